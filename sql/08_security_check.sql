-- Chapter 8, security (Articles 31, 34): the honest register of every way round the law that exists now.
--
-- Each part of the house that knows of ways round has a function that returns them as rows of ldpd.security_finding;
-- ldpd.security_findings() joins them. Whoever adds a part adds a function, and a line there.

CREATE TYPE ldpd.security_finding AS (
    kind    text,
    id      text,
    article int,
    object  text,
    meaning text,
    mend    text,
    state   text
);
COMMENT ON TYPE ldpd.security_finding IS '安全检查的一项发现(第三十四条):kind 种类、id 所指对象的 OID 等、article 条号、object 对象、meaning 含义、mend 改正的语句、state 情形,变则确认失效';

-- ---------------------------------------------------------------- what the findings are about

CREATE FUNCTION ldpd.attached_relations(
    OUT resource text,
    OUT provider text,
    OUT mode text,
    OUT root oid,
    OUT relid oid
) RETURNS SETOF record
LANGUAGE sql STABLE ROWS 3000
SET search_path = pg_catalog, pg_temp
AS $$
    WITH RECURSIVE tree AS (
        SELECT r.code, r.provider::text AS provider, r.mode, c.oid AS root, c.oid AS relid
        FROM ldpd.resource r JOIN pg_class c ON c.oid = r.relation
        UNION
        SELECT t.code, t.provider, t.mode, t.root, i.inhrelid
        FROM tree t JOIN pg_inherits i ON i.inhparent = t.relid
    )
    SELECT code, provider, mode, root, relid FROM tree
$$;
COMMENT ON FUNCTION ldpd.attached_relations() IS '已纳管的表及其各级分区(第三十一条)';
REVOKE ALL ON FUNCTION ldpd.attached_relations() FROM PUBLIC;

-- Through views, on which rules and functions may stand.
CREATE FUNCTION ldpd.relations_over_attached(OUT base oid, OUT relid oid) RETURNS SETOF record
LANGUAGE sql STABLE ROWS 3000
SET search_path = pg_catalog, pg_temp
AS $$
    WITH RECURSIVE over AS (
        SELECT a.relid AS base, a.relid FROM ldpd.attached_relations() a
        UNION
        SELECT o.base, w.ev_class
        FROM over o
        JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = o.relid AND d.classid = 'pg_rewrite'::regclass
        JOIN pg_rewrite w ON w.oid = d.objid
        JOIN pg_class c ON c.oid = w.ev_class AND c.relkind IN ('v', 'm')
    )
    SELECT base, relid FROM over
$$;
COMMENT ON FUNCTION ldpd.relations_over_attached() IS '已纳管的表,以及逐层建于其上的视图和物化视图(第十七条)';
REVOKE ALL ON FUNCTION ldpd.relations_over_attached() FROM PUBLIC;

-- Roles that agencies and the open platform use: mapped, in their groups, or able to become one that is.
CREATE FUNCTION ldpd.bound_roles() RETURNS SETOF oid
LANGUAGE sql STABLE ROWS 500
SET search_path = pg_catalog, pg_temp
AS $$
    WITH RECURSIVE bound AS (
        SELECT r.oid FROM pg_roles r
        WHERE r.oid IN (SELECT role FROM ldpd.agency_role) OR r.rolname IN ('ldpd_agency', 'ldpd_public')
        UNION
        SELECT m.member FROM bound b JOIN pg_auth_members m ON m.roleid = b.oid
    )
    SELECT b.oid FROM bound b JOIN pg_roles r ON r.oid = b.oid WHERE NOT r.rolsuper
$$;
COMMENT ON FUNCTION ldpd.bound_roles() IS '受本办法约束的角色:各机构和开放平台的,以及可以成为它们的(第三十一条)';
REVOKE ALL ON FUNCTION ldpd.bound_roles() FROM PUBLIC;

CREATE FUNCTION ldpd.role_label(role oid) RETURNS text
LANGUAGE sql STABLE STRICT
SET search_path = pg_catalog, pg_temp
AS $$SELECT CASE WHEN role = 0 THEN 'PUBLIC' ELSE role::regrole::text END$$;
COMMENT ON FUNCTION ldpd.role_label(oid) IS '角色的名称,可用于语句;0 为 PUBLIC(第三十一条)';
REVOKE ALL ON FUNCTION ldpd.role_label(oid) FROM PUBLIC;

-- ---------------------------------------------------------------- roles (Article 31)

CREATE FUNCTION ldpd.security_of_roles() RETURNS SETOF ldpd.security_finding
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    WITH RECURSIVE edge AS (
        -- from 16 on a membership may be without SET ROLE
        SELECT m.member, m.roleid
        FROM pg_auth_members m JOIN pg_roles u ON u.oid = m.member
        WHERE NOT u.rolsuper AND to_jsonb(m)->>'set_option' IS DISTINCT FROM 'false'
    ), reach AS (
        SELECT member, roleid AS via, roleid AS role FROM edge
        UNION
        SELECT r.member, r.via, e.roleid FROM reach r JOIN edge e ON e.member = r.role
    ), membership AS (
        SELECT m.roleid, m.member,
               string_agg(DISTINCT format('REVOKE %I FROM %I', g.rolname, u.rolname)
                   || CASE WHEN current_setting('server_version_num')::int >= 160000
                      THEN ' GRANTED BY ' || ldpd.role_label(m.grantor) ELSE '' END, E';\n') AS revoke
        FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
        GROUP BY m.roleid, m.member
    )
    SELECT 'superuser', oid::text, 31, quote_ident(rolname),
           '超级用户,以自己的身份行事时不受本办法约束,一切数据均可读写',
           -- the role that the server was made with is there by nature
           CASE oid WHEN 10 THEN $q$INSERT INTO ldpd.security_acknowledgement (finding, reason) VALUES ('superuser/10', '服务器的属主,由管理数据库的办公室保管')$q$
           ELSE format('ALTER ROLE %I NOSUPERUSER', rolname) END,
           rolcanlogin::text
    FROM pg_roles WHERE rolsuper
    UNION ALL
    SELECT 'bypassrls', oid::text, 31, quote_ident(rolname),
           '可绕过行级安全的角色,以自己的身份行事时不受本办法约束,并可登记角色的归属',
           format('ALTER ROLE %I NOBYPASSRLS', rolname), rolcanlogin::text
    FROM pg_roles WHERE rolbypassrls AND NOT rolsuper
    UNION ALL
    SELECT 'replication', oid::text, 31, quote_ident(rolname),
           '可以复制的角色,能将整个服务器的数据原样取走,不留台账',
           format('ALTER ROLE %I NOREPLICATION', rolname), rolcanlogin::text
    FROM pg_roles WHERE rolreplication AND NOT rolsuper
    UNION ALL
    SELECT 'createrole', oid::text, 31, quote_ident(rolname),
           '可以创建角色的角色,在本版本的 PostgreSQL 中能将任何非超级用户角色授予自己,包括其他机构的和读写服务器文件的',
           format('ALTER ROLE %I NOCREATEROLE', rolname), rolcanlogin::text
    FROM pg_roles WHERE rolcreaterole AND NOT rolsuper AND current_setting('server_version_num')::int < 160000
    UNION ALL
    SELECT 'powerful_membership', m.roleid || '/' || m.member, 31, format('%I → %I', u.rolname, g.rolname),
           p.meaning, m.revoke, ''
    FROM membership m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
    JOIN (VALUES
        ('pg_read_all_data', '可以读取所有表的角色,纳管时授予以外的表和本扩展的表亦在其内'),
        ('pg_write_all_data', '可以写入所有表的角色'),
        ('pg_read_server_files', '可以读取服务器文件的角色,能直接读取数据文件'),
        ('pg_write_server_files', '可以写入服务器文件的角色,能将数据导出到服务器上,亦能改动服务器的文件'),
        ('pg_execute_server_program', '可以在服务器上执行程序的角色,等于服务器的属主'),
        ('pg_create_subscription', '可以创建订阅的角色,能将外来数据写入表中'),
        ('pg_read_all_stats', '可以看到其他会话语句全文的角色,语句中常有个人信息'),
        ('pg_monitor', '可以看到其他会话语句全文的角色,语句中常有个人信息')
    ) AS p(name, meaning) ON p.name = g.rolname
    WHERE NOT u.rolsuper AND u.oid >= 16384
    UNION ALL
    SELECT 'powerful_membership', m.roleid || '/' || m.member, 31, format('%I → %I', u.rolname, g.rolname),
           '可以 SET ROLE 为不受本办法约束或者可以复制的角色', m.revoke,
           concat_ws(',', g.rolsuper, g.rolbypassrls, g.rolreplication)
    FROM membership m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
    WHERE NOT u.rolsuper AND (g.rolsuper OR g.rolbypassrls AND NOT u.rolbypassrls OR g.rolreplication AND NOT u.rolreplication)
    UNION ALL
    SELECT 'role_of_two_agencies', r.member::text, 31, quote_ident(u.rolname),
           '一个角色可以代表几个机构行事,分不清谁使用、谁负责',
           format('REVOKE %s FROM %I', string_agg(DISTINCT quote_ident(v.rolname), ', ')
                  FILTER (WHERE a.agency::text IS DISTINCT FROM own.agency::text), u.rolname),
           string_agg(DISTINCT a.role::oid || '=' || a.agency::text, ',')
    FROM reach r JOIN ldpd.agency_role a ON a.role = r.role
    LEFT JOIN ldpd.agency_role own ON own.role = r.member
    JOIN pg_roles v ON v.oid = r.via JOIN pg_roles u ON u.oid = r.member
    GROUP BY r.member, u.rolname, own.agency::text
    HAVING count(DISTINCT a.agency::text) FILTER (WHERE a.agency::text IS DISTINCT FROM own.agency::text)
           > CASE WHEN own.agency::text IS NULL THEN 1 ELSE 0 END
    UNION ALL
    SELECT 'role_gone', 'agency_role/' || a.role::oid, 31, format('ldpd.agency_role (%s)', a.role::oid),
           '登记了归属的角色已删除,其编号若被新的角色取得,新角色即可代表该机构',
           format('DELETE FROM ldpd.agency_role WHERE role = %s::oid', a.role::oid), a.agency::text
    FROM ldpd.agency_role a WHERE NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = a.role)
    UNION ALL
    SELECT 'role_gone', 'open_request/' || o.filed_by::oid, 31, format('ldpd.open_request (%s)', o.filed_by::oid),
           '代为提出开放申请的平台角色已删除,其编号若被新的角色取得,新角色即可看到这些申请',
           format(E'SET ldpd.restoring = on;\nUPDATE ldpd.open_request SET filed_by = 0 WHERE filed_by = %s::oid;\nRESET ldpd.restoring',
                  o.filed_by::oid), ''
    FROM ldpd.open_request o
    WHERE o.filed_by <> 0 AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = o.filed_by)
    GROUP BY o.filed_by
$$;
COMMENT ON FUNCTION ldpd.security_of_roles() IS '安全检查:权力过大的角色,代表几个机构的角色,已删除而仍有登记的角色(第三十一条)';
REVOKE ALL ON FUNCTION ldpd.security_of_roles() FROM PUBLIC;

-- ---------------------------------------------------------------- attached tables (Articles 16, 31)

CREATE FUNCTION ldpd.security_of_tables() RETURNS SETOF ldpd.security_finding
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    WITH attached AS MATERIALIZED (
        SELECT a.resource, a.provider, a.mode, a.root, c.oid AS relid, c.oid::regclass::text AS name, c.relkind, c.relowner,
               c.relrowsecurity, c.relforcerowsecurity, c.relacl, c.relispartition
        FROM ldpd.attached_relations() a JOIN pg_class c ON c.oid = a.relid
    ), acl AS (
        SELECT t.relid, t.name, t.relowner, t.provider, x.grantor, x.grantee, x.privilege_type
        FROM attached t, LATERAL aclexplode(t.relacl) x
        UNION
        SELECT t.relid, t.name, t.relowner, t.provider, x.grantor, x.grantee, x.privilege_type
        FROM pg_attribute a JOIN attached t ON t.relid = a.attrelid, LATERAL aclexplode(a.attacl) x
        WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
    )
    SELECT 'record_only', t.relid::text, 16, t.name,
           '以 record 方式纳管,只记录本应拒绝的,并不拒绝',
           format('SELECT ldpd.attach(%L, %L, %L)', t.resource, t.name, 'enforce'), t.resource
    FROM attached t WHERE t.relid = t.root AND t.mode = 'record'
    UNION ALL
    SELECT 'owner_not_provider', t.relid::text, 31, t.name,
           '表的属主不是提供单位的角色,却可以更改表的结构和权限',
           coalesce((SELECT format('ALTER TABLE %s OWNER TO %s', t.name, min(a.role::text))
                     FROM ldpd.agency_role a JOIN pg_roles r ON r.oid = a.role WHERE a.agency::text = t.provider GROUP BY t.name),
                    format('SELECT ldpd.detach(%L)', t.resource)),
           t.relowner || '/' || t.provider
    FROM attached t JOIN pg_roles o ON o.oid = t.relowner
    WHERE NOT o.rolsuper
      AND NOT EXISTS (SELECT FROM ldpd.agency_role a WHERE a.role = t.relowner AND a.agency::text = t.provider)
    UNION ALL
    SELECT 'row_security_off', t.relid::text, 31, t.name,
           '表的行级安全未启用,或者对属主未强制',
           CASE t.relkind WHEN 'f' THEN format('ALTER TABLE %s DETACH PARTITION %s', i.inhparent::regclass, t.name)
           ELSE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t.name) END,
           concat_ws(',', t.relrowsecurity, t.relforcerowsecurity)
    FROM attached t LEFT JOIN pg_inherits i ON i.inhrelid = t.relid AND i.inhseqno = 1
    WHERE NOT (t.relrowsecurity AND t.relforcerowsecurity)
    UNION ALL
    SELECT 'policy_not_as_made', t.relid::text, 31, t.name,
           '表上没有纳管时所设的限制策略 ldpd_law,或者已被更改',
           format(E'DROP POLICY IF EXISTS ldpd_law ON %1$s;\nCREATE POLICY ldpd_law ON %1$s AS RESTRICTIVE USING (ldpd.may_read(%2$L)) WITH CHECK (ldpd.may_write(%2$L))',
                  t.name, t.resource),
           concat_ws(',', p.polpermissive, p.polcmd, p.polroles::text, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
    FROM attached t LEFT JOIN pg_policy p ON p.polrelid = t.relid AND p.polname = 'ldpd_law'
    WHERE t.relkind <> 'f'
      AND (p.polpermissive OR p.polcmd <> '*' OR p.polroles <> '{0}'
           OR pg_get_expr(p.polqual, p.polrelid) IS DISTINCT FROM format('ldpd.may_read(%L::text)', t.resource)
           OR pg_get_expr(p.polwithcheck, p.polrelid) IS DISTINCT FROM format('ldpd.may_write(%L::text)', t.resource))
    UNION ALL
    SELECT 'made_a_part', i.inhrelid || '/' || i.inhparent, 31, i.inhrelid::regclass::text,
           '表与其他表有继承关系,或者成为未纳管的表的分区,经由那张表可以读写',
           CASE WHEN c.relispartition THEN format('ALTER TABLE %s DETACH PARTITION %s', i.inhparent::regclass, i.inhrelid::regclass)
           ELSE format('ALTER TABLE %s NO INHERIT %s', i.inhrelid::regclass, i.inhparent::regclass) END,
           ''
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE c.relkind IN ('r', 'p', 'f')
      AND (NOT c.relispartition AND (i.inhrelid IN (SELECT relid FROM attached) OR i.inhparent IN (SELECT relid FROM attached))
           OR i.inhrelid IN (SELECT root FROM attached))
    UNION ALL
    SELECT CASE x.grantee WHEN 0 THEN 'granted_to_public' ELSE 'granted_to_others' END,
           concat_ws('/', x.relid, x.grantee, x.grantor), 31, x.name,
           CASE x.grantee WHEN 0 THEN '表的权限授予了任何人' ELSE '表的权限授予了提供单位以外的角色' END
           || format('(%s:%s)', ldpd.role_label(x.grantee), string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type)),
           CASE WHEN x.grantor = x.relowner THEN format('REVOKE %s ON %s FROM %s CASCADE', string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type), x.name, ldpd.role_label(x.grantee))
           ELSE format(E'SET ROLE %s;\nREVOKE %s ON %s FROM %s CASCADE;\nRESET ROLE', ldpd.role_label(x.grantor),
                       string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type), x.name, ldpd.role_label(x.grantee)) END,
           string_agg(x.privilege_type, ',' ORDER BY x.privilege_type)
    FROM acl x
    WHERE x.grantee <> x.relowner
      AND NOT EXISTS (SELECT FROM ldpd.agency_role a WHERE a.role = x.grantee AND a.agency::text = x.provider)
      AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = x.grantee
                      AND (r.rolsuper OR r.rolname IN ('ldpd_agency', 'ldpd_public') AND x.privilege_type = 'SELECT'))
    GROUP BY x.relid, x.grantee, x.grantor, x.name, x.relowner
    UNION ALL
    -- DETACH PARTITION leaves the policies, and the ledger says that it went; the hook does not know it any more
    SELECT 'detached_partition', c.oid::text, 34, c.oid::regclass::text,
           '曾经纳管的表(分区)已脱离,仍有数据,并仍授权给属主以外的角色',
           format('REVOKE ALL ON %s FROM %s CASCADE', c.oid::regclass, string_agg(DISTINCT ldpd.role_label(x.grantee), ', ')),
           c.relacl::text
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid, LATERAL aclexplode(c.relacl) x
    WHERE p.polname = 'ldpd_law' AND x.grantee <> c.relowner AND c.oid NOT IN (SELECT relid FROM attached)
    GROUP BY c.oid, c.relacl::text
    UNION ALL
    SELECT 'trigger_on_table', g.oid::text, 17, format('%s: %I', t.name, g.tgname),
           '表上的触发器在写入时运行属主选定的函数,可以将数据复制到别处',
           format('ALTER TABLE %s DISABLE TRIGGER %I', t.name, g.tgname),
           concat_ws(',', pg_get_triggerdef(g.oid), f.prosrc, f.proowner, g.tgenabled)
    FROM pg_trigger g JOIN attached t ON t.relid = g.tgrelid JOIN pg_proc f ON f.oid = g.tgfoid
    WHERE NOT g.tgisinternal AND g.tgenabled <> 'D' AND f.pronamespace <> 'ldpd'::regnamespace
      -- a partition's copy goes with its parent's
      AND NOT EXISTS (SELECT FROM pg_trigger h WHERE h.oid = g.tgparentid AND h.tgenabled <> 'D')
    UNION ALL
    SELECT 'rule_on_table', w.oid::text, 17, format('%s: %I', t.name, w.rulename),
           '表上的规则改写写入的语句,可以将数据复制到别处',
           format('ALTER TABLE %s DISABLE RULE %I', t.name, w.rulename),
           pg_get_ruledef(w.oid) || w.ev_enabled::text
    FROM pg_rewrite w JOIN attached t ON t.relid = w.ev_class
    WHERE w.ev_enabled <> 'D'
$$;
COMMENT ON FUNCTION ldpd.security_of_tables() IS '安全检查:已纳管的表的属主、行级安全、策略、分区、授权、触发器、规则,不是 ldpd.attach() 所设的样子的(第十六条、第十七条、第三十一条)';
REVOKE ALL ON FUNCTION ldpd.security_of_tables() FROM PUBLIC;

-- ---------------------------------------------------------------- roads by which data leave (Article 17, 数不外用)

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
    FROM over o WHERE o.relkind = 'm' AND o.relispopulated GROUP BY o.relid, o.relowner
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

-- ---------------------------------------------------------------- the law's own objects

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
          AND (c.oid < 16384 AND c.relnamespace = 'pg_catalog'::regnamespace
               OR EXISTS (SELECT FROM member m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid))
        UNION ALL
        SELECT 'pg_class'::regclass, c.oid, a.attnum, c.relowner, a.attacl, acldefault('r', c.relowner), 'TABLE ' || c.oid::regclass, format(' (%I)', a.attname)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
          AND (c.oid < 16384 AND c.relnamespace = 'pg_catalog'::regnamespace
               OR EXISTS (SELECT FROM member m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid))
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

-- ---------------------------------------------------------------- the server's settings

CREATE FUNCTION ldpd.security_of_server() RETURNS SETOF ldpd.security_finding
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    -- name, what is in order (a pattern), what to set, whether a role or session may choose, what it means
    WITH watched(kind, name, fine, safe, own_choice, article, meaning) AS (
        VALUES
        ('clock_set', 'ldpd.clock', '^$', '''''', false, 16, '演练时钟未撤下,期限和授权按演练的时刻判定'),
        ('restoring_on', 'ldpd.restoring', '^(off?|f|fa|fal|fals|false|no?|0)?$', 'off', false, 28, '恢复方式未关闭,各表不设防,也不记台账'),
        ('triggers_off', 'session_replication_role', '^(origin|local)$', 'origin', false, 28, '触发器不触发,各表不设防,也不记台账'),
        ('library_loaded', 'session_preload_libraries', '^$', '''''', false, 34, '会话另行装入的库可以改变本扩展的判定'),
        ('library_loaded', 'local_preload_libraries', '^$', '''''', false, 34, '会话另行装入的库可以改变本扩展的判定'),
        ('durability_off', 'fsync', '^(on|t|tr|tru|true|y|ye|yes|1)$', 'on', false, 28, '服务器崩溃时台账可能丢失或者损坏'),
        ('durability_off', 'full_page_writes', '^(on|t|tr|tru|true|y|ye|yes|1)$', 'on', false, 28, '服务器崩溃时台账可能损坏'),
        ('durability_off', 'synchronous_commit', '^(on|local|remote_write|remote_apply|t|tr|tru|true|y|ye|yes|1)$', 'on', true, 28, '服务器崩溃时最后的台账可能丢失'),
        ('statements_logged', 'log_statement', '^(none|ddl)$', 'none', false, 34, '语句全文写入服务器日志,其中常有个人信息'),
        ('statements_logged', 'log_min_duration_statement', '^-1$', '-1', false, 34, '语句全文写入服务器日志,其中常有个人信息'),
        ('statements_logged', 'log_min_duration_sample', '^-1$', '-1', false, 34, '语句全文写入服务器日志,其中常有个人信息'),
        ('statements_logged', 'auto_explain.log_min_duration', '^-1$', '-1', false, 34, '语句全文写入服务器日志,其中常有个人信息'),
        ('large_objects_open', 'lo_compat_privileges', '^(off?|f|fa|fal|fals|false|no?|0)$', 'off', false, 17, '大对象的权限不予检查,人人可读写'),
        ('system_tables_open', 'allow_system_table_mods', '^(off?|f|fa|fal|fals|false|no?|0)$', 'off', false, 34, '系统表可以直接更改')
    ), stored AS (
        SELECT s.setdatabase, s.setrole, split_part(c, '=', 1) AS name, substr(c, strpos(c, '=') + 1) AS value
        FROM pg_db_role_setting s, unnest(s.setconfig) c
        WHERE s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
    )
    SELECT w.kind, concat_ws('/', w.name, s.setdatabase, s.setrole), w.article,
           format('%s = %L', w.name, s.value) || CASE WHEN s.setrole <> 0 THEN ', role ' || s.setrole::regrole ELSE '' END
           || CASE WHEN s.setdatabase <> 0 THEN ', database ' || quote_ident(current_database()) ELSE '' END,
           w.meaning,
           CASE WHEN s.setrole = 0 AND s.setdatabase <> 0 THEN format('ALTER DATABASE %I RESET %s', current_database(), w.name)
           ELSE format('ALTER ROLE %s%s RESET %s', CASE s.setrole WHEN 0 THEN 'ALL' ELSE s.setrole::regrole::text END,
                       CASE WHEN s.setdatabase <> 0 THEN format(' IN DATABASE %I', current_database()) ELSE '' END, w.name) END,
           s.value
    FROM stored s JOIN watched w ON lower(w.name) = lower(s.name)
    WHERE lower(s.value) !~ w.fine AND NOT (w.own_choice AND s.setrole <> 0)
    UNION ALL
    SELECT w.kind, w.name || '/file', w.article, format('%s = %L', w.name, f.setting), w.meaning,
           CASE WHEN w.kind <> 'library_loaded' THEN format(E'ALTER SYSTEM SET %s = %s;\nSELECT pg_catalog.pg_reload_conf()', w.name, w.safe)
           WHEN f.sourcefile LIKE '%/postgresql.auto.conf' THEN format(E'ALTER SYSTEM RESET %s;\nSELECT pg_catalog.pg_reload_conf()', w.name)
           -- ALTER SYSTEM cannot make a list empty: it would write "", a library of no name
           ELSE format(E'-- delete line %s of %s 删去该文件的第 %1$s 行;\nSELECT pg_catalog.pg_reload_conf()', f.sourceline, f.sourcefile) END,
           f.setting
    FROM pg_file_settings f JOIN watched w ON lower(w.name) = lower(f.name)
    WHERE f.applied AND lower(f.setting) !~ w.fine
    UNION ALL
    -- this session's own; those of others are not to be seen
    SELECT w.kind, w.name || '/session', w.article, format('%s = %L, %s', w.name, s.setting, s.source), w.meaning,
           CASE WHEN s.context IN ('postmaster', 'sighup') OR s.source IN ('command line', 'environment variable')
           THEN format('-- %s: take it from the command line of the server, and restart 从服务器的启动命令中去掉,重启', w.name)
           WHEN s.context IN ('backend', 'superuser-backend')
           THEN 'SELECT pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid())'
           ELSE format('SET %s = %s', w.name, w.safe) END,
           s.setting
    FROM pg_settings s JOIN watched w ON w.name = s.name
    WHERE s.source NOT IN ('default', 'configuration file', 'database', 'user', 'database user', 'global') AND lower(s.setting) !~ w.fine
      AND NOT (w.own_choice AND s.source NOT IN ('command line', 'environment variable'))
    UNION ALL
    SELECT 'not_preloaded', '', 34, 'shared_preload_libraries',
           '本扩展的库未预先装入,未经装入的会话中没有执行本办法的钩子',
           format(E'ALTER SYSTEM SET shared_preload_libraries = %s;\n-- restart the server 重启服务器',
                  concat_ws(', ', (SELECT string_agg(quote_literal(trim(both ' "' FROM l)), ', ')
                                   FROM unnest(string_to_array(nullif(current_setting('shared_preload_libraries'), ''), ',')) l), '''ldpd''')),
           current_setting('shared_preload_libraries')
    WHERE current_setting('shared_preload_libraries') !~ '(^|[,\s/"])ldpd(\.so)?([,\s"]|$)'
    UNION ALL
    SELECT 'parameter_granted', concat_ws('/', p.oid, x.grantee, x.privilege_type), 34, format('%s: %s', p.parname, ldpd.role_label(x.grantee)),
           '受约束的角色可以更改只应由超级用户更改的设置',
           format('REVOKE %s ON PARAMETER %s FROM %s CASCADE', x.privilege_type, p.parname, ldpd.role_label(x.grantee)), ''
    FROM pg_parameter_acl p, LATERAL aclexplode(p.paracl) x
    WHERE (x.privilege_type = 'ALTER SYSTEM' OR p.parname LIKE 'ldpd.%' OR p.parname IN (SELECT name FROM watched)
           OR p.parname IN ('dynamic_library_path', 'shared_preload_libraries'))
      AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = x.grantee AND r.rolsuper)
    UNION ALL
    SELECT 'event_trigger', v.oid::text, 34, quote_ident(v.evtname),
           '不属于任何扩展的事件触发器,在各机构的 DDL 中以其身份运行',
           format('ALTER EVENT TRIGGER %I DISABLE', v.evtname), concat_ws(',', v.evtenabled, f.prosrc, f.proowner)
    FROM pg_event_trigger v JOIN pg_proc f ON f.oid = v.evtfoid
    WHERE v.evtenabled <> 'D'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_event_trigger'::regclass AND d.objid = v.oid AND d.deptype = 'e')
      -- one of the law's own, made anew
      AND f.pronamespace <> 'ldpd'::regnamespace
$$;
COMMENT ON FUNCTION ldpd.security_of_server() IS '安全检查:演练时钟、恢复方式、预装库、日志、持久性等设置,以及各处存着的设置(第三十四条)';
REVOKE ALL ON FUNCTION ldpd.security_of_server() FROM PUBLIC;

-- ---------------------------------------------------------------- all of them

-- As the owner, so that whoever may ask sees the same. A plan of this many branches costs more to compile than to run.
CREATE FUNCTION ldpd.security_findings(
    OUT finding text,
    OUT kind text,
    OUT article int,
    OUT object text,
    OUT meaning text,
    OUT mend text,
    OUT fingerprint text
) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
    SELECT f.kind || '/' || f.id, f.kind, f.article, f.object, f.meaning, f.mend,
           encode(sha256(convert_to(jsonb_build_array(
               (SELECT system_identifier FROM pg_control_system()), f.kind, f.id, f.object, f.state)::text, 'UTF8')), 'hex')
    FROM (
        SELECT * FROM ldpd.security_of_roles()
        UNION ALL SELECT * FROM ldpd.security_of_tables()
        UNION ALL SELECT * FROM ldpd.security_of_roads()
        UNION ALL SELECT * FROM ldpd.security_of_law()
        UNION ALL SELECT * FROM ldpd.security_of_server()
    ) AS f
$$;
COMMENT ON FUNCTION ldpd.security_findings() IS '现在存在的每一条绕过本办法的路,不论是否已经确认(第三十四条);无论谁问,答案相同';
REVOKE ALL ON FUNCTION ldpd.security_findings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.security_findings() TO ldpd_audit;

-- ---------------------------------------------------------------- what is there by nature, acknowledged

CREATE TABLE ldpd.security_acknowledgement (
    finding     text COLLATE "C" NOT NULL,
    fingerprint text COLLATE "C" NOT NULL,
    object      text NOT NULL,
    reason      text NOT NULL CHECK (NOT ldpd.is_blank(reason)),
    role        name NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (finding, fingerprint)
);
COMMENT ON TABLE ldpd.security_acknowledgement IS '对安全检查所列事项的确认(第三十一条):由数据库管理员说明理由,事项有变即失效;已确认的仍列于 ldpd.security_acknowledged';
COMMENT ON COLUMN ldpd.security_acknowledgement.finding IS 'ldpd.security_check 所列的事项';
COMMENT ON COLUMN ldpd.security_acknowledgement.fingerprint IS '确认时的情形(包括服务器)的摘要,由服务器盖记';
COMMENT ON COLUMN ldpd.security_acknowledgement.object IS '对象,由服务器盖记';
COMMENT ON COLUMN ldpd.security_acknowledgement.reason IS '理由,必填';
COMMENT ON COLUMN ldpd.security_acknowledgement.role IS '确认的角色,由服务器盖记';
COMMENT ON COLUMN ldpd.security_acknowledgement.at IS '确认的时刻,由服务器盖记';
SELECT pg_catalog.pg_extension_config_dump('ldpd.security_acknowledgement', '');

CREATE FUNCTION ldpd.security_acknowledge() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_security_acknowledge';
COMMENT ON FUNCTION ldpd.security_acknowledge() IS '触发器函数(行级 BEFORE):只可确认现有的事项,情形、角色、时刻由服务器盖记(第三十一条)';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.security_acknowledgement
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '31', 'acknowledge a finding');
CREATE TRIGGER security_acknowledge
BEFORE INSERT OR UPDATE ON ldpd.security_acknowledgement
FOR EACH ROW EXECUTE FUNCTION ldpd.security_acknowledge();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.security_acknowledgement
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('31');

CREATE VIEW ldpd.security_check WITH (security_invoker = true) AS
SELECT f.article, f.kind, f.object, f.meaning, f.mend, f.finding
FROM ldpd.security_findings() AS f
WHERE NOT EXISTS (
    SELECT FROM ldpd.security_acknowledgement a
    WHERE a.finding = f.finding AND a.fingerprint = f.fingerprint
);
COMMENT ON VIEW ldpd.security_check IS '安全检查(第三十一条、第三十四条):现在存在而未经确认的、绕过本办法的每一条路;无行即为妥当。每次变更之后查看';
COMMENT ON COLUMN ldpd.security_check.article IS '条号';
COMMENT ON COLUMN ldpd.security_check.kind IS '种类';
COMMENT ON COLUMN ldpd.security_check.object IS '对象';
COMMENT ON COLUMN ldpd.security_check.meaning IS '含义';
COMMENT ON COLUMN ldpd.security_check.mend IS '改正的语句,几句的各占一行起始,以分号隔开';
COMMENT ON COLUMN ldpd.security_check.finding IS '事项,确认时填入 ldpd.security_acknowledgement';

CREATE VIEW ldpd.security_acknowledged WITH (security_invoker = true) AS
SELECT f.article, f.kind, f.object, f.meaning, f.mend, f.finding, a.reason, a.role, a.at
FROM ldpd.security_findings() AS f
JOIN ldpd.security_acknowledgement a ON a.finding = f.finding AND a.fingerprint = f.fingerprint;
COMMENT ON VIEW ldpd.security_acknowledged IS '安全检查的事项中已经确认的(第三十一条),仍然存在';
COMMENT ON COLUMN ldpd.security_acknowledged.article IS '条号';
COMMENT ON COLUMN ldpd.security_acknowledged.kind IS '种类';
COMMENT ON COLUMN ldpd.security_acknowledged.object IS '对象';
COMMENT ON COLUMN ldpd.security_acknowledged.meaning IS '含义';
COMMENT ON COLUMN ldpd.security_acknowledged.mend IS '改正的语句';
COMMENT ON COLUMN ldpd.security_acknowledged.finding IS '事项';
COMMENT ON COLUMN ldpd.security_acknowledged.reason IS '确认的理由';
COMMENT ON COLUMN ldpd.security_acknowledged.role IS '确认的角色';
COMMENT ON COLUMN ldpd.security_acknowledged.at IS '确认的时刻';

CREATE FUNCTION ldpd.security_check_record() RETURNS bigint
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_security_check_record';
COMMENT ON FUNCTION ldpd.security_check_record() IS '将安全检查的事项与台账中上次所记的比较,出现、变化、消失的各记一条,返回条数(第三十四条);可手动或者由 pg_cron 定时调用';
REVOKE ALL ON FUNCTION ldpd.security_check_record() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.security_check_record() TO ldpd_audit;

GRANT SELECT ON ldpd.security_check, ldpd.security_acknowledged, ldpd.security_acknowledgement TO ldpd_audit;
