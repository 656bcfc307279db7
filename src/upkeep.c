/*
 * upkeep.c
 *		What the recorder does for the ledger beside writing it: makes the months ahead, and seals, so that no job is needed
 *		that could be forgotten (Articles 28, 31, 34); and brings the counts up (count.c).
 *
 * The recording comes first: a round seals one small block in a transaction of its own, and lets the records through before
 * the next. What fails is a warning in the server's log, and is tried again in the next round.
 */
#include "ldpd.h"

#include "access/xact.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "pgstat.h"
#include "utils/guc.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"

#include "count.h"
#include "ledger.h"
#include "library.h"
#include "seal.h"
#include "store.h"
#include "upkeep.h"

/* Sealing these takes some 30 ms, for which sessions with synchronous_commit on may wait. */
#define ENTRIES_AT_A_TIME	16384

static int	seal_interval = 300;

static TimestampTz last_round = 0;
static bool has_month = false;	/* the leaf of now was there, or has been made, in this recorder's time */
static bool at_once = false;	/* the next round does not wait */
static bool done = false;

void
upkeep_init(void)
{
	DefineCustomIntVariable("ldpd.seal_interval",
							"How often the recorder seals the ledger, and makes its months ahead.",
							"0 leaves both to whoever calls ldpd.seal_ledger().",
							&seal_interval,
							300, 0, 86400,
							PGC_SIGHUP, GUC_UNIT_S, NULL, NULL, NULL);
}

bool
upkeep_is_on(void)
{
	return seal_interval > 0;
}

int
upkeep_wait(int limit)
{
	TimestampTz now = GetCurrentTimestamp();

	if (!upkeep_is_on())
		return limit;
	if (at_once)
		return 0;
	if (last_round == 0)
		last_round = now;
	return Min(limit, TimestampDifferenceMilliseconds(now, last_round + seal_interval * USECS_PER_SEC));
}

void
upkeep_hasten(void)
{
	at_once = true;
	done = false;
}

bool
upkeep_is_done(void)
{
	return done || !upkeep_is_on();
}

/* True where it went well. */
static bool
in_own_transaction(void (*work) (void), const char *what)
{
	MemoryContext caller = CurrentMemoryContext;
	ErrorData  *volatile error = NULL;

	PG_TRY();
	{
		StartTransactionCommand();
		PushActiveSnapshot(GetTransactionSnapshot());
		/* as of DROP EXTENSION; or until ALTER EXTENSION UPDATE */
		if (OidIsValid(law_relid("ledger", true)) && library_fits())
			work();
		PopActiveSnapshot();
		CommitTransactionCommand();
	}
	PG_CATCH();
	{
		HOLD_INTERRUPTS();
		MemoryContextSwitchTo(caller);
		error = CopyErrorData();
		AbortCurrentTransaction();
		FlushErrorState();
		RESUME_INTERRUPTS();
	}
	PG_END_TRY();
	MemoryContextSwitchTo(caller);
	if (error == NULL)
		return true;
	ereport(WARNING,
			(errcode(error->sqlerrcode),
			 errmsg("%s: %s", _(what), error->message),
			 error->detail ? errdetail_internal("%s", error->detail) : 0,
			 errhint("It is tried again in %d seconds.", seal_interval)));
	FreeErrorData(error);
	return false;
}

static void
make_months(void)
{
	(void) ledger_prepare_months();
	has_month = ledger_has_month();
}

static SealResult sealed;

static void
seal(void)
{
	SPI_connect();
	sealed = ledger_seal(ENTRIES_AT_A_TIME, NULL);
	SPI_finish();
}

static bool counted_some;

static void
count(void)
{
	SPI_connect();
	counted_some = count_some();
	SPI_finish();
}

void
upkeep(void)
{
	bool		due;

	if (!upkeep_is_on())
		return;
	due = upkeep_wait(1) <= 0;
	/* in a new database at once: what lies in the default leaf by then is moved, while nobody reads */
	if (due || !has_month)
		(void) in_own_transaction(make_months, gettext_noop("the months of the ledger were not made ahead"));
	if (!due)
		return;
	pgstat_report_activity(STATE_RUNNING, "sealing the ledger");
	at_once = done = false;
	last_round = GetCurrentTimestamp();
	if (in_own_transaction(seal, gettext_noop("the ledger was not sealed")))
	{
		at_once = sealed == SEALED_SOME;
		done = sealed == SEALED_ALL;
	}
	if (in_own_transaction(count, gettext_noop("the counts were not brought up")))
		at_once |= counted_some;
	pgstat_report_stat(false);
	pgstat_report_activity(STATE_IDLE, NULL);
}
