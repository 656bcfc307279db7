/*
 * ledger_scan.h
 *		All entries of a range with their hashes, in the order of their ids, in bounded memory.
 */
#ifndef LDPD_LEDGER_SCAN_H
#define LDPD_LEDGER_SCAN_H

#include "ldpd.h"

#include "utils/snapshot.h"
#include "utils/tuplesort.h"

#include "ledger_code.h"

/* Things of any size under a number, sorted by it; what does not fit maintenance_work_mem goes to disk. */
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

/*
 * Puts the hash of each entry with after < id <= upto into sort, under its id; from each leaf's own heap, or, for whoever
 * trusts it, by its primary key.
 */
extern void ledger_scan(Snapshot snapshot, bool by_index, int64 after, int64 upto, Sha256 *sha, NumberSort *sort);

#endif							/* LDPD_LEDGER_SCAN_H */
