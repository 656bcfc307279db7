/*
 * level.c
 *		Levels of data: no version of a resource goes on without one of the adopted scheme (Article 32).
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"

#include "level.h"
#include "store.h"

#define LAW_32	"公共数据依法实行分类分级保护。"

void
check_level(StepContext *step)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTOID, INT8OID};
	Datum		values[2];
	bool		isnull;
	char	   *levels;
	char	   *item;
	HeapTuple	tuple;
	TupleDesc	desc;

	if (step_is_blank(step, "security_level"))
		return;					/* Article 6 asks for it */
	values[0] = step_get(step, "security_level", &isnull);
	values[1] = step_get(step, "id", &isnull);
	SPI_connect();
	/* the adopted levels; whether the version's is one; an item whose level is none, or higher */
	law_execute(&plan,
				"WITH level AS (SELECT l.label, l.rank FROM ldpd.data_level l JOIN ldpd.level_scheme s ON s.code = l.scheme WHERE s.adopted)"
				" SELECT (SELECT string_agg(label, '、' ORDER BY rank) FROM level), EXISTS (SELECT FROM level WHERE label = $1),"
				" (SELECT format('\"%s\" (%s)', i.name, i.security_level) FROM ldpd.resource_item i LEFT JOIN level l ON l.label = i.security_level"
				"  WHERE i.version_id = $2 AND i.security_level IS NOT NULL"
				"  AND (l.rank IS NULL OR l.rank > (SELECT rank FROM level WHERE label = $1)) ORDER BY i.position LIMIT 1)",
				2, types, values, NULL);
	tuple = SPI_tuptable->vals[0];
	desc = SPI_tuptable->tupdesc;
	levels = SPI_getvalue(tuple, desc, 1);
	item = SPI_getvalue(tuple, desc, 3);
	if (!DatumGetBool(SPI_getbinval(tuple, desc, 2, &isnull)))
		ereport(ERROR,
				(errcode(ARTICLE(32)),
				 errmsg("\"%s\" is no level of the adopted scheme", step_get_text(step, "security_level")),
				 errdetail_article(32, LAW_32),
				 levels ? errhint("Its levels, from low to high: %s (ldpd.data_level).", levels)
				 : errhint("The city's bureau adopts a scheme: UPDATE ldpd.level_scheme SET adopted = true WHERE code = ….")));
	if (item)
		ereport(ERROR,
				(errcode(ARTICLE(32)),
				 errmsg("the level of %s, \"%s\", is lower than that of its item %s, or that is no level of the adopted scheme",
						step_label(step), step_get_text(step, "security_level"), item),
				 errdetail_article(32, LAW_32),
				 errhint("A resource is at least of its items' highest level: %s (ldpd.data_level).", levels)));
	SPI_finish();
}
