\echo Use "ALTER EXTENSION ldpd UPDATE TO '0.2'" to load this file. \quit

-- From 0.1 to 0.2. A line "\ir FILE" stands for the file, which make puts there: a chapter that is new in 0.2 is not written twice.

\ir begin.sql
\ir ../00_schema_library.sql
\ir ../00_shipped.sql

--
-- What 0.1 has, and 0.2 has otherwise: by CREATE OR REPLACE and ALTER, new columns last
--
-- What a session says again and again is one entry of the ledger: what reads the entries of reads unfolds them.
CREATE FUNCTION ldpd.statements_of(
    use_no bigint,
    at timestamptz,
    rows bigint,
    detail jsonb,
    OUT use_no bigint,
    OUT at timestamptz,
    OUT rows bigint
) RETURNS SETOF record
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT $1, $2, $3
    WHERE NOT coalesce($4 ? 'statements', false)
    UNION ALL
    SELECT $1 + s.number[1], $2 + s.number[2] * interval '1 microsecond', s.number[3]
    FROM pg_catalog.string_to_table($4 ->> 'statements', ' ') l(statement),
         LATERAL (SELECT pg_catalog.string_to_array(l.statement, ':')::bigint[]) s(number);
END;
COMMENT ON FUNCTION ldpd.statements_of(bigint, timestamptz, bigint, jsonb) IS '使用记录的一条所载的各语句(第二十八条):编号、时刻、送出的行数;同一会话反复执行的同一语句合记一条,其余各条即为一个语句';
CREATE OR REPLACE VIEW ldpd.usage WITH (security_invoker = true) AS
SELECT s.use_no,
       s.at,
       o.role,
       o.session_role,
       o.agency,
       substr(o.object, 10) AS resource,
       o.action,
       o.article,
       (o.detail ->> 'grant')::bigint AS grant_id,
       o.detail ->> 'purpose' AS purpose,
       CASE WHEN o.detail ? 'columns' THEN ARRAY(SELECT jsonb_array_elements_text(o.detail -> 'columns')) END AS columns,
       o.detail ->> 'derived' AS derived,
       (o.detail ->> 'query_id')::bigint AS query_id,
       o.detail ->> 'application' AS application,
       o.detail ->> 'client' AS client,
       coalesce(s.rows, e.rows) AS rows,
       CASE
           WHEN o.action IN ('denied', 'would_refuse') THEN o.action
           WHEN e.detail IS NOT NULL THEN e.detail ->> 'outcome'
           WHEN o.rows IS NOT NULL OR e.id IS NOT NULL THEN 'completed'
           ELSE 'open'
       END AS outcome,
       e.at AS ended_at,
       coalesce(o.detail ->> 'message', e.detail ->> 'sqlstate') AS message,
       o.id AS ledger_id
FROM ldpd.ledger o
CROSS JOIN LATERAL ldpd.statements_of(o.use_no, o.at, o.rows, o.detail) s
LEFT JOIN ldpd.ledger e ON e.use_no = o.use_no AND e.action = 'end'
WHERE o.use_no IS NOT NULL AND o.action <> 'end';
COMMENT ON COLUMN ldpd.usage.ledger_id IS '开始一条在台账中的序号;同一会话反复执行的同一语句合记一条';
CREATE OR REPLACE VIEW ldpd.grant_unused WITH (security_invoker = true) AS
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
CREATE OR REPLACE VIEW ldpd.pilot_use WITH (security_invoker = true) AS
SELECT s.id AS scope, s.operation, s.consumer, a.name AS operator_name, s.provider, s.resource, s.purpose, s.state, s.valid_until, g.id AS grant_id,
       u.statements, u.rows, u.refused, u.last_used
FROM ldpd.pilot_scope s
JOIN ldpd.agency a ON a.code = s.consumer
LEFT JOIN ldpd.share_grant g ON g.source = 'pilot' AND g.source_id = s.id
LEFT JOIN LATERAL (
    SELECT pg_catalog.count(*) FILTER (WHERE l.action IN ('read', 'copy')) AS statements,
           pg_catalog.sum(coalesce(t.rows, e.rows)) AS rows,
           pg_catalog.count(*) FILTER (WHERE l.action = 'denied') AS refused,
           pg_catalog.max(t.at) FILTER (WHERE l.action IN ('read', 'copy')) AS last_used
    FROM ldpd.ledger l
    CROSS JOIN LATERAL ldpd.statements_of(l.use_no, l.at, l.rows, l.detail) t
    LEFT JOIN ldpd.ledger e ON e.use_no = l.use_no AND e.action = 'end'
    WHERE l.agency = s.consumer
      AND l.object = 'resource/' || s.resource
      AND l.use_no IS NOT NULL
      AND l.action <> 'end'
      AND l.at >= s.submitted_at
      AND coalesce((l.detail ->> 'grant')::bigint = g.id, l.action = 'denied')
) u ON true;
COMMENT ON COLUMN ldpd.ledger.detail IS '变更内容:列名→[旧值, 新值],新增的为列名→值;使用记录的,为目的、列、客户端等(见视图 ldpd.usage),反复执行的语句并有 statements(见 ldpd.statements_of)';
-- Comments that the reference is made of: forms, units, errors.
COMMENT ON TYPE ldpd.credit_code IS '统一社会信用代码(第十一条第二项、第三项;GB 32100-2015):文本形式为 18 位数字和大写字母,读入时去首尾空白、小写转大写,不合规的报 22P02 并指明哪一位应为什么;按代码逐字节排序,存 12 字节';
COMMENT ON TYPE ldpd.resident_id IS '公民身份号码(第十一条第一项;GB 11643-1999):文本形式为 17 位数字和末位数字或者 X,不合规的报 22P02,报错不写出整个号码;存 8 字节';
COMMENT ON TYPE ldpd.share_class IS '共享属性(第十五条):文本形式为无条件共享、有条件共享、不予共享;也读 unconditional、conditional、not_shared 和代码 1、2、3;由不予至无条件递增排序,转为 int 即代码';
COMMENT ON TYPE ldpd.open_class IS '开放属性(第二十条):文本形式为无条件开放、有条件开放、不予开放;也读 unconditional、conditional、not_open 和代码 1、2、3;由不予至无条件递增排序,转为 int 即代码';
COMMENT ON FUNCTION ldpd.credit_code_error(text) IS '该文本为何不是统一社会信用代码,英文一句,不随 lc_messages;合格时为 NULL(GB 32100-2015)';
COMMENT ON FUNCTION ldpd.resident_id_error(text) IS '该文本为何不是公民身份号码,英文一句,不随 lc_messages,不写出号码;合格时为 NULL(GB 11643-1999)';
COMMENT ON FUNCTION ldpd.relation_columns(regclass) IS '表的各列(第八条目录要素):JSON 对象,列名→类型';
COMMENT ON FUNCTION ldpd.ledger_root(bigint) IS '前 size 个区块之树的根,32 字节(第二十八条;RFC 6962);没有那么多区块的报 22023';
COMMENT ON FUNCTION ldpd.ledger_consistency(bigint, bigint) IS '两个摘要相容的证明(第二十八条;RFC 6962 第 2.1.2 节):各为 32 字节的散列值,证明 new_size 个区块之树只在 old_size 个的之上增加;old_size 不在 1 至 new_size 之间的报 22023';
COMMENT ON FUNCTION ldpd.ledger_bytes(bigint) IS '一条记录的规范字节(第二十八条),其 SHA-256 即封存的叶;格式见 doc/auditor.md';
COMMENT ON FUNCTION ldpd.row_text(record) IS '一行的各列(第二十八条):JSON 对象,列名→写作台账中的文本,空值不列';
COMMENT ON ROLE ldpd_agency IS '各机构的角色所属的组(第三条、第五条):登记、报审、请求、办理,各见其行';
COMMENT ON ROLE ldpd_bureau IS '大数据工作主管部门的角色所属的组(第五条),ldpd_agency 的成员:另维护登记、日历、规则';
COMMENT ON ROLE ldpd_public IS '公共数据开放平台的角色所属的组(第十九条):见已开放的目录,代社会公众提出需求';
COMMENT ON ROLE ldpd_report IS '报表的角色所属的组(第三十五条):见全部程序和登记、模式 ldpd_bi,不见申请人的号码和姓名,不见纳管的数据';
COMMENT ON ROLE ldpd_audit IS '审计的角色所属的组(第二十八条、第三十四条):见全部程序和台账,可以封存、核验,不见纳管的数据';
COMMENT ON ROLE ldpd_pilot IS '试点运营视图的属主(第二十七条、第二十八条),不设成员';

-- Which rows an agency sees is asked of each row, which finds the agency in a list or its rows by an index.
ALTER FUNCTION ldpd.my_agencies() PARALLEL SAFE;
\ir ../01_general_answers_for.sql
ALTER POLICY see_agency ON ldpd.resource_version
USING (state = 'published' OR ldpd.answers_for(provider));
ALTER POLICY step ON ldpd.resource_version
USING (ldpd.answers_for(provider));
ALTER POLICY see_agency ON ldpd.catalogue_change
USING (ldpd.answers_for(agency));
ALTER POLICY step ON ldpd.catalogue_change
USING (ldpd.answers_for(agency));
ALTER POLICY see_agency ON ldpd.demand
USING (
    ldpd.answers_for(agency)
    OR EXISTS (
        SELECT FROM ldpd.resource r
        WHERE r.code = resource
          AND ldpd.answers_for(r.provider)
    )
);
ALTER POLICY step ON ldpd.demand
USING (ldpd.answers_for(agency));
ALTER POLICY see_agency ON ldpd.correction
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
ALTER POLICY step ON ldpd.correction
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
ALTER POLICY see_agency ON ldpd.derived
USING (
    ldpd.answers_for(holder)
    OR EXISTS (
        SELECT FROM ldpd.resource r
        WHERE r.code = resource
          AND ldpd.answers_for(r.provider)
    )
);
ALTER POLICY see_agency ON ldpd.share_request
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
ALTER POLICY step ON ldpd.share_request
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
ALTER POLICY see_agency ON ldpd.emergency_share
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
ALTER POLICY step ON ldpd.emergency_share
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
ALTER POLICY see_agency ON ldpd.share_grant
USING (
    ldpd.answers_for(consumer)
    OR EXISTS (
        SELECT FROM ldpd.resource r
        WHERE r.code = resource
          AND ldpd.answers_for(r.provider)
    )
);
ALTER POLICY see_agency ON ldpd.grant_suspension
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
ALTER POLICY step ON ldpd.grant_suspension
USING (ldpd.answers_for(provider));
ALTER POLICY see_own ON ldpd.open_list
USING (ldpd.answers_for(bureau));
ALTER POLICY see_agency ON ldpd.open_request
USING (ldpd.answers_for(provider));
ALTER POLICY step ON ldpd.open_request
USING (ldpd.answers_for(provider));
ALTER POLICY see_agency ON ldpd.agreement
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
ALTER POLICY step ON ldpd.agreement
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
ALTER POLICY see_agency ON ldpd.pilot_scope
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
ALTER POLICY step ON ldpd.pilot_scope
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
ALTER POLICY see_agency ON ldpd.pilot_operation
USING (ldpd.answers_for(operator)
       OR (SELECT ldpd.is_state_assets_office())
       OR EXISTS (SELECT FROM ldpd.pilot_scope s WHERE s.operation = pilot_operation.id));
ALTER POLICY step ON ldpd.pilot_operation
USING (ldpd.answers_for(operator));
ALTER POLICY see_agency ON ldpd.pilot_product
USING (ldpd.answers_for(consumer)
       OR (SELECT ldpd.is_state_assets_office())
       OR EXISTS (SELECT FROM ldpd.resource r
                  WHERE r.code = ANY (resources) AND ldpd.answers_for(r.provider)));
ALTER POLICY step ON ldpd.pilot_product
USING (ldpd.answers_for(consumer));
ALTER POLICY see_agency ON ldpd.product_contract
USING (ldpd.answers_for(consumer) OR (SELECT ldpd.is_state_assets_office()));
ALTER POLICY step ON ldpd.product_contract
USING (ldpd.answers_for(consumer));
ALTER POLICY see_agency ON ldpd.security_task
USING (ldpd.answers_for(agency));
ALTER POLICY step ON ldpd.security_task
USING (ldpd.answers_for(agency));
ALTER POLICY see_agency ON ldpd.incident
USING (ldpd.answers_for(agency));
ALTER POLICY step ON ldpd.incident
USING (ldpd.answers_for(agency));
ALTER POLICY see_agency ON ldpd.incident_freeze
USING (ldpd.answers_for(provider)
    OR ldpd.answers_for(agency)
    OR EXISTS (SELECT FROM ldpd.share_grant g WHERE g.id = grant_id AND ldpd.answers_for(g.consumer)));
ALTER POLICY step ON ldpd.incident_freeze
USING (ldpd.answers_for(provider));
ALTER POLICY see_agency ON ldpd.pseudonym_rotation
USING (ldpd.answers_for(operator));
ALTER POLICY see_agency ON ldpd.ledger
USING (ldpd.answers_for(agency));
ALTER POLICY see_agency ON ldpd.report_finding
USING (ldpd.answers_for(accused)
    OR ldpd.answers_for(found_by)
    OR EXISTS (SELECT FROM ldpd.resource r WHERE r.code = resource AND ldpd.answers_for(r.provider)));
ALTER POLICY see_agency ON ldpd.dispute
USING (ldpd.answers_for(claimant)
    OR ldpd.answers_for(respondent)
    OR ldpd.answers_for(handler));
ALTER POLICY step ON ldpd.dispute
USING (ldpd.answers_for(claimant)
    OR ldpd.answers_for(respondent)
    OR ldpd.answers_for(handler));
ALTER POLICY see_agency ON ldpd.rectification
USING (ldpd.answers_for(agency));
ALTER POLICY step ON ldpd.rectification
USING (ldpd.answers_for(agency));
ALTER POLICY see_agency ON ldpd.evaluation
USING (state = 'published' OR ldpd.answers_for(bureau));
ALTER POLICY step ON ldpd.evaluation
USING (ldpd.answers_for(bureau));
ALTER POLICY see_agency ON ldpd.evaluation_result
USING (ldpd.answers_for(agency));
ALTER POLICY see_agency ON ldpd.evaluation_mark
USING (
    ldpd.answers_for(agency)
    AND EXISTS (SELECT FROM ldpd.evaluation e WHERE e.id = evaluation)
);
ALTER POLICY see_agency ON ldpd.project
USING (ldpd.answers_for(agency));
CREATE OR REPLACE FUNCTION ldpd.my_resources() RETURNS text[]
LANGUAGE sql STABLE PARALLEL RESTRICTED
BEGIN ATOMIC
    SELECT coalesce(pg_catalog.array_agg('resource/' OPERATOR(pg_catalog.||) r.code), '{}')
    FROM ldpd.resource r
    WHERE ldpd.answers_for(r.provider);
END;
CREATE OR REPLACE VIEW ldpd.pilot_assets WITH (security_invoker = true) AS
SELECT o.id AS operation, o.operator, a.name AS operator_name, o.approval, o.state, o.opened_at, o.valid_until, o.ended_at,
       p.products, c.contracts, c.unfiled, c.amount
FROM ldpd.pilot_operation o
JOIN ldpd.agency a ON a.code = o.operator
CROSS JOIN LATERAL (
    SELECT pg_catalog.count(*) AS products
    FROM ldpd.pilot_product p WHERE p.operation = o.id AND p.state = 'registered'
) p
CROSS JOIN LATERAL (
    SELECT pg_catalog.count(*) AS contracts,
           pg_catalog.count(*) FILTER (WHERE k.state = 'unfiled') AS unfiled,
           coalesce(pg_catalog.sum(k.amount), 0) AS amount
    FROM ldpd.product_contract k JOIN ldpd.pilot_product q ON q.id = k.product WHERE q.operation = o.id
) c
WHERE ldpd.answers_for(o.operator)
   OR (SELECT ldpd.is_state_assets_office())
   OR (SELECT ldpd.current_agency()) IS NULL;

-- The day of what runs is an expression, with statistics of its own: what is overdue is few of it.
DROP INDEX ldpd.share_request_reply_running, ldpd.share_request_fulfil_running, ldpd.open_request_reply_running;
CREATE INDEX share_request_reply_running ON ldpd.share_request ((CASE WHEN state = 'submitted' THEN reply_due END)) WHERE state = 'submitted';
CREATE INDEX share_request_fulfil_running ON ldpd.share_request ((CASE WHEN state = 'agreed' THEN fulfil_due END)) WHERE state = 'agreed';
CREATE STATISTICS ldpd.share_request_reply_days ON (CASE WHEN state = 'submitted' THEN reply_due END) FROM ldpd.share_request;
CREATE STATISTICS ldpd.share_request_fulfil_days ON (CASE WHEN state = 'agreed' THEN fulfil_due END) FROM ldpd.share_request;
CREATE INDEX open_request_reply_running ON ldpd.open_request ((CASE WHEN state = 'submitted' THEN reply_due END)) WHERE state = 'submitted';
CREATE STATISTICS ldpd.open_request_reply_days ON (CASE WHEN state = 'submitted' THEN reply_due END) FROM ldpd.open_request;
COMMENT ON INDEX ldpd.share_request_reply_running IS '未反馈的,按反馈到期日';
COMMENT ON INDEX ldpd.share_request_fulfil_running IS '已同意而未完成的,按完成到期日';
COMMENT ON INDEX ldpd.open_request_reply_running IS '未反馈的,按反馈到期日(第二十二条)';
COMMENT ON STATISTICS ldpd.share_request_reply_days IS '未反馈的请求的到期日(第十六条)';
COMMENT ON STATISTICS ldpd.share_request_fulfil_days IS '已同意而未完成的请求的到期日(第十六条)';
COMMENT ON STATISTICS ldpd.open_request_reply_days IS '未反馈的需求的到期日(第二十二条)';

-- pg_upgrade could not make these.
CREATE OR REPLACE FUNCTION ldpd.repeats(
    version_id bigint,
    OUT resource text,
    OUT provider ldpd.credit_code,
    OUT items text[],
    OUT percent int
) RETURNS SETOF record
LANGUAGE sql STABLE STRICT
-- no parsed body: pg_upgrade makes functions before the operator classes by which this one groups
SET search_path = pg_catalog, ldpd, pg_temp
AS $$
    WITH RECURSIVE me AS (
        SELECT v.id, v.resource, v.provider, a.region
        FROM ldpd.resource_version v JOIN ldpd.agency a ON a.code = v.provider
        WHERE v.id = repeats.version_id
    ), covers(code) AS (
        SELECT region FROM me
        UNION
        SELECT r.parent FROM covers c JOIN ldpd.region r ON r.code = c.code WHERE r.parent IS NOT NULL
    ), mine AS (
        SELECT ldpd.item_key(i.name) AS key, pg_catalog.min(i.name) AS name
        FROM ldpd.resource_item i
        WHERE i.version_id = repeats.version_id
          AND NOT EXISTS (SELECT FROM ldpd.common_item c WHERE ldpd.item_key(c.name) = ldpd.item_key(i.name))
          AND NOT EXISTS (
              SELECT FROM ldpd.subject_identifier s
              WHERE s.version_id = i.version_id AND i.position IN (s.position, s.kind_position)
          )
        GROUP BY 1
    ), before AS (
        SELECT DISTINCT ldpd.item_key(i.name) AS key
        FROM me JOIN ldpd.resource_version v ON v.resource = me.resource AND v.state = 'published' AND v.superseded_at IS NULL
        JOIN ldpd.resource_item i ON i.version_id = v.id
    ), same AS (
        SELECT DISTINCT v.id, v.resource, v.provider, m.key, m.name
        FROM mine m
        JOIN ldpd.resource_item i ON ldpd.item_key(i.name) = m.key
        JOIN ldpd.resource_version v ON v.id = i.version_id
        JOIN ldpd.agency a ON a.code = v.provider
        JOIN me ON v.provider <> me.provider
        WHERE v.state = 'published' AND v.superseded_at IS NULL AND v.share_class <> '不予共享'
          AND a.region IN (SELECT code FROM covers)
          AND (
              EXISTS (
                  SELECT FROM ldpd.version_subject o JOIN ldpd.version_subject s ON s.subject = o.subject
                  WHERE o.version_id = v.id AND s.version_id = repeats.version_id
              )
              OR NOT EXISTS (SELECT FROM ldpd.version_subject o WHERE o.version_id IN (v.id, repeats.version_id))
          )
    )
    SELECT s.resource, s.provider, pg_catalog.array_agg(s.name ORDER BY s.name),
           (pg_catalog.count(*) * 100 / (SELECT pg_catalog.count(*) FROM mine))::int
    FROM same s
    GROUP BY s.resource, s.provider
    HAVING pg_catalog.count(*) >= (SELECT value FROM ldpd.city_setting WHERE name = 'repeat_items')
       AND pg_catalog.count(*) * 100 >=
           (SELECT value FROM ldpd.city_setting WHERE name = 'repeat_percent') * (SELECT pg_catalog.count(*) FROM mine)
       AND NOT pg_catalog.bool_and(s.key IN (SELECT key FROM before))
    ORDER BY 4 DESC, 1
$$;
CREATE OR REPLACE FUNCTION ldpd.evaluation_figures(
    year int,
    OUT agency ldpd.credit_code,
    OUT figure text,
    OUT good bigint,
    OUT total bigint
) RETURNS SETOF record
LANGUAGE sql STABLE STRICT
-- no parsed body: pg_upgrade makes functions before the operator classes by which this one groups
SET search_path = pg_catalog, ldpd, pg_temp
AS $$
    WITH entry AS (
        SELECT r.code, r.provider, r.relation, v.id AS version_id, v.share_class, v.open_class
        FROM ldpd.resource r
        LEFT JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
        WHERE pg_catalog.date_part('year', ldpd.day(r.registered_at)) <= $1
    ), last_measure AS (
        SELECT DISTINCT ON (m.version_id, m.rule) m.version_id, m.checked, m.failed
        FROM ldpd.quality_measure m
        WHERE pg_catalog.date_part('year', ldpd.day(m.measured_at)) = $1 AND m.error IS NULL
        ORDER BY m.version_id, m.rule, m.measured_at DESC, m.id DESC
    )
    SELECT e.provider, f.figure, pg_catalog.count(*) FILTER (WHERE f.good), pg_catalog.count(*)
    FROM entry e
    CROSS JOIN LATERAL (VALUES
        ('catalogued'::text, e.version_id IS NOT NULL, true),
        ('attached', e.relation IS NOT NULL, e.version_id IS NOT NULL),
        ('shared', e.share_class <> '不予共享', e.version_id IS NOT NULL),
        ('open', e.open_class <> '不予开放', e.version_id IS NOT NULL)
    ) f(figure, good, counts)
    WHERE f.counts
    GROUP BY e.provider, f.figure
    UNION ALL
    SELECT d.agency, d.rule, pg_catalog.count(*) FILTER (WHERE d.status = 'on_time'), pg_catalog.count(*)
    FROM ldpd.duty d
    WHERE pg_catalog.date_part('year', d.due_on) = $1 AND d.status <> 'running'
    GROUP BY d.agency, d.rule
    UNION ALL
    SELECT s.provider, 'fresh', pg_catalog.count(*) FILTER (WHERE s.status = 'in_time'), pg_catalog.count(*)
    FROM ldpd.freshness s
    WHERE s.status IN ('in_time', 'overdue')
    GROUP BY s.provider
    UNION ALL
    SELECT v.provider, 'quality', pg_catalog.sum(m.checked - m.failed)::bigint, pg_catalog.sum(m.checked)::bigint
    FROM last_measure m
    JOIN ldpd.resource_version v ON v.id = m.version_id
    GROUP BY v.provider
$$;

--
-- What is new
--
\ir ../05_dcat.sql
\ir ../09_periods.sql
-- What runs and what is over are planned apart.
CREATE OR REPLACE VIEW ldpd.duty_period WITH (security_invoker = true) AS
SELECT rule, article, agency, subject, subject_id, started_at, due_on, provisional, NULL::timestamptz AS done_at, true AS open, rule_id
FROM ldpd.period_running
UNION ALL
SELECT rule, article, agency, subject, subject_id, started_at, due_on, provisional, done_at, false AS open, rule_id
FROM ldpd.period_over;
COMMENT ON VIEW ldpd.duty_period IS '各项法定期限的期间:未结的(ldpd.period_running)和已结的(ldpd.period_over)';
CREATE OR REPLACE VIEW ldpd.duty WITH (security_invoker = true) AS
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
-- No step is under way that began before there was anything to count it in.
LOCK TABLE ldpd.catalogue_change, ldpd.share_request, ldpd.emergency_share, ldpd.open_request, ldpd.demand, ldpd.correction,
    ldpd.security_task, ldpd.incident, ldpd.rectification IN SHARE ROW EXCLUSIVE MODE;
\ir ../12_counts.sql
\ir ../13_bi.sql
\ir ../13_bi_facts.sql
\ir ../13_bi_ledger.sql
\ir ../09_reminder.sql
\ir ../09_schedule.sql
\ir ../11_defaults.sql
\ir ../13_node.sql
\ir ../13_node_city.sql
\ir ../13_node_dispatch.sql
\ir ../13_node_health.sql
\ir ../13_node_publication.sql

--
-- What each release fills anew
--
DELETE FROM ldpd.coverage;
\ir ../12_coverage_rows.sql

\ir end.sql
