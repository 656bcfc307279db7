/*
 * workday.c
 *		The session's calendar and the functions that count by it: is_workday, add_workdays, workdays_between,
 *		explain_workdays.
 *
 * The calendar is read from its two tables once and kept until a change in any session invalidates it: the tables' triggers
 * send a relcache invalidation, which each session takes in when a statement that counts begins (fn_extra is empty then).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/tuplestore.h"

#include "identity.h"
#include "store.h"
#include "watch.h"
#include "workday.h"
#include "workday_core.h"

static WorkdayCalendar *calendar = NULL;	/* in TopMemoryContext */
static bool calendar_valid = false;
static Oid	calendar_relids[2]; /* calendar_notice, calendar_day */

static void
workday_relcache_callback(Datum arg, Oid relid)
{
	if (!OidIsValid(relid) || relid == calendar_relids[0] || relid == calendar_relids[1])
		calendar_valid = false;
}

/* Reads both tables, builds the new calendar aside, and swaps. */
static void
load_calendar(void)
{
	bool		known[WORKDAY_MAX_YEAR - WORKDAY_MIN_YEAR + 1] = {false};
	int			first = WORKDAY_MAX_YEAR + 1;
	int			last = WORKDAY_MIN_YEAR - 1;
	int			size = 1024;
	int			n = 0;
	WorkdayException *exceptions = palloc(size * sizeof(WorkdayException));
	LawScan    *scan;
	HeapTuple	tuple;
	AttrNumber	day;
	AttrNumber	is_workday;
	bool		isnull;
	void	   *memory;

	calendar_relids[0] = law_relid("calendar_notice", false);
	calendar_relids[1] = law_relid("calendar_day", false);
	/* An invalidation that comes in while we read makes it false again. */
	calendar_valid = true;
	PG_TRY();
	{
		scan = law_begin("calendar_notice", NULL, 0, NULL, NULL);
		while (HeapTupleIsValid(tuple = law_next(scan)))
		{
			int			year = DatumGetInt32(law_attr(scan, tuple, "year", &isnull));

			known[year - WORKDAY_MIN_YEAR] = true;
			first = Min(first, year);
			last = Max(last, year);
		}
		law_end(scan);
		scan = law_begin("calendar_day", NULL, 0, NULL, NULL);
		day = law_column(scan, "day");
		is_workday = law_column(scan, "is_workday");
		while (HeapTupleIsValid(tuple = law_next(scan)))
		{
			if (n == size)
				exceptions = repalloc(exceptions, (size *= 2) * sizeof(WorkdayException));
			exceptions[n].day = DatumGetDateADT(heap_getattr(tuple, day, scan->desc, &isnull));
			exceptions[n].is_workday = DatumGetBool(heap_getattr(tuple, is_workday, scan->desc, &isnull));
			n++;
		}
		law_end(scan);
		memory = MemoryContextAlloc(TopMemoryContext, workday_calendar_size(first, last));
	}
	PG_CATCH();
	{
		calendar_valid = false;
		PG_RE_THROW();
	}
	PG_END_TRY();

	if (calendar)
		pfree(calendar);
	calendar = workday_calendar_build(memory, first, last, known + (first <= last ? first - WORKDAY_MIN_YEAR : 0),
									  exceptions, n);
	pfree(exceptions);
}

/* Returns what it is given, which a caller need not save for after the call. */
static pg_noinline FunctionCallInfo
refresh_calendar(FunctionCallInfo fcinfo)
{
	if (fcinfo->flinfo->fn_extra == NULL)
	{
		AcceptInvalidationMessages();
		fcinfo->flinfo->fn_extra = &calendar;
	}
	if (!calendar_valid)
		load_calendar();
	return fcinfo;
}

/* At the start of a statement that counts: take in what other sessions changed. */
static inline FunctionCallInfo
begin_counting(FunctionCallInfo fcinfo)
{
	if (unlikely(fcinfo->flinfo->fn_extra == NULL || !calendar_valid))
		return refresh_calendar(fcinfo);
	return fcinfo;
}

/* ----------------------------------------------------------------
 * Checks
 * ----------------------------------------------------------------
 */

static pg_noinline void
raise_unknown_year(int year)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
			 errmsg("no holiday notice for the year %d has been loaded", year),
			 errdetail("Working days of a year are known once the State Council has announced its holidays and make-up days."),
			 errhint("The bureau of the city loads the notice INTO ldpd.calendar_notice and its days INTO ldpd.calendar_day.")));
}

static inline int32
known(WorkdayAnswer answer)
{
	if (unlikely(!answer.known))
		raise_unknown_year(answer.value);
	return answer.value;
}

static inline DateADT
finite_day(FunctionCallInfo fcinfo, int arg)
{
	DateADT		day = PG_GETARG_DATEADT(arg);

	if (unlikely(DATE_NOT_FINITE(day)))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				 errmsg("cannot count working days from or to an infinite date")));
	return day;
}

/* ----------------------------------------------------------------
 * For others
 * ----------------------------------------------------------------
 */

bool
workday_add_guess(DateADT from, int n, DateADT *due)
{
	int64		result;
	bool		provisional;

	AcceptInvalidationMessages();
	if (!calendar_valid)
		load_calendar();
	provisional = workday_add_guessing(calendar, from, n, &result);
	if (!IS_VALID_DATE(result))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("date out of range")));
	*due = (DateADT) result;
	return provisional;
}

static void
calendar_lock(LOCKMODE mode)
{
	/*
	 * Not the table's own lock: whoever loads a notice holds that in a weaker mode already, and two upgrades would
	 * deadlock.
	 */
	LockDatabaseObject(RelationRelationId, law_relid("calendar_day", false), 0, mode);
}

void
calendar_lock_shared(void)
{
	calendar_lock(ShareLock);
}

void
calendar_lock_exclusive(void)
{
	calendar_lock(ExclusiveLock);
}

/* ----------------------------------------------------------------
 * SQL functions
 * ----------------------------------------------------------------
 */

PG_FUNCTION_INFO_V1(ldpd_is_workday);
Datum
ldpd_is_workday(PG_FUNCTION_ARGS)
{
	fcinfo = begin_counting(fcinfo);
	PG_RETURN_BOOL(known(workday_is(calendar, finite_day(fcinfo, 0))) != 0);
}

PG_FUNCTION_INFO_V1(ldpd_add_workdays);
Datum
ldpd_add_workdays(PG_FUNCTION_ARGS)
{
	fcinfo = begin_counting(fcinfo);
	PG_RETURN_DATEADT(known(workday_add(calendar, finite_day(fcinfo, 0), PG_GETARG_INT32(1))));
}

PG_FUNCTION_INFO_V1(ldpd_workdays_between);
Datum
ldpd_workdays_between(PG_FUNCTION_ARGS)
{
	fcinfo = begin_counting(fcinfo);
	PG_RETURN_INT32(known(workday_between(calendar, finite_day(fcinfo, 0), finite_day(fcinfo, 1))));
}

/* The same for who reports, and would rather not know than fail: NULL where that needs a year with no notice. */
static Datum
between_if_known(FunctionCallInfo fcinfo, DateADT a, DateADT b)
{
	WorkdayAnswer answer = {false, 0};

	begin_counting(fcinfo);
	if (!DATE_NOT_FINITE(a) && !DATE_NOT_FINITE(b))
		answer = workday_between(calendar, a, b);
	if (!answer.known)
		PG_RETURN_NULL();
	PG_RETURN_INT32(answer.value);
}

PG_FUNCTION_INFO_V1(ldpd_workdays_known);
Datum
ldpd_workdays_known(PG_FUNCTION_ARGS)
{
	return between_if_known(fcinfo, PG_GETARG_DATEADT(0), PG_GETARG_DATEADT(1));
}

/* workdays_left(due date): working days after today up to due. */
PG_FUNCTION_INFO_V1(ldpd_workdays_left);
Datum
ldpd_workdays_left(PG_FUNCTION_ARGS)
{
	return between_if_known(fcinfo, law_today(), PG_GETARG_DATEADT(0));
}

/* The row of ldpd.calendar_day for a day, if any. */
static bool
day_exception(DateADT day, char **name, char **document)
{
	AttrNumber	attnum = 1;
	Datum		key = DateADTGetDatum(day);
	LawScan    *scan = law_begin("calendar_day", "calendar_day_pkey", 1, &attnum, &key);
	HeapTuple	tuple = law_next(scan);
	bool		found = HeapTupleIsValid(tuple);
	bool		isnull;

	if (found)
	{
		*name = TextDatumGetCString(law_attr(scan, tuple, "name", &isnull));
		*document = TextDatumGetCString(law_attr(scan, tuple, "document", &isnull));
	}
	law_end(scan);
	return found;
}

/*
 * explain_workdays(from_day, n): one row for each day after from_day up to the n-th working day: day, counted (the
 * how-manieth working day, NULL where it is none), is_workday, reason, document.
 */
PG_FUNCTION_INFO_V1(ldpd_explain_workdays);
Datum
ldpd_explain_workdays(PG_FUNCTION_ARGS)
{
	static const char *const weekdays[] = {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"};
	DateADT		from = finite_day(fcinfo, 0);
	int32		n = PG_GETARG_INT32(1);
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	DateADT		last;
	DateADT		day;
	int			counted = 0;

	InitMaterializedSRF(fcinfo, 0);
	begin_counting(fcinfo);
	if (n < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the number of working days must not be negative")));
	/* It raises where a year is unknown, and so bounds the loop by the years that are known. */
	last = known(workday_add(calendar, from, n));
	for (day = from + 1; day <= last; day++)
	{
		Datum		values[5];
		bool		nulls[5] = {false};
		char	   *name = NULL;
		char	   *document = NULL;
		bool		is_workday = known(workday_is(calendar, day)) != 0;
		bool		exception = day_exception(day, &name, &document);

		CHECK_FOR_INTERRUPTS();
		values[0] = DateADTGetDatum(day);
		nulls[1] = !is_workday;
		values[1] = Int32GetDatum(is_workday ? ++counted : 0);
		values[2] = BoolGetDatum(is_workday);
		values[3] = CStringGetTextDatum(psprintf("%s %s%s", weekdays[day_of_week(day)], exception ? name : "",
												 exception ? (is_workday ? "调休上班" : "放假")
												 : is_workday ? "工作日" : "周末"));
		nulls[4] = !exception;
		if (exception)
			values[4] = CStringGetTextDatum(document);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

void
workday_init(void)
{
	watch_relations(workday_relcache_callback);
}
