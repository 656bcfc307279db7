/*
 * identity.h
 *		Who acts and when: the agency of the role that the session acts as, and the clock of the law.
 */
#ifndef LDPD_IDENTITY_H
#define LDPD_IDENTITY_H

#include "ldpd.h"

#include "utils/date.h"
#include "utils/timestamp.h"

#include "credit_code.h"

/*
 * Beijing time (北京时间) is UTC+8; the calendar of the law begins in 2001, after the last summer time of 1991. A constant
 * instead of a time zone name makes a day the same whatever the session's TimeZone and the server's tz database.
 */
#define BEIJING_OFFSET_USECS	(INT64CONST(8) * USECS_PER_HOUR)

/* Now and today by the law's clock: the wall clock, or ldpd.clock where a superuser set a rehearsal clock. */
extern TimestampTz law_now(void);
extern DateADT law_today(void);
extern DateADT law_day(TimestampTz moment);	/* the Beijing day of a moment */

/* The agency of the outer user (SET ROLE counts, SECURITY DEFINER does not); false where the role has none. */
extern bool current_agency_code(CreditCode *code);

#endif							/* LDPD_IDENTITY_H */
