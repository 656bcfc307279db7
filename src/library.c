/*
 * library.c
 *		Whether this library and the extension's objects in the database are of one version.
 *
 * A package replaces the library of all databases at once, at the server's next start; the objects of each are brought up
 * by ALTER EXTENSION ldpd UPDATE. In between nothing is decided or recorded by tables of which the library knows another
 * form: what is under the law is closed, and what is not goes on.
 */
#include "ldpd.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/indexing.h"
#include "catalog/pg_extension.h"
#include "commands/extension.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/inval.h"
#include "utils/rel.h"
#include "utils/syscache.h"

#include "library.h"

/* In one piece, so that a test finds it in the file. */
static const char this_library[] = "ldpd " LDPD_VERSION;

static const char *const library_version = this_library + sizeof("ldpd ") - 1;

/*
 * pg_extension sends no messages when it changes. But every script of ours makes ldpd.library_version() anew, and so each
 * session hears of it.
 */
static bool known_to_fit = false;

static void
forget_fit(Datum arg, int cacheid, uint32 hashvalue)
{
	known_to_fit = false;
}

/* Of the extension's objects, palloc'd; NULL where it is not created. */
static char *
installed_version(void)
{
	Relation	rel = table_open(ExtensionRelationId, AccessShareLock);
	ScanKeyData key;
	SysScanDesc scan;
	HeapTuple	tuple;
	char	   *version = NULL;

	ScanKeyInit(&key, Anum_pg_extension_extname, BTEqualStrategyNumber, F_NAMEEQ, CStringGetDatum("ldpd"));
	scan = systable_beginscan(rel, ExtensionNameIndexId, true, NULL, 1, &key);
	tuple = systable_getnext(scan);
	if (HeapTupleIsValid(tuple))
	{
		bool		isnull;

		version = TextDatumGetCString(heap_getattr(tuple, Anum_pg_extension_extversion, RelationGetDescr(rel), &isnull));
	}
	systable_endscan(scan);
	table_close(rel, AccessShareLock);
	return version;
}

bool
library_fits(void)
{
	char	   *installed;

	/* pg_upgrade and a dump bring back the objects and rows of a version that this library need not be of */
	if (known_to_fit || creating_extension || IsBinaryUpgrade || ldpd_restoring)
		return true;
	installed = installed_version();
	known_to_fit = installed == NULL || strcmp(installed, library_version) == 0;
	return known_to_fit;
}

/* Whether a version, numbers with dots between, comes before another. */
static bool
is_before(const char *a, const char *b)
{
	for (;;)
	{
		char	   *after_a;
		char	   *after_b;
		long		x = strtol(a, &after_a, 10);
		long		y = strtol(b, &after_b, 10);

		if (x != y)
			return x < y;
		if (*after_a != '.' || *after_b != '.')
			return *after_b == '.' && *after_a != '.';
		a = after_a + 1;
		b = after_b + 1;
	}
}

void
check_library(void)
{
	char	   *installed;

	if (library_fits())
		return;
	installed = installed_version();
	ereport(ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("the library of ldpd is of version %s, the extension in this database of version %s", library_version, installed),
			 errdetail("What is under the law is closed until they are of one version: nothing may be done there that is not recorded."),
			 is_before(installed, library_version)
			 ? errhint("A superuser runs ALTER EXTENSION ldpd UPDATE in this database.")
			 : errhint("Install the package of ldpd %s, and restart the server.", installed)));
}

PG_FUNCTION_INFO_V1(ldpd_library_version);
Datum
ldpd_library_version(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(library_version));
}

void
library_init(void)
{
	CacheRegisterSyscacheCallback(PROCOID, forget_fit, (Datum) 0);
}
