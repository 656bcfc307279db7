-- The law above (Articles 44, 45): which instrument binds whom and since when, whose figure sets a date, which basis is enough;
-- other cities' figures are data.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(65);

CREATE ROLE regress_water IN ROLE ldpd_agency;      -- 临沂水务集团: a public enterprise
CREATE ROLE regress_fund IN ROLE ldpd_agency;       -- 临沂市住房公积金中心: an institution that a regulation has charged with public affairs
CREATE ROLE regress_tax IN ROLE ldpd_agency;        -- 国家税务总局临沂市税务局: by reference (Article 44)
INSERT INTO agency (code, name, kind, region, principal, data_officer, mandate) VALUES
    ('91371300757484684H', '临沂水务集团', 'institution', '371300', '甲', '乙', NULL),
    ('12371300495000001P', '临沂市住房公积金中心', 'institution', '371300', '甲', '乙', '《住房公积金管理条例》'),
    ('113713000043300076', '国家税务总局临沂市税务局', 'affiliated', '371300', '甲', '乙', NULL);
INSERT INTO agency_role VALUES ('regress_water', '91371300757484684H'), ('regress_fund', '12371300495000001P'), ('regress_tax', '113713000043300076');
\set mz '''11371300MB0010022X'''
\set water '''91371300757484684H'''
\set fund '''12371300495000001P'''
\set tax '''113713000043300076'''

-- A published conditional resource of each of them.
CREATE FUNCTION offer(provider name, code text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rows_of(provider, format('INSERT INTO resource (code) VALUES (%L)', code));
    PERFORM rows_of(provider, format('INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, open_class, security_level, use_requirement, update_cycle)
        VALUES (%L, ''名'', ''摘要'', ''电子文件'', ''有条件共享'', ''条件'', ''无条件开放'', ''一般'', ''仅限'', ''每日'')', code));
    PERFORM rows_of(provider, format('UPDATE resource_version SET state = ''submitted'' WHERE resource = %L', code));
    PERFORM rows_of('regress_city', format('UPDATE resource_version SET state = ''approved'' WHERE resource = %L', code));
    PERFORM rows_of('regress_city', format('UPDATE resource_version SET state = ''published'' WHERE resource = %L', code));
END $$;
-- Article 44: an affiliated body takes part as an agency does.
SELECT lives_ok($$SELECT offer('regress_water', '303001/11'), offer('regress_fund', '303001/12'), offer('regress_tax', '303001/13')$$,
    'public enterprises and affiliated bodies catalogue what they have');
SELECT is(attempt('regress_tax', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/11', '核税')$$), NULL, 'an affiliated body asks');
SELECT is(attempt('regress_water', $$UPDATE share_request SET state = 'agreed' WHERE purpose = '核税'$$), NULL, 'is agreed to');
SELECT is(attempt('regress_water', $$UPDATE share_request SET state = 'fulfilled' WHERE purpose = '核税'$$), NULL, 'and gets its grant');
SELECT is(value_of('regress_tax', $$SELECT allowed FROM explain_access('303001/11')$$), 'true', 'under which it reads');
SELECT is(attempt('regress_mz', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/13', '低保')$$), NULL, 'it is asked');
SELECT is((SELECT agency::text FROM duty WHERE rule = 'share_reply' AND subject_id = (SELECT id FROM share_request WHERE purpose = '低保')), :tax, 'and has its duties');
SELECT is(attempt('regress_tax', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/13', 'function', '职能划转', '2026-03-02')$$), NULL, 'of its catalogue too');
SELECT is(attempt('regress_tax', 'SELECT count(*) FROM data.u'), NULL, 'it reads what is shared unconditionally');
SELECT is(attempt('regress_tax', 'SELECT count(*) FROM data.c'), 'LD016', 'and is bound as the others are');

-- ---------------------------------------------------------------- not adopted, it binds nobody

SELECT is(adopted, false, 'the law above is shipped, not adopted') FROM instrument WHERE code = 'sc809';
SELECT is(rule_workdays('catalogue_update', '2026-03-02', :mz), 15, 'the regulation alone sets the period');
SELECT results_eq($$SELECT matter::text COLLATE "default", article, says, regulation_says, comparison FROM instrument_difference WHERE instrument = 'sc809' ORDER BY 1$$, $$VALUES
    ('catalogue_update', 17, '10 个工作日', '15 个工作日', 'instrument earlier'),
    ('correction_reply', 26, '10 个工作日', NULL, 'regulation silent'),
    ('not_shared', 15, '法律、行政法规、国务院决定', '法律、行政法规、国务院决定、地方性法规、部门规章、地方政府规章、国家政策', 'both hold'),
    ('share_fulfil', 22, '20 个工作日', '7 个工作日', 'regulation earlier'),
    ('share_refusal', 14, '法律、行政法规、国务院决定', '法律、行政法规、地方性法规、部门规章、地方政府规章', 'both hold'),
    ('share_reply', 21, '10 个工作日', '3 个工作日', 'regulation earlier')$$, 'where they differ is a view');

-- ---------------------------------------------------------------- adopting it is a step of the city's bureau

SELECT rows_of('regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/1', 'element', '前', '2026-03-02')$$) \gset ignore_
SELECT clock('2026-03-04 09:00') \gset ignore_
SELECT is(attempt(actor, statement), state, why) FROM (VALUES
    ('regress_mz', $$UPDATE instrument SET adopted = true WHERE code = 'sc809'$$, '42501', 'no agency adopts'),
    ('regress_county', $$UPDATE instrument SET adopted = true WHERE code = 'sc809'$$, 'LD045', 'nor does a county''s bureau'),
    ('regress_city', $$UPDATE instrument SET adopted = true, adopted_from = '2025-08-01' WHERE code = 'sc809'$$, 'LD045', 'nor the city''s for the past'),
    ('regress_city', $$UPDATE instrument SET adopted = true WHERE code = 'sc809'$$, NULL, 'the city''s bureau adopts it'),
    ('regress_city', $$UPDATE instrument SET adopted_from = '2026-01-01' WHERE code = 'sc809'$$, 'LD045', 'from the day that the server stamps'),
    ('regress_city', $$UPDATE instrument SET effective = '[2027-01-01,)' WHERE code = 'sc809'$$, 'LD045', 'what is in force is not put off')
) AS t(actor, statement, state, why);
SELECT is(adopted_from, '2026-03-04'::date, 'the day is stamped') FROM instrument WHERE code = 'sc809';
SELECT results_eq($$SELECT role::text COLLATE "default", article, action::text COLLATE "default" FROM ledger WHERE object = 'instrument/sc809' ORDER BY id$$,
    $$VALUES ('regress_city', 45, 'changed')$$, 'and the step is in the ledger');
SELECT is(rule_workdays('catalogue_update', '2026-03-03', :mz), 15, 'what began before is not touched');
SELECT is(rule_workdays('catalogue_update', '2026-03-04', agency), n, why) FROM (VALUES
    (:mz::credit_code, 10, 'a department: the earlier date holds'),
    (:fund, 10, 'an organization that a regulation has charged with public affairs'),
    (:water, 15, 'a public enterprise is not covered'),
    (:tax, 15, 'nor an affiliated body, whose mandate is not registered'),
    (NULL, 15, 'nobody in particular: what binds everybody')) AS t(agency, n, why);
SELECT is(rule_workdays('share_reply', '2026-03-04', :mz), 3, 'where the city''s is the earlier one it stays');
SELECT is(attempt('regress_tax', format('UPDATE agency SET mandate = ''无'' WHERE code = %L', :tax)), '42501', 'no agency charges itself');
SELECT is(attempt('regress_city', format('UPDATE agency SET mandate = ''《税收征收管理法》第五条'' WHERE code = %L', :tax)), NULL, 'the city''s bureau registers a mandate');
SELECT is(rule_workdays('catalogue_update', '2026-03-04', :tax), 10, 'and then it is covered');

SELECT sum(rows_of(actor, format($$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES (%L, 'element', '后', '2026-03-04')$$, code)))
FROM (VALUES ('regress_mz', '303001/1'), ('regress_water', '303001/11')) AS t(actor, code) \gset ignore_
SELECT results_eq($$SELECT c.description COLLATE "default", d.due_on, d.article, d.instrument::text COLLATE "default", d.instrument_article FROM duty d
                    JOIN catalogue_change c ON c.id = d.subject_id WHERE d.rule = 'catalogue_update' AND c.resource <> '303001/13' ORDER BY c.id$$, $$VALUES
    ('前', '2026-03-23'::date, 8, 'linyi', 8),
    ('后', '2026-03-18', 8, 'sc809', 17),
    ('后', '2026-03-25', 8, 'linyi', 8)$$, 'each duty says which instrument and article set its date');
SELECT is(attempt('regress_mz', $$INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES ('303001/2', 'element', '补报', '2026-03-03')$$), NULL, 'what occurred before');
SELECT is((SELECT instrument::text FROM duty JOIN catalogue_change c ON c.id = subject_id AND rule = 'catalogue_update' WHERE c.description = '补报'), 'linyi',
    'is not bound by it, though filed after');
SELECT is(attempt('regress_mz', 'ALTER TABLE data.c ADD COLUMN more int'), NULL, 'a table is altered');
SELECT is((SELECT string_agg(instrument || ' ' || d.due_on, ',') FROM duty d JOIN catalogue_change c ON c.id = subject_id AND rule = 'catalogue_update' WHERE c.description LIKE '%more%'),
    'sc809 2026-03-18', 'what the server opens is bound too');
-- It is dropped again, and a notice comes: periods that run keep the rule that they began under.
SELECT is(attempt('regress_city', $$UPDATE instrument SET adopted = false WHERE code = 'sc809'$$), NULL, 'it is dropped again');
SELECT is(attempt('regress_city', $$INSERT INTO calendar_day VALUES ('2026-03-18', false, '测试', '国办发明电〔2025〕7号'); SET CONSTRAINTS ALL IMMEDIATE$$), NULL, 'a day is taken off');
SELECT is((SELECT string_agg(instrument || ' ' || d.due_on, ',') FROM duty d JOIN catalogue_change c ON c.id = subject_id AND rule = 'catalogue_update' WHERE c.description LIKE '%more%'),
    'sc809 2026-03-19', 'a period that runs keeps its rule');
SELECT is(attempt('regress_city', $$UPDATE instrument SET adopted = true WHERE code = 'sc809'$$), NULL, 'and adopted again');

-- ---------------------------------------------------------------- which basis is enough

INSERT INTO instrument (code, title, status, effective, rank) VALUES ('prov', '某省办法', 'issued', '[2020-01-01,)', '地方政府规章');
INSERT INTO provision (instrument, article, text) VALUES ('prov', 1, '一');
SELECT sum(rows_of(actor, format($$INSERT INTO share_request (resource, purpose) VALUES (%L, %L)$$, code, purpose))) FROM (VALUES
    ('regress_ga', '303001/1', '部门之间'), ('regress_water', '303001/1', '企业请求'), ('regress_ga', '303001/11', '请求企业')) AS t(actor, code, purpose) \gset ignore_
SELECT matches(refusal('regress_mz', $$UPDATE share_request SET state = 'refused', legal_basis = '《某省办法》第一条' WHERE purpose = '部门之间'$$),
    '^LD016 .*no sufficient basis.*《政务数据共享条例》第14条.*法律,行政法规,国务院决定', 'between departments a rule of the province is not enough');
SELECT is(attempt(actor, format('UPDATE share_request SET state = ''refused'', legal_basis = ''《某省办法》第一条'' WHERE purpose = %L', purpose)), NULL, why) FROM (VALUES
    ('regress_mz', '企业请求', 'it is towards an enterprise'), ('regress_water', '请求企业', 'and for an enterprise')) AS t(actor, purpose, why);
SELECT is(attempt('regress_mz', $$UPDATE share_request SET state = 'refused', legal_basis = '《个人信息保护法》第十条、《某省办法》第一条' WHERE purpose = '部门之间'$$), NULL, 'a statute is');

-- ---------------------------------------------------------------- other cities' figures

SELECT is(attempt('regress_city', $$
    INSERT INTO instrument (code, title, status, adopted, effective, rank, issuer) VALUES
        ('zj', '浙江省公共数据条例', 'issued', true, '[2022-03-01,)', '地方性法规', '浙江省人民代表大会'),
        ('sh', '上海市数据条例', 'issued', true, '[2022-01-01,)', '地方性法规', '上海市人民代表大会常务委员会');
    INSERT INTO duty_rule (rule, instrument, article, workdays, effective) VALUES
        ('share_reply', 'zj', 25, 3, '[2026-03-04,)'), ('share_fulfil', 'zj', 25, 2, '[2026-03-04,)'), ('correction_reply', 'zj', 19, 5, '[2026-03-04,)'),
        ('demand_reply', 'sh', 39, 15, '[2026-03-04,)');
    UPDATE instrument SET adopted = false WHERE code = 'sc809'$$), NULL, 'another province''s figures are rows');
SELECT is(attempt('regress_rs', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '浙江')$$), NULL, 'one asks');
SELECT is(attempt('regress_mz', $$UPDATE share_request SET state = 'agreed' WHERE purpose = '浙江'$$), NULL, 'is agreed to');
SELECT is(attempt('regress_rs', $$INSERT INTO demand (need, reason) VALUES ('目录外的数据', '履职')$$), NULL, 'demands what is not catalogued');
SELECT is(attempt('regress_rs', $$INSERT INTO correction (resource, row_key, problem) VALUES ('303001/2', '{"id": 5}', '姓名有误')$$), NULL, 'and flags a row');
SELECT results_eq($$SELECT d.rule, d.due_on, d.instrument::text COLLATE "default", d.instrument_article, d.agency::text COLLATE "default" FROM duty d
                    LEFT JOIN share_request r ON d.subject = 'share_request' AND r.id = d.subject_id
                    WHERE r.purpose = '浙江' OR d.subject IN ('demand', 'correction') ORDER BY 1$$, $$VALUES
    ('correction_reply', '2026-03-11'::date, 'zj', 19, '11371300MB0010022X'),
    ('demand_reply', '2026-03-26', 'sh', 39, '11371300MB00100143'),
    ('share_fulfil', '2026-03-06', 'zj', 25, '11371300MB0010022X'),
    ('share_reply', '2026-03-09', 'linyi', 16, '11371300MB0010022X')$$, 'their dates stand on requests, demands and corrections');
SELECT clock('2026-03-27 09:00') \gset ignore_
SELECT is((SELECT status FROM duty WHERE rule = 'demand_reply'), 'overdue', 'a demand that waits too long is overdue');
SELECT is(attempt('regress_city', $$UPDATE demand SET state = 'served', answer = '可共享'$$), NULL, 'answered');
SELECT is((SELECT status FROM duty WHERE rule = 'demand_reply'), 'late', 'it is late');

-- ---------------------------------------------------------------- Article 45: before its day

SET ldpd.clock = '2026-03-30 09:00';
UPDATE instrument SET effective = '[2026-04-01,)' WHERE code = 'linyi';    -- an administrator enters the day
UPDATE instrument SET adopted = false WHERE code IN ('zj', 'sh');
UPDATE agency SET principal = NULL WHERE code = :mz;
SELECT is(attempt('regress_city', $$UPDATE instrument SET effective = '[2026-03-01,)' WHERE code = 'linyi'$$), 'LD045', 'a day to come is not moved into the past');
SELECT is(attempt('regress_rs', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '施行前')$$), NULL, 'before the regulation is in force one may ask');
SELECT is((SELECT reply_due FROM share_request WHERE purpose = '施行前'), NULL, 'with no deadline');
SELECT is(attempt('regress_mz', $$UPDATE share_request SET state = 'refused', legal_basis = '尚未施行' WHERE purpose = '施行前'$$), NULL, 'nor is a provision asked for');
SELECT is(attempt('regress_mz', $$INSERT INTO resource_version (resource, name, summary, format, share_class, share_basis, open_class, security_level, use_requirement, update_cycle)
    VALUES ('303001/1', '名', '摘要', '电子文件', '不予共享', '不宜', '无条件开放', '一般', '仅限', '每日')$$), NULL, 'a catalogue is prepared');
SELECT is(attempt('regress_mz', $$UPDATE resource_version SET state = 'submitted' WHERE state = 'draft'$$), NULL, 'and submitted, with no officer and no provision');
SELECT is(attempt('regress_rs', 'SELECT count(*) FROM data.c'), 'LD016', 'but a table that its owner attached to be enforced is');
SELECT is(attempt('regress_city', $$UPDATE resource_version SET state = 'returned', return_reason = '施行后再报' WHERE state = 'submitted'$$), NULL, 'it is returned');
SET ldpd.clock = '2026-04-01 00:00';
SELECT is(attempt('regress_mz', $$UPDATE resource_version SET state = 'submitted' WHERE state = 'returned'$$), 'LD005', 'from its first day it binds: officers');
SELECT rows_of('regress_mz', $$UPDATE agency SET principal = '甲' WHERE code = current_agency()$$) \gset ignore_
SELECT is(attempt('regress_mz', $$UPDATE resource_version SET state = 'submitted' WHERE state = 'returned'$$), 'LD014', 'provisions');
SELECT is(attempt('regress_rs', $$INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '施行后')$$), NULL, 'one asks again');
SELECT is((SELECT reply_due FROM share_request WHERE purpose = '施行后'), '2026-04-07'::date, 'with a deadline');

SELECT * FROM finish();
ROLLBACK;
