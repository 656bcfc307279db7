/*
 * freshness.h
 *		When attached data last changed (Article 12).
 */
#ifndef LDPD_FRESHNESS_H
#define LDPD_FRESHNESS_H

#include "ldpd.h"

/* From now on the changes of a resource's table are seen. Inside SPI. */
extern void freshness_attached(const char *resource);

extern void freshness_init(void);

#endif							/* LDPD_FRESHNESS_H */
