-- Chapter 9, supervision: what refusals and closed classes rest on (Articles 14, 16, 20, 39).

-- A citation is seen with the row that cites, whose own policies decide.
ALTER TABLE ldpd.basis_citation ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.basis_citation FOR SELECT
USING (CASE subject
           WHEN 'share_request' THEN EXISTS (SELECT FROM ldpd.share_request r WHERE r.id = subject_id)
           WHEN 'resource_version' THEN EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = subject_id)
       END);

CREATE VIEW ldpd.refusal_by_ground WITH (security_invoker = true) AS
SELECT c.instrument, i.title, i.rank, c.article, c.branch, r.provider,
       pg_catalog.count(DISTINCT r.id) AS refusals,
       pg_catalog.count(DISTINCT r.id) FILTER (WHERE g.id IS NOT NULL) AS given_up,
       pg_catalog.count(DISTINCT r.id) FILTER (WHERE r.overturned_at IS NOT NULL) AS overturned,
       pg_catalog.max(r.decided_at) AS last_at
FROM ldpd.basis_citation c
JOIN ldpd.instrument i ON i.code = c.instrument
JOIN ldpd.share_request r ON r.id = c.subject_id
LEFT JOIN LATERAL (
    SELECT s.id
    FROM ldpd.share_request s
    WHERE s.resource = r.resource AND s.consumer = r.consumer
      AND s.submitted_at > r.decided_at
      AND s.state IN ('agreed', 'fulfilled', 'ended')
    LIMIT 1
) g ON true
WHERE c.subject = 'share_request' AND c.matter = 'share_refusal'
GROUP BY c.instrument, i.title, i.rank, c.article, c.branch, r.provider;
COMMENT ON VIEW ldpd.refusal_by_ground IS '不予共享的反馈,按所引条文和提供单位统计(第十六条);其后向同一使用单位同意共享同一资源的,计为放弃';
COMMENT ON COLUMN ldpd.refusal_by_ground.instrument IS '法律文件';
COMMENT ON COLUMN ldpd.refusal_by_ground.title IS '名称';
COMMENT ON COLUMN ldpd.refusal_by_ground.rank IS '效力层级';
COMMENT ON COLUMN ldpd.refusal_by_ground.article IS '条号';
COMMENT ON COLUMN ldpd.refusal_by_ground.branch IS '第…条之几;无则 0';
COMMENT ON COLUMN ldpd.refusal_by_ground.provider IS '提供单位';
COMMENT ON COLUMN ldpd.refusal_by_ground.refusals IS '以此不予共享的请求数';
COMMENT ON COLUMN ldpd.refusal_by_ground.given_up IS '其中后来(经再次提出)同意共享的请求数';
COMMENT ON COLUMN ldpd.refusal_by_ground.overturned IS '其中在争议处理中被推翻的请求数(第三十九条)';
COMMENT ON COLUMN ldpd.refusal_by_ground.last_at IS '最近一次的时刻';

CREATE VIEW ldpd.basis_lapsed WITH (security_invoker = true) AS
SELECT v.resource, v.version, v.provider, c.matter, c.instrument, i.title, c.article, c.branch, i.status, i.effective
FROM ldpd.basis_citation c
JOIN ldpd.resource_version v ON v.id = c.subject_id
JOIN ldpd.instrument i ON i.code = c.instrument
WHERE c.subject = 'resource_version'
  AND v.state = 'published' AND v.superseded_at IS NULL
  AND NOT (i.status = 'issued' AND i.effective @> ldpd.today());
COMMENT ON VIEW ldpd.basis_lapsed IS '现行目录中所引依据已不施行的(第十四条、第二十条):应当重新确定其属性';
COMMENT ON COLUMN ldpd.basis_lapsed.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.basis_lapsed.version IS '版本号';
COMMENT ON COLUMN ldpd.basis_lapsed.provider IS '提供单位';
COMMENT ON COLUMN ldpd.basis_lapsed.matter IS '事项,见 ldpd.basis_rule';
COMMENT ON COLUMN ldpd.basis_lapsed.instrument IS '法律文件';
COMMENT ON COLUMN ldpd.basis_lapsed.title IS '名称';
COMMENT ON COLUMN ldpd.basis_lapsed.article IS '条号';
COMMENT ON COLUMN ldpd.basis_lapsed.branch IS '第…条之几;无则 0';
COMMENT ON COLUMN ldpd.basis_lapsed.status IS '文件的状态';
COMMENT ON COLUMN ldpd.basis_lapsed.effective IS '文件的施行期间';

GRANT SELECT ON ldpd.refusal_by_ground, ldpd.basis_lapsed TO ldpd_agency, ldpd_report, ldpd_audit;
