/*
 * memo.h
 *		What a session remembers of the law's registers, until one of them changes.
 */
#ifndef LDPD_MEMO_H
#define LDPD_MEMO_H

#include "ldpd.h"

#define MEMO_TABLES	3

/*
 * Answers of fixed size to questions of fixed size, as many as there is room for. The registers that they rest on are those
 * whose every change sends a relcache invalidation (registry_record()). A static variable: {{"duty_rule", "agency"}, sizeof(Key), sizeof(Value)}.
 */
typedef struct Memo
{
	const char *tables[MEMO_TABLES];	/* in schema ldpd */
	size_t		key_size;		/* its padding must be zero */
	size_t		value_size;
	/* the rest is memo.c's */
	Oid			relids[MEMO_TABLES];
	uint64		epoch;			/* of the registers as they are now */
	char	   *places;			/* in TopMemoryContext */
	struct Memo *next;
} Memo;

/* Reads the answer from the registers; false where they have none. */
typedef bool (*MemoRead) (const void *key, void *value);

/* The answer as it is remembered, or read and then remembered; false where there is none, which is not remembered. */
extern bool memo_answer(Memo *memo, const void *key, MemoRead read, void *value);

extern void memo_init(void);

#endif							/* LDPD_MEMO_H */
