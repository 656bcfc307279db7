/*
 * channel.h
 *		ldpd-channel: opens, checks, heals and closes the channels between this node and another (Article 12).
 *
 * What is published and what is subscribed to is said by functions of the extension; this program only runs their statements at
 * the right end, in the right order, and looks at what came of it. The data go by PostgreSQL's own logical replication.
 */
#ifndef LDPD_CHANNEL_H
#define LDPD_CHANNEL_H

#include <stdbool.h>

#include <libpq-fe.h>

typedef struct Ends
{
	const char *here;			/* this node */
	const char *there;			/* the other one */
	PGconn	   *here_conn;
	PGconn	   *there_conn;		/* NULL: it cannot be reached */
	const char *here_line;		/* how the others reach this node */
	const char *there_line;
	char	   *unreachable;	/* what libpq said */
} Ends;

/* A channel as ldpd.channel has it, with the connections of its ends. */
typedef struct Channel
{
	const char *sender;
	const char *receiver;
	const char *content;
	PGconn	   *sender_conn;
	PGconn	   *receiver_conn;	/* for content law, to the mirror */
	const char *sender_line;
	bool		upward;			/* this node receives */
	const char *name;			/* of the subscription and the slot */
	long long	copied;			/* tables of the first copy that are done, */
	long long	errors;			/* and how often it had failed by then */
} Channel;

/* wire.c: connections and queries; what fails ends the program, with the server's words. */
extern void die(const char *format,...) __attribute__((format(printf, 1, 2), noreturn));
extern void say(const char *format,...) __attribute__((format(printf, 1, 2)));
extern char *format_text(const char *format,...) __attribute__((format(printf, 1, 2)));
extern PGconn *connect_line(const char *line, bool replication, char **error);
extern PGconn *connect_beside(PGconn *conn, const char *dbname);
extern PGresult *query(PGconn *conn, const char *sql, int n,...);
extern char *value(PGconn *conn, const char *sql, int n,...);	/* of the first row; NULL for none or null */
extern char *try_value(PGconn *conn, char **error, const char *sql, int n,...);
extern bool is_true(const char *text);
extern void run(PGconn *conn, const char *who, const char *statement);
extern void run_those(PGconn *from, PGconn *at, const char *who, const char *sql, int n,...);

/* ends.c: the nodes and their channels */
extern void ends_begin(Ends *ends, PGconn *here, const char *there);
extern void ends_need_both(const Ends *ends);
extern void ends_end(Ends *ends);
extern int	channels_of(const Ends *ends, Channel **channels);
extern char *mirror_of(const Ends *ends);
extern PGconn *mirror_connect(const Ends *ends, const char *node);	/* NULL: there is none */
extern void event(const Ends *ends, const char *what, const char *detail);

/* open.c */
extern void bring_registers(const Ends *ends);
extern void make_mirror(const Ends *ends);
extern void open_channel(const Ends *ends, Channel *channel);
extern void wait_for_copy(const Ends *ends, Channel *channels, int n);
extern void drop_subscription(Channel *channel);
extern void open_channels(Ends *ends);
extern void close_channels(Ends *ends);
extern void open_reader(PGconn *here, const char *role);

/* chain.c: the ledger's blocks that came, against the sender's own */
typedef struct Chain
{
	long long	have;			/* blocks that came */
	long long	theirs;			/* blocks that the sender has */
	bool		restored;		/* it has fewer than it had */
	bool		forked;			/* it has others */
	char	   *lost;			/* jsonb: which blocks and entries it has no more; NULL for none */
	char	   *digest;			/* of what came */
	char	   *problem;		/* of what came, or NULL */
} Chain;

extern void compare_chains(const Ends *ends, PGconn *mirror, Chain *chain);

/* check.c: true where all is in time */
extern bool check_channels(Ends *ends);

/* heal.c */
extern void heal_channels(Ends *ends, bool copy_again);

#endif							/* LDPD_CHANNEL_H */
