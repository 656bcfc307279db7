/*
 * recorder.c
 *		The background worker that writes the records of reads into the ledger: one for each database whose data are read,
 *		started by the first session that reads (ring.c).
 *
 * It writes in transactions of its own, a batch at a time, and never gives up on one: where the ledger cannot be written
 * (a full disk, a lock), the sessions that read wait with it. So nothing is read that is not recorded. Between the batches it
 * keeps the ledger up (upkeep.c).
 */
#include "ldpd.h"

#include "access/xact.h"
#include "miscadmin.h"
#include "pgstat.h"
#include "postmaster/bgworker.h"
#include "postmaster/interrupt.h"
#include "storage/ipc.h"
#include "storage/latch.h"
#include "utils/guc.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"

#include "library.h"
#include "record_batch.h"
#include "record_channel.h"
#include "ring.h"
#include "store.h"
#include "upkeep.h"

/* How long it stays with nobody there, so that it need not be started for each of a row of short sessions. */
#define LINGER_MS	60000

/* How long it waits at a shutdown for sessions that are still ending their reads. */
#define FAREWELL_MS	5000

static int	record_delay = 200;

void
recorder_init(void)
{
	DefineCustomIntVariable("ldpd.record_delay",
							"How long records of reads are collected before they are written, where no session waits for it.",
							"A session waits if its synchronous_commit is not off. At most this much is lost if the server crashes.",
							&record_delay,
							200, 1, 60000,
							PGC_SIGHUP, GUC_UNIT_MS, NULL, NULL, NULL);
}

static void
write_batch(RecordBatch *batch)
{
	StartTransactionCommand();
	PushActiveSnapshot(GetTransactionSnapshot());
	if (OidIsValid(law_relid("ledger", true)) && library_fits())
		record_batch_write(batch);
	else						/* the extension has gone or changed meanwhile, or is not committed yet */
		record_batch_log(batch);
	PopActiveSnapshot();
	/* What no session waits for need not be flushed now; the WAL writer does it in a moment. */
	(void) set_config_option("synchronous_commit", record_batch_is_durable(batch) ? "on" : "off", PGC_USERSET, PGC_S_SESSION,
							 GUC_ACTION_LOCAL, true, 0, false);
	CommitTransactionCommand();
}

/* Writes a batch, however often it takes; false where the server is being shut down meanwhile. */
static bool
write_at_last(RecordBatch *batch)
{
	for (;;)
	{
		volatile bool done = false;

		PG_TRY();
		{
			write_batch(batch);
			done = true;
		}
		PG_CATCH();
		{
			HOLD_INTERRUPTS();
			EmitErrorReport();
			AbortCurrentTransaction();
			FlushErrorState();
			RESUME_INTERRUPTS();
		}
		PG_END_TRY();
		if (done)
			return true;
		if (ShutdownRequestPending)
			return false;
		pg_usleep(1000000L);
	}
}

PGDLLEXPORT void ldpd_recorder_main(Datum arg);

void
ldpd_recorder_main(Datum arg)
{
	RecordBatch batch;
	TimestampTz last_seen = 0;	/* when somebody was there */
	TimestampTz farewell = 0;
	bool		was_alone = false;
	Oid			database;

	pqsignal(SIGHUP, SignalHandlerForConfigReload);
	pqsignal(SIGTERM, SignalHandlerForShutdownRequest);
	BackgroundWorkerUnblockSignals();
	database = channel_serve(DatumGetInt32(arg));
	BackgroundWorkerInitializeConnectionByOid(database, InvalidOid, 0);
	/* What the database sets for its sessions is not meant for the ledger's writer. */
	SetConfigOption("default_transaction_isolation", "read committed", PGC_SUSET, PGC_S_OVERRIDE);
	SetConfigOption("default_transaction_read_only", "off", PGC_SUSET, PGC_S_OVERRIDE);
	pgstat_report_appname("ldpd recorder");
	pgstat_report_activity(STATE_IDLE, NULL);
	batch.bytes = MemoryContextAlloc(TopMemoryContext, channel_bytes());

	for (;;)
	{
		bool		leaving;

		/* A shutdown ends the sessions too; what they hand over at their end is still written. */
		ring_wait(ShutdownRequestPending ? 10 : upkeep_wait(LINGER_MS), ShutdownRequestPending ? 0 : record_delay);
		CHECK_FOR_INTERRUPTS();
		if (ConfigReloadPending)
		{
			ConfigReloadPending = false;
			ProcessConfigFile(PGC_SIGHUP);
		}
		ring_take(&batch);
		if (batch.size > 0)
		{
			pgstat_report_activity(STATE_RUNNING, "writing records of reads");
			if (write_at_last(&batch))
				ring_written();
			pgstat_report_stat(false);
			pgstat_report_activity(STATE_IDLE, NULL);
		}
		if (ShutdownRequestPending && farewell == 0)
			farewell = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), FAREWELL_MS);
		if (farewell != 0)
			leaving = !channel_has_users() || GetCurrentTimestamp() >= farewell;
		else if (channel_is_retired())
			leaving = true;
		else
		{
			bool		alone;

			if (channel_has_users() || batch.size > 0 || last_seen == 0)
				last_seen = GetCurrentTimestamp();
			alone = TimestampDifferenceExceeds(last_seen, GetCurrentTimestamp(), LINGER_MS);
			/* It does not go before what was written is sealed. */
			if (alone && !was_alone)
				upkeep_hasten();
			was_alone = alone;
			upkeep();
			leaving = alone && upkeep_is_done();
		}
		if (leaving && (channel_leave() || (farewell != 0 && GetCurrentTimestamp() >= farewell)))
			proc_exit(0);
	}
}
