/*
 * collection.h
 *		What chapter 3 asks of a version when it is submitted, and of a table when it is attached.
 */
#ifndef LDPD_COLLECTION_H
#define LDPD_COLLECTION_H

#include "ldpd.h"

#include "catalogue.h"
#include "lifecycle.h"

/* A figure of ldpd.city_setting. */
extern int	city_setting(const char *name);

/* Raises unless a version names its subjects' identifiers (Article 11) and repeats nobody's collection (Article 9). */
extern void check_collection(StepContext *step);

/*
 * Raises unless the attached table of a resource holds the catalogued items, no more and no less (Article 10), and the
 * identifiers of its subjects (Article 11); record_only: writes it to the ledger instead. Inside SPI.
 */
extern void check_attached(const char *resource, bool record_only);

/*
 * Raises where a version that is open to the public, and the table that it is about, hold numbers of persons (Article 20);
 * version 0: the one in force. record_only: writes it to the ledger instead. Inside SPI.
 */
extern void check_openable(const char *resource, int64 version, bool record_only);

/* A version is in force to which the attached table does not keep: that is due within the period of Article 8, too. */
extern void check_published(const char *resource, const ResourceInfo *info);

#endif							/* LDPD_COLLECTION_H */
