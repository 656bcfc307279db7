/*
 * grant.c
 *		Gives and ends grants, by the server's hand alone.
 */
#include "ldpd.h"

#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/rel.h"

#include "catalogue.h"
#include "grant.h"
#include "ledger.h"
#include "store.h"

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

		if (fields[i].column)
			values[i] = step_get(step, fields[i].column, &isnull);
		types[i] = fields[i].type;
		nulls[i] = isnull ? 'n' : ' ';
	}
	values[7] = CStringGetTextDatum(source);
	values[8] = TimestampTzGetDatum(law_now());
	nulls[7] = nulls[8] = ' ';
	SPI_connect();
	law_execute(&plan,
				"INSERT INTO ldpd.share_grant (resource, consumer, platform, purpose, items, source_id, source, valid)"
				" VALUES ($1, $2, $3, $4, $5, $6, $8, tstzrange($9, $7))",
				lengthof(fields), types, values, nulls);
	SPI_finish();
}

void
grant_end(StepContext *step, const char *source)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[3] = {TEXTOID, INT8OID, TIMESTAMPTZOID};
	Datum		values[3];
	bool		isnull;

	values[0] = CStringGetTextDatum(source);
	values[1] = step_get(step, "id", &isnull);
	values[2] = TimestampTzGetDatum(law_now());
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
	TriggerData *trigdata = (TriggerData *) fcinfo->context;
	TupleDesc	desc;
	HeapTuple	new;
	bool		insert;
	bool		isnull;
	ResourceInfo info;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_AFTER(trigdata->tg_event) ||
		!TRIGGER_FIRED_FOR_ROW(trigdata->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("grant_record must be fired after each row")));
	desc = RelationGetDescr(trigdata->tg_relation);
	insert = TRIGGER_FIRED_BY_INSERT(trigdata->tg_event);
	new = insert ? trigdata->tg_trigtuple : trigdata->tg_newtuple;

	if (!ldpd_restoring)
	{
		char	   *source = SPI_getvalue(new, desc, SPI_fnumber(desc, "source"));

		ledger_append(strcmp(source, "emergency") == 0 ? 18 : strcmp(source, "open") == 0 ? 22 : 16,
					  insert ? "granted" : "grant_ended",
					  psprintf("share_grant/%s", SPI_getvalue(new, desc, SPI_fnumber(desc, "id"))),
					  ledger_row_change(desc, insert ? NULL : trigdata->tg_trigtuple, new));
	}
	if (resource_info(TextDatumGetCString(heap_getattr(new, SPI_fnumber(desc, "resource"), desc, &isnull)), &info) &&
		OidIsValid(info.relation))
		CacheInvalidateRelcacheByRelid(info.relation);
	PG_RETURN_POINTER(NULL);
}
