-- Who may read and write attached data (Articles 15-17, 20, 31, 41), by every road that PostgreSQL has.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(113);
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
SELECT is((SELECT count(*)::int FROM ledger WHERE action = 'would_refuse' AND article = 16 AND role = 'regress_ga' AND object = 'resource/303001/4'), 2,
    'what would have been refused is in the ledger');
SELECT is(attempt('regress_mz', $$SELECT attach('303001/4', 'data.p')$$), NULL, 'then the law is enforced');
SELECT is(attempt('regress_ga', 'SELECT * FROM data.p'), 'LD016', 'on the table');
SELECT is(attempt('regress_ga', 'SELECT * FROM data.p1'), 'LD016', 'and on a partition named directly');
SELECT is(attempt('regress_mz', 'CREATE TABLE data.p2 PARTITION OF data.p FOR VALUES FROM (100) TO (200)'), NULL, 'a partition made later');
GRANT SELECT ON data.p2 TO regress_ga;
SELECT is(attempt('regress_ga', 'SELECT * FROM data.p2'), 'LD016', 'is under it too');
SELECT policies_are('data', 'p2', ARRAY['ldpd_law', 'ldpd_rows']);
SELECT is(attempt('postgres', 'ALTER TABLE data.p OWNER TO regress_ga'), 'LD031', 'the table is not given to another agency');
SELECT is(attempt('regress_mz', $$ALTER TABLE data.p DISABLE ROW LEVEL SECURITY$$), NULL, 'row security switched off by the owner');
SELECT is(attempt('regress_ga', 'SELECT * FROM data.p'), 'LD016', 'does not open it');
SELECT is(attempt('regress_ga', $$SELECT detach('303001/4', 'data.p')$$), 'LD031', 'nobody else detaches it');
SELECT is(attempt('regress_mz', $$SELECT detach('303001/4', 'data.p')$$), NULL, 'the provider does');
SELECT is(attempt('regress_ga', 'SELECT * FROM data.p'), '42501', 'and the right that attach gave is gone');
SELECT policies_are('data', 'p', ARRAY[]::name[]);

-- A table with policies of its own keeps them: the law is restrictive, the owner's policies choose the rows.
SET ROLE regress_mz;
CREATE TABLE data.own_rls (id int, open boolean);
INSERT INTO data.own_rls VALUES (1, true), (2, false);
ALTER TABLE data.own_rls ENABLE ROW LEVEL SECURITY;
CREATE POLICY opened ON data.own_rls FOR SELECT USING (open);
RESET ROLE;
SELECT publish('303001/5', '无条件共享', '不予开放', '{id}') \gset ignore_
SELECT rows_of('regress_mz', $$SELECT attach('303001/5', 'data.own_rls')$$) \gset ignore_
SELECT is(value_of('regress_ga', 'SELECT string_agg(id::text, '','') FROM data.own_rls'), '1', 'the provider''s own policy still chooses the rows');

-- Dropping the table ends its attachment, and is a change of the catalogue.
SELECT is(attempt('regress_mz', 'DROP TABLE data.own_rls'), NULL, 'the provider drops it');
SELECT is((SELECT relation IS NULL FROM resource WHERE code = '303001/5'), true, 'its resource has no table any more');
SELECT is((SELECT description FROM catalogue_change WHERE resource = '303001/5'), '删除表 data.own_rls', 'and a change is due');

SELECT * FROM finish();
ROLLBACK;
