-- Duties (Articles 8, 16, 22): every deadline with its status, as the days go by, to whom it concerns.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(59);

CREATE FUNCTION duties() RETURNS TABLE (rule text, due_on date, status text, left_ int) LANGUAGE sql AS $$
    SELECT rule, due_on, status, workdays_left FROM ldpd.duty WHERE article <> 34 ORDER BY started_at, rule
$$;
-- Monday 2 March: a request (3 days), a demand (7), a change that occurred on the Friday before (15).
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$) \gset ignore_
SELECT rows_of('regress_platform', $$INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose) VALUES ('303001/1', 'person', 'E12345678', '研究')$$) \gset ignore_
SELECT rows_of('regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/1', 'element', '改', '2026-02-27')$$) \gset ignore_
SELECT results_eq('SELECT * FROM duties()', $$VALUES
    ('catalogue_update', '2026-03-19'::date, 'running', 13), ('open_reply', '2026-03-11', 'running', 7), ('share_reply', '2026-03-05', 'running', 3)$$,
    'three clocks run');
SELECT clock('2026-03-05 23:59:59') \gset ignore_
SELECT is((SELECT (status, left_)::text FROM duties() WHERE rule = 'share_reply'), '(running,0)', 'to the last second of the last day');
SELECT clock('2026-03-06 00:00') \gset ignore_
SELECT is((SELECT (status, left_)::text FROM duties() WHERE rule = 'share_reply'), '(overdue,-1)', 'from midnight on it is overdue');
SELECT is(attempt('regress_mz', $$UPDATE share_request SET state = 'agreed'$$), NULL, 'a late answer is taken');
SELECT results_eq('SELECT * FROM duties() WHERE rule LIKE ''share%''', $$VALUES
    ('share_reply', '2026-03-05'::date, 'late', NULL::int), ('share_fulfil', '2026-03-17', 'running', 7)$$,
    'and is late; the next clock runs from the agreement');
SELECT clock('2026-03-17 23:59') \gset ignore_
SELECT is(attempt('regress_mz', $$UPDATE share_request SET state = 'fulfilled'$$), NULL, 'fulfilled on the last day');
SELECT is((SELECT status FROM duties() WHERE rule = 'share_fulfil'), 'on_time', 'is in time');
SELECT is((SELECT status FROM duties() WHERE rule = 'open_reply'), 'overdue', 'the demand has waited too long');
SELECT is(attempt('regress_mz', $$UPDATE share_request SET state = 'ended'$$), NULL, 'the use ends');
SELECT is((SELECT string_agg(status, ',' ORDER BY rule) FROM duties() WHERE rule LIKE 'share%'), 'on_time,late', 'and changes nothing of what was judged');

-- A request withdrawn after its reply was due stays a breach; before, it is none.
SELECT clock('2026-03-18 09:00') \gset ignore_
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '再核验')$$) \gset ignore_
SELECT rows_of('regress_rs', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '社保')$$) \gset ignore_
SELECT clock('2026-03-19 09:00') \gset ignore_
SELECT rows_of('regress_rs', $$UPDATE share_request SET state = 'withdrawn' WHERE purpose = '社保'$$) \gset ignore_
SELECT clock('2026-04-01 09:00') \gset ignore_
SELECT rows_of('regress_ga', $$UPDATE share_request SET state = 'withdrawn' WHERE purpose = '再核验'$$) \gset ignore_
SELECT results_eq($$SELECT r.purpose, d.status FROM duty d JOIN share_request r ON r.id = d.subject_id AND d.rule = 'share_reply'
                    WHERE r.state = 'withdrawn' ORDER BY 1$$, $$VALUES ('再核验', 'late'), ('社保', 'on_time')$$, 'withdrawn late, withdrawn in time');

-- Who sees which
SELECT is(value_of(actor, 'SELECT count(*) FROM duty WHERE article <> 34'), n, actor || ' sees what concerns it') FROM (VALUES
    ('regress_mz', '6'), ('regress_ga', '3'), ('regress_rs', '1'), ('regress_lsmz', '0'), ('regress_county', '0'),
    ('regress_city', '6'), ('regress_report', '6'), ('regress_audit', '6')) AS t(actor, n);
SELECT is(attempt('regress_platform', 'SELECT * FROM duty'), '42501', 'the platform has no duties');

-- The cost follows the open ones: what is over is not touched by a question for what is overdue.
INSERT INTO calendar_day VALUES ('2026-11-01', true, '测试', '国办发明电〔2025〕7号');
SET ldpd.restoring = on;
INSERT INTO share_request (id, resource, consumer, purpose, state, provider, submitted_at, reply_due, reply_provisional, decided_at, legal_basis)
SELECT 100000 + i, '303001/1', '11371300MB0010030Q', '历史', 'refused', '11371300MB0010022X', '2025-03-03', '2025-03-06', false, '2025-03-05', '依据'
FROM generate_series(1, 20000) i;
RESET ldpd.restoring;
ANALYZE share_request;
CREATE FUNCTION scanned(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ' || statement INTO plan;
    RETURN CASE WHEN (plan->0->'Plan'->>'Shared Hit Blocks')::int + (plan->0->'Plan'->>'Shared Read Blocks')::int < 100
                THEN 'few blocks' ELSE plan::text END;
END $$;
SELECT is(scanned($$SELECT * FROM duty WHERE status = 'overdue'$$), 'few blocks', 'overdue ones');
SELECT is(scanned($$SELECT * FROM duty WHERE status IN ('overdue', 'running') AND agency = '11371300MB0010022X'$$), 'few blocks', 'open ones of an agency');
SELECT is(scanned($$SELECT * FROM duty WHERE status = 'on_time'$$) <> 'few blocks', true, 'where the history is asked for it is read (so the test can fail)');
-- Of many that run few are overdue: the planner, which would start workers and compile code for many rows, knows.
CREATE FUNCTION expected(statement text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT JSON) ' || statement INTO plan;
    RETURN plan->0->'Plan'->>'Plan Rows';
END $$;
SET ldpd.restoring = on;
INSERT INTO share_request (id, resource, consumer, purpose, state, provider, submitted_at, reply_due, reply_provisional)
SELECT 200000 + i, '303001/1', '11371300MB0010030Q', '在办', 'submitted', '11371300MB0010022X', '2026-04-01', '2026-12-01', false FROM generate_series(1, 5000) i;
RESET ldpd.restoring;
ANALYZE share_request;
SELECT cmp_ok(expected($$SELECT * FROM duty WHERE status = 'overdue'$$), '<', 200, 'few rows are expected of what is overdue');
SELECT cmp_ok(expected($$SELECT * FROM duty_period WHERE open$$), '>', 4000, 'though many run');
SET ldpd.restoring = on;
DELETE FROM share_request WHERE id > 200000;
RESET ldpd.restoring;
-- Who asks for one status has no other planned.
CREATE FUNCTION scans(statement text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT JSON) ' || statement INTO plan;
    RETURN QUERY SELECT coalesce(m[1], m[2]) FROM regexp_matches(plan::text, '"(?:Relation Name": "([^"]*)|Function Name": "([^"]*))"', 'g') m;
END $$;
SELECT bag_eq(format($$SELECT scans(%L)$$, format('SELECT rule, agency FROM duty WHERE status = %L', s)),
    '{catalogue_change,share_request,share_request,emergency_share,open_request,demand,correction,security_task,incident,rectification}'::text[],
    s || ': each table is planned for each of its periods, no more') FROM (VALUES ('running'), ('overdue'), ('late'), ('on_time')) AS t(s);

-- No rule in force, no deadline (Article 45).
UPDATE instrument SET effective = '[2030-01-01,)';
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '施行前')$$) \gset ignore_
SELECT is((SELECT reply_due FROM share_request WHERE purpose = '施行前'), NULL, 'before the regulation is in force no period runs');

-- ---------------------------------------------------------------- each rule, each status, to the second

UPDATE instrument SET effective = '[2024-01-01,)';
SELECT clock('2026-02-12 10:00') \gset ignore_
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '春节前')$$) \gset ignore_
SELECT rows_of('regress_platform', $$INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose) VALUES ('303001/1', 'person', 'G0000001', '春节前')$$) \gset ignore_
SELECT rows_of('regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/1', 'function', '春节前', '2026-02-12')$$) \gset ignore_
CREATE FUNCTION status_at(moment text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('ldpd.clock', moment, true);
    RETURN (SELECT string_agg(concat_ws(' ', rule, due_on, status, workdays_left), ', ' ORDER BY rule)
            FROM ldpd.duty WHERE ldpd.day(started_at) = '2026-02-12');
END $$;
SELECT is(status_at(moment), said, moment) FROM (VALUES
    ('2026-02-12 10:00', 'catalogue_update 2026-03-11 running 15, open_reply 2026-02-28 running 7, share_reply 2026-02-24 running 3'),
    ('2026-02-13 00:00', 'catalogue_update 2026-03-11 running 14, open_reply 2026-02-28 running 6, share_reply 2026-02-24 running 2'),
    ('2026-02-14 12:00', 'catalogue_update 2026-03-11 running 13, open_reply 2026-02-28 running 5, share_reply 2026-02-24 running 1'),
    ('2026-02-20 12:00', 'catalogue_update 2026-03-11 running 13, open_reply 2026-02-28 running 5, share_reply 2026-02-24 running 1'),
    ('2026-02-24 23:59:59', 'catalogue_update 2026-03-11 running 12, open_reply 2026-02-28 running 4, share_reply 2026-02-24 running 0'),
    ('2026-02-25 00:00', 'catalogue_update 2026-03-11 running 11, open_reply 2026-02-28 running 3, share_reply 2026-02-24 overdue -1'),
    ('2026-03-03 00:00', 'catalogue_update 2026-03-11 running 6, open_reply 2026-02-28 overdue -2, share_reply 2026-02-24 overdue -6'),
    ('2026-03-12 00:00', 'catalogue_update 2026-03-11 overdue -1, open_reply 2026-02-28 overdue -9, share_reply 2026-02-24 overdue -13')
) AS t(moment, said);
-- Whatever the session's time zone, the day is Beijing's.
SET TimeZone = 'America/Los_Angeles';
SELECT matches(status_at('2026-02-24 23:59:59'), 'share_reply 2026-02-24 running 0', 'in California too');
SET TimeZone = 'Pacific/Kiritimati';
SELECT matches(status_at('2026-02-25 00:00'), 'share_reply 2026-02-24 overdue -1', 'and on the other side of the date line');
RESET TimeZone;
-- Ended in time and late: the last second of the last day, and the next.
SELECT clock('2026-02-28 23:59:59') \gset ignore_
SELECT rows_of('regress_mz', $$UPDATE open_request SET state = 'refused', reason = '个人信息' WHERE purpose = '春节前'$$) \gset ignore_
SELECT clock('2026-03-12 00:00') \gset ignore_
SELECT rows_of('regress_mz', $$
    INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, open_class, open_condition, security_level, use_requirement, update_cycle)
    VALUES ('303001/1', '新', '摘要', '电子文件', '有条件共享', '条件', '有条件开放', '要求', '一般', '要求', '每日')$$) \gset ignore_
SELECT rows_of('regress_mz', $$UPDATE resource_version SET state = 'submitted' WHERE resource = '303001/1' AND state = 'draft'$$) \gset ignore_
SELECT results_eq($$SELECT rule, status, workdays_left FROM duty WHERE day(started_at) = '2026-02-12' ORDER BY 1$$,
    $$VALUES ('catalogue_update', 'late', NULL::int), ('open_reply', 'on_time', NULL), ('share_reply', 'overdue', -13)$$, 'the last second counts, the next does not');
SELECT is(attempt('regress_mz', $$UPDATE share_request SET state = 'refused', legal_basis = '《某法》第一条' WHERE purpose = '春节前'$$), NULL, 'a refusal answers too');
SELECT is((SELECT status FROM duty d JOIN share_request r ON r.id = d.subject_id AND d.subject = 'share_request' WHERE r.purpose = '春节前'), 'late', 'late as it is');
SELECT is((SELECT count(*)::int FROM duty d JOIN share_request r ON r.id = d.subject_id AND d.rule = 'share_fulfil' WHERE r.purpose = '春节前'), 0, 'what is refused is not to be fulfilled');

-- A day of a year with no notice: provisional, and never overdue.
SELECT clock('2026-12-30 09:00') \gset ignore_
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '跨年')$$) \gset ignore_
SELECT is((SELECT (provisional, status, workdays_left)::text FROM duty d JOIN share_request r ON r.id = d.subject_id AND d.rule = 'share_reply' WHERE purpose = '跨年'),
    '(t,running,)', 'it runs, and how long nobody can say');
SELECT clock('2027-03-01 09:00') \gset ignore_
SELECT is((SELECT status FROM duty d JOIN share_request r ON r.id = d.subject_id AND d.rule = 'share_reply' WHERE purpose = '跨年'), 'running', 'two months later still');
SELECT is(attempt('regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE purpose = '跨年'$$), NULL, 'an answer is taken without a calendar');
SELECT is((SELECT status FROM duty d JOIN share_request r ON r.id = d.subject_id AND d.rule = 'share_reply' WHERE purpose = '跨年'), 'on_time', 'and nobody is made late');

-- Nobody writes it, or what it is made of.
SELECT is(attempt(actor, statement), state, statement) FROM (VALUES
    ('regress_mz', 'UPDATE duty SET status = ''on_time''', '55000'), ('regress_mz', 'DELETE FROM duty', '55000'),
    ('regress_mz', 'UPDATE duty_period SET done_at = now()', '55000'), ('regress_mz', 'UPDATE share_request SET reply_provisional = true WHERE purpose = ''跨年''', 'LD016'),
    ('regress_mz', 'UPDATE catalogue_change SET provisional = true', 'LD008'), ('regress_mz', 'UPDATE catalogue_change SET submitted_at = ''2026-01-01''', 'LD008'),
    ('regress_mz', 'INSERT INTO calendar_day VALUES (''2026-03-09'', false, ''假'', ''国办发明电〔2025〕7号'')', '42501'),
    ('regress_mz', 'DELETE FROM calendar_day', '42501'), ('regress_mz', 'SET LOCAL ldpd.clock = ''2026-01-01''', '42501'),
    ('regress_city', 'ALTER ROLE regress_city SET ldpd.clock = ''2026-01-01''', '42501')) AS t(actor, statement, state);
-- A definer view of a superuser's shows its reader's rows only where it is of its reader's rights; ours are.
SELECT is(value_of('regress_lsmz', 'SELECT count(*) FROM duty_period WHERE article <> 34'), '0', 'the view below shows no more than the one above');

SELECT * FROM finish();
ROLLBACK;
