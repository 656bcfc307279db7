/*
 * lifecycle.h
 *		The table-driven state machine behind every procedure of the regulation.
 *
 * A procedure is a table of schema ldpd whose rows go through states. What the law says of it stands in one constant in the
 * file of its chapter (version.c, sharing.c, opening.c): which steps there are, who may take each, what it needs, what the
 * server stamps, which clock it starts or stops. lifecycle.c carries that out in triggers, the same for all.
 */
#ifndef LDPD_LIFECYCLE_H
#define LDPD_LIFECYCLE_H

#include "ldpd.h"

#include "commands/trigger.h"
#include "utils/date.h"

#include "identity.h"
#include "row.h"

/* Who may take a step; one of the set suffices. */
#define BY_CONSUMER		0x01	/* the agency in column consumer */
#define BY_PROVIDER		0x02	/* the agency in column provider */
#define BY_APPROVER		0x04	/* the bureau that approves the provider's catalogue (Article 7) */
#define BY_CITY_BUREAU	0x08	/* the bureau of the provider's city */
#define BY_OVERSEER		0x10	/* a bureau of the provider's region or above */
#define BY_PLATFORM		0x20	/* the open platform (Article 19) */
#define BY_CLAIMANT		0x40	/* the agency in column claimant */
#define BY_HANDLER		0x80	/* the agency in column handler */
#define BY_ANYBODY		0x100	/* whoever has the right to write the table */

typedef enum StampKind
{
	STAMP_NOW,					/* the clock of the law, timestamptz */
	STAMP_ROLE,					/* the acting role, regrole: where rights hang on it */
	STAMP_ROLE_NAME,			/* its name: where it is history, which outlives the role */
	STAMP_AGENCY,				/* its agency, credit_code */
	STAMP_DUE					/* the due date of a rule whose period starts today, and whether it is provisional */
} StampKind;

typedef struct Stamp
{
	const char *column;
	StampKind	kind;
	const char *rule;			/* STAMP_DUE: the duty_rule */
	const char *provisional;	/* STAMP_DUE: the boolean column beside it */
	const char *bound;			/* STAMP_DUE: the column of the duty_rule that set it */
	const char *agency;			/* STAMP_DUE: the column of the agency whose duty it is; NULL: the provider's */
} Stamp;

struct StepContext;

#define MAX_STEP_COLUMNS	4

typedef struct Step
{
	const char *from;			/* NULL: the row is inserted */
	const char *to;
	int			by;
	int			article;
	const char *law;			/* the article's own words */
	const char *needs[MAX_STEP_COLUMNS];	/* columns that must say something */
	const char *may[MAX_STEP_COLUMNS];	/* columns that whoever takes the step may set with it */
	Stamp		stamps[MAX_STEP_COLUMNS];
	const char *due;			/* the due date that this step answers, a column; NULL where none */
	void		(*check) (struct StepContext *step);	/* before the row is written */
	void		(*effect) (struct StepContext *step);	/* after */
} Step;

#define MAX_FILED_COLUMNS	20

typedef struct Procedure
{
	const char *table;
	const char *provider;		/* the column of the agency that BY_PROVIDER means */
	bool		has_state;		/* else the row is filed once, and the rest is the server's */
	bool		confidential;	/* the ledger does not tell who filed it, nor what */
	const char *editable[3];	/* states in which whoever filed it may still edit it */
	const char *filed[MAX_FILED_COLUMNS];	/* columns of whoever files; the others are the server's */
	const Step *steps;
	int			nsteps;
	void		(*derive) (struct StepContext *step);	/* fills columns that follow from others, at filing */
	void		(*changed) (TupleDesc desc, HeapTuple row); /* after a row was written, by whatever hand */
} Procedure;

extern const Procedure reminder_procedure;	/* reminder.c, Article 5 */
extern const Procedure resource_version_procedure;	/* version.c, Articles 6-7 */
extern const Procedure catalogue_change_procedure;	/* catalogue.c, Article 8 */
extern const Procedure demand_procedure;	/* collection.c, Article 9 */
extern const Procedure correction_procedure;	/* correction.c, Article 10 */
extern const Procedure share_request_procedure; /* sharing.c, Article 16 */
extern const Procedure grant_suspension_procedure;	/* suspension.c, Article 17 */
extern const Procedure emergency_share_procedure;	/* sharing.c, Article 18 */
extern const Procedure open_list_procedure; /* open_list.c, Article 21 */
extern const Procedure open_request_procedure;	/* opening.c, Article 22 */
extern const Procedure agreement_procedure; /* agreement.c, Article 25 */
extern const Procedure pilot_operation_procedure;	/* pilot.c, Article 27 */
extern const Procedure pilot_scope_procedure;	/* pilot_scope.c, Article 27 */
extern const Procedure pseudonym_rotation_procedure;	/* masking.c, Article 28 */
extern const Procedure pilot_product_procedure; /* pilot_product.c, Article 29 */
extern const Procedure product_contract_procedure;	/* pilot_product.c, Article 29 */
extern const Procedure security_task_procedure; /* security_task.c, Article 34 */
extern const Procedure incident_procedure;	/* incident.c, Article 34 */
extern const Procedure incident_freeze_procedure;	/* incident.c, Article 34 */
extern const Procedure evaluation_procedure;	/* evaluation.c, Article 35 */
extern const Procedure project_procedure;	/* evaluation.c, Article 36 */
extern const Procedure report_procedure;	/* matter.c, Article 38 */
extern const Procedure dispute_procedure;	/* matter.c, Article 39 */
extern const Procedure rectification_procedure; /* rectification.c, Articles 41 and 43 */

/* One row on its way through a trigger. */
typedef struct StepContext
{
	const Procedure *procedure;
	const Step *step;			/* NULL: an edit */
	TupleDesc	desc;
	const Row  *old;			/* NULL: the row is filed */
	Row		   *new;			/* with what has been set so far */
	bool	   *replaces;		/* which of its columns that is, by attribute number - 1 */
	bool		has_agency;
	CreditCode	agency;			/* of the acting role */
} StepContext;

/* Whether a table is a procedure's, of which it is told who took which step. */
extern bool is_open_procedure(const char *table);

/* A column of the new row, with what has been set so far; of the row as it was. */
extern Datum step_get(StepContext *step, const char *column, bool *isnull);
extern Datum step_get_old(StepContext *step, const char *column, bool *isnull);
extern char *step_get_text(StepContext *step, const char *column);	/* NULL where null */
extern void step_set(StepContext *step, const char *column, Datum value, bool isnull);
extern bool step_is_blank(StepContext *step, const char *column);

/* Sets a column to the agency that acts; to NULL where it acts for none. */
extern void step_set_own(StepContext *step, const char *column);

/* How many of the columns are set, with their values and nulls as law_execute() takes them. */
extern int	step_get_set(StepContext *step, const char *const *columns, int n, Datum *values, char *nulls);

/*
 * The due date of an agency's duty from a day on, whether it is provisional, and the rule that set it, or three NULLs where
 * none does, which returns false.
 */
extern bool step_set_due(StepContext *step, const char *rule, DateADT started, const CreditCode *agency,
						 const char *due, const char *provisional, const char *bound);

/* A procedure's derive where the row is the acting bureau's: sets "bureau". */
extern void derive_bureau(StepContext *step);

/* "share_request 17", for messages. */
extern char *step_label(StepContext *step);

#endif							/* LDPD_LIFECYCLE_H */
