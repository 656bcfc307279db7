/*
 * ends.c
 *		The two nodes and the channels between them, as ldpd.node and ldpd.channel have them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "channel.h"

void
ends_begin(Ends *ends, PGconn *here, const char *there)
{
	memset(ends, 0, sizeof(*ends));
	ends->here_conn = here;
	ends->here = value(here, "SELECT node FROM ldpd.own_node", 0);
	if (ends->here == NULL)
		die("this database is no node: INSERT INTO ldpd.own_node (node) VALUES (...)");
	ends->there = there;
	if (value(here, "SELECT code FROM ldpd.node WHERE code = $1", 1, there) == NULL)
		die("node \"%s\" is not in ldpd.node", there);
	ends->here_line = value(here, "SELECT conninfo FROM ldpd.node_line WHERE node = $1", 1, ends->here);
	ends->there_line = value(here, "SELECT conninfo FROM ldpd.node_line WHERE node = $1", 1, there);
	if (ends->here_line == NULL || ends->there_line == NULL)
		die("ldpd.node_line says of node \"%s\" not how it is reached", ends->here_line ? there : ends->here);
	ends->there_conn = connect_line(ends->there_line, false, &ends->unreachable);
}

void
ends_need_both(const Ends *ends)
{
	if (ends->there_conn == NULL)
		die("node \"%s\" cannot be reached: %s", ends->there, ends->unreachable);
}

void
ends_end(Ends *ends)
{
	if (ends->there_conn)
		PQfinish(ends->there_conn);
}

char *
mirror_of(const Ends *ends)
{
	return value(ends->here_conn, "SELECT ldpd.mirror_name($1)", 1, ends->there);
}

PGconn *
mirror_connect(const Ends *ends, const char *node)
{
	char	   *name = value(ends->here_conn, "SELECT d.datname FROM pg_database d WHERE d.datname = ldpd.mirror_name($1)", 1, node);

	return name ? connect_beside(ends->here_conn, name) : NULL;
}

/* In the order in which they are opened: records first, then what is sent between offices, then data. */
int
channels_of(const Ends *ends, Channel **channels)
{
	PGresult   *rows = query(ends->here_conn,
							 "SELECT sender, receiver, content, ldpd.subscription_name(content, sender, receiver) FROM ldpd.channel"
							 " WHERE (sender, receiver) IN (($1, $2), ($2, $1))"
							 " ORDER BY array_position('{law,post,data}', content), sender = $1",
							 2, ends->here, ends->there);
	int			n = PQntuples(rows);
	int			i;

	*channels = calloc(n + 1, sizeof(Channel));
	for (i = 0; i < n; i++)
	{
		Channel    *c = &(*channels)[i];

		c->sender = format_text("%s", PQgetvalue(rows, i, 0));
		c->receiver = format_text("%s", PQgetvalue(rows, i, 1));
		c->content = format_text("%s", PQgetvalue(rows, i, 2));
		c->name = format_text("%s", PQgetvalue(rows, i, 3));
		c->upward = strcmp(c->receiver, ends->here) == 0;
		c->sender_conn = c->upward ? ends->there_conn : ends->here_conn;
		c->sender_line = c->upward ? ends->there_line : ends->here_line;
		if (strcmp(c->content, "law") != 0)
			c->receiver_conn = c->upward ? ends->here_conn : ends->there_conn;
		else if (c->upward)
			c->receiver_conn = mirror_connect(ends, c->sender);
		else
			die("the records of node \"%s\" are not sent down", c->sender);
	}
	PQclear(rows);
	return n;
}

void
event(const Ends *ends, const char *what, const char *detail)
{
	PQclear(query(ends->here_conn, "INSERT INTO ldpd.channel_event (node, event, detail) VALUES ($1, $2, $3::jsonb)",
				  3, ends->there, what, detail ? detail : "{}"));
	say("%s: %s %s", ends->there, what, detail ? detail : "");
}
