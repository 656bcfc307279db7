/*
 * binary.c
 *		The types in libpq's binary format: as parameters, as results, and by COPY in both directions.
 *
 * credit_code and resident_id travel as their 18 characters; share_class and open_class as one byte, the code of the Guide (1
 * unconditional, 2 conditional, 3 not); a date as the days since 2000-01-01. What is received is checked as strictly as text.
 */
#include "client.h"

#define CODE		"11371300MB0010022X"
#define WRONG_CODE	"11371300MB00100228"	/* its check character should be X */
#define PERSON		"11010519491231002X"
#define FIELDS		4

typedef struct Wire
{
	const char *code;
	const char *person;
	char		class;
	int			days;
} Wire;

static Oid
type(PGconn *conn, const char *name)
{
	char		sql[128];

	snprintf(sql, sizeof(sql), "SELECT '%s'::regtype::oid", name);
	return strtoul(value(conn, sql), NULL, 10);
}

/* A row as the format of COPY has it: a count of fields, and each with its length. */
static char *
put_field(char *at, const void *data, int len)
{
	uint32_t	length = htonl(len);

	memcpy(at, &length, 4);
	memcpy(at + 4, data, len);
	return at + 4 + len;
}

static char *
put_row(char *at, const Wire *row)
{
	uint16_t	fields = htons(FIELDS);
	uint32_t	days = htonl(row->days);

	memcpy(at, &fields, 2);
	at = put_field(at + 2, row->code, strlen(row->code));
	at = put_field(at, row->person, strlen(row->person));
	at = put_field(at, &row->class, 1);
	return put_field(at, &days, 4);
}

static PGresult *
copy_in(PGconn *conn, const char *target, const Wire *rows, int n)
{
	static const char header[19] = "PGCOPY\n\377\r\n";	/* and two zero words: no flags, no extension */
	char		buffer[1024];
	char	   *at = buffer + sizeof(header);
	PGresult   *res;
	int			i;

	memcpy(buffer, header, sizeof(header));
	for (i = 0; i < n; i++)
		at = put_row(at, &rows[i]);
	memcpy(at, "\377\377", 2);
	res = PQexec(conn, target);
	if (PQresultStatus(res) != PGRES_COPY_IN)
		die(target, PQerrorMessage(conn));
	PQclear(res);
	if (PQputCopyData(conn, buffer, at + 2 - buffer) != 1 || PQputCopyEnd(conn, NULL) != 1)
		die(target, PQerrorMessage(conn));
	res = PQgetResult(conn);
	while (PQgetResult(conn) != NULL)
		;
	return res;
}

int
main(void)
{
	PGconn	   *conn = connect_as(NULL);
	PGresult   *res;
	Oid			types[FIELDS];
	const char *values[FIELDS] = {CODE, PERSON, "\2", NULL};
	int			lengths[FIELDS] = {18, 18, 1, 4};
	int			formats[FIELDS] = {1, 1, 1, 1};
	uint32_t	days = htonl(9557);	/* 2026-03-02 */
	Wire		rows[] = {{CODE, PERSON, 1, 9557}, {"91371300MB0010081Q", "37130219900307123X", 3, 0}};
	char	   *buffer;
	int			len;

	run(conn, "CREATE TABLE public.wire (code credit_code, person resident_id, class share_class, day date)");
	types[0] = type(conn, "ldpd.credit_code");
	types[1] = type(conn, "ldpd.resident_id");
	types[2] = type(conn, "ldpd.share_class");
	types[3] = type(conn, "date");

	/* parameters and results */
	values[3] = (char *) &days;
	res = PQexecParams(conn, "INSERT INTO wire VALUES ($1, $2, $3, $4) RETURNING *", FIELDS, types, values, lengths, formats, 1);
	if (ok(PQresultStatus(res) == PGRES_TUPLES_OK, "binary parameters are taken: %s", PQresultErrorMessage(res)))
	{
		ok(PQgetlength(res, 0, 0) == 18 && memcmp(PQgetvalue(res, 0, 0), CODE, 18) == 0, "a credit_code comes back as its 18 characters");
		ok(PQgetlength(res, 0, 1) == 18 && memcmp(PQgetvalue(res, 0, 1), PERSON, 18) == 0, "so does a resident_id");
		ok(PQgetlength(res, 0, 2) == 1 && PQgetvalue(res, 0, 2)[0] == 2, "a share_class is one byte, the Guide's code");
		ok(PQgetlength(res, 0, 3) == 4 && memcmp(PQgetvalue(res, 0, 3), &days, 4) == 0, "a date is days");
	}
	PQclear(res);
	is(value(conn, "SELECT concat_ws(' ', code, person, class, day) FROM wire"), CODE " " PERSON " 有条件共享 2026-03-02", "and reads so in text");
	is(value(conn, "SELECT class::int FROM wire"), "2", "the code of the class is its cast to int");

	/* as strict as text */
	values[0] = WRONG_CODE;
	res = PQexecParams(conn, "INSERT INTO wire VALUES ($1, $2, $3, $4)", FIELDS, types, values, lengths, formats, 1);
	is(PQresultErrorField(res, PG_DIAG_SQLSTATE), "22P03", "a wrong check character is refused in binary");
	ok(strstr(PQresultErrorField(res, PG_DIAG_MESSAGE_DETAIL) ? PQresultErrorField(res, PG_DIAG_MESSAGE_DETAIL) : "", "should be \"X\"") != NULL, "and says what it should be");
	PQclear(res);
	values[0] = CODE;
	values[2] = "\7";
	res = PQexecParams(conn, "INSERT INTO wire VALUES ($1, $2, $3, $4)", FIELDS, types, values, lengths, formats, 1);
	is(PQresultErrorField(res, PG_DIAG_SQLSTATE), "22P03", "and a class that is none");
	PQclear(res);
	values[2] = "\2";

	/* a text parameter of no type finds the operator, and the index */
	res = PQexecParams(conn, "SELECT count(*) FROM wire WHERE code = $1 AND person = $2", 2, NULL, values, NULL, NULL, 1);
	ok(PQgetlength(res, 0, 0) == 8 && ntohl(*(uint32_t *) (PQgetvalue(res, 0, 0) + 4)) == 1, "text parameters beside a binary result");
	PQclear(res);

	/* COPY */
	run(conn, "TRUNCATE wire");
	res = copy_in(conn, "COPY wire FROM STDIN (FORMAT binary)", rows, 2);
	is(PQresultErrorMessage(res), "", "two rows by COPY");
	is(PQcmdTuples(res), "2", "both are there");
	PQclear(res);
	is(value(conn, "SELECT string_agg(concat_ws(' ', code, person, class, day), ',' ORDER BY day) FROM wire"),
	   "91371300MB0010081Q 37130219900307123X 不予共享 2000-01-01," CODE " " PERSON " 无条件共享 2026-03-02", "as they were");
	res = PQexec(conn, "COPY (SELECT * FROM wire WHERE class = '无条件共享') TO STDOUT (FORMAT binary)");
	ok(PQresultStatus(res) == PGRES_COPY_OUT, "COPY TO");
	PQclear(res);
	len = PQgetCopyData(conn, &buffer, 0);
	{
		char		want[128];
		char	   *end = put_row(want, &rows[0]);

		/* the first message is the header with the first row, or the header alone */
		if (len == 19)
		{
			PQfreemem(buffer);
			len = PQgetCopyData(conn, &buffer, 0);
			ok(len == end - want && memcmp(buffer, want, len) == 0, "and go out as they came");
		}
		else
			ok(len == 19 + (end - want) && memcmp(buffer + 19, want, end - want) == 0, "and go out as they came");
		PQfreemem(buffer);
	}
	while (PQgetCopyData(conn, &buffer, 0) > 0)
		PQfreemem(buffer);
	while ((res = PQgetResult(conn)) != NULL)
		PQclear(res);
	rows[1].code = WRONG_CODE;
	res = copy_in(conn, "COPY wire FROM STDIN (FORMAT binary)", rows, 2);
	is(PQresultErrorField(res, PG_DIAG_SQLSTATE), "22P03", "a wrong code stops a COPY");
	ok(strstr(PQresultErrorField(res, PG_DIAG_CONTEXT), "line 2, column code") != NULL, "at its row and column");
	PQclear(res);

	PQfinish(conn);
	return done_testing();
}
