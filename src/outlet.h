/*
 * outlet.h
 *		Functions that carry data out of the law (ldpd.outlet, Article 17).
 */
#ifndef LDPD_OUTLET_H
#define LDPD_OUTLET_H

#include "ldpd.h"

extern void outlet_init(void);

/* A statement that reads the resource calls the function: raises where that is an outlet. */
extern void outlet_check(Oid function, const char *resource);

#endif							/* LDPD_OUTLET_H */
