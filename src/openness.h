/*
 * openness.h
 *		How open a resource is: 共享属性 (Article 15) and 开放属性 (Article 20) as data, one byte each.
 */
#ifndef LDPD_OPENNESS_H
#define LDPD_OPENNESS_H

#include "ldpd.h"

/*
 * The values are the codes of the catalogue guide (政务信息资源目录编制指南). They fall as openness rises: compare with
 * openness_cmp_internal(), not by value.
 */
typedef enum ShareClass
{
	SHARE_UNCONDITIONAL = 1,	/* 无条件共享 */
	SHARE_CONDITIONAL = 2,		/* 有条件共享 */
	SHARE_NOT_SHARED = 3		/* 不予共享 */
} ShareClass;

typedef enum OpenClass
{
	OPEN_UNCONDITIONAL = 1,		/* 无条件开放 */
	OPEN_CONDITIONAL = 2,		/* 有条件开放 */
	OPEN_NOT_OPEN = 3			/* 不予开放 */
} OpenClass;

#define DatumGetShareClass(X)		((ShareClass) DatumGetChar(X))
#define ShareClassGetDatum(X)		CharGetDatum((char) (X))
#define PG_GETARG_SHARE_CLASS(n)	DatumGetShareClass(PG_GETARG_DATUM(n))
#define PG_RETURN_SHARE_CLASS(x)	return ShareClassGetDatum(x)

#define DatumGetOpenClass(X)		((OpenClass) DatumGetChar(X))
#define OpenClassGetDatum(X)		CharGetDatum((char) (X))
#define PG_GETARG_OPEN_CLASS(n)		DatumGetOpenClass(PG_GETARG_DATUM(n))
#define PG_RETURN_OPEN_CLASS(x)		return OpenClassGetDatum(x)

/* <0, 0, >0 as a is less open than b, as open, or more open; two of one class or the other. */
static inline int
openness_cmp_internal(int a, int b)
{
	return b - a;
}

/* What the input functions read, without raising: false where it is none of the terms. */
extern bool share_class_read(const char *str, ShareClass *value);
extern bool open_class_read(const char *str, OpenClass *value);

/* The legal terms, constant strings. */
extern const char *share_class_name(ShareClass value);
extern const char *open_class_name(OpenClass value);

#endif							/* LDPD_OPENNESS_H */
