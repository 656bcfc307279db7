-- The guided tour: a year of the regulation in the life of a city, with the rehearsal clock.
-- Lines that begin with "##" and "--" are what the reader is told; the rest is what psql sends and what comes back.
\set ON_ERROR_STOP off
\pset footer off
\pset border 1
\set ECHO queries

\echo
\echo '## 1  Who acts (Articles 3, 5)  机构登记'
\echo '-- 2026年1月5日。数据库管理员登记市大数据局,并登记各角色代表哪个机构;此后机构由市大数据局登记。'
SET ldpd.clock = '2026-01-05 09:00';
INSERT INTO agency (code, name, kind, region)
VALUES ('11371300MB00100143', '临沂市大数据局', 'bureau', '371300');
INSERT INTO agency_role VALUES ('dashuju', '11371300MB00100143');
SET ROLE dashuju;
INSERT INTO agency (code, name, kind, region)
VALUES ('11371302MB00100658', '兰山区大数据局', 'bureau', '371302'),
       ('11371300MB0010022X', '临沂市民政局', 'department', '371300'),
       ('11371300MB0010030Q', '临沂市公安局', 'department', '371300'),
       ('11371300MB0010057G', '临沂市住房和城乡建设局', 'department', '371300');
\echo '-- 代码敲错一位,当场发现:'
INSERT INTO agency (code, name, kind, region)
VALUES ('11371300MB0010022Y', '临沂市民政局', 'department', '371300');
RESET ROLE;
INSERT INTO agency_role
VALUES ('lanshan', '11371302MB00100658'), ('minzheng', '11371300MB0010022X'),
       ('gongan', '11371300MB0010030Q'), ('zhujian', '11371300MB0010057G');

\echo
\echo '## 2  The catalogue (Articles 6, 7)  目录编制、审定、发布'
\echo '-- 民政局编制“婚姻登记信息”的目录并报审。'
SET ROLE minzheng;
INSERT INTO resource (code) VALUES ('303001/000001');
INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition,
                              open_class, open_basis, security_level, use_requirement, update_cycle)
VALUES ('303001/000001', '婚姻登记信息', '全市婚姻登记的当事人和日期', '数据库', '有条件共享', '履行法定职责需要核验婚姻状况',
        '不予开放', '《中华人民共和国个人信息保护法》第二十五条', '一般', '仅用于本单位履行职责', '每日')
RETURNING id, version, state;
INSERT INTO resource_item (version_id, position, name, column_name, data_type)
VALUES (1, 1, '登记编号', 'no', 'I'), (1, 2, '男方姓名', 'husband', 'C'), (1, 3, '男方身份号码', 'husband_id', 'C'),
       (1, 4, '女方姓名', 'wife', 'C'), (1, 5, '女方身份号码', 'wife_id', 'C'), (1, 6, '登记日期', 'married_on', 'D');
\echo '-- 记载自然人的,以居民身份号码为必要标识(第十一条);质量规则一并编制(第十条):'
INSERT INTO version_subject VALUES (1, 'person');
INSERT INTO subject_identifier VALUES (1, 3, 'person', 'resident_id', NULL), (1, 5, 'person', 'resident_id', NULL);
INSERT INTO quality_rule VALUES (1, 1, 6, '真实', 'expression', 'is_workday(married_on)');
\echo '-- 未明确第一责任人和专职人员的,不能报审:'
UPDATE resource_version SET state = 'submitted' WHERE id = 1;
UPDATE agency SET principal = '赵局长', data_officer = '孙科员' WHERE code = current_agency();
UPDATE resource_version SET state = 'submitted' WHERE id = 1 RETURNING state, submitted_at;
\echo '-- 自己不能审定自己的目录:'
UPDATE resource_version SET state = 'approved' WHERE id = 1;
SET ROLE dashuju;
UPDATE resource_version SET state = 'approved' WHERE id = 1 RETURNING state;
UPDATE resource_version SET state = 'published' WHERE id = 1 RETURNING state, published_at;
\echo '-- 民政局把已有的表纳管:'
SET ROLE minzheng;
SELECT attach('303001/000001', 'public.marriage');

\echo
\echo '## 2b Catalogue sheets (Articles 6, 7)  目录表导入'
\echo '-- 民政局用编制指南的表头导入 CSV:首行填资源,其下每行一个信息项。有误的行一并留下,错误写在旁边。'
COPY catalogue_sheet (信息资源名称, 信息资源代码, 信息资源摘要, 信息资源格式, 信息项名称, 数据类型, 共享类型, 共享条件, 是否向社会开放, 开放条件, 更新周期, 安全级别, 使用要求)
FROM STDIN (FORMAT csv, HEADER MATCH);
信息资源名称,信息资源代码,信息资源摘要,信息资源格式,信息项名称,数据类型,共享类型,共享条件,是否向社会开放,开放条件,更新周期,安全级别,使用要求
殡葬服务机构,303001/000101,经批准的殡葬服务机构,数据库,机构名称,字符型,1,,是,,每年,一般,无
,,,,地址,字符型,,,,,,,
养老机构,30300/000102,在册养老机构,竹简,,,2,,是,,每月,一般,无
\.
SELECT line, head, 信息资源名称, array_to_string(errors, E'\n') AS errors FROM catalogue_sheet ORDER BY line;
\echo '-- 无误的移入草稿,有误的留下;改正后再移:'
SELECT * FROM move_sheet(1);
UPDATE catalogue_sheet SET 信息资源代码 = '303001/000102', 信息资源格式 = '电子文件', 共享条件 = '核对补贴'
WHERE batch = 1 AND line = 4;
SELECT * FROM move_sheet(1);

\echo
\echo '## 2c Nothing is collected twice (Article 9)  不得重复采集'
\echo '-- 住建局为公租房资格审核,也想采集一份婚姻状况:'
SET ROLE zhujian;
UPDATE agency SET principal = '钱局长', data_officer = '周科员' WHERE code = current_agency();
INSERT INTO resource (code) VALUES ('303017/000001');
INSERT INTO resource_version (resource, name, summary, format, share_class, open_class, open_basis, security_level, use_requirement, update_cycle)
VALUES ('303017/000001', '公租房申请人婚姻状况', '申请人自行填报', '数据库', '无条件共享', '不予开放', '《中华人民共和国个人信息保护法》第二十五条', '一般', '仅用于资格审核', '每月')
RETURNING id AS applicants \gset
INSERT INTO resource_item (version_id, position, name, column_name, data_type)
VALUES (:applicants, 1, '男方身份号码', 'a', 'C'), (:applicants, 2, '女方身份号码', 'b', 'C'), (:applicants, 3, '男方 姓名', 'c', 'C'),
       (:applicants, 4, '女方 姓名', 'd', 'C'), (:applicants, 5, '登记日期', 'e', 'D'), (:applicants, 6, '家庭人数', 'f', 'I');
INSERT INTO version_subject VALUES (:applicants, 'person');
INSERT INTO subject_identifier VALUES (:applicants, 1, 'person', 'resident_id', NULL), (:applicants, 2, 'person', 'resident_id', NULL);
UPDATE resource_version SET state = 'submitted' WHERE id = :applicants;
\echo '-- 共享确实不能满足的,提交数据需求清单,由大数据局协商:'
INSERT INTO demand (resource, need, reason) VALUES ('303001/000001', '申请人的婚姻状况', '申请当日须有结果') RETURNING id, state;
SET ROLE dashuju;
UPDATE demand SET state = 'served', answer = '民政局的数据每日更新,可以共享' RETURNING state, answer;

\echo
\echo '## 3  Sharing over the Spring Festival (Article 16)  春节前的共享请求'
\echo '-- 2026年2月12日(星期四)。公安局直接读取被拒绝,于是提出共享请求。'
RESET ROLE;
SET ldpd.clock = '2026-02-12 10:00';
SET ROLE gongan;
SELECT * FROM marriage;
INSERT INTO share_request (resource, purpose, items, valid_until)
VALUES ('303001/000001', '办理户口登记时核验婚姻状况', '{no,husband,wife,married_on}', '2026-07-01 00:00+08')
RETURNING id, state, reply_due;
\echo '-- 为什么是2月24日?逐日可查:'
SELECT day, counted, reason, document FROM explain_due('share_reply', '2026-02-12 10:00+08');
\echo '-- 自己的请求自己不能同意:'
UPDATE share_request SET state = 'agreed' WHERE id = 1;
\echo '-- 没有依据(只有全角空格)的不予共享不被接受:'
SET ROLE minzheng;
UPDATE share_request SET state = 'refused', legal_basis = '  ' WHERE id = 1;
\echo '-- 2月24日,民政局同意;7个工作日内完成共享。'
RESET ROLE;
SET ldpd.clock = '2026-02-24 15:30';
SET ROLE minzheng;
UPDATE share_request SET state = 'agreed' WHERE id = 1 RETURNING state, decided_by, fulfil_due;
UPDATE share_request SET state = 'fulfilled' WHERE id = 1 RETURNING state, fulfilled_at;

\echo
\echo '## 4  Who may read what (Articles 15, 17)  授权之后'
SET ROLE gongan;
SELECT no, husband, wife, married_on FROM marriage;
\echo '-- 超出授权的列:'
SELECT wife, wife_id FROM marriage;
\echo '-- 住建局没有授权;民政局的视图也不能把权限转给它(数不外用):'
SET ROLE minzheng;
CREATE VIEW public.newlyweds AS SELECT husband, wife FROM marriage;
GRANT SELECT ON public.newlyweds TO PUBLIC;
SET ROLE zhujian;
SELECT * FROM newlyweds;
SELECT allowed, article, path FROM explain_access('303001/000001');
\echo '-- 公安局发现一行登记在放假的日子,提出校核;民政局度量、更正、答复(第十条):'
SET ROLE gongan;
INSERT INTO correction (resource, row_key, problem) VALUES ('303001/000001', '{"no": 2}', '10月2日国庆节放假,登记日期有误') RETURNING id, state;
SET ROLE minzheng;
SELECT measure_quality('303001/000001') AS failed;
UPDATE marriage SET married_on = '2025-10-09' WHERE no = 2;
UPDATE correction SET state = 'corrected', answer = '录入有误,已更正' WHERE id = 1 RETURNING state, answered_at;
SELECT measure_quality('303001/000001') AS failed;
SELECT aspect, item, argument, day, checked, failed, worst FROM quality;
\echo '-- 7月1日零时起,公安局的授权自行失效,不需要任何定时任务:'
RESET ROLE;
SET ldpd.clock = '2026-07-01 00:00';
SET ROLE gongan;
SELECT count(*) FROM marriage;

\echo
\echo '## 5  Opening to the public (Articles 19, 22)  社会公众的开放需求'
RESET ROLE;
SET ldpd.clock = '2026-07-02 11:00';
SET ROLE kaifangwang;
INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose)
VALUES ('303001/000001', 'legal_person', '913713001682510225', '研究结婚登记量的季节变化')
RETURNING id, state, reply_due;
SET ROLE minzheng;
UPDATE open_request SET state = 'refused' WHERE id = 1;
UPDATE open_request SET state = 'refused', reason = '含个人信息,属于不予开放类;可提供分月统计数' WHERE id = 1
RETURNING state, decided_at;

\echo
\echo '## 5b The list of the year (Articles 20, 21)  年度开放清单'
\echo '-- 民政局另行编制分月统计,无条件开放;市大数据局发布2026年度公共数据开放清单。'
SET ROLE minzheng;
INSERT INTO resource (code) VALUES ('303001/000009');
INSERT INTO resource_version (resource, name, summary, format, share_class, open_class, security_level, use_requirement, update_cycle)
VALUES ('303001/000009', '婚姻登记分月统计', '各月登记对数', '电子表格', '无条件共享', '无条件开放', '一般', '注明来源', '每月') RETURNING id AS monthly \gset
INSERT INTO resource_item (version_id, position, name, column_name, data_type)
VALUES (:monthly, 1, '月份', 'month', 'C'), (:monthly, 2, '登记对数', 'pairs', 'N');
UPDATE resource_version SET state = 'submitted' WHERE id = :monthly;
SET ROLE dashuju;
UPDATE resource_version SET state = 'approved' WHERE id = :monthly;
UPDATE resource_version SET state = 'published' WHERE id = :monthly;
INSERT INTO open_list (year) VALUES (2026);
UPDATE open_list SET state = 'published' WHERE year = 2026 RETURNING edition, published_at;
COPY (SELECT "序号", "数据名称", "开放主体", "开放属性", "数据格式", "数据类型", "更新频率" FROM open_list_sheet) TO STDOUT (FORMAT csv, HEADER);
\echo '-- 同一年度再发布,是新的一版,须说明缘由:'
INSERT INTO open_list (year) VALUES (2026);
UPDATE open_list SET state = 'published' WHERE state = 'draft';

\echo
\echo '## 5c Agreement and pilot operation (Articles 25, 27, 28)  协议与试点运营'
\echo '-- 市人民政府同意某公司试点运营。数据库管理员登记角色并建沙箱;市大数据局拟定协议,公司签订,随后登记试点运营。'
RESET ROLE;
CREATE SCHEMA yunying AUTHORIZATION yunying;
SET ROLE dashuju;
INSERT INTO agency (code, name, kind, region, approval)
VALUES ('91371300MB0010081Q', '临沂数据运营公司', 'pilot_operator', '371300', '临政字〔2026〕1号');
INSERT INTO agreement (consumer, title, document, valid_until)
VALUES ('91371300MB0010081Q', '公共数据试点运营协议', '数据不出沙箱,不得再识别个人。', '2026-12-31 00:00+08');
RESET ROLE;
INSERT INTO agency_role VALUES ('yunying', '91371300MB0010081Q');
SET ROLE yunying;
UPDATE agreement SET state = 'signed' WHERE consumer = current_agency() RETURNING title, state, left(encode(document_sha256, 'hex'), 8) AS sha256;
SET ROLE dashuju;
INSERT INTO pilot_operation (operator, agreement, approval, conditions, procedure, security, environment, sandbox, valid_until)
SELECT consumer, id, '临政字〔2026〕1号', '信用评估', '逐项报批', '数据不出沙箱', '市政务云', 'yunying', valid_until FROM agreement;
\echo '-- 数据范围由公司提出,市大数据局同意,民政局开通:'
SET ROLE yunying;
INSERT INTO pilot_scope (operation, resource, purpose) SELECT id, '303001/000001', '信用评估' FROM pilot_operation;
SET ROLE dashuju;
UPDATE pilot_scope SET state = 'approved';
SET ROLE minzheng;
UPDATE pilot_scope SET state = 'opened' RETURNING state, view_name, valid_until;
\echo '-- 公司只能读沙箱中的视图:姓名脱敏,身份号码是假名,能关联,不能还原,也不能试号。'
SET ROLE yunying;
SELECT no, husband, wife, married_on FROM yunying.marriage ORDER BY no;
SELECT a.no, b.no AS same_person_in FROM yunying.marriage a JOIN yunying.marriage b ON b.wife_id = a.husband_id;
SELECT no FROM yunying.marriage WHERE husband_id = '371302199001010011';
SELECT pseudonym('371302199001010011'::resident_id, '91371300MB0010081Q');
SELECT no FROM public.marriage WHERE husband_id = '371302199001010011';
\echo '-- 不能导出,也不能复制到沙箱之外:'
COPY (SELECT * FROM yunying.marriage) TO STDOUT;
CREATE TEMP TABLE mine AS SELECT * FROM yunying.marriage;
\echo '-- 提供单位看得到自己的数据如何被使用:'
SET ROLE minzheng;
SELECT flush_usage() \gset ignore_
SELECT operator_name, resource, purpose, statements, rows, refused FROM pilot_use;

\echo
\echo '## 6  The catalogue must follow the data (Article 8)  目录动态调整'
\echo '-- 9月21日,民政局给表加一列:服务器自动登记目录变更,15个工作日内更新目录并报审。'
RESET ROLE;
SET ldpd.clock = '2026-09-21 09:00';
SET ROLE minzheng;
ALTER TABLE marriage ADD COLUMN office text;
SELECT id, cause, description, occurred_on, due_on FROM catalogue_change;

\echo
\echo '## 6b The law above (Article 45)  上位法'
\echo '-- 国务院《政务数据共享条例》出厂即附,未采用;与本办法不同之处可查。市大数据局采用之后,期限以先到期的为准。'
SET ROLE dashuju;
SELECT matter, article, says, regulation_article AS here, regulation_says, comparison FROM instrument_difference WHERE instrument = 'sc809' ORDER BY 1;
UPDATE instrument SET adopted = true WHERE code = 'sc809' RETURNING title, adopted_from;
SET ROLE minzheng;
INSERT INTO catalogue_change (resource, cause, description, occurred_on)
VALUES ('303001/000009', 'element', '增加离婚登记对数', '2026-09-21') RETURNING occurred_on, due_on;
SELECT rule, subject_id, article, due_on, instrument, instrument_article FROM duty WHERE rule = 'catalogue_update' AND status = 'running' ORDER BY subject_id;

\echo
\echo '## 7  Duties (Articles 8, 16, 22)  到期与逾期'
\echo '-- 10月8日,住建局又提出一件共享请求。10月16日再看:'
RESET ROLE;
SET ldpd.clock = '2026-10-08 09:00';
SET ROLE zhujian;
INSERT INTO share_request (resource, purpose) VALUES ('303001/000001', '公租房资格审核') RETURNING id, reply_due;
RESET ROLE;
SET ldpd.clock = '2026-10-16 09:00';
SET ROLE dashuju;
SELECT rule, article, name AS agency, due_on, done_at::date AS done, status, workdays_left
FROM duty JOIN agency ON agency.code = duty.agency
WHERE article <> 34
ORDER BY started_at, rule;

\echo
\echo '## 8  The ledger (Articles 28, 31, 34)  台账'
RESET ROLE;
SELECT to_char(at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS at, role, article, action, object
FROM ledger WHERE object IN ('share_request/1', 'share_grant/1', 'catalogue_change/1') ORDER BY id;
\echo '-- 谁使用谁负责:每一次读取、每一次被拒绝都有记录,回滚也抹不掉。'
SELECT flush_usage() \gset ignore_
SELECT to_char(at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS at, role, action, article, grant_id, purpose, columns, rows
FROM usage WHERE agency IS NOT NULL ORDER BY use_no;
\echo '-- 谁也不能改,超级用户也不能:'
DELETE FROM ledger WHERE id = 1;

\echo
\echo '## 9  An incident freezes (Articles 32, 34)  数据安全事件与冻结'
\echo '-- 10月19日,民政局发现账号被盗,登记事件并冻结婚姻登记信息:持有授权的住建局当即不能读取。'
RESET ROLE;
SET ldpd.clock = '2026-10-19 09:00';
SET ROLE minzheng;
UPDATE share_request SET state = 'agreed' WHERE id = 2;
UPDATE share_request SET state = 'fulfilled' WHERE id = 2;
INSERT INTO incident (description, personal_information) VALUES ('一名科员的账号被盗', true) RETURNING id, state, report_by;
INSERT INTO incident_freeze (incident, resource) VALUES (1, '303001/000001') RETURNING id, state;
SET ROLE zhujian;
SELECT count(*) FROM marriage;
\echo '-- 控制、报告(涉及个人信息的,须告知本人)、解除、了结,逐步办理:'
SET ROLE minzheng;
UPDATE incident SET state = 'contained', measures = '停用该账号,更换口令' WHERE id = 1 RETURNING state, contained_at;
UPDATE incident SET state = 'reported', reported_to = '市委网信办', report = '未发现外泄' WHERE id = 1;
UPDATE incident SET state = 'reported', reported_to = '市委网信办', report = '未发现外泄', persons_told = '已短信告知' WHERE id = 1 RETURNING state;
UPDATE incident SET state = 'resolved', cause = '口令过弱' WHERE id = 1;
UPDATE incident_freeze SET state = 'lifted', lift_reason = '已控制' WHERE id = 1 RETURNING state;
UPDATE incident SET state = 'resolved', cause = '口令过弱' WHERE id = 1 RETURNING state;
SET ROLE zhujian;
SELECT count(*) FROM marriage;

\echo
\echo '## 10  Reports and disputes (Articles 38, 39)  举报与争议'
\echo '-- 公安局的一项新请求被拒绝,提请大数据局协调;大数据局支持,不予共享即变为同意,7个工作日起算。'
SET ROLE gongan;
INSERT INTO share_request (resource, purpose) VALUES ('303001/000001', '办理身份证') RETURNING id;
SET ROLE minzheng;
UPDATE share_request SET state = 'refused', legal_basis = '《某内部通知》' WHERE id = 3;
\echo '-- 引用须到条,文件须已登记、现行有效、效力层级足够:'
UPDATE share_request SET state = 'refused', legal_basis = '《中华人民共和国个人信息保护法》第十条' WHERE id = 3;
SELECT instrument, article, cited_on FROM basis_citation WHERE subject = 'share_request';
SET ROLE gongan;
INSERT INTO dispute (share_request, claim) VALUES (3, '第十条并不禁止机关之间依法共享') RETURNING id, state;
SET ROLE dashuju;
UPDATE dispute SET state = 'accepted' WHERE id = 1;
UPDATE dispute SET state = 'upheld', result = '依据不成立,应当共享' WHERE id = 1;
SELECT id, state, overturned_at, fulfil_due FROM share_request WHERE id = 3;
SELECT title, article, refusals, overturned FROM refusal_by_ground;
\echo '-- 一名市民匿名举报民政局:民政局看不到,台账也不记何人。'
SET ROLE kaifangwang;
INSERT INTO report (accused, content, anonymous) VALUES ('11371300MB0010022X', '窗口人员抄录登记信息', true);
SET ROLE minzheng;
SELECT count(*) FROM report;
RESET ROLE;
SELECT role, agency, article, action, object, detail FROM ledger WHERE object = 'report/1';
SET ROLE dashuju;
SELECT id, accused, content, reporter FROM report;

\echo
\echo '## 11  Breaches and notices (Articles 35, 36, 41)  责任追究'
\echo '-- 11月20日,违反的情形由事实得出,无人填写;大数据局通知限期整改。'
RESET ROLE;
SET ldpd.clock = '2026-11-20 09:00';
SET ROLE dashuju;
SELECT article, item, name AS agency, fact, subject, subject_id, since, standing
FROM breach JOIN agency ON agency.code = breach.agency
WHERE article = 41 ORDER BY since, fact, subject_id;
INSERT INTO rectification (agency, article, item, subject, subject_id, fact, demand, due_on)
VALUES ('11371300MB0010022X', 41, 2, 'catalogue_change', '1', '增列后未更新目录', '更新目录并报审', '2026-12-04')
RETURNING id, state, due_on;
\echo '-- 财政部门审核民政局的项目之前,先看其目录和数据是否完整、及时、规范:'
SET ROLE caizheng;
SELECT * FROM project_check('11371300MB0010022X');

\echo
\echo '## 12  Tampering (Articles 28, 31, 34)  有人改动台账'
RESET ROLE;
\echo '-- 台账封存成相连的区块(平时由后台进程自动封存),摘要交库外保存,例如市审计局:'
\set ECHO none
SELECT nextval('ledger_id_seq') AS gap \gset
\set ECHO queries
SELECT no AS block FROM seal_ledger();
SELECT ledger_digest() AS digest \gset
\set ECHO none
\echo 'SELECT count(*) AS problems FROM verify_ledger(:''digest'');'
SELECT count(*) AS problems FROM verify_ledger(:'digest');
\set ECHO queries
\echo '-- 一名超级用户停用触发器,改一条、删一条、插一条(演示在一份副本上进行):'
\set source :DBNAME
\set scene :DBNAME _tampered
CREATE DATABASE :"scene" TEMPLATE :"source";
\connect :"scene"
SET search_path = public, ldpd;
CREATE TEMP TABLE before AS SELECT id, object, action FROM ledger;
SET session_replication_role = replica;
UPDATE ledger SET role = 'dashuju' WHERE object = 'share_request/1' AND action = 'agreed';
DELETE FROM ledger WHERE object = 'share_grant/1' AND action = 'granted';
\set ECHO none
\echo 'INSERT INTO ledger (id, at, role, session_role, article, action, object)'
\echo 'VALUES (:gap, ''2026-10-12 16:00+08'', ''minzheng'', ''minzheng'', 16, ''agreed'', ''share_request/2'');'
INSERT INTO ledger (id, at, role, session_role, article, action, object)
VALUES (:gap, '2026-10-12 16:00+08', 'minzheng', 'minzheng', 16, 'agreed', 'share_request/2');
\set ECHO queries
SET session_replication_role = origin;
\set ECHO none
\echo 'SELECT problem, block, object, action, CASE WHEN block IS NULL THEN detail END AS detail'
\echo 'FROM verify_ledger(:''digest'') v LEFT JOIN before ON before.id = v.entry'
\echo 'ORDER BY block, entry;'
SELECT problem, block, object, action, CASE WHEN block IS NULL THEN detail END AS detail
FROM verify_ledger(:'digest') v LEFT JOIN before ON before.id = v.entry
ORDER BY block, entry;
\set ECHO queries
\echo '-- 他把整条链重新计算:区块自身又都相符了,库外的摘要和授权表却对不上。'
SET session_replication_role = replica;
DELETE FROM ledger_block_leaf;
DELETE FROM ledger_block;
SET session_replication_role = origin;
SELECT no AS block FROM seal_ledger();
SELECT problem, block, detail FROM verify_ledger();
\set ECHO none
\echo 'SELECT problem, block, detail FROM verify_ledger(:''digest'');'
SELECT problem, block, detail FROM verify_ledger(:'digest');
\set ECHO queries
\connect :"source"
\echo '-- 副本弃之,台账仍是原来的:'
DROP DATABASE :"scene";
\set ECHO none
\echo 'SELECT count(*) AS problems FROM verify_ledger(:''digest'');'
SELECT count(*) AS problems FROM verify_ledger(:'digest');
\set ECHO queries

\set ECHO none
\echo
\echo '## What next  接下来'
\echo '-- make demo PSQL=1 在导览之后打开 psql:\\dt+ ldpd.* 看各表,\\df+ ldpd.* 看各函数,\\d+ marriage 看纳管的表,TABLE article; 看条文。'
\echo '-- 接着读:README.md(概览),doc/app.md(应用开发),doc/dba.md(数据库管理),doc/decisions.md(条文留白之处如何取舍)。'
