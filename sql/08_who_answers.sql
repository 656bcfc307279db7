-- Chapter 8, security: who answers for a resource (Article 31).

CREATE VIEW ldpd.responsibility WITH (security_invoker = true) AS
SELECT r.code AS resource, '收集'::text AS duty, r.provider AS agency, 'provider'::text AS basis, r.registered_at AS since
FROM ldpd.resource r
UNION ALL
SELECT r.code, '持有', coalesce(h.agency, r.provider), CASE WHEN h.agency IS NULL THEN 'attached' ELSE 'owner of the table' END,
       (SELECT pg_catalog.max(d.changed_at) FROM ldpd.data_change d WHERE d.resource = r.code AND d.event = 'attached')
FROM ldpd.resource r
JOIN pg_catalog.pg_class c ON c.oid = r.relation
LEFT JOIN ldpd.agency_role h ON h.role = c.relowner
UNION ALL
-- a copy is held by who made it
SELECT d.resource, '持有', d.holder, 'derived ' || d.relation::text, d.made_at
FROM ldpd.derived d
WHERE d.holder IS NOT NULL AND d.released_at IS NULL
UNION ALL
SELECT v.resource, '管理', m.agency, m.basis, m.since
FROM ldpd.resource_version v
CROSS JOIN LATERAL (VALUES (v.decided_by, 'approved'::text, v.decided_at), (v.published_by, 'published', v.published_at)) m(agency, basis, since)
WHERE v.state = 'published' AND v.superseded_at IS NULL AND m.agency IS NOT NULL
UNION ALL
SELECT g.resource, CASE WHEN a.kind = 'pilot_operator' THEN '运营' ELSE '使用' END, g.consumer, 'grant ' || g.id, pg_catalog.lower(g.valid)
FROM ldpd.share_grant g
JOIN ldpd.agency a ON a.code = g.consumer
WHERE g.valid @> ldpd.now()
UNION ALL
-- without a grant, as what is shared unconditionally: by the record of reads
SELECT u.resource, '使用', u.agency, 'read', pg_catalog.min(u.at)
FROM ldpd.usage u
JOIN ldpd.resource r ON r.code = u.resource AND r.provider <> u.agency
WHERE u.grant_id IS NULL AND u.action IN ('read', 'copy', 'export')
GROUP BY u.resource, u.agency;
COMMENT ON VIEW ldpd.responsibility IS '数据安全责任(第三十一条,谁收集、持有、管理、使用、运营谁负责):各资源各项责任由谁承担,由事实得出;在读者可见的范围内';
COMMENT ON COLUMN ldpd.responsibility.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.responsibility.duty IS '收集(提供单位)、持有(表的属主所代表的机构、持有衍生表的机构)、管理(审定和发布的主管部门)、使用(持有授权的、读取过的)、运营(试点运营单位)';
COMMENT ON COLUMN ldpd.responsibility.agency IS '机构';
COMMENT ON COLUMN ldpd.responsibility.basis IS '由何得出';
COMMENT ON COLUMN ldpd.responsibility.since IS '自何时起';
GRANT SELECT ON ldpd.responsibility TO ldpd_agency, ldpd_audit;
