-- Chapter 3: no collection of what is shared (9), the catalogued items and their quality (10), identifiers (11), freshness (12),
-- libraries (13), and rows that their users find wrong (校核).
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(134);

-- A version of an agency with named items, submitted and, where asked, published: its id. subjects: subject=position:kind.
CREATE FUNCTION draft(actor name, code text, items text[], subject text DEFAULT NULL, share text DEFAULT '有条件共享') RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM ldpd.resource r WHERE r.code = draft.code) THEN
        PERFORM rows_of(actor, format('INSERT INTO resource (code) VALUES (%L)', code));
    END IF;
    PERFORM rows_of(actor, format($q$
        INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, share_basis,
                                      open_class, open_condition, open_basis, security_level, use_requirement, update_cycle)
        VALUES (%L, '资源' || %L, '摘要', '数据库', %L, '条件', '《某法》第一条', '不予开放', '要求', '《某法》第二条', '一般', '仅限履职', '每日')$q$,
        code, code, share));
    SELECT max(id) INTO v FROM ldpd.resource_version;
    PERFORM rows_of(actor, format($q$
        INSERT INTO resource_item (version_id, position, name, column_name, data_type)
        SELECT %s, n, c, 'c' || n, 'C' FROM unnest(%L::text[]) WITH ORDINALITY AS u(c, n)$q$, v, items));
    IF subject IS NOT NULL THEN
        PERFORM rows_of(actor, format('INSERT INTO version_subject VALUES (%s, %L)', v, subject));
        PERFORM rows_of(actor, format('INSERT INTO subject_identifier VALUES (%s, 1, %L, %L)', v, subject,
            CASE subject WHEN 'person' THEN 'resident_id' ELSE 'credit_code' END));
    END IF;
    RETURN v;
END $$;
CREATE FUNCTION submit(actor name, v bigint) RETURNS text LANGUAGE sql AS
$$SELECT attempt(actor, format('UPDATE resource_version SET state = ''submitted'' WHERE id = %s', v))$$;
CREATE FUNCTION put_out(v bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rows_of('regress_city', format('UPDATE resource_version SET state = ''approved'' WHERE id = %s', v));
    PERFORM rows_of('regress_city', format('UPDATE resource_version SET state = ''published'' WHERE id = %s', v));
END $$;

-- ---------------------------------------------------------------- Article 9: repeats

SELECT draft('regress_mz', '303001/20', '{身份证号码,姓名,低保类别,保障金额,起始月份}', 'person') AS base \gset
SELECT is(submit('regress_mz', :base), NULL, 'what nobody shares yet is collected');
SELECT put_out(:base) \gset ignore_
SELECT draft('regress_mz', '303001/21', '{气象站,气温,湿度}') AS weather \gset
SELECT submit('regress_mz', :weather), put_out(:weather) \gset ignore_
SELECT draft('regress_mz', '303001/22', '{身份证号码,残疾类别,残疾等级,发证日期}', 'person', '不予共享') AS hidden \gset
SELECT submit('regress_mz', :hidden), put_out(:hidden) \gset ignore_

SELECT is(submit('regress_rs', draft('regress_rs', format('303002/%s', n), items, subject)), state, why) FROM (VALUES
    (1, '{公民身份号码,低保类别,保障金额}'::text[], 'person', 'LD009', 'the same items about persons, under another name of the identifier'),
    (2, '{身份证号,低保 类别,保障金额(元),起始月份}', 'person', 'LD009', 'blanks and punctuation tell nothing apart'),
    (3, '{身份证号,姓名,备注}', 'person', NULL, 'identifiers and what every register has are no repeat'),
    (4, '{身份证号,低保类别,失业登记日期,失业原因}', 'person', NULL, 'one item in common is none'),
    (5, '{身份证号,低保类别,保障金额,失业日期,失业原因,再就业日期,培训情况}', 'person', NULL, 'nor two of six'),
    (6, '{统一社会信用代码,低保类别,保障金额}', 'legal_person', NULL, 'nor the same names about another subject'),
    (7, '{气象站,气温,湿度}', NULL, 'LD009', 'what is about no subject repeats what is about none'),
    (8, '{气象站,气温,湿度}', 'person', 'LD009', 'nor is a subject made up of it')
) AS t(n, items, subject, state, why) WHERE n <> 8;
SELECT is(submit('regress_rs', draft('regress_rs', '303002/9', '{身份证号,残疾类别,残疾等级,发证日期}', 'person')), NULL,
    'what is not shared cannot be had by sharing');
SELECT is(submit('regress_mz', draft('regress_mz', '303001/23', '{身份证号码,低保类别,保障金额}', 'person')), NULL, 'one''s own is one''s own');
SELECT is(submit('regress_lsmz', draft('regress_lsmz', '303003/1', '{身份证号码,低保类别,保障金额}', 'person')), 'LD009',
    'a county''s agency has what the city''s has');
SELECT draft('regress_lsmz', '303003/2', '{身份证号码,养老金额,领取方式}', 'person') AS county \gset
SELECT is(submit('regress_lsmz', :county), NULL, 'a county''s own');
SELECT rows_of('regress_county', format('UPDATE resource_version SET state = ''approved'' WHERE id = %s', :county)),
       rows_of('regress_city', format('UPDATE resource_version SET state = ''published'' WHERE id = %s', :county)) \gset ignore_
SELECT is(submit('regress_rs', draft('regress_rs', '303002/10', '{身份证号码,养老金额,领取方式}', 'person')), NULL,
    'does not serve the city, whose residents it does not cover');
SELECT matches(refusal('regress_rs', $$UPDATE resource_version SET state = 'submitted' WHERE resource = '303002/1'$$),
    'would collect anew .* Article 9: .*303001/20 资源303001/20 \(临沂市民政局\): 低保类别、保障金额.*share_request.*ldpd.demand', 'it is told which, by which items, and what to do');
SELECT is((SELECT (resource, items, percent)::text FROM repeats((SELECT id FROM resource_version WHERE resource = '303002/2'))),
    '(303001/20,"{""低保 类别"",起始月份}",66)', 'which can be asked before');

-- The figures and the common items are the city's.
SELECT is(attempt('regress_rs', $$UPDATE city_setting SET value = 100 WHERE name = 'repeat_items'$$), '42501', 'no agency sets the figures');
SELECT is(attempt('regress_county', $$UPDATE city_setting SET value = 100 WHERE name = 'repeat_items'$$), 'LD005', 'nor a county''s bureau');
SELECT is(attempt('regress_county', $$INSERT INTO common_item VALUES ('低保类别')$$), 'LD009', 'nor says it what every register has');
SELECT is(attempt('regress_city', $$UPDATE city_setting SET value = 3 WHERE name = 'repeat_items'$$), NULL, 'the city does');
SELECT is(submit('regress_rs', (SELECT id FROM resource_version WHERE resource = '303002/1')), NULL, 'and then two items are no repeat');
SELECT rows_of('regress_city', $$UPDATE resource_version SET state = 'returned', return_reason = '试' WHERE resource = '303002/1'$$) \gset ignore_
UPDATE city_setting SET value = 2 WHERE name = 'repeat_items';

-- Demands
SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_rs', $$INSERT INTO demand (resource, need) VALUES ('303001/20', '按日')$$, 'LD009', 'a demand says why'),
    ('regress_rs', $$INSERT INTO demand (resource, need, reason) VALUES ('303001/20', '按日', '　')$$, 'LD009', 'and not in blanks'),
    ('regress_rs', $$INSERT INTO demand (resource, need, reason) VALUES ('303009/1', '按日', '太旧')$$, 'LD009', 'about what is in the catalogue'),
    ('regress_mz', $$INSERT INTO demand (resource, need, reason) VALUES ('303001/20', '按日', '太旧')$$, 'LD009', 'not about one''s own'),
    ('regress_rs', $$INSERT INTO demand (resource, need, reason, agency) VALUES ('303001/20', '按日', '太旧', '11371300MB0010030Q')$$, 'LD009', 'nobody demands for another'),
    ('regress_nobody', $$INSERT INTO demand (need, reason) VALUES ('按日', '太旧')$$, 'LD009', 'nor one who is none'),
    ('regress_rs', $$INSERT INTO demand (resource, need, reason, state) VALUES ('303001/20', '按日', '太旧', 'not_served')$$, 'LD009', 'nor answers itself'),
    ('regress_rs', $$INSERT INTO demand (resource, need, reason) VALUES ('303001/20', '按日的保障金额', '每月更新一次')$$, NULL, 'a demand is filed')
) AS t(actor, statement, state, why);
SELECT is(submit('regress_rs', (SELECT id FROM resource_version WHERE resource = '303002/1')), 'LD009', 'which alone lets nothing pass');
SELECT max(id) AS d FROM demand \gset
SELECT is(attempt(actor, format(statement, :d)), state, why) FROM (VALUES
    ('regress_rs', $$UPDATE demand SET state = 'not_served', answer = '准' WHERE id = %s$$, 'LD009', 'who demands does not answer'),
    ('regress_mz', $$UPDATE demand SET state = 'served', answer = '可' WHERE id = %s$$, NULL, 'the provider sees it, and answers nothing') ,
    ('regress_county', $$UPDATE demand SET state = 'not_served', answer = '准' WHERE id = %s$$, NULL, 'nor another region''s bureau'),
    ('regress_city', $$UPDATE demand SET state = 'not_served' WHERE id = %s$$, 'LD009', 'the bureau says what came of it'),
    ('regress_city', $$UPDATE demand SET state = 'not_served', answer = '经与民政局协商,按日数据不能提供' WHERE id = %s$$, NULL, 'and answers'),
    ('regress_rs', $$UPDATE demand SET state = 'withdrawn' WHERE id = %s$$, 'LD009', 'then it is settled'),
    ('postgres', $$DELETE FROM demand WHERE id = %s$$, 'LD009', 'and stays')
) AS t(actor, statement, state, why);
SELECT is((SELECT (state, answered_by)::text FROM demand WHERE id = :d), '(not_served,11371300MB00100143)', 'by the same-level bureau');
SELECT is(submit('regress_rs', (SELECT id FROM resource_version WHERE resource = '303002/1')), NULL, 'now the agency may collect');
SELECT is(submit('regress_lsmz', (SELECT id FROM resource_version WHERE resource = '303003/1')), 'LD009', 'another agency may not');
SELECT is(value_of('regress_mz', 'SELECT count(*) FROM demand'), '1', 'the provider sees what is said of its data');
SELECT is(value_of('regress_ga', 'SELECT count(*) FROM demand'), '0', 'a third agency does not');

-- What was published once is not asked again.
SELECT submit('regress_ga', draft('regress_ga', '303004/1', '{身份证号,低保类别,失业登记日期,失业原因}', 'person')) \gset ignore_
SELECT put_out((SELECT id FROM resource_version WHERE resource = '303004/1')) \gset ignore_
SELECT is(submit('regress_ga', draft('regress_ga', '303004/1', '{身份证号,低保类别,失业登记日期,失业原因}', 'person')), NULL, 'the same items again');
SELECT put_out((SELECT max(id) FROM resource_version WHERE resource = '303004/1')) \gset ignore_
SELECT is(submit('regress_ga', draft('regress_ga', '303004/1', '{身份证号,低保类别,保障金额,起始月份}', 'person')), 'LD009', 'a later version repeats no more than the first may');

SELECT submit('regress_ga', draft('regress_ga', '303004/2', '{号牌,违法次数,驾照状态}', NULL, '不予共享')) \gset ignore_
SELECT put_out((SELECT id FROM resource_version WHERE resource = '303004/2')) \gset ignore_
SELECT submit('regress_mz', draft('regress_mz', '303001/24', '{号牌,违法次数,驾照状态}')) \gset ignore_
SELECT put_out((SELECT id FROM resource_version WHERE resource = '303001/24')) \gset ignore_
SELECT is(submit('regress_ga', draft('regress_ga', '303004/2', '{号牌,违法次数,驾照状态}')), NULL, 'who had it first goes on');

-- ---------------------------------------------------------------- Article 11: subjects and identifiers

SELECT draft('regress_mz', '303001/30', '{号码,证件种类,名称,金额}') AS v \gset
SELECT is(attempt('regress_mz', format(statement, :v)), state, why) FROM (VALUES
    ('INSERT INTO version_subject VALUES (%s, ''animal'')', '23514', 'three kinds of subject'),
    ('INSERT INTO version_subject VALUES (%s, ''person''), (%1$s, ''organization'')', NULL, 'a resource may be about several'),
    ('UPDATE resource_version SET state = ''submitted'' WHERE id = %s', 'LD011', 'each needs its identifier'),
    ('INSERT INTO subject_identifier VALUES (%s, 1, ''person'', ''credit_code'')', '23514', 'a person has no credit code'),
    ('INSERT INTO subject_identifier VALUES (%s, 1, ''person'', ''document'')', '23514', 'another document says of which kind'),
    ('INSERT INTO subject_identifier VALUES (%s, 1, ''person'', ''document'', 1)', '23514', 'in another item'),
    ('INSERT INTO subject_identifier VALUES (%s, 9, ''person'', ''resident_id'')', '23503', 'the identifier is an item'),
    ('INSERT INTO subject_identifier VALUES (%s, 1, ''legal_person'', ''credit_code'')', '23503', 'of a subject that is declared'),
    ('INSERT INTO subject_identifier VALUES (%s, 1, ''person'', ''document'', 2)', NULL, 'number and kind'),
    ('UPDATE resource_version SET state = ''submitted'' WHERE id = %s', 'LD011', 'the other subject still lacks one'),
    ('INSERT INTO subject_identifier VALUES (%s, 3, ''organization'', ''other'')', NULL, 'another code will do for an organization'),
    ('UPDATE resource_version SET state = ''submitted'' WHERE id = %s', NULL, 'then it is submitted'),
    ('DELETE FROM subject_identifier WHERE version_id = %s', 'LD007', 'and not changed any more')
) AS t(statement, state, why);
SELECT is(attempt('regress_ga', format('INSERT INTO version_subject VALUES (%s, ''person'')', :v)), 'LD007', 'by nobody else at all');

-- ---------------------------------------------------------------- Articles 10 and 11: at attachment

SELECT draft('regress_mz', '303001/31', '{身份证号码,金额}', 'person') AS v \gset
SELECT rows_of('regress_mz', format($$INSERT INTO quality_rule VALUES
    (%s, 1, 2, '完整', 'not_null', NULL), (%1$s, 2, 2, '准确', 'type', 'numeric'), (%1$s, 3, NULL, '真实', 'expression', 'length(c2) < 4'),
    (%1$s, 4, 2, '准确', 'reference', 'data.amount.v'), (%1$s, 5, NULL, '真实', 'expression', 'c2::int > 0'),
    (%1$s, 6, NULL, '真实', 'expression', 'no_such > 0'), (%1$s, 7, 2, '准确', 'reference', 'ga.secret.v')$$, :v)) \gset ignore_
SELECT submit('regress_mz', :v), put_out(:v) \gset ignore_
SET ROLE regress_mz;
CREATE TABLE data.bad1 (c1 resident_id NOT NULL);
CREATE TABLE data.bad2 (c1 resident_id NOT NULL, c2 text, c3 text);
CREATE TABLE data.bad3 (c1 resident_id, c2 text);
CREATE TABLE data.bad4 (c1 text NOT NULL, c2 text);
CREATE TABLE data.good (c1 resident_id NOT NULL, c2 text);
CREATE TABLE data.amount (v text);
RESET ROLE;
CREATE SCHEMA ga AUTHORIZATION regress_ga;
GRANT USAGE ON SCHEMA ga TO PUBLIC;
CREATE TABLE ga.secret (v text);
ALTER TABLE ga.secret OWNER TO regress_ga;
SELECT is(attempt('regress_mz', format('SELECT attach(''303001/31'', %L, %L)', tab, mode)), state, why) FROM (VALUES
    ('data.bad1', 'enforce', 'LD010', 'no less than the catalogued items'),
    ('data.bad2', 'enforce', 'LD010', 'no more'),
    ('data.bad3', 'enforce', 'LD011', 'the identifier is never missing'),
    ('data.bad4', 'enforce', 'LD011', 'and of its type'),
    ('data.bad3', 'record', NULL, 'mode record lets it in'),
    ('data.bad3', 'enforce', 'LD011', 'and does not become enforce')
) AS t(tab, mode, state, why);
SELECT is((SELECT string_agg(column_name || ' ' || drift, ', ') FROM identifier_drift WHERE resource = '303001/31'), 'c1 nullable', 'but lists it');
SELECT is((SELECT count(*)::int FROM ledger WHERE action = 'would_refuse' AND object = 'resource/303001/31' AND article = 11), 1, 'and writes it down');
SELECT rows_of('regress_mz', $$SELECT detach('303001/31')$$), rows_of('regress_mz', $$SELECT attach('303001/31', 'data.bad2', 'record')$$) \gset ignore_
SELECT is((SELECT string_agg(drift || ' ' || column_name, ', ') FROM item_drift WHERE resource = '303001/31'), 'uncatalogued c3', 'so with items');
SELECT rows_of('regress_mz', $$SELECT detach('303001/31')$$) \gset ignore_
SELECT is(attempt('regress_mz', $$SELECT attach('303001/31', 'data.good')$$), NULL, 'a table as catalogued is attached');
SELECT is((SELECT count(*)::int FROM item_drift WHERE resource = '303001/31') + (SELECT count(*)::int FROM identifier_drift WHERE resource = '303001/31'), 0, 'and nothing drifts');
SELECT rows_of('regress_mz', 'ALTER TABLE data.good ADD COLUMN later int; ALTER TABLE data.good ALTER COLUMN c1 DROP NOT NULL') \gset ignore_
SELECT is((SELECT string_agg(drift || ' ' || column_name, ', ') FROM item_drift WHERE resource = '303001/31'), 'uncatalogued later', 'later drift is listed');
SELECT is((SELECT string_agg(drift || ' ' || column_name, ', ') FROM identifier_drift WHERE resource = '303001/31'), 'nullable c1', 'of both kinds');
SELECT is((SELECT count(*)::int FROM catalogue_change WHERE resource = '303001/31' AND submitted_at IS NULL), 1, 'and the 15 working days begin');
SELECT is((SELECT drift FROM item_drift WHERE resource = '303001/1' AND column_name = 'id'), 'type', 'types are compared, too');
-- Article 11: a version that names no subject
SELECT draft('regress_mz', '303001/39', '{登记号,金额}') AS u \gset
SELECT submit('regress_mz', :u), put_out(:u) \gset ignore_
SET ROLE regress_mz;
CREATE DOMAIN data.number AS credit_code;
CREATE TABLE data.silent (c1 data.number, c2 resident_id);
RESET ROLE;
SELECT is(attempt('regress_mz', $$SELECT attach('303001/39', 'data.silent')$$), NULL, 'a table that holds numbers of subjects that its version does not name is attached');
SELECT is((SELECT string_agg(column_name || ' ' || code_kind || ' ' || drift, ', ' ORDER BY column_name) FROM identifier_drift WHERE resource = '303001/39'),
    'c1 credit_code undeclared, c2 resident_id undeclared', 'and listed, to be looked at');
SELECT is((SELECT count(*)::int FROM breach WHERE subject_id = '303001/39'), 0, 'which is no breach yet');
SELECT is((SELECT count(*)::int FROM ledger WHERE object = 'quality_rule/' || :v || '/1' AND action = 'registered' AND article = 10), 1, 'a rule of quality is in the ledger');
SELECT rows_of('regress_mz', 'ALTER TABLE data.good DROP COLUMN later; ALTER TABLE data.good ALTER COLUMN c1 SET NOT NULL') \gset ignore_

-- A version to which the attached table does not keep.
SELECT rows_of('regress_mz', $$INSERT INTO resource (code) VALUES ('303001/32')$$) \gset ignore_
SET ROLE regress_mz;
CREATE TABLE data.early (c1 text);
RESET ROLE;
SELECT is(attempt('regress_mz', $$SELECT attach('303001/32', 'data.early')$$), NULL, 'a table may be attached before its catalogue entry is published');
SELECT draft('regress_mz', '303001/32', '{水位,雨量}') AS v \gset
SELECT submit('regress_mz', :v), put_out(:v) \gset ignore_
SELECT is((SELECT description FROM catalogue_change WHERE resource = '303001/32'), '表与发布的目录不一致:missing "c2"', 'but when it is, the 15 working days begin for what differs');

-- ---------------------------------------------------------------- Article 10: quality

SELECT rows_of('regress_mz', $$INSERT INTO data.amount VALUES ('100'), ('2x')$$),
       rows_of('regress_mz', $$INSERT INTO data.good VALUES ('371302199001010011', '100'), ('37132419850615003X', NULL), ('371302200002290022', '2x'), ('371302200002290022', '12345')$$) \gset ignore_
SELECT is(attempt(actor, $$SELECT measure_quality('303001/31')$$), state, why) FROM (VALUES
    ('regress_ga', '42501', 'another agency measures nothing'),
    ('regress_city', '42501', 'nor the bureau, which does not own the table'),
    ('regress_mz', NULL, 'its owner does')
) AS t(actor, state, why);
SELECT results_eq($$SELECT rule, checked, failed FROM quality WHERE resource = '303001/31' AND error IS NULL ORDER BY rule$$,
    $$VALUES (1, 4::bigint, 1::bigint), (2, 4, 1), (3, 4, 1), (4, 4, 1)$$, 'failures are counted, rule by rule');
SELECT results_eq($$SELECT rule, left(error, 5) FROM quality WHERE error IS NOT NULL ORDER BY rule$$,
    $$VALUES (5, '22P02'), (6, '42703'), (7, '42501')$$, 'a rule that cannot be measured says why: a bad cast, no column, a table out of the owner''s reach');
SELECT is((SELECT count(*)::int FROM quality_measure), 7, 'none is dropped');
SELECT rows_of('regress_mz', $$DELETE FROM data.good WHERE c2 = '2x'$$), rows_of('postgres', $$SELECT measure_quality('303001/31')$$) \gset ignore_
SELECT results_eq($$SELECT failed, worst FROM quality WHERE resource = '303001/31' AND rule IN (2, 5) ORDER BY rule$$,
    $$VALUES (0::bigint, 1::bigint), (0, 0)$$, 'a later look of the day, and the worst one; a job of the administrator''s is run as the owner');
SELECT is((SELECT left(error, 5) FROM quality WHERE resource = '303001/31' AND rule = 7), '42501', 'and reaches no further than it');
SELECT is(attempt('regress_mz', 'INSERT INTO quality_measure VALUES (99, 1, 1, now(), ''x'', 1, 0)'), '42501', 'nobody writes figures');
SELECT is(attempt('postgres', 'UPDATE quality_measure SET failed = 0'), 'LD010', 'or mends them');

-- Rules that would do more than look.
SELECT draft('regress_mz', '303001/31', '{身份证号码,金额}', 'person') AS v \gset
CREATE FUNCTION data.spy(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
SELECT sum(rows_of('regress_mz', format('INSERT INTO quality_rule VALUES (%s, %s, NULL, ''真实'', ''expression'', %L)', :v, n, e))) FROM (VALUES
    (1, 'true FROM data.good; DELETE FROM data.good; SELECT true'), (2, 'EXISTS (SELECT FROM ga.secret)'), (3, 'random() > 0.5'),
    (4, 'data.spy(c2)'), (5, 'count(*) > 0'), (6, 'true, false'), (7, 'pg_sleep(1) IS NULL'), (8, 'c2')) AS r(n, e) \gset ignore_
SELECT submit('regress_mz', :v), put_out(:v), rows_of('regress_mz', $$SELECT measure_quality('303001/31')$$) \gset ignore_
SELECT results_eq(format('SELECT rule, left(error, 5) FROM quality WHERE version_id = %s ORDER BY rule', :v),
    $$VALUES (1, 'LD010'), (2, 'LD010'), (3, 'LD010'), (4, 'LD010'), (5, '42803'), (6, 'LD010'), (7, 'LD010'), (8, '42804')$$,
    'a rule is one expression over the row, and does nothing else');
SELECT is((SELECT count(*)::int FROM data.good), 3, 'nothing was deleted');

-- ---------------------------------------------------------------- Article 12: modes and freshness

SELECT draft('regress_mz', '303001/40', '{站点,读数}') AS v \gset
SELECT is(attempt('regress_mz', format(statement, :v)), state, why) FROM (VALUES
    ('INSERT INTO version_provision VALUES (%s, ''传真'')', 'LD012', 'three modes'),
    ('INSERT INTO version_provision VALUES (%s, ''按需更新'')', 'LD012', 'on demand says how often'),
    ('INSERT INTO version_provision VALUES (%s, ''同步更新'', ''每日'')', 'LD012', 'the others by the cycle'),
    ('INSERT INTO version_provision VALUES (%s, ''按需更新'', ''每周'')', NULL, 'once a week')
) AS t(statement, state, why);
SELECT submit('regress_mz', :v), put_out(:v) \gset ignore_
SET ROLE regress_mz;
CREATE TABLE data.reading (c1 text, c2 text) PARTITION BY LIST (c1);
CREATE TABLE data.reading_a PARTITION OF data.reading FOR VALUES IN ('a');
RESET ROLE;
SELECT rows_of('regress_mz', $$SELECT attach('303001/40', 'data.reading')$$) \gset ignore_
CREATE FUNCTION fresh() RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', status, cycle, ldpd.day(last_change), due_on) FROM freshness WHERE resource = '303001/40' $$;
SELECT is(fresh(), 'unknown 每周 2026-03-09', 'attached on 2 March: nobody knows when it changed before');
SELECT rows_of('regress_mz', $$UPDATE data.reading SET c2 = 'x'$$), rows_of('regress_mz', $$DELETE FROM data.reading$$) \gset ignore_
SELECT is(fresh(), 'unknown 每周 2026-03-09', 'a statement that changes no row is no change');
SELECT clock('2026-03-03 10:00') \gset ignore_
SAVEPOINT s;
SELECT rows_of('regress_mz', $$INSERT INTO data.reading_a VALUES ('a', '1')$$) \gset ignore_
SELECT is(fresh(), 'in_time 每周 2026-03-03 2026-03-10', 'an insert is');
ROLLBACK TO s;
SELECT is(fresh(), 'unknown 每周 2026-03-09', 'until it is rolled back');
SELECT rows_of('regress_mz', $$INSERT INTO data.reading_a VALUES ('a', '1')$$) \gset ignore_
SELECT is(fresh(), 'in_time 每周 2026-03-03 2026-03-10', 'into a partition, too, and after a rollback');
SELECT rows_of('regress_mz', $$UPDATE data.reading SET c2 = c2 || '.'$$) \gset ignore_
SELECT clock('2026-03-03 10:59') \gset ignore_
SELECT rows_of('regress_mz', $$UPDATE data.reading SET c2 = c2 || '.'$$) \gset ignore_
SELECT is((SELECT count(*)::int FROM data_change WHERE resource = '303001/40' AND event = 'changed'), 1, 'what follows within the hour adds nothing');
SELECT clock('2026-03-10 23:59') \gset ignore_
SELECT is(fresh(), 'in_time 每周 2026-03-03 2026-03-10', 'the fifth working day');
SELECT clock('2026-03-11 00:00') \gset ignore_
SELECT is(fresh(), 'overdue 每周 2026-03-03 2026-03-10', 'is over');
SELECT is(value_of('regress_ga', $$SELECT status FROM freshness WHERE resource = '303001/40'$$), 'overdue', 'as users see');
SELECT is((SELECT status FROM freshness WHERE resource = '303001/1'), 'overdue', 'so is what never changed since it was attached');
SELECT rows_of('regress_mz', 'TRUNCATE data.reading') \gset ignore_
SELECT is(fresh(), 'in_time 每周 2026-03-11 2026-03-18', 'TRUNCATE is a change');
SELECT rows_of('regress_mz', 'ALTER TABLE data.reading_a DISABLE TRIGGER ldpd_change') \gset ignore_
SELECT is((SELECT status FROM freshness WHERE resource = '303001/40'), 'unknown', 'with a trigger disabled it is unknown');
SELECT rows_of('regress_mz', 'ALTER TABLE data.reading_a ENABLE TRIGGER ldpd_change; CREATE TABLE data.reading_b PARTITION OF data.reading FOR VALUES IN (''b'')') \gset ignore_
SELECT is((SELECT status FROM freshness WHERE resource = '303001/40'), 'in_time', 'a new partition is watched as well');
CREATE TABLE ga.own (v int);
CREATE TRIGGER ldpd_change AFTER INSERT ON ga.own FOR EACH STATEMENT EXECUTE FUNCTION note_change();
SELECT clock('2026-03-12 12:00') \gset ignore_
INSERT INTO ga.own VALUES (1);
SELECT is((SELECT max(ldpd.day(changed_at))::text FROM data_change), '2026-03-11', 'the trigger on a table of one''s own tells nothing');
SELECT results_eq($$SELECT u.due_on::text, u.provisional FROM (VALUES (1, '每日', '2026-02-13'), (2, '每月', '2026-01-31'), (3, '每季度', '2025-11-15'),
    (4, '每年', '2025-03-01'), (5, '每月', '2026-12-20'), (6, '实时', '2026-01-05')) c(n, cycle, last), update_due(cycle, (last || ' 12:00+08')::timestamptz) u ORDER BY n$$,
    $$VALUES ('2026-02-14', false), ('2026-02-28', false), ('2026-02-24', false), ('2026-03-02', false), ('2027-01-20', true), (NULL, NULL)$$,
    'a working day, a month, what ends on a holiday, a year with no notice yet, no period');

-- ---------------------------------------------------------------- Article 13: libraries

SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_city', $$INSERT INTO library VALUES ('交通', 'base')$$, '23514', 'the base libraries are six'),
    ('regress_city', $$INSERT INTO library VALUES ('防汛', 'topic')$$, NULL, 'topics are the city''s'),
    ('regress_county', $$INSERT INTO library VALUES ('扶贫', 'topic')$$, 'LD013', 'not a county''s'),
    ('regress_mz', $$INSERT INTO library_resource VALUES ('303001/20', '人口')$$, '42501', 'nor a provider''s'),
    ('regress_city', $$INSERT INTO library_resource VALUES ('303001/20', '人口')$$, NULL, 'a resource about persons is of 人口'),
    ('regress_city', $$INSERT INTO library_resource VALUES ('303001/20', '法人')$$, 'LD013', 'not of 法人'),
    ('regress_city', $$INSERT INTO library_resource VALUES ('303001/21', '人口')$$, 'LD013', 'nor the weather of 人口'),
    ('regress_city', $$INSERT INTO library_resource VALUES ('303001/23', '防汛')$$, 'LD013', 'nor what is not published of any'),
    ('regress_city', $$INSERT INTO library_resource VALUES ('303001/21', '防汛'), ('303003/2', '防汛')$$, NULL, 'across agencies and regions')
) AS t(actor, statement, state, why);
SELECT results_eq($$SELECT library, resources, agencies, regions FROM library_summary WHERE resources > 0 ORDER BY resources$$,
    $$VALUES ('人口', 1::bigint, 1::bigint, 1::bigint), ('防汛', 2, 2, 2)$$, 'what they hold');

-- ---------------------------------------------------------------- 校核

SELECT clock('2026-03-12 13:00') \gset ignore_
SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_ga', $$INSERT INTO correction (resource, row_key, problem) VALUES ('303001/1', '{"id": 5}', '姓名有误')$$, 'LD016', 'who cannot read cannot flag'),
    ('regress_ga', $$INSERT INTO correction (resource, row_key, problem) VALUES ('303001/3', '{"id": 5}', '姓名有误')$$, 'LD015', 'what is not shared least of all'),
    ('regress_ga', $$INSERT INTO correction (resource, row_key, problem) VALUES ('303001/2', '{"id": 500}', '姓名有误')$$, 'LD010', 'no row that is not there'),
    ('regress_ga', $$INSERT INTO correction (resource, row_key, problem) VALUES ('303001/2', '{"nr": 5}', '姓名有误')$$, 'LD010', 'by no column that is not'),
    ('regress_ga', $$INSERT INTO correction (resource, row_key, problem) VALUES ('303001/2', '{}', '姓名有误')$$, '23514', 'but by some'),
    ('regress_ga', $$INSERT INTO correction (resource, row_key, problem, items) VALUES ('303001/2', '{"id": 5}', '姓名有误', '{age}')$$, 'LD010', 'with columns of the catalogue'),
    ('regress_ga', $$INSERT INTO correction (resource, row_key, problem) VALUES ('303001/2', '{"id": 5}', ' ')$$, 'LD010', 'and says what is wrong'),
    ('regress_mz', $$INSERT INTO correction (resource, row_key, problem) VALUES ('303001/2', '{"id": 5}', '姓名有误')$$, 'LD010', 'a provider mends its own'),
    ('regress_ga', $$INSERT INTO correction (resource, row_key, problem, items) VALUES ('303001/2', '{"id": 5}', '与户籍不符', '{name}')$$, NULL, 'a user flags a row')
) AS t(actor, statement, state, why);
SELECT max(id) AS f FROM correction \gset
SELECT is(attempt(actor, format(statement, :f)), state, why) FROM (VALUES
    ('regress_ga', $$UPDATE correction SET state = 'corrected', answer = '已改' WHERE id = %s$$, 'LD010', 'who flags does not answer'),
    ('regress_mz', $$UPDATE correction SET state = 'corrected' WHERE id = %s$$, 'LD010', 'the provider says how'),
    ('regress_mz', $$UPDATE correction SET state = 'corrected', answer = '已按户籍更正' WHERE id = %s$$, NULL, 'and answers'),
    ('regress_ga', $$UPDATE correction SET state = 'withdrawn' WHERE id = %s$$, 'LD010', 'once')
) AS t(actor, statement, state, why);
SELECT is(value_of('regress_rs', 'SELECT count(*) FROM correction'), '0', 'others do not see it');

SELECT * FROM finish();
ROLLBACK;
