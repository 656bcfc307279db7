/*
 * sharing.c
 *		Chapter 4: requests to share and emergency sharing (Articles 14-18).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "commands/async.h"
#include "executor/spi.h"
#include "utils/builtins.h"

#include "attach.h"
#include "basis.h"
#include "catalogue.h"
#include "collection.h"
#include "grant.h"
#include "grant_reading.h"
#include "law.h"
#include "ledger.h"
#include "store.h"

#define LAW_15_1	"可提供给各级公共管理和服务机构的公共数据属于无条件共享类。"
#define LAW_16_3	"公共数据提供单位应当在3个工作日内给予反馈。"
#define LAW_16_7	"同意共享的,公共数据提供单位应当在7个工作日内完成共享。"
#define LAW_16_NO	"不予共享的,应当提供法律、法规、规章依据。"
#define LAW_18		"为了落实惠民政策、应对突发事件等目的,大数据工作主管部门和公共数据提供单位可以按照规定的程序和要求,向公共管理和服务机构共享相关公共数据。"

/* Where the consumer is not said, it is the agency that asks. */
static void
derive_request(StepContext *step)
{
	bool		isnull;

	derive_provider(step);
	(void) step_get(step, "consumer", &isnull);
	if (isnull && step->has_agency)
		step_set(step, "consumer", CreditCodePGetDatum(&step->agency), false);
}

/* Article 15(3): what is not shared is asked for in vain, and agreed to by nobody. */
static void
check_still_shared(StepContext *step)
{
	VersionInfo version;

	require_published(step, 16, &version);
	if (version.share_class == SHARE_NOT_SHARED)
		ereport(ERROR,
				(errcode(ARTICLE(15)),
				 errmsg("resource \"%s\" is not shared", step_get_text(step, "resource")),
				 errdetail_article(15, LAW_15_3),
				 errhint("Refuse the request with its legal basis, or publish a version of another class.")));
}

/* The agency that asks must be one of those that public data are shared with. */
static void
check_consumer(StepContext *step, int article)
{
	bool		isnull;
	Datum		value = step_get(step, "consumer", &isnull);
	CreditCode *consumer = DatumGetCreditCodeP(value);
	AgencyInfo	info;

	if (isnull)
		return;					/* NOT NULL says so better */
	if (!agency_info(consumer, &info))
		ereport(ERROR,
				(errcode(ERRCODE_FOREIGN_KEY_VIOLATION),
				 errmsg("agency %s is not registered", credit_code_to_cstring(consumer)),
				 errhint("The city's bureau registers it in ldpd.agency.")));
	if (same_agency(consumer, DatumGetCreditCodeP(step_get(step, "provider", &isnull))))
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("%s is the provider of resource \"%s\" itself", agency_label(consumer),
						step_get_text(step, "resource")),
				 errdetail_article(article, article == 18 ? LAW_18 : LAW_16),
				 errhint("A provider reads its own data without a request.")));
	if (strcmp(info.kind, "pilot_operator") == 0)
		ereport(ERROR,
				(errcode(ARTICLE(27)),
				 errmsg("%s is a pilot operator, to which data are not shared", agency_label(consumer)),
				 errdetail_article(27, LAW_27),
				 errhint("A pilot operator reads within the scope of its agreement alone.")));
}

static void
check_items(StepContext *step, const VersionInfo *version)
{
	bool		isnull;
	Datum		items = step_get(step, "items", &isnull);

	if (!isnull)
		require_items(DatumGetArrayTypeP(items), version, 15);
}

static void
check_request(StepContext *step)
{
	VersionInfo version;
	char	   *resource = step_get_text(step, "resource");

	check_consumer(step, 16);
	require_published(step, 16, &version);
	if (version.share_class == SHARE_UNCONDITIONAL)
		ereport(ERROR,
				(errcode(ARTICLE(16)),
				 errmsg("resource \"%s\" is shared unconditionally and needs no request", resource),
				 errdetail_article(16, LAW_16_1),
				 errhint("Read it directly; SELECT * FROM ldpd.explain_access('%s').", resource)));
	if (version.share_class == SHARE_NOT_SHARED)
		ereport(ERROR,
				(errcode(ARTICLE(15)),
				 errmsg("resource \"%s\" is not shared", resource),
				 errdetail_article(15, LAW_15_3),
				 errhint("Its legal basis stands in ldpd.catalogue; a dispute goes to the bureau of the region (Article 39).")));
	check_items(step, &version);
	check_valid_until(step, 16);
}

/* The provider may shorten the use that is asked for, not lengthen it. */
static void
check_agreement(StepContext *step)
{
	check_still_shared(step);
	check_row_condition(step);
	check_term_agreed(step, 17, LAW_17);
	check_valid_until(step, 16);
}

/* Article 16: 法律、法规、规章 that are in force; what the law above admits, where it binds both. */
static void
check_refusal(StepContext *step)
{
	check_basis(step, "share_refusal", "legal_basis", 16, LAW_16_NO);
}

static void
keep_refusal(StepContext *step)
{
	record_basis(step, "share_refusal", "legal_basis");
}

static void
check_fulfilment(StepContext *step)
{
	check_still_shared(step);
	check_row_condition(step);
	check_valid_until(step, 16);
}

static void
give_request(StepContext *step)
{
	grant_give(step, "request");
	grant_given_rows(step);
}

static void
end_request(StepContext *step)
{
	grant_end(step, "request");
}

static const Step request_steps[] = {
	{NULL, "submitted", BY_CONSUMER, 16, LAW_16,
		.needs = {"purpose"},
		.stamps = {{"submitted_at", STAMP_NOW}, {"reply_due", STAMP_DUE, "share_reply", "reply_provisional", "reply_rule"}},
	.check = check_request},
	{"submitted", "agreed", BY_PROVIDER, 16, LAW_16_3,
		.may = {"valid_until", "row_condition", "quota_statements", "quota_rows"},
		.stamps = {{"decided_at", STAMP_NOW}, {"decided_by", STAMP_ROLE_NAME},
		{"fulfil_due", STAMP_DUE, "share_fulfil", "fulfil_provisional", "fulfil_rule"}},
	.due = "reply_due",.check = check_agreement},
	{"submitted", "refused", BY_PROVIDER, 16, LAW_16_NO,
		.needs = {"legal_basis"},.may = {"legal_basis"},
		.stamps = {{"decided_at", STAMP_NOW}, {"decided_by", STAMP_ROLE_NAME}},
	.due = "reply_due",.check = check_refusal,.effect = keep_refusal},
	{"submitted", "withdrawn", BY_CONSUMER, 16, LAW_16,
	.stamps = {{"ended_at", STAMP_NOW}}},
	{"agreed", "fulfilled", BY_PROVIDER, 16, LAW_16_7,
		.stamps = {{"fulfilled_at", STAMP_NOW}},
	.due = "fulfil_due",.check = check_fulfilment,.effect = give_request},
	{"fulfilled", "ended", BY_CONSUMER | BY_PROVIDER, 16, LAW_17,
		.stamps = {{"ended_at", STAMP_NOW}},
	.effect = end_request},
};

const Procedure share_request_procedure = {
	.table = "share_request",
	.provider = "provider",
	.has_state = true,
	.filed = {"resource", "consumer", "purpose", "items", "valid_until"},
	.steps = request_steps,
	.nsteps = lengthof(request_steps),
	.derive = derive_request,
};

/* ----------------------------------------------------------------
 * Article 18
 * ----------------------------------------------------------------
 */

/* What an emergency is for passes; how long at most is the city's to say. */
static void
check_length(StepContext *step)
{
	bool		isnull;
	TimestampTz until = DatumGetTimestampTz(step_get(step, "valid_until", &isnull));
	int			days = city_setting("emergency_days");

	if (until - law_now() <= days * USECS_PER_DAY)
		return;
	ereport(ERROR,
			(errcode(ARTICLE(18)),
			 errmsg("an emergency share lasts %d days at most", days),
			 errdetail_article(18, LAW_18),
			 errhint("Name an earlier \"valid_until\"; what is needed for longer is asked for by an ldpd.share_request.")));
}

/* While a review is overdue, the same consumer gets no more data of that provider this way. */
static void
check_reviews(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[3] = {law_typid("credit_code"), law_typid("credit_code"), DATEOID};
	Datum		values[3];
	bool		isnull;

	values[0] = step_get(step, "consumer", &isnull);
	values[1] = step_get(step, "provider", &isnull);
	values[2] = DateADTGetDatum(law_today());
	SPI_connect();
	law_execute(&plan,
				"SELECT string_agg(id::text, ', ' ORDER BY id) FROM ldpd.emergency_share"
				" WHERE consumer = $1 AND provider = $2 AND state <> 'reviewed' AND NOT review_provisional AND review_due < $3",
				3, types, values, NULL);
	if (SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1))
		ereport(ERROR,
				(errcode(ARTICLE(18)),
				 errmsg("the review of emergency_share %s is overdue",
						SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1)),
				 errdetail_article(18, LAW_18),
				 errhint("The bureau reviews it: UPDATE ldpd.emergency_share SET state = 'reviewed', review = ….")));
	SPI_finish();
}

/* The bureau that approves the provider's catalogue; the one above, where that is the consumer itself. */
static void
set_reviewer(StepContext *step)
{
	bool		isnull;
	AgencyInfo	provider;
	AgencyInfo	consumer;
	CreditCode *reviewer = palloc(sizeof(CreditCode));
	CreditCode *user = DatumGetCreditCodeP(step_get(step, "consumer", &isnull));
	bool		found;

	found = agency_info(DatumGetCreditCodeP(step_get(step, "provider", &isnull)), &provider) &&
		approving_bureau(&provider, reviewer);
	if (found && same_agency(reviewer, user))
		found = agency_info(user, &consumer) && approving_bureau(&consumer, reviewer);
	step_set(step, "reviewer", CreditCodePGetDatum(reviewer), !found);
}

static void
set_review_due(StepContext *step, DateADT from)
{
	bool		isnull;
	Datum		reviewer = step_get(step, "reviewer", &isnull);

	step_set_due(step, "emergency_review", from, isnull ? NULL : DatumGetCreditCodeP(reviewer),
				 "review_due", "review_provisional", "review_rule");
}

static void
check_emergency(StepContext *step)
{
	VersionInfo version;
	bool		isnull;
	CreditCode *consumer = DatumGetCreditCodeP(step_get(step, "consumer", &isnull));

	if (!isnull && same_agency(consumer, &step->agency))
		ereport(ERROR,
				(errcode(ARTICLE(18)),
				 errmsg("%s cannot open data to itself", agency_label(consumer)),
				 errdetail_article(18, LAW_18),
				 errhint("The provider opens them, or the bureau of the region above.")));
	check_consumer(step, 18);
	require_published(step, 18, &version);
	if (version.share_class == SHARE_UNCONDITIONAL)
		ereport(ERROR,
				(errcode(ARTICLE(18)),
				 errmsg("resource \"%s\" is shared unconditionally and needs no emergency", step_get_text(step, "resource")),
				 errdetail_article(15, LAW_15_1),
				 errhint("The consumer reads it directly.")));
	/* The class was the provider's finding, with its basis: only the provider can step over it. */
	if (version.share_class == SHARE_NOT_SHARED &&
		!same_agency(DatumGetCreditCodeP(step_get(step, "provider", &isnull)), &step->agency))
		ereport(ERROR,
				(errcode(ARTICLE(18)),
				 errmsg("resource \"%s\" is not shared; only its provider can open it in an emergency",
						step_get_text(step, "resource")),
				 errdetail_article(15, LAW_15_3),
				 errhint("Ask the provider, %s.",
						 agency_label(DatumGetCreditCodeP(step_get(step, "provider", &isnull))))));
	check_items(step, &version);
	check_valid_until(step, 18);
	check_length(step);
	check_reviews(step);
	set_reviewer(step);
	set_review_due(step, law_day(DatumGetTimestampTz(step_get(step, "valid_until", &isnull))));
}

static void
check_early_end(StepContext *step)
{
	bool		isnull;

	if (DatumGetTimestampTz(step_get(step, "valid_until", &isnull)) > law_now())
		set_review_due(step, law_today());
}

/* Reviewed is what is over; the consumer reviews nothing, though it be a bureau. */
static void
check_review(StepContext *step)
{
	bool		isnull;
	bool		ended;

	(void) step_get(step, "ended_at", &isnull);
	ended = !isnull || DatumGetTimestampTz(step_get(step, "valid_until", &isnull)) <= law_now();
	if (!ended)
		ereport(ERROR,
				(errcode(ARTICLE(18)),
				 errmsg("%s is still in force", step_label(step)),
				 errdetail_article(18, LAW_18),
				 errhint("End it first (state = 'ended'), or wait until it lapses.")));
	if (same_agency(DatumGetCreditCodeP(step_get(step, "consumer", &isnull)), &step->agency))
		ereport(ERROR,
				(errcode(ARTICLE(18)),
				 errmsg("%s does not review its own use", agency_label(&step->agency)),
				 errdetail_article(18, LAW_18),
				 errhint("The bureau above it does.")));
}

/* Told are the provider and the reviewing bureau, each where another has opened it. */
static void
tell_passed_over(StepContext *step)
{
	bool		isnull;
	CreditCode *by = DatumGetCreditCodeP(step_get(step, "opened_by", &isnull));
	static const char *const parties[] = {"provider", "reviewer"};
	int			i;

	for (i = 0; i < lengthof(parties); i++)
	{
		Datum		value = step_get(step, parties[i], &isnull);

		if (isnull || same_agency(DatumGetCreditCodeP(value), by))
			continue;
		ledger_append(18, "told", psprintf("emergency_share/" INT64_FORMAT, DatumGetInt64(step_get(step, "id", &isnull))),
					  ledger_texts(parties[i], credit_code_to_cstring(DatumGetCreditCodeP(value)), NULL));
	}
	Async_Notify("ldpd_emergency", psprintf(INT64_FORMAT, DatumGetInt64(step_get(step, "id", &isnull))));
}

static void
give_emergency(StepContext *step)
{
	grant_give(step, "emergency");
	tell_passed_over(step);
}

static void
end_emergency(StepContext *step)
{
	grant_end(step, "emergency");
}

static const Step emergency_steps[] = {
	{NULL, "opened", BY_PROVIDER | BY_OVERSEER, 18, LAW_18,
		.needs = {"event", "purpose", "basis", "valid_until"},
		.stamps = {{"opened_at", STAMP_NOW}, {"opened_by", STAMP_AGENCY}},
	.check = check_emergency,.effect = give_emergency},
	{"opened", "ended", BY_PROVIDER | BY_OVERSEER | BY_CONSUMER, 18, LAW_18,
		.stamps = {{"ended_at", STAMP_NOW}},
	.check = check_early_end,.effect = end_emergency},
	{"opened", "reviewed", BY_OVERSEER, 18, LAW_18,
		.needs = {"review"},.may = {"review"},
		.stamps = {{"reviewed_at", STAMP_NOW}, {"reviewed_by", STAMP_AGENCY}},
	.due = "review_due",.check = check_review},
	{"ended", "reviewed", BY_OVERSEER, 18, LAW_18,
		.needs = {"review"},.may = {"review"},
		.stamps = {{"reviewed_at", STAMP_NOW}, {"reviewed_by", STAMP_AGENCY}},
	.due = "review_due",.check = check_review},
};

const Procedure emergency_share_procedure = {
	.table = "emergency_share",
	.provider = "provider",
	.has_state = true,
	.filed = {"resource", "consumer", "event", "purpose", "basis", "items", "valid_until"},
	.steps = emergency_steps,
	.nsteps = lengthof(emergency_steps),
	.derive = derive_provider,
};
