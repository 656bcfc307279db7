-- Chapter 9, supervision: reminders before a duty falls due and when it is late (Articles 5, 8, 12, 16, 18, 22, 34, 41).

CREATE TABLE ldpd.reminder_lead (
    rule     text COLLATE "C" NOT NULL,
    workdays int NOT NULL CHECK (workdays BETWEEN 0 AND 250),
    PRIMARY KEY (rule, workdays)
);
COMMENT ON TABLE ldpd.reminder_lead IS '到期前几个工作日提醒,由本市设定,由市大数据工作主管部门维护;一项规则可有几行,无行的为 1 个工作日,数据的更新(data_update)无行的到期前不提醒;逾期均提醒';
COMMENT ON COLUMN ldpd.reminder_lead.rule IS '规则,见 ldpd.duty.rule;data_update 为数据的更新(第十二条,ldpd.freshness)';
COMMENT ON COLUMN ldpd.reminder_lead.workdays IS '工作日数,到期日当日为 0';
SELECT pg_catalog.pg_extension_config_dump('ldpd.reminder_lead', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.reminder_lead
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '5', 'say how long before a duty falls due it is reminded of');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.reminder_lead
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('5');

-- ---------------------------------------------------------------- reminders

CREATE SEQUENCE ldpd.reminder_id_seq;
CREATE TABLE ldpd.reminder (
    id          bigint PRIMARY KEY,
    agency      ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    kind        text COLLATE "C" NOT NULL CHECK (kind IN ('due', 'late')),
    rule        text COLLATE "C" NOT NULL,
    article     int NOT NULL,
    object      text COLLATE "C" NOT NULL,
    due_on      date NOT NULL,
    workdays    int,
    state       text COLLATE "C" NOT NULL CHECK (state IN ('sent', 'received')),
    sent_at     timestamptz NOT NULL,
    received_at timestamptz,
    received_by name,
    CONSTRAINT lead_before_due CHECK ((kind = 'due') = (workdays IS NOT NULL)),
    CONSTRAINT sent_once UNIQUE NULLS NOT DISTINCT (object, rule, due_on, kind, workdays)
);
ALTER SEQUENCE ldpd.reminder_id_seq OWNED BY ldpd.reminder.id;
CREATE INDEX reminder_unreceived ON ldpd.reminder (agency, id) WHERE state = 'sent';
COMMENT ON TABLE ldpd.reminder IS '期限的提醒(第五条,落实工作的专职人员据以办理):到期之前和逾期之时各一次,由 ldpd.remind() 发出,发出时在该机构的频道(ldpd.reminder_channel)上通知;sent 已发出→received 已收到,由该机构办理';
COMMENT ON COLUMN ldpd.reminder.id IS '由服务器给定;按发出的先后递增';
COMMENT ON COLUMN ldpd.reminder.agency IS '被提醒的机构,即负有义务的机构';
COMMENT ON COLUMN ldpd.reminder.kind IS 'due 即将到期、late 逾期';
COMMENT ON COLUMN ldpd.reminder.rule IS '规则,见 ldpd.duty.rule;data_update 为数据的更新(第十二条)';
COMMENT ON COLUMN ldpd.reminder.article IS '条号';
COMMENT ON COLUMN ldpd.reminder.object IS '事项:表名/id,数据的更新为 resource/信息资源代码';
COMMENT ON COLUMN ldpd.reminder.due_on IS '到期日;改期的,就新的到期日另行提醒';
COMMENT ON COLUMN ldpd.reminder.workdays IS '依 ldpd.reminder_lead 为到期前几个工作日的提醒;逾期的为 NULL';
COMMENT ON COLUMN ldpd.reminder.state IS '状态';
COMMENT ON COLUMN ldpd.reminder.sent_at IS '发出时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.reminder.received_at IS '收到时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.reminder.received_by IS '收到的角色的名称,由服务器盖记';
COMMENT ON INDEX ldpd.reminder_unreceived IS '某一机构尚未收到的';
SELECT pg_catalog.pg_extension_config_dump('ldpd.reminder', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.reminder_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.reminder
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.reminder
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.reminder
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE FUNCTION ldpd.reminder_channel(agency ldpd.credit_code) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_reminder_channel';
COMMENT ON FUNCTION ldpd.reminder_channel(ldpd.credit_code) IS '机构的提醒频道的名称,用于 LISTEN(第五条):ldpd_ 加小写的统一社会信用代码。任何角色都可以 LISTEN 任何频道,所以通知只载提醒的 id,其余的依权限自 ldpd.reminder 读取';

CREATE FUNCTION ldpd.remind() RETURNS bigint
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_remind';
COMMENT ON FUNCTION ldpd.remind() IS '发出应发而未发的提醒,返回其条数(第五条):即将到期的期限,以 ldpd.reminder_lead 中已到的最近一档;逾期的期限和数据(第十二条)。每一提醒只发一次,可以随时、由几个会话同时调用;停过几日的,照补';
REVOKE EXECUTE ON FUNCTION ldpd.remind() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.remind() TO ldpd_bureau;

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.reminder_lead TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.reminder_lead TO ldpd_bureau;
GRANT SELECT ON ldpd.reminder TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT UPDATE ON ldpd.reminder TO ldpd_agency;

ALTER TABLE ldpd.reminder ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.reminder FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(agency));
CREATE POLICY see_all ON ldpd.reminder FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY step ON ldpd.reminder FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(agency))
WITH CHECK (true);
