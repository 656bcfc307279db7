/*
 * dispatch.c
 *		Steps that are taken on one node about a record of another, and the answers (Article 12).
 *
 * Who decides does so where it is at home; the record is written where it is at home. What travels between them is a row of
 * ldpd.dispatch, which nobody changes, by logical replication. Where it arrives, the step is taken by the triggers of its table
 * as ever, by the agency that filed it and at the moment at which it was filed: the deadline counts from then, however long
 * the line was down. What came of it goes back as another row.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/pg_type.h"
#include "commands/sequence.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/resowner.h"

#include "dispatch.h"
#include "identity.h"
#include "law.h"
#include "ledger.h"
#include "lifecycle.h"
#include "node.h"
#include "store.h"
#include "trigger.h"

/* ----------------------------------------------------------------
 * Sending
 * ----------------------------------------------------------------
 */

static char *
get_text(HeapTuple row, TupleDesc desc, const char *column)
{
	return SPI_getvalue(row, desc, SPI_fnumber(desc, column));
}

static void
check_never_changed(TriggerData *trigdata)
{
	if (!TRIGGER_FIRED_BY_INSERT(trigdata->tg_event))
		ereport(ERROR,
				(errcode(ARTICLE(12)),
				 errmsg("what was sent is neither changed nor deleted"),
				 errdetail_article(12, LAW_12_3),
				 errhint("Send another step.")));
}

static void
check_server_columns(HeapTuple row, TupleDesc desc)
{
	static const char *const stamped[] = {"from_node", "id", "kind", "reply_to", "agency", "role", "sent_at"};
	int			i;

	for (i = 0; i < lengthof(stamped); i++)
		if (!heap_attisnull(row, SPI_fnumber(desc, stamped[i]), desc))
			ereport(ERROR,
					(errcode(ARTICLE(12)),
					 errmsg("column \"%s\" of \"dispatch\" cannot be set", stamped[i]),
					 errdetail("The server stamps who sent what, from where and when."),
					 errhint("INSERT to_node, subject, subject_id and body alone.")));
}

static void
check_receiver(const char *here, const char *to_node)
{
	Datum		key = CStringGetTextDatum(to_node ? to_node : "");

	if (here == NULL)
		ereport(ERROR,
				(errcode(ARTICLE(12)),
				 errmsg("this database is no node: there is nobody to send to"),
				 errdetail_article(12, LAW_12_3),
				 errhint("Take the step here; with one server for all, every record is at home here.")));
	if (to_node && strcmp(here, to_node) == 0)
		ereport(ERROR,
				(errcode(ARTICLE(12)),
				 errmsg("node \"%s\" is this one", to_node),
				 errdetail_article(12, LAW_12_3),
				 errhint("Take the step here.")));
	if (to_node && !law_exists("node", "node_pkey", 1, key))
		ereport(ERROR,
				(errcode(ERRCODE_FOREIGN_KEY_VIOLATION),
				 errmsg("node \"%s\" is not registered", to_node),
				 errhint("SELECT code, name FROM ldpd.node.")));
}

/* The columns that a step sets, by name. */
static List *
columns_of(Jsonb *body)
{
	JsonbIterator *it = JsonbIteratorInit(&body->root);
	JsonbIteratorToken token;
	JsonbValue	value;
	List	   *columns = NIL;

	while ((token = JsonbIteratorNext(&it, &value, true)) != WJB_DONE)
		if (token == WJB_KEY)
			columns = lappend(columns, pnstrdup(value.val.string.val, value.val.string.len));
	return columns;
}

/* What a step sets are columns of its table, and the table is one of the procedures', but for those that name nobody. */
static void
check_subject(const char *subject, Jsonb *body)
{
	ListCell   *lc;
	Oid			relid;

	if (subject == NULL || !is_open_procedure(subject))
		ereport(ERROR,
				(errcode(ARTICLE(12)),
				 errmsg("no step of \"%s\" can be sent", subject ? subject : ""),
				 errdetail_article(12, LAW_12_3),
				 errhint("Name a table of the procedures, such as 'share_request' or 'resource_version'.")));
	if (body == NULL || !JB_ROOT_IS_OBJECT(body) || JB_ROOT_COUNT(body) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the body of a dispatch is an object with the columns that the step sets"),
				 errhint("For instance '{\"state\": \"withdrawn\"}'.")));
	relid = law_relid(subject, false);
	foreach(lc, columns_of(body))
	{
		char	   *column = lfirst(lc);

		if (get_attnum(relid, column) <= 0 || strcmp(column, "id") == 0)
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_COLUMN),
					 errmsg("a step of \"%s\" cannot set \"%s\"", subject, column),
					 errhint("Name columns of the table in the body; which row it is about is said by subject_id.")));
	}
}

/*
 * dispatch_guard(): BEFORE INSERT OR UPDATE OR DELETE FOR EACH ROW on ldpd.dispatch. An agency sends steps from its own node;
 * the server stamps who, from where and when.
 */
PG_FUNCTION_INFO_V1(ldpd_dispatch_guard);
Datum
ldpd_dispatch_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "dispatch_guard", true, true);
	TupleDesc	desc = RelationGetDescr(trigdata->tg_relation);
	HeapTuple	row = trigdata->tg_trigtuple;
	static const char *const stamped[] = {"from_node", "id", "kind", "agency", "role", "sent_at"};
	int			columns[lengthof(stamped)];
	Datum		values[lengthof(stamped)];
	bool		nulls[lengthof(stamped)] = {false};
	CreditCode *agency = palloc(sizeof(CreditCode));
	char	   *here;
	bool		isnull;
	Datum		body;
	int			i;

	if (guard_lets_pass(trigdata->tg_event))
		return PointerGetDatum(trigger_row(trigdata));
	check_never_changed(trigdata);
	check_server_columns(row, desc);
	here = own_node();
	check_receiver(here, get_text(row, desc, "to_node"));
	if (!current_agency_code(agency))
		ereport(ERROR,
				(errcode(ARTICLE(12)),
				 errmsg("role \"%s\" may not send a step: it acts for no agency", GetUserNameFromId(acting_role(), false)),
				 errdetail_article(31, LAW_31),
				 errhint("Act as a role of the agency that takes the step.")));
	check_home(agency);
	body = heap_getattr(row, SPI_fnumber(desc, "body"), desc, &isnull);
	check_subject(get_text(row, desc, "subject"), isnull ? NULL : DatumGetJsonbP(body));

	values[0] = CStringGetTextDatum(here);
	values[1] = Int64GetDatum(nextval_internal(law_relid("dispatch_id_seq", false), false));
	values[2] = CStringGetTextDatum("step");
	values[3] = CreditCodePGetDatum(agency);
	values[4] = CStringGetTextDatum(GetUserNameFromId(acting_role(), false));
	values[5] = TimestampTzGetDatum(law_now());
	for (i = 0; i < lengthof(stamped); i++)
		columns[i] = SPI_fnumber(desc, stamped[i]);
	return PointerGetDatum(heap_modify_tuple_by_cols(row, desc, lengthof(stamped), columns, values, nulls));
}

/* By the server's hand: what came of a step. Inside SPI. */
static void
send_answer(const char *to_node, int64 reply_to, const char *subject, int64 subject_id, const CreditCode *agency, Datum body)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[7] = {TEXTOID, INT8OID, TEXTOID, INT8OID, law_typid("credit_code"), JSONBOID, TIMESTAMPTZOID};
	Datum		values[7] = {
		CStringGetTextDatum(to_node), Int64GetDatum(reply_to), CStringGetTextDatum(subject), Int64GetDatum(subject_id),
		CreditCodePGetDatum(agency), body, TimestampTzGetDatum(law_now())
	};

	law_execute(&plan,
				"INSERT INTO ldpd.dispatch (from_node, id, to_node, kind, reply_to, subject, subject_id, agency, role, body, sent_at)"
				" SELECT o.node, nextval('ldpd.dispatch_id_seq'), $1, 'answer', $2, $3, $4, $5, '', $6, $7 FROM ldpd.own_node o",
				7, types, values, subject_id ? NULL : "   n   ");
}

void
dispatch_tell(const char *table, int64 id)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTOID, INT8OID};
	Datum		values[2] = {CStringGetTextDatum(table), Int64GetDatum(id)};
	SPITupleTable *steps;
	uint64		i;

	if (own_node() == NULL)
		return;
	SPI_connect();
	law_execute(&plan,
				"SELECT d.from_node, d.id, d.agency FROM ldpd.dispatch_taken t JOIN ldpd.dispatch d USING (from_node, id)"
				" WHERE t.subject = $1 AND t.subject_id = $2 AND d.subject_id IS NULL AND t.outcome = 'entered'",
				2, types, values, NULL);
	steps = SPI_tuptable;
	for (i = 0; i < steps->numvals; i++)
	{
		HeapTuple	step = steps->vals[i];
		bool		isnull;
		Datum		body;

		law_execute(NULL, psprintf("SELECT jsonb_build_object('outcome', 'changed', 'row', to_jsonb(r)) FROM ldpd.%s r WHERE id = " INT64_FORMAT,
								   quote_identifier(table), id), 0, NULL, NULL, NULL);
		body = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull);
		send_answer(SPI_getvalue(step, steps->tupdesc, 1), DatumGetInt64(SPI_getbinval(step, steps->tupdesc, 2, &isnull)), table, id,
					DatumGetCreditCodeP(SPI_getbinval(step, steps->tupdesc, 3, &isnull)), body);
	}
	SPI_finish();
}

/* ----------------------------------------------------------------
 * Arriving
 * ----------------------------------------------------------------
 */

typedef struct Arrived
{
	char	   *from_node;
	int64		id;
	char	   *subject;
	int64		subject_id;		/* 0: the step makes the record */
	CreditCode	agency;
	TimestampTz sent_at;
	Datum		body;
	/* what came of it */
	TimestampTz received_at;
	char	   *sqlstate;		/* NULL: it was entered */
	char	   *message;
	char	   *hint;
} Arrived;

/* The statement that takes the step; it is the columns' own types that read the values. */
static void
take_step(Arrived *a)
{
	StringInfoData sql;
	StringInfoData columns;
	ListCell   *lc;
	Oid			type = JSONBOID;
	const char *table = quote_identifier(a->subject);
	bool		isnull;

	initStringInfo(&columns);
	foreach(lc, columns_of(DatumGetJsonbP(a->body)))
		appendStringInfo(&columns, "%s%s", columns.len ? ", " : "", quote_identifier(lfirst(lc)));
	initStringInfo(&sql);
	if (a->subject_id)
		appendStringInfo(&sql, "UPDATE ldpd.%s t SET (%s) = (SELECT %s FROM pg_catalog.jsonb_populate_record(NULL::ldpd.%s, $1)) WHERE t.id OPERATOR(pg_catalog.=) "
						 INT64_FORMAT " RETURNING t.id", table, columns.data, columns.data, table, a->subject_id);
	else
		appendStringInfo(&sql, "INSERT INTO ldpd.%s (%s) SELECT %s FROM pg_catalog.jsonb_populate_record(NULL::ldpd.%s, $1) RETURNING id",
						 table, columns.data, columns.data, table);
	if (SPI_execute_with_args(sql.data, 1, &type, &a->body, NULL, false, 0) < 0)
		elog(ERROR, "could not take a step of \"%s\"", a->subject);
	if (SPI_processed != 1)
		ereport(ERROR,
				(errcode(ERRCODE_NO_DATA_FOUND),
				 errmsg("there is no %s %lld on this node", a->subject, (long long) a->subject_id)));
	a->subject_id = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
}

/* What the law, or the data, say no to is an answer; what the server could not do is tried again by the subscription. */
static bool
is_refusal(int sqlerrcode)
{
	switch (ERRCODE_TO_CATEGORY(sqlerrcode))
	{
		case ERRCODE_TRANSACTION_ROLLBACK:
		case ERRCODE_INSUFFICIENT_RESOURCES:
		case ERRCODE_OPERATOR_INTERVENTION:
		case ERRCODE_SYSTEM_ERROR:
		case ERRCODE_INTERNAL_ERROR:
			return false;
	}
	return true;
}

/* The step, in a subtransaction, with the triggers on that a subscription's worker has off. */
static void
enter_step(Arrived *a)
{
	MemoryContext context = CurrentMemoryContext;
	ResourceOwner owner = CurrentResourceOwner;
	int			guc_level = NewGUCNestLevel();
	int64		subject_id = a->subject_id;

	(void) set_config_option("session_replication_role", "origin", PGC_SUSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	(void) set_config_option("row_security", "on", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	(void) set_config_option("search_path", "pg_catalog, pg_temp", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	BeginInternalSubTransaction(NULL);
	PG_TRY();
	{
		/* a clock that runs ahead does not give more time than there is */
		begin_entered_step(&a->agency, Min(a->sent_at, a->received_at));
		take_step(a);
		end_entered_step();
		ReleaseCurrentSubTransaction();
		MemoryContextSwitchTo(context);
		CurrentResourceOwner = owner;
	}
	PG_CATCH();
	{
		ErrorData  *error;

		end_entered_step();
		MemoryContextSwitchTo(context);
		error = CopyErrorData();
		if (!is_refusal(error->sqlerrcode))
			PG_RE_THROW();
		FlushErrorState();
		RollbackAndReleaseCurrentSubTransaction();
		MemoryContextSwitchTo(context);
		CurrentResourceOwner = owner;
		a->subject_id = subject_id;
		a->sqlstate = pstrdup(unpack_sql_state(error->sqlerrcode));
		a->message = error->message;
		a->hint = error->hint;
	}
	PG_END_TRY();
	AtEOXact_GUC(true, guc_level);
}

static void
note_taken(Arrived *a)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[8] = {TEXTOID, INT8OID, TIMESTAMPTZOID, TEXTOID, TEXTOID, INT8OID, TEXTOID, TEXTOID};
	Datum		values[8] = {
		CStringGetTextDatum(a->from_node), Int64GetDatum(a->id), TimestampTzGetDatum(a->received_at),
		CStringGetTextDatum(a->sqlstate ? "refused" : "entered"), CStringGetTextDatum(a->subject), Int64GetDatum(a->subject_id),
		CStringGetTextDatum(a->sqlstate ? a->sqlstate : ""), CStringGetTextDatum(a->message ? a->message : "")
	};
	char		nulls[] = "        ";

	if (a->subject_id == 0)
		nulls[5] = 'n';
	if (a->sqlstate == NULL)
		nulls[6] = nulls[7] = 'n';
	law_execute(&plan,
				"INSERT INTO ldpd.dispatch_taken (from_node, id, received_at, outcome, subject, subject_id, sqlstate, message)"
				" VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", 8, types, values, nulls);
}

static void
answer(Arrived *a)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[5] = {TIMESTAMPTZOID, TEXTOID, TEXTOID, TEXTOID, INT8OID};
	Datum		values[5] = {
		TimestampTzGetDatum(a->received_at), CStringGetTextDatum(a->sqlstate ? a->sqlstate : ""),
		CStringGetTextDatum(a->message ? a->message : ""), CStringGetTextDatum(a->hint ? a->hint : ""), Int64GetDatum(a->subject_id)
	};
	char		nulls[] = "     ";
	bool		isnull;

	if (a->sqlstate)
	{
		if (a->hint == NULL)
			nulls[3] = 'n';
		law_execute(&plan,
					"SELECT jsonb_build_object('outcome', 'refused', 'received_at', $1, 'sqlstate', $2, 'message', $3, 'hint', $4, 'subject_id', $5)",
					5, types, values, nulls);
	}
	else
		law_execute(NULL, psprintf("SELECT jsonb_build_object('outcome', 'entered', 'received_at', %s::timestamptz, 'subject_id', r.id, 'row', to_jsonb(r))"
								   " FROM ldpd.%s r WHERE id = " INT64_FORMAT,
								   quote_literal_cstr(law_time_to_cstring(a->received_at)), quote_identifier(a->subject), a->subject_id),
					0, NULL, NULL, NULL);
	send_answer(a->from_node, a->id, a->subject, a->subject_id, &a->agency,
				SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
}

/*
 * dispatch_arrived(): AFTER INSERT FOR EACH ROW on ldpd.dispatch, ENABLE ALWAYS, for it is a subscription that brings the rows. A
 * step that is meant for this node is taken, once.
 */
PG_FUNCTION_INFO_V1(ldpd_dispatch_arrived);
Datum
ldpd_dispatch_arrived(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "dispatch_arrived", false, true);
	TupleDesc	desc = RelationGetDescr(trigdata->tg_relation);
	HeapTuple	row = trigdata->tg_trigtuple;
	char	   *here = ldpd_restoring ? NULL : own_node();
	Arrived		a = {0};
	bool		isnull;
	Datum		value;

	if (here == NULL || strcmp(here, get_text(row, desc, "to_node")) != 0 || strcmp(get_text(row, desc, "kind"), "step") != 0)
		PG_RETURN_POINTER(NULL);
	a.received_at = law_now();
	a.from_node = get_text(row, desc, "from_node");
	a.id = DatumGetInt64(heap_getattr(row, SPI_fnumber(desc, "id"), desc, &isnull));
	a.subject = get_text(row, desc, "subject");
	value = heap_getattr(row, SPI_fnumber(desc, "subject_id"), desc, &isnull);
	a.subject_id = isnull ? 0 : DatumGetInt64(value);
	a.agency = *DatumGetCreditCodeP(heap_getattr(row, SPI_fnumber(desc, "agency"), desc, &isnull));
	a.sent_at = DatumGetTimestampTz(heap_getattr(row, SPI_fnumber(desc, "sent_at"), desc, &isnull));
	a.body = heap_getattr(row, SPI_fnumber(desc, "body"), desc, &isnull);

	SPI_connect();
	enter_step(&a);
	note_taken(&a);
	answer(&a);
	SPI_finish();
	PG_RETURN_POINTER(NULL);
}
