/*
 * security_check.c
 *		What the register of ways round the law (ldpd.security_check) leaves behind: its changes in the ledger, and who
 *		acknowledged what (Articles 31, 34).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/rel.h"
#include "utils/timestamp.h"

#include "identity.h"
#include "ledger.h"
#include "store.h"

/*
 * security_acknowledge(): BEFORE INSERT OR UPDATE FOR EACH ROW on ldpd.security_acknowledgement. What is acknowledged is a
 * finding that exists, as it is now: the server stamps its fingerprint, so that the acknowledgement ends when it changes.
 */
PG_FUNCTION_INFO_V1(ldpd_security_acknowledge);
Datum
ldpd_security_acknowledge(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr plan = NULL;
	static const char *const stamped[] = {"fingerprint", "object", "role", "at"};
	TriggerData *trigdata = (TriggerData *) fcinfo->context;
	TupleDesc	desc;
	HeapTuple	row;
	char	   *finding;
	NameData	role;
	Oid			type = TEXTOID;
	Datum		key;
	int			columns[lengthof(stamped)];
	Datum		values[lengthof(stamped)];
	bool		nulls[lengthof(stamped)] = {false};
	int			i;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_BEFORE(trigdata->tg_event) ||
		!TRIGGER_FIRED_FOR_ROW(trigdata->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("security_acknowledge must be fired before each row")));
	desc = RelationGetDescr(trigdata->tg_relation);
	row = trigdata->tg_trigtuple;
	if (guard_lets_pass(trigdata->tg_event))
		return PointerGetDatum(TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event) ? trigdata->tg_newtuple : row);
	if (TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event))
		ereport(ERROR,
				(errcode(ARTICLE(31)),
				 errmsg("an acknowledgement cannot be changed"),
				 errdetail("It says who answered for what, and why."),
				 errhint("DELETE it, and acknowledge the finding anew.")));
	for (i = 0; i < lengthof(stamped); i++)
	{
		columns[i] = SPI_fnumber(desc, stamped[i]);
		if (!heap_attisnull(row, columns[i], desc))
			ereport(ERROR,
					(errcode(ARTICLE(31)),
					 errmsg("column \"%s\" of an acknowledgement cannot be set", stamped[i]),
					 errdetail("The server stamps it."),
					 errhint("INSERT the finding and the reason alone.")));
	}
	finding = SPI_getvalue(row, desc, SPI_fnumber(desc, "finding"));
	key = CStringGetTextDatum(finding ? finding : "");

	SPI_connect();
	law_execute(&plan, "SELECT fingerprint, object FROM ldpd.security_findings() WHERE finding = $1", 1, &type, &key, NULL);
	if (SPI_processed != 1)
		ereport(ERROR,
				(errcode(ERRCODE_NO_DATA_FOUND),
				 errmsg("there is no finding \"%s\"", finding ? finding : ""),
				 errhint("SELECT finding, object, meaning FROM ldpd.security_check.")));
	for (i = 0; i < 2; i++)
		values[i] = SPI_datumTransfer(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, i + 1, &nulls[i]),
									  false, -1);
	SPI_finish();
	namestrcpy(&role, GetUserNameFromId(acting_role(), false));
	values[2] = NameGetDatum(&role);
	values[3] = TimestampTzGetDatum(law_now());
	PG_RETURN_POINTER(heap_modify_tuple_by_cols(row, desc, lengthof(stamped), columns, values, nulls));
}

/*
 * security_check_record(): an entry for each finding that came, changed or went since it was last called; the ledger
 * itself says what was found then. Returns how many.
 */
PG_FUNCTION_INFO_V1(ldpd_security_check_record);
Datum
ldpd_security_check_record(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr lock_plan = NULL;
	static SPIPlanPtr plan = NULL;
	SPITupleTable *changes;
	uint64		row;

	SPI_connect();
	/* two at once would both find the same changes */
	law_execute(&lock_plan, "LOCK TABLE ldpd.security_acknowledgement IN SHARE ROW EXCLUSIVE MODE", 0, NULL, NULL, NULL);
	law_execute(&plan,
				"WITH found AS (SELECT 'security_check/' || finding AS entry, * FROM ldpd.security_findings()),"
	/* "0" follows "/": every entry of this function */
				" recorded AS (SELECT DISTINCT ON (object) * FROM ldpd.ledger"
				"  WHERE object > 'security_check/' AND object < 'security_check0' ORDER BY object, id DESC)"
				" SELECT CASE WHEN r.object IS NULL THEN 'finding_came' WHEN f.entry IS NULL THEN 'finding_went'"
				"  ELSE 'finding_changed' END, coalesce(f.article, r.article)::text, coalesce(f.entry, r.object),"
				"  coalesce(f.object, r.detail->>'object'), coalesce(f.meaning, r.detail->>'meaning'),"
				"  coalesce(f.fingerprint, r.detail->>'fingerprint')"
				" FROM found f FULL JOIN (SELECT * FROM recorded WHERE action <> 'finding_went') r ON r.object = f.entry"
				" WHERE f.fingerprint IS DISTINCT FROM r.detail->>'fingerprint'"
				" ORDER BY 3",
				0, NULL, NULL, NULL);
	changes = SPI_tuptable;
	for (row = 0; row < changes->numvals; row++)
	{
		HeapTuple	tuple = changes->vals[row];
		TupleDesc	desc = changes->tupdesc;

		ledger_append(pg_strtoint32(SPI_getvalue(tuple, desc, 2)), SPI_getvalue(tuple, desc, 1), SPI_getvalue(tuple, desc, 3),
					  ledger_texts("object", SPI_getvalue(tuple, desc, 4), "meaning", SPI_getvalue(tuple, desc, 5),
								   "fingerprint", SPI_getvalue(tuple, desc, 6), NULL));
	}
	SPI_finish();
	PG_RETURN_INT64(row);
}
