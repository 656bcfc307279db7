-- Chapter 8, security: what a value looks like to whom it is not shown whole (Articles 28, 32, 34: 脱敏).

-- ---------------------------------------------------------------- rules

CREATE TABLE ldpd.mask_rule (
    rule       text COLLATE "C" PRIMARY KEY,
    name       text NOT NULL CHECK (NOT ldpd.is_blank(name)),
    method     text NOT NULL CHECK (method IN ('keep', 'pseudonym', 'suppress', 'plain')),
    keep_head  int CHECK (keep_head >= 0),
    keep_tail  int CHECK (keep_tail >= 0),
    item_names text[] NOT NULL DEFAULT '{}',
    CONSTRAINT ends_of_keep CHECK ((method = 'keep') = (num_nonnulls(keep_head, keep_tail) = 2)
                                   AND (method = 'keep' OR num_nonnulls(keep_head, keep_tail) = 0))
);
COMMENT ON TABLE ldpd.mask_rule IS '脱敏规则(第三十四条):一种数值脱敏后的样子;由市大数据工作主管部门维护,可以增减';
COMMENT ON COLUMN ldpd.mask_rule.rule IS '规则';
COMMENT ON COLUMN ldpd.mask_rule.name IS '名称';
COMMENT ON COLUMN ldpd.mask_rule.method IS 'keep 保留首尾、其余逐字以 * 代替,pseudonym 以假名代替,suppress 不提供,plain 原样';
COMMENT ON COLUMN ldpd.mask_rule.keep_head IS '保留前几个字符';
COMMENT ON COLUMN ldpd.mask_rule.keep_tail IS '保留后几个字符;不比首尾之和长的,全部代替';
COMMENT ON COLUMN ldpd.mask_rule.item_names IS '名称以此结尾的信息项,未另行指定的,适用本规则';
SELECT pg_catalog.pg_extension_config_dump('ldpd.mask_rule', '');

INSERT INTO ldpd.mask_rule
SELECT rule, name, method, keep_head, keep_tail, item_names
FROM (VALUES
    ('resident_id', '居民身份号码:留前 6 位(区划)和后 4 位', 'keep', 6, 4, '{身份证号,身份证号码,居民身份号码,公民身份号码,身份号码,身份证件号码}'::text[]),
    ('document', '其他证件号码:留前 2 位和后 2 位', 'keep', 2, 2, '{护照号,护照号码,通行证号码}'),
    ('credit_code', '统一社会信用代码:留前 8 位(登记机关)和末位', 'keep', 8, 1, '{}'),
    ('name', '姓名:留姓', 'keep', 1, 0, '{姓名,联系人}'),
    ('phone', '电话:留前 3 位和后 4 位', 'keep', 3, 4, '{电话,联系电话,联系方式,手机号,手机号码}'),
    ('address', '住址:留前 6 个字', 'keep', 6, 0, '{住址,家庭住址,户籍地址,通讯地址}'),
    ('account', '银行账号:留后 4 位', 'keep', 0, 4, '{银行账号,银行卡号}'),
    ('hidden', '逐字代替', 'keep', 0, 0, '{}'),
    ('pseudonym', '假名:以持有单位的密钥计算,同一号码得同一假名,不能还原,亦不能由号码推算', 'pseudonym', NULL, NULL, '{}'),
    ('suppress', '不提供', 'suppress', NULL, NULL, '{}'),
    ('plain', '原样', 'plain', NULL, NULL, '{}')
) AS r(rule, name, method, keep_head, keep_tail, item_names)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.mask_rule
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '34', 'set the rules of masking');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.mask_rule
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('34');

CREATE FUNCTION ldpd.mask(value text, rule text) RETURNS text
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_mask';
COMMENT ON FUNCTION ldpd.mask(text, text) IS '按规则脱敏(第三十四条,ldpd.mask_rule);假名不由此给出';

-- ---------------------------------------------------------------- which item goes by which rule

CREATE TABLE ldpd.item_mask (
    version_id bigint NOT NULL,
    position   int NOT NULL,
    rule       text COLLATE "C" NOT NULL REFERENCES ldpd.mask_rule,
    PRIMARY KEY (version_id, position),
    FOREIGN KEY (version_id, position) REFERENCES ldpd.resource_item
);
COMMENT ON TABLE ldpd.item_mask IS '信息项适用的脱敏规则(第六条、第三十四条),随版本编制;未填的依标识和名称推定,见 ldpd.item_masking';
COMMENT ON COLUMN ldpd.item_mask.version_id IS '所属版本';
COMMENT ON COLUMN ldpd.item_mask.position IS '信息项';
COMMENT ON COLUMN ldpd.item_mask.rule IS '脱敏规则';
SELECT pg_catalog.pg_extension_config_dump('ldpd.item_mask', '');

CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.item_mask
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the masks of versions');
CREATE TRIGGER item_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.item_mask
FOR EACH ROW EXECUTE FUNCTION ldpd.item_guard();
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.item_mask
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('34');

-- What is said goes before what is inferred; but nobody says that a person's number stays as it is.
CREATE VIEW ldpd.item_masking WITH (security_invoker = true) AS
SELECT i.version_id, i.position, i.name, i.column_name,
       CASE
           WHEN declared.rule IS NOT NULL AND NOT (declared.method = 'plain' AND known.personal) THEN declared.rule
           WHEN known.identifier THEN 'pseudonym'
           ELSE coalesce(by_name.rule, 'plain')
       END AS rule,
       CASE
           WHEN declared.rule IS NOT NULL AND NOT (declared.method = 'plain' AND known.personal) THEN 'declared'
           WHEN known.identifier THEN 'identifier'
           WHEN by_name.rule IS NOT NULL THEN 'name'
       END AS source,
       known.personal OR declared.rule IS NULL AND coalesce(by_name.rule IN ('resident_id', 'document'), false) AS personal
FROM ldpd.resource_item i
JOIN ldpd.resource_version v ON v.id = i.version_id
JOIN ldpd.resource r ON r.code = v.resource
LEFT JOIN ldpd.subject_identifier s ON s.version_id = i.version_id AND s.position = i.position
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = r.relation AND a.attname = i.column_name AND a.attnum > 0
LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
CROSS JOIN LATERAL (
    SELECT coalesce(s.code_kind IN ('resident_id', 'document'), false)
               OR coalesce('ldpd.resident_id'::regtype IN (t.oid, t.typbasetype), false) AS personal,
           s.code_kind IS NOT NULL
               OR coalesce('ldpd.resident_id'::regtype IN (t.oid, t.typbasetype), false)
               OR coalesce('ldpd.credit_code'::regtype IN (t.oid, t.typbasetype), false) AS identifier
) known
LEFT JOIN (ldpd.item_mask d JOIN ldpd.mask_rule dr USING (rule)) AS declared(rule, version_id, position, title, method)
    ON declared.version_id = i.version_id AND declared.position = i.position
LEFT JOIN LATERAL (
    SELECT m.rule
    FROM ldpd.mask_rule m, unnest(m.item_names) AS n(name)
    WHERE right(ldpd.item_key(i.name), length(ldpd.item_key(n.name))) = ldpd.item_key(n.name)
    ORDER BY length(n.name) DESC, m.rule
    LIMIT 1
) by_name ON true;
COMMENT ON VIEW ldpd.item_masking IS '各信息项适用的脱敏规则(第三十四条):已指定的依指定,标识用假名,其余依名称推定;自然人的号码不得指定为原样';
COMMENT ON COLUMN ldpd.item_masking.version_id IS '版本';
COMMENT ON COLUMN ldpd.item_masking.position IS '信息项';
COMMENT ON COLUMN ldpd.item_masking.name IS '信息项名称';
COMMENT ON COLUMN ldpd.item_masking.column_name IS '列名';
COMMENT ON COLUMN ldpd.item_masking.rule IS '脱敏规则';
COMMENT ON COLUMN ldpd.item_masking.source IS 'declared 已指定、identifier 标识、name 依名称推定;NULL 为原样';
COMMENT ON COLUMN ldpd.item_masking.personal IS '是否自然人的号码:含之的资源不得开放(第二十条)';

-- ---------------------------------------------------------------- pseudonyms

CREATE TABLE ldpd.pseudonym_key (
    operator ldpd.credit_code PRIMARY KEY REFERENCES ldpd.agency,
    key      bytea NOT NULL CHECK (length(key) = 32),
    made_at  timestamptz NOT NULL
);
COMMENT ON TABLE ldpd.pseudonym_key IS '假名的密钥(第二十八条):每一试点运营单位一个,由服务器生成,不授予任何角色读取,不入台账;更换见 ldpd.pseudonym_rotation';
COMMENT ON COLUMN ldpd.pseudonym_key.operator IS '试点运营单位';
COMMENT ON COLUMN ldpd.pseudonym_key.key IS '密钥,32 个随机字节';
COMMENT ON COLUMN ldpd.pseudonym_key.made_at IS '生成时刻';
SELECT pg_catalog.pg_extension_config_dump('ldpd.pseudonym_key', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.pseudonym_key
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '28', 'keep the keys of pseudonyms');

CREATE SEQUENCE ldpd.pseudonym_rotation_id_seq;
CREATE TABLE ldpd.pseudonym_rotation (
    id         bigint PRIMARY KEY,
    operator   ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    reason     text NOT NULL,
    rotated_at timestamptz NOT NULL,
    rotated_by ldpd.credit_code
);
ALTER SEQUENCE ldpd.pseudonym_rotation_id_seq OWNED BY ldpd.pseudonym_rotation.id;
CREATE INDEX pseudonym_rotation_of_operator ON ldpd.pseudonym_rotation (operator);
COMMENT ON TABLE ldpd.pseudonym_rotation IS '假名密钥的更换(第二十八条):由市大数据工作主管部门登记,即时生效;旧密钥随即销毁,新旧假名不能互推';
COMMENT ON COLUMN ldpd.pseudonym_rotation.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.pseudonym_rotation.operator IS '试点运营单位';
COMMENT ON COLUMN ldpd.pseudonym_rotation.reason IS '更换的理由,必填';
COMMENT ON COLUMN ldpd.pseudonym_rotation.rotated_at IS '更换时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pseudonym_rotation.rotated_by IS '更换的机构,由服务器盖记';
COMMENT ON INDEX ldpd.pseudonym_rotation_of_operator IS '某一试点运营单位密钥的更换';
SELECT pg_catalog.pg_extension_config_dump('ldpd.pseudonym_rotation', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.pseudonym_rotation_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.pseudonym_rotation
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.pseudonym_rotation
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.pseudonym_rotation
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- Whoever could call this on a value of its own would try all numbers: it answers nobody. In a view of the law's own the
-- planner puts pseudonym_of() in its place, which no statement can call, for nothing in SQL is of type internal.
CREATE FUNCTION ldpd.pseudonym_support(internal) RETURNS internal
LANGUAGE c STRICT
AS 'MODULE_PATHNAME', 'ldpd_pseudonym_support';
COMMENT ON FUNCTION ldpd.pseudonym_support(internal) IS '规划器支持函数(第二十八条):只在服务器所建的试点运营视图中,将 pseudonym() 换成 pseudonym_of()';

CREATE FUNCTION ldpd.pseudonym(value "any", operator text) RETURNS text
LANGUAGE c STABLE STRICT PARALLEL RESTRICTED SUPPORT ldpd.pseudonym_support
AS 'MODULE_PATHNAME', 'ldpd_pseudonym';
COMMENT ON FUNCTION ldpd.pseudonym("any", text) IS '假名(第二十八条):只在服务器所建的试点运营视图中起作用;其他语句调用一律拒绝,以免逐个试号';

CREATE FUNCTION ldpd.pseudonym_of(value internal, operator text) RETURNS text
LANGUAGE c STABLE STRICT PARALLEL RESTRICTED
AS 'MODULE_PATHNAME', 'ldpd_pseudonym_of';
COMMENT ON FUNCTION ldpd.pseudonym_of(internal, text) IS '假名(第二十八条):以该试点运营单位的密钥计算 HMAC-SHA256,取前 128 位;SQL 语句无从调用';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.mask_rule TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.mask_rule TO ldpd_bureau;
GRANT SELECT ON ldpd.item_mask, ldpd.item_masking TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE, DELETE ON ldpd.item_mask TO ldpd_agency;
GRANT SELECT ON ldpd.pseudonym_rotation TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT ON ldpd.pseudonym_rotation TO ldpd_agency;

ALTER TABLE ldpd.item_mask ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.item_mask FOR SELECT
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id));
CREATE POLICY edit ON ldpd.item_mask TO ldpd_agency
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id))
WITH CHECK (true);

ALTER TABLE ldpd.pseudonym_rotation ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.pseudonym_rotation FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(operator));
CREATE POLICY see_all ON ldpd.pseudonym_rotation FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.pseudonym_rotation FOR INSERT TO ldpd_agency
WITH CHECK (true);
