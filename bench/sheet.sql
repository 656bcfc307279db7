-- The set-up and the turns of bench/sheet. Variables: folder, for the sheets; rounds. Prints measure,contestant,round,value.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION ldpd;
SELECT :'folder' || '/sheet' AS file \gset
INSERT INTO ldpd.agency (code, name, kind, region, principal, data_officer)
VALUES ('11371300MB0010022X', '临沂市民政局', 'department', '371300', '甲', '乙');
CREATE ROLE minzheng IN ROLE ldpd_agency;
INSERT INTO ldpd.agency_role VALUES ('minzheng', '11371300MB0010022X');

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

GRANT INSERT, SELECT ON unchecked TO minzheng;
GRANT pg_read_server_files TO minzheng;
CREATE TABLE took (measure text, contestant text, round int, ms float8);
CREATE PROCEDURE run(items int, file text, heads text, rounds int) LANGUAGE plpgsql AS $$
DECLARE
    t text;
    started timestamptz;
    ms float8;
BEGIN
    FOR i IN 0..rounds LOOP        -- the first one fills the caches
        FOREACH t IN ARRAY ARRAY['unchecked', 'ldpd.catalogue_sheet'] LOOP
            SET ROLE minzheng;
            started := clock_timestamp();
            EXECUTE format('COPY %s (%s) FROM %L (FORMAT csv, HEADER MATCH)', t, heads, file);
            COMMIT;
            ms := extract(epoch FROM clock_timestamp() - started) * 1000;
            RESET ROLE;
            IF i > 0 THEN
                INSERT INTO took VALUES ('ms for 10000 lines with ' || items || ' a resource', t, i, ms);
            END IF;
            COMMIT;
        END LOOP;
    END LOOP;
END $$;
SELECT fill(1) \gset ignore_
SELECT format('COPY (SELECT %s FROM cell ORDER BY n) TO %L (FORMAT csv, HEADER)', :'heads', :'file' || '_1.csv') \gexec
CALL run(1, :'file' || '_1.csv', :'heads', :rounds);
TRUNCATE cell;
SELECT fill(10) \gset ignore_
SELECT format('COPY (SELECT %s FROM cell ORDER BY n) TO %L (FORMAT csv, HEADER)', :'heads', :'file' || '_10.csv') \gexec
CALL run(10, :'file' || '_10.csv', :'heads', :rounds);

DO $$
BEGIN
    IF EXISTS (SELECT FROM ldpd.catalogue_sheet WHERE errors IS NOT NULL) THEN
        RAISE 'the sheet has errors, and none is expected: %', (SELECT errors FROM ldpd.catalogue_sheet WHERE errors IS NOT NULL LIMIT 1);
    END IF;
END $$;
-- each round's sheet of 1,000 resources of ten items is moved into drafts, and they are rolled back
CREATE PROCEDURE move(rounds int) LANGUAGE plpgsql AS $$
DECLARE
    started timestamptz;
    ms float8;
BEGIN
    FOR i IN 0..rounds LOOP
        SET ROLE minzheng;
        started := clock_timestamp();
        PERFORM ldpd.move_sheet((SELECT max(batch) FROM ldpd.catalogue_sheet));
        ms := extract(epoch FROM clock_timestamp() - started) * 1000;
        ROLLBACK;
        RESET ROLE;
        IF i > 0 THEN
            INSERT INTO took VALUES ('ms for 10000 lines with 10 a resource', 'move_sheet()', i, ms);
        END IF;
        COMMIT;
    END LOOP;
END $$;
CALL move(:rounds);
SELECT concat_ws(',', measure, contestant, round, ms) FROM took;
