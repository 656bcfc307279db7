-- Ways round the law: its own objects, and the server's, that are not as they were installed (Article 34).

-- What makes each of them as it is, and what takes it away again.
CREATE FUNCTION ldpd.own_objects_now(OUT object text, OUT make text, OUT unmake text) RETURNS SETOF record
LANGUAGE sql STABLE ROWS 500
SET search_path = pg_catalog, pg_temp
AS $$
    WITH member AS MATERIALIZED (
        SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
        WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname = 'ldpd'
    ), tab AS MATERIALIZED (
        SELECT c.oid, c.oid::regclass::text AS name, c.relkind, c.relrowsecurity, c.reloptions
        FROM member m JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid
        -- the ledger's months come and go
        WHERE NOT c.relispartition
    )
    SELECT 'function ' || p.oid::regprocedure, pg_get_functiondef(p.oid), NULL
    FROM member m JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND p.oid = m.objid
    WHERE p.prokind IN ('f', 'p')
    UNION ALL
    SELECT 'row security of ' || t.name,
           format('ALTER TABLE %s %s ROW LEVEL SECURITY', t.name, CASE WHEN t.relrowsecurity THEN 'ENABLE' ELSE 'DISABLE' END), NULL
    FROM tab t WHERE t.relkind IN ('r', 'p')
    UNION ALL
    SELECT 'view ' || t.name,
           format('CREATE OR REPLACE VIEW %s%s AS %s', t.name, ' WITH (' || array_to_string(t.reloptions, ', ') || ')', pg_get_viewdef(t.oid)), NULL
    FROM tab t WHERE t.relkind = 'v'
    UNION ALL
    SELECT format('trigger %I on %s', g.tgname, t.name),
           pg_get_triggerdef(g.oid) || CASE g.tgenabled WHEN 'O' THEN '' ELSE format(E';\nALTER TABLE %s %s TRIGGER %I', t.name,
               CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, g.tgname) END,
           format('DROP TRIGGER IF EXISTS %I ON %s', g.tgname, t.name)
    FROM tab t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal
    UNION ALL
    SELECT format('rule %I on %s', w.rulename, t.name), pg_get_ruledef(w.oid), format('DROP RULE IF EXISTS %I ON %s', w.rulename, t.name)
    FROM tab t JOIN pg_rewrite w ON w.ev_class = t.oid WHERE w.rulename <> '_RETURN'
    UNION ALL
    SELECT format('policy %I on %s', p.polname, t.name),
           format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', p.polname, t.name, CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
                  CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
                  (SELECT string_agg(ldpd.role_label(r), ', ' ORDER BY n) FROM unnest(p.polroles) WITH ORDINALITY AS u(r, n)))
           || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
           || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''),
           format('DROP POLICY IF EXISTS %I ON %s', p.polname, t.name)
    FROM tab t JOIN pg_policy p ON p.polrelid = t.oid
    UNION ALL
    SELECT format('constraint %I on %s', k.conname, t.name),
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', t.name, k.conname, pg_get_constraintdef(k.oid)),
           format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I', t.name, k.conname)
    FROM tab t JOIN pg_constraint k ON k.conrelid = t.oid WHERE k.contype IN ('c', 'f', 'p', 'u')
    UNION ALL
    SELECT format('event trigger %I', v.evtname),
           format(E'CREATE EVENT TRIGGER %1$I ON %2$s%3$s EXECUTE FUNCTION %4$s();\nALTER EXTENSION ldpd ADD EVENT TRIGGER %1$I', v.evtname, v.evtevent,
                  ' WHEN TAG IN (' || (SELECT string_agg(quote_literal(tag), ', ') FROM unnest(v.evttags) tag) || ')', v.evtfoid::regproc),
           CASE WHEN EXISTS (SELECT FROM member x WHERE x.classid = 'pg_event_trigger'::regclass AND x.objid = v.oid)
           THEN format(E'ALTER EXTENSION ldpd DROP EVENT TRIGGER %I;\n', v.evtname) ELSE '' END
           || format('DROP EVENT TRIGGER IF EXISTS %I', v.evtname)
    FROM pg_event_trigger v JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = v.evtfoid
    UNION ALL
    SELECT format('state of event trigger %I', v.evtname),
           format('ALTER EVENT TRIGGER %I %s', v.evtname, CASE v.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END),
           NULL
    FROM pg_event_trigger v JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = v.evtfoid
$$;
COMMENT ON FUNCTION ldpd.own_objects_now() IS '本扩展现有的函数、视图、触发器、策略、约束等,及重建和移除它的语句(第三十四条)';
REVOKE ALL ON FUNCTION ldpd.own_objects_now() FROM PUBLIC;

CREATE TABLE ldpd.own_object (
    object text COLLATE "C" PRIMARY KEY,
    make   text NOT NULL,
    unmake text
);
COMMENT ON TABLE ldpd.own_object IS '本扩展的函数、视图、触发器、策略、约束等出厂时的样子(第三十四条),安全检查据以发现更改';
COMMENT ON COLUMN ldpd.own_object.object IS '对象';
COMMENT ON COLUMN ldpd.own_object.make IS '重建它的语句';
COMMENT ON COLUMN ldpd.own_object.unmake IS '移除它的语句,可直接替换的为 NULL';

CREATE FUNCTION ldpd.keep_own_objects() RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
AS $$
    DELETE FROM ldpd.own_object;
    INSERT INTO ldpd.own_object SELECT object, make, unmake FROM ldpd.own_objects_now()
$$;
COMMENT ON FUNCTION ldpd.keep_own_objects() IS '以本扩展现在的样子为准(第三十四条);安装和升级脚本的最后一步,PostgreSQL 大版本升级之后由管理员核对后调用';
REVOKE ALL ON FUNCTION ldpd.keep_own_objects() FROM PUBLIC;

CREATE FUNCTION ldpd.security_of_law() RETURNS SETOF ldpd.security_finding
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    WITH member AS MATERIALIZED (
        SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
        WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname = 'ldpd'
    ), shielded AS (
        -- the server's own objects and the law's: what may be done with them is as initdb and CREATE EXTENSION left it
        SELECT 'pg_class'::regclass AS classid, c.oid AS objid, 0 AS objsubid, c.relowner AS owner, c.relacl AS acl, acldefault('r', c.relowner) AS usual,
               CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.oid::regclass AS name, '' AS col
        FROM pg_class c
        WHERE c.relacl IS NOT NULL
          AND (c.oid < 16384 AND c.relnamespace = 'pg_catalog'::regnamespace OR c.relnamespace = 'ldpd'::regnamespace)
        UNION ALL
        SELECT 'pg_class'::regclass, c.oid, a.attnum, c.relowner, a.attacl, acldefault('r', c.relowner), 'TABLE ' || c.oid::regclass, format(' (%I)', a.attname)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
          AND (c.oid < 16384 AND c.relnamespace = 'pg_catalog'::regnamespace OR c.relnamespace = 'ldpd'::regnamespace)
        UNION ALL
        SELECT 'pg_proc'::regclass, p.oid, 0, p.proowner, p.proacl, acldefault('f', p.proowner), 'ROUTINE ' || p.oid::regprocedure, ''
        FROM pg_proc p
        WHERE p.proacl IS NOT NULL
          AND (p.oid < 16384 AND p.pronamespace = 'pg_catalog'::regnamespace
               OR EXISTS (SELECT FROM member m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid)
               -- what another extension kept from PUBLIC: pg_walinspect, adminpack, dblink_connect_u()
               OR EXISTS (SELECT FROM pg_init_privs i WHERE i.classoid = 'pg_proc'::regclass AND i.objoid = p.oid))
        UNION ALL
        SELECT 'pg_namespace'::regclass, n.oid, 0, n.nspowner, n.nspacl, acldefault('n', n.nspowner), 'SCHEMA ' || n.oid::regnamespace, ''
        FROM pg_namespace n WHERE n.nspacl IS NOT NULL AND n.nspname IN ('pg_catalog', 'ldpd')
    )
    SELECT 'right_added', concat_ws('/', s.classid::oid, s.objid, nullif(s.objsubid, 0), x.grantee, x.privilege_type), 34, s.name || s.col,
           format('%s 得到了安装时没有的权限 %s', ldpd.role_label(x.grantee), x.privilege_type),
           format('REVOKE %s%s ON %s FROM %s CASCADE', x.privilege_type, s.col, s.name, ldpd.role_label(x.grantee)), ''
    FROM shielded s
    LEFT JOIN pg_init_privs i ON i.classoid = s.classid AND i.objoid = s.objid AND i.objsubid = s.objsubid,
    LATERAL aclexplode(s.acl) x
    WHERE x.grantee <> s.owner
      AND NOT EXISTS (SELECT FROM aclexplode(coalesce(i.initprivs, s.usual)) u
                      WHERE u.grantee = x.grantee AND u.privilege_type = x.privilege_type)
      AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = x.grantee AND r.rolsuper)
    UNION ALL
    SELECT 'ldpd_changed', coalesce(k.object, n.object), 34, coalesce(k.object, n.object),
           CASE WHEN n.object IS NULL THEN '本扩展的对象已被删除'
                WHEN k.object IS NULL THEN '本扩展的表上添加了安装时没有的对象'
                ELSE '本扩展的对象已被更改或者停用' END,
           concat_ws(E';\n', CASE WHEN n.object IS NOT NULL THEN coalesce(n.unmake, k.unmake) END, k.make),
           n.make
    FROM ldpd.own_object k FULL JOIN ldpd.own_objects_now() n ON n.object = k.object
    WHERE k.make IS DISTINCT FROM n.make
    UNION ALL
    SELECT 'ldpd_owner', concat_ws('/', m.classid, m.objid), 34, o.identity,
           '本扩展的对象不属于超级用户,其属主可以停用本办法',
           format('ALTER %s %s OWNER TO %s', upper(o.type), o.identity, 10::regrole), r.oid::text
    FROM member m
    LEFT JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid AND c.relkind IN ('r', 'p', 'v')
    LEFT JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND p.oid = m.objid
    LEFT JOIN pg_type t ON m.classid = 'pg_type'::regclass AND t.oid = m.objid AND t.typtype = 'b' AND t.typelem = 0
    LEFT JOIN pg_namespace n ON m.classid = 'pg_namespace'::regclass AND n.oid = m.objid
    LEFT JOIN pg_event_trigger v ON m.classid = 'pg_event_trigger'::regclass AND v.oid = m.objid
    JOIN pg_roles r ON r.oid = coalesce(c.relowner, p.proowner, t.typowner, n.nspowner, v.evtowner),
    LATERAL pg_identify_object(m.classid, m.objid, 0) o
    WHERE NOT r.rolsuper
    UNION ALL
    SELECT 'ldpd_owner', 'extension', 34, 'ldpd',
           '本扩展不属于超级用户,其属主可以将其移除',
           format('REASSIGN OWNED BY %I TO %s', r.rolname, 10::regrole), r.oid::text
    FROM pg_extension e JOIN pg_roles r ON r.oid = e.extowner WHERE e.extname = 'ldpd' AND NOT r.rolsuper
    UNION ALL
    SELECT 'stranger_in_schema', 'pg_proc/' || p.oid, 34, p.oid::regprocedure::text,
           'ldpd 模式中有不属于本扩展的函数,可能被误认为本扩展的',
           format('DROP ROUTINE %s', p.oid::regprocedure), p.prosrc
    FROM pg_proc p
    WHERE p.pronamespace = 'ldpd'::regnamespace
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid)
    UNION ALL
    SELECT 'stranger_in_schema', 'pg_class/' || c.oid, 34, c.oid::regclass::text,
           'ldpd 模式中有不属于本扩展的表或者视图,可能被误认为本扩展的',
           format('DROP %s %s', CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
                  c.oid::regclass), c.relowner::text
    FROM pg_class c
    WHERE c.relnamespace = 'ldpd'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)
$$;
COMMENT ON FUNCTION ldpd.security_of_law() IS '安全检查:本扩展和服务器自身的对象,权限、属主或者内容不是安装时的样子的(第三十四条)';
REVOKE ALL ON FUNCTION ldpd.security_of_law() FROM PUBLIC;
