/*
 * pipeline.c
 *		A request and its steps through libpq's pipeline: one round trip for many statements, and an error in the middle.
 */
#include "client.h"

/* Sends a statement with parameters of text. */
static void
send_statement(PGconn *conn, const char *sql, int n, const char *const *values)
{
	if (!PQsendQueryParams(conn, sql, n, NULL, values, NULL, NULL, 0))
		die(sql, PQerrorMessage(conn));
}

/* The next statement's result; the NULL that ends it is taken along. */
static PGresult *
next_result(PGconn *conn)
{
	PGresult   *res = PQgetResult(conn);
	PGresult   *end = PQresultStatus(res) == PGRES_PIPELINE_SYNC ? NULL : PQgetResult(conn);

	if (end != NULL)
		die("a statement's result", "it does not end");
	return res;
}

static void
expect(PGconn *conn, ExecStatusType status, const char *name)
{
	PGresult   *res = next_result(conn);

	if (!ok(PQresultStatus(res) == status, "%s", name))
		printf("# %s: %s\n", PQresStatus(PQresultStatus(res)), PQresultErrorMessage(res));
	PQclear(res);
}

#define DECIDE	"UPDATE share_request SET state = $2, legal_basis = $3 WHERE id = $1 AND state = 'submitted' RETURNING fulfil_due"
#define FULFIL	"UPDATE share_request SET state = 'fulfilled' WHERE id = $1 AND state = 'agreed'"

int
main(void)
{
	PGconn	   *consumer;
	PGconn	   *provider;
	PGresult   *res;
	char		ids[3][24];
	int			i;

	make_city();
	consumer = connect_as("regress_ga");
	provider = connect_as("regress_mz");

	/* three requests, one round trip; each is answered with what the server stamped */
	PQenterPipelineMode(consumer);
	for (i = 0; i < 3; i++)
	{
		const char *values[] = {"303001/1", i == 0 ? "核验婚姻状况" : i == 1 ? "核验低保资格" : "统计"};

		send_statement(consumer, "INSERT INTO share_request (resource, purpose) VALUES ($1, $2) RETURNING id, reply_due", 2, values);
	}
	PQpipelineSync(consumer);
	for (i = 0; i < 3; i++)
	{
		res = next_result(consumer);
		is(PQgetvalue(res, 0, 1), "2026-03-05", "a request is filed, and due on the third working day");
		snprintf(ids[i], sizeof(ids[i]), "%s", PQgetvalue(res, 0, 0));
		PQclear(res);
	}
	expect(consumer, PGRES_PIPELINE_SYNC, "and that was all");

	/* a sync of its own for each, so that one refusal does not take the others along */
	PQenterPipelineMode(provider);
	for (i = 0; i < 3; i++)
	{
		const char *values[] = {ids[i], i == 1 ? "refused" : "agreed", NULL};

		send_statement(provider, DECIDE, 3, values);
		PQpipelineSync(provider);
	}
	res = next_result(provider);
	is(PQgetvalue(res, 0, 0), "2026-03-11", "agreed, to be fulfilled on the seventh working day");
	PQclear(res);
	expect(provider, PGRES_PIPELINE_SYNC, "which is its own transaction");
	res = next_result(provider);
	is_refused(res, "LD016", "a refusal that cites nothing is refused by Article 16, with its words and what to do");
	is(PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY), "the step \"refused\" of \"share_request\" needs \"legal_basis\"", "it says what is missing");
	PQclear(res);
	expect(provider, PGRES_PIPELINE_SYNC, "the error ends there");
	expect(provider, PGRES_TUPLES_OK, "the third is decided all the same");
	expect(provider, PGRES_PIPELINE_SYNC, "and committed");

	/* one sync behind all: they stand and fall together */
	for (i = 0; i < 3; i++)
	{
		const char *values[] = {ids[i]};

		send_statement(provider, i == 1 ? "UPDATE share_request SET state = 'fulfilled' WHERE id = $1" : FULFIL, 1, values);
	}
	PQpipelineSync(provider);
	expect(provider, PGRES_COMMAND_OK, "the first is fulfilled, it seems");
	res = next_result(provider);
	is_refused(res, "LD016", "the second was never agreed to");
	PQclear(res);
	expect(provider, PGRES_PIPELINE_ABORTED, "the third is not tried");
	expect(provider, PGRES_PIPELINE_SYNC, "up to the sync");
	PQexitPipelineMode(provider);
	is(value(provider, "SELECT string_agg(state, ',' ORDER BY id) FROM share_request"), "agreed,submitted,agreed", "nothing of it has happened");
	is(value(provider, "SELECT count(*) FROM ledger WHERE object LIKE 'share\\_grant/%'"), "0", "and the ledger says nothing of it");

	/* what is fulfilled is there to be read */
	PQexitPipelineMode(consumer);
	PQenterPipelineMode(provider);
	{
		const char *values[] = {ids[0]};

		send_statement(provider, FULFIL, 1, values);
		PQpipelineSync(provider);
		expect(provider, PGRES_COMMAND_OK, "fulfilled");
		expect(provider, PGRES_PIPELINE_SYNC, "in a transaction of its own");
	}
	PQexitPipelineMode(provider);
	is(value(consumer, "SELECT count(*) FROM data.c"), "100", "and whoever asked reads");

	PQfinish(consumer);
	PQfinish(provider);
	return done_testing();
}
