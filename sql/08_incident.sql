-- Chapter 8, security: the five duties of Article 34 as recurring tasks; incidents, and what they freeze.

-- ---------------------------------------------------------------- the five duties

CREATE TABLE ldpd.security_duty (
    duty       int PRIMARY KEY CHECK (duty > 0),
    name       text NOT NULL CHECK (NOT ldpd.is_blank(name)),
    cycle      text COLLATE "C" NOT NULL REFERENCES ldpd.update_period,
    instrument text COLLATE "C" NOT NULL REFERENCES ldpd.instrument
);
COMMENT ON TABLE ldpd.security_duty IS '数据安全职责(第三十四条)和各自的周期:条文只说“定期”,周期由本市设定';
COMMENT ON COLUMN ldpd.security_duty.duty IS '职责,一至五为第三十四条各项';
COMMENT ON COLUMN ldpd.security_duty.name IS '名称';
COMMENT ON COLUMN ldpd.security_duty.cycle IS '多久一次,取值见 ldpd.update_period;改动只对其后开始的周期起作用';
COMMENT ON COLUMN ldpd.security_duty.instrument IS '所依据的法律文件;施行之前不起算';
SELECT pg_catalog.pg_extension_config_dump('ldpd.security_duty', '');

INSERT INTO ldpd.security_duty
SELECT duty, name, cycle, 'linyi'
FROM (VALUES
    (1, '网络安全等级保护和制度、规范、规程', '每年'),
    (2, '数据安全教育、技术培训', '每年'),
    (3, '日常管理和检查,复制、导出、脱敏、销毁的监督', '每季度'),
    (4, '压力测试和风险监测', '每年'),
    (5, '应急预案和演练', '每年')
) AS d(duty, name, cycle)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.security_duty
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '34', 'set the cycles of the duties of security');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.security_duty
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('34');

CREATE SEQUENCE ldpd.security_task_id_seq;
CREATE TABLE ldpd.security_task (
    id          bigint PRIMARY KEY,
    agency      ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    duty        int NOT NULL REFERENCES ldpd.security_duty,
    cycle       text COLLATE "C" NOT NULL,
    state       text NOT NULL CHECK (state IN ('due', 'done')),
    started_on  date NOT NULL,
    due_on      date,
    provisional boolean,
    evidence    text,
    done_at     timestamptz,
    done_by     name,
    CONSTRAINT done_has_evidence CHECK (state <> 'done' OR NOT ldpd.is_blank(evidence))
);
ALTER SEQUENCE ldpd.security_task_id_seq OWNED BY ldpd.security_task.id;
CREATE UNIQUE INDEX security_task_running ON ldpd.security_task (agency, duty) WHERE state = 'due';
CREATE INDEX security_task_due ON ldpd.security_task (due_on) WHERE state = 'due';
COMMENT ON TABLE ldpd.security_task IS '数据安全职责的履行(第三十四条):机构登记之日起由服务器逐项起算,due→done,附凭证;履行之日起下一周期自行开始';
COMMENT ON COLUMN ldpd.security_task.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.security_task.agency IS '负有职责的机构';
COMMENT ON COLUMN ldpd.security_task.duty IS '职责,见 ldpd.security_duty';
COMMENT ON COLUMN ldpd.security_task.cycle IS '本周期的长短';
COMMENT ON COLUMN ldpd.security_task.state IS 'due 待履行、done 已履行';
COMMENT ON COLUMN ldpd.security_task.started_on IS '起算之日';
COMMENT ON COLUMN ldpd.security_task.due_on IS '到期日,由服务器计算';
COMMENT ON COLUMN ldpd.security_task.provisional IS '到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd.security_task.evidence IS '履行的凭证(报告、记录的名称和文号),履行时必填';
COMMENT ON COLUMN ldpd.security_task.done_at IS '履行时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.security_task.done_by IS '履行的角色的名称,由服务器盖记';
COMMENT ON INDEX ldpd.security_task_running IS '每一机构每项职责一个进行中的周期';
COMMENT ON INDEX ldpd.security_task_due IS '待履行的,按到期日';
SELECT pg_catalog.pg_extension_config_dump('ldpd.security_task', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.security_task_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.security_task
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.security_task
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.security_task
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE FUNCTION ldpd.security_task_begin() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_security_task_begin';
COMMENT ON FUNCTION ldpd.security_task_begin() IS '触发器函数(语句级 AFTER):机构登记、职责增加时,为尚无周期的起算(第三十四条)';
CREATE TRIGGER security_task_begin
AFTER INSERT ON ldpd.agency
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.security_task_begin();
CREATE TRIGGER security_task_begin
AFTER INSERT ON ldpd.security_duty
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.security_task_begin();

-- ---------------------------------------------------------------- incidents

CREATE SEQUENCE ldpd.incident_id_seq;
CREATE TABLE ldpd.incident (
    id                   bigint PRIMARY KEY,
    agency               ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    description          text NOT NULL,
    personal_information boolean NOT NULL DEFAULT false,
    state                text NOT NULL CHECK (state IN ('found', 'contained', 'reported', 'resolved')),
    found_at             timestamptz NOT NULL,
    filed_at             timestamptz NOT NULL,
    filed_by             ldpd.credit_code,
    report_by            timestamptz NOT NULL,
    measures             text,
    contained_at         timestamptz,
    reported_to          text,
    report               text,
    persons_told         text,
    reported_at          timestamptz,
    cause                text,
    resolved_at          timestamptz,
    resolved_by          ldpd.credit_code,
    CONSTRAINT resolved_is_contained_and_reported CHECK (state <> 'resolved' OR contained_at IS NOT NULL AND reported_at IS NOT NULL AND NOT ldpd.is_blank(cause))
);
ALTER SEQUENCE ldpd.incident_id_seq OWNED BY ldpd.incident.id;
CREATE INDEX incident_of_agency ON ldpd.incident (agency);
CREATE INDEX incident_unreported ON ldpd.incident (report_by) WHERE reported_at IS NULL;
COMMENT ON TABLE ldpd.incident IS '数据安全事件(第三十四条第四项、第五项;《网络数据安全管理条例》第十条、第十一条):found 发现→contained 控制、reported 报告(先后不拘)→resolved 了结;可以冻结资源、机构或者授权(ldpd.incident_freeze)';
COMMENT ON COLUMN ldpd.incident.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.incident.agency IS '发生事件的机构;不填即本机构';
COMMENT ON COLUMN ldpd.incident.description IS '情况';
COMMENT ON COLUMN ldpd.incident.personal_information IS '是否涉及个人信息';
COMMENT ON COLUMN ldpd.incident.state IS '状态';
COMMENT ON COLUMN ldpd.incident.found_at IS '发现的时刻,不填即登记之时,不得晚于当时';
COMMENT ON COLUMN ldpd.incident.filed_at IS '登记时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.incident.filed_by IS '登记的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.incident.report_by IS '至迟何时报告,由服务器计算';
COMMENT ON COLUMN ldpd.incident.measures IS '补救措施,控制时必填';
COMMENT ON COLUMN ldpd.incident.contained_at IS '控制时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.incident.reported_to IS '报告的主管部门,报告时必填';
COMMENT ON COLUMN ldpd.incident.report IS '报告的内容:危害后果、已采取的措施,报告时必填';
COMMENT ON COLUMN ldpd.incident.persons_told IS '如何告知个人和利害关系人,或者不必告知的理由;涉及个人信息的,报告时必填';
COMMENT ON COLUMN ldpd.incident.reported_at IS '报告时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.incident.cause IS '原因和处置结果,了结时必填';
COMMENT ON COLUMN ldpd.incident.resolved_at IS '了结时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.incident.resolved_by IS '了结的机构,由服务器盖记';
COMMENT ON INDEX ldpd.incident_of_agency IS '某一机构的事件';
COMMENT ON INDEX ldpd.incident_unreported IS '尚未报告的,按时限';
SELECT pg_catalog.pg_extension_config_dump('ldpd.incident', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.incident_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.incident
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.incident
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.incident
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE SEQUENCE ldpd.incident_freeze_id_seq;
CREATE TABLE ldpd.incident_freeze (
    id          bigint PRIMARY KEY,
    incident    bigint NOT NULL REFERENCES ldpd.incident,
    resource    text COLLATE "C" REFERENCES ldpd.resource,
    agency      ldpd.credit_code REFERENCES ldpd.agency,
    grant_id    bigint REFERENCES ldpd.share_grant,
    state       text NOT NULL CHECK (state IN ('frozen', 'lifted')),
    provider    ldpd.credit_code NOT NULL,
    frozen_at   timestamptz NOT NULL,
    frozen_by   ldpd.credit_code NOT NULL,
    lift_reason text,
    lifted_at   timestamptz,
    lifted_by   ldpd.credit_code,
    CONSTRAINT freezes_one CHECK (num_nonnulls(resource, agency, grant_id) = 1)
);
ALTER SEQUENCE ldpd.incident_freeze_id_seq OWNED BY ldpd.incident_freeze.id;
CREATE UNIQUE INDEX incident_freeze_of_resource ON ldpd.incident_freeze (resource, incident) WHERE state = 'frozen';
CREATE UNIQUE INDEX incident_freeze_of_agency ON ldpd.incident_freeze (agency, incident) WHERE state = 'frozen';
CREATE UNIQUE INDEX incident_freeze_of_grant ON ldpd.incident_freeze (grant_id, incident) WHERE state = 'frozen';
CREATE INDEX incident_freeze_of_incident ON ldpd.incident_freeze (incident);
COMMENT ON TABLE ldpd.incident_freeze IS '事件的冻结(第三十四条):frozen 冻结→lifted 解除;冻结一项资源、一个机构或者一项授权,即时对各会话生效,只记录(record)方式纳管的表亦然';
COMMENT ON COLUMN ldpd.incident_freeze.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.incident_freeze.incident IS '所属的事件';
COMMENT ON COLUMN ldpd.incident_freeze.resource IS '冻结的资源:除提供单位外均不得读取';
COMMENT ON COLUMN ldpd.incident_freeze.agency IS '冻结的机构:不得读取他机构的数据';
COMMENT ON COLUMN ldpd.incident_freeze.grant_id IS '冻结的授权';
COMMENT ON COLUMN ldpd.incident_freeze.state IS '状态';
COMMENT ON COLUMN ldpd.incident_freeze.provider IS '资源、授权的提供单位,或者被冻结的机构,由服务器给定';
COMMENT ON COLUMN ldpd.incident_freeze.frozen_at IS '冻结时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.incident_freeze.frozen_by IS '冻结的机构,由服务器盖记;主管部门冻结的,由主管部门解除';
COMMENT ON COLUMN ldpd.incident_freeze.lift_reason IS '解除的理由,解除时必填';
COMMENT ON COLUMN ldpd.incident_freeze.lifted_at IS '解除时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.incident_freeze.lifted_by IS '解除的机构,由服务器盖记';
COMMENT ON INDEX ldpd.incident_freeze_of_resource IS '冻结中的资源,每次读取时据以判定';
COMMENT ON INDEX ldpd.incident_freeze_of_agency IS '冻结中的机构,每次读取时据以判定';
COMMENT ON INDEX ldpd.incident_freeze_of_grant IS '冻结中的授权,每次读取时据以判定';
COMMENT ON INDEX ldpd.incident_freeze_of_incident IS '某一事件所冻结的';
SELECT pg_catalog.pg_extension_config_dump('ldpd.incident_freeze', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.incident_freeze_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.incident_freeze
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.incident_freeze
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.incident_freeze
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.security_duty TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.security_duty TO ldpd_bureau;
GRANT SELECT ON ldpd.security_task, ldpd.incident, ldpd.incident_freeze TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT UPDATE ON ldpd.security_task TO ldpd_agency;
GRANT INSERT, UPDATE ON ldpd.incident, ldpd.incident_freeze TO ldpd_agency;

ALTER TABLE ldpd.security_task ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.security_task FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(agency));
CREATE POLICY see_all ON ldpd.security_task FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY step ON ldpd.security_task FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(agency))
WITH CHECK (true);

ALTER TABLE ldpd.incident ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.incident FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(agency));
CREATE POLICY see_all ON ldpd.incident FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.incident FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.incident FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(agency))
WITH CHECK (true);

-- Whoever is frozen sees it, and so does whose data are concerned.
ALTER TABLE ldpd.incident_freeze ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.incident_freeze FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(provider)
    OR ldpd.answers_for(agency)
    OR EXISTS (SELECT FROM ldpd.share_grant g WHERE g.id = grant_id AND ldpd.answers_for(g.consumer)));
CREATE POLICY see_all ON ldpd.incident_freeze FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.incident_freeze FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.incident_freeze FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(provider))
WITH CHECK (true);
