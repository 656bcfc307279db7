/*
 * count.c
 *		Counts that are kept, because the rows would take too long: deadlines that are over (Article 35), uses of data (Article 31).
 *
 * A step that ends a period appends a row to ldpd.duty_count_new, in its own transaction, and waits for nobody; the recorder,
 * or count_up(), merges these into ldpd.duty_count. The sum of both is always what the rows say. Uses are counted from the
 * sealed ledger, a block at a time, and cost whoever reads nothing.
 */
#include "ldpd.h"

#include "access/heapam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "storage/lock.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/rel.h"

#include "count.h"
#include "identity.h"
#include "store.h"

/* ----------------------------------------------------------------
 * Deadlines that are over
 * ----------------------------------------------------------------
 */

/* A period of a procedure's row, as ldpd.period_over has it: over when it is done, unless its state says that it runs again. */
typedef struct Period
{
	const char *table;
	const char *rule;
	const char *agency;
	const char *due;			/* a date, or the moment of the last day */
	const char *provisional;	/* NULL: never */
	const char *done;
	const char *or_done;		/* where done is null; NULL: none */
	const char *unless[2];		/* states */
} Period;

static const Period periods[] = {
	{"catalogue_change", "catalogue_update", "agency", "due_on", "provisional", "submitted_at"},
	{"share_request", "share_reply", "provider", "reply_due", "reply_provisional", "decided_at", "ended_at"},
	{"share_request", "share_fulfil", "provider", "fulfil_due", "fulfil_provisional", "fulfilled_at"},
	{"emergency_share", "emergency_review", "reviewer", "review_due", "review_provisional", "reviewed_at"},
	{"open_request", "open_reply", "provider", "reply_due", "reply_provisional", "decided_at"},
	{"demand", "demand_reply", "bureau", "reply_due", "reply_provisional", "answered_at"},
	{"correction", "correction_reply", "provider", "reply_due", "reply_provisional", "answered_at"},
	{"security_task", "security_task", "agency", "due_on", "provisional", "done_at"},
	{"incident", "incident_report", "agency", "report_by", NULL, "reported_at"},
	{"rectification", "rectify", "agency", "due_on", NULL, "answered_at", NULL, {"returned", "withdrawn"}},
};

/* The columns of ldpd.duty_count_new, by attribute number - 1. */
enum
{
	COUNT_AGENCY,
	COUNT_RULE,
	COUNT_MONTH,
	COUNT_ON_TIME,
	COUNT_LATE,
	COUNT_NATTS
};

/* What one period counts for. */
typedef struct Count
{
	bool		over;
	CreditCode	agency;
	DateADT		month;
	bool		late;
} Count;

static Datum
row_value(Relation rel, const Row *row, const char *column, bool *isnull)
{
	return row_get(row, law_column_number(RelationGetDescr(rel), RelationGetRelationName(rel), column), isnull);
}

static bool
in_state(Relation rel, const Row *row, const char *const *states)
{
	bool		isnull;
	char	   *state;

	if (states[0] == NULL)
		return false;
	state = TextDatumGetCString(row_value(rel, row, "state", &isnull));
	return strcmp(state, states[0]) == 0 || strcmp(state, states[1]) == 0;
}

static DateADT
first_of_month(DateADT day)
{
	int			year;
	int			month;
	int			day_of_month;

	j2date(day + POSTGRES_EPOCH_JDATE, &year, &month, &day_of_month);
	return day - day_of_month + 1;
}

static void
count_period(const Period *period, Relation rel, const Row *row, Count *count)
{
	Datum		agency;
	Datum		due;
	Datum		done;
	DateADT		due_on;
	DateADT		done_on;
	bool		isnull;

	memset(count, 0, sizeof(*count));
	if (row == NULL)
		return;
	done = row_value(rel, row, period->done, &isnull);
	if (isnull && period->or_done)
		done = row_value(rel, row, period->or_done, &isnull);
	if (isnull)
		return;
	due = row_value(rel, row, period->due, &isnull);
	if (isnull || in_state(rel, row, period->unless))
		return;
	agency = row_value(rel, row, period->agency, &isnull);
	if (isnull)
		return;

	due_on = TupleDescAttr(RelationGetDescr(rel), law_column_number(RelationGetDescr(rel), period->table, period->due) - 1)->atttypid == DATEOID
		? DatumGetDateADT(due) : law_day(DatumGetTimestampTz(due));
	done_on = law_day(DatumGetTimestampTz(done));
	count->over = true;
	count->agency = *DatumGetCreditCodeP(agency);
	count->month = first_of_month(done_on);
	count->late = done_on > due_on &&
		!(period->provisional && DatumGetBool(row_value(rel, row, period->provisional, &isnull)) && !isnull);
}

/* No index, trigger or constraint stands there: the row is all there is to write. */
static void
append_count(const char *rule, const Count *count, int n)
{
	Oid			relid = law_relid("duty_count_new", true);
	Relation	rel;
	Datum		values[COUNT_NATTS];
	bool		nulls[COUNT_NATTS] = {0};
	HeapTuple	tuple;

	/* an older script, which keeps no counts, under this library */
	if (!OidIsValid(relid))
		return;
	values[COUNT_AGENCY] = CreditCodePGetDatum(&count->agency);
	values[COUNT_RULE] = CStringGetTextDatum(rule);
	values[COUNT_MONTH] = DateADTGetDatum(count->month);
	values[COUNT_ON_TIME] = Int32GetDatum(count->late ? 0 : n);
	values[COUNT_LATE] = Int32GetDatum(count->late ? n : 0);
	rel = table_open(relid, RowExclusiveLock);
	tuple = heap_form_tuple(RelationGetDescr(rel), values, nulls);
	heap_insert(rel, tuple, GetCurrentCommandId(true), 0, NULL);
	heap_freetuple(tuple);
	table_close(rel, RowExclusiveLock);
}

void
count_row(Relation rel, const Row *old, const Row *new)
{
	int			i;

	for (i = 0; i < lengthof(periods); i++)
	{
		Count		before;
		Count		after;

		if (strcmp(periods[i].table, RelationGetRelationName(rel)) != 0)
			continue;
		count_period(&periods[i], rel, old, &before);
		count_period(&periods[i], rel, new, &after);
		if (memcmp(&before, &after, sizeof(Count)) == 0)
			continue;
		if (before.over)
			append_count(periods[i].rule, &before, -1);
		if (after.over)
			append_count(periods[i].rule, &after, 1);
	}
}

void
count_note_history(void)
{
	static SPIPlanPtr plan = NULL;
	static SubTransactionId noted_in = InvalidSubTransactionId;
	static TransactionId noted_by = InvalidTransactionId;

	/* what a rolled back subtransaction noted is gone with it */
	if (noted_by == GetTopTransactionId() && noted_in == GetCurrentSubTransactionId())
		return;
	if (!OidIsValid(law_relid("duty_recount", true)))
		return;
	SPI_connect();
	law_execute(&plan, "INSERT INTO ldpd.duty_recount (xid) SELECT pg_current_xact_id() ON CONFLICT DO NOTHING", 0, NULL, NULL, NULL);
	SPI_finish();
	noted_by = GetTopTransactionId();
	noted_in = GetCurrentSubTransactionId();
}

/*
 * What the rows say more or less than the counts, as of one snapshot: what others append meanwhile adds to that.
 */
static void
recount(void)
{
	law_execute(NULL,
				"WITH noted AS (DELETE FROM ldpd.duty_recount),"
				" counted AS (SELECT k.agency, k.rule, k.month, sum(k.on_time) AS on_time, sum(k.late) AS late"
				" FROM (SELECT * FROM ldpd.duty_count UNION ALL SELECT * FROM ldpd.duty_count_new) k"
				" GROUP BY k.agency, k.rule, k.month)"
				" INSERT INTO ldpd.duty_count_new (agency, rule, month, on_time, late)"
				" SELECT agency, rule, month, coalesce(r.on_time, 0) - coalesce(c.on_time, 0), coalesce(r.late, 0) - coalesce(c.late, 0)"
				" FROM counted c FULL JOIN ldpd.duty_month_of_rows() r USING (agency, rule, month)"
				" WHERE coalesce(r.on_time, 0) <> coalesce(c.on_time, 0) OR coalesce(r.late, 0) <> coalesce(c.late, 0)",
				0, NULL, NULL, NULL);
}

static int64
single_value(void)
{
	bool		isnull;

	return DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
}

/* How many rows were merged, at most limit. */
static int64
merge(int64 limit)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = INT8OID;
	Datum		value = Int64GetDatum(limit);

	law_execute(&plan,
				"WITH gone AS (DELETE FROM ldpd.duty_count_new"
				" WHERE ctid = ANY (ARRAY(SELECT n.ctid FROM ldpd.duty_count_new n LIMIT $1)) RETURNING *),"
				" put AS (INSERT INTO ldpd.duty_count AS c (agency, rule, month, on_time, late)"
				" SELECT agency, rule, month, sum(on_time), sum(late) FROM gone GROUP BY agency, rule, month"
				" ON CONFLICT (agency, rule, month) DO UPDATE"
				" SET on_time = c.on_time + excluded.on_time, late = c.late + excluded.late)"
				" SELECT count(*) FROM gone", 1, &type, &value, NULL);
	return single_value();
}

/* ----------------------------------------------------------------
 * Uses of data
 * ----------------------------------------------------------------
 */

/* The entries of the next block that is sealed and not counted; false where there is none. */
static bool
next_block(Datum *bounds)
{
	static SPIPlanPtr plan = NULL;
	bool		isnull;

	law_execute(&plan,
				"SELECT c.upto, (SELECT b.upto FROM ldpd.ledger_block b WHERE b.upto > c.upto ORDER BY b.upto LIMIT 1)"
				" FROM (SELECT coalesce(max(upto), 0) FROM ldpd.use_counted) c(upto)", 0, NULL, NULL, NULL);
	bounds[0] = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull);
	bounds[1] = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2, &isnull);
	return !isnull;
}

/*
 * A use whose end is an entry of its own, in a later block, is remembered until that is counted. An entry that is sealed does
 * not change, so three statements see the same.
 */
static bool
count_uses(void)
{
	static SPIPlanPtr begun_plan = NULL;
	static SPIPlanPtr ended_plan = NULL;
	static SPIPlanPtr upto_plan = NULL;
	Oid			types[2] = {INT8OID, INT8OID};
	Datum		bounds[2];

	if (!next_block(bounds))
		return false;
	law_execute(&begun_plan,
				"WITH entry AS MATERIALIZED ("
				"  SELECT s.use_no, ldpd.day(s.at) AS day, l.agency, substr(l.object, 10) AS resource,"
				"         (l.detail ->> 'grant')::bigint AS grant_id, l.action, l.article, s.rows"
				"  FROM ldpd.ledger l, ldpd.statements_of(l.use_no, l.at, l.rows, l.detail) s"
				"  WHERE l.id > $1 AND l.id <= $2 AND l.use_no IS NOT NULL),"
				" use AS ("
				"  SELECT o.use_no, o.day, o.agency, o.resource, r.provider, o.grant_id, o.action, o.article,"
				"         coalesce(o.rows, e.rows) AS rows,"
				"         o.action NOT IN ('denied', 'would_refuse') AND coalesce(o.rows, e.rows) IS NULL AS unknown,"
				"         o.action NOT IN ('denied', 'would_refuse') AND o.rows IS NULL AND e.use_no IS NULL AS unended"
				"  FROM entry o LEFT JOIN entry e ON e.use_no = o.use_no AND e.action = 'end'"
				"  LEFT JOIN ldpd.resource r ON r.code = o.resource"
				"  WHERE o.action <> 'end'),"
				" counted AS ("
				"  INSERT INTO ldpd.use_count AS c (day, agency, resource, provider, grant_id, action, article, statements, rows, unknown)"
				"  SELECT day, agency, resource, provider, grant_id, action, article, count(*), coalesce(sum(rows), 0), count(*) FILTER (WHERE unknown)"
				"  FROM use GROUP BY day, agency, resource, provider, grant_id, action, article"
				"  ON CONFLICT (day, resource, agency, grant_id, action, article) DO UPDATE"
				"  SET statements = c.statements + excluded.statements, rows = c.rows + excluded.rows, unknown = c.unknown + excluded.unknown"
				"  RETURNING c.*)"
				" INSERT INTO ldpd.use_unended (use_no, count_id)"
				" SELECT u.use_no, c.id FROM use u JOIN counted c"
				"  ON (c.day, c.resource, c.action, c.article) = (u.day, u.resource, u.action, u.article)"
				"  AND c.agency IS NOT DISTINCT FROM u.agency AND c.grant_id IS NOT DISTINCT FROM u.grant_id"
				" WHERE u.unended ON CONFLICT DO NOTHING",
				2, types, bounds, NULL);
	law_execute(&ended_plan,
				"WITH ended AS ("
				"  DELETE FROM ldpd.use_unended u USING ldpd.ledger l"
				"  WHERE l.id > $1 AND l.id <= $2 AND l.action = 'end' AND u.use_no = l.use_no"
				"  RETURNING u.count_id, l.rows),"
				" sums AS (SELECT count_id, sum(rows) AS rows, count(rows) AS known FROM ended GROUP BY count_id)"
				" UPDATE ldpd.use_count c SET rows = c.rows + coalesce(s.rows, 0), unknown = c.unknown - s.known"
				" FROM sums s WHERE c.id = s.count_id",
				2, types, bounds, NULL);
	law_execute(&upto_plan,
				"INSERT INTO ldpd.use_counted (upto, counted_at) VALUES ($1, clock_timestamp())"
				" ON CONFLICT (one) DO UPDATE SET upto = excluded.upto, counted_at = excluded.counted_at",
				1, types, &bounds[1], NULL);
	return true;
}

/* ----------------------------------------------------------------
 * Counting up
 * ----------------------------------------------------------------
 */

/* Merging these takes some 20 ms. */
#define MERGED_AT_A_TIME	16384

/* One counts at a time; the lock lasts until the transaction ends. */
static bool
lock_counting(bool wait)
{
	LOCKTAG		tag;

	SET_LOCKTAG_OBJECT(tag, MyDatabaseId, RelationRelationId, law_relid("duty_count", false), 0);
	return LockAcquire(&tag, ExclusiveLock, false, !wait) != LOCKACQUIRE_NOT_AVAIL;
}

bool
count_some(void)
{
	bool		more;

	if (!OidIsValid(law_relid("duty_count", true)) || !lock_counting(false))
		return false;
	more = merge(MERGED_AT_A_TIME) == MERGED_AT_A_TIME;
	return count_uses() || more;
}

/*
 * count_up(anew boolean): merges all that was counted, and counts all uses that are sealed; counts the deadlines anew from the
 * rows where history was let in, or where it is asked to.
 */
PG_FUNCTION_INFO_V1(ldpd_count_up);
Datum
ldpd_count_up(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr plan = NULL;

	/* two that count anew by snapshots older than their lock would both make up for the same difference */
	if (IsolationUsesXactSnapshot())
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("counts cannot be brought up in a REPEATABLE READ or SERIALIZABLE transaction"),
				 errhint("BEGIN ISOLATION LEVEL READ COMMITTED.")));
	(void) lock_counting(true);
	SPI_connect();
	law_execute(&plan, "SELECT count(*) FROM ldpd.duty_recount", 0, NULL, NULL, NULL);
	if (PG_GETARG_BOOL(0) || single_value() > 0)
		recount();
	(void) merge(PG_INT64_MAX);
	while (count_uses())
		CHECK_FOR_INTERRUPTS();
	SPI_finish();
	PG_RETURN_VOID();
}
