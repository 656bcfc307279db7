-- Who acts (Articles 3, 5, 31, 44): the register of agencies, roles and their agencies.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(80);

-- ---------------------------------------------------------------- the agency of a role

SELECT is(value_of('regress_mz', 'SELECT current_agency()'), '11371300MB0010022X', 'a role acts for its agency');
SELECT is(value_of('regress_nobody', 'SELECT current_agency()'), NULL, 'a role of none acts for none');
SELECT is(value_of('regress_mz', 'SELECT acting_role()'), 'regress_mz', 'the role that SET ROLE made');
CREATE FUNCTION whose() RETURNS credit_code LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT ldpd.current_agency()';
SELECT is(value_of('regress_ga', 'SELECT whose()'), '11371300MB0010030Q', 'SECURITY DEFINER changes nothing');
ALTER FUNCTION whose() OWNER TO regress_mz;
SELECT is(value_of('regress_ga', 'SELECT whose()'), '11371300MB0010030Q', 'of another agency neither');
SELECT is(value_of('regress_ga', 'SELECT my_agencies()'), '{11371300MB0010030Q}', 'a department sees itself');
SELECT is(value_of('regress_county', 'SELECT count(*) FROM unnest(my_agencies())'), '2', 'a county''s bureau its region');
SELECT is(value_of('regress_city', 'SELECT count(*) FROM unnest(my_agencies())'), '7', 'the city''s bureau all of them');
SELECT is(value_of('regress_nobody', 'SELECT my_agencies()'), '{}', 'nobody sees none');
SELECT is(
    value_of(actor, 'SELECT array_agg(code ORDER BY code) FROM agency WHERE answers_for(code)'),
    CASE my WHEN '{}' THEN NULL ELSE my END, actor || ' answers for those')
FROM unnest('{regress_mz,regress_ga,regress_county,regress_city,regress_nobody}'::text[]) actor, LATERAL (SELECT value_of(actor, 'SELECT my_agencies()')) m(my);
SELECT is(value_of('regress_city', 'SELECT answers_for(NULL)'), NULL, 'of nobody it is not known');
-- Where there are few of them, the rows are found by an index.
CREATE FUNCTION plan_of(actor name, statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    line text;
    plan text := '';
BEGIN
    PERFORM set_config('role', actor, true), set_config('enable_seqscan', 'off', true);
    FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || statement LOOP
        plan := plan || line || E'\n';
    END LOOP;
    PERFORM set_config('role', 'none', true), set_config('enable_seqscan', 'on', true);
    RETURN plan;
END $$;
SELECT matches(plan_of('regress_ga', 'SELECT FROM share_request'), 'share_request_of_consumer\s+Index Cond: \(consumer = ANY \(my_agencies\(\)\)\)[^R]+share_request_of_provider\s+Index Cond: \(provider = ANY \(my_agencies\(\)\)\)',
    'an agency''s requests are found by either index');
SELECT is(value_of('regress_city', $$SELECT count(*) FROM agency a WHERE answers_for(code) <> (code = ANY (my_agencies()))$$), '0', 'by whatever way, the same rows');

-- A role that is dropped and made anew under the same name.
CREATE ROLE regress_ghost IN ROLE ldpd_agency;
INSERT INTO agency_role VALUES ('regress_ghost', '11371300MB0010022X');
SELECT is(value_of('regress_ghost', 'SELECT current_agency()'), '11371300MB0010022X', 'a role has its agency');
DROP ROLE regress_ghost;
CREATE ROLE regress_ghost IN ROLE ldpd_agency;
SELECT is(value_of('regress_ghost', 'SELECT current_agency()'), NULL, 'dropped and made anew under the same name it has none');
SELECT is(attempt('regress_ghost', 'SELECT * FROM data.c'), 'LD031', 'and reads nothing');

-- A change counts at once.
UPDATE agency_role SET agency = '11371300MB0010049M' WHERE role = 'regress_ga'::regrole;
SELECT is(value_of('regress_ga', 'SELECT current_agency()'), '11371300MB0010049M', 'a role given to another agency acts for it at once');
UPDATE agency_role SET agency = '11371300MB0010030Q' WHERE role = 'regress_ga'::regrole;

-- ---------------------------------------------------------------- who keeps the registers

SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_city', $$INSERT INTO agency_role VALUES ('regress_nobody', '11371300MB0010030Q')$$, '42501', 'not even the city''s bureau says which role is whose'),
    ('regress_mz', $$UPDATE agency_role SET agency = '11371300MB0010030Q'$$, '42501', 'an agency does not take another''s place'),
    ('regress_mz', $$INSERT INTO agency (code, name, kind, region) VALUES ('11371300MB0010057G', '住建局', 'department', '371300')$$, '42501', 'an agency registers none'),
    ('regress_county', $$INSERT INTO agency (code, name, kind, region) VALUES ('11371300MB0010057G', '住建局', 'department', '371300')$$, 'LD005', 'nor does a county''s bureau'),
    ('regress_city', $$INSERT INTO agency (code, name, kind, region) VALUES ('11371300MB0010057G', '住建局', 'department', '371300')$$, NULL, 'the city''s bureau does'),
    ('regress_city', $$INSERT INTO agency (code, name, kind, region) VALUES ('11371300MB0010102H', '医保局', 'bureau', '371300')$$, '23505', 'a region has one bureau'),
    ('regress_city', $$INSERT INTO agency (code, name, kind, region) VALUES ('91310000631696382C', '公司', 'pilot_operator', '371300')$$, 'LD003', 'a pilot operator needs its approval (Article 3)'),
    ('regress_city', $$INSERT INTO agency (code, name, kind, region) VALUES ('91310000631696382C', '公司', 'enterprise', '371300')$$, '23514', 'no other kind than the law''s'),
    ('regress_city', $$INSERT INTO agency (code, name, kind, region) VALUES ('91310000631696382C', '中央驻临单位', 'affiliated', '371300')$$, NULL, 'a body of Article 44 takes part'),
    ('regress_city', $$INSERT INTO agency (code, name, kind, region) VALUES ('91110000100003495Y', E'\u3000', 'department', '371300')$$, '23514', 'a blank name'),
    ('regress_city', $$INSERT INTO agency (code, name, kind, region) VALUES ('91110000100003495Z', '单位', 'department', '371300')$$, '22P02', 'a wrong code'),
    ('regress_city', $$INSERT INTO agency (code, name, kind, region) VALUES ('91110000100003495Y', '单位', 'department', '999999')$$, '23503', 'a region that is not there'),
    ('regress_city', $$UPDATE agency SET code = '91110000100003495Y' WHERE code = '11371300MB0010057G'$$, 'LD005', 'a code is not changed'),
    ('regress_city', $$DELETE FROM agency WHERE code = '11371300MB0010022X'$$, '23503', 'an agency in use is not deleted'),
    ('regress_city', $$INSERT INTO region VALUES ('371371', '沂河新区', 'zone', '371300')$$, NULL, 'the city''s bureau adds a zone'),
    ('regress_mz', $$UPDATE region SET name = '别处'$$, '42501', 'an agency changes no region'),
    ('regress_mz', $$UPDATE agency SET principal = '丙', data_officer = '丁' WHERE code = current_agency()$$, NULL, 'an agency names its own officers (Article 5)'),
    ('regress_mz', $$UPDATE agency SET principal = '丙' WHERE code = '11371300MB0010030Q'$$, 'LD005', 'not another''s'),
    ('regress_mz', $$UPDATE agency SET name = '丙' WHERE code = current_agency()$$, '42501', 'and not its name'),
    ('regress_county', $$UPDATE agency SET name = '丙' WHERE code = current_agency()$$, 'LD005', 'a county''s bureau neither'),
    ('regress_mz', $$SET ldpd.clock = '2020-01-01'$$, '42501', 'nor does it set the clock'),
    ('regress_mz', $$SET ldpd.restoring = on$$, '42501', 'nor open the guards'),
    ('regress_mz', $$SELECT set_config('ldpd.restoring', 'on', false)$$, '42501', 'by no road')
) AS t(actor, statement, state, why);
SELECT is((SELECT string_agg(action, ',' ORDER BY id) FROM ledger WHERE object = 'agency/11371300MB0010022X'), 'registered,changed',
    'each change of the register is in the ledger');

-- ---------------------------------------------------------------- membership is no agency; only the role that acts counts

CREATE ROLE regress_deputy IN ROLE regress_ga;
CREATE ROLE regress_bureau2 IN ROLE ldpd_bureau;
SELECT is(value_of('regress_deputy', 'SELECT current_agency()'), NULL, 'a member of an agency''s role is not that role');
SELECT is(attempt('regress_deputy', 'SELECT * FROM data.u'), 'LD031', 'and reads nothing as itself');
SELECT is(attempt('ldpd_agency', 'SELECT * FROM data.u'), 'LD031', 'nor does a group role');
SELECT is(attempt('regress_bureau2', $$INSERT INTO region VALUES ('371373', '高新区', 'zone', '371300')$$), 'LD005', 'a member of ldpd_bureau is no bureau by that');
SET SESSION AUTHORIZATION regress_deputy;
SET ROLE regress_ga;
SELECT current_agency() AS taken \gset
SET ROLE NONE;
SELECT current_agency() IS NULL AS given_back \gset
RESET SESSION AUTHORIZATION;
SELECT is(:'taken'::text, '11371300MB0010030Q', 'by SET ROLE it acts as the agency');
SELECT is(:'given_back'::text, 't', 'by SET ROLE NONE no more');
SELECT throws_ok('SET LOCAL SESSION AUTHORIZATION regress_deputy; SET LOCAL ROLE regress_mz', '42501', NULL, 'and it takes no role that it is no member of');
RESET SESSION AUTHORIZATION;

-- A bureau sees its region and those below, as they are now.
SELECT is(value_of('regress_mz', $$SELECT current_agency() = ANY (my_agencies())$$), 'true', 'each sees itself');
UPDATE agency SET region = '371302' WHERE code = '11371300MB0010049M';
SELECT is(value_of('regress_county', 'SELECT ''11371300MB0010049M'' = ANY (my_agencies())'), 'true', 'an agency that moves is seen by its new bureau at once');
UPDATE agency SET region = '371300' WHERE code = '11371300MB0010049M';
SELECT is(value_of('regress_county', 'SELECT ''11371300MB0010049M'' = ANY (my_agencies())'), 'false', 'and no more when it moves back');

-- Other roads into the registers
CREATE VIEW data.agencies AS SELECT * FROM agency;
CREATE VIEW data.roles AS SELECT * FROM agency_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON data.agencies, data.roles TO ldpd_agency;
CREATE FUNCTION data.be_mz() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$
    INSERT INTO ldpd.agency_role VALUES ('regress_deputy', '11371300MB0010022X')$$;
SELECT current_setting('data_directory') || '/regress_copy' AS file \gset
COPY (SELECT '11371300MB0010102H', '医保局', 'department', '371300') TO :'file';
GRANT pg_read_server_files TO regress_mz, regress_city;
SELECT is(attempt(actor, format(statement, :'file')), state, why) FROM (VALUES
    ('regress_ga', 'SELECT data.be_mz()', 'LD031', 'a superuser''s function makes nobody another agency'),
    ('regress_ga', 'INSERT INTO data.roles VALUES (''regress_deputy'', ''11371300MB0010022X'')', 'LD031', 'nor its view'),
    ('regress_ga', 'UPDATE data.roles SET agency = ''11371300MB0010022X''', 'LD031', 'that updates'),
    ('regress_ga', 'DELETE FROM data.roles', 'LD031', 'or deletes'),
    ('regress_ga', 'UPDATE data.agencies SET name = ''x''', 'LD005', 'a superuser''s view of the agencies changes none'),
    ('regress_ga', 'UPDATE data.agencies SET kind = ''bureau'' WHERE code = ''11371300MB0010030Q''', 'LD005', 'least of all one''s own kind'),
    ('regress_ga', 'DELETE FROM data.agencies WHERE code = ''11371300MB0010049M''', 'LD005', 'nor removes one'),
    ('regress_ga', 'UPDATE agency SET principal = E''\u3000'' WHERE code = current_agency()', '23514', 'a name of full-width blanks is none'),
    ('regress_ga', 'UPDATE agency SET data_officer = E''\u00a0\u200b'' WHERE code = current_agency()', '23514', 'nor of invisible ones'),
    ('regress_ga', 'UPDATE agency SET principal = ''甲'', region = ''371302'' WHERE code = current_agency()', '42501', 'who names its officers changes nothing beside'),
    ('regress_city', 'INSERT INTO agency (code, name, kind, region) VALUES (''11371300MB0010022X'', ''x'', ''department'', ''371300'') ON CONFLICT (code) DO UPDATE SET code = ''11371300MB0010102H''', 'LD005', 'a code is not changed by an upsert'),
    ('regress_city', 'MERGE INTO agency a USING (VALUES (1)) v ON a.code = ''11371300MB0010022X'' WHEN MATCHED THEN UPDATE SET code = ''11371300MB0010102H''', 'LD005', 'nor by MERGE'),
    ('regress_city', 'INSERT INTO agency (code, name, kind, region, approval) VALUES (''91310000631696382C'', ''公司'', ''pilot_operator'', ''371300'', E''\u3000'')', 'LD003', 'a pilot operator''s approval says something'),
    ('regress_mz', 'COPY agency (code, name, kind, region) FROM %L', '42501', 'an agency copies none in'),
    ('regress_city', 'COPY agency (code, name, kind, region) FROM %L', NULL, 'the city''s bureau does'),
    ('regress_city', 'TRUNCATE region CASCADE', '42501', 'nor does it truncate'),
    ('postgres', 'TRUNCATE agency_role', 'LD031', 'as nobody does'),
    ('postgres', 'TRUNCATE region CASCADE', 'LD005', 'by no road'),
    ('postgres', 'TRUNCATE vocabulary', 'LD006', 'of no register'),
    ('regress_mz', 'UPDATE article SET text = ''x''', '42501', 'the law is not written by agencies'),
    ('regress_city', 'DELETE FROM article', '42501', 'nor by bureaus'),
    ('regress_platform', 'SELECT * FROM agency', NULL, 'who the agencies are is public'),
    ('regress_platform', 'SELECT * FROM agency_role', '42501', 'who acts for them is not'),
    ('regress_platform', 'UPDATE agency SET principal = ''x''', '42501', 'and the public changes nothing')
) AS t(actor, statement, state, why);
SELECT is(value_of('regress_deputy', 'SELECT current_agency()'), NULL, 'after all that it is still nobody');

SELECT * FROM finish();
ROLLBACK;
