/*
 * agreement.h
 *		Agreements on the use of open data (Article 25).
 */
#ifndef LDPD_AGREEMENT_H
#define LDPD_AGREEMENT_H

#include "ldpd.h"

#include "lifecycle.h"

/* Raises where the city asks for an agreement before conditional data are opened, and an open request has none in force. */
extern void check_open_agreement(StepContext *step);

#endif							/* LDPD_AGREEMENT_H */
