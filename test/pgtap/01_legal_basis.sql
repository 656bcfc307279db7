-- Legal bases (Articles 14, 16, 20): what a text cites, whether it is registered, in force and of a rank that the rule admits.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(70);

-- ---------------------------------------------------------------- what a text cites

SELECT is((SELECT string_agg(format('%s|%s|%s|%s|%s', title, article, branch, coalesce(paragraph, 0), coalesce(item, 0)), ' ') FROM parse_basis(basis)), cited, why)
FROM (VALUES
    ('《中华人民共和国保守国家秘密法》第十四条', '中华人民共和国保守国家秘密法|14|0|0|0', 'the usual form'),
    ('《甲法》第十条', '甲法|10|0|0|0', 'ten'),
    ('《甲法》第一百条', '甲法|100|0|0|0', 'a hundred'),
    ('《甲法》第一百一十条', '甲法|110|0|0|0', 'a hundred and ten'),
    ('《甲法》第一千零三十四条', '甲法|1034|0|0|0', 'a thousand and thirty-four'),
    ('《甲法》第一〇三四条', '甲法|1034|0|0|0', 'digit by digit'),
    ('《甲法》第14条', '甲法|14|0|0|0', 'digits'),
    ('《甲法》 第 14 条', '甲法|14|0|0|0', 'blanks between'),
    (E'《甲法》第\uff11\uff14条', '甲法|14|0|0|0', 'digits of full width'),
    ('《甲法》第十四条之一', '甲法|14|1|0|0', 'a branch'),
    ('《甲法》第十四条第二款', '甲法|14|0|2|0', 'a paragraph'),
    (E'《甲法》第十四条第一款第\uff08三\uff09项', '甲法|14|0|1|3', 'an item in parentheses'),
    ('《甲法》第十四条第三项', '甲法|14|0|0|3', 'an item without a paragraph'),
    ('《甲法》第一条、第三条', '甲法|1|0|0|0 甲法|3|0|0|0', 'two of one statute'),
    (E'《甲法》第一条\uff0c《乙条例》第二条', '甲法|1|0|0|0 乙条例|2|0|0|0', 'two statutes'),
    ('民法典第一千零三十四条', '民法典|1034|0|0|0', 'a bare title'),
    (E'涉及个人隐私\uff0c依据民法典第一千零三十四条不予共享', '民法典|1034|0|0|0', 'a bare title in a sentence'),
    ('《甲法》第一条和乙法第二条', '甲法|1|0|0|0 乙法|2|0|0|0', 'a bare title after another is its own'),
    ('根据《甲法》的规定', NULL, 'a title alone cites nothing'),
    ('第五条', NULL, 'an article of nothing'),
    ('《甲法》第条', NULL, 'no number'),
    ('《甲法》第零条', NULL, 'no article nought'),
    ('《甲法》第99999999999999999999条', NULL, 'a number past reason'),
    ('《甲法', NULL, 'a title that does not end'),
    ('', NULL, 'nothing')
) AS t(basis, cited, why);
SELECT is(cite('pipl', 25), '《中华人民共和国个人信息保护法》第25条', 'a row is cited by its key');
SELECT is(cite('pipl', 13, paragraph => 1, item => 3), '《中华人民共和国个人信息保护法》第13条第1款第3项', 'with its paragraph and item');
SELECT is((SELECT article FROM parse_basis(cite('pipl', 25))), 25, 'and reads back');
SELECT is(cite('pipl', 999), NULL, 'what is not registered is not cited');

-- ---------------------------------------------------------------- Article 16: a refusal

INSERT INTO instrument (code, title, status, effective, rank) VALUES
    ('note', '某局通知', 'issued', '[2020-01-01,)', '规范性文件'),
    ('rule', '某省办法', 'issued', '[2020-01-01,)', '地方政府规章'),
    ('old', '旧法', 'issued', '[2000-01-01,2026-01-01)', '法律'),
    ('new', '新法', 'issued', '[2026-03-03,)', '法律'),
    ('bill', '草案', 'draft', '[2020-01-01,)', '法律'),
    ('twice-1', '修订法', 'issued', '[2000-01-01,2025-01-01)', '法律'),
    ('twice-2', '修订法', 'issued', '[2025-01-01,)', '法律');
INSERT INTO provision (instrument, article, branch, text) VALUES
    ('note', 1, 0, '一'), ('rule', 1, 0, '一'), ('old', 1, 0, '一'), ('new', 1, 0, '一'), ('bill', 1, 0, '一'),
    ('twice-1', 1, 0, '旧一'), ('twice-2', 1, 0, '新一'), ('rule', 2, 1, '二之一');
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$) \gset ignore_
SELECT id AS r FROM share_request \gset
CREATE FUNCTION refuse(id bigint, basis text) RETURNS text LANGUAGE sql AS $$
    SELECT refusal('regress_mz', format('UPDATE share_request SET state = ''refused'', legal_basis = %L WHERE id = %s', basis, id))
$$;
SELECT matches(refuse(:r, basis), '^LD016 .*' || said, why) FROM (VALUES
    ('涉及隐私', 'cites no provision', 'reasons are no basis'),
    ('《某法》', 'cites no provision.*第…条', 'nor is a statute as a whole'),
    ('《无此法》第一条', 'is not registered as a legal instrument.*INSERT INTO ldpd.instrument', 'an unknown instrument, and how it is registered'),
    ('《某法》第三条', 'is not registered.*INSERT INTO ldpd.provision', 'an unknown article, and how it is registered'),
    ('《某省办法》第二条', 'is not registered', 'an article whose branch alone is there'),
    ('《旧法》第一条', 'is not in force on 2026-03-02', 'one no longer in force'),
    ('《新法》第一条', 'is not in force on 2026-03-02', 'one not yet in force'),
    ('《草案》第一条', 'is not in force', 'a draft'),
    ('《某局通知》第一条', '规范性文件.*no sufficient basis.*地方政府规章', 'a notice is none of 法律、法规、规章'),
    ('《某法》第一条、《无此法》第一条', 'is not registered', 'one that is unknown beside one that is known')
) AS t(basis, said, why);
SELECT is(attempt('regress_mz', format('UPDATE share_request SET state = ''refused'', legal_basis = %L WHERE id = %s',
    E'《某局通知》第一条、《某省办法》第二条之一第(一)项\uff0c《修订法》第一条', :r)), NULL, 'a rule of the province is a basis, a notice may stand beside it');
SELECT results_eq(format('SELECT position, instrument::text COLLATE "default", article, branch, item, cited_on FROM basis_citation WHERE subject = ''share_request'' AND subject_id = %s ORDER BY 1', :r),
    $$VALUES (1, 'note', 1, 0, NULL::int, '2026-03-02'::date), (2, 'rule', 2, 1, 1, '2026-03-02'), (3, 'twice-2', 1, 0, NULL, '2026-03-02')$$,
    'what it cites are rows, of several versions the one in force');
SELECT is((SELECT legal_basis FROM share_request WHERE id = :r), E'《某局通知》第一条、《某省办法》第二条之一第(一)项\uff0c《修订法》第一条', 'and its text stands as it was written');
SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_mz', 'UPDATE basis_citation SET article = 2', '42501', 'an agency writes no citation'),
    ('regress_city', 'DELETE FROM basis_citation', '42501', 'nor does the bureau'),
    ('regress_mz', $$INSERT INTO provision (instrument, article, text) VALUES ('some-law', 3, '三')$$, '42501', 'an agency registers no provision'),
    ('regress_county', $$INSERT INTO provision (instrument, article, text) VALUES ('some-law', 3, '三')$$, 'LD016', 'nor does a county''s bureau'),
    ('regress_city', $$INSERT INTO provision (instrument, article, text) VALUES ('some-law', 3, '三')$$, NULL, 'the city''s bureau does'),
    ('regress_city', $$UPDATE provision SET text = ' ' WHERE instrument = 'some-law'$$, '23514', 'with its words'),
    ('regress_city', $$DELETE FROM provision WHERE instrument = 'rule'$$, '23503', 'and what is cited stays'),
    ('regress_county', $$UPDATE basis_rule SET ranks = '{规范性文件}'$$, 'LD045', 'a county sets no ranks')
) AS t(actor, statement, state, why);
SELECT is((SELECT count(*)::int FROM ledger WHERE object LIKE 'provision/some-law/%' AND role = 'regress_city'), 1, 'each registration is in the ledger');

-- Who sees the grounds
SELECT is(value_of(actor, 'SELECT count(*) FROM basis_citation WHERE subject = ''share_request'''), n, actor || ' sees the citations of its own affairs')
FROM (VALUES ('regress_mz', '3'), ('regress_ga', '3'), ('regress_rs', '0'), ('regress_city', '3'), ('regress_audit', '3')) AS t(actor, n);

-- ---------------------------------------------------------------- Articles 14, 20: classes

CREATE FUNCTION try_class(share text, share_basis text, open text, open_basis text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    state text;
BEGIN
    PERFORM rows_of('regress_mz', format('INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, share_basis, open_class,
        open_condition, open_basis, security_level, use_requirement, update_cycle) VALUES (''303001/1'', ''名'', ''摘要'', ''电子文件'', %L, ''条件'', %L, %L, ''要求'', %L, ''一般'', ''仅限'', ''每日'')',
        share, share_basis, open, open_basis));
    state := attempt('regress_mz', 'UPDATE resource_version SET state = ''submitted'' WHERE state = ''draft''');
    RAISE EXCEPTION '%', coalesce(state, 'passed');     -- the draft goes with it
EXCEPTION WHEN raise_exception THEN
    RETURN SQLERRM;
END $$;
SELECT is(try_class(share, share_basis, open, open_basis), state, why) FROM (VALUES
    ('不予共享', '不宜共享', '不予开放', '《某法》第二条', 'LD014', 'not shared, of no basis'),
    ('不予共享', '《某局通知》第一条', '不予开放', '《某法》第二条', 'LD014', 'not shared by a notice'),
    ('不予共享', '《某省办法》第一条', '不予开放', '《某法》第二条', 'passed', 'not shared by a rule of the province'),
    ('有条件共享', '《无此法》第一条', '无条件开放', NULL, 'LD015', 'a condition that cites what there is not'),
    ('有条件共享', NULL, '无条件开放', NULL, 'passed', 'a condition needs no provision'),
    ('无条件共享', '《无此法》第一条', '不予开放', '保密', 'LD020', 'not open, of no basis'),
    ('无条件共享', NULL, '不予开放', '《某局通知》第一条', 'LD020', 'not open by a notice'),
    ('无条件共享', NULL, '不予开放', '《旧法》第一条', 'LD020', 'not open by a statute of the past'),
    ('无条件共享', NULL, '不予开放', '个人信息保护法第二十五条', 'passed', 'not open by a statute')
) AS t(share, share_basis, open, open_basis, state, why);
SELECT is((SELECT count(*)::int FROM basis_citation c JOIN catalogue v ON v.version_id = c.subject_id WHERE c.subject = 'resource_version' AND v.resource = '303001/3'), 2,
    'a published version''s bases are rows');
SELECT is((SELECT count(*)::int FROM basis_lapsed), 0, 'all of them in force');
UPDATE instrument SET effective = '[2020-01-01,2026-03-01)' WHERE code = 'some-law';
SELECT results_eq('SELECT resource::text COLLATE "default", matter::text COLLATE "default" FROM basis_lapsed ORDER BY 1, 2', $$VALUES ('303001/1', 'conditional'), ('303001/3', 'not_open'), ('303001/3', 'not_shared')$$,
    'until their instrument is repealed');

-- ---------------------------------------------------------------- grounds

SELECT results_eq('SELECT instrument::text COLLATE "default", article, refusals, given_up FROM refusal_by_ground ORDER BY 1', $$VALUES ('note', 1, 1::bigint, 0::bigint), ('rule', 2, 1, 0), ('twice-2', 1, 1, 0)$$,
    'refusals by ground');
SELECT clock('2026-03-03 09:00') \gset ignore_
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '再核验')$$) \gset ignore_
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE purpose = '再核验'$$) \gset ignore_
SELECT is((SELECT sum(given_up) FROM refusal_by_ground), 3::numeric, 'and that they were given up when asked again');

SELECT * FROM finish();
ROLLBACK;
