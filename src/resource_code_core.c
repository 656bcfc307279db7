/*
 * resource_code_core.c
 *		The form of a 信息资源代码.
 */
#include "resource_code_core.h"

#include <string.h>

#define CLASS_DIGITS	6		/* 类, 项 and 目 */

ResourceCodeReason
resource_code_parse(const char *str, size_t len, size_t *class_len)
{
	const char *slash;
	size_t		i;

	if (len == 0 || len > RESOURCE_CODE_MAX)
		return RESOURCE_CODE_LENGTH;
	slash = memchr(str, '/', len);
	if (slash == NULL || memchr(slash + 1, '/', str + len - slash - 1) != NULL)
		return RESOURCE_CODE_SLASH;
	for (i = 0; i < len; i++)
		if (str + i != slash && (str[i] < '0' || str[i] > '9'))
			return RESOURCE_CODE_DIGIT;
	if (str[0] == '0')
		return RESOURCE_CODE_CLASS;
	if (slash - str < CLASS_DIGITS)
		return RESOURCE_CODE_SHORT;
	if (slash == str + len - 1)
		return RESOURCE_CODE_SEQUENCE;
	*class_len = slash - str;
	return RESOURCE_CODE_OK;
}
