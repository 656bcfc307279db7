/*
 * error.h
 *		How ldpd says no: SQLSTATE LD0nn, nn = the article of the regulation that a statement broke.
 *
 * DETAIL cites the article in its own words (the law is Chinese, whatever lc_messages is); HINT names the statement, the
 * setting or the office that ends the trouble.
 */
#ifndef LDPD_ERROR_H
#define LDPD_ERROR_H

#include "postgres.h"

/* ARTICLE(16) is the SQLSTATE "LD016". */
#define ARTICLE(n) \
	MAKE_SQLSTATE('L', 'D', '0', '0' + (n) / 10, '0' + (n) % 10)

/* errdetail_article(16, "…") prints: Article 16: … */
#define errdetail_article(n, text) \
	errdetail("Article %d: %s", (n), (text))

#endif							/* LDPD_ERROR_H */
