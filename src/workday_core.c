/*
 * workday_core.c
 *		Counting working days: prefix counts and the list of working days, so that each question is answered in O(1).
 */
#include "workday_core.h"

#include <string.h>

/* Days from 0000-03-01 to 2000-01-01, in the proleptic Gregorian calendar. */
#define EPOCH_SHIFT		730425

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

/* Years begin in March here, so that the leap day is the last one. */
int
year_of_day(int32_t day)
{
	int64_t		shifted = (int64_t) day + EPOCH_SHIFT;
	int64_t		era = floor_div(shifted, 146097);
	int64_t		day_of_era = shifted - era * 146097;
	int64_t		year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t		day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);

	/* day 306 of a year that begins on 1 March is 1 January */
	return (int) (year_of_era + era * 400 + (day_of_year >= 306));
}

int32_t
first_day_of_year(int year)
{
	int64_t		previous = (int64_t) year - 1;	/* the year beginning in March to which 1 January belongs */
	int64_t		era = floor_div(previous, 400);
	int64_t		year_of_era = previous - era * 400;

	return (int32_t) (era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + 306 - EPOCH_SHIFT);
}

int
day_of_week(int32_t day)
{
	/* 2000-01-01 was a Saturday */
	int			weekday = (int) (((int64_t) day + 5) % 7);

	return weekday < 0 ? weekday + 7 : weekday;
}

size_t
workday_calendar_size(int first_year, int last_year)
{
	size_t		ndays = first_year > last_year ? 0 : (size_t) (last_year - first_year + 1) * 366;

	return sizeof(WorkdayCalendar) + (ndays / 256 + 1 + ndays / 64 + 1) * sizeof(int32_t) + ndays + 1 + ndays;
}

WorkdayCalendar *
workday_calendar_build(void *memory, int first_year, int last_year, const bool *known,
					   const WorkdayException *exceptions, size_t nexceptions)
{
	WorkdayCalendar *calendar = memory;
	int32_t		i;
	int32_t		eve;
	int			weekday;
	int			year;
	size_t		e;

	memset(calendar->runs, 0, sizeof(WorkdayRun));
	if (first_year <= last_year)
		calendar->runs[0].eve = first_day_of_year(first_year) - 1;
	eve = calendar->runs[0].eve;
	calendar->ndays = first_year > last_year ? 0 : first_day_of_year(last_year + 1) - 1 - eve;
	calendar->upto_block = (int32_t *) (calendar + 1);
	calendar->nth_block = calendar->upto_block + calendar->ndays / 256 + 1;
	calendar->upto = (uint8_t *) (calendar->nth_block + calendar->ndays / 64 + 1);
	calendar->nth = calendar->upto + calendar->ndays + 1;

	/* first 0 or 1 for each day in upto[]; then the running sum */
	calendar->upto[0] = 0;
	weekday = day_of_week(eve);
	for (i = 1; i <= calendar->ndays; i++)
	{
		weekday = weekday == 6 ? 0 : weekday + 1;
		calendar->upto[i] = weekday < 5;
	}
	for (e = 0; e < nexceptions; e++)
	{
		int64_t		index = (int64_t) exceptions[e].day - eve;

		if (index > 0 && index <= calendar->ndays)
			calendar->upto[index] = exceptions[e].is_workday;
	}
	calendar->total = 0;
	for (i = 0; i <= calendar->ndays; i++)
	{
		if (calendar->upto[i])
		{
			int32_t		n = calendar->total++;
			int32_t		after;

			if (n % 64 == 0)
				calendar->nth_block[n / 64] = eve + i;
			after = eve + i - calendar->nth_block[n / 64];
			calendar->nth[n] = (uint8_t) (after < WORKDAY_FAR ? after : WORKDAY_FAR);
		}
		if (i % 256 == 0)
			calendar->upto_block[i / 256] = calendar->total;
		calendar->upto[i] = (uint8_t) (calendar->total - calendar->upto_block[i / 256]);
	}

	calendar->nruns = 0;
	for (year = first_year; year <= last_year; year++)
	{
		WorkdayRun *run;
		int32_t		last = first_day_of_year(year + 1) - 1;

		if (!known[year - first_year])
			continue;
		if (year == first_year || !known[year - first_year - 1])
		{
			run = &calendar->runs[calendar->nruns++];
			run->eve = first_day_of_year(year) - 1;
			run->upto_eve = workday_count_upto(calendar, run->eve);
		}
		run = &calendar->runs[calendar->nruns - 1];
		run->ndays = (uint32_t) (last - run->eve);
		run->upto_last = workday_count_upto(calendar, last);
	}
	return calendar;
}

/* The first and the last days of int32 lie in no known year, and have no day beside them. */
WorkdayAnswer
workday_unknown(int64_t day)
{
	WorkdayAnswer answer = {false, year_of_day((int32_t) (day < INT32_MIN ? INT32_MIN : day > INT32_MAX ? INT32_MAX : day))};

	return answer;
}

/* The run of known years that holds a day, or NULL. */
static const WorkdayRun *
run_of(const WorkdayCalendar *calendar, int64_t day)
{
	const WorkdayRun *run;

	for (run = calendar->runs; run < calendar->runs + calendar->nruns; run++)
		if (day > run->eve && day - run->eve <= run->ndays)
			return run;
	return NULL;
}

WorkdayAnswer
workday_is(const WorkdayCalendar *calendar, int32_t day)
{
	if (run_of(calendar, day) == NULL)
		return workday_unknown(day);
	return workday_known(workday_count_upto(calendar, day) - workday_count_upto(calendar, day - 1));
}

/* The n-th working day before a day, n >= 0. */
static WorkdayAnswer
subtract(const WorkdayCalendar *calendar, int32_t day, int64_t n)
{
	const WorkdayRun *run = run_of(calendar, (int64_t) day - 1);
	int64_t		k;

	if (n == 0)
		return workday_known(day);
	if (run == NULL)
		return workday_unknown((int64_t) day - 1);
	k = workday_count_upto(calendar, day - 1) - n;
	if (k < run->upto_eve)
		return workday_unknown(run->eve);
	return workday_known(workday_nth(calendar, (int32_t) k));
}

/* workday_add() and workday_between() where they do not begin and end in the first run. */
WorkdayAnswer
workday_add_elsewhere(const WorkdayCalendar *calendar, int32_t day, int32_t n)
{
	const WorkdayRun *run;

	if (n <= 0)
		return subtract(calendar, day, -(int64_t) n);
	run = run_of(calendar, (int64_t) day + 1);
	if (run == NULL)
		return workday_unknown((int64_t) day + 1);
	return workday_add_within(calendar, run, day, n);
}

WorkdayAnswer
workday_between_elsewhere(const WorkdayCalendar *calendar, int32_t a, int32_t b)
{
	int32_t		from = a < b ? a : b;
	int32_t		to = a < b ? b : a;
	const WorkdayRun *run;

	if (a == b)
		return workday_known(0);
	run = run_of(calendar, (int64_t) from + 1);
	if (run == NULL)
		return workday_unknown((int64_t) from + 1);
	if ((int64_t) to - run->eve > run->ndays)
		return workday_unknown((int64_t) run->eve + run->ndays + 1);
	return workday_known(workday_count_upto(calendar, b) - workday_count_upto(calendar, a));
}

/* The n-th day from Monday to Friday after a day, n >= 0. */
static int64_t
weekday_add(int64_t day, int64_t n)
{
	int64_t		monday = day - (((day + 5) % 7 + 7) % 7);
	int64_t		offset = day - monday;	/* 0 = Monday */

	/* days 0..4 of the week count; from a weekend it is as from Friday */
	if (n == 0)
		return day;
	if (offset > 4)
		offset = 4;
	return monday + (offset + n) / 5 * 7 + (offset + n) % 5;
}

/* Days from Monday to Friday d with a < d <= b, a <= b. */
static int64_t
weekdays_between(int64_t a, int64_t b)
{
	int64_t		weeks = (b - a) / 7;
	int64_t		count = weeks * 5;
	int64_t		d;

	for (d = a + weeks * 7 + 1; d <= b; d++)
		count += (((d + 5) % 7 + 7) % 7) < 5;
	return count;
}

bool
workday_add_guessing(const WorkdayCalendar *calendar, int32_t day, int32_t n, int64_t *result)
{
	int64_t		from = day;
	int64_t		left = n;
	int64_t		eve = calendar->runs[0].eve;
	int64_t		last = eve + calendar->ndays;
	const WorkdayRun *run;
	int64_t		k;

	/* behind the span, or in an empty calendar */
	if (calendar->ndays == 0 || from >= last)
	{
		*result = weekday_add(from, left);
		return true;
	}
	if (from < eve)
	{
		int64_t		outside = weekdays_between(from, eve);

		if (left <= outside)
		{
			*result = weekday_add(from, left);
			return true;
		}
		left -= outside;
		from = eve;
	}
	k = workday_count_upto(calendar, (int32_t) from) + left - 1;
	if (k >= calendar->total)
	{
		*result = weekday_add(last, k - calendar->total + 1);
		return true;
	}
	*result = workday_nth(calendar, (int32_t) k);
	if (day < eve)
		return true;
	run = run_of(calendar, from + 1);
	return run == NULL || *result - run->eve > run->ndays;
}

int32_t
settle_due(int32_t due, bool was_provisional, int32_t recomputed, int32_t today)
{
	if (!was_provisional && due < today)
		return recomputed > due ? recomputed : due; /* it was missed */
	if (recomputed >= today)
		return recomputed;
	return due > today ? due : today;
}
