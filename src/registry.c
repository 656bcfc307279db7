/*
 * registry.c
 *		The guards of the registers that a bureau or a DBA keeps: regions, agencies, roles, instruments, rules, vocabularies.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "access/sysattr.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/inval.h"
#include "utils/rangetypes.h"
#include "utils/rel.h"
#include "utils/typcache.h"

#include "blank_core.h"
#include "identity.h"
#include "law.h"
#include "ledger.h"
#include "store.h"
#include "trigger.h"

static bool
column_changed(TriggerData *trigdata, const char *column)
{
	TupleDesc	desc = RelationGetDescr(trigdata->tg_relation);
	int			attnum = SPI_fnumber(desc, column);
	bool		old_null;
	bool		new_null;
	Datum		old = heap_getattr(trigdata->tg_trigtuple, attnum, desc, &old_null);
	Datum		new = heap_getattr(trigdata->tg_newtuple, attnum, desc, &new_null);
	Form_pg_attribute att = TupleDescAttr(desc, attnum - 1);

	if (old_null || new_null)
		return old_null != new_null;
	return !datumIsEqual(old, new, att->attbyval, att->attlen);
}

/*
 * registry_guard(who, article, what): BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE FOR EACH STATEMENT. Lets only
 * who = 'city_bureau' (and a DBA), 'dba' or 'nobody' (the server's own hand writes it) keep the register; what completes
 * "only … may …", and is translated with it (tools/po finds it in the SQL). TRUNCATE is nobody's.
 */
PG_FUNCTION_INFO_V1(ldpd_registry_guard);
Datum
ldpd_registry_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "registry_guard", true, false);
	Trigger    *trigger = trigdata->tg_trigger;
	int			article;

	if (trigger->tgnargs != 3)
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("registry_guard takes the keeper, the article and what is kept")));
	article = pg_strtoint32(trigger->tgargs[1]);

	if (guard_lets_pass(trigdata->tg_event))
		PG_RETURN_POINTER(NULL);
	if (TRIGGER_FIRED_BY_TRUNCATE(trigdata->tg_event))
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("table \"%s\" cannot be truncated", RelationGetRelationName(trigdata->tg_relation)),
				 errdetail("A register of the law is kept row by row, each change in the ledger."),
				 errhint("DELETE the rows that nothing refers to.")));
	if (strcmp(trigger->tgargs[0], "city_bureau") == 0)
		require_city_bureau(article, trigger->tgargs[2]);
	else if (strcmp(trigger->tgargs[0], "nobody") == 0)
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("only the server itself may %s", _(trigger->tgargs[2])),
				 errdetail("They follow from the steps of the procedures."),
				 errhint("Take the step that leads to it.")));
	else if (!acts_as_dba())
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("only a database administrator may %s", _(trigger->tgargs[2])),
				 errdetail_article(article, LAW_31),
				 errhint("Which role acts for which agency is settled by the office that runs the database.")));
	PG_RETURN_POINTER(NULL);
}

/* The primary key of a row as the ledger's objects have it: its columns, in their order in the table. */
static char *
key_text(Relation rel, HeapTuple tuple)
{
	TupleDesc	desc = RelationGetDescr(rel);
	Bitmapset  *columns = RelationGetIndexAttrBitmap(rel, INDEX_ATTR_BITMAP_PRIMARY_KEY);
	StringInfoData text;
	int			col = -1;

	initStringInfo(&text);
	while ((col = bms_next_member(columns, col)) >= 0)
	{
		AttrNumber	attnum = col + FirstLowInvalidHeapAttributeNumber;
		bool		isnull;
		Datum		value = heap_getattr(tuple, attnum, desc, &isnull);

		appendStringInfo(&text, "%s%s", text.len ? "/" : "", ledger_text(TupleDescAttr(desc, attnum - 1)->atttypid, value));
	}
	return text.data;
}

static void
record_row(TriggerData *trigdata, const char *action, const char *key, HeapTuple old, HeapTuple new)
{
	Relation	rel = trigdata->tg_relation;

	ledger_append(pg_strtoint32(trigdata->tg_trigger->tgargs[0]), action,
				  psprintf("%s/%s", RelationGetRelationName(rel), key),
				  ledger_row_change(RelationGetDescr(rel), row_of(old, RelationGetDescr(rel)), row_of(new, RelationGetDescr(rel))));
}

/* Writes what a trigger was fired for to the ledger. A row that gets another key is another one: it is removed, and registered anew. */
static void
record_change(TriggerData *trigdata)
{
	Relation	rel = trigdata->tg_relation;
	HeapTuple	old = TRIGGER_FIRED_BY_INSERT(trigdata->tg_event) ? NULL : trigdata->tg_trigtuple;
	HeapTuple	new = TRIGGER_FIRED_BY_DELETE(trigdata->tg_event) ? NULL : trigger_row(trigdata);
	char	   *old_key;
	char	   *new_key;

	if (ldpd_restoring)
		return;
	old_key = old ? key_text(rel, old) : NULL;
	new_key = new ? key_text(rel, new) : NULL;
	if (old && new && strcmp(old_key, new_key) == 0)
		record_row(trigdata, "changed", new_key, old, new);
	else
	{
		if (old)
			record_row(trigdata, "removed", old_key, old, NULL);
		if (new)
			record_row(trigdata, "registered", new_key, NULL, new);
	}
}

/*
 * registry_record(article): AFTER INSERT OR UPDATE OR DELETE FOR EACH ROW. Writes what changed to the ledger and tells
 * every session that what it keeps of this register is stale.
 */
PG_FUNCTION_INFO_V1(ldpd_registry_record);
Datum
ldpd_registry_record(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "registry_record", false, true);

	CacheInvalidateRelcache(trigdata->tg_relation);
	record_change(trigdata);
	PG_RETURN_POINTER(NULL);
}

/*
 * row_record(article): the same for a table of which sessions keep nothing, and which grows by many rows: each invalidation
 * would have the plans on it made anew for the next row.
 */
PG_FUNCTION_INFO_V1(ldpd_row_record);
Datum
ldpd_row_record(PG_FUNCTION_ARGS)
{
	record_change(check_called_as_trigger(fcinfo, "row_record", false, true));
	PG_RETURN_POINTER(NULL);
}

/* Article 3: a pilot operator is one with the consent of the city's government. */
static void
check_approved(HeapTuple agency, TupleDesc desc)
{
	bool		isnull;
	Datum		kind = heap_getattr(agency, SPI_fnumber(desc, "kind"), desc, &isnull);
	text	   *approval;

	/* a kind that is missing is the column's affair */
	if (isnull || strcmp(TextDatumGetCString(kind), "pilot_operator") != 0)
		return;
	approval = (text *) DatumGetPointer(heap_getattr(agency, SPI_fnumber(desc, "approval"), desc, &isnull));
	if (!isnull)
		approval = DatumGetTextPP(PointerGetDatum(approval));
	if (isnull || text_is_blank(VARDATA_ANY(approval), VARSIZE_ANY_EXHDR(approval)))
		ereport(ERROR,
				(errcode(ARTICLE(3)),
				 errmsg("a pilot operator is registered with the consent of the city's government"),
				 errdetail_article(3, "经临沂人民政府同意,具体承担本市公共数据试点运营工作的企事业单位(简称试点运营单位)。"),
				 errhint("Set \"approval\" to the document of the city's government.")));
}

/*
 * agency_guard(): BEFORE INSERT OR UPDATE OR DELETE FOR EACH ROW on ldpd.agency. The city's bureau keeps the register;
 * an agency itself names its 第一责任人 (principal) and 专职人员 (data_officer), and no more (Article 5). A pilot operator has the
 * consent of the city's government (Article 3).
 */
PG_FUNCTION_INFO_V1(ldpd_agency_guard);
Datum
ldpd_agency_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "agency_guard", true, true);
	HeapTuple	result = trigger_row(trigdata);
	TupleDesc	desc = RelationGetDescr(trigdata->tg_relation);
	CreditCode	me;
	bool		own = false;

	if (guard_lets_pass(trigdata->tg_event))
		return PointerGetDatum(result);

	if (TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event))
	{
		bool		isnull;
		CreditCode *code = DatumGetCreditCodeP(heap_getattr(trigdata->tg_trigtuple, SPI_fnumber(desc, "code"), desc,
															&isnull));
		int			i;

		if (column_changed(trigdata, "code"))
			ereport(ERROR,
					(errcode(ARTICLE(5)),
					 errmsg("the code of an agency cannot be changed"),
					 errdetail("Its requests, grants and entries are under that code."),
					 errhint("Register the new code as a new agency.")));
		own = current_agency_code(&me) && same_agency(&me, code);
		for (i = 0; own && i < desc->natts; i++)
		{
			char	   *column = NameStr(TupleDescAttr(desc, i)->attname);

			if (strcmp(column, "principal") != 0 && strcmp(column, "data_officer") != 0 &&
				column_changed(trigdata, column))
				own = false;
		}
	}
	if (!own)
		require_city_bureau(5, gettext_noop("keep the register of agencies"));
	if (!TRIGGER_FIRED_BY_DELETE(trigdata->tg_event))
		check_approved(result, desc);
	return PointerGetDatum(result);
}

/*
 * duty_rule_guard(): BEFORE INSERT OR UPDATE OR DELETE FOR EACH ROW on ldpd.duty_rule. A rule binds from its day on: a row
 * is not changed but ended, and none begins in the past, so that no running deadline moves by a change of rules
 * (Article 45). A DBA may load the rules of the past.
 */
PG_FUNCTION_INFO_V1(ldpd_duty_rule_guard);
Datum
ldpd_duty_rule_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "duty_rule_guard", true, true);
	TupleDesc	desc = RelationGetDescr(trigdata->tg_relation);
	bool		update = TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event);
	HeapTuple	result = update ? trigdata->tg_newtuple : trigdata->tg_trigtuple;
	TypeCacheEntry *typcache = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);
	RangeBound	lower;
	RangeBound	upper;
	RangeBound	old_lower;
	RangeBound	old_upper;
	bool		empty;
	bool		isnull;
	bool		allowed;

	if (guard_lets_pass(trigdata->tg_event) || acts_as_dba())
		return PointerGetDatum(result);

	range_deserialize(typcache,
					  DatumGetRangeTypeP(heap_getattr(result, SPI_fnumber(desc, "effective"), desc, &isnull)),
					  &lower, &upper, &empty);
	if (TRIGGER_FIRED_BY_INSERT(trigdata->tg_event))
		allowed = !empty && !lower.infinite && DatumGetDateADT(lower.val) >= law_today();
	else if (update)
	{
		range_deserialize(typcache,
						  DatumGetRangeTypeP(heap_getattr(trigdata->tg_trigtuple, SPI_fnumber(desc, "effective"), desc,
														  &isnull)),
						  &old_lower, &old_upper, &empty);
		allowed = !column_changed(trigdata, "rule") && !column_changed(trigdata, "instrument") &&
			!column_changed(trigdata, "article") && !column_changed(trigdata, "workdays") &&
			range_cmp_bounds(typcache, &lower, &old_lower) == 0 &&
			!upper.infinite && DatumGetDateADT(upper.val) > law_today();
	}
	else
		allowed = false;
	if (!allowed)
		ereport(ERROR,
				(errcode(ARTICLE(45)),
				 errmsg("a rule can only begin today or later, and a rule in force can only be ended"),
				 errdetail("A change of rules never touches a period that has begun."),
				 errhint("End the old row (UPDATE … SET effective = daterange(lower(effective), DAY)) and insert a new one from that day on.")));
	return PointerGetDatum(result);
}
