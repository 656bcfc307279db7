/*
 * ledger_month.c
 *		Makes the ledger's leaves, one a month, ahead of time (growth and retention of the ledger, Articles 28, 34).
 *
 * Nothing depends on it: what has no month of its own lies in the default leaf. So whoever seals makes them, a
 * year ahead, and only where that stops nobody: both locks are taken or left.
 */
#include "ldpd.h"

#include "access/table.h"
#include "catalog/namespace.h"
#include "catalog/partition.h"
#include "catalog/pg_class.h"
#include "executor/spi.h"
#include "partitioning/partdesc.h"
#include "storage/lmgr.h"
#include "utils/datetime.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/timestamp.h"

#include "identity.h"
#include "ledger.h"
#include "store.h"

#define MONTHS_AHEAD	12

static Oid
month_relid(char *name, size_t size, int year, int month)
{
	snprintf(name, size, "ledger_%04d_%02d", year, month);
	return get_relname_relid(name, get_namespace_oid("ldpd", false));
}

/* The month of now in Beijing, from 1. */
static void
this_month(int *year, int *month)
{
	int			day;

	j2date(law_day(GetCurrentTimestamp()) + POSTGRES_EPOCH_JDATE, year, month, &day);
}

bool
ledger_has_month(void)
{
	char		name[NAMEDATALEN];
	int			year;
	int			month;

	this_month(&year, &month);
	return OidIsValid(month_relid(name, sizeof(name), year, month));
}

/*
 * Months are made once the ledger is in use: never in a database that a dump is about to be restored into, which brings
 * its own.
 */
static bool
ledger_in_use(Oid ledger)
{
	static SPIPlanPtr plan = NULL;
	Relation	rel = table_open(ledger, AccessShareLock);
	bool		in_use = RelationGetPartitionDesc(rel, true)->nparts > 1;

	table_close(rel, AccessShareLock);
	if (in_use)
		return true;
	law_execute(&plan, "SELECT FROM ldpd.ledger LIMIT 1", 0, NULL, NULL, NULL);
	return SPI_processed > 0;
}

static void
make_month(const char *name, int year, int month)
{
	char	   *from = psprintf("%04d-%02d-01 00:00:00+08", year, month);
	char	   *to = psprintf("%04d-%02d-01 00:00:00+08", year + month / 12, month % 12 + 1);

	law_execute(NULL, psprintf("CREATE TABLE ldpd.%s (LIKE ldpd.ledger, PRIMARY KEY (id))", name), 0, NULL, NULL, NULL);
	/* Entries of that month may be there already: of the database's first days, or of a clock that was set forward. */
	law_execute(NULL, psprintf("WITH moved AS (DELETE FROM ldpd.ledger_default WHERE at >= '%s' AND at < '%s' RETURNING *)"
							   " INSERT INTO ldpd.%s SELECT * FROM moved", from, to, name), 0, NULL, NULL, NULL);
	law_execute(NULL, psprintf("ALTER TABLE ldpd.ledger ATTACH PARTITION ldpd.%s FOR VALUES FROM ('%s') TO ('%s')",
							   name, from, to), 0, NULL, NULL, NULL);
	/* The same as of ldpd.ledger_default; index_takes() in store.c knows what they may be. */
	law_execute(NULL, psprintf("CREATE INDEX %1$s_object ON ldpd.%1$s (object);"
							   "CREATE INDEX %1$s_agency ON ldpd.%1$s (agency, at) WHERE use_no IS NULL;"
							   "CREATE INDEX %1$s_end ON ldpd.%1$s (use_no) WHERE action = 'end'", name),
				0, NULL, NULL, NULL);
	law_execute(NULL, psprintf("CREATE TRIGGER ledger_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.%s"
							   " FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard()", name), 0, NULL, NULL, NULL);
	law_execute(NULL, psprintf("COMMENT ON TABLE ldpd.%s IS '台账 %d 年 %d 月的记录'", name, year, month),
				0, NULL, NULL, NULL);
}

int
ledger_prepare_months(void)
{
	Oid			ledger = law_relid("ledger", false);
	Oid			rest = get_default_partition_oid(ledger);
	bool		locked = false;
	int			made = 0;
	int			year;
	int			first;
	int			i;

	if (ldpd_restoring || !OidIsValid(rest))
		return 0;
	this_month(&year, &first);
	SPI_connect();
	for (i = 0; i <= MONTHS_AHEAD; i++)
	{
		int			months = first - 1 + i;
		char		name[NAMEDATALEN];

		if (OidIsValid(month_relid(name, sizeof(name), year + months / 12, months % 12 + 1)))
			continue;
		if (!locked)
		{
			if (!ledger_in_use(ledger) || !ConditionalLockRelationOid(ledger, ShareUpdateExclusiveLock))
				break;
			if (!ConditionalLockRelationOid(rest, AccessExclusiveLock))
			{
				UnlockRelationOid(ledger, ShareUpdateExclusiveLock);
				break;
			}
			locked = true;
			/* another may have made it while we asked */
			if (OidIsValid(month_relid(name, sizeof(name), year + months / 12, months % 12 + 1)))
				continue;
		}
		make_month(name, year + months / 12, months % 12 + 1);
		made++;
	}
	SPI_finish();
	return made;
}

PG_FUNCTION_INFO_V1(ldpd_ledger_prepare_months);
Datum
ldpd_ledger_prepare_months(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(ledger_prepare_months());
}
