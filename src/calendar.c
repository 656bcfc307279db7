/*
 * calendar.c
 *		The guards of the calendar's tables: which rows a holiday notice may have, and what follows when one is loaded.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/inval.h"
#include "utils/rel.h"

#include "deadline.h"
#include "identity.h"
#include "store.h"
#include "trigger.h"
#include "workday.h"
#include "workday_core.h"

/*
 * A row of the calendar changed, and the deadlines are not yet recomputed. After a rollback it may stay true: then the
 * next change recomputes what it would have anyway.
 */
static bool unsettled = false;

static Datum
row_value(TriggerData *trigdata, HeapTuple row, const char *column, bool *isnull)
{
	TupleDesc	desc = RelationGetDescr(trigdata->tg_relation);

	return heap_getattr(row, SPI_fnumber(desc, column), desc, isnull);
}

/* The year of a notice; false where there is none by that name (the foreign key then says so). */
static bool
notice_year(Datum document, int *year)
{
	AttrNumber	attnum = 1;
	LawScan    *scan = law_begin("calendar_notice", "calendar_notice_pkey", 1, &attnum, &document);
	HeapTuple	tuple = law_next(scan);
	bool		isnull;

	if (HeapTupleIsValid(tuple))
		*year = DatumGetInt32(law_attr(scan, tuple, "year", &isnull));
	law_end(scan);
	return HeapTupleIsValid(tuple);
}

static void
check_day(DateADT day, bool is_workday, Datum document)
{
	int			year;
	int			of_notice;

	if (DATE_NOT_FINITE(day) || (year = year_of_day(day)) < WORKDAY_MIN_YEAR || year > WORKDAY_MAX_YEAR)
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				 errmsg("a day of the calendar must lie in the years %d to %d", WORKDAY_MIN_YEAR, WORKDAY_MAX_YEAR),
				 errhint("Write it as YYYY-MM-DD.")));
	if (is_workday && day_of_week(day) < 5)
		ereport(ERROR,
				(errcode(ERRCODE_CHECK_VIOLATION),
				 errmsg("%s cannot be a make-up working day: it is no Saturday or Sunday", law_day_to_cstring(day)),
				 errdetail("From Monday to Friday a day is a working day unless a notice takes it off (全国年节及纪念日放假办法)."),
				 errhint("Leave out the rows of ordinary days.")));
	if (notice_year(document, &of_notice) && year != of_notice &&
		!(year == of_notice - 1 && day >= first_day_of_year(of_notice) - 31))
		ereport(ERROR,
				(errcode(ERRCODE_CHECK_VIOLATION),
				 errmsg("%s is not a day of the year %d, which the notice is for", law_day_to_cstring(day), of_notice),
				 errdetail("A notice arranges its year, and the last days of December before it."),
				 errhint("Name the notice that arranges that day.")));
}

/*
 * calendar_guard(): BEFORE INSERT OR UPDATE OR DELETE FOR EACH ROW on ldpd.calendar_notice and ldpd.calendar_day. Refuses days
 * that no notice can have named, and keeps deadlines from being computed meanwhile. Who may write is registry_guard()'s.
 */
PG_FUNCTION_INFO_V1(ldpd_calendar_guard);
Datum
ldpd_calendar_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "calendar_guard", true, true);
	HeapTuple	row;

	row = trigger_row(trigdata);
	if (ldpd_restoring)
		return PointerGetDatum(row);

	/* Running deadlines are found by a snapshot, which must be younger than the lock. */
	if (IsolationUsesXactSnapshot())
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("the calendar cannot be changed in a REPEATABLE READ or SERIALIZABLE transaction"),
				 errdetail("It would not see, and so not move, the deadlines that have begun since it did."),
				 errhint("BEGIN ISOLATION LEVEL READ COMMITTED.")));
	calendar_lock_exclusive();
	unsettled = true;
	if (!TRIGGER_FIRED_BY_DELETE(trigdata->tg_event) &&
		strcmp(RelationGetRelationName(trigdata->tg_relation), "calendar_day") == 0)
	{
		bool		no_day;
		bool		no_kind;
		bool		no_document;
		Datum		day = row_value(trigdata, row, "day", &no_day);
		Datum		is_workday = row_value(trigdata, row, "is_workday", &no_kind);
		Datum		document = row_value(trigdata, row, "document", &no_document);

		/* NOT NULL says the rest */
		if (!no_day && !no_kind && !no_document)
			check_day(DatumGetDateADT(day), DatumGetBool(is_workday), document);
	}
	return PointerGetDatum(row);
}

/*
 * calendar_settle(): CONSTRAINT TRIGGER AFTER INSERT OR UPDATE OR DELETE, DEFERRABLE INITIALLY DEFERRED, FOR EACH ROW on both
 * tables: when the whole notice is there, and once for all its rows, the running deadlines are recomputed.
 */
PG_FUNCTION_INFO_V1(ldpd_calendar_settle);
Datum
ldpd_calendar_settle(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "calendar_settle", false, true);

	if (ldpd_restoring)
		PG_RETURN_POINTER(NULL);

	/* A year whose notice is there and its days are not would count holidays as working days. */
	if (TRIGGER_FIRED_BY_INSERT(trigdata->tg_event) &&
		strcmp(RelationGetRelationName(trigdata->tg_relation), "calendar_notice") == 0)
	{
		static SPIPlanPtr plan = NULL;
		Oid			type = TEXTOID;
		bool		isnull;
		Datum		document = row_value(trigdata, trigdata->tg_trigtuple, "document", &isnull);

		SPI_connect();
		law_execute(&plan,
					"SELECT FROM ldpd.calendar_notice n WHERE n.document = $1"
					" AND NOT EXISTS (SELECT FROM ldpd.calendar_day d WHERE d.document = n.document)",
					1, &type, &document, NULL);
		if (SPI_processed > 0)
			ereport(ERROR,
					(errcode(ERRCODE_CHECK_VIOLATION),
					 errmsg("notice \"%s\" has no days", TextDatumGetCString(document)),
					 errdetail("Without its days each of its holidays would count as a working day."),
					 errhint("INSERT its days INTO ldpd.calendar_day in the same transaction.")));
		SPI_finish();
	}
	if (unsettled)
	{
		unsettled = false;
		/* With SET CONSTRAINTS … IMMEDIATE this comes before registry_record() told anybody, ourselves included. */
		CacheInvalidateRelcache(trigdata->tg_relation);
		CommandCounterIncrement();
		recompute_deadlines();
	}
	PG_RETURN_POINTER(NULL);
}
