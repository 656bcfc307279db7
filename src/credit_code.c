/*
 * credit_code.c
 *		The SQL type credit_code: input and output, order, hash, sorting. The rules are in credit_code_core.c.
 */
#include "credit_code.h"

#include "code_text.h"
#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "port/pg_bswap.h"
#include "resident_id.h"
#include "utils/builtins.h"
#include "utils/sortsupport.h"

/* The type is declared typalign char: it may stand anywhere in a row, as uuid may. Hence no uint64 in the struct. */
StaticAssertDecl(sizeof(CreditCode) == CREDIT_CODE_SIZE, "credit_code has INTERNALLENGTH 12");

/* The sentence that names the rule: DETAIL of the error, and result of credit_code_error(). */
static char *
fault_detail(const CodeFault *fault, bool translated)
{
	char	   *character = code_fault_character(fault);

	switch (fault->reason)
	{
		case CODE_CHARACTER:
			return psprintf(code_sentence(translated, "Character %d is \"%s\", it should be a digit or a letter, but never I, O, S, V or Z."),
							fault->position, character);
		case CODE_AUTHORITY:
			return psprintf(code_sentence(translated, "Character %d is \"%s\", which is no registration authority of GB 32100-2015."),
							fault->position, character);
		case CODE_CATEGORY:
			return psprintf(code_sentence(translated, "Character %d is \"%s\", which is no organization category of registration authority "
										  "\"%c\" in GB 32100-2015."),
							fault->position, character, pg_toupper((unsigned char) fault->character[-1]));
		case CODE_REGION:
			return psprintf(code_sentence(translated, "Character %d is \"%s\", it should be a digit: characters 3 to 8 are a region code "
										  "of GB/T 2260."),
							fault->position, character);
		case CODE_ORGANIZATION_CHECK:
			return psprintf(code_sentence(translated, "Character %d is \"%s\", the check character of the organization code (GB 11714) "
										  "should be \"%c\"."),
							fault->position, character, fault->expected);
		case CODE_CHECK:
			return psprintf(code_sentence(translated, "Character %d is \"%s\", the check character should be \"%c\"."),
							fault->position, character, fault->expected);
		default:
			return code_fault_detail(fault, translated);
	}
}

/*
 * What the message shows of a refused input. Columns of codes collect resident identity numbers (of self-employed
 * people, mostly); those must not reach a log whole, here no more than from resident_id.
 */
static char *
printable_input(const char *str, size_t len)
{
	int64		number;
	CodeFault	fault;

	if (resident_id_parse(str, len, &number, &fault) == CODE_OK)
	{
		code_trim(&str, &len);
		return resident_id_masked(str, len);
	}
	return pnstrdup(str, len);
}

static const char *
fault_hint(const char *str, size_t len, const CodeFault *fault)
{
	int64		number;
	CodeFault	ignored;

	if (resident_id_parse(str, len, &number, &ignored) == CODE_OK)
		return gettext_noop("This is a resident identity number, which is kept in a column of type ldpd.resident_id.");
	return code_fault_hint(fault);
}

/* The rest of parse_or_report(): blanks around a code, or a fault. */
static pg_noinline CreditCode *
trim_or_report(CreditCode *code, const char *str, size_t len, bool binary, Node *escontext)
{
	CodeFault	fault;
	const char *hint;

	if (credit_code_parse(str, len, code->data, &fault) == CODE_OK)
		return code;

	hint = fault_hint(str, len, &fault);
	ereturn(escontext, NULL,
			(errcode(binary ? ERRCODE_INVALID_BINARY_REPRESENTATION : ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for type %s: \"%s\"", "credit_code", printable_input(str, len)),
			 errdetail_internal("%s", fault_detail(&fault, true)),
			 hint != NULL ? errhint("%s", _(hint)) : 0));
}

/* Parse for input functions: the code, or NULL after a soft error. Of a COPY's codes nearly all end at the first return. */
static inline CreditCode *
parse_or_report(const char *str, size_t len, bool binary, Node *escontext)
{
	CreditCode *code = palloc(sizeof(CreditCode));

	if (likely(len == CREDIT_CODE_LENGTH && credit_code_read(str, code->data)))
		return code;
	return trim_or_report(code, str, len, binary, escontext);
}

char *
credit_code_to_cstring(const CreditCode *code)
{
	char	   *str = palloc(CREDIT_CODE_LENGTH + 1);

	credit_code_unpack(code->data, str);
	str[CREDIT_CODE_LENGTH] = '\0';
	return str;
}

PG_FUNCTION_INFO_V1(credit_code_in);
Datum
credit_code_in(PG_FUNCTION_ARGS)
{
	char	   *str = PG_GETARG_CSTRING(0);

	PG_RETURN_CREDIT_CODE_P(parse_or_report(str, strlen(str), false, fcinfo->context));
}

PG_FUNCTION_INFO_V1(credit_code_out);
Datum
credit_code_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(credit_code_to_cstring(PG_GETARG_CREDIT_CODE_P(0)));
}

/*
 * On the wire a code is its 18 characters in binary format too: a driver that takes the bytes of a type unknown to it
 * for text is right, and the packing stays ours to change.
 */
PG_FUNCTION_INFO_V1(credit_code_recv);
Datum
credit_code_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	int			len;
	char	   *str = pq_getmsgtext(buf, buf->len - buf->cursor, &len);

	PG_RETURN_CREDIT_CODE_P(parse_or_report(str, (size_t) len, true, NULL));
}

PG_FUNCTION_INFO_V1(credit_code_send);
Datum
credit_code_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;
	char		str[CREDIT_CODE_LENGTH];

	credit_code_unpack(PG_GETARG_CREDIT_CODE_P(0)->data, str);
	pq_begintypsend(&buf);
	pq_sendbytes(&buf, str, CREDIT_CODE_LENGTH);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

PG_FUNCTION_INFO_V1(credit_code_from_text);
Datum
credit_code_from_text(PG_FUNCTION_ARGS)
{
	text	   *txt = PG_GETARG_TEXT_PP(0);

	PG_RETURN_CREDIT_CODE_P(parse_or_report(VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt), false, fcinfo->context));
}

PG_FUNCTION_INFO_V1(credit_code_to_text);
Datum
credit_code_to_text(PG_FUNCTION_ARGS)
{
	char		str[CREDIT_CODE_LENGTH];

	credit_code_unpack(PG_GETARG_CREDIT_CODE_P(0)->data, str);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(str, CREDIT_CODE_LENGTH));
}

PG_FUNCTION_INFO_V1(is_credit_code);
Datum
is_credit_code(PG_FUNCTION_ARGS)
{
	text	   *txt = PG_GETARG_TEXT_PP(0);
	CreditCode	code;
	CodeFault	fault;

	PG_RETURN_BOOL(credit_code_parse(VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt), code.data, &fault) == CODE_OK);
}

PG_FUNCTION_INFO_V1(credit_code_error);
Datum
credit_code_error(PG_FUNCTION_ARGS)
{
	text	   *txt = PG_GETARG_TEXT_PP(0);
	CreditCode	code;
	CodeFault	fault;

	if (credit_code_parse(VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt), code.data, &fault) == CODE_OK)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(fault_detail(&fault, false)));
}

/*
 * Accessors
 */

PG_FUNCTION_INFO_V1(credit_code_registration_authority);
Datum
credit_code_registration_authority(PG_FUNCTION_ARGS)
{
	char		str[CREDIT_CODE_LENGTH];
	const char *name;

	credit_code_unpack(PG_GETARG_CREDIT_CODE_P(0)->data, str);
	name = credit_code_authority_name(str[0]);
	if (name == NULL)
		elog(ERROR, "credit_code holds no registration authority");
	PG_RETURN_TEXT_P(cstring_to_text(name));
}

PG_FUNCTION_INFO_V1(credit_code_organization_category);
Datum
credit_code_organization_category(PG_FUNCTION_ARGS)
{
	char		str[CREDIT_CODE_LENGTH];
	const char *name;

	credit_code_unpack(PG_GETARG_CREDIT_CODE_P(0)->data, str);
	name = credit_code_category_name(str[0], str[1]);
	if (name == NULL)
		elog(ERROR, "credit_code holds no organization category");
	PG_RETURN_TEXT_P(cstring_to_text(name));
}

PG_FUNCTION_INFO_V1(credit_code_region);
Datum
credit_code_region(PG_FUNCTION_ARGS)
{
	char		str[CREDIT_CODE_LENGTH];

	credit_code_unpack(PG_GETARG_CREDIT_CODE_P(0)->data, str);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(str + 2, 6));
}

PG_FUNCTION_INFO_V1(credit_code_organization_code);
Datum
credit_code_organization_code(PG_FUNCTION_ARGS)
{
	char		str[CREDIT_CODE_LENGTH];

	credit_code_unpack(PG_GETARG_CREDIT_CODE_P(0)->data, str);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(str + 8, 9));
}

/*
 * Order
 */

static inline uint64
leading_bits(const CreditCode *code)
{
	uint64		bits;

	memcpy(&bits, code->data, sizeof(bits));
	return pg_ntoh64(bits);
}

int
credit_code_cmp_internal(const CreditCode *a, const CreditCode *b)
{
	uint64		a_bits = leading_bits(a);
	uint64		b_bits = leading_bits(b);

	if (a_bits != b_bits)
		return a_bits < b_bits ? -1 : 1;
	return memcmp(a->data + sizeof(uint64), b->data + sizeof(uint64), CREDIT_CODE_SIZE - sizeof(uint64));
}

int
credit_code_compare(const void *a, const void *b)
{
	return credit_code_cmp_internal(a, b);
}

#define CREDIT_CODE_COMPARISON(name, operator) \
PG_FUNCTION_INFO_V1(name); \
Datum \
name(PG_FUNCTION_ARGS) \
{ \
	PG_RETURN_BOOL(credit_code_cmp_internal(PG_GETARG_CREDIT_CODE_P(0), PG_GETARG_CREDIT_CODE_P(1)) operator 0); \
}

CREDIT_CODE_COMPARISON(credit_code_lt, <)
CREDIT_CODE_COMPARISON(credit_code_le, <=)
CREDIT_CODE_COMPARISON(credit_code_eq, ==)
CREDIT_CODE_COMPARISON(credit_code_ne, !=)
CREDIT_CODE_COMPARISON(credit_code_ge, >=)
CREDIT_CODE_COMPARISON(credit_code_gt, >)

PG_FUNCTION_INFO_V1(credit_code_cmp);
Datum
credit_code_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(credit_code_cmp_internal(PG_GETARG_CREDIT_CODE_P(0), PG_GETARG_CREDIT_CODE_P(1)));
}

PG_FUNCTION_INFO_V1(credit_code_smaller);
Datum
credit_code_smaller(PG_FUNCTION_ARGS)
{
	CreditCode *a = PG_GETARG_CREDIT_CODE_P(0);
	CreditCode *b = PG_GETARG_CREDIT_CODE_P(1);

	PG_RETURN_CREDIT_CODE_P(credit_code_cmp_internal(a, b) <= 0 ? a : b);
}

PG_FUNCTION_INFO_V1(credit_code_larger);
Datum
credit_code_larger(PG_FUNCTION_ARGS)
{
	CreditCode *a = PG_GETARG_CREDIT_CODE_P(0);
	CreditCode *b = PG_GETARG_CREDIT_CODE_P(1);

	PG_RETURN_CREDIT_CODE_P(credit_code_cmp_internal(a, b) >= 0 ? a : b);
}

static int
compare_with_text(FunctionCallInfo fcinfo, int code_arg, int text_arg)
{
	text	   *txt = PG_GETARG_TEXT_PP(text_arg);
	char		str[CREDIT_CODE_LENGTH];
	int			result;

	credit_code_unpack(PG_GETARG_CREDIT_CODE_P(code_arg)->data, str);
	result = code_compare_text(str, CREDIT_CODE_LENGTH, txt);
	PG_FREE_IF_COPY(txt, text_arg);
	return result;
}

CODE_TEXT_COMPARISON(credit_code, compare_with_text)

/*
 * Hash. The family holds text too, and equal values must hash alike whichever side they come from: a text that is, byte
 * for byte, a valid code hashes as that code does, any other as its bytes.
 */

PG_FUNCTION_INFO_V1(credit_code_hash);
Datum
credit_code_hash(PG_FUNCTION_ARGS)
{
	return hash_any(PG_GETARG_CREDIT_CODE_P(0)->data, CREDIT_CODE_SIZE);
}

PG_FUNCTION_INFO_V1(credit_code_hash_extended);
Datum
credit_code_hash_extended(PG_FUNCTION_ARGS)
{
	return hash_any_extended(PG_GETARG_CREDIT_CODE_P(0)->data, CREDIT_CODE_SIZE, PG_GETARG_INT64(1));
}

PG_FUNCTION_INFO_V1(credit_code_text_hash);
Datum
credit_code_text_hash(PG_FUNCTION_ARGS)
{
	text	   *txt = PG_GETARG_TEXT_PP(0);
	CreditCode	code;
	Datum		result;

	if (credit_code_is_canonical(VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt), code.data))
		result = hash_any(code.data, CREDIT_CODE_SIZE);
	else
		result = hash_any((unsigned char *) VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt));
	PG_FREE_IF_COPY(txt, 0);
	return result;
}

PG_FUNCTION_INFO_V1(credit_code_text_hash_extended);
Datum
credit_code_text_hash_extended(PG_FUNCTION_ARGS)
{
	text	   *txt = PG_GETARG_TEXT_PP(0);
	uint64		seed = PG_GETARG_INT64(1);
	CreditCode	code;
	Datum		result;

	if (credit_code_is_canonical(VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt), code.data))
		result = hash_any_extended(code.data, CREDIT_CODE_SIZE, seed);
	else
		result = hash_any_extended((unsigned char *) VARDATA_ANY(txt), VARSIZE_ANY_EXHDR(txt), seed);
	PG_FREE_IF_COPY(txt, 0);
	return result;
}

/*
 * Sorting. The abbreviated key is the first 64 bits; the six bits of the code that they lack are those of one and a
 * fifth characters, so nearly every comparison ends there. Making a key is one load: it pays even where all codes are
 * equal, hence there is no abort that would have to estimate cardinality, as uuid's has.
 */

static int
fast_cmp(Datum x, Datum y, SortSupport ssup)
{
	return credit_code_cmp_internal(DatumGetCreditCodeP(x), DatumGetCreditCodeP(y));
}

#if SIZEOF_DATUM == 8
static Datum
abbreviate(Datum original, SortSupport ssup)
{
	return UInt64GetDatum(leading_bits(DatumGetCreditCodeP(original)));
}

static bool
never_abort(int memtupcount, SortSupport ssup)
{
	return false;
}
#endif

PG_FUNCTION_INFO_V1(credit_code_sortsupport);
Datum
credit_code_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

	ssup->comparator = fast_cmp;
#if SIZEOF_DATUM == 8
	if (ssup->abbreviate)
	{
		ssup->comparator = ssup_datum_unsigned_cmp;
		ssup->abbrev_converter = abbreviate;
		ssup->abbrev_abort = never_abort;
		ssup->abbrev_full_comparator = fast_cmp;
	}
#endif
	PG_RETURN_VOID();
}
