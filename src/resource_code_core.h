/*
 * resource_code_core.h
 *		信息资源代码 of 《政务信息资源目录编制指南(试行)》: 类 (1 digit), 项 (2), 目 (3), 细目 (any number) "/" 顺序码.
 *
 * Pure code: no palloc, no ereport.
 */
#ifndef LDPD_RESOURCE_CODE_CORE_H
#define LDPD_RESOURCE_CODE_CORE_H

#include <stddef.h>

#define RESOURCE_CODE_MAX	60

typedef enum ResourceCodeReason
{
	RESOURCE_CODE_OK = 0,
	RESOURCE_CODE_LENGTH,		/* empty, or longer than RESOURCE_CODE_MAX */
	RESOURCE_CODE_SLASH,		/* no slash, or more than one */
	RESOURCE_CODE_DIGIT,		/* something other than a digit */
	RESOURCE_CODE_CLASS,		/* 类 is 0 */
	RESOURCE_CODE_SHORT,		/* fewer than the six digits of 类, 项 and 目 */
	RESOURCE_CODE_SEQUENCE		/* no 顺序码 */
} ResourceCodeReason;

/* class_len: digits before the slash, set where the code is well formed. */
extern ResourceCodeReason resource_code_parse(const char *str, size_t len, size_t *class_len);

#endif							/* LDPD_RESOURCE_CODE_CORE_H */
