/*
 * record_batch.c
 *		A batch of records of reads, as the recorder takes it from the ring, becomes entries of the ledger.
 *
 * What a session says again and again, statements that differ in number, moment and rows alone, is one entry, which tells these
 * three of each; view ldpd.usage has a row for each statement all the same. So a statement that is repeated costs the ledger some
 * ten bytes, not a row with its index entries, its WAL and its hash. A statement that is still running when the batch is taken has
 * an entry of its own, for its end will be another.
 */
#include "ldpd.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/jsonb.h"
#include "utils/memutils.h"

#include "ledger.h"
#include "record_batch.h"
#include "use_record.h"

/* What the entries of a chunk take, about; it is kept from one chunk to the next. */
#define CHUNK_BYTES	(512 * 1024)

/* An entry with so much of a list stays in its page as it is; no compression, no second table. */
#define LIST_BYTES	1400

/* A statement that a session repeats. */
typedef struct Repeated
{
	const UseRecord *words;		/* what is the same in all */
	int64		use_no;			/* of the first, as are the next two */
	TimestampTz at;
	int			count;
	int64		rows;			/* of all together */
	StringInfoData list;		/* "number:microseconds:rows" of each, the first two counted from those of the first */
} Repeated;

/* Memory that is used again: the kernel's fresh pages cost a fifth of the writing. */
static MemoryContext chunk_memory = NULL;
static MemoryContext batch_memory = NULL;

static LedgerEntry chunk[LEDGER_CHUNK];
static int	in_chunk = 0;

static void
write_chunk(void)
{
	if (in_chunk > 0)
		ledger_insert(chunk, in_chunk);
	in_chunk = 0;
	MemoryContextReset(chunk_memory);
}

/* In the chunk's memory. What the record says is the same in all of its statements, but for these three. */
static LedgerEntry *
next_entry(const UseRecord *record, int64 use_no, TimestampTz at, int64 rows)
{
	LedgerEntry *entry;

	if (in_chunk == lengthof(chunk))
		write_chunk();
	entry = &chunk[in_chunk++];
	entry->at = at;
	entry->agency = record->has_agency ? &record->agency : NULL;
	entry->article = record->article;
	entry->use_no = use_no;
	entry->rows = rows;
	entry->role = use_text(record, USE_ROLE);
	entry->role_len = record->len[USE_ROLE];
	entry->session_role = use_text(record, USE_SESSION_ROLE);
	entry->session_role_len = record->len[USE_SESSION_ROLE];
	entry->action = use_text(record, USE_ACTION);
	entry->action_len = record->len[USE_ACTION];
	entry->object = use_text(record, USE_OBJECT);
	entry->object_len = record->len[USE_OBJECT];
	entry->detail = use_detail(record);
	return entry;
}

static void
write_repeated(Repeated *repeated)
{
	LedgerEntry *entry;

	if (repeated->count == 0)
		return;
	entry = next_entry(repeated->words, repeated->use_no, repeated->at, repeated->rows);
	if (repeated->count > 1)
		entry->detail = DatumGetJsonbP(DirectFunctionCall2(jsonb_concat, JsonbPGetDatum(entry->detail),
														   JsonbPGetDatum(ledger_texts("statements", repeated->list.data, NULL))));
	repeated->count = 0;
	repeated->rows = 0;
	resetStringInfo(&repeated->list);
}

static void
add_repeated(Repeated *repeated, const UseRecord *use)
{
	char		item[3 * (MAXINT8LEN + 1)];
	char	   *p = item;

	/* under a rehearsal clock a session may leap */
	if (repeated->list.len > LIST_BYTES || llabs(use->at - repeated->at) > USECS_PER_MINUTE)
		write_repeated(repeated);
	if (repeated->count == 0)
	{
		repeated->use_no = use->use_no;
		repeated->at = use->at;
	}
	else
		*p++ = ' ';
	p += pg_lltoa(use->use_no - repeated->use_no, p);
	*p++ = ':';
	p += pg_lltoa(use->at - repeated->at, p);
	*p++ = ':';
	p += pg_lltoa(use->rows, p);
	appendBinaryStringInfo(&repeated->list, item, p - item);
	repeated->count++;
	repeated->rows += use->rows;
}

static Repeated *
make_repeated(const UseRecord *words, List **all)
{
	Repeated   *repeated;
	MemoryContext old = MemoryContextSwitchTo(batch_memory);

	repeated = palloc0(sizeof(Repeated));
	repeated->words = words;
	initStringInfo(&repeated->list);
	*all = lappend(*all, repeated);
	MemoryContextSwitchTo(old);
	return repeated;
}

static void
reset_memory(void)
{
	if (chunk_memory == NULL)
	{
		chunk_memory = AllocSetContextCreate(TopMemoryContext, "ldpd records", CHUNK_BYTES, ALLOCSET_DEFAULT_INITSIZE,
											 ALLOCSET_DEFAULT_MAXSIZE);
		batch_memory = AllocSetContextCreate(TopMemoryContext, "ldpd repeated records", CHUNK_BYTES, ALLOCSET_DEFAULT_INITSIZE,
											 ALLOCSET_DEFAULT_MAXSIZE);
	}
	/* an error may have left something */
	MemoryContextReset(chunk_memory);
	MemoryContextReset(batch_memory);
	in_chunk = 0;
}

/* The record that says what a record of the batch is about. */
static UseRecord *
words_of(RecordBatch *batch, UseRecord *record)
{
	return USE_IS_REPEAT(record) ? (UseRecord *) (batch->bytes + (record->wording - batch->start)) : record;
}

void
record_batch_write(RecordBatch *batch)
{
	char	   *end = batch->bytes + batch->size;
	char	   *p;
	List	   *all = NIL;
	ListCell   *lc;
	MemoryContext old;

	reset_memory();
	old = MemoryContextSwitchTo(chunk_memory);
	for (p = batch->bytes; p < end; p += ((UseRecord *) p)->size)
	{
		UseRecord  *use = (UseRecord *) p;
		UseRecord  *words = words_of(batch, use);

		/* The session's number means nothing here: its place holds the repeated statement, made anew at each try. */
		if (words == use && use->wording != 0)
			use->wording = (uint64) (uintptr_t) make_repeated(words, &all);
		if (words->wording == 0 || use->rows == USE_ROWS_UNKNOWN)
			(void) next_entry(words, use->use_no, use->at, use->rows);
		else
			add_repeated((Repeated *) (uintptr_t) words->wording, use);
	}
	foreach(lc, all)
		write_repeated(lfirst(lc));
	write_chunk();
	MemoryContextSwitchTo(old);
}

void
record_batch_log(RecordBatch *batch)
{
	char	   *end = batch->bytes + batch->size;
	char	   *p;

	for (p = batch->bytes; p < end; p += ((UseRecord *) p)->size)
	{
		UseRecord  *use = (UseRecord *) p;

		use_record_log(USE_IS_REPEAT(use) ? use_record_expand(use, words_of(batch, use)) : use);
	}
}

bool
record_batch_is_durable(RecordBatch *batch)
{
	char	   *end = batch->bytes + batch->size;
	char	   *p;

	/* what a session waits for goes in as a whole record */
	for (p = batch->bytes; p < end; p += ((UseRecord *) p)->size)
	{
		UseRecord  *use = (UseRecord *) p;

		if (!USE_IS_REPEAT(use) && use->durable)
			return true;
	}
	return false;
}
