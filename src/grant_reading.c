/*
 * grant_reading.c
 *		Keeps a grant to its rows and its quota.
 *
 * 部分提供: a grant may have a condition on rows, the provider's own expression. It stands as a restrictive policy on the
 * table, NOT reads_under(resource, grant) OR (condition): it can only narrow, and only what is read under that grant. Tables
 * without such a grant have no such policy, and their plans cost what they did.
 *
 * Under which grant a statement reads is decided once, by the executor's hook at its start, and noted with what it reads
 * (usage.c); reads_under() looks it up there. Deciding when the first row is asked for would be another moment, with another
 * ldpd.grant_id maybe, than when the columns were checked; folding it into the plan would be another one still.
 */
#include "ldpd.h"

#include "access/parallel.h"
#include "access/table.h"
#include "catalog/pg_class.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "rewrite/rowsecurity.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/rls.h"

#include "attach.h"
#include "grant_reading.h"
#include "law.h"
#include "quota.h"
#include "row_expression.h"
#include "store.h"
#include "usage.h"
#include "use_record.h"

/*
 * reads_under(resource, grant_id): whether the running statement reads under that grant. The policies of grants with a condition
 * on rows ask it for each row, so it remembers the answer for the execution. Outside an execution, as when the planner
 * estimates, or where rows are checked again after a wait, it says yes in doubt: the condition narrows.
 */
PG_FUNCTION_INFO_V1(ldpd_reads_under);
Datum
ldpd_reads_under(PG_FUNCTION_ARGS)
{
	bool	   *answer = fcinfo->flinfo->fn_extra;
	char	   *resource;
	int64		grant_id = PG_GETARG_INT64(1);
	const Use  *reading;
	ResourceInfo info;
	AccessDecision d;

	if (answer)
		PG_RETURN_BOOL(*answer);
	resource = text_to_cstring(PG_GETARG_TEXT_PP(0));
	reading = usage_reading(fcinfo->flinfo->fn_mcxt, resource, false);
	if (reading == NULL)
	{
		if (!resource_info(resource, &info) || info.record_only)
			PG_RETURN_BOOL(false);
		decide_access(resource, &info, false, &d);
		PG_RETURN_BOOL(!d.allowed || d.grant_id != 0);
	}
	answer = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(bool));
	*answer = reading->grant_id == grant_id && !reading->record_only;
	fcinfo->flinfo->fn_extra = answer;
	PG_RETURN_BOOL(*answer);
}

/* ----------------------------------------------------------------
 * At the start of an execution
 * ----------------------------------------------------------------
 */

#define GRANT_POLICY	"ldpd_grant_"

static char *
policy_name(int64 grant_id)
{
	return psprintf(GRANT_POLICY INT64_FORMAT, grant_id);
}

bool
is_grant_policy(const char *policy)
{
	const char *id = policy + strlen(GRANT_POLICY);

	return strncmp(policy, GRANT_POLICY, strlen(GRANT_POLICY)) == 0 && *id != '\0' && strspn(id, "0123456789") == strlen(id);
}

/* Whether the grant's policy stands on the relation, and binds who reads it. */
static bool
policy_binds(Oid relid, Oid user, int64 grant_id)
{
	Relation	rel;
	char	   *name = policy_name(grant_id);
	bool		found = false;
	ListCell   *lc;

	if (check_enable_rls(relid, user, true) != RLS_ENABLED)
		return false;
	rel = table_open(relid, AccessShareLock);
	if (rel->rd_rsdesc)
		foreach(lc, rel->rd_rsdesc->policies)
	{
		RowSecurityPolicy *policy = lfirst(lc);

		if (!policy->permissive && strcmp(policy->policy_name, name) == 0)
			found = true;
	}
	table_close(rel, AccessShareLock);
	return found;
}

/* Of a grant with a quota: one statement more, of those that are going to read. */
static const AccessDecision *
admit(Oid relid, const char *resource, const AccessDecision *d)
{
	Quota		used;
	bool		statements;

	/* a worker does its leader's statement */
	if (IsParallelWorker() || !usage_will_read(relid) || quota_admit(d->grant_id, &d->quota, &used))
		return d;
	statements = d->quota.statements != 0 && used.statements >= d->quota.statements;
	return access_refusal(d, 17, LAW_17,
						  psprintf(_("the daily quota of grant %lld on resource \"%s\" is used up"), (long long) d->grant_id, resource),
						  psprintf("%s, %s", d->path, statements
								   ? psprintf(_("%lld of %lld statements"), (long long) used.statements, (long long) d->quota.statements)
								   : psprintf(_("%lld of %lld rows"), (long long) used.rows, (long long) d->quota.rows)),
						  pstrdup(_("It begins anew at midnight, Beijing time; for more, file a new ldpd.share_request.")));
}

const AccessDecision *
grant_reading_begin(Oid relid, Oid user, const char *resource, const AccessDecision *d)
{
	const Use  *reading;

	if (d->row_condition && !policy_binds(relid, OidIsValid(user) ? user : GetUserId(), d->grant_id))
		return access_refusal(d, 15, LAW_15,
							  psprintf(_("grant %lld is for part of the rows of resource \"%s\", which are not kept apart on this road"),
									   (long long) d->grant_id, resource),
							  psprintf("%s, %s", d->path, _("row security does not bind the view or function, or a policy is gone")),
							  pstrdup(_("Read the table itself; its provider puts the policy back by SELECT ldpd.attach().")));
	/* a second time in the same statement, or a cursor that is read on: under the grant of its opening */
	reading = usage_reading(CurrentMemoryContext, resource, true);
	if (reading && reading->grant_id != d->grant_id && !d->record_only)
		return access_refusal(d, 17, LAW_17,
							  psprintf(_("resource \"%s\" is being read under another grant than grant %lld"), resource, (long long) d->grant_id),
							  psprintf("%s, %s", d->path, psprintf(_("opened under grant %lld"), (long long) reading->grant_id)),
							  pstrdup(_("Open a new cursor under the grant that you read by now.")));
	if (reading == NULL && QUOTA_IS_SET(d->quota))
		return admit(relid, resource, d);
	return d;
}

/* ----------------------------------------------------------------
 * The policies
 * ----------------------------------------------------------------
 */

void
check_row_condition(StepContext *step)
{
	char	   *text = step_get_text(step, "row_condition");
	char	   *resource = step_get_text(step, "resource");
	ResourceInfo info;

	if (text == NULL)
		return;
	attach_get_resource(resource, &info);
	if (!OidIsValid(info.relation))
		ereport(ERROR,
				(errcode(ARTICLE(15)),
				 errmsg("resource \"%s\" is not attached to a table, so part of its rows cannot be kept apart", resource),
				 errdetail_article(15, LAW_15),
				 errhint("SELECT ldpd.attach('%s', 'schema.table') first.", resource)));
	if (!object_ownercheck(RelationRelationId, info.relation, GetUserId()))
		ereport(ERROR,
				(errcode(ARTICLE(15)),
				 errmsg("a condition on rows is set by the owner of \"%s\"", get_rel_name(info.relation)),
				 errdetail_article(15, LAW_15),
				 errhint("Take this step as role \"%s\".",
						 GetUserNameFromId(attach_owner(info.relation), false))));
	(void) check_row_expression(info.relation, text, 15, LAW_15);
}

/* The law's policies for grants on one table, by pg_policy: "name", and whether its grant still needs it. */
static void
drop_policies_named(Oid relid, const char *keep)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {OIDOID, TEXTOID};
	Datum		values[2] = {ObjectIdGetDatum(relid), CStringGetTextDatum(keep)};
	SPITupleTable *policies;
	uint64		row;

	law_execute(&plan,
				"SELECT polname FROM pg_catalog.pg_policy WHERE polrelid = $1 AND polname ~ '^" GRANT_POLICY "[0-9]+$'"
				" AND polname <> ALL (string_to_array($2, ' '))",
				2, types, values, NULL);
	policies = SPI_tuptable;
	for (row = 0; row < policies->numvals; row++)
		attach_run_ddl(psprintf("DROP POLICY %s ON %s",
								quote_identifier(SPI_getvalue(policies->vals[row], policies->tupdesc, 1)),
								qualified_name(relid)));
}

void
drop_grant_policies(Oid relid)
{
	drop_policies_named(relid, "");
}

static void
table_policies(Oid relid, const char *resource, SPITupleTable *grants, uint64 ngrants)
{
	StringInfoData keep;
	uint64		row;

	initStringInfo(&keep);
	for (row = 0; row < ngrants; row++)
	{
		bool		isnull;
		int64		id = DatumGetInt64(SPI_getbinval(grants->vals[row], grants->tupdesc, 1, &isnull));
		char	   *text = SPI_getvalue(grants->vals[row], grants->tupdesc, 2);
		char	   *name = policy_name(id);

		appendStringInfo(&keep, "%s%s", keep.len ? " " : "", name);
		if (!attach_has_policy(relid, name))
			attach_run_ddl(psprintf("CREATE POLICY %s ON %s AS RESTRICTIVE FOR SELECT USING (NOT ldpd.reads_under(%s, " INT64_FORMAT ") OR (%s))",
									name, qualified_name(relid), quote_literal_cstr(resource), id,
									check_row_expression(relid, text, 15, LAW_15)));
	}
	drop_policies_named(relid, keep.data);
}

void
grant_policies(Oid relid, const char *resource, LOCKMODE lock)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[2] = {TEXTOID, TIMESTAMPTZOID};
	Datum		values[2] = {CStringGetTextDatum(resource), TimestampTzGetDatum(law_now())};
	SPITupleTable *grants;
	uint64		ngrants;
	ListCell   *lc;

	law_execute(&plan,
				"SELECT id, row_condition FROM ldpd.share_grant"
				" WHERE resource = $1 AND row_condition IS NOT NULL AND NOT valid << tstzrange($2, NULL) ORDER BY id",
				2, types, values, NULL);
	grants = SPI_tuptable;
	ngrants = SPI_processed;
	foreach(lc, find_all_inheritors(relid, lock, NULL))
		table_policies(lfirst_oid(lc), resource, grants, ngrants);
}

void
grant_given_rows(StepContext *step)
{
	char	   *resource = step_get_text(step, "resource");
	ResourceInfo info;

	if (step_get_text(step, "row_condition") == NULL)
		return;
	attach_get_resource(resource, &info);
	SPI_connect();
	grant_policies(info.relation, resource, AccessExclusiveLock);
	SPI_finish();
}
