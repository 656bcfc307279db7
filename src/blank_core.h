/*
 * blank_core.h
 *		Whether a text says anything at all. Pure code: no palloc, no ereport.
 */
#ifndef LDPD_BLANK_CORE_H
#define LDPD_BLANK_CORE_H

#include <stdbool.h>
#include <stddef.h>

/* True where valid UTF-8 text of len bytes holds nothing but characters that print nothing. */
extern bool text_is_blank(const char *text, size_t len);

/* Step over such characters at both ends. */
extern void text_trim(const char **text, size_t *len);

#endif							/* LDPD_BLANK_CORE_H */
