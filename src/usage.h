/*
 * usage.h
 *		The record of reads: who used whose data, when, for what (Articles 17, 28, 31, 34: 谁使用谁负责).
 */
#ifndef LDPD_USAGE_H
#define LDPD_USAGE_H

#include "ldpd.h"

#include "nodes/bitmapset.h"

#include "access.h"

/*
 * The access hook has let a statement read a relation: noted, and recorded when its first row is asked for. The code of the
 * resource is a lasting one (catalogue.h), the columns are the plan's. derived: the relation holds data of the resource, and is
 * not the one that is attached.
 */
extern void usage_note(const char *resource, Oid relid, bool derived, Bitmapset *columns, const AccessDecision *decision);

/* Whether what is asked for is going to be read: not what is only explained, nor what COPY asks for a second time, by a plan. */
extern bool usage_will_read(Oid relid);

/*
 * How the execution with this memory (es_query_cxt) reads a resource itself, or the one that is starting; NULL where it does not.
 */
extern const struct Use *usage_reading(MemoryContext execution, const char *resource, bool starting);

/* It is turned away ("denied"), or in mode 'record' would be ("would_refuse"): recorded at once. */
extern void usage_refused(const char *resource, const AccessDecision *decision);

/* What the object access hook has seen; LD017 where a function would carry what is being read out of the law. */
extern void usage_function_called(Oid function);
extern void usage_relation_created(Oid relid, bool is_internal);

extern void usage_init(void);

#endif							/* LDPD_USAGE_H */
