-- Ways round the law: roads by which data leave (Article 17, 数不外用).

CREATE FUNCTION ldpd.security_of_roads() RETURNS SETOF ldpd.security_finding
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    WITH attached AS MATERIALIZED (
        SELECT a.resource, a.relid, c.relnamespace FROM ldpd.attached_relations() a JOIN pg_class c ON c.oid = a.relid
    ), over AS MATERIALIZED (
        SELECT o.base, c.oid AS relid, c.relname, c.relkind, c.relowner, c.relispopulated, c.reloptions
        FROM ldpd.relations_over_attached() o JOIN pg_class c ON c.oid = o.relid
    ), bound AS MATERIALIZED (
        SELECT b AS oid FROM ldpd.bound_roles() b
    ), definer AS MATERIALIZED (
        SELECT p.oid, p.prosrc, p.proowner, p.proacl, p.prosqlbody IS NOT NULL AS parsed
        FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
        WHERE p.prosecdef AND l.lanname NOT IN ('c', 'internal')
          AND NOT EXISTS (SELECT FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
                          WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e' AND e.extname = 'ldpd')
    ), punctuation(signs) AS (
        VALUES (E' \t\r\n!"#%&''()*+,-./:;<=>?@[\\]^`{|}~')
    ), name AS (
        SELECT DISTINCT lower(relname) AS name, lower(relname) <> translate(lower(relname), signs, '') AS odd FROM over, punctuation
    ), naming AS (
        -- every word of the body, whether quoted, qualified or not: what looks like the name is listed
        SELECT d.oid FROM definer d, punctuation, LATERAL string_to_table(translate(lower(d.prosrc), signs, repeat(' ', length(signs))), ' ') AS word
        JOIN name n ON n.name = word AND NOT n.odd
        UNION
        SELECT d.oid FROM definer d JOIN name n ON n.odd AND strpos(lower(d.prosrc), n.name) > 0
        UNION
        SELECT d.oid FROM definer d
        JOIN pg_depend x ON x.classid = 'pg_proc'::regclass AND x.objid = d.oid AND x.refclassid = 'pg_class'::regclass
        WHERE x.refobjid IN (SELECT relid FROM over)
    )
    SELECT 'definer_function', d.oid::text, 17, d.oid::regprocedure::text,
           'SECURITY DEFINER 函数涉及已纳管的表:提供单位的行策略按函数的属主判定,函数还可将结果交给他人',
           format('ALTER ROUTINE %s SECURITY INVOKER', d.oid::regprocedure),
           concat_ws(',', d.prosrc, CASE WHEN d.parsed THEN pg_get_function_sqlbody(d.oid) END, d.proowner, d.proacl::text)
    FROM definer d JOIN naming n ON n.oid = d.oid
    UNION ALL
    SELECT 'materialized_view', o.relid::text, 17, o.relid::regclass::text,
           '物化视图是已纳管的表的副本,无行级安全,其属主可授权给任何人',
           format('REFRESH MATERIALIZED VIEW %s WITH NO DATA', o.relid::regclass),
           pg_get_viewdef(o.relid) || o.relowner
    FROM over o
    WHERE o.relkind = 'm' AND o.relispopulated
      -- one that is bound as its source is
      AND NOT EXISTS (SELECT FROM ldpd.derived d WHERE d.relation = o.relid)
    GROUP BY o.relid, o.relowner
    UNION ALL
    SELECT 'view_past_rows', o.relid::text, 15, o.relid::regclass::text,
           '视图的属主不受行级安全约束,经由视图可以看到提供单位的行策略不予提供的行',
           format('ALTER VIEW %s SET (security_invoker = true)', o.relid::regclass),
           pg_get_viewdef(o.relid) || o.relowner
    FROM over o JOIN pg_roles r ON r.oid = o.relowner
    WHERE o.relkind = 'v' AND (r.rolsuper OR r.rolbypassrls)
      AND NOT coalesce(o.reloptions && '{security_invoker=true,security_invoker=on,security_invoker=1,security_invoker=yes}', false)
      AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = o.base AND p.polname NOT IN ('ldpd_law', 'ldpd_rows'))
    GROUP BY o.relid, o.relowner
    UNION ALL
    SELECT 'publication', p.oid || '/all', 17, quote_ident(p.pubname),
           '发布全部表,订阅者无需授权即可取得已纳管的表的数据,不留台账',
           format('DROP PUBLICATION %I', p.pubname), ''
    FROM pg_publication p WHERE p.puballtables
    UNION ALL
    SELECT 'publication', p.oid || '/' || a.relid, 17, format('%I: %s', p.pubname, a.relid::regclass),
           '发布已纳管的表,订阅者无需授权即可取得其数据,不留台账',
           format('ALTER PUBLICATION %I DROP TABLE %s', p.pubname, a.relid::regclass),
           concat_ws(',', pr.prqual::text, pr.prattrs::text)
    FROM pg_publication p JOIN pg_publication_rel pr ON pr.prpubid = p.oid JOIN attached a ON a.relid = pr.prrelid
    UNION ALL
    SELECT 'publication', p.oid || '/schema/' || n.oid, 17, format('%I: %I', p.pubname, n.nspname),
           '发布已纳管的表所在的模式,订阅者无需授权即可取得其数据,不留台账',
           format('ALTER PUBLICATION %I DROP TABLES IN SCHEMA %I', p.pubname, n.nspname), ''
    FROM pg_publication p JOIN pg_publication_namespace pn ON pn.pnpubid = p.oid JOIN pg_namespace n ON n.oid = pn.pnnspid
    WHERE n.oid IN (SELECT relnamespace FROM attached)
    UNION ALL
    SELECT 'replication_slot', s.slot_name, 17, quote_ident(s.slot_name),
           CASE s.slot_type WHEN 'logical' THEN '逻辑复制槽,可从中取得本数据库全部表的变更,不留台账'
           ELSE '物理复制槽,可从中取得整个服务器的数据,不留台账' END,
           format('SELECT pg_catalog.pg_drop_replication_slot(%L)', s.slot_name), concat_ws(',', s.slot_type, s.plugin)
    FROM pg_replication_slots s WHERE s.slot_type = 'physical' OR s.database = current_database()
    UNION ALL
    SELECT 'subscription', s.oid || '/' || a.relid, 41, format('%I: %s', s.subname, a.relid::regclass),
           '订阅将别处的数据写入已纳管的表,不由提供单位行事',
           format('ALTER SUBSCRIPTION %I DISABLE', s.subname), s.subowner::text
    FROM pg_subscription s JOIN pg_subscription_rel sr ON sr.srsubid = s.oid JOIN attached a ON a.relid = sr.srrelid
    WHERE s.subenabled
    UNION ALL
    SELECT 'user_mapping', m.umid::text, 17, format('%s: %I', ldpd.role_label(m.umuser), m.srvname),
           '机构的角色可以用此映射登录外部服务器,将所得数据写到数据库以外',
           format('DROP USER MAPPING FOR %s SERVER %I', ldpd.role_label(m.umuser), m.srvname), m.srvid::text
    FROM pg_user_mappings m WHERE m.umuser = 0 OR m.umuser IN (SELECT oid FROM bound)
    UNION ALL
    SELECT 'foreign_server', s.oid || '/' || x.grantee, 17, quote_ident(s.srvname),
           '机构的角色可以使用此外部服务器,自建映射后将所得数据写到数据库以外',
           CASE WHEN x.grantee = s.srvowner THEN format('ALTER SERVER %I OWNER TO %s', s.srvname, 10::regrole)
           ELSE format('REVOKE USAGE ON FOREIGN SERVER %I FROM %s CASCADE', s.srvname, ldpd.role_label(x.grantee)) END,
           s.srvoptions::text
    FROM pg_foreign_server s, LATERAL aclexplode(coalesce(s.srvacl, acldefault('S', s.srvowner))) x
    WHERE x.grantee = 0 OR x.grantee IN (SELECT oid FROM bound)
    UNION ALL
    SELECT 'foreign_wrapper', w.oid || '/' || x.grantee, 17, quote_ident(w.fdwname),
           '机构的角色可以自建外部服务器,将所得数据写到数据库以外',
           format('REVOKE USAGE ON FOREIGN DATA WRAPPER %I FROM %s CASCADE', w.fdwname, ldpd.role_label(x.grantee)), ''
    FROM pg_foreign_data_wrapper w, LATERAL aclexplode(w.fdwacl) x
    WHERE x.grantee = 0 OR x.grantee IN (SELECT oid FROM bound)
    UNION ALL
    SELECT 'dblink_open', e.oid || '/' || x.grantee, 17, format('%I: %s', e.extname, ldpd.role_label(x.grantee)),
           'dblink 的函数可以登录任何服务器,将所得数据写到数据库以外',
           string_agg(format('REVOKE EXECUTE ON FUNCTION %s FROM %s', p.oid::regprocedure, ldpd.role_label(x.grantee)), E';\n' ORDER BY p.oid),
           count(*)::text
    FROM pg_extension e
    JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e' AND d.classid = 'pg_proc'::regclass
    JOIN pg_proc p ON p.oid = d.objid, LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
    WHERE e.extname = 'dblink' AND p.proname ~ '^dblink(_connect|_connect_u|_exec|_send_query|_open)?$'
      AND (x.grantee = 0 OR x.grantee IN (SELECT oid FROM bound))
    GROUP BY e.oid, e.extname, x.grantee
    UNION ALL
    SELECT 'untrusted_function', p.oid::text, 31, p.oid::regprocedure::text,
           format('以不受信任的语言 %s 编写的函数可以做服务器能做的一切,而机构的角色可以调用', l.lanname),
           format('REVOKE EXECUTE ON ROUTINE %s FROM %s CASCADE', p.oid::regprocedure, string_agg(DISTINCT ldpd.role_label(x.grantee), ', ')),
           concat_ws(',', p.prosrc, p.probin, p.proacl::text)
    FROM pg_language l JOIN pg_proc p ON p.prolang = l.oid, LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
    WHERE NOT l.lanpltrusted AND p.oid >= 16384 AND x.grantee <> p.proowner
      AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = x.grantee AND r.rolsuper)
      -- those of extensions are what their authors, and who installed them, answer for
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
    GROUP BY p.oid, p.prosrc, p.probin, p.proacl::text, l.lanname
    UNION ALL
    SELECT 'large_object', l.oid::text, 17, 'large object ' || l.oid,
           '大对象授权给了属主以外的角色,其中可能有共享所得的数据',
           format('REVOKE ALL ON LARGE OBJECT %s FROM %s CASCADE', l.oid, string_agg(DISTINCT ldpd.role_label(x.grantee), ', ')),
           l.lomacl::text
    FROM pg_largeobject_metadata l, LATERAL aclexplode(l.lomacl) x
    WHERE x.grantee <> l.lomowner AND l.lomowner IN (SELECT oid FROM bound)
    GROUP BY l.oid, l.lomacl::text
    UNION ALL
    SELECT 'default_privilege', d.oid || '/' || x.grantee, 17, format('%s → %s', ldpd.role_label(d.defaclrole), ldpd.role_label(x.grantee)),
           '机构的角色今后所建的表将自动授权给本机构以外的角色',
           format('ALTER DEFAULT PRIVILEGES FOR ROLE %s%s REVOKE ALL ON TABLES FROM %s', ldpd.role_label(d.defaclrole),
                  CASE WHEN d.defaclnamespace <> 0 THEN ' IN SCHEMA ' || d.defaclnamespace::regnamespace ELSE '' END, ldpd.role_label(x.grantee)),
           string_agg(x.privilege_type, ',' ORDER BY x.privilege_type)
    FROM pg_default_acl d JOIN ldpd.agency_role own ON own.role = d.defaclrole, LATERAL aclexplode(d.defaclacl) x
    WHERE d.defaclobjtype = 'r' AND x.grantee <> d.defaclrole
      AND NOT EXISTS (SELECT FROM ldpd.agency_role a WHERE a.role = x.grantee AND a.agency::text = own.agency::text)
    GROUP BY d.oid, d.defaclrole, d.defaclnamespace, x.grantee
$$;
COMMENT ON FUNCTION ldpd.security_of_roads() IS '安全检查:数据可以由此流出的路:发布、复制槽、订阅、外部服务器、SECURITY DEFINER 函数、物化视图、不受信任的语言、大对象、默认授权(第十七条)';
REVOKE ALL ON FUNCTION ldpd.security_of_roads() FROM PUBLIC;
