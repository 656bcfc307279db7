-- The yearly evaluation (Article 35), frozen when published; the check of projects (36). The figures of supervision are what an
-- independent look at the raw entries of the ledger finds.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(43);

-- A year's work: answers in time and late, a refusal, an open one, a catalogue change, incidents, notices, tasks, a deadline moved.
CREATE FUNCTION ask(actor name, purpose text) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rows_of(actor, format('INSERT INTO share_request (resource, purpose) VALUES (''303001/1'', %L)', purpose));
    RETURN (SELECT max(id) FROM ldpd.share_request);
END $$;
CREATE FUNCTION answer(id bigint, changes text) RETURNS bigint LANGUAGE sql AS $$SELECT rows_of('regress_mz', format('UPDATE share_request SET %s WHERE id = %s', changes, id))$$;
SELECT ask('regress_ga', '一') AS a, ask('regress_ga', '二') AS b, ask('regress_rs', '三') AS c, ask('regress_rs', '四') AS d \gset
SELECT rows_of('regress_platform', $$INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose) VALUES ('303001/1', 'person', 'E12345678', '研究')$$) \gset ignore_
SELECT rows_of('regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/2', 'function', '职能划转', '2026-03-02')$$) \gset ignore_
SELECT clock('2026-03-04 09:00') \gset ignore_
SELECT answer(:a, $$state = 'agreed'$$), answer(:b, $$state = 'refused', legal_basis = '《某法》第一条'$$) \gset ignore_
SELECT rows_of('regress_city', $$INSERT INTO calendar_notice VALUES ('测试通知', 2026, '2026-03-04'); INSERT INTO calendar_day VALUES ('2026-03-05', false, '测试', '测试通知'); SET CONSTRAINTS ALL IMMEDIATE$$) \gset ignore_
SELECT rows_of('regress_ga', format($$INSERT INTO dispute (share_request, claim) VALUES (%s, '依据不足')$$, :b)),
       rows_of('regress_city', $$UPDATE dispute SET state = 'accepted'$$), rows_of('regress_city', $$UPDATE dispute SET state = 'upheld', result = '应当共享'$$) \gset ignore_
SELECT rows_of('regress_mz', $$INSERT INTO incident (description) VALUES ('甲')$$), rows_of('regress_ga', $$INSERT INTO incident (description) VALUES ('乙')$$),
       rows_of('regress_mz', $$UPDATE incident SET state = 'reported', reported_to = '网信办', report = '情况'$$) \gset ignore_
SELECT clock('2026-03-12 09:00') \gset ignore_
SELECT answer(:a, $$state = 'fulfilled'$$), answer(:c, $$state = 'agreed'$$) \gset ignore_
SELECT rows_of('regress_mz', $$UPDATE open_request SET state = 'refused', reason = '不便'$$) \gset ignore_
SELECT rows_of('regress_city', $$INSERT INTO rectification (agency, article, item, fact, demand, due_on) VALUES ('11371300MB0010022X', 41, 3, '逾期', '整改', '2026-04-10'), ('11371300MB0010030Q', 41, 3, '逾期', '整改', '2026-04-10')$$),
       rows_of('regress_mz', $$UPDATE rectification SET state = 'answered', answer = '已整改'$$) \gset ignore_
SELECT clock('2026-06-10 09:00') \gset ignore_
SELECT rows_of('regress_mz', $$UPDATE security_task SET state = 'done', evidence = '报告' WHERE duty = 3 AND agency = current_agency()$$) \gset ignore_
SELECT clock('2026-12-30 09:00') \gset ignore_

-- By the ledger alone: no table of a procedure is looked at, no view of the law's. Each entry's columns, as the entries said last
-- before a moment; a period by the entry that set its due date, its end by the entry that answered it.
CREATE FUNCTION by_the_ledger() RETURNS TABLE (rule text, agency text, due date, status text) LANGUAGE sql AS $$
    WITH entry AS (
        SELECT l.id, l.at, split_part(l.object, '/', 1) AS subject, split_part(l.object, '/', 2) AS key, l.action, e.key AS col,
               CASE jsonb_typeof(e.value) WHEN 'array' THEN e.value ->> 1 ELSE e.value #>> '{}' END AS val
        FROM ldpd.ledger l, jsonb_each(l.detail) e
        WHERE split_part(l.object, '/', 1) IN ('share_request', 'open_request', 'catalogue_change', 'security_task', 'incident', 'rectification')
    ), last AS (
        SELECT DISTINCT ON (subject, key, col) subject, key, col, val FROM entry ORDER BY subject, key, col, id DESC
    ), c AS (
        SELECT subject, key, jsonb_object_agg(col, val) AS r FROM last GROUP BY 1, 2
    ), ended AS (
        SELECT subject, key, action, max(at) AS at FROM entry GROUP BY 1, 2, 3
    ), period AS (
        SELECT k.rule, c.r ->> k.owner AS agency,
               CASE k.rule WHEN 'incident_report' THEN ((c.r ->> k.due)::timestamptz AT TIME ZONE 'Asia/Shanghai')::date ELSE (c.r ->> k.due)::date END AS due,
               coalesce(c.r ->> k.provisional, 'f') = 't' AS provisional,
               (SELECT min(e.at) FROM ended e WHERE e.subject = c.subject AND e.key = c.key AND e.action = ANY (k.ends)) AS done
        FROM c
        JOIN (VALUES
            ('share_request', 'share_reply', 'provider', 'reply_due', 'reply_provisional', '{agreed,refused,withdrawn}'::text[]),
            ('share_request', 'share_fulfil', 'provider', 'fulfil_due', 'fulfil_provisional', '{fulfilled}'),
            ('open_request', 'open_reply', 'provider', 'reply_due', 'reply_provisional', '{agreed,refused}'),
            ('catalogue_change', 'catalogue_update', 'agency', 'due_on', 'provisional', '{submitted}'),
            ('security_task', 'security_task', 'agency', 'due_on', 'provisional', '{done}'),
            ('incident', 'incident_report', 'agency', 'report_by', 'none', '{reported}'),
            ('rectification', 'rectify', 'agency', 'due_on', 'none', '{answered}')
        ) k(subject, rule, owner, due, provisional, ends) ON k.subject = c.subject AND c.r ->> k.due IS NOT NULL
    )
    SELECT rule, agency, due,
           CASE WHEN done IS NULL THEN CASE WHEN provisional OR due >= '2026-12-30' THEN 'running' ELSE 'overdue' END
                WHEN provisional OR (done AT TIME ZONE 'Asia/Shanghai')::date <= due THEN 'on_time' ELSE 'late' END
    FROM period
$$;
SELECT bag_eq('SELECT rule, agency::text, due_on, status FROM duty', 'SELECT * FROM by_the_ledger()', 'every duty is what the entries of the ledger say');
SELECT cmp_ok((SELECT count(*)::int FROM by_the_ledger()), '>', 40, 'and there are many');
SELECT set_eq('SELECT DISTINCT rule, status FROM by_the_ledger() WHERE agency = ''11371300MB0010022X''', $$VALUES
    ('share_reply', 'on_time'), ('share_reply', 'late'), ('share_reply', 'overdue'), ('share_fulfil', 'on_time'), ('share_fulfil', 'overdue'), ('open_reply', 'on_time'),
    ('catalogue_update', 'overdue'), ('security_task', 'late'), ('security_task', 'running'), ('security_task', 'overdue'), ('incident_report', 'on_time'), ('rectify', 'on_time')$$, 'of each kind');
SELECT set_eq($$SELECT agency::text, figure, good, total FROM evaluation_figures(2026) WHERE figure IN (SELECT rule FROM duty)$$,
    $$SELECT agency, rule, count(*) FILTER (WHERE status = 'on_time') AS good, count(*) AS total FROM by_the_ledger() WHERE status <> 'running' AND due BETWEEN '2026-01-01' AND '2026-12-31' GROUP BY 1, 2$$,
    'and so are the figures of the evaluation');
SELECT set_eq($$SELECT DISTINCT agency::text, article, item, subject_id FROM breach WHERE fact IN ('share_reply', 'share_fulfil', 'catalogue_update', 'open_reply')$$, $$
    SELECT d.agency::text, 41, CASE d.rule WHEN 'catalogue_update' THEN 2 ELSE 3 END, d.subject_id::text FROM duty d
    JOIN by_the_ledger() l ON l.rule = d.rule AND l.agency = d.agency::text AND l.due = d.due_on AND l.status = d.status
    WHERE l.status IN ('late', 'overdue') AND d.article IN (8, 16, 22)$$, 'and the register of breaches');
SELECT set_eq($$SELECT figure, good, total FROM evaluation_figures(2026) WHERE figure IN ('catalogued', 'shared', 'open', 'attached') AND agency = '11371300MB0010022X'$$, $$
    SELECT f, CASE f WHEN 'shared' THEN 2 WHEN 'open' THEN 2 ELSE 3 END::bigint, (SELECT count(*) FROM ldpd.ledger WHERE action = 'registered' AND object LIKE 'resource/%')
    FROM unnest('{catalogued,shared,open,attached}'::text[]) f$$, 'completeness and openness');

-- ---------------------------------------------------------------- Article 35

SELECT is(attempt(actor, statement), state, actor || ': ' || why) FROM (VALUES
    ('regress_mz', $$INSERT INTO evaluation (year) VALUES (2026)$$, '42501', 'an agency does not evaluate'),
    ('regress_city', $$INSERT INTO evaluation (year, bureau) VALUES (2026, '11371302MB00100658')$$, 'LD035', 'nor a bureau in another''s name'),
    ('regress_city', $$INSERT INTO evaluation (year) VALUES (2026)$$, NULL, 'the bureau opens its evaluation'),
    ('regress_city', $$INSERT INTO evaluation (year) VALUES (2026)$$, '23505', 'once a year'),
    ('regress_county', $$INSERT INTO evaluation (year) VALUES (2026)$$, NULL, 'a county''s its own'),
    ('regress_city', $$INSERT INTO evaluation_mark SELECT id, '11371300MB0010022X', '开放效果', 87.5, '某评估公司', '较好' FROM evaluation WHERE bureau = current_agency()$$, NULL, 'a third party''s mark'),
    ('regress_city', $$INSERT INTO evaluation_mark SELECT id, '11371300MB0010022X', '程度', 101, '某评估公司', NULL FROM evaluation WHERE bureau = current_agency()$$, '23514', 'of a hundred'),
    ('regress_county', $$INSERT INTO evaluation_mark SELECT id, '11371302MB00100733', '程度', 60, '某评估公司', NULL FROM evaluation WHERE bureau = current_agency()$$, NULL, 'a county''s marks'),
    ('regress_mz', $$UPDATE evaluation_mark SET mark = 100$$, '42501', 'an agency does not mark'),
    ('regress_city', $$INSERT INTO evaluation_result SELECT id, '11371300MB0010022X', 'x', 1, 1 FROM evaluation$$, '42501', 'the figures are the server''s'),
    ('postgres', $$INSERT INTO evaluation_result SELECT id, '11371300MB0010022X', 'x', 1, 1 FROM evaluation$$, 'LD035', 'whoever it is')
) AS t(actor, statement, state, why);
SELECT is(attempt('regress_county', $$UPDATE evaluation_mark SET mark = 1 WHERE assessor = '某评估公司' AND agency = '11371300MB0010022X'$$), NULL, 'a county touches no mark of the city''s');
SELECT is((SELECT mark FROM evaluation_mark WHERE agency = '11371300MB0010022X'), 87.5, 'for it sees none');
SELECT is(value_of('regress_mz', 'SELECT count(*) FROM evaluation_sheet'), '0', 'before it is published an agency sees nothing');
CREATE TEMP TABLE figures AS SELECT * FROM evaluation_figures(2026);
SELECT is(attempt('regress_city', $$UPDATE evaluation SET state = 'published' WHERE bureau = current_agency()$$), NULL, 'published');
SELECT set_eq($$SELECT agency::text, name, good, total FROM evaluation_sheet WHERE kind = 'figure'$$, $$SELECT agency::text, figure, good, total FROM figures WHERE agency <> '11371300MB00100143'$$, 'the figures of that moment, of all but the bureau itself');
SELECT is(value_of('regress_mz', $$SELECT percent FROM evaluation_sheet WHERE kind = 'mark'$$), '87.5', 'the mark beside them');
SELECT is(value_of('regress_mz', 'SELECT count(DISTINCT agency) FROM evaluation_sheet'), '1', 'an agency sees its own');
SELECT answer(:d, $$state = 'refused', legal_basis = '《某法》第一条'$$) \gset ignore_
SELECT set_eq($$SELECT agency::text, name, good, total FROM evaluation_sheet WHERE kind = 'figure'$$, $$SELECT agency::text, figure, good, total FROM figures WHERE agency <> '11371300MB00100143'$$, 'what comes after changes nothing of them');
SELECT is(attempt(actor, statement), state, actor || ': ' || statement) FROM (VALUES
    ('regress_city', $$UPDATE evaluation_mark SET mark = 100$$, 'LD035'), ('regress_city', $$DELETE FROM evaluation_mark WHERE agency = '11371300MB0010022X'$$, 'LD035'),
    ('regress_city', $$UPDATE evaluation SET state = 'draft' WHERE bureau = current_agency()$$, 'LD035'), ('regress_city', $$UPDATE evaluation_result SET good = total$$, '42501'),
    ('postgres', $$UPDATE evaluation_result SET good = total$$, 'LD035'), ('postgres', 'DELETE FROM evaluation', 'LD035')) AS t(actor, statement, state);

-- ---------------------------------------------------------------- Article 36

SELECT is(value_of(actor, $$SELECT string_agg(concat_ws(' ', requirement, what, good || '/' || total, failing::text), '; ' ORDER BY requirement, what) FROM project_check('11371300MB0010022X')$$),
    '及时 catalogue_update 2/3 {303001/2}; 及时 fresh 0/3 {303001/1,303001/2,303001/3}; 完整 attached 3/3 {}; 完整 catalogued 3/3 {}; 规范 as_catalogued 3/3 {}', actor || ' is told the same')
FROM (VALUES ('regress_report'), ('regress_mz'), ('regress_city')) AS t(actor);
SELECT is(attempt(actor, $$SELECT * FROM project_check('11371300MB0010022X')$$), 'LD036', actor || ' has no part in it') FROM (VALUES ('regress_ga'), ('regress_county'), ('regress_platform')) AS t(actor);
SELECT is(attempt(actor, statement), state, actor || ': ' || why) FROM (VALUES
    ('regress_mz', $$INSERT INTO project (name, resources) VALUES ('民政一体化平台', '{}')$$, 'LD036', 'a project comes with its catalogue'),
    ('regress_mz', $$INSERT INTO project (name, resources) VALUES ('民政一体化平台', '{303001/1,303001/99}')$$, 'LD036', 'which is published'),
    ('regress_mz', $$INSERT INTO project (name, resources, in_order) VALUES ('民政一体化平台', '{303001/1}', true)$$, 'LD036', 'the server says whether all is in order'),
    ('regress_mz', $$INSERT INTO project (name, resources) VALUES ('民政一体化平台', '{303001/1}')$$, NULL, 'filed')
) AS t(actor, statement, state, why);
SELECT is((SELECT in_order FROM project), false, 'not all is in order, and that is kept with it');
SELECT is_empty($$SELECT * FROM verify_rows()$$, 'the ledger and the rows agree');

SELECT * FROM finish();
ROLLBACK;
