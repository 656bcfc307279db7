/*
 * memo.c
 *		What a session remembers of the law's registers, until one of them changes.
 *
 * A look-up in a register (store.c) is a scan under a fresh snapshot; a step of a procedure asks the same of the same few
 * agencies and rules each time. What it finds stands until an invalidation of one of the registers comes in: they are taken
 * in before each answer, as the locks of a look-up would do.
 */
#include "ldpd.h"

#include "access/xact.h"
#include "common/hashfn.h"
#include "utils/inval.h"
#include "utils/memutils.h"

#include "memo.h"
#include "store.h"
#include "watch.h"

#define PLACES	64

static Memo *memos = NULL;		/* those that have been used */

/* A place: the epoch that it is of, the key, the value. */
static char *
place_of(Memo *memo, const void *key)
{
	size_t		size = MAXALIGN(sizeof(uint64) + memo->key_size) + MAXALIGN(memo->value_size);

	return memo->places + size * (hash_bytes(key, memo->key_size) % PLACES);
}

static char *
place_key(char *place)
{
	return place + sizeof(uint64);
}

static char *
place_value(Memo *memo, char *place)
{
	return place + MAXALIGN(sizeof(uint64) + memo->key_size);
}

static void
forget_relation(Datum arg, Oid relid)
{
	Memo	   *memo;
	int			i;

	for (memo = memos; memo; memo = memo->next)
		for (i = 0; i < MEMO_TABLES; i++)
			if (!OidIsValid(relid) || relid == memo->relids[i])
			{
				memo->epoch++;
				break;
			}
}

/* A row that a (sub)transaction made, and that was found by it, goes with it and sends no message. */
static void
forget_at_abort(XactEvent event, void *arg)
{
	if (event == XACT_EVENT_ABORT || event == XACT_EVENT_PARALLEL_ABORT)
		forget_relation((Datum) 0, InvalidOid);
}

static void
forget_at_sub_abort(SubXactEvent event, SubTransactionId mine, SubTransactionId parent, void *arg)
{
	if (event == SUBXACT_EVENT_ABORT_SUB)
		forget_relation((Datum) 0, InvalidOid);
}

/* The answer that is remembered, or NULL. It is there until the next question. */
static void *
find_answer(Memo *memo, const void *key)
{
	char	   *place;

	if (memo->places == NULL)
		return NULL;
	AcceptInvalidationMessages();
	place = place_of(memo, key);
	if (*(uint64 *) place != memo->epoch || memcmp(place_key(place), key, memo->key_size) != 0)
		return NULL;
	return place_value(memo, place);
}

/* Before the registers are read: which they are, and room for what they say. */
static void
begin_reading(Memo *memo)
{
	int			i;

	if (memo->places == NULL)
	{
		memo->places = MemoryContextAllocZero(TopMemoryContext,
											  PLACES * (MAXALIGN(sizeof(uint64) + memo->key_size) + MAXALIGN(memo->value_size)));
		memo->epoch = 1;		/* empty places are of epoch 0 */
		memo->next = memos;
		memos = memo;
	}
	for (i = 0; i < MEMO_TABLES && memo->tables[i]; i++)
		memo->relids[i] = law_relid(memo->tables[i], false);
}

bool
memo_answer(Memo *memo, const void *key, MemoRead read, void *value)
{
	void	   *known = find_answer(memo, key);
	uint64		begun;
	char	   *place;

	if (known)
	{
		memcpy(value, known, memo->value_size);
		return true;
	}
	begin_reading(memo);
	begun = memo->epoch;
	if (!read(key, value))
		return false;
	/* a register has changed meanwhile: the next one asks again */
	if (memo->epoch != begun)
		return true;
	place = place_of(memo, key);
	*(uint64 *) place = begun;
	memcpy(place_key(place), key, memo->key_size);
	memcpy(place_value(memo, place), value, memo->value_size);
	return true;
}

void
memo_init(void)
{
	watch_relations(forget_relation);
	RegisterXactCallback(forget_at_abort, NULL);
	RegisterSubXactCallback(forget_at_sub_abort, NULL);
}
