/*
 * sheet.c
 *		Takes catalogue sheets in, has them corrected, and moves what is right into drafts (Articles 6 and 7).
 *
 * COPY FROM takes no table with row security, but a view with an INSTEAD OF trigger. The lines go straight into the heap below
 * the view, some hundreds at a time: what a line must be has been checked by then, and no daily role has a right there.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/pg_type.h"
#include "commands/sequence.h"
#include "commands/trigger.h"
#include "executor/executor.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/memutils.h"
#include "utils/rel.h"

#include "catalogue.h"
#include "identity.h"
#include "law.h"
#include "ledger.h"
#include "sheet.h"
#include "store.h"
#include "trigger.h"

/* Lines that are written at once. */
#define CHUNK	64

typedef struct SheetLoad
{
	struct SheetLoad *outer;	/* of a statement that this one is part of */
	MemoryContext context;
	MemoryContext chunk;		/* lines that are not written yet */
	MemoryContextCallback gone;
	CreditCode	agency;
	TimestampTz at;
	int64		batch;
	int			line;			/* as a spreadsheet counts: the heads are line 1 */
	int64		lines;
	int64		faulty;
	SheetCheck *check;
	TupleTableSlot *slots[CHUNK];
	int			filled;
} SheetLoad;

static SheetLoad *loading = NULL;

static void
require_natts(TupleDesc desc)
{
	if (desc->natts != SHEET_NATTS)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("table \"ldpd.catalogue_sheet_row\" is not of this library's version"),
				 errhint("Run ALTER EXTENSION ldpd UPDATE.")));
}

static void
require_own_agency(CreditCode *agency, const char *what)
{
	if (!current_agency_code(agency))
		ereport(ERROR,
				(errcode(ARTICLE(7)),
				 errmsg("role \"%s\" may not %s: it acts for no agency", GetUserNameFromId(acting_role(), false), _(what)),
				 errdetail_article(7, LAW_7),
				 errhint("Act as a role of the agency whose catalogue it is.")));
}

/* ----------------------------------------------------------------
 * Loading
 * ----------------------------------------------------------------
 */

/* The statement is over, or has failed: its load goes, wherever it stands among those that it is nested with. */
static void
forget_load(void *arg)
{
	SheetLoad **link;

	for (link = &loading; *link; link = &(*link)->outer)
		if (*link == arg)
		{
			*link = (*link)->outer;
			break;
		}
}

static void
begin_load(void)
{
	MemoryContext context = AllocSetContextCreate(CurTransactionContext, "ldpd sheet", ALLOCSET_DEFAULT_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	SheetLoad  *load = palloc0(sizeof(SheetLoad));
	Relation	rel;
	int			i;

	require_own_agency(&load->agency, gettext_noop("load a catalogue sheet"));
	load->context = context;
	load->chunk = AllocSetContextCreate(context, "ldpd sheet lines", ALLOCSET_DEFAULT_SIZES);
	load->at = law_now();
	load->batch = nextval_internal(law_relid("catalogue_sheet_batch_seq", false), false);
	load->line = 1;
	load->check = sheet_check_begin(&load->agency, false);
	rel = table_open(law_relid("catalogue_sheet_row", false), RowExclusiveLock);
	require_natts(RelationGetDescr(rel));
	for (i = 0; i < CHUNK; i++)
		load->slots[i] = MakeSingleTupleTableSlot(CreateTupleDescCopy(RelationGetDescr(rel)), &TTSOpsHeapTuple);
	table_close(rel, NoLock);
	load->gone.func = forget_load;
	load->gone.arg = load;
	MemoryContextRegisterResetCallback(context, &load->gone);
	load->outer = loading;
	loading = load;
	MemoryContextSwitchTo(old);
}

static void
write_lines(SheetLoad *load)
{
	Relation	rel;
	int			i;

	if (load->filled == 0)
		return;
	rel = table_open(law_relid("catalogue_sheet_row", false), RowExclusiveLock);
	law_insert_rows(rel, load->slots, load->filled);
	table_close(rel, NoLock);
	for (i = 0; i < load->filled; i++)
		ExecClearTuple(load->slots[i]);
	load->filled = 0;
	MemoryContextReset(load->chunk);
}

static void
end_load(SheetLoad *load)
{
	write_lines(load);
	sheet_check_end(load->check);
	if (load->lines > 0)
		ledger_append(7, "loaded", psprintf("catalogue_sheet/" INT64_FORMAT, load->batch),
					  ledger_texts("lines", psprintf(INT64_FORMAT, load->lines), "faulty", psprintf(INT64_FORMAT, load->faulty),
								   NULL));
	MemoryContextDelete(load->context);
}

/* The server says where a line is and what is wrong with it. */
static void
check_server_columns(TupleDesc desc, const bool *nulls)
{
	int			i;

	for (i = 0; i < SHEET_FIRST_CELL; i++)
		if (!nulls[i])
			ereport(ERROR,
					(errcode(ARTICLE(7)),
					 errmsg("column \"%s\" of \"catalogue_sheet\" cannot be set", NameStr(TupleDescAttr(desc, i)->attname)),
					 errdetail("The server numbers, stamps and checks the lines."),
					 errhint("Name the columns of the sheet: COPY ldpd.catalogue_sheet (heads …) FROM STDIN (FORMAT csv, HEADER MATCH).")));
}

static HeapTuple
load_line(SheetLoad *load, TriggerData *trigdata)
{
	TupleDesc	desc = RelationGetDescr(trigdata->tg_relation);
	Datum		values[SHEET_NATTS];
	bool		nulls[SHEET_NATTS];
	const char *cell[N_CELLS];
	SheetResource *resource;
	List	   *errors;
	HeapTuple	result;
	MemoryContext old;

	require_natts(desc);
	/* the last line of a chunk lives as long as the statement may return it */
	if (load->filled == CHUNK)
		write_lines(load);
	old = MemoryContextSwitchTo(load->chunk);
	heap_deform_tuple(trigdata->tg_trigtuple, desc, values, nulls);
	check_server_columns(desc, nulls);
	load->line++;
	if (!sheet_cells(values, nulls, cell))
	{
		/* a spreadsheet's empty lines */
		MemoryContextSwitchTo(old);
		return NULL;
	}
	resource = sheet_check_line(load->check, load->line, 0, cell, &errors);
	memset(nulls, false, SHEET_FIRST_CELL * sizeof(bool));
	values[SHEET_BATCH] = Int64GetDatum(load->batch);
	values[SHEET_LINE] = Int32GetDatum(load->line);
	values[SHEET_HEAD] = Int32GetDatum(resource->line);
	values[SHEET_AGENCY] = CreditCodePGetDatum(&load->agency);
	values[SHEET_LOADED_AT] = TimestampTzGetDatum(load->at);
	values[SHEET_ERRORS] = sheet_errors(errors, &nulls[SHEET_ERRORS]);
	nulls[SHEET_VERSION_ID] = true;
	result = heap_form_tuple(load->slots[load->filled]->tts_tupleDescriptor, values, nulls);
	ExecStoreHeapTuple(result, load->slots[load->filled++], false);
	load->lines++;
	load->faulty += errors != NIL;
	MemoryContextSwitchTo(old);
	return result;
}

/*
 * sheet_load(): the triggers of view ldpd.catalogue_sheet for INSERT and COPY: BEFORE STATEMENT begins a batch, INSTEAD OF
 * ROW checks and keeps a line, AFTER STATEMENT writes what is left and the ledger's entry.
 */
PG_FUNCTION_INFO_V1(ldpd_sheet_load);
Datum
ldpd_sheet_load(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = (TriggerData *) fcinfo->context;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_BY_INSERT(trigdata->tg_event) ||
		(TRIGGER_FIRED_FOR_ROW(trigdata->tg_event) && !TRIGGER_FIRED_INSTEAD(trigdata->tg_event)))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("sheet_load must be fired before, instead of and after INSERT")));
	if (TRIGGER_FIRED_BEFORE(trigdata->tg_event))
		begin_load();
	else if (loading == NULL)
		elog(ERROR, "no catalogue sheet is being loaded");
	else if (TRIGGER_FIRED_INSTEAD(trigdata->tg_event))
		return PointerGetDatum(load_line(loading, trigdata));
	else
		end_load(loading);
	PG_RETURN_POINTER(NULL);
}

/* ----------------------------------------------------------------
 * Correcting
 * ----------------------------------------------------------------
 */

/*
 * sheet_guard(): BEFORE UPDATE OR DELETE FOR EACH ROW on ldpd.catalogue_sheet_row. The agency that loaded a line corrects or
 * removes it, until it is moved.
 */
PG_FUNCTION_INFO_V1(ldpd_sheet_guard);
Datum
ldpd_sheet_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "sheet_guard", true, true);
	TupleDesc	desc = RelationGetDescr(trigdata->tg_relation);
	HeapTuple	old = trigdata->tg_trigtuple;
	CreditCode	me;
	bool		isnull;
	int			i;

	if (guard_lets_pass(trigdata->tg_event))
		return PointerGetDatum(trigger_row(trigdata));
	require_own_agency(&me, gettext_noop("correct a catalogue sheet"));
	if (!same_agency(DatumGetCreditCodeP(heap_getattr(old, SHEET_AGENCY + 1, desc, &isnull)), &me))
		ereport(ERROR,
				(errcode(ARTICLE(7)),
				 errmsg("an agency corrects sheets of its own only"),
				 errdetail_article(7, LAW_7),
				 errhint("Act as a role of the agency that loaded it.")));
	if (!heap_attisnull(old, SHEET_VERSION_ID + 1, desc))
		ereport(ERROR,
				(errcode(ARTICLE(7)),
				 errmsg("line %d of batch %lld has been moved into resource_version %lld",
						DatumGetInt32(heap_getattr(old, SHEET_LINE + 1, desc, &isnull)),
						(long long) DatumGetInt64(heap_getattr(old, SHEET_BATCH + 1, desc, &isnull)),
						(long long) DatumGetInt64(heap_getattr(old, SHEET_VERSION_ID + 1, desc, &isnull))),
				 errdetail_article(7, LAW_7),
				 errhint("UPDATE that draft.")));
	for (i = 0; TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event) && i < SHEET_FIRST_CELL; i++)
	{
		Form_pg_attribute att = TupleDescAttr(desc, i);
		bool		new_null;
		Datum		before = heap_getattr(old, i + 1, desc, &isnull);
		Datum		after = heap_getattr(trigdata->tg_newtuple, i + 1, desc, &new_null);

		if (isnull != new_null || (!isnull && !datum_image_eq(before, after, att->attbyval, att->attlen)))
			ereport(ERROR,
					(errcode(ARTICLE(7)),
					 errmsg("column \"%s\" of \"catalogue_sheet\" cannot be set", NameStr(att->attname)),
					 errdetail("The server numbers, stamps and checks the lines."),
					 errhint("Correct the columns of the sheet; its errors go by themselves.")));
	}
	return PointerGetDatum(trigger_row(trigdata));
}

/*
 * sheet_recheck(): AFTER UPDATE, AFTER DELETE FOR EACH STATEMENT on ldpd.catalogue_sheet_row, REFERENCING OLD TABLE AS
 * changed. What is right on one line may depend on another: the whole batch is checked again.
 */
PG_FUNCTION_INFO_V1(ldpd_sheet_recheck);
Datum
ldpd_sheet_recheck(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "sheet_recheck", false, false);
	SPITupleTable *batches;
	uint64		i;
	bool		isnull;

	if (ldpd_restoring || in_law_hand())
		PG_RETURN_POINTER(NULL);
	SPI_connect();
	SPI_register_trigger_data(trigdata);
	SPI_execute("SELECT DISTINCT batch FROM changed ORDER BY 1", false, 0);
	batches = SPI_tuptable;
	for (i = 0; i < batches->numvals; i++)
		(void) sheet_check_batch(DatumGetInt64(SPI_getbinval(batches->vals[i], batches->tupdesc, 1, &isnull)), false);
	SPI_finish();
	PG_RETURN_POINTER(NULL);
}

List *
sheet_check_batch(int64 batch, bool keep_items)
{
	static SPIPlanPtr read_plan = NULL;
	static SPIPlanPtr write_plan = NULL;
	Oid			types[4] = {INT8OID, INT4OID, INT4OID, TEXTARRAYOID};
	Datum		args[4] = {Int64GetDatum(batch)};
	List	   *resources = NIL;
	SheetCheck *check = NULL;
	SPITupleTable *rows;
	MemoryContext outer = CurrentMemoryContext; /* what is found outlives SPI */
	uint64		i;

	SPI_connect();
	law_execute(&read_plan,
				"SELECT * FROM ldpd.catalogue_sheet_row WHERE batch = $1 AND version_id IS NULL ORDER BY line FOR UPDATE",
				1, types, args, NULL);
	rows = SPI_tuptable;
	for (i = 0; i < rows->numvals; i++)
	{
		Datum		values[SHEET_NATTS];
		bool		nulls[SHEET_NATTS];
		const char *cell[N_CELLS];
		SheetResource *resource;
		List	   *errors;
		bool		errors_null;
		int			line;
		MemoryContext old;

		require_natts(rows->tupdesc);
		heap_deform_tuple(rows->vals[i], rows->tupdesc, values, nulls);
		if (check == NULL)
		{
			old = MemoryContextSwitchTo(outer);
			check = sheet_check_begin(DatumGetCreditCodeP(values[SHEET_AGENCY]), keep_items);
			MemoryContextSwitchTo(old);
		}
		line = DatumGetInt32(values[SHEET_LINE]);
		(void) sheet_cells(values, nulls, cell);
		resource = sheet_check_line(check, line, DatumGetInt32(values[SHEET_HEAD]), cell, &errors);
		if (resource->line == line)
		{
			old = MemoryContextSwitchTo(outer);
			resources = lappend(resources, resource);
			MemoryContextSwitchTo(old);
		}
		args[1] = values[SHEET_LINE];
		args[2] = Int32GetDatum(resource->line);
		args[3] = sheet_errors(errors, &errors_null);
		if (DatumGetInt32(values[SHEET_HEAD]) != resource->line || errors_null != nulls[SHEET_ERRORS] ||
			(!errors_null && !datum_image_eq(args[3], values[SHEET_ERRORS], false, -1)))
			law_execute(&write_plan, "UPDATE ldpd.catalogue_sheet_row SET head = $3, errors = $4 WHERE batch = $1 AND line = $2",
						4, types, args, errors_null ? "   n" : NULL);
	}
	if (check)
		sheet_check_end(check);
	SPI_finish();
	return resources;
}

/* ----------------------------------------------------------------
 * Moving
 * ----------------------------------------------------------------
 */

static const char *
null_flags(const Datum *values, int n, char *flags)
{
	int			i;

	for (i = 0; i < n; i++)
		flags[i] = values[i] == (Datum) 0 ? 'n' : ' ';
	return flags;
}

static Datum
text_or_null(const char *value)
{
	return value ? CStringGetTextDatum(value) : (Datum) 0;
}

/* Runs as the caller: the catalogue's own triggers decide, and write its ledger. */
static void
run_as_caller(SPIPlanPtr *plan, const char *sql, int nargs, Oid *types, Datum *values)
{
	char		flags[N_ELEMENTS + 1];

	if (*plan == NULL)
		*plan = SPI_prepare(sql, nargs, types);
	if (*plan == NULL || SPI_execute_plan(*plan, values, null_flags(values, nargs, flags), false, 0) < 0)
		elog(ERROR, "SPI failed: %s", SPI_result_code_string(SPI_result));
}

typedef struct MovePlans
{
	SPIPlanPtr	resource;
	SPIPlanPtr	version;
	SPIPlanPtr	item;
} MovePlans;

static int64
make_draft(SheetResource *resource, MovePlans *plans)
{
	Oid			texts[N_ELEMENTS + 1];
	Datum		values[N_ELEMENTS + 1];
	Oid			item_types[6] = {INT8OID, INT4OID, TEXTOID, TEXTOID, TEXTOID, INT4OID};
	Datum		item_values[6];
	ResourceInfo info;
	bool		isnull;
	int64		version;
	ListCell   *lc;
	int			i;

	values[0] = CStringGetTextDatum(resource->cell[CELL_CODE]);
	texts[0] = TEXTOID;
	for (i = 0; i < N_ELEMENTS; i++)
	{
		texts[i + 1] = TEXTOID;
		values[i + 1] = text_or_null(resource->entry.value[i]);
	}
	if (!resource_info(resource->cell[CELL_CODE], &info))
		run_as_caller(&plans->resource, "INSERT INTO ldpd.resource (code) VALUES ($1)", 1, texts, values);
	/* by the order of Element */
	run_as_caller(&plans->version,
				  "INSERT INTO ldpd.resource_version (resource, name, summary, format, format_detail, share_class, share_condition,"
				  " share_basis, share_method, open_class, open_condition, open_basis, security_level, use_requirement, update_cycle,"
				  " related_resource, issued_on) VALUES ($1, $2, $3, $4, $5, $6::ldpd.share_class, $7, $8, $9, $10::ldpd.open_class,"
				  " $11, $12, $13, $14, $15, $16, $17::pg_catalog.date) RETURNING id",
				  N_ELEMENTS + 1, texts, values);
	version = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
	foreach(lc, resource->items)
	{
		EntryItem  *item = lfirst(lc);

		item_values[0] = Int64GetDatum(version);
		item_values[1] = Int32GetDatum(foreach_current_index(lc) + 1);
		item_values[2] = text_or_null(item->name);
		item_values[3] = text_or_null(item->column_name);
		item_values[4] = text_or_null(item->data_type);
		item_values[5] = item->length ? Int32GetDatum(atoi(item->length)) : (Datum) 0;
		run_as_caller(&plans->item,
					  "INSERT INTO ldpd.resource_item (version_id, position, name, column_name, data_type, length)"
					  " VALUES ($1, $2, $3, $4, $5, $6)",
					  6, item_types, item_values);
	}
	return version;
}

static void
require_own_batch(int64 batch, const CreditCode *me)
{
	AttrNumber	attnum = SHEET_BATCH + 1;
	Datum		key = Int64GetDatum(batch);
	LawScan    *scan = law_begin("catalogue_sheet_row", "catalogue_sheet_row_pkey", 1, &attnum, &key);
	HeapTuple	tuple = law_next(scan);
	bool		isnull;
	bool		own = HeapTupleIsValid(tuple) &&
	same_agency(DatumGetCreditCodeP(law_attr(scan, tuple, "agency", &isnull)), me);

	law_end(scan);
	if (!own)
		ereport(ERROR,
				(errcode(ARTICLE(7)),
				 errmsg("%s has loaded no batch %lld", agency_label(me), (long long) batch),
				 errdetail_article(7, LAW_7),
				 errhint("SELECT DISTINCT batch FROM ldpd.catalogue_sheet.")));
}

/*
 * move_sheet(batch): makes a draft of each resource of a batch that has no error on any line. The rest stays, to be corrected
 * and moved by another call.
 */
PG_FUNCTION_INFO_V1(ldpd_move_sheet);
Datum
ldpd_move_sheet(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr mark_plan = NULL;
	int64		batch = PG_GETARG_INT64(0);
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	Oid			types[3] = {INT8OID, INT4ARRAYOID, INT8ARRAYOID};
	Datum		marks[3];
	MovePlans	plans = {0};
	CreditCode	me;
	List	   *resources;
	Datum	   *heads;
	Datum	   *versions;
	int			n = 0;
	ListCell   *lc;

	InitMaterializedSRF(fcinfo, 0);
	require_own_agency(&me, gettext_noop("move a catalogue sheet"));
	require_own_batch(batch, &me);
	SPI_connect();
	resources = sheet_check_batch(batch, true);
	heads = palloc(sizeof(Datum) * list_length(resources));
	versions = palloc(sizeof(Datum) * list_length(resources));
	foreach(lc, resources)
	{
		SheetResource *resource = lfirst(lc);
		Datum		values[3];
		bool		nulls[3] = {false, false, false};

		if (resource->faulty)
			continue;
		heads[n] = Int32GetDatum(resource->line);
		versions[n] = Int64GetDatum(make_draft(resource, &plans));
		values[0] = CStringGetTextDatum(resource->cell[CELL_CODE]);
		values[1] = versions[n++];
		values[2] = Int32GetDatum(list_length(resource->items));
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	/* of all at once: no index leads to the lines of one */
	marks[0] = Int64GetDatum(batch);
	marks[1] = PointerGetDatum(construct_array(heads, n, INT4OID, sizeof(int32), true, TYPALIGN_INT));
	marks[2] = PointerGetDatum(construct_array(versions, n, INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
	law_execute(&mark_plan,
				"UPDATE ldpd.catalogue_sheet_row r SET version_id = m.version_id FROM unnest($2, $3) m(head, version_id)"
				" WHERE r.batch = $1 AND r.head = m.head AND r.version_id IS NULL",
				3, types, marks, NULL);
	SPI_finish();
	PG_RETURN_NULL();
}
