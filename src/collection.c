/*
 * collection.c
 *		Chapter 3: what is collected, under which identifiers, and not twice (Articles 9-11, 13).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/rel.h"

#include "attach.h"
#include "collection.h"
#include "law.h"
#include "ledger.h"
#include "store.h"
#include "trigger.h"

#define LAW_9_REPEAT	"可以通过共享获取数据的,公共管理和服务机构不得重复采集。"
#define LAW_9_DEMAND	"共享数据无法满足履行职责需求的,公共管理和服务机构可以向本级大数据工作主管部门提交数据需求清单,由大数据工作主管部门与相关公共管理和服务机构协商解决。"
#define LAW_11			"采集公共数据应当分别以下列号码或者代码作为必要标识。"
#define LAW_13			"建立和完善人口、法人、公共信用、宏观经济、电子证照、空间地理等基础数据库,以及跨地域、跨部门的专题数据库。"

int
city_setting(const char *name)
{
	AttrNumber	attnum = 1;		/* city_setting.name */
	Datum		key = CStringGetTextDatum(name);
	LawScan    *scan = law_begin("city_setting", "city_setting_pkey", 1, &attnum, &key);
	HeapTuple	tuple = law_next(scan);
	bool		isnull;
	int			value;

	if (!HeapTupleIsValid(tuple))
		ereport(ERROR,
				(errcode(ERRCODE_NO_DATA_FOUND),
				 errmsg("the city has not set \"%s\"", name),
				 errhint("The city's bureau sets it: INSERT INTO ldpd.city_setting.")));
	value = DatumGetInt32(law_attr(scan, tuple, "value", &isnull));
	law_end(scan);
	return value;
}

/* The one text of a query about a version or resource, palloc'd outside SPI; NULL where there is none. */
static char *
ask_text(SPIPlanPtr *plan, const char *sql, Oid type, Datum value)
{
	char	   *result = NULL;
	MemoryContext outer = CurrentMemoryContext;

	SPI_connect();
	law_execute(plan, sql, 1, &type, &value, NULL);
	if (SPI_processed > 0)
		result = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
	if (result)
		result = MemoryContextStrdup(outer, result);
	SPI_finish();
	return result;
}

/* ----------------------------------------------------------------
 * At submission
 * ----------------------------------------------------------------
 */

static void
check_identifiers(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	bool		isnull;
	char	   *subject = ask_text(&plan,
								   "SELECT string_agg(s.subject, ', ' ORDER BY s.subject) FROM ldpd.version_subject s"
								   " WHERE s.version_id = $1 AND NOT EXISTS (SELECT FROM ldpd.subject_identifier i"
								   "  WHERE i.version_id = s.version_id AND i.subject = s.subject)",
								   INT8OID, step_get(step, "id", &isnull));

	if (subject)
		ereport(ERROR,
				(errcode(ARTICLE(11)),
				 errmsg("%s is about %s and names no item that identifies it", step_label(step), subject),
				 errdetail_article(11, LAW_11),
				 errhint("INSERT INTO ldpd.subject_identifier the item that holds the number or code.")));
}

/*
 * Article 9. What counts as the same is in ldpd.repeats(); a resource is let pass where the bureau has found, on this
 * agency's demand, that sharing it does not serve.
 */
static void
check_repeats(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	bool		isnull;
	char	   *list = ask_text(&plan,
								"SELECT string_agg(format('%s %s (%s): %s', r.resource, o.name, a.name, array_to_string(r.items, '、')),"
								"  '; ' ORDER BY r.resource)"
								" FROM ldpd.repeats($1) r"
								" JOIN ldpd.resource_version v ON v.id = $1"
								" JOIN ldpd.resource_version o ON o.resource = r.resource AND o.state = 'published' AND o.superseded_at IS NULL"
								" JOIN ldpd.agency a ON a.code = r.provider"
								" WHERE NOT EXISTS (SELECT FROM ldpd.demand d"
								"  WHERE d.agency = v.provider AND d.resource = r.resource AND d.state = 'not_served')",
								INT8OID, step_get(step, "id", &isnull));

	if (list)
		ereport(ERROR,
				(errcode(ARTICLE(9)),
				 errmsg("%s would collect anew what is shared already", step_label(step)),
				 errdetail_article_of(9, LAW_9_REPEAT, list),
				 errhint("Ask to share it (ldpd.share_request); where that does not serve, INSERT INTO ldpd.demand, which the bureau of your region answers.")));
}

void
check_collection(StepContext *step)
{
	check_identifiers(step);
	check_repeats(step);
}

/* ----------------------------------------------------------------
 * At attachment
 * ----------------------------------------------------------------
 */

static void
not_as_catalogued(const char *resource, bool record_only, int article, const char *law, const char *message, const char *list,
				  const char *hint)
{
	if (record_only)
		ledger_append(article, "would_refuse", psprintf("resource/%s", resource),
					  ledger_texts("message", message, "path", list, NULL));
	else
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("%s", message),
				 errdetail_article_of(article, law, list),
				 errhint("%s, or attach it in mode 'record'.", hint)));
}

/* "missing "a", uncatalogued "b""; NULL where the table is as catalogued. */
static char *
item_drift(const char *resource)
{
	static SPIPlanPtr plan = NULL;

	return ask_text(&plan,
					"SELECT string_agg(format('%s \"%s\"', drift, column_name), ', ' ORDER BY drift, column_name)"
					" FROM ldpd.item_drift WHERE resource = $1 AND drift <> 'type'",
					TEXTOID, CStringGetTextDatum(resource));
}

void
check_published(const char *resource, const ResourceInfo *info)
{
	char	   *list = OidIsValid(info->relation) && !info->record_only ? item_drift(resource) : NULL;

	/* or the 15 working days run already (column: catalogue_change.resource) */
	if (list == NULL || law_exists("catalogue_change", "catalogue_change_of_resource", 3, CStringGetTextDatum(resource)))
		return;
	SPI_connect();
	open_change(resource, &info->provider, psprintf("表与发布的目录不一致:%s", list));
	SPI_finish();
}

void
check_openable(const char *resource, int64 version, bool record_only)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTOID, INT8OID};
	Datum		values[2] = {CStringGetTextDatum(resource), Int64GetDatum(version)};
	char	   *list;

	law_execute(&plan,
				"WITH v AS (SELECT id, resource FROM ldpd.resource_version WHERE resource = $1 AND open_class <> '不予开放'"
				"  AND CASE WHEN $2 = 0 THEN state = 'published' AND superseded_at IS NULL ELSE id = $2 END)"
				" SELECT string_agg(format('\"%s\"', name), ', ' ORDER BY name) FROM ("
				"SELECT m.name FROM v JOIN ldpd.item_masking m ON m.version_id = v.id WHERE m.personal"
				" UNION SELECT a.attname FROM v JOIN ldpd.resource r ON r.code = v.resource"
				" JOIN pg_catalog.pg_attribute a ON a.attrelid = r.relation AND a.attnum > 0 AND NOT a.attisdropped"
				" JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
				" WHERE 'ldpd.resident_id'::regtype IN (t.oid, t.typbasetype)"
				" AND NOT EXISTS (SELECT FROM ldpd.item_masking m WHERE m.version_id = v.id AND m.column_name = a.attname)) AS numbers",
				2, types, values, NULL);
	list = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
	if (list && record_only)
		ledger_append(20, "would_refuse", psprintf("resource/%s", resource),
					  ledger_texts("message", _("numbers of persons are open"), "path", list, NULL));
	else if (list)
		ereport(ERROR,
				(errcode(ARTICLE(20)),
				 errmsg("resource \"%s\" holds numbers of persons and cannot be open", resource),
				 errdetail_article_of(20, LAW_20, list),
				 errhint("Offer what may be open as a resource in which they are masked (ldpd.mask), or make its class 不予开放.")));
}

void
check_attached(const char *resource, bool record_only)
{
	static SPIPlanPtr identifiers_plan = NULL;
	Datum		code = CStringGetTextDatum(resource);
	char	   *list = item_drift(resource);

	if (list)
		not_as_catalogued(resource, record_only, 10, LAW_10,
						  psprintf(_("the table of resource \"%s\" does not hold the catalogued items, no more and no less"), resource),
						  list, _("Change the table, or publish a version with its items"));
	list = ask_text(&identifiers_plan,
					"SELECT string_agg(format('%s \"%s\" for %s', drift, coalesce(column_name, item), code_kind), ', ' ORDER BY item)"
					" FROM ldpd.identifier_drift WHERE resource = $1 AND drift <> 'undeclared'",
					TEXTOID, code);
	if (list)
		not_as_catalogued(resource, record_only, 11, LAW_11,
						  psprintf(_("the table of resource \"%s\" lacks the identifiers of its subjects"), resource),
						  list, _("Give the column its type (ldpd.resident_id, ldpd.credit_code) and NOT NULL"));
	check_openable(resource, 0, record_only);
}

/* ----------------------------------------------------------------
 * Article 9: demands
 * ----------------------------------------------------------------
 */

static void
derive_demand(StepContext *step)
{
	AgencyInfo	agency;
	CreditCode *bureau = palloc(sizeof(CreditCode));
	bool		found = step->has_agency && agency_info(&step->agency, &agency) && approving_bureau(&agency, bureau);

	step_set_own(step, "agency");
	step_set(step, "bureau", CreditCodePGetDatum(bureau), !found);
}

/* What is not in the catalogue cannot be shared, and one's own needs no sharing. */
static void
check_demand(StepContext *step)
{
	VersionInfo version;
	ResourceInfo info;
	char	   *resource = step_get_text(step, "resource");

	if (resource == NULL)
		return;
	require_published(step, 9, &version);
	if (resource_info(resource, &info) && same_agency(&info.provider, &step->agency))
		ereport(ERROR,
				(errcode(ARTICLE(9)),
				 errmsg("%s is the provider of resource \"%s\" itself", agency_label(&step->agency), resource),
				 errdetail_article(9, LAW_9_DEMAND),
				 errhint("A demand is about data of another agency.")));
}

static const Step demand_steps[] = {
	{NULL, "submitted", BY_PROVIDER, 9, LAW_9_DEMAND,
		.needs = {"need", "reason"},
		.stamps = {{"submitted_at", STAMP_NOW},
		{"reply_due", STAMP_DUE, "demand_reply", "reply_provisional", "reply_rule", "bureau"}},
	.check = check_demand},
	{"submitted", "served", BY_APPROVER, 9, LAW_9_DEMAND,
		.needs = {"answer"},.may = {"answer"},
		.stamps = {{"answered_at", STAMP_NOW}, {"answered_by", STAMP_AGENCY}},
	.due = "reply_due"},
	{"submitted", "not_served", BY_APPROVER, 9, LAW_9_DEMAND,
		.needs = {"answer"},.may = {"answer"},
		.stamps = {{"answered_at", STAMP_NOW}, {"answered_by", STAMP_AGENCY}},
	.due = "reply_due"},
	{"submitted", "withdrawn", BY_PROVIDER, 9, LAW_9_DEMAND,
	.stamps = {{"answered_at", STAMP_NOW}, {"answered_by", STAMP_AGENCY}}},
};

const Procedure demand_procedure = {
	.table = "demand",
	.provider = "agency",
	.has_state = true,
	.filed = {"resource", "need", "reason"},
	.steps = demand_steps,
	.nsteps = lengthof(demand_steps),
	.derive = derive_demand,
};

/* ----------------------------------------------------------------
 * Article 13: libraries
 * ----------------------------------------------------------------
 */

/*
 * library_guard(): BEFORE INSERT OR UPDATE FOR EACH ROW on ldpd.library_resource. A library is made of published resources;
 * one of a kind of subject, of resources that are about it.
 */
PG_FUNCTION_INFO_V1(ldpd_library_guard);
Datum
ldpd_library_guard(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "library_guard", true, true);
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTOID, TEXTOID};
	Datum		values[2];
	HeapTuple	result;
	TupleDesc	desc;
	bool		isnull;
	char	   *wanted;

	result = trigger_row(trigdata);
	if (guard_lets_pass(trigdata->tg_event))
		return PointerGetDatum(result);

	desc = RelationGetDescr(trigdata->tg_relation);
	values[0] = heap_getattr(result, SPI_fnumber(desc, "resource"), desc, &isnull);
	values[1] = isnull ? (Datum) 0 : heap_getattr(result, SPI_fnumber(desc, "library"), desc, &isnull);
	if (isnull)
		return PointerGetDatum(result); /* NOT NULL says so better */
	SPI_connect();
	law_execute(&plan,
				"SELECT coalesce(l.subject, 'anything')"
				" FROM ldpd.library l"
				" WHERE l.name = $2 AND NOT EXISTS (SELECT FROM ldpd.resource_version v"
				"  WHERE v.resource = $1 AND v.state = 'published' AND v.superseded_at IS NULL"
				"  AND (l.subject IS NULL OR EXISTS (SELECT FROM ldpd.version_subject s WHERE s.version_id = v.id AND s.subject = l.subject)))",
				2, types, values, NULL);
	wanted = SPI_processed > 0 ? SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1) : NULL;
	if (wanted)
		ereport(ERROR,
				(errcode(ARTICLE(13)),
				 errmsg("resource \"%s\" is not in the published catalogue as one about %s", TextDatumGetCString(values[0]), wanted),
				 errdetail_article(13, LAW_13),
				 errhint("Its provider publishes a version that says so in ldpd.version_subject.")));
	SPI_finish();
	return PointerGetDatum(result);
}
