-- Chapter 5, opening to the public (Articles 19-22).

CREATE SEQUENCE ldpd.open_request_id_seq;
CREATE TABLE ldpd.open_request (
    id                bigint PRIMARY KEY,
    resource          text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    applicant_kind    text NOT NULL CHECK (applicant_kind IN ('person', 'legal_person', 'organization')),
    applicant_name    text,
    applicant_code    text NOT NULL,
    purpose           text NOT NULL,
    state             text NOT NULL CHECK (state IN ('submitted', 'agreed', 'refused', 'opened', 'ended')),
    provider          ldpd.credit_code NOT NULL,
    filed_by          regrole NOT NULL,
    submitted_at      timestamptz NOT NULL,
    reply_due         date,
    reply_provisional boolean,
    decided_at        timestamptz,
    decided_by        name,
    reason            text,
    opened_at         timestamptz,
    items             text[],
    valid_until       timestamptz,
    ended_at          timestamptz,
    reply_rule bigint REFERENCES ldpd.duty_rule (id),
    CONSTRAINT refusal_has_reason CHECK (state <> 'refused' OR NOT ldpd.is_blank(reason))
);
ALTER SEQUENCE ldpd.open_request_id_seq OWNED BY ldpd.open_request.id;
-- as in 04_sharing.sql
CREATE INDEX open_request_reply_running ON ldpd.open_request ((CASE WHEN state = 'submitted' THEN reply_due END)) WHERE state = 'submitted';
CREATE STATISTICS ldpd.open_request_reply_days ON (CASE WHEN state = 'submitted' THEN reply_due END) FROM ldpd.open_request;
CREATE INDEX open_request_of_provider ON ldpd.open_request (provider);
CREATE INDEX open_request_of_platform ON ldpd.open_request (filed_by);
COMMENT ON TABLE ldpd.open_request IS '社会公众的数据开放需求(第十九条、第二十二条),由开放平台代为提出:submitted 提出→agreed 同意→opened 开放→ended 终止;submitted→refused 不同意。7 个工作日内反馈,不同意的说明理由';
COMMENT ON COLUMN ldpd.open_request.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.open_request.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.open_request.applicant_kind IS 'person 公民、legal_person 法人、organization 其他组织(第十九条)';
COMMENT ON COLUMN ldpd.open_request.applicant_name IS '申请人姓名或者名称';
COMMENT ON COLUMN ldpd.open_request.applicant_code IS '公民身份号码或者其他有效证件号码、统一社会信用代码、其他识别代码(第十一条)';
COMMENT ON COLUMN ldpd.open_request.purpose IS '使用用途(第二十四条),必填';
COMMENT ON COLUMN ldpd.open_request.state IS '状态';
COMMENT ON COLUMN ldpd.open_request.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.open_request.filed_by IS '代为提出的开放平台角色,由服务器盖记';
COMMENT ON COLUMN ldpd.open_request.submitted_at IS '提出时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.open_request.reply_due IS '反馈到期日,由服务器计算';
COMMENT ON COLUMN ldpd.open_request.reply_provisional IS '反馈到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd.open_request.decided_at IS '反馈时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.open_request.decided_by IS '反馈的角色的名称,由服务器盖记';
COMMENT ON COLUMN ldpd.open_request.reason IS '不同意开放的理由,不同意时必填';
COMMENT ON COLUMN ldpd.open_request.opened_at IS '开放时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.open_request.items IS '所需列名,须在现行目录的信息项内;NULL 为全部';
COMMENT ON COLUMN ldpd.open_request.valid_until IS '使用截止时刻;提供单位同意时可以定下或者缩短;NULL 为至终止时';
COMMENT ON COLUMN ldpd.open_request.ended_at IS '终止时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.open_request.reply_rule IS '设定反馈到期日的规则(文件和条文),由服务器给定,见 ldpd.duty_rule';
COMMENT ON INDEX ldpd.open_request_reply_running IS '未反馈的,按反馈到期日(第二十二条)';
COMMENT ON INDEX ldpd.open_request_of_provider IS '向某一提供单位提出的需求';
COMMENT ON INDEX ldpd.open_request_of_platform IS '某一开放平台角色代为提出的需求';
COMMENT ON STATISTICS ldpd.open_request_reply_days IS '未反馈的需求的到期日(第二十二条)';
SELECT pg_catalog.pg_extension_config_dump('ldpd.open_request', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.open_request_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.open_request
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.open_request
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.open_request
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

GRANT SELECT ON ldpd.open_request TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT INSERT ON ldpd.open_request TO ldpd_public;
GRANT UPDATE ON ldpd.open_request TO ldpd_agency, ldpd_public;
-- An agency that files here is told by the trigger who may, not by a missing privilege.
GRANT INSERT ON ldpd.open_request TO ldpd_agency;

ALTER TABLE ldpd.open_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.open_request FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(provider));
CREATE POLICY see_all ON ldpd.open_request FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.open_request FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.open_request FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(provider))
WITH CHECK (true);
CREATE POLICY see_public ON ldpd.open_request FOR SELECT TO ldpd_public
USING (filed_by = ldpd.acting_role());
CREATE POLICY step_public ON ldpd.open_request FOR UPDATE TO ldpd_public
USING (filed_by = ldpd.acting_role())
WITH CHECK (true);
CREATE POLICY file_public ON ldpd.open_request FOR INSERT TO ldpd_public
WITH CHECK (true);

-- What was opened for an applicant is a grant of the platform's.
GRANT SELECT ON ldpd.share_grant TO ldpd_public;
CREATE POLICY see_public ON ldpd.share_grant FOR SELECT TO ldpd_public
USING (platform = ldpd.acting_role());
