-- The ledger's leaves (Articles 28, 34): one a month, made ahead; nothing is lost where one is missing, and each is guarded.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(38);

SELECT is((SELECT array_agg(inhrelid::regclass::text) FROM pg_inherits WHERE inhparent = 'ledger'::regclass), ARRAY['ledger_default'], 'a new ledger has its default leaf alone');
SELECT isnt((SELECT count(*)::int FROM ONLY ledger_default), 0, 'which takes what there is');

-- An entry of today, by the real clock, before its month is there
SET LOCAL ldpd.clock = '';
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '今日')$$) \gset ignore_
SELECT 'ledger_' || to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY_MM') AS month,
       'ledger_' || to_char(now() AT TIME ZONE 'Asia/Shanghai' + '1 year', 'YYYY_MM') AS last,
       date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') AS first \gset
SELECT max(id) AS today FROM ledger \gset
SELECT is((SELECT tableoid::regclass::text FROM ledger WHERE id = :today), 'ledger_default', 'an entry whose month is missing lies in the default leaf');
SELECT md5(string_agg(l::text, ',' ORDER BY id)) AS all_before, count(*) AS n_before FROM ledger l \gset

SET LOCAL ldpd.restoring = on;
SELECT is(ledger_prepare_months(), 0, 'a restore makes its own months');
SET LOCAL ldpd.restoring = off;
SELECT is(ledger_prepare_months(), 13, 'this month and the year to come are made');
SELECT is(ledger_prepare_months(), 0, 'once');
SELECT is((SELECT tableoid::regclass::text FROM ledger WHERE id = :today), :'month', 'the entry has come into its month');
SELECT is((SELECT md5(string_agg(l::text, ',' ORDER BY id)) FROM ledger l), :'all_before', 'and nothing was changed or lost by it');
SELECT isnt(to_regclass(:'last'), NULL, 'the same month of the next year is there');
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '又')$$) \gset ignore_
SELECT is((SELECT tableoid::regclass::text FROM ledger ORDER BY id DESC LIMIT 1), :'month', 'what comes now goes there at once');
SET LOCAL ldpd.clock = '2031-05-05 09:00';
SELECT rows_of('regress_city', $$INSERT INTO vocabulary VALUES ('format', '帛书', '自拟')$$) \gset ignore_
SELECT is((SELECT tableoid::regclass::text FROM ledger ORDER BY id DESC LIMIT 1), 'ledger_default', 'a rehearsal in a year without months too leaves its entry');
SET LOCAL ldpd.clock = '';

-- The edges of a month are Beijing's.
CREATE FUNCTION leaf_at(moment text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('ldpd.clock', moment, true);
    PERFORM rows_of('regress_city', format('INSERT INTO vocabulary VALUES (%L, %L, %L)', 'format', moment, '自拟'));
    PERFORM set_config('ldpd.clock', '', true);
    RETURN (SELECT tableoid::regclass::text FROM ledger ORDER BY id DESC LIMIT 1);
END $$;
SELECT is(leaf_at(to_char(timestamp :'first', 'YYYY-MM-DD 00:00:00')), :'month', 'the first moment of a month is in it');
SELECT is(leaf_at(to_char(timestamp :'first' - '1 second'::interval, 'YYYY-MM-DD HH24:MI:SS')), 'ledger_default', 'the one before is not');
SELECT is(leaf_at(to_char(timestamp :'first' + '1 month - 1 second'::interval, 'YYYY-MM-DD HH24:MI:SS')), :'month', 'the last is');
SELECT is(leaf_at(to_char(timestamp :'first' + '1 year 1 month'::interval, 'YYYY-MM-DD HH24:MI:SS')), 'ledger_default', 'after the last month comes the default leaf');

-- Each leaf is guarded as the ledger is.
SELECT is(attempt(actor, replace(statement, 'LEAF', leaf)), state, leaf || ': ' || why) FROM (VALUES
    ('postgres', 'INSERT INTO LEAF SELECT * FROM LEAF', 'LD028', 'nothing is added'),
    ('postgres', 'UPDATE LEAF SET action = ''x''', 'LD028', 'nothing is changed'),
    ('postgres', 'DELETE FROM LEAF', 'LD028', 'nothing is deleted'),
    ('postgres', 'TRUNCATE LEAF', 'LD028', 'nor all'),
    ('postgres', 'SET LOCAL ldpd.restoring = on; DELETE FROM LEAF', 'LD028', 'a restore takes none'),
    ('regress_audit', 'SELECT * FROM LEAF', '42501', 'nobody reads round the ledger''s row security'),
    ('regress_city', 'SELECT * FROM LEAF', '42501', 'no bureau either'),
    ('regress_mz', 'DROP TABLE LEAF', '42501', 'nor is it anybody''s')
) AS t(actor, statement, state, why), unnest(ARRAY['ledger_default', :'month']) leaf;
SELECT is(attempt('regress_audit', 'SELECT ledger_prepare_months()'), '42501', 'months are made by the server, and by its administrator');
SELECT is(attempt('postgres', 'DELETE FROM ledger'), 'LD028', 'the ledger itself is as it was');
SELECT is((SELECT count(*)::int FROM pg_inherits i WHERE inhparent = 'ledger'::regclass
           AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = inhrelid AND tgname = 'ledger_guard' AND tgenabled = 'O')), 0, 'every leaf has its guard');
SELECT is((SELECT count(*)::int FROM pg_inherits i WHERE inhparent = 'ledger'::regclass
           AND (SELECT count(*) FROM pg_index x WHERE x.indrelid = inhrelid AND x.indisvalid) <> 4), 0, 'and its four indexes');
SELECT is((SELECT count(*)::int FROM pg_inherits i JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = inhrelid AND d.deptype = 'e'
           WHERE inhparent = 'ledger'::regclass), 1, 'a month is no part of the extension''s script');
-- Indexes find what the heap holds.
SET LOCAL enable_seqscan = off;
SELECT is((SELECT id FROM ledger WHERE id = :today), :today::bigint, 'by number');
SELECT isnt((SELECT count(*)::int FROM ledger WHERE object LIKE 'share_request/%'), 0, 'by object');

SELECT * FROM finish();
ROLLBACK;
