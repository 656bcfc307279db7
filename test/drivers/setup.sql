-- What the clients of test/drivers find: the small city of test/lib/fixture.sql, kept; roles of three agencies, a reporter's and a
-- connection pool's that log in; and a register of enterprises that is nobody's attached data, so that plans can be looked at.
\set ON_ERROR_STOP on
\ir ../lib/fixture.sql
ALTER DATABASE :"DBNAME" SET search_path = "$user", public, ldpd;
ALTER DATABASE :"DBNAME" SET ldpd.clock = '2026-03-02 09:00';
ALTER ROLE regress_mz LOGIN;
ALTER ROLE regress_ga LOGIN;
ALTER ROLE regress_city LOGIN;
ALTER ROLE regress_report LOGIN;
CREATE ROLE regress_pool LOGIN NOINHERIT IN ROLE regress_ga, regress_rs;

-- Valid codes: what the type says that the two check characters should be; those that it does not mind are 0.
CREATE FUNCTION public.enterprise(n int) RETURNS credit_code LANGUAGE sql IMMUTABLE AS $$
    SELECT (body || coalesce(substring(credit_code_error(body || '0') FROM 'should be "(.)"\.$'), '0'))::credit_code
    FROM (SELECT head || coalesce(substring(credit_code_error(head || '00') FROM 'GB 11714\) should be "(.)"'), '0') AS body
          FROM (SELECT '91371300' || lpad(n::text, 8, '0') AS head) h) b
$$;
CREATE TABLE data.enterprise (
    code    credit_code PRIMARY KEY,
    name    text NOT NULL,
    share   share_class NOT NULL DEFAULT '无条件共享',
    founded date NOT NULL DEFAULT '2020-01-01'
);
INSERT INTO data.enterprise (code, name) SELECT enterprise(n), '企业' || n FROM generate_series(1, 3000) n;
ALTER TABLE data.enterprise OWNER TO regress_mz;
GRANT SELECT, INSERT, UPDATE, DELETE ON data.enterprise TO regress_ga;
-- What doc/app.md recommends for tools that take only plain types.
CREATE VIEW data.enterprise_plain AS SELECT code::text AS code, name, share::text AS share, founded FROM data.enterprise;
GRANT SELECT ON data.enterprise_plain TO regress_ga, regress_report;
GRANT USAGE ON SCHEMA data TO regress_ga, regress_report;
ANALYZE data.enterprise;
