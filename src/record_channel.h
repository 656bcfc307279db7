/*
 * record_channel.h
 *		A database whose reads are recorded: its place in shared memory, its sessions and its recorder.
 */
#ifndef LDPD_RECORD_CHANNEL_H
#define LDPD_RECORD_CHANNEL_H

#include "ldpd.h"

#include "storage/condition_variable.h"
#include "storage/latch.h"
#include "storage/spin.h"

typedef enum RecorderState
{
	RECORDER_NONE,
	RECORDER_STARTING,
	RECORDER_RUNNING
} RecorderState;

/* What a session touches for each read lies in one line of the cache: two cores that read pass it to and fro. */
typedef struct Channel
{
	volatile RecorderState recorder;	/* guarded by the directory's lock */
	slock_t		mutex;			/* guards what follows; who holds it looks nothing up, and copies one record at most */
	bool		idle;			/* the recorder sleeps until something comes */
	bool		urgent;			/* something waits for the disk */
	bool		retired;		/* the recorder is asked to end */
	uint64		head;
	uint64		taken;
	uint64		written;
	uint64		batch;			/* how many batches have been taken */
	int64		next_use;		/* the numbers of uses that this channel has to give: [next_use, end_of_uses) */
	int64		end_of_uses;
	Latch	   *latch;			/* the recorder's, or NULL */
	/* the next line: what stays */
	char	   *bytes;
	uint32		size;			/* of the ring */
	Oid			database;		/* InvalidOid: free; guarded by the directory's lock, as are its users */
	int			users;			/* sessions that have handed over something */
	ConditionVariable progress[2];	/* written has grown by a batch of an even or odd number, or the recorder has gone */
}			pg_attribute_aligned(PG_CACHE_LINE_SIZE)
Channel;

/* This session's database's, or the one that this recorder serves; NULL until it is joined. */
extern Channel *my_channel;

extern void channel_init(void);

/* Whether there is shared memory for it, that is, the library was preloaded. */
extern bool channel_exists(void);

/* Whether the ledger can be written by a recorder here and now. */
extern bool channel_can_record(void);

/* The size of a ring. */
extern uint32 channel_bytes(void);

/* The first of so many numbers for uses, never given twice, above all that were given before. */
extern int64 channel_take_uses(int64 count);

/* Join this database's channel, opened if need be; where there is none left it raises, or returns false. */
extern bool channel_join(bool missing_ok);

/* Start the recorder where none runs; where that is not possible it raises, or returns false. */
extern bool channel_ensure_recorder(bool missing_ok);

/* Have a recorder started where none runs, and where that is possible. */
extern void channel_call_recorder(void);

/* Recorders connected to a database would keep it from being dropped, renamed or copied: they end, and come again on demand. */
extern void channel_retire_recorders(void);

/* ----- the recorder's side */

extern void recorder_init(void);

/* Become the recorder of a channel; its database. */
extern Oid	channel_serve(int channel);

/* Whether sessions of the database use the channel; whether the recorder was asked to end. */
extern bool channel_has_users(void);
extern bool channel_is_retired(void);

/* End the service, unless something has come in; true when it has ended. */
extern bool channel_leave(void);

#endif							/* LDPD_RECORD_CHANNEL_H */
