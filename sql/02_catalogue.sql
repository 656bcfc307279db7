-- Chapter 2, the catalogue of public data (Articles 6-8).

CREATE FUNCTION ldpd.lifecycle() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_lifecycle';
COMMENT ON FUNCTION ldpd.lifecycle() IS '触发器函数:各项程序的状态机,谁可办理、需要什么、服务器盖记什么、哪个期限起算(第七条、第八条、第十六条、第十八条、第二十二条)';

-- ---------------------------------------------------------------- the norm (Article 6): classes, codes of other systems

CREATE TABLE ldpd.resource_class (
    code text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[1-9]([0-9]{2}([0-9]{3}[0-9]*)?)?$'),
    name text NOT NULL CHECK (NOT ldpd.is_blank(name))
);
COMMENT ON TABLE ldpd.resource_class IS '信息资源分类(第六条):类、项、目、细目及其代码。某一类(项、目)之下列有下级的,信息资源代码须属于其中之一;未列的,只查代码的形式';
COMMENT ON COLUMN ldpd.resource_class.code IS '类 1 位、项至第 3 位、目至第 6 位、细目其后若干位';
COMMENT ON COLUMN ldpd.resource_class.name IS '名称';
SELECT pg_catalog.pg_extension_config_dump('ldpd.resource_class', '');

INSERT INTO ldpd.resource_class
SELECT code, name
FROM (VALUES ('1', '基础信息资源'), ('2', '主题信息资源'), ('3', '部门信息资源')) AS c(code, name)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TABLE ldpd.vocabulary_code (
    kind   text COLLATE "C" NOT NULL,
    scheme text NOT NULL CHECK (NOT ldpd.is_blank(scheme)),
    code   text NOT NULL CHECK (NOT ldpd.is_blank(code)),
    label  text NOT NULL CHECK (NOT ldpd.is_blank(label)),
    PRIMARY KEY (kind, scheme, code)
);
COMMENT ON TABLE ldpd.vocabulary_code IS '其他系统的代码与本目录取值的对照(第六条):同一数字在各系统所指不同,须连同代码体系才能换算';
COMMENT ON COLUMN ldpd.vocabulary_code.kind IS '要素,同 ldpd.vocabulary;另有 share_class 共享属性、open_class 开放属性';
COMMENT ON COLUMN ldpd.vocabulary_code.scheme IS '代码体系的名称,目录表的“代码体系”一栏填此名称';
COMMENT ON COLUMN ldpd.vocabulary_code.code IS '该体系中的代码';
COMMENT ON COLUMN ldpd.vocabulary_code.label IS '本目录的取值';
SELECT pg_catalog.pg_extension_config_dump('ldpd.vocabulary_code', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.resource_class
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '6', 'keep the classes of resources');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.resource_class
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('6');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.vocabulary_code
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '6', 'keep the vocabularies of the catalogue');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.vocabulary_code
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('6');

CREATE FUNCTION ldpd.classification(code text) RETURNS text
LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_catalog.string_agg(c.name, '/' ORDER BY pg_catalog.length(c.code))
    FROM (SELECT pg_catalog.split_part(classification.code, '/', 1)) AS r(class)
    JOIN ldpd.resource_class c
        ON c.code IN (pg_catalog.left(r.class, 1), pg_catalog.left(r.class, 3), pg_catalog.left(r.class, 6), r.class);
END;
COMMENT ON FUNCTION ldpd.classification(text) IS '信息资源代码的分类名称:类/项/目/细目(第六条),列名到已知的一级';

-- ---------------------------------------------------------------- resources

CREATE TABLE ldpd.resource (
    code          text COLLATE "C" PRIMARY KEY,
    provider      ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    relation      regclass,
    mode          text CHECK (mode IN ('enforce', 'record')),
    classified    boolean NOT NULL DEFAULT false CHECK (NOT classified),
    columns       jsonb,
    registered_at timestamptz NOT NULL,
    CONSTRAINT resource_code_form CHECK (code ~ '^[1-9][0-9]{5}[0-9]*/[0-9]+$' AND length(code) <= 60),
    CONSTRAINT mode_of_relation CHECK ((relation IS NULL) = (mode IS NULL))
);
CREATE UNIQUE INDEX resource_relation_key ON ldpd.resource (relation);
CREATE INDEX resource_of_provider ON ldpd.resource (provider);
COMMENT ON TABLE ldpd.resource IS '公共数据资源(第七条);目录要素在 ldpd.resource_version';
COMMENT ON COLUMN ldpd.resource.code IS '信息资源代码:类(1 位)项(2 位)目(3 位)细目(若干位)/顺序码(《政务信息资源目录编制指南(试行)》)';
COMMENT ON COLUMN ldpd.resource.provider IS '提供单位;不填即本机构';
COMMENT ON COLUMN ldpd.resource.relation IS '数据所在的表,由 ldpd.attach() 设定';
COMMENT ON COLUMN ldpd.resource.mode IS 'enforce 执行、record 只记录不拒绝;由 ldpd.attach() 设定';
COMMENT ON COLUMN ldpd.resource.classified IS '是否涉及国家秘密;涉密的不予登记(第二条)';
COMMENT ON COLUMN ldpd.resource.columns IS '表的列名和类型,由服务器维护,用以发现目录要素的调整(第八条)';
COMMENT ON COLUMN ldpd.resource.registered_at IS '登记时刻,由服务器盖记';
COMMENT ON INDEX ldpd.resource_relation_key IS '一张表至多属于一项资源';
COMMENT ON INDEX ldpd.resource_of_provider IS '某一提供单位的资源';
SELECT pg_catalog.pg_extension_config_dump('ldpd.resource', '');

CREATE FUNCTION ldpd.resource_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_resource_guard';
COMMENT ON FUNCTION ldpd.resource_guard() IS '触发器函数(行级 BEFORE):机构登记本机构的资源,涉密的不予登记(第二条、第七条)';

CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.resource
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the register of resources');
CREATE TRIGGER resource_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.resource
FOR EACH ROW EXECUTE FUNCTION ldpd.resource_guard();
CREATE TRIGGER registry_record
AFTER INSERT ON ldpd.resource
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('7');

-- ---------------------------------------------------------------- versions

CREATE SEQUENCE ldpd.resource_version_id_seq;
CREATE TABLE ldpd.resource_version (
    id               bigint PRIMARY KEY,
    resource         text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    version          int NOT NULL,
    state            text NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'published')),
    name             text,
    summary          text,
    format           text,
    format_detail    text,
    share_class      ldpd.share_class,
    share_condition  text,
    share_basis      text,
    share_method     text DEFAULT '共享平台',
    open_class       ldpd.open_class,
    open_condition   text,
    open_basis       text,
    security_level   text,
    use_requirement  text,
    update_cycle     text,
    related_resource text,
    issued_on        date,
    provider         ldpd.credit_code NOT NULL,
    submitted_at     timestamptz,
    decided_at       timestamptz,
    decided_by       ldpd.credit_code,
    return_reason    text,
    published_at     timestamptz,
    published_by     ldpd.credit_code,
    superseded_at    timestamptz,
    UNIQUE (resource, version)
);
ALTER SEQUENCE ldpd.resource_version_id_seq OWNED BY ldpd.resource_version.id;
CREATE UNIQUE INDEX resource_version_in_force ON ldpd.resource_version (resource)
    WHERE state = 'published' AND superseded_at IS NULL;
CREATE UNIQUE INDEX resource_version_in_hand ON ldpd.resource_version (resource)
    WHERE state <> 'published';
CREATE INDEX resource_version_of_provider ON ldpd.resource_version (provider);
COMMENT ON TABLE ldpd.resource_version IS '目录要素的各个版本(第六条、第七条):draft 编制→submitted 报审→approved 审定→published 发布;submitted、approved→returned 退回→submitted;发布的版本不再修改,由下一版本取代';
COMMENT ON COLUMN ldpd.resource_version.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.resource_version.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.resource_version.version IS '版本号,由服务器给定';
COMMENT ON COLUMN ldpd.resource_version.state IS '状态';
COMMENT ON COLUMN ldpd.resource_version.name IS '信息资源名称';
COMMENT ON COLUMN ldpd.resource_version.summary IS '信息资源摘要';
COMMENT ON COLUMN ldpd.resource_version.format IS '信息资源格式,取值见 ldpd.vocabulary';
COMMENT ON COLUMN ldpd.resource_version.format_detail IS '格式说明,自描述格式的必填';
COMMENT ON COLUMN ldpd.resource_version.share_class IS '共享属性(第十五条)';
COMMENT ON COLUMN ldpd.resource_version.share_condition IS '共享条件,有条件共享的必填(第十五条)';
COMMENT ON COLUMN ldpd.resource_version.share_basis IS '不予共享的依据,不予共享的必填(第十四条)';
COMMENT ON COLUMN ldpd.resource_version.share_method IS '共享方式,取值见 ldpd.vocabulary;不填即经共享平台(第十六条)';
COMMENT ON COLUMN ldpd.resource_version.open_class IS '开放属性(第二十条)';
COMMENT ON COLUMN ldpd.resource_version.open_condition IS '开放要求,有条件开放的必填(第二十条)';
COMMENT ON COLUMN ldpd.resource_version.open_basis IS '不予开放的依据,不予开放的必填(第二十条)';
COMMENT ON COLUMN ldpd.resource_version.security_level IS '安全级别(第六条、第三十二条),取值见所采用的级别方案 ldpd.data_level;不低于各信息项的最高级别';
COMMENT ON COLUMN ldpd.resource_version.use_requirement IS '使用要求(第六条)';
COMMENT ON COLUMN ldpd.resource_version.update_cycle IS '更新周期(第六条),取值见 ldpd.vocabulary';
COMMENT ON COLUMN ldpd.resource_version.related_resource IS '关联资源代码,可填几个,以顿号、逗号或者分号分开';
COMMENT ON COLUMN ldpd.resource_version.issued_on IS '发布日期:提供单位自己最初发布的日期,不得晚于当日;本目录中的发布时刻是 published_at';
COMMENT ON COLUMN ldpd.resource_version.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.resource_version.submitted_at IS '报审时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.resource_version.decided_at IS '审定或者退回时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.resource_version.decided_by IS '审定或者退回的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.resource_version.return_reason IS '退回理由,退回时必填';
COMMENT ON COLUMN ldpd.resource_version.published_at IS '发布时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.resource_version.published_by IS '发布的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.resource_version.superseded_at IS '被下一版本取代的时刻,由服务器盖记';
COMMENT ON INDEX ldpd.resource_version_in_force IS '每一资源至多一个版本施行';
COMMENT ON INDEX ldpd.resource_version_in_hand IS '每一资源至多一个版本在办';
COMMENT ON INDEX ldpd.resource_version_of_provider IS '某一提供单位的版本';
SELECT pg_catalog.pg_extension_config_dump('ldpd.resource_version', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.resource_version_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.resource_version
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.resource_version
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.resource_version
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- items

CREATE TABLE ldpd.resource_item (
    version_id  bigint NOT NULL REFERENCES ldpd.resource_version,
    position    int NOT NULL CHECK (position > 0),
    name        text NOT NULL CHECK (NOT ldpd.is_blank(name)),
    column_name text COLLATE "C" CHECK (column_name IS NULL OR NOT ldpd.is_blank(column_name)),
    data_type   text,
    length      int CHECK (length > 0),
    security_level text,
    PRIMARY KEY (version_id, position)
);
CREATE UNIQUE INDEX resource_item_column ON ldpd.resource_item (version_id, column_name);
COMMENT ON TABLE ldpd.resource_item IS '信息项(第六条):随版本编制,版本报审后不再修改';
COMMENT ON COLUMN ldpd.resource_item.version_id IS '所属版本';
COMMENT ON COLUMN ldpd.resource_item.position IS '次序';
COMMENT ON COLUMN ldpd.resource_item.name IS '信息项名称';
COMMENT ON COLUMN ldpd.resource_item.column_name IS '表中的列名';
COMMENT ON COLUMN ldpd.resource_item.data_type IS '数据类型,存代码;格式为数据库、电子表格的必填:字符型 C、数值型 N、货币型 Y、日期型 D、日期时间型 T、逻辑型 L、备注型 M、通用型 G、双精度型 B、整型 I、浮点型 F';
COMMENT ON COLUMN ldpd.resource_item.length IS '数据长度';
COMMENT ON COLUMN ldpd.resource_item.security_level IS '该信息项的安全级别(第三十二条),可不填,取值同资源的安全级别';
COMMENT ON INDEX ldpd.resource_item_column IS '一个版本中,一列至多一个信息项';
SELECT pg_catalog.pg_extension_config_dump('ldpd.resource_item', '');

CREATE FUNCTION ldpd.item_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_item_guard';
COMMENT ON FUNCTION ldpd.item_guard() IS '触发器函数(行级 BEFORE):信息项由提供单位在版本编制、退回时编辑(第七条)';

CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.resource_item
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the items of versions');
CREATE TRIGGER item_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.resource_item
FOR EACH ROW EXECUTE FUNCTION ldpd.item_guard();
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.resource_item
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('6');

-- ---------------------------------------------------------------- the published catalogue

CREATE VIEW ldpd.catalogue WITH (security_invoker = true) AS
SELECT v.resource,
       v.version,
       v.name,
       a.name AS provider_name,
       v.provider,
       v.summary,
       ldpd.classification(v.resource) AS classification,
       v.format,
       v.format_detail,
       v.share_class,
       v.share_condition,
       v.share_basis,
       v.share_method,
       v.open_class,
       v.open_condition,
       v.open_basis,
       v.security_level,
       v.use_requirement,
       v.update_cycle,
       v.related_resource,
       v.issued_on,
       r.relation,
       v.published_at,
       v.id AS version_id
FROM ldpd.resource_version v
JOIN ldpd.resource r ON r.code = v.resource
JOIN ldpd.agency a ON a.code = v.provider
WHERE v.state = 'published'
  AND v.superseded_at IS NULL;
COMMENT ON VIEW ldpd.catalogue IS '现行的全市公共数据目录(第七条):每一资源正在施行的版本';
COMMENT ON COLUMN ldpd.catalogue.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.catalogue.version IS '版本号';
COMMENT ON COLUMN ldpd.catalogue.name IS '信息资源名称';
COMMENT ON COLUMN ldpd.catalogue.provider_name IS '提供单位名称';
COMMENT ON COLUMN ldpd.catalogue.provider IS '提供单位的统一社会信用代码';
COMMENT ON COLUMN ldpd.catalogue.summary IS '信息资源摘要';
COMMENT ON COLUMN ldpd.catalogue.format IS '信息资源格式';
COMMENT ON COLUMN ldpd.catalogue.classification IS '信息资源分类:类/项/目/细目的名称,见 ldpd.resource_class';
COMMENT ON COLUMN ldpd.catalogue.format_detail IS '格式说明';
COMMENT ON COLUMN ldpd.catalogue.share_class IS '共享属性(第十五条)';
COMMENT ON COLUMN ldpd.catalogue.share_condition IS '共享条件';
COMMENT ON COLUMN ldpd.catalogue.share_basis IS '不予共享的依据';
COMMENT ON COLUMN ldpd.catalogue.share_method IS '共享方式';
COMMENT ON COLUMN ldpd.catalogue.open_class IS '开放属性(第二十条)';
COMMENT ON COLUMN ldpd.catalogue.open_condition IS '开放要求';
COMMENT ON COLUMN ldpd.catalogue.open_basis IS '不予开放的依据';
COMMENT ON COLUMN ldpd.catalogue.security_level IS '安全级别';
COMMENT ON COLUMN ldpd.catalogue.use_requirement IS '使用要求';
COMMENT ON COLUMN ldpd.catalogue.update_cycle IS '更新周期';
COMMENT ON COLUMN ldpd.catalogue.related_resource IS '关联资源代码';
COMMENT ON COLUMN ldpd.catalogue.issued_on IS '提供单位自己最初发布的日期';
COMMENT ON COLUMN ldpd.catalogue.relation IS '数据所在的表';
COMMENT ON COLUMN ldpd.catalogue.published_at IS '发布时刻';
COMMENT ON COLUMN ldpd.catalogue.version_id IS '版本的 id;信息项见 ldpd.resource_item';

-- ---------------------------------------------------------------- changes that are due

CREATE SEQUENCE ldpd.catalogue_change_id_seq;
CREATE TABLE ldpd.catalogue_change (
    id           bigint PRIMARY KEY,
    agency       ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    resource     text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    cause        text NOT NULL CHECK (cause IN ('element', 'function')),
    description  text NOT NULL,
    occurred_on  date NOT NULL,
    due_on       date,
    provisional  boolean,
    submitted_at timestamptz,
    due_rule bigint REFERENCES ldpd.duty_rule (id)
);
ALTER SEQUENCE ldpd.catalogue_change_id_seq OWNED BY ldpd.catalogue_change.id;
CREATE INDEX catalogue_change_running ON ldpd.catalogue_change (due_on) WHERE submitted_at IS NULL;
CREATE INDEX catalogue_change_of_resource ON ldpd.catalogue_change (resource) WHERE submitted_at IS NULL;
CREATE INDEX catalogue_change_of_agency ON ldpd.catalogue_change (agency);
COMMENT ON TABLE ldpd.catalogue_change IS '目录要素调整或者行政管理职能变化(第八条):自发生之日起 15 个工作日内更新目录并报审,报审新版本即告完成;对已纳管表的 DDL 由服务器自动登记';
COMMENT ON COLUMN ldpd.catalogue_change.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_change.agency IS '负有义务的机构,由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_change.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.catalogue_change.cause IS 'element 目录要素调整、function 行政管理职能发生变化';
COMMENT ON COLUMN ldpd.catalogue_change.description IS '说明';
COMMENT ON COLUMN ldpd.catalogue_change.occurred_on IS '发生之日,不得晚于当日';
COMMENT ON COLUMN ldpd.catalogue_change.due_on IS '到期日,由服务器计算';
COMMENT ON COLUMN ldpd.catalogue_change.provisional IS '所需年份尚无放假通知,到期日为暂定';
COMMENT ON COLUMN ldpd.catalogue_change.submitted_at IS '报审新版本的时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.catalogue_change.due_rule IS '设定到期日的规则(文件和条文),由服务器给定,见 ldpd.duty_rule';
COMMENT ON INDEX ldpd.catalogue_change_running IS '未报审的,按到期日(第八条)';
COMMENT ON INDEX ldpd.catalogue_change_of_resource IS '某一资源未报审的变更';
COMMENT ON INDEX ldpd.catalogue_change_of_agency IS '某一机构的变更';
SELECT pg_catalog.pg_extension_config_dump('ldpd.catalogue_change', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.catalogue_change_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.catalogue_change
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.catalogue_change
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.catalogue_change
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- tables under the law

CREATE FUNCTION ldpd.relation_columns(regclass) RETURNS jsonb
LANGUAGE sql STABLE STRICT
BEGIN ATOMIC
    SELECT pg_catalog.jsonb_object_agg(a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod))
    FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped;
END;
COMMENT ON FUNCTION ldpd.relation_columns(regclass) IS '表的各列(第八条目录要素):JSON 对象,列名→类型';

CREATE FUNCTION ldpd.attach(resource text, relation regclass, mode text DEFAULT 'enforce') RETURNS void
LANGUAGE c STRICT
AS 'MODULE_PATHNAME', 'ldpd_attach';
COMMENT ON FUNCTION ldpd.attach(text, regclass, text) IS '将表(连同各分区)纳管:enforce 执行,record 只把本应拒绝的记入 ldpd.ledger;再次调用可改变方式。由提供单位中该表的属主,或者数据库管理员调用(第十六条、第三十一条)';

CREATE FUNCTION ldpd.detach(resource text) RETURNS void
LANGUAGE c STRICT
AS 'MODULE_PATHNAME', 'ldpd_detach';
COMMENT ON FUNCTION ldpd.detach(text) IS '将数据资源的表移出纳管,attach() 所设的策略和授权一并撤销,记入 ldpd.ledger(第三十四条)';

CREATE FUNCTION ldpd.ddl_watch() RETURNS event_trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_ddl_watch';
COMMENT ON FUNCTION ldpd.ddl_watch() IS '事件触发器函数:已纳管表的列有增减改的,自动登记目录变更(第八条);新分区一并纳管;部分行的授权所依的策略不得自行更改(第十五条)';

CREATE EVENT TRIGGER ldpd_ddl ON ddl_command_end
WHEN TAG IN (
    'ALTER TABLE', 'CREATE TABLE', 'CREATE SCHEMA',
    -- these alter columns of tables too: RENAME COLUMN by another name, and CASCADE
    'ALTER VIEW', 'ALTER MATERIALIZED VIEW', 'ALTER FOREIGN TABLE', 'ALTER TYPE',
    'DROP TYPE', 'DROP DOMAIN', 'DROP SCHEMA', 'DROP EXTENSION', 'DROP OWNED',
    -- the policies that keep grants to their rows
    'CREATE POLICY', 'ALTER POLICY'
)
EXECUTE FUNCTION ldpd.ddl_watch();
COMMENT ON EVENT TRIGGER ldpd_ddl IS '已纳管表的结构变更即为目录要素调整(第八条)';

CREATE EVENT TRIGGER ldpd_drop ON sql_drop
EXECUTE FUNCTION ldpd.ddl_watch();
COMMENT ON EVENT TRIGGER ldpd_drop IS '已纳管表的删除即为目录要素调整(第八条)';

CREATE FUNCTION ldpd.drop_watch() RETURNS event_trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_drop_watch';
COMMENT ON FUNCTION ldpd.drop_watch() IS '事件触发器函数:DROP EXTENSION ldpd CASCADE 之前先将各表移出纳管,不使数据随之向各机构敞开(第三十一条)';

CREATE EVENT TRIGGER ldpd_drop_extension ON ddl_command_start
WHEN TAG IN ('DROP EXTENSION')
EXECUTE FUNCTION ldpd.drop_watch();
COMMENT ON EVENT TRIGGER ldpd_drop_extension IS '删除本扩展前先将各表移出纳管(第三十一条)';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.resource_class, ldpd.vocabulary_code TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.resource_class, ldpd.vocabulary_code TO ldpd_bureau;
GRANT SELECT ON ldpd.resource, ldpd.resource_version, ldpd.resource_item, ldpd.catalogue
TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.resource, ldpd.resource_version TO ldpd_agency;
GRANT INSERT, UPDATE, DELETE ON ldpd.resource_item TO ldpd_agency;
GRANT SELECT ON ldpd.catalogue_change TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.catalogue_change TO ldpd_agency;

-- Who may see which row. Who may write which is the triggers' affair, whose errors say why.
ALTER TABLE ldpd.resource_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.resource_version FOR SELECT TO ldpd_agency
USING (state = 'published' OR ldpd.answers_for(provider));
CREATE POLICY see_public ON ldpd.resource_version FOR SELECT TO ldpd_public
USING (state = 'published' AND open_class <> '不予开放');
CREATE POLICY see_all ON ldpd.resource_version FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.resource_version FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.resource_version FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(provider))
WITH CHECK (true);

-- An item is seen with its version, whose own policies decide.
ALTER TABLE ldpd.resource_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.resource_item FOR SELECT
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id));
CREATE POLICY edit ON ldpd.resource_item TO ldpd_agency
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id))
WITH CHECK (true);

ALTER TABLE ldpd.catalogue_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.catalogue_change FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(agency));
CREATE POLICY see_all ON ldpd.catalogue_change FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.catalogue_change FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.catalogue_change FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(agency))
WITH CHECK (true);
