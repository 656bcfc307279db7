/*
 * code_text.h
 *		Sentences for what the parser of an identifier found, and the comparison of an identifier with text.
 */
#ifndef LDPD_CODE_TEXT_H
#define LDPD_CODE_TEXT_H

#include "ldpd.h"

#include "code_core.h"

/* The character at fault, palloc'd, to be quoted in a DETAIL. */
extern char *code_fault_character(const CodeFault *fault);

/* The sentence of an error is in the session's language; that of a function, which is IMMUTABLE, is in English. */
#define code_sentence(translated, sentence)	((translated) ? _(sentence) : (sentence))

/* DETAIL and HINT (to be translated) for the reasons that all identifiers share; NULL where there is none. */
extern char *code_fault_detail(const CodeFault *fault, bool translated);
extern const char *code_fault_hint(const CodeFault *fault);

/*
 * Bytewise order of the 18 characters of an identifier and a text: what memcmp() of both texts would say, the shorter
 * first. No collation has a say, nothing is folded, and a text that is no identifier is a text like any other.
 */
extern int	code_compare_text(const char *code, int code_len, const text *txt);

/*
 * The functions of an identifier's six operators against text, both ways round, and of the two btree support functions.
 * compare(fcinfo, id, txt) gets the two argument numbers and says how the identifier compares with the text.
 */
#define CODE_TEXT_FUNCTION(name, result) \
PG_FUNCTION_INFO_V1(name); \
Datum \
name(PG_FUNCTION_ARGS) \
{ \
	result; \
}

#define CODE_TEXT_COMPARISON(type, compare) \
	CODE_TEXT_FUNCTION(type##_text_lt, PG_RETURN_BOOL(compare(fcinfo, 0, 1) < 0)) \
	CODE_TEXT_FUNCTION(type##_text_le, PG_RETURN_BOOL(compare(fcinfo, 0, 1) <= 0)) \
	CODE_TEXT_FUNCTION(type##_text_eq, PG_RETURN_BOOL(compare(fcinfo, 0, 1) == 0)) \
	CODE_TEXT_FUNCTION(type##_text_ne, PG_RETURN_BOOL(compare(fcinfo, 0, 1) != 0)) \
	CODE_TEXT_FUNCTION(type##_text_ge, PG_RETURN_BOOL(compare(fcinfo, 0, 1) >= 0)) \
	CODE_TEXT_FUNCTION(type##_text_gt, PG_RETURN_BOOL(compare(fcinfo, 0, 1) > 0)) \
	CODE_TEXT_FUNCTION(type##_text_cmp, PG_RETURN_INT32(compare(fcinfo, 0, 1))) \
	CODE_TEXT_FUNCTION(text_##type##_lt, PG_RETURN_BOOL(compare(fcinfo, 1, 0) > 0)) \
	CODE_TEXT_FUNCTION(text_##type##_le, PG_RETURN_BOOL(compare(fcinfo, 1, 0) >= 0)) \
	CODE_TEXT_FUNCTION(text_##type##_eq, PG_RETURN_BOOL(compare(fcinfo, 1, 0) == 0)) \
	CODE_TEXT_FUNCTION(text_##type##_ne, PG_RETURN_BOOL(compare(fcinfo, 1, 0) != 0)) \
	CODE_TEXT_FUNCTION(text_##type##_ge, PG_RETURN_BOOL(compare(fcinfo, 1, 0) <= 0)) \
	CODE_TEXT_FUNCTION(text_##type##_gt, PG_RETURN_BOOL(compare(fcinfo, 1, 0) < 0)) \
	CODE_TEXT_FUNCTION(text_##type##_cmp, PG_RETURN_INT32(-compare(fcinfo, 1, 0)))

#endif							/* LDPD_CODE_TEXT_H */
