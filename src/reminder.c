/*
 * reminder.c
 *		Reminders of duties, before they fall due and when they are late: one row each, and a notification to the agency's
 *		channel (Articles 5, 8, 12, 16, 18, 22, 34, 41).
 *
 * The row is the reminder; the notification only says that there is one. For LISTEN is open to every role, on every channel: that
 * an agency is late with a request is nobody else's to know, so a payload holds the row's id and no more.
 */
#include "ldpd.h"

#include "catalog/pg_type.h"
#include "commands/async.h"
#include "executor/spi.h"
#include "storage/lmgr.h"
#include "utils/builtins.h"
#include "utils/formatting.h"
#include "utils/timestamp.h"

#include "credit_code.h"
#include "ledger.h"
#include "lifecycle.h"
#include "store.h"

/* Article 5(3) */
#define LAW_5_3	"公共管理和服务机构应当按照统一规划,明确第一责任人和专职人员落实本部门(单位)公共数据管理工作。"

/* In lower case, for that is how LISTEN takes a name that is not quoted. */
static char *
channel(const CreditCode *agency)
{
	char	   *code = credit_code_to_cstring(agency);

	return psprintf("ldpd_%s", asc_tolower(code, strlen(code)));
}

PG_FUNCTION_INFO_V1(ldpd_reminder_channel);
Datum
ldpd_reminder_channel(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(channel(PG_GETARG_CREDIT_CODE_P(0))));
}

/*
 * remind(): sends what is due to be sent, once each, and returns how many. Of the leads that a duty has come within the nearest counts:
 * whoever was down for a week does not send three of one duty at once. What is provisional has no working days left to count
 * (ldpd.duty), and is not reminded of.
 */
PG_FUNCTION_INFO_V1(ldpd_remind);
Datum
ldpd_remind(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = TIMESTAMPTZOID;
	Datum		now = TimestampTzGetDatum(law_now());
	SPITupleTable *sent;
	uint64		row;

	/*
	 * One caller after the other, so that the ids come to light in their order. Whoever receives a reminder, and
	 * whoever reads, does not wait.
	 */
	LockRelationOid(law_relid("reminder", false), ShareUpdateExclusiveLock);
	SPI_connect();
	law_execute(&plan,
				"INSERT INTO ldpd.reminder (id, agency, kind, rule, article, object, due_on, workdays, state, sent_at)"
				" SELECT nextval('ldpd.reminder_id_seq'), agency, kind, rule, article, object, due_on, workdays, 'sent', $1"
				" FROM (WITH duty AS ("
				"  SELECT rule, article, agency, subject || '/' || subject_id AS object, due_on, status = 'overdue' AS late, workdays_left AS left"
				"  FROM ldpd.duty WHERE status IN ('running', 'overdue')"
				"  UNION ALL"
				"  SELECT 'data_update', 12, provider, 'resource/' || resource, due_on, status = 'overdue', ldpd.workdays_left(due_on)"
				"  FROM ldpd.freshness WHERE due_on IS NOT NULL AND NOT provisional"
				" ), lead AS ("
				"  SELECT rule, workdays FROM ldpd.reminder_lead"
	/* where the city says nothing; but who updates data daily would be reminded daily */
				"  UNION ALL"
				"  SELECT DISTINCT rule, 1 FROM duty d WHERE rule <> 'data_update' AND NOT EXISTS (SELECT FROM ldpd.reminder_lead l WHERE l.rule = d.rule)"
				" ), ripe AS ("
				"  SELECT d.*, CASE WHEN late THEN 'late' ELSE 'due' END AS kind, CASE WHEN NOT late THEN"
				"   (SELECT min(l.workdays) FROM lead l WHERE l.rule = d.rule AND l.workdays >= d.left) END AS workdays"
				"  FROM duty d"
				" )"
				"  SELECT * FROM ripe p WHERE (late OR workdays IS NOT NULL) AND NOT EXISTS (SELECT FROM ldpd.reminder r"
				"   WHERE r.object = p.object AND r.rule = p.rule AND r.due_on = p.due_on AND r.kind = p.kind AND r.workdays IS NOT DISTINCT FROM p.workdays)"
				"  ORDER BY due_on, agency, object, rule) s"
	/* what a caller's old snapshot does not see */
				" ON CONFLICT DO NOTHING"
				" RETURNING *",
				1, &type, &now, NULL);
	sent = SPI_tuptable;
	for (row = 0; row < sent->numvals; row++)
	{
		HeapTuple	tuple = sent->vals[row];
		TupleDesc	desc = sent->tupdesc;
		char	   *id = SPI_getvalue(tuple, desc, SPI_fnumber(desc, "id"));
		bool		isnull;
		int			article = DatumGetInt32(SPI_getbinval(tuple, desc, SPI_fnumber(desc, "article"), &isnull));
		Datum		agency = SPI_getbinval(tuple, desc, SPI_fnumber(desc, "agency"), &isnull);

		ledger_append(article, "sent", psprintf("reminder/%s", id), ledger_row_change(desc, NULL, row_of(tuple, desc)));
		Async_Notify(channel(DatumGetCreditCodeP(agency)), psprintf("{\"reminder\": %s}", id));
	}
	SPI_finish();
	PG_RETURN_INT64(row);
}

static const Step reminder_steps[] = {
	{NULL, "sent", 0, 5, LAW_5_3},
	{"sent", "received", BY_PROVIDER, 5, LAW_5_3,
	.stamps = {{"received_at", STAMP_NOW}, {"received_by", STAMP_ROLE_NAME}}},
};

const Procedure reminder_procedure = {
	.table = "reminder",
	.provider = "agency",
	.has_state = true,
	.steps = reminder_steps,
	.nsteps = lengthof(reminder_steps),
};
