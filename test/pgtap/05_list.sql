-- The list of open data of the year (Article 21), and that no number of a person is open (Article 20).
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(50);

-- ---------------------------------------------------------------- the list

SELECT is(attempt(actor, 'INSERT INTO open_list (year) VALUES (2026)'), state, why) FROM (VALUES
    ('regress_mz', 'LD021', 'an agency drafts no list'),
    ('regress_county', 'LD021', 'nor a county''s bureau: the list is the city''s'),
    ('regress_nobody', 'LD021', 'nor who acts for no agency'),
    ('regress_platform', '42501', 'nor the platform'),
    ('regress_city', NULL, 'the city''s bureau does'),
    ('regress_city', '23505', 'one draft at a time')
) AS t(actor, state, why);
SELECT is(attempt('regress_city', format('INSERT INTO open_list (year, %s) VALUES (2027, %s)', c, v)), 'LD021', 'the server says ' || c) FROM (VALUES
    ('region', '''371302'''), ('bureau', '''11371302MB00100658'''), ('edition', '7'), ('published_at', 'now()')) AS s(c, v);
SELECT is(attempt('regress_city', 'INSERT INTO open_list (year) VALUES (2025)'), 'LD021', 'no list of a year that is over');
SELECT is(attempt('regress_city', 'INSERT INTO open_list (year) VALUES (2028)'), 'LD021', 'nor of one far off');
SELECT is(attempt('regress_city', $$INSERT INTO open_list (year, state) VALUES (2027, 'published')$$), 'LD021', 'what is published was a draft');
SELECT is(value_of('regress_platform', 'SELECT count(*) FROM open_list'), '0', 'the public does not see a draft');
SELECT is(value_of('regress_mz', 'SELECT count(*) FROM open_list'), '0', 'nor do the agencies');
SELECT is(attempt('regress_mz', $$UPDATE open_list SET state = 'published'$$), 'LD021', 'nor publish it');
SELECT is((SELECT state FROM open_list), 'draft', 'it stays a draft');
SELECT is(attempt('regress_city', $$UPDATE open_list SET state = 'published'$$), NULL, 'the bureau publishes');
SELECT is(value_of('regress_platform', $$SELECT (year, edition, published_at = ldpd.now())::text FROM open_list$$), '(2026,1,t)', 'the first edition, seen by all');
SELECT is(value_of('regress_platform', $$SELECT string_agg((position, name, provider_name, open_class, open_condition, format, data_type, update_cycle, resource, version)::text, ';' ORDER BY position) FROM open_list_entry$$),
    '(1,资源,临沂市民政局,有条件开放,要求,数据库,C,每日,303001/1,1);(2,资源,临沂市民政局,无条件开放,要求,数据库,C,每日,303001/2,1)',
    'with what the article names, of what is open and nothing else');

-- Frozen: the catalogue goes on, the list stays.
SELECT publish('303001/1', '有条件共享', '不予开放', '{id,name,phone}') \gset ignore_
SELECT is((SELECT count(*) FROM open_catalogue), 1::bigint, 'the catalogue of open data follows');
SELECT is((SELECT count(*) FROM open_list_entry), 2::bigint, 'the list does not');
SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_city', $$UPDATE open_list_entry SET name = '改'$$, '42501', 'the bureau changes no entry'),
    ('postgres', $$UPDATE open_list_entry SET name = '改'$$, 'LD021', 'nor does a superuser'),
    ('postgres', $$INSERT INTO open_list_entry SELECT * FROM open_list_entry$$, 'LD021', 'or add one'),
    ('postgres', $$DELETE FROM open_list_entry$$, 'LD021', 'or take one away'),
    ('postgres', $$TRUNCATE open_list_entry$$, 'LD021', 'or all'),
    ('regress_city', $$UPDATE open_list SET year = 2027$$, 'LD021', 'the list itself stands'),
    ('regress_city', $$UPDATE open_list SET state = 'draft'$$, 'LD021', 'and is not taken back'),
    ('postgres', $$DELETE FROM open_list$$, 'LD021', 'nor deleted')
) AS t(actor, statement, state, why);
SELECT is(attempt('regress_city', 'INSERT INTO open_list (year) VALUES (2026)'), NULL, 'another edition is drafted');
SELECT is(attempt('regress_city', $$UPDATE open_list SET state = 'published' WHERE state = 'draft'$$), 'LD021', 'and says why');
SELECT is(attempt('regress_city', $$UPDATE open_list SET state = 'published', note = E'\u3000' WHERE state = 'draft'$$), 'LD021', 'in words');
SELECT clock('2026-09-01 10:00') \gset ignore_
SELECT is(attempt('regress_city', $$UPDATE open_list SET state = 'published', note = '婚姻登记不再开放' WHERE state = 'draft'$$), NULL, 'then it is published');
SELECT is((SELECT string_agg("版次" || ' ' || "发布日期" || ' ' || "数据名称" || ' ' || "信息资源代码", ';' ORDER BY "版次", "序号") FROM open_list_sheet),
    '1 2026-03-02 资源 303001/1;1 2026-03-02 资源 303001/2;2 2026-09-01 资源 303001/2', 'both editions stand, each with its day');
SELECT is(attempt('regress_platform', 'SELECT * FROM open_list_sheet'), NULL, 'the public takes the sheet');

-- ---------------------------------------------------------------- numbers of persons are not open (Article 20)

SET ROLE regress_mz;
CREATE TABLE data.typed (id int, who resident_id, town text);
CREATE DOMAIN data.person AS resident_id;
CREATE TABLE data.hidden (id int, who data.person, town text);
RESET ROLE;
GRANT USAGE ON TYPE data.person TO PUBLIC;
SELECT is(attempt('postgres', format('SELECT publish(%L, %L, %L, %L)', '303001/' || n, '有条件共享', class, '{id,who,town}')), NULL, 'published as ' || class)
FROM (VALUES (11, '无条件开放'), (12, '有条件开放'), (13, '不予开放')) AS t(n, class);
SELECT is(attempt('regress_mz', format('SELECT attach(%L, %L)', '303001/' || n, t)), state, why) FROM (VALUES
    (11, 'data.typed', 'LD020', 'a table with numbers of persons is not attached to what is open'),
    (12, 'data.hidden', 'LD020', 'nor under a condition, nor behind a domain'),
    (13, 'data.typed', NULL, 'to what is not open it is')
) AS t(n, t, state, why);
SELECT is(attempt('postgres', $$SELECT publish('303001/13', '有条件共享', '无条件开放', '{id,who,town}')$$), 'LD020', 'and then its class does not change');
SELECT is((SELECT open_class::text FROM catalogue WHERE resource = '303001/13'), '不予开放', 'the version in force stands');
SELECT is(attempt('regress_mz', 'ALTER TABLE data.u ADD COLUMN who resident_id'), 'LD020', 'nor does such a column come to what is open');
SELECT is(attempt('regress_mz', 'ALTER TABLE data.u ADD COLUMN town text'), NULL, 'another does');
-- by name, where the type says nothing
CREATE FUNCTION try_named(code text, item text, mask text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    v bigint;
BEGIN
    PERFORM rows_of('regress_mz', format('INSERT INTO resource (code) VALUES (%L)', code));
    PERFORM rows_of('regress_mz', format($q$INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, open_class, security_level, use_requirement, update_cycle)
        VALUES (%L, '名单', '摘要', '数据库', '有条件共享', '条件', '无条件开放', '一般', '注明来源', '每日')$q$, code));
    SELECT max(id) INTO v FROM ldpd.resource_version;
    PERFORM rows_of('regress_mz', format($q$INSERT INTO resource_item VALUES (%s, 1, %L, 'x', 'C')$q$, v, item));
    IF mask IS NOT NULL THEN
        PERFORM rows_of('regress_mz', format('INSERT INTO item_mask VALUES (%s, 1, %L)', v, mask));
    END IF;
    PERFORM rows_of('regress_mz', format($q$UPDATE resource_version SET state = 'submitted' WHERE id = %s$q$, v));
    PERFORM rows_of('regress_city', format($q$UPDATE resource_version SET state = 'approved' WHERE id = %s$q$, v));
    RETURN attempt('regress_city', format($q$UPDATE resource_version SET state = 'published' WHERE id = %s$q$, v));
END $$;
SELECT is(try_named(code, item, mask), state, why) FROM (VALUES
    ('303001/21', '申请人公民身份号码', NULL, 'LD020', 'an item that is named as a person''s number is not open'),
    ('303001/22', '申请人 身份证号', NULL, 'LD020', 'however it is written'),
    ('303001/23', '身份证号(已脱敏)', NULL, NULL, 'one that says that it is masked may be'),
    ('303001/24', '申请人身份证号', 'plain', NULL, 'or whose provider declares that it stands as it may be shown')
) AS t(code, item, mask, state, why);

SELECT * FROM finish();
ROLLBACK;
