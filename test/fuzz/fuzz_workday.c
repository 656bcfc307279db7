/*
 * fuzz_workday.c
 *		Feeds workday_core.c calendars and questions, and compares its answers with counting day by day.
 *
 *		clang -g -O1 -fsanitize=fuzzer,address,undefined -Isrc -o test/fuzz/fuzz_workday \
 *			test/fuzz/fuzz_workday.c src/workday_core.c && test/fuzz/fuzz_workday -max_total_time=20
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "workday_core.h"

#define CHECK(condition) \
	do { \
		if (!(condition)) \
		{ \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
			abort(); \
		} \
	} while (0)

#define MAX_YEARS		6
#define MAX_EXCEPTIONS	40

static int	first_year;
static int	nyears;
static bool known[MAX_YEARS];
static WorkdayException exceptions[MAX_EXCEPTIONS];
static size_t nexceptions;

/* The obvious way. */
static bool
slow_known(int32_t day)
{
	int			year = year_of_day(day);

	return year >= first_year && year < first_year + nyears && known[year - first_year];
}

static bool
slow_is(int32_t day)
{
	int			year = year_of_day(day);
	size_t		i;

	if (year >= first_year && year < first_year + nyears)
		for (i = nexceptions; i-- > 0;)
			if (exceptions[i].day == day)
				return exceptions[i].is_workday;
	return day_of_week(day) < 5;
}

static void
check_day_arithmetic(int32_t day)
{
	int			year = year_of_day(day);

	/* 8 million years are enough for any date, and keep first_day_of_year() inside int32 */
	if (year < -5000000 || year > 5000000)
		return;
	CHECK(first_day_of_year(year) <= day && day < first_day_of_year(year + 1));
	CHECK(first_day_of_year(year + 1) - first_day_of_year(year) ==
		  365 + ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0));
}

static void
check_add(const WorkdayCalendar *calendar, int32_t from, int n)
{
	int32_t		fast;
	int			year;
	bool		ok = workday_add(calendar, from, n, &fast, &year);
	int32_t		day = from;
	int			left = abs(n);
	int64_t		guess;
	bool		provisional;
	bool		guessed = false;

	while (left > 0)
	{
		day += n > 0 ? 1 : -1;
		if (!slow_known(day))
			break;
		left -= slow_is(day);
	}
	CHECK(ok == (left == 0));
	if (ok)
		CHECK(fast == day);
	else
		CHECK(year == year_of_day(day));

	if (n <= 0)
		return;
	provisional = workday_add_guessing(calendar, from, n, &guess);
	for (day = from, left = n; left > 0;)
	{
		day++;
		if (!slow_known(day))
			guessed = true;
		left -= slow_is(day);
	}
	CHECK(guess == day);
	CHECK(provisional == guessed);
}

static void
check_between(const WorkdayCalendar *calendar, int32_t a, int32_t b)
{
	int32_t		fast;
	int			year;
	bool		ok = workday_between(calendar, a, b, &fast, &year);
	int32_t		low = a < b ? a : b;
	int32_t		high = a < b ? b : a;
	int32_t		count = 0;
	int32_t		day;

	for (day = low + 1; day <= high && slow_known(day); day++)
		count += slow_is(day);
	CHECK(ok == (day > high));
	if (ok)
		CHECK(fast == (a < b ? count : -count));
	else
		CHECK(year == year_of_day(day));
}

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int32_t		question[4];
	void	   *memory;
	WorkdayCalendar *calendar;
	int			base;
	int			first = 1;
	int			last = 0;
	int			i;

	if (size < sizeof(question) + 3)
		return 0;
	memcpy(question, data, sizeof(question));
	data += sizeof(question);
	size -= sizeof(question);

	/* years: a first one, how many, which are known; then exceptions, a day and a kind each */
	first_year = 2001 + data[0] % 190;
	nyears = data[1] % (MAX_YEARS + 1);
	for (i = 0; i < nyears; i++)
		known[i] = (data[2] >> i) & 1;
	/* as load_calendar() does: the span is from the first known year to the last */
	for (i = 0; i < nyears; i++)
		if (known[i])
		{
			if (first > last)
				first = first_year + i;
			last = first_year + i;
		}
	if (first <= last)
	{
		memmove(known, known + (first - first_year), nyears - (first - first_year));
		first_year = first;
	}
	nyears = first <= last ? last - first + 1 : 0;
	base = first_day_of_year(first_year);
	data += 3;
	size -= 3;
	for (nexceptions = 0; nexceptions < MAX_EXCEPTIONS && size >= 2; nexceptions++, data += 2, size -= 2)
	{
		exceptions[nexceptions].day = base + (data[0] | (data[1] & 0x7F) << 8) % 2400 - 40;
		exceptions[nexceptions].is_workday = data[1] >> 7;
	}

	memory = malloc(workday_calendar_size(first, last));
	calendar = workday_calendar_build(memory, first, last, known, exceptions, nexceptions);

	for (i = 0; i < 4; i++)
	{
		int32_t		day = question[i];
		int32_t		ignored;
		int			year;
		bool		flag;

		/* any number at all must be answered or refused */
		(void) workday_is(calendar, day, &flag, &year);
		(void) workday_add(calendar, day, question[(i + 1) % 4], &ignored, &year);
		(void) workday_between(calendar, day, question[(i + 1) % 4], &ignored, &year);
		check_day_arithmetic(day);

		/* near the years of the calendar, against the slow way */
		day = base + (int32_t) ((uint32_t) day % 3000) - 400;
		if (workday_is(calendar, day, &flag, &year))
			CHECK(slow_known(day) && flag == slow_is(day));
		else
			CHECK(!slow_known(day) && year == year_of_day(day));
		check_add(calendar, day, (int32_t) ((uint32_t) question[(i + 1) % 4] % 800) - 400);
		check_between(calendar, day, base + (int32_t) ((uint32_t) question[(i + 2) % 4] % 3000) - 400);
	}
	free(memory);
	return 0;
}
