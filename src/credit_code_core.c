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

#define NO_VALUE	0x80

/* Value of a character in the alphabet of 31, and back. The letters I O S V Z are not in it; lower case folds up. */
static const unsigned char value_of[256] = {
#define X NO_VALUE
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, X, X, X, X, X, X,
	X, 10, 11, 12, 13, 14, 15, 16, 17, X, 18, 19, 20, 21, 22, X, 23, 24, 25, X, 26, 27, X, 28, 29, 30, X, X, X, X, X, X,
	X, 10, 11, 12, 13, 14, 15, 16, 17, X, 18, 19, 20, 21, 22, X, 23, 24, 25, X, 26, 27, X, 28, 29, 30, X, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X
#undef X
};

/* Padded, so that no bit pattern of a damaged page reads past the end: 30 bits hold 34 as first value, 5 bits 31. */
static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY????";

/* GB 32100-2015: W(i) = 3^(i-1) mod 31 */
static const unsigned char check_weight[17] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

/* GB 11714-1997; its letters count from A = 10 to Z = 35, with none left out */
static const unsigned char organization_weight[8] = {3, 7, 9, 10, 5, 8, 4, 2};
static const unsigned char organization_value[31] = {
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 25, 26, 27, 29, 30, 32, 33, 34
};

/* Check characters of GB 11714: 11 - sum mod 11, where 10 is written X and 11 is written 0 */
static const char organization_check[11] = "0X987654321";

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

#define LETTER(c)	((c) - 'A' + 10)
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

const char *
credit_code_authority_name(char authority)
{
	unsigned char value = value_of[(unsigned char) authority];

	return value == NO_VALUE ? NULL : authorities[organization_value[value]].name;
}

const char *
credit_code_category_name(char authority, char category)
{
	unsigned char value = value_of[(unsigned char) authority];

	if (value == NO_VALUE || category < '0' || category > '9')
		return NULL;
	return authorities[organization_value[value]].category[category - '0'];
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

static void
pack(const unsigned char *value, uint32_t region, unsigned char *packed)
{
	uint64_t	body = 0;
	uint64_t	high;
	uint32_t	low;
	int			i;

	for (i = 8; i < 16; i++)
		body = body << 5 | value[i];
	high = (uint64_t) ((value[0] * 31u + value[1]) * 1000000u + region) << 34 | body >> 6;
	low = (uint32_t) (body & 0x3F) << 26 | (uint32_t) value[16] << 21 | (uint32_t) value[17] << 16;
	put_bytes(packed, (uint32_t) (high >> 32));
	put_bytes(packed + 4, (uint32_t) high);
	put_bytes(packed + 8, low);
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

static CodeReason
check_fault(CodeFault *fault, CodeReason reason, const char *str, int i, char expected)
{
	code_fault(fault, reason, str, CREDIT_CODE_LENGTH, (size_t) i);
	fault->expected = expected;
	return reason;
}

/* Says which character is not in the alphabet, once it is known that one is not or that there are not 18 bytes. */
static CodeReason
find_bad_form(const char *str, size_t len, CodeFault *fault)
{
	CodeReason	reason = code_check_form(str, len, CREDIT_CODE_LENGTH, fault);
	size_t		i = 0;

	if (reason != CODE_OK)
		return reason;
	while (i < len && value_of[(unsigned char) str[i]] != NO_VALUE)
		i++;
	return code_fault(fault, CODE_CHARACTER, str, len, i);
}

CodeReason
credit_code_parse(const char *str, size_t len, unsigned char *packed, CodeFault *fault)
{
	unsigned char value[CREDIT_CODE_LENGTH];
	unsigned char seen = 0;
	const Authority *authority;
	uint32_t	region = 0;
	unsigned	sum = 0;
	unsigned	expected;
	int			i;

	code_trim(&str, &len);
	if (len != CREDIT_CODE_LENGTH)
		return find_bad_form(str, len, fault);

	for (i = 0; i < CREDIT_CODE_LENGTH; i++)
		seen |= value[i] = value_of[(unsigned char) str[i]];
	if (seen & NO_VALUE)
		return find_bad_form(str, len, fault);

	authority = &authorities[organization_value[value[0]]];
	if (authority->name == NULL)
		return code_fault(fault, CODE_AUTHORITY, str, len, 0);
	if (value[1] > 9 || authority->category[value[1]] == NULL)
		return code_fault(fault, CODE_CATEGORY, str, len, 1);

	/* Which regions there are is no rule: a code keeps that of its registration, renamed or merged since or not. */
	for (i = 2; i < 8; i++)
	{
		if (value[i] > 9)
			return code_fault(fault, CODE_REGION, str, len, (size_t) i);
		region = region * 10 + value[i];
	}

	for (i = 0; i < 8; i++)
		sum += organization_weight[i] * organization_value[value[8 + i]];
	expected = value_of[(unsigned char) organization_check[sum % 11]];
	if (value[16] != expected)
		return check_fault(fault, CODE_ORGANIZATION_CHECK, str, 16, alphabet[expected]);

	sum = 0;
	for (i = 0; i < 17; i++)
		sum += check_weight[i] * value[i];
	expected = (31 - sum % 31) % 31;	/* a remainder of 0 is written 0, there is no 31st character */
	if (value[17] != expected)
		return check_fault(fault, CODE_CHECK, str, 17, alphabet[expected]);

	pack(value, region, packed);
	return CODE_OK;
}

bool
credit_code_is_canonical(const char *str, size_t len, unsigned char *packed)
{
	char		written[CREDIT_CODE_LENGTH];
	CodeFault	fault;

	if (len != CREDIT_CODE_LENGTH || credit_code_parse(str, len, packed, &fault) != CODE_OK)
		return false;
	credit_code_unpack(packed, written);
	return memcmp(str, written, CREDIT_CODE_LENGTH) == 0;
}
