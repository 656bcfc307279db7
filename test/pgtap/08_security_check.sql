-- The register of ways round the law (Articles 17, 31, 34): each hole is made by the role that could, is found, and goes by the
-- statement that the finding itself gives. What only a server of its own shows is in t/040_security_check.pl.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(167);
SET client_min_messages = error;    -- publications warn of wal_level
RESET ldpd.clock;

-- ---------------------------------------------------------------- a system in order

SELECT set_eq('SELECT finding FROM security_check', ARRAY['superuser/10', 'durability_off/fsync/file', 'ledger_unsealed/'],
    'the fixture''s city has its server''s owner, a server for tests, and entries of the spring that cannot be sealed before it commits');
SELECT is(attempt('postgres', mend), NULL, 'the owner is there by nature: what mends is to say so') FROM security_check WHERE finding = 'superuser/10';
INSERT INTO security_acknowledgement (finding, reason) VALUES ('durability_off/fsync/file', '测试服务器'), ('ledger_unsealed/', '测试事务');
SELECT is_empty('SELECT * FROM security_check', 'acknowledged, nothing is left: in order');
SELECT set_eq('SELECT finding, role::text, reason FROM security_acknowledged',
    $$VALUES ('superuser/10', 'postgres', '服务器的属主,由管理数据库的办公室保管'), ('durability_off/fsync/file', 'postgres', '测试服务器'), ('ledger_unsealed/', 'postgres', '测试事务')$$,
    'and nothing is hidden: who answered for it, and why');

-- ---------------------------------------------------------------- each kind: made, found, mended

-- Runs a hole as an actor, and what each new finding says mends it. The kinds that came, and what stayed.
CREATE FUNCTION mended(actor name, hole text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    kinds text;
    mends text[];
    m text;
    whole boolean;
    rest text;
BEGIN
    BEGIN
        PERFORM set_config('role', actor, true);
        EXECUTE hole;
        PERFORM set_config('role', 'none', true);
    EXCEPTION WHEN OTHERS THEN
        RETURN 'cannot be made: ' || SQLERRM;
    END;
    SELECT string_agg(DISTINCT kind, ' ' ORDER BY kind), array_agg(mend ORDER BY finding),
           bool_and(meaning ~ '[一-龥]' AND article IS NOT NULL AND object IS NOT NULL)
    INTO kinds, mends, whole FROM ldpd.security_check;
    IF NOT whole THEN
        RETURN 'not said whole: ' || kinds;
    END IF;
    FOREACH m IN ARRAY coalesce(mends, '{}') LOOP
        BEGIN
            EXECUTE m;
        EXCEPTION WHEN OTHERS THEN
            RETURN kinds || ': ' || m || ': ' || SQLERRM;
        END;
    END LOOP;
    SELECT string_agg(finding, ' ') INTO rest FROM ldpd.security_check;
    RETURN concat_ws(', stays ', coalesce(kinds, 'nothing found'), rest);
END $$;

-- Something to hang holes on: partitions, and names that are no easy ones.
SELECT publish('303001/4', '有条件共享', '不予开放', '{id}'), publish('303001/5', '有条件共享', '不予开放', '{id}') \gset ignore_
CREATE ROLE "regress_引""号" IN ROLE ldpd_agency;
INSERT INTO agency_role VALUES ('"regress_引""号"', '11371300MB0010022X');
SET ROLE regress_mz;
CREATE TABLE data.p (id int, gone text) PARTITION BY LIST (id);
CREATE TABLE data.p1 PARTITION OF data.p FOR VALUES IN (1);
CREATE TABLE data.p2 PARTITION OF data.p FOR VALUES IN (2);
ALTER TABLE data.p DROP COLUMN gone;
CREATE TABLE data."婚姻 ""登'记""" (id int, "旧" text);
ALTER TABLE data."婚姻 ""登'记""" DROP COLUMN "旧";
SELECT attach('303001/4', 'data.p'), attach('303001/5', 'data."婚姻 ""登''记"""') \gset ignore_
CREATE FUNCTION data.copy_away() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE VIEW data.over_c AS SELECT id FROM data.c;
RESET ROLE;
CREATE TABLE public.outside (id int, name text, phone text);
CREATE PROCEDURE public.broken() LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN NULL; END';
UPDATE pg_proc SET prosrc = E'BEGIN no such $$ '' thing; \\' WHERE proname = 'broken';
CREATE EXTENSION postgres_fdw;
CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '/nowhere');
CREATE PUBLICATION empty;
CREATE FUNCTION public.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
SELECT is_empty('SELECT * FROM security_check', 'partitions, dropped columns, odd names, broken bodies, other extensions: in order');

-- roles
SELECT is(mended(actor, hole), kind, hole) FROM (VALUES
    ('superuser', 'postgres', 'ALTER ROLE regress_ga SUPERUSER'),
    ('superuser', 'postgres', 'ALTER ROLE "regress_引""号" SUPERUSER'),
    ('bypassrls', 'postgres', 'ALTER ROLE regress_ga BYPASSRLS'),
    ('replication', 'postgres', 'ALTER ROLE regress_ga REPLICATION'),
    ('powerful_membership', 'postgres', 'GRANT pg_read_all_data TO regress_ga'),
    ('powerful_membership', 'postgres', 'GRANT pg_write_all_data TO regress_ga'),
    ('powerful_membership', 'postgres', 'GRANT pg_read_server_files TO regress_ga'),
    ('powerful_membership', 'postgres', 'GRANT pg_write_server_files TO "regress_引""号"'),
    ('powerful_membership', 'postgres', 'GRANT pg_execute_server_program TO regress_ga'),
    ('powerful_membership', 'postgres', 'GRANT pg_read_all_stats TO regress_ga'),
    ('powerful_membership', 'postgres', 'GRANT pg_monitor TO regress_ga'),
    ('powerful_membership', 'postgres', 'GRANT postgres TO regress_ga'),
    ('role_of_two_agencies', 'postgres', 'GRANT regress_mz TO regress_ga'),
    ('role_of_two_agencies', 'postgres', 'CREATE ROLE regress_pool; GRANT regress_mz, regress_ga TO regress_pool'),
    ('role_of_two_agencies', 'postgres', 'CREATE ROLE regress_office IN ROLE regress_rs; GRANT regress_office TO regress_ga'),
    ('role_gone', 'postgres', 'CREATE ROLE regress_gone; INSERT INTO agency_role VALUES (''regress_gone'', ''11371300MB0010022X''); DROP ROLE regress_gone')
) AS t(kind, actor, hole);
SELECT is(mended('postgres', 'ALTER ROLE regress_county CREATEROLE; SET LOCAL ROLE regress_county;
    GRANT pg_execute_server_program TO regress_county; RESET ROLE'), 'createrole powerful_membership', 'who creates roles helps himself (before 16)')
FROM (SELECT WHERE current_setting('server_version_num')::int < 160000) AS v
UNION ALL SELECT pass('who creates roles does not help himself any more') WHERE current_setting('server_version_num')::int >= 160000;
SELECT rows_of('regress_platform2', $$INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose) VALUES ('303001/1', 'person', 'E12345678', '研究')$$) \gset ignore_
SELECT is(mended('postgres', 'DROP ROLE regress_platform2'), 'role_gone', 'a platform''s role is dropped');

-- attached tables
SELECT is(mended(actor, hole), kind, hole) FROM (VALUES
    ('record_only', 'regress_mz', 'SELECT attach(''303001/1'', ''data.c'', ''record'')'),
    ('record_only', 'regress_mz', 'SELECT attach(''303001/5'', ''data."婚姻 ""登''''记"""'', ''record'')'),
    ('owner_not_provider', 'postgres', 'CREATE ROLE regress_mz2; INSERT INTO agency_role VALUES (''regress_mz2'', ''11371300MB0010022X'');
        ALTER TABLE data.u OWNER TO regress_mz2; DELETE FROM agency_role WHERE role = ''regress_mz2''::regrole'),
    ('row_security_off', 'regress_mz', 'ALTER TABLE data.c DISABLE ROW LEVEL SECURITY'),
    ('row_security_off', 'regress_mz', 'ALTER TABLE data.p1 NO FORCE ROW LEVEL SECURITY'),
    ('policy_not_as_made', 'regress_mz', 'DROP POLICY ldpd_law ON data.c'),
    ('policy_not_as_made', 'regress_mz', 'DROP POLICY ldpd_law ON data.p2'),
    ('policy_not_as_made', 'regress_mz', 'ALTER POLICY ldpd_law ON data."婚姻 ""登''记""" USING (true)'),
    ('policy_not_as_made', 'regress_mz', 'ALTER POLICY ldpd_law ON data.c WITH CHECK (ldpd.may_write(''303001/2''))'),
    ('policy_not_as_made', 'regress_mz', 'ALTER POLICY ldpd_law ON data.c TO ldpd_public'),
    ('policy_not_as_made', 'regress_mz', 'DROP POLICY ldpd_law ON data.c; CREATE POLICY ldpd_law ON data.c USING (ldpd.may_read(''303001/1'')) WITH CHECK (ldpd.may_write(''303001/1''))'),
    ('policy_not_as_made row_security_off', 'postgres', 'SET LOCAL session_replication_role = replica;
        CREATE TABLE data.p3 PARTITION OF data.p FOR VALUES IN (3); ALTER TABLE data.p3 OWNER TO regress_mz; SET session_replication_role = origin'),
    ('made_a_part', 'postgres', 'SET LOCAL session_replication_role = replica;
        CREATE TABLE data.parent (LIKE data.c); ALTER TABLE data.c INHERIT data.parent; SET session_replication_role = origin'),
    ('made_a_part policy_not_as_made row_security_off', 'postgres', 'SET LOCAL session_replication_role = replica;
        CREATE TABLE data.child () INHERITS (data.c); SET session_replication_role = origin'),
    ('granted_to_public', 'regress_mz', 'GRANT SELECT ON data.c TO PUBLIC'),
    ('granted_to_public', 'regress_mz', 'GRANT SELECT (name), UPDATE (name) ON data.c TO PUBLIC'),
    ('granted_to_others', 'regress_mz', 'GRANT TRIGGER, REFERENCES ON data.c TO regress_ga'),
    ('granted_to_others', 'regress_mz', 'GRANT INSERT ON data.p1 TO ldpd_agency'),
    ('granted_to_others', 'regress_mz', 'GRANT SELECT ON data.c TO regress_ga WITH GRANT OPTION; SET LOCAL ROLE regress_ga; GRANT SELECT ON data.c TO regress_nobody; RESET ROLE'),
    ('granted_to_others', 'regress_mz', 'GRANT SELECT ON data.c TO "regress_引""号" WITH GRANT OPTION; SET LOCAL ROLE "regress_引""号"; GRANT SELECT ON data.c TO regress_report; RESET ROLE'),
    ('detached_partition', 'regress_mz', 'GRANT SELECT ON data.p2 TO ldpd_agency; ALTER TABLE data.p DETACH PARTITION data.p2'),
    ('trigger_on_table', 'regress_mz', 'CREATE TRIGGER t AFTER INSERT ON data.c FOR EACH ROW EXECUTE FUNCTION data.copy_away()'),
    ('trigger_on_table', 'regress_mz', 'CREATE TRIGGER "t''""引" AFTER INSERT ON data.p FOR EACH ROW EXECUTE FUNCTION data.copy_away()'),
    ('rule_on_table', 'regress_mz', 'CREATE RULE r AS ON INSERT TO data.c DO ALSO NOTIFY ga')
) AS t(kind, actor, hole);

-- roads on which data leave
SELECT is(mended(actor, hole), kind, hole) FROM (VALUES
    ('definer_function', 'regress_mz', 'CREATE FUNCTION data.f1() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS ''BEGIN RETURN (SELECT count(*) FROM data.c); END'''),
    ('definer_function', 'regress_mz', 'CREATE FUNCTION data.f2() RETURNS bigint LANGUAGE sql SECURITY DEFINER BEGIN ATOMIC SELECT count(*) FROM data.over_c; END'),
    ('definer_function', 'regress_mz', 'CREATE FUNCTION data.f3(data.c, "长" int) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS ''BEGIN EXECUTE format(''''TABLE %I.%I'''', ''''data'''', ''''over_c''''); END'''),
    ('definer_function', 'regress_mz', 'CREATE PROCEDURE data.f4() LANGUAGE plpgsql SECURITY DEFINER AS $x$BEGIN PERFORM FROM data."婚姻 ""登''记"""; PERFORM 1 FROM OVER_C; END$x$'),
    ('materialized_view', 'regress_mz', 'CREATE MATERIALIZED VIEW data.m AS SELECT * FROM data.c'),
    ('materialized_view', 'regress_mz', 'CREATE VIEW data.v2 AS SELECT * FROM data.over_c; CREATE MATERIALIZED VIEW data."m 2" AS SELECT * FROM data.v2'),
    ('view_past_rows', 'postgres', 'CREATE POLICY own ON data.c USING (id < 10); CREATE VIEW data.past AS SELECT * FROM data.c'),
    ('publication', 'postgres', 'CREATE PUBLICATION everything FOR ALL TABLES'),
    ('publication', 'postgres', 'GRANT CREATE ON DATABASE ldpd_test TO regress_mz; SET LOCAL ROLE regress_mz; CREATE PUBLICATION one FOR TABLE data.p1, data.c (id) WHERE (id > 1); RESET ROLE'),
    ('publication', 'postgres', 'CREATE PUBLICATION whole FOR TABLES IN SCHEMA data'),
    ('subscription', 'postgres', 'CREATE SUBSCRIPTION s CONNECTION ''host=/nowhere'' PUBLICATION p WITH (connect = false, slot_name = NONE);
        INSERT INTO pg_subscription_rel SELECT oid, ''data.u''::regclass, ''r'' FROM pg_subscription; UPDATE pg_subscription SET subenabled = true'),
    ('user_mapping', 'postgres', 'CREATE USER MAPPING FOR regress_ga SERVER elsewhere'),
    ('user_mapping', 'postgres', 'CREATE USER MAPPING FOR PUBLIC SERVER elsewhere'),
    ('foreign_server', 'postgres', 'GRANT USAGE ON FOREIGN SERVER elsewhere TO regress_ga'),
    ('foreign_server', 'postgres', 'GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO regress_ga; ALTER SERVER elsewhere OWNER TO regress_ga; REVOKE USAGE ON FOREIGN DATA WRAPPER postgres_fdw FROM regress_ga'),
    ('foreign_wrapper', 'postgres', 'GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO PUBLIC'),
    ('dblink_open', 'postgres', 'CREATE EXTENSION dblink'),
    ('untrusted_function', 'postgres', 'CREATE FUNCTION public.raw(text) RETURNS int LANGUAGE internal AS ''textlen'''),
    ('untrusted_function', 'postgres', 'CREATE FUNCTION public.own() RETURNS regrole LANGUAGE c AS ''ldpd'', ''ldpd_acting_role''; REVOKE ALL ON FUNCTION public.own() FROM PUBLIC; GRANT EXECUTE ON FUNCTION public.own() TO regress_ga, regress_rs'),
    ('large_object', 'regress_ga', 'SELECT lo_create(4711); GRANT SELECT ON LARGE OBJECT 4711 TO regress_rs, PUBLIC'),
    ('default_privilege', 'regress_ga', 'ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC'),
    ('default_privilege', 'postgres', 'ALTER DEFAULT PRIVILEGES FOR ROLE regress_ga IN SCHEMA data GRANT SELECT, INSERT ON TABLES TO regress_rs')
) AS t(kind, actor, hole);
SELECT is(attempt('postgres', 'SELECT * FROM data.m'), '55000', 'a mended materialized view holds nothing');

-- the law's own objects, and the server's
SELECT is(mended(actor, hole), kind, hole) FROM (VALUES
    ('right_added', 'postgres', 'GRANT UPDATE ON ledger TO regress_ga'),
    ('right_added', 'postgres', 'GRANT SELECT (detail), INSERT (detail) ON ledger TO regress_ga'),
    ('right_added', 'postgres', 'GRANT USAGE ON SEQUENCE ledger_id_seq TO PUBLIC'),
    ('right_added', 'postgres', 'GRANT EXECUTE ON FUNCTION ldpd.security_findings() TO PUBLIC'),
    ('right_added', 'postgres', 'GRANT CREATE ON SCHEMA ldpd TO regress_ga'),
    ('right_added', 'postgres', 'GRANT EXECUTE ON FUNCTION pg_read_file(text) TO regress_ga'),
    ('right_added', 'postgres', 'CREATE EXTENSION pg_walinspect; GRANT EXECUTE ON FUNCTION pg_get_wal_records_info(pg_lsn, pg_lsn) TO regress_ga'),
    ('right_added', 'postgres', 'GRANT SELECT ON pg_statistic TO regress_ga'),
    ('right_added', 'postgres', 'GRANT SELECT (rolpassword) ON pg_authid TO PUBLIC'),
    ('ldpd_changed', 'postgres', 'ALTER TABLE ledger DISABLE TRIGGER ledger_guard'),
    ('ldpd_changed', 'postgres', 'ALTER TABLE ledger ENABLE REPLICA TRIGGER ledger_guard'),
    ('ldpd_changed', 'postgres', 'DROP TRIGGER registry_guard ON agency_role'),
    ('ldpd_changed', 'postgres', 'CREATE TRIGGER copy AFTER INSERT ON share_grant FOR EACH ROW EXECUTE FUNCTION data.copy_away()'),
    ('ldpd_changed', 'postgres', 'CREATE RULE skip AS ON INSERT TO share_request DO INSTEAD NOTHING'),
    ('ldpd_changed', 'postgres', 'ALTER TABLE ledger DISABLE ROW LEVEL SECURITY'),
    ('ldpd_changed', 'postgres', 'DROP POLICY see_agency ON ledger'),
    ('ldpd_changed', 'postgres', 'ALTER POLICY see_agency ON share_grant USING (true)'),
    ('ldpd_changed', 'postgres', 'CREATE POLICY more ON share_request USING (true)'),
    ('ldpd_changed', 'postgres', 'ALTER TABLE share_request DROP CONSTRAINT refusal_has_basis'),
    ('ldpd_changed', 'postgres', 'CREATE OR REPLACE FUNCTION ldpd.may_read(resource text) RETURNS boolean LANGUAGE sql AS ''SELECT true'''),
    ('ldpd_changed', 'postgres', 'ALTER FUNCTION ldpd.security_findings() SECURITY INVOKER'),
    ('ldpd_changed', 'postgres', 'ALTER VIEW ldpd.duty_period SET (security_invoker = false)'),
    ('ldpd_changed', 'postgres', 'ALTER EVENT TRIGGER ldpd_ddl DISABLE'),
    ('ldpd_changed', 'postgres', 'ALTER EXTENSION ldpd DROP EVENT TRIGGER ldpd_drop; DROP EVENT TRIGGER ldpd_drop'),
    ('ldpd_owner', 'postgres', 'ALTER TABLE ledger OWNER TO regress_ga'),
    ('ldpd_owner', 'postgres', 'ALTER FUNCTION ldpd.attach(text, regclass, text) OWNER TO regress_ga'),
    ('ldpd_owner', 'postgres', 'ALTER SCHEMA ldpd OWNER TO regress_ga; ALTER TYPE credit_code OWNER TO regress_ga'),
    ('ldpd_owner', 'postgres', 'UPDATE pg_extension SET extowner = ''regress_ga''::regrole WHERE extname = ''ldpd''; INSERT INTO pg_shdepend
        SELECT d.oid, ''pg_extension''::regclass, e.oid, 0, ''pg_authid''::regclass, extowner, ''o'' FROM pg_extension e, pg_database d WHERE extname = ''ldpd'' AND datname = current_database()'),
    ('stranger_in_schema', 'postgres', 'CREATE FUNCTION ldpd.may_read(varchar) RETURNS boolean LANGUAGE sql AS ''SELECT true'''),
    ('stranger_in_schema', 'postgres', 'CREATE VIEW ldpd.duties AS SELECT 1 AS x; CREATE TABLE ldpd."表" ()')
) AS t(kind, actor, hole);

-- settings
SELECT is(mended('postgres', replace(hole, 'DATABASE x', 'DATABASE ' || current_database())), kind, hole) FROM (VALUES
    ('clock_set', 'SET ldpd.clock = ''2026-03-02'''),
    ('clock_set', 'ALTER DATABASE x SET ldpd.clock = ''2026-03-02'''),
    ('clock_set', 'ALTER ROLE regress_ga SET ldpd.clock = ''2026-03-02'''),
    ('clock_set', 'ALTER ROLE "regress_引""号" IN DATABASE x SET ldpd.clock = ''2026-03-02'''),
    ('restoring_on', 'SET ldpd.restoring = on'),
    ('restoring_on', 'ALTER ROLE regress_ga SET ldpd.restoring = yes'),
    ('triggers_off', 'SET session_replication_role = replica'),
    ('triggers_off', 'ALTER DATABASE x SET session_replication_role = replica'),
    ('library_loaded', 'ALTER ROLE regress_ga SET session_preload_libraries = ''auto_explain'''),
    ('library_loaded', 'ALTER ROLE regress_ga IN DATABASE x SET local_preload_libraries = ''x'''),
    ('durability_off', 'ALTER DATABASE x SET synchronous_commit = off'),
    ('statements_logged', 'ALTER ROLE regress_ga SET log_statement = ''all'''),
    ('statements_logged', 'ALTER DATABASE x SET log_min_duration_statement = 1000'),
    ('large_objects_open', 'ALTER ROLE regress_ga SET lo_compat_privileges = on'),
    ('system_tables_open', 'ALTER ROLE regress_ga SET allow_system_table_mods = on'),
    ('parameter_granted', 'GRANT SET ON PARAMETER ldpd.restoring, session_replication_role TO regress_ga'),
    ('parameter_granted', 'GRANT ALTER SYSTEM ON PARAMETER work_mem TO PUBLIC'),
    ('event_trigger', 'CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION public.on_ddl()')
) AS t(kind, hole);
SELECT is(mended('postgres', hole), 'nothing found', hole) FROM (VALUES
    ('ALTER ROLE regress_ga SET synchronous_commit = off'),
    ('ALTER ROLE regress_ga SET ldpd.restoring = off'),
    ('CREATE FUNCTION data.harmless() RETURNS int LANGUAGE sql SECURITY DEFINER AS ''SELECT 1'''),
    ('ALTER TABLE data.c ADD COLUMN more int; ALTER TABLE data.c DROP COLUMN more'),
    ('CREATE TABLE data.p5 PARTITION OF data.p FOR VALUES IN (5); ALTER TABLE data.p5 OWNER TO regress_mz'),
    ('GRANT ALL ON data.c TO "regress_引""号"')
) AS t(hole);

-- ---------------------------------------------------------------- who may see it: the whole, or nothing

SELECT is(attempt(actor, 'SELECT * FROM security_check'), state, actor || ' looks') FROM (VALUES
    ('regress_audit', NULL), ('regress_city', '42501'), ('regress_ga', '42501'), ('regress_report', '42501'), ('regress_platform', '42501')
) AS t(actor, state);
SELECT is(attempt('regress_ga', 'SELECT * FROM security_findings()'), '42501', 'nor past the view');
SELECT is(attempt('regress_audit', 'SELECT * FROM ldpd.security_of_roads()'), '42501', 'an auditor sees all, not a part in its own rights');
DROP ROLE regress_office, regress_pool;
ALTER ROLE regress_rs BYPASSRLS;
CREATE USER MAPPING FOR regress_ga SERVER elsewhere;
SELECT is(value_of('regress_audit', 'SELECT string_agg(f::text, '' '' ORDER BY finding) FROM security_check f'),
    (SELECT string_agg(f::text, ' ' ORDER BY finding) FROM security_check f), 'an auditor sees what a superuser sees');
SELECT is((SELECT count(*)::int FROM security_check), 2, 'which is something');

-- ---------------------------------------------------------------- its changes in the ledger

CREATE FUNCTION entries_of(actor name) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    before bigint := (SELECT coalesce(max(id), 0) FROM ldpd.ledger);
    n text := value_of(actor, 'SELECT security_check_record()');
BEGIN
    RETURN n || ': ' || coalesce((SELECT string_agg(concat_ws(' ', role, article, action, regexp_replace(object, '[0-9]+$', 'N'), detail->>'object'), '; ' ORDER BY object)
                                  FROM ldpd.ledger WHERE id > before), '');
END $$;
SELECT is(entries_of('regress_audit'), '5: regress_audit 31 finding_came security_check/bypassrls/N regress_rs; '
    'regress_audit 28 finding_came security_check/durability_off/fsync/file fsync = ''off''; regress_audit 28 finding_came security_check/ledger_unsealed/ ldpd.ledger, id > 0; regress_audit 31 finding_came security_check/superuser/N postgres; '
    'regress_audit 17 finding_came security_check/user_mapping/N regress_ga: elsewhere', 'the first time each leaves an entry, acknowledged or not');
SELECT is(entries_of('postgres'), '0: ', 'and then none, as long as nothing changes');
ALTER ROLE regress_rs NOBYPASSRLS;
ALTER ROLE regress_lsmz BYPASSRLS;
SELECT matches(entries_of('postgres'), '^2: postgres 31 finding_(came|went) .*; postgres 31 finding_(came|went) ', 'one came, one went');
SELECT is((SELECT array_agg(action || ' ' || (detail->>'object') ORDER BY action) FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 2) l),
    '{finding_came regress_lsmz,finding_went regress_rs}'::text[], 'and the ledger says which');
ALTER ROLE regress_lsmz LOGIN;
SELECT is(entries_of('postgres'), '1: postgres 31 finding_changed security_check/bypassrls/N regress_lsmz', 'one that changed says so');
DROP ROLE regress_lsmz;
SELECT is(entries_of('postgres'), '2: postgres 31 finding_went security_check/bypassrls/N regress_lsmz; postgres 31 finding_came security_check/role_gone/agency_role/N ldpd.agency_role ('
    || (SELECT max(role::oid::bigint) FROM agency_role a WHERE NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = a.role)) || ')', 'a role that is dropped leaves one for another');
SELECT count(attempt('postgres', mend)) FROM security_check \gset ignore_
SELECT matches(entries_of('postgres'), '^2: postgres 31 finding_went .*; postgres 17 finding_went ', 'what is mended went');
ALTER ROLE regress_rs BYPASSRLS;
SELECT matches(entries_of('postgres'), '^1: postgres 31 finding_came ', 'what comes again comes again');
SELECT is(attempt(actor, 'SELECT security_check_record()'), '42501', actor || ' records nothing') FROM unnest('{regress_ga,regress_city,regress_report}'::name[]) actor;

-- ---------------------------------------------------------------- acknowledging

SELECT finding FROM security_check \gset
SELECT is(attempt(actor, format('INSERT INTO security_acknowledgement (finding, reason) VALUES (%L, ''理由'')', :'finding')), '42501', actor || ' acknowledges nothing')
FROM unnest('{regress_audit,regress_city,regress_ga}'::name[]) actor;
GRANT INSERT, DELETE ON security_acknowledgement TO regress_ga, regress_nobody;
SELECT is(attempt('regress_ga', format('INSERT INTO security_acknowledgement (finding, reason) VALUES (%L, ''理由'')', :'finding')), 'LD031', 'not even with the right to the table');
SELECT is(attempt('regress_ga', 'DELETE FROM security_acknowledgement'), 'LD031', 'nor takes one back');
SELECT is(attempt('postgres', statement), state, why) FROM (VALUES
    ('INSERT INTO security_acknowledgement (finding, reason) VALUES (''no/such'', ''理由'')', 'P0002', 'only what is found'),
    (format('INSERT INTO security_acknowledgement (finding, reason) VALUES (%L, '' '')', :'finding'), '23514', 'only with a reason'),
    (format('INSERT INTO security_acknowledgement (finding, reason, at) VALUES (%L, ''理由'', now())', :'finding'), 'LD031', 'the server says when'),
    (format('INSERT INTO security_acknowledgement (finding, reason, fingerprint) VALUES (%L, ''理由'', ''x'')', :'finding'), 'LD031', 'and what it was like'),
    ('UPDATE security_acknowledgement SET reason = ''x''', 'LD031', 'none is changed'),
    ('TRUNCATE security_acknowledgement', 'LD031', 'nor all wiped'),
    (format('INSERT INTO security_acknowledgement (finding, reason) VALUES (%L, ''备份'')', :'finding'), NULL, 'an administrator acknowledges'),
    (format('INSERT INTO security_acknowledgement (finding, reason) VALUES (%L, ''备份'')', :'finding'), '23505', 'once')
) AS t(statement, state, why);
SELECT is((SELECT concat_ws(' ', article, action, detail->>'object', detail->>'reason') FROM ledger WHERE starts_with(object, 'security_acknowledgement/' || :'finding' || '/')),
    '31 registered regress_rs 备份', 'and that is in the ledger');
SELECT bag_eq($$SELECT kind FROM security_check$$, ARRAY['right_added', 'right_added', 'right_added', 'right_added'], 'it is off the list, and what was granted above is on it');
REVOKE INSERT, DELETE ON security_acknowledgement FROM regress_ga, regress_nobody;
SELECT is((SELECT reason FROM security_acknowledged WHERE finding = :'finding'), '备份', 'and on the other, where it stays');
SELECT matches(entries_of('postgres'), '^0: $', 'a finding that is acknowledged is one still');
ALTER ROLE regress_rs LOGIN;
SELECT is((SELECT finding FROM security_check), :'finding', 'when the thing changes, the acknowledgement ends');
SELECT is(attempt('postgres', format('INSERT INTO security_acknowledgement (finding, reason) VALUES (%L, ''再次'')', :'finding')), NULL, 'it is acknowledged anew');
SELECT is_empty('SELECT * FROM security_check', 'and in order');
DROP OWNED BY regress_rs;
DELETE FROM agency_role WHERE role = 'regress_rs'::regrole;
DROP ROLE regress_rs;
CREATE ROLE regress_rs BYPASSRLS LOGIN;
SELECT is((SELECT count(*)::int FROM security_check WHERE kind = 'bypassrls'), 1, 'another role of the same name is another finding');
DELETE FROM security_acknowledgement WHERE finding = 'superuser/10';
SELECT is((SELECT count(*)::int FROM security_check WHERE kind = 'superuser'), 1, 'what is taken back is on the list again');
ALTER ROLE regress_rs NOBYPASSRLS;
ALTER ROLE regress_ga BYPASSRLS;
GRANT ldpd_audit TO regress_ga;
GRANT INSERT ON security_acknowledgement TO regress_ga;
SELECT is(attempt('regress_ga', 'INSERT INTO security_acknowledgement (finding, reason) VALUES (''superuser/10'', ''属主'')'), NULL,
    'a BYPASSRLS role is an administrator, once it has the rights');

SELECT * FROM finish();
ROLLBACK;
