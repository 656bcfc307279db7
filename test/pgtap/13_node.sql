-- Nodes (Article 12): which one writes what, what gets into a publication, how a step of another node is taken. On one server; what
-- flows between servers is t/050_federation.pl.
BEGIN;
\ir ../lib/fixture.sql
SET client_min_messages = error;
SELECT plan(81);
GRANT CREATE ON SCHEMA data TO regress_mz;

-- ---------------------------------------------------------------- alone

SELECT is(attempt('postgres', statement), NULL, 'no node: ' || statement) FROM (VALUES
    ('CREATE PUBLICATION everything FOR ALL TABLES'), ('DROP PUBLICATION everything'), ('CREATE PUBLICATION one FOR TABLE data.c, ldpd.report'), ('DROP PUBLICATION one')
) t(statement);
SELECT is(attempt('regress_lsmz', 'INSERT INTO resource (code) VALUES (''303001/000100'')'), NULL, 'and a county''s office writes here');
SELECT matches(refusal('regress_ga', $$INSERT INTO dispatch (to_node, subject, body) VALUES ('371302', 'share_request', '{"purpose": "x"}')$$), '^LD012 this database is no node', 'nobody to send to');

-- ---------------------------------------------------------------- who keeps the registers

SELECT is(attempt(actor, statement), state, actor || ': ' || statement) FROM (VALUES
    ('regress_ga', $$INSERT INTO node (code, name, level, region) VALUES ('371300', '临沂市', 'city', '371300')$$, '42501'),
    ('regress_county', $$INSERT INTO node (code, name, level, region) VALUES ('371300', '临沂市', 'city', '371300')$$, 'LD012'),
    ('regress_city', $$INSERT INTO node (code, name, level, region) VALUES ('371300', '临沂市', 'city', '371300')$$, NULL),
    ('regress_city', $$INSERT INTO node (code, name, level, region, parent) VALUES ('371302', '兰山区', 'county', '371302', '371300')$$, NULL),
    ('regress_city', $$INSERT INTO node (code, name, level, region, parent) VALUES ('371303', '再来', 'county', '371302', '371300')$$, '23505'),
    ('regress_city', $$INSERT INTO node (code, name, level, region, parent) VALUES ('371303', '机构', 'agency', '371302', '371300')$$, '23514'),
    ('regress_city', $$INSERT INTO own_node (node) VALUES ('371300')$$, '42501'),
    ('postgres', $$INSERT INTO own_node (node) VALUES ('371300')$$, NULL),
    ('postgres', $$INSERT INTO own_node (node) VALUES ('371302')$$, '23505'),
    ('regress_city', $$SELECT conninfo FROM node_line$$, '42501'),
    ('regress_city', $$INSERT INTO channel (sender, receiver, content) VALUES ('371302', '371302', 'law')$$, '23514'),
    ('regress_city', $$INSERT INTO channel (sender, receiver, content, mode) VALUES ('371302', '371300', 'law', '按需更新')$$, '23514'),
    ('regress_city', $$INSERT INTO channel (sender, receiver, content, mode, cycle) VALUES ('371300', '371302', 'law', '按需更新', '每日')$$, NULL),
    ('regress_city', $$INSERT INTO channel (sender, receiver, content) VALUES ('371300', '371302', 'data'), ('371300', '371302', 'post'), ('371302', '371300', 'post')$$, NULL),
    ('regress_ga', $$INSERT INTO channel (sender, receiver, content) VALUES ('371302', '371300', 'data')$$, '42501'),
    ('regress_city', $$INSERT INTO channel_resource (sender, receiver, resource, region_column) VALUES ('371300', '371302', '303001/1', 'name')$$, NULL),
    ('regress_city', $$INSERT INTO channel_resource (sender, receiver, resource, region_column) VALUES ('371302', '371300', '303001/1', 'name')$$, '23503'),
    ('postgres', $$DELETE FROM node_private$$, 'LD012'),
    ('regress_city', $$INSERT INTO city_request (node) VALUES ('371300')$$, '42501'),
    ('postgres', $$INSERT INTO city_request (node) VALUES ('371300')$$, 'LD012')
) t(actor, statement, state);
SELECT is((SELECT string_agg(action, ',' ORDER BY id) FROM ledger WHERE object = 'node/371302'), 'registered', 'what is registered is in the ledger');

-- ---------------------------------------------------------------- each record has one home

SELECT is(home_node(code), node, name) FROM (VALUES
    ('11371300MB0010030Q'::credit_code, '371300', 'an office of the city'), ('11371302MB00100733', '371302', 'an office of the county')
) t(code, node, name);
SELECT is(attempt('regress_city', $$INSERT INTO agency (code, name, kind, region) VALUES ('11371311MB0011025C', '罗庄区民政局', 'department', '371311')$$), NULL, 'a county without a node');
SELECT is(home_node('11371311MB0011025C'), '371300', 'is at home at the city''s');
SELECT matches(refusal('regress_lsmz', 'INSERT INTO resource (code) VALUES (''303001/000101'')'), '^LD012 the records of 兰山区民政局 .* are kept by node "371302", this is "371300" \| Article 12: .* \| .*INSERT INTO ldpd.dispatch', 'the county''s office registers at its own node');
SELECT matches(refusal('regress_lsmz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/000100', 'element', 'x', '2026-03-02')$$), '^LD012 ', 'nor does it file here');
SELECT is(attempt('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '本地')$$), NULL, 'what is at home here is filed here');

-- ---------------------------------------------------------------- what a channel carries

SELECT is_empty($$SELECT relation FROM channel_table WHERE content = 'law' AND relation::text ~ '(report|pseudonym_key|agency_role|ledger$|ledger_default|leaf|dispatch)'$$, 'what is private stays');
SELECT is_empty($$SELECT relation, a.attname FROM channel_table t JOIN pg_attribute a ON a.attrelid = t.relation AND a.attname = ANY (t.columns) WHERE a.atttypid IN ('regclass'::regtype, 'regrole'::regtype)$$, 'no number of this server''s goes');
SELECT is_empty($$SELECT p.relation FROM node_private p WHERE to_regclass('ldpd.' || p.relation) IS NULL OR p.column_name <> '' AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass('ldpd.' || p.relation) AND a.attname = p.column_name)$$, 'what is said to be private exists');
SELECT is_empty($$SELECT c.relname FROM pg_class c JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgname = 'lifecycle_step' JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'ldpd'
    WHERE c.relname <> 'report' AND c.oid NOT IN (SELECT relation FROM channel_table WHERE content = 'law')$$, 'every procedure goes, but for reports');
SELECT is((SELECT concat(columns, ' ', row_filter) FROM channel_table WHERE content = 'data'), '{id,name,phone} (name = ''371300''::text)', 'the catalogue''s columns, this region''s rows');
SELECT is((SELECT concat(row_filter, ' ', publish) FROM channel_table WHERE content = 'post'), '(to_node = ''371302''::text) insert', 'down goes what is for the receiver');
SELECT matches(refusal('postgres', $$SELECT sender_statements('371302', 'data')$$), '^LD012 table data.c has no column "name" of type text that is NOT NULL', 'a region''s column is never empty');
ALTER TABLE data.c ALTER COLUMN name SET NOT NULL;
SELECT results_eq($$SELECT sender_statements('371302', 'data')$$, $$VALUES ('CREATE UNIQUE INDEX c_ldpd_key ON data.c (id, name)'), ('ALTER TABLE data.c REPLICA IDENTITY USING INDEX c_ldpd_key'),
    ('CREATE PUBLICATION ldpd_data_371302 FOR TABLE data.c (id, name, phone) WHERE (name = ''371300''::text) WITH (publish = ''insert, update, delete'', publish_via_partition_root = true)')$$,
    'the exact statements');
SELECT count(attempt('postgres', s)) FROM sender_statements('371302', 'data') s \gset ignore_
SELECT is_empty($$SELECT sender_statements('371302', 'data')$$, 'and then there is nothing to do');
SELECT is_empty('SELECT * FROM publication_excess()', 'nor anything too much');
SELECT matches(refusal('postgres', statement), '^LD012 publication ".*" would send more of ', statement) FROM (VALUES
    ('CREATE PUBLICATION everything FOR ALL TABLES'), ('CREATE PUBLICATION s FOR TABLES IN SCHEMA data'), ('CREATE PUBLICATION s FOR TABLES IN SCHEMA ldpd'),
    ('CREATE PUBLICATION s FOR TABLE data.u (id)'), ('CREATE PUBLICATION s FOR TABLE ldpd.share_request'), ('ALTER PUBLICATION ldpd_data_371302 SET TABLE data.c (id, name)'),
    ('ALTER PUBLICATION ldpd_data_371302 SET TABLE data.c (id, name, phone) WHERE (name = ''371302'')'), ('ALTER PUBLICATION ldpd_data_371302 ADD TABLE data.n')
) t(statement);
SELECT publish('303001/1', '有条件共享', '有条件开放', '{id,name}') \gset ignore_
SELECT is((SELECT excess FROM publication_excess()), '目录所列以外的列:phone', 'an item that leaves the catalogue is too much in what is published');
SELECT results_eq($$SELECT sender_statements('371302', 'data')$$, $$VALUES ('ALTER PUBLICATION ldpd_data_371302 SET TABLE data.c (id, name) WHERE (name = ''371300''::text)')$$, 'and this mends it');

-- ---------------------------------------------------------------- sending

SELECT is(attempt('regress_ga', statement), state, statement) FROM (VALUES
    ($$INSERT INTO dispatch (to_node, subject, body) VALUES ('371302', 'share_request', '{"resource": "303001/7", "purpose": "核对"}')$$, NULL),
    ($$INSERT INTO dispatch (to_node, subject, body) VALUES ('371300', 'share_request', '{"purpose": "x"}')$$, 'LD012'),
    ($$INSERT INTO dispatch (to_node, subject, body) VALUES ('371399', 'share_request', '{"purpose": "x"}')$$, '23503'),
    ($$INSERT INTO dispatch (to_node, subject, body) VALUES ('371302', 'agency_role', '{"purpose": "x"}')$$, 'LD012'),
    ($$INSERT INTO dispatch (to_node, subject, body) VALUES ('371302', 'report', '{"content": "x"}')$$, 'LD012'),
    ($$INSERT INTO dispatch (to_node, subject, body) VALUES ('371302', 'share_request', '[]')$$, '22023'),
    ($$INSERT INTO dispatch (to_node, subject, body) VALUES ('371302', 'share_request', '{"id": 7}')$$, '42703'),
    ($$INSERT INTO dispatch (to_node, subject, body, sent_at) VALUES ('371302', 'share_request', '{"purpose": "x"}', now())$$, 'LD012'),
    ($$INSERT INTO dispatch (to_node, subject, body, agency) VALUES ('371302', 'share_request', '{"purpose": "x"}', '11371300MB0010049M')$$, 'LD012')
) t(statement, state);
SELECT matches(refusal('regress_lsmz', $$INSERT INTO dispatch (to_node, subject, body) VALUES ('371302', 'share_request', '{"purpose": "x"}')$$), '^LD012 the records of', 'a step is sent from where its office is at home');
SELECT is(attempt('postgres', 'DELETE FROM dispatch'), 'LD012', 'what was sent stays');

-- ---------------------------------------------------------------- arriving: as a subscription's worker brings it

CREATE FUNCTION arrive(no bigint, sent text, body jsonb, agency text DEFAULT '11371302MB00100733', subject_id bigint DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('session_replication_role', 'replica', true);
    INSERT INTO ldpd.dispatch VALUES ('371302', no, '371300', 'step', NULL, 'share_request', subject_id, agency::ldpd.credit_code, 'r_lsmz', body, sent::timestamptz);
    PERFORM set_config('session_replication_role', 'origin', true);
    RETURN (SELECT concat_ws(' ', t.outcome, t.sqlstate, t.message) FROM ldpd.dispatch_taken t WHERE t.from_node = '371302' AND t.id = no);
EXCEPTION WHEN unique_violation THEN
    PERFORM set_config('session_replication_role', 'origin', true);
    RETURN SQLSTATE;
END $$;
SELECT clock('2026-03-10 09:00');
SELECT is(arrive(1, '2026-03-02 10:00+08', '{"resource": "303001/1", "purpose": "救助"}'), 'entered', 'a step that was eight days on its way');
SELECT is((SELECT concat_ws(' ', consumer, day(submitted_at), reply_due, state) FROM share_request WHERE purpose = '救助'), '11371302MB00100733 2026-03-02 2026-03-05 submitted', 'counts from when it was filed');
SELECT is((SELECT status FROM duty d JOIN share_request r ON r.id = d.subject_id WHERE d.rule = 'share_reply' AND r.purpose = '救助'), 'overdue', 'and is overdue, though the line was down');
SELECT is((SELECT concat_ws(' ', delay, line_late, clock_ahead) FROM dispatch_arrival WHERE id = 1), '7 days 23:00:00 t f', 'which says so');
SELECT is((SELECT concat_ws(' ', to_node, reply_to, body ->> 'outcome', body -> 'row' ->> 'reply_due') FROM dispatch WHERE kind = 'answer'), '371302 1 entered 2026-03-05', 'the answer goes back');
SELECT is(arrive(1, '2026-03-02 10:00+08', '{"resource": "303001/1", "purpose": "救助"}'), '23505', 'it comes once');
SELECT is((SELECT count(*)::int FROM share_request WHERE purpose = '救助'), 1, 'and is taken once');
SELECT is(arrive(2, '2026-04-01 10:00+08', '{"resource": "303001/1", "purpose": "快钟"}'), 'entered', 'a clock that runs ahead');
SELECT is((SELECT day(submitted_at) FROM share_request WHERE purpose = '快钟'), '2026-03-10', 'gives no more time than there is');
SELECT matches(arrive(3, '2026-03-10 09:00+08', '{"resource": "303001/2", "purpose": "x"}'), '^refused LD016 resource "303001/2" is shared unconditionally', 'what the law refuses is refused here too');
SELECT matches(arrive(4, '2026-03-10 09:00+08', '{"state": "agreed"}', subject_id => (SELECT id FROM share_request WHERE purpose = '救助')), '^refused LD016 .*may not take the step "agreed"', 'nobody steps out of turn');
SELECT is(arrive(5, '2026-03-10 09:00+08', '{"state": "withdrawn"}', subject_id => (SELECT id FROM share_request WHERE purpose = '救助')), 'entered', 'who asked withdraws');
SELECT matches(arrive(6, '2026-03-10 09:00+08', '{"state": "withdrawn"}', subject_id => 4711), '^refused P0002', 'what is not there');
SELECT is((SELECT array_agg(body ->> 'outcome' ORDER BY id) FROM dispatch WHERE kind = 'answer'), '{entered,entered,refused,refused,changed,entered,refused}'::text[], 'each has an answer, and what changed is told to who asked');
SELECT is((SELECT concat_ws(' ', role, agency, day(at)) FROM ledger WHERE object LIKE 'share_request/%' AND detail ->> 'purpose' = '救助'), 'postgres 11371302MB00100733 2026-03-02', 'the ledger says whose step it was');
SELECT is((SELECT count(*)::int FROM verify_rows()), 0, 'and agrees with the rows');

SELECT * FROM finish();
ROLLBACK;
