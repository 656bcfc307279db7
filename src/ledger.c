/*
 * ledger.c
 *		Appends entries to ldpd.ledger (Articles 28, 31, 34: 可记录、可审计、可追溯).
 *
 * An entry goes straight into the heap: no privilege that a daily role could hold, no trigger and no rule leads there, so
 * that the table itself can refuse every INSERT, UPDATE, DELETE and TRUNCATE (ledger_guard). It lies in the leaf of its
 * month, or in the default leaf.
 */
#include "ldpd.h"

#include "access/genam.h"
#include "access/heapam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/index.h"
#include "catalog/indexing.h"
#include "catalog/pg_type.h"
#include "commands/sequence.h"
#include "commands/trigger.h"
#include "executor/executor.h"
#include "miscadmin.h"
#include "nodes/primnodes.h"
#include "partitioning/partbounds.h"
#include "partitioning/partdesc.h"
#include "storage/lmgr.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/lsyscache.h"
#include "utils/partcache.h"
#include "utils/rangetypes.h"
#include "utils/rel.h"
#include "utils/timestamp.h"
#include "utils/typcache.h"

#include "identity.h"
#include "law.h"
#include "ledger.h"
#include "record_channel.h"
#include "store.h"
#include "upkeep.h"

static text *
text_of(const char *from, int len)
{
	return cstring_to_text_with_len(from, len);
}

/* The leaf that takes an entry of this moment, as the table is partitioned now. */
static Oid
leaf_of(Relation rel, TimestampTz at)
{
	PartitionKey key = RelationGetPartitionKey(rel);
	PartitionDesc leaves = RelationGetPartitionDesc(rel, true);
	PartitionBoundInfo bounds = leaves->boundinfo;
	Datum		value = TimestampTzGetDatum(at);
	int			leaf = -1;
	bool		equal;

	if (leaves->nparts > 0)
	{
		leaf = bounds->indexes[partition_range_datum_bsearch(key->partsupfunc, key->partcollation, bounds, 1, &value,
															 &equal) + 1];
		if (leaf < 0)
			leaf = bounds->default_index;
	}
	if (leaf < 0)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("table \"ldpd.ledger\" has no partition for %s", law_time_to_cstring(at)),
				 errdetail("No step is taken without its entry."),
				 errhint("Attach \"ldpd.ledger_default\" again as the default partition.")));
	return leaves->oids[leaf];
}

/*
 * The leaf is locked until the transaction ends: a month that is made meanwhile (ledger_month.c) would not see our entry in
 * the default leaf. It may have been made before we had the lock; then the entry goes there.
 */
static Relation
open_leaf(Relation rel, TimestampTz at)
{
	Oid			leaf;
	Relation	result;

	for (;;)
	{
		leaf = leaf_of(rel, at);
		LockRelationOid(leaf, RowExclusiveLock);
		if (leaf_of(rel, at) == leaf)
			break;
		UnlockRelationOid(leaf, RowExclusiveLock);
	}
	result = table_open(leaf, NoLock);
	if (RelationGetDescr(result)->natts != LEDGER_NATTS)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("table \"ldpd.%s\" is not of this library's version", RelationGetRelationName(result)),
				 errhint("Run ALTER EXTENSION ldpd UPDATE.")));
	return result;
}

static TupleTableSlot *
entry_slot(TupleDesc desc, int64 id, const LedgerEntry *e)
{
	TupleTableSlot *slot = MakeSingleTupleTableSlot(desc, &TTSOpsVirtual);
	Datum	   *values = slot->tts_values;
	bool	   *nulls = slot->tts_isnull;

	memset(nulls, 0, LEDGER_NATTS * sizeof(bool));
	values[LEDGER_ID] = Int64GetDatum(id);
	values[LEDGER_AT] = TimestampTzGetDatum(e->at);
	values[LEDGER_ROLE] = PointerGetDatum(text_of(e->role, e->role_len));
	values[LEDGER_SESSION_ROLE] = PointerGetDatum(text_of(e->session_role, e->session_role_len));
	values[LEDGER_AGENCY] = CreditCodePGetDatum(e->agency);
	nulls[LEDGER_AGENCY] = e->agency == NULL;
	values[LEDGER_ARTICLE] = Int32GetDatum(e->article);
	values[LEDGER_ACTION] = PointerGetDatum(text_of(e->action, e->action_len));
	values[LEDGER_OBJECT] = PointerGetDatum(text_of(e->object, e->object_len));
	values[LEDGER_DETAIL] = JsonbPGetDatum(e->detail);
	nulls[LEDGER_DETAIL] = e->detail == NULL;
	values[LEDGER_USE_NO] = Int64GetDatum(e->use_no);
	nulls[LEDGER_USE_NO] = e->use_no == 0;
	values[LEDGER_ROWS] = Int64GetDatum(e->rows);
	nulls[LEDGER_ROWS] = e->rows < 0;
	return ExecStoreVirtualTuple(slot);
}

void
ledger_insert(const LedgerEntry *entries, int n)
{
	Relation	rel = table_open(law_relid("ledger", false), RowExclusiveLock);
	Oid			sequence = law_relid("ledger_id_seq", false);
	int			done = 0;

	/* seal.c: an id that is drawn belongs to a transaction that can be seen to run. */
	(void) GetTopTransactionId();
	while (done < n)
	{
		Relation	leaf = open_leaf(rel, entries[done].at);
		TupleTableSlot *slots[LEDGER_CHUNK];
		int			filled = 0;
		int			i;

		do
		{
			slots[filled++] = entry_slot(RelationGetDescr(leaf), nextval_internal(sequence, false), &entries[done++]);
		} while (done < n && filled < LEDGER_CHUNK && leaf_of(rel, entries[done].at) == RelationGetRelid(leaf));
		law_insert_rows(leaf, slots, filled);
		for (i = 0; i < filled; i++)
			ExecDropSingleTupleTableSlot(slots[i]);
		table_close(leaf, NoLock);
	}
	table_close(rel, RowExclusiveLock);
}

/* An entry is the server's, also of a statement in a READ ONLY transaction; nextval() alone would ask. */
static void
append_entry(LedgerEntry *entry, int article, const char *action, const char *object, Jsonb *detail)
{
	bool		read_only = XactReadOnly;

	entry->at = law_now();
	entry->article = article;
	entry->action = action;
	entry->action_len = strlen(action);
	entry->object = object;
	entry->object_len = strlen(object);
	entry->detail = detail;
	entry->rows = -1;

	XactReadOnly = false;
	PG_TRY();
	{
		ledger_insert(entry, 1);
	}
	PG_FINALLY();
	{
		XactReadOnly = read_only;
	}
	PG_END_TRY();
	if (upkeep_is_on())
		channel_call_recorder();	/* who seals the entry, in a database where nobody reads */
}

void
ledger_append(int article, const char *action, const char *object, Jsonb *detail)
{
	LedgerEntry entry = {0};
	CreditCode	agency;

	entry.role = GetUserNameFromId(acting_role(), false);
	entry.role_len = strlen(entry.role);
	entry.session_role = GetUserNameFromId(GetSessionUserId(), false);
	entry.session_role_len = strlen(entry.session_role);
	entry.agency = current_agency_code(&agency) ? &agency : NULL;
	append_entry(&entry, article, action, object, detail);
}

void
ledger_append_unnamed(int article, const char *state, const char *object)
{
	LedgerEntry entry = {0};
	JsonbParseState *detail = NULL;

	entry.role = entry.session_role = "";
	(void) pushJsonbValue(&detail, WJB_BEGIN_OBJECT, NULL);
	ledger_push_text(&detail, WJB_KEY, "state");
	(void) pushJsonbValue(&detail, WJB_BEGIN_ARRAY, NULL);
	ledger_push_text(&detail, WJB_ELEM, NULL);
	ledger_push_text(&detail, WJB_ELEM, state);
	(void) pushJsonbValue(&detail, WJB_END_ARRAY, NULL);
	append_entry(&entry, article, state, object, JsonbValueToJsonb(pushJsonbValue(&detail, WJB_END_OBJECT, NULL)));
}

char *
ledger_text(Oid type, Datum value)
{
	Oid			output;
	bool		is_varlena;

	switch (type)
	{
			/* what most columns are: their output functions say the same, after a look-up each */
		case TEXTOID:
			return TextDatumGetCString(value);
		case NAMEOID:
			return pstrdup(NameStr(*DatumGetName(value)));
		case BOOLOID:
			return pstrdup(DatumGetBool(value) ? "t" : "f");
		case INT8OID:
			{
				char		digits[MAXINT8LEN + 1];

				pg_lltoa(DatumGetInt64(value), digits);
				return pstrdup(digits);
			}
		case TIMESTAMPTZOID:
			return law_time_to_cstring(DatumGetTimestampTz(value));
		case DATEOID:
			return law_day_to_cstring(DatumGetDateADT(value));
		case TSTZRANGEOID:
		case DATERANGEOID:
			{
				TypeCacheEntry *typcache = lookup_type_cache(type, TYPECACHE_RANGE_INFO);
				Oid			subtype = typcache->rngelemtype->type_id;
				RangeBound	lower;
				RangeBound	upper;
				bool		empty;

				range_deserialize(typcache, DatumGetRangeTypeP(value), &lower, &upper, &empty);
				if (empty)
					return pstrdup("empty");
				return psprintf("%c%s,%s%c",
								lower.inclusive ? '[' : '(',
								lower.infinite ? "" : ledger_text(subtype, lower.val),
								upper.infinite ? "" : ledger_text(subtype, upper.val),
								upper.inclusive ? ']' : ')');
			}
		default:
			getTypeOutputInfo(type, &output, &is_varlena);
			return OidOutputFunctionCall(output, value);
	}
}

void
ledger_push_text(JsonbParseState **state, JsonbIteratorToken token, const char *text)
{
	JsonbValue	value;

	if (text == NULL)
		value.type = jbvNull;
	else
	{
		value.type = jbvString;
		value.val.string.val = unconstify(char *, text);
		value.val.string.len = strlen(text);
	}
	(void) pushJsonbValue(state, token, &value);
}

Jsonb *
ledger_row_change(TupleDesc desc, const Row *old, const Row *new)
{
	JsonbParseState *state = NULL;
	int			i;

	(void) pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	for (i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute att = TupleDescAttr(desc, i);
		char	   *old_text;
		char	   *new_text;

		if (att->attisdropped || !row_differs(old, new, att))
			continue;
		old_text = old && !old->nulls[i] ? ledger_text(att->atttypid, old->values[i]) : NULL;
		new_text = new && !new->nulls[i] ? ledger_text(att->atttypid, new->values[i]) : NULL;
		if (old && new)
		{
			if (old_text && new_text && strcmp(old_text, new_text) == 0)
				continue;
			ledger_push_text(&state, WJB_KEY, NameStr(att->attname));
			(void) pushJsonbValue(&state, WJB_BEGIN_ARRAY, NULL);
			ledger_push_text(&state, WJB_ELEM, old_text);
			ledger_push_text(&state, WJB_ELEM, new_text);
			(void) pushJsonbValue(&state, WJB_END_ARRAY, NULL);
		}
		else
		{
			ledger_push_text(&state, WJB_KEY, NameStr(att->attname));
			ledger_push_text(&state, WJB_VALUE, old ? old_text : new_text);
		}
	}
	return JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL));
}

Jsonb *
ledger_texts(const char *key,...)
{
	JsonbParseState *state = NULL;
	va_list		args;

	(void) pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	va_start(args, key);
	for (; key != NULL; key = va_arg(args, const char *))
	{
		ledger_push_text(&state, WJB_KEY, key);
		ledger_push_text(&state, WJB_VALUE, va_arg(args, const char *));
	}
	va_end(args);
	return JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL));
}

/*
 * ledger_guard(): BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE FOR EACH STATEMENT on ldpd.ledger and each leaf of it.
 * Nobody writes the ledger by a statement; only a restore brings its rows back. The server's own hand moves entries from
 * the default leaf into their month, and takes away what has been kept long enough.
 */
PG_FUNCTION_INFO_V1(ldpd_ledger_guard);
Datum
ldpd_ledger_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = (TriggerData *) fcinfo->context;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_BEFORE(trigdata->tg_event) ||
		!TRIGGER_FIRED_FOR_STATEMENT(trigdata->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("ledger_guard must be fired before a statement")));

	if (in_law_hand() || (TRIGGER_FIRED_BY_INSERT(trigdata->tg_event) && guard_lets_pass(trigdata->tg_event)))
		PG_RETURN_POINTER(NULL);
	ereport(ERROR,
			(errcode(ARTICLE(28)),
			 errmsg("the ledger is append-only"),
			 errdetail_article(28, LAW_28),
			 errhint("Entries are made by the steps of the procedures alone.")));
	PG_RETURN_POINTER(NULL);
}
