/*
 * attach.c
 *		Puts tables under the law and takes them out: attach(), detach(), and what DDL on an attached table does (Article 8).
 *
 * The DDL is run as the caller, who must own the table: no statement of a user's is run with more rights than its own.
 */
#include "ldpd.h"

#include "access/genam.h"
#include "access/table.h"
#include "catalog/catalog.h"
#include "catalog/namespace.h"
#include "catalog/objectaddress.h"
#include "catalog/partition.h"
#include "catalog/pg_authid.h"
#include "catalog/pg_class.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_type.h"
#include "commands/event_trigger.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

#include "access.h"
#include "catalogue.h"
#include "deadline.h"
#include "ledger.h"
#include "store.h"
#include "workday.h"

#define LAW_31	"谁收集谁负责、谁持有谁负责、谁管理谁负责、谁使用谁负责、谁运营谁负责。"

/* While attach() and detach() run their own DDL, the event trigger has nothing to add. */
static bool own_ddl = false;

static char *
qualified_name(Oid relid)
{
	return quote_qualified_identifier(get_namespace_name(get_rel_namespace(relid)), get_rel_name(relid));
}

/* DDL as the caller. */
static void
run_ddl(const char *sql)
{
	bool		save = own_ddl;

	own_ddl = true;
	PG_TRY();
	{
		int			result = SPI_execute(sql, false, 0);

		if (result < 0)
			elog(ERROR, "SPI_execute failed: %s: %s", SPI_result_code_string(result), sql);
	}
	PG_FINALLY();
	{
		own_ddl = save;
	}
	PG_END_TRY();
}

/* ----------------------------------------------------------------
 * Checks
 * ----------------------------------------------------------------
 */

/* Article 31: who holds the data puts them under the law. */
static void
check_caller(const char *resource, const ResourceInfo *info, Oid relid)
{
	CreditCode	me;

	if (!acts_as_dba() &&
		(!current_agency_code(&me) || memcmp(&me, &info->provider, sizeof(me)) != 0))
		ereport(ERROR,
				(errcode(ARTICLE(31)),
				 errmsg("only its provider may attach or detach resource \"%s\"", resource),
				 errdetail_article(31, LAW_31),
				 errhint("Its provider is %s.", agency_label(&info->provider))));
	if (!object_ownercheck(RelationRelationId, relid, GetUserId()))
		aclcheck_error(ACLCHECK_NOT_OWNER, get_relkind_objtype(get_rel_relkind(relid)), get_rel_name(relid));
}

static void
check_table_owner(Oid relid, const char *resource, const CreditCode *provider)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relid));
	Oid			owner;
	CreditCode	agency;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for relation %u", relid);
	owner = ((Form_pg_class) GETSTRUCT(tuple))->relowner;
	ReleaseSysCache(tuple);
	if (superuser_arg(owner) || (role_agency(owner, &agency) && memcmp(&agency, provider, sizeof(agency)) == 0))
		return;
	ereport(ERROR,
			(errcode(ARTICLE(31)),
			 errmsg("the owner of \"%s\" is no role of the provider of resource \"%s\"", get_rel_name(relid), resource),
			 errdetail_article(31, LAW_31),
			 errhint("Give the table to a role of %s, or register its owner in ldpd.agency_role.",
					 agency_label(provider))));
}

static void
check_relation_kind(Oid relid)
{
	Relation	rel = table_open(relid, AccessShareLock);
	char		relkind = rel->rd_rel->relkind;

	if (relkind != RELKIND_RELATION && relkind != RELKIND_PARTITIONED_TABLE)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("\"%s\" is not a table", RelationGetRelationName(rel)),
				 errhint("Attach the tables that hold the data.")));
	if (rel->rd_rel->relispartition)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("\"%s\" is a partition", RelationGetRelationName(rel)),
				 errhint("Attach the partitioned table; its partitions come with it.")));
	if (rel->rd_rel->relpersistence == RELPERSISTENCE_TEMP)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("\"%s\" is a temporary table", RelationGetRelationName(rel)),
				 errhint("Attach a table that lasts.")));
	if (IsCatalogRelation(rel) || RelationGetNamespace(rel) == get_namespace_oid("ldpd", false))
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("\"%s\" is a system table or one of the law's own", RelationGetRelationName(rel)),
				 errhint("Attach tables of data.")));
	if (relkind == RELKIND_RELATION && (has_superclass(relid) || has_subclass(relid)))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("\"%s\" takes part in table inheritance", RelationGetRelationName(rel)),
				 errhint("Make it a partitioned table, or end the inheritance (ALTER TABLE … NO INHERIT).")));
	table_close(rel, AccessShareLock);
}

/* ----------------------------------------------------------------
 * attach, detach
 * ----------------------------------------------------------------
 */

/*
 * The policies of one table: the law's restrictive one, which no policy of the owner's can widen; and, where the table
 * had no row security, a permissive one, without which no row would be let through.
 */
static void
make_policies(Oid relid, const char *resource)
{
	Relation	rel = table_open(relid, AccessExclusiveLock);
	bool		had_rls = rel->rd_rel->relrowsecurity;
	char	   *name = qualified_name(relid);
	char	   *code = quote_literal_cstr(resource);

	table_close(rel, NoLock);
	run_ddl(psprintf("ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY", name));
	run_ddl(psprintf("CREATE POLICY ldpd_law ON %s AS RESTRICTIVE USING (ldpd.may_read(%s)) WITH CHECK (ldpd.may_write(%s))",
					 name, code, code));
	/* Not (true): with the extension it must go too, or DROP EXTENSION … CASCADE would leave the data open to all. */
	if (!had_rls)
		run_ddl(psprintf("CREATE POLICY ldpd_rows ON %s USING (ldpd.may_read(%s)) WITH CHECK (ldpd.may_write(%s))",
						 name, code, code));
}

static bool
has_policy(Oid relid, const char *policy)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {OIDOID, NAMEOID};
	NameData	name;
	Datum		values[2];

	namestrcpy(&name, policy);
	values[0] = ObjectIdGetDatum(relid);
	values[1] = NameGetDatum(&name);
	law_execute(&plan, "SELECT FROM pg_catalog.pg_policy WHERE polrelid = $1 AND polname = $2", 2, types, values, NULL);
	return SPI_processed > 0;
}

static void
drop_policies(Oid relid)
{
	char	   *name = qualified_name(relid);

	if (has_policy(relid, "ldpd_law"))
		run_ddl(psprintf("DROP POLICY ldpd_law ON %s", name));
	if (has_policy(relid, "ldpd_rows"))
	{
		/* it was attach() that switched row security on */
		run_ddl(psprintf("DROP POLICY ldpd_rows ON %s", name));
		run_ddl(psprintf("ALTER TABLE %s DISABLE ROW LEVEL SECURITY", name));
	}
	run_ddl(psprintf("ALTER TABLE %s NO FORCE ROW LEVEL SECURITY", name));
}

/* What attach() made on a table and its partitions goes. */
static void
release_table(Oid relid)
{
	ListCell   *lc;

	foreach(lc, find_all_inheritors(relid, AccessExclusiveLock, NULL))
		drop_policies(lfirst_oid(lc));
	run_ddl(psprintf("REVOKE SELECT ON %s FROM ldpd_agency, ldpd_public", qualified_name(relid)));
}

/* What the resource's row says of its relation. */
static void
set_relation(const char *resource, Oid relid, const char *mode)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[3] = {TEXTOID, REGCLASSOID, TEXTOID};
	Datum		values[3] = {CStringGetTextDatum(resource), ObjectIdGetDatum(relid), (Datum) 0};

	if (mode)
		values[2] = CStringGetTextDatum(mode);
	law_execute(&plan,
				"UPDATE ldpd.resource SET relation = $2, mode = $3, columns = ldpd.relation_columns($2) WHERE code = $1",
				3, types, values, OidIsValid(relid) ? NULL : " nn");
}

static void
get_resource(const char *resource, ResourceInfo *info)
{
	if (!resource_info(resource, info))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("resource \"%s\" is not registered", resource),
				 errhint("Its provider registers it: INSERT INTO ldpd.resource.")));
}

/* The resource's row, held until the end of the transaction: two tables could be attached to it at once otherwise. */
static void
lock_resource(const char *resource, ResourceInfo *info)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = TEXTOID;
	Datum		code = CStringGetTextDatum(resource);

	SPI_connect();
	law_execute(&plan, "SELECT FROM ldpd.resource WHERE code = $1 FOR UPDATE", 1, &type, &code, NULL);
	SPI_finish();
	get_resource(resource, info);
}

/*
 * attach(resource, relation, mode): puts a table, its partitions included, under the law. mode 'enforce' refuses what the law
 * does not allow, 'record' only writes it to the ledger. Called again for the same table it changes the mode.
 */
PG_FUNCTION_INFO_V1(ldpd_attach);
Datum
ldpd_attach(PG_FUNCTION_ARGS)
{
	char	   *resource = text_to_cstring(PG_GETARG_TEXT_PP(0));
	Oid			relid = PG_GETARG_OID(1);
	char	   *mode = text_to_cstring(PG_GETARG_TEXT_PP(2));
	char	   *other;
	ResourceInfo info;
	List	   *tables;
	ListCell   *lc;

	if (!access_is_preloaded())
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("ldpd must be preloaded before a table is put under the law"),
				 errdetail("Without its hooks in every session the law could be passed by."),
				 errhint("Add ldpd to shared_preload_libraries and restart the server.")));
	if (strcmp(mode, "enforce") != 0 && strcmp(mode, "record") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid mode: \"%s\"", mode),
				 errhint("It is \"enforce\" or \"record\".")));
	LockRelationOid(relid, AccessExclusiveLock);
	if (!SearchSysCacheExists1(RELOID, ObjectIdGetDatum(relid)))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("relation with OID %u does not exist", relid)));
	lock_resource(resource, &info);
	check_relation_kind(relid);
	check_caller(resource, &info, relid);
	check_table_owner(relid, resource, &info.provider);
	if (OidIsValid(info.relation) && info.relation != relid)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("resource \"%s\" is attached to \"%s\" already", resource, qualified_name(info.relation)),
				 errhint("SELECT ldpd.detach('%s', '%s') first.", resource, qualified_name(info.relation))));
	other = attached_resource(relid);
	if (other && strcmp(other, resource) != 0)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("relation \"%s\" is attached to resource \"%s\" already", get_rel_name(relid), other),
				 errhint("One table holds one resource; offer a part of it as a table of its own.")));

	SPI_connect();
	tables = find_all_inheritors(relid, AccessExclusiveLock, NULL);
	foreach(lc, tables)
		if (!has_policy(lfirst_oid(lc), "ldpd_law"))
			make_policies(lfirst_oid(lc), resource);
	/* Who may SELECT at all; which of them may, and when, is the policy's affair and the hook's. */
	run_ddl(psprintf("GRANT SELECT ON %s TO ldpd_agency, ldpd_public", qualified_name(relid)));
	set_relation(resource, relid, mode);
	SPI_finish();
	ledger_append(16, other ? "mode_changed" : "attached", psprintf("resource/%s", resource),
				  ledger_texts("relation", qualified_name(relid), "mode", mode, NULL));
	PG_RETURN_VOID();
}

/* detach(resource, relation): takes a table out again; what attach() made on it goes. */
PG_FUNCTION_INFO_V1(ldpd_detach);
Datum
ldpd_detach(PG_FUNCTION_ARGS)
{
	char	   *resource = text_to_cstring(PG_GETARG_TEXT_PP(0));
	Oid			relid = PG_GETARG_OID(1);
	ResourceInfo info;

	LockRelationOid(relid, AccessExclusiveLock);
	lock_resource(resource, &info);
	if (info.relation != relid)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("resource \"%s\" is not attached to that relation", resource),
				 errhint("SELECT relation FROM ldpd.resource WHERE code = '%s'.", resource)));
	check_caller(resource, &info, relid);

	SPI_connect();
	release_table(relid);
	set_relation(resource, InvalidOid, NULL);
	SPI_finish();
	ledger_append(34, "detached", psprintf("resource/%s", resource),
				  ledger_texts("relation", qualified_name(relid), NULL));
	PG_RETURN_VOID();
}

/* ----------------------------------------------------------------
 * Article 8: DDL on an attached table changes the elements of its catalogue entry
 * ----------------------------------------------------------------
 */

/* Opens the 15 working days, in the provider's name, by the server's hand. */
static void
open_change(const char *resource, const CreditCode *provider, const char *description)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[6] = {TEXTOID, law_typid("credit_code"), TEXTOID, DATEOID, DATEOID, BOOLOID};
	Deadline	deadline;
	bool		bound;
	Datum		values[6] = {
		CStringGetTextDatum(resource), CreditCodePGetDatum(provider), CStringGetTextDatum(description),
		DateADTGetDatum(law_today())
	};

	/* before a new notice, which then moves it, or after it; the server's own hand passes the trigger that sees to that */
	calendar_lock_shared();
	bound = deadline_compute("catalogue_update", law_today(), &deadline);
	values[4] = DateADTGetDatum(deadline.due);
	values[5] = BoolGetDatum(deadline.provisional);
	law_execute(&plan,
				"INSERT INTO ldpd.catalogue_change (id, resource, agency, cause, description, occurred_on, due_on, provisional)"
				" VALUES (nextval('ldpd.catalogue_change_id_seq'), $1, $2, 'element', $3, $4, $5, $6) RETURNING id",
				6, types, values, bound ? NULL : "    nn");
	ledger_append(8, "filed",
				  psprintf("catalogue_change/%s", SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1)),
				  ledger_texts("resource", resource, "description", description, NULL));
}

/* The attached relation that a relation is, or is a partition of. */
static char *
governing_resource(Oid relid, Oid *root)
{
	char	   *code = attached_resource(relid);
	ListCell   *lc;

	*root = relid;
	if (code || !get_rel_relispartition(relid))
		return code;
	foreach(lc, get_partition_ancestors(relid))
	{
		*root = lfirst_oid(lc);
		code = attached_resource(*root);
		if (code)
			return code;
	}
	return NULL;
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
					 errhint("SELECT ldpd.detach('%s', '%s') first; then attach the whole table.", resource,
							 qualified_name(lfirst_oid(lc)))));
	}
}

static void
table_changed(Oid relid)
{
	static SPIPlanPtr plan = NULL;
	Oid			root;
	char	   *resource = governing_resource(relid, &root);
	ResourceInfo info;
	ListCell   *lc;
	Oid			type = TEXTOID;
	Datum		code;

	check_not_made_part(relid);
	if (resource == NULL)
		return;
	get_resource(resource, &info);
	/* a partition made or attached after attach() */
	foreach(lc, find_all_inheritors(relid, AccessShareLock, NULL))
		if (!has_policy(lfirst_oid(lc), "ldpd_law"))
			make_policies(lfirst_oid(lc), resource);
	check_table_owner(relid, resource, &info.provider);
	if (relid != root)
		return;

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

	if (resource == NULL)
		return;
	get_resource(resource, &info);
	set_relation(resource, InvalidOid, NULL);
	open_change(resource, &info.provider, psprintf("删除表 %s", identity));
	ledger_append(34, "dropped", psprintf("resource/%s", resource), ledger_texts("relation", identity, NULL));
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
 * catalogue_change; new partitions come under the policies; an attached table that is dropped leaves its resource.
 */
PG_FUNCTION_INFO_V1(ldpd_ddl_watch);
Datum
ldpd_ddl_watch(PG_FUNCTION_ARGS)
{
	EventTriggerData *data = (EventTriggerData *) fcinfo->context;
	bool		drop;
	SPITupleTable *objects;
	uint64		row;

	if (!CALLED_AS_EVENT_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("ddl_watch must be called as an event trigger")));
	/* DROP EXTENSION ldpd drops these tables too, and then there is nothing to watch for. */
	if (ldpd_restoring || own_ddl || !OidIsValid(law_relid("resource", true)))
		PG_RETURN_NULL();

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

	if (!CALLED_AS_EVENT_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("drop_watch must be called as an event trigger")));
	stmt = castNode(DropStmt, ((EventTriggerData *) fcinfo->context)->parsetree);
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

		release_table(DatumGetObjectId(SPI_getbinval(attached->vals[row], attached->tupdesc, 1, &isnull)));
	}
	SPI_finish();
	PG_RETURN_NULL();
}
