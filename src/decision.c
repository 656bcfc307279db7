/*
 * decision.c
 *		Decides who may read and write a resource (Articles 15-20, 31, 34): a pure look at the catalogue, the grants and the clock.
 */
#include "ldpd.h"

#include "access/xlog.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "access.h"
#include "catalogue.h"
#include "incident.h"
#include "law.h"
#include "store.h"

/*
 * ldpd.grant_id: the grant that this session reads under, where its agency holds several on a resource (Article 17: each
 * use has its purpose). Anyone may set it, for it only chooses among one's own; under pooling use SET LOCAL.
 */
static char *grant_setting = NULL;

static bool
check_grant_setting(char **newval, void **extra, GucSource source)
{
	if (strlen(*newval) <= 18 && strspn(*newval, "0123456789") == strlen(*newval))
		return true;
	GUC_check_errdetail("It is the id of a row of ldpd.share_grant, or empty.");
	return false;
}

/* ldpd.standby_reads: what is read on a standby, where reads go to the server's log alone. */
enum
{
	STANDBY_NONE,
	STANDBY_UNCONDITIONAL,
	STANDBY_ALL
};

static const struct config_enum_entry standby_options[] = {
	{"none", STANDBY_NONE, false},
	{"unconditional", STANDBY_UNCONDITIONAL, false},
	{"all", STANDBY_ALL, false},
	{NULL, 0, false}
};

static int	standby_reads = STANDBY_UNCONDITIONAL;

void
decision_init(void)
{
	DefineCustomStringVariable("ldpd.grant_id",
							   "The grant that the session reads under, where its agency holds several on a resource.",
							   NULL,
							   &grant_setting,
							   "",
							   PGC_USERSET,
							   0, check_grant_setting, NULL, NULL);
	DefineCustomEnumVariable("ldpd.standby_reads",
							 "Which attached data other agencies may read on a standby, where reads go to the server's log alone.",
							 "none; unconditional: what is shared or open unconditionally; all: under grants too.",
							 &standby_reads,
							 STANDBY_UNCONDITIONAL,
							 standby_options,
							 PGC_SIGHUP,
							 0, NULL, NULL, NULL);
}

int64
chosen_grant(void)
{
	return grant_setting[0] ? pg_strtoint64(grant_setting) : 0;
}

static void
allow(AccessDecision *d, int article, const char *law, char *path)
{
	d->allowed = true;
	d->article = article;
	d->law = law;
	d->path = path;
}

static void
deny(AccessDecision *d, int article, const char *law, char *message, char *path, char *hint)
{
	d->allowed = false;
	d->article = article;
	d->law = law;
	d->message = message;
	d->path = path;
	d->hint = hint;
}

const AccessDecision *
access_refusal(const AccessDecision *d, int article, const char *law, char *message, char *path, char *hint)
{
	AccessDecision *refusal = palloc(sizeof(AccessDecision));

	*refusal = *d;
	deny(refusal, article, law, message, path, hint);
	return refusal;
}

/* what: the thing that is frozen */
static void
deny_frozen(AccessDecision *d, int64 incident, const char *what, char *path)
{
	deny(d, 34, LAW_34, psprintf(_("%s is frozen by incident %lld"), what, (long long) incident), path,
		 psprintf(_("Who froze it lifts it when the incident is under control: UPDATE ldpd.incident_freeze SET state = 'lifted', lift_reason = … WHERE incident = %lld."),
				  (long long) incident));
	d->frozen = true;
	d->record_only = false;
}

#define LAW_20_2	"在限定对象、用途、使用范围等特定条件下可以提供给公民、法人和其他组织使用的公共数据属于有条件开放类。"

/* Where a grant stands at a moment. */
static char *
grant_path(int64 id, const char *source, const RangeBound *lower, const RangeBound *upper, TimestampTz now)
{
	StringInfoData buf;

	initStringInfo(&buf);
	appendStringInfo(&buf, _("grant %lld (%s)"), (long long) id, source);
	if (!lower->infinite)
		appendStringInfo(&buf, _(" from %s"), law_time_to_cstring(DatumGetTimestampTz(lower->val)));
	if (!upper->infinite)
		appendStringInfo(&buf, DatumGetTimestampTz(upper->val) <= now ? _(" ended %s") : _(" until %s"),
						 law_time_to_cstring(DatumGetTimestampTz(upper->val)));
	return buf.data;
}

/* ", rows where CONDITION, 5 statements a day, 1000 rows a day": how far a grant goes beyond its period and columns. */
static char *
grant_extent(const char *condition, const Quota *quota)
{
	StringInfoData buf;

	initStringInfo(&buf);
	if (condition)
		appendStringInfo(&buf, _(", rows where %s"), condition);
	if (quota->statements != 0)
		appendStringInfo(&buf, _(", %lld statements a day"), (long long) quota->statements);
	if (quota->rows != 0)
		appendStringInfo(&buf, _(", %lld rows a day"), (long long) quota->rows);
	return buf.data;
}

/* Whether an emergency share was opened by the provider itself. */
static bool
opened_by_provider(int64 emergency, const CreditCode *provider)
{
	LawScan    *scan = law_begin_row("emergency_share", emergency);
	HeapTuple	tuple = law_next(scan);
	bool		isnull;
	bool		result;

	result = HeapTupleIsValid(tuple) &&
		same_agency(DatumGetCreditCodeP(law_attr(scan, tuple, "opened_by", &isnull)), provider);

	law_end(scan);
	return result;
}

/* A grant begins or ends at a bound: no decision of now holds beyond it. */
static void
note_turn(AccessDecision *d, const RangeBound *bound, TimestampTz now)
{
	TimestampTz turn = bound->infinite ? 0 : DatumGetTimestampTz(bound->val);

	if (bound->infinite)
		return;
	if (turn <= now)
		d->holds_from = Max(d->holds_from, turn);
	else
		d->holds_until = Min(d->holds_until, turn);
}

/*
 * The grants of an agency, or of the open platform's role where me is NULL, on a resource. Fills the decision where one
 * serves; otherwise says what there is.
 * only: the only source that counts: of the class 不予共享 what the provider opened in an emergency (Article 18), of a pilot
 * operator its scopes (Article 27); NULL for any.
 */
static void
decide_by_grant(const char *resource, const CreditCode *me, const CreditCode *provider, const char *only,
				AccessDecision *d)
{
	AttrNumber	attnums[2] = {2, me ? 3 : 4};	/* share_grant.resource, consumer or platform */
	Datum		keys[2] = {CStringGetTextDatum(resource), me ? CreditCodePGetDatum(me) : ObjectIdGetDatum(acting_role())};
	TypeCacheEntry *typcache = lookup_type_cache(TSTZRANGEOID, TYPECACHE_RANGE_INFO);
	LawScan    *scan = law_begin("share_grant", me ? "share_grant_of_consumer" : "share_grant_of_platform", 2, attnums, keys);
	TimestampTz now = law_now();
	int64		chosen = chosen_grant();
	int			in_force = 0;
	StringInfoData ids;
	char	   *past = NULL;
	char	   *path = NULL;
	char	   *granted_by = NULL;	/* the source of the grant that path is about */
	char	   *condition = NULL;
	char	   *class;
	int64		suspended = 0;
	int64		frozen = 0;
	int64		freezer = 0;
	HeapTuple	tuple;

	initStringInfo(&ids);
	while (HeapTupleIsValid(tuple = law_next(scan)))
	{
		bool		isnull;
		int64		incident;
		int64		id = DatumGetInt64(law_attr(scan, tuple, "id", &isnull));
		char	   *source = TextDatumGetCString(law_attr(scan, tuple, "source", &isnull));
		RangeBound	lower;
		RangeBound	upper;
		bool		empty;
		Datum		items;

		/* a bureau's from before the class changed is none of those */
		if (only && strcmp(source, only) != 0)
			continue;
		if (only && strcmp(only, "emergency") == 0 &&
			!opened_by_provider(DatumGetInt64(law_attr(scan, tuple, "source_id", &isnull)), provider))
			continue;
		range_deserialize(typcache, DatumGetRangeTypeP(law_attr(scan, tuple, "valid", &isnull)),
						  &lower, &upper, &empty);
		if (!empty)
		{
			note_turn(d, &lower, now);
			note_turn(d, &upper, now);
		}
		if (empty || (!upper.infinite && DatumGetTimestampTz(upper.val) <= now) ||
			(!lower.infinite && DatumGetTimestampTz(lower.val) > now))
		{
			if (!empty)
				past = grant_path(id, source, &lower, &upper, now);
			continue;
		}
		incident = frozen_by(FROZEN_GRANT, Int64GetDatum(id));
		if (incident != 0)
		{
			frozen = id;
			freezer = incident;
			past = psprintf(_("%s, frozen"), grant_path(id, source, &lower, &upper, now));
			continue;
		}
		(void) law_attr(scan, tuple, "suspended_at", &isnull);
		if (!isnull)
		{
			suspended = id;
			past = psprintf(_("%s, suspended"), grant_path(id, source, &lower, &upper, now));
			continue;
		}
		appendStringInfo(&ids, "%s" INT64_FORMAT " (%s)", ids.len ? ", " : "", id,
						 TextDatumGetCString(law_attr(scan, tuple, "purpose", &isnull)));
		if (chosen != 0 && id != chosen)
			continue;
		in_force++;
		path = grant_path(id, source, &lower, &upper, now);
		granted_by = source;
		d->grant_id = id;
		d->purpose = TextDatumGetCString(law_attr(scan, tuple, "purpose", &isnull));
		d->valid_from = lower.infinite ? DT_NOBEGIN : DatumGetTimestampTz(lower.val);
		d->valid_until = upper.infinite ? DT_NOEND : DatumGetTimestampTz(upper.val);
		items = law_attr(scan, tuple, "items", &isnull);
		d->items = isnull ? NULL : DatumGetArrayTypePCopy(items);
		condition = law_text(scan, tuple, "row_condition");
		d->row_condition = condition != NULL;
		d->quota.statements = DatumGetInt32(law_attr(scan, tuple, "quota_statements", &isnull));
		d->quota.rows = DatumGetInt64(law_attr(scan, tuple, "quota_rows", &isnull));
	}
	law_end(scan);

	class = psprintf(_("%s, version %d"), me ? share_class_name(d->version.share_class) : open_class_name(d->version.open_class),
					 d->version.version);
	if (in_force == 1)
	{
		d->pilot = strcmp(granted_by, "pilot") == 0;
		allow(d, me == NULL ? 20 : d->pilot ? 27 : strcmp(granted_by, "emergency") == 0 ? 18 : 16,
			  me == NULL ? LAW_20_2 : d->pilot ? LAW_27 : LAW_15_2,
			  psprintf("%s, %s%s", class, path, grant_extent(condition, &d->quota)));
	}
	else if (ids.len > 0)
	{
		d->grant_id = 0;
		d->items = NULL;
		d->row_condition = false;
		memset(&d->quota, 0, sizeof(d->quota));
		if (in_force > 1)
			deny(d, me ? 17 : 24, me ? LAW_17 : LAW_24,
				 psprintf(_("several grants on resource \"%s\" are in force; say under which one this is read"), resource),
				 psprintf(_("%s, grants %s"), class, ids.data),
				 pstrdup(_("SET ldpd.grant_id = 'ID' (SET LOCAL under a connection pool).")));
		else
			deny(d, me ? 17 : 24, me ? LAW_17 : LAW_24,
				 psprintf(_("grant %lld is none of those in force on resource \"%s\""), (long long) chosen, resource),
				 psprintf(_("%s, grants %s"), class, ids.data),
				 pstrdup(_("RESET ldpd.grant_id, or set it to one of them.")));
	}
	else if (frozen != 0)
		deny_frozen(d, freezer, psprintf(_("grant %lld on resource \"%s\""), (long long) frozen, resource),
					psprintf("%s, %s", class, past));
	else if (suspended != 0)
		deny(d, 17, LAW_17,
			 psprintf(_("grant %lld on resource \"%s\" is suspended"), (long long) suspended, resource),
			 psprintf("%s, %s", class, past),
			 pstrdup(_("The reason stands in ldpd.grant_suspension; who suspended it lifts it.")));
	else if (me == NULL)
		deny(d, 20, LAW_20_2,
			 psprintf(_("resource \"%s\" is not open to the public unconditionally"), resource),
			 psprintf("%s, %s", class, past ? past : _("no request opened")),
			 pstrdup(_("File an ldpd.open_request; its provider answers within the period of Article 22.")));
	else if (only && strcmp(only, "pilot") == 0)
		deny(d, 27, LAW_27,
			 psprintf(_("%s is a pilot operator, to which data are not shared"), agency_label(me)),
			 psprintf("%s, %s", class, past ? past : _("no scope of a pilot operation")),
			 pstrdup(_("A pilot operator reads within the scope of its agreement alone: INSERT INTO ldpd.pilot_scope.")));
	else if (only)
		deny(d, 15, LAW_15_3,
			 psprintf(_("resource \"%s\" is not shared"), resource),
			 psprintf("%s%s%s", class, past ? ", " : "", past ? past : ""),
			 pstrdup(_("Its legal basis stands in ldpd.catalogue.")));
	else
		deny(d, 16, LAW_16,
			 psprintf(_("no grant on resource \"%s\" is in force for this agency"), resource),
			 psprintf("%s, %s", class, past ? past : _("no grant")),
			 psprintf(_("INSERT INTO ldpd.share_request (resource, purpose) VALUES ('%s', …); its provider answers within the period of Article 16."),
					  resource));
}

/* What an incident has frozen is read by nobody but its provider, until that is lifted (Article 34). */
static bool
is_frozen(const char *resource, const CreditCode *me, AccessDecision *d)
{
	int64		incident = frozen_by(FROZEN_RESOURCE, CStringGetTextDatum(resource));

	if (incident != 0)
		deny_frozen(d, incident, psprintf(_("resource \"%s\""), resource), pstrdup(_("the resource is frozen")));
	else if (me && (incident = frozen_by(FROZEN_AGENCY, CreditCodePGetDatum(me))) != 0)
		deny_frozen(d, incident, agency_label(me), pstrdup(_("the agency is frozen")));
	return incident != 0;
}

/* The open platform: what is open unconditionally, or under the request of an applicant that was opened (Articles 20, 24). */
static void
decide_for_public(const char *resource, AccessDecision *d)
{
	if (is_frozen(resource, NULL, d))
		return;
	if (d->has_version && d->version.open_class == OPEN_UNCONDITIONAL)
		allow(d, 20, "不予开放类和有条件开放类以外的其他公共数据属于无条件开放类。",
			  psprintf(_("%s, version %d"), open_class_name(d->version.open_class), d->version.version));
	else if (d->has_version && d->version.open_class == OPEN_CONDITIONAL)
		decide_by_grant(resource, NULL, NULL, NULL, d);
	else
		deny(d, 20, LAW_20_2,
			 psprintf(_("resource \"%s\" is not open to the public"), resource),
			 d->has_version ? psprintf(_("%s, version %d"), open_class_name(d->version.open_class), d->version.version)
			 : pstrdup(_("no published version")),
			 pstrdup(_("Its legal basis stands in ldpd.catalogue.")));
}

void
decide_access(const char *resource, const ResourceInfo *info, bool write, AccessDecision *d)
{
	const CreditCode *me = &d->agency;
	AgencyInfo	agency;

	memset(d, 0, sizeof(*d));
	d->record_only = info->record_only;
	d->relation = info->relation;
	d->role = acting_role();
	d->has_agency = current_agency_code(&d->agency);
	d->holds_from = DT_NOBEGIN;
	d->holds_until = DT_NOEND;
	d->has_version = version_in_force(resource, &d->version);

	/* Article 31 binds offices; who runs the server is bound by other means, and named as a way round the law. */
	if (acts_as_dba())
	{
		d->dba = true;
		allow(d, 31, "谁管理谁负责。", pstrdup(_("superuser or BYPASSRLS role")));
		return;
	}
	if (!d->has_agency || !agency_info(me, &agency))
	{
		if (acts_as_open_platform() && !write)
			decide_for_public(resource, d);
		else
			deny(d, 31, "谁使用谁负责。",
				 psprintf(_("role \"%s\" acts for no agency"), GetUserNameFromId(acting_role(), false)),
				 pstrdup(_("no row of ldpd.agency_role")),
				 pstrdup(_("A database administrator registers it: INSERT INTO ldpd.agency_role.")));
		return;
	}
	if (same_agency(me, &info->provider))
	{
		d->own = true;
		allow(d, 31, "谁收集谁负责、谁持有谁负责。", pstrdup(_("the provider itself")));
		return;
	}
	if (is_frozen(resource, me, d))
		return;
	if (write)
	{
		deny(d, 41, "擅自更改或者删除公共数据。",
			 psprintf(_("only its provider may write the data of resource \"%s\""), resource),
			 psprintf(_("provider %s"), agency_label(&info->provider)),
			 pstrdup(_("Tell the provider what is wrong with the data.")));
		return;
	}
	if (!d->has_version)
	{
		deny(d, 7, "形成全市统一的公共数据目录。",
			 psprintf(_("resource \"%s\" is not in the published catalogue"), resource),
			 pstrdup(_("no published version")),
			 pstrdup(_("Its provider submits a version, the bureau of its region approves it, the city's bureau publishes it.")));
		return;
	}
	/* Article 15 speaks of 公共管理和服务机构; a pilot operator is none (Article 27). */
	if (strcmp(agency.kind, "pilot_operator") == 0)
	{
		if (d->version.share_class == SHARE_NOT_SHARED)
			deny(d, 15, LAW_15_3,
				 psprintf(_("resource \"%s\" is not shared"), resource),
				 psprintf(_("%s, version %d"), share_class_name(d->version.share_class), d->version.version),
				 pstrdup(_("Its legal basis stands in ldpd.catalogue.")));
		else
			decide_by_grant(resource, me, &info->provider, "pilot", d);
		return;
	}
	switch (d->version.share_class)
	{
		case SHARE_UNCONDITIONAL:
			allow(d, 16, LAW_16_1,
				  psprintf(_("%s, version %d"), share_class_name(d->version.share_class), d->version.version));
			break;
		case SHARE_CONDITIONAL:
			decide_by_grant(resource, me, &info->provider, NULL, d);
			break;
		case SHARE_NOT_SHARED:
			decide_by_grant(resource, me, &info->provider, "emergency", d);
			break;
	}
}

const AccessDecision *
decide_on_standby(const char *resource, const AccessDecision *d)
{
	if (d->own || d->dba || !RecoveryInProgress() || standby_reads == STANDBY_ALL ||
		(standby_reads == STANDBY_UNCONDITIONAL && d->grant_id == 0))
		return d;
	return access_refusal(d, 28, "可记录、可审计、可追溯。",
						  psprintf(_("data of resource \"%s\" are not read on a standby"), resource),
						  psprintf("%s, ldpd.standby_reads = %s", d->path, standby_options[standby_reads].name),
						  pstrdup(_("Read them on the primary server, which can record it.")));
}

/*
 * explain_access(resource): the path that lets the caller in, or keeps it out. One row: allowed, article, role, agency,
 * version, share_class, open_class, grant_id, valid, items, path, message, hint.
 */
PG_FUNCTION_INFO_V1(ldpd_explain_access);
Datum
ldpd_explain_access(PG_FUNCTION_ARGS)
{
	char	   *resource = text_to_cstring(PG_GETARG_TEXT_PP(0));
	ResourceInfo info;
	AccessDecision d;
	CreditCode	agency;
	TupleDesc	desc;
	Datum		values[13];
	bool		nulls[13] = {false};

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	if (!resource_info(resource, &info))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("resource \"%s\" is not registered", resource),
				 errhint("Its code stands in ldpd.catalogue.")));
	decide_access(resource, &info, false, &d);

	values[0] = BoolGetDatum(d.allowed);
	values[1] = Int32GetDatum(d.article);
	values[2] = ObjectIdGetDatum(acting_role());
	nulls[3] = !current_agency_code(&agency);
	values[3] = CreditCodePGetDatum(&agency);
	nulls[4] = nulls[5] = nulls[6] = !d.has_version;
	values[4] = Int32GetDatum(d.version.version);
	values[5] = ShareClassGetDatum(d.version.share_class);
	values[6] = OpenClassGetDatum(d.version.open_class);
	nulls[7] = nulls[8] = d.grant_id == 0;
	values[7] = Int64GetDatum(d.grant_id);
	if (!nulls[8])
	{
		TypeCacheEntry *typcache = lookup_type_cache(TSTZRANGEOID, TYPECACHE_RANGE_INFO);
		RangeBound	lower = {TimestampTzGetDatum(d.valid_from), TIMESTAMP_IS_NOBEGIN(d.valid_from), true, true};
		RangeBound	upper = {TimestampTzGetDatum(d.valid_until), TIMESTAMP_IS_NOEND(d.valid_until), false, false};

		values[8] = RangeTypePGetDatum(make_tstzrange(typcache, &lower, &upper));
	}
	nulls[9] = d.items == NULL;
	values[9] = PointerGetDatum(d.items);
	values[10] = CStringGetTextDatum(d.path);
	nulls[11] = d.message == NULL;
	if (d.message)
		values[11] = CStringGetTextDatum(d.message);
	nulls[12] = d.hint == NULL;
	if (d.hint)
		values[12] = CStringGetTextDatum(d.hint);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls)));
}
