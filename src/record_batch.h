/*
 * record_batch.h
 *		What the recorder takes from the ring at once, and writes in one transaction.
 */
#ifndef LDPD_RECORD_BATCH_H
#define LDPD_RECORD_BATCH_H

#include "ldpd.h"

typedef struct RecordBatch
{
	char	   *bytes;			/* use records, one behind the other */
	uint32		size;
	uint64		start;			/* position in the ring of the first */
} RecordBatch;

/* Into the ledger, in the caller's transaction. It may be tried again with the same batch. */
extern void record_batch_write(RecordBatch *batch);

/* Into the server's log, where there is no ledger. */
extern void record_batch_log(RecordBatch *batch);

/* Whether a session waits for it to be on disk. */
extern bool record_batch_is_durable(RecordBatch *batch);

#endif							/* LDPD_RECORD_BATCH_H */
