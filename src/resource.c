/*
 * resource.c
 *		Articles 2 and 7: who registers resources, and who edits the items of their versions.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/rel.h"

#include "identity.h"
#include "law.h"
#include "lifecycle.h"
#include "metadata.h"
#include "node.h"
#include "store.h"
#include "trigger.h"

static void
raise_problem(void *label, const Problem *problem)
{
	problem_raise(label, problem);
}

/*
 * resource_guard(): BEFORE INSERT OR UPDATE OR DELETE FOR EACH ROW on ldpd.resource. A provider registers its own
 * resources (Article 7); none that is a state secret (Article 2); relation and mode are attach()'s.
 */
PG_FUNCTION_INFO_V1(ldpd_resource_guard);
Datum
ldpd_resource_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "resource_guard", true, true);
	StepContext row = {0};
	bool		isnull;
	bool		classified;
	Datum		provider;
	char	   *code;
	int			i;
	static const Procedure resource_register = {.table = "resource",.provider = "provider"};
	static const char *const server_columns[] = {"relation", "mode", "columns", "registered_at"};

	if (guard_lets_pass(trigdata->tg_event))
		return PointerGetDatum(trigger_row(trigdata));
	if (!TRIGGER_FIRED_BY_INSERT(trigdata->tg_event))
		ereport(ERROR,
				(errcode(ARTICLE(7)),
				 errmsg("a registered resource is neither changed nor deleted"),
				 errdetail("What the catalogue says of it is in its versions, where its data are is settled by ldpd.attach()."),
				 errhint("INSERT a new version INTO ldpd.resource_version.")));

	row.procedure = &resource_register;
	row.desc = RelationGetDescr(trigdata->tg_relation);
	row.new = row_of(trigdata->tg_trigtuple, row.desc);
	row.replaces = palloc0(sizeof(bool) * row.desc->natts);
	row.has_agency = current_agency_code(&row.agency);
	code = step_get_text(&row, "code");

	for (i = 0; i < lengthof(server_columns); i++)
	{
		(void) step_get(&row, server_columns[i], &isnull);
		if (!isnull)
			ereport(ERROR,
					(errcode(ARTICLE(7)),
					 errmsg("column \"%s\" of \"resource\" cannot be set", server_columns[i]),
					 errdetail("The server stamps when it was registered; ldpd.attach() says where its data are."),
					 errhint("Leave the column out; then SELECT ldpd.attach('%s', 'schema.table').", code ? code : "")));
	}
	classified = DatumGetBool(step_get(&row, "classified", &isnull));
	if (!isnull && classified)
		ereport(ERROR,
				(errcode(ARTICLE(2)),
				 errmsg("a resource that is a state secret cannot be registered"),
				 errdetail_article(2, "涉及国家秘密的公共数据管理,或者法律法规对公共数据管理另有规定的,按照相关规定执行。"),
				 errhint("Keep it out of this database; the law on state secrets governs it.")));
	provider = step_get(&row, "provider", &isnull);
	if (isnull && row.has_agency)
	{
		provider = CreditCodePGetDatum(&row.agency);
		step_set(&row, "provider", provider, false);
	}
	else if (!acts_as_dba() && (!row.has_agency || isnull ||
								!same_agency(DatumGetCreditCodeP(provider), &row.agency)))
		ereport(ERROR,
				(errcode(ARTICLE(7)),
				 errmsg("an agency registers resources of its own only"),
				 errdetail_article(7, LAW_7),
				 errhint("Leave \"provider\" out, or act as a role of that agency.")));
	if (!isnull || row.has_agency)
		check_home(DatumGetCreditCodeP(provider));
	if (code)
		check_resource_code(norm_current(), code, raise_problem, "resource");
	step_set(&row, "registered_at", TimestampTzGetDatum(law_now()), false);
	return PointerGetDatum(heap_modify_tuple(row.new->tuple, row.desc, row.new->values, row.new->nulls, row.replaces));
}

/* An item's type as it is stored, the Guide's letter. */
static HeapTuple
item_in_words(HeapTuple row, TupleDesc desc)
{
	int			attnum = SPI_fnumber(desc, "data_type");
	EntryItem	item = {0};
	bool		isnull;
	Datum		value;

	value = heap_getattr(row, attnum, desc, &isnull);
	if (isnull)
		return row;
	item.data_type = TextDatumGetCString(value);
	check_item(norm_current(), &item, NULL, false, raise_problem, "resource_item");
	value = CStringGetTextDatum(item.data_type);
	return heap_modify_tuple_by_cols(row, desc, 1, &attnum, &value, &isnull);
}

/*
 * item_guard(): BEFORE INSERT OR UPDATE OR DELETE FOR EACH ROW on ldpd.resource_item. Items belong to a version and are
 * edited as it is: by its provider, as a draft or when returned.
 */
PG_FUNCTION_INFO_V1(ldpd_item_guard);
Datum
ldpd_item_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "item_guard", true, true);
	static SPIPlanPtr plan = NULL;
	Oid			type = INT8OID;
	TupleDesc	desc;
	HeapTuple	rows[2];
	HeapTuple	result;
	CreditCode	me;
	bool		has_agency;
	int			i;

	rows[0] = trigdata->tg_trigtuple;
	rows[1] = TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event) ? trigdata->tg_newtuple : NULL;
	result = rows[1] ? rows[1] : rows[0];
	if (guard_lets_pass(trigdata->tg_event))
		return PointerGetDatum(result);

	desc = RelationGetDescr(trigdata->tg_relation);
	has_agency = current_agency_code(&me);
	SPI_connect();
	/* an update could move an item from one version to another: both must be open to the caller */
	for (i = 0; i < 2 && rows[i]; i++)
	{
		bool		isnull;
		Datum		version = heap_getattr(rows[i], SPI_fnumber(desc, "version_id"), desc, &isnull);
		char	   *state;

		/* FOR SHARE: the version is not submitted while its items change */
		law_execute(&plan, "SELECT provider, state FROM ldpd.resource_version WHERE id = $1 FOR SHARE",
					1, &type, &version, isnull ? "n" : NULL);
		if (SPI_processed == 0)
			ereport(ERROR,
					(errcode(ERRCODE_FOREIGN_KEY_VIOLATION),
					 errmsg("resource_version %lld does not exist", isnull ? 0LL : (long long) DatumGetInt64(version))));
		state = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2);
		if (!has_agency ||
			!same_agency(DatumGetCreditCodeP(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull)), &me))
			ereport(ERROR,
					(errcode(ARTICLE(7)),
					 errmsg("only its provider may edit the items of resource_version %lld",
							(long long) DatumGetInt64(version)),
					 errdetail_article(7, LAW_7),
					 errhint("Act as a role of the provider.")));
		if (strcmp(state, "draft") != 0 && strcmp(state, "returned") != 0)
			ereport(ERROR,
					(errcode(ARTICLE(7)),
					 errmsg("the items of resource_version %lld cannot be changed: it is \"%s\"",
							(long long) DatumGetInt64(version), state),
					 errdetail_article(7, LAW_7),
					 errhint("INSERT a new version INTO ldpd.resource_version.")));
	}
	SPI_finish();
	if (!TRIGGER_FIRED_BY_DELETE(trigdata->tg_event) &&
		strcmp(RelationGetRelationName(trigdata->tg_relation), "resource_item") == 0)
		result = item_in_words(result, desc);
	return PointerGetDatum(result);
}
