/*
 * pilot.h
 *		Pilot operation (chapter 7): what a pilot operator may do with what it reads.
 *
 * An operator reads a resource under a grant of source 'pilot', through the view that ldpd made in its sandbox, in which
 * numbers of persons are pseudonyms. The views belong to the role ldpd_pilot, which has no members: whatever else is read with
 * that role's rights is not read by anybody.
 */
#ifndef LDPD_PILOT_H
#define LDPD_PILOT_H

#include "ldpd.h"

#include "executor/execdesc.h"

#include "access.h"
#include "use_record.h"

/* Whether a role is the one that the law's views belong to. */
extern bool pilot_is_view_owner(Oid role);

/* The decision that lets in, or a refusal where a pilot operator reads by another road than its view, or another there. */
extern const AccessDecision *pilot_check_road(Oid read_as, const char *resource, const AccessDecision *decision);

/* How many rows a statement with these uses may send to its client; 0: any number. */
extern uint64 pilot_limit(QueryDesc *query, const Use *uses);

/* LD028: they leave the sandbox. */
pg_noreturn extern void pilot_refuse_rows(uint64 limit);
pg_noreturn extern void pilot_refuse_export(const char *resource, Oid relid);

/* LD028 where a relation that is filled under a pilot operation's grant lies outside its sandbox. */
extern void pilot_check_sandbox(Oid relid, int64 grant_id, const char *resource);

/* Raises unless an agency is registered as a pilot operator. */
extern void pilot_check_operator(const CreditCode *code, int article, const char *law);

/* Ends an operation, its scopes, their grants and views. Inside SPI. */
extern void pilot_end_operation(int64 id, const char *reason);

/* Ends the scopes on a resource that leaves the law: its table can be read by nobody who is kept to a scope. Inside SPI. */
extern void pilot_end_scopes(const char *resource, const char *reason);

/* The view of a scope goes; pilot_scope.c. Inside SPI. */
extern void pilot_drop_view(const char *sandbox, const char *view);

#endif							/* LDPD_PILOT_H */
