/*
 * commit.c
 *		A step counts on the day on which its transaction commits.
 *
 * A stamp is the wall clock of the statement; nobody else sees it before the commit. A transaction left open over
 * midnight would so date a step back: start a clock in the past, or keep a deadline that was missed. Such a transaction
 * fails at commit. PREPARE TRANSACTION, whose commit may come any day, fails at once.
 */
#include "ldpd.h"

#include "access/xact.h"
#include "utils/date.h"
#include "utils/memutils.h"

#include "commit.h"
#include "identity.h"

/* The last day on which a transaction that took this step may commit. */
typedef struct Obligation
{
	SubTransactionId subxact;	/* goes when that is rolled back */
	int			article;
	DateADT		last_day;
} Obligation;

static List *obligations = NIL; /* in TopTransactionContext */

static void
note(int article, DateADT last_day)
{
	MemoryContext old = MemoryContextSwitchTo(TopTransactionContext);
	ListCell   *lc;
	Obligation *obligation;

	/* a step of another node counts on the day on which it was taken there */
	if (entering_step(NULL))
	{
		MemoryContextSwitchTo(old);
		return;
	}
	/* One for each subtransaction is enough: the earliest day. */
	foreach(lc, obligations)
	{
		obligation = lfirst(lc);
		if (obligation->subxact == GetCurrentSubTransactionId() && obligation->last_day <= last_day)
			break;
	}
	if (lc == NULL)
	{
		obligation = palloc(sizeof(Obligation));
		obligation->subxact = GetCurrentSubTransactionId();
		obligation->article = article;
		obligation->last_day = last_day;
		obligations = lappend(obligations, obligation);
	}
	MemoryContextSwitchTo(old);
}

void
commit_note_start(int article)
{
	note(article, law_today());
}

void
commit_note_done(int article, DateADT due)
{
	/* Already late today: it is on record as late, and cannot become later than late. */
	if (due >= law_today())
		note(article, due);
}

static void
commit_callback(XactEvent event, void *arg)
{
	ListCell   *lc;

	switch (event)
	{
		case XACT_EVENT_PRE_COMMIT:
			foreach(lc, obligations)
			{
				Obligation *obligation = lfirst(lc);

				if (law_today() > obligation->last_day)
					ereport(ERROR,
							(errcode(ARTICLE(obligation->article)),
							 errmsg("a step of this transaction counted on an earlier day than that of its commit"),
							 errdetail("The last day on which it could commit was %s.",
									   law_day_to_cstring(obligation->last_day)),
							 errhint("Repeat the transaction; its steps are stamped anew.")));
			}
			break;
		case XACT_EVENT_PRE_PREPARE:
			if (obligations != NIL)
				ereport(ERROR,
						(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						 errmsg("cannot PREPARE a transaction that has taken a step with a deadline"),
						 errdetail("It could be committed on a later day than its steps are stamped with."),
						 errhint("Use COMMIT.")));
			break;
		case XACT_EVENT_COMMIT:
		case XACT_EVENT_ABORT:
		case XACT_EVENT_PREPARE:
			obligations = NIL;	/* its memory goes with the transaction */
			break;
		default:
			break;
	}
}

static void
commit_subxact_callback(SubXactEvent event, SubTransactionId subxact, SubTransactionId parent, void *arg)
{
	ListCell   *lc;

	foreach(lc, obligations)
	{
		Obligation *obligation = lfirst(lc);

		if (obligation->subxact != subxact)
			continue;
		if (event == SUBXACT_EVENT_COMMIT_SUB)
			obligation->subxact = parent;
		else if (event == SUBXACT_EVENT_ABORT_SUB)
			obligations = foreach_delete_current(obligations, lc);
	}
}

void
commit_init(void)
{
	RegisterXactCallback(commit_callback, NULL);
	RegisterSubXactCallback(commit_subxact_callback, NULL);
}
