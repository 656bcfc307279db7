/*
 * workday_core.h
 *		Counting working days (工作日) without a server. Pure code: the caller gives the memory.
 *
 * Days are numbered as PostgreSQL's dates are, from 2000-01-01. A year is known where a State Council notice names its
 * holidays and make-up days; in an unknown year nobody can tell, and the strict functions say which year it is. The day on
 * which a period starts is not counted (民法典 Article 201).
 */
#ifndef LDPD_WORKDAY_CORE_H
#define LDPD_WORKDAY_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WORKDAY_MIN_YEAR	2001	/* the notices that a calendar may hold, and so the size of its arrays */
#define WORKDAY_MAX_YEAR	2199

typedef struct WorkdayException
{
	int32_t		day;
	bool		is_workday;		/* a make-up day; else a day off */
} WorkdayException;

/* Known years that follow each other. A calendar has one, or few. */
typedef struct WorkdayRun
{
	int32_t		first;			/* its first day */
	int32_t		end;			/* the day after its last */
	int32_t		before_first;	/* working days of the span before each */
	int32_t		before_end;
} WorkdayRun;

typedef struct WorkdayCalendar
{
	int			nruns;
	int32_t		first_day;		/* of the span from the first known year to the last one */
	int32_t		ndays;
	int32_t		total;			/* working days of the whole span, Monday to Friday taken for them in unknown years */
	WorkdayRun *runs;
	int32_t    *before;			/* by day - first_day, and one more: working days before that day */
	int32_t    *nth;			/* the n-th working day, from 0 */
} WorkdayCalendar;

/* Bytes that a calendar of these years takes; first > last for an empty one. */
extern size_t workday_calendar_size(int first_year, int last_year);

/*
 * Builds a calendar in memory of that size, aligned as malloc() does. known says of each year from first to last whether
 * there is a notice; exceptions outside those years count for nothing.
 */
extern WorkdayCalendar *workday_calendar_build(void *memory, int first_year, int last_year, const bool *known,
											   const WorkdayException *exceptions, size_t nexceptions);

/* Each returns false where it needs a day of a year that is not known, and says which. */
extern bool workday_is(const WorkdayCalendar *calendar, int32_t day, bool *result, int *unknown_year);
extern bool workday_add(const WorkdayCalendar *calendar, int32_t day, int32_t n, int32_t *result, int *unknown_year);
extern bool workday_between(const WorkdayCalendar *calendar, int32_t a, int32_t b, int32_t *result, int *unknown_year);

/*
 * The n-th working day (n > 0) after a day, with Monday to Friday for the working days of unknown years; returns whether
 * it needed any. What it returns may leave the range of dates only where day + 3 n does.
 */
extern bool workday_add_guessing(const WorkdayCalendar *calendar, int32_t day, int32_t n, int64_t *result);

/*
 * What a running deadline becomes when the calendar changes. Nobody is made late after the fact: a deadline that would
 * move to a day already past stays where it was, or ends today if it was provisional; one that was missed stays missed,
 * unless the new calendar gives it more time.
 */
extern int32_t settle_due(int32_t due, bool was_provisional, int32_t recomputed, int32_t today);

/* Helpers that others need too. */
extern int	year_of_day(int32_t day);
extern int32_t first_day_of_year(int year);
extern int	day_of_week(int32_t day);	/* 0 = Monday */

#endif							/* LDPD_WORKDAY_CORE_H */
