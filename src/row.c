/*
 * row.c
 *		A row taken apart.
 */
#include "ldpd.h"

#include "access/htup_details.h"
#include "utils/datum.h"

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

bool
row_differs(const Row *old, const Row *new, Form_pg_attribute att)
{
	int			i = att->attnum - 1;
	bool		was = old && !old->nulls[i];
	bool		is = new && !new->nulls[i];

	return was && is ? !datum_image_eq(old->values[i], new->values[i], att->attbyval, att->attlen) : was != is;
}
