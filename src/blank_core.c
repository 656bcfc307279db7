/*
 * blank_core.c
 *		Whether a text says anything at all: a reason made of full-width or no-break spaces is no reason.
 */
#include "blank_core.h"

/* Unicode's White_Space, controls, default-ignorable characters and blank fillers: code points from, to. */
static const unsigned int blanks[][2] = {
	{0x0000, 0x0020}, {0x007F, 0x00A0}, {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160},
	{0x1680, 0x1680}, {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x2000, 0x200F}, {0x2028, 0x202F}, {0x205F, 0x206F},
	{0x2800, 0x2800}, {0x3000, 0x3000}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
	{0xFFF0, 0xFFFB}, {0xE0000, 0xE0FFF},
};

static bool
is_blank(unsigned int c)
{
	size_t		i;

	/* what most texts are made of: printing ASCII, Chinese characters */
	if ((c > 0x20 && c < 0x7F) || (c > 0x3164 && c < 0xFE00))
		return false;
	for (i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++)
		if (c >= blanks[i][0] && c <= blanks[i][1])
			return true;
	return false;
}

/* Whether the character at *p is blank; *p then is the next one's. What is not UTF-8 is something. */
static bool
step_over(const unsigned char **p, const unsigned char *end)
{
	unsigned int c = **p;
	int			more = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;

	if (end - *p <= more)
	{
		*p = end;
		return false;
	}
	if (more > 0)
		c &= 0x3F >> more;
	for ((*p)++; more > 0; more--, (*p)++)
		c = c << 6 | (**p & 0x3F);
	return is_blank(c);
}

bool
text_is_blank(const char *text, size_t len)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + len;

	while (p < end)
		if (!step_over(&p, end))
			return false;
	return true;
}

/* Where the character that ends before end begins. */
static const unsigned char *
step_back(const unsigned char *start, const unsigned char *end)
{
	const unsigned char *p = end - 1;

	while (p > start && end - p < 4 && (*p & 0xC0) == 0x80)
		p--;
	return p;
}

void
text_trim(const char **text, size_t *len)
{
	const unsigned char *first = (const unsigned char *) *text;
	const unsigned char *end = first + *len;
	const unsigned char *p;

	for (p = first; p < end && step_over(&p, end);)
		first = p;
	while (end > first)
	{
		p = step_back(first, end);
		if (!step_over(&p, end))
			break;
		end = step_back(first, end);
	}
	*text = (const char *) first;
	*len = end - first;
}
