-- Classified and graded protection (Article 32): no version goes on without a level of the adopted scheme; who answers for a
-- resource (31).
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(28);

SELECT results_eq($$SELECT s.code COLLATE "default", s.adopted, string_agg(l.label, ' ' ORDER BY rank) FROM level_scheme s JOIN data_level l ON l.scheme = s.code GROUP BY 1, 2 ORDER BY 1$$,
    $$VALUES ('gbt43697', true, '一般 重要 核心'), ('six', false, '一般1级 一般2级 一般3级 一般4级 重要 核心')$$, 'two schemes, of which the national standard''s is adopted');

CREATE FUNCTION draft(code text, level text, item_level text DEFAULT NULL) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v bigint;
BEGIN
    PERFORM rows_of('regress_mz', format('INSERT INTO resource (code) VALUES (%L)', code));
    PERFORM rows_of('regress_mz', format($q$
        INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, open_class, open_condition, security_level,
                                      use_requirement, update_cycle)
        VALUES (%L, '资源', '摘要', '数据库', '有条件共享', '条件', '有条件开放', '要求', %L, '仅限履职', '每日')$q$, code, level));
    SELECT max(id) INTO v FROM ldpd.resource_version;
    PERFORM rows_of('regress_mz', format('INSERT INTO resource_item (version_id, position, name, column_name, data_type, security_level) VALUES (%s, 1, ''甲'', ''a'', ''C'', NULL), (%1$s, 2, ''乙'', ''b'', ''C'', %L)', v, item_level));
    RETURN v;
END $$;
CREATE FUNCTION submit(v bigint) RETURNS text LANGUAGE sql AS $$SELECT attempt('regress_mz', format('UPDATE resource_version SET state = ''submitted'' WHERE id = %s', v))$$;

SELECT is(submit(draft(code, level, item)), state, why) FROM (VALUES
    ('303001/21', NULL, NULL, 'LD006', 'no level'), ('303001/22', '　', NULL, 'LD006', 'nor a blank one'),
    ('303001/23', '绝密', NULL, 'LD032', 'one of no scheme'), ('303001/24', '一般4级', NULL, 'LD032', 'one of a scheme that is not adopted'),
    ('303001/25', '一般', '重要', 'LD032', 'lower than that of an item'), ('303001/26', '一般', '一般4级', 'LD032', 'an item of another scheme'),
    ('303001/27', '重要', '重要', NULL, 'as high as its item'), ('303001/28', '核心', '一般', NULL, 'higher'), ('303001/29', '一般', NULL, NULL, 'an item without one')
) AS t(code, level, item, state, why);
SELECT matches(refusal('regress_mz', format('UPDATE resource_version SET state = ''submitted'' WHERE id = %s', (SELECT id FROM resource_version WHERE resource = '303001/25'))),
    'LD032 .*"一般".*"乙" \(重要\).*Article 32.*一般、重要、核心', 'the message says which item, and which levels there are');

-- The scheme changes between approval and publication: it is not published.
SELECT id AS v FROM resource_version WHERE resource = '303001/29' \gset
SELECT is(attempt('regress_city', format('UPDATE resource_version SET state = ''approved'' WHERE id = %s', :v)), NULL, 'it is approved');
SELECT is(attempt(actor, $$UPDATE level_scheme SET adopted = false WHERE code = 'gbt43697'$$), state, actor || ' settles it') FROM (VALUES
    ('regress_mz', '42501'), ('regress_county', 'LD032'), ('regress_city', NULL)) AS t(actor, state);
SELECT is(attempt('regress_city', format('UPDATE resource_version SET state = ''published'' WHERE id = %s', :v)), 'LD032', 'with no scheme nothing is published');
SELECT is(attempt('regress_city', $$UPDATE level_scheme SET adopted = true WHERE code = 'six'$$), NULL, 'another scheme');
SELECT is(attempt('regress_city', $$UPDATE level_scheme SET adopted = true WHERE code = 'gbt43697'$$), '23505', 'and only one');
SELECT is(attempt('regress_city', format('UPDATE resource_version SET state = ''published'' WHERE id = %s', :v)), 'LD032', 'a level of the old one is not published');
SELECT set_eq($$SELECT resource, security_level FROM level_drift$$, $$VALUES ('303001/1', '一般'), ('303001/2', '一般'), ('303001/3', '一般')$$, 'what is to be graded anew is listed');
SELECT is(attempt('regress_city', format('UPDATE resource_version SET state = ''returned'', return_reason = ''重新定级'' WHERE id = %s', :v)), NULL, 'it is returned');
SELECT is(attempt('regress_mz', format('UPDATE resource_version SET security_level = ''一般3级'' WHERE id = %s', :v)), NULL, 'graded');
SELECT is(submit(:v), NULL, 'submitted');
SELECT is(attempt('regress_city', format('UPDATE resource_version SET state = ''approved'' WHERE id = %s', :v)) IS NULL
    AND attempt('regress_city', format('UPDATE resource_version SET state = ''published'' WHERE id = %s', :v)) IS NULL, true, 'and published');
SELECT is(attempt('regress_city', $$UPDATE data_level SET masking = '证件号码' WHERE scheme = 'six' AND label = '一般4级'$$), NULL, 'a level can name a rule of masking');

-- ---------------------------------------------------------------- Article 31

SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '核验')$$) \gset ignore_
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'agreed'$$), rows_of('regress_mz', $$UPDATE share_request SET state = 'fulfilled'$$) \gset ignore_
SELECT results_eq($$SELECT duty, a.name::text COLLATE "default", basis FROM responsibility r JOIN agency a ON a.code = r.agency WHERE resource = '303001/1' ORDER BY 1, 2, 3$$,
    format($$VALUES ('使用', '临沂市公安局', 'grant %s'), ('持有', '临沂市民政局', 'owner of the table'), ('收集', '临沂市民政局', 'provider'),
        ('管理', '临沂市大数据局', 'approved'), ('管理', '临沂市大数据局', 'published')$$, (SELECT max(id) FROM share_grant)), 'who answers for a resource, from the facts');
SELECT is(value_of('regress_rs', $$SELECT count(*) FROM responsibility WHERE duty = '使用'$$), '0', 'another agency does not see who uses it');
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'ended'$$) \gset ignore_
SELECT is((SELECT count(*)::int FROM responsibility WHERE duty = '使用' AND resource = '303001/1'), 0, 'and who uses it no longer, does not');

SELECT * FROM finish();
ROLLBACK;
