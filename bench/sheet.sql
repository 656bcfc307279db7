-- sheet.sql: a catalogue sheet of 10,000 lines by COPY into ldpd.catalogue_sheet, checked, against COPY of the same lines into a
-- text table that checks nothing; in turn, eleven times, each in a transaction of its own. Run as a superuser of a running
-- server that preloads ldpd (PGHOST and the like say which), in a database made for it, with a folder that the server may write:
--		createdb -T template0 -E UTF8 bench_sheet && psql -qX -v folder=/tmp -d bench_sheet -f bench/sheet.sql
-- Prints the medians and their ratio: of lines that are a resource each, and of resources with ten items each.
\set ON_ERROR_STOP on
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION ldpd;
SELECT 'bench_' || pg_backend_pid() AS role, :'folder' || '/ldpd_sheet_' || pg_backend_pid() AS file \gset
INSERT INTO ldpd.agency (code, name, kind, region, principal, data_officer)
VALUES ('11371300MB0010022X', '临沂市民政局', 'department', '371300', '甲', '乙');
CREATE ROLE :role IN ROLE ldpd_agency;
INSERT INTO ldpd.agency_role VALUES (:'role', '11371300MB0010022X');

CREATE TABLE cell AS SELECT * FROM ldpd.catalogue_sheet LIMIT 0;
ALTER TABLE cell DROP COLUMN batch, DROP COLUMN line, DROP COLUMN head, DROP COLUMN agency, DROP COLUMN loaded_at, DROP COLUMN errors, DROP COLUMN version_id;
SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS heads FROM pg_attribute
WHERE attrelid = 'cell'::regclass AND attnum > 0 AND NOT attisdropped \gset
CREATE TABLE unchecked (LIKE cell);
ALTER TABLE cell ADD COLUMN n int;

-- a line of each resource, then a blank one below it for each further item
CREATE FUNCTION fill(items int) RETURNS void LANGUAGE sql AS $$
    INSERT INTO cell
    SELECT CASE WHEN first THEN '部门信息资源/山东省/民政' END, CASE WHEN first THEN '婚姻登记信息' || r END,
           CASE WHEN first THEN '337013/' || lpad(r::text, 6, '0') END, CASE WHEN first THEN '临沂市民政局' END,
           CASE WHEN first THEN '11371300MB0010022X' END, CASE WHEN first THEN '全市婚姻登记的当事人和日期,按登记机关汇总' END,
           CASE WHEN first THEN '数据库' END, NULL, '信息项' || i, '字符型', '18', 'c' || i,
           CASE WHEN first THEN '有条件共享' END, CASE WHEN first THEN '履行法定职责需要核验婚姻状况' END, CASE WHEN first THEN '共享平台' END,
           CASE WHEN first THEN '否' END, CASE WHEN first THEN '《中华人民共和国个人信息保护法》' END, CASE WHEN first THEN '每日' END,
           CASE WHEN first THEN '2026-01-05' END, NULL, NULL, CASE WHEN first THEN '一般' END, CASE WHEN first THEN '仅用于本单位履行职责' END, NULL, n
    FROM (SELECT n, (n - 1) / items AS r, (n - 1) % items AS i, (n - 1) % items = 0 AS first FROM generate_series(1, 10000) n) l
$$;

GRANT INSERT, SELECT ON unchecked TO :role;
GRANT pg_read_server_files TO :role;
CREATE TABLE took (items int, what text, ms float8);
CREATE PROCEDURE run(items int, file text, heads text, role name) LANGUAGE plpgsql AS $$
DECLARE
    t text;
    started timestamptz;
    ms float8;
BEGIN
    FOR i IN 0..11 LOOP
        FOREACH t IN ARRAY ARRAY['unchecked', 'ldpd.catalogue_sheet'] LOOP
            EXECUTE format('SET ROLE %I', role);
            started := clock_timestamp();
            EXECUTE format('COPY %s (%s) FROM %L (FORMAT csv, HEADER MATCH)', t, heads, file);
            COMMIT;
            ms := extract(epoch FROM clock_timestamp() - started) * 1000;
            RESET ROLE;
            IF i > 0 THEN
                INSERT INTO took VALUES (items, t, ms);
            END IF;
            COMMIT;
        END LOOP;
    END LOOP;
END $$;
SELECT fill(1) \gset ignore_
SELECT format('COPY (SELECT %s FROM cell ORDER BY n) TO %L (FORMAT csv, HEADER)', :'heads', :'file' || '_1.csv') \gexec
CALL run(1, :'file' || '_1.csv', :'heads', :'role');
TRUNCATE cell;
SELECT fill(10) \gset ignore_
SELECT format('COPY (SELECT %s FROM cell ORDER BY n) TO %L (FORMAT csv, HEADER)', :'heads', :'file' || '_10.csv') \gexec
CALL run(10, :'file' || '_10.csv', :'heads', :'role');

\echo 'errors found (none is expected):'
SELECT errors, count(*) FROM ldpd.catalogue_sheet WHERE errors IS NOT NULL GROUP BY 1 LIMIT 5;
SELECT u.items AS "items a resource", round(u.ms::numeric, 1) AS "unchecked ms", round(s.ms::numeric, 1) AS "sheet ms",
       round((s.ms / u.ms)::numeric, 2) AS ratio
FROM (SELECT items, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS ms FROM took WHERE what = 'unchecked' GROUP BY 1) u
JOIN (SELECT items, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS ms FROM took WHERE what <> 'unchecked' GROUP BY 1) s USING (items)
ORDER BY 1;
-- drafts of 1,000 resources of ten items
SET ROLE :role;
\timing on
SELECT count(*) AS "drafts made", sum(items) AS items FROM ldpd.move_sheet((SELECT max(batch) FROM ldpd.catalogue_sheet));
\timing off
RESET ROLE;
