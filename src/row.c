/*
 * row.c
 *		A row taken apart.
 */
#include "ldpd.h"

#include "access/htup_details.h"

#include "row.h"

Row *
row_of(HeapTuple tuple, TupleDesc desc)
{
	Row		   *row;

	if (tuple == NULL)
		return NULL;
	row = palloc(sizeof(Row) + desc->natts * (sizeof(Datum) + sizeof(bool)));
	row->tuple = tuple;
	row->values = (Datum *) (row + 1);
	row->nulls = (bool *) (row->values + desc->natts);
	heap_deform_tuple(tuple, desc, row->values, row->nulls);
	return row;
}
