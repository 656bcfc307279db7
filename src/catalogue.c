/*
 * catalogue.c
 *		Chapter 2: resources, versions of their catalogue entries, and changes that are due (Articles 6-8).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/rel.h"

#include "blank_core.h"
#include "catalogue.h"
#include "collection.h"
#include "commit.h"
#include "deadline.h"
#include "ledger.h"
#include "level.h"
#include "store.h"
#include "trigger.h"

#define LAW_6	"制定本市公共数据目录编制规范,明确数据的元数据、共享和开放属性、安全级别、使用要求、更新周期等。"
#define LAW_7	"编制本部门(单位)公共数据目录,报本级大数据工作主管部门审定。市大数据工作主管部门负责目录审核、汇总,形成全市统一的公共数据目录。"
#define LAW_8	"公共数据目录要素调整或者行政管理职能发生变化的,公共管理和服务机构应当在15个工作日内更新公共数据目录,并报本级大数据工作主管部门审定。"

/* ----------------------------------------------------------------
 * Reading
 * ----------------------------------------------------------------
 */

bool
resource_info(const char *code, ResourceInfo *info)
{
	AttrNumber	attnum = 1;
	Datum		key = CStringGetTextDatum(code);
	LawScan    *scan = law_begin("resource", "resource_pkey", 1, &attnum, &key);
	HeapTuple	tuple = law_next(scan);
	bool		found = HeapTupleIsValid(tuple);
	bool		isnull;
	Datum		value;

	if (found)
	{
		info->provider = *DatumGetCreditCodeP(law_attr(scan, tuple, "provider", &isnull));
		value = law_attr(scan, tuple, "relation", &isnull);
		info->relation = isnull ? InvalidOid : DatumGetObjectId(value);
		value = law_attr(scan, tuple, "mode", &isnull);
		info->record_only = !isnull && strcmp(TextDatumGetCString(value), "record") == 0;
	}
	law_end(scan);
	return found;
}

bool
version_in_force(const char *code, VersionInfo *info)
{
	AttrNumber	attnum = 2;		/* resource_version.resource */
	Datum		key = CStringGetTextDatum(code);
	LawScan    *scan = law_begin("resource_version", "resource_version_in_force", 1, &attnum, &key);
	HeapTuple	tuple = law_next(scan);
	bool		found = HeapTupleIsValid(tuple);
	bool		isnull;

	if (found)
	{
		info->id = DatumGetInt64(law_attr(scan, tuple, "id", &isnull));
		info->version = DatumGetInt32(law_attr(scan, tuple, "version", &isnull));
		info->share_class = DatumGetShareClass(law_attr(scan, tuple, "share_class", &isnull));
		info->open_class = DatumGetOpenClass(law_attr(scan, tuple, "open_class", &isnull));
	}
	law_end(scan);
	return found;
}

char *
attached_resource(Oid relation)
{
	AttrNumber	attnum = 3;		/* resource.relation */
	Datum		key = ObjectIdGetDatum(relation);
	LawScan    *scan = law_begin("resource", "resource_relation_key", 1, &attnum, &key);
	HeapTuple	tuple = law_next(scan);
	char	   *code = NULL;
	bool		isnull;

	if (HeapTupleIsValid(tuple))
		code = TextDatumGetCString(law_attr(scan, tuple, "code", &isnull));
	law_end(scan);
	return code;
}

void
derive_provider(StepContext *step)
{
	char	   *resource = step_get_text(step, "resource");
	ResourceInfo info;
	CreditCode *provider;

	if (resource == NULL || !resource_info(resource, &info))
		ereport(ERROR,
				(errcode(ERRCODE_FOREIGN_KEY_VIOLATION),
				 errmsg("resource \"%s\" is not registered", resource ? resource : ""),
				 errhint("Its code stands in ldpd.catalogue; a provider registers its own by INSERT INTO ldpd.resource.")));
	provider = palloc(sizeof(CreditCode));
	*provider = info.provider;
	step_set(step, step->procedure->provider, CreditCodePGetDatum(provider), false);
}

void
require_published(StepContext *step, int article, VersionInfo *version)
{
	char	   *resource = step_get_text(step, "resource");

	if (!version_in_force(resource, version))
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("resource \"%s\" is not in the published catalogue", resource),
				 errdetail_article(7, LAW_7),
				 errhint("Its provider submits a version, the bureau of its region approves it, the city's bureau publishes it.")));
}

void
require_items(ArrayType *items, const VersionInfo *version, int article)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTARRAYOID, INT8OID};
	Datum		values[2] = {PointerGetDatum(items), Int64GetDatum(version->id)};

	if (ARR_NDIM(items) != 1 || array_contains_nulls(items))
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("\"items\" must be a list of column names"),
				 errhint("NULL asks for all columns.")));
	SPI_connect();
	law_execute(&plan,
				"SELECT string_agg(format('\"%s\"', i), ', '),"
				" (SELECT string_agg(format('\"%s\"', column_name), ', ' ORDER BY position)"
				"  FROM ldpd.resource_item WHERE version_id = $2)"
				" FROM unnest($1) i WHERE i NOT IN"
				" (SELECT column_name FROM ldpd.resource_item WHERE version_id = $2 AND column_name IS NOT NULL)",
				2, types, values, NULL);
	if (SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1))
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("the published catalogue has no column %s",
						SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1)),
				 errdetail("Its columns are %s.",
						   SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2)),
				 errhint("Name columns of the version in force (ldpd.resource_item), or NULL for all.")));
	SPI_finish();
}

/* ----------------------------------------------------------------
 * Articles 6 and 7: versions
 * ----------------------------------------------------------------
 */

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

/* Article 6: the elements of a catalogue entry; those of a class by the class (Articles 14, 15 and 20). */
static void
check_elements(StepContext *step)
{
	static const struct
	{
		const char *column;
		int			article;
		const char *law;
		const char *class_column;	/* needed where this column … */
		int			class;		/* … has this class; 0: always */
	}			elements[] = {
		{"name", 6, LAW_6, NULL, 0},
		{"summary", 6, LAW_6, NULL, 0},
		{"format", 6, LAW_6, NULL, 0},
		{"share_class", 6, LAW_6, NULL, 0},
		{"open_class", 6, LAW_6, NULL, 0},
		{"security_level", 6, LAW_6, NULL, 0},
		{"use_requirement", 6, LAW_6, NULL, 0},
		{"update_cycle", 6, LAW_6, NULL, 0},
		{"share_condition", 15, "可提供给部分公共管理和服务机构或者仅能够部分提供给公共管理和服务机构的公共数据属于有条件共享类。",
		"share_class", SHARE_CONDITIONAL},
		{"share_basis", 14, "公共数据以共享为原则,不共享为例外。", "share_class", SHARE_NOT_SHARED},
		{"open_condition", 20, "公共管理和服务机构应当明确有条件开放类公共数据的开放要求。", "open_class", OPEN_CONDITIONAL},
		{"open_basis", 20, "应当依法予以保密的公共数据以及法律、法规、规章规定不得开放的公共数据属于不予开放类。",
		"open_class", OPEN_NOT_OPEN},
	};
	int			i;

	for (i = 0; i < lengthof(elements); i++)
	{
		bool		isnull;

		if (elements[i].class_column &&
			DatumGetChar(step_get(step, elements[i].class_column, &isnull)) != elements[i].class)
			continue;
		if (step_is_blank(step, elements[i].column))
			ereport(ERROR,
					(errcode(ARTICLE(elements[i].article)),
					 errmsg("%s lacks its \"%s\"", step_label(step), elements[i].column),
					 errdetail_article(elements[i].article, elements[i].law),
					 errhint("UPDATE the draft, then submit it; blank characters of any kind do not count.")));
	}
}

/* Article 6: format and cycle are words of a vocabulary; the level is one of a scheme (level.c). */
static void
check_vocabulary(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTOID, TEXTOID};
	Datum		values[2];
	bool		isnull;
	char	   *bad_kind;

	values[0] = step_get(step, "format", &isnull);
	values[1] = step_get(step, "update_cycle", &isnull);
	SPI_connect();
	law_execute(&plan,
				"SELECT (SELECT w.kind FROM (VALUES ('format', $1), ('update_cycle', $2)) w(kind, label)"
				"  WHERE NOT EXISTS (SELECT FROM ldpd.vocabulary v WHERE v.kind = w.kind AND v.label = w.label) LIMIT 1)",
				2, types, values, NULL);
	bad_kind = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
	if (bad_kind)
		ereport(ERROR,
				(errcode(ARTICLE(6)),
				 errmsg("\"%s\" is no word for \"%s\"", step_get_text(step, bad_kind), bad_kind),
				 errdetail_article(6, LAW_6),
				 errhint("SELECT label FROM ldpd.vocabulary WHERE kind = '%s'; the city's bureau adds others.", bad_kind)));
	SPI_finish();
}

/*
 * Article 6: a table names its items. The version's row is locked by now, and item_guard() locks it too, so a fresh look is
 * the last word; a look with the snapshot of a REPEATABLE READ transaction would miss items deleted since it began.
 */
static void
check_items_named(StepContext *step)
{
	AttrNumber	attnum = 1;		/* resource_item.version_id */
	bool		isnull;
	Datum		id = step_get(step, "id", &isnull);
	char	   *format = step_get_text(step, "format");
	LawScan    *scan;
	bool		named;

	if (strcmp(format, "数据库") != 0 && strcmp(format, "电子表格") != 0)
		return;
	scan = law_begin("resource_item", "resource_item_pkey", 1, &attnum, &id);
	named = HeapTupleIsValid(law_next(scan));
	law_end(scan);
	if (!named)
		ereport(ERROR,
				(errcode(ARTICLE(6)),
				 errmsg("%s is a table and names no item", step_label(step)),
				 errdetail_article(6, LAW_6),
				 errhint("INSERT its columns INTO ldpd.resource_item, then submit it.")));
}

static void
check_submission(StepContext *step)
{
	check_officers(step);
	check_elements(step);
	check_vocabulary(step);
	check_level(step);
	check_items_named(step);
	check_collection(step);
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

/* The scheme of levels may be another one by now. */
static void
check_publication(StepContext *step)
{
	check_level(step);
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

static const Step version_steps[] = {
	{NULL, "draft", BY_PROVIDER, 7, LAW_7},
	{"draft", "submitted", BY_PROVIDER, 7, LAW_7,
		.stamps = {{"submitted_at", STAMP_NOW}},
	.check = check_submission,.effect = end_changes},
	{"returned", "submitted", BY_PROVIDER, 7, LAW_7,
		.stamps = {{"submitted_at", STAMP_NOW}},
	.check = check_submission,.effect = end_changes},
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
	"related_resource"},
	.steps = version_steps,
	.nsteps = lengthof(version_steps),
	.derive = derive_version,
};

/* ----------------------------------------------------------------
 * Article 8: changes that are due
 * ----------------------------------------------------------------
 */

/* The period runs from the day on which the element or the function changed, not from the day of filing. */
static void
check_change(StepContext *step)
{
	bool		isnull;
	Datum		value = step_get(step, "occurred_on", &isnull);
	DateADT		occurred = DatumGetDateADT(value);
	Deadline	deadline;
	bool		bound;

	if (isnull)
		return;					/* NOT NULL says so better */
	if (DATE_NOT_FINITE(occurred) || occurred > law_today())
		ereport(ERROR,
				(errcode(ARTICLE(8)),
				 errmsg("a change cannot have occurred on %s, after today (%s)",
						law_day_to_cstring(occurred),
						law_day_to_cstring(law_today())),
				 errdetail_article(8, LAW_8),
				 errhint("Record it on the day on which it occurs, or later.")));
	bound = deadline_compute("catalogue_update", occurred, &deadline);
	step_set(step, "due_on", DateADTGetDatum(deadline.due), !bound);
	step_set(step, "provisional", BoolGetDatum(deadline.provisional), !bound);
}

static const Step change_steps[] = {
	{NULL, "filed", BY_PROVIDER, 8, LAW_8,
		.needs = {"description"},
	.check = check_change},
};

const Procedure catalogue_change_procedure = {
	.table = "catalogue_change",
	.provider = "agency",
	.filed = {"resource", "cause", "description", "occurred_on"},
	.steps = change_steps,
	.nsteps = lengthof(change_steps),
	.derive = derive_provider,
};

/* ----------------------------------------------------------------
 * Resources and items
 * ----------------------------------------------------------------
 */

/*
 * resource_guard(): BEFORE INSERT OR UPDATE OR DELETE FOR EACH ROW on ldpd.resource. A provider registers its own
 * resources (Article 7); none that is a state secret (Article 2); relation and mode are attach()'s.
 */
PG_FUNCTION_INFO_V1(ldpd_resource_guard);
Datum
ldpd_resource_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "resource_guard", true, true);
	StepContext row = {0};
	int			natts;
	bool		isnull;
	bool		classified;
	Datum		provider;
	char	   *code;
	int			i;
	static const Procedure resource_register = {.table = "resource",.provider = "provider"};
	static const char *const server_columns[] = {"relation", "mode", "columns", "registered_at"};

	if (guard_lets_pass(trigdata->tg_event))
		return PointerGetDatum(trigger_row(trigdata));
	if (!TRIGGER_FIRED_BY_INSERT(trigdata->tg_event))
		ereport(ERROR,
				(errcode(ARTICLE(7)),
				 errmsg("a registered resource is neither changed nor deleted"),
				 errdetail("What the catalogue says of it is in its versions, where its data are is settled by ldpd.attach()."),
				 errhint("INSERT a new version INTO ldpd.resource_version.")));

	natts = RelationGetDescr(trigdata->tg_relation)->natts;
	row.procedure = &resource_register;
	row.desc = RelationGetDescr(trigdata->tg_relation);
	row.new = trigdata->tg_trigtuple;
	row.values = palloc0(sizeof(Datum) * natts);
	row.nulls = palloc0(sizeof(bool) * natts);
	row.replaces = palloc0(sizeof(bool) * natts);
	row.has_agency = current_agency_code(&row.agency);
	code = step_get_text(&row, "code");

	for (i = 0; i < lengthof(server_columns); i++)
	{
		(void) step_get(&row, server_columns[i], &isnull);
		if (!isnull)
			ereport(ERROR,
					(errcode(ARTICLE(7)),
					 errmsg("column \"%s\" of \"resource\" cannot be set", server_columns[i]),
					 errdetail("The server stamps when it was registered; ldpd.attach() says where its data are."),
					 errhint("Leave the column out; then SELECT ldpd.attach('%s', 'schema.table').", code ? code : "")));
	}
	classified = DatumGetBool(step_get(&row, "classified", &isnull));
	if (!isnull && classified)
		ereport(ERROR,
				(errcode(ARTICLE(2)),
				 errmsg("a resource that is a state secret cannot be registered"),
				 errdetail_article(2, "涉及国家秘密的公共数据管理,或者法律法规对公共数据管理另有规定的,按照相关规定执行。"),
				 errhint("Keep it out of this database; the law on state secrets governs it.")));
	provider = step_get(&row, "provider", &isnull);
	if (isnull && row.has_agency)
	{
		provider = CreditCodePGetDatum(&row.agency);
		step_set(&row, "provider", provider, false);
	}
	else if (!acts_as_dba() && (!row.has_agency || isnull ||
								memcmp(DatumGetCreditCodeP(provider), &row.agency, sizeof(CreditCode)) != 0))
		ereport(ERROR,
				(errcode(ARTICLE(7)),
				 errmsg("an agency registers resources of its own only"),
				 errdetail_article(7, LAW_7),
				 errhint("Leave \"provider\" out, or act as a role of that agency.")));
	step_set(&row, "registered_at", TimestampTzGetDatum(law_now()), false);
	return PointerGetDatum(heap_modify_tuple(row.new, row.desc, row.values, row.nulls, row.replaces));
}

/*
 * item_guard(): BEFORE INSERT OR UPDATE OR DELETE FOR EACH ROW on ldpd.resource_item. Items belong to a version and are
 * edited as it is: by its provider, as a draft or when returned.
 */
PG_FUNCTION_INFO_V1(ldpd_item_guard);
Datum
ldpd_item_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "item_guard", true, true);
	static SPIPlanPtr plan = NULL;
	Oid			type = INT8OID;
	TupleDesc	desc;
	HeapTuple	rows[2];
	HeapTuple	result;
	CreditCode	me;
	bool		has_agency;
	int			i;

	rows[0] = trigdata->tg_trigtuple;
	rows[1] = TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event) ? trigdata->tg_newtuple : NULL;
	result = rows[1] ? rows[1] : rows[0];
	if (guard_lets_pass(trigdata->tg_event))
		return PointerGetDatum(result);

	desc = RelationGetDescr(trigdata->tg_relation);
	has_agency = current_agency_code(&me);
	SPI_connect();
	/* an update could move an item from one version to another: both must be open to the caller */
	for (i = 0; i < 2 && rows[i]; i++)
	{
		bool		isnull;
		Datum		version = heap_getattr(rows[i], SPI_fnumber(desc, "version_id"), desc, &isnull);
		char	   *state;

		/* FOR SHARE: the version is not submitted while its items change */
		law_execute(&plan, "SELECT provider, state FROM ldpd.resource_version WHERE id = $1 FOR SHARE",
					1, &type, &version, isnull ? "n" : NULL);
		if (SPI_processed == 0)
			ereport(ERROR,
					(errcode(ERRCODE_FOREIGN_KEY_VIOLATION),
					 errmsg("resource_version " INT64_FORMAT " does not exist", isnull ? 0 : DatumGetInt64(version))));
		state = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2);
		if (!has_agency ||
			memcmp(DatumGetCreditCodeP(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull)),
				   &me, sizeof(me)) != 0)
			ereport(ERROR,
					(errcode(ARTICLE(7)),
					 errmsg("only its provider may edit the items of resource_version " INT64_FORMAT,
							DatumGetInt64(version)),
					 errdetail_article(7, LAW_7),
					 errhint("Act as a role of the provider.")));
		if (strcmp(state, "draft") != 0 && strcmp(state, "returned") != 0)
			ereport(ERROR,
					(errcode(ARTICLE(7)),
					 errmsg("the items of resource_version " INT64_FORMAT " cannot be changed: it is \"%s\"",
							DatumGetInt64(version), state),
					 errdetail_article(7, LAW_7),
					 errhint("INSERT a new version INTO ldpd.resource_version.")));
	}
	SPI_finish();
	return PointerGetDatum(result);
}
