-- What every chapter uses: blank texts, the clock of the law, the guards of its registers.

CREATE FUNCTION ldpd.is_blank(text) RETURNS boolean
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_is_blank';
COMMENT ON FUNCTION ldpd.is_blank(text) IS '是否空白:NULL,或者只有半角、全角、不换行空格等不显示的字符即为空白';

-- ---------------------------------------------------------------- clock

CREATE FUNCTION ldpd.now() RETURNS timestamptz
LANGUAGE c STABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_now';
COMMENT ON FUNCTION ldpd.now() IS '本办法的时钟:语句执行时的实际时刻;超级用户设有 ldpd.clock(演练时钟)的,从其设定';

CREATE FUNCTION ldpd.today() RETURNS date
LANGUAGE c STABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_today';
COMMENT ON FUNCTION ldpd.today() IS '北京时间的当日,与会话时区无关';

CREATE FUNCTION ldpd.day(timestamptz) RETURNS date
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_day';
COMMENT ON FUNCTION ldpd.day(timestamptz) IS '某一时刻在北京时间(UTC+8)的日期';

-- ---------------------------------------------------------------- guards of registers

CREATE FUNCTION ldpd.registry_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_registry_guard';
COMMENT ON FUNCTION ldpd.registry_guard() IS '触发器函数(语句级 BEFORE):登记表只由参数所指的主体(city_bureau、dba)维护,任何人不得 TRUNCATE';

CREATE FUNCTION ldpd.registry_record() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_registry_record';
COMMENT ON FUNCTION ldpd.registry_record() IS '触发器函数(行级 AFTER):登记表的每项变更记入 ldpd.ledger,并使各会话的缓存失效';

CREATE FUNCTION ldpd.row_record() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_row_record';
COMMENT ON FUNCTION ldpd.row_record() IS '触发器函数(行级 AFTER):各会话不作缓存、行数较多的表,每项变更记入 ldpd.ledger';
