/*
 * answers_for.c
 *		Which rows of the procedures an agency sees: those of the agencies that it answers for (Article 5).
 *
 * answers_for(agency) is what the policies ask of a row, my_agencies() the same as a list. A bureau answers for thousands, so a
 * row is looked up, not compared with each; and where there are few, the planner is told to find the rows by an index on the
 * column instead, as if the policy said agency = ANY (my_agencies()). A sub-select around that list, the usual way to have it
 * made but once, costs a step that touches one row more than the rest of its policies.
 */
#include "ldpd.h"

#include "access/stratnum.h"
#include "catalog/pg_am.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/supportnodes.h"
#include "parser/parse_func.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/selfuncs.h"

#include "credit_code.h"
#include "identity.h"

/* With more agencies than this, a bureau's, most rows are seen anyway; and to estimate each one would take longer than to look. */
#define MAX_BY_INDEX	100

/* What the planner assumes while the session has not asked yet. */
#define USUAL_AGENCIES	1

PG_FUNCTION_INFO_V1(ldpd_answers_for);
Datum
ldpd_answers_for(PG_FUNCTION_ARGS)
{
	int			n;
	const CreditCode *visible = visible_agencies(&n);

	PG_RETURN_BOOL(bsearch(PG_GETARG_CREDIT_CODE_P(0), visible, n, sizeof(CreditCode), credit_code_compare) != NULL);
}

PG_FUNCTION_INFO_V1(ldpd_my_agencies);
Datum
ldpd_my_agencies(PG_FUNCTION_ARGS)
{
	int			n;
	const CreditCode *visible = visible_agencies(&n);
	Datum	   *agencies = palloc(n * sizeof(Datum));
	int			i;

	for (i = 0; i < n; i++)
		agencies[i] = CreditCodePGetDatum(&visible[i]);
	PG_RETURN_ARRAYTYPE_P(construct_array(agencies, n, get_element_type(get_func_rettype(fcinfo->flinfo->fn_oid)),
										  CREDIT_CODE_SIZE, false, TYPALIGN_CHAR));
}

/* ----------------------------------------------------------------
 * The planner
 * ----------------------------------------------------------------
 */

/* agency = ANY (my_agencies()), by the equality of an index; NULL where that has none. */
static Expr *
list_condition(const SupportRequestIndexCondition * request, Node *agency)
{
	Oid			list_function = LookupFuncName(list_make2(makeString("ldpd"), makeString("my_agencies")), 0, NULL, true);
	Oid			type = exprType(agency);
	Oid			equals = get_opfamily_member(request->opfamily, type, type, BTEqualStrategyNumber);
	ScalarArrayOpExpr *condition;

	if (!OidIsValid(list_function) || !OidIsValid(equals))
		return NULL;
	condition = makeNode(ScalarArrayOpExpr);
	condition->opno = equals;
	condition->opfuncid = get_opcode(equals);
	condition->useOr = true;
	condition->args = list_make2(agency, makeFuncExpr(list_function, get_func_rettype(list_function), NIL, InvalidOid,
													  InvalidOid, COERCE_EXPLICIT_CALL));
	condition->location = -1;
	return (Expr *) condition;
}

static List *
by_index(SupportRequestIndexCondition * request)
{
	FuncExpr   *call = (FuncExpr *) request->node;
	Expr	   *condition;

	if (!IsA(call, FuncExpr) || request->index->relam != BTREE_AM_OID || visible_agencies_known() > MAX_BY_INDEX)
		return NIL;
	condition = list_condition(request, linitial(call->args));
	if (condition == NULL)
		return NIL;
	request->lossy = false;
	return list_make1(condition);
}

/* Each agency has as many rows as any other. */
static double
selectivity(SupportRequestSelectivity * request)
{
	VariableStatData column;
	int			known = visible_agencies_known();
	bool		isdefault;
	double		agencies;

	examine_variable(request->root, linitial(request->args), request->varRelid, &column);
	agencies = get_variable_numdistinct(&column, &isdefault);
	ReleaseVariableStats(column);
	return Min(1.0, (known < 0 ? USUAL_AGENCIES : known) / Max(agencies, 1.0));
}

PG_FUNCTION_INFO_V1(ldpd_answers_for_support);
Datum
ldpd_answers_for_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);

	if (IsA(request, SupportRequestIndexCondition))
		PG_RETURN_POINTER(by_index((SupportRequestIndexCondition *) request));
	if (IsA(request, SupportRequestSelectivity))
	{
		((SupportRequestSelectivity *) request)->selectivity = selectivity((SupportRequestSelectivity *) request);
		PG_RETURN_POINTER(request);
	}
	PG_RETURN_POINTER(NULL);
}
