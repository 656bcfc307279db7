-- Reports for BI tools (Articles 35, 36): the dimensions. Plain types, names that stay, a row for each of what the COMMENT says
-- (粒度). Whoever reads sees what the tables beneath show to him: a reporting role all of it.

CREATE SCHEMA ldpd_bi;
COMMENT ON SCHEMA ldpd_bi IS '统计报表用的视图:dim_ 维度、fact_ 事实;只用 text、int、bigint、date、timestamptz、numeric、bool 各类型,每一视图的注释载明粒度;读者所见依其所在的组:ldpd_report、ldpd_audit 见全部,主管部门见所辖,机构见与己有关的';
GRANT USAGE ON SCHEMA ldpd_bi TO ldpd_agency, ldpd_report, ldpd_audit;

CREATE FUNCTION ldpd.workdays_known(a date, b date) RETURNS int
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_workdays_known';
COMMENT ON FUNCTION ldpd.workdays_known(date, date) IS 'a 之后至 b(含)的工作日数,b 早于 a 的为负;所需年份尚无放假通知的为 NULL,不报错';

-- ---------------------------------------------------------------- days

CREATE VIEW ldpd_bi.dim_date WITH (security_invoker = true) AS
WITH bound AS (
    SELECT pg_catalog.make_date(pg_catalog.min(n.year), 1, 1) AS first,
           pg_catalog.make_date(greatest(pg_catalog.max(n.year), pg_catalog.date_part('year', ldpd.today())::int + 1), 12, 31) AS last
    FROM ldpd.calendar_notice n
), day AS (
    SELECT d.day, pg_catalog.date_part('year', d.day)::int AS year,
           -- a year with no notice is not known, whatever its weekdays are
           CASE WHEN pg_catalog.date_part('year', d.day)::int IN (SELECT n.year FROM ldpd.calendar_notice n) THEN ldpd.is_workday(d.day) END AS is_workday
    FROM bound b, LATERAL (
        SELECT s.at::date FROM pg_catalog.generate_series(b.first::timestamp, b.last::timestamp, interval '1 day') AS s(at)
    ) AS d(day)
)
SELECT d.day,
       d.year,
       pg_catalog.date_part('quarter', d.day)::int AS quarter,
       pg_catalog.date_part('month', d.day)::int AS month,
       pg_catalog.date_part('day', d.day)::int AS day_of_month,
       pg_catalog.date_trunc('month', d.day::timestamp)::date AS month_start,
       pg_catalog.date_part('isoyear', d.day)::int AS iso_year,
       pg_catalog.date_part('week', d.day)::int AS iso_week,
       pg_catalog.date_part('isodow', d.day)::int AS weekday,
       ('{星期一,星期二,星期三,星期四,星期五,星期六,星期日}'::text[])[pg_catalog.date_part('isodow', d.day)::int] AS weekday_name,
       d.is_workday,
       CASE WHEN NOT c.is_workday THEN c.name END AS holiday,
       c.document::text COLLATE "default" AS notice,
       CASE WHEN d.is_workday THEN pg_catalog.count(*) FILTER (WHERE d.is_workday) OVER (PARTITION BY pg_catalog.date_trunc('month', d.day::timestamp) ORDER BY d.day)::int END AS workday_of_month,
       CASE WHEN d.is_workday THEN pg_catalog.count(*) FILTER (WHERE d.is_workday) OVER (PARTITION BY d.year ORDER BY d.day)::int END AS workday_of_year
FROM day d
LEFT JOIN ldpd.calendar_day c ON c.day = d.day;
COMMENT ON VIEW ldpd_bi.dim_date IS '日期(国务院办公厅放假通知)。粒度:每日一行,自最早有放假通知之年至明年或者最晚有通知之年';
COMMENT ON COLUMN ldpd_bi.dim_date.day IS '日期;主键';
COMMENT ON COLUMN ldpd_bi.dim_date.year IS '年';
COMMENT ON COLUMN ldpd_bi.dim_date.quarter IS '季度,1 至 4';
COMMENT ON COLUMN ldpd_bi.dim_date.month IS '月,1 至 12';
COMMENT ON COLUMN ldpd_bi.dim_date.day_of_month IS '日';
COMMENT ON COLUMN ldpd_bi.dim_date.month_start IS '所在月份的首日';
COMMENT ON COLUMN ldpd_bi.dim_date.iso_year IS '周所属的年(ISO 8601)';
COMMENT ON COLUMN ldpd_bi.dim_date.iso_week IS '周次(ISO 8601)';
COMMENT ON COLUMN ldpd_bi.dim_date.weekday IS '星期,1 为星期一';
COMMENT ON COLUMN ldpd_bi.dim_date.weekday_name IS '星期的名称';
COMMENT ON COLUMN ldpd_bi.dim_date.is_workday IS '是否工作日;该年尚无放假通知的为 NULL,不作推测';
COMMENT ON COLUMN ldpd_bi.dim_date.holiday IS '放假的节日名称;不放假的为 NULL';
COMMENT ON COLUMN ldpd_bi.dim_date.notice IS '安排该日放假或者上班的通知;寻常日子为 NULL';
COMMENT ON COLUMN ldpd_bi.dim_date.workday_of_month IS '当月第几个工作日;非工作日和不知道的为 NULL';
COMMENT ON COLUMN ldpd_bi.dim_date.workday_of_year IS '当年第几个工作日;非工作日和不知道的为 NULL';

-- ---------------------------------------------------------------- regions and agencies

CREATE VIEW ldpd_bi.dim_region WITH (security_invoker = true) AS
SELECT r.code::text COLLATE "default" AS region, r.name, r.level, r.parent::text COLLATE "default" AS parent, p.name AS parent_name
FROM ldpd.region r
LEFT JOIN ldpd.region p ON p.code = r.parent;
COMMENT ON VIEW ldpd_bi.dim_region IS '行政区划(第五条)。粒度:每一区划一行';
COMMENT ON COLUMN ldpd_bi.dim_region.region IS '区划代码;主键';
COMMENT ON COLUMN ldpd_bi.dim_region.name IS '名称';
COMMENT ON COLUMN ldpd_bi.dim_region.level IS 'province 省、city 市、county 县(区)、zone 功能区';
COMMENT ON COLUMN ldpd_bi.dim_region.parent IS '上一级区划的代码';
COMMENT ON COLUMN ldpd_bi.dim_region.parent_name IS '上一级区划的名称';

-- Who answers for an agency in person is not told: a report is of offices.
CREATE VIEW ldpd_bi.dim_agency WITH (security_invoker = true) AS
SELECT a.code::text AS agency, a.name, a.kind,
       CASE a.kind
           WHEN 'bureau' THEN '大数据工作主管部门' WHEN 'department' THEN '政务部门' WHEN 'institution' THEN '公共服务企事业单位、社会组织'
           WHEN 'pilot_operator' THEN '试点运营单位' WHEN 'affiliated' THEN '参照执行的单位'
       END AS kind_name,
       a.region::text COLLATE "default" AS region, r.name AS region_name, a.kind = 'bureau' AS is_bureau
FROM ldpd.agency a
JOIN ldpd.region r ON r.code = a.region;
COMMENT ON VIEW ldpd_bi.dim_agency IS '机构(第三条、第五条、第四十四条)。粒度:每一机构一行';
COMMENT ON COLUMN ldpd_bi.dim_agency.agency IS '统一社会信用代码;主键';
COMMENT ON COLUMN ldpd_bi.dim_agency.name IS '名称';
COMMENT ON COLUMN ldpd_bi.dim_agency.kind IS '类别:bureau、department、institution、pilot_operator、affiliated';
COMMENT ON COLUMN ldpd_bi.dim_agency.kind_name IS '类别的名称';
COMMENT ON COLUMN ldpd_bi.dim_agency.region IS '所在区划的代码;见 dim_region';
COMMENT ON COLUMN ldpd_bi.dim_agency.region_name IS '所在区划的名称';
COMMENT ON COLUMN ldpd_bi.dim_agency.is_bureau IS '是否大数据工作主管部门';

-- ---------------------------------------------------------------- the catalogue

CREATE VIEW ldpd_bi.dim_resource WITH (security_invoker = true) AS
SELECT r.code::text COLLATE "default" AS resource,
       v.name,
       r.provider::text AS provider,
       pg_catalog.left(r.code, 1)::text COLLATE "default" AS class_code,
       c1.name AS class_name,
       pg_catalog.left(r.code, 3)::text COLLATE "default" AS subclass_code,
       c3.name AS subclass_name,
       ldpd.classification(r.code)::text COLLATE "default" AS category,
       v.share_class::text AS share_class,
       v.open_class::text AS open_class,
       v.security_level,
       (SELECT l.rank FROM ldpd.data_level l JOIN ldpd.level_scheme s ON s.code = l.scheme
        WHERE s.adopted AND l.label = v.security_level) AS security_rank,
       v.update_cycle,
       v.format,
       v.version,
       v.id IS NOT NULL AS is_catalogued,
       r.relation IS NOT NULL AS is_attached,
       r.mode AS attach_mode,
       ldpd.day(r.registered_at) AS registered_on,
       ldpd.day(v.published_at) AS published_on,
       (SELECT pg_catalog.count(*)::int FROM ldpd.resource_item i WHERE i.version_id = v.id) AS item_count
FROM ldpd.resource r
LEFT JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
LEFT JOIN ldpd.resource_class c1 ON c1.code = pg_catalog.left(r.code, 1)
LEFT JOIN ldpd.resource_class c3 ON c3.code = pg_catalog.left(r.code, 3);
COMMENT ON VIEW ldpd_bi.dim_resource IS '公共数据资源及其现行目录(第六条、第七条、第十四条、第二十条)。粒度:每一资源一行;尚未发布目录的,目录各列为 NULL';
COMMENT ON COLUMN ldpd_bi.dim_resource.resource IS '信息资源代码;主键';
COMMENT ON COLUMN ldpd_bi.dim_resource.name IS '信息资源名称';
COMMENT ON COLUMN ldpd_bi.dim_resource.provider IS '提供单位;见 dim_agency';
COMMENT ON COLUMN ldpd_bi.dim_resource.class_code IS '类的代码(1 位)';
COMMENT ON COLUMN ldpd_bi.dim_resource.class_name IS '类的名称:基础、主题、部门信息资源';
COMMENT ON COLUMN ldpd_bi.dim_resource.subclass_code IS '项的代码(3 位)';
COMMENT ON COLUMN ldpd_bi.dim_resource.subclass_name IS '项的名称;分类表未列的为 NULL';
COMMENT ON COLUMN ldpd_bi.dim_resource.category IS '类/项/目/细目的名称,列名到已知的一级';
COMMENT ON COLUMN ldpd_bi.dim_resource.share_class IS '共享属性:无条件共享、有条件共享、不予共享';
COMMENT ON COLUMN ldpd_bi.dim_resource.open_class IS '开放属性:无条件开放、有条件开放、不予开放';
COMMENT ON COLUMN ldpd_bi.dim_resource.security_level IS '安全级别(第三十二条)';
COMMENT ON COLUMN ldpd_bi.dim_resource.security_rank IS '安全级别在所采用的分级方案中的次序,由低到高;不属于该方案的为 NULL';
COMMENT ON COLUMN ldpd_bi.dim_resource.update_cycle IS '更新周期';
COMMENT ON COLUMN ldpd_bi.dim_resource.format IS '信息资源格式';
COMMENT ON COLUMN ldpd_bi.dim_resource.version IS '现行目录的版本号';
COMMENT ON COLUMN ldpd_bi.dim_resource.is_catalogued IS '是否已发布目录';
COMMENT ON COLUMN ldpd_bi.dim_resource.is_attached IS '数据所在的表是否已纳管';
COMMENT ON COLUMN ldpd_bi.dim_resource.attach_mode IS '纳管的方式:enforce 执行、record 只记录';
COMMENT ON COLUMN ldpd_bi.dim_resource.registered_on IS '登记之日';
COMMENT ON COLUMN ldpd_bi.dim_resource.published_on IS '现行目录发布之日';
COMMENT ON COLUMN ldpd_bi.dim_resource.item_count IS '信息项的个数';

-- ---------------------------------------------------------------- rules of periods

CREATE VIEW ldpd_bi.dim_duty WITH (security_invoker = true) AS
SELECT k.rule, k.name, k.article, k.subject,
       (SELECT pg_catalog.min(r.workdays) FROM ldpd.duty_rule r JOIN ldpd.instrument i ON i.code = r.instrument
        WHERE r.rule = k.rule AND i.adopted AND r.effective @> ldpd.today() AND i.effective @> ldpd.today()) AS workdays
FROM (VALUES
    ('catalogue_update', '更新目录并报审', 8, 'catalogue_change'),
    ('demand_reply', '需求答复', 9, 'demand'),
    ('correction_reply', '校核答复', 10, 'correction'),
    ('share_reply', '共享请求反馈', 16, 'share_request'),
    ('share_fulfil', '完成共享', 16, 'share_request'),
    ('emergency_review', '应急共享复核', 18, 'emergency_share'),
    ('open_reply', '开放需求反馈', 22, 'open_request'),
    ('security_task', '安全任务', 34, 'security_task'),
    ('incident_report', '安全事件报告', 34, 'incident'),
    ('rectify', '限期整改', 41, 'rectification')
) AS k(rule, name, article, subject);
COMMENT ON VIEW ldpd_bi.dim_duty IS '期限的规则(第八条、第十六条、第二十二条等)。粒度:每一规则一行';
COMMENT ON COLUMN ldpd_bi.dim_duty.rule IS '规则;主键';
COMMENT ON COLUMN ldpd_bi.dim_duty.name IS '名称';
COMMENT ON COLUMN ldpd_bi.dim_duty.article IS '本办法的条号;限期整改并有第四十三条的,见 fact_duty';
COMMENT ON COLUMN ldpd_bi.dim_duty.subject IS '事项所在的表';
COMMENT ON COLUMN ldpd_bi.dim_duty.workdays IS '现行的工作日数,几个文件都有规定的取最短;不以固定工作日数计的为 NULL';

-- ---------------------------------------------------------------- grants

CREATE VIEW ldpd_bi.dim_grant WITH (security_invoker = true) AS
SELECT g.id AS grant_id,
       g.resource::text COLLATE "default" AS resource,
       g.consumer::text AS consumer,
       g.purpose,
       g.source,
       CASE g.source WHEN 'request' THEN '共享请求' WHEN 'emergency' THEN '应急共享' WHEN 'pilot' THEN '试点运营' WHEN 'open' THEN '依申请开放' END AS source_name,
       g.source_id,
       ldpd.day(pg_catalog.lower(g.valid)) AS valid_from,
       CASE WHEN NOT pg_catalog.upper_inf(g.valid) THEN ldpd.day(pg_catalog.upper(g.valid)) END AS valid_to,
       g.valid @> ldpd.now() AS is_current,
       g.suspended_at IS NOT NULL AS is_suspended
FROM ldpd.share_grant g;
COMMENT ON VIEW ldpd_bi.dim_grant IS '授权(第十六条至第十八条、第二十二条、第二十七条)。粒度:每一授权一行';
COMMENT ON COLUMN ldpd_bi.dim_grant.grant_id IS '授权号;主键';
COMMENT ON COLUMN ldpd_bi.dim_grant.resource IS '信息资源代码;见 dim_resource';
COMMENT ON COLUMN ldpd_bi.dim_grant.consumer IS '使用单位,见 dim_agency;依申请开放的为 NULL';
COMMENT ON COLUMN ldpd_bi.dim_grant.purpose IS '使用目的(第十七条、第二十四条)';
COMMENT ON COLUMN ldpd_bi.dim_grant.source IS '来源:request、emergency、pilot、open';
COMMENT ON COLUMN ldpd_bi.dim_grant.source_name IS '来源的名称';
COMMENT ON COLUMN ldpd_bi.dim_grant.source_id IS '来源的 id';
COMMENT ON COLUMN ldpd_bi.dim_grant.valid_from IS '自何日起';
COMMENT ON COLUMN ldpd_bi.dim_grant.valid_to IS '至何日止;无截止时刻的为 NULL';
COMMENT ON COLUMN ldpd_bi.dim_grant.is_current IS '现在是否在有效期间';
COMMENT ON COLUMN ldpd_bi.dim_grant.is_suspended IS '是否暂停中';

GRANT SELECT ON ldpd_bi.dim_date, ldpd_bi.dim_region, ldpd_bi.dim_agency, ldpd_bi.dim_resource, ldpd_bi.dim_duty, ldpd_bi.dim_grant
TO ldpd_agency, ldpd_report, ldpd_audit;
