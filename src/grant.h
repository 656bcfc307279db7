/*
 * grant.h
 *		Grants: what a fulfilled request, an emergency or an opening gives (Articles 16, 18, 22).
 */
#ifndef LDPD_GRANT_H
#define LDPD_GRANT_H

#include "ldpd.h"

#include "lifecycle.h"

/*
 * Gives what the row of a procedure asks: resource, consumer, purpose, items, until valid_until (NULL: until ended).
 * source is 'request', 'emergency', 'pilot', or 'open' (then the holder is filed_by, a role of the open platform); the row's id is the
 * source's.
 */
extern void grant_give(StepContext *step, const char *source);

/* Ends it now; of a row, or of whatever row of that source has this id. */
extern void grant_end(StepContext *step, const char *source);
extern void grant_end_of(const char *source, int64 source_id);

/* Raises where the provider's answer lengthens the use that was asked for. */
extern void check_term_agreed(StepContext *step, int article, const char *law);

/* Raises unless valid_until, where set, is a moment to come. */
extern void check_valid_until(StepContext *step, int article);

#endif							/* LDPD_GRANT_H */
