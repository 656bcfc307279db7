-- Opening to the public (Articles 11, 19, 20, 22): what the open platform files, and how a provider answers.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(102);

CREATE FUNCTION file(actor name, kind text, code text, purpose text DEFAULT '研究', extra text DEFAULT 'NULL::date AS reply_due') RETURNS text LANGUAGE sql AS $$
    SELECT attempt(actor, format('INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose, %s) SELECT %L, %L, %L, %L, %s',
        split_part(extra, ' AS ', 2), '303001/1', kind, code, purpose, split_part(extra, ' AS ', 1)))
$$;
SELECT is(file(actor, kind, code, purpose), state, why) FROM (VALUES
    ('regress_ga', 'legal_person', '913713001682510225', '研究', 'LD019', 'an agency does not file for the public'),
    ('regress_nobody', 'legal_person', '913713001682510225', '研究', 'LD019', 'nor does anybody else'),
    ('postgres', 'legal_person', '913713001682510225', '研究', 'LD019', 'nor a superuser'),
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
    ('regress_platform', 'UPDATE open_request SET state = ''agreed''', 'LD022', 'nor does the platform'),
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

-- ---------------------------------------------------------------- in another's name, and by other roads

SELECT is(attempt('regress_platform', $$INSERT INTO open_request (id, resource, applicant_kind, applicant_name, applicant_code, purpose, state, provider, filed_by,
    submitted_at, reply_due, reply_provisional, decided_at, decided_by, reason, opened_at)
    VALUES (NULL, '303001/1', 'person', '张三', 'P7654321', '研究', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) RETURNING id$$), NULL, 'NULL for a stamp is what an ORM sends');
SELECT id AS o FROM open_request WHERE applicant_code = 'P7654321' \gset
CREATE FUNCTION data.answer(r bigint) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$UPDATE ldpd.open_request SET state = 'agreed' WHERE id = r$$;
CREATE FUNCTION data.answer_mz(r bigint) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$UPDATE ldpd.open_request SET state = 'agreed' WHERE id = r$$;
ALTER FUNCTION data.answer_mz(bigint) OWNER TO regress_mz;
CREATE FUNCTION data.file() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$
    INSERT INTO ldpd.open_request (resource, applicant_kind, applicant_code, purpose) VALUES ('303001/1', 'person', 'E12345678', '代')$$;
ALTER FUNCTION data.file() OWNER TO regress_platform;
CREATE VIEW data.demands AS SELECT * FROM open_request;
GRANT SELECT, UPDATE, DELETE ON data.demands TO ldpd_agency, ldpd_public;
SELECT is(attempt(actor, format(statement, :o)), state, why) FROM (VALUES
    ('regress_platform', 'SELECT data.answer(%s)', 'LD022', 'a superuser''s function does not answer for the platform'),
    ('regress_ga', 'SELECT data.answer_mz(%s)', NULL, 'the provider''s, called by another agency, finds no demand'),
    ('regress_ga', 'SELECT data.file()', 'LD019', 'nor does the platform''s file for an agency'),
    ('regress_platform', 'UPDATE data.demands SET state = ''agreed'' WHERE id = %s', 'LD022', 'nor a superuser''s view'),
    ('regress_mz', 'UPDATE data.demands SET decided_at = now() WHERE id = %s', 'LD022', 'which stamps nothing'),
    ('regress_mz', 'DELETE FROM data.demands WHERE id = %s', 'LD022', 'and deletes nothing'),
    ('regress_mz', 'DELETE FROM open_request WHERE id = %s', '42501', 'as nobody does'),
    ('postgres', 'TRUNCATE open_request CASCADE', 'LD022', 'by no road'),
    ('regress_platform', 'INSERT INTO open_request (id, resource, applicant_kind, applicant_code, purpose) OVERRIDING SYSTEM VALUE VALUES (7, ''303001/1'', ''person'', ''E12345678'', ''x'')', 'LD022', 'the server numbers them'),
    ('regress_platform', 'INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose, reply_due) VALUES (''303001/1'', ''person'', ''E12345678'', ''x'', ''2030-01-01'') ON CONFLICT DO NOTHING', 'LD022', 'an upsert sets no deadline'),
    ('regress_platform', 'MERGE INTO open_request o USING (VALUES (0)) v(i) ON o.id = v.i WHEN NOT MATCHED THEN INSERT (resource, applicant_kind, applicant_code, purpose, submitted_at) VALUES (''303001/1'', ''person'', ''E12345678'', ''x'', ''2020-01-01'')', 'LD022', 'nor MERGE a moment'),
    ('regress_platform', 'INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose, state) VALUES (''303001/1'', ''person'', ''E12345678'', ''x'', ''opened'')', 'LD022', 'no step is skipped'),
    ('regress_platform', 'INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose) VALUES (''303001/77'', ''person'', ''E12345678'', ''x'')', '23503', 'of what is not registered nothing is asked'),
    ('regress_mz', 'UPDATE open_request SET state = ''agreed'', reply_due = ''2030-01-01'' WHERE id = %s', 'LD022', 'a provider moves no deadline'),
    ('regress_mz', 'UPDATE open_request SET filed_by = ''regress_platform2'' WHERE id = %s', 'LD022', 'nor says who filed'),
    ('regress_mz', 'UPDATE open_request SET state = ''agreed'', reason = ''x'' WHERE id = %s', 'LD022', 'an agreement has no reason of refusal'),
    ('regress_mz', 'UPDATE open_request SET state = ''refused'', reason = E''\u200b'' WHERE id = %s', 'LD022', 'nor a refusal an invisible one'),
    ('regress_mz', 'UPDATE open_request SET state = ''refused'', reason = '''' WHERE id = %s', 'LD022', 'or an empty one'),
    ('regress_mz', 'UPDATE open_request SET state = NULL WHERE id = %s', 'LD022', 'no state is no step'),
    ('regress_mz', 'UPDATE open_request SET state = ''refused'', reason = ''含个人信息'' WHERE id = %s RETURNING decided_by', NULL, 'refused with its reason'),
    ('regress_mz', 'UPDATE open_request SET state = ''refused'', reason = ''再思'' WHERE id = %s', 'LD022', 'once'),
    ('regress_mz', 'UPDATE open_request SET reason = ''再思'' WHERE id = %s', 'LD022', 'its reason stands'),
    ('regress_mz', 'UPDATE open_request SET state = ''agreed'' WHERE id = %s', 'LD022', 'and it is not undone'),
    ('regress_mz', 'UPDATE open_request SET state = ''opened'' WHERE id = %s', 'LD022', 'nor opened'),
    ('regress_mz', 'UPDATE open_request SET state = ''submitted'' WHERE id = %s', 'LD022', 'nor filed again')
) AS t(actor, statement, state, why);
SELECT is(rows_of('regress_ga', format('UPDATE open_request SET state = ''agreed'' WHERE id = %s', :o)), 0::bigint, 'another agency does not see it');
SELECT is((SELECT (state, decided_by, decided_at = ldpd.now())::text FROM open_request WHERE id = :o), '(refused,regress_mz,t)', 'the server says who refused, and when');
SELECT current_setting('data_directory') || '/regress_copy' AS file \gset
COPY (SELECT '303001/1', 'person', 'E12345678', 'x', '2030-01-01') TO :'file';
GRANT pg_read_server_files, pg_write_server_files TO regress_platform;
SELECT is(attempt('regress_platform', format('COPY open_request (resource, applicant_kind, applicant_code, purpose, reply_due) FROM %L', :'file')), '0A000', 'COPY files nothing');

-- A resource that is not in the catalogue yet; a platform role that is made anew.
SELECT rows_of('regress_mz', $$INSERT INTO resource (code) VALUES ('303001/30')$$) \gset ignore_
SELECT is(attempt('regress_platform', $$INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose) VALUES ('303001/30', 'person', 'E12345678', '研究')$$), 'LD022', 'what is not published is not asked for');
CREATE ROLE regress_platform3 IN ROLE ldpd_public;
SELECT is(file('regress_platform3', 'person', 'E12345678'), NULL, 'a third platform files');
DROP ROLE regress_platform3;
CREATE ROLE regress_platform3 IN ROLE ldpd_public;
SELECT is(value_of('regress_platform3', 'SELECT count(*) FROM open_request'), '0', 'made anew under the same name it sees none of that');

-- Data: what is open unconditionally, and no more, whatever was agreed (Article 20).
SELECT rows_of('regress_mz', $$UPDATE open_request SET state = 'ended' WHERE state = 'opened'$$) \gset ignore_
SELECT is(attempt('regress_platform', statement), state, statement) FROM (VALUES
    ('SELECT * FROM data.u', NULL), ('SELECT * FROM data.c', 'LD020'), ('SELECT count(*) FROM data.n', 'LD020'), ('COPY data.c TO ''/dev/null''', 'LD020'),
    ('UPDATE data.u SET name = ''x''', '42501'), ('SELECT * FROM resource_version WHERE state <> ''published''', NULL)) AS t(statement, state);
GRANT UPDATE ON data.u TO regress_platform;
SELECT is(attempt('regress_platform', 'UPDATE data.u SET name = ''x'''), 'LD031', 'the public writes nothing');
SELECT is(value_of('regress_platform', $$SELECT (allowed, article, path)::text FROM explain_access('303001/1')$$), '(f,20,"有条件开放, version 1, no request opened")', 'explain_access speaks of opening');

-- Under the request that was opened, for its purpose, in its columns, as long as it lasts (Articles 20, 24).
CREATE FUNCTION open_for(platform name, purpose text, more text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    r bigint;
BEGIN
    PERFORM rows_of(platform, format($q$INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose, items)
        VALUES ('303001/1', 'person', 'E12345678', %L, '{id,name}')$q$, purpose));
    SELECT max(id) INTO r FROM ldpd.open_request;
    PERFORM rows_of('regress_mz', format($q$UPDATE open_request SET state = 'agreed'%s WHERE id = %s$q$, more, r));
    PERFORM rows_of('regress_mz', format($q$UPDATE open_request SET state = 'opened' WHERE id = %s$q$, r));
    RETURN r;
END $$;
SELECT clock('2026-05-06 09:00') \gset ignore_
SELECT open_for('regress_platform', '统计研究', $$, valid_until = '2026-06-01 00:00+08'$$) AS study \gset
SELECT (SELECT id FROM share_grant WHERE source = 'open' AND source_id = :study) AS study_grant \gset
SELECT is((SELECT (consumer, platform, purpose, items, upper(valid) AT TIME ZONE 'Asia/Shanghai')::text FROM share_grant WHERE id = :study_grant),
    '(,regress_platform,统计研究,"{id,name}","2026-06-01 00:00:00")', 'an opening is a grant of the platform''s');
SELECT is(attempt(who, statement), state, who || ': ' || statement) FROM (VALUES
    ('regress_platform', 'SELECT id, name FROM data.c', NULL),
    ('regress_platform', 'SELECT phone FROM data.c', 'LD015'),
    ('regress_platform2', 'SELECT id FROM data.c', 'LD020'),
    ('regress_ga', 'SELECT id FROM data.c', 'LD016')) AS t(who, statement, state);
SELECT flush_usage() \gset ignore_
SELECT results_eq('SELECT role COLLATE "default", purpose, rows FROM usage WHERE grant_id = ' || :study_grant || ' AND action = ''read''',
    $$VALUES ('regress_platform', '统计研究', 100::bigint)$$, 'each use is recorded with its purpose');
SELECT is(value_of('regress_platform', 'SELECT count(*) FROM share_grant WHERE id = ' || :study_grant), '1', 'the platform sees its grants');
SELECT is(value_of('regress_platform2', 'SELECT count(*) FROM share_grant'), '0', 'another does not');
SELECT open_for('regress_platform', '应用开发', '') AS app \gset
SELECT is(attempt('regress_platform', 'SELECT id FROM data.c'), 'LD024', 'two purposes: under which one must be said');
SELECT is(attempt('regress_platform', format('SET LOCAL ldpd.grant_id = %L; SELECT id FROM data.c; RESET ldpd.grant_id', :study_grant)), NULL, 'and then it is read under that');
SELECT is(attempt('regress_platform2', format('UPDATE open_request SET state = ''ended'' WHERE id = %s', :app)), NULL, 'another platform');
SELECT is((SELECT state FROM open_request WHERE id = :app), 'opened', 'does not end it');
SELECT is(attempt('regress_platform', format('UPDATE open_request SET state = ''ended'' WHERE id = %s', :app)), NULL, 'who filed it does');
SELECT is(attempt('regress_platform', 'SELECT id FROM data.c'), NULL, 'which leaves one');
SELECT clock('2026-06-01 00:00') \gset ignore_
SELECT is(attempt('regress_platform', 'SELECT id FROM data.c'), 'LD020', 'which ends by itself');
SELECT clock('2026-05-06 10:00') \gset ignore_
SELECT is(attempt('regress_platform', 'SELECT id FROM data.c'), NULL, 'by the clock alone, both ways');
SELECT is(attempt('regress_platform', $$INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose, items)
    VALUES ('303001/1', 'person', 'E12345678', '统计研究', '{nothing}')$$), 'LD020', 'columns are of the catalogue');
SELECT publish('303001/1', '有条件共享', '不予开放', '{id,name,phone}') \gset ignore_
SELECT is(attempt('regress_platform', 'SELECT id FROM data.c'), 'LD020', 'what is not open any more is not read under what was opened');

SELECT * FROM finish();
ROLLBACK;
