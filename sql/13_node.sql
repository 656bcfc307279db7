-- Federation (Article 12): which server keeps what, and by which channels it reaches the others. A database without a row in
-- ldpd.own_node stands alone, and nothing here touches it.

-- ---------------------------------------------------------------- nodes

CREATE TABLE ldpd.node (
    code   text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[0-9A-Z]{6,18}$'),
    name   text NOT NULL CHECK (NOT ldpd.is_blank(name)),
    level  text NOT NULL CHECK (level IN ('province', 'city', 'county', 'agency')),
    region text COLLATE "C" NOT NULL REFERENCES ldpd.region,
    agency ldpd.credit_code REFERENCES ldpd.agency,
    parent text COLLATE "C" REFERENCES ldpd.node CHECK (parent <> code),
    CONSTRAINT agency_node_names_its_agency CHECK ((level = 'agency') = (agency IS NOT NULL))
);
CREATE UNIQUE INDEX node_of_region ON ldpd.node (region) WHERE agency IS NULL;
CREATE UNIQUE INDEX node_of_agency ON ldpd.node (agency);
COMMENT ON TABLE ldpd.node IS '节点(第十二条):各级一体化大数据平台和机构自主建设的业务系统,每一节点一个数据库。每一机构的各项记录和数据只由其所属的节点写入(ldpd.home_node)';
COMMENT ON COLUMN ldpd.node.code IS '节点代码:区划代码,机构节点为统一社会信用代码';
COMMENT ON COLUMN ldpd.node.name IS '名称';
COMMENT ON COLUMN ldpd.node.level IS 'province 省、city 市、county 县(区)、agency 机构自主建设的业务系统';
COMMENT ON COLUMN ldpd.node.region IS '所辖区划;下级区划没有节点的,也由本节点管';
COMMENT ON COLUMN ldpd.node.agency IS '机构节点的机构';
COMMENT ON COLUMN ldpd.node.parent IS '向其汇聚的上级节点';
COMMENT ON INDEX ldpd.node_of_region IS '每一区划一个节点';
COMMENT ON INDEX ldpd.node_of_agency IS '每一机构至多一个节点';
SELECT pg_catalog.pg_extension_config_dump('ldpd.node', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.node
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '12', 'keep the register of nodes');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.node
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('12');

CREATE TABLE ldpd.own_node (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    node text COLLATE "C" NOT NULL REFERENCES ldpd.node
);
COMMENT ON TABLE ldpd.own_node IS '本数据库是哪一个节点(第十二条),至多一行;没有的,即全市只有一个数据库';
COMMENT ON COLUMN ldpd.own_node.one IS '只有一行';
COMMENT ON COLUMN ldpd.own_node.node IS '节点';
SELECT pg_catalog.pg_extension_config_dump('ldpd.own_node', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.own_node
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '12', 'say which node this database is');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.own_node
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('12');

-- How a node is reached; passwords belong into a password file or a service file of the server that connects.
CREATE TABLE ldpd.node_line (
    node     text COLLATE "C" PRIMARY KEY REFERENCES ldpd.node,
    conninfo text NOT NULL CHECK (NOT ldpd.is_blank(conninfo))
);
COMMENT ON TABLE ldpd.node_line IS '如何连接各节点的数据库(第十二条,数据高速通道),只有数据库管理员可见';
COMMENT ON COLUMN ldpd.node_line.node IS '节点;本节点的一行,供其他节点连接本节点';
COMMENT ON COLUMN ldpd.node_line.conninfo IS 'libpq 连接参数,以 host、port、dbname、user 各项写明;不写口令';
SELECT pg_catalog.pg_extension_config_dump('ldpd.node_line', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.node_line
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '12', 'say how a node is reached');

CREATE FUNCTION ldpd.home_node(agency ldpd.credit_code) RETURNS text
LANGUAGE sql STABLE STRICT
SET search_path = pg_catalog, pg_temp
AS $$
    WITH RECURSIVE up AS (
        SELECT a.region, 0 AS steps FROM ldpd.agency a WHERE a.code OPERATOR(ldpd.=) $1
        UNION ALL
        SELECT r.parent, u.steps + 1 FROM up u JOIN ldpd.region r ON r.code = u.region WHERE r.parent IS NOT NULL
    )
    SELECT coalesce(
        (SELECT n.code FROM ldpd.node n WHERE n.agency OPERATOR(ldpd.=) $1),
        (SELECT n.code FROM up u JOIN ldpd.node n ON n.region = u.region AND n.agency IS NULL ORDER BY u.steps LIMIT 1))
$$;
COMMENT ON FUNCTION ldpd.home_node(ldpd.credit_code) IS '一机构的记录和数据由哪一节点写入(第十二条):其自己的节点,否则其区划或者最近的上级区划的节点;没有节点的为 NULL';

-- ---------------------------------------------------------------- channels

CREATE TABLE ldpd.channel (
    sender      text COLLATE "C" NOT NULL REFERENCES ldpd.node,
    receiver    text COLLATE "C" NOT NULL REFERENCES ldpd.node,
    content     text NOT NULL CHECK (content IN ('law', 'data', 'post')),
    mode        text NOT NULL DEFAULT '实时连通' CHECK (mode IN ('实时连通', '同步更新', '按需更新')),
    max_seconds int CHECK (max_seconds > 0),
    cycle       text COLLATE "C" REFERENCES ldpd.update_period,
    PRIMARY KEY (sender, receiver, content),
    CONSTRAINT two_ends CHECK (sender <> receiver),
    CONSTRAINT on_demand_says_how_often CHECK ((mode = '按需更新') = (cycle IS NOT NULL) AND (mode <> '按需更新' OR max_seconds IS NULL))
);
COMMENT ON TABLE ldpd.channel IS '数据高速通道(第十二条):由发送节点的发布和接收节点的订阅组成,语句见 ldpd.sender_statements() 和 ldpd.receiver_statements(),由 ldpd-channel 执行';
COMMENT ON COLUMN ldpd.channel.sender IS '发送的节点';
COMMENT ON COLUMN ldpd.channel.receiver IS '接收的节点';
COMMENT ON COLUMN ldpd.channel.content IS 'law 目录、请求、期限、台账区块等各项记录;data 汇聚的数据(见 ldpd.channel_resource);post 节点之间的步骤和答复(见 ldpd.dispatch)';
COMMENT ON COLUMN ldpd.channel.mode IS '对接方式:实时连通、同步更新、按需更新';
COMMENT ON COLUMN ldpd.channel.max_seconds IS '实时连通、同步更新的,至多落后几秒;NULL 即 60 秒';
COMMENT ON COLUMN ldpd.channel.cycle IS '按需更新的更新频率';
SELECT pg_catalog.pg_extension_config_dump('ldpd.channel', '');

CREATE TABLE ldpd.channel_resource (
    sender        text COLLATE "C" NOT NULL,
    receiver      text COLLATE "C" NOT NULL,
    content       text NOT NULL DEFAULT 'data' CHECK (content = 'data'),
    resource      text COLLATE "C" NOT NULL CHECK (NOT ldpd.is_blank(resource)),
    region_column text COLLATE "C" NOT NULL CHECK (NOT ldpd.is_blank(region_column)),
    PRIMARY KEY (sender, receiver, resource),
    FOREIGN KEY (sender, receiver, content) REFERENCES ldpd.channel
);
COMMENT ON TABLE ldpd.channel_resource IS '须向上级汇聚的资源(第十二条):目录所列的列和本区划的行进入发布,别的不能进入';
COMMENT ON COLUMN ldpd.channel_resource.sender IS '发送的节点';
COMMENT ON COLUMN ldpd.channel_resource.receiver IS '接收的节点';
COMMENT ON COLUMN ldpd.channel_resource.content IS '恒为 data';
COMMENT ON COLUMN ldpd.channel_resource.resource IS '信息资源代码,发送节点的资源';
COMMENT ON COLUMN ldpd.channel_resource.region_column IS '表中记载区划代码的列,text 类型,不可为空;只有等于发送节点区划的行汇聚';
SELECT pg_catalog.pg_extension_config_dump('ldpd.channel_resource', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.channel
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '12', 'set up channels');
CREATE TRIGGER default_for_null
BEFORE INSERT ON ldpd.channel
FOR EACH ROW EXECUTE FUNCTION ldpd.default_for_null();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.channel
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('12');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.channel_resource
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '12', 'say which resources are gathered');
CREATE TRIGGER default_for_null
BEFORE INSERT ON ldpd.channel_resource
FOR EACH ROW EXECUTE FUNCTION ldpd.default_for_null();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.channel_resource
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('12');

-- What does not leave a node with its records. Columns of regclass and regrole do not either: their numbers mean nothing elsewhere.
CREATE TABLE ldpd.node_private (
    relation    name COLLATE "C" NOT NULL,
    column_name name COLLATE "C" NOT NULL DEFAULT '',
    reason      text NOT NULL,
    PRIMARY KEY (relation, column_name)
);
COMMENT ON TABLE ldpd.node_private IS '不随通道离开节点的记录(第十二条、第三十四条)';
COMMENT ON COLUMN ldpd.node_private.relation IS '表';
COMMENT ON COLUMN ldpd.node_private.column_name IS '列;空为全表';
COMMENT ON COLUMN ldpd.node_private.reason IS '理由';
INSERT INTO ldpd.node_private (relation, column_name, reason) VALUES
    ('article', '', '随版本提供'), ('coverage', '', '随版本提供'), ('node_private', '', '随版本提供'), ('own_object', '', '仅就本数据库而言'),
    ('ledger_block_leaf', '', '记录留在其节点,离开节点的是区块的散列值'), ('ledger_horizon', '', '仅就本服务器而言'),
    ('agency_role', '', '角色属于各自的服务器'), ('security_acknowledgement', '', '仅就本服务器而言'),
    ('derived', '', '表属于各自的数据库'), ('outlet', '', '函数属于各自的数据库'),
    ('pseudonym_key', '', '密钥(第二十八条)'), ('report', '', '仅处理机构和举报人可见(第三十八条)'),
    ('report_finding', '', '仅处理机构可见(第三十八条)'), ('catalogue_sheet_row', '', '机构自己的草稿(第七条)'),
    ('open_request', 'applicant_name', '个人信息,上级无须知悉(第三十四条)'), ('open_request', 'applicant_code', '个人信息,上级无须知悉(第三十四条)'),
    ('duty_count', '', '由服务器重新计数'), ('duty_count_new', '', '由服务器重新计数'), ('duty_recount', '', '由服务器重新计数'),
    ('use_count', '', '记录留在其节点'), ('use_unended', '', '记录留在其节点'), ('use_counted', '', '记录留在其节点'),
    ('node_line', '', '连接参数'), ('dispatch', '', '经 post 通道'), ('dispatch_taken', '', '仅就本节点而言'),
    ('channel_check', '', '仅就本节点而言'), ('channel_event', '', '仅就本节点而言');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.node_private
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '12', 'say what leaves no node');
GRANT SELECT ON ldpd.node_private TO PUBLIC;

-- ---------------------------------------------------------------- names

CREATE FUNCTION ldpd.publication_name(content text, receiver text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN pg_catalog.lower(pg_catalog.concat_ws('_', 'ldpd', content, receiver));
COMMENT ON FUNCTION ldpd.publication_name(text, text) IS '通道在发送节点的发布的名称(第十二条)';

CREATE FUNCTION ldpd.subscription_name(content text, sender text, receiver text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN pg_catalog.lower(pg_catalog.concat_ws('_', 'ldpd', content, sender, receiver));
COMMENT ON FUNCTION ldpd.subscription_name(text, text, text) IS '通道在接收节点的订阅、在发送节点的复制槽的名称(第十二条)';

-- Ids of one node's records mean nothing on another: what a node sends of them lands in a database of its own there, where the
-- tables have the same names, and every view of the law answers for that node.
CREATE FUNCTION ldpd.mirror_name(node text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN pg_catalog.lower(pg_catalog.concat('ldpd_', node));
COMMENT ON FUNCTION ldpd.mirror_name(text) IS '一节点的各项记录在接收节点的服务器上的镜像数据库的名称(第十二条)';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.node, ldpd.own_node, ldpd.channel, ldpd.channel_resource TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.node, ldpd.channel, ldpd.channel_resource TO ldpd_bureau;
