/*
 * catalogue.c
 *		Chapter 2: what the catalogue says of a resource, and changes of it that are due (Articles 7, 8).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"

#include "catalogue.h"
#include "law.h"
#include "memo.h"
#include "store.h"

/* ----------------------------------------------------------------
 * Reading
 * ----------------------------------------------------------------
 */

static bool
read_resource(const void *code, void *answer)
{
	ResourceInfo *info = answer;
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

/* A code as a memo's key; false where it is longer than any (resource_code_form). */
static bool
code_key(NameData *key, const char *code)
{
	memset(key, 0, sizeof(*key));
	if (strlen(code) >= NAMEDATALEN)
		return false;
	strcpy(NameStr(*key), code);
	return true;
}

const char *
lasting_code(const char *code)
{
	static HTAB *codes = NULL;

	if (codes == NULL)
	{
		HASHCTL		ctl = {.keysize = NAMEDATALEN,.entrysize = NAMEDATALEN};

		codes = hash_create("ldpd resource codes", 64, &ctl, HASH_ELEM | HASH_STRINGS);
	}
	return hash_search(codes, code, HASH_ENTER, NULL);
}

bool
resource_info(const char *code, ResourceInfo *info)
{
	static Memo memo = {{RESOURCE_RELATION}, sizeof(NameData), sizeof(ResourceInfo)};
	NameData	key;

	return code_key(&key, code) ? memo_answer(&memo, &key, read_resource, info) : read_resource(code, info);
}

static bool
read_version(const void *code, void *answer)
{
	VersionInfo *info = answer;
	AttrNumber	attnum = 2;		/* resource_version.resource */
	Datum		key = CStringGetTextDatum(code);
	LawScan    *scan = law_begin("resource_version", VERSION_IN_FORCE, 1, &attnum, &key);
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

bool
version_in_force(const char *code, VersionInfo *info)
{
	static Memo memo = {{VERSION_IN_FORCE}, sizeof(NameData), sizeof(VersionInfo)};
	NameData	key;

	return code_key(&key, code) ? memo_answer(&memo, &key, read_version, info) : read_version(code, info);
}

char *
attached_resource(Oid relation)
{
	LawScan    *scan = law_begin_of_any_version("resource", "resource_relation_key", 3 /* relation */ , ObjectIdGetDatum(relation));
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
	step_set_due(step, "catalogue_update", occurred, DatumGetCreditCodeP(step_get(step, "agency", &isnull)),
				 "due_on", "provisional", "due_rule");
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
