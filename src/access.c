/*
 * access.c
 *		Where the decision is asked: the policies' functions, folded away by the planner where they let in; the executor's
 *		permission hook at every execution; the hook on TRUNCATE.
 *
 * The policy alone would do for a role that RLS binds. The hook is what holds against the rest: a cached plan after a
 * revocation or SET ROLE, a SECURITY DEFINER function or view of someone with more rights, a partition named directly, a
 * column beyond the grant. It asks for the outer user, whoever the plan runs as (Article 17, 数不外用).
 */
#include "ldpd.h"

#include "access/sysattr.h"
#include "catalog/objectaccess.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "commands/extension.h"
#include "executor/executor.h"
#include "miscadmin.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/supportnodes.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/syscache.h"

#include "access.h"
#include "attach.h"
#include "derived.h"
#include "grant_reading.h"
#include "law.h"
#include "ledger.h"
#include "library.h"
#include "pilot.h"
#include "store.h"
#include "usage.h"
#include "watch.h"

static ExecutorCheckPerms_hook_type previous_check_perms = NULL;
static object_access_hook_type previous_object_access = NULL;
static bool preloaded = false;

/* ----------------------------------------------------------------
 * Which relations are under the law: a cache by relation, kept right by relcache invalidations
 * ----------------------------------------------------------------
 */

typedef struct RelationEntry
{
	Oid			relid;			/* key */
	bool		valid;
	Oid			resource_relid; /* ldpd.resource when this was looked up; another one means another extension */
	bool		attached;
	bool		derived;		/* filled from others' attached data */
	const char *code;			/* of the resource, lasting */
	Oid			root;			/* the attached relation: relid itself, or one that it is a part of */
} RelationEntry;

static HTAB *relations = NULL;
static RelationEntry *recent[64];	/* where they were last found, by relation */
static uint64 invalidations = 0;	/* counts them, so that a look-up knows that one came in meanwhile */
static Oid	register_relid = InvalidOid;	/* ldpd.resource, where this session has seen it, until it may have
											 * changed */

static void
access_relcache_callback(Datum arg, Oid relid)
{
	HASH_SEQ_STATUS seq;
	RelationEntry *entry;

	invalidations++;
	if (!OidIsValid(relid) || relid == register_relid)
		register_relid = InvalidOid;
	if (relations == NULL)
		return;
	if (OidIsValid(relid))
	{
		entry = hash_search(relations, &relid, HASH_FIND, NULL);
		if (entry)
			entry->valid = false;
		return;
	}
	hash_seq_init(&seq, relations);
	while ((entry = hash_seq_search(&seq)) != NULL)
		entry->valid = false;
}

static RelationEntry *
lookup_relation(Oid relid, Oid resource_relid)
{
	RelationEntry **place = &recent[relid % lengthof(recent)];
	bool		found;
	RelationEntry *entry = *place;
	char	   *code;
	uint64		before;

	if (relations == NULL)
	{
		HASHCTL		ctl = {.keysize = sizeof(Oid),.entrysize = sizeof(RelationEntry),.hcxt = TopMemoryContext};

		relations = hash_create("ldpd relations", 64, &ctl, HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	}
	if (entry == NULL || entry->relid != relid)
	{
		*place = entry = hash_search(relations, &relid, HASH_ENTER, &found);
		if (!found)
			entry->valid = false;
	}
	if (entry->valid && entry->resource_relid == resource_relid)
		return entry;

	entry->valid = false;
	entry->resource_relid = resource_relid;
	entry->attached = false;
	entry->derived = false;
	before = invalidations;
	if (relid < FirstNormalObjectId)
	{
		entry->valid = true;	/* the server's own catalogs */
		return entry;
	}
	entry->derived = derived_from(relid) != NULL;
	code = governing_resource(relid, &entry->root);
	if (code)
	{
		entry->attached = true;
		entry->code = lasting_code(code);
	}
	entry->valid = before == invalidations;
	return entry;
}

/* ----------------------------------------------------------------
 * The refusal
 * ----------------------------------------------------------------
 */

/* Refuses, or in mode 'record' writes down what would have been refused. */
static void
refuse(const char *resource, const AccessDecision *d)
{
	usage_refused(resource, d);
	if (d->record_only)
		return;
	ereport(ERROR,
			(errcode(ARTICLE(d->article)),
			 errmsg("%s", d->message),
			 errdetail_article_of(d->article, d->law, d->path),
			 errhint("%s", d->hint)));
}

/* Without the hooks in every session the law could be passed by, so nothing is let through. */
static void
refuse_unpreloaded(const char *resource)
{
	ereport(ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("data of resource \"%s\" cannot be read or written: ldpd is not preloaded", resource),
			 errdetail("Without its hooks the database cannot keep who uses is responsible (谁使用谁负责)."),
			 errhint("Add ldpd to shared_preload_libraries and restart the server.")));
}

/* Article 15(2): only a part is provided; a column beyond it makes the whole statement fail. */
static const AccessDecision *
check_columns(Oid relid, Bitmapset *columns, const char *resource, const AccessDecision *d)
{
	Datum	   *items;
	int			nitems;
	int			col = -1;
	int			i;

	if (d->items == NULL)
		return d;
	deconstruct_array(d->items, TEXTOID, -1, false, TYPALIGN_INT, &items, NULL, &nitems);
	while ((col = bms_next_member(columns, col)) >= 0)
	{
		AttrNumber	attnum = col + FirstLowInvalidHeapAttributeNumber;
		char	   *name = attnum > 0 ? get_attname(relid, attnum, false) : NULL;
		StringInfoData granted;

		if (attnum < 0)
			continue;			/* a system column holds no data of the resource */
		for (i = 0; name && i < nitems; i++)
			if (strcmp(name, TextDatumGetCString(items[i])) == 0)
				break;
		if (name && i < nitems)
			continue;
		initStringInfo(&granted);
		for (i = 0; i < nitems; i++)
			appendStringInfo(&granted, "%s\"%s\"", i ? ", " : "", TextDatumGetCString(items[i]));
		return access_refusal(d, 15, LAW_15,
							  name ? psprintf(_("column \"%s\" of resource \"%s\" is not granted"), name, resource)
							  : psprintf(_("not all columns of resource \"%s\" are granted"), resource),
							  psprintf(_("%s, columns %s"), d->path, granted.data),
							  pstrdup(_("Name the granted columns in the statement, or ask for more in a new ldpd.share_request.")));
	}
	return d;
}

/* What the statement itself, the road it takes and the server it runs on have to say where a decision lets in. */
static pg_noinline const AccessDecision *
check_reading(Oid relid, Bitmapset *columns, Oid user, const char *resource, const AccessDecision *d)
{
	d = check_columns(relid, columns, resource, d);
	if (d->allowed)
		d = pilot_check_road(user, resource, d);
	if (d->allowed)
		d = decide_on_standby(resource, d);
	if (d->allowed)
		d = grant_reading_begin(relid, user, resource, d);
	return d;
}

/* The same for a relation that holds what was read elsewhere: each of its sources has a say (Article 17). */
static bool
check_derived(Oid relid, Bitmapset *columns, bool ereport_on_violation)
{
	ListCell   *lc;

	foreach(lc, derived_access(relid))
	{
		DerivedAccess *access = lfirst(lc);

		if (!access->decision.allowed)
		{
			if (!ereport_on_violation && !access->decision.record_only)
				return false;
			refuse(access->resource, &access->decision);
		}
		usage_note(lasting_code(access->resource), relid, true, columns, &access->decision);
	}
	return true;
}

/*
 * The library is of another version than the extension, and may not know how to decide and record. Who runs the server must
 * get in to mend that, with a dump maybe, and leaves it in the log.
 */
static bool
check_of_another_version(const RelationEntry *entry, AclMode required, Bitmapset *columns, bool ereport_on_violation)
{
	AccessDecision d = {.allowed = true,.role = acting_role(),.article = 31,.dba = true};

	if (!acts_as_dba())
	{
		if (ereport_on_violation)
			check_library();
		return false;
	}
	if (required & ACL_SELECT)
		usage_note(lasting_code(entry->attached ? entry->code : derived_from(entry->relid)), entry->relid, !entry->attached,
				   columns, &d);
	return true;
}

/*
 * Decides on one relation of a statement, which its plan reads as user; false where it is refused and violations are not
 * to be raised.
 */
static bool
check_relation(Oid relid, AclMode required, Bitmapset *columns, Oid user, Oid resource_relid, bool ereport_on_violation)
{
	RelationEntry *entry = lookup_relation(relid, resource_relid);
	const AccessDecision *d;
	const char *code;
	Oid			root;

	if ((entry->attached || entry->derived) && !library_fits())
		return check_of_another_version(entry, required, columns, ereport_on_violation);
	if (entry->derived && (required & ACL_SELECT))
	{
		if (!check_derived(relid, columns, ereport_on_violation))
			return false;
		entry = lookup_relation(relid, resource_relid);
	}
	if (!entry->attached)
		return true;
	/* what decides may let invalidations in, and with them take the entry away */
	code = entry->code;
	root = entry->root;
	/* a session that loaded the library by itself has the hooks, too late for what it ran before */
	if (!preloaded && !acts_as_dba())
	{
		if (!ereport_on_violation)
			return false;
		refuse_unpreloaded(code);
	}
	if (required & (ACL_INSERT | ACL_UPDATE | ACL_DELETE | ACL_TRUNCATE))
	{
		d = decide_on_relation(root, code, true);
		if (d == NULL)
			return true;
		if (!d->allowed)
		{
			if (!ereport_on_violation && !d->record_only)
				return false;
			refuse(code, d);
		}
	}
	if (required & ACL_SELECT)
	{
		d = decide_on_relation(root, code, false);
		if (d == NULL)
			return true;
		/* nothing of that keeps a provider from its own table */
		if (d->allowed && !(d->own && !OidIsValid(user)))
			d = check_reading(relid, columns, user, code, d);
		if (!d->allowed)
		{
			if (!ereport_on_violation && !d->record_only)
				return false;
			refuse(code, d);
		}
		usage_note(code, relid, false, columns, d);
	}
	return true;
}

/* ----------------------------------------------------------------
 * The hooks
 * ----------------------------------------------------------------
 */

static void
namespace_callback(Datum arg, int cacheid, uint32 hashvalue)
{
	register_relid = InvalidOid;
}

/* Two look-ups in the catalogues for each statement would be a thirtieth of a point read. */
static Oid
law_register(void)
{
	if (!OidIsValid(register_relid))
		register_relid = law_relid("resource", true);
	return register_relid;
}

static bool
check_perms(PERMS_HOOK_ARGS)
{
	Oid			resource_relid;
	ListCell   *lc;

	if (previous_check_perms && !previous_check_perms(PERMS_HOOK_PASS))
		return false;
	/* A parallel worker is asked too: a function in it may read what its leader's plan does not name. */
	if (creating_extension)
		return true;			/* the law's own tables may be half made */
	/* A plan whose locks are all held takes none, and so would not hear of a revocation. */
	AcceptInvalidationMessages();
	resource_relid = law_register();
	if (!OidIsValid(resource_relid))
		return true;

	foreach(lc, PERMS_HOOK_LIST)
	{
		PermsEntry *perms = lfirst(lc);

		if (perms_is_relation(perms) && perms->requiredPerms != 0 &&
			!check_relation(perms->relid, perms->requiredPerms, perms->selectedCols, perms->checkAsUser,
							resource_relid, ereport_on_violation))
			return false;
	}
	return true;
}

/* TRUNCATE asks no executor; each table of it, cascaded ones too, comes by here. */
static void
table_truncated(Oid relid)
{
	Oid			resource_relid = law_register();
	RelationEntry *entry;

	if (!OidIsValid(resource_relid) || in_law_hand() || creating_extension || ldpd_restoring)
		return;
	(void) check_relation(relid, ACL_TRUNCATE, NULL, InvalidOid, resource_relid, true);
	entry = lookup_relation(relid, resource_relid);
	if (entry->attached)
		ledger_append(34, "truncated", psprintf("resource/%s", entry->code), NULL);
	if (entry->derived)
		derived_ended(relid);
}

static void
object_access(ObjectAccessType access, Oid classId, Oid objectId, int subId, void *arg)
{
	if (previous_object_access)
		previous_object_access(access, classId, objectId, subId, arg);
	if (access == OAT_TRUNCATE && classId == RelationRelationId)
		table_truncated(objectId);
	else if (access == OAT_FUNCTION_EXECUTE)
		usage_function_called(objectId);
	else if (access == OAT_POST_CREATE && classId == RelationRelationId && subId == 0)
		usage_relation_created(objectId, ((ObjectAccessPostCreate *) arg)->is_internal);
}

/* ----------------------------------------------------------------
 * The policies' functions
 * ----------------------------------------------------------------
 */

/* Raises where the outer user may not; with fold, says so instead. */
static bool
policy_lets_in(const char *resource, bool write, bool fold)
{
	ResourceInfo info;
	const AccessDecision *d;

	if (!preloaded)
	{
		if (fold)
			return false;
		refuse_unpreloaded(resource);
	}
	if (!resource_info(resource, &info))
	{
		if (fold)
			return false;
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("resource \"%s\" is not registered", resource),
				 errhint("Its policy was not made by ldpd.attach(); drop it.")));
	}
	if (info.record_only)
		return true;			/* the hook records */
	d = decide_on_relation(info.relation, resource, write);
	if (d == NULL)
		return false;
	if (!d->allowed && !fold)
		refuse(resource, d);
	return d->allowed;
}

PG_FUNCTION_INFO_V1(ldpd_may_read);
Datum
ldpd_may_read(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(policy_lets_in(text_to_cstring(PG_GETARG_TEXT_PP(0)), false, false));
}

PG_FUNCTION_INFO_V1(ldpd_may_write);
Datum
ldpd_may_write(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(policy_lets_in(text_to_cstring(PG_GETARG_TEXT_PP(0)), true, false));
}

/*
 * may_support(internal): the planner's support function of both. Where the outer user is let in when the plan is made,
 * the call becomes TRUE and vanishes: no cost per row, and no barrier before operators that are not leakproof. That the
 * plan may be run by another role, or later, is the hook's affair.
 */
PG_FUNCTION_INFO_V1(ldpd_may_support);
Datum
ldpd_may_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);
	FuncExpr   *call;
	Const	   *resource;

	if (!IsA(request, SupportRequestSimplify))
		PG_RETURN_POINTER(NULL);
	call = ((SupportRequestSimplify *) request)->fcall;
	if (list_length(call->args) != 1 || !IsA(linitial(call->args), Const))
		PG_RETURN_POINTER(NULL);
	resource = linitial_node(Const, call->args);
	if (resource->constisnull ||
		!policy_lets_in(TextDatumGetCString(resource->constvalue),
						strcmp(get_func_name(call->funcid), "may_write") == 0, true))
		PG_RETURN_POINTER(NULL);
	PG_RETURN_POINTER(makeBoolConst(true, false));
}

bool
access_is_preloaded(void)
{
	return preloaded;
}

void
access_init(void)
{
	preloaded = process_shared_preload_libraries_in_progress;
	previous_check_perms = ExecutorCheckPerms_hook;
	ExecutorCheckPerms_hook = check_perms;
	previous_object_access = object_access_hook;
	object_access_hook = object_access;
	watch_relations(access_relcache_callback);
	CacheRegisterSyscacheCallback(NAMESPACEOID, namespace_callback, (Datum) 0);
}
