/*
 * fuzz_credit_code.c
 *		libFuzzer on the parser of credit_code: no input may read or write out of bounds, and what is accepted is
 *		written back as it was read, in the order of the text.
 *
 * Build and run, from the top of the sources:
 *		clang -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -Isrc \
 *			test/fuzz/fuzz_credit_code.c src/credit_code_core.c src/code_core.c -o test/fuzz/fuzz_credit_code
 *		test/fuzz/fuzz_credit_code -max_len=64 -max_total_time=20
 *
 * Random bytes hardly ever have the right check characters, so each input is also repaired with what the parser says
 * it expected, as far as that goes.
 */
#include <stdlib.h>
#include <string.h>

#include "credit_code_core.h"

#define MUST(condition)		do { if (!(condition)) abort(); } while (0)

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
sign(int x)
{
	return (x > 0) - (x < 0);
}

/* Parse, repair check characters, hold the parser to its word. Returns whether code[] got a valid code. */
static int
try_one(const char *str, size_t len, char *code)
{
	char		repaired[CREDIT_CODE_LENGTH];
	unsigned char packed[CREDIT_CODE_SIZE];
	unsigned char again[CREDIT_CODE_SIZE];
	CodeFault	fault;
	CodeReason	reason;
	int			repairs = 0;
	size_t		i;

	reason = credit_code_parse(str, len, packed, &fault);
	if (reason != CODE_OK)
	{
		MUST(fault.reason == reason);
		MUST(fault.character >= str && fault.character + fault.character_len <= str + len);
		MUST(fault.position >= 0 && fault.position <= (int) len);
		MUST((fault.expected != '\0') == (reason == CODE_ORGANIZATION_CHECK || reason == CODE_CHECK));
		MUST(!credit_code_is_canonical(str, len, again));
	}
	while (reason == CODE_ORGANIZATION_CHECK || reason == CODE_CHECK)
	{
		/* A repaired character is right: at most one repair each. */
		MUST(++repairs <= 2);
		memmove(repaired, fault.character - (fault.position - 1), CREDIT_CODE_LENGTH);
		repaired[fault.position - 1] = fault.expected;
		str = repaired;
		len = CREDIT_CODE_LENGTH;
		reason = credit_code_parse(str, len, packed, &fault);
	}
	if (reason != CODE_OK)
		return 0;

	credit_code_unpack(packed, code);
	MUST(credit_code_is_canonical(code, CREDIT_CODE_LENGTH, again));
	MUST(memcmp(packed, again, CREDIT_CODE_SIZE) == 0);
	code_trim(&str, &len);
	MUST(len == CREDIT_CODE_LENGTH);
	for (i = 0; i < CREDIT_CODE_LENGTH; i++)
		MUST(code[i] == str[i] || code[i] == str[i] - 'a' + 'A');
	MUST(credit_code_authority_name(code[0]) != NULL);
	MUST(credit_code_category_name(code[0], code[1]) != NULL);
	return 1;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *str = (const char *) data;
	char		one[CREDIT_CODE_LENGTH];
	char		two[CREDIT_CODE_LENGTH];
	unsigned char one_packed[CREDIT_CODE_SIZE];
	unsigned char two_packed[CREDIT_CODE_SIZE];

	/* What a damaged page may hold must not make output read past its tables. */
	if (size >= CREDIT_CODE_SIZE)
		credit_code_unpack(data, one);

	try_one(str, size, one);

	/* Two codes side by side, order of bytes = order of text. */
	if (size >= 2 * CREDIT_CODE_LENGTH &&
		try_one(str, CREDIT_CODE_LENGTH, one) && try_one(str + CREDIT_CODE_LENGTH, CREDIT_CODE_LENGTH, two))
	{
		MUST(credit_code_is_canonical(one, CREDIT_CODE_LENGTH, one_packed));
		MUST(credit_code_is_canonical(two, CREDIT_CODE_LENGTH, two_packed));
		MUST(sign(memcmp(one, two, CREDIT_CODE_LENGTH)) == sign(memcmp(one_packed, two_packed, CREDIT_CODE_SIZE)));
	}
	return 0;
}
