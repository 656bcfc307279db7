/*
 * quota.h
 *		What a grant's reader has used today, and whether more is let through (Article 17).
 */
#ifndef LDPD_QUOTA_H
#define LDPD_QUOTA_H

#include "ldpd.h"

/* What a grant allows in a day; 0: no limit. */
typedef struct Quota
{
	int64		statements;
	int64		rows;
} Quota;

#define QUOTA_IS_SET(quota)	((quota).statements > 0 || (quota).rows > 0)

/*
 * Charges one statement to a grant that has a quota, at its start, so that of many statements at once no more pass than are
 * allowed. False where a quota is used up, and then nothing is charged; used says what has been used.
 */
extern bool quota_admit(int64 grant_id, const Quota *quota, Quota *used);

/*
 * Adds to what a grant has used today. To be called by the record of reads with the rows that a statement has read, and no
 * statement, which quota_admit() has charged. Takes no heavyweight lock, writes nothing to disk, and makes no reader wait for
 * another: it may be called in a READ ONLY transaction, and what is charged stays charged when it is rolled back.
 */
extern void quota_charge(int64 grant_id, int64 statements, int64 rows);

extern void quota_init(void);

#endif							/* LDPD_QUOTA_H */
