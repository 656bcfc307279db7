-- credit_code: the rules of GB 32100-2015, one row a case. Article 11(2), (3).
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET LOCAL search_path = ldpd, public;
SELECT plan(143);

-- The standards' arithmetic once more, in SQL and from the text of the standards, so that C does not judge itself.
CREATE FUNCTION pg_temp.with_checks(body text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    outer_alphabet CONSTANT text := '0123456789ABCDEFGHJKLMNPQRTUWXY';
    inner_alphabet CONSTANT text := '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    outer_weight CONSTANT int[] := '{1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28}';
    inner_weight CONSTANT int[] := '{3,7,9,10,5,8,4,2}';
    total int := 0;
BEGIN
    FOR i IN 1..8 LOOP
        total := total + inner_weight[i] * (strpos(inner_alphabet, substr(body, 8 + i, 1)) - 1);
    END LOOP;
    body := body || CASE 11 - total % 11 WHEN 10 THEN 'X' WHEN 11 THEN '0' ELSE (11 - total % 11)::text END;
    total := 0;
    FOR i IN 1..17 LOOP
        total := total + outer_weight[i] * (strpos(outer_alphabet, substr(body, i, 1)) - 1);
    END LOOP;
    total := 31 - total % 31;
    RETURN body || substr(outer_alphabet, CASE total WHEN 31 THEN 0 ELSE total END + 1, 1);
END
$$;

-- What is read, and as what
SELECT is(input::credit_code::text, expected, why)
FROM (VALUES
        ('91350100M000100Y43', '91350100M000100Y43', 'the example of the standard'),
        ('913713001682510225', '913713001682510225', 'digits only'),
        ('9137130016829134XT', '9137130016829134XT', 'GB 11714 check character X'),
        ('913713006139930338', '913713006139930338', 'a company of Linyi'),
        ('91371300757484684H', '91371300757484684H', 'a company of Linyi'),
        ('913700006139918126', '913700006139918126', 'registered at the province'),
        ('91310000631696382C', '91310000631696382C', 'ends in C'),
        ('91110000100003495Y', '91110000100003495Y', 'ends in Y, the last letter'),
        ('91110000101461180X', '91110000101461180X', 'outer X'),
        ('91440300MA5DFAEB6U', '91440300MA5DFAEB6U', 'body of letters'),
        ('9145060075122294X6', '9145060075122294X6', 'inner X'),
        ('9137162616720307XL', '9137162616720307XL', 'inner X'),
        ('91110000600037341L', '91110000600037341L', 'python-stdnum'),
        ('121200004013590816', '121200004013590816', 'an institution'),
        ('91620105L015101280', '91620105L015101280', 'remainder 0 is written 0'),
        ('9162010567592034XQ', '9162010567592034XQ', 'inner X'),
        ('92340602MA2PBQAH7E', '92340602MA2PBQAH7E', 'self-employed'),
        ('12440600MB2C07549J', '12440600MB2C07549J', 'an institution'),
        ('113713000043300076', '113713000043300076', 'an organ (synthetic)'),
        ('12371300495000001P', '12371300495000001P', 'an institution (synthetic)'),
        ('51371300MJD0000032', '51371300MJD0000032', 'an association (synthetic)'),
        ('52371300MJE000005B', '52371300MJE000005B', 'a private non-enterprise unit (synthetic)'),
        ('93371302MA3C000035', '93371302MA3C000035', 'a cooperative (synthetic)'),
        ('N2371302MF0000005R', 'N2371302MF0000005R', 'a village collective, first character a letter'),
        ('9137130016829134xt', '9137130016829134XT', 'lower case folds up'),
        ('n2371302mf0000005r', 'N2371302MF0000005R', 'lower case folds up everywhere'),
        ('  9137130016829134XT ', '9137130016829134XT', 'blanks around'),
        (E'\t9137130016829134XT\r\n', '9137130016829134XT', 'tab and line end around')
    ) AS t(input, expected, why);

-- What is refused, and why: the sentence is that of the DETAIL
SELECT is(credit_code_error(input), expected, why)
FROM (VALUES
        ('9137130016829134XT', NULL, 'NULL = valid'),
        ('', 'It has 0 characters and should have 18.', 'empty'),
        ('   ', 'It has 0 characters and should have 18.', 'blanks only'),
        ('9137130016829134X', 'It has 17 characters and should have 18.', 'one short'),
        ('9137130016829134XTT', 'It has 19 characters and should have 18.', 'one long'),
        ('370100200012345', 'It has 15 characters and should have 18.', 'old registration number of 15 digits'),
        ('91371300168251022512', 'It has 20 characters and should have 18.', 'tax number of 20 digits'),
        ('9137130 016829134XT', 'It has 19 characters and should have 18.', 'a blank inside counts'),
        ('统一代码', 'It has 4 characters and should have 18.', 'counts characters, not bytes'),
        ('91371300-16829134X-T', 'Character 9 is a hyphen.', 'hyphen'),
        ('91371300–16829134XT', 'Character 9 is a hyphen.', 'en dash'),
        ('91371300-16829134XT', 'Character 9 is a hyphen.', 'full-width hyphen'),
        ('９１３７１３００１６８２９１３４ＸＴ', 'Character 1 is "９", which is not ASCII.', 'full-width'),
        ('9137130016829134XＴ', 'Character 18 is "Ｔ", which is not ASCII.', 'one full-width letter'),
        (U&'9137130016829134XT\3000', U&'Character 19 is "\3000", which is not ASCII.', 'ideographic space'),
        ('9137130016829134ⅩT', 'Character 17 is "Ⅹ", which is not ASCII.', 'Roman numeral ten'),
        ('9137130O16829134XT', 'Character 8 is "O", it should be a digit or a letter, but never I, O, S, V or Z.', 'O for 0'),
        ('9I37130016829134XT', 'Character 2 is "I", it should be a digit or a letter, but never I, O, S, V or Z.', 'I for 1'),
        ('913713001682913SXT', 'Character 16 is "S", it should be a digit or a letter, but never I, O, S, V or Z.', 'S for 5'),
        ('91371300168V9134XT', 'Character 12 is "V", it should be a digit or a letter, but never I, O, S, V or Z.', 'V'),
        ('9137130016829134Xz', 'Character 18 is "z", it should be a digit or a letter, but never I, O, S, V or Z.', 'small z'),
        ('91350100M000100Y4Z', 'Character 18 is "Z", it should be a digit or a letter, but never I, O, S, V or Z.', 'the misprint of the standard''s example'),
        ('91371300168市9134XT', 'Character 12 is "市", it should be a digit or a letter, but never I, O, S, V or Z.', 'Chinese character, whole'),
        ('000000000000000000', 'Character 1 is "0", which is no registration authority of GB 32100-2015.', 'passes both sums'),
        ('111111111111111111', 'Character 17 is "1", the check character of the organization code (GB 11714) should be "7".', 'passes regular expressions'),
        ('B1371300MA3C000035', 'Character 1 is "B", which is no registration authority of GB 32100-2015.', 'B'),
        ('94371300MA3C000035', 'Character 2 is "4", which is no organization category of registration authority "9" in GB 32100-2015.', '94'),
        ('y2371300MA3C000035', 'Character 2 is "2", which is no organization category of registration authority "Y" in GB 32100-2015.', 'Y has 1 only'),
        ('9A371300MA3C000035', 'Character 2 is "A", which is no organization category of registration authority "9" in GB 32100-2015.', 'a letter as category'),
        ('362322198709086409', 'Character 17 is "0", the check character of the organization code (GB 11714) should be "5".', 'a resident ID that passes the outer sum'),
        ('91A71300MA3C000035', 'Character 3 is "A", it should be a digit: characters 3 to 8 are a region code of GB/T 2260.', 'first region digit'),
        ('9137130AMA3C000035', 'Character 8 is "A", it should be a digit: characters 3 to 8 are a region code of GB/T 2260.', 'last region digit'),
        ('9137130016829134YT', 'Character 17 is "Y", the check character of the organization code (GB 11714) should be "X".', 'inner check'),
        ('9137130016829134XA', 'Character 18 is "A", the check character should be "T".', 'outer check'),
        ('91350203M0001QKT19', 'Character 18 is "9", the check character should be "F".', 'the codes of Xiamen before 2016'),
        ('91350203M0001QKT1F', NULL, 'what it should have been')
    ) AS t(input, expected, why);

SELECT is(is_credit_code(input), credit_code_error(input) IS NULL, 'is_credit_code agrees with credit_code_error: ' || input)
FROM (VALUES ('9137130016829134XT'), ('9137130016829134XA'), (' 9137130016829134xt '), (''), ('91371300-16829134X-T')) AS t(input);

SELECT throws_ok('SELECT ''9137130016829134XA''::credit_code', '22P02',
    'invalid input syntax for type credit_code: "9137130016829134XA"', 'core''s sentence, 22P02');
SELECT throws_ok('SELECT ''371302199001010011''::credit_code', '22P02',
    'invalid input syntax for type credit_code: "371302********0011"', 'a resident ID is not printed whole');
SELECT is(is_credit_code(NULL), NULL, 'strict');

-- All of the category table, and nothing else
CREATE TEMPORARY TABLE category (authority text, authority_name text, category text, category_name text);
INSERT INTO category
VALUES
        ('1', '机构编制', '1', '机关'),
        ('1', '机构编制', '2', '事业单位'),
        ('1', '机构编制', '3', '中央编办直接管理机构编制的群众团体'),
        ('1', '机构编制', '9', '其他'),
        ('2', '外交', '1', '外国常驻新闻机构'),
        ('2', '外交', '9', '其他'),
        ('3', '司法行政', '1', '律师执业机构'),
        ('3', '司法行政', '2', '公证处'),
        ('3', '司法行政', '3', '基层法律服务所'),
        ('3', '司法行政', '4', '司法鉴定机构'),
        ('3', '司法行政', '5', '仲裁委员会'),
        ('3', '司法行政', '6', '商事调解组织'),
        ('3', '司法行政', '9', '其他'),
        ('4', '文化', '1', '外国在华文化中心'),
        ('4', '文化', '9', '其他'),
        ('5', '民政', '1', '社会团体'),
        ('5', '民政', '2', '民办非企业单位'),
        ('5', '民政', '3', '基金会'),
        ('5', '民政', '4', '村民委员会'),
        ('5', '民政', '5', '居民委员会'),
        ('5', '民政', '9', '其他'),
        ('6', '旅游', '1', '外国旅游部门常驻代表机构'),
        ('6', '旅游', '2', '港澳台地区旅游部门常驻内地(大陆)代表机构'),
        ('6', '旅游', '9', '其他'),
        ('7', '宗教', '1', '宗教活动场所'),
        ('7', '宗教', '2', '宗教院校'),
        ('7', '宗教', '9', '其他'),
        ('8', '工会', '1', '基层工会'),
        ('8', '工会', '2', '非法人工会组织'),
        ('8', '工会', '9', '其他'),
        ('9', '市场监管', '1', '企业'),
        ('9', '市场监管', '2', '个体工商户'),
        ('9', '市场监管', '3', '农民专业合作社'),
        ('9', '市场监管', '9', '其他'),
        ('A', '中央军委改革和编制办公室', '1', '军队事业单位'),
        ('A', '中央军委改革和编制办公室', '9', '其他'),
        ('G', '公安', '1', '境外非政府组织代表机构'),
        ('G', '公安', '9', '其他'),
        ('J', '住房和城乡建设', '1', '业主大会'),
        ('J', '住房和城乡建设', '9', '其他'),
        ('N', '农业农村', '1', '组级集体经济组织'),
        ('N', '农业农村', '2', '村级集体经济组织'),
        ('N', '农业农村', '3', '乡镇级集体经济组织'),
        ('N', '农业农村', '9', '其他'),
        ('Q', '侨联', '1', '区县级侨联组织'),
        ('Q', '侨联', '2', '乡镇级侨联组织'),
        ('Q', '侨联', '3', '村级侨联组织'),
        ('Q', '侨联', '9', '其他'),
        ('Y', '其他', '1', '其他');

SELECT is(
    (SELECT (registration_authority(c), organization_category(c))::text
     FROM CAST(pg_temp.with_checks(authority || category || '371300MA3C0000') AS credit_code) AS c),
    (authority_name, category_name)::text,
    'names of ' || authority || category)
FROM category;

SELECT is_empty($$
    SELECT a || b
    FROM regexp_split_to_table('0123456789ABCDEFGHJKLMNPQRTUWXY', '') AS a,
         regexp_split_to_table('0123456789ABCDEFGHJKLMNPQRTUWXY', '') AS b
    WHERE is_credit_code(pg_temp.with_checks(a || b || '371300MA3C0000'))
        <> EXISTS (SELECT FROM category WHERE (authority, category.category) = (a, b))
$$, 'of all pairs of first characters, just those of the table are read');

-- The parts
SELECT is((region(c), organization_code(c))::text, (code_region, code_organization)::text, c::text)
FROM (VALUES
        (credit_code '9137130016829134XT', '371300', '16829134X'),
        ('N2371302MF0000005R', '371302', 'MF0000005'),
        ('91110000100003495Y', '110000', '100003495')
    ) AS t(c, code_region, code_organization);

-- A slip of the pen never passes
CREATE TEMPORARY TABLE sample AS
SELECT code FROM (VALUES ('913713001682510225'), ('9137130016829134XT'), ('91620105L015101280'), ('N2371302MF0000005R'),
    ('51371300MJD0000032'), ('91440300MA5DFAEB6U')) AS t(code);

SELECT is(count(*) FILTER (WHERE is_credit_code(slip)), 0::bigint, 'every wrong character is found: ' || code)
FROM sample, LATERAL (
    SELECT overlay(code PLACING letter FROM i FOR 1)
    FROM generate_series(1, 18) AS i, regexp_split_to_table('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', '') AS letter
    WHERE letter <> substr(code, i, 1)
) AS s(slip)
GROUP BY code
HAVING count(*) = 18 * 35;

SELECT is(count(*) FILTER (WHERE is_credit_code(slip)), 0::bigint, 'every swap of neighbours is found: ' || code)
FROM sample, LATERAL (
    SELECT overlay(code PLACING reverse(substr(code, i, 2)) FROM i FOR 2)
    FROM generate_series(1, 17) AS i
    WHERE substr(code, i, 1) <> substr(code, i + 1, 1)
) AS s(slip)
GROUP BY code;

-- Against the arithmetic in SQL, at random
CREATE TEMPORARY TABLE random_code AS
SELECT pg_temp.with_checks(authority || category || lpad((random() * 999999)::int::text, 6, '0') ||
    (SELECT string_agg(substr('0123456789ABCDEFGHJKLMNPQRTUWXY', (random() * 30.999)::int % 31 + 1, 1), '')
     FROM generate_series(1, 8) WHERE authority IS NOT NULL AND round IS NOT NULL)) AS code
FROM category, generate_series(1, 40) AS round;

SELECT is((SELECT count(*) FROM random_code WHERE code::credit_code::text = code), (SELECT count(*) FROM random_code),
    'random codes with checks computed in SQL are read and written back');
SELECT is(
    (SELECT count(*) FROM random_code, regexp_split_to_table('0123456789ABCDEFGHJKLMNPQRTUWXY', '') AS last
     WHERE is_credit_code(left(code, 17) || last)),
    (SELECT count(*) FROM random_code),
    'one check character of 31 fits');
SELECT is(
    (SELECT array_agg(code ORDER BY code::credit_code) FROM random_code),
    (SELECT array_agg(code ORDER BY code COLLATE "C") FROM random_code),
    'order is that of the text in collation "C"');
SELECT is((SELECT min(code::credit_code)::text FROM random_code), (SELECT min(code COLLATE "C") FROM random_code), 'min');
SELECT is((SELECT max(code::credit_code)::text FROM random_code), (SELECT max(code COLLATE "C") FROM random_code), 'max');

-- Size and attributes of the type
SELECT is(pg_column_size('913713001682510225'::credit_code), 12, '12 bytes');

SELECT * FROM finish();
ROLLBACK;
