/*
 * grant.c
 *		Gives and ends grants, by the server's hand alone.
 */
#include "ldpd.h"

#include "access/htup_details.h"
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
	Oid			types[11] = {TEXTOID, law_typid("credit_code"), TEXTOID, TEXTARRAYOID, INT8OID, TIMESTAMPTZOID, TEXTOID, INT4OID,
	INT8OID, TEXTOID, TIMESTAMPTZOID};
	static const char *const columns[] = {"resource", "consumer", "purpose", "items", "id", "valid_until", "row_condition",
	"quota_statements", "quota_rows"};
	Datum		values[11];
	char		nulls[12] = "           ";
	int			i;

	for (i = 0; i < lengthof(columns); i++)
	{
		/* an emergency has no condition on rows and no quota */
		bool		isnull = SPI_fnumber(step->desc, columns[i]) <= 0;

		values[i] = isnull ? (Datum) 0 : step_get(step, columns[i], &isnull);
		nulls[i] = isnull ? 'n' : ' ';
	}
	values[9] = CStringGetTextDatum(source);
	values[10] = TimestampTzGetDatum(law_now());
	SPI_connect();
	law_execute(&plan,
				"INSERT INTO ldpd.share_grant (resource, consumer, purpose, items, source_id, valid, row_condition,"
				" quota_statements, quota_rows, source)"
				" VALUES ($1, $2, $3, $4, $5, tstzrange($11, $6), $7, $8, $9, $10)",
				11, types, values, nulls);
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
	bool		suspended;
	bool		was_suspended = false;
	ResourceInfo info;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_AFTER(trigdata->tg_event) ||
		!TRIGGER_FIRED_FOR_ROW(trigdata->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("grant_record must be fired after each row")));
	desc = RelationGetDescr(trigdata->tg_relation);
	insert = TRIGGER_FIRED_BY_INSERT(trigdata->tg_event);
	new = insert ? trigdata->tg_trigtuple : trigdata->tg_newtuple;

	suspended = !heap_attisnull(new, SPI_fnumber(desc, "suspended_at"), desc);
	if (!insert)
		was_suspended = !heap_attisnull(trigdata->tg_trigtuple, SPI_fnumber(desc, "suspended_at"), desc);
	if (!ldpd_restoring)
	{
		char	   *source = SPI_getvalue(new, desc, SPI_fnumber(desc, "source"));

		ledger_append(suspended != was_suspended ? 17 : strcmp(source, "emergency") == 0 ? 18 : 16,
					  insert ? "granted" : suspended == was_suspended ? "grant_ended" : suspended ? "suspended" : "resumed",
					  psprintf("share_grant/%s", SPI_getvalue(new, desc, SPI_fnumber(desc, "id"))),
					  ledger_row_change(desc, insert ? NULL : trigdata->tg_trigtuple, new));
	}
	if (resource_info(TextDatumGetCString(heap_getattr(new, SPI_fnumber(desc, "resource"), desc, &isnull)), &info) &&
		OidIsValid(info.relation))
		CacheInvalidateRelcacheByRelid(info.relation);
	PG_RETURN_POINTER(NULL);
}
