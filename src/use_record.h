/*
 * use_record.h
 *		The record of one use as it goes to the ledger.
 */
#ifndef LDPD_USE_RECORD_H
#define LDPD_USE_RECORD_H

#include "ldpd.h"

#include "nodes/bitmapset.h"
#include "utils/jsonb.h"
#include "utils/timestamp.h"

#include "access.h"
#include "credit_code.h"
#include "quota.h"

#define USE_ROWS_UNKNOWN	INT64CONST(-1)

/* The texts of a record follow it in this order, each without a terminating zero; the last is a Jsonb datum or nothing. */
typedef enum UseText
{
	USE_ROLE,
	USE_SESSION_ROLE,
	USE_ACTION,
	USE_OBJECT,
	USE_DETAIL,
	USE_TEXTS
} UseText;

typedef struct UseRecord
{
	uint32		size;			/* of the whole record, a multiple of 8 */
	int32		article;
	int64		use_no;			/* shared by the opening and the end of one use */
	TimestampTz at;
	int64		rows;			/* that left the statement, or USE_ROWS_UNKNOWN */

	/*
	 * The session's number for what is the same in all uses that differ in number, moment and rows alone; 0: there is
	 * no other such use. In a repeat, which ends here: where in the ring the record lies that says the rest (ring.c).
	 */
	uint64		wording;
	CreditCode	agency;
	bool		has_agency;
	bool		durable;		/* to be on disk as the session's synchronous_commit says, before it goes on */
	uint16		pad;
	uint32		len[USE_TEXTS];
	char		bytes[FLEXIBLE_ARRAY_MEMBER];	/* the texts */
} UseRecord;

/* A use that says again what an earlier one said. */
#define USE_REPEAT_SIZE	offsetof(UseRecord, agency)
#define USE_IS_REPEAT(record)	((record)->size == USE_REPEAT_SIZE)

/* What a use adds to the words that it shares with others of its session. */
typedef struct UseStamp
{
	int64		use_no;			/* given when it is handed over */
	TimestampTz at;
	bool		durable;
} UseStamp;

/* From reading to taking away. What a function reads for a statement that takes away is taken away with it. */
typedef enum UseAction
{
	ACTION_READ,
	ACTION_COPY,				/* into another relation */
	ACTION_EXPORT				/* COPY TO */
} UseAction;

/* One resource that a statement reads. */
typedef struct Use
{
	struct Use *next;
	const char *resource;		/* lasting (catalogue.h) */
	Oid			relid;
	Bitmapset  *columns;		/* attribute numbers offset as in selectedCols; the plan's */
	bool		derived;		/* by way of a relation that holds its data */
	bool		record_only;	/* nothing is kept back yet */
	bool		own;			/* what was decided (access.h) */
	bool		dba;
	bool		pilot;
	int			article;
	bool		has_agency;
	CreditCode	agency;
	int64		grant_id;
	const char *purpose;
	Quota		quota;
	TimestampTz holds_from;
	TimestampTz holds_until;
	const UseRecord *words;		/* of its opening, but for the stamp; NULL: not recorded */
	UseStamp	stamp;
	uint64		position;
	bool		in_ring;		/* the position is one: the count of rows can go into the opening itself */
} Use;

/*
 * The opening of a use by the role that acts, at a moment: its words, which are kept until they are released, and its stamp. Its end,
 * which looks nothing up, for it is also made while a transaction is cleaned away.
 */
extern void use_record_opening(Use *use, Oid actor, UseAction action, uint64 query_id, TimestampTz at);
extern void use_record_release(const UseRecord *words);
extern UseRecord *use_record_end(const Use *use, int64 rows, const char *outcome, const char *sqlstate);

/* The words of a refusal: a statement is turned away ("denied"), or in mode 'record' would be ("would_refuse"). */
extern UseRecord *use_record_refusal(const char *resource, bool raises, const AccessDecision *decision);

/* A repeat together with what it repeats, palloc'd; words with a stamp. */
extern UseRecord *use_record_expand(const UseRecord *repeat, const UseRecord *repeated);
extern UseRecord *use_record_stamped(const UseRecord *words, const UseStamp *stamp);

/* A text of it, which has record->len[which] bytes; its detail, palloc'd, or NULL. */
extern const char *use_text(const UseRecord *record, UseText which);
extern Jsonb *use_detail(const UseRecord *record);

/* Where no ledger can be written, the record of a use is a line of JSON in the server's log. */
extern void use_record_log(const UseRecord *record);

extern void use_record_init(void);

#endif							/* LDPD_USE_RECORD_H */
