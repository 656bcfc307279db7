-- Chapter 9, supervision (Articles 8, 16, 18, 22, 34, 41): who is in time.

CREATE VIEW ldpd.duty_period WITH (security_invoker = true) AS
SELECT rule, article, agency, subject, subject_id, started_at, due_on, provisional, NULL::timestamptz AS done_at, true AS open, rule_id
FROM ldpd.period_running
UNION ALL
SELECT rule, article, agency, subject, subject_id, started_at, due_on, provisional, done_at, false AS open, rule_id
FROM ldpd.period_over;
COMMENT ON VIEW ldpd.duty_period IS '各项法定期限的期间:未结的(ldpd.period_running)和已结的(ldpd.period_over)';
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

-- The status is a constant of each branch: a condition on it leaves the other branches out, before they are planned. That is what
-- the WITH is for, which nobody reads: a branch that has one is planned apart, if at all; conditions get into it all the same.
-- What is constant is said outside of it, where rows are projected anyway.
CREATE VIEW ldpd.duty WITH (security_invoker = true) AS
SELECT p.rule, p.article, p.agency, p.subject, p.subject_id, p.started_at, p.due_on, p.provisional, p.done_at, p.status,
       CASE WHEN p.done_at IS NULL AND NOT p.provisional THEN ldpd.workdays_left(p.due_on) END AS workdays_left,
       r.instrument, r.article AS instrument_article
FROM (
    SELECT k.*, NULL::timestamptz AS done_at, 'running'::text AS status
    FROM (
        WITH apart AS (SELECT)
        SELECT o.*
        FROM ldpd.periods_running() o
        WHERE o.provisional OR o.due_on >= ldpd.today()
    ) k
    UNION ALL
    SELECT k.*, NULL, 'overdue'
    FROM (
        WITH apart AS (SELECT)
        SELECT o.*
        FROM ldpd.periods_running() o
        WHERE NOT o.provisional AND o.due_on < ldpd.today()
    ) k
    UNION ALL
    SELECT k.*, 'on_time'
    FROM (
        WITH apart AS (SELECT)
        SELECT c.rule, c.article, c.agency, c.subject, c.subject_id, c.started_at, c.due_on, c.provisional, c.rule_id, c.done_at
        FROM ldpd.periods_over() c
        WHERE c.provisional OR ldpd.day(c.done_at) <= c.due_on
    ) k
    UNION ALL
    SELECT k.*, 'late'
    FROM (
        WITH apart AS (SELECT)
        SELECT c.rule, c.article, c.agency, c.subject, c.subject_id, c.started_at, c.due_on, c.provisional, c.rule_id, c.done_at
        FROM ldpd.periods_over() c
        WHERE NOT c.provisional AND ldpd.day(c.done_at) > c.due_on
    ) k
) p
LEFT JOIN ldpd.duty_rule r ON r.id = p.rule_id;
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
