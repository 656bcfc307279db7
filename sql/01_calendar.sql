-- Chapter 1, the calendar of working days: which days the State Council's notices take off, and which they make up.

CREATE TABLE ldpd.calendar_notice (
    document  text COLLATE "C" PRIMARY KEY CHECK (NOT ldpd.is_blank(document)),
    year      int NOT NULL CHECK (year BETWEEN 2001 AND 2199),
    issued_on date CHECK (issued_on > '2000-01-01' AND isfinite(issued_on))
);
COMMENT ON TABLE ldpd.calendar_notice IS '放假通知(国务院办公厅关于某年部分节假日安排的通知):有通知的年份才可计算工作日;一年可有几个(年中调整)。由市大数据工作主管部门录入';
COMMENT ON COLUMN ldpd.calendar_notice.document IS '文号或者名称';
COMMENT ON COLUMN ldpd.calendar_notice.year IS '所安排的年份';
COMMENT ON COLUMN ldpd.calendar_notice.issued_on IS '发布日期,不详的为 NULL';
SELECT pg_catalog.pg_extension_config_dump('ldpd.calendar_notice', '');

CREATE TABLE ldpd.calendar_day (
    day        date PRIMARY KEY,
    is_workday boolean NOT NULL,
    name       text NOT NULL CHECK (NOT ldpd.is_blank(name)),
    document   text COLLATE "C" NOT NULL REFERENCES ldpd.calendar_notice
);
CREATE INDEX calendar_day_of_notice ON ldpd.calendar_day (document);
COMMENT ON TABLE ldpd.calendar_day IS '放假和调休的日子;不在表中的,星期一至星期五为工作日(全国年节及纪念日放假办法)';
COMMENT ON COLUMN ldpd.calendar_day.day IS '日期';
COMMENT ON COLUMN ldpd.calendar_day.is_workday IS '真为调休上班(只能是星期六、星期日),假为放假';
COMMENT ON COLUMN ldpd.calendar_day.name IS '节日';
COMMENT ON COLUMN ldpd.calendar_day.document IS '所依据的通知';
COMMENT ON INDEX ldpd.calendar_day_of_notice IS '某一通知所定的日子';
SELECT pg_catalog.pg_extension_config_dump('ldpd.calendar_day', '');

GRANT SELECT ON ldpd.calendar_notice, ldpd.calendar_day TO PUBLIC;

CREATE FUNCTION ldpd.is_workday(day date) RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_is_workday';
COMMENT ON FUNCTION ldpd.is_workday(date) IS '是否工作日;该年尚无放假通知的,报 22008';

CREATE FUNCTION ldpd.add_workdays(day date, n int) RETURNS date
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_add_workdays';
COMMENT ON FUNCTION ldpd.add_workdays(date, int) IS '某日之后的第 n 个工作日,当日不计入(民法典第二百零一条);n 为 0 即当日,为负则向前数;所需年份尚无放假通知的,报 22008';

CREATE FUNCTION ldpd.workdays_between(a date, b date) RETURNS int
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_workdays_between';
COMMENT ON FUNCTION ldpd.workdays_between(date, date) IS 'a 之后至 b(含)的工作日数,b 早于 a 的为负;所需年份尚无放假通知的,报 22008';

CREATE FUNCTION ldpd.explain_workdays(
    from_day date,
    n int,
    OUT day date,
    OUT counted int,
    OUT is_workday boolean,
    OUT reason text,
    OUT document text
) RETURNS SETOF record
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_explain_workdays';
COMMENT ON FUNCTION ldpd.explain_workdays(date, int) IS '某日之后至第 n 个工作日,逐日列出:计入的第几个工作日,或者不计入的原因,及所依据的通知';

CREATE FUNCTION ldpd.calendar_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_calendar_guard';
COMMENT ON FUNCTION ldpd.calendar_guard() IS '触发器函数(行级 BEFORE):通知不可能有的日子不予录入';

CREATE FUNCTION ldpd.calendar_settle() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_calendar_settle';
COMMENT ON FUNCTION ldpd.calendar_settle() IS '约束触发器函数(提交时):没有日子的通知不予录入;重新计算未结的期限,不使任何人事后逾期';
