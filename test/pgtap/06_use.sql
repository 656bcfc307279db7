-- Use of open data under an agreement (Articles 24, 25).
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(31);

INSERT INTO resource (code) SELECT '303001/9' WHERE false;
SELECT rows_of('regress_platform', $$INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose) VALUES ('303001/1', 'legal_person', '913713001682510225', '研究')$$),
       rows_of('regress_platform2', $$INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose) VALUES ('303001/1', 'person', 'E12345678', '论文')$$),
       rows_of('regress_mz', $$UPDATE open_request SET state = 'agreed'$$) \gset ignore_
SELECT min(id) AS r1, max(id) AS r2 FROM open_request \gset

SELECT is(attempt(actor, format(statement, :r1)), state, why) FROM (VALUES
    ('regress_ga', $$INSERT INTO agreement (open_request, title, document) VALUES (%s, '开放利用协议', '文本')$$, 'LD025', 'another agency proposes nothing about it'),
    ('regress_platform', $$INSERT INTO agreement (open_request, title, document) VALUES (%s, '开放利用协议', '文本')$$, '42501', 'nor the platform'),
    ('regress_mz', $$INSERT INTO agreement (open_request, consumer, title, document) VALUES (%s, '91371300MB0010081Q', '开放利用协议', '文本')$$, 'LD027', 'an agreement is of one kind'),
    ('regress_mz', $$INSERT INTO agreement (open_request, title) VALUES (%s, '开放利用协议')$$, '23514', 'it has a document'),
    ('regress_mz', $$INSERT INTO agreement (open_request, title, document) VALUES (%s, E'\u3000', '文本')$$, 'LD025', 'and a title'),
    ('regress_mz', $$INSERT INTO agreement (open_request, title, document, valid_until) VALUES (%s, '开放利用协议', '文本', '2026-01-01')$$, 'LD025', 'and an end to come'),
    ('regress_mz', $$INSERT INTO agreement (open_request, title, document, signed_at) VALUES (%s, '开放利用协议', '文本', now())$$, 'LD025', 'the server says when'),
    ('regress_mz', $$INSERT INTO agreement (open_request, title, document, rights, valid_until) VALUES (%s, '开放利用协议', '文本', '产品权益归申请人', '2026-06-01 00:00+08')$$, NULL, 'the provider proposes')
) AS t(actor, statement, state, why);
SELECT is((SELECT (provider, document_sha256 = sha256(convert_to('文本', 'UTF8')), state)::text FROM agreement), '(11371300MB0010022X,t,proposed)', 'its digest is the server''s');
SELECT is(attempt(actor, $$UPDATE agreement SET state = 'signed'$$), state, why) FROM (VALUES
    ('regress_mz', 'LD025', 'the provider does not sign for the other side'),
    ('regress_platform2', NULL, 'another role of the platform does not see it')
) AS t(actor, state, why);
SELECT is((SELECT state FROM agreement), 'proposed', 'so it is not signed');

-- A city that wants one before it opens.
SELECT is(attempt('regress_mz', format($$UPDATE open_request SET state = 'opened' WHERE id = %s$$, :r2)), NULL, 'as shipped, none is asked for');
SELECT is(attempt('regress_city', $$UPDATE city_setting SET value = 1 WHERE name = 'open_agreement'$$), NULL, 'the city asks for one');
SELECT is(attempt('regress_mz', format($$UPDATE open_request SET state = 'opened' WHERE id = %s$$, :r1)), 'LD025', 'and nothing is opened before it is signed');
SELECT is(attempt('regress_platform', $$UPDATE agreement SET state = 'signed'$$), NULL, 'the platform signs for its applicant');
SELECT is((SELECT (signed_by, signed_at = ldpd.now())::text FROM agreement), '(regress_platform,t)', 'stamped');
SELECT is(attempt('regress_mz', format($$UPDATE open_request SET state = 'opened' WHERE id = %s$$, :r1)), NULL, 'then it is opened');
SELECT is(rows_of('regress_platform', 'SELECT * FROM data.c'), 100::bigint, 'and read');
SELECT is(attempt('regress_mz', $$UPDATE agreement SET rights = '另议'$$), 'LD025', 'what was agreed stands');
SELECT is(attempt('postgres', 'DELETE FROM agreement'), 'LD025', 'and is never deleted');
SELECT is(value_of(actor, 'SELECT count(*) FROM agreement'), n, actor || ' sees ' || n) FROM (VALUES
    ('regress_platform', '1'), ('regress_platform2', '0'), ('regress_mz', '1'), ('regress_city', '1'), ('regress_ga', '0'), ('regress_audit', '1')) AS t(actor, n);
SELECT is(attempt('regress_mz', $$UPDATE agreement SET state = 'ended'$$), 'LD025', 'it ends for a reason');
SELECT is(attempt('regress_mz', $$UPDATE agreement SET state = 'ended', end_reason = '超出用途'$$), NULL, 'the provider ends it');
SELECT is((SELECT state FROM open_request WHERE id = :r1), 'ended', 'and with it the opening');
SELECT is(attempt('regress_platform', 'SELECT * FROM data.c'), 'LD020', 'nothing is read any more');

SELECT * FROM finish();
ROLLBACK;
