/*
 * deadline.c
 *		Deadlines (Articles 8, 16, 18, 22, 34): rules are rows, the calendar is rows, the arithmetic is workday.c's.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "deadline.h"
#include "freshness.h"
#include "identity.h"
#include "instrument.h"
#include "ledger.h"
#include "memo.h"
#include "store.h"
#include "workday.h"
#include "workday_core.h"

/* Which rule binds a period: asked of the registers once, as a step asks for the same few again and again. */
typedef struct RuleKey
{
	NameData	rule;
	DateADT		started;
	bool		has_agency;
	CreditCode	agency;
} RuleKey;

typedef struct BindingRule
{
	int64		id;				/* 0: none binds */
	int			workdays;
} BindingRule;

static bool
read_binding_rule(const void *question, void *answer)
{
	const RuleKey *about = question;
	BindingRule *binding = answer;
	AttrNumber	attnum = 1;
	Datum		key = CStringGetTextDatum(NameStr(about->rule));
	LawScan    *scan = law_begin("duty_rule", "duty_rule_pkey", 1, &attnum, &key);
	HeapTuple	tuple;

	memset(binding, 0, sizeof(*binding));
	while (HeapTupleIsValid(tuple = law_next(scan)))
	{
		bool		isnull;
		int			workdays;

		if (!range_holds_day(law_attr(scan, tuple, "effective", &isnull), about->started) ||
			!instrument_binds(law_attr(scan, tuple, "instrument", &isnull), about->started,
							  about->has_agency ? &about->agency : NULL))
			continue;
		workdays = DatumGetInt32(law_attr(scan, tuple, "workdays", &isnull));

		/*
		 * fewer working days from the same day end earlier, whatever the calendar says; of equal ones the first
		 * stands
		 */
		if (binding->id != 0 && workdays >= binding->workdays)
			continue;
		binding->workdays = workdays;
		binding->id = DatumGetInt64(law_attr(scan, tuple, "id", &isnull));
	}
	law_end(scan);
	return true;
}

static BindingRule
binding_rule(const char *rule, DateADT started, const CreditCode *agency)
{
	static Memo memo = {{"duty_rule", "instrument", "agency"}, sizeof(RuleKey), sizeof(BindingRule)};
	RuleKey		key;
	BindingRule binding;

	memset(&key, 0, sizeof(key));
	namestrcpy(&key.rule, rule);
	key.started = started;
	key.has_agency = agency != NULL;
	if (agency)
		key.agency = *agency;
	(void) memo_answer(&memo, &key, read_binding_rule, &binding);
	return binding;
}

bool
deadline_compute(const char *rule, DateADT started, const CreditCode *agency, Deadline *deadline)
{
	BindingRule binding = binding_rule(rule, started, agency);

	memset(deadline, 0, sizeof(*deadline));
	if (binding.id == 0)
		return false;
	deadline->rule_id = binding.id;
	deadline->workdays = binding.workdays;
	deadline->provisional = workday_add_guess(started, binding.workdays, &deadline->due);
	return true;
}

/*
 * rule_workdays(rule text, started date, agency credit_code): the number of working days that binds a period starting on
 * that day; agency NULL: by what binds everybody.
 */
PG_FUNCTION_INFO_V1(ldpd_rule_workdays);
Datum
ldpd_rule_workdays(PG_FUNCTION_ARGS)
{
	char	   *rule;
	DateADT		started;
	Deadline	deadline;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	rule = text_to_cstring(PG_GETARG_TEXT_PP(0));
	started = PG_GETARG_DATEADT(1);
	if (!deadline_compute(rule, started, PG_ARGISNULL(2) ? NULL : PG_GETARG_CREDIT_CODE_P(2), &deadline))
		ereport(ERROR,
				(errcode(ERRCODE_NO_DATA_FOUND),
				 errmsg("no adopted instrument sets the rule \"%s\" on %s", rule,
						law_day_to_cstring(started)),
				 errhint("See ldpd.duty_rule and ldpd.instrument; the day must lie in \"effective\" of both.")));
	PG_RETURN_INT32(deadline.workdays);
}

/* A kind of running deadline: where it stands and how it is written back. */
typedef struct DutySource
{
	const char *table;
	const char *rule;
	int			article;
	const char *running;		/* id, day it started, due date, provisional, cycle, rule's working days; locked */
	const char *move;			/* $1 id, $2 due date, $3 provisional */
	const char *due;
	const char *provisional;
	SPIPlanPtr	running_plan;
	SPIPlanPtr	move_plan;
} DutySource;

/* cycle: where the period is one of ldpd.update_period, not of ldpd.duty_rule; bound: the column of the rule that set it */
#define DUTY_SOURCE_BY(cycle, table, rule, article, started, due, provisional, bound, running) \
	{table, rule, article, \
	"SELECT t.id, " started ", " due ", " provisional ", " cycle ", r.workdays FROM ldpd." table " t" \
	" LEFT JOIN ldpd.duty_rule r ON r.id = " bound \
	" WHERE " running " AND " due " IS NOT NULL ORDER BY t.id FOR UPDATE OF t", \
	"UPDATE ldpd." table " SET " due " = $2, " provisional " = $3 WHERE id = $1", due, provisional, NULL, NULL}

#define DUTY_SOURCE(table, rule, article, started, due, provisional, bound, running) \
	DUTY_SOURCE_BY("NULL::text", table, rule, article, started, due, provisional, "t." bound, running)

static DutySource sources[] = {
	DUTY_SOURCE("catalogue_change", "catalogue_update", 8, "occurred_on", "due_on", "provisional", "due_rule",
				"submitted_at IS NULL"),
	DUTY_SOURCE("share_request", "share_reply", 16, "ldpd.day(submitted_at)", "reply_due", "reply_provisional",
				"reply_rule", "state = 'submitted'"),
	DUTY_SOURCE("share_request", "share_fulfil", 16, "ldpd.day(coalesce(overturned_at, decided_at))", "fulfil_due", "fulfil_provisional", "fulfil_rule",
				"state = 'agreed'"),
	DUTY_SOURCE("emergency_share", "emergency_review", 18, "ldpd.day(least(ended_at, valid_until))", "review_due",
				"review_provisional", "review_rule", "state <> 'reviewed'"),
	DUTY_SOURCE("open_request", "open_reply", 22, "ldpd.day(submitted_at)", "reply_due", "reply_provisional", "reply_rule",
				"state = 'submitted'"),
	DUTY_SOURCE("demand", "demand_reply", 9, "ldpd.day(submitted_at)", "reply_due", "reply_provisional", "reply_rule",
				"state = 'submitted'"),
	DUTY_SOURCE("correction", "correction_reply", 10, "ldpd.day(flagged_at)", "reply_due", "reply_provisional", "reply_rule",
				"state = 'flagged'"),
	DUTY_SOURCE_BY("cycle", "security_task", "security_task", 34, "started_on", "due_on", "provisional", "NULL", "state = 'due'"),
};

static void
move_deadline(DutySource *source, int64 id, DateADT old, bool old_provisional, const Deadline *new)
{
	Oid			types[3] = {INT8OID, DATEOID, BOOLOID};
	Datum		values[3] = {Int64GetDatum(id), DateADTGetDatum(new->due), BoolGetDatum(new->provisional)};

	law_execute(&source->move_plan, source->move, 3, types, values, NULL);
	ledger_append(source->article, "deadline_moved", psprintf("%s/" INT64_FORMAT, source->table, id),
				  ledger_texts("rule", source->rule,
							   "from", law_day_to_cstring(old),
							   "from_provisional", old_provisional ? "true" : "false",
							   "to", law_day_to_cstring(new->due),
							   "to_provisional", new->provisional ? "true" : "false",
	/* the columns, as a step's entry has them */
							   source->due, law_day_to_cstring(new->due),
							   source->provisional, new->provisional ? "t" : "f", NULL));
}

void
recompute_deadlines(void)
{
	DateADT		today = law_today();
	int			i;

	SPI_connect();
	for (i = 0; i < lengthof(sources); i++)
	{
		DutySource *source = &sources[i];
		SPITupleTable *running;
		uint64		row;

		law_execute(&source->running_plan, source->running, 0, NULL, NULL, NULL);
		running = SPI_tuptable;
		for (row = 0; row < running->numvals; row++)
		{
			bool		isnull;
			HeapTuple	tuple = running->vals[row];
			int64		id = DatumGetInt64(SPI_getbinval(tuple, running->tupdesc, 1, &isnull));
			DateADT		started = DatumGetDateADT(SPI_getbinval(tuple, running->tupdesc, 2, &isnull));
			DateADT		due = DatumGetDateADT(SPI_getbinval(tuple, running->tupdesc, 3, &isnull));
			bool		provisional = DatumGetBool(SPI_getbinval(tuple, running->tupdesc, 4, &isnull));
			char	   *cycle = SPI_getvalue(tuple, running->tupdesc, 5);
			int			workdays = DatumGetInt32(SPI_getbinval(tuple, running->tupdesc, 6, &isnull));
			Deadline	new;

			CHECK_FOR_INTERRUPTS();
			/* the rule that the period began under stays; history that names none goes by what binds everybody */
			if (!isnull)
				new.provisional = workday_add_guess(started, workdays, &new.due);
			else if (cycle ? !cycle_due(cycle, started, &new.due, &new.provisional) : !deadline_compute(source->rule, started, NULL, &new))
				continue;
			if (!new.provisional)
				new.due = settle_due(due, provisional, new.due, today);
			if (new.due != due || new.provisional != provisional)
				move_deadline(source, id, due, provisional, &new);
		}
		SPI_freetuptable(running);
	}
	SPI_finish();
}
