/*
 * quota.c
 *		Counts what is read under grants that have a quota, in shared memory (Article 17).
 *
 * A table would be wrong here: readers may be in READ ONLY transactions, what a transaction has read stays read when it is
 * rolled back, and one row per grant would have its readers wait for each other. So the counters are atomic integers, one
 * entry for a grant and a day; the lock on the hash is shared but when a day's entry is made. A restart loses them; what
 * was read before it is in the record of reads, from which an administrator can charge it again.
 */
#include "ldpd.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "port/atomics.h"
#include "storage/ipc.h"
#include "storage/lwlock.h"
#include "storage/shmem.h"
#include "utils/hsearch.h"

#include "identity.h"
#include "quota.h"

/* Grants with a quota that are read on one day; one more is refused rather than read uncounted. */
#define MAX_ENTRIES	8192

typedef struct QuotaKey
{
	int64		grant_id;
	int64		day;			/* wide, so that the key has no padding */
} QuotaKey;

typedef struct QuotaEntry
{
	QuotaKey	key;
	pg_atomic_uint64 statements;
	pg_atomic_uint64 rows;
} QuotaEntry;

static HTAB *entries = NULL;
static LWLock * lock = NULL;
static shmem_request_hook_type previous_shmem_request = NULL;
static shmem_startup_hook_type previous_shmem_startup = NULL;

static void
shmem_request(void)
{
	if (previous_shmem_request)
		previous_shmem_request();
	RequestAddinShmemSpace(hash_estimate_size(MAX_ENTRIES, sizeof(QuotaEntry)));
	RequestNamedLWLockTranche("ldpd_quota", 1);
}

static void
shmem_startup(void)
{
	HASHCTL		ctl = {.keysize = sizeof(QuotaKey),.entrysize = sizeof(QuotaEntry)};

	if (previous_shmem_startup)
		previous_shmem_startup();
	LWLockAcquire(AddinShmemInitLock, LW_EXCLUSIVE);
	entries = ShmemInitHash("ldpd quotas", MAX_ENTRIES, MAX_ENTRIES, &ctl, HASH_ELEM | HASH_BLOBS | HASH_FIXED_SIZE);
	lock = &GetNamedLWLockTranche("ldpd_quota")->lock;
	LWLockRelease(AddinShmemInitLock);
}

void
quota_init(void)
{
	if (!process_shared_preload_libraries_in_progress)
		return;
	previous_shmem_request = shmem_request_hook;
	shmem_request_hook = shmem_request;
	previous_shmem_startup = shmem_startup_hook;
	shmem_startup_hook = shmem_startup;
}

/* Entries of other days go where there is no room; the lock is held. */
static void
forget_other_days(int64 day)
{
	HASH_SEQ_STATUS seq;
	QuotaEntry *entry;

	hash_seq_init(&seq, entries);
	while ((entry = hash_seq_search(&seq)) != NULL)
		if (entry->key.day != day)
			(void) hash_search(entries, &entry->key, HASH_REMOVE, NULL);
}

/* The entry of a grant for today, made where make asks so. The lock is held when this returns. */
static QuotaEntry *
lock_entry(int64 grant_id, bool make)
{
	QuotaKey	key = {grant_id, law_today()};
	QuotaEntry *entry;
	bool		found;

	if (lock == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("quotas are counted where ldpd is preloaded"),
				 errhint("Add ldpd to shared_preload_libraries and restart the server.")));
	LWLockAcquire(lock, LW_SHARED);
	entry = hash_search(entries, &key, HASH_FIND, NULL);
	if (entry || !make)
		return entry;
	LWLockRelease(lock);
	LWLockAcquire(lock, LW_EXCLUSIVE);
	if (hash_get_num_entries(entries) >= MAX_ENTRIES)
		forget_other_days(key.day);
	entry = hash_search(entries, &key, HASH_ENTER_NULL, &found);
	if (entry == NULL)
	{
		LWLockRelease(lock);
		ereport(ERROR,
				(errcode(ERRCODE_CONFIGURATION_LIMIT_EXCEEDED),
				 errmsg("more than %d grants with a quota are read today", MAX_ENTRIES),
				 errhint("Tomorrow the count begins anew.")));
	}
	if (!found)
	{
		pg_atomic_init_u64(&entry->statements, 0);
		pg_atomic_init_u64(&entry->rows, 0);
	}
	return entry;
}

bool
quota_admit(int64 grant_id, const Quota *quota, Quota *used)
{
	QuotaEntry *entry = lock_entry(grant_id, true);
	bool		admitted;

	used->rows = pg_atomic_read_u64(&entry->rows);
	used->statements = pg_atomic_fetch_add_u64(&entry->statements, 1);
	admitted = (quota->statements == 0 || used->statements < quota->statements) &&
		(quota->rows == 0 || used->rows < quota->rows);
	if (!admitted)
		pg_atomic_fetch_sub_u64(&entry->statements, 1);
	LWLockRelease(lock);
	return admitted;
}

void
quota_charge(int64 grant_id, int64 statements, int64 rows)
{
	QuotaEntry *entry = lock_entry(grant_id, true);

	pg_atomic_fetch_add_u64(&entry->statements, statements);
	pg_atomic_fetch_add_u64(&entry->rows, rows);
	LWLockRelease(lock);
}

/* quota_charge(grant_id, statements, rows): the same, for a database administrator. */
PG_FUNCTION_INFO_V1(ldpd_quota_charge);
Datum
ldpd_quota_charge(PG_FUNCTION_ARGS)
{
	if (PG_GETARG_INT64(1) < 0 || PG_GETARG_INT64(2) < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("what was read cannot be less than nothing")));
	quota_charge(PG_GETARG_INT64(0), PG_GETARG_INT64(1), PG_GETARG_INT64(2));
	PG_RETURN_VOID();
}

/* quota_used(grant_id): statements and rows of today. */
PG_FUNCTION_INFO_V1(ldpd_quota_used);
Datum
ldpd_quota_used(PG_FUNCTION_ARGS)
{
	QuotaEntry *entry;
	TupleDesc	desc;
	Datum		values[2] = {Int64GetDatum(0), Int64GetDatum(0)};
	bool		nulls[2] = {false, false};

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	entry = lock_entry(PG_GETARG_INT64(0), false);
	if (entry)
	{
		values[0] = Int64GetDatum(pg_atomic_read_u64(&entry->statements));
		values[1] = Int64GetDatum(pg_atomic_read_u64(&entry->rows));
	}
	LWLockRelease(lock);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls)));
}
