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
#include "access/sysattr.h"
#include "access/xact.h"
#include "access/xlog.h"
#include "common/ip.h"
#include "executor/executor.h"
#include "lib/ilist.h"
#include "miscadmin.h"
#include "catalog/namespace.h"
#include "nodes/bitmapset.h"
#include "parser/parsetree.h"
#include "tcop/pquery.h"
#include "tcop/utility.h"
#include "utils/backend_status.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/inval.h"
#include "utils/json.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "utils/portal.h"
#include "utils/rls.h"
#include "utils/syscache.h"

#include "attach.h"
#include "derived.h"
#include "identity.h"
#include "ledger.h"
#include "ring.h"
#include "store.h"
#include "usage.h"

/* From reading to taking away. What a function reads for a statement that takes away is taken away with it. */
typedef enum UseAction
{
	ACTION_READ,
	ACTION_COPY,				/* into another relation */
	ACTION_EXPORT				/* COPY TO */
} UseAction;

static const char *const action_names[] = {"read", "copy", "export"};

/* One resource that a statement reads. */
typedef struct Use
{
	char	   *resource;
	Oid			relid;
	Bitmapset  *columns;		/* attribute numbers offset as in selectedCols */
	bool		derived;		/* by way of a relation that holds its data */
	AccessDecision decision;
	UseRecord  *record;			/* its opening; NULL: not recorded */
	uint64		position;
	bool		in_ring;		/* the position is one: the count of rows can go into the opening itself */
} Use;

/* A statement that reads attached data, from ExecutorStart to ExecutorEnd or the end of its memory. */
typedef struct Statement
{
	dlist_node	node;
	QueryDesc  *query;
	List	   *uses;
	Oid			actor;			/* who opened it */
	TimestampTz checked;		/* the client's statement in which it was last decided on */
	bool		opened;
	bool		ended;
	bool		in_function;	/* opened by a statement of a function: a loop over it is seen here, a client's is not */
	int			running;		/* how many times it is in ExecutorRun */
	int64		rows;
	MemoryContextCallback callback;
} Statement;

static dlist_head statements = DLIST_STATIC_INIT(statements);
static List **noting = NULL;	/* where usage_note() puts what it is told; NULL: nobody asks */
static List *copied = NIL;		/* what a COPY of a whole table reads past the executor */
static bool copies_table = false;	/* in COPY table TO */
static int	depth = 0;			/* of executor runs */
static UseAction outer_action = ACTION_READ;

static ExecutorStart_hook_type previous_start = NULL;
static ExecutorRun_hook_type previous_run = NULL;
static ExecutorFinish_hook_type previous_finish = NULL;
static ExecutorEnd_hook_type previous_end = NULL;
static ProcessUtility_hook_type previous_utility = NULL;

/* ----------------------------------------------------------------
 * On a standby
 * ----------------------------------------------------------------
 */

enum
{
	STANDBY_NONE,
	STANDBY_UNCONDITIONAL,
	STANDBY_ALL
};

static const struct config_enum_entry standby_options[] = {
	{"none", STANDBY_NONE, false},
	{"unconditional", STANDBY_UNCONDITIONAL, false},
	{"all", STANDBY_ALL, false},
	{NULL, 0, false}
};

static int	standby_reads = STANDBY_UNCONDITIONAL;

void
usage_admit_standby(const char *resource, AccessDecision *d)
{
	if (!RecoveryInProgress() || d->own || d->dba || standby_reads == STANDBY_ALL ||
		(standby_reads == STANDBY_UNCONDITIONAL && d->grant_id == 0))
		return;
	d->allowed = false;
	d->article = 28;
	d->law = "可记录、可审计、可追溯。";
	d->message = psprintf("data of resource \"%s\" are not read on a standby", resource);
	d->path = psprintf("%s, ldpd.standby_reads = %s", d->path, standby_options[standby_reads].name);
	d->hint = pstrdup("Read them on the primary server, which can record it.");
}

/* ----------------------------------------------------------------
 * Records
 * ----------------------------------------------------------------
 */

static void
push_text(JsonbParseState **state, JsonbIteratorToken token, const char *text)
{
	JsonbValue	value;

	value.type = jbvString;
	value.val.string.val = unconstify(char *, text);
	value.val.string.len = strlen(text);
	(void) pushJsonbValue(state, token, &value);
}

static void
push_pair(JsonbParseState **state, const char *key, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	push_text(state, WJB_KEY, key);
	push_text(state, WJB_VALUE, text);
}

static void
push_number(JsonbParseState **state, const char *key, int64 number)
{
	JsonbValue	value;

	if (number == 0)
		return;
	push_text(state, WJB_KEY, key);
	value.type = jbvNumeric;
	value.val.numeric = int64_to_numeric(number);
	(void) pushJsonbValue(state, WJB_VALUE, &value);
}

/* The columns by name; "*" for the whole row; none for count(*). */
static void
push_columns(JsonbParseState **state, Oid relid, Bitmapset *columns)
{
	int			col = -1;

	push_text(state, WJB_KEY, "columns");
	(void) pushJsonbValue(state, WJB_BEGIN_ARRAY, NULL);
	while ((col = bms_next_member(columns, col)) >= 0)
	{
		AttrNumber	attnum = col + FirstLowInvalidHeapAttributeNumber;
		char	   *name;

		if (attnum < 0)
			continue;
		name = attnum == 0 ? pstrdup("*") : get_attname(relid, attnum, true);
		if (name)
			push_text(state, WJB_ELEM, name);
	}
	(void) pushJsonbValue(state, WJB_END_ARRAY, NULL);
}

/* The client's address as text, "local" for a socket of the machine; it does not change while the session lasts. */
static const char *
client_address(void)
{
	static char address[NI_MAXHOST] = "";
	SockAddr   *from;

	if (address[0] || MyBEEntry == NULL)
		return address;
	from = &MyBEEntry->st_clientaddr;
	if (from->addr.ss_family == AF_UNIX)
		strlcpy(address, "local", sizeof(address));
	else if (from->salen > 0)
		(void) pg_getnameinfo_all(&from->addr, from->salen, address, sizeof(address), NULL, 0,
								  NI_NUMERICHOST | NI_NUMERICSERV);
	return address;
}

static void
push_client(JsonbParseState **state)
{
	push_pair(state, "application", application_name);
	push_pair(state, "client", client_address());
}

static UseRecord *
pack_record(const UseRecord *fields, const char *const texts[USE_TEXTS], const uint32 len[USE_TEXTS])
{
	Size		size = offsetof(UseRecord, text);
	UseRecord  *record;
	char	   *to;
	int			i;

	for (i = 0; i < USE_TEXTS; i++)
		size += len[i];
	size = TYPEALIGN(8, size);
	record = palloc0(size);
	*record = *fields;
	record->size = size;
	to = record->text;
	for (i = 0; i < USE_TEXTS; i++)
	{
		record->len[i] = len[i];
		memcpy(to, texts[i], len[i]);
		to += len[i];
	}
	return record;
}

/* An opening, by who acts now. */
static UseRecord *
make_record(const char *resource, const char *action, int article, Jsonb *detail)
{
	const char *texts[USE_TEXTS];
	uint32		len[USE_TEXTS];
	UseRecord	fields = {0};
	int			i;

	texts[USE_ROLE] = GetUserNameFromId(acting_role(), false);
	texts[USE_SESSION_ROLE] = GetUserNameFromId(GetSessionUserId(), false);
	texts[USE_ACTION] = action;
	texts[USE_OBJECT] = psprintf("resource/%s", resource);
	texts[USE_DETAIL] = (char *) detail;
	for (i = 0; i < USE_DETAIL; i++)
		len[i] = strlen(texts[i]);
	len[USE_DETAIL] = VARSIZE(detail);
	fields.article = article;
	fields.use_no = ring_exists() ? ring_next_use() : 0;
	fields.at = law_now();
	fields.rows = USE_ROWS_UNKNOWN;
	fields.has_agency = current_agency_code(&fields.agency);
	return pack_record(&fields, texts, len);
}

/* The end of what a record opened; looks nothing up, for it is also made while a transaction is being cleaned away. */
static UseRecord *
make_end(const UseRecord *opening, int64 rows, Jsonb *detail)
{
	const char *texts[USE_TEXTS];
	uint32		len[USE_TEXTS];
	UseRecord	fields = *opening;
	const char *from = opening->text;
	int			i;

	for (i = 0; i < USE_TEXTS; i++)
	{
		texts[i] = from;
		len[i] = opening->len[i];
		from += len[i];
	}
	texts[USE_ACTION] = "end";
	len[USE_ACTION] = strlen("end");
	texts[USE_DETAIL] = (char *) detail;
	len[USE_DETAIL] = detail ? VARSIZE(detail) : 0;
	fields.at = law_now();
	fields.rows = rows;
	fields.durable = false;
	return pack_record(&fields, texts, len);
}

/* Where no ledger can be written, the record is a line of the server's log. */
void
usage_log(const UseRecord *record)
{
	StringInfoData line;
	const char *text = record->text;
	static const char *const keys[] = {"role", "session_role", "action", "object"};
	int			i;

	initStringInfo(&line);
	appendStringInfo(&line, "{\"use_no\": " INT64_FORMAT ", \"at\": \"%s\", \"article\": %d", record->use_no,
					 law_time_to_cstring(record->at), record->article);
	if (record->rows != USE_ROWS_UNKNOWN)
		appendStringInfo(&line, ", \"rows\": " INT64_FORMAT, record->rows);
	if (record->has_agency)
		appendStringInfo(&line, ", \"agency\": \"%s\"",
						 credit_code_to_cstring(&record->agency));
	for (i = 0; i < USE_DETAIL; i++)
	{
		appendStringInfo(&line, ", \"%s\": ", keys[i]);
		escape_json(&line, pnstrdup(text, record->len[i]));
		text	  +=record->len[i];
	}
	if (record->len[USE_DETAIL])
	{
		Jsonb	   *detail = palloc(record->len[USE_DETAIL]);

		memcpy(detail, text, record->len[USE_DETAIL]);
		appendStringInfo(&line, ", \"detail\": %s", JsonbToCString(NULL, &detail->root, VARSIZE(detail)));
	}
	appendStringInfoChar(&line, '}');
	ereport(LOG_SERVER_ONLY,
			(errmsg_internal("ldpd use: %s", line.data),
			 errhidestmt(true),
			 errhidecontext(true)));
}

/* Whether the ledger can be written by the recorder here and now. */
static bool
can_record(void)
{
	return ring_exists() && IsUnderPostmaster && !IsBinaryUpgrade && !RecoveryInProgress();
}

static bool
asked_again_by_copy(Oid relid)
{
	return noting == NULL && copies_table && check_enable_rls(relid, InvalidOid, true) == RLS_ENABLED;
}

void
usage_refused(const char *resource, Oid relid, bool raises, const AccessDecision *d)
{
	JsonbParseState *state = NULL;
	UseRecord  *record;
	uint64		position;

	/*
	 * Where the statement goes on, it is asked again: by a parallel worker, by the plan that COPY makes under row
	 * security.
	 */
	if (!raises && ((IsParallelWorker() && depth == 0) || asked_again_by_copy(relid)))
		return;
	(void) pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	push_pair(&state, "message", d->message);
	push_pair(&state, "path", d->path);
	push_number(&state, "query_id", (int64) pgstat_get_my_query_id());
	push_client(&state);
	record = make_record(resource, raises ? "denied" : "would_refuse", d->article,
						 JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL)));
	if (!can_record() || !ring_push(record, false, true, &position))
		usage_log(record);
}

/*
 * Applications say the same thing again and again: the record of a use that differs from an earlier one of the session in
 * nothing but number and time is made from that one.
 */
typedef struct UseKey
{
	Oid			relid;
	Oid			actor;
	Oid			session_user;
	int			article;
	UseAction	action;
	int64		grant_id;
	uint64		query_id;
} UseKey;

typedef struct KnownUse
{
	bool		valid;
	UseKey		key;
	char	   *resource;
	Bitmapset  *columns;
	char	   *application;
	UseRecord  *record;			/* NULL: this place is free */
} KnownUse;

static KnownUse known_uses[16];

/* A column or a table may have another name now, or another resource. */
static void
forget_uses_of_relation(Datum arg, Oid relid)
{
	int			i;

	for (i = 0; i < lengthof(known_uses); i++)
		if (!OidIsValid(relid) || known_uses[i].key.relid == relid)
			known_uses[i].valid = false;
}

/* Or a role. */
static void
forget_uses_of_roles(Datum arg, int cacheid, uint32 hashvalue)
{
	forget_uses_of_relation(arg, InvalidOid);
}

static KnownUse *
known_use(const Use *use, const UseKey *key)
{
	KnownUse   *known = &known_uses[(uint32) (key->query_id ^ (key->query_id >> 32) ^ key->relid ^ key->grant_id) % lengthof(known_uses)];
	JsonbParseState *state = NULL;
	UseRecord  *record;
	MemoryContext old;

	if (known->valid && memcmp(&known->key, key, sizeof(UseKey)) == 0 && strcmp(known->resource, use->resource) == 0 && bms_equal(known->columns, use->columns) &&
		strcmp(known->application, application_name) == 0)
		return known;

	(void) pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	push_number(&state, "grant", use->decision.grant_id);
	push_pair(&state, "purpose", use->decision.purpose);
	if (use->derived)
		push_pair(&state, "derived", qualified_name(use->relid));
	push_columns(&state, use->relid, use->columns);
	push_number(&state, "query_id", (int64) key->query_id);
	push_client(&state);
	record = make_record(use->resource, action_names[key->action], key->article,
						 JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL)));

	known->valid = false;
	if (known->record)
	{
		pfree(known->record);
		pfree(known->application);
		pfree(known->resource);
		bms_free(known->columns);
		known->record = NULL;
	}
	old = MemoryContextSwitchTo(TopMemoryContext);
	known->key = *key;
	known->resource = pstrdup(use->resource);
	known->columns = bms_copy(use->columns);
	known->application = pstrdup(application_name);
	known->record = memcpy(palloc(record->size), record, record->size);
	known->valid = true;
	MemoryContextSwitchTo(old);
	return known;
}

static void
open_use(Use *use, UseAction action, uint64 query_id)
{
	AccessDecision *d = &use->decision;
	UseKey		key;
	const UseRecord *known;

	/* The provider answers for its own data; what leaves the database is still worth a record (Article 34(3)). */
	if (d->own && action != ACTION_EXPORT)
		return;
	memset(&key, 0, sizeof(key));
	key.relid = use->relid;
	key.actor = acting_role();
	key.session_user = GetSessionUserId();
	key.article = d->own ? 34 : d->article;
	key.action = action;
	key.grant_id = d->grant_id;
	/* a utility statement's own plan has none */
	key.query_id = query_id ? query_id : pgstat_get_my_query_id();
	known = known_use(use, &key)->record;

	use->record = memcpy(palloc(known->size), known, known->size);
	use->record->use_no = ring_exists() ? ring_next_use() : 0;
	use->record->at = law_now();
	use->record->has_agency = current_agency_code(&use->record->agency);
	use->record->durable = synchronous_commit > SYNCHRONOUS_COMMIT_OFF;

	/*
	 * What cannot be recorded is not read; but who runs the server must get in to mend that, and leaves it in the
	 * log.
	 */
	use->in_ring = can_record() && ring_push(use->record, use->record->durable, d->dba, &use->position);
	if (!use->in_ring)
		usage_log(use->record);
}

/*
 * The end of a use: the count of rows that left the statement goes into the opening where the recorder has not taken it yet,
 * else into an entry of its own. quietly: at a moment at which nothing may be raised or waited for.
 */
static void
end_use(Use *use, int64 rows, const char *outcome, const char *sqlstate, bool quietly)
{
	JsonbParseState *state = NULL;
	Jsonb	   *detail = NULL;
	UseRecord  *end;
	uint64		position;

	if (use->record == NULL)
		return;
	if (use->in_ring && outcome == NULL && ring_set_rows(use->position, rows))
		return;
	if (outcome)
	{
		(void) pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
		push_pair(&state, "outcome", outcome);
		push_pair(&state, "sqlstate", sqlstate);
		detail = JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL));
	}
	end = make_end(use->record, rows, detail);
	if (!use->in_ring)
		usage_log(end);
	else if (quietly)
		(void) ring_try_push(end);
	else
		(void) ring_push(end, false, true, &position);
}

/* ----------------------------------------------------------------
 * Statements
 * ----------------------------------------------------------------
 */

void
usage_note(const char *resource, Oid relid, bool derived, Bitmapset *columns, const AccessDecision *decision)
{
	List	  **list = noting;
	Use		   *use;
	ListCell   *lc;

	if (list == NULL)
	{
		/* COPY of a whole table by a role that row security does not bind reads it with no plan. */
		if (!copies_table || asked_again_by_copy(relid))
			return;
		list = &copied;
	}
	foreach(lc, *list)
	{
		use = lfirst(lc);
		if (use->relid == relid && use->decision.grant_id == decision->grant_id && strcmp(use->resource, resource) == 0)
		{
			use->columns = bms_add_members(use->columns, columns);
			return;
		}
	}
	use = palloc0(sizeof(Use));
	use->resource = pstrdup(resource);
	use->relid = relid;
	use->derived = derived;
	use->columns = bms_copy(columns);
	use->decision = *decision;
	/* what the decision points to may be gone when the use is recorded */
	use->decision.purpose = decision->purpose ? pstrdup(decision->purpose) : NULL;
	use->decision.path = use->decision.message = use->decision.hint = NULL;
	use->decision.items = NULL;
	*list = lappend(*list, use);
	if (list == &copied)
		open_use(use, ACTION_EXPORT, 0);
}

static void
end_statement(Statement *statement, const char *outcome, const char *sqlstate, bool quietly)
{
	ListCell   *lc;

	if (statement->ended || !statement->opened)
		return;
	statement->ended = true;
	foreach(lc, statement->uses)
		end_use(lfirst(lc), outcome ? USE_ROWS_UNKNOWN : statement->rows, outcome, sqlstate, quietly);
}

/* Its memory goes: after ExecutorEnd, or without it where the transaction or the session came to an end. */
static void
forget_statement(void *arg)
{
	Statement  *statement = arg;
	MemoryContext old = MemoryContextSwitchTo(TopMemoryContext);

	end_statement(statement, "abandoned", NULL, true);
	dlist_delete(&statement->node);
	MemoryContextSwitchTo(old);
}

static Statement *
find_statement(QueryDesc * query)
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
action_of(QueryDesc * query)
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
	ListCell   *lc;

	statement->opened = true;
	statement->in_function = depth > 0;
	foreach(lc, statement->uses)
		open_use(lfirst(lc), action, statement->query->plannedstmt->queryId);
}

/*
 * A cursor or portal that is fetched from again: a later statement of the client's, maybe under another role or after the
 * grant has ended, goes by the rights of now.
 */
static void
decide_again(Statement *statement)
{
	List	  **save = noting;
	List	   *ignored = NIL;

	if (statement->checked == GetCurrentStatementStartTimestamp())
		return;
	if (statement->actor != acting_role())
		ereport(ERROR,
				(errcode(ARTICLE(17)),
				 errmsg("a cursor of role \"%s\" is not read by role \"%s\"",
						GetUserNameFromId(statement->actor, true), GetUserNameFromId(acting_role(), false)),
				 errdetail_article(17, "不得直接提供给第三方。"),
				 errhint("Declare the cursor under the role that reads from it.")));
	noting = &ignored;
	PG_TRY();
	{
		check_plan_permissions(statement->query->plannedstmt);
	}
	PG_FINALLY();
	{
		noting = save;
	}
	PG_END_TRY();
	statement->checked = GetCurrentStatementStartTimestamp();
}

/* Rows that a held cursor keeps outlive the grant, the role and the transaction that they were read under. */
static void
refuse_held_cursor(List *uses)
{
	ListCell   *lc;

	foreach(lc, uses)
	{
		Use		   *use = lfirst(lc);

		if (use->decision.own || use->decision.dba)
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
	ListCell   *lc;

	dlist_foreach(iter, &statements)
	{
		Statement  *other = dlist_container(Statement, node, iter.cur);

		if (other != statement &&
			(other->ended || !other->opened || !(other->running > 0 || other->in_function)))
			continue;
		foreach(lc, other->uses)
		{
			Use		   *use = lfirst(lc);
			Source	   *source;

			if (use->decision.own)
				continue;
			source = palloc(sizeof(Source));
			source->resource = use->resource;
			source->grant_id = use->decision.grant_id;
			sources = lappend(sources, source);
		}
	}
	return sources;
}

/* Binds what a statement writes to what it reads. */
static void
mark_targets(QueryDesc * query, List *sources)
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
resource_being_read(List *uses)
{
	ListCell   *lc;

	foreach(lc, uses)
	{
		Use		   *use = lfirst(lc);

		if (!use->decision.own && !use->decision.dba)
			return use->resource;
	}
	return NULL;
}

/* A function is about to be called: not one that carries out of the law what the statement reads. */
void
usage_function_called(Oid function)
{
	const char *resource = noting ? resource_being_read(*noting) : NULL;
	dlist_iter	iter;

	dlist_foreach(iter, &statements)
	{
		Statement  *statement = dlist_container(Statement, node, iter.cur);

		if (resource == NULL && statement->running > 0)
			resource = resource_being_read(statement->uses);
	}
	if (resource && !in_law_hand())
		derived_check_outlet(function, resource);
}

void
usage_relation_created(Oid relid, bool is_internal)
{
	if (into_is_made && !is_internal && !OidIsValid(into_relation))
		into_relation = relid;
}

/* ----------------------------------------------------------------
 * The executor's hooks
 * ----------------------------------------------------------------
 */

static void
executor_start(QueryDesc * query, int eflags)
{
	List	   *uses = NIL;
	List	  **save = noting;
	Statement  *statement;
	MemoryContext old;

	noting = &uses;
	PG_TRY();
	{
		if (previous_start)
			previous_start(query, eflags);
		else
			standard_ExecutorStart(query, eflags);
	}
	PG_FINALLY();
	{
		noting = save;
	}
	PG_END_TRY();

	/* A parallel worker's own plan is its leader's, which records it; what a function reads in it is not. */
	if (uses == NIL || (eflags & EXEC_FLAG_EXPLAIN_ONLY) || (IsParallelWorker() && depth == 0))
		return;
	old = MemoryContextSwitchTo(query->estate->es_query_cxt);
	statement = palloc0(sizeof(Statement));
	statement->query = query;
	statement->uses = uses;		/* made in the same memory, by InitPlan */
	statement->actor = acting_role();
	statement->checked = GetCurrentStatementStartTimestamp();
	statement->callback.func = forget_statement;
	statement->callback.arg = statement;
	dlist_push_head(&statements, &statement->node);
	MemoryContextRegisterResetCallback(query->estate->es_query_cxt, &statement->callback);
	MemoryContextSwitchTo(old);

	if (ActivePortal && (ActivePortal->cursorOptions & CURSOR_OPT_HOLD))
		refuse_held_cursor(uses);
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
	if (statement && !statement->opened)
		open_statement(statement, action);
	else if (statement)
		decide_again(statement);

	depth++;
	outer_action = action;
	into_is_made = sources && queryDesc->dest->mydest == DestIntoRel;
	into_relation = InvalidOid;
	if (statement)
		statement->running++;
	PG_TRY();
	{
		if (previous_run)
			previous_run(EXECUTOR_RUN_PASS);
		else
			standard_ExecutorRun(EXECUTOR_RUN_PASS);
		if (OidIsValid(into_relation))
			derived_mark(into_relation, sources);
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

/* Triggers that fire at the end are part of the statement. */
static void
executor_finish(QueryDesc * query)
{
	UseAction	save = outer_action;

	depth++;
	outer_action = action_of(query);
	PG_TRY();
	{
		if (previous_finish)
			previous_finish(query);
		else
			standard_ExecutorFinish(query);
	}
	PG_FINALLY();
	{
		depth--;
		outer_action = save;
	}
	PG_END_TRY();
}

static void
executor_end(QueryDesc * query)
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
	List	   *save_copied = copied;
	Oid			save_refreshed = refreshed_relation;
	ListCell   *lc;

	if (needs_database_alone(parsetree))
		ring_retire_recorders();
	copies_table = IsA(parsetree, CopyStmt) && !castNode(CopyStmt, parsetree)->is_from &&
		castNode(CopyStmt, parsetree)->relation != NULL;
	copied = NIL;
	if (IsA(parsetree, RefreshMatViewStmt))
		refreshed_relation = RangeVarGetRelid(castNode(RefreshMatViewStmt, parsetree)->relation, NoLock, true);
	PG_TRY();
	{
		if (previous_utility)
			previous_utility(UTILITY_PASS);
		else
			standard_ProcessUtility(UTILITY_PASS);
	}
	PG_CATCH();
	{
		foreach(lc, copied)
			end_use(lfirst(lc), USE_ROWS_UNKNOWN, "failed", unpack_sql_state(geterrcode()), true);
		copies_table = save_copies;
		copied = save_copied;
		refreshed_relation = save_refreshed;
		PG_RE_THROW();
	}
	PG_END_TRY();
	foreach(lc, copied)
		end_use(lfirst(lc), qc ? (int64) qc->nprocessed : USE_ROWS_UNKNOWN, NULL, NULL, false);
	copies_table = save_copies;
	copied = save_copied;
	refreshed_relation = save_refreshed;
}

/*
 * flush_usage(): waits until what this database's sessions have read so far is in the ledger.
 */
PG_FUNCTION_INFO_V1(ldpd_flush_usage);
Datum
ldpd_flush_usage(PG_FUNCTION_ARGS)
{
	if (can_record())
		ring_flush();
	PG_RETURN_VOID();
}

void
usage_init(void)
{
	DefineCustomEnumVariable("ldpd.standby_reads",
							 "Which attached data other agencies may read on a standby, where reads go to the server's log alone.",
							 "none; unconditional: what is shared or open unconditionally; all: under grants too.",
							 &standby_reads,
							 STANDBY_UNCONDITIONAL,
							 standby_options,
							 PGC_SIGHUP,
							 0, NULL, NULL, NULL);
	if (!process_shared_preload_libraries_in_progress)
		return;
	EnableQueryId();
	CacheRegisterRelcacheCallback(forget_uses_of_relation, (Datum) 0);
	CacheRegisterSyscacheCallback(AUTHOID, forget_uses_of_roles, (Datum) 0);
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
