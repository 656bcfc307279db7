/*
 * use_record.c
 *		The record of one use as it goes to the ledger: its opening, its end, a refusal; and as a line of the server's log.
 */
#include "ldpd.h"

#include "access/sysattr.h"
#include "access/xact.h"
#include "common/ip.h"
#include "miscadmin.h"
#include "utils/backend_status.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/inval.h"
#include "utils/json.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "utils/syscache.h"

#include "attach.h"
#include "identity.h"
#include "ledger.h"
#include "library.h"
#include "record_channel.h"
#include "use_record.h"
#include "watch.h"

static const char *const action_names[] = {"read", "copy", "export"};

const char *
use_text(const UseRecord *record, UseText which)
{
	const char *at = record->bytes;
	int			i;

	for (i = 0; i < which; i++)
		at += record->len[i];
	return at;
}

Jsonb *
use_detail(const UseRecord *record)
{
	Jsonb	   *detail;

	if (record->len[USE_DETAIL] == 0)
		return NULL;
	/* a Jsonb wants to be aligned */
	detail = palloc(record->len[USE_DETAIL]);
	return memcpy(detail, use_text(record, USE_DETAIL), record->len[USE_DETAIL]);
}

UseRecord *
use_record_expand(const UseRecord *repeat, const UseRecord *repeated)
{
	UseRecord  *record = memcpy(palloc(repeated->size), repeated, repeated->size);

	record->use_no = repeat->use_no;
	record->at = repeat->at;
	record->rows = repeat->rows;
	return record;
}

UseRecord *
use_record_stamped(const UseRecord *words, const UseStamp *stamp)
{
	UseRecord  *record = memcpy(palloc(words->size), words, words->size);

	record->use_no = stamp->use_no;
	record->at = stamp->at;
	record->durable = stamp->durable;
	return record;
}

/* ----------------------------------------------------------------
 * What it says
 * ----------------------------------------------------------------
 */

static void
push_pair(JsonbParseState **state, const char *key, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	ledger_push_text(state, WJB_KEY, key);
	ledger_push_text(state, WJB_VALUE, text);
}

static void
push_number(JsonbParseState **state, const char *key, int64 number)
{
	JsonbValue	value;

	if (number == 0)
		return;
	ledger_push_text(state, WJB_KEY, key);
	value.type = jbvNumeric;
	value.val.numeric = int64_to_numeric(number);
	(void) pushJsonbValue(state, WJB_VALUE, &value);
}

/* The columns by name; "*" for the whole row; none for count(*). */
static void
push_columns(JsonbParseState **state, Oid relid, Bitmapset *columns)
{
	int			col = -1;

	ledger_push_text(state, WJB_KEY, "columns");
	(void) pushJsonbValue(state, WJB_BEGIN_ARRAY, NULL);
	while ((col = bms_next_member(columns, col)) >= 0)
	{
		AttrNumber	attnum = col + FirstLowInvalidHeapAttributeNumber;
		char	   *name;

		if (attnum < 0)
			continue;
		name = attnum == 0 ? pstrdup("*") : get_attname(relid, attnum, true);
		if (name)
			ledger_push_text(state, WJB_ELEM, name);
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
	Size		size = offsetof(UseRecord, bytes);
	UseRecord  *record;
	char	   *to;
	int			i;

	for (i = 0; i < USE_TEXTS; i++)
		size += len[i];
	size = TYPEALIGN(8, size);
	record = palloc0(size);
	*record = *fields;
	record->size = size;
	to = record->bytes;
	for (i = 0; i < USE_TEXTS; i++)
	{
		record->len[i] = len[i];
		memcpy(to, texts[i], len[i]);
		to += len[i];
	}
	return record;
}

/* By the role that acts now; its agency is not said yet. */
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
	fields.rows = USE_ROWS_UNKNOWN;
	return pack_record(&fields, texts, len);
}

UseRecord *
use_record_refusal(const char *resource, bool raises, const AccessDecision *d)
{
	JsonbParseState *state = NULL;
	UseRecord  *record;

	(void) pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	push_pair(&state, "message", d->message);
	push_pair(&state, "path", d->path);
	push_number(&state, "query_id", (int64) pgstat_get_my_query_id());
	push_client(&state);
	record = make_record(resource, raises ? "denied" : "would_refuse", d->article,
						 JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL)));
	record->has_agency = library_fits() && current_agency_code(&record->agency);
	return record;
}

UseRecord *
use_record_end(const Use *use, int64 rows, const char *outcome, const char *sqlstate)
{
	JsonbParseState *state = NULL;
	Jsonb	   *detail = NULL;
	const char *texts[USE_TEXTS];
	uint32		len[USE_TEXTS];
	const UseRecord *opening = use->words;
	UseRecord	fields = *opening;
	int			i;

	if (outcome)
	{
		(void) pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
		push_pair(&state, "outcome", outcome);
		push_pair(&state, "sqlstate", sqlstate);
		detail = JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL));
	}
	for (i = 0; i < USE_TEXTS; i++)
	{
		texts[i] = use_text(opening, i);
		len[i] = opening->len[i];
	}
	texts[USE_ACTION] = "end";
	len[USE_ACTION] = strlen("end");
	texts[USE_DETAIL] = (char *) detail;
	len[USE_DETAIL] = detail ? VARSIZE(detail) : 0;
	fields.use_no = use->stamp.use_no;
	fields.at = law_now();
	fields.rows = rows;
	fields.wording = 0;
	fields.durable = false;
	return pack_record(&fields, texts, len);
}

/* ----------------------------------------------------------------
 * Openings
 * ----------------------------------------------------------------
 */

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
	CreditCode	agency;			/* the actor may act for another one now */
	bool		has_agency;
} UseKey;

/* Words of openings, and how many uses hold them; they go when a place is needed for others and no use holds them. */
typedef struct KnownWords
{
	int			uses;
	bool		replaced;
	UseRecord	record;
} KnownWords;

typedef struct KnownUse
{
	bool		valid;
	UseKey		key;
	const char *resource;
	Bitmapset  *columns;
	char	   *application;
	KnownWords *words;			/* NULL: this place is free */
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

static void
drop_words(KnownWords *words)
{
	words->replaced = true;
	if (words->uses == 0)
		pfree(words);
}

static KnownWords *
known_use(const Use *use, const UseKey *key)
{
	uint32		hash = (uint32) (key->query_id ^ (key->query_id >> 32) ^ key->relid ^ key->grant_id);
	KnownUse   *known = &known_uses[hash % lengthof(known_uses)];
	JsonbParseState *state = NULL;
	UseRecord  *record;
	static uint64 wordings = 0;
	MemoryContext old;

	if (known->valid && memcmp(&known->key, key, sizeof(UseKey)) == 0 && known->resource == use->resource &&
		bms_equal(known->columns, use->columns) && strcmp(known->application, application_name) == 0)
		return known->words;

	(void) pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	push_number(&state, "grant", use->grant_id);
	push_pair(&state, "purpose", use->purpose);
	if (use->derived)
		push_pair(&state, "derived", qualified_name(use->relid));
	push_columns(&state, use->relid, use->columns);
	push_number(&state, "query_id", (int64) key->query_id);
	push_client(&state);
	record = make_record(use->resource, action_names[key->action], key->article,
						 JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL)));
	record->has_agency = key->has_agency;
	record->agency = key->agency;
	record->wording = ++wordings;

	known->valid = false;
	if (known->words)
	{
		drop_words(known->words);
		pfree(known->application);
		bms_free(known->columns);
		known->words = NULL;
	}
	old = MemoryContextSwitchTo(TopMemoryContext);
	known->key = *key;
	known->resource = use->resource;
	known->columns = bms_copy(use->columns);
	known->application = pstrdup(application_name);
	known->words = palloc0(offsetof(KnownWords, record) + record->size);
	memcpy(&known->words->record, record, record->size);
	known->valid = true;
	MemoryContextSwitchTo(old);
	return known->words;
}

void
use_record_opening(Use *use, Oid actor, UseAction action, uint64 query_id, TimestampTz at)
{
	UseKey		key;
	KnownWords *known;

	memset(&key, 0, sizeof(key));
	key.relid = use->relid;
	key.actor = actor;
	key.session_user = GetSessionUserId();
	key.article = use->own ? 34 : use->article;
	key.action = action;
	key.grant_id = use->grant_id;
	/* a utility statement's own plan has none */
	key.query_id = query_id ? query_id : pgstat_get_my_query_id();
	key.has_agency = use->has_agency;
	key.agency = use->agency;
	known = known_use(use, &key);
	known->uses++;
	use->words = &known->record;
	use->stamp.at = at;
	use->stamp.durable = synchronous_commit > SYNCHRONOUS_COMMIT_OFF;
}

void
use_record_release(const UseRecord *words)
{
	KnownWords *known = (KnownWords *) ((char *) words - offsetof(KnownWords, record));

	known->uses--;
	if (known->replaced && known->uses == 0)
		pfree(known);
}

/* ----------------------------------------------------------------
 * The server's log
 * ----------------------------------------------------------------
 */

void
use_record_log(const UseRecord *record)
{
	StringInfoData line;
	Jsonb	   *detail = use_detail(record);
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
		escape_json(&line, pnstrdup(use_text(record, i), record->len[i]));
	}
	if (detail)
		appendStringInfo(&line, ", \"detail\": %s", JsonbToCString(NULL, &detail->root, VARSIZE(detail)));
	appendStringInfoChar(&line, '}');
	ereport(LOG_SERVER_ONLY,
			(errmsg_internal("ldpd use: %s", line.data),
			 errhidestmt(true),
			 errhidecontext(true)));
}

void
use_record_init(void)
{
	watch_relations(forget_uses_of_relation);
	CacheRegisterSyscacheCallback(AUTHOID, forget_uses_of_roles, (Datum) 0);
}
