/*
 * blank.c
 *		is_blank(text) for CHECK constraints; the rule is in blank_core.c.
 */
#include "ldpd.h"

#include "blank_core.h"

PG_FUNCTION_INFO_V1(ldpd_is_blank);
Datum
ldpd_is_blank(PG_FUNCTION_ARGS)
{
	text	   *string;

	/* not strict: what was never said is as blank as what says nothing, and a CHECK would let NULL through */
	if (PG_ARGISNULL(0))
		PG_RETURN_BOOL(true);
	string = PG_GETARG_TEXT_PP(0);
	PG_RETURN_BOOL(text_is_blank(VARDATA_ANY(string), VARSIZE_ANY_EXHDR(string)));
}
