-- What bench/steps and bench/clients run: a resource with its provider, an agency that asks for it, and the same request kept by
-- others.
\i bench/city.sql
SET ROLE minzheng;
CREATE TABLE public.marriage (id int PRIMARY KEY, name text, phone text);
SELECT attach('303001/000001', 'public.marriage');
RESET ROLE;

-- The same table of requests, and of grants: columns, checks, indexes and foreign keys; without the law. The client says what the server does not.
CREATE FUNCTION public.same_tables(prefix text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    k record;
    name text;
BEGIN
    FOREACH name IN ARRAY '{share_request, share_grant}'::text[] LOOP
        EXECUTE format('CREATE TABLE public.%1$s_%2$s (LIKE ldpd.%2$I INCLUDING ALL)', prefix, name);
        EXECUTE format('CREATE SEQUENCE public.%1$s_%2$s_seq', prefix, name);
        EXECUTE format('ALTER TABLE public.%1$s_%2$s ALTER COLUMN id SET DEFAULT nextval(''public.%1$s_%2$s_seq'')', prefix, name);
        FOR k IN SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
                 WHERE conrelid = format('ldpd.%I', name)::regclass AND contype = 'f' LOOP
            EXECUTE format('ALTER TABLE public.%s_%s ADD %s', prefix, name, k.definition);
        END LOOP;
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON public.%s_%s TO ldpd_agency', prefix, name);
        EXECUTE format('GRANT USAGE ON public.%s_%s_seq TO ldpd_agency', prefix, name);
    END LOOP;
END $$;
SELECT public.same_tables('plain'), public.same_tables('bare'), public.same_tables('logged'), public.same_tables('chained');

-- What others write for it in PL/pgSQL: transitions, who acts, stamps, deadlines by a table of the calendar, and a row of audit.
CREATE TABLE public.calendar AS
SELECT d::date AS day, is_workday(d::date) AS workday, count(*) FILTER (WHERE is_workday(d::date)) OVER (ORDER BY d) AS upto
FROM generate_series('2020-01-01'::date, '2026-12-31', '1 day') d;
CREATE UNIQUE INDEX ON public.calendar (day) INCLUDE (upto);
CREATE UNIQUE INDEX ON public.calendar (upto) INCLUDE (day) WHERE workday;
CREATE FUNCTION public.workdays_after(d date, n int) RETURNS date LANGUAGE sql STABLE AS
$$SELECT b.day FROM public.calendar a JOIN public.calendar b ON b.workday AND b.upto = a.upto + n WHERE a.day = d$$;
GRANT SELECT ON public.calendar TO PUBLIC;
CREATE TABLE public.logged_audit (id bigserial PRIMARY KEY, at timestamptz, role name, session_role name, agency ldpd.credit_code, article int,
                                  action text COLLATE "C", object text COLLATE "C", detail jsonb);
CREATE INDEX ON public.logged_audit (object);
CREATE INDEX ON public.logged_audit (agency, at);
CREATE TABLE public.chained_audit (LIKE public.logged_audit INCLUDING ALL, hash bytea);
CREATE TABLE public.chain_head (one boolean PRIMARY KEY DEFAULT true, hash bytea);
INSERT INTO public.chain_head VALUES (true, sha256(''));

CREATE FUNCTION public.request_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    me ldpd.credit_code := (SELECT agency FROM ldpd.agency_role WHERE role = current_user::regrole);
    moment timestamptz := clock_timestamp();
    today date := moment AT TIME ZONE 'Asia/Shanghai';
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.consumer := coalesce(NEW.consumer, me);
        IF me IS DISTINCT FROM NEW.consumer THEN
            RAISE EXCEPTION 'not the consumer';
        END IF;
        SELECT r.provider INTO STRICT NEW.provider FROM ldpd.resource r WHERE r.code = NEW.resource;
        IF NOT EXISTS (SELECT FROM ldpd.resource_version v WHERE v.resource = NEW.resource AND v.state = 'published' AND v.share_class = '有条件共享') THEN
            RAISE EXCEPTION 'not to be asked for';
        END IF;
        NEW.state := 'submitted';
        NEW.submitted_at := moment;
        NEW.reply_due := public.workdays_after(today, 3);
        NEW.reply_provisional := false;
    ELSIF OLD.state = 'submitted' AND NEW.state = 'agreed' THEN
        IF me IS DISTINCT FROM NEW.provider THEN
            RAISE EXCEPTION 'not the provider';
        END IF;
        NEW.decided_at := moment;
        NEW.decided_by := current_user;
        NEW.fulfil_due := public.workdays_after(today, 7);
        NEW.fulfil_provisional := false;
    ELSIF OLD.state = 'agreed' AND NEW.state = 'fulfilled' THEN
        IF me IS DISTINCT FROM NEW.provider THEN
            RAISE EXCEPTION 'not the provider';
        END IF;
        NEW.fulfilled_at := moment;
    ELSE
        RAISE EXCEPTION 'no such step';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.request_logged() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me ldpd.credit_code := ldpd.current_agency();
BEGIN
    INSERT INTO public.logged_audit (at, role, session_role, agency, article, action, object, detail)
    VALUES (clock_timestamp(), current_user, session_user, me, 16, NEW.state, 'share_request/' || NEW.id,
            jsonb_strip_nulls(CASE TG_OP WHEN 'UPDATE' THEN jsonb_build_object('old', to_jsonb(OLD), 'new', to_jsonb(NEW)) ELSE to_jsonb(NEW) END));
    IF NEW.state = 'fulfilled' THEN
        INSERT INTO public.logged_share_grant (resource, consumer, purpose, source, source_id, valid)
        VALUES (NEW.resource, NEW.consumer, NEW.purpose, 'request', NEW.id, tstzrange(NEW.fulfilled_at, NEW.valid_until));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.request_chained() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me ldpd.credit_code := ldpd.current_agency();
    moment timestamptz := clock_timestamp();
    head bytea;
    entry jsonb;
BEGIN
    IF NEW.state = 'fulfilled' THEN
        INSERT INTO public.chained_share_grant (resource, consumer, purpose, source, source_id, valid)
        VALUES (NEW.resource, NEW.consumer, NEW.purpose, 'request', NEW.id, tstzrange(NEW.fulfilled_at, NEW.valid_until));
    END IF;
    entry := jsonb_strip_nulls(CASE TG_OP WHEN 'UPDATE' THEN jsonb_build_object('old', to_jsonb(OLD), 'new', to_jsonb(NEW)) ELSE to_jsonb(NEW) END);
    SELECT h.hash INTO head FROM public.chain_head h FOR UPDATE;
    head := sha256(head || convert_to(concat(moment, current_user, session_user, me, NEW.state, NEW.id, entry), 'UTF8'));
    INSERT INTO public.chained_audit (at, role, session_role, agency, article, action, object, detail, hash)
    VALUES (moment, current_user, session_user, me, 16, NEW.state, 'share_request/' || NEW.id, entry, head);
    UPDATE public.chain_head SET hash = head;
    RETURN NULL;
END $$;

CREATE TRIGGER step BEFORE INSERT OR UPDATE ON public.logged_share_request FOR EACH ROW EXECUTE FUNCTION public.request_step();
CREATE TRIGGER log AFTER INSERT OR UPDATE ON public.logged_share_request FOR EACH ROW EXECUTE FUNCTION public.request_logged();
CREATE TRIGGER step BEFORE INSERT OR UPDATE ON public.chained_share_request FOR EACH ROW EXECUTE FUNCTION public.request_step();
CREATE TRIGGER log AFTER INSERT OR UPDATE ON public.chained_share_request FOR EACH ROW EXECUTE FUNCTION public.request_chained();

-- The steps of n requests, each in a transaction of its own; and microseconds of the session's CPU so far.
GRANT EXECUTE ON FUNCTION pg_read_file(text) TO ldpd_agency;
GRANT pg_read_server_files TO ldpd_agency;
CREATE FUNCTION public.cpu() RETURNS float8 LANGUAGE sql AS
$$SELECT (regexp_match(pg_read_file('/proc/self/schedstat'), '^\d+'))[1]::float8 / 1000$$;
CREATE FUNCTION public.make_loops(prefix text, requests text, statements text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR s IN 1..3 LOOP
        EXECUTE format('CREATE PROCEDURE public.%s_%s(first bigint, n int) LANGUAGE plpgsql AS %L', prefix, (ARRAY['submit', 'agree', 'fulfil'])[s],
                       format('BEGIN FOR i IN first..first + n - 1 LOOP %s; COMMIT; END LOOP; END', format(statements[s], requests)));
    END LOOP;
END $$;
SELECT public.make_loops(prefix, format('public.%s_share_request', prefix), ARRAY[
    $$INSERT INTO %s (resource, consumer, purpose, state, provider, submitted_at, reply_due, reply_provisional, reply_rule)
    VALUES ('303001/000001', '11371300MB0010030Q', '办理户口登记时核验婚姻状况', 'submitted', '11371300MB0010022X', clock_timestamp(), '2026-03-02', false, 2)$$,
    $$UPDATE %s SET state = 'agreed', decided_at = clock_timestamp(), decided_by = 'minzheng', fulfil_due = '2026-03-09',
          fulfil_provisional = false, fulfil_rule = 3 WHERE id = i$$,
    $$UPDATE %s SET state = 'fulfilled', fulfilled_at = clock_timestamp() WHERE id = i$$ ||
    CASE prefix WHEN 'plain' THEN $$;
    INSERT INTO public.plain_share_grant (resource, consumer, purpose, source, source_id, valid)
    VALUES ('303001/000001', '11371300MB0010030Q', '办理户口登记时核验婚姻状况', 'request', i, tstzrange(clock_timestamp(), NULL))$$ ELSE '' END])
FROM (VALUES ('plain'), ('bare')) t(prefix);
SELECT public.make_loops(prefix, requests, ARRAY[
    $$INSERT INTO %s (resource, purpose) VALUES ('303001/000001', '办理户口登记时核验婚姻状况')$$,
    $$UPDATE %s SET state = 'agreed' WHERE id = i$$,
    $$UPDATE %s SET state = 'fulfilled' WHERE id = i$$])
FROM (VALUES ('logged', 'public.logged_share_request'), ('chained', 'public.chained_share_request'), ('ldpd', 'ldpd.share_request')) t(prefix, requests);

-- Closed requests of years, their grants, and their entries, as a migration would bring them.
CREATE PROCEDURE public.fill(filled int, upto int) LANGUAGE plpgsql AS $$
DECLARE
    prefix text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOREACH prefix IN ARRAY '{ldpd.,public.plain_,public.bare_,public.logged_,public.chained_}'::text[] LOOP
        EXECUTE format($q$INSERT INTO %sshare_request (id, resource, consumer, purpose, state, provider, submitted_at, reply_due, reply_provisional, reply_rule,
                              decided_at, decided_by, fulfil_due, fulfil_provisional, fulfil_rule, fulfilled_at, ended_at)
            SELECT -i, '303001/000001', '11371300MB0010030Q', '办理户口登记时核验婚姻状况', 'ended', '11371300MB0010022X', day, day::date + 3, false, 2,
                   day + '1 day', 'minzheng', day::date + 8, false, 3, day + '2 days', day + '300 days'
            FROM generate_series(%s, %s) i, LATERAL (SELECT '2020-01-01 09:00+08'::timestamptz + i * '1 minute'::interval) d(day)$q$, prefix, filled + 1, upto);
        EXECUTE format($q$INSERT INTO %sshare_grant (id, resource, consumer, purpose, source, source_id, valid)
            SELECT -i, '303001/000001', '11371300MB0010030Q', '办理户口登记时核验婚姻状况', 'request', -i, tstzrange(day + '2 days', day + '300 days')
            FROM generate_series(%s, %s) i, LATERAL (SELECT '2020-01-01 09:00+08'::timestamptz + i * '1 minute'::interval) d(day)$q$, prefix, filled + 1, upto);
    END LOOP;
    INSERT INTO ldpd.ledger_default (id, at, role, session_role, agency, article, action, object, detail)
    SELECT nextval('ldpd.ledger_id_seq'), '2020-01-01 09:00+08'::timestamptz + i * '1 minute'::interval, 'minzheng', 'minzheng', '11371300MB0010022X', 16, a,
           'share_request/-' || i, jsonb_build_object('state', jsonb_build_array('submitted', a), 'purpose', '办理户口登记时核验婚姻状况')
    FROM generate_series(filled + 1, upto) i, unnest('{submitted,agreed,fulfilled,granted}'::text[]) a;
    INSERT INTO public.logged_audit (at, role, session_role, agency, article, action, object, detail)
    SELECT at, role, session_role, agency, article, action, object, detail FROM ldpd.ledger_default WHERE object LIKE 'share_request/-%' AND substr(object, 16)::int > filled;
    INSERT INTO public.chained_audit (at, role, session_role, agency, article, action, object, detail)
    SELECT at, role, session_role, agency, article, action, object, detail FROM ldpd.ledger_default WHERE object LIKE 'share_request/-%' AND substr(object, 16)::int > filled;
END $$;

-- What each contestant must have kept: all requests fulfilled, a grant for each, an entry for each step.
CREATE VIEW public.wrong AS
SELECT 'requests' FROM (SELECT count(*) AS n, count(*) FILTER (WHERE state = 'fulfilled' AND reply_due IS NOT NULL AND fulfil_due IS NOT NULL) AS done FROM ldpd.share_request WHERE id > 0) r WHERE n = 0 OR n <> done
UNION ALL SELECT 'plain' FROM (SELECT count(*) AS n, count(*) FILTER (WHERE state = 'fulfilled') AS done FROM public.plain_share_request WHERE id > 0) r WHERE n = 0 OR n <> done
UNION ALL SELECT 'logged' FROM (SELECT count(*) AS n, count(*) FILTER (WHERE state = 'fulfilled') AS done FROM public.logged_share_request WHERE id > 0) r WHERE n = 0 OR n <> done
UNION ALL SELECT 'chained' FROM (SELECT count(*) AS n, count(*) FILTER (WHERE state = 'fulfilled') AS done FROM public.chained_share_request WHERE id > 0) r WHERE n = 0 OR n <> done
UNION ALL SELECT 'grants' WHERE (SELECT count(*) FROM ldpd.share_grant WHERE id > 0) <> (SELECT count(*) FROM ldpd.share_request WHERE id > 0)
UNION ALL SELECT 'plain grants' WHERE (SELECT count(*) FROM public.plain_share_grant WHERE id > 0) <> (SELECT count(*) FROM public.plain_share_request WHERE id > 0)
UNION ALL SELECT 'logged grants' WHERE (SELECT count(*) FROM public.logged_share_grant WHERE id > 0) <> (SELECT count(*) FROM public.logged_share_request WHERE id > 0)
UNION ALL SELECT 'entries' WHERE (SELECT count(*) FROM ldpd.ledger WHERE object LIKE 'share_request/%' AND object NOT LIKE '%-%') <> 3 * (SELECT count(*) FROM ldpd.share_request WHERE id > 0)
UNION ALL SELECT 'granted' WHERE (SELECT count(*) FROM ldpd.ledger WHERE action = 'granted' AND object LIKE 'share_grant/%') <> (SELECT count(*) FROM ldpd.share_grant WHERE id > 0)
UNION ALL SELECT 'audit' WHERE (SELECT count(*) FROM public.logged_audit WHERE object NOT LIKE '%-%') <> 3 * (SELECT count(*) FROM public.logged_share_request WHERE id > 0)
UNION ALL SELECT 'chain' WHERE (SELECT count(hash) FROM public.chained_audit) <> 3 * (SELECT count(*) FROM public.chained_share_request WHERE id > 0);
VACUUM ANALYZE;
CHECKPOINT;
