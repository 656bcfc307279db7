-- Chapter 8, security: classified and graded protection (Article 32).

CREATE TABLE ldpd.level_scheme (
    code    text COLLATE "C" PRIMARY KEY,
    title   text NOT NULL CHECK (NOT ldpd.is_blank(title)),
    adopted boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX level_scheme_adopted ON ldpd.level_scheme (adopted) WHERE adopted;
COMMENT ON TABLE ldpd.level_scheme IS '数据分级方案(第三十二条):本市采用其中一个,目录报审和发布时须有该方案的级别';
COMMENT ON COLUMN ldpd.level_scheme.code IS '代号';
COMMENT ON COLUMN ldpd.level_scheme.title IS '名称';
COMMENT ON COLUMN ldpd.level_scheme.adopted IS '本市是否采用;由市大数据工作主管部门会同有关主管部门确定';
COMMENT ON INDEX ldpd.level_scheme_adopted IS '至多采用一个方案(第三十二条)';
SELECT pg_catalog.pg_extension_config_dump('ldpd.level_scheme', '');

CREATE TABLE ldpd.data_level (
    scheme  text COLLATE "C" NOT NULL REFERENCES ldpd.level_scheme,
    label   text NOT NULL CHECK (NOT ldpd.is_blank(label)),
    rank    int NOT NULL,
    masking text CHECK (masking IS NULL OR NOT ldpd.is_blank(masking)),
    PRIMARY KEY (scheme, label),
    UNIQUE (scheme, rank)
);
COMMENT ON TABLE ldpd.data_level IS '各方案的级别(第三十二条)';
COMMENT ON COLUMN ldpd.data_level.scheme IS '方案';
COMMENT ON COLUMN ldpd.data_level.label IS '级别';
COMMENT ON COLUMN ldpd.data_level.rank IS '次序,由低到高';
COMMENT ON COLUMN ldpd.data_level.masking IS '该级别的信息项适用的脱敏规则的名称;不填即不要求脱敏';
SELECT pg_catalog.pg_extension_config_dump('ldpd.data_level', '');

INSERT INTO ldpd.level_scheme
SELECT code, title, adopted
FROM (VALUES
    ('gbt43697', 'GB/T 43697-2024 数据安全技术 数据分类分级规则', true),
    ('six', '核心、重要、一般四级(一般数据细分四级的通行做法,GB/T 43697-2024 附录 H)', false)
) AS s(code, title, adopted)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';
INSERT INTO ldpd.data_level
SELECT scheme, label, rank, NULL
FROM (VALUES
    ('gbt43697', '一般', 1), ('gbt43697', '重要', 2), ('gbt43697', '核心', 3),
    ('six', '一般1级', 1), ('six', '一般2级', 2), ('six', '一般3级', 3), ('six', '一般4级', 4), ('six', '重要', 5), ('six', '核心', 6)
) AS l(scheme, label, rank)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.level_scheme
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '32', 'keep the schemes of levels');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.level_scheme
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('32');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.data_level
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '32', 'keep the levels of data');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.data_level
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('32');

-- After a change of scheme, what was published under another one is graded anew.
CREATE VIEW ldpd.level_drift WITH (security_invoker = true) AS
SELECT v.resource, v.provider, v.version, g.item, g.security_level
FROM ldpd.resource_version v
CROSS JOIN LATERAL (
    SELECT NULL::text AS item, v.security_level
    UNION ALL
    SELECT i.name, i.security_level FROM ldpd.resource_item i WHERE i.version_id = v.id AND i.security_level IS NOT NULL
) g
WHERE v.state = 'published' AND v.superseded_at IS NULL
  AND NOT EXISTS (
      SELECT FROM ldpd.data_level l JOIN ldpd.level_scheme s ON s.code = l.scheme
      WHERE s.adopted AND l.label = g.security_level
  );
COMMENT ON VIEW ldpd.level_drift IS '现行目录中不属于所采用方案的级别(第三十二条):更换方案之后须重新定级、报审新版本的';
COMMENT ON COLUMN ldpd.level_drift.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.level_drift.provider IS '提供单位';
COMMENT ON COLUMN ldpd.level_drift.version IS '版本号';
COMMENT ON COLUMN ldpd.level_drift.item IS '信息项;NULL 为资源本身';
COMMENT ON COLUMN ldpd.level_drift.security_level IS '级别';

GRANT SELECT ON ldpd.level_scheme, ldpd.data_level TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.level_scheme, ldpd.data_level TO ldpd_bureau;
GRANT SELECT ON ldpd.level_drift TO ldpd_agency, ldpd_report, ldpd_audit;
