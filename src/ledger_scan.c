/*
 * ledger_scan.c
 *		All entries of a range with their hashes, in the order of their ids, in bounded memory.
 */
#include "ldpd.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "port/pg_bswap.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/typcache.h"

#include "ledger.h"
#include "ledger_scan.h"
#include "store.h"

/* ----------------------------------------------------------------
 * Sorting by number: as bytea, whose abbreviated keys are its first eight bytes
 * ----------------------------------------------------------------
 */

void
number_sort_begin(NumberSort *sort)
{
	sort->state = tuplesort_begin_datum(BYTEAOID, lookup_type_cache(BYTEAOID, TYPECACHE_LT_OPR)->lt_opr, InvalidOid,
										false, maintenance_work_mem, NULL, TUPLESORT_NONE);
	initStringInfo(&sort->buf);
}

void
number_sort_put(NumberSort *sort, int64 number, const void *data, size_t len)
{
	/* the order of bytes is that of the numbers, those below zero included */
	uint64		key = pg_hton64((uint64) number ^ (UINT64CONST(1) << 63));

	resetStringInfo(&sort->buf);
	enlargeStringInfo(&sort->buf, VARHDRSZ + sizeof(key) + len);
	SET_VARSIZE(sort->buf.data, VARHDRSZ + sizeof(key) + len);
	memcpy(sort->buf.data + VARHDRSZ, &key, sizeof(key));
	memcpy(sort->buf.data + VARHDRSZ + sizeof(key), data, len);
	tuplesort_putdatum(sort->state, PointerGetDatum(sort->buf.data), false);
}

void
number_sort_perform(NumberSort *sort)
{
	tuplesort_performsort(sort->state);
}

bool
number_sort_next(NumberSort *sort, int64 *number, const unsigned char **data)
{
	Datum		value;
	bool		isnull;
	uint64		key;

	if (!next_sorted_datum(sort->state, &value, &isnull))
		return false;
	memcpy(&key, VARDATA(DatumGetPointer(value)), sizeof(key));
	*number = (int64) (pg_ntoh64(key) ^ (UINT64CONST(1) << 63));
	/* our own copy, so that the server's may go */
	resetStringInfo(&sort->buf);
	appendBinaryStringInfo(&sort->buf, VARDATA(DatumGetPointer(value)), VARSIZE(DatumGetPointer(value)) - VARHDRSZ);
	if (sorted_datum_is_ours)
		pfree(DatumGetPointer(value));
	*data = (unsigned char *) sort->buf.data + sizeof(key);
	return true;
}

void
number_sort_end(NumberSort *sort)
{
	tuplesort_end(sort->state);
	pfree(sort->buf.data);
}

/* ----------------------------------------------------------------
 * Scanning
 * ----------------------------------------------------------------
 */

static void
scan_leaf(Relation leaf, Snapshot snapshot, bool by_index, int64 after, int64 upto, Sha256 *sha, NumberSort *sort)
{
	MemoryContext each = AllocSetContextCreate(CurrentMemoryContext, "ldpd entry", ALLOCSET_DEFAULT_SIZES);
	MemoryContext outer = CurrentMemoryContext;
	TupleDesc	desc = RelationGetDescr(leaf);
	Oid			index = by_index ? get_relname_relid(psprintf("%s_pkey", RelationGetRelationName(leaf)),
													 RelationGetNamespace(leaf)) : InvalidOid;
	StringInfoData bytes;
	ScanKeyData keys[2];
	SysScanDesc scan;
	HeapTuple	tuple;
	uint64		n = 0;

	initStringInfo(&bytes);
	ScanKeyInit(&keys[0], LEDGER_ID + 1, BTGreaterStrategyNumber, F_INT8GT, Int64GetDatum(after));
	ScanKeyInit(&keys[1], LEDGER_ID + 1, BTLessEqualStrategyNumber, F_INT8LE, Int64GetDatum(upto));
	scan = systable_beginscan(leaf, index, OidIsValid(index), snapshot, 2, keys);
	while (HeapTupleIsValid(tuple = systable_getnext(scan)))
	{
		Datum		values[LEDGER_NATTS];
		bool		nulls[LEDGER_NATTS];
		unsigned char hash[HASH_SIZE];

		if (++n % 64 == 0)
		{
			MemoryContextReset(each);
			CHECK_FOR_INTERRUPTS();
		}
		heap_deform_tuple(tuple, desc, values, nulls);
		MemoryContextSwitchTo(each);
		encode_entry(&bytes, values, nulls);
		MemoryContextSwitchTo(outer);
		merkle_leaf(&sha->hasher, (unsigned char *) bytes.data, bytes.len, hash);
		number_sort_put(sort, DatumGetInt64(values[LEDGER_ID]), hash, HASH_SIZE);
	}
	systable_endscan(scan);
	pfree(bytes.data);
	MemoryContextDelete(each);
}

void
ledger_scan(Snapshot snapshot, bool by_index, int64 after, int64 upto, Sha256 *sha, NumberSort *sort)
{
	Oid			ledger = law_relid("ledger", false);
	ListCell   *lc;

	foreach(lc, find_inheritance_children(ledger, AccessShareLock))
	{
		Relation	leaf = table_open(lfirst_oid(lc), NoLock);

		if (RelationGetDescr(leaf)->natts != LEDGER_NATTS)
			ereport(ERROR,
					(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
					 errmsg("table \"ldpd.%s\" is not of this library's version", RelationGetRelationName(leaf)),
					 errhint("Run ALTER EXTENSION ldpd UPDATE.")));
		scan_leaf(leaf, snapshot, by_index, after, upto, sha, sort);
		table_close(leaf, NoLock);
	}
}
