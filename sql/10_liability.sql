-- Chapter 10, liability (Articles 41-43): the register of breaches, derived from the facts.

CREATE VIEW ldpd.breach WITH (security_invoker = true) AS
WITH last_measure AS (
    SELECT DISTINCT ON (m.version_id, m.rule) m.version_id, m.rule, m.checked, m.failed, m.measured_at
    FROM ldpd.quality_measure m
    WHERE m.error IS NULL
    ORDER BY m.version_id, m.rule, m.measured_at DESC, m.id DESC
), fact AS (
    -- Article 41(1): data not collected, verified and provided as they must be
    SELECT 41 AS article, 1 AS item, f.provider AS agency, NULL::text AS user_name, 'freshness'::text AS fact, 'resource'::text AS subject,
           f.resource::text AS subject_id, f.due_on + 1 AS since, true AS standing
    FROM ldpd.freshness f
    WHERE f.status = 'overdue'
    UNION ALL
    SELECT 41, 1, v.provider, NULL, 'quality', 'resource', v.resource, ldpd.day(pg_catalog.min(m.measured_at)), true
    FROM last_measure m
    JOIN ldpd.resource_version v ON v.id = m.version_id AND v.state = 'published' AND v.superseded_at IS NULL
    WHERE m.failed * 100 > m.checked * (SELECT s.value FROM ldpd.city_setting s WHERE s.name = 'quality_percent')
    GROUP BY v.provider, v.resource
    UNION ALL
    SELECT DISTINCT 41, 1, d.provider, NULL, 'identifier', 'resource', d.resource, NULL::date, true
    FROM ldpd.identifier_drift d
    WHERE d.drift <> 'undeclared'
    UNION ALL
    -- (2) the catalogue, (3) sharing and opening; Article 43: duties of an authority
    SELECT k.article, k.item, d.agency, NULL, d.rule, d.subject, d.subject_id::text, d.due_on + 1, d.status = 'overdue'
    FROM ldpd.duty d
    JOIN (VALUES ('catalogue_update', 41, 2), ('share_reply', 41, 3), ('share_fulfil', 41, 3), ('open_reply', 41, 3),
                 ('emergency_review', 43, 0)) k(rule, article, item) ON k.rule = d.rule
    WHERE d.status IN ('overdue', 'late')
    UNION ALL
    SELECT 43, 0, d.agency, NULL, d.rule, d.subject, d.subject_id::text, d.due_on + 1, d.status = 'overdue'
    FROM ldpd.duty d
    JOIN ldpd.agency a ON a.code = d.agency AND a.kind = 'bureau'
    WHERE d.rule IN ('security_task', 'incident_report') AND d.status IN ('overdue', 'late')
    UNION ALL
    -- (5) data used or written against the rules where the law so far only records
    SELECT 41, 5, l.agency, NULL, 'would_refuse', 'ledger', l.id::text, ldpd.day(l.at), false
    FROM ldpd.ledger l
    WHERE l.action = 'would_refuse' AND l.agency IS NOT NULL AND l.use_no IS NOT NULL
    UNION ALL
    -- what a report has shown: (1) to (5), and (4) of who operates; Article 42 of users; Article 43
    SELECT f.article, f.item, f.accused, f.accused_name, 'report', 'report', f.report::text, ldpd.day(f.found_at), false
    FROM ldpd.report_finding f
)
SELECT f.article, f.item, f.agency, f.user_name, f.fact, f.subject, f.subject_id, f.since, f.standing,
       (SELECT pg_catalog.max(r.id) FROM ldpd.rectification r
        WHERE r.agency = f.agency AND r.article = f.article AND r.subject = f.subject AND r.subject_id = f.subject_id
          AND r.state <> 'withdrawn') AS rectification
FROM fact f;
COMMENT ON VIEW ldpd.breach IS '违反本办法的情形(第四十一条至第四十三条),由事实得出,不由人填写:第四十一条(一)逾期未更新、质量不合、标识不合,(二)目录逾期,(三)共享、开放逾期,(四)、(五)举报查实的和只记录方式下本应拒绝的;第四十二条举报查实的;第四十三条主管部门逾期未履行的和举报查实的。是否处分、追究责任由有权机关决定';
COMMENT ON COLUMN ldpd.breach.article IS '条号';
COMMENT ON COLUMN ldpd.breach.item IS '第几项;第四十三条为 0';
COMMENT ON COLUMN ldpd.breach.agency IS '机构';
COMMENT ON COLUMN ldpd.breach.user_name IS '开发利用主体的姓名或者名称';
COMMENT ON COLUMN ldpd.breach.fact IS '事实的种类:freshness、quality、identifier、期限的规则、would_refuse、report';
COMMENT ON COLUMN ldpd.breach.subject IS '事项';
COMMENT ON COLUMN ldpd.breach.subject_id IS '事项的 id 或者代码';
COMMENT ON COLUMN ldpd.breach.since IS '自何日起;不能确知的为 NULL';
COMMENT ON COLUMN ldpd.breach.standing IS '至今仍是如此';
COMMENT ON COLUMN ldpd.breach.rectification IS '就此发出的限期整改通知';
GRANT SELECT ON ldpd.breach TO ldpd_agency, ldpd_audit;
