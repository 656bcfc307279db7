/*
 * watch.h
 *		Who in this library wants to hear that a relation has changed.
 */
#ifndef LDPD_WATCH_H
#define LDPD_WATCH_H

#include "ldpd.h"

#include "utils/inval.h"

/* Calls callback(0, relid) for each relcache invalidation; relid is InvalidOid for all relations. For the whole session. */
extern void watch_relations(RelcacheCallbackFunction callback);

#endif							/* LDPD_WATCH_H */
