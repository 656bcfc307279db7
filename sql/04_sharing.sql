-- Chapter 4, sharing (Articles 14-18).

-- ---------------------------------------------------------------- requests

CREATE SEQUENCE ldpd.share_request_id_seq;
CREATE TABLE ldpd.share_request (
    id                 bigint PRIMARY KEY,
    resource           text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    consumer           ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    purpose            text NOT NULL,
    items              text[],
    valid_until        timestamptz,
    state              text NOT NULL
                       CHECK (state IN ('submitted', 'agreed', 'refused', 'withdrawn', 'fulfilled', 'ended')),
    provider           ldpd.credit_code NOT NULL,
    submitted_at       timestamptz NOT NULL,
    reply_due          date,
    reply_provisional  boolean,
    decided_at         timestamptz,
    decided_by         name,
    legal_basis        text,
    fulfil_due         date,
    fulfil_provisional boolean,
    fulfilled_at       timestamptz,
    ended_at           timestamptz,
    overturned_at      timestamptz,
    row_condition      text CHECK (row_condition IS NULL OR NOT ldpd.is_blank(row_condition)),
    quota_statements   int CHECK (quota_statements > 0),
    quota_rows         bigint CHECK (quota_rows > 0),
    reply_rule bigint REFERENCES ldpd.duty_rule (id),
    fulfil_rule bigint REFERENCES ldpd.duty_rule (id),
    CONSTRAINT refusal_has_basis CHECK (state <> 'refused' OR NOT ldpd.is_blank(legal_basis))
);
ALTER SEQUENCE ldpd.share_request_id_seq OWNED BY ldpd.share_request.id;
-- Nearly all days of the column lie in the past: by its statistics, whoever asks for what is overdue among what runs would be thought to want
-- all of it, and get workers and compiled code for that. So the day of what runs is an expression, with statistics of its own.
CREATE INDEX share_request_reply_running ON ldpd.share_request ((CASE WHEN state = 'submitted' THEN reply_due END)) WHERE state = 'submitted';
CREATE INDEX share_request_fulfil_running ON ldpd.share_request ((CASE WHEN state = 'agreed' THEN fulfil_due END)) WHERE state = 'agreed';
CREATE STATISTICS ldpd.share_request_reply_days ON (CASE WHEN state = 'submitted' THEN reply_due END) FROM ldpd.share_request;
CREATE STATISTICS ldpd.share_request_fulfil_days ON (CASE WHEN state = 'agreed' THEN fulfil_due END) FROM ldpd.share_request;
CREATE INDEX share_request_of_consumer ON ldpd.share_request (consumer);
CREATE INDEX share_request_of_provider ON ldpd.share_request (provider);
COMMENT ON TABLE ldpd.share_request IS '共享请求(第十六条第二项):submitted 提出→agreed 同意→fulfilled 完成共享→ended 终止;submitted→refused 不予共享、withdrawn 撤回。3 个工作日内反馈,同意的 7 个工作日内完成';
COMMENT ON COLUMN ldpd.share_request.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.share_request.resource IS '信息资源代码,须为有条件共享';
COMMENT ON COLUMN ldpd.share_request.consumer IS '使用单位;不填即本机构';
COMMENT ON COLUMN ldpd.share_request.purpose IS '使用目的(第十七条),必填';
COMMENT ON COLUMN ldpd.share_request.items IS '所需列名,须在现行目录的信息项内;NULL 为全部';
COMMENT ON COLUMN ldpd.share_request.valid_until IS '使用截止时刻;提供单位同意时可以缩短;NULL 为至终止时';
COMMENT ON COLUMN ldpd.share_request.state IS '状态';
COMMENT ON COLUMN ldpd.share_request.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.share_request.submitted_at IS '提出时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.share_request.reply_due IS '反馈到期日,由服务器计算';
COMMENT ON COLUMN ldpd.share_request.reply_provisional IS '反馈到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd.share_request.decided_at IS '反馈时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.share_request.decided_by IS '反馈的角色的名称,由服务器盖记';
COMMENT ON COLUMN ldpd.share_request.legal_basis IS '不予共享的法律、法规、规章依据,不予共享时必填';
COMMENT ON COLUMN ldpd.share_request.fulfil_due IS '完成共享到期日,由服务器计算';
COMMENT ON COLUMN ldpd.share_request.fulfil_provisional IS '完成共享到期日为暂定';
COMMENT ON COLUMN ldpd.share_request.fulfilled_at IS '完成共享时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.share_request.overturned_at IS '不予共享被争议处理推翻、视为同意的时刻(第三十九条),由服务器盖记;完成共享的期限自此起算';
COMMENT ON COLUMN ldpd.share_request.ended_at IS '终止或者撤回时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.share_request.row_condition IS '只提供符合此条件的行(第十五条第二项,部分提供):对该行各列的布尔表达式,由提供单位同意时填写;NULL 为全部';
COMMENT ON COLUMN ldpd.share_request.quota_statements IS '每日至多读取几次(语句数),由提供单位同意时填写;NULL 为不限';
COMMENT ON COLUMN ldpd.share_request.quota_rows IS '每日至多读取几行,由提供单位同意时填写;NULL 为不限';
COMMENT ON COLUMN ldpd.share_request.reply_rule IS '设定反馈到期日的规则(文件和条文),由服务器给定,见 ldpd.duty_rule';
COMMENT ON COLUMN ldpd.share_request.fulfil_rule IS '设定完成共享到期日的规则(文件和条文),由服务器给定,见 ldpd.duty_rule';
COMMENT ON INDEX ldpd.share_request_reply_running IS '未反馈的,按反馈到期日';
COMMENT ON INDEX ldpd.share_request_fulfil_running IS '已同意而未完成的,按完成到期日';
COMMENT ON INDEX ldpd.share_request_of_consumer IS '某一使用单位的请求';
COMMENT ON INDEX ldpd.share_request_of_provider IS '向某一提供单位提出的请求';
COMMENT ON STATISTICS ldpd.share_request_reply_days IS '未反馈的请求的到期日(第十六条)';
COMMENT ON STATISTICS ldpd.share_request_fulfil_days IS '已同意而未完成的请求的到期日(第十六条)';
SELECT pg_catalog.pg_extension_config_dump('ldpd.share_request', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.share_request_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.share_request
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.share_request
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.share_request
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- emergencies

CREATE SEQUENCE ldpd.emergency_share_id_seq;
CREATE TABLE ldpd.emergency_share (
    id          bigint PRIMARY KEY,
    resource    text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    consumer    ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    event       text NOT NULL,
    purpose     text NOT NULL,
    basis       text NOT NULL,
    items       text[],
    valid_until timestamptz NOT NULL,
    state       text NOT NULL CHECK (state IN ('opened', 'ended', 'reviewed')),
    provider    ldpd.credit_code NOT NULL,
    opened_by   ldpd.credit_code NOT NULL,
    opened_at   timestamptz NOT NULL,
    ended_at    timestamptz,
    reviewer    ldpd.credit_code,
    review_due  date,
    review_provisional boolean,
    review      text,
    reviewed_at timestamptz,
    reviewed_by ldpd.credit_code,
    review_rule bigint REFERENCES ldpd.duty_rule (id),
    CONSTRAINT review_says_something CHECK (state <> 'reviewed' OR NOT ldpd.is_blank(review))
);
ALTER SEQUENCE ldpd.emergency_share_id_seq OWNED BY ldpd.emergency_share.id;
CREATE INDEX emergency_share_of_consumer ON ldpd.emergency_share (consumer);
CREATE INDEX emergency_share_of_provider ON ldpd.emergency_share (provider);
CREATE INDEX emergency_share_review_running ON ldpd.emergency_share (review_due) WHERE state <> 'reviewed';
COMMENT ON TABLE ldpd.emergency_share IS '应急共享(第十八条):提供单位或者大数据工作主管部门开通,即时生效,须载明事件、目的、依据和截止时刻(至多 ldpd.city_setting 所定日数);opened→ended→reviewed,到期自行失效,终止后由主管部门复核,逾期未复核的,不得就同一提供单位再向该使用单位开通';
COMMENT ON COLUMN ldpd.emergency_share.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.emergency_share.resource IS '信息资源代码;不予共享的,仅其提供单位可开通';
COMMENT ON COLUMN ldpd.emergency_share.consumer IS '使用单位';
COMMENT ON COLUMN ldpd.emergency_share.event IS '突发事件或者惠民政策';
COMMENT ON COLUMN ldpd.emergency_share.purpose IS '使用目的';
COMMENT ON COLUMN ldpd.emergency_share.basis IS '依据';
COMMENT ON COLUMN ldpd.emergency_share.items IS '列名;NULL 为全部';
COMMENT ON COLUMN ldpd.emergency_share.valid_until IS '截止时刻';
COMMENT ON COLUMN ldpd.emergency_share.state IS '状态';
COMMENT ON COLUMN ldpd.emergency_share.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.emergency_share.opened_by IS '开通的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.emergency_share.opened_at IS '开通时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.emergency_share.ended_at IS '提前终止时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.emergency_share.reviewer IS '负责复核的主管部门,由服务器给定';
COMMENT ON COLUMN ldpd.emergency_share.review_due IS '复核到期日,自截止或者提前终止之日起,由服务器计算';
COMMENT ON COLUMN ldpd.emergency_share.review_provisional IS '复核到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd.emergency_share.review IS '复核意见,复核时必填';
COMMENT ON COLUMN ldpd.emergency_share.reviewed_at IS '复核时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.emergency_share.reviewed_by IS '复核的主管部门,由服务器盖记';
COMMENT ON COLUMN ldpd.emergency_share.review_rule IS '设定复核到期日的规则(文件和条文),由服务器给定,见 ldpd.duty_rule';
COMMENT ON INDEX ldpd.emergency_share_review_running IS '未复核的,按复核到期日';
COMMENT ON INDEX ldpd.emergency_share_of_consumer IS '向某一使用单位开通的应急共享';
COMMENT ON INDEX ldpd.emergency_share_of_provider IS '某一提供单位数据的应急共享';
SELECT pg_catalog.pg_extension_config_dump('ldpd.emergency_share', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.emergency_share_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.emergency_share
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.emergency_share
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.emergency_share
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- grants

CREATE TABLE ldpd.share_grant (
    id        bigserial PRIMARY KEY,
    resource  text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    consumer  ldpd.credit_code REFERENCES ldpd.agency,
    platform  regrole,
    purpose   text NOT NULL,
    items     text[],
    source    text NOT NULL CHECK (source IN ('request', 'emergency', 'pilot', 'open')),
    source_id bigint NOT NULL,
    valid     tstzrange NOT NULL,
    row_condition    text,
    quota_statements int,
    quota_rows       bigint,
    suspended_at     timestamptz,
    CONSTRAINT grant_has_a_holder CHECK (num_nonnulls(consumer, platform) = 1 AND (source = 'open') = (platform IS NOT NULL))
);
CREATE INDEX share_grant_of_consumer ON ldpd.share_grant (resource, consumer);
CREATE INDEX share_grant_of_platform ON ldpd.share_grant (resource, platform);
CREATE INDEX share_grant_of_source ON ldpd.share_grant (source, source_id);
COMMENT ON TABLE ldpd.share_grant IS '授权(第十六条、第十八条、第二十二条):完成共享、应急共享或者依申请开放时由服务器给出,到时自行失效';
COMMENT ON COLUMN ldpd.share_grant.id IS '授权号;同一资源持有几项的,以 SET ldpd.grant_id 指明';
COMMENT ON COLUMN ldpd.share_grant.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.share_grant.consumer IS '使用单位;依申请开放的为 NULL';
COMMENT ON COLUMN ldpd.share_grant.platform IS '依申请开放的,代为提出的开放平台角色';
COMMENT ON COLUMN ldpd.share_grant.purpose IS '使用目的(第十七条、第二十四条)';
COMMENT ON COLUMN ldpd.share_grant.items IS '列名;NULL 为全部';
COMMENT ON COLUMN ldpd.share_grant.source IS 'request 共享请求、emergency 应急共享、pilot 试点运营、open 依申请开放';
COMMENT ON COLUMN ldpd.share_grant.source_id IS '来源的 id';
COMMENT ON COLUMN ldpd.share_grant.valid IS '有效期间';
COMMENT ON COLUMN ldpd.share_grant.row_condition IS '只可读取符合此条件的行(第十五条第二项);NULL 为全部';
COMMENT ON COLUMN ldpd.share_grant.quota_statements IS '每日至多读取几次(语句数);NULL 为不限';
COMMENT ON COLUMN ldpd.share_grant.quota_rows IS '每日至多读取几行;NULL 为不限';
COMMENT ON COLUMN ldpd.share_grant.suspended_at IS '暂停的时刻,恢复后为 NULL;见 ldpd.grant_suspension';
COMMENT ON INDEX ldpd.share_grant_of_consumer IS '某一使用单位对某一资源的授权,每次读取时据以判定';
COMMENT ON INDEX ldpd.share_grant_of_platform IS '开放平台某一角色对某一资源的授权';
COMMENT ON INDEX ldpd.share_grant_of_source IS '某一请求或者应急共享给出的授权';
SELECT pg_catalog.pg_extension_config_dump('ldpd.share_grant', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.share_grant_id_seq', '');

CREATE FUNCTION ldpd.grant_record() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_grant_record';
COMMENT ON FUNCTION ldpd.grant_record() IS '触发器函数(行级 AFTER):授权的给出和终止记入 ldpd.ledger,并使各会话重新判定';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.share_grant
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '16', 'write grants');
CREATE TRIGGER grant_record
AFTER INSERT OR UPDATE ON ldpd.share_grant
FOR EACH ROW EXECUTE FUNCTION ldpd.grant_record();

-- ---------------------------------------------------------------- suspension, quotas, grants to look after

CREATE SEQUENCE ldpd.grant_suspension_id_seq;
CREATE TABLE ldpd.grant_suspension (
    id           bigint PRIMARY KEY,
    grant_id     bigint NOT NULL REFERENCES ldpd.share_grant,
    reason       text NOT NULL,
    state        text NOT NULL CHECK (state IN ('suspended', 'lifted')),
    provider     ldpd.credit_code NOT NULL,
    consumer     ldpd.credit_code NOT NULL,
    suspended_at timestamptz NOT NULL,
    suspended_by ldpd.credit_code NOT NULL,
    lift_reason  text,
    lifted_at    timestamptz,
    lifted_by    ldpd.credit_code
);
ALTER SEQUENCE ldpd.grant_suspension_id_seq OWNED BY ldpd.grant_suspension.id;
CREATE UNIQUE INDEX grant_suspension_running ON ldpd.grant_suspension (grant_id) WHERE state = 'suspended';
CREATE INDEX grant_suspension_of_provider ON ldpd.grant_suspension (provider);
COMMENT ON TABLE ldpd.grant_suspension IS '授权的暂停(第十七条):suspended 暂停→lifted 恢复;由提供单位或者主管部门说明理由,即时生效,期限不因此延长';
COMMENT ON COLUMN ldpd.grant_suspension.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.grant_suspension.grant_id IS '授权号';
COMMENT ON COLUMN ldpd.grant_suspension.reason IS '暂停的理由,必填';
COMMENT ON COLUMN ldpd.grant_suspension.state IS '状态';
COMMENT ON COLUMN ldpd.grant_suspension.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.grant_suspension.consumer IS '使用单位,由服务器给定';
COMMENT ON COLUMN ldpd.grant_suspension.suspended_at IS '暂停时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.grant_suspension.suspended_by IS '暂停的机构,由服务器盖记;主管部门暂停的,由主管部门恢复';
COMMENT ON COLUMN ldpd.grant_suspension.lift_reason IS '恢复的理由,恢复时必填';
COMMENT ON COLUMN ldpd.grant_suspension.lifted_at IS '恢复时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.grant_suspension.lifted_by IS '恢复的机构,由服务器盖记';
COMMENT ON INDEX ldpd.grant_suspension_running IS '一项授权同时至多一次暂停';
COMMENT ON INDEX ldpd.grant_suspension_of_provider IS '某一提供单位数据的授权的暂停';
SELECT pg_catalog.pg_extension_config_dump('ldpd.grant_suspension', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.grant_suspension_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.grant_suspension
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.grant_suspension
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.grant_suspension
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE FUNCTION ldpd.quota_used(grant_id bigint, OUT statements bigint, OUT rows bigint)
LANGUAGE c STABLE STRICT
AS 'MODULE_PATHNAME', 'ldpd_quota_used';
COMMENT ON FUNCTION ldpd.quota_used(bigint) IS '设有限额的授权当日已用的语句数和行数(第十七条);记在共享内存中,服务器重启后自零计起';
REVOKE ALL ON FUNCTION ldpd.quota_used(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.quota_used(bigint) TO ldpd_agency, ldpd_report, ldpd_audit;

CREATE FUNCTION ldpd.quota_charge(grant_id bigint, statements bigint, rows bigint) RETURNS void
LANGUAGE c STRICT
AS 'MODULE_PATHNAME', 'ldpd_quota_charge';
COMMENT ON FUNCTION ldpd.quota_charge(bigint, bigint, bigint) IS '计入授权当日的用量(第十七条);供数据库管理员在服务器重启之后据读取记录补记';
REVOKE ALL ON FUNCTION ldpd.quota_charge(bigint, bigint, bigint) FROM PUBLIC;

CREATE VIEW ldpd.grant_quota WITH (security_invoker = true) AS
SELECT g.id AS grant_id, g.resource, g.consumer, g.quota_statements, u.statements AS used_statements, g.quota_rows,
       u.rows AS used_rows
FROM ldpd.share_grant g, LATERAL ldpd.quota_used(g.id) u
WHERE (g.quota_statements IS NOT NULL OR g.quota_rows IS NOT NULL)
  AND g.valid @> ldpd.now();
COMMENT ON VIEW ldpd.grant_quota IS '设有限额的授权和当日用量(第十七条)';
COMMENT ON COLUMN ldpd.grant_quota.grant_id IS '授权号';
COMMENT ON COLUMN ldpd.grant_quota.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.grant_quota.consumer IS '使用单位';
COMMENT ON COLUMN ldpd.grant_quota.quota_statements IS '每日语句数的限额';
COMMENT ON COLUMN ldpd.grant_quota.used_statements IS '当日已用的语句数';
COMMENT ON COLUMN ldpd.grant_quota.quota_rows IS '每日行数的限额';
COMMENT ON COLUMN ldpd.grant_quota.used_rows IS '当日已用的行数';

CREATE VIEW ldpd.grant_ending WITH (security_invoker = true) AS
SELECT g.id AS grant_id, g.resource, g.consumer, g.purpose, g.source, pg_catalog.upper(g.valid) AS ends_at,
       ldpd.workdays_left(ldpd.day(pg_catalog.upper(g.valid))) AS workdays_left, g.suspended_at
FROM ldpd.share_grant g
WHERE g.valid @> ldpd.now()
  AND NOT pg_catalog.upper_inf(g.valid);
COMMENT ON VIEW ldpd.grant_ending IS '有截止时刻的现行授权和剩余工作日(第十七条):WHERE workdays_left <= n 即 n 个工作日内到期的';
COMMENT ON COLUMN ldpd.grant_ending.grant_id IS '授权号';
COMMENT ON COLUMN ldpd.grant_ending.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.grant_ending.consumer IS '使用单位';
COMMENT ON COLUMN ldpd.grant_ending.purpose IS '使用目的';
COMMENT ON COLUMN ldpd.grant_ending.source IS '来源';
COMMENT ON COLUMN ldpd.grant_ending.ends_at IS '截止时刻';
COMMENT ON COLUMN ldpd.grant_ending.workdays_left IS '今日之后至截止日的工作日数;所需年份尚无放假通知的为 NULL';
COMMENT ON COLUMN ldpd.grant_ending.suspended_at IS '暂停的时刻';

CREATE VIEW ldpd.emergency_notice WITH (security_invoker = true) AS
SELECT e.id, t.told, t.title, e.resource, e.provider, e.consumer, e.opened_by, e.opened_at, e.event, e.basis, e.items,
       e.valid_until, e.state, e.reviewer, e.review_due
FROM ldpd.emergency_share e
CROSS JOIN LATERAL (VALUES (e.provider, '提供单位'::text), (e.reviewer, '主管部门')) AS t(told, title)
WHERE t.told <> e.opened_by
  AND e.state <> 'reviewed';
COMMENT ON VIEW ldpd.emergency_notice IS '应急共享的告知(第十八条):未经其手而开通的提供单位和主管部门,至复核为止;开通时并以 NOTIFY ldpd_emergency 发出其 id';
COMMENT ON COLUMN ldpd.emergency_notice.id IS '应急共享的 id';
COMMENT ON COLUMN ldpd.emergency_notice.told IS '被告知的机构';
COMMENT ON COLUMN ldpd.emergency_notice.title IS '提供单位、主管部门';
COMMENT ON COLUMN ldpd.emergency_notice.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.emergency_notice.provider IS '提供单位';
COMMENT ON COLUMN ldpd.emergency_notice.consumer IS '使用单位';
COMMENT ON COLUMN ldpd.emergency_notice.opened_by IS '开通的机构';
COMMENT ON COLUMN ldpd.emergency_notice.opened_at IS '开通时刻';
COMMENT ON COLUMN ldpd.emergency_notice.event IS '突发事件或者惠民政策';
COMMENT ON COLUMN ldpd.emergency_notice.basis IS '依据';
COMMENT ON COLUMN ldpd.emergency_notice.items IS '列名;NULL 为全部';
COMMENT ON COLUMN ldpd.emergency_notice.valid_until IS '截止时刻';
COMMENT ON COLUMN ldpd.emergency_notice.state IS '状态';
COMMENT ON COLUMN ldpd.emergency_notice.reviewer IS '负责复核的主管部门';
COMMENT ON COLUMN ldpd.emergency_notice.review_due IS '复核到期日';

-- Article 14: sharing is the rule.
CREATE VIEW ldpd.share_by_class WITH (security_invoker = true) AS
SELECT a.code AS agency, a.name, a.region, pg_catalog.count(*) AS resources,
       pg_catalog.count(*) FILTER (WHERE v.share_class = '无条件共享') AS unconditional,
       pg_catalog.count(*) FILTER (WHERE v.share_class = '有条件共享') AS conditional,
       pg_catalog.count(*) FILTER (WHERE v.share_class = '不予共享') AS not_shared,
       pg_catalog.round(100.0 * pg_catalog.count(*) FILTER (WHERE v.share_class = '不予共享') / pg_catalog.count(*), 1) AS not_shared_percent
FROM ldpd.resource_version v
JOIN ldpd.agency a ON a.code = v.provider
WHERE v.state = 'published'
  AND v.superseded_at IS NULL
GROUP BY a.code, a.name, a.region;
COMMENT ON VIEW ldpd.share_by_class IS '各机构现行目录中三种共享属性各占多少(第十四条,以共享为原则,不共享为例外)';
COMMENT ON COLUMN ldpd.share_by_class.agency IS '提供单位';
COMMENT ON COLUMN ldpd.share_by_class.name IS '提供单位名称';
COMMENT ON COLUMN ldpd.share_by_class.region IS '区划';
COMMENT ON COLUMN ldpd.share_by_class.resources IS '资源数';
COMMENT ON COLUMN ldpd.share_by_class.unconditional IS '无条件共享的';
COMMENT ON COLUMN ldpd.share_by_class.conditional IS '有条件共享的';
COMMENT ON COLUMN ldpd.share_by_class.not_shared IS '不予共享的';
COMMENT ON COLUMN ldpd.share_by_class.not_shared_percent IS '不予共享的占百分之几';

-- ---------------------------------------------------------------- who may read attached data

CREATE FUNCTION ldpd.reads_under(resource text, grant_id bigint) RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_reads_under';
COMMENT ON FUNCTION ldpd.reads_under(text, bigint) IS '正在执行的语句是否依该授权读取该资源(第十五条第二项);attach() 为有行条件的授权所设的策略据以只对该授权的使用单位起作用';

CREATE FUNCTION ldpd.may_support(internal) RETURNS internal
LANGUAGE c STRICT
AS 'MODULE_PATHNAME', 'ldpd_may_support';
COMMENT ON FUNCTION ldpd.may_support(internal) IS '规划器支持函数:准许的,在规划时即化为真';

CREATE FUNCTION ldpd.may_read(resource text) RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL RESTRICTED SUPPORT ldpd.may_support
AS 'MODULE_PATHNAME', 'ldpd_may_read';
COMMENT ON FUNCTION ldpd.may_read(text) IS '会话所用角色的机构现在可否读取该资源(第十五条至第二十条);不可的报错,错误代码为所据条文';

CREATE FUNCTION ldpd.may_write(resource text) RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL RESTRICTED SUPPORT ldpd.may_support
AS 'MODULE_PATHNAME', 'ldpd_may_write';
COMMENT ON FUNCTION ldpd.may_write(text) IS '会话所用角色的机构可否写入该资源:只有提供单位可以(第三十一条、第四十一条)';

CREATE FUNCTION ldpd.explain_access(
    resource text,
    OUT allowed boolean,
    OUT article int,
    OUT role regrole,
    OUT agency ldpd.credit_code,
    OUT version int,
    OUT share_class ldpd.share_class,
    OUT open_class ldpd.open_class,
    OUT grant_id bigint,
    OUT valid tstzrange,
    OUT items text[],
    OUT path text,
    OUT message text,
    OUT hint text
)
LANGUAGE c STABLE STRICT PARALLEL RESTRICTED
AS 'MODULE_PATHNAME', 'ldpd_explain_access';
COMMENT ON FUNCTION ldpd.explain_access(text) IS '为什么可以或者不可以读取该资源:属性、版本、授权、期间、条文;与拒绝时的 DETAIL 一致';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.share_request, ldpd.emergency_share, ldpd.share_grant, ldpd.grant_suspension, ldpd.grant_quota,
    ldpd.grant_ending, ldpd.emergency_notice, ldpd.share_by_class
TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.share_request, ldpd.emergency_share, ldpd.grant_suspension TO ldpd_agency;

ALTER TABLE ldpd.share_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.share_request FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
CREATE POLICY see_all ON ldpd.share_request FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.share_request FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.share_request FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider))
WITH CHECK (true);

ALTER TABLE ldpd.emergency_share ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.emergency_share FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
CREATE POLICY see_all ON ldpd.emergency_share FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.emergency_share FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.emergency_share FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider))
WITH CHECK (true);

-- A grant is seen by who holds it and by whoever sees the resource's provider.
ALTER TABLE ldpd.share_grant ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.share_grant FOR SELECT TO ldpd_agency
USING (
    ldpd.answers_for(consumer)
    OR EXISTS (
        SELECT FROM ldpd.resource r
        WHERE r.code = resource
          AND ldpd.answers_for(r.provider)
    )
);
CREATE POLICY see_all ON ldpd.share_grant FOR SELECT TO ldpd_report, ldpd_audit
USING (true);

ALTER TABLE ldpd.grant_suspension ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.grant_suspension FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
CREATE POLICY see_all ON ldpd.grant_suspension FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.grant_suspension FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.grant_suspension FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(provider))
WITH CHECK (true);
