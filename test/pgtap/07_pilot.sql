-- Pilot operation (Articles 26-29): agreement, operation, scope; what an operator reads, and what it cannot do with it.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(162);

CREATE ROLE regress_pilot2 IN ROLE ldpd_agency;     -- another operator
CREATE ROLE regress_gz IN ROLE ldpd_agency;         -- 临沂市国资委
INSERT INTO agency (code, name, kind, region, principal, data_officer, approval) VALUES
    ('91371300757484684H', '另一数据运营公司', 'pilot_operator', '371300', '甲', '乙', '临政字〔2026〕2号'),
    ('113713000043300076', '临沂市国有资产监督管理委员会', 'department', '371300', '甲', '乙', NULL);
INSERT INTO agency_role VALUES ('regress_pilot2', '91371300757484684H'), ('regress_gz', '113713000043300076');
CREATE SCHEMA sandbox AUTHORIZATION regress_pilot;
CREATE SCHEMA sandbox2 AUTHORIZATION regress_pilot2;
CREATE SCHEMA elsewhere AUTHORIZATION regress_pilot;
SELECT is(attempt('regress_gz', $$INSERT INTO state_assets_office VALUES (current_agency())$$), '42501', 'an office does not name itself the state-assets office');
SELECT is(attempt('regress_county', $$INSERT INTO state_assets_office VALUES ('113713000043300076')$$), 'LD027', 'nor does a county''s bureau');
SELECT is(attempt('regress_city', $$INSERT INTO state_assets_office VALUES ('113713000043300076')$$), NULL, 'the city''s bureau does');

-- A resource about persons: a typed number, a declared document number in text, names and phones by their items' names.
SET ROLE regress_mz;
CREATE TABLE data.p (no int PRIMARY KEY, idno resident_id NOT NULL, kind text NOT NULL, doc text NOT NULL, name text, phone text, town text);
INSERT INTO data.p VALUES
    (1, '371302199001010011', '护照', 'e12345678', '欧阳修', '13905390001', '兰山'),
    (2, '371302200002290022', '护照', 'E1234 5679', '王芳', '13905390002', '罗庄'),
    (3, '37132419850615003X', '护照', 'E12345678', '李强', '13905390003', '兰山');
INSERT INTO resource (code) VALUES ('303001/7');
INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, open_class, open_basis, security_level, use_requirement, update_cycle)
VALUES ('303001/7', '人员', '摘要', '数据库', '有条件共享', '条件', '不予开放', '《某法》第二条', '一般', '仅限履职', '每日') RETURNING id AS v \gset
INSERT INTO resource_item (version_id, position, name, column_name, data_type) VALUES
    (:v, 1, '编号', 'no', 'I'), (:v, 2, '本人身份号码', 'idno', 'C'), (:v, 3, '证件种类', 'kind', 'C'), (:v, 4, '证件号码', 'doc', 'C'),
    (:v, 5, '当事人姓名', 'name', 'C'), (:v, 6, '联系电话', 'phone', 'C'), (:v, 7, '乡镇', 'town', 'C');
INSERT INTO version_subject VALUES (:v, 'person');
INSERT INTO subject_identifier VALUES (:v, 2, 'person', 'resident_id', NULL), (:v, 4, 'person', 'document', 3);
INSERT INTO item_mask VALUES (:v, 3, 'suppress');
UPDATE resource_version SET state = 'submitted' WHERE id = :v;
SET ROLE regress_city;
UPDATE resource_version SET state = 'approved' WHERE id = :v;
UPDATE resource_version SET state = 'published' WHERE id = :v;
SET ROLE regress_mz;
SELECT attach('303001/7', 'data.p') \gset ignore_
RESET ROLE;

-- ---------------------------------------------------------------- agreement and operation

CREATE FUNCTION operate(actor name, operator text, agreement bigint, approval text DEFAULT '临政字〔2026〕1号', security text DEFAULT '不出沙箱',
                        sandbox name DEFAULT 'sandbox', until timestamptz DEFAULT '2026-12-31 00:00+08') RETURNS text LANGUAGE sql AS $$
    SELECT attempt(actor, format($q$INSERT INTO pilot_operation (operator, agreement, approval, conditions, procedure, security, environment, sandbox, valid_until)
        VALUES (%L, %s, %L, '条件', '程序', %L, '市政务云', %L, %L)$q$, operator, agreement, approval, security, sandbox, until))
$$;
SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_mz', $$INSERT INTO agreement (consumer, title, document) VALUES ('91371300MB0010081Q', '试点运营协议', '文本')$$, 'LD027', 'an agency does not propose an agreement on pilot operation'),
    ('regress_county', $$INSERT INTO agreement (consumer, title, document) VALUES ('91371300MB0010081Q', '试点运营协议', '文本')$$, 'LD027', 'nor a county''s bureau'),
    ('regress_city', $$INSERT INTO agreement (consumer, title, document) VALUES ('11371300MB0010030Q', '试点运营协议', '文本')$$, 'LD027', 'nor the city''s with who is no operator'),
    ('regress_city', $$INSERT INTO agreement (consumer, title) VALUES ('91371300MB0010081Q', '试点运营协议')$$, '23514', 'an agreement has a document'),
    ('regress_city', $$INSERT INTO agreement (consumer, title, document, document_sha256) VALUES ('91371300MB0010081Q', '协议', '文本', sha256('别的'))$$, 'LD025', 'whose digest is its own'),
    ('regress_city', $$INSERT INTO agreement (consumer, title, document, valid_until) VALUES ('91371300MB0010081Q', '试点运营协议', '文本', '2027-01-01')$$, NULL, 'the city''s bureau proposes'),
    ('regress_city', $$UPDATE agreement SET state = 'signed' WHERE consumer = '91371300MB0010081Q'$$, 'LD025', 'and does not sign for the other side'),
    ('regress_city', $$UPDATE agreement SET document = '改' WHERE consumer = '91371300MB0010081Q'$$, 'LD025', 'the text stands')
) AS t(actor, statement, state, why);
SELECT id AS a FROM agreement \gset
SELECT is((SELECT document_sha256 FROM agreement), sha256(convert_to('文本', 'UTF8')), 'the server computes the digest');
SELECT is(operate('regress_city', '91371300MB0010081Q', :a), 'LD027', 'no operation under an agreement that is not signed');
SELECT is(attempt('regress_pilot2', format($$UPDATE agreement SET state = 'signed' WHERE id = %s$$, :a)), NULL, 'another operator sees no such agreement');
SELECT is((SELECT state FROM agreement), 'proposed', 'and signs nothing');
SELECT is(attempt('regress_pilot', format($$UPDATE agreement SET state = 'signed' WHERE id = %s$$, :a)), NULL, 'the operator signs');

SELECT is(operate(actor, '91371300MB0010081Q', :a), 'LD027', why) FROM (VALUES
    ('regress_pilot', 'an operator does not open its own operation'),
    ('regress_county', 'nor a county''s bureau'),
    ('regress_mz', 'nor a provider')
) AS t(actor, why);
SELECT is(operate('regress_city', operator, :a, approval, security, sandbox, until::timestamptz), state, why) FROM (VALUES
    ('11371300MB0010030Q', '临政字〔2026〕1号', '安全', 'sandbox', '2026-12-31 00:00+08', 'LD027', 'a department is no operator'),
    ('91371300MB0010081Q', E'\u3000', '安全', 'sandbox', '2026-12-31 00:00+08', 'LD027', 'no approval'),
    ('91371300MB0010081Q', '临政字〔2026〕1号', E'\u3000', 'sandbox', '2026-12-31 00:00+08', '23514', 'no security requirements'),
    ('91371300757484684H', '临政字〔2026〕1号', '安全', 'sandbox', '2026-12-31 00:00+08', 'LD027', 'an agreement with another'),
    ('91371300MB0010081Q', '临政字〔2026〕1号', '安全', 'sandbox', '2027-12-31 00:00+08', 'LD027', 'beyond the agreement'),
    ('91371300MB0010081Q', '临政字〔2026〕1号', '安全', 'sandbox', '2026-01-01 00:00+08', 'LD027', 'in the past'),
    ('91371300MB0010081Q', '临政字〔2026〕1号', '安全', 'data', '2026-12-31 00:00+08', 'LD028', 'a sandbox of somebody else''s'),
    ('91371300MB0010081Q', '临政字〔2026〕1号', '安全', 'nowhere', '2026-12-31 00:00+08', 'LD028', 'a sandbox that is not there'),
    ('91371300MB0010081Q', '临政字〔2026〕1号', '安全', 'sandbox', '2026-12-31 00:00+08', NULL, 'the operation is opened')
) AS t(operator, approval, security, sandbox, until, state, why);
SELECT id AS o FROM pilot_operation \gset
SELECT is((SELECT count(*) FROM pseudonym_key), 1::bigint, 'with a key of its own');

-- ---------------------------------------------------------------- scopes

SELECT is(attempt('regress_pilot', 'SELECT * FROM data.p'), 'LD027', 'with no scope, nothing is read');
SELECT is(attempt('regress_pilot', 'SELECT * FROM data.u'), 'LD027', 'nor what is shared unconditionally');
SELECT is(attempt('regress_pilot', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/7', '分析')$$), 'LD027', 'an operator asks for no share');
SELECT is(attempt(actor, format(statement, :o)), state, why) FROM (VALUES
    ('regress_mz', $$INSERT INTO pilot_scope (operation, resource, purpose) VALUES (%s, '303001/7', '信用评估')$$, 'LD027', 'a provider does not ask for an operator'),
    ('regress_pilot2', $$INSERT INTO pilot_scope (operation, resource, purpose) VALUES (%s, '303001/7', '信用评估')$$, 'LD027', 'nor another operator'),
    ('regress_pilot', $$INSERT INTO pilot_scope (operation, resource, purpose) VALUES (%s, '303001/7', ' ')$$, 'LD027', 'a purpose is said'),
    ('regress_pilot', $$INSERT INTO pilot_scope (operation, resource, purpose) VALUES (%s, '303001/3', '信用评估')$$, 'LD015', 'what is not shared is not operated'),
    ('regress_pilot', $$INSERT INTO pilot_scope (operation, resource, purpose, items) VALUES (%s, '303001/7', '信用评估', '{no,salary}')$$, 'LD027', 'items are catalogued ones'),
    ('regress_pilot', $$INSERT INTO pilot_scope (operation, resource, purpose, valid_until) VALUES (%s, '303001/7', '信用评估', '2027-06-01')$$, 'LD027', 'a scope ends with its operation'),
    ('regress_pilot', $$INSERT INTO pilot_scope (operation, resource, purpose, consumer) VALUES (%s, '303001/7', '信用评估', '91371300757484684H')$$, 'LD027', 'for itself'),
    ('regress_pilot', $$INSERT INTO pilot_scope (operation, resource, purpose) VALUES (%s, '303001/7', '信用评估')$$, NULL, 'the operator asks')
) AS t(actor, statement, state, why);
SELECT id AS s FROM pilot_scope \gset
SELECT is(attempt(actor, format(statement || ' WHERE id = %s', :s)), state, why) FROM (VALUES
    ('regress_pilot', $$UPDATE pilot_scope SET state = 'approved'$$, 'LD027', 'it does not approve itself'),
    ('regress_mz', $$UPDATE pilot_scope SET state = 'opened'$$, 'LD027', 'no step is skipped'),
    ('regress_mz', $$UPDATE pilot_scope SET state = 'approved'$$, 'LD027', 'the provider does not approve'),
    ('regress_city', $$UPDATE pilot_scope SET state = 'refused'$$, 'LD027', 'a refusal has its reason'),
    ('regress_city', $$UPDATE pilot_scope SET state = 'approved'$$, NULL, 'the bureau approves'),
    ('regress_city', $$UPDATE pilot_scope SET state = 'opened'$$, 'LD027', 'and does not open in the provider''s place'),
    ('regress_mz', $$UPDATE pilot_scope SET state = 'opened', valid_until = '2026-12-31 12:00+08'$$, 'LD027', 'the provider lengthens nothing'),
    ('regress_mz', $$UPDATE pilot_scope SET state = 'opened', row_condition = 'no < 3', valid_until = '2026-12-01 00:00+08'$$, NULL, 'the provider opens, for part of the rows')
) AS t(actor, statement, state, why);
SELECT is((SELECT array_agg((source, consumer, purpose, upper(valid) = '2026-12-01 00:00+08')::text) FROM share_grant),
    ARRAY['(pilot,91371300MB0010081Q,信用评估,t)'], 'a grant of source pilot');

-- ---------------------------------------------------------------- what is read

SELECT is(value_of('regress_pilot', $$SELECT string_agg(name || ' ' || phone || ' ' || town, ', ' ORDER BY no) FROM sandbox.p$$),
    '欧** 139****0001 兰山, 王* 139****0002 罗庄', 'names and phones by rule, the rows of the condition');
SELECT is(value_of('regress_pilot', $$SELECT bool_and(idno ~ '^[0-9a-f]{32}$' AND doc ~ '^[0-9a-f]{32}$')::text FROM sandbox.p$$), 'true', 'numbers are pseudonyms');
SELECT is(attempt('regress_pilot', 'SELECT kind FROM sandbox.p'), '42703', 'what is suppressed is not there');
SELECT is(value_of('regress_pilot', $$SELECT count(*) FROM sandbox.p WHERE idno = '371302199001010011'$$), '0', 'a number that is tried finds nobody');
SELECT is(value_of('regress_pilot', $$SELECT count(DISTINCT doc) FROM sandbox.p$$), '2', 'two numbers are two');
SELECT is(attempt('regress_pilot', statement), state, why) FROM (VALUES
    ('SELECT no FROM data.p', 'LD028', 'the table itself is not read, not even a column that is no number'),
    ('SELECT count(*) FROM data.p', 'LD028', 'nor counted'),
    ($$SELECT no FROM data.p WHERE idno = '371302199001010011'$$, 'LD028', 'nor probed'),
    ('SELECT v.no FROM sandbox.p v JOIN data.p t USING (no)', 'LD028', 'nor joined'),
    ($$EXPLAIN SELECT no FROM data.p WHERE idno = '371302199001010011'$$, 'LD028', 'nor asked the planner about'),
    ($$EXPLAIN ANALYZE SELECT no FROM data.p$$, 'LD028', 'nor timed'),
    ($$SELECT pseudonym('371302199001010011'::resident_id, '91371300MB0010081Q')$$, 'LD028', 'no pseudonym of a number of its own'),
    ($$SELECT count(*) FROM sandbox.p WHERE idno = pseudonym('371302199001010011'::text, '91371300MB0010081Q')$$, 'LD028', 'not beside the view either'),
    ($$SELECT pseudonym(v.no, '91371300MB0010081Q') FROM sandbox.p v$$, 'LD028', 'nor of a column of the view'),
    ($$SELECT pseudonym(g, '91371300MB0010081Q') FROM (VALUES ('371302199001010011')) AS t(g)$$, 'LD028', 'nor of a list'),
    ($$CREATE TABLE sandbox.guess (g text); INSERT INTO sandbox.guess VALUES ('371302199001010011');
       SELECT pseudonym(g, '91371300MB0010081Q') FROM sandbox.guess$$, 'LD028', 'nor of a table'),
    ($$CREATE VIEW sandbox.mine AS SELECT pseudonym(g, '91371300MB0010081Q') FROM (VALUES ('371302199001010011')) AS t(g); SELECT * FROM sandbox.mine$$, 'LD028', 'nor by a view of its own'),
    ($$CREATE TABLE sandbox.g (g text, p text GENERATED ALWAYS AS (mask(g, 'pseudonym')) STORED)$$, '42P17', 'nor by a generated column'),
    ($$CREATE TABLE sandbox.g (g text DEFAULT pseudonym('371302199001010011'::text, '91371300MB0010081Q')); INSERT INTO sandbox.g DEFAULT VALUES$$, 'LD028', 'nor by a default'),
    ($$SELECT mask('371302199001010011', 'pseudonym')$$, 'LD028', 'nor by the rule'),
    ($$SELECT pseudonym_of('371302199001010011', '91371300MB0010081Q')$$, '42883', 'what computes it cannot be called'),
    ($$SELECT pseudonym_of(NULL, '91371300MB0010081Q')$$, '42883', 'nor with NULL'),
    ($$SELECT * FROM pseudonym_key$$, '42501', 'the key is nobody''s to read'),
    ($$CREATE VIEW sandbox.other AS SELECT * FROM data.p; SELECT * FROM sandbox.other$$, 'LD028', 'a view of its own over the table is no road'),
    ($$ALTER VIEW sandbox.p OWNER TO regress_pilot$$, '42501', 'the law''s view is not its own'),
    ($$CREATE OR REPLACE VIEW sandbox.p AS SELECT * FROM data.p$$, '42501', 'nor changed'),
    ($$CREATE VIEW sandbox.x AS SELECT * FROM data.p; ALTER VIEW sandbox.x OWNER TO ldpd_pilot$$, '42501', 'nor made by itself'),
    ($$SELECT most_common_vals FROM pg_stats WHERE tablename = 'p' AND attname = 'no'$$, NULL, 'statistics can be asked for')
) AS t(statement, state, why);
SELECT is(value_of('regress_pilot', $$SELECT count(*) FROM pg_stats WHERE schemaname = 'data'$$), '0', 'and say nothing');
SELECT is(attempt(actor, 'SELECT * FROM sandbox.p'), '42501', actor || ' does not come into the sandbox') FROM unnest('{regress_pilot2,regress_mz,regress_ga}'::name[]) actor;
GRANT USAGE ON SCHEMA sandbox TO PUBLIC;
SELECT is(attempt('regress_mz', 'SELECT * FROM sandbox.p'), 'LD028', 'nor would the view serve the provider');
SELECT is(attempt('regress_pilot2', 'SELECT no FROM sandbox.p'), 'LD027', 'nor another operator');
SELECT is(attempt('regress_ga', 'SELECT no FROM sandbox.p'), 'LD016', 'nor another agency');
SELECT is(attempt('regress_report', 'SELECT no FROM sandbox.p'), '42501', 'nor reports');
CREATE VIEW public.oracle AS SELECT pseudonym(i.idno, '91371300MB0010081Q') FROM (VALUES ('371302199001010011'::resident_id)) AS i(idno);
GRANT SELECT ON public.oracle TO PUBLIC;
SELECT is(attempt('regress_pilot', 'SELECT * FROM public.oracle'), 'LD028', 'an administrator''s view gives no pseudonym either');

-- ---------------------------------------------------------------- what is done with it

GRANT pg_write_server_files TO regress_pilot;

SELECT is(attempt('regress_pilot', statement), state, why) FROM (VALUES
    ('COPY (SELECT * FROM sandbox.p) TO ''/dev/null''', 'LD028', 'no export'),
    ('CREATE TABLE sandbox.t AS SELECT * FROM sandbox.p', NULL, 'a copy in the sandbox'),
    ('COPY sandbox.t TO ''/dev/null''', 'LD028', 'whence no export either'),
    ('COPY (SELECT no FROM sandbox.t) TO ''/dev/null''', 'LD028', 'nor of a query'),
    ('CREATE TABLE elsewhere.t AS SELECT * FROM sandbox.p', 'LD028', 'no copy outside'),
    ('CREATE TABLE elsewhere.t AS SELECT * FROM sandbox.t', 'LD028', 'nor by way of one inside'),
    ('CREATE TEMP TABLE t AS SELECT * FROM sandbox.p', 'LD028', 'nor a temporary one'),
    ('ALTER TABLE sandbox.t SET SCHEMA elsewhere', 'LD028', 'nor is it moved out'),
    ('GRANT SELECT ON sandbox.t TO regress_ga', 'LD017', 'nor given away'),
    ('CREATE MATERIALIZED VIEW elsewhere.m AS SELECT * FROM sandbox.p', 'LD028', 'nor kept in a materialized view'),
    ('SELECT lo_from_bytea(0, name::bytea) FROM sandbox.p', 'LD017', 'nor by an outlet')
) AS t(statement, state, why);
SELECT is(value_of('regress_pilot', 'SELECT count(*) FROM sandbox.t'), '2', 'the copy is read in the sandbox');
SELECT is(attempt('regress_city', $$UPDATE city_setting SET value = 1 WHERE name = 'pilot_rows'$$), NULL, 'the city sets how many rows a statement sends out');
SELECT is(attempt('regress_pilot', statement), state, why) FROM (VALUES
    ('SELECT * FROM sandbox.p', 'LD028', 'two are too many'),
    ('SELECT * FROM sandbox.t', 'LD028', 'of the copy, too'),
    ('SELECT * FROM sandbox.p LIMIT 1', NULL, 'one is not'),
    ('SELECT count(*) FROM sandbox.p', NULL, 'nor a figure'),
    ('INSERT INTO sandbox.t SELECT * FROM sandbox.p', NULL, 'what stays in the sandbox is not counted'),
    ('INSERT INTO sandbox.t SELECT * FROM sandbox.p RETURNING *', 'LD028', 'but for what it returns'),
    ('DELETE FROM sandbox.t RETURNING *', 'LD028', 'however it returns it')
) AS t(statement, state, why);
SELECT is(attempt('regress_pilot', 'DECLARE c CURSOR FOR SELECT * FROM sandbox.p; FETCH 1 FROM c; FETCH 1 FROM c'), 'LD028', 'a cursor counts them together');
SELECT is(attempt('regress_city', $$UPDATE city_setting SET value = 1000 WHERE name = 'pilot_rows'$$), NULL, 'the city sets it again');
SELECT is((SELECT count(*) FROM ledger WHERE action = 'ddl' AND object = 'agency/91371300MB0010081Q' AND detail->>'command' = 'CREATE TABLE AS' AND detail->>'objects' = 'sandbox.t'),
    1::bigint, 'what is made in the sandbox is on record');

-- ---------------------------------------------------------------- keys

SELECT value_of('regress_pilot', 'SELECT idno FROM sandbox.p WHERE no = 1') AS before \gset
SELECT is(attempt('regress_pilot', $$INSERT INTO pseudonym_rotation (operator, reason) VALUES (current_agency(), '例行')$$), 'LD028', 'an operator does not change its key');
SELECT is(attempt('regress_city', $$INSERT INTO pseudonym_rotation (operator, reason) VALUES ('91371300MB0010081Q', ' ')$$), 'LD028', 'a change has its reason');
SELECT is(attempt('regress_city', $$INSERT INTO pseudonym_rotation (operator, reason) VALUES ('91371300MB0010081Q', '年度更换')$$), NULL, 'the bureau changes it');
SELECT isnt(value_of('regress_pilot', 'SELECT idno FROM sandbox.p WHERE no = 1'), :'before', 'and the pseudonyms are others');
SELECT is((SELECT count(*) FROM ledger l, pseudonym_key k WHERE l.detail::text LIKE '%' || encode(k.key, 'hex') || '%'), 0::bigint, 'no key stands in the ledger');
SELECT is(attempt('postgres', $$UPDATE pseudonym_key SET key = sha256('x')$$), 'LD028', 'nobody sets a key');

-- Another operator's pseudonyms are others.
SELECT rows_of('regress_city', $$INSERT INTO agreement (consumer, title, document) VALUES ('91371300757484684H', '协议二', '文本')$$),
       rows_of('regress_pilot2', $$UPDATE agreement SET state = 'signed'$$),
       rows_of('regress_city', $$INSERT INTO pilot_operation (operator, agreement, approval, conditions, procedure, security, environment, sandbox, valid_until)
           SELECT consumer, id, '临政字〔2026〕2号', '条件', '程序', '安全', '云', 'sandbox2', '2026-12-31 00:00+08' FROM agreement WHERE title = '协议二'$$),
       rows_of('regress_pilot2', $$INSERT INTO pilot_scope (operation, resource, purpose, items, view_name) SELECT id, '303001/7', '选址', '{no,idno}', 'people' FROM pilot_operation$$),
       rows_of('regress_city', $$UPDATE pilot_scope SET state = 'approved' WHERE view_name = 'people'$$),
       rows_of('regress_mz', $$UPDATE pilot_scope SET state = 'opened' WHERE view_name = 'people'$$) \gset ignore_
SELECT is(value_of('regress_pilot2', 'SELECT count(*) FROM sandbox2.people'), '3', 'another operator has a view of its own');
SELECT isnt(value_of('regress_pilot2', 'SELECT idno FROM sandbox2.people WHERE no = 1'), value_of('regress_pilot', 'SELECT idno FROM sandbox.p WHERE no = 1'),
    'in which the same person has another name');
SELECT is(attempt('regress_pilot2', 'SELECT phone FROM sandbox.p'), 'LD015', 'the other''s view gives no more than its own scope');
GRANT USAGE ON SCHEMA sandbox2 TO PUBLIC;
SELECT is(attempt('regress_pilot', 'SELECT idno FROM sandbox2.people'), 'LD028', 'nor the other''s names');

-- ---------------------------------------------------------------- products, contracts, supervisors

SELECT is(attempt(actor, format(statement, :o)), state, why) FROM (VALUES
    ('regress_pilot', $$INSERT INTO pilot_product (operation, name, kind, description, resources) VALUES (%s, '信用分', 'product', '评分', '{303001/1}')$$, 'LD029', 'of what was not in its scope'),
    ('regress_pilot2', $$INSERT INTO pilot_product (operation, name, kind, description, resources) VALUES (%s, '信用分', 'product', '评分', '{303001/7}')$$, 'LD029', 'another''s operation'),
    ('regress_pilot', $$INSERT INTO pilot_product (operation, name, kind, description, resources) VALUES (%s, '信用分', 'product', '评分', '{303001/7}')$$, NULL, 'a product is registered')
) AS t(actor, statement, state, why);
SELECT id AS p FROM pilot_product \gset
SELECT is(attempt(actor, format(statement, :p)), state, why) FROM (VALUES
    ('regress_pilot', $$INSERT INTO product_contract (product, buyer, signed_on, state) VALUES (%s, '某银行', '2026-03-01', 'traded')$$, 'LD029', 'on the exchange it has a number'),
    ('regress_pilot', $$INSERT INTO product_contract (product, buyer, signed_on, state) VALUES (%s, '某银行', '2026-03-01', 'filed')$$, 'LD029', 'filed it has a document'),
    ('regress_pilot', $$INSERT INTO product_contract (product, buyer, signed_on) VALUES (%s, '某银行', '2026-03-03')$$, 'LD029', 'not before it is signed'),
    ('regress_mz', $$INSERT INTO product_contract (product, buyer, signed_on) VALUES (%s, '某银行', '2026-03-01')$$, 'LD029', 'not by a third'),
    ('regress_pilot', $$INSERT INTO product_contract (product, buyer, signed_on, exchange_no, state) VALUES (%s, '某银行', '2026-03-01', '鲁数交1', 'traded')$$, NULL, 'on the exchange'),
    ('regress_city', $$INSERT INTO product_contract (product, buyer, signed_on, amount) VALUES (%s, '某保险', '2026-02-02', 10000)$$, NULL, 'the bureau lists one that it found'),
    ('regress_city', $$UPDATE product_contract SET state = 'filed', document_sha256 = sha256('x') WHERE buyer = '某保险'$$, 'LD029', 'and does not file it')
) AS t(actor, statement, state, why);
SELECT is((SELECT (days, name)::text FROM contract_unfiled), '(28,信用分)', 'it is listed as not filed');
SELECT is(value_of(actor, 'SELECT count(*) FROM ' || v), n::text, actor || ' of ' || v) FROM (VALUES
    ('regress_city', 'pilot_supervision', 2), ('regress_gz', 'pilot_assets', 2), ('regress_mz', 'pilot_use', 2),
    ('regress_ga', 'pilot_supervision', 0), ('regress_ga', 'pilot_assets', 0), ('regress_ga', 'pilot_use', 0), ('regress_pilot2', 'pilot_supervision', 1),
    ('regress_gz', 'pilot_scope', 0), ('regress_gz', 'contract_unfiled', 1), ('regress_pilot2', 'contract_unfiled', 0)) AS t(actor, v, n);
SELECT flush_usage() \gset ignore_
SELECT is(value_of(actor, $$SELECT (statements, rows, refused, last_used)::text FROM pilot_use WHERE resource = '303001/7' AND consumer = '91371300MB0010081Q'$$),
    (SELECT (count(*) FILTER (WHERE action IN ('read', 'copy')), sum(rows), count(*) FILTER (WHERE action = 'denied'), max(at) FILTER (WHERE action <> 'denied'))::text
     FROM usage WHERE agency = '91371300MB0010081Q' AND resource = '303001/7'), actor || ' sees how the data were used') FROM unnest('{regress_mz,regress_city}'::name[]) actor;
SELECT cmp_ok((SELECT count(*) FROM usage WHERE action = 'denied' AND message LIKE '%not exported%'), '>=', 3::bigint, 'exports that were refused are on record');
SELECT cmp_ok((SELECT count(*) FROM usage WHERE action = 'denied' AND message LIKE '%outside the sandbox%'), '>=', 4::bigint, 'and copies');
SELECT is(value_of('regress_gz', $$SELECT (products, contracts, unfiled, amount)::text FROM pilot_assets WHERE operation = $$ || :o), '(1,2,1,10000.00)', 'the state-assets office sees what is earned');
SELECT is(attempt('regress_pilot', $$UPDATE product_contract SET state = 'filed', document_sha256 = sha256('x') WHERE buyer = '某保险'$$), NULL, 'the operator files it');
SELECT is((SELECT count(*) FROM contract_unfiled), 0::bigint, 'and it is off the list');

-- ---------------------------------------------------------------- the end

SELECT is(attempt('regress_ga', $$INSERT INTO grant_suspension (grant_id, reason) SELECT id, '调查' FROM share_grant$$), NULL, 'an agency suspends nothing that it does not see');
SELECT is(attempt('regress_mz', $$INSERT INTO grant_suspension (grant_id, reason) SELECT min(id), '调查' FROM share_grant$$), NULL, 'the provider suspends at a stroke');
SELECT is(attempt('regress_pilot', 'SELECT count(*) FROM sandbox.p'), 'LD017', 'and nothing is read');
SELECT is(attempt('regress_mz', $$UPDATE grant_suspension SET state = 'lifted', lift_reason = '查明'$$), NULL, 'lifts it');
SELECT is(attempt('regress_pilot', 'SELECT count(*) FROM sandbox.t'), NULL, 'and it is read again');
SELECT is(attempt('regress_city', format($$UPDATE agreement SET state = 'ended' WHERE id = %s$$, :a)), 'LD025', 'an agreement ends for a reason');
SELECT is(attempt('regress_city', format($$UPDATE agreement SET state = 'ended', end_reason = '违约' WHERE id = %s$$, :a)), NULL, 'the agreement ends');
SELECT is((SELECT (o.state, o.end_reason, s.state)::text FROM pilot_operation o JOIN pilot_scope s ON s.operation = o.id WHERE o.id = :o), '(ended,违约,ended)', 'with it the operation and its scopes');
SELECT is(attempt('regress_pilot', 'SELECT count(*) FROM sandbox.p'), '42P01', 'its view is gone');
SELECT is(attempt('regress_pilot', 'SELECT count(*) FROM sandbox.t'), 'LD017', 'and its copy closed');
SELECT is(attempt('regress_pilot2', 'SELECT count(*) FROM sandbox2.people'), NULL, 'another''s operation goes on');
SAVEPOINT before_detach;
SELECT is(attempt('regress_mz', $$SELECT detach('303001/7')$$), NULL, 'a table that is taken out of the law');
SELECT is((SELECT (state, reason)::text FROM pilot_scope WHERE view_name = 'people'), '(ended,数据表不再纳管)', 'leaves every scope');
SELECT is(attempt('regress_pilot2', 'SELECT count(*) FROM sandbox2.people'), '42P01', 'and every sandbox');
ROLLBACK TO before_detach;
SELECT clock('2026-12-31 00:00') \gset ignore_
SELECT is(attempt('regress_pilot2', 'SELECT count(*) FROM sandbox2.people'), 'LD027', 'until it ends by itself');

SELECT * FROM finish();
ROLLBACK;
