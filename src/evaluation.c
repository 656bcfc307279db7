/*
 * evaluation.c
 *		The yearly evaluation (Article 35), and what decides on the money of a project (Article 36).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "utils/acl.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/rel.h"

#include "lifecycle.h"
#include "store.h"
#include "trigger.h"

#define LAW_35	"市、县(区)大数据工作主管部门应当将公共数据管理工作纳入绩效管理内容。"
#define LAW_36	"公共管理和服务机构申报使用财政性资金建设的信息化项目以及包含信息化建设内容的项目时,应当附具相关公共数据资源目录。"
#define LAW_36_3	"完整、及时、规范提供公共数据资源目录、汇聚公共数据,是确定项目建设投资、运行维护经费和验收的重要依据。"

/* ----------------------------------------------------------------
 * Article 35
 * ----------------------------------------------------------------
 */

static void
derive_evaluation(StepContext *step)
{
	AgencyInfo	info;

	if (!step->has_agency || !agency_info(&step->agency, &info) || strcmp(info.kind, "bureau") != 0)
		ereport(ERROR,
				(errcode(ARTICLE(35)),
				 errmsg("only a bureau evaluates"),
				 errdetail_article(35, LAW_35),
				 errhint("The bureau of the region does.")));
	step_set(step, "bureau", CreditCodePGetDatum(&step->agency), false);
}

/* The figures as they are now, for all agencies under the bureau but itself; nobody changes them any more. */
static void
freeze_figures(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[3] = {INT8OID, INT4OID, law_typid("credit_code")};
	Datum		values[3];
	bool		isnull;

	values[0] = step_get(step, "id", &isnull);
	values[1] = step_get(step, "year", &isnull);
	values[2] = step_get(step, "bureau", &isnull);
	SPI_connect();
	law_execute(&plan,
				"INSERT INTO ldpd.evaluation_result (evaluation, agency, figure, good, total)"
				" SELECT $1, agency, figure, good, total FROM ldpd.evaluation_figures($2)"
				" WHERE agency = ANY (ldpd.my_agencies()) AND agency <> $3",
				3, types, values, NULL);
	SPI_finish();
}

static const Step evaluation_steps[] = {
	{NULL, "draft", BY_PROVIDER, 35, LAW_35,
	.stamps = {{"opened_at", STAMP_NOW}}},
	{"draft", "published", BY_PROVIDER, 35, LAW_35,
		.stamps = {{"published_at", STAMP_NOW}, {"published_by", STAMP_ROLE_NAME}},
	.effect = freeze_figures},
};

const Procedure evaluation_procedure = {
	.table = "evaluation",
	.provider = "bureau",
	.has_state = true,
	.filed = {"year", "note"},
	.steps = evaluation_steps,
	.nsteps = lengthof(evaluation_steps),
	.derive = derive_evaluation,
};

/*
 * evaluation_mark_guard(): BEFORE INSERT OR UPDATE OR DELETE FOR EACH ROW on ldpd.evaluation_mark. The bureau whose evaluation it
 * is puts down a third party's marks, until it is published.
 */
PG_FUNCTION_INFO_V1(ldpd_evaluation_mark_guard);
Datum
ldpd_evaluation_mark_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "evaluation_mark_guard", true, true);
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {INT8OID, law_typid("credit_code")};
	TupleDesc	desc = RelationGetDescr(trigdata->tg_relation);
	HeapTuple	rows[2];
	HeapTuple	result;
	CreditCode	me;
	int			i;

	rows[0] = trigdata->tg_trigtuple;
	rows[1] = TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event) ? trigdata->tg_newtuple : NULL;
	result = rows[1] ? rows[1] : rows[0];
	if (guard_lets_pass(trigdata->tg_event))
		return PointerGetDatum(result);

	SPI_connect();
	for (i = 0; i < 2 && rows[i]; i++)
	{
		bool		isnull;
		bool		may = false;
		Datum		values[2];

		values[0] = heap_getattr(rows[i], SPI_fnumber(desc, "evaluation"), desc, &isnull);
		values[1] = CreditCodePGetDatum(&me);
		if (!isnull && current_agency_code(&me))
		{
			/* FOR SHARE: it is not published while its marks change */
			law_execute(&plan, "SELECT FROM ldpd.evaluation WHERE id = $1 AND bureau = $2 AND state = 'draft' FOR SHARE", 2, types, values, NULL);
			may = SPI_processed > 0;
		}
		if (!may)
			ereport(ERROR,
					(errcode(ARTICLE(35)),
					 errmsg("marks are put down by the bureau that evaluates, until it publishes"),
					 errdetail_article(35, "可以委托第三方对公共数据共享、开放和开发利用的程度和效果进行评估。"),
					 errhint("See ldpd.evaluation; a published one is frozen.")));
	}
	SPI_finish();
	return PointerGetDatum(result);
}

/* ----------------------------------------------------------------
 * Article 36
 * ----------------------------------------------------------------
 */

/* Whoever sees an agency's figures whole: itself, the bureaus above it, reports, auditors, administrators. */
static void
check_sees(const CreditCode *agency)
{
	static const char *const readers[] = {"ldpd_report", "ldpd_audit"};
	CreditCode	me;
	int			i;

	if (acts_as_dba() || (current_agency_code(&me) && (same_agency(&me, agency) || bureau_oversees(&me, agency))))
		return;
	for (i = 0; i < lengthof(readers); i++)
	{
		Oid			reader = get_role_oid(readers[i], true);

		if (OidIsValid(reader) && is_member_of_role_nosuper(acting_role(), reader))
			return;
	}
	ereport(ERROR,
			(errcode(ARTICLE(36)),
			 errmsg("the check of %s is for itself, the bureaus above it, and whoever decides on its projects", agency_label(agency)),
			 errdetail_article(36, LAW_36_3),
			 errhint("A role of the fund's office is a member of ldpd_report.")));
}

#define CHECK_QUERY \
	"SELECT requirement, what, good = total AS ok, good, total, failing FROM ldpd.project_figures($1) ORDER BY requirement, what"

/* project_check(agency): is its catalogue complete, in time and in order, whoever of those above asks. */
PG_FUNCTION_INFO_V1(ldpd_project_check);
Datum
ldpd_project_check(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr plan = NULL;
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Oid			type = law_typid("credit_code");
	Datum		agency = PG_GETARG_DATUM(0);
	uint64		row;

	check_sees(DatumGetCreditCodeP(agency));
	InitMaterializedSRF(fcinfo, 0);
	SPI_connect();
	law_execute(&plan, CHECK_QUERY, 1, &type, &agency, NULL);
	for (row = 0; row < SPI_processed; row++)
	{
		Datum		values[6];
		bool		nulls[6];

		heap_deform_tuple(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, values, nulls);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	SPI_finish();
	return (Datum) 0;
}

static void
derive_project(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {law_typid("credit_code"), TEXTARRAYOID};
	Datum		values[2];
	bool		isnull;
	char	   *missing;

	if (!step->has_agency)
		return;					/* check_actor() says so better */
	step_set(step, "agency", CreditCodePGetDatum(&step->agency), false);
	values[0] = CreditCodePGetDatum(&step->agency);
	values[1] = step_get(step, "resources", &isnull);
	if (isnull || ArrayGetNItems(ARR_NDIM(DatumGetArrayTypeP(values[1])), ARR_DIMS(DatumGetArrayTypeP(values[1]))) == 0)
		ereport(ERROR,
				(errcode(ARTICLE(36)),
				 errmsg("a project is filed with the catalogue of the resources that it is about"),
				 errdetail_article(36, LAW_36),
				 errhint("Set \"resources\" to their codes in ldpd.catalogue.")));
	SPI_connect();
	law_execute(&plan,
				"SELECT (SELECT string_agg(coalesce(r, 'null'), ', ' ORDER BY r) FROM unnest($2) r WHERE NOT EXISTS (SELECT FROM ldpd.resource_version v"
				"  WHERE v.resource = r AND v.state = 'published' AND v.superseded_at IS NULL)),"
				" (SELECT bool_and(good = total) FROM ldpd.project_figures($1)),"
				" (SELECT jsonb_agg(to_jsonb(f) ORDER BY f.requirement, f.what) FROM ldpd.project_figures($1) f)",
				2, types, values, NULL);
	missing = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
	if (missing)
		ereport(ERROR,
				(errcode(ARTICLE(36)),
				 errmsg("not in the published catalogue: %s", missing),
				 errdetail_article(36, LAW_36),
				 errhint("Submit their catalogue entries first, and file the project when they are published.")));
	step_set(step, "in_order", SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2, &isnull), false);
	step_set(step, "findings", SPI_datumTransfer(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 3, &isnull), false, -1), false);
	SPI_finish();
}

static const Step project_steps[] = {
	{NULL, "filed", BY_PROVIDER, 36, LAW_36,
		.needs = {"name"},
	.stamps = {{"filed_at", STAMP_NOW}}},
};

const Procedure project_procedure = {
	.table = "project",
	.provider = "agency",
	.filed = {"name", "resources"},
	.steps = project_steps,
	.nsteps = lengthof(project_steps),
	.derive = derive_project,
};
