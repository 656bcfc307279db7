/*
 * instrument.c
 *		Legal instruments (Article 45): whom one binds and since when, and what a bureau may change of it.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/rangetypes.h"
#include "utils/rel.h"
#include "utils/typcache.h"

#include "identity.h"
#include "instrument.h"
#include "store.h"
#include "trigger.h"

bool
range_holds_day(Datum range, DateADT day)
{
	TypeCacheEntry *typcache = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);

	return range_contains_elem_internal(typcache, DatumGetRangeTypeP(range), DateADTGetDatum(day));
}

/* instrument.covers: kinds of agencies, and "mandated" for those that a law has charged with public affairs. */
static bool
covers_agency(ArrayType *covers, const CreditCode *agency)
{
	AgencyInfo	info;
	Datum	   *kinds;
	int			n;
	int			i;

	if (agency == NULL || !agency_info(agency, &info))
		return false;
	deconstruct_array(covers, TEXTOID, -1, false, TYPALIGN_INT, &kinds, NULL, &n);
	for (i = 0; i < n; i++)
	{
		char	   *kind = TextDatumGetCString(kinds[i]);

		if (strcmp(kind, info.kind) == 0 || (info.mandated && strcmp(kind, "mandated") == 0))
			return true;
	}
	return false;
}

bool
instrument_binds(Datum code, DateADT day, const CreditCode *agency)
{
	AttrNumber	attnum = 1;
	LawScan    *scan = law_begin("instrument", "instrument_pkey", 1, &attnum, &code);
	HeapTuple	tuple = law_next(scan);
	bool		isnull;
	bool		binds;
	Datum		value;

	binds = HeapTupleIsValid(tuple) &&
		DatumGetBool(law_attr(scan, tuple, "adopted", &isnull)) &&
		range_holds_day(law_attr(scan, tuple, "effective", &isnull), day);
	if (binds)
	{
		value = law_attr(scan, tuple, "adopted_from", &isnull);
		binds = isnull || day >= DatumGetDateADT(value);
	}
	if (binds)
	{
		value = law_attr(scan, tuple, "covers", &isnull);
		binds = isnull || covers_agency(DatumGetArrayTypePCopy(value), agency);
	}
	law_end(scan);
	return binds;
}

bool
regulation_binds(void)
{
	return instrument_binds(CStringGetTextDatum("linyi"), law_today(), NULL);
}

/* The first day of an instrument; DATEVAL_NOBEGIN where it has none. */
static DateADT
first_day(HeapTuple tuple, TupleDesc desc)
{
	TypeCacheEntry *typcache = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;
	bool		isnull;

	range_deserialize(typcache, DatumGetRangeTypeP(heap_getattr(tuple, SPI_fnumber(desc, "effective"), desc, &isnull)),
					  &lower, &upper, &empty);
	return empty || lower.infinite ? DATEVAL_NOBEGIN : DatumGetDateADT(lower.val);
}

/* An instrument that binds already is not put off, and none begins to bind in the past. */
static void
check_first_day(DateADT old, DateADT new)
{
	if (new == old || (old > law_today() && new >= law_today()))
		return;
	ereport(ERROR,
			(errcode(ARTICLE(45)),
			 errmsg("the day from which an adopted instrument is in force cannot be moved from %s to %s",
					law_day_to_cstring(old), law_day_to_cstring(new)),
			 errdetail("What is in force is not put off, and nothing begins to bind in the past."),
			 errhint("A day to come can be moved to another one, today at the earliest.")));
}

/*
 * instrument_guard(): BEFORE INSERT OR UPDATE FOR EACH ROW on ldpd.instrument. To adopt an instrument is a step of the city's
 * bureau: the server stamps the day, and only periods that start from then on are bound. A DBA may enter the past as it was.
 */
PG_FUNCTION_INFO_V1(ldpd_instrument_guard);
Datum
ldpd_instrument_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "instrument_guard", true, true);
	TupleDesc	desc = RelationGetDescr(trigdata->tg_relation);
	HeapTuple	old = TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event) ? trigdata->tg_trigtuple : NULL;
	HeapTuple	new = trigger_row(trigdata);
	int			adopted = SPI_fnumber(desc, "adopted");
	int			since = SPI_fnumber(desc, "adopted_from");
	bool		is_adopted;
	bool		was_adopted;
	bool		isnull;
	bool		old_isnull = true;
	Datum		value;
	Datum		old_value = (Datum) 0;

	if (guard_lets_pass(trigdata->tg_event) || acts_as_dba())
		return PointerGetDatum(new);

	is_adopted = DatumGetBool(heap_getattr(new, adopted, desc, &isnull)) && !isnull;
	was_adopted = old && DatumGetBool(heap_getattr(old, adopted, desc, &isnull));
	value = heap_getattr(new, since, desc, &isnull);
	if (old)
		old_value = heap_getattr(old, since, desc, &old_isnull);
	if (isnull != old_isnull || (!isnull && DatumGetDateADT(value) != DatumGetDateADT(old_value)))
		ereport(ERROR,
				(errcode(ARTICLE(45)),
				 errmsg("column \"adopted_from\" of \"instrument\" cannot be set"),
				 errdetail("The server stamps since when an instrument is adopted here."),
				 errhint("UPDATE ldpd.instrument SET adopted = true; it binds what starts from today on.")));
	if (was_adopted && is_adopted)
		check_first_day(first_day(old, desc), first_day(new, desc));
	if (is_adopted != was_adopted)
	{
		isnull = !is_adopted;
		value = DateADTGetDatum(law_today());
		new = heap_modify_tuple_by_cols(new, desc, 1, &since, &value, &isnull);
	}
	return PointerGetDatum(new);
}
