/*
 * trigger.h
 *		What each trigger function of the law asks first: whether it is called as it must be.
 */
#ifndef LDPD_TRIGGER_H
#define LDPD_TRIGGER_H

#include "ldpd.h"

#include "access/htup.h"
#include "commands/event_trigger.h"
#include "commands/trigger.h"

/* Raises unless name is fired before (or after) each row (or statement). */
extern TriggerData *check_called_as_trigger(FunctionCallInfo fcinfo, const char *name, bool before, bool row);

/* Raises unless name is called as an event trigger. */
extern EventTriggerData *check_called_as_event_trigger(FunctionCallInfo fcinfo, const char *name);

/* The row that a row trigger is fired for: the new one of an UPDATE. */
extern HeapTuple trigger_row(TriggerData *trigdata);

#endif							/* LDPD_TRIGGER_H */
