/*
 * default_for_null.c
 *		NULL for a column that has a default stands for the default.
 *
 * An INSERT of an object-relational mapper lists every column, and has NULL for what nobody set.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "executor/executor.h"
#include "rewrite/rewriteHandler.h"
#include "utils/datum.h"
#include "utils/rel.h"

#include "trigger.h"

static Datum
column_default(Relation rel, int attnum, bool *isnull)
{
	EState	   *estate = CreateExecutorState();
	Form_pg_attribute att = TupleDescAttr(RelationGetDescr(rel), attnum - 1);
	ExprState  *expr = ExecPrepareExpr((Expr *) build_column_default(rel, attnum), estate);
	Datum		value = ExecEvalExprSwitchContext(expr, GetPerTupleExprContext(estate), isnull);

	if (!*isnull)
		value = datumCopy(value, att->attbyval, att->attlen);
	FreeExecutorState(estate);
	return value;
}

/* default_for_null(): BEFORE INSERT FOR EACH ROW. By its name it is fired before what checks the row. */
PG_FUNCTION_INFO_V1(ldpd_default_for_null);
Datum
ldpd_default_for_null(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "default_for_null", true, true);
	Relation	rel = trigdata->tg_relation;
	HeapTuple	row = trigger_row(trigdata);
	int			attnum;

	for (attnum = 1; attnum <= RelationGetDescr(rel)->natts; attnum++)
	{
		Form_pg_attribute att = TupleDescAttr(RelationGetDescr(rel), attnum - 1);
		Datum		value;
		bool		isnull;

		if (!att->atthasdef || att->attgenerated || att->attisdropped || !heap_attisnull(row, attnum, RelationGetDescr(rel)))
			continue;
		value = column_default(rel, attnum, &isnull);
		row = heap_modify_tuple_by_cols(row, RelationGetDescr(rel), 1, &attnum, &value, &isnull);
	}
	return PointerGetDatum(row);
}
