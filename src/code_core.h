/*
 * code_core.h
 *		What the parsers of identifiers share: blanks, hyphens, full-width forms, and how a parser says what is wrong.
 *
 * Pure C, so that a fuzzer can link it without a server: bytes in, reason and position out.
 */
#ifndef LDPD_CODE_CORE_H
#define LDPD_CODE_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In the order in which a parser looks: the first that applies is reported. */
typedef enum CodeReason
{
	CODE_OK = 0,
	CODE_HYPHEN,				/* written with hyphens */
	CODE_FULL_WIDTH,			/* written with an input method's full-width forms, or a Roman numeral X */
	CODE_LENGTH,				/* not 18 characters */
	CODE_CHARACTER,				/* a character that the standard never uses there */
	CODE_AUTHORITY,				/* credit_code: 登记管理部门代码 */
	CODE_CATEGORY,				/* credit_code: 机构类别代码 */
	CODE_REGION,				/* credit_code: 登记管理机关行政区划码 */
	CODE_PROVINCE,				/* resident_id: the first two digits */
	CODE_DATE,					/* resident_id: 出生日期码 */
	CODE_ORGANIZATION_CHECK,	/* credit_code: check character of 主体标识码 */
	CODE_CHECK					/* 校验码 */
} CodeReason;

typedef struct CodeFault
{
	CodeReason	reason;
	int			position;		/* of the character at fault, from 1; 0 if the whole is at fault */
	int			length;			/* characters, blanks around not counted; set with CODE_LENGTH */
	char		expected;		/* the check character that belongs there, else '\0' */
	const char *character;		/* the character at fault, in the input */
	int			character_len;	/* its bytes */
} CodeFault;

/* Step over blanks (ASCII white space) at both ends. */
extern void code_trim(const char **str, size_t *len);

/* Bytes of the UTF-8 character at str, at least 1 and never past len. */
extern int	code_character_len(const char *str, size_t len);

/* Characters of a UTF-8 string. */
extern int	code_count(const char *str, size_t len);

/* Report byte i of a string as the character at fault. */
extern CodeReason code_fault(CodeFault *fault, CodeReason reason, const char *str, size_t len, size_t i);

/* Find a hyphen, a full-width form, or a length other than that wanted; CODE_OK if there is none. */
extern CodeReason code_check_form(const char *str, size_t len, int wanted, CodeFault *fault);

#endif							/* LDPD_CODE_CORE_H */
