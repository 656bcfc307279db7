-- Everything that makes the extension what it is, a line a catalog row, with names instead of OIDs: two installations are the
-- same when this prints the same. Rows are taken whole, whatever columns the server's catalogs have; the catalogs themselves
-- say which columns are OIDs (pg_get_catalog_foreign_keys), and what is stored as a tree is printed as the statement it is.
SET search_path = pg_catalog;
SET client_min_messages = warning;
-- The extension's objects and what hangs on them: indexes, constraints, triggers, policies, defaults, row types. The
-- ledger's months come and go.
CREATE TEMP TABLE part AS
WITH RECURSIVE part(classid, objid) AS (
    SELECT 'pg_extension'::regclass::oid, oid FROM pg_extension WHERE extname = 'ldpd'
    UNION
    SELECT d.classid, d.objid FROM part p JOIN pg_depend d ON d.refclassid = p.classid AND d.refobjid = p.objid
    WHERE d.deptype = 'e' OR d.deptype IN ('a', 'i') AND p.classid <> 'pg_extension'::regclass
)
SELECT p.classid, p.objid, o.type || ' ' || o.identity AS name FROM part p, LATERAL pg_identify_object(p.classid, p.objid, 0) o
WHERE o.schema IS DISTINCT FROM 'pg_toast' AND o.identity !~ 'ldpd\.ledger_(default|\d{4}_\d\d)(_|\M)'
  AND NOT EXISTS (SELECT FROM pg_trigger t WHERE p.classid = 'pg_trigger'::regclass AND t.oid = p.objid AND t.tgisinternal);
CREATE INDEX ON part (objid);
ANALYZE part;

CREATE FUNCTION pg_temp.name_of(catalog regclass, oid oid) RETURNS text LANGUAGE sql AS
$$ SELECT CASE WHEN $2 = 0 THEN '-' ELSE (SELECT o.type || ' ' || o.identity FROM pg_identify_object($1, $2, 0) o) END $$;

CREATE FUNCTION pg_temp.names_of(catalog regclass, oids jsonb) RETURNS jsonb LANGUAGE sql AS
$$ SELECT jsonb_agg(pg_temp.name_of($1, o::oid) ORDER BY n) FROM jsonb_array_elements_text($2) WITH ORDINALITY e(o, n) $$;

-- What a row's tree columns say, by the server's own words for them.
CREATE FUNCTION pg_temp.definition(catalog regclass, r jsonb) RETURNS text LANGUAGE sql AS $$
    SELECT CASE $1
        WHEN 'pg_proc'::regclass THEN concat_ws(E'\n', pg_get_function_arguments(id), pg_get_function_sqlbody(id))
        WHEN 'pg_class'::regclass THEN CASE $2->>'relkind'
            WHEN 'v' THEN pg_get_viewdef(id) WHEN 'i' THEN pg_get_indexdef(id) WHEN 'I' THEN pg_get_indexdef(id) WHEN 'p' THEN pg_get_partkeydef(id) END
        WHEN 'pg_constraint'::regclass THEN pg_get_constraintdef(id)
        WHEN 'pg_trigger'::regclass THEN pg_get_triggerdef(id)
        WHEN 'pg_rewrite'::regclass THEN pg_get_ruledef(id)
        WHEN 'pg_statistic_ext'::regclass THEN pg_get_statisticsobjdef(id)
        WHEN 'pg_attrdef'::regclass THEN (SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE oid = id)
        WHEN 'pg_policy'::regclass THEN (SELECT concat_ws(E'\n', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) FROM pg_policy WHERE oid = id)
    END FROM CAST($2->>'oid' AS oid) id
$$;

-- The rows of a catalog that are of one of the parts: by their own OID, or by the object that they describe. Left out is what
-- depends on how the files lie and on what was done with them (attmissingval: ALTER TABLE ADD COLUMN need not rewrite; pg_attver: a
-- position in the WAL).
SELECT format($q$
    SELECT %L || ': ' || coalesce(name || ': ', '') || regexp_replace(row, '"pg_attver=\d+"', '"pg_attver"') FROM (
        SELECT p.name, jsonb_strip_nulls((j - '{oid,relfilenode,relpages,reltuples,relallvisible,relallfrozen,relfrozenxid,relminmxid,reltoastrelid,relhasindex,relhasrules,relhastriggers,relhassubclass,attmissingval,atthasmissing,indcheckxmin}'::text[] %s)
            || jsonb_build_object('definition', pg_temp.definition(%L, j)) %s)::text AS row
        FROM %s t, LATERAL to_jsonb(t) j, part p WHERE %s) r$q$,
    c.relname,
    -- the order in which tables were marked for pg_dump does not matter
    CASE c.relname WHEN 'pg_extension' THEN $$ - '{extconfig,extcondition}'::text[]$$ ELSE '' END
        || coalesce((SELECT string_agg(format(' - %L', attname), '') FROM pg_attribute WHERE attrelid = c.oid AND atttypid = 'pg_node_tree'::regtype), ''),
    c.oid::regclass,
    coalesce((SELECT string_agg(format(' || jsonb_build_object(%L, %s)', k.fkcols[1],
            CASE WHEN k.is_array THEN format('pg_temp.names_of(%L, to_jsonb(t.%I::oid[]))', k.pktable, k.fkcols[1])
            ELSE format('pg_temp.name_of(%L, t.%I)', k.pktable, k.fkcols[1]) END), '' ORDER BY k.fkcols[1])
        FROM pg_get_catalog_foreign_keys() k
        WHERE k.fktable = c.oid AND cardinality(k.fkcols) = 1 AND (c.relname, k.fkcols[1]) NOT IN (VALUES ('pg_extension', 'extconfig'), ('pg_class', 'reltoastrelid'))), '')
    || coalesce((SELECT string_agg(format(' || jsonb_build_object(%1$L, (SELECT jsonb_agg(x::text ORDER BY x::text) FROM unnest(t.%1$I) x))', attname), '')
        FROM pg_attribute WHERE attrelid = c.oid AND atttypid = 'aclitem[]'::regtype), '')
    || CASE WHEN c.relname IN ('pg_description', 'pg_init_privs') THEN $$ || jsonb_build_object('objoid', p.name, 'classoid', t.classoid::regclass)$$ ELSE '' END,
    c.oid::regclass,
    CASE WHEN c.relname IN ('pg_description', 'pg_init_privs') THEN 'p.classid = t.classoid AND p.objid = t.objoid'
         WHEN c.relname = 'pg_attribute' THEN $$p.classid = 'pg_class'::regclass AND p.objid = t.attrelid AND t.attnum > 0 AND NOT t.attisdropped$$
         WHEN own THEN format('p.classid = %L::regclass AND p.objid = t.oid', c.oid::regclass)
         ELSE (SELECT format('p.classid = %L::regclass AND p.objid = t.%I', k.pktable, k.fkcols[1]) FROM pg_get_catalog_foreign_keys() k
               JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = k.fkcols[1]
               WHERE k.fktable = c.oid AND cardinality(k.fkcols) = 1 AND NOT k.is_array ORDER BY a.attnum LIMIT 1) END)
FROM pg_class c, LATERAL (SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'oid') AS own) o
WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' AND NOT c.relisshared
  AND c.relname NOT IN ('pg_depend', 'pg_statistic', 'pg_statistic_ext_data', 'pg_largeobject', 'pg_largeobject_metadata', 'pg_subscription_rel')
ORDER BY c.relname \gexec

-- What is marked for pg_dump, and under which condition
SELECT 'dumped: ' || pg_temp.name_of('pg_class', x.oid) || coalesce(' ' || nullif(x.condition, ''), '')
FROM pg_extension e, unnest(e.extconfig, e.extcondition) x(oid, condition) WHERE e.extname = 'ldpd';
-- What hangs on what, beside mere use
SELECT format('depends: %s on %s (%s)', p.name || coalesce(' column ' || nullif(d.objsubid, 0), ''),
    q.name || coalesce(' column ' || nullif(d.refobjsubid, 0), ''), d.deptype)
FROM pg_depend d JOIN part p ON p.classid = d.classid AND p.objid = d.objid
JOIN part q ON q.classid = d.refclassid AND q.objid = d.refobjid WHERE d.deptype <> 'n';
-- The cluster's: group roles
SELECT 'role: ' || (to_jsonb(r) - 'oid')::text || coalesce(shobj_description(r.oid, 'pg_authid'), '') FROM pg_roles r WHERE rolname LIKE 'ldpd\_%';
SELECT format('member: %s of %s (%s)', m.member::regrole, m.roleid::regrole, to_jsonb(m) - '{oid,roleid,member,grantor}'::text[])
FROM pg_auth_members m WHERE m.member::regrole::text LIKE 'ldpd\_%';
