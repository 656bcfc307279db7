-- What bench/access reads: one table of many rows, its provider, an agency that was granted it, and policies of others.
\set ON_ERROR_STOP on
\i bench/steps.sql
SET search_path = public, ldpd;
SET ROLE gongan;
INSERT INTO share_request (resource, purpose) VALUES ('303001/000001', '办理户口登记时核验婚姻状况');
SET ROLE minzheng;
UPDATE share_request SET state = 'agreed';
UPDATE share_request SET state = 'fulfilled';
SELECT detach('303001/000001');
DROP TABLE public.marriage;
CREATE TABLE public.records (id int, name text COLLATE "C", phone text);
INSERT INTO public.records SELECT i, 'N' || i, 139 FROM generate_series(1, :rows) i;
ALTER TABLE public.records ADD PRIMARY KEY (id);
CREATE INDEX records_name ON public.records (name);
GRANT SELECT ON public.records TO gongan;
RESET ROLE;

-- Policies of others, on the same table while it is not attached. Their grants are a table without row security.
CREATE TABLE public.grants AS TABLE ldpd.share_grant;
CREATE INDEX ON public.grants (resource, consumer);
GRANT SELECT ON public.grants, ldpd.agency_role TO ldpd_agency;
CREATE FUNCTION public.granted(id int) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.grants g WHERE g.resource = '303001/000001' AND g.consumer = ldpd.current_agency() AND g.valid @> now());
END $$;
CREATE TABLE public.contestant (name text PRIMARY KEY, policy text);
INSERT INTO public.contestant VALUES
    ('EXISTS', $$EXISTS (SELECT FROM public.grants g WHERE g.resource = '303001/000001' AND g.consumer = ldpd.current_agency() AND g.valid @> now() AND id IS NOT NULL)$$),
    ('EXISTS of no row', $$EXISTS (SELECT FROM public.grants g WHERE g.resource = '303001/000001' AND g.consumer = ldpd.current_agency() AND g.valid @> now())$$),
    ('PL/pgSQL', 'public.granted(id)'),
    ('C function', $$ldpd.current_agency() = '11371300MB0010030Q'$$);
CREATE PROCEDURE public.protect(who text) LANGUAGE plpgsql AS $$
BEGIN
    SET LOCAL client_min_messages = warning;
    IF EXISTS (SELECT FROM ldpd.resource WHERE relation IS NOT NULL) THEN
        SET LOCAL ROLE minzheng;
        PERFORM ldpd.detach('303001/000001');
        RESET ROLE;
    END IF;
    DROP POLICY IF EXISTS theirs ON public.records;
    ALTER TABLE public.records DISABLE ROW LEVEL SECURITY;
    IF who LIKE 'ldpd%' THEN
        SET LOCAL ROLE minzheng;
        PERFORM ldpd.attach('303001/000001', 'public.records');
        RESET ROLE;
    ELSIF who <> 'no row security' THEN
        EXECUTE format('CREATE POLICY theirs ON public.records USING (%s)', (SELECT policy FROM public.contestant WHERE name = who));
        ALTER TABLE public.records ENABLE ROW LEVEL SECURITY;
    END IF;
    GRANT SELECT ON public.records TO gongan;
END $$;

-- More grants in the system: of other resources, to other agencies.
CREATE PROCEDURE public.grow(n int) LANGUAGE plpgsql AS $$
BEGIN
    SET LOCAL session_replication_role = replica;
    INSERT INTO ldpd.share_grant (id, resource, consumer, purpose, source, source_id, valid)
    SELECT -i, '303001/' || 1000000 + i % 1000, '11371300MB0010030Q', '核验', 'request', -i, '[2020-01-01,)'
    FROM generate_series((SELECT count(*) FROM ldpd.share_grant), n - 1) i;
    TRUNCATE public.grants;
    INSERT INTO public.grants SELECT * FROM ldpd.share_grant;
END $$;

-- Microseconds of one statement in a loop in the server, of the session's CPU.
CREATE FUNCTION public.time_reads(query text, n int) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
    began float8;
BEGIN
    EXECUTE format('CREATE FUNCTION pg_temp.loop() RETURNS void LANGUAGE plpgsql AS %L',
                   format('DECLARE v record; BEGIN FOR i IN 1..%s LOOP %s; END LOOP; END', n, query));
    PERFORM pg_temp.loop();
    began := public.cpu();
    PERFORM pg_temp.loop();
    began := (public.cpu() - began) / n;
    DROP FUNCTION pg_temp.loop();
    RETURN began;
END $$;
VACUUM ANALYZE;
CHECKPOINT;
