-- Chapter 1, general provisions: who acts (Articles 3, 5), when, and which rules bind (Article 45).

-- Group roles, for GRANT only. A cluster may hold several databases with ldpd, so they may be there already.
DO $$
DECLARE
    r name;
BEGIN
    FOREACH r IN ARRAY ARRAY['ldpd_agency', 'ldpd_bureau', 'ldpd_public', 'ldpd_report', 'ldpd_audit', 'ldpd_pilot'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = r) THEN
            EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', r);
        END IF;
    END LOOP;
    IF NOT pg_catalog.pg_has_role('ldpd_bureau', 'ldpd_agency', 'MEMBER') THEN
        GRANT ldpd_agency TO ldpd_bureau;
    END IF;
    -- It owns the views through which pilot operators read (Article 27), and needs what they read; it has no members.
    IF NOT pg_catalog.pg_has_role('ldpd_pilot', 'ldpd_agency', 'MEMBER') THEN
        GRANT ldpd_agency TO ldpd_pilot;
    END IF;
END
$$;
COMMENT ON ROLE ldpd_agency IS '各机构的角色所属的组(第三条、第五条):登记、报审、请求、办理,各见其行';
COMMENT ON ROLE ldpd_bureau IS '大数据工作主管部门的角色所属的组(第五条),ldpd_agency 的成员:另维护登记、日历、规则';
COMMENT ON ROLE ldpd_public IS '公共数据开放平台的角色所属的组(第十九条):见已开放的目录,代社会公众提出需求';
COMMENT ON ROLE ldpd_report IS '报表的角色所属的组(第三十五条):见全部程序和登记、模式 ldpd_bi,不见申请人的号码和姓名,不见纳管的数据';
COMMENT ON ROLE ldpd_audit IS '审计的角色所属的组(第二十八条、第三十四条):见全部程序和台账,可以封存、核验,不见纳管的数据';
COMMENT ON ROLE ldpd_pilot IS '试点运营视图的属主(第二十七条、第二十八条),不设成员';

-- ---------------------------------------------------------------- regions

CREATE TABLE ldpd.region (
    code   text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[0-9]{6}$'),
    name   text NOT NULL,
    level  text NOT NULL CHECK (level IN ('province', 'city', 'county', 'zone')),
    parent text COLLATE "C" REFERENCES ldpd.region CHECK (parent <> code)
);
COMMENT ON TABLE ldpd.region IS '行政区划(GB/T 2260)及本地自编代码的功能区(第五条:市、县(区))';
COMMENT ON COLUMN ldpd.region.code IS '六位代码;功能区无国标代码,由市自编';
COMMENT ON COLUMN ldpd.region.name IS '名称';
COMMENT ON COLUMN ldpd.region.level IS 'province 省、city 市、county 县(区)、zone 功能区';
COMMENT ON COLUMN ldpd.region.parent IS '上一级区划';
SELECT pg_catalog.pg_extension_config_dump('ldpd.region', '');

INSERT INTO ldpd.region
SELECT code, name, level, parent
FROM (VALUES
    ('370000', '山东省', 'province', NULL),
    ('370100', '济南市', 'city', '370000'),
    ('370200', '青岛市', 'city', '370000'),
    ('370300', '淄博市', 'city', '370000'),
    ('370400', '枣庄市', 'city', '370000'),
    ('370500', '东营市', 'city', '370000'),
    ('370600', '烟台市', 'city', '370000'),
    ('370700', '潍坊市', 'city', '370000'),
    ('370800', '济宁市', 'city', '370000'),
    ('370900', '泰安市', 'city', '370000'),
    ('371000', '威海市', 'city', '370000'),
    ('371100', '日照市', 'city', '370000'),
    ('371300', '临沂市', 'city', '370000'),
    ('371400', '德州市', 'city', '370000'),
    ('371500', '聊城市', 'city', '370000'),
    ('371600', '滨州市', 'city', '370000'),
    ('371700', '菏泽市', 'city', '370000'),
    ('371302', '兰山区', 'county', '371300'),
    ('371311', '罗庄区', 'county', '371300'),
    ('371312', '河东区', 'county', '371300'),
    ('371321', '沂南县', 'county', '371300'),
    ('371322', '郯城县', 'county', '371300'),
    ('371323', '沂水县', 'county', '371300'),
    ('371324', '兰陵县', 'county', '371300'),
    ('371325', '费县', 'county', '371300'),
    ('371326', '平邑县', 'county', '371300'),
    ('371327', '莒南县', 'county', '371300'),
    ('371328', '蒙阴县', 'county', '371300'),
    ('371329', '临沭县', 'county', '371300')
) AS r(code, name, level, parent)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.region
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '5', 'keep the register of regions');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.region
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('5');

-- ---------------------------------------------------------------- agencies

CREATE TABLE ldpd.agency (
    code         ldpd.credit_code PRIMARY KEY,
    name         text NOT NULL CHECK (NOT ldpd.is_blank(name)),
    kind         text NOT NULL
                 CHECK (kind IN ('bureau', 'department', 'institution', 'pilot_operator', 'affiliated')),
    region       text COLLATE "C" NOT NULL REFERENCES ldpd.region,
    principal    text CHECK (principal IS NULL OR NOT ldpd.is_blank(principal)),
    data_officer text CHECK (data_officer IS NULL OR NOT ldpd.is_blank(data_officer)),
    approval     text,
    mandate      text CHECK (mandate IS NULL OR NOT ldpd.is_blank(mandate)),
    CONSTRAINT pilot_operator_is_approved CHECK (kind <> 'pilot_operator' OR NOT ldpd.is_blank(approval))
);
CREATE UNIQUE INDEX agency_bureau_of_region ON ldpd.agency (region) WHERE kind = 'bureau';
COMMENT ON TABLE ldpd.agency IS '公共管理和服务机构、大数据工作主管部门、试点运营单位(第三条、第五条、第四十四条)';
COMMENT ON COLUMN ldpd.agency.code IS '统一社会信用代码';
COMMENT ON COLUMN ldpd.agency.name IS '名称';
COMMENT ON COLUMN ldpd.agency.kind IS 'bureau 大数据工作主管部门、department 政务部门、institution 公共服务企事业单位和社会组织、pilot_operator 试点运营单位、affiliated 参照执行单位(第四十四条)';
COMMENT ON COLUMN ldpd.agency.region IS '所在区划;每一区划一个大数据工作主管部门';
COMMENT ON COLUMN ldpd.agency.principal IS '第一责任人(第五条),由本机构自行填报';
COMMENT ON COLUMN ldpd.agency.data_officer IS '专职人员(第五条),由本机构自行填报';
COMMENT ON COLUMN ldpd.agency.approval IS '市人民政府同意试点运营的文件(第三条),试点运营单位必填';
COMMENT ON COLUMN ldpd.agency.mandate IS '授权其管理公共事务职能的法律、法规;有此授权的组织(不论类别)视同政府部门,适用《政务数据共享条例》(其第二条)';
COMMENT ON INDEX ldpd.agency_bureau_of_region IS '每一区划一个大数据工作主管部门(第五条)';
SELECT pg_catalog.pg_extension_config_dump('ldpd.agency', '');

CREATE FUNCTION ldpd.agency_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_agency_guard';
COMMENT ON FUNCTION ldpd.agency_guard() IS '触发器函数(行级 BEFORE):机构由市大数据工作主管部门登记,第一责任人和专职人员由机构自行填报(第五条)';

CREATE TRIGGER agency_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.agency
FOR EACH ROW EXECUTE FUNCTION ldpd.agency_guard();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.agency
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('5');

CREATE TABLE ldpd.agency_role (
    role   regrole PRIMARY KEY,
    agency ldpd.credit_code NOT NULL REFERENCES ldpd.agency
);
COMMENT ON TABLE ldpd.agency_role IS '数据库角色代表的机构(谁使用谁负责,第三十一条);按角色 OID 记,删除后同名重建的角色不承继';
COMMENT ON COLUMN ldpd.agency_role.role IS '角色';
COMMENT ON COLUMN ldpd.agency_role.agency IS '所代表的机构;一个机构可有多个角色';
-- A role that was dropped is a bare number here, and that number could be somebody else's where a dump is restored.
SELECT pg_catalog.pg_extension_config_dump('ldpd.agency_role', 'WHERE role IN (SELECT oid FROM pg_catalog.pg_roles)');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.agency_role
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '31', 'say which role acts for which agency');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.agency_role
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('31');

CREATE FUNCTION ldpd.current_agency() RETURNS ldpd.credit_code
LANGUAGE c STABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_current_agency';
COMMENT ON FUNCTION ldpd.current_agency() IS '会话所用角色代表的机构:SET ROLE 计入,SECURITY DEFINER 不计入(数不外用,第十七条);无则 NULL';

CREATE FUNCTION ldpd.acting_role() RETURNS regrole
LANGUAGE c STABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_acting_role';
COMMENT ON FUNCTION ldpd.acting_role() IS '会话所用角色:SET ROLE 计入,SECURITY DEFINER 不计入';

CREATE FUNCTION ldpd.my_agencies() RETURNS ldpd.credit_code[]
LANGUAGE c STABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_my_agencies';
COMMENT ON FUNCTION ldpd.my_agencies() IS '本机构;本机构为大数据工作主管部门的,并及本区划和下级区划的全部机构(第五条)';

-- ---------------------------------------------------------------- instruments and their rules

CREATE TABLE ldpd.instrument (
    code      text COLLATE "C" PRIMARY KEY,
    title     text NOT NULL,
    status    text NOT NULL CHECK (status IN ('draft', 'issued', 'repealed')),
    adopted   boolean NOT NULL DEFAULT false,
    effective daterange NOT NULL CHECK (NOT isempty(effective)),
    rank      text CHECK (rank IN ('法律', '行政法规', '国务院决定', '地方性法规', '部门规章', '地方政府规章', '国家政策', '规范性文件')),
    issuer    text,
    document_number text,
    covers    text[] CHECK (covers <@ '{bureau,department,institution,pilot_operator,affiliated,mandated}'),
    adopted_from date
);
CREATE INDEX instrument_of_title ON ldpd.instrument (title);
COMMENT ON TABLE ldpd.instrument IS '法律文件:设定期限、须采用方有拘束力的(第四十五条),和不予共享、不予开放所依据的(第十四条、第十六条、第二十条);同一文件修订后重新公布的,另登记一行';
COMMENT ON COLUMN ldpd.instrument.code IS '代号';
COMMENT ON COLUMN ldpd.instrument.title IS '名称';
COMMENT ON COLUMN ldpd.instrument.status IS 'draft 征求意见稿、issued 已发布、repealed 已废止';
COMMENT ON COLUMN ldpd.instrument.adopted IS '本市是否采用其期限和依据的规定;采用由市大数据工作主管部门决定,记入 ldpd.ledger';
COMMENT ON COLUMN ldpd.instrument.effective IS '施行期间';
COMMENT ON COLUMN ldpd.instrument.rank IS '效力层级;NULL 为未登记,不得作为依据';
COMMENT ON COLUMN ldpd.instrument.issuer IS '制定机关';
COMMENT ON COLUMN ldpd.instrument.document_number IS '文号';
COMMENT ON COLUMN ldpd.instrument.covers IS '拘束哪些类别的机构(ldpd.agency.kind);mandated 为法律、法规授权的具有管理公共事务职能的组织;NULL 为全部';
COMMENT ON COLUMN ldpd.instrument.adopted_from IS '自何日起采用,由服务器盖记,只拘束自该日起开始的期限;NULL 为自施行之日';
COMMENT ON INDEX ldpd.instrument_of_title IS '按名称查找文件';
SELECT pg_catalog.pg_extension_config_dump('ldpd.instrument', '');

-- Article 45 leaves the day blank (2023年xx日): from the first day on which that year has surely passed. A city sets its own.
INSERT INTO ldpd.instrument (code, title, status, adopted, effective, rank, issuer)
SELECT 'linyi', '临沂市公共数据管理办法(征求意见稿)', 'draft', true, daterange('2024-01-01', NULL), '规范性文件', '临沂市人民政府'
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';
-- The procedure that Article 18 leaves to the city (规定的程序和要求).
INSERT INTO ldpd.instrument (code, title, status, adopted, effective)
SELECT 'linyi-emergency', '公共数据应急共享程序(出厂设定,由本市改定)', 'draft', true, daterange('2024-01-01', NULL)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TABLE ldpd.duty_rule (
    rule       text COLLATE "C" NOT NULL,
    instrument text COLLATE "C" NOT NULL REFERENCES ldpd.instrument,
    article    int NOT NULL,
    workdays   int NOT NULL CHECK (workdays BETWEEN 1 AND 250),
    effective  daterange NOT NULL,
    id         bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    PRIMARY KEY (rule, instrument, effective)
);
COMMENT ON TABLE ldpd.duty_rule IS '法定期限:规则、条文、工作日数、施行期间;几个文件都有规定的,以先到期的为准';
COMMENT ON COLUMN ldpd.duty_rule.rule IS '规则:catalogue_update 目录更新、share_reply 共享反馈、share_fulfil 完成共享、open_reply 开放反馈、emergency_review 应急共享的复核、demand_reply 需求清单的答复、correction_reply 校核的答复';
COMMENT ON COLUMN ldpd.duty_rule.instrument IS '所依据的法律文件';
COMMENT ON COLUMN ldpd.duty_rule.article IS '条号';
COMMENT ON COLUMN ldpd.duty_rule.workdays IS '工作日数,开始的当日不计入(民法典第二百零一条)';
COMMENT ON COLUMN ldpd.duty_rule.effective IS '适用于开始日在此期间内的期限';
COMMENT ON COLUMN ldpd.duty_rule.id IS '由服务器给定;期限据以载明是哪一文件哪一条设定的';
SELECT pg_catalog.pg_extension_config_dump('ldpd.duty_rule', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.duty_rule_id_seq', '');

INSERT INTO ldpd.duty_rule (rule, instrument, article, workdays, effective)
SELECT rule, 'linyi', article, workdays, daterange(NULL, NULL)
FROM (VALUES
    ('catalogue_update', 8, 15),
    ('share_reply', 16, 3),
    ('share_fulfil', 16, 7),
    ('open_reply', 22, 7)
) AS r(rule, article, workdays)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';
INSERT INTO ldpd.duty_rule (rule, instrument, article, workdays, effective)
SELECT 'emergency_review', 'linyi-emergency', 18, 10, daterange(NULL, NULL)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE FUNCTION ldpd.rule_workdays(rule text, started date, agency ldpd.credit_code DEFAULT NULL) RETURNS int
LANGUAGE c STABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_rule_workdays';
COMMENT ON FUNCTION ldpd.rule_workdays(text, date, ldpd.credit_code) IS '某一机构自某日开始的期限为几个工作日,几个文件都有规定的取最短;不指明机构的,只计拘束全部机构的文件;无采用的文件规定的,报 P0002';

CREATE FUNCTION ldpd.due_on(rule text, started timestamptz, agency ldpd.credit_code DEFAULT NULL) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE
RETURN ldpd.add_workdays(ldpd.day(started), ldpd.rule_workdays(rule, ldpd.day(started), agency));
COMMENT ON FUNCTION ldpd.due_on(text, timestamptz, ldpd.credit_code) IS '某一机构自某一时刻开始的期限的到期日;所需年份尚无放假通知的,报 22008';

CREATE FUNCTION ldpd.explain_due(
    rule text,
    started timestamptz,
    agency ldpd.credit_code DEFAULT NULL,
    OUT day date,
    OUT counted int,
    OUT is_workday boolean,
    OUT reason text,
    OUT document text
) RETURNS SETOF record
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT w.day, w.counted, w.is_workday, w.reason, w.document
    FROM ldpd.explain_workdays(ldpd.day(started), ldpd.rule_workdays(rule, ldpd.day(started), agency)) AS w;
END;
COMMENT ON FUNCTION ldpd.explain_due(text, timestamptz, ldpd.credit_code) IS '到期日的依据:开始日之后逐日列出,计入的第几个工作日或者不计入的原因,及所依据的放假通知';

-- ---------------------------------------------------------------- vocabularies

CREATE TABLE ldpd.vocabulary (
    kind   text COLLATE "C" NOT NULL,
    label  text NOT NULL,
    scheme text NOT NULL,
    code   text,
    rank   int,
    PRIMARY KEY (kind, label)
);
COMMENT ON TABLE ldpd.vocabulary IS '目录要素的取值(第六条),按名称而不按数字:各系统的数字代码互不一致;填写编制指南代码的,换为名称存(数据类型存代码),其他系统的代码见 ldpd.vocabulary_code';
COMMENT ON COLUMN ldpd.vocabulary.kind IS '要素:format 信息资源格式、update_cycle 更新周期、share_method 共享方式、data_type 信息项的数据类型';
COMMENT ON COLUMN ldpd.vocabulary.label IS '取值';
COMMENT ON COLUMN ldpd.vocabulary.scheme IS '来源的标准或者指南';
COMMENT ON COLUMN ldpd.vocabulary.code IS '来源中的代码';
COMMENT ON COLUMN ldpd.vocabulary.rank IS '有次序的,由低到高';
SELECT pg_catalog.pg_extension_config_dump('ldpd.vocabulary', '');

INSERT INTO ldpd.vocabulary
SELECT kind, label, scheme, code, rank
FROM (VALUES
    ('format', '电子文件', '政务信息资源目录编制指南(试行)', '1', NULL),
    ('format', '电子表格', '政务信息资源目录编制指南(试行)', '2', NULL),
    ('format', '数据库', '政务信息资源目录编制指南(试行)', '3', NULL),
    ('format', '图形图像', '政务信息资源目录编制指南(试行)', '4', NULL),
    ('format', '流媒体', '政务信息资源目录编制指南(试行)', '5', NULL),
    ('format', '自描述格式', '政务信息资源目录编制指南(试行)', '6', NULL),
    ('update_cycle', '实时', '政务信息资源目录编制指南(试行)', '1', 1),
    ('update_cycle', '每日', '政务信息资源目录编制指南(试行)', '2', 2),
    ('update_cycle', '每周', '政务信息资源目录编制指南(试行)', '3', 3),
    ('update_cycle', '每月', '政务信息资源目录编制指南(试行)', '4', 4),
    ('update_cycle', '每季度', '政务信息资源目录编制指南(试行)', '5', 5),
    ('update_cycle', '每年', '政务信息资源目录编制指南(试行)', '6', 6),
    ('share_method', '共享平台', '政务信息资源目录编制指南(试行)', NULL, NULL),
    ('share_method', '系统对接', '行业目录常用', NULL, NULL),
    ('share_method', '联机查询', '行业目录常用', NULL, NULL),
    ('share_method', '在线浏览', '行业目录常用', NULL, NULL),
    ('share_method', '调用在线服务', '行业目录常用', NULL, NULL),
    ('share_method', '下载', '行业目录常用', NULL, NULL),
    ('share_method', '拷贝', '行业目录常用', NULL, NULL),
    ('share_method', '其他', '行业目录常用', NULL, NULL),
    ('data_type', '字符型', '政务信息资源目录编制指南(试行)', 'C', NULL),
    ('data_type', '数值型', '政务信息资源目录编制指南(试行)', 'N', NULL),
    ('data_type', '货币型', '政务信息资源目录编制指南(试行)', 'Y', NULL),
    ('data_type', '日期型', '政务信息资源目录编制指南(试行)', 'D', NULL),
    ('data_type', '日期时间型', '政务信息资源目录编制指南(试行)', 'T', NULL),
    ('data_type', '逻辑型', '政务信息资源目录编制指南(试行)', 'L', NULL),
    ('data_type', '备注型', '政务信息资源目录编制指南(试行)', 'M', NULL),
    ('data_type', '通用型', '政务信息资源目录编制指南(试行)', 'G', NULL),
    ('data_type', '双精度型', '政务信息资源目录编制指南(试行)', 'B', NULL),
    ('data_type', '整型', '政务信息资源目录编制指南(试行)', 'I', NULL),
    ('data_type', '浮点型', '政务信息资源目录编制指南(试行)', 'F', NULL)
) AS v(kind, label, scheme, code, rank)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.vocabulary
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '6', 'keep the vocabularies of the catalogue');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.vocabulary
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('6');

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.region, ldpd.agency, ldpd.instrument, ldpd.duty_rule, ldpd.vocabulary TO PUBLIC;
GRANT SELECT ON ldpd.agency_role TO ldpd_agency, ldpd_audit;
GRANT INSERT, UPDATE, DELETE ON
    ldpd.region, ldpd.agency, ldpd.instrument, ldpd.duty_rule, ldpd.vocabulary,
    ldpd.calendar_notice, ldpd.calendar_day
TO ldpd_bureau;
GRANT UPDATE (principal, data_officer) ON ldpd.agency TO ldpd_agency;
