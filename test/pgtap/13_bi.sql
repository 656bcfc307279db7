-- Reports (Articles 16, 22, 31, 35): what the counts say is what the rows say, whatever was done to them; the views of ldpd_bi have plain
-- types, a grain, and no persons. No transaction around it, for what is not committed is not sealed.
BEGIN;
\ir ../lib/fixture.sql
COMMIT;
SELECT plan(116);
SET ldpd.clock = '2026-03-02 09:00';
SET jit = off;              -- it would take longer than all of this
GRANT USAGE ON SCHEMA public TO PUBLIC;

-- A statement as a role at a moment, which must go through.
CREATE FUNCTION step(moment text, actor name, statement text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    said text;
BEGIN
    PERFORM clock(moment);
    said := refusal(actor, statement);
    IF said IS NOT NULL THEN RAISE 'as %: %: %', actor, statement, said; END IF;
END $$;
CREATE FUNCTION counted() RETURNS TABLE (agency text, rule text, month date, on_time bigint, late bigint) LANGUAGE sql AS
$$SELECT agency, rule, month, on_time, late FROM ldpd_bi.fact_duty_month$$;
CREATE FUNCTION total() RETURNS text LANGUAGE sql AS $$SELECT sum(on_time) || '/' || sum(late) FROM ldpd.duty_month$$;

-- ---------------------------------------------------------------- each rule: a period in time, or late

INSERT INTO duty_rule (rule, instrument, article, workdays, effective) VALUES ('demand_reply', 'linyi', 9, 5, '[2026-01-01,)'), ('correction_reply', 'linyi', 10, 5, '[2026-01-01,)');
-- each in a transaction of its own, for a step is of the day on which it commits
SELECT format('SELECT step(%L, %L, %L)', m, a, s) FROM (VALUES
    ('2026-03-02 09:00', 'regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验'), ('303001/1', '再核验'), ('303001/1', '三核验'), ('303001/1', '四核验'), ('303001/1', '五核验')$$),
    ('2026-03-02 09:00', 'regress_platform', $$INSERT INTO open_request (resource, applicant_kind, applicant_name, applicant_code, purpose) VALUES
        ('303001/1', 'person', '张三丰', '371302199001010011', '研究'), ('303001/1', 'legal_person', '某公司', '913713001682510225', '研究'), ('303001/1', 'person', '李四', 'E12345678', '研究')$$),
    ('2026-03-02 09:00', 'regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/1', 'element', '改', '2026-02-27')$$),
    ('2026-03-02 09:00', 'regress_rs', $$INSERT INTO demand (resource, need, reason) VALUES ('303001/1', '按日', '每月更新一次'), ('303001/1', '按时', '每月更新一次')$$),
    ('2026-03-02 09:00', 'regress_ga', $$INSERT INTO correction (resource, row_key, problem) VALUES ('303001/2', '{"id": 5}', '有误'), ('303001/2', '{"id": 6}', '有误')$$),
    ('2026-03-02 09:00', 'regress_city', $$INSERT INTO emergency_share (resource, consumer, event, purpose, basis, valid_until) VALUES ('303001/1', '11371302MB00100733', '防汛', '转移', '预案', '2026-03-10 18:00+08')$$),
    ('2026-03-02 09:00', 'regress_mz', $$INSERT INTO incident (description, personal_information, found_at) VALUES ('账号被盗', false, '2026-03-02 08:00+08'), ('账号又被盗', false, '2026-03-02 08:30+08')$$),
    ('2026-03-02 09:00', 'regress_city', $$INSERT INTO rectification (agency, article, item, fact, demand, due_on) VALUES ('11371300MB0010022X', 41, 3, '逾期', '整改', '2026-03-20')$$),
    -- Thursday 5 March is the last day of the requests
    ('2026-03-05 23:59:59', 'regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE purpose = '核验'$$),
    ('2026-03-05 23:59:59', 'regress_ga', $$UPDATE share_request SET state = 'withdrawn' WHERE purpose = '再核验'$$),
    ('2026-03-06 00:00', 'regress_mz', $$UPDATE share_request SET state = 'refused', legal_basis = '《某法》第一条' WHERE purpose = '三核验'$$),
    ('2026-03-06 00:00', 'regress_ga', $$UPDATE share_request SET state = 'withdrawn' WHERE purpose = '四核验'$$),
    ('2026-03-06 00:00', 'regress_mz', $$UPDATE share_request SET state = 'fulfilled' WHERE purpose = '核验'$$),
    ('2026-03-06 00:00', 'regress_ga', $$UPDATE share_request SET state = 'ended' WHERE purpose = '核验'$$),
    ('2026-03-06 09:00', 'regress_city', $$UPDATE demand SET state = 'served', answer = '可' WHERE need = '按日'$$),
    ('2026-03-06 09:00', 'regress_rs', $$UPDATE demand SET state = 'withdrawn' WHERE need = '按时'$$),
    ('2026-03-06 09:00', 'regress_mz', $$UPDATE correction SET state = 'corrected', answer = '已改' WHERE row_key = '{"id": 5}'$$),
    ('2026-03-06 09:00', 'regress_mz', $$UPDATE incident SET state = 'contained', measures = '停用' WHERE description = '账号被盗'$$),
    ('2026-03-06 09:00', 'regress_mz', $$UPDATE incident SET state = 'reported', reported_to = '网信办', report = '危害后果' WHERE description = '账号被盗'$$),
    ('2026-03-06 09:00', 'regress_mz', $$UPDATE rectification SET state = 'answered', answer = '已整改'$$),
    ('2026-03-06 09:00', 'regress_mz', $$UPDATE security_task SET state = 'done', evidence = '报告' WHERE duty = 3 AND agency = current_agency()$$),
    ('2026-03-11 09:00', 'regress_mz', $$UPDATE open_request SET state = 'agreed' WHERE applicant_kind = 'legal_person'$$),
    ('2026-03-12 09:00', 'regress_mz', $$UPDATE open_request SET state = 'refused', reason = '个人信息' WHERE applicant_code = 'E12345678'$$),
    ('2026-03-12 09:00', 'regress_city', $$UPDATE emergency_share SET state = 'reviewed', review = '属实'$$),
    ('2026-04-01 09:00', 'regress_mz', $$INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, open_class, open_condition, security_level, use_requirement, update_cycle)
        VALUES ('303001/1', '新', '摘要', '电子文件', '有条件共享', '条件', '有条件开放', '要求', '一般', '要求', '每日')$$),
    ('2026-04-01 09:00', 'regress_mz', $$UPDATE resource_version SET state = 'submitted' WHERE resource = '303001/1' AND state = 'draft'$$)
) AS t(m, a, s) \gexec
SELECT set_eq('SELECT DISTINCT rule FROM counted()', 'SELECT rule FROM ldpd_bi.dim_duty', 'a period of each rule is over, and counted');
SELECT is_empty('SELECT * FROM duty_month_drift', 'the counts are what the rows say');
SELECT results_eq('SELECT * FROM counted() WHERE agency = ''11371300MB0010022X'' ORDER BY rule, month', $$VALUES
    ('11371300MB0010022X', 'catalogue_update', '2026-04-01'::date, 0::bigint, 1::bigint), ('11371300MB0010022X', 'correction_reply', '2026-03-01', 1, 0),
    ('11371300MB0010022X', 'incident_report', '2026-03-01', 0, 1), ('11371300MB0010022X', 'open_reply', '2026-03-01', 1, 1),
    ('11371300MB0010022X', 'rectify', '2026-03-01', 1, 0), ('11371300MB0010022X', 'security_task', '2026-03-01', 1, 0),
    ('11371300MB0010022X', 'share_fulfil', '2026-03-01', 1, 0), ('11371300MB0010022X', 'share_reply', '2026-03-01', 2, 2)$$, 'to the second of the last day');
SELECT is((SELECT count(*)::int FROM duty_count), 0, 'so far they are additions only');
-- the ledger counts for itself: answers to requests that were filed
SELECT is((SELECT sum(closed)::int FROM ldpd_bi.fact_duty_month WHERE rule = 'share_reply'),
    (SELECT count(*)::int FROM ledger WHERE object LIKE 'share\_request/%' AND action IN ('agreed', 'refused', 'withdrawn')), 'as many as answers and withdrawals in the ledger');
SELECT is((SELECT sum(closed)::int FROM ldpd_bi.fact_duty_month), (SELECT count(*)::int FROM duty WHERE status IN ('on_time', 'late')), 'and as duties that are over');
SELECT total() AS before \gset
SELECT count_up() \gset ignore_
SELECT is((SELECT count(*)::int FROM duty_count_new), 0, 'merged, there is nothing more to merge');
SELECT is(total(), :'before', 'and the same is counted');
SELECT is_empty('SELECT * FROM duty_month_drift', 'which the rows say');

-- ---------------------------------------------------------------- what is taken back

SELECT step('2026-04-02 09:00', 'regress_city', $$UPDATE rectification SET state = 'returned', finding = '未到位', due_on = '2026-04-20'$$) \gset ignore_
SELECT is_empty($$SELECT * FROM counted() WHERE rule = 'rectify'$$, 'an answer that is returned is none');
SELECT step('2026-04-21 09:00', 'regress_mz', $$UPDATE rectification SET state = 'answered', answer = '到位'$$) \gset ignore_
SELECT results_eq($$SELECT month, on_time, late FROM counted() WHERE rule = 'rectify'$$, $$VALUES ('2026-04-01'::date, 0::bigint, 1::bigint)$$, 'answered anew, it is late');
SELECT is_empty('SELECT * FROM duty_month_drift', 'as the rows say');
SELECT total() AS before \gset
BEGIN;
SELECT step('2026-04-21 09:00', 'regress_ga', $$UPDATE share_request SET state = 'withdrawn' WHERE purpose = '五核验'$$) \gset ignore_
SELECT isnt(total(), :'before', 'a step counts in its own transaction');
ROLLBACK;
SELECT is(total(), :'before', 'rolled back, it counts for nothing');
BEGIN;
SAVEPOINT s;
SELECT step('2026-04-21 09:00', 'regress_ga', $$UPDATE share_request SET state = 'withdrawn' WHERE purpose = '五核验'$$) \gset ignore_
ROLLBACK TO s;
SELECT step('2026-04-21 09:00', 'regress_mz', $$UPDATE open_request SET state = 'agreed' WHERE applicant_code = '371302199001010011'$$) \gset ignore_
COMMIT;
SELECT is_empty('SELECT * FROM duty_month_drift', 'what a savepoint took back is not counted, what came after it is');
-- a refusal that is overturned by the server's own hand: the answer was given, and the next period runs and ends
SELECT format('SELECT step(%L, %L, %L)', '2026-04-21 09:00', a, s) FROM (VALUES
    ('regress_ga', $$INSERT INTO dispute (share_request, claim) SELECT id, '依据不足' FROM share_request WHERE purpose = '三核验'$$),
    ('regress_city', $$UPDATE dispute SET state = 'accepted'$$), ('regress_city', $$UPDATE dispute SET state = 'upheld', result = '应当共享'$$),
    ('regress_mz', $$UPDATE share_request SET state = 'fulfilled' WHERE purpose = '三核验'$$)) AS t(a, s) \gexec
SELECT results_eq($$SELECT on_time, late FROM counted() WHERE rule = 'share_fulfil' AND month = '2026-04-01'$$, $$VALUES (1::bigint, 0::bigint)$$, 'what a dispute opened again is counted once more, by its next period');
SELECT is_empty('SELECT * FROM duty_month_drift', 'as the rows say');

-- A notice moves what runs, and nothing that is over.
SELECT step('2026-04-21 09:00', 'regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '节前')$$) \gset ignore_
SELECT total() AS before \gset
BEGIN;
INSERT INTO calendar_day VALUES ('2026-04-24', false, '测试', '国办发明电〔2025〕7号'), ('2026-03-05', false, '测试', '国办发明电〔2025〕7号');
COMMIT;
SELECT is(total(), :'before', 'a notice makes nobody late, or in time, after the fact');
SELECT is((SELECT reply_due FROM share_request WHERE purpose = '节前'), '2026-04-27'::date, 'it moves what runs');
SELECT step('2026-04-27 23:59', 'regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE purpose = '节前'$$) \gset ignore_
SELECT results_eq($$SELECT on_time, late FROM counted() WHERE rule = 'share_reply' AND month = '2026-04-01'$$, $$VALUES (1::bigint, 0::bigint)$$, 'and is counted by the day that holds then');
SELECT is_empty('SELECT * FROM duty_month_drift', 'as the rows say');
-- provisional: in time, whenever it is
SELECT step('2026-12-30 09:00', 'regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '跨年')$$) \gset ignore_
SELECT step('2027-03-01 09:00', 'regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE purpose = '跨年'$$) \gset ignore_
SELECT results_eq($$SELECT on_time, late FROM counted() WHERE rule = 'share_reply' AND month = '2027-03-01'$$, $$VALUES (1::bigint, 0::bigint)$$, 'a day that nobody could know makes nobody late');
SELECT is_empty('SELECT * FROM duty_month_drift', 'as the rows say');

-- ---------------------------------------------------------------- history

SELECT is((SELECT duties_counted FROM ldpd_bi.state), true, 'all this time the counts were asked');
CREATE FUNCTION history(a int, b int) RETURNS void LANGUAGE sql AS $$
    INSERT INTO ldpd.share_request (id, resource, consumer, purpose, state, provider, submitted_at, reply_due, reply_provisional, decided_at, legal_basis)
    SELECT 100000 + i, '303001/1', '11371300MB0010030Q', '历史', 'refused', '11371300MB0010022X', '2025-03-03', '2025-03-06', false,
           '2025-03-05 12:00+08'::timestamptz + i % 3 * interval '1 day', '依据'
    FROM generate_series(a, b) i
$$;
SET ldpd.restoring = on;
BEGIN;
SAVEPOINT s;
SELECT history(1, 10) \gset ignore_
ROLLBACK TO s;
SELECT is((SELECT count(*)::int FROM duty_recount), 0, 'history that is not let in after all');
SELECT history(1, 9) \gset ignore_
COMMIT;
RESET ldpd.restoring;
SELECT is((SELECT duties_counted FROM ldpd_bi.state), false, 'history that is let in is noted');
SELECT results_eq($$SELECT on_time, late FROM counted() WHERE month = '2025-03-01'$$, $$VALUES (6::bigint, 3::bigint)$$, 'and read from the rows until it is counted');
SELECT is_empty('SELECT * FROM duty_month_drift', 'so the answer is right');
SELECT step('2027-03-02 09:00', 'regress_mz', $$UPDATE open_request SET state = 'opened' WHERE applicant_kind = 'legal_person'$$) \gset ignore_
SELECT step('2027-03-02 09:00', 'regress_mz', $$UPDATE correction SET state = 'confirmed', answer = '无误' WHERE row_key = '{"id": 6}'$$) \gset ignore_
SELECT count_up() \gset ignore_
SELECT is((SELECT duties_counted FROM ldpd_bi.state), true, 'counted anew');
SELECT results_eq($$SELECT on_time, late FROM counted() WHERE month = '2025-03-01'$$, $$VALUES (6::bigint, 3::bigint)$$, 'it is in the counts');
SELECT is_empty('SELECT * FROM duty_month_drift', 'which are right');
SET ldpd.restoring = on;
DELETE FROM share_request WHERE id = 100001;
RESET ldpd.restoring;
SELECT is((SELECT duties_counted FROM ldpd_bi.state), false, 'what is taken out of history is noted too');
SELECT count_up() \gset ignore_
SELECT is_empty('SELECT * FROM duty_month_drift', 'and counted');
-- who passes the triggers by is found
SET session_replication_role = replica;
UPDATE share_request SET decided_at = '2026-03-20' WHERE purpose = '三核验';
UPDATE share_request SET decided_at = '2025-03-10' WHERE id = 100003;
RESET session_replication_role;
SELECT results_eq('SELECT month, counted_on_time, on_time, counted_late, late FROM duty_month_drift', $$VALUES ('2025-03-01'::date, 5::bigint, 4::bigint, 3::bigint, 4::bigint)$$,
    'a row that was changed behind the triggers'' back shows');
SELECT count_up() \gset ignore_
SELECT isnt_empty('SELECT * FROM duty_month_drift', 'stays to be seen');
SELECT count_up(true) \gset ignore_
SELECT is_empty('SELECT * FROM duty_month_drift', 'until it is counted anew');
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT throws_ok('SELECT count_up()', '0A000', NULL, 'not by an old snapshot');
ROLLBACK;
SELECT is(attempt(actor, statement), state, actor || ': ' || statement) FROM (VALUES
    ('regress_mz', 'SELECT count_up()', '42501'), ('regress_report', 'SELECT count_up()', '42501'), ('regress_city', 'UPDATE duty_count SET late = 0', '42501'),
    ('postgres', 'UPDATE duty_count SET late = 0', 'LD035'), ('postgres', 'DELETE FROM duty_count_new', 'LD035'), ('postgres', 'TRUNCATE duty_recount', 'LD035'),
    ('postgres', 'UPDATE use_count SET statements = 0', 'LD031'), ('postgres', 'DELETE FROM use_counted', 'LD031')) AS t(actor, statement, state);

-- ---------------------------------------------------------------- use

SELECT clock('2027-03-03 09:00') \gset ignore_
SET ROLE regress_ga;
\o /dev/null
SELECT count(*) FROM data.u;
SELECT id FROM data.u WHERE id < 4;
SELECT id FROM data.u WHERE id < 4;
\o
RESET ROLE;
SELECT is(attempt('regress_rs', 'SELECT * FROM data.c'), 'LD016', 'one is denied');
SELECT flush_usage() \gset ignore_
SELECT FROM seal_ledger();
SELECT is_empty('SELECT * FROM ldpd_bi.fact_use', 'what is not counted yet is not reported');
SELECT count_up() \gset ignore_
SELECT results_eq($$SELECT consumer, resource, action, statements, rows FROM ldpd_bi.fact_use WHERE consumer IS NOT NULL ORDER BY 1, 2, 3$$,
    $$SELECT agency::text, resource::text COLLATE "default", action::text COLLATE "default", count(*), coalesce(sum(rows), 0)::bigint FROM usage WHERE agency IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3$$,
    'then it is what the record of reads says');
SELECT is((SELECT statements || ' ' || rows FROM ldpd_bi.fact_use WHERE consumer = '11371300MB0010030Q' AND action = 'read'), '3 7', 'three statements, seven rows');
-- a use that goes on from one block to the next
SET ROLE regress_ga;
BEGIN;
DECLARE c CURSOR FOR SELECT id FROM data.u;
\o /dev/null
FETCH 5 FROM c;
\o
RESET ROLE;
SELECT flush_usage() \gset ignore_
SELECT FROM seal_ledger();
SELECT count_up() \gset ignore_
SELECT is((SELECT statements || ' ' || rows || ' ' || statements_of_unknown_rows FROM ldpd_bi.fact_use WHERE consumer = '11371300MB0010030Q' AND action = 'read'), '4 7 1', 'one that has not ended may have read all');
SELECT is((SELECT count(*)::int FROM use_unended), 1, 'its end is waited for');
CLOSE c;
COMMIT;
SELECT flush_usage() \gset ignore_
SELECT FROM seal_ledger();
SELECT count_up() \gset ignore_
SELECT is((SELECT statements || ' ' || rows || ' ' || statements_of_unknown_rows FROM ldpd_bi.fact_use WHERE consumer = '11371300MB0010030Q' AND action = 'read'), '4 12 0', 'ended, its rows are known');
SELECT is((SELECT count(*)::int FROM use_unended), 0, 'and nothing is waited for');
SELECT is_empty('SELECT * FROM use_count_drift', 'the counts are what the ledger says');
SET session_replication_role = replica;
UPDATE use_count SET rows = rows - 1 WHERE action = 'read';
RESET session_replication_role;
SELECT isnt_empty('SELECT * FROM use_count_drift', 'and who makes them less is seen');
SET session_replication_role = replica;
UPDATE use_count SET rows = rows + 1 WHERE action = 'read';
RESET session_replication_role;

-- ---------------------------------------------------------------- types, grains, comments

SELECT is_empty($$
    SELECT c.relname, a.attname, format_type(a.atttypid, NULL) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'ldpd_bi'::regnamespace AND a.attnum > 0
      AND a.atttypid <> ALL ('{text,int4,int8,date,timestamptz,numeric,bool}'::regtype[])
$$, 'plain types, that every tool has');
SELECT is_empty($$
    SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_collation l ON l.oid = a.attcollation
    WHERE c.relnamespace = 'ldpd_bi'::regnamespace AND a.attnum > 0 AND l.collname <> 'default'
$$, 'texts that can be joined with any other');
SELECT is_empty($$SELECT relname FROM pg_class WHERE relnamespace = 'ldpd_bi'::regnamespace AND obj_description(oid, 'pg_class') !~ '粒度:|。粒度:'$$, 'each says what a row is of');
SELECT is_empty($$
    SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'ldpd_bi'::regnamespace AND a.attnum > 0 AND coalesce(col_description(c.oid, a.attnum), '') !~ '[一-龥]'
$$, 'and each column what it is');
-- The catalogue of what is open, and quality, so that no view is empty
SELECT step('2027-03-03 09:00', 'regress_city', $$INSERT INTO open_list (year) VALUES (2027)$$), step('2027-03-03 09:00', 'regress_city', $$UPDATE open_list SET state = 'published'$$) \gset ignore_
SET ldpd.restoring = on;
INSERT INTO quality_rule VALUES (1, 1, 1, '完整', 'not_null', NULL);
INSERT INTO quality_measure VALUES (1, 1, 1, '2027-03-01', 'x', 100, 4, NULL), (2, 1, 1, '2027-03-01 01:00', 'x', 100, 3, NULL), (3, 1, 1, '2027-03-02', 'x', NULL, NULL, '错');
RESET ldpd.restoring;
CREATE FUNCTION grain(view_name text, keys text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    n bigint;
    k bigint;
BEGIN
    EXECUTE format('SELECT count(*), count(DISTINCT ROW(%s)) FROM ldpd_bi.%I', keys, view_name) INTO n, k;
    RETURN CASE WHEN n = 0 THEN 'empty' WHEN n <> k THEN n || ' rows, ' || k || ' keys' END;
END $$;
CREATE TABLE grain_of (view_name text PRIMARY KEY, keys text);
INSERT INTO grain_of VALUES
    ('dim_date', 'day'), ('dim_region', 'region'), ('dim_agency', 'agency'), ('dim_resource', 'resource'), ('dim_duty', 'rule'), ('dim_grant', 'grant_id'),
    ('fact_share_request', 'request_id'), ('fact_open_request', 'request_id'), ('fact_duty', 'rule, subject_id'), ('fact_duty_open', 'agency, rule'),
    ('fact_duty_month', 'agency, rule, month'), ('fact_use', 'day, consumer, resource, grant_id, action, article'), ('fact_quality', 'day, version_id, quality_rule'),
    ('fact_freshness', 'resource'), ('fact_catalogue', 'provider, class_code, security_level, share_class, open_class'), ('fact_open_list', 'list_id, position'), ('state', 'today'), ('ledger_tail', 'entries');
SELECT is(grain(view_name, keys), NULL, view_name || ' has a row for each ' || keys) FROM grain_of;
SELECT set_eq('SELECT view_name FROM grain_of', $$SELECT relname::text FROM pg_class WHERE relnamespace = 'ldpd_bi'::regnamespace AND relkind = 'v'$$, 'and there is no other');
-- what refers to a dimension is in it, and gets no second row by it
SELECT is_empty(format($q$
    SELECT f.%2$I FROM ldpd_bi.%1$I f LEFT JOIN ldpd_bi.%3$I d ON d.%4$I = f.%2$I WHERE f.%2$I IS NOT NULL AND d.%4$I IS NULL$q$, f, c, d, k), format('%s.%s is in %s', f, c, d))
FROM (VALUES
    ('fact_duty', 'rule', 'dim_duty', 'rule'), ('fact_duty', 'due_on', 'dim_date', 'day'), ('fact_duty', 'agency', 'dim_agency', 'agency'), ('fact_duty_month', 'month', 'dim_date', 'day'),
    ('fact_share_request', 'resource', 'dim_resource', 'resource'), ('fact_use', 'provider', 'dim_agency', 'agency'), ('fact_use', 'day', 'dim_date', 'day'), ('dim_agency', 'region', 'dim_region', 'region')
) AS t(f, c, d, k);

-- ---------------------------------------------------------------- days

SELECT results_eq($$SELECT year, count(*)::int, count(is_workday)::int FROM ldpd_bi.dim_date WHERE year >= 2026 GROUP BY 1 ORDER BY 1$$,
    $$VALUES (2026, 365, 365), (2027, 365, 0), (2028, 366, 0)$$, 'a year with no notice is there, and which of its days are working days is not known');
SELECT is((SELECT max(workday_of_year) FROM ldpd_bi.dim_date WHERE year = 2026), workdays_between('2025-12-31', '2026-12-31'), 'working days are numbered as they are counted');
SELECT is((SELECT count(*)::int FROM ldpd_bi.dim_date WHERE year < 2027 AND is_workday IS DISTINCT FROM is_workday(day)), 0, 'and are those of the calendar');
SELECT results_eq($$SELECT purpose, reply_workdays FROM ldpd_bi.fact_share_request WHERE purpose IN ('核验', '跨年', '五核验') ORDER BY 1$$,
    $$VALUES ('五核验', NULL::int), ('核验', 2), ('跨年', NULL)$$, 'how many an answer took, where that can be known');

-- ---------------------------------------------------------------- persons, and who sees what

SELECT results_eq($$SELECT applicant_kind, applicant FROM ldpd_bi.fact_open_request ORDER BY request_id$$,
    $$VALUES ('person', '371302********0011'), ('legal_person', '913713001682510225'), ('person', 'E1*****78')$$, 'a person''s number is masked, a company''s code is not');
CREATE FUNCTION persons(view_name text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    n bigint;
BEGIN
    EXECUTE format('SELECT count(*) FROM ldpd_bi.%I t WHERE t::text ~ ''371302199001010011|E12345678|张三丰|李四|regress_''', view_name) INTO n;
    RETURN n;
END $$;
SELECT is((SELECT sum(persons(view_name)) FROM grain_of), 0::numeric, 'no view tells a person''s number or name, or a role');
SELECT is(attempt('regress_report', 'SELECT applicant_code FROM open_request'), '42501', 'nor does a report get it elsewhere');
SELECT set_eq($$SELECT attname::text FROM pg_attribute WHERE attrelid = 'ldpd.open_request'::regclass AND attnum > 0 AND NOT has_column_privilege('ldpd_report', attrelid, attnum, 'SELECT')$$,
    ARRAY['applicant_code', 'applicant_name', 'decided_by', 'filed_by'], 'which of the columns are not for reports');
SELECT is(attempt('regress_report', format('SELECT * FROM ldpd_bi.%I', view_name)), NULL, 'a report reads ' || view_name) FROM grain_of WHERE view_name IN ('fact_use', 'fact_open_request', 'fact_duty_month', 'state');
SELECT is(attempt('regress_report', 'SELECT * FROM ledger'), '42501', 'and not the ledger');
SELECT is(value_of('regress_report', 'SELECT (entries, since)::text FROM ldpd_bi.ledger_tail'),
    (SELECT (count(*), min(at))::text FROM ledger WHERE id > (SELECT coalesce(max(upto), 0) FROM ledger_block)), 'but how much of it is not sealed');
SELECT is(attempt('regress_mz', 'SELECT * FROM ldpd_bi.ledger_tail'), '42501', 'which no agency is told');
SELECT is(value_of('regress_report', 'SELECT count(*) FROM ldpd_bi.fact_open_request WHERE applicant IS NULL'), '0', 'with its applicants, masked');
SELECT is(value_of(actor, 'SELECT string_agg(DISTINCT agency, '','' ORDER BY agency) FROM ldpd_bi.fact_duty_month'), said, actor || ' sees whose deadlines') FROM (VALUES
    ('regress_mz', '11371300MB0010022X'), ('regress_ga', NULL), ('regress_county', NULL),
    ('regress_city', '11371300MB00100143,11371300MB0010022X'), ('regress_report', '11371300MB00100143,11371300MB0010022X'), ('regress_audit', '11371300MB00100143,11371300MB0010022X')) AS t(actor, said);
SELECT is(value_of(actor, 'SELECT string_agg(DISTINCT consumer, '','' ORDER BY consumer) FROM ldpd_bi.fact_use'), said, actor || ' sees whose use') FROM (VALUES
    ('regress_mz', '11371300MB0010030Q,11371300MB0010049M'), ('regress_ga', '11371300MB0010030Q'), ('regress_lsmz', NULL)) AS t(actor, said);
SELECT is(value_of('regress_ga', 'SELECT count(*) FROM ldpd_bi.fact_open_request'), '0', 'an agency does not see requests to another');
SELECT is(value_of('regress_ga', 'SELECT ldpd_bi.applicant(id) FROM generate_series(1, 3) id ORDER BY 1 LIMIT 1'), NULL, 'nor who asks, by trying numbers');
-- the page for analysts: each of its queries
\set page `cat "$PGHOST"/doc/analyst.md`
CREATE TABLE ready AS
SELECT row_number() OVER () AS n, trim(statement, E' \n') AS statement
FROM regexp_matches(:'page', '```sql\n(.*?)```', 'g') block, regexp_split_to_table(block[1], ';\s*\n') statement
WHERE statement ~ 'SELECT';
SELECT cmp_ok((SELECT count(*)::int FROM ready), '>=', 11, 'the page for analysts has its queries');
SELECT is_empty($$SELECT n, refusal('regress_report', statement) FROM ready WHERE refusal('regress_report', statement) IS NOT NULL$$, 'which all run');
SELECT is(attempt('regress_platform', 'SELECT * FROM ldpd_bi.dim_agency'), '42501', 'the platform has no reports');

SELECT * FROM finish();
