/*
 * ledger_code.h
 *		The canonical bytes of ledger entries and of block headers, and their hashes; doc/auditor.md describes them byte by byte.
 */
#ifndef LDPD_LEDGER_CODE_H
#define LDPD_LEDGER_CODE_H

#include "ldpd.h"

#include "access/tupdesc.h"
#include "lib/stringinfo.h"
#include "utils/timestamp.h"

#include "merkle_core.h"

/* SHA-256, by the library that the server was built with. */
extern const MerkleHasher *sha256_hasher(void);

/*
 * The canonical bytes of an entry whose columns stand in values and nulls; buf is emptied first, and its first byte is room
 * for the prefix of merkle_leaf().
 */
extern void encode_entry(StringInfo buf, const Datum *values, const bool *nulls);

/* A block of entries: those with after < id <= upto. */
typedef struct LedgerBlock
{
	int64		no;
	int64		after;
	int64		upto;
	int64		entries;
	TimestampTz sealed_at;
	unsigned char root[HASH_SIZE];
	unsigned char previous[HASH_SIZE];
	unsigned char hash[HASH_SIZE];
} LedgerBlock;

#define HEADER_SIZE	(2 + 5 * 8 + 2 * HASH_SIZE)

/* The header's bytes, with one byte before them as room for the prefix. */
extern void encode_header(const LedgerBlock *block, unsigned char *data);

/* hash: that of the header, a leaf of the tree of blocks. */
extern void hash_block(const LedgerBlock *block, unsigned char *hash);

/* What the first block has for the hash of its predecessor: that of the log's name. */
extern void hash_origin(const char *origin, unsigned char *hash);

/* Ids that rise, as differences: seven bits a byte, the lowest first, the high bit says that more follow. */
extern void put_id(StringInfo ids, int64 *last, int64 id);
extern bool get_id(const unsigned char **at, const unsigned char *end, int64 *last);

#endif							/* LDPD_LEDGER_CODE_H */
