-- Who acts (Articles 3, 5, 31, 44): the register of agencies, roles and their agencies.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(37);

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
    ('regress_city', $$INSERT INTO agency (code, name, kind, region) VALUES ('91310000631696382C', '公司', 'pilot_operator', '371300')$$, '23514', 'a pilot operator needs its approval (Article 3)'),
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

SELECT * FROM finish();
ROLLBACK;
