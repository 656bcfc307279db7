/*
 * instrument.h
 *		Which legal instrument binds whom, since when (Article 45).
 */
#ifndef LDPD_INSTRUMENT_H
#define LDPD_INSTRUMENT_H

#include "ldpd.h"

#include "utils/date.h"

#include "credit_code.h"

extern bool range_holds_day(Datum range, DateADT day);

/*
 * Whether an instrument binds an agency on a day: adopted here by then, in force, and covering agencies of that kind. agency
 * is NULL for nobody in particular: only what covers everybody binds.
 */
extern bool instrument_binds(Datum code, DateADT day, const CreditCode *agency);

/* Whether the regulation itself, whose articles the errors cite, binds today. */
extern bool regulation_binds(void);

#endif							/* LDPD_INSTRUMENT_H */
