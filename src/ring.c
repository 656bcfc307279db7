/*
 * ring.c
 *		The ring of a channel: what sessions hand over, and the recorder takes (see ring.h).
 *
 * The channel's mutex guards positions and bytes; the bytes in [written, head) are in the ring, those in [taken, head) may still be
 * changed by their sessions, those in [written, taken) by nobody. Sessions that want their record on disk sleep until the recorder has committed it; as it commits
 * whatever has come in meanwhile at once, a batch, one flush serves many. They sleep on one of two condition variables, by the
 * number of their batch, so that those of the next batch are not woken for nothing.
 */
#include "ldpd.h"

#include "miscadmin.h"
#include "pgstat.h"
#include "storage/latch.h"

#include "record_channel.h"
#include "ring.h"

/* Where this session's records of some wordings lie, by wording; in the ring still, or taken long ago. */
typedef struct Said
{
	uint64		wording;
	uint64		position;
} Said;

static Said said[16];

/* ----------------------------------------------------------------
 * The session's side
 * ----------------------------------------------------------------
 */

static inline void
copy_in(Channel *channel, const void *from, uint32 size)
{
	uint32		offset = channel->head % channel->size;
	uint32		first = Min(size, channel->size - offset);

	/* one piece of known size, as a repeat nearly always is, is copied by a few moves */
	if (likely(first == size))
		memcpy(channel->bytes + offset, from, size);
	else
	{
		memcpy(channel->bytes + offset, from, first);
		memcpy(channel->bytes, (const char *) from + first, size - first);
	}
	channel->head += size;
}

/* A block of numbers from the server's lasts a while: one counter for all would be one more line of the cache to wait for. */
static int64
next_use(Channel *channel)
{
	const int64 block = 4096;

	if (channel->next_use == channel->end_of_uses)
	{
		channel->next_use = channel_take_uses(block);
		channel->end_of_uses = channel->next_use + block;
	}
	return channel->next_use++;
}

/* What is said again: where it was said, and what is new of it. */
static inline void
copy_repeat(Channel *channel, const UseRecord *record, const UseStamp *stamp, const Said *earlier)
{
	UseRecord	repeat = {
		.size = USE_REPEAT_SIZE,
		.article = record->article,
		.use_no = stamp->use_no,
		.at = stamp->at,
		.rows = record->rows,
		.wording = earlier->position
	};

	copy_in(channel, &repeat, USE_REPEAT_SIZE);
}

static pg_noinline void
copy_words(Channel *channel, const UseRecord *record, const UseStamp *stamp, Said *place)
{
	UseRecord	head;

	memcpy(&head, record, offsetof(UseRecord, bytes));
	if (stamp)
	{
		head.use_no = stamp->use_no;
		head.at = stamp->at;
		head.durable = stamp->durable;
	}
	if (record->wording != 0)
	{
		place->wording = record->wording;
		place->position = channel->head;
	}
	copy_in(channel, &head, offsetof(UseRecord, bytes));
	copy_in(channel, record->bytes, record->size - offsetof(UseRecord, bytes));
}

/*
 * Puts a record in, where there is room, and wakes the recorder where it must not wait. batch: the one that takes the record
 * along, or that will make room for it.
 */
static bool
put(const UseRecord *record, UseStamp *stamp, bool urgent, uint64 *position, uint64 *batch)
{
	Channel    *channel = my_channel;
	Said	   *earlier = &said[record->wording % lengthof(said)];
	bool		repeats = record->wording != 0 && record->wording == earlier->wording && stamp && !stamp->durable;
	Latch	   *latch = NULL;
	uint32		size;
	bool		fits;

	SpinLockAcquire(&channel->mutex);

	/*
	 * What has not been taken yet is taken together with what comes in now. That somebody waits for it is not in a
	 * repeat.
	 */
	repeats = repeats && earlier->position >= channel->taken;
	size = repeats ? USE_REPEAT_SIZE : record->size;
	fits = channel->head - channel->written + size <= channel->size;
	*batch = channel->batch + (fits || channel->taken == channel->written ? 1 : 0);
	if (fits)
	{
		*position = channel->head;
		if (stamp)
			stamp->use_no = next_use(channel);
		if (repeats)
			copy_repeat(channel, record, stamp, earlier);
		else
			copy_words(channel, record, stamp, earlier);
	}
	/* Woken for the first record and for what cannot wait; the others come along when the delay is over. */
	if (!fits || urgent || channel->head - channel->taken > channel->size / 2)
	{
		channel->urgent = true;
		latch = channel->latch;
	}
	else if (channel->idle)
		latch = channel->latch;
	channel->idle = false;
	SpinLockRelease(&channel->mutex);
	if (latch)
		SetLatch(latch);
	return fits;
}

static bool
is_written(uint64 position)
{
	bool		result;

	SpinLockAcquire(&my_channel->mutex);
	result = my_channel->written >= position;
	SpinLockRelease(&my_channel->mutex);
	return result;
}

/* Sleeps until the recorder has got on; sees to it that there is one. */
static void
wait_for_progress(uint64 batch)
{
	(void) channel_ensure_recorder(false);
	/* a batch that its recorder did not get through is taken by the next recorder under another number */
	(void) ConditionVariableTimedSleep(&my_channel->progress[batch % 2], 1000, PG_WAIT_EXTENSION);
}

static void
wait_until_written(uint64 position, uint64 batch)
{
	ConditionVariablePrepareToSleep(&my_channel->progress[batch % 2]);
	while (!is_written(position))
		wait_for_progress(batch);
	ConditionVariableCancelSleep();
}

bool
ring_push(const UseRecord *record, UseStamp *stamp, bool wait, bool missing_ok, uint64 *position)
{
	uint64		waited_for = 0;
	uint64		batch;

	if (!channel_join(missing_ok) || !channel_ensure_recorder(missing_ok))
		return false;
	if (record->size > my_channel->size / 2)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("the record of a read takes %u bytes, too many for ldpd.ring_size", record->size),
				 errhint("Raise ldpd.ring_size and restart the server.")));
	while (!put(record, stamp, wait, position, &batch))
	{
		if (batch == waited_for)
			wait_for_progress(batch);
		else
			ConditionVariablePrepareToSleep(&my_channel->progress[batch % 2]);
		waited_for = batch;
	}
	ConditionVariableCancelSleep();
	if (wait)
		wait_until_written(*position + 1, batch);	/* a record is written as a whole */
	else
		(void) channel_ensure_recorder(true);	/* it may have left just before the record came in */
	return true;
}

bool
ring_try_push(const UseRecord *record)
{
	uint64		position;
	uint64		batch;

	return my_channel != NULL && put(record, NULL, false, &position, &batch);
}

bool
ring_set_rows(uint64 position, int64 rows)
{
	bool		done;

	SpinLockAcquire(&my_channel->mutex);
	done = position >= my_channel->taken;
	if (done)
	{
		/* records are aligned to 8 bytes, and so is the ring: no field of 8 bytes is split by its end */
		uint32		offset = (position + offsetof(UseRecord, rows)) % my_channel->size;

		memcpy(my_channel->bytes + offset, &rows, sizeof(rows));
	}
	SpinLockRelease(&my_channel->mutex);
	return done;
}

void
ring_flush(void)
{
	uint64		head;
	uint64		batch;
	Latch	   *latch;

	(void) channel_join(false);
	(void) channel_ensure_recorder(false);
	SpinLockAcquire(&my_channel->mutex);
	head = my_channel->head;
	batch = my_channel->batch + (head > my_channel->taken ? 1 : 0);
	my_channel->urgent = my_channel->urgent || my_channel->written < head;
	my_channel->idle = false;
	latch = my_channel->latch;
	SpinLockRelease(&my_channel->mutex);
	if (latch)
		SetLatch(latch);
	wait_until_written(head, batch);
}

/* ----------------------------------------------------------------
 * The recorder's side
 * ----------------------------------------------------------------
 */

/* True where there is something to take; else the recorder is marked as idle. */
static bool
has_news(bool *urgent)
{
	bool		news;

	SpinLockAcquire(&my_channel->mutex);
	news = my_channel->head > my_channel->taken || my_channel->retired;
	*urgent = my_channel->urgent || my_channel->retired;
	my_channel->idle = !news;
	SpinLockRelease(&my_channel->mutex);
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

	SpinLockAcquire(&my_channel->mutex);
	batch->start = my_channel->taken;
	batch->size = (uint32) (my_channel->head - my_channel->taken);
	my_channel->taken = my_channel->head;
	my_channel->batch++;
	my_channel->urgent = false;
	SpinLockRelease(&my_channel->mutex);
	/* what is taken and not written stays as it is */
	offset = batch->start % my_channel->size;
	first = Min(batch->size, my_channel->size - offset);
	memcpy(batch->bytes, my_channel->bytes + offset, first);
	memcpy(batch->bytes + first, my_channel->bytes, batch->size - first);
}

void
ring_written(void)
{
	SpinLockAcquire(&my_channel->mutex);
	my_channel->written = my_channel->taken;
	SpinLockRelease(&my_channel->mutex);
	ConditionVariableBroadcast(&my_channel->progress[my_channel->batch % 2]);
}
