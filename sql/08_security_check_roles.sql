-- Ways round the law: roles with more power than it reckons with, or of two agencies (Article 31).

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
        ('pg_monitor', '可以看到其他会话语句全文的角色,语句中常有个人信息'),
        ('ldpd_pilot', '试点运营视图的属主,能以其名义另建视图,使试点运营单位看到没有以假名代替的数据')
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
