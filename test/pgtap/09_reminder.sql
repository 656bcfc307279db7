-- Reminders: before a duty falls due and when it is late, each once (Articles 5, 8, 12, 16).
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(38);

-- What was sent of requests: the tasks of Article 34, which every agency has from its first day on, and data stand beside.
CREATE FUNCTION sent() RETURNS TABLE (object text, kind text, workdays int, due_on date) LANGUAGE sql AS
    $$SELECT object COLLATE "default", kind COLLATE "default", workdays, due_on FROM ldpd.reminder WHERE object LIKE 'share\_request/%' ORDER BY id$$;
-- The data of the fixture are to be brought up to date each day, and are not: the tests of when a request is reminded of begin with them updated.
CREATE FUNCTION update_data() RETURNS void LANGUAGE sql AS $$
    UPDATE data.c SET name = name; UPDATE data.u SET name = name; UPDATE data.n SET name = name$$;
-- Requests of 2026-03-02, a Monday: answered by Thursday the 5th.
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '甲'), ('303001/1', '乙')$$) \gset
CREATE TEMP TABLE r AS SELECT min(id) AS a, max(id) AS b FROM share_request;
GRANT SELECT ON r TO PUBLIC;

-- ---------------------------------------------------------------- when

SELECT is(remind(), 0::bigint, 'three working days before, nothing is sent');
SELECT clock('2026-03-03 23:59');
SELECT update_data() \gset
SELECT is(remind(), 0::bigint, 'nor two');
SELECT clock('2026-03-04 00:00');
SELECT is(value_of('regress_city', 'SELECT remind()'), '2', 'the working day before the last, each request is reminded of; a bureau may call it');
SELECT results_eq('SELECT * FROM sent()', $$SELECT 'share_request/' || id, 'due', 1, '2026-03-05'::date FROM (SELECT a FROM r UNION SELECT b FROM r) i(id) ORDER BY id$$, 'with what is due, and when');
SELECT is(remind(), 0::bigint, 'and not again');
SELECT clock('2026-03-05 12:00');
SELECT update_data() \gset
SELECT is(remind(), 0::bigint, 'on the last day neither');
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE id = (SELECT a FROM r)$$) \gset
SELECT clock('2026-03-05 23:59:59');
SELECT is(remind(), 0::bigint, 'until its last second');
SELECT clock('2026-03-06 00:00');
SELECT is(remind(), 1::bigint, 'the day after, who has not answered is late');
SELECT results_eq($$SELECT * FROM sent() WHERE kind = 'late'$$, $$SELECT 'share_request/' || b, 'late', NULL::int, '2026-03-05'::date FROM r$$, 'with that request alone');
SELECT clock('2026-03-20 00:00');
SELECT remind() \gset
SELECT is((SELECT count(*) FROM sent() WHERE object = (SELECT 'share_request/' || b FROM r)), 2::bigint, 'and is told so once');
SELECT is((SELECT count(*) FROM sent() WHERE object = (SELECT 'share_request/' || a FROM r)), 2::bigint,
    'the one who agreed, of the reply in time and of the fulfilment');
SELECT set_eq($$SELECT object, kind, workdays, due_on FROM reminder WHERE rule = 'data_update'$$,
    $$SELECT 'resource/' || f.resource AS o, 'late', NULL::int AS n, f.due_on FROM freshness f WHERE f.status = 'overdue'$$, 'so is who was to bring data up to date (Article 12)');
SELECT is((SELECT count(*) FROM reminder WHERE rule = 'data_update'), 3::bigint, 'once for each resource');

-- ---------------------------------------------------------------- how long before is data of the city

SELECT is(attempt('regress_mz', $$INSERT INTO reminder_lead VALUES ('share_reply', 3)$$), '42501', 'an agency does not set it');
SELECT is(attempt('regress_county', $$INSERT INTO reminder_lead VALUES ('share_reply', 3)$$), 'LD005', 'nor a county''s bureau');
SELECT is(attempt('regress_city', $$INSERT INTO reminder_lead VALUES ('share_reply', 3), ('share_reply', 1)$$), NULL, 'the city''s does');
SELECT is((SELECT action FROM ledger WHERE object = 'reminder_lead/share_reply/3'), 'registered', 'which the ledger has');
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '丙')$$) \gset
SELECT is(remind(), 1::bigint, 'then a request of Friday is reminded of at once');
SELECT clock('2026-03-21 10:00');
SELECT is(remind(), 0::bigint, 'Saturday is no day nearer');
SELECT clock('2026-03-24 10:00');
SELECT is(remind(), 1::bigint, 'Tuesday is the day before Wednesday');
SELECT results_eq($$SELECT kind, workdays, due_on FROM sent() WHERE due_on = '2026-03-25'$$, $$VALUES ('due', 3, date '2026-03-25'), ('due', 1, '2026-03-25')$$, 'each lead once');
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '丁')$$) \gset
SELECT clock('2026-03-26 10:00');
SELECT remind() \gset
SELECT is((SELECT array_agg(workdays) FROM sent() WHERE due_on = '2026-03-27'), '{1}', 'after days without a call, the nearest alone is sent');
SELECT rows_of('regress_city', $$DELETE FROM reminder_lead; INSERT INTO reminder_lead VALUES ('share_reply', 0)$$) \gset
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '戊')$$) \gset
SELECT clock('2026-03-30 23:00');
SELECT remind() \gset
SELECT is_empty($$SELECT * FROM sent() WHERE due_on = '2026-03-31'$$, 'what the city says stands for the day before');
SELECT clock('2026-03-31 00:00');
SELECT remind() \gset
SELECT is((SELECT array_agg(workdays) FROM sent() WHERE due_on = '2026-03-31'), '{0}', '0 is the last day itself');
SELECT clock('2026-04-01 00:00');
SELECT remind() \gset
SELECT is((SELECT array_agg(kind) FROM sent() WHERE due_on = '2026-03-31'), '{due,late}', 'and then who is late is told');

-- A deadline of a year with no notice is provisional: it is not reminded of, and nobody is late by it.
SELECT clock('2026-12-30 09:00');
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '己')$$) \gset
SELECT rows_of('regress_city', $$INSERT INTO reminder_lead VALUES ('share_reply', 20)$$) \gset
SELECT clock('2027-02-01 09:00');
SELECT remind() \gset
SELECT is_empty($$SELECT * FROM reminder WHERE object = (SELECT 'share_request/' || max(id) FROM share_request)$$, 'what is provisional is not reminded of');

-- ---------------------------------------------------------------- who reads and receives

SELECT is(attempt('regress_mz', 'SELECT remind()'), '42501', 'an agency does not send');
SELECT is(value_of('regress_mz', 'SELECT count(*) FROM reminder WHERE agency <> current_agency()'), '0', 'an agency reads its own');
SELECT is(value_of('regress_ga', $$SELECT count(*) FROM reminder WHERE object LIKE 'share\_request/%'$$), '0', 'who asked is not told that the other is late');
SELECT isnt(value_of('regress_city', $$SELECT count(*) FROM reminder WHERE object LIKE 'share\_request/%'$$), '0', 'the bureau reads its region''s');
SELECT is(attempt('regress_mz', $$INSERT INTO reminder (kind) VALUES ('due')$$), '42501', 'nobody writes one');
SELECT is(attempt('regress_city', $$UPDATE reminder SET state = 'received' WHERE id = (SELECT min(id) FROM reminder WHERE object LIKE 'share\_request/%')$$), 'LD005', 'nobody receives another''s');
SELECT is(value_of('regress_mz', $$UPDATE reminder SET state = 'received' WHERE id = (SELECT min(id) FROM reminder WHERE object LIKE 'share\_request/%') RETURNING received_by || ' ' || ldpd.day(received_at)$$),
    'regress_mz 2027-02-01', 'the agency receives it, which is stamped');
SELECT matches(refusal('regress_mz', $$UPDATE reminder SET state = 'received' WHERE state = 'received'$$), '^LD005 .*already "received"', 'once');
SELECT is(attempt('regress_mz', $$UPDATE reminder SET state = 'received', due_on = '2030-01-01' WHERE state = 'sent'$$), 'LD005', 'and changes nothing of it');
SELECT is_empty($$SELECT r.id FROM reminder r WHERE NOT EXISTS (SELECT FROM ledger l WHERE l.object = 'reminder/' || r.id AND l.action = 'sent' AND l.article = r.article)$$, 'each has its entry, of the duty''s article');
SELECT is_empty('SELECT * FROM verify_rows()', 'and the entries tell the rows');

SELECT is(reminder_channel('11371300MB0010022X'), 'ldpd_11371300mb0010022x', 'a channel is the agency''s code, as LISTEN folds it');

SELECT * FROM finish();
ROLLBACK;
