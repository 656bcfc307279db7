-- Chapter 3, collection and gathering: how data are provided, and how fresh they are (Article 12).

-- ---------------------------------------------------------------- Article 12: how data are provided

CREATE TABLE ldpd.update_period (
    cycle    text COLLATE "C" PRIMARY KEY,
    workdays int CHECK (workdays > 0),
    months   int CHECK (months > 0),
    CONSTRAINT one_unit CHECK (workdays IS NULL OR months IS NULL)
);
COMMENT ON TABLE ldpd.update_period IS '更新周期折合的期限(第十二条):自上次更新之日起,几个工作日,或者几个月(末日非工作日的顺延);两者皆空的不设期限';
COMMENT ON COLUMN ldpd.update_period.cycle IS '更新周期,取值见 ldpd.vocabulary';
COMMENT ON COLUMN ldpd.update_period.workdays IS '工作日数';
COMMENT ON COLUMN ldpd.update_period.months IS '月数';
SELECT pg_catalog.pg_extension_config_dump('ldpd.update_period', '');

INSERT INTO ldpd.update_period
SELECT cycle, workdays, months
FROM (VALUES
    ('实时', NULL, NULL), ('每日', 1, NULL), ('每周', 5, NULL), ('每月', NULL, 1), ('每季度', NULL, 3), ('每年', NULL, 12)
) AS p(cycle, workdays, months)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.update_period
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '12', 'say how long a cycle of updates is');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.update_period
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('12');

CREATE TABLE ldpd.version_provision (
    version_id bigint PRIMARY KEY REFERENCES ldpd.resource_version,
    mode       text NOT NULL CHECK (mode IN ('实时连通', '同步更新', '按需更新')),
    cycle      text COLLATE "C" REFERENCES ldpd.update_period,
    CONSTRAINT on_demand_says_how_often CHECK ((mode = '按需更新') = (cycle IS NOT NULL))
);
COMMENT ON TABLE ldpd.version_provision IS '对接方式(第十二条):实时连通、同步更新,或者按照共享需求明确更新频率';
COMMENT ON COLUMN ldpd.version_provision.version_id IS '所属版本';
COMMENT ON COLUMN ldpd.version_provision.mode IS '实时连通、同步更新、按需更新';
COMMENT ON COLUMN ldpd.version_provision.cycle IS '按需更新的更新频率,代替目录要素中的更新周期';
SELECT pg_catalog.pg_extension_config_dump('ldpd.version_provision', '');

CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.version_provision
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the modes of provision');
CREATE TRIGGER item_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.version_provision
FOR EACH ROW EXECUTE FUNCTION ldpd.item_guard();
CREATE FUNCTION ldpd.provision_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_provision_guard';
COMMENT ON FUNCTION ldpd.provision_guard() IS '触发器函数(行级 BEFORE):对接方式为三者之一,按需更新的明确更新频率(第十二条)';
CREATE TRIGGER provision_guard
BEFORE INSERT OR UPDATE ON ldpd.version_provision
FOR EACH ROW EXECUTE FUNCTION ldpd.provision_guard();
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.version_provision
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('12');

-- ---------------------------------------------------------------- Article 12: freshness

CREATE SEQUENCE ldpd.data_change_id_seq;
CREATE TABLE ldpd.data_change (
    id         bigint PRIMARY KEY,
    resource   text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    event      text NOT NULL CHECK (event IN ('attached', 'changed')),
    changed_at timestamptz NOT NULL
);
ALTER SEQUENCE ldpd.data_change_id_seq OWNED BY ldpd.data_change.id;
CREATE INDEX data_change_of_resource ON ldpd.data_change (resource, event, changed_at);
COMMENT ON TABLE ldpd.data_change IS '纳管的表何时有过变动(第十二条):每一资源每小时、每日至多记一次,只增不改,不使写入者互相等待';
COMMENT ON COLUMN ldpd.data_change.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.data_change.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.data_change.event IS 'attached 纳管(自此开始观察)、changed 数据有变动';
COMMENT ON COLUMN ldpd.data_change.changed_at IS '时刻;其后一小时内、同一日内的变动不另记';
COMMENT ON INDEX ldpd.data_change_of_resource IS '某一资源最近的变动';
SELECT pg_catalog.pg_extension_config_dump('ldpd.data_change', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.data_change_id_seq', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.data_change
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '12', 'write down when data changed');

CREATE FUNCTION ldpd.note_change() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_note_change';
COMMENT ON FUNCTION ldpd.note_change() IS '触发器函数(语句级 AFTER),由 attach() 设于纳管的表:数据确有变动的,记入 ldpd.data_change(第十二条)';

CREATE FUNCTION ldpd.workdays_left(due_on date) RETURNS int
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_workdays_left';
COMMENT ON FUNCTION ldpd.workdays_left(date) IS '今日之后至到期日还有几个工作日,逾期的为负;所需年份尚无放假通知的为 NULL';

CREATE FUNCTION ldpd.update_due(cycle text, last timestamptz, OUT due_on date, OUT provisional boolean)
LANGUAGE c STABLE STRICT
AS 'MODULE_PATHNAME', 'ldpd_update_due';
COMMENT ON FUNCTION ldpd.update_due(text, timestamptz) IS '上次更新之后,依更新周期应于何日再次更新(第十二条);周期不设期限的为 NULL,所需年份尚无放假通知的为暂定';

CREATE VIEW ldpd.freshness WITH (security_invoker = true) AS
WITH seen AS (
    SELECT r.code AS resource, r.provider, r.relation, p.mode, coalesce(p.cycle, v.update_cycle) AS cycle,
           (SELECT pg_catalog.max(d.changed_at) FROM ldpd.data_change d WHERE d.resource = r.code AND d.event = 'attached') AS observed_since,
           (SELECT pg_catalog.max(d.changed_at) FROM ldpd.data_change d WHERE d.resource = r.code AND d.event = 'changed') AS last_change,
           NOT EXISTS (
               SELECT FROM (SELECT t.relid FROM pg_catalog.pg_partition_tree(r.relation) t UNION SELECT r.relation) t
               -- what a subscription applies fires no statement trigger
               WHERE EXISTS (SELECT FROM pg_catalog.pg_subscription_rel s WHERE s.srrelid = t.relid)
                  OR NOT EXISTS (
                      SELECT FROM pg_catalog.pg_trigger g
                      WHERE g.tgrelid = t.relid AND g.tgname = 'ldpd_change' AND g.tgenabled IN ('O', 'A')
                  )
           ) AS observed
    FROM ldpd.resource r
    JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
    LEFT JOIN ldpd.version_provision p ON p.version_id = v.id
    WHERE r.relation IS NOT NULL
), known AS (
    SELECT s.*, s.observed AND s.last_change >= s.observed_since AS knows, u.due_on, u.provisional
    FROM seen s
    LEFT JOIN LATERAL ldpd.update_due(s.cycle, greatest(s.last_change, s.observed_since)) u ON true
)
SELECT resource, provider, relation, mode, cycle, observed_since,
       CASE WHEN knows THEN last_change END AS last_change, due_on, provisional,
       CASE
           WHEN NOT observed OR observed_since IS NULL THEN 'unknown'
           WHEN due_on IS NULL THEN 'no_period'
           WHEN due_on < ldpd.today() AND NOT provisional THEN 'overdue'
           WHEN knows THEN 'in_time'
           ELSE 'unknown'
       END AS status
FROM known;
COMMENT ON VIEW ldpd.freshness IS '数据的时效(第十二条):in_time 未到期、overdue 逾期未更新、unknown 不知何时更新过(未曾观察到变动,或者触发器被移除、停用,或者数据由订阅复制而来)、no_period 更新周期不设期限';
COMMENT ON COLUMN ldpd.freshness.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.freshness.provider IS '提供单位';
COMMENT ON COLUMN ldpd.freshness.relation IS '数据所在的表';
COMMENT ON COLUMN ldpd.freshness.mode IS '对接方式';
COMMENT ON COLUMN ldpd.freshness.cycle IS '更新周期;按需更新的为其更新频率';
COMMENT ON COLUMN ldpd.freshness.observed_since IS '自何时开始观察(纳管之时)';
COMMENT ON COLUMN ldpd.freshness.last_change IS '最近的变动,精确到日,时刻至多早一小时;不知道的为 NULL';
COMMENT ON COLUMN ldpd.freshness.due_on IS '应于何日再次更新;未曾观察到变动的,自开始观察之日起算';
COMMENT ON COLUMN ldpd.freshness.provisional IS '到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd.freshness.status IS '状态';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.update_period TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.update_period TO ldpd_bureau;
GRANT SELECT ON ldpd.version_provision TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT SELECT ON ldpd.data_change, ldpd.freshness TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE, DELETE ON ldpd.version_provision TO ldpd_agency;

ALTER TABLE ldpd.version_provision ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.version_provision FOR SELECT
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id));
CREATE POLICY edit ON ldpd.version_provision TO ldpd_agency
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id))
WITH CHECK (true);
