/*
 * incident.h
 *		What an incident has frozen (Article 34).
 */
#ifndef LDPD_INCIDENT_H
#define LDPD_INCIDENT_H

#include "ldpd.h"

typedef enum FrozenKind
{
	FROZEN_RESOURCE,			/* key: its code, text */
	FROZEN_AGENCY,				/* credit_code */
	FROZEN_GRANT				/* its id, bigint */
} FrozenKind;

/* The incident that keeps something frozen now; 0 where none does. */
extern int64 frozen_by(FrozenKind kind, Datum key);

#endif							/* LDPD_INCIDENT_H */
