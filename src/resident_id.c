/*
 * resident_id.c
 *		The SQL type resident_id: input and output, parts, comparison with text. The rules are in resident_id_core.c.
 *
 * A resident_id is an int8 of the first 17 digits, so its own comparison, hash and sort support functions are int8's,
 * by their internal names (sql/00_types_resident_id.sql). No message of this file prints a number whole: logs are read
 * by more people than tables. (The server's own lines that quote a statement or a COPY row are beyond a type's reach.)
 */
#include "resident_id.h"

#include "code_text.h"
#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

/* The sentence that names the rule: DETAIL of the error, and result of resident_id_error(). */
static char *
fault_detail(const CodeFault *fault, bool translated)
{
	char	   *character = code_fault_character(fault);

	switch (fault->reason)
	{
		case CODE_CHARACTER:
			return psprintf(fault->position == RESIDENT_ID_LENGTH
							? code_sentence(translated, "Character %d is \"%s\", it should be a digit or X.")
							: code_sentence(translated, "Character %d is \"%s\", it should be a digit."),
							fault->position, character);
		case CODE_PROVINCE:
			return psprintf(code_sentence(translated, "Characters 1 and 2 are \"%.2s\", which is no province of GB/T 2260."),
							fault->character);
		case CODE_DATE:
			return pstrdup(code_sentence(translated, "Characters 7 to 14 should be a date of birth, YYYYMMDD, from 1800 on."));
		case CODE_CHECK:
			return psprintf(code_sentence(translated, "Character %d is \"%s\", the check character should be \"%c\"."),
							fault->position, character, fault->expected);
		default:
			return code_fault_detail(fault, translated);
	}
}

static const char *
fault_hint(const CodeFault *fault)
{
	if (fault->reason == CODE_LENGTH && fault->length == 15)
		return gettext_noop("Numbers of 15 digits ended with the cards of the first generation in 2013; "
							"the holder has one of 18 characters.");
	return code_fault_hint(fault);
}

char *
resident_id_masked(const char *str, size_t len)
{
	char	   *masked = palloc(len + 1);

	masked[resident_id_mask_text(str, len, masked)] = '\0';
	return masked;
}

char *
resident_id_to_cstring(ResidentId id)
{
	char	   *str = palloc(RESIDENT_ID_LENGTH + 1);

	resident_id_unpack(id, str);
	str[RESIDENT_ID_LENGTH] = '\0';
	return str;
}

/* Parse for input functions; 0 after a soft error. */
static ResidentId
parse_or_report(const char *str, size_t len, bool binary, Node *escontext)
{
	int64		number;
	CodeFault	fault;
	const char *hint;

	if (likely(resident_id_parse(str, len, &number, &fault) == CODE_OK))
		return number;

	hint = fault_hint(&fault);
	code_trim(&str, &len);
	ereturn(escontext, 0,
			(errcode(binary ? ERRCODE_INVALID_BINARY_REPRESENTATION : ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for type %s: \"%s\"", "resident_id", resident_id_masked(str, len)),
			 errdetail_internal("%s", fault_detail(&fault, true)),
			 hint != NULL ? errhint("%s", _(hint)) : 0));
}

PG_FUNCTION_INFO_V1(resident_id_in);
Datum
resident_id_in(PG_FUNCTION_ARGS)
{
	char	   *str = PG_GETARG_CSTRING(0);

	PG_RETURN_RESIDENT_ID(parse_or_report(str, strlen(str), false, fcinfo->context));
}

PG_FUNCTION_INFO_V1(resident_id_out);
Datum
resident_id_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(resident_id_to_cstring(PG_GETARG_RESIDENT_ID(0)));
}

/* On the wire, 18 characters in binary format too, as credit_code. */
PG_FUNCTION_INFO_V1(resident_id_recv);
Datum
resident_id_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	int			len;
	char	   *str = pq_getmsgtext(buf, buf->len - buf->cursor, &len);

	PG_RETURN_RESIDENT_ID(parse_or_report(str, (size_t) len, true, NULL));
}

PG_FUNCTION_INFO_V1(resident_id_send);
Datum
resident_id_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;
	char		str[RESIDENT_ID_LENGTH];

	resident_id_unpack(PG_GETARG_RESIDENT_ID(0), str);
	pq_begintypsend(&buf);
	pq_sendbytes(&buf, str, RESIDENT_ID_LENGTH);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

PG_FUNCTION_INFO_V1(resident_id_from_text);
Datum
resident_id_from_text(PG_FUNCTION_ARGS)
{
	text	   *txt = PG_GETARG_TEXT_PP(0);

	PG_RETURN_RESIDENT_ID(parse_or_report(VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt), false, fcinfo->context));
}

PG_FUNCTION_INFO_V1(resident_id_to_text);
Datum
resident_id_to_text(PG_FUNCTION_ARGS)
{
	char		str[RESIDENT_ID_LENGTH];

	resident_id_unpack(PG_GETARG_RESIDENT_ID(0), str);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(str, RESIDENT_ID_LENGTH));
}

PG_FUNCTION_INFO_V1(is_resident_id);
Datum
is_resident_id(PG_FUNCTION_ARGS)
{
	text	   *txt = PG_GETARG_TEXT_PP(0);
	int64		number;
	CodeFault	fault;

	PG_RETURN_BOOL(resident_id_parse(VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt), &number, &fault) == CODE_OK);
}

PG_FUNCTION_INFO_V1(resident_id_error);
Datum
resident_id_error(PG_FUNCTION_ARGS)
{
	text	   *txt = PG_GETARG_TEXT_PP(0);
	int64		number;
	CodeFault	fault;

	if (resident_id_parse(VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt), &number, &fault) == CODE_OK)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(fault_detail(&fault, false)));
}

/*
 * Accessors
 */

PG_FUNCTION_INFO_V1(resident_id_birth_date);
Datum
resident_id_birth_date(PG_FUNCTION_ARGS)
{
	int			ymd = (int) (PG_GETARG_RESIDENT_ID(0) / 1000 % 100000000);

	PG_RETURN_DATEADT(date2j(ymd / 10000, ymd / 100 % 100, ymd % 100) - POSTGRES_EPOCH_JDATE);
}

PG_FUNCTION_INFO_V1(resident_id_sex);
Datum
resident_id_sex(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(PG_GETARG_RESIDENT_ID(0) % 2 == 1 ? "男" : "女"));
}

/* Numbers that begin with 9 (foreigners' permanent residence) hold a province and a country, not a region: NULL. */
PG_FUNCTION_INFO_V1(resident_id_region);
Datum
resident_id_region(PG_FUNCTION_ARGS)
{
	char		str[RESIDENT_ID_LENGTH];

	resident_id_unpack(PG_GETARG_RESIDENT_ID(0), str);
	if (str[0] == '9')
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text_with_len(str, 6));
}

PG_FUNCTION_INFO_V1(resident_id_mask);
Datum
resident_id_mask(PG_FUNCTION_ARGS)
{
	char		str[RESIDENT_ID_LENGTH];
	char		masked[RESIDENT_ID_LENGTH];

	resident_id_unpack(PG_GETARG_RESIDENT_ID(0), str);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(masked, (int) resident_id_mask_text(str, RESIDENT_ID_LENGTH, masked)));
}

/*
 * Comparison with text, and the hash that goes with it: see credit_code.c
 */

static int
compare_with_text(FunctionCallInfo fcinfo, int id_arg, int text_arg)
{
	text	   *txt = PG_GETARG_TEXT_PP(text_arg);
	char		str[RESIDENT_ID_LENGTH];
	int			result;

	resident_id_unpack(PG_GETARG_RESIDENT_ID(id_arg), str);
	result = code_compare_text(str, RESIDENT_ID_LENGTH, txt);
	PG_FREE_IF_COPY(txt, text_arg);
	return result;
}

CODE_TEXT_COMPARISON(resident_id, compare_with_text)

PG_FUNCTION_INFO_V1(resident_id_text_hash);
Datum
resident_id_text_hash(PG_FUNCTION_ARGS)
{
	text	   *txt = PG_GETARG_TEXT_PP(0);
	int64		number;
	Datum		result;

	if (resident_id_is_canonical(VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt), &number))
		result = DirectFunctionCall1(hashint8, Int64GetDatum(number));
	else
		result = hash_any((unsigned char *) VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt));
	PG_FREE_IF_COPY(txt, 0);
	return result;
}

PG_FUNCTION_INFO_V1(resident_id_text_hash_extended);
Datum
resident_id_text_hash_extended(PG_FUNCTION_ARGS)
{
	text	   *txt = PG_GETARG_TEXT_PP(0);
	int64		number;
	Datum		result;

	if (resident_id_is_canonical(VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt), &number))
		result = DirectFunctionCall2(hashint8extended, Int64GetDatum(number), PG_GETARG_DATUM(1));
	else
		result = hash_any_extended((unsigned char *) VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt), PG_GETARG_INT64(1));
	PG_FREE_IF_COPY(txt, 0);
	return result;
}
