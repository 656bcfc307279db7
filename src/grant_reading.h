/*
 * grant_reading.h
 *		What a grant lets one statement read: which rows, and how much (Articles 15 and 17).
 */
#ifndef LDPD_GRANT_READING_H
#define LDPD_GRANT_READING_H

#include "ldpd.h"

#include "access.h"

/*
 * Asked by the executor's hook where a decision has let a statement in: returns it, or a refusal where the grant's condition on
 * rows would not hold (user: whom the plan reads the relation as), a quota is used up, or the statement reads the resource under
 * another grant; charges the quota. The code of the resource is a lasting one (catalogue.h).
 */
extern const AccessDecision *grant_reading_begin(Oid relid, Oid user, const char *resource, const AccessDecision *decision);

/* Raises unless the condition on rows of a filed row fits the table of its resource, which the caller owns. */
extern void check_row_condition(StepContext *step);

/*
 * The policies that keep the conditions on rows: for each grant in force that has one, on the table and its partitions. Made
 * as the caller, who owns the table. Inside SPI.
 */
extern void grant_policies(Oid relid, const char *resource, LOCKMODE lock);

/* A grant has been given as a row of a procedure asks: where that is for part of the rows, its policy is made. */
extern void grant_given_rows(StepContext *step);

/* Whether a policy is named as one of those is. */
extern bool is_grant_policy(const char *policy);

/* They go with the law's own. Inside SPI. */
extern void drop_grant_policies(Oid relid);

#endif							/* LDPD_GRANT_READING_H */
