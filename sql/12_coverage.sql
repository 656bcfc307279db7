-- What keeps each article: a table that each release fills anew.

CREATE TABLE ldpd.coverage (
    article int PRIMARY KEY REFERENCES ldpd.article,
    how     text NOT NULL CHECK (how IN ('enforced', 'recorded', 'declaratory', 'later')),
    objects text[] NOT NULL DEFAULT '{}',
    tests   text[] NOT NULL DEFAULT '{}',
    CONSTRAINT kept_by_something CHECK (how IN ('declaratory', 'later') OR objects <> '{}'),
    CONSTRAINT enforced_is_tested CHECK (how <> 'enforced' OR tests <> '{}')
);
COMMENT ON TABLE ldpd.coverage IS '各条由什么落实:enforced 由数据库强制、recorded 留有记录、declaratory 宣示性、later 本版本尚未落实';
COMMENT ON COLUMN ldpd.coverage.article IS '条号';
COMMENT ON COLUMN ldpd.coverage.how IS '落实的方式';
COMMENT ON COLUMN ldpd.coverage.objects IS '落实它的对象:表、视图、函数、类型(ldpd 模式中的名称)';
COMMENT ON COLUMN ldpd.coverage.tests IS '试图违反它的测试:test/ 下的文件';
GRANT SELECT ON ldpd.coverage TO PUBLIC;
