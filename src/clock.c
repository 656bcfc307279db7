/*
 * clock.c
 *		The clock of the law: the wall clock in Beijing time, or a rehearsal clock.
 */
#include "ldpd.h"

#include "miscadmin.h"
#include "utils/datetime.h"
#include "utils/guc.h"

#include "clock.h"
#include "identity.h"

/*
 * ldpd.clock: the moment that the law takes for now, "YYYY-MM-DD [HH:MM[:SS]]" in Beijing time; empty is the wall clock.
 * Superuser only: whoever sets it dates every stamp. It stands still, so that what a rehearsal prints is the same twice.
 */
static char *clock_setting = NULL;
static TimestampTz rehearsal_now;
static bool rehearsing = false;

/*
 * Strict, by hand, and in Beijing time: the server's own parser would read a moment in the session's TimeZone and
 * DateStyle, and a setting must mean the same in each session.
 */
static bool
parse_clock(const char *text, TimestampTz *moment)
{
	struct pg_tm tm = {0};
	Timestamp	local;
	int			end = 0;

	if (sscanf(text, "%4d-%2d-%2d%n", &tm.tm_year, &tm.tm_mon, &tm.tm_mday, &end) != 3 || end != 10)
		return false;
	if (text[end] != '\0')
	{
		int			minutes = 0;
		int			seconds = 0;

		if (sscanf(&text[end], " %2d:%2d%n:%2d%n", &tm.tm_hour, &tm.tm_min, &minutes, &tm.tm_sec, &seconds) < 2)
			return false;
		end += Max(minutes, seconds);
		if (text[end] != '\0')
			return false;
	}
	if (!IS_VALID_JULIAN(tm.tm_year, tm.tm_mon, tm.tm_mday) || tm.tm_mon < 1 || tm.tm_mon > 12 || tm.tm_mday < 1 ||
		tm.tm_mday > day_tab[isleap(tm.tm_year)][tm.tm_mon - 1] ||
		tm.tm_hour < 0 || tm.tm_hour > 23 || tm.tm_min < 0 || tm.tm_min > 59 || tm.tm_sec < 0 || tm.tm_sec > 59)
		return false;
	if (tm2timestamp(&tm, 0, NULL, &local) != 0)
		return false;
	*moment = local - BEIJING_OFFSET_USECS;
	return true;
}

static bool
check_clock(char **newval, void **extra, GucSource source)
{
	TimestampTz moment = 0;

	if ((*newval)[0] == '\0')
		return true;
	if (!parse_clock(*newval, &moment))
	{
		GUC_check_errdetail("A moment of Beijing time is written \"YYYY-MM-DD\" or \"YYYY-MM-DD HH:MM[:SS]\".");
		return false;
	}
	return true;
}

static void
assign_clock(const char *newval, void *extra)
{
	rehearsing = newval[0] != '\0' && parse_clock(newval, &rehearsal_now);
}

TimestampTz
law_now(void)
{
	TimestampTz at;

	if (entering_step(&at))
		return at;
	return rehearsing ? rehearsal_now : GetCurrentTimestamp();
}

DateADT
law_day(TimestampTz moment)
{
	TimestampTz local = moment + BEIJING_OFFSET_USECS;
	int64		day = local / USECS_PER_DAY;

	/* C rounds towards zero; days before 2000 need the floor */
	if (local % USECS_PER_DAY < 0)
		day--;
	return (DateADT) day;
}

DateADT
law_today(void)
{
	return law_day(law_now());
}

char *
law_time_to_cstring(TimestampTz moment)
{
	struct pg_tm tm;
	fsec_t		fsec;
	char		buf[MAXDATELEN + 1];

	if (timestamp2tm(moment + BEIJING_OFFSET_USECS, NULL, &tm, &fsec, NULL, NULL) != 0)
		return pstrdup(TIMESTAMP_IS_NOBEGIN(moment) ? EARLY : LATE);
	EncodeDateTime(&tm, fsec, false, 0, NULL, USE_ISO_DATES, buf);
	return psprintf("%s+08", buf);
}

char *
law_day_to_cstring(DateADT day)
{
	struct pg_tm tm;
	char		buf[MAXDATELEN + 1];

	if (DATE_NOT_FINITE(day))
		return pstrdup(DATE_IS_NOBEGIN(day) ? EARLY : LATE);
	j2date(day + POSTGRES_EPOCH_JDATE, &tm.tm_year, &tm.tm_mon, &tm.tm_mday);
	EncodeDateOnly(&tm, USE_ISO_DATES, buf);
	return pstrdup(buf);
}

PG_FUNCTION_INFO_V1(ldpd_now);
Datum
ldpd_now(PG_FUNCTION_ARGS)
{
	PG_RETURN_TIMESTAMPTZ(law_now());
}

PG_FUNCTION_INFO_V1(ldpd_today);
Datum
ldpd_today(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(law_today());
}

PG_FUNCTION_INFO_V1(ldpd_day);
Datum
ldpd_day(PG_FUNCTION_ARGS)
{
	TimestampTz moment = PG_GETARG_TIMESTAMPTZ(0);

	if (TIMESTAMP_IS_NOBEGIN(moment))
		PG_RETURN_DATEADT(DATEVAL_NOBEGIN);
	if (TIMESTAMP_IS_NOEND(moment))
		PG_RETURN_DATEADT(DATEVAL_NOEND);
	PG_RETURN_DATEADT(law_day(moment));
}

void
clock_init(void)
{
	DefineCustomStringVariable("ldpd.clock",
							   "A rehearsal clock: the moment of Beijing time that the law takes for now; empty is the wall clock.",
							   "For tests and what-if; every stamp and deadline follows it.",
							   &clock_setting,
							   "",
							   PGC_SUSET,
							   0, check_clock, assign_clock, NULL);
}
