-- Federation (Article 12): steps that are taken on one node about a record of another, and the answers.

CREATE SEQUENCE ldpd.dispatch_id_seq;
CREATE TABLE ldpd.dispatch (
    from_node  text COLLATE "C" NOT NULL REFERENCES ldpd.node,
    id         bigint NOT NULL,
    to_node    text COLLATE "C" NOT NULL REFERENCES ldpd.node,
    kind       text NOT NULL CHECK (kind IN ('step', 'answer')),
    reply_to   bigint,
    subject    text COLLATE "C" NOT NULL,
    subject_id bigint,
    agency     ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    role       text COLLATE "C" NOT NULL,
    body       jsonb NOT NULL,
    sent_at    timestamptz NOT NULL,
    PRIMARY KEY (from_node, id),
    CONSTRAINT an_answer_is_to_a_step CHECK ((kind = 'answer') = (reply_to IS NOT NULL))
);
ALTER SEQUENCE ldpd.dispatch_id_seq OWNED BY ldpd.dispatch.id;
CREATE INDEX dispatch_answer ON ldpd.dispatch (to_node, reply_to, id) WHERE kind = 'answer';
CREATE INDEX dispatch_of_agency ON ldpd.dispatch (agency);
COMMENT ON TABLE ldpd.dispatch IS '节点之间的步骤和答复(第十二条、第十六条),只增不改,经 post 通道送达:机构在本节点对其他节点的记录提出步骤,送达后由该节点以该机构的名义、按提出的时刻办理,期限自提出时起算,通道中断不影响;结果和其后的变化作为答复送回';
COMMENT ON COLUMN ldpd.dispatch.from_node IS '发出的节点,由服务器盖记';
COMMENT ON COLUMN ldpd.dispatch.id IS '发出的节点给定的序号';
COMMENT ON COLUMN ldpd.dispatch.to_node IS '送往的节点';
COMMENT ON COLUMN ldpd.dispatch.kind IS 'step 步骤、answer 答复';
COMMENT ON COLUMN ldpd.dispatch.reply_to IS '答复的,所答复的步骤的序号(其发出节点为 to_node)';
COMMENT ON COLUMN ldpd.dispatch.subject IS '事项所在的表,如 share_request、resource_version';
COMMENT ON COLUMN ldpd.dispatch.subject_id IS '事项在其节点的 id;新提出的为 NULL';
COMMENT ON COLUMN ldpd.dispatch.agency IS '提出步骤的机构,由服务器盖记;答复的,为答复给哪一机构';
COMMENT ON COLUMN ldpd.dispatch.role IS '提出步骤的角色的名称,由服务器盖记';
COMMENT ON COLUMN ldpd.dispatch.body IS '步骤:所设的列→值,例如 {"state": "withdrawn"};答复:outcome 为 entered 已办理、refused 未予办理(附 sqlstate、message、hint)、changed 其后有变化,received_at 送达时刻,row 该记录现在的内容';
COMMENT ON COLUMN ldpd.dispatch.sent_at IS '提出的时刻,由服务器盖记';
COMMENT ON INDEX ldpd.dispatch_answer IS '某一步骤的答复';
COMMENT ON INDEX ldpd.dispatch_of_agency IS '某一机构的步骤和答复';
SELECT pg_catalog.pg_extension_config_dump('ldpd.dispatch', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.dispatch_id_seq', '');

CREATE TABLE ldpd.dispatch_taken (
    from_node   text COLLATE "C" NOT NULL,
    id          bigint NOT NULL,
    received_at timestamptz NOT NULL,
    outcome     text NOT NULL CHECK (outcome IN ('entered', 'refused')),
    subject     text COLLATE "C" NOT NULL,
    subject_id  bigint,
    sqlstate    text,
    message     text,
    PRIMARY KEY (from_node, id),
    FOREIGN KEY (from_node, id) REFERENCES ldpd.dispatch
);
CREATE INDEX dispatch_taken_subject ON ldpd.dispatch_taken (subject, subject_id);
COMMENT ON TABLE ldpd.dispatch_taken IS '送达本节点的步骤何时送达、如何办理(第十二条),每一步骤只办理一次';
COMMENT ON COLUMN ldpd.dispatch_taken.from_node IS '发出的节点';
COMMENT ON COLUMN ldpd.dispatch_taken.id IS '发出的节点给定的序号';
COMMENT ON COLUMN ldpd.dispatch_taken.received_at IS '送达的时刻(本节点的时钟)';
COMMENT ON COLUMN ldpd.dispatch_taken.outcome IS 'entered 已办理、refused 未予办理';
COMMENT ON COLUMN ldpd.dispatch_taken.subject IS '事项所在的表';
COMMENT ON COLUMN ldpd.dispatch_taken.subject_id IS '事项的 id';
COMMENT ON COLUMN ldpd.dispatch_taken.sqlstate IS '未予办理的,错误代码,LD0nn 为所据条文';
COMMENT ON COLUMN ldpd.dispatch_taken.message IS '未予办理的理由';
COMMENT ON INDEX ldpd.dispatch_taken_subject IS '某一事项由哪一步骤而来';
SELECT pg_catalog.pg_extension_config_dump('ldpd.dispatch_taken', '');

CREATE FUNCTION ldpd.dispatch_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_dispatch_guard';
COMMENT ON FUNCTION ldpd.dispatch_guard() IS '触发器函数(行级 BEFORE):机构自本机构所属的节点发出步骤,何人、何时由服务器盖记,不得改动(第十二条)';
CREATE FUNCTION ldpd.dispatch_arrived() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_dispatch_arrived';
COMMENT ON FUNCTION ldpd.dispatch_arrived() IS '触发器函数(行级 AFTER,ENABLE ALWAYS):送达本节点的步骤,以提出的机构的名义、按提出的时刻办理,并发回答复(第十二条、第十六条)';

CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.dispatch
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '12', 'remove what was sent');
CREATE TRIGGER dispatch_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.dispatch
FOR EACH ROW EXECUTE FUNCTION ldpd.dispatch_guard();
-- What a subscription brings is recorded here too, and taken.
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.dispatch
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('12');
CREATE TRIGGER step_arrived
AFTER INSERT ON ldpd.dispatch
FOR EACH ROW EXECUTE FUNCTION ldpd.dispatch_arrived();
ALTER TABLE ldpd.dispatch ENABLE ALWAYS TRIGGER row_record;
ALTER TABLE ldpd.dispatch ENABLE ALWAYS TRIGGER step_arrived;
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.dispatch_taken
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '12', 'write down what arrived');
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.dispatch_taken
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('12');
ALTER TABLE ldpd.dispatch_taken ENABLE ALWAYS TRIGGER row_record;

-- How long a line may take is said by the channel that ends at the receiver: of several the one that is slowest.
CREATE VIEW ldpd.dispatch_arrival WITH (security_invoker = true) AS
SELECT d.from_node, d.id, d.agency, t.subject, t.subject_id, d.sent_at, t.received_at,
       greatest(t.received_at - d.sent_at, interval '0') AS delay,
       t.received_at - d.sent_at > pg_catalog.make_interval(secs => coalesce(
           (SELECT pg_catalog.max(c.max_seconds) FROM ldpd.channel c JOIN ldpd.own_node o ON o.node = c.receiver WHERE c.content = 'post'), 60)) AS line_late,
       d.sent_at > t.received_at + interval '1 second' AS clock_ahead,
       t.outcome, t.sqlstate, t.message
FROM ldpd.dispatch_taken t
JOIN ldpd.dispatch d ON d.from_node = t.from_node AND d.id = t.id;
COMMENT ON VIEW ldpd.dispatch_arrival IS '送达本节点的步骤(第十二条、第十六条):何时提出、何时送达、通道是否迟延;期限自提出时起算';
COMMENT ON COLUMN ldpd.dispatch_arrival.from_node IS '发出的节点';
COMMENT ON COLUMN ldpd.dispatch_arrival.id IS '发出的节点给定的序号';
COMMENT ON COLUMN ldpd.dispatch_arrival.agency IS '提出步骤的机构';
COMMENT ON COLUMN ldpd.dispatch_arrival.subject IS '事项所在的表';
COMMENT ON COLUMN ldpd.dispatch_arrival.subject_id IS '事项的 id';
COMMENT ON COLUMN ldpd.dispatch_arrival.sent_at IS '提出的时刻';
COMMENT ON COLUMN ldpd.dispatch_arrival.received_at IS '送达的时刻';
COMMENT ON COLUMN ldpd.dispatch_arrival.delay IS '途中的时间';
COMMENT ON COLUMN ldpd.dispatch_arrival.line_late IS '途中的时间超过通道所定';
COMMENT ON COLUMN ldpd.dispatch_arrival.clock_ahead IS '发出节点的时钟快于本节点;按送达的时刻办理';
COMMENT ON COLUMN ldpd.dispatch_arrival.outcome IS 'entered 已办理、refused 未予办理';
COMMENT ON COLUMN ldpd.dispatch_arrival.sqlstate IS '未予办理的,错误代码';
COMMENT ON COLUMN ldpd.dispatch_arrival.message IS '未予办理的理由';

CREATE VIEW ldpd.dispatch_state WITH (security_invoker = true) AS
SELECT d.id, d.to_node, d.subject, d.agency, d.role, d.sent_at, d.body,
       coalesce(f.body ->> 'outcome', 'sent') AS outcome,
       (f.body ->> 'received_at')::timestamptz AS received_at,
       coalesce(f.subject_id, d.subject_id) AS subject_id,
       f.body ->> 'sqlstate' AS sqlstate, f.body ->> 'message' AS message, f.body ->> 'hint' AS hint,
       l.body -> 'row' AS record, l.sent_at AS record_at
FROM ldpd.dispatch d
JOIN ldpd.own_node o ON o.node = d.from_node
LEFT JOIN LATERAL (
    SELECT a.* FROM ldpd.dispatch a
    WHERE a.kind = 'answer' AND a.to_node = d.from_node AND a.from_node = d.to_node AND a.reply_to = d.id AND a.body ->> 'outcome' <> 'changed'
    ORDER BY a.id LIMIT 1
) f ON true
LEFT JOIN LATERAL (
    SELECT a.* FROM ldpd.dispatch a
    WHERE a.kind = 'answer' AND a.to_node = d.from_node AND a.from_node = d.to_node AND a.reply_to = d.id AND a.body ? 'row'
    ORDER BY a.id DESC LIMIT 1
) l ON true
WHERE d.kind = 'step';
COMMENT ON VIEW ldpd.dispatch_state IS '本节点发出的各步骤(第十二条):sent 尚未有答复、entered 已办理、refused 未予办理,和该记录最近送回的内容';
COMMENT ON COLUMN ldpd.dispatch_state.id IS '序号';
COMMENT ON COLUMN ldpd.dispatch_state.to_node IS '送往的节点';
COMMENT ON COLUMN ldpd.dispatch_state.subject IS '事项所在的表';
COMMENT ON COLUMN ldpd.dispatch_state.agency IS '提出的机构';
COMMENT ON COLUMN ldpd.dispatch_state.role IS '提出的角色的名称';
COMMENT ON COLUMN ldpd.dispatch_state.sent_at IS '提出的时刻';
COMMENT ON COLUMN ldpd.dispatch_state.body IS '所设的列→值';
COMMENT ON COLUMN ldpd.dispatch_state.outcome IS '结果';
COMMENT ON COLUMN ldpd.dispatch_state.received_at IS '送达的时刻(对方的时钟)';
COMMENT ON COLUMN ldpd.dispatch_state.subject_id IS '事项在其节点的 id';
COMMENT ON COLUMN ldpd.dispatch_state.sqlstate IS '未予办理的,错误代码';
COMMENT ON COLUMN ldpd.dispatch_state.message IS '未予办理的理由';
COMMENT ON COLUMN ldpd.dispatch_state.hint IS '未予办理的,如何办理';
COMMENT ON COLUMN ldpd.dispatch_state.record IS '该记录最近送回的内容';
COMMENT ON COLUMN ldpd.dispatch_state.record_at IS '送回的内容是何时的';

CREATE VIEW ldpd.remote_request WITH (security_invoker = true) AS
SELECT s.id AS dispatch, s.to_node AS node, s.outcome, s.sent_at, s.received_at, s.agency, s.subject_id AS request,
       coalesce(r.resource, s.body ->> 'resource') AS resource, coalesce(r.purpose, s.body ->> 'purpose') AS purpose, r.state, r.submitted_at, r.reply_due, r.decided_at,
       r.legal_basis, r.fulfil_due, r.fulfilled_at, r.valid_until, r.ended_at, s.message
FROM ldpd.dispatch_state s
LEFT JOIN LATERAL pg_catalog.jsonb_populate_record(NULL::ldpd.share_request, s.record) r ON true
WHERE s.subject = 'share_request' AND NOT s.body ? 'state';
COMMENT ON VIEW ldpd.remote_request IS '本节点的机构向其他节点的提供单位提出的共享请求(第十六条),依最近送回的内容';
COMMENT ON COLUMN ldpd.remote_request.dispatch IS '步骤的序号,见 ldpd.dispatch_state';
COMMENT ON COLUMN ldpd.remote_request.node IS '提供单位所属的节点';
COMMENT ON COLUMN ldpd.remote_request.outcome IS '提出的结果';
COMMENT ON COLUMN ldpd.remote_request.sent_at IS '提出的时刻';
COMMENT ON COLUMN ldpd.remote_request.received_at IS '送达的时刻';
COMMENT ON COLUMN ldpd.remote_request.agency IS '使用单位';
COMMENT ON COLUMN ldpd.remote_request.request IS '请求在其节点的 id';
COMMENT ON COLUMN ldpd.remote_request.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.remote_request.purpose IS '使用目的';
COMMENT ON COLUMN ldpd.remote_request.state IS '状态';
COMMENT ON COLUMN ldpd.remote_request.submitted_at IS '期限自何时起算,即提出的时刻';
COMMENT ON COLUMN ldpd.remote_request.reply_due IS '反馈到期日';
COMMENT ON COLUMN ldpd.remote_request.decided_at IS '反馈时刻';
COMMENT ON COLUMN ldpd.remote_request.legal_basis IS '不予共享的依据';
COMMENT ON COLUMN ldpd.remote_request.fulfil_due IS '完成共享到期日';
COMMENT ON COLUMN ldpd.remote_request.fulfilled_at IS '完成共享时刻';
COMMENT ON COLUMN ldpd.remote_request.valid_until IS '使用截止时刻';
COMMENT ON COLUMN ldpd.remote_request.ended_at IS '终止或者撤回时刻';
COMMENT ON COLUMN ldpd.remote_request.message IS '未予办理的理由';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.dispatch, ldpd.dispatch_taken, ldpd.dispatch_arrival, ldpd.dispatch_state, ldpd.remote_request TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT ON ldpd.dispatch TO ldpd_agency;

ALTER TABLE ldpd.dispatch ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.dispatch FOR SELECT TO ldpd_agency
USING (ldpd.answers_for(agency));
CREATE POLICY see_all ON ldpd.dispatch FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY send ON ldpd.dispatch FOR INSERT TO ldpd_agency
WITH CHECK (true);
-- What arrived about a record is seen by who sees the record, where that is a request of its own data.
CREATE POLICY see_provider ON ldpd.dispatch FOR SELECT TO ldpd_agency
USING (subject = 'share_request' AND EXISTS (
    SELECT FROM ldpd.dispatch_taken t JOIN ldpd.share_request r ON r.id = t.subject_id
    WHERE t.from_node = dispatch.from_node AND t.id = dispatch.id AND t.subject = 'share_request'
      AND ldpd.answers_for(r.provider)));
