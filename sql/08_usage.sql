-- Chapter 8, security: the record of reads (Articles 17, 28, 31, 34: 谁使用谁负责).

CREATE FUNCTION ldpd.flush_usage() RETURNS void
LANGUAGE c VOLATILE PARALLEL RESTRICTED
AS 'MODULE_PATHNAME', 'ldpd_flush_usage';
COMMENT ON FUNCTION ldpd.flush_usage() IS '等待本数据库各会话此前的使用记录全部写入台账(synchronous_commit 为 off 的会话,记录最迟在 ldpd.record_delay 之后写入)';

CREATE FUNCTION ldpd.my_resources() RETURNS text[]
LANGUAGE sql STABLE PARALLEL RESTRICTED
BEGIN ATOMIC
    SELECT coalesce(pg_catalog.array_agg('resource/' OPERATOR(pg_catalog.||) r.code), '{}')
    FROM ldpd.resource r
    WHERE ldpd.answers_for(r.provider);
END;
COMMENT ON FUNCTION ldpd.my_resources() IS '本机构(主管部门的,并及所辖各机构)所提供的数据资源,写作台账中的对象';

-- A provider sees who used its data.
CREATE POLICY see_provider ON ldpd.ledger FOR SELECT TO ldpd_agency
USING (use_no IS NOT NULL AND object = ANY ((SELECT ldpd.my_resources())::text[]));

-- What a session says again and again is one entry: {"statements": "number:microseconds:rows …"}, the first two counted from
-- the entry's own (record_batch.c).
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

CREATE VIEW ldpd.usage WITH (security_invoker = true) AS
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
COMMENT ON VIEW ldpd.usage IS '使用记录(第十七条、第二十八条、第三十一条、第三十四条):每一语句对每一数据资源的读取一行。提供单位读取自己的数据不记,导出的除外';
COMMENT ON COLUMN ldpd.usage.use_no IS '使用的编号';
COMMENT ON COLUMN ldpd.usage.at IS '开始的时刻(本办法的时钟)';
COMMENT ON COLUMN ldpd.usage.role IS '所用角色(SET ROLE 之后的)';
COMMENT ON COLUMN ldpd.usage.session_role IS '会话角色';
COMMENT ON COLUMN ldpd.usage.agency IS '使用的机构';
COMMENT ON COLUMN ldpd.usage.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.usage.action IS 'read 读取、copy 写入别的表、export 以 COPY TO 导出、denied 被拒绝、would_refuse 本应拒绝(record 方式)';
COMMENT ON COLUMN ldpd.usage.article IS '准许或者拒绝所据的条文';
COMMENT ON COLUMN ldpd.usage.grant_id IS '授权号';
COMMENT ON COLUMN ldpd.usage.purpose IS '授权载明的使用目的';
COMMENT ON COLUMN ldpd.usage.columns IS '语句涉及的列;* 为整行;空数组为未取任何列(如 count(*))';
COMMENT ON COLUMN ldpd.usage.derived IS '所读的是哪一衍生表;NULL 为直接读取纳管的表';
COMMENT ON COLUMN ldpd.usage.query_id IS '语句的标识(同 pg_stat_statements)';
COMMENT ON COLUMN ldpd.usage.application IS '客户端自报的应用名称';
COMMENT ON COLUMN ldpd.usage.client IS '客户端地址;local 为本机套接字';
COMMENT ON COLUMN ldpd.usage.rows IS '语句送出的行数;NULL 为不详,应视为可能已取得全部';
COMMENT ON COLUMN ldpd.usage.outcome IS 'completed 正常结束、failed 出错、abandoned 中途放弃、open 没有结束的记录(仍在进行,或者服务器崩溃)、denied、would_refuse';
COMMENT ON COLUMN ldpd.usage.ended_at IS '结束另记一条的,其时刻';
COMMENT ON COLUMN ldpd.usage.message IS '拒绝的理由,或者出错的错误代码';
COMMENT ON COLUMN ldpd.usage.ledger_id IS '开始一条在台账中的序号;同一会话反复执行的同一语句合记一条';
GRANT SELECT ON ldpd.usage TO ldpd_agency, ldpd_audit;
