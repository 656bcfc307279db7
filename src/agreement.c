/*
 * agreement.c
 *		Chapter 6: agreements on the use of open data (Article 25) and on pilot operation (Articles 27, 41).
 *
 * One register for both: an office proposes, the other side signs, either ends it, and what was given under it ends with it.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "agreement.h"
#include "collection.h"
#include "grant.h"
#include "identity.h"
#include "law.h"
#include "ledger.h"
#include "lifecycle.h"
#include "pilot.h"
#include "store.h"

#define LAW_25	"因公共数据依法开发利用所获得的数据产品、服务等数据权益受法律保护。法律、法规另有规定或者公共数据开放利用协议另有约定的除外。"

/* The open request that an agreement is about: its provider, and whether the acting role filed it. */
static bool
read_request(StepContext *step, CreditCode *provider, bool *filed_here)
{
	bool		isnull;
	Datum		id = step_get(step, "open_request", &isnull);
	LawScan    *scan;
	HeapTuple	tuple;
	bool		found;

	if (isnull)
		return false;
	scan = law_begin_row("open_request", DatumGetInt64(id));
	tuple = law_next(scan);
	found = HeapTupleIsValid(tuple);
	if (found)
	{
		*provider = *DatumGetCreditCodeP(law_attr(scan, tuple, "provider", &isnull));
		*filed_here = DatumGetObjectId(law_attr(scan, tuple, "filed_by", &isnull)) == acting_role();
	}
	law_end(scan);
	return found;
}

/* The side that has the data: the provider of the resource that was asked for; of a pilot operation, the bureau. */
static void
derive_agreement(StepContext *step)
{
	CreditCode *provider = palloc(sizeof(CreditCode));
	bool		filed_here;

	if (read_request(step, provider, &filed_here))
		step_set(step, "provider", CreditCodePGetDatum(provider), false);
	else
		step_set_own(step, "provider");
}

/* The text and its digest are one. */
static void
set_digest(StepContext *step)
{
	bool		isnull;
	bool		no_digest;
	Datum		document = step_get(step, "document", &isnull);
	Datum		digest = step_get(step, "document_sha256", &no_digest);
	Datum		computed;

	if (isnull)
		return;
	/* the octets of a text are those of the bytea of the same length */
	computed = DirectFunctionCall1(sha256_bytea, document);
	if (!no_digest && !DatumGetBool(DirectFunctionCall2(byteaeq, digest, computed)))
		ereport(ERROR,
				(errcode(ARTICLE(25)),
				 errmsg("\"document_sha256\" is not the digest of \"document\""),
				 errdetail_article(25, LAW_25),
				 errhint("Leave it out; the server computes it.")));
	step_set(step, "document_sha256", computed, false);
}

static void
check_proposal(StepContext *step)
{
	bool		isnull;
	Datum		consumer = step_get(step, "consumer", &isnull);
	AgencyInfo	operator;
	CreditCode	bureau;

	check_valid_until(step, 25);
	set_digest(step);
	if (isnull)
		return;
	pilot_check_operator(DatumGetCreditCodeP(consumer), 27, LAW_27);
	if (!agency_info(DatumGetCreditCodeP(consumer), &operator) || !city_bureau(&operator, &bureau) ||
		!same_agency(&bureau, &step->agency))
		ereport(ERROR,
				(errcode(ARTICLE(27)),
				 errmsg("an agreement on pilot operation is proposed by the city's bureau"),
				 errdetail_article(27, LAW_27),
				 errhint("An agreement on open data names its open_request, and no consumer.")));
}

/* Who signs is the other side: the operator, or for an applicant the role of the platform that filed the request. */
static void
check_signature(StepContext *step)
{
	CreditCode	provider;
	bool		filed_here = false;

	if (read_request(step, &provider, &filed_here) ? filed_here : !acts_as_open_platform())
		return;
	ereport(ERROR,
			(errcode(ARTICLE(25)),
			 errmsg("%s is signed by its other side", step_label(step)),
			 errdetail_article(25, LAW_25),
			 errhint("On open data that is the role of the open platform that filed the request; on pilot operation, the operator.")));
}

static void
end_what_it_bore(StepContext *step)
{
	static SPIPlanPtr requests = NULL;
	static SPIPlanPtr operations = NULL;
	Oid			types[2] = {INT8OID, TIMESTAMPTZOID};
	Datum		values[2] = {(Datum) 0, TimestampTzGetDatum(law_now())};
	bool		isnull;
	SPITupleTable *rows;
	uint64		row;

	values[0] = step_get(step, "open_request", &isnull);
	SPI_connect();
	if (!isnull)
	{
		grant_end_of("open", DatumGetInt64(values[0]));
		law_execute(&requests,
					"UPDATE ldpd.open_request SET state = 'ended', ended_at = $2 WHERE id = $1 AND state = 'opened' RETURNING id",
					2, types, values, NULL);
		if (SPI_processed > 0)
			ledger_append(25, "ended", psprintf("open_request/" INT64_FORMAT, DatumGetInt64(values[0])),
						  ledger_texts("by", step_label(step), NULL));
	}
	else
	{
		values[0] = step_get(step, "id", &isnull);
		law_execute(&operations, "SELECT id FROM ldpd.pilot_operation WHERE agreement = $1 AND state = 'opened'",
					1, types, values, NULL);
		rows = SPI_tuptable;
		for (row = 0; row < rows->numvals; row++)
			pilot_end_operation(DatumGetInt64(SPI_getbinval(rows->vals[row], rows->tupdesc, 1, &isnull)),
								step_get_text(step, "end_reason"));
	}
	SPI_finish();
}

static const Step agreement_steps[] = {
	{NULL, "proposed", BY_PROVIDER, 25, LAW_25,
		.needs = {"title"},
		.stamps = {{"proposed_at", STAMP_NOW}},
	.check = check_proposal},
	{"proposed", "signed", BY_CONSUMER | BY_PLATFORM, 25, LAW_25,
		.stamps = {{"signed_at", STAMP_NOW}, {"signed_by", STAMP_ROLE_NAME}},
	.check = check_signature},
	{"proposed", "ended", BY_PROVIDER, 25, LAW_25,
		.needs = {"end_reason"},.may = {"end_reason"},
	.stamps = {{"ended_at", STAMP_NOW}}},
	{"signed", "ended", BY_PROVIDER | BY_CONSUMER, 25, LAW_25,
		.needs = {"end_reason"},.may = {"end_reason"},
		.stamps = {{"ended_at", STAMP_NOW}},
	.effect = end_what_it_bore},
};

const Procedure agreement_procedure = {
	.table = "agreement",
	.provider = "provider",
	.has_state = true,
	.filed = {"open_request", "consumer", "title", "document", "document_sha256", "rights", "valid_until"},
	.steps = agreement_steps,
	.nsteps = lengthof(agreement_steps),
	.derive = derive_agreement,
};

void
check_open_agreement(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {INT8OID, TIMESTAMPTZOID};
	Datum		values[2];
	bool		isnull;

	if (city_setting("open_agreement") == 0)
		return;
	values[0] = step_get(step, "id", &isnull);
	values[1] = TimestampTzGetDatum(law_now());
	SPI_connect();
	law_execute(&plan,
				"SELECT FROM ldpd.agreement WHERE open_request = $1 AND state = 'signed' AND (valid_until IS NULL OR valid_until > $2)",
				2, types, values, NULL);
	if (SPI_processed == 0)
		ereport(ERROR,
				(errcode(ARTICLE(25)),
				 errmsg("%s has no agreement on the use of the data that is signed and in force", step_label(step)),
				 errdetail_article(25, LAW_25),
				 errhint("INSERT INTO ldpd.agreement (open_request, title, document); the platform signs it for the applicant.")));
	SPI_finish();
}
