/*
 * open.c
 *		Opens the channels between two nodes, waits for the first copy, and closes them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "channel.h"

/* One register, as far as the other side does not have it; what the city changed later it changes by its own statement there. */
static void
bring(const Ends *ends, const char *table, const char *where, const char *conflict)
{
	char	   *rows = value(ends->here_conn, format_text("SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM ldpd.%s t %s", table, where), 0);

	PQclear(query(ends->there_conn,
				  format_text("INSERT INTO ldpd.%s SELECT * FROM jsonb_populate_recordset(NULL::ldpd.%s, $1::jsonb) ON CONFLICT %s",
							  table, table, conflict), 1, rows));
}

/*
 * The registers that the city keeps for all: who is who, which days are working days, which nodes and channels there are. They go in
 * as statements, so that the triggers of the law see them: running deadlines follow a new notice, sessions forget what they knew.
 */
void
bring_registers(const Ends *ends)
{
	char	   *own = value(ends->there_conn, "SELECT node FROM ldpd.own_node", 0);
	char	   *mine = format_text("WHERE '%s' IN (t.sender, t.receiver)", ends->there);

	if (own && strcmp(own, ends->there) != 0)
		die("the database that is reached as node \"%s\" says that it is node \"%s\"", ends->there, own);
	PQclear(query(ends->there_conn, "BEGIN", 0));
	bring(ends, "region", "", "DO NOTHING");
	bring(ends, "agency", "WHERE t.code IN (SELECT n.agency FROM ldpd.node n)", "DO NOTHING");
	bring(ends, "node", "", "DO NOTHING");
	if (own == NULL)
		PQclear(query(ends->there_conn, "INSERT INTO ldpd.own_node (node) VALUES ($1)", 1, ends->there));
	bring(ends, "agency", "", "DO NOTHING");
	bring(ends, "calendar_notice", "", "DO NOTHING");
	bring(ends, "calendar_day", "", "DO NOTHING");
	bring(ends, "channel", mine, "(sender, receiver, content) DO UPDATE SET mode = excluded.mode, max_seconds = excluded.max_seconds, cycle = excluded.cycle"
		  " WHERE (channel.mode, channel.max_seconds, channel.cycle) IS DISTINCT FROM (excluded.mode, excluded.max_seconds, excluded.cycle)");
	bring(ends, "channel_resource", mine, "DO NOTHING");
	PQclear(query(ends->there_conn, "DELETE FROM ldpd.channel_resource t WHERE NOT EXISTS (SELECT FROM jsonb_to_recordset($1::jsonb) AS r(sender text, receiver text, resource text)"
				  " WHERE (r.sender, r.receiver, r.resource) = (t.sender, t.receiver, t.resource))", 1,
				  value(ends->here_conn, "SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM ldpd.channel_resource t", 0)));
	PQclear(query(ends->there_conn, "COMMIT", 0));
}

void
make_mirror(const Ends *ends)
{
	char	   *name = mirror_of(ends);
	PGconn	   *mirror;

	if (value(ends->here_conn, "SELECT datname FROM pg_database WHERE datname = $1", 1, name))
		return;
	/* it has its name when it is whole */
	PQclear(query(ends->here_conn, format_text("DROP DATABASE IF EXISTS \"%s_new\"", name), 0));
	run(ends->here_conn, ends->here, format_text("CREATE DATABASE \"%s_new\" TEMPLATE template0 ENCODING 'UTF8'", name));
	mirror = connect_beside(ends->here_conn, format_text("%s_new", name));
	PQclear(query(mirror, "SET ldpd.restoring = on", 0));
	PQclear(query(mirror, "CREATE EXTENSION ldpd", 0));
	PQclear(query(mirror, "SET session_replication_role = replica", 0));
	run_those(mirror, mirror, name, "SELECT ldpd.mirror_statements()", 0);
	PQfinish(mirror);
	run(ends->here_conn, ends->here, format_text("ALTER DATABASE \"%s_new\" RENAME TO \"%s\"", name, name));
}

void
open_channel(const Ends *ends, Channel *c)
{
	if (strcmp(value(c->sender_conn, "SHOW wal_level", 0), "logical") != 0)
		die("node \"%s\" sends nothing while its wal_level is not logical (postgresql.conf, restart)", c->sender);
	run_those(c->sender_conn, c->sender_conn, c->sender, "SELECT ldpd.sender_statements($1, $2)", 2, c->receiver, c->content);
	if (value(c->sender_conn, "SELECT 1 FROM pg_publication WHERE pubname = ldpd.publication_name($1, $2)", 2, c->content, c->receiver) == NULL)
	{
		say("  %s: nothing to send yet (%s)", c->sender, c->content);
		return;
	}
	if (strcmp(c->content, "law") == 0)
	{
		make_mirror(ends);
		if (c->receiver_conn == NULL)
			c->receiver_conn = mirror_connect(ends, c->sender);
	}
	else if (strcmp(c->content, "data") == 0)
		run_those(c->sender_conn, c->receiver_conn, c->receiver, "SELECT ldpd.landing_statements($1)", 1, c->receiver);
	run_those(c->receiver_conn, c->receiver_conn, c->receiver, "SELECT ldpd.receiver_statements($1, $2, $3, $4)",
			  4, c->sender, c->receiver, c->content, c->sender_line);
}

/* The first copy, by PostgreSQL's own account of it. */
void
wait_for_copy(const Ends *ends, Channel *channels, int n)
{
	char		before[400] = "";
	char		line[400];

	for (;;)
	{
		int			waiting = 0;
		int			i;

		line[0] = '\0';
		for (i = 0; i < n; i++)
		{
			Channel    *c = &channels[i];
			PGresult   *r;

			if (c->receiver_conn == NULL)
				continue;
			r = query(c->receiver_conn,
					  "SELECT count(*), count(*) FILTER (WHERE sr.srsubstate = 'r'),"
					  " (SELECT format(', %s: %s rows, %s', p.relid::regclass, p.tuples_processed, pg_size_pretty(p.bytes_processed))"
					  "  FROM pg_stat_progress_copy p WHERE p.datname = current_database() AND p.command = 'COPY FROM' LIMIT 1),"
					  " (SELECT st.sync_error_count FROM pg_stat_subscription_stats st WHERE st.subname = $1)"
					  " FROM pg_subscription_rel sr JOIN pg_subscription s ON s.oid = sr.srsubid WHERE s.subname = $1", 1, c->name);
			if (strcmp(PQgetvalue(r, 0, 0), PQgetvalue(r, 0, 1)) != 0)
			{
				/*
				 * slots that others hold are free in a moment; what fails time and again and comes no further does
				 * not mend itself
				 */
				if (atoll(PQgetvalue(r, 0, 1)) > c->copied)
				{
					c->copied = atoll(PQgetvalue(r, 0, 1));
					c->errors = atoll(PQgetvalue(r, 0, 3));
				}
				else if (atoll(PQgetvalue(r, 0, 3)) >= c->errors + 30)
					die("the first copy of %s fails again and again: the log of node \"%s\" says why", c->name, c->receiver);
				waiting++;
				snprintf(line + strlen(line), sizeof(line) - strlen(line), "%s%s: %s of %s tables%s", line[0] ? "; " : "", c->name,
						 PQgetvalue(r, 0, 1), PQgetvalue(r, 0, 0), PQgetvalue(r, 0, 2));
			}
			PQclear(r);
		}
		if (waiting == 0)
			return;
		if (strcmp(line, before) != 0)
			say("  copying: %s", line);
		strcpy(before, line);
		usleep(200 * 1000);
	}
}

/* Foreign partitions: of the mirror for the other node, of this very database for this one. */
static void
open_reading(const Ends *ends)
{
	char	   *address = value(ends->here_conn,
								"SELECT concat_ws(' ', 'host=' || coalesce(nullif($1, ''), host(inet_server_addr())), 'port=' || $2)",
								2, PQhost(ends->here_conn), PQport(ends->here_conn));

	PQclear(query(ends->here_conn, "CREATE EXTENSION IF NOT EXISTS postgres_fdw", 0));
	run_those(ends->here_conn, ends->here_conn, ends->here, "SELECT ldpd.city_statements($1, $2)", 2, ends->here,
			  format_text("%s dbname=%s", address, PQdb(ends->here_conn)));
	if (value(ends->here_conn, "SELECT datname FROM pg_database WHERE datname = ldpd.mirror_name($1)", 1, ends->there))
		run_those(ends->here_conn, ends->here_conn, ends->here, "SELECT ldpd.city_statements($1, $2)", 2, ends->there,
				  format_text("%s dbname=%s", address, mirror_of(ends)));
}

void
open_channels(Ends *ends)
{
	Channel    *channels;
	int			n;
	int			i;

	ends_need_both(ends);
	bring_registers(ends);
	n = channels_of(ends, &channels);
	if (n == 0)
		die("ldpd.channel has none between \"%s\" and \"%s\"", ends->here, ends->there);
	for (i = 0; i < n; i++)
		open_channel(ends, &channels[i]);
	wait_for_copy(ends, channels, n);
	open_reading(ends);
	event(ends, "opened", NULL);
}

/* With its slot, where the sender can be asked; else the slot is left, and said to be. */
void
drop_subscription(Channel *c)
{
	if (c->receiver_conn == NULL ||
		value(c->receiver_conn, "SELECT s.subname FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid"
			  " WHERE s.subname = $1 AND d.datname = current_database()", 1, c->name) == NULL)
		return;
	run(c->receiver_conn, c->receiver, format_text("ALTER SUBSCRIPTION %s DISABLE", c->name));
	run(c->receiver_conn, c->receiver, format_text("ALTER SUBSCRIPTION %s SET (slot_name = NONE)", c->name));
	run(c->receiver_conn, c->receiver, format_text("DROP SUBSCRIPTION %s", c->name));
	if (c->sender_conn == NULL)
	{
		say("  %s: its replication slot \"%s\" may be there still", c->sender, c->name);
		return;
	}
	/* the sender notices that the receiver has gone after a moment */
	for (int tries = 0; tries < 100; tries++)
	{
		char	   *active = value(c->sender_conn, "SELECT active FROM pg_replication_slots WHERE slot_name = $1", 1, c->name);

		if (active == NULL)
			return;
		if (!is_true(active))
		{
			run(c->sender_conn, c->sender, format_text("SELECT pg_drop_replication_slot('%s')", c->name));
			return;
		}
		usleep(100 * 1000);
	}
	die("replication slot \"%s\" of node \"%s\" is in use", c->name, c->sender);
}

void
close_channels(Ends *ends)
{
	Channel    *channels;
	int			n = channels_of(ends, &channels);
	int			i;

	for (i = 0; i < n; i++)
	{
		drop_subscription(&channels[i]);
		if (channels[i].sender_conn)
			run(channels[i].sender_conn, channels[i].sender,
				format_text("DROP PUBLICATION IF EXISTS \"%s\"",
							value(ends->here_conn, "SELECT ldpd.publication_name($1, $2)", 2, channels[i].content, channels[i].receiver)));
	}
	event(ends, "closed", NULL);
}

/* A role reads across under its own name, on this server in the mirrors as what it is here. */
void
open_reader(PGconn *here, const char *role)
{
	PGresult   *nodes = query(here, "SELECT d.datname FROM ldpd.node n JOIN pg_database d ON d.datname = ldpd.mirror_name(n.code)", 0);
	char	   *agency = value(here, "SELECT agency FROM ldpd.agency_role WHERE role = $1::regrole", 1, role);
	int			i;

	run_those(here, here, "here", "SELECT ldpd.reader_statements($1::regrole)", 1, role);
	for (i = 0; i < PQntuples(nodes); i++)
	{
		PGconn	   *mirror = connect_beside(here, PQgetvalue(nodes, i, 0));

		run(mirror, PQgetvalue(nodes, i, 0), value(mirror, "SELECT format('GRANT CONNECT ON DATABASE %I TO %s', current_database(), $1::regrole)", 1, role));
		if (agency)
		{
			PQclear(query(mirror, "SET ldpd.restoring = on", 0));
			PQclear(query(mirror, "INSERT INTO ldpd.agency_role (role, agency) VALUES ($1::regrole, $2::ldpd.credit_code)"
						  " ON CONFLICT (role) DO UPDATE SET agency = excluded.agency", 2, role, agency));
		}
		PQfinish(mirror);
	}
	PQclear(nodes);
}
