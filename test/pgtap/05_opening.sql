-- Opening to the public (Articles 11, 19, 20, 22): what the open platform files, and how a provider answers.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(44);

CREATE FUNCTION file(actor name, kind text, code text, purpose text DEFAULT '研究', extra text DEFAULT 'NULL::date AS reply_due') RETURNS text LANGUAGE sql AS $$
    SELECT attempt(actor, format('INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose, %s) SELECT %L, %L, %L, %L, %s',
        split_part(extra, ' AS ', 2), '303001/1', kind, code, purpose, split_part(extra, ' AS ', 1)))
$$;
SELECT is(file(actor, kind, code, purpose), state, why) FROM (VALUES
    ('regress_ga', 'legal_person', '913713001682510225', '研究', 'LD022', 'an agency does not file for the public'),
    ('regress_nobody', 'legal_person', '913713001682510225', '研究', 'LD022', 'nor does anybody else'),
    ('postgres', 'legal_person', '913713001682510225', '研究', 'LD022', 'nor a superuser'),
    ('regress_platform', 'legal_person', '913713001682510225', E'\u3000', 'LD022', 'a demand needs its purpose'),
    ('regress_platform', 'legal_person', '913713001682510226', '研究', 'LD011', 'a legal person by a right code'),
    ('regress_platform', 'person', '371302199001010012', '研究', 'LD011', 'a person by a right number'),
    ('regress_platform', 'person', '护照', '研究', 'LD011', 'or another document''s'),
    ('regress_platform', 'organization', '913713001682510226', '研究', 'LD011', 'what looks like a code must be one'),
    ('regress_platform', 'alien', '371302199001010011', '研究', '23514', 'no other kind'),
    ('regress_platform', 'person', '371302199001010011', '研究', NULL, 'a person files'),
    ('regress_platform', 'person', 'E12345678', '研究', NULL, 'by a passport too'),
    ('regress_platform2', 'organization', '鲁协字7号', '研究', NULL, 'an organisation by another code')
) AS t(actor, kind, code, purpose, state, why);
SELECT is(file('regress_platform', 'legal_person', '913713001682510225', '研究', v || ' AS ' || c), 'LD022', 'the server stamps ' || c)
FROM (VALUES ('id', '9'), ('provider', '''11371300MB0010022X'''), ('filed_by', '''regress_platform2''::regrole'), ('submitted_at', 'now()'),
             ('reply_due', '''2030-01-01''::date'), ('decided_at', 'now()'), ('reason', '''x'''), ('opened_at', 'now()')) AS s(c, v);

SELECT is((SELECT (filed_by, provider, state, reply_due, reply_provisional)::text FROM open_request WHERE applicant_code = 'E12345678'),
    '(regress_platform,11371300MB0010022X,submitted,2026-03-11,f)', '7 working days from the filing');
SELECT is(value_of('regress_platform', 'SELECT count(*) FROM open_request'), '2', 'the platform sees what it filed');
SELECT is(value_of('regress_platform2', 'SELECT count(*) FROM open_request'), '1', 'and no more');
SELECT is(value_of('regress_mz', 'SELECT count(*) FROM open_request'), '3', 'the provider sees them');
SELECT is(value_of('regress_city', 'SELECT count(*) FROM open_request'), '3', 'the city''s bureau too');
SELECT is(value_of('regress_ga', 'SELECT count(*) FROM open_request'), '0', 'another agency does not');
SELECT is(value_of('regress_county', 'SELECT count(*) FROM open_request'), '0', 'nor a county''s bureau');

SELECT is(attempt(actor, statement || ' WHERE applicant_code = ''E12345678'''), state, why) FROM (VALUES
    ('regress_city', 'UPDATE open_request SET state = ''agreed''', 'LD022', 'the bureau does not answer'),
    ('regress_platform', 'UPDATE open_request SET state = ''agreed''', '42501', 'nor does the platform'),
    ('regress_mz', 'UPDATE open_request SET state = ''opened''', 'LD022', 'no step is skipped'),
    ('regress_mz', 'UPDATE open_request SET state = ''refused''', 'LD022', 'a refusal needs its reason'),
    ('regress_mz', E'UPDATE open_request SET state = ''refused'', reason = E''\\u3000\\u00a0''', 'LD022', 'that says something'),
    ('regress_mz', 'UPDATE open_request SET state = ''agreed'', purpose = ''改''', 'LD022', 'what was filed stands'),
    ('regress_mz', 'UPDATE open_request SET state = ''agreed''', NULL, 'the provider agrees'),
    ('regress_mz', 'UPDATE open_request SET state = ''refused'', reason = ''悔''', 'LD022', 'and does not repent'),
    ('regress_mz', 'UPDATE open_request SET state = ''opened''', NULL, 'it opens'),
    ('postgres', 'DELETE FROM open_request', 'LD022', 'rows are never deleted')
) AS t(actor, statement, state, why);
SELECT is(attempt('regress_mz', $$UPDATE open_request SET state = 'refused', reason = '含个人信息' WHERE applicant_kind = 'person' AND state = 'submitted'$$), NULL, 'another is refused with its reason');

-- What may not be opened is not opened by agreeing to it (Article 20).
SELECT rows_of('regress_platform', $$INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose)
    VALUES ('303001/3', 'person', 'E12345678', '好奇')$$) \gset ignore_
SELECT is(attempt('regress_mz', $$UPDATE open_request SET state = 'agreed' WHERE resource = '303001/3'$$), NULL, 'of what is not open, agreed by mistake');
SELECT is(attempt('regress_mz', $$UPDATE open_request SET state = 'opened' WHERE resource = '303001/3'$$), 'LD020', 'nothing is opened');
SELECT is(value_of('regress_platform', $$SELECT string_agg(resource, ',' ORDER BY resource) FROM catalogue$$), '303001/1,303001/2', 'the platform sees the catalogue of what is open');
SELECT is(attempt('regress_platform', 'SELECT * FROM share_request'), '42501', 'and nothing of the agencies'' requests');
SELECT is(attempt('regress_platform', 'SELECT * FROM ledger'), '42501', 'nor the ledger');
SELECT is(attempt('regress_platform', 'SELECT * FROM agency_role'), '42501', 'nor whose role is whose');

SELECT * FROM finish();
ROLLBACK;
