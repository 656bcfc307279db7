-- Ways round the law: attached tables that are not as attach() makes them (Articles 16, 17, 31).

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
