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
/* errdetail_article_of(9, "…", "what it is about") prints: Article 9: … (what it is about) */
#define errdetail_article_of(n, text, of) \
	errdetail("Article %d: %s (%s)", (n), (text), (of))

/* Messages are in the language that lc_messages asks for where po/ has it: our own domain, not the server's. */
#undef TEXTDOMAIN
#define TEXTDOMAIN PG_TEXTDOMAIN("ldpd")
#undef _
#define _(x) dgettext(TEXTDOMAIN, x)

#endif							/* LDPD_ERROR_H */
