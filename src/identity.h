/*
 * identity.h
 *		Who acts and when: the agency of the role that the session acts as, and the clock of the law.
 */
#ifndef LDPD_IDENTITY_H
#define LDPD_IDENTITY_H

#include "ldpd.h"

#include "utils/array.h"
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
extern DateADT law_day(TimestampTz moment); /* the Beijing day of a moment */

/* "2026-02-12 09:30:00+08" and "2026-02-12", whatever the session's TimeZone and DateStyle; palloc'd */
extern char *law_time_to_cstring(TimestampTz moment);
extern char *law_day_to_cstring(DateADT day);

/* The agency of a role, by agency_role; false where the role has none. */
extern bool role_agency(Oid role, CreditCode *code);

/* The role that acts: the outer user; in a security-restricted operation the role that it is run as. */
extern Oid	acting_role(void);

/* Whether code was called to act for somebody else: nobody is an administrator in it. */
extern bool acts_for_another(void);

/* The agency of the role that acts: SET ROLE counts, SECURITY DEFINER does not (Article 17, 数不外用). */
extern bool current_agency_code(CreditCode *code);

/*
 * A step that was taken on another node is entered here as if its agency took it at that moment: between the two,
 * current_agency_code() and law_now() say so, and nobody is an administrator. No commit on a later day makes it late.
 */
extern void begin_entered_step(const CreditCode *agency, TimestampTz at);
extern void end_entered_step(void);
extern bool entering_step(TimestampTz *at);

/* A code has one form, so the same agency has the same bytes. */
static inline bool
same_agency(const CreditCode *a, const CreditCode *b)
{
	return memcmp(a, b, sizeof(CreditCode)) == 0;
}

/* What is known of an agency. */
typedef struct AgencyInfo
{
	CreditCode	code;
	char		name[256];
	char		kind[32];
	char		region[8];
	bool		mandated;		/* charged with public affairs by a law or regulation */
	bool		has_officers;	/* 第一责任人 and 专职人员 are both named (Article 5) */
} AgencyInfo;

extern bool agency_info(const CreditCode *code, AgencyInfo *info);

/* "临沂市民政局 (1137…)", for messages; palloc'd. */
extern char *agency_label(const CreditCode *code);

/*
 * The bureau (大数据工作主管部门) that approves an agency's catalogue: the one of its region, or of the nearest region above
 * that has one; a bureau's own catalogue goes to its superior (nobody decides on its own), where one is registered.
 */
extern bool approving_bureau(const AgencyInfo *agency, CreditCode *bureau);

/* The bureau of the city that an agency's region belongs to. */
extern bool city_bureau(const AgencyInfo *agency, CreditCode *bureau);

/* Whether bureau is the bureau of the agency's region or of a region above it. */
extern bool bureau_oversees(const CreditCode *bureau, const CreditCode *agency);

/*
 * The agency of the acting role and, where that is a bureau, all agencies of its region and the regions below, in the order of
 * their codes. The list may go with the next invalidation. visible_agencies_known(): how many they are, where that is known
 * already; -1 where not.
 */
extern const CreditCode *visible_agencies(int *n);
extern int	visible_agencies_known(void);

/* Whether the outer user is the open platform (a member of ldpd_public; superuser does not count). */
extern bool acts_as_open_platform(void);

/* The outer user may pass every guard of a database: a superuser or BYPASSRLS role, acting as itself. */
extern bool acts_as_dba(void);

/* Raises ARTICLE(article) unless the outer user is a city's bureau, or a DBA. what: "load a holiday notice". */
extern void require_city_bureau(int article, const char *what);

extern void identity_init(void);

#endif							/* LDPD_IDENTITY_H */
