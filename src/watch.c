/*
 * watch.c
 *		Who in this library wants to hear that a relation has changed.
 *
 * The server has room for ten relcache callbacks of all that is in it, libraries of others included: this one takes one.
 */
#include "ldpd.h"

#include "watch.h"

static RelcacheCallbackFunction watchers[16];
static int	nwatchers = 0;

static void
tell_watchers(Datum arg, Oid relid)
{
	int			i;

	for (i = 0; i < nwatchers; i++)
		watchers[i] ((Datum) 0, relid);
}

void
watch_relations(RelcacheCallbackFunction callback)
{
	if (nwatchers == lengthof(watchers))
		elog(FATAL, "more than %d watch relations", nwatchers);
	if (nwatchers == 0)
		CacheRegisterRelcacheCallback(tell_watchers, (Datum) 0);
	watchers[nwatchers++] = callback;
}
