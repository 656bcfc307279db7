\echo Use "ALTER EXTENSION ldpd UPDATE TO '0.2'" to load this file. \quit

-- From 0.1 to 0.2. A line "\ir FILE" stands for the file, which make puts there: a chapter that is new in 0.2 is not written twice.

\ir begin.sql
\ir ../00_schema_library.sql

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
COMMENT ON ROLE ldpd_report IS '报表的角色所属的组(第三十五条):见全部程序和登记,不见纳管的数据';
COMMENT ON ROLE ldpd_audit IS '审计的角色所属的组(第二十八条、第三十四条):见全部程序和台账,可以封存、核验,不见纳管的数据';
COMMENT ON ROLE ldpd_pilot IS '试点运营视图的属主(第二十七条、第二十八条),不设成员';

--
-- What is new
--
\ir ../05_dcat.sql
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
