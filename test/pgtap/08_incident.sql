-- Article 34: the five duties as recurring tasks, incidents and their steps, and what an incident freezes.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(66);

-- ---------------------------------------------------------------- the five duties

SELECT is((SELECT count(*)::int FROM security_task WHERE agency = '11371300MB0010022X' AND state = 'due'), 5, 'registered, an agency has its five duties');
SELECT is((SELECT count(*)::int FROM security_task t JOIN agency a ON a.code = t.agency WHERE a.kind = 'pilot_operator'), 0, 'a pilot operator has those of its agreement');
SELECT results_eq($$SELECT t.duty, t.due_on, t.provisional FROM security_task t WHERE agency = '11371300MB0010022X' ORDER BY 1$$,
    $$VALUES (1, '2027-03-02'::date, true), (2, '2027-03-02', true), (3, '2026-06-02', false), (4, '2027-03-02', true), (5, '2027-03-02', true)$$,
    'due by their cycles; a year without a notice is provisional');
SELECT clock('2026-06-03 09:00') \gset ignore_
SELECT results_eq($$SELECT agency::text, subject_id FROM duty WHERE rule = 'security_task' AND status = 'overdue' AND agency = '11371300MB0010022X'$$,
    $$SELECT '11371300MB0010022X', id FROM security_task WHERE agency = '11371300MB0010022X' AND duty = 3$$, 'nobody called anything, and the quarterly one is overdue');
SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_mz', $$UPDATE security_task SET state = 'done' WHERE duty = 3 AND agency = current_agency()$$, 'LD034', 'no evidence'),
    ('regress_mz', $$UPDATE security_task SET state = 'done', evidence = '　' WHERE duty = 3 AND agency = current_agency()$$, 'LD034', 'nor blank evidence'),
    ('regress_city', $$UPDATE security_task SET state = 'done', evidence = '检查报告' WHERE duty = 3 AND agency = '11371300MB0010022X'$$, 'LD034', 'not for another'),
    ('regress_mz', $$UPDATE security_task SET due_on = '2030-01-01' WHERE agency = current_agency()$$, 'LD034', 'the server says when it is due'),
    ('regress_mz', $$INSERT INTO security_task (agency, duty) VALUES (current_agency(), 3)$$, '42501', 'and makes the rows'),
    ('postgres', $$INSERT INTO security_task (agency, duty) VALUES ('11371300MB0010022X', 3)$$, 'LD034', 'nobody else does'),
    ('regress_mz', $$UPDATE security_task SET state = 'done', evidence = '检查报告〔2026〕1号' WHERE duty = 3 AND agency = current_agency()$$, NULL, 'done, with its evidence'),
    ('regress_mz', $$UPDATE security_duty SET cycle = '每年'$$, '42501', 'no agency sets a cycle'),
    ('regress_county', $$UPDATE security_duty SET cycle = '每年'$$, 'LD034', 'nor a county''s bureau'),
    ('regress_city', $$UPDATE security_duty SET cycle = '每月' WHERE duty = 3$$, NULL, 'the city''s does')
) AS t(actor, statement, state, why);
SELECT results_eq($$SELECT state, started_on, due_on, cycle COLLATE "default" FROM security_task WHERE agency = '11371300MB0010022X' AND duty = 3 ORDER BY id$$,
    $$VALUES ('done', '2026-03-02'::date, '2026-06-02'::date, '每季度'), ('due', '2026-06-03', '2026-09-03', '每季度')$$, 'the next period has begun');
SELECT results_eq($$SELECT status FROM duty WHERE rule = 'security_task' AND agency = '11371300MB0010022X' AND due_on = '2026-06-02'$$, $$VALUES ('late')$$, 'and the last one stays late');
SELECT is(attempt('regress_city', $$INSERT INTO security_duty VALUES (6, '密码应用安全性评估', '每年', 'linyi')$$), NULL, 'a city adds a duty');
SELECT is((SELECT count(*)::int FROM security_task WHERE duty = 6), 6, 'and it runs for each');
SELECT is(value_of('regress_ga', 'SELECT count(DISTINCT agency) FROM security_task'), '1', 'an agency sees its own');
-- A notice for the year to come settles what was provisional.
SELECT is(attempt('regress_city', $$INSERT INTO calendar_notice VALUES ('测试通知', 2027, '2026-06-02'); INSERT INTO calendar_day VALUES ('2027-03-02', false, '测试', '测试通知'); SET CONSTRAINTS ALL IMMEDIATE$$), NULL, 'a notice');
SELECT results_eq($$SELECT due_on, provisional FROM security_task WHERE agency = '11371300MB0010022X' AND duty = 1$$, $$VALUES ('2027-03-03'::date, false)$$, 'moves the running one');

-- ---------------------------------------------------------------- incidents

SELECT clock('2026-06-04 09:00') \gset ignore_
SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_ga', $$INSERT INTO incident (agency, description) VALUES ('11371300MB0010022X', '外泄')$$, 'LD034', 'not for another agency'),
    ('regress_platform', $$INSERT INTO incident (description) VALUES ('外泄')$$, '42501', 'the platform has none'),
    ('regress_nobody', $$INSERT INTO incident (description) VALUES ('外泄')$$, 'LD034', 'nor has a role of no agency'),
    ('regress_mz', $$INSERT INTO incident (description) VALUES ('　')$$, 'LD034', 'it says what happened'),
    ('regress_mz', $$INSERT INTO incident (description, found_at) VALUES ('外泄', '2026-06-05')$$, 'LD034', 'it was found before'),
    ('regress_mz', $$INSERT INTO incident (description, report_by) VALUES ('外泄', '2026-06-09')$$, 'LD034', 'the server says until when'),
    ('regress_mz', $$INSERT INTO incident (description, personal_information, found_at) VALUES ('账号被盗', true, '2026-06-04 08:00+08')$$, NULL, 'found'),
    ('regress_mz', $$UPDATE incident SET state = 'resolved', cause = '已查清'$$, 'LD034', 'no step is skipped'),
    ('regress_mz', $$UPDATE incident SET state = 'contained'$$, 'LD034', 'contained by which measures'),
    ('regress_ga', $$UPDATE incident SET state = 'contained', measures = '停用账号'$$, NULL, 'nobody else sees it'),
    ('regress_mz', $$UPDATE incident SET state = 'contained', measures = '停用账号'$$, NULL, 'contained'),
    ('regress_mz', $$UPDATE incident SET state = 'resolved', cause = '已查清'$$, 'LD034', 'not resolved before it is reported'),
    ('regress_mz', $$UPDATE incident SET state = 'reported', reported_to = '市委网信办', report = '危害后果'$$, 'LD034', 'the persons are told')
) AS t(actor, statement, state, why);
SELECT is((SELECT state FROM incident), 'contained', 'and what nobody else saw, nobody changed');
SELECT is((SELECT report_by FROM incident), '2026-06-05 08:00+08'::timestamptz, 'to be reported within 24 hours of being found');
SELECT id AS i FROM incident \gset

-- ---------------------------------------------------------------- what it freezes

-- 公安局 reads resource 1 under a grant, 2 without; a view and a copy of its own are read by the same rules.
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$) \gset ignore_
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'agreed'$$), rows_of('regress_mz', $$UPDATE share_request SET state = 'fulfilled'$$) \gset ignore_
SELECT max(id) AS g FROM share_grant \gset
CREATE FUNCTION reads() RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', coalesce(attempt('regress_ga', 'SELECT * FROM data.c'), 'c'), coalesce(attempt('regress_ga', 'SELECT * FROM data.u'), 'u'),
        coalesce(attempt('regress_rs', 'SELECT * FROM data.u'), 'u'), coalesce(attempt('regress_platform', 'SELECT * FROM data.u'), 'u'), coalesce(attempt('regress_mz', 'SELECT * FROM data.u'), 'u'))
$$;
GRANT SELECT ON data.u TO ldpd_public;
SELECT is(reads(), 'c u u u u', 'before, they read');
CREATE FUNCTION freeze(actor name, what text, of text) RETURNS text LANGUAGE sql AS
$$SELECT attempt(actor, format('INSERT INTO incident_freeze (incident, %I) VALUES (%s, %L)', what, (SELECT max(id) FROM ldpd.incident), of))$$;
CREATE FUNCTION lift(actor name) RETURNS text LANGUAGE sql AS $$SELECT attempt(actor, $q$UPDATE incident_freeze SET state = 'lifted', lift_reason = '已查清' WHERE state = 'frozen'$q$)$$;
SELECT is(freeze('regress_ga', 'resource', '303001/2'), 'LD034', 'a consumer freezes nobody''s data');
SELECT is(freeze('regress_county', 'resource', '303001/2'), 'LD034', 'nor does a bureau of elsewhere');
SELECT is(freeze('regress_mz', 'agency', '11371300MB0010030Q'), 'LD034', 'a provider freezes no agency');
SELECT is(attempt('regress_mz', format('INSERT INTO incident_freeze (incident, resource, grant_id) VALUES (%s, ''303001/2'', %s)', :i, :g)), 'LD034', 'one thing a row');
SELECT is(attempt('regress_mz', $$INSERT INTO incident_freeze (incident, resource) VALUES (9999, '303001/2')$$), '23503', 'of an incident that is');

SELECT is(freeze('regress_mz', 'resource', '303001/2'), NULL, 'its provider freezes a resource');
SELECT is(reads(), 'c LD034 LD034 LD034 u', 'nobody but the provider reads it, at once');
SELECT matches(refusal('regress_rs', 'SELECT * FROM data.u'), format('LD034 resource "303001/2" is frozen by incident %s .*Article 34', :i), 'the refusal names the incident');
SELECT is(value_of('regress_rs', $$SELECT allowed || ' ' || article FROM explain_access('303001/2')$$), 'false 34', 'so does the explanation');
SELECT is(attempt('regress_mz', $$SELECT attach('303001/2', 'data.u', 'record')$$), NULL, 'in mode record');
SELECT is(reads(), 'c LD034 LD034 LD034 u', 'a freeze holds too');
SELECT is(attempt('regress_mz', $$SELECT attach('303001/2', 'data.u')$$), NULL, 'back to mode enforce');
SELECT is(lift('regress_mz'), NULL, 'its provider lifts it');
SELECT is(reads(), 'c u u u u', 'and all goes on');

SELECT is(freeze('regress_mz', 'grant_id', :'g'), NULL, 'a grant');
SELECT is(reads(), 'LD034 u u u u', 'is frozen alone');
SELECT is(attempt('regress_mz', $$UPDATE incident_freeze SET state = 'lifted' WHERE state = 'frozen'$$), 'LD034', 'lifted with a reason');
SELECT is(lift('regress_mz'), NULL, 'it is lifted');

SELECT is(freeze('regress_city', 'agency', '11371300MB0010030Q'), NULL, 'the bureau freezes an agency');
SELECT is(reads(), 'LD034 LD034 u u u', 'which reads nobody''s data');
SELECT is(lift('regress_ga'), 'LD034', 'it does not lift that itself');
SELECT is(lift('regress_mz') IS NULL AND reads() = 'LD034 LD034 u u u', true, 'nor does another agency, who does not see it');
SELECT is(attempt('regress_mz', format($$UPDATE incident SET state = 'reported', reported_to = '市委网信办', report = '危害后果', persons_told = '短信' WHERE id = %s$$, :i)), NULL, 'reported');
SELECT is(attempt('regress_mz', format($$UPDATE incident SET state = 'resolved', cause = '已查清' WHERE id = %s$$, :i)), 'LD034', 'not resolved while something is frozen');
SELECT is(lift('regress_city'), NULL, 'the bureau lifts it');
SELECT is(reads(), 'c u u u u', 'all read');
SELECT is(attempt('regress_mz', format($$UPDATE incident SET state = 'resolved', cause = '已查清' WHERE id = %s$$, :i)), NULL, 'resolved');
SELECT is(freeze('regress_mz', 'resource', '303001/2'), 'LD034', 'and it freezes nothing more');
SELECT is((SELECT status FROM duty WHERE rule = 'incident_report'), 'on_time', 'reported in time');

SELECT * FROM finish();
ROLLBACK;
