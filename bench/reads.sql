-- What bench/reads reads: two tables of the same 100,000 rows, one under the law, and an agency that was granted it.
\i bench/city.sql
SET ROLE minzheng;
CREATE TABLE public.attached (id int PRIMARY KEY, name text, phone text);
INSERT INTO public.attached SELECT g, '姓名' || g, '139' || g FROM generate_series(1, 100000) g;
CREATE TABLE public.plain (id int PRIMARY KEY, name text, phone text);
INSERT INTO public.plain SELECT * FROM public.attached;
GRANT SELECT ON public.plain TO gongan;
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
