/*
 * ledger.h
 *		Append to the ledger: one entry per step of a procedure.
 */
#ifndef LDPD_LEDGER_H
#define LDPD_LEDGER_H

#include "ldpd.h"

#include "utils/jsonb.h"

/*
 * Append one entry. Role, session role, agency and time are the server's. object is what was acted on, as
 * "table/key" ("share_request/17"); detail may be NULL. The entry lives and dies with the transaction.
 */
extern void ledger_append(int article, const char *action, const char *object, Jsonb *detail);

#endif							/* LDPD_LEDGER_H */
