/*
 * mask_core.c
 *		What a masked text looks like, without a server.
 */
#include "mask_core.h"

#include <stdbool.h>

static bool
begins_character(char c)
{
	return ((unsigned char) c & 0xC0) != 0x80;
}

size_t
mask_keep(const char *str, size_t len, size_t head, size_t tail, char *out)
{
	size_t		characters = 0;
	size_t		number = 0;		/* of the character that a byte belongs to, from 1 */
	size_t		written = 0;
	size_t		i;

	for (i = 0; i < len; i++)
		if (i == 0 || begins_character(str[i]))
			characters++;
	if (head >= characters || tail >= characters - head)
		head = tail = 0;
	for (i = 0; i < len; i++)
	{
		bool		first = i == 0 || begins_character(str[i]);

		if (first)
			number++;
		if (number <= head || number > characters - tail)
			out[written++] = str[i];
		else if (first)
			out[written++] = '*';
	}
	return written;
}

size_t
mask_canonical(const char *str, size_t len, char *out)
{
	size_t		written = 0;
	size_t		i;

	for (i = 0; i < len; i++)
	{
		char		c = str[i];

		if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '-')
			continue;
		out[written++] = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
	}
	return written;
}
