/*
 * correction.c
 *		校核: who uses shared data says which rows are wrong, the provider answers (Article 10).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_operator.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "attach.h"
#include "catalogue.h"
#include "law.h"

static void
derive_correction(StepContext *step)
{
	derive_provider(step);
	step_set_own(step, "consumer");
}

static const char *
operator_schema(Oid operator)
{
	HeapTuple	tuple = SearchSysCache1(OPEROID, ObjectIdGetDatum(operator));
	Oid			namespace;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for operator %u", operator);
	namespace = ((Form_pg_operator) GETSTRUCT(tuple))->oprnamespace;
	ReleaseSysCache(tuple);
	return quote_identifier(get_namespace_name(namespace));
}

/* "col = $1->>'col'", typed as the column, for each column of the key. Raises where there is no such column. */
static char *
key_condition(Oid relid, Jsonb *key, const char *resource)
{
	JsonbIterator *it = JsonbIteratorInit(&key->root);
	JsonbValue	value;
	JsonbIteratorToken token;
	StringInfoData buf;

	initStringInfo(&buf);
	while ((token = JsonbIteratorNext(&it, &value, true)) != WJB_DONE)
	{
		char	   *column;
		AttrNumber	attnum;
		TypeCacheEntry *type;

		if (token != WJB_KEY)
			continue;
		column = pnstrdup(value.val.string.val, value.val.string.len);
		attnum = get_attnum(relid, column);
		if (attnum <= 0)
			ereport(ERROR,
					(errcode(ARTICLE(10)),
					 errmsg("the table of resource \"%s\" has no column \"%s\"", resource, column),
					 errdetail_article(10, LAW_10),
					 errhint("Name the row by columns of the catalogue (ldpd.resource_item).")));
		type = lookup_type_cache(get_atttype(relid, attnum), TYPECACHE_EQ_OPR);
		if (!OidIsValid(type->eq_opr))
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_FUNCTION),
					 errmsg("column \"%s\" has a type without equality", column),
					 errhint("Name the row by other columns.")));
		/* the type's own operator, wherever the caller's search_path looks */
		appendStringInfo(&buf, "%st.%s OPERATOR(%s.=) ($1 OPERATOR(pg_catalog.->>) %s)::%s",
						 buf.len ? " AND " : "", quote_identifier(column), operator_schema(type->eq_opr),
						 quote_literal_cstr(column),
						 format_type_extended(type->type_id, -1, FORMAT_TYPE_FORCE_QUALIFY));
	}
	return buf.data;
}

/*
 * Whoever flags a row can read it, its key and the columns said to be wrong: they are read here, as the caller, under all that
 * the law and the table's owner have set.
 */
static void
check_flag(StepContext *step)
{
	char	   *resource = step_get_text(step, "resource");
	ResourceInfo info;
	Oid			type = JSONBOID;
	Datum		key;
	Datum		items;
	bool		isnull;
	StringInfoData sql;

	attach_get_resource(resource, &info);
	if (!OidIsValid(info.relation))
		ereport(ERROR,
				(errcode(ARTICLE(10)),
				 errmsg("resource \"%s\" is not attached to a table", resource),
				 errdetail_article(10, LAW_10),
				 errhint("Its rows are flagged where its provider has attached them.")));
	if (step->has_agency && same_agency(&info.provider, &step->agency))
		ereport(ERROR,
				(errcode(ARTICLE(10)),
				 errmsg("%s is the provider of resource \"%s\" itself", agency_label(&step->agency), resource),
				 errdetail_article(10, LAW_10),
				 errhint("A provider corrects its own data.")));
	key = step_get(step, "row_key", &isnull);
	if (isnull || !JB_ROOT_IS_OBJECT(DatumGetJsonbP(key)) || JB_ROOT_COUNT(DatumGetJsonbP(key)) == 0)
		return;					/* the constraints say so better */

	initStringInfo(&sql);
	appendStringInfoString(&sql, "SELECT 1");
	items = step_get(step, "items", &isnull);
	if (!isnull)
	{
		VersionInfo version;
		Datum	   *names;
		int			n;
		int			i;

		require_published(step, 10, &version);
		require_items(DatumGetArrayTypeP(items), &version, 10);
		deconstruct_array(DatumGetArrayTypeP(items), TEXTOID, -1, false, TYPALIGN_INT, &names, NULL, &n);
		for (i = 0; i < n; i++)
			appendStringInfo(&sql, ", t.%s", quote_identifier(TextDatumGetCString(names[i])));
	}
	appendStringInfo(&sql, " FROM %s t WHERE %s LIMIT 2", qualified_name(info.relation),
					 key_condition(info.relation, DatumGetJsonbP(key), resource));
	SPI_connect();
	if (SPI_execute_with_args(sql.data, 1, &type, &key, NULL, true, 2) != SPI_OK_SELECT)
		elog(ERROR, "cannot read the flagged row");
	if (SPI_processed != 1)
		ereport(ERROR,
				(errcode(ARTICLE(10)),
				 SPI_processed == 0 ? errmsg("no row of resource \"%s\" that you can read has this key", resource)
				 : errmsg("several rows of resource \"%s\" have this key", resource),
				 errdetail_article(10, LAW_10),
				 errhint("Name one row, by columns that tell it from the others: {\"column\": value, …}.")));
	SPI_finish();
}

static const Step correction_steps[] = {
	{NULL, "flagged", BY_CONSUMER, 10, LAW_10,
		.needs = {"row_key", "problem"},
		.stamps = {{"flagged_at", STAMP_NOW},
		{"reply_due", STAMP_DUE, "correction_reply", "reply_provisional", "reply_rule"}},
	.check = check_flag},
	{"flagged", "corrected", BY_PROVIDER, 10, LAW_10,
		.needs = {"answer"},.may = {"answer"},
		.stamps = {{"answered_at", STAMP_NOW}},
	.due = "reply_due"},
	{"flagged", "confirmed", BY_PROVIDER, 10, LAW_10,
		.needs = {"answer"},.may = {"answer"},
		.stamps = {{"answered_at", STAMP_NOW}},
	.due = "reply_due"},
	{"flagged", "withdrawn", BY_CONSUMER, 10, LAW_10,
	.stamps = {{"answered_at", STAMP_NOW}}},
};

const Procedure correction_procedure = {
	.table = "correction",
	.provider = "provider",
	.has_state = true,
	.filed = {"resource", "row_key", "items", "problem"},
	.steps = correction_steps,
	.nsteps = lengthof(correction_steps),
	.derive = derive_correction,
};
