-- pg_temp.reference_page(name): a page of doc/reference, out of the catalog and its COMMENTs: of a schema of ldpd's, or 'server' of what
-- belongs to none (settings, roles, error codes). pg_temp.reference_pages() lists them. Used by tools/reference and by the test of the pages.
CREATE FUNCTION pg_temp.cell(string text) RETURNS text LANGUAGE sql AS $$
    SELECT replace(replace(coalesce(string, ''), E'\n', ' '), '|', '\|')
$$;

CREATE VIEW pg_temp.reference_member AS
SELECT d.classid, d.objid, coalesce(c.relnamespace, p.pronamespace, t.typnamespace) AS schema
FROM pg_extension e
JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e'
LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition
LEFT JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND p.oid = d.objid
LEFT JOIN pg_type t ON d.classid = 'pg_type'::regclass AND t.oid = d.objid AND (t.typtype IN ('b', 'd', 'e') AND t.typcategory <> 'A'
         OR EXISTS (SELECT FROM pg_class r WHERE r.oid = t.typrelid AND r.relkind = 'c'))
WHERE e.extname = 'ldpd' AND coalesce(c.oid, p.oid, t.oid) IS NOT NULL;

CREATE FUNCTION pg_temp.reference_pages() RETURNS SETOF text LANGUAGE sql AS $$
    SELECT DISTINCT n.nspname::text FROM pg_temp.reference_member m JOIN pg_namespace n ON n.oid = m.schema
    UNION ALL SELECT 'server'
$$;

-- "ldpd_agency: SELECT, UPDATE"; the owner's rights go without saying.
CREATE FUNCTION pg_temp.rights(acl aclitem[], owner oid) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(r.grantee || ': ' || r.privileges, '; ' ORDER BY r.grantee <> 'PUBLIC', r.grantee COLLATE "C")
    FROM (SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END AS grantee,
                 string_agg(a.privilege_type, ', ' ORDER BY array_position('{SELECT,INSERT,UPDATE,DELETE}', a.privilege_type)) AS privileges
          FROM aclexplode(acl) a
          WHERE a.grantee <> owner
          GROUP BY 1) r
$$;

CREATE FUNCTION pg_temp.reference_relations(schema regnamespace, kinds "char"[]) RETURNS text LANGUAGE sql
SET search_path = ldpd, pg_catalog, pg_temp AS $$
    SELECT string_agg(format(E'### %s\n\n%s%s\n\n| column 列 | type 类型 | |\n|---|---|---|\n%s\n', c.relname, obj_description(c.oid, 'pg_class'),
        E'\n\n' || coalesce('Rights 权限: ' || pg_temp.rights(c.relacl, c.relowner), 'Nobody is granted it. 不授予任何角色') || '.',
        (SELECT string_agg(format('| `%s` | %s%s | %s%s |', a.attname, replace(format_type(a.atttypid, a.atttypmod), 'timestamp with time zone', 'timestamptz'),
                CASE WHEN a.attnotnull AND c.relkind IN ('r', 'p') THEN ' not null' ELSE '' END,
                pg_temp.cell(col_description(c.oid, a.attnum)),
                (SELECT string_agg(format(' → `%s`', k.confrelid::regclass), '' ORDER BY k.confrelid::regclass::text)
                 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum])), E'\n' ORDER BY a.attnum)
         FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)), E'\n' ORDER BY c.relname COLLATE "C")
    FROM pg_temp.reference_member m
    JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid
    WHERE m.schema = reference_relations.schema AND c.relkind = ANY (kinds)
$$;

CREATE FUNCTION pg_temp.type_name(type oid) RETURNS text LANGUAGE sql
SET search_path = ldpd, pg_catalog, pg_temp AS $$
    SELECT replace(format_type(type, NULL), 'timestamp with time zone', 'timestamptz')
$$;

-- Arguments of some modes: "day date, [n integer]"; in brackets what has a default. NULL where there are none of modes o, t.
CREATE FUNCTION pg_temp.reference_arguments(p pg_proc, modes "char"[]) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(format(CASE WHEN a.mode IN ('i', 'b') AND a.place > p.pronargs - p.pronargdefaults THEN '[%s]' ELSE '%s' END,
                                      concat_ws(' ', nullif(a.name, ''), pg_temp.type_name(a.type))), ', ' ORDER BY a.n),
                    CASE WHEN 'i' = ANY (modes) THEN '' END)
    FROM (SELECT u.n, u.type, coalesce(p.proargmodes[u.n], 'i') AS mode, p.proargnames[u.n] AS name,
                 count(*) FILTER (WHERE coalesce(p.proargmodes[u.n], 'i') IN ('i', 'b', 'v')) OVER (ORDER BY u.n) AS place
          FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY u(type, n)) a
    WHERE a.mode = ANY (modes)
$$;

-- Functions that are called by name, and those that triggers call; not what stands behind an operator, a type, a cast or an index.
CREATE FUNCTION pg_temp.reference_functions(schema regnamespace, of_triggers boolean) RETURNS text LANGUAGE sql
SET search_path = ldpd, pg_catalog, pg_temp AS $$
    SELECT string_agg(format('| `%s` | %s%s |', CASE WHEN of_triggers THEN p.proname::text
               ELSE format('%s(%s) → %s%s', p.proname, pg_temp.reference_arguments(p, '{i,b,v}'), CASE WHEN p.proretset THEN 'setof ' END,
                           coalesce('(' || pg_temp.reference_arguments(p, '{o,t}') || ')', pg_temp.type_name(p.prorettype))) END,
               pg_temp.cell(obj_description(p.oid, 'pg_proc')),
               CASE WHEN of_triggers OR p.proacl IS NULL THEN '' ELSE coalesce(' (' || pg_temp.rights(p.proacl, p.proowner) || ')', ' (administrators alone 仅管理员)') END),
           E'\n' ORDER BY p.proname COLLATE "C", pg_get_function_identity_arguments(p.oid) COLLATE "C")
    FROM pg_temp.reference_member m
    JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND p.oid = m.objid
    WHERE m.schema = reference_functions.schema
      AND p.prokind IN ('f', 'p', 'w')
      AND (p.prorettype IN ('trigger'::regtype, 'event_trigger'::regtype)) = of_triggers
      AND NOT 'internal'::regtype = ANY (p.proargtypes) AND p.prorettype <> ALL ('{internal,cstring}'::regtype[]) AND NOT 'cstring'::regtype = ANY (p.proargtypes)
      AND NOT EXISTS (SELECT FROM pg_operator o WHERE o.oprcode = p.oid)
      AND NOT EXISTS (SELECT FROM pg_amproc a WHERE a.amproc = p.oid)
      AND NOT EXISTS (SELECT FROM pg_cast k WHERE k.castfunc = p.oid)
      AND NOT EXISTS (SELECT FROM pg_aggregate g WHERE p.oid IN (g.aggtransfn, g.aggcombinefn))
      AND NOT EXISTS (SELECT FROM pg_type t WHERE p.oid IN (t.typsend, t.typreceive))
$$;

CREATE FUNCTION pg_temp.reference_types(schema regnamespace) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(format('| `%s` | %s |', t.typname, pg_temp.cell(obj_description(t.oid, 'pg_type'))), E'\n' ORDER BY t.typname COLLATE "C")
    FROM pg_temp.reference_member m JOIN pg_type t ON m.classid = 'pg_type'::regclass AND t.oid = m.objid
    WHERE m.schema = reference_types.schema
$$;

CREATE FUNCTION pg_temp.reference_server() RETURNS text LANGUAGE sql AS $$
    SELECT concat(
        E'## Settings  设置\n\n| setting 设置 | default 默认 | who sets it 何时可设 | |\n|---|---|---|---|\n',
        (SELECT string_agg(format('| `%s` | %s | %s | %s |', s.name,
                    pg_temp.cell(coalesce(nullif(s.boot_val, ''), '(empty)') || coalesce(' ' || s.unit, '')),
                    s.context, pg_temp.cell(concat_ws(' ', s.short_desc, s.extra_desc, '(' || array_to_string(s.enumvals, ', ') || ')'))),
                E'\n' ORDER BY s.name COLLATE "C")
         FROM pg_settings s WHERE s.name LIKE 'ldpd.%'),
        E'\n\n`user` anybody, by SET; `superuser` a superuser, by SET; `sighup` postgresql.conf and a reload; `postmaster` postgresql.conf and a restart.\n\n',
        E'## Roles  角色\n\n| role 角色 | member of 属于 | |\n|---|---|---|\n',
        (SELECT string_agg(format('| `%s` | %s | %s |', r.rolname,
                    (SELECT string_agg('`' || g.rolname || '`', ', ' ORDER BY g.rolname) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid),
                    pg_temp.cell(shobj_description(r.oid, 'pg_authid'))), E'\n' ORDER BY r.rolname COLLATE "C")
         FROM pg_roles r WHERE r.rolname ~ '^ldpd_' AND NOT r.rolcanlogin),
        E'\n\n## Errors  错误代码\n\nA statement that breaks Article *n* fails with SQLSTATE `LD0nn`. 违反第 n 条的语句,错误代码为 `LD0nn`。\n\n| SQLSTATE | Article 条 |\n|---|---|\n',
        (SELECT string_agg(format('| `LD0%s` | %s %s |', lpad(a.number::text, 2, '0'), a.number, a.title), E'\n' ORDER BY a.number)
         FROM ldpd.article a JOIN ldpd.coverage c ON c.article = a.number WHERE c.how = 'enforced'), E'\n')
$$;

CREATE FUNCTION pg_temp.reference_page(page text) RETURNS text LANGUAGE sql AS $$
    SELECT concat('# Reference: ', page, '  参考', E'\n\nMade from the catalog by `make reference`; a test asks that it is current. 由 `make reference` 自系统目录的注释生成。\n\n',
        obj_description(n.oid, 'pg_namespace') || E'\n\n',
        CASE WHEN page = 'server' THEN pg_temp.reference_server()
        ELSE concat(
            E'## Types  类型\n\n| type 类型 | |\n|---|---|\n' || pg_temp.reference_types(n.oid) || E'\n\n',
            E'## Functions  函数\n\n| function 函数 | |\n|---|---|\n' || pg_temp.reference_functions(n.oid, false) || E'\n\n',
            E'## Tables  表\n\n' || pg_temp.reference_relations(n.oid, '{r,p}') || E'\n',
            E'## Views  视图\n\n' || pg_temp.reference_relations(n.oid, '{v,m}') || E'\n',
            E'## Trigger functions  触发器函数\n\n| function 函数 | |\n|---|---|\n' || pg_temp.reference_functions(n.oid, true) || E'\n')
        END)
    FROM (SELECT 1) one LEFT JOIN pg_namespace n ON n.nspname = page
$$;
