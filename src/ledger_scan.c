/*
 * ledger_scan.c
 *		The entries of one leaf with their hashes, and things sorted by a number, in bounded memory.
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

static EntryScan *
entry_scan_begin(Relation leaf, Snapshot snapshot, bool by_index, int64 after, int64 upto)
{
	EntryScan  *scan = palloc0(sizeof(EntryScan));
	ScanKeyData keys[2];

	if (RelationGetDescr(leaf)->natts != LEDGER_NATTS)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("table \"ldpd.%s\" is not of this library's version", RelationGetRelationName(leaf)),
				 errhint("Run ALTER EXTENSION ldpd UPDATE.")));
	scan->leaf = leaf;
	scan->each = AllocSetContextCreate(CurrentMemoryContext, "ldpd entry", ALLOCSET_DEFAULT_SIZES);
	initStringInfo(&scan->bytes);
	ScanKeyInit(&keys[0], LEDGER_ID + 1, BTGreaterStrategyNumber, F_INT8GT, Int64GetDatum(after));
	ScanKeyInit(&keys[1], LEDGER_ID + 1, BTLessEqualStrategyNumber, F_INT8LE, Int64GetDatum(upto));
	if (by_index)
	{
		scan->index = index_open(law_relid(psprintf("%s_pkey", RelationGetRelationName(leaf)), false), AccessShareLock);
		scan->scan = systable_beginscan_ordered(leaf, scan->index, snapshot, 2, keys);
	}
	else
		scan->scan = systable_beginscan(leaf, InvalidOid, false, snapshot, 2, keys);
	entry_scan_next(scan);
	return scan;
}

void
entry_scan_next(EntryScan *scan)
{
	HeapTuple	tuple = scan->index ? systable_getnext_ordered(scan->scan, ForwardScanDirection) : systable_getnext(scan->scan);
	MemoryContext old;
	Datum		values[LEDGER_NATTS];
	bool		nulls[LEDGER_NATTS];

	scan->have = HeapTupleIsValid(tuple);
	if (!scan->have)
		return;
	if (++scan->n % 64 == 0)
	{
		MemoryContextReset(scan->each);
		CHECK_FOR_INTERRUPTS();
	}
	heap_deform_tuple(tuple, RelationGetDescr(scan->leaf), values, nulls);
	scan->id = DatumGetInt64(values[LEDGER_ID]);
	old = MemoryContextSwitchTo(scan->each);
	encode_entry(&scan->bytes, values, nulls);
	MemoryContextSwitchTo(old);
	merkle_leaf(sha256_hasher(), (unsigned char *) scan->bytes.data, scan->bytes.len, scan->hash);
}

List *
ledger_scan_begin(Snapshot snapshot, bool by_index, int64 after, int64 upto)
{
	List	   *scans = NIL;
	ListCell   *lc;

	foreach(lc, find_inheritance_children(law_relid("ledger", false), AccessShareLock))
		scans = lappend(scans, entry_scan_begin(table_open(lfirst_oid(lc), NoLock), snapshot, by_index, after, upto));
	return scans;
}

void
ledger_scan_end(List *scans)
{
	ListCell   *lc;

	foreach(lc, scans)
	{
		EntryScan  *scan = lfirst(lc);

		if (scan->index)
		{
			systable_endscan_ordered(scan->scan);
			index_close(scan->index, AccessShareLock);
		}
		else
			systable_endscan(scan->scan);
		table_close(scan->leaf, NoLock);
		pfree(scan->bytes.data);
		MemoryContextDelete(scan->each);
		pfree(scan);
	}
	list_free(scans);
}
