--
-- resident_id: 公民身份号码, GB 11643-1999 (Article 11(1))
--
-- Kept as an int8 of the first 17 digits: the check character follows from them, 10^17 < 2^63, and the order of the
-- numbers is that of the texts. So order, hash and sort support are those of int8, taken by their internal names.
--

CREATE TYPE ldpd.resident_id;

CREATE FUNCTION ldpd.resident_id_in(cstring)
RETURNS ldpd.resident_id
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_in';
COMMENT ON FUNCTION ldpd.resident_id_in(cstring) IS '读入公民身份号码(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_out(ldpd.resident_id)
RETURNS cstring
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_out';
COMMENT ON FUNCTION ldpd.resident_id_out(ldpd.resident_id) IS '写出公民身份号码(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_recv(internal)
RETURNS ldpd.resident_id
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_recv';
COMMENT ON FUNCTION ldpd.resident_id_recv(internal) IS '从二进制形式(18 个字符)读入,规则与文本形式相同(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_send(ldpd.resident_id)
RETURNS bytea
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_send';
COMMENT ON FUNCTION ldpd.resident_id_send(ldpd.resident_id) IS '写出二进制形式(18 个字符)(GB 11643-1999)';

CREATE TYPE ldpd.resident_id (
    INPUT = ldpd.resident_id_in,
    OUTPUT = ldpd.resident_id_out,
    RECEIVE = ldpd.resident_id_recv,
    SEND = ldpd.resident_id_send,
    LIKE = bigint
);
COMMENT ON TYPE ldpd.resident_id IS '公民身份号码(第十一条第一项;GB 11643-1999):文本形式为 17 位数字和末位数字或者 X,不合规的报 22P02,报错不写出整个号码;存 8 字节';

--
-- Casts: both ways in assignment only
--

CREATE FUNCTION ldpd.resident_id_from_text(text)
RETURNS ldpd.resident_id
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_from_text';
COMMENT ON FUNCTION ldpd.resident_id_from_text(text) IS '文本转为公民身份号码,规则与读入相同(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_to_text(ldpd.resident_id)
RETURNS text
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_to_text';
COMMENT ON FUNCTION ldpd.resident_id_to_text(ldpd.resident_id) IS '公民身份号码转为文本(GB 11643-1999)';

CREATE CAST (text AS ldpd.resident_id)
WITH FUNCTION ldpd.resident_id_from_text(text)
AS ASSIGNMENT;
COMMENT ON CAST (text AS ldpd.resident_id) IS '赋值时文本转为公民身份号码(GB 11643-1999)';

-- JDBC's setString() sends varchar, and casts are not chained.
CREATE CAST (varchar AS ldpd.resident_id)
WITH FUNCTION ldpd.resident_id_from_text(text)
AS ASSIGNMENT;
COMMENT ON CAST (varchar AS ldpd.resident_id) IS '赋值时文本转为公民身份号码(GB 11643-1999)';

CREATE CAST (char AS ldpd.resident_id)
WITH INOUT
AS ASSIGNMENT;
COMMENT ON CAST (char AS ldpd.resident_id) IS '赋值时定长文本转为公民身份号码(GB 11643-1999)';

CREATE CAST (ldpd.resident_id AS text)
WITH FUNCTION ldpd.resident_id_to_text(ldpd.resident_id)
AS ASSIGNMENT;
COMMENT ON CAST (ldpd.resident_id AS text) IS '赋值时公民身份号码转为文本(GB 11643-1999)';

--
-- Is this text one, and why not; the parts of a number
--

CREATE FUNCTION ldpd.is_resident_id(text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'is_resident_id';
COMMENT ON FUNCTION ldpd.is_resident_id(text) IS '该文本能否读作公民身份号码(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_error(text)
RETURNS text
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_error';
COMMENT ON FUNCTION ldpd.resident_id_error(text) IS '该文本为何不是公民身份号码,英文一句,不随 lc_messages,不写出号码;合格时为 NULL(GB 11643-1999)';

CREATE FUNCTION ldpd.birth_date(ldpd.resident_id)
RETURNS date
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_birth_date';
COMMENT ON FUNCTION ldpd.birth_date(ldpd.resident_id) IS '出生日期,第 7 至 14 位(GB 11643-1999)';

CREATE FUNCTION ldpd.sex(ldpd.resident_id)
RETURNS text
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_sex';
COMMENT ON FUNCTION ldpd.sex(ldpd.resident_id) IS '性别:第 17 位奇数为男,偶数为女(GB 11643-1999)';

CREATE FUNCTION ldpd.region(ldpd.resident_id)
RETURNS text
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_region';
COMMENT ON FUNCTION ldpd.region(ldpd.resident_id) IS '地址码,第 1 至 6 位;9 开头(外国人永久居留身份证)为 NULL(GB 11643-1999;GB/T 2260)';

CREATE FUNCTION ldpd.mask(ldpd.resident_id)
RETURNS text
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_mask';
COMMENT ON FUNCTION ldpd.mask(ldpd.resident_id) IS '去标识显示:只留前 6 位和后 4 位(第十一条第一项;个人信息保护法第五十一条)';

--
-- Order: that of the 18 characters in collation "C"
--

CREATE FUNCTION ldpd.resident_id_lt(ldpd.resident_id, ldpd.resident_id)
RETURNS boolean
LANGUAGE internal
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'int8lt';
COMMENT ON FUNCTION ldpd.resident_id_lt(ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码比较:先于(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_le(ldpd.resident_id, ldpd.resident_id)
RETURNS boolean
LANGUAGE internal
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'int8le';
COMMENT ON FUNCTION ldpd.resident_id_le(ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码比较:先于或同于(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_eq(ldpd.resident_id, ldpd.resident_id)
RETURNS boolean
LANGUAGE internal
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'int8eq';
COMMENT ON FUNCTION ldpd.resident_id_eq(ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码比较:相同(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_ne(ldpd.resident_id, ldpd.resident_id)
RETURNS boolean
LANGUAGE internal
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'int8ne';
COMMENT ON FUNCTION ldpd.resident_id_ne(ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码比较:不同(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_ge(ldpd.resident_id, ldpd.resident_id)
RETURNS boolean
LANGUAGE internal
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'int8ge';
COMMENT ON FUNCTION ldpd.resident_id_ge(ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码比较:后于或同于(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_gt(ldpd.resident_id, ldpd.resident_id)
RETURNS boolean
LANGUAGE internal
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'int8gt';
COMMENT ON FUNCTION ldpd.resident_id_gt(ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码比较:后于(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_cmp(ldpd.resident_id, ldpd.resident_id)
RETURNS integer
LANGUAGE internal
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'btint8cmp';
COMMENT ON FUNCTION ldpd.resident_id_cmp(ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码排先后:负数、零、正数(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_sortsupport(internal)
RETURNS void
LANGUAGE internal
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'btint8sortsupport';
COMMENT ON FUNCTION ldpd.resident_id_sortsupport(internal) IS '公民身份号码排序加速(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_hash(ldpd.resident_id)
RETURNS integer
LANGUAGE internal
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'hashint8';
COMMENT ON FUNCTION ldpd.resident_id_hash(ldpd.resident_id) IS '公民身份号码散列值(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_hash_extended(ldpd.resident_id, bigint)
RETURNS bigint
LANGUAGE internal
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'hashint8extended';
COMMENT ON FUNCTION ldpd.resident_id_hash_extended(ldpd.resident_id, bigint) IS '公民身份号码带种子的散列值(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_smaller(ldpd.resident_id, ldpd.resident_id)
RETURNS ldpd.resident_id
LANGUAGE internal
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'int8smaller';
COMMENT ON FUNCTION ldpd.resident_id_smaller(ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码中居前者(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_larger(ldpd.resident_id, ldpd.resident_id)
RETURNS ldpd.resident_id
LANGUAGE internal
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'int8larger';
COMMENT ON FUNCTION ldpd.resident_id_larger(ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码中居后者(GB 11643-1999)';

CREATE OPERATOR ldpd.< (
    LEFTARG = ldpd.resident_id,
    RIGHTARG = ldpd.resident_id,
    FUNCTION = ldpd.resident_id_lt,
    COMMUTATOR = OPERATOR(ldpd.>),
    NEGATOR = OPERATOR(ldpd.>=),
    RESTRICT = scalarltsel,
    JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR ldpd.< (ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码比较:先于(GB 11643-1999)';

CREATE OPERATOR ldpd.<= (
    LEFTARG = ldpd.resident_id,
    RIGHTARG = ldpd.resident_id,
    FUNCTION = ldpd.resident_id_le,
    COMMUTATOR = OPERATOR(ldpd.>=),
    NEGATOR = OPERATOR(ldpd.>),
    RESTRICT = scalarlesel,
    JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR ldpd.<= (ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码比较:先于或同于(GB 11643-1999)';

CREATE OPERATOR ldpd.= (
    LEFTARG = ldpd.resident_id,
    RIGHTARG = ldpd.resident_id,
    FUNCTION = ldpd.resident_id_eq,
    COMMUTATOR = OPERATOR(ldpd.=),
    NEGATOR = OPERATOR(ldpd.<>),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
);
COMMENT ON OPERATOR ldpd.= (ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码比较:相同(GB 11643-1999)';

CREATE OPERATOR ldpd.<> (
    LEFTARG = ldpd.resident_id,
    RIGHTARG = ldpd.resident_id,
    FUNCTION = ldpd.resident_id_ne,
    COMMUTATOR = OPERATOR(ldpd.<>),
    NEGATOR = OPERATOR(ldpd.=),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);
COMMENT ON OPERATOR ldpd.<> (ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码比较:不同(GB 11643-1999)';

CREATE OPERATOR ldpd.>= (
    LEFTARG = ldpd.resident_id,
    RIGHTARG = ldpd.resident_id,
    FUNCTION = ldpd.resident_id_ge,
    COMMUTATOR = OPERATOR(ldpd.<=),
    NEGATOR = OPERATOR(ldpd.<),
    RESTRICT = scalargesel,
    JOIN = scalargejoinsel
);
COMMENT ON OPERATOR ldpd.>= (ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码比较:后于或同于(GB 11643-1999)';

CREATE OPERATOR ldpd.> (
    LEFTARG = ldpd.resident_id,
    RIGHTARG = ldpd.resident_id,
    FUNCTION = ldpd.resident_id_gt,
    COMMUTATOR = OPERATOR(ldpd.<),
    NEGATOR = OPERATOR(ldpd.<=),
    RESTRICT = scalargtsel,
    JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR ldpd.> (ldpd.resident_id, ldpd.resident_id) IS '两个公民身份号码比较:后于(GB 11643-1999)';

CREATE OPERATOR CLASS ldpd.resident_id_ops
DEFAULT FOR TYPE ldpd.resident_id
USING btree AS
    OPERATOR 1 ldpd.<,
    OPERATOR 2 ldpd.<=,
    OPERATOR 3 ldpd.=,
    OPERATOR 4 ldpd.>=,
    OPERATOR 5 ldpd.>,
    FUNCTION 1 ldpd.resident_id_cmp(ldpd.resident_id, ldpd.resident_id),
    FUNCTION 2 ldpd.resident_id_sortsupport(internal),
    FUNCTION 4 pg_catalog.btequalimage(oid);
COMMENT ON OPERATOR CLASS ldpd.resident_id_ops USING btree IS '公民身份号码的 B 树索引(GB 11643-1999)';
COMMENT ON OPERATOR FAMILY ldpd.resident_id_ops USING btree IS '公民身份号码的次序(GB 11643-1999)';

CREATE OPERATOR CLASS ldpd.resident_id_ops
DEFAULT FOR TYPE ldpd.resident_id
USING hash AS
    OPERATOR 1 ldpd.=,
    FUNCTION 1 ldpd.resident_id_hash(ldpd.resident_id),
    FUNCTION 2 ldpd.resident_id_hash_extended(ldpd.resident_id, bigint);
COMMENT ON OPERATOR CLASS ldpd.resident_id_ops USING hash IS '公民身份号码的散列索引(GB 11643-1999)';
COMMENT ON OPERATOR FAMILY ldpd.resident_id_ops USING hash IS '公民身份号码的相等(GB 11643-1999)';

CREATE OPERATOR CLASS ldpd.resident_id_minmax_ops
DEFAULT FOR TYPE ldpd.resident_id
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
COMMENT ON OPERATOR CLASS ldpd.resident_id_minmax_ops USING brin IS '公民身份号码的块范围索引:最小值和最大值(GB 11643-1999)';
COMMENT ON OPERATOR FAMILY ldpd.resident_id_minmax_ops USING brin IS '公民身份号码的块范围次序(GB 11643-1999)';

CREATE OPERATOR CLASS ldpd.resident_id_bloom_ops
FOR TYPE ldpd.resident_id
USING brin AS
    OPERATOR 1 ldpd.=,
    FUNCTION 1 pg_catalog.brin_bloom_opcinfo(internal),
    FUNCTION 2 pg_catalog.brin_bloom_add_value(internal, internal, internal, internal),
    FUNCTION 3 pg_catalog.brin_bloom_consistent(internal, internal, internal, integer),
    FUNCTION 4 pg_catalog.brin_bloom_union(internal, internal, internal),
    FUNCTION 5 pg_catalog.brin_bloom_options(internal),
    FUNCTION 11 ldpd.resident_id_hash(ldpd.resident_id);
COMMENT ON OPERATOR CLASS ldpd.resident_id_bloom_ops USING brin IS '公民身份号码的块范围索引:布隆过滤器(GB 11643-1999)';
COMMENT ON OPERATOR FAMILY ldpd.resident_id_bloom_ops USING brin IS '公民身份号码的块范围相等(GB 11643-1999)';

CREATE AGGREGATE ldpd.min(ldpd.resident_id) (
    SFUNC = ldpd.resident_id_smaller,
    STYPE = ldpd.resident_id,
    COMBINEFUNC = ldpd.resident_id_smaller,
    SORTOP = OPERATOR(ldpd.<),
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE ldpd.min(ldpd.resident_id) IS '次序最前的公民身份号码(GB 11643-1999)';

CREATE AGGREGATE ldpd.max(ldpd.resident_id) (
    SFUNC = ldpd.resident_id_larger,
    STYPE = ldpd.resident_id,
    COMBINEFUNC = ldpd.resident_id_larger,
    SORTOP = OPERATOR(ldpd.>),
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE ldpd.max(ldpd.resident_id) IS '次序最后的公民身份号码(GB 11643-1999)';
