/*
 * pilot_scope.c
 *		Chapter 7: the data that a pilot operation works on, and the views through which it reads them (Articles 27, 28).
 */
#include "ldpd.h"

#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "attach.h"
#include "catalogue.h"
#include "grant.h"
#include "grant_reading.h"
#include "law.h"
#include "pilot.h"
#include "store.h"

/* What a scope must know of its operation. */
typedef struct Operation
{
	CreditCode	operator;
	TimestampTz valid_until;
	bool		opened;
	char		sandbox[NAMEDATALEN];
} Operation;

static bool
read_operation(StepContext *step, Operation *operation)
{
	bool		isnull;
	Datum		id = step_get(step, "operation", &isnull);
	LawScan    *scan;
	HeapTuple	tuple;
	bool		found;

	if (isnull)
		return false;			/* NOT NULL says so better */
	scan = law_begin_row("pilot_operation", DatumGetInt64(id));
	tuple = law_next(scan);
	found = HeapTupleIsValid(tuple);
	if (found)
	{
		operation->operator = *DatumGetCreditCodeP(law_attr(scan, tuple, "operator", &isnull));
		operation->valid_until = DatumGetTimestampTz(law_attr(scan, tuple, "valid_until", &isnull));
		operation->opened = strcmp(TextDatumGetCString(law_attr(scan, tuple, "state", &isnull)), "opened") == 0;
		strlcpy(operation->sandbox, NameStr(*DatumGetName(law_attr(scan, tuple, "sandbox", &isnull))), NAMEDATALEN);
	}
	law_end(scan);
	return found;
}

static void
derive_scope(StepContext *step)
{
	Operation	operation;
	CreditCode *operator;

	derive_provider(step);
	if (!read_operation(step, &operation))
		return;
	operator = palloc(sizeof(CreditCode));
	*operator = operation.operator;
	step_set(step, "consumer", CreditCodePGetDatum(operator), false);
}

/* The operation goes on, the resource is one that may be shared at all, and the scope ends when the operation does. */
static void
check_scope(StepContext *step)
{
	Operation	operation;
	VersionInfo version;
	bool		isnull;
	Datum		value;

	require_published(step, 27, &version);
	if (version.share_class == SHARE_NOT_SHARED)
		ereport(ERROR,
				(errcode(ARTICLE(15)),
				 errmsg("resource \"%s\" is not shared", step_get_text(step, "resource")),
				 errdetail_article(15, LAW_15_3),
				 errhint("Its legal basis stands in ldpd.catalogue.")));
	if (!read_operation(step, &operation))
		return;					/* the foreign key says so better */
	if (!operation.opened || operation.valid_until <= law_now())
		ereport(ERROR,
				(errcode(ARTICLE(27)),
				 errmsg("the pilot operation has ended"),
				 errdetail_article(27, LAW_27),
				 errhint("The city's bureau registers a new one in ldpd.pilot_operation.")));
	value = step_get(step, "items", &isnull);
	if (!isnull)
		require_items(DatumGetArrayTypeP(value), &version, 27);
	check_valid_until(step, 27);
	value = step_get(step, "valid_until", &isnull);
	if (isnull)
		step_set(step, "valid_until", TimestampTzGetDatum(operation.valid_until), false);
	else if (DatumGetTimestampTz(value) > operation.valid_until)
		ereport(ERROR,
				(errcode(ARTICLE(27)),
				 errmsg("a scope does not outlast its pilot operation"),
				 errdetail_article(27, LAW_27),
				 errhint("The operation ends %s.", law_time_to_cstring(operation.valid_until))));
}

static void
check_opening(StepContext *step)
{
	Operation	operation;
	ResourceInfo info;
	char	   *resource = step_get_text(step, "resource");
	Name		view = palloc0(sizeof(NameData));
	bool		isnull;
	Datum		value;

	check_term_agreed(step, 27, LAW_27);
	check_scope(step);
	check_row_condition(step);
	attach_get_resource(resource, &info);
	if (!OidIsValid(info.relation) || info.record_only)
		ereport(ERROR,
				(errcode(ARTICLE(28)),
				 errmsg("resource \"%s\" is not attached in mode \"enforce\", so nobody could keep a pilot operator to its scope",
						resource),
				 errdetail_article(28, LAW_28),
				 errhint("SELECT ldpd.attach('%s', 'schema.table') first.", resource)));
	if (!read_operation(step, &operation))
		return;
	value = step_get(step, "view_name", &isnull);
	namestrcpy(view, isnull ? get_rel_name(info.relation) : NameStr(*DatumGetName(value)));
	if (OidIsValid(get_relname_relid(NameStr(*view), get_namespace_oid(operation.sandbox, false))))
		ereport(ERROR,
				(errcode(ERRCODE_DUPLICATE_TABLE),
				 errmsg("relation \"%s\" already exists in sandbox \"%s\"", NameStr(*view), operation.sandbox),
				 errhint("The operator drops it, or files the scope with another view_name.")));
	step_set(step, "view_name", NameGetDatum(view), false);
}

/* The columns of the view, each as the rule of its item shows it. */
static char *
view_columns(StepContext *step, const ResourceInfo *info, const char *operator)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[4] = {TEXTOID, REGCLASSOID, TEXTARRAYOID, TEXTOID};
	Datum		values[4];
	char		nulls[5] = "    ";
	bool		isnull;

	values[0] = step_get(step, "resource", &isnull);
	values[1] = ObjectIdGetDatum(info->relation);
	values[2] = step_get(step, "items", &isnull);
	nulls[2] = isnull ? 'n' : ' ';
	values[3] = CStringGetTextDatum(operator);
	law_execute(&plan,
				"SELECT string_agg(CASE r.method WHEN 'plain' THEN format('t.%I', m.column_name)"
				"  WHEN 'pseudonym' THEN format('ldpd.pseudonym(t.%1$I, %2$L) AS %1$I', m.column_name, $4)"
				"  ELSE format('ldpd.mask(t.%1$I::pg_catalog.text, %2$L) AS %1$I', m.column_name, m.rule) END, ', ' ORDER BY m.position)"
				" FROM ldpd.item_masking m JOIN ldpd.mask_rule r ON r.rule = m.rule"
				" JOIN ldpd.resource_version v ON v.id = m.version_id"
				" JOIN pg_catalog.pg_attribute a ON a.attrelid = $2 AND a.attname = m.column_name AND a.attnum > 0 AND NOT a.attisdropped"
				" WHERE v.resource = $1 AND v.state = 'published' AND v.superseded_at IS NULL"
				" AND r.method <> 'suppress' AND ($3 IS NULL OR m.column_name = ANY ($3))",
				4, types, values, nulls);
	return SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
}

static void
make_view(StepContext *step)
{
	Operation	operation;
	ResourceInfo info;
	char	   *columns;
	char	   *view;
	bool		isnull;

	attach_get_resource(step_get_text(step, "resource"), &info);
	if (!read_operation(step, &operation))
		elog(ERROR, "%s has no operation", step_label(step));
	columns = view_columns(step, &info, credit_code_to_cstring(&operation.operator));
	if (columns == NULL)
		ereport(ERROR,
				(errcode(ARTICLE(28)),
				 errmsg("no column of %s may be shown to a pilot operator", step_label(step)),
				 errdetail_article(28, LAW_28),
				 errhint("The rules stand in ldpd.item_masking.")));
	view = quote_qualified_identifier(operation.sandbox, NameStr(*DatumGetName(step_get(step, "view_name", &isnull))));
	law_execute(NULL, psprintf("CREATE VIEW %s WITH (security_barrier) AS SELECT %s FROM %s AS t", view, columns,
							   qualified_name(info.relation)),
				0, NULL, NULL, NULL);
	law_execute(NULL, psprintf("ALTER VIEW %s OWNER TO ldpd_pilot", view), 0, NULL, NULL, NULL);
	/* as of the table itself: who of them may read, and when, is the hook's affair */
	law_execute(NULL, psprintf("GRANT SELECT ON %s TO ldpd_agency", view), 0, NULL, NULL, NULL);
}

static void
give_scope(StepContext *step)
{
	grant_give(step, "pilot");
	grant_given_rows(step);
	SPI_connect();
	make_view(step);
	SPI_finish();
}

void
pilot_drop_view(const char *sandbox, const char *view)
{
	Oid			schema = get_namespace_oid(sandbox, true);
	Oid			relid = OidIsValid(schema) ? get_relname_relid(view, schema) : InvalidOid;

	/* the operator may have dropped it, and made something else of that name */
	if (OidIsValid(relid) && get_rel_relkind(relid) == RELKIND_VIEW && pilot_is_view_owner(attach_owner(relid)))
		law_execute(NULL, psprintf("DROP VIEW %s CASCADE", quote_qualified_identifier(sandbox, view)), 0, NULL, NULL, NULL);
}

static void
end_scope(StepContext *step)
{
	Operation	operation;
	bool		isnull;

	grant_end(step, "pilot");
	if (!read_operation(step, &operation))
		return;
	SPI_connect();
	pilot_drop_view(operation.sandbox, NameStr(*DatumGetName(step_get(step, "view_name", &isnull))));
	SPI_finish();
}

static const Step scope_steps[] = {
	{NULL, "submitted", BY_CONSUMER, 27, LAW_27,
		.needs = {"purpose"},
		.stamps = {{"submitted_at", STAMP_NOW}},
	.check = check_scope},
	{"submitted", "approved", BY_CITY_BUREAU, 27, LAW_27,
		.stamps = {{"approved_at", STAMP_NOW}, {"approved_by", STAMP_AGENCY}},
	.check = check_scope},
	{"submitted", "refused", BY_CITY_BUREAU, 27, LAW_27,
		.needs = {"reason"},.may = {"reason"},
	.stamps = {{"decided_at", STAMP_NOW}, {"decided_by", STAMP_AGENCY}}},
	{"approved", "opened", BY_PROVIDER, 27, LAW_27,
		.may = {"valid_until", "row_condition", "quota_statements", "quota_rows"},
		.stamps = {{"decided_at", STAMP_NOW}, {"decided_by", STAMP_AGENCY}},
	.check = check_opening,.effect = give_scope},
	{"approved", "refused", BY_PROVIDER, 27, LAW_27,
		.needs = {"reason"},.may = {"reason"},
	.stamps = {{"decided_at", STAMP_NOW}, {"decided_by", STAMP_AGENCY}}},
	{"opened", "ended", BY_PROVIDER | BY_CITY_BUREAU | BY_CONSUMER, 27, LAW_27,
		.needs = {"reason"},.may = {"reason"},
		.stamps = {{"ended_at", STAMP_NOW}},
	.effect = end_scope},
};

const Procedure pilot_scope_procedure = {
	.table = "pilot_scope",
	.provider = "provider",
	.has_state = true,
	.filed = {"operation", "resource", "purpose", "items", "view_name", "valid_until"},
	.steps = scope_steps,
	.nsteps = lengthof(scope_steps),
	.derive = derive_scope,
};
