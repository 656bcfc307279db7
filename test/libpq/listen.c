/*
 * listen.c
 *		Reminders by LISTEN, without ldpd-listen: LISTEN first, then read what is there, then wait; nothing is lost between.
 */
#include <poll.h>

#include "client.h"

#define UNRECEIVED	"SELECT id, kind, object, due_on FROM reminder WHERE agency = current_agency() AND state = 'sent' AND rule = 'share_reply' ORDER BY id"

/* Waits for a notification; the caller frees it. */
static PGnotify *
wait_for_notification(PGconn *conn)
{
	PGnotify   *n;

	while ((n = PQnotifies(conn)) == NULL)
	{
		struct pollfd fd = {.fd = PQsocket(conn),.events = POLLIN};

		if (poll(&fd, 1, 30000) <= 0 || !PQconsumeInput(conn))
			return NULL;
	}
	return n;
}

int
main(void)
{
	PGconn	   *agency;
	PGconn	   *bureau;
	PGresult   *res;
	PGnotify   *n;
	char		payload[64];

	make_city();
	agency = connect_as("regress_mz");
	bureau = connect_as("regress_city");
	run(bureau, "INSERT INTO reminder_lead VALUES ('share_reply', 3)");

	is(value(agency, "SELECT reminder_channel(current_agency())"), "ldpd_11371300mb0010022x", "the channel's name is the agency's code");
	run(agency, "LISTEN ldpd_11371300MB0010022X");	/* folded by LISTEN */
	res = must(agency, UNRECEIVED);
	ok(PQntuples(res) == 0, "nothing is there yet");
	PQclear(res);

	{
		PGconn	   *consumer = connect_as("regress_ga");

		run(consumer, "INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')");
		PQfinish(consumer);
	}
	is(value(bureau, "SELECT remind()"), "1", "a request is reminded of");
	n = wait_for_notification(agency);
	if (!ok(n != NULL, "the agency is notified"))
		return done_testing();
	is(n->relname, "ldpd_11371300mb0010022x", "on its channel");
	res = must(agency, UNRECEIVED);
	is(PQgetvalue(res, 0, 2), "share_request/1", "the row says what of");
	is(PQgetvalue(res, 0, 3), "2026-03-05", "and when it is due");
	snprintf(payload, sizeof(payload), "{\"reminder\": %s}", PQgetvalue(res, 0, 0));
	is(n->extra, payload, "the payload has its id, and no more");
	PQfreemem(n);
	PQclear(res);

	is(value(agency, "UPDATE reminder SET state = 'received' WHERE state = 'sent' AND rule = 'share_reply' RETURNING received_by"), "regress_mz", "it is received");
	res = must(agency, UNRECEIVED);
	ok(PQntuples(res) == 0, "and does not come again");
	PQclear(res);
	is(value(bureau, "SELECT remind()"), "0", "nor is it sent again");

	PQfinish(agency);
	PQfinish(bureau);
	return done_testing();
}
