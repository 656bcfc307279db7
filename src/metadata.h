/*
 * metadata.h
 *		The core metadata of a catalogue entry (Article 6): what it must say, and in which words. Each rule stands once, in
 *		metadata.c; a version that is submitted is refused by the first that it breaks, a line of a sheet keeps them all.
 */
#ifndef LDPD_METADATA_H
#define LDPD_METADATA_H

#include "ldpd.h"

#include "utils/date.h"

#include "norm.h"

/* The elements, columns of resource_version; by the Guide's order, then those that Articles 6, 15 and 20 add. */
typedef enum Element
{
	ELEMENT_NAME,
	ELEMENT_SUMMARY,
	ELEMENT_FORMAT,
	ELEMENT_FORMAT_DETAIL,
	ELEMENT_SHARE_CLASS,
	ELEMENT_SHARE_CONDITION,
	ELEMENT_SHARE_BASIS,
	ELEMENT_SHARE_METHOD,
	ELEMENT_OPEN_CLASS,
	ELEMENT_OPEN_CONDITION,
	ELEMENT_OPEN_BASIS,
	ELEMENT_SECURITY_LEVEL,
	ELEMENT_USE_REQUIREMENT,
	ELEMENT_UPDATE_CYCLE,
	ELEMENT_RELATED_RESOURCE,
	ELEMENT_ISSUED_ON,
	N_ELEMENTS
} Element;

extern const char *element_column(Element element);

/* The texts of an entry; NULL: not said. Checking it replaces codes by the words that are stored. */
typedef struct Entry
{
	const char *value[N_ELEMENTS];
	const char *system;			/* whose codes these are; NULL: the Guide's */
} Entry;

typedef struct EntryItem
{
	const char *name;
	const char *data_type;
	const char *length;
	const char *column_name;
} EntryItem;

typedef enum ProblemKind
{
	PROBLEM_LACKS,				/* the element says nothing */
	PROBLEM_NO_WORD,			/* it is no word of its vocabulary; expected: those that are */
	PROBLEM_CODE,				/* it is no code of a resource; expected: what is wrong */
	PROBLEM_CLASS,				/* it is of a class that is not listed; expected: the digits */
	PROBLEM_NO_DAY,				/* it is no day */
	PROBLEM_FUTURE,				/* a day after today; expected: today */
	PROBLEM_NO_LENGTH			/* it is no number of characters or digits */
} ProblemKind;

typedef struct Problem
{
	ProblemKind kind;
	const char *column;			/* of resource, resource_version or resource_item */
	const char *value;
	const char *expected;
	int			article;
	const char *law;
} Problem;

/* Told of each problem; a sink that raises is told of the first. */
typedef void (*ProblemSink) (void *arg, const Problem *problem);

extern void check_entry(const Norm *norm, Entry *entry, ProblemSink sink, void *arg);
extern void check_item(const Norm *norm, EntryItem *item, const char *system, bool of_table, ProblemSink sink, void *arg);
extern void check_resource_code(const Norm *norm, const char *code, ProblemSink sink, void *arg);

/* Whether a format is one that names its items: 数据库, 电子表格. */
extern bool format_is_table(const char *format);

/* Raises a problem of what label names ("resource_version 17"). */
pg_noreturn extern void problem_raise(const char *label, const Problem *problem);

/* The same in Chinese, for the line of a sheet that calls the element head; palloc'd. */
extern char *problem_text(const Problem *problem, const char *head);

/* "第六条", palloc'd. */
extern char *article_name(int article);

#endif							/* LDPD_METADATA_H */
