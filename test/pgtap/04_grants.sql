-- What a grant is for (15, part of the rows), how much (17, quotas), when not (17, suspension); emergencies on a leash (18); how
-- much is shared at all (14).
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(129);
GRANT INSERT, UPDATE, DELETE ON data.c TO ldpd_agency;      -- so that only the law refuses
-- of a database administrator's making
CREATE INDEX added_expression ON ldpd.share_grant (upper(purpose));
CREATE INDEX added_predicate ON ldpd.share_grant (source_id) WHERE upper(purpose) LIKE '核%' AND source = 'request';

-- A grant of 303001/1 to an agency, agreed with more than its purpose: its id.
CREATE FUNCTION give(actor name, changes text DEFAULT '', items text DEFAULT NULL) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    r bigint;
BEGIN
    PERFORM rows_of(actor, format('INSERT INTO share_request (resource, purpose, items) VALUES (''303001/1'', ''核验'', %L)', items));
    SELECT max(id) INTO r FROM ldpd.share_request;
    PERFORM rows_of('regress_mz', format('UPDATE share_request SET state = ''agreed'' %s WHERE id = %s', changes, r));
    PERFORM rows_of('regress_mz', format('UPDATE share_request SET state = ''fulfilled'' WHERE id = %s', r));
    RETURN (SELECT id FROM ldpd.share_grant WHERE source = 'request' AND source_id = r);
END $$;
CREATE FUNCTION end_grant(g bigint) RETURNS bigint LANGUAGE sql AS
$$SELECT rows_of('regress_mz', format('UPDATE share_request SET state = ''ended'' WHERE id = (SELECT source_id FROM ldpd.share_grant WHERE id = %s)', g))$$;

-- ---------------------------------------------------------------- Article 14

SELECT results_eq($$SELECT name::text COLLATE "default", resources, unconditional, conditional, not_shared, not_shared_percent FROM share_by_class$$,
    $$VALUES ('临沂市民政局', 3::bigint, 1::bigint, 1::bigint, 1::bigint, 33.3)$$, 'how much an agency shares');

-- ---------------------------------------------------------------- Article 15: part of the rows

SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$) \gset ignore_
SELECT max(id) AS r FROM share_request \gset
CREATE FUNCTION data.spy(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE DOMAIN data.odd AS int CHECK (data.spy(VALUE::text));
SELECT is(attempt('regress_mz', format('UPDATE share_request SET state = ''agreed'', row_condition = %L WHERE id = %s', condition, :r)), state, why) FROM (VALUES
    ('id <', '42601', 'it is an expression'),
    ('age > 5', '42703', 'over the columns of the table'),
    ('id', '42804', 'true or false'),
    ('id IN (SELECT id FROM data.n)', 'LD015', 'no subquery, to whatever data'),
    ('EXISTS (SELECT FROM data.n)', 'LD015', 'in no form'),
    ('ARRAY(SELECT id FROM data.n) @> ARRAY[id]', 'LD015', 'in no disguise'),
    ('random() > 0.5', 'LD015', 'nothing volatile'),
    ('clock_timestamp() > ''2026-01-01''', 'LD015', 'of no kind'),
    ('data.spy(name)', 'LD015', 'no function that can be replaced'),
    ('id::data.odd > 0', 'LD015', 'nor one in a domain'),
    ('count(*) > 1', '42803', 'no aggregate'),
    ('rank() OVER () > 1', '42P20', 'no window'),
    ('generate_series(1, 2) > id', '0A000', 'no set'),
    ('true) OR (true', '42601', 'one expression'),
    ('true; DROP TABLE data.c', 'LD015', 'and nothing after it'),
    ('true, false', 'LD015', 'two are none'),
    ('true FROM data.n', 'LD015', 'of this row'),
    ('', 'LD015', 'nor is nothing')
) AS t(condition, state, why);
SELECT is(attempt('regress_ga', $$INSERT INTO share_request (resource, purpose, row_condition) VALUES ('303001/1', '核验', 'true')$$), 'LD016',
    'it is the provider''s to say');
CREATE ROLE regress_mz2 IN ROLE ldpd_agency;
INSERT INTO agency_role VALUES ('regress_mz2', '11371300MB0010022X');
SELECT is(attempt('regress_mz2', format('UPDATE share_request SET state = ''agreed'', row_condition = ''id <= 10'' WHERE id = %s', :r)), 'LD015',
    'and its role that owns the table');
SELECT is(attempt('regress_mz', format('UPDATE share_request SET state = ''agreed'', row_condition = ''id <= 10 OR name = ''''名20'''''' WHERE id = %s', :r)), NULL, 'it agrees');
SELECT is(attempt('regress_mz', format('UPDATE share_request SET state = ''fulfilled'', row_condition = NULL WHERE id = %s', :r)), 'LD016', 'and does not widen it');
SELECT is(attempt('regress_mz', format('UPDATE share_request SET state = ''fulfilled'' WHERE id = %s', :r)), NULL, 'fulfils');
SELECT max(id) AS g FROM share_grant \gset
CREATE VIEW data.v AS SELECT id, name FROM data.c;
ALTER VIEW data.v OWNER TO regress_mz;
CREATE VIEW data.v_super AS SELECT id, name FROM data.c;
CREATE FUNCTION data.f() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'BEGIN RETURN (SELECT count(*) FROM data.c); END';
ALTER FUNCTION data.f() OWNER TO regress_mz;
GRANT SELECT ON data.v, data.v_super TO PUBLIC;
SELECT is(value_of('regress_ga', 'SELECT count(*) FROM data.c'), '11', 'its reader reads those rows');
SELECT is(value_of('regress_ga', 'SELECT count(*) FROM data.v'), '11', 'through a view of the provider');
SELECT is(value_of('regress_ga', 'SELECT data.f()'), '11', 'and its definer function');
SELECT is(attempt('regress_ga', 'SELECT count(*) FROM data.v_super'), 'LD015', 'past row security it reads nothing');
SELECT is(attempt('regress_ga', 'EXPLAIN ANALYZE SELECT count(*) FROM data.c WHERE name = ''名20'''), NULL, 'it may look at the plan');
SELECT is(value_of('regress_ga', 'SELECT count(*) FROM data.c WHERE id = 50'), '0', 'an index leads to no other row');
SET :force_parallel = on;
SELECT is(value_of('regress_ga', 'SELECT count(*) FROM data.c'), '11', 'nor a parallel worker');
RESET :force_parallel;
SELECT is(value_of('regress_mz', 'SELECT count(*) FROM data.c'), '100', 'the provider reads all');
SELECT is(attempt('regress_ga', $$INSERT INTO correction (resource, row_key, problem) VALUES ('303001/1', '{"id": 50}', '有误')$$), 'LD010', 'and rows out of reach are flagged by nobody');
SELECT is(attempt('regress_ga', $$INSERT INTO correction (resource, row_key, problem) VALUES ('303001/1', '{"id": 5}', '有误')$$), NULL, 'those in reach are');
SELECT is((SELECT count(*)::int FROM pg_policies WHERE policyname = 'ldpd_grant_' || :g AND permissive = 'RESTRICTIVE'), 1, 'by a policy of its own');
SELECT matches(value_of('regress_ga', $$SELECT path FROM explain_access('303001/1')$$), ', rows where .+$', 'and its reader is told which they are');
SELECT is(attempt(actor, format(statement, :g)), state, why) FROM (VALUES
    ('regress_mz', 'ALTER POLICY ldpd_grant_%s ON data.c USING (true)', 'LD015', 'the provider does not widen it in silence'),
    ('regress_mz', 'ALTER POLICY ldpd_grant_%s ON data.c TO regress_rs', 'LD015', 'nor make it somebody else''s'),
    ('regress_mz', 'ALTER POLICY ldpd_grant_%s ON data.c RENAME TO other', 'LD015', 'nor put it aside'),
    ('regress_mz', 'CREATE POLICY ldpd_grant_99999 ON data.c USING (true)', 'LD015', 'nor write one beforehand'),
    ('regress_mz', 'CREATE POLICY ldpd_grant_rows ON data.c AS RESTRICTIVE USING (true)', NULL, 'another policy is its own affair'),
    ('regress_mz', 'ALTER POLICY ldpd_grant_rows ON data.c RENAME TO rows_of_mine; DROP POLICY rows_of_mine ON data.c', NULL, 'to write and to drop')
) AS t(actor, statement, state, why);

-- Another agency's grant, with none; the same agency's second grant, by columns.
SELECT give('regress_rs') AS g2 \gset
SELECT is(value_of('regress_rs', 'SELECT count(*) FROM data.c'), '100', 'a grant without a condition is for all rows');
SELECT give('regress_ga', '', '{id}') AS g3 \gset
SELECT is(attempt('regress_ga', 'SELECT id FROM data.c'), 'LD017', 'two grants: under which?');
CREATE FUNCTION under(g bigint, statement text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('ldpd.grant_id', g::text, true);
    RETURN value_of('regress_ga', statement);
END $$;
SELECT is(under(:g, 'SELECT count(phone) FROM data.c'), '11', 'the one: some rows');
SELECT is(under(:g3, 'SELECT count(id) FROM data.c'), '100', 'the other: all rows, one column');
-- A plan that was made under one is run under the other.
SET plan_cache_mode = force_generic_plan;
PREPARE n AS SELECT count(id) FROM data.c;
SET ROLE regress_ga;
SELECT set_config('ldpd.grant_id', :'g', true) \gset ignore_
EXECUTE n \gset first_
SELECT set_config('ldpd.grant_id', :'g3', true) \gset ignore_
EXECUTE n \gset second_
SELECT set_config('ldpd.grant_id', :'g', true) \gset ignore_
EXECUTE n \gset third_
DECLARE k CURSOR FOR SELECT id FROM data.c ORDER BY id DESC;
SELECT set_config('ldpd.grant_id', :'g3', true) \gset ignore_
SAVEPOINT another_grant;
\set ON_ERROR_STOP off
FETCH k \gset fetched_
\set ON_ERROR_STOP on
\set refused :LAST_ERROR_SQLSTATE
ROLLBACK TO another_grant;
RESET ROLE;
SELECT is(ARRAY[:first_count, :second_count, :third_count], ARRAY[11, 100, 11], 'a cached plan keeps to the grant of each run');
SELECT is(:'refused'::text, 'LD017', 'a cursor to the grant that it was opened under: under another one it is not read');
RESET plan_cache_mode;
RESET ldpd.grant_id;
SELECT end_grant(:g3) \gset ignore_

-- The policy gone, and back; another table; partitions.
SELECT rows_of('regress_mz', format('DROP POLICY ldpd_grant_%s ON data.c', :g)) \gset ignore_
SELECT is(attempt('regress_ga', 'SELECT count(*) FROM data.c'), 'LD015', 'with its policy gone nothing is read under it');
SELECT rows_of('regress_mz', $$SELECT attach('303001/1', 'data.c')$$) \gset ignore_
SELECT is(value_of('regress_ga', 'SELECT count(*) FROM data.c'), '11', 'attach() puts it back');
SELECT rows_of('regress_mz', $$SELECT detach('303001/1')$$) \gset ignore_
SELECT policies_are('data', 'c', ARRAY[]::name[], 'detach() takes it away');
SET ROLE regress_mz;
CREATE TABLE data.p (id int, name text, phone text) PARTITION BY RANGE (id);
CREATE TABLE data.p1 PARTITION OF data.p FOR VALUES FROM (0) TO (50);
INSERT INTO data.p SELECT i, '名' || i, '139' || i FROM generate_series(1, 49) i;
RESET ROLE;
SELECT rows_of('regress_mz', $$SELECT attach('303001/1', 'data.p')$$),
       rows_of('regress_mz', 'CREATE TABLE data.p2 PARTITION OF data.p FOR VALUES FROM (50) TO (100)'),
       rows_of('regress_mz', $$INSERT INTO data.p VALUES (60, '名20', '1')$$),
       rows_of('regress_mz', 'GRANT SELECT ON data.p1, data.p2 TO regress_ga') \gset ignore_
SELECT is(value_of('regress_ga', 'SELECT count(*) FROM data.' || tab), rows, 'a condition holds in ' || tab) FROM (VALUES ('p', '12'), ('p1', '11'), ('p2', '1')) AS t(tab, rows);
SELECT is(attempt('regress_mz', 'ALTER TABLE data.p DROP COLUMN name'), '2BP01', 'the column that it asks stays');
SELECT rows_of('regress_mz', $$SELECT detach('303001/1')$$), rows_of('regress_mz', $$SELECT attach('303001/1', 'data.c')$$) \gset ignore_
SELECT end_grant(:g) \gset ignore_
SELECT is(attempt('regress_ga', 'SELECT count(*) FROM data.c'), 'LD016', 'ended, it is over');
SELECT is(value_of('regress_rs', 'SELECT count(*) FROM data.c'), '100', 'for that agency alone');

-- ---------------------------------------------------------------- Article 17: quotas

SELECT is(attempt('regress_ga', $$INSERT INTO share_request (resource, purpose, quota_rows) VALUES ('303001/1', '核验', 5)$$), 'LD016', 'a quota is the provider''s to set');
SELECT give('regress_ga', ', quota_statements = 3, quota_rows = 1000') AS q \gset
SELECT matches(value_of('regress_ga', $$SELECT path FROM explain_access('303001/1')$$), ', 3 statements a day, 1000 rows a day$', 'it is told beforehand');
SELECT is(attempt('regress_ga', 'SELECT count(*) FROM data.c'), NULL, 'the first statement of the day');
SELECT is(attempt('regress_ga', 'SELECT count(*) FROM data.c a JOIN data.c b USING (id)'), NULL, 'the second, though it reads the table twice');
SELECT is((SELECT (used_statements, quota_statements, used_rows)::text FROM grant_quota WHERE grant_id = :q), '(2,3,2)', 'are counted');
SELECT is(attempt('regress_ga', 'SELECT phone, nothing FROM data.c'), '42703', 'what does not run is not');
SELECT is(attempt('regress_ga', 'SELECT count(*) FROM data.c'), NULL, 'the third is let through');
SELECT is(attempt('regress_ga', 'SELECT count(*) FROM data.c'), 'LD017', 'the fourth is not');
SELECT matches(refusal('regress_ga', 'SELECT count(*) FROM data.c'), 'quota .* 3 of 3 statements.*midnight', 'it is told why, and until when');
SELECT is((SELECT used_statements FROM grant_quota WHERE grant_id = :q), 3::bigint, 'and is not charged');
SELECT is(attempt('regress_mz', 'SELECT count(*) FROM data.c'), NULL, 'others read on');
SELECT clock('2026-03-03 00:00') \gset ignore_
SELECT is(attempt('regress_ga', 'SELECT count(*) FROM data.c'), NULL, 'a new day begins anew');
SELECT is(attempt('regress_ga', format('SELECT quota_charge(%s, 0, 1)', :q)), '42501', 'no agency charges');
SELECT quota_charge(:q, 0, 998);
SELECT is(attempt('regress_ga', 'SELECT count(*) FROM data.c'), NULL, 'within the rows');
SELECT quota_charge(:q, 0, 1);
SELECT is(attempt('regress_ga', 'SELECT count(*) FROM data.c'), 'LD017', 'and no further');
SELECT is((SELECT (statements, rows)::text FROM quota_used(:q)), '(2,1001)', 'counted by day');
SELECT is(value_of('regress_rs', 'SELECT count(*) FROM grant_quota'), '0', 'a third agency sees none of it');
SELECT end_grant(:q) \gset ignore_
SELECT give('regress_ga') AS g4 \gset
SELECT sum(rows_of('regress_ga', 'SELECT * FROM data.c')) AS n FROM generate_series(1, 10) \gset
SELECT is(:n, 1000, 'without a quota there is no limit');

-- ---------------------------------------------------------------- Article 17: suspension

SELECT is(attempt(actor, format(statement, :g4)), state, why) FROM (VALUES
    ('regress_ga', $$INSERT INTO grant_suspension (grant_id, reason) VALUES (%s, '试')$$, 'LD017', 'its reader does not suspend it'),
    ('regress_rs', $$INSERT INTO grant_suspension (grant_id, reason) VALUES (%s, '试')$$, 'LD017', 'nor a third'),
    ('regress_county', $$INSERT INTO grant_suspension (grant_id, reason) VALUES (%s, '试')$$, 'LD017', 'nor a bureau of elsewhere'),
    ('regress_mz', $$INSERT INTO grant_suspension (grant_id, reason) VALUES (%s, ' ')$$, 'LD017', 'not without a reason'),
    ('regress_mz', $$INSERT INTO grant_suspension (grant_id, reason) VALUES (0, '试')$$, '23503', 'not what is not there'),
    ('regress_city', $$INSERT INTO grant_suspension (grant_id, reason) VALUES (%s, '疑似外泄')$$, NULL, 'the bureau does'),
    ('regress_mz', $$INSERT INTO grant_suspension (grant_id, reason) VALUES (%s, '试')$$, 'LD017', 'once at a time')
) AS t(actor, statement, state, why);
SELECT matches(refusal('regress_ga', 'SELECT count(*) FROM data.c'), '^LD017 grant .* is suspended .*ldpd.grant_suspension', 'at once nothing is read under it');
SELECT is(value_of('regress_ga', $$SELECT path LIKE '%suspended%' FROM explain_access('303001/1')$$), 'true', 'and it is explained');
SELECT is(value_of('regress_rs', 'SELECT count(*) FROM data.c'), '100', 'others read on');
SELECT is(value_of('regress_ga', 'SELECT reason FROM grant_suspension'), '疑似外泄', 'its reader sees why');
SELECT max(id) AS s FROM grant_suspension \gset
SELECT is(attempt(actor, format(statement, :s)), state, why) FROM (VALUES
    ('regress_ga', $$UPDATE grant_suspension SET state = 'lifted', lift_reason = '查清' WHERE id = %s$$, NULL, 'its reader does not lift it'),
    ('regress_mz', $$UPDATE grant_suspension SET state = 'lifted', lift_reason = '查清' WHERE id = %s$$, 'LD017', 'nor the provider what the bureau suspended'),
    ('regress_city', $$UPDATE grant_suspension SET state = 'lifted' WHERE id = %s$$, 'LD017', 'the bureau says why')
) AS t(actor, statement, state, why);
SELECT is(attempt('regress_ga', 'SELECT count(*) FROM data.c'), 'LD017', 'it is suspended still');
SELECT is(attempt('regress_city', format($$UPDATE grant_suspension SET state = 'lifted', lift_reason = '查清' WHERE id = %s$$, :s)), NULL, 'and lifts it');
SELECT is(attempt('regress_ga', 'SELECT count(*) FROM data.c'), NULL, 'then it is read again');
SELECT is((SELECT string_agg(action, ', ' ORDER BY id) FROM ledger WHERE object = 'share_grant/' || :g4), 'granted, suspended, resumed', 'all of it is in the ledger');
SELECT is(attempt('regress_mz', format($$INSERT INTO grant_suspension (grant_id, reason) VALUES (%s, '核查')$$, :g4)), NULL, 'the provider suspends too');
SELECT is(attempt('regress_mz', $$UPDATE grant_suspension SET state = 'lifted', lift_reason = '查清' WHERE state = 'suspended'$$), NULL, 'and lifts what it suspended');

-- ---------------------------------------------------------------- Article 17: grants to look after

SELECT rows_of('regress_lsmz', $$INSERT INTO share_request (resource, purpose, valid_until) VALUES ('303001/1', '救助', '2026-03-06 10:00+08')$$),
       rows_of('regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE state = 'submitted'$$),
       rows_of('regress_mz', $$UPDATE share_request SET state = 'fulfilled' WHERE state = 'agreed'$$) \gset ignore_
SELECT is((SELECT string_agg(consumer || ' ' || workdays_left, ', ') FROM grant_ending WHERE workdays_left <= 3), '11371302MB00100733 3', 'ending within three working days');
SELECT is((SELECT count(*)::int FROM grant_ending WHERE workdays_left <= 2), 0, 'none within two');
-- By the record of reads: what was read above, on 3 March.
SELECT flush_usage();
SELECT clock('2026-03-05 00:00') \gset ignore_
SELECT results_eq($$SELECT consumer::text COLLATE "default", unused_days, last_used IS NULL FROM grant_unused ORDER BY grant_id$$,
    $$VALUES ('11371300MB0010049M', 2, false), ('11371300MB0010030Q', 2, false), ('11371302MB00100733', 2, true)$$, 'how long each was not used');
SELECT is(value_of('regress_mz', 'SELECT count(*) FROM grant_unused'), '3', 'as the provider sees');
SELECT is(value_of('regress_rs', 'SELECT count(*) FROM grant_unused'), '1', 'and each its own');

-- ---------------------------------------------------------------- Article 18: the leash

SELECT clock('2026-03-04 09:00') \gset ignore_
CREATE FUNCTION emergency(actor name, consumer text, until text, resource text DEFAULT '303001/1') RETURNS text LANGUAGE sql AS $$
    SELECT attempt(actor, format('INSERT INTO emergency_share (resource, consumer, event, purpose, basis, valid_until) VALUES (%L, %L, ''防汛'', ''转移'', ''预案'', %L)',
        resource, consumer, until)) $$;
SELECT is(emergency('regress_city', '11371302MB00100733', '2026-04-03 09:00:01+08'), 'LD018', 'thirty days and a second are too long');
SELECT is(attempt('regress_mz', $$UPDATE city_setting SET value = 90 WHERE name = 'emergency_days'$$), '42501', 'no provider lengthens them');
SELECT is(emergency('regress_city', '11371302MB00100733', '2026-03-20 18:00+08'), NULL, 'the bureau opens one, past the provider');
SELECT max(id) AS e FROM emergency_share \gset
SELECT is(value_of('regress_mz', 'SELECT string_agg(title, '','') FROM emergency_notice'), '提供单位', 'which is told');
SELECT is((SELECT detail->>'provider' FROM ledger WHERE action = 'told' AND object = 'emergency_share/' || :e), '11371300MB0010022X', 'and that is on record');
SELECT is(value_of('regress_rs', 'SELECT count(*) FROM emergency_notice'), '0', 'a third agency is not');
SELECT is(emergency('regress_mz', '11371300MB0010049M', '2026-03-10 18:00+08', '303001/3'), NULL, 'the provider opens one');
SELECT is(value_of('regress_city', $$SELECT string_agg(title, ',') FROM emergency_notice WHERE resource = '303001/3'$$), '主管部门', 'of which the bureau is told');
SELECT is((SELECT (reviewer, review_due)::text FROM emergency_share WHERE id = :e), '(11371300MB00100143,2026-04-03)', 'the bureau reviews it within ten working days of its end');
SELECT is(attempt('regress_city', format($$UPDATE emergency_share SET state = 'reviewed', review = '属实' WHERE id = %s$$, :e)), 'LD018', 'not before');
SELECT is((SELECT count(*)::int FROM duty WHERE rule = 'emergency_review'), 0, 'nor is it due before');
SELECT is(attempt('regress_lsmz', format($$UPDATE emergency_share SET state = 'ended' WHERE id = %s$$, :e)), NULL, 'its user ends it early');
SELECT is((SELECT review_due::text FROM emergency_share WHERE id = :e), '2026-03-18', 'the ten days begin then');
SELECT is((SELECT (agency, due_on, status)::text FROM duty WHERE rule = 'emergency_review'), '(11371300MB00100143,2026-03-18,running)', 'and are a duty');
SELECT is(emergency('regress_city', '11371302MB00100733', '2026-03-25 18:00+08'), NULL, 'meanwhile another may be opened');
SELECT rows_of('regress_lsmz', $$UPDATE emergency_share SET state = 'ended' WHERE consumer = '11371302MB00100733' AND state = 'opened'$$) \gset ignore_
SELECT clock('2026-03-19 00:00') \gset ignore_
SELECT is(emergency('regress_mz', '11371302MB00100733', '2026-03-25 18:00+08'), 'LD018', 'not once the review is overdue, by whomever');
SELECT is(emergency('regress_mz', '11371302MB00100733', '2026-03-25 18:00+08', '303001/3'), 'LD018', 'nor of another resource of that provider');
SELECT is(emergency('regress_mz', '11371300MB0010030Q', '2026-03-25 18:00+08'), NULL, 'another agency is not held up');
SELECT is(attempt(actor, format(statement, :e)), state, why) FROM (VALUES
    ('regress_mz', $$UPDATE emergency_share SET state = 'reviewed', review = '属实' WHERE id = %s$$, 'LD018', 'the provider does not review'),
    ('regress_lsmz', $$UPDATE emergency_share SET state = 'reviewed', review = '属实' WHERE id = %s$$, 'LD018', 'nor who used it'),
    ('regress_city', $$UPDATE emergency_share SET state = 'reviewed' WHERE id = %s$$, 'LD018', 'the bureau does, in words'),
    ('regress_city', $$UPDATE emergency_share SET state = 'reviewed', review = '用途属实,已销毁' WHERE id = %s$$, NULL, 'and closes it')
) AS t(actor, statement, state, why);
SELECT is((SELECT status FROM duty WHERE rule = 'emergency_review' AND subject_id = :e), 'late', 'late');
SELECT rows_of('regress_city', $$UPDATE emergency_share SET state = 'reviewed', review = '属实' WHERE consumer = '11371302MB00100733' AND state = 'ended'$$) \gset ignore_
SELECT is(emergency('regress_mz', '11371302MB00100733', '2026-03-25 18:00+08'), NULL, 'and a new one can be opened');
SELECT is(emergency('regress_mz', '11371300MB00100143', '2026-03-25 18:00+08'), NULL, 'a bureau uses data in an emergency, too');
SELECT clock('2026-03-26 09:00') \gset ignore_
SELECT is(attempt('regress_city', $$UPDATE emergency_share SET state = 'reviewed', review = '属实' WHERE consumer = '11371300MB00100143'$$), 'LD018', 'but does not review itself');

-- ---------------------------------------------------------------- a grant's row goes straight into the heap and its indexes

SELECT give('regress_ga') AS g5 \gset
SET LOCAL enable_seqscan = off;
CREATE FUNCTION plan_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    line text;
    lines text := '';
BEGIN
    FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
        lines := lines || line;
    END LOOP;
    RETURN lines;
END $$;
SELECT matches(plan_of($$SELECT bool_or(id = 1) FROM ldpd.share_grant WHERE upper(purpose) = '核验'$$), 'added_expression', 'an index that a DBA has added, of an expression');
SELECT ok((SELECT bool_or(id = :g5) FROM ldpd.share_grant WHERE upper(purpose) = '核验'), 'has the grant');
SELECT ok((SELECT bool_or(id = :g5) FROM ldpd.share_grant WHERE upper(purpose) LIKE '核%' AND source = 'request' AND source_id > 0), 'as has one with a predicate of any kind');

SELECT * FROM finish();
ROLLBACK;
