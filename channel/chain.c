/*
 * chain.c
 *		The ledger's blocks that came from a node: whole in themselves, an extension of those that came before, and the sender's own.
 */
#include <stdlib.h>
#include <string.h>

#include "channel.h"

static long long
number(PGconn *conn, const char *sql)
{
	return atoll(value(conn, sql, 0));
}

/* The last block that both have alike, from the top down: 0 where there is none. */
static long long
last_common(PGconn *mirror, PGconn *there, long long upto)
{
	PGresult   *ours = query(mirror, "SELECT no, encode(hash, 'hex') FROM ldpd.ledger_block ORDER BY no DESC", 0);
	long long	common = 0;
	int			low = 0;
	int			high = PQntuples(ours) - 1;

	/* blocks are chained: where one is alike, all before it are */
	while (low <= high)
	{
		int			i = (low + high) / 2;
		char	   *alike = atoll(PQgetvalue(ours, i, 0)) > upto ? NULL :
		value(there, "SELECT 1 FROM ldpd.ledger_block WHERE no = $1 AND encode(hash, 'hex') = $2", 2,
			  PQgetvalue(ours, i, 0), PQgetvalue(ours, i, 1));

		if (alike)
		{
			common = atoll(PQgetvalue(ours, i, 0));
			high = i - 1;
		}
		else
			low = i + 1;
	}
	PQclear(ours);
	return common;
}

void
compare_chains(const Ends *ends, PGconn *mirror, Chain *chain)
{
	const char *max_block = "SELECT coalesce(max(no), 0) FROM ldpd.ledger_block";
	char	   *digest;
	long long	common;

	memset(chain, 0, sizeof(*chain));
	chain->have = number(mirror, max_block);
	chain->digest = value(mirror, "SELECT ldpd.ledger_digest()", 0);
	digest = value(ends->here_conn, "SELECT k.digest FROM ldpd.channel_check k WHERE k.sender = $1 AND k.content = 'law' AND k.digest IS NOT NULL"
				   " AND k.id > coalesce((SELECT max((e.detail ->> 'check')::bigint) FROM ldpd.channel_event e"
				   "  WHERE e.node = $1 AND e.event IN ('node_restored', 'chain_forked', 'copied_again')), 0) ORDER BY k.id DESC LIMIT 1", 1, ends->there);
	/* every header against its hash, its predecessor, the tree, and the digest that was kept at the last check */
	chain->problem = value(mirror, "SELECT format('%s, block %s: %s', problem, block, detail)"
						   " FROM ldpd.verify_blocks(($1::jsonb ->> 'size')::bigint, decode($1::jsonb ->> 'root', 'hex'),"
						   "  (SELECT coalesce(max(no), 0) + 1 FROM ldpd.ledger_block), NULL) LIMIT 1", 1, digest);
	if (ends->there_conn == NULL)
		return;
	chain->theirs = number(ends->there_conn, max_block);
	if (chain->have == 0)
		return;
	common = chain->theirs >= chain->have &&
		value(ends->there_conn, "SELECT 1 FROM ldpd.ledger_block WHERE no = $1 AND encode(hash, 'hex') = $2", 2,
			  format_text("%lld", chain->have),
			  value(mirror, "SELECT encode(hash, 'hex') FROM ldpd.ledger_block ORDER BY no DESC LIMIT 1", 0))
		? chain->have : last_common(mirror, ends->there_conn, chain->theirs);
	if (common == chain->have)
		return;
	chain->restored = true;
	chain->forked = chain->theirs > common;
	chain->lost = value(mirror, "SELECT jsonb_build_object('blocks', count(*), 'first_block', min(no), 'last_block', max(no),"
						" 'entries', sum(entries), 'ids', format('%s-%s', min(after) + 1, max(upto)), 'sealed_from', min(sealed_at), 'sealed_to', max(sealed_at))"
						" FROM ldpd.ledger_block WHERE no > $1", 1, format_text("%lld", common));
}
