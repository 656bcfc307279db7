-- What bench/reads reads: two tables of the same 100,000 rows, one under the law, and an agency that was granted it.
\set ON_ERROR_STOP on
CREATE EXTENSION ldpd;
SET search_path = public, ldpd;
CREATE ROLE dashuju IN ROLE ldpd_bureau;
CREATE ROLE minzheng IN ROLE ldpd_agency;
CREATE ROLE gongan LOGIN IN ROLE ldpd_agency;
GRANT CREATE ON SCHEMA public TO minzheng;
INSERT INTO agency (code, name, kind, region, principal, data_officer) VALUES
    ('11371300MB00100143', '临沂市大数据局', 'bureau', '371300', '甲', '乙'),
    ('11371300MB0010022X', '临沂市民政局', 'department', '371300', '甲', '乙'),
    ('11371300MB0010030Q', '临沂市公安局', 'department', '371300', '甲', '乙');
INSERT INTO agency_role VALUES
    ('dashuju', '11371300MB00100143'), ('minzheng', '11371300MB0010022X'), ('gongan', '11371300MB0010030Q');

SET ROLE minzheng;
CREATE TABLE public.attached (id int PRIMARY KEY, name text, phone text);
INSERT INTO public.attached SELECT g, '姓名' || g, '139' || g FROM generate_series(1, 100000) g;
CREATE TABLE public.plain (id int PRIMARY KEY, name text, phone text);
INSERT INTO public.plain SELECT * FROM public.attached;
GRANT SELECT ON public.plain TO gongan;
INSERT INTO resource (code) VALUES ('303001/000001');
INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, open_class, open_basis,
                              security_level, use_requirement, update_cycle)
VALUES ('303001/000001', '婚姻登记信息', '摘要', '数据库', '有条件共享', '履行法定职责需要', '不予开放', '《中华人民共和国个人信息保护法》第二十五条',
        '一般', '仅用于履行职责', '每日');
INSERT INTO resource_item (version_id, position, name, column_name, data_type)
VALUES (1, 1, '编号', 'id', 'I'), (1, 2, '姓名', 'name', 'C'), (1, 3, '电话', 'phone', 'C');
UPDATE resource_version SET state = 'submitted';
SET ROLE dashuju;
UPDATE resource_version SET state = 'approved';
UPDATE resource_version SET state = 'published';
SET ROLE minzheng;
SELECT attach('303001/000001', 'public.attached');
SET ROLE gongan;
INSERT INTO share_request (resource, purpose) VALUES ('303001/000001', '办理户口登记时核验婚姻状况');
SET ROLE minzheng;
UPDATE share_request SET state = 'agreed';
UPDATE share_request SET state = 'fulfilled';
RESET ROLE;

-- Microseconds of one read in a loop in the server, where no client and no socket stand between: by the clock, and of the
-- session's CPU, which says more where others use the machine.
GRANT EXECUTE ON FUNCTION pg_read_file(text) TO gongan;
GRANT pg_read_server_files TO gongan;
CREATE FUNCTION public.cpu() RETURNS float8 LANGUAGE sql AS
$$SELECT (regexp_match(pg_read_file('/proc/self/schedstat'), '^\d+'))[1]::float8 / 1000$$;
CREATE FUNCTION public.time_reads(query text, n int, OUT took float8, OUT cpu float8) LANGUAGE plpgsql AS $$
DECLARE
    began timestamptz;
BEGIN
    EXECUTE format('CREATE FUNCTION pg_temp.loop() RETURNS void LANGUAGE plpgsql AS %L',
                   format('DECLARE v record; BEGIN FOR i IN 1..%s LOOP %s; END LOOP; END', n, query));
    PERFORM pg_temp.loop();
    began := clock_timestamp();
    cpu := public.cpu();
    PERFORM pg_temp.loop();
    cpu := (public.cpu() - cpu) / n;
    took := extract(epoch FROM clock_timestamp() - began) * 1e6 / n;
    DROP FUNCTION pg_temp.loop();
END $$;
VACUUM ANALYZE;
CHECKPOINT;
