/*
 * heal.c
 *		Mends channels: nothing that came is lost by it, and nothing comes twice.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "channel.h"

static bool
has_slot(Channel *c)
{
	return value(c->sender_conn, "SELECT 1 FROM pg_replication_slots WHERE slot_name = $1 AND wal_status IS DISTINCT FROM 'lost'", 1, c->name) != NULL;
}

static bool
has_subscription(Channel *c)
{
	return c->receiver_conn && value(c->receiver_conn, "SELECT 1 FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid"
									 " WHERE s.subname = $1 AND d.datname = current_database()", 1, c->name) != NULL;
}

/*
 * The records of a node are copied anew into a new mirror. The old one is all that is left of what the node has lost: it is kept,
 * under another name, and the ledger of this node says what is missing.
 */
static void
copy_records_again(const Ends *ends, Channel *c)
{
	char	   *mirror = mirror_of(ends);
	char	   *kept;
	char	   *detail;
	Chain		chain = {0};

	if (c->receiver_conn)
	{
		compare_chains(ends, c->receiver_conn, &chain);
		drop_subscription(c);
		PQfinish(c->receiver_conn);
		c->receiver_conn = NULL;
		PQclear(query(ends->here_conn, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", 1, mirror));
		kept = value(ends->here_conn, "SELECT to_char(clock_timestamp(), '\"_until_\"YYYYMMDD\"t\"HH24MISS')", 0);
		kept = format_text("%s%s", mirror, kept);
		if (chain.lost)
			run(ends->here_conn, ends->here, format_text("ALTER DATABASE \"%s\" RENAME TO \"%s\"", mirror, kept));
		else
			run(ends->here_conn, ends->here, format_text("DROP DATABASE \"%s\" WITH (FORCE)", mirror));
		detail = value(ends->here_conn,
					   "SELECT jsonb_strip_nulls(jsonb_build_object('missing', $1::jsonb, 'kept_in', $2::text, 'check', (SELECT max(id) FROM ldpd.channel_check)))",
					   2, chain.lost, chain.lost ? kept : NULL);
		event(ends, chain.forked ? "chain_forked" : chain.restored ? "node_restored" : "copied_again", detail);
	}
	open_channel(ends, c);
}

/* A landed partition is filled again by the first copy of a new subscription. */
static void
copy_data_again(const Ends *ends, Channel *c)
{
	drop_subscription(c);
	run_those(c->sender_conn, c->receiver_conn, c->receiver, "SELECT ldpd.clearing_statements($1)", 1, c->receiver);
	open_channel(ends, c);
}

/* Rows of dispatch that are missing come in as a subscription would bring them; how many there were. In a transaction. */
static char *
bring_in(PGconn *conn, const char *rows)
{
	PQclear(query(conn, "SET LOCAL session_replication_role = replica", 0));
	return value(conn,
				 "WITH came AS (INSERT INTO ldpd.dispatch SELECT * FROM jsonb_populate_recordset(NULL::ldpd.dispatch, $1::jsonb)"
				 " ON CONFLICT (from_node, id) DO NOTHING RETURNING 1) SELECT count(*) FROM came", 1, rows);
}

/*
 * What was sent and did not come: the slot is made with a snapshot, of which the missing rows are taken, and from which on the
 * subscription goes: no row is between the two, and none in both.
 */
static void
fill_post(const Ends *ends, Channel *c, PGconn *snapshot, const char *filter)
{
	char	   *rows = value(snapshot, format_text("SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d.sent_at, d.id), '[]') FROM ldpd.dispatch d WHERE %s", filter), 0);
	char	   *came;

	PQclear(query(c->receiver_conn, "BEGIN", 0));
	came = bring_in(c->receiver_conn, rows);
	PQclear(query(c->receiver_conn, "COMMIT", 0));
	say("  %s: %s steps and answers that had not come", c->receiver, came);
}

static void
send_again(const Ends *ends, Channel *c)
{
	char	   *error = NULL;
	PGconn	   *snapshot;
	char	   *filter = value(c->sender_conn, "SELECT row_filter FROM ldpd.channel_table WHERE content = 'post' AND receiver = $1", 1, c->receiver);

	drop_subscription(c);
	run_those(c->sender_conn, c->sender_conn, c->sender, "SELECT ldpd.sender_statements($1, $2)", 2, c->receiver, c->content);
	snapshot = connect_line(c->sender_line, true, &error);
	if (snapshot == NULL)
		die("%s", error);
	PQclear(query(snapshot, "BEGIN READ ONLY ISOLATION LEVEL REPEATABLE READ", 0));
	if (value(c->sender_conn, "SELECT 1 FROM pg_replication_slots WHERE slot_name = $1", 1, c->name))
		run(c->sender_conn, c->sender, format_text("SELECT pg_drop_replication_slot('%s')", c->name));
	PQclear(query(snapshot, format_text("CREATE_REPLICATION_SLOT \"%s\" LOGICAL pgoutput USE_SNAPSHOT", c->name), 0));
	fill_post(ends, c, snapshot, filter);
	PQclear(query(snapshot, "COMMIT", 0));
	PQfinish(snapshot);
	run_those(c->receiver_conn, c->receiver_conn, c->receiver,
			  "SELECT s || ' WITH (create_slot = false, copy_data = false)' FROM ldpd.receiver_statements($1, $2, $3, $4) s",
			  4, c->sender, c->receiver, c->content, c->sender_line);
}

/*
 * A node that comes back from a backup has forgotten what it sent, and would give the same numbers to other steps: it gets back
 * what came from it, and goes on after it.
 */
static void
give_back(const Ends *ends)
{
	char	   *rows = value(ends->here_conn, "SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d.id), '[]') FROM ldpd.dispatch d WHERE d.from_node = $1", 1, ends->there);
	char	   *came;

	PQclear(query(ends->there_conn, "BEGIN", 0));
	came = bring_in(ends->there_conn, rows);
	PQclear(query(ends->there_conn, "SELECT setval('ldpd.dispatch_id_seq', greatest((SELECT max(id) FROM ldpd.dispatch WHERE from_node = $1),"
				  " (SELECT last_value FROM ldpd.dispatch_id_seq)))", 1, ends->there));
	PQclear(query(ends->there_conn, "COMMIT", 0));
	if (strcmp(came, "0") != 0)
		say("  %s: %s steps and answers given back to it", ends->there, came);
}

static void
start_again(Channel *c)
{
	char	   *enabled = value(c->receiver_conn, "SELECT s.subenabled FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid"
								" WHERE s.subname = $1 AND d.datname = current_database()", 1, c->name);

	if (!is_true(enabled))
		run(c->receiver_conn, c->receiver, format_text("ALTER SUBSCRIPTION %s ENABLE", c->name));
	if (value(c->receiver_conn, "SELECT 1 FROM pg_subscription s WHERE s.subname = $1 AND s.subconninfo <> $2", 2, c->name, c->sender_line))
		run(c->receiver_conn, c->receiver, format_text("ALTER SUBSCRIPTION %s CONNECTION %s", c->name,
													   PQescapeLiteral(c->receiver_conn, c->sender_line, strlen(c->sender_line))));
}

/* A publication that is not as the catalogue is now: what was not sent meanwhile can only be copied. */
static bool
follows_catalogue(Channel *c)
{
	return value(c->sender_conn, "SELECT ldpd.sender_statements($1, $2) LIMIT 1", 2, c->receiver, c->content) == NULL;
}

void
heal_channels(Ends *ends, bool copy_again)
{
	Channel    *channels;
	int			n;
	int			i;
	bool		restored = copy_again;

	ends_need_both(ends);
	n = channels_of(ends, &channels);
	/* the chain tells a node that was restored, whatever its slots look like */
	for (i = 0; i < n; i++)
		if (strcmp(channels[i].content, "law") == 0 && channels[i].receiver_conn)
		{
			Chain		chain;

			compare_chains(ends, channels[i].receiver_conn, &chain);
			restored = restored || chain.restored || !has_slot(&channels[i]);
		}
	bring_registers(ends);
	if (restored)
		give_back(ends);
	for (i = 0; i < n; i++)
	{
		Channel    *c = &channels[i];

		if (has_subscription(c) && has_slot(c) && follows_catalogue(c) && !restored)
			start_again(c);
		else if (!has_subscription(c) && !has_slot(c) && !(strcmp(c->content, "post") == 0))
			open_channel(ends, c);
		else if (strcmp(c->content, "law") == 0)
			copy_records_again(ends, c);
		else if (strcmp(c->content, "data") == 0)
			copy_data_again(ends, c);
		else
			send_again(ends, c);
	}
	wait_for_copy(ends, channels, n);
}
