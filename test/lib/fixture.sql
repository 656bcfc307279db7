-- A small city for the pgTAP files, to be included (\ir ../lib/fixture.sql) after BEGIN. The session stays the superuser; a
-- statement is tried as a daily role by attempt() and its kin. The clock stands at 2026-03-02 09:00, a Monday.
CREATE EXTENSION IF NOT EXISTS pgtap;
SET client_min_messages = warning;
SET search_path = public, ldpd;
SET ldpd.clock = '2026-03-02 09:00';
-- the setting that makes a plan parallel has been renamed in 16
SELECT name AS force_parallel FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query') \gset

CREATE ROLE regress_city IN ROLE ldpd_bureau;       -- 临沂市大数据局
CREATE ROLE regress_county IN ROLE ldpd_bureau;     -- 兰山区大数据局
CREATE ROLE regress_mz IN ROLE ldpd_agency;         -- 临沂市民政局: the provider
CREATE ROLE regress_ga IN ROLE ldpd_agency;         -- 临沂市公安局: a consumer
CREATE ROLE regress_rs IN ROLE ldpd_agency;         -- 临沂市人力资源和社会保障局: a third agency
CREATE ROLE regress_lsmz IN ROLE ldpd_agency;       -- 兰山区民政局: a county's agency
CREATE ROLE regress_pilot IN ROLE ldpd_agency;      -- a pilot operator
CREATE ROLE regress_platform IN ROLE ldpd_public;   -- the open platform
CREATE ROLE regress_platform2 IN ROLE ldpd_public;
CREATE ROLE regress_nobody IN ROLE ldpd_agency;     -- a role that acts for no agency
CREATE ROLE regress_report IN ROLE ldpd_report;
CREATE ROLE regress_audit IN ROLE ldpd_audit;

INSERT INTO agency (code, name, kind, region, principal, data_officer, approval) VALUES
    ('11371300MB00100143', '临沂市大数据局', 'bureau', '371300', '甲', '乙', NULL),
    ('11371302MB00100658', '兰山区大数据局', 'bureau', '371302', '甲', '乙', NULL),
    ('11371300MB0010022X', '临沂市民政局', 'department', '371300', '甲', '乙', NULL),
    ('11371300MB0010030Q', '临沂市公安局', 'department', '371300', '甲', '乙', NULL),
    ('11371300MB0010049M', '临沂市人力资源和社会保障局', 'department', '371300', '甲', '乙', NULL),
    ('11371302MB00100733', '兰山区民政局', 'department', '371302', '甲', '乙', NULL),
    ('91371300MB0010081Q', '临沂数据运营公司', 'pilot_operator', '371300', '甲', '乙', '临政字〔2026〕1号');
INSERT INTO agency_role VALUES
    ('regress_city', '11371300MB00100143'), ('regress_county', '11371302MB00100658'), ('regress_mz', '11371300MB0010022X'),
    ('regress_ga', '11371300MB0010030Q'), ('regress_rs', '11371300MB0010049M'), ('regress_lsmz', '11371302MB00100733'),
    ('regress_pilot', '91371300MB0010081Q');

-- What the tests cite: 《某法》, of two articles.
INSERT INTO instrument (code, title, status, effective, rank) VALUES ('some-law', '某法', 'issued', '[2020-01-01,)', '法律');
INSERT INTO provision (instrument, article, text) VALUES ('some-law', 1, '第一条'), ('some-law', 2, '第二条');

-- A statement as a role: its SQLSTATE, or NULL where it went through (and stays).
CREATE FUNCTION attempt(actor name, statement text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('role', actor, true);
    EXECUTE statement;
    PERFORM set_config('role', 'none', true);
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE;            -- the role goes back with the subtransaction
END $$;

-- The same: "SQLSTATE MESSAGE | DETAIL | HINT".
CREATE FUNCTION refusal(actor name, statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    detail text;
    hint text;
BEGIN
    PERFORM set_config('role', actor, true);
    EXECUTE statement;
    PERFORM set_config('role', 'none', true);
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
    RETURN concat_ws(' | ', SQLSTATE || ' ' || SQLERRM, nullif(detail, ''), nullif(hint, ''));
END $$;

-- How many rows a statement touches or returns as a role.
CREATE FUNCTION rows_of(actor name, statement text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    n bigint;
BEGIN
    PERFORM set_config('role', actor, true);
    EXECUTE statement;
    GET DIAGNOSTICS n = ROW_COUNT;
    PERFORM set_config('role', 'none', true);
    RETURN n;
END $$;

-- The one value of a query as a role.
CREATE FUNCTION value_of(actor name, statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    v text;
BEGIN
    PERFORM set_config('role', actor, true);
    EXECUTE statement INTO v;
    PERFORM set_config('role', 'none', true);
    RETURN v;
END $$;

CREATE FUNCTION clock(moment text) RETURNS void LANGUAGE sql AS $$SELECT set_config('ldpd.clock', moment, false)$$;

-- A resource of 民政局, published: a table, its items the columns given.
CREATE FUNCTION publish(code text, share text, open text, columns text[]) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM ldpd.resource r WHERE r.code = publish.code) THEN
        PERFORM rows_of('regress_mz', format('INSERT INTO resource (code) VALUES (%L)', code));
    END IF;
    PERFORM rows_of('regress_mz', format($q$
        INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, share_basis,
                                      open_class, open_condition, open_basis, security_level, use_requirement, update_cycle)
        VALUES (%L, '资源', '摘要', '数据库', %L, '条件', '《某法》第一条', %L, '要求', '《某法》第二条', '一般', '仅限履职', '每日')$q$,
        code, share, open));
    SELECT max(id) INTO v FROM ldpd.resource_version;
    PERFORM rows_of('regress_mz', format($q$
        INSERT INTO resource_item (version_id, position, name, column_name, data_type)
        SELECT %s, n, '项' || n, c, 'C' FROM unnest(%L::text[]) WITH ORDINALITY AS u(c, n)$q$, v, columns));
    PERFORM rows_of('regress_mz', format($q$UPDATE resource_version SET state = 'submitted' WHERE id = %s$q$, v));
    PERFORM rows_of('regress_city', format($q$UPDATE resource_version SET state = 'approved' WHERE id = %s$q$, v));
    PERFORM rows_of('regress_city', format($q$UPDATE resource_version SET state = 'published' WHERE id = %s$q$, v));
    RETURN v;
END $$;

-- Three resources of 民政局 with their tables, in schema data: conditional (c), unconditional (u), not shared (n).
CREATE SCHEMA data AUTHORIZATION regress_mz;
GRANT USAGE ON SCHEMA data TO PUBLIC;
SET ROLE regress_mz;
CREATE TABLE data.c (id int PRIMARY KEY, name text, phone text);
CREATE TABLE data.u (id int PRIMARY KEY, name text);
CREATE TABLE data.n (id int PRIMARY KEY, name text);
INSERT INTO data.c SELECT i, '名' || i, '139' || i FROM generate_series(1, 100) i;
INSERT INTO data.u SELECT i, '名' || i FROM generate_series(1, 100) i;
INSERT INTO data.n SELECT i, '名' || i FROM generate_series(1, 100) i;
RESET ROLE;
SELECT publish('303001/1', '有条件共享', '有条件开放', '{id,name,phone}'),
       publish('303001/2', '无条件共享', '无条件开放', '{id,name}'),
       publish('303001/3', '不予共享', '不予开放', '{id,name}') \gset fixture_
SET ROLE regress_mz;
SELECT attach('303001/1', 'data.c'), attach('303001/2', 'data.u'), attach('303001/3', 'data.n') \gset fixture_
RESET ROLE;
