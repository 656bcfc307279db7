-- Chapter 9, supervision (Articles 8, 16, 18, 22, 34, 41): who is in time.

-- Each period once while it runs and once when it is over, told apart by a constant, so that whoever asks for what runs
-- never touches what is over: the cost of the open ones follows their own partial indexes, not the history.
CREATE VIEW ldpd.duty_period WITH (security_invoker = true) AS
SELECT 'catalogue_update'::text AS rule, 8 AS article, agency AS agency, 'catalogue_change'::text AS subject, id AS subject_id,
       (occurred_on::timestamp AT TIME ZONE interval '8 hours') AS started_at, due_on AS due_on, provisional AS provisional, NULL::timestamptz AS done_at, true AS open, due_rule AS rule_id
FROM ldpd.catalogue_change
WHERE submitted_at IS NULL AND due_on IS NOT NULL
UNION ALL
SELECT 'catalogue_update'::text AS rule, 8 AS article, agency AS agency, 'catalogue_change'::text AS subject, id AS subject_id,
       (occurred_on::timestamp AT TIME ZONE interval '8 hours') AS started_at, due_on AS due_on, provisional AS provisional, submitted_at AS done_at, false AS open, due_rule
FROM ldpd.catalogue_change
WHERE submitted_at IS NOT NULL AND due_on IS NOT NULL
UNION ALL
SELECT 'share_reply'::text AS rule, 16 AS article, provider AS agency, 'share_request'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, NULL::timestamptz AS done_at, true AS open, reply_rule
FROM ldpd.share_request
WHERE state = 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'share_reply'::text AS rule, 16 AS article, provider AS agency, 'share_request'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, coalesce(decided_at, ended_at) AS done_at, false AS open, reply_rule
FROM ldpd.share_request
WHERE state <> 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'share_fulfil'::text AS rule, 16 AS article, provider AS agency, 'share_request'::text AS subject, id AS subject_id,
       coalesce(overturned_at, decided_at) AS started_at, fulfil_due AS due_on, fulfil_provisional AS provisional, NULL::timestamptz AS done_at, true AS open, fulfil_rule
FROM ldpd.share_request
WHERE state = 'agreed' AND fulfil_due IS NOT NULL
UNION ALL
SELECT 'share_fulfil'::text AS rule, 16 AS article, provider AS agency, 'share_request'::text AS subject, id AS subject_id,
       coalesce(overturned_at, decided_at) AS started_at, fulfil_due AS due_on, fulfil_provisional AS provisional, fulfilled_at AS done_at, false AS open, fulfil_rule
FROM ldpd.share_request
WHERE state IN ('fulfilled', 'ended') AND fulfil_due IS NOT NULL
UNION ALL
SELECT 'emergency_review'::text AS rule, 18 AS article, reviewer AS agency, 'emergency_share'::text AS subject, id AS subject_id,
       least(ended_at, valid_until) AS started_at, review_due AS due_on, review_provisional AS provisional, NULL::timestamptz AS done_at, true AS open, review_rule
FROM ldpd.emergency_share
WHERE state <> 'reviewed' AND review_due IS NOT NULL AND least(ended_at, valid_until) <= ldpd.now()
UNION ALL
SELECT 'emergency_review'::text AS rule, 18 AS article, reviewer AS agency, 'emergency_share'::text AS subject, id AS subject_id,
       least(ended_at, valid_until) AS started_at, review_due AS due_on, review_provisional AS provisional, reviewed_at AS done_at, false AS open, review_rule
FROM ldpd.emergency_share
WHERE state = 'reviewed' AND review_due IS NOT NULL
UNION ALL
SELECT 'open_reply'::text AS rule, 22 AS article, provider AS agency, 'open_request'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, NULL::timestamptz AS done_at, true AS open, reply_rule
FROM ldpd.open_request
WHERE state = 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'open_reply'::text AS rule, 22 AS article, provider AS agency, 'open_request'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, decided_at AS done_at, false AS open, reply_rule
FROM ldpd.open_request
WHERE state <> 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'demand_reply'::text AS rule, 9 AS article, bureau AS agency, 'demand'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, NULL::timestamptz AS done_at, true AS open, reply_rule
FROM ldpd.demand
WHERE state = 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'demand_reply'::text AS rule, 9 AS article, bureau AS agency, 'demand'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, answered_at AS done_at, false AS open, reply_rule
FROM ldpd.demand
WHERE state <> 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'correction_reply'::text AS rule, 10 AS article, provider AS agency, 'correction'::text AS subject, id AS subject_id,
       flagged_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, NULL::timestamptz AS done_at, true AS open, reply_rule
FROM ldpd.correction
WHERE state = 'flagged' AND reply_due IS NOT NULL
UNION ALL
SELECT 'correction_reply'::text AS rule, 10 AS article, provider AS agency, 'correction'::text AS subject, id AS subject_id,
       flagged_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, answered_at AS done_at, false AS open, reply_rule
FROM ldpd.correction
WHERE state <> 'flagged' AND reply_due IS NOT NULL
UNION ALL
SELECT 'security_task'::text AS rule, 34 AS article, agency AS agency, 'security_task'::text AS subject, id AS subject_id,
       (started_on::timestamp AT TIME ZONE interval '8 hours') AS started_at, due_on AS due_on, provisional AS provisional, NULL::timestamptz AS done_at, true AS open, NULL::bigint
FROM ldpd.security_task
WHERE state = 'due' AND due_on IS NOT NULL
UNION ALL
SELECT 'security_task'::text AS rule, 34 AS article, agency AS agency, 'security_task'::text AS subject, id AS subject_id,
       (started_on::timestamp AT TIME ZONE interval '8 hours') AS started_at, due_on AS due_on, provisional AS provisional, done_at AS done_at, false AS open, NULL::bigint
FROM ldpd.security_task
WHERE state = 'done' AND due_on IS NOT NULL
UNION ALL
SELECT 'incident_report'::text AS rule, 34 AS article, agency AS agency, 'incident'::text AS subject, id AS subject_id,
       found_at AS started_at, ldpd.day(report_by) AS due_on, false AS provisional, NULL::timestamptz AS done_at, true AS open, NULL::bigint
FROM ldpd.incident
WHERE reported_at IS NULL
UNION ALL
SELECT 'incident_report'::text AS rule, 34 AS article, agency AS agency, 'incident'::text AS subject, id AS subject_id,
       found_at AS started_at, ldpd.day(report_by) AS due_on, false AS provisional, reported_at AS done_at, false AS open, NULL::bigint
FROM ldpd.incident
WHERE reported_at IS NOT NULL
UNION ALL
SELECT 'rectify'::text AS rule, article AS article, agency AS agency, 'rectification'::text AS subject, id AS subject_id,
       issued_at AS started_at, due_on AS due_on, false AS provisional, NULL::timestamptz AS done_at, true AS open, NULL::bigint
FROM ldpd.rectification
WHERE state IN ('issued', 'returned')
UNION ALL
SELECT 'rectify'::text AS rule, article AS article, agency AS agency, 'rectification'::text AS subject, id AS subject_id,
       issued_at AS started_at, due_on AS due_on, false AS provisional, answered_at AS done_at, false AS open, NULL::bigint
FROM ldpd.rectification
WHERE state IN ('answered', 'closed');
COMMENT ON VIEW ldpd.duty_period IS '各项法定期限的期间,未结(open)和已结分列;ldpd.duty 的底层';
COMMENT ON COLUMN ldpd.duty_period.rule IS '规则';
COMMENT ON COLUMN ldpd.duty_period.article IS '条号';
COMMENT ON COLUMN ldpd.duty_period.agency IS '负有义务的机构';
COMMENT ON COLUMN ldpd.duty_period.subject IS '事项所在的表';
COMMENT ON COLUMN ldpd.duty_period.subject_id IS '事项的 id';
COMMENT ON COLUMN ldpd.duty_period.started_at IS '起算时刻';
COMMENT ON COLUMN ldpd.duty_period.due_on IS '到期日';
COMMENT ON COLUMN ldpd.duty_period.provisional IS '到期日为暂定';
COMMENT ON COLUMN ldpd.duty_period.done_at IS '办结时刻,未结的为 NULL';
COMMENT ON COLUMN ldpd.duty_period.open IS '是否未结';
COMMENT ON COLUMN ldpd.duty_period.rule_id IS '设定到期日的规则,见 ldpd.duty_rule';

-- The status is a constant of each branch: a condition on it leaves the other branches out of the plan.
CREATE VIEW ldpd.duty WITH (security_invoker = true) AS
SELECT p.rule, p.article, p.agency, p.subject, p.subject_id, p.started_at, p.due_on, p.provisional, p.done_at, 'running'::text AS status,
       CASE WHEN NOT provisional THEN ldpd.workdays_left(due_on) END AS workdays_left,
       r.instrument, r.article AS instrument_article
FROM ldpd.duty_period p
LEFT JOIN ldpd.duty_rule r ON r.id = p.rule_id
WHERE open AND (provisional OR due_on >= ldpd.today())
UNION ALL
SELECT p.rule, p.article, p.agency, p.subject, p.subject_id, p.started_at, p.due_on, p.provisional, p.done_at, 'overdue', ldpd.workdays_left(due_on),
       r.instrument, r.article AS instrument_article
FROM ldpd.duty_period p
LEFT JOIN ldpd.duty_rule r ON r.id = p.rule_id
WHERE open AND NOT provisional AND due_on < ldpd.today()
UNION ALL
SELECT p.rule, p.article, p.agency, p.subject, p.subject_id, p.started_at, p.due_on, p.provisional, p.done_at, 'on_time', NULL,
       r.instrument, r.article AS instrument_article
FROM ldpd.duty_period p
LEFT JOIN ldpd.duty_rule r ON r.id = p.rule_id
WHERE NOT open AND (provisional OR ldpd.day(done_at) <= due_on)
UNION ALL
SELECT p.rule, p.article, p.agency, p.subject, p.subject_id, p.started_at, p.due_on, p.provisional, p.done_at, 'late', NULL,
       r.instrument, r.article AS instrument_article
FROM ldpd.duty_period p
LEFT JOIN ldpd.duty_rule r ON r.id = p.rule_id
WHERE NOT open AND NOT provisional AND ldpd.day(done_at) > due_on;
COMMENT ON VIEW ldpd.duty IS '各项期限(第八条、第十六条、第十八条、第二十二条、第三十四条、第四十一条、第四十三条):running 未到期、overdue 逾期未办、on_time 按期办结、late 逾期办结;到期日次日零时起为逾期,暂定的到期日不算逾期';
COMMENT ON COLUMN ldpd.duty.rule IS '规则';
COMMENT ON COLUMN ldpd.duty.article IS '本办法的条号';
COMMENT ON COLUMN ldpd.duty.agency IS '负有义务的机构';
COMMENT ON COLUMN ldpd.duty.subject IS '事项所在的表';
COMMENT ON COLUMN ldpd.duty.subject_id IS '事项的 id';
COMMENT ON COLUMN ldpd.duty.started_at IS '起算时刻';
COMMENT ON COLUMN ldpd.duty.due_on IS '到期日';
COMMENT ON COLUMN ldpd.duty.provisional IS '到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd.duty.done_at IS '办结时刻';
COMMENT ON COLUMN ldpd.duty.status IS '状态';
COMMENT ON COLUMN ldpd.duty.workdays_left IS '剩余工作日数,逾期的为负';
COMMENT ON COLUMN ldpd.duty.instrument IS '设定到期日的法律文件(ldpd.instrument);几个文件都有规定的,是先到期的那一个';
COMMENT ON COLUMN ldpd.duty.instrument_article IS '设定到期日的条文,该文件的条号';

GRANT SELECT ON ldpd.duty_period, ldpd.duty TO ldpd_agency, ldpd_report, ldpd_audit;

-- ---------------------------------------------------------------- grants that nobody uses (Article 17)

CREATE VIEW ldpd.grant_unused WITH (security_invoker = true) AS
SELECT g.id AS grant_id, g.resource, g.consumer, g.purpose, pg_catalog.lower(g.valid) AS given_at, u.at AS last_used,
       ldpd.today() - ldpd.day(coalesce(u.at, pg_catalog.lower(g.valid))) AS unused_days
FROM ldpd.share_grant g
LEFT JOIN LATERAL (
    SELECT pg_catalog.max(s.at) AS at
    FROM ldpd.ledger l
    CROSS JOIN LATERAL ldpd.statements_of(l.use_no, l.at, l.rows, l.detail) s
    WHERE l.agency = g.consumer
      AND l.object = 'resource/' || g.resource
      AND l.use_no IS NOT NULL
      AND l.action IN ('read', 'copy', 'export')
      AND (l.detail ->> 'grant')::bigint = g.id
) u ON true
WHERE g.valid @> ldpd.now();
COMMENT ON VIEW ldpd.grant_unused IS '现行授权有几日未用(第十七条),依使用记录:WHERE unused_days >= 90 即闲置 90 日以上的';
COMMENT ON COLUMN ldpd.grant_unused.grant_id IS '授权号';
COMMENT ON COLUMN ldpd.grant_unused.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.grant_unused.consumer IS '使用单位';
COMMENT ON COLUMN ldpd.grant_unused.purpose IS '使用目的';
COMMENT ON COLUMN ldpd.grant_unused.given_at IS '给出的时刻';
COMMENT ON COLUMN ldpd.grant_unused.last_used IS '最近一次使用;从未使用的为 NULL';
COMMENT ON COLUMN ldpd.grant_unused.unused_days IS '自最近一次使用(从未使用的,自给出)以来的日数';
GRANT SELECT ON ldpd.grant_unused TO ldpd_agency, ldpd_audit;
