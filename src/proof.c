/*
 * proof.c
 *		What proves an entry, or a digest, to somebody outside: roots, Merkle paths, consistency (RFC 6962; Article 28).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/typcache.h"

#include "ledger.h"
#include "ledger_code.h"
#include "seal.h"
#include "store.h"

/* The hashes of the first blocks in a row; all of them where size is 0, which is then set. */
static unsigned char *
block_hashes(int64 *size)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = INT8OID;
	Datum		value = Int64GetDatum(*size);
	MemoryContext caller = CurrentMemoryContext;
	unsigned char *hashes;
	bool		isnull;
	uint64		i;

	SPI_connect();
	law_execute(&plan, "SELECT no, hash FROM ldpd.ledger_block WHERE $1 = 0 OR no <= $1 ORDER BY no", 1, &type, &value,
				NULL);
	if (*size == 0)
		*size = SPI_processed;
	hashes = MemoryContextAllocHuge(caller, SPI_processed * HASH_SIZE + 1);
	for (i = 0; i < SPI_processed; i++)
	{
		HeapTuple	tuple = SPI_tuptable->vals[i];
		bytea	   *hash = DatumGetByteaPP(SPI_getbinval(tuple, SPI_tuptable->tupdesc, 2, &isnull));

		if (DatumGetInt64(SPI_getbinval(tuple, SPI_tuptable->tupdesc, 1, &isnull)) != i + 1 ||
			VARSIZE_ANY_EXHDR(hash) != HASH_SIZE)
			break;
		memcpy(hashes + i * HASH_SIZE, VARDATA_ANY(hash), HASH_SIZE);
	}
	if (i != *size)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the ledger does not have %lld blocks in a row", (long long) *size),
				 errhint("SELECT * FROM ldpd.verify_ledger() says what is missing.")));
	SPI_finish();
	return hashes;
}

static Datum
hashes_datum(unsigned char (*hashes)[HASH_SIZE], int n)
{
	Datum		values[MERKLE_DEPTH];
	int			i;

	for (i = 0; i < n; i++)
		values[i] = bytes_datum(hashes[i], HASH_SIZE);
	return PointerGetDatum(construct_array(values, n, BYTEAOID, -1, false, TYPALIGN_INT));
}

/* ledger_root(size): the root of the tree of the first blocks. */
PG_FUNCTION_INFO_V1(ldpd_ledger_root);
Datum
ldpd_ledger_root(PG_FUNCTION_ARGS)
{
	int64		size = PG_GETARG_INT64(0);
	unsigned char root[HASH_SIZE];

	if (size == 0)
		merkle_root_of(sha256_hasher(), NULL, 0, root);
	else
	{
		static SPIPlanPtr plan = NULL;
		Oid			type = INT8OID;
		Datum		value = Int64GetDatum(size);
		MerkleTree	tree;
		bool		isnull;

		SPI_connect();
		law_execute(&plan, "SELECT peaks FROM ldpd.ledger_block WHERE no = $1", 1, &type, &value, NULL);
		if (SPI_processed != 1 ||
			!tree_from_peaks(&tree, size, SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull)))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("the ledger has no block %lld", (long long) size),
					 errhint("See ldpd.ledger_block.")));
		SPI_finish();
		merkle_root(sha256_hasher(), &tree, root);
	}
	PG_RETURN_DATUM(bytes_datum(root, HASH_SIZE));
}

/* ledger_consistency(old, new): PROOF(old, D[new]). */
PG_FUNCTION_INFO_V1(ldpd_ledger_consistency);
Datum
ldpd_ledger_consistency(PG_FUNCTION_ARGS)
{
	int64		old_size = PG_GETARG_INT64(0);
	int64		new_size = PG_GETARG_INT64(1);
	unsigned char proof[MERKLE_DEPTH][HASH_SIZE];
	unsigned char *hashes;
	int			n;

	if (old_size < 1 || old_size > new_size)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 old_size < 1 ? errmsg("the older digest is of no blocks")
				 : errmsg("the older digest is of more blocks than the newer one"),
				 errhint("Name the sizes of two digests, the older one first.")));
	hashes = block_hashes(&new_size);
	n = merkle_consistency(sha256_hasher(), hashes, old_size, new_size, proof);
	PG_RETURN_DATUM(hashes_datum(proof, n));
}

/* The canonical bytes of an entry, as it is now; NULL where it is not there. */
static bytea *
entry_bytes(int64 id)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = INT8OID;
	Datum		value = Int64GetDatum(id);
	Datum		values[LEDGER_NATTS];
	bool		nulls[LEDGER_NATTS];
	MemoryContext caller = CurrentMemoryContext;
	StringInfoData buf;
	bytea	   *result = NULL;

	SPI_connect();
	law_execute(&plan, "SELECT id, at, role, session_role, agency, article, action, object, detail, use_no, rows"
				" FROM ldpd.ledger WHERE id = $1", 1, &type, &value, NULL);
	if (SPI_processed > 0)
	{
		heap_deform_tuple(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, values, nulls);
		initStringInfo(&buf);
		encode_entry(&buf, values, nulls);
		/* without the prefix of the leaf */
		result = MemoryContextAlloc(caller, VARHDRSZ + buf.len - 1);
		SET_VARSIZE(result, VARHDRSZ + buf.len - 1);
		memcpy(VARDATA(result), buf.data + 1, buf.len - 1);
	}
	SPI_finish();
	return result;
}

/* ledger_bytes(id): the canonical bytes of an entry. */
PG_FUNCTION_INFO_V1(ldpd_ledger_bytes);
Datum
ldpd_ledger_bytes(PG_FUNCTION_ARGS)
{
	bytea	   *bytes = entry_bytes(PG_GETARG_INT64(0));

	if (bytes == NULL)
		PG_RETURN_NULL();
	PG_RETURN_BYTEA_P(bytes);
}

/*
 * ledger_proof(id): how a sealed entry is proved: its block, its place in it, the path to the block's root, the block's
 * header, and the path from there to the root of all blocks. NULLs where it is not sealed.
 */
PG_FUNCTION_INFO_V1(ldpd_ledger_proof);
Datum
ldpd_ledger_proof(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr plan = NULL;
	int64		wanted = PG_GETARG_INT64(0);
	Oid			type = INT8OID;
	Datum		value = Int64GetDatum(wanted);
	Datum		values[6];
	bool		nulls[6] = {false};
	MemoryContext caller = CurrentMemoryContext;
	MemoryContext spi;
	TupleDesc	desc;
	LedgerBlock block;
	unsigned char header[1 + HEADER_SIZE];
	unsigned char path[MERKLE_DEPTH][HASH_SIZE];
	bytea	   *ids;
	bytea	   *hashes;
	const unsigned char *at;
	const unsigned char *end;
	int64		id;
	int64		index = 0;
	int64		size = 0;
	bool		isnull;
	bool		found = false;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	desc = BlessTupleDesc(desc);
	SPI_connect();
	law_execute(&plan,
				"SELECT no, after, upto, entries::bigint, sealed_at, root, previous, ids, hashes"
				" FROM ldpd.ledger_block JOIN ldpd.ledger_block_leaf ON block = no"
				" WHERE upto >= $1 AND after < $1 ORDER BY no LIMIT 1", 1, &type, &value, NULL);
	if (SPI_processed == 1)
	{
		HeapTuple	tuple = SPI_tuptable->vals[0];
		TupleDesc	row = SPI_tuptable->tupdesc;

		block.no = DatumGetInt64(SPI_getbinval(tuple, row, 1, &isnull));
		block.after = DatumGetInt64(SPI_getbinval(tuple, row, 2, &isnull));
		block.upto = DatumGetInt64(SPI_getbinval(tuple, row, 3, &isnull));
		block.entries = DatumGetInt64(SPI_getbinval(tuple, row, 4, &isnull));
		block.sealed_at = DatumGetTimestampTz(SPI_getbinval(tuple, row, 5, &isnull));
		memcpy(block.root, VARDATA_ANY(DatumGetByteaPP(SPI_getbinval(tuple, row, 6, &isnull))), HASH_SIZE);
		memcpy(block.previous, VARDATA_ANY(DatumGetByteaPP(SPI_getbinval(tuple, row, 7, &isnull))), HASH_SIZE);
		ids = DatumGetByteaP(SPI_getbinval(tuple, row, 8, &isnull));
		hashes = DatumGetByteaP(SPI_getbinval(tuple, row, 9, &isnull));
		at = (unsigned char *) VARDATA(ids);
		end = at + VARSIZE(ids) - VARHDRSZ;
		for (id = block.after; get_id(&at, end, &id) && id < wanted; index++);
		found = id == wanted && (VARSIZE(hashes) - VARHDRSZ) / HASH_SIZE == block.entries && index < block.entries;
	}
	if (!found)
	{
		SPI_finish();
		PG_RETURN_NULL();
	}
	spi = MemoryContextSwitchTo(caller);
	values[0] = Int64GetDatum(block.no);
	values[1] = Int64GetDatum(index);
	values[2] = hashes_datum(path, merkle_path(sha256_hasher(), (unsigned char *) VARDATA(hashes), block.entries, index, path));
	encode_header(&block, header);
	values[3] = bytes_datum(header + 1, HEADER_SIZE);
	MemoryContextSwitchTo(spi);
	SPI_finish();
	MemoryContextSwitchTo(caller);
	values[5] = PointerGetDatum(block_hashes(&size));
	values[4] = Int64GetDatum(size);
	values[5] = hashes_datum(path, merkle_path(sha256_hasher(), (unsigned char *) DatumGetPointer(values[5]), size, block.no - 1,
											   path));
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}

/* row_text(record): the values of a row as the ledger writes them, without the nulls. */
PG_FUNCTION_INFO_V1(ldpd_row_text);
Datum
ldpd_row_text(PG_FUNCTION_ARGS)
{
	HeapTupleHeader row = PG_GETARG_HEAPTUPLEHEADER(0);
	TupleDesc	desc = lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(row), HeapTupleHeaderGetTypMod(row));
	HeapTupleData tuple;
	Jsonb	   *result;

	tuple.t_len = HeapTupleHeaderGetDatumLength(row);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = row;
	result = ledger_row_change(desc, NULL, row_of(&tuple, desc));
	ReleaseTupleDesc(desc);
	PG_RETURN_JSONB_P(result);
}
