/*
 * trigger.c
 *		What each trigger function of the law asks first: whether it is called as it must be.
 */
#include "ldpd.h"

#include "trigger.h"

TriggerData *
check_called_as_trigger(FunctionCallInfo fcinfo, const char *name, bool before, bool row)
{
	TriggerData *trigdata = (TriggerData *) fcinfo->context;

	if (!CALLED_AS_TRIGGER(fcinfo) ||
		(before ? !TRIGGER_FIRED_BEFORE(trigdata->tg_event) : !TRIGGER_FIRED_AFTER(trigdata->tg_event)) ||
		(row ? !TRIGGER_FIRED_FOR_ROW(trigdata->tg_event) : !TRIGGER_FIRED_FOR_STATEMENT(trigdata->tg_event)))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("%s must be fired %s … FOR EACH %s", name, before ? "BEFORE" : "AFTER", row ? "ROW" : "STATEMENT")));
	return trigdata;
}

EventTriggerData *
check_called_as_event_trigger(FunctionCallInfo fcinfo, const char *name)
{
	if (!CALLED_AS_EVENT_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("%s must be called as an event trigger", name)));
	return (EventTriggerData *) fcinfo->context;
}

HeapTuple
trigger_row(TriggerData *trigdata)
{
	return TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event) ? trigdata->tg_newtuple : trigdata->tg_trigtuple;
}
