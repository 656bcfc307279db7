/*
 * ddl_watch.c
 *		What DDL on an attached table does: it changes the elements of its catalogue entry (Article 8), and nothing leaves the
 *		law by it unseen.
 */
#include "ldpd.h"

#include "catalog/namespace.h"
#include "catalog/objectaddress.h"
#include "catalog/pg_class.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "access.h"
#include "attach.h"
#include "catalogue.h"
#include "collection.h"
#include "deadline.h"
#include "derived.h"
#include "grant_reading.h"
#include "law.h"
#include "ledger.h"
#include "store.h"
#include "trigger.h"
#include "workday.h"

void
open_change(const char *resource, const CreditCode *provider, const char *description)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[7] = {TEXTOID, law_typid("credit_code"), TEXTOID, DATEOID, DATEOID, BOOLOID, INT8OID};
	Deadline	deadline;
	bool		bound;
	Datum		values[7] = {
		CStringGetTextDatum(resource), CreditCodePGetDatum(provider), CStringGetTextDatum(description),
		DateADTGetDatum(law_today())
	};

	/*
	 * before a new notice, which then moves it, or after it; the server's own hand passes the trigger that sees to
	 * that
	 */
	calendar_lock_shared();
	bound = deadline_compute("catalogue_update", law_today(), provider, &deadline);
	values[4] = DateADTGetDatum(deadline.due);
	values[5] = BoolGetDatum(deadline.provisional);
	values[6] = Int64GetDatum(deadline.rule_id);
	law_execute(&plan,
				"INSERT INTO ldpd.catalogue_change (id, resource, agency, cause, description, occurred_on, due_on, provisional,"
				" due_rule) VALUES (nextval('ldpd.catalogue_change_id_seq'), $1, $2, 'element', $3, $4, $5, $6, $7) RETURNING *",
				7, types, values, bound ? NULL : "    nnn");
	ledger_append(8, "filed",
				  psprintf("catalogue_change/%s", SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1)),
				  ledger_row_change(SPI_tuptable->tupdesc, NULL, row_of(SPI_tuptable->vals[0], SPI_tuptable->tupdesc)));
}

/* Read through a parent that is not attached, the data would be out of the law, with no word of it in the ledger. */
static void
check_not_made_part(Oid relid)
{
	ListCell   *lc;

	foreach(lc, find_all_inheritors(relid, AccessShareLock, NULL))
	{
		char	   *resource = has_superclass(lfirst_oid(lc)) ? attached_resource(lfirst_oid(lc)) : NULL;

		if (resource)
			ereport(ERROR,
					(errcode(ARTICLE(31)),
					 errmsg("\"%s\" cannot become a part of another table: it is attached to resource \"%s\"",
							get_rel_name(lfirst_oid(lc)), resource),
					 errdetail_article(31, LAW_31),
					 errhint("SELECT ldpd.detach('%s') first; then attach the whole table.", resource)));
	}
}

static void
table_changed(Oid relid)
{
	static SPIPlanPtr plan = NULL;
	Oid			root;
	char	   *resource = governing_resource(relid, &root);
	ResourceInfo info;
	Oid			type = TEXTOID;
	Datum		code;

	check_not_made_part(relid);
	if (resource == NULL)
		return;
	attach_get_resource(resource, &info);
	/* a partition made or attached after attach() */
	attach_policies(relid, resource, AccessShareLock);
	grant_policies(root, resource, AccessShareLock);
	attach_check_owner(relid, resource, &info.provider);
	if (relid != root)
		return;
	check_openable(resource, 0, info.record_only);

	code = CStringGetTextDatum(resource);
	law_execute(&plan,
				"WITH seen AS (SELECT code, columns AS old, ldpd.relation_columns(relation) AS new"
				"  FROM ldpd.resource WHERE code = $1),"
				" changed AS (UPDATE ldpd.resource r SET columns = s.new FROM seen s"
				"  WHERE r.code = s.code AND s.old IS DISTINCT FROM s.new)"
				" SELECT string_agg(format(CASE WHEN o.key IS NULL THEN '新增列 %1$s %3$s' WHEN n.key IS NULL THEN '删除列 %1$s'"
				"  ELSE '列 %1$s 的类型由 %2$s 改为 %3$s' END, coalesce(o.key, n.key), o.value, n.value), ';'"
				"  ORDER BY coalesce(o.key, n.key))"
				" FROM (SELECT e.* FROM seen, jsonb_each_text(old) e) o"
				" FULL JOIN (SELECT e.* FROM seen, jsonb_each_text(new) e) n ON o.key = n.key"
				" WHERE o.value IS DISTINCT FROM n.value",
				1, &type, &code, NULL);
	if (SPI_processed == 1 && SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1))
		open_change(resource, &info.provider,
					SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1));
}

static void
table_dropped(Oid relid, const char *identity)
{
	char	   *resource = attached_resource(relid);
	ResourceInfo info;

	if (derived_from(relid))
		derived_ended(relid);
	if (resource == NULL)
		return;
	attach_get_resource(resource, &info);
	attach_set_relation(resource, InvalidOid, NULL);
	open_change(resource, &info.provider, psprintf("删除表 %s", identity));
	ledger_append(34, "dropped", psprintf("resource/%s", resource), ledger_texts("relation", identity, "mode", NULL, NULL));
}

/* A partition that is detached leaves the law as by detach(); its policies stay, and the ledger says that it went. */
static void
record_detached_partitions(AlterTableStmt *stmt)
{
	ListCell   *lc;

	foreach(lc, stmt->cmds)
	{
		AlterTableCmd *cmd = lfirst_node(AlterTableCmd, lc);
		Oid			parent;
		Oid			partition;
		Oid			root;
		char	   *resource;

		if (cmd->subtype != AT_DetachPartition && cmd->subtype != AT_DetachPartitionFinalize)
			continue;
		parent = RangeVarGetRelid(stmt->relation, NoLock, true);
		partition = RangeVarGetRelid(castNode(PartitionCmd, cmd->def)->name, NoLock, true);
		if (!OidIsValid(parent) || !OidIsValid(partition))
			continue;
		resource = governing_resource(parent, &root);
		if (resource)
			ledger_append(34, "detached", psprintf("resource/%s", resource),
						  ledger_texts("relation", qualified_name(partition), "partition_of", qualified_name(parent), NULL));
	}
}

/*
 * The policy that keeps a grant to its rows is made from the grant. Dropped, nothing is read under the grant; altered, it
 * would let other rows through than the ledger says, and nobody would see it.
 */
static void
check_grant_policy(const RangeVar *table, const char *policy)
{
	Oid			relid = RangeVarGetRelid(table, NoLock, true);
	Oid			root;
	char	   *resource;

	if (!is_grant_policy(policy) || !OidIsValid(relid) || (resource = governing_resource(relid, &root)) == NULL)
		return;
	ereport(ERROR,
			(errcode(ARTICLE(15)),
			 errmsg("policy \"%s\" keeps a grant on resource \"%s\" to its rows and is not written by hand", policy, resource),
			 errdetail_article(15, LAW_15),
			 errhint("Let the grant end, and open a new ldpd.share_request for other rows.")));
}

static void
check_policies(Node *stmt)
{
	if (IsA(stmt, AlterPolicyStmt))
		check_grant_policy(castNode(AlterPolicyStmt, stmt)->table, castNode(AlterPolicyStmt, stmt)->policy_name);
	else if (IsA(stmt, CreatePolicyStmt))
		check_grant_policy(castNode(CreatePolicyStmt, stmt)->table, castNode(CreatePolicyStmt, stmt)->policy_name);
	else if (IsA(stmt, RenameStmt) && castNode(RenameStmt, stmt)->renameType == OBJECT_POLICY)
	{
		check_grant_policy(castNode(RenameStmt, stmt)->relation, castNode(RenameStmt, stmt)->subname);
		check_grant_policy(castNode(RenameStmt, stmt)->relation, castNode(RenameStmt, stmt)->newname);
	}
}

/* Columns can go or change by a command that names a type, or an owner, and reports no table. */
static void
look_for_changes(void)
{
	static SPIPlanPtr plan = NULL;
	SPITupleTable *changed;
	uint64		row;

	law_execute(&plan,
				"SELECT c.oid FROM ldpd.resource r JOIN pg_catalog.pg_class c ON c.oid = r.relation"
				" WHERE r.columns IS DISTINCT FROM ldpd.relation_columns(r.relation)",
				0, NULL, NULL, NULL);
	changed = SPI_tuptable;
	for (row = 0; row < changed->numvals; row++)
	{
		bool		isnull;

		table_changed(DatumGetObjectId(SPI_getbinval(changed->vals[row], changed->tupdesc, 1, &isnull)));
	}
}

/*
 * ddl_watch(): event trigger function, on ddl_command_end and sql_drop. Columns that came, went or changed open a
 * catalogue_change; new partitions come under the policies, the policies of grants are left as they were made; an attached
 * table that is dropped leaves its resource.
 */
PG_FUNCTION_INFO_V1(ldpd_ddl_watch);
Datum
ldpd_ddl_watch(PG_FUNCTION_ARGS)
{
	EventTriggerData *data = check_called_as_event_trigger(fcinfo, "ddl_watch");
	bool		drop;
	SPITupleTable *objects;
	uint64		row;

	/* DROP EXTENSION ldpd drops these tables too, and then there is nothing to watch for. */
	if (ldpd_restoring || attach_runs_ddl || !OidIsValid(law_relid("resource", true)))
		PG_RETURN_NULL();

	/* no policy changes a column */
	if (data->tag == CMDTAG_CREATE_POLICY || data->tag == CMDTAG_ALTER_POLICY)
	{
		check_policies(data->parsetree);
		PG_RETURN_NULL();
	}
	drop = strcmp(data->event, "sql_drop") == 0;
	SPI_connect();
	if (SPI_execute(drop
					? "SELECT objid, object_identity FROM pg_catalog.pg_event_trigger_dropped_objects()"
					" WHERE classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass"
					" AND objsubid OPERATOR(pg_catalog.=) 0"
					: "SELECT DISTINCT objid, object_identity FROM pg_catalog.pg_event_trigger_ddl_commands()"
					" WHERE classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass"
					" AND object_type OPERATOR(pg_catalog.=) ANY ('{table,table column}')",
					true, 0) != SPI_OK_SELECT)
		elog(ERROR, "cannot read the objects of a DDL command");
	objects = SPI_tuptable;
	for (row = 0; row < objects->numvals; row++)
	{
		bool		isnull;
		Oid			relid = DatumGetObjectId(SPI_getbinval(objects->vals[row], objects->tupdesc, 1, &isnull));

		if (drop)
			table_dropped(relid, SPI_getvalue(objects->vals[row], objects->tupdesc, 2));
		else if (SearchSysCacheExists1(RELOID, ObjectIdGetDatum(relid)))
			table_changed(relid);
	}
	if (!drop && IsA(data->parsetree, AlterTableStmt))
		record_detached_partitions(castNode(AlterTableStmt, data->parsetree));
	if (!drop && data->tag != CMDTAG_ALTER_TABLE && data->tag != CMDTAG_CREATE_TABLE && data->tag != CMDTAG_CREATE_SCHEMA)
		look_for_changes();
	SPI_finish();
	PG_RETURN_NULL();
}

/*
 * drop_watch(): event trigger function, on ddl_command_start of DROP EXTENSION. DROP EXTENSION ldpd CASCADE takes the policies
 * away and would leave what attach() granted: every table is released first, as by detach().
 */
PG_FUNCTION_INFO_V1(ldpd_drop_watch);
Datum
ldpd_drop_watch(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr plan = NULL;
	DropStmt   *stmt;
	SPITupleTable *attached;
	ListCell   *lc;
	bool		ours = false;
	uint64		row;

	stmt = castNode(DropStmt, check_called_as_event_trigger(fcinfo, "drop_watch")->parsetree);
	foreach(lc, stmt->objects)
		ours = ours || strcmp(strVal(lfirst(lc)), "ldpd") == 0;
	/* without CASCADE the policies hold the extension, which is as it should be */
	if (!ours || stmt->behavior != DROP_CASCADE)
		PG_RETURN_NULL();

	SPI_connect();
	law_execute(&plan, "SELECT c.oid FROM ldpd.resource r JOIN pg_catalog.pg_class c ON c.oid = r.relation", 0, NULL, NULL, NULL);
	attached = SPI_tuptable;
	for (row = 0; row < attached->numvals; row++)
	{
		bool		isnull;

		attach_release(DatumGetObjectId(SPI_getbinval(attached->vals[row], attached->tupdesc, 1, &isnull)));
	}
	SPI_finish();
	PG_RETURN_NULL();
}
