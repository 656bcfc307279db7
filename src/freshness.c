/*
 * freshness.c
 *		When the data of an attached table last changed, and when they should have (Article 12: 一致性和时效性).
 *
 * What could tell, and why it is a trigger: pg_stat counters say how many and not when, and a crash loses them; commit
 * timestamps are off by default, and the newest is found by reading the table. A statement trigger with a row of its own is
 * transactional: it goes with a rollback, survives a crash, and travels with a dump. It costs next to nothing because a
 * session writes such a row once an hour at most, and appends it, so that writers never wait for each other.
 */
#include "ldpd.h"

#include "access/xact.h"
#include "catalog/pg_class.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "pgstat.h"
#include "utils/builtins.h"
#include "utils/datetime.h"
#include "utils/fmgrprotos.h"
#include "utils/hsearch.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"

#include "attach.h"
#include "freshness.h"
#include "store.h"
#include "trigger.h"
#include "watch.h"
#include "workday.h"

/* A change within this time of one that is on record, on the same day, adds nothing: what is due is counted in days. */
#define NOTE_EVERY	(INT64CONST(3600) * USECS_PER_SEC)

#define LAW_12	"公共管理和服务机构自主建设的业务系统应当以数据高速通道方式对接市一体化大数据平台,实现公共数据实时连通、同步更新或者按照共享需求明确更新频率,保证公共数据的一致性和时效性。"

/*
 * provision_guard(): BEFORE INSERT OR UPDATE FOR EACH ROW on ldpd.version_provision. In one of three modes; the one on demand
 * says how often, the others need not.
 */
PG_FUNCTION_INFO_V1(ldpd_provision_guard);
Datum
ldpd_provision_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "provision_guard", true, true);
	static const char *const modes[] = {"实时连通", "同步更新", "按需更新"};
	HeapTuple	row = trigger_row(trigdata);
	TupleDesc	desc = RelationGetDescr(trigdata->tg_relation);
	char	   *mode = SPI_getvalue(row, desc, SPI_fnumber(desc, "mode"));
	bool		has_cycle = SPI_getvalue(row, desc, SPI_fnumber(desc, "cycle")) != NULL;
	bool		on_demand;
	int			i;

	if (guard_lets_pass(trigdata->tg_event) || mode == NULL)
		return PointerGetDatum(row);	/* NOT NULL says so better */
	for (i = 0; i < lengthof(modes) && strcmp(mode, modes[i]) != 0;)
		i++;
	if (i == lengthof(modes))
		ereport(ERROR,
				(errcode(ARTICLE(12)),
				 errmsg("\"%s\" is no mode of provision", mode),
				 errdetail_article(12, LAW_12),
				 errhint("It is 实时连通, 同步更新 or 按需更新.")));
	on_demand = strcmp(mode, "按需更新") == 0;
	if (on_demand != has_cycle)
		ereport(ERROR,
				(errcode(ARTICLE(12)),
				 errmsg(on_demand ? "data provided on demand say how often they are updated"
						: "data provided in mode \"%s\" are updated by the cycle of their catalogue entry", mode),
				 errdetail_article(12, LAW_12),
				 errhint(on_demand ? "Set \"cycle\" to one of ldpd.update_period." : "Leave \"cycle\" out.")));
	return PointerGetDatum(row);
}

/* ----------------------------------------------------------------
 * What this session knows to be on record
 * ----------------------------------------------------------------
 */

typedef struct NotedEntry
{
	Oid			relid;			/* key */
	TimestampTz at;
} NotedEntry;

static HTAB *noted = NULL;

static void
forget_all(void)
{
	if (noted)
		hash_destroy(noted);
	noted = NULL;
}

/* What was written down in a transaction that is rolled back was not. */
static void
forget_at_abort(XactEvent event, void *arg)
{
	if (event == XACT_EVENT_ABORT || event == XACT_EVENT_PARALLEL_ABORT)
		forget_all();
}

static void
forget_at_subabort(SubXactEvent event, SubTransactionId sub, SubTransactionId parent, void *arg)
{
	if (event == SUBXACT_EVENT_ABORT_SUB)
		forget_all();
}

/* It may be attached to another resource now. */
static void
forget_relation(Datum arg, Oid relid)
{
	if (noted == NULL)
		return;
	if (OidIsValid(relid))
		(void) hash_search(noted, &relid, HASH_REMOVE, NULL);
	else
		forget_all();
}

static bool
is_noted(Oid relid, TimestampTz now)
{
	NotedEntry *entry = noted ? hash_search(noted, &relid, HASH_FIND, NULL) : NULL;

	return entry && entry->at <= now && now - entry->at < NOTE_EVERY && law_day(entry->at) == law_day(now);
}

static void
remember(Oid relid, TimestampTz now)
{
	if (noted == NULL)
	{
		HASHCTL		ctl = {.keysize = sizeof(Oid),.entrysize = sizeof(NotedEntry),.hcxt = TopMemoryContext};

		noted = hash_create("ldpd noted changes", 64, &ctl, HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	}
	((NotedEntry *) hash_search(noted, &relid, HASH_ENTER, NULL))->at = now;
}

void
freshness_init(void)
{
	RegisterXactCallback(forget_at_abort, NULL);
	RegisterSubXactCallback(forget_at_subabort, NULL);
	watch_relations(forget_relation);
}

/* ----------------------------------------------------------------
 * The trigger
 * ----------------------------------------------------------------
 */

/*
 * Whether this transaction has changed a row of a table, by the server's own counters of the transaction: a statement trigger
 * is fired by a statement that found nothing to change, too.
 */
static bool
rows_changed(Oid relid)
{
	ListCell   *lc;

	if (!pgstat_track_counts)
		return true;
	foreach(lc, find_all_inheritors(relid, NoLock, NULL))
	{
		Datum		oid = ObjectIdGetDatum(lfirst_oid(lc));

		if (DatumGetInt64(DirectFunctionCall1(pg_stat_get_xact_tuples_inserted, oid)) > 0 ||
			DatumGetInt64(DirectFunctionCall1(pg_stat_get_xact_tuples_updated, oid)) > 0 ||
			DatumGetInt64(DirectFunctionCall1(pg_stat_get_xact_tuples_deleted, oid)) > 0)
			return true;
	}
	return false;
}

/*
 * note_change(): AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE FOR EACH STATEMENT on an attached table and its partitions, made
 * by attach() under the name ldpd_change. Appends to ldpd.data_change. On any other table it does nothing.
 */
PG_FUNCTION_INFO_V1(ldpd_note_change);
Datum
ldpd_note_change(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "note_change", false, false);
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTOID, TIMESTAMPTZOID};
	Datum		values[2];
	TimestampTz now;
	Oid			relid;
	Oid			root;
	char	   *resource;

	relid = RelationGetRelid(trigdata->tg_relation);
	now = law_now();
	if (ldpd_restoring || is_noted(relid, now))
		PG_RETURN_POINTER(NULL);
	resource = governing_resource(relid, &root);
	if (resource == NULL || !(TRIGGER_FIRED_BY_TRUNCATE(trigdata->tg_event) || rows_changed(relid)))
		PG_RETURN_POINTER(NULL);

	values[0] = CStringGetTextDatum(resource);
	values[1] = TimestampTzGetDatum(now);
	SPI_connect();
	law_execute(&plan,
				"INSERT INTO ldpd.data_change (id, resource, event, changed_at)"
				" SELECT nextval('ldpd.data_change_id_seq'), $1, 'changed', $2"
				" WHERE NOT EXISTS (SELECT FROM ldpd.data_change d"
				"  WHERE d.resource = $1 AND d.event = 'changed' AND d.changed_at > $2 - interval '1 hour' AND d.changed_at <= $2"
				"  AND ldpd.day(d.changed_at) = ldpd.day($2)"
				"  AND d.changed_at >= (SELECT max(a.changed_at) FROM ldpd.data_change a WHERE a.resource = $1 AND a.event = 'attached'))",
				2, types, values, NULL);
	SPI_finish();
	remember(relid, now);
	PG_RETURN_POINTER(NULL);
}

void
freshness_attached(const char *resource)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTOID, TIMESTAMPTZOID};
	Datum		values[2] = {CStringGetTextDatum(resource), TimestampTzGetDatum(law_now())};

	law_execute(&plan,
				"INSERT INTO ldpd.data_change (id, resource, event, changed_at)"
				" VALUES (nextval('ldpd.data_change_id_seq'), $1, 'attached', $2)",
				2, types, values, NULL);
}

/* ----------------------------------------------------------------
 * When the next update is due
 * ----------------------------------------------------------------
 */

/* The same day, months later; the month's last where it has no such day. */
static DateADT
add_months(DateADT day, int months)
{
	int			y;
	int			m;
	int			d;

	j2date(day + POSTGRES_EPOCH_JDATE, &y, &m, &d);
	m += months - 1;
	y += m / 12;
	m = m % 12 + 1;
	d = Min(d, day_tab[isleap(y)][m - 1]);
	return date2j(y, m, d) - POSTGRES_EPOCH_JDATE;
}

/* Working days are counted as for every period; a period of months ends on a working day (民法典 203). */
bool
cycle_due(const char *cycle, DateADT last, DateADT *due, bool *provisional)
{
	AttrNumber	attnum = 1;		/* update_period.cycle */
	Datum		key = CStringGetTextDatum(cycle);
	LawScan    *scan = law_begin("update_period", "update_period_pkey", 1, &attnum, &key);
	HeapTuple	tuple = law_next(scan);
	bool		no_days = true;
	bool		no_months = true;

	if (HeapTupleIsValid(tuple))
	{
		int			workdays = DatumGetInt32(law_attr(scan, tuple, "workdays", &no_days));
		int			months = DatumGetInt32(law_attr(scan, tuple, "months", &no_months));

		if (!no_days)
			*provisional = workday_add_guess(last, workdays, due);
		else if (!no_months)
			*provisional = workday_add_guess(add_months(last, months) - 1, 1, due);
	}
	law_end(scan);
	return !no_days || !no_months;
}

/* update_due(cycle, last): the day by which data of a cycle are updated again, and whether it is provisional. */
PG_FUNCTION_INFO_V1(ldpd_update_due);
Datum
ldpd_update_due(PG_FUNCTION_ARGS)
{
	TupleDesc	desc;
	DateADT		due = 0;
	bool		provisional = false;
	Datum		values[2];
	bool		nulls[2];

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	nulls[0] = nulls[1] = !cycle_due(text_to_cstring(PG_GETARG_TEXT_PP(0)), law_day(PG_GETARG_TIMESTAMPTZ(1)), &due, &provisional);
	values[0] = DateADTGetDatum(due);
	values[1] = BoolGetDatum(provisional);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls)));
}
