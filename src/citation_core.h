/*
 * citation_core.h
 *		Finds the provisions that a text cites: 《…》第…条第…款第…项. Pure code: no palloc, no ereport.
 */
#ifndef LDPD_CITATION_CORE_H
#define LDPD_CITATION_CORE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Citation
{
	const char *title;			/* within the text, without 《》 */
	size_t		title_len;
	int			article;
	int			branch;			/* 第十四条之一: 1; else 0 */
	int			paragraph;		/* 款; 0: none said */
	int			item;			/* 项; 0: none said */
} Citation;

typedef struct CitationScan
{
	const char *next;
	const char *end;
	const char *segment;		/* where what may be a bare title begins */
	const char *title;			/* the last one */
	size_t		title_len;
} CitationScan;

extern void citation_begin(CitationScan *scan, const char *s, size_t len);

/*
 * The next provision that is cited; false where there is none any more. A title stands in 《》, or bare before 第…条; more
 * 第…条 after the first are of the same title. Numbers are Chinese, or digits of either width.
 */
extern bool citation_next(CitationScan *scan, Citation *citation);

#endif							/* LDPD_CITATION_CORE_H */
