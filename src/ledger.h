/*
 * ledger.h
 *		Append to the ledger: one entry per step of a procedure (Articles 28, 31, 34).
 */
#ifndef LDPD_LEDGER_H
#define LDPD_LEDGER_H

#include "ldpd.h"

#include "access/tupdesc.h"
#include "utils/jsonb.h"
#include "utils/timestamp.h"

#include "credit_code.h"
#include "row.h"

/* The columns of ldpd.ledger, by attribute number - 1. */
enum
{
	LEDGER_ID,
	LEDGER_AT,
	LEDGER_ROLE,
	LEDGER_SESSION_ROLE,
	LEDGER_AGENCY,
	LEDGER_ARTICLE,
	LEDGER_ACTION,
	LEDGER_OBJECT,
	LEDGER_DETAIL,
	LEDGER_USE_NO,
	LEDGER_ROWS,
	LEDGER_NATTS
};

/*
 * Append one entry. Id, time, role, session role and agency are the server's. object is what was acted on, as
 * "table/key" ("share_request/17"); detail may be NULL. The entry lives and dies with the transaction.
 */
extern void ledger_append(int article, const char *action, const char *object, Jsonb *detail);

/*
 * The same for what the law lets somebody do unnamed (Article 38): no role, no agency, no detail but the state. The state is told
 * as a change, so that whoever verifies the rows does not take the entry for the whole row.
 */
extern void ledger_append_unnamed(int article, const char *state, const char *object);

/*
 * An entry by the recorder (recorder.c), of what another session did. Texts are not terminated by zero.
 */
typedef struct LedgerEntry
{
	TimestampTz at;
	const char *role;
	int			role_len;
	const char *session_role;
	int			session_role_len;
	const CreditCode *agency;	/* or NULL */
	int			article;
	const char *action;
	int			action_len;
	const char *object;
	int			object_len;
	Jsonb	   *detail;			/* or NULL */
	int64		use_no;			/* 0: none */
	int64		rows;			/* -1: not known */
} LedgerEntry;

/* Rows that one WAL record of heap_multi_insert() may well hold. */
#define LEDGER_CHUNK	256

/* Append entries, in the caller's transaction; each goes into the leaf of its month. */
extern void ledger_insert(const LedgerEntry *entries, int n);

/*
 * Make the leaves of this month and of the year to come, as far as they are missing; how many were made. Returns at once
 * where somebody is using the ledger in a way that stands against it: the next call will do.
 */
extern int	ledger_prepare_months(void);

/* Whether this month has its leaf. */
extern bool ledger_has_month(void);

/*
 * What changed between two rows of a table, for detail: {"column": [old, new], …}; for an insert (old NULL) or a delete
 * (new NULL) {"column": value, …} without the nulls. Values are text that depends on no setting of the session.
 */
extern Jsonb *ledger_row_change(TupleDesc desc, const Row *old, const Row *new);

/* Text of one value that is the same whatever the session's DateStyle and TimeZone. */
extern char *ledger_text(Oid type, Datum value);

/* A text, or null, into a detail that is being built. */
extern void ledger_push_text(JsonbParseState **state, JsonbIteratorToken token, const char *text);

/* An object of texts, as a detail: ledger_texts("relation", "public.t", "mode", "record", NULL). */
extern Jsonb *ledger_texts(const char *key,...);

#endif							/* LDPD_LEDGER_H */
