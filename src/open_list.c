/*
 * open_list.c
 *		Chapter 5: the list of open data of the year (Article 21).
 *
 * A list is a copy of the catalogue of what is open at the moment when it is published; the catalogue goes on, the list stays.
 */
#include "ldpd.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/datetime.h"

#include "identity.h"
#include "lifecycle.h"
#include "store.h"

#define LAW_21	"市大数据工作主管部门应根据国家和省有关公共数据分类分级要求,组织编制全市公共数据开放目录,汇总审核后发布年度公共数据开放清单。"

static void
derive_list(StepContext *step)
{
	AgencyInfo	bureau;

	derive_bureau(step);
	if (step->has_agency && agency_info(&step->agency, &bureau))
		step_set(step, "region", CStringGetTextDatum(bureau.region), false);
}

static void
check_draft(StepContext *step)
{
	bool		isnull;
	Datum		year = step_get(step, "year", &isnull);
	int			this_year;
	int			month;
	int			day;

	j2date(law_today() + POSTGRES_EPOCH_JDATE, &this_year, &month, &day);
	if (!isnull && DatumGetInt32(year) != this_year && DatumGetInt32(year) != this_year + 1)
		ereport(ERROR,
				(errcode(ARTICLE(21)),
				 errmsg("a list is drafted for this year or the next"),
				 errdetail_article(21, LAW_21),
				 errhint("A list of the past cannot be written any more; the editions published stand in ldpd.open_list.")));
}

/* One list a year; another one is a new edition of it, and says why. */
static void
set_edition(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTOID, INT4OID};
	Datum		values[2];
	bool		isnull;
	int32		edition;

	values[0] = step_get(step, "region", &isnull);
	values[1] = step_get(step, "year", &isnull);
	SPI_connect();
	law_execute(&plan, "SELECT coalesce(max(edition), 0) + 1 FROM ldpd.open_list WHERE region = $1 AND year = $2",
				2, types, values, NULL);
	edition = DatumGetInt32(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
	SPI_finish();
	if (edition > 1 && step_is_blank(step, "note"))
		ereport(ERROR,
				(errcode(ARTICLE(21)),
				 errmsg("the list of the year %d has been published", DatumGetInt32(values[1])),
				 errdetail_article(21, LAW_21),
				 errhint("Another edition says why in \"note\".")));
	step_set(step, "edition", Int32GetDatum(edition), false);
}

static void
copy_catalogue(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {INT8OID, TEXTOID};
	Datum		values[2];
	bool		isnull;

	values[0] = step_get(step, "id", &isnull);
	values[1] = step_get(step, "region", &isnull);
	SPI_connect();
	law_execute(&plan,
				"WITH RECURSIVE below(code) AS (SELECT $2 COLLATE \"C\" UNION SELECT r.code FROM ldpd.region r JOIN below b ON r.parent = b.code)"
				" INSERT INTO ldpd.open_list_entry (list_id, position, resource, version, name, provider, provider_name, open_class,"
				"  open_condition, format, data_type, update_cycle)"
				" SELECT $1, row_number() OVER (ORDER BY c.resource), c.resource, c.version, c.name, c.provider, c.provider_name,"
				"  c.open_class, c.open_condition, c.format, c.data_type, c.update_cycle"
				" FROM ldpd.open_catalogue c JOIN ldpd.agency a ON a.code = c.provider JOIN below b ON b.code = a.region",
				2, types, values, NULL);
	SPI_finish();
}

static const Step list_steps[] = {
	{NULL, "draft", BY_CITY_BUREAU, 21, LAW_21,
		.stamps = {{"drafted_at", STAMP_NOW}},
	.check = check_draft},
	{"draft", "published", BY_CITY_BUREAU, 21, LAW_21,
		.may = {"note"},
		.stamps = {{"published_at", STAMP_NOW}},
	.check = set_edition,.effect = copy_catalogue},
};

const Procedure open_list_procedure = {
	.table = "open_list",
	.provider = "bureau",
	.has_state = true,
	.filed = {"year", "note"},
	.steps = list_steps,
	.nsteps = lengthof(list_steps),
	.derive = derive_list,
};
