/*
 * attach.h
 *		Tables under the law: what attach(), detach() and the event triggers share.
 */
#ifndef LDPD_ATTACH_H
#define LDPD_ATTACH_H

#include "ldpd.h"

#include "storage/lockdefs.h"

#include "catalogue.h"

/* While attach() and detach() run their own DDL, the event triggers have nothing to add. */
extern bool attach_runs_ddl;

extern char *qualified_name(Oid relid);

/* The resource whose attached relation a relation is, or is a partition of; NULL: none. */
extern char *governing_resource(Oid relid, Oid *root);

/* A registered resource; an error where there is none. */
extern void attach_get_resource(const char *resource, ResourceInfo *info);

/* Article 31: the table belongs to a role of the resource's provider (or to a superuser); LD031 if not. */
extern void attach_check_owner(Oid relid, const char *resource, const CreditCode *provider);

/* The law's policies on a table and its partitions, where they are missing. Inside SPI. */
extern void attach_policies(Oid relid, const char *resource, LOCKMODE lock);

/* What attach() made on a table and its partitions goes. Inside SPI. */
extern void attach_release(Oid relid);

/* What the resource's row says of its relation; InvalidOid and NULL for none. Inside SPI. */
extern void attach_set_relation(const char *resource, Oid relid, const char *mode);

#endif							/* LDPD_ATTACH_H */
