/*
 * ledger.h
 *		Append to the ledger: one entry per step of a procedure (Articles 28, 31, 34).
 */
#ifndef LDPD_LEDGER_H
#define LDPD_LEDGER_H

#include "ldpd.h"

#include "access/htup.h"
#include "access/tupdesc.h"
#include "utils/jsonb.h"

/*
 * Append one entry. Id, time, role, session role and agency are the server's. object is what was acted on, as
 * "table/key" ("share_request/17"); detail may be NULL. The entry lives and dies with the transaction.
 */
extern void ledger_append(int article, const char *action, const char *object, Jsonb *detail);

/*
 * What changed between two rows of a table, for detail: {"column": [old, new], …}; for an insert (old NULL) or a delete
 * (new NULL) {"column": value, …} without the nulls. Values are text that depends on no setting of the session.
 */
extern Jsonb *ledger_row_change(TupleDesc desc, HeapTuple old, HeapTuple new);

/* An object of texts, as a detail: ledger_texts("relation", "public.t", "mode", "record", NULL). */
extern Jsonb *ledger_texts(const char *key,...);

#endif							/* LDPD_LEDGER_H */
