-- Federation (Article 12): what a channel carries, that nothing else gets into a publication, and the statements that open it.

-- ---------------------------------------------------------------- what a channel carries

CREATE FUNCTION ldpd.law_tables(OUT relation regclass, OUT columns name[]) RETURNS SETOF record
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT c.oid::regclass, array_agg(a.attname ORDER BY a.attnum)
    FROM pg_depend d
    JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'ldpd'
    JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'r' AND NOT c.relispartition
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
      AND a.atttypid NOT IN ('regclass'::regtype, 'regrole'::regtype)
      -- what has no key could be changed no more, once it were published
      AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)
      AND NOT EXISTS (SELECT FROM ldpd.node_private p WHERE p.relation = c.relname AND p.column_name IN ('', a.attname))
    GROUP BY c.oid
$$;
COMMENT ON FUNCTION ldpd.law_tables() IS '各项记录的表和其中离开节点的列(第十二条)';

CREATE VIEW ldpd.channel_table WITH (security_invoker = true) AS
WITH mine AS (
    SELECT c.sender, c.receiver, c.content, ldpd.publication_name(c.content, c.receiver) AS publication, n.parent, n.region
    FROM ldpd.own_node o
    JOIN ldpd.node n ON n.code = o.node
    JOIN ldpd.channel c ON c.sender = o.node
)
SELECT m.sender, m.receiver, m.content, m.publication, NULL::text AS resource, t.relation, t.columns, NULL::text AS row_filter,
       'insert, update, delete'::text AS publish
FROM mine m, ldpd.law_tables() t
WHERE m.content = 'law'
UNION ALL
-- up goes what is this node's own, down what is the receiver's
SELECT m.sender, m.receiver, m.content, m.publication, NULL, 'ldpd.dispatch'::regclass,
       ARRAY(SELECT a.attname FROM pg_catalog.pg_attribute a
             WHERE a.attrelid = 'ldpd.dispatch'::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum),
       CASE WHEN m.receiver = m.parent THEN pg_catalog.format('(from_node = %L::text)', m.sender)
            ELSE pg_catalog.format('(to_node = %L::text)', m.receiver) END,
       'insert'
FROM mine m
WHERE m.content = 'post'
UNION ALL
SELECT m.sender, m.receiver, m.content, m.publication, r.code, r.relation,
       ARRAY(SELECT a.attname FROM pg_catalog.pg_attribute a
             JOIN ldpd.resource_item i ON i.version_id = v.id AND i.column_name = a.attname
             WHERE a.attrelid = r.relation AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum),
       pg_catalog.format('(%I = %L::text)', cr.region_column, m.region),
       'insert, update, delete'
FROM mine m
JOIN ldpd.channel_resource cr ON cr.sender = m.sender AND cr.receiver = m.receiver
JOIN ldpd.resource r ON r.code = cr.resource AND r.relation IS NOT NULL
JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
WHERE m.content = 'data';
COMMENT ON VIEW ldpd.channel_table IS '本节点的各通道所发送的表、列和行(第十二条),由目录得出;没有的,不在目录中、尚未纳管或者不应离开节点';
COMMENT ON COLUMN ldpd.channel_table.sender IS '发送的节点,即本节点';
COMMENT ON COLUMN ldpd.channel_table.receiver IS '接收的节点';
COMMENT ON COLUMN ldpd.channel_table.content IS '通道的内容';
COMMENT ON COLUMN ldpd.channel_table.publication IS '发布的名称';
COMMENT ON COLUMN ldpd.channel_table.resource IS '信息资源代码;各项记录的为 NULL';
COMMENT ON COLUMN ldpd.channel_table.relation IS '表';
COMMENT ON COLUMN ldpd.channel_table.columns IS '列';
COMMENT ON COLUMN ldpd.channel_table.row_filter IS '行的条件;NULL 为全部';
COMMENT ON COLUMN ldpd.channel_table.publish IS '发布的操作';

-- ---------------------------------------------------------------- nothing else gets into a publication

CREATE FUNCTION ldpd.publication_excess(OUT publication name, OUT relation text, OUT excess text, OUT mend text) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
    WITH guarded AS MATERIALIZED (
        SELECT a.relid, a.root, c.relnamespace FROM ldpd.attached_relations() a JOIN pg_class c ON c.oid = a.relid
        UNION ALL
        SELECT c.oid, coalesce(pg_partition_root(c.oid), c.oid), c.relnamespace
        FROM pg_class c WHERE c.relnamespace = 'ldpd'::regnamespace AND c.relkind IN ('r', 'p')
    )
    SELECT p.pubname, NULL::text, '发布全部表', format('DROP PUBLICATION %I', p.pubname)
    FROM pg_publication p
    WHERE p.puballtables AND EXISTS (SELECT FROM ldpd.own_node)
    UNION ALL
    SELECT p.pubname, pn.pnnspid::regnamespace::text, '发布整个模式', format('ALTER PUBLICATION %I DROP TABLES IN SCHEMA %I', p.pubname, s.nspname)
    FROM pg_publication p JOIN pg_publication_namespace pn ON pn.pnpubid = p.oid JOIN pg_namespace s ON s.oid = pn.pnnspid
    WHERE pn.pnnspid IN (SELECT relnamespace FROM guarded) AND EXISTS (SELECT FROM ldpd.own_node)
    UNION ALL
    SELECT p.pubname, pr.prrelid::regclass::text,
           CASE WHEN t.relation IS NULL THEN '不在通道所发送之列'
                WHEN NOT p.pubviaroot THEN '按分区发布'
                WHEN k.columns IS NOT NULL THEN '目录所列以外的列:' || k.columns
                WHEN pg_get_expr(pr.prqual, pr.prrelid) IS DISTINCT FROM t.row_filter THEN '行的条件应为 ' || coalesce(t.row_filter, '(无)')
                ELSE '目录所列的列不足' END,
           format('ALTER PUBLICATION %I DROP TABLE %s', p.pubname, pr.prrelid::regclass)
    FROM pg_publication p
    JOIN pg_publication_rel pr ON pr.prpubid = p.oid
    JOIN guarded g ON g.relid = pr.prrelid
    LEFT JOIN ldpd.channel_table t ON t.publication = p.pubname AND t.relation = pr.prrelid
    CROSS JOIN LATERAL (
        SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) AS columns
        FROM pg_attribute a
        WHERE a.attrelid = pr.prrelid AND a.attnum > 0 AND NOT a.attisdropped
          AND (pr.prattrs IS NULL OR a.attnum = ANY (pr.prattrs::int2[])) AND a.attname <> ALL (t.columns)
    ) k
    WHERE EXISTS (SELECT FROM ldpd.own_node)
      AND (t.relation IS NULL OR NOT p.pubviaroot OR k.columns IS NOT NULL
           OR pg_get_expr(pr.prqual, pr.prrelid) IS DISTINCT FROM t.row_filter)
$$;
COMMENT ON FUNCTION ldpd.publication_excess() IS '发布中超出通道的表、列、行(第十二条、第十七条);没有即妥当。没有节点的数据库不作要求';
REVOKE ALL ON FUNCTION ldpd.publication_excess() FROM PUBLIC;

CREATE FUNCTION ldpd.publication_watch() RETURNS event_trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_publication_watch';
COMMENT ON FUNCTION ldpd.publication_watch() IS '事件触发器函数:目录以外的列、别的区划的行、不应离开节点的记录,不得进入发布(第十二条)';
CREATE EVENT TRIGGER ldpd_publication ON ddl_command_end
WHEN TAG IN ('CREATE PUBLICATION', 'ALTER PUBLICATION')
EXECUTE FUNCTION ldpd.publication_watch();
COMMENT ON EVENT TRIGGER ldpd_publication IS '进入发布的限于通道所发送的(第十二条)';

GRANT SELECT ON ldpd.channel_table TO ldpd_bureau, ldpd_report, ldpd_audit;

-- The exact statements at either end. ldpd-channel runs them, or an administrator does.

-- ---------------------------------------------------------------- where data are sent from

-- An UPDATE can only be told elsewhere by columns of the replica identity, and those that the filter looks at must be among them.
CREATE FUNCTION ldpd.identity_statements(relation regclass, region_column text, columns name[]) RETURNS SETOF text
LANGUAGE plpgsql STABLE STRICT
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    leaf record;
BEGIN
    PERFORM FROM pg_attribute a WHERE a.attrelid = relation AND a.attname = region_column AND a.atttypid = 'text'::regtype AND a.attnotnull AND NOT a.attisdropped;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LD012', MESSAGE = format('table %s has no column "%s" of type text that is NOT NULL', relation, region_column),
            DETAIL = 'Article 12: 各县(区)大数据工作主管部门将本行政区域内公共管理和服务机构采集、产生的公共数据向市一体化大数据平台汇聚。',
            HINT = 'Which rows are this region''s is told by such a column; name it in ldpd.channel_resource.region_column.';
    END IF;
    FOR leaf IN
        SELECT c.oid::regclass AS name, c.relname, x.key, c.relreplident, ri.indkey
        FROM (SELECT relation AS relid UNION SELECT t.relid FROM pg_partition_tree(relation) t WHERE t.isleaf) l
        JOIN pg_class c ON c.oid = l.relid AND c.relkind = 'r'
        LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
        LEFT JOIN pg_index ri ON ri.indrelid = c.oid AND (c.relreplident = 'i' AND ri.indisreplident OR c.relreplident = 'd' AND ri.indisprimary)
        CROSS JOIN LATERAL (SELECT array_agg(a.attname ORDER BY n) AS key FROM unnest(i.indkey::int2[]) WITH ORDINALITY u(attnum, n)
                            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.attnum) x
    LOOP
        IF leaf.key IS NULL OR NOT leaf.key <@ columns OR region_column <> ALL (columns) THEN
            RAISE EXCEPTION USING ERRCODE = 'LD012', MESSAGE = format('table %s has no primary key of catalogued columns', leaf.name),
                DETAIL = 'What changes is told by the columns of the key and of the region, so these are sent too.',
                HINT = 'Give the table a primary key, and publish a version whose items name the columns of the key and of the region.';
        END IF;
        CONTINUE WHEN EXISTS (SELECT FROM unnest(leaf.indkey::int2[]) u(attnum) JOIN pg_attribute a ON a.attrelid = leaf.name AND a.attnum = u.attnum
                              WHERE a.attname = region_column);
        RETURN NEXT format('CREATE UNIQUE INDEX %I ON %s (%s)', left(leaf.relname, 50) || '_ldpd_key', leaf.name,
                           (SELECT string_agg(quote_ident(k), ', ') FROM unnest(leaf.key || region_column::name) k));
        RETURN NEXT format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I', leaf.name, left(leaf.relname, 50) || '_ldpd_key');
    END LOOP;
END
$$;
COMMENT ON FUNCTION ldpd.identity_statements(regclass, text, name[]) IS '使表的变更可以按区划发送的语句(第十二条):复制标识须含区划列;无主键,或者主键的列不在目录中的,报 LD012';

CREATE FUNCTION ldpd.sender_statements(receiver text, content text) RETURNS SETOF text
LANGUAGE plpgsql STABLE STRICT
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    pub text := ldpd.publication_name(content, receiver);
    tables text;
    how text;
    missing text;
BEGIN
    IF content = 'data' THEN
        SELECT string_agg(cr.resource, ', ') INTO missing
        FROM ldpd.channel_resource cr JOIN ldpd.own_node o ON o.node = cr.sender
        WHERE cr.receiver = sender_statements.receiver
          AND NOT EXISTS (SELECT FROM ldpd.channel_table t WHERE t.resource = cr.resource AND t.receiver = cr.receiver);
        IF missing IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'LD012', MESSAGE = format('nothing can be sent of resource %s', missing),
                DETAIL = 'Its catalogue entry is not published here, or its table is not attached.',
                HINT = 'Publish a version, SELECT ldpd.attach(…), or take it out of ldpd.channel_resource.';
        END IF;
        RETURN QUERY SELECT s.* FROM ldpd.channel_table t
            JOIN ldpd.channel_resource cr ON cr.sender = t.sender AND cr.receiver = t.receiver AND cr.resource = t.resource,
            LATERAL ldpd.identity_statements(t.relation, cr.region_column, t.columns) s
            WHERE t.receiver = sender_statements.receiver;
    END IF;
    SELECT string_agg(format('%s (%s)%s', t.relation, (SELECT string_agg(quote_ident(c), ', ') FROM unnest(t.columns) c), ' WHERE ' || t.row_filter),
                      ', ' ORDER BY t.relation::text COLLATE "C"), min(t.publish)
    INTO tables, how
    FROM ldpd.channel_table t
    WHERE t.receiver = sender_statements.receiver AND t.content = sender_statements.content;
    IF tables IS NULL THEN
        RETURN;
    ELSIF NOT EXISTS (SELECT FROM pg_publication p WHERE p.pubname = pub) THEN
        RETURN NEXT format('CREATE PUBLICATION %I FOR TABLE %s WITH (publish = %L, publish_via_partition_root = true)', pub, tables, how);
    ELSIF EXISTS (SELECT FROM ldpd.publication_excess() e WHERE e.publication = pub)
          OR EXISTS (
              SELECT t.relation::oid, ARRAY(SELECT a.attnum FROM pg_attribute a WHERE a.attrelid = t.relation AND a.attname = ANY (t.columns) ORDER BY a.attnum)
              FROM ldpd.channel_table t WHERE t.publication = pub
              EXCEPT
              SELECT pr.prrelid, ARRAY(SELECT u FROM unnest(pr.prattrs::int2[]) u ORDER BY u) FROM pg_publication_rel pr JOIN pg_publication p ON p.oid = pr.prpubid WHERE p.pubname = pub) THEN
        RETURN NEXT format('ALTER PUBLICATION %I SET TABLE %s', pub, tables);
    END IF;
END
$$;
COMMENT ON FUNCTION ldpd.sender_statements(text, text) IS '在发送节点打开通道、或者使之与现行目录相符的语句(第十二条);已经相符的,没有语句';

-- ---------------------------------------------------------------- where they arrive

CREATE FUNCTION ldpd.landing_statements(receiver text) RETURNS SETOF text
LANGUAGE sql STABLE STRICT
SET search_path = pg_catalog, pg_temp
AS $$
    (SELECT s.statement
    FROM ldpd.channel_table t
    JOIN ldpd.channel_resource cr ON cr.sender = t.sender AND cr.receiver = t.receiver AND cr.resource = t.resource
    JOIN ldpd.node n ON n.code = t.sender
    JOIN pg_class c ON c.oid = t.relation
    CROSS JOIN LATERAL (
        -- the key of the first leaf stands for all
        SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY u.n) AS key, bool_or(a.attname = cr.region_column) AS has_region
        FROM (SELECT i.indkey FROM pg_index i WHERE i.indisprimary AND i.indrelid IN (
                  SELECT t.relation UNION SELECT p.relid FROM pg_partition_tree(t.relation) p WHERE p.isleaf)
              ORDER BY i.indrelid LIMIT 1) i,
             unnest(i.indkey::int2[]) WITH ORDINALITY u(attnum, n)
        JOIN pg_attribute a ON a.attrelid = t.relation AND a.attnum = u.attnum
    ) k
    CROSS JOIN LATERAL (VALUES
        (1, format('CREATE SCHEMA IF NOT EXISTS %s', c.relnamespace::regnamespace)),
        (2, format('CREATE TABLE IF NOT EXISTS %s.%I (%s, PRIMARY KEY (%s%s)) PARTITION BY LIST (%I)', c.relnamespace::regnamespace, c.relname,
            (SELECT string_agg(format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END), ', ' ORDER BY a.attnum)
             FROM pg_attribute a WHERE a.attrelid = t.relation AND a.attname = ANY (t.columns)),
            k.key, CASE WHEN k.has_region THEN '' ELSE format(', %I', cr.region_column) END, cr.region_column)),
        (3, format('CREATE TABLE IF NOT EXISTS %s.%I PARTITION OF %s.%I FOR VALUES IN (%L)', c.relnamespace::regnamespace,
            left(c.relname, 50) || '_' || n.region, c.relnamespace::regnamespace, c.relname, n.region))
    ) s(n, statement)
    WHERE t.content = 'data' AND t.receiver = $1
    ORDER BY t.resource, s.n)
    UNION ALL
    -- items that the catalogue has since
    SELECT format('ALTER TABLE %s.%I ADD COLUMN IF NOT EXISTS %I %s', c.relnamespace::regnamespace, c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
    FROM ldpd.channel_table t JOIN pg_class c ON c.oid = t.relation JOIN pg_attribute a ON a.attrelid = t.relation AND a.attname = ANY (t.columns)
    WHERE t.content = 'data' AND t.receiver = $1
$$;
COMMENT ON FUNCTION ldpd.landing_statements(text) IS '在接收节点建立所汇聚的表的语句(第十二条),由发送节点按其表得出:以区划分区,一个区划一个分区;纳管由接收节点自行办理';

CREATE FUNCTION ldpd.clearing_statements(receiver text) RETURNS SETOF text
LANGUAGE sql STABLE STRICT
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT format('TRUNCATE %s.%I', c.relnamespace::regnamespace, left(c.relname, 50) || '_' || n.region)
    FROM ldpd.channel_table t JOIN ldpd.node n ON n.code = t.sender JOIN pg_class c ON c.oid = t.relation
    WHERE t.content = 'data' AND t.receiver = $1
$$;
COMMENT ON FUNCTION ldpd.clearing_statements(text) IS '在接收节点清空所汇聚的本区划分区的语句,其后重新复制(第十二条),由发送节点得出';

CREATE FUNCTION ldpd.receiver_statements(sender text, receiver text, content text, conninfo text) RETURNS SETOF text
LANGUAGE sql STABLE STRICT
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT format('CREATE SUBSCRIPTION %I CONNECTION %L PUBLICATION %I', ldpd.subscription_name($3, $1, $2), $4, ldpd.publication_name($3, $2))
    WHERE NOT EXISTS (SELECT FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid
                      WHERE s.subname = ldpd.subscription_name($3, $1, $2) AND d.datname = current_database())
$$;
COMMENT ON FUNCTION ldpd.receiver_statements(text, text, text, text) IS '在接收节点打开通道的语句(第十二条),已有订阅的没有语句;law 的订阅建在镜像数据库中';

-- A mirror is made with the guards open, so that nothing that is shipped stands in it; what does not arrive may be missing there,
-- and nobody writes to it but the channel.
CREATE FUNCTION ldpd.mirror_statements() RETURNS SETOF text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    WITH sent AS MATERIALIZED (SELECT relation, columns FROM ldpd.law_tables()), absent AS (
        SELECT s.relation, a.attname, a.attnum, a.attnotnull
        FROM sent s JOIN pg_attribute a ON a.attrelid = s.relation AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> ALL (s.columns)
    )
    -- what a release ships comes from the node as the node has it
    SELECT 'TRUNCATE ' || string_agg(relation::text, ', ' ORDER BY relation::text COLLATE "C") || ' CASCADE' FROM sent
    UNION ALL
    SELECT format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL', relation, attname) FROM absent WHERE attnotnull
    UNION ALL
    SELECT DISTINCT format('ALTER TABLE %s DROP CONSTRAINT %I', a.relation, k.conname)
    FROM absent a JOIN pg_constraint k ON k.conrelid = a.relation AND k.contype = 'c' AND a.attnum = ANY (k.conkey)
    UNION ALL
    SELECT 'REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ldpd FROM PUBLIC, ldpd_agency, ldpd_bureau, ldpd_public, ldpd_report, ldpd_audit'
    UNION ALL
    SELECT format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', current_database())
$$;
COMMENT ON FUNCTION ldpd.mirror_statements() IS '使镜像数据库容得下所收到的记录、且除通道以外无人可写的语句(第十二条)';
