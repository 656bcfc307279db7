-- Chapter 8, security (Articles 28, 31, 34): the ledger's append side.

-- One leaf a month, made ahead by ledger_prepare_months(); the default leaf takes what has no month of its own: rehearsal
-- clocks, a month that nobody prepared. Entries are told apart by id in each leaf; the sequence does it for all.
CREATE SEQUENCE ldpd.ledger_id_seq;
CREATE TABLE ldpd.ledger (
    id           bigint NOT NULL,
    at           timestamptz NOT NULL,
    role         text COLLATE "C" NOT NULL,
    session_role text COLLATE "C" NOT NULL,
    agency       ldpd.credit_code,
    article      int NOT NULL,
    action       text COLLATE "C" NOT NULL,
    object       text COLLATE "C" NOT NULL,
    detail       jsonb,
    use_no       bigint,
    rows         bigint
) PARTITION BY RANGE (at);
ALTER SEQUENCE ldpd.ledger_id_seq OWNED BY ldpd.ledger.id;
COMMENT ON TABLE ldpd.ledger IS '台账(第二十八条、第三十一条、第三十四条):每一步骤一条,只增不改不删;按月分区';
COMMENT ON COLUMN ldpd.ledger.id IS '序号;回滚的事务留下空号';
COMMENT ON COLUMN ldpd.ledger.at IS '时刻(本办法的时钟)';
COMMENT ON COLUMN ldpd.ledger.role IS '所用角色(SET ROLE 之后的)';
COMMENT ON COLUMN ldpd.ledger.session_role IS '会话角色(登录或者 SET SESSION AUTHORIZATION 的)';
COMMENT ON COLUMN ldpd.ledger.agency IS '所代表的机构';
COMMENT ON COLUMN ldpd.ledger.article IS '所据条文';
COMMENT ON COLUMN ldpd.ledger.action IS '动作:程序的状态名,或者 registered、changed、removed、granted、grant_ended、class_changed、deadline_moved、attached、mode_changed、detached、dropped、would_refuse 等';
COMMENT ON COLUMN ldpd.ledger.object IS '对象:表名/键';
COMMENT ON COLUMN ldpd.ledger.detail IS '变更内容:列名→[旧值, 新值],新增的为列名→值;使用记录的,为目的、列、客户端等(见视图 ldpd.usage),反复执行的语句并有 statements(见 ldpd.statements_of)';
COMMENT ON COLUMN ldpd.ledger.use_no IS '使用的编号:一次使用的开始与结束(action 为 end)两条相同;其他记录为 NULL';
COMMENT ON COLUMN ldpd.ledger.rows IS '语句送出的行数;NULL 为不详,读取的应视为可能已取得全部';

-- Indexes are each leaf's own: pg_dump brings back those of the months, which are not the script's, and would meet the ones
-- that an index of the whole table had made by then. Each index costs the record of a read a fifth of what it takes in all: a
-- read is found by its resource, and by its month.
CREATE TABLE ldpd.ledger_default PARTITION OF ldpd.ledger (PRIMARY KEY (id)) DEFAULT;
CREATE INDEX ledger_default_object ON ldpd.ledger_default (object);
CREATE INDEX ledger_default_agency ON ldpd.ledger_default (agency, at) WHERE use_no IS NULL;
CREATE INDEX ledger_default_end ON ldpd.ledger_default (use_no) WHERE action = 'end';
COMMENT ON TABLE ldpd.ledger_default IS '台账中没有专门月份分区的记录:演练时钟的,或者当月分区尚未建立的';
COMMENT ON INDEX ldpd.ledger_default_object IS '某一对象的经过';
COMMENT ON INDEX ldpd.ledger_default_agency IS '某一机构的经过(读取的记录除外:按对象或者按月份查)';
COMMENT ON INDEX ldpd.ledger_default_end IS '一次使用的结束';
SELECT pg_catalog.pg_extension_config_dump('ldpd.ledger_default', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.ledger_id_seq', '');

CREATE FUNCTION ldpd.ledger_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_ledger_guard';
COMMENT ON FUNCTION ldpd.ledger_guard() IS '触发器函数(语句级 BEFORE):台账不由任何语句写入、修改、删除(第二十八条)';

CREATE TRIGGER ledger_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.ledger
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();
-- A statement's trigger is of the table that the statement names: each leaf has its own.
CREATE TRIGGER ledger_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.ledger_default
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();

CREATE FUNCTION ldpd.ledger_prepare_months() RETURNS int
LANGUAGE c VOLATILE STRICT
AS 'MODULE_PATHNAME', 'ldpd_ledger_prepare_months';
COMMENT ON FUNCTION ldpd.ledger_prepare_months() IS '为台账预建当月及其后十二个月的分区,返回新建的个数;台账正被占用的,留待下次。由 seal_ledger() 调用,管理员也可以自行调用';
REVOKE EXECUTE ON FUNCTION ldpd.ledger_prepare_months() FROM PUBLIC;

GRANT SELECT ON ldpd.ledger TO ldpd_agency, ldpd_audit;
ALTER TABLE ldpd.ledger ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.ledger FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(agency));
CREATE POLICY see_all ON ldpd.ledger FOR SELECT TO ldpd_audit
USING (true);
