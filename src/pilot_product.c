/*
 * pilot_product.c
 *		Chapter 7: products and services of pilot operation, and the contracts on them (Article 29).
 */
#include "ldpd.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"

#include "identity.h"
#include "law.h"
#include "lifecycle.h"
#include "store.h"

#define LAW_29	"通过公共数据试点运营形成的数据产品和服务,可以依托山东省统一的数据交易平台进行交易撮合、合同签订、业务结算等;通过其他途径签订合同的,应当在数据试点运营平台备案。"

/* Whose a row is, by what it is about: column says which row of table, and party who that is there. */
static void
derive_party(StepContext *step, const char *column, const char *table, const char *party)
{
	bool		isnull;
	Datum		id = step_get(step, column, &isnull);
	CreditCode *code;
	LawScan    *scan;
	HeapTuple	tuple;

	if (isnull)
		return;					/* NOT NULL says so better */
	scan = law_begin_row(table, DatumGetInt64(id));
	tuple = law_next(scan);
	if (!HeapTupleIsValid(tuple))
		ereport(ERROR,
				(errcode(ERRCODE_FOREIGN_KEY_VIOLATION),
				 errmsg("%s %lld is not registered", table, (long long) DatumGetInt64(id)),
				 errhint("Its row stands in ldpd.%s.", table)));
	code = palloc(sizeof(CreditCode));
	*code = *DatumGetCreditCodeP(law_attr(scan, tuple, party, &isnull));
	law_end(scan);
	step_set(step, "consumer", CreditCodePGetDatum(code), false);
}

static void
derive_product(StepContext *step)
{
	derive_party(step, "operation", "pilot_operation", "operator");
}

static void
derive_contract(StepContext *step)
{
	derive_party(step, "product", "pilot_product", "consumer");
}

/* A product is made of what the operation had in its scope. */
static void
check_product(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {INT8OID, TEXTARRAYOID};
	Datum		values[2];
	bool		isnull;
	char	   *outside;

	values[0] = step_get(step, "operation", &isnull);
	values[1] = step_get(step, "resources", &isnull);
	if (isnull)
		return;
	SPI_connect();
	law_execute(&plan,
				"SELECT string_agg(format('\"%s\"', r), ', ' ORDER BY r) FROM unnest($2) AS r WHERE NOT EXISTS"
				" (SELECT FROM ldpd.pilot_scope s WHERE s.operation = $1 AND s.resource = r AND s.state IN ('opened', 'ended')"
				"  AND s.decided_at IS NOT NULL)",
				2, types, values, NULL);
	outside = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
	if (outside)
		ereport(ERROR,
				(errcode(ARTICLE(29)),
				 errmsg("resource %s was not in the scope of the pilot operation", outside),
				 errdetail_article(29, LAW_29),
				 errhint("Name the resources whose scopes were opened (ldpd.pilot_scope).")));
	SPI_finish();
}

static void
check_contract(StepContext *step)
{
	bool		isnull;
	Datum		signed_on = step_get(step, "signed_on", &isnull);

	if (!isnull && DatumGetDateADT(signed_on) > law_today())
		ereport(ERROR,
				(errcode(ARTICLE(29)),
				 errmsg("a contract is recorded when it is signed"),
				 errdetail_article(29, LAW_29),
				 errhint("It is now %s.", law_day_to_cstring(law_today()))));
}

static const Step product_steps[] = {
	{NULL, "registered", BY_CONSUMER, 29, LAW_29,
		.needs = {"name", "description"},
		.stamps = {{"registered_at", STAMP_NOW}},
	.check = check_product},
	{"registered", "withdrawn", BY_CONSUMER | BY_CITY_BUREAU, 29, LAW_29,
		.needs = {"reason"},.may = {"reason"},
	.stamps = {{"withdrawn_at", STAMP_NOW}}},
};

const Procedure pilot_product_procedure = {
	.table = "pilot_product",
	.provider = "consumer",
	.has_state = true,
	.filed = {"operation", "name", "kind", "description", "resources"},
	.steps = product_steps,
	.nsteps = lengthof(product_steps),
	.derive = derive_product,
};

/* A supervisor may list what it found out about; filing it is the operator's. */
static const Step contract_steps[] = {
	{NULL, "unfiled", BY_CONSUMER | BY_OVERSEER, 29, LAW_29,
		.needs = {"buyer"},
		.stamps = {{"recorded_at", STAMP_NOW}, {"recorded_by", STAMP_AGENCY}},
	.check = check_contract},
	{NULL, "filed", BY_CONSUMER, 29, LAW_29,
		.needs = {"buyer", "document_sha256"},
		.stamps = {{"recorded_at", STAMP_NOW}, {"recorded_by", STAMP_AGENCY}, {"filed_at", STAMP_NOW}},
	.check = check_contract},
	{NULL, "traded", BY_CONSUMER, 29, LAW_29,
		.needs = {"buyer", "exchange_no"},
		.stamps = {{"recorded_at", STAMP_NOW}, {"recorded_by", STAMP_AGENCY}},
	.check = check_contract},
	{"unfiled", "filed", BY_CONSUMER, 29, LAW_29,
		.needs = {"document_sha256"},.may = {"document_sha256", "amount"},
	.stamps = {{"filed_at", STAMP_NOW}}},
};

const Procedure product_contract_procedure = {
	.table = "product_contract",
	.provider = "consumer",
	.has_state = true,
	.filed = {"product", "buyer", "signed_on", "amount", "exchange_no", "document_sha256"},
	.steps = contract_steps,
	.nsteps = lengthof(contract_steps),
	.derive = derive_contract,
};
