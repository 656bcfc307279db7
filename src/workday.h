/*
 * workday.h
 *		The session's calendar, as ldpd.calendar_notice and ldpd.calendar_day have it.
 */
#ifndef LDPD_WORKDAY_H
#define LDPD_WORKDAY_H

#include "ldpd.h"

#include "utils/date.h"

/*
 * The n-th working day after a day, with Monday to Friday for the working days of years that have no notice; returns
 * whether it needed any, that is, whether the result is provisional.
 */
extern bool workday_add_guess(DateADT from, int n, DateADT *due);

/*
 * A deadline is computed under the shared lock, a notice is loaded under the exclusive one, each until the end of its
 * transaction: so a deadline is either recomputed by the notice, or computed with it.
 */
extern void calendar_lock_shared(void);
extern void calendar_lock_exclusive(void);

extern void workday_init(void);

#endif							/* LDPD_WORKDAY_H */
