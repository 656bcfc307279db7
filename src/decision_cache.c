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
	bool		restricted;		/* code that acts for somebody else: nobody is an administrator in it */
	bool		write;
	int64		grant_id;		/* ldpd.grant_id */
} DecisionKey;

typedef struct KnownDecision
{
	bool		valid;
	DecisionKey key;
	ResourceInfo info;
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
remember(KnownDecision *place, const DecisionKey *key, const ResourceInfo *info, const AccessDecision *d)
{
	MemoryContext old;

	if (place->memory == NULL)
		place->memory = AllocSetContextCreate(TopMemoryContext, "ldpd decision", ALLOCSET_SMALL_SIZES);
	MemoryContextReset(place->memory);
	old = MemoryContextSwitchTo(place->memory);
	place->key = *key;
	place->info = *info;
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
	if (from == DT_NOBEGIN && until == DT_NOEND)
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

bool
decide_on_relation(Oid relation, const char *resource, bool write, ResourceInfo *info, AccessDecision *d)
{
	DecisionKey key;
	KnownDecision *place;
	TimestampTz now = 0;
	uint64		before;

	memset(&key, 0, sizeof(key));
	key.relation = relation;
	key.role = acting_role();
	key.restricted = InSecurityRestrictedOperation() && InLocalUserIdChange();
	key.write = write;
	key.grant_id = chosen_grant();
	place = &known[(key.relation ^ key.role ^ (uint32) key.grant_id ^ (write ? 32 : 0)) % lengthof(known)];
	if (place->valid && memcmp(&place->key, &key, sizeof(key)) == 0 &&
		decision_holds(place->decision.holds_from, place->decision.holds_until, &now))
	{
		*info = place->info;
		*d = place->decision;
		return true;
	}

	place->valid = false;
	registers[0] = law_relid("agency", false);
	registers[1] = law_relid("agency_role", false);
	before = invalidations;
	if (!resource_info(resource, info))
		return false;
	decide_access(resource, info, write, d);
	if (d->frozen)
		info->record_only = false;
	if (d->allowed && info->relation == relation && before == invalidations)
		remember(place, &key, info, d);
	return true;
}

void
decision_cache_init(void)
{
	watch_relations(forget_relation);
	CacheRegisterSyscacheCallback(AUTHOID, forget_all, (Datum) 0);
	CacheRegisterSyscacheCallback(AUTHMEMROLEMEM, forget_all, (Datum) 0);
}
