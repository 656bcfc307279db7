/*
 * deadline.h
 *		Statutory deadlines: which rule binds on a day, when it ends, and what a new notice does to those that run.
 */
#ifndef LDPD_DEADLINE_H
#define LDPD_DEADLINE_H

#include "ldpd.h"

#include "utils/date.h"

#include "credit_code.h"

typedef struct Deadline
{
	DateADT		due;			/* the last day on which the duty is done in time */
	bool		provisional;	/* needs a day of a year with no notice; Monday to Friday were counted there */
	int			workdays;		/* of the rule that binds, the earliest where several do */
	int64		rule_id;		/* duty_rule.id: the instrument and the article that set it */
} Deadline;

/*
 * The deadline of an agency's duty whose period starts on a day. agency is NULL for nobody in particular: what binds some
 * kinds of agencies only is left out. False where no adopted instrument sets the rule on that day (Article 45).
 */
extern bool deadline_compute(const char *rule, DateADT started, const CreditCode *agency, Deadline *deadline);

/* After a change of the calendar: moves the running deadlines openly, and makes nobody late after the fact. */
extern void recompute_deadlines(void);

#endif							/* LDPD_DEADLINE_H */
