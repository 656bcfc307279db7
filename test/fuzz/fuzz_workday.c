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
#define MAX_EXCEPTIONS	1000
#define HOLIDAY			300		/* days off in one piece, more than the calendar's table of bytes can say */

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
	WorkdayAnswer fast = workday_add(calendar, from, n);
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
	CHECK(fast.known == (left == 0));
	CHECK(fast.value == (fast.known ? day : year_of_day(day)));

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
	WorkdayAnswer fast = workday_between(calendar, a, b);
	int32_t		low = a < b ? a : b;
	int32_t		high = a < b ? b : a;
	int32_t		count = 0;
	int32_t		day;

	for (day = low + 1; day <= high && slow_known(day); day++)
		count += slow_is(day);
	CHECK(fast.known == (day > high));
	CHECK(fast.value == (!fast.known ? year_of_day(day) : a < b ? count : -count));
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
	for (nexceptions = 0; nexceptions + HOLIDAY <= MAX_EXCEPTIONS && size >= 2; data += 2, size -= 2)
	{
		int32_t		day = base + (data[0] | (data[1] & 0x3F) << 8) % 2400 - 40;
		int			days = data[1] & 0x40 ? HOLIDAY : 1;

		while (days-- > 0)
			exceptions[nexceptions++] = (WorkdayException) {day++, data[1] >> 7};
	}

	memory = malloc(workday_calendar_size(first, last));
	calendar = workday_calendar_build(memory, first, last, known, exceptions, nexceptions);

	for (i = 0; i < 4; i++)
	{
		int32_t		day = question[i];
		WorkdayAnswer is;

		/* any number at all must be answered or refused */
		(void) workday_is(calendar, day);
		(void) workday_add(calendar, day, question[(i + 1) % 4]);
		(void) workday_between(calendar, day, question[(i + 1) % 4]);
		check_day_arithmetic(day);

		/* near the years of the calendar, against the slow way */
		day = base + (int32_t) ((uint32_t) day % 3000) - 400;
		is = workday_is(calendar, day);
		CHECK(is.known == slow_known(day));
		CHECK(is.value == (is.known ? slow_is(day) : year_of_day(day)));
		check_add(calendar, day, (int32_t) ((uint32_t) question[(i + 1) % 4] % 800) - 400);
		check_between(calendar, day, base + (int32_t) ((uint32_t) question[(i + 2) % 4] % 3000) - 400);
	}
	free(memory);
	return 0;
}
