/*
 * count.h
 *		Counts that are kept: deadlines that are over (Article 35), uses of data (Article 31).
 */
#ifndef LDPD_COUNT_H
#define LDPD_COUNT_H

#include "ldpd.h"

#include "utils/relcache.h"

#include "row.h"

/* Counts the periods that a change of a procedure's row ends, or ends no more. old or new may be NULL. */
extern void count_row(Relation rel, const Row *old, const Row *new);

/* What is let in as it stands (ldpd.restoring) is counted later, all of it. */
extern void count_note_history(void);

/*
 * Merges a part of what was counted since, and counts a block of uses; inside SPI. False where nothing is left, or somebody
 * else is at it.
 */
extern bool count_some(void);

#endif							/* LDPD_COUNT_H */
