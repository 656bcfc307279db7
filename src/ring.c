/*
 * ring.c
 *		Shared memory between the sessions, which read, and the recorders, which write that down (see ring.h).
 *
 * One channel for each database. Its lock guards positions and bytes; the bytes in [written, head) are in the ring, those in
 * [taken, head) may still be changed by their sessions. Sessions that want their record on disk sleep until the recorder has
 * committed it; as it commits whatever has come in meanwhile at once, a batch, one flush serves many. They sleep on one of two
 * condition variables, by the number of their batch, so that those of the next batch are not woken for nothing.
 */
#include "ldpd.h"

#include "access/parallel.h"
#include "access/xlog.h"
#include "miscadmin.h"
#include "pgstat.h"
#include "port/atomics.h"
#include "postmaster/bgworker.h"
#include "storage/condition_variable.h"
#include "storage/ipc.h"
#include "storage/latch.h"
#include "storage/lwlock.h"
#include "storage/shmem.h"
#include "utils/guc.h"

#include "library.h"
#include "ring.h"

typedef enum RecorderState
{
	RECORDER_NONE,
	RECORDER_STARTING,
	RECORDER_RUNNING
} RecorderState;

typedef struct Channel
{
	Oid			database;		/* InvalidOid: free; guarded by the directory's lock, as are users and recorder */
	int			users;			/* sessions that have handed over something */
	volatile RecorderState recorder;
	LWLock	   *lock;			/* guards what follows */
	uint64		head;
	uint64		taken;
	uint64		written;
	uint64		batch;			/* how many batches have been taken */
	bool		idle;			/* the recorder sleeps until something comes */
	bool		urgent;			/* something waits for the disk */
	bool		retired;		/* the recorder is asked to end */
	Latch	   *latch;			/* the recorder's, or NULL */
	ConditionVariable progress[2];	/* written has grown by a batch of an even or odd number, or the recorder has gone */
	char	   *bytes;
} Channel;

typedef struct Directory
{
	LWLock	   *lock;
	pg_atomic_uint64 next_use;
	Channel		channels[FLEXIBLE_ARRAY_MEMBER];
} Directory;

static shmem_request_hook_type previous_shmem_request = NULL;
static shmem_startup_hook_type previous_shmem_startup = NULL;

static int	ring_kilobytes = 256;
static int	record_databases = 4;

static Directory *directory = NULL;
static Channel *mine = NULL;	/* of this session's database, or the one that this recorder serves */

/* Where this session's records of some wordings lie, by wording; in the ring still, or taken long ago. */
typedef struct Said
{
	uint64		wording;
	uint64		position;
} Said;

static Said said[16];

/* ----------------------------------------------------------------
 * Memory
 * ----------------------------------------------------------------
 */

static Size
directory_size(void)
{
	return MAXALIGN(offsetof(Directory, channels) + record_databases * sizeof(Channel));
}

static void
request_memory(void)
{
	if (previous_shmem_request)
		previous_shmem_request();
	RequestAddinShmemSpace(add_size(directory_size(), mul_size(record_databases, ring_bytes())));
	RequestNamedLWLockTranche("ldpd", 1 + record_databases);
}

static void
make_memory(void)
{
	bool		found;
	char	   *bytes;
	LWLockPadded *locks;
	int			i;

	if (previous_shmem_startup)
		previous_shmem_startup();
	LWLockAcquire(AddinShmemInitLock, LW_EXCLUSIVE);
	directory = ShmemInitStruct("ldpd", add_size(directory_size(), mul_size(record_databases, ring_bytes())), &found);
	if (!found)
	{
		memset(directory, 0, directory_size());
		bytes = (char *) directory + directory_size();
		locks = GetNamedLWLockTranche("ldpd");
		directory->lock = &locks[0].lock;
		/* Microseconds since 2000: a server that comes up again goes on above what it gave out before. */
		pg_atomic_init_u64(&directory->next_use, GetCurrentTimestamp());
		for (i = 0; i < record_databases; i++)
		{
			directory->channels[i].lock = &locks[1 + i].lock;
			directory->channels[i].bytes = bytes + (Size) i * ring_bytes();
			ConditionVariableInit(&directory->channels[i].progress[0]);
			ConditionVariableInit(&directory->channels[i].progress[1]);
		}
	}
	LWLockRelease(AddinShmemInitLock);
}

void
ring_init(void)
{
	if (!process_shared_preload_libraries_in_progress)
		return;
	DefineCustomIntVariable("ldpd.ring_size",
							"Memory for the records of reads that are on their way to the ledger, for each database.",
							NULL,
							&ring_kilobytes,
							256, 64, 1024 * 1024,
							PGC_POSTMASTER, GUC_UNIT_KB, NULL, NULL, NULL);
	DefineCustomIntVariable("ldpd.record_databases",
							"How many databases of the server can have their reads recorded at one time.",
							"Each takes a background worker (max_worker_processes) and ldpd.ring_size.",
							&record_databases,
							4, 1, 64,
							PGC_POSTMASTER, 0, NULL, NULL, NULL);
	previous_shmem_request = shmem_request_hook;
	shmem_request_hook = request_memory;
	previous_shmem_startup = shmem_startup_hook;
	shmem_startup_hook = make_memory;
}

bool
ring_exists(void)
{
	return directory != NULL;
}

bool
ring_can_record(void)
{
	return ring_exists() && IsUnderPostmaster && !IsBinaryUpgrade && !RecoveryInProgress() && library_fits();
}

uint32
ring_bytes(void)
{
	return (uint32) ring_kilobytes * 1024;
}

int64
ring_next_use(void)
{
	return (int64) pg_atomic_fetch_add_u64(&directory->next_use, 1);
}

/* ----------------------------------------------------------------
 * Channels
 * ----------------------------------------------------------------
 */

/* A channel that nobody uses any more is free for another database. The directory's lock is held. */
static void
free_unused(Channel *channel)
{
	if (channel->users == 0 && channel->recorder == RECORDER_NONE && channel->head == channel->written)
		channel->database = InvalidOid;
}

static void
leave_channel(int code, Datum arg)
{
	LWLockAcquire(directory->lock, LW_EXCLUSIVE);
	mine->users--;
	free_unused(mine);
	LWLockRelease(directory->lock);
}

/* This database's channel, opened if need be; false where there is none left and that is not to be raised. */
static bool
join_channel(bool missing_ok)
{
	Channel    *free = NULL;
	Channel    *found = NULL;
	int			i;

	if (mine)
		return true;
	LWLockAcquire(directory->lock, LW_EXCLUSIVE);
	for (i = 0; i < record_databases && !found; i++)
	{
		Channel    *channel = &directory->channels[i];

		if (channel->database == MyDatabaseId)
			found = channel;
		else if (!OidIsValid(channel->database) && !free)
			free = channel;
	}
	if (!found && free)
	{
		found = free;
		found->database = MyDatabaseId;
	}
	if (found)
		found->users++;
	LWLockRelease(directory->lock);
	if (!found && missing_ok)
		return false;
	if (!found)
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_RESOURCES),
				 errmsg("reads of this database cannot be recorded"),
				 errdetail("Reads of %d databases are recorded already, the most that ldpd.record_databases allows.",
						   record_databases),
				 errhint("Raise ldpd.record_databases and restart the server.")));
	mine = found;
	before_shmem_exit(leave_channel, (Datum) 0);
	return true;
}

/* The recorder that this session asked for did not come; whoever waits next asks again. */
static void
recorder_did_not_start(void)
{
	LWLockAcquire(directory->lock, LW_EXCLUSIVE);
	if (mine->recorder == RECORDER_STARTING)
		mine->recorder = RECORDER_NONE;
	LWLockRelease(directory->lock);
}

/* Starts the recorder where none runs. A look without the lock will do: the next one sees what this one missed. */
static bool
ensure_recorder(bool missing_ok)
{
	BackgroundWorker worker = {0};
	BackgroundWorkerHandle *handle;
	BgwHandleStatus status = BGWH_STOPPED;
	pid_t		pid;
	bool		start;

	if (mine->recorder != RECORDER_NONE)
		return true;
	LWLockAcquire(directory->lock, LW_EXCLUSIVE);
	start = mine->recorder == RECORDER_NONE;
	if (start)
		mine->recorder = RECORDER_STARTING;
	LWLockRelease(directory->lock);
	if (!start)
		return true;

	PG_TRY();
	{
		worker.bgw_flags = BGWORKER_SHMEM_ACCESS | BGWORKER_BACKEND_DATABASE_CONNECTION;
		worker.bgw_start_time = BgWorkerStart_RecoveryFinished;
		worker.bgw_restart_time = BGW_NEVER_RESTART;	/* whoever needs one starts one */
		strlcpy(worker.bgw_library_name, "ldpd", BGW_MAXLEN);
		strlcpy(worker.bgw_function_name, "ldpd_recorder_main", BGW_MAXLEN);
		snprintf(worker.bgw_name, BGW_MAXLEN, "ldpd recorder for database %u", MyDatabaseId);
		strlcpy(worker.bgw_type, "ldpd recorder", BGW_MAXLEN);
		worker.bgw_main_arg = Int32GetDatum((int32) (mine - directory->channels));
		worker.bgw_notify_pid = MyProcPid;
		if (RegisterDynamicBackgroundWorker(&worker, &handle))
			status = WaitForBackgroundWorkerStartup(handle, &pid);
	}
	PG_CATCH();
	{
		/* Interrupted: it may still come, and then ring_serve() puts it right. */
		recorder_did_not_start();
		PG_RE_THROW();
	}
	PG_END_TRY();
	if (status == BGWH_STARTED)
		return true;
	recorder_did_not_start();
	if (missing_ok)
		return false;
	ereport(ERROR,
			(errcode(ERRCODE_INSUFFICIENT_RESOURCES),
			 errmsg("reads cannot be recorded: no background worker could be started"),
			 errdetail("What cannot be recorded is not read (谁使用谁负责)."),
			 errhint("Raise max_worker_processes and restart the server.")));
	return false;				/* not reached */
}

/* ----------------------------------------------------------------
 * The session's side
 * ----------------------------------------------------------------
 */

static void
copy_in(Channel *channel, const char *from, uint32 size)
{
	uint32		offset = channel->head % ring_bytes();
	uint32		first = Min(size, ring_bytes() - offset);

	memcpy(channel->bytes + offset, from, first);
	memcpy(channel->bytes, from + first, size - first);
	channel->head += size;
}

/*
 * Puts a record in, where there is room, and wakes the recorder where it must not wait. batch: the one that takes the record
 * along, or that will make room for it.
 */
static bool
put(const UseRecord *record, bool urgent, uint64 *position, uint64 *batch)
{
	Said	   *earlier = &said[record->wording % lengthof(said)];
	UseRecord	repeat;
	Latch	   *latch = NULL;
	bool		fits;

	LWLockAcquire(mine->lock, LW_EXCLUSIVE);

	/*
	 * What has not been taken yet is taken together with what comes in now. That somebody waits for it is not in a
	 * repeat.
	 */
	if (record->wording != 0 && !record->durable && record->wording == earlier->wording &&
		earlier->position >= mine->taken)
	{
		memcpy(&repeat, record, USE_REPEAT_SIZE);
		repeat.size = USE_REPEAT_SIZE;
		repeat.wording = earlier->position;
		record = &repeat;
	}
	fits = mine->head - mine->written + record->size <= ring_bytes();
	*batch = mine->batch + (fits || mine->taken == mine->written ? 1 : 0);
	if (fits)
	{
		*position = mine->head;
		copy_in(mine, (const char *) record, record->size);
		if (!USE_IS_REPEAT(record) && record->wording != 0)
		{
			earlier->wording = record->wording;
			earlier->position = *position;
		}
	}
	/* Woken for the first record and for what cannot wait; the others come along when the delay is over. */
	if (!fits || urgent || mine->head - mine->taken > ring_bytes() / 2)
	{
		mine->urgent = true;
		latch = mine->latch;
	}
	else if (mine->idle)
		latch = mine->latch;
	mine->idle = false;
	LWLockRelease(mine->lock);
	if (latch)
		SetLatch(latch);
	return fits;
}

static bool
is_written(uint64 position)
{
	bool		result;

	LWLockAcquire(mine->lock, LW_SHARED);
	result = mine->written >= position;
	LWLockRelease(mine->lock);
	return result;
}

/* Sleeps until the recorder has got on; sees to it that there is one. */
static void
wait_for_progress(uint64 batch)
{
	(void) ensure_recorder(false);
	/* a batch that its recorder did not get through is taken by the next recorder under another number */
	(void) ConditionVariableTimedSleep(&mine->progress[batch % 2], 1000, PG_WAIT_EXTENSION);
}

static void
wait_until_written(uint64 position, uint64 batch)
{
	ConditionVariablePrepareToSleep(&mine->progress[batch % 2]);
	while (!is_written(position))
		wait_for_progress(batch);
	ConditionVariableCancelSleep();
}

bool
ring_push(const UseRecord *record, bool wait, bool missing_ok, uint64 *position)
{
	uint64		waited_for = 0;
	uint64		batch;

	if (record->size > ring_bytes() / 2)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("the record of a read takes %u bytes, too many for ldpd.ring_size", record->size),
				 errhint("Raise ldpd.ring_size and restart the server.")));
	if (!join_channel(missing_ok) || !ensure_recorder(missing_ok))
		return false;
	while (!put(record, wait, position, &batch))
	{
		if (batch == waited_for)
			wait_for_progress(batch);
		else
			ConditionVariablePrepareToSleep(&mine->progress[batch % 2]);
		waited_for = batch;
	}
	ConditionVariableCancelSleep();
	if (wait)
		wait_until_written(*position + 1, batch);	/* a record is written as a whole */
	else
		(void) ensure_recorder(true);	/* it may have left just before the record came in */
	return true;
}

bool
ring_try_push(const UseRecord *record)
{
	uint64		position;
	uint64		batch;

	return mine != NULL && put(record, false, &position, &batch);
}

bool
ring_set_rows(uint64 position, int64 rows)
{
	bool		done;

	LWLockAcquire(mine->lock, LW_EXCLUSIVE);
	done = position >= mine->taken;
	if (done)
	{
		/* records are aligned to 8 bytes, and so is the ring: no field of 8 bytes is split by its end */
		uint32		offset = (position + offsetof(UseRecord, rows)) % ring_bytes();

		memcpy(mine->bytes + offset, &rows, sizeof(rows));
	}
	LWLockRelease(mine->lock);
	return done;
}

void
ring_flush(void)
{
	uint64		head;
	uint64		batch;
	Latch	   *latch;

	(void) join_channel(false);
	(void) ensure_recorder(false);
	LWLockAcquire(mine->lock, LW_EXCLUSIVE);
	head = mine->head;
	batch = mine->batch + (head > mine->taken ? 1 : 0);
	mine->urgent = mine->urgent || mine->written < head;
	mine->idle = false;
	latch = mine->latch;
	LWLockRelease(mine->lock);
	if (latch)
		SetLatch(latch);
	wait_until_written(head, batch);
}

void
ring_call_recorder(void)
{
	if (ring_can_record() && !IsParallelWorker() && join_channel(true))
		(void) ensure_recorder(true);
}

void
ring_retire_recorders(void)
{
	int			round;
	int			i;

	if (!ring_exists())
		return;
	/* as long as a database waits for its other sessions to go */
	for (round = 0; round < 50; round++)
	{
		bool		running = false;

		LWLockAcquire(directory->lock, LW_SHARED);
		for (i = 0; i < record_databases; i++)
		{
			Channel    *channel = &directory->channels[i];
			Latch	   *latch;

			if (channel->recorder == RECORDER_NONE)
				continue;
			running = true;
			LWLockAcquire(channel->lock, LW_EXCLUSIVE);
			channel->retired = true;
			latch = channel->latch;
			LWLockRelease(channel->lock);
			if (latch)
				SetLatch(latch);
		}
		LWLockRelease(directory->lock);
		if (!running)
			return;
		CHECK_FOR_INTERRUPTS();
		pg_usleep(100000L);
	}
}

/* ----------------------------------------------------------------
 * The recorder's side
 * ----------------------------------------------------------------
 */

/* The recorder has ended, whatever way; what is in the ring waits for the next one. */
static void
recorder_gone(int code, Datum arg)
{
	if (mine == NULL)
		return;
	LWLockAcquire(directory->lock, LW_EXCLUSIVE);
	LWLockAcquire(mine->lock, LW_EXCLUSIVE);
	mine->recorder = RECORDER_NONE;
	mine->latch = NULL;
	mine->taken = mine->written;	/* taken, but not on disk: still in the ring */
	LWLockRelease(mine->lock);
	free_unused(mine);
	LWLockRelease(directory->lock);
	ConditionVariableBroadcast(&mine->progress[0]);
	ConditionVariableBroadcast(&mine->progress[1]);
	mine = NULL;
}

Oid
ring_serve(int channel)
{
	bool		taken;

	mine = &directory->channels[channel];
	LWLockAcquire(directory->lock, LW_EXCLUSIVE);
	taken = mine->recorder == RECORDER_RUNNING || !OidIsValid(mine->database);
	if (!taken)
	{
		LWLockAcquire(mine->lock, LW_EXCLUSIVE);
		mine->recorder = RECORDER_RUNNING;
		mine->latch = MyLatch;
		mine->retired = false;
		LWLockRelease(mine->lock);
	}
	LWLockRelease(directory->lock);
	if (taken)
		proc_exit(0);			/* another came first, or nobody needs one any more */
	before_shmem_exit(recorder_gone, (Datum) 0);
	return mine->database;
}

/* True where there is something to take; else the recorder is marked as idle. */
static bool
has_news(bool *urgent)
{
	bool		news;

	LWLockAcquire(mine->lock, LW_EXCLUSIVE);
	news = mine->head > mine->taken || mine->retired;
	*urgent = mine->urgent || mine->retired;
	mine->idle = !news;
	LWLockRelease(mine->lock);
	return news;
}

static void
sleep_on_latch(int timeout)
{
	(void) WaitLatch(MyLatch, WL_LATCH_SET | WL_EXIT_ON_PM_DEATH | (timeout >= 0 ? WL_TIMEOUT : 0), timeout,
					 PG_WAIT_EXTENSION);
	ResetLatch(MyLatch);
}

void
ring_wait(int timeout, int delay)
{
	bool		urgent;

	if (!has_news(&urgent))
		sleep_on_latch(timeout);
	/* Something has come. What does not wait for the disk is collected for a while, so that one commit takes it all. */
	if (has_news(&urgent) && !urgent)
		sleep_on_latch(delay);
}

void
ring_take(RecordBatch *batch)
{
	uint32		offset;
	uint32		first;

	LWLockAcquire(mine->lock, LW_EXCLUSIVE);
	batch->start = mine->taken;
	batch->size = (uint32) (mine->head - mine->taken);
	offset = mine->taken % ring_bytes();
	first = Min(batch->size, ring_bytes() - offset);
	memcpy(batch->bytes, mine->bytes + offset, first);
	memcpy(batch->bytes + first, mine->bytes, batch->size - first);
	mine->taken = mine->head;
	mine->batch++;
	mine->urgent = false;
	LWLockRelease(mine->lock);
}

void
ring_written(void)
{
	LWLockAcquire(mine->lock, LW_EXCLUSIVE);
	mine->written = mine->taken;
	LWLockRelease(mine->lock);
	ConditionVariableBroadcast(&mine->progress[mine->batch % 2]);
}

bool
ring_has_users(void)
{
	bool		result;

	LWLockAcquire(directory->lock, LW_SHARED);
	result = mine->users > 0;
	LWLockRelease(directory->lock);
	return result;
}

bool
ring_is_retired(void)
{
	bool		result;

	LWLockAcquire(mine->lock, LW_SHARED);
	result = mine->retired;
	LWLockRelease(mine->lock);
	return result;
}

bool
ring_leave(void)
{
	bool		empty;

	LWLockAcquire(mine->lock, LW_SHARED);
	empty = mine->head == mine->written;
	LWLockRelease(mine->lock);
	/* What comes in between finds no recorder, and starts one. */
	if (empty)
		recorder_gone(0, (Datum) 0);
	return empty;
}
