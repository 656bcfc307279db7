/*
 * sheet.h
 *		Catalogue sheets (Articles 6 and 7): the columns of ldpd.catalogue_sheet, and the check of their lines.
 */
#ifndef LDPD_SHEET_H
#define LDPD_SHEET_H

#include "ldpd.h"

#include "nodes/pg_list.h"

#include "credit_code.h"
#include "metadata.h"

/* The columns of catalogue_sheet and catalogue_sheet_row, by attribute number - 1: the server's, then the sheet's. */
enum
{
	SHEET_BATCH,
	SHEET_LINE,
	SHEET_HEAD,
	SHEET_AGENCY,
	SHEET_LOADED_AT,
	SHEET_ERRORS,
	SHEET_VERSION_ID,
	SHEET_FIRST_CELL
};

typedef enum Cell
{
	CELL_CLASSIFICATION,
	CELL_NAME,
	CELL_CODE,
	CELL_PROVIDER,
	CELL_PROVIDER_CODE,
	CELL_SUMMARY,
	CELL_FORMAT,
	CELL_FORMAT_DETAIL,
	CELL_ITEM_NAME,
	CELL_DATA_TYPE,
	CELL_LENGTH,
	CELL_COLUMN_NAME,
	CELL_SHARE_CLASS,
	CELL_SHARE_CONDITION,
	CELL_SHARE_METHOD,
	CELL_IS_OPEN,
	CELL_OPEN_CONDITION,
	CELL_UPDATE_CYCLE,
	CELL_ISSUED_ON,
	CELL_RELATED_RESOURCE,
	CELL_OPEN_CLASS,
	CELL_SECURITY_LEVEL,
	CELL_USE_REQUIREMENT,
	CELL_SYSTEM,
	N_CELLS
} Cell;

#define SHEET_NATTS	(SHEET_FIRST_CELL + N_CELLS)

/* A resource of a sheet: its first line says what it is, that one and those below it name its items. */
typedef struct SheetResource
{
	int			line;
	bool		faulty;			/* some line of it has an error */
	bool		lost;			/* its first line is gone */
	const char *cell[N_CELLS];	/* of the first line, trimmed; NULL: blank */
	Entry		entry;			/* in the words that are stored */
	List	   *columns;		/* named so far */
	List	   *items;			/* of EntryItem *, where they are kept */
} SheetResource;

typedef struct SheetCheck SheetCheck;

/* A check of one batch of an agency, line by line from the first, in the current memory context. */
extern SheetCheck *sheet_check_begin(const CreditCode *agency, bool keep_items);
extern void sheet_check_end(SheetCheck *check);

/*
 * Checks a line. head: the first line of its resource as it was found before, 0 for a new line, which belongs to the resource
 * above where it does not say otherwise. *errors is a list of texts, in the current memory context.
 */
extern SheetResource *sheet_check_line(SheetCheck *check, int line, int head, const char **cell, List **errors);

/* The cells of a row, trimmed, in the current memory context; false where all are blank. */
extern bool sheet_cells(const Datum *values, const bool *nulls, const char **cell);

/* Errors as they are stored; isnull where there are none. */
extern Datum sheet_errors(List *errors, bool *isnull);

/* Checks what has not been moved of a batch again, and writes what has changed; its resources (SheetResource *). */
extern List *sheet_check_batch(int64 batch, bool keep_items);

#endif							/* LDPD_SHEET_H */
