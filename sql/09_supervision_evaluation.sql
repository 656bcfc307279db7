-- Chapter 9, supervision: the yearly evaluation (Article 35) and the check of projects (Article 36).

-- ---------------------------------------------------------------- figures, from the facts

CREATE FUNCTION ldpd.evaluation_figures(
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
COMMENT ON FUNCTION ldpd.evaluation_figures(int) IS '某一年度各机构的考核数字(第三十五条),由事实算得:catalogued 已登记资源中已发布目录的、attached 其中已纳管的、shared 可共享的、open 可开放的、quality 当年末次度量合规的行、fresh 现时未逾期更新的,以及各项期限(ldpd.duty 的规则)当年到期的中按期办结的;good 为合格数,total 为总数。在调用者可见的范围内';

CREATE SEQUENCE ldpd.evaluation_id_seq;
CREATE TABLE ldpd.evaluation (
    id           bigint PRIMARY KEY,
    bureau       ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    year         int NOT NULL CHECK (year BETWEEN 2000 AND 2999),
    note         text,
    state        text NOT NULL CHECK (state IN ('draft', 'published')),
    opened_at    timestamptz NOT NULL,
    published_at timestamptz,
    published_by name,
    UNIQUE (bureau, year)
);
ALTER SEQUENCE ldpd.evaluation_id_seq OWNED BY ldpd.evaluation.id;
COMMENT ON TABLE ldpd.evaluation IS '年度考核评议(第三十五条):draft→published;公布时由服务器将各机构的数字定格于 ldpd.evaluation_result';
COMMENT ON COLUMN ldpd.evaluation.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.evaluation.bureau IS '考核的主管部门,由服务器给定';
COMMENT ON COLUMN ldpd.evaluation.year IS '年度';
COMMENT ON COLUMN ldpd.evaluation.note IS '说明,如受委托的第三方';
COMMENT ON COLUMN ldpd.evaluation.state IS '状态';
COMMENT ON COLUMN ldpd.evaluation.opened_at IS '开始时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.evaluation.published_at IS '公布时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.evaluation.published_by IS '公布的角色的名称,由服务器盖记';
SELECT pg_catalog.pg_extension_config_dump('ldpd.evaluation', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.evaluation_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.evaluation
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.evaluation
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.evaluation
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE TABLE ldpd.evaluation_result (
    evaluation bigint NOT NULL REFERENCES ldpd.evaluation,
    agency     ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    figure     text COLLATE "C" NOT NULL,
    good       bigint NOT NULL,
    total      bigint NOT NULL,
    PRIMARY KEY (evaluation, agency, figure)
);
COMMENT ON TABLE ldpd.evaluation_result IS '公布的考核数字(第三十五条),由服务器登记,不再变动';
COMMENT ON COLUMN ldpd.evaluation_result.evaluation IS '考核';
COMMENT ON COLUMN ldpd.evaluation_result.agency IS '机构';
COMMENT ON COLUMN ldpd.evaluation_result.figure IS '数字的名称,见 ldpd.evaluation_figures()';
COMMENT ON COLUMN ldpd.evaluation_result.good IS '合格数';
COMMENT ON COLUMN ldpd.evaluation_result.total IS '总数';
SELECT pg_catalog.pg_extension_config_dump('ldpd.evaluation_result', '');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.evaluation_result
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '35', 'write the figures of an evaluation');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.evaluation_result
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('35');

CREATE TABLE ldpd.evaluation_mark (
    evaluation bigint NOT NULL REFERENCES ldpd.evaluation,
    agency     ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    aspect     text COLLATE "C" NOT NULL CHECK (NOT ldpd.is_blank(aspect)),
    mark       numeric NOT NULL CHECK (mark BETWEEN 0 AND 100),
    assessor   text NOT NULL CHECK (NOT ldpd.is_blank(assessor)),
    remark     text,
    PRIMARY KEY (evaluation, agency, aspect)
);
COMMENT ON TABLE ldpd.evaluation_mark IS '第三方的评分(第三十五条),由考核的主管部门在公布之前录入';
COMMENT ON COLUMN ldpd.evaluation_mark.evaluation IS '考核';
COMMENT ON COLUMN ldpd.evaluation_mark.agency IS '机构';
COMMENT ON COLUMN ldpd.evaluation_mark.aspect IS '评分的方面,如共享开放的程度、开发利用的效果';
COMMENT ON COLUMN ldpd.evaluation_mark.mark IS '百分制评分';
COMMENT ON COLUMN ldpd.evaluation_mark.assessor IS '第三方的名称';
COMMENT ON COLUMN ldpd.evaluation_mark.remark IS '评语';
SELECT pg_catalog.pg_extension_config_dump('ldpd.evaluation_mark', '');
CREATE FUNCTION ldpd.evaluation_mark_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_evaluation_mark_guard';
COMMENT ON FUNCTION ldpd.evaluation_mark_guard() IS '触发器函数(行级 BEFORE):第三方的评分由考核的主管部门在公布之前录入(第三十五条)';
CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.evaluation_mark
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '35', 'truncate the marks of evaluations');
CREATE TRIGGER evaluation_mark_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.evaluation_mark
FOR EACH ROW EXECUTE FUNCTION ldpd.evaluation_mark_guard();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.evaluation_mark
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('35');

CREATE VIEW ldpd.evaluation_sheet WITH (security_invoker = true) AS
SELECT e.bureau, e.year, r.agency, 'figure'::text AS kind, r.figure AS name, r.good, r.total,
       CASE WHEN r.total > 0 THEN pg_catalog.round(100.0 * r.good / r.total, 1) END AS percent, NULL::text AS assessor, NULL::text AS remark
FROM ldpd.evaluation e
JOIN ldpd.evaluation_result r ON r.evaluation = e.id
UNION ALL
SELECT e.bureau, e.year, m.agency, 'mark', m.aspect, NULL, NULL, m.mark, m.assessor, m.remark
FROM ldpd.evaluation e
JOIN ldpd.evaluation_mark m ON m.evaluation = e.id
WHERE e.state = 'published';
COMMENT ON VIEW ldpd.evaluation_sheet IS '公布的年度考核(第三十五条):由事实算得的数字,旁列第三方的评分';
COMMENT ON COLUMN ldpd.evaluation_sheet.bureau IS '考核的主管部门';
COMMENT ON COLUMN ldpd.evaluation_sheet.year IS '年度';
COMMENT ON COLUMN ldpd.evaluation_sheet.agency IS '机构';
COMMENT ON COLUMN ldpd.evaluation_sheet.kind IS 'figure 数字、mark 第三方评分';
COMMENT ON COLUMN ldpd.evaluation_sheet.name IS '数字的名称,或者评分的方面';
COMMENT ON COLUMN ldpd.evaluation_sheet.good IS '合格数';
COMMENT ON COLUMN ldpd.evaluation_sheet.total IS '总数';
COMMENT ON COLUMN ldpd.evaluation_sheet.percent IS '百分比,或者百分制评分';
COMMENT ON COLUMN ldpd.evaluation_sheet.assessor IS '第三方';
COMMENT ON COLUMN ldpd.evaluation_sheet.remark IS '评语';

-- ---------------------------------------------------------------- Article 36: projects

CREATE FUNCTION ldpd.project_figures(
    agency ldpd.credit_code,
    OUT requirement text,
    OUT what text,
    OUT good bigint,
    OUT total bigint,
    OUT failing text[]
) RETURNS SETOF record
LANGUAGE sql STABLE STRICT
BEGIN ATOMIC
    WITH entry AS (
        SELECT r.code, r.relation, v.id AS version_id
        FROM ldpd.resource r
        LEFT JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
        WHERE r.provider = $1
    ), finding AS (
        SELECT '完整'::text AS requirement, 'catalogued'::text AS what, e.code, e.version_id IS NOT NULL AS good FROM entry e
        UNION ALL
        SELECT '完整', 'attached', e.code, e.relation IS NOT NULL FROM entry e WHERE e.version_id IS NOT NULL
        UNION ALL
        SELECT '及时', 'catalogue_update', e.code, NOT EXISTS (
            SELECT FROM ldpd.catalogue_change c
            WHERE c.resource = e.code AND c.submitted_at IS NULL AND NOT c.provisional AND c.due_on < ldpd.today())
        FROM entry e
        UNION ALL
        SELECT '及时', 'fresh', e.code, f.status IS DISTINCT FROM 'overdue'
        FROM entry e JOIN ldpd.freshness f ON f.resource = e.code
        UNION ALL
        SELECT '规范', 'as_catalogued', e.code, NOT EXISTS (SELECT FROM ldpd.item_drift d WHERE d.resource = e.code AND d.drift <> 'type')
               AND NOT EXISTS (SELECT FROM ldpd.identifier_drift d WHERE d.resource = e.code AND d.drift <> 'undeclared')
        FROM entry e WHERE e.relation IS NOT NULL AND e.version_id IS NOT NULL
    )
    SELECT w.requirement, w.what, pg_catalog.count(f.code) FILTER (WHERE f.good), pg_catalog.count(f.code),
           coalesce(pg_catalog.array_agg(f.code ORDER BY f.code) FILTER (WHERE NOT f.good), '{}')
    FROM (VALUES ('完整', 'catalogued'), ('完整', 'attached'), ('及时', 'catalogue_update'), ('及时', 'fresh'), ('规范', 'as_catalogued')) w(requirement, what)
    LEFT JOIN finding f ON f.what = w.what
    GROUP BY w.requirement, w.what;
END;
COMMENT ON FUNCTION ldpd.project_figures(ldpd.credit_code) IS '某一机构提供目录、汇聚数据是否完整、及时、规范(第三十六条),在调用者可见的范围内;见 ldpd.project_check()';

CREATE FUNCTION ldpd.project_check(
    agency ldpd.credit_code,
    OUT requirement text,
    OUT what text,
    OUT ok boolean,
    OUT good bigint,
    OUT total bigint,
    OUT failing text[]
) RETURNS SETOF record
LANGUAGE c STABLE STRICT PARALLEL RESTRICTED
AS 'MODULE_PATHNAME', 'ldpd_project_check';
COMMENT ON FUNCTION ldpd.project_check(ldpd.credit_code) IS '项目审核(第三十六条):该机构提供目录、汇聚数据是否完整、及时、规范,不合的列出资源;由该机构、其主管部门和报表、审计角色(如财政部门)查询,结果与查询者可见的范围无关';

CREATE SEQUENCE ldpd.project_id_seq;
CREATE TABLE ldpd.project (
    id        bigint PRIMARY KEY,
    agency    ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    name      text NOT NULL,
    resources text[] NOT NULL,
    filed_at  timestamptz NOT NULL,
    in_order  boolean NOT NULL,
    findings  jsonb NOT NULL
);
ALTER SEQUENCE ldpd.project_id_seq OWNED BY ldpd.project.id;
CREATE INDEX project_of_agency ON ldpd.project (agency);
COMMENT ON TABLE ldpd.project IS '使用财政性资金的信息化项目的申报(第三十六条):附具相关公共数据资源目录,连同申报时的审核结果一并留存';
COMMENT ON COLUMN ldpd.project.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.project.agency IS '申报的机构,由服务器给定';
COMMENT ON COLUMN ldpd.project.name IS '项目名称';
COMMENT ON COLUMN ldpd.project.resources IS '附具的公共数据资源目录:信息资源代码,须均已发布';
COMMENT ON COLUMN ldpd.project.filed_at IS '申报时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.project.in_order IS '申报时该机构提供目录、汇聚数据是否完整、及时、规范,由服务器给定';
COMMENT ON COLUMN ldpd.project.findings IS '申报时的审核结果(ldpd.project_check),由服务器给定';
COMMENT ON INDEX ldpd.project_of_agency IS '某一机构申报的项目';
SELECT pg_catalog.pg_extension_config_dump('ldpd.project', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.project_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.project
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.project
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.project
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- matters, by their age

CREATE VIEW ldpd.matter WITH (security_invoker = true) AS
SELECT m.kind, m.article, m.id, m.handler, m.state, m.filed_at, m.ended_at,
       coalesce(ldpd.day(m.ended_at), ldpd.today()) - ldpd.day(m.filed_at) AS days
FROM (
    SELECT 'demand'::text AS kind, 9 AS article, d.id, d.answered_by AS handler, d.state, d.submitted_at AS filed_at, d.answered_at AS ended_at FROM ldpd.demand d
    UNION ALL
    SELECT 'correction', 10, c.id, c.provider, c.state, c.flagged_at, c.answered_at FROM ldpd.correction c
    UNION ALL
    SELECT 'report', 38, r.id, r.handler, r.state, r.filed_at, r.answered_at FROM ldpd.report r
    UNION ALL
    SELECT 'dispute', 39, d.id, d.handler, d.state, d.filed_at, d.settled_at FROM ldpd.dispute d
    UNION ALL
    SELECT 'rectification', r.article, r.id, r.bureau, r.state, r.issued_at, CASE WHEN r.state IN ('closed', 'withdrawn') THEN r.checked_at END FROM ldpd.rectification r
) m;
COMMENT ON VIEW ldpd.matter IS '提出、处理、答复的各类事项和历时(第九条、第十条、第三十八条、第三十九条、第四十一条):条文未定日数的,以历时督促';
COMMENT ON COLUMN ldpd.matter.kind IS '种类,即所在的表';
COMMENT ON COLUMN ldpd.matter.article IS '条号';
COMMENT ON COLUMN ldpd.matter.id IS '事项的 id';
COMMENT ON COLUMN ldpd.matter.handler IS '处理的机构';
COMMENT ON COLUMN ldpd.matter.state IS '状态';
COMMENT ON COLUMN ldpd.matter.filed_at IS '提出时刻';
COMMENT ON COLUMN ldpd.matter.ended_at IS '办结时刻';
COMMENT ON COLUMN ldpd.matter.days IS '历时(自然日),未办结的至今日';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.evaluation, ldpd.evaluation_result, ldpd.evaluation_mark, ldpd.evaluation_sheet, ldpd.project, ldpd.matter
TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.evaluation TO ldpd_bureau;
GRANT INSERT, UPDATE, DELETE ON ldpd.evaluation_mark TO ldpd_bureau;
GRANT INSERT ON ldpd.project TO ldpd_agency;

-- An agency sees its own figures, and those of others only as their bureaus publish them elsewhere.
ALTER TABLE ldpd.evaluation ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.evaluation FOR SELECT TO ldpd_agency
USING (state = 'published' OR ldpd.answers_for(bureau));
CREATE POLICY see_all ON ldpd.evaluation FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.evaluation FOR INSERT TO ldpd_bureau
WITH CHECK (true);
CREATE POLICY step ON ldpd.evaluation FOR UPDATE TO ldpd_bureau
USING (ldpd.answers_for(bureau))
WITH CHECK (true);
ALTER TABLE ldpd.evaluation_result ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.evaluation_result FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(agency));
CREATE POLICY see_all ON ldpd.evaluation_result FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
ALTER TABLE ldpd.evaluation_mark ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.evaluation_mark FOR SELECT TO ldpd_agency
USING (
    ldpd.answers_for(agency)
    AND EXISTS (SELECT FROM ldpd.evaluation e WHERE e.id = evaluation)
);
CREATE POLICY see_all ON ldpd.evaluation_mark FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY edit ON ldpd.evaluation_mark TO ldpd_bureau
USING (EXISTS (SELECT FROM ldpd.evaluation e WHERE e.id = evaluation))
WITH CHECK (true);

ALTER TABLE ldpd.project ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.project FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(agency));
CREATE POLICY see_all ON ldpd.project FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.project FOR INSERT TO ldpd_agency
WITH CHECK (true);
