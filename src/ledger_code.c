/*
 * ledger_code.c
 *		The canonical bytes of ledger entries and of block headers, and their hashes.
 *
 * Nothing in them depends on a setting, on the encoding (ours is UTF-8) or on how this major stores a value: numbers are big
 * endian or decimal text, each field says what it is and how long, so that no two entries have the same bytes.
 */
#include "ldpd.h"

#ifdef USE_OPENSSL
#include <openssl/evp.h>
#else
#include "common/cryptohash.h"
#include "common/sha2.h"
#include "utils/memutils.h"
#endif

#include "miscadmin.h"
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

/*
 * One context serves the whole session. With OpenSSL, asking for the algorithm once and not for each hash, as pg_cryptohash
 * does, halves the time of the short ones that these are.
 */
#ifdef USE_OPENSSL

static void
sha256(void *arg, const unsigned char *data, size_t len, unsigned char *out)
{
	EVP_MD_CTX *ctx = arg;

	if (EVP_DigestInit_ex(ctx, NULL, NULL) != 1 || EVP_DigestUpdate(ctx, data, len) != 1 ||
		EVP_DigestFinal_ex(ctx, out, NULL) != 1)
		elog(ERROR, "could not compute SHA-256");
}

static void *
sha256_context(void)
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();

	if (ctx == NULL || EVP_DigestInit_ex(ctx, EVP_sha256(), NULL) != 1)
		elog(ERROR, "could not initialize SHA-256");
	return ctx;
}

#else

static void
sha256(void *arg, const unsigned char *data, size_t len, unsigned char *out)
{
	pg_cryptohash_ctx *ctx = arg;

	if (pg_cryptohash_init(ctx) < 0 || pg_cryptohash_update(ctx, data, len) < 0 ||
		pg_cryptohash_final(ctx, out, HASH_SIZE) < 0)
		elog(ERROR, "could not compute SHA-256");
}

static void *
sha256_context(void)
{
	MemoryContext old = MemoryContextSwitchTo(TopMemoryContext);
	void	   *ctx = pg_cryptohash_create(PG_SHA256);

	MemoryContextSwitchTo(old);
	return ctx;
}

#endif

const MerkleHasher *
sha256_hasher(void)
{
	static MerkleHasher hasher = {sha256, NULL};

	if (hasher.arg == NULL)
		hasher.arg = sha256_context();
	return &hasher;
}

/* ----------------------------------------------------------------
 * Fields
 * ----------------------------------------------------------------
 */

/* Room for what comes; most of the time it is there. */
static inline char *
room(StringInfo buf, int len)
{
	char	   *at;

	if (buf->len + len >= buf->maxlen)
		enlargeStringInfo(buf, len);
	at = buf->data + buf->len;
	buf->len += len;
	return at;
}

static inline void
put_byte(StringInfo buf, char byte)
{
	*room(buf, 1) = byte;
}

static inline void
put_count(StringInfo buf, char tag, uint32 value)
{
	char	   *at = room(buf, 1 + sizeof(value));

	*at = tag;
	value = pg_hton32(value);
	memcpy(at + 1, &value, sizeof(value));
}

static inline void
put_int64(StringInfo buf, char tag, int64 value)
{
	char	   *at = room(buf, 1 + sizeof(value));
	uint64		n = pg_hton64((uint64) value);

	*at = tag;
	memcpy(at + 1, &n, sizeof(n));
}

static inline void
put_string(StringInfo buf, char tag, const char *text, int len)
{
	put_count(buf, tag, len);
	memcpy(room(buf, len), text, len);
}

/* Microseconds since 1970, Universal Time. */
static int64
unix_usecs(TimestampTz moment)
{
	return moment + (int64) (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE) * USECS_PER_DAY;
}

/* 1.50 and 1.5 are one number. */
static void
put_numeric(StringInfo buf, Numeric number)
{
	char	   *digits = numeric_normalize(number);

	put_string(buf, 'd', digits, strlen(digits));
	pfree(digits);
}

/*
 * A container as jsonb keeps it: an iterator would copy each value first. Arrays and objects tell how many members follow;
 * those of an object are in the order of their keys' length, then bytes, each key once.
 */
static void
put_container(StringInfo buf, JsonbContainer *container)
{
	uint32		n = JsonContainerSize(container);
	bool		object = JsonContainerIsObject(container);
	char	   *base = (char *) (container->children + (object ? 2 * n : n));
	uint32		value_offset = object ? getJsonbOffset(container, n) : 0;
	uint32		key_offset = 0;
	uint32		i;

	check_stack_depth();
	if (!JsonContainerIsScalar(container))
		put_count(buf, object ? 'o' : 'a', n);
	for (i = 0; i < n; i++)
	{
		int			index = object ? n + i : i;
		JEntry		entry = container->children[index];
		uint32		len = getJsonbLength(container, index);

		if (object)
		{
			uint32		key_len = getJsonbLength(container, i);

			put_string(buf, 's', base + key_offset, key_len);
			key_offset += key_len;
		}
		if (JBE_ISSTRING(entry))
			put_string(buf, 's', base + value_offset, len);
		else if (JBE_ISNUMERIC(entry))
			put_numeric(buf, (Numeric) (base + INTALIGN(value_offset)));
		else if (JBE_ISCONTAINER(entry))
			put_container(buf, (JsonbContainer *) (base + INTALIGN(value_offset)));
		else
			put_byte(buf, JBE_ISNULL(entry) ? 'n' : JBE_ISBOOL_TRUE(entry) ? 't' : 'f');
		value_offset += len;
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
	put_byte(buf, 0);
	put_byte(buf, KIND_ENTRY);
	put_byte(buf, FORMAT);
	put_byte(buf, LEDGER_NATTS);
	for (i = 0; i < LEDGER_NATTS; i++)
	{
		if (nulls[i])
		{
			put_byte(buf, 'N');
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
				put_byte(buf, 'J');
				put_container(buf, &DatumGetJsonbP(values[i])->root);
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
encode_header(const LedgerBlock *block, unsigned char *data)
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
hash_block(const LedgerBlock *block, unsigned char *hash)
{
	unsigned char data[1 + HEADER_SIZE];

	encode_header(block, data);
	merkle_leaf(sha256_hasher(), data, sizeof(data), hash);
}

void
hash_origin(const char *origin, unsigned char *hash)
{
	sha256(sha256_hasher()->arg, (const unsigned char *) origin, strlen(origin), hash);
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
