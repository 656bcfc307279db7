/*
 * metadata.c
 *		The rules of Article 6 for a catalogue entry and its items, and how each says that it is broken.
 */
#include "ldpd.h"

#include "utils/builtins.h"
#include "utils/datetime.h"

#include "blank_core.h"
#include "identity.h"
#include "law.h"
#include "metadata.h"
#include "openness.h"
#include "resource_code_core.h"

#define LAW_20_CONDITION	"公共管理和服务机构应当明确有条件开放类公共数据的开放要求。"

typedef enum When
{
	ALWAYS,
	OPTIONAL,
	WHEN_SELF_DESCRIBED,		/* format 自描述格式 */
	WHEN_SHARE_CONDITIONAL,
	WHEN_NOT_SHARED,
	WHEN_OPEN_CONDITIONAL,
	WHEN_NOT_OPEN
} When;

/* M, C and O of the Guide, and what the regulation itself asks for. */
static const struct
{
	const char *column;
	When		needed;
	const char *vocabulary;		/* its words are those of this kind */
	int			article;
	const char *law;
}			elements[] = {
	[ELEMENT_NAME] = {"name", ALWAYS, NULL, 6, LAW_6},
	[ELEMENT_SUMMARY] = {"summary", ALWAYS, NULL, 6, LAW_6},
	[ELEMENT_FORMAT] = {"format", ALWAYS, "format", 6, LAW_6},
	[ELEMENT_FORMAT_DETAIL] = {"format_detail", WHEN_SELF_DESCRIBED, NULL, 6, LAW_6},
	[ELEMENT_SHARE_CLASS] = {"share_class", ALWAYS, NULL, 6, LAW_6},
	[ELEMENT_SHARE_CONDITION] = {"share_condition", WHEN_SHARE_CONDITIONAL, NULL, 15, LAW_15_2},
	[ELEMENT_SHARE_BASIS] = {"share_basis", WHEN_NOT_SHARED, NULL, 14, LAW_14},
	[ELEMENT_SHARE_METHOD] = {"share_method", ALWAYS, "share_method", 6, LAW_6},
	[ELEMENT_OPEN_CLASS] = {"open_class", ALWAYS, NULL, 6, LAW_6},
	[ELEMENT_OPEN_CONDITION] = {"open_condition", WHEN_OPEN_CONDITIONAL, NULL, 20, LAW_20_CONDITION},
	[ELEMENT_OPEN_BASIS] = {"open_basis", WHEN_NOT_OPEN, NULL, 20, LAW_20},
	[ELEMENT_SECURITY_LEVEL] = {"security_level", ALWAYS, "security_level", 6, LAW_6},
	[ELEMENT_USE_REQUIREMENT] = {"use_requirement", ALWAYS, NULL, 6, LAW_6},
	[ELEMENT_UPDATE_CYCLE] = {"update_cycle", ALWAYS, "update_cycle", 6, LAW_6},
	[ELEMENT_RELATED_RESOURCE] = {"related_resource", OPTIONAL, NULL, 6, LAW_6},
	[ELEMENT_ISSUED_ON] = {"issued_on", OPTIONAL, NULL, 6, LAW_6},
};

StaticAssertDecl(lengthof(elements) == N_ELEMENTS, "each element has its rule");

const char *
element_column(Element element)
{
	return elements[element].column;
}

bool
format_is_table(const char *format)
{
	return format && (strcmp(format, "数据库") == 0 || strcmp(format, "电子表格") == 0);
}

/* ----------------------------------------------------------------
 * The rules
 * ----------------------------------------------------------------
 */

static void
tell(ProblemSink sink, void *arg, ProblemKind kind, const char *column, const char *value, const char *expected,
	 int article, const char *law)
{
	Problem		problem = {kind, column, value, expected, article, law};

	sink(arg, &problem);
}

static bool
says_nothing(const char *value)
{
	return value == NULL || text_is_blank(value, strlen(value));
}

static bool
is_needed(When when, const char *format, ShareClass share, OpenClass open)
{
	switch (when)
	{
		case ALWAYS:
			return true;
		case OPTIONAL:
			return false;
		case WHEN_SELF_DESCRIBED:
			return format && strcmp(format, "自描述格式") == 0;
		case WHEN_SHARE_CONDITIONAL:
			return share == SHARE_CONDITIONAL;
		case WHEN_NOT_SHARED:
			return share == SHARE_NOT_SHARED;
		case WHEN_OPEN_CONDITIONAL:
			return open == OPEN_CONDITIONAL;
		case WHEN_NOT_OPEN:
			return open == OPEN_NOT_OPEN;
	}
	return false;
}

/* What the digits of a code stand for is told by the system that they are of, never by the digits alone. */
static const char *
class_text(const Norm *norm, const Entry *entry, Element element)
{
	const char *value = entry->value[element];
	const char *label;

	if (value == NULL || entry->system == NULL || strcmp(entry->system, GUIDE) == 0)
		return value;
	label = norm_translate(norm, elements[element].column, entry->system, value);
	if (label)
		return label;
	return strspn(value, "0123456789") == strlen(value) ? "" : value;
}

static void
check_words(const Norm *norm, Entry *entry, ShareClass *share, OpenClass *open, ProblemSink sink, void *arg)
{
	int			i;

	for (i = 0; i < N_ELEMENTS; i++)
	{
		const char *column = elements[i].column;
		const char *value = entry->value[i];

		if (says_nothing(value))
			continue;
		if (i == ELEMENT_SHARE_CLASS)
		{
			if (share_class_read(class_text(norm, entry, i), share))
				entry->value[i] = share_class_name(*share);
			else
				tell(sink, arg, PROBLEM_NO_WORD, column, value, "无条件共享(1)、有条件共享(2)、不予共享(3)", 6, LAW_6);
		}
		else if (i == ELEMENT_OPEN_CLASS)
		{
			if (open_class_read(class_text(norm, entry, i), open))
				entry->value[i] = open_class_name(*open);
			else
				tell(sink, arg, PROBLEM_NO_WORD, column, value, "无条件开放、有条件开放、不予开放", 6, LAW_6);
		}
		else if (elements[i].vocabulary)
		{
			const char *word = norm_word(norm, elements[i].vocabulary, entry->system, value);

			if (word)
				entry->value[i] = word;
			else
				tell(sink, arg, PROBLEM_NO_WORD, column, value, norm_words(norm, elements[i].vocabulary), 6, LAW_6);
		}
	}
}

/* Form alone: the related resource may be another city's. */
static void
check_related(const char *list, ProblemSink sink, void *arg)
{
	static const char *const separators[] = {"、", ",", "，", ";", "；", " "};
	const char *rest = list;

	while (*rest)
	{
		const char *end = rest + strlen(rest);
		const char *next = end;
		const char *code = rest;
		size_t		len;
		size_t		class_len;
		int			i;

		for (i = 0; i < lengthof(separators); i++)
		{
			const char *found = strstr(rest, separators[i]);

			if (found && found < end)
			{
				end = found;
				next = found + strlen(separators[i]);
			}
		}
		len = end - rest;
		text_trim(&code, &len);
		if (len > 0 && resource_code_parse(code, len, &class_len) != RESOURCE_CODE_OK)
			tell(sink, arg, PROBLEM_CODE, "related_resource", pnstrdup(code, len), "应为类项目细目(至少六位数字)/顺序码", 6,
				 LAW_6);
		rest = next;
	}
}

/* CCYY-MM-DD, as the Guide writes days; a spreadsheet's 2026/3/2 is read too. */
static bool
read_day(const char *str, DateADT *day)
{
	int			field[3] = {0, 0, 0};
	int			digits = 0;
	int			i = 0;
	char		separator = '\0';

	for (; *str; str++)
	{
		if (*str >= '0' && *str <= '9' && digits < 4)
		{
			field[i] = field[i] * 10 + (*str - '0');
			digits++;
			continue;
		}
		if ((*str != '-' && *str != '/') || (separator && *str != separator) || i == 2 || digits == 0)
			return false;
		if (i == 0 && digits != 4)
			return false;
		separator = *str;
		digits = 0;
		i++;
	}
	if (i != 2 || digits == 0 || field[0] < 1900 || field[1] < 1 || field[1] > MONTHS_PER_YEAR || field[2] < 1 ||
		field[2] > day_tab[isleap(field[0])][field[1] - 1])
		return false;
	*day = date2j(field[0], field[1], field[2]) - POSTGRES_EPOCH_JDATE;
	return true;
}

static void
check_day_of_issue(Entry *entry, ProblemSink sink, void *arg)
{
	const char *value = entry->value[ELEMENT_ISSUED_ON];
	DateADT		day;

	if (says_nothing(value))
		return;
	if (!read_day(value, &day))
		tell(sink, arg, PROBLEM_NO_DAY, "issued_on", value, NULL, 6, LAW_6);
	else if (day > law_today())
		tell(sink, arg, PROBLEM_FUTURE, "issued_on", value, law_day_to_cstring(law_today()), 6, LAW_6);
}

/* Article 6: the elements of a catalogue entry; those of a class by the class (Articles 14, 15 and 20). */
void
check_entry(const Norm *norm, Entry *entry, ProblemSink sink, void *arg)
{
	ShareClass	share = 0;
	OpenClass	open = 0;
	int			i;

	check_words(norm, entry, &share, &open, sink, arg);
	for (i = 0; i < N_ELEMENTS; i++)
		if (says_nothing(entry->value[i]) &&
			is_needed(elements[i].needed, entry->value[ELEMENT_FORMAT], share, open))
			tell(sink, arg, PROBLEM_LACKS, elements[i].column, NULL, NULL, elements[i].article, elements[i].law);
	if (!says_nothing(entry->value[ELEMENT_RELATED_RESOURCE]))
		check_related(entry->value[ELEMENT_RELATED_RESOURCE], sink, arg);
	check_day_of_issue(entry, sink, arg);
}

/* Article 6: a table names its items, each with its type. */
void
check_item(const Norm *norm, EntryItem *item, const char *system, bool of_table, ProblemSink sink, void *arg)
{
	if (of_table && says_nothing(item->name))
		tell(sink, arg, PROBLEM_LACKS, "item_name", NULL, NULL, 6, LAW_6);
	if (!says_nothing(item->data_type))
	{
		const char *word = norm_word(norm, "data_type", system, item->data_type);

		if (word)
			item->data_type = word;
		else
			tell(sink, arg, PROBLEM_NO_WORD, "data_type", item->data_type, norm_words(norm, "data_type"), 6, LAW_6);
	}
	else if (of_table)
		tell(sink, arg, PROBLEM_LACKS, "data_type", NULL, NULL, 6, LAW_6);
	if (!says_nothing(item->length) &&
		(strlen(item->length) > 9 || strspn(item->length, "0123456789") != strlen(item->length) || atoi(item->length) == 0))
		tell(sink, arg, PROBLEM_NO_LENGTH, "length", item->length, NULL, 6, LAW_6);
}

void
check_resource_code(const Norm *norm, const char *code, ProblemSink sink, void *arg)
{
	static const char *const faults[] = {
		[RESOURCE_CODE_LENGTH] = "至多 60 个字符",
		[RESOURCE_CODE_SLASH] = "类项目细目与顺序码之间须有一个“/”",
		[RESOURCE_CODE_DIGIT] = "“/”前后只能是数字",
		[RESOURCE_CODE_CLASS] = "类(第一位)不能是 0",
		[RESOURCE_CODE_SHORT] = "“/”之前至少六位:类 1 位、项 2 位、目 3 位",
		[RESOURCE_CODE_SEQUENCE] = "“/”之后须有顺序码",
	};
	size_t		len;
	size_t		class_len;
	ResourceCodeReason reason = resource_code_parse(code, strlen(code), &class_len);

	if (reason != RESOURCE_CODE_OK)
		tell(sink, arg, PROBLEM_CODE, "code", code, faults[reason], 6, LAW_6);
	else if (!norm_knows_class(norm, code, class_len, &len))
		tell(sink, arg, PROBLEM_CLASS, "code", code, pnstrdup(code, len), 6, LAW_6);
}

/* ----------------------------------------------------------------
 * How they are told
 * ----------------------------------------------------------------
 */

void
problem_raise(const char *label, const Problem *problem)
{
	switch (problem->kind)
	{
		case PROBLEM_LACKS:
			ereport(ERROR,
					(errcode(ARTICLE(problem->article)),
					 errmsg("%s lacks its \"%s\"", label, problem->column),
					 errdetail_article(problem->article, problem->law),
					 errhint("UPDATE the draft, then submit it; blank characters of any kind do not count.")));
			break;
		case PROBLEM_NO_WORD:
			ereport(ERROR,
					(errcode(ARTICLE(problem->article)),
					 errmsg("\"%s\" is no word for \"%s\"", problem->value, problem->column),
					 errdetail_article(problem->article, problem->law),
					 errhint("It is one of %s; the city's bureau adds others to ldpd.vocabulary.", problem->expected)));
			break;
		case PROBLEM_CODE:
			ereport(ERROR,
					(errcode(ARTICLE(problem->article)),
					 errmsg("\"%s\" is no code of a resource", problem->value),
					 errdetail_article_of(problem->article, problem->law, problem->expected),
					 errhint("It is 类 (1 digit), 项 (2), 目 (3), 细目 (any number), a slash and 顺序码, as in 303001/000001.")));
			break;
		case PROBLEM_CLASS:
			ereport(ERROR,
					(errcode(ARTICLE(problem->article)),
					 errmsg("\"%s\" is the code of no known class of resources", problem->expected),
					 errdetail_article(problem->article, problem->law),
					 errhint("SELECT * FROM ldpd.resource_class; the city's bureau adds others.")));
			break;
		case PROBLEM_NO_DAY:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_DATETIME_FORMAT),
					 errmsg("\"%s\" is no day for \"%s\"", problem->value, problem->column),
					 errhint("Write it as CCYY-MM-DD.")));
			break;
		case PROBLEM_FUTURE:
			ereport(ERROR,
					(errcode(ARTICLE(problem->article)),
					 errmsg("\"%s\" of %s cannot be %s, after today (%s)", problem->column, label, problem->value,
							problem->expected),
					 errdetail_article(problem->article, problem->law),
					 errhint("Leave it out, where the resource has not been issued yet.")));
			break;
		case PROBLEM_NO_LENGTH:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("\"%s\" is no length of an item", problem->value)));
			break;
	}
	pg_unreachable();
}

char *
article_name(int article)
{
	static const char *const digit[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

	return psprintf("第%s%s%s条", article >= 20 ? digit[article / 10] : "", article >= 10 ? "十" : "", digit[article % 10]);
}

char *
problem_text(const Problem *problem, const char *head)
{
	char	   *law = article_name(problem->article);

	switch (problem->kind)
	{
		case PROBLEM_LACKS:
			return psprintf("“%s”未填(%s)", head, law);
		case PROBLEM_NO_WORD:
			return psprintf("“%s”不能是“%s”,应为:%s(%s)", head, problem->value, problem->expected, law);
		case PROBLEM_CODE:
			return psprintf("“%s”“%s”不合编码规则:%s(%s)", head, problem->value, problem->expected, law);
		case PROBLEM_CLASS:
			return psprintf("“%s”“%s”的分类“%s”不在分类表中(%s)", head, problem->value, problem->expected, law);
		case PROBLEM_NO_DAY:
			return psprintf("“%s”“%s”不是日期,应写作 2026-03-02(%s)", head, problem->value, law);
		case PROBLEM_FUTURE:
			return psprintf("“%s”“%s”晚于当日 %s(%s)", head, problem->value, problem->expected, law);
		case PROBLEM_NO_LENGTH:
			return psprintf("“%s”“%s”不是正整数(%s)", head, problem->value, law);
	}
	return NULL;
}
