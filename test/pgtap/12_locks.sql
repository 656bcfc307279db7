-- What statements lock, measured from pg_locks, is what the table of doc/operations.md says.
\ir ../lib/fixture.sql

-- What this transaction holds in which others may have to wait: stronger than the lock of an UPDATE. Rows and their keys are not told.
CREATE FUNCTION held() RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(DISTINCT format('%s %s', name, upper(regexp_replace(mode, '([a-z])([A-Z])', '\1 \2', 'g'))), ', '), '—')
    FROM (SELECT DISTINCT ON (name) name, regexp_replace(mode, 'Lock$', '') AS mode
          FROM (SELECT CASE WHEN c.relname ~ '^ledger_\d{4}_\d\d$' THEN 'months of the ledger'
                            WHEN c.relnamespace = 'data'::regnamespace THEN CASE WHEN c.relispartition THEN 'its partitions' ELSE 'the table' END
                            ELSE c.relname END AS name, l.mode
                FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
                WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND c.relkind IN ('r', 'p', 'v', 'm')
                UNION ALL
                SELECT 'the calendar', mode FROM pg_locks
                WHERE pid = pg_backend_pid() AND locktype = 'object' AND classid = 'pg_class'::regclass AND objid = 'calendar_day'::regclass) l
          WHERE mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')
          ORDER BY name, array_position('{AccessExclusiveLock,ExclusiveLock,ShareRowExclusiveLock,ShareLock,ShareUpdateExclusiveLock}', mode)) s
$$;
-- Runs a statement as a role, and takes it back.
CREATE FUNCTION locks(actor name, statement text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('role', actor, true);
    EXECUTE statement;
    SET CONSTRAINTS ALL IMMEDIATE;
    RAISE EXCEPTION USING ERRCODE = 'LDLCK', MESSAGE = public.held();
EXCEPTION WHEN SQLSTATE 'LDLCK' THEN
    RETURN SQLERRM;
END $$;

-- A partitioned table that is not attached yet, a version to be published, requests in each state.
SET ROLE regress_mz;
CREATE TABLE data.p (id int, name text) PARTITION BY RANGE (id);
CREATE TABLE data.p1 PARTITION OF data.p FOR VALUES FROM (0) TO (10);
RESET ROLE;
SELECT publish('303001/7', '有条件共享', '不予开放', '{id,name}') \gset
SELECT rows_of('regress_mz', $$INSERT INTO resource_version (resource, name, summary, format, share_class, open_class, open_basis, security_level, use_requirement, update_cycle)
    VALUES ('303001/7', '名', '摘要', '数据库', '无条件共享', '不予开放', '《某法》第一条', '一般', '无', '每日')$$) \gset
SELECT max(id) AS version FROM resource_version \gset
SELECT rows_of('regress_mz', format($$INSERT INTO resource_item (version_id, position, name, column_name, data_type) VALUES (%1$s, 1, '编号', 'id', 'I'), (%1$s, 2, '名', 'name', 'C')$$, :version)) \gset
SELECT rows_of('regress_mz', format($$UPDATE resource_version SET state = 'submitted' WHERE id = %s$$, :version)) \gset
SELECT rows_of('regress_city', format($$UPDATE resource_version SET state = 'approved' WHERE id = %s$$, :version)) \gset
SELECT rows_of('regress_ga', $$INSERT INTO share_request (resource, purpose) SELECT '303001/1', '目的' FROM generate_series(1, 4)$$) \gset
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE id IN (2, 3)$$) \gset
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'agreed', row_condition = 'id < 10' WHERE id = 4$$) \gset
SELECT rows_of('regress_mz', $$UPDATE share_request SET state = 'fulfilled' WHERE id = 2$$) \gset

CREATE TEMP TABLE measured (statement text, locks text);
INSERT INTO measured VALUES ('ledger_prepare_months(), once a month', locks('postgres', 'SELECT ledger_prepare_months()'));
SELECT ledger_prepare_months() \gset
INSERT INTO measured
SELECT statement, string_agg(DISTINCT locks(actor, sql), ' / ')
FROM (VALUES
    ('attach', 'regress_mz', $$SELECT attach('303001/7', 'data.p')$$),
    ('attach', 'regress_mz', $$SELECT attach('303001/7', 'data.p', 'record')$$),
    ('detach', 'regress_mz', $$SELECT detach('303001/1')$$),
    ('publish', 'regress_city', format($$UPDATE resource_version SET state = 'published' WHERE id = %s$$, :version)),
    ('file, agree, refuse, withdraw, end', 'regress_ga', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '目的')$$),
    ('file, agree, refuse, withdraw, end', 'regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE id = 1$$),
    ('file, agree, refuse, withdraw, end', 'regress_mz', $$UPDATE share_request SET state = 'refused', legal_basis = '《某法》第一条' WHERE id = 1$$),
    ('file, agree, refuse, withdraw, end', 'regress_ga', $$UPDATE share_request SET state = 'withdrawn' WHERE id = 1$$),
    ('file, agree, refuse, withdraw, end', 'regress_ga', $$UPDATE share_request SET state = 'ended' WHERE id = 2$$),
    ('fulfil', 'regress_mz', $$UPDATE share_request SET state = 'fulfilled' WHERE id = 3$$),
    ('fulfil with a row_condition', 'regress_mz', $$UPDATE share_request SET state = 'fulfilled' WHERE id = 4$$),
    ('suspend, freeze, open in an emergency', 'regress_mz', $$INSERT INTO grant_suspension (grant_id, reason) SELECT max(id), '核查' FROM share_grant$$),
    ('suspend, freeze, open in an emergency', 'regress_mz', $$WITH i AS (INSERT INTO incident (description) VALUES ('外泄') RETURNING id) SELECT FROM i; INSERT INTO incident_freeze (incident, resource) SELECT max(id), '303001/1' FROM incident$$),
    ('suspend, freeze, open in an emergency', 'regress_mz', $$INSERT INTO emergency_share (resource, consumer, event, purpose, basis, valid_until) VALUES ('303001/1', '11371300MB0010030Q', '防汛', '转移', '法', '2026-03-10')$$),
    ('read, write an attached table', 'regress_ga', 'SELECT count(*) FROM data.u'),
    ('read, write an attached table', 'regress_mz', 'UPDATE data.u SET name = name'),
    ('add a column to an attached table', 'regress_mz', 'ALTER TABLE data.c ADD COLUMN x int'),
    ('a notice of holidays', 'regress_city', $$INSERT INTO calendar_notice VALUES ('某通知', 2027, '2026-11-01'); INSERT INTO calendar_day VALUES ('2027-01-01', false, '元旦', '某通知')$$),
    ('register an agency', 'regress_city', $$INSERT INTO agency (code, name, kind, region) VALUES ('11371300MB0010057G', '某局', 'department', '371300')$$),
    ('remind()', 'regress_city', 'SELECT remind()'),
    ('seal_ledger()', 'regress_audit', 'SELECT FROM seal_ledger()'),
    ('verify_ledger(), security_check', 'regress_audit', 'SELECT FROM verify_ledger()'),
    ('verify_ledger(), security_check', 'regress_audit', 'SELECT FROM security_check'),
    ('security_check_record()', 'regress_audit', 'SELECT security_check_record()')
) AS s(statement, actor, sql)
GROUP BY statement;

SELECT plan(2);
SELECT cmp_ok((SELECT count(*) FROM measured), '>=', 16::bigint, 'statements were measured');
\set doc `sed -n '/^<!-- locks/,/^<!-- end of locks/p' "$PGHOST/doc/operations.md"`
SELECT set_eq(format($q$
    SELECT btrim(split_part(line, '|', 2)) AS statement, btrim(split_part(line, '|', 3)) AS locks FROM regexp_split_to_table(%L, '\n') line
    WHERE line LIKE '| %%' AND line NOT LIKE '| statement %%'$q$, :'doc'),
    'SELECT statement, locks FROM measured', 'doc/operations.md says what they lock');
SELECT * FROM finish();
