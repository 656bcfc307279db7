/*
 * attach.c
 *		Puts tables under the law and takes them out: attach(), detach().
 *
 * The DDL is run as the caller, who must own the table: no statement of a user's is run with more rights than its own.
 */
#include "ldpd.h"

#include "access/table.h"
#include "access/xact.h"
#include "catalog/catalog.h"
#include "catalog/namespace.h"
#include "catalog/objectaddress.h"
#include "catalog/partition.h"
#include "catalog/pg_authid.h"
#include "catalog/pg_class.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

#include "access.h"
#include "attach.h"
#include "catalogue.h"
#include "collection.h"
#include "deadline.h"
#include "freshness.h"
#include "grant_reading.h"
#include "law.h"
#include "ledger.h"
#include "pilot.h"
#include "store.h"

bool		attach_runs_ddl = false;

char *
qualified_name(Oid relid)
{
	return quote_qualified_identifier(get_namespace_name(get_rel_namespace(relid)), get_rel_name(relid));
}

void
attach_run_ddl(const char *sql)
{
	bool		save = attach_runs_ddl;

	attach_runs_ddl = true;
	PG_TRY();
	{
		int			result = SPI_execute(sql, false, 0);

		if (result < 0)
			elog(ERROR, "SPI_execute failed: %s: %s", SPI_result_code_string(result), sql);
	}
	PG_FINALLY();
	{
		attach_runs_ddl = save;
	}
	PG_END_TRY();
}

char *
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
		(!current_agency_code(&me) || !same_agency(&me, &info->provider)))
		ereport(ERROR,
				(errcode(ARTICLE(31)),
				 errmsg("only its provider may attach or detach resource \"%s\"", resource),
				 errdetail_article(31, LAW_31),
				 errhint("Its provider is %s.", agency_label(&info->provider))));
	if (!object_ownercheck(RelationRelationId, relid, GetUserId()))
		aclcheck_error(ACLCHECK_NOT_OWNER, get_relkind_objtype(get_rel_relkind(relid)), get_rel_name(relid));
}

Oid
attach_owner(Oid relid)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relid));
	Oid			owner;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for relation %u", relid);
	owner = ((Form_pg_class) GETSTRUCT(tuple))->relowner;
	ReleaseSysCache(tuple);
	return owner;
}

void
attach_check_owner(Oid relid, const char *resource, const CreditCode *provider)
{
	Oid			owner = attach_owner(relid);
	CreditCode	agency;

	if (superuser_arg(owner) || (role_agency(owner, &agency) && same_agency(&agency, provider)))
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
make_policies(Oid relid, const char *name, const char *resource, bool had_rls)
{
	char	   *code = quote_literal_cstr(resource);

	attach_run_ddl(psprintf("CREATE POLICY ldpd_law ON %s AS RESTRICTIVE USING (ldpd.may_read(%s)) WITH CHECK (ldpd.may_write(%s))",
							name, code, code));
	/* Not (true): with the extension it must go too, or DROP EXTENSION … CASCADE would leave the data open to all. */
	if (!had_rls && !attach_has_policy(relid, "ldpd_rows"))
		attach_run_ddl(psprintf("CREATE POLICY ldpd_rows ON %s USING (ldpd.may_read(%s)) WITH CHECK (ldpd.may_write(%s))",
								name, code, code));
}

bool
attach_has_policy(Oid relid, const char *policy)
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

static bool
has_trigger(Oid relid)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = OIDOID;
	Datum		value = ObjectIdGetDatum(relid);

	law_execute(&plan, "SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = $1 AND tgname = 'ldpd_change'", 1, &type, &value, NULL);
	return SPI_processed > 0;
}

/* What attach() makes on one table, each time as few commands as will do: a partitioned table may have thousands. */
static void
attach_one(Oid relid, const char *resource)
{
	bool		has_policies = attach_has_policy(relid, "ldpd_law");
	bool		watched = has_trigger(relid);
	char	   *name = qualified_name(relid);
	Relation	rel;
	bool		had_rls;

	if (has_policies && watched)
		return;
	rel = table_open(relid, AccessExclusiveLock);
	had_rls = rel->rd_rel->relrowsecurity;
	table_close(rel, NoLock);
	if (!watched)
		attach_run_ddl(psprintf("CREATE TRIGGER ldpd_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s"
								" FOR EACH STATEMENT EXECUTE FUNCTION ldpd.note_change()", name));
	/* ALWAYS: also where a subscription copies its first rows in */
	attach_run_ddl(psprintf("ALTER TABLE %s %s%s%s", name,
							has_policies ? "" : "ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
							has_policies || watched ? "" : ", ",
							watched ? "" : "ENABLE ALWAYS TRIGGER ldpd_change"));
	if (!has_policies)
		make_policies(relid, name, resource, had_rls);
}

void
attach_policies(Oid relid, const char *resource, LOCKMODE lock)
{
	ListCell   *lc;

	foreach(lc, find_all_inheritors(relid, lock, NULL))
		attach_one(lfirst_oid(lc), resource);
}

static void
drop_policies(Oid relid)
{
	char	   *name = qualified_name(relid);

	drop_grant_policies(relid);
	if (has_trigger(relid))
		attach_run_ddl(psprintf("DROP TRIGGER ldpd_change ON %s", name));
	if (attach_has_policy(relid, "ldpd_law"))
		attach_run_ddl(psprintf("DROP POLICY ldpd_law ON %s", name));
	if (attach_has_policy(relid, "ldpd_rows"))
	{
		/* it was attach() that switched row security on */
		attach_run_ddl(psprintf("DROP POLICY ldpd_rows ON %s", name));
		attach_run_ddl(psprintf("ALTER TABLE %s DISABLE ROW LEVEL SECURITY", name));
	}
	attach_run_ddl(psprintf("ALTER TABLE %s NO FORCE ROW LEVEL SECURITY", name));
}

void
attach_release(Oid relid)
{
	ListCell   *lc;

	foreach(lc, find_all_inheritors(relid, AccessExclusiveLock, NULL))
		drop_policies(lfirst_oid(lc));
	attach_run_ddl(psprintf("REVOKE SELECT ON %s FROM ldpd_agency, ldpd_public", qualified_name(relid)));
}

void
attach_set_relation(const char *resource, Oid relid, const char *mode)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[3] = {TEXTOID, REGCLASSOID, TEXTOID};
	Datum		values[3] = {CStringGetTextDatum(resource), ObjectIdGetDatum(relid), (Datum) 0};

	if (mode)
		values[2] = CStringGetTextDatum(mode);
	law_execute(&plan,
				"UPDATE ldpd.resource SET relation = $2, mode = $3, columns = ldpd.relation_columns($2) WHERE code = $1",
				3, types, values, OidIsValid(relid) ? NULL : " nn");
	if (OidIsValid(relid))
		CacheInvalidateRelcacheByRelid(relid);
	CacheInvalidateRelcacheByRelid(law_relid(RESOURCE_RELATION, false));
	CommandCounterIncrement();	/* this session hears it, too, before it goes on */
}

void
attach_get_resource(const char *resource, ResourceInfo *info)
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
	attach_get_resource(resource, info);
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
	attach_check_owner(relid, resource, &info.provider);
	if (OidIsValid(info.relation) && info.relation != relid)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("resource \"%s\" is attached to \"%s\" already", resource, qualified_name(info.relation)),
				 errhint("SELECT ldpd.detach('%s') first.", resource)));
	other = attached_resource(relid);
	if (other && strcmp(other, resource) != 0)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("relation \"%s\" is attached to resource \"%s\" already", get_rel_name(relid), other),
				 errhint("One table holds one resource; offer a part of it as a table of its own.")));

	SPI_connect();
	attach_policies(relid, resource, AccessExclusiveLock);
	/* Who may SELECT at all; which of them may, and when, is the policy's affair and the hook's. */
	attach_run_ddl(psprintf("GRANT SELECT ON %s TO ldpd_agency, ldpd_public", qualified_name(relid)));
	attach_set_relation(resource, relid, mode);
	/* what was made is undone where it is refused */
	check_attached(resource, strcmp(mode, "record") == 0);
	grant_policies(relid, resource, AccessExclusiveLock);
	if (other == NULL)
		freshness_attached(resource);
	SPI_finish();
	ledger_append(16, other ? "mode_changed" : "attached", psprintf("resource/%s", resource),
				  ledger_texts("relation", qualified_name(relid), "mode", mode, NULL));
	PG_RETURN_VOID();
}

/* detach(resource): takes its table out again; what attach() made on it goes. */
PG_FUNCTION_INFO_V1(ldpd_detach);
Datum
ldpd_detach(PG_FUNCTION_ARGS)
{
	char	   *resource = text_to_cstring(PG_GETARG_TEXT_PP(0));
	Oid			relid;
	ResourceInfo info;

	/* the table's lock before the row's, as attach() does */
	attach_get_resource(resource, &info);
	relid = info.relation;
	if (OidIsValid(relid))
	{
		LockRelationOid(relid, AccessExclusiveLock);
		lock_resource(resource, &info);
	}
	if (!OidIsValid(info.relation) || info.relation != relid)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 OidIsValid(info.relation)
				 ? errmsg("resource \"%s\" has been attached to another table meanwhile", resource)
				 : errmsg("resource \"%s\" is not attached to a table", resource)));
	check_caller(resource, &info, relid);

	SPI_connect();
	pilot_end_scopes(resource, "数据表不再纳管");
	attach_release(relid);
	attach_set_relation(resource, InvalidOid, NULL);
	SPI_finish();
	ledger_append(34, "detached", psprintf("resource/%s", resource),
				  ledger_texts("relation", qualified_name(relid), "mode", NULL, NULL));
	PG_RETURN_VOID();
}
