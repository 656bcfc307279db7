/*
 * merkle_core.h
 *		Merkle trees as RFC 6962, section 2.1, has them. Pure code: the caller gives the memory and the hash function.
 *
 * A leaf is hash(0x00 || data), a node hash(0x01 || left || right); left is the largest power of two that is less than
 * the number of leaves.
 */
#ifndef LDPD_MERKLE_CORE_H
#define LDPD_MERKLE_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HASH_SIZE		32
#define MERKLE_DEPTH	64		/* no tree of 2^63 leaves is deeper */

typedef struct MerkleHasher
{
	void		(*hash) (void *arg, const unsigned char *data, size_t len, unsigned char *out);
	void	   *arg;
} MerkleHasher;

/* A tree that grows, by the roots of its perfect subtrees alone, the largest first: one for each bit set in size. */
typedef struct MerkleTree
{
	uint64_t	size;
	unsigned char peaks[MERKLE_DEPTH][HASH_SIZE];
} MerkleTree;

/* The hash of a leaf; data[0] is room for the prefix, and counts in len. */
extern void merkle_leaf(const MerkleHasher *hasher, unsigned char *data, size_t len, unsigned char *out);

extern int	merkle_npeaks(uint64_t size);
extern void merkle_add(const MerkleHasher *hasher, MerkleTree *tree, const unsigned char *leaf);
extern void merkle_root(const MerkleHasher *hasher, const MerkleTree *tree, unsigned char *root);

/* The root over n leaves that stand in a row. */
extern void merkle_root_of(const MerkleHasher *hasher, const unsigned char *leaves, uint64_t n, unsigned char *root);

/* PATH(index, D[n]): what proves that a leaf is in the tree. How many hashes, at most MERKLE_DEPTH; index < n. */
extern int	merkle_path(const MerkleHasher *hasher, const unsigned char *leaves, uint64_t n, uint64_t index,
						unsigned char (*path)[HASH_SIZE]);

/* Whether a path leads from a leaf to the root. */
extern bool merkle_check_path(const MerkleHasher *hasher, const unsigned char *leaf, uint64_t index, uint64_t n,
							  const unsigned char (*path)[HASH_SIZE], int len, const unsigned char *root);

/* PROOF(m, D[n]): what proves that the tree of the first m leaves was only added to; 0 < m <= n. */
extern int	merkle_consistency(const MerkleHasher *hasher, const unsigned char *leaves, uint64_t m, uint64_t n,
							   unsigned char (*proof)[HASH_SIZE]);

#endif							/* LDPD_MERKLE_CORE_H */
