-- The register of breaches, from the facts (Articles 41-43), and notices to put right.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(42);

CREATE FUNCTION breaches(agency text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(concat_ws(' ', b.article, b.item, coalesce(a.name, b.user_name), b.fact, b.since, CASE WHEN b.standing THEN 'standing' END), '; ' ORDER BY b.article, b.item, b.fact, b.subject_id)
    FROM ldpd.breach b LEFT JOIN ldpd.agency a ON a.code = b.agency
$$;
SELECT is(breaches(), NULL, 'nobody has done wrong yet');

-- (3) a request that is not answered, (2) a change that is not followed, (1) data that are not updated: by the passing of days alone
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$) \gset ignore_
SELECT rows_of('regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/2', 'function', '职能划转', '2026-03-02')$$) \gset ignore_
SELECT clock('2026-03-06 09:00') \gset ignore_
SELECT matches(breaches(), '41 3 临沂市民政局 share_reply 2026-03-06 standing', 'a request that is not answered');
SELECT is((SELECT count(*)::int FROM breach WHERE fact = 'freshness' AND item = 1), 3, 'daily data that nobody updated');
SELECT clock('2026-03-24 09:00') \gset ignore_
SELECT matches(breaches(), '41 2 临沂市民政局 catalogue_update 2026-03-24 standing', 'a catalogue that does not follow');
SELECT rows_of('regress_mz', 'UPDATE data.c SET name = name'), rows_of('regress_mz', 'UPDATE data.u SET name = name'), rows_of('regress_mz', 'UPDATE data.n SET name = name') \gset ignore_
SELECT is((SELECT count(*)::int FROM breach WHERE fact = 'freshness'), 0, 'data that were updated are no breach');
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'refused', legal_basis = '《某法》第一条'$$) \gset ignore_
SELECT matches(breaches(), '41 3 临沂市民政局 share_reply 2026-03-06(;|$)', 'answered late, it stands no longer, and stays in the register');
-- (1) quality
SELECT is(attempt('regress_mz', $$INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, open_class, open_condition, security_level, use_requirement, update_cycle)
    VALUES ('303001/1', '资源', '摘要', '数据库', '有条件共享', '条件', '有条件开放', '要求', '一般', '仅限履职', '每日')$$), NULL, 'a version with a rule of quality');
SELECT max(id) AS v FROM resource_version \gset
SELECT rows_of('regress_mz', format($$INSERT INTO resource_item (version_id, position, name, column_name, data_type) VALUES (%s, 1, '号', 'id', 'I'), (%1$s, 2, '名', 'name', 'C'), (%1$s, 3, '话', 'phone', 'C')$$, :v)),
       rows_of('regress_mz', format($$INSERT INTO quality_rule VALUES (%s, 1, NULL, '准确', 'expression', 'id > 6')$$, :v)) \gset ignore_
SELECT is(attempt(actor, format('UPDATE resource_version SET state = %L WHERE id = %s', state, :v)), NULL, state) FROM (VALUES ('regress_mz', 'submitted'), ('regress_city', 'approved'), ('regress_city', 'published')) t(actor, state);
SELECT is(value_of('regress_mz', $$SELECT measure_quality('303001/1')$$), '6', 'six rows of a hundred fail');
SELECT matches(breaches(), '41 1 临沂市民政局 quality 2026-03-24 standing', 'more than the city bears with');
SELECT is(attempt('regress_city', $$UPDATE city_setting SET value = 6 WHERE name = 'quality_percent'$$), NULL, 'the city bears with more');
SELECT is((SELECT count(*)::int FROM breach WHERE fact = 'quality'), 0, 'and it is none');
-- (5) and Article 42 by reports; Article 43
SELECT rows_of('regress_rs', $$INSERT INTO report (accused, content) VALUES ('11371300MB0010030Q', '出售'), ('11371302MB00100658', '不作为')$$),
       rows_of('regress_platform', $$INSERT INTO report (accused_name, resource, content) VALUES ('某公司', '303001/2', '推销')$$),
       rows_of('regress_city', $$UPDATE report SET state = 'accepted'$$),
       rows_of('regress_city', $$UPDATE report SET state = 'upheld', answer = '属实', article = CASE WHEN accused IS NULL THEN 42 WHEN content = '出售' THEN 41 ELSE 43 END,
                                 item = CASE WHEN accused IS NULL THEN 1 WHEN content = '出售' THEN 5 ELSE 0 END$$) \gset ignore_
SELECT matches(breaches(), '41 5 临沂市公安局 report 2026-03-24; 42 1 某公司 report 2026-03-24; 43 0 兰山区大数据局 report 2026-03-24', 'what reports have shown');
SELECT is(attempt('regress_city', 'DELETE FROM breach'), '55000', 'nobody types in it');
-- An authority's own duties are of Article 43, by its being late.
SELECT clock('2026-06-03 09:00') \gset ignore_
SELECT results_eq($$SELECT DISTINCT a.kind COLLATE "default" FROM breach b JOIN agency a ON a.code = b.agency WHERE fact = 'security_task'$$, $$VALUES ('bureau')$$, 'the duties of security that a bureau left undone');
SELECT clock('2026-03-24 09:00') \gset ignore_
SELECT is(value_of(actor, 'SELECT count(*) FROM breach'), n, actor || ' sees what concerns it') FROM (VALUES
    ('regress_mz', '3'), ('regress_ga', '2'), ('regress_rs', '0'), ('regress_county', '1'), ('regress_audit', '5')) AS t(actor, n);

-- ---------------------------------------------------------------- notices

SELECT subject_id AS late FROM breach WHERE fact = 'share_reply' \gset
SELECT is(attempt(actor, statement), state, actor || ': ' || why) FROM (VALUES
    ('regress_county', $$INSERT INTO rectification (agency, article, item, fact, demand, due_on) VALUES ('11371300MB0010022X', 41, 3, '逾期', '整改', '2026-04-10')$$, 'LD041', 'not the same level''s bureau'),
    ('regress_ga', $$INSERT INTO rectification (agency, article, item, fact, demand, due_on) VALUES ('11371300MB0010022X', 41, 3, '逾期', '整改', '2026-04-10')$$, 'LD041', 'nor another agency'),
    ('regress_city', $$INSERT INTO rectification (agency, article, item, fact, demand, due_on) VALUES ('11371300MB0010022X', 41, 3, '逾期', '整改', '2026-03-23')$$, 'LD041', 'a day to come'),
    ('regress_city', $$INSERT INTO rectification (agency, article, item, fact, demand, due_on) VALUES ('11371300MB0010022X', 41, 3, '逾期', '整改', NULL)$$, 'LD041', 'a day'),
    ('regress_city', $$INSERT INTO rectification (agency, article, item, fact, demand, due_on) VALUES ('11371300MB0010022X', 41, 6, '逾期', '整改', '2026-04-10')$$, '23514', 'an item that the article has'),
    ('regress_city', $$INSERT INTO rectification (agency, article, item, fact, demand, due_on) VALUES ('11371300MB0010022X', 43, 0, '逾期', '整改', '2026-04-10')$$, 'LD043', 'an agency is no authority'),
    ('regress_city', $$INSERT INTO rectification (agency, article, item, fact, demand, due_on) VALUES ('11371300MB00100143', 43, 0, '逾期', '整改', '2026-04-10')$$, 'LD043', 'nobody notifies itself'),
    ('regress_city', $$INSERT INTO rectification (agency, article, item, fact, demand, due_on) VALUES ('11371302MB00100658', 43, 0, '不作为', '整改', '2026-04-10')$$, NULL, 'the city''s bureau that of the county'),
    ('regress_city', format($$INSERT INTO rectification (agency, article, item, subject, subject_id, fact, demand, due_on) VALUES ('11371300MB0010022X', 41, 3, 'share_request', '%s', '逾期', '整改', '2026-04-10')$$, :late), NULL, 'and an agency of its own level'),
    ('regress_ga', $$UPDATE rectification SET state = 'answered', answer = '已整改'$$, NULL, 'nobody else answers, or sees it'),
    ('regress_mz', $$UPDATE rectification SET state = 'answered'$$, 'LD041', 'an answer says something'),
    ('regress_mz', $$UPDATE rectification SET state = 'answered', answer = '已整改'$$, NULL, 'answered'),
    ('regress_mz', $$UPDATE rectification SET state = 'closed', finding = '合格'$$, 'LD041', 'who answers does not check'),
    ('regress_city', $$UPDATE rectification SET state = 'returned', finding = '未到位', due_on = '2026-04-20' WHERE article = 41$$, NULL, 'checked, returned with another day')
) AS t(actor, statement, state, why);
SELECT is((SELECT rectification FROM breach WHERE fact = 'share_reply'), (SELECT max(id) FROM rectification), 'the register shows the notice');
SELECT clock('2026-04-21 09:00') \gset ignore_
SELECT results_eq($$SELECT article, status FROM duty WHERE rule = 'rectify' ORDER BY 1$$, $$VALUES (41, 'overdue'), (43, 'overdue')$$, 'a notice that is not answered is overdue');
SELECT is(attempt('regress_mz', $$UPDATE rectification SET state = 'answered', answer = '到位'$$), NULL, 'answered anew, late');
SELECT is(attempt('regress_city', $$UPDATE rectification SET state = 'closed', finding = '合格' WHERE article = 41$$), NULL, 'and closed');
SELECT results_eq($$SELECT status FROM duty WHERE rule = 'rectify' AND article = 41$$, $$VALUES ('late')$$, 'it was late');
SELECT is_empty($$SELECT * FROM verify_rows()$$, 'the ledger and the rows agree');

SELECT * FROM finish();
ROLLBACK;
