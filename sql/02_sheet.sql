-- Chapter 2: catalogue sheets (Articles 6, 7). A CSV with the Guide's column heads goes by COPY into the view catalogue_sheet;
-- each line is checked by the rules of the catalogue itself, its errors stand beside it; move_sheet() makes drafts of the rest.
-- COPY FROM does not take a table with row security, but a view with an INSTEAD OF trigger: so the rows have it, below the view.

CREATE SEQUENCE ldpd.catalogue_sheet_batch_seq;
CREATE TABLE ldpd.catalogue_sheet_row (
    batch      bigint NOT NULL,
    line       int NOT NULL,
    head       int NOT NULL,
    agency     ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    loaded_at  timestamptz NOT NULL,
    errors     text[],
    version_id bigint REFERENCES ldpd.resource_version,
    信息资源分类 text,
    信息资源名称 text,
    信息资源代码 text,
    信息资源提供方 text,
    信息资源提供方代码 text,
    信息资源摘要 text,
    信息资源格式 text,
    格式说明 text,
    信息项名称 text,
    数据类型 text,
    数据长度 text,
    字段名称 text,
    共享类型 text,
    共享条件 text,
    共享方式 text,
    是否向社会开放 text,
    开放条件 text,
    更新周期 text,
    发布日期 text,
    关联资源代码 text,
    开放属性 text,
    安全级别 text,
    使用要求 text,
    代码体系 text,
    PRIMARY KEY (batch, line)
);
ALTER SEQUENCE ldpd.catalogue_sheet_batch_seq OWNED BY ldpd.catalogue_sheet_row.batch;
CREATE INDEX catalogue_sheet_faulty ON ldpd.catalogue_sheet_row (agency, batch, line) WHERE errors IS NOT NULL;
COMMENT ON TABLE ldpd.catalogue_sheet_row IS '目录表的各行(第七条),经视图 ldpd.catalogue_sheet 导入、查看、改正';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.batch IS '批号:一条 COPY 或者 INSERT 语句为一批,由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.line IS '行号,与电子表格的行号一致:表头为第 1 行,由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.head IS '所属资源的首行行号:首行载明资源的各要素,其下各行只填信息项,其余空白或者与首行相同;由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.agency IS '导入的机构,由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.loaded_at IS '导入时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.errors IS '本行的全部错误;无误的为 NULL,由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.version_id IS '移入的版本;尚未移入的为 NULL,由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源分类 IS '信息资源分类:类/项/目/细目的名称;可不填,填则须与代码的类相符(指南 1)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源名称 IS '信息资源名称(指南 2)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源代码 IS '信息资源代码;空白即同上一行,属于同一资源(指南 3)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源提供方 IS '提供方的名称;不填即本机构(指南 4)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源提供方代码 IS '提供方的统一社会信用代码;不填即本机构(指南 5)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源摘要 IS '信息资源摘要(指南 6)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源格式 IS '信息资源格式,名称或者代码(指南 7)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.格式说明 IS '格式说明,自描述格式的必填(指南 7)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息项名称 IS '信息项名称,数据库、电子表格每行一项(指南 8)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.数据类型 IS '信息项的数据类型,名称或者代码(指南 8)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.数据长度 IS '信息项的长度(指南 8)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.字段名称 IS '表中的列名(本目录)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.共享类型 IS '共享类型(第十五条),名称或者代码(指南 9)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.共享条件 IS '有条件共享的填条件,不予共享的填依据(第十四条、第十五条)(指南 10)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.共享方式 IS '共享方式;不填即经共享平台(指南 11)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.是否向社会开放 IS '是、否,或者 1、0(指南 12)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.开放条件 IS '有条件开放的填要求,不予开放的填依据(第二十条)(指南 13)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.更新周期 IS '更新周期,名称或者代码(指南 14)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.发布日期 IS '提供方自己最初发布的日期,CCYY-MM-DD(指南 15)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.关联资源代码 IS '关联资源代码(指南 16)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.开放属性 IS '开放属性(第二十条);不填的,从“是否向社会开放”和“开放条件”推定(本办法)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.安全级别 IS '安全级别(第六条、第三十二条)(本办法)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.使用要求 IS '使用要求(第六条)(本办法)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.代码体系 IS '所填代码属于哪一体系,见 ldpd.vocabulary_code;不填即编制指南(本目录)';
COMMENT ON INDEX ldpd.catalogue_sheet_faulty IS '各机构有误、待改正的行';
SELECT pg_catalog.pg_extension_config_dump('ldpd.catalogue_sheet_row', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.catalogue_sheet_batch_seq', '');

CREATE VIEW ldpd.catalogue_sheet WITH (security_invoker = true) AS SELECT * FROM ldpd.catalogue_sheet_row;
COMMENT ON VIEW ldpd.catalogue_sheet IS '目录表(第六条、第七条):以编制指南的表头 COPY 导入,每行的错误记在 errors,UPDATE 改正,ldpd.move_sheet() 将无误的资源移入草稿;各机构只见本机构的';
-- its columns are the table's, and so is what is said of them
DO $$
DECLARE
    col record;
BEGIN
    FOR col IN SELECT attname, pg_catalog.col_description(attrelid, attnum) AS says FROM pg_catalog.pg_attribute
               WHERE attrelid = 'ldpd.catalogue_sheet_row'::pg_catalog.regclass AND attnum > 0 LOOP
        EXECUTE pg_catalog.format('COMMENT ON COLUMN ldpd.catalogue_sheet.%I IS %L', col.attname, col.says);
    END LOOP;
END $$;

-- ---------------------------------------------------------------- loading

CREATE FUNCTION ldpd.sheet_load() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_sheet_load';
COMMENT ON FUNCTION ldpd.sheet_load() IS '触发器函数:逐行检查导入的目录表,连同错误一并存入 ldpd.catalogue_sheet_row(第六条、第七条)';

CREATE TRIGGER sheet_begin
BEFORE INSERT ON ldpd.catalogue_sheet
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.sheet_load();
CREATE TRIGGER sheet_line
INSTEAD OF INSERT ON ldpd.catalogue_sheet
FOR EACH ROW EXECUTE FUNCTION ldpd.sheet_load();
CREATE TRIGGER sheet_end
AFTER INSERT ON ldpd.catalogue_sheet
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.sheet_load();

-- ---------------------------------------------------------------- correcting

CREATE FUNCTION ldpd.sheet_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_sheet_guard';
COMMENT ON FUNCTION ldpd.sheet_guard() IS '触发器函数(行级 BEFORE):导入的机构改正、删除尚未移入的行(第七条)';

CREATE FUNCTION ldpd.sheet_recheck() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_sheet_recheck';
COMMENT ON FUNCTION ldpd.sheet_recheck() IS '触发器函数(语句级 AFTER):改正、删除之后,重新检查所在的批(第六条)';

CREATE TRIGGER registry_guard
BEFORE INSERT OR TRUNCATE ON ldpd.catalogue_sheet_row
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '7', 'put rows below ldpd.catalogue_sheet');
CREATE TRIGGER sheet_guard
BEFORE UPDATE OR DELETE ON ldpd.catalogue_sheet_row
FOR EACH ROW EXECUTE FUNCTION ldpd.sheet_guard();
CREATE TRIGGER sheet_updated
AFTER UPDATE ON ldpd.catalogue_sheet_row
REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.sheet_recheck();
CREATE TRIGGER sheet_deleted
AFTER DELETE ON ldpd.catalogue_sheet_row
REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.sheet_recheck();

-- ---------------------------------------------------------------- moving

CREATE FUNCTION ldpd.move_sheet(
    batch bigint,
    OUT resource text,
    OUT version_id bigint,
    OUT items int
) RETURNS SETOF record
LANGUAGE c VOLATILE STRICT
AS 'MODULE_PATHNAME', 'ldpd_move_sheet';
COMMENT ON FUNCTION ldpd.move_sheet(bigint) IS '将一批目录表中各行均无误的资源移入草稿(第七条):登记新资源、编制版本和信息项,返回所编制的版本;有误的留待改正后再移';

-- ---------------------------------------------------------------- rights

GRANT SELECT, INSERT, UPDATE, DELETE ON ldpd.catalogue_sheet TO ldpd_agency;
GRANT SELECT, UPDATE, DELETE ON ldpd.catalogue_sheet_row TO ldpd_agency;

-- A sheet is its agency's own paper until it is a draft: not even the bureau above sees it.
ALTER TABLE ldpd.catalogue_sheet_row ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ldpd.catalogue_sheet_row TO ldpd_agency
USING (agency = (SELECT ldpd.current_agency()));
