/*
 * opening.c
 *		Chapter 5: what the public asks to be opened (Articles 19-22).
 */
#include "ldpd.h"

#include "utils/builtins.h"

#include "agreement.h"
#include "catalogue.h"
#include "credit_code_core.h"
#include "grant.h"
#include "law.h"
#include "resident_id_core.h"

#define LAW_11		"采集公共数据应当分别以下列号码或者代码作为必要标识:居民身份号码或者个人其他有效身份证件号码;法人统一社会信用代码;非法人组织统一社会信用代码或者其他识别代码。"
#define LAW_22		"对社会公众提出的数据开放需求,应当于7个工作日内给予反馈,同意开放的应及时开放,不同意开放的应说明理由。"

/*
 * Article 11: a person by resident id or another valid document, a legal person by its credit code, another organisation
 * by a credit code or another code. An 18-digit string is taken for what it looks like, and then must be right.
 */
static void
check_applicant(StepContext *step)
{
	char	   *kind = step_get_text(step, "applicant_kind");
	char	   *code = step_get_text(step, "applicant_code");
	const char *expected;
	bool		valid;
	int64		number;
	unsigned char packed[CREDIT_CODE_SIZE];

	if (kind == NULL || code == NULL)
		return;					/* NOT NULL says so better */
	if (strcmp(kind, "person") == 0)
	{
		expected = "a resident id (18 characters, GB 11643) or another document's number (5 to 17 letters and digits)";
		if (strlen(code) == 18)
			valid = resident_id_is_canonical(code, strlen(code), &number);
		else
			valid = strlen(code) >= 5 && strlen(code) <= 17 &&
				strspn(code, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == strlen(code);
	}
	else if (strcmp(kind, "legal_person") != 0 && strcmp(kind, "organization") != 0)
		return;					/* the CHECK on the column says so better */
	else
	{
		expected = "a unified social credit code (18 characters, GB 32100)";
		valid = credit_code_is_canonical(code, strlen(code), packed) ||
			(strcmp(kind, "organization") == 0 && strlen(code) != 18);
	}
	if (!valid)
		ereport(ERROR,
				(errcode(ARTICLE(11)),
				 errmsg("the code of an applicant of kind \"%s\" is not valid", kind),
				 errdetail_article(11, LAW_11),
				 errhint("It must be %s.", expected)));
}

static void
check_demand(StepContext *step)
{
	VersionInfo version;

	bool		isnull;
	Datum		items = step_get(step, "items", &isnull);

	check_applicant(step);
	require_published(step, 22, &version);
	if (!isnull)
		require_items(DatumGetArrayTypeP(items), &version, 20);
	check_valid_until(step, 22);
}

/* Article 20: what may not be opened is not opened by agreeing to it; its class must change first. */
static void
check_opening(StepContext *step)
{
	VersionInfo version;

	require_published(step, 22, &version);
	if (version.open_class == OPEN_NOT_OPEN)
		ereport(ERROR,
				(errcode(ARTICLE(20)),
				 errmsg("resource \"%s\" is of a class that is not opened", step_get_text(step, "resource")),
				 errdetail_article(20, LAW_20),
				 errhint("Publish a version of another class first.")));
	if (version.open_class == OPEN_CONDITIONAL)
		check_open_agreement(step);
}

/* Article 20: 在限定…使用范围等特定条件下: the provider may set the end of a use, or an earlier one. */
static void
check_agreement(StepContext *step)
{
	check_term_agreed(step, 24, LAW_24);
	check_valid_until(step, 22);
}

static void
give_opening(StepContext *step)
{
	grant_give(step, "open");
}

static void
end_opening(StepContext *step)
{
	grant_end(step, "open");
}

static const Step demand_steps[] = {
	{NULL, "submitted", BY_PLATFORM, 22, LAW_22,
		.needs = {"purpose", "applicant_code"},
		.stamps = {{"submitted_at", STAMP_NOW}, {"filed_by", STAMP_ROLE},
		{"reply_due", STAMP_DUE, "open_reply", "reply_provisional", "reply_rule"}},
	.check = check_demand},
	{"submitted", "agreed", BY_PROVIDER, 22, LAW_22,
		.may = {"valid_until"},
		.stamps = {{"decided_at", STAMP_NOW}, {"decided_by", STAMP_ROLE_NAME}},
	.due = "reply_due",.check = check_agreement},
	{"submitted", "refused", BY_PROVIDER, 22, LAW_22,
		.needs = {"reason"},.may = {"reason"},
		.stamps = {{"decided_at", STAMP_NOW}, {"decided_by", STAMP_ROLE_NAME}},
	.due = "reply_due"},
	{"agreed", "opened", BY_PROVIDER, 22, LAW_22,
		.stamps = {{"opened_at", STAMP_NOW}},
	.check = check_opening,.effect = give_opening},
	{"opened", "ended", BY_PROVIDER | BY_PLATFORM, 24, LAW_24,
		.stamps = {{"ended_at", STAMP_NOW}},
	.effect = end_opening},
};

const Procedure open_request_procedure = {
	.table = "open_request",
	.provider = "provider",
	.has_state = true,
	.filed = {"resource", "applicant_kind", "applicant_name", "applicant_code", "purpose", "items",
	"valid_until"},
	.steps = demand_steps,
	.nsteps = lengthof(demand_steps),
	.derive = derive_provider,
};
