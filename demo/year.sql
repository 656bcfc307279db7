-- A year in the life of a city, made step by step through the tables of the law, on the rehearsal clock and the real calendar of
-- 2026, so that what is counted has happened: for the dashboard. To be run by a superuser in a new database; the same each time.
-- Offices are real ones of Linyi, their codes are made up but valid, what they do here is invented.
\set ON_ERROR_STOP on
CREATE EXTENSION ldpd;
ALTER DATABASE :"DBNAME" SET search_path = "$user", public, ldpd;
SET search_path = public, ldpd;
SET client_min_messages = warning;
CREATE SCHEMA year;
SET ldpd.clock = '2026-01-05 08:30';

-- ---------------------------------------------------------------- the offices

-- How readily a provider lets matters lie (sloth), and what it uses others' data for.
CREATE TABLE year.office (role name, code credit_code, name text, kind text, region text, sloth int, purposes text[]);
INSERT INTO year.office VALUES
    ('dashuju',   '11371300MB00100143', '临沂市大数据局', 'bureau', '371300', 0, NULL),
    ('lanshan',   '11371302MB00100658', '兰山区大数据局', 'bureau', '371302', 0, NULL),
    ('minzheng',  '11371300MB0010022X', '临沂市民政局', 'department', '371300', 0, '{低保资格核对,婚姻登记核验,高龄津贴审核}'),
    ('gongan',    '11371300MB0010030Q', '临沂市公安局', 'department', '371300', 0, '{办理户口登记,签发居住证,失踪人员查找}'),
    ('renshe',    '11371300MB0010049M', '临沂市人力资源和社会保障局', 'department', '371300', 1, '{社保待遇资格认证,失业保险金审核,人才补贴审核}'),
    ('zhujian',   '11371300MB0010057G', '临沂市住房和城乡建设局', 'department', '371300', 1, '{公租房资格审核,购房资格核验,企业资质审查}');
INSERT INTO year.office
SELECT role, (body || coalesce(substring(credit_code_error(body || '0') FROM 'should be "(.)"\.$'), '0'))::credit_code, name, 'department', region, sloth, purposes
FROM (SELECT *, head || coalesce(substring(credit_code_error(head || '00') FROM 'GB 11714\) should be "(.)"'), '0') AS body
      FROM (VALUES
          ('shichang', '11371300MB001010', '临沂市市场监督管理局', '371300', 0, '{企业开办核验,食品经营许可审查}'::text[]),
          ('ziran',    '11371300MB001011', '临沂市自然资源和规划局', '371300', 3, '{不动产登记核验,用地审批}'),
          ('weijian',  '11371300MB001012', '临沂市卫生健康委员会', '371300', 1, '{出生医学证明核验,计划生育奖励扶助审核}'),
          ('jiaoyu',   '11371300MB001013', '临沂市教育局', '371300', 1, '{义务教育入学核验,学生资助审核}'),
          ('jiaotong', '11371300MB001014', '临沂市交通运输局', '371300', 0, '{道路运输从业资格审查,老年人乘车优待审核}'),
          ('yibao',    '11371300MB001015', '临沂市医疗保障局', '371300', 1, '{参保资格核验,医疗救助审核}'),
          ('lsminzheng', '11371302MB001016', '兰山区民政局', '371302', 2, '{高龄津贴审核,特困供养审核}')) AS o (role, head, name, region, sloth, purposes)) AS h;

SELECT format('CREATE ROLE %I LOGIN IN ROLE %I', role, CASE kind WHEN 'bureau' THEN 'ldpd_bureau' ELSE 'ldpd_agency' END) FROM year.office \gexec
CREATE ROLE kaifangwang LOGIN IN ROLE ldpd_public;
CREATE ROLE dashboard LOGIN IN ROLE ldpd_report;
INSERT INTO agency (code, name, kind, region, principal, data_officer) SELECT code, name, kind, region, '第一责任人', '专职人员' FROM year.office;
INSERT INTO agency_role SELECT role::regrole, code FROM year.office;

-- ---------------------------------------------------------------- the catalogue

-- Classes and levels by their first characters: 无条件 有条件 不予, 一般 重要 核心.
CREATE TABLE year.resource (role name, code text, name text, share text, open text, level text, cycle text, rows int);
INSERT INTO year.resource
SELECT role, '3' || lpad(dense_rank() OVER (ORDER BY role)::text, 5, '0') || '/' || lpad(row_number() OVER (PARTITION BY role ORDER BY n)::text, 6, '0'),
       name, share || CASE share WHEN '不予' THEN '共享' ELSE '条件共享' END, open || CASE open WHEN '不予' THEN '开放' ELSE '条件开放' END, level, cycle, rows
FROM (VALUES
    (1, 'minzheng', '婚姻登记信息', '有', '不予', '重要', '每日', 800), (2, 'minzheng', '低保对象信息', '有', '不予', '重要', '每月', 300),
    (3, 'minzheng', '殡葬服务机构', '无', '无', '一般', '每年', 60), (4, 'minzheng', '养老机构', '无', '无', '一般', '每月', 180),
    (5, 'gongan', '户籍人口信息', '有', '不予', '重要', '每日', 2000), (6, 'gongan', '机动车登记信息', '有', '不予', '一般', '每日', 900),
    (7, 'gongan', '居住证签发信息', '有', '不予', '一般', '每周', 400), (8, 'gongan', '在侦案件信息', '不予', '不予', '核心', '每日', 50),
    (9, 'renshe', '社会保险参保信息', '有', '不予', '重要', '每月', 1500), (10, 'renshe', '职业资格证书', '无', '有', '一般', '每季度', 500),
    (11, 'renshe', '就业登记信息', '有', '不予', '一般', '每月', 700), (12, 'zhujian', '公租房保障家庭', '有', '不予', '一般', '每季度', 220),
    (13, 'zhujian', '商品房预售许可', '无', '无', '一般', '每周', 340), (14, 'zhujian', '建筑业企业资质', '无', '无', '一般', '每月', 260),
    (15, 'shichang', '企业登记信息', '无', '无', '一般', '每日', 3000), (16, 'shichang', '食品经营许可', '无', '无', '一般', '每日', 1200),
    (17, 'shichang', '企业信用风险分类', '有', '有', '一般', '每月', 900), (18, 'ziran', '不动产登记信息', '有', '不予', '重要', '每日', 1800),
    (19, 'ziran', '建设用地规划许可', '无', '无', '一般', '每周', 150), (20, 'ziran', '重点目标测绘成果', '不予', '不予', '核心', '每年', 30),
    (21, 'weijian', '出生医学证明', '有', '不予', '重要', '每日', 600), (22, 'weijian', '死亡医学证明', '有', '不予', '重要', '每日', 500),
    (23, 'weijian', '医疗机构', '无', '无', '一般', '每月', 240), (24, 'weijian', '传染病个案调查', '不予', '不予', '核心', '每日', 40),
    (25, 'jiaoyu', '学籍信息', '有', '不予', '重要', '每年', 1600), (26, 'jiaoyu', '学校名录', '无', '无', '一般', '每年', 90),
    (27, 'jiaotong', '道路运输经营许可', '无', '无', '一般', '每周', 310), (28, 'jiaotong', '营运车辆定位', '有', '有', '一般', '实时', 700),
    (29, 'yibao', '医疗保险参保信息', '有', '不予', '重要', '每月', 1700), (30, 'yibao', '定点医药机构', '无', '无', '一般', '每月', 320),
    (31, 'lsminzheng', '高龄津贴发放信息', '有', '不予', '一般', '每月', 280), (32, 'lsminzheng', '社区服务设施', '无', '无', '一般', '每年', 110)
) AS r (n, role, name, share, open, level, cycle, rows);

-- A number below n that a text always gives.
CREATE FUNCTION year.pick(key text, n int) RETURNS int LANGUAGE sql IMMUTABLE AS $$SELECT ('x' || left(md5(key), 7))::bit(28)::int % n$$;

-- Runs a statement as a role at a minute of a day, and returns its first value.
CREATE FUNCTION year.act(day date, minute int, actor name, statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    result text;
BEGIN
    PERFORM set_config('role', 'none', true);
    PERFORM set_config('ldpd.clock', to_char(day + make_interval(mins => minute), 'YYYY-MM-DD HH24:MI'), false);
    PERFORM set_config('role', actor, true);
    IF statement ~ '^\s*INSERT .* RETURNING ' OR statement LIKE 'SELECT ldpd.%' THEN
        EXECUTE statement INTO result;
    ELSE
        EXECUTE statement;          -- a SELECT's rows are sent, and counted
    END IF;
    PERFORM set_config('role', 'none', true);
    RETURN result;
END $$;

-- An entry: the first one, or the next version of what is published; approved by the bureau of the region, published by the city's.
CREATE PROCEDURE year.publish(resource text, day date) LANGUAGE plpgsql AS $$
DECLARE
    r year.resource;
    version text;
    approver name;
BEGIN
    SELECT * INTO r FROM year.resource x WHERE x.code = publish.resource;
    SELECT CASE o.region WHEN '371302' THEN 'lanshan' ELSE 'dashuju' END INTO approver FROM year.office o WHERE o.role = r.role;
    version := year.act(day, 600, r.role, format($q$
        INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, share_basis, open_class, open_condition,
                                      open_basis, security_level, use_requirement, update_cycle)
        VALUES (%L, %L, %L, '数据库', %L, '履行法定职责需要', %L, %L, '注明来源', %L, %L, '仅用于本单位履行职责', %L) RETURNING id$q$,
        r.code, r.name, r.name || '(' || to_char(day, 'YYYY-MM-DD') || ')', r.share,
        CASE r.share WHEN '不予共享' THEN '《中华人民共和国保守国家秘密法》第十三条' END, r.open,
        CASE r.open WHEN '不予开放' THEN '《中华人民共和国个人信息保护法》第二十五条' END, r.level, r.cycle));
    PERFORM year.act(day, 610, r.role, format($q$
        INSERT INTO resource_item (version_id, position, name, column_name, data_type)
        VALUES (%1$s, 1, '编号', 'no', 'I'), (%1$s, 2, '名称', 'name', 'C'), (%1$s, 3, '日期', 'day', 'D')$q$, version));
    PERFORM year.act(day, 620, r.role, format($q$UPDATE resource_version SET state = 'submitted' WHERE id = %s$q$, version));
    PERFORM year.act(day, 630, approver, format($q$UPDATE resource_version SET state = 'approved' WHERE id = %s$q$, version));
    PERFORM year.act(day, 640, 'dashuju', format($q$UPDATE resource_version SET state = 'published' WHERE id = %s$q$, version));
END $$;

-- Every resource has a table; all but a few are attached.
CREATE SCHEMA shuju;
GRANT USAGE ON SCHEMA shuju TO PUBLIC;
SELECT format('CREATE TABLE shuju.%I (no int PRIMARY KEY, name text NOT NULL, day date NOT NULL)', name),
       format('INSERT INTO shuju.%I SELECT i, %L || i, date ''2025-01-01'' + i %% 365 FROM generate_series(1, %s) i', name, name, rows),
       format('ALTER TABLE shuju.%I OWNER TO %I', name, role)
FROM year.resource ORDER BY code \gexec
DO $$
DECLARE
    r year.resource;
    day date := '2026-01-05';
BEGIN
    FOR r IN SELECT * FROM year.resource ORDER BY code LOOP
        PERFORM year.act(day, 540, r.role, format('INSERT INTO resource (code) VALUES (%L)', r.code));
        CALL year.publish(r.code, day);
        IF r.name NOT IN ('在侦案件信息', '重点目标测绘成果', '学校名录') THEN
            PERFORM year.act(day, 660, r.role, format('SELECT ldpd.attach(%L, %L)', r.code, format('shuju.%I', r.name)));
        END IF;
    END LOOP;
END $$;

-- ---------------------------------------------------------------- the days

-- What is going to happen, some of which leads to more. The subject is a resource, or the number of what was filed; the note says
-- the rest: a purpose, a state, a statement.
CREATE TABLE year.event (day date, minute int, actor name, kind text, subject text, note text);
CREATE INDEX ON year.event (day);

-- The day on which a period of so many working days is met, or now and then missed: less often as the year goes on.
CREATE FUNCTION year.answered(key text, started date, period int, sloth int) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT ldpd.add_workdays(started, CASE
        WHEN year.pick(key || 'late', 100) < (6 + sloth * 9) * (1.2 - extract(month FROM started) / 16)
            THEN period + 1 + year.pick(key || 'by', 2 + sloth)
        ELSE year.pick(key || 'in', period + 1) END)
$$;

-- What came lately and lies in a drawer.
CREATE FUNCTION year.forgotten(key text, started date, sloth int) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT started > '2026-10-25' AND year.pick(key || 'forgotten', 100) < 6 + sloth * 12
$$;

CREATE PROCEDURE year.happen(e year.event) LANGUAGE plpgsql AS $$
DECLARE
    o year.office;
    r year.resource;
    id text;
    met date;
BEGIN
    SELECT * INTO r FROM year.resource x WHERE x.code = e.subject;
    SELECT * INTO o FROM year.office x WHERE x.role = r.role;
    IF e.kind = 'ask' THEN
        id := year.act(e.day, e.minute, e.actor, format('INSERT INTO share_request (resource, purpose) VALUES (%L, %L) RETURNING id', e.subject, e.note));
        met := year.answered('reply' || id, e.day, 3, o.sloth);
        IF year.forgotten('reply' || id, e.day, o.sloth) THEN
            RETURN;
        ELSIF year.pick('refuse' || id, 14) = 0 THEN
            INSERT INTO year.event VALUES (met, 870, r.role, 'step', id, 'refused'', legal_basis = ''《中华人民共和国个人信息保护法》第十条');
        ELSE
            INSERT INTO year.event VALUES (met, 870, r.role, 'step', id, 'agreed');
            IF year.forgotten('fulfil' || id, met, o.sloth) THEN
                RETURN;
            END IF;
            met := year.answered('fulfil' || id, met, 7, o.sloth);
            INSERT INTO year.event VALUES (met, 900, r.role, 'step', id, 'fulfilled');
            INSERT INTO year.event SELECT ldpd.add_workdays(met, 1 + n * 6 + year.pick(id || n, 6)), 600 + year.pick(id || n || 'm', 400), e.actor, 'use', id, r.code
            FROM generate_series(0, 3 + year.pick('uses' || id, 9)) n WHERE met + n * 9 < date '2026-12-01';
            IF year.pick('end' || id, 6) = 0 AND met < '2026-06-20' THEN
                INSERT INTO year.event VALUES (ldpd.add_workdays(met + 145, 1), 650, e.actor, 'step', id, 'ended');
            END IF;
        END IF;
    ELSIF e.kind = 'step' THEN
        PERFORM year.act(e.day, e.minute, e.actor, format('UPDATE share_request SET state = ''%s'' WHERE id = %s', e.note, e.subject));
    ELSIF e.kind = 'use' THEN
        PERFORM set_config('ldpd.grant_id', (SELECT g.id::text FROM ldpd.share_grant g WHERE g.source = 'request' AND g.source_id = e.subject::bigint), false);
        SELECT * INTO r FROM year.resource x WHERE x.code = e.note;
        PERFORM year.act(e.day, e.minute, e.actor, format('SELECT no, name FROM shuju.%I WHERE no %% 97 = %s', r.name, year.pick(e::text, 97)));
        PERFORM set_config('ldpd.grant_id', '', false);
    ELSIF e.kind = 'read' THEN
        BEGIN
            PERFORM year.act(e.day, e.minute, e.actor, format('SELECT no, name FROM shuju.%I LIMIT %s', r.name, 5 + year.pick(e::text, 60)));
        EXCEPTION WHEN SQLSTATE 'LD015' OR SQLSTATE 'LD016' OR SQLSTATE 'LD017' THEN
            NULL;               -- no grant, or several and none named: that is on record too
        END;
    ELSIF e.kind = 'file' THEN
        id := year.act(e.day, e.minute, 'kaifangwang', format($q$
            INSERT INTO open_request (resource, applicant_kind, applicant_code, purpose) VALUES (%L, 'legal_person', '913713001682510225', %L) RETURNING id$q$,
            e.subject, e.note));
        met := year.answered('open' || id, e.day, 7, o.sloth);
        IF year.forgotten('open' || id, e.day, o.sloth) THEN
            RETURN;
        END IF;
        INSERT INTO year.event VALUES (met, 930, r.role, 'answer', id,
            CASE r.open WHEN '不予开放' THEN 'refused'', reason = ''属于不予开放类,可提供统计数' ELSE 'agreed' END);
    ELSIF e.kind = 'answer' THEN
        PERFORM year.act(e.day, e.minute, e.actor, format('UPDATE open_request SET state = ''%s'' WHERE id = %s', e.note, e.subject));
    ELSIF e.kind = 'change' THEN
        PERFORM year.act(e.day, e.minute, r.role, format($q$
            INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES (%L, 'element', '信息项口径调整', %L)$q$, r.code, e.day));
        IF NOT year.forgotten('change' || r.code, e.day + 15, o.sloth) THEN
            INSERT INTO year.event VALUES (year.answered('change' || r.code || e.day, ldpd.add_workdays(e.day, 6), 9, o.sloth), 600, r.role, 'publish', r.code, NULL);
        END IF;
    ELSIF e.kind = 'publish' THEN
        CALL year.publish(r.code, e.day);
    ELSIF e.kind = 'touch' THEN
        PERFORM year.act(e.day, e.minute, r.role, format('UPDATE shuju.%I SET day = %L WHERE no = 1', r.name, e.day));
    ELSIF e.kind = 'do' THEN
        PERFORM year.act(e.day, e.minute, e.actor, e.note);
    ELSIF e.kind = 'task' THEN
        PERFORM year.act(e.day, e.minute, e.actor, format('UPDATE security_task SET state = ''done'', evidence = ''检查记录'' WHERE id = %s AND state = ''due''', e.subject));
    END IF;
END $$;

-- Requests, uses of what is shared unconditionally, attempts with no grant, applications by the public, changes.
INSERT INTO year.event
SELECT day, 540 + year.pick('m' || day || n, 200), o.role, 'ask', r.code, o.purposes[1 + year.pick('p' || day || n, cardinality(o.purposes))]
FROM (SELECT d::date AS day FROM generate_series(timestamp '2026-01-07', timestamp '2026-11-24', '1 day') d WHERE is_workday(d::date)) w
CROSS JOIN LATERAL generate_series(1, year.pick('n' || day, 3 + extract(month FROM day)::int / 5)) n
CROSS JOIN LATERAL (SELECT * FROM year.resource WHERE share = '有条件共享' ORDER BY md5('r' || day || n || code) LIMIT 1) r
CROSS JOIN LATERAL (SELECT * FROM year.office WHERE purposes IS NOT NULL AND role <> r.role ORDER BY md5('o' || day || n || role) LIMIT 1) o;
INSERT INTO year.event
SELECT day, 560 + year.pick('um' || day || n, 400), o.role, 'read', r.code, NULL
FROM (SELECT d::date AS day FROM generate_series(timestamp '2026-01-07', timestamp '2026-11-24', '1 day') d WHERE is_workday(d::date)) w
CROSS JOIN LATERAL generate_series(1, 1 + year.pick('un' || day, 4)) n
CROSS JOIN LATERAL (SELECT * FROM year.resource WHERE share = '无条件共享' OR year.pick('denied' || day || n, 12) = 0 ORDER BY md5('ur' || day || n || code) LIMIT 1) r
CROSS JOIN LATERAL (SELECT * FROM year.office WHERE purposes IS NOT NULL AND role <> r.role ORDER BY md5('uo' || day || n || role) LIMIT 1) o
WHERE r.name NOT IN ('在侦案件信息', '重点目标测绘成果', '学校名录');
INSERT INTO year.event
SELECT day, 590, 'kaifangwang', 'file', r.code, (ARRAY['交通出行服务', '学术研究', '商业选址分析', '信用评价'])[1 + year.pick('fp' || day, 4)]
FROM (SELECT d::date AS day FROM generate_series(timestamp '2026-01-12', timestamp '2026-11-20', '1 day') d WHERE is_workday(d::date) AND year.pick('f' || d::date, 3) = 0) w
CROSS JOIN LATERAL (SELECT * FROM year.resource WHERE open <> '无条件开放' AND level <> '核心' ORDER BY open = '不予开放' AND year.pick('fo' || day, 3) > 0, md5('fr' || day || code) LIMIT 1) r;
INSERT INTO year.event
SELECT add_workdays('2026-02-02', n * 9), 570, NULL, 'change', r.code, NULL
FROM generate_series(0, 21) n CROSS JOIN LATERAL (SELECT * FROM year.resource ORDER BY md5('c' || n % 3 || code) OFFSET n LIMIT 1) r;
-- Data change as often as the catalogue says; of a few resources they stopped to.
INSERT INTO year.event
SELECT d::date, 1020, NULL, 'touch', r.code, NULL
FROM year.resource r CROSS JOIN generate_series(timestamp '2026-09-01', timestamp '2026-11-24', '1 day') d
WHERE is_workday(d::date) AND r.name NOT IN ('在侦案件信息', '重点目标测绘成果', '学校名录') AND (r.name NOT IN ('居住证签发信息', '就业登记信息', '不动产登记信息') OR d < '2026-09-20')
  AND (r.cycle IN ('实时', '每日') OR r.cycle = '每周' AND extract(dow FROM d) = 3 OR r.cycle IN ('每月', '每季度', '每年') AND extract(day FROM d) BETWEEN 9 AND 11);

-- The list of the year (Article 21); a flood, for which one office opens its data to another (Article 18).
INSERT INTO year.event VALUES
    ('2026-03-20', 600, 'dashuju', 'do', NULL, 'INSERT INTO open_list (year) VALUES (2026)'),
    ('2026-03-20', 610, 'dashuju', 'do', NULL, $$UPDATE open_list SET state = 'published' WHERE year = 2026$$),
    ('2026-07-14', 480, 'gongan', 'do', NULL, $$
        INSERT INTO emergency_share (resource, consumer, event, purpose, basis, valid_until)
        SELECT resource, '11371300MB0010022X', '沂河防汛', '群众转移安置', '市防汛抗旱指挥部令', '2026-07-20 00:00+08' FROM catalogue WHERE name = '户籍人口信息'$$),
    ('2026-07-17', 600, 'gongan', 'do', NULL, $$UPDATE emergency_share SET state = 'ended'$$),
    ('2026-07-27', 600, 'dashuju', 'do', NULL, $$UPDATE emergency_share SET state = 'reviewed', review = '用于转移安置,未超出范围'$$);

-- ---------------------------------------------------------------- day by day: a step counts on the day of its commit

DO $$
DECLARE
    today date := '2026-01-06';
    e year.event;
    t record;
BEGIN
    WHILE today <= '2026-11-24' LOOP
        IF ldpd.is_workday(today) THEN
            -- the duties of security (Article 34): the quarter's in time or nearly so, the year's each in a month of its own
            FOR t IN SELECT s.id, o.role FROM ldpd.security_task s JOIN year.office o ON o.code = s.agency JOIN ldpd.security_duty d USING (duty)
                     WHERE s.state = 'due' AND s.started_on < today
                       AND CASE WHEN s.due_on - s.started_on < 100 THEN today >= s.due_on - 12 + year.pick('q' || s.id, 13) + o.sloth
                                ELSE s.started_on < '2026-02-01' AND extract(doy FROM today) > 60 + year.pick('y' || o.code::text || s.duty, 320) END
                     ORDER BY s.id LOOP
                INSERT INTO year.event VALUES (today, 990, t.role, 'task', t.id);
            END LOOP;
            -- one at a time, for one may lead to another of the same day
            LOOP
                DELETE FROM year.event WHERE ctid = (SELECT x.ctid FROM year.event x WHERE x.day = today
                                                     ORDER BY x.minute, x.kind, x.subject, x.actor LIMIT 1) RETURNING * INTO e;
                EXIT WHEN NOT FOUND;
                CALL year.happen(e);
            END LOOP;
        END IF;
        PERFORM set_config('ldpd.clock', to_char(today, 'YYYY-MM-DD') || ' 18:00', false);
        COMMIT;
        -- sealed at each month's end, and a last time on the 20th of November: what came since is the open tail
        IF today IN ('2026-11-20', (date_trunc('month', today) + interval '1 month - 1 day')::date) THEN
            PERFORM ldpd.flush_usage();
            PERFORM ldpd.seal_ledger();
            COMMIT;
        END IF;
        today := today + 1;
    END LOOP;
END $$;
SELECT ldpd.flush_usage(), ldpd.count_up() \gset ignore_

DROP SCHEMA year CASCADE;
ALTER DATABASE :"DBNAME" SET ldpd.clock = '2026-11-25 09:00';
