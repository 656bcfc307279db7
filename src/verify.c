/*
 * verify.c
 *		Finds what is not as it was sealed, and says where (Articles 28, 31, 34).
 *
 * It reads the heaps of the entries and of the blocks, for an index can be bent so that it hides a row, and compares each
 * entry's bytes with the hash that was sealed, not roots alone: two streams in the order of ids, merged. Whoever can write
 * any file can write a chain that is sound in itself; that one is found by a digest that is kept elsewhere.
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

typedef struct Verifier
{
	ReturnSetInfo *result;
	Sha256		sha;
	Snapshot	snapshot;

	/* the stream of entries: the one that stands at its head */
	NumberSort	entries;
	bool		have_entry;
	int64		entry;
	unsigned char entry_hash[HASH_SIZE];

	/* the blocks whose entries are looked at */
	int64		first_block;
	int64		last_block;

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
	int64		run_count;
} Verifier;

/* A block as it lies in its table; a hash of another size than it must be is none. */
typedef struct StoredBlock
{
	Block		block;
	uint32		peaks_len;
	unsigned char peaks[MERKLE_DEPTH][HASH_SIZE];
} StoredBlock;

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
	vsnprintf(detail, sizeof(detail), format, args);
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
		report(v, v->run_problem, v->run_block, v->run_first, "entry " INT64_FORMAT, v->run_first);
	else if (v->run_count > 1)
		report(v, v->run_problem, v->run_block, v->run_first, INT64_FORMAT " entries, from " INT64_FORMAT " to " INT64_FORMAT,
			   v->run_count, v->run_first, v->run_last);
	v->run_count = 0;
}

/* A dropped leaf is one row, not a million: entries that follow one another with the same problem are told together. */
static void
report_entry(Verifier *v, const char *problem, int64 block, int64 entry)
{
	if (v->run_count > 0 && (v->run_problem != problem || v->run_block != block))
		end_run(v);
	if (v->run_count == 0)
	{
		v->run_problem = problem;
		v->run_block = block;
		v->run_first = entry;
	}
	v->run_last = entry;
	v->run_count++;
}

static const char ENTRY_ALTERED[] = "entry_altered";
static const char ENTRY_MISSING[] = "entry_missing";
static const char ENTRY_INSERTED[] = "entry_inserted";
static const char ENTRY_TWICE[] = "entry_twice";
static const char ENTRY_BEYOND[] = "entry_beyond_sequence";

/* ----------------------------------------------------------------
 * Entries
 * ----------------------------------------------------------------
 */

static void
next_entry(Verifier *v)
{
	int64		before = v->entry;
	const unsigned char *hash;

	while ((v->have_entry = number_sort_next(&v->entries, &v->entry, &hash)))
	{
		if (v->entry != before)
		{
			memcpy(v->entry_hash, hash, HASH_SIZE);
			return;
		}
		report_entry(v, ENTRY_TWICE, 0, v->entry);
	}
}

static bool
is_pruned(const PrunedList *list, int64 number)
{
	uint64		i;

	for (i = 0; i < list->n; i++)
		if (number >= list->ranges[i].first && number <= list->ranges[i].last)
			return true;
	return false;
}

/* Entries up to an id that are in no list: nobody sealed them, for all below a block's end was there when it was sealed. */
static void
skip_inserted(Verifier *v, int64 block, int64 upto)
{
	for (; v->have_entry && v->entry <= upto; next_entry(v))
		report_entry(v, ENTRY_INSERTED, block, v->entry);
}

static void
check_listed(Verifier *v, int64 block, int64 id, const unsigned char *hash)
{
	skip_inserted(v, block, id - 1);
	if (!v->have_entry || v->entry > id)
	{
		if (!is_pruned(&v->pruned_ids, id))
			report_entry(v, ENTRY_MISSING, block, id);
		return;
	}
	if (memcmp(v->entry_hash, hash, HASH_SIZE) != 0)
		report_entry(v, ENTRY_ALTERED, block, id);
	else if (v->run_count > 0)
		end_run(v);
	next_entry(v);
}

/* Without its list a block tells only whether its entries are the sealed ones, all together. */
static void
check_without_list(Verifier *v, const Block *block)
{
	MerkleTree	tree;
	unsigned char root[HASH_SIZE];

	if (is_pruned(&v->pruned_blocks, block->no))
	{
		skip_inserted(v, block->no, block->upto);
		return;
	}
	report(v, "list_missing", block->no, 0, "the list of the hashes of its entries is gone");
	tree.size = 0;
	for (; v->have_entry && v->entry <= block->upto; next_entry(v))
		merkle_add(&v->sha.hasher, &tree, v->entry_hash);
	merkle_root(&v->sha.hasher, &tree, root);
	if (tree.size != block->entries || memcmp(root, block->root, HASH_SIZE) != 0)
		report(v, "entries_altered", block->no, 0, "some of its " INT64_FORMAT " entries are not as they were sealed",
			   block->entries);
}

/* The entries of one block, against the list of their hashes, and that against the root in the header. */
static void
check_contents(Verifier *v, const Block *block)
{
	AttrNumber	attnum = 1;
	Datum		key = Int64GetDatum(block->no);
	LawScan    *scan = law_begin("ledger_block_leaf", "ledger_block_leaf_pkey", 1, &attnum, &key);
	HeapTuple	tuple = law_next(scan);
	MerkleTree	tree;
	unsigned char root[HASH_SIZE];
	bytea	   *ids;
	bytea	   *hashes;
	const unsigned char *at;
	const unsigned char *end;
	const unsigned char *hash;
	int64		id = block->after;
	bool		isnull;
	int64		n;
	int64		i;

	skip_inserted(v, 0, block->after);
	if (!HeapTupleIsValid(tuple))
	{
		law_end(scan);
		check_without_list(v, block);
		return;
	}
	ids = DatumGetByteaPCopy(law_attr(scan, tuple, "ids", &isnull));
	hashes = DatumGetByteaPCopy(law_attr(scan, tuple, "hashes", &isnull));
	law_end(scan);

	at = (unsigned char *) VARDATA(ids);
	end = at + VARSIZE(ids) - VARHDRSZ;
	hash = (unsigned char *) VARDATA(hashes);
	n = (VARSIZE(hashes) - VARHDRSZ) / HASH_SIZE;
	tree.size = 0;
	for (i = 0; i < n && get_id(&at, end, &id) && id <= block->upto; i++, hash += HASH_SIZE)
	{
		merkle_add(&v->sha.hasher, &tree, hash);
		check_listed(v, block->no, id, hash);
	}
	skip_inserted(v, block->no, block->upto);
	end_run(v);
	merkle_root(&v->sha.hasher, &tree, root);
	if (tree.size != block->entries || memcmp(root, block->root, HASH_SIZE) != 0)
		report(v, "list_altered", block->no, 0, "the list of the hashes of its entries does not lead to its root");
	pfree(ids);
	pfree(hashes);
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
read_blocks(Verifier *v, NumberSort *blocks)
{
	Relation	rel = table_open(law_relid("ledger_block", false), AccessShareLock);
	TupleDesc	desc = RelationGetDescr(rel);
	TableScanDesc scan = table_beginscan(rel, v->snapshot, 0, NULL);
	HeapTuple	tuple;

	number_sort_begin(blocks);
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
		number_sort_put(blocks, b.block.no, &b, offsetof(StoredBlock, peaks) + Min(b.peaks_len, sizeof(b.peaks)));
	}
	table_endscan(scan);
	table_close(rel, AccessShareLock);
	number_sort_perform(blocks);
}

/* A block in its place: header, chain, tree. */
static void
check_block(Verifier *v, const StoredBlock *b, const Block *before, MerkleTree *tree)
{
	unsigned char hash[HASH_SIZE];
	uint32		peaks_len;

	if (b->block.no != before->no + 1)
		report(v, "block_missing", before->no + 1, 0, "blocks " INT64_FORMAT " to " INT64_FORMAT " are gone", before->no + 1,
			   b->block.no - 1);
	else if (memcmp(b->block.previous, before->hash, HASH_SIZE) != 0)
		report(v, "chain_broken", b->block.no, 0, "it is not chained to the block before it");
	else if (b->block.after != before->upto)
		report(v, "chain_broken", b->block.no, 0, "it begins after entry " INT64_FORMAT ", the block before it ends at " INT64_FORMAT,
			   b->block.after, before->upto);
	hash_block(&v->sha, &b->block, hash);
	if (memcmp(hash, b->block.hash, HASH_SIZE) != 0)
		report(v, "block_altered", b->block.no, 0, "its header does not have its hash");

	merkle_add(&v->sha.hasher, tree, b->block.hash);
	peaks_len = merkle_npeaks(b->block.no) * HASH_SIZE;
	if (tree->size != b->block.no || b->peaks_len != peaks_len || memcmp(tree->peaks, b->peaks, peaks_len) != 0)
	{
		if (tree->size == b->block.no)
			report(v, "tree_altered", b->block.no, 0, "the tree up to it is not that of the blocks");
		/* go on with what it says, so that one change is told once */
		tree->size = b->block.no;
		memcpy(tree->peaks, b->peaks, Min(sizeof(tree->peaks), b->peaks_len));
	}
	if (v->digest_size == b->block.no)
	{
		merkle_root(&v->sha.hasher, tree, hash);
		if (memcmp(hash, v->digest_root, HASH_SIZE) != 0)
			report(v, "digest_mismatch", b->block.no, 0, "the chain up to it is another one than the digest is of");
	}
}

static void
check_blocks(Verifier *v, int64 drawn)
{
	NumberSort	blocks;
	Block		before;
	MerkleTree	tree;
	const unsigned char *data;
	int64		no;
	bool		past_range = false;

	memset(&before, 0, sizeof(before));
	SPI_connect();
	hash_origin(&v->sha, ledger_origin(), before.hash);
	SPI_finish();
	tree.size = 0;
	read_blocks(v, &blocks);
	next_entry(v);
	while (number_sort_next(&blocks, &no, &data))
	{
		StoredBlock b;

		memset(&b, 0, sizeof(b));
		memcpy(&b, data, offsetof(StoredBlock, peaks));
		memcpy(b.peaks, data + offsetof(StoredBlock, peaks), Min(b.peaks_len, sizeof(b.peaks)));
		if (no == before.no || no < 1)
		{
			report(v, "block_twice", no, 0, "there is another block of this number");
			continue;
		}
		end_run(v);
		check_block(v, &b, &before, &tree);
		if (no >= v->first_block && no <= v->last_block)
			check_contents(v, &b.block);
		past_range = no >= v->last_block;
		before = b.block;
		CHECK_FOR_INTERRUPTS();
	}
	number_sort_end(&blocks);
	if (v->digest_size > before.no)
		report(v, "tail_cut", before.no + 1, 0, "the digest is of " INT64_FORMAT " blocks, there are " INT64_FORMAT,
			   v->digest_size, before.no);
	/* What comes after the last block is the tail that is not sealed yet. */
	for (; v->have_entry && !past_range; next_entry(v))
		if (v->entry > drawn)
			report_entry(v, ENTRY_BEYOND, 0, v->entry);
	end_run(v);
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
range_of_ids(const Verifier *v, int64 *after, int64 *upto, int64 *drawn)
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
	*drawn = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 3, &isnull));
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
	int64		drawn;

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
	range_of_ids(v, &after, &upto, &drawn);
	read_pruned(&ids_plan, PRUNED_QUERY("ids"), &v->pruned_ids);
	read_pruned(&blocks_plan, PRUNED_QUERY("blocks"), &v->pruned_blocks);

	sha256_begin(&v->sha);
	number_sort_begin(&v->entries);
	ledger_scan(v->snapshot, false, after, upto, &v->sha, &v->entries);
	number_sort_perform(&v->entries);
	v->entry = PG_INT64_MIN;
	check_blocks(v, drawn);
	number_sort_end(&v->entries);
	sha256_end(&v->sha);
	UnregisterSnapshot(v->snapshot);
	PG_RETURN_NULL();
}
