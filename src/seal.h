/*
 * seal.h
 *		What sealing, verifying and proving share.
 */
#ifndef LDPD_SEAL_H
#define LDPD_SEAL_H

#include "ldpd.h"

#include "utils/tuplestore.h"

#include "merkle_core.h"

typedef enum SealResult
{
	SEALED_ALL,					/* nothing is left */
	SEALED_SOME,				/* more can be sealed at once */
	SEALED_SETTLED				/* what is left waits for a transaction, or somebody else is sealing */
} SealResult;

/*
 * Seals what is settled, in blocks of at most limit entries, and with a limit no more than one; the blocks' rows go into
 * result, if there is one. Inside SPI.
 */
extern SealResult ledger_seal(int limit, Tuplestorestate * result);

/* The name of this ledger, in its checkpoints and below its first block; inside SPI. */
extern char *ledger_origin(void);

/* Whether nobody else seals or prunes; then nobody will until the transaction ends. */
extern bool lock_sealing(void);

extern Datum bytes_datum(const void *data, size_t len);

/* A tree from what a block keeps of it; false where its peaks are not those of a tree of that size. */
extern bool tree_from_peaks(MerkleTree *tree, int64 size, Datum peaks);

#endif							/* LDPD_SEAL_H */
