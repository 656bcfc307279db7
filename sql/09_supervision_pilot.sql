-- Chapter 9, supervision: pilot operation, as the bureau, the state-assets office and the providers see it (Article 27).

CREATE VIEW ldpd.contract_unfiled WITH (security_invoker = true) AS
SELECT c.id, c.product, p.name, c.consumer, c.buyer, c.signed_on, ldpd.today() - c.signed_on AS days, c.amount, c.recorded_by
FROM ldpd.product_contract c
JOIN ldpd.pilot_product p ON p.id = c.product
WHERE c.state = 'unfiled';
COMMENT ON VIEW ldpd.contract_unfiled IS '应备案而未备案的合同(第二十九条)';
COMMENT ON COLUMN ldpd.contract_unfiled.id IS '合同';
COMMENT ON COLUMN ldpd.contract_unfiled.product IS '产品或者服务';
COMMENT ON COLUMN ldpd.contract_unfiled.name IS '产品或者服务的名称';
COMMENT ON COLUMN ldpd.contract_unfiled.consumer IS '试点运营单位';
COMMENT ON COLUMN ldpd.contract_unfiled.buyer IS '对方';
COMMENT ON COLUMN ldpd.contract_unfiled.signed_on IS '签订日期';
COMMENT ON COLUMN ldpd.contract_unfiled.days IS '签订以来的日数';
COMMENT ON COLUMN ldpd.contract_unfiled.amount IS '金额(元)';
COMMENT ON COLUMN ldpd.contract_unfiled.recorded_by IS '录入的机构';

CREATE VIEW ldpd.pilot_use WITH (security_invoker = true) AS
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
COMMENT ON VIEW ldpd.pilot_use IS '试点运营对数据的使用(第二十七条、第二十八条):一项数据范围一行;提供单位据以监督其数据的使用';
COMMENT ON COLUMN ldpd.pilot_use.scope IS '数据范围';
COMMENT ON COLUMN ldpd.pilot_use.operation IS '试点运营';
COMMENT ON COLUMN ldpd.pilot_use.consumer IS '试点运营单位';
COMMENT ON COLUMN ldpd.pilot_use.operator_name IS '试点运营单位名称';
COMMENT ON COLUMN ldpd.pilot_use.provider IS '提供单位';
COMMENT ON COLUMN ldpd.pilot_use.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.pilot_use.purpose IS '用途';
COMMENT ON COLUMN ldpd.pilot_use.state IS '数据范围的状态';
COMMENT ON COLUMN ldpd.pilot_use.valid_until IS '期限';
COMMENT ON COLUMN ldpd.pilot_use.grant_id IS '授权号;未开通的为 NULL';
COMMENT ON COLUMN ldpd.pilot_use.statements IS '读取的语句数';
COMMENT ON COLUMN ldpd.pilot_use.rows IS '读取的行数';
COMMENT ON COLUMN ldpd.pilot_use.refused IS '对该资源的读取被拒绝的次数';
COMMENT ON COLUMN ldpd.pilot_use.last_used IS '最近一次读取';

CREATE VIEW ldpd.pilot_assets WITH (security_invoker = true) AS
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
COMMENT ON VIEW ldpd.pilot_assets IS '试点运营的产品、合同和金额(第二十七条、第二十九条);国有资产管理部门据以监督';
COMMENT ON COLUMN ldpd.pilot_assets.operation IS '试点运营';
COMMENT ON COLUMN ldpd.pilot_assets.operator IS '试点运营单位';
COMMENT ON COLUMN ldpd.pilot_assets.operator_name IS '试点运营单位名称';
COMMENT ON COLUMN ldpd.pilot_assets.approval IS '市人民政府同意的文件';
COMMENT ON COLUMN ldpd.pilot_assets.state IS '状态';
COMMENT ON COLUMN ldpd.pilot_assets.opened_at IS '登记时刻';
COMMENT ON COLUMN ldpd.pilot_assets.valid_until IS '期限';
COMMENT ON COLUMN ldpd.pilot_assets.ended_at IS '终止时刻';
COMMENT ON COLUMN ldpd.pilot_assets.products IS '在册的产品和服务数';
COMMENT ON COLUMN ldpd.pilot_assets.contracts IS '合同数';
COMMENT ON COLUMN ldpd.pilot_assets.unfiled IS '未备案的合同数';
COMMENT ON COLUMN ldpd.pilot_assets.amount IS '合同金额合计(元)';

CREATE VIEW ldpd.pilot_supervision WITH (security_invoker = true) AS
SELECT s.operation, o.operator, o.operator_name, o.approval, o.state, o.valid_until, o.unfiled,
       pg_catalog.count(*) AS scopes,
       pg_catalog.count(*) FILTER (WHERE s.state IN ('submitted', 'approved')) AS waiting,
       coalesce(pg_catalog.sum(s.statements), 0) AS statements,
       coalesce(pg_catalog.sum(s.refused), 0) AS refused,
       pg_catalog.max(s.last_used) AS last_used
FROM ldpd.pilot_use s
JOIN ldpd.pilot_assets o ON o.operation = s.operation
GROUP BY s.operation, o.operator, o.operator_name, o.approval, o.state, o.valid_until, o.unfiled;
COMMENT ON VIEW ldpd.pilot_supervision IS '试点运营一览(第二十七条);大数据工作主管部门据以监督';
COMMENT ON COLUMN ldpd.pilot_supervision.operation IS '试点运营';
COMMENT ON COLUMN ldpd.pilot_supervision.operator IS '试点运营单位';
COMMENT ON COLUMN ldpd.pilot_supervision.operator_name IS '试点运营单位名称';
COMMENT ON COLUMN ldpd.pilot_supervision.approval IS '市人民政府同意的文件';
COMMENT ON COLUMN ldpd.pilot_supervision.state IS '状态';
COMMENT ON COLUMN ldpd.pilot_supervision.valid_until IS '期限';
COMMENT ON COLUMN ldpd.pilot_supervision.unfiled IS '未备案的合同数';
COMMENT ON COLUMN ldpd.pilot_supervision.scopes IS '数据范围数';
COMMENT ON COLUMN ldpd.pilot_supervision.waiting IS '待办的数据范围数';
COMMENT ON COLUMN ldpd.pilot_supervision.statements IS '读取的语句数';
COMMENT ON COLUMN ldpd.pilot_supervision.refused IS '被拒绝的读取数';
COMMENT ON COLUMN ldpd.pilot_supervision.last_used IS '最近一次读取';

GRANT SELECT ON ldpd.contract_unfiled, ldpd.pilot_assets TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT SELECT ON ldpd.pilot_use, ldpd.pilot_supervision TO ldpd_agency, ldpd_audit;
