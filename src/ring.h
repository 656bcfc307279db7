/*
 * ring.h
 *		What sessions hand to the recorder: a ring of use records in shared memory for each database whose data are read.
 *
 * A record of a use must outlive the transaction that it is about, which may be READ ONLY or roll back; so the session puts
 * it here, and the recorder (recorder.c) writes it to the ledger in a transaction of its own. A full ring waits, it never
 * drops. Positions are counted in bytes since the channel was opened, and only grow.
 *
 * A session that says the same thing again while its earlier record waits to be taken puts in a repeat of 40 bytes, which
 * names the earlier one's position: whoever takes the one takes the other.
 */
#ifndef LDPD_RING_H
#define LDPD_RING_H

#include "ldpd.h"

#include "record_batch.h"
#include "use_record.h"

/*
 * Hand over a record, or words with a stamp, which gets its number; gives the position. Waits while the ring is full, and with wait
 * until the record is on disk. Where no recorder can be started (max_worker_processes, ldpd.record_databases) it raises, or with missing_ok returns false.
 */
extern bool ring_push(const UseRecord *record, UseStamp *stamp, bool wait, bool missing_ok, uint64 *position);

/* The same for a moment at which nothing may be raised or waited for; false where it did not go in. */
extern bool ring_try_push(const UseRecord *record);

/* The count of rows of a record that the recorder has not taken yet; false where it has, and an end must be pushed. */
extern bool ring_set_rows(uint64 position, int64 rows);

/* Wait until all that this database's sessions have handed over is on disk; starts the recorder where none runs. */
extern void ring_flush(void);

/* ----- the recorder's side */

/* Wait for records, at most timeout ms (-1: no limit) and, where none is urgent, delay ms from the first on. */
extern void ring_wait(int timeout, int delay);

/* Take all that is there; the batch has room for channel_bytes() bytes. */
extern void ring_take(RecordBatch *batch);

/* What was taken is on disk. */
extern void ring_written(void);

#endif							/* LDPD_RING_H */
