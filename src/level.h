/*
 * level.h
 *		The level that a version of a resource must have (Article 32).
 */
#ifndef LDPD_LEVEL_H
#define LDPD_LEVEL_H

#include "ldpd.h"

#include "lifecycle.h"

/* Raises unless the version has a level of the adopted scheme, at least as high as each of its items. */
extern void check_level(StepContext *step);

#endif							/* LDPD_LEVEL_H */
