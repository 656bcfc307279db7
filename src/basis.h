/*
 * basis.h
 *		The legal basis of a refusal or of a class (Articles 14, 16, 20): provisions in force, of a rank that the rule admits.
 */
#ifndef LDPD_BASIS_H
#define LDPD_BASIS_H

#include "ldpd.h"

#include "lifecycle.h"

/*
 * Raises ARTICLE(article) unless the text in a column cites provisions that are registered and in force today, one at least
 * of a rank that each rule on the matter (ldpd.basis_rule) admits which binds the provider, and the consumer where there is
 * one. Where no rule binds, anything will do (Article 45).
 */
extern void check_basis(StepContext *step, const char *matter, const char *column, int article, const char *law);

/* After the row is written: keeps what its text cites as rows of ldpd.basis_citation, in place of what it cited before. */
extern void record_basis(StepContext *step, const char *matter, const char *column);

#endif							/* LDPD_BASIS_H */
