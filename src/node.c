/*
 * node.c
 *		Which server may write what (each record has one home), and what may leave it by a publication (Article 12).
 */
#include "ldpd.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"

#include "identity.h"
#include "law.h"
#include "memo.h"
#include "node.h"
#include "store.h"
#include "trigger.h"

/* What a session remembers: each step asks. */
typedef struct OwnNode
{
	char		node[32];		/* a code of at most 18 characters; empty: the only one there is */
} OwnNode;

static bool
read_own_node(const void *key, void *answer)
{
	LawScan    *scan = law_begin("own_node", NULL, 0, NULL, NULL);
	HeapTuple	tuple = law_next(scan);

	memset(answer, 0, sizeof(OwnNode));
	if (HeapTupleIsValid(tuple))
		strlcpy(((OwnNode *) answer)->node, law_text(scan, tuple, "node"), sizeof(OwnNode));
	law_end(scan);
	return true;
}

char *
own_node(void)
{
	static Memo memo = {{"own_node"}, sizeof(int64), sizeof(OwnNode)};
	int64		key = 0;
	OwnNode		own;

	/* the library may be newer than the extension's objects */
	if (!OidIsValid(law_relid("own_node", true)))
		return NULL;
	(void) memo_answer(&memo, &key, read_own_node, &own);
	return own.node[0] ? pstrdup(own.node) : NULL;
}

void
check_home(const CreditCode *agency)
{
	static SPIPlanPtr plan = NULL;
	char	   *here = own_node();
	Oid			type;
	Datum		value = CreditCodePGetDatum(agency);
	char	   *home;

	if (here == NULL)
		return;
	type = law_typid("credit_code");
	SPI_connect();
	law_execute(&plan, "SELECT ldpd.home_node($1)", 1, &type, &value, NULL);
	home = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
	if (home && strcmp(home, here) != 0)
		ereport(ERROR,
				(errcode(ARTICLE(12)),
				 errmsg("the records of %s are kept by node \"%s\", this is \"%s\"", agency_label(agency), home, here),
				 errdetail_article(12, LAW_12_3),
				 errhint("Take the step there, or send it there: INSERT INTO ldpd.dispatch (to_node, subject, subject_id, body) VALUES ('%s', …).", home)));
	SPI_finish();
}

/*
 * publication_watch(): event trigger function, on ddl_command_end of CREATE and ALTER PUBLICATION. Row security does not hold
 * for what is published, so that columns and filter must be right before the first row leaves.
 */
PG_FUNCTION_INFO_V1(ldpd_publication_watch);
Datum
ldpd_publication_watch(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr plan = NULL;

	(void) check_called_as_event_trigger(fcinfo, "publication_watch");
	if (ldpd_restoring || own_node() == NULL)
		PG_RETURN_NULL();
	SPI_connect();
	law_execute(&plan, "SELECT publication, coalesce(relation, '*'), excess, mend FROM ldpd.publication_excess() LIMIT 1", 0, NULL, NULL, NULL);
	if (SPI_processed > 0)
	{
		HeapTuple	tuple = SPI_tuptable->vals[0];
		TupleDesc	desc = SPI_tuptable->tupdesc;

		ereport(ERROR,
				(errcode(ARTICLE(12)),
				 errmsg("publication \"%s\" would send more of %s than its channel does: %s",
						SPI_getvalue(tuple, desc, 1), SPI_getvalue(tuple, desc, 2), SPI_getvalue(tuple, desc, 3)),
				 errdetail_article(12, LAW_12_3),
				 errhint("SELECT * FROM ldpd.channel_table says what a channel sends; its statements are those of ldpd.sender_statements().")));
	}
	SPI_finish();
	PG_RETURN_NULL();
}
