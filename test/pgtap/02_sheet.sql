-- Catalogue sheets (Articles 6, 7): a CSV with the Guide's heads by COPY, each line's errors beside it, corrected in place, and
-- the rest moved into drafts.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(78);

-- ---------------------------------------------------------------- a sheet as a spreadsheet gives it: cells merged, an empty line

SET ROLE regress_mz;
COPY catalogue_sheet (信息资源分类, 信息资源名称, 信息资源代码, 信息资源提供方, 信息资源提供方代码, 信息资源摘要, 信息资源格式, 信息项名称, 数据类型, 数据长度, 字段名称, 共享类型, 共享条件, 是否向社会开放, 开放条件, 更新周期, 发布日期, 关联资源代码, 安全级别, 使用要求) FROM STDIN (FORMAT csv, HEADER MATCH);
信息资源分类,信息资源名称,信息资源代码,信息资源提供方,信息资源提供方代码,信息资源摘要,信息资源格式,信息项名称,数据类型,数据长度,字段名称,共享类型,共享条件,是否向社会开放,开放条件,更新周期,发布日期,关联资源代码,安全级别,使用要求
部门信息资源,低保对象,303001/100,临沂市民政局,11371300MB0010022X,在册低保对象,3,编号,整型,10,id,2,核对收入,否,《个人信息保护法》第二十五条,每月,2026-01-05,,一般,仅限履职
,,,,,,,姓名,C,50,name,,,,,,,,,
,低保对象,303001/100,,,,3,地区,字符型,6,region,2,,,,,,,,
,,,,,,,,,,,,,,,,,,,
,殡葬服务机构,303001/101,,,经批准的殡葬服务机构,电子文件,,,,,无条件共享,无条件,是,,5,2026/1/5,303001/1、303001/2,一般,无
,养老机构, 303001/102 ,,,"养老机构,逐家",1,,,,,1,,1,仅限研究,实时,,,重要,无
基础信息资源/民政,社会组织,30300/103,市民政局,11371300MB0010022Y,,竹简,,,,,四,,或许,,每旬,2026-02-30,婚姻,绝密,
,弃婴,303001/104,,11371300MB0010030Q,弃婴登记,数据库,,,,,3,,0,,6,2026-03-03,,一般,仅限履职
,弃婴,,,,,,姓名,文本,0,name,,,,,,,,,
,,,,,另一摘要,,性别,C,,name,,,,,,,,,
,无代码,,,,摘要,1,,,,,无条件共享,须经同意,是,,每年,,,一般,无
,他人的,403001/1,,,摘要,1,,,,,1,,1,,6,,,一般,无
\.
RESET ROLE;
SELECT min(batch) AS b FROM catalogue_sheet_row \gset
SELECT is((SELECT count(*)::int FROM catalogue_sheet_row), 11, 'every line that says something is kept, good or bad');
SELECT is((SELECT string_agg(line || '<' || head, ' ' ORDER BY line) FROM catalogue_sheet_row), '2<2 3<2 4<2 6<6 7<7 8<8 9<9 10<9 11<9 12<12 13<13', 'numbered as the spreadsheet does; blank cells are of the resource above');
SELECT is((SELECT string_agg(line::text, ' ' ORDER BY line) FROM catalogue_sheet_row WHERE errors IS NULL), '2 3 4 6 7', 'what is right has no errors');
SELECT is((SELECT (agency, loaded_at)::text FROM catalogue_sheet_row WHERE line = 2), '(11371300MB0010022X,"2026-03-01 17:00:00-08")', 'the server says whose it is, and when');
SELECT is((SELECT array_to_string(errors, E'\n') FROM catalogue_sheet_row WHERE line = 8), $$“信息资源代码”“30300/103”不合编码规则:“/”之前至少六位:类 1 位、项 2 位、目 3 位(第六条)
“信息资源分类”“基础信息资源/民政”与代码的类“部门信息资源”不符(第六条)
“信息资源提供方代码”“11371300MB0010022Y”不是有效的统一社会信用代码(第六条)
“信息资源提供方”“市民政局”不是本机构登记的名称“临沂市民政局”(第七条)
“是否向社会开放”不能是“或许”,应为:是(1)、否(0)(第六条)
“信息资源格式”不能是“竹简”,应为:电子文件(1)、电子表格(2)、数据库(3)、图形图像(4)、流媒体(5)、自描述格式(6)(第六条)
“共享类型”不能是“四”,应为:无条件共享(1)、有条件共享(2)、不予共享(3)(第六条)
“安全级别”不能是“绝密”,应为:一般、核心、重要(第六条)
“更新周期”不能是“每旬”,应为:实时(1)、每日(2)、每周(3)、每月(4)、每季度(5)、每年(6)(第六条)
“信息资源摘要”未填(第六条)
“使用要求”未填(第六条)
“关联资源代码”“婚姻”不合编码规则:应为类项目细目(至少六位数字)/顺序码(第六条)
“发布日期”“2026-02-30”不是日期,应写作 2026-03-02(第六条)$$, 'all that is wrong with a line, not the first alone');
SELECT is((SELECT array_to_string(errors, E'\n') FROM catalogue_sheet_row WHERE line = 9), $$“信息资源提供方代码”“11371300MB0010030Q”不是本机构 临沂市民政局 (11371300MB0010022X),各机构只编制本机构的目录(第七条)
“共享条件”未填(第十四条)
“开放条件”未填(第二十条)
“发布日期”“2026-03-03”晚于当日 2026-03-02(第六条)
“信息项名称”未填(第六条)
“数据类型”未填(第六条)$$, 'of a table that is neither shared nor open');
SELECT is((SELECT array_to_string(errors, E'\n') FROM catalogue_sheet_row WHERE line = 10), $$“数据类型”不能是“文本”,应为:双精度型(B)、字符型(C)、日期型(D)、浮点型(F)、通用型(G)、整型(I)、逻辑型(L)、备注型(M)、数值型(N)、日期时间型(T)、货币型(Y)(第六条)
“数据长度”“0”不是正整数(第六条)$$, 'of an item');
SELECT is((SELECT array_to_string(errors, E'\n') FROM catalogue_sheet_row WHERE line = 11), $$“信息资源摘要”“另一摘要”与第 9 行的“弃婴登记”不一致,同一资源各行应当相同或者空白(第六条)
“字段名称”“name”在同一资源中重复(第六条)$$, 'of lines that contradict each other');
SELECT is((SELECT array_to_string(errors, E'\n') FROM catalogue_sheet_row WHERE line = 12), $$“信息资源代码”未填(第六条)
无条件共享的,“共享条件”不填或者填“无条件”(第四条)$$, 'of a resource with a name and no code');
SELECT is((SELECT array_to_string(errors, E'\n') FROM catalogue_sheet_row WHERE line = 13), '“信息资源代码”“403001/1”的分类“4”不在分类表中(第六条)', 'of a class that is not listed');
SELECT is((SELECT (agency, detail)::text FROM ledger WHERE object = 'catalogue_sheet/' || :b), '(11371300MB0010022X,"{""lines"": ""11"", ""faulty"": ""6""}")', 'the ledger has the load');

-- ---------------------------------------------------------------- who

SELECT is(attempt('regress_nobody', $$INSERT INTO catalogue_sheet (信息资源名称) VALUES ('x')$$), 'LD007', 'a role of no agency loads nothing');
SELECT is(attempt(actor, $$INSERT INTO catalogue_sheet (信息资源名称) VALUES ('x')$$), '42501', actor || ' has no sheets') FROM unnest('{regress_platform,regress_report,regress_audit}'::text[]) actor;
SELECT is(value_of('regress_mz', 'SELECT count(*) FROM catalogue_sheet'), '11', 'an agency sees its own');
SELECT is(value_of(actor, 'SELECT count(*) FROM catalogue_sheet'), '0', actor || ' sees none of it') FROM unnest('{regress_ga,regress_city,regress_lsmz,regress_nobody}'::text[]) actor;
SELECT is(rows_of('regress_ga', $$UPDATE catalogue_sheet SET 信息资源名称 = '别家'$$), 0::bigint, 'nor corrects it');
SELECT is(rows_of('regress_city', 'DELETE FROM catalogue_sheet'), 0::bigint, 'nor removes it');
SELECT is(attempt('regress_ga', format('SELECT move_sheet(%s)', :b)), 'LD007', 'nor moves it');
SELECT is(attempt('regress_mz', 'SELECT move_sheet(0)'), 'LD007', 'there is nothing to move of no batch');
SELECT is(attempt('regress_mz', format('INSERT INTO catalogue_sheet (信息资源名称, %s) VALUES (''x'', %s)', c, v)), 'LD007', 'the server sets ' || c)
FROM (VALUES ('batch', '1'), ('line', '2'), ('head', '2'), ('agency', $$'11371300MB0010030Q'$$), ('loaded_at', 'now()'), ('errors', '''{}'''), ('version_id', '1')) AS s(c, v);
SELECT is(attempt('regress_mz', format('UPDATE catalogue_sheet SET %s = %s WHERE line = 8', c, v)), 'LD007', 'and keeps ' || c)
FROM (VALUES ('batch', '1000'), ('line', '200'), ('head', '2'), ('agency', $$'11371300MB0010030Q'$$), ('loaded_at', 'now()'), ('errors', 'NULL'), ('version_id', '1')) AS s(c, v);
SELECT is(attempt('regress_mz', $$INSERT INTO catalogue_sheet_row (batch, line, head, agency, loaded_at) VALUES (1, 1, 1, '11371300MB0010022X', now())$$), '42501', 'no row comes in below the view');
SELECT is(attempt('postgres', $$INSERT INTO catalogue_sheet_row (batch, line, head, agency, loaded_at) VALUES (1, 1, 1, '11371300MB0010022X', now())$$), 'LD007', 'not by a superuser');
SELECT is(attempt('postgres', 'UPDATE catalogue_sheet SET 信息资源名称 = ''x'''), 'LD007', 'who corrects none either');
SELECT is(attempt('postgres', 'TRUNCATE catalogue_sheet_row'), 'LD007', 'nor truncates them');

-- ---------------------------------------------------------------- moving

SELECT is(value_of('regress_mz', format($$SELECT string_agg(resource || ' ' || items, ', ' ORDER BY resource) FROM move_sheet(%s)$$, :b)), '303001/100 3, 303001/101 0, 303001/102 0', 'the good ones are moved');
SELECT is((SELECT count(*)::int FROM catalogue_sheet_row WHERE version_id IS NOT NULL), 5, 'their lines say whereto');
SELECT is((SELECT count(*)::int FROM resource WHERE code IN ('303001/104', '30300/103')), 0, 'nothing of the bad ones is');
SELECT is((SELECT (state, name, summary, format, share_class, share_condition, share_basis, open_class, open_condition, open_basis, security_level, use_requirement, update_cycle, share_method, issued_on, provider)::text
           FROM resource_version WHERE resource = '303001/100'),
    '(draft,低保对象,在册低保对象,数据库,有条件共享,核对收入,,不予开放,,《个人信息保护法》第二十五条,一般,仅限履职,每月,共享平台,2026-01-05,11371300MB0010022X)', 'a draft has what the sheet says, in words');
SELECT is((SELECT (share_class, share_condition, open_class, open_condition, update_cycle, related_resource, issued_on)::text FROM resource_version WHERE resource = '303001/101'), '(无条件共享,,无条件开放,,每季度,303001/1、303001/2,2026-01-05)', 'no condition is none');
SELECT is((SELECT (name, summary, open_class, open_condition)::text FROM resource_version WHERE resource = '303001/102'), '(养老机构,"养老机构,逐家",有条件开放,仅限研究)', 'yes and a condition is 有条件开放');
SELECT is((SELECT string_agg(concat_ws(' ', position, i.name, data_type, length, column_name), ', ' ORDER BY position) FROM resource_item i JOIN resource_version v ON v.id = i.version_id WHERE resource = '303001/100'),
    '1 编号 I 10 id, 2 姓名 C 50 name, 3 地区 C 6 region', 'and its items');
SELECT is((SELECT count(*)::int FROM ledger WHERE action = 'draft' AND agency = '11371300MB0010022X' AND object IN (SELECT 'resource_version/' || id FROM resource_version WHERE resource LIKE '303001/10_')), 3, 'each in the ledger');
SELECT is(attempt('regress_mz', format($$UPDATE resource_version SET state = 'submitted' WHERE resource = '303001/%s'$$, n)), NULL, 'the catalogue takes draft ' || n) FROM generate_series(100, 102) n;
SELECT is(value_of('regress_mz', format('SELECT count(*) FROM move_sheet(%s)', :b)), '0', 'what is moved is not moved again');
SELECT is(attempt('regress_mz', 'UPDATE catalogue_sheet SET 信息资源名称 = ''改'' WHERE line = 2'), 'LD007', 'nor corrected any more');
SELECT is(attempt('regress_mz', 'DELETE FROM catalogue_sheet WHERE line = 2'), 'LD007', 'nor removed');

-- ---------------------------------------------------------------- correcting

SELECT rows_of('regress_mz', $$UPDATE catalogue_sheet SET 信息资源提供方代码 = NULL, 信息资源格式 = '3', 信息项名称 = '编号', 数据类型 = 'I', 共享条件 = '《未成年人保护法》', 开放条件 = '同上', 发布日期 = NULL WHERE line = 9$$) \gset ignore_
SELECT is((SELECT errors FROM catalogue_sheet_row WHERE line = 9), NULL, 'corrected, its errors go');
SELECT is(value_of('regress_mz', format('SELECT count(*) FROM move_sheet(%s)', :b)), '0', 'but not while another line of the resource has some');
SELECT rows_of('regress_mz', $$UPDATE catalogue_sheet SET 数据类型 = 'C', 数据长度 = '50' WHERE line = 10$$) \gset ignore_
SELECT rows_of('regress_mz', $$UPDATE catalogue_sheet SET 信息资源摘要 = '另一摘要' WHERE line = 9$$) \gset ignore_
SELECT is((SELECT array_length(errors, 1) FROM catalogue_sheet_row WHERE line = 11), 1, 'a line below follows what the first one says now');
SELECT rows_of('regress_mz', $$UPDATE catalogue_sheet SET 字段名称 = 'sex' WHERE line = 11$$) \gset ignore_
SELECT is(value_of('regress_mz', format($$SELECT resource || ' ' || items FROM move_sheet(%s)$$, :b)), '303001/104 3', 'then all of it goes');
SELECT is((SELECT (share_class, share_basis, open_class, open_basis)::text FROM resource_version WHERE resource = '303001/104'), '(不予共享,《未成年人保护法》,不予开放,同上)', 'with the bases for what is withheld');
SELECT rows_of('regress_mz', $$UPDATE catalogue_sheet SET 信息资源代码 = '303001/105', 共享条件 = '无' WHERE line = 12$$) \gset ignore_
SELECT is(value_of('regress_mz', format($$SELECT resource FROM move_sheet(%s)$$, :b)), '303001/105', 'a code that was missing is filled in');

-- What the catalogue knows already.
SELECT is(array_to_string(errors, '|'), expected, why) FROM (VALUES
    ('regress_ga', '303001/100', '“信息资源代码”“303001/100”已由临沂市民政局 (11371300MB0010022X)登记(第七条)', 'another agency''s code'),
    ('regress_mz', '303001/100', (SELECT format('资源“303001/100”已有在办的版本 %s,请先办结该版本(第七条)', id) FROM resource_version WHERE resource = '303001/100'), 'a version is on its way'),
    ('regress_mz', '303001/2', NULL, 'a published one gets its next version')
) AS t(actor, code, expected, why),
LATERAL (SELECT value_of(actor, format($$INSERT INTO catalogue_sheet (信息资源名称, 信息资源代码, 信息资源摘要, 信息资源格式, 共享类型, 是否向社会开放, 更新周期, 安全级别, 使用要求)
    VALUES ('名', %L, '摘要', '1', '1', '1', '1', '一般', '无') RETURNING errors::text$$, code))::text[] AS errors) e;

-- Another system's codes: by its name, never by the bare number.
SELECT rows_of('regress_city', $$INSERT INTO vocabulary_code VALUES ('update_cycle', '某系统', '06', '每年'), ('update_cycle', '某系统', '6', '每周'), ('share_class', '某系统', '02', '无条件共享')$$) \gset ignore_
CREATE FUNCTION load(share text, cycle text, system text) RETURNS text LANGUAGE sql AS $$
    SELECT value_of('regress_rs', format('INSERT INTO catalogue_sheet (信息资源名称, 信息资源代码, 信息资源摘要, 信息资源格式, 共享类型, 是否向社会开放, 更新周期, 安全级别, 使用要求, 代码体系)
    VALUES (''名'', ''303001/200'', ''摘要'', ''电子文件'', %L, ''1'', %L, ''一般'', ''无'', %L) RETURNING coalesce(array_to_string(errors, ''|''), ''ok'')', share, cycle, system))
$$;
SELECT matches(load(share, cycle, system), expected, why) FROM (VALUES
    ('02', '6', '某系统', '^ok$', 'its own codes'),
    ('2', '6', '某系统', '^“共享类型”不能是“2”', 'not the Guide''s, where it has none'),
    ('无条件共享', '每年', '某系统', '^ok$', 'words are words in every system'),
    ('1', '06', NULL, '^“更新周期”不能是“06”', 'and its codes not the Guide''s'),
    ('1', '6', '别的', '^“代码体系”“别的”未登记', 'a system that nobody has registered')
) AS t(share, cycle, system, expected, why);
SELECT value_of('regress_rs', 'SELECT m.version_id FROM (SELECT min(batch) AS b FROM catalogue_sheet) s, move_sheet(s.b) m') AS v \gset
SELECT is((SELECT update_cycle FROM resource_version WHERE id = :v), '每周', 'what is stored is the word');

-- A first line that goes leaves lines that must say whose they are.
SELECT rows_of('regress_rs', $$INSERT INTO catalogue_sheet (信息资源名称, 信息资源代码, 信息资源摘要, 信息资源格式, 信息项名称, 数据类型, 共享类型, 是否向社会开放, 更新周期, 安全级别, 使用要求)
    VALUES ('甲', '303001/210', '摘要', '3', '一', 'C', '1', '1', '1', '一般', '无'), ('乙', '303001/211', '摘要', '3', '一', 'C', '1', '1', '1', '一般', '无'), (NULL, NULL, NULL, NULL, '二', 'C', NULL, NULL, NULL, NULL, NULL)$$) \gset ignore_
SELECT max(batch) AS b2 FROM catalogue_sheet_row \gset
SELECT is(rows_of('regress_rs', format('DELETE FROM catalogue_sheet WHERE batch = %s AND line = 3', :b2)), 1::bigint, 'a line is removed');
SELECT is((SELECT array_to_string(errors, '|') FROM catalogue_sheet_row WHERE batch = :b2 AND line = 4), '所属资源的首行(第 3 行)已不在,请填写“信息资源代码”(第六条)', 'the one below does not slip to the resource above');
SELECT rows_of('regress_rs', format($$UPDATE catalogue_sheet SET 信息资源代码 = '303001/210' WHERE batch = %s AND line = 4$$, :b2)) \gset ignore_
SELECT is(value_of('regress_rs', format('SELECT items FROM move_sheet(%s)', :b2)), '2', 'unless it says so');

-- Nothing half taken: a draft that fails takes the whole move with it.
SELECT rows_of('regress_rs', $$INSERT INTO catalogue_sheet (信息资源名称, 信息资源代码, 信息资源摘要, 信息资源格式, 共享类型, 是否向社会开放, 更新周期, 安全级别, 使用要求)
    SELECT '丙', '303001/22' || n, '摘要', '1', '1', '1', '1', '一般', '无' FROM generate_series(1, 3) n$$) \gset ignore_
SELECT max(batch) AS b3 FROM catalogue_sheet_row \gset
CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'no'; END$$;
CREATE TRIGGER zz_fails BEFORE INSERT ON resource_version FOR EACH ROW WHEN (NEW.resource = '303001/223') EXECUTE FUNCTION fails();
SELECT is(attempt('regress_rs', format('SELECT move_sheet(%s)', :b3)), 'P0001', 'a move that fails');
SELECT is((SELECT count(*)::int FROM resource WHERE code LIKE '303001/22_'), 0, 'moves nothing');
DROP TRIGGER zz_fails ON resource_version;
SELECT is(value_of('regress_rs', format('SELECT count(*) FROM move_sheet(%s)', :b3)), '3', 'and all the next time');

-- Progress, seen by a trigger of the COPY's own row: the view is what pg_stat_progress_copy names.
CREATE TABLE seen AS SELECT relid::regclass::text, command, type, tuples_processed FROM pg_stat_progress_copy LIMIT 0;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM pg_stat_clear_snapshot();
    INSERT INTO public.seen SELECT relid::regclass::text, command, type, tuples_processed FROM pg_stat_progress_copy;
    RETURN NEW;
END $$;
CREATE TRIGGER aa_look INSTEAD OF INSERT ON catalogue_sheet FOR EACH ROW EXECUTE FUNCTION look();
SET ROLE regress_rs;
COPY catalogue_sheet (信息资源名称) FROM STDIN (FORMAT csv);
丁
戊
\.
RESET ROLE;
SELECT results_eq('SELECT * FROM seen ORDER BY tuples_processed', $$VALUES ('catalogue_sheet', 'COPY FROM', 'PIPE', 0::bigint), ('catalogue_sheet', 'COPY FROM', 'PIPE', 1)$$, 'a COPY shows its progress');

SELECT * FROM finish();
ROLLBACK;
