/*
 * matter.c
 *		Matters that somebody files, an office handles and its answer ends: reports of misuse (Article 38), disputes (39).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"

#include "attach.h"
#include "catalogue.h"
#include "commit.h"
#include "deadline.h"
#include "law.h"
#include "ledger.h"
#include "lifecycle.h"
#include "store.h"

#define LAW_38	"任何单位和个人有权向提供公共数据的公共管理和服务机构以及有关主管部门监督、举报违法利用公共数据行为,提供公共数据的公共管理和服务机构、有关主管部门应当依法及时处理。"
#define LAW_39	"公共数据共享开放、开发利用等过程中产生争议的,可以提请本级大数据工作主管部门协调解决。"

/* The bureau over an agency that is none of the parties to a matter itself: the next one above where it is. False: none. */
static bool
bureau_over(const CreditCode *agency, const CreditCode *party, CreditCode *bureau)
{
	AgencyInfo	info;

	if (!agency_info(agency, &info) || !approving_bureau(&info, bureau))
		return false;
	if (party && same_agency(bureau, party) && (!agency_info(bureau, &info) || !approving_bureau(&info, bureau)))
		return false;
	/* the topmost bureau approves its own catalogue; it does not judge its own case */
	return !same_agency(bureau, agency) && (party == NULL || !same_agency(bureau, party));
}

static void
no_office(int article, const char *law, const CreditCode *party)
{
	ereport(ERROR,
			(errcode(ARTICLE(article)),
			 errmsg("no office of this database stands above %s", agency_label(party)),
			 errdetail_article(article, law),
			 errhint("Turn to the government of its region, or the authority above it (Article 43).")));
}

/* ----------------------------------------------------------------
 * Article 38
 * ----------------------------------------------------------------
 */

/*
 * Handled by the bureau over whoever is reported or, where that is no agency, over the provider; by the provider of the
 * resource where the reporter says so. Never by whoever is reported. Who files unnamed leaves no name here.
 */
static void
derive_report(StepContext *step)
{
	bool		no_accused;
	bool		no_handler;
	bool		isnull;
	CreditCode *accused = DatumGetCreditCodeP(step_get(step, "accused", &no_accused));
	CreditCode *chosen = DatumGetCreditCodeP(step_get(step, "handler", &no_handler));
	char	   *resource = step_get_text(step, "resource");
	ResourceInfo info;
	CreditCode *handler = palloc(sizeof(CreditCode));

	if (no_accused && step_is_blank(step, "accused_name"))
		ereport(ERROR,
				(errcode(ARTICLE(38)),
				 errmsg("a report says whom it is about"),
				 errdetail_article(38, LAW_38),
				 errhint("Set \"accused\", the code of an agency, or \"accused_name\".")));
	if (resource && !resource_info(resource, &info))
		ereport(ERROR,
				(errcode(ERRCODE_FOREIGN_KEY_VIOLATION),
				 errmsg("resource \"%s\" is not registered", resource),
				 errhint("Its code stands in ldpd.catalogue.")));
	if (no_accused && resource == NULL)
		ereport(ERROR,
				(errcode(ARTICLE(38)),
				 errmsg("a report about somebody who is no agency names the resource"),
				 errdetail_article(38, LAW_38),
				 errhint("Set \"resource\": its provider's bureau handles the report.")));
	if (!no_handler)
	{
		*handler = *chosen;
		if ((!no_accused && same_agency(handler, accused)) ||
			!((resource && same_agency(handler, &info.provider)) ||
			  bureau_oversees(handler, no_accused ? &info.provider : accused)))
			ereport(ERROR,
					(errcode(ARTICLE(38)),
					 errmsg("%s does not handle this report", agency_label(handler)),
					 errdetail_article(38, LAW_38),
					 errhint("Leave \"handler\" out, or name the provider of the resource or a bureau above whom it is about.")));
	}
	else if (!bureau_over(no_accused ? &info.provider : accused, NULL, handler))
		no_office(38, LAW_38, no_accused ? &info.provider : accused);
	step_set(step, "handler", CreditCodePGetDatum(handler), false);
	if (DatumGetBool(step_get(step, "anonymous", &isnull)) && !isnull)
	{
		if (!step_is_blank(step, "reporter") || !step_is_blank(step, "contact"))
			ereport(ERROR,
					(errcode(ARTICLE(38)),
					 errmsg("an anonymous report names nobody"),
					 errdetail_article(38, LAW_38),
					 errhint("Leave \"reporter\" and \"contact\" out, or \"anonymous\" false.")));
	}
	else
		step_set(step, "filed_by", ObjectIdGetDatum(acting_role()), false);
}

/* What was found is on record for all to see whom it concerns; who had reported it is not. */
static void
record_finding(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {INT8OID, TIMESTAMPTZOID};
	Datum		values[2];
	bool		isnull;

	values[0] = step_get(step, "id", &isnull);
	values[1] = step_get(step, "answered_at", &isnull);
	SPI_connect();
	law_execute(&plan,
				"INSERT INTO ldpd.report_finding (report, accused, accused_name, resource, article, item, finding, found_by, found_at)"
				" SELECT id, accused, accused_name, resource, article, item, answer, handler, $2 FROM ldpd.report WHERE id = $1",
				2, types, values, NULL);
	SPI_finish();
}

static const Step report_steps[] = {
	{NULL, "filed", BY_ANYBODY, 38, LAW_38,
		.needs = {"content"},
	.stamps = {{"filed_at", STAMP_NOW}}},
	{"filed", "accepted", BY_HANDLER, 38, LAW_38,
	.stamps = {{"accepted_at", STAMP_NOW}}},
	{"accepted", "upheld", BY_HANDLER, 38, LAW_38,
		.needs = {"answer", "article", "item"},.may = {"answer", "article", "item"},
		.stamps = {{"answered_at", STAMP_NOW}},
	.effect = record_finding},
	{"accepted", "dismissed", BY_HANDLER, 38, LAW_38,
		.needs = {"answer"},.may = {"answer"},
	.stamps = {{"answered_at", STAMP_NOW}}},
};

const Procedure report_procedure = {
	.table = "report",
	.provider = "handler",
	.has_state = true,
	.confidential = true,
	.filed = {"accused", "accused_name", "resource", "content", "handler", "anonymous", "reporter", "contact"},
	.steps = report_steps,
	.nsteps = lengthof(report_steps),
	.derive = derive_report,
};

/* ----------------------------------------------------------------
 * Article 39
 * ----------------------------------------------------------------
 */

static void
derive_dispute(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[3] = {TEXTOID, INT8OID, INT8OID};
	static const char *const subjects[] = {"resource", "share_request", "open_request"};
	Datum		values[3];
	char		nulls[4] = "   ";
	bool		isnull;
	bool		no_consumer;
	bool		no_platform;
	CreditCode	provider;
	CreditCode	consumer;
	Oid			platform;
	bool		is_provider;
	CreditCode *handler = palloc(sizeof(CreditCode));
	CreditCode *other = palloc(sizeof(CreditCode));
	HeapTuple	tuple;
	TupleDesc	desc;

	if (step_get_set(step, subjects, lengthof(subjects), values, nulls) != 1)
		ereport(ERROR,
				(errcode(ARTICLE(39)),
				 errmsg("a dispute is about one thing: a request to share, a request to open, or a resource"),
				 errdetail_article(39, LAW_39),
				 errhint("Set one of \"share_request\", \"open_request\", \"resource\".")));
	SPI_connect();
	law_execute(&plan,
				"SELECT provider, NULL::ldpd.credit_code, NULL::oid FROM ldpd.resource WHERE code = $1"
				" UNION ALL SELECT provider, consumer, NULL FROM ldpd.share_request WHERE id = $2"
				" UNION ALL SELECT provider, NULL, filed_by FROM ldpd.open_request WHERE id = $3",
				3, types, values, nulls);
	if (SPI_processed == 0)
		ereport(ERROR,
				(errcode(ERRCODE_FOREIGN_KEY_VIOLATION),
				 errmsg("what the dispute is about does not exist"),
				 errhint("See ldpd.share_request, ldpd.open_request, ldpd.catalogue.")));
	tuple = SPI_tuptable->vals[0];
	desc = SPI_tuptable->tupdesc;
	provider = *DatumGetCreditCodeP(SPI_getbinval(tuple, desc, 1, &isnull));
	values[1] = SPI_getbinval(tuple, desc, 2, &no_consumer);
	if (!no_consumer)
		consumer = *DatumGetCreditCodeP(values[1]);
	platform = DatumGetObjectId(SPI_getbinval(tuple, desc, 3, &no_platform));
	SPI_finish();

	/* a party files: the provider, the consumer, the platform that filed the request; about a resource, any agency */
	is_provider = step->has_agency && same_agency(&step->agency, &provider);
	if (!is_provider &&
		!(no_platform ? step->has_agency && (no_consumer || same_agency(&step->agency, &consumer)) : platform == acting_role()))
		ereport(ERROR,
				(errcode(ARTICLE(39)),
				 errmsg("only a party to it brings a dispute before the bureau"),
				 errdetail_article(39, LAW_39),
				 errhint("The parties are the provider, %s, and whoever asked for the data.", agency_label(&provider))));
	step_set_own(step, "claimant");
	step_set(step, "filed_by", ObjectIdGetDatum(acting_role()), false);
	*other = is_provider && !no_consumer ? consumer : provider;
	step_set(step, "respondent", CreditCodePGetDatum(other), false);
	if (!bureau_over(&provider, step->has_agency ? &step->agency : NULL, handler) || (!no_consumer && same_agency(handler, &consumer)))
		no_office(39, LAW_39, &provider);
	step_set(step, "handler", CreditCodePGetDatum(handler), false);
}

/* The role of the platform that filed, or any of the claimant's. */
static void
check_withdrawal(StepContext *step)
{
	bool		isnull;

	(void) step_get(step, "claimant", &isnull);
	if (isnull && DatumGetObjectId(step_get(step, "filed_by", &isnull)) != acting_role())
		ereport(ERROR,
				(errcode(ARTICLE(39)),
				 errmsg("%s was filed by another role", step_label(step)),
				 errdetail_article(39, LAW_39),
				 errhint("Who filed it withdraws it.")));
}

/* What is not shared at all is not made so by a dispute over one request. */
static void
check_upheld(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = INT8OID;
	bool		isnull;
	Datum		request = step_get(step, "share_request", &isnull);

	if (isnull)
		return;
	SPI_connect();
	law_execute(&plan,
				"SELECT r.resource FROM ldpd.share_request r WHERE r.id = $1 AND r.state = 'refused'"
				" AND NOT EXISTS (SELECT FROM ldpd.resource_version v WHERE v.resource = r.resource"
				"  AND v.state = 'published' AND v.superseded_at IS NULL AND v.share_class <> '不予共享')",
				1, &type, &request, NULL);
	if (SPI_processed > 0)
		ereport(ERROR,
				(errcode(ARTICLE(15)),
				 errmsg("resource \"%s\" is not shared", SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1)),
				 errdetail_article(15, LAW_15_3),
				 errhint("Uphold a dispute about the resource; its provider then publishes a version of another class.")));
	SPI_finish();
}

static void
record_overturned(const char *subject, Jsonb *detail)
{
	ledger_append(39, "agreed", subject, detail);
}

/*
 * The result binds: a refusal becomes an agreement, and the period in which the provider fulfils it begins; where the
 * dispute is about a resource, the provider is to update its catalogue within the period of Article 8.
 */
static void
bind_result(StepContext *step)
{
	static SPIPlanPtr provider_plan = NULL;
	static SPIPlanPtr share_plan = NULL;
	static SPIPlanPtr open_plan = NULL;
	Oid			types[5] = {INT8OID, TIMESTAMPTZOID, DATEOID, BOOLOID, INT8OID};
	Datum		values[5];
	char		nulls[6] = "     ";
	bool		isnull;
	bool		bound;
	Deadline	deadline;
	CreditCode	provider;
	char	   *label = step_label(step);
	char	   *resource = step_get_text(step, "resource");

	SPI_connect();
	values[0] = step_get(step, "share_request", &isnull);
	if (!isnull)
	{
		law_execute(&provider_plan, "SELECT provider FROM ldpd.share_request WHERE id = $1", 1, types, values, NULL);
		provider = *DatumGetCreditCodeP(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
		bound = deadline_compute("share_fulfil", law_today(), &provider, &deadline);
		values[1] = TimestampTzGetDatum(law_now());
		values[2] = DateADTGetDatum(deadline.due);
		values[3] = BoolGetDatum(deadline.provisional);
		values[4] = Int64GetDatum(deadline.rule_id);
		nulls[2] = nulls[3] = nulls[4] = bound ? ' ' : 'n';
		law_execute(&share_plan,
					"UPDATE ldpd.share_request SET state = 'agreed', overturned_at = $2, fulfil_due = $3, fulfil_provisional = $4, fulfil_rule = $5"
					" WHERE id = $1 AND state = 'refused'",
					5, types, values, nulls);
		if (SPI_processed == 1)
		{
			record_overturned(psprintf("share_request/" INT64_FORMAT, DatumGetInt64(values[0])),
							  ledger_texts("by", label, "state", "agreed", "overturned_at", law_time_to_cstring(law_now()),
										   "fulfil_due", bound ? law_day_to_cstring(deadline.due) : NULL,
										   "fulfil_provisional", bound ? (deadline.provisional ? "t" : "f") : NULL,
										   "fulfil_rule", bound ? psprintf(INT64_FORMAT, deadline.rule_id) : NULL, NULL));
			if (bound)
				commit_note_start(39);
		}
	}
	values[0] = step_get(step, "open_request", &isnull);
	if (!isnull)
	{
		law_execute(&open_plan, "UPDATE ldpd.open_request SET state = 'agreed' WHERE id = $1 AND state = 'refused'",
					1, types, values, NULL);
		if (SPI_processed == 1)
			record_overturned(psprintf("open_request/" INT64_FORMAT, DatumGetInt64(values[0])),
							  ledger_texts("by", label, "state", "agreed", NULL));
	}
	if (resource)
	{
		ResourceInfo info;

		attach_get_resource(resource, &info);
		open_change(resource, &info.provider, psprintf("争议处理(%s):%s", label, step_get_text(step, "result")));
	}
	SPI_finish();
}

static const Step dispute_steps[] = {
	{NULL, "filed", BY_ANYBODY, 39, LAW_39,
		.needs = {"claim"},
	.stamps = {{"filed_at", STAMP_NOW}}},
	{"filed", "accepted", BY_HANDLER, 39, LAW_39,
	.stamps = {{"accepted_at", STAMP_NOW}}},
	{"accepted", "upheld", BY_HANDLER, 39, LAW_39,
		.needs = {"result"},.may = {"result"},
		.stamps = {{"settled_at", STAMP_NOW}},
	.check = check_upheld,.effect = bind_result},
	{"accepted", "dismissed", BY_HANDLER, 39, LAW_39,
		.needs = {"result"},.may = {"result"},
	.stamps = {{"settled_at", STAMP_NOW}}},
	{"filed", "withdrawn", BY_CLAIMANT | BY_PLATFORM, 39, LAW_39,
		.stamps = {{"settled_at", STAMP_NOW}},
	.check = check_withdrawal},
	{"accepted", "withdrawn", BY_CLAIMANT | BY_PLATFORM, 39, LAW_39,
		.stamps = {{"settled_at", STAMP_NOW}},
	.check = check_withdrawal},
};

const Procedure dispute_procedure = {
	.table = "dispute",
	.provider = "respondent",
	.has_state = true,
	.filed = {"share_request", "open_request", "resource", "claim"},
	.steps = dispute_steps,
	.nsteps = lengthof(dispute_steps),
	.derive = derive_dispute,
};
