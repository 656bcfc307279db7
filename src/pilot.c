/*
 * pilot.c
 *		Chapter 7: pilot operations, and what keeps their data in the sandbox (Articles 27, 28).
 */
#include "ldpd.h"

#include "catalog/namespace.h"
#include "catalog/pg_namespace.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "collection.h"
#include "grant.h"
#include "identity.h"
#include "law.h"
#include "ledger.h"
#include "lifecycle.h"
#include "masking.h"
#include "pilot.h"
#include "store.h"
#include "trigger.h"
#include "usage.h"
#include "use_record.h"

/* ----------------------------------------------------------------
 * Reading
 * ----------------------------------------------------------------
 */

bool
pilot_is_view_owner(Oid role)
{
	return OidIsValid(role) && role == get_role_oid("ldpd_pilot", true);
}

const AccessDecision *
pilot_check_road(Oid read_as, const char *resource, const AccessDecision *d)
{
	bool		through_view = pilot_is_view_owner(read_as);

	if (d->dba || through_view == d->pilot)
		return d;
	if (through_view)
		return access_refusal(d, 28, LAW_28,
							  psprintf(_("this view of resource \"%s\" is for a pilot operator"), resource),
							  psprintf("%s, %s", d->path, _("through the view of a pilot operation")),
							  pstrdup(_("Read the table itself.")));
	return access_refusal(d, 28, LAW_28,
						  psprintf(_("a pilot operator reads resource \"%s\" through the view in its sandbox alone"), resource),
						  psprintf("%s, %s", d->path, _("not through the view of its scope")),
						  pstrdup(_("Its schema and name stand in ldpd.pilot_operation and ldpd.pilot_scope.")));
}

uint64
pilot_limit(QueryDesc *query, const Use *uses)
{
	const Use  *use;
	bool		writes;

	for (use = uses; use; use = use->next)
		if (use->pilot)
			break;
	if (use == NULL)
		return 0;
	writes = query->operation != CMD_SELECT ||
		(query->dest && (query->dest->mydest == DestIntoRel || query->dest->mydest == DestTransientRel));
	return writes && !query->plannedstmt->hasReturning ? 0 : city_setting("pilot_rows");
}

void
pilot_refuse_rows(uint64 limit)
{
	ereport(ERROR,
			(errcode(ARTICLE(28)),
			 errmsg("a statement of a pilot operator sends at most %llu rows to its client", (unsigned long long) limit),
			 errdetail_article(27, LAW_27_ENV),
			 errhint("Work on the data in the sandbox (CREATE TABLE … AS there); what leaves it are products and services. The figure is pilot_rows of ldpd.city_setting.")));
}

/* What leaves the sandbox is turned away, and on record as what is not let in is. */
pg_noreturn static void
refuse_leaving(const char *resource, Oid relid, char *message, char *path)
{
	AccessDecision d = {
		.relation = relid,
		.article = 28,
		.law = LAW_27_ENV,
		.message = message,
		.path = path,
		.hint = _("Work on the data in the sandbox; what leaves it are products and services."),
	};

	usage_refused(resource, &d);
	ereport(ERROR,
			(errcode(ARTICLE(28)),
			 errmsg("%s", d.message),
			 errdetail_article_of(27, d.law, d.path),
			 errhint("%s", d.hint)));
}

void
pilot_refuse_export(const char *resource, Oid relid)
{
	refuse_leaving(resource, relid,
				   psprintf(_("data of resource \"%s\" are not exported from the sandbox of a pilot operation"), resource),
				   pstrdup("COPY TO"));
}

/* The sandbox of the operation that a grant is under; NULL where the grant is none of a pilot operation's. */
static char *
sandbox_of_grant(int64 grant_id)
{
	const struct
	{
		const char *table;
		const char *next;		/* the column that leads on */
	}			way[] = {{"share_grant", "source_id"}, {"pilot_scope", "operation"}, {"pilot_operation", "sandbox"}};
	int64		id = grant_id;
	char	   *sandbox = NULL;
	int			i;

	for (i = 0; i < lengthof(way); i++)
	{
		LawScan    *scan = law_begin_row(way[i].table, id);
		HeapTuple	tuple = law_next(scan);
		bool		isnull;
		bool		stop = !HeapTupleIsValid(tuple) ||
		(i == 0 && strcmp(TextDatumGetCString(law_attr(scan, tuple, "source", &isnull)), "pilot") != 0);

		if (!stop && i < lengthof(way) - 1)
			id = DatumGetInt64(law_attr(scan, tuple, way[i].next, &isnull));
		else if (!stop)
			sandbox = pstrdup(NameStr(*DatumGetName(law_attr(scan, tuple, way[i].next, &isnull))));
		law_end(scan);
		if (stop)
			break;
	}
	return sandbox;
}

void
pilot_check_sandbox(Oid relid, int64 grant_id, const char *resource)
{
	char	   *sandbox = grant_id ? sandbox_of_grant(grant_id) : NULL;
	char	   *schema = get_namespace_name(get_rel_namespace(relid));

	if (sandbox == NULL || (schema && strcmp(schema, sandbox) == 0))
		return;
	refuse_leaving(resource, relid,
				   psprintf(_("\"%s\" would hold data of resource \"%s\" outside the sandbox \"%s\""), get_rel_name(relid), resource, sandbox),
				   psprintf(_("schema %s"), isAnyTempNamespace(get_rel_namespace(relid)) ? "pg_temp" : schema));
}

/* ----------------------------------------------------------------
 * Operations
 * ----------------------------------------------------------------
 */

void
pilot_check_operator(const CreditCode *code, int article, const char *law)
{
	AgencyInfo	info;

	if (agency_info(code, &info) && strcmp(info.kind, "pilot_operator") == 0)
		return;
	ereport(ERROR,
			(errcode(ARTICLE(article)),
			 errmsg("agency %s is not registered as a pilot operator", credit_code_to_cstring(code)),
			 errdetail_article(article, law),
			 errhint("The city's bureau registers it in ldpd.agency, with the city government's approval.")));
}

static void
check_agreement(StepContext *step, const CreditCode *operator)
{
	bool		isnull;
	LawScan    *scan = law_begin_row("agreement", DatumGetInt64(step_get(step, "agreement", &isnull)));
	HeapTuple	tuple = law_next(scan);
	char	   *fault = NULL;
	Datum		until = step_get(step, "valid_until", &isnull);

	if (!HeapTupleIsValid(tuple))
		fault = pstrdup(_("it is not registered"));
	else if (strcmp(TextDatumGetCString(law_attr(scan, tuple, "state", &isnull)), "signed") != 0)
		fault = pstrdup(_("it is not signed, or ended"));
	else
	{
		Datum		party = law_attr(scan, tuple, "consumer", &isnull);

		if (isnull || !same_agency(DatumGetCreditCodeP(party), operator))
			fault = psprintf(_("it is not one with %s"), agency_label(operator));
		party = law_attr(scan, tuple, "valid_until", &isnull);
		if (!fault && !isnull && DatumGetTimestampTz(party) < DatumGetTimestampTz(until))
			fault = psprintf(_("it ends %s"), law_time_to_cstring(DatumGetTimestampTz(party)));
	}
	law_end(scan);
	if (fault)
		ereport(ERROR,
				(errcode(ARTICLE(27)),
				 errmsg("a pilot operation needs an agreement that bears it"),
				 errdetail_article_of(27, LAW_27, fault),
				 errhint("INSERT INTO ldpd.agreement (consumer, title, document, …); the operator signs it (state = 'signed').")));
}

/* The sandbox is a schema of the operator's, so that what is in it is answered for by the operator alone. */
static void
check_sandbox(StepContext *step, const CreditCode *operator)
{
	bool		isnull;
	Name		sandbox = DatumGetName(step_get(step, "sandbox", &isnull));
	HeapTuple	tuple = isnull ? NULL : SearchSysCache1(NAMESPACENAME, NameGetDatum(sandbox));
	CreditCode	agency;
	bool		own = false;

	if (isnull)
		return;					/* NOT NULL says so better */
	if (HeapTupleIsValid(tuple))
	{
		own = role_agency(((Form_pg_namespace) GETSTRUCT(tuple))->nspowner, &agency) &&
			same_agency(&agency, operator);
		ReleaseSysCache(tuple);
	}
	if (!own)
		ereport(ERROR,
				(errcode(ARTICLE(28)),
				 errmsg("schema \"%s\" is not one of %s", NameStr(*sandbox), agency_label(operator)),
				 errdetail_article(28, LAW_28),
				 errhint("A database administrator makes it: CREATE SCHEMA … AUTHORIZATION a role of the operator's.")));
}

static void
check_operation(StepContext *step)
{
	bool		isnull;
	CreditCode *operator = DatumGetCreditCodeP(step_get(step, "operator", &isnull));

	pilot_check_operator(operator, 27, LAW_27);
	check_valid_until(step, 27);
	check_agreement(step, operator);
	check_sandbox(step, operator);
}

static void
make_key(StepContext *step)
{
	bool		isnull;

	pseudonym_key_make(DatumGetCreditCodeP(step_get(step, "operator", &isnull)), false);
}

/* Ends the scopes of an operation, or of a resource; the other is NULL. */
static void
end_scopes(const int64 *operation, const char *resource, const char *reason)
{
	static SPIPlanPtr grants = NULL;
	static SPIPlanPtr scopes = NULL;
	static SPIPlanPtr views = NULL;
	Oid			types[4] = {INT8OID, TEXTOID, TIMESTAMPTZOID, TEXTOID};
	Datum		values[4] = {(Datum) 0, (Datum) 0, TimestampTzGetDatum(law_now()), CStringGetTextDatum(reason)};
	const char *nulls = operation ? " n  " : "n   ";
	SPITupleTable *rows;
	uint64		row;

	if (operation)
		values[0] = Int64GetDatum(*operation);
	else
		values[1] = CStringGetTextDatum(resource);
	law_execute(&grants,
				"UPDATE ldpd.share_grant g SET valid = valid * tstzrange(NULL, $3) FROM ldpd.pilot_scope s"
				" WHERE (s.operation = $1 OR s.resource = $2) AND g.source = 'pilot' AND g.source_id = s.id"
				" AND NOT g.valid << tstzrange($3, NULL)",
				3, types, values, nulls);
	law_execute(&views,
				"SELECT o.sandbox, s.view_name FROM ldpd.pilot_scope s JOIN ldpd.pilot_operation o ON o.id = s.operation"
				" WHERE (s.operation = $1 OR s.resource = $2) AND s.state = 'opened'",
				2, types, values, nulls);
	rows = SPI_tuptable;
	for (row = 0; row < rows->numvals; row++)
		pilot_drop_view(SPI_getvalue(rows->vals[row], rows->tupdesc, 1), SPI_getvalue(rows->vals[row], rows->tupdesc, 2));
	/* what is only asked for may still be opened when the resource is attached again */
	law_execute(&scopes,
				"UPDATE ldpd.pilot_scope SET state = 'ended', ended_at = $3, reason = coalesce(reason, $4)"
				" WHERE operation = $1 AND state IN ('submitted', 'approved', 'opened') OR resource = $2 AND state = 'opened'"
				" RETURNING id",
				4, types, values, nulls);
	rows = SPI_tuptable;
	for (row = 0; row < rows->numvals; row++)
		ledger_append(27, "ended", psprintf("pilot_scope/%s", SPI_getvalue(rows->vals[row], rows->tupdesc, 1)),
					  ledger_texts("reason", reason, NULL));
}

void
pilot_end_scopes(const char *resource, const char *reason)
{
	end_scopes(NULL, resource, reason);
}

void
pilot_end_operation(int64 id, const char *reason)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[3] = {INT8OID, TIMESTAMPTZOID, TEXTOID};
	Datum		values[3] = {Int64GetDatum(id), TimestampTzGetDatum(law_now()), CStringGetTextDatum(reason)};

	law_execute(&plan,
				"UPDATE ldpd.pilot_operation SET state = 'ended', ended_at = $2, end_reason = $3 WHERE id = $1 AND state = 'opened'",
				3, types, values, NULL);
	if (SPI_processed > 0)
		ledger_append(27, "ended", psprintf("pilot_operation/" INT64_FORMAT, id), ledger_texts("reason", reason, NULL));
	end_scopes(&id, NULL, reason);
}

static void
end_operation(StepContext *step)
{
	bool		isnull;
	int64		id = DatumGetInt64(step_get(step, "id", &isnull));

	SPI_connect();
	end_scopes(&id, NULL, step_get_text(step, "end_reason"));
	SPI_finish();
}

static const Step operation_steps[] = {
	{NULL, "opened", BY_CITY_BUREAU, 27, LAW_27,
		.needs = {"approval", "agreement", "sandbox", "valid_until"},
		.stamps = {{"opened_at", STAMP_NOW}},
	.check = check_operation,.effect = make_key},
	{"opened", "ended", BY_CITY_BUREAU | BY_PROVIDER, 27, LAW_27,
		.needs = {"end_reason"},.may = {"end_reason"},
		.stamps = {{"ended_at", STAMP_NOW}},
	.effect = end_operation},
};

const Procedure pilot_operation_procedure = {
	.table = "pilot_operation",
	.provider = "operator",
	.has_state = true,
	.filed = {"operator", "agreement", "approval", "conditions", "procedure", "security", "environment", "techniques",
	"sandbox", "valid_until"},
	.steps = operation_steps,
	.nsteps = lengthof(operation_steps),
	.derive = derive_bureau,
};

/* ----------------------------------------------------------------
 * What is made in a sandbox
 * ----------------------------------------------------------------
 */

/* pilot_watch(): event trigger function, on ddl_command_end. A command of a pilot operator's goes to the ledger. */
PG_FUNCTION_INFO_V1(ldpd_pilot_watch);
Datum
ldpd_pilot_watch(PG_FUNCTION_ARGS)
{
	EventTriggerData *data = check_called_as_event_trigger(fcinfo, "pilot_watch");
	CreditCode	me;
	AgencyInfo	agency;
	char	   *objects;

	if (ldpd_restoring || in_law_hand() || !OidIsValid(law_relid("agency_role", true)) || acts_as_dba() ||
		!current_agency_code(&me) || !agency_info(&me, &agency) || strcmp(agency.kind, "pilot_operator") != 0)
		PG_RETURN_NULL();
	SPI_connect();
	if (SPI_execute("SELECT pg_catalog.string_agg(DISTINCT object_identity, ', ') FROM pg_catalog.pg_event_trigger_ddl_commands()",
					true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read what the command did");
	objects = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
	ledger_append(28, "ddl", psprintf("agency/%s", credit_code_to_cstring(&me)),
				  ledger_texts("command", GetCommandTagName(data->tag), "objects", objects, NULL));
	SPI_finish();
	PG_RETURN_NULL();
}
