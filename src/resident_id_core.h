/*
 * resident_id_core.h
 *		The rules of GB 11643-1999 (citizen identification number) without a server: parse, write, mask.
 */
#ifndef LDPD_RESIDENT_ID_CORE_H
#define LDPD_RESIDENT_ID_CORE_H

#include "code_core.h"

#define RESIDENT_ID_LENGTH	18	/* characters */

/* Reads a number, blanks around and lower x allowed; on CODE_OK *number is its first 17 digits, else fault is set. */
extern CodeReason resident_id_parse(const char *str, size_t len, int64_t *number, CodeFault *fault);

/* Writes the 18 characters, no NUL. */
extern void resident_id_unpack(int64_t number, char *str);

/* Is this text, byte for byte, what a valid number is written as? If so, *number is set. */
extern bool resident_id_is_canonical(const char *str, size_t len, int64_t *number);

/*
 * Hides what could be someone's number, well-formed or not: of 15 characters and more the first six and the last four
 * stay, of fewer the first one. Writes at most len bytes, no NUL, and returns how many.
 */
extern size_t resident_id_mask_text(const char *str, size_t len, char *masked);

#endif							/* LDPD_RESIDENT_ID_CORE_H */
