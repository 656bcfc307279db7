/*
 * row.h
 *		A row taken apart once, for all who look at its columns.
 */
#ifndef LDPD_ROW_H
#define LDPD_ROW_H

#include "ldpd.h"

#include "access/htup.h"
#include "access/tupdesc.h"

typedef struct Row
{
	HeapTuple	tuple;
	Datum	   *values;			/* by attribute number - 1; they point into the tuple */
	bool	   *nulls;
} Row;

/* Palloc'd; NULL of no tuple. */
extern Row *row_of(HeapTuple tuple, TupleDesc desc);

/* Whether a column is another one in new than in old; either may be NULL, no row, in which all columns are null. */
extern bool row_differs(const Row *old, const Row *new, Form_pg_attribute att);

static inline Datum
row_get(const Row *row, int attnum, bool *isnull)
{
	*isnull = row->nulls[attnum - 1];
	return row->values[attnum - 1];
}

#endif							/* LDPD_ROW_H */
