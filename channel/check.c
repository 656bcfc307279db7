/*
 * check.c
 *		Compares the two ends of each channel and writes down what it finds (ldpd.channel_check).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "channel.h"

typedef struct Findings
{
	char	   *problems;		/* as a text[] literal, so far */
	char	   *rows;
	char	   *seconds;
	char	   *bytes;
	char	   *skew;
	char	   *conflicts;
	char	   *release;
	char	   *digest;
	long long	errors;			/* of the subscription, since the last check */
} Findings;

static void
add_problem(const Ends *ends, Findings *f, const char *problem)
{
	f->problems = value(ends->here_conn, "SELECT array_append($1::text[], $2)", 2, f->problems, problem);
}

static void
check_subscription(const Ends *ends, Channel *c, Findings *f)
{
	PGresult   *r;

	if (c->receiver_conn == NULL)
	{
		add_problem(ends, f, "not opened");
		return;
	}
	r = query(c->receiver_conn,
			  "SELECT s.subenabled, coalesce(st.apply_error_count + st.sync_error_count, 0),"
			  " (SELECT count(*) FROM pg_subscription_rel sr WHERE sr.srsubid = s.oid AND sr.srsubstate <> 'r')"
			  " FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid LEFT JOIN pg_stat_subscription_stats st ON st.subid = s.oid"
			  " WHERE s.subname = $1 AND d.datname = current_database()", 1, c->name);
	if (PQntuples(r) == 0)
		add_problem(ends, f, "no subscription");
	else
	{
		char	   *before = value(ends->here_conn, "SELECT k.conflicts FROM ldpd.channel_check k WHERE (k.sender, k.receiver, k.content) = ($1, $2, $3)"
								   " AND k.conflicts IS NOT NULL ORDER BY k.id DESC LIMIT 1", 3, c->sender, c->receiver, c->content);

		f->conflicts = format_text("%s", PQgetvalue(r, 0, 1));
		if (!is_true(PQgetvalue(r, 0, 0)))
			add_problem(ends, f, "the subscription is disabled");
		if (strcmp(PQgetvalue(r, 0, 2), "0") != 0)
			add_problem(ends, f, format_text("%s tables are not copied yet", PQgetvalue(r, 0, 2)));
		f->errors = before ? atoll(f->conflicts) - atoll(before) : 0;
	}
	PQclear(r);
}

static PGresult *
slot_of(Channel *c)
{
	return query(c->sender_conn, "SELECT s.active, s.wal_status, pg_wal_lsn_diff(pg_current_wal_lsn(), s.confirmed_flush_lsn)::bigint,"
				 " date_part('epoch', coalesce(w.replay_lag, interval '0'))"
				 " FROM pg_replication_slots s LEFT JOIN pg_stat_replication w ON w.pid = s.active_pid WHERE s.slot_name = $1", 1, c->name);
}

static void
check_slot(const Ends *ends, Channel *c, Findings *f)
{
	PGresult   *r = slot_of(c);
	int			tries;

	/* a worker that has just lost its line is on its way back */
	for (tries = 0; tries < 20 && PQntuples(r) == 1 && !is_true(PQgetvalue(r, 0, 0)); tries++)
	{
		usleep(100 * 1000);
		PQclear(r);
		r = slot_of(c);
	}
	f->seconds = "0";
	if (PQntuples(r) == 0)
		add_problem(ends, f, "the sender's replication slot is gone");
	else
	{
		f->bytes = format_text("%s", PQgetvalue(r, 0, 2));
		if (strcmp(PQgetvalue(r, 0, 1), "lost") == 0)
			add_problem(ends, f, "the sender has removed WAL that was not received (max_slot_wal_keep_size)");
		if (!is_true(PQgetvalue(r, 0, 0)))
			add_problem(ends, f, "nobody receives");
		else
			f->seconds = format_text("%s", PQgetvalue(r, 0, 3));
	}
	/* nobody receives: for how long is known from when somebody did */
	if (strcmp(f->problems, "{}") != 0)
		f->seconds = value(ends->here_conn, "SELECT date_part('epoch', clock_timestamp() - max(k.checked_at)) FROM ldpd.channel_check k"
						   " WHERE (k.sender, k.receiver, k.content) = ($1, $2, $3) AND k.reached AND k.problems = '{}'",
						   3, c->sender, c->receiver, c->content);
	PQclear(r);
}

static void
check_publication(const Ends *ends, Channel *c, Findings *f)
{
	char	   *error = NULL;
	char	   *statement = try_value(c->sender_conn, &error, "SELECT ldpd.sender_statements($1, $2) LIMIT 1", 2, c->receiver, c->content);

	if (error || statement)
		add_problem(ends, f, error ? error : "the publication is not as the catalogue is now");
}

/*
 * Errors of a line that was down are over when what the sender has by now has been received; those of a conflict go on, and what
 * comes after it waits.
 */
static void
check_errors(const Ends *ends, Channel *c, Findings *f)
{
	char	   *now = f->errors > 0 ? value(c->sender_conn, "SELECT pg_current_wal_lsn()", 0) : NULL;
	int			tries;

	for (tries = 0; now && tries < 50; tries++)
	{
		if (is_true(value(c->sender_conn, "SELECT confirmed_flush_lsn >= $1::pg_lsn FROM pg_replication_slots WHERE slot_name = $2", 2, now, c->name)))
			return;
		usleep(100 * 1000);
	}
	if (now)
		add_problem(ends, f, format_text("%lld errors since the last check, the last one stands: see the receiver's log", f->errors));
}

/* What has not come yet, and how old its oldest row is. */
static void
count_missing(Channel *c, Findings *f, const char *rows, const char *oldest)
{
	f->rows = format_text("%s", rows);
	if (oldest && atof(oldest) > (f->seconds ? atof(f->seconds) : 0))
		f->seconds = format_text("%s", oldest);
}

static void
check_law(const Ends *ends, Channel *c, Findings *f)
{
	Chain		chain;
	PGresult   *r;

	if (c->receiver_conn == NULL)
		return;
	compare_chains(ends, c->receiver_conn, &chain);
	if (chain.problem)
		add_problem(ends, f, chain.problem);
	else if (!chain.restored)
		f->digest = chain.digest;
	if (chain.restored)
		add_problem(ends, f, format_text("%s: %s", chain.forked ? "the ledger is another one than what came" : "the ledger has less than what came", chain.lost));
	r = query(c->sender_conn, "SELECT coalesce(sum(entries), 0), date_part('epoch', clock_timestamp() - min(sealed_at)) FROM ldpd.ledger_block WHERE no > $1",
			  1, format_text("%lld", chain.have));
	count_missing(c, f, PQgetvalue(r, 0, 0), PQgetisnull(r, 0, 1) ? NULL : PQgetvalue(r, 0, 1));
	PQclear(r);
}

static void
check_post(Channel *c, Findings *f)
{
	char	   *filter = value(c->sender_conn, "SELECT row_filter FROM ldpd.channel_table WHERE content = 'post' AND receiver = $1", 1, c->receiver);
	PGresult   *r;

	if (filter == NULL)
		return;
	r = query(c->sender_conn,
			  format_text("SELECT count(*), date_part('epoch', clock_timestamp() - min(sent_at)) FROM"
						  " (SELECT sent_at FROM ldpd.dispatch WHERE %s ORDER BY sent_at DESC LIMIT greatest(0,"
						  "  (SELECT count(*) FROM ldpd.dispatch WHERE %s) - $1::bigint)) d", filter, filter), 1,
			  value(c->receiver_conn, format_text("SELECT count(*) FROM ldpd.dispatch WHERE %s", filter), 0));
	count_missing(c, f, PQgetvalue(r, 0, 0), PQgetisnull(r, 0, 1) ? NULL : PQgetvalue(r, 0, 1));
	PQclear(r);
}

static void
check_clock(const Ends *ends, Findings *f)
{
	char	   *before = value(ends->here_conn, "SELECT date_part('epoch', clock_timestamp())", 0);
	char	   *theirs = value(ends->there_conn, "SELECT date_part('epoch', clock_timestamp())", 0);
	char	   *after = value(ends->here_conn, "SELECT date_part('epoch', clock_timestamp())", 0);
	double		skew = atof(theirs) - (atof(before) + atof(after)) / 2;

	f->skew = format_text("%.3f", skew);
	if (skew > 5 || skew < -5)
		add_problem(ends, f, format_text("its clock is %.0f seconds %s", skew > 0 ? skew : -skew, skew > 0 ? "ahead" : "behind"));
	f->release = value(ends->there_conn, "SELECT extversion FROM pg_extension WHERE extname = 'ldpd'", 0);
}

/* When a channel falls behind what Article 12 has it be, and when it is back, the ledger says. */
static void
note_lateness(const Ends *ends)
{
	char	   *late = value(ends->here_conn,
							 "SELECT jsonb_agg(jsonb_build_object('sender', s.sender, 'receiver', s.receiver, 'content', s.content, 'mode', s.mode,"
							 "  'lag_seconds', round(s.lag_seconds::numeric, 1)))"
							 " FROM ldpd.channel_state s WHERE $1 IN (s.sender, s.receiver) AND $2 IN (s.sender, s.receiver) AND s.status = 'late'", 2, ends->here, ends->there);
	char	   *was = value(ends->here_conn, "SELECT event FROM ldpd.channel_event WHERE node = $1 AND event IN ('late', 'in_time') ORDER BY id DESC LIMIT 1",
							1, ends->there);

	if ((late != NULL) != (was != NULL && strcmp(was, "late") == 0))
		event(ends, late ? "late" : "in_time", late ? format_text("{\"channels\": %s}", late) : NULL);
}

bool
check_channels(Ends *ends)
{
	Channel    *channels;
	int			n = channels_of(ends, &channels);
	bool		in_time = true;
	int			i;

	for (i = 0; i < n; i++)
	{
		Channel    *c = &channels[i];
		Findings	f = {.problems = "{}"};
		PGresult   *r;

		if (ends->there_conn == NULL)
			add_problem(ends, &f, format_text("cannot be reached: %s", ends->unreachable));
		else
		{
			check_subscription(ends, c, &f);
			check_slot(ends, c, &f);
			check_publication(ends, c, &f);
			check_errors(ends, c, &f);
			if (strcmp(c->content, "law") == 0)
				check_law(ends, c, &f);
			else if (strcmp(c->content, "post") == 0)
				check_post(c, &f);
			check_clock(ends, &f);
		}
		PQclear(query(ends->here_conn,
					  "INSERT INTO ldpd.channel_check (sender, receiver, content, reached, lag_rows, lag_seconds, lag_bytes, clock_skew, conflicts, release, digest, problems)"
					  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", 12,
					  c->sender, c->receiver, c->content, ends->there_conn ? "t" : "f", f.rows, f.seconds, f.bytes, f.skew, f.conflicts, f.release, f.digest, f.problems));
		r = query(ends->here_conn, "SELECT status, coalesce(round(lag_seconds::numeric, 1)::text, '?'), coalesce(lag_rows::text, '-'), array_to_string(problems, '; ')"
				  " FROM ldpd.channel_state WHERE (sender, receiver, content) = ($1, $2, $3)", 3, c->sender, c->receiver, c->content);
		say("%-8s -> %-8s %-5s %-12s %8s s %8s rows  %s", c->sender, c->receiver, c->content, PQgetvalue(r, 0, 0), PQgetvalue(r, 0, 1),
			PQgetvalue(r, 0, 2), PQgetvalue(r, 0, 3));
		in_time &= strcmp(PQgetvalue(r, 0, 0), "in_time") == 0;
		PQclear(r);
	}
	note_lateness(ends);
	return in_time;
}
