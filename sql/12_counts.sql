-- Counts that are kept, because the rows would take too long: deadlines that are over (Articles 8, 16, 18, 22, 34, 35), and
-- uses of data (Articles 17, 31). What is still open depends on the day and is never counted ahead.

-- ---------------------------------------------------------------- deadlines that are over

CREATE TABLE ldpd.duty_count (
    agency  ldpd.credit_code NOT NULL,
    rule    text COLLATE "C" NOT NULL,
    month   date NOT NULL,
    on_time int NOT NULL,
    late    int NOT NULL,
    PRIMARY KEY (agency, rule, month)
);
COMMENT ON TABLE ldpd.duty_count IS '已结期限的计数(第三十五条),已合并的部分;由服务器维护,不随备份,恢复后由 ldpd.count_up() 重新计数。查询用 ldpd.duty_month';
COMMENT ON COLUMN ldpd.duty_count.agency IS '负有义务的机构';
COMMENT ON COLUMN ldpd.duty_count.rule IS '规则';
COMMENT ON COLUMN ldpd.duty_count.month IS '办结的月份(北京时间),以其首日表示';
COMMENT ON COLUMN ldpd.duty_count.on_time IS '按期办结的件数';
COMMENT ON COLUMN ldpd.duty_count.late IS '逾期办结的件数';

-- A row for each step that ends a period, in the step's own transaction: two sessions never wait for one another here, as they
-- would for the row of an agency and a month. Without an index, for it is read whole and emptied again.
CREATE TABLE ldpd.duty_count_new (
    agency  ldpd.credit_code NOT NULL,
    rule    text COLLATE "C" NOT NULL,
    month   date NOT NULL,
    on_time int NOT NULL,
    late    int NOT NULL
);
-- where all tables are published, what is merged can still be deleted
ALTER TABLE ldpd.duty_count_new REPLICA IDENTITY FULL;
COMMENT ON TABLE ldpd.duty_count_new IS '已结期限的计数(第三十五条),尚未合并的部分:每结一项追加一行,互不等待;由记录进程或者 ldpd.count_up() 合并入 ldpd.duty_count';
COMMENT ON COLUMN ldpd.duty_count_new.agency IS '负有义务的机构';
COMMENT ON COLUMN ldpd.duty_count_new.rule IS '规则';
COMMENT ON COLUMN ldpd.duty_count_new.month IS '办结的月份(北京时间),以其首日表示';
COMMENT ON COLUMN ldpd.duty_count_new.on_time IS '按期办结的件数;不再算作已结的,为负';
COMMENT ON COLUMN ldpd.duty_count_new.late IS '逾期办结的件数;不再算作已结的,为负';

-- History that is let in as it stands is not counted row by row. Each transaction that does it leaves a row here, which is seen
-- together with what it let in, and not before.
CREATE TABLE ldpd.duty_recount (
    xid      xid8 PRIMARY KEY,
    noted_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp()
);
COMMENT ON TABLE ldpd.duty_recount IS '使已结期限须重新计数的事务(ldpd.restoring 之下的恢复、迁移):有行时 ldpd.duty_month 直接由各项程序的表算得,慢而不误;由 ldpd.count_up() 重新计数后清空';
COMMENT ON COLUMN ldpd.duty_recount.xid IS '事务';
COMMENT ON COLUMN ldpd.duty_recount.noted_at IS '登记的实际时刻';
-- what is there before anything is counted: of a release that kept no counts, or of a dump that comes
INSERT INTO ldpd.duty_recount (xid)
SELECT pg_catalog.pg_current_xact_id()
WHERE current_setting('ldpd.restoring', true) = 'on' OR EXISTS (SELECT FROM ldpd.period_over);

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.duty_count
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '35', 'count deadlines');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.duty_count_new
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '35', 'count deadlines');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.duty_recount
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '35', 'say what is to be counted anew');

-- What the counts must be, from the rows. Not for the planner to put into whoever calls it: its plan is the dearer part of a view
-- that hardly ever asks.
CREATE FUNCTION ldpd.duty_month_of_rows(
    OUT agency ldpd.credit_code,
    OUT rule text,
    OUT month date,
    OUT on_time bigint,
    OUT late bigint
) RETURNS SETOF record
LANGUAGE sql STABLE
-- no parsed body: pg_upgrade makes functions before the operator classes by which this one groups
SET search_path = pg_catalog, ldpd, pg_temp
AS $$
    SELECT p.agency, p.rule, m.month, pg_catalog.count(*) FILTER (WHERE m.on_time), pg_catalog.count(*) FILTER (WHERE NOT m.on_time)
    FROM ldpd.period_over p
    CROSS JOIN LATERAL (
        SELECT pg_catalog.date_trunc('month', ldpd.day(p.done_at)::timestamp)::date,
               p.provisional OR ldpd.day(p.done_at) <= p.due_on
    ) m(month, on_time)
    WHERE p.done_at IS NOT NULL AND p.agency IS NOT NULL
    GROUP BY p.agency, p.rule, m.month
$$;
COMMENT ON FUNCTION ldpd.duty_month_of_rows() IS '每一机构、规则、月份已结的期限,由各项程序的表逐行算得(第三十五条);在调用者可见的范围内';

CREATE VIEW ldpd.duty_month WITH (security_invoker = true) AS
SELECT k.agency, k.rule, k.month, pg_catalog.sum(k.on_time) AS on_time, pg_catalog.sum(k.late) AS late
FROM (
    SELECT c.agency, c.rule, c.month, c.on_time, c.late
    FROM ldpd.duty_count c
    WHERE NOT EXISTS (SELECT FROM ldpd.duty_recount)
    UNION ALL
    SELECT n.agency, n.rule, n.month, n.on_time, n.late
    FROM ldpd.duty_count_new n
    WHERE NOT EXISTS (SELECT FROM ldpd.duty_recount)
    UNION ALL
    SELECT r.agency, r.rule, r.month, r.on_time::int, r.late::int
    FROM ldpd.duty_month_of_rows() r
    WHERE EXISTS (SELECT FROM ldpd.duty_recount)
) k
GROUP BY k.agency, k.rule, k.month
HAVING pg_catalog.sum(k.on_time) <> 0 OR pg_catalog.sum(k.late) <> 0;
COMMENT ON VIEW ldpd.duty_month IS '每一机构、规则、月份办结的期限(第八条、第十六条、第二十二条、第三十五条):按期、逾期各几件;由计数得出,与表的行数无关。机构所见为本机构的,主管部门为所辖各机构的';
COMMENT ON COLUMN ldpd.duty_month.agency IS '负有义务的机构';
COMMENT ON COLUMN ldpd.duty_month.rule IS '规则';
COMMENT ON COLUMN ldpd.duty_month.month IS '办结的月份(北京时间),以其首日表示';
COMMENT ON COLUMN ldpd.duty_month.on_time IS '按期办结的件数';
COMMENT ON COLUMN ldpd.duty_month.late IS '逾期办结的件数';

CREATE VIEW ldpd.duty_month_drift WITH (security_invoker = true) AS
SELECT coalesce(c.agency, r.agency) AS agency, coalesce(c.rule, r.rule) AS rule, coalesce(c.month, r.month) AS month,
       c.on_time AS counted_on_time, r.on_time, c.late AS counted_late, r.late
FROM ldpd.duty_month c
-- not USING, whose = pg_upgrade would look for by name
FULL JOIN ldpd.duty_month_of_rows() r ON r.agency = c.agency AND r.rule = c.rule AND r.month = c.month
WHERE (c.on_time, c.late) IS DISTINCT FROM (r.on_time, r.late);
COMMENT ON VIEW ldpd.duty_month_drift IS '计数与各项程序的表不符之处(第三十四条、第三十五条),无行即为相符;供能见全部行的角色(ldpd_report、ldpd_audit)核对。不符的,是有人停用触发器改动了行,由 ldpd.count_up(true) 重新计数';
COMMENT ON COLUMN ldpd.duty_month_drift.agency IS '负有义务的机构';
COMMENT ON COLUMN ldpd.duty_month_drift.rule IS '规则';
COMMENT ON COLUMN ldpd.duty_month_drift.month IS '办结的月份';
COMMENT ON COLUMN ldpd.duty_month_drift.counted_on_time IS '计数中按期办结的件数';
COMMENT ON COLUMN ldpd.duty_month_drift.on_time IS '表中按期办结的件数';
COMMENT ON COLUMN ldpd.duty_month_drift.counted_late IS '计数中逾期办结的件数';
COMMENT ON COLUMN ldpd.duty_month_drift.late IS '表中逾期办结的件数';

-- ---------------------------------------------------------------- uses of data

CREATE TABLE ldpd.use_count (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    day        date NOT NULL,
    agency     ldpd.credit_code,
    resource   text COLLATE "C" NOT NULL,
    provider   ldpd.credit_code,
    grant_id   bigint,
    action     text COLLATE "C" NOT NULL,
    article    int NOT NULL,
    statements bigint NOT NULL,
    rows       bigint NOT NULL,
    unknown    bigint NOT NULL
);
CREATE UNIQUE INDEX use_count_key ON ldpd.use_count (day, resource, agency, grant_id, action, article) NULLS NOT DISTINCT;
COMMENT ON TABLE ldpd.use_count IS '使用记录的计数(第十七条、第三十一条):哪一机构哪一日依哪一授权使用哪一资源几次、几行,不载明何人;由已封存的台账得出,台账到期销毁后仍在';
COMMENT ON COLUMN ldpd.use_count.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.use_count.day IS '开始使用的日期(北京时间)';
COMMENT ON COLUMN ldpd.use_count.agency IS '使用的机构;NULL 为开放平台,或者不代表机构的角色';
COMMENT ON COLUMN ldpd.use_count.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.use_count.provider IS '提供单位';
COMMENT ON COLUMN ldpd.use_count.grant_id IS '授权号;NULL 为不依授权';
COMMENT ON COLUMN ldpd.use_count.action IS 'read 读取、copy 写入别的表、export 以 COPY TO 导出、denied 被拒绝、would_refuse 本应拒绝';
COMMENT ON COLUMN ldpd.use_count.article IS '准许或者拒绝所据的条文';
COMMENT ON COLUMN ldpd.use_count.statements IS '语句数';
COMMENT ON COLUMN ldpd.use_count.rows IS '送出的行数,不含行数不详的语句';
COMMENT ON COLUMN ldpd.use_count.unknown IS '其中行数不详(应视为可能已取得全部)或者尚未结束的语句数';
COMMENT ON INDEX ldpd.use_count_key IS '每一日、资源、机构、授权、动作、条文一行';
SELECT pg_catalog.pg_extension_config_dump('ldpd.use_count', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.use_count_id_seq', '');

CREATE TABLE ldpd.use_unended (
    use_no   bigint PRIMARY KEY,
    count_id bigint NOT NULL
);
COMMENT ON TABLE ldpd.use_unended IS '已计数而尚未见其结束的使用(第三十一条):结束另记一条的,见到时补计行数';
COMMENT ON COLUMN ldpd.use_unended.use_no IS '使用的编号';
COMMENT ON COLUMN ldpd.use_unended.count_id IS '计入 ldpd.use_count 的哪一行';
SELECT pg_catalog.pg_extension_config_dump('ldpd.use_unended', '');

CREATE TABLE ldpd.use_counted (
    one        boolean PRIMARY KEY DEFAULT true CHECK (one),
    upto       bigint NOT NULL,
    counted_at timestamptz NOT NULL
);
COMMENT ON TABLE ldpd.use_counted IS '使用记录计数到何处(第三十一条):一行,尚未计数的没有';
COMMENT ON COLUMN ldpd.use_counted.one IS '恒为真';
COMMENT ON COLUMN ldpd.use_counted.upto IS '已计数至台账的哪一序号';
COMMENT ON COLUMN ldpd.use_counted.counted_at IS '最近一次计数的实际时刻';
SELECT pg_catalog.pg_extension_config_dump('ldpd.use_counted', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.use_count
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '31', 'count the uses of data');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.use_unended
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '31', 'count the uses of data');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.use_counted
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '31', 'count the uses of data');

-- What the counts must be, from the ledger: for who sees it. The same as count_uses() adds up, in one piece.
CREATE VIEW ldpd.use_count_drift WITH (security_invoker = true) AS
WITH counted AS (
    SELECT c.upto, coalesce((SELECT pg_catalog.min(l.id) FROM ldpd.ledger l), 0) AS since
    FROM ldpd.use_counted c
), entry AS (
    SELECT s.use_no, ldpd.day(s.at) AS day, l.agency, pg_catalog.substr(l.object, 10) AS resource, (l.detail ->> 'grant')::bigint AS grant_id,
           l.action, l.article, s.rows
    FROM counted k, ldpd.ledger l
    CROSS JOIN LATERAL ldpd.statements_of(l.use_no, l.at, l.rows, l.detail) s
    WHERE l.use_no IS NOT NULL AND l.id <= k.upto
), of_ledger AS (
    SELECT o.day, o.agency, o.resource, o.grant_id, o.action, o.article, pg_catalog.count(*) AS statements,
           coalesce(pg_catalog.sum(coalesce(o.rows, e.rows)), 0)::bigint AS rows,
           pg_catalog.count(*) FILTER (WHERE o.action NOT IN ('denied', 'would_refuse') AND coalesce(o.rows, e.rows) IS NULL) AS unknown
    FROM entry o
    LEFT JOIN entry e ON e.use_no = o.use_no AND e.action = 'end'
    WHERE o.action <> 'end'
    GROUP BY o.day, o.agency, o.resource, o.grant_id, o.action, o.article
)
SELECT coalesce(c.day, o.day) AS day, coalesce(c.agency, o.agency) AS agency, coalesce(c.resource, o.resource) AS resource,
       coalesce(c.grant_id, o.grant_id) AS grant_id, coalesce(c.action, o.action) AS action, coalesce(c.article, o.article) AS article,
       c.statements AS counted_statements, o.statements, c.rows AS counted_rows, o.rows, c.unknown AS counted_unknown, o.unknown
FROM ldpd.use_count c
FULL JOIN of_ledger o
    ON o.day = c.day AND o.resource = c.resource AND o.action = c.action AND o.article = c.article
    AND coalesce(o.agency::text, '') = coalesce(c.agency::text, '') AND coalesce(o.grant_id, 0) = coalesce(c.grant_id, 0)
WHERE (c.statements, c.rows, c.unknown) IS DISTINCT FROM (o.statements, o.rows, o.unknown)
  -- what the ledger no longer holds (prune_ledger) is known by the counts alone
  AND (o.day IS NOT NULL OR c.day > (SELECT ldpd.day(pg_catalog.min(l.at)) FROM ldpd.ledger l));
COMMENT ON VIEW ldpd.use_count_drift IS '使用的计数与台账不符之处(第三十一条、第三十四条),无行即为相符;供能见台账的角色(ldpd_audit)核对';
COMMENT ON COLUMN ldpd.use_count_drift.day IS '日期';
COMMENT ON COLUMN ldpd.use_count_drift.agency IS '使用的机构';
COMMENT ON COLUMN ldpd.use_count_drift.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.use_count_drift.grant_id IS '授权号';
COMMENT ON COLUMN ldpd.use_count_drift.action IS '动作';
COMMENT ON COLUMN ldpd.use_count_drift.article IS '条文';
COMMENT ON COLUMN ldpd.use_count_drift.counted_statements IS '计数中的语句数';
COMMENT ON COLUMN ldpd.use_count_drift.statements IS '台账中的语句数';
COMMENT ON COLUMN ldpd.use_count_drift.counted_rows IS '计数中的行数';
COMMENT ON COLUMN ldpd.use_count_drift.rows IS '台账中的行数';
COMMENT ON COLUMN ldpd.use_count_drift.counted_unknown IS '计数中行数不详的语句数';
COMMENT ON COLUMN ldpd.use_count_drift.unknown IS '台账中行数不详的语句数';

-- ---------------------------------------------------------------- counting up

CREATE FUNCTION ldpd.count_up(anew boolean DEFAULT false) RETURNS void
LANGUAGE c VOLATILE STRICT
AS 'MODULE_PATHNAME', 'ldpd_count_up';
COMMENT ON FUNCTION ldpd.count_up(boolean) IS '将新结的期限并入计数,计入新封存的使用记录;恢复、迁移之后(或者 anew 为真)由各项程序的表重新计数,不妨碍办理。记录进程随封存自行合并,但不重新计数';
REVOKE EXECUTE ON FUNCTION ldpd.count_up(boolean) FROM PUBLIC;

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.duty_count, ldpd.duty_count_new, ldpd.duty_recount, ldpd.duty_month, ldpd.duty_month_drift, ldpd.use_count, ldpd.use_counted
TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT SELECT ON ldpd.use_unended, ldpd.use_count_drift TO ldpd_audit;

ALTER TABLE ldpd.duty_count ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.duty_count FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(agency));
CREATE POLICY see_all ON ldpd.duty_count FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
ALTER TABLE ldpd.duty_count_new ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.duty_count_new FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(agency));
CREATE POLICY see_all ON ldpd.duty_count_new FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
-- as in the ledger: who used, and whose data were used
ALTER TABLE ldpd.use_count ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.use_count FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(agency) OR ldpd.answers_for(provider));
CREATE POLICY see_all ON ldpd.use_count FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
