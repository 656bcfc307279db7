/*
 * security_task.c
 *		The five duties of Article 34 as recurring tasks: a period ends with the evidence, and the next one begins.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"

#include "freshness.h"
#include "law.h"
#include "ledger.h"
#include "lifecycle.h"
#include "store.h"
#include "trigger.h"

/*
 * Begins the period of each duty for each agency that has none running: one that was registered, a duty that a city added,
 * a task that was done. Nobody has to call this for a task to be overdue: the row is there before. Where the instrument
 * is not in force yet, the first period begins with it.
 */
static void
begin_periods(void)
{
	static SPIPlanPtr begin_plan = NULL;
	static SPIPlanPtr due_plan = NULL;
	Oid			type = DATEOID;
	Oid			due_types[3] = {INT8OID, DATEOID, BOOLOID};
	Datum		today = DateADTGetDatum(law_today());
	SPITupleTable *begun;
	uint64		row;

	SPI_connect();
	law_execute(&begin_plan,
				"INSERT INTO ldpd.security_task (id, agency, duty, cycle, state, started_on)"
				" SELECT nextval('ldpd.security_task_id_seq'), agency, duty, cycle, 'due', started_on"
				" FROM (SELECT a.code AS agency, d.duty, d.cycle, greatest($1, lower(i.effective)) AS started_on"
				"  FROM ldpd.agency a CROSS JOIN ldpd.security_duty d JOIN ldpd.instrument i ON i.code = d.instrument"
				"  WHERE a.kind <> 'pilot_operator' AND i.adopted AND NOT i.effective << daterange($1, NULL)"
				"  AND NOT EXISTS (SELECT FROM ldpd.security_task t WHERE t.agency = a.code AND t.duty = d.duty AND t.state = 'due')"
	/* an agency of another node has its tasks there */
				"  AND NOT EXISTS (SELECT FROM ldpd.own_node o WHERE ldpd.home_node(a.code) <> o.node)"
				"  ORDER BY a.code, d.duty) s"
				" RETURNING *",
				1, &type, &today, NULL);
	begun = SPI_tuptable;
	for (row = 0; row < begun->numvals; row++)
	{
		HeapTuple	tuple = begun->vals[row];
		TupleDesc	desc = begun->tupdesc;
		Datum		values[3];
		bool		isnull;
		DateADT		due;
		bool		provisional;

		values[0] = SPI_getbinval(tuple, desc, SPI_fnumber(desc, "id"), &isnull);
		if (!cycle_due(SPI_getvalue(tuple, desc, SPI_fnumber(desc, "cycle")),
					   DatumGetDateADT(SPI_getbinval(tuple, desc, SPI_fnumber(desc, "started_on"), &isnull)), &due, &provisional))
			continue;
		values[1] = DateADTGetDatum(due);
		values[2] = BoolGetDatum(provisional);
		law_execute(&due_plan, "UPDATE ldpd.security_task SET due_on = $2, provisional = $3 WHERE id = $1 RETURNING *",
					3, due_types, values, NULL);
		ledger_append(34, "due", psprintf("security_task/" INT64_FORMAT, DatumGetInt64(values[0])),
					  ledger_row_change(SPI_tuptable->tupdesc, NULL, row_of(SPI_tuptable->vals[0], SPI_tuptable->tupdesc)));
	}
	SPI_finish();
}

/* security_task_begin(): AFTER INSERT FOR EACH STATEMENT on ldpd.agency and ldpd.security_duty. */
PG_FUNCTION_INFO_V1(ldpd_security_task_begin);
Datum
ldpd_security_task_begin(PG_FUNCTION_ARGS)
{
	(void) check_called_as_trigger(fcinfo, "security_task_begin", false, false);
	if (!ldpd_restoring)
		begin_periods();
	PG_RETURN_POINTER(NULL);
}

static void
begin_next(StepContext *step)
{
	begin_periods();
}

static const Step task_steps[] = {
	{NULL, "due", 0, 34, LAW_34},
	{"due", "done", BY_PROVIDER, 34, LAW_34,
		.needs = {"evidence"},.may = {"evidence"},
		.stamps = {{"done_at", STAMP_NOW}, {"done_by", STAMP_ROLE_NAME}},
	.due = "due_on",.effect = begin_next},
};

const Procedure security_task_procedure = {
	.table = "security_task",
	.provider = "agency",
	.has_state = true,
	.steps = task_steps,
	.nsteps = lengthof(task_steps),
};
