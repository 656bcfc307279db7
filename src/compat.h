/*
 * compat.h
 *		What differs between the majors of PostgreSQL; newest first, and nowhere else.
 */
#ifndef LDPD_COMPAT_H
#define LDPD_COMPAT_H

#include "postgres.h"

#if PG_VERSION_NUM < 150000
#error "ldpd needs PostgreSQL 15 or newer: its views are security_invoker views"
#endif

/* 16: soft errors, and a header for varlenas. Before, writing to a context that is not there means raising. */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#include "varatt.h"
#else
#define ereturn(context, dummy_value, ...) \
	do { \
		(void) (context); \
		ereport(ERROR, __VA_ARGS__); \
		return dummy_value; \
	} while (0)
#endif

#endif							/* LDPD_COMPAT_H */
