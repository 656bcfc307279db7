/*
 * catalogue.h
 *		What the published catalogue says of a resource (chapter 2).
 */
#ifndef LDPD_CATALOGUE_H
#define LDPD_CATALOGUE_H

#include "ldpd.h"

#include "utils/array.h"

#include "identity.h"
#include "lifecycle.h"
#include "openness.h"

/* A registered resource. */
typedef struct ResourceInfo
{
	CreditCode	provider;
	Oid			relation;		/* the table under the law, or InvalidOid */
	bool		record_only;	/* mode 'record': nothing is refused yet */
} ResourceInfo;

/* Its version in force: the elements that the law goes by. */
typedef struct VersionInfo
{
	int64		id;
	int32		version;
	ShareClass	share_class;
	OpenClass	open_class;
} VersionInfo;

extern bool resource_info(const char *code, ResourceInfo *info);
extern bool version_in_force(const char *code, VersionInfo *info);

/*
 * Sessions remember both. An invalidation of the index of the versions in force tells them that one has begun or ended, one of the
 * index of the attached relations that a resource got or lost its own.
 */
#define VERSION_IN_FORCE	"resource_version_in_force"
#define RESOURCE_RELATION	"resource_relation_key"

/*
 * The same string for the same code of a resource, as long as the session lasts: whoever keeps one need not copy it, and two of
 * them are compared by their address.
 */
extern const char *lasting_code(const char *code);

/* The code of the resource that a relation is attached to; palloc'd, or NULL. */
extern char *attached_resource(Oid relation);

/* For procedures about a resource: fills the provider's column; raises where the resource is not registered. */
extern void derive_provider(StepContext *step);

/* Raises unless the resource of a filed row is in the published catalogue. */
extern void require_published(StepContext *step, int article, VersionInfo *version);

/* Raises unless each column name is an item of the version. */
extern void require_items(ArrayType *items, const VersionInfo *version, int article);

#endif							/* LDPD_CATALOGUE_H */
