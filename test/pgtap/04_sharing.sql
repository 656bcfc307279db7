-- Sharing (Articles 14-18): requests and their steps, emergencies, and what follows from them.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(224);
SELECT current_setting('data_directory') || '/regress_copy' AS file \gset
-- Whether a role sees a request, so that an update of it finds it.
CREATE FUNCTION rows_seen(actor name, request bigint) RETURNS boolean LANGUAGE sql AS $$
    SELECT value_of(actor, format('SELECT count(*) FROM share_request WHERE id = %s', request)) = '1'
$$;

-- ---------------------------------------------------------------- filing (Article 16)

SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/2', '核验')$$, 'LD016', 'what is shared unconditionally needs no request'),
    ('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/3', '核验')$$, 'LD015', 'what is not shared is not asked for'),
    ('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/77', '核验')$$, '23503', 'nor what is not registered'),
    ('regress_mz', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$, 'LD016', 'a provider asks not itself'),
    ('regress_ga', $$INSERT INTO share_request (resource, purpose, consumer) VALUES ('303001/1', '核验', '11371300MB0010049M')$$, 'LD016', 'nor anybody in another''s name'),
    ('regress_nobody', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$, 'LD016', 'nor who acts for no agency'),
    ('regress_pilot', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$, 'LD027', 'nor a pilot operator'),
    ('regress_platform', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$, '42501', 'nor the open platform'),
    ('postgres', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$, 'LD016', 'nor a superuser, who is no agency'),
    ('regress_ga', $$INSERT INTO share_request (resource) VALUES ('303001/1')$$, 'LD016', 'a request needs its purpose'),
    ('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', E'\u3000\u00a0\u200b\t')$$, 'LD016', 'that says something'),
    ('regress_ga', $$INSERT INTO share_request (resource, purpose, items) VALUES ('303001/1', '核验', '{id,salary}')$$, 'LD015', 'columns that the catalogue has'),
    ('regress_ga', $$INSERT INTO share_request (resource, purpose, items) VALUES ('303001/1', '核验', '{}')$$, 'LD015', 'and some'),
    ('regress_ga', $$INSERT INTO share_request (resource, purpose, items) VALUES ('303001/1', '核验', '{id,NULL}')$$, 'LD015', 'named'),
    ('regress_ga', $$INSERT INTO share_request (resource, purpose, valid_until) VALUES ('303001/1', '核验', '2026-03-02 09:00+08')$$, 'LD016', 'for a time to come'),
    ('regress_ga', $$INSERT INTO share_request (resource, purpose, valid_until) VALUES ('303001/1', '核验', 'infinity')$$, 'LD016', 'that ends'),
    ('regress_ga', $$INSERT INTO share_request (resource, purpose, state) VALUES ('303001/1', '核验', 'agreed')$$, 'LD016', 'no step is skipped')
) AS t(actor, statement, state, why);

-- Stamped columns, by each road.
SELECT is(attempt('regress_ga', format($$INSERT INTO share_request (resource, purpose, %s) VALUES ('303001/1', '核验', %s)$$, c, v)), 'LD016', 'the server stamps ' || c)
FROM (VALUES ('id', '99'), ('provider', $$'11371300MB0010049M'$$), ('submitted_at', $$'2020-01-01'$$), ('reply_due', $$'2030-01-01'$$),
             ('reply_provisional', 'true'), ('decided_at', 'now()'), ('decided_by', $$'x'$$), ('legal_basis', $$'x'$$),
             ('fulfil_due', $$'2030-01-01'$$), ('fulfilled_at', 'now()'), ('ended_at', 'now()')) AS s(c, v);
SELECT is(attempt('regress_ga', $$INSERT INTO share_request (id, resource, purpose) OVERRIDING SYSTEM VALUE VALUES (99, '303001/1', '核验')$$), 'LD016', 'OVERRIDING does not');
SELECT is(attempt('regress_ga', $$INSERT INTO share_request (resource, purpose, reply_due) VALUES ('303001/1', '核验', '2030-01-01') ON CONFLICT DO NOTHING$$), 'LD016', 'nor ON CONFLICT');
SELECT is(attempt('regress_ga', $$MERGE INTO share_request r USING (VALUES ('303001/1')) s(c) ON r.resource = s.c
    WHEN NOT MATCHED THEN INSERT (resource, purpose, reply_due) VALUES (s.c, '核验', '2030-01-01')$$), 'LD016', 'nor MERGE');
SELECT is(attempt('regress_ga', $$INSERT INTO share_request (resource, purpose, id, submitted_at, reply_due, decided_at, legal_basis)
    VALUES ('303001/1', '核验', NULL, NULL, NULL, NULL, NULL)$$), NULL, 'NULL for a stamp is what an ORM sends');
SELECT max(id) AS r FROM share_request \gset
SELECT is((SELECT (consumer, provider, state, submitted_at = ldpd.now(), reply_due, reply_provisional)::text FROM share_request WHERE id = :r),
    '(11371300MB0010030Q,11371300MB0010022X,submitted,t,2026-03-05,f)', 'who, whom, when and until when are the server''s');

-- ---------------------------------------------------------------- answering

SELECT is(attempt(actor, format(statement, :r)), state, why) FROM (VALUES
    ('regress_ga', $$UPDATE share_request SET state = 'agreed' WHERE id = %s$$, 'LD016', 'who asks does not answer'),
    ('regress_city', $$UPDATE share_request SET state = 'agreed' WHERE id = %s$$, 'LD016', 'nor does the bureau, that sees it'),
    ('regress_mz', $$UPDATE share_request SET state = 'fulfilled' WHERE id = %s$$, 'LD016', 'no step is skipped'),
    ('regress_mz', $$UPDATE share_request SET state = 'withdrawn' WHERE id = %s$$, 'LD016', 'a provider withdraws nothing'),
    ('regress_mz', $$UPDATE share_request SET state = 'refused' WHERE id = %s$$, 'LD016', 'a refusal needs its legal basis'),
    ('regress_mz', $$UPDATE share_request SET state = 'refused', legal_basis = E'\u3000\u00a0\u200b\ufeff' WHERE id = %s$$, 'LD016', 'blank of any kind is none'),
    ('regress_mz', $$UPDATE share_request SET state = 'agreed', purpose = '改' WHERE id = %s$$, 'LD016', 'what was filed stands'),
    ('regress_mz', $$UPDATE share_request SET state = 'agreed', legal_basis = '《某法》第一条' WHERE id = %s$$, 'LD016', 'an agreement has no basis of refusal'),
    ('regress_mz', $$UPDATE share_request SET state = 'agreed', decided_at = '2020-01-01' WHERE id = %s$$, 'LD016', 'nobody dates it back'),
    ('regress_mz', $$UPDATE share_request SET reply_due = '2030-01-01' WHERE id = %s$$, 'LD016', 'nor moves its deadline'),
    ('regress_ga', $$UPDATE share_request SET purpose = '改' WHERE id = %s$$, 'LD016', 'nor changes its purpose'),
    ('regress_mz', $$UPDATE share_request SET state = NULL WHERE id = %s$$, 'LD016', 'no state is no step'),
    ('regress_mz', $$UPDATE share_request SET state = 'perhaps' WHERE id = %s$$, 'LD016', 'nor one that the law has not'),
    ('regress_mz', $$DELETE FROM share_request WHERE id = %s$$, '42501', 'rows are never deleted'),
    ('postgres', $$DELETE FROM share_request WHERE id = %s$$, 'LD016', 'not by a superuser'),
    ('postgres', $$TRUNCATE share_request CASCADE$$, 'LD016', 'nor truncated'),
    ('regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE id = %s$$, NULL, 'the provider agrees'),
    ('regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE id = %s$$, 'LD016', 'once'),
    ('regress_mz', $$UPDATE share_request SET state = 'refused', legal_basis = '《某法》第一条' WHERE id = %s$$, 'LD016', 'and not otherwise any more'),
    ('regress_mz', $$UPDATE share_request SET state = 'submitted' WHERE id = %s$$, 'LD016', 'nor back'),
    ('regress_ga', $$UPDATE share_request SET state = 'withdrawn' WHERE id = %s$$, 'LD016', 'what is agreed is not withdrawn'),
    ('regress_ga', $$UPDATE share_request SET state = 'fulfilled' WHERE id = %s$$, 'LD016', 'nor fulfilled by who asked')
) AS t(actor, statement, state, why);
SELECT is((SELECT (decided_at = ldpd.now(), decided_by, fulfil_due)::text FROM share_request WHERE id = :r), '(t,regress_mz,2026-03-11)', '7 working days from the agreement');
SELECT is(rows_of('regress_rs', format($$UPDATE share_request SET state = 'ended' WHERE id = %s$$, :r)), 0::bigint, 'a third agency does not see it');
SELECT clock('2026-03-09 10:00') \gset ignore_
SELECT is(attempt('regress_mz', format($$UPDATE share_request SET state = 'fulfilled' WHERE id = %s$$, :r)), NULL, 'the provider fulfils');
SELECT is((SELECT (resource, consumer, purpose, items, source, source_id, lower(valid) = ldpd.now(), upper_inf(valid))::text FROM share_grant),
    format('(303001/1,11371300MB0010030Q,核验,,request,%s,t,t)', :r), 'and the grant is there');
SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_ga', $$UPDATE share_grant SET valid = '[,]'$$, '42501', 'nobody writes a grant'),
    ('regress_ga', $$INSERT INTO share_grant (resource, consumer, purpose, source, source_id, valid) VALUES ('303001/3', '11371300MB0010030Q', 'x', 'request', 1, '[,]')$$, '42501', 'by no road'),
    ('postgres', $$UPDATE share_grant SET valid = '[,]'$$, 'LD016', 'a superuser neither')
) AS t(actor, statement, state, why);
SELECT is(attempt('regress_ga', format($$UPDATE share_request SET state = 'ended' WHERE id = %s$$, :r)), NULL, 'either side ends it');
SELECT is((SELECT valid @> ldpd.now() FROM share_grant), false, 'and the grant with it');

-- The provider may shorten the use, not lengthen it.
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose, valid_until) VALUES ('303001/1', '核验', '2026-06-01 00:00+08')$$) \gset ignore_
SELECT max(id) AS r2 FROM share_request \gset
SELECT is(attempt('regress_mz', format($$UPDATE share_request SET state = 'agreed', valid_until = '2027-01-01' WHERE id = %s$$, :r2)), 'LD017', 'a use is not lengthened');
SELECT is(attempt('regress_mz', format($$UPDATE share_request SET state = 'agreed', valid_until = NULL WHERE id = %s$$, :r2)), 'LD017', 'nor made endless');
SELECT is(attempt('regress_mz', format($$UPDATE share_request SET state = 'agreed', valid_until = '2026-05-01 00:00+08' WHERE id = %s$$, :r2)), NULL, 'but shortened');

-- A class that changed meanwhile.
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$) \gset ignore_
SELECT max(id) AS r3 FROM share_request \gset
SELECT publish('303001/1', '不予共享', '不予开放', '{id,name}') \gset ignore_
SELECT is(attempt('regress_mz', format($$UPDATE share_request SET state = 'agreed' WHERE id = %s$$, :r3)), 'LD015', 'what is no longer shared is not agreed to');
SELECT is(attempt('regress_mz', format($$UPDATE share_request SET state = 'fulfilled' WHERE id = %s$$, :r2)), 'LD015', 'nor handed over');
SELECT is(attempt('regress_mz', format($$UPDATE share_request SET state = 'refused', legal_basis = '《某法》第一条' WHERE id = %s$$, :r3)), NULL, 'it is refused with its basis');
SELECT publish('303001/1', '有条件共享', '不予开放', '{id,name}') \gset ignore_
SELECT is((SELECT string_agg((detail->>'share_class_from') || '→' || (detail->>'share_class_to'), ',' ORDER BY id) FROM ledger WHERE action = 'class_changed'),
    '有条件共享→不予共享,不予共享→有条件共享', 'each change of class is in the ledger');
-- Withdrawn
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$) \gset ignore_
SELECT max(id) AS r4 FROM share_request \gset
SELECT is(attempt('regress_ga', format($$UPDATE share_request SET state = 'withdrawn' WHERE id = %s$$, :r4)), NULL, 'who asked withdraws');
SELECT is(attempt('regress_mz', format($$UPDATE share_request SET state = 'agreed' WHERE id = %s$$, :r4)), 'LD016', 'and then nobody agrees');

-- ---------------------------------------------------------------- in another's name, and by other roads

SELECT rows_of('regress_rs', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '社保')$$) \gset ignore_
SELECT max(id) AS s FROM share_request \gset
CREATE FUNCTION data.agree(r bigint) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$UPDATE ldpd.share_request SET state = 'agreed' WHERE id = r$$;
CREATE FUNCTION data.agree_mz(r bigint) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$UPDATE ldpd.share_request SET state = 'agreed' WHERE id = r$$;
ALTER FUNCTION data.agree_mz(bigint) OWNER TO regress_mz;
CREATE FUNCTION data.ask_mz() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$INSERT INTO ldpd.share_request (resource, consumer, purpose) VALUES ('303001/1', '11371300MB0010030Q', '代')$$;
CREATE VIEW data.requests AS SELECT * FROM share_request;
CREATE VIEW data.requests_mz AS SELECT * FROM share_request;
ALTER VIEW data.requests_mz OWNER TO regress_mz;
GRANT SELECT, INSERT, UPDATE, DELETE ON data.requests, data.requests_mz TO ldpd_agency;
CREATE TABLE data.answers AS SELECT :s::bigint AS id, 'agreed' AS state;
GRANT SELECT ON data.answers TO ldpd_agency;
SELECT is(attempt(actor, format(statement, :s)), state, why) FROM (VALUES
    ('regress_rs', 'SELECT data.agree(%s)', 'LD016', 'a superuser''s function does not agree for who calls it'),
    ('regress_rs', 'SELECT data.agree_mz(%s)', 'LD016', 'nor does the provider''s'),
    ('regress_rs', 'SELECT data.ask_mz()', 'LD016', 'nor does one ask in another''s name'),
    ('regress_rs', 'UPDATE data.requests SET state = ''agreed'' WHERE id = %s', 'LD016', 'a superuser''s view neither'),
    ('regress_rs', 'UPDATE data.requests_mz SET state = ''agreed'' WHERE id = %s', 'LD016', 'nor the provider''s'),
    ('regress_rs', 'UPDATE data.requests SET decided_at = now() WHERE id = %s', 'LD016', 'nor are stamps set through one'),
    ('regress_mz', 'DELETE FROM data.requests WHERE id = %s', 'LD016', 'nor rows deleted'),
    ('regress_mz', 'INSERT INTO share_request (resource, consumer, purpose) VALUES (''303001/1'', ''11371300MB0010030Q'', ''代'')', 'LD016', 'a provider does not ask for its consumer'),
    ('regress_city', 'INSERT INTO share_request (resource, consumer, purpose) VALUES (''303001/1'', ''11371300MB0010030Q'', ''代'')', 'LD016', 'nor does the bureau'),
    ('regress_city', 'UPDATE share_request SET state = ''withdrawn'' WHERE id = %s', 'LD016', 'nor does it withdraw'),
    ('regress_rs', 'MERGE INTO share_request r USING data.answers a ON a.id = r.id WHEN MATCHED THEN UPDATE SET state = a.state', 'LD016', 'MERGE takes no step for another'),
    ('regress_rs', 'UPDATE share_request r SET state = a.state FROM data.answers a WHERE a.id = r.id', 'LD016', 'nor UPDATE … FROM'),
    ('regress_mz', 'MERGE INTO share_request r USING data.answers a ON a.id = r.id WHEN MATCHED THEN UPDATE SET decided_by = ''x''', 'LD016', 'and stamps nothing'),
    ('regress_mz', 'MERGE INTO share_request r USING data.answers a ON a.id = r.id WHEN MATCHED THEN DELETE', '42501', 'and deletes nothing'),
    ('regress_rs', 'INSERT INTO share_request (resource, purpose) VALUES (''303001/1'', ''x'') ON CONFLICT (id) DO UPDATE SET state = ''agreed'', decided_at = now()', NULL, 'an upsert is a filing: it cannot meet another''s row'),
    ('regress_rs', 'TRUNCATE share_request', '42501', 'an agency truncates nothing'),
    ('postgres', 'TRUNCATE resource CASCADE', 'LD007', 'nor a superuser by cascade'),
    ('regress_mz', 'UPDATE share_request SET state = ''refused'', legal_basis = ''《某法》第一条'', decided_by = ''x'' WHERE id = %s', 'LD016', 'a refusal is signed by the server'),
    ('regress_mz', 'UPDATE share_request SET state = ''agreed'', fulfil_due = ''2030-01-01'' WHERE id = %s', 'LD016', 'its next deadline too'),
    ('regress_mz', 'UPDATE share_request SET state = ''agreed'', fulfilled_at = now() WHERE id = %s', 'LD016', 'no later step is stamped beforehand'),
    ('regress_mz', 'UPDATE share_request SET state = ''agreed'', valid_until = ''2020-01-01'' WHERE id = %s', 'LD016', 'a use that is over already'),
    ('regress_mz', 'UPDATE share_request SET state = ''agreed'', valid_until = ''infinity'' WHERE id = %s', 'LD016', 'or has no end'),
    ('regress_mz', 'UPDATE share_request SET state = ''agreed'', items = NULL, id = id WHERE id = %s RETURNING decided_by', NULL, 'what is not changed may be named')
) AS t(actor, statement, state, why);
SELECT is((SELECT state FROM share_request WHERE id = :s), 'agreed', 'and the provider''s own answer stands');
COPY (SELECT '303001/1', '抄', '2030-01-01') TO :'file';
GRANT pg_read_server_files TO regress_rs;
SELECT is(attempt('regress_rs', format('COPY share_request (resource, purpose, reply_due) FROM %L', :'file')), '0A000', 'COPY files nothing');
COPY (SELECT '303001/3', '11371300MB0010049M', 'x', 'request', 1, '[,]') TO :'file';
SELECT is(attempt('regress_rs', format('COPY share_grant (resource, consumer, purpose, source, source_id, valid) FROM %L', :'file')), '42501', 'and gives nothing');
SELECT is(attempt('postgres', format('COPY share_grant (resource, consumer, purpose, source, source_id, valid) FROM %L', :'file')), 'LD016', 'not by a superuser''s hand');
SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_mz', 'DELETE FROM share_grant', '42501', 'a provider takes no grant away but by its step'),
    ('postgres', 'DELETE FROM share_grant', 'LD016', 'nor does a superuser'),
    ('postgres', 'TRUNCATE share_grant CASCADE', 'LD016', 'nor all of them'),
    ('postgres', 'MERGE INTO share_grant g USING (VALUES (1)) v(i) ON true WHEN MATCHED THEN UPDATE SET valid = ''[,]''', 'LD016', 'by MERGE neither'),
    ('regress_rs', 'SELECT nextval(''ldpd.share_grant_id_seq'')', '42501', 'their numbers are the server''s'),
    ('regress_rs', 'SELECT setval(''ldpd.share_request_id_seq'', 1)', '42501', 'as are the requests''')
) AS t(actor, statement, state, why);

-- Every step that is none, from every state that there is: no step is skipped, undone or repeated.
CREATE TABLE data.standing AS SELECT state, max(id) AS id FROM share_request GROUP BY state;
SELECT set_eq($$SELECT state FROM data.standing$$, ARRAY['submitted', 'agreed', 'refused', 'withdrawn', 'ended'], 'of each state but one there is a request');
SELECT is(attempt(actor, format('UPDATE share_request SET state = %L, legal_basis = %s WHERE id = %s', n.state,
        CASE n.state WHEN 'refused' THEN '''《某法》第一条''' ELSE 'legal_basis' END, s.id)), 'LD016', format('%s: %s does not become %s', actor, s.state, n.state))
FROM data.standing s, (VALUES ('submitted'), ('agreed'), ('refused'), ('withdrawn'), ('fulfilled'), ('ended')) AS n(state), (VALUES ('regress_mz'), ('regress_ga'), ('regress_rs')) AS a(actor)
WHERE (s.state, n.state, actor) NOT IN (('submitted', 'agreed', 'regress_mz'), ('submitted', 'refused', 'regress_mz'), ('agreed', 'fulfilled', 'regress_mz'))
  AND NOT (s.state = 'submitted' AND n.state = 'withdrawn') AND rows_seen(actor, s.id)
ORDER BY s.state, n.state, actor;

-- A term that ends between the agreement and its fulfilment.
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose, valid_until) VALUES ('303001/1', '短', '2026-03-10 12:00+08')$$) \gset ignore_
SELECT max(id) AS t FROM share_request \gset
SELECT rows_of('regress_mz', format($$UPDATE share_request SET state = 'agreed' WHERE id = %s$$, :t)) \gset ignore_
SELECT clock('2026-03-10 12:00') \gset ignore_
SELECT is(attempt('regress_mz', format($$UPDATE share_request SET state = 'fulfilled' WHERE id = %s$$, :t)), 'LD016', 'what is over is not handed over');
SELECT clock('2026-03-10 11:59:59') \gset ignore_
SELECT is(attempt('regress_mz', format($$UPDATE share_request SET state = 'fulfilled' WHERE id = %s$$, :t)), NULL, 'a second before it is');
SELECT is(attempt('regress_ga', 'SELECT id FROM data.c'), NULL, 'and is read');
SELECT clock('2026-03-10 12:00') \gset ignore_
SELECT is(attempt('regress_ga', 'SELECT id FROM data.c'), 'LD016', 'until its hour, and no job has run');

-- ---------------------------------------------------------------- who sees whose rows

SELECT rows_of('regress_lsmz', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '县')$$) \gset ignore_
SELECT is(value_of(actor, $$SELECT concat_ws(',', (SELECT count(*) FROM share_request WHERE consumer = '11371302MB00100733'),
        (SELECT count(*) > 0 FROM share_request WHERE consumer = '11371300MB0010030Q'), (SELECT count(*) > 0 FROM share_grant WHERE consumer = '11371300MB0010030Q'))$$),
    seen, actor || ' sees the county''s request, the police''s requests, their grants') FROM (VALUES
    ('regress_lsmz', '1,f,f'), ('regress_mz', '1,t,t'), ('regress_ga', '0,t,t'), ('regress_rs', '0,f,f'), ('regress_county', '1,f,f'), ('regress_city', '1,t,t'),
    ('regress_nobody', '0,f,f'), ('regress_pilot', '0,f,f'), ('regress_report', '1,t,t'), ('regress_audit', '1,t,t')) AS t(actor, seen);
SELECT is(value_of('regress_rs', $$SELECT count(*) FROM data.requests_mz WHERE consumer <> '11371300MB0010049M'$$), '0', 'a view of the provider''s shows its reader''s rows');
SELECT is(attempt('regress_platform', statement), '42501', statement) FROM (VALUES
    ('SELECT * FROM share_request'), ('INSERT INTO share_grant (id) VALUES (1)'), ('SELECT * FROM emergency_share'), ('UPDATE share_request SET state = ''ended''')) AS t(statement);
SELECT is(attempt('regress_report', $$UPDATE share_request SET purpose = ''$$), '42501', 'reports change nothing');

-- ---------------------------------------------------------------- emergencies (Article 18)

CREATE FUNCTION emergency(actor name, resource text, consumer text, changed text DEFAULT '') RETURNS text LANGUAGE sql AS $$
    SELECT attempt(actor, format('INSERT INTO emergency_share (resource, consumer, event, purpose, basis, valid_until)
        SELECT r, c::credit_code, e, p, b, u FROM (SELECT %L AS r, %L AS c, %s) x', resource, consumer,
        CASE changed WHEN 'event' THEN 'NULL::text' ELSE '''洪水''' END || ' AS e, '
        || CASE changed WHEN 'purpose' THEN 'E''\u3000''' ELSE '''转移群众''' END || ' AS p, '
        || CASE changed WHEN 'basis' THEN ''' ''' ELSE '''《突发事件应对法》''' END || ' AS b, '
        || CASE changed WHEN 'end' THEN 'NULL::timestamptz' WHEN 'past' THEN '''2026-01-01''::timestamptz'
                        WHEN 'never' THEN '''infinity''::timestamptz'
                        WHEN 'far' THEN '''2026-06-01 00:00+08''::timestamptz' ELSE '''2026-03-20 00:00+08''::timestamptz' END || ' AS u'))
$$;
SELECT is(emergency(actor, r, c, changed), state, why) FROM (VALUES
    ('regress_mz', '303001/1', '11371300MB0010049M', 'event', 'LD018', 'an emergency needs its event'),
    ('regress_mz', '303001/1', '11371300MB0010049M', 'purpose', 'LD018', 'its purpose'),
    ('regress_mz', '303001/1', '11371300MB0010049M', 'basis', 'LD018', 'its basis'),
    ('regress_mz', '303001/1', '11371300MB0010049M', 'end', 'LD018', 'and its end'),
    ('regress_mz', '303001/1', '11371300MB0010049M', 'past', 'LD018', 'in the future'),
    ('regress_mz', '303001/1', '11371300MB0010049M', 'never', 'LD018', 'at a moment'),
    ('regress_rs', '303001/1', '11371300MB0010049M', '', 'LD018', 'nobody opens to itself'),
    ('regress_city', '303001/1', '11371300MB00100143', '', 'LD018', 'not even the bureau'),
    ('regress_county', '303001/1', '11371302MB00100733', '', 'LD018', 'a county''s bureau opens nothing of the city''s'),
    ('regress_city', '303001/3', '11371300MB0010049M', '', 'LD018', 'what is not shared only its provider opens'),
    ('regress_mz', '303001/2', '11371300MB0010049M', '', 'LD018', 'what is open needs no emergency'),
    ('regress_mz', '303001/1', '91371300MB0010081Q', '', 'LD027', 'a pilot operator gets nothing'),
    ('regress_mz', '303001/3', '11371300MB0010049M', '', NULL, 'the provider opens what is not shared'),
    ('regress_city', '303001/1', '11371300MB0010049M', '', NULL, 'the bureau opens what is shared')
) AS t(actor, r, c, changed, state, why);
SELECT is(value_of('regress_rs', 'SELECT count(*) FROM data.n'), '100', 'it opens at once');
SELECT clock('2026-03-20 00:00') \gset ignore_
SELECT is(attempt('regress_rs', 'SELECT count(*) FROM data.n'), 'LD015', 'and closes at its hour');

-- A bureau's emergency share rests while its resource is not shared; the provider's own does not.
UPDATE city_setting SET value = 120 WHERE name = 'emergency_days';
SELECT is(emergency('regress_mz', '303001/1', '11371300MB0010030Q', 'far'), NULL, 'the provider opens to one agency');
SELECT is(emergency('regress_city', '303001/1', '11371302MB00100733', 'far'), NULL, 'the bureau to another');
SELECT is(value_of(actor, 'SELECT count(*) FROM data.c'), '100', actor || ' reads') FROM (VALUES ('regress_ga'), ('regress_lsmz')) AS t(actor);
SELECT publish('303001/1', '不予共享', '不予开放', '{id,name}') \gset ignore_
SELECT is(attempt('regress_ga', 'SELECT id FROM data.c'), NULL, 'its class closed, the provider''s own finding still serves');
SELECT is(attempt('regress_lsmz', 'SELECT id FROM data.c'), 'LD015', 'and the bureau''s does not');
SELECT publish('303001/1', '有条件共享', '不予开放', '{id,name}') \gset ignore_
SELECT is(attempt('regress_lsmz', 'SELECT id FROM data.c'), NULL, 'until it is opened again');

-- The steps of an emergency, what stands in it, and its end.
SELECT max(id) AS e FROM emergency_share WHERE consumer = '11371302MB00100733' \gset
SELECT is(attempt(actor, format(statement, :e)), state, why) FROM (VALUES
    ('regress_mz', $$UPDATE emergency_share SET valid_until = '2027-01-01' WHERE id = %s$$, 'LD018', 'it is not lengthened'),
    ('regress_mz', $$UPDATE emergency_share SET state = 'opened' WHERE id = %s$$, 'LD018', 'nor opened twice'),
    ('regress_mz', $$UPDATE emergency_share SET state = 'ended', ended_at = '2026-03-03' WHERE id = %s$$, 'LD018', 'nobody dates its end'),
    ('regress_mz', $$UPDATE emergency_share SET state = 'ended', consumer = '11371300MB0010030Q' WHERE id = %s$$, 'LD018', 'nor gives it away'),
    ('regress_mz', $$DELETE FROM emergency_share WHERE id = %s$$, '42501', 'rows are never deleted'),
    ('postgres', $$DELETE FROM emergency_share WHERE id = %s$$, 'LD018', 'not by a superuser'),
    ('postgres', $$TRUNCATE emergency_share$$, 'LD018', 'nor truncated'),
    ('regress_lsmz', $$UPDATE emergency_share SET state = 'ended' WHERE id = %s$$, NULL, 'who uses it may end it'),
    ('regress_mz', $$UPDATE emergency_share SET state = 'ended' WHERE id = %s$$, 'LD018', 'once'),
    ('regress_mz', $$UPDATE emergency_share SET state = 'opened' WHERE id = %s$$, 'LD018', 'and not undo it')
) AS t(actor, statement, state, why);
SELECT is(rows_of('regress_rs', format($$UPDATE emergency_share SET state = 'ended' WHERE id = %s$$, :e)), 0::bigint, 'a third agency does not see it');
SELECT is(attempt('regress_lsmz', 'SELECT id FROM data.c'), 'LD016', 'ended by its step, it serves no more');
SELECT is(attempt('regress_mz', format($$INSERT INTO emergency_share (resource, consumer, event, purpose, basis, valid_until, %s)
    VALUES ('303001/1', '11371300MB0010030Q', '洪水', '转移', '预案', '2026-04-01', %s)$$, c, v)), 'LD018', 'the server stamps ' || c)
FROM (VALUES ('id', '99'), ('provider', $$'11371300MB0010049M'$$), ('opened_by', $$'11371300MB0010022X'$$), ('opened_at', 'now()'), ('ended_at', 'now()'),
             ('state', $$'ended'$$)) AS s(c, v);
SELECT is(attempt('regress_mz', $$INSERT INTO emergency_share (resource, consumer, event, purpose, basis, items, valid_until)
    VALUES ('303001/1', '11371300MB0010030Q', '洪水', '转移', '预案', '{phone}', '2026-04-01')$$), 'LD015', 'of columns that the catalogue has');

SELECT * FROM finish();
ROLLBACK;
