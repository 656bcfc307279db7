-- The ledger's append side (Articles 28, 31, 34): an entry for each step, and no other way in or out.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(33);

SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_mz', 'INSERT INTO ledger SELECT * FROM ledger', '42501', 'an agency adds nothing'),
    ('regress_mz', 'UPDATE ledger SET action = ''x''', '42501', 'changes nothing'),
    ('regress_mz', 'DELETE FROM ledger', '42501', 'deletes nothing'),
    ('regress_audit', 'DELETE FROM ledger', '42501', 'nor does an auditor'),
    ('regress_city', 'UPDATE ledger SET role = ''x''', '42501', 'nor the bureau'),
    ('postgres', 'INSERT INTO ledger SELECT id + 1000000, at, role, session_role, agency, article, action, object, detail FROM ledger', 'LD028', 'nor a superuser'),
    ('postgres', 'UPDATE ledger SET action = ''x''', 'LD028', 'by no statement'),
    ('postgres', 'DELETE FROM ledger WHERE false', 'LD028', 'not even of no row'),
    ('postgres', 'TRUNCATE ledger', 'LD028', 'nor all of them'),
    ('postgres', 'MERGE INTO ledger l USING (VALUES (1)) v ON l.id = v.column1 WHEN MATCHED THEN DELETE', 'LD028', 'nor by MERGE'),
    ('regress_mz', 'SELECT nextval(''ldpd.ledger_id_seq'')', '42501', 'nor its numbers'),
    ('regress_mz', 'SELECT setval(''ldpd.ledger_id_seq'', 1)', '42501', 'nor their order')
) AS t(actor, statement, state, why);

-- One entry for each step, with who, for whom, by which article, on what.
SELECT coalesce(max(id), 0) AS start FROM ledger \gset
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$) \gset ignore_
SELECT max(id) AS r FROM share_request \gset
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'agreed'$$) \gset ignore_
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'fulfilled'$$) \gset ignore_
SELECT max(id) AS g FROM share_grant \gset
SELECT rows_of('regress_ga', $$UPDATE share_request SET state = 'ended'$$) \gset ignore_
SELECT rows_of('regress_platform', $$INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose) VALUES ('303001/1', 'person', 'E12345678', '研究')$$) \gset ignore_
SELECT max(id) AS o FROM open_request \gset
SELECT rows_of('regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/1', 'element', '改', '2026-03-01')$$) \gset ignore_
SELECT max(id) AS c FROM catalogue_change \gset
SELECT rows_of('regress_mz', $$INSERT INTO emergency_share (resource, consumer, event, purpose, basis, valid_until)
    VALUES ('303001/1', '11371300MB0010049M', '洪水', '转移', '预案', '2026-04-01')$$) \gset ignore_
SELECT max(id) AS e FROM emergency_share \gset
SELECT rows_of('regress_mz', $$SELECT attach('303001/1', 'data.c', 'record')$$) \gset ignore_
SELECT results_eq(
    format($$SELECT role::text COLLATE "default", agency::text, article, action COLLATE "default", object COLLATE "default" FROM ledger WHERE id > %s ORDER BY id$$, :start),
    format($$VALUES
        ('regress_ga', '11371300MB0010030Q', 16, 'submitted', 'share_request/%1$s'),
        ('regress_mz', '11371300MB0010022X', 16, 'agreed', 'share_request/%1$s'),
        ('regress_mz', '11371300MB0010022X', 16, 'fulfilled', 'share_request/%1$s'),
        ('regress_mz', '11371300MB0010022X', 16, 'granted', 'share_grant/%2$s'),
        ('regress_ga', '11371300MB0010030Q', 16, 'ended', 'share_request/%1$s'),
        ('regress_ga', '11371300MB0010030Q', 16, 'grant_ended', 'share_grant/%2$s'),
        ('regress_platform', NULL, 22, 'submitted', 'open_request/%3$s'),
        ('regress_mz', '11371300MB0010022X', 8, 'filed', 'catalogue_change/%4$s'),
        ('regress_mz', '11371300MB0010022X', 18, 'opened', 'emergency_share/%5$s'),
        ('regress_mz', '11371300MB0010022X', 18, 'granted', 'share_grant/%6$s'),
        ('regress_mz', '11371300MB0010022X', 16, 'mode_changed', 'resource/303001/1')$$, :r, :g, :o, :c, :e, :g + 1),
    'each step leaves its entry');
SELECT is((SELECT array_agg(DISTINCT session_role::text) FROM ledger WHERE id > :start), ARRAY['postgres'], 'with the role that the session is of');
SELECT is((SELECT bool_and(at = ldpd.now()) FROM ledger WHERE id > :start), true, 'and the moment of the law');
SELECT is((SELECT detail->'state' FROM ledger WHERE id > :start AND action = 'agreed'), '["submitted", "agreed"]'::jsonb, 'and what it was, and is');
SELECT is((SELECT detail->'fulfil_due'->>1 FROM ledger WHERE id > :start AND action = 'agreed'), '2026-03-11', 'the deadline that began too');

-- Text in it is the same whatever the session's settings are.
SET TimeZone = 'Asia/Kolkata';
SET DateStyle = 'SQL, DMY';
SET IntervalStyle = 'postgres_verbose';
SELECT coalesce(max(id), 0) AS start FROM ledger \gset
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose, valid_until) VALUES ('303001/1', '核验', '2026-12-01 00:00+08')$$) \gset ignore_
SELECT is((SELECT detail->>'valid_until' FROM ledger WHERE id > :start), '2026-12-01 00:00:00+08', 'a moment is Beijing''s');
SELECT is((SELECT detail->>'reply_due' FROM ledger WHERE id > :start), '2026-03-05', 'a day is ISO''s');
RESET TimeZone;
RESET DateStyle;

-- A step that is rolled back leaves none; one that did not happen neither.
SELECT max(id) AS start FROM ledger \gset
SELECT is(attempt('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验'); SELECT 1 / 0$$), '22012', 'a step is rolled back');
SELECT is(attempt('regress_ga', $$UPDATE share_request SET state = 'withdrawn' WHERE false$$), NULL, 'no row is touched');
SELECT is(attempt('regress_ga', $$UPDATE share_request SET state = 'agreed'$$), 'LD016', 'a step is refused');
SELECT is((SELECT max(id) FROM ledger), :start::bigint, 'and none of them is in the ledger');

-- Who sees which entries
SELECT is(value_of('regress_audit', 'SELECT count(*) FROM ledger'), (SELECT count(*)::text FROM ledger), 'an auditor sees all');
SELECT is(value_of('regress_ga', 'SELECT count(DISTINCT agency) FROM ledger'), '1', 'an agency its own');
SELECT is(value_of('regress_city', 'SELECT count(*) FROM ledger'), (SELECT count(agency)::text FROM ledger), 'the city''s bureau those of its agencies');
SELECT is(value_of('regress_county', 'SELECT count(*) FROM ledger WHERE agency = ''11371300MB0010022X'''), '0', 'a county''s bureau none of the city''s');
SELECT is(attempt('regress_report', 'SELECT * FROM ledger'), '42501', 'reports have their own figures');

-- The other registers that the server alone writes, and those that are kept by office
SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_mz', 'UPDATE vocabulary SET label = ''x''', '42501', 'an agency keeps no vocabulary'),
    ('regress_county', 'INSERT INTO vocabulary VALUES (''format'', ''竹简'', ''自拟'')', 'LD006', 'nor a county''s bureau'),
    ('regress_city', 'INSERT INTO vocabulary VALUES (''format'', ''竹简'', ''自拟'')', NULL, 'the city''s does'),
    ('regress_city', 'UPDATE article SET text = ''''', '42501', 'the law itself is nobody''s'),
    ('regress_city', 'UPDATE coverage SET how = ''enforced''', '42501', 'nor what is kept of it')
) AS t(actor, statement, state, why);

SELECT * FROM finish();
ROLLBACK;
