/*
 * grant.c
 *		Gives and ends grants, by the server's hand alone.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/pg_type.h"
#include "commands/sequence.h"
#include "executor/executor.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/rangetypes.h"
#include "utils/rel.h"
#include "utils/typcache.h"

#include "catalogue.h"
#include "grant.h"
#include "ledger.h"
#include "store.h"
#include "trigger.h"

/* The ledger's entry of a grant, and word to every session to decide anew on the table that it is for, cached plans included. */
static void
record_grant(TupleDesc desc, HeapTuple old, HeapTuple new)
{
	bool		isnull;
	bool		suspended = !heap_attisnull(new, law_find_column(desc, "suspended_at"), desc);
	bool		was_suspended = old && !heap_attisnull(old, law_find_column(desc, "suspended_at"), desc);
	ResourceInfo info;

	if (!ldpd_restoring)
	{
		char	   *source = SPI_getvalue(new, desc, law_find_column(desc, "source"));

		ledger_append(suspended != was_suspended ? 17 : strcmp(source, "emergency") == 0 ? 18 : strcmp(source, "open") == 0 ? 22 :
					  strcmp(source, "pilot") == 0 ? 27 : 16,
					  old == NULL ? "granted" : suspended == was_suspended ? "grant_ended" : suspended ? "suspended" : "resumed",
					  psprintf("share_grant/%s", SPI_getvalue(new, desc, law_find_column(desc, "id"))),
					  ledger_row_change(desc, row_of(old, desc), row_of(new, desc)));
	}
	if (resource_info(TextDatumGetCString(heap_getattr(new, law_find_column(desc, "resource"), desc, &isnull)), &info) &&
		OidIsValid(info.relation))
		CacheInvalidateRelcacheByRelid(info.relation);
}

static void
set_column(TupleTableSlot *slot, const char *column, Datum value, bool isnull)
{
	int			attnum = law_column_number(slot->tts_tupleDescriptor, "share_grant", column);

	slot->tts_values[attnum - 1] = value;
	slot->tts_isnull[attnum - 1] = isnull;
}

/* From now until the moment that the row names, or until it is ended. */
static Datum
valid_from_now(StepContext *step)
{
	bool		no_end;
	Datum		until = step_get(step, "valid_until", &no_end);
	RangeBound	lower = {TimestampTzGetDatum(law_now()), false, true, true};
	RangeBound	upper = {until, no_end, false, false};

	return RangeTypePGetDatum(make_tstzrange(lookup_type_cache(TSTZRANGEOID, TYPECACHE_RANGE_INFO), &lower, &upper));
}

/*
 * The row goes straight into the heap: by a statement it would cost as much again as the step that gives it. What its checks
 * and its foreign keys ask holds already: the resource and the consumer are those of the procedure's row, which refers to the
 * same registers.
 */
void
grant_give(StepContext *step, const char *source)
{
	static const struct
	{
		const char *column;
		const char *from;		/* of the procedure's row */
		const char *source;		/* of grants from this one alone; NULL: from all that have the column */
	}			copied[] = {
		{"resource", "resource"},
		{"consumer", "consumer"},
		{"platform", "filed_by", "open"},
		{"purpose", "purpose"},
		{"items", "items"},
		{"source_id", "id"},
		/* only a request or a scope has a condition on rows, and quotas */
		{"row_condition", "row_condition"},
		{"quota_statements", "quota_statements"},
		{"quota_rows", "quota_rows"},
	};
	Relation	rel = table_open(law_relid("share_grant", false), RowExclusiveLock);
	TupleTableSlot *slot = MakeSingleTupleTableSlot(RelationGetDescr(rel), &TTSOpsVirtual);
	int			i;

	memset(slot->tts_isnull, true, slot->tts_tupleDescriptor->natts * sizeof(bool));
	for (i = 0; i < lengthof(copied); i++)
	{
		bool		isnull;
		Datum		value;

		if ((copied[i].source && strcmp(copied[i].source, source) != 0) || law_find_column(step->desc, copied[i].from) <= 0)
			continue;
		value = step_get(step, copied[i].from, &isnull);
		set_column(slot, copied[i].column, value, isnull);
	}
	set_column(slot, "id", Int64GetDatum(nextval_internal(law_relid("share_grant_id_seq", false), false)), false);
	set_column(slot, "source", CStringGetTextDatum(source), false);
	set_column(slot, "valid", valid_from_now(step), false);
	ExecStoreVirtualTuple(slot);
	law_insert_rows(rel, &slot, 1);
	record_grant(RelationGetDescr(rel), NULL, ExecCopySlotHeapTuple(slot));
	ExecDropSingleTupleTableSlot(slot);
	table_close(rel, NoLock);
	CommandCounterIncrement();	/* what follows looks at the grants */
}

void
grant_end(StepContext *step, const char *source)
{
	bool		isnull;

	grant_end_of(source, DatumGetInt64(step_get(step, "id", &isnull)));
}

void
grant_end_of(const char *source, int64 source_id)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[3] = {TEXTOID, INT8OID, TIMESTAMPTZOID};
	Datum		values[3] = {CStringGetTextDatum(source), Int64GetDatum(source_id), TimestampTzGetDatum(law_now())};

	SPI_connect();
	law_execute(&plan,
				"UPDATE ldpd.share_grant SET valid = valid * tstzrange(NULL, $3)"
				" WHERE source = $1 AND source_id = $2 AND NOT valid << tstzrange($3, NULL)",
				3, types, values, NULL);
	SPI_finish();
}

void
check_valid_until(StepContext *step, int article)
{
	bool		isnull;
	Datum		value = step_get(step, "valid_until", &isnull);

	if (isnull)
		return;
	if (TIMESTAMP_NOT_FINITE(DatumGetTimestampTz(value)) || DatumGetTimestampTz(value) <= law_now())
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("\"valid_until\" must be a moment to come"),
				 errdetail("It is now %s.", law_time_to_cstring(law_now())),
				 errhint("Name the end of the use that is asked for.")));
}

/* The provider may shorten the use that is asked for, not lengthen it. */
void
check_term_agreed(StepContext *step, int article, const char *law)
{
	bool		old_null;
	bool		new_null;
	Datum		old = step_get_old(step, "valid_until", &old_null);
	Datum		new = step_get(step, "valid_until", &new_null);

	if (!old_null && (new_null || DatumGetTimestampTz(new) > DatumGetTimestampTz(old)))
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("the use agreed cannot end later than the use asked for"),
				 errdetail_article(article, law),
				 errhint("The request asks for a use until %s.", law_time_to_cstring(DatumGetTimestampTz(old)))));
}

/*
 * grant_record(): AFTER INSERT OR UPDATE FOR EACH ROW on ldpd.share_grant: what a statement of the server's hand, or a restore,
 * has changed.
 */
PG_FUNCTION_INFO_V1(ldpd_grant_record);
Datum
ldpd_grant_record(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "grant_record", false, true);

	record_grant(RelationGetDescr(trigdata->tg_relation),
				 TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event) ? trigdata->tg_trigtuple : NULL,
				 trigger_row(trigdata));
	PG_RETURN_POINTER(NULL);
}
