-- The sealed ledger (Articles 28, 31, 34): who seals, verifies, proves and prunes it; what is found. No transaction around it,
-- for what is not committed is not sealed.
BEGIN;
\ir ../lib/fixture.sql
COMMIT;
SELECT plan(71);
SET ldpd.clock = '2026-03-03 09:00';

-- ---------------------------------------------------------------- sealing

SELECT is((SELECT array[blocks, sealed_upto] FROM ledger_state), ARRAY[0, 0]::bigint[], 'a new ledger has no block');
SELECT is((ledger_digest() ->> 'root'), encode(sha256(''), 'hex'), 'and the root of an empty tree');
SELECT is((SELECT count(*)::int FROM verify_ledger()), 0, 'it is sound');
SELECT is((SELECT array_agg(no) FROM seal_ledger()), ARRAY[1::bigint], 'one call seals all that is there');
SELECT is((SELECT (after, upto, entries)::text FROM ledger_block), (SELECT (0, max(id), count(*))::text FROM ledger), 'and tells what it did');
SELECT is((SELECT unsealed_entries FROM ledger_state), 0::bigint, 'nothing is left over');
SELECT is((SELECT count(*)::int FROM seal_ledger()), 0, 'a second call has nothing to do');
SELECT is((SELECT count(*)::int FROM verify_ledger()), 0, 'what is sealed is sound');
SELECT ledger_digest() AS digest1 \gset

SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验') RETURNING id$$) \gset ignore_
BEGIN;
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '再核验')$$) \gset ignore_
SELECT is((SELECT count(*)::int FROM seal_ledger()), 0, 'what is not committed is not sealed, nor what was before it');
COMMIT;
SELECT is((SELECT unsealed_entries FROM ledger_state), 2::bigint, 'the tail that is not sealed is shown');
SELECT is((SELECT unsealed_for FROM ledger_state), interval '0', 'and for how long');
SELECT is((SELECT array_agg(no) FROM seal_ledger()), ARRAY[2::bigint], 'then both are');
-- ids that were rolled back
BEGIN; SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '不作数')$$) \gset ignore_
ROLLBACK;
SELECT is((SELECT count(*)::int FROM seal_ledger()), 0, 'ids that nobody has make no block');
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE purpose = '核验'$$) \gset ignore_
SELECT is((SELECT entries FROM seal_ledger()), 1, 'they are gaps in the next one');
SELECT is((SELECT count(*)::int FROM verify_ledger()), 0, 'which is sound');
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT throws_ok('SELECT seal_ledger()', '25000', NULL, 'an older snapshot does not seal');
ROLLBACK;
SELECT is((SELECT b.previous FROM ledger_block b WHERE no = 2), (SELECT hash FROM ledger_block WHERE no = 1), 'a block holds the hash of the one before');
SELECT is((SELECT b.previous FROM ledger_block b WHERE no = 1), sha256(convert_to((SELECT origin FROM ledger_policy), 'UTF8')), 'the first that of the ledger''s name');

-- ---------------------------------------------------------------- digests

SELECT ledger_digest() AS digest3 \gset
SELECT is((SELECT count(*)::int FROM verify_ledger(:'digest1')), 0, 'the chain still holds the first digest');
SELECT is((SELECT count(*)::int FROM verify_ledger(:'digest3')), 0, 'and the last');
SELECT is(ledger_digest(1), :'digest1'::jsonb, 'which can be given again');
SELECT is((SELECT array_agg(problem) FROM verify_ledger(:'digest3'::jsonb || '{"size": 4}')), ARRAY['tail_cut'], 'a digest of more blocks says that the tail was cut');
SELECT is((SELECT array_agg(problem || block) FROM verify_ledger(:'digest3'::jsonb || '{"size": 2}')), ARRAY['digest_mismatch2'], 'a digest of another chain says where they part');
SELECT is((SELECT array_agg(problem) FROM verify_ledger(:'digest3'::jsonb || '{"origin": "x"}')), ARRAY['digest_of_another_ledger'], 'another ledger''s is told');
SELECT throws_ok(format('SELECT verify_ledger(%L)', :'digest3'::jsonb || '{"root": "00"}'), '22023', NULL, 'what is no digest is refused');
SELECT is((SELECT array_agg(line) FROM regexp_split_to_table(ledger_digest() ->> 'checkpoint', E'\n') line),
    ARRAY[(SELECT origin FROM ledger_policy), '3', encode(decode(ledger_digest() ->> 'root', 'hex'), 'base64'), ''], 'a checkpoint has three lines');
-- RFC 6962, section 2.1.3, with sha256() alone: the tree of three blocks
CREATE FUNCTION node(l bytea, r bytea) RETURNS bytea LANGUAGE sql AS 'SELECT sha256(''\x01''::bytea || l || r)';
SELECT is(ledger_root(3), (SELECT node(node((array_agg(hash ORDER BY no))[1], (array_agg(hash ORDER BY no))[2]), (array_agg(hash ORDER BY no))[3]) FROM ledger_block),
    'the root is the tree''s');
SELECT is(ledger_consistency(1, 3), (SELECT (array_agg(hash ORDER BY no))[2:3] FROM ledger_block), 'a digest of one block is consistent with one of three');
SELECT is(ledger_consistency(2, 3), (SELECT (array_agg(hash ORDER BY no))[3:3] FROM ledger_block), 'one of two');
SELECT is(ledger_consistency(3, 3), '{}', 'and one with itself, with nothing to show');
SELECT throws_ok('SELECT ledger_consistency(2, 9)', '22023', NULL, 'of blocks that are not there nothing is proved');
SELECT throws_ok('SELECT ledger_consistency(3, 2)', '22023', NULL, 'nor backwards');

-- ---------------------------------------------------------------- canonical bytes

SELECT max(id) AS e FROM ledger WHERE action = 'agreed' \gset
SET DateStyle = 'SQL, DMY'; SET TimeZone = 'Asia/Kolkata'; SET IntervalStyle = 'sql_standard'; SET extra_float_digits = -3;
SELECT ledger_bytes(:e) AS bytes \gset
RESET DateStyle; RESET TimeZone; RESET IntervalStyle; RESET extra_float_digits;
SELECT is(ledger_bytes(:e), :'bytes'::bytea, 'the bytes depend on no setting');
SELECT is(substr(:'bytes'::bytea, 1, 12), '\x45010b49'::bytea || decode(lpad(to_hex(:e), 16, '0'), 'hex'), 'they begin with the format, the number of fields, the id');
SELECT is(substr(:'bytes'::bytea, 13, 9), '\x4d'::bytea || decode(lpad(to_hex((extract(epoch FROM timestamptz '2026-03-03 09:00+08') * 1000000)::bigint), 16, '0'), 'hex'), 'then the moment');
SELECT is(substr(:'bytes'::bytea, 22, 15), '\x540000000a'::bytea || convert_to('regress_mz', 'UTF8'), 'then the role');
SELECT is(sha256('\x00'::bytea || :'bytes'::bytea), (SELECT root FROM ledger_block WHERE no = 3), 'the block of this one entry has its hash for a root');

-- ---------------------------------------------------------------- evidence

SELECT is(evidence(:e) #>> '{law,article}', '16', 'evidence names the article');
SELECT is(evidence(:e) #>> '{law,text}', (SELECT text FROM article WHERE number = 16), 'and its text');
SELECT is(evidence(:e) -> 'bytes', to_jsonb(encode(:'bytes'::bytea, 'hex')), 'and the bytes');
SELECT is((SELECT (array_agg(d ->> 'day' ORDER BY d ->> 'day') FILTER (WHERE (d ->> 'counted')::int = 7))[1] FROM jsonb_array_elements(evidence(:e) -> 'calendar') d),
    (SELECT fulfil_due::text FROM share_request WHERE purpose = '核验'), 'of a deadline each day is counted');
SELECT isnt(evidence(:e) -> 'calendar' -> 0 -> 'document', NULL, 'by the notices that it rests on');
SELECT is(evidence(1) -> 'calendar', 'null', 'what is no deadline has none');
SELECT is(evidence(0), NULL, 'what is not there has no evidence');

-- ---------------------------------------------------------------- who

SELECT is(attempt(actor, statement), state, actor || ': ' || statement) FROM (VALUES
    ('regress_audit', 'SELECT seal_ledger()', NULL),
    ('regress_audit', 'SELECT verify_ledger()', NULL),
    ('regress_audit', 'SELECT * FROM ledger_state, ledger_block, ledger_block_leaf', NULL),
    ('regress_audit', 'SELECT evidence(1)', NULL),
    ('regress_audit', 'SELECT * FROM data.c', '42501'),
    ('regress_audit', 'SELECT prune_ledger(''2020-01-01'')', '42501'),
    ('regress_ga', 'SELECT seal_ledger()', '42501'),
    ('regress_ga', 'SELECT verify_ledger()', '42501'),
    ('regress_ga', 'SELECT evidence(1)', '42501'),
    ('regress_ga', 'SELECT ledger_bytes(1)', '42501'),
    ('regress_ga', 'SELECT ledger_digest()', NULL),
    ('regress_platform', 'SELECT ledger_consistency(1, 2)', NULL),
    ('regress_city', 'SELECT prune_ledger(''2020-01-01'')', '42501'),
    ('regress_city', 'UPDATE ledger_policy SET years = 2', 'LD028'),
    ('regress_city', 'UPDATE ledger_policy SET origin = ''x''', '42501'),
    ('regress_ga', 'UPDATE ledger_policy SET years = 9', '42501'),
    ('regress_county', 'UPDATE ledger_policy SET years = 9', 'LD028'),
    ('postgres', 'UPDATE ledger_policy SET origin = ''x''', 'LD028'),
    ('postgres', 'DELETE FROM ledger_policy', 'LD028'),
    ('postgres', 'INSERT INTO ledger_policy VALUES (''x'', 3)', 'LD028'),
    ('postgres', 'DELETE FROM ledger_block', 'LD028'),
    ('postgres', 'UPDATE ledger_block_leaf SET ids = hashes', 'LD028'),
    ('postgres', 'TRUNCATE ledger_block', 'LD028'),
    ('postgres', 'INSERT INTO ledger_horizon VALUES (true, 100, 1)', 'LD028')
) AS t(actor, statement, state);

-- ---------------------------------------------------------------- growth

SET ldpd.clock = '';
SELECT is(attempt('postgres', format('SELECT prune_ledger(%L)', date_trunc('month', now() - interval '3 years') + interval '1 month')), 'LD028', 'what is younger than three years stays');
SET ldpd.clock = '2040-01-01';
SELECT is(attempt('postgres', 'SELECT prune_ledger(''2026-12-01'')'), 'LD028', 'a rehearsal clock makes nothing old');
SET ldpd.clock = '2026-03-03 09:00';
SELECT rows_of('regress_city', 'UPDATE ledger_policy SET years = 4') \gset ignore_
SELECT is((SELECT years FROM ledger_policy), 4, 'a city keeps it longer');

SELECT * FROM finish();
