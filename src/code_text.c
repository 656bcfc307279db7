/*
 * code_text.c
 *		Sentences for what the parser of an identifier found, and the comparison of an identifier with text.
 */
#include "code_text.h"

char *
code_fault_character(const CodeFault *fault)
{
	return pnstrdup(fault->character, fault->character_len);
}

char *
code_fault_detail(const CodeFault *fault, bool translated)
{
	switch (fault->reason)
	{
		case CODE_HYPHEN:
			return psprintf(code_sentence(translated, "Character %d is a hyphen."), fault->position);
		case CODE_FULL_WIDTH:
			return psprintf(code_sentence(translated, "Character %d is \"%s\", which is not ASCII."),
							fault->position, code_fault_character(fault));
		case CODE_LENGTH:
			return psprintf(code_sentence(translated, "It has %d characters and should have 18."), fault->length);
		default:
			return NULL;
	}
}

const char *
code_fault_hint(const CodeFault *fault)
{
	switch (fault->reason)
	{
		case CODE_HYPHEN:
			return gettext_noop("Write the 18 characters without hyphens.");
		case CODE_FULL_WIDTH:
			return gettext_noop("Write half-width (ASCII) digits and letters.");
		default:
			return NULL;
	}
}

int
code_compare_text(const char *code, int code_len, const text *txt)
{
	int			len = VARSIZE_ANY_EXHDR(txt);
	int			result = memcmp(code, VARDATA_ANY(txt), Min(len, code_len));

	return result != 0 ? result : code_len - len;
}
