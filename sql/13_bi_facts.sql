-- Reports for BI tools (Articles 16, 22, 35): requests, deadlines, use. None of them joins what could give a row twice.

-- ---------------------------------------------------------------- requests to share

CREATE VIEW ldpd_bi.fact_share_request WITH (security_invoker = true) AS
SELECT r.id AS request_id,
       r.resource::text COLLATE "default" AS resource,
       r.provider::text AS provider,
       r.consumer::text AS consumer,
       r.purpose,
       r.state,
       CASE r.state WHEN 'submitted' THEN '待反馈' WHEN 'agreed' THEN '已同意' WHEN 'refused' THEN '不予共享' WHEN 'withdrawn' THEN '已撤回'
           WHEN 'fulfilled' THEN '已完成' WHEN 'ended' THEN '已终止' END AS state_name,
       CASE WHEN r.state IN ('agreed', 'fulfilled', 'ended') THEN 'agreed' WHEN r.state IN ('refused', 'withdrawn') THEN r.state END AS outcome,
       r.submitted_at,
       ldpd.day(r.submitted_at) AS submitted_on,
       r.reply_due,
       r.reply_provisional,
       r.decided_at AS replied_at,
       ldpd.day(r.decided_at) AS replied_on,
       ldpd.workdays_known(ldpd.day(r.submitted_at), ldpd.day(r.decided_at)) AS reply_workdays,
       r.legal_basis,
       r.fulfil_due,
       r.fulfil_provisional,
       r.fulfilled_at,
       ldpd.day(r.fulfilled_at) AS fulfilled_on,
       ldpd.workdays_known(ldpd.day(coalesce(r.overturned_at, r.decided_at)), ldpd.day(r.fulfilled_at)) AS fulfil_workdays,
       ldpd.day(r.ended_at) AS ended_on,
       ldpd.day(r.overturned_at) AS overturned_on
FROM ldpd.share_request r;
COMMENT ON VIEW ldpd_bi.fact_share_request IS '共享请求及其各个时刻(第十六条)。粒度:每一共享请求一行';
COMMENT ON COLUMN ldpd_bi.fact_share_request.request_id IS '共享请求的 id;主键';
COMMENT ON COLUMN ldpd_bi.fact_share_request.resource IS '信息资源代码;见 dim_resource';
COMMENT ON COLUMN ldpd_bi.fact_share_request.provider IS '提供单位;见 dim_agency';
COMMENT ON COLUMN ldpd_bi.fact_share_request.consumer IS '使用单位;见 dim_agency';
COMMENT ON COLUMN ldpd_bi.fact_share_request.purpose IS '使用目的';
COMMENT ON COLUMN ldpd_bi.fact_share_request.state IS '状态:submitted、agreed、refused、withdrawn、fulfilled、ended';
COMMENT ON COLUMN ldpd_bi.fact_share_request.state_name IS '状态的名称';
COMMENT ON COLUMN ldpd_bi.fact_share_request.outcome IS '反馈的结果:agreed 同意、refused 不予共享、withdrawn 撤回;尚未反馈的为 NULL';
COMMENT ON COLUMN ldpd_bi.fact_share_request.submitted_at IS '提出的时刻';
COMMENT ON COLUMN ldpd_bi.fact_share_request.submitted_on IS '提出之日;见 dim_date';
COMMENT ON COLUMN ldpd_bi.fact_share_request.reply_due IS '反馈到期日';
COMMENT ON COLUMN ldpd_bi.fact_share_request.reply_provisional IS '反馈到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd_bi.fact_share_request.replied_at IS '反馈的时刻';
COMMENT ON COLUMN ldpd_bi.fact_share_request.replied_on IS '反馈之日';
COMMENT ON COLUMN ldpd_bi.fact_share_request.reply_workdays IS '反馈用了几个工作日;未反馈的,或者所需年份尚无放假通知的,为 NULL';
COMMENT ON COLUMN ldpd_bi.fact_share_request.legal_basis IS '不予共享的依据';
COMMENT ON COLUMN ldpd_bi.fact_share_request.fulfil_due IS '完成共享到期日';
COMMENT ON COLUMN ldpd_bi.fact_share_request.fulfil_provisional IS '完成共享到期日为暂定';
COMMENT ON COLUMN ldpd_bi.fact_share_request.fulfilled_at IS '完成共享的时刻';
COMMENT ON COLUMN ldpd_bi.fact_share_request.fulfilled_on IS '完成共享之日';
COMMENT ON COLUMN ldpd_bi.fact_share_request.fulfil_workdays IS '完成共享用了几个工作日;未完成的,或者所需年份尚无放假通知的,为 NULL';
COMMENT ON COLUMN ldpd_bi.fact_share_request.ended_on IS '终止或者撤回之日';
COMMENT ON COLUMN ldpd_bi.fact_share_request.overturned_on IS '不予共享被争议处理推翻之日(第三十九条)';

-- ---------------------------------------------------------------- requests of the public

-- A reporting role has no right to the number itself, nor to the name; so this reads them for it, as far as it may see the row.
CREATE FUNCTION ldpd_bi.applicant(request bigint) RETURNS text
LANGUAGE sql STABLE STRICT SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT CASE
               WHEN o.applicant_kind <> 'person' THEN o.applicant_code
               ELSE ldpd.mask(o.applicant_code, CASE WHEN ldpd.is_resident_id(o.applicant_code) THEN 'resident_id' ELSE 'document' END)
           END
    FROM ldpd.open_request o
    WHERE o.id = request
      AND (pg_catalog.pg_has_role(ldpd.acting_role()::oid, 'ldpd_report', 'USAGE')
           OR pg_catalog.pg_has_role(ldpd.acting_role()::oid, 'ldpd_audit', 'USAGE')
           OR ldpd.answers_for(o.provider));
END;
COMMENT ON FUNCTION ldpd_bi.applicant(bigint) IS '数据开放需求的申请人(第十一条、第三十四条):自然人的号码按 ldpd.mask_rule 脱敏,法人和其他组织的为其代码;看不到该需求的为 NULL';
REVOKE EXECUTE ON FUNCTION ldpd_bi.applicant(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd_bi.applicant(bigint) TO ldpd_agency, ldpd_report, ldpd_audit;

CREATE VIEW ldpd_bi.fact_open_request WITH (security_invoker = true) AS
SELECT r.id AS request_id,
       r.resource::text COLLATE "default" AS resource,
       r.provider::text AS provider,
       r.applicant_kind,
       CASE r.applicant_kind WHEN 'person' THEN '公民' WHEN 'legal_person' THEN '法人' WHEN 'organization' THEN '其他组织' END AS applicant_kind_name,
       ldpd_bi.applicant(r.id) AS applicant,
       r.purpose,
       r.state,
       CASE r.state WHEN 'submitted' THEN '待反馈' WHEN 'agreed' THEN '已同意' WHEN 'refused' THEN '不同意' WHEN 'opened' THEN '已开放' WHEN 'ended' THEN '已终止' END AS state_name,
       CASE WHEN r.state IN ('agreed', 'opened', 'ended') THEN 'agreed' WHEN r.state = 'refused' THEN 'refused' END AS outcome,
       r.submitted_at,
       ldpd.day(r.submitted_at) AS submitted_on,
       r.reply_due,
       r.reply_provisional,
       r.decided_at AS replied_at,
       ldpd.day(r.decided_at) AS replied_on,
       ldpd.workdays_known(ldpd.day(r.submitted_at), ldpd.day(r.decided_at)) AS reply_workdays,
       r.reason,
       ldpd.day(r.opened_at) AS opened_on,
       ldpd.day(r.ended_at) AS ended_on
FROM ldpd.open_request r;
COMMENT ON VIEW ldpd_bi.fact_open_request IS '社会公众的数据开放需求(第十九条、第二十二条);不含申请人的姓名,自然人的号码已脱敏。粒度:每一开放需求一行';
COMMENT ON COLUMN ldpd_bi.fact_open_request.request_id IS '开放需求的 id;主键';
COMMENT ON COLUMN ldpd_bi.fact_open_request.resource IS '信息资源代码;见 dim_resource';
COMMENT ON COLUMN ldpd_bi.fact_open_request.provider IS '提供单位;见 dim_agency';
COMMENT ON COLUMN ldpd_bi.fact_open_request.applicant_kind IS '申请人的类别:person、legal_person、organization';
COMMENT ON COLUMN ldpd_bi.fact_open_request.applicant_kind_name IS '申请人类别的名称';
COMMENT ON COLUMN ldpd_bi.fact_open_request.applicant IS '申请人的代码;自然人的证件号码已脱敏(第三十四条)';
COMMENT ON COLUMN ldpd_bi.fact_open_request.purpose IS '使用用途';
COMMENT ON COLUMN ldpd_bi.fact_open_request.state IS '状态:submitted、agreed、refused、opened、ended';
COMMENT ON COLUMN ldpd_bi.fact_open_request.state_name IS '状态的名称';
COMMENT ON COLUMN ldpd_bi.fact_open_request.outcome IS '反馈的结果:agreed 同意、refused 不同意;尚未反馈的为 NULL';
COMMENT ON COLUMN ldpd_bi.fact_open_request.submitted_at IS '提出的时刻';
COMMENT ON COLUMN ldpd_bi.fact_open_request.submitted_on IS '提出之日;见 dim_date';
COMMENT ON COLUMN ldpd_bi.fact_open_request.reply_due IS '反馈到期日';
COMMENT ON COLUMN ldpd_bi.fact_open_request.reply_provisional IS '反馈到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd_bi.fact_open_request.replied_at IS '反馈的时刻';
COMMENT ON COLUMN ldpd_bi.fact_open_request.replied_on IS '反馈之日';
COMMENT ON COLUMN ldpd_bi.fact_open_request.reply_workdays IS '反馈用了几个工作日;未反馈的,或者所需年份尚无放假通知的,为 NULL';
COMMENT ON COLUMN ldpd_bi.fact_open_request.reason IS '不同意开放的理由';
COMMENT ON COLUMN ldpd_bi.fact_open_request.opened_on IS '开放之日';
COMMENT ON COLUMN ldpd_bi.fact_open_request.ended_on IS '终止之日';

-- Reports count applicants; they do not learn who they are.
REVOKE SELECT ON ldpd.open_request FROM ldpd_report;
GRANT SELECT (id, resource, applicant_kind, purpose, state, provider, submitted_at, reply_due, reply_provisional, decided_at, reason,
              opened_at, items, valid_until, ended_at, reply_rule)
ON ldpd.open_request TO ldpd_report;

-- ---------------------------------------------------------------- deadlines

CREATE VIEW ldpd_bi.fact_duty WITH (security_invoker = true) AS
SELECT d.rule, d.subject, d.subject_id, d.agency::text AS agency, d.article,
       d.started_at,
       ldpd.day(d.started_at) AS started_on,
       d.due_on,
       d.provisional AS is_provisional,
       d.done_at,
       ldpd.day(d.done_at) AS done_on,
       d.status,
       CASE d.status WHEN 'running' THEN '未到期' WHEN 'overdue' THEN '逾期未办' WHEN 'on_time' THEN '按期办结' WHEN 'late' THEN '逾期办结' END AS status_name,
       d.workdays_left,
       d.instrument::text COLLATE "default" AS instrument,
       d.instrument_article
FROM ldpd.duty d;
COMMENT ON VIEW ldpd_bi.fact_duty IS '各项法定期限(第八条、第十六条、第十八条、第二十二条、第三十四条、第四十一条、第四十三条)。粒度:每一事项的每一期限一行;查谁逾期,用 status = ''overdue''';
COMMENT ON COLUMN ldpd_bi.fact_duty.rule IS '规则,见 dim_duty;与 subject_id 同为主键';
COMMENT ON COLUMN ldpd_bi.fact_duty.subject IS '事项所在的表';
COMMENT ON COLUMN ldpd_bi.fact_duty.subject_id IS '事项的 id;与 rule 同为主键';
COMMENT ON COLUMN ldpd_bi.fact_duty.agency IS '负有义务的机构;见 dim_agency';
COMMENT ON COLUMN ldpd_bi.fact_duty.article IS '本办法的条号';
COMMENT ON COLUMN ldpd_bi.fact_duty.started_at IS '起算的时刻';
COMMENT ON COLUMN ldpd_bi.fact_duty.started_on IS '起算之日,当日不计入;见 dim_date';
COMMENT ON COLUMN ldpd_bi.fact_duty.due_on IS '到期日;其次日零时起为逾期';
COMMENT ON COLUMN ldpd_bi.fact_duty.is_provisional IS '到期日为暂定(所需年份尚无放假通知),不算逾期';
COMMENT ON COLUMN ldpd_bi.fact_duty.done_at IS '办结的时刻;未结的为 NULL';
COMMENT ON COLUMN ldpd_bi.fact_duty.done_on IS '办结之日';
COMMENT ON COLUMN ldpd_bi.fact_duty.status IS '状态:running、overdue、on_time、late';
COMMENT ON COLUMN ldpd_bi.fact_duty.status_name IS '状态的名称';
COMMENT ON COLUMN ldpd_bi.fact_duty.workdays_left IS '未结的,还有几个工作日,逾期的为负;已结的,或者所需年份尚无放假通知的,为 NULL';
COMMENT ON COLUMN ldpd_bi.fact_duty.instrument IS '设定到期日的法律文件';
COMMENT ON COLUMN ldpd_bi.fact_duty.instrument_article IS '设定到期日的条文';

CREATE VIEW ldpd_bi.fact_duty_open WITH (security_invoker = true) AS
SELECT p.agency::text AS agency, p.rule,
       pg_catalog.count(*) FILTER (WHERE p.provisional OR p.due_on >= t.today) AS running,
       pg_catalog.count(*) FILTER (WHERE NOT p.provisional AND p.due_on < t.today) AS overdue,
       pg_catalog.count(*) FILTER (WHERE p.provisional) AS provisional,
       pg_catalog.min(p.due_on) FILTER (WHERE NOT p.provisional) AS earliest_due
FROM ldpd.period_running p, (SELECT ldpd.today() AS today) t
GROUP BY p.agency, p.rule;
COMMENT ON VIEW ldpd_bi.fact_duty_open IS '现在未结的期限(第八条、第十六条、第二十二条等)。粒度:每一机构、规则一行,没有未结的不列';
COMMENT ON COLUMN ldpd_bi.fact_duty_open.agency IS '负有义务的机构,见 dim_agency;与 rule 同为主键';
COMMENT ON COLUMN ldpd_bi.fact_duty_open.rule IS '规则,见 dim_duty;与 agency 同为主键';
COMMENT ON COLUMN ldpd_bi.fact_duty_open.running IS '未到期的件数,含到期日为暂定的';
COMMENT ON COLUMN ldpd_bi.fact_duty_open.overdue IS '逾期未办的件数';
COMMENT ON COLUMN ldpd_bi.fact_duty_open.provisional IS '其中到期日为暂定的件数';
COMMENT ON COLUMN ldpd_bi.fact_duty_open.earliest_due IS '最早的到期日,不含暂定的';

CREATE VIEW ldpd_bi.fact_duty_month WITH (security_invoker = true) AS
SELECT m.agency::text AS agency, m.rule::text COLLATE "default" AS rule, m.month, m.on_time + m.late AS closed, m.on_time, m.late,
       pg_catalog.round(100.0 * m.on_time / nullif(m.on_time + m.late, 0), 1) AS on_time_percent
FROM ldpd.duty_month m;
COMMENT ON VIEW ldpd_bi.fact_duty_month IS '每月办结的期限,按期的和逾期的(第三十五条);由计数得出,往月的数字不再变动。粒度:每一机构、规则、办结月份一行';
COMMENT ON COLUMN ldpd_bi.fact_duty_month.agency IS '负有义务的机构,见 dim_agency;与 rule、month 同为主键';
COMMENT ON COLUMN ldpd_bi.fact_duty_month.rule IS '规则,见 dim_duty;与 agency、month 同为主键';
COMMENT ON COLUMN ldpd_bi.fact_duty_month.month IS '办结的月份,以其首日表示;与 agency、rule 同为主键';
COMMENT ON COLUMN ldpd_bi.fact_duty_month.closed IS '办结的件数';
COMMENT ON COLUMN ldpd_bi.fact_duty_month.on_time IS '其中按期的件数';
COMMENT ON COLUMN ldpd_bi.fact_duty_month.late IS '其中逾期的件数';
COMMENT ON COLUMN ldpd_bi.fact_duty_month.on_time_percent IS '按期的占百分之几';

-- ---------------------------------------------------------------- use

CREATE VIEW ldpd_bi.fact_use WITH (security_invoker = true) AS
SELECT c.day, c.agency::text AS consumer, c.resource::text COLLATE "default" AS resource, c.provider::text AS provider, c.grant_id, g.purpose,
       c.action::text COLLATE "default" AS action,
       CASE c.action WHEN 'read' THEN '读取' WHEN 'copy' THEN '写入别的表' WHEN 'export' THEN '导出' WHEN 'denied' THEN '被拒绝'
           WHEN 'would_refuse' THEN '本应拒绝' END AS action_name,
       c.article, c.statements, c.rows, c.unknown AS statements_of_unknown_rows
FROM ldpd.use_count c
LEFT JOIN ldpd.share_grant g ON g.id = c.grant_id;
COMMENT ON VIEW ldpd_bi.fact_use IS '谁使用谁的数据(第十七条、第二十四条、第三十一条):计到最近一次封存的台账(见 state.use_counted_at),不载明何人。粒度:每日每一使用单位、资源、授权、动作、条文一行';
COMMENT ON COLUMN ldpd_bi.fact_use.day IS '日期,见 dim_date;主键之一';
COMMENT ON COLUMN ldpd_bi.fact_use.consumer IS '使用单位,见 dim_agency;主键之一;NULL 为开放平台,或者不代表机构的角色';
COMMENT ON COLUMN ldpd_bi.fact_use.resource IS '信息资源代码,见 dim_resource;主键之一';
COMMENT ON COLUMN ldpd_bi.fact_use.provider IS '提供单位;见 dim_agency';
COMMENT ON COLUMN ldpd_bi.fact_use.grant_id IS '授权号,见 dim_grant;主键之一;不依授权的为 NULL';
COMMENT ON COLUMN ldpd_bi.fact_use.purpose IS '授权载明的使用目的';
COMMENT ON COLUMN ldpd_bi.fact_use.action IS '动作:read、copy、export、denied、would_refuse;主键之一';
COMMENT ON COLUMN ldpd_bi.fact_use.action_name IS '动作的名称';
COMMENT ON COLUMN ldpd_bi.fact_use.article IS '准许或者拒绝所据的条文;主键之一';
COMMENT ON COLUMN ldpd_bi.fact_use.statements IS '语句数';
COMMENT ON COLUMN ldpd_bi.fact_use.rows IS '送出的行数';
COMMENT ON COLUMN ldpd_bi.fact_use.statements_of_unknown_rows IS '行数不详的语句数,应视为可能已取得全部';

-- ---------------------------------------------------------------- quality and freshness

CREATE VIEW ldpd_bi.fact_quality WITH (security_invoker = true) AS
SELECT q.day, q.version_id, q.rule AS quality_rule, q.resource::text COLLATE "default" AS resource, q.provider::text AS provider, q.aspect, q.kind, q.item,
       q.checked, q.failed, q.worst AS worst_failed,
       pg_catalog.round(100.0 * (q.checked - q.failed) / nullif(q.checked, 0), 1) AS passed_percent, q.error
FROM ldpd.quality q;
COMMENT ON VIEW ldpd_bi.fact_quality IS '数据质量的度量(第十条),当日末次的结果。粒度:每日每一目录版本的每一质量规则一行';
COMMENT ON COLUMN ldpd_bi.fact_quality.day IS '日期,见 dim_date;主键之一';
COMMENT ON COLUMN ldpd_bi.fact_quality.version_id IS '目录版本的 id;主键之一';
COMMENT ON COLUMN ldpd_bi.fact_quality.quality_rule IS '质量规则号;主键之一';
COMMENT ON COLUMN ldpd_bi.fact_quality.resource IS '信息资源代码;见 dim_resource';
COMMENT ON COLUMN ldpd_bi.fact_quality.provider IS '提供单位;见 dim_agency';
COMMENT ON COLUMN ldpd_bi.fact_quality.aspect IS '真实、准确、完整';
COMMENT ON COLUMN ldpd_bi.fact_quality.kind IS '规则的种类:not_null、type、reference、expression';
COMMENT ON COLUMN ldpd_bi.fact_quality.item IS '信息项;约束整行的为 NULL';
COMMENT ON COLUMN ldpd_bi.fact_quality.checked IS '检查的行数;不能度量的为 NULL';
COMMENT ON COLUMN ldpd_bi.fact_quality.failed IS '不合规的行数';
COMMENT ON COLUMN ldpd_bi.fact_quality.worst_failed IS '当日不合规最多的一次的行数';
COMMENT ON COLUMN ldpd_bi.fact_quality.passed_percent IS '合规的占百分之几;没有行的为 NULL';
COMMENT ON COLUMN ldpd_bi.fact_quality.error IS '不能度量的原因';

CREATE VIEW ldpd_bi.fact_freshness WITH (security_invoker = true) AS
SELECT f.resource::text COLLATE "default" AS resource, f.provider::text AS provider, f.mode, f.cycle::text COLLATE "default" AS cycle,
       f.observed_since, f.last_change, f.due_on, f.provisional AS is_provisional, f.status,
       CASE f.status WHEN 'in_time' THEN '未到期' WHEN 'overdue' THEN '逾期未更新' WHEN 'unknown' THEN '不知道' WHEN 'no_period' THEN '不设期限' END AS status_name
FROM ldpd.freshness f;
COMMENT ON VIEW ldpd_bi.fact_freshness IS '数据的时效(第十二条),现状。粒度:每一已纳管且已发布目录的资源一行';
COMMENT ON COLUMN ldpd_bi.fact_freshness.resource IS '信息资源代码,见 dim_resource;主键';
COMMENT ON COLUMN ldpd_bi.fact_freshness.provider IS '提供单位;见 dim_agency';
COMMENT ON COLUMN ldpd_bi.fact_freshness.mode IS '对接方式';
COMMENT ON COLUMN ldpd_bi.fact_freshness.cycle IS '更新周期;按需更新的为其更新频率';
COMMENT ON COLUMN ldpd_bi.fact_freshness.observed_since IS '自何时开始观察';
COMMENT ON COLUMN ldpd_bi.fact_freshness.last_change IS '最近的变动;不知道的为 NULL';
COMMENT ON COLUMN ldpd_bi.fact_freshness.due_on IS '应于何日再次更新';
COMMENT ON COLUMN ldpd_bi.fact_freshness.is_provisional IS '到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd_bi.fact_freshness.status IS '状态:in_time、overdue、unknown、no_period';
COMMENT ON COLUMN ldpd_bi.fact_freshness.status_name IS '状态的名称';

-- ---------------------------------------------------------------- the catalogue and what is open

CREATE VIEW ldpd_bi.fact_catalogue WITH (security_invoker = true) AS
SELECT r.provider, r.class_code, r.class_name, r.security_level, r.share_class, r.open_class, pg_catalog.count(*) AS resources,
       pg_catalog.count(*) FILTER (WHERE r.is_attached) AS attached, pg_catalog.sum(r.item_count)::bigint AS items
FROM ldpd_bi.dim_resource r
WHERE r.is_catalogued
GROUP BY r.provider, r.class_code, r.class_name, r.security_level, r.share_class, r.open_class;
COMMENT ON VIEW ldpd_bi.fact_catalogue IS '现行目录按类别和级别的个数(第六条、第十四条、第二十条、第三十二条)。粒度:每一提供单位、类、安全级别、共享属性、开放属性一行';
COMMENT ON COLUMN ldpd_bi.fact_catalogue.provider IS '提供单位,见 dim_agency;主键之一';
COMMENT ON COLUMN ldpd_bi.fact_catalogue.class_code IS '类的代码;主键之一';
COMMENT ON COLUMN ldpd_bi.fact_catalogue.class_name IS '类的名称';
COMMENT ON COLUMN ldpd_bi.fact_catalogue.security_level IS '安全级别;主键之一';
COMMENT ON COLUMN ldpd_bi.fact_catalogue.share_class IS '共享属性;主键之一';
COMMENT ON COLUMN ldpd_bi.fact_catalogue.open_class IS '开放属性;主键之一';
COMMENT ON COLUMN ldpd_bi.fact_catalogue.resources IS '资源的个数';
COMMENT ON COLUMN ldpd_bi.fact_catalogue.attached IS '其中表已纳管的个数';
COMMENT ON COLUMN ldpd_bi.fact_catalogue.items IS '信息项的个数';

CREATE VIEW ldpd_bi.fact_open_list WITH (security_invoker = true) AS
SELECT e.list_id, e.position, l.year, l.region::text COLLATE "default" AS region, l.edition, ldpd.day(l.published_at) AS published_on,
       e.resource::text COLLATE "default" AS resource, e.version, e.name, e.provider::text AS provider, e.open_class::text AS open_class, e.update_cycle,
       NOT EXISTS (SELECT FROM ldpd.open_list n WHERE n.region = l.region AND n.year = l.year AND n.edition > l.edition) AS is_latest
FROM ldpd.open_list_entry e
JOIN ldpd.open_list l ON l.id = e.list_id
WHERE l.state = 'published';
COMMENT ON VIEW ldpd_bi.fact_open_list IS '年度公共数据开放清单的内容(第二十一条),发布后不变。粒度:每份清单的每一条目一行';
COMMENT ON COLUMN ldpd_bi.fact_open_list.list_id IS '清单的 id;与 position 同为主键';
COMMENT ON COLUMN ldpd_bi.fact_open_list.position IS '序号;与 list_id 同为主键';
COMMENT ON COLUMN ldpd_bi.fact_open_list.year IS '年度';
COMMENT ON COLUMN ldpd_bi.fact_open_list.region IS '区划;见 dim_region';
COMMENT ON COLUMN ldpd_bi.fact_open_list.edition IS '版次';
COMMENT ON COLUMN ldpd_bi.fact_open_list.published_on IS '发布之日;见 dim_date';
COMMENT ON COLUMN ldpd_bi.fact_open_list.resource IS '信息资源代码;见 dim_resource';
COMMENT ON COLUMN ldpd_bi.fact_open_list.version IS '发布时的目录版本';
COMMENT ON COLUMN ldpd_bi.fact_open_list.name IS '数据名称';
COMMENT ON COLUMN ldpd_bi.fact_open_list.provider IS '开放主体;见 dim_agency';
COMMENT ON COLUMN ldpd_bi.fact_open_list.open_class IS '开放属性';
COMMENT ON COLUMN ldpd_bi.fact_open_list.update_cycle IS '更新频率';
COMMENT ON COLUMN ldpd_bi.fact_open_list.is_latest IS '是否该区划该年度的最新一版';

-- ---------------------------------------------------------------- how far the figures go

CREATE VIEW ldpd_bi.state WITH (security_invoker = true) AS
SELECT ldpd.today() AS today,
       (SELECT pg_catalog.make_date(pg_catalog.max(n.year), 12, 31) FROM ldpd.calendar_notice n) AS calendar_to,
       NOT EXISTS (SELECT FROM ldpd.duty_recount) AS duties_counted,
       c.counted_at AS use_counted_at,
       coalesce(c.upto, 0) AS use_counted_to,
       b.blocks AS ledger_blocks,
       b.entries AS ledger_entries,
       b.sealed_at AS ledger_sealed_at
FROM (SELECT pg_catalog.count(*) AS blocks, coalesce(pg_catalog.sum(k.entries), 0)::bigint AS entries, pg_catalog.max(k.sealed_at) AS sealed_at
      FROM ldpd.ledger_block k) b
LEFT JOIN ldpd.use_counted c ON true;
COMMENT ON VIEW ldpd_bi.state IS '各项数字算到何时。粒度:一行';
COMMENT ON COLUMN ldpd_bi.state.today IS '当日(北京时间)';
COMMENT ON COLUMN ldpd_bi.state.calendar_to IS '放假通知所及的最后一日';
COMMENT ON COLUMN ldpd_bi.state.duties_counted IS 'fact_duty_month 由计数得出;恢复、迁移之后尚未重新计数的为假,数字照样无误,只是慢(ldpd.count_up())';
COMMENT ON COLUMN ldpd_bi.state.use_counted_at IS 'fact_use 最近一次计数的时刻';
COMMENT ON COLUMN ldpd_bi.state.use_counted_to IS 'fact_use 计到台账的哪一序号';
COMMENT ON COLUMN ldpd_bi.state.ledger_blocks IS '台账的区块数(第二十八条)';
COMMENT ON COLUMN ldpd_bi.state.ledger_entries IS '台账中已封存的记录条数';
COMMENT ON COLUMN ldpd_bi.state.ledger_sealed_at IS '台账最近一次封存的时刻';

GRANT SELECT ON ldpd_bi.fact_share_request, ldpd_bi.fact_open_request, ldpd_bi.fact_duty, ldpd_bi.fact_duty_open, ldpd_bi.fact_duty_month,
    ldpd_bi.fact_use, ldpd_bi.fact_quality, ldpd_bi.fact_freshness, ldpd_bi.fact_catalogue, ldpd_bi.fact_open_list, ldpd_bi.state
TO ldpd_agency, ldpd_report, ldpd_audit;
