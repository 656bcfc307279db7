/*
 * store.c
 *		The law's own tables as the server's hand reads and writes them.
 *
 * Reads go through systable_*: a fresh snapshot even in a REPEATABLE READ transaction, so that a revoked grant or a
 * new notice counts at once; no privileges, no RLS, no plan; usable in a parallel worker and on a standby.
 * Writes go through SPI as the owner of the extension, so that constraints, triggers and row locks do their work.
 */
#include "ldpd.h"

#include "access/genam.h"
#include "access/heapam.h"
#include "access/htup_details.h"
#include "access/relscan.h"
#include "access/relation.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/index.h"
#include "catalog/namespace.h"
#include "catalog/pg_am.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "executor/executor.h"
#include "miscadmin.h"
#include "nodes/primnodes.h"
#include "nodes/value.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/guc.h"
#include "utils/hsearch.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/rls.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "identity.h"
#include "library.h"
#include "store.h"

/* How deep law_execute() is in itself: an effect of a step may take a step of another table. */
static int	law_hand_depth = 0;

/*
 * OIDs of the law's relations, by name: each step looks up a dozen. Forgotten whenever a relation or a schema is made, renamed or
 * dropped; of what is not there nothing is remembered.
 */
typedef struct KnownRelid
{
	char		name[NAMEDATALEN];	/* key */
	Oid			relid;
} KnownRelid;

static HTAB *known_relids = NULL;
static KnownRelid *last_known[64];	/* where the name at an address was last found */
static bool known_relids_stale = false;

static void
forget_relids(Datum arg, int cacheid, uint32 hashvalue)
{
	known_relids_stale = true;
}

static Oid
find_relid(const char *relname)
{
	Oid			namespace = get_namespace_oid("ldpd", true);

	return OidIsValid(namespace) ? get_relname_relid(relname, namespace) : InvalidOid;
}

static Oid
find_relation(const char *relname, bool missing_ok)
{
	KnownRelid **last = &last_known[((uintptr_t) relname >> 3) % lengthof(last_known)];
	KnownRelid *known;
	Oid			relid;

	if (known_relids_stale)
	{
		hash_destroy(known_relids);
		known_relids = NULL;
		memset(last_known, 0, sizeof(last_known));
		known_relids_stale = false;
	}
	if (*last && strcmp((*last)->name, relname) == 0)
		return (*last)->relid;
	known = known_relids ? hash_search(known_relids, relname, HASH_FIND, NULL) : NULL;
	if (known)
	{
		*last = known;
		return known->relid;
	}
	if (known_relids == NULL)
	{
		HASHCTL		ctl = {.keysize = NAMEDATALEN,.entrysize = sizeof(KnownRelid),.hcxt = TopMemoryContext};

		known_relids = hash_create("ldpd relids", 128, &ctl, HASH_ELEM | HASH_STRINGS | HASH_CONTEXT);
	}
	relid = find_relid(relname);
	if (!OidIsValid(relid) && !missing_ok)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("relation \"ldpd.%s\" does not exist", relname),
				 errhint("CREATE EXTENSION ldpd makes it.")));
	/* looking it up may have let word in that there is news */
	if (OidIsValid(relid) && !known_relids_stale)
	{
		known = hash_search(known_relids, relname, HASH_ENTER, NULL);
		known->relid = relid;
	}
	return relid;
}

Oid
law_relid(const char *relname, bool missing_ok)
{
	Oid			relid = find_relation(relname, missing_ok);

	if (!missing_ok)
		check_library();
	return relid;
}

Oid
law_typid(const char *typname)
{
	return GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, PointerGetDatum(typname),
						   ObjectIdGetDatum(get_namespace_oid("ldpd", false)));
}

/*
 * The function of equality of a key's type. The type cache knows it too, and would read half of the operator classes of the server
 * to learn it: most of what a session's first statement took.
 */
static RegProcedure
equality(Oid type)
{
	static Oid	own_type = InvalidOid;
	static RegProcedure own_equality;

	switch (type)
	{
		case TEXTOID:
			return F_TEXTEQ;
		case INT8OID:
			return F_INT8EQ;
		case DATEOID:
			return F_DATE_EQ;
		case OIDOID:
		case REGCLASSOID:
		case REGROLEOID:
			return F_OIDEQ;
		default:
			if (type != own_type)
			{
				own_equality = get_opcode(OpernameGetOprid(list_make2(makeString("ldpd"), makeString("=")), type, type));
				if (!OidIsValid(own_equality))
					own_equality = get_opcode(lookup_type_cache(type, TYPECACHE_EQ_OPR)->eq_opr);
				own_type = type;
			}
			return own_equality;
	}
}

static LawScan *
begin_scan(Oid relid, Oid indexid, int nkeys, const AttrNumber *attnums, const Datum *values)
{
	LawScan    *scan = palloc(sizeof(LawScan));
	ScanKeyData keys[2];
	int			i;

	Assert(nkeys <= lengthof(keys));
	scan->rel = table_open(relid, AccessShareLock);
	scan->desc = RelationGetDescr(scan->rel);
	for (i = 0; i < nkeys; i++)
		ScanKeyInit(&keys[i], attnums[i], BTEqualStrategyNumber,
					equality(TupleDescAttr(scan->desc, attnums[i] - 1)->atttypid), values[i]);
	scan->scan = systable_beginscan(scan->rel, indexid, OidIsValid(indexid), NULL, nkeys, keys);
	return scan;
}

LawScan *
law_begin(const char *relname, const char *indexname, int nkeys, const AttrNumber *attnums, const Datum *values)
{
	Oid			relid = law_relid(relname, false);

	return begin_scan(relid, indexname ? law_relid(indexname, false) : InvalidOid, nkeys, attnums, values);
}

LawScan *
law_begin_of_any_version(const char *relname, const char *indexname, AttrNumber attnum, Datum value)
{
	return begin_scan(find_relation(relname, false), find_relation(indexname, false), 1, &attnum, &value);
}

LawScan *
law_begin_row(const char *relname, int64 id)
{
	AttrNumber	attnum = 1;		/* id */
	Datum		key = Int64GetDatum(id);

	return law_begin(relname, psprintf("%s_pkey", relname), 1, &attnum, &key);
}

void
law_again(LawScan *scan, Datum value)
{
	IndexScanDesc index = scan->scan->iscan;

	Assert(index && index->numberOfKeys == 1);
	index->keyData->sk_argument = value;
	index_rescan(index, index->keyData, 1, NULL, 0);
}

HeapTuple
law_next(LawScan *scan)
{
	return systable_getnext(scan->scan);
}

void
law_end(LawScan *scan)
{
	systable_endscan(scan->scan);
	table_close(scan->rel, AccessShareLock);
	pfree(scan);
}

int
law_find_column(TupleDesc desc, const char *column)
{
	static int16 last[512];
	int16	   *place = &last[((uintptr_t) column ^ desc->tdtypeid) % lengthof(last)];
	int			attnum = *place;

	if (attnum > 0 && attnum <= desc->natts)
	{
		Form_pg_attribute att = TupleDescAttr(desc, attnum - 1);

		if (!att->attisdropped && strcmp(NameStr(att->attname), column) == 0)
			return attnum;
	}
	attnum = SPI_fnumber(desc, column);
	if (attnum > 0)
		*place = attnum;
	return attnum;
}

int
law_column_number(TupleDesc desc, const char *table, const char *column)
{
	int			attnum = law_find_column(desc, column);

	if (attnum <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("table \"ldpd.%s\" has no column \"%s\"", table, column),
				 errhint("Run ALTER EXTENSION ldpd UPDATE.")));
	return attnum;
}

AttrNumber
law_column(LawScan *scan, const char *column)
{
	return law_column_number(scan->desc, RelationGetRelationName(scan->rel), column);
}

Datum
law_attr(LawScan *scan, HeapTuple tuple, const char *column, bool *isnull)
{
	return heap_getattr(tuple, law_column(scan, column), scan->desc, isnull);
}

char *
law_text(LawScan *scan, HeapTuple tuple, const char *column)
{
	bool		isnull;
	Datum		value = law_attr(scan, tuple, column, &isnull);

	return isnull ? NULL : TextDatumGetCString(value);
}

bool
law_exists(const char *relname, const char *indexname, AttrNumber attnum, Datum value)
{
	LawScan    *scan = law_begin(relname, indexname, 1, &attnum, &value);
	bool		exists = HeapTupleIsValid(law_next(scan));

	law_end(scan);
	return exists;
}

/*
 * Saved plans are of one extension: their parameters have its types. A session that outlives DROP EXTENSION and a new
 * CREATE EXTENSION, as a connection pool's does, must make them anew.
 */
static List *saved_plans = NIL; /* of SPIPlanPtr *, in TopMemoryContext */
static Oid	saved_for = InvalidOid; /* ldpd.resource of their extension */

static void
forget_plans_of_another_extension(Oid resource_relid)
{
	ListCell   *lc;

	if (resource_relid == saved_for)
		return;
	foreach(lc, saved_plans)
	{
		SPIPlanPtr *plan = lfirst(lc);

		SPI_freeplan(*plan);
		*plan = NULL;
	}
	list_free(saved_plans);
	saved_plans = NIL;
	saved_for = resource_relid;
}

int
law_execute(SPIPlanPtr *plan, const char *sql, int nargs, Oid *types, Datum *values, const char *nulls)
{
	Oid			save_user;
	int			save_context;
	int			guc_level;
	int			result = 0;
	HeapTuple	owner;
	Oid			resource_relid = law_relid("resource", false);

	forget_plans_of_another_extension(resource_relid);
	/* The extension's tables belong to who created it; its schema's main table stands for all. */
	owner = SearchSysCache1(RELOID, ObjectIdGetDatum(resource_relid));
	if (!HeapTupleIsValid(owner))
		elog(ERROR, "cache lookup failed for relation \"ldpd.resource\"");

	/* The caller's search_path must not choose the operators that run as the owner. */
	guc_level = NewGUCNestLevel();
	(void) set_config_option("search_path", "pg_catalog, ldpd, pg_temp", PGC_USERSET, PGC_S_SESSION,
							 GUC_ACTION_SAVE, true, 0, false);

	GetUserIdAndSecContext(&save_user, &save_context);
	SetUserIdAndSecContext(((Form_pg_class) GETSTRUCT(owner))->relowner,
						   save_context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
	ReleaseSysCache(owner);

	law_hand_depth++;
	PG_TRY();
	{
		if (plan && *plan == NULL)
		{
			SPIPlanPtr	new_plan = SPI_prepare(sql, nargs, types);
			MemoryContext old;

			if (new_plan == NULL)
				elog(ERROR, "SPI_prepare failed: %s: %s", SPI_result_code_string(SPI_result), sql);
			old = MemoryContextSwitchTo(TopMemoryContext);
			saved_plans = lappend(saved_plans, plan);
			MemoryContextSwitchTo(old);
			SPI_keepplan(new_plan);
			*plan = new_plan;
		}
		result = plan ? SPI_execute_plan(*plan, values, nulls, false, 0) : SPI_execute(sql, false, 0);
		if (result < 0)
			elog(ERROR, "SPI_execute failed: %s: %s", SPI_result_code_string(result), sql);
	}
	PG_FINALLY();
	{
		law_hand_depth--;
		SetUserIdAndSecContext(save_user, save_context);
	}
	PG_END_TRY();
	AtEOXact_GUC(true, guc_level);
	return result;
}

/*
 * An index as far as the rows of an insertion need it. An index of columns alone, as those of these tables are, is read off its
 * relation; what the executor would make of it first costs a row as much again as its entry.
 */
typedef struct OpenIndex
{
	Relation	rel;
	IndexInfo  *info;			/* of one with expressions, or of another access method */
	List	   *predicate;		/* the relation's own */
} OpenIndex;

/* What evaluates any expression over a row; made for the first that needs it. */
static EState *
evaluator(EState **estate, TupleTableSlot *slot)
{
	if (*estate == NULL)
		*estate = CreateExecutorState();
	GetPerTupleExprContext(*estate)->ecxt_scantuple = slot;
	return *estate;
}

/*
 * A partial index of such a table says IS NULL or IS NOT NULL of one column, or that it equals a constant, and no more: asked
 * for each of many rows, the executor's way to evaluate any expression would cost as much as the insertion. That way is for
 * what a database administrator has added.
 */
static bool
index_takes(List *predicate, TupleTableSlot *slot, EState **estate)
{
	Node	   *test = predicate ? linitial(predicate) : NULL;
	OpExpr	   *op = (OpExpr *) test;
	bool		isnull;
	Datum		value;

	if (test == NULL)
		return true;
	if (list_length(predicate) == 1 && IsA(test, NullTest) && IsA(((NullTest *) test)->arg, Var))
		return slot_attisnull(slot, ((Var *) ((NullTest *) test)->arg)->varattno) ==
			(((NullTest *) test)->nulltesttype == IS_NULL);
	if (list_length(predicate) != 1 || !IsA(test, OpExpr) || list_length(op->args) != 2 ||
		!IsA(linitial(op->args), Var) || !IsA(lsecond(op->args), Const))
	{
		EState	   *e = evaluator(estate, slot);

		return ExecQual(ExecPrepareQual(predicate, e), GetPerTupleExprContext(e));
	}
	value = slot_getattr(slot, linitial_node(Var, op->args)->varattno, &isnull);
	return !isnull && DatumGetBool(OidFunctionCall2Coll(op->opfuncid, op->inputcollid, value, lsecond_node(Const, op->args)->constvalue));
}

static bool
is_of_columns_alone(Relation index)
{
	int			i;

	for (i = 0; i < index->rd_index->indnatts; i++)
		if (index->rd_index->indkey.values[i] == 0)
			return false;
	return index->rd_rel->relam == BTREE_AM_OID;
}

/* As many as take rows. */
static OpenIndex *
open_indexes(Relation rel, int *n)
{
	List	   *oids = RelationGetIndexList(rel);
	OpenIndex  *indexes = palloc(list_length(oids) * sizeof(OpenIndex));
	ListCell   *lc;

	*n = 0;
	foreach(lc, oids)
	{
		Relation	index = index_open(lfirst_oid(lc), RowExclusiveLock);
		OpenIndex  *open = &indexes[*n];

		if (!index->rd_index->indisready)
		{
			index_close(index, RowExclusiveLock);
			continue;
		}
		open->rel = index;
		open->info = is_of_columns_alone(index) ? NULL : BuildIndexInfo(index);
		open->predicate = index->rd_indpred ? index->rd_indpred : RelationGetIndexPredicate(index);
		(*n)++;
	}
	list_free(oids);
	return indexes;
}

static void
insert_into_index(Relation rel, OpenIndex *index, TupleTableSlot *slot, EState **estate)
{
	static IndexInfo nothing = {T_IndexInfo};
	Datum		values[INDEX_MAX_KEYS];
	bool		nulls[INDEX_MAX_KEYS];
	Form_pg_index form = index->rel->rd_index;
	int			i;

	if (!index_takes(index->predicate, slot, estate))
		return;
	if (index->info)
		FormIndexDatum(index->info, slot, index->info->ii_Expressions ? evaluator(estate, slot) : NULL, values, nulls);
	else
		for (i = 0; i < form->indnatts; i++)
			values[i] = slot_getattr(slot, form->indkey.values[i], &nulls[i]);
	index_insert(index->rel, values, nulls, &slot->tts_tid, rel, form->indisunique ? UNIQUE_CHECK_YES : UNIQUE_CHECK_NO, false,
				 index->info ? index->info : &nothing);
}

/* What heap_multi_insert() does to be quick with many rows makes it slow with one. */
static void
insert_one(Relation rel, TupleTableSlot *slot)
{
	bool		ours;
	HeapTuple	tuple = ExecFetchSlotHeapTuple(slot, true, &ours);

	heap_insert(rel, tuple, GetCurrentCommandId(true), 0, NULL);
	slot->tts_tid = tuple->t_self;
	if (ours)
		heap_freetuple(tuple);
}

void
law_insert_rows(Relation rel, TupleTableSlot **slots, int n)
{
	int			nindexes;
	OpenIndex  *indexes = open_indexes(rel, &nindexes);
	EState	   *estate = NULL;
	int			i;
	int			j;

	if (n == 1)
		insert_one(rel, slots[0]);
	else
		heap_multi_insert(rel, slots, n, GetCurrentCommandId(true), 0, NULL);
	for (i = 0; i < n; i++)
		for (j = 0; j < nindexes; j++)
			insert_into_index(rel, &indexes[j], slots[i], &estate);
	if (estate)
		FreeExecutorState(estate);
	for (j = 0; j < nindexes; j++)
	{
#if PG_VERSION_NUM >= 170000
		if (indexes[j].info)
			index_insert_cleanup(indexes[j].rel, indexes[j].info);
#endif
		index_close(indexes[j].rel, RowExclusiveLock);
	}
	pfree(indexes);
}

bool
in_law_hand(void)
{
	return law_hand_depth > 0;
}

bool
guard_lets_pass(TriggerEvent event)
{
	if (ldpd_restoring || in_law_hand())
		return true;
	/* A dump switches row_security off before its first row; whoever else writes here has no reason to. */
	if (TRIGGER_FIRED_BY_INSERT(event) && !row_security && acts_as_dba())
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("a dump cannot be restored while ldpd.restoring is off"),
				 errdetail("Its rows would be taken for steps of today, not for what happened."),
				 errhint("Restore it into a new database with PGOPTIONS='-c ldpd.restoring=on' in the environment of pg_restore or psql. (What is no dump: SET row_security = on.)")));
	return false;
}

void
store_init(void)
{
	CacheRegisterSyscacheCallback(RELNAMENSP, forget_relids, (Datum) 0);
	CacheRegisterSyscacheCallback(NAMESPACEOID, forget_relids, (Datum) 0);
}
