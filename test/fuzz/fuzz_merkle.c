/*
 * fuzz_merkle.c
 *		Grows trees with merkle_core.c, and compares roots, paths and consistency proofs with the definitions of RFC 6962.
 *
 *		clang -g -O1 -fsanitize=fuzzer,address,undefined -Isrc -o test/fuzz/fuzz_merkle \
 *			test/fuzz/fuzz_merkle.c src/merkle_core.c && test/fuzz/fuzz_merkle -max_total_time=20
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "merkle_core.h"

#define CHECK(condition) \
	do { \
		if (!(condition)) \
		{ \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
			abort(); \
		} \
	} while (0)

#define MAX_LEAVES	300

/* No SHA-256, but a function whose value depends on each byte and its place: FNV-1a, four times. */
static void
hash(void *arg, const unsigned char *data, size_t len, unsigned char *out)
{
	int			i;

	(void) arg;
	for (i = 0; i < 4; i++)
	{
		uint64_t	h = UINT64_C(14695981039346656037) + i;
		size_t		j;

		for (j = 0; j < len; j++)
			h = (h ^ data[j]) * UINT64_C(1099511628211);
		memcpy(out + 8 * i, &h, 8);
	}
}

static const MerkleHasher hasher = {hash, NULL};

/* MTH(D[n]), as it is written. */
static void
slow_root(const unsigned char *leaves, uint64_t n, unsigned char *root)
{
	unsigned char data[1 + 2 * HASH_SIZE];
	uint64_t	k = 1;

	if (n == 1)
	{
		memcpy(root, leaves, HASH_SIZE);
		return;
	}
	while (k * 2 < n)
		k *= 2;
	data[0] = 1;
	slow_root(leaves, k, data + 1);
	slow_root(leaves + k * HASH_SIZE, n - k, data + 1 + HASH_SIZE);
	hash(NULL, data, sizeof(data), root);
}

static void
node(const unsigned char *left, const unsigned char *right, unsigned char *out)
{
	unsigned char data[1 + 2 * HASH_SIZE];

	data[0] = 1;
	memcpy(data + 1, left, HASH_SIZE);
	memcpy(data + 1 + HASH_SIZE, right, HASH_SIZE);
	hash(NULL, data, sizeof(data), out);
}

/* RFC 9162, section 2.1.4.2: whether a proof leads from the old root to the new one. */
static int
check_consistency(uint64_t m, uint64_t n, const unsigned char (*proof)[HASH_SIZE], int len,
				  const unsigned char *old_root, const unsigned char *new_root)
{
	unsigned char f[HASH_SIZE];
	unsigned char s[HASH_SIZE];
	uint64_t	fn = m - 1;
	uint64_t	sn = n - 1;
	int			i = 0;

	if (m == n)
		return len == 0 && memcmp(old_root, new_root, HASH_SIZE) == 0;
	if ((m & (m - 1)) == 0)
		memcpy(f, old_root, HASH_SIZE);
	else
	{
		if (len == 0)
			return 0;
		memcpy(f, proof[i++], HASH_SIZE);
	}
	memcpy(s, f, HASH_SIZE);
	while (fn & 1)
	{
		fn >>= 1;
		sn >>= 1;
	}
	for (; i < len; i++)
	{
		if (sn == 0)
			return 0;
		if ((fn & 1) || fn == sn)
		{
			node(proof[i], f, f);
			node(proof[i], s, s);
			while (!(fn & 1) && fn)
			{
				fn >>= 1;
				sn >>= 1;
			}
		}
		else
			node(s, proof[i], s);
		fn >>= 1;
		sn >>= 1;
	}
	return sn == 0 && memcmp(f, old_root, HASH_SIZE) == 0 && memcmp(s, new_root, HASH_SIZE) == 0;
}

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static unsigned char leaves[MAX_LEAVES * HASH_SIZE];
	unsigned char path[MERKLE_DEPTH][HASH_SIZE];
	unsigned char root[HASH_SIZE];
	unsigned char other[HASH_SIZE];
	MerkleTree	tree;
	uint64_t	n;
	uint64_t	index;
	uint64_t	m;
	uint64_t	i;
	int			len;

	if (size < 6)
		return 0;
	n = 1 + (data[0] | data[1] << 8) % MAX_LEAVES;
	index = (data[2] | data[3] << 8) % n;
	m = 1 + (data[4] | data[5] << 8) % n;
	tree.size = 0;
	for (i = 0; i < n; i++)
	{
		unsigned char leaf[4] = {0, data[i % size], (unsigned char) i, (unsigned char) (i >> 8)};

		merkle_leaf(&hasher, leaf, sizeof(leaf), leaves + i * HASH_SIZE);
		merkle_add(&hasher, &tree, leaves + i * HASH_SIZE);
		CHECK(tree.size == i + 1);
	}
	merkle_root(&hasher, &tree, root);
	slow_root(leaves, n, other);
	CHECK(memcmp(root, other, HASH_SIZE) == 0);
	merkle_root_of(&hasher, leaves, n, other);
	CHECK(memcmp(root, other, HASH_SIZE) == 0);

	len = merkle_path(&hasher, leaves, n, index, path);
	CHECK(merkle_check_path(&hasher, leaves + index * HASH_SIZE, index, n, (const unsigned char (*)[HASH_SIZE]) path, len, root));
	CHECK(!merkle_check_path(&hasher, leaves + index * HASH_SIZE, n, n, (const unsigned char (*)[HASH_SIZE]) path, len, root));
	if (len > 0)
	{
		CHECK(!merkle_check_path(&hasher, leaves + index * HASH_SIZE, index, n, (const unsigned char (*)[HASH_SIZE]) path, len - 1, root));
		path[data[size - 1] % len][0] ^= 1;
		CHECK(!merkle_check_path(&hasher, leaves + index * HASH_SIZE, index, n, (const unsigned char (*)[HASH_SIZE]) path, len, root));
	}

	slow_root(leaves, m, other);
	len = merkle_consistency(&hasher, leaves, m, n, path);
	CHECK(check_consistency(m, n, (const unsigned char (*)[HASH_SIZE]) path, len, other, root));
	return 0;
}
