/*
 * wire.c
 *		Connections and queries.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "channel.h"

#define MAX_ARGUMENTS	12

void
die(const char *format,...)
{
	va_list		args;

	fflush(stdout);
	fputs("ldpd-channel: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(2);
}

void
say(const char *format,...)
{
	va_list		args;

	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	fflush(stdout);
}

char *
format_text(const char *format,...)
{
	va_list		args;
	int			len;
	char	   *text;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	text = malloc(len + 1);

	if (text == NULL)
		die("out of memory");
	va_start(args, format);
	vsnprintf(text, len + 1, format, args);
	va_end(args);
	return text;
}

static char *
copy_text(const char *text)
{
	return text ? format_text("%s", text) : NULL;
}

static void
ignore_notice(void *arg, const PGresult *result)
{
}

PGconn *
connect_line(const char *line, bool replication, char **error)
{
	const char *keys[] = {"dbname", "fallback_application_name", "connect_timeout", replication ? "replication" : NULL, NULL};
	const char *values[] = {line, "ldpd-channel", "5", "database", NULL};
	PGconn	   *conn = PQconnectdbParams(keys, values, 1);

	if (PQstatus(conn) != CONNECTION_OK)
	{
		*error = copy_text(PQerrorMessage(conn));
		(*error)[strcspn(*error, "\n")] = '\0';
		PQfinish(conn);
		return NULL;
	}
	PQsetNoticeReceiver(conn, ignore_notice, NULL);
	PQclear(query(conn, "SELECT set_config('search_path', 'pg_catalog, ldpd, pg_temp', false), set_config('lc_messages', 'C', false)", 0));
	return conn;
}

/* Another database of the same server, with the same parameters. */
PGconn *
connect_beside(PGconn *conn, const char *dbname)
{
	PQconninfoOption *options = PQconninfo(conn);
	PQconninfoOption *o;
	const char *keys[64];
	const char *values[64];
	int			n = 0;
	PGconn	   *result;

	for (o = options; o->keyword && n < 62; o++)
		if (o->val && o->val[0])
		{
			keys[n] = o->keyword;
			values[n++] = strcmp(o->keyword, "dbname") == 0 ? dbname : o->val;
		}
	keys[n] = values[n] = NULL;
	result = PQconnectdbParams(keys, values, 0);
	if (PQstatus(result) != CONNECTION_OK)
		die("%s", PQerrorMessage(result));
	PQconninfoFree(options);
	PQsetNoticeReceiver(result, ignore_notice, NULL);
	PQclear(query(result, "SELECT set_config('search_path', 'pg_catalog, ldpd, pg_temp', false)", 0));
	return result;
}

static PGresult *
query_args(PGconn *conn, const char *sql, int n, va_list args)
{
	const char *values[MAX_ARGUMENTS];
	PGresult   *result;
	int			i;

	for (i = 0; i < n; i++)
		values[i] = va_arg(args, const char *);
	result = n ? PQexecParams(conn, sql, n, NULL, values, NULL, NULL, 0) : PQexec(conn, sql);
	if (PQresultStatus(result) != PGRES_TUPLES_OK && PQresultStatus(result) != PGRES_COMMAND_OK)
		die("%sSTATEMENT:  %s", PQresultErrorMessage(result), sql);
	return result;
}

PGresult *
query(PGconn *conn, const char *sql, int n,...)
{
	va_list		args;
	PGresult   *result;

	va_start(args, n);
	result = query_args(conn, sql, n, args);
	va_end(args);
	return result;
}

char *
value(PGconn *conn, const char *sql, int n,...)
{
	va_list		args;
	PGresult   *result;
	char	   *text = NULL;

	va_start(args, n);
	result = query_args(conn, sql, n, args);
	va_end(args);
	if (PQntuples(result) > 0 && !PQgetisnull(result, 0, 0))
		text = copy_text(PQgetvalue(result, 0, 0));

	PQclear(result);
	return text;
}

/* The first value of the first row, or what the server says against it. */
char *
try_value(PGconn *conn, char **error, const char *sql, int n,...)
{
	const char *values[MAX_ARGUMENTS];
	PGresult   *result;
	char	   *text = NULL;
	va_list		args;
	int			i;

	va_start(args, n);
	for (i = 0; i < n; i++)
		values[i] = va_arg(args, const char *);
	va_end(args);
	result = PQexecParams(conn, sql, n, NULL, values, NULL, NULL, 0);
	if (PQresultStatus(result) != PGRES_TUPLES_OK && PQresultStatus(result) != PGRES_COMMAND_OK)
		*error = copy_text(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)
						   : PQerrorMessage(conn));
	else if (PQntuples(result) > 0 && !PQgetisnull(result, 0, 0))
		text = copy_text(PQgetvalue(result, 0, 0));

	PQclear(result);
	return text;
}

bool
is_true(const char *text)
{
	return text &&text[0] == 't';
}

void
run(PGconn *conn, const char *who, const char *statement)
{
	say("  %s: %.150s%s", who, statement, strlen(statement) > 150 ? " ..." : "");
	PQclear(query(conn, statement, 0));
}

/* Asks one end for statements and runs them at an end. */
void
run_those(PGconn *from, PGconn *at, const char *who, const char *sql, int n,...)
{
	va_list		args;
	PGresult   *statements;
	int			i;

	va_start(args, n);
	statements = query_args(from, sql, n, args);
	va_end(args);
	for (i = 0; i < PQntuples(statements); i++)
		run(at, who, PQgetvalue(statements, i, 0));
	PQclear(statements);
}
