/*
 * library.h
 *		Whether this library and the extension's objects in the database are of one version.
 */
#ifndef LDPD_LIBRARY_H
#define LDPD_LIBRARY_H

#include "ldpd.h"

/* True where they are, where there is no extension, and while its script runs or history is let in. Costs a look at a variable. */
extern bool library_fits(void);

/* Raises where they are not, and says what to do. */
extern void check_library(void);

extern void library_init(void);

#endif							/* LDPD_LIBRARY_H */
