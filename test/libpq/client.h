/*
 * client.h
 *		What the examples in C share: TAP, and the small city of test/lib/fixture.sql in the database that PGDATABASE names.
 *
 * Each program here is an example of its own: what an agency's client does through libpq, checked step by step.
 */
#ifndef CLIENT_H
#define CLIENT_H

#include <arpa/inet.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libpq-fe.h>

/* not every program needs all of this */
#define MAYBE_UNUSED	__attribute__((unused))

static int	tests = 0;
static int	failures = 0;

static bool ok(bool good, const char *name,...) __attribute__((format(printf, 2, 3)));

static bool
ok(bool good, const char *name,...)
{
	va_list		args;

	printf("%s %d - ", good ? "ok" : "not ok", ++tests);
	va_start(args, name);
	vprintf(name, args);
	va_end(args);
	putchar('\n');
	failures += !good;
	return good;
}

/* Texts alike; NULL is like nothing but NULL. */
MAYBE_UNUSED static bool
is(const char *have, const char *want, const char *name)
{
	bool		good = have && want ? strcmp(have, want) == 0 : have == want;

	if (!ok(good, "%s", name))
		printf("# have: %s\n# want: %s\n", have ? have : "NULL", want ? want : "NULL");
	return good;
}

static int
done_testing(void)
{
	printf("1..%d\n", tests);
	return failures ? EXIT_FAILURE : EXIT_SUCCESS;
}

static void die(const char *what, const char *why) __attribute__((noreturn));

static void
die(const char *what, const char *why)
{
	printf("Bail out! %s: %s\n", what, why);
	exit(EXIT_FAILURE);
}

/* What must work for the test to go on. */
MAYBE_UNUSED static PGresult *
must(PGconn *conn, const char *sql)
{
	PGresult   *res = PQexec(conn, sql);

	if (PQresultStatus(res) != PGRES_COMMAND_OK && PQresultStatus(res) != PGRES_TUPLES_OK)
		die(sql, PQerrorMessage(conn));
	return res;
}

MAYBE_UNUSED static void
run(PGconn *conn, const char *sql)
{
	PQclear(must(conn, sql));
}

/* The first value of a query, to be read before the next but three. */
MAYBE_UNUSED static const char *
value(PGconn *conn, const char *sql)
{
	static char values[4][1024];
	static int	next = 0;
	char	   *text = values[next++ % 4];
	PGresult   *res = must(conn, sql);

	snprintf(text, sizeof(values[0]), "%s", PQntuples(res) ? PQgetvalue(res, 0, 0) : "");
	PQclear(res);
	return text;
}

/* A result is a refusal by an article of the law: its SQLSTATE, and all that a client may show of it. */
MAYBE_UNUSED static bool
is_refused(const PGresult *res, const char *sqlstate, const char *name)
{
	const char *state = PQresultErrorField(res, PG_DIAG_SQLSTATE);
	const char *detail = PQresultErrorField(res, PG_DIAG_MESSAGE_DETAIL);
	const char *hint = PQresultErrorField(res, PG_DIAG_MESSAGE_HINT);
	bool		good = PQresultStatus(res) == PGRES_FATAL_ERROR && state && strcmp(state, sqlstate) == 0 && detail && hint;

	if (!ok(good, "%s", name))
		printf("# %s\n", PQresultErrorMessage(res));
	return good;
}

/* A session as one of the city's roles, on the morning of Monday, 2026-03-02. NULL: the administrator. */
static PGconn *
connect_as(const char *role)
{
	char		options[256];
	const char *keywords[] = {"options", "application_name", "client_encoding", NULL};
	const char *values[] = {options, "an agency's client", "UTF8", NULL};
	PGconn	   *conn;

	snprintf(options, sizeof(options), "-c search_path=public,ldpd -c ldpd.clock=2026-03-02\\ 09:00 %s%s", role ? "-c role=" : "", role ? role : "");
	conn = PQconnectdbParams(keywords, values, 0);
	if (PQstatus(conn) != CONNECTION_OK)
		die("connecting", PQerrorMessage(conn));
	return conn;
}

MAYBE_UNUSED static void
make_city(void)
{
	char		command[1024];

	snprintf(command, sizeof(command), "psql -qX -v ON_ERROR_STOP=1 -f '%s/test/lib/fixture.sql' >/dev/null 2>&1", getenv("PGHOST"));
	if (system(command) != 0)
		die("the city of test/lib/fixture.sql", "it cannot be made");
}

#endif							/* CLIENT_H */
