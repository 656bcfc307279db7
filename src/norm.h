/*
 * norm.h
 *		本市公共数据目录编制规范 (Article 6) as data: the words of the elements, codes of other systems, classes of resources.
 */
#ifndef LDPD_NORM_H
#define LDPD_NORM_H

#include "ldpd.h"

/* Bare codes are those of this one. */
#define GUIDE	"政务信息资源目录编制指南(试行)"

typedef struct Norm Norm;

/* As the tables say now, in the current memory context: for who keeps it beyond one look. */
extern Norm *norm_load(void);

/* The same from the session's memory, good until the next call of this: for a single row's trigger. */
extern const Norm *norm_current(void);
extern void norm_init(void);

/*
 * The word of a vocabulary that a text means: its label, or its code in a system (NULL: the Guide's). What is stored is the
 * label, of a data_type the code. NULL where it means none.
 */
extern const char *norm_word(const Norm *norm, const char *kind, const char *system, const char *text);

/* The value that another system's code stands for; NULL where that system has no such code. */
extern const char *norm_translate(const Norm *norm, const char *kind, const char *system, const char *text);

extern bool norm_has_system(const Norm *norm, const char *system);

/* "电子文件(1)、电子表格(2)", palloc'd. */
extern char *norm_words(const Norm *norm, const char *kind);

/*
 * Whether the classes listed have one for the first class_len digits of a resource's code: below a class that lists what is
 * below it, only that. Else *len digits are of a class that is not listed.
 */
extern bool norm_knows_class(const Norm *norm, const char *code, size_t class_len, size_t *len);

/* The name of the class with these digits; NULL where none is listed. */
extern const char *norm_class_name(const Norm *norm, const char *digits, size_t len);

#endif							/* LDPD_NORM_H */
