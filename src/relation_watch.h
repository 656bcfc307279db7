/*
 * relation_watch.h
 *		Tells the caches of this library that a relation has changed.
 */
#ifndef LDPD_RELATION_WATCH_H
#define LDPD_RELATION_WATCH_H

#include "ldpd.h"

#include "utils/inval.h"

/* Has callback called, as CacheRegisterRelcacheCallback() would, with an argument of 0. */
extern void watch_relations(RelcacheCallbackFunction callback);

#endif							/* LDPD_RELATION_WATCH_H */
