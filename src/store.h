/*
 * store.h
 *		The law's own tables as the server's hand reads and writes them, past privileges and RLS of the acting role.
 */
#ifndef LDPD_STORE_H
#define LDPD_STORE_H

#include "ldpd.h"

#include "executor/spi.h"

/* OID of a table, index, sequence or view of schema ldpd. missing_ok: InvalidOid where the extension is not created. */
extern Oid	law_relid(const char *relname, bool missing_ok);

/* As OIDs come and go with the extension, whoever caches by them asks to be told: called when schema ldpd changes. */

/*
 * Run one SQL statement as the owner of the extension, with a saved plan, inside the server's hand: the guards of the
 * law's tables let it pass. Results are in SPI_tuptable; call between SPI_connect() and SPI_finish().
 * *plan is a static variable of the caller's, NULL at first.
 */
extern int	law_execute(SPIPlanPtr *plan, const char *sql, int nargs, Oid *types, Datum *values, const char *nulls);

/* True while law_execute() runs a statement: guards ask this. */
extern bool in_law_hand(void);

#endif							/* LDPD_STORE_H */
