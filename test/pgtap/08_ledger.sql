-- The ledger's append side (Articles 28, 31, 34): an entry for each step, and no other way in or out.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(89);

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
    VALUES ('303001/1', '11371300MB0010049M', '洪水', '转移', '预案', '2026-03-30')$$) \gset ignore_
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
        ('regress_mz', '11371300MB0010022X', 18, 'told', 'emergency_share/%5$s'),
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

-- ---------------------------------------------------------------- an entry for each thing that the law keeps on record

-- The entries that a statement makes: agency/role article action object.
CREATE FUNCTION entries(actor name, statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    before bigint := (SELECT coalesce(max(id), 0) FROM ldpd.ledger);
BEGIN
    PERFORM rows_of(actor, statement);
    RETURN (SELECT string_agg(concat_ws(' ', role, session_role, agency, article, action, regexp_replace(object, '^([a-z_]*(version|grant|change|request|share|task))/.*', '\1')), '; ' ORDER BY id)
            FROM ldpd.ledger WHERE id > before);
END $$;
SELECT is(entries(actor, statement), actor || ' postgres ' || said, statement) FROM (VALUES
    ('regress_city', $$INSERT INTO region VALUES ('371372', '临港区', 'zone', '371300')$$, '11371300MB00100143 5 registered region/371372'),
    ('regress_city', $$UPDATE region SET name = '临港' WHERE code = '371372'$$, '11371300MB00100143 5 changed region/371372'),
    ('regress_city', $$DELETE FROM region WHERE code = '371372'$$, '11371300MB00100143 5 removed region/371372'),
    ('regress_city', $$INSERT INTO agency (code, name, kind, region) VALUES ('11371300MB0010057G', '住建局', 'department', '371300')$$, '11371300MB00100143 5 registered agency/11371300MB0010057G' || (SELECT string_agg('; regress_city postgres 11371300MB00100143 34 due security_task', '') FROM generate_series(1, 5))),
    ('regress_mz', $$UPDATE agency SET principal = '丙' WHERE code = current_agency()$$, '11371300MB0010022X 5 changed agency/11371300MB0010022X'),
    ('regress_city', $$INSERT INTO instrument VALUES ('x', '某办法', 'issued', false, '[2026-12-01,)')$$, '11371300MB00100143 45 registered instrument/x'),
    ('regress_city', $$INSERT INTO duty_rule VALUES ('share_reply', 'x', 9, 2, '[2026-12-01,)')$$, '11371300MB00100143 45 registered duty_rule/share_reply/x/[2026-12-01,)'),
    ('regress_mz', $$INSERT INTO resource (code) VALUES ('303001/40')$$, '11371300MB0010022X 7 registered resource/303001/40'),
    ('regress_mz', $$INSERT INTO resource_version (resource, name, summary, format, share_class, open_class, security_level, use_requirement, update_cycle)
        VALUES ('303001/40', '甲', '乙', '电子文件', '1', '1', '一般', '要求', '每日')$$, '11371300MB0010022X 7 draft resource_version'),
    ('regress_mz', $$UPDATE resource_version SET name = '丙' WHERE resource = '303001/40'$$, '11371300MB0010022X 7 edited resource_version'),
    ('regress_mz', $$UPDATE resource_version SET state = 'submitted' WHERE resource = '303001/40'$$, '11371300MB0010022X 7 submitted resource_version'),
    ('regress_city', $$UPDATE resource_version SET state = 'returned', return_reason = '不详' WHERE resource = '303001/40'$$, '11371300MB00100143 7 returned resource_version'),
    ('regress_mz', $$UPDATE resource_version SET state = 'submitted' WHERE resource = '303001/40'$$, '11371300MB0010022X 7 submitted resource_version'),
    ('regress_city', $$UPDATE resource_version SET state = 'approved' WHERE resource = '303001/40'$$, '11371300MB00100143 7 approved resource_version'),
    ('regress_city', $$UPDATE resource_version SET state = 'published' WHERE resource = '303001/40'$$, '11371300MB00100143 7 published resource_version'),
    ('regress_mz', $$ALTER TABLE data.u ADD COLUMN x int$$, '11371300MB0010022X 8 filed catalogue_change'),
    ('regress_mz', $$ALTER TABLE data.u DROP COLUMN x$$, '11371300MB0010022X 8 filed catalogue_change'),
    ('regress_mz', $$SELECT detach('303001/2')$$, '11371300MB0010022X 34 detached resource/303001/2'),
    ('regress_mz', $$SELECT attach('303001/2', 'data.u')$$, '11371300MB0010022X 16 attached resource/303001/2'),
    ('regress_mz', $$SELECT attach('303001/2', 'data.u', 'record')$$, '11371300MB0010022X 16 mode_changed resource/303001/2'),
    ('postgres', $$INSERT INTO agency_role VALUES ('regress_nobody', '11371300MB0010022X')$$, '31 registered agency_role/regress_nobody'),
    ('postgres', $$UPDATE agency_role SET agency = '11371300MB0010030Q' WHERE role = 'regress_nobody'::regrole$$, '31 changed agency_role/regress_nobody'),
    ('postgres', $$DELETE FROM agency_role WHERE role = 'regress_nobody'::regrole$$, '31 removed agency_role/regress_nobody'),
    ('regress_city', $$INSERT INTO vocabulary VALUES ('format', '木简', '自拟')$$, '11371300MB00100143 6 registered vocabulary/format/木简')
) AS t(actor, statement, said);
SELECT matches(entries('regress_mz', 'DROP TABLE data.u'), '8 filed catalogue_change; .* 34 dropped resource/303001/2', 'a dropped table leaves its change, and that it is gone');
SELECT ok(entries('regress_city', $$INSERT INTO calendar_notice VALUES ('测试通知', 2027, '2026-02-01'); INSERT INTO calendar_day VALUES ('2027-01-01', false, '元旦', '测试通知')$$)
    LIKE '%registered calendar_notice/测试通知%registered calendar_day/2027-01-01%', 'a notice and its days');
SELECT is((SELECT array_agg(k ORDER BY k) FROM ledger, jsonb_object_keys(detail) k WHERE action = 'changed' AND object = 'region/371372'), ARRAY['name'], 'what changed, and nothing that did not');
SELECT is((SELECT (detail->>'name', detail->>'level')::text FROM ledger WHERE action = 'removed' AND object = 'region/371372'), '(临港,zone)', 'what is gone stands there whole');

-- A session role and the role that it took.
SET SESSION AUTHORIZATION regress_ga;
INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '登录');
RESET SESSION AUTHORIZATION;
SELECT is((SELECT (role, session_role, agency)::text FROM ledger ORDER BY id DESC LIMIT 1), '(regress_ga,regress_ga,11371300MB0010030Q)', 'who logged in as itself');
-- A definer function's step is its caller's.
CREATE FUNCTION data.file() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/1', '代')$$;
SELECT matches(entries('regress_ga', 'SELECT data.file()'), '^regress_ga postgres 11371300MB0010030Q 16 submitted share_request$', 'a definer function lends no name');

-- As many entries as steps, in a statement of many rows too.
SELECT max(id) AS start FROM ledger \gset
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) SELECT '303001/1', '批' || i FROM generate_series(1, 5) i$$) \gset ignore_
SELECT is((SELECT count(DISTINCT object)::int FROM ledger WHERE id > :start), 5, 'five filings leave five');
SELECT rows_of('regress_ga', $$UPDATE share_request SET state = 'withdrawn' WHERE purpose LIKE '批%'$$) \gset ignore_
SELECT is((SELECT count(*)::int FROM ledger WHERE id > :start), 10, 'and five withdrawals five more');

-- Indexes that an administrator adds are kept, of whatever kind.
CREATE INDEX regress_expression ON ledger_default ((detail ->> 'purpose'), lower(action));
CREATE INDEX regress_partial ON ledger_default (object) WHERE article = 16 AND action <> 'withdrawn';
CREATE INDEX regress_gin ON ledger_default USING gin (detail);
CREATE INDEX regress_brin ON ledger_default USING brin (at);
CREATE INDEX regress_hash ON ledger_default USING hash (object);
CREATE INDEX regress_including ON ledger_default (article) INCLUDE (action);
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) SELECT '303001/1', '另批' || i FROM generate_series(1, 3) i$$) \gset ignore_
SELECT is(count::int, 3, 'its entries are found by ' || by)
FROM (VALUES
    ('an expression', $$detail ->> 'purpose' LIKE '另批%' AND detail ->> 'purpose' >= '另' AND lower(action) = 'submitted'$$),
    ('a condition', $$article = 16 AND action <> 'withdrawn' AND object > 'share_request/' AND detail ->> 'purpose' LIKE '另批%'$$),
    ('what it contains', $$detail @> '{"state": "submitted"}' AND detail ->> 'purpose' LIKE '另批%'$$),
    ('its time', $$at >= ldpd.now() - interval '1 minute' AND detail ->> 'purpose' LIKE '另批%'$$),
    ('its object', $$object = ANY (ARRAY(SELECT 'share_request/' || id FROM ldpd.share_request WHERE purpose LIKE '另批%'))$$),
    ('its article', $$article = 16 AND detail ->> 'purpose' LIKE '另批%'$$)) t(by, condition),
    LATERAL (SELECT set_config('enable_seqscan', 'off', true)) off,
    LATERAL (SELECT value_of('postgres', 'SELECT count(*) FROM ledger_default WHERE ' || condition)) c(count);
SELECT set_config('enable_seqscan', 'on', true) \gset ignore_
SELECT is(
    (SELECT string_agg(c.relname, ' ' ORDER BY c.relname) FROM pg_class c WHERE c.relname LIKE 'regress\_%' AND c.relkind = 'i' AND pg_relation_size(c.oid) > 0),
    'regress_brin regress_expression regress_gin regress_hash regress_including regress_partial', 'each of them is there');

-- No way round the guard
CREATE VIEW data.entries AS SELECT * FROM ledger;
GRANT SELECT, INSERT, UPDATE, DELETE ON data.entries TO ldpd_agency;
CREATE FUNCTION data.wipe() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'DELETE FROM ldpd.ledger';
SELECT current_setting('data_directory') || '/regress_copy' AS file \gset
COPY (SELECT * FROM ledger LIMIT 1) TO :'file';
GRANT pg_read_server_files TO regress_mz;
SELECT is(attempt(actor, format(statement, :'file')), state, why) FROM (VALUES
    ('regress_mz', 'DELETE FROM data.entries', 'LD028', 'not through a superuser''s view'),
    ('regress_mz', 'UPDATE data.entries SET action = ''x''', 'LD028', 'that updates'),
    ('regress_mz', 'INSERT INTO data.entries SELECT * FROM ledger', 'LD028', 'or inserts'),
    ('regress_mz', 'SELECT data.wipe()', 'LD028', 'nor by its function'),
    ('regress_mz', 'COPY ledger FROM %L', '42501', 'nor by COPY'),
    ('postgres', 'COPY ledger FROM %L', 'LD028', 'by a superuser'),
    ('postgres', 'INSERT INTO ledger (id, at, role, session_role, article, action, object) OVERRIDING SYSTEM VALUE VALUES (0, now(), ''x'', ''x'', 1, ''x'', ''x'') ON CONFLICT DO NOTHING', 'LD028', 'nor by an upsert'),
    ('postgres', 'TRUNCATE ledger, share_request CASCADE', 'LD028', 'nor with others'),
    ('postgres', 'SET LOCAL ldpd.restoring = on; DELETE FROM ledger', 'LD028', 'a restore brings entries, and takes none'),
    ('postgres', 'SET LOCAL ldpd.restoring = on; UPDATE ledger SET action = ''x''', 'LD028', 'nor changes any'),
    ('postgres', 'SET LOCAL ldpd.restoring = on; TRUNCATE ledger', 'LD028', 'nor all'),
    ('regress_mz', 'ALTER TABLE ledger DISABLE TRIGGER ALL', '42501', 'its guard is not an agency''s'),
    ('regress_mz', 'DROP TRIGGER ledger_guard ON ledger', '42501', 'nor to be dropped'),
    ('regress_audit', 'INSERT INTO ledger SELECT * FROM ledger', '42501', 'an auditor adds nothing'),
    ('regress_mz', 'LOCK TABLE ledger IN EXCLUSIVE MODE', '42501', 'nobody stops it')
) AS t(actor, statement, state, why);
SELECT is(value_of('regress_ga', $$SELECT count(*) FROM ledger WHERE agency IS NULL$$), '0', 'what no agency did, no agency sees');
SELECT is(attempt('regress_platform', 'SELECT * FROM ledger'), '42501', 'nor the open platform any of it');

SELECT * FROM finish();
ROLLBACK;
