-- Ways round the law: all of them, what is acknowledged, and what changed (Articles 31, 34).

-- As the owner, so that whoever may ask sees the same. A plan of this many branches costs more to compile than to run.
CREATE FUNCTION ldpd.security_findings(
    OUT finding text,
    OUT kind text,
    OUT article int,
    OUT object text,
    OUT meaning text,
    OUT mend text,
    OUT fingerprint text
) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
    SELECT f.kind || '/' || f.id, f.kind, f.article, f.object, f.meaning, f.mend,
           encode(sha256(convert_to(jsonb_build_array(
               (SELECT system_identifier FROM pg_control_system()), f.kind, f.id, f.object, f.state)::text, 'UTF8')), 'hex')
    FROM (
        SELECT * FROM ldpd.security_of_roles()
        UNION ALL SELECT * FROM ldpd.security_of_tables()
        UNION ALL SELECT * FROM ldpd.security_of_roads()
        UNION ALL SELECT * FROM ldpd.security_of_law()
        UNION ALL SELECT * FROM ldpd.security_of_server()
        UNION ALL SELECT * FROM ldpd.security_of_ledger()
    ) AS f
$$;
COMMENT ON FUNCTION ldpd.security_findings() IS '现在存在的每一条绕过本办法的路,不论是否已经确认(第三十四条);无论谁问,答案相同';
REVOKE ALL ON FUNCTION ldpd.security_findings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.security_findings() TO ldpd_audit;

-- ---------------------------------------------------------------- what is there by nature, acknowledged

CREATE TABLE ldpd.security_acknowledgement (
    finding     text COLLATE "C" NOT NULL,
    fingerprint text COLLATE "C" NOT NULL,
    object      text NOT NULL,
    reason      text NOT NULL CHECK (NOT ldpd.is_blank(reason)),
    role        name NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (finding, fingerprint)
);
COMMENT ON TABLE ldpd.security_acknowledgement IS '对安全检查所列事项的确认(第三十一条):由数据库管理员说明理由,事项有变即失效;已确认的仍列于 ldpd.security_acknowledged';
COMMENT ON COLUMN ldpd.security_acknowledgement.finding IS 'ldpd.security_check 所列的事项';
COMMENT ON COLUMN ldpd.security_acknowledgement.fingerprint IS '确认时的情形(包括服务器)的摘要,由服务器盖记';
COMMENT ON COLUMN ldpd.security_acknowledgement.object IS '对象,由服务器盖记';
COMMENT ON COLUMN ldpd.security_acknowledgement.reason IS '理由,必填';
COMMENT ON COLUMN ldpd.security_acknowledgement.role IS '确认的角色,由服务器盖记';
COMMENT ON COLUMN ldpd.security_acknowledgement.at IS '确认的时刻,由服务器盖记';
SELECT pg_catalog.pg_extension_config_dump('ldpd.security_acknowledgement', '');

CREATE FUNCTION ldpd.security_acknowledge() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_security_acknowledge';
COMMENT ON FUNCTION ldpd.security_acknowledge() IS '触发器函数(行级 BEFORE):只可确认现有的事项,情形、角色、时刻由服务器盖记(第三十一条)';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.security_acknowledgement
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '31', 'acknowledge a finding');
CREATE TRIGGER security_acknowledge
BEFORE INSERT OR UPDATE ON ldpd.security_acknowledgement
FOR EACH ROW EXECUTE FUNCTION ldpd.security_acknowledge();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.security_acknowledgement
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('31');

CREATE VIEW ldpd.security_check WITH (security_invoker = true) AS
SELECT f.article, f.kind, f.object, f.meaning, f.mend, f.finding
FROM ldpd.security_findings() AS f
WHERE NOT EXISTS (
    SELECT FROM ldpd.security_acknowledgement a
    WHERE a.finding = f.finding AND a.fingerprint = f.fingerprint
);
COMMENT ON VIEW ldpd.security_check IS '安全检查(第三十一条、第三十四条):现在存在而未经确认的、绕过本办法的每一条路;无行即为妥当。每次变更之后查看';
COMMENT ON COLUMN ldpd.security_check.article IS '条号';
COMMENT ON COLUMN ldpd.security_check.kind IS '种类';
COMMENT ON COLUMN ldpd.security_check.object IS '对象';
COMMENT ON COLUMN ldpd.security_check.meaning IS '含义';
COMMENT ON COLUMN ldpd.security_check.mend IS '改正的语句,几句的各占一行起始,以分号隔开';
COMMENT ON COLUMN ldpd.security_check.finding IS '事项,确认时填入 ldpd.security_acknowledgement';

CREATE VIEW ldpd.security_acknowledged WITH (security_invoker = true) AS
SELECT f.article, f.kind, f.object, f.meaning, f.mend, f.finding, a.reason, a.role, a.at
FROM ldpd.security_findings() AS f
JOIN ldpd.security_acknowledgement a ON a.finding = f.finding AND a.fingerprint = f.fingerprint;
COMMENT ON VIEW ldpd.security_acknowledged IS '安全检查的事项中已经确认的(第三十一条),仍然存在';
COMMENT ON COLUMN ldpd.security_acknowledged.article IS '条号';
COMMENT ON COLUMN ldpd.security_acknowledged.kind IS '种类';
COMMENT ON COLUMN ldpd.security_acknowledged.object IS '对象';
COMMENT ON COLUMN ldpd.security_acknowledged.meaning IS '含义';
COMMENT ON COLUMN ldpd.security_acknowledged.mend IS '改正的语句';
COMMENT ON COLUMN ldpd.security_acknowledged.finding IS '事项';
COMMENT ON COLUMN ldpd.security_acknowledged.reason IS '确认的理由';
COMMENT ON COLUMN ldpd.security_acknowledged.role IS '确认的角色';
COMMENT ON COLUMN ldpd.security_acknowledged.at IS '确认的时刻';

CREATE FUNCTION ldpd.security_check_record() RETURNS bigint
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_security_check_record';
COMMENT ON FUNCTION ldpd.security_check_record() IS '将安全检查的事项与台账中上次所记的比较,出现、变化、消失的各记一条,返回条数(第三十四条);可手动或者由 pg_cron 定时调用';
REVOKE ALL ON FUNCTION ldpd.security_check_record() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.security_check_record() TO ldpd_audit;

GRANT SELECT ON ldpd.security_check, ldpd.security_acknowledged, ldpd.security_acknowledgement TO ldpd_audit;
