/*
 * prune.c
 *		How long the ledger is kept, and how what was kept long enough goes (Article 28; 政务数据共享条例 Article 29).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/jsonb.h"
#include "utils/rel.h"
#include "utils/timestamp.h"

#include "identity.h"
#include "law.h"
#include "ledger.h"
#include "seal.h"
#include "store.h"
#include "trigger.h"

/*
 * ledger_policy_guard(): BEFORE INSERT OR UPDATE OR DELETE FOR EACH ROW on ldpd.ledger_policy. The one row stays, its name
 * too; the years only grow.
 */
PG_FUNCTION_INFO_V1(ldpd_ledger_policy_guard);
Datum
ldpd_ledger_policy_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "ledger_policy_guard", true, true);
	TupleDesc	desc;
	HeapTuple	old;
	HeapTuple	new;
	bool		allowed = false;

	old = trigdata->tg_trigtuple;
	new = trigger_row(trigdata);
	desc = RelationGetDescr(trigdata->tg_relation);
	if (guard_lets_pass(trigdata->tg_event))
		return PointerGetDatum(new);
	if (TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event))
	{
		int			years = SPI_fnumber(desc, "years");
		int			origin = SPI_fnumber(desc, "origin");
		bool		isnull;

		allowed = DatumGetInt32(heap_getattr(new, years, desc, &isnull)) >= DatumGetInt32(heap_getattr(old, years, desc, &isnull)) &&
			strcmp(SPI_getvalue(new, desc, origin), SPI_getvalue(old, desc, origin)) == 0;
	}
	if (!allowed)
		ereport(ERROR,
				(errcode(ARTICLE(28)),
				 errmsg("the ledger keeps its name, and is kept no shorter than before"),
				 errdetail_article(28, LAW_28),
				 errhint("UPDATE ldpd.ledger_policy SET years = … raises the years; nothing lowers them.")));
	return PointerGetDatum(new);
}

static Datum
one_value(SPIPlanPtr *plan, const char *sql, Oid type, Datum argument, bool *isnull)
{
	law_execute(plan, sql, 1, &type, &argument, NULL);
	if (SPI_processed != 1)
		elog(ERROR, "%d rows instead of one: %s", (int) SPI_processed, sql);
	return SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, isnull);
}

/* What is younger than the years that are settled stays, by the real clock: no rehearsal makes entries old. */
static void
check_kept_long_enough(DateADT first_kept)
{
	static SPIPlanPtr plan = NULL;
	bool		isnull;
	DateADT		today = law_day(GetCurrentTimestamp());
	DateADT		limit;

	limit = DatumGetDateADT(one_value(&plan,
									  "SELECT date_trunc('month', $1 - make_interval(years => years))::date"
									  " FROM ldpd.ledger_policy", DATEOID, DateADTGetDatum(today), &isnull));
	if (first_kept > limit)
		ereport(ERROR,
				(errcode(ARTICLE(28)),
				 errmsg("entries of before %s cannot be pruned yet", law_day_to_cstring(first_kept)),
				 errdetail("《政务数据共享条例》第二十九条: 使用记录保存不少于三年; the years of this ledger are in ldpd.ledger_policy."),
				 errhint("What is older than %s may go now.", law_day_to_cstring(limit))));
}

static void
check_sealed(TimestampTz first_kept)
{
	static SPIPlanPtr plan = NULL;
	bool		isnull;
	Datum		id = one_value(&plan,
							   "SELECT min(id) FROM ldpd.ledger WHERE at < $1"
							   " AND id > (SELECT coalesce(max(upto), 0) FROM ldpd.ledger_block)",
							   TIMESTAMPTZOID, TimestampTzGetDatum(first_kept), &isnull);

	if (!isnull)
		ereport(ERROR,
				(errcode(ARTICLE(28)),
				 errmsg("entry %lld is not sealed yet", (long long) DatumGetInt64(id)),
				 errdetail_article(28, LAW_28),
				 errhint("SELECT ldpd.seal_ledger() first.")));
}

/* What is not as it was sealed is evidence, and does not go. */
static void
check_sound(void)
{
	static SPIPlanPtr plan = NULL;

	law_execute(&plan, "SELECT detail FROM ldpd.verify_blocks(NULL, NULL, NULL, NULL) LIMIT 1", 0, NULL, NULL, NULL);
	if (SPI_processed > 0)
		ereport(ERROR,
				(errcode(ARTICLE(28)),
				 errmsg("the ledger is not as it was sealed: %s", SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1)),
				 errdetail_article(28, LAW_28),
				 errhint("SELECT * FROM ldpd.verify_ledger() says all that was found.")));
}

static void
drop_months(DateADT first_kept)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = DATEOID;
	Datum		value = DateADTGetDatum(first_kept);
	SPITupleTable *months;
	uint64		n;
	uint64		i;

	law_execute(&plan,
				"SELECT c.relname::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
				" WHERE i.inhparent = 'ldpd.ledger'::regclass AND c.relname ~ '^ledger_[0-9]{4}_[0-9]{2}$'"
				" AND to_date(substr(c.relname, 8), 'YYYY_MM') < $1 ORDER BY 1", 1, &type, &value, NULL);
	months = SPI_tuptable;
	n = SPI_processed;
	for (i = 0; i < n; i++)
		law_execute(NULL, psprintf("DROP TABLE ldpd.%s", SPI_getvalue(months->vals[i], months->tupdesc, 1)),
					0, NULL, NULL, NULL);
}

/*
 * prune_ledger(before): takes away the entries of the whole months before a day's, in three steps that stand or fall
 * together: writes down which they are, drops their leaves, drops the lists of the blocks that have none left.
 */
PG_FUNCTION_INFO_V1(ldpd_prune_ledger);
Datum
ldpd_prune_ledger(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr what_plan = NULL;
	static SPIPlanPtr rest_plan = NULL;
	static SPIPlanPtr lists_plan = NULL;
	int			year;
	int			month;
	int			day;
	DateADT		first_kept;
	TimestampTz moment;
	Oid			types[] = {TIMESTAMPTZOID, DATEOID};
	Datum		values[2];
	int64		entries;
	bool		isnull;
	Jsonb	   *detail;

	if (!acts_as_dba())
		ereport(ERROR,
				(errcode(ARTICLE(28)),
				 errmsg("only a database administrator may prune the ledger"),
				 errdetail_article(28, LAW_28),
				 errhint("Ask the office that runs the database; the entry of it stays.")));
	if (IsolationUsesXactSnapshot())
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_TRANSACTION_STATE),
				 errmsg("the ledger is pruned in READ COMMITTED"),
				 errhint("BEGIN ISOLATION LEVEL READ COMMITTED, or call it in no transaction block.")));
	if (!lock_sealing())
		ereport(ERROR,
				(errcode(ERRCODE_LOCK_NOT_AVAILABLE),
				 errmsg("the ledger is being sealed"),
				 errhint("Call it again in a moment.")));
	j2date(PG_GETARG_DATEADT(0) + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	first_kept = date2j(year, month, 1) - POSTGRES_EPOCH_JDATE;
	moment = (TimestampTz) first_kept * USECS_PER_DAY - BEIJING_OFFSET_USECS;

	SPI_connect();
	check_kept_long_enough(first_kept);
	check_sealed(moment);
	check_sound();

	/* Ranges of ids in which nothing is kept, those of earlier times with them: their entry may go itself some day. */
	values[0] = TimestampTzGetDatum(moment);
	values[1] = DateADTGetDatum(first_kept);
	law_execute(&what_plan,
				"WITH id AS MATERIALIZED ("
				"  SELECT l.id, l.at < $1 AS goes FROM ldpd.ledger l WHERE l.id <= (SELECT max(g.id) FROM ldpd.ledger g WHERE g.at < $1)"
				"), range AS ("
				"  SELECT min(i.id) AS first, max(i.id) AS last, count(*) AS n"
				"  FROM (SELECT id.*, count(*) FILTER (WHERE NOT goes) OVER (ORDER BY id) AS island FROM id) i"
				"  WHERE i.goes GROUP BY i.island"
				"), block AS ("
				"  SELECT b.no, b.no - row_number() OVER (ORDER BY b.no) AS island FROM ldpd.ledger_block b"
				"  WHERE EXISTS (SELECT FROM ldpd.ledger_block_leaf f WHERE f.block = b.no)"
				"  AND EXISTS (SELECT FROM range r WHERE r.first <= b.upto AND r.last > b.after)"
				"  AND NOT EXISTS (SELECT FROM ldpd.ledger l WHERE l.id > b.after AND l.id <= b.upto AND l.at >= $1)"
				"), before AS ("
				"  SELECT l.detail FROM ldpd.ledger l WHERE l.object = 'ledger/entries' AND l.action = 'pruned' ORDER BY l.id DESC LIMIT 1"
				")"
				" SELECT coalesce((SELECT sum(n) FROM range), 0)::bigint,"
				"  jsonb_build_object('before', to_char($2, 'YYYY-MM-DD'), 'entries', (SELECT sum(n) FROM range),"
				"  'ids', coalesce((SELECT detail -> 'ids' FROM before), '[]')"
				"   || coalesce((SELECT jsonb_agg(jsonb_build_array(first, last) ORDER BY first) FROM range), '[]'),"
				"  'blocks', coalesce((SELECT detail -> 'blocks' FROM before), '[]')"
				"   || coalesce((SELECT jsonb_agg(jsonb_build_array(first, last) ORDER BY first)"
				"      FROM (SELECT min(no) AS first, max(no) AS last FROM block GROUP BY island) b), '[]'))",
				2, types, values, NULL);
	entries = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
	if (entries > 0)
	{
		detail = DatumGetJsonbP(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2, &isnull));
		ledger_append(28, "pruned", "ledger/entries", detail);
		CommandCounterIncrement();
		law_execute(&lists_plan,
					"DELETE FROM ldpd.ledger_block_leaf f USING ldpd.ledger l, jsonb_array_elements(l.detail -> 'blocks') r"
					" WHERE l.id = (SELECT max(id) FROM ldpd.ledger WHERE object = 'ledger/entries' AND action = 'pruned')"
					" AND f.block BETWEEN (r ->> 0)::bigint AND (r ->> 1)::bigint", 0, NULL, NULL, NULL);
		law_execute(&rest_plan, "DELETE FROM ldpd.ledger_default WHERE at < $1", 1, types, values, NULL);
	}
	drop_months(first_kept);
	SPI_finish();
	PG_RETURN_INT64(entries);
}
