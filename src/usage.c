/*
 * usage.c
 *		The record of reads (Articles 17, 28, 31, 34: 谁使用谁负责).
 *
 * The access hook notes what each plan reads; the executor's hooks record it in two halves: the opening before the first row
 * leaves, the end with the count of rows. The records go through the ring to the recorder, out of reach of the transaction
 * that they are about. A missing end reads as "all rows possible".
 */
#include "ldpd.h"

#include "access/parallel.h"
#include "access/xact.h"
#include "catalog/namespace.h"
#include "executor/executor.h"
#include "lib/ilist.h"
#include "miscadmin.h"
#include "parser/parsetree.h"
#include "tcop/pquery.h"
#include "tcop/utility.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/portal.h"
#include "utils/rls.h"

#include "derived.h"
#include "identity.h"
#include "outlet.h"
#include "pilot.h"
#include "quota.h"
#include "record_channel.h"
#include "ring.h"
#include "store.h"
#include "usage.h"
#include "use_record.h"

/*
 * A statement that reads attached data, from ExecutorStart to ExecutorEnd or the end of its memory. It comes into being with its
 * first use, and most have no other one.
 */
typedef struct Statement
{
	dlist_node	node;
	QueryDesc  *query;
	MemoryContext execution;	/* its es_query_cxt */
	Use			uses;			/* the first of them */
	Oid			actor;			/* for whom it was decided on */
	TimestampTz checked;		/* the client's statement in which it was last decided on */
	uint64		changes;		/* decision_changes() and chosen_grant() when it was */
	int64		chosen;
	TimestampTz now;			/* the moment of its opening, where one was looked at before; else 0 */
	bool		opened;
	bool		ended;
	bool		in_function;	/* opened by a statement of a function: a loop over it is seen here, a client's is not */
	int			running;		/* how many times it is in ExecutorRun */
	int64		rows;
	uint64		limit;			/* rows that may leave to the client; 0: any number */
	MemoryContextCallback callback;
} Statement;

static dlist_head statements = DLIST_STATIC_INIT(statements);
static Statement **noting = NULL;	/* where usage_note() puts what it is told; NULL: nobody asks */
static bool explains = false;	/* what is noted is not going to be run */
static Statement *copied = NULL;	/* a COPY of a whole table, which reads past the executor */

/*
 * Where uses and statements are kept. In the executor's memory they would be what its first block has no room for, and one more
 * costs more than all of them. The last statement that ended waits for the next one.
 */
static MemoryContext use_memory = NULL;
static Statement *spare = NULL;

static bool copies_table = false;	/* in COPY table TO */
static int	depth = 0;			/* of executor runs */
static UseAction outer_action = ACTION_READ;

static ExecutorStart_hook_type previous_start = NULL;
static ExecutorRun_hook_type previous_run = NULL;
static ExecutorFinish_hook_type previous_finish = NULL;
static ExecutorEnd_hook_type previous_end = NULL;
static ProcessUtility_hook_type previous_utility = NULL;

/* ----------------------------------------------------------------
 * Records
 * ----------------------------------------------------------------
 */

static bool
asked_again_by_copy(Oid relid)
{
	return noting == NULL && copies_table && check_enable_rls(relid, InvalidOid, true) == RLS_ENABLED;
}

static void
log_words(const UseRecord *words, UseStamp *stamp)
{
	stamp->use_no = channel_exists() ? channel_take_uses(1) : 0;
	use_record_log(use_record_stamped(words, stamp));
}

void
usage_refused(const char *resource, const AccessDecision *d)
{
	bool		raises = !d->record_only;
	UseRecord  *words;
	UseStamp	stamp = {.at = law_now()};
	uint64		position;

	/*
	 * Where the statement goes on, it is asked again: by a parallel worker, by the plan that COPY makes under row
	 * security.
	 */
	if (!raises && ((IsParallelWorker() && depth == 0) || asked_again_by_copy(d->relation)))
		return;
	words = use_record_refusal(resource, raises, d);
	if (!channel_can_record() || !ring_push(words, &stamp, false, true, &position))
		log_words(words, &stamp);
}

static void
open_use(Use *use, Oid actor, UseAction action, uint64 query_id, TimestampTz now)
{
	if (use->pilot && action == ACTION_EXPORT)
		pilot_refuse_export(use->resource, use->relid);
	/* The provider answers for its own data; what leaves the database is still worth a record (Article 34(3)). */
	if (use->own && action != ACTION_EXPORT)
		return;
	use_record_opening(use, actor, action, query_id, now ? now : law_now());

	/*
	 * What cannot be recorded is not read; but who runs the server must get in to mend that, and leaves it in the
	 * log.
	 */
	use->in_ring = channel_can_record() &&
		ring_push(use->words, &use->stamp, use->stamp.durable, use->dba, &use->position);
	if (!use->in_ring)
		log_words(use->words, &use->stamp);
}

/*
 * The end of a use: the count of rows that left the statement goes into the opening where the recorder has not taken it yet,
 * else into an entry of its own. quietly: at a moment at which nothing may be raised or waited for.
 */
static void
end_use(Use *use, int64 rows, const char *outcome, const char *sqlstate, bool quietly)
{
	UseRecord  *end;
	uint64		position;

	if (use->words == NULL)
		return;
	/* the statement itself was counted when it was admitted */
	if (outcome == NULL && QUOTA_IS_SET(use->quota))
		quota_charge(use->grant_id, 0, rows);
	if (use->in_ring && outcome == NULL && ring_set_rows(use->position, rows))
		return;
	end = use_record_end(use, rows, outcome, sqlstate);
	if (!use->in_ring)
		use_record_log(end);
	else if (quietly)
		(void) ring_try_push(end);
	else
		(void) ring_push(end, NULL, false, true, &position);
}

/* ----------------------------------------------------------------
 * Statements
 * ----------------------------------------------------------------
 */

static Statement *
make_statement(void)
{
	Statement  *statement = spare ? spare : MemoryContextAlloc(use_memory, sizeof(Statement));

	spare = NULL;
	statement->opened = statement->ended = statement->in_function = false;
	statement->running = 0;
	statement->rows = 0;
	statement->limit = 0;
	statement->now = 0;
	return statement;
}

static void
drop_statement(Statement *statement)
{
	Use		   *use;
	Use		   *next;

	if (statement == NULL)
		return;
	for (use = &statement->uses; use; use = next)
	{
		next = use->next;
		if (use->words)
			use_record_release(use->words);
		if (use != &statement->uses)
			pfree(use);
	}
	if (spare)
		pfree(statement);
	else
		spare = statement;
}

void
usage_note(const char *resource, Oid relid, bool derived, Bitmapset *columns, const AccessDecision *decision)
{
	Statement **place = noting;
	Use		   *use;

	if (place == NULL)
	{
		/* COPY of a whole table by a role that row security does not bind reads it with no plan. */
		if (!copies_table || asked_again_by_copy(relid))
			return;
		place = &copied;
	}
	if (*place == NULL)
	{
		*place = make_statement();
		(*place)->actor = decision->role;
		use = &(*place)->uses;
	}
	else
		for (use = &(*place)->uses;; use = use->next)
		{
			if (use->relid == relid && use->grant_id == decision->grant_id && use->resource == resource)
			{
				use->columns = bms_union(use->columns, columns);
				return;
			}
			if (use->next == NULL)
			{
				use = use->next = MemoryContextAlloc(use_memory, sizeof(Use));
				break;
			}
		}
	use->next = NULL;
	use->words = NULL;
	use->in_ring = false;
	use->resource = resource;
	use->relid = relid;
	use->derived = derived;
	use->columns = columns;
	use->record_only = decision->record_only;
	use->own = decision->own;
	use->dba = decision->dba;
	use->pilot = decision->pilot;
	use->article = decision->article;
	use->has_agency = decision->has_agency;
	use->agency = decision->agency;
	use->grant_id = decision->grant_id;
	use->quota = decision->quota;
	use->holds_from = decision->holds_from;
	use->holds_until = decision->holds_until;
	/* as long as the plan; what the decision points to may be gone when the use is recorded */
	use->purpose = decision->purpose ? pstrdup(decision->purpose) : NULL;
	if (noting == NULL)
		open_use(use, decision->role, ACTION_EXPORT, 0, 0);
}

bool
usage_will_read(Oid relid)
{
	return noting ? !explains : !asked_again_by_copy(relid);
}

const Use  *
usage_reading(MemoryContext execution, const char *resource, bool starting)
{
	Statement  *reading = NULL;
	const Use  *use;
	dlist_iter	iter;

	dlist_foreach(iter, &statements)
	{
		Statement  *statement = dlist_container(Statement, node, iter.cur);

		if (statement->execution == execution)
			reading = statement;
	}
	if (reading == NULL && starting && noting)
		reading = *noting;
	for (use = reading ? &reading->uses : NULL; use; use = use->next)
		if (!use->derived && strcmp(use->resource, resource) == 0)
			break;
	return use;
}

static void
end_statement(Statement *statement, const char *outcome, const char *sqlstate, bool quietly)
{
	Use		   *use;

	if (statement->ended || !statement->opened)
		return;
	statement->ended = true;
	for (use = &statement->uses; use; use = use->next)
		end_use(use, outcome ? USE_ROWS_UNKNOWN : statement->rows, outcome, sqlstate, quietly);
}

/* The transaction or the session came to an end in the middle of it. */
static pg_noinline void
abandon_statement(Statement *statement)
{
	MemoryContext scratch = AllocSetContextCreate(use_memory, "ldpd abandoned uses", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(scratch);

	end_statement(statement, "abandoned", NULL, true);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(scratch);
}

/* Its memory goes. */
static void
forget_statement(void *arg)
{
	Statement  *statement = arg;

	if (statement->opened && !statement->ended)
		abandon_statement(statement);
	dlist_delete(&statement->node);
	drop_statement(statement);
}

static Statement *
find_statement(QueryDesc *query)
{
	dlist_iter	iter;

	dlist_foreach(iter, &statements)
	{
		Statement  *statement = dlist_container(Statement, node, iter.cur);

		if (statement->query == query)
			return statement;
	}
	return NULL;
}

/* What a statement does with the rows that it reads. */
static UseAction
action_of(QueryDesc *query)
{
	UseAction	action = ACTION_READ;

	/* a held cursor's receiver is gone when it finishes */
	switch (query->dest ? query->dest->mydest : DestNone)
	{
		case DestCopyOut:
			action = ACTION_EXPORT;
			break;
		case DestIntoRel:
		case DestTransientRel:
			action = ACTION_COPY;
			break;
		default:
			/* DELETE takes nothing along, but what it returns */
			if ((query->operation != CMD_SELECT && query->operation != CMD_DELETE) ||
				query->plannedstmt->hasModifyingCTE)
				action = ACTION_COPY;
			break;
	}
	return Max(action, outer_action);
}

static void
open_statement(Statement *statement, UseAction action)
{
	Use		   *use;

	statement->opened = true;
	statement->in_function = depth > 0;
	for (use = &statement->uses; use; use = use->next)
		open_use(use, statement->actor, action, statement->query->plannedstmt->queryId, statement->now);
}

/* What an application prepared, bound and now executes, with nothing in between. */
static bool
stands(Statement *statement)
{
	const Use  *use;

	AcceptInvalidationMessages();
	if (statement->changes != decision_changes() || statement->chosen != chosen_grant())
		return false;
	for (use = &statement->uses; use; use = use->next)
		if (!decision_holds(use->holds_from, use->holds_until, &statement->now))
			return false;
	return true;
}

static void
ask_again(Statement *statement)
{
	Statement **save = noting;
	Statement  *ignored = NULL;
	uint64		changes = decision_changes();
	MemoryContext old;

	/* by which usage_reading() finds it */
	old = MemoryContextSwitchTo(statement->execution);
	noting = &ignored;
	PG_TRY();
	{
		check_plan_permissions(statement->query->plannedstmt);
	}
	PG_FINALLY();
	{
		MemoryContextSwitchTo(old);
		noting = save;
		drop_statement(ignored);
	}
	PG_END_TRY();
	statement->changes = changes;
}

/*
 * A cursor or portal is read from, after it was opened or again: maybe under another role, or by a later statement of the client's,
 * after the grant has ended. It goes by the rights of now.
 */
static void
decide_again(Statement *statement)
{
	if (statement->actor != acting_role())
		ereport(ERROR,
				(errcode(ARTICLE(17)),
				 errmsg("a cursor of role \"%s\" is not read by role \"%s\"",
						GetUserNameFromId(statement->actor, true), GetUserNameFromId(acting_role(), false)),
				 errdetail_article(17, "不得直接提供给第三方。"),
				 errhint("Declare the cursor under the role that reads from it.")));
	if (statement->checked == GetCurrentStatementStartTimestamp())
		return;
	statement->now = 0;
	if (!stands(statement))
		ask_again(statement);
	statement->checked = GetCurrentStatementStartTimestamp();
}

/* Rows that a held cursor keeps outlive the grant, the role and the transaction that they were read under. */
static void
refuse_held_cursor(const Use *uses)
{
	const Use  *use;

	for (use = uses; use; use = use->next)
	{
		if (use->own || use->dba)
			continue;
		ereport(ERROR,
				(errcode(ARTICLE(17)),
				 errmsg("data of resource \"%s\" are not kept in a cursor WITH HOLD", use->resource),
				 errdetail_article(17, "不得直接提供给第三方。"),
				 errhint("Declare the cursor WITHOUT HOLD and read it within its transaction.")));
	}
}

/* ----------------------------------------------------------------
 * What is read and written elsewhere (Article 17; derived.c)
 * ----------------------------------------------------------------
 */

static bool into_is_made = false;	/* while CREATE TABLE AS and its kin run */
static Oid	into_relation = InvalidOid; /* what they have made */
static bool matview_is_made = false;	/* from 17 on it is made empty first, and then refreshed */
static Oid	refreshed_relation = InvalidOid;	/* the materialized view that is being refreshed */

/*
 * The sources of what a statement writes: what it reads itself, and what the statements read that it runs in: a function
 * that is called for each row, a loop of a function over a query. A client's own loop is out of sight.
 */
static List *
sources_of(Statement *statement)
{
	List	   *sources = NIL;
	dlist_iter	iter;
	Use		   *use;

	dlist_foreach(iter, &statements)
	{
		Statement  *other = dlist_container(Statement, node, iter.cur);

		if (other != statement &&
			(other->ended || !other->opened || !(other->running > 0 || other->in_function)))
			continue;
		for (use = &other->uses; use; use = use->next)
		{
			Source	   *source;

			if (use->own)
				continue;
			source = palloc(sizeof(Source));
			source->resource = use->resource;
			source->grant_id = use->grant_id;
			sources = lappend(sources, source);
		}
	}
	return sources;
}

/* Binds what a statement writes to what it reads. */
static void
mark_targets(QueryDesc *query, List *sources)
{
	PlannedStmt *plan = query->plannedstmt;
	ListCell   *lc;

	if (query->dest && query->dest->mydest == DestTransientRel && OidIsValid(refreshed_relation))
		derived_mark(refreshed_relation, sources);
	if (query->operation == CMD_DELETE && !plan->hasModifyingCTE)
		return;
	foreach(lc, plan->resultRelations)
	{
		RangeTblEntry *target = rt_fetch(lfirst_int(lc), plan->rtable);

		/* a view's INSTEAD OF trigger writes by statements of its own */
		if (target->relkind != RELKIND_VIEW)
			derived_mark(target->relid, sources);
	}
}

static const char *
resource_being_read(const Use *uses)
{
	const Use  *use;

	for (use = uses; use; use = use->next)
		if (!use->own && !use->dba)
			return use->resource;
	return NULL;
}

/* A function is about to be called: not one that carries out of the law what the statement reads. */
void
usage_function_called(Oid function)
{
	const char *resource = noting && *noting ? resource_being_read(&(*noting)->uses) : NULL;
	dlist_iter	iter;

	dlist_foreach(iter, &statements)
	{
		Statement  *statement = dlist_container(Statement, node, iter.cur);

		if (resource == NULL && statement->running > 0)
			resource = resource_being_read(&statement->uses);
	}
	if (resource && !in_law_hand())
		outlet_check(function, resource);
}

void
usage_relation_created(Oid relid, bool is_internal)
{
	if (into_is_made && !is_internal && !OidIsValid(into_relation))
		into_relation = relid;
	if (matview_is_made && !is_internal && !OidIsValid(refreshed_relation))
		refreshed_relation = relid;
}

/* ----------------------------------------------------------------
 * The executor's hooks
 * ----------------------------------------------------------------
 */

static void
executor_start(QueryDesc *query, int eflags)
{
	Statement  *statement = NULL;
	Statement **save = noting;
	bool		save_explains = explains;
	uint64		changes = decision_changes();

	noting = &statement;
	explains = (eflags & EXEC_FLAG_EXPLAIN_ONLY) != 0;
	PG_TRY();
	{
		if (previous_start)
			previous_start(query, eflags);
		else
			standard_ExecutorStart(query, eflags);
	}
	PG_CATCH();
	{
		noting = save;
		explains = save_explains;
		drop_statement(statement);
		PG_RE_THROW();
	}
	PG_END_TRY();
	noting = save;
	explains = save_explains;

	if (statement == NULL)
		return;
	if (eflags & EXEC_FLAG_EXPLAIN_ONLY)
	{
		drop_statement(statement);
		return;
	}
	statement->query = query;
	statement->execution = query->estate->es_query_cxt;
	statement->checked = GetCurrentStatementStartTimestamp();
	statement->changes = changes;
	statement->chosen = chosen_grant();
	statement->callback.func = forget_statement;
	statement->callback.arg = statement;
	dlist_push_head(&statements, &statement->node);
	MemoryContextRegisterResetCallback(statement->execution, &statement->callback);

	/* A parallel worker's own plan is its leader's, which records it; what a function reads in it is not. */
	if (IsParallelWorker() && depth == 0)
	{
		statement->opened = statement->ended = true;
		return;
	}
	statement->limit = pilot_limit(query, &statement->uses);
	if (ActivePortal && (ActivePortal->cursorOptions & CURSOR_OPT_HOLD))
		refuse_held_cursor(&statement->uses);
}

static void
leave_run(Statement *statement, UseAction action, bool into, Oid relation)
{
	depth--;
	outer_action = action;
	into_is_made = into;
	into_relation = relation;
	if (statement)
		statement->running--;
}

static void
executor_run(EXECUTOR_RUN_ARGS)
{
	Statement  *statement = dlist_is_empty(&statements) ? NULL : find_statement(queryDesc);
	UseAction	save_action = outer_action;
	UseAction	action = action_of(queryDesc);
	List	   *sources = NIL;
	bool		save_into = into_is_made;
	Oid			save_relation = into_relation;

	if (!dlist_is_empty(&statements) && action == ACTION_COPY && !in_law_hand())
		sources = sources_of(statement);
	if (sources)
		mark_targets(queryDesc, sources);
	if (statement)
		decide_again(statement);
	if (statement && !statement->opened)
		open_statement(statement, action);

	depth++;
	outer_action = action;
	into_is_made = sources && queryDesc->dest->mydest == DestIntoRel;
	into_relation = InvalidOid;
	if (statement)
		statement->running++;
	if (statement && statement->limit > 0)
	{
		uint64		left = statement->limit - Min(statement->limit, (uint64) statement->rows);

		/* one more row tells that there is more */
		if (count == 0 || count > left + 1)
			count = left + 1;
	}
	PG_TRY();
	{
		if (previous_run)
			previous_run(EXECUTOR_RUN_PASS);
		else
			standard_ExecutorRun(EXECUTOR_RUN_PASS);
		if (OidIsValid(into_relation))
			derived_mark(into_relation, sources);
		if (statement && statement->limit > 0 &&
			statement->rows + queryDesc->estate->es_processed > statement->limit)
			pilot_refuse_rows(statement->limit);
	}
	PG_CATCH();
	{
		if (statement)
			end_statement(statement, "failed", unpack_sql_state(geterrcode()), true);
		leave_run(statement, save_action, save_into, save_relation);
		PG_RE_THROW();
	}
	PG_END_TRY();
	if (statement)
		statement->rows += queryDesc->estate->es_processed;
	leave_run(statement, save_action, save_into, save_relation);
}

static void
finish(QueryDesc *query)
{
	if (previous_finish)
		previous_finish(query);
	else
		standard_ExecutorFinish(query);
}

/* Triggers that fire at the end are part of the statement; what only reads has none. */
static void
executor_finish(QueryDesc *query)
{
	UseAction	save = outer_action;

	if (query->operation == CMD_SELECT && !query->plannedstmt->hasModifyingCTE)
	{
		finish(query);
		return;
	}
	depth++;
	outer_action = action_of(query);
	PG_TRY();
	{
		finish(query);
	}
	PG_FINALLY();
	{
		depth--;
		outer_action = save;
	}
	PG_END_TRY();
}

static void
executor_end(QueryDesc *query)
{
	Statement  *statement = dlist_is_empty(&statements) ? NULL : find_statement(query);

	if (statement)
		end_statement(statement, NULL, NULL, false);
	if (previous_end)
		previous_end(query);
	else
		standard_ExecutorEnd(query);
}

/* ----------------------------------------------------------------
 * Utility statements
 * ----------------------------------------------------------------
 */

static bool
needs_database_alone(Node *parsetree)
{
	switch (nodeTag(parsetree))
	{
		case T_CreatedbStmt:
		case T_DropdbStmt:
		case T_AlterDatabaseStmt:
			return true;
		case T_RenameStmt:
			return castNode(RenameStmt, parsetree)->renameType == OBJECT_DATABASE;
		default:
			return false;
	}
}

static void
process_utility(UTILITY_ARGS)
{
	Node	   *parsetree = pstmt->utilityStmt;
	bool		save_copies = copies_table;
	Statement  *save_copied = copied;
	Oid			save_refreshed = refreshed_relation;
	bool		save_made = matview_is_made;
	Use		   *use;

	if (needs_database_alone(parsetree))
		channel_retire_recorders();
	copies_table = IsA(parsetree, CopyStmt) && !castNode(CopyStmt, parsetree)->is_from &&
		castNode(CopyStmt, parsetree)->relation != NULL;
	copied = NULL;
	if (IsA(parsetree, RefreshMatViewStmt))
		refreshed_relation = RangeVarGetRelid(castNode(RefreshMatViewStmt, parsetree)->relation, NoLock, true);
	matview_is_made = IsA(parsetree, CreateTableAsStmt) && castNode(CreateTableAsStmt, parsetree)->objtype == OBJECT_MATVIEW;
	if (matview_is_made)
		refreshed_relation = InvalidOid;
	PG_TRY();
	{
		if (previous_utility)
			previous_utility(UTILITY_PASS);
		else
			standard_ProcessUtility(UTILITY_PASS);
	}
	PG_CATCH();
	{
		for (use = copied ? &copied->uses : NULL; use; use = use->next)
			end_use(use, USE_ROWS_UNKNOWN, "failed", unpack_sql_state(geterrcode()), true);
		drop_statement(copied);
		copies_table = save_copies;
		copied = save_copied;
		refreshed_relation = save_refreshed;
		matview_is_made = save_made;
		PG_RE_THROW();
	}
	PG_END_TRY();
	for (use = copied ? &copied->uses : NULL; use; use = use->next)
		end_use(use, qc ? (int64) qc->nprocessed : USE_ROWS_UNKNOWN, NULL, NULL, false);
	drop_statement(copied);
	copies_table = save_copies;
	copied = save_copied;
	refreshed_relation = save_refreshed;
	matview_is_made = save_made;
}

/*
 * flush_usage(): waits until what this database's sessions have read so far is in the ledger.
 */
PG_FUNCTION_INFO_V1(ldpd_flush_usage);
Datum
ldpd_flush_usage(PG_FUNCTION_ARGS)
{
	if (channel_can_record())
		ring_flush();
	PG_RETURN_VOID();
}

void
usage_init(void)
{
	if (!process_shared_preload_libraries_in_progress)
		return;
	EnableQueryId();
	use_memory = AllocSetContextCreate(TopMemoryContext, "ldpd uses", ALLOCSET_DEFAULT_SIZES);
	use_record_init();
	outlet_init();
	previous_start = ExecutorStart_hook;
	ExecutorStart_hook = executor_start;
	previous_run = ExecutorRun_hook;
	ExecutorRun_hook = executor_run;
	previous_finish = ExecutorFinish_hook;
	ExecutorFinish_hook = executor_finish;
	previous_end = ExecutorEnd_hook;
	ExecutorEnd_hook = executor_end;
	previous_utility = ProcessUtility_hook;
	ProcessUtility_hook = process_utility;
}
