/*
 * incident.c
 *		Incidents of data security, their steps, and what they freeze (Article 34).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/inval.h"

#include "collection.h"
#include "incident.h"
#include "law.h"
#include "lifecycle.h"
#include "store.h"

#define LAW_34_4	"发现数据安全缺陷、漏洞等风险时立即采取补救措施。"

/* ----------------------------------------------------------------
 * Incidents
 * ----------------------------------------------------------------
 */

/* Where they are not said: one's own incident, found now. The hours of the report run from when it was found. */
static void
derive_incident(StepContext *step)
{
	bool		isnull;
	TimestampTz found = DatumGetTimestampTz(step_get(step, "found_at", &isnull));

	if (isnull)
		found = law_now();
	else if (TIMESTAMP_NOT_FINITE(found) || found > law_now())
		ereport(ERROR,
				(errcode(ARTICLE(34)),
				 errmsg("an incident cannot be found at a moment to come"),
				 errdetail("It is now %s.", law_time_to_cstring(law_now())),
				 errhint("Leave \"found_at\" out where it was found now.")));
	step_set(step, "found_at", TimestampTzGetDatum(found), false);
	step_set(step, "report_by", TimestampTzGetDatum(found + city_setting("incident_report_hours") * USECS_PER_HOUR), false);
	(void) step_get(step, "agency", &isnull);
	if (isnull && step->has_agency)
		step_set(step, "agency", CreditCodePGetDatum(&step->agency), false);
}

/* It is contained once, and reported once, in whichever order. */
static void
check_once(StepContext *step)
{
	bool		isnull;
	const char *moment = strcmp(step->step->to, "contained") == 0 ? "contained_at" : "reported_at";

	(void) step_get(step, moment, &isnull);
	if (!isnull)
		ereport(ERROR,
				(errcode(ARTICLE(34)),
				 errmsg("%s is already \"%s\"", step_label(step), step->step->to),
				 errdetail_article(34, LAW_34_4),
				 errhint("What follows is its end: UPDATE ldpd.incident SET state = 'resolved', cause = ….")));
}

static void
check_report(StepContext *step)
{
	bool		isnull;

	check_once(step);
	if (DatumGetBool(step_get(step, "personal_information", &isnull)) && step_is_blank(step, "persons_told"))
		ereport(ERROR,
				(errcode(ARTICLE(34)),
				 errmsg("%s touches personal information, and its report does not say how the persons were told", step_label(step)),
				 errdetail_article(34, LAW_34),
				 errhint("Set \"persons_told\": when and how, or why they need not be (《中华人民共和国个人信息保护法》第五十七条).")));
}

/*
 * What the incident keeps frozen. check_freeze() locks the incident's row, which is locked by now, so a fresh look is the last
 * word; one with the snapshot of a REPEATABLE READ transaction would miss what was frozen since it began.
 */
static void
check_nothing_frozen(StepContext *step)
{
	AttrNumber	attnum = 2;		/* incident_freeze.incident */
	bool		isnull;
	Datum		id = step_get(step, "id", &isnull);
	LawScan    *scan = law_begin("incident_freeze", "incident_freeze_of_incident", 1, &attnum, &id);
	HeapTuple	tuple;
	int64		frozen = 0;

	while (frozen == 0 && HeapTupleIsValid(tuple = law_next(scan)))
	{
		(void) law_attr(scan, tuple, "lifted_at", &isnull);
		if (isnull)
			frozen = DatumGetInt64(law_attr(scan, tuple, "id", &isnull));
	}
	law_end(scan);
	if (frozen != 0)
		ereport(ERROR,
				(errcode(ARTICLE(34)),
				 errmsg("%s keeps something frozen still: incident_freeze %lld", step_label(step), (long long) frozen),
				 errdetail_article(34, LAW_34),
				 errhint("Who froze it lifts it first: UPDATE ldpd.incident_freeze SET state = 'lifted', lift_reason = ….")));
}

static void
check_resolution(StepContext *step)
{
	static const char *const moments[] = {"contained_at", "reported_at"};
	bool		isnull;
	int			i;

	for (i = 0; i < lengthof(moments); i++)
	{
		(void) step_get(step, moments[i], &isnull);
		if (isnull)
			ereport(ERROR,
					(errcode(ARTICLE(34)),
					 errmsg("%s is not yet \"%s\"", step_label(step), i == 0 ? "contained" : "reported"),
					 errdetail_article(34, LAW_34_4),
					 errhint("An incident is contained and reported before it is resolved.")));
	}
	check_nothing_frozen(step);
}

#define CONTAIN(state) \
	{state, "contained", BY_PROVIDER | BY_OVERSEER, 34, LAW_34_4, \
		.needs = {"measures"},.may = {"measures"}, \
		.stamps = {{"contained_at", STAMP_NOW}}, \
	.check = check_once}
#define REPORT(state) \
	{state, "reported", BY_PROVIDER | BY_OVERSEER, 34, LAW_34, \
		.needs = {"reported_to", "report"},.may = {"reported_to", "report", "persons_told"}, \
		.stamps = {{"reported_at", STAMP_NOW}}, \
	.check = check_report}
#define RESOLVE(state) \
	{state, "resolved", BY_PROVIDER | BY_OVERSEER, 34, LAW_34_4, \
		.needs = {"cause"},.may = {"cause"}, \
		.stamps = {{"resolved_at", STAMP_NOW}, {"resolved_by", STAMP_AGENCY}}, \
	.check = check_resolution}

static const Step incident_steps[] = {
	{NULL, "found", BY_PROVIDER | BY_OVERSEER, 34, LAW_34_4,
		.needs = {"description"},
	.stamps = {{"filed_at", STAMP_NOW}, {"filed_by", STAMP_AGENCY}}},
	CONTAIN("found"),
	CONTAIN("reported"),
	REPORT("found"),
	REPORT("contained"),
	RESOLVE("contained"),
	RESOLVE("reported"),
};

const Procedure incident_procedure = {
	.table = "incident",
	.provider = "agency",
	.has_state = true,
	.filed = {"agency", "description", "personal_information", "found_at"},
	.steps = incident_steps,
	.nsteps = lengthof(incident_steps),
	.derive = derive_incident,
};

/* ----------------------------------------------------------------
 * What they freeze
 * ----------------------------------------------------------------
 */

int64
frozen_by(FrozenKind kind, Datum key)
{
	static const struct
	{
		AttrNumber	attnum;
		const char *index;
	}			by[] = {
		[FROZEN_RESOURCE] = {3, "incident_freeze_of_resource"},
		[FROZEN_AGENCY] = {4, "incident_freeze_of_agency"},
		[FROZEN_GRANT] = {5, "incident_freeze_of_grant"},
	};
	LawScan    *scan = law_begin("incident_freeze", by[kind].index, 1, &by[kind].attnum, &key);
	HeapTuple	tuple = law_next(scan);
	bool		isnull;
	int64		incident = HeapTupleIsValid(tuple) ? DatumGetInt64(law_attr(scan, tuple, "incident", &isnull)) : 0;

	law_end(scan);
	return incident;
}

/* Whose it is: the provider of the resource, also of a grant on it; the agency itself. */
static void
derive_freeze(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[3] = {TEXTOID, law_typid("credit_code"), INT8OID};
	Datum		values[3];
	char		nulls[4] = "   ";
	static const char *const targets[] = {"resource", "agency", "grant_id"};
	bool		isnull;
	Datum		provider;

	if (step_get_set(step, targets, lengthof(targets), values, nulls) != 1)
		ereport(ERROR,
				(errcode(ARTICLE(34)),
				 errmsg("a freeze is of one thing: a resource, an agency, or a grant"),
				 errdetail_article(34, LAW_34),
				 errhint("Set one of \"resource\", \"agency\", \"grant_id\"; freeze several by several rows.")));
	SPI_connect();
	law_execute(&plan,
				"SELECT provider FROM ldpd.resource WHERE code = $1"
				" UNION ALL SELECT code FROM ldpd.agency WHERE code = $2"
				" UNION ALL SELECT r.provider FROM ldpd.share_grant g JOIN ldpd.resource r ON r.code = g.resource WHERE g.id = $3",
				3, types, values, nulls);
	if (SPI_processed == 0)
		ereport(ERROR,
				(errcode(ERRCODE_FOREIGN_KEY_VIOLATION),
				 errmsg("there is no such resource, agency or grant to freeze"),
				 errhint("See ldpd.resource, ldpd.agency, ldpd.share_grant.")));
	provider = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull);
	step_set(step, "provider", SPI_datumTransfer(provider, false, sizeof(CreditCode)), false);
	SPI_finish();
}

/* The incident is one that whoever freezes has to do with, and is not over; locked, so that it does not end meanwhile. */
static void
check_freeze(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = INT8OID;
	bool		isnull;
	Datum		incident = step_get(step, "incident", &isnull);
	CreditCode	agency;
	char	   *state;

	if (isnull)
		return;					/* NOT NULL says so better */
	SPI_connect();
	law_execute(&plan, "SELECT agency, state FROM ldpd.incident WHERE id = $1 FOR SHARE", 1, &type, &incident, NULL);
	if (SPI_processed == 0)
		ereport(ERROR,
				(errcode(ERRCODE_FOREIGN_KEY_VIOLATION),
				 errmsg("incident %lld does not exist", (long long) DatumGetInt64(incident)),
				 errhint("INSERT INTO ldpd.incident (description) first.")));
	agency = *DatumGetCreditCodeP(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
	state = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2);
	if (strcmp(state, "resolved") == 0)
		ereport(ERROR,
				(errcode(ARTICLE(34)),
				 errmsg("incident %lld is resolved", (long long) DatumGetInt64(incident)),
				 errdetail_article(34, LAW_34),
				 errhint("INSERT INTO ldpd.incident (description) for what is new.")));
	if (!same_agency(&agency, &step->agency) && !bureau_oversees(&step->agency, &agency))
		ereport(ERROR,
				(errcode(ARTICLE(34)),
				 errmsg("incident %lld is another agency's", (long long) DatumGetInt64(incident)),
				 errdetail_article(34, LAW_34),
				 errhint("INSERT INTO ldpd.incident (description) one of your own, or ask the bureau.")));
	SPI_finish();
}

/* What a bureau has frozen, those under its eyes do not lift. */
static void
check_lift(StepContext *step)
{
	bool		isnull;
	CreditCode *by = DatumGetCreditCodeP(step_get(step, "frozen_by", &isnull));
	CreditCode *provider = DatumGetCreditCodeP(step_get(step, "provider", &isnull));

	if (same_agency(by, &step->agency) || !same_agency(&step->agency, provider))
		return;
	ereport(ERROR,
			(errcode(ARTICLE(34)),
			 errmsg("%s was frozen by %s, and only a bureau lifts it", step_label(step), agency_label(by)),
			 errdetail_article(34, LAW_34),
			 errhint("Ask that bureau.")));
}

/* Every session decides anew, on the table of the resource or of the grant; on all where an agency is frozen or let go. */
static void
tell_sessions(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	static const char *const targets[] = {"resource", "grant_id"};
	Oid			types[2] = {TEXTOID, INT8OID};
	Datum		values[2];
	char		nulls[3] = "  ";
	bool		isnull;

	(void) step_get(step, "agency", &isnull);
	if (!isnull)
	{
		CacheInvalidateRelcacheByRelid(law_relid("agency", false));
		return;
	}
	(void) step_get_set(step, targets, lengthof(targets), values, nulls);
	SPI_connect();
	law_execute(&plan,
				"SELECT relation FROM ldpd.resource"
				" WHERE code = coalesce($1, (SELECT resource FROM ldpd.share_grant WHERE id = $2)) AND relation IS NOT NULL",
				2, types, values, nulls);
	if (SPI_processed == 1)
		CacheInvalidateRelcacheByRelid(DatumGetObjectId(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull)));
	SPI_finish();
}

static const Step freeze_steps[] = {
	{NULL, "frozen", BY_PROVIDER | BY_OVERSEER, 34, LAW_34,
		.stamps = {{"frozen_at", STAMP_NOW}, {"frozen_by", STAMP_AGENCY}},
	.check = check_freeze,.effect = tell_sessions},
	{"frozen", "lifted", BY_PROVIDER | BY_OVERSEER, 34, LAW_34,
		.needs = {"lift_reason"},.may = {"lift_reason"},
		.stamps = {{"lifted_at", STAMP_NOW}, {"lifted_by", STAMP_AGENCY}},
	.check = check_lift,.effect = tell_sessions},
};

const Procedure incident_freeze_procedure = {
	.table = "incident_freeze",
	.provider = "provider",
	.has_state = true,
	.filed = {"incident", "resource", "agency", "grant_id"},
	.steps = freeze_steps,
	.nsteps = lengthof(freeze_steps),
	.derive = derive_freeze,
};
