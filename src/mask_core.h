/*
 * mask_core.h
 *		What a masked text looks like, without a server.
 */
#ifndef LDPD_MASK_CORE_H
#define LDPD_MASK_CORE_H

#include <stddef.h>

/*
 * Writes str with only its first head and last tail characters kept, each other one as '*', and returns how many bytes that
 * is, at most len. A text that is not longer than what would be kept is hidden whole. str is UTF-8, not terminated by zero.
 */
extern size_t mask_keep(const char *str, size_t len, size_t head, size_t tail, char *out);

/*
 * The form of a number under which it is the same number however it was typed: without ASCII blanks and hyphens, letters in
 * upper case. Writes it and returns its length, at most len.
 */
extern size_t mask_canonical(const char *str, size_t len, char *out);

#endif							/* LDPD_MASK_CORE_H */
