-- The catalogue (Articles 2, 5-8, 14, 15, 20): who compiles, approves and publishes it, what it needs, when it must change.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(166);

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
    ('regress_mz', $$INSERT INTO resource (code, mode) VALUES ('303001/8', 'record')$$, 'LD007', 'and the mode'),
    ('regress_mz', $$INSERT INTO resource (code, columns) VALUES ('303001/8', '{"id": "text"}')$$, 'LD007', 'and what columns it has'),
    ('regress_mz', $$INSERT INTO resource (code, registered_at) VALUES ('303001/8', '2020-01-01')$$, 'LD007', 'nobody dates a registration back'),
    ('regress_mz', $$INSERT INTO resource (code, registered_at) VALUES ('303001/8', '2020-01-01') ON CONFLICT DO NOTHING$$, 'LD007', 'by no road'),
    ('regress_mz', $$MERGE INTO resource r USING (VALUES ('303001/8')) s(c) ON r.code = s.c
        WHEN NOT MATCHED THEN INSERT (code, registered_at) VALUES (s.c, '2020-01-01')$$, 'LD007', 'nor by MERGE'),
    ('regress_mz', $$INSERT INTO resource (code) VALUES ('303001/1') ON CONFLICT (code) DO UPDATE SET provider = '11371300MB0010030Q'$$, 'LD007', 'an upsert gives nothing away'),
    ('regress_platform', $$INSERT INTO resource (code) VALUES ('303001/8')$$, '42501', 'the open platform registers nothing'),
    ('regress_mz', $$INSERT INTO resource (code) VALUES ('婚姻')$$, 'LD006', 'a code of the guide''s form'),
    ('regress_mz', $$INSERT INTO resource (code) VALUES ('30300/1')$$, 'LD006', 'of six digits and more'),
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

-- The changes that DDL makes, each by its kind.
CREATE FUNCTION opened(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    before bigint := (SELECT coalesce(max(id), 0) FROM ldpd.catalogue_change);
BEGIN
    PERFORM rows_of('regress_mz', statement);
    RETURN (SELECT string_agg(format('%s: %s', resource, description), '|' ORDER BY id) FROM ldpd.catalogue_change WHERE id > before);
END $$;
SELECT is(opened(statement), change, statement) FROM (VALUES
    ('ALTER TABLE data.u RENAME COLUMN name TO title', '303001/2: 删除列 name;新增列 title text'),
    ('ALTER TABLE data.u ALTER COLUMN id TYPE bigint', '303001/2: 列 id 的类型由 integer 改为 bigint'),
    ('ALTER TABLE data.u ADD COLUMN a int, ADD COLUMN b int', '303001/2: 新增列 a integer;新增列 b integer'),
    ('ALTER TABLE data.u ALTER COLUMN a SET DEFAULT 1', NULL),
    ('ALTER TABLE data.u SET (fillfactor = 90)', NULL),
    ('ALTER TABLE data.u RENAME TO u2', NULL),
    ('ALTER TABLE data.u2 RENAME TO u', NULL),
    ('ALTER TABLE data.u DROP COLUMN b', '303001/2: 删除列 b'),
    ('CREATE TABLE data.other (id int)', NULL),
    ('DROP TABLE data.other', NULL),
    ('ALTER VIEW data.u RENAME COLUMN a TO v', '303001/2: 删除列 a;新增列 v integer'),
    ('ALTER MATERIALIZED VIEW data.u RENAME COLUMN v TO w', '303001/2: 删除列 v;新增列 w integer'),
    ('CREATE TYPE data.mood AS ENUM (''好''); ALTER TABLE data.u ADD COLUMN mood data.mood', '303001/2: 新增列 mood data.mood'),
    ('DROP TYPE data.mood CASCADE', '303001/2: 删除列 mood'),
    ('CREATE TYPE data.row AS (id int, name text); CREATE TABLE data.typed OF data.row', NULL),
    ('SELECT detach(''303001/2''); SELECT attach(''303001/2'', ''data.typed'', ''record'')', NULL),
    ('ALTER TYPE data.row ADD ATTRIBUTE x int CASCADE', '303001/2: 新增列 x integer'),
    ('SELECT detach(''303001/2''); SELECT attach(''303001/2'', ''data.u'', ''record'')', NULL),
    ('DROP TABLE data.n', '303001/3: 删除表 data.n')
) AS t(statement, change);
SELECT is((SELECT (agency, cause, occurred_on, due_on, submitted_at)::text FROM catalogue_change WHERE description = '删除表 data.n'),
    '(11371300MB0010022X,element,2026-03-02,2026-03-23,)', 'in its provider''s name, of today, due in 15 working days');
SELECT is((SELECT (relation, mode, columns)::text FROM resource WHERE code = '303001/3'), '(,,)', 'a table that is gone is attached no more');
SELECT is(value_of('regress_mz', $$SELECT 'data.u'::regclass = relation FROM resource WHERE code = '303001/2'$$), 'true', 'a table under another name is the same table');

-- Who sees what of the versions and the changes
SELECT rows_of('regress_mz', $$INSERT INTO resource (code) VALUES ('303001/20')$$) \gset ignore_
SELECT draft('303001/20') AS d \gset
SELECT rows_of('regress_mz', format($$INSERT INTO resource_item VALUES (%s, 1, '秘', 'x', 'C')$$, :d)) \gset ignore_
SELECT is(value_of(actor, format('SELECT count(*) FROM resource_version WHERE id = %s', :d)) || value_of(actor, format('SELECT count(*) FROM resource_item WHERE version_id = %s', :d)),
    seen, actor || ' and a draft') FROM (VALUES
    ('regress_mz', '11'), ('regress_city', '11'), ('regress_county', '00'), ('regress_ga', '00'), ('regress_lsmz', '00'), ('regress_nobody', '00'),
    ('regress_platform', '00'), ('regress_report', '11'), ('regress_audit', '11')) AS t(actor, seen);
SELECT is(value_of(actor, 'SELECT count(*) > 0 FROM catalogue_change'), seen, actor || ' and the changes of 民政局') FROM (VALUES
    ('regress_mz', 'true'), ('regress_city', 'true'), ('regress_county', 'false'), ('regress_ga', 'false'), ('regress_report', 'true')) AS t(actor, seen);
SELECT is(attempt('regress_platform', 'SELECT * FROM catalogue_change'), '42501', 'the platform does not see them');
SELECT is(value_of('regress_platform', $$SELECT count(*) FROM resource_version WHERE open_class = '不予开放'$$), '0', 'nor what is not open');
SELECT is(value_of('regress_lsmz', $$SELECT count(*) FROM resource_item i JOIN catalogue c USING (version_id) WHERE c.resource = '303001/1'$$), '3', 'the items of the catalogue are for all agencies');

-- Others' hands on a draft
CREATE FUNCTION data.submit(v bigint) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$UPDATE ldpd.resource_version SET state = 'submitted' WHERE id = v$$;
CREATE VIEW data.versions AS SELECT * FROM resource_version;
GRANT SELECT, UPDATE ON data.versions TO ldpd_agency;
SELECT is(attempt(actor, format(statement, :d)), state, why) FROM (VALUES
    ('regress_city', $$UPDATE resource_version SET name = '代' WHERE id = %s$$, 'LD007', 'the bureau, which sees it, does not edit it'),
    ('regress_city', $$UPDATE resource_version SET state = 'submitted' WHERE id = %s$$, 'LD007', 'nor submits it'),
    ('regress_ga', $$SELECT data.submit(%s)$$, 'LD007', 'nobody submits it by a superuser''s function'),
    ('regress_ga', $$UPDATE data.versions SET name = '别家' WHERE id = %s$$, 'LD007', 'nor edits it by a superuser''s view'),
    ('regress_ga', $$UPDATE data.versions SET superseded_at = now() WHERE resource = '303001/2'$$, 'LD007', 'nor ends what is in force'),
    ('regress_mz', $$MERGE INTO resource_version v USING (SELECT %s) s(i) ON v.id = s.i WHEN MATCHED THEN UPDATE SET published_at = now()$$, 'LD007', 'its provider stamps it not by MERGE'),
    ('regress_mz', $$UPDATE resource_version v SET decided_by = p.code FROM agency p WHERE v.id = %s AND p.kind = 'bureau'$$, 'LD007', 'nor by UPDATE … FROM'),
    ('regress_mz', $$UPDATE resource_version SET id = 7 WHERE id = %s$$, 'LD007', 'nor numbers it'),
    ('regress_mz', $$UPDATE resource_version SET state = NULL WHERE id = %s$$, 'LD007', 'no state is no step'),
    ('regress_mz', $$UPDATE resource_version SET state = 'Draft' WHERE id = %s$$, 'LD007', 'nor one that the law has not'),
    ('regress_mz', $$DELETE FROM resource_version WHERE id = %s$$, '42501', 'a draft is not deleted'),
    ('postgres', $$DELETE FROM resource_version WHERE id = %s$$, 'LD007', 'by nobody'),
    ('postgres', $$TRUNCATE resource_version CASCADE$$, 'LD007', 'nor are all'),
    ('postgres', $$TRUNCATE agency CASCADE$$, 'LD031', 'not by cascade'),
    ('postgres', $$TRUNCATE resource_item CASCADE$$, 'LD007', 'nor the items'),
    ('postgres', $$TRUNCATE catalogue_change$$, 'LD008', 'nor the changes'),
    ('postgres', $$DELETE FROM catalogue_change$$, 'LD008', 'one by one'),
    ('regress_mz', $$DELETE FROM catalogue_change$$, '42501', 'by its agency'),
    ('regress_mz', $$UPDATE catalogue_change SET occurred_on = '2026-03-02', due_on = NULL$$, 'LD008', 'nor moved'),
    ('regress_platform', $$UPDATE resource_version SET name = '' WHERE id = %s$$, '42501', 'the platform edits nothing'),
    ('regress_mz', $$UPDATE resource_version SET name = '新', summary = '新' WHERE id = %s RETURNING name$$, NULL, 'its provider edits it')
) AS t(actor, statement, state, why);
SELECT is(attempt('regress_mz', $$INSERT INTO resource (code) VALUES ('303001/21');
    INSERT INTO resource_version (resource, id, version, state, provider, submitted_at, decided_at, decided_by, return_reason, published_at, published_by, superseded_at)
    VALUES ('303001/21', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)$$), NULL, 'NULL for a stamp is what an ORM sends');

-- COPY: what has row security takes none from a daily role, what has not still asks.
SELECT current_setting('data_directory') || '/regress_copy' AS file \gset
GRANT pg_read_server_files TO regress_mz, regress_county;
COPY (SELECT '303001/22', '2020-01-01') TO :'file';
SELECT is(attempt('regress_mz', format('COPY resource (code, registered_at) FROM %L', :'file')), 'LD007', 'COPY stamps no resource');
SELECT is(attempt('regress_mz', format('COPY resource_version (resource, published_at) FROM %L', :'file')), '0A000', 'nor a version');
COPY (SELECT '11371300MB0010057G', '住建局', 'department', '371300') TO :'file';
SELECT is(attempt('regress_county', format('COPY agency (code, name, kind, region) FROM %L', :'file')), 'LD005', 'nor does it register an agency');

-- A new version takes the place of the old one, and neither changes any more.
SELECT publish('303001/2', '无条件共享', '无条件开放', '{id}') AS n \gset
SELECT results_eq($$SELECT version, superseded_at IS NULL FROM resource_version WHERE resource = '303001/2' ORDER BY 1$$,
    $$VALUES (1, false), (2, true)$$, 'the version before is superseded');
SELECT is((SELECT (version, version_id = :n)::text FROM catalogue WHERE resource = '303001/2'), '(2,t)', 'the catalogue shows the one in force');
SELECT is(attempt('regress_mz', $$UPDATE resource_version SET superseded_at = NULL WHERE resource = '303001/2' AND version = 1$$), 'LD007', 'the old one is not revived');
SELECT is(attempt('regress_city', $$UPDATE resource_version SET state = 'published' WHERE resource = '303001/2' AND version = 1$$), 'LD007', 'nor published again');

SELECT * FROM finish();
ROLLBACK;
