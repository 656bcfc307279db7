/*
 * freshness.h
 *		When attached data last changed (Article 12).
 */
#ifndef LDPD_FRESHNESS_H
#define LDPD_FRESHNESS_H

#include "ldpd.h"

#include "utils/date.h"

/* From now on the changes of a resource's table are seen. Inside SPI. */
extern void freshness_attached(const char *resource);

/*
 * The day by which what was done on a day is done again by its cycle; *provisional: needs a year with no notice. False where
 * the cycle sets no period.
 */
extern bool cycle_due(const char *cycle, DateADT last, DateADT *due, bool *provisional);

extern void freshness_init(void);

#endif							/* LDPD_FRESHNESS_H */
