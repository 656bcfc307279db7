/*
 * seal.c
 *		Seals the ledger's entries into blocks that are chained by hash (Articles 28, 31, 34: 可记录、可审计、可追溯).
 *
 * A block covers the entries of a range of ids, after < id <= upto, that nobody can add to any more. Which range that is
 * costs appenders no lock and the sealer no wait: ledger_insert() gives its transaction an xid before it draws an id. The
 * sealer reads the last id drawn, then the next xid: as soon as no transaction with an xid below that runs, each id up to
 * the one read has been committed, or never will be. In a quiet system that is so at once; in a busy one the pair is kept,
 * and a later call finds that it has come true.
 */
#include "ldpd.h"

#include "access/transam.h"
#include "access/xact.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "storage/lock.h"
#include "utils/builtins.h"
#include "utils/snapmgr.h"

#include "ledger.h"
#include "ledger_scan.h"
#include "seal.h"
#include "store.h"

/* A block's list of hashes is 2 MB at most. */
#define ENTRIES_PER_BLOCK	65536

Datum
bytes_datum(const void *data, size_t len)
{
	bytea	   *result = palloc(VARHDRSZ + len);

	SET_VARSIZE(result, VARHDRSZ + len);
	memcpy(VARDATA(result), data, len);
	return PointerGetDatum(result);
}

bool
tree_from_peaks(MerkleTree *tree, int64 size, Datum peaks)
{
	bytea	   *bytes = DatumGetByteaPP(peaks);

	tree->size = size;
	if (VARSIZE_ANY_EXHDR(bytes) != merkle_npeaks(tree->size) * HASH_SIZE)
		return false;
	memcpy(tree->peaks, VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes));
	return true;
}

char *
ledger_origin(void)
{
	static SPIPlanPtr plan = NULL;

	law_execute(&plan, "SELECT origin FROM ldpd.ledger_policy", 0, NULL, NULL, NULL);
	if (SPI_processed != 1)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("the ledger has no name"),
				 errhint("Its row in ldpd.ledger_policy comes with CREATE EXTENSION, or with a dump.")));
	return SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
}

/*
 * One sealer at a time. Nobody else takes this lock: LOCK TABLE and autovacuum lock the table, this is another tag. It is
 * held until the transaction ends, so that the next sealer sees our blocks.
 */
bool
lock_sealing(void)
{
	LOCKTAG		tag;

	SET_LOCKTAG_OBJECT(tag, MyDatabaseId, RelationRelationId, law_relid("ledger_block", false), 0);
	return LockAcquire(&tag, ExclusiveLock, false, true) != LOCKACQUIRE_NOT_AVAIL;
}

/* The last id that was drawn; 0: none. */
static int64
last_id(void)
{
	static SPIPlanPtr plan = NULL;
	bool		isnull;

	law_execute(&plan,
				"SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END,"
				" (SELECT seqcache FROM pg_sequence WHERE seqrelid = 'ldpd.ledger_id_seq'::regclass)"
				" FROM ldpd.ledger_id_seq", 0, NULL, NULL, NULL);
	if (DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2, &isnull)) != 1)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("the ids of the ledger are drawn ahead"),
				 errdetail("A session that keeps some for later would add to a range that is sealed."),
				 errhint("ALTER SEQUENCE ldpd.ledger_id_seq CACHE 1, and end the sessions of before.")));
	return DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
}

/* The last block; no 0 where there is none, with what the first one is chained to. */
static void
last_block(LedgerBlock *block, MerkleTree *tree)
{
	static SPIPlanPtr plan = NULL;
	HeapTuple	tuple;
	TupleDesc	desc;
	bool		isnull;

	memset(block, 0, sizeof(*block));
	tree->size = 0;
	law_execute(&plan, "SELECT no, upto, hash, peaks FROM ldpd.ledger_block ORDER BY no DESC LIMIT 1", 0, NULL, NULL, NULL);
	if (SPI_processed == 0)
	{
		hash_origin(ledger_origin(), block->hash);
		return;
	}
	tuple = SPI_tuptable->vals[0];
	desc = SPI_tuptable->tupdesc;
	block->no = DatumGetInt64(SPI_getbinval(tuple, desc, 1, &isnull));
	block->upto = DatumGetInt64(SPI_getbinval(tuple, desc, 2, &isnull));
	memcpy(block->hash, VARDATA_ANY(DatumGetByteaPP(SPI_getbinval(tuple, desc, 3, &isnull))), HASH_SIZE);
	if (!tree_from_peaks(tree, block->no, SPI_getbinval(tuple, desc, 4, &isnull)))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("block %lld of the ledger is not as it was sealed", (long long) block->no),
				 errhint("SELECT * FROM ldpd.verify_ledger() says what else is not.")));
}

/* Writes one block; its row goes into the result. */
static void
write_block(const LedgerBlock *block, const MerkleTree *tree, StringInfo ids, StringInfo hashes, Tuplestorestate * result)
{
	static SPIPlanPtr block_plan = NULL;
	static SPIPlanPtr leaf_plan = NULL;
	Oid			types[] = {INT8OID, INT8OID, INT8OID, INT4OID, BYTEAOID, BYTEAOID, TIMESTAMPTZOID, BYTEAOID, BYTEAOID};
	Datum		values[] = {
		Int64GetDatum(block->no), Int64GetDatum(block->after), Int64GetDatum(block->upto),
		Int32GetDatum((int32) block->entries),
		bytes_datum(block->root, HASH_SIZE), bytes_datum(block->previous, HASH_SIZE),
		TimestampTzGetDatum(block->sealed_at), bytes_datum(block->hash, HASH_SIZE),
		bytes_datum(tree->peaks, merkle_npeaks(tree->size) * HASH_SIZE),
	};
	Oid			leaf_types[] = {INT8OID, BYTEAOID, BYTEAOID};
	Datum		leaf_values[] = {
		Int64GetDatum(block->no), bytes_datum(ids->data, ids->len), bytes_datum(hashes->data, hashes->len)
	};

	law_execute(&block_plan,
				"INSERT INTO ldpd.ledger_block (no, after, upto, entries, root, previous, sealed_at, hash, peaks)"
				" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *", 9, types, values, NULL);
	if (result)
		tuplestore_puttuple(result, SPI_tuptable->vals[0]);
	law_execute(&leaf_plan, "INSERT INTO ldpd.ledger_block_leaf (block, ids, hashes) VALUES ($1, $2, $3)",
				3, leaf_types, leaf_values, NULL);
	pfree(DatumGetPointer(leaf_values[1]));
	pfree(DatumGetPointer(leaf_values[2]));
}

/* The leaf whose next entry has the lowest id; NULL at the end. */
static EntryScan *
next_scan(List *scans)
{
	EntryScan  *next = NULL;
	ListCell   *lc;

	foreach(lc, scans)
	{
		EntryScan  *scan = lfirst(lc);

		if (scan->have && (next == NULL || scan->id < next->id))
			next = scan;
	}
	return next;
}

/* Seals the entries after the last block up to an id, in one block or several; with a limit in one, true where more follow. */
static bool
seal_range(const LedgerBlock *last, MerkleTree *blocks, int64 upto, int limit, Snapshot snapshot, Tuplestorestate * result)
{
	const MerkleHasher *hasher = sha256_hasher();
	List	   *scans = ledger_scan_begin(snapshot, true, last->upto, upto);
	EntryScan  *next = next_scan(scans);
	LedgerBlock block = *last;
	MerkleTree	tree;
	StringInfoData ids;
	StringInfoData hashes;
	int64		last_put;

	initStringInfo(&ids);
	initStringInfo(&hashes);
	while (next)
	{
		memcpy(block.previous, block.hash, HASH_SIZE);
		block.no++;
		block.after = block.upto;
		block.entries = 0;
		tree.size = 0;
		last_put = block.after;
		resetStringInfo(&ids);
		resetStringInfo(&hashes);
		do
		{
			/* an id is there once; what forged the other one is found by verify_ledger() */
			if (next->id > last_put)
			{
				put_id(&ids, &last_put, next->id);
				appendBinaryStringInfo(&hashes, (const char *) next->hash, HASH_SIZE);
				merkle_add(hasher, &tree, next->hash);
				block.entries++;
			}
			entry_scan_next(next);
			next = next_scan(scans);
		} while (next && block.entries < (limit ? limit : ENTRIES_PER_BLOCK));
		block.upto = next ? last_put : upto;
		block.sealed_at = GetCurrentTimestamp();
		merkle_root(hasher, &tree, block.root);
		hash_block(&block, block.hash);
		merkle_add(hasher, blocks, block.hash);
		write_block(&block, blocks, &ids, &hashes, result);
		if (limit)
			break;
	}
	ledger_scan_end(scans);
	return next != NULL;
}

/* The pair that waits to come true; false where none does. */
static bool
pending_horizon(int64 *upto, int64 *next_xid)
{
	static SPIPlanPtr plan = NULL;
	bool		isnull;

	law_execute(&plan, "SELECT upto, next_xid FROM ldpd.ledger_horizon", 0, NULL, NULL, NULL);
	if (SPI_processed == 0)
		return false;
	*upto = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
	*next_xid = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2, &isnull));
	return true;
}

static void
keep_horizon(int64 upto, int64 next_xid)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[] = {INT8OID, INT8OID};
	Datum		values[] = {Int64GetDatum(upto), Int64GetDatum(next_xid)};

	law_execute(&plan,
				"INSERT INTO ldpd.ledger_horizon (upto, next_xid) VALUES ($1, $2)"
				" ON CONFLICT (one) DO UPDATE SET upto = $1, next_xid = $2", 2, types, values, NULL);
}

SealResult
ledger_seal(int limit, Tuplestorestate * result)
{
	LedgerBlock last;
	MerkleTree	blocks;
	Snapshot	snapshot;
	int64		drawn;
	int64		next_xid;
	int64		now_xid;
	int64		oldest_xid;
	int64		waiting_upto = 0;
	int64		waiting_xid = 0;
	bool		waiting;
	bool		more = false;
	int64		upto = 0;

	if (ldpd_restoring || !lock_sealing())
		return SEALED_SETTLED;
	last_block(&last, &blocks);
	waiting = pending_horizon(&waiting_upto, &waiting_xid);

	/* In this order: see the head of this file. */
	drawn = last_id();
	next_xid = (int64) U64FromFullTransactionId(ReadNextFullTransactionId());
	snapshot = RegisterSnapshot(GetLatestSnapshot());
	now_xid = (int64) U64FromFullTransactionId(ReadNextFullTransactionId());
	oldest_xid = now_xid - (uint32) ((uint32) now_xid - snapshot->xmin);

	if (oldest_xid >= next_xid)
		upto = drawn;
	else if (waiting && oldest_xid >= waiting_xid)
		upto = waiting_upto;
	if (upto > last.upto)
		more = seal_range(&last, &blocks, upto, limit, snapshot, result);
	UnregisterSnapshot(snapshot);

	if (upto < drawn && (!waiting || upto >= waiting_upto))
		keep_horizon(drawn, next_xid);
	return more ? SEALED_SOME : upto < drawn ? SEALED_SETTLED : SEALED_ALL;
}

PG_FUNCTION_INFO_V1(ldpd_seal_ledger);
Datum
ldpd_seal_ledger(PG_FUNCTION_ARGS)
{
	InitMaterializedSRF(fcinfo, 0);
	if (IsolationUsesXactSnapshot())
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_TRANSACTION_STATE),
				 errmsg("the ledger is sealed in READ COMMITTED"),
				 errdetail("An older snapshot would miss the last block."),
				 errhint("BEGIN ISOLATION LEVEL READ COMMITTED, or call it in no transaction block.")));
	SPI_connect();
	(void) ledger_seal(0, ((ReturnSetInfo *) fcinfo->resultinfo)->setResult);
	SPI_finish();
	(void) ledger_prepare_months();
	PG_RETURN_NULL();
}
