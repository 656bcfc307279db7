/*
 * compat.h
 *		What differs between the majors of PostgreSQL; newest first, and nowhere else.
 */
#ifndef LDPD_COMPAT_H
#define LDPD_COMPAT_H

#include "postgres.h"

#if PG_VERSION_NUM < 150000
#error "ldpd needs PostgreSQL 15 or newer: its views are security_invoker views"
#endif

/* 16: soft errors, and headers that moved. Before, writing to a context that is not there means raising. */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#include "nodes/queryjumble.h"
#include "varatt.h"
#else
#include "utils/queryjumble.h"
#define ereturn(context, dummy_value, ...) \
	do { \
		(void) (context); \
		ereport(ERROR, __VA_ARGS__); \
		return dummy_value; \
	} while (0)
#endif

/* 16: the permissions that a plan needs are a list of their own. */
#if PG_VERSION_NUM >= 160000
#define PERMS_HOOK_ARGS		List *rangeTable, List *rteperminfos, bool ereport_on_violation
#define PERMS_HOOK_PASS		rangeTable, rteperminfos, ereport_on_violation
#define PERMS_HOOK_LIST		rteperminfos
#define PermsEntry			RTEPermissionInfo
#define perms_is_relation(perms)	true
#else
#define PERMS_HOOK_ARGS		List *rangeTable, bool ereport_on_violation
#define PERMS_HOOK_PASS		rangeTable, ereport_on_violation
#define PERMS_HOOK_LIST		rangeTable
#define PermsEntry			RangeTblEntry
#define perms_is_relation(perms)	((perms)->rtekind == RTE_RELATION)
#define object_ownercheck(classid, objectid, roleid)	pg_class_ownercheck(objectid, roleid)
#endif

/* 16: as whom a query reads one of its relations; InvalidOid for as who runs it. */
#if PG_VERSION_NUM >= 160000
#include "parser/parse_relation.h"
#define read_as(query, rte)	((rte)->perminfoindex ? getRTEPermissionInfo((query)->rteperminfos, rte)->checkAsUser : InvalidOid)
#else
#define read_as(query, rte)	((rte)->checkAsUser)
#endif

/* 16: what a plan must be allowed, asked again. */
#if PG_VERSION_NUM >= 160000
#define check_plan_permissions(plan)	ExecCheckPermissions((plan)->rtable, (plan)->permInfos, true)
#else
#define check_plan_permissions(plan)	ExecCheckRTPerms((plan)->rtable, true)
#endif

/* 18: a plan is run once by nature. */
#if PG_VERSION_NUM >= 180000
#define EXECUTOR_RUN_ARGS	QueryDesc *queryDesc, ScanDirection direction, uint64 count
#define EXECUTOR_RUN_PASS	queryDesc, direction, count
#else
#define EXECUTOR_RUN_ARGS	QueryDesc *queryDesc, ScanDirection direction, uint64 count, bool execute_once
#define EXECUTOR_RUN_PASS	queryDesc, direction, count, execute_once
#endif

#define UTILITY_ARGS	PlannedStmt *pstmt, const char *queryString, bool readOnlyTree, ProcessUtilityContext context, \
	ParamListInfo params, QueryEnvironment *queryEnv, DestReceiver *dest, QueryCompletion *qc
#define UTILITY_PASS	pstmt, queryString, readOnlyTree, context, params, queryEnv, dest, qc

/* 16: making a range may fail softly. */
#if PG_VERSION_NUM >= 160000
#define make_tstzrange(typcache, lower, upper)	make_range(typcache, lower, upper, false, NULL)
#else
#define make_tstzrange(typcache, lower, upper)	make_range(typcache, lower, upper, false)
#endif

/* 16: a sorted datum may be had without a copy; before, it is the caller's. */
#if PG_VERSION_NUM >= 160000
#define next_sorted_datum(state, value, isnull)	tuplesort_getdatum(state, true, false, value, isnull, NULL)
#define sorted_datum_is_ours	false
#else
#define next_sorted_datum(state, value, isnull)	tuplesort_getdatum(state, true, value, isnull, NULL)
#define sorted_datum_is_ours	true
#endif

/* 18: C11's attribute, before the declaration. */
#if PG_VERSION_NUM < 180000
#define pg_noreturn	pg_attribute_noreturn()
#endif

#endif							/* LDPD_COMPAT_H */
