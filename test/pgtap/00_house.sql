-- The server asked about ourselves: what every object of the extension must have.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = public, ldpd;
SELECT plan(32);

CREATE TEMP VIEW member AS
SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
WHERE d.refclassid = 'pg_extension'::regclass AND e.extname = 'ldpd' AND d.deptype = 'e';

-- Comments, each in Chinese and of more than a word
SELECT is_empty($$
    SELECT pg_describe_object(classid, objid, 0) FROM member
    WHERE classid NOT IN ('pg_amop'::regclass, 'pg_amproc'::regclass, 'pg_trigger'::regclass)
      AND NOT (classid = 'pg_class'::regclass AND (SELECT relkind FROM pg_class WHERE oid = objid) = 'S')
      AND NOT (classid = 'pg_type'::regclass AND (SELECT typcategory = 'A' OR typrelid <> 0 FROM pg_type WHERE oid = objid))
      AND coalesce(CASE WHEN classid = 'pg_event_trigger'::regclass THEN obj_description(objid, 'pg_event_trigger')
                        ELSE obj_description(objid, classid::regclass::name) END, '') !~ '[一-龥]'
$$, 'every object has a COMMENT in Chinese');
SELECT is_empty($$
    SELECT c.relname, a.attname FROM member m JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid
    JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(col_description(c.oid, a.attnum), '') !~ '[一-龥]'
$$, 'and every column of every table');
SELECT is_empty($$
    SELECT c.relname, a.attname FROM member m JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid
    JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind = 'v' AND a.attnum > 0 AND coalesce(col_description(c.oid, a.attnum), '') !~ '[一-龥]'
$$, 'and of every view');
SELECT is_empty($$
    SELECT i.indexrelid::regclass FROM member m JOIN pg_index i ON m.classid = 'pg_class'::regclass AND i.indrelid = m.objid
    WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
      AND coalesce(obj_description(i.indexrelid, 'pg_class'), '') !~ '[一-龥]'
$$, 'and every index that is not a constraint''s');
SELECT is_empty($$
    SELECT amopfamily::regclass FROM pg_amop WHERE false UNION ALL
    SELECT NULL FROM pg_opclass o JOIN member m ON m.classid = 'pg_opclass'::regclass AND m.objid = o.oid WHERE NOT amvalidate(o.oid)
$$, 'every operator class is valid');

-- Rights
SELECT is_empty($$
    SELECT p.oid::regprocedure FROM pg_proc p JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid
    WHERE p.prosecdef AND NOT coalesce(p.proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false)
$$, 'no SECURITY DEFINER function without a search_path of its own');
SELECT results_eq($$
    SELECT c.relname::text COLLATE "default", g.grantee, string_agg(privilege_type, ',' ORDER BY privilege_type)
    FROM pg_class c JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid,
    LATERAL aclexplode(c.relacl) a, LATERAL (SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END AS grantee) g
    WHERE privilege_type <> 'SELECT' AND a.grantee <> c.relowner
    GROUP BY 1, 2 ORDER BY 1, 2
$$, $$VALUES
    ('agency', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('agreement', 'ldpd_agency', 'INSERT,UPDATE'),
    ('agreement', 'ldpd_public', 'UPDATE'),
    ('basis_rule', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('calendar_day', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('calendar_notice', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('catalogue_change', 'ldpd_agency', 'INSERT,UPDATE'),
    ('catalogue_sheet', 'ldpd_agency', 'DELETE,INSERT,UPDATE'),
    ('catalogue_sheet_row', 'ldpd_agency', 'DELETE,UPDATE'),
    ('channel', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('channel_resource', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('city_setting', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('common_item', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('correction', 'ldpd_agency', 'INSERT,UPDATE'),
    ('data_level', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('demand', 'ldpd_agency', 'INSERT,UPDATE'),
    ('dispatch', 'ldpd_agency', 'INSERT'),
    ('dispute', 'ldpd_agency', 'INSERT,UPDATE'),
    ('dispute', 'ldpd_public', 'INSERT,UPDATE'),
    ('duty_rule', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('emergency_share', 'ldpd_agency', 'INSERT,UPDATE'),
    ('evaluation', 'ldpd_bureau', 'INSERT,UPDATE'),
    ('evaluation_mark', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('grant_suspension', 'ldpd_agency', 'INSERT,UPDATE'),
    ('incident', 'ldpd_agency', 'INSERT,UPDATE'),
    ('incident_freeze', 'ldpd_agency', 'INSERT,UPDATE'),
    ('instrument', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('item_mask', 'ldpd_agency', 'DELETE,INSERT,UPDATE'),
    ('level_scheme', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('library', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('library_resource', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('mask_rule', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('node', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('open_list', 'ldpd_agency', 'INSERT,UPDATE'),
    ('open_platform', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('open_request', 'ldpd_agency', 'INSERT,UPDATE'),
    ('open_request', 'ldpd_public', 'INSERT,UPDATE'),
    ('pilot_operation', 'ldpd_agency', 'INSERT,UPDATE'),
    ('pilot_product', 'ldpd_agency', 'INSERT,UPDATE'),
    ('pilot_scope', 'ldpd_agency', 'INSERT,UPDATE'),
    ('product_contract', 'ldpd_agency', 'INSERT,UPDATE'),
    ('project', 'ldpd_agency', 'INSERT'),
    ('provision', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('pseudonym_rotation', 'ldpd_agency', 'INSERT'),
    ('quality_rule', 'ldpd_agency', 'DELETE,INSERT,UPDATE'),
    ('rectification', 'ldpd_agency', 'INSERT,UPDATE'),
    ('region', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('reminder', 'ldpd_agency', 'UPDATE'),
    ('reminder_lead', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('report', 'ldpd_agency', 'INSERT,UPDATE'),
    ('report', 'ldpd_public', 'INSERT'),
    ('resource', 'ldpd_agency', 'INSERT,UPDATE'),
    ('resource_class', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('resource_item', 'ldpd_agency', 'DELETE,INSERT,UPDATE'),
    ('resource_version', 'ldpd_agency', 'INSERT,UPDATE'),
    ('security_duty', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('security_task', 'ldpd_agency', 'UPDATE'),
    ('share_request', 'ldpd_agency', 'INSERT,UPDATE'),
    ('state_assets_office', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('subject_identifier', 'ldpd_agency', 'DELETE,INSERT,UPDATE'),
    ('update_period', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('version_provision', 'ldpd_agency', 'DELETE,INSERT,UPDATE'),
    ('version_subject', 'ldpd_agency', 'DELETE,INSERT,UPDATE'),
    ('vocabulary', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('vocabulary_code', 'ldpd_bureau', 'DELETE,INSERT,UPDATE'),
    ('vocabulary_iri', 'ldpd_bureau', 'DELETE,INSERT,UPDATE')$$, 'who may write which table at all: a change here is meant');
SELECT is_empty($$
    SELECT c.relname FROM pg_class c JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid
    WHERE c.relname IN ('resource_version', 'resource_item', 'catalogue_change', 'share_request', 'emergency_share', 'share_grant', 'open_request', 'ledger',
        'demand', 'correction', 'grant_suspension', 'catalogue_sheet_row', 'security_task', 'incident', 'incident_freeze', 'evaluation', 'project', 'report', 'dispute', 'rectification',
        'report_finding', 'evaluation_result', 'evaluation_mark', 'version_subject', 'subject_identifier', 'quality_rule', 'version_provision',
        'open_list', 'agreement', 'pilot_operation', 'pilot_scope', 'pilot_product', 'product_contract', 'pseudonym_rotation', 'item_mask', 'basis_citation', 'dispatch', 'duty_count', 'duty_count_new', 'use_count', 'reminder')
      AND NOT c.relrowsecurity
$$, 'the tables of the procedures have row security');
SELECT is_empty($$
    SELECT t.name FROM unnest('{resource_version,catalogue_change,demand,correction,share_request,emergency_share,grant_suspension,open_request,open_list,agreement,pilot_operation,pilot_scope,pilot_product,product_contract,pseudonym_rotation,security_task,incident,incident_freeze,evaluation,project,report,dispute,rectification,reminder}'::text[]) t(name)
    WHERE (SELECT array_agg(tgname::text ORDER BY tgname) FROM pg_trigger
           WHERE tgrelid = ('ldpd.' || t.name)::regclass AND NOT tgisinternal AND tgenabled = 'O' AND tgname <> 'default_for_null') IS DISTINCT FROM ARRAY['lifecycle_begin', 'lifecycle_effect', 'lifecycle_step']
$$, 'and the three triggers of the state machine');
SELECT is_empty($$
    SELECT c.relname FROM pg_class c JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid
    WHERE c.relkind IN ('r', 'p') AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgtype & 32 <> 0)
      AND c.relname NOT IN ('article', 'coverage', 'agency', 'own_object')
$$, 'no register is truncated without a trigger asking who does it');
SELECT is_empty($$
    SELECT c.relname FROM pg_class c JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid
    WHERE c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)
$$, 'every view is one of its reader''s rights');

SELECT is_empty($$
    SELECT c.relname FROM pg_class c JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid
    WHERE c.relkind = 'S' AND c.relacl IS NOT NULL
      AND EXISTS (SELECT FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner)
$$, 'the numbers are the server''s: nobody else has a right to a sequence');
SELECT results_eq($$
    SELECT a.attrelid::regclass::text COLLATE "default", a.attname::text COLLATE "default", x.grantee::regrole::text, x.privilege_type
    FROM pg_attribute a JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = a.attrelid, LATERAL aclexplode(a.attacl) x
    WHERE x.privilege_type <> 'SELECT' ORDER BY 1, 2
$$, $$VALUES ('agency', 'data_officer', 'ldpd_agency', 'UPDATE'), ('agency', 'principal', 'ldpd_agency', 'UPDATE'),
    ('derived', 'release_reason', 'ldpd_agency', 'UPDATE'), ('ledger_policy', 'seal_hours', 'ldpd_bureau', 'UPDATE'), ('ledger_policy', 'years', 'ldpd_bureau', 'UPDATE')$$,
    'rights to write columns: an agency names its officers, a provider releases what is derived, a bureau the years that the ledger is kept');
SELECT is_empty($$
    SELECT c.relname, grantee::regrole FROM pg_class c JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid, LATERAL aclexplode(c.relacl) a
    WHERE c.relkind IN ('r', 'v') AND grantee IN ('ldpd_report'::regrole, 'ldpd_audit'::regrole) AND privilege_type <> 'SELECT'
$$, 'reports and auditors read, and no more');
SELECT is_empty($$
    SELECT p.polrelid::regclass, p.polname FROM pg_policy p JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = p.polrelid
    WHERE p.polcmd IN ('d', '*')
        AND p.polrelid <> ALL ('{ldpd.catalogue_sheet_row,ldpd.resource_item,ldpd.version_subject,ldpd.subject_identifier,ldpd.quality_rule,ldpd.version_provision,ldpd.evaluation_mark,ldpd.item_mask}'::regclass[]) OR p.polcmd <> 'r' AND p.polroles && ARRAY['ldpd_report'::regrole::oid, 'ldpd_audit'::regrole]
$$, 'no policy lets rows of a procedure be deleted');
SELECT is_empty($$
    -- what a subscription brings is recorded and taken too
    SELECT t.tgrelid::regclass, t.tgname FROM pg_trigger t JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = t.tgrelid JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgenabled <> CASE WHEN t.tgname = 'shipped_yields' OR c.relname IN ('dispatch', 'dispatch_taken') AND t.tgname IN ('row_record', 'step_arrived') THEN 'A' ELSE 'O' END AND NOT t.tgisinternal
    UNION ALL SELECT NULL, e.evtname FROM pg_event_trigger e WHERE e.evtname LIKE 'ldpd%' AND e.evtenabled <> 'O'
$$, 'every trigger is on');
SELECT is_empty($$
    SELECT c.relname FROM pg_class c JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid
    WHERE c.relkind = 'r' AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p') AND c.relname <> 'duty_count_new'
$$, 'every table has a primary key, but for what is only appended to and read whole');

SELECT set_eq($$
    SELECT c.relname FROM pg_class c JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.atthasdef AND a.attgenerated = ''
    WHERE c.relkind = 'r' AND has_any_column_privilege('ldpd_bureau', c.oid, 'INSERT')
$$, $$
    SELECT tgrelid::regclass::name FROM pg_trigger WHERE tgname = 'default_for_null' AND tgfoid = 'ldpd.default_for_null'::regproc
$$, 'NULL for a column with a default is the default, wherever an agency or a bureau inserts');

-- What a dump takes along
SELECT set_eq($$
    SELECT c.relname::text FROM pg_class c JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid
    WHERE c.relkind IN ('r', 'S') AND c.oid <> ALL (SELECT unnest(extconfig) FROM pg_extension WHERE extname = 'ldpd')
$$, ARRAY['article', 'coverage', 'duty_count', 'duty_count_new', 'duty_recount', 'ledger_horizon', 'node_private', 'own_object'],
    'every table and sequence is dumped, but for what each release ships anew, what is this cluster''s, and what is counted anew from what is');

-- The articles and what keeps them
SELECT is((SELECT count(*)::int FROM article), 45, 'there are 45 articles');
SELECT is_empty($$SELECT number FROM article WHERE length(text) < 12 OR title = '' OR chapter NOT BETWEEN 1 AND 11$$, 'each with its text');
SELECT set_eq('SELECT article FROM coverage', 'SELECT number FROM article', 'and for each it is said what keeps it');
SELECT is_empty($$
    SELECT c.article, o FROM coverage c, unnest(c.objects) o
    WHERE to_regclass('ldpd.' || o) IS NULL AND to_regtype('ldpd.' || o) IS NULL
      AND NOT EXISTS (SELECT FROM pg_proc p WHERE p.pronamespace = 'ldpd'::regnamespace AND p.proname = o)
$$, 'by objects that are there');
\set tests `cd "$(dirname "$PGHOST")" && ls "$PGHOST"/test/pgtap/*.sql 2>/dev/null | sed 's,.*/test/,,' | tr '\n' ' '`
SELECT is_empty(format($q$
    SELECT c.article, t FROM coverage c, unnest(c.tests) t WHERE t <> ALL (string_to_array(%L, ' '))
$q$, :'tests'), 'and tested by files that are there');

-- Functions
SELECT is_empty($$
    SELECT p.oid::regprocedure FROM pg_proc p JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid
    WHERE p.provolatile = 'v' AND p.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype) AND p.prokind = 'f'
      AND p.proname NOT IN ('attach', 'detach', 'flush_usage', 'ledger_prepare_months', 'keep_own_objects', 'security_check_record', 'measure_quality', 'move_sheet', 'quota_charge', 'seal_ledger', 'prune_ledger', 'count_up', 'remind', 'schedule', 'unschedule') AND p.prorettype <> 'internal'::regtype
$$, 'only what does something is volatile');
SELECT is_empty($$
    SELECT p.oid::regprocedure, o.oid::regoperator FROM pg_proc p JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid,
    LATERAL regexp_matches(p.prosqlbody::text, ':(?:eqop|sortop) (\d+)', 'g') tree JOIN pg_operator o ON o.oid = tree[1]::oid
    WHERE o.oprnamespace = 'ldpd'::regnamespace
$$, 'no parsed body groups or sorts by our types: pg_upgrade makes functions before operator classes');
-- and it looks for nothing by name: what USING, NULLIF, IS DISTINCT FROM or a simple CASE compare with is not printed
CREATE FUNCTION pg_temp.fails_by_name() RETURNS SETOF text LANGUAGE plpgsql SET search_path = '' AS $f$
DECLARE
    made record;
BEGIN
    FOR made IN
        SELECT c.oid::regclass::text AS object, 'CREATE TEMP VIEW by_name AS ' || pg_catalog.pg_get_viewdef(c.oid) AS statement
        FROM pg_catalog.pg_class c WHERE c.relkind = 'v' AND c.relnamespace IN ('ldpd'::regnamespace, 'ldpd_bi'::regnamespace)
        UNION ALL
        SELECT p.oid::regprocedure::text, pg_catalog.pg_get_functiondef(p.oid)
        FROM pg_catalog.pg_proc p WHERE p.prosqlbody IS NOT NULL AND p.pronamespace IN ('ldpd'::regnamespace, 'ldpd_bi'::regnamespace)
        UNION ALL
        SELECT p.polname || ' on ' || p.polrelid::regclass, 'EXPLAIN SELECT FROM ' || p.polrelid::regclass || ' WHERE ' || e
        FROM pg_catalog.pg_policy p, LATERAL pg_catalog.unnest(ARRAY[pg_catalog.pg_get_expr(polqual, polrelid), pg_catalog.pg_get_expr(polwithcheck, polrelid)]) e
        WHERE e IS NOT NULL AND p.polrelid::regclass::text LIKE 'ldpd%'
        UNION ALL
        SELECT k.conname || ' on ' || k.conrelid::regclass, 'EXPLAIN SELECT FROM ' || k.conrelid::regclass || ' WHERE ' || pg_catalog.pg_get_expr(k.conbin, k.conrelid)
        FROM pg_catalog.pg_constraint k WHERE k.contype = 'c' AND k.conrelid <> 0 AND k.connamespace IN ('ldpd'::regnamespace, 'ldpd_bi'::regnamespace)
    LOOP
        BEGIN
            EXECUTE made.statement;
            DROP VIEW IF EXISTS pg_temp.by_name;
        EXCEPTION WHEN OTHERS THEN
            RETURN NEXT made.object || ': ' || SQLERRM;
        END;
    END LOOP;
END
$f$;
SELECT is_empty('SELECT * FROM pg_temp.fails_by_name()', 'every definition can be made again with no search_path: pg_upgrade does');
SELECT volatility_is('ldpd', 'add_workdays', ARRAY['date', 'integer'], 'stable', 'counting is stable: a notice may come');
SELECT volatility_is('ldpd', 'is_workday', ARRAY['date'], 'stable', 'so is asking');
SELECT volatility_is('ldpd', 'workdays_between', ARRAY['date', 'date'], 'stable', 'and counting between');

-- Blank
SELECT is((SELECT bool_and(is_blank(s)) FROM unnest(ARRAY[NULL, '', ' ', E'\t\r\n', E'\u00a0', E'\u3000', E'\u200b\u2060', E'\ufeff', E'\u2800', E'\u3164']) s), true,
    'what prints nothing is blank');
SELECT is((SELECT bool_or(is_blank(s)) FROM unnest(ARRAY['a', '无', E'\u3000。', '-', E'\U0001F600']) s), false, 'what prints is not');

SELECT * FROM finish();
ROLLBACK;
