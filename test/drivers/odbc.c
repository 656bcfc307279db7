/*
 * odbc.c
 *		ODBC, as spreadsheets, BI tools and apps use it: what a driver is told of the tables, and the working life of an app.
 *
 * Prints TAP. Runs on the database of setup.sql, of which PGHOST_TCP, PGPORT and PGDATABASE say where it is.
 */
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sql.h>
#include <sqlext.h>

#define SIZE 4000

static SQLHENV environment;
static int	count = 0;
static int	failed = 0;

static void
ok(int good, const char *what)
{
	count++;
	failed += !good;
	printf("%s %d - %s\n", good ? "ok" : "not ok", count, what);
}

static void
is(const char *got, const char *expected, const char *what)
{
	int			good = strcmp(got, expected) == 0;

	ok(good, what);
	if (!good)
		printf("# got:      %s\n# expected: %s\n", got, expected);
}

/* ---------------------------------------------------------------- the driver */

/* The first diagnostic of a handle, "SQLSTATE MESSAGE"; empty where there is none. */
static const char *
trouble(SQLSMALLINT type, SQLHANDLE handle)
{
	static char text[SIZE];
	char		state[6] = "";
	char		message[SIZE - 10] = "";
	SQLINTEGER	native;
	SQLSMALLINT length;

	text[0] = '\0';
	if (SQL_SUCCEEDED(SQLGetDiagRec(type, handle, 1, (SQLCHAR *) state, &native, (SQLCHAR *) message, sizeof(message), &length)))
		snprintf(text, SIZE, "%s %s", state, message);
	return text;
}

static SQLHDBC
connect_as(const char *user, const char *options)
{
	SQLHDBC		connection;
	char		string[SIZE];

	snprintf(string, sizeof(string), "Driver={PostgreSQL Unicode};Servername=%s;Port=%s;Database=%s;UID=%s;%s",
			 getenv("PGHOST_TCP"), getenv("PGPORT"), getenv("PGDATABASE"), user, options);
	SQLAllocHandle(SQL_HANDLE_DBC, environment, &connection);
	if (!SQL_SUCCEEDED(SQLDriverConnect(connection, NULL, (SQLCHAR *) string, SQL_NTS, NULL, 0, NULL, SQL_DRIVER_NOPROMPT)))
	{
		printf("Bail out! %s: %s\n", user, trouble(SQL_HANDLE_DBC, connection));
		exit(1);
	}
	return connection;
}

static void
disconnect(SQLHDBC connection)
{
	SQLDisconnect(connection);
	SQLFreeHandle(SQL_HANDLE_DBC, connection);
}

static SQLHSTMT
statement(SQLHDBC connection)
{
	SQLHSTMT	s;

	SQLAllocHandle(SQL_HANDLE_STMT, connection, &s);
	return s;
}

/* A column of the row at hand as text; NULL is "". */
static const char *
column(SQLHSTMT s, int n)
{
	static char text[4][SIZE];
	static int	next = 0;
	SQLLEN		length;

	next = (next + 1) % 4;
	text[next][0] = '\0';
	SQLGetData(s, n, SQL_C_CHAR, text[next], SIZE, &length);
	if (length == SQL_NULL_DATA)
		text[next][0] = '\0';
	return text[next];
}

/* Binds parameter n as an app does that knows only strings; NULL is SQL NULL. The length stays where it is until execution. */
static SQLLEN lengths[16];
static void
bind_text(SQLHSTMT s, int n, const char *value)
{
	lengths[n] = value ? SQL_NTS : SQL_NULL_DATA;
	SQLBindParameter(s, n, SQL_PARAM_INPUT, SQL_C_CHAR, SQL_VARCHAR, 100, 0, (SQLPOINTER) value, 0, &lengths[n]);
}

/*
 * Prepares and runs a statement with n parameters of SQL_VARCHAR. Returns the rows' first columns, joined by line feeds, or where
 * it failed its diagnostic.
 */
static const char *
run(SQLHDBC connection, const char *sql, int n,...)
{
	static char all[10 * SIZE];
	SQLHSTMT	s = statement(connection);
	SQLSMALLINT columns = 0;
	va_list		values;
	SQLRETURN	result;

	va_start(values, n);
	for (int i = 1; i <= n; i++)
		bind_text(s, i, va_arg(values, const char *));
	va_end(values);
	all[0] = '\0';
	result = SQLPrepare(s, (SQLCHAR *) sql, SQL_NTS);
	if (SQL_SUCCEEDED(result))
		result = SQLExecute(s);
	if (SQL_SUCCEEDED(result))
		SQLNumResultCols(s, &columns);
	while (columns > 0 && SQL_SUCCEEDED(result = SQLFetch(s)))
		snprintf(all + strlen(all), sizeof(all) - strlen(all), "%s%s", all[0] ? "\n" : "", column(s, 1));
	if (result == SQL_ERROR)
		snprintf(all, sizeof(all), "%s", trouble(SQL_HANDLE_STMT, s));
	SQLFreeHandle(SQL_HANDLE_STMT, s);
	return all;
}

static void
autocommit(SQLHDBC connection, int on)
{
	SQLSetConnectAttr(connection, SQL_ATTR_AUTOCOMMIT, (SQLPOINTER) (on ? SQL_AUTOCOMMIT_ON : SQL_AUTOCOMMIT_OFF), 0);
}

/* ---------------------------------------------------------------- what a driver is told */

static int
is_plain(const char *type)
{
	static const char *plain[] = {"text", "int8", "int4", "int2", "date", "numeric", "bool", "timestamptz", "float8"};

	for (int i = 0; i < (int) (sizeof(plain) / sizeof(*plain)); i++)
		if (strcmp(type, plain[i]) == 0)
			return 1;
	return 0;
}

static void
metadata(SQLHDBC connection)
{
	SQLHSTMT	s = statement(connection);
	char		types[SIZE] = "";

	SQLColumns(s, NULL, 0, (SQLCHAR *) "ldpd", SQL_NTS, (SQLCHAR *) "share\\_request", SQL_NTS, NULL, 0);
	while (SQL_SUCCEEDED(SQLFetch(s)))
	{
		const char *name = column(s, 4);

		if (strcmp(name, "id") == 0 || strcmp(name, "consumer") == 0 || strcmp(name, "reply_due") == 0 || strcmp(name, "submitted_at") == 0)
			snprintf(types + strlen(types), SIZE - strlen(types), "%s %s %s; ", name, column(s, 5), column(s, 6));
	}
	is(types, "id -5 int8; consumer 12 credit_code; submitted_at 93 timestamptz; reply_due 91 date; ",
	   "SQLColumns of share_request: BIGINT, VARCHAR, TIMESTAMP, DATE");
	SQLFreeStmt(s, SQL_CLOSE);
	SQLPrimaryKeys(s, NULL, 0, (SQLCHAR *) "ldpd", SQL_NTS, (SQLCHAR *) "share_request", SQL_NTS);
	ok(SQL_SUCCEEDED(SQLFetch(s)) && strcmp(column(s, 4), "id") == 0, "SQLPrimaryKeys");
	SQLFreeHandle(SQL_HANDLE_STMT, s);
}

/*
 * Whatever schema ldpd_bi holds: plain types alone, and a result that can be read. This driver leaves REMARKS empty: what a column
 * means is asked of the server.
 */
static void
business_intelligence(SQLHDBC connection)
{
	SQLHSTMT	s = statement(connection);
	char		names[100][70];
	char		sql[300];
	int			views = 0;
	int			unread = 0;
	int			odd = 0;
	int			silent = 0;

	SQLColumns(s, NULL, 0, (SQLCHAR *) "ldpd\\_bi", SQL_NTS, NULL, 0, NULL, 0);
	while (SQL_SUCCEEDED(SQLFetch(s)) && views < 100)
	{
		const char *name = column(s, 3);

		if (views == 0 || strcmp(names[views - 1], name) != 0)
			snprintf(names[views++], sizeof(names[0]), "%s", name);
		if (!is_plain(column(s, 6)))
		{
			printf("# %s.%s %s\n", name, column(s, 4), column(s, 6));
			odd++;
		}
	}
	SQLFreeHandle(SQL_HANDLE_STMT, s);
	ok(views >= 5, "SQLColumns lists the views of schema ldpd_bi");
	ok(odd == 0, "they have plain types only");
	for (int i = 0; i < views; i++)
	{
		snprintf(sql, sizeof(sql), "SELECT attname FROM pg_attribute WHERE attrelid = 'ldpd_bi.%s'::regclass AND attnum > 0 "
				 "AND col_description(attrelid, attnum) !~ '[一-龥]' IS NOT FALSE", names[i]);
		silent += *run(connection, sql, 0) != '\0';
	}
	ok(views > 0 && silent == 0, "and col_description() gives each column's Chinese comment");
	for (int i = 0; i < views; i++)
	{
		SQLSMALLINT n = 0;

		s = statement(connection);
		snprintf(sql, sizeof(sql), "SELECT * FROM ldpd_bi.%s LIMIT 3", names[i]);
		if (!SQL_SUCCEEDED(SQLExecDirect(s, (SQLCHAR *) sql, SQL_NTS)) || !SQL_SUCCEEDED(SQLNumResultCols(s, &n)) || n == 0)
		{
			printf("# %s: %s\n", names[i], trouble(SQL_HANDLE_STMT, s));
			unread++;
		}
		while (SQL_SUCCEEDED(SQLFetch(s)))
			for (int c = 1; c <= n; c++)
				column(s, c);
		SQLFreeHandle(SQL_HANDLE_STMT, s);
	}
	ok(views > 0 && unread == 0, "a reporter's role reads each of them");
}

/* ---------------------------------------------------------------- a request and its steps (Article 16) */

static void
request(SQLHDBC ga, SQLHDBC mz)
{
	SQLHSTMT	s = statement(ga);
	char		id[30];
	char		name[50];
	char		described[SIZE] = "";
	SQLSMALLINT columns;
	SQLSMALLINT type;
	SQLLEN		rows;
	DATE_STRUCT due;

	bind_text(s, 1, "303001/1");
	bind_text(s, 2, "办理户口登记");
	bind_text(s, 3, NULL);
	SQLExecDirect(s, (SQLCHAR *) "INSERT INTO share_request (resource, purpose, reply_due) VALUES (?, ?, ?) RETURNING id, consumer, purpose, reply_due, submitted_at", SQL_NTS);
	SQLNumResultCols(s, &columns);
	for (int i = 1; i <= columns; i++)
	{
		SQLDescribeCol(s, i, (SQLCHAR *) name, sizeof(name), NULL, &type, NULL, NULL, NULL);
		snprintf(described + strlen(described), SIZE - strlen(described), "%s %d; ", name, type);
	}
	is(described, "id -5; consumer 12; purpose -1; reply_due 91; submitted_at 93; ", "INSERT … RETURNING, and SQLDescribeCol of it");
	ok(SQL_SUCCEEDED(SQLFetch(s)), "NULL for what the server stamps is taken");
	snprintf(id, sizeof(id), "%s", column(s, 1));
	is(column(s, 2), "11371300MB0010030Q", "SQLGetData: the agency as text");
	is(column(s, 3), "办理户口登记", "Chinese goes and comes back");
	SQLGetData(s, 4, SQL_C_TYPE_DATE, &due, sizeof(due), NULL);
	ok(due.year == 2026 && due.month == 3 && due.day == 5, "the due date as a date");
	SQLFreeHandle(SQL_HANDLE_STMT, s);

	s = statement(mz);
	bind_text(s, 1, "agreed");
	bind_text(s, 2, id);
	SQLPrepare(s, (SQLCHAR *) "UPDATE share_request SET state = ? WHERE id = ? AND state = 'submitted'", SQL_NTS);
	SQLExecute(s);
	SQLRowCount(s, &rows);
	ok(rows == 1, "UPDATE of state: the step is taken");
	SQLExecute(s);
	SQLRowCount(s, &rows);
	ok(rows == 0, "once");
	SQLFreeHandle(SQL_HANDLE_STMT, s);
	is(run(mz, "UPDATE share_request SET state = 'fulfilled' WHERE id = ?", 1, id), "", "and it is fulfilled");
	is(run(ga, "SELECT name FROM data.c WHERE id = 7", 0), "名7", "the consumer reads");

	/* the grant ends under a prepared statement that has run often */
	s = statement(ga);
	SQLPrepare(s, (SQLCHAR *) "SELECT name FROM data.c WHERE id = ?", SQL_NTS);
	for (int i = 1; i <= 8; i++)
	{
		SQLLEN		null = 0;
		SQLINTEGER	key = i;

		SQLBindParameter(s, 1, SQL_PARAM_INPUT, SQL_C_SLONG, SQL_INTEGER, 0, 0, &key, 0, &null);
		if (i == 8)
			run(mz, "UPDATE share_request SET state = 'ended' WHERE id = ?", 1, id);
		if (!SQL_SUCCEEDED(SQLExecute(s)))
			break;
		SQLFreeStmt(s, SQL_CLOSE);
	}
	snprintf(described, sizeof(described), "%.5s", trouble(SQL_HANDLE_STMT, s));
	is(described, "LD016", "a prepared statement is refused once the grant has ended");
	SQLFreeHandle(SQL_HANDLE_STMT, s);
}

static void
refusals(SQLHDBC ga, SQLHDBC mz)
{
	const char *m;

	run(ga, "INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')", 0);
	m = run(mz, "UPDATE share_request SET state = 'refused' WHERE state = 'submitted'", 0);
	ok(strncmp(m, "LD016 ", 6) == 0, "SQLGetDiagRec: SQLSTATE of the article");
	ok(strstr(m, "needs \"legal_basis\"") != NULL, "the message");
	/* this driver leaves the hint out */
	ok(strstr(m, "Article 16: 不予共享的,应当提供法律、法规、规章依据。") != NULL, "and DETAIL, which cites it");
	ok(strncmp(run(ga, "SELECT ?::credit_code", 1, "11371300MB0010030X"), "22P02 ", 6) == 0, "a mistyped code");
	ok(strncmp(run(ga, "SELECT * FROM data.n", 0), "LD015 ", 6) == 0, "what is not shared is not read");
}

/* ---------------------------------------------------------------- parameters, batches, transactions, cursors */

static void
parameters(SQLHDBC ga)
{
	char		code[30];
	DATE_STRUCT day = {2026, 2, 27};
	SQLLEN		length = 0;
	SQLHSTMT	s;

	snprintf(code, sizeof(code), "%s", run(ga, "SELECT code FROM data.enterprise WHERE name = ?", 1, "企业77"));
	ok(strlen(code) == 18, "a credit_code is read as text");
	is(run(ga, "SELECT name FROM data.enterprise WHERE code = ?", 1, code), "企业77", "SQL_VARCHAR in WHERE finds it");
	ok(strstr(run(ga, "EXPLAIN SELECT name FROM data.enterprise WHERE code = ?", 1, code), "Index Cond") != NULL, "by the index");
	is(run(ga, "SELECT count(*) FROM data.enterprise WHERE share = ?", 1, "无条件共享"), "3000", "and compares with a share_class");
	s = statement(ga);
	SQLBindParameter(s, 1, SQL_PARAM_INPUT, SQL_C_TYPE_DATE, SQL_TYPE_DATE, 10, 0, &day, 0, &length);
	SQLExecDirect(s, (SQLCHAR *) "SELECT add_workdays(?, 15)", SQL_NTS);
	SQLFetch(s);
	is(column(s, 1), "2026-03-19", "SQL_TYPE_DATE");
	SQLFreeHandle(SQL_HANDLE_STMT, s);
}

static void
batches(SQLHDBC ga)
{
	SQLHSTMT	s = statement(ga);
	char		purpose[20][30];
	SQLLEN		sizes[20];
	SQLULEN		done = 0;

	for (int i = 0; i < 20; i++)
	{
		snprintf(purpose[i], sizeof(purpose[i]), "批量%d", i);
		sizes[i] = SQL_NTS;
	}
	SQLSetStmtAttr(s, SQL_ATTR_PARAMSET_SIZE, (SQLPOINTER) 20, 0);
	SQLSetStmtAttr(s, SQL_ATTR_PARAMS_PROCESSED_PTR, &done, 0);
	SQLBindParameter(s, 1, SQL_PARAM_INPUT, SQL_C_CHAR, SQL_VARCHAR, 30, 0, purpose, sizeof(purpose[0]), sizes);
	SQLExecDirect(s, (SQLCHAR *) "INSERT INTO share_request (resource, purpose) VALUES ('303001/1', ?)", SQL_NTS);
	ok(done == 20, "an array of 20 parameters");
	is(run(ga, "SELECT count(*) FROM share_request WHERE purpose LIKE '批量%'", 0), "20", "is 20 requests");
	SQLFreeHandle(SQL_HANDLE_STMT, s);
}

static void
transactions(SQLHDBC ga)
{
	SQLHSTMT	s;
	SQLHDBC		fetching;

	autocommit(ga, 0);
	run(ga, "INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '回滚')", 0);
	is(run(ga, "SELECT count(*) FROM share_request WHERE purpose = '回滚'", 0), "1", "autocommit off: a request");
	SQLEndTran(SQL_HANDLE_DBC, ga, SQL_ROLLBACK);
	is(run(ga, "SELECT count(*) FROM share_request WHERE purpose = '回滚'", 0), "0", "SQLEndTran takes it back");
	SQLEndTran(SQL_HANDLE_DBC, ga, SQL_COMMIT);
	autocommit(ga, 1);

	s = statement(ga);
	SQLSetStmtAttr(s, SQL_ATTR_QUERY_TIMEOUT, (SQLPOINTER) 1, 0);
	SQLExecDirect(s, (SQLCHAR *) "SELECT name, pg_sleep(10) FROM data.u", SQL_NTS);
	ok(strncmp(trouble(SQL_HANDLE_STMT, s), "57014 ", 6) == 0, "SQL_ATTR_QUERY_TIMEOUT");
	SQLFreeHandle(SQL_HANDLE_STMT, s);
	is(run(ga, "SELECT count(*) FROM data.u", 0), "100", "the connection goes on");

	/* UseDeclareFetch=1 makes of each SELECT a cursor WITH HOLD, within a transaction too */
	fetching = connect_as("regress_ga", "UseDeclareFetch=1;Fetch=10;");
	ok(strstr(run(fetching, "SELECT name FROM data.u", 0), "LD017 ERROR: data of resource \"303001/2\" are not kept in a cursor WITH HOLD") != NULL,
	   "UseDeclareFetch=1 would keep others' data in a cursor WITH HOLD (Article 17)");
	is(run(fetching, "SELECT count(*) FROM catalogue", 0), "3", "and reads what is nobody's data");
	disconnect(fetching);
}

int
main(void)
{
	SQLHDBC		ga;
	SQLHDBC		mz;
	SQLHDBC		report;

	setlocale(LC_ALL, "");
	SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &environment);
	SQLSetEnvAttr(environment, SQL_ATTR_ODBC_VERSION, (SQLPOINTER) SQL_OV_ODBC3, 0);
	ga = connect_as("regress_ga", "");
	mz = connect_as("regress_mz", "");
	report = connect_as("regress_report", "");
	metadata(ga);
	business_intelligence(report);
	request(ga, mz);
	refusals(ga, mz);
	parameters(ga);
	batches(ga);
	transactions(ga);
	disconnect(ga);
	disconnect(mz);
	disconnect(report);
	SQLFreeHandle(SQL_HANDLE_ENV, environment);
	printf("1..%d\n", count);
	return failed != 0;
}
