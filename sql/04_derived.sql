-- Chapter 4, sharing: what was shared is not handed on (Article 17, 数不外用).

CREATE TABLE ldpd.derived (
    id             bigserial PRIMARY KEY,
    relation       regclass NOT NULL,
    resource       text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    holder         ldpd.credit_code REFERENCES ldpd.agency,
    grant_id       bigint,
    made_at        timestamptz NOT NULL,
    made_by        name NOT NULL,
    release_reason text CHECK (release_reason IS NULL OR NOT ldpd.is_blank(release_reason)),
    released_at    timestamptz,
    released_by    name,
    CONSTRAINT derived_once UNIQUE NULLS NOT DISTINCT (relation, resource, holder)
);
CREATE INDEX derived_of_resource ON ldpd.derived (resource);
COMMENT ON TABLE ldpd.derived IS '衍生表(第十七条):语句读取其他机构的纳管数据而写入别的表的,该表随之受同一规则约束:只有写入的机构在其授权有效期间可以读取(无条件共享的,各机构均可)。由服务器登记;提供单位可以解除,删除或者清空该表即终止';
COMMENT ON COLUMN ldpd.derived.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.derived.relation IS '衍生的表、物化视图';
COMMENT ON COLUMN ldpd.derived.resource IS '数据来自哪一资源';
COMMENT ON COLUMN ldpd.derived.holder IS '写入的机构;NULL 为数据库管理员或者开放平台所写,有条件共享的数据除提供单位外各机构均不得读取';
COMMENT ON COLUMN ldpd.derived.grant_id IS '写入时所据的授权;NULL 为无条件共享';
COMMENT ON COLUMN ldpd.derived.made_at IS '首次写入的时刻';
COMMENT ON COLUMN ldpd.derived.made_by IS '首次写入的角色';
COMMENT ON COLUMN ldpd.derived.release_reason IS '提供单位解除的理由(例如已汇总、已脱敏);填写即解除';
COMMENT ON COLUMN ldpd.derived.released_at IS '解除时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.derived.released_by IS '解除的角色,由服务器盖记';
COMMENT ON INDEX ldpd.derived_once IS '某一表的来源,每次读取时据以判定';
COMMENT ON INDEX ldpd.derived_of_resource IS '某一资源的衍生表';
SELECT pg_catalog.pg_extension_config_dump('ldpd.derived', 'WHERE relation IN (SELECT oid FROM pg_catalog.pg_class WHERE relpersistence <> ''t'')');

SELECT pg_catalog.pg_extension_config_dump('ldpd.derived_id_seq', '');

CREATE FUNCTION ldpd.derived_release() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_derived_release';
COMMENT ON FUNCTION ldpd.derived_release() IS '触发器函数(行级 BEFORE UPDATE):衍生表由来源的提供单位解除,须有理由(第十七条)';

CREATE TRIGGER registry_guard
BEFORE INSERT OR DELETE OR TRUNCATE ON ldpd.derived
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '17', 'register derived relations');
CREATE TRIGGER derived_release
BEFORE UPDATE ON ldpd.derived
FOR EACH ROW EXECUTE FUNCTION ldpd.derived_release();

GRANT SELECT ON ldpd.derived TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT UPDATE (release_reason) ON ldpd.derived TO ldpd_agency;
ALTER TABLE ldpd.derived ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.derived FOR SELECT TO ldpd_agency
USING (
    ldpd.answers_for(holder)
    OR EXISTS (
        SELECT FROM ldpd.resource r
        WHERE r.code = resource
          AND ldpd.answers_for(r.provider)
    )
);
CREATE POLICY release ON ldpd.derived FOR UPDATE TO ldpd_agency
USING (true);
CREATE POLICY see_all ON ldpd.derived FOR SELECT TO ldpd_report, ldpd_audit
USING (true);

CREATE TABLE ldpd.outlet (
    function text COLLATE "C" PRIMARY KEY,
    where_to text NOT NULL
);
COMMENT ON TABLE ldpd.outlet IS '出口函数(第十七条):读取其他机构纳管数据的语句不得调用;数据经由它们到达数据库管不到的地方。由数据库管理员增减';
COMMENT ON COLUMN ldpd.outlet.function IS '函数名,不论模式和参数';
COMMENT ON COLUMN ldpd.outlet.where_to IS '数据由此去往何处';
SELECT pg_catalog.pg_extension_config_dump('ldpd.outlet', '');

GRANT SELECT ON ldpd.outlet TO PUBLIC;

INSERT INTO ldpd.outlet
SELECT function, where_to
FROM (VALUES
    ('pg_notify', '监听该通道的任何会话'),
    ('lo_from_bytea', '大对象'),
    ('lo_put', '大对象'),
    ('lowrite', '大对象'),
    ('pg_logical_emit_message', '逻辑复制的接收方'),
    ('set_config', '会话变量:连接池中的下一个使用者可以读到'),
    ('dblink', '别的数据库'),
    ('dblink_exec', '别的数据库'),
    ('dblink_open', '别的数据库'),
    ('dblink_send_query', '别的数据库')
) AS shipped(function, where_to)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.outlet
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '17', 'keep the list of outlets');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.outlet
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('17');

CREATE FUNCTION ldpd.derived_watch() RETURNS event_trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_derived_watch';
COMMENT ON FUNCTION ldpd.derived_watch() IS '事件触发器函数:衍生表不因授权、易主、并入其他表、发布而到达别的机构(第十七条)';

CREATE EVENT TRIGGER ldpd_derived ON ddl_command_end
WHEN TAG IN ('GRANT', 'ALTER TABLE', 'ALTER MATERIALIZED VIEW', 'CREATE TABLE', 'CREATE PUBLICATION', 'ALTER PUBLICATION')
EXECUTE FUNCTION ldpd.derived_watch();
COMMENT ON EVENT TRIGGER ldpd_derived IS '衍生表不得转给第三方(第十七条)';
