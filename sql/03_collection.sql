-- Chapter 3, collection and gathering (Articles 9-13).

-- ---------------------------------------------------------------- figures that the regulation leaves to the city

CREATE TABLE ldpd.city_setting (
    name    text COLLATE "C" PRIMARY KEY,
    article int NOT NULL REFERENCES ldpd.article,
    value   int NOT NULL CHECK (value >= 0),
    note    text NOT NULL
);
COMMENT ON TABLE ldpd.city_setting IS '本办法未作规定、由本市设定的数值(第九条、第十八条、第二十五条、第二十八条、第三十四条、第四十一条);由市大数据工作主管部门维护';
COMMENT ON COLUMN ldpd.city_setting.name IS '名称';
COMMENT ON COLUMN ldpd.city_setting.article IS '条号';
COMMENT ON COLUMN ldpd.city_setting.value IS '数值';
COMMENT ON COLUMN ldpd.city_setting.note IS '含义';
SELECT pg_catalog.pg_extension_config_dump('ldpd.city_setting', '');

INSERT INTO ldpd.city_setting
SELECT name, article, value, note
FROM (VALUES
    ('repeat_items', 9, 2, '与他机构已共享的资源至少有几项相同,才视为重复采集'),
    ('repeat_percent', 9, 60, '相同的信息项至少占本资源信息项(标识和通用项除外)的百分之几,才视为重复采集'),
    ('emergency_days', 18, 30, '应急共享至多开通几日(自然日)'),
    ('open_agreement', 25, 0, '有条件开放的,是否须先签订开放利用协议:1 须,0 不须'),
    ('pilot_rows', 28, 1000, '试点运营单位的一个语句至多向客户端送出几行,写入沙箱中的表的不计;0 为不限'),
    ('incident_report_hours', 34, 24, '数据安全事件自发现起几小时内报告(参照《网络数据安全管理条例》第十条)'),
    ('quality_percent', 41, 5, '末次质量度量中不合规的行超过百分之几,列为未按照要求提供数据')
) AS s(name, article, value, note)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.city_setting
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '5', 'set the figures that the regulation leaves to the city');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.city_setting
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('5');

-- ---------------------------------------------------------------- Article 11: subjects and their identifiers

CREATE TABLE ldpd.version_subject (
    version_id bigint NOT NULL REFERENCES ldpd.resource_version,
    subject    text COLLATE "C" NOT NULL CHECK (subject IN ('person', 'legal_person', 'organization')),
    PRIMARY KEY (version_id, subject)
);
COMMENT ON TABLE ldpd.version_subject IS '资源所记载的主体(第十一条):随版本编制;有主体的,报审时须有该主体的标识';
COMMENT ON COLUMN ldpd.version_subject.version_id IS '所属版本';
COMMENT ON COLUMN ldpd.version_subject.subject IS 'person 自然人、legal_person 法人、organization 非法人组织';
SELECT pg_catalog.pg_extension_config_dump('ldpd.version_subject', '');

CREATE TABLE ldpd.subject_identifier (
    version_id    bigint NOT NULL,
    position      int NOT NULL,
    subject       text COLLATE "C" NOT NULL,
    code_kind     text NOT NULL CHECK (code_kind IN ('resident_id', 'document', 'credit_code', 'other')),
    kind_position int,
    PRIMARY KEY (version_id, position),
    FOREIGN KEY (version_id, subject) REFERENCES ldpd.version_subject,
    FOREIGN KEY (version_id, position) REFERENCES ldpd.resource_item,
    FOREIGN KEY (version_id, kind_position) REFERENCES ldpd.resource_item,
    CONSTRAINT code_of_subject CHECK (CASE subject
        WHEN 'person' THEN code_kind IN ('resident_id', 'document')
        WHEN 'legal_person' THEN code_kind = 'credit_code'
        ELSE code_kind IN ('credit_code', 'other')
    END),
    CONSTRAINT document_has_kind CHECK ((code_kind = 'document') = (kind_position IS NOT NULL) AND kind_position <> position)
);
COMMENT ON TABLE ldpd.subject_identifier IS '必要标识(第十一条):哪一信息项是哪一主体的号码或者代码';
COMMENT ON COLUMN ldpd.subject_identifier.version_id IS '所属版本';
COMMENT ON COLUMN ldpd.subject_identifier.position IS '作为标识的信息项';
COMMENT ON COLUMN ldpd.subject_identifier.subject IS '所标识的主体';
COMMENT ON COLUMN ldpd.subject_identifier.code_kind IS 'resident_id 居民身份号码、document 其他有效身份证件号码、credit_code 统一社会信用代码、other 其他识别代码(限非法人组织)';
COMMENT ON COLUMN ldpd.subject_identifier.kind_position IS '证件种类所在的信息项,code_kind 为 document 的必填';
SELECT pg_catalog.pg_extension_config_dump('ldpd.subject_identifier', '');

-- What is compiled with a version is edited as its items are: by the provider, as a draft or when returned.
CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.version_subject
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the subjects of versions');
CREATE TRIGGER item_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.version_subject
FOR EACH ROW EXECUTE FUNCTION ldpd.item_guard();
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.version_subject
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('11');
CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.subject_identifier
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the identifiers of versions');
CREATE TRIGGER item_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.subject_identifier
FOR EACH ROW EXECUTE FUNCTION ldpd.item_guard();
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.subject_identifier
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('11');

-- ---------------------------------------------------------------- Article 9: no collection of what is shared already

CREATE TABLE ldpd.common_item (
    name text PRIMARY KEY CHECK (NOT ldpd.is_blank(name))
);
COMMENT ON TABLE ldpd.common_item IS '通用信息项(第九条):各资源都有、不足以说明数据相同的名称,比对重复采集时不计';
COMMENT ON COLUMN ldpd.common_item.name IS '信息项名称';
SELECT pg_catalog.pg_extension_config_dump('ldpd.common_item', '');

INSERT INTO ldpd.common_item
SELECT name
FROM unnest('{姓名,名称,单位名称,企业名称,机构名称,性别,出生日期,民族,住址,地址,联系人,联系电话,电话,手机号码,身份证号,身份证号码,居民身份号码,公民身份号码,证件种类,证件类型,证件号码,统一社会信用代码,编号,序号,流水号,主键,状态,类型,备注,说明,日期,创建时间,更新时间,填报人,填报时间,行政区划,行政区划代码,地区}'::text[]) AS name
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.common_item
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '9', 'say which items every register has');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.common_item
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('9');

CREATE FUNCTION ldpd.item_key(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN pg_catalog.lower(pg_catalog.regexp_replace(pg_catalog.normalize(name, 'NFKC'), '[[:space:][:punct:]]+', '', 'g'));
COMMENT ON FUNCTION ldpd.item_key(text) IS '信息项名称的比对形式(第九条):全角半角、大小写、空格、标点不计';

CREATE INDEX resource_item_key ON ldpd.resource_item (ldpd.item_key(name));
COMMENT ON INDEX ldpd.resource_item_key IS '按名称的比对形式查信息项(第九条)';

-- Same data: about the same kind of subject, of an agency whose region covers this one's, and most of the items (identifiers
-- and those of common_item apart) of the same name. What this resource published before is not asked again.
CREATE FUNCTION ldpd.repeats(
    version_id bigint,
    OUT resource text,
    OUT provider ldpd.credit_code,
    OUT items text[],
    OUT percent int
) RETURNS SETOF record
LANGUAGE sql STABLE STRICT
-- no parsed body: pg_upgrade makes functions before the operator classes by which this one groups
SET search_path = pg_catalog, ldpd, pg_temp
AS $$
    WITH RECURSIVE me AS (
        SELECT v.id, v.resource, v.provider, a.region
        FROM ldpd.resource_version v JOIN ldpd.agency a ON a.code = v.provider
        WHERE v.id = repeats.version_id
    ), covers(code) AS (
        SELECT region FROM me
        UNION
        SELECT r.parent FROM covers c JOIN ldpd.region r ON r.code = c.code WHERE r.parent IS NOT NULL
    ), mine AS (
        SELECT ldpd.item_key(i.name) AS key, pg_catalog.min(i.name) AS name
        FROM ldpd.resource_item i
        WHERE i.version_id = repeats.version_id
          AND NOT EXISTS (SELECT FROM ldpd.common_item c WHERE ldpd.item_key(c.name) = ldpd.item_key(i.name))
          AND NOT EXISTS (
              SELECT FROM ldpd.subject_identifier s
              WHERE s.version_id = i.version_id AND i.position IN (s.position, s.kind_position)
          )
        GROUP BY 1
    ), before AS (
        SELECT DISTINCT ldpd.item_key(i.name) AS key
        FROM me JOIN ldpd.resource_version v ON v.resource = me.resource AND v.state = 'published' AND v.superseded_at IS NULL
        JOIN ldpd.resource_item i ON i.version_id = v.id
    ), same AS (
        SELECT DISTINCT v.id, v.resource, v.provider, m.key, m.name
        FROM mine m
        JOIN ldpd.resource_item i ON ldpd.item_key(i.name) = m.key
        JOIN ldpd.resource_version v ON v.id = i.version_id
        JOIN ldpd.agency a ON a.code = v.provider
        JOIN me ON v.provider <> me.provider
        WHERE v.state = 'published' AND v.superseded_at IS NULL AND v.share_class <> '不予共享'
          AND a.region IN (SELECT code FROM covers)
          AND (
              EXISTS (
                  SELECT FROM ldpd.version_subject o JOIN ldpd.version_subject s ON s.subject = o.subject
                  WHERE o.version_id = v.id AND s.version_id = repeats.version_id
              )
              OR NOT EXISTS (SELECT FROM ldpd.version_subject o WHERE o.version_id IN (v.id, repeats.version_id))
          )
    )
    SELECT s.resource, s.provider, pg_catalog.array_agg(s.name ORDER BY s.name),
           (pg_catalog.count(*) * 100 / (SELECT pg_catalog.count(*) FROM mine))::int
    FROM same s
    GROUP BY s.resource, s.provider
    HAVING pg_catalog.count(*) >= (SELECT value FROM ldpd.city_setting WHERE name = 'repeat_items')
       AND pg_catalog.count(*) * 100 >=
           (SELECT value FROM ldpd.city_setting WHERE name = 'repeat_percent') * (SELECT pg_catalog.count(*) FROM mine)
       AND NOT pg_catalog.bool_and(s.key IN (SELECT key FROM before))
    ORDER BY 4 DESC, 1
$$;
COMMENT ON FUNCTION ldpd.repeats(bigint) IS '某一版本与他机构已共享的资源相同之处(第九条):主体相同、对方区划相同或者为上级、信息项名称大部相同的,各列其资源和相同的信息项';

CREATE SEQUENCE ldpd.demand_id_seq;
CREATE TABLE ldpd.demand (
    id           bigint PRIMARY KEY,
    agency       ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    resource     text COLLATE "C" REFERENCES ldpd.resource,
    need         text NOT NULL,
    reason       text NOT NULL,
    state        text NOT NULL CHECK (state IN ('submitted', 'served', 'not_served', 'withdrawn')),
    submitted_at timestamptz NOT NULL,
    answer       text,
    answered_at  timestamptz,
    answered_by  ldpd.credit_code,
    bureau ldpd.credit_code,
    reply_due date,
    reply_provisional boolean,
    reply_rule bigint REFERENCES ldpd.duty_rule (id),
    CONSTRAINT answer_is_given CHECK (state NOT IN ('served', 'not_served') OR NOT ldpd.is_blank(answer))
);
ALTER SEQUENCE ldpd.demand_id_seq OWNED BY ldpd.demand.id;
CREATE INDEX demand_of_agency ON ldpd.demand (agency, resource);
CREATE INDEX demand_reply_running ON ldpd.demand (reply_due) WHERE state = 'submitted';
COMMENT ON TABLE ldpd.demand IS '数据需求清单(第九条):submitted 提交→served 共享可以满足、not_served 共享不能满足、withdrawn 撤回;由本级大数据工作主管部门协商答复,答复为不能满足的,可以自行采集';
COMMENT ON COLUMN ldpd.demand.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.demand.agency IS '提出的机构,由服务器给定';
COMMENT ON COLUMN ldpd.demand.resource IS '不能满足需求的已共享资源;目录中没有任何资源的,不填';
COMMENT ON COLUMN ldpd.demand.need IS '履行职责所需的数据';
COMMENT ON COLUMN ldpd.demand.reason IS '共享数据为何不能满足';
COMMENT ON COLUMN ldpd.demand.state IS '状态';
COMMENT ON COLUMN ldpd.demand.submitted_at IS '提交时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.demand.answer IS '协商的结果,答复时必填';
COMMENT ON COLUMN ldpd.demand.answered_at IS '答复或者撤回时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.demand.answered_by IS '答复或者撤回的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.demand.bureau IS '负责答复的主管部门,由服务器给定';
COMMENT ON COLUMN ldpd.demand.reply_due IS '答复到期日;采用的文件未设期限的,为 NULL';
COMMENT ON COLUMN ldpd.demand.reply_provisional IS '答复到期日为暂定';
COMMENT ON COLUMN ldpd.demand.reply_rule IS '设定答复到期日的规则,由服务器给定,见 ldpd.duty_rule';
COMMENT ON INDEX ldpd.demand_of_agency IS '某一机构就某一资源提出的需求';
COMMENT ON INDEX ldpd.demand_reply_running IS '未答复的,按答复到期日';
SELECT pg_catalog.pg_extension_config_dump('ldpd.demand', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.demand_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.demand
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.demand
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.demand
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- Articles 10 and 11: the table and its catalogue entry

-- Types of the Guide against those of PostgreSQL, by category: 通用型 G takes any.
CREATE VIEW ldpd.item_drift WITH (security_invoker = true) AS
WITH attached AS (
    SELECT r.code AS resource, r.provider, r.relation, v.id AS version_id
    FROM ldpd.resource r
    JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
    WHERE r.relation IS NOT NULL
      AND EXISTS (SELECT FROM ldpd.resource_item i WHERE i.version_id = v.id AND i.column_name IS NOT NULL)
), col AS (
    SELECT a.resource, a.provider, a.relation, a.version_id, c.attname::text COLLATE "C" AS column_name,
           pg_catalog.format_type(c.atttypid, c.atttypmod) AS column_type, t.typcategory
    FROM attached a
    JOIN pg_catalog.pg_attribute c ON c.attrelid = a.relation AND c.attnum > 0 AND NOT c.attisdropped
    JOIN pg_catalog.pg_type t ON t.oid = c.atttypid
)
SELECT c.resource, c.provider, c.relation, 'uncatalogued'::text AS drift, c.column_name, NULL::text AS item, c.column_type, NULL::text AS data_type
FROM col c
WHERE NOT EXISTS (SELECT FROM ldpd.resource_item i WHERE i.version_id = c.version_id AND i.column_name = c.column_name)
UNION ALL
SELECT a.resource, a.provider, a.relation, 'missing', i.column_name, i.name, NULL, i.data_type
FROM attached a
JOIN ldpd.resource_item i ON i.version_id = a.version_id AND i.column_name IS NOT NULL
WHERE NOT EXISTS (
    SELECT FROM pg_catalog.pg_attribute c
    WHERE c.attrelid = a.relation AND c.attname = i.column_name AND c.attnum > 0 AND NOT c.attisdropped
)
UNION ALL
SELECT c.resource, c.provider, c.relation, 'type', c.column_name, i.name, c.column_type, i.data_type
FROM col c
JOIN ldpd.resource_item i ON i.version_id = c.version_id AND i.column_name = c.column_name
WHERE CASE
          WHEN i.data_type IN ('C', 'M') THEN c.typcategory NOT IN ('S', 'U', 'E')
          WHEN i.data_type IN ('N', 'Y', 'B', 'I', 'F') THEN c.typcategory <> 'N'
          WHEN i.data_type IN ('D', 'T') THEN c.typcategory <> 'D'
          WHEN i.data_type = 'L' THEN c.typcategory <> 'B'
          ELSE false
      END;
COMMENT ON VIEW ldpd.item_drift IS '表与目录不一致之处(第十条):uncatalogued 表中有而目录无、missing 目录有而表中无、type 类型不符;前两种 attach() 以 enforce 方式不予纳管';
COMMENT ON COLUMN ldpd.item_drift.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.item_drift.provider IS '提供单位';
COMMENT ON COLUMN ldpd.item_drift.relation IS '数据所在的表';
COMMENT ON COLUMN ldpd.item_drift.drift IS '不一致的种类';
COMMENT ON COLUMN ldpd.item_drift.column_name IS '列名';
COMMENT ON COLUMN ldpd.item_drift.item IS '信息项名称';
COMMENT ON COLUMN ldpd.item_drift.column_type IS '列的类型';
COMMENT ON COLUMN ldpd.item_drift.data_type IS '目录中的数据类型';

CREATE VIEW ldpd.identifier_drift WITH (security_invoker = true) AS
SELECT r.code AS resource, r.provider, r.relation, s.subject, s.code_kind, i.column_name, i.name AS item,
       CASE
           WHEN i.column_name IS NULL OR c.attname IS NULL THEN 'missing'
           WHEN s.position = i.position AND s.code_kind IN ('resident_id', 'credit_code')
                AND coalesce(nullif(t.typbasetype, 0), t.oid) <> w.oid THEN 'type'
           ELSE 'nullable'
       END AS drift
FROM ldpd.resource r
JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
JOIN ldpd.subject_identifier s ON s.version_id = v.id
JOIN ldpd.resource_item i ON i.version_id = v.id AND i.position IN (s.position, s.kind_position)
LEFT JOIN pg_catalog.pg_attribute c
    ON c.attrelid = r.relation AND c.attname = i.column_name AND c.attnum > 0 AND NOT c.attisdropped
LEFT JOIN pg_catalog.pg_type t ON t.oid = c.atttypid
LEFT JOIN pg_catalog.pg_type w ON w.typname = s.code_kind AND w.typnamespace = 'ldpd'::regnamespace
WHERE r.relation IS NOT NULL
  AND (
      c.attname IS NULL
      OR NOT (c.attnotnull OR t.typnotnull)
      OR s.position = i.position AND s.code_kind IN ('resident_id', 'credit_code')
         AND coalesce(nullif(t.typbasetype, 0), t.oid) <> w.oid
  )
UNION ALL
-- what holds such a number and names no subject is to be looked at: whom a table is about, no type can tell
SELECT r.code, r.provider, r.relation, NULL, w.typname::text, c.attname::text, i.name, 'undeclared'
FROM ldpd.resource r
JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
JOIN pg_catalog.pg_attribute c ON c.attrelid = r.relation AND c.attnum > 0 AND NOT c.attisdropped
JOIN pg_catalog.pg_type t ON t.oid = c.atttypid
JOIN pg_catalog.pg_type w
    ON w.oid = coalesce(nullif(t.typbasetype, 0), t.oid)
    AND w.typname IN ('resident_id', 'credit_code') AND w.typnamespace = 'ldpd'::regnamespace
LEFT JOIN ldpd.resource_item i ON i.version_id = v.id AND i.column_name = c.attname
WHERE NOT EXISTS (SELECT FROM ldpd.version_subject s WHERE s.version_id = v.id);
COMMENT ON VIEW ldpd.identifier_drift IS '必要标识不合规之处(第十一条):missing 表中无此列、type 不是 resident_id 或者 credit_code 类型、nullable 可为空,attach() 以 enforce 方式不予纳管;undeclared 有此类型的列而版本未列任何主体,须核对是否漏列,不影响纳管';
COMMENT ON COLUMN ldpd.identifier_drift.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.identifier_drift.provider IS '提供单位';
COMMENT ON COLUMN ldpd.identifier_drift.relation IS '数据所在的表';
COMMENT ON COLUMN ldpd.identifier_drift.subject IS '主体;undeclared 的为 NULL';
COMMENT ON COLUMN ldpd.identifier_drift.code_kind IS '标识的种类';
COMMENT ON COLUMN ldpd.identifier_drift.column_name IS '列名';
COMMENT ON COLUMN ldpd.identifier_drift.item IS '信息项名称';
COMMENT ON COLUMN ldpd.identifier_drift.drift IS '不合规的种类';

-- ---------------------------------------------------------------- Article 13: libraries

CREATE TABLE ldpd.library (
    name    text PRIMARY KEY CHECK (NOT ldpd.is_blank(name)),
    kind    text NOT NULL CHECK (kind IN ('base', 'topic')),
    subject text CHECK (subject IN ('person', 'legal_person', 'organization')),
    CONSTRAINT base_libraries_are_six CHECK (
        (kind = 'base') = (name IN ('人口', '法人', '公共信用', '宏观经济', '电子证照', '空间地理'))
    )
);
COMMENT ON TABLE ldpd.library IS '基础数据库和专题数据库(第十三条):基础库限于所列六种,专题库由市大数据工作主管部门会同有关部门建立';
COMMENT ON COLUMN ldpd.library.name IS '名称';
COMMENT ON COLUMN ldpd.library.kind IS 'base 基础库、topic 专题库';
COMMENT ON COLUMN ldpd.library.subject IS '库中资源须记载的主体(第十一条),不限的为 NULL';
SELECT pg_catalog.pg_extension_config_dump('ldpd.library', '');

INSERT INTO ldpd.library
SELECT name, 'base', subject
FROM (VALUES
    ('人口', 'person'), ('法人', 'legal_person'), ('公共信用', NULL), ('宏观经济', NULL), ('电子证照', NULL), ('空间地理', NULL)
) AS l(name, subject)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TABLE ldpd.library_resource (
    resource text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    library  text NOT NULL REFERENCES ldpd.library,
    PRIMARY KEY (resource, library)
);
CREATE INDEX library_resource_of_library ON ldpd.library_resource (library);
COMMENT ON TABLE ldpd.library_resource IS '各库包括哪些资源(第十三条)';
COMMENT ON COLUMN ldpd.library_resource.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.library_resource.library IS '库';
COMMENT ON INDEX ldpd.library_resource_of_library IS '某一库的资源';
SELECT pg_catalog.pg_extension_config_dump('ldpd.library_resource', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.library
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '13', 'build base and topic libraries');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.library
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('13');
CREATE FUNCTION ldpd.library_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_library_guard';
COMMENT ON FUNCTION ldpd.library_guard() IS '触发器函数(行级 BEFORE):已发布的资源才入库,人口、法人库的资源须记载该主体(第十一条、第十三条)';
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.library_resource
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '13', 'say which resources are of a library');
CREATE TRIGGER library_guard
BEFORE INSERT OR UPDATE ON ldpd.library_resource
FOR EACH ROW EXECUTE FUNCTION ldpd.library_guard();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.library_resource
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('13');

CREATE VIEW ldpd.library_content WITH (security_invoker = true) AS
SELECT l.name AS library, l.kind, r.code AS resource, v.name AS resource_name, v.provider, a.name AS provider_name, a.region,
       v.share_class, v.open_class, r.relation
FROM ldpd.library l
JOIN ldpd.library_resource m ON m.library = l.name
JOIN ldpd.resource r ON r.code = m.resource
JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
JOIN ldpd.agency a ON a.code = v.provider;
COMMENT ON VIEW ldpd.library_content IS '各库现有的资源(第十三条);读取仍依各资源的共享属性';
COMMENT ON COLUMN ldpd.library_content.library IS '库';
COMMENT ON COLUMN ldpd.library_content.kind IS 'base 基础库、topic 专题库';
COMMENT ON COLUMN ldpd.library_content.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.library_content.resource_name IS '信息资源名称';
COMMENT ON COLUMN ldpd.library_content.provider IS '提供单位';
COMMENT ON COLUMN ldpd.library_content.provider_name IS '提供单位名称';
COMMENT ON COLUMN ldpd.library_content.region IS '提供单位的区划';
COMMENT ON COLUMN ldpd.library_content.share_class IS '共享属性';
COMMENT ON COLUMN ldpd.library_content.open_class IS '开放属性';
COMMENT ON COLUMN ldpd.library_content.relation IS '数据所在的表';

CREATE VIEW ldpd.library_summary WITH (security_invoker = true) AS
SELECT l.name AS library, l.kind, pg_catalog.count(c.resource) AS resources, pg_catalog.count(DISTINCT c.provider) AS agencies,
       pg_catalog.count(DISTINCT c.region) AS regions, pg_catalog.count(c.relation) AS attached
FROM ldpd.library l
LEFT JOIN ldpd.library_content c ON c.library = l.name
GROUP BY l.name, l.kind;
COMMENT ON VIEW ldpd.library_summary IS '各库的规模(第十三条):资源、部门、地域的数目;专题库应当跨地域或者跨部门';
COMMENT ON COLUMN ldpd.library_summary.library IS '库';
COMMENT ON COLUMN ldpd.library_summary.kind IS 'base 基础库、topic 专题库';
COMMENT ON COLUMN ldpd.library_summary.resources IS '资源数';
COMMENT ON COLUMN ldpd.library_summary.agencies IS '提供单位数';
COMMENT ON COLUMN ldpd.library_summary.regions IS '区划数';
COMMENT ON COLUMN ldpd.library_summary.attached IS '已纳管的资源数';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.city_setting, ldpd.common_item, ldpd.library, ldpd.library_resource TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.city_setting, ldpd.common_item, ldpd.library, ldpd.library_resource TO ldpd_bureau;
GRANT SELECT ON ldpd.version_subject, ldpd.subject_identifier, ldpd.library_content, ldpd.library_summary
TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT SELECT ON ldpd.item_drift, ldpd.identifier_drift, ldpd.demand TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE, DELETE ON ldpd.version_subject, ldpd.subject_identifier TO ldpd_agency;
GRANT INSERT, UPDATE ON ldpd.demand TO ldpd_agency;

-- What is compiled with a version is seen with it, whose own policies decide.
ALTER TABLE ldpd.version_subject ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.version_subject FOR SELECT
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id));
CREATE POLICY edit ON ldpd.version_subject TO ldpd_agency
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id))
WITH CHECK (true);
ALTER TABLE ldpd.subject_identifier ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.subject_identifier FOR SELECT
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id));
CREATE POLICY edit ON ldpd.subject_identifier TO ldpd_agency
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id))
WITH CHECK (true);

ALTER TABLE ldpd.demand ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.demand FOR SELECT TO ldpd_agency
USING (
    ldpd.answers_for(agency)
    OR EXISTS (
        SELECT FROM ldpd.resource r
        WHERE r.code = resource
          AND ldpd.answers_for(r.provider)
    )
);
CREATE POLICY see_all ON ldpd.demand FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.demand FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.demand FOR UPDATE TO ldpd_agency
USING (ldpd.answers_for(agency))
WITH CHECK (true);
