/*
 * derived.h
 *		What was shared is not handed on (Article 17, 数不外用): relations that a statement filled from another agency's attached
 *		data are bound as their source is.
 */
#ifndef LDPD_DERIVED_H
#define LDPD_DERIVED_H

#include "ldpd.h"

#include "nodes/pg_list.h"

#include "access.h"

/* A source that data are taken from, by a decision that let them be read. */
typedef struct Source
{
	const char *resource;
	int64		grant_id;		/* 0: shared or open unconditionally */
} Source;

/* A resource that a relation is derived from, NULL where it is not derived; part of the cache of relations in access.c. */
extern char *derived_from(Oid relid);

/*
 * The decisions on reading a derived relation, one by source that binds it: a List of DerivedAccess. A source's refusal is
 * turned into one that names the relation.
 */
typedef struct DerivedAccess
{
	char	   *resource;
	AccessDecision decision;
} DerivedAccess;

extern List *derived_access(Oid relid);

/* A statement writes what it reads from the sources (List of Source) into a relation. LD017 where that may not be. */
extern void derived_mark(Oid relid, List *sources);

/* A derived relation was emptied or dropped. */
extern void derived_ended(Oid relid);

#endif							/* LDPD_DERIVED_H */
