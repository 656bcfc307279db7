-- The core metadata of the Guide (Article 6): resource codes and their classes, words by label and by code, what is needed when.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(67);

-- ---------------------------------------------------------------- resource codes

SELECT is(attempt('regress_mz', format('INSERT INTO resource (code) VALUES (%L)', code)), state, format('%s: %s', code, why)) FROM (VALUES
    ('303001/90', NULL, 'the Guide''s form'),
    ('30300112/000091', NULL, '细目 of two digits'),
    ('', 'LD006', 'nothing'),
    ('303001', 'LD006', 'no slash'),
    ('303001/1/2', 'LD006', 'two'),
    ('303001/', 'LD006', 'no sequence'),
    ('/1', 'LD006', 'no class'),
    ('30300/92', 'LD006', 'five digits'),
    ('003001/92', 'LD006', 'class 0'),
    ('30300一/92', 'LD006', 'no digit'),
    (' 303001/92', 'LD006', 'a blank'),
    ('303001/-1', 'LD006', 'a sign'),
    ('303001/' || repeat('1', 54), 'LD006', 'longer than 60'),
    ('403001/92', 'LD006', 'a class that is not listed')
) AS t(code, state, why);
SELECT matches(refusal('regress_mz', $$INSERT INTO resource (code) VALUES ('30300/1')$$), 'Article 6: .*至少六位.* \| .*303001/000001', 'it says what is wrong, and shows one');
SELECT matches(refusal('regress_mz', $$INSERT INTO resource (code) VALUES ('403001/1')$$), '"4" is the code of no known class.*ldpd\.resource_class', 'and where the classes are');

-- Below a class that lists what is below it, only that.
SELECT is(attempt('regress_mz', $$INSERT INTO resource_class VALUES ('337', '山东省')$$), '42501', 'an agency lists no class');
SELECT is(attempt('regress_county', $$INSERT INTO resource_class VALUES ('337', '山东省')$$), 'LD006', 'nor a county''s bureau');
SELECT is(attempt('regress_city', $$INSERT INTO resource_class VALUES ('337', '山东省'), ('337013', '民政')$$), NULL, 'the city''s does');
SELECT is(attempt('regress_city', $$INSERT INTO resource_class VALUES ('33', '山东省')$$), '23514', 'of a level that there is');
SELECT is(attempt('regress_mz', format('INSERT INTO resource (code) VALUES (%L)', code)), state, format('%s: %s', code, why)) FROM (VALUES
    ('337013/1', NULL, 'listed'), ('33701301/1', NULL, 'nothing is listed below 目'),
    ('337014/1', 'LD006', '目 that is not listed'), ('303001/93', 'LD006', '项 that is not listed'), ('101001/1', NULL, 'another 类 lists nothing below it')
) AS t(code, state, why);
SELECT is(attempt('regress_city', $$INSERT INTO resource_class VALUES ('33701302', '婚姻')$$), NULL, '细目 are listed');
SELECT is(attempt('regress_mz', $$INSERT INTO resource (code) VALUES ('33701301/2')$$), 'LD006', 'then others are not known');
SELECT is(attempt('regress_mz', $$INSERT INTO resource (code) VALUES ('33701302/1')$$), NULL, 'and it is');
SELECT is(classification('33701302/1'), '部门信息资源/山东省/民政/婚姻', 'the names of a code');
SELECT is(classification('337099/1'), '部门信息资源/山东省', 'as far as they are known');
SELECT is((SELECT classification FROM catalogue WHERE resource = '303001/1'), '部门信息资源', 'in the catalogue too');
SELECT is(attempt('regress_city', $$DELETE FROM resource_class WHERE code IN ('337', '337013', '33701302')$$), NULL, 'the lists go');

-- ---------------------------------------------------------------- words

CREATE FUNCTION submit(change text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    v bigint;
BEGIN
    PERFORM rows_of('regress_mz', $q$
        INSERT INTO resource_version (resource, name, summary, format, share_class, open_class, security_level, use_requirement, update_cycle)
        SELECT '303001/90', '资源', '摘要', '电子文件', '1', '1', '一般', '要求', '每日'
        WHERE NOT EXISTS (SELECT FROM resource_version WHERE resource = '303001/90')$q$);
    SELECT id INTO v FROM ldpd.resource_version WHERE resource = '303001/90';
    RETURN coalesce(attempt('regress_mz', format('UPDATE resource_version SET %s, state = ''submitted'' WHERE id = %s', change, v)), 'went through');
END $$;
SELECT is(submit(change), state, change) FROM (VALUES
    ('format = ''7''', 'LD006'), ('format = ''数据''', 'LD006'), ('format = ''01''', 'LD006'),
    ('update_cycle = ''7''', 'LD006'), ('security_level = ''1''', 'LD032'), ('share_method = ''飞鸽''', 'LD006'),
    ('share_method = NULL', 'LD006'), (E'share_method = E''\\u3000''', 'LD006'),
    ('format = ''6''', 'LD006'), ('format = ''自描述格式'', format_detail = '' ''', 'LD006'),
    ('related_resource = ''婚姻''', 'LD006'), ('related_resource = ''303001/1、30300/2''', 'LD006'),
    ('issued_on = ''2026-03-03''', 'LD006'), ('issued_on = ''infinity''', '22007')
) AS t(change, state);
SELECT is(submit('format = ''6'', format_detail = ''GeoJSON'', update_cycle = ''5'', share_method = ''下载'', related_resource = ''303001/1、303001/2'', issued_on = ''2026-03-02'''),
    'went through', 'the Guide''s codes are taken');
SELECT is((SELECT (format, update_cycle, share_method, issued_on)::text FROM resource_version WHERE resource = '303001/90'), '(自描述格式,每季度,下载,2026-03-02)', 'and stored as words');
SELECT is((SELECT share_method FROM resource_version WHERE resource = '303001/1'), '共享平台', 'sharing is by the platform where nothing else is said (Article 16)');
SELECT matches(refusal('regress_mz', $$INSERT INTO resource_item VALUES ((SELECT max(id) FROM resource_version), 1, '项', 'c', 'X')$$), 'LD007', 'a submitted version takes no item');

-- items
SELECT rows_of('regress_mz', $$INSERT INTO resource (code) VALUES ('303001/95')$$) \gset ignore_
SELECT rows_of('regress_mz', $$INSERT INTO resource_version (resource, name, summary, format, share_class, open_class, security_level, use_requirement, update_cycle)
    VALUES ('303001/95', '资源', '摘要', '3', '1', '1', '一般', '要求', '1')$$) \gset ignore_
SELECT max(id) AS v FROM resource_version \gset
SELECT is(attempt('regress_mz', format($$INSERT INTO resource_item VALUES (%s, 1, '项', 'c', %L)$$, :v, type)), state, 'a type ' || type) FROM (VALUES
    ('X', 'LD006'), ('文本', 'LD006'), ('日期时间型', NULL)) AS t(type, state);
SELECT is(attempt('regress_mz', format($$INSERT INTO resource_item VALUES (%s, 2, '项二', 'd', NULL)$$, :v)), NULL, 'a type is left for later');
SELECT is(attempt('regress_mz', format($$UPDATE resource_version SET state = 'submitted' WHERE id = %s$$, :v)), 'LD006', 'a table does not go without it');
SELECT is(attempt('regress_mz', format($$UPDATE resource_item SET data_type = 'i' WHERE version_id = %s AND position = 2$$, :v)), NULL, 'it is given by its letter');
SELECT is((SELECT string_agg(data_type, ',' ORDER BY position) FROM resource_item WHERE version_id = :v), 'T,I', 'the letters are stored');
SELECT is(attempt('regress_mz', format($$UPDATE resource_version SET state = 'submitted' WHERE id = %s$$, :v)), NULL, 'then it goes, whose format was a code');
SELECT is((SELECT (format, update_cycle)::text FROM resource_version WHERE id = :v), '(数据库,实时)', 'and is a word now');

-- who keeps the words
SELECT is(attempt('regress_ga', $$INSERT INTO vocabulary_code VALUES ('update_cycle', '某系统', '06', '每季度')$$), '42501', 'an agency translates no codes');
SELECT is(attempt('regress_county', $$INSERT INTO vocabulary_code VALUES ('update_cycle', '某系统', '06', '每季度')$$), 'LD006', 'nor does a county''s bureau');
SELECT is(attempt('regress_city', $$INSERT INTO vocabulary_code VALUES ('update_cycle', '某系统', '06', '每季度')$$), NULL, 'the city''s does');

-- a session that has read the words sees them change, and change back
SELECT rows_of('regress_mz', $$INSERT INTO resource (code) VALUES ('303001/96')$$),
       rows_of('regress_mz', $$INSERT INTO resource_version (resource, name, summary, format, share_class, open_class, security_level, use_requirement, update_cycle)
    VALUES ('303001/96', '资源', '摘要', '3', '1', '1', '一般', '要求', '1')$$) \gset ignore_
SELECT max(id) AS v FROM resource_version \gset
SELECT is(attempt('regress_mz', format($$INSERT INTO resource_item VALUES (%s, 1, '图', 'g', '图形型')$$, :v)), 'LD006', 'no such type yet');
SAVEPOINT words;
SELECT is(attempt('regress_city', $$INSERT INTO vocabulary (kind, label, scheme, code) VALUES ('data_type', '图形型', '本市补充', 'P')$$), NULL, 'the city adds one');
SELECT is(attempt('regress_mz', format($$INSERT INTO resource_item VALUES (%s, 1, '图', 'g', '图形型')$$, :v)), NULL, 'which is taken at once');
ROLLBACK TO words;
SELECT is(attempt('regress_mz', format($$INSERT INTO resource_item VALUES (%s, 1, '图', 'g', '图形型')$$, :v)), 'LD006', 'rolled back, it is none again');
SELECT is(attempt('regress_mz', format($$INSERT INTO resource_item VALUES (%s, 1, '图', 'g', 'i')$$, :v)), NULL, 'and the others stand');

SELECT * FROM finish();
ROLLBACK;
