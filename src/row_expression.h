/*
 * row_expression.h
 *		Boolean expressions over one row of a table that an agency writes down: which rows a grant is for (Article 15), what is
 *		plausible (Article 10).
 */
#ifndef LDPD_ROW_EXPRESSION_H
#define LDPD_ROW_EXPRESSION_H

#include "ldpd.h"

/*
 * Raises unless text is one boolean expression over the columns of a relation: no subquery, aggregate, window or set, no
 * volatile function, none but PostgreSQL's and the law's own. Returns it as it is to be written into SQL, names qualified.
 */
extern char *check_row_expression(Oid relid, const char *text, int article, const char *law);

#endif							/* LDPD_ROW_EXPRESSION_H */
