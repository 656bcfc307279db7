/*
 * store.h
 *		The law's own tables as the server's hand reads and writes them, past privileges and RLS of the acting role.
 */
#ifndef LDPD_STORE_H
#define LDPD_STORE_H

#include "ldpd.h"

#include "access/genam.h"
#include "commands/trigger.h"
#include "executor/spi.h"

/*
 * OID of a table, index, sequence or view of schema ldpd. Raises where there is none, and where the library is of another
 * version than the extension (library.c); missing_ok: InvalidOid where the extension is not created, and of any version.
 */
extern Oid	law_relid(const char *relname, bool missing_ok);

extern Oid	law_typid(const char *typname);

/*
 * A scan of a law's table by equality on up to two columns (indexname NULL: by the heap), under a fresh snapshot.
 * A tuple and what law_attr() returns of it live until the next law_next() or law_end().
 */
typedef struct LawScan
{
	Relation	rel;
	TupleDesc	desc;
	SysScanDesc scan;
} LawScan;

extern LawScan *law_begin(const char *relname, const char *indexname, int nkeys, const AttrNumber *attnums,
						  const Datum *values);

/*
 * The same where it is asked whether a relation is under the law at all, which every version answers by the same columns: so
 * that what is not goes on while library and extension are of different versions.
 */
extern LawScan *law_begin_of_any_version(const char *relname, const char *indexname, AttrNumber attnum, Datum value);

/* The row of a procedure's table by its id: law_next() returns it, or NULL. */
extern LawScan *law_begin_row(const char *relname, int64 id);

/* The same for another value, of a scan by one column of an index; as of when it began. */
extern void law_again(LawScan *scan, Datum value);
extern HeapTuple law_next(LawScan *scan);
extern void law_end(LawScan *scan);

/*
 * The number of a column, 0 or less where there is none, as SPI_fnumber() has it. A step asks for some eighty: a name is looked for
 * first where it was last found.
 */
extern int	law_find_column(TupleDesc desc, const char *column);

/* The number of a column of a table in schema ldpd; raises where an older script made the table without it. */
extern int	law_column_number(TupleDesc desc, const char *table, const char *column);

/* The number of a column, for who reads it of many rows with heap_getattr(). */
extern AttrNumber law_column(LawScan *scan, const char *column);
extern Datum law_attr(LawScan *scan, HeapTuple tuple, const char *column, bool *isnull);

/* A column of type text, palloc'd; NULL where it is. */
extern char *law_text(LawScan *scan, HeapTuple tuple, const char *column);

/* Whether a table has a row whose column, the first one of an index, has this value. */
extern bool law_exists(const char *relname, const char *indexname, AttrNumber attnum, Datum value);

/*
 * Run one SQL statement as the owner of the extension, with a saved plan, by the server's hand: the guards of the law's
 * tables let it pass. Results are in SPI_tuptable; call between SPI_connect() and SPI_finish().
 * *plan is a static variable of the caller's, NULL at first; plan is NULL for what is run once, as DDL is.
 */
extern int	law_execute(SPIPlanPtr *plan, const char *sql, int nargs, Oid *types, Datum *values, const char *nulls);

/*
 * Rows straight into the heap of a table and its indexes, some hundreds at most: no privilege, trigger, rule or constraint
 * stands there, so what they must be is the caller's to see to.
 */
extern void law_insert_rows(Relation rel, TupleTableSlot **slots, int n);

/* True while law_execute() runs a statement. */
extern bool in_law_hand(void);

/*
 * What a guard asks first: whether a change is the server's own, or history that ldpd.restoring lets in, and so passes.
 * Raises where a dump is being loaded and ldpd.restoring is off.
 */
extern bool guard_lets_pass(TriggerEvent event);

extern void store_init(void);

#endif							/* LDPD_STORE_H */
