/*
 * derived.c
 *		What was shared is not handed on (Article 17, 数不外用).
 *
 * On a stock server a copy is out of reach of its source's policies: CREATE TABLE AS, a materialized view, INSERT … SELECT
 * show all rows to whoever may read the target. Here the target is registered with its sources (usage.c tells), and reading
 * it asks what reading the sources would: who holds it, under a right in force; a third agency does not.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_attribute.h"
#include "catalog/pg_class.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

#include "attach.h"
#include "catalogue.h"
#include "derived.h"
#include "identity.h"
#include "law.h"
#include "ledger.h"
#include "pilot.h"
#include "store.h"
#include "trigger.h"

/* ----------------------------------------------------------------
 * Reading
 * ----------------------------------------------------------------
 */

static LawScan *
scan_derived(Oid relid)
{
	return law_begin_of_any_version("derived", "derived_once", 2 /* relation */ , ObjectIdGetDatum(relid));
}

static bool
is_released(LawScan *scan, HeapTuple tuple)
{
	bool		isnull;

	(void) law_attr(scan, tuple, "released_at", &isnull);
	return !isnull;
}

char *
derived_from(Oid relid)
{
	LawScan    *scan;
	HeapTuple	tuple;
	char	   *resource = NULL;

	/* the chapters loaded one by one: what came before this one has rows already */
	if (!OidIsValid(law_relid("derived", true)))
		return NULL;
	scan = scan_derived(relid);
	while (resource == NULL && HeapTupleIsValid(tuple = law_next(scan)))
		if (!is_released(scan, tuple))
			resource = law_text(scan, tuple, "resource");
	law_end(scan);
	return resource;
}

List *
derived_access(Oid relid)
{
	LawScan    *scan = scan_derived(relid);
	CreditCode	me;
	bool		has_agency = current_agency_code(&me);
	List	   *result = NIL;
	HeapTuple	tuple;

	while (HeapTupleIsValid(tuple = law_next(scan)))
	{
		DerivedAccess *access;
		ResourceInfo info;
		AccessDecision *d;
		bool		no_holder;
		bool		isnull;
		Datum		holder;

		if (is_released(scan, tuple))
			continue;
		access = palloc0(sizeof(DerivedAccess));
		access->resource = TextDatumGetCString(law_attr(scan, tuple, "resource", &isnull));
		d = &access->decision;
		if (!resource_info(access->resource, &info))
			continue;
		decide_access(access->resource, &info, false, d);
		holder = law_attr(scan, tuple, "holder", &no_holder);

		/*
		 * under a right of its own, and what it holds itself: another's copy is the other's, whatever one may read at
		 * the source
		 */
		if (d->allowed && !d->own && !d->dba && d->grant_id != 0 &&
			(no_holder || !has_agency || !same_agency(DatumGetCreditCodeP(holder), &me)))
		{
			d->allowed = false;
			d->hint = psprintf(_("Read resource \"%s\" itself, under your own grant."), access->resource);
			d->message = pstrdup(_("what one agency was given, it does not give to another"));
		}
		if (!d->allowed && !d->frozen)
		{
			d->article = 17;
			d->law = LAW_17;
		}
		if (!d->allowed)
			d->message = psprintf(_("\"%s\" holds data of resource \"%s\": %s"), get_rel_name(relid), access->resource, d->message);
		result = lappend(result, access);
	}
	law_end(scan);
	return result;
}

/* ----------------------------------------------------------------
 * Writing
 * ----------------------------------------------------------------
 */

/* Who may read a relation or a column of it, besides the holder's own roles and superusers; NULL: nobody. */
static char *
other_reader(Acl *acl, Oid owner, const CreditCode *holder)
{
	AclItem    *items;
	int			i;

	if (acl == NULL)
		return NULL;
	items = ACL_DAT(acl);
	for (i = 0; i < ACL_NUM(acl); i++)
	{
		CreditCode	agency;
		Oid			grantee = items[i].ai_grantee;

		if ((ACLITEM_GET_PRIVS(items[i]) & ACL_SELECT) == 0)
			continue;
		if (grantee == ACL_ID_PUBLIC)
			return pstrdup("PUBLIC");
		if (superuser_arg(grantee) ||
			(role_agency(grantee, &agency) && same_agency(&agency, holder)))
			continue;
		return GetUserNameFromId(grantee, true);
	}
	return NULL;
}

/*
 * Nobody but the holder may be able to get at a derived relation by its privileges: the hook would refuse the rows, but
 * statistics, and tools that the hook does not see, go by the privileges alone.
 */
static void
check_readers(Oid relid, const CreditCode *holder, const char *resource)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relid));
	Form_pg_class form;
	CreditCode	agency;
	Datum		acl;
	char	   *reader = NULL;
	bool		isnull;
	int			attnum;

	if (!HeapTupleIsValid(tuple))
		return;
	form = (Form_pg_class) GETSTRUCT(tuple);
	if (!superuser_arg(form->relowner) &&
		!(role_agency(form->relowner, &agency) && same_agency(&agency, holder)))
		ereport(ERROR,
				(errcode(ARTICLE(17)),
				 errmsg("\"%s\" would hold data of resource \"%s\", and its owner \"%s\" is no role of %s",
						NameStr(form->relname), resource, GetUserNameFromId(form->relowner, true), agency_label(holder)),
				 errdetail_article(17, LAW_17),
				 errhint("Keep what was shared in a table of the agency that it was shared with.")));
	acl = SysCacheGetAttr(RELOID, tuple, Anum_pg_class_relacl, &isnull);
	if (!isnull)
		reader = other_reader(DatumGetAclP(acl), form->relowner, holder);
	for (attnum = 1; !reader && attnum <= form->relnatts; attnum++)
	{
		HeapTuple	att = SearchSysCache2(ATTNUM, ObjectIdGetDatum(relid), Int16GetDatum(attnum));

		if (!HeapTupleIsValid(att))
			continue;
		acl = SysCacheGetAttr(ATTNUM, att, Anum_pg_attribute_attacl, &isnull);
		if (!isnull)
			reader = other_reader(DatumGetAclP(acl), form->relowner, holder);
		ReleaseSysCache(att);
	}
	if (reader)
		ereport(ERROR,
				(errcode(ARTICLE(17)),
				 errmsg("\"%s\" would hold data of resource \"%s\", and \"%s\" may read it",
						NameStr(form->relname), resource, reader),
				 errdetail_article(17, LAW_17),
				 errhint("Keep what was shared in a table that only roles of %s may read; REVOKE the rest.",
						 agency_label(holder))));
	ReleaseSysCache(tuple);
}

/* A parent that is read reads its parts, and asks nobody for them. */
static void
check_not_part(Oid relid, const char *resource)
{
	if (has_superclass(relid) || get_rel_relispartition(relid))
		ereport(ERROR,
				(errcode(ARTICLE(17)),
				 errmsg("\"%s\" holds data of resource \"%s\" and cannot be a part of another table",
						get_rel_name(relid), resource),
				 errdetail_article(17, LAW_17),
				 errhint("Keep what was shared in a table of its own.")));
}

static bool
is_known(Oid relid, const Source *source, const CreditCode *holder)
{
	LawScan    *scan = scan_derived(relid);
	HeapTuple	tuple;
	bool		found = false;

	while (!found && HeapTupleIsValid(tuple = law_next(scan)))
	{
		bool		isnull;
		Datum		value;

		if (is_released(scan, tuple) ||
			strcmp(TextDatumGetCString(law_attr(scan, tuple, "resource", &isnull)), source->resource) != 0)
			continue;
		value = law_attr(scan, tuple, "holder", &isnull);
		found = holder ? !isnull && same_agency(DatumGetCreditCodeP(value), holder) : isnull;
	}
	law_end(scan);
	return found;
}

static void
register_source(Oid relid, const Source *source, const CreditCode *holder)
{
	static SPIPlanPtr plan = NULL;
	static SPIPlanPtr gone = NULL;
	Oid			types[6] = {REGCLASSOID, TEXTOID, law_typid("credit_code"), INT8OID, TIMESTAMPTZOID, NAMEOID};
	NameData	role;
	Datum		values[6];
	char		nulls[7] = "      ";

	namestrcpy(&role, GetUserNameFromId(acting_role(), false));
	values[0] = ObjectIdGetDatum(relid);
	values[1] = CStringGetTextDatum(source->resource);
	values[2] = CreditCodePGetDatum(holder);
	nulls[2] = holder ? ' ' : 'n';
	values[3] = Int64GetDatum(source->grant_id);
	nulls[3] = source->grant_id ? ' ' : 'n';
	values[4] = TimestampTzGetDatum(law_now());
	values[5] = NameGetDatum(&role);
	SPI_connect();
	/* Temporary tables go without a word when their session ends. */
	law_execute(&gone, "DELETE FROM ldpd.derived d WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = d.relation)",
				0, NULL, NULL, NULL);
	/* What was released, and is filled again, is bound again. */
	law_execute(&plan,
				"INSERT INTO ldpd.derived (relation, resource, holder, grant_id, made_at, made_by)"
				" VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT ON CONSTRAINT derived_once DO UPDATE"
				" SET grant_id = $4, made_at = $5, made_by = $6, release_reason = NULL, released_at = NULL, released_by = NULL",
				6, types, values, nulls);
	SPI_finish();
	ledger_append(17, "derived", psprintf("resource/%s", source->resource),
				  ledger_texts("relation", qualified_name(relid), NULL));
	CacheInvalidateRelcacheByRelid(relid);
}

void
derived_mark(Oid relid, List *sources)
{
	CreditCode	me;
	const CreditCode *holder = !acts_as_dba() && current_agency_code(&me) ? &me : NULL;
	bool		read_only = XactReadOnly;
	char	   *target;
	Oid			root;
	ListCell   *lc;

	if (relid < FirstNormalObjectId || get_rel_namespace(relid) == get_namespace_oid("ldpd", true))
		return;
	target = governing_resource(relid, &root);
	foreach(lc, sources)
	{
		Source	   *source = lfirst(lc);

		/* what goes back to where it came from */
		if (target && strcmp(target, source->resource) == 0)
			continue;
		if (get_rel_relkind(relid) == RELKIND_FOREIGN_TABLE)
			ereport(ERROR,
					(errcode(ARTICLE(17)),
					 errmsg("data of resource \"%s\" cannot be written to the foreign table \"%s\"",
							source->resource, get_rel_name(relid)),
					 errdetail_article(17, LAW_17),
					 errhint("Data leave the law there; keep what was shared in this database.")));
		if (holder && source->grant_id != 0)
			check_readers(relid, holder, source->resource);
		check_not_part(relid, source->resource);
		pilot_check_sandbox(relid, source->grant_id, source->resource);
		if (is_known(relid, source, holder))
			continue;
		/* a temporary table may be filled in a READ ONLY transaction */
		XactReadOnly = false;
		PG_TRY();
		{
			register_source(relid, source, holder);
		}
		PG_FINALLY();
		{
			XactReadOnly = read_only;
		}
		PG_END_TRY();
	}
}

void
derived_ended(Oid relid)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = REGCLASSOID;
	Datum		value = ObjectIdGetDatum(relid);
	uint64		row;

	SPI_connect();
	law_execute(&plan, "DELETE FROM ldpd.derived WHERE relation = $1 RETURNING resource, id", 1, &type, &value, NULL);
	for (row = 0; row < SPI_processed; row++)
		ledger_append(17, "derivation_ended",
					  psprintf("resource/%s", SPI_getvalue(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, 1)),
					  ledger_texts("derived", SPI_getvalue(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, 2), NULL));
	SPI_finish();
}

/*
 * derived_release(): BEFORE UPDATE FOR EACH ROW on ldpd.derived. A source's provider releases a relation that holds nothing of
 * its data any more that is worth binding (aggregates, say), and gives its reason.
 */
PG_FUNCTION_INFO_V1(ldpd_derived_release);
Datum
ldpd_derived_release(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = check_called_as_trigger(fcinfo, "derived_release", true, true);
	TupleDesc	desc;
	HeapTuple	old;
	HeapTuple	new;
	ResourceInfo info;
	CreditCode	me;
	NameData	role;
	char	   *resource;
	int			columns[3];
	Datum		values[3];
	bool		nulls[3] = {false};
	bool		isnull;
	int			i;

	desc = RelationGetDescr(trigdata->tg_relation);
	old = trigdata->tg_trigtuple;
	new = trigdata->tg_newtuple;
	if (guard_lets_pass(trigdata->tg_event))
		PG_RETURN_POINTER(new);

	resource = SPI_getvalue(old, desc, SPI_fnumber(desc, "resource"));
	if (!resource_info(resource, &info))
		PG_RETURN_POINTER(NULL);
	if (!acts_as_dba() && (!current_agency_code(&me) || !same_agency(&me, &info.provider)))
		ereport(ERROR,
				(errcode(ARTICLE(17)),
				 errmsg("only the provider of resource \"%s\" may release what is derived from it", resource),
				 errdetail_article(17, LAW_17),
				 errhint("Its provider is %s.", agency_label(&info.provider))));
	for (i = 1; i <= desc->natts; i++)
	{
		const char *name = NameStr(TupleDescAttr(desc, i - 1)->attname);
		char	   *before = SPI_getvalue(old, desc, i);
		char	   *after = SPI_getvalue(new, desc, i);

		if (strcmp(name, "release_reason") == 0 ? after != NULL
			: (before == NULL) == (after == NULL) && (before == NULL || strcmp(before, after) == 0))
			continue;
		ereport(ERROR,
				(errcode(ARTICLE(17)),
				 errmsg("a derived relation is released by its reason alone, and not bound again by hand"),
				 errdetail("Column \"%s\" is the server's, or release_reason is NULL.", name),
				 errhint("UPDATE ldpd.derived SET release_reason = '…'; what is filled again is bound again.")));
	}
	namestrcpy(&role, GetUserNameFromId(acting_role(), false));
	columns[0] = SPI_fnumber(desc, "released_at");
	values[0] = TimestampTzGetDatum(law_now());
	columns[1] = SPI_fnumber(desc, "released_by");
	values[1] = NameGetDatum(&role);
	new = heap_modify_tuple_by_cols(new, desc, 2, columns, values, nulls);
	ledger_append(17, "released", psprintf("resource/%s", resource), ledger_row_change(desc, row_of(old, desc), row_of(new, desc)));
	CacheInvalidateRelcacheByRelid(DatumGetObjectId(heap_getattr(new, SPI_fnumber(desc, "relation"), desc, &isnull)));
	PG_RETURN_POINTER(new);
}

/*
 * derived_watch(): event trigger function, on ddl_command_end. A command that gives a derived relation to somebody else, by
 * privilege, by owner, as a part of another table or in a publication, does not stand.
 */
PG_FUNCTION_INFO_V1(ldpd_derived_watch);
Datum
ldpd_derived_watch(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr plan = NULL;
	static SPIPlanPtr publications = NULL;
	SPITupleTable *rows;
	uint64		row;
	bool		isnull;

	(void) check_called_as_event_trigger(fcinfo, "derived_watch");
	if (ldpd_restoring || !OidIsValid(law_relid("derived", true)))
		PG_RETURN_NULL();

	SPI_connect();
	law_execute(&plan,
				"SELECT d.relation::oid, d.resource, d.holder, d.grant_id FROM ldpd.derived d"
				" JOIN pg_catalog.pg_class c ON c.oid = d.relation WHERE d.released_at IS NULL",
				0, NULL, NULL, NULL);
	rows = SPI_tuptable;
	for (row = 0; row < rows->numvals; row++)
	{
		Oid			relid = DatumGetObjectId(SPI_getbinval(rows->vals[row], rows->tupdesc, 1, &isnull));
		char	   *resource = SPI_getvalue(rows->vals[row], rows->tupdesc, 2);
		Datum		holder = SPI_getbinval(rows->vals[row], rows->tupdesc, 3, &isnull);
		bool		no_holder = isnull;

		bool		grant_isnull;
		Datum		grant = SPI_getbinval(rows->vals[row], rows->tupdesc, 4, &grant_isnull);

		if (!no_holder && !grant_isnull)
			check_readers(relid, DatumGetCreditCodeP(holder), resource);
		check_not_part(relid, resource);
		if (!grant_isnull)
			pilot_check_sandbox(relid, DatumGetInt64(grant), resource);
	}
	law_execute(&publications,
				"SELECT d.relation::oid, d.resource, p.pubname FROM ldpd.derived d"
				" JOIN pg_catalog.pg_publication_rel r ON r.prrelid = d.relation"
				" JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid WHERE d.released_at IS NULL",
				0, NULL, NULL, NULL);
	if (SPI_processed > 0)
		ereport(ERROR,
				(errcode(ARTICLE(17)),
				 errmsg("\"%s\" holds data of resource \"%s\" and cannot be published",
						get_rel_name(DatumGetObjectId(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull))),
						SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2)),
				 errdetail_article(17, LAW_17),
				 errhint("Leave it out of publication \"%s\".",
						 SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 3))));
	SPI_finish();
	PG_RETURN_NULL();
}
