/*
 * ldpd.c
 *		The module's door: registers settings and hooks, and does nothing else.
 */
#include "ldpd.h"

#include "miscadmin.h"
#include "utils/guc.h"

#include "access.h"
#include "clock.h"
#include "commit.h"
#include "freshness.h"
#include "identity.h"
#include "library.h"
#include "memo.h"
#include "norm.h"
#include "quota.h"
#include "record_channel.h"
#include "store.h"
#include "upkeep.h"
#include "usage.h"
#include "workday.h"

#ifdef PG_MODULE_MAGIC_EXT
PG_MODULE_MAGIC_EXT(.name = "ldpd",.version = LDPD_VERSION);
#else
PG_MODULE_MAGIC;
#endif

bool		ldpd_restoring = false;

void		_PG_init(void);

void
_PG_init(void)
{
	pg_bindtextdomain(TEXTDOMAIN);
#ifdef ENABLE_NLS
	/* preloaded, no database's encoding is known yet; those that hold ldpd are UTF8 */
	bind_textdomain_codeset(TEXTDOMAIN, "UTF-8");
#endif

	DefineCustomBoolVariable("ldpd.restoring",
							 "Lets history into the tables of the law as it stands (pg_restore, migration).",
							 "Guards, stamps and deadlines are passed by; no ledger entry is made.",
							 &ldpd_restoring,
							 false,
							 PGC_SUSET,
							 0, NULL, NULL, NULL);

	library_init();
	clock_init();
	decision_init();
	commit_init();
	store_init();
	memo_init();
	identity_init();
	norm_init();
	workday_init();
	decision_cache_init();
	freshness_init();
	quota_init();
	access_init();
	channel_init();
	recorder_init();
	upkeep_init();
	usage_init();

	MarkGUCPrefixReserved("ldpd");
}
