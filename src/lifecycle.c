/*
 * lifecycle.c
 *		Carries out the procedures' steps in triggers: who, what it needs, what is stamped, what follows.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "commands/sequence.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/typcache.h"

#include "blank_core.h"
#include "commit.h"
#include "count.h"
#include "deadline.h"
#include "dispatch.h"
#include "law.h"
#include "ledger.h"
#include "lifecycle.h"
#include "node.h"
#include "store.h"
#include "trigger.h"
#include "workday.h"

static const Procedure *const procedures[] = {
	&reminder_procedure,
	&resource_version_procedure,
	&catalogue_change_procedure,
	&demand_procedure,
	&correction_procedure,
	&share_request_procedure,
	&grant_suspension_procedure,
	&emergency_share_procedure,
	&open_list_procedure,
	&open_request_procedure,
	&agreement_procedure,
	&pilot_operation_procedure,
	&pilot_scope_procedure,
	&pseudonym_rotation_procedure,
	&pilot_product_procedure,
	&product_contract_procedure,
	&security_task_procedure,
	&incident_procedure,
	&incident_freeze_procedure,
	&evaluation_procedure,
	&project_procedure,
	&report_procedure,
	&dispute_procedure,
	&rectification_procedure,
};

bool
is_open_procedure(const char *table)
{
	int			i;

	for (i = 0; i < lengthof(procedures); i++)
		if (strcmp(procedures[i]->table, table) == 0)
			return !procedures[i]->confidential;
	return false;
}

static const Procedure *
find_procedure(Relation rel)
{
	int			i;

	for (i = 0; i < lengthof(procedures); i++)
		if (strcmp(procedures[i]->table, RelationGetRelationName(rel)) == 0)
			return procedures[i];
	ereport(ERROR,
			(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
			 errmsg("no procedure of the regulation is kept in table \"%s\"", RelationGetRelationName(rel))));
	return NULL;
}

static int
column_number(StepContext *step, const char *column)
{
	return law_column_number(step->desc, step->procedure->table, column);
}

Datum
step_get(StepContext *step, const char *column, bool *isnull)
{
	return row_get(step->new, column_number(step, column), isnull);
}

Datum
step_get_old(StepContext *step, const char *column, bool *isnull)
{
	return row_get(step->old, column_number(step, column), isnull);
}

char *
step_get_text(StepContext *step, const char *column)
{
	bool		isnull;
	Datum		value = step_get(step, column, &isnull);

	return isnull ? NULL : TextDatumGetCString(value);
}

void
step_set(StepContext *step, const char *column, Datum value, bool isnull)
{
	int			attnum = column_number(step, column);

	step->new->values[attnum - 1] = value;
	step->new->nulls[attnum - 1] = isnull;
	step->replaces[attnum - 1] = true;
}

/* Blank: null, or a text, or an array of texts, with nothing in it that prints. */
bool
step_is_blank(StepContext *step, const char *column)
{
	bool		isnull;
	Datum		value = step_get(step, column, &isnull);
	text	   *string;

	if (isnull)
		return true;
	if (TupleDescAttr(step->desc, column_number(step, column) - 1)->atttypid != TEXTOID)
		return false;
	string = DatumGetTextPP(value);
	return text_is_blank(VARDATA_ANY(string), VARSIZE_ANY_EXHDR(string));
}

void
step_set_own(StepContext *step, const char *column)
{
	step_set(step, column, CreditCodePGetDatum(&step->agency), !step->has_agency);
}

int
step_get_set(StepContext *step, const char *const *columns, int n, Datum *values, char *nulls)
{
	int			set = 0;
	int			i;

	for (i = 0; i < n; i++)
	{
		bool		isnull;

		values[i] = step_get(step, columns[i], &isnull);
		nulls[i] = isnull ? 'n' : ' ';
		set += !isnull;
	}
	return set;
}

void
derive_bureau(StepContext *step)
{
	step_set_own(step, "bureau");
}

bool
step_set_due(StepContext *step, const char *rule, DateADT started, const CreditCode *agency,
			 const char *due, const char *provisional, const char *bound)
{
	Deadline	deadline;
	bool		found = deadline_compute(rule, started, agency, &deadline);

	step_set(step, due, DateADTGetDatum(deadline.due), !found);
	step_set(step, provisional, BoolGetDatum(deadline.provisional), !found);
	step_set(step, bound, Int64GetDatum(deadline.rule_id), !found);
	return found;
}

char *
step_label(StepContext *step)
{
	bool		isnull;
	Datum		id = step_get(step, "id", &isnull);

	return psprintf("%s " INT64_FORMAT, step->procedure->table, DatumGetInt64(id));
}

static bool
listed(const char *const *list, int size, const char *name)
{
	int			i;

	for (i = 0; i < size && list[i]; i++)
		if (strcmp(list[i], name) == 0)
			return true;
	return false;
}

/* ----------------------------------------------------------------
 * Checks, one rule and one ereport each
 * ----------------------------------------------------------------
 */

/* The first step tells which article the whole procedure is of. */
static const Step *
first_step(const Procedure *procedure)
{
	return &procedure->steps[0];
}

static void
check_never_deleted(TriggerEvent event, const Procedure *procedure)
{
	if (TRIGGER_FIRED_BY_DELETE(event) || TRIGGER_FIRED_BY_TRUNCATE(event))
		ereport(ERROR,
				(errcode(ARTICLE(first_step(procedure)->article)),
				 errmsg("rows of \"%s\" are never deleted", procedure->table),
				 errdetail("They are the record of what an office did, and when."),
				 errhint("A procedure ends by its last state.")));
}

/* The server says who, when and until when: what a client sets of that is refused, not overwritten in silence. */
static void
check_server_columns(StepContext *step)
{
	int			i;

	for (i = 0; i < step->desc->natts; i++)
	{
		Form_pg_attribute att = TupleDescAttr(step->desc, i);
		char	   *column = NameStr(att->attname);

		/* what the statement sets: at filing what says something, later what it changes */
		if (att->attisdropped || !row_differs(step->old, step->new, att) || strcmp(column, "state") == 0)
			continue;
		if (step->step && listed(step->step->may, MAX_STEP_COLUMNS, column))
			continue;
		if (listed(step->procedure->filed, MAX_FILED_COLUMNS, column))
		{
			/* what was filed stands, but for a row that is still edited; what it is about stands even then */
			if (!step->old)
				continue;
			if ((!step->step || listed(step->procedure->editable, 3, step->step->from)) &&
				strcmp(column, "resource") != 0)
				continue;
			ereport(ERROR,
					(errcode(ARTICLE(first_step(step->procedure)->article)),
					 errmsg("column \"%s\" of %s cannot be changed any more", column, step_label(step)),
					 errdetail_article(first_step(step->procedure)->article, first_step(step->procedure)->law),
					 errhint("What was filed stands as it was filed; file anew for something else.")));
		}
		ereport(ERROR,
				(errcode(ARTICLE(first_step(step->procedure)->article)),
				 errmsg("column \"%s\" of \"%s\" cannot be set in this step", column, step->procedure->table),
				 errdetail("The server stamps who, when and until when; an answer is set with the step that it belongs to."),
				 errhint("Leave the column out, or NULL.")));
	}
}

static void
check_step_exists(StepContext *step, const char *from, const char *to)
{
	StringInfoData next;
	int			i;

	if (step->step)
		return;
	initStringInfo(&next);
	for (i = 0; i < step->procedure->nsteps; i++)
	{
		const Step *s = &step->procedure->steps[i];

		if (from ? s->from && strcmp(s->from, from) == 0 : s->from == NULL)
			appendStringInfo(&next, "%s\"%s\"", next.len ? ", " : "", s->to);
	}
	if (from == NULL)
		ereport(ERROR,
				(errcode(ARTICLE(first_step(step->procedure)->article)),
				 errmsg("a new row of \"%s\" cannot be in state \"%s\"", step->procedure->table, to),
				 errdetail_article(first_step(step->procedure)->article, first_step(step->procedure)->law),
				 errhint("It begins as %s.", next.data)));
	if (strcmp(from, to) == 0)
		ereport(ERROR,
				(errcode(ARTICLE(first_step(step->procedure)->article)),
				 errmsg("%s is already \"%s\"", step_label(step), to),
				 errdetail("A step is taken once; another session may have taken it before."),
				 next.len ? errhint("From \"%s\" it can go to: %s.", from, next.data)
				 : errhint("\"%s\" is its last state.", from)));
	ereport(ERROR,
			(errcode(ARTICLE(first_step(step->procedure)->article)),
			 errmsg("%s cannot go from \"%s\" to \"%s\"", step_label(step), from, to),
			 errdetail("No step is skipped, undone or repeated."),
			 next.len ? errhint("From \"%s\" it can go to: %s.", from, next.data)
			 : errhint("\"%s\" is its last state.", from)));
}

/* Whether the acting role is one of those whom a step is for; whom: their description for the message. */
static bool
may_act(StepContext *step, int by, StringInfo whom)
{
	const struct
	{
		int			flag;
		const char *column;
		const char *title;
	}			parties[] = {
		{BY_CONSUMER, "consumer", gettext_noop("the consumer")},
		{BY_PROVIDER, step->procedure->provider, strcmp(step->procedure->provider, "provider") == 0 ? gettext_noop("the provider") : gettext_noop("the agency")},
		{BY_CLAIMANT, "claimant", gettext_noop("who filed it")},
		{BY_HANDLER, "handler", gettext_noop("the office that handles it")},
	};
	AgencyInfo	provider;
	CreditCode	bureau;
	bool		isnull;
	Datum		value;
	int			i;

	if (by & BY_ANYBODY)
		return true;
	for (i = 0; i < lengthof(parties); i++)
	{
		if (!(by & parties[i].flag))
			continue;
		value = step_get(step, parties[i].column, &isnull);
		if (isnull)
			continue;
		if (step->has_agency && same_agency(DatumGetCreditCodeP(value), &step->agency))
			return true;
		appendStringInfo(whom, "%s%s, %s", whom->len ? "; " : "", _(parties[i].title),
						 agency_label(DatumGetCreditCodeP(value)));
	}
	if (by & (BY_APPROVER | BY_CITY_BUREAU | BY_OVERSEER))
	{
		value = step_get(step, step->procedure->provider, &isnull);
		if (isnull || !agency_info(DatumGetCreditCodeP(value), &provider))
			return false;
		if (by & BY_OVERSEER)
		{
			if (step->has_agency && bureau_oversees(&step->agency, &provider.code))
				return true;
			appendStringInfo(whom, "%s%s", whom->len ? "; " : "", _("a bureau of the provider's region"));
		}
		else if ((by & BY_APPROVER) ? approving_bureau(&provider, &bureau) : city_bureau(&provider, &bureau))
		{
			if (step->has_agency && same_agency(&bureau, &step->agency))
				return true;
			appendStringInfo(whom, "%s%s, %s", whom->len ? "; " : "", _("the bureau"), agency_label(&bureau));
		}
		else
		{
			appendStringInfoString(whom, whom->len ? "; " : "");
			appendStringInfo(whom, _("the bureau of region %s, which is not registered yet"), provider.region);
		}
	}
	if (by & BY_PLATFORM)
	{
		if (acts_as_open_platform())
			return true;
		appendStringInfo(whom, "%s%s", whom->len ? "; " : "", _("a role of the open platform (a member of ldpd_public)"));
	}
	return false;
}

static void
check_actor(StepContext *step, int by, const char *to, int article, const char *law)
{
	StringInfoData whom;

	initStringInfo(&whom);
	if (may_act(step, by, &whom))
		return;
	/* whatever article the step is of: past the one platform is a rule of its own */
	if (by == BY_PLATFORM)
	{
		article = 19;
		law = LAW_19;
	}
	ereport(ERROR,
			(errcode(ARTICLE(article)),
			 step->has_agency
			 ? errmsg("%s may not take the step \"%s\" of \"%s\"", agency_label(&step->agency), to, step->procedure->table)
			 : errmsg("role \"%s\" may not take the step \"%s\" of \"%s\": it acts for no agency",
					  GetUserNameFromId(acting_role(), false), to, step->procedure->table),
			 errdetail_article(article, law),
			 errhint("This step is for: %s.", whom.data)));
}

static void
check_needs(StepContext *step)
{
	int			i;

	for (i = 0; i < MAX_STEP_COLUMNS && step->step->needs[i]; i++)
		if (step_is_blank(step, step->step->needs[i]))
			ereport(ERROR,
					(errcode(ARTICLE(step->step->article)),
					 errmsg("the step \"%s\" of \"%s\" needs \"%s\"", step->step->to, step->procedure->table,
							step->step->needs[i]),
					 errdetail_article(step->step->article, step->step->law),
					 errhint("Set \"%s\" in the same statement; blank characters of any kind do not count.",
							 step->step->needs[i])));
}

/* ----------------------------------------------------------------
 * What the server does
 * ----------------------------------------------------------------
 */

static void
stamp(StepContext *step)
{
	int			i;

	for (i = 0; i < MAX_STEP_COLUMNS && step->step->stamps[i].column; i++)
	{
		const Stamp *s = &step->step->stamps[i];

		switch (s->kind)
		{
			case STAMP_NOW:
				step_set(step, s->column, TimestampTzGetDatum(law_now()), false);
				break;
			case STAMP_ROLE:
				step_set(step, s->column, ObjectIdGetDatum(acting_role()), false);
				break;
			case STAMP_ROLE_NAME:
				{
					Name		name = palloc(sizeof(NameData));

					namestrcpy(name, GetUserNameFromId(acting_role(), false));
					step_set(step, s->column, NameGetDatum(name), false);
				}
				break;
			case STAMP_AGENCY:
				step_set(step, s->column, CreditCodePGetDatum(&step->agency), !step->has_agency);
				break;
			case STAMP_DUE:
				{
					bool		isnull;
					Datum		agency = step_get(step, s->agency ? s->agency : step->procedure->provider, &isnull);

					if (step_set_due(step, s->rule, law_today(), isnull ? NULL : DatumGetCreditCodeP(agency),
									 s->column, s->provisional, s->bound))
						commit_note_start(step->step->article);
				}
				break;
		}
	}
	if (step->step->due)
	{
		bool		isnull;
		Datum		due = step_get(step, step->step->due, &isnull);

		if (!isnull)
			commit_note_done(step->step->article, DatumGetDateADT(due));
	}
}

static const Step *
find_step(const Procedure *procedure, const char *from, const char *to)
{
	int			i;

	for (i = 0; i < procedure->nsteps; i++)
	{
		const Step *step = &procedure->steps[i];

		if (strcmp(step->to, to) == 0 &&
			(from ? step->from && strcmp(step->from, from) == 0 : step->from == NULL))
			return step;
	}
	return NULL;
}

static char *
state_of(StepContext *step, const Row *row)
{
	bool		isnull;
	Datum		value = row_get(row, column_number(step, "state"), &isnull);

	return isnull ? NULL : TextDatumGetCString(value);
}

static void
begin_context(StepContext *step, TupleDesc desc, const Row *old, Row *new, const Procedure *procedure)
{
	memset(step, 0, sizeof(*step));
	step->procedure = procedure;
	step->desc = desc;
	step->old = old;
	step->new = new;
	step->has_agency = current_agency_code(&step->agency);
}

/* Which step a row takes; NULL for an edit of a row that may still be edited. */
static void
resolve_step(StepContext *step)
{
	const Procedure *procedure = step->procedure;
	char	   *from = NULL;
	char	   *to;

	if (!procedure->has_state)
	{
		step->step = step->old ? NULL : first_step(procedure);
		if (step->old)
			check_step_exists(step, "filed", "filed");
		return;
	}
	to = state_of(step, step->new);
	if (step->old)
	{
		from = state_of(step, step->old);
		if (to == NULL)
			to = pstrdup("");
		if (strcmp(from, to) == 0 && listed(procedure->editable, 3, from))
			return;
	}
	else if (to == NULL)
	{
		/* filed with no state said: it is in the first one */
		to = pstrdup(first_step(procedure)->to);
		step_set(step, "state", CStringGetTextDatum(to), false);
	}
	step->step = find_step(procedure, from, to);
	check_step_exists(step, from, to);
}

/* A record is written by the node of the agency whose it is. */
static void
check_record_home(StepContext *step)
{
	bool		isnull;
	Datum		agency = step_get(step, step->procedure->provider, &isnull);

	/* what stood here before its agency had a node of its own ends here */
	if (!isnull && step->old == NULL)
		check_home(DatumGetCreditCodeP(agency));
}

static HeapTuple
before_row(TupleDesc desc, const Row *old, Row *new, const Procedure *procedure)
{
	StepContext step;

	begin_context(&step, desc, old, new, procedure);
	step.replaces = palloc0(sizeof(bool) * desc->natts);

	resolve_step(&step);
	check_server_columns(&step);
	if (!step.old)
	{
		step_set(&step, "id",
				 Int64GetDatum(nextval_internal(law_relid(psprintf("%s_id_seq", procedure->table), false), false)),
				 false);
		if (procedure->derive)
			procedure->derive(&step);
	}
	check_record_home(&step);
	if (step.step)
	{
		check_actor(&step, step.step->by, step.step->to, step.step->article, step.step->law);
		check_needs(&step);
		if (step.step->check)
			step.step->check(&step);
		stamp(&step);
	}
	else
		check_actor(&step, first_step(procedure)->by, "edit", first_step(procedure)->article, first_step(procedure)->law);

	return heap_modify_tuple(new->tuple, desc, new->values, new->nulls, step.replaces);
}

static void
after_row(TupleDesc desc, const Row *old, Row *new, const Procedure *procedure)
{
	StepContext step;
	bool		isnull;
	Datum		id;
	char	   *object;
	char	   *from = NULL;

	begin_context(&step, desc, old, new, procedure);
	if (procedure->has_state)
	{
		if (old)
			from = state_of(&step, old);
		step.step = find_step(procedure, from, state_of(&step, new));
	}
	else
		step.step = step.old ? NULL : first_step(procedure);

	id = step_get(&step, "id", &isnull);
	object = psprintf("%s/" INT64_FORMAT, procedure->table, DatumGetInt64(id));
	if (procedure->confidential && step.old == NULL)
		ledger_append_unnamed(step.step->article, step.step->to, object);
	else
		ledger_append(step.step ? step.step->article : first_step(procedure)->article,
					  step.step ? step.step->to : "edited",
					  object,
					  procedure->confidential ? ledger_texts("state", step_get_text(&step, "state"), NULL)
					  : ledger_row_change(desc, old, new));
	if (step.step && step.step->effect)
		step.step->effect(&step);
	if (step.old)
		dispatch_tell(procedure->table, DatumGetInt64(id));
}

/*
 * lifecycle(): the trigger of every procedure's table, to be attached four times:
 *		BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE FOR EACH STATEMENT
 *			refuses TRUNCATE; takes the calendar's lock, so that a deadline is computed either before a new notice, and
 *			recomputed by it, or after it
 *		BEFORE INSERT OR UPDATE OR DELETE FOR EACH ROW
 *			checks the step and stamps the row
 *		AFTER INSERT OR UPDATE FOR EACH ROW
 *			counts the periods that are over, writes the ledger entry and does what follows from the step. After, because
 *			only now is the row there for sure (ON CONFLICT DO NOTHING).
 * While ldpd.restoring is on, and for the server's own hand, everything passes; the former is counted later.
 */
PG_FUNCTION_INFO_V1(ldpd_lifecycle);
Datum
ldpd_lifecycle(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = (TriggerData *) fcinfo->context;
	const Procedure *procedure;
	TupleDesc	desc;
	Row		   *old = NULL;
	Row		   *new = NULL;
	bool		before;
	bool		passes;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("lifecycle must be called as a trigger")));
	procedure = find_procedure(trigdata->tg_relation);
	before = TRIGGER_FIRED_BEFORE(trigdata->tg_event);
	desc = RelationGetDescr(trigdata->tg_relation);

	if (!before && TRIGGER_FIRED_FOR_ROW(trigdata->tg_event) && procedure->changed)
		procedure->changed(desc, trigger_row(trigdata));
	passes = guard_lets_pass(trigdata->tg_event);
	/* what is restored is neither checked nor counted here */
	if (TRIGGER_FIRED_FOR_ROW(trigdata->tg_event) && !(before ? passes : ldpd_restoring))
	{
		new = row_of(trigger_row(trigdata), desc);
		old = TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event) ? row_of(trigdata->tg_trigtuple, desc) : NULL;
	}
	if (ldpd_restoring)
	{
		if (TRIGGER_FIRED_FOR_STATEMENT(trigdata->tg_event))
			count_note_history();
	}
	else if (!before)
		count_row(trigdata->tg_relation, old, new);
	if (passes)
	{
		if (before && TRIGGER_FIRED_FOR_ROW(trigdata->tg_event))
			return PointerGetDatum(trigger_row(trigdata));
		PG_RETURN_POINTER(NULL);
	}
	check_never_deleted(trigdata->tg_event, procedure);
	if (TRIGGER_FIRED_FOR_STATEMENT(trigdata->tg_event))
		calendar_lock_shared();
	else if (before)
		return PointerGetDatum(before_row(desc, old, new, procedure));
	else
		after_row(desc, old, new, procedure);
	PG_RETURN_POINTER(NULL);
}
