/*
 * ldpd.h
 *		What every file of ldpd needs: the server's headers, the errors, the majors.
 */
#ifndef LDPD_H
#define LDPD_H

#include "postgres.h"

#include "fmgr.h"

#include "compat.h"
#include "error.h"

/*
 * Settings (ldpd.c registers them)
 *
 * ldpd.restoring: lets history in as it stands (pg_restore, migration from an older platform): guards, stamps and
 * deadlines of the law's own tables are passed by. Superuser only, for whoever sets it can write any past.
 */
extern bool ldpd_restoring;

#endif							/* LDPD_H */
