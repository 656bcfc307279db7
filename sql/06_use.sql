-- Chapter 6, use of public data: the agreements (Articles 24, 25; 27 for pilot operation).

CREATE SEQUENCE ldpd.agreement_id_seq;
CREATE TABLE ldpd.agreement (
    id              bigint PRIMARY KEY,
    open_request    bigint REFERENCES ldpd.open_request,
    consumer        ldpd.credit_code REFERENCES ldpd.agency,
    title           text NOT NULL,
    document        text,
    document_sha256 bytea CHECK (length(document_sha256) = 32),
    rights          text,
    valid_until     timestamptz,
    state           text NOT NULL CHECK (state IN ('proposed', 'signed', 'ended')),
    provider        ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    proposed_at     timestamptz NOT NULL,
    signed_at       timestamptz,
    signed_by       name,
    end_reason      text,
    ended_at        timestamptz,
    CONSTRAINT agreement_of_one_kind CHECK (num_nonnulls(open_request, consumer) = 1),
    CONSTRAINT agreement_has_document CHECK (NOT ldpd.is_blank(document) OR document_sha256 IS NOT NULL)
);
ALTER SEQUENCE ldpd.agreement_id_seq OWNED BY ldpd.agreement.id;
CREATE INDEX agreement_of_request ON ldpd.agreement (open_request);
CREATE INDEX agreement_of_consumer ON ldpd.agreement (consumer);
CREATE INDEX agreement_of_provider ON ldpd.agreement (provider);
COMMENT ON TABLE ldpd.agreement IS '公共数据开放利用协议(第二十五条)和试点运营协议(第二十七条、第四十一条):proposed 拟定→signed 对方签订→ended 终止。前者由提供单位就一项开放需求拟定,开放平台代申请人签订;后者由市大数据工作主管部门拟定,试点运营单位签订';
COMMENT ON COLUMN ldpd.agreement.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.agreement.open_request IS '开放利用协议所就的开放需求';
COMMENT ON COLUMN ldpd.agreement.consumer IS '试点运营协议的试点运营单位';
COMMENT ON COLUMN ldpd.agreement.title IS '协议名称和编号';
COMMENT ON COLUMN ldpd.agreement.document IS '协议全文;存于别处的可只填摘要值';
COMMENT ON COLUMN ldpd.agreement.document_sha256 IS '协议文本(UTF-8)的 SHA-256;填有全文的由服务器计算';
COMMENT ON COLUMN ldpd.agreement.rights IS '对数据产品、服务等数据权益的约定(第二十五条);NULL 为依法律、法规';
COMMENT ON COLUMN ldpd.agreement.valid_until IS '期限;NULL 为至终止时';
COMMENT ON COLUMN ldpd.agreement.state IS '状态';
COMMENT ON COLUMN ldpd.agreement.provider IS '公共数据一方:提供单位,或者市大数据工作主管部门;由服务器给定';
COMMENT ON COLUMN ldpd.agreement.proposed_at IS '拟定时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.agreement.signed_at IS '签订时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.agreement.signed_by IS '签订的角色的名称,由服务器盖记';
COMMENT ON COLUMN ldpd.agreement.end_reason IS '终止的缘由,终止时必填';
COMMENT ON COLUMN ldpd.agreement.ended_at IS '终止时刻,由服务器盖记;据此开放、运营的授权同时终止';
COMMENT ON INDEX ldpd.agreement_of_request IS '某一开放需求的协议';
COMMENT ON INDEX ldpd.agreement_of_consumer IS '某一试点运营单位的协议';
COMMENT ON INDEX ldpd.agreement_of_provider IS '某一提供单位的协议';
SELECT pg_catalog.pg_extension_config_dump('ldpd.agreement', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.agreement_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.agreement
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.agreement
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.agreement
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

GRANT SELECT ON ldpd.agreement TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.agreement TO ldpd_agency;
GRANT UPDATE ON ldpd.agreement TO ldpd_public;

ALTER TABLE ldpd.agreement ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.agreement FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
CREATE POLICY see_all ON ldpd.agreement FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.agreement FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.agreement FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider))
WITH CHECK (true);
-- The platform sees and signs those of the requests that it filed.
CREATE POLICY see_public ON ldpd.agreement FOR SELECT TO ldpd_public
USING (EXISTS (SELECT FROM ldpd.open_request r WHERE r.id = open_request));
CREATE POLICY step_public ON ldpd.agreement FOR UPDATE TO ldpd_public
USING (EXISTS (SELECT FROM ldpd.open_request r WHERE r.id = open_request))
WITH CHECK (true);
