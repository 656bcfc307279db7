/*
 * commit.h
 *		A step counts on the day on which its transaction commits.
 */
#ifndef LDPD_COMMIT_H
#define LDPD_COMMIT_H

#include "ldpd.h"

#include "utils/date.h"

/* A clock was started today: the transaction must commit today, or the other side would lose days that it cannot see. */
extern void commit_note_start(int article);

/* A duty was done today, in time: the transaction must commit by due, or the step would be late in truth. */
extern void commit_note_done(int article, DateADT due);

extern void commit_init(void);

#endif							/* LDPD_COMMIT_H */
