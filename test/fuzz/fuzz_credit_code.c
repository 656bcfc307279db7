/*
 * fuzz_credit_code.c
 *		libFuzzer on the parser of credit_code: no input may read or write out of bounds, what is accepted is written
 *		back as it was read, in the order of the text, and 18 characters are accepted if the standards' formulas do.
 *
 * Build and run, from the top of the sources:
 *		clang -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -Isrc \
 *			test/fuzz/fuzz_credit_code.c src/credit_code_core.c src/code_core.c -o test/fuzz/fuzz_credit_code
 *		test/fuzz/fuzz_credit_code -max_len=64 -max_total_time=20
 *
 * Random bytes hardly ever have the right check characters, so each input is also repaired with what the parser says
 * it expected, as far as that goes; and each is made into a code, of which then one character is changed.
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

static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
}

/* GB 11714: 11 - sum mod 11 of the eight characters, letters from A = 10 to Z = 35. */
static char
slow_organization_check(const char *body)
{
	static const int weight[8] = {3, 7, 9, 10, 5, 8, 4, 2};
	int			sum = 0;
	int			i;

	for (i = 0; i < 8; i++)
		sum += weight[i] * (body[i] <= '9' ? body[i] - '0' : upper(body[i]) - 'A' + 10);
	sum = 11 - sum % 11;
	return sum == 10 ? 'X' : sum == 11 ? '0' : '0' + sum;
}

/* GB 32100: 31 - sum mod 31 of the seventeen characters, weights the powers of 3. */
static char
slow_check(const char *str)
{
	int			power = 1;
	int			sum = 0;
	int			i;

	for (i = 0; i < 17; i++)
	{
		sum += power * (int) (strchr(alphabet, upper(str[i])) - alphabet);
		power = power * 3 % 31;
	}
	return alphabet[(31 - sum % 31) % 31];
}

/* The rules one by one. */
static int
slow_is_code(const char *str)
{
	int			i;

	for (i = 0; i < CREDIT_CODE_LENGTH; i++)
		if (str[i] == '\0' || strchr(alphabet, upper(str[i])) == NULL || (i >= 2 && i < 8 && str[i] > '9'))
			return 0;
	return credit_code_category_name(str[0], str[1]) != NULL &&
		upper(str[16]) == slow_organization_check(str + 8) && upper(str[17]) == slow_check(str);
}

/* A code out of any 18 bytes. */
static void
make_code(const char *bytes, char *code)
{
	int			authority = (unsigned char) bytes[0] % 31;
	int			category = (unsigned char) bytes[1] % 10;
	int			i;

	while (credit_code_authority_name(alphabet[authority]) == NULL)
		authority = (authority + 1) % 31;
	while (credit_code_category_name(alphabet[authority], alphabet[category]) == NULL)
		category = (category + 1) % 10;
	code[0] = alphabet[authority];
	code[1] = alphabet[category];
	for (i = 2; i < 16; i++)
		code[i] = alphabet[(unsigned char) bytes[i] % (i < 8 ? 10 : 31)];
	code[16] = slow_organization_check(code + 8);
	code[17] = slow_check(code);
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
		MUST(fault.expected == '\0' || fault.expected != upper(*fault.character));
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
		MUST(code[i] == upper(str[i]));
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

	/* 18 characters as they are, a code made of them, and that with the character changed that the last two bytes say. */
	if (size >= CREDIT_CODE_LENGTH)
	{
		MUST(credit_code_read(str, one_packed) == slow_is_code(str));
		make_code(str, one);
		MUST(slow_is_code(one) && try_one(one, CREDIT_CODE_LENGTH, two) && memcmp(one, two, CREDIT_CODE_LENGTH) == 0);
		one[data[16] % CREDIT_CODE_LENGTH] = str[17];
		MUST(credit_code_read(one, one_packed) == slow_is_code(one));
		try_one(one, CREDIT_CODE_LENGTH, two);
	}

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
