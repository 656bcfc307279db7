-- Duties (Articles 8, 16, 22): every deadline with its status, as the days go by, to whom it concerns.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(24);

CREATE FUNCTION duties() RETURNS TABLE (rule text, due_on date, status text, left_ int) LANGUAGE sql AS $$
    SELECT rule, due_on, status, workdays_left FROM ldpd.duty ORDER BY started_at, rule
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
SELECT is(value_of(actor, 'SELECT count(*) FROM duty'), n, actor || ' sees what concerns it') FROM (VALUES
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

-- No rule in force, no deadline (Article 45).
UPDATE instrument SET effective = '[2030-01-01,)';
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '施行前')$$) \gset ignore_
SELECT is((SELECT reply_due FROM share_request WHERE purpose = '施行前'), NULL, 'before the regulation is in force no period runs');

SELECT * FROM finish();
ROLLBACK;
