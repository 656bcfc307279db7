-- Who may read and write attached data (Articles 15-17, 20, 31, 41), by every road that PostgreSQL has.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(224);
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON data.c, data.u TO ldpd_agency;    -- so that only the law refuses
GRANT pg_write_server_files TO regress_ga;   -- COPY to the client cannot be had in PL/pgSQL
CREATE SCHEMA ga AUTHORIZATION regress_ga;
GRANT USAGE ON SCHEMA ga TO PUBLIC;

-- ---------------------------------------------------------------- by class (Articles 15, 16, 20)

SELECT is(attempt(actor, format('SELECT * FROM data.%s', tab)), state, format('%s reads %s', actor, tab)) FROM (VALUES
    ('regress_mz', 'c', NULL), ('regress_mz', 'u', NULL), ('regress_mz', 'n', NULL),
    ('regress_ga', 'c', 'LD016'), ('regress_ga', 'u', NULL), ('regress_ga', 'n', 'LD015'),
    ('regress_city', 'c', 'LD016'), ('regress_city', 'n', 'LD015'),
    ('regress_pilot', 'u', 'LD027'), ('regress_nobody', 'u', 'LD031'),
    ('regress_platform', 'u', NULL), ('regress_platform', 'c', 'LD020'), ('regress_platform', 'n', 'LD020'),
    ('regress_report', 'u', '42501'), ('regress_audit', 'c', '42501'), ('postgres', 'n', NULL)
) AS t(actor, tab, state);

-- ---------------------------------------------------------------- by road, with no grant

CREATE VIEW data.v AS SELECT id, name FROM data.c;
ALTER VIEW data.v OWNER TO regress_mz;
CREATE VIEW data.v_super AS SELECT id, name FROM data.c;
CREATE FUNCTION data.f() RETURNS SETOF data.c LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT * FROM data.c';
ALTER FUNCTION data.f() OWNER TO regress_mz;
CREATE FUNCTION data.f_super() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS 'BEGIN RETURN (SELECT count(*) FROM data.c); END';
GRANT SELECT ON data.v, data.v_super TO PUBLIC;
CREATE TABLE ga.own (id int, name text);
ALTER TABLE ga.own OWNER TO regress_ga;
INSERT INTO ga.own VALUES (1, 'x');

SELECT is(attempt('regress_ga', statement), state, why) FROM (VALUES
    ('SELECT count(*) FROM data.c', 'LD016', 'count(*)'),
    ('SELECT FROM data.c', 'LD016', 'no column at all'),
    ('SELECT EXISTS (SELECT FROM data.c)', 'LD016', 'EXISTS'),
    ('TABLE data.c', 'LD016', 'TABLE'),
    ('EXPLAIN SELECT * FROM data.c', 'LD016', 'EXPLAIN'),
    ('EXPLAIN ANALYZE SELECT * FROM data.c', 'LD016', 'EXPLAIN ANALYZE'),
    ('SELECT * FROM data.v', 'LD016', 'a view of the provider'),
    ('SELECT * FROM data.v_super', 'LD016', 'a view of a superuser'),
    ('SELECT * FROM data.f()', 'LD016', 'a definer function of the provider'),
    ('SELECT data.f_super()', 'LD016', 'a definer function of a superuser'),
    ('DO $x$ BEGIN PERFORM * FROM data.c; END $x$', 'LD016', 'a DO block'),
    ('DECLARE k CURSOR FOR SELECT * FROM data.c', 'LD016', 'a cursor'),
    ('DECLARE k CURSOR WITH HOLD FOR SELECT * FROM data.c', 'LD016', 'a cursor that is held'),
    ('COPY data.c TO ''/dev/null''', 'LD016', 'COPY TO'),
    ('COPY (SELECT * FROM data.c) TO ''/dev/null''', 'LD016', 'COPY of a query'),
    ('CREATE TABLE ga.copy AS SELECT * FROM data.c', 'LD016', 'CREATE TABLE AS'),
    ('SELECT * INTO ga.copy FROM data.c', 'LD016', 'SELECT INTO'),
    ('CREATE MATERIALIZED VIEW ga.m AS SELECT * FROM data.c', 'LD016', 'a materialized view'),
    ('INSERT INTO ga.own SELECT id, name FROM data.c', 'LD016', 'INSERT … SELECT'),
    ('UPDATE ga.own o SET name = c.name FROM data.c c WHERE c.id = o.id', 'LD016', 'UPDATE … FROM'),
    ('DELETE FROM ga.own o USING data.c c WHERE c.id = o.id', 'LD016', 'DELETE … USING'),
    ('MERGE INTO ga.own o USING data.c c ON c.id = o.id WHEN MATCHED THEN UPDATE SET name = c.name', 'LD016', 'MERGE … USING'),
    ('SELECT * FROM ga.own WHERE id IN (SELECT id FROM data.c)', 'LD016', 'a subquery'),
    ('WITH c AS MATERIALIZED (SELECT * FROM data.c) SELECT * FROM c', 'LD016', 'a CTE'),
    ('SELECT * FROM data.c FOR UPDATE', 'LD041', 'row locks are the provider''s'),
    ('SELECT query_to_xml(''SELECT * FROM data.c'', true, true, '''')', 'LD016', 'a query in a string'),
    ('ALTER TABLE ga.own ADD FOREIGN KEY (id) REFERENCES data.c', '42501', 'a foreign key'),
    ('SET LOCAL row_security = off; SELECT * FROM data.c', '42501', 'switching row security off'),
    ('SELECT ldpd.may_read(''303001/1'')', 'LD016', 'the policy''s function itself')
) AS t(statement, state, why);

-- More roads that end at the same door.
CREATE TABLE ga.noted (n bigint);
ALTER TABLE ga.noted OWNER TO regress_ga;
CREATE FUNCTION data.f_parallel() RETURNS bigint LANGUAGE plpgsql PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS 'BEGIN RETURN (SELECT count(*) FROM data.c); END';
CREATE VIEW data.v_v AS SELECT * FROM data.v_super;
CREATE VIEW data.v_invoker WITH (security_invoker = true) AS SELECT * FROM data.c;
GRANT SELECT ON data.v_v, data.v_invoker TO PUBLIC;
SET ROLE regress_ga;
CREATE FUNCTION ga.on_insert() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO ga.noted SELECT count(*) FROM data.c; RETURN NEW; END';
CREATE TABLE ga.traps (id int);
CREATE TRIGGER traps AFTER INSERT ON ga.traps FOR EACH ROW EXECUTE FUNCTION ga.on_insert();
CREATE TABLE ga.ruled (id int);
CREATE RULE ruled AS ON INSERT TO ga.ruled DO INSTEAD INSERT INTO ga.noted SELECT count(*) FROM data.c;
RESET ROLE;
SELECT is(attempt('regress_ga', statement), state, why) FROM (VALUES
    ('SET LOCAL ' || :'force_parallel' || ' = on; SELECT data.f_parallel()', 'LD016', 'a superuser''s function in a parallel worker'),
    ('SELECT * FROM data.v_v', 'LD016', 'a view of a view'),
    ('SELECT * FROM data.v_invoker', 'LD016', 'a view of its reader''s rights'),
    ('SELECT * FROM ONLY data.c', 'LD016', 'ONLY'),
    ('SELECT * FROM data.c TABLESAMPLE SYSTEM (100)', 'LD016', 'a sample'),
    ('SELECT ctid FROM data.c', 'LD016', 'a system column'),
    ('SELECT max(id) FROM data.c', 'LD016', 'the end of an index'),
    ('SELECT * FROM data.c LIMIT 0', 'LD016', 'no row'),
    ('SELECT * FROM data.c WHERE false', 'LD016', 'a condition that is never true'),
    ('SELECT table_to_xml(''data.c'', true, true, '''')', 'LD016', 'a table as XML'),
    ('SELECT * FROM ts_stat(''SELECT to_tsvector(name) FROM data.c'')', 'LD016', 'a query that a function runs'),
    ('INSERT INTO ga.traps VALUES (1)', 'LD016', 'a trigger of one''s own'),
    ('INSERT INTO ga.ruled VALUES (1)', 'LD016', 'a rule of one''s own'),
    ('INSERT INTO ga.own VALUES ((SELECT max(id) FROM data.c), '''')', 'LD016', 'a value of a row'),
    ('UPDATE ga.own SET name = (SELECT min(name) FROM data.c)', 'LD016', 'a value of an update'),
    ('INSERT INTO ga.own VALUES (2, '''') RETURNING (SELECT max(phone) FROM data.c)', 'LD016', 'RETURNING'),
    ('DELETE FROM ga.own WHERE EXISTS (SELECT FROM data.c c WHERE c.phone = own.name)', 'LD016', 'a condition'),
    ('PREPARE p AS SELECT * FROM data.c; EXECUTE p', 'LD016', 'a prepared statement'),
    ('SET LOCAL SESSION AUTHORIZATION regress_ga; CREATE FUNCTION ga.s() RETURNS bigint LANGUAGE sql SET role = ''regress_mz'' AS ''SELECT count(*) FROM data.c''; SELECT ga.s()', '42501', 'a function that takes the provider''s role')
) AS t(statement, state, why);
ANALYZE data.c;
SELECT is(value_of('regress_ga', $$SELECT count(*) FROM pg_stats WHERE schemaname = 'data' AND tablename = 'c'$$), '0', 'the planner''s statistics show none of the values');

-- What the server runs in its owner's name, under a superuser's hand: maintenance lends nobody the superuser's rights.
SET ROLE regress_ga;
CREATE MATERIALIZED VIEW ga.taken AS SELECT * FROM data.c WITH NO DATA;
CREATE MATERIALIZED VIEW ga.lawful AS SELECT * FROM data.u WITH NO DATA;
CREATE TABLE ga.bait (id int);
INSERT INTO ga.bait VALUES (1);
CREATE FUNCTION ga.look() RETURNS void LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE FUNCTION ga.bite(i int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN PERFORM ga.look(); RETURN i; END';
CREATE INDEX ON ga.bait (ga.bite(id));
CREATE OR REPLACE FUNCTION ga.look() RETURNS void LANGUAGE plpgsql AS 'BEGIN INSERT INTO ga.noted SELECT count(*) FROM data.n; END';
RESET ROLE;
CREATE MATERIALIZED VIEW data.m AS SELECT * FROM data.c WITH NO DATA;
ALTER MATERIALIZED VIEW data.m OWNER TO regress_mz;
SELECT is(attempt('postgres', statement), state, why) FROM (VALUES
    ('REFRESH MATERIALIZED VIEW ga.taken', 'LD016', 'a materialized view that a superuser refreshes reads with its owner''s rights'),
    ('REFRESH MATERIALIZED VIEW ga.lawful', NULL, 'which may be enough'),
    ('REFRESH MATERIALIZED VIEW data.m', NULL, 'as the provider''s are'),
    ('ANALYZE ga.bait', 'LD015', 'an index''s function under ANALYZE, as by autovacuum'),
    ('REINDEX TABLE ga.bait', 'LD015', 'under REINDEX'),
    ('SELECT * FROM data.n', NULL, 'afterwards a superuser is one again')
) AS t(statement, state, why);
SET ROLE regress_ga;
CREATE OR REPLACE FUNCTION ga.look() RETURNS void LANGUAGE plpgsql AS 'BEGIN INSERT INTO ga.noted SELECT count(*) FROM data.f(); END';
RESET ROLE;
SELECT is(attempt('postgres', 'ANALYZE ga.bait'), 'LD031', 'not through a definer function of the provider either');
SELECT is((SELECT count(*)::int FROM ga.noted), 0, 'nothing came through');
DROP TABLE ga.bait;

-- A plan that the provider made, in a function that stays planned as its owner.
SELECT is(value_of('regress_mz', 'SELECT data.f_super()'), '100', 'the provider runs a definer function, which plans its query');
SELECT is(attempt('regress_ga', 'SELECT data.f_super()'), 'LD016', 'its plan does not serve another');

-- A foreign key would tell which rows there are.
GRANT REFERENCES ON data.c TO regress_ga;
SELECT is(attempt('regress_ga', 'ALTER TABLE ga.own ADD FOREIGN KEY (id) REFERENCES data.c'), 'LD041', 'a foreign key is not checked in the owner''s name');
REVOKE REFERENCES ON data.c FROM regress_ga;

-- The table made a part of another one that is not under the law.
SET ROLE regress_mz;
CREATE TABLE data.parent (id int NOT NULL, name text, phone text);
CREATE TABLE data.whole (id int NOT NULL, name text, phone text) PARTITION BY RANGE (id);
RESET ROLE;
SELECT is(attempt('regress_mz', statement), state, why) FROM (VALUES
    ('ALTER TABLE data.c INHERIT data.parent', 'LD031', 'it does not inherit'),
    ('ALTER TABLE data.whole ATTACH PARTITION data.c FOR VALUES FROM (0) TO (1000)', 'LD031', 'nor become a partition'),
    ('ALTER TABLE data.parent RENAME TO folder', NULL, 'other tables are altered as ever')
) AS t(statement, state, why);

-- Who runs the server, who only seems to, and what a provider's own GRANT is worth.
CREATE ROLE regress_bypass BYPASSRLS;
CREATE ROLE regress_outsider;
GRANT SELECT ON data.n TO regress_bypass;
SELECT is(attempt('regress_bypass', 'SELECT * FROM data.n'), NULL, 'a BYPASSRLS role is bound by other means');
SELECT is(value_of('regress_bypass', $$SELECT path FROM explain_access('303001/3')$$), 'superuser or BYPASSRLS role', 'and named as what it is');
SELECT is(attempt('regress_outsider', 'SELECT * FROM data.u'), '42501', 'a role of no group has no right at all');
GRANT SELECT ON data.u TO regress_outsider;
SELECT is(attempt('regress_outsider', 'SELECT * FROM data.u'), 'LD031', 'nor by a GRANT alone');
SELECT is(attempt('regress_mz', 'GRANT SELECT ON data.n TO regress_ga'), NULL, 'a provider''s own GRANT');
SELECT is(attempt('regress_ga', 'SELECT * FROM data.n'), 'LD015', 'does not pass the law by');
SELECT is(attempt('regress_mz', 'CREATE POLICY friends ON data.n USING (true)'), NULL, 'nor a policy of its own');
SELECT is(attempt('regress_ga', 'SELECT * FROM data.n'), 'LD015', 'that lets everybody in');
SELECT is(attempt('regress_mz', 'DROP POLICY ldpd_law ON data.n'), NULL, 'nor dropping the law''s');
SELECT is(attempt('regress_ga', 'SELECT * FROM data.n'), 'LD015', 'the hook holds');
UPDATE agency SET kind = 'affiliated' WHERE code = '11371300MB0010049M';
SELECT is(attempt('regress_rs', 'SELECT * FROM data.u'), NULL, 'a body of Article 44 reads what is shared unconditionally');
UPDATE agency SET kind = 'institution' WHERE code = '11371300MB0010049M';
SELECT is(attempt('regress_rs', 'SELECT * FROM data.u'), NULL, 'and so does an institution (Article 3)');
UPDATE agency SET kind = 'department' WHERE code = '11371300MB0010049M';

-- ---------------------------------------------------------------- writing (Articles 31, 41)

SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_ga', 'INSERT INTO data.u VALUES (999, ''假'')', 'LD041', 'another agency inserts nothing'),
    ('regress_ga', 'UPDATE data.u SET name = ''假''', 'LD041', 'changes nothing'),
    ('regress_ga', 'DELETE FROM data.u', 'LD041', 'deletes nothing'),
    ('regress_ga', 'COPY data.u FROM ''/dev/null''', '42501', 'copies nothing in from files'),
    ('regress_ga', 'MERGE INTO data.u u USING ga.own o ON o.id = u.id WHEN MATCHED THEN DELETE', 'LD041', 'merges nothing'),
    ('regress_ga', 'INSERT INTO data.u VALUES (1, ''假'') ON CONFLICT (id) DO UPDATE SET name = ''假''', 'LD041', 'by no road'),
    ('regress_ga', 'TRUNCATE data.u', 'LD041', 'truncates nothing'),
    ('regress_city', 'UPDATE data.u SET name = ''假''', 'LD041', 'nor does the bureau'),
    ('regress_mz', 'UPDATE data.u SET name = ''真'' WHERE id = 1', NULL, 'the provider writes'),
    ('regress_mz', 'INSERT INTO data.c VALUES (101, ''新'', ''1'')', NULL, 'and adds'),
    ('regress_mz', 'DELETE FROM data.c WHERE id = 101', NULL, 'and deletes')
) AS t(actor, statement, state, why);
CREATE TABLE data.child (id int REFERENCES data.u);
ALTER TABLE data.child OWNER TO regress_mz;
SELECT is(attempt('regress_ga', 'TRUNCATE data.u CASCADE'), 'LD041', 'not by cascade');

-- ---------------------------------------------------------------- with a grant on part of the columns

CREATE FUNCTION give(purpose text, items text, until text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    r bigint;
BEGIN
    PERFORM rows_of('regress_ga', format('INSERT INTO share_request (resource, purpose, items, valid_until) VALUES (''303001/1'', %L, %L, %L)',
        purpose, items, until));
    SELECT max(id) INTO r FROM ldpd.share_request;
    PERFORM rows_of('regress_mz', format($q$UPDATE share_request SET state = 'agreed' WHERE id = %s$q$, r));
    PERFORM rows_of('regress_mz', format($q$UPDATE share_request SET state = 'fulfilled' WHERE id = %s$q$, r));
    RETURN (SELECT id FROM ldpd.share_grant WHERE source = 'request' AND source_id = r);
END $$;
SELECT give('核验', '{id,name}', '2026-06-01 00:00+08') AS g1 \gset
SELECT is(attempt('regress_ga', statement), state, why) FROM (VALUES
    ('SELECT id, name FROM data.c', NULL, 'the granted columns'),
    ('SELECT count(*) FROM data.c', NULL, 'and how many there are'),
    ('SELECT phone FROM data.c', 'LD015', 'not the others'),
    ('SELECT id FROM data.c WHERE phone = ''1391''', 'LD015', 'not in a condition'),
    ('SELECT id FROM data.c ORDER BY phone', 'LD015', 'not in an order'),
    ('SELECT * FROM data.c', 'LD015', 'not by a star'),
    ('SELECT c FROM data.c', 'LD015', 'not as a whole row'),
    ('SELECT to_jsonb(c) FROM data.c', 'LD015', 'in no disguise'),
    ('COPY data.c (id, name) TO ''/dev/null''', NULL, 'COPY of the granted columns'),
    ('COPY data.c TO ''/dev/null''', 'LD015', 'not COPY of all'),
    ('SELECT id, name FROM data.v', NULL, 'a view of granted columns'),
    ('SELECT * FROM data.f()', 'LD015', 'a function of all')
) AS t(statement, state, why);
SELECT is(attempt('regress_rs', 'SELECT id FROM data.c'), 'LD016', 'another agency has nothing of it');

SELECT is(attempt('regress_ga', statement), state, why) FROM (VALUES
    ('SELECT count(c) FROM data.c', 'LD015', 'counted as whole rows'),
    ('SELECT count(*) FROM data.c a JOIN data.c b USING (phone)', 'LD015', 'joined by'),
    ('SELECT id FROM data.c GROUP BY id, phone', 'LD015', 'grouped by'),
    ('SELECT id FROM data.c WHERE c IS NOT NULL', 'LD015', 'a whole row in a condition'),
    ('SELECT id, (SELECT c.phone) FROM data.c', 'LD015', 'from a subquery'),
    ('SELECT id, l.* FROM data.c, LATERAL (SELECT c.phone) l', 'LD015', 'laterally'),
    ('SELECT id, count(*) FILTER (WHERE phone > '''') FROM data.c GROUP BY id', 'LD015', 'in a filter'),
    ('SELECT id, rank() OVER (ORDER BY phone) FROM data.c', 'LD015', 'in a window'),
    ('INSERT INTO ga.own SELECT id, phone FROM data.c', 'LD015', 'INSERT … SELECT'),
    ('UPDATE ga.own o SET name = c.phone FROM data.c c WHERE c.id = o.id', 'LD015', 'UPDATE … FROM'),
    ('MERGE INTO ga.own o USING data.c c ON c.id = o.id WHEN MATCHED THEN UPDATE SET name = c.phone', 'LD015', 'MERGE … USING'),
    ('MERGE INTO ga.own o USING data.c c ON c.id = o.id WHEN MATCHED AND c.name > '''' THEN UPDATE SET name = c.name', NULL, 'MERGE of granted columns'),
    ('INSERT INTO ga.own SELECT id, name FROM data.c', NULL, 'INSERT … SELECT of granted columns'),
    ('DELETE FROM ga.own o USING data.c c WHERE c.id = o.id AND c.id > 1', NULL, 'DELETE … USING of a granted column'),
    ('SELECT ctid, tableoid FROM data.c', NULL, 'a system column holds nothing'),
    ('SELECT a FROM (SELECT id, name FROM data.c) a', NULL, 'a row of granted columns'),
    ('COPY (SELECT id FROM data.c) TO ''/dev/null''', NULL, 'COPY of a query'),
    ('EXPLAIN SELECT phone FROM data.c', 'LD015', 'not even EXPLAIN')
) AS t(statement, state, why);
SELECT ok(refusal('regress_ga', 'SELECT phone FROM data.c') LIKE 'LD015 column "phone" of resource "303001/1" is not granted | Article 15: %columns "id", "name"%', 'the refusal names the column, and those that are granted');

-- 数不外用 (Article 17): who holds a grant does not hand it on.
SET ROLE regress_ga;
CREATE VIEW ga.passed AS SELECT id, name FROM data.c;
CREATE FUNCTION ga.pass() RETURNS SETOF int LANGUAGE sql SECURITY DEFINER AS 'SELECT id FROM data.c';
GRANT SELECT ON ga.passed TO PUBLIC;
RESET ROLE;
SELECT is(attempt(actor, statement), state, actor || ': ' || statement) FROM (VALUES
    ('regress_ga', 'SELECT * FROM ga.passed', NULL), ('regress_ga', 'SELECT * FROM ga.pass()', NULL),
    ('regress_rs', 'SELECT * FROM ga.passed', 'LD016'), ('regress_rs', 'SELECT * FROM ga.pass()', 'LD016'),
    ('regress_city', 'SELECT * FROM ga.passed', 'LD016'), ('regress_pilot', 'SELECT * FROM ga.pass()', 'LD027'),
    ('regress_nobody', 'SELECT * FROM ga.pass()', 'LD031'), ('regress_platform', 'SELECT * FROM ga.passed', 'LD020')
) AS t(actor, statement, state);

-- A cursor, opened under the grant: what is opened is decided on at its opening.
SET ROLE regress_ga;
DECLARE k CURSOR FOR SELECT id FROM data.c;
RESET ROLE;
SELECT is(attempt('regress_rs', 'DECLARE k2 CURSOR FOR SELECT id FROM data.c'), 'LD016', 'a cursor is opened by who may');
CLOSE k;

-- The generic plan of a statement with parameters.
SET plan_cache_mode = force_generic_plan;
SET ROLE regress_ga;
PREPARE g(int) AS SELECT name FROM data.c WHERE id = $1;
EXECUTE g(1);
RESET ROLE;
SELECT throws_ok('SET LOCAL ROLE regress_rs; EXECUTE g(1)', 'LD016', NULL, 'a generic plan after SET ROLE');
SELECT throws_ok('SET LOCAL ROLE regress_nobody; EXECUTE g(1)', 'LD031', NULL, 'by a role of nobody');
RESET ROLE;
DEALLOCATE g;
RESET plan_cache_mode;


-- A plan that was made under the grant, run without it.
SET ROLE regress_ga;
PREPARE q AS SELECT count(id) FROM data.c;
EXECUTE q;
EXECUTE q;
RESET ROLE;
SELECT throws_ok('SET LOCAL ROLE regress_rs; EXECUTE q', 'LD016', NULL, 'a prepared statement after SET ROLE');
SELECT clock('2026-06-01 00:00') \gset ignore_
SELECT throws_ok('SET LOCAL ROLE regress_ga; EXECUTE q', 'LD016', NULL, 'and after the grant''s hour');
RESET ROLE;
SELECT clock('2026-03-02 09:00') \gset ignore_
SELECT is(attempt('regress_ga', 'SELECT id FROM data.c'), NULL, 'before it the grant was there');

-- The plan is what it would be without a policy, for operators that are not leakproof too.
CREATE FUNCTION plan(statement text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    SET LOCAL ROLE regress_ga;
    RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || statement;
    SET LOCAL ROLE NONE;
END $$;
CREATE INDEX ON data.c (name text_pattern_ops);
SET LOCAL enable_seqscan = off;
SET LOCAL enable_bitmapscan = off;
SELECT results_eq($$SELECT plan($q$SELECT id FROM data.c WHERE name LIKE '名7%'$q$)$$,
    ARRAY['Index Scan using c_name_idx on c', '  Index Cond: ((name ~>=~ ''名7''::text) AND (name ~<~ ''名8''::text))', '  Filter: (name ~~ ''名7%''::text)'],
    'LIKE uses its index, and no policy is left in the plan');
RESET enable_seqscan;
RESET enable_bitmapscan;

-- Several grants: each use has its purpose (Article 17).
SELECT give('统计', '{id,phone}', NULL) AS g2 \gset
SELECT is(attempt('regress_ga', 'SELECT id FROM data.c'), 'LD017', 'two grants, and none named');
SELECT ok(refusal('regress_ga', 'SELECT id FROM data.c') LIKE format('%%grants %s (核验), %s (统计)%%SET ldpd.grant_id%%', :g1, :g2), 'the refusal lists them');
SELECT is(attempt('regress_ga', format('SET LOCAL ldpd.grant_id = %L; SELECT phone FROM data.c', :g2)), NULL, 'one named, and its columns read');
SELECT is(attempt('regress_ga', format('SET LOCAL ldpd.grant_id = %L; SELECT name FROM data.c', :g2)), 'LD015', 'not the other''s');
SELECT is(attempt('regress_ga', 'SET LOCAL ldpd.grant_id = ''999''; SELECT id FROM data.c'), 'LD017', 'none that is not held');
SELECT is(attempt('regress_ga', 'SET LOCAL ldpd.grant_id = ''all''; SELECT id FROM data.c'), '22023', 'nor any that is no number');
RESET ldpd.grant_id;
UPDATE share_request SET state = 'ended' WHERE false;
SELECT rows_of('regress_ga', format('UPDATE share_request SET state = ''ended'' WHERE id = (SELECT source_id FROM share_grant WHERE id = %s)', :g2)) \gset ignore_
SELECT is(attempt('regress_ga', 'SELECT id, name FROM data.c'), NULL, 'one of them ended, the other serves');

-- explain_access says what the refusal says.
SELECT is((SELECT count(*)::int FROM (VALUES ('regress_ga', '303001/1'), ('regress_rs', '303001/1'), ('regress_rs', '303001/3'), ('regress_nobody', '303001/2'),
                                            ('regress_platform', '303001/1'), ('regress_mz', '303001/3'), ('regress_pilot', '303001/2')) t(actor, code),
    LATERAL (SELECT value_of(actor, format('SELECT allowed FROM explain_access(%L)', code)) AS allowed,
                    value_of(actor, format('SELECT ''LD'' || lpad(article::text, 3, ''0'') || '' '' || message FROM explain_access(%L)', code)) AS said,
                    value_of(actor, format('SELECT path FROM explain_access(%L)', code)) AS path,
                    refusal(actor, format('SELECT id FROM data.%s', translate(right(code, 1), '123', 'cun'))) AS refused) x
    WHERE (allowed = 'true') IS DISTINCT FROM (refused IS NULL)
       OR refused IS NOT NULL AND (refused NOT LIKE said || ' | %' OR refused NOT LIKE '%(' || path || ') |%')), 0,
    'explain_access and the refusal agree, for whomever');

-- A change of class counts at once.
SELECT publish('303001/1', '不予共享', '不予开放', '{id,name,phone}') \gset ignore_
SELECT is(attempt('regress_ga', 'SELECT id FROM data.c'), 'LD015', 'a class that closes rests every grant from a request');
SELECT publish('303001/1', '无条件共享', '不予开放', '{id,name,phone}') \gset ignore_
SELECT is(attempt('regress_rs', 'SELECT id, phone FROM data.c'), NULL, 'one that opens lets everybody in');

-- ---------------------------------------------------------------- partitions, attach and detach (Article 31)

SET ROLE regress_mz;
CREATE TABLE data.p (id int, name text) PARTITION BY RANGE (id);
CREATE TABLE data.p1 PARTITION OF data.p FOR VALUES FROM (0) TO (100);
INSERT INTO data.p SELECT i, 'p' FROM generate_series(1, 50) i;
RESET ROLE;
SELECT publish('303001/4', '有条件共享', '不予开放', '{id,name}') \gset ignore_
SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_ga', $$SELECT attach('303001/4', 'data.p')$$, 'LD031', 'another agency attaches nothing'),
    ('regress_city', $$SELECT attach('303001/4', 'data.p')$$, 'LD031', 'nor does the bureau'),
    ('regress_mz', $$SELECT attach('303001/4', 'ga.own')$$, '42501', 'nor the provider what it does not own'),
    ('regress_mz', $$SELECT attach('303001/4', 'data.p1')$$, '42809', 'nor a partition alone'),
    ('regress_mz', $$SELECT attach('303001/4', 'data.v')$$, '42809', 'nor a view'),
    ('regress_mz', $$SELECT attach('303001/4', 'data.c')$$, '55000', 'nor a table that is attached'),
    ('regress_mz', $$SELECT attach('303001/4', 'data.p', 'perhaps')$$, '22023', 'in no other mode'),
    ('postgres', $$SELECT attach('303001/4', 'ga.own')$$, 'LD031', 'nor a superuser the table of another agency'),
    ('regress_mz', $$SELECT attach('303001/4', 'data.p', 'record')$$, NULL, 'the provider attaches its table, to record')
) AS t(actor, statement, state, why);
GRANT SELECT ON data.p1 TO regress_ga;
SELECT is(attempt('regress_ga', 'SELECT * FROM data.p'), NULL, 'nothing is refused yet');
SELECT is(attempt('regress_ga', 'SET TRANSACTION READ ONLY; SELECT * FROM data.p1'), NULL, 'not of a partition, nor in a READ ONLY transaction');
SELECT flush_usage() \gset ignore_
SELECT is((SELECT count(*)::int FROM ledger WHERE action = 'would_refuse' AND article = 16 AND role = 'regress_ga' AND object = 'resource/303001/4'), 2,
    'what would have been refused is in the ledger');
SELECT is(attempt('regress_mz', $$SELECT attach('303001/4', 'data.p')$$), NULL, 'then the law is enforced');
SELECT is(attempt('regress_ga', 'SELECT * FROM data.p'), 'LD016', 'on the table');
SELECT is(attempt('regress_ga', 'SELECT * FROM data.p1'), 'LD016', 'and on a partition named directly');
SELECT is(attempt('regress_mz', 'CREATE TABLE data.p2 PARTITION OF data.p FOR VALUES FROM (100) TO (200)'), NULL, 'a partition made later');
GRANT SELECT ON data.p2 TO regress_ga;
SELECT is(attempt('regress_ga', 'SELECT * FROM data.p2'), 'LD016', 'is under it too');
SELECT policies_are('data', 'p2', ARRAY['ldpd_law', 'ldpd_rows']);
-- Partitions of partitions, of other column orders, attached later; columns of a partition are the grant's too.
SET ROLE regress_mz;
CREATE TABLE data.p3 (secret text, name text, id int);
ALTER TABLE data.p3 DROP COLUMN secret;
INSERT INTO data.p3 (id, name) VALUES (250, 'p');
ALTER TABLE data.p ATTACH PARTITION data.p3 FOR VALUES FROM (200) TO (300);
CREATE TABLE data.p4 PARTITION OF data.p FOR VALUES FROM (300) TO (400) PARTITION BY LIST (name);
CREATE TABLE data.p4a PARTITION OF data.p4 FOR VALUES IN ('a');
GRANT SELECT, TRUNCATE ON data.p3, data.p4, data.p4a TO regress_ga;
INSERT INTO data.p VALUES (301, 'a');
RESET ROLE;
SELECT is(attempt('regress_ga', format('SELECT * FROM data.%s', part)), 'LD016', part || ' is under the law') FROM unnest('{p3,p4,p4a}'::text[]) part;
SELECT policies_are('data', part, ARRAY['ldpd_law', 'ldpd_rows'], part || ' has its policies') FROM unnest('{p3,p4,p4a}'::name[]) part;
SELECT is(attempt('regress_ga', format('TRUNCATE data.%s', part)), 'LD041', part || ' is not emptied by another') FROM unnest('{p3,p4,p4a}'::text[]) part;
SELECT is((SELECT count(*)::int FROM catalogue_change WHERE resource = '303001/4'), 0, 'a partition is no change of the elements');
SELECT rows_of('postgres', 'CREATE SCHEMA more AUTHORIZATION regress_mz CREATE TABLE p5 PARTITION OF data.p FOR VALUES FROM (500) TO (600)') \gset ignore_
SELECT policies_are('more', 'p5', ARRAY['ldpd_law', 'ldpd_rows'], 'a partition made with its schema has its policies');
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose, items) VALUES ('303001/4', '分区', '{id}')$$) \gset ignore_
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE purpose = '分区'$$) \gset ignore_
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'fulfilled' WHERE purpose = '分区'$$) \gset ignore_
SELECT is(attempt('regress_ga', statement), state, statement) FROM (VALUES
    ('SELECT id FROM data.p', NULL), ('SELECT id FROM data.p3', NULL), ('SELECT id FROM data.p4a', NULL), ('SELECT name FROM data.p', 'LD015'),
    ('SELECT name FROM data.p3', 'LD015'), ('SELECT p3 FROM data.p3', 'LD015'), ('SELECT id FROM data.p3 WHERE name = ''p''', 'LD015'), ('SELECT * FROM data.p4a', 'LD015')
) AS t(statement, state);
SELECT rows_of('regress_ga', $$UPDATE share_request SET state = 'ended' WHERE purpose = '分区'$$) \gset ignore_

SELECT is(attempt('regress_mz', 'ALTER TABLE data.p DETACH PARTITION data.p3'), NULL, 'a partition is detached');
SELECT is((SELECT (role, article, action, object, detail)::text FROM ledger ORDER BY id DESC LIMIT 1),
    '(regress_mz,34,detached,resource/303001/4,"{""relation"": ""data.p3"", ""partition_of"": ""data.p""}")', 'which leaves its entry');
SELECT is(attempt('regress_ga', 'SELECT * FROM data.p3'), 'LD016', 'and its policies stay');
SELECT is(attempt('postgres', 'ALTER TABLE data.p OWNER TO regress_ga'), 'LD031', 'the table is not given to another agency');
SELECT is(attempt('regress_mz', $$ALTER TABLE data.p DISABLE ROW LEVEL SECURITY$$), NULL, 'row security switched off by the owner');
SELECT is(attempt('regress_ga', 'SELECT * FROM data.p'), 'LD016', 'does not open it');
SELECT is(attempt('regress_ga', $$SELECT detach('303001/4')$$), 'LD031', 'nobody else detaches it');
SELECT is(attempt('regress_mz', $$SELECT detach('303001/4')$$), NULL, 'the provider does');
SELECT is(attempt('regress_ga', 'SELECT * FROM data.p'), '42501', 'and the right that attach gave is gone');
SELECT policies_are('data', 'p', ARRAY[]::name[]);

-- A table with policies of its own keeps them: the law is restrictive, the owner's policies choose the rows.
SET ROLE regress_mz;
CREATE TABLE data.own_rls (id int, open boolean);
INSERT INTO data.own_rls VALUES (1, true), (2, false);
ALTER TABLE data.own_rls ENABLE ROW LEVEL SECURITY;
CREATE POLICY opened ON data.own_rls FOR SELECT USING (open);
RESET ROLE;
SELECT publish('303001/5', '无条件共享', '不予开放', '{id,open}') \gset ignore_
SELECT rows_of('regress_mz', $$SELECT attach('303001/5', 'data.own_rls')$$) \gset ignore_
SELECT is(value_of('regress_ga', 'SELECT string_agg(id::text, '','') FROM data.own_rls'), '1', 'the provider''s own policy still chooses the rows');

-- Dropping the table ends its attachment, and is a change of the catalogue.
SELECT is(attempt('regress_mz', 'DROP TABLE data.own_rls'), NULL, 'the provider drops it');
SELECT is((SELECT relation IS NULL FROM resource WHERE code = '303001/5'), true, 'its resource has no table any more');
SELECT is((SELECT description FROM catalogue_change WHERE resource = '303001/5'), '删除表 data.own_rls', 'and a change is due');

-- Mode 'record' (Article 34): nothing is refused, everything that would be is in the ledger.
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON data.n TO ldpd_agency;
SELECT rows_of('regress_mz', $$SELECT attach('303001/3', 'data.n', 'record')$$) \gset ignore_
SELECT coalesce(max(id), 0) AS start FROM ledger \gset
CREATE FUNCTION data.n_parallel() RETURNS bigint LANGUAGE plpgsql PARALLEL SAFE AS 'BEGIN RETURN (SELECT count(*) FROM data.n); END';
SELECT is(attempt('regress_ga', statement), NULL, 'recorded: ' || statement) FROM (VALUES
    ('SELECT * FROM data.n'), ('UPDATE data.n SET name = ''x'' WHERE id = 1'), ('INSERT INTO data.n VALUES (999, ''x'')'), ('DELETE FROM data.n WHERE id = 999'),
    ('COPY data.n TO ''/dev/null'''), ('SET LOCAL ' || :'force_parallel' || ' = on; SELECT data.n_parallel()'), ('SET LOCAL ' || :'force_parallel' || ' = on; SELECT count(*) FROM data.n'),
    ('SET TRANSACTION READ ONLY; SELECT * FROM data.n'), ('TRUNCATE data.n')) AS t(statement);
SELECT flush_usage() \gset ignore_
SELECT results_eq(format($$SELECT article, count(*)::int FROM ledger WHERE id > %s AND action = 'would_refuse' AND agency = '11371300MB0010030Q'
    AND object = 'resource/303001/3' GROUP BY 1 ORDER BY 1$$, :start), $$VALUES (15, 7), (41, 4)$$,
    'with their articles, each once: reads and writes');
SELECT is((SELECT DISTINCT (detail->>'message', detail->>'path')::text FROM ledger WHERE id > :start AND action = 'would_refuse' AND article = 15),
    value_of('regress_ga', $$SELECT (message, path)::text FROM explain_access('303001/3')$$), 'and the path that explain_access names');
SELECT is(attempt('regress_mz', 'SELECT * FROM data.n'), NULL, 'its provider reads it');
SELECT is((SELECT count(*)::int FROM ledger WHERE id > :start AND action = 'would_refuse' AND role = 'regress_mz'), 0, 'and is not recorded as what it is not');

SELECT * FROM finish();
ROLLBACK;
