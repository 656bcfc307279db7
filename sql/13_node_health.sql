-- Federation (Article 12): how fresh each channel is, and what is wrong with it.

CREATE SEQUENCE ldpd.channel_check_id_seq;
CREATE TABLE ldpd.channel_check (
    id          bigint PRIMARY KEY DEFAULT nextval('ldpd.channel_check_id_seq'),
    sender      text COLLATE "C" NOT NULL,
    receiver    text COLLATE "C" NOT NULL,
    content     text NOT NULL,
    checked_at  timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    reached     boolean NOT NULL,
    lag_rows    bigint,
    lag_seconds double precision,
    lag_bytes   bigint,
    clock_skew  double precision,
    conflicts   bigint,
    release     text,
    digest      jsonb,
    problems    text[] NOT NULL DEFAULT '{}',
    FOREIGN KEY (sender, receiver, content) REFERENCES ldpd.channel ON DELETE CASCADE
);
ALTER SEQUENCE ldpd.channel_check_id_seq OWNED BY ldpd.channel_check.id;
CREATE INDEX channel_check_last ON ldpd.channel_check (sender, receiver, content, id);
COMMENT ON TABLE ldpd.channel_check IS '对通道的各次检查(第十二条),由 ldpd-channel check 两端比对而得';
COMMENT ON COLUMN ldpd.channel_check.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.channel_check.sender IS '发送的节点';
COMMENT ON COLUMN ldpd.channel_check.receiver IS '接收的节点';
COMMENT ON COLUMN ldpd.channel_check.content IS '通道的内容';
COMMENT ON COLUMN ldpd.channel_check.checked_at IS '检查的实际时刻';
COMMENT ON COLUMN ldpd.channel_check.reached IS '对方节点是否连得上';
COMMENT ON COLUMN ldpd.channel_check.lag_rows IS '已在发送节点、未到接收节点的行数:law 为台账区块所封的记录,post 为步骤和答复;data 不计';
COMMENT ON COLUMN ldpd.channel_check.lag_seconds IS '接收节点落后几秒:其中最早的一行至今的时间;都已到达的为 0';
COMMENT ON COLUMN ldpd.channel_check.lag_bytes IS '发送节点尚未得到确认的日志字节数';
COMMENT ON COLUMN ldpd.channel_check.clock_skew IS '对方的时钟快几秒,精确到往返的时间';
COMMENT ON COLUMN ldpd.channel_check.conflicts IS '订阅自建立以来出错的次数';
COMMENT ON COLUMN ldpd.channel_check.release IS '对方节点的 ldpd 版本';
COMMENT ON COLUMN ldpd.channel_check.digest IS '对方台账的摘要,经与已收到的区块核对';
COMMENT ON COLUMN ldpd.channel_check.problems IS '发现的问题;空为没有';
COMMENT ON INDEX ldpd.channel_check_last IS '通道的最近一次检查';
SELECT pg_catalog.pg_extension_config_dump('ldpd.channel_check', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.channel_check_id_seq', '');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.channel_check
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '12', 'write down what a check of channels found');

CREATE SEQUENCE ldpd.channel_event_id_seq;
CREATE TABLE ldpd.channel_event (
    id       bigint PRIMARY KEY DEFAULT nextval('ldpd.channel_event_id_seq'),
    node     text COLLATE "C" NOT NULL REFERENCES ldpd.node,
    event    text NOT NULL CHECK (event IN ('opened', 'closed', 'copied_again', 'node_restored', 'chain_forked', 'late', 'in_time')),
    at       timestamptz NOT NULL DEFAULT ldpd.now(),
    detail   jsonb NOT NULL DEFAULT '{}'
);
ALTER SEQUENCE ldpd.channel_event_id_seq OWNED BY ldpd.channel_event.id;
CREATE INDEX channel_event_of_node ON ldpd.channel_event (node, id);
COMMENT ON TABLE ldpd.channel_event IS '通道的打开、关闭、修复和节点的变故(第十二条),只增不改,逐项入台账';
COMMENT ON COLUMN ldpd.channel_event.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.channel_event.node IS '对方节点';
COMMENT ON COLUMN ldpd.channel_event.event IS 'opened 打开、closed 关闭、copied_again 重新复制、node_restored 节点自备份恢复而少了记录、chain_forked 台账与已收到的不是同一条链、late 迟于对接方式、in_time 恢复正常';
COMMENT ON COLUMN ldpd.channel_event.at IS '时刻';
COMMENT ON COLUMN ldpd.channel_event.detail IS '情形:如缺少哪些区块、记录,原镜像保存在哪一数据库';
COMMENT ON INDEX ldpd.channel_event_of_node IS '某一节点的变故';
SELECT pg_catalog.pg_extension_config_dump('ldpd.channel_event', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.channel_event_id_seq', '');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.channel_event
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '12', 'write down what happened to a channel');
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.channel_event
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('12');

-- The last check at which the other side was reached says how far behind it was; since then it may be behind by all the time that
-- has passed. A check that nobody makes makes nothing fresh.
CREATE VIEW ldpd.channel_state WITH (security_invoker = true) AS
WITH seen AS (
    SELECT c.sender, c.receiver, c.content, c.mode, b.max_seconds, c.cycle, l.checked_at, l.reached, r.checked_at AS reached_at,
           r.lag_rows, r.lag_bytes, l.conflicts, r.clock_skew, r.release, l.problems,
           CASE WHEN r.checked_at IS NULL THEN NULL
                WHEN l.reached AND l.checked_at > pg_catalog.clock_timestamp() - pg_catalog.make_interval(secs => coalesce(b.max_seconds, 86400))
                THEN r.lag_seconds
                ELSE r.lag_seconds + date_part('epoch', pg_catalog.clock_timestamp() - r.checked_at) END AS lag_seconds,
           u.due_on
    FROM ldpd.channel c
    CROSS JOIN LATERAL (SELECT CASE WHEN c.mode <> '按需更新' THEN coalesce(c.max_seconds, 60) END AS max_seconds) b
    LEFT JOIN LATERAL (SELECT k.* FROM ldpd.channel_check k
                       WHERE k.sender = c.sender AND k.receiver = c.receiver AND k.content = c.content ORDER BY k.id DESC LIMIT 1) l ON true
    LEFT JOIN LATERAL (SELECT k.* FROM ldpd.channel_check k
                       WHERE k.sender = c.sender AND k.receiver = c.receiver AND k.content = c.content AND k.reached ORDER BY k.id DESC LIMIT 1) r ON true
    LEFT JOIN LATERAL ldpd.update_due(c.cycle, r.checked_at) u ON true
)
SELECT s.sender, s.receiver, s.content, s.mode, s.max_seconds, s.cycle, s.checked_at, s.reached_at, s.lag_rows, s.lag_seconds, s.lag_bytes,
       s.conflicts, s.clock_skew, s.release, s.problems,
       CASE WHEN s.checked_at IS NULL THEN 'unknown'
            WHEN s.max_seconds IS NOT NULL AND coalesce(s.lag_seconds, 'Infinity') > s.max_seconds OR s.due_on < ldpd.today() THEN 'late'
            WHEN NOT s.reached THEN 'unreachable'
            WHEN pg_catalog.cardinality(s.problems) > 0 THEN 'broken'
            ELSE 'in_time' END AS status
FROM seen s;
COMMENT ON VIEW ldpd.channel_state IS '各通道的状态(第十二条):in_time 合于对接方式、late 迟于对接方式、unreachable 连不上而尚未迟、broken 有问题、unknown 未曾检查;连不上以后的时间计入落后';
COMMENT ON COLUMN ldpd.channel_state.sender IS '发送的节点';
COMMENT ON COLUMN ldpd.channel_state.receiver IS '接收的节点';
COMMENT ON COLUMN ldpd.channel_state.content IS '通道的内容';
COMMENT ON COLUMN ldpd.channel_state.mode IS '对接方式';
COMMENT ON COLUMN ldpd.channel_state.max_seconds IS '至多落后几秒';
COMMENT ON COLUMN ldpd.channel_state.cycle IS '更新频率';
COMMENT ON COLUMN ldpd.channel_state.checked_at IS '最近一次检查';
COMMENT ON COLUMN ldpd.channel_state.reached_at IS '最近一次连得上的检查';
COMMENT ON COLUMN ldpd.channel_state.lag_rows IS '其时未到的行数';
COMMENT ON COLUMN ldpd.channel_state.lag_seconds IS '落后几秒';
COMMENT ON COLUMN ldpd.channel_state.lag_bytes IS '其时未确认的日志字节数';
COMMENT ON COLUMN ldpd.channel_state.conflicts IS '订阅出错的次数';
COMMENT ON COLUMN ldpd.channel_state.clock_skew IS '对方的时钟快几秒';
COMMENT ON COLUMN ldpd.channel_state.release IS '对方的版本';
COMMENT ON COLUMN ldpd.channel_state.problems IS '问题';
COMMENT ON COLUMN ldpd.channel_state.status IS '状态';

CREATE VIEW ldpd.channel_finding WITH (security_invoker = true) AS
SELECT 12 AS article, s.sender, s.receiver, s.content, s.status AS finding, s.mode, s.lag_seconds, s.reached_at AS since, s.problems
FROM ldpd.channel_state s
WHERE s.status <> 'in_time';
COMMENT ON VIEW ldpd.channel_finding IS '不合第十二条的通道(一致性和时效性):迟于对接方式、中断、有问题、未曾检查';
COMMENT ON COLUMN ldpd.channel_finding.article IS '条号';
COMMENT ON COLUMN ldpd.channel_finding.sender IS '发送的节点';
COMMENT ON COLUMN ldpd.channel_finding.receiver IS '接收的节点';
COMMENT ON COLUMN ldpd.channel_finding.content IS '通道的内容';
COMMENT ON COLUMN ldpd.channel_finding.finding IS '情形,同 ldpd.channel_state.status';
COMMENT ON COLUMN ldpd.channel_finding.mode IS '对接方式';
COMMENT ON COLUMN ldpd.channel_finding.lag_seconds IS '落后几秒';
COMMENT ON COLUMN ldpd.channel_finding.since IS '最近一次连得上的时刻';
COMMENT ON COLUMN ldpd.channel_finding.problems IS '问题';

GRANT SELECT ON ldpd.channel_check, ldpd.channel_event, ldpd.channel_state, ldpd.channel_finding TO ldpd_bureau, ldpd_report, ldpd_audit;
