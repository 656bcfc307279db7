-- Masking (Articles 28, 34): what each rule shows, which item goes by which, and pseudonyms.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(45);

SELECT is(mask(value, rule), expected, rule || ' of ' || value) FROM (VALUES
    ('371302199001010011', 'resident_id', '371302********0011'),
    ('E12345678', 'document', 'E1*****78'),
    ('913713001682510225', 'credit_code', '91371300*********5'),
    ('王芳', 'name', '王*'),
    ('欧阳修远', 'name', '欧***'),
    ('王', 'name', '*'),
    ('Ольга', 'name', 'О****'),
    ('13905390001', 'phone', '139****0001'),
    ('5390001', 'phone', '*******'),
    ('053', 'phone', '***'),
    ('临沂市兰山区北城新区', 'address', '临沂市兰山区****'),
    ('6222021610000000000', 'account', '***************0000'),
    ('任何', 'hidden', '**'),
    ('任何', 'suppress', NULL),
    ('任何', 'plain', '任何'),
    ('', 'name', ''),
    ('𠮷野家', 'name', '𠮷**'),
    (NULL, 'name', NULL)
) AS t(value, rule, expected);
SELECT is(mask(v, r), mask(v::resident_id), 'the type''s own mask is the rule''s') FROM (VALUES ('371302199001010011', 'resident_id')) AS t(v, r);
SELECT is((SELECT string_agg(mask(v, r), ' ') FROM (VALUES ('王芳', 'name'), ('13905390001', 'phone'), ('王芳', 'hidden')) AS t(v, r)), '王* 139****0001 **', 'the rule may change from row to row');
SELECT is(attempt('regress_ga', statement), state, why) FROM (VALUES
    ($$SELECT mask('x', 'nonsense')$$, '22023', 'a rule that is not registered'),
    ($$SELECT mask('371302199001010011', 'pseudonym')$$, 'LD028', 'pseudonyms are not given here'),
    ($$SELECT pseudonym('371302199001010011'::text, '91371300MB0010081Q')$$, 'LD028', 'nor for the asking'),
    ($$INSERT INTO mask_rule VALUES ('mine', '我的', 'plain')$$, '42501', 'an agency sets no rule')
) AS t(statement, state, why);
SELECT is(attempt('postgres', $$SELECT pseudonym('371302199001010011'::text, '91371300MB0010081Q')$$), 'LD028', 'not even a superuser has pseudonyms of values of its own');
SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_county', $$INSERT INTO mask_rule VALUES ('plate', '车牌', 'keep', 2, 1)$$, 'LD034', 'nor a county''s bureau'),
    ('regress_city', $$INSERT INTO mask_rule VALUES ('plate', '车牌', 'keep', 2)$$, '23514', 'what is kept has two ends'),
    ('regress_city', $$INSERT INTO mask_rule VALUES ('plate', '车牌', 'pseudonym', 2, 1)$$, '23514', 'which a pseudonym has not'),
    ('regress_city', $$INSERT INTO mask_rule VALUES ('plate', '车牌', 'keep', 2, 1, '{车牌号}')$$, NULL, 'the city''s bureau does')
) AS t(actor, statement, state, why);
SELECT is(mask('鲁QA1234', 'plate'), '鲁Q****4', 'and it holds');

-- which item goes by which rule
SELECT rows_of('regress_mz', $$INSERT INTO resource (code) VALUES ('303001/8')$$),
       rows_of('regress_mz', $$INSERT INTO resource_version (resource, name, summary, format, share_class, open_class, open_basis, security_level, use_requirement, update_cycle)
           VALUES ('303001/8', '人员', '摘要', '数据库', '无条件共享', '不予开放', '《某法》第二条', '一般', '仅限履职', '每日')$$) \gset ignore_
SELECT max(id) AS v FROM resource_version \gset
SELECT rows_of('regress_mz', format($$INSERT INTO resource_item (version_id, position, name, column_name, data_type)
    SELECT %s, n, i, 'c' || n, 'C' FROM unnest('{编号,身份号码,企业代码,男方姓名,联系 电话,车牌号,备注,法定代表人姓名,配偶证件}'::text[]) WITH ORDINALITY AS u(i, n)$$, :v)),
       rows_of('regress_mz', format($$INSERT INTO version_subject VALUES (%1$s, 'person'), (%1$s, 'legal_person')$$, :v)),
       rows_of('regress_mz', format($$INSERT INTO subject_identifier VALUES (%1$s, 2, 'person', 'resident_id', NULL), (%1$s, 3, 'legal_person', 'credit_code', NULL)$$, :v)) \gset ignore_
SELECT is(attempt(actor, format('INSERT INTO item_mask VALUES (%s, %s, %L)', :v, p, rule)), state, why) FROM (VALUES
    ('regress_ga', 1, 'hidden', 'LD007', 'another agency masks nothing here'),
    ('regress_mz', 1, 'nonsense', '23503', 'by a rule that is registered'),
    ('regress_mz', 2, 'plain', NULL, 'the provider says that a number stays as it is'),
    ('regress_mz', 3, 'plain', NULL, 'and a company''s'),
    ('regress_mz', 8, 'plain', NULL, 'and a name'),
    ('regress_mz', 7, 'suppress', NULL, 'and what is not given at all')
) AS t(actor, p, rule, state, why);
SELECT results_eq(format('SELECT position, rule COLLATE "default", source, personal FROM item_masking WHERE version_id = %s ORDER BY position', :v),
    $$VALUES (1, 'plain', NULL, false), (2, 'pseudonym', 'identifier', true), (3, 'plain', 'declared', false), (4, 'name', 'name', false), (5, 'phone', 'name', false),
             (6, 'plate', 'name', false), (7, 'suppress', 'declared', false), (8, 'plain', 'declared', false), (9, 'plain', NULL, false)$$,
    'said before inferred, but a person''s number is never plain');
SELECT rows_of('regress_mz', format($$UPDATE resource_version SET state = 'submitted' WHERE id = %s$$, :v)) \gset ignore_
SELECT is(attempt('regress_mz', format('DELETE FROM item_mask WHERE version_id = %s', :v)), 'LD007', 'what was submitted stands');
SELECT is(attempt('regress_mz', format('INSERT INTO item_mask VALUES (%s, 1, %L)', :v, 'hidden')), 'LD007', 'with nothing added');

-- keys
SELECT is(attempt(actor, 'SELECT count(*) FROM pseudonym_key'), '42501', actor || ' reads no key') FROM unnest('{regress_city,regress_pilot,regress_report,regress_audit,regress_platform}'::name[]) actor;
SELECT is(attempt('regress_city', $$INSERT INTO pseudonym_rotation (operator, reason) VALUES ('11371300MB0010030Q', '例行')$$), 'LD028', 'a department has no pseudonyms');

SELECT * FROM finish();
ROLLBACK;
