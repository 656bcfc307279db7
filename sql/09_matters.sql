-- Chapters 9 and 10: matters that somebody files, an office handles and its answer ends: reports (Article 38), disputes (39),
-- notices to put right (41, 43).

-- ---------------------------------------------------------------- reports of misuse

CREATE SEQUENCE ldpd.report_id_seq;
CREATE TABLE ldpd.report (
    id           bigint PRIMARY KEY,
    accused      ldpd.credit_code REFERENCES ldpd.agency,
    accused_name text,
    resource     text COLLATE "C" REFERENCES ldpd.resource,
    content      text NOT NULL,
    handler      ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    anonymous    boolean NOT NULL DEFAULT false,
    reporter     text,
    contact      text,
    state        text NOT NULL CHECK (state IN ('filed', 'accepted', 'upheld', 'dismissed')),
    filed_by     regrole,
    filed_at     timestamptz NOT NULL,
    accepted_at  timestamptz,
    article      int,
    item         int,
    answer       text,
    answered_at  timestamptz,
    CONSTRAINT reported_is_somebody CHECK (accused IS NOT NULL OR NOT ldpd.is_blank(accused_name)),
    CONSTRAINT anonymous_is_nobody CHECK (NOT anonymous OR num_nonnulls(reporter, contact, filed_by) = 0),
    CONSTRAINT finding_of_article CHECK (CASE article WHEN 41 THEN item BETWEEN 1 AND 5 AND accused IS NOT NULL
        WHEN 42 THEN item BETWEEN 1 AND 4 WHEN 43 THEN item = 0 AND accused IS NOT NULL ELSE article IS NULL AND item IS NULL END),
    CONSTRAINT upheld_says_what CHECK ((state = 'upheld') = (article IS NOT NULL))
);
ALTER SEQUENCE ldpd.report_id_seq OWNED BY ldpd.report.id;
CREATE INDEX report_of_handler ON ldpd.report (handler, state);
COMMENT ON TABLE ldpd.report IS '举报(第三十八条):filed 举报→accepted 受理→upheld 查实、dismissed 不成立。只有处理的机构和举报者本人可见,被举报者、上级、审计和报表角色均不可见;台账只记何时举报、何时处理,不记何人举报和举报内容';
COMMENT ON COLUMN ldpd.report.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.report.accused IS '被举报的机构';
COMMENT ON COLUMN ldpd.report.accused_name IS '被举报的不是机构的,其姓名或者名称(如开放数据的使用者)';
COMMENT ON COLUMN ldpd.report.resource IS '所涉的资源;被举报的不是机构的,必填';
COMMENT ON COLUMN ldpd.report.content IS '举报的内容';
COMMENT ON COLUMN ldpd.report.handler IS '处理的机构:不填即被举报者(不是机构的,提供单位)的本级主管部门;可以写明资源的提供单位,不得为被举报者';
COMMENT ON COLUMN ldpd.report.anonymous IS '匿名举报:不留姓名、联系方式和角色';
COMMENT ON COLUMN ldpd.report.reporter IS '举报人姓名或者名称,可不填';
COMMENT ON COLUMN ldpd.report.contact IS '联系方式,可不填';
COMMENT ON COLUMN ldpd.report.state IS '状态';
COMMENT ON COLUMN ldpd.report.filed_by IS '举报所用的角色,由服务器盖记;匿名的为 NULL';
COMMENT ON COLUMN ldpd.report.filed_at IS '举报时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.report.accepted_at IS '受理时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.report.article IS '查实的,违反第四十一条、第四十二条或者第四十三条';
COMMENT ON COLUMN ldpd.report.item IS '该条第几项;第四十三条不分项,填 0';
COMMENT ON COLUMN ldpd.report.answer IS '处理结果,办结时必填';
COMMENT ON COLUMN ldpd.report.answered_at IS '办结时刻,由服务器盖记';
COMMENT ON INDEX ldpd.report_of_handler IS '某一机构处理的举报';
SELECT pg_catalog.pg_extension_config_dump('ldpd.report', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.report_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.report
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.report
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.report
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE TABLE ldpd.report_finding (
    report       bigint PRIMARY KEY REFERENCES ldpd.report,
    accused      ldpd.credit_code REFERENCES ldpd.agency,
    accused_name text,
    resource     text COLLATE "C" REFERENCES ldpd.resource,
    article      int NOT NULL,
    item         int NOT NULL,
    finding      text NOT NULL,
    found_by     ldpd.credit_code NOT NULL,
    found_at     timestamptz NOT NULL
);
CREATE INDEX report_finding_of_accused ON ldpd.report_finding (accused);
COMMENT ON TABLE ldpd.report_finding IS '举报查实的结果(第三十八条),由服务器登记;不含举报人和举报内容,处理结果亦不应写明举报人';
COMMENT ON COLUMN ldpd.report_finding.report IS '举报的 id';
COMMENT ON COLUMN ldpd.report_finding.accused IS '被举报的机构';
COMMENT ON COLUMN ldpd.report_finding.accused_name IS '被举报的不是机构的,其姓名或者名称';
COMMENT ON COLUMN ldpd.report_finding.resource IS '所涉的资源';
COMMENT ON COLUMN ldpd.report_finding.article IS '违反的条文';
COMMENT ON COLUMN ldpd.report_finding.item IS '第几项';
COMMENT ON COLUMN ldpd.report_finding.finding IS '处理结果';
COMMENT ON COLUMN ldpd.report_finding.found_by IS '处理的机构';
COMMENT ON COLUMN ldpd.report_finding.found_at IS '查实的时刻';
COMMENT ON INDEX ldpd.report_finding_of_accused IS '某一机构被查实的举报';
SELECT pg_catalog.pg_extension_config_dump('ldpd.report_finding', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.report_finding
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '38', 'write down what a report has shown');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.report_finding
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('38');

-- ---------------------------------------------------------------- disputes

CREATE SEQUENCE ldpd.dispute_id_seq;
CREATE TABLE ldpd.dispute (
    id            bigint PRIMARY KEY,
    share_request bigint REFERENCES ldpd.share_request,
    open_request  bigint REFERENCES ldpd.open_request,
    resource      text COLLATE "C" REFERENCES ldpd.resource,
    claim         text NOT NULL,
    state         text NOT NULL CHECK (state IN ('filed', 'accepted', 'upheld', 'dismissed', 'withdrawn')),
    claimant      ldpd.credit_code,
    filed_by      regrole NOT NULL,
    respondent    ldpd.credit_code NOT NULL,
    handler       ldpd.credit_code NOT NULL,
    filed_at      timestamptz NOT NULL,
    accepted_at   timestamptz,
    result        text,
    settled_at    timestamptz,
    CONSTRAINT about_one CHECK (num_nonnulls(share_request, open_request, resource) = 1),
    CONSTRAINT result_is_given CHECK (state NOT IN ('upheld', 'dismissed') OR NOT ldpd.is_blank(result))
);
ALTER SEQUENCE ldpd.dispute_id_seq OWNED BY ldpd.dispute.id;
CREATE INDEX dispute_of_handler ON ldpd.dispute (handler, state);
CREATE INDEX dispute_of_respondent ON ldpd.dispute (respondent);
COMMENT ON TABLE ldpd.dispute IS '争议(第三十九条):filed 提请→accepted 受理→upheld 支持、dismissed 不支持、withdrawn 撤回;由本级大数据工作主管部门协调解决。处理期间各项期限照常进行;支持的,不予共享、不同意开放变为同意,资源的属性须在第八条的期限内更新';
COMMENT ON COLUMN ldpd.dispute.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.dispute.share_request IS '争议所在的共享请求';
COMMENT ON COLUMN ldpd.dispute.open_request IS '争议所在的开放需求';
COMMENT ON COLUMN ldpd.dispute.resource IS '争议所在的资源(如其属性)';
COMMENT ON COLUMN ldpd.dispute.claim IS '请求和理由';
COMMENT ON COLUMN ldpd.dispute.state IS '状态';
COMMENT ON COLUMN ldpd.dispute.claimant IS '提请的机构,由服务器给定;开放平台代为提请的为 NULL';
COMMENT ON COLUMN ldpd.dispute.filed_by IS '提请的角色,由服务器盖记';
COMMENT ON COLUMN ldpd.dispute.respondent IS '对方,由服务器给定';
COMMENT ON COLUMN ldpd.dispute.handler IS '处理的主管部门,由服务器给定:提供单位的本级主管部门;其为当事人的,上一级';
COMMENT ON COLUMN ldpd.dispute.filed_at IS '提请时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.dispute.accepted_at IS '受理时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.dispute.result IS '处理结果,办结时必填';
COMMENT ON COLUMN ldpd.dispute.settled_at IS '办结或者撤回时刻,由服务器盖记';
COMMENT ON INDEX ldpd.dispute_of_handler IS '某一主管部门处理的争议';
COMMENT ON INDEX ldpd.dispute_of_respondent IS '某一机构为对方的争议';
SELECT pg_catalog.pg_extension_config_dump('ldpd.dispute', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.dispute_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.dispute
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.dispute
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.dispute
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- notices to put right

CREATE SEQUENCE ldpd.rectification_id_seq;
CREATE TABLE ldpd.rectification (
    id          bigint PRIMARY KEY,
    agency      ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    article     int NOT NULL CHECK (article IN (41, 43)),
    item        int NOT NULL,
    subject     text,
    subject_id  text,
    fact        text NOT NULL,
    demand      text NOT NULL,
    due_on      date NOT NULL,
    state       text NOT NULL CHECK (state IN ('issued', 'answered', 'returned', 'closed', 'withdrawn')),
    bureau      ldpd.credit_code NOT NULL,
    issued_at   timestamptz NOT NULL,
    answer      text,
    answered_at timestamptz,
    finding     text,
    checked_at  timestamptz,
    CONSTRAINT item_of_article CHECK (CASE article WHEN 41 THEN item BETWEEN 1 AND 5 ELSE item = 0 END)
);
ALTER SEQUENCE ldpd.rectification_id_seq OWNED BY ldpd.rectification.id;
CREATE INDEX rectification_of_agency ON ldpd.rectification (agency);
CREATE INDEX rectification_running ON ldpd.rectification (due_on) WHERE state IN ('issued', 'returned');
CREATE INDEX rectification_of_subject ON ldpd.rectification (subject, subject_id);
COMMENT ON TABLE ldpd.rectification IS '限期整改通知(第四十一条、第四十三条):issued 通知→answered 答复→closed 检查通过、returned 退回;issued、returned→withdrawn 撤销。由本级大数据工作主管部门通知,对主管部门由上一级';
COMMENT ON COLUMN ldpd.rectification.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.rectification.agency IS '被通知的机构';
COMMENT ON COLUMN ldpd.rectification.article IS '41 公共管理和服务机构、43 主管部门';
COMMENT ON COLUMN ldpd.rectification.item IS '第四十一条第几项;第四十三条不分项,填 0';
COMMENT ON COLUMN ldpd.rectification.subject IS '所涉事项,如 ldpd.breach 所列';
COMMENT ON COLUMN ldpd.rectification.subject_id IS '所涉事项的 id';
COMMENT ON COLUMN ldpd.rectification.fact IS '事实';
COMMENT ON COLUMN ldpd.rectification.demand IS '整改要求';
COMMENT ON COLUMN ldpd.rectification.due_on IS '整改期限,由通知载明;退回时可以另定';
COMMENT ON COLUMN ldpd.rectification.state IS '状态';
COMMENT ON COLUMN ldpd.rectification.bureau IS '通知的主管部门,由服务器给定';
COMMENT ON COLUMN ldpd.rectification.issued_at IS '通知时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.rectification.answer IS '整改情况,答复时必填';
COMMENT ON COLUMN ldpd.rectification.answered_at IS '答复时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.rectification.finding IS '检查的结论,办结、退回、撤销时必填';
COMMENT ON COLUMN ldpd.rectification.checked_at IS '检查时刻,由服务器盖记';
COMMENT ON INDEX ldpd.rectification_of_agency IS '某一机构的整改';
COMMENT ON INDEX ldpd.rectification_running IS '未答复的,按期限';
COMMENT ON INDEX ldpd.rectification_of_subject IS '就某一事项发出的整改通知';
SELECT pg_catalog.pg_extension_config_dump('ldpd.rectification', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.rectification_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.rectification
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.rectification
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.rectification
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.report, ldpd.dispute TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT SELECT ON ldpd.report_finding, ldpd.rectification TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.report, ldpd.rectification TO ldpd_agency;
GRANT INSERT ON ldpd.report TO ldpd_public;
GRANT INSERT, UPDATE ON ldpd.dispute TO ldpd_agency, ldpd_public;

-- Not my_agencies(): neither the bureau above the handler nor whoever audits needs to know who reported. No see_all here.
ALTER TABLE ldpd.report ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_handler ON ldpd.report FOR SELECT TO ldpd_agency
USING (handler = (SELECT ldpd.current_agency()));
CREATE POLICY see_own ON ldpd.report FOR SELECT TO ldpd_agency, ldpd_public
USING (filed_by = ldpd.acting_role());
CREATE POLICY file ON ldpd.report FOR INSERT TO ldpd_agency, ldpd_public
WITH CHECK (true);
CREATE POLICY step ON ldpd.report FOR UPDATE TO ldpd_agency
USING (handler = (SELECT ldpd.current_agency()))
WITH CHECK (true);

ALTER TABLE ldpd.report_finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.report_finding FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(accused)
    OR ldpd.answers_for(found_by)
    OR EXISTS (SELECT FROM ldpd.resource r WHERE r.code = resource AND ldpd.answers_for(r.provider)));
CREATE POLICY see_all ON ldpd.report_finding FOR SELECT TO ldpd_report, ldpd_audit
USING (true);

ALTER TABLE ldpd.dispute ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.dispute FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(claimant)
    OR ldpd.answers_for(respondent)
    OR ldpd.answers_for(handler));
CREATE POLICY see_all ON ldpd.dispute FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.dispute FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.dispute FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(claimant)
    OR ldpd.answers_for(respondent)
    OR ldpd.answers_for(handler))
WITH CHECK (true);
CREATE POLICY see_public ON ldpd.dispute FOR SELECT TO ldpd_public
USING (filed_by = ldpd.acting_role());
CREATE POLICY file_public ON ldpd.dispute FOR INSERT TO ldpd_public
WITH CHECK (true);
CREATE POLICY step_public ON ldpd.dispute FOR UPDATE TO ldpd_public
USING (filed_by = ldpd.acting_role())
WITH CHECK (true);

ALTER TABLE ldpd.rectification ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.rectification FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(agency));
CREATE POLICY see_all ON ldpd.rectification FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.rectification FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.rectification FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(agency))
WITH CHECK (true);
