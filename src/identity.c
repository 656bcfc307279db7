/*
 * identity.c
 *		Who acts: roles, agencies, and which bureau oversees whom (Article 5).
 */
#include "ldpd.h"

#include "catalog/pg_authid.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/syscache.h"

#include "identity.h"
#include "memo.h"
#include "store.h"
#include "watch.h"

/*
 * The session's own agency and the agencies that it sees, by role. Stale when ldpd.agency_role, ldpd.agency or ldpd.region
 * changes (registry_record() sends their relcache invalidation) or when the extension goes.
 */
static struct
{
	bool		valid;
	Oid			role;
	bool		has_agency;
	CreditCode	agency;
	CreditCode *visible;		/* in TopMemoryContext, or NULL: not asked yet */
	int			nvisible;
	Oid			relids[3];		/* agency_role, agency, region */
}			self;

/* The step of another node that is being entered. */
static struct
{
	bool		active;
	CreditCode	agency;
	TimestampTz at;
}			entered;

void
begin_entered_step(const CreditCode *agency, TimestampTz at)
{
	entered.active = true;
	entered.agency = *agency;
	entered.at = at;
}

void
end_entered_step(void)
{
	entered.active = false;
}

bool
entering_step(TimestampTz *at)
{
	if (entered.active && at)
		*at = entered.at;
	return entered.active;
}

static void
identity_relcache_callback(Datum arg, Oid relid)
{
	if (!OidIsValid(relid) || relid == self.relids[0] || relid == self.relids[1] || relid == self.relids[2])
		self.valid = false;
}

/* Text of a column that is NOT NULL, into a buffer of fixed size. */
static void
copy_text(LawScan *scan, HeapTuple tuple, const char *column, char *buf, size_t size)
{
	bool		isnull;
	Datum		value = law_attr(scan, tuple, column, &isnull);

	if (isnull)
		buf[0] = '\0';
	else
		text_to_cstring_buffer(DatumGetTextPP(value), buf, size);
}

bool
role_agency(Oid role, CreditCode *code)
{
	AttrNumber	attnum = 1;
	Datum		key = ObjectIdGetDatum(role);
	LawScan    *scan = law_begin("agency_role", "agency_role_pkey", 1, &attnum, &key);
	HeapTuple	tuple = law_next(scan);
	bool		isnull;

	if (HeapTupleIsValid(tuple))
		*code = *DatumGetCreditCodeP(law_attr(scan, tuple, "agency", &isnull));
	law_end(scan);
	return HeapTupleIsValid(tuple);
}

/*
 * What runs in a security-restricted operation (the query of a materialized view that is refreshed, the function of an index
 * under ANALYZE, also by autovacuum) is its owner's code, which the outer user, often a superuser, did not ask for: there
 * it is the owner that acts.
 */
Oid
acting_role(void)
{
	if (InSecurityRestrictedOperation() && !InLocalUserIdChange())
		return GetUserId();
	return GetOuterUserId();
}

bool
acts_for_another(void)
{
	return InSecurityRestrictedOperation() && InLocalUserIdChange();
}

static void
refresh_self(void)
{
	Oid			role = acting_role();

	if (self.valid && self.role == role)
		return;
	if (self.visible)
	{
		pfree(self.visible);
		self.visible = NULL;
	}
	self.valid = false;
	self.relids[0] = law_relid("agency_role", false);
	self.relids[1] = law_relid("agency", false);
	self.relids[2] = law_relid("region", false);
	self.has_agency = role_agency(role, &self.agency);
	self.role = role;
	self.valid = true;
}

bool
current_agency_code(CreditCode *code)
{
	if (entered.active)
	{
		*code = entered.agency;
		return true;
	}
	refresh_self();
	if (self.has_agency)
		*code = self.agency;
	return self.has_agency;
}

static bool
read_agency(const void *key, void *answer)
{
	const CreditCode *code = key;
	AgencyInfo *info = answer;
	AttrNumber	attnum = 1;
	Datum		value = CreditCodePGetDatum(code);
	LawScan    *scan = law_begin("agency", "agency_pkey", 1, &attnum, &value);
	HeapTuple	tuple = law_next(scan);
	bool		found = HeapTupleIsValid(tuple);

	if (found)
	{
		bool		no_principal;
		bool		no_officer;
		bool		no_mandate;

		info->code = *code;
		copy_text(scan, tuple, "name", info->name, sizeof(info->name));
		copy_text(scan, tuple, "kind", info->kind, sizeof(info->kind));
		copy_text(scan, tuple, "region", info->region, sizeof(info->region));
		(void) law_attr(scan, tuple, "principal", &no_principal);
		(void) law_attr(scan, tuple, "data_officer", &no_officer);
		(void) law_attr(scan, tuple, "mandate", &no_mandate);
		info->mandated = !no_mandate;
		info->has_officers = !no_principal && !no_officer;
	}
	law_end(scan);
	return found;
}

bool
agency_info(const CreditCode *code, AgencyInfo *info)
{
	static Memo memo = {{"agency"}, sizeof(CreditCode), sizeof(AgencyInfo)};

	return memo_answer(&memo, code, read_agency, info);
}

char *
agency_label(const CreditCode *code)
{
	AgencyInfo	info;

	if (!agency_info(code, &info))
		return credit_code_to_cstring(code);
	return psprintf("%s (%s)", info.name, credit_code_to_cstring(code));
}

typedef struct RegionInfo
{
	char		level[16];
	char		parent[8];		/* empty: none */
} RegionInfo;

static bool
read_region(const void *key, void *answer)
{
	RegionInfo *info = answer;
	AttrNumber	attnum = 1;
	Datum		code = CStringGetTextDatum((const char *) key);
	LawScan    *scan = law_begin("region", "region_pkey", 1, &attnum, &code);
	HeapTuple	tuple = law_next(scan);
	bool		found = HeapTupleIsValid(tuple);

	if (found)
	{
		copy_text(scan, tuple, "level", info->level, sizeof(info->level));
		copy_text(scan, tuple, "parent", info->parent, sizeof(info->parent));
	}
	law_end(scan);
	return found;
}

/* False where the region is not registered. */
static bool
region_info(const char *region, RegionInfo *info)
{
	static Memo memo = {{"region"}, sizeof(info->parent), sizeof(RegionInfo)};
	char		key[sizeof(info->parent)] = {0};

	strlcpy(key, region, sizeof(key));
	return memo_answer(&memo, key, read_region, info);
}

/* The bureau registered for a region. */
static bool
region_bureau(const char *region, CreditCode *bureau)
{
	AttrNumber	attnum = 4;		/* agency.region */
	Datum		key = CStringGetTextDatum(region);
	LawScan    *scan = law_begin("agency", "agency_bureau_of_region", 1, &attnum, &key);
	HeapTuple	tuple = law_next(scan);
	bool		isnull;

	if (HeapTupleIsValid(tuple))
		*bureau = *DatumGetCreditCodeP(law_attr(scan, tuple, "code", &isnull));
	law_end(scan);
	return HeapTupleIsValid(tuple);
}

/* The nearest bureau from a region upwards. */
static bool
nearest_bureau(const char *region, CreditCode *bureau)
{
	RegionInfo	info = {0};

	strlcpy(info.parent, region, sizeof(info.parent));
	while (info.parent[0] != '\0')
	{
		if (region_bureau(info.parent, bureau))
			return true;
		if (!region_info(info.parent, &info))
			return false;
	}
	return false;
}

bool
approving_bureau(const AgencyInfo *agency, CreditCode *bureau)
{
	RegionInfo	info;

	if (strcmp(agency->kind, "bureau") == 0)
	{
		if (region_info(agency->region, &info) && nearest_bureau(info.parent, bureau))
			return true;
		/* the topmost bureau of this database: the law names nobody else */
		*bureau = agency->code;
		return true;
	}
	return nearest_bureau(agency->region, bureau);
}

bool
city_bureau(const AgencyInfo *agency, CreditCode *bureau)
{
	char		here[sizeof(agency->region)];
	RegionInfo	info;

	strlcpy(here, agency->region, sizeof(here));
	while (here[0] != '\0' && region_info(here, &info))
	{
		if (strcmp(info.level, "city") == 0)
			return region_bureau(here, bureau);
		strlcpy(here, info.parent, sizeof(here));
	}
	return false;
}

/* Whether a region is another one or lies below it. */
static bool
region_lies_in(const char *region, const char *upper)
{
	RegionInfo	info = {0};

	strlcpy(info.parent, region, sizeof(info.parent));
	while (info.parent[0] != '\0')
	{
		if (strcmp(info.parent, upper) == 0)
			return true;
		if (!region_info(info.parent, &info))
			return false;
	}
	return false;
}

bool
bureau_oversees(const CreditCode *bureau, const CreditCode *agency)
{
	AgencyInfo	overseer;
	AgencyInfo	info;

	return agency_info(bureau, &overseer) && strcmp(overseer.kind, "bureau") == 0 && agency_info(agency, &info) &&
		region_lies_in(info.region, overseer.region);
}

bool
acts_as_open_platform(void)
{
	Oid			platform = get_role_oid("ldpd_public", true);

	return OidIsValid(platform) && is_member_of_role_nosuper(acting_role(), platform);
}

bool
acts_as_dba(void)
{
	/* a SECURITY DEFINER function that such code calls would lend it its owner's name */
	return !entered.active && !acts_for_another() && has_bypassrls_privilege(acting_role());
}

void
require_city_bureau(int article, const char *what)
{
	CreditCode	code;
	AgencyInfo	info;
	RegionInfo	region;

	if (current_agency_code(&code) && agency_info(&code, &info) && strcmp(info.kind, "bureau") == 0 &&
		region_info(info.region, &region) && strcmp(region.level, "city") == 0)
		return;
	if (acts_as_dba())
		return;
	ereport(ERROR,
			(errcode(ARTICLE(article)),
			 errmsg("only the bureau of a city may %s", _(what)),
			 errdetail_article(article, "大数据工作主管部门代表本级人民政府统一行使公共数据管理职能。"),
			 errhint("Ask the city's bureau (an agency of kind \"bureau\" whose region is a city), or a database administrator.")));
}

PG_FUNCTION_INFO_V1(ldpd_current_agency);
Datum
ldpd_current_agency(PG_FUNCTION_ARGS)
{
	CreditCode *result = palloc(sizeof(CreditCode));

	if (!current_agency_code(result))
		PG_RETURN_NULL();
	PG_RETURN_CREDIT_CODE_P(result);
}

PG_FUNCTION_INFO_V1(ldpd_acting_role);
Datum
ldpd_acting_role(PG_FUNCTION_ARGS)
{
	PG_RETURN_OID(acting_role());
}

/* All agencies of a region and of those below it, in the order of their codes. */
static CreditCode *
agencies_in(const char *region, int *n)
{
	int			size = 64;
	CreditCode *codes = palloc(size * sizeof(CreditCode));
	LawScan    *scan = law_begin("agency", NULL, 0, NULL, NULL);
	AttrNumber	code = law_column(scan, "code");
	HeapTuple	tuple;
	bool		isnull;

	*n = 0;
	while (HeapTupleIsValid(tuple = law_next(scan)))
	{
		char		its_region[8];

		copy_text(scan, tuple, "region", its_region, sizeof(its_region));
		if (!region_lies_in(its_region, region))
			continue;
		if (*n == size)
			codes = repalloc(codes, (size *= 2) * sizeof(CreditCode));
		codes[(*n)++] = *DatumGetCreditCodeP(heap_getattr(tuple, code, scan->desc, &isnull));
	}
	law_end(scan);
	qsort(codes, *n, sizeof(CreditCode), credit_code_compare);
	return codes;
}

const CreditCode *
visible_agencies(int *n)
{
	refresh_self();
	if (self.visible == NULL)
	{
		AgencyInfo	info;
		CreditCode *codes = &self.agency;
		int			ncodes = self.has_agency ? 1 : 0;

		if (self.has_agency && agency_info(&self.agency, &info) && strcmp(info.kind, "bureau") == 0)
			codes = agencies_in(info.region, &ncodes);
		/* The look-ups may have let an invalidation in; then the answer is for this call only. */
		self.visible = MemoryContextAlloc(TopMemoryContext, Max(ncodes, 1) * sizeof(CreditCode));
		memcpy(self.visible, codes, ncodes * sizeof(CreditCode));
		self.nvisible = ncodes;
	}
	*n = self.nvisible;
	return self.visible;
}

int
visible_agencies_known(void)
{
	return self.valid && self.visible ? self.nvisible : -1;
}

void
identity_init(void)
{
	watch_relations(identity_relcache_callback);
}
