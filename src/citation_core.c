/*
 * citation_core.c
 *		Finds the provisions that a text cites: 《…》第…条第…款第…项. Pure code: no palloc, no ereport.
 */
#include <string.h>

#include "citation_core.h"

/* No statute has more articles. */
#define MAX_NUMBER	9999

/* Moves past a literal that stands at *p. */
static bool
skip(const char **p, const char *end, const char *literal)
{
	size_t		len = strlen(literal);

	if ((size_t) (end - *p) < len || memcmp(*p, literal, len) != 0)
		return false;
	*p += len;
	return true;
}

static void
skip_blanks(const char **p, const char *end)
{
	while (skip(p, end, " ") || skip(p, end, "\t") || skip(p, end, "\n") || skip(p, end, "\r") ||
		   skip(p, end, "\u3000") || skip(p, end, "\u00a0"))
		;
}

/* One digit, ASCII, of full width or Chinese; -1 where there is none. */
static int
skip_digit(const char **p, const char *end)
{
	static const char *const chinese[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "〇", "两"};
	static const char *const wide[] = {
		"\uff10", "\uff11", "\uff12", "\uff13", "\uff14", "\uff15", "\uff16", "\uff17", "\uff18", "\uff19"
	};
	int			i;

	if (*p < end && **p >= '0' && **p <= '9')
		return *(*p)++ - '0';
	for (i = 0; i < 10; i++)
		if (skip(p, end, wide[i]))
			return i;
	for (i = 0; i < 12; i++)
		if (skip(p, end, chinese[i]))
			return i < 10 ? i : i == 10 ? 0 : 2;
	return -1;
}

/* 一千零三十四, 一〇三四 or 1034 (of either width); false where there is no number from 1 to MAX_NUMBER. */
static bool
skip_number(const char **p, const char *end, int *number)
{
	int			total = 0;
	int			digits = 0;
	bool		any = false;

	for (;;)
	{
		int			unit = skip(p, end, "十") ? 10 : skip(p, end, "百") ? 100 : skip(p, end, "千") ? 1000 : 0;
		int			digit;

		if (unit)
		{
			total += (digits ? digits : 1) * unit;
			digits = 0;
		}
		else if ((digit = skip_digit(p, end)) >= 0)
			digits = digits * 10 + digit;
		else
			break;
		any = true;
		if (digits > MAX_NUMBER || total > MAX_NUMBER)
			return false;
	}
	*number = total + digits;
	return any && *number >= 1 && *number <= MAX_NUMBER;
}

/* 第N条 and the like; an item's number may stand in parentheses. Leaves *p and *number alone where it is not there. */
static bool
skip_part(const char **p, const char *end, const char *part, int *number)
{
	const char *q = *p;
	int			n;

	skip_blanks(&q, end);
	if (!skip(&q, end, "第"))
		return false;
	skip_blanks(&q, end);
	if (!skip(&q, end, "("))
		skip(&q, end, "\uff08");
	if (!skip_number(&q, end, &n))
		return false;
	if (!skip(&q, end, ")"))
		skip(&q, end, "\uff09");
	skip_blanks(&q, end);
	if (!skip(&q, end, part))
		return false;
	*p = q;
	*number = n;
	return true;
}

/*
 * A bare title: what stands between the last citation and this 第…条, after its last mark and its last word that only leads
 * to a title. False where nothing is left: then the last title goes on.
 */
static bool
bare_title(const char *from, const char *to, const char **title, size_t *title_len)
{
	static const char *const leads[] = {
		",", "\uff0c", "。", ";", "\uff1b", ":", "\uff1a", "、", "(", "\uff08", ")", "\uff09", "\n",
		"依据", "根据", "按照", "依照", "以及", "及其", "和", "及", "与", "的", "规定"
	};
	const char *p = from;

	while (p < to)
	{
		size_t		i;

		for (i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
			if (skip(&p, to, leads[i]))
				break;
		if (i < sizeof(leads) / sizeof(leads[0]))
			from = p;
		else
			p++;
	}
	skip_blanks(&from, to);
	while (to > from && to[-1] == ' ')
		to--;
	*title = from;
	*title_len = to - from;
	return to > from;
}

void
citation_begin(CitationScan *scan, const char *s, size_t len)
{
	memset(scan, 0, sizeof(*scan));
	scan->next = scan->segment = s;
	scan->end = s + len;
}

bool
citation_next(CitationScan *scan, Citation *citation)
{
	while (scan->next < scan->end)
	{
		const char *p = scan->next;

		if (skip(&p, scan->end, "《"))
		{
			const char *title = p;

			while (p < scan->end && memcmp(p, "》", scan->end - p < 3 ? scan->end - p : 3) != 0)
				p++;
			scan->title = title;
			scan->title_len = p - title;
			skip(&p, scan->end, "》");
			scan->next = scan->segment = p;
			continue;
		}
		memset(citation, 0, sizeof(*citation));
		if (!skip_part(&p, scan->end, "条", &citation->article))
		{
			scan->next++;
			continue;
		}
		/* skip_part() passes blanks, which are of no title */
		if (bare_title(scan->segment, scan->next, &citation->title, &citation->title_len))
		{
			scan->title = citation->title;
			scan->title_len = citation->title_len;
		}
		if (skip(&p, scan->end, "之") && !skip_number(&p, scan->end, &citation->branch))
			citation->branch = 0;
		(void) skip_part(&p, scan->end, "款", &citation->paragraph);
		(void) skip_part(&p, scan->end, "项", &citation->item);
		scan->next = scan->segment = p;
		if (scan->title_len == 0)
			continue;
		citation->title = scan->title;
		citation->title_len = scan->title_len;
		return true;
	}
	return false;
}
