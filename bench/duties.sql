-- bench/duties.sql: a city of 100 agencies with a resource each, what fills it with requests, and what the peers are made of.
\set ON_ERROR_STOP on
CREATE EXTENSION ldpd;
CREATE SCHEMA peer;
GRANT USAGE ON SCHEMA peer TO PUBLIC;

-- A valid code for each n, of a department of Linyi.
CREATE FUNCTION public.code(n int) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    alphabet text := '0123456789ABCDEFGHJKLMNPQRTUWXY';
    body text := 'MB' || lpad(n::text, 6, '0');
    total int := 0;
    code text;
BEGIN
    FOR i IN 1..8 LOOP
        total := total + (strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', substr(body, i, 1)) - 1) * ('{3,7,9,10,5,8,4,2}'::int[])[i];
    END LOOP;
    code := '11371300' || body || CASE 11 - total % 11 WHEN 10 THEN 'X' WHEN 11 THEN '0' ELSE (11 - total % 11)::text END;
    total := 0;
    FOR i IN 1..17 LOOP
        total := total + (strpos(alphabet, substr(code, i, 1)) - 1) * (3::numeric ^ (i - 1) % 31)::int;
    END LOOP;
    RETURN code || substr(alphabet, (31 - total % 31) % 31 + 1, 1);
END $$;

SET ldpd.restoring = on;
INSERT INTO ldpd.agency (code, name, kind, region, principal, data_officer)
SELECT public.code(n)::ldpd.credit_code, '机构' || n, CASE n WHEN 0 THEN 'bureau' ELSE 'department' END, '371300', '甲', '乙' FROM generate_series(0, 100) n;
INSERT INTO ldpd.resource (code, provider, registered_at) SELECT '303' || lpad(n::text, 3, '0') || '/1', public.code(n)::ldpd.credit_code, '2023-01-01' FROM generate_series(1, 100) n;
RESET ldpd.restoring;
CREATE ROLE consumer LOGIN IN ROLE ldpd_agency, pg_read_server_files;
CREATE ROLE analyst LOGIN IN ROLE ldpd_report, pg_read_server_files;
INSERT INTO ldpd.agency_role VALUES ('consumer', public.code(100)::ldpd.credit_code);
SELECT ldpd.ledger_prepare_months();

CREATE UNLOGGED TABLE public.agency_code AS SELECT n, public.code(n)::ldpd.credit_code AS code FROM generate_series(1, 100) n;

-- Requests of the three years before today that are over, ids from a on: three of four were fulfilled, the others refused; a tenth
-- of the answers came late.
CREATE PROCEDURE public.close_requests(a int, b int) LANGUAGE sql AS $$
    INSERT INTO ldpd.share_request (id, resource, consumer, purpose, state, provider, submitted_at, reply_due, reply_provisional, decided_at,
                                    legal_basis, fulfil_due, fulfil_provisional, fulfilled_at)
    SELECT i, '303' || lpad(n::text, 3, '0') || '/1', (SELECT code FROM public.agency_code WHERE agency_code.n = 100), '核验', CASE WHEN i % 4 = 0 THEN 'refused' ELSE 'fulfilled' END,
           g.code, at, ldpd.day(at) + 5, false, at + interval '1 day' * CASE WHEN i % 10 = 0 THEN 8 ELSE 2 END,
           CASE WHEN i % 4 = 0 THEN '《某法》第一条' END, CASE WHEN i % 4 <> 0 THEN ldpd.day(at) + 15 END, CASE WHEN i % 4 <> 0 THEN false END,
           CASE WHEN i % 4 <> 0 THEN at + interval '1 day' * CASE WHEN i % 9 = 0 THEN 20 ELSE 10 END END
    FROM (SELECT i, 1 + i % 99 AS n, now() - interval '30 days' - interval '1 minute' * (i::bigint * 7919 % 1550000) AS at FROM generate_series(a, b) i) s
    JOIN public.agency_code g USING (n)
$$;

-- Those that are open: the first thousand are overdue.
CREATE PROCEDURE public.open_requests(a int, b int) LANGUAGE sql AS $$
    INSERT INTO ldpd.share_request (id, resource, consumer, purpose, state, provider, submitted_at, reply_due, reply_provisional)
    SELECT i, '303' || lpad(n::text, 3, '0') || '/1', (SELECT code FROM public.agency_code WHERE agency_code.n = 100), '核验', 'submitted', g.code,
           now() - interval '1 day', ldpd.today() + CASE WHEN i < a + 1000 THEN -1 - i % 5 ELSE i % 3 END, false
    FROM (SELECT i, 1 + i % 99 AS n FROM generate_series(a, b) i) s JOIN public.agency_code g USING (n)
$$;

-- ---------------------------------------------------------------- what is asked

-- What one would write who knows nothing of the partial indexes: the status is an expression over all rows.
CREATE VIEW peer.duty AS
SELECT 'share_reply'::text AS rule, id, provider AS agency, submitted_at, reply_due AS due_on, coalesce(decided_at, ended_at) AS done_at,
       CASE WHEN coalesce(decided_at, ended_at) IS NULL THEN CASE WHEN reply_due < ldpd.today() THEN 'overdue' ELSE 'running' END
            WHEN ldpd.day(coalesce(decided_at, ended_at)) <= reply_due THEN 'on_time' ELSE 'late' END AS status
FROM ldpd.share_request
UNION ALL
SELECT 'share_fulfil', id, provider, decided_at, fulfil_due, fulfilled_at,
       CASE WHEN fulfilled_at IS NULL THEN CASE WHEN fulfil_due < ldpd.today() THEN 'overdue' ELSE 'running' END
            WHEN ldpd.day(fulfilled_at) <= fulfil_due THEN 'on_time' ELSE 'late' END
FROM ldpd.share_request
WHERE fulfil_due IS NOT NULL;

-- A row for an agency, a rule and a month.
CREATE TABLE peer.summary (agency ldpd.credit_code, rule text, month date, on_time bigint, late bigint, PRIMARY KEY (agency, rule, month));
GRANT SELECT ON peer.duty, peer.summary TO PUBLIC;

-- Nanoseconds of CPU of this session, so far.
CREATE FUNCTION public.cpu() RETURNS float8 LANGUAGE sql AS $$SELECT (regexp_match(pg_read_file('/proc/self/schedstat'), '^\d+'))[1]::float8$$;
GRANT EXECUTE ON FUNCTION pg_read_file(text) TO consumer, analyst;

-- Milliseconds of CPU that a query takes in the server, planned each time, as BI tools send it, of n.
CREATE FUNCTION public.time_query(query text, n int) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
    began float8;
BEGIN
    EXECUTE query;
    began := public.cpu();
    FOR i IN 1..n LOOP
        EXECUTE query;
    END LOOP;
    RETURN (public.cpu() - began) / 1e6 / n;
END $$;

-- ---------------------------------------------------------------- who writes

CREATE SEQUENCE public.next_request;
GRANT USAGE ON SEQUENCE public.next_request TO PUBLIC;

-- n requests that wait to be answered, for so many agencies; nothing else.
CREATE PROCEDURE public.fresh_requests(n int, agencies int) LANGUAGE plpgsql AS $$
BEGIN
    SET LOCAL session_replication_role = replica;
    TRUNCATE ldpd.share_request, ldpd.duty_count, ldpd.duty_count_new, peer.summary CASCADE;
    INSERT INTO ldpd.share_request (id, resource, consumer, purpose, state, provider, submitted_at, reply_due, reply_provisional)
    SELECT i, '303' || lpad(g.n::text, 3, '0') || '/1', (SELECT code FROM public.agency_code WHERE agency_code.n = 100), '核验', 'submitted', g.code,
           now() - interval '1 day', ldpd.today() + 3, false
    FROM generate_series(1, fresh_requests.n) i JOIN public.agency_code g ON g.n = 1 + i % agencies;
    PERFORM setval('public.next_request', 1, false);
END $$;

-- The peer that keeps a summary in the step's own trigger, a row for an agency, a rule and a month.
CREATE FUNCTION peer.keep_summary() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    IF OLD.state = 'submitted' AND NEW.state <> 'submitted' THEN
        INSERT INTO peer.summary AS s VALUES (NEW.provider, 'share_reply', date_trunc('month', now()), 1, 0)
        ON CONFLICT (agency, rule, month) DO UPDATE SET on_time = s.on_time + 1;
    END IF;
    RETURN NULL;
END $$;

-- Microseconds of CPU that a step takes in its session, of n.
CREATE FUNCTION public.time_steps(n int) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
    began float8 := public.cpu();
BEGIN
    FOR i IN 1..n LOOP
        UPDATE ldpd.share_request SET state = 'withdrawn' WHERE id = (SELECT nextval('public.next_request'));
    END LOOP;
    RETURN (public.cpu() - began) / 1000 / n;
END $$;
