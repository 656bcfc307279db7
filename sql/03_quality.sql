-- Chapter 3, collection and gathering: the quality of data, measured (Article 10), and what their users find wrong (校核).

-- ---------------------------------------------------------------- Article 10: rules of quality

CREATE TABLE ldpd.quality_rule (
    version_id bigint NOT NULL REFERENCES ldpd.resource_version,
    rule       int NOT NULL CHECK (rule > 0),
    position   int,
    aspect     text NOT NULL CHECK (aspect IN ('真实', '准确', '完整')),
    kind       text NOT NULL CHECK (kind IN ('not_null', 'type', 'reference', 'expression')),
    argument   text,
    PRIMARY KEY (version_id, rule),
    FOREIGN KEY (version_id, position) REFERENCES ldpd.resource_item,
    CONSTRAINT kind_has_argument CHECK ((kind = 'not_null') = ldpd.is_blank(argument)),
    CONSTRAINT type_is_known CHECK (kind <> 'type' OR argument IN ('resident_id', 'credit_code', 'date', 'integer', 'numeric')),
    CONSTRAINT rule_of_item CHECK (kind = 'expression' OR position IS NOT NULL)
);
COMMENT ON TABLE ldpd.quality_rule IS '质量规则(第十条,真实、准确、完整):随版本编制,由 ldpd.measure_quality() 度量';
COMMENT ON COLUMN ldpd.quality_rule.version_id IS '所属版本';
COMMENT ON COLUMN ldpd.quality_rule.rule IS '规则号';
COMMENT ON COLUMN ldpd.quality_rule.position IS '所约束的信息项;expression 可约束整行,不填';
COMMENT ON COLUMN ldpd.quality_rule.aspect IS '真实、准确、完整';
COMMENT ON COLUMN ldpd.quality_rule.kind IS 'not_null 非空、type 类型、reference 参照、expression 合理性表达式';
COMMENT ON COLUMN ldpd.quality_rule.argument IS 'type:类型名;reference:模式.表.列;expression:对该行的布尔表达式,NULL 视为符合';
SELECT pg_catalog.pg_extension_config_dump('ldpd.quality_rule', '');

CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.quality_rule
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the rules of quality');
CREATE TRIGGER item_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.quality_rule
FOR EACH ROW EXECUTE FUNCTION ldpd.item_guard();
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.quality_rule
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('10');

-- ---------------------------------------------------------------- Article 10: quality, measured

CREATE SEQUENCE ldpd.quality_measure_id_seq;
CREATE TABLE ldpd.quality_measure (
    id          bigint PRIMARY KEY,
    version_id  bigint NOT NULL,
    rule        int NOT NULL,
    measured_at timestamptz NOT NULL,
    measured_by name NOT NULL,
    checked     bigint,
    failed      bigint,
    error       text,
    FOREIGN KEY (version_id, rule) REFERENCES ldpd.quality_rule,
    CONSTRAINT counted_or_error CHECK ((error IS NULL) = (checked IS NOT NULL AND failed IS NOT NULL))
);
ALTER SEQUENCE ldpd.quality_measure_id_seq OWNED BY ldpd.quality_measure.id;
CREATE INDEX quality_measure_of_rule ON ldpd.quality_measure (version_id, rule, measured_at);
COMMENT ON TABLE ldpd.quality_measure IS '质量度量的结果(第十条):每次度量的每条规则一行,不合规的计数,不能度量的记其错误';
COMMENT ON COLUMN ldpd.quality_measure.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.quality_measure.version_id IS '所据版本';
COMMENT ON COLUMN ldpd.quality_measure.rule IS '规则号';
COMMENT ON COLUMN ldpd.quality_measure.measured_at IS '度量时刻';
COMMENT ON COLUMN ldpd.quality_measure.measured_by IS '度量的角色的名称';
COMMENT ON COLUMN ldpd.quality_measure.checked IS '检查的行数';
COMMENT ON COLUMN ldpd.quality_measure.failed IS '不合规的行数';
COMMENT ON COLUMN ldpd.quality_measure.error IS '规则不能度量的原因';
COMMENT ON INDEX ldpd.quality_measure_of_rule IS '某一规则的各次度量';
SELECT pg_catalog.pg_extension_config_dump('ldpd.quality_measure', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.quality_measure_id_seq', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.quality_measure
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '10', 'write down what was measured');
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.quality_measure
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('10');

CREATE FUNCTION ldpd.measure_quality(resource text) RETURNS bigint
LANGUAGE c STRICT
AS 'MODULE_PATHNAME', 'ldpd_measure_quality';
COMMENT ON FUNCTION ldpd.measure_quality(text) IS '按现行版本的质量规则度量资源的表(第十条),逐条记入 ldpd.quality_measure,返回不合规的总数;由该表属主一方调用,规则在属主的权限之内、受限运行';

CREATE VIEW ldpd.quality WITH (security_invoker = true) AS
SELECT v.resource, v.provider, m.version_id, m.rule, r.aspect, r.kind, i.name AS item, r.argument,
       ldpd.day(m.measured_at) AS day,
       (pg_catalog.array_agg(m.checked ORDER BY m.measured_at DESC, m.id DESC))[1] AS checked,
       (pg_catalog.array_agg(m.failed ORDER BY m.measured_at DESC, m.id DESC))[1] AS failed,
       pg_catalog.max(m.failed) AS worst,
       (pg_catalog.array_agg(m.error ORDER BY m.measured_at DESC, m.id DESC))[1] AS error
FROM ldpd.quality_measure m
JOIN ldpd.quality_rule r ON r.version_id = m.version_id AND r.rule = m.rule
JOIN ldpd.resource_version v ON v.id = m.version_id
LEFT JOIN ldpd.resource_item i ON i.version_id = r.version_id AND i.position = r.position
GROUP BY v.resource, v.provider, m.version_id, m.rule, r.aspect, r.kind, i.name, r.argument, ldpd.day(m.measured_at);
COMMENT ON VIEW ldpd.quality IS '每条质量规则每日的度量(第十条):当日末次的结果,和当日不合规最多的一次';
COMMENT ON COLUMN ldpd.quality.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.quality.provider IS '提供单位';
COMMENT ON COLUMN ldpd.quality.version_id IS '所据版本';
COMMENT ON COLUMN ldpd.quality.rule IS '规则号';
COMMENT ON COLUMN ldpd.quality.aspect IS '真实、准确、完整';
COMMENT ON COLUMN ldpd.quality.kind IS '规则的种类';
COMMENT ON COLUMN ldpd.quality.item IS '信息项';
COMMENT ON COLUMN ldpd.quality.argument IS '规则的参数';
COMMENT ON COLUMN ldpd.quality.day IS '日期(北京时间)';
COMMENT ON COLUMN ldpd.quality.checked IS '末次检查的行数';
COMMENT ON COLUMN ldpd.quality.failed IS '末次不合规的行数';
COMMENT ON COLUMN ldpd.quality.worst IS '当日不合规最多的一次的行数';
COMMENT ON COLUMN ldpd.quality.error IS '末次不能度量的原因';

-- ---------------------------------------------------------------- 校核: who uses data says which rows are wrong

CREATE SEQUENCE ldpd.correction_id_seq;
CREATE TABLE ldpd.correction (
    id          bigint PRIMARY KEY,
    resource    text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    row_key     jsonb NOT NULL CHECK (jsonb_typeof(row_key) = 'object' AND row_key <> '{}'),
    items       text[],
    problem     text NOT NULL,
    consumer    ldpd.credit_code NOT NULL,
    provider    ldpd.credit_code NOT NULL,
    state       text NOT NULL CHECK (state IN ('flagged', 'corrected', 'confirmed', 'withdrawn')),
    flagged_at  timestamptz NOT NULL,
    answer      text,
    answered_at timestamptz,
    reply_due date,
    reply_provisional boolean,
    reply_rule bigint REFERENCES ldpd.duty_rule (id),
    CONSTRAINT answer_is_given CHECK (state NOT IN ('corrected', 'confirmed') OR NOT ldpd.is_blank(answer))
);
ALTER SEQUENCE ldpd.correction_id_seq OWNED BY ldpd.correction.id;
CREATE INDEX correction_of_provider ON ldpd.correction (provider, state);
CREATE INDEX correction_of_consumer ON ldpd.correction (consumer);
CREATE INDEX correction_reply_running ON ldpd.correction (reply_due) WHERE state = 'flagged';
COMMENT ON TABLE ldpd.correction IS '数据校核(第十条):使用单位对所能读取的行提出异议,flagged 提出→corrected 已更正、confirmed 核实无误、withdrawn 撤回;由提供单位答复';
COMMENT ON COLUMN ldpd.correction.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.correction.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.correction.row_key IS '指明该行的列和值,如 {"id": 5};须恰为提出者可读的一行';
COMMENT ON COLUMN ldpd.correction.items IS '有误的列;NULL 为整行';
COMMENT ON COLUMN ldpd.correction.problem IS '何处有误';
COMMENT ON COLUMN ldpd.correction.consumer IS '提出的机构,由服务器给定';
COMMENT ON COLUMN ldpd.correction.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.correction.state IS '状态';
COMMENT ON COLUMN ldpd.correction.flagged_at IS '提出时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.correction.answer IS '答复,答复时必填';
COMMENT ON COLUMN ldpd.correction.answered_at IS '答复或者撤回时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.correction.reply_due IS '答复到期日;采用的文件未设期限的,为 NULL';
COMMENT ON COLUMN ldpd.correction.reply_provisional IS '答复到期日为暂定';
COMMENT ON COLUMN ldpd.correction.reply_rule IS '设定答复到期日的规则,由服务器给定,见 ldpd.duty_rule';
COMMENT ON INDEX ldpd.correction_of_provider IS '某一提供单位待答复的';
COMMENT ON INDEX ldpd.correction_of_consumer IS '某一使用单位提出的';
COMMENT ON INDEX ldpd.correction_reply_running IS '未答复的,按答复到期日';
SELECT pg_catalog.pg_extension_config_dump('ldpd.correction', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.correction_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.correction
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.correction
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.correction
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.quality_rule, ldpd.quality_measure, ldpd.quality, ldpd.correction TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE, DELETE ON ldpd.quality_rule TO ldpd_agency;
GRANT INSERT, UPDATE ON ldpd.correction TO ldpd_agency;

ALTER TABLE ldpd.quality_rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.quality_rule FOR SELECT
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id));
CREATE POLICY edit ON ldpd.quality_rule TO ldpd_agency
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id))
WITH CHECK (true);

ALTER TABLE ldpd.correction ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.correction FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
CREATE POLICY see_all ON ldpd.correction FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.correction FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.correction FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider))
WITH CHECK (true);
