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

extern int	year_of_day(int32_t day);
extern int32_t first_day_of_year(int year);
extern int	day_of_week(int32_t day);	/* 0 = Monday */

typedef struct WorkdayException
{
	int32_t		day;
	bool		is_workday;		/* a make-up day; else a day off */
} WorkdayException;

/* Known years that follow each other. A calendar has one, or few; no two without a year between them that is not known. */
#define WORKDAY_MAX_RUNS	((WORKDAY_MAX_YEAR - WORKDAY_MIN_YEAR) / 2 + 1)

typedef struct WorkdayRun
{
	int32_t		eve;			/* the day before its first */
	uint32_t	ndays;
	int32_t		upto_eve;		/* working days of the span up to that day, and up to the last one of the run */
	int32_t		upto_last;
} WorkdayRun;

/*
 * Both tables in bytes, each beside a number for its block, so that those of a quarter of a century stay in a processor's
 * first cache (16 kB): a count is two looks into them, and beside a date's addition hardly anything is left to save. The span's days
 * are counted from the eve of the first run, which is 0.
 */
typedef struct WorkdayCalendar
{
	int			nruns;
	int32_t		ndays;			/* of the span from the first known year to the last one */
	int32_t		total;			/* working days of the whole span, Monday to Friday taken for them in unknown years */
	int32_t    *upto_block;		/* of each 256 days: working days up to the first of them */
	int32_t    *nth_block;		/* of each 64 working days: the first of them */
	uint8_t    *upto;			/* of each day: working days after the first of its block up to it */
	uint8_t    *nth;			/* the n-th working day, from 0: days after the first of its block, or WORKDAY_FAR */
	WorkdayRun	runs[WORKDAY_MAX_RUNS]; /* the first one is empty where nruns is 0 */
} WorkdayCalendar;

#define WORKDAY_FAR		UINT8_MAX	/* so many days or more: in a calendar that hardly anybody works by */

/* Bytes that a calendar of these years takes; first > last for an empty one. */
extern size_t workday_calendar_size(int first_year, int last_year);

/*
 * Builds a calendar in memory of that size, aligned as malloc() does. known says of each year from first to last whether
 * there is a notice; exceptions outside those years count for nothing.
 */
extern WorkdayCalendar *workday_calendar_build(void *memory, int first_year, int last_year, const bool *known,
											   const WorkdayException *exceptions, size_t nexceptions);

/* Working days of the span up to a day of it, or up to its eve. */
static inline int32_t
workday_count_upto(const WorkdayCalendar *calendar, int32_t day)
{
	uint32_t	index = (uint32_t) (day - calendar->runs[0].eve);

	return calendar->upto_block[index / 256] + calendar->upto[index];
}

/* The n-th working day of the span, from 0. */
static inline int32_t
workday_nth(const WorkdayCalendar *calendar, int32_t n)
{
	int32_t		day = calendar->nth_block[(uint32_t) n / 64] + calendar->nth[n];

	if (calendar->nth[n] == WORKDAY_FAR)
		while (workday_count_upto(calendar, day) <= n)
			day++;
	return day;
}

/*
 * An answer in a register. What most questions need stands here, what few do elsewhere, for who counts a million times in a
 * statement.
 */
typedef struct WorkdayAnswer
{
	bool		known;			/* false where it needs a day of a year that is not */
	int32_t		value;			/* the answer, or that year */
} WorkdayAnswer;

static inline WorkdayAnswer
workday_known(int32_t value)
{
	WorkdayAnswer answer = {true, value};

	return answer;
}

#define WORKDAY_RARELY	__attribute__((cold))

extern WorkdayAnswer workday_unknown(int64_t day) WORKDAY_RARELY;
extern WorkdayAnswer workday_add_elsewhere(const WorkdayCalendar *calendar, int32_t day, int32_t n) WORKDAY_RARELY;
extern WorkdayAnswer workday_between_elsewhere(const WorkdayCalendar *calendar, int32_t a, int32_t b) WORKDAY_RARELY;

static inline WorkdayAnswer
workday_add_within(const WorkdayCalendar *calendar, const WorkdayRun *run, int32_t day, int32_t n)
{
	/* no more than the days of a span and the greatest int32 together */
	uint32_t	k = (uint32_t) workday_count_upto(calendar, day) + (uint32_t) n - 1;

	if (k >= (uint32_t) run->upto_last)
		return workday_unknown((int64_t) run->eve + run->ndays + 1);
	return workday_known(workday_nth(calendar, (int32_t) k));
}

/* Is that day one? 0 or 1. */
extern WorkdayAnswer workday_is(const WorkdayCalendar *calendar, int32_t day);

/* The n-th working day after a day, before it where n is negative; the day itself where n is 0. */
static inline WorkdayAnswer
workday_add(const WorkdayCalendar *calendar, int32_t day, int32_t n)
{
	/*
	 * from the eve of the first run up to the day before its last; what lies before wraps, and is more than any run
	 * has
	 */
	if (n > 0 && (uint32_t) day - (uint32_t) calendar->runs->eve < calendar->runs->ndays)
		return workday_add_within(calendar, calendar->runs, day, n);
	return workday_add_elsewhere(calendar, day, n);
}

/* Working days after a up to b; as many, negative, where b is the earlier one. */
static inline WorkdayAnswer
workday_between(const WorkdayCalendar *calendar, int32_t a, int32_t b)
{
	uint32_t	eve = (uint32_t) calendar->runs->eve;
	uint32_t	ndays = calendar->runs->ndays;

	if ((uint32_t) a - eve <= ndays && (uint32_t) b - eve <= ndays)
		return workday_known(workday_count_upto(calendar, b) - workday_count_upto(calendar, a));
	return workday_between_elsewhere(calendar, a, b);
}

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

#endif							/* LDPD_WORKDAY_CORE_H */
