/*
 * prepared.c
 *		Prepared statements that outlive a grant: the right is that of each execution, not that of the plan.
 */
#include "client.h"

#define READ	"SELECT name FROM data.c WHERE id = $1"

static PGresult *
execute(PGconn *conn, const char *id)
{
	return PQexecPrepared(conn, "read", 1, &id, NULL, NULL, 0);
}

static void
reads(PGconn *conn, const char *id, const char *want, const char *name)
{
	PGresult   *res = execute(conn, id);

	if (!is(PQntuples(res) ? PQgetvalue(res, 0, 0) : NULL, want, name))
		printf("# %s\n", PQresultErrorMessage(res));
	PQclear(res);
}

static void
refused(PGconn *conn, const char *sqlstate, const char *name)
{
	PGresult   *res = execute(conn, "1");

	is_refused(res, sqlstate, name);
	PQclear(res);
}

int
main(void)
{
	PGconn	   *consumer;
	PGconn	   *provider;
	PGresult   *res;
	const char *cite[] = {"some-law", "1"};
	int			i;

	make_city();
	consumer = connect_as("regress_ga");
	provider = connect_as("regress_mz");

	res = PQprepare(consumer, "read", READ, 0, NULL);
	ok(PQresultStatus(res) == PGRES_COMMAND_OK, "a statement is prepared, whatever was granted: %s", PQresultErrorMessage(res));
	PQclear(res);
	refused(consumer, "LD016", "but not executed");

	run(consumer, "INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')");
	run(provider, "UPDATE share_request SET state = 'agreed'");
	run(provider, "UPDATE share_request SET state = 'fulfilled'");
	/* the sixth execution takes a generic plan, which is kept */
	for (i = 1; i <= 8; i++)
	{
		char		id[2] = {'0' + i, '\0'};
		char		want[16];

		snprintf(want, sizeof(want), "名%d", i);
		reads(consumer, id, want, "executed");
	}
	is(value(consumer, "SELECT generic_plans > 0 FROM pg_prepared_statements WHERE name = 'read'"), "t", "by a generic plan in the end");

	/* suspended, lifted, ended: each holds for the next execution of the same plan */
	run(provider, "INSERT INTO grant_suspension (grant_id, reason) SELECT id, '核查' FROM share_grant");
	refused(consumer, "LD017", "a suspended grant stops the kept plan");
	run(provider, "UPDATE grant_suspension SET state = 'lifted', lift_reason = '查清'");
	reads(consumer, "1", "名1", "which goes on when it is lifted");
	run(provider, "UPDATE share_request SET state = 'ended'");
	refused(consumer, "LD016", "a grant that has ended stops it for good");
	is(value(consumer, "SELECT 1"), "1", "the session lives on");

	/* a refusal in a transaction is undone to the savepoint before it, as drivers do it */
	run(consumer, "BEGIN");
	run(consumer, "SAVEPOINT before_read");
	refused(consumer, "LD016", "refused within a transaction");
	ok(PQtransactionStatus(consumer) == PQTRANS_INERROR, "which is in error");
	run(consumer, "ROLLBACK TO before_read");
	run(consumer, "INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '再核验')");
	run(consumer, "COMMIT");
	is(value(provider, "SELECT count(*) FROM share_request WHERE state = 'submitted'"), "1", "and goes on from the savepoint");

	/* a parameter for the words of the law */
	run(provider, "BEGIN");
	res = PQexecParams(provider, "UPDATE share_request SET state = 'refused', legal_basis = cite($1, $2::int) WHERE state = 'submitted' RETURNING legal_basis",
					   2, NULL, cite, NULL, NULL, 0);
	is(PQntuples(res) ? PQgetvalue(res, 0, 0) : NULL, "《某法》第1条", "a refusal cites by parameters");
	PQclear(res);
	run(provider, "COMMIT");

	/* every read, and every refusal, has its entry */
	run(provider, "SELECT flush_usage()");
	is(value(provider, "SELECT count(*) FROM usage WHERE action = 'read' AND application = 'an agency''s client'"), "9", "each execution is recorded");
	is(value(provider, "SELECT count(*) FROM usage WHERE action = 'denied'"), "4", "and each refusal");

	PQfinish(consumer);
	PQfinish(provider);
	return done_testing();
}
