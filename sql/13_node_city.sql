-- Federation (Article 12): reading across. Each node answers for its own records; the whole is a partitioned table with a foreign
-- partition for each node, made by ldpd-channel. Who reads is decided and recorded where the records are, under the reader's own role.

CREATE VIEW ldpd.home_agency WITH (security_invoker = true) AS
SELECT a.code AS agency, ldpd.home_node(a.code) AS node
FROM ldpd.agency a;
COMMENT ON VIEW ldpd.home_agency IS '各机构的记录由哪一节点写入(第十二条)';
COMMENT ON COLUMN ldpd.home_agency.agency IS '机构';
COMMENT ON COLUMN ldpd.home_agency.node IS '节点';

-- History that another node now keeps (a county's, from before it had one) is not told twice.
CREATE VIEW ldpd.node_catalogue WITH (security_invoker = true) AS
SELECT o.node, c.resource, c.version, c.name, c.provider_name, c.provider, c.summary, c.format, c.share_class, c.share_condition,
       c.open_class, c.open_condition, c.security_level, c.update_cycle, c.published_at
FROM ldpd.own_node o, ldpd.catalogue c
WHERE c.provider IN (SELECT h.agency FROM ldpd.home_agency h, ldpd.own_node n WHERE h.node = n.node);
COMMENT ON VIEW ldpd.node_catalogue IS '本节点的现行目录(第七条、第十二条),供 ldpd.city_catalogue';

CREATE VIEW ldpd.node_request WITH (security_invoker = true) AS
SELECT o.node, r.id, r.resource, r.consumer, r.provider, r.purpose, r.state, r.submitted_at, r.reply_due, r.decided_at, r.legal_basis,
       r.fulfil_due, r.fulfilled_at, r.valid_until, r.ended_at
FROM ldpd.own_node o, ldpd.share_request r
WHERE r.provider IN (SELECT h.agency FROM ldpd.home_agency h, ldpd.own_node n WHERE h.node = n.node);
COMMENT ON VIEW ldpd.node_request IS '本节点的共享请求(第十六条、第十二条),供 ldpd.city_request';

CREATE VIEW ldpd.node_duty WITH (security_invoker = true) AS
SELECT o.node, d.rule, d.article, d.agency, d.subject, d.subject_id, d.started_at, d.due_on, d.provisional, d.done_at, d.status, d.workdays_left
FROM ldpd.own_node o, ldpd.duty d
WHERE d.agency IN (SELECT h.agency FROM ldpd.home_agency h, ldpd.own_node n WHERE h.node = n.node);
COMMENT ON VIEW ldpd.node_duty IS '本节点的各项期限(第十二条),供 ldpd.city_duty';

CREATE VIEW ldpd.node_block WITH (security_invoker = true) AS
SELECT o.node, p.origin, b.no, b.after, b.upto, b.entries, b.root, b.previous, b.sealed_at, b.hash
FROM ldpd.own_node o, ldpd.ledger_policy p, ldpd.ledger_block b;
COMMENT ON VIEW ldpd.node_block IS '本节点的台账区块(第二十八条、第十二条),供 ldpd.city_block';

CREATE TABLE ldpd.city_catalogue (
    node text COLLATE "C" NOT NULL, resource text COLLATE "C", version int, name text, provider_name text, provider ldpd.credit_code, summary text,
    format text, share_class ldpd.share_class, share_condition text, open_class ldpd.open_class, open_condition text, security_level text,
    update_cycle text, published_at timestamptz
) PARTITION BY LIST (node);
COMMENT ON TABLE ldpd.city_catalogue IS '各节点的现行目录(第七条,全市统一的公共数据目录),每一节点一个外部分区';
CREATE TABLE ldpd.city_request (
    node text COLLATE "C" NOT NULL, id bigint, resource text COLLATE "C", consumer ldpd.credit_code, provider ldpd.credit_code, purpose text, state text,
    submitted_at timestamptz, reply_due date, decided_at timestamptz, legal_basis text, fulfil_due date, fulfilled_at timestamptz,
    valid_until timestamptz, ended_at timestamptz
) PARTITION BY LIST (node);
COMMENT ON TABLE ldpd.city_request IS '各节点的共享请求(第十六条),每一节点一个外部分区;id 在其节点内唯一';
CREATE TABLE ldpd.city_duty (
    node text COLLATE "C" NOT NULL, rule text, article int, agency ldpd.credit_code, subject text, subject_id bigint, started_at timestamptz, due_on date,
    provisional boolean, done_at timestamptz, status text, workdays_left int
) PARTITION BY LIST (node);
COMMENT ON TABLE ldpd.city_duty IS '各节点的各项期限(第八条、第十六条等),每一节点一个外部分区';
CREATE TABLE ldpd.city_block (
    node text COLLATE "C" NOT NULL, origin text, no bigint, after bigint, upto bigint, entries int, root bytea, previous bytea, sealed_at timestamptz, hash bytea
) PARTITION BY LIST (node);
COMMENT ON TABLE ldpd.city_block IS '各节点的台账区块(第二十八条),每一节点一个外部分区';

-- A column says the same wherever it is read.
DO $$
DECLARE
    c record;
BEGIN
    FOR c IN
        SELECT t.relname, a.attname,
               CASE WHEN a.attname = 'node' THEN '节点'
                    WHEN a.attname = 'origin' THEN '其台账的名称'
                    ELSE pg_catalog.col_description(s.oid, b.attnum) END AS comment
        FROM (VALUES ('catalogue', 'catalogue'), ('request', 'share_request'), ('duty', 'duty'), ('block', 'ledger_block')) v(suffix, source)
        JOIN pg_catalog.pg_class t ON t.relnamespace = 'ldpd'::regnamespace AND t.relname IN ('node_' || v.suffix, 'city_' || v.suffix)
        JOIN pg_catalog.pg_class s ON s.relnamespace = 'ldpd'::regnamespace AND s.relname = v.source
        JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
        LEFT JOIN pg_catalog.pg_attribute b ON b.attrelid = s.oid AND b.attname = a.attname
    LOOP
        EXECUTE pg_catalog.format('COMMENT ON COLUMN ldpd.%I.%I IS %L', c.relname, c.attname, c.comment);
    END LOOP;
END
$$;

-- Nobody writes here: a row that is inserted would go to another node.
CREATE TRIGGER registry_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.city_catalogue
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '12', 'write what other nodes keep');
CREATE TRIGGER registry_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.city_request
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '12', 'write what other nodes keep');
CREATE TRIGGER registry_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.city_duty
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '12', 'write what other nodes keep');
CREATE TRIGGER registry_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.city_block
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '12', 'write what other nodes keep');

CREATE FUNCTION ldpd.city_statements(node text, conninfo text) RETURNS SETOF text
LANGUAGE sql STABLE STRICT
SET search_path = pg_catalog, pg_temp
AS $$
    WITH s(server) AS (SELECT lower(concat('ldpd_', $1))), o(options) AS (
        SELECT string_agg(format('%s %L', (regexp_match(x, '^([a-z_]+)='))[1], (regexp_match(x, '^[a-z_]+=''?([^'']*)''?$'))[1]), ', ')
        FROM regexp_split_to_table($2, '\s+') x WHERE x ~ '^(host|hostaddr|port|dbname|sslmode|sslrootcert|connect_timeout)='
    )
    -- a view of many branches costs more to compile than to run
    SELECT format('CREATE SERVER %I FOREIGN DATA WRAPPER postgres_fdw OPTIONS (%s, extensions ''ldpd'', async_capable ''true'', fetch_size ''1000'', options ''-c jit=off'')', server, options)
    FROM s, o WHERE NOT EXISTS (SELECT FROM pg_foreign_server f WHERE f.srvname = server)
    UNION ALL
    SELECT 'CREATE SCHEMA IF NOT EXISTS ldpd_nodes'
    UNION ALL
    SELECT format('CREATE FOREIGN TABLE ldpd_nodes.%I PARTITION OF ldpd.%I FOR VALUES IN (%L) SERVER %I OPTIONS (schema_name ''ldpd'', table_name %L)',
                  lower(concat_ws('_', t, $1)), 'city_' || t, $1, server, 'node_' || t)
    FROM s, unnest('{catalogue,request,duty,block}'::text[]) t
    WHERE to_regclass(format('ldpd_nodes.%I', lower(concat_ws('_', t, $1)))) IS NULL
$$;
COMMENT ON FUNCTION ldpd.city_statements(text, text) IS '使一节点的各项记录可在此跨节点查询的语句(第十二条):外部服务器和外部分区';

CREATE FUNCTION ldpd.reader_statements(role regrole) RETURNS SETOF text
LANGUAGE sql STABLE STRICT
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT format('CREATE USER MAPPING FOR %s SERVER %I OPTIONS (user %L, password_required ''false'')', $1, s.srvname, r.rolname)
    FROM pg_foreign_server s
    JOIN ldpd.node n ON s.srvname = lower(concat('ldpd_', n.code))
    JOIN pg_roles r ON r.oid = $1
    WHERE NOT EXISTS (SELECT FROM pg_user_mappings m WHERE m.srvid = s.oid AND m.umuser = $1)
    ORDER BY n.code
$$;
COMMENT ON FUNCTION ldpd.reader_statements(regrole) IS '使一角色可以跨节点查询的语句(第十二条、第三十一条):在各节点都以同名的角色,没有公用的账号';

GRANT SELECT ON ldpd.home_agency, ldpd.node_catalogue, ldpd.node_request, ldpd.node_duty, ldpd.node_block,
    ldpd.city_catalogue, ldpd.city_request, ldpd.city_duty, ldpd.city_block
TO ldpd_agency, ldpd_report, ldpd_audit;
