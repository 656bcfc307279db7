/*
 * resident_id_core.c
 *		The rules of GB 11643-1999 (citizen identification number) without a server: parse, write, mask.
 *
 * The 18 characters: 1-6 region (地址码), 7-14 date of birth (出生日期码), 15-17 sequence (顺序码, odd for men), 18 check
 * character (校验码, ISO 7064 MOD 11-2). The first 17 digits decide the 18th, so they are all that is kept, and their
 * order is the order of the text.
 */
#include "resident_id_core.h"

#include <string.h>

static const unsigned char weight[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
static const char check_characters[11] = "10X98765432";

/* The earliest year of birth taken: numbers were first given in 1984, to centenarians too (sequence 996 to 999). */
#define FIRST_YEAR	1800

/*
 * First two digits: the provinces of GB/T 2260, 81 82 83 of the residence permits for people from Hong Kong, Macao and
 * Taiwan, and every 9x: foreigners' permanent residence cards of 2023 begin with 9.
 */
/* INDENT OFF */
static const bool province_known[100] = {
	[11] = true, [12] = true, [13] = true, [14] = true, [15] = true,
	[21] = true, [22] = true, [23] = true,
	[31] = true, [32] = true, [33] = true, [34] = true, [35] = true, [36] = true, [37] = true,
	[41] = true, [42] = true, [43] = true, [44] = true, [45] = true, [46] = true,
	[50] = true, [51] = true, [52] = true, [53] = true, [54] = true,
	[61] = true, [62] = true, [63] = true, [64] = true, [65] = true,
	[71] = true,
	[81] = true, [82] = true, [83] = true,
	[90] = true, [91] = true, [92] = true, [93] = true, [94] = true,
	[95] = true, [96] = true, [97] = true, [98] = true, [99] = true
};
/* INDENT ON */

static char
check_character(const char *digits)
{
	unsigned	sum = 0;
	int			i;

	for (i = 0; i < 17; i++)
		sum += weight[i] * (unsigned) (digits[i] - '0');
	return check_characters[sum % 11];
}

static bool
is_date(int year, int month, int day)
{
	static const int days[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool		leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return year >= FIRST_YEAR && month >= 1 && month <= 12 &&
		day >= 1 && day <= days[month] + (month == 2 && leap ? 1 : 0);
}

CodeReason
resident_id_parse(const char *str, size_t len, int64_t *number, CodeFault *fault)
{
	CodeReason	reason;
	int64_t		digits = 0;
	int			date;
	char		last;
	size_t		i;

	code_trim(&str, &len);
	for (i = 0; i < len && i < 17 && str[i] >= '0' && str[i] <= '9'; i++)
		digits = digits * 10 + (str[i] - '0');
	last = len == RESIDENT_ID_LENGTH ? str[17] : '\0';
	if (last == 'x')
		last = 'X';
	if (i < 17 || ((last < '0' || last > '9') && last != 'X'))
	{
		reason = code_check_form(str, len, RESIDENT_ID_LENGTH, fault);
		if (reason != CODE_OK)
			return reason;
		return code_fault(fault, CODE_CHARACTER, str, len, i);
	}

	if (!province_known[(str[0] - '0') * 10 + (str[1] - '0')])
		return code_fault(fault, CODE_PROVINCE, str, len, 0);
	date = (int) (digits / 1000 % 100000000);
	if (!is_date(date / 10000, date / 100 % 100, date % 100))
		return code_fault(fault, CODE_DATE, str, len, 6);
	if (last != check_character(str))
	{
		code_fault(fault, CODE_CHECK, str, len, 17);
		fault->expected = check_character(str);
		return CODE_CHECK;
	}
	*number = digits;
	return CODE_OK;
}

void
resident_id_unpack(int64_t number, char *str)
{
	uint64_t	rest = (uint64_t) number;
	int			i;

	for (i = 16; i >= 0; i--)
	{
		str[i] = (char) ('0' + rest % 10);
		rest /= 10;
	}
	str[17] = check_character(str);
}

bool
resident_id_is_canonical(const char *str, size_t len, int64_t *number)
{
	CodeFault	fault;

	/* Of 18 bytes that are a number, only a small x is not as it is written. */
	return len == RESIDENT_ID_LENGTH && str[17] != 'x' && resident_id_parse(str, len, number, &fault) == CODE_OK;
}

size_t
resident_id_mask_text(const char *str, size_t len, char *masked)
{
	int			count = code_count(str, len);
	int			head = count >= 15 ? 6 : 1;
	int			tail = count >= 15 ? 4 : 0;
	int			n = 0;
	size_t		i;
	size_t		out = 0;

	for (i = 0; i < len; n++)
	{
		int			bytes = code_character_len(str + i, len - i);

		if (n < head || n >= count - tail)
		{
			memcpy(masked + out, str + i, (size_t) bytes);
			out += (size_t) bytes;
		}
		else
			masked[out++] = '*';
		i += (size_t) bytes;
	}
	return out;
}
