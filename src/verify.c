/*
 * verify.c
 *		Finds what is not as it was sealed, and says where (Articles 28, 31, 34).
 *
 * It reads the heaps of the entries and of the blocks, for an index can be bent so that it hides a row, and compares each
 * entry's bytes with the hash that was sealed, not roots alone. Entries lie in their heaps nearly in the order of their ids:
 * each is compared with the next hash of the blocks' lists, and what does not fit there, on either side, is put aside,
 * sorted, and compared in the end. Whoever can write any file can write a chain that is sound in itself; that one is found
 * by a digest that is kept elsewhere.
 */
#include "ldpd.h"

#include "access/heapam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/tableam.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

#include "ledger.h"
#include "ledger_scan.h"
#include "seal.h"
#include "store.h"

/* Ids, or blocks, that prune_ledger() says it took away. */
typedef struct Pruned
{
	int64		first;
	int64		last;
} Pruned;

typedef struct PrunedList
{
	Pruned	   *ranges;
	uint64		n;
} PrunedList;

/* What a block's list says of one entry. */
typedef struct Listed
{
	unsigned char hash[HASH_SIZE];
	int64		block;
	int64		ordinal;		/* among all that is listed */
} Listed;

/* A block as it lies in its table; a hash of another size than it must be is none. */
typedef struct StoredBlock
{
	LedgerBlock block;
	uint32		peaks_len;
	unsigned char peaks[MERKLE_DEPTH][HASH_SIZE];
} StoredBlock;

typedef struct Verifier
{
	ReturnSetInfo *result;
	const MerkleHasher *hasher;
	Snapshot	snapshot;

	/* blocks, in order */
	NumberSort	blocks;
	LedgerBlock before;			/* the last one that was looked at */
	MerkleTree	tree;			/* of the blocks so far */
	int64		first_block;	/* those whose entries are looked at */
	int64		last_block;
	int64		sealed_upto;
	int64		drawn;			/* the last id of the sequence */
	List	   *listless;		/* of LedgerBlock *, without a list */

	/* what the lists say, in order: the one that an entry is compared with next */
	bool		have_listed;
	int64		listed_id;
	Listed		listed;
	bytea	   *ids;
	bytea	   *hashes;
	const unsigned char *ids_at;
	const unsigned char *hash_at;
	int64		left;

	/* what did not meet its like at once */
	NumberSort	unmet_listed;
	NumberSort	unmet_entries;

	PrunedList	pruned_ids;
	PrunedList	pruned_blocks;

	/* the digest that is compared with */
	int64		digest_size;	/* -1: none */
	unsigned char digest_root[HASH_SIZE];

	/* a run of entries with the same problem, not reported yet */
	const char *run_problem;
	int64		run_block;
	int64		run_first;
	int64		run_last;
	int64		run_ordinal;
	int64		run_count;
} Verifier;

/* How far the lists run ahead for an entry, before it is rather the entry that is put aside. */
#define MAX_JUMP	(INT64CONST(1) << 20)

/* ----------------------------------------------------------------
 * Reports
 * ----------------------------------------------------------------
 */

/* One row of the result; block and entry are NULL where they are 0. */
static void report(Verifier *v, const char *problem, int64 block, int64 entry, const char *format,...)
			pg_attribute_printf(5, 6);

static void
report(Verifier *v, const char *problem, int64 block, int64 entry, const char *format,...)
{
	Datum		values[4];
	bool		nulls[4] = {false, block == 0, entry == 0, false};
	char		detail[512];
	va_list		args;

	va_start(args, format);
	vsnprintf(detail, sizeof(detail), _(format), args);
	va_end(args);
	values[0] = CStringGetTextDatum(problem);
	values[1] = Int64GetDatum(block);
	values[2] = Int64GetDatum(entry);
	values[3] = CStringGetTextDatum(detail);
	tuplestore_putvalues(v->result->setResult, v->result->setDesc, values, nulls);
}

static void
end_run(Verifier *v)
{
	if (v->run_count == 1)
		report(v, v->run_problem, v->run_block, v->run_first, "entry %lld", (long long) v->run_first);
	else if (v->run_count > 1)
		report(v, v->run_problem, v->run_block, v->run_first, "%lld entries, from %lld to %lld",
			   (long long) v->run_count, (long long) v->run_first, (long long) v->run_last);
	v->run_count = 0;
}

/* A dropped leaf is not a million rows: entries that follow one another with the same problem are told together. */
static void
report_entry(Verifier *v, const char *problem, int64 block, int64 entry, int64 ordinal)
{
	if (v->run_count > 0 &&
		(v->run_problem != problem || v->run_block != block || v->run_ordinal + 1 != ordinal))
		end_run(v);
	if (v->run_count == 0)
	{
		v->run_problem = problem;
		v->run_block = block;
		v->run_first = entry;
	}
	v->run_last = entry;
	v->run_ordinal = ordinal;
	v->run_count++;
}

static const char ENTRY_ALTERED[] = "entry_altered";
static const char ENTRY_MISSING[] = "entry_missing";
static const char ENTRY_INSERTED[] = "entry_inserted";
static const char ENTRY_IN_NO_BLOCK[] = "entry_in_no_block";
static const char ENTRY_BEYOND[] = "entry_beyond_sequence";

static bool
is_pruned(const PrunedList *list, int64 number)
{
	uint64		i;

	for (i = 0; i < list->n; i++)
		if (number >= list->ranges[i].first && number <= list->ranges[i].last)
			return true;
	return false;
}

/* ----------------------------------------------------------------
 * Blocks
 * ----------------------------------------------------------------
 */

static uint32
copy_bytes(HeapTuple tuple, TupleDesc desc, const char *column, void *to, size_t size)
{
	bool		isnull;
	Datum		value = heap_getattr(tuple, SPI_fnumber(desc, column), desc, &isnull);
	bytea	   *bytes;

	if (isnull)
		return 0;
	bytes = DatumGetByteaPP(value);
	memcpy(to, VARDATA_ANY(bytes), Min(size, VARSIZE_ANY_EXHDR(bytes)));
	return VARSIZE_ANY_EXHDR(bytes);
}

static int64
get_number(HeapTuple tuple, TupleDesc desc, const char *column)
{
	bool		isnull;
	Datum		value = heap_getattr(tuple, SPI_fnumber(desc, column), desc, &isnull);

	return isnull ? 0 : DatumGetInt64(value);
}

static void
read_blocks(Verifier *v)
{
	Relation	rel = table_open(law_relid("ledger_block", false), AccessShareLock);
	TupleDesc	desc = RelationGetDescr(rel);
	TableScanDesc scan = table_beginscan(rel, v->snapshot, 0, NULL);
	HeapTuple	tuple;

	number_sort_begin(&v->blocks);
	while ((tuple = heap_getnext(scan, ForwardScanDirection)) != NULL)
	{
		StoredBlock b;
		bool		isnull;

		CHECK_FOR_INTERRUPTS();
		memset(&b, 0, sizeof(b));
		b.block.no = get_number(tuple, desc, "no");
		b.block.after = get_number(tuple, desc, "after");
		b.block.upto = get_number(tuple, desc, "upto");
		b.block.entries = DatumGetInt32(heap_getattr(tuple, SPI_fnumber(desc, "entries"), desc, &isnull));
		b.block.sealed_at = get_number(tuple, desc, "sealed_at");
		copy_bytes(tuple, desc, "root", b.block.root, HASH_SIZE);
		copy_bytes(tuple, desc, "previous", b.block.previous, HASH_SIZE);
		copy_bytes(tuple, desc, "hash", b.block.hash, HASH_SIZE);
		b.peaks_len = copy_bytes(tuple, desc, "peaks", b.peaks, sizeof(b.peaks));
		number_sort_put(&v->blocks, b.block.no, &b, offsetof(StoredBlock, peaks) + Min(b.peaks_len, sizeof(b.peaks)));
		v->sealed_upto = Max(v->sealed_upto, b.block.upto);
	}
	table_endscan(scan);
	table_close(rel, AccessShareLock);
	number_sort_perform(&v->blocks);
}

/* A block in its place: header, chain, tree. */
static void
check_block(Verifier *v, const StoredBlock *b)
{
	unsigned char hash[HASH_SIZE];
	uint32		peaks_len = merkle_npeaks(b->block.no) * HASH_SIZE;

	if (b->block.no != v->before.no + 1)
		report(v, "block_missing", v->before.no + 1, 0, "blocks %lld to %lld are gone",
			   (long long) v->before.no + 1, (long long) b->block.no - 1);
	else if (memcmp(b->block.previous, v->before.hash, HASH_SIZE) != 0)
		report(v, "chain_broken", b->block.no, 0, "it is not chained to the block before it");
	else if (b->block.after != v->before.upto)
		report(v, "chain_broken", b->block.no, 0, "it begins after entry %lld, the block before it ends at %lld",
			   (long long) b->block.after, (long long) v->before.upto);
	hash_block(&b->block, hash);
	if (memcmp(hash, b->block.hash, HASH_SIZE) != 0)
		report(v, "block_altered", b->block.no, 0, "its header does not have its hash");

	merkle_add(v->hasher, &v->tree, b->block.hash);
	if (v->tree.size != b->block.no || b->peaks_len != peaks_len || memcmp(v->tree.peaks, b->peaks, peaks_len) != 0)
	{
		if (v->tree.size == b->block.no)
			report(v, "tree_altered", b->block.no, 0, "the tree up to it is not that of the blocks");
		/* go on with what it says, so that one change is told once */
		v->tree.size = b->block.no;
		memcpy(v->tree.peaks, b->peaks, sizeof(v->tree.peaks));
	}
	if (v->digest_size == b->block.no)
	{
		merkle_root(v->hasher, &v->tree, hash);
		if (memcmp(hash, v->digest_root, HASH_SIZE) != 0)
			report(v, "digest_mismatch", b->block.no, 0, "the chain up to it is another one than the digest is of");
	}
}

/* The list of a block, against the root in its header; false where there is none. */
static bool
load_list(Verifier *v, const LedgerBlock *block)
{
	AttrNumber	attnum = 1;
	Datum		key = Int64GetDatum(block->no);
	LawScan    *scan = law_begin("ledger_block_leaf", "ledger_block_leaf_pkey", 1, &attnum, &key);
	HeapTuple	tuple = law_next(scan);
	unsigned char root[HASH_SIZE];
	bool		isnull;

	if (v->ids)
	{
		pfree(v->ids);
		pfree(v->hashes);
		v->ids = NULL;
	}
	if (HeapTupleIsValid(tuple))
	{
		v->ids = DatumGetByteaPCopy(law_attr(scan, tuple, "ids", &isnull));
		v->hashes = DatumGetByteaPCopy(law_attr(scan, tuple, "hashes", &isnull));
	}
	law_end(scan);
	if (v->ids == NULL)
		return false;
	v->ids_at = (unsigned char *) VARDATA(v->ids);
	v->hash_at = (unsigned char *) VARDATA(v->hashes);
	v->left = (VARSIZE(v->hashes) - VARHDRSZ) / HASH_SIZE;
	v->listed_id = block->after;
	v->listed.block = block->no;
	merkle_root_of(v->hasher, v->hash_at, v->left, root);
	if (v->left != block->entries || memcmp(root, block->root, HASH_SIZE) != 0)
		report(v, "list_altered", block->no, 0, "the list of the hashes of its entries does not lead to its root");
	return true;
}

/* The next block whose entries are to be looked at and that has a list. */
static bool
next_list(Verifier *v)
{
	const unsigned char *data;
	int64		no;

	while (number_sort_next(&v->blocks, &no, &data))
	{
		StoredBlock b;

		CHECK_FOR_INTERRUPTS();
		memset(&b, 0, sizeof(b));
		memcpy(&b, data, offsetof(StoredBlock, peaks));
		memcpy(b.peaks, data + offsetof(StoredBlock, peaks), Min(b.peaks_len, sizeof(b.peaks)));
		if (no == v->before.no)
		{
			report(v, "block_twice", no, 0, "there is another block of this number");
			continue;
		}
		check_block(v, &b);
		v->before = b.block;
		if (no < v->first_block || no > v->last_block)
			continue;
		if (load_list(v, &b.block))
			return true;
		if (!is_pruned(&v->pruned_blocks, no))
		{
			LedgerBlock *block = palloc(sizeof(LedgerBlock));

			report(v, "list_missing", no, 0, "the list of the hashes of its entries is gone");
			*block = b.block;
			v->listless = lappend(v->listless, block);
		}
	}
	return false;
}

static void
next_listed(Verifier *v)
{
	for (;;)
	{
		if (v->left > 0 &&
			get_id(&v->ids_at, (unsigned char *) v->ids + VARSIZE(v->ids), &v->listed_id))
		{
			memcpy(v->listed.hash, v->hash_at, HASH_SIZE);
			v->hash_at += HASH_SIZE;
			v->left--;
			v->listed.ordinal++;
			v->have_listed = true;
			return;
		}
		v->left = 0;
		if (!next_list(v))
		{
			v->have_listed = false;
			return;
		}
	}
}

/* ----------------------------------------------------------------
 * Entries
 * ----------------------------------------------------------------
 */

static void
put_listed_aside(Verifier *v)
{
	number_sort_put(&v->unmet_listed, v->listed_id, &v->listed, sizeof(Listed));
	next_listed(v);
}

static void
compare_entry(Verifier *v, const EntryScan *entry)
{
	if (entry->id > v->sealed_upto)
	{
		/* the tail that is not sealed yet */
		if (entry->id > v->drawn)
			report_entry(v, ENTRY_BEYOND, 0, entry->id, entry->id);
		return;
	}
	while (v->have_listed && v->listed_id < entry->id && entry->id - v->listed_id <= MAX_JUMP)
		put_listed_aside(v);
	if (v->have_listed && v->listed_id == entry->id && memcmp(v->listed.hash, entry->hash, HASH_SIZE) == 0)
		next_listed(v);
	else
		number_sort_put(&v->unmet_entries, entry->id, entry->hash, HASH_SIZE);
}

/* Leaves in the order of what they begin with. */
static int
by_first_id(const ListCell *a, const ListCell *b)
{
	const EntryScan *left = lfirst(a);
	const EntryScan *right = lfirst(b);

	if (left->have != right->have)
		return left->have ? -1 : 1;
	return left->id < right->id ? -1 : left->id > right->id;
}

static int64
block_of(int64 id)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = INT8OID;
	Datum		value = Int64GetDatum(id);
	int64		no = 0;
	bool		isnull;

	SPI_connect();
	law_execute(&plan, "SELECT no FROM ldpd.ledger_block WHERE after < $1 AND upto >= $1 ORDER BY no LIMIT 1", 1, &type,
				&value, NULL);
	if (SPI_processed > 0)
		no = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
	SPI_finish();
	return no;
}

/* The blocks without a list, as the entries come by in order: they tell only whether all of theirs are the sealed ones. */
typedef struct ListlessCheck
{
	int			next;			/* in v->listless */
	MerkleTree	tree;
} ListlessCheck;

static void
end_listless(Verifier *v, ListlessCheck *check, int64 id)
{
	for (; check->next < list_length(v->listless); check->next++, check->tree.size = 0)
	{
		LedgerBlock *block = list_nth(v->listless, check->next);
		unsigned char root[HASH_SIZE];

		if (id <= block->upto)
			return;
		merkle_root(v->hasher, &check->tree, root);
		if (check->tree.size != block->entries || memcmp(root, block->root, HASH_SIZE) != 0)
			report(v, "entries_altered", block->no, 0, "some of its %lld entries are not as they were sealed",
				   (long long) block->entries);
	}
}

/* An entry that no list names. */
static void
stray_entry(Verifier *v, ListlessCheck *check, int64 id, const unsigned char *hash)
{
	int64		block;

	end_listless(v, check, id);
	if (check->next < list_length(v->listless) && id > ((LedgerBlock *) list_nth(v->listless, check->next))->after)
	{
		merkle_add(v->hasher, &check->tree, hash);
		return;
	}
	if (v->run_count > 0 && v->run_last == id - 1 && v->run_problem == ENTRY_INSERTED)
		block = v->run_block;
	else
		block = block_of(id);
	report_entry(v, block ? ENTRY_INSERTED : ENTRY_IN_NO_BLOCK, block, id, id);
}

/* What was put aside on both sides, in order. */
static void
compare_unmet(Verifier *v)
{
	ListlessCheck check = {0};
	const unsigned char *data;
	unsigned char hash[HASH_SIZE];
	Listed		listed;
	int64		listed_id = 0;
	int64		id = 0;
	bool		have_listed;
	bool		have_entry;

	number_sort_perform(&v->unmet_listed);
	number_sort_perform(&v->unmet_entries);
#define NEXT_LISTED() \
	do { \
		if ((have_listed = number_sort_next(&v->unmet_listed, &listed_id, &data))) \
			memcpy(&listed, data, sizeof(listed)); \
	} while (0)
#define NEXT_ENTRY() \
	do { \
		if ((have_entry = number_sort_next(&v->unmet_entries, &id, &data))) \
			memcpy(hash, data, HASH_SIZE); \
	} while (0)
	NEXT_LISTED();
	NEXT_ENTRY();
	while (have_listed || have_entry)
	{
		if (have_entry && (!have_listed || id < listed_id))
		{
			stray_entry(v, &check, id, hash);
			NEXT_ENTRY();
		}
		else if (!have_entry || listed_id < id)
		{
			if (!is_pruned(&v->pruned_ids, listed_id))
				report_entry(v, ENTRY_MISSING, listed.block, listed_id, listed.ordinal);
			NEXT_LISTED();
		}
		else
		{
			bool		met = false;
			int			others = 0;

			while (have_entry && id == listed_id)
			{
				if (!met && memcmp(hash, listed.hash, HASH_SIZE) == 0)
					met = true;
				else
					others++;
				NEXT_ENTRY();
			}
			if (!met)
				report_entry(v, ENTRY_ALTERED, listed.block, listed_id, listed.ordinal);
			if (others > (met ? 0 : 1))
				report(v, ENTRY_INSERTED, listed.block, listed_id, "there is another entry of this number");
			NEXT_LISTED();
		}
	}
	end_run(v);
	end_listless(v, &check, PG_INT64_MAX);
}

static void
check_ledger(Verifier *v, int64 after, int64 upto)
{
	List	   *scans;
	ListCell   *lc;

	SPI_connect();
	hash_origin(ledger_origin(), v->before.hash);
	SPI_finish();
	number_sort_begin(&v->unmet_listed);
	number_sort_begin(&v->unmet_entries);
	read_blocks(v);
	next_listed(v);
	scans = ledger_scan_begin(v->snapshot, false, after, upto);
	list_sort(scans, by_first_id);
	foreach(lc, scans)
	{
		EntryScan  *scan = lfirst(lc);

		for (; scan->have; entry_scan_next(scan))
			compare_entry(v, scan);
	}
	ledger_scan_end(scans);
	end_run(v);
	while (v->have_listed)
		put_listed_aside(v);
	if (v->digest_size > v->before.no)
		report(v, "tail_cut", v->before.no + 1, 0, "the digest is of %lld blocks, there are %lld",
			   (long long) v->digest_size, (long long) v->before.no);
	compare_unmet(v);
	number_sort_end(&v->blocks);
	number_sort_end(&v->unmet_listed);
	number_sort_end(&v->unmet_entries);
}

/* ----------------------------------------------------------------
 * What it is asked
 * ----------------------------------------------------------------
 */

static void
read_pruned(SPIPlanPtr *plan, const char *sql, PrunedList *list)
{
	MemoryContext caller = CurrentMemoryContext;
	bool		isnull;
	uint64		i;

	SPI_connect();
	law_execute(plan, sql, 0, NULL, NULL, NULL);
	list->n = SPI_processed;
	list->ranges = MemoryContextAlloc(caller, sizeof(Pruned) * (list->n + 1));
	for (i = 0; i < list->n; i++)
	{
		HeapTuple	tuple = SPI_tuptable->vals[i];

		list->ranges[i].first = DatumGetInt64(SPI_getbinval(tuple, SPI_tuptable->tupdesc, 1, &isnull));
		list->ranges[i].last = DatumGetInt64(SPI_getbinval(tuple, SPI_tuptable->tupdesc, 2, &isnull));
	}
	SPI_finish();
}

/* What prune_ledger() wrote down, in whichever leaf it lies. */
#define PRUNED_QUERY(key) \
	"SELECT DISTINCT (r ->> 0)::bigint, (r ->> 1)::bigint" \
	" FROM ldpd.ledger l, jsonb_array_elements(l.detail -> '" key "') r" \
	" WHERE l.action = 'pruned' AND l.object = 'ledger/entries'"

/* The ids that the range of blocks covers; and the last id that was drawn. */
static void
range_of_ids(Verifier *v, int64 *after, int64 *upto)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[] = {INT8OID, INT8OID};
	Datum		values[] = {Int64GetDatum(v->first_block), Int64GetDatum(v->last_block)};
	bool		isnull;
	Datum		value;

	SPI_connect();
	law_execute(&plan,
				"SELECT CASE WHEN $1 > 1 THEN coalesce((SELECT after FROM ldpd.ledger_block WHERE no = $1),"
				"         (SELECT upto FROM ldpd.ledger_block ORDER BY no DESC LIMIT 1)) END,"
				" (SELECT upto FROM ldpd.ledger_block WHERE no = $2),"
				" CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM ldpd.ledger_id_seq",
				2, types, values, NULL);
	value = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull);
	*after = isnull ? PG_INT64_MIN : DatumGetInt64(value);
	value = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2, &isnull);
	*upto = isnull ? PG_INT64_MAX : DatumGetInt64(value);
	v->drawn = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 3, &isnull));
	SPI_finish();
}

/*
 * verify_blocks(size, root, first_block, last_block): the blocks of the ledger, and the entries of a range of them; with a
 * size and a root, whether the tree of the first size blocks still has that root.
 */
PG_FUNCTION_INFO_V1(ldpd_verify_blocks);
Datum
ldpd_verify_blocks(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr ids_plan = NULL;
	static SPIPlanPtr blocks_plan = NULL;
	Verifier   *v = palloc0(sizeof(Verifier));
	int64		after;
	int64		upto;

	InitMaterializedSRF(fcinfo, 0);
	v->result = (ReturnSetInfo *) fcinfo->resultinfo;
	v->digest_size = -1;
	if (!PG_ARGISNULL(0) && !PG_ARGISNULL(1))
	{
		bytea	   *root = PG_GETARG_BYTEA_PP(1);

		v->digest_size = PG_GETARG_INT64(0);
		if (VARSIZE_ANY_EXHDR(root) != HASH_SIZE || v->digest_size < 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("this is no digest of a ledger"),
					 errhint("It is what ldpd.ledger_digest() gave when it was taken.")));
		memcpy(v->digest_root, VARDATA_ANY(root), HASH_SIZE);
	}
	v->first_block = PG_ARGISNULL(2) ? 1 : PG_GETARG_INT64(2);
	v->last_block = PG_ARGISNULL(3) ? PG_INT64_MAX : PG_GETARG_INT64(3);

	/* The last id is read after the snapshot is taken: what the snapshot shows was drawn before. */
	v->snapshot = RegisterSnapshot(GetLatestSnapshot());
	range_of_ids(v, &after, &upto);
	read_pruned(&ids_plan, PRUNED_QUERY("ids"), &v->pruned_ids);
	read_pruned(&blocks_plan, PRUNED_QUERY("blocks"), &v->pruned_blocks);

	v->hasher = sha256_hasher();
	check_ledger(v, after, upto);
	UnregisterSnapshot(v->snapshot);
	PG_RETURN_NULL();
}
