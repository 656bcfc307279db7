/*
 * fuzz_resident_id.c
 *		libFuzzer on the parser of resident_id: no input may read or write out of bounds, what is accepted is written
 *		back as it was read, and a mask never shows the middle of a number.
 *
 * Build and run, from the top of the sources:
 *		clang -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -Isrc \
 *			test/fuzz/fuzz_resident_id.c src/resident_id_core.c src/code_core.c -o test/fuzz/fuzz_resident_id
 *		test/fuzz/fuzz_resident_id -max_len=64 -max_total_time=20
 */
#include <stdlib.h>
#include <string.h>

#include "resident_id_core.h"

#define MUST(condition)		do { if (!(condition)) abort(); } while (0)

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *str = (const char *) data;
	size_t		len = size;
	char		repaired[RESIDENT_ID_LENGTH];
	char		written[RESIDENT_ID_LENGTH];
	char	   *masked = malloc(size + 1);
	size_t		masked_len;
	int64_t		number;
	int64_t		again;
	CodeFault	fault;
	CodeReason	reason;
	size_t		i;

	/* Exactly as many characters as before, however broken their UTF-8; of 15 and more, ten at most are shown. */
	masked_len = resident_id_mask_text(str, len, masked);
	MUST(masked_len <= len);
	if (len > 0 && code_count(str, len) == (int) len)
	{
		MUST(masked_len == len);
		for (i = len >= 15 ? 6 : 1; i < len - (len >= 15 ? 4 : 0); i++)
			MUST(masked[i] == '*');
	}
	free(masked);

	/* What a damaged page may hold. */
	if (size >= sizeof(number))
	{
		memcpy(&number, data, sizeof(number));
		if (number >= 0 && number < INT64_C(100000000000000000))
			resident_id_unpack(number, written);
	}

	reason = resident_id_parse(str, len, &number, &fault);
	if (reason != CODE_OK)
	{
		MUST(fault.reason == reason);
		MUST(fault.character >= str && fault.character + fault.character_len <= str + len);
		MUST(fault.position >= 0 && fault.position <= (int) len);
		MUST((fault.expected != '\0') == (reason == CODE_CHECK));
		MUST(!resident_id_is_canonical(str, len, &again));
	}
	if (reason == CODE_CHECK)
	{
		memcpy(repaired, fault.character - (fault.position - 1), RESIDENT_ID_LENGTH);
		repaired[17] = fault.expected;
		str = repaired;
		len = RESIDENT_ID_LENGTH;
		reason = resident_id_parse(str, len, &number, &fault);
		MUST(reason == CODE_OK);
	}
	if (reason != CODE_OK)
		return 0;

	resident_id_unpack(number, written);
	MUST(resident_id_is_canonical(written, RESIDENT_ID_LENGTH, &again));
	MUST(again == number);
	code_trim(&str, &len);
	MUST(len == RESIDENT_ID_LENGTH);
	MUST(memcmp(str, written, 17) == 0);
	MUST(written[17] == str[17] || (written[17] == 'X' && str[17] == 'x'));
	return 0;
}
