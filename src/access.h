/*
 * access.h
 *		Who may read and write attached data: one decision, asked by the policy, the executor's hook and explain_access().
 */
#ifndef LDPD_ACCESS_H
#define LDPD_ACCESS_H

#include "ldpd.h"

#include "utils/array.h"
#include "utils/timestamp.h"

#include "catalogue.h"
#include "quota.h"

typedef struct AccessDecision
{
	bool		allowed;
	bool		record_only;	/* the resource's mode is 'record': what is not allowed is written down and not
								 * refused */
	Oid			relation;		/* the attached one, if any */
	Oid			role;			/* who acts, and for which agency */
	bool		has_agency;
	CreditCode	agency;
	bool		own;			/* the provider's own */
	bool		dba;			/* by who runs the server, acting as itself */
	bool		pilot;			/* a pilot operator's, within its scope */
	bool		frozen;			/* by an incident: never record_only */
	int			article;		/* that lets in or keeps out */
	const char *law;			/* its words */
	char	   *message;		/* why not; NULL where allowed */
	char	   *path;			/* what led here: class, version, grant, term */
	char	   *hint;			/* what ends the trouble; NULL where allowed */
	bool		has_version;
	VersionInfo version;
	int64		grant_id;		/* 0: none */
	char	   *purpose;		/* the grant's */
	TimestampTz valid_from;		/* of the grant */
	TimestampTz valid_until;
	TimestampTz holds_from;		/* by the law's clock it holds in [holds_from, holds_until) */
	TimestampTz holds_until;
	ArrayType  *items;			/* NULL: all columns */
	bool		row_condition;	/* the grant is for part of the rows */
	Quota		quota;
} AccessDecision;

/* Decides on the outer user's reading or writing a resource, now. */
extern void decide_access(const char *resource, const ResourceInfo *info, bool write, AccessDecision *decision);

/*
 * The same for the resource that a relation is attached to, from what the session remembers where that still holds; NULL where
 * the resource is not registered. It lives until the next call.
 */
extern const AccessDecision *decide_on_relation(Oid relation, const char *resource, bool write);

/* The refusal, palloc'd, that comes of a decision where something else stands in the way. */
extern const AccessDecision *access_refusal(const AccessDecision *decision, int article, const char *law, char *message,
											char *path, char *hint) pg_attribute_cold;

static inline bool
decision_is_unbounded(TimestampTz from, TimestampTz until)
{
	return from == DT_NOBEGIN && until == DT_NOEND;
}

/*
 * Whether a decision that holds in [from, until) does now: at a moment of the law's clock, which is looked at where that is still 0, and
 * not at all where there are no bounds.
 */
extern bool decision_holds(TimestampTz from, TimestampTz until, TimestampTz *now);

/*
 * Counts the messages by which a decision, or a privilege on a table, may have become another one. While it stays, and the role that
 * acts and the grant that it chose do, a decision stands as long as it holds.
 */
extern uint64 decision_changes(void);

/*
 * On a standby nothing can be written to the ledger, and what is read goes to the server's log alone: whether the setting
 * ldpd.standby_reads lets this read through. Returns the decision, or a refusal.
 */
extern const AccessDecision *decide_on_standby(const char *resource, const AccessDecision *decision);

/* ldpd.grant_id, or 0. */
extern int64 chosen_grant(void);

/* Whether the library came by shared_preload_libraries, so that its hooks are in every session. */
extern bool access_is_preloaded(void);

extern void access_init(void);
extern void decision_init(void);
extern void decision_cache_init(void);

#endif							/* LDPD_ACCESS_H */
