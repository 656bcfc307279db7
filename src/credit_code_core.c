/*
 * credit_code_core.c
 *		The rules of GB 32100-2015 (unified social credit code) without a server: parse, pack, unpack, names.
 *
 * The 18 characters, and the bits they get when packed, most significant first:
 *
 *		1		登记管理部门代码 registration authority	\
 *		2		机构类别代码 category of organization	 > 30 bits: (c1 * 31 + c2) * 10^6 + region
 *		3-8		登记管理机关行政区划码, digits			/
 *		9-16	主体标识码 (GB 11714), body				40 bits, 5 each
 *		17		主体标识码, check character				5 bits
 *		18		校验码 check character					5 bits
 *		-		nothing									16 bits of zero
 *
 * Values of characters rise with their bytes, so memcmp() of the packed form is the order of the text in collation "C".
 * Region digits are packed in base 10, not 31, so that the first eight bytes, the abbreviated key of sorting, reach into
 * the 15th character: codes of one city share the first eight characters and often the two that follow.
 */
#include "credit_code_core.h"

#include <string.h>

/* Padded, so that no bit pattern of a damaged page reads past the end: 30 bits hold 34 as first value, 5 bits 31. */
static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY????";

/* GB 11714-1997; its letters count from A = 10 to Z = 35, with none left out */
#define LETTER(c)	((c) - 'A' + 10)
static const unsigned char organization_value[31] = {
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 25, 26, 27, 29, 30, 32, 33, 34
};

/* Check characters of GB 11714: 11 - sum mod 11, where 10 is written X and 11 is written 0 */
static const char organization_check[11] = "0X987654321";

/*
 * What a character adds to its code, by its place and its byte: 18 loads and additions read a code. In one number lie, from
 * the lowest bit,
 *
 *		42 bits		what is packed: at most 40 bits of characters 1-8, 9-16 or 17-18, and room for the carry of all three
 *		10 bits		sum of GB 32100, the check character included, at most 18 * 30: of a code, divisible by 31
 *		7 bits		sum of GB 11714, likewise, at most 9 * 10: of a code, divisible by 11
 *		5 bits		how many characters may stand where they stand: of a code, 18
 *
 * A byte that may not stand there adds nothing. The letters I, O, S, V and Z never may; lower case folds up. Of the table's
 * 36 kB the codes of a load touch 5.
 */
#define CHECK_SHIFT			42
#define ORGANIZATION_SHIFT	52
#define COUNT_SHIFT			59
#define PACKED_OF(sum)			((sum) & UINT64_C(0xFFFFFFFFFF))
#define CHECK_OF(sum)			((unsigned) ((sum) >> CHECK_SHIFT) & 0x3FF)
#define ORGANIZATION_OF(sum)	((unsigned) ((sum) >> ORGANIZATION_SHIFT) & 0x7F)
#define COUNT_OF(sum)			((unsigned) ((sum) >> COUNT_SHIFT))
/* INDENT OFF */
#define ADDS(c, value, organization_value, unit, weight, organization_weight) \
	[c] = (uint64_t) 1 << COUNT_SHIFT | \
		(uint64_t) ((organization_value) * (organization_weight) % 11) << ORGANIZATION_SHIFT | \
		(uint64_t) ((value) * (weight) % 31) << CHECK_SHIFT | \
		(uint64_t) (value) * (unit)
#define ADDS_EITHER_CASE(c, ...) \
	ADDS(c, __VA_ARGS__), ADDS((c) - 'A' + 'a', __VA_ARGS__)
#define DIGIT(...) \
	ADDS('0', 0, 0, __VA_ARGS__), ADDS('1', 1, 1, __VA_ARGS__), ADDS('2', 2, 2, __VA_ARGS__), ADDS('3', 3, 3, __VA_ARGS__), \
	ADDS('4', 4, 4, __VA_ARGS__), ADDS('5', 5, 5, __VA_ARGS__), ADDS('6', 6, 6, __VA_ARGS__), ADDS('7', 7, 7, __VA_ARGS__), \
	ADDS('8', 8, 8, __VA_ARGS__), ADDS('9', 9, 9, __VA_ARGS__)
#define DIGIT_OR_LETTER(...) \
	DIGIT(__VA_ARGS__), \
	ADDS_EITHER_CASE('A', 10, LETTER('A'), __VA_ARGS__), \
	ADDS_EITHER_CASE('B', 11, LETTER('B'), __VA_ARGS__), \
	ADDS_EITHER_CASE('C', 12, LETTER('C'), __VA_ARGS__), \
	ADDS_EITHER_CASE('D', 13, LETTER('D'), __VA_ARGS__), \
	ADDS_EITHER_CASE('E', 14, LETTER('E'), __VA_ARGS__), \
	ADDS_EITHER_CASE('F', 15, LETTER('F'), __VA_ARGS__), \
	ADDS_EITHER_CASE('G', 16, LETTER('G'), __VA_ARGS__), \
	ADDS_EITHER_CASE('H', 17, LETTER('H'), __VA_ARGS__), \
	ADDS_EITHER_CASE('J', 18, LETTER('J'), __VA_ARGS__), \
	ADDS_EITHER_CASE('K', 19, LETTER('K'), __VA_ARGS__), \
	ADDS_EITHER_CASE('L', 20, LETTER('L'), __VA_ARGS__), \
	ADDS_EITHER_CASE('M', 21, LETTER('M'), __VA_ARGS__), \
	ADDS_EITHER_CASE('N', 22, LETTER('N'), __VA_ARGS__), \
	ADDS_EITHER_CASE('P', 23, LETTER('P'), __VA_ARGS__), \
	ADDS_EITHER_CASE('Q', 24, LETTER('Q'), __VA_ARGS__), \
	ADDS_EITHER_CASE('R', 25, LETTER('R'), __VA_ARGS__), \
	ADDS_EITHER_CASE('T', 26, LETTER('T'), __VA_ARGS__), \
	ADDS_EITHER_CASE('U', 27, LETTER('U'), __VA_ARGS__), \
	ADDS_EITHER_CASE('W', 28, LETTER('W'), __VA_ARGS__), \
	ADDS_EITHER_CASE('X', 29, LETTER('X'), __VA_ARGS__), \
	ADDS_EITHER_CASE('Y', 30, LETTER('Y'), __VA_ARGS__)

/*
 * At each place: which characters, what one of value 1 is when packed, the weight in GB 32100 (W(i) = 3^(i-1) mod 31, and 1
 * of the check character), the weight in GB 11714. There the check character X is 10.
 */
static const uint64_t adds[CREDIT_CODE_LENGTH][256] = {
	{DIGIT_OR_LETTER(31000000, 1, 0)},
	{DIGIT(1000000, 3, 0)},
	{DIGIT(100000, 9, 0)},
	{DIGIT(10000, 27, 0)},
	{DIGIT(1000, 19, 0)},
	{DIGIT(100, 26, 0)},
	{DIGIT(10, 16, 0)},
	{DIGIT(1, 17, 0)},
	{DIGIT_OR_LETTER(UINT64_C(1) << 35, 20, 3)},
	{DIGIT_OR_LETTER(UINT64_C(1) << 30, 29, 7)},
	{DIGIT_OR_LETTER(1 << 25, 25, 9)},
	{DIGIT_OR_LETTER(1 << 20, 13, 10)},
	{DIGIT_OR_LETTER(1 << 15, 8, 5)},
	{DIGIT_OR_LETTER(1 << 10, 24, 8)},
	{DIGIT_OR_LETTER(1 << 5, 10, 4)},
	{DIGIT_OR_LETTER(1, 30, 2)},
	{DIGIT(1 << 5, 28, 1), ADDS_EITHER_CASE('X', 29, 10, 1 << 5, 28, 1)},
	{DIGIT_OR_LETTER(1, 1, 0)}
};
/* INDENT ON */

/* Value of a character in the alphabet of 31: what it adds as the 18th. */
#define NO_VALUE	31

static inline unsigned
value_of(char c)
{
	uint64_t	added = adds[17][(unsigned char) c];

	return added == 0 ? NO_VALUE : (unsigned) PACKED_OF(added);
}

/*
 * 登记管理部门 and 机构类别: the annex of GB 32100-2015 with amendment 1 (2016), and the later additions in public use
 * (G, J, Q, 36, 54, 55, 82, 99). Indexed by the character's value in GB 11714, for readability of the initializers.
 * (pg_bsd_indent spoils designators, and Chinese characters whose last byte is 0x80: keep it off such tables.)
 */
typedef struct Authority
{
	const char *name;
	const char *category[10];
} Authority;
/* INDENT OFF */
static const Authority authorities[36] = {
	[1] = {"机构编制", {
		[1] = "机关",
		[2] = "事业单位",
		[3] = "中央编办直接管理机构编制的群众团体",
		[9] = "其他"}},
	[2] = {"外交", {
		[1] = "外国常驻新闻机构",
		[9] = "其他"}},
	[3] = {"司法行政", {
		[1] = "律师执业机构",
		[2] = "公证处",
		[3] = "基层法律服务所",
		[4] = "司法鉴定机构",
		[5] = "仲裁委员会",
		[6] = "商事调解组织",
		[9] = "其他"}},
	[4] = {"文化", {
		[1] = "外国在华文化中心",
		[9] = "其他"}},
	[5] = {"民政", {
		[1] = "社会团体",
		[2] = "民办非企业单位",
		[3] = "基金会",
		[4] = "村民委员会",
		[5] = "居民委员会",
		[9] = "其他"}},
	[6] = {"旅游", {
		[1] = "外国旅游部门常驻代表机构",
		[2] = "港澳台地区旅游部门常驻内地(大陆)代表机构",
		[9] = "其他"}},
	[7] = {"宗教", {
		[1] = "宗教活动场所",
		[2] = "宗教院校",
		[9] = "其他"}},
	[8] = {"工会", {
		[1] = "基层工会",
		[2] = "非法人工会组织",
		[9] = "其他"}},
	[9] = {"市场监管", {
		[1] = "企业",
		[2] = "个体工商户",
		[3] = "农民专业合作社",
		[9] = "其他"}},
	[LETTER('A')] = {"中央军委改革和编制办公室", {
		[1] = "军队事业单位",
		[9] = "其他"}},
	[LETTER('G')] = {"公安", {
		[1] = "境外非政府组织代表机构",
		[9] = "其他"}},
	[LETTER('J')] = {"住房和城乡建设", {
		[1] = "业主大会",
		[9] = "其他"}},
	[LETTER('N')] = {"农业农村", {
		[1] = "组级集体经济组织",
		[2] = "村级集体经济组织",
		[3] = "乡镇级集体经济组织",
		[9] = "其他"}},
	[LETTER('Q')] = {"侨联", {
		[1] = "区县级侨联组织",
		[2] = "乡镇级侨联组织",
		[3] = "村级侨联组织",
		[9] = "其他"}},
	[LETTER('Y')] = {"其他", {
		[1] = "其他"}}
};
/* INDENT ON */

static inline const char *
category_name(char authority, char category)
{
	unsigned	value = value_of(authority);

	if (value == NO_VALUE || category < '0' || category > '9')
		return NULL;
	return authorities[organization_value[value]].category[category - '0'];
}

const char *
credit_code_category_name(char authority, char category)
{
	return category_name(authority, category);
}

const char *
credit_code_authority_name(char authority)
{
	unsigned	value = value_of(authority);

	return value == NO_VALUE ? NULL : authorities[organization_value[value]].name;
}

/* Big-endian, written out so that a compiler makes one byte swap of it. */
static inline void
put_bytes(unsigned char *bytes, uint32_t value)
{
	bytes[0] = (unsigned char) (value >> 24);
	bytes[1] = (unsigned char) (value >> 16);
	bytes[2] = (unsigned char) (value >> 8);
	bytes[3] = (unsigned char) value;
}

static inline uint32_t
get_bytes(const unsigned char *bytes)
{
	return (uint32_t) bytes[0] << 24 | (uint32_t) bytes[1] << 16 | (uint32_t) bytes[2] << 8 | bytes[3];
}

void
credit_code_unpack(const unsigned char *packed, char *str)
{
	uint64_t	high = (uint64_t) get_bytes(packed) << 32 | get_bytes(packed + 4);
	uint32_t	low = get_bytes(packed + 8);
	uint32_t	prefix;
	uint32_t	region;
	uint64_t	body;
	int			i;

	prefix = (uint32_t) (high >> 34);
	region = prefix % 1000000u;
	prefix /= 1000000u;
	body = (high & UINT64_C(0x3FFFFFFFF)) << 6 | low >> 26;

	str[0] = alphabet[prefix / 31];
	str[1] = alphabet[prefix % 31];
	for (i = 7; i >= 2; i--)
	{
		str[i] = (char) ('0' + region % 10);
		region /= 10;
	}
	for (i = 15; i >= 8; i--)
	{
		str[i] = alphabet[body & 0x1F];
		body >>= 5;
	}
	str[16] = alphabet[low >> 21 & 0x1F];
	str[17] = alphabet[low >> 16 & 0x1F];
}

#define ADDED(i)	adds[i][(unsigned char) str[i]]

static inline uint64_t
add_prefix(const char *str)
{
	return ADDED(0) + ADDED(1) + ADDED(2) + ADDED(3) + ADDED(4) + ADDED(5) + ADDED(6) + ADDED(7);
}

static inline uint64_t
add_body(const char *str)
{
	return ADDED(8) + ADDED(9) + ADDED(10) + ADDED(11) + ADDED(12) + ADDED(13) + ADDED(14) + ADDED(15);
}

bool
credit_code_read(const char *str, unsigned char *packed)
{
	uint64_t	prefix = add_prefix(str);
	uint64_t	body = add_body(str);
	uint64_t	checks = ADDED(16) + ADDED(17);
	uint64_t	sum = prefix + body + checks;
	uint64_t	high;

	if (COUNT_OF(sum) != CREDIT_CODE_LENGTH || CHECK_OF(sum) % 31 != 0 ||
		category_name(str[0], str[1]) == NULL || ORGANIZATION_OF(sum) % 11 != 0)
		return false;

	high = PACKED_OF(prefix) << 34 | PACKED_OF(body) >> 6;
	put_bytes(packed, (uint32_t) (high >> 32));
	put_bytes(packed + 4, (uint32_t) high);
	put_bytes(packed + 8, (uint32_t) body << 26 | (uint32_t) PACKED_OF(checks) << 16);
	return true;
}

static CodeReason
check_fault(CodeFault *fault, CodeReason reason, const char *str, int i, char expected)
{
	code_fault(fault, reason, str, CREDIT_CODE_LENGTH, (size_t) i);
	fault->expected = expected;
	return reason;
}

/* Why this, without blanks around it, is no code. */
static CodeReason
find_fault(const char *str, size_t len, CodeFault *fault)
{
	CodeReason	reason = code_check_form(str, len, CREDIT_CODE_LENGTH, fault);
	uint64_t	sum;
	char		expected;
	size_t		i;

	if (reason != CODE_OK)
		return reason;
	for (i = 0; i < len; i++)
		if (value_of(str[i]) == NO_VALUE)
			return code_fault(fault, CODE_CHARACTER, str, len, i);

	if (credit_code_authority_name(str[0]) == NULL)
		return code_fault(fault, CODE_AUTHORITY, str, len, 0);
	if (credit_code_category_name(str[0], str[1]) == NULL)
		return code_fault(fault, CODE_CATEGORY, str, len, 1);

	/* Which regions there are is no rule: a code keeps that of its registration, renamed or merged since or not. */
	for (i = 2; i < 8; i++)
		if (value_of(str[i]) > 9)
			return code_fault(fault, CODE_REGION, str, len, i);

	sum = add_body(str);
	expected = organization_check[ORGANIZATION_OF(sum) % 11];
	if (value_of(str[16]) != value_of(expected))
		return check_fault(fault, CODE_ORGANIZATION_CHECK, str, 16, expected);

	sum += add_prefix(str) + ADDED(16);
	/* a remainder of 0 is written 0, there is no 31st character */
	expected = alphabet[(31 - CHECK_OF(sum) % 31) % 31];
	return check_fault(fault, CODE_CHECK, str, 17, expected);
}

CodeReason
credit_code_parse(const char *str, size_t len, unsigned char *packed, CodeFault *fault)
{
	if (len == CREDIT_CODE_LENGTH && credit_code_read(str, packed))
		return CODE_OK;
	code_trim(&str, &len);
	if (len == CREDIT_CODE_LENGTH && credit_code_read(str, packed))
		return CODE_OK;
	return find_fault(str, len, fault);
}

bool
credit_code_is_canonical(const char *str, size_t len, unsigned char *packed)
{
	size_t		i;

	if (len != CREDIT_CODE_LENGTH || !credit_code_read(str, packed))
		return false;
	/* Of 18 bytes that are a code, only small letters are not as they are written. */
	for (i = 0; i < len; i++)
		if (str[i] > 'Z')
			return false;
	return true;
}
