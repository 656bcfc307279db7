/*
 * credit_code.h
 *		统一社会信用代码 (unified social credit code, GB 32100-2015) as a datum.
 */
#ifndef LDPD_CREDIT_CODE_H
#define LDPD_CREDIT_CODE_H

#include "ldpd.h"

#include "credit_code_core.h"

typedef struct CreditCode
{
	unsigned char data[CREDIT_CODE_SIZE];	/* packed so that memcmp() is code order, see credit_code_core.c */
} CreditCode;

#define DatumGetCreditCodeP(X)		((CreditCode *) DatumGetPointer(X))
#define CreditCodePGetDatum(X)		PointerGetDatum(X)
#define PG_GETARG_CREDIT_CODE_P(n)	DatumGetCreditCodeP(PG_GETARG_DATUM(n))
#define PG_RETURN_CREDIT_CODE_P(x)	return CreditCodePGetDatum(x)

/* 18 characters and a NUL, palloc'd. */
extern char *credit_code_to_cstring(const CreditCode *code);

/* <0, 0, >0 as a comes before, with or after b. */
extern int	credit_code_cmp_internal(const CreditCode *a, const CreditCode *b);

/* The same for qsort() and bsearch(). */
extern int	credit_code_compare(const void *a, const void *b);

#endif							/* LDPD_CREDIT_CODE_H */
