/*
 * grant.c
 *		Gives and ends grants, by the server's hand alone.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/rel.h"

#include "catalogue.h"
#include "grant.h"
#include "ledger.h"
#include "store.h"
#include "trigger.h"

void
grant_give(StepContext *step, const char *source)
{
	static SPIPlanPtr plan = NULL;
	bool		open = strcmp(source, "open") == 0;
	struct
	{
		const char *column;		/* of the procedure's row; NULL: none */
		Oid			type;
	}			fields[] = {
		{"resource", TEXTOID},
		{open ? NULL : "consumer", law_typid("credit_code")},
		{open ? "filed_by" : NULL, REGROLEOID},
		{"purpose", TEXTOID},
		{"items", TEXTARRAYOID},
		{"id", INT8OID},
		{"valid_until", TIMESTAMPTZOID},
		/* only a request or a scope has a condition on rows, and quotas */
		{"row_condition", TEXTOID},
		{"quota_statements", INT4OID},
		{"quota_rows", INT8OID},
		{NULL, TEXTOID},
		{NULL, TIMESTAMPTZOID}
	};
	Oid			types[lengthof(fields)];
	Datum		values[lengthof(fields)] = {0};
	char		nulls[lengthof(fields) + 1];
	int			i;

	for (i = 0; i < lengthof(fields); i++)
	{
		bool		isnull = true;

		if (fields[i].column && SPI_fnumber(step->desc, fields[i].column) > 0)
			values[i] = step_get(step, fields[i].column, &isnull);
		types[i] = fields[i].type;
		nulls[i] = isnull ? 'n' : ' ';
	}
	values[10] = CStringGetTextDatum(source);
	values[11] = TimestampTzGetDatum(law_now());
	nulls[10] = nulls[11] = ' ';
	SPI_connect();
	law_execute(&plan,
				"INSERT INTO ldpd.share_grant (resource, consumer, platform, purpose, items, source_id, valid, row_condition,"
				" quota_statements, quota_rows, source)"
				" VALUES ($1, $2, $3, $4, $5, $6, tstzrange($12, $7), $8, $9, $10, $11)",
				lengthof(fields), types, values, nulls);
	SPI_finish();
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
	Datum		old = heap_getattr(step->old, SPI_fnumber(step->desc, "valid_until"), step->desc, &old_null);
	Datum		new = step_get(step, "valid_until", &new_null);

	if (!old_null && (new_null || DatumGetTimestampTz(new) > DatumGetTimestampTz(old)))
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("the use agreed cannot end later than the use asked for"),
				 errdetail_article(article, law),
				 errhint("The request asks for a use until %s.", law_time_to_cstring(DatumGetTimestampTz(old)))));
}

/*
 * grant_record(): AFTER INSERT OR UPDATE FOR EACH ROW on ldpd.share_grant. Writes the ledger entry, and has every session
 * decide anew on the table that the grant is for, cached plans included.
 */
PG_FUNCTION_INFO_V1(ldpd_grant_record);
Datum
ldpd_grant_record(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "grant_record", false, true);
	TupleDesc	desc;
	HeapTuple	new;
	bool		insert;
	bool		isnull;
	bool		suspended;
	bool		was_suspended = false;
	ResourceInfo info;

	desc = RelationGetDescr(trigdata->tg_relation);
	insert = TRIGGER_FIRED_BY_INSERT(trigdata->tg_event);
	new = insert ? trigdata->tg_trigtuple : trigdata->tg_newtuple;

	suspended = !heap_attisnull(new, SPI_fnumber(desc, "suspended_at"), desc);
	if (!insert)
		was_suspended = !heap_attisnull(trigdata->tg_trigtuple, SPI_fnumber(desc, "suspended_at"), desc);
	if (!ldpd_restoring)
	{
		char	   *source = SPI_getvalue(new, desc, SPI_fnumber(desc, "source"));

		ledger_append(suspended != was_suspended ? 17 : strcmp(source, "emergency") == 0 ? 18 : strcmp(source, "open") == 0 ? 22 :
					  strcmp(source, "pilot") == 0 ? 27 : 16,
					  insert ? "granted" : suspended == was_suspended ? "grant_ended" : suspended ? "suspended" : "resumed",
					  psprintf("share_grant/%s", SPI_getvalue(new, desc, SPI_fnumber(desc, "id"))),
					  ledger_row_change(desc, insert ? NULL : trigdata->tg_trigtuple, new));
	}
	if (resource_info(TextDatumGetCString(heap_getattr(new, SPI_fnumber(desc, "resource"), desc, &isnull)), &info) &&
		OidIsValid(info.relation))
		CacheInvalidateRelcacheByRelid(info.relation);
	PG_RETURN_POINTER(NULL);
}
