-- Chapter 7, pilot operation (Articles 26-29).

-- ---------------------------------------------------------------- who supervises besides bureau and provider

CREATE TABLE ldpd.state_assets_office (
    agency ldpd.credit_code PRIMARY KEY REFERENCES ldpd.agency
);
COMMENT ON TABLE ldpd.state_assets_office IS '国有资产管理部门(第二十七条),与主管部门、提供单位共同监督试点运营;由市大数据工作主管部门登记';
COMMENT ON COLUMN ldpd.state_assets_office.agency IS '机构';
SELECT pg_catalog.pg_extension_config_dump('ldpd.state_assets_office', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.state_assets_office
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '27', 'say which agency manages state assets');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.state_assets_office
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('27');

CREATE FUNCTION ldpd.is_state_assets_office() RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED
BEGIN ATOMIC
    SELECT EXISTS (SELECT FROM ldpd.state_assets_office o WHERE o.agency OPERATOR(ldpd.=) (SELECT ldpd.current_agency()));
END;
COMMENT ON FUNCTION ldpd.is_state_assets_office() IS '本机构是否国有资产管理部门(第二十七条)';

-- ---------------------------------------------------------------- operations

CREATE SEQUENCE ldpd.pilot_operation_id_seq;
CREATE TABLE ldpd.pilot_operation (
    id          bigint PRIMARY KEY,
    operator    ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    agreement   bigint NOT NULL REFERENCES ldpd.agreement,
    approval    text NOT NULL,
    conditions  text NOT NULL CHECK (NOT ldpd.is_blank(conditions)),
    procedure   text NOT NULL CHECK (NOT ldpd.is_blank(procedure)),
    security    text NOT NULL CHECK (NOT ldpd.is_blank(security)),
    environment text NOT NULL CHECK (NOT ldpd.is_blank(environment)),
    techniques  text[] NOT NULL DEFAULT '{}'
                CHECK (techniques <@ '{数据沙箱,隐私计算,身份认证,访问控制,安全审计,权限管理,过程追溯,数据互信}'::text[]),
    sandbox     name NOT NULL,
    valid_until timestamptz NOT NULL,
    state       text NOT NULL CHECK (state IN ('opened', 'ended')),
    bureau      ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    opened_at   timestamptz NOT NULL,
    end_reason  text,
    ended_at    timestamptz
);
ALTER SEQUENCE ldpd.pilot_operation_id_seq OWNED BY ldpd.pilot_operation.id;
CREATE INDEX pilot_operation_of_operator ON ldpd.pilot_operation (operator);
CREATE INDEX pilot_operation_of_agreement ON ldpd.pilot_operation (agreement);
CREATE UNIQUE INDEX pilot_operation_of_sandbox ON ldpd.pilot_operation (sandbox) WHERE state = 'opened';
COMMENT ON TABLE ldpd.pilot_operation IS '公共数据试点运营(第三条、第二十七条):主体、条件、程序、安全要求、可信环境和期限,由市大数据工作主管部门登记;opened→ended,终止时其数据范围内的授权一并终止';
COMMENT ON COLUMN ldpd.pilot_operation.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.pilot_operation.operator IS '试点运营单位';
COMMENT ON COLUMN ldpd.pilot_operation.agreement IS '试点运营协议,须已签订';
COMMENT ON COLUMN ldpd.pilot_operation.approval IS '市人民政府同意的文件(第三条),必填';
COMMENT ON COLUMN ldpd.pilot_operation.conditions IS '条件';
COMMENT ON COLUMN ldpd.pilot_operation.procedure IS '程序';
COMMENT ON COLUMN ldpd.pilot_operation.security IS '安全要求';
COMMENT ON COLUMN ldpd.pilot_operation.environment IS '安全可信环境:数据试点运营平台的所在和说明(第二十八条)';
COMMENT ON COLUMN ldpd.pilot_operation.techniques IS '平台采用的技术(第二十八条)';
COMMENT ON COLUMN ldpd.pilot_operation.sandbox IS '沙箱:本数据库中的一个模式,属主为试点运营单位的角色;数据只在其中';
COMMENT ON COLUMN ldpd.pilot_operation.valid_until IS '期限,不得晚于协议的';
COMMENT ON COLUMN ldpd.pilot_operation.state IS '状态';
COMMENT ON COLUMN ldpd.pilot_operation.bureau IS '登记的主管部门,由服务器给定';
COMMENT ON COLUMN ldpd.pilot_operation.opened_at IS '登记时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_operation.end_reason IS '终止的缘由,终止时必填';
COMMENT ON COLUMN ldpd.pilot_operation.ended_at IS '终止时刻,由服务器盖记';
COMMENT ON INDEX ldpd.pilot_operation_of_operator IS '某一试点运营单位的试点运营';
COMMENT ON INDEX ldpd.pilot_operation_of_agreement IS '某一协议下的试点运营';
COMMENT ON INDEX ldpd.pilot_operation_of_sandbox IS '一个沙箱同时只属于一项试点运营';
SELECT pg_catalog.pg_extension_config_dump('ldpd.pilot_operation', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.pilot_operation_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.pilot_operation
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.pilot_operation
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.pilot_operation
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- scopes

CREATE SEQUENCE ldpd.pilot_scope_id_seq;
CREATE TABLE ldpd.pilot_scope (
    id               bigint PRIMARY KEY,
    operation        bigint NOT NULL REFERENCES ldpd.pilot_operation,
    resource         text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    purpose          text NOT NULL,
    items            text[],
    view_name        name,
    valid_until      timestamptz,
    state            text NOT NULL CHECK (state IN ('submitted', 'approved', 'refused', 'opened', 'ended')),
    consumer         ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    provider         ldpd.credit_code NOT NULL,
    submitted_at     timestamptz NOT NULL,
    approved_at      timestamptz,
    approved_by      ldpd.credit_code,
    reason           text,
    decided_at       timestamptz,
    decided_by       ldpd.credit_code,
    ended_at         timestamptz,
    row_condition    text CHECK (row_condition IS NULL OR NOT ldpd.is_blank(row_condition)),
    quota_statements int CHECK (quota_statements > 0),
    quota_rows       bigint CHECK (quota_rows > 0)
);
ALTER SEQUENCE ldpd.pilot_scope_id_seq OWNED BY ldpd.pilot_scope.id;
CREATE INDEX pilot_scope_of_operation ON ldpd.pilot_scope (operation);
CREATE INDEX pilot_scope_of_consumer ON ldpd.pilot_scope (consumer);
CREATE INDEX pilot_scope_of_provider ON ldpd.pilot_scope (provider);
COMMENT ON TABLE ldpd.pilot_scope IS '试点运营的数据范围(第二十七条):试点运营单位提出 submitted→市大数据工作主管部门 approved→提供单位 opened→ended,或者 refused。开通即给出授权,并在沙箱中建立视图,标识以假名代替;数据只能经该视图读取';
COMMENT ON COLUMN ldpd.pilot_scope.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.pilot_scope.operation IS '所属试点运营';
COMMENT ON COLUMN ldpd.pilot_scope.resource IS '信息资源代码;不予共享的不得运营';
COMMENT ON COLUMN ldpd.pilot_scope.purpose IS '用途,必填';
COMMENT ON COLUMN ldpd.pilot_scope.items IS '列名,须在现行目录的信息项内;NULL 为全部';
COMMENT ON COLUMN ldpd.pilot_scope.view_name IS '沙箱中视图的名称;不填即与纳管的表同名';
COMMENT ON COLUMN ldpd.pilot_scope.valid_until IS '期限;不填即试点运营的期限,提供单位开通时可以缩短';
COMMENT ON COLUMN ldpd.pilot_scope.state IS '状态';
COMMENT ON COLUMN ldpd.pilot_scope.consumer IS '试点运营单位,由服务器给定';
COMMENT ON COLUMN ldpd.pilot_scope.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.pilot_scope.submitted_at IS '提出时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_scope.approved_at IS '主管部门同意的时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_scope.approved_by IS '同意的主管部门,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_scope.reason IS '不同意、终止的理由,必填';
COMMENT ON COLUMN ldpd.pilot_scope.decided_at IS '开通或者不同意的时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_scope.decided_by IS '开通或者不同意的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_scope.ended_at IS '终止时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_scope.row_condition IS '只提供符合此条件的行,由提供单位开通时填写;NULL 为全部';
COMMENT ON COLUMN ldpd.pilot_scope.quota_statements IS '每日至多读取几次,由提供单位开通时填写;NULL 为不限';
COMMENT ON COLUMN ldpd.pilot_scope.quota_rows IS '每日至多读取几行,由提供单位开通时填写;NULL 为不限';
COMMENT ON INDEX ldpd.pilot_scope_of_operation IS '某一试点运营的数据范围';
COMMENT ON INDEX ldpd.pilot_scope_of_consumer IS '某一试点运营单位的数据范围';
COMMENT ON INDEX ldpd.pilot_scope_of_provider IS '某一提供单位的数据的试点运营';
SELECT pg_catalog.pg_extension_config_dump('ldpd.pilot_scope', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.pilot_scope_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.pilot_scope
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.pilot_scope
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.pilot_scope
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- Everything that is done in a sandbox is on record: what is read, by the record of reads; what is made, by this.
CREATE FUNCTION ldpd.pilot_watch() RETURNS event_trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_pilot_watch';
COMMENT ON FUNCTION ldpd.pilot_watch() IS '事件触发器函数(第二十八条):试点运营单位的角色执行的 DDL 记入 ldpd.ledger';

CREATE EVENT TRIGGER ldpd_pilot ON ddl_command_end
EXECUTE FUNCTION ldpd.pilot_watch();
COMMENT ON EVENT TRIGGER ldpd_pilot IS '试点运营全过程可记录(第二十八条)';

-- ---------------------------------------------------------------- products and their contracts

CREATE SEQUENCE ldpd.pilot_product_id_seq;
CREATE TABLE ldpd.pilot_product (
    id            bigint PRIMARY KEY,
    operation     bigint NOT NULL REFERENCES ldpd.pilot_operation,
    name          text NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('product', 'service')),
    description   text NOT NULL,
    resources     text[] NOT NULL CHECK (resources <> '{}'),
    state         text NOT NULL CHECK (state IN ('registered', 'withdrawn')),
    consumer      ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    registered_at timestamptz NOT NULL,
    reason        text,
    withdrawn_at  timestamptz
);
ALTER SEQUENCE ldpd.pilot_product_id_seq OWNED BY ldpd.pilot_product.id;
CREATE INDEX pilot_product_of_operation ON ldpd.pilot_product (operation);
CREATE INDEX pilot_product_of_consumer ON ldpd.pilot_product (consumer);
COMMENT ON TABLE ldpd.pilot_product IS '试点运营形成的数据产品和服务(第二十九条),由试点运营单位登记;registered→withdrawn';
COMMENT ON COLUMN ldpd.pilot_product.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.pilot_product.operation IS '所属试点运营';
COMMENT ON COLUMN ldpd.pilot_product.name IS '名称';
COMMENT ON COLUMN ldpd.pilot_product.kind IS 'product 产品、service 服务';
COMMENT ON COLUMN ldpd.pilot_product.description IS '说明';
COMMENT ON COLUMN ldpd.pilot_product.resources IS '所用的数据资源,须在该试点运营开通过的数据范围内';
COMMENT ON COLUMN ldpd.pilot_product.state IS '状态';
COMMENT ON COLUMN ldpd.pilot_product.consumer IS '试点运营单位,由服务器给定';
COMMENT ON COLUMN ldpd.pilot_product.registered_at IS '登记时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_product.reason IS '撤下的缘由,撤下时必填';
COMMENT ON COLUMN ldpd.pilot_product.withdrawn_at IS '撤下时刻,由服务器盖记';
COMMENT ON INDEX ldpd.pilot_product_of_operation IS '某一试点运营的产品和服务';
COMMENT ON INDEX ldpd.pilot_product_of_consumer IS '某一试点运营单位的产品和服务';
SELECT pg_catalog.pg_extension_config_dump('ldpd.pilot_product', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.pilot_product_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.pilot_product
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.pilot_product
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.pilot_product
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE SEQUENCE ldpd.product_contract_id_seq;
CREATE TABLE ldpd.product_contract (
    id              bigint PRIMARY KEY,
    product         bigint NOT NULL REFERENCES ldpd.pilot_product,
    buyer           text NOT NULL,
    signed_on       date NOT NULL,
    amount          numeric(14, 2) CHECK (amount >= 0),
    exchange_no     text,
    document_sha256 bytea CHECK (length(document_sha256) = 32),
    state           text NOT NULL CHECK (state IN ('unfiled', 'filed', 'traded')),
    consumer        ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    recorded_at     timestamptz NOT NULL,
    recorded_by     ldpd.credit_code NOT NULL,
    filed_at        timestamptz
);
ALTER SEQUENCE ldpd.product_contract_id_seq OWNED BY ldpd.product_contract.id;
CREATE INDEX product_contract_of_product ON ldpd.product_contract (product);
CREATE INDEX product_contract_of_consumer ON ldpd.product_contract (consumer);
CREATE INDEX product_contract_not_filed ON ldpd.product_contract (signed_on) WHERE state = 'unfiled';
COMMENT ON TABLE ldpd.product_contract IS '数据产品和服务的合同(第二十九条):traded 依托山东省统一的数据交易平台签订;其他途径签订的 unfiled 未备案→filed 已备案。试点运营单位录入,主管部门发现未备案的亦可录入';
COMMENT ON COLUMN ldpd.product_contract.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.product_contract.product IS '产品或者服务';
COMMENT ON COLUMN ldpd.product_contract.buyer IS '对方';
COMMENT ON COLUMN ldpd.product_contract.signed_on IS '签订日期';
COMMENT ON COLUMN ldpd.product_contract.amount IS '金额(元)';
COMMENT ON COLUMN ldpd.product_contract.exchange_no IS '省数据交易平台的合同号,在该平台签订的必填';
COMMENT ON COLUMN ldpd.product_contract.document_sha256 IS '合同文本的 SHA-256,备案时必填';
COMMENT ON COLUMN ldpd.product_contract.state IS '状态;录入时不填即未备案';
COMMENT ON COLUMN ldpd.product_contract.consumer IS '试点运营单位,由服务器给定';
COMMENT ON COLUMN ldpd.product_contract.recorded_at IS '录入时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.product_contract.recorded_by IS '录入的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.product_contract.filed_at IS '备案时刻,由服务器盖记';
COMMENT ON INDEX ldpd.product_contract_of_product IS '某一产品的合同';
COMMENT ON INDEX ldpd.product_contract_of_consumer IS '某一试点运营单位的合同';
COMMENT ON INDEX ldpd.product_contract_not_filed IS '未备案的合同,按签订日期';
SELECT pg_catalog.pg_extension_config_dump('ldpd.product_contract', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.product_contract_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.product_contract
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.product_contract
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.product_contract
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.state_assets_office TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.state_assets_office TO ldpd_bureau;
GRANT SELECT ON ldpd.pilot_operation, ldpd.pilot_scope, ldpd.pilot_product, ldpd.product_contract
TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.pilot_operation, ldpd.pilot_scope, ldpd.pilot_product, ldpd.product_contract TO ldpd_agency;

-- The operator and the bureaus; the state-assets office sees all but the scopes; a provider sees what concerns its data.
ALTER TABLE ldpd.pilot_scope ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.pilot_scope FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider));
CREATE POLICY step ON ldpd.pilot_scope FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(consumer) OR ldpd.answers_for(provider))
WITH CHECK (true);

ALTER TABLE ldpd.pilot_operation ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.pilot_operation FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(operator)
       OR (SELECT ldpd.is_state_assets_office())
       OR EXISTS (SELECT FROM ldpd.pilot_scope s WHERE s.operation = pilot_operation.id));
CREATE POLICY step ON ldpd.pilot_operation FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(operator))
WITH CHECK (true);

ALTER TABLE ldpd.pilot_product ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.pilot_product FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(consumer)
       OR (SELECT ldpd.is_state_assets_office())
       OR EXISTS (SELECT FROM ldpd.resource r
                  WHERE r.code = ANY (resources) AND ldpd.answers_for(r.provider)));
CREATE POLICY step ON ldpd.pilot_product FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(consumer))
WITH CHECK (true);

ALTER TABLE ldpd.product_contract ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.product_contract FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(consumer) OR (SELECT ldpd.is_state_assets_office()));
CREATE POLICY step ON ldpd.product_contract FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(consumer))
WITH CHECK (true);

CREATE POLICY see_all ON ldpd.pilot_operation FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.pilot_operation FOR INSERT TO ldpd_agency
WITH CHECK (true);

CREATE POLICY see_all ON ldpd.pilot_scope FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.pilot_scope FOR INSERT TO ldpd_agency
WITH CHECK (true);

CREATE POLICY see_all ON ldpd.pilot_product FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.pilot_product FOR INSERT TO ldpd_agency
WITH CHECK (true);

CREATE POLICY see_all ON ldpd.product_contract FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.product_contract FOR INSERT TO ldpd_agency
WITH CHECK (true);
