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

/* DDL as the caller, which the event triggers let be. Inside SPI. */
extern void attach_run_ddl(const char *sql);

extern bool attach_has_policy(Oid relid, const char *policy);
extern Oid	attach_owner(Oid relid);

/* Opens the 15 working days of Article 8, in the provider's name, by the server's hand. Inside SPI. */
extern void open_change(const char *resource, const CreditCode *provider, const char *description);

/* The code of the resource that a relation is attached to, or is a partition of; root: the attached one. NULL for none. */
extern char *governing_resource(Oid relid, Oid *root);

/* A registered resource; an error where there is none. */
extern void attach_get_resource(const char *resource, ResourceInfo *info);

/* Article 31: the table belongs to a role of the resource's provider (or to a superuser); LD031 if not. */
extern void attach_check_owner(Oid relid, const char *resource, const CreditCode *provider);

/* The law's policies and trigger on a table and its partitions, where they are missing. Inside SPI. */
extern void attach_policies(Oid relid, const char *resource, LOCKMODE lock);

/* What attach() made on a table and its partitions goes. Inside SPI. */
extern void attach_release(Oid relid);

/* What the resource's row says of its relation; InvalidOid and NULL for none. Inside SPI. */
extern void attach_set_relation(const char *resource, Oid relid, const char *mode);

#endif							/* LDPD_ATTACH_H */
