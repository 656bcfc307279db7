/*
 * openness.c
 *		The SQL types share_class (Article 15) and open_class (Article 20): one of three legal terms, kept in one byte.
 *
 * The two types differ in their names alone and share the functions below that do not read or write a name.
 */
#include "openness.h"

#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "code_core.h"

typedef struct Openness
{
	const char *type;
	const char *term[4];		/* by code; [0] is unused */
	const char *english[4];
	const char *other;			/* one more way to write code 3, not advertised */
} Openness;

/* pg_bsd_indent spoils Chinese characters whose last byte is 0x80 */
/* INDENT OFF */
static const Openness share = {
	"share_class",
	{NULL, "无条件共享", "有条件共享", "不予共享"},
	{NULL, "unconditional", "conditional", "not_shared"},
	"not shared"
};

static const Openness opening = {
	"open_class",
	{NULL, "无条件开放", "有条件开放", "不予开放"},
	{NULL, "unconditional", "conditional", "not_open"},
	"not_opened"
};
/* INDENT ON */

const char *
share_class_name(ShareClass value)
{
	Assert(value >= SHARE_UNCONDITIONAL && value <= SHARE_NOT_SHARED);
	return share.term[value];
}

const char *
open_class_name(OpenClass value)
{
	Assert(value >= OPEN_UNCONDITIONAL && value <= OPEN_NOT_OPEN);
	return opening.term[value];
}

static bool
same(const char *str, size_t len, const char *name)
{
	return strlen(name) == len && pg_strncasecmp(str, name, len) == 0;
}

/* The code of a term in any of its writings; 0 where it is none. */
static char
find_name(const Openness *kind, const char *str, size_t len)
{
	char		code;

	code_trim(&str, &len);
	for (code = 1; code <= 3; code++)
		if (same(str, len, kind->term[(int) code]) || same(str, len, kind->english[(int) code]) ||
			(len == 1 && *str == '0' + code))
			return code;
	return same(str, len, kind->other) ? 3 : 0;
}

bool
share_class_read(const char *str, ShareClass *value)
{
	*value = find_name(&share, str, strlen(str));
	return *value != 0;
}

bool
open_class_read(const char *str, OpenClass *value)
{
	*value = find_name(&opening, str, strlen(str));
	return *value != 0;
}

static Datum
read_name(const Openness *kind, const char *input, Node *escontext)
{
	char		code = find_name(kind, input, strlen(input));

	if (code != 0)
		return CharGetDatum(code);
	ereturn(escontext, (Datum) 0,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for type %s: \"%s\"", kind->type, input),
			 errdetail("It should be %s, %s or %s; also read are %s, %s, %s and the codes 1, 2, 3.",
					   kind->term[1], kind->term[2], kind->term[3],
					   kind->english[1], kind->english[2], kind->english[3])));
}

/* On the wire the binary form is the code in one byte, as the stored form is. */
static Datum
receive(const Openness *kind, StringInfo buf)
{
	int			code = pq_getmsgbyte(buf);

	if (code < 1 || code > 3)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary code for type %s: %d", kind->type, code),
				 errdetail("It should be 1 (%s), 2 (%s) or 3 (%s).", kind->term[1], kind->term[2], kind->term[3])));
	return CharGetDatum((char) code);
}

static char *
write_name(const Openness *kind, int code)
{
	if (code < 1 || code > 3)
		elog(ERROR, "%s holds %d", kind->type, code);
	return pstrdup(kind->term[code]);
}

PG_FUNCTION_INFO_V1(share_class_in);
Datum
share_class_in(PG_FUNCTION_ARGS)
{
	return read_name(&share, PG_GETARG_CSTRING(0), fcinfo->context);
}

PG_FUNCTION_INFO_V1(share_class_out);
Datum
share_class_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(write_name(&share, PG_GETARG_SHARE_CLASS(0)));
}

PG_FUNCTION_INFO_V1(share_class_recv);
Datum
share_class_recv(PG_FUNCTION_ARGS)
{
	return receive(&share, (StringInfo) PG_GETARG_POINTER(0));
}

PG_FUNCTION_INFO_V1(open_class_in);
Datum
open_class_in(PG_FUNCTION_ARGS)
{
	return read_name(&opening, PG_GETARG_CSTRING(0), fcinfo->context);
}

PG_FUNCTION_INFO_V1(open_class_out);
Datum
open_class_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(write_name(&opening, PG_GETARG_OPEN_CLASS(0)));
}

PG_FUNCTION_INFO_V1(open_class_recv);
Datum
open_class_recv(PG_FUNCTION_ARGS)
{
	return receive(&opening, (StringInfo) PG_GETARG_POINTER(0));
}

PG_FUNCTION_INFO_V1(openness_send);
Datum
openness_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, (uint8) PG_GETARG_CHAR(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

PG_FUNCTION_INFO_V1(openness_code);
Datum
openness_code(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(PG_GETARG_CHAR(0));
}

#define OPENNESS_COMPARISON(name, operator) \
PG_FUNCTION_INFO_V1(name); \
Datum \
name(PG_FUNCTION_ARGS) \
{ \
	PG_RETURN_BOOL(openness_cmp_internal(PG_GETARG_CHAR(0), PG_GETARG_CHAR(1)) operator 0); \
}

OPENNESS_COMPARISON(openness_lt, <)
OPENNESS_COMPARISON(openness_le, <=)
OPENNESS_COMPARISON(openness_eq, ==)
OPENNESS_COMPARISON(openness_ne, !=)
OPENNESS_COMPARISON(openness_ge, >=)
OPENNESS_COMPARISON(openness_gt, >)

PG_FUNCTION_INFO_V1(openness_cmp);
Datum
openness_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(openness_cmp_internal(PG_GETARG_CHAR(0), PG_GETARG_CHAR(1)));
}

PG_FUNCTION_INFO_V1(openness_smaller);
Datum
openness_smaller(PG_FUNCTION_ARGS)
{
	char		a = PG_GETARG_CHAR(0);
	char		b = PG_GETARG_CHAR(1);

	PG_RETURN_CHAR(openness_cmp_internal(a, b) <= 0 ? a : b);
}

PG_FUNCTION_INFO_V1(openness_larger);
Datum
openness_larger(PG_FUNCTION_ARGS)
{
	char		a = PG_GETARG_CHAR(0);
	char		b = PG_GETARG_CHAR(1);

	PG_RETURN_CHAR(openness_cmp_internal(a, b) >= 0 ? a : b);
}

PG_FUNCTION_INFO_V1(openness_hash);
Datum
openness_hash(PG_FUNCTION_ARGS)
{
	return hash_uint32((uint32) PG_GETARG_CHAR(0));
}

PG_FUNCTION_INFO_V1(openness_hash_extended);
Datum
openness_hash_extended(PG_FUNCTION_ARGS)
{
	return hash_uint32_extended((uint32) PG_GETARG_CHAR(0), PG_GETARG_INT64(1));
}
