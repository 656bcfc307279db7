/*
 * decision_cache.c
 *		Remembers in a session what was decided on reading and writing attached tables, so that a statement need not ask the
 *		catalogue, the register of agencies and the grants again.
 *
 * What lets in is remembered, refusals are not: they are rare and explain themselves afresh. A decision holds until
 *	- the attached relation's relcache entry is invalidated: whatever changes a grant, the version in force, the mode or the
 *	  provider of a resource, or freezes one of them, sends that (grant.c, catalogue.c, attach.c, incident.c);
 *	- a register of who acts for whom changes, or an agency is frozen, or a role changes;
 *	- the law's clock leaves the time for which it was made: grants begin and end with no message.
 */
#include "ldpd.h"

#include "miscadmin.h"
#include "utils/datum.h"
#include "utils/inval.h"
#include "utils/memutils.h"
#include "utils/syscache.h"

#include "access.h"
#include "identity.h"
#include "store.h"
#include "watch.h"

typedef struct DecisionKey
{
	Oid			relation;		/* the attached one */
	Oid			role;
	bool		for_another;	/* acts_for_another() */
	bool		write;
	int64		grant_id;		/* ldpd.grant_id */
} DecisionKey;

typedef struct KnownDecision
{
	bool		valid;
	DecisionKey key;
	AccessDecision decision;
	MemoryContext memory;		/* of what the decision points to */
} KnownDecision;

static KnownDecision known[64];
static Oid	registers[2];		/* agency, agency_role */
static uint64 invalidations = 0;

static void
forget_relation(Datum arg, Oid relid)
{
	bool		all = !OidIsValid(relid) || relid == registers[0] || relid == registers[1];
	int			i;

	invalidations++;
	for (i = 0; i < lengthof(known); i++)
		if (all || known[i].key.relation == relid)
			known[i].valid = false;
}

static void
forget_all(Datum arg, int cacheid, uint32 hashvalue)
{
	forget_relation(arg, InvalidOid);
}

static char *
copy_string(const char *string)
{
	return string ? pstrdup(string) : NULL;
}

static void
remember(KnownDecision *place, const DecisionKey *key, const AccessDecision *d)
{
	MemoryContext old;

	if (place->memory == NULL)
		place->memory = AllocSetContextCreate(TopMemoryContext, "ldpd decision", ALLOCSET_SMALL_SIZES);
	MemoryContextReset(place->memory);
	old = MemoryContextSwitchTo(place->memory);
	place->key = *key;
	place->decision = *d;
	place->decision.path = copy_string(d->path);
	place->decision.purpose = copy_string(d->purpose);
	place->decision.items = d->items ? DatumGetArrayTypePCopy(PointerGetDatum(d->items)) : NULL;
	MemoryContextSwitchTo(old);
	place->valid = true;
}

bool
decision_holds(TimestampTz from, TimestampTz until, TimestampTz *now)
{
	if (decision_is_unbounded(from, until))
		return true;
	if (*now == 0)
		*now = law_now();
	return *now >= from && *now < until;
}

uint64
decision_changes(void)
{
	return invalidations;
}

static pg_noinline bool
holds_now(const AccessDecision *d)
{
	TimestampTz now = 0;

	return decision_holds(d->holds_from, d->holds_until, &now);
}

static pg_noinline const AccessDecision *
decide_afresh(KnownDecision *place, DecisionKey key, const char *resource)
{
	ResourceInfo info;
	AccessDecision *d;
	uint64		before;

	place->valid = false;
	registers[0] = law_relid("agency", false);
	registers[1] = law_relid("agency_role", false);
	before = invalidations;
	if (!resource_info(resource, &info))
		return NULL;
	d = palloc(sizeof(AccessDecision));
	decide_access(resource, &info, key.write, d);
	if (d->allowed && d->relation == key.relation && before == invalidations)
		remember(place, &key, d);
	return d;
}

const AccessDecision *
decide_on_relation(Oid relation, const char *resource, bool write)
{
	DecisionKey key = {relation, acting_role(), acts_for_another(), write, chosen_grant()};
	KnownDecision *place = &known[(relation ^ key.role ^ (uint32) key.grant_id ^ (write ? 32 : 0)) % lengthof(known)];
	const AccessDecision *d = &place->decision;

	if (place->valid && place->key.relation == relation && place->key.role == key.role &&
		place->key.for_another == key.for_another && place->key.write == write && place->key.grant_id == key.grant_id &&
		(decision_is_unbounded(d->holds_from, d->holds_until) || holds_now(d)))
		return d;
	return decide_afresh(place, key, resource);
}

void
decision_cache_init(void)
{
	watch_relations(forget_relation);
	CacheRegisterSyscacheCallback(AUTHOID, forget_all, (Datum) 0);
	CacheRegisterSyscacheCallback(AUTHMEMROLEMEM, forget_all, (Datum) 0);
}
