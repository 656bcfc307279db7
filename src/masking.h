/*
 * masking.h
 *		The keys of pseudonyms (Article 28).
 */
#ifndef LDPD_MASKING_H
#define LDPD_MASKING_H

#include "ldpd.h"

#include "credit_code.h"

/* Makes an operator's key where it has none; anew: puts a new one in the place of the old, which is gone for good. */
extern void pseudonym_key_make(const CreditCode *operator, bool anew);

#endif							/* LDPD_MASKING_H */
