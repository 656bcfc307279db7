/*
 * record_channel.c
 *		Which databases have their reads recorded: a channel each in shared memory, with a ring (ring.c) that its sessions fill,
 *		and a recorder that empties it (recorder.c).
 *
 * A session joins its database's channel when it first hands something over, and starts the recorder where none runs. A channel
 * with no session and no recorder is free for another database.
 */
#include "ldpd.h"

#include "access/parallel.h"
#include "access/xlog.h"
#include "miscadmin.h"
#include "port/atomics.h"
#include "postmaster/bgworker.h"
#include "storage/ipc.h"
#include "storage/latch.h"
#include "storage/shmem.h"
#include "utils/guc.h"

#include "library.h"
#include "record_channel.h"

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
Channel    *my_channel = NULL;

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
	RequestAddinShmemSpace(add_size(directory_size(), mul_size(record_databases, channel_bytes())));
	RequestNamedLWLockTranche("ldpd", 1);
}

static void
make_memory(void)
{
	bool		found;
	char	   *bytes;
	int			i;

	if (previous_shmem_startup)
		previous_shmem_startup();
	LWLockAcquire(AddinShmemInitLock, LW_EXCLUSIVE);
	directory = ShmemInitStruct("ldpd", add_size(directory_size(), mul_size(record_databases, channel_bytes())), &found);
	if (!found)
	{
		memset(directory, 0, directory_size());
		bytes = (char *) directory + directory_size();
		directory->lock = &GetNamedLWLockTranche("ldpd")->lock;
		/* Microseconds since 2000: a server that comes up again goes on above what it gave out before. */
		pg_atomic_init_u64(&directory->next_use, GetCurrentTimestamp());
		for (i = 0; i < record_databases; i++)
		{
			SpinLockInit(&directory->channels[i].mutex);
			directory->channels[i].bytes = bytes + (Size) i * channel_bytes();
			directory->channels[i].size = channel_bytes();
			ConditionVariableInit(&directory->channels[i].progress[0]);
			ConditionVariableInit(&directory->channels[i].progress[1]);
		}
	}
	LWLockRelease(AddinShmemInitLock);
}

void
channel_init(void)
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
channel_exists(void)
{
	return directory != NULL;
}

bool
channel_can_record(void)
{
	return channel_exists() && IsUnderPostmaster && !IsBinaryUpgrade && !RecoveryInProgress() && library_fits();
}

uint32
channel_bytes(void)
{
	return (uint32) ring_kilobytes * 1024;
}

int64
channel_take_uses(int64 count)
{
	return (int64) pg_atomic_fetch_add_u64(&directory->next_use, count);
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
	my_channel->users--;
	free_unused(my_channel);
	LWLockRelease(directory->lock);
}

/* This database's channel, opened if need be; false where there is none left and that is not to be raised. */
bool
channel_join(bool missing_ok)
{
	Channel    *free = NULL;
	Channel    *found = NULL;
	int			i;

	if (my_channel)
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
		/* what is left of its numbers may be below those of this database's uses before */
		found->next_use = found->end_of_uses = 0;
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
	my_channel = found;
	before_shmem_exit(leave_channel, (Datum) 0);
	return true;
}

/* The recorder that this session asked for did not come; whoever waits next asks again. */
static void
recorder_did_not_start(void)
{
	LWLockAcquire(directory->lock, LW_EXCLUSIVE);
	if (my_channel->recorder == RECORDER_STARTING)
		my_channel->recorder = RECORDER_NONE;
	LWLockRelease(directory->lock);
}

/* False where none could be started and that is not to be raised. */
static bool
start_recorder(bool missing_ok)
{
	BackgroundWorker worker = {0};
	BackgroundWorkerHandle *handle;
	BgwHandleStatus status = BGWH_STOPPED;
	pid_t		pid;
	bool		start;

	LWLockAcquire(directory->lock, LW_EXCLUSIVE);
	start = my_channel->recorder == RECORDER_NONE;
	if (start)
		my_channel->recorder = RECORDER_STARTING;
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
		worker.bgw_main_arg = Int32GetDatum((int32) (my_channel - directory->channels));
		worker.bgw_notify_pid = MyProcPid;
		if (RegisterDynamicBackgroundWorker(&worker, &handle))
			status = WaitForBackgroundWorkerStartup(handle, &pid);
	}
	PG_CATCH();
	{
		/* Interrupted: it may still come, and then channel_serve() puts it right. */
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

/* Starts the recorder where none runs. A look without the lock will do: the next one sees what this one missed. */
bool
channel_ensure_recorder(bool missing_ok)
{
	return my_channel->recorder != RECORDER_NONE || start_recorder(missing_ok);
}

void
channel_call_recorder(void)
{
	if (channel_can_record() && !IsParallelWorker() && channel_join(true))
		(void) channel_ensure_recorder(true);
}

void
channel_retire_recorders(void)
{
	int			round;
	int			i;

	if (!channel_exists())
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
			SpinLockAcquire(&channel->mutex);
			channel->retired = true;
			latch = channel->latch;
			SpinLockRelease(&channel->mutex);
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
	if (my_channel == NULL)
		return;
	LWLockAcquire(directory->lock, LW_EXCLUSIVE);
	SpinLockAcquire(&my_channel->mutex);
	my_channel->recorder = RECORDER_NONE;
	my_channel->latch = NULL;
	my_channel->taken = my_channel->written;	/* taken, but not on disk: still in the ring */
	SpinLockRelease(&my_channel->mutex);
	free_unused(my_channel);
	LWLockRelease(directory->lock);
	ConditionVariableBroadcast(&my_channel->progress[0]);
	ConditionVariableBroadcast(&my_channel->progress[1]);
	my_channel = NULL;
}

Oid
channel_serve(int channel)
{
	bool		taken;

	my_channel = &directory->channels[channel];
	LWLockAcquire(directory->lock, LW_EXCLUSIVE);
	taken = my_channel->recorder == RECORDER_RUNNING || !OidIsValid(my_channel->database);
	if (!taken)
	{
		SpinLockAcquire(&my_channel->mutex);
		my_channel->recorder = RECORDER_RUNNING;
		my_channel->latch = MyLatch;
		my_channel->retired = false;
		SpinLockRelease(&my_channel->mutex);
	}
	LWLockRelease(directory->lock);
	if (taken)
		proc_exit(0);			/* another came first, or nobody needs one any more */
	before_shmem_exit(recorder_gone, (Datum) 0);
	return my_channel->database;
}

bool
channel_has_users(void)
{
	bool		result;

	LWLockAcquire(directory->lock, LW_SHARED);
	result = my_channel->users > 0;
	LWLockRelease(directory->lock);
	return result;
}

bool
channel_is_retired(void)
{
	bool		result;

	SpinLockAcquire(&my_channel->mutex);
	result = my_channel->retired;
	SpinLockRelease(&my_channel->mutex);
	return result;
}

bool
channel_leave(void)
{
	bool		empty;

	SpinLockAcquire(&my_channel->mutex);
	empty = my_channel->head == my_channel->written;
	SpinLockRelease(&my_channel->mutex);
	/* What comes in between finds no recorder, and starts one. */
	if (empty)
		recorder_gone(0, (Datum) 0);
	return empty;
}
