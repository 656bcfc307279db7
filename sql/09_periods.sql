-- Chapter 9, supervision (Articles 8, 16, 18, 22, 34, 41): the periods that run, and those that are over. Apart, so that whoever
-- asks for what runs never touches what is over, nor has it planned: the cost follows the partial indexes of the open ones.
-- A view is written out wherever it is named, before anybody looks at the conditions; a function in SQL only where it is planned:
-- so ldpd.duty names the functions.

-- Where the rows that are over are many, the day of what runs is an expression, as its index has it (04_sharing.sql).
CREATE VIEW ldpd.period_running WITH (security_invoker = true) AS
SELECT 'catalogue_update'::text AS rule, 8 AS article, agency AS agency, 'catalogue_change'::text AS subject, id AS subject_id,
       (occurred_on::timestamp AT TIME ZONE interval '8 hours') AS started_at, due_on AS due_on, provisional AS provisional, due_rule AS rule_id
FROM ldpd.catalogue_change
WHERE submitted_at IS NULL AND due_on IS NOT NULL
UNION ALL
SELECT 'share_reply'::text AS rule, 16 AS article, provider AS agency, 'share_request'::text AS subject, id AS subject_id,
       submitted_at AS started_at, CASE WHEN state = 'submitted' THEN reply_due END AS due_on, reply_provisional AS provisional, reply_rule
FROM ldpd.share_request
WHERE state = 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'share_fulfil'::text AS rule, 16 AS article, provider AS agency, 'share_request'::text AS subject, id AS subject_id,
       coalesce(overturned_at, decided_at) AS started_at, CASE WHEN state = 'agreed' THEN fulfil_due END AS due_on, fulfil_provisional AS provisional, fulfil_rule
FROM ldpd.share_request
WHERE state = 'agreed' AND fulfil_due IS NOT NULL
UNION ALL
SELECT 'emergency_review'::text AS rule, 18 AS article, reviewer AS agency, 'emergency_share'::text AS subject, id AS subject_id,
       least(ended_at, valid_until) AS started_at, review_due AS due_on, review_provisional AS provisional, review_rule
FROM ldpd.emergency_share
WHERE state <> 'reviewed' AND review_due IS NOT NULL AND least(ended_at, valid_until) <= ldpd.now()
UNION ALL
SELECT 'open_reply'::text AS rule, 22 AS article, provider AS agency, 'open_request'::text AS subject, id AS subject_id,
       submitted_at AS started_at, CASE WHEN state = 'submitted' THEN reply_due END AS due_on, reply_provisional AS provisional, reply_rule
FROM ldpd.open_request
WHERE state = 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'demand_reply'::text AS rule, 9 AS article, bureau AS agency, 'demand'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, reply_rule
FROM ldpd.demand
WHERE state = 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'correction_reply'::text AS rule, 10 AS article, provider AS agency, 'correction'::text AS subject, id AS subject_id,
       flagged_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, reply_rule
FROM ldpd.correction
WHERE state = 'flagged' AND reply_due IS NOT NULL
UNION ALL
SELECT 'security_task'::text AS rule, 34 AS article, agency AS agency, 'security_task'::text AS subject, id AS subject_id,
       (started_on::timestamp AT TIME ZONE interval '8 hours') AS started_at, due_on AS due_on, provisional AS provisional, NULL::bigint
FROM ldpd.security_task
WHERE state = 'due' AND due_on IS NOT NULL
UNION ALL
SELECT 'incident_report'::text AS rule, 34 AS article, agency AS agency, 'incident'::text AS subject, id AS subject_id,
       found_at AS started_at, ldpd.day(report_by) AS due_on, false AS provisional, NULL::bigint
FROM ldpd.incident
WHERE reported_at IS NULL
UNION ALL
SELECT 'rectify'::text AS rule, article AS article, agency AS agency, 'rectification'::text AS subject, id AS subject_id,
       issued_at AS started_at, due_on AS due_on, false AS provisional, NULL::bigint
FROM ldpd.rectification
WHERE state IN ('issued', 'returned');
COMMENT ON VIEW ldpd.period_running IS '各项法定期限中未结的;ldpd.duty 的底层';
COMMENT ON COLUMN ldpd.period_running.rule IS '规则';
COMMENT ON COLUMN ldpd.period_running.article IS '条号';
COMMENT ON COLUMN ldpd.period_running.agency IS '负有义务的机构';
COMMENT ON COLUMN ldpd.period_running.subject IS '事项所在的表';
COMMENT ON COLUMN ldpd.period_running.subject_id IS '事项的 id';
COMMENT ON COLUMN ldpd.period_running.started_at IS '起算时刻';
COMMENT ON COLUMN ldpd.period_running.due_on IS '到期日';
COMMENT ON COLUMN ldpd.period_running.provisional IS '到期日为暂定';
COMMENT ON COLUMN ldpd.period_running.rule_id IS '设定到期日的规则,见 ldpd.duty_rule';

CREATE VIEW ldpd.period_over WITH (security_invoker = true) AS
SELECT 'catalogue_update'::text AS rule, 8 AS article, agency AS agency, 'catalogue_change'::text AS subject, id AS subject_id,
       (occurred_on::timestamp AT TIME ZONE interval '8 hours') AS started_at, due_on AS due_on, provisional AS provisional, submitted_at AS done_at, due_rule AS rule_id
FROM ldpd.catalogue_change
WHERE submitted_at IS NOT NULL AND due_on IS NOT NULL
UNION ALL
SELECT 'share_reply'::text AS rule, 16 AS article, provider AS agency, 'share_request'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, coalesce(decided_at, ended_at) AS done_at, reply_rule
FROM ldpd.share_request
WHERE state <> 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'share_fulfil'::text AS rule, 16 AS article, provider AS agency, 'share_request'::text AS subject, id AS subject_id,
       coalesce(overturned_at, decided_at) AS started_at, fulfil_due AS due_on, fulfil_provisional AS provisional, fulfilled_at AS done_at, fulfil_rule
FROM ldpd.share_request
WHERE state IN ('fulfilled', 'ended') AND fulfil_due IS NOT NULL
UNION ALL
SELECT 'emergency_review'::text AS rule, 18 AS article, reviewer AS agency, 'emergency_share'::text AS subject, id AS subject_id,
       least(ended_at, valid_until) AS started_at, review_due AS due_on, review_provisional AS provisional, reviewed_at AS done_at, review_rule
FROM ldpd.emergency_share
WHERE state = 'reviewed' AND review_due IS NOT NULL
UNION ALL
SELECT 'open_reply'::text AS rule, 22 AS article, provider AS agency, 'open_request'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, decided_at AS done_at, reply_rule
FROM ldpd.open_request
WHERE state <> 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'demand_reply'::text AS rule, 9 AS article, bureau AS agency, 'demand'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, answered_at AS done_at, reply_rule
FROM ldpd.demand
WHERE state <> 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'correction_reply'::text AS rule, 10 AS article, provider AS agency, 'correction'::text AS subject, id AS subject_id,
       flagged_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, answered_at AS done_at, reply_rule
FROM ldpd.correction
WHERE state <> 'flagged' AND reply_due IS NOT NULL
UNION ALL
SELECT 'security_task'::text AS rule, 34 AS article, agency AS agency, 'security_task'::text AS subject, id AS subject_id,
       (started_on::timestamp AT TIME ZONE interval '8 hours') AS started_at, due_on AS due_on, provisional AS provisional, done_at AS done_at, NULL::bigint
FROM ldpd.security_task
WHERE state = 'done' AND due_on IS NOT NULL
UNION ALL
SELECT 'incident_report'::text AS rule, 34 AS article, agency AS agency, 'incident'::text AS subject, id AS subject_id,
       found_at AS started_at, ldpd.day(report_by) AS due_on, false AS provisional, reported_at AS done_at, NULL::bigint
FROM ldpd.incident
WHERE reported_at IS NOT NULL
UNION ALL
SELECT 'rectify'::text AS rule, article AS article, agency AS agency, 'rectification'::text AS subject, id AS subject_id,
       issued_at AS started_at, due_on AS due_on, false AS provisional, answered_at AS done_at, NULL::bigint
FROM ldpd.rectification
WHERE state IN ('answered', 'closed');
COMMENT ON VIEW ldpd.period_over IS '各项法定期限中已结的;ldpd.duty 的底层,计数见 ldpd.duty_month';
COMMENT ON COLUMN ldpd.period_over.rule IS '规则';
COMMENT ON COLUMN ldpd.period_over.article IS '条号';
COMMENT ON COLUMN ldpd.period_over.agency IS '负有义务的机构';
COMMENT ON COLUMN ldpd.period_over.subject IS '事项所在的表';
COMMENT ON COLUMN ldpd.period_over.subject_id IS '事项的 id';
COMMENT ON COLUMN ldpd.period_over.started_at IS '起算时刻';
COMMENT ON COLUMN ldpd.period_over.due_on IS '到期日';
COMMENT ON COLUMN ldpd.period_over.provisional IS '到期日为暂定';
COMMENT ON COLUMN ldpd.period_over.done_at IS '办结时刻';
COMMENT ON COLUMN ldpd.period_over.rule_id IS '设定到期日的规则,见 ldpd.duty_rule';

GRANT SELECT ON ldpd.period_running, ldpd.period_over TO ldpd_agency, ldpd_report, ldpd_audit;

CREATE FUNCTION ldpd.periods_running() RETURNS SETOF ldpd.period_running
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT p.* FROM ldpd.period_running p;
END;
COMMENT ON FUNCTION ldpd.periods_running() IS '各项法定期限中未结的,即 ldpd.period_running;用到时才展开于查询计划之中';

CREATE FUNCTION ldpd.periods_over() RETURNS SETOF ldpd.period_over
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT p.* FROM ldpd.period_over p;
END;
COMMENT ON FUNCTION ldpd.periods_over() IS '各项法定期限中已结的,即 ldpd.period_over;用到时才展开于查询计划之中';
