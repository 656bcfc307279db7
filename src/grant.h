/*
 * grant.h
 *		Grants: what a fulfilled request or an emergency gives (Articles 16 and 18).
 */
#ifndef LDPD_GRANT_H
#define LDPD_GRANT_H

#include "ldpd.h"

#include "lifecycle.h"

/*
 * Gives what the row of a procedure asks: resource, consumer, purpose, items, until valid_until (NULL: until ended).
 * source is 'request' or 'emergency', the row's id is the source's.
 */
extern void grant_give(StepContext *step, const char *source);

/* Ends it now. */
extern void grant_end(StepContext *step, const char *source);

/* Raises unless valid_until, where set, is a moment to come. */
extern void check_valid_until(StepContext *step, int article);

#endif							/* LDPD_GRANT_H */
