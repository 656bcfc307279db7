-- Ways round the law: the server's settings (Articles 16, 28, 34).

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
