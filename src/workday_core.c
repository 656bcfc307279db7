/*
 * workday_core.c
 *		Counting working days: prefix counts and the list of working days, so that each question is answered in O(1).
 */
#include "workday_core.h"

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
	size_t		nyears = first_year > last_year ? 0 : (size_t) (last_year - first_year + 1);

	return sizeof(WorkdayCalendar) + nyears * sizeof(WorkdayRun) + (2 * nyears * 366 + 1) * sizeof(int32_t);
}

WorkdayCalendar *
workday_calendar_build(void *memory, int first_year, int last_year, const bool *known,
					   const WorkdayException *exceptions, size_t nexceptions)
{
	WorkdayCalendar *calendar = memory;
	int32_t		i;
	int			weekday;
	int			year;
	size_t		e;

	calendar->first_day = first_day_of_year(first_year);
	calendar->ndays = first_year > last_year ? 0 : first_day_of_year(last_year + 1) - calendar->first_day;
	calendar->runs = (WorkdayRun *) (calendar + 1);
	calendar->before = (int32_t *) (calendar->runs + (first_year > last_year ? 0 : last_year - first_year + 1));
	calendar->nth = calendar->before + calendar->ndays + 1;

	/* first 0 or 1 for each day in before[], one place up; then the running sum */
	calendar->before[0] = 0;
	weekday = day_of_week(calendar->first_day);
	for (i = 0; i < calendar->ndays; i++)
	{
		calendar->before[i + 1] = weekday < 5;
		weekday = weekday == 6 ? 0 : weekday + 1;
	}
	for (e = 0; e < nexceptions; e++)
	{
		int64_t		index = (int64_t) exceptions[e].day - calendar->first_day;

		if (index >= 0 && index < calendar->ndays)
			calendar->before[index + 1] = exceptions[e].is_workday;
	}
	calendar->total = 0;
	for (i = 0; i < calendar->ndays; i++)
	{
		if (calendar->before[i + 1])
			calendar->nth[calendar->total++] = calendar->first_day + i;
		calendar->before[i + 1] = calendar->total;
	}

	calendar->nruns = 0;
	for (year = first_year; year <= last_year; year++)
	{
		WorkdayRun *run;

		if (!known[year - first_year])
			continue;
		if (year == first_year || !known[year - first_year - 1])
			calendar->runs[calendar->nruns++].first = first_day_of_year(year);
		run = &calendar->runs[calendar->nruns - 1];
		run->end = first_day_of_year(year + 1);
		run->before_first = calendar->before[run->first - calendar->first_day];
		run->before_end = calendar->before[run->end - calendar->first_day];
	}
	return calendar;
}

/* The run of known years that holds a day, or NULL. */
static const WorkdayRun *
run_of(const WorkdayCalendar *calendar, int64_t day)
{
	const WorkdayRun *run;

	for (run = calendar->runs; run < calendar->runs + calendar->nruns; run++)
		if (day >= run->first && day < run->end)
			return run;
	return NULL;
}

/* Working days before a day of the span, or before its end. */
static int32_t
count_before(const WorkdayCalendar *calendar, int32_t day)
{
	return calendar->before[day - calendar->first_day];
}

bool
workday_is(const WorkdayCalendar *calendar, int32_t day, bool *result, int *unknown_year)
{
	if (!run_of(calendar, day))
	{
		*unknown_year = year_of_day(day);
		return false;
	}
	*result = count_before(calendar, day + 1) != count_before(calendar, day);
	return true;
}

bool
workday_add(const WorkdayCalendar *calendar, int32_t day, int32_t n, int32_t *result, int *unknown_year)
{
	/* the last days of int32 have none beside them, and lie in no known year */
	int64_t		next = (int64_t) day + (n > 0 ? 1 : -1);
	const WorkdayRun *run = run_of(calendar, next);
	int64_t		k;

	*result = day;
	if (n == 0)
		return true;
	if (run == NULL)
	{
		*unknown_year = year_of_day(next < INT32_MIN || next > INT32_MAX ? day : (int32_t) next);
		return false;
	}
	k = n > 0 ? (int64_t) count_before(calendar, day + 1) + n - 1 : (int64_t) count_before(calendar, day) + n;
	if (k < run->before_first || k >= run->before_end)
	{
		*unknown_year = n > 0 ? year_of_day(run->end) : year_of_day(run->first - 1);
		return false;
	}
	*result = calendar->nth[k];
	return true;
}

bool
workday_between(const WorkdayCalendar *calendar, int32_t a, int32_t b, int32_t *result, int *unknown_year)
{
	const WorkdayRun *run;

	*result = 0;
	if (a == b)
		return true;
	if (a > b)
	{
		if (!workday_between(calendar, b, a, result, unknown_year))
			return false;
		*result = -*result;
		return true;
	}
	run = run_of(calendar, a + 1);
	if (run == NULL || b >= run->end)
	{
		*unknown_year = year_of_day(run ? run->end : a + 1);
		return false;
	}
	*result = count_before(calendar, b + 1) - count_before(calendar, a + 1);
	return true;
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
	int64_t		span_end = (int64_t) calendar->first_day + calendar->ndays; /* the day after the last */
	const WorkdayRun *run;
	int64_t		k;

	/* before the span, or in an empty calendar */
	if (calendar->ndays == 0 || from + 1 >= span_end)
	{
		*result = weekday_add(from, left);
		return true;
	}
	if (from + 1 < calendar->first_day)
	{
		int64_t		outside = weekdays_between(from, (int64_t) calendar->first_day - 1);

		if (left <= outside)
		{
			*result = weekday_add(from, left);
			return true;
		}
		left -= outside;
		from = (int64_t) calendar->first_day - 1;
	}
	k = count_before(calendar, (int32_t) (from + 1)) + left - 1;
	if (k >= calendar->total)
	{
		*result = weekday_add(span_end - 1, k - calendar->total + 1);
		return true;
	}
	*result = calendar->nth[k];
	if (day < calendar->first_day - 1)
		return true;
	run = run_of(calendar, from + 1);
	return run == NULL || *result >= run->end;
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
