-- Matters that somebody files and an office handles: reports of misuse (Article 38), whose reporter nobody else learns; disputes
-- (39), whose result binds while periods run on; notices to put right (41, 43).
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(80);

CREATE FUNCTION tries(actor name, statement text, state text, why text) RETURNS text LANGUAGE sql AS
$$SELECT is(attempt(actor, statement), state, actor || ': ' || why)$$;

-- ---------------------------------------------------------------- reports

SELECT tries(actor, statement, state, why) FROM (VALUES
    ('regress_rs', $$INSERT INTO report (content) VALUES ('某人倒卖')$$, 'LD038', 'it says whom it is about'),
    ('regress_rs', $$INSERT INTO report (accused, content) VALUES ('11371300MB0010030Q', '　')$$, 'LD038', 'and what'),
    ('regress_rs', $$INSERT INTO report (accused_name, content) VALUES ('某公司', '倒卖')$$, 'LD038', 'who is no agency used some resource'),
    ('regress_rs', $$INSERT INTO report (accused, content, handler) VALUES ('11371302MB00100658', '不作为', '11371302MB00100658')$$, 'LD038', 'whoever is reported does not handle it, a bureau neither'),
    ('regress_rs', $$INSERT INTO report (accused, content, handler) VALUES ('11371300MB0010030Q', '外传', '11371302MB00100658')$$, 'LD038', 'nor does a bureau of elsewhere'),
    ('regress_rs', $$INSERT INTO report (accused, content, handler) VALUES ('11371300MB0010030Q', '外传', '11371300MB0010022X')$$, 'LD038', 'nor an agency that has nothing to do with it'),
    ('regress_rs', $$INSERT INTO report (accused, content) VALUES ('11371300MB00100143', '不作为')$$, 'LD038', 'over the topmost bureau there is no office here'),
    ('regress_rs', $$INSERT INTO report (accused, content, filed_by) VALUES ('11371300MB0010030Q', '外传', 'regress_ga')$$, 'LD038', 'nobody files in another''s name'),
    ('regress_rs', $$INSERT INTO report (accused, content, anonymous, reporter) VALUES ('11371300MB0010030Q', '外传', true, '张三')$$, 'LD038', 'unnamed is unnamed'),
    ('regress_rs', $$INSERT INTO report (accused, resource, content, reporter, contact) VALUES ('11371300MB0010030Q', '303001/1', '将婚姻信息外传', '李科员', '13900000000')$$, NULL, 'an agency reports'),
    ('regress_rs', $$INSERT INTO report (accused, content, anonymous) VALUES ('11371300MB0010030Q', '出售数据', true)$$, NULL, 'unnamed'),
    ('regress_platform', $$INSERT INTO report (accused_name, resource, content, reporter) VALUES ('某公司', '303001/2', '用于推销', '王某')$$, NULL, 'a citizen reports, by the open platform'),
    ('regress_nobody', $$INSERT INTO report (accused, content, handler, resource) VALUES ('11371300MB0010030Q', '外传', '11371300MB0010022X', '303001/1')$$, NULL, 'any unit, to the provider too')
) AS t(actor, statement, state, why);
SELECT results_eq($$SELECT a.name::text COLLATE "default" FROM report r JOIN agency a ON a.code = r.handler ORDER BY r.id$$, $$VALUES ('临沂市大数据局'), ('临沂市大数据局'), ('临沂市大数据局'), ('临沂市民政局')$$, 'who handles it');
SELECT is(value_of(actor, 'SELECT count(*) FROM report'), n, actor || ' sees so many') FROM (VALUES
    ('regress_ga', '0'), ('regress_city', '3'), ('regress_county', '0'), ('regress_mz', '1'), ('regress_rs', '1'), ('regress_platform', '1'), ('regress_platform2', '0'),
    ('regress_lsmz', '0'), ('regress_nobody', '1'), ('regress_report', '0'), ('regress_audit', '0')) AS t(actor, n);
SELECT is((SELECT count(*)::int FROM ledger WHERE object LIKE 'report/%'), 4, 'each filing is in the ledger');
SELECT is_empty($$SELECT * FROM ledger WHERE object LIKE 'report/%' AND (role <> '' OR session_role <> '' OR agency IS NOT NULL OR detail <> '{"state": [null, "filed"]}')$$, 'without a role, an agency, or a word of it');
SELECT is_empty($$SELECT * FROM ledger WHERE detail::text ~ '李科员|13900000000|王某|外传|出售'$$, 'nowhere in it');
SELECT is((SELECT filed_by FROM report WHERE anonymous), NULL, 'and whoever files unnamed leaves no name in the table');
SELECT is_empty($$SELECT * FROM verify_rows()$$, 'the ledger and the rows agree all the same');
SELECT tries(actor, statement, state, why) FROM (VALUES
    ('regress_rs', $$UPDATE report SET state = 'accepted'$$, NULL, 'who reported does not handle it (no row is theirs to change)'),
    ('regress_city', $$UPDATE report SET state = 'upheld', article = 41, item = 5, answer = '属实' WHERE resource = '303001/1'$$, 'LD038', 'it is accepted first'),
    ('regress_city', $$UPDATE report SET state = 'accepted'$$, NULL, 'the bureau accepts'),
    ('regress_city', $$UPDATE report SET state = 'upheld', answer = '属实' WHERE resource = '303001/1'$$, 'LD038', 'what was broken is said'),
    ('regress_city', $$UPDATE report SET state = 'upheld', article = 41, item = 9, answer = '属实' WHERE resource = '303001/1'$$, '23514', 'an item of the article'),
    ('regress_city', $$UPDATE report SET state = 'dismissed' WHERE anonymous$$, 'LD038', 'dismissed with an answer'),
    ('regress_city', $$UPDATE report SET reporter = '某' WHERE anonymous$$, 'LD038', 'what was filed stands'),
    ('regress_city', $$UPDATE report SET state = 'upheld', article = 41, item = 5, answer = '外传属实' WHERE resource = '303001/1'$$, NULL, 'upheld'),
    ('regress_city', $$UPDATE report SET state = 'dismissed', answer = '查无实据' WHERE anonymous$$, NULL, 'dismissed'),
    ('regress_city', $$UPDATE report SET state = 'upheld', article = 42, item = 1, answer = '推销属实' WHERE resource = '303001/2'$$, NULL, 'against a user of open data'),
    ('regress_city', $$INSERT INTO report_finding VALUES (1, NULL, '某', NULL, 42, 1, '属实', current_agency(), now())$$, '42501', 'a finding is the server''s'),
    ('postgres', $$DELETE FROM report$$, 'LD038', 'nothing is deleted'),
    ('postgres', $$DELETE FROM report_finding$$, 'LD038', 'no finding either')
) AS t(actor, statement, state, why);
SELECT results_eq($$SELECT article, item, finding COLLATE "default" FROM report_finding ORDER BY report$$, $$VALUES (41, 5, '外传属实'), (42, 1, '推销属实')$$, 'what was found is on record');
SELECT is(value_of(actor, 'SELECT count(*) FROM report_finding'), n, actor || ' sees the findings that concern it') FROM (VALUES
    ('regress_ga', '1'), ('regress_mz', '2'), ('regress_lsmz', '0'), ('regress_city', '2'), ('regress_audit', '2')) AS t(actor, n);
SELECT is_empty($$SELECT * FROM verify_rows()$$, 'and the ledger agrees');

-- ---------------------------------------------------------------- disputes

SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '甲'), ('303001/1', '乙')$$) \gset ignore_
SELECT min(id) AS r, max(id) AS silent FROM share_request \gset
SELECT rows_of('regress_mz', format($$UPDATE share_request SET state = 'refused', legal_basis = '《某法》第一条' WHERE id = %s$$, :r)) \gset ignore_
SELECT tries(actor, format(statement, :r, :silent), state, why) FROM (VALUES
    ('regress_rs', $$INSERT INTO dispute (share_request, claim) VALUES (%s, '依据不足')$$, 'LD039', 'a party disputes'),
    ('regress_ga', $$INSERT INTO dispute (share_request, claim) VALUES (%s, ' ')$$, 'LD039', 'with a claim'),
    ('regress_ga', $$INSERT INTO dispute (share_request, resource, claim) VALUES (%s, '303001/1', '依据不足')$$, 'LD039', 'about one thing'),
    ('regress_ga', $$INSERT INTO dispute (share_request, claim, handler) VALUES (%s, '依据不足', current_agency())$$, 'LD039', 'the law says who handles it'),
    ('regress_ga', $$INSERT INTO dispute (share_request, claim) VALUES (%s, '依据不足'), (%s, '逾期不答')$$, NULL, 'the consumer does'),
    ('regress_mz', $$UPDATE dispute SET state = 'accepted'$$, 'LD039', 'the respondent does not handle it'),
    ('regress_city', $$UPDATE dispute SET state = 'upheld', result = '应当共享'$$, 'LD039', 'it is accepted first'),
    ('regress_city', $$UPDATE dispute SET state = 'accepted'$$, NULL, 'the bureau accepts'),
    ('regress_city', $$UPDATE dispute SET state = 'upheld' WHERE share_request = %s$$, 'LD039', 'the result is said')
) AS t(actor, statement, state, why);
-- The periods run on.
SELECT clock('2026-03-09 09:00') \gset ignore_
SELECT results_eq($$SELECT subject_id, status FROM duty WHERE rule = 'share_reply' ORDER BY 1$$, format($$VALUES (%s::bigint, 'on_time'), (%s, 'overdue')$$, :r, :silent), 'the unanswered request falls overdue while the dispute is handled');
SELECT tries('regress_city', format($$UPDATE dispute SET state = 'upheld', result = '依据不成立,应当共享' WHERE share_request = %s$$, :r), NULL, 'upheld');
SELECT results_eq(format('SELECT state COLLATE "default", overturned_at, fulfil_due FROM share_request WHERE id = %s', :r),
    $$VALUES ('agreed', '2026-03-09 09:00+08'::timestamptz, '2026-03-18'::date)$$, 'the refusal is overturned, and 7 working days run');
SELECT results_eq(format('SELECT rule, status FROM duty WHERE subject = ''share_request'' AND subject_id = %s ORDER BY 1', :r), $$VALUES ('share_fulfil', 'running'), ('share_reply', 'on_time')$$, 'the answer was in time, the fulfilment is due');
SELECT results_eq('SELECT article, refusals, overturned FROM refusal_by_ground WHERE instrument = ''some-law''', $$VALUES (1, 1::bigint, 1::bigint)$$, 'which counts against the ground');
SELECT is((SELECT fulfil_rule FROM share_request WHERE id = :r), (SELECT id FROM duty_rule WHERE rule = 'share_fulfil' AND instrument = 'linyi'), 'under the rule that sets them');
SELECT tries('regress_mz', format($$UPDATE share_request SET state = 'refused', legal_basis = '仍不同意' WHERE id = %s$$, :r), 'LD016', 'the provider cannot refuse again');
SELECT tries('regress_mz', format($$UPDATE share_request SET state = 'fulfilled' WHERE id = %s$$, :r), NULL, 'it fulfils');
SELECT is(attempt('regress_ga', 'SELECT * FROM data.c'), NULL, 'and the consumer reads');
SELECT tries('regress_ga', $$UPDATE dispute SET state = 'withdrawn' WHERE state = 'accepted'$$, NULL, 'the claimant withdraws the other');
-- Of the open platform, and about a class.
SELECT rows_of('regress_platform', $$INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose) VALUES ('303001/1', 'person', 'E12345678', '研究')$$) \gset ignore_
SELECT max(id) AS o FROM open_request \gset
SELECT rows_of('regress_mz', $$UPDATE open_request SET state = 'refused', reason = '不便'$$) \gset ignore_
SELECT tries(actor, statement, state, why) FROM (VALUES
    ('regress_platform2', format($$INSERT INTO dispute (open_request, claim) VALUES (%s, '理由不成立')$$, :o), 'LD039', 'another platform''s request'),
    ('regress_platform', format($$INSERT INTO dispute (open_request, claim) VALUES (%s, '理由不成立')$$, :o), NULL, 'its own'),
    ('regress_city', $$UPDATE dispute SET state = 'accepted' WHERE state = 'filed'$$, NULL, 'accepted'),
    ('regress_city', $$UPDATE dispute SET state = 'upheld', result = '应当开放' WHERE open_request IS NOT NULL$$, NULL, 'upheld'),
    ('regress_rs', $$INSERT INTO dispute (resource, claim) VALUES ('303001/3', '不应列为不予共享')$$, NULL, 'about a class'),
    ('regress_city', $$UPDATE dispute SET state = 'accepted' WHERE resource IS NOT NULL$$, NULL, 'accepted'),
    ('regress_city', $$UPDATE dispute SET state = 'upheld', result = '应列为有条件共享' WHERE resource IS NOT NULL$$, NULL, 'upheld')
) AS t(actor, statement, state, why);
SELECT is((SELECT state FROM open_request WHERE id = :o), 'agreed', 'the request to open is agreed');
SELECT is((SELECT due_on FROM catalogue_change WHERE resource = '303001/3'), '2026-03-30'::date, 'the catalogue is to be updated within 15 working days');
SELECT is_empty($$SELECT * FROM verify_rows()$$, 'the ledger and the rows agree');
SELECT results_eq($$SELECT kind COLLATE "default", state COLLATE "default", days FROM matter WHERE kind = 'dispute' ORDER BY id$$,
    $$VALUES ('dispute', 'upheld', 7), ('dispute', 'withdrawn', 7), ('dispute', 'upheld', 0), ('dispute', 'upheld', 0)$$, 'each matter by its age');

SELECT * FROM finish();
ROLLBACK;
