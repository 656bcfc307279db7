/*
 * ledger_scan.h
 *		The entries of one leaf with their hashes, and things sorted by a number, in bounded memory.
 */
#ifndef LDPD_LEDGER_SCAN_H
#define LDPD_LEDGER_SCAN_H

#include "ldpd.h"

#include "access/genam.h"
#include "nodes/pg_list.h"
#include "utils/snapshot.h"
#include "utils/tuplesort.h"

#include "ledger_code.h"

/* Stands at an entry with after < id <= upto, if there is one. */
typedef struct EntryScan
{
	Relation	leaf;
	Relation	index;			/* in the order of ids; or NULL: as they lie in the heap */
	SysScanDesc scan;
	MemoryContext each;
	StringInfoData bytes;
	int			n;
	bool		have;
	int64		id;
	unsigned char hash[HASH_SIZE];
} EntryScan;

/* One scan for each leaf of the ledger, each at its first entry. */
extern List *ledger_scan_begin(Snapshot snapshot, bool by_index, int64 after, int64 upto);
extern void entry_scan_next(EntryScan *scan);
extern void ledger_scan_end(List *scans);

/* Things of a fixed size under a number, sorted by it; what does not fit maintenance_work_mem goes to disk. */
typedef struct NumberSort
{
	Tuplesortstate *state;
	StringInfoData buf;
} NumberSort;

extern void number_sort_begin(NumberSort *sort);
extern void number_sort_put(NumberSort *sort, int64 number, const void *data, size_t len);
extern void number_sort_perform(NumberSort *sort);

/* data lives until the next call */
extern bool number_sort_next(NumberSort *sort, int64 *number, const unsigned char **data);
extern void number_sort_end(NumberSort *sort);

#endif							/* LDPD_LEDGER_SCAN_H */
