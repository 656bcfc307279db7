/*
 * code_core.c
 *		What the parsers of identifiers share: blanks, hyphens, full-width forms, and how a parser says what is wrong.
 */
#include "code_core.h"

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

void
code_trim(const char **str, size_t *len)
{
	while (*len > 0 && is_blank((*str)[*len - 1]))
		(*len)--;
	while (*len > 0 && is_blank(**str))
	{
		(*str)++;
		(*len)--;
	}
}

int
code_character_len(const char *str, size_t len)
{
	unsigned char lead = (unsigned char) *str;
	size_t		n = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

	return (int) (n < len ? n : len);
}

int
code_count(const char *str, size_t len)
{
	size_t		i;
	int			count = 0;

	for (i = 0; i < len; i += code_character_len(str + i, len - i))
		count++;
	return count;
}

CodeReason
code_fault(CodeFault *fault, CodeReason reason, const char *str, size_t len, size_t i)
{
	fault->reason = reason;
	fault->position = code_count(str, i) + 1;
	fault->length = 0;
	fault->expected = '\0';
	fault->character = str + i;
	fault->character_len = code_character_len(str + i, len - i);
	return reason;
}

/* Code point of a three-byte character, 0 for any other: all the forms looked for have three bytes. */
static uint32_t
three_byte_character(const char *str, size_t len)
{
	const unsigned char *s = (const unsigned char *) str;

	if (len < 3 || (s[0] & 0xF0) != 0xE0)
		return 0;
	return (uint32_t) (s[0] & 0x0F) << 12 | (uint32_t) (s[1] & 0x3F) << 6 | (s[2] & 0x3F);
}

static bool
is_hyphen(char c, uint32_t wide)
{
	return c == '-' ||
		(wide >= 0x2010 && wide <= 0x2015) ||	/* the hyphens and dashes of word processors */
		wide == 0x2212 ||		/* minus sign */
		wide == 0xFF0D;			/* full-width hyphen-minus */
}

static bool
is_full_width(uint32_t wide)
{
	return (wide >= 0xFF01 && wide <= 0xFF5E) ||
		wide == 0x3000 ||		/* ideographic space */
		wide == 0x2169 || wide == 0x2179;	/* Roman numeral ten, which press texts print for the letter X */
}

CodeReason
code_check_form(const char *str, size_t len, int wanted, CodeFault *fault)
{
	size_t		i;
	size_t		full_width = len;
	int			count = 0;

	for (i = 0; i < len; i += code_character_len(str + i, len - i))
	{
		uint32_t	wide = three_byte_character(str + i, len - i);

		if (is_hyphen(str[i], wide))
			return code_fault(fault, CODE_HYPHEN, str, len, i);
		if (full_width == len && is_full_width(wide))
			full_width = i;
		count++;
	}
	if (full_width < len)
		return code_fault(fault, CODE_FULL_WIDTH, str, len, full_width);
	if (count != wanted)
	{
		fault->reason = CODE_LENGTH;
		fault->position = 0;
		fault->length = count;
		fault->expected = '\0';
		fault->character = str;
		fault->character_len = 0;
		return CODE_LENGTH;
	}
	return CODE_OK;
}
