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

extern void ring_init(void);

/* Whether there is shared memory for it, that is, the library was preloaded. */
extern bool ring_exists(void);

/* Whether the ledger can be written by a recorder here and now. */
extern bool ring_can_record(void);

/* A number for a use, never given twice. */
extern int64 ring_next_use(void);

/*
 * Hand over a record; gives its position. Waits while the ring is full, and with wait until the record is on disk. Where no
 * recorder can be started (max_worker_processes, ldpd.record_databases) it raises, or with missing_ok returns false.
 */
extern bool ring_push(const UseRecord *record, bool wait, bool missing_ok, uint64 *position);

/* The same for a moment at which nothing may be raised or waited for; false where it did not go in. */
extern bool ring_try_push(const UseRecord *record);

/* The count of rows of a record that the recorder has not taken yet; false where it has, and an end must be pushed. */
extern bool ring_set_rows(uint64 position, int64 rows);

/* Wait until all that this database's sessions have handed over is on disk; starts the recorder where none runs. */
extern void ring_flush(void);

/* Have a recorder started where none runs, and where that is possible. */
extern void ring_call_recorder(void);

/* Recorders connected to a database would keep it from being dropped, renamed or copied: they end, and come again on demand. */
extern void ring_retire_recorders(void);

/* ----- the recorder's side */

extern void recorder_init(void);

/* Become the recorder of a channel; its database. */
extern Oid	ring_serve(int channel);

/* Wait for records, at most timeout ms (-1: no limit) and, where none is urgent, delay ms from the first on. */
extern void ring_wait(int timeout, int delay);

/* Take all that is there; the batch has room for ring_bytes() bytes. */
extern void ring_take(RecordBatch *batch);
extern uint32 ring_bytes(void);

/* What was taken is on disk. */
extern void ring_written(void);

/* Whether sessions of the database use the channel; whether the recorder was asked to end. */
extern bool ring_has_users(void);
extern bool ring_is_retired(void);

/* End the service, unless something has come in; true when it has ended. */
extern bool ring_leave(void);

#endif							/* LDPD_RING_H */
