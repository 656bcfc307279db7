/*
 * suspension.c
 *		Suspends a grant at a stroke, and lifts that again (Article 17).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"

#include "law.h"
#include "lifecycle.h"
#include "store.h"

static void
derive_suspension(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = INT8OID;
	bool		isnull;
	Datum		grant_id = step_get(step, "grant_id", &isnull);
	static const char *const columns[] = {"provider", "consumer"};
	int			i;

	if (isnull)
		return;					/* NOT NULL says so better */
	SPI_connect();
	/* locked: of two suspensions at once the second one sees the first */
	law_execute(&plan,
				"SELECT r.provider, g.consumer, g.suspended_at FROM ldpd.share_grant g JOIN ldpd.resource r ON r.code = g.resource"
				" WHERE g.id = $1 FOR UPDATE OF g",
				1, &type, &grant_id, NULL);
	if (SPI_processed == 0)
		ereport(ERROR,
				(errcode(ERRCODE_FOREIGN_KEY_VIOLATION),
				 errmsg("grant %lld does not exist", (long long) DatumGetInt64(grant_id)),
				 errhint("Grants stand in ldpd.share_grant.")));
	(void) SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 3, &isnull);
	if (!isnull)
		ereport(ERROR,
				(errcode(ARTICLE(17)),
				 errmsg("grant %lld is suspended already", (long long) DatumGetInt64(grant_id)),
				 errdetail_article(17, LAW_17),
				 errhint("See ldpd.grant_suspension for who did it, and why.")));
	for (i = 0; i < lengthof(columns); i++)
	{
		Datum		value = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, i + 1, &isnull);

		step_set(step, columns[i], SPI_datumTransfer(value, false, sizeof(CreditCode)), false);
	}
	SPI_finish();
}

/* What a bureau has suspended, the provider under its eyes does not lift. */
static void
check_lift(StepContext *step)
{
	bool		isnull;
	CreditCode *by = DatumGetCreditCodeP(step_get(step, "suspended_by", &isnull));
	CreditCode *provider = DatumGetCreditCodeP(step_get(step, "provider", &isnull));

	if (same_agency(by, provider) || !same_agency(&step->agency, provider))
		return;
	ereport(ERROR,
			(errcode(ARTICLE(17)),
			 errmsg("%s was suspended by %s, and only a bureau lifts it", step_label(step), agency_label(by)),
			 errdetail_article(17, LAW_17),
			 errhint("Ask that bureau.")));
}

/* The trigger on share_grant writes the entry, and has every session decide anew. */
static void
mark_grant(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {INT8OID, TIMESTAMPTZOID};
	Datum		values[2];
	bool		isnull;
	bool		lifted;

	values[0] = step_get(step, "grant_id", &isnull);
	(void) step_get(step, "lifted_at", &isnull);
	lifted = !isnull;
	values[1] = step_get(step, "suspended_at", &isnull);
	SPI_connect();
	law_execute(&plan, "UPDATE ldpd.share_grant SET suspended_at = $2 WHERE id = $1", 2, types, values, lifted ? " n" : NULL);
	SPI_finish();
}

static const Step suspension_steps[] = {
	{NULL, "suspended", BY_PROVIDER | BY_OVERSEER, 17, LAW_17,
		.needs = {"reason"},
		.stamps = {{"suspended_at", STAMP_NOW}, {"suspended_by", STAMP_AGENCY}},
	.effect = mark_grant},
	{"suspended", "lifted", BY_PROVIDER | BY_OVERSEER, 17, LAW_17,
		.needs = {"lift_reason"},.may = {"lift_reason"},
		.stamps = {{"lifted_at", STAMP_NOW}, {"lifted_by", STAMP_AGENCY}},
	.check = check_lift,.effect = mark_grant},
};

const Procedure grant_suspension_procedure = {
	.table = "grant_suspension",
	.provider = "provider",
	.has_state = true,
	.filed = {"grant_id", "reason"},
	.steps = suspension_steps,
	.nsteps = lengthof(suspension_steps),
	.derive = derive_suspension,
};
