-- The catalogue (Articles 2, 5-8, 14, 15, 20): who compiles, approves and publishes it, what it needs, when it must change.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(92);

-- A draft of 民政局 that lacks nothing.
SELECT rows_of('regress_mz', $$INSERT INTO resource (code) VALUES ('303001/9')$$) \gset ignore_
CREATE FUNCTION draft(code text) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rows_of('regress_mz', format($q$
        INSERT INTO resource_version (resource, name, summary, format, share_class, open_class, security_level, use_requirement,
                                      update_cycle)
        VALUES (%L, '资源', '摘要', '电子文件', '无条件共享', '无条件开放', '一般', '仅限履职', '每日')$q$, code));
    RETURN (SELECT max(id) FROM ldpd.resource_version);
END $$;

-- ---------------------------------------------------------------- registering (Articles 2, 7)

SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_mz', $$INSERT INTO resource (code, classified) VALUES ('303001/8', true)$$, 'LD002', 'no state secret'),
    ('regress_mz', $$INSERT INTO resource (code, provider) VALUES ('303001/8', '11371300MB0010030Q')$$, 'LD007', 'not in another''s name'),
    ('regress_nobody', $$INSERT INTO resource (code) VALUES ('303001/8')$$, 'LD007', 'not by nobody'),
    ('regress_mz', $$INSERT INTO resource (code, relation) VALUES ('303001/8', 'data.c')$$, 'LD007', 'the relation is attach()''s'),
    ('regress_mz', $$INSERT INTO resource (code, mode) VALUES ('303001/8', 'record')$$, '23514', 'and the mode'),
    ('regress_mz', $$INSERT INTO resource (code) VALUES ('婚姻')$$, '23514', 'a code of the guide''s form'),
    ('regress_mz', $$INSERT INTO resource (code) VALUES ('30300/1')$$, '23514', 'of six digits and more'),
    ('regress_mz', $$INSERT INTO resource (code) VALUES ('303001/1')$$, '23505', 'each code once'),
    ('regress_mz', $$UPDATE resource SET provider = '11371300MB0010030Q' WHERE code = '303001/9'$$, 'LD007', 'it is not given away'),
    ('regress_mz', $$UPDATE resource SET relation = 'data.u', mode = 'record' WHERE code = '303001/9'$$, 'LD007', 'nor attached by hand'),
    ('regress_mz', $$DELETE FROM resource WHERE code = '303001/9'$$, '42501', 'nor deleted'),
    ('postgres', $$DELETE FROM resource WHERE code = '303001/9'$$, 'LD007', 'not by a superuser either'),
    ('postgres', $$TRUNCATE resource CASCADE$$, 'LD007', 'nor truncated')
) AS t(actor, statement, state, why);

-- ---------------------------------------------------------------- compiling (Article 6)

SELECT is(attempt('regress_ga', $$INSERT INTO resource_version (resource, name) VALUES ('303001/9', '别家')$$), 'LD007', 'another agency compiles nothing');
SELECT is(attempt('regress_mz', $$INSERT INTO resource_version (resource, name) VALUES ('303001/77', '没有')$$), '23503', 'nothing of a resource that is not registered');
SELECT draft('303001/9') AS v \gset
SELECT is((SELECT (state, version, provider)::text FROM resource_version WHERE id = :v), '(draft,1,11371300MB0010022X)', 'the server numbers and addresses it');
SELECT is(attempt('regress_mz', format($$INSERT INTO resource_version (resource, %s) VALUES ('303001/9', %s)$$, c, v)), 'LD007', 'the server stamps ' || c)
FROM (VALUES ('id', '99'), ('version', '7'), ('provider', $$'11371300MB0010022X'$$), ('submitted_at', 'now()'), ('decided_at', 'now()'),
             ('decided_by', $$'11371300MB00100143'$$), ('return_reason', $$'无'$$), ('published_at', 'now()'),
             ('published_by', $$'11371300MB00100143'$$), ('superseded_at', 'now()')) AS s(c, v);
SELECT is(attempt('regress_mz', $$INSERT INTO resource_version (resource, state) VALUES ('303001/9', 'published')$$), 'LD007', 'it begins as a draft');
SELECT is(attempt('regress_mz', $$INSERT INTO resource_version (resource) VALUES ('303001/9')$$), '23505', 'one version in hand at a time');
SELECT is(attempt('regress_mz', format('UPDATE resource_version SET name = ''新名'' WHERE id = %s', :v)), NULL, 'a draft is edited');
SELECT is(attempt('regress_mz', format('UPDATE resource_version SET resource = ''303001/1'' WHERE id = %s', :v)), 'LD007', 'but stays of its resource');
SELECT is(attempt('regress_mz', format('UPDATE resource_version SET published_at = now() WHERE id = %s', :v)), 'LD007', 'and is not stamped by hand');
SELECT is(rows_of('regress_ga', format('UPDATE resource_version SET name = ''别家'' WHERE id = %s', :v)), 0::bigint, 'another agency does not even see it');

-- What a submission needs: each element taken away in turn.
SELECT is(attempt('regress_mz', format($$UPDATE resource_version SET %s, state = 'submitted' WHERE id = %s$$, change, :v)), state, why)
FROM (VALUES
    ('name = NULL', 'LD006', 'no name'), (E'summary = E''\\u3000\\u00a0''', 'LD006', 'a summary of full-width and no-break spaces'),
    ('format = NULL', 'LD006', 'no format'), ('format = ''竹简''', 'LD006', 'a format that is no word of the vocabulary'),
    ('share_class = NULL', 'LD006', 'no share class'), ('open_class = NULL', 'LD006', 'no open class'),
    ('security_level = NULL', 'LD006', 'no security level'), ('use_requirement = ''''', 'LD006', 'no use requirement'),
    ('update_cycle = NULL', 'LD006', 'no update cycle'),
    ('share_class = ''有条件共享''', 'LD015', 'conditional sharing without its condition'),
    (E'share_class = ''不予共享'', share_basis = E''\\u200b''', 'LD014', 'not shared, with an invisible basis'),
    ('open_class = ''有条件开放''', 'LD020', 'conditional opening without its requirement'),
    ('open_class = ''不予开放'', open_basis = '' ''', 'LD020', 'not open, without its basis'),
    ('format = ''数据库''', 'LD006', 'a table without items')
) AS s(change, state, why);
UPDATE agency SET data_officer = NULL WHERE code = '11371300MB0010022X';
SELECT is(attempt('regress_mz', format($$UPDATE resource_version SET state = 'submitted' WHERE id = %s$$, :v)), 'LD005', 'no data officer, no catalogue (Article 5)');
UPDATE agency SET data_officer = '乙' WHERE code = '11371300MB0010022X';

-- Items
SELECT is(attempt('regress_mz', format($$INSERT INTO resource_item VALUES (%s, 1, '编号', 'id', 'I')$$, :v)), NULL, 'the provider names an item');
SELECT is(attempt('regress_ga', format($$INSERT INTO resource_item VALUES (%s, 2, '别家', 'x', 'C')$$, :v)), 'LD007', 'nobody else does');
SELECT is(attempt('regress_mz', $$UPDATE resource_item SET name = '改' WHERE version_id = 1$$), 'LD007', 'an item of a published version stands');
SELECT is(attempt('regress_mz', $$DELETE FROM resource_item WHERE version_id = 1$$), 'LD007', 'and is not deleted');
SELECT is(attempt('regress_mz', format('UPDATE resource_item SET version_id = 1, position = 9, column_name = ''z'' WHERE version_id = %s', :v)), 'LD007', 'nor can one be moved into it');

-- ---------------------------------------------------------------- approving and publishing (Article 7)

SELECT is(attempt(actor, format($$UPDATE resource_version SET state = '%s' WHERE id = %s$$, to_state, :v)), state, why) FROM (VALUES
    ('regress_mz', 'approved', 'LD007', 'no step is skipped'),
    ('regress_mz', 'published', 'LD007', 'none at all'),
    ('regress_mz', 'submitted', NULL, 'it is submitted'),
    ('regress_mz', 'submitted', 'LD007', 'once'),
    ('regress_mz', 'draft', 'LD007', 'and not taken back'),
    ('regress_mz', 'approved', 'LD007', 'its provider does not approve it'),
    ('regress_city', 'returned', 'LD007', 'a return needs its reason'),
    ('regress_city', 'published', 'LD007', 'what is not approved is not published'),
    ('regress_city', 'approved', NULL, 'the bureau approves'),
    ('regress_mz', 'published', 'LD007', 'the provider does not publish'),
    ('regress_city', 'published', NULL, 'the city''s bureau publishes'),
    ('regress_city', 'returned', 'LD007', 'what is published is not returned'),
    ('regress_mz', 'published', 'LD007', 'nor published again')
) AS t(actor, to_state, state, why);
SELECT is(attempt('regress_mz', format('UPDATE resource_version SET name = ''改'' WHERE id = %s', :v)), 'LD007', 'a published version is never edited');
SELECT is(attempt('postgres', format('UPDATE resource_version SET name = ''改'' WHERE id = %s', :v)), 'LD007', 'not by a superuser');
SELECT is(attempt('postgres', 'DELETE FROM resource_version'), 'LD007', 'nor deleted');
SELECT is(value_of('regress_lsmz', $$SELECT name FROM catalogue WHERE resource = '303001/9'$$), '新名', 'all agencies see it in the catalogue');

-- A county's agency: its own bureau approves, the city's publishes.
SELECT rows_of('regress_lsmz', $$INSERT INTO resource (code) VALUES ('304001/1')$$) \gset ignore_
SELECT is(attempt('regress_lsmz', $$
    INSERT INTO resource_version (resource, name, summary, format, share_class, open_class, security_level, use_requirement, update_cycle)
    VALUES ('304001/1', '县资源', '摘要', '电子文件', '1', '1', '一般', '要求', '每日');
    UPDATE resource_version SET state = 'submitted' WHERE resource = '304001/1'$$), NULL, 'a county''s agency submits');
SELECT is(attempt('regress_city', $$UPDATE resource_version SET state = 'approved' WHERE resource = '304001/1'$$), 'LD007', 'the city''s bureau is not of its level');
SELECT is(attempt('regress_county', $$UPDATE resource_version SET state = 'returned', return_reason = '摘要不详' WHERE resource = '304001/1'$$), NULL, 'its bureau returns it');
SELECT is(attempt('regress_lsmz', $$UPDATE resource_version SET summary = '详', state = 'submitted' WHERE resource = '304001/1'$$), NULL, 'mended it is submitted again');
SELECT is(attempt('regress_county', $$UPDATE resource_version SET state = 'approved' WHERE resource = '304001/1'$$), NULL, 'its bureau approves');
SELECT is(attempt('regress_county', $$UPDATE resource_version SET state = 'published' WHERE resource = '304001/1'$$), 'LD007', 'but does not publish');

-- A bureau's own catalogue goes to the bureau above it.
SELECT rows_of('regress_county', $$INSERT INTO resource (code) VALUES ('304001/2')$$) \gset ignore_
SELECT rows_of('regress_county', $$
    INSERT INTO resource_version (resource, name, summary, format, share_class, open_class, security_level, use_requirement, update_cycle)
    VALUES ('304001/2', '主管部门资源', '摘要', '电子文件', '1', '1', '一般', '要求', '每日')$$) \gset ignore_
SELECT rows_of('regress_county', $$UPDATE resource_version SET state = 'submitted' WHERE resource = '304001/2'$$) \gset ignore_
SELECT is(attempt('regress_county', $$UPDATE resource_version SET state = 'approved' WHERE resource = '304001/2'$$), 'LD007', 'no bureau approves its own');
SELECT is(attempt('regress_city', $$UPDATE resource_version SET state = 'approved' WHERE resource = '304001/2'$$), NULL, 'the one above does');

-- ---------------------------------------------------------------- changes (Article 8)

SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/1', 'element', '改', '2026-03-03')$$, 'LD008', 'a change of tomorrow'),
    ('regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/1', 'element', '改', 'infinity')$$, 'LD008', 'a change of never'),
    ('regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/1', 'whim', '改', '2026-03-01')$$, '23514', 'a change of no lawful cause'),
    ('regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/1', 'element', E'\u3000', '2026-03-01')$$, 'LD008', 'a change of nothing'),
    ('regress_ga', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/1', 'element', '改', '2026-03-01')$$, 'LD008', 'another agency''s resource'),
    ('regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on, due_on) VALUES ('303001/1', 'element', '改', '2026-03-01', '2030-01-01')$$, 'LD008', 'a due date of one''s own'),
    ('regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/1', 'function', '职能调整', '2026-02-13')$$, NULL, 'a change of function'),
    ('regress_mz', $$UPDATE catalogue_change SET submitted_at = now()$$, 'LD008', 'it is not ended by hand')
) AS t(actor, statement, state, why);
SELECT is((SELECT due_on FROM catalogue_change WHERE description = '职能调整'), '2026-03-12'::date, '15 working days from the day on which it occurred');
SELECT is(attempt('regress_mz', 'ALTER TABLE data.c ADD COLUMN address text, DROP COLUMN phone'), NULL, 'a table under the law changes');
SELECT is((SELECT description FROM catalogue_change WHERE cause = 'element'), '新增列 address text;删除列 phone', 'and a change opens by itself');
SELECT is(attempt('regress_mz', 'CREATE INDEX ON data.c (name)'), NULL, 'an index is no element');
SELECT is((SELECT count(*)::int FROM catalogue_change), 2, 'and opens none');
SELECT draft('303001/1') AS v2 \gset
SELECT is(attempt('regress_mz', format($$UPDATE resource_version SET state = 'submitted' WHERE id = %s$$, :v2)), NULL, 'the new version is submitted');
SELECT is((SELECT count(*)::int FROM catalogue_change WHERE submitted_at IS NOT NULL), 2, 'and ends both');

SELECT * FROM finish();
ROLLBACK;
