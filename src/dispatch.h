/*
 * dispatch.h
 *		Steps that are taken on one node about a record of another, and the answers (Article 12).
 */
#ifndef LDPD_DISPATCH_H
#define LDPD_DISPATCH_H

#include "ldpd.h"

/* A record changed: the nodes whose steps made it are told. Outside SPI. */
extern void dispatch_tell(const char *table, int64 id);

#endif							/* LDPD_DISPATCH_H */
