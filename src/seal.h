/*
 * seal.h
 *		What sealing, verifying and proving share.
 */
#ifndef LDPD_SEAL_H
#define LDPD_SEAL_H

#include "ldpd.h"

/* The name of this ledger, in its checkpoints and below its first block; inside SPI. */
extern char *ledger_origin(void);

/* Whether nobody else seals or prunes; then nobody will until the transaction ends. */
extern bool lock_sealing(void);

extern Datum bytes_datum(const void *data, size_t len);

#endif							/* LDPD_SEAL_H */
