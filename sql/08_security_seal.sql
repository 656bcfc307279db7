-- Chapter 8, security (Articles 28, 31, 34): the ledger is sealed, verified, proved, and kept for three years.

-- ---------------------------------------------------------------- what a city settles

CREATE TABLE ldpd.ledger_policy (
    origin     text COLLATE "C" PRIMARY KEY CHECK (origin ~ '^[^\s+]+$'),
    years      int NOT NULL CHECK (years >= 3),
    seal_hours int NOT NULL DEFAULT 24 CHECK (seal_hours BETWEEN 1 AND 720)
);
COMMENT ON TABLE ldpd.ledger_policy IS '台账的名称、保存年限和封存时限(第二十八条;《政务数据共享条例》第二十九条:不少于三年),只有一行';
COMMENT ON COLUMN ldpd.ledger_policy.origin IS '本台账的名称,写入每一校验点,建库时随机取定,不得更改';
COMMENT ON COLUMN ldpd.ledger_policy.years IS '台账至少保存的年数;市大数据工作主管部门可以延长,不得缩短';
COMMENT ON COLUMN ldpd.ledger_policy.seal_hours IS '记录至迟在多少小时之内封存;逾时未封存的,列于 ldpd.security_check';
CREATE UNIQUE INDEX ledger_policy_one ON ldpd.ledger_policy ((true));
COMMENT ON INDEX ldpd.ledger_policy_one IS '只有一行';
SELECT pg_catalog.pg_extension_config_dump('ldpd.ledger_policy', '');

INSERT INTO ldpd.ledger_policy (origin, years)
SELECT 'ldpd/' || pg_catalog.gen_random_uuid(), 3
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE FUNCTION ldpd.ledger_policy_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_ledger_policy_guard';
COMMENT ON FUNCTION ldpd.ledger_policy_guard() IS '触发器函数(行级 BEFORE):台账的名称不变,保存年限只增不减(第二十八条)';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.ledger_policy
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '28', 'say how long the ledger is kept');
CREATE TRIGGER ledger_policy_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.ledger_policy
FOR EACH ROW EXECUTE FUNCTION ldpd.ledger_policy_guard();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.ledger_policy
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('28');
GRANT SELECT ON ldpd.ledger_policy TO PUBLIC;
GRANT UPDATE (years, seal_hours) ON ldpd.ledger_policy TO ldpd_bureau;

-- ---------------------------------------------------------------- blocks

CREATE TABLE ldpd.ledger_block (
    no        bigint PRIMARY KEY CHECK (no > 0),
    after     bigint NOT NULL,
    upto      bigint NOT NULL CHECK (upto > after),
    entries   int NOT NULL CHECK (entries > 0),
    root      bytea NOT NULL CHECK (length(root) = 32),
    previous  bytea NOT NULL CHECK (length(previous) = 32),
    sealed_at timestamptz NOT NULL,
    hash      bytea NOT NULL CHECK (length(hash) = 32),
    peaks     bytea NOT NULL CHECK (length(peaks) % 32 = 0)
);
CREATE INDEX ledger_block_upto ON ldpd.ledger_block (upto);
COMMENT ON TABLE ldpd.ledger_block IS '台账的区块(第二十八条):一段已确定的记录,以散列值相连;长期保存,记录到期销毁后亦然';
COMMENT ON COLUMN ldpd.ledger_block.no IS '区块号,自 1 起连续';
COMMENT ON COLUMN ldpd.ledger_block.after IS '所含记录的序号大于此数';
COMMENT ON COLUMN ldpd.ledger_block.upto IS '所含记录的序号不大于此数';
COMMENT ON COLUMN ldpd.ledger_block.entries IS '记录条数';
COMMENT ON COLUMN ldpd.ledger_block.root IS '各条记录规范字节的 Merkle 树根(RFC 6962)';
COMMENT ON COLUMN ldpd.ledger_block.previous IS '前一区块的散列值;第一块为台账名称的散列值';
COMMENT ON COLUMN ldpd.ledger_block.sealed_at IS '封存的实际时刻';
COMMENT ON COLUMN ldpd.ledger_block.hash IS '本区块头的散列值,即全部区块之树的一片叶';
COMMENT ON COLUMN ldpd.ledger_block.peaks IS '至本区块为止全部区块之树的各满子树之根,由大到小';
COMMENT ON INDEX ldpd.ledger_block_upto IS '某一记录所在的区块';
SELECT pg_catalog.pg_extension_config_dump('ldpd.ledger_block', '');

CREATE TABLE ldpd.ledger_block_leaf (
    block  bigint PRIMARY KEY,
    ids    bytea NOT NULL,
    hashes bytea NOT NULL
);
-- Hashes do not get smaller.
ALTER TABLE ldpd.ledger_block_leaf ALTER COLUMN hashes SET STORAGE EXTERNAL;
COMMENT ON TABLE ldpd.ledger_block_leaf IS '区块所含各条记录的散列值:指明哪一条被改动,并据以出具证明;区块的记录全部到期销毁的,一并销毁';
COMMENT ON COLUMN ldpd.ledger_block_leaf.block IS '区块号';
COMMENT ON COLUMN ldpd.ledger_block_leaf.ids IS '各条记录的序号,以差值记,每字节七位,低位在前';
COMMENT ON COLUMN ldpd.ledger_block_leaf.hashes IS '各条记录的散列值,每条 32 字节,依序号相连';
SELECT pg_catalog.pg_extension_config_dump('ldpd.ledger_block_leaf', '');

-- No row but one. Not dumped: what it says is of this cluster's transactions.
CREATE TABLE ldpd.ledger_horizon (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    upto     bigint NOT NULL,
    next_xid bigint NOT NULL
);
COMMENT ON TABLE ldpd.ledger_horizon IS '等待确定的界限:事务号小于 next_xid 的事务全部结束之后,序号不大于 upto 的记录即告确定';
COMMENT ON COLUMN ldpd.ledger_horizon.one IS '只有一行';
COMMENT ON COLUMN ldpd.ledger_horizon.upto IS '序号';
COMMENT ON COLUMN ldpd.ledger_horizon.next_xid IS '事务号(64 位)';

CREATE TRIGGER ledger_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.ledger_block
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();
CREATE TRIGGER ledger_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.ledger_block_leaf
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();
CREATE TRIGGER ledger_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.ledger_horizon
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();
-- A digest tells nothing of what is in the ledger: the more who keep one, the better.
GRANT SELECT ON ldpd.ledger_block TO PUBLIC;
GRANT SELECT ON ldpd.ledger_block_leaf TO ldpd_audit;

CREATE FUNCTION ldpd.seal_ledger() RETURNS SETOF ldpd.ledger_block
LANGUAGE c VOLATILE
AS 'MODULE_PATHNAME', 'ldpd_seal_ledger';
COMMENT ON FUNCTION ldpd.seal_ledger() IS '封存台账(第二十八条):将已确定的记录封入区块,返回新的区块;不等待任何事务,也不妨碍记录。另一会话正在封存的,什么也不做。并预建各月分区';
REVOKE EXECUTE ON FUNCTION ldpd.seal_ledger() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.seal_ledger() TO ldpd_audit;

-- ---------------------------------------------------------------- digests

CREATE FUNCTION ldpd.ledger_root(size bigint) RETURNS bytea
LANGUAGE c STABLE STRICT
AS 'MODULE_PATHNAME', 'ldpd_ledger_root';
COMMENT ON FUNCTION ldpd.ledger_root(bigint) IS '前 size 个区块之树的根,32 字节(第二十八条;RFC 6962);没有那么多区块的报 22023';

CREATE FUNCTION ldpd.ledger_digest(size bigint DEFAULT NULL) RETURNS jsonb
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT jsonb_build_object(
        'origin', p.origin,
        'size', coalesce(b.no, 0),
        'root', encode(r.root, 'hex'),
        'upto', coalesce(b.upto, 0),
        'sealed_at', b.sealed_at,
        'checkpoint', concat(p.origin, E'\n', coalesce(b.no, 0), E'\n', encode(r.root, 'base64'), E'\n'))
    FROM ldpd.ledger_policy p
    LEFT JOIN ldpd.ledger_block b ON b.no = coalesce($1, (SELECT max(no) FROM ldpd.ledger_block)),
    LATERAL (SELECT ldpd.ledger_root(coalesce(b.no, $1, 0))) r(root);
END;
COMMENT ON FUNCTION ldpd.ledger_digest(bigint) IS '台账的摘要,应当在别处保存(第二十八条):名称、区块数、全部区块之树的根;checkpoint 为 C2SP tlog-checkpoint 格式的正文。可以指明区块数,取得当时的摘要';

CREATE FUNCTION ldpd.ledger_consistency(old_size bigint, new_size bigint) RETURNS bytea[]
LANGUAGE c STABLE STRICT
AS 'MODULE_PATHNAME', 'ldpd_ledger_consistency';
COMMENT ON FUNCTION ldpd.ledger_consistency(bigint, bigint) IS '两个摘要相容的证明(第二十八条;RFC 6962 第 2.1.2 节):各为 32 字节的散列值,证明 new_size 个区块之树只在 old_size 个的之上增加;old_size 不在 1 至 new_size 之间的报 22023';

-- ---------------------------------------------------------------- verification

CREATE FUNCTION ldpd.row_text(record) RETURNS jsonb
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_row_text';
COMMENT ON FUNCTION ldpd.row_text(record) IS '一行的各列(第二十八条):JSON 对象,列名→写作台账中的文本,空值不列';

CREATE FUNCTION ldpd.verify_blocks(
    size bigint,
    root bytea,
    first_block bigint,
    last_block bigint,
    OUT problem text,
    OUT block bigint,
    OUT entry bigint,
    OUT detail text
) RETURNS SETOF record
LANGUAGE c STABLE
AS 'MODULE_PATHNAME', 'ldpd_verify_blocks';
COMMENT ON FUNCTION ldpd.verify_blocks(bigint, bytea, bigint, bigint) IS '核验区块及其所含的记录(见 verify_ledger)';
REVOKE EXECUTE ON FUNCTION ldpd.verify_blocks(bigint, bytea, bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.verify_blocks(bigint, bytea, bigint, bigint) TO ldpd_audit;

-- The tables whose every change leaves an entry are those with a trigger that writes one. Of such a table's rows each column
-- must be what its entries say, and the other way round. What ships with the release has no entry of its own making, and a
-- ledger that was pruned does not begin at the beginning: there a row need only be what the entries say of it.
CREATE FUNCTION ldpd.verify_rows(
    OUT problem text,
    OUT block bigint,
    OUT entry bigint,
    OUT detail text
) RETURNS SETOF record
LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    t record;
    pruned boolean := EXISTS (SELECT FROM ldpd.ledger WHERE object = 'ledger/entries' AND action = 'pruned');
BEGIN
    FOR t IN
        SELECT c.relname AS name,
               -- as record_change() of registry.c puts it together
               (SELECT format('concat_ws(''/'', %s)', string_agg(format('x.row ->> %L', a.attname), ', ' ORDER BY a.attnum))
                FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (k.conkey)) AS key,
               bool_or(p.proname IN ('lifecycle', 'grant_record', 'row_record'))
                   OR c.relname IN ('agency', 'agency_role', 'resource') AS by_entries_alone,
               -- a role is told by its name, which goes with it; where an attached table lies is told by its own entries
               c.relname = 'agency_role' AS of_roles,
               ARRAY(SELECT a.attname FROM pg_attribute a
                     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                       AND a.atttypid <> 'regclass'::regtype AND (c.relname, a.attname) <> ('resource', 'columns')) AS columns
        FROM pg_class c
        JOIN pg_trigger g ON g.tgrelid = c.oid
        JOIN pg_proc p ON p.oid = g.tgfoid AND p.proname IN ('lifecycle', 'grant_record', 'registry_record', 'row_record')
        JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
        WHERE c.relnamespace = 'ldpd'::regnamespace
          AND p.pronamespace = 'ldpd'::regnamespace
        GROUP BY c.oid, c.relname, k.conkey
        ORDER BY c.relname
    LOOP
        RETURN QUERY EXECUTE format($q$
            WITH step AS MATERIALIZED (
                SELECT l.id, substr(l.object, length(%1$L) + 2) AS key, l.action, l.detail,
                       max(l.id) FILTER (WHERE l.action = 'removed') OVER (PARTITION BY l.object) AS removed_by
                FROM ldpd.ledger l
                WHERE l.object >= %1$L || '/' AND l.object < %1$L || '0'
                  AND l.use_no IS NULL AND l.action <> 'would_refuse'
            ), told AS (
                SELECT s.key, max(s.id) AS last, max(s.id) = max(s.removed_by) AS removed
                FROM step s GROUP BY s.key
            ), life AS (
                -- a row that was removed and registered again is a new one
                SELECT s.id, s.key, s.detail FROM step s WHERE s.removed_by IS NULL OR s.id > s.removed_by
            ), born AS (
                SELECT l.key, NOT jsonb_path_exists((array_agg(l.detail ORDER BY l.id))[1], 'strict $.* ? (@.type() == "array")') AND NOT $2 AS whole
                FROM life l GROUP BY l.key
            ), said AS (
                SELECT l.key, jsonb_object_agg(e.key, CASE jsonb_typeof(e.value) WHEN 'array' THEN e.value -> 1 ELSE e.value END ORDER BY l.id) AS row
                FROM life l, jsonb_each(l.detail) e GROUP BY l.key
            ), stored AS (
                SELECT %2$s AS key, x.row FROM ldpd.%1$I r, LATERAL ldpd.row_text(r) x(row)
                WHERE NOT %3$L OR %2$s !~ '^[0-9]+$'
            ), both_sides AS (
                SELECT coalesce(t.key, r.key) AS key, t.last, coalesce(t.removed, false) AS removed, s.row AS said, r.row AS stored,
                       (SELECT string_agg(format('%%s is %%s, not %%s', c, coalesce(quote_literal(r.row ->> c), 'null'), coalesce(quote_literal(s.row ->> c), 'null')), '; ')
                        FROM unnest($1) c
                        WHERE (s.row ? c OR b.whole) AND r.row ->> c IS DISTINCT FROM s.row ->> c) AS difference
                FROM told t
                LEFT JOIN born b ON b.key = t.key
                LEFT JOIN said s ON s.key = t.key
                FULL JOIN stored r ON r.key = t.key
            )
            SELECT CASE WHEN b.last IS NULL THEN 'row_without_entry'
                        WHEN b.stored IS NULL THEN 'entry_without_row'
                        WHEN b.removed THEN 'row_after_removal'
                        ELSE 'row_altered' END,
                   NULL::bigint, b.last,
                   concat(%1$L, '/', b.key, CASE WHEN b.last IS NOT NULL AND b.stored IS NOT NULL AND NOT b.removed THEN ': ' || b.difference END)
            FROM both_sides b
            WHERE CASE WHEN b.last IS NULL THEN %4$L AND NOT $2
                       WHEN b.stored IS NULL THEN NOT b.removed AND NOT %3$L
                       WHEN b.removed THEN true
                       ELSE b.difference IS NOT NULL END
            ORDER BY b.key
        $q$, t.name, t.key, t.of_roles, t.by_entries_alone)
        USING t.columns, pruned;
    END LOOP;
END
$$;
COMMENT ON FUNCTION ldpd.verify_rows() IS '核验完整性:各程序和登记表的每一行均与台账所载相符,台账所载的每一行均在(见 verify_ledger)';
REVOKE EXECUTE ON FUNCTION ldpd.verify_rows() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.verify_rows() TO ldpd_audit;

CREATE FUNCTION ldpd.verify_ledger(
    digest jsonb DEFAULT NULL,
    first_block bigint DEFAULT NULL,
    last_block bigint DEFAULT NULL,
    OUT problem text,
    OUT block bigint,
    OUT entry bigint,
    OUT detail text
) RETURNS SETOF record
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT 'digest_of_another_ledger', NULL::bigint, NULL::bigint, concat(digest ->> 'origin', ', not ', p.origin)
    FROM ldpd.ledger_policy p
    WHERE (digest ->> 'origin') IS DISTINCT FROM p.origin AND digest IS NOT NULL
    UNION ALL
    SELECT b.problem, b.block, b.entry, b.detail
    FROM ldpd.verify_blocks((digest ->> 'size')::bigint, decode(digest ->> 'root', 'hex'), first_block, last_block) b
    UNION ALL
    SELECT r.problem, r.block, r.entry, r.detail
    FROM ldpd.verify_rows() r
    WHERE first_block IS NULL AND last_block IS NULL;
END;
COMMENT ON FUNCTION ldpd.verify_ledger(jsonb, bigint, bigint) IS '核验台账(第二十八条、第三十四条):每一问题一行,无行即为完好。digest 为在别处保存的摘要;可以只核验若干区块,如从已信任的摘要之后起';

CREATE VIEW ldpd.ledger_state WITH (security_invoker = true) AS
SELECT b.blocks,
       b.upto AS sealed_upto,
       b.sealed_at AS last_sealed_at,
       u.entries AS unsealed_entries,
       u.since AS unsealed_since,
       ldpd.now() - u.since AS unsealed_for,
       p.entry AS last_pruned_by
FROM (SELECT coalesce(max(no), 0) AS blocks, coalesce(max(upto), 0) AS upto, max(sealed_at) AS sealed_at FROM ldpd.ledger_block) b
CROSS JOIN LATERAL (SELECT count(*) AS entries, min(l.at) AS since FROM ldpd.ledger l WHERE l.id > b.upto) u
CROSS JOIN LATERAL (SELECT max(l.id) AS entry FROM ldpd.ledger l WHERE l.object = 'ledger/entries' AND l.action = 'pruned') p;
COMMENT ON VIEW ldpd.ledger_state IS '台账的封存情况:尚未封存的记录不受区块保护(第二十八条)';
COMMENT ON COLUMN ldpd.ledger_state.blocks IS '区块数';
COMMENT ON COLUMN ldpd.ledger_state.sealed_upto IS '已封存至序号';
COMMENT ON COLUMN ldpd.ledger_state.last_sealed_at IS '最近一次封存的时刻';
COMMENT ON COLUMN ldpd.ledger_state.unsealed_entries IS '尚未封存的记录条数';
COMMENT ON COLUMN ldpd.ledger_state.unsealed_since IS '其中最早的时刻';
COMMENT ON COLUMN ldpd.ledger_state.unsealed_for IS '至今多久';
COMMENT ON COLUMN ldpd.ledger_state.last_pruned_by IS '最近一次到期销毁的记录,其 detail 载明销毁的范围';
GRANT SELECT ON ldpd.ledger_state TO ldpd_audit;

-- ---------------------------------------------------------------- evidence

CREATE FUNCTION ldpd.ledger_bytes(id bigint) RETURNS bytea
LANGUAGE c STABLE STRICT
AS 'MODULE_PATHNAME', 'ldpd_ledger_bytes';
COMMENT ON FUNCTION ldpd.ledger_bytes(bigint) IS '一条记录的规范字节(第二十八条),其 SHA-256 即封存的叶;格式见 doc/auditor.md';
REVOKE EXECUTE ON FUNCTION ldpd.ledger_bytes(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.ledger_bytes(bigint) TO ldpd_audit;

CREATE FUNCTION ldpd.ledger_proof(
    id bigint,
    OUT block bigint,
    OUT place bigint,
    OUT path bytea[],
    OUT header bytea,
    OUT size bigint,
    OUT tree_path bytea[]
)
LANGUAGE c STABLE STRICT
AS 'MODULE_PATHNAME', 'ldpd_ledger_proof';
COMMENT ON FUNCTION ldpd.ledger_proof(bigint) IS '一条记录的证明:所在区块、位次、至区块之根的路径、区块头、至全部区块之根的路径';
REVOKE EXECUTE ON FUNCTION ldpd.ledger_proof(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.ledger_proof(bigint) TO ldpd_audit;

CREATE FUNCTION ldpd.evidence(id bigint) RETURNS jsonb
LANGUAGE sql STABLE STRICT
BEGIN ATOMIC
    SELECT jsonb_build_object(
        'format', 'ldpd-evidence/1',
        'entry', to_jsonb(l) || jsonb_build_object('at', to_char(l.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
        'bytes', encode(ldpd.ledger_bytes(l.id), 'hex'),
        'place', p.place,
        'path', (SELECT coalesce(jsonb_agg(encode(h, 'hex') ORDER BY n), '[]') FROM unnest(p.path) WITH ORDINALITY u(h, n)),
        'block', p.block,
        'header', encode(p.header, 'hex'),
        'tree_path', (SELECT coalesce(jsonb_agg(encode(h, 'hex') ORDER BY n), '[]') FROM unnest(p.tree_path) WITH ORDINALITY u(h, n)),
        'digest', ldpd.ledger_digest(p.size),
        'law', (SELECT jsonb_build_object('article', a.number, 'title', a.title, 'text', a.text) FROM ldpd.article a WHERE a.number = l.article),
        'calendar', (
            SELECT jsonb_agg(jsonb_build_object('rule', d.rule, 'day', e.day, 'counted', e.counted, 'is_workday', e.is_workday,
                                                'reason', e.reason, 'document', e.document) ORDER BY d.rule, e.day)
            FROM (VALUES ('share_request', 'reply_due', 'reply_provisional', 'share_reply', 'reply_rule'),
                         ('share_request', 'fulfil_due', 'fulfil_provisional', 'share_fulfil', 'fulfil_rule'),
                         ('open_request', 'reply_due', 'reply_provisional', 'open_reply', 'reply_rule'),
                         ('catalogue_change', 'due_on', 'provisional', 'catalogue_update', 'due_rule')) d(subject, due, provisional, rule, bound)
            -- the rule that set it, by the entry's own word; entries from before it was kept go by what binds everybody
            CROSS JOIN LATERAL (SELECT CASE d.rule WHEN 'catalogue_update' THEN coalesce((l.detail ->> 'occurred_on')::date, ldpd.day(l.at)) ELSE ldpd.day(l.at) END) s(day)
            -- a provisional one rests on no notice yet, and cannot be explained day by day
            CROSS JOIN LATERAL ldpd.explain_workdays(s.day,
                CASE WHEN coalesce(l.detail -> d.provisional ->> 1, l.detail ->> d.provisional) IS DISTINCT FROM 't' THEN coalesce(
                    (SELECT r.workdays FROM ldpd.duty_rule r WHERE r.id = coalesce(l.detail -> d.bound ->> 1, l.detail ->> d.bound)::bigint),
                    ldpd.rule_workdays(d.rule, s.day)) END) e
            WHERE l.detail ? d.due AND l.action <> 'deadline_moved' AND split_part(l.object, '/', 1) = d.subject))
    FROM ldpd.ledger l
    CROSS JOIN LATERAL ldpd.ledger_proof(l.id) p
    WHERE l.id = $1;
END;
COMMENT ON FUNCTION ldpd.evidence(bigint) IS '一条记录的证据(第二十八条):内容、规范字节、Merkle 路径、摘要、所据条文,期限步骤并附逐日计算所据的放假通知;离线只用 SHA-256 即可核验(tools/verify-evidence)。尚未封存的,没有路径';

-- ---------------------------------------------------------------- growth

CREATE FUNCTION ldpd.prune_ledger(before date) RETURNS bigint
LANGUAGE c VOLATILE STRICT
AS 'MODULE_PATHNAME', 'ldpd_prune_ledger';
COMMENT ON FUNCTION ldpd.prune_ledger(date) IS '销毁某日所在月份之前各整月的台账记录,返回条数:须已封存,且保存满 ledger_policy 规定的年数(《政务数据共享条例》第二十九条);各区块的散列值长期保存。由数据库管理员调用,记入台账';
REVOKE EXECUTE ON FUNCTION ldpd.prune_ledger(date) FROM PUBLIC;
