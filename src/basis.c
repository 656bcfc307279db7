/*
 * basis.c
 *		The legal basis of a refusal or of a class (Articles 14, 16, 20): provisions in force, of a rank that the rule admits.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "basis.h"
#include "citation_core.h"
#include "instrument.h"
#include "store.h"

/*
 * parse_basis(text): what a text cites, one row each: title, article, branch, paragraph, item.
 */
PG_FUNCTION_INFO_V1(ldpd_parse_basis);
Datum
ldpd_parse_basis(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	text	   *string = PG_GETARG_TEXT_PP(0);
	CitationScan scan;
	Citation	citation;

	InitMaterializedSRF(fcinfo, 0);
	citation_begin(&scan, VARDATA_ANY(string), VARSIZE_ANY_EXHDR(string));
	while (citation_next(&scan, &citation))
	{
		Datum		values[5] = {
			PointerGetDatum(cstring_to_text_with_len(citation.title, citation.title_len)),
			Int32GetDatum(citation.article), Int32GetDatum(citation.branch),
			Int32GetDatum(citation.paragraph), Int32GetDatum(citation.item)
		};
		bool		nulls[5] = {false, false, false, citation.paragraph == 0, citation.item == 0};

		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/* 《title》第14条 as a reader knows it, for messages. */
static char *
citation_label(HeapTuple tuple, TupleDesc desc)
{
	char	   *branch = SPI_getvalue(tuple, desc, 3);

	return psprintf("《%s》第%s条%s%s", SPI_getvalue(tuple, desc, 1), SPI_getvalue(tuple, desc, 2),
					strcmp(branch, "0") == 0 ? "" : "之", strcmp(branch, "0") == 0 ? "" : branch);
}

/* What is cited is registered, and in force today. */
static void
check_citation(HeapTuple tuple, TupleDesc desc, int article, const char *law)
{
	char	   *title = SPI_getvalue(tuple, desc, 1);
	char	   *code = SPI_getvalue(tuple, desc, 4);
	bool		isnull;
	bool		known = DatumGetBool(SPI_getbinval(tuple, desc, 6, &isnull));
	bool		provision = DatumGetBool(SPI_getbinval(tuple, desc, 7, &isnull));

	if (code == NULL && !known)
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("《%s》 is not registered as a legal instrument", title),
				 errdetail_article(article, law),
				 errhint("The city's bureau registers it: INSERT INTO ldpd.instrument (code, title, status, effective, rank, issuer, document_number), and its articles INTO ldpd.provision.")));
	if (code == NULL)
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("《%s》 is not in force on %s", title, law_day_to_cstring(law_today())),
				 errdetail_article(article, law),
				 errhint("SELECT title, status, effective FROM ldpd.instrument; cite what is issued and in force today.")));
	if (!provision)
		ereport(ERROR,
				(errcode(ARTICLE(article)),
				 errmsg("%s is not registered", citation_label(tuple, desc)),
				 errdetail_article(article, law),
				 errhint("The city's bureau registers it: INSERT INTO ldpd.provision (instrument, article, branch, text) VALUES ('%s', %s, %s, …).",
						 code, SPI_getvalue(tuple, desc, 2), SPI_getvalue(tuple, desc, 3))));
}

/*
 * What a text $1 cites as c, with the instrument i that is meant on a day $2, and its provision p. A title may leave
 * 中华人民共和国 out; of several versions the one in force that day is meant.
 */
#define CITED \
	" FROM ldpd.parse_basis($1) WITH ORDINALITY c(title, article, branch, paragraph, item, n)" \
	" LEFT JOIN ldpd.instrument i ON i.title IN (c.title, '中华人民共和国' || c.title)" \
	"  AND i.status = 'issued' AND i.effective @> $2" \
	" LEFT JOIN ldpd.provision p ON p.instrument = i.code AND p.article = c.article AND p.branch = c.branch"

/* Title, article, branch, code, rank, whether the title is registered at all, whether the provision is. */
static void
look_up(Datum basis)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTOID, DATEOID};
	Datum		values[2] = {basis, DateADTGetDatum(law_today())};

	law_execute(&plan,
				"SELECT c.title, c.article, c.branch, i.code, i.rank,"
				" EXISTS (SELECT FROM ldpd.instrument k WHERE k.title IN (c.title, '中华人民共和国' || c.title)),"
				" p.instrument IS NOT NULL" CITED " ORDER BY c.n",
				2, types, values, NULL);
}

/* Whether an instrument governs what is between these two: both must be such as it covers. */
static bool
binds_parties(StepContext *step, Datum code)
{
	bool		isnull;
	Datum		provider = step_get(step, step->procedure->provider, &isnull);
	Datum		consumer;

	if (isnull || !instrument_binds(code, law_today(), DatumGetCreditCodeP(provider)))
		return false;
	if (SPI_fnumber(step->desc, "consumer") <= 0)
		return true;
	consumer = step_get(step, "consumer", &isnull);
	return isnull || instrument_binds(code, law_today(), DatumGetCreditCodeP(consumer));
}

static bool
rank_listed(ArrayType *ranks, const char *rank)
{
	Datum	   *listed;
	int			n;
	int			i;

	deconstruct_array(ranks, TEXTOID, -1, false, TYPALIGN_INT, &listed, NULL, &n);
	for (i = 0; i < n; i++)
		if (strcmp(TextDatumGetCString(listed[i]), rank) == 0)
			return true;
	return false;
}

void
check_basis(StepContext *step, const char *matter, const char *column, int article, const char *law)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTOID, DATEOID};
	Datum		values[2] = {CStringGetTextDatum(matter), DateADTGetDatum(law_today())};
	SPITupleTable *cited;
	SPITupleTable *rules;
	uint64		ncited;
	uint64		nrules;
	uint64		row;
	uint64		r;
	bool		bound = false;
	bool		isnull;

	SPI_connect();
	look_up(step_get(step, column, &isnull));
	cited = SPI_tuptable;
	ncited = SPI_processed;
	law_execute(&plan,
				"SELECT r.instrument, r.ranks, i.title, r.article FROM ldpd.basis_rule r JOIN ldpd.instrument i ON i.code = r.instrument"
				" WHERE r.matter = $1 AND r.effective @> $2 ORDER BY r.instrument",
				2, types, values, NULL);
	rules = SPI_tuptable;
	nrules = SPI_processed;
	for (r = 0; r < nrules; r++)
	{
		HeapTuple	rule = rules->vals[r];
		ArrayType  *ranks;
		bool		admitted = false;

		if (!binds_parties(step, SPI_getbinval(rule, rules->tupdesc, 1, &isnull)))
			continue;
		if (!bound)
		{
			/* the first rule that binds: what is cited must be there at all */
			bound = true;
			if (ncited == 0)
				ereport(ERROR,
						(errcode(ARTICLE(article)),
						 errmsg("\"%s\" of %s cites no provision", column, step_label(step)),
						 errdetail_article(article, law),
						 errhint("Write 《title》第…条, or SELECT ldpd.cite('CODE', ARTICLE); ldpd.instrument and ldpd.provision list what is registered.")));
			for (row = 0; row < ncited; row++)
				check_citation(cited->vals[row], cited->tupdesc, article, law);
		}
		ranks = DatumGetArrayTypeP(SPI_getbinval(rule, rules->tupdesc, 2, &isnull));
		for (row = 0; row < ncited && !admitted; row++)
		{
			char	   *rank = SPI_getvalue(cited->vals[row], cited->tupdesc, 5);

			admitted = rank && rank_listed(ranks, rank);
		}
		if (!admitted)
		{
			char	   *rank = SPI_getvalue(cited->vals[0], cited->tupdesc, 5);

			ereport(ERROR,
					(errcode(ARTICLE(article)),
					 errmsg("%s (%s) is no sufficient basis", citation_label(cited->vals[0], cited->tupdesc),
							rank ? rank : "no rank"),
					 errdetail_article(article, law),
					 errhint("《%s》第%s条 admits provisions of the ranks %s.", SPI_getvalue(rule, rules->tupdesc, 3),
							 SPI_getvalue(rule, rules->tupdesc, 4), SPI_getvalue(rule, rules->tupdesc, 2))));
		}
	}
	SPI_finish();
}

void
record_basis(StepContext *step, const char *matter, const char *column)
{
	static SPIPlanPtr forget = NULL;
	static SPIPlanPtr keep = NULL;
	bool		isnull;
	Oid			types[5] = {TEXTOID, DATEOID, TEXTOID, INT8OID, TEXTOID};
	Datum		values[5];

	values[2] = CStringGetTextDatum(step->procedure->table);
	values[3] = step_get(step, "id", &isnull);
	values[4] = CStringGetTextDatum(matter);
	SPI_connect();
	law_execute(&forget,
				"DELETE FROM ldpd.basis_citation WHERE subject = $1 AND subject_id = $2 AND matter = $3",
				3, types + 2, values + 2, NULL);
	values[0] = step_get(step, column, &isnull);
	values[1] = DateADTGetDatum(law_today());
	if (!isnull)
		law_execute(&keep,
					"INSERT INTO ldpd.basis_citation (subject, subject_id, matter, position, instrument, article, branch, paragraph, item, cited_on)"
					" SELECT $3, $4, $5, row_number() OVER (ORDER BY c.n), p.instrument, p.article, p.branch, c.paragraph, c.item, $2"
					CITED " WHERE p.instrument IS NOT NULL",
					5, types, values, NULL);
	SPI_finish();
}
