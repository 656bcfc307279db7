/*
 * quality.c
 *		Measures the rules of quality that a provider has declared (Article 10: 真实、准确、完整).
 */
#include "ldpd.h"

#include "access/xact.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/resowner.h"
#include "utils/varlena.h"

#include "attach.h"
#include "catalogue.h"
#include "law.h"
#include "row_expression.h"
#include "store.h"

typedef struct QualityRule
{
	int			rule;
	char	   *column;			/* NULL: of the whole row */
	char	   *kind;
	char	   *argument;
	int64		checked;
	int64		failed;
	char	   *error;			/* why it could not be measured; NULL where it was */
} QualityRule;

/* Of a text; NULL passes, which is the affair of a rule not_null. */
static const struct
{
	const char *name;
	const char *condition;		/* %s: the value as text */
}			types[] = {
	{"resident_id", "ldpd.is_resident_id(%1$s)"},
	{"credit_code", "ldpd.is_credit_code(%1$s)"},
	{"integer", "%1$s ~ '^\\s*[+-]?\\d+\\s*$'"},
	{"numeric", "%1$s ~ '^\\s*[+-]?(\\d+(\\.\\d*)?|\\.\\d+)\\s*$'"},
	{"date", "CASE WHEN %1$s ~ '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' THEN substr(%1$s, 9, 2)::int <="
	" extract(day FROM ((substr(%1$s, 1, 7) || '-01')::date + interval '1 month' - interval '1 day')) ELSE false END"},
};

/* The condition that a row must meet, as SQL over the table t. */
static char *
rule_condition(Oid relid, const QualityRule *rule)
{
	char	   *value = NULL;
	int			i;

	if (rule->column)
	{
		if (get_attnum(relid, rule->column) <= 0)
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_COLUMN),
					 errmsg("the table has no column \"%s\"", rule->column)));
		value = psprintf("t.%s", quote_identifier(rule->column));
	}
	if (strcmp(rule->kind, "expression") == 0)
		return check_row_expression(relid, rule->argument, 10, LAW_10);
	if (value == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("the item of the rule names no column")));
	if (strcmp(rule->kind, "not_null") == 0)
		return psprintf("%s IS NOT NULL", value);
	if (strcmp(rule->kind, "reference") == 0)
	{
		List	   *names = textToQualifiedNameList(cstring_to_text(rule->argument));

		if (list_length(names) != 3)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_NAME),
					 errmsg("\"%s\" does not name a column", rule->argument),
					 errhint("A reference is to schema.table.column.")));
		return psprintf("EXISTS (SELECT FROM %s r WHERE r.%s = %s)",
						quote_qualified_identifier(strVal(linitial(names)), strVal(lsecond(names))),
						quote_identifier(strVal(lthird(names))), value);
	}
	for (i = 0; i < lengthof(types); i++)
		if (strcmp(types[i].name, rule->argument) == 0)
		{
			StringInfoData buf;
			const char *c;

			/* not by the format of printf: Windows knows no %1$s */
			initStringInfo(&buf);
			for (c = types[i].condition; *c; c++)
			{
				if (strncmp(c, "%1$s", 4) == 0)
				{
					appendStringInfo(&buf, "%s::pg_catalog.text", value);
					c += 3;
				}
				else
					appendStringInfoChar(&buf, *c);
			}
			return buf.data;
		}
	elog(ERROR, "unknown rule of quality: %s %s", rule->kind, rule->argument);
	return NULL;
}

/* Counts rules[0 .. n-1] in one pass over the table. */
static void
count_rules(Oid relid, QualityRule *rules, int n)
{
	StringInfoData sql;
	int			i;

	initStringInfo(&sql);
	appendStringInfoString(&sql, "SELECT count(*)");
	for (i = 0; i < n; i++)
	{
		char	   *condition = rule_condition(relid, &rules[i]);

		/* NULL passes, as in a CHECK constraint */
		if (strcmp(rules[i].kind, "not_null") != 0 && rules[i].column && strcmp(rules[i].kind, "expression") != 0)
			condition = psprintf("t.%s IS NULL OR %s", quote_identifier(rules[i].column), condition);
		appendStringInfo(&sql, ", count(*) FILTER (WHERE (%s) IS FALSE)", condition);
	}
	appendStringInfo(&sql, " FROM %s t", qualified_name(relid));
	if (SPI_execute(sql.data, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "cannot measure the quality of \"%s\"", get_rel_name(relid));
	for (i = 0; i < n; i++)
	{
		bool		isnull;

		rules[i].checked = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
		rules[i].failed = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, i + 2, &isnull));
	}
}

/* All in one pass; where that fails, one by one, so that a rule that cannot be measured says why and hides no other. */
static void
measure(Oid relid, QualityRule *rules, int n)
{
	MemoryContext context = CurrentMemoryContext;
	ResourceOwner owner = CurrentResourceOwner;
	ErrorData  *error = NULL;
	int			i;

	BeginInternalSubTransaction(NULL);
	MemoryContextSwitchTo(context);
	PG_TRY();
	{
		count_rules(relid, rules, n);
		ReleaseCurrentSubTransaction();
	}
	PG_CATCH();
	{
		MemoryContextSwitchTo(context);
		error = CopyErrorData();
		FlushErrorState();
		RollbackAndReleaseCurrentSubTransaction();
	}
	PG_END_TRY();
	MemoryContextSwitchTo(context);
	CurrentResourceOwner = owner;

	if (error == NULL)
		return;
	/* who cancels does not mean a rule */
	if (error->sqlerrcode == ERRCODE_QUERY_CANCELED || error->sqlerrcode == ERRCODE_ADMIN_SHUTDOWN)
		ReThrowError(error);
	if (n == 1)
		rules[0].error = psprintf("%s %s", unpack_sql_state(error->sqlerrcode), error->message);
	else
		for (i = 0; i < n; i++)
			measure(relid, &rules[i], 1);
}

/*
 * The rules are run as the table's owner, in a security-restricted operation, as an index's functions are under REINDEX: they
 * reach what the owner reaches and no more, and change nothing. Who may call is who has the owner's rights anyway.
 */
static void
measure_as_owner(Oid relid, QualityRule *rules, int n)
{
	Oid			owner = attach_owner(relid);
	Oid			save_user;
	int			save_context;
	int			guc_level;

	if (!has_privs_of_role(GetUserId(), owner))
		aclcheck_error(ACLCHECK_NOT_OWNER, get_relkind_objtype(get_rel_relkind(relid)), get_rel_name(relid));
	if (superuser_arg(owner))
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("\"%s\" belongs to a superuser, in whose name no rule of an agency is run", get_rel_name(relid)),
				 errhint("Give the table to a role of its provider.")));

	guc_level = NewGUCNestLevel();
	(void) set_config_option("search_path", "pg_catalog, ldpd, pg_temp", PGC_USERSET, PGC_S_SESSION,
							 GUC_ACTION_SAVE, true, 0, false);
	GetUserIdAndSecContext(&save_user, &save_context);
	SetUserIdAndSecContext(owner, save_context | SECURITY_RESTRICTED_OPERATION);
	PG_TRY();
	{
		measure(relid, rules, n);
	}
	PG_FINALLY();
	{
		SetUserIdAndSecContext(save_user, save_context);
	}
	PG_END_TRY();
	AtEOXact_GUC(true, guc_level);
}

static void
write_measure(int64 version, const QualityRule *rule)
{
	static SPIPlanPtr plan = NULL;
	Oid			argtypes[7] = {INT8OID, INT4OID, TIMESTAMPTZOID, NAMEOID, INT8OID, INT8OID, TEXTOID};
	NameData	name;
	Datum		values[7] = {
		Int64GetDatum(version), Int32GetDatum(rule->rule), TimestampTzGetDatum(law_now()), NameGetDatum(&name),
		Int64GetDatum(rule->checked), Int64GetDatum(rule->failed), (Datum) 0
	};

	namestrcpy(&name, GetUserNameFromId(acting_role(), false));
	if (rule->error)
		values[6] = CStringGetTextDatum(rule->error);
	law_execute(&plan,
				"INSERT INTO ldpd.quality_measure (id, version_id, rule, measured_at, measured_by, checked, failed, error)"
				" VALUES (nextval('ldpd.quality_measure_id_seq'), $1, $2, $3, $4, $5, $6, $7)",
				7, argtypes, values, rule->error ? "    nn " : "      n");
}

/*
 * measure_quality(resource): measures each rule of the version in force on the attached table, writes a row of
 * ldpd.quality_measure for each, and returns how often a rule was broken.
 */
PG_FUNCTION_INFO_V1(ldpd_measure_quality);
Datum
ldpd_measure_quality(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr plan = NULL;
	char	   *resource = text_to_cstring(PG_GETARG_TEXT_PP(0));
	ResourceInfo info;
	VersionInfo version;
	Oid			type = INT8OID;
	Datum		id;
	QualityRule *rules;
	int64		failed = 0;
	int			n;
	int			i;

	attach_get_resource(resource, &info);
	if (!OidIsValid(info.relation) || !version_in_force(resource, &version))
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("resource \"%s\" has no attached table and published version", resource),
				 errhint("Publish a version with its rules in ldpd.quality_rule, and attach its table.")));
	id = Int64GetDatum(version.id);
	SPI_connect();
	law_execute(&plan,
				"SELECT q.rule, i.column_name, q.kind, q.argument FROM ldpd.quality_rule q"
				" LEFT JOIN ldpd.resource_item i ON i.version_id = q.version_id AND i.position = q.position"
				" WHERE q.version_id = $1 ORDER BY q.rule",
				1, &type, &id, NULL);
	n = SPI_processed;
	rules = palloc0(sizeof(QualityRule) * (n + 1));
	for (i = 0; i < n; i++)
	{
		bool		isnull;
		HeapTuple	tuple = SPI_tuptable->vals[i];
		TupleDesc	desc = SPI_tuptable->tupdesc;

		rules[i].rule = DatumGetInt32(SPI_getbinval(tuple, desc, 1, &isnull));
		rules[i].column = SPI_getvalue(tuple, desc, 2);
		rules[i].kind = SPI_getvalue(tuple, desc, 3);
		rules[i].argument = SPI_getvalue(tuple, desc, 4);
	}
	if (n > 0)
		measure_as_owner(info.relation, rules, n);
	for (i = 0; i < n; i++)
	{
		write_measure(version.id, &rules[i]);
		failed += rules[i].failed;
	}
	SPI_finish();
	PG_RETURN_INT64(failed);
}
