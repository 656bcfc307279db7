-- Deadlines are data (Article 45): which rule binds, what a new notice does to periods that run, what nobody may change.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = public, ldpd;
SELECT plan(41);

CREATE ROLE regress_bureau IN ROLE ldpd_bureau;
CREATE ROLE regress_agency IN ROLE ldpd_agency;
CREATE ROLE regress_other IN ROLE ldpd_agency;
SET ldpd.clock = '2026-11-10 09:00';
INSERT INTO agency (code, name, kind, region, principal, data_officer) VALUES
    ('11371300MB00100143', '临沂市大数据局', 'bureau', '371300', '甲', '乙'),
    ('11371300MB0010022X', '临沂市民政局', 'department', '371300', '甲', '乙'),
    ('11371300MB0010030Q', '临沂市公安局', 'department', '371300', '甲', '乙');
INSERT INTO agency_role VALUES
    ('regress_bureau', '11371300MB00100143'), ('regress_agency', '11371300MB0010022X'), ('regress_other', '11371300MB0010030Q');

-- What the tests cite: 《某法》, of two articles.
INSERT INTO instrument (code, title, status, effective, rank) VALUES ('some-law', '某法', 'issued', '[2020-01-01,)', '法律');
INSERT INTO provision (instrument, article, text) VALUES ('some-law', 1, '第一条'), ('some-law', 2, '第二条');

CREATE FUNCTION pg_temp.attempt(actor name, statement text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('role', actor, true);
    EXECUTE statement;
    PERFORM set_config('role', 'none', true);
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE;
END $$;

-- ---------------------------------------------------------------- which rule binds

SELECT is(due_on('share_reply', '2026-02-12 10:00+08'), '2026-02-24'::date, 'Article 16: 3 working days');
SELECT is(due_on('share_fulfil', '2026-02-24 10:00+08'), '2026-03-04'::date, 'Article 16: 7 working days');
SELECT is(due_on('open_reply', '2026-09-30 10:00+08'), '2026-10-15'::date, 'Article 22: 7 working days');
SELECT is(due_on('catalogue_update', '2026-02-13 10:00+08'), '2026-03-12'::date, 'Article 8: 15 working days');
SELECT is(due_on('share_reply', '2026-02-11 16:30:00+00'), '2026-02-24'::date, 'the day is Beijing''s: half past midnight there');
SELECT throws_ok($$SELECT due_on('share_reply', '2023-06-01')$$, 'P0002', NULL, 'no rule before the regulation is in force');
SELECT throws_ok($$SELECT due_on('nothing', now())$$, 'P0002', NULL, 'no such rule');
SELECT throws_ok($$SELECT due_on('share_reply', '2026-12-31 10:00+08')$$, '22008', NULL, 'a plain function does not guess');
SELECT results_eq(
    $$SELECT day, counted, reason FROM explain_due('share_reply', '2026-09-30 10:00+08') WHERE counted IS NOT NULL$$,
    $$VALUES ('2026-10-08'::date, 1, '星期四 工作日'), ('2026-10-09', 2, '星期五 工作日'), ('2026-10-10', 3, '星期六 国庆节调休上班')$$,
    'explain_due names the days that count');
SELECT is((SELECT count(*)::int FROM explain_due('share_reply', '2026-09-30 10:00+08')
           WHERE counted IS NULL AND document = '国办发明电〔2025〕7号'), 7, 'and the notice behind those that do not');

-- ---------------------------------------------------------------- who sets rules, and since when

SELECT is(pg_temp.attempt(actor, statement), state, why) FROM (VALUES
    ('regress_agency', $$UPDATE duty_rule SET workdays = 99$$, '42501', 'an agency sets no rule'),
    ('regress_agency', $$UPDATE instrument SET adopted = false$$, '42501', 'nor drops an instrument'),
    ('regress_bureau', $$UPDATE duty_rule SET workdays = 99 WHERE rule = 'share_reply'$$, 'LD045', 'the bureau changes no rule in force'),
    ('regress_bureau', $$DELETE FROM duty_rule WHERE rule = 'share_reply'$$, 'LD045', 'nor deletes it'),
    ('regress_bureau', $$INSERT INTO duty_rule VALUES ('share_reply', 'linyi', 16, 1, '[2026-01-01,)')$$, 'LD045', 'nor makes one for the past'),
    ('regress_bureau', $$UPDATE duty_rule SET effective = daterange(NULL, '2026-01-01') WHERE rule = 'share_reply'$$, 'LD045', 'nor ends one in the past'),
    ('regress_bureau', $$INSERT INTO duty_rule VALUES ('share_reply', 'linyi', 16, 0, '[2027-01-01,)')$$, '23514', 'a period of no days'),
    ('regress_bureau', $$INSERT INTO instrument VALUES ('x', '某办法', 'issued', true, '[2026-12-01,)')$$, NULL, 'it registers an instrument'),
    ('regress_bureau', $$INSERT INTO duty_rule VALUES ('share_reply', 'x', 9, 2, '[2026-12-01,)')$$, NULL, 'with a rule from a day to come')
) AS t(actor, statement, state, why);
SELECT is(rule_workdays('share_reply', '2026-11-30'), 3, 'the day before, the old rule binds');
SELECT is(rule_workdays('share_reply', '2026-12-01'), 2, 'then the earlier due date holds');
UPDATE instrument SET adopted = false WHERE code = 'x';
SELECT is(rule_workdays('share_reply', '2026-12-01'), 3, 'but only of an instrument that is adopted');

-- ---------------------------------------------------------------- a notice and the periods that run

SELECT is(pg_temp.attempt('regress_agency', $$INSERT INTO resource (code) VALUES ('303001/1')$$), NULL, 'a resource');
SELECT is(pg_temp.attempt('regress_agency', $$
    INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, open_class, security_level,
                                  use_requirement, update_cycle)
    VALUES ('303001/1', '名称', '摘要', '电子文件', '有条件共享', '条件', '无条件开放', '一般', '要求', '每日');
    UPDATE resource_version SET state = 'submitted'$$), NULL, 'is catalogued');
SELECT is(pg_temp.attempt('regress_bureau', $$UPDATE resource_version SET state = 'approved'$$), NULL, 'approved');
SELECT is(pg_temp.attempt('regress_bureau', $$UPDATE resource_version SET state = 'published'$$), NULL, 'published');

CREATE FUNCTION pg_temp.dues() RETURNS TABLE (id bigint, due date, provisional boolean, status text) LANGUAGE sql AS $$
    SELECT subject_id, due_on, provisional, status FROM ldpd.duty WHERE rule = 'share_reply' ORDER BY 1
$$;
CREATE FUNCTION pg_temp.ask(moment text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('ldpd.clock', moment, true);
    RETURN pg_temp.attempt('regress_other', 'INSERT INTO share_request (resource, purpose) VALUES (''303001/1'', ''核验'')');
END $$;
SELECT is(pg_temp.ask('2026-11-16 09:00'), NULL, 'one asks on Monday 16 November');
SELECT is(pg_temp.ask('2026-12-30 09:00'), NULL, 'another one on 30 December, into a year with no notice');
SELECT results_eq('SELECT * FROM pg_temp.dues()',
    $$VALUES (1::bigint, '2026-11-19'::date, false, 'overdue'), (2, '2027-01-04', true, 'running')$$,
    'the second deadline is provisional');
SET ldpd.clock = '2027-01-06 09:00';
SELECT is((SELECT status FROM pg_temp.dues() WHERE id = 2), 'running', 'a provisional deadline is never called overdue');
SELECT is((SELECT workdays_left FROM duty WHERE rule = 'share_reply' AND subject_id = 2), NULL, 'and has no days left to tell');

-- The notice comes late: by it the reply was due on 5 January. Today is the 6th.
SELECT is(pg_temp.attempt('regress_bureau', $$
    INSERT INTO calendar_notice VALUES ('迟到的通知', 2027, '2027-01-05');
    INSERT INTO calendar_day VALUES ('2027-01-01', false, '元旦', '迟到的通知'), ('2027-01-04', false, '元旦', '迟到的通知');
    SET CONSTRAINTS ALL IMMEDIATE$$), NULL, 'a notice is loaded');
SELECT results_eq('SELECT * FROM pg_temp.dues()',
    $$VALUES (1::bigint, '2026-11-19'::date, false, 'overdue'), (2, '2027-01-06', false, 'running')$$,
    'nobody is late by it after the fact: what would have been due yesterday ends today; the other is as it was');
SELECT results_eq($$SELECT object COLLATE "default", detail->>'from', detail->>'to', article FROM ledger WHERE action = 'deadline_moved' AND article <> 34$$,
    $$VALUES ('share_request/2', '2027-01-04', '2027-01-06', 16)$$, 'both dates are in the ledger');

-- In mid-year: a day is taken off, a weekend day is worked instead.
SELECT is(pg_temp.ask('2026-11-17 09:00'), NULL, 'a third request, due 20 November');
SELECT is(pg_temp.attempt('regress_bureau', $$
    INSERT INTO calendar_day VALUES ('2026-11-20', false, '测试', '国办发明电〔2025〕7号');
    SET CONSTRAINTS ALL IMMEDIATE$$), NULL, 'the 20th is taken off');
SELECT is((SELECT due FROM pg_temp.dues() WHERE id = 3), '2026-11-23'::date, 'and the period ends after it');
SELECT is(pg_temp.attempt('regress_bureau', $$
    INSERT INTO calendar_day VALUES ('2026-11-21', true, '测试', '国办发明电〔2025〕7号');
    SET CONSTRAINTS ALL IMMEDIATE$$), NULL, 'Saturday the 21st is worked instead');
SELECT is((SELECT due FROM pg_temp.dues() WHERE id = 3), '2026-11-21'::date, 'and it ends then');
SET ldpd.clock = '2026-11-21 15:00';
SELECT is(pg_temp.attempt('regress_agency', $$UPDATE share_request SET state = 'refused', legal_basis = '《某法》第一条' WHERE id = 3$$), NULL,
    'it is answered on that day');
UPDATE calendar_day SET is_workday = false WHERE day IN ('2026-11-21');
SET CONSTRAINTS ALL IMMEDIATE;
SELECT results_eq($$SELECT due, status FROM pg_temp.dues() WHERE id = 3$$, $$VALUES ('2026-11-21'::date, 'on_time')$$,
    'what is closed stays as it was judged');

SELECT * FROM finish();
ROLLBACK;
