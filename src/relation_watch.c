/*
 * relation_watch.c
 *		Tells the caches of this library that a relation has changed.
 *
 * A session has ten slots for such callbacks, for all that is loaded into it, and ends where an eleventh is wanted. The server
 * takes two or three, logical decoding, pg_cron and others theirs: so this library takes one.
 */
#include "ldpd.h"

#include "relation_watch.h"

static RelcacheCallbackFunction watchers[16];
static int	nwatchers = 0;

static void
tell_watchers(Datum arg, Oid relid)
{
	int			i;

	for (i = 0; i < nwatchers; i++)
		watchers[i] (arg, relid);
}

void
watch_relations(RelcacheCallbackFunction callback)
{
	if (nwatchers == lengthof(watchers))
		elog(ERROR, "out of slots for watchers of relations");
	if (nwatchers == 0)
		CacheRegisterRelcacheCallback(tell_watchers, (Datum) 0);
	watchers[nwatchers++] = callback;
}
