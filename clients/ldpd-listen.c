/*
 * ldpd-listen.c
 *		Receives the reminders of an agency as they are sent, and prints each, or hands it to a command (libpq alone).
 *
 * Reminders are rows of ldpd.reminder. A notification only wakes this program, which then reads the rows that nobody has
 * received, in their order, and after each says so in its row (state 'received'). So nothing is lost while it is away, and
 * nothing has to be remembered here. What was handled while the connection broke is acknowledged first when it is back.
 */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <libpq-fe.h>

#define PROGRAM		"ldpd-listen"

enum
{
	EXIT_USAGE = 1,
	EXIT_DATABASE = 2,			/* it cannot be used as it is: a wrong password, no such role, no agency */
	EXIT_COMMAND = 3			/* --once, and the command failed; or nobody reads what is printed */
};

/* Between two attempts at whatever failed: doubled each time. */
#define BACK_OFF_FIRST_MS	500
#define BACK_OFF_LAST_MS	60000

typedef enum Outcome
{
	DONE,						/* nothing is left to be received */
	BROKEN,						/* the connection */
	FAILED						/* the command */
} Outcome;

/* One agency has one inbox: a second program waits until the first one is gone. The lock is of the session, on the channel's name. */
#define TAKE_LOCK	"SELECT pg_try_advisory_lock(hashtext('" PROGRAM "'), hashtext($1))"

/* The columns become the command's environment; the last one is what it reads. */
#define READ_NEXT \
	"SELECT r.id, r.agency, r.kind, r.rule, r.article, r.object, r.due_on, r.workdays, r.sent_at," \
	" (to_jsonb(r) - '{state,received_at,received_by}'::text[])::text AS reminder" \
	" FROM ldpd.reminder r WHERE r.agency OPERATOR(ldpd.=) ldpd.current_agency() AND r.state = 'sent' ORDER BY r.id LIMIT 1"

#define ACKNOWLEDGE	"UPDATE ldpd.reminder SET state = 'received' WHERE id = $1 AND state = 'sent'"

typedef struct Options
{
	const char *conninfo;
	const char *role;
	bool		once;
	bool		quiet;
	int			interval;		/* seconds */
	char	  **command;		/* NULL: print */
} Options;

static Options options = {"", NULL, false, false, 60, NULL};

static volatile sig_atomic_t ending = 0;
static int	wake[2];			/* a signal writes, so that no wait misses it */

/* Handled, and not known to be acknowledged. */
static char handled[24] = "";

static void
on_signal(int signo)
{
	int			saved = errno;

	if (ending)
		_exit(128 + signo);		/* asked twice: at once */
	ending = 1;
	(void) !write(wake[1], "", 1);
	errno = saved;
}

static void say(const char *format,...) __attribute__((format(printf, 1, 2)));

/* To stderr; libpq's messages end in a newline already. */
static void
say(const char *format,...)
{
	char text[	2048];
	size_t		len;
	va_list		args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	len = strlen(text);
	while (len > 0 && text[len - 1] == '\n')
		text[	  --len] = '\0';

	fprintf(stderr, PROGRAM ": %s\n", text);
}

static void
note(const char *text)
{
	if (!options.quiet)
		say("%s", text);
}

static void
usage(void)
{
	printf("Receives the reminders of an agency's duties, and prints each as a line of JSON, or hands it to a command.\n"
		   "\n"
		   "Usage:\n"
		   "  " PROGRAM " [OPTION]... [CONNINFO] [-- COMMAND [ARGUMENT]...]\n"
		   "\n"
		   "CONNINFO is a connection string or URI of libpq (\"host=db dbname=linyi user=minzheng\", \"service=linyi\"); what it\n"
		   "leaves out comes from PGHOST, PGDATABASE, PGSERVICE and their kin. With several hosts add\n"
		   "target_session_attrs=read-write, so that it follows a failover. Connect to the server itself: a pooler in\n"
		   "transaction mode passes no notifications on.\n"
		   "\n"
		   "COMMAND is run for each reminder, one after the other, in their order, with no shell. It reads the reminder as\n"
		   "JSON, and finds its parts as LDPD_REMINDER_ID, _AGENCY, _KIND (due, late), _RULE, _ARTICLE, _OBJECT, _DUE_ON,\n"
		   "_WORKDAYS and _SENT_AT. When it ends with 0 the reminder is received; else it is run again, later and later, up to\n"
		   "a minute apart. If it may hang, let it be run by timeout(1).\n"
		   "\n"
		   "Options:\n"
		   "  -r, --role=ROLE          SET ROLE after connecting: the role that acts for the agency\n"
		   "  -1, --once               receive what is there, and end (for cron and systemd timers)\n"
		   "  -i, --interval=SECONDS   look at least this often, notified or not (default 60)\n"
		   "  -q, --quiet              say on stderr only what went wrong\n"
		   "  -V, --version            print the version, and end\n"
		   "  -h, --help               print this, and end\n"
		   "\n"
		   "Each reminder is handled once, whatever becomes of the connection or the server. If this program itself is killed\n"
		   "between a command's end and its acknowledgement, that one reminder comes again; its id tells. A second program for\n"
		   "the same agency waits, and takes over when the first is gone. SIGTERM and SIGINT end it when the command that\n"
		   "runs has ended; a second one at once.\n"
		   "\n"
		   "Exit status: 0 ended as asked; 1 wrong usage; 2 the database cannot be used (wrong password, no such role, a role\n"
		   "that acts for no agency; with --once also a server that is away, which is waited for else); 3 the command failed\n"
		   "with --once, or nobody reads what is printed.\n");
}

/* ----------------------------------------------------------------
 * Waiting
 * ----------------------------------------------------------------
 */

/* Until the socket (or -1) has something, or a signal comes, or the time is over. */
static void
wait_for(int sock, int ms)
{
	struct pollfd fds[2] = {{.fd = wake[0],.events = POLLIN}, {.fd = sock,.events = POLLIN}};

	if (!ending)
		(void) poll(fds, sock < 0 ? 1 : 2, ms);
}

static void
back_off(int *ms)
{
	int			now = *ms ? *ms : BACK_OFF_FIRST_MS;

	*ms = now * 2 < BACK_OFF_LAST_MS ? now * 2 : BACK_OFF_LAST_MS;
	wait_for(-1, now);
}

/* ----------------------------------------------------------------
 * The database
 * ----------------------------------------------------------------
 */

/* NULL, with a message, where it failed. */
static PGresult *
query(PGconn *conn, const char *sql, const char *arg)
{
	PGresult   *res = PQexecParams(conn, sql, arg ? 1 : 0, NULL, &arg, NULL, NULL, 0);
	ExecStatusType status = PQresultStatus(res);

	if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
		return res;
	say("%s", res ? PQresultErrorMessage(res) : PQerrorMessage(conn));
	PQclear(res);
	return NULL;
}

static bool
execute(PGconn *conn, const char *sql, const char *arg)
{
	PGresult   *res = query(conn, sql, arg);
	bool		done = res != NULL;

	PQclear(res);
	return done;
}

static bool
set_identifier(PGconn *conn, const char *command, const char *name)
{
	char	   *quoted = PQescapeIdentifier(conn, name, strlen(name));
	char		sql[256];

	if (quoted == NULL)
	{
		say("%s", PQerrorMessage(conn));
		return false;
	}
	snprintf(sql, sizeof(sql), "%s %s", command, quoted);
	PQfreemem(quoted);
	return execute(conn, sql, NULL);
}

/* What the user's conninfo says comes last, and so holds: a dead server is noticed within two minutes, unless it says otherwise. */
static PGconn *
connect_database(PGPing *ping)
{
	const char *keywords[] = {"connect_timeout", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout",
	"fallback_application_name", "dbname", NULL};
	const char *values[] = {getenv("PGCONNECT_TIMEOUT") ? NULL : "10", "60", "10", "3", "60000", PROGRAM, options.conninfo, NULL};
	PGconn	   *conn = PQconnectdbParams(keywords, values, 1);

	*ping = PQPING_OK;
	if (PQstatus(conn) == CONNECTION_OK)
		return conn;
	say("%s", PQerrorMessage(conn));
	*ping = PQpingParams(keywords, values, 1);
	PQfinish(conn);
	return NULL;
}

/* Listens, as the role that acts for the agency; NULL where the session is of no use. */
static char *
begin_listening(PGconn *conn)
{
	PGresult   *res;
	char	   *channel;

	if (options.role && !set_identifier(conn, "SET ROLE", options.role))
		return NULL;
	/* what the command gets depends on no setting of the role */
	if ((res = query(conn, "SELECT ldpd.reminder_channel(ldpd.current_agency()), current_user,"
					 " set_config('datestyle', 'ISO', false), set_config('timezone', 'Asia/Shanghai', false)", NULL)) == NULL)
		return NULL;
	if (PQgetisnull(res, 0, 0))
	{
		say("role \"%s\" acts for no agency; connect as a role of the agency, or name one by --role (ldpd.agency_role)", PQgetvalue(res, 0, 1));
		PQclear(res);
		return NULL;
	}
	channel = strdup(PQgetvalue(res, 0, 0));
	PQclear(res);
	if (channel && set_identifier(conn, "LISTEN", channel))
		return channel;
	free(channel);
	return NULL;
}

static bool
acknowledge_handled(PGconn *conn)
{
	if (handled[0] == '\0')
		return true;
	if (!execute(conn, ACKNOWLEDGE, handled))
		return false;
	handled[0] = '\0';
	return true;
}

/* ----------------------------------------------------------------
 * A reminder
 * ----------------------------------------------------------------
 */

/* In the child. */
static void
run_command(PGresult *res, int input)
{
	char		name[64];
	int			i;

	for (i = 0; i < PQnfields(res) - 1; i++)
	{
		char	   *c;

		snprintf(name, sizeof(name), "LDPD_REMINDER_%s", PQfname(res, i));
		for (c = name; *c; c++)
			if (*c >= 'a' && *c <= 'z')
				*c -= 'a' - 'A';
		if (PQgetisnull(res, 0, i))
			unsetenv(name);
		else
			setenv(name, PQgetvalue(res, 0, i), 1);
	}
	dup2(input, STDIN_FILENO);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	execvp(options.command[0], options.command);
	fprintf(stderr, PROGRAM ": %s: %s\n", options.command[0], strerror(errno));
	_exit(127);
}

/* What the command reads fits into a pipe, whether it reads or not. */
static bool
hand_to_command(PGresult *res)
{
	const char *text = PQgetvalue(res, 0, PQnfields(res) - 1);
	const char *id = PQgetvalue(res, 0, 0);
	int			input[2];
	int			status;
	pid_t		child;

	if (pipe2(input, O_CLOEXEC) != 0 || dprintf(input[1], "%s\n", text) < 0)
	{
		say("pipe: %s", strerror(errno));
		return false;
	}
	close(input[1]);
	fflush(stdout);
	child = fork();
	if (child == 0)
		run_command(res, input[0]);
	close(input[0]);
	if (child < 0)
	{
		say("fork: %s", strerror(errno));
		return false;
	}
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
		{
			say("waitpid: %s", strerror(errno));
			return false;
		}
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (WIFSIGNALED(status))
		say("reminder %s: the command was ended by signal %d", id, WTERMSIG(status));
	else
		say("reminder %s: the command ended with status %d", id, WEXITSTATUS(status));
	return false;
}

static bool
print(PGresult *res)
{
	if (printf("%s\n", PQgetvalue(res, 0, PQnfields(res) - 1)) >= 0 && fflush(stdout) == 0)
		return true;
	say("reminder %s: it cannot be printed: %s", PQgetvalue(res, 0, 0), strerror(errno));
	return false;
}

/* All that is there, one by one; each is handled before the next is read. */
static Outcome
receive(PGconn *conn)
{
	while (!ending)
	{
		PGresult   *res = query(conn, READ_NEXT, NULL);
		bool		good;

		if (res == NULL)
			return BROKEN;
		if (PQntuples(res) == 0)
		{
			PQclear(res);
			return DONE;
		}
		good = options.command ? hand_to_command(res) : print(res);
		if (good)
			snprintf(handled, sizeof(handled), "%s", PQgetvalue(res, 0, 0));
		PQclear(res);
		if (!good)
			return FAILED;
		if (!acknowledge_handled(conn))
			return BROKEN;
	}
	return DONE;
}

/* Whether notifications came since the last look; false for *sound where the connection is broken. */
static bool
was_notified(PGconn *conn, bool *sound)
{
	PGnotify   *n;
	bool		came = false;

	*sound = PQconsumeInput(conn);
	if (!*sound)
		say("%s", PQerrorMessage(conn));
	while ((n = PQnotifies(conn)) != NULL)
	{
		PQfreemem(n);
		came = true;
	}
	return came;
}

static bool
try_lock(PGconn *conn, const char *channel, bool *has_lock)
{
	PGresult   *res = query(conn, TAKE_LOCK, channel);

	if (res == NULL)
		return false;
	*has_lock = PQgetvalue(res, 0, 0)[0] == 't';
	PQclear(res);
	return true;
}

/* As long as the connection lasts, and the command does its work where --once was said. *delay is 0 again when it does. */
static Outcome
serve(PGconn *conn, const char *channel, int *delay)
{
	bool		has_lock = false;
	bool		waited = false;
	bool		sound;

	if (!acknowledge_handled(conn))
		return BROKEN;
	while (!has_lock && !ending)
	{
		if (!try_lock(conn, channel, &has_lock))
			return BROKEN;
		if (has_lock)
			break;
		if (!waited)
			note("another " PROGRAM " serves this agency; waiting for its end");
		waited = true;
		if (options.once)
			return DONE;
		(void) was_notified(conn, &sound);
		if (!sound)
			return BROKEN;
		wait_for(-1, 1000);
	}
	note(waited ? "the other one is gone" : "listening");
	while (!ending)
	{
		Outcome		outcome = receive(conn);

		if (outcome == BROKEN || options.once || (outcome == FAILED && options.command == NULL))
			return outcome;
		if (outcome == FAILED)
		{
			back_off(delay);
			continue;
		}
		*delay = 0;
		/* what came while the last reminder was handled may stand for one that was not read yet */
		if (!was_notified(conn, &sound) && sound)
			wait_for(PQsocket(conn), options.interval * 1000);
		if (!sound)
			return BROKEN;
	}
	return DONE;
}

static int
run(void)
{
	bool		was_connected = false;
	int			delay = 0;

	while (!ending)
	{
		PGPing		ping;
		PGconn	   *conn = connect_database(&ping);
		char	   *channel = conn ? begin_listening(conn) : NULL;
		Outcome		outcome = channel ? serve(conn, channel, &delay) : BROKEN;

		/* what waiting does not mend, unless it worked before: then somebody is at work on it */
		if (channel == NULL && !was_connected &&
			(conn ? PQstatus(conn) == CONNECTION_OK : ping == PQPING_OK || ping == PQPING_NO_ATTEMPT))
			return EXIT_DATABASE;
		was_connected |= channel != NULL;
		free(channel);
		PQfinish(conn);
		if (outcome == FAILED)
			return ending ? EXIT_SUCCESS : EXIT_COMMAND;
		if (options.once)
			return outcome == DONE ? EXIT_SUCCESS : EXIT_DATABASE;
		if (outcome == BROKEN)
			back_off(&delay);
	}
	return EXIT_SUCCESS;
}

static void
read_options(int argc, char **argv)
{
	static const struct option long_options[] = {
		{"role", required_argument, NULL, 'r'},
		{"once", no_argument, NULL, '1'},
		{"interval", required_argument, NULL, 'i'},
		{"quiet", no_argument, NULL, 'q'},
		{"version", no_argument, NULL, 'V'},
		{"help", no_argument, NULL, 'h'},
		{NULL, 0, NULL, 0}
	};
	char	   *end;
	int			c;

	while ((c = getopt_long(argc, argv, "+r:1i:qVh", long_options, NULL)) != -1)
		switch (c)
		{
			case 'r':
				options.role = optarg;
				break;
			case '1':
				options.once = true;
				break;
			case 'i':
				options.interval = strtol(optarg, &end, 10);
				if (*end != '\0' || options.interval < 1 || options.interval > 86400)
				{
					say("--interval takes seconds, 1 to 86400, not \"%s\"", optarg);
					exit(EXIT_USAGE);
				}
				break;
			case 'q':
				options.quiet = true;
				break;
			case 'V':
				puts(PROGRAM " " LDPD_VERSION);
				exit(EXIT_SUCCESS);
			case 'h':
				usage();
				exit(EXIT_SUCCESS);
			default:
				fprintf(stderr, "Try \"" PROGRAM " --help\".\n");
				exit(EXIT_USAGE);
		}
	/* getopt takes the "--" that stands first; one that stands behind CONNINFO is still there */
	if (optind < argc && strcmp(argv[optind - 1], "--") != 0)
		options.conninfo = argv[optind++];
	if (optind < argc && strcmp(argv[optind], "--") == 0)
		optind++;
	else if (optind < argc && strcmp(argv[optind - 1], "--") != 0)
	{
		say("a command stands behind \"--\", not \"%s\"", argv[optind]);
		exit(EXIT_USAGE);
	}
	if (optind < argc)
		options.command = argv + optind;
}

int
main(int argc, char **argv)
{
	struct sigaction action = {.sa_handler = on_signal};

	read_options(argc, argv);
	if (pipe2(wake, O_CLOEXEC) != 0)
	{
		say("pipe: %s", strerror(errno));
		return EXIT_DATABASE;
	}
	/* with no SA_RESTART a wait ends; a query does not, libpq goes on */
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	signal(SIGPIPE, SIG_IGN);
	return run();
}
