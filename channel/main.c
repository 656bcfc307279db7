/*
 * main.c
 *		ldpd-channel: opens, checks, heals and closes the channels between this node and another (Article 12).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "channel.h"

static const char usage[] =
"ldpd-channel opens, checks, heals and closes the channels of ldpd.channel between this node and another.\n"
"\n"
"Usage: ldpd-channel [-d CONNINFO] COMMAND\n"
"  open NODE          publications, subscriptions, mirror, first copy; harmless where all is open\n"
"  check [NODE]       compares the two ends, verifies the ledger's blocks that came, writes ldpd.channel_check;\n"
"                     exit status 1 where a channel is late, broken or unreachable\n"
"  heal NODE          mends what check found: a subscription that stopped, a slot that is gone, a catalogue that\n"
"                     changed, a node that was restored from a backup\n"
"  recopy NODE        the same, and everything is copied again\n"
"  close NODE         takes subscriptions, slots and publications away; what was received stays\n"
"  reader ROLE        lets a role read the tables ldpd.city_* across all nodes, under its own name\n"
"\n"
"CONNINFO is this node's database (default: libpq's), as a database administrator; the other node is reached as\n"
"ldpd.node_line says. 节点之间的数据高速通道:打开、检查、修复、关闭。\n";

/* One node, or all that this one has channels with. */
static bool
check(PGconn *here, const char *node)
{
	PGresult   *nodes;
	bool		in_time = true;
	int			i;

	nodes = node ? query(here, "SELECT $1::text", 1, node)
		: query(here, "SELECT DISTINCT CASE WHEN c.sender = o.node THEN c.receiver ELSE c.sender END FROM ldpd.channel c"
				" JOIN ldpd.own_node o ON o.node IN (c.sender, c.receiver) ORDER BY 1", 0);
	for (i = 0; i < PQntuples(nodes); i++)
	{
		Ends		ends;

		ends_begin(&ends, here, PQgetvalue(nodes, i, 0));
		in_time &= check_channels(&ends);
		ends_end(&ends);
	}
	PQclear(nodes);
	return in_time;
}

int
main(int argc, char **argv)
{
	const char *line = "";
	const char *command;
	const char *object;
	char	   *error = NULL;
	PGconn	   *here;
	Ends		ends;
	int			arg = 1;
	bool		good = true;

	if (argc > 2 && strcmp(argv[1], "-d") == 0)
	{
		line = argv[2];
		arg = 3;
	}
	command = arg < argc ? argv[arg] : "";
	object = arg + 1 < argc ? argv[arg + 1] : NULL;
	if (strcmp(command, "--help") == 0)
	{
		fputs(usage, stdout);
		return 0;
	}
	if (argc > arg + 2 || strstr(" open check heal recopy close reader ", format_text(" %s ", command)) == NULL ||
		(object == NULL && strcmp(command, "check") != 0))
	{
		fputs(usage, stderr);
		return 2;
	}
	here = connect_line(line, false, &error);
	if (here == NULL)
		die("%s", error);
	if (strcmp(command, "check") == 0)
		good = check(here, object);
	else if (strcmp(command, "reader") == 0)
		open_reader(here, object);
	else
	{
		ends_begin(&ends, here, object);
		if (strcmp(command, "open") == 0)
			open_channels(&ends);
		else if (strcmp(command, "close") == 0)
			close_channels(&ends);
		else
			heal_channels(&ends, strcmp(command, "recopy") == 0);
		ends_end(&ends);
	}
	PQfinish(here);
	return good ? 0 : 1;
}
