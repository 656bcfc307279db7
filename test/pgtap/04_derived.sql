-- What was shared is not handed on (Article 17, 数不外用): each road by which one agency's data could reach another through a third's hands.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(85);
\getenv host PGHOST
GRANT pg_write_server_files TO regress_ga;   -- COPY to the client cannot be had in PL/pgSQL
CREATE EXTENSION dblink;
CREATE EXTENSION postgres_fdw;
CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host :'host', dbname 'postgres');
CREATE USER MAPPING FOR regress_ga SERVER elsewhere OPTIONS (user 'postgres', password_required 'false');
CREATE SCHEMA ga AUTHORIZATION regress_ga;
CREATE SCHEMA rs AUTHORIZATION regress_rs;
GRANT USAGE ON SCHEMA ga, rs TO PUBLIC;
GRANT USAGE ON FOREIGN SERVER elsewhere TO regress_ga;
GRANT CREATE ON DATABASE :"DBNAME" TO regress_ga;
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose, items) VALUES ('303001/1', '核验', '{id,name}')$$),
       rows_of('regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE id = 1$$),
       rows_of('regress_mz', $$UPDATE share_request SET state = 'fulfilled' WHERE id = 1$$) \gset ignore_
SET ROLE regress_ga;
CREATE TABLE ga.own (id int PRIMARY KEY, name text);
CREATE TABLE ga.shown (id int, name text);
GRANT SELECT ON ga.shown TO PUBLIC;
CREATE TABLE ga.parent (id int, name text) PARTITION BY RANGE (id);
CREATE TABLE ga.part (id int, name text);
CREATE TABLE ga.heir () INHERITS (ga.shown);
CREATE FOREIGN TABLE ga.far (id int, name text) SERVER elsewhere;
CREATE TABLE ga.log (id int, name text);
CREATE FUNCTION ga.put(int, text) RETURNS int LANGUAGE sql AS 'INSERT INTO ga.log VALUES ($1, $2) RETURNING id';
CREATE FUNCTION ga.loop() RETURNS void LANGUAGE plpgsql AS
    'DECLARE r record; BEGIN FOR r IN SELECT id, name FROM data.c WHERE id < 4 LOOP INSERT INTO ga.looped VALUES (r.id, r.name); END LOOP; END';
CREATE TABLE ga.looped (id int, name text);
CREATE VIEW ga.door AS SELECT id, name FROM ga.log;
CREATE FUNCTION ga.door() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO ga.behind VALUES (new.id, new.name); RETURN new; END';
CREATE TABLE ga.behind (id int, name text);
CREATE TRIGGER door INSTEAD OF INSERT ON ga.door FOR EACH ROW EXECUTE FUNCTION ga.door();
CREATE TABLE ga.mixed (id int, name text);
CREATE TABLE ga.free (id int, name text);
RESET ROLE;
CREATE TABLE rs.theirs (id int, name text);
ALTER TABLE rs.theirs OWNER TO regress_rs;
GRANT INSERT ON rs.theirs TO regress_ga;

-- ---------------------------------------------------------------- every way to fill a table makes it a derived one

CREATE FUNCTION fills(statement text, target text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    RETURN NEXT is(attempt('regress_ga', statement), NULL, statement);
    RETURN NEXT is((SELECT array_agg((resource, holder, grant_id, made_by)::text) FROM derived WHERE relation = to_regclass(target)),
        '{"(303001/1,11371300MB0010030Q,1,regress_ga)"}', target || ' is derived');
END $$;
SELECT fills(statement, target) FROM (VALUES
    ('INSERT INTO ga.own SELECT id, name FROM data.c WHERE id < 10', 'ga.own'),
    ('CREATE TABLE ga.copy AS SELECT id, name FROM data.c', 'ga.copy'),
    ('CREATE TABLE ga.copied AS TABLE ga.copy', 'ga.copied'),
    ('PREPARE p AS SELECT id FROM data.c; CREATE TABLE ga.prepared AS EXECUTE p; DEALLOCATE p', 'ga.prepared'),
    ('CREATE MATERIALIZED VIEW ga.m AS SELECT id, name FROM data.c', 'ga.m'),
    ('CREATE MATERIALIZED VIEW ga.late AS SELECT id, name FROM data.c WITH NO DATA; REFRESH MATERIALIZED VIEW ga.late', 'ga.late'),
    ('CREATE TABLE ga.again AS SELECT * FROM ga.copy', 'ga.again'),
    ('CREATE TABLE ga.counted AS SELECT count(id) FROM data.c', 'ga.counted'),
    ('CREATE TEMP TABLE pooled AS SELECT id, name FROM data.c', 'pg_temp.pooled'),
    ('SELECT ga.put(id, name) FROM data.c WHERE id < 4', 'ga.log'),
    ('SELECT ga.loop()', 'ga.looped'),
    ('INSERT INTO ga.door SELECT id, name FROM data.c WHERE id < 4', 'ga.behind'),
    ('WITH w AS (INSERT INTO ga.mixed SELECT id, name FROM data.c WHERE id < 4 RETURNING id) SELECT count(*) FROM w', 'ga.mixed')
) AS t(statement, target);
SET ROLE regress_ga;
SELECT id, name INTO ga.into FROM data.c;
RESET ROLE;
SELECT is((SELECT count(*)::int FROM derived WHERE relation = 'ga.into'::regclass), 1, 'SELECT INTO');
SELECT is(attempt('regress_ga', 'UPDATE ga.free f SET name = c.name FROM data.c c WHERE c.id = f.id'), NULL, 'UPDATE … FROM');
SELECT is((SELECT count(*)::int FROM derived WHERE relation = 'ga.free'::regclass), 1, 'counts, whatever it found');
SELECT is(attempt('regress_ga', 'DELETE FROM ga.part p USING data.c c WHERE c.id = p.id'), NULL, 'DELETE takes nothing over');
SELECT is((SELECT count(*)::int FROM derived WHERE relation = 'ga.part'::regclass), 0, 'and binds nothing');
SELECT is(attempt('regress_mz', 'CREATE TABLE data.backup AS SELECT * FROM data.c'), NULL, 'the provider copies its own');
SELECT is((SELECT count(*)::int FROM derived WHERE relation = 'data.backup'::regclass), 0, 'freely');
CREATE TABLE public.dba AS SELECT id, name FROM data.c;
GRANT SELECT ON public.dba TO PUBLIC;
SELECT is((SELECT holder FROM derived WHERE relation = 'public.dba'::regclass), NULL, 'a copy by who runs the server has no holder');

-- ---------------------------------------------------------------- who reads it

SELECT is(attempt('regress_ga', 'SELECT * FROM ' || t), NULL, 'its holder reads ' || t) FROM unnest('{ga.own,ga.m,ga.again,pooled}'::text[]) t;
-- privileges that a superuser forces on it do not help
GRANT SELECT ON rs.theirs TO PUBLIC;
CREATE VIEW ga.window AS SELECT * FROM ga.copy;
ALTER VIEW ga.window OWNER TO regress_ga;
CREATE FUNCTION ga.lend() RETURNS SETOF ga.copy LANGUAGE sql SECURITY DEFINER AS 'SELECT * FROM ga.copy';
ALTER FUNCTION ga.lend() OWNER TO regress_ga;
GRANT SELECT ON ga.window TO PUBLIC;
SELECT is(attempt(who, statement), 'LD017', who || ': ' || statement) FROM (VALUES
    ('regress_rs', 'SELECT * FROM ga.window'),
    ('regress_rs', 'SELECT * FROM ga.lend()'),
    ('regress_rs', 'SELECT * FROM public.dba'),
    ('regress_ga', 'SELECT * FROM public.dba'),
    ('regress_platform', 'SELECT * FROM public.dba'),
    ('regress_pilot', 'SELECT * FROM ga.window')) AS t(who, statement);
SELECT rows_of('regress_rs', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '就业登记')$$),
       rows_of('regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE id = 2$$),
       rows_of('regress_mz', $$UPDATE share_request SET state = 'fulfilled' WHERE id = 2$$) \gset ignore_
SELECT is(attempt('regress_rs', 'SELECT id FROM data.c'), NULL, 'who has a grant of its own reads the source');
SELECT is(attempt('regress_rs', 'SELECT * FROM ga.window'), 'LD017', 'not what another holds');
SELECT matches(refusal('regress_rs', 'SELECT * FROM ga.window'), 'LD017 "copy" holds data of resource "303001/1": what one agency was given, it does not give to another .* Read resource "303001/1" itself', 'and is told so');
SELECT flush_usage() \gset ignore_
SELECT is((SELECT count(*)::int FROM usage WHERE role = 'regress_ga' AND resource = '303001/1' AND action = 'read' AND columns = '{id,name}' AND rows = 9), 1,
    'reading a derived relation is a use of its source');
SELECT clock('2026-03-03 09:00') \gset ignore_
SELECT rows_of('regress_ga', $$UPDATE share_request SET state = 'ended' WHERE id = 1$$) \gset ignore_
SELECT is(attempt('regress_ga', 'SELECT * FROM ' || t), 'LD017', 'the grant has ended, and with it ' || t) FROM unnest('{ga.own,ga.m,pooled}'::text[]) t;
SELECT is(attempt('regress_ga', 'COPY ga.own TO ''/dev/null'''), 'LD017', 'which cannot be exported either');
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$),
       rows_of('regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE id = 3$$),
       rows_of('regress_mz', $$UPDATE share_request SET state = 'fulfilled' WHERE id = 3$$) \gset ignore_
SELECT is(attempt('regress_ga', 'SELECT * FROM ga.own'), NULL, 'a new one opens it again');

-- ---------------------------------------------------------------- what would carry it on is refused

SELECT is(attempt('regress_ga', statement), 'LD017', statement) FROM (VALUES
    ('INSERT INTO ga.shown SELECT id, name FROM data.c'),
    ('INSERT INTO rs.theirs SELECT id, name FROM data.c'),
    ('INSERT INTO ga.far SELECT id, name FROM data.c'),
    ('INSERT INTO ga.heir SELECT id, name FROM data.c'),
    ('GRANT SELECT ON ga.own TO regress_rs'),
    ('GRANT SELECT (name) ON ga.own TO ldpd_agency'),
    ('ALTER TABLE ga.parent ATTACH PARTITION ga.copy FOR VALUES FROM (0) TO (1000)'),
    ('ALTER TABLE ga.copied INHERIT ga.shown'),
    ('CREATE PUBLICATION p FOR TABLE ga.own'),
    ('SELECT pg_notify(''c'', name) FROM data.c'),
    ('SELECT lo_from_bytea(0, convert_to(name, ''UTF8'')) FROM data.c'),
    ('SELECT set_config(''my.name'', name, false) FROM data.c'),
    ('SELECT dblink_exec(''dbname=x'', name) FROM data.c'),
    ('SELECT pg_notify(''c'', name) FROM ga.own')) AS t(statement);
SELECT is(attempt('postgres', 'ALTER TABLE ga.own OWNER TO regress_rs'), 'LD017', 'it is not given to another agency');
SELECT is(attempt('regress_mz', 'SELECT pg_notify(''c'', name) FROM data.c'), NULL, 'the provider sends its own where it likes');
SELECT is(attempt('regress_ga', 'SELECT pg_notify(''c'', ''x'')'), NULL, 'and who reads nothing calls what it likes');

-- ---------------------------------------------------------------- its end

SELECT is(attempt('regress_ga', $$UPDATE derived SET release_reason = '已汇总' WHERE relation = 'ga.counted'::regclass$$), 'LD017', 'its holder does not release it');
SELECT is(attempt('regress_mz', $$UPDATE derived SET release_reason = '  ' WHERE relation = 'ga.counted'::regclass$$), '23514', 'nor its provider without a reason');
SELECT is(attempt('regress_mz', $$UPDATE derived SET release_reason = '已汇总为合计数' WHERE relation = 'ga.counted'::regclass$$), NULL, 'but with one');
SELECT is((SELECT (released_by, released_at)::text FROM derived WHERE relation = 'ga.counted'::regclass), '(regress_mz,"2026-03-02 17:00:00-08")', 'stamped by the server');
SELECT is(attempt('regress_ga', 'GRANT SELECT ON ga.counted TO PUBLIC'), NULL, 'then it is like any other');
SELECT is(attempt('regress_rs', 'SELECT * FROM ga.counted'), NULL, 'and who may read it reads it');
SELECT is(attempt('regress_ga', 'INSERT INTO ga.counted SELECT id FROM data.c'), 'LD017', 'until it is filled again');
SELECT is(attempt('regress_ga', 'TRUNCATE ga.own; GRANT SELECT ON ga.own TO regress_rs'), NULL, 'what is emptied holds nothing');
SELECT is((SELECT count(*)::int FROM derived WHERE relation = 'ga.own'::regclass), 0, 'and is bound no more');
SELECT rows_of('regress_ga', 'DROP TABLE ga.behind') \gset ignore_
SELECT is((SELECT array_agg(DISTINCT action ORDER BY action) FROM ledger WHERE article = 17 AND use_no IS NULL), '{derivation_ended,derived,released}', 'each of it is in the ledger');
SELECT is(attempt('regress_ga', statement), state, statement) FROM (VALUES
    ('INSERT INTO derived (relation, resource, made_at, made_by) VALUES (''ga.part'', ''303001/1'', now(), ''x'')', '42501'),
    ('DELETE FROM derived', '42501'),
    ('UPDATE derived SET holder = NULL', '42501'),
    ('INSERT INTO outlet VALUES (''x'', ''y'')', '42501')) AS t(statement, state);
SELECT is(attempt('postgres', 'DELETE FROM derived'), 'LD017', 'not by a superuser either');

SELECT * FROM finish();
ROLLBACK;
