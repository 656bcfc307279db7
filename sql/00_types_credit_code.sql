--
-- credit_code: 统一社会信用代码, GB 32100-2015 (Article 11(2), (3))
--
-- Input trims blanks and folds lower case up; hyphens, full-width forms and whatever breaks the standard is refused.
-- Codes issued off the standard are 其他识别代码: text beside a column of this type, not this type.
--

CREATE TYPE ldpd.credit_code;

CREATE FUNCTION ldpd.credit_code_in(cstring)
RETURNS ldpd.credit_code
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_in';
COMMENT ON FUNCTION ldpd.credit_code_in(cstring) IS '读入统一社会信用代码(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_out(ldpd.credit_code)
RETURNS cstring
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_out';
COMMENT ON FUNCTION ldpd.credit_code_out(ldpd.credit_code) IS '写出统一社会信用代码(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_recv(internal)
RETURNS ldpd.credit_code
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_recv';
COMMENT ON FUNCTION ldpd.credit_code_recv(internal) IS '从二进制形式(18 个字符)读入,规则与文本形式相同(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_send(ldpd.credit_code)
RETURNS bytea
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_send';
COMMENT ON FUNCTION ldpd.credit_code_send(ldpd.credit_code) IS '写出二进制形式(18 个字符)(GB 32100-2015)';

-- Alignment char, as uuid: 12 bytes stand anywhere in a row with no padding before them, and an index entry of one code
-- is 24 bytes either way.
CREATE TYPE ldpd.credit_code (
    INPUT = ldpd.credit_code_in,
    OUTPUT = ldpd.credit_code_out,
    RECEIVE = ldpd.credit_code_recv,
    SEND = ldpd.credit_code_send,
    INTERNALLENGTH = 12,
    ALIGNMENT = char,
    STORAGE = plain
);
COMMENT ON TYPE ldpd.credit_code IS '统一社会信用代码(第十一条第二项、第三项;GB 32100-2015):文本形式为 18 位数字和大写字母,读入时去首尾空白、小写转大写,不合规的报 22P02 并指明哪一位应为什么;按代码逐字节排序,存 12 字节';

--
-- Casts: both ways in assignment only. An implicit one would turn comparisons with text into parse errors or scans.
--

CREATE FUNCTION ldpd.credit_code_from_text(text)
RETURNS ldpd.credit_code
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_from_text';
COMMENT ON FUNCTION ldpd.credit_code_from_text(text) IS '文本转为统一社会信用代码,规则与读入相同(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_to_text(ldpd.credit_code)
RETURNS text
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_to_text';
COMMENT ON FUNCTION ldpd.credit_code_to_text(ldpd.credit_code) IS '统一社会信用代码转为文本(GB 32100-2015)';

CREATE CAST (text AS ldpd.credit_code)
WITH FUNCTION ldpd.credit_code_from_text(text)
AS ASSIGNMENT;
COMMENT ON CAST (text AS ldpd.credit_code) IS '赋值时文本转为统一社会信用代码(GB 32100-2015)';

-- JDBC's setString() sends varchar, and casts are not chained.
CREATE CAST (varchar AS ldpd.credit_code)
WITH FUNCTION ldpd.credit_code_from_text(text)
AS ASSIGNMENT;
COMMENT ON CAST (varchar AS ldpd.credit_code) IS '赋值时文本转为统一社会信用代码(GB 32100-2015)';

CREATE CAST (char AS ldpd.credit_code)
WITH INOUT
AS ASSIGNMENT;
COMMENT ON CAST (char AS ldpd.credit_code) IS '赋值时定长文本转为统一社会信用代码(GB 32100-2015)';

CREATE CAST (ldpd.credit_code AS text)
WITH FUNCTION ldpd.credit_code_to_text(ldpd.credit_code)
AS ASSIGNMENT;
COMMENT ON CAST (ldpd.credit_code AS text) IS '赋值时统一社会信用代码转为文本(GB 32100-2015)';

--
-- Is this text one, and why not; the parts of a code
--

CREATE FUNCTION ldpd.is_credit_code(text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'is_credit_code';
COMMENT ON FUNCTION ldpd.is_credit_code(text) IS '该文本能否读作统一社会信用代码(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_error(text)
RETURNS text
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_error';
COMMENT ON FUNCTION ldpd.credit_code_error(text) IS '该文本为何不是统一社会信用代码,英文一句,不随 lc_messages;合格时为 NULL(GB 32100-2015)';

CREATE FUNCTION ldpd.registration_authority(ldpd.credit_code)
RETURNS text
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_registration_authority';
COMMENT ON FUNCTION ldpd.registration_authority(ldpd.credit_code) IS '登记管理部门名称,第 1 位(GB 32100-2015)';

CREATE FUNCTION ldpd.organization_category(ldpd.credit_code)
RETURNS text
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_organization_category';
COMMENT ON FUNCTION ldpd.organization_category(ldpd.credit_code) IS '机构类别名称,第 2 位(GB 32100-2015)';

CREATE FUNCTION ldpd.region(ldpd.credit_code)
RETURNS text
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_region';
COMMENT ON FUNCTION ldpd.region(ldpd.credit_code) IS '登记管理机关行政区划码,第 3 至 8 位,为登记时的区划(GB 32100-2015;GB/T 2260)';

CREATE FUNCTION ldpd.organization_code(ldpd.credit_code)
RETURNS text
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_organization_code';
COMMENT ON FUNCTION ldpd.organization_code(ldpd.credit_code) IS '主体标识码(组织机构代码)机读形式,第 9 至 17 位,无连字符(GB 11714-1997)';

--
-- Order: that of the 18 characters in collation "C"
--

CREATE FUNCTION ldpd.credit_code_lt(ldpd.credit_code, ldpd.credit_code)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_lt';
COMMENT ON FUNCTION ldpd.credit_code_lt(ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码比较:先于(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_le(ldpd.credit_code, ldpd.credit_code)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_le';
COMMENT ON FUNCTION ldpd.credit_code_le(ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码比较:先于或同于(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_eq(ldpd.credit_code, ldpd.credit_code)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_eq';
COMMENT ON FUNCTION ldpd.credit_code_eq(ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码比较:相同(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_ne(ldpd.credit_code, ldpd.credit_code)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_ne';
COMMENT ON FUNCTION ldpd.credit_code_ne(ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码比较:不同(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_ge(ldpd.credit_code, ldpd.credit_code)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_ge';
COMMENT ON FUNCTION ldpd.credit_code_ge(ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码比较:后于或同于(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_gt(ldpd.credit_code, ldpd.credit_code)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_gt';
COMMENT ON FUNCTION ldpd.credit_code_gt(ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码比较:后于(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_cmp(ldpd.credit_code, ldpd.credit_code)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_cmp';
COMMENT ON FUNCTION ldpd.credit_code_cmp(ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码排先后:负数、零、正数(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_sortsupport(internal)
RETURNS void
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_sortsupport';
COMMENT ON FUNCTION ldpd.credit_code_sortsupport(internal) IS '统一社会信用代码排序加速(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_hash(ldpd.credit_code)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_hash';
COMMENT ON FUNCTION ldpd.credit_code_hash(ldpd.credit_code) IS '统一社会信用代码散列值(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_hash_extended(ldpd.credit_code, bigint)
RETURNS bigint
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_hash_extended';
COMMENT ON FUNCTION ldpd.credit_code_hash_extended(ldpd.credit_code, bigint) IS '统一社会信用代码带种子的散列值(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_smaller(ldpd.credit_code, ldpd.credit_code)
RETURNS ldpd.credit_code
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_smaller';
COMMENT ON FUNCTION ldpd.credit_code_smaller(ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码中居前者(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_larger(ldpd.credit_code, ldpd.credit_code)
RETURNS ldpd.credit_code
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_larger';
COMMENT ON FUNCTION ldpd.credit_code_larger(ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码中居后者(GB 32100-2015)';

CREATE OPERATOR ldpd.< (
    LEFTARG = ldpd.credit_code,
    RIGHTARG = ldpd.credit_code,
    FUNCTION = ldpd.credit_code_lt,
    COMMUTATOR = OPERATOR(ldpd.>),
    NEGATOR = OPERATOR(ldpd.>=),
    RESTRICT = scalarltsel,
    JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR ldpd.< (ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码比较:先于(GB 32100-2015)';

CREATE OPERATOR ldpd.<= (
    LEFTARG = ldpd.credit_code,
    RIGHTARG = ldpd.credit_code,
    FUNCTION = ldpd.credit_code_le,
    COMMUTATOR = OPERATOR(ldpd.>=),
    NEGATOR = OPERATOR(ldpd.>),
    RESTRICT = scalarlesel,
    JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR ldpd.<= (ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码比较:先于或同于(GB 32100-2015)';

CREATE OPERATOR ldpd.= (
    LEFTARG = ldpd.credit_code,
    RIGHTARG = ldpd.credit_code,
    FUNCTION = ldpd.credit_code_eq,
    COMMUTATOR = OPERATOR(ldpd.=),
    NEGATOR = OPERATOR(ldpd.<>),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
);
COMMENT ON OPERATOR ldpd.= (ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码比较:相同(GB 32100-2015)';

CREATE OPERATOR ldpd.<> (
    LEFTARG = ldpd.credit_code,
    RIGHTARG = ldpd.credit_code,
    FUNCTION = ldpd.credit_code_ne,
    COMMUTATOR = OPERATOR(ldpd.<>),
    NEGATOR = OPERATOR(ldpd.=),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);
COMMENT ON OPERATOR ldpd.<> (ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码比较:不同(GB 32100-2015)';

CREATE OPERATOR ldpd.>= (
    LEFTARG = ldpd.credit_code,
    RIGHTARG = ldpd.credit_code,
    FUNCTION = ldpd.credit_code_ge,
    COMMUTATOR = OPERATOR(ldpd.<=),
    NEGATOR = OPERATOR(ldpd.<),
    RESTRICT = scalargesel,
    JOIN = scalargejoinsel
);
COMMENT ON OPERATOR ldpd.>= (ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码比较:后于或同于(GB 32100-2015)';

CREATE OPERATOR ldpd.> (
    LEFTARG = ldpd.credit_code,
    RIGHTARG = ldpd.credit_code,
    FUNCTION = ldpd.credit_code_gt,
    COMMUTATOR = OPERATOR(ldpd.<),
    NEGATOR = OPERATOR(ldpd.<=),
    RESTRICT = scalargtsel,
    JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR ldpd.> (ldpd.credit_code, ldpd.credit_code) IS '两个统一社会信用代码比较:后于(GB 32100-2015)';

CREATE OPERATOR CLASS ldpd.credit_code_ops
DEFAULT FOR TYPE ldpd.credit_code
USING btree AS
    OPERATOR 1 ldpd.<,
    OPERATOR 2 ldpd.<=,
    OPERATOR 3 ldpd.=,
    OPERATOR 4 ldpd.>=,
    OPERATOR 5 ldpd.>,
    FUNCTION 1 ldpd.credit_code_cmp(ldpd.credit_code, ldpd.credit_code),
    FUNCTION 2 ldpd.credit_code_sortsupport(internal),
    FUNCTION 4 pg_catalog.btequalimage(oid);
COMMENT ON OPERATOR CLASS ldpd.credit_code_ops USING btree IS '统一社会信用代码的 B 树索引(GB 32100-2015)';
COMMENT ON OPERATOR FAMILY ldpd.credit_code_ops USING btree IS '统一社会信用代码的次序(GB 32100-2015)';

CREATE OPERATOR CLASS ldpd.credit_code_ops
DEFAULT FOR TYPE ldpd.credit_code
USING hash AS
    OPERATOR 1 ldpd.=,
    FUNCTION 1 ldpd.credit_code_hash(ldpd.credit_code),
    FUNCTION 2 ldpd.credit_code_hash_extended(ldpd.credit_code, bigint);
COMMENT ON OPERATOR CLASS ldpd.credit_code_ops USING hash IS '统一社会信用代码的散列索引(GB 32100-2015)';
COMMENT ON OPERATOR FAMILY ldpd.credit_code_ops USING hash IS '统一社会信用代码的相等(GB 32100-2015)';

CREATE OPERATOR CLASS ldpd.credit_code_minmax_ops
DEFAULT FOR TYPE ldpd.credit_code
USING brin AS
    OPERATOR 1 ldpd.<,
    OPERATOR 2 ldpd.<=,
    OPERATOR 3 ldpd.=,
    OPERATOR 4 ldpd.>=,
    OPERATOR 5 ldpd.>,
    FUNCTION 1 pg_catalog.brin_minmax_opcinfo(internal),
    FUNCTION 2 pg_catalog.brin_minmax_add_value(internal, internal, internal, internal),
    FUNCTION 3 pg_catalog.brin_minmax_consistent(internal, internal, internal),
    FUNCTION 4 pg_catalog.brin_minmax_union(internal, internal, internal);
COMMENT ON OPERATOR CLASS ldpd.credit_code_minmax_ops USING brin IS '统一社会信用代码的块范围索引:最小值和最大值(GB 32100-2015)';
COMMENT ON OPERATOR FAMILY ldpd.credit_code_minmax_ops USING brin IS '统一社会信用代码的块范围次序(GB 32100-2015)';

CREATE OPERATOR CLASS ldpd.credit_code_bloom_ops
FOR TYPE ldpd.credit_code
USING brin AS
    OPERATOR 1 ldpd.=,
    FUNCTION 1 pg_catalog.brin_bloom_opcinfo(internal),
    FUNCTION 2 pg_catalog.brin_bloom_add_value(internal, internal, internal, internal),
    FUNCTION 3 pg_catalog.brin_bloom_consistent(internal, internal, internal, integer),
    FUNCTION 4 pg_catalog.brin_bloom_union(internal, internal, internal),
    FUNCTION 5 pg_catalog.brin_bloom_options(internal),
    FUNCTION 11 ldpd.credit_code_hash(ldpd.credit_code);
COMMENT ON OPERATOR CLASS ldpd.credit_code_bloom_ops USING brin IS '统一社会信用代码的块范围索引:布隆过滤器(GB 32100-2015)';
COMMENT ON OPERATOR FAMILY ldpd.credit_code_bloom_ops USING brin IS '统一社会信用代码的块范围相等(GB 32100-2015)';

CREATE AGGREGATE ldpd.min(ldpd.credit_code) (
    SFUNC = ldpd.credit_code_smaller,
    STYPE = ldpd.credit_code,
    COMBINEFUNC = ldpd.credit_code_smaller,
    SORTOP = OPERATOR(ldpd.<),
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE ldpd.min(ldpd.credit_code) IS '次序最前的统一社会信用代码(GB 32100-2015)';

CREATE AGGREGATE ldpd.max(ldpd.credit_code) (
    SFUNC = ldpd.credit_code_larger,
    STYPE = ldpd.credit_code,
    COMBINEFUNC = ldpd.credit_code_larger,
    SORTOP = OPERATOR(ldpd.>),
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE ldpd.max(ldpd.credit_code) IS '次序最后的统一社会信用代码(GB 32100-2015)';
