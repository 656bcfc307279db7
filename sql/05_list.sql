-- Chapter 5, opening to the public: the catalogue of what is open, and the list of the year (Article 21).

CREATE VIEW ldpd.open_catalogue WITH (security_invoker = true) AS
SELECT c.resource, c.name, c.provider, c.provider_name, c.open_class, c.open_condition, c.format,
       (SELECT pg_catalog.string_agg(DISTINCT i.data_type, ',' ORDER BY i.data_type)
        FROM ldpd.resource_item i WHERE i.version_id = c.version_id) AS data_type,
       c.update_cycle, c.version, c.published_at
FROM ldpd.catalogue c
WHERE c.open_class <> '不予开放';
COMMENT ON VIEW ldpd.open_catalogue IS '公共数据开放目录(第二十一条):现行目录中有条件和无条件开放的资源,随目录变动';
COMMENT ON COLUMN ldpd.open_catalogue.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.open_catalogue.name IS '数据名称';
COMMENT ON COLUMN ldpd.open_catalogue.provider IS '开放主体的统一社会信用代码';
COMMENT ON COLUMN ldpd.open_catalogue.provider_name IS '开放主体';
COMMENT ON COLUMN ldpd.open_catalogue.open_class IS '开放属性';
COMMENT ON COLUMN ldpd.open_catalogue.open_condition IS '开放要求(第二十条第二项)';
COMMENT ON COLUMN ldpd.open_catalogue.format IS '数据格式';
COMMENT ON COLUMN ldpd.open_catalogue.data_type IS '数据类型:各信息项的类型';
COMMENT ON COLUMN ldpd.open_catalogue.update_cycle IS '更新频率';
COMMENT ON COLUMN ldpd.open_catalogue.version IS '版本';
COMMENT ON COLUMN ldpd.open_catalogue.published_at IS '目录发布的时刻';

CREATE SEQUENCE ldpd.open_list_id_seq;
CREATE TABLE ldpd.open_list (
    id           bigint PRIMARY KEY,
    year         int NOT NULL CHECK (year BETWEEN 2001 AND 9999),
    note         text,
    region       text COLLATE "C" NOT NULL REFERENCES ldpd.region,
    bureau       ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    edition      int CHECK (edition > 0),
    state        text NOT NULL CHECK (state IN ('draft', 'published')),
    drafted_at   timestamptz NOT NULL,
    published_at timestamptz,
    UNIQUE (region, year, edition),
    CONSTRAINT published_has_edition CHECK ((state = 'published') = (edition IS NOT NULL))
);
ALTER SEQUENCE ldpd.open_list_id_seq OWNED BY ldpd.open_list.id;
CREATE UNIQUE INDEX open_list_in_hand ON ldpd.open_list (region, year) WHERE state = 'draft';
COMMENT ON TABLE ldpd.open_list IS '年度公共数据开放清单(第二十一条):draft 编制→published 发布;由市大数据工作主管部门汇总审核后发布,发布时录入当时的开放目录,此后不变;同一年度再次发布的为新的一版,须说明缘由';
COMMENT ON COLUMN ldpd.open_list.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.open_list.year IS '年度';
COMMENT ON COLUMN ldpd.open_list.note IS '说明;同一年度第二版起必填';
COMMENT ON COLUMN ldpd.open_list.region IS '区划,由服务器给定';
COMMENT ON COLUMN ldpd.open_list.bureau IS '发布的主管部门,由服务器给定';
COMMENT ON COLUMN ldpd.open_list.edition IS '版次,由服务器给定';
COMMENT ON COLUMN ldpd.open_list.state IS '状态';
COMMENT ON COLUMN ldpd.open_list.drafted_at IS '编制时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.open_list.published_at IS '发布时刻,由服务器盖记';
COMMENT ON INDEX ldpd.open_list_in_hand IS '同一区划同一年度至多一份编制中的清单';
SELECT pg_catalog.pg_extension_config_dump('ldpd.open_list', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.open_list_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.open_list
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.open_list
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.open_list
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE TABLE ldpd.open_list_entry (
    list_id        bigint NOT NULL REFERENCES ldpd.open_list,
    position       int NOT NULL,
    resource       text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    version        int NOT NULL,
    name           text NOT NULL,
    provider       ldpd.credit_code NOT NULL,
    provider_name  text NOT NULL,
    open_class     ldpd.open_class NOT NULL,
    open_condition text,
    format         text NOT NULL,
    data_type      text,
    update_cycle   text NOT NULL,
    PRIMARY KEY (list_id, position)
);
CREATE INDEX open_list_entry_of_resource ON ldpd.open_list_entry (resource);
COMMENT ON TABLE ldpd.open_list_entry IS '年度公共数据开放清单的内容(第二十一条),发布时由服务器录入,此后不变';
COMMENT ON COLUMN ldpd.open_list_entry.list_id IS '所属清单';
COMMENT ON COLUMN ldpd.open_list_entry.position IS '序号';
COMMENT ON COLUMN ldpd.open_list_entry.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.open_list_entry.version IS '发布时的目录版本';
COMMENT ON COLUMN ldpd.open_list_entry.name IS '数据名称';
COMMENT ON COLUMN ldpd.open_list_entry.provider IS '开放主体的统一社会信用代码';
COMMENT ON COLUMN ldpd.open_list_entry.provider_name IS '开放主体';
COMMENT ON COLUMN ldpd.open_list_entry.open_class IS '开放属性';
COMMENT ON COLUMN ldpd.open_list_entry.open_condition IS '开放要求';
COMMENT ON COLUMN ldpd.open_list_entry.format IS '数据格式';
COMMENT ON COLUMN ldpd.open_list_entry.data_type IS '数据类型:各信息项的类型';
COMMENT ON COLUMN ldpd.open_list_entry.update_cycle IS '更新频率';
COMMENT ON INDEX ldpd.open_list_entry_of_resource IS '某一资源列入的清单';
SELECT pg_catalog.pg_extension_config_dump('ldpd.open_list_entry', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.open_list_entry
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '21', 'write the lists of open data');

CREATE VIEW ldpd.open_list_sheet WITH (security_invoker = true) AS
SELECT l.region AS "区划", l.year AS "年度", l.edition AS "版次", ldpd.day(l.published_at) AS "发布日期", e.position AS "序号",
       e.name AS "数据名称", e.provider_name AS "开放主体", e.open_class AS "开放属性", e.format AS "数据格式",
       e.data_type AS "数据类型", e.update_cycle AS "更新频率", e.open_condition AS "开放要求", e.resource AS "信息资源代码"
FROM ldpd.open_list l
JOIN ldpd.open_list_entry e ON e.list_id = l.id
WHERE l.state = 'published';
COMMENT ON VIEW ldpd.open_list_sheet IS '年度公共数据开放清单(第二十一条)的表格形式,供以 COPY 导出为 CSV';
COMMENT ON COLUMN ldpd.open_list_sheet."区划" IS '区划';
COMMENT ON COLUMN ldpd.open_list_sheet."年度" IS '年度';
COMMENT ON COLUMN ldpd.open_list_sheet."版次" IS '版次';
COMMENT ON COLUMN ldpd.open_list_sheet."发布日期" IS '发布日期';
COMMENT ON COLUMN ldpd.open_list_sheet."序号" IS '序号';
COMMENT ON COLUMN ldpd.open_list_sheet."数据名称" IS '数据名称';
COMMENT ON COLUMN ldpd.open_list_sheet."开放主体" IS '开放主体';
COMMENT ON COLUMN ldpd.open_list_sheet."开放属性" IS '开放属性';
COMMENT ON COLUMN ldpd.open_list_sheet."数据格式" IS '数据格式';
COMMENT ON COLUMN ldpd.open_list_sheet."数据类型" IS '数据类型';
COMMENT ON COLUMN ldpd.open_list_sheet."更新频率" IS '更新频率';
COMMENT ON COLUMN ldpd.open_list_sheet."开放要求" IS '有条件开放的要求(第二十条)';
COMMENT ON COLUMN ldpd.open_list_sheet."信息资源代码" IS '信息资源代码';

GRANT SELECT ON ldpd.open_catalogue, ldpd.open_list, ldpd.open_list_entry, ldpd.open_list_sheet
TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.open_list TO ldpd_agency;

ALTER TABLE ldpd.open_list ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_published ON ldpd.open_list FOR SELECT TO ldpd_agency, ldpd_public
USING (state = 'published');
CREATE POLICY see_own ON ldpd.open_list FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(bureau));
CREATE POLICY see_all ON ldpd.open_list FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.open_list FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.open_list FOR UPDATE TO ldpd_agency
USING (true)
WITH CHECK (true);
