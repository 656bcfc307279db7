/*
 * upkeep.h
 *		What the recorder does for the ledger beside writing it: the months ahead, and the seal.
 */
#ifndef LDPD_UPKEEP_H
#define LDPD_UPKEEP_H

#include "ldpd.h"

extern void upkeep_init(void);

/* Whether the recorder sees to it (ldpd.seal_interval). */
extern bool upkeep_is_on(void);

/* Milliseconds to the next round, at most limit. */
extern int	upkeep_wait(int limit);

/* Has the next round come at once. */
extern void upkeep_hasten(void);

/* A round, where one is due: transactions of its own; raises nothing. */
extern void upkeep(void);

/* Whether the last round left nothing to do. */
extern bool upkeep_is_done(void);

#endif							/* LDPD_UPKEEP_H */
