/*
 * outlet.c
 *		Functions that carry data out of the law: a statement that reads others' data does not call them (Article 17).
 *
 * Each function and operator of such a statement is asked about, at each execution. So a session remembers the answer until
 * the list of outlets (registry_record() sends that) or a function changes: its name is what counts.
 */
#include "ldpd.h"

#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "law.h"
#include "outlet.h"
#include "store.h"
#include "watch.h"

static Oid	harmless[1024];		/* functions that are no outlets, each in the place of its number */
static Oid	outlets = InvalidOid;	/* ldpd.outlet, when they were asked about */
static bool stale = true;
static uint64 invalidations = 0;

static void
forget_relation(Datum arg, Oid relid)
{
	if (!OidIsValid(relid) || relid == outlets)
	{
		stale = true;
		invalidations++;
	}
}

static void
forget_functions(Datum arg, int cacheid, uint32 hashvalue)
{
	forget_relation(arg, InvalidOid);
}

void
outlet_check(Oid function, const char *resource)
{
	Oid		   *place = &harmless[function % lengthof(harmless)];
	char	   *name;
	uint64		before;

	if (!stale && *place == function)
		return;
	outlets = law_relid("outlet", false);
	before = invalidations;
	name = get_func_name(function);
	if (name == NULL)
		return;
	/* outlet.function */
	if (law_exists("outlet", "outlet_pkey", 1, CStringGetTextDatum(name)))
		ereport(ERROR,
				(errcode(ARTICLE(17)),
				 errmsg("a statement that reads resource \"%s\" cannot call %s()", resource, name),
				 errdetail_article(17, LAW_17),
				 errhint("Data leave the law by functions that stand in ldpd.outlet.")));
	if (before != invalidations)
		return;
	if (stale)
		memset(harmless, 0, sizeof(harmless));
	stale = false;
	*place = function;
}

void
outlet_init(void)
{
	watch_relations(forget_relation);
	CacheRegisterSyscacheCallback(PROCOID, forget_functions, (Datum) 0);
}
