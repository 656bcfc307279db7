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

#endif							/* LDPD_ROW_H */
