/*
 * rectification.c
 *		Notices to put right by a day what an agency (Article 41) or an authority (Article 43) has done or left undone.
 */
#include "ldpd.h"

#include "utils/builtins.h"
#include "utils/date.h"

#include "law.h"
#include "lifecycle.h"

#define LAW_43	"由本级人民政府或者上级主管部门责令改正。"

static void
check_due_on(StepContext *step)
{
	bool		isnull;
	DateADT		due = DatumGetDateADT(step_get(step, "due_on", &isnull));

	if (isnull || (due >= law_today() && !DATE_NOT_FINITE(due)))
		return;					/* NOT NULL says so better */
	ereport(ERROR,
			(errcode(ARTICLE(41)),
			 errmsg("a notice names a day to come"),
			 errdetail_article(41, LAW_41),
			 errhint("Today is %s; set \"due_on\" to a day from then on.", law_day_to_cstring(law_today()))));
}

static void
check_notice(StepContext *step)
{
	bool		isnull;
	int			article = DatumGetInt32(step_get(step, "article", &isnull));
	CreditCode *addressed = DatumGetCreditCodeP(step_get(step, "agency", &isnull));
	AgencyInfo	info;

	if (same_agency(addressed, &step->agency))
		ereport(ERROR,
				(errcode(ARTICLE(43)),
				 errmsg("%s gives no notice to itself", agency_label(addressed)),
				 errdetail_article(43, LAW_43),
				 errhint("The authority above it does.")));
	if (article == 43 && agency_info(addressed, &info) && strcmp(info.kind, "bureau") != 0)
		ereport(ERROR,
				(errcode(ARTICLE(43)),
				 errmsg("%s is no authority", agency_label(addressed)),
				 errdetail_article(43, LAW_43),
				 errhint("Notices to other agencies are under Article 41.")));
	check_due_on(step);
}

#define ANSWER(state) \
	{state, "answered", BY_PROVIDER, 41, LAW_41, \
		.needs = {"answer"},.may = {"answer"}, \
		.stamps = {{"answered_at", STAMP_NOW}}, \
	.due = "due_on"}
#define WITHDRAW(state) \
	{state, "withdrawn", BY_APPROVER, 41, LAW_41, \
		.needs = {"finding"},.may = {"finding"}, \
	.stamps = {{"checked_at", STAMP_NOW}}}

static const Step rectification_steps[] = {
	{NULL, "issued", BY_APPROVER, 41, LAW_41,
		.needs = {"fact", "demand", "due_on"},
		.stamps = {{"issued_at", STAMP_NOW}},
	.check = check_notice},
	ANSWER("issued"),
	ANSWER("returned"),
	{"answered", "closed", BY_APPROVER, 41, LAW_41,
		.needs = {"finding"},.may = {"finding"},
	.stamps = {{"checked_at", STAMP_NOW}}},
	{"answered", "returned", BY_APPROVER, 41, LAW_41,
		.needs = {"finding"},.may = {"finding", "due_on"},
		.stamps = {{"checked_at", STAMP_NOW}},
	.check = check_due_on},
	WITHDRAW("issued"),
	WITHDRAW("returned"),
};

const Procedure rectification_procedure = {
	.table = "rectification",
	.provider = "agency",
	.has_state = true,
	.filed = {"agency", "article", "item", "subject", "subject_id", "fact", "demand", "due_on"},
	.steps = rectification_steps,
	.nsteps = lengthof(rectification_steps),
	.derive = derive_bureau,
};
