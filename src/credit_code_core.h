/*
 * credit_code_core.h
 *		The rules of GB 32100-2015 (unified social credit code) without a server: parse, pack, unpack, names.
 */
#ifndef LDPD_CREDIT_CODE_CORE_H
#define LDPD_CREDIT_CODE_CORE_H

#include "code_core.h"

#define CREDIT_CODE_LENGTH	18	/* characters */
#define CREDIT_CODE_SIZE	12	/* bytes, packed */

/* Reads a code, blanks around it and lower case allowed; on CODE_OK packed is set, else fault is. */
extern CodeReason credit_code_parse(const char *str, size_t len, unsigned char *packed, CodeFault *fault);

/* The same of 18 characters, quickly: no blanks around them, no word on what is wrong. */
extern bool credit_code_read(const char *str, unsigned char *packed);

/* Writes the 18 characters, no NUL. */
extern void credit_code_unpack(const unsigned char *packed, char *str);

/* Is this text, byte for byte, what a valid code is written as? If so, packed is set. */
extern bool credit_code_is_canonical(const char *str, size_t len, unsigned char *packed);

/* Names of 登记管理部门 and 机构类别; NULL where the standard gives no such code. */
extern const char *credit_code_authority_name(char authority);
extern const char *credit_code_category_name(char authority, char category);

#endif							/* LDPD_CREDIT_CODE_CORE_H */
