/*
 * node.h
 *		Which server may write what: each record has one home (Article 12).
 */
#ifndef LDPD_NODE_H
#define LDPD_NODE_H

#include "ldpd.h"

#include "credit_code.h"

/* The node that this database is; palloc'd, NULL where it stands alone. */
extern char *own_node(void);

/* Raises LD012 where an agency's records are written by another node. */
extern void check_home(const CreditCode *agency);

#endif							/* LDPD_NODE_H */
