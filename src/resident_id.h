/*
 * resident_id.h
 *		公民身份号码 (citizen identification number, GB 11643-1999) as a datum.
 */
#ifndef LDPD_RESIDENT_ID_H
#define LDPD_RESIDENT_ID_H

#include "ldpd.h"

#include "resident_id_core.h"

/* The first 17 digits; the check character follows from them. By value where int8 is. */
typedef int64 ResidentId;

#define DatumGetResidentId(X)		((ResidentId) DatumGetInt64(X))
#define ResidentIdGetDatum(X)		Int64GetDatum(X)
#define PG_GETARG_RESIDENT_ID(n)	DatumGetResidentId(PG_GETARG_DATUM(n))
#define PG_RETURN_RESIDENT_ID(x)	return ResidentIdGetDatum(x)

/* 18 characters and a NUL, palloc'd. Not for messages: those print resident_id_masked(). */
extern char *resident_id_to_cstring(ResidentId id);

/* Any text with what could be someone's number hidden, palloc'd. */
extern char *resident_id_masked(const char *str, size_t len);

#endif							/* LDPD_RESIDENT_ID_H */
