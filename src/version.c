/*
 * version.c
 *		Articles 6 and 7: versions of a resource's entry in the catalogue, from the draft to the one in force.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/inval.h"

#include "basis.h"
#include "catalogue.h"
#include "collection.h"
#include "commit.h"
#include "instrument.h"
#include "law.h"
#include "ledger.h"
#include "level.h"
#include "metadata.h"
#include "store.h"

static void
derive_version(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = TEXTOID;
	bool		isnull;
	Datum		resource;
	int32		version;

	derive_provider(step);
	resource = step_get(step, "resource", &isnull);
	SPI_connect();
	law_execute(&plan, "SELECT coalesce(max(version), 0) + 1 FROM ldpd.resource_version WHERE resource = $1",
				1, &type, &resource, NULL);
	version = DatumGetInt32(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
	SPI_finish();
	step_set(step, "version", Int32GetDatum(version), false);
}

/* Article 5: the first responsible person and the full-time officer are named before a catalogue is submitted. */
static void
check_officers(StepContext *step)
{
	AgencyInfo	info;

	if (agency_info(&step->agency, &info) && info.has_officers)
		return;
	ereport(ERROR,
			(errcode(ARTICLE(5)),
			 errmsg("%s has not named its principal and data officer", agency_label(&step->agency)),
			 errdetail_article(5, "公共管理和服务机构应当按照统一规划,明确第一责任人和专职人员落实本部门(单位)公共数据管理工作。"),
			 errhint("UPDATE ldpd.agency SET principal = …, data_officer = … WHERE code = ldpd.current_agency().")));
}

static void
raise_problem(void *step, const Problem *problem)
{
	problem_raise(step_label(step), problem);
}

/* Article 6: what the entry says, in the words that are stored: a code of the Guide gives way to its word. */
static void
check_metadata(StepContext *step, const Norm *norm)
{
	Entry		entry = {0};
	Entry		checked;
	bool		isnull;
	Datum		value;
	int			i;

	for (i = 0; i < N_ELEMENTS; i++)
	{
		value = step_get(step, element_column(i), &isnull);
		if (isnull)
			continue;
		switch (i)
		{
			case ELEMENT_SHARE_CLASS:
				entry.value[i] = share_class_name(DatumGetShareClass(value));
				break;
			case ELEMENT_OPEN_CLASS:
				entry.value[i] = open_class_name(DatumGetOpenClass(value));
				break;
			case ELEMENT_ISSUED_ON:
				entry.value[i] = law_day_to_cstring(DatumGetDateADT(value));
				break;
			default:
				entry.value[i] = TextDatumGetCString(value);
		}
	}
	checked = entry;
	check_entry(norm, &checked, raise_problem, step);
	for (i = 0; i < N_ELEMENTS; i++)
		if (checked.value[i] != entry.value[i] && i != ELEMENT_SHARE_CLASS && i != ELEMENT_OPEN_CLASS)
			step_set(step, element_column(i), CStringGetTextDatum(checked.value[i]), false);
}

/*
 * Article 6: a table names its items. The version's row is locked by now, and item_guard() locks it too, so a fresh look is
 * the last word; a look with the snapshot of a REPEATABLE READ transaction would miss items deleted since it began.
 */
static void
check_items_named(StepContext *step, const Norm *norm)
{
	AttrNumber	attnum = 1;		/* resource_item.version_id */
	bool		isnull;
	Datum		id = step_get(step, "id", &isnull);
	LawScan    *scan;
	HeapTuple	tuple;
	bool		named = false;

	if (!format_is_table(step_get_text(step, "format")))
		return;
	scan = law_begin("resource_item", "resource_item_pkey", 1, &attnum, &id);
	while (HeapTupleIsValid(tuple = law_next(scan)))
	{
		EntryItem	item = {0};
		Datum		type = law_attr(scan, tuple, "data_type", &isnull);

		item.data_type = isnull ? NULL : TextDatumGetCString(type);
		item.name = TextDatumGetCString(law_attr(scan, tuple, "name", &isnull));
		check_item(norm, &item, NULL, true, raise_problem, step);
		named = true;
	}
	law_end(scan);
	if (!named)
		ereport(ERROR,
				(errcode(ARTICLE(6)),
				 errmsg("%s is a table and names no item", step_label(step)),
				 errdetail_article(6, LAW_6),
				 errhint("INSERT its columns INTO ldpd.resource_item, then submit it.")));
}

/* Articles 14, 15 and 20: where a class rests on a provision. */
static const struct
{
	const char *class_column;
	int			class;
	const char *column;
	const char *matter;
	int			article;
	const char *law;
}			bases[] = {
	{"share_class", SHARE_NOT_SHARED, "share_basis", "not_shared", 14, LAW_14},
	{"share_class", SHARE_CONDITIONAL, "share_basis", "conditional", 15, LAW_15_2},
	{"open_class", OPEN_NOT_OPEN, "open_basis", "not_open", 20, LAW_20},
};

/* A conditional class may leave its basis out; check_metadata() asked for those of the others. */
static bool
rests_on(StepContext *step, int i)
{
	bool		isnull;

	return DatumGetChar(step_get(step, bases[i].class_column, &isnull)) == bases[i].class &&
		!step_is_blank(step, bases[i].column);
}

static void
check_bases(StepContext *step)
{
	int			i;

	for (i = 0; i < lengthof(bases); i++)
		if (rests_on(step, i))
			check_basis(step, bases[i].matter, bases[i].column, bases[i].article, bases[i].law);
}

/* The form of an entry is the form; what the law demands beyond it, it demands while it is in force (Article 45). */
static void
check_submission(StepContext *step)
{
	const Norm *norm = norm_current();
	bool		binds = regulation_binds();

	if (binds)
	{
		check_officers(step);
		check_level(step);
	}
	check_metadata(step, norm);
	check_items_named(step, norm);
	if (binds)
	{
		check_bases(step);
		check_collection(step);
	}
}

/* Article 8: submitting the new version ends the 15 working days of every change that waited for it. */
static void
end_changes(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTOID, TIMESTAMPTZOID};
	Datum		values[2];
	SPITupleTable *ended;
	bool		isnull;
	uint64		row;

	values[0] = step_get(step, "resource", &isnull);
	values[1] = step_get(step, "submitted_at", &isnull);
	SPI_connect();
	law_execute(&plan,
				"UPDATE ldpd.catalogue_change SET submitted_at = $2 WHERE resource = $1 AND submitted_at IS NULL"
				" RETURNING id, due_on",
				2, types, values, NULL);
	ended = SPI_tuptable;
	for (row = 0; row < ended->numvals; row++)
	{
		Datum		due = SPI_getbinval(ended->vals[row], ended->tupdesc, 2, &isnull);

		if (!isnull)
			commit_note_done(8, DatumGetDateADT(due));
		ledger_append(8, "submitted", psprintf("catalogue_change/%s", SPI_getvalue(ended->vals[row], ended->tupdesc, 1)),
					  ledger_texts("by", step_label(step), "submitted_at", law_time_to_cstring(DatumGetTimestampTz(values[1])), NULL));
	}
	SPI_finish();
}

static void
submission_effect(StepContext *step)
{
	int			i;

	end_changes(step);
	for (i = 0; i < lengthof(bases); i++)
		if (rests_on(step, i))
			record_basis(step, bases[i].matter, bases[i].column);
}

/*
 * The version that was in force ends as the new one begins. Before the new row is written, for only one may be in force
 * (unique index resource_version_in_force).
 */
static void
supersede(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTOID, TIMESTAMPTZOID};
	Datum		values[2];
	bool		isnull;

	values[0] = step_get(step, "resource", &isnull);
	values[1] = TimestampTzGetDatum(law_now());
	SPI_connect();
	law_execute(&plan,
				"UPDATE ldpd.resource_version SET superseded_at = $2"
				" WHERE resource = $1 AND state = 'published' AND superseded_at IS NULL RETURNING id",
				2, types, values, NULL);
	/* only one may be in force */
	if (SPI_processed == 1)
		ledger_append(7, "superseded",
					  psprintf("resource_version/%s", SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1)),
					  ledger_texts("by", step_label(step), "superseded_at", law_time_to_cstring(DatumGetTimestampTz(values[1])), NULL));
	SPI_finish();
}

/* The scheme of levels, and the table, may be others by now. */
static void
check_publication(StepContext *step)
{
	bool		isnull;

	check_level(step);
	SPI_connect();
	check_openable(step_get_text(step, "resource"), DatumGetInt64(step_get(step, "id", &isnull)), false);
	SPI_finish();
	supersede(step);
}

/* Articles 15 and 20: a change of class is on record by itself, and counts at once in every session. */
static void
publish_effect(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	char	   *resource = step_get_text(step, "resource");
	Oid			types[2] = {TEXTOID, INT4OID};
	Datum		values[2];
	bool		isnull;
	ResourceInfo info;

	values[0] = CStringGetTextDatum(resource);
	values[1] = step_get(step, "version", &isnull);
	SPI_connect();
	law_execute(&plan,
				"SELECT o.share_class, n.share_class, o.open_class, n.open_class"
				" FROM ldpd.resource_version o, ldpd.resource_version n"
				" WHERE n.resource = $1 AND n.version = $2 AND o.resource = $1 AND o.version < $2 AND o.state = 'published'"
				" AND (o.share_class <> n.share_class OR o.open_class <> n.open_class)"
				" ORDER BY o.version DESC LIMIT 1",
				2, types, values, NULL);
	if (SPI_processed == 1)
	{
		HeapTuple	tuple = SPI_tuptable->vals[0];
		TupleDesc	desc = SPI_tuptable->tupdesc;

		ledger_append(15, "class_changed", psprintf("resource/%s", resource),
					  ledger_texts("share_class_from", SPI_getvalue(tuple, desc, 1),
								   "share_class_to", SPI_getvalue(tuple, desc, 2),
								   "open_class_from", SPI_getvalue(tuple, desc, 3),
								   "open_class_to", SPI_getvalue(tuple, desc, 4), NULL));
	}
	SPI_finish();
	if (resource_info(resource, &info) && OidIsValid(info.relation))
	{
		CacheInvalidateRelcacheByRelid(info.relation);
		check_published(resource, &info);
	}
}

/*
 * Sessions remember which version is in force (version_in_force()). They are told by way of its index: no plan is made anew for
 * that, as those on the catalogue would be.
 */
static void
version_changed(TupleDesc desc, HeapTuple row)
{
	bool		isnull;
	Datum		state = heap_getattr(row, SPI_fnumber(desc, "state"), desc, &isnull);

	if (strcmp(TextDatumGetCString(state), "published") == 0)
		CacheInvalidateRelcacheByRelid(law_relid(VERSION_IN_FORCE, false));
}

static const Step version_steps[] = {
	{NULL, "draft", BY_PROVIDER, 7, LAW_7},
	{"draft", "submitted", BY_PROVIDER, 7, LAW_7,
		.stamps = {{"submitted_at", STAMP_NOW}},
	.check = check_submission,.effect = submission_effect},
	{"returned", "submitted", BY_PROVIDER, 7, LAW_7,
		.stamps = {{"submitted_at", STAMP_NOW}},
	.check = check_submission,.effect = submission_effect},
	{"submitted", "approved", BY_APPROVER, 7, LAW_7,
	.stamps = {{"decided_at", STAMP_NOW}, {"decided_by", STAMP_AGENCY}}},
	{"submitted", "returned", BY_APPROVER, 7, LAW_7,
		.needs = {"return_reason"},.may = {"return_reason"},
	.stamps = {{"decided_at", STAMP_NOW}, {"decided_by", STAMP_AGENCY}}},
	{"approved", "published", BY_CITY_BUREAU, 7, LAW_7,
		.stamps = {{"published_at", STAMP_NOW}, {"published_by", STAMP_AGENCY}},
	.check = check_publication,.effect = publish_effect},
	{"approved", "returned", BY_CITY_BUREAU, 7, LAW_7,
		.needs = {"return_reason"},.may = {"return_reason"},
	.stamps = {{"decided_at", STAMP_NOW}, {"decided_by", STAMP_AGENCY}}},
};

const Procedure resource_version_procedure = {
	.table = "resource_version",
	.provider = "provider",
	.has_state = true,
	.editable = {"draft", "returned"},
	.filed = {"resource", "name", "summary", "format", "share_class", "share_condition", "share_basis", "open_class",
		"open_condition", "open_basis", "security_level", "use_requirement", "update_cycle", "share_method",
	"related_resource", "format_detail", "issued_on"},
	.steps = version_steps,
	.nsteps = lengthof(version_steps),
	.derive = derive_version,
	.changed = version_changed,
};
