/*
 * merkle_core.c
 *		Merkle trees as RFC 6962, section 2.1, has them.
 */
#include <string.h>

#include "merkle_core.h"

static void
node(const MerkleHasher *hasher, const unsigned char *left, const unsigned char *right, unsigned char *out)
{
	unsigned char data[1 + 2 * HASH_SIZE];

	data[0] = 0x01;
	memcpy(data + 1, left, HASH_SIZE);
	memcpy(data + 1 + HASH_SIZE, right, HASH_SIZE);
	hasher->hash(hasher->arg, data, sizeof(data), out);
}

void
merkle_leaf(const MerkleHasher *hasher, unsigned char *data, size_t len, unsigned char *out)
{
	data[0] = 0x00;
	hasher->hash(hasher->arg, data, len, out);
}

int
merkle_npeaks(uint64_t size)
{
	int			n = 0;

	for (; size; size &= size - 1)
		n++;
	return n;
}

/* Like counting in binary: each carry joins two perfect subtrees of one size. */
void
merkle_add(const MerkleHasher *hasher, MerkleTree *tree, const unsigned char *leaf)
{
	int			n = merkle_npeaks(tree->size);
	uint64_t	carry;

	memcpy(tree->peaks[n], leaf, HASH_SIZE);
	for (carry = tree->size; carry & 1; carry >>= 1)
	{
		node(hasher, tree->peaks[n - 1], tree->peaks[n], tree->peaks[n - 1]);
		n--;
	}
	tree->size++;
}

void
merkle_root(const MerkleHasher *hasher, const MerkleTree *tree, unsigned char *root)
{
	int			n = merkle_npeaks(tree->size);

	if (n == 0)
	{
		hasher->hash(hasher->arg, (const unsigned char *) "", 0, root);
		return;
	}
	memcpy(root, tree->peaks[n - 1], HASH_SIZE);
	while (--n > 0)
		node(hasher, tree->peaks[n - 1], root, root);
}

void
merkle_root_of(const MerkleHasher *hasher, const unsigned char *leaves, uint64_t n, unsigned char *root)
{
	MerkleTree	tree;
	uint64_t	i;

	tree.size = 0;
	for (i = 0; i < n; i++)
		merkle_add(hasher, &tree, leaves + i * HASH_SIZE);
	merkle_root(hasher, &tree, root);
}

/* The largest power of two less than n, for n > 1. */
static uint64_t
split(uint64_t n)
{
	uint64_t	k = 1;

	while (k < n - k)
		k <<= 1;
	return k;
}

int
merkle_path(const MerkleHasher *hasher, const unsigned char *leaves, uint64_t n, uint64_t index,
			unsigned char (*path)[HASH_SIZE])
{
	uint64_t	k;
	int			len;

	if (n <= 1)
		return 0;
	k = split(n);
	if (index < k)
	{
		len = merkle_path(hasher, leaves, k, index, path);
		merkle_root_of(hasher, leaves + k * HASH_SIZE, n - k, path[len]);
	}
	else
	{
		len = merkle_path(hasher, leaves + k * HASH_SIZE, n - k, index - k, path);
		merkle_root_of(hasher, leaves, k, path[len]);
	}
	return len + 1;
}

bool
merkle_check_path(const MerkleHasher *hasher, const unsigned char *leaf, uint64_t index, uint64_t n,
				  const unsigned char (*path)[HASH_SIZE], int len, const unsigned char *root)
{
	unsigned char hash[HASH_SIZE];
	uint64_t	last = n - 1;
	int			i;

	if (index >= n)
		return false;
	memcpy(hash, leaf, HASH_SIZE);
	for (i = 0; i < len; i++)
	{
		if (last == 0)
			return false;
		if ((index & 1) || index == last)
		{
			node(hasher, path[i], hash, hash);
			/* a leaf on the right edge has no sibling on some levels */
			while (!(index & 1) && index != 0)
			{
				index >>= 1;
				last >>= 1;
			}
		}
		else
			node(hasher, hash, path[i], hash);
		index >>= 1;
		last >>= 1;
	}
	return last == 0 && memcmp(hash, root, HASH_SIZE) == 0;
}

static int
subproof(const MerkleHasher *hasher, const unsigned char *leaves, uint64_t m, uint64_t n, bool known,
		 unsigned char (*proof)[HASH_SIZE])
{
	uint64_t	k;
	int			len;

	if (m == n)
	{
		if (known)
			return 0;
		merkle_root_of(hasher, leaves, n, proof[0]);
		return 1;
	}
	k = split(n);
	if (m <= k)
	{
		len = subproof(hasher, leaves, m, k, known, proof);
		merkle_root_of(hasher, leaves + k * HASH_SIZE, n - k, proof[len]);
	}
	else
	{
		len = subproof(hasher, leaves + k * HASH_SIZE, m - k, n - k, false, proof);
		merkle_root_of(hasher, leaves, k, proof[len]);
	}
	return len + 1;
}

int
merkle_consistency(const MerkleHasher *hasher, const unsigned char *leaves, uint64_t m, uint64_t n,
				   unsigned char (*proof)[HASH_SIZE])
{
	return subproof(hasher, leaves, m, n, true, proof);
}
