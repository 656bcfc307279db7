/*
 * ledger_code.c
 *		The canonical bytes of ledger entries and of block headers, and their hashes.
 *
 * Nothing in them depends on a setting, on the encoding (ours is UTF-8) or on how this major stores a value: numbers are big
 * endian or decimal text, each field says what it is and how long, so that no two entries have the same bytes.
 */
#include "ldpd.h"

#include "catalog/pg_type.h"
#include "port/pg_bswap.h"
#include "utils/jsonb.h"
#include "utils/numeric.h"

#include "credit_code.h"
#include "ledger.h"
#include "ledger_code.h"

#define KIND_ENTRY	'E'
#define KIND_HEADER	'B'
#define FORMAT		1

/* ----------------------------------------------------------------
 * SHA-256
 * ----------------------------------------------------------------
 */

static void
sha256(void *arg, const unsigned char *data, size_t len, unsigned char *out)
{
	pg_cryptohash_ctx *ctx = arg;

	if (pg_cryptohash_init(ctx) < 0 || pg_cryptohash_update(ctx, data, len) < 0 ||
		pg_cryptohash_final(ctx, out, HASH_SIZE) < 0)
		elog(ERROR, "could not compute SHA-256: %s", pg_cryptohash_error(ctx));
}

void
sha256_begin(Sha256 *sha)
{
	sha->ctx = pg_cryptohash_create(PG_SHA256);
	sha->hasher.hash = sha256;
	sha->hasher.arg = sha->ctx;
}

void
sha256_end(Sha256 *sha)
{
	pg_cryptohash_free(sha->ctx);
}

/* ----------------------------------------------------------------
 * Fields
 * ----------------------------------------------------------------
 */

static void
put_length(StringInfo buf, uint32 value)
{
	value = pg_hton32(value);
	appendBinaryStringInfo(buf, (char *) &value, sizeof(value));
}

static void
put_int64(StringInfo buf, char tag, int64 value)
{
	uint64		n = pg_hton64((uint64) value);

	appendStringInfoChar(buf, tag);
	appendBinaryStringInfo(buf, (char *) &n, sizeof(n));
}

static void
put_string(StringInfo buf, char tag, const char *text, int len)
{
	appendStringInfoChar(buf, tag);
	put_length(buf, len);
	appendBinaryStringInfo(buf, text, len);
}

/* Microseconds since 1970, Universal Time. */
static int64
unix_usecs(TimestampTz moment)
{
	return moment + (int64) (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE) * USECS_PER_DAY;
}

static void
put_scalar(StringInfo buf, const JsonbValue *value)
{
	switch (value->type)
	{
		case jbvNull:
			appendStringInfoChar(buf, 'n');
			break;
		case jbvBool:
			appendStringInfoChar(buf, value->val.boolean ? 't' : 'f');
			break;
		case jbvString:
			put_string(buf, 's', value->val.string.val, value->val.string.len);
			break;
		case jbvNumeric:
			{
				/* 1.50 and 1.5 are one number */
				char	   *digits = numeric_normalize(value->val.numeric);

				put_string(buf, 'd', digits, strlen(digits));
				pfree(digits);
			}
			break;
		default:
			elog(ERROR, "unexpected jsonb value type %d", (int) value->type);
	}
}

/*
 * Arrays and objects tell how many members follow; those of an object are in the order of their keys' length, then bytes,
 * as jsonb keeps them, each key once.
 */
static void
put_json(StringInfo buf, Jsonb *json)
{
	JsonbIterator *it = JsonbIteratorInit(&json->root);
	JsonbValue	value;
	JsonbIteratorToken token;

	while ((token = JsonbIteratorNext(&it, &value, false)) != WJB_DONE)
		switch (token)
		{
			case WJB_BEGIN_ARRAY:
				if (value.val.array.rawScalar)
					break;
				appendStringInfoChar(buf, 'a');
				put_length(buf, value.val.array.nElems);
				break;
			case WJB_BEGIN_OBJECT:
				appendStringInfoChar(buf, 'o');
				put_length(buf, value.val.object.nPairs);
				break;
			case WJB_KEY:
			case WJB_VALUE:
			case WJB_ELEM:
				put_scalar(buf, &value);
				break;
			default:
				break;
		}
}

static void
put_text(StringInfo buf, Datum value)
{
	text	   *string = DatumGetTextPP(value);

	put_string(buf, 'T', VARDATA_ANY(string), VARSIZE_ANY_EXHDR(string));
}

void
encode_entry(StringInfo buf, const Datum *values, const bool *nulls)
{
	int			i;

	resetStringInfo(buf);
	appendStringInfoChar(buf, 0);
	appendStringInfoChar(buf, KIND_ENTRY);
	appendStringInfoChar(buf, FORMAT);
	appendStringInfoChar(buf, LEDGER_NATTS);
	for (i = 0; i < LEDGER_NATTS; i++)
	{
		if (nulls[i])
		{
			appendStringInfoChar(buf, 'N');
			continue;
		}
		switch (i)
		{
			case LEDGER_ID:
			case LEDGER_USE_NO:
			case LEDGER_ROWS:
				put_int64(buf, 'I', DatumGetInt64(values[i]));
				break;
			case LEDGER_ARTICLE:
				put_int64(buf, 'I', DatumGetInt32(values[i]));
				break;
			case LEDGER_AT:
				put_int64(buf, 'M', unix_usecs(DatumGetTimestampTz(values[i])));
				break;
			case LEDGER_AGENCY:
				{
					char	   *code = credit_code_to_cstring(DatumGetCreditCodeP(values[i]));

					put_string(buf, 'T', code, strlen(code));
					pfree(code);
				}
				break;
			case LEDGER_DETAIL:
				appendStringInfoChar(buf, 'J');
				put_json(buf, DatumGetJsonbP(values[i]));
				break;
			default:
				put_text(buf, values[i]);
		}
	}
}

/* ----------------------------------------------------------------
 * Blocks
 * ----------------------------------------------------------------
 */

void
encode_header(const Block *block, unsigned char *data)
{
	int64		numbers[] = {block->no, block->after, block->upto, block->entries, unix_usecs(block->sealed_at)};
	unsigned char *p = data + 1;
	int			i;

	*p++ = KIND_HEADER;
	*p++ = FORMAT;
	for (i = 0; i < lengthof(numbers); i++)
	{
		uint64		n = pg_hton64((uint64) numbers[i]);

		memcpy(p, &n, sizeof(n));
		p += sizeof(n);
	}
	memcpy(p, block->root, HASH_SIZE);
	memcpy(p + HASH_SIZE, block->previous, HASH_SIZE);
}

void
hash_block(Sha256 *sha, const Block *block, unsigned char *hash)
{
	unsigned char data[1 + HEADER_SIZE];

	encode_header(block, data);
	merkle_leaf(&sha->hasher, data, sizeof(data), hash);
}

void
hash_origin(Sha256 *sha, const char *origin, unsigned char *hash)
{
	sha->hasher.hash(sha->hasher.arg, (const unsigned char *) origin, strlen(origin), hash);
}

void
put_id(StringInfo ids, int64 *last, int64 id)
{
	uint64		step = id - *last;

	for (; step >= 0x80; step >>= 7)
		appendStringInfoCharMacro(ids, (char) (step | 0x80));
	appendStringInfoCharMacro(ids, (char) step);
	*last = id;
}

/* False at the end, and where the bytes are none that put_id() makes. */
bool
get_id(const unsigned char **at, const unsigned char *end, int64 *last)
{
	uint64		step = 0;
	int			shift = 0;

	for (; *at < end && shift < 64; shift += 7)
	{
		unsigned char byte = *(*at)++;

		step |= (uint64) (byte & 0x7f) << shift;
		if (!(byte & 0x80))
		{
			*last += step;
			return step > 0;
		}
	}
	return false;
}
