/*
 * masking.c
 *		What a value looks like to whom it is not shown whole: masks by rule, and pseudonyms (Articles 28, 34).
 *
 * A pseudonym is HMAC-SHA-256 of the number under a key of its holder's. The key alone does not do: whoever could have the
 * server compute pseudonyms of values of his own would try all numbers that there are. So pseudonym() refuses to be called.
 * Only where the planner finds it over a column in a view that ldpd itself made (its owner is ldpd_pilot) it puts
 * pseudonym_of(internal, text) in its place, which no statement can name arguments for.
 */
#include "ldpd.h"

#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "common/hmac.h"
#include "common/sha2.h"
#include "executor/spi.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "parser/parse_func.h"
#include "parser/parsetree.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "credit_code_core.h"
#include "identity.h"
#include "law.h"
#include "lifecycle.h"
#include "mask_core.h"
#include "masking.h"
#include "pilot.h"
#include "store.h"

#define KEY_SIZE		32
#define PSEUDONYM_SIZE	16		/* bytes of the HMAC that are shown, in hexadecimal */

/* ----------------------------------------------------------------
 * Masks
 * ----------------------------------------------------------------
 */

typedef struct MaskRule
{
	char		method[16];
	int			head;
	int			tail;
	size_t		len;
	char		rule[FLEXIBLE_ARRAY_MEMBER];
} MaskRule;

static MaskRule *
read_rule(text *name, MemoryContext memory)
{
	AttrNumber	attnum = 1;		/* mask_rule.rule */
	Datum		key = PointerGetDatum(name);
	size_t		len = VARSIZE_ANY_EXHDR(name);
	MaskRule   *rule = MemoryContextAllocZero(memory, offsetof(MaskRule, rule) + len);
	LawScan    *scan = law_begin("mask_rule", "mask_rule_pkey", 1, &attnum, &key);
	HeapTuple	tuple = law_next(scan);
	bool		isnull;

	if (!HeapTupleIsValid(tuple))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("rule of masking \"%s\" is not registered", text_to_cstring(name)),
				 errhint("The rules stand in ldpd.mask_rule.")));
	strlcpy(rule->method, TextDatumGetCString(law_attr(scan, tuple, "method", &isnull)), sizeof(rule->method));
	rule->head = DatumGetInt32(law_attr(scan, tuple, "keep_head", &isnull));
	rule->tail = DatumGetInt32(law_attr(scan, tuple, "keep_tail", &isnull));
	law_end(scan);
	rule->len = len;
	memcpy(rule->rule, VARDATA_ANY(name), len);
	return rule;
}

/* mask(value, rule): the value as a rule of ldpd.mask_rule shows it. */
PG_FUNCTION_INFO_V1(ldpd_mask);
Datum
ldpd_mask(PG_FUNCTION_ARGS)
{
	text	   *value = PG_GETARG_TEXT_PP(0);
	text	   *name = PG_GETARG_TEXT_PP(1);
	MaskRule   *rule = fcinfo->flinfo->fn_extra;
	text	   *result;

	if (rule == NULL || rule->len != VARSIZE_ANY_EXHDR(name) || memcmp(rule->rule, VARDATA_ANY(name), rule->len) != 0)
	{
		fcinfo->flinfo->fn_extra = NULL;
		if (rule)
			pfree(rule);
		rule = read_rule(name, fcinfo->flinfo->fn_mcxt);
		fcinfo->flinfo->fn_extra = rule;
	}
	if (strcmp(rule->method, "plain") == 0)
		PG_RETURN_TEXT_P(value);
	if (strcmp(rule->method, "suppress") == 0)
		PG_RETURN_NULL();
	if (strcmp(rule->method, "keep") != 0)
		ereport(ERROR,
				(errcode(ARTICLE(28)),
				 errmsg("pseudonyms are given in the views of pilot operations alone"),
				 errdetail_article(28, LAW_28),
				 errhint("Mask the value by another rule of ldpd.mask_rule.")));
	result = palloc(VARSIZE_ANY_EXHDR(value) + VARHDRSZ);
	SET_VARSIZE(result, VARHDRSZ + mask_keep(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), rule->head, rule->tail,
											 VARDATA(result)));
	PG_RETURN_TEXT_P(result);
}

/* ----------------------------------------------------------------
 * Pseudonyms
 * ----------------------------------------------------------------
 */

PG_FUNCTION_INFO_V1(ldpd_pseudonym);
Datum
ldpd_pseudonym(PG_FUNCTION_ARGS)
{
	ereport(ERROR,
			(errcode(ARTICLE(28)),
			 errmsg("pseudonyms of values that a statement names itself are given to nobody"),
			 errdetail_article(28, LAW_28),
			 errhint("Read them in the view that the scope of a pilot operation opened.")));
	PG_RETURN_NULL();
}

/* Whether an expression is a column that is read with the rights of the views' owner, and so stands in one of them. */
static bool
is_column_of_view(PlannerInfo *root, Node *node)
{
	Var		   *var = (Var *) node;
	RangeTblEntry *rte;

	if (!IsA(node, Var) || var->varlevelsup != 0 || var->varattno <= 0 || IS_SPECIAL_VARNO(var->varno))
		return false;
	rte = rt_fetch(var->varno, root->parse->rtable);
	return rte->rtekind == RTE_RELATION && pilot_is_view_owner(read_as(root->parse, rte));
}

PG_FUNCTION_INFO_V1(ldpd_pseudonym_support);
Datum
ldpd_pseudonym_support(PG_FUNCTION_ARGS)
{
	SupportRequestSimplify *request = (SupportRequestSimplify *) PG_GETARG_POINTER(0);
	Oid			types[2] = {INTERNALOID, TEXTOID};
	FuncExpr   *call;

	if (!IsA(request, SupportRequestSimplify) || request->root == NULL)
		PG_RETURN_POINTER(NULL);
	call = request->fcall;
	if (list_length(call->args) != 2 || !is_column_of_view(request->root, linitial(call->args)))
		PG_RETURN_POINTER(NULL);
	PG_RETURN_POINTER(makeFuncExpr(LookupFuncName(list_make2(makeString("ldpd"), makeString("pseudonym_of")), 2, types, false),
								   TEXTOID, copyObject(call->args), call->funccollid, call->inputcollid,
								   COERCE_EXPLICIT_CALL));
}

/* What an execution needs to give pseudonyms. */
typedef struct Pseudonymizer
{
	FmgrInfo	output;			/* of the column's type */
	uint8		key[KEY_SIZE];
} Pseudonymizer;

static Pseudonymizer *
begin_pseudonyms(FunctionCallInfo fcinfo)
{
	Pseudonymizer *p = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(Pseudonymizer));
	text	   *label = PG_GETARG_TEXT_PP(1);
	CreditCode	operator;
	CreditCode	me;
	AttrNumber	attnum = 1;		/* pseudonym_key.operator */
	Datum		code = CreditCodePGetDatum(&operator);
	LawScan    *scan;
	HeapTuple	tuple;
	Oid			output;
	bool		is_varlena;
	bool		isnull;
	bytea	   *key;

	if (!credit_code_is_canonical(VARDATA_ANY(label), VARSIZE_ANY_EXHDR(label), operator.data))
		elog(ERROR, "a view of a pilot operation names no operator");
	if (!acts_as_dba() && (!current_agency_code(&me) || !same_agency(&me, &operator)))
		ereport(ERROR,
				(errcode(ARTICLE(28)),
				 errmsg("these pseudonyms are those of %s", agency_label(&operator)),
				 errdetail_article(28, LAW_28),
				 errhint("Each pilot operator reads the views of its own sandbox.")));
	getTypeOutputInfo(get_fn_expr_argtype(fcinfo->flinfo, 0), &output, &is_varlena);
	fmgr_info_cxt(output, &p->output, fcinfo->flinfo->fn_mcxt);
	scan = law_begin("pseudonym_key", "pseudonym_key_pkey", 1, &attnum, &code);
	tuple = law_next(scan);
	if (!HeapTupleIsValid(tuple))
		ereport(ERROR,
				(errcode(ARTICLE(28)),
				 errmsg("%s has no key for pseudonyms", agency_label(&operator)),
				 errdetail_article(28, LAW_28),
				 errhint("The city's bureau makes one: INSERT INTO ldpd.pseudonym_rotation.")));
	key = DatumGetByteaPP(law_attr(scan, tuple, "key", &isnull));
	memcpy(p->key, VARDATA_ANY(key), KEY_SIZE);
	law_end(scan);
	return p;
}

static void
keyed_digest(const uint8 *key, const char *str, size_t len, uint8 *digest)
{
	pg_hmac_ctx *hmac = pg_hmac_create(PG_SHA256);

	if (hmac == NULL ||
		pg_hmac_init(hmac, key, KEY_SIZE) < 0 ||
		pg_hmac_update(hmac, (const uint8 *) str, len) < 0 ||
		pg_hmac_final(hmac, digest, PG_SHA256_DIGEST_LENGTH) < 0)
		elog(ERROR, "HMAC failed: %s", hmac ? pg_hmac_error(hmac) : "out of memory");
	pg_hmac_free(hmac);
}

PG_FUNCTION_INFO_V1(ldpd_pseudonym_of);
Datum
ldpd_pseudonym_of(PG_FUNCTION_ARGS)
{
	Pseudonymizer *p = fcinfo->flinfo->fn_extra;
	uint8		digest[PG_SHA256_DIGEST_LENGTH];
	char	   *value;
	char	   *canonical;
	text	   *result;

	if (p == NULL)
		fcinfo->flinfo->fn_extra = p = begin_pseudonyms(fcinfo);
	value = OutputFunctionCall(&p->output, PG_GETARG_DATUM(0));
	canonical = palloc(strlen(value) + 1);
	keyed_digest(p->key, canonical, mask_canonical(value, strlen(value), canonical), digest);
	result = palloc(VARHDRSZ + 2 * PSEUDONYM_SIZE);
	SET_VARSIZE(result, VARHDRSZ + 2 * PSEUDONYM_SIZE);
	(void) hex_encode((const char *) digest, PSEUDONYM_SIZE, VARDATA(result));
	PG_RETURN_TEXT_P(result);
}

/* ----------------------------------------------------------------
 * Keys
 * ----------------------------------------------------------------
 */

void
pseudonym_key_make(const CreditCode *operator, bool anew)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[4] = {law_typid("credit_code"), BYTEAOID, TIMESTAMPTZOID, BOOLOID};
	Datum		values[4];
	bytea	   *key = palloc(VARHDRSZ + KEY_SIZE);

	SET_VARSIZE(key, VARHDRSZ + KEY_SIZE);
	if (!pg_strong_random(VARDATA(key), KEY_SIZE))
		ereport(ERROR,
				(errcode(ERRCODE_INTERNAL_ERROR),
				 errmsg("could not generate random values")));
	values[0] = CreditCodePGetDatum(operator);
	values[1] = PointerGetDatum(key);
	values[2] = TimestampTzGetDatum(law_now());
	values[3] = BoolGetDatum(anew);
	SPI_connect();
	law_execute(&plan,
				"INSERT INTO ldpd.pseudonym_key AS k (operator, key, made_at) VALUES ($1, $2, $3)"
				" ON CONFLICT (operator) DO UPDATE SET key = $2, made_at = $3 WHERE $4",
				4, types, values, NULL);
	SPI_finish();
}

static void
check_rotation(StepContext *step)
{
	bool		isnull;
	CreditCode *operator = DatumGetCreditCodeP(step_get(step, "operator", &isnull));

	pilot_check_operator(operator, 28, LAW_28);
}

static void
rotate(StepContext *step)
{
	bool		isnull;

	pseudonym_key_make(DatumGetCreditCodeP(step_get(step, "operator", &isnull)), true);
}

static const Step rotation_steps[] = {
	{NULL, "rotated", BY_CITY_BUREAU, 28, LAW_28,
		.needs = {"reason"},
		.stamps = {{"rotated_at", STAMP_NOW}, {"rotated_by", STAMP_AGENCY}},
	.check = check_rotation,.effect = rotate},
};

const Procedure pseudonym_rotation_procedure = {
	.table = "pseudonym_rotation",
	.provider = "operator",
	.filed = {"operator", "reason"},
	.steps = rotation_steps,
	.nsteps = lengthof(rotation_steps),
};
