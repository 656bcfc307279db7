-- source: sql/00_types.sql
\echo Use "CREATE EXTENSION ldpd" to load this file. \quit

--
-- 00_types: the schema, and the types that every chapter keeps its rows in. One type a file: credit_code
-- (Article 11(2), (3)), resident_id (Article 11(1)), share_class (Article 15) and open_class (Article 20).
--

-- The law is Chinese, and so are the values and comments that it is kept in.
DO $$
BEGIN
    IF pg_catalog.getdatabaseencoding() <> 'UTF8' THEN
        RAISE EXCEPTION 'ldpd needs a database with encoding UTF8, this one has %', pg_catalog.getdatabaseencoding()
        USING ERRCODE = 'feature_not_supported',
              HINT = 'Create the database with TEMPLATE template0 ENCODING ''UTF8''.';
    END IF;
END
$$;

-- Not by "schema = ldpd" in the control file: that schema would be no member, and DROP EXTENSION would leave it behind.
CREATE SCHEMA ldpd;
COMMENT ON SCHEMA ldpd IS '《临沂市公共数据管理办法》:目录、采集、共享、开放、安全和监督的全部对象';
GRANT USAGE ON SCHEMA ldpd TO PUBLIC;

-- For the rest of this script: views and policies find the operators of the types.
SET LOCAL search_path TO pg_catalog, ldpd, pg_temp;

--
-- Texts by their bytes
--
-- credit_code and resident_id compare with text inside their operator families, so that a driver's varchar parameter
-- finds its row by index. A family must then order text too, and in the same way: by bytes. ~<~ and its kind of
-- text_pattern_ops do, but the equality there is that of the column's collation; this is the bytewise one. The = of
-- text becomes a member of nothing here, plans for text columns are what they were.
--

CREATE FUNCTION ldpd.text_bytes_eq(text, text)
RETURNS boolean
LANGUAGE internal
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'byteaeq';
COMMENT ON FUNCTION ldpd.text_bytes_eq(text, text) IS '两段文本逐字节相同(第十一条标识代码与文本比较之用)';

CREATE FUNCTION ldpd.text_bytes_ne(text, text)
RETURNS boolean
LANGUAGE internal
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'byteane';
COMMENT ON FUNCTION ldpd.text_bytes_ne(text, text) IS '两段文本不是逐字节相同(第十一条标识代码与文本比较之用)';

CREATE OPERATOR ldpd.~=~ (
    LEFTARG = text,
    RIGHTARG = text,
    FUNCTION = ldpd.text_bytes_eq,
    COMMUTATOR = OPERATOR(ldpd.~=~),
    NEGATOR = OPERATOR(ldpd.~<>~),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
);
COMMENT ON OPERATOR ldpd.~=~ (text, text) IS '两段文本逐字节相同(第十一条标识代码与文本比较之用)';

CREATE OPERATOR ldpd.~<>~ (
    LEFTARG = text,
    RIGHTARG = text,
    FUNCTION = ldpd.text_bytes_ne,
    COMMUTATOR = OPERATOR(ldpd.~<>~),
    NEGATOR = OPERATOR(ldpd.~=~),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);
COMMENT ON OPERATOR ldpd.~<>~ (text, text) IS '两段文本不是逐字节相同(第十一条标识代码与文本比较之用)';
-- source: sql/00_types_credit_code.sql
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
COMMENT ON TYPE ldpd.credit_code IS '统一社会信用代码,18 位(第十一条第二项、第三项;GB 32100-2015)';

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
COMMENT ON FUNCTION ldpd.credit_code_error(text) IS '该文本为何不是统一社会信用代码;合格时为 NULL(GB 32100-2015)';

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
-- source: sql/00_types_credit_code_text.sql
--
-- credit_code against text: a driver's parameter declared varchar
--
-- The 18 characters compare with the text byte by byte: no collation, no trimming, no folding, no error. A text that is
-- no valid code equals none and has its place in the order. Within the family equality is transitive, order total and
-- equal values hash alike, so indexes, merge joins, hash joins and = ANY (text[]) may mix the two types.
--

CREATE FUNCTION ldpd.credit_code_text_lt(ldpd.credit_code, text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_text_lt';
COMMENT ON FUNCTION ldpd.credit_code_text_lt(ldpd.credit_code, text) IS '统一社会信用代码与文本按字节比较:先于(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_text_le(ldpd.credit_code, text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_text_le';
COMMENT ON FUNCTION ldpd.credit_code_text_le(ldpd.credit_code, text) IS '统一社会信用代码与文本按字节比较:先于或同于(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_text_eq(ldpd.credit_code, text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_text_eq';
COMMENT ON FUNCTION ldpd.credit_code_text_eq(ldpd.credit_code, text) IS '统一社会信用代码与文本按字节比较:相同(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_text_ne(ldpd.credit_code, text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_text_ne';
COMMENT ON FUNCTION ldpd.credit_code_text_ne(ldpd.credit_code, text) IS '统一社会信用代码与文本按字节比较:不同(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_text_ge(ldpd.credit_code, text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_text_ge';
COMMENT ON FUNCTION ldpd.credit_code_text_ge(ldpd.credit_code, text) IS '统一社会信用代码与文本按字节比较:后于或同于(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_text_gt(ldpd.credit_code, text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_text_gt';
COMMENT ON FUNCTION ldpd.credit_code_text_gt(ldpd.credit_code, text) IS '统一社会信用代码与文本按字节比较:后于(GB 32100-2015)';

CREATE FUNCTION ldpd.text_credit_code_lt(text, ldpd.credit_code)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_credit_code_lt';
COMMENT ON FUNCTION ldpd.text_credit_code_lt(text, ldpd.credit_code) IS '文本与统一社会信用代码按字节比较:先于(GB 32100-2015)';

CREATE FUNCTION ldpd.text_credit_code_le(text, ldpd.credit_code)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_credit_code_le';
COMMENT ON FUNCTION ldpd.text_credit_code_le(text, ldpd.credit_code) IS '文本与统一社会信用代码按字节比较:先于或同于(GB 32100-2015)';

CREATE FUNCTION ldpd.text_credit_code_eq(text, ldpd.credit_code)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_credit_code_eq';
COMMENT ON FUNCTION ldpd.text_credit_code_eq(text, ldpd.credit_code) IS '文本与统一社会信用代码按字节比较:相同(GB 32100-2015)';

CREATE FUNCTION ldpd.text_credit_code_ne(text, ldpd.credit_code)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_credit_code_ne';
COMMENT ON FUNCTION ldpd.text_credit_code_ne(text, ldpd.credit_code) IS '文本与统一社会信用代码按字节比较:不同(GB 32100-2015)';

CREATE FUNCTION ldpd.text_credit_code_ge(text, ldpd.credit_code)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_credit_code_ge';
COMMENT ON FUNCTION ldpd.text_credit_code_ge(text, ldpd.credit_code) IS '文本与统一社会信用代码按字节比较:后于或同于(GB 32100-2015)';

CREATE FUNCTION ldpd.text_credit_code_gt(text, ldpd.credit_code)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_credit_code_gt';
COMMENT ON FUNCTION ldpd.text_credit_code_gt(text, ldpd.credit_code) IS '文本与统一社会信用代码按字节比较:后于(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_text_cmp(ldpd.credit_code, text)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_text_cmp';
COMMENT ON FUNCTION ldpd.credit_code_text_cmp(ldpd.credit_code, text) IS '统一社会信用代码与文本按字节排先后(GB 32100-2015)';

CREATE FUNCTION ldpd.text_credit_code_cmp(text, ldpd.credit_code)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_credit_code_cmp';
COMMENT ON FUNCTION ldpd.text_credit_code_cmp(text, ldpd.credit_code) IS '文本与统一社会信用代码按字节排先后(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_text_hash(text)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_text_hash';
COMMENT ON FUNCTION ldpd.credit_code_text_hash(text) IS '文本散列值,与相等的统一社会信用代码一致(GB 32100-2015)';

CREATE FUNCTION ldpd.credit_code_text_hash_extended(text, bigint)
RETURNS bigint
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'credit_code_text_hash_extended';
COMMENT ON FUNCTION ldpd.credit_code_text_hash_extended(text, bigint) IS '文本带种子的散列值,与相等的统一社会信用代码一致(GB 32100-2015)';

CREATE OPERATOR ldpd.< (
    LEFTARG = ldpd.credit_code,
    RIGHTARG = text,
    FUNCTION = ldpd.credit_code_text_lt,
    COMMUTATOR = OPERATOR(ldpd.>),
    NEGATOR = OPERATOR(ldpd.>=),
    RESTRICT = scalarltsel,
    JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR ldpd.< (ldpd.credit_code, text) IS '统一社会信用代码与文本按字节比较:先于(GB 32100-2015)';

CREATE OPERATOR ldpd.<= (
    LEFTARG = ldpd.credit_code,
    RIGHTARG = text,
    FUNCTION = ldpd.credit_code_text_le,
    COMMUTATOR = OPERATOR(ldpd.>=),
    NEGATOR = OPERATOR(ldpd.>),
    RESTRICT = scalarlesel,
    JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR ldpd.<= (ldpd.credit_code, text) IS '统一社会信用代码与文本按字节比较:先于或同于(GB 32100-2015)';

CREATE OPERATOR ldpd.= (
    LEFTARG = ldpd.credit_code,
    RIGHTARG = text,
    FUNCTION = ldpd.credit_code_text_eq,
    COMMUTATOR = OPERATOR(ldpd.=),
    NEGATOR = OPERATOR(ldpd.<>),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
);
COMMENT ON OPERATOR ldpd.= (ldpd.credit_code, text) IS '统一社会信用代码与文本按字节比较:相同(GB 32100-2015)';

CREATE OPERATOR ldpd.<> (
    LEFTARG = ldpd.credit_code,
    RIGHTARG = text,
    FUNCTION = ldpd.credit_code_text_ne,
    COMMUTATOR = OPERATOR(ldpd.<>),
    NEGATOR = OPERATOR(ldpd.=),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);
COMMENT ON OPERATOR ldpd.<> (ldpd.credit_code, text) IS '统一社会信用代码与文本按字节比较:不同(GB 32100-2015)';

CREATE OPERATOR ldpd.>= (
    LEFTARG = ldpd.credit_code,
    RIGHTARG = text,
    FUNCTION = ldpd.credit_code_text_ge,
    COMMUTATOR = OPERATOR(ldpd.<=),
    NEGATOR = OPERATOR(ldpd.<),
    RESTRICT = scalargesel,
    JOIN = scalargejoinsel
);
COMMENT ON OPERATOR ldpd.>= (ldpd.credit_code, text) IS '统一社会信用代码与文本按字节比较:后于或同于(GB 32100-2015)';

CREATE OPERATOR ldpd.> (
    LEFTARG = ldpd.credit_code,
    RIGHTARG = text,
    FUNCTION = ldpd.credit_code_text_gt,
    COMMUTATOR = OPERATOR(ldpd.<),
    NEGATOR = OPERATOR(ldpd.<=),
    RESTRICT = scalargtsel,
    JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR ldpd.> (ldpd.credit_code, text) IS '统一社会信用代码与文本按字节比较:后于(GB 32100-2015)';

CREATE OPERATOR ldpd.< (
    LEFTARG = text,
    RIGHTARG = ldpd.credit_code,
    FUNCTION = ldpd.text_credit_code_lt,
    COMMUTATOR = OPERATOR(ldpd.>),
    NEGATOR = OPERATOR(ldpd.>=),
    RESTRICT = scalarltsel,
    JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR ldpd.< (text, ldpd.credit_code) IS '文本与统一社会信用代码按字节比较:先于(GB 32100-2015)';

CREATE OPERATOR ldpd.<= (
    LEFTARG = text,
    RIGHTARG = ldpd.credit_code,
    FUNCTION = ldpd.text_credit_code_le,
    COMMUTATOR = OPERATOR(ldpd.>=),
    NEGATOR = OPERATOR(ldpd.>),
    RESTRICT = scalarlesel,
    JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR ldpd.<= (text, ldpd.credit_code) IS '文本与统一社会信用代码按字节比较:先于或同于(GB 32100-2015)';

CREATE OPERATOR ldpd.= (
    LEFTARG = text,
    RIGHTARG = ldpd.credit_code,
    FUNCTION = ldpd.text_credit_code_eq,
    COMMUTATOR = OPERATOR(ldpd.=),
    NEGATOR = OPERATOR(ldpd.<>),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
);
COMMENT ON OPERATOR ldpd.= (text, ldpd.credit_code) IS '文本与统一社会信用代码按字节比较:相同(GB 32100-2015)';

CREATE OPERATOR ldpd.<> (
    LEFTARG = text,
    RIGHTARG = ldpd.credit_code,
    FUNCTION = ldpd.text_credit_code_ne,
    COMMUTATOR = OPERATOR(ldpd.<>),
    NEGATOR = OPERATOR(ldpd.=),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);
COMMENT ON OPERATOR ldpd.<> (text, ldpd.credit_code) IS '文本与统一社会信用代码按字节比较:不同(GB 32100-2015)';

CREATE OPERATOR ldpd.>= (
    LEFTARG = text,
    RIGHTARG = ldpd.credit_code,
    FUNCTION = ldpd.text_credit_code_ge,
    COMMUTATOR = OPERATOR(ldpd.<=),
    NEGATOR = OPERATOR(ldpd.<),
    RESTRICT = scalargesel,
    JOIN = scalargejoinsel
);
COMMENT ON OPERATOR ldpd.>= (text, ldpd.credit_code) IS '文本与统一社会信用代码按字节比较:后于或同于(GB 32100-2015)';

CREATE OPERATOR ldpd.> (
    LEFTARG = text,
    RIGHTARG = ldpd.credit_code,
    FUNCTION = ldpd.text_credit_code_gt,
    COMMUTATOR = OPERATOR(ldpd.<),
    NEGATOR = OPERATOR(ldpd.<=),
    RESTRICT = scalargtsel,
    JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR ldpd.> (text, ldpd.credit_code) IS '文本与统一社会信用代码按字节比较:后于(GB 32100-2015)';

ALTER OPERATOR FAMILY ldpd.credit_code_ops
USING btree ADD
    OPERATOR 1 ldpd.< (ldpd.credit_code, text),
    OPERATOR 2 ldpd.<= (ldpd.credit_code, text),
    OPERATOR 3 ldpd.= (ldpd.credit_code, text),
    OPERATOR 4 ldpd.>= (ldpd.credit_code, text),
    OPERATOR 5 ldpd.> (ldpd.credit_code, text),
    FUNCTION 1 (ldpd.credit_code, text) ldpd.credit_code_text_cmp(ldpd.credit_code, text),
    OPERATOR 1 ldpd.< (text, ldpd.credit_code),
    OPERATOR 2 ldpd.<= (text, ldpd.credit_code),
    OPERATOR 3 ldpd.= (text, ldpd.credit_code),
    OPERATOR 4 ldpd.>= (text, ldpd.credit_code),
    OPERATOR 5 ldpd.> (text, ldpd.credit_code),
    FUNCTION 1 (text, ldpd.credit_code) ldpd.text_credit_code_cmp(text, ldpd.credit_code),
    OPERATOR 1 pg_catalog.~<~ (text, text),
    OPERATOR 2 pg_catalog.~<=~ (text, text),
    OPERATOR 3 ldpd.~=~ (text, text),
    OPERATOR 4 pg_catalog.~>=~ (text, text),
    OPERATOR 5 pg_catalog.~>~ (text, text),
    FUNCTION 1 (text, text) pg_catalog.bttext_pattern_cmp(text, text),
    FUNCTION 2 (text, text) pg_catalog.bttext_pattern_sortsupport(internal);

ALTER OPERATOR FAMILY ldpd.credit_code_ops
USING hash ADD
    OPERATOR 1 ldpd.= (ldpd.credit_code, text),
    OPERATOR 1 ldpd.= (text, ldpd.credit_code),
    OPERATOR 1 ldpd.~=~ (text, text),
    FUNCTION 1 (text, text) ldpd.credit_code_text_hash(text),
    FUNCTION 2 (text, text) ldpd.credit_code_text_hash_extended(text, bigint);

ALTER OPERATOR FAMILY ldpd.credit_code_minmax_ops
USING brin ADD
    OPERATOR 1 ldpd.< (ldpd.credit_code, text),
    OPERATOR 2 ldpd.<= (ldpd.credit_code, text),
    OPERATOR 3 ldpd.= (ldpd.credit_code, text),
    OPERATOR 4 ldpd.>= (ldpd.credit_code, text),
    OPERATOR 5 ldpd.> (ldpd.credit_code, text);
-- source: sql/00_types_openness.sql
--
-- share_class (Article 15) and open_class (Article 20): how open a resource is
--
-- One byte, by value. The order runs from closed to open (不予 < 有条件 < 无条件), so that max() is the most open and
-- "at least conditional" is >= '有条件共享'. The codes run the other way, as the catalogue guide has them. There is no
-- cast from integer (catalogues disagree about bare numbers, terms are certain) and none between the two types.
--

CREATE TYPE ldpd.share_class;

CREATE FUNCTION ldpd.share_class_in(cstring)
RETURNS ldpd.share_class
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'share_class_in';
COMMENT ON FUNCTION ldpd.share_class_in(cstring) IS '读入共享属性(第十五条)';

CREATE FUNCTION ldpd.share_class_out(ldpd.share_class)
RETURNS cstring
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'share_class_out';
COMMENT ON FUNCTION ldpd.share_class_out(ldpd.share_class) IS '写出共享属性(第十五条)';

CREATE FUNCTION ldpd.share_class_recv(internal)
RETURNS ldpd.share_class
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'share_class_recv';
COMMENT ON FUNCTION ldpd.share_class_recv(internal) IS '从二进制形式(一个字节的代码)读入(第十五条)';

CREATE FUNCTION ldpd.share_class_send(ldpd.share_class)
RETURNS bytea
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_send';
COMMENT ON FUNCTION ldpd.share_class_send(ldpd.share_class) IS '写出二进制形式(一个字节的代码)(第十五条)';

CREATE TYPE ldpd.share_class (
    INPUT = ldpd.share_class_in,
    OUTPUT = ldpd.share_class_out,
    RECEIVE = ldpd.share_class_recv,
    SEND = ldpd.share_class_send,
    INTERNALLENGTH = 1,
    PASSEDBYVALUE,
    ALIGNMENT = char,
    STORAGE = plain
);
COMMENT ON TYPE ldpd.share_class IS '共享属性:无条件共享、有条件共享、不予共享(第十五条)';

CREATE FUNCTION ldpd.share_class_code(ldpd.share_class)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_code';
COMMENT ON FUNCTION ldpd.share_class_code(ldpd.share_class) IS '共享属性代码:1 无条件,2 有条件,3 不予(第十五条;政务信息资源目录编制指南)';

CREATE CAST (ldpd.share_class AS integer)
WITH FUNCTION ldpd.share_class_code(ldpd.share_class);
COMMENT ON CAST (ldpd.share_class AS integer) IS '共享属性转为代码:1 无条件,2 有条件,3 不予(第十五条;政务信息资源目录编制指南)';

CREATE CAST (text AS ldpd.share_class)
WITH INOUT
AS ASSIGNMENT;
COMMENT ON CAST (text AS ldpd.share_class) IS '赋值时文本转为共享属性(第十五条)';

CREATE CAST (varchar AS ldpd.share_class)
WITH INOUT
AS ASSIGNMENT;
COMMENT ON CAST (varchar AS ldpd.share_class) IS '赋值时文本转为共享属性(第十五条)';

CREATE FUNCTION ldpd.share_class_lt(ldpd.share_class, ldpd.share_class)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_lt';
COMMENT ON FUNCTION ldpd.share_class_lt(ldpd.share_class, ldpd.share_class) IS '两个共享属性比较:小于(第十五条)';

CREATE FUNCTION ldpd.share_class_le(ldpd.share_class, ldpd.share_class)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_le';
COMMENT ON FUNCTION ldpd.share_class_le(ldpd.share_class, ldpd.share_class) IS '两个共享属性比较:不大于(第十五条)';

CREATE FUNCTION ldpd.share_class_eq(ldpd.share_class, ldpd.share_class)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_eq';
COMMENT ON FUNCTION ldpd.share_class_eq(ldpd.share_class, ldpd.share_class) IS '两个共享属性比较:等于(第十五条)';

CREATE FUNCTION ldpd.share_class_ne(ldpd.share_class, ldpd.share_class)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_ne';
COMMENT ON FUNCTION ldpd.share_class_ne(ldpd.share_class, ldpd.share_class) IS '两个共享属性比较:不等于(第十五条)';

CREATE FUNCTION ldpd.share_class_ge(ldpd.share_class, ldpd.share_class)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_ge';
COMMENT ON FUNCTION ldpd.share_class_ge(ldpd.share_class, ldpd.share_class) IS '两个共享属性比较:不小于(第十五条)';

CREATE FUNCTION ldpd.share_class_gt(ldpd.share_class, ldpd.share_class)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_gt';
COMMENT ON FUNCTION ldpd.share_class_gt(ldpd.share_class, ldpd.share_class) IS '两个共享属性比较:大于(第十五条)';

CREATE FUNCTION ldpd.share_class_cmp(ldpd.share_class, ldpd.share_class)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_cmp';
COMMENT ON FUNCTION ldpd.share_class_cmp(ldpd.share_class, ldpd.share_class) IS '两个共享属性排开放程度的高低:负数、零、正数(第十五条)';

CREATE FUNCTION ldpd.share_class_hash(ldpd.share_class)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_hash';
COMMENT ON FUNCTION ldpd.share_class_hash(ldpd.share_class) IS '共享属性散列值(第十五条)';

CREATE FUNCTION ldpd.share_class_hash_extended(ldpd.share_class, bigint)
RETURNS bigint
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_hash_extended';
COMMENT ON FUNCTION ldpd.share_class_hash_extended(ldpd.share_class, bigint) IS '共享属性带种子的散列值(第十五条)';

CREATE FUNCTION ldpd.share_class_smaller(ldpd.share_class, ldpd.share_class)
RETURNS ldpd.share_class
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_smaller';
COMMENT ON FUNCTION ldpd.share_class_smaller(ldpd.share_class, ldpd.share_class) IS '两个共享属性中较不开放者(第十五条)';

CREATE FUNCTION ldpd.share_class_larger(ldpd.share_class, ldpd.share_class)
RETURNS ldpd.share_class
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_larger';
COMMENT ON FUNCTION ldpd.share_class_larger(ldpd.share_class, ldpd.share_class) IS '两个共享属性中较开放者(第十五条)';

CREATE OPERATOR ldpd.< (
    LEFTARG = ldpd.share_class,
    RIGHTARG = ldpd.share_class,
    FUNCTION = ldpd.share_class_lt,
    COMMUTATOR = OPERATOR(ldpd.>),
    NEGATOR = OPERATOR(ldpd.>=),
    RESTRICT = scalarltsel,
    JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR ldpd.< (ldpd.share_class, ldpd.share_class) IS '两个共享属性按开放程度比较:小于(第十五条)';

CREATE OPERATOR ldpd.<= (
    LEFTARG = ldpd.share_class,
    RIGHTARG = ldpd.share_class,
    FUNCTION = ldpd.share_class_le,
    COMMUTATOR = OPERATOR(ldpd.>=),
    NEGATOR = OPERATOR(ldpd.>),
    RESTRICT = scalarlesel,
    JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR ldpd.<= (ldpd.share_class, ldpd.share_class) IS '两个共享属性按开放程度比较:不大于(第十五条)';

CREATE OPERATOR ldpd.= (
    LEFTARG = ldpd.share_class,
    RIGHTARG = ldpd.share_class,
    FUNCTION = ldpd.share_class_eq,
    COMMUTATOR = OPERATOR(ldpd.=),
    NEGATOR = OPERATOR(ldpd.<>),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
);
COMMENT ON OPERATOR ldpd.= (ldpd.share_class, ldpd.share_class) IS '两个共享属性按开放程度比较:等于(第十五条)';

CREATE OPERATOR ldpd.<> (
    LEFTARG = ldpd.share_class,
    RIGHTARG = ldpd.share_class,
    FUNCTION = ldpd.share_class_ne,
    COMMUTATOR = OPERATOR(ldpd.<>),
    NEGATOR = OPERATOR(ldpd.=),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);
COMMENT ON OPERATOR ldpd.<> (ldpd.share_class, ldpd.share_class) IS '两个共享属性按开放程度比较:不等于(第十五条)';

CREATE OPERATOR ldpd.>= (
    LEFTARG = ldpd.share_class,
    RIGHTARG = ldpd.share_class,
    FUNCTION = ldpd.share_class_ge,
    COMMUTATOR = OPERATOR(ldpd.<=),
    NEGATOR = OPERATOR(ldpd.<),
    RESTRICT = scalargesel,
    JOIN = scalargejoinsel
);
COMMENT ON OPERATOR ldpd.>= (ldpd.share_class, ldpd.share_class) IS '两个共享属性按开放程度比较:不小于(第十五条)';

CREATE OPERATOR ldpd.> (
    LEFTARG = ldpd.share_class,
    RIGHTARG = ldpd.share_class,
    FUNCTION = ldpd.share_class_gt,
    COMMUTATOR = OPERATOR(ldpd.<),
    NEGATOR = OPERATOR(ldpd.<=),
    RESTRICT = scalargtsel,
    JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR ldpd.> (ldpd.share_class, ldpd.share_class) IS '两个共享属性按开放程度比较:大于(第十五条)';

CREATE OPERATOR CLASS ldpd.share_class_ops
DEFAULT FOR TYPE ldpd.share_class
USING btree AS
    OPERATOR 1 ldpd.<,
    OPERATOR 2 ldpd.<=,
    OPERATOR 3 ldpd.=,
    OPERATOR 4 ldpd.>=,
    OPERATOR 5 ldpd.>,
    FUNCTION 1 ldpd.share_class_cmp(ldpd.share_class, ldpd.share_class),
    FUNCTION 4 pg_catalog.btequalimage(oid);
COMMENT ON OPERATOR CLASS ldpd.share_class_ops USING btree IS '共享属性的 B 树索引(第十五条)';
COMMENT ON OPERATOR FAMILY ldpd.share_class_ops USING btree IS '共享属性的次序(第十五条)';

CREATE OPERATOR CLASS ldpd.share_class_ops
DEFAULT FOR TYPE ldpd.share_class
USING hash AS
    OPERATOR 1 ldpd.=,
    FUNCTION 1 ldpd.share_class_hash(ldpd.share_class),
    FUNCTION 2 ldpd.share_class_hash_extended(ldpd.share_class, bigint);
COMMENT ON OPERATOR CLASS ldpd.share_class_ops USING hash IS '共享属性的散列索引(第十五条)';
COMMENT ON OPERATOR FAMILY ldpd.share_class_ops USING hash IS '共享属性的相等(第十五条)';

CREATE OPERATOR CLASS ldpd.share_class_minmax_ops
DEFAULT FOR TYPE ldpd.share_class
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
COMMENT ON OPERATOR CLASS ldpd.share_class_minmax_ops USING brin IS '共享属性的块范围索引:最小值和最大值(第十五条)';
COMMENT ON OPERATOR FAMILY ldpd.share_class_minmax_ops USING brin IS '共享属性的块范围次序(第十五条)';

CREATE AGGREGATE ldpd.min(ldpd.share_class) (
    SFUNC = ldpd.share_class_smaller,
    STYPE = ldpd.share_class,
    COMBINEFUNC = ldpd.share_class_smaller,
    SORTOP = OPERATOR(ldpd.<),
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE ldpd.min(ldpd.share_class) IS '最不开放的共享属性(第十五条)';

CREATE AGGREGATE ldpd.max(ldpd.share_class) (
    SFUNC = ldpd.share_class_larger,
    STYPE = ldpd.share_class,
    COMBINEFUNC = ldpd.share_class_larger,
    SORTOP = OPERATOR(ldpd.>),
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE ldpd.max(ldpd.share_class) IS '最开放的共享属性(第十五条)';

CREATE TYPE ldpd.open_class;

CREATE FUNCTION ldpd.open_class_in(cstring)
RETURNS ldpd.open_class
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'open_class_in';
COMMENT ON FUNCTION ldpd.open_class_in(cstring) IS '读入开放属性(第二十条)';

CREATE FUNCTION ldpd.open_class_out(ldpd.open_class)
RETURNS cstring
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'open_class_out';
COMMENT ON FUNCTION ldpd.open_class_out(ldpd.open_class) IS '写出开放属性(第二十条)';

CREATE FUNCTION ldpd.open_class_recv(internal)
RETURNS ldpd.open_class
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'open_class_recv';
COMMENT ON FUNCTION ldpd.open_class_recv(internal) IS '从二进制形式(一个字节的代码)读入(第二十条)';

CREATE FUNCTION ldpd.open_class_send(ldpd.open_class)
RETURNS bytea
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_send';
COMMENT ON FUNCTION ldpd.open_class_send(ldpd.open_class) IS '写出二进制形式(一个字节的代码)(第二十条)';

CREATE TYPE ldpd.open_class (
    INPUT = ldpd.open_class_in,
    OUTPUT = ldpd.open_class_out,
    RECEIVE = ldpd.open_class_recv,
    SEND = ldpd.open_class_send,
    INTERNALLENGTH = 1,
    PASSEDBYVALUE,
    ALIGNMENT = char,
    STORAGE = plain
);
COMMENT ON TYPE ldpd.open_class IS '开放属性:无条件开放、有条件开放、不予开放(第二十条)';

CREATE FUNCTION ldpd.open_class_code(ldpd.open_class)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_code';
COMMENT ON FUNCTION ldpd.open_class_code(ldpd.open_class) IS '开放属性代码:1 无条件,2 有条件,3 不予(第二十条;政务信息资源目录编制指南)';

CREATE CAST (ldpd.open_class AS integer)
WITH FUNCTION ldpd.open_class_code(ldpd.open_class);
COMMENT ON CAST (ldpd.open_class AS integer) IS '开放属性转为代码:1 无条件,2 有条件,3 不予(第二十条;政务信息资源目录编制指南)';

CREATE CAST (text AS ldpd.open_class)
WITH INOUT
AS ASSIGNMENT;
COMMENT ON CAST (text AS ldpd.open_class) IS '赋值时文本转为开放属性(第二十条)';

CREATE CAST (varchar AS ldpd.open_class)
WITH INOUT
AS ASSIGNMENT;
COMMENT ON CAST (varchar AS ldpd.open_class) IS '赋值时文本转为开放属性(第二十条)';

CREATE FUNCTION ldpd.open_class_lt(ldpd.open_class, ldpd.open_class)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_lt';
COMMENT ON FUNCTION ldpd.open_class_lt(ldpd.open_class, ldpd.open_class) IS '两个开放属性比较:小于(第二十条)';

CREATE FUNCTION ldpd.open_class_le(ldpd.open_class, ldpd.open_class)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_le';
COMMENT ON FUNCTION ldpd.open_class_le(ldpd.open_class, ldpd.open_class) IS '两个开放属性比较:不大于(第二十条)';

CREATE FUNCTION ldpd.open_class_eq(ldpd.open_class, ldpd.open_class)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_eq';
COMMENT ON FUNCTION ldpd.open_class_eq(ldpd.open_class, ldpd.open_class) IS '两个开放属性比较:等于(第二十条)';

CREATE FUNCTION ldpd.open_class_ne(ldpd.open_class, ldpd.open_class)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_ne';
COMMENT ON FUNCTION ldpd.open_class_ne(ldpd.open_class, ldpd.open_class) IS '两个开放属性比较:不等于(第二十条)';

CREATE FUNCTION ldpd.open_class_ge(ldpd.open_class, ldpd.open_class)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_ge';
COMMENT ON FUNCTION ldpd.open_class_ge(ldpd.open_class, ldpd.open_class) IS '两个开放属性比较:不小于(第二十条)';

CREATE FUNCTION ldpd.open_class_gt(ldpd.open_class, ldpd.open_class)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_gt';
COMMENT ON FUNCTION ldpd.open_class_gt(ldpd.open_class, ldpd.open_class) IS '两个开放属性比较:大于(第二十条)';

CREATE FUNCTION ldpd.open_class_cmp(ldpd.open_class, ldpd.open_class)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_cmp';
COMMENT ON FUNCTION ldpd.open_class_cmp(ldpd.open_class, ldpd.open_class) IS '两个开放属性排开放程度的高低:负数、零、正数(第二十条)';

CREATE FUNCTION ldpd.open_class_hash(ldpd.open_class)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_hash';
COMMENT ON FUNCTION ldpd.open_class_hash(ldpd.open_class) IS '开放属性散列值(第二十条)';

CREATE FUNCTION ldpd.open_class_hash_extended(ldpd.open_class, bigint)
RETURNS bigint
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_hash_extended';
COMMENT ON FUNCTION ldpd.open_class_hash_extended(ldpd.open_class, bigint) IS '开放属性带种子的散列值(第二十条)';

CREATE FUNCTION ldpd.open_class_smaller(ldpd.open_class, ldpd.open_class)
RETURNS ldpd.open_class
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_smaller';
COMMENT ON FUNCTION ldpd.open_class_smaller(ldpd.open_class, ldpd.open_class) IS '两个开放属性中较不开放者(第二十条)';

CREATE FUNCTION ldpd.open_class_larger(ldpd.open_class, ldpd.open_class)
RETURNS ldpd.open_class
LANGUAGE C
IMMUTABLE
STRICT
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'openness_larger';
COMMENT ON FUNCTION ldpd.open_class_larger(ldpd.open_class, ldpd.open_class) IS '两个开放属性中较开放者(第二十条)';

CREATE OPERATOR ldpd.< (
    LEFTARG = ldpd.open_class,
    RIGHTARG = ldpd.open_class,
    FUNCTION = ldpd.open_class_lt,
    COMMUTATOR = OPERATOR(ldpd.>),
    NEGATOR = OPERATOR(ldpd.>=),
    RESTRICT = scalarltsel,
    JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR ldpd.< (ldpd.open_class, ldpd.open_class) IS '两个开放属性按开放程度比较:小于(第二十条)';

CREATE OPERATOR ldpd.<= (
    LEFTARG = ldpd.open_class,
    RIGHTARG = ldpd.open_class,
    FUNCTION = ldpd.open_class_le,
    COMMUTATOR = OPERATOR(ldpd.>=),
    NEGATOR = OPERATOR(ldpd.>),
    RESTRICT = scalarlesel,
    JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR ldpd.<= (ldpd.open_class, ldpd.open_class) IS '两个开放属性按开放程度比较:不大于(第二十条)';

CREATE OPERATOR ldpd.= (
    LEFTARG = ldpd.open_class,
    RIGHTARG = ldpd.open_class,
    FUNCTION = ldpd.open_class_eq,
    COMMUTATOR = OPERATOR(ldpd.=),
    NEGATOR = OPERATOR(ldpd.<>),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
);
COMMENT ON OPERATOR ldpd.= (ldpd.open_class, ldpd.open_class) IS '两个开放属性按开放程度比较:等于(第二十条)';

CREATE OPERATOR ldpd.<> (
    LEFTARG = ldpd.open_class,
    RIGHTARG = ldpd.open_class,
    FUNCTION = ldpd.open_class_ne,
    COMMUTATOR = OPERATOR(ldpd.<>),
    NEGATOR = OPERATOR(ldpd.=),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);
COMMENT ON OPERATOR ldpd.<> (ldpd.open_class, ldpd.open_class) IS '两个开放属性按开放程度比较:不等于(第二十条)';

CREATE OPERATOR ldpd.>= (
    LEFTARG = ldpd.open_class,
    RIGHTARG = ldpd.open_class,
    FUNCTION = ldpd.open_class_ge,
    COMMUTATOR = OPERATOR(ldpd.<=),
    NEGATOR = OPERATOR(ldpd.<),
    RESTRICT = scalargesel,
    JOIN = scalargejoinsel
);
COMMENT ON OPERATOR ldpd.>= (ldpd.open_class, ldpd.open_class) IS '两个开放属性按开放程度比较:不小于(第二十条)';

CREATE OPERATOR ldpd.> (
    LEFTARG = ldpd.open_class,
    RIGHTARG = ldpd.open_class,
    FUNCTION = ldpd.open_class_gt,
    COMMUTATOR = OPERATOR(ldpd.<),
    NEGATOR = OPERATOR(ldpd.<=),
    RESTRICT = scalargtsel,
    JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR ldpd.> (ldpd.open_class, ldpd.open_class) IS '两个开放属性按开放程度比较:大于(第二十条)';

CREATE OPERATOR CLASS ldpd.open_class_ops
DEFAULT FOR TYPE ldpd.open_class
USING btree AS
    OPERATOR 1 ldpd.<,
    OPERATOR 2 ldpd.<=,
    OPERATOR 3 ldpd.=,
    OPERATOR 4 ldpd.>=,
    OPERATOR 5 ldpd.>,
    FUNCTION 1 ldpd.open_class_cmp(ldpd.open_class, ldpd.open_class),
    FUNCTION 4 pg_catalog.btequalimage(oid);
COMMENT ON OPERATOR CLASS ldpd.open_class_ops USING btree IS '开放属性的 B 树索引(第二十条)';
COMMENT ON OPERATOR FAMILY ldpd.open_class_ops USING btree IS '开放属性的次序(第二十条)';

CREATE OPERATOR CLASS ldpd.open_class_ops
DEFAULT FOR TYPE ldpd.open_class
USING hash AS
    OPERATOR 1 ldpd.=,
    FUNCTION 1 ldpd.open_class_hash(ldpd.open_class),
    FUNCTION 2 ldpd.open_class_hash_extended(ldpd.open_class, bigint);
COMMENT ON OPERATOR CLASS ldpd.open_class_ops USING hash IS '开放属性的散列索引(第二十条)';
COMMENT ON OPERATOR FAMILY ldpd.open_class_ops USING hash IS '开放属性的相等(第二十条)';

CREATE OPERATOR CLASS ldpd.open_class_minmax_ops
DEFAULT FOR TYPE ldpd.open_class
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
COMMENT ON OPERATOR CLASS ldpd.open_class_minmax_ops USING brin IS '开放属性的块范围索引:最小值和最大值(第二十条)';
COMMENT ON OPERATOR FAMILY ldpd.open_class_minmax_ops USING brin IS '开放属性的块范围次序(第二十条)';

CREATE AGGREGATE ldpd.min(ldpd.open_class) (
    SFUNC = ldpd.open_class_smaller,
    STYPE = ldpd.open_class,
    COMBINEFUNC = ldpd.open_class_smaller,
    SORTOP = OPERATOR(ldpd.<),
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE ldpd.min(ldpd.open_class) IS '最不开放的开放属性(第二十条)';

CREATE AGGREGATE ldpd.max(ldpd.open_class) (
    SFUNC = ldpd.open_class_larger,
    STYPE = ldpd.open_class,
    COMBINEFUNC = ldpd.open_class_larger,
    SORTOP = OPERATOR(ldpd.>),
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE ldpd.max(ldpd.open_class) IS '最开放的开放属性(第二十条)';
-- source: sql/00_types_resident_id.sql
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
COMMENT ON TYPE ldpd.resident_id IS '公民身份号码,18 位(第十一条第一项;GB 11643-1999)';

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
COMMENT ON FUNCTION ldpd.resident_id_error(text) IS '该文本为何不是公民身份号码,不写出号码;合格时为 NULL(GB 11643-1999)';

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
-- source: sql/00_types_resident_id_text.sql
--
-- resident_id against text: a driver's parameter declared varchar
--
-- The 18 characters compare with the text byte by byte: no collation, no trimming, no folding, no error. A text that is
-- no valid number equals none and has its place in the order. Within the family equality is transitive, order total and
-- equal values hash alike, so indexes, merge joins, hash joins and = ANY (text[]) may mix the two types.
--

CREATE FUNCTION ldpd.resident_id_text_lt(ldpd.resident_id, text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_text_lt';
COMMENT ON FUNCTION ldpd.resident_id_text_lt(ldpd.resident_id, text) IS '公民身份号码与文本按字节比较:先于(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_text_le(ldpd.resident_id, text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_text_le';
COMMENT ON FUNCTION ldpd.resident_id_text_le(ldpd.resident_id, text) IS '公民身份号码与文本按字节比较:先于或同于(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_text_eq(ldpd.resident_id, text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_text_eq';
COMMENT ON FUNCTION ldpd.resident_id_text_eq(ldpd.resident_id, text) IS '公民身份号码与文本按字节比较:相同(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_text_ne(ldpd.resident_id, text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_text_ne';
COMMENT ON FUNCTION ldpd.resident_id_text_ne(ldpd.resident_id, text) IS '公民身份号码与文本按字节比较:不同(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_text_ge(ldpd.resident_id, text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_text_ge';
COMMENT ON FUNCTION ldpd.resident_id_text_ge(ldpd.resident_id, text) IS '公民身份号码与文本按字节比较:后于或同于(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_text_gt(ldpd.resident_id, text)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_text_gt';
COMMENT ON FUNCTION ldpd.resident_id_text_gt(ldpd.resident_id, text) IS '公民身份号码与文本按字节比较:后于(GB 11643-1999)';

CREATE FUNCTION ldpd.text_resident_id_lt(text, ldpd.resident_id)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_resident_id_lt';
COMMENT ON FUNCTION ldpd.text_resident_id_lt(text, ldpd.resident_id) IS '文本与公民身份号码按字节比较:先于(GB 11643-1999)';

CREATE FUNCTION ldpd.text_resident_id_le(text, ldpd.resident_id)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_resident_id_le';
COMMENT ON FUNCTION ldpd.text_resident_id_le(text, ldpd.resident_id) IS '文本与公民身份号码按字节比较:先于或同于(GB 11643-1999)';

CREATE FUNCTION ldpd.text_resident_id_eq(text, ldpd.resident_id)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_resident_id_eq';
COMMENT ON FUNCTION ldpd.text_resident_id_eq(text, ldpd.resident_id) IS '文本与公民身份号码按字节比较:相同(GB 11643-1999)';

CREATE FUNCTION ldpd.text_resident_id_ne(text, ldpd.resident_id)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_resident_id_ne';
COMMENT ON FUNCTION ldpd.text_resident_id_ne(text, ldpd.resident_id) IS '文本与公民身份号码按字节比较:不同(GB 11643-1999)';

CREATE FUNCTION ldpd.text_resident_id_ge(text, ldpd.resident_id)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_resident_id_ge';
COMMENT ON FUNCTION ldpd.text_resident_id_ge(text, ldpd.resident_id) IS '文本与公民身份号码按字节比较:后于或同于(GB 11643-1999)';

CREATE FUNCTION ldpd.text_resident_id_gt(text, ldpd.resident_id)
RETURNS boolean
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_resident_id_gt';
COMMENT ON FUNCTION ldpd.text_resident_id_gt(text, ldpd.resident_id) IS '文本与公民身份号码按字节比较:后于(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_text_cmp(ldpd.resident_id, text)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_text_cmp';
COMMENT ON FUNCTION ldpd.resident_id_text_cmp(ldpd.resident_id, text) IS '公民身份号码与文本按字节排先后(GB 11643-1999)';

CREATE FUNCTION ldpd.text_resident_id_cmp(text, ldpd.resident_id)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'text_resident_id_cmp';
COMMENT ON FUNCTION ldpd.text_resident_id_cmp(text, ldpd.resident_id) IS '文本与公民身份号码按字节排先后(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_text_hash(text)
RETURNS integer
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_text_hash';
COMMENT ON FUNCTION ldpd.resident_id_text_hash(text) IS '文本散列值,与相等的公民身份号码一致(GB 11643-1999)';

CREATE FUNCTION ldpd.resident_id_text_hash_extended(text, bigint)
RETURNS bigint
LANGUAGE C
IMMUTABLE
STRICT
LEAKPROOF
PARALLEL SAFE
AS 'MODULE_PATHNAME', 'resident_id_text_hash_extended';
COMMENT ON FUNCTION ldpd.resident_id_text_hash_extended(text, bigint) IS '文本带种子的散列值,与相等的公民身份号码一致(GB 11643-1999)';

CREATE OPERATOR ldpd.< (
    LEFTARG = ldpd.resident_id,
    RIGHTARG = text,
    FUNCTION = ldpd.resident_id_text_lt,
    COMMUTATOR = OPERATOR(ldpd.>),
    NEGATOR = OPERATOR(ldpd.>=),
    RESTRICT = scalarltsel,
    JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR ldpd.< (ldpd.resident_id, text) IS '公民身份号码与文本按字节比较:先于(GB 11643-1999)';

CREATE OPERATOR ldpd.<= (
    LEFTARG = ldpd.resident_id,
    RIGHTARG = text,
    FUNCTION = ldpd.resident_id_text_le,
    COMMUTATOR = OPERATOR(ldpd.>=),
    NEGATOR = OPERATOR(ldpd.>),
    RESTRICT = scalarlesel,
    JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR ldpd.<= (ldpd.resident_id, text) IS '公民身份号码与文本按字节比较:先于或同于(GB 11643-1999)';

CREATE OPERATOR ldpd.= (
    LEFTARG = ldpd.resident_id,
    RIGHTARG = text,
    FUNCTION = ldpd.resident_id_text_eq,
    COMMUTATOR = OPERATOR(ldpd.=),
    NEGATOR = OPERATOR(ldpd.<>),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
);
COMMENT ON OPERATOR ldpd.= (ldpd.resident_id, text) IS '公民身份号码与文本按字节比较:相同(GB 11643-1999)';

CREATE OPERATOR ldpd.<> (
    LEFTARG = ldpd.resident_id,
    RIGHTARG = text,
    FUNCTION = ldpd.resident_id_text_ne,
    COMMUTATOR = OPERATOR(ldpd.<>),
    NEGATOR = OPERATOR(ldpd.=),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);
COMMENT ON OPERATOR ldpd.<> (ldpd.resident_id, text) IS '公民身份号码与文本按字节比较:不同(GB 11643-1999)';

CREATE OPERATOR ldpd.>= (
    LEFTARG = ldpd.resident_id,
    RIGHTARG = text,
    FUNCTION = ldpd.resident_id_text_ge,
    COMMUTATOR = OPERATOR(ldpd.<=),
    NEGATOR = OPERATOR(ldpd.<),
    RESTRICT = scalargesel,
    JOIN = scalargejoinsel
);
COMMENT ON OPERATOR ldpd.>= (ldpd.resident_id, text) IS '公民身份号码与文本按字节比较:后于或同于(GB 11643-1999)';

CREATE OPERATOR ldpd.> (
    LEFTARG = ldpd.resident_id,
    RIGHTARG = text,
    FUNCTION = ldpd.resident_id_text_gt,
    COMMUTATOR = OPERATOR(ldpd.<),
    NEGATOR = OPERATOR(ldpd.<=),
    RESTRICT = scalargtsel,
    JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR ldpd.> (ldpd.resident_id, text) IS '公民身份号码与文本按字节比较:后于(GB 11643-1999)';

CREATE OPERATOR ldpd.< (
    LEFTARG = text,
    RIGHTARG = ldpd.resident_id,
    FUNCTION = ldpd.text_resident_id_lt,
    COMMUTATOR = OPERATOR(ldpd.>),
    NEGATOR = OPERATOR(ldpd.>=),
    RESTRICT = scalarltsel,
    JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR ldpd.< (text, ldpd.resident_id) IS '文本与公民身份号码按字节比较:先于(GB 11643-1999)';

CREATE OPERATOR ldpd.<= (
    LEFTARG = text,
    RIGHTARG = ldpd.resident_id,
    FUNCTION = ldpd.text_resident_id_le,
    COMMUTATOR = OPERATOR(ldpd.>=),
    NEGATOR = OPERATOR(ldpd.>),
    RESTRICT = scalarlesel,
    JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR ldpd.<= (text, ldpd.resident_id) IS '文本与公民身份号码按字节比较:先于或同于(GB 11643-1999)';

CREATE OPERATOR ldpd.= (
    LEFTARG = text,
    RIGHTARG = ldpd.resident_id,
    FUNCTION = ldpd.text_resident_id_eq,
    COMMUTATOR = OPERATOR(ldpd.=),
    NEGATOR = OPERATOR(ldpd.<>),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
);
COMMENT ON OPERATOR ldpd.= (text, ldpd.resident_id) IS '文本与公民身份号码按字节比较:相同(GB 11643-1999)';

CREATE OPERATOR ldpd.<> (
    LEFTARG = text,
    RIGHTARG = ldpd.resident_id,
    FUNCTION = ldpd.text_resident_id_ne,
    COMMUTATOR = OPERATOR(ldpd.<>),
    NEGATOR = OPERATOR(ldpd.=),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);
COMMENT ON OPERATOR ldpd.<> (text, ldpd.resident_id) IS '文本与公民身份号码按字节比较:不同(GB 11643-1999)';

CREATE OPERATOR ldpd.>= (
    LEFTARG = text,
    RIGHTARG = ldpd.resident_id,
    FUNCTION = ldpd.text_resident_id_ge,
    COMMUTATOR = OPERATOR(ldpd.<=),
    NEGATOR = OPERATOR(ldpd.<),
    RESTRICT = scalargesel,
    JOIN = scalargejoinsel
);
COMMENT ON OPERATOR ldpd.>= (text, ldpd.resident_id) IS '文本与公民身份号码按字节比较:后于或同于(GB 11643-1999)';

CREATE OPERATOR ldpd.> (
    LEFTARG = text,
    RIGHTARG = ldpd.resident_id,
    FUNCTION = ldpd.text_resident_id_gt,
    COMMUTATOR = OPERATOR(ldpd.<),
    NEGATOR = OPERATOR(ldpd.<=),
    RESTRICT = scalargtsel,
    JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR ldpd.> (text, ldpd.resident_id) IS '文本与公民身份号码按字节比较:后于(GB 11643-1999)';

ALTER OPERATOR FAMILY ldpd.resident_id_ops
USING btree ADD
    OPERATOR 1 ldpd.< (ldpd.resident_id, text),
    OPERATOR 2 ldpd.<= (ldpd.resident_id, text),
    OPERATOR 3 ldpd.= (ldpd.resident_id, text),
    OPERATOR 4 ldpd.>= (ldpd.resident_id, text),
    OPERATOR 5 ldpd.> (ldpd.resident_id, text),
    FUNCTION 1 (ldpd.resident_id, text) ldpd.resident_id_text_cmp(ldpd.resident_id, text),
    OPERATOR 1 ldpd.< (text, ldpd.resident_id),
    OPERATOR 2 ldpd.<= (text, ldpd.resident_id),
    OPERATOR 3 ldpd.= (text, ldpd.resident_id),
    OPERATOR 4 ldpd.>= (text, ldpd.resident_id),
    OPERATOR 5 ldpd.> (text, ldpd.resident_id),
    FUNCTION 1 (text, ldpd.resident_id) ldpd.text_resident_id_cmp(text, ldpd.resident_id),
    OPERATOR 1 pg_catalog.~<~ (text, text),
    OPERATOR 2 pg_catalog.~<=~ (text, text),
    OPERATOR 3 ldpd.~=~ (text, text),
    OPERATOR 4 pg_catalog.~>=~ (text, text),
    OPERATOR 5 pg_catalog.~>~ (text, text),
    FUNCTION 1 (text, text) pg_catalog.bttext_pattern_cmp(text, text),
    FUNCTION 2 (text, text) pg_catalog.bttext_pattern_sortsupport(internal);

ALTER OPERATOR FAMILY ldpd.resident_id_ops
USING hash ADD
    OPERATOR 1 ldpd.= (ldpd.resident_id, text),
    OPERATOR 1 ldpd.= (text, ldpd.resident_id),
    OPERATOR 1 ldpd.~=~ (text, text),
    FUNCTION 1 (text, text) ldpd.resident_id_text_hash(text),
    FUNCTION 2 (text, text) ldpd.resident_id_text_hash_extended(text, bigint);

ALTER OPERATOR FAMILY ldpd.resident_id_minmax_ops
USING brin ADD
    OPERATOR 1 ldpd.< (ldpd.resident_id, text),
    OPERATOR 2 ldpd.<= (ldpd.resident_id, text),
    OPERATOR 3 ldpd.= (ldpd.resident_id, text),
    OPERATOR 4 ldpd.>= (ldpd.resident_id, text),
    OPERATOR 5 ldpd.> (ldpd.resident_id, text);
-- source: sql/00_values.sql
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
-- source: sql/01_articles.sql
-- The 45 articles of the regulation, in the words of the draft of 2023-09-18 (numerals of headings restored).

CREATE TABLE ldpd.article (
    number  int PRIMARY KEY,
    chapter int NOT NULL,
    title   text NOT NULL,
    text    text NOT NULL
);
COMMENT ON TABLE ldpd.article IS '《临沂市公共数据管理办法(征求意见稿)》四十五条条文(2023-09-18 公开征求意见文本)';
COMMENT ON COLUMN ldpd.article.number IS '条号,1 至 45;违反第 n 条的错误代码为 LD0nn';
COMMENT ON COLUMN ldpd.article.chapter IS '章号,1 至 11';
COMMENT ON COLUMN ldpd.article.title IS '条标';
COMMENT ON COLUMN ldpd.article.text IS '条文';
GRANT SELECT ON ldpd.article TO PUBLIC;

INSERT INTO ldpd.article VALUES
(1, 1, '目的依据', '为规范公共数据管理,保障公共数据安全,促进公共数据共享、开放和开发利用,推动数据要素市场建设,进一步提升政府治理能力和公共服务水平,依据《中华人民共和国数据安全法》《中华人民共和国个人信息保护法》《山东省大数据发展促进条例》等法律、行政法规,结合本市实际,制定本办法。'),
(2, 1, '适用范围', '本市行政区域内公共数据采集、汇聚、存储、加工、传输、共享、开放、利用等数据处理活动,以及公共数据安全等管理活动,适用本办法。
涉及国家秘密的公共数据管理,或者法律法规对公共数据管理另有规定的,按照相关规定执行。'),
(3, 1, '概念定义', '本办法所称公共数据,是指各级政务部门以及法律、法规授权具有公共管理和服务职能的企事业单位、社会组织(称公共管理和服务机构)在依法履行职责或者提供公共服务过程中收集、产生的各类数据。
本办法所称公共数据试点运营,是指经临沂人民政府同意,具体承担本市公共数据试点运营工作的企事业单位(简称试点运营单位),在构建安全可控开发环境基础上,挖掘社会应用场景需求,围绕需求依法合规进行公共数据汇聚、治理、加工处理,提供公共数据产品或服务的相关行为。'),
(4, 1, '管理原则', '公共数据管理应当遵循集约建设、统一标准、分类分级、汇聚整合、需求导向、共享开放、安全可控的原则。
公共数据作为新型公共资源,任何单位和个人不得将其视为私有财产,或者擅自增设条件,阻碍、影响其共享、开放和开发利用。'),
(5, 1, '工作机制', '市、县(区)人民政府应当加强对本行政区域内公共数据管理工作的领导,建立健全工作协调机制,落实数据安全责任,统筹解决公共数据管理工作中的重大问题。
市、县(区)大数据工作主管部门代表本级人民政府统一行使公共数据管理职能,统筹组织、协调、指导和监督本行政区域内公共数据管理工作,负责组织建立公共数据资源管理制度,综合管理、调度和使用公共数据资源。
公共管理和服务机构负责提供符合质量标准的公共数据,有权申请使用公共数据。公共管理和服务机构应当按照统一规划,明确第一责任人和专职人员落实本部门(单位)公共数据管理工作。'),
(6, 2, '统一管理', '公共数据实行统一目录管理。市大数据工作主管部门应当按照政务信息资源目录编制指南试行)》要求,结合本市实际,组织制定本市公共数据目录编制规范,明确数据的元数据、共享和开放属性、安全级别、使用要求、更新周期等。'),
(7, 2, '目录编制', '公共管理和服务机构应当按照法律、法规规定和目录编制规范,编制本部门(单位)公共数据目录,报本级大数据工作主管部门审定。市大数据工作主管部门负责目录审核、汇总,形成全市统一的公共数据目录。'),
(8, 2, '动态调整', '公共管理和服务机构应当动态调整公共数据目录。公共数据目录要素调整或者行政管理职能发生变化的,公共管理和服务机构应当在15个工作日内更新公共数据目录,并报本级大数据工作主管部门审定。'),
(9, 3, '采集原则', '公共管理和服务机构采集数据应当遵循合法、正当、必要的原则,按照法定权限、范围、程序和标准规范集。
可以通过共享获取数据的,公共管理和服务机构不得重复集;共享数据无法满足履行职责需求的,公共管理和服务机构可以向本级大数据工作主管部门提交数据需求清单,由大数据工作主管部门与相关公共管理和服务机构协商解决。'),
(10, 3, '采集范围', '公共管理和服务机构应当在法律允许范围内按照政务信息资源目录采集本部门(单位履行职责过程中产生或获取的全部信息,确保信息真实、准确、完整。'),
(11, 3, '标识代码', '采集公共数据应当分别以下列号码或者代码作为必要标识:
(一)居民身份号码或者个人其他有效身份证件号码;
(二)法人统一社会信用代码;
(三)非法人组织统一社会信用代码或者其他识别代码。'),
(12, 3, '数据汇聚', '公共管理和服务机构应当以数字化方式将采集、记录和存储的公共数据向市一体化大数据平台汇聚,非数字化数据在汇聚前应当进行数字化加工。
本行业、本领域公共数据应当由市级公共管理和服务机构统一向市一体化大数据平台汇聚。本行业、本领域上级公共管理和服务机构采集、记录和存储下级公共管理和服务机构公共数据的,应当通过市一体化大数据平台或者现有渠道满足下级公共管理和服务机构的数据需求。
各县(区)大数据工作主管部门将本行政区域内公共管理和服务机构采集、产生的公共数据向市一体化大数据平台汇聚。
公共管理和服务机构自主建设的业务系统应当以数据高速通道方式对接市一体化大数据平台,实现公共数据实时连通、同步更新或者按照共享需求明确更新频率,保证公共数据的一致性和时效性。'),
(13, 3, '基础库、专题库建设', '市大数据工作主管部门应当会同市有关部门单位建立和完善人口、法人、公共信用、宏观经济、电子证照、空间地理等基础数据库,以及跨地域、跨部门的专题数据库。'),
(14, 4, '共享原则', '公共数据以共享为原则,不共享为例外。'),
(15, 4, '共享属性', '公共数据按照共享属性分为无条件共享、有条件共享、不予共享三种类型。
(一)可提供给各级公共管理和服务机构的公共数据属于无条件共享类
(二)可提供给部分公共管理和服务机构或者仅能够部分提供给公共管理和服务机构的公共数据属于有条件共享类
(三)不宜提供给其他公共管理和服务机构的公共数据属于不予共享类。'),
(16, 4, '共享方式', '市一体化大数据平台是全市统一的公共数据共享平台。
(一)无条件共享的公共数据,使用单位可以通过市一体化大数据平台直接获取
(二)有条件共享的公共数据,由公共管理和服务机构直接通过市一体化大数据平台向公共数据提供单位提出共享请求。公共数据提供单位应当在3个工作日内给予反馈。同意共享的,公共数据提供单位应当在7个工作日内完成共享;不予共享的,应当提供法律、法规、规章依据。'),
(17, 4, '数不外用', '公共管理和服务机构通过共享获的公共数据,应当用于本部门(单位履行职责或者提供公共服务需要,不得直接提供给第三方,也不得用于或变相用于其他目的。法律、法规另有规定的,从其规定。'),
(18, 4, '应急举措', '为了落实惠民政策、应对突发事件等目的,大数据工作主管部门和公共数据提供单位可以按照规定的程序和要求,向公共管理和服务机构共享相关公共数据。公共管理和服务机构应当合法合规使用公共数据,并采取必要措施确保数据安全。'),
(19, 5, '统一平台', '临沂市公共数据开放网是全市统一的公共数据开放平台。公共管理和服务机构通过临沂市公共数据开放网向社会提供本部门(单位有关公共数据的开放服务;公民、法人和其他组织可通过临沂市公共数据开放网依申请获取或直接获取相关公共数据。'),
(20, 5, '开放属性', '公共数据按照开放属性分为不予开放、有条件开放和无条件开放三种类型,在编制公共数据开放目录时确定其开放类型。
(一)应当依法予以保密的公共数据以及法律、法规、规章规定不得开放的公共数据属于不予开放类
(二)在限定对象、用途、使用范围等特定条件下可以提供给公民、法人和其他组织使用的公共数据属于有条件开放类公共管理和服务机构应当明确有条件开放类公共数据的开放要求
(三)不予开放类和有条件开放类以外的其他公共数据属于无条件开放类。'),
(21, 5, '开放目录', '市大数据工作主管部门应根据国家和省有关公共数据分类分级要求,组织编制全市公共数据开放目录,汇总审核后发布年度公共数据开放清单。公共数据开放目录应当标注数据名称、开放主体、开放属性、数据格式、数据类型、更新频率等内容,按照实际需要动态调整。'),
(22, 5, '工作机制', '公共管理和服务机构应建立常态化工作机制,及时响应社会公众数据开放需求,依托开放平台依法有序推进公共数据开放。对社会公众提出的数据开放需求,应当于7个工作日内给予反馈,同意开放的应及时开放,不同意开放的应说明理由。'),
(23, 6, '开发利用', '市、县(区)大数据工作主管部门应当不断公共数据的开发利用,推动公共数据与社会数据深度融合利用。
公共服务和管理机构应当拓展公共数据应用服务场景,推动建立跨部门、跨层级、跨地区的公共数据应用服务机制,提升公共服务和管理的智能化水平。
鼓励公民、法人和其他组织利用依法开放的公共数据开展科学研究、产品研发、咨询服务、数据加工数据分析'),
(24, 6, '开发利用要求', '公民、法人和其他组织管理和应用获取的公共数据应当符合法律、法规规定,不得损害国家利益、社会公共利益和第三方合法权益。使用或者利用依申请开放的公共数据应当与申请的使用用途保持一致。'),
(25, 6, '权益保护', '公民、法人和其他组织因公共数据依法开发利用所获得的数据产品、服务等数据权益受法律保护。法律、法规另有规定或者公共数据开放利用协议另有约定的除外。'),
(26, 7, '试点运营原则', '公共数据试点运营应当坚持安全与发展并重,遵循统筹协调、需求导向、创新引领、政府引导、市场运作、安全可控的原则。'),
(27, 7, '试点运营', '大数据工作主管部门应当推动公共数据试点运营明确试点主体、条件、程序和数据范围、安全要求等。
数据试点运营单位应当依托安全可信环境实施数据开发利用,提供数据产品和服务,并建立健全数据管理制度数据全流程质量管控体系明确数据管理责任和义务,接受市大数据工作主管部门、市国有资产管理部门及公共数据提供单位的共同管理、指导和监督。'),
(28, 7, '试点运营平台', '数据试点运营单位应当建设数据试点运营平台,作为本市公共数据试点运营一通道
数据试点运营平台应当采用数据沙箱、隐私计算、身份认证、访问控制、安全审计、权限管理、过程追溯、数据互信等技术,搭建可信试点运营认证通道和数据安全流通通道,实现数据试点运营全过程可记录、可审计、可追溯。'),
(29, 7, '产品交易', '通过公共数据试点运营形成的数据产品和服务,可以依托山东省统一的数据交易平台进行交易撮合、合同签订、业务结算等;通过其他途径签订合同的,应当在数据试点运营平台备案。'),
(30, 8, '安全管理原则', '公共数据安全管理应当坚持统筹协调、分类分级、权责统一、预防为主、防治结合的原则,加强公共数据全生命周期安全和合法利用管理,防止数据被非法获取、篡改、泄露、损毁或者不当利用。'),
(31, 8, '安全责任', '公共数据安全按照“谁收集谁负责、谁持有谁负责、谁管理谁负责、谁使用谁负责谁运营谁负责”的原则确定数据安全责任。'),
(32, 8, '分级分类', '公共数据依法实行分类分级保护。大数据工作主管部门会同有关主管部门结合数据安全、个人信息保护和数据应用需求等因素,根据国家、省分类分级保护制度要求,推动制定本市公共数据分类分级具体规则。'),
(33, 8, '协调机制', '网信部门依照法律、行政法规的规定,负责统筹协调网络数据安全和相关监督管理工作。
公安、国家安全、大数据、保密、密码管理、通信管理等部门单位按照各自职责,负责数据安全相关监督管理工作。'),
(34, 8, '安全职责', '市、县(区)大数据工作主管部门、公共管理和服务机构开展公共数据处理活动应当依法建立健全全流程数据安全管理制度,落实公共数据安全保护责任,保障数据安全。具体履行下列职责:
(一)落实网络安全等级保护制度,建立健全本单位数据安全管理制度、技术规范和操作规程;
)定期组织相关人员进行数据安全教育、技术培训;
)加强数据安全日常管理和检查,对复制、导出、脱敏、销毁数据等可能影响数据安全的行为,以及可能影响个人信息保护的行为进行监督;
)加强平台(系统)压力测试和风险监测,发现数据安全缺陷、漏洞等风险时立即采取补救措施;
)制定数据安全事件应急预案,并定期进行演练'),
(35, 9, '考核评估', '市、县(区)大数据工作主管部门应当将公共数据管理工作纳入绩效管理内容。组织开展考核评议工作可以委托第三方对公共数据共享开放和开发利用的程度和效果进行评估'),
(36, 9, '项目验收依据', '公共管理和服务机构申报使用财政性资金建设的信息化项目以及包含信息化建设内容的项目时,应当附具相关公共数据资源目录。公共管理和服务机构向市一体化大数据平台完整、及时、规范提供公共数据资源目录汇聚公共数据,是确定项目建设投资、运行维护经费和验收的重要依据。'),
(37, 9, '人才保障', '市、县(区)大数据工作主管部门应当加强公共数据管理人才引进和培训,制定激励和培训计划,推动与教育和科研机构建立公共数据管理人才联合培养机制。'),
(38, 9, '监督举报', '任何单位和个人有权向提供公共数据的公共管理和服务机构以及有关主管部门监督、举报违法利用公共数据行为,提供公共数据的公共管理和服务机构、有关主管部门应当依法及时处理。'),
(39, 9, '争议处理', '公共数据共享开放、开发利用等过程中产生争议的,可以提请本级大数据工作主管部门协调解决。'),
(40, 10, '适用法律', '对违反本办法规定的行为,法律、法规已经规定法律责任的,适用其规定。'),
(41, 10, '公共管理和服务机构责任', '公共管理和服务机构在依法行使公共管理职权和提供公共服务时有下列情形之一的,由本级大数据工作主管部门通知限期整改;情节严重或者造成严重损害的,由有权机关对直接负责的主管人员和其他直接责任人员依法给予处分;构成犯罪的,依法追究刑事责任:
(一)未按照要求采集、核准与提供本部门(单位)负责范围的业务数据;
(二)未按照要求编制或者更新公共数据资源目录;
(三)未按照要求将本部门(单位)管理的公共数据进行共享、开放
)试点运营单位违反试点运营协议的;
)未按照规定使用公共数据擅自更改或者删除公共数据违规泄露、出售或者非法向其他单位和个人提供涉及商业秘密、个人信息和隐私的公共数据'),
(42, 10, '公共数据开发利用主体责任', '公共数据开发利用主体在利用公共数据过程中有下列行为之一的,依法承担相应的法律责任:
(一)未履行个人信息保护义务;
(二)侵犯他人商业秘密、个人隐私等合法权益;
(三)利用公共数据获取非法利益;
(四)未按照规定采取安全保障措施,发生危害公共数据安全的事件'),
(43, 10, '其他部门责任', '网信、公安、国家安全、数据、保密、通信管理等相关主管部门及其工作人员不履行或者不正确履行本办法规定职责的,由本级人民政府或者上级主管部门责令改正;情节严重或者造成严重损害的,由有权机关对直接负责的主管人员和其他直接责任人员依法给予处分;构成犯罪的,依法追究刑事责任。'),
(44, 11, '参照执行', '中央驻我市单位以及运行经费由本市各级财政保障的其他机关、事业单位、团体等单位参与本市公共数据采集、使用、管理的行为,参照本办法执行。'),
(45, 11, '实施时间', '本办法自2023年xx日起施行。');
-- source: sql/01_calendar.sql
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
-- source: sql/01_calendar_data.sql
-- The notices of 2001 to 2026, and the days that each of them governs today (a later notice of the same year takes over the
-- days that it changes). A date that is not listed follows Monday to Friday; a year that is not listed is unknown.
-- On a restore the rows come from the dump instead.

INSERT INTO ldpd.calendar_notice
SELECT document, year, issued_on::date
FROM (VALUES
    ('国务院令第270号', 2001, NULL),
    ('国办发明电〔2001〕1号', 2001, NULL),
    ('国务院办公厅关于2002年部分节假日休息安排的通知', 2002, NULL),
    ('国办发明电〔2002〕27号', 2003, NULL),
    ('国务院办公厅关于2003年“五一”放假调休安排的通知', 2003, '2003-04-21'),
    ('国办发明电〔2003〕53号', 2004, NULL),
    ('国办发明电〔2004〕52号', 2005, NULL),
    ('国办发明电〔2005〕35号', 2006, NULL),
    ('国办发明电〔2006〕49号', 2007, NULL),
    ('国办发明电〔2007〕52号', 2008, NULL),
    ('国办发明电〔2008〕42号', 2009, NULL),
    ('国办发明电〔2009〕27号', 2010, NULL),
    ('国办发明电〔2010〕40号', 2011, NULL),
    ('国办发明电〔2011〕45号', 2012, NULL),
    ('国办发明电〔2012〕33号', 2013, NULL),
    ('国办发明电〔2013〕28号', 2014, NULL),
    ('国办发明电〔2014〕28号', 2015, NULL),
    ('国发明电〔2015〕1号', 2015, '2015-05-13'),
    ('国办发明电〔2015〕18号', 2016, NULL),
    ('国办发明电〔2016〕17号', 2017, NULL),
    ('国办发明电〔2017〕12号', 2018, NULL),
    ('国办发明电〔2018〕15号', 2019, '2018-12-06'),
    ('国办发明电〔2019〕3号', 2019, '2019-03-22'),
    ('国办发明电〔2019〕16号', 2020, '2019-11-21'),
    ('国办发明电〔2020〕1号', 2020, '2020-01-26'),
    ('国办发明电〔2020〕27号', 2021, '2020-11-25'),
    ('国办发明电〔2021〕11号', 2022, '2021-10-25'),
    ('国办发明电〔2022〕16号', 2023, '2022-12-08'),
    ('国办发明电〔2023〕7号', 2024, '2023-10-25'),
    ('国办发明电〔2024〕12号', 2025, '2024-11-12'),
    ('国办发明电〔2025〕7号', 2026, '2025-11-04')
) AS n(document, year, issued_on)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

INSERT INTO ldpd.calendar_day
SELECT day, is_workday, name, document
FROM (VALUES
    ('元旦', false, '国务院令第270号', '{2001-01-01}'::date[]),
    ('春节', true, '国办发明电〔2001〕1号', '{2001-01-20,2001-01-21}'::date[]),
    ('春节', false, '国办发明电〔2001〕1号', '{2001-01-24,2001-01-25,2001-01-26,2001-01-27,2001-01-28,2001-01-29,2001-01-30}'::date[]),
    ('劳动节', true, '国办发明电〔2001〕1号', '{2001-04-28,2001-04-29}'::date[]),
    ('劳动节', false, '国办发明电〔2001〕1号', '{2001-05-01,2001-05-02,2001-05-03,2001-05-04,2001-05-05,2001-05-06,2001-05-07}'::date[]),
    ('国庆节', true, '国办发明电〔2001〕1号', '{2001-09-29,2001-09-30}'::date[]),
    ('国庆节', false, '国办发明电〔2001〕1号', '{2001-10-01,2001-10-02,2001-10-03,2001-10-04,2001-10-05,2001-10-06,2001-10-07}'::date[]),
    ('元旦', true, '国务院办公厅关于2002年部分节假日休息安排的通知', '{2001-12-29,2001-12-30}'::date[]),
    ('元旦', false, '国务院办公厅关于2002年部分节假日休息安排的通知', '{2002-01-01,2002-01-02,2002-01-03}'::date[]),
    ('春节', true, '国务院办公厅关于2002年部分节假日休息安排的通知', '{2002-02-09,2002-02-10}'::date[]),
    ('春节', false, '国务院办公厅关于2002年部分节假日休息安排的通知', '{2002-02-12,2002-02-13,2002-02-14,2002-02-15,2002-02-16,2002-02-17,2002-02-18}'::date[]),
    ('劳动节', true, '国务院办公厅关于2002年部分节假日休息安排的通知', '{2002-04-27,2002-04-28}'::date[]),
    ('劳动节', false, '国务院办公厅关于2002年部分节假日休息安排的通知', '{2002-05-01,2002-05-02,2002-05-03,2002-05-04,2002-05-05,2002-05-06,2002-05-07}'::date[]),
    ('国庆节', true, '国务院办公厅关于2002年部分节假日休息安排的通知', '{2002-09-28,2002-09-29}'::date[]),
    ('国庆节', false, '国务院办公厅关于2002年部分节假日休息安排的通知', '{2002-10-01,2002-10-02,2002-10-03,2002-10-04,2002-10-05,2002-10-06,2002-10-07}'::date[]),
    ('元旦', false, '国办发明电〔2002〕27号', '{2003-01-01}'::date[]),
    ('春节', false, '国办发明电〔2002〕27号', '{2003-02-01,2003-02-02,2003-02-03,2003-02-04,2003-02-05,2003-02-06,2003-02-07}'::date[]),
    ('春节', true, '国办发明电〔2002〕27号', '{2003-02-08,2003-02-09}'::date[]),
    ('国庆节', true, '国办发明电〔2002〕27号', '{2003-09-27,2003-09-28}'::date[]),
    ('国庆节', false, '国办发明电〔2002〕27号', '{2003-10-01,2003-10-02,2003-10-03,2003-10-04,2003-10-05,2003-10-06,2003-10-07}'::date[]),
    ('劳动节', false, '国务院办公厅关于2003年“五一”放假调休安排的通知', '{2003-05-01,2003-05-02,2003-05-03,2003-05-04,2003-05-05}'::date[]),
    ('元旦', false, '国办发明电〔2003〕53号', '{2004-01-01}'::date[]),
    ('春节', true, '国办发明电〔2003〕53号', '{2004-01-17,2004-01-18}'::date[]),
    ('春节', false, '国办发明电〔2003〕53号', '{2004-01-22,2004-01-23,2004-01-24,2004-01-25,2004-01-26,2004-01-27,2004-01-28}'::date[]),
    ('劳动节', false, '国办发明电〔2003〕53号', '{2004-05-01,2004-05-02,2004-05-03,2004-05-04,2004-05-05,2004-05-06,2004-05-07}'::date[]),
    ('劳动节', true, '国办发明电〔2003〕53号', '{2004-05-08,2004-05-09}'::date[]),
    ('国庆节', false, '国办发明电〔2003〕53号', '{2004-10-01,2004-10-02,2004-10-03,2004-10-04,2004-10-05,2004-10-06,2004-10-07}'::date[]),
    ('国庆节', true, '国办发明电〔2003〕53号', '{2004-10-09,2004-10-10}'::date[]),
    ('元旦', false, '国办发明电〔2004〕52号', '{2005-01-01,2005-01-02,2005-01-03}'::date[]),
    ('春节', true, '国办发明电〔2004〕52号', '{2005-02-05,2005-02-06}'::date[]),
    ('春节', false, '国办发明电〔2004〕52号', '{2005-02-09,2005-02-10,2005-02-11,2005-02-12,2005-02-13,2005-02-14,2005-02-15}'::date[]),
    ('劳动节', true, '国办发明电〔2004〕52号', '{2005-04-30,2005-05-08}'::date[]),
    ('劳动节', false, '国办发明电〔2004〕52号', '{2005-05-01,2005-05-02,2005-05-03,2005-05-04,2005-05-05,2005-05-06,2005-05-07}'::date[]),
    ('国庆节', false, '国办发明电〔2004〕52号', '{2005-10-01,2005-10-02,2005-10-03,2005-10-04,2005-10-05,2005-10-06,2005-10-07}'::date[]),
    ('国庆节', true, '国办发明电〔2004〕52号', '{2005-10-08,2005-10-09}'::date[]),
    ('元旦', true, '国办发明电〔2005〕35号', '{2005-12-31}'::date[]),
    ('元旦', false, '国办发明电〔2005〕35号', '{2006-01-01,2006-01-02,2006-01-03}'::date[]),
    ('春节', true, '国办发明电〔2005〕35号', '{2006-01-28,2006-02-05}'::date[]),
    ('春节', false, '国办发明电〔2005〕35号', '{2006-01-29,2006-01-30,2006-01-31,2006-02-01,2006-02-02,2006-02-03,2006-02-04}'::date[]),
    ('劳动节', true, '国办发明电〔2005〕35号', '{2006-04-29,2006-04-30}'::date[]),
    ('劳动节', false, '国办发明电〔2005〕35号', '{2006-05-01,2006-05-02,2006-05-03,2006-05-04,2006-05-05,2006-05-06,2006-05-07}'::date[]),
    ('国庆节', true, '国办发明电〔2005〕35号', '{2006-09-30,2006-10-08}'::date[]),
    ('国庆节', false, '国办发明电〔2005〕35号', '{2006-10-01,2006-10-02,2006-10-03,2006-10-04,2006-10-05,2006-10-06,2006-10-07}'::date[]),
    ('元旦', true, '国办发明电〔2006〕49号', '{2006-12-30,2006-12-31}'::date[]),
    ('元旦', false, '国办发明电〔2006〕49号', '{2007-01-01,2007-01-02,2007-01-03}'::date[]),
    ('春节', true, '国办发明电〔2006〕49号', '{2007-02-17,2007-02-25}'::date[]),
    ('春节', false, '国办发明电〔2006〕49号', '{2007-02-18,2007-02-19,2007-02-20,2007-02-21,2007-02-22,2007-02-23,2007-02-24}'::date[]),
    ('劳动节', true, '国办发明电〔2006〕49号', '{2007-04-28,2007-04-29}'::date[]),
    ('劳动节', false, '国办发明电〔2006〕49号', '{2007-05-01,2007-05-02,2007-05-03,2007-05-04,2007-05-05,2007-05-06,2007-05-07}'::date[]),
    ('国庆节', true, '国办发明电〔2006〕49号', '{2007-09-29,2007-09-30}'::date[]),
    ('国庆节', false, '国办发明电〔2006〕49号', '{2007-10-01,2007-10-02,2007-10-03,2007-10-04,2007-10-05,2007-10-06,2007-10-07}'::date[]),
    ('元旦', true, '国办发明电〔2007〕52号', '{2007-12-29}'::date[]),
    ('元旦', false, '国办发明电〔2007〕52号', '{2007-12-30,2007-12-31,2008-01-01}'::date[]),
    ('春节', true, '国办发明电〔2007〕52号', '{2008-02-02,2008-02-03}'::date[]),
    ('春节', false, '国办发明电〔2007〕52号', '{2008-02-06,2008-02-07,2008-02-08,2008-02-09,2008-02-10,2008-02-11,2008-02-12}'::date[]),
    ('清明节', false, '国办发明电〔2007〕52号', '{2008-04-04,2008-04-05,2008-04-06}'::date[]),
    ('劳动节', false, '国办发明电〔2007〕52号', '{2008-05-01,2008-05-02,2008-05-03}'::date[]),
    ('劳动节', true, '国办发明电〔2007〕52号', '{2008-05-04}'::date[]),
    ('端午节', false, '国办发明电〔2007〕52号', '{2008-06-07,2008-06-08,2008-06-09}'::date[]),
    ('中秋节', false, '国办发明电〔2007〕52号', '{2008-09-13,2008-09-14,2008-09-15}'::date[]),
    ('国庆节', true, '国办发明电〔2007〕52号', '{2008-09-27,2008-09-28}'::date[]),
    ('国庆节', false, '国办发明电〔2007〕52号', '{2008-09-29,2008-09-30,2008-10-01,2008-10-02,2008-10-03,2008-10-04,2008-10-05}'::date[]),
    ('元旦', false, '国办发明电〔2008〕42号', '{2009-01-01,2009-01-02,2009-01-03}'::date[]),
    ('元旦', true, '国办发明电〔2008〕42号', '{2009-01-04}'::date[]),
    ('春节', true, '国办发明电〔2008〕42号', '{2009-01-24,2009-02-01}'::date[]),
    ('春节', false, '国办发明电〔2008〕42号', '{2009-01-25,2009-01-26,2009-01-27,2009-01-28,2009-01-29,2009-01-30,2009-01-31}'::date[]),
    ('清明节', false, '国办发明电〔2008〕42号', '{2009-04-04,2009-04-05,2009-04-06}'::date[]),
    ('劳动节', false, '国办发明电〔2008〕42号', '{2009-05-01,2009-05-02,2009-05-03}'::date[]),
    ('端午节', false, '国办发明电〔2008〕42号', '{2009-05-28,2009-05-29,2009-05-30}'::date[]),
    ('端午节', true, '国办发明电〔2008〕42号', '{2009-05-31}'::date[]),
    ('国庆节、中秋节', true, '国办发明电〔2008〕42号', '{2009-09-27,2009-10-10}'::date[]),
    ('国庆节、中秋节', false, '国办发明电〔2008〕42号', '{2009-10-01,2009-10-02,2009-10-03,2009-10-04,2009-10-05,2009-10-06,2009-10-07,2009-10-08}'::date[]),
    ('元旦', false, '国办发明电〔2009〕27号', '{2010-01-01,2010-01-02,2010-01-03}'::date[]),
    ('春节', false, '国办发明电〔2009〕27号', '{2010-02-13,2010-02-14,2010-02-15,2010-02-16,2010-02-17,2010-02-18,2010-02-19}'::date[]),
    ('春节', true, '国办发明电〔2009〕27号', '{2010-02-20,2010-02-21}'::date[]),
    ('清明节', false, '国办发明电〔2009〕27号', '{2010-04-03,2010-04-04,2010-04-05}'::date[]),
    ('劳动节', false, '国办发明电〔2009〕27号', '{2010-05-01,2010-05-02,2010-05-03}'::date[]),
    ('端午节', true, '国办发明电〔2009〕27号', '{2010-06-12,2010-06-13}'::date[]),
    ('端午节', false, '国办发明电〔2009〕27号', '{2010-06-14,2010-06-15,2010-06-16}'::date[]),
    ('中秋节', true, '国办发明电〔2009〕27号', '{2010-09-19,2010-09-25}'::date[]),
    ('中秋节', false, '国办发明电〔2009〕27号', '{2010-09-22,2010-09-23,2010-09-24}'::date[]),
    ('国庆节', true, '国办发明电〔2009〕27号', '{2010-09-26,2010-10-09}'::date[]),
    ('国庆节', false, '国办发明电〔2009〕27号', '{2010-10-01,2010-10-02,2010-10-03,2010-10-04,2010-10-05,2010-10-06,2010-10-07}'::date[]),
    ('元旦', false, '国办发明电〔2010〕40号', '{2011-01-01,2011-01-02,2011-01-03}'::date[]),
    ('春节', true, '国办发明电〔2010〕40号', '{2011-01-30,2011-02-12}'::date[]),
    ('春节', false, '国办发明电〔2010〕40号', '{2011-02-02,2011-02-03,2011-02-04,2011-02-05,2011-02-06,2011-02-07,2011-02-08}'::date[]),
    ('清明节', true, '国办发明电〔2010〕40号', '{2011-04-02}'::date[]),
    ('清明节', false, '国办发明电〔2010〕40号', '{2011-04-03,2011-04-04,2011-04-05}'::date[]),
    ('劳动节', false, '国办发明电〔2010〕40号', '{2011-04-30,2011-05-01,2011-05-02}'::date[]),
    ('端午节', false, '国办发明电〔2010〕40号', '{2011-06-04,2011-06-05,2011-06-06}'::date[]),
    ('中秋节', false, '国办发明电〔2010〕40号', '{2011-09-10,2011-09-11,2011-09-12}'::date[]),
    ('国庆节', false, '国办发明电〔2010〕40号', '{2011-10-01,2011-10-02,2011-10-03,2011-10-04,2011-10-05,2011-10-06,2011-10-07}'::date[]),
    ('国庆节', true, '国办发明电〔2010〕40号', '{2011-10-08,2011-10-09}'::date[]),
    ('元旦', true, '国办发明电〔2011〕45号', '{2011-12-31}'::date[]),
    ('元旦', false, '国办发明电〔2011〕45号', '{2012-01-01,2012-01-02,2012-01-03}'::date[]),
    ('春节', true, '国办发明电〔2011〕45号', '{2012-01-21,2012-01-29}'::date[]),
    ('春节', false, '国办发明电〔2011〕45号', '{2012-01-22,2012-01-23,2012-01-24,2012-01-25,2012-01-26,2012-01-27,2012-01-28}'::date[]),
    ('清明节', true, '国办发明电〔2011〕45号', '{2012-03-31,2012-04-01}'::date[]),
    ('清明节', false, '国办发明电〔2011〕45号', '{2012-04-02,2012-04-03,2012-04-04}'::date[]),
    ('劳动节', true, '国办发明电〔2011〕45号', '{2012-04-28}'::date[]),
    ('劳动节', false, '国办发明电〔2011〕45号', '{2012-04-29,2012-04-30,2012-05-01}'::date[]),
    ('端午节', false, '国办发明电〔2011〕45号', '{2012-06-22,2012-06-23,2012-06-24}'::date[]),
    ('中秋节、国庆节', true, '国办发明电〔2011〕45号', '{2012-09-29}'::date[]),
    ('中秋节、国庆节', false, '国办发明电〔2011〕45号', '{2012-09-30,2012-10-01,2012-10-02,2012-10-03,2012-10-04,2012-10-05,2012-10-06,2012-10-07}'::date[]),
    ('元旦', false, '国办发明电〔2012〕33号', '{2013-01-01,2013-01-02,2013-01-03}'::date[]),
    ('元旦', true, '国办发明电〔2012〕33号', '{2013-01-05,2013-01-06}'::date[]),
    ('春节', false, '国办发明电〔2012〕33号', '{2013-02-09,2013-02-10,2013-02-11,2013-02-12,2013-02-13,2013-02-14,2013-02-15}'::date[]),
    ('春节', true, '国办发明电〔2012〕33号', '{2013-02-16,2013-02-17}'::date[]),
    ('清明节', false, '国办发明电〔2012〕33号', '{2013-04-04,2013-04-05,2013-04-06}'::date[]),
    ('清明节', true, '国办发明电〔2012〕33号', '{2013-04-07}'::date[]),
    ('劳动节', true, '国办发明电〔2012〕33号', '{2013-04-27,2013-04-28}'::date[]),
    ('劳动节', false, '国办发明电〔2012〕33号', '{2013-04-29,2013-04-30,2013-05-01}'::date[]),
    ('端午节', true, '国办发明电〔2012〕33号', '{2013-06-08,2013-06-09}'::date[]),
    ('端午节', false, '国办发明电〔2012〕33号', '{2013-06-10,2013-06-11,2013-06-12}'::date[]),
    ('中秋节', false, '国办发明电〔2012〕33号', '{2013-09-19,2013-09-20,2013-09-21}'::date[]),
    ('中秋节', true, '国办发明电〔2012〕33号', '{2013-09-22}'::date[]),
    ('国庆节', true, '国办发明电〔2012〕33号', '{2013-09-29,2013-10-12}'::date[]),
    ('国庆节', false, '国办发明电〔2012〕33号', '{2013-10-01,2013-10-02,2013-10-03,2013-10-04,2013-10-05,2013-10-06,2013-10-07}'::date[]),
    ('元旦', false, '国办发明电〔2013〕28号', '{2014-01-01}'::date[]),
    ('春节', true, '国办发明电〔2013〕28号', '{2014-01-26,2014-02-08}'::date[]),
    ('春节', false, '国办发明电〔2013〕28号', '{2014-01-31,2014-02-01,2014-02-02,2014-02-03,2014-02-04,2014-02-05,2014-02-06}'::date[]),
    ('清明节', false, '国办发明电〔2013〕28号', '{2014-04-05,2014-04-07}'::date[]),
    ('劳动节', false, '国办发明电〔2013〕28号', '{2014-05-01,2014-05-02,2014-05-03}'::date[]),
    ('劳动节', true, '国办发明电〔2013〕28号', '{2014-05-04}'::date[]),
    ('端午节', false, '国办发明电〔2013〕28号', '{2014-06-02}'::date[]),
    ('中秋节', false, '国办发明电〔2013〕28号', '{2014-09-08}'::date[]),
    ('国庆节', true, '国办发明电〔2013〕28号', '{2014-09-28,2014-10-11}'::date[]),
    ('国庆节', false, '国办发明电〔2013〕28号', '{2014-10-01,2014-10-02,2014-10-03,2014-10-04,2014-10-05,2014-10-06,2014-10-07}'::date[]),
    ('元旦', false, '国办发明电〔2014〕28号', '{2015-01-01,2015-01-02,2015-01-03}'::date[]),
    ('元旦', true, '国办发明电〔2014〕28号', '{2015-01-04}'::date[]),
    ('春节', true, '国办发明电〔2014〕28号', '{2015-02-15,2015-02-28}'::date[]),
    ('春节', false, '国办发明电〔2014〕28号', '{2015-02-18,2015-02-19,2015-02-20,2015-02-21,2015-02-22,2015-02-23,2015-02-24}'::date[]),
    ('清明节', false, '国办发明电〔2014〕28号', '{2015-04-05,2015-04-06}'::date[]),
    ('劳动节', false, '国办发明电〔2014〕28号', '{2015-05-01}'::date[]),
    ('端午节', false, '国办发明电〔2014〕28号', '{2015-06-20,2015-06-22}'::date[]),
    ('中秋节', false, '国办发明电〔2014〕28号', '{2015-09-27}'::date[]),
    ('国庆节', false, '国办发明电〔2014〕28号', '{2015-10-01,2015-10-02,2015-10-03,2015-10-04,2015-10-05,2015-10-06,2015-10-07}'::date[]),
    ('国庆节', true, '国办发明电〔2014〕28号', '{2015-10-10}'::date[]),
    ('中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日', false, '国发明电〔2015〕1号', '{2015-09-03,2015-09-04,2015-09-05}'::date[]),
    ('中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日', true, '国发明电〔2015〕1号', '{2015-09-06}'::date[]),
    ('元旦', false, '国办发明电〔2015〕18号', '{2016-01-01}'::date[]),
    ('春节', true, '国办发明电〔2015〕18号', '{2016-02-06,2016-02-14}'::date[]),
    ('春节', false, '国办发明电〔2015〕18号', '{2016-02-07,2016-02-08,2016-02-09,2016-02-10,2016-02-11,2016-02-12,2016-02-13}'::date[]),
    ('清明节', false, '国办发明电〔2015〕18号', '{2016-04-04}'::date[]),
    ('劳动节', false, '国办发明电〔2015〕18号', '{2016-05-01,2016-05-02}'::date[]),
    ('端午节', false, '国办发明电〔2015〕18号', '{2016-06-09,2016-06-10,2016-06-11}'::date[]),
    ('端午节', true, '国办发明电〔2015〕18号', '{2016-06-12}'::date[]),
    ('中秋节', false, '国办发明电〔2015〕18号', '{2016-09-15,2016-09-16,2016-09-17}'::date[]),
    ('中秋节', true, '国办发明电〔2015〕18号', '{2016-09-18}'::date[]),
    ('国庆节', false, '国办发明电〔2015〕18号', '{2016-10-01,2016-10-02,2016-10-03,2016-10-04,2016-10-05,2016-10-06,2016-10-07}'::date[]),
    ('国庆节', true, '国办发明电〔2015〕18号', '{2016-10-08,2016-10-09}'::date[]),
    ('元旦', false, '国办发明电〔2016〕17号', '{2017-01-01,2017-01-02}'::date[]),
    ('春节', true, '国办发明电〔2016〕17号', '{2017-01-22,2017-02-04}'::date[]),
    ('春节', false, '国办发明电〔2016〕17号', '{2017-01-27,2017-01-28,2017-01-29,2017-01-30,2017-01-31,2017-02-01,2017-02-02}'::date[]),
    ('清明节', true, '国办发明电〔2016〕17号', '{2017-04-01}'::date[]),
    ('清明节', false, '国办发明电〔2016〕17号', '{2017-04-02,2017-04-03,2017-04-04}'::date[]),
    ('劳动节', false, '国办发明电〔2016〕17号', '{2017-05-01}'::date[]),
    ('端午节', true, '国办发明电〔2016〕17号', '{2017-05-27}'::date[]),
    ('端午节', false, '国办发明电〔2016〕17号', '{2017-05-28,2017-05-29,2017-05-30}'::date[]),
    ('中秋节、国庆节', true, '国办发明电〔2016〕17号', '{2017-09-30}'::date[]),
    ('中秋节、国庆节', false, '国办发明电〔2016〕17号', '{2017-10-01,2017-10-02,2017-10-03,2017-10-04,2017-10-05,2017-10-06,2017-10-07,2017-10-08}'::date[]),
    ('元旦', false, '国办发明电〔2017〕12号', '{2018-01-01}'::date[]),
    ('春节', true, '国办发明电〔2017〕12号', '{2018-02-11,2018-02-24}'::date[]),
    ('春节', false, '国办发明电〔2017〕12号', '{2018-02-15,2018-02-16,2018-02-17,2018-02-18,2018-02-19,2018-02-20,2018-02-21}'::date[]),
    ('清明节', false, '国办发明电〔2017〕12号', '{2018-04-05,2018-04-06,2018-04-07}'::date[]),
    ('清明节', true, '国办发明电〔2017〕12号', '{2018-04-08}'::date[]),
    ('劳动节', true, '国办发明电〔2017〕12号', '{2018-04-28}'::date[]),
    ('劳动节', false, '国办发明电〔2017〕12号', '{2018-04-29,2018-04-30,2018-05-01}'::date[]),
    ('端午节', false, '国办发明电〔2017〕12号', '{2018-06-18}'::date[]),
    ('中秋节', false, '国办发明电〔2017〕12号', '{2018-09-24}'::date[]),
    ('国庆节', true, '国办发明电〔2017〕12号', '{2018-09-29,2018-09-30}'::date[]),
    ('国庆节', false, '国办发明电〔2017〕12号', '{2018-10-01,2018-10-02,2018-10-03,2018-10-04,2018-10-05,2018-10-06,2018-10-07}'::date[]),
    ('元旦', true, '国办发明电〔2018〕15号', '{2018-12-29}'::date[]),
    ('元旦', false, '国办发明电〔2018〕15号', '{2018-12-30,2018-12-31,2019-01-01}'::date[]),
    ('春节', true, '国办发明电〔2018〕15号', '{2019-02-02,2019-02-03}'::date[]),
    ('春节', false, '国办发明电〔2018〕15号', '{2019-02-04,2019-02-05,2019-02-06,2019-02-07,2019-02-08,2019-02-09,2019-02-10}'::date[]),
    ('清明节', false, '国办发明电〔2018〕15号', '{2019-04-05}'::date[]),
    ('端午节', false, '国办发明电〔2018〕15号', '{2019-06-07}'::date[]),
    ('中秋节', false, '国办发明电〔2018〕15号', '{2019-09-13}'::date[]),
    ('国庆节', true, '国办发明电〔2018〕15号', '{2019-09-29,2019-10-12}'::date[]),
    ('国庆节', false, '国办发明电〔2018〕15号', '{2019-10-01,2019-10-02,2019-10-03,2019-10-04,2019-10-05,2019-10-06,2019-10-07}'::date[]),
    ('劳动节', true, '国办发明电〔2019〕3号', '{2019-04-28,2019-05-05}'::date[]),
    ('劳动节', false, '国办发明电〔2019〕3号', '{2019-05-01,2019-05-02,2019-05-03,2019-05-04}'::date[]),
    ('元旦', false, '国办发明电〔2019〕16号', '{2020-01-01}'::date[]),
    ('春节', true, '国办发明电〔2019〕16号', '{2020-01-19}'::date[]),
    ('春节', false, '国办发明电〔2019〕16号', '{2020-01-24,2020-01-25,2020-01-26,2020-01-27,2020-01-28,2020-01-29,2020-01-30}'::date[]),
    ('清明节', false, '国办发明电〔2019〕16号', '{2020-04-04,2020-04-05,2020-04-06}'::date[]),
    ('劳动节', true, '国办发明电〔2019〕16号', '{2020-04-26,2020-05-09}'::date[]),
    ('劳动节', false, '国办发明电〔2019〕16号', '{2020-05-01,2020-05-02,2020-05-03,2020-05-04,2020-05-05}'::date[]),
    ('端午节', false, '国办发明电〔2019〕16号', '{2020-06-25,2020-06-26,2020-06-27}'::date[]),
    ('端午节', true, '国办发明电〔2019〕16号', '{2020-06-28}'::date[]),
    ('国庆节、中秋节', true, '国办发明电〔2019〕16号', '{2020-09-27,2020-10-10}'::date[]),
    ('国庆节、中秋节', false, '国办发明电〔2019〕16号', '{2020-10-01,2020-10-02,2020-10-03,2020-10-04,2020-10-05,2020-10-06,2020-10-07,2020-10-08}'::date[]),
    ('春节', false, '国办发明电〔2020〕1号', '{2020-01-31,2020-02-01,2020-02-02}'::date[]),
    ('元旦', false, '国办发明电〔2020〕27号', '{2021-01-01,2021-01-02,2021-01-03}'::date[]),
    ('春节', true, '国办发明电〔2020〕27号', '{2021-02-07,2021-02-20}'::date[]),
    ('春节', false, '国办发明电〔2020〕27号', '{2021-02-11,2021-02-12,2021-02-13,2021-02-14,2021-02-15,2021-02-16,2021-02-17}'::date[]),
    ('清明节', false, '国办发明电〔2020〕27号', '{2021-04-03,2021-04-04,2021-04-05}'::date[]),
    ('劳动节', true, '国办发明电〔2020〕27号', '{2021-04-25,2021-05-08}'::date[]),
    ('劳动节', false, '国办发明电〔2020〕27号', '{2021-05-01,2021-05-02,2021-05-03,2021-05-04,2021-05-05}'::date[]),
    ('端午节', false, '国办发明电〔2020〕27号', '{2021-06-12,2021-06-13,2021-06-14}'::date[]),
    ('中秋节', true, '国办发明电〔2020〕27号', '{2021-09-18}'::date[]),
    ('中秋节', false, '国办发明电〔2020〕27号', '{2021-09-19,2021-09-20,2021-09-21}'::date[]),
    ('国庆节', true, '国办发明电〔2020〕27号', '{2021-09-26,2021-10-09}'::date[]),
    ('国庆节', false, '国办发明电〔2020〕27号', '{2021-10-01,2021-10-02,2021-10-03,2021-10-04,2021-10-05,2021-10-06,2021-10-07}'::date[]),
    ('元旦', false, '国办发明电〔2021〕11号', '{2022-01-01,2022-01-02,2022-01-03}'::date[]),
    ('春节', true, '国办发明电〔2021〕11号', '{2022-01-29,2022-01-30}'::date[]),
    ('春节', false, '国办发明电〔2021〕11号', '{2022-01-31,2022-02-01,2022-02-02,2022-02-03,2022-02-04,2022-02-05,2022-02-06}'::date[]),
    ('清明节', true, '国办发明电〔2021〕11号', '{2022-04-02}'::date[]),
    ('清明节', false, '国办发明电〔2021〕11号', '{2022-04-03,2022-04-04,2022-04-05}'::date[]),
    ('劳动节', true, '国办发明电〔2021〕11号', '{2022-04-24,2022-05-07}'::date[]),
    ('劳动节', false, '国办发明电〔2021〕11号', '{2022-04-30,2022-05-01,2022-05-02,2022-05-03,2022-05-04}'::date[]),
    ('端午节', false, '国办发明电〔2021〕11号', '{2022-06-03,2022-06-04,2022-06-05}'::date[]),
    ('中秋节', false, '国办发明电〔2021〕11号', '{2022-09-10,2022-09-11,2022-09-12}'::date[]),
    ('国庆节', false, '国办发明电〔2021〕11号', '{2022-10-01,2022-10-02,2022-10-03,2022-10-04,2022-10-05,2022-10-06,2022-10-07}'::date[]),
    ('国庆节', true, '国办发明电〔2021〕11号', '{2022-10-08,2022-10-09}'::date[]),
    ('元旦', false, '国办发明电〔2022〕16号', '{2022-12-31,2023-01-01,2023-01-02}'::date[]),
    ('春节', false, '国办发明电〔2022〕16号', '{2023-01-21,2023-01-22,2023-01-23,2023-01-24,2023-01-25,2023-01-26,2023-01-27}'::date[]),
    ('春节', true, '国办发明电〔2022〕16号', '{2023-01-28,2023-01-29}'::date[]),
    ('清明节', false, '国办发明电〔2022〕16号', '{2023-04-05}'::date[]),
    ('劳动节', true, '国办发明电〔2022〕16号', '{2023-04-23,2023-05-06}'::date[]),
    ('劳动节', false, '国办发明电〔2022〕16号', '{2023-04-29,2023-04-30,2023-05-01,2023-05-02,2023-05-03}'::date[]),
    ('端午节', false, '国办发明电〔2022〕16号', '{2023-06-22,2023-06-23,2023-06-24}'::date[]),
    ('端午节', true, '国办发明电〔2022〕16号', '{2023-06-25}'::date[]),
    ('中秋节、国庆节', false, '国办发明电〔2022〕16号', '{2023-09-29,2023-09-30,2023-10-01,2023-10-02,2023-10-03,2023-10-04,2023-10-05,2023-10-06}'::date[]),
    ('中秋节、国庆节', true, '国办发明电〔2022〕16号', '{2023-10-07,2023-10-08}'::date[]),
    ('元旦', false, '国办发明电〔2023〕7号', '{2024-01-01}'::date[]),
    ('春节', true, '国办发明电〔2023〕7号', '{2024-02-04,2024-02-18}'::date[]),
    ('春节', false, '国办发明电〔2023〕7号', '{2024-02-10,2024-02-11,2024-02-12,2024-02-13,2024-02-14,2024-02-15,2024-02-16,2024-02-17}'::date[]),
    ('清明节', false, '国办发明电〔2023〕7号', '{2024-04-04,2024-04-05,2024-04-06}'::date[]),
    ('清明节', true, '国办发明电〔2023〕7号', '{2024-04-07}'::date[]),
    ('劳动节', true, '国办发明电〔2023〕7号', '{2024-04-28,2024-05-11}'::date[]),
    ('劳动节', false, '国办发明电〔2023〕7号', '{2024-05-01,2024-05-02,2024-05-03,2024-05-04,2024-05-05}'::date[]),
    ('端午节', false, '国办发明电〔2023〕7号', '{2024-06-10}'::date[]),
    ('中秋节', true, '国办发明电〔2023〕7号', '{2024-09-14}'::date[]),
    ('中秋节', false, '国办发明电〔2023〕7号', '{2024-09-15,2024-09-16,2024-09-17}'::date[]),
    ('国庆节', true, '国办发明电〔2023〕7号', '{2024-09-29,2024-10-12}'::date[]),
    ('国庆节', false, '国办发明电〔2023〕7号', '{2024-10-01,2024-10-02,2024-10-03,2024-10-04,2024-10-05,2024-10-06,2024-10-07}'::date[]),
    ('元旦', false, '国办发明电〔2024〕12号', '{2025-01-01}'::date[]),
    ('春节', true, '国办发明电〔2024〕12号', '{2025-01-26,2025-02-08}'::date[]),
    ('春节', false, '国办发明电〔2024〕12号', '{2025-01-28,2025-01-29,2025-01-30,2025-01-31,2025-02-01,2025-02-02,2025-02-03,2025-02-04}'::date[]),
    ('清明节', false, '国办发明电〔2024〕12号', '{2025-04-04,2025-04-05,2025-04-06}'::date[]),
    ('劳动节', true, '国办发明电〔2024〕12号', '{2025-04-27}'::date[]),
    ('劳动节', false, '国办发明电〔2024〕12号', '{2025-05-01,2025-05-02,2025-05-03,2025-05-04,2025-05-05}'::date[]),
    ('端午节', false, '国办发明电〔2024〕12号', '{2025-05-31,2025-06-01,2025-06-02}'::date[]),
    ('国庆节、中秋节', true, '国办发明电〔2024〕12号', '{2025-09-28,2025-10-11}'::date[]),
    ('国庆节、中秋节', false, '国办发明电〔2024〕12号', '{2025-10-01,2025-10-02,2025-10-03,2025-10-04,2025-10-05,2025-10-06,2025-10-07,2025-10-08}'::date[]),
    ('元旦', false, '国办发明电〔2025〕7号', '{2026-01-01,2026-01-02,2026-01-03}'::date[]),
    ('元旦', true, '国办发明电〔2025〕7号', '{2026-01-04}'::date[]),
    ('春节', true, '国办发明电〔2025〕7号', '{2026-02-14,2026-02-28}'::date[]),
    ('春节', false, '国办发明电〔2025〕7号', '{2026-02-15,2026-02-16,2026-02-17,2026-02-18,2026-02-19,2026-02-20,2026-02-21,2026-02-22,2026-02-23}'::date[]),
    ('清明节', false, '国办发明电〔2025〕7号', '{2026-04-04,2026-04-05,2026-04-06}'::date[]),
    ('劳动节', false, '国办发明电〔2025〕7号', '{2026-05-01,2026-05-02,2026-05-03,2026-05-04,2026-05-05}'::date[]),
    ('劳动节', true, '国办发明电〔2025〕7号', '{2026-05-09}'::date[]),
    ('端午节', false, '国办发明电〔2025〕7号', '{2026-06-19,2026-06-20,2026-06-21}'::date[]),
    ('国庆节', true, '国办发明电〔2025〕7号', '{2026-09-20,2026-10-10}'::date[]),
    ('中秋节', false, '国办发明电〔2025〕7号', '{2026-09-25,2026-09-26,2026-09-27}'::date[]),
    ('国庆节', false, '国办发明电〔2025〕7号', '{2026-10-01,2026-10-02,2026-10-03,2026-10-04,2026-10-05,2026-10-06,2026-10-07}'::date[])
) AS d(name, is_workday, document, days), unnest(days) AS day
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

-- Only now the guards: what ships is as its source has it, and makes no entry in the ledger.
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.calendar_notice
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '5', 'load a holiday notice');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.calendar_day
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '5', 'load a holiday notice');
CREATE TRIGGER calendar_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.calendar_notice
FOR EACH ROW EXECUTE FUNCTION ldpd.calendar_guard();
CREATE TRIGGER calendar_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.calendar_day
FOR EACH ROW EXECUTE FUNCTION ldpd.calendar_guard();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.calendar_notice
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('5');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.calendar_day
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('5');
CREATE CONSTRAINT TRIGGER calendar_settle
AFTER INSERT OR UPDATE OR DELETE ON ldpd.calendar_notice
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION ldpd.calendar_settle();
CREATE CONSTRAINT TRIGGER calendar_settle
AFTER INSERT OR UPDATE OR DELETE ON ldpd.calendar_day
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION ldpd.calendar_settle();
-- source: sql/01_general.sql
-- Chapter 1, general provisions: who acts (Articles 3, 5), when, and which rules bind (Article 45).

-- Group roles, for GRANT only. A cluster may hold several databases with ldpd, so they may be there already.
DO $$
DECLARE
    r name;
BEGIN
    FOREACH r IN ARRAY ARRAY['ldpd_agency', 'ldpd_bureau', 'ldpd_public', 'ldpd_report', 'ldpd_audit', 'ldpd_pilot'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = r) THEN
            EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', r);
        END IF;
    END LOOP;
    IF NOT pg_catalog.pg_has_role('ldpd_bureau', 'ldpd_agency', 'MEMBER') THEN
        GRANT ldpd_agency TO ldpd_bureau;
    END IF;
    -- It owns the views through which pilot operators read (Article 27), and needs what they read; it has no members.
    IF NOT pg_catalog.pg_has_role('ldpd_pilot', 'ldpd_agency', 'MEMBER') THEN
        GRANT ldpd_agency TO ldpd_pilot;
    END IF;
END
$$;

-- ---------------------------------------------------------------- regions

CREATE TABLE ldpd.region (
    code   text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[0-9]{6}$'),
    name   text NOT NULL,
    level  text NOT NULL CHECK (level IN ('province', 'city', 'county', 'zone')),
    parent text COLLATE "C" REFERENCES ldpd.region CHECK (parent <> code)
);
COMMENT ON TABLE ldpd.region IS '行政区划(GB/T 2260)及本地自编代码的功能区(第五条:市、县(区))';
COMMENT ON COLUMN ldpd.region.code IS '六位代码;功能区无国标代码,由市自编';
COMMENT ON COLUMN ldpd.region.name IS '名称';
COMMENT ON COLUMN ldpd.region.level IS 'province 省、city 市、county 县(区)、zone 功能区';
COMMENT ON COLUMN ldpd.region.parent IS '上一级区划';
SELECT pg_catalog.pg_extension_config_dump('ldpd.region', '');

INSERT INTO ldpd.region
SELECT code, name, level, parent
FROM (VALUES
    ('370000', '山东省', 'province', NULL),
    ('370100', '济南市', 'city', '370000'),
    ('370200', '青岛市', 'city', '370000'),
    ('370300', '淄博市', 'city', '370000'),
    ('370400', '枣庄市', 'city', '370000'),
    ('370500', '东营市', 'city', '370000'),
    ('370600', '烟台市', 'city', '370000'),
    ('370700', '潍坊市', 'city', '370000'),
    ('370800', '济宁市', 'city', '370000'),
    ('370900', '泰安市', 'city', '370000'),
    ('371000', '威海市', 'city', '370000'),
    ('371100', '日照市', 'city', '370000'),
    ('371300', '临沂市', 'city', '370000'),
    ('371400', '德州市', 'city', '370000'),
    ('371500', '聊城市', 'city', '370000'),
    ('371600', '滨州市', 'city', '370000'),
    ('371700', '菏泽市', 'city', '370000'),
    ('371302', '兰山区', 'county', '371300'),
    ('371311', '罗庄区', 'county', '371300'),
    ('371312', '河东区', 'county', '371300'),
    ('371321', '沂南县', 'county', '371300'),
    ('371322', '郯城县', 'county', '371300'),
    ('371323', '沂水县', 'county', '371300'),
    ('371324', '兰陵县', 'county', '371300'),
    ('371325', '费县', 'county', '371300'),
    ('371326', '平邑县', 'county', '371300'),
    ('371327', '莒南县', 'county', '371300'),
    ('371328', '蒙阴县', 'county', '371300'),
    ('371329', '临沭县', 'county', '371300')
) AS r(code, name, level, parent)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.region
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '5', 'keep the register of regions');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.region
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('5');

-- ---------------------------------------------------------------- agencies

CREATE TABLE ldpd.agency (
    code         ldpd.credit_code PRIMARY KEY,
    name         text NOT NULL CHECK (NOT ldpd.is_blank(name)),
    kind         text NOT NULL
                 CHECK (kind IN ('bureau', 'department', 'institution', 'pilot_operator', 'affiliated')),
    region       text COLLATE "C" NOT NULL REFERENCES ldpd.region,
    principal    text CHECK (principal IS NULL OR NOT ldpd.is_blank(principal)),
    data_officer text CHECK (data_officer IS NULL OR NOT ldpd.is_blank(data_officer)),
    approval     text,
    mandate      text CHECK (mandate IS NULL OR NOT ldpd.is_blank(mandate)),
    CONSTRAINT pilot_operator_is_approved CHECK (kind <> 'pilot_operator' OR NOT ldpd.is_blank(approval))
);
CREATE UNIQUE INDEX agency_bureau_of_region ON ldpd.agency (region) WHERE kind = 'bureau';
COMMENT ON TABLE ldpd.agency IS '公共管理和服务机构、大数据工作主管部门、试点运营单位(第三条、第五条、第四十四条)';
COMMENT ON COLUMN ldpd.agency.code IS '统一社会信用代码';
COMMENT ON COLUMN ldpd.agency.name IS '名称';
COMMENT ON COLUMN ldpd.agency.kind IS 'bureau 大数据工作主管部门、department 政务部门、institution 公共服务企事业单位和社会组织、pilot_operator 试点运营单位、affiliated 参照执行单位(第四十四条)';
COMMENT ON COLUMN ldpd.agency.region IS '所在区划;每一区划一个大数据工作主管部门';
COMMENT ON COLUMN ldpd.agency.principal IS '第一责任人(第五条),由本机构自行填报';
COMMENT ON COLUMN ldpd.agency.data_officer IS '专职人员(第五条),由本机构自行填报';
COMMENT ON COLUMN ldpd.agency.approval IS '市人民政府同意试点运营的文件(第三条),试点运营单位必填';
COMMENT ON COLUMN ldpd.agency.mandate IS '授权其管理公共事务职能的法律、法规;有此授权的组织(不论类别)视同政府部门,适用《政务数据共享条例》(其第二条)';
COMMENT ON INDEX ldpd.agency_bureau_of_region IS '每一区划一个大数据工作主管部门(第五条)';
SELECT pg_catalog.pg_extension_config_dump('ldpd.agency', '');

CREATE FUNCTION ldpd.agency_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_agency_guard';
COMMENT ON FUNCTION ldpd.agency_guard() IS '触发器函数(行级 BEFORE):机构由市大数据工作主管部门登记,第一责任人和专职人员由机构自行填报(第五条)';

CREATE TRIGGER agency_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.agency
FOR EACH ROW EXECUTE FUNCTION ldpd.agency_guard();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.agency
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('5');

CREATE TABLE ldpd.agency_role (
    role   regrole PRIMARY KEY,
    agency ldpd.credit_code NOT NULL REFERENCES ldpd.agency
);
COMMENT ON TABLE ldpd.agency_role IS '数据库角色代表的机构(谁使用谁负责,第三十一条);按角色 OID 记,删除后同名重建的角色不承继';
COMMENT ON COLUMN ldpd.agency_role.role IS '角色';
COMMENT ON COLUMN ldpd.agency_role.agency IS '所代表的机构;一个机构可有多个角色';
-- A role that was dropped is a bare number here, and that number could be somebody else's where a dump is restored.
SELECT pg_catalog.pg_extension_config_dump('ldpd.agency_role', 'WHERE role IN (SELECT oid FROM pg_catalog.pg_roles)');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.agency_role
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '31', 'say which role acts for which agency');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.agency_role
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('31');

CREATE FUNCTION ldpd.current_agency() RETURNS ldpd.credit_code
LANGUAGE c STABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_current_agency';
COMMENT ON FUNCTION ldpd.current_agency() IS '会话所用角色代表的机构:SET ROLE 计入,SECURITY DEFINER 不计入(数不外用,第十七条);无则 NULL';

CREATE FUNCTION ldpd.acting_role() RETURNS regrole
LANGUAGE c STABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_acting_role';
COMMENT ON FUNCTION ldpd.acting_role() IS '会话所用角色:SET ROLE 计入,SECURITY DEFINER 不计入';

CREATE FUNCTION ldpd.my_agencies() RETURNS ldpd.credit_code[]
LANGUAGE c STABLE PARALLEL RESTRICTED
AS 'MODULE_PATHNAME', 'ldpd_my_agencies';
COMMENT ON FUNCTION ldpd.my_agencies() IS '本机构;本机构为大数据工作主管部门的,并及本区划和下级区划的全部机构(第五条)';

-- ---------------------------------------------------------------- instruments and their rules

CREATE TABLE ldpd.instrument (
    code      text COLLATE "C" PRIMARY KEY,
    title     text NOT NULL,
    status    text NOT NULL CHECK (status IN ('draft', 'issued', 'repealed')),
    adopted   boolean NOT NULL DEFAULT false,
    effective daterange NOT NULL CHECK (NOT isempty(effective)),
    rank      text CHECK (rank IN ('法律', '行政法规', '国务院决定', '地方性法规', '部门规章', '地方政府规章', '国家政策', '规范性文件')),
    issuer    text,
    document_number text,
    covers    text[] CHECK (covers <@ '{bureau,department,institution,pilot_operator,affiliated,mandated}'),
    adopted_from date
);
CREATE INDEX instrument_of_title ON ldpd.instrument (title);
COMMENT ON TABLE ldpd.instrument IS '法律文件:设定期限、须采用方有拘束力的(第四十五条),和不予共享、不予开放所依据的(第十四条、第十六条、第二十条);同一文件修订后重新公布的,另登记一行';
COMMENT ON COLUMN ldpd.instrument.code IS '代号';
COMMENT ON COLUMN ldpd.instrument.title IS '名称';
COMMENT ON COLUMN ldpd.instrument.status IS 'draft 征求意见稿、issued 已发布、repealed 已废止';
COMMENT ON COLUMN ldpd.instrument.adopted IS '本市是否采用其期限和依据的规定;采用由市大数据工作主管部门决定,记入 ldpd.ledger';
COMMENT ON COLUMN ldpd.instrument.effective IS '施行期间';
COMMENT ON COLUMN ldpd.instrument.rank IS '效力层级;NULL 为未登记,不得作为依据';
COMMENT ON COLUMN ldpd.instrument.issuer IS '制定机关';
COMMENT ON COLUMN ldpd.instrument.document_number IS '文号';
COMMENT ON COLUMN ldpd.instrument.covers IS '拘束哪些类别的机构(ldpd.agency.kind);mandated 为法律、法规授权的具有管理公共事务职能的组织;NULL 为全部';
COMMENT ON COLUMN ldpd.instrument.adopted_from IS '自何日起采用,由服务器盖记,只拘束自该日起开始的期限;NULL 为自施行之日';
COMMENT ON INDEX ldpd.instrument_of_title IS '按名称查找文件';
SELECT pg_catalog.pg_extension_config_dump('ldpd.instrument', '');

-- Article 45 leaves the day blank (2023年xx日): from the first day on which that year has surely passed. A city sets its own.
INSERT INTO ldpd.instrument (code, title, status, adopted, effective, rank, issuer)
SELECT 'linyi', '临沂市公共数据管理办法(征求意见稿)', 'draft', true, daterange('2024-01-01', NULL), '规范性文件', '临沂市人民政府'
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';
-- The procedure that Article 18 leaves to the city (规定的程序和要求).
INSERT INTO ldpd.instrument (code, title, status, adopted, effective)
SELECT 'linyi-emergency', '公共数据应急共享程序(出厂设定,由本市改定)', 'draft', true, daterange('2024-01-01', NULL)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TABLE ldpd.duty_rule (
    rule       text COLLATE "C" NOT NULL,
    instrument text COLLATE "C" NOT NULL REFERENCES ldpd.instrument,
    article    int NOT NULL,
    workdays   int NOT NULL CHECK (workdays BETWEEN 1 AND 250),
    effective  daterange NOT NULL,
    id         bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    PRIMARY KEY (rule, instrument, effective)
);
COMMENT ON TABLE ldpd.duty_rule IS '法定期限:规则、条文、工作日数、施行期间;几个文件都有规定的,以先到期的为准';
COMMENT ON COLUMN ldpd.duty_rule.rule IS '规则:catalogue_update 目录更新、share_reply 共享反馈、share_fulfil 完成共享、open_reply 开放反馈、emergency_review 应急共享的复核、demand_reply 需求清单的答复、correction_reply 校核的答复';
COMMENT ON COLUMN ldpd.duty_rule.instrument IS '所依据的法律文件';
COMMENT ON COLUMN ldpd.duty_rule.article IS '条号';
COMMENT ON COLUMN ldpd.duty_rule.workdays IS '工作日数,开始的当日不计入(民法典第二百零一条)';
COMMENT ON COLUMN ldpd.duty_rule.effective IS '适用于开始日在此期间内的期限';
COMMENT ON COLUMN ldpd.duty_rule.id IS '由服务器给定;期限据以载明是哪一文件哪一条设定的';
SELECT pg_catalog.pg_extension_config_dump('ldpd.duty_rule', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.duty_rule_id_seq', '');

INSERT INTO ldpd.duty_rule (rule, instrument, article, workdays, effective)
SELECT rule, 'linyi', article, workdays, daterange(NULL, NULL)
FROM (VALUES
    ('catalogue_update', 8, 15),
    ('share_reply', 16, 3),
    ('share_fulfil', 16, 7),
    ('open_reply', 22, 7)
) AS r(rule, article, workdays)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';
INSERT INTO ldpd.duty_rule (rule, instrument, article, workdays, effective)
SELECT 'emergency_review', 'linyi-emergency', 18, 10, daterange(NULL, NULL)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE FUNCTION ldpd.rule_workdays(rule text, started date, agency ldpd.credit_code DEFAULT NULL) RETURNS int
LANGUAGE c STABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_rule_workdays';
COMMENT ON FUNCTION ldpd.rule_workdays(text, date, ldpd.credit_code) IS '某一机构自某日开始的期限为几个工作日,几个文件都有规定的取最短;不指明机构的,只计拘束全部机构的文件;无采用的文件规定的,报 P0002';

CREATE FUNCTION ldpd.due_on(rule text, started timestamptz, agency ldpd.credit_code DEFAULT NULL) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE
RETURN ldpd.add_workdays(ldpd.day(started), ldpd.rule_workdays(rule, ldpd.day(started), agency));
COMMENT ON FUNCTION ldpd.due_on(text, timestamptz, ldpd.credit_code) IS '某一机构自某一时刻开始的期限的到期日;所需年份尚无放假通知的,报 22008';

CREATE FUNCTION ldpd.explain_due(
    rule text,
    started timestamptz,
    agency ldpd.credit_code DEFAULT NULL,
    OUT day date,
    OUT counted int,
    OUT is_workday boolean,
    OUT reason text,
    OUT document text
) RETURNS SETOF record
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT w.day, w.counted, w.is_workday, w.reason, w.document
    FROM ldpd.explain_workdays(ldpd.day(started), ldpd.rule_workdays(rule, ldpd.day(started), agency)) AS w;
END;
COMMENT ON FUNCTION ldpd.explain_due(text, timestamptz, ldpd.credit_code) IS '到期日的依据:开始日之后逐日列出,计入的第几个工作日或者不计入的原因,及所依据的放假通知';

-- ---------------------------------------------------------------- vocabularies

CREATE TABLE ldpd.vocabulary (
    kind   text COLLATE "C" NOT NULL,
    label  text NOT NULL,
    scheme text NOT NULL,
    code   text,
    rank   int,
    PRIMARY KEY (kind, label)
);
COMMENT ON TABLE ldpd.vocabulary IS '目录要素的取值(第六条),按名称而不按数字:各系统的数字代码互不一致;填写编制指南代码的,换为名称存(数据类型存代码),其他系统的代码见 ldpd.vocabulary_code';
COMMENT ON COLUMN ldpd.vocabulary.kind IS '要素:format 信息资源格式、update_cycle 更新周期、share_method 共享方式、data_type 信息项的数据类型';
COMMENT ON COLUMN ldpd.vocabulary.label IS '取值';
COMMENT ON COLUMN ldpd.vocabulary.scheme IS '来源的标准或者指南';
COMMENT ON COLUMN ldpd.vocabulary.code IS '来源中的代码';
COMMENT ON COLUMN ldpd.vocabulary.rank IS '有次序的,由低到高';
SELECT pg_catalog.pg_extension_config_dump('ldpd.vocabulary', '');

INSERT INTO ldpd.vocabulary
SELECT kind, label, scheme, code, rank
FROM (VALUES
    ('format', '电子文件', '政务信息资源目录编制指南(试行)', '1', NULL),
    ('format', '电子表格', '政务信息资源目录编制指南(试行)', '2', NULL),
    ('format', '数据库', '政务信息资源目录编制指南(试行)', '3', NULL),
    ('format', '图形图像', '政务信息资源目录编制指南(试行)', '4', NULL),
    ('format', '流媒体', '政务信息资源目录编制指南(试行)', '5', NULL),
    ('format', '自描述格式', '政务信息资源目录编制指南(试行)', '6', NULL),
    ('update_cycle', '实时', '政务信息资源目录编制指南(试行)', '1', 1),
    ('update_cycle', '每日', '政务信息资源目录编制指南(试行)', '2', 2),
    ('update_cycle', '每周', '政务信息资源目录编制指南(试行)', '3', 3),
    ('update_cycle', '每月', '政务信息资源目录编制指南(试行)', '4', 4),
    ('update_cycle', '每季度', '政务信息资源目录编制指南(试行)', '5', 5),
    ('update_cycle', '每年', '政务信息资源目录编制指南(试行)', '6', 6),
    ('share_method', '共享平台', '政务信息资源目录编制指南(试行)', NULL, NULL),
    ('share_method', '系统对接', '行业目录常用', NULL, NULL),
    ('share_method', '联机查询', '行业目录常用', NULL, NULL),
    ('share_method', '在线浏览', '行业目录常用', NULL, NULL),
    ('share_method', '调用在线服务', '行业目录常用', NULL, NULL),
    ('share_method', '下载', '行业目录常用', NULL, NULL),
    ('share_method', '拷贝', '行业目录常用', NULL, NULL),
    ('share_method', '其他', '行业目录常用', NULL, NULL),
    ('data_type', '字符型', '政务信息资源目录编制指南(试行)', 'C', NULL),
    ('data_type', '数值型', '政务信息资源目录编制指南(试行)', 'N', NULL),
    ('data_type', '货币型', '政务信息资源目录编制指南(试行)', 'Y', NULL),
    ('data_type', '日期型', '政务信息资源目录编制指南(试行)', 'D', NULL),
    ('data_type', '日期时间型', '政务信息资源目录编制指南(试行)', 'T', NULL),
    ('data_type', '逻辑型', '政务信息资源目录编制指南(试行)', 'L', NULL),
    ('data_type', '备注型', '政务信息资源目录编制指南(试行)', 'M', NULL),
    ('data_type', '通用型', '政务信息资源目录编制指南(试行)', 'G', NULL),
    ('data_type', '双精度型', '政务信息资源目录编制指南(试行)', 'B', NULL),
    ('data_type', '整型', '政务信息资源目录编制指南(试行)', 'I', NULL),
    ('data_type', '浮点型', '政务信息资源目录编制指南(试行)', 'F', NULL)
) AS v(kind, label, scheme, code, rank)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.vocabulary
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '6', 'keep the vocabularies of the catalogue');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.vocabulary
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('6');

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.region, ldpd.agency, ldpd.instrument, ldpd.duty_rule, ldpd.vocabulary TO PUBLIC;
GRANT SELECT ON ldpd.agency_role TO ldpd_agency, ldpd_audit;
GRANT INSERT, UPDATE, DELETE ON
    ldpd.region, ldpd.agency, ldpd.instrument, ldpd.duty_rule, ldpd.vocabulary,
    ldpd.calendar_notice, ldpd.calendar_day
TO ldpd_bureau;
GRANT UPDATE (principal, data_officer) ON ldpd.agency TO ldpd_agency;
-- source: sql/01_instrument.sql
-- The law above and legal bases: provisions of instruments, which ranks a rule admits as a basis, what is cited (Articles 14, 16,
-- 20, 45).

-- ---------------------------------------------------------------- provisions

CREATE TABLE ldpd.provision (
    instrument text COLLATE "C" NOT NULL REFERENCES ldpd.instrument,
    article    int NOT NULL CHECK (article > 0),
    branch     int NOT NULL DEFAULT 0 CHECK (branch >= 0),
    text       text NOT NULL CHECK (NOT ldpd.is_blank(text)),
    PRIMARY KEY (instrument, article, branch)
);
COMMENT ON TABLE ldpd.provision IS '法律文件的条文;不予共享、不予开放须引具体条文(第十四条、第十六条、第二十条),出厂所附之外的由市大数据工作主管部门登记';
COMMENT ON COLUMN ldpd.provision.instrument IS '法律文件';
COMMENT ON COLUMN ldpd.provision.article IS '条号';
COMMENT ON COLUMN ldpd.provision.branch IS '第…条之几;无则 0';
COMMENT ON COLUMN ldpd.provision.text IS '条文';
SELECT pg_catalog.pg_extension_config_dump('ldpd.provision', '');

CREATE FUNCTION ldpd.parse_basis(
    basis text,
    OUT title text,
    OUT article int,
    OUT branch int,
    OUT paragraph int,
    OUT item int
) RETURNS SETOF record
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_parse_basis';
COMMENT ON FUNCTION ldpd.parse_basis(text) IS '依据的文字所引的条文:《…》第…条第…款第…项,中文数字或者阿拉伯数字,款、项可无,书名号可无(第十六条)';

CREATE FUNCTION ldpd.cite(
    instrument text,
    article int,
    branch int DEFAULT 0,
    paragraph int DEFAULT NULL,
    item int DEFAULT NULL
) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT '《' || i.title || '》第' || p.article || '条' || CASE WHEN p.branch > 0 THEN '之' || p.branch ELSE '' END
           || coalesce('第' || cite.paragraph || '款', '') || coalesce('第' || cite.item || '项', '')
    FROM ldpd.provision p
    JOIN ldpd.instrument i ON i.code = p.instrument
    WHERE p.instrument = cite.instrument AND p.article = cite.article AND p.branch = cite.branch;
END;
COMMENT ON FUNCTION ldpd.cite(text, int, int, int, int) IS '以登记的条文(文件代号、条、之、款、项)写出依据的文字,用于 legal_basis 等列;未登记的为 NULL(第十六条)';

-- ---------------------------------------------------------------- which ranks a rule admits

CREATE TABLE ldpd.basis_rule (
    matter     text COLLATE "C" NOT NULL CHECK (matter IN ('share_refusal', 'not_shared', 'conditional', 'not_open')),
    instrument text COLLATE "C" NOT NULL REFERENCES ldpd.instrument,
    article    int NOT NULL,
    ranks      text[] NOT NULL
               CHECK (ranks <> '{}' AND ranks <@ '{法律,行政法规,国务院决定,地方性法规,部门规章,地方政府规章,国家政策,规范性文件}'),
    effective  daterange NOT NULL CHECK (NOT isempty(effective)),
    PRIMARY KEY (matter, instrument, effective)
);
COMMENT ON TABLE ldpd.basis_rule IS '各文件要求以何种层级的规定为依据;几个采用的文件都有要求的,须各有一条所引规定合乎其要求';
COMMENT ON COLUMN ldpd.basis_rule.matter IS '事项:share_refusal 不予共享的反馈(第十六条)、not_shared 不予共享类(第十四条)、conditional 有条件共享类所引的依据(第十五条)、not_open 不予开放类(第二十条)';
COMMENT ON COLUMN ldpd.basis_rule.instrument IS '作此要求的法律文件';
COMMENT ON COLUMN ldpd.basis_rule.article IS '条号';
COMMENT ON COLUMN ldpd.basis_rule.ranks IS '可以作为依据的效力层级';
COMMENT ON COLUMN ldpd.basis_rule.effective IS '适用于此期间内作出的';
SELECT pg_catalog.pg_extension_config_dump('ldpd.basis_rule', '');

INSERT INTO ldpd.basis_rule (matter, instrument, article, ranks, effective)
SELECT matter, 'linyi', article, ranks::text[], daterange(NULL, NULL)
FROM (VALUES
    ('share_refusal', 16, '{法律,行政法规,地方性法规,部门规章,地方政府规章}'),
    -- 政务信息资源目录编制指南(第六条):不予共享的依据为法律、行政法规或者国家政策
    ('not_shared', 14, '{法律,行政法规,国务院决定,地方性法规,部门规章,地方政府规章,国家政策}'),
    ('conditional', 15, '{法律,行政法规,国务院决定,地方性法规,部门规章,地方政府规章,国家政策,规范性文件}'),
    ('not_open', 20, '{法律,行政法规,地方性法规,部门规章,地方政府规章}')
) AS r(matter, article, ranks)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

-- ---------------------------------------------------------------- the law above

-- 政务数据共享条例: not adopted until the city's bureau says so. It covers 政府部门和法律、法规授权的具有管理公共事务职能的组织 (its
-- Article 2), not public enterprises as such.
INSERT INTO ldpd.instrument (code, title, status, adopted, effective, rank, issuer, document_number, covers)
SELECT 'sc809', '政务数据共享条例', 'issued', false, daterange('2025-08-01', NULL), '行政法规', '国务院', '中华人民共和国国务院令第809号',
       '{bureau,department,mandated}'::text[]
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

INSERT INTO ldpd.duty_rule (rule, instrument, article, workdays, effective)
SELECT rule, 'sc809', article, workdays, daterange(NULL, NULL)
FROM (VALUES
    ('catalogue_update', 17, 10),
    ('share_reply', 21, 10),
    ('share_fulfil', 22, 20),
    ('correction_reply', 26, 10)
) AS r(rule, article, workdays)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

INSERT INTO ldpd.basis_rule (matter, instrument, article, ranks, effective)
SELECT matter, 'sc809', article, '{法律,行政法规,国务院决定}'::text[], daterange(NULL, NULL)
FROM (VALUES ('share_refusal', 14), ('not_shared', 15)) AS r(matter, article)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE VIEW ldpd.instrument_difference WITH (security_invoker = true) AS
WITH says AS (
    SELECT rule AS matter, instrument, article, workdays, workdays || ' 个工作日' AS says, effective
    FROM ldpd.duty_rule
    UNION ALL
    SELECT matter, instrument, article, NULL, pg_catalog.array_to_string(ranks, '、'), effective
    FROM ldpd.basis_rule
)
SELECT o.matter, o.instrument, i.title, i.adopted, i.covers, o.article, o.says,
       l.article AS regulation_article, l.says AS regulation_says,
       CASE WHEN l.matter IS NULL THEN 'regulation silent'
            WHEN o.workdays IS NULL THEN 'both hold'
            WHEN o.workdays < l.workdays THEN 'instrument earlier'
            ELSE 'regulation earlier'
       END AS comparison
FROM says o
JOIN ldpd.instrument i ON i.code = o.instrument
LEFT JOIN says l ON l.instrument = 'linyi' AND l.matter = o.matter AND l.effective @> ldpd.today()
WHERE o.instrument <> 'linyi'
  AND o.effective @> ldpd.today()
  AND o.says IS DISTINCT FROM l.says;
COMMENT ON VIEW ldpd.instrument_difference IS '其他法律文件与本办法规定不同之处(第四十五条):当日施行的期限和依据的规定,未采用的也列出;采用之后,期限以先到期的为准,依据须各合其要求';
COMMENT ON COLUMN ldpd.instrument_difference.matter IS '规则或者事项';
COMMENT ON COLUMN ldpd.instrument_difference.instrument IS '另一文件的代号';
COMMENT ON COLUMN ldpd.instrument_difference.title IS '另一文件的名称';
COMMENT ON COLUMN ldpd.instrument_difference.adopted IS '本市是否采用';
COMMENT ON COLUMN ldpd.instrument_difference.covers IS '拘束哪些类别的机构,NULL 为全部';
COMMENT ON COLUMN ldpd.instrument_difference.article IS '另一文件的条号';
COMMENT ON COLUMN ldpd.instrument_difference.says IS '另一文件的规定';
COMMENT ON COLUMN ldpd.instrument_difference.regulation_article IS '本办法的条号';
COMMENT ON COLUMN ldpd.instrument_difference.regulation_says IS '本办法的规定,未规定的为 NULL';
COMMENT ON COLUMN ldpd.instrument_difference.comparison IS 'instrument earlier 另一文件先到期、regulation earlier 本办法先到期、both hold 两者的要求都须满足、regulation silent 本办法未规定';

-- ---------------------------------------------------------------- what is cited

CREATE TABLE ldpd.basis_citation (
    subject    text COLLATE "C" NOT NULL,
    subject_id bigint NOT NULL,
    matter     text COLLATE "C" NOT NULL,
    position   int NOT NULL,
    instrument text COLLATE "C" NOT NULL,
    article    int NOT NULL,
    branch     int NOT NULL,
    paragraph  int,
    item       int,
    cited_on   date NOT NULL,
    PRIMARY KEY (subject, subject_id, matter, position),
    FOREIGN KEY (instrument, article, branch) REFERENCES ldpd.provision
);
CREATE INDEX basis_citation_of_provision ON ldpd.basis_citation (instrument, article, branch);
COMMENT ON TABLE ldpd.basis_citation IS '不予共享的反馈、目录版本的共享和开放属性所引的条文(第十四条、第十六条、第二十条),由服务器自其依据的文字析出';
COMMENT ON COLUMN ldpd.basis_citation.subject IS '引用者所在的表:share_request、resource_version';
COMMENT ON COLUMN ldpd.basis_citation.subject_id IS '引用者的 id';
COMMENT ON COLUMN ldpd.basis_citation.matter IS '事项,见 ldpd.basis_rule';
COMMENT ON COLUMN ldpd.basis_citation.position IS '所引的第几条';
COMMENT ON COLUMN ldpd.basis_citation.instrument IS '法律文件';
COMMENT ON COLUMN ldpd.basis_citation.article IS '条号';
COMMENT ON COLUMN ldpd.basis_citation.branch IS '第…条之几;无则 0';
COMMENT ON COLUMN ldpd.basis_citation.paragraph IS '款;未引款的为 NULL';
COMMENT ON COLUMN ldpd.basis_citation.item IS '项;未引项的为 NULL';
COMMENT ON COLUMN ldpd.basis_citation.cited_on IS '引用之日';
COMMENT ON INDEX ldpd.basis_citation_of_provision IS '某一条文被何处引用';
SELECT pg_catalog.pg_extension_config_dump('ldpd.basis_citation', '');

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.provision, ldpd.basis_rule, ldpd.instrument_difference TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.provision, ldpd.basis_rule TO ldpd_bureau;
GRANT SELECT ON ldpd.basis_citation TO ldpd_agency, ldpd_report, ldpd_audit;
-- source: sql/01_provision_data.sql
-- The instruments that agencies cite most, and those of their provisions that sharing and opening turn on (Articles 14, 16, 20).
-- Words as published. The day and the number are of the version since which the articles below stand as they do; a number is left
-- out where it is not known for sure. What is not here a bureau registers: a gap is better than a guess.

INSERT INTO ldpd.instrument (code, title, status, adopted, effective, rank, issuer, document_number)
SELECT code, title, 'issued', false, daterange(since::date, NULL), rank, issuer, number
FROM (VALUES
    ('civil-code', '中华人民共和国民法典', '2021-01-01', '法律', '全国人民代表大会', '中华人民共和国主席令第四十五号'),
    ('pipl', '中华人民共和国个人信息保护法', '2021-11-01', '法律', '全国人民代表大会常务委员会', '中华人民共和国主席令第九十一号'),
    ('data-security', '中华人民共和国数据安全法', '2021-09-01', '法律', '全国人民代表大会常务委员会', '中华人民共和国主席令第八十四号'),
    ('state-secrets', '中华人民共和国保守国家秘密法', '2024-05-01', '法律', '全国人民代表大会常务委员会', '中华人民共和国主席令第二十号'),
    ('resident-id', '中华人民共和国居民身份证法', '2012-01-01', '法律', '全国人民代表大会常务委员会', '中华人民共和国主席令第五十一号'),
    ('cryptography', '中华人民共和国密码法', '2020-01-01', '法律', '全国人民代表大会常务委员会', '中华人民共和国主席令第三十五号'),
    ('archives', '中华人民共和国档案法', '2021-01-01', '法律', '全国人民代表大会常务委员会', '中华人民共和国主席令第四十七号'),
    ('minors', '中华人民共和国未成年人保护法', '2021-06-01', '法律', '全国人民代表大会常务委员会', '中华人民共和国主席令第五十七号'),
    ('tax-collection', '中华人民共和国税收征收管理法', '2001-05-01', '法律', '全国人民代表大会常务委员会', '中华人民共和国主席令第四十九号'),
    ('statistics', '中华人民共和国统计法', '2024-09-13', '法律', '全国人民代表大会常务委员会', NULL),
    ('open-government', '中华人民共和国政府信息公开条例', '2019-05-15', '行政法规', '国务院', '中华人民共和国国务院令第711号'),
    ('credit-reporting', '征信业管理条例', '2013-03-15', '行政法规', '国务院', '中华人民共和国国务院令第631号'),
    ('network-data', '网络数据安全管理条例', '2025-01-01', '行政法规', '国务院', '中华人民共和国国务院令第790号'),
    ('sd-bigdata', '山东省大数据发展促进条例', '2022-01-01', '地方性法规', '山东省人民代表大会常务委员会', NULL),
    ('sd-egov-data', '山东省电子政务和政务数据管理办法', '2020-02-01', '地方政府规章', '山东省人民政府', '山东省人民政府令第329号')
) AS i(code, title, since, rank, issuer, number)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

INSERT INTO ldpd.provision (instrument, article, text)
SELECT instrument, article, text
FROM (VALUES
    ('civil-code', 110, '自然人享有生命权、身体权、健康权、姓名权、肖像权、名誉权、荣誉权、隐私权、婚姻自主权等权利。
法人、非法人组织享有名称权、名誉权和荣誉权。'),
    ('civil-code', 111, '自然人的个人信息受法律保护。任何组织或者个人需要获取他人个人信息的，应当依法取得并确保信息安全，不得非法收集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息。'),
    ('civil-code', 1032, '自然人享有隐私权。任何组织或者个人不得以刺探、侵扰、泄露、公开等方式侵害他人的隐私权。
隐私是自然人的私人生活安宁和不愿为他人知晓的私密空间、私密活动、私密信息。'),
    ('civil-code', 1034, '自然人的个人信息受法律保护。
个人信息是以电子或者其他方式记录的能够单独或者与其他信息结合识别特定自然人的各种信息，包括自然人的姓名、出生日期、身份证件号码、生物识别信息、住址、电话号码、电子邮箱、健康信息、行踪信息等。
个人信息中的私密信息，适用有关隐私权的规定；没有规定的，适用有关个人信息保护的规定。'),
    ('civil-code', 1035, '处理个人信息的，应当遵循合法、正当、必要原则，不得过度处理，并符合下列条件：
（一）征得该自然人或者其监护人同意，但是法律、行政法规另有规定的除外；
（二）公开处理信息的规则；
（三）明示处理信息的目的、方式和范围；
（四）不违反法律、行政法规的规定和双方的约定。
个人信息的处理包括个人信息的收集、存储、使用、加工、传输、提供、公开等。'),
    ('civil-code', 1038, '信息处理者不得泄露或者篡改其收集、存储的个人信息；未经自然人同意，不得向他人非法提供其个人信息，但是经过加工无法识别特定个人且不能复原的除外。
信息处理者应当采取技术措施和其他必要措施，确保其收集、存储的个人信息安全，防止信息泄露、篡改、丢失；发生或者可能发生个人信息泄露、篡改、丢失的，应当及时采取补救措施，按照规定告知自然人并向有关主管部门报告。'),
    ('civil-code', 1039, '国家机关、承担行政职能的法定机构及其工作人员对于履行职责过程中知悉的自然人的隐私和个人信息，应当予以保密，不得泄露或者向他人非法提供。'),
    ('pipl', 10, '任何组织、个人不得非法收集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息；不得从事危害国家安全、公共利益的个人信息处理活动。'),
    ('pipl', 13, '符合下列情形之一的，个人信息处理者方可处理个人信息：
（一）取得个人的同意；
（二）为订立、履行个人作为一方当事人的合同所必需，或者按照依法制定的劳动规章制度和依法签订的集体合同实施人力资源管理所必需；
（三）为履行法定职责或者法定义务所必需；
（四）为应对突发公共卫生事件，或者紧急情况下为保护自然人的生命健康和财产安全所必需；
（五）为公共利益实施新闻报道、舆论监督等行为，在合理的范围内处理个人信息；
（六）依照本法规定在合理的范围内处理个人自行公开或者其他已经合法公开的个人信息；
（七）法律、行政法规规定的其他情形。
依照本法其他有关规定，处理个人信息应当取得个人同意，但是有前款第二项至第七项规定情形的，不需取得个人同意。'),
    ('pipl', 23, '个人信息处理者向其他个人信息处理者提供其处理的个人信息的，应当向个人告知接收方的名称或者姓名、联系方式、处理目的、处理方式和个人信息的种类，并取得个人的单独同意。接收方应当在上述处理目的、处理方式和个人信息的种类等范围内处理个人信息。接收方变更原先的处理目的、处理方式的，应当依照本法规定重新取得个人同意。'),
    ('pipl', 25, '个人信息处理者不得公开其处理的个人信息，取得个人单独同意的除外。'),
    ('pipl', 26, '在公共场所安装图像采集、个人身份识别设备，应当为维护公共安全所必需，遵守国家有关规定，并设置显著的提示标识。所收集的个人图像、身份识别信息只能用于维护公共安全的目的，不得用于其他目的；取得个人单独同意的除外。'),
    ('pipl', 28, '敏感个人信息是一旦泄露或者非法使用，容易导致自然人的人格尊严受到侵害或者人身、财产安全受到危害的个人信息，包括生物识别、宗教信仰、特定身份、医疗健康、金融账户、行踪轨迹等信息，以及不满十四周岁未成年人的个人信息。
只有在具有特定的目的和充分的必要性，并采取严格保护措施的情形下，个人信息处理者方可处理敏感个人信息。'),
    ('pipl', 29, '处理敏感个人信息应当取得个人的单独同意；法律、行政法规规定处理敏感个人信息应当取得书面同意的，从其规定。'),
    ('pipl', 34, '国家机关为履行法定职责处理个人信息，应当依照法律、行政法规规定的权限、程序进行，不得超出履行法定职责所必需的范围和限度。'),
    ('data-security', 21, '国家建立数据分类分级保护制度，根据数据在经济社会发展中的重要程度，以及一旦遭到篡改、破坏、泄露或者非法获取、非法利用，对国家安全、公共利益或者个人、组织合法权益造成的危害程度，对数据实行分类分级保护。国家数据安全工作协调机制统筹协调有关部门制定重要数据目录，加强对重要数据的保护。
关系国家安全、国民经济命脉、重要民生、重大公共利益等数据属于国家核心数据，实行更加严格的管理制度。
各地区、各部门应当按照数据分类分级保护制度，确定本地区、本部门以及相关行业、领域的重要数据具体目录，对列入目录的数据进行重点保护。'),
    ('data-security', 36, '中华人民共和国主管机关根据有关法律和中华人民共和国缔结或者参加的国际条约、协定，或者按照平等互惠原则，处理外国司法或者执法机构关于提供数据的请求。非经中华人民共和国主管机关批准，境内的组织、个人不得向外国司法或者执法机构提供存储于中华人民共和国境内的数据。'),
    ('data-security', 38, '国家机关为履行法定职责的需要收集、使用数据，应当在其履行法定职责的范围内依照法律、行政法规规定的条件和程序进行；对在履行职责中知悉的个人隐私、个人信息、商业秘密、保密商务信息等数据应当依法予以保密，不得泄露或者非法向他人提供。'),
    ('data-security', 42, '国家制定政务数据开放目录，构建统一规范、互联互通、安全可控的政务数据开放平台，推动政务数据开放利用。'),
    ('state-secrets', 2, '国家秘密是关系国家安全和利益，依照法定程序确定，在一定时间内只限一定范围的人员知悉的事项。'),
    ('state-secrets', 5, '国家秘密受法律保护。
一切国家机关和武装力量、各政党和各人民团体、企业事业组织和其他社会组织以及公民都有保密的义务。
任何危害国家秘密安全的行为，都必须受到法律追究。'),
    ('state-secrets', 13, '下列涉及国家安全和利益的事项，泄露后可能损害国家在政治、经济、国防、外交等领域的安全和利益的，应当确定为国家秘密：
（一）国家事务重大决策中的秘密事项；
（二）国防建设和武装力量活动中的秘密事项；
（三）外交和外事活动中的秘密事项以及对外承担保密义务的秘密事项；
（四）国民经济和社会发展中的秘密事项；
（五）科学技术中的秘密事项；
（六）维护国家安全活动和追查刑事犯罪中的秘密事项；
（七）经国家保密行政管理部门确定的其他秘密事项。
政党的秘密事项中符合前款规定的，属于国家秘密。'),
    ('resident-id', 6, '居民身份证式样由国务院公安部门制定。居民身份证由公安机关统一制作、发放。
居民身份证具备视读与机读两种功能，视读、机读的内容限于本法第三条第一款规定的项目。
公安机关及其人民警察对因制作、发放、查验、扣押居民身份证而知悉的公民的个人信息，应当予以保密。'),
    ('resident-id', 19, '国家机关或者金融、电信、交通、教育、医疗等单位的工作人员泄露在履行职责或者提供服务过程中获得的居民身份证记载的公民个人信息，构成犯罪的，依法追究刑事责任；尚不构成犯罪的，由公安机关处十日以上十五日以下拘留，并处五千元罚款，有违法所得的，没收违法所得。
单位有前款行为，构成犯罪的，依法追究刑事责任；尚不构成犯罪的，由公安机关对其直接负责的主管人员和其他直接责任人员，处十日以上十五日以下拘留，并处十万元以上五十万元以下罚款，有违法所得的，没收违法所得。
有前两款行为，对他人造成损害的，依法承担民事责任。'),
    ('minors', 103, '公安机关、人民检察院、人民法院、司法行政部门以及其他组织和个人不得披露有关案件中未成年人的姓名、影像、住所、就读学校以及其他可能识别出其身份的信息，但查找失踪、被拐卖未成年人等情形除外。'),
    ('tax-collection', 8, '纳税人、扣缴义务人有权向税务机关了解国家税收法律、行政法规的规定以及与纳税程序有关的情况。
纳税人、扣缴义务人有权要求税务机关为纳税人、扣缴义务人的情况保密。税务机关应当依法为纳税人、扣缴义务人的情况保密。
纳税人依法享有申请减税、免税、退税的权利。
纳税人、扣缴义务人对税务机关所作出的决定，享有陈述权、申辩权；依法享有申请行政复议、提起行政诉讼、请求国家赔偿等权利。
纳税人、扣缴义务人有权控告和检举税务机关、税务人员的违法违纪行为。'),
    ('statistics', 28, '统计调查中获得的能够识别或者推断单个统计调查对象身份的资料，任何单位和个人不得对外提供、泄露，不得用于统计以外的目的。'),
    ('sc809', 2, '政府部门和法律、法规授权的具有管理公共事务职能的组织（以下统称政府部门）之间政务数据共享以及相关安全、监督、管理等工作，适用本条例。'),
    ('sc809', 3, '本条例所称政务数据，是指政府部门在依法履行职责过程中收集和产生的各类数据，但不包括属于国家秘密、工作秘密的数据。
本条例所称政务数据共享，是指政府部门因依法履行职责需要，使用其他政府部门的政务数据或者为其他政府部门提供政务数据的行为。'),
    ('sc809', 14, '政务数据按照共享属性分为无条件共享、有条件共享和不予共享三类：
（一）可以提供给所有政府部门共享使用的政务数据属于无条件共享类；
（二）可以按照一定条件提供给有关政府部门共享使用的政务数据属于有条件共享类；
（三）法律、行政法规以及国务院决定明确规定不能提供给其他政府部门共享使用的政务数据属于不予共享类。'),
    ('sc809', 15, '政府部门应当科学合理确定政务数据共享属性，不得通过擅自增设条件等方式阻碍、影响政务数据共享。
对属于有条件共享类的政务数据，政府部门应当在政务数据目录中列明共享范围、使用用途等共享使用条件。对属于不予共享类的政务数据，政府部门应当在政务数据目录中列明理由，并明确相应的法律、行政法规以及国务院决定依据。'),
    ('sc809', 17, '政务数据目录实行动态更新。
因法律、行政法规、国务院决定调整或者政府部门职责变化导致政务数据目录需要相应更新的，政府部门应当自调整、变化发生之日起10个工作日内对政务数据目录完成更新，并报送同级政务数据共享主管部门审核。因特殊原因需要延长更新期限的，经同级政务数据共享主管部门同意，可以延长5个工作日。
政务数据共享主管部门应当自收到更新后的政务数据目录之日起2个工作日内完成审核并发布。'),
    ('sc809', 21, '政务数据需求部门申请共享的政务数据属于无条件共享类的，政务数据提供部门应当自收到政务数据共享申请之日起1个工作日内作出答复；属于有条件共享类的，应当自收到政务数据共享申请之日起10个工作日内作出是否同意共享的答复。因特殊原因需要延长答复期限的，政务数据提供部门应当报经同级政务数据共享主管部门同意，并告知政务数据需求部门，延长的期限最长不得超过10个工作日。
政务数据需求部门提交的申请材料不全的，政务数据提供部门应当一次性告知其需要补充的材料，不得直接予以拒绝。政务数据提供部门不同意共享的，应当说明理由。'),
    ('sc809', 22, '政务数据提供部门应当自作出同意共享的答复之日起20个工作日内共享政务数据。
政务数据提供部门可以通过服务接口、批量交换、文件下载等方式向政务数据需求部门共享政务数据。'),
    ('sc809', 26, '国务院政务数据共享主管部门应当统筹建立政务数据校核纠错制度。
政府部门应当依照本部门职责，建立政务数据校核纠错规则，提供纠错渠道。政务数据需求部门应当记录政务数据使用状态，发现政务数据不准确或者不完整的，应当及时向政务数据提供部门提出政务数据校核申请。政务数据提供部门应当自收到政务数据校核申请之日起10个工作日内予以核实、更正并反馈校核处理结果。'),
    ('sc809', 29, '政务数据共享主管部门应当对政务数据共享情况进行监督检查，并可以对违反本条例规定的行为予以通报。
政务数据需求部门应当对共享政务数据的使用场景、使用过程、应用成效、存储情况、销毁情况等进行记录，有关记录保存期限不少于3年。政务数据共享主管部门和政务数据提供部门可以查阅政务数据需求部门有关记录。法律、行政法规另有规定的，从其规定。'),
    ('open-government', 14, '依法确定为国家秘密的政府信息，法律、行政法规禁止公开的政府信息，以及公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息，不予公开。'),
    ('open-government', 15, '涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开。但是，第三方同意公开或者行政机关认为不公开会对公共利益造成重大影响的，予以公开。'),
    ('open-government', 16, '行政机关的内部事务信息，包括人事管理、后勤管理、内部工作流程等方面的信息，可以不予公开。
行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息以及行政执法案卷信息，可以不予公开。法律、法规、规章规定上述信息应当公开的，从其规定。'),
    ('credit-reporting', 14, '禁止征信机构采集个人的宗教信仰、基因、指纹、血型、疾病和病史信息以及法律、行政法规规定禁止采集的其他个人信息。
征信机构不得采集个人的收入、存款、有价证券、商业保险、不动产的信息和纳税数额信息。但是，征信机构明确告知信息主体提供该信息可能产生的不利后果，并取得其书面同意的除外。'),
    ('credit-reporting', 20, '信息使用者应当按照与个人信息主体约定的用途使用个人信息，不得用作约定以外的用途，不得未经个人信息主体同意向第三方提供。'),
    ('sd-bigdata', 5, '自然人、法人和其他组织从事与大数据发展相关的活动，应当遵守法律、法规，不得泄露国家秘密、商业秘密和个人隐私，不得损害国家利益、公共利益和他人合法权益。'),
    ('sd-bigdata', 16, '数据资源实行目录管理。
省人民政府大数据工作主管部门应当制定公共数据目录编制规范，组织编制和发布本省公共数据总目录。
公共数据提供单位应当按照公共数据目录编制规范，编制和更新本单位公共数据目录，并报大数据工作主管部门审核后，纳入本省公共数据总目录。
鼓励非公共数据提供单位参照公共数据目录编制规范，编制和更新非公共数据目录。'),
    ('sd-bigdata', 17, '数据收集应当遵循合法、正当、必要的原则，不得窃取或者以其他非法方式获取数据。
公共数据提供单位应当根据公共数据目录，以数字化方式统一收集、管理公共数据，确保收集的数据及时、准确、完整。
除法律、行政法规另有规定外，公共数据提供单位不得重复收集能够通过共享方式获取的公共数据。')
) AS p(instrument, article, text)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';
-- source: sql/01_registers.sql
-- The guards of the registers of law, from here on: what is shipped stands in them by now (Article 45).

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.instrument
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '45', 'keep the register of legal instruments');
CREATE FUNCTION ldpd.instrument_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_instrument_guard';
COMMENT ON FUNCTION ldpd.instrument_guard() IS '触发器函数(行级 BEFORE):采用文件之日由服务器盖记,已施行的不得推迟,不溯及既往(第四十五条)';

CREATE TRIGGER instrument_guard
BEFORE INSERT OR UPDATE ON ldpd.instrument
FOR EACH ROW EXECUTE FUNCTION ldpd.instrument_guard();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.instrument
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('45');

CREATE FUNCTION ldpd.duty_rule_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_duty_rule_guard';
COMMENT ON FUNCTION ldpd.duty_rule_guard() IS '触发器函数(行级 BEFORE):规则自当日起生效,已生效的只可终止,不溯及既往(第四十五条)';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.duty_rule
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '45', 'set the rules of duties');
CREATE TRIGGER duty_rule_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.duty_rule
FOR EACH ROW EXECUTE FUNCTION ldpd.duty_rule_guard();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.duty_rule
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('45');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.provision
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '16', 'register provisions of legal instruments');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.provision
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('16');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.basis_rule
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '45', 'set which ranks are a basis');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.basis_rule
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('45');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.basis_citation
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '16', 'write what is cited');
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.basis_citation
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('16');
-- source: sql/02_catalogue.sql
-- Chapter 2, the catalogue of public data (Articles 6-8).

CREATE FUNCTION ldpd.lifecycle() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_lifecycle';
COMMENT ON FUNCTION ldpd.lifecycle() IS '触发器函数:各项程序的状态机,谁可办理、需要什么、服务器盖记什么、哪个期限起算(第七条、第八条、第十六条、第十八条、第二十二条)';

-- ---------------------------------------------------------------- the norm (Article 6): classes, codes of other systems

CREATE TABLE ldpd.resource_class (
    code text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[1-9]([0-9]{2}([0-9]{3}[0-9]*)?)?$'),
    name text NOT NULL CHECK (NOT ldpd.is_blank(name))
);
COMMENT ON TABLE ldpd.resource_class IS '信息资源分类(第六条):类、项、目、细目及其代码。某一类(项、目)之下列有下级的,信息资源代码须属于其中之一;未列的,只查代码的形式';
COMMENT ON COLUMN ldpd.resource_class.code IS '类 1 位、项至第 3 位、目至第 6 位、细目其后若干位';
COMMENT ON COLUMN ldpd.resource_class.name IS '名称';
SELECT pg_catalog.pg_extension_config_dump('ldpd.resource_class', '');

INSERT INTO ldpd.resource_class
SELECT code, name
FROM (VALUES ('1', '基础信息资源'), ('2', '主题信息资源'), ('3', '部门信息资源')) AS c(code, name)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TABLE ldpd.vocabulary_code (
    kind   text COLLATE "C" NOT NULL,
    scheme text NOT NULL CHECK (NOT ldpd.is_blank(scheme)),
    code   text NOT NULL CHECK (NOT ldpd.is_blank(code)),
    label  text NOT NULL CHECK (NOT ldpd.is_blank(label)),
    PRIMARY KEY (kind, scheme, code)
);
COMMENT ON TABLE ldpd.vocabulary_code IS '其他系统的代码与本目录取值的对照(第六条):同一数字在各系统所指不同,须连同代码体系才能换算';
COMMENT ON COLUMN ldpd.vocabulary_code.kind IS '要素,同 ldpd.vocabulary;另有 share_class 共享属性、open_class 开放属性';
COMMENT ON COLUMN ldpd.vocabulary_code.scheme IS '代码体系的名称,目录表的“代码体系”一栏填此名称';
COMMENT ON COLUMN ldpd.vocabulary_code.code IS '该体系中的代码';
COMMENT ON COLUMN ldpd.vocabulary_code.label IS '本目录的取值';
SELECT pg_catalog.pg_extension_config_dump('ldpd.vocabulary_code', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.resource_class
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '6', 'keep the classes of resources');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.resource_class
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('6');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.vocabulary_code
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '6', 'keep the vocabularies of the catalogue');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.vocabulary_code
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('6');

CREATE FUNCTION ldpd.classification(code text) RETURNS text
LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_catalog.string_agg(c.name, '/' ORDER BY pg_catalog.length(c.code))
    FROM (SELECT pg_catalog.split_part(classification.code, '/', 1)) AS r(class)
    JOIN ldpd.resource_class c
        ON c.code IN (pg_catalog.left(r.class, 1), pg_catalog.left(r.class, 3), pg_catalog.left(r.class, 6), r.class);
END;
COMMENT ON FUNCTION ldpd.classification(text) IS '信息资源代码的分类名称:类/项/目/细目(第六条),列名到已知的一级';

-- ---------------------------------------------------------------- resources

CREATE TABLE ldpd.resource (
    code          text COLLATE "C" PRIMARY KEY,
    provider      ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    relation      regclass,
    mode          text CHECK (mode IN ('enforce', 'record')),
    classified    boolean NOT NULL DEFAULT false CHECK (NOT classified),
    columns       jsonb,
    registered_at timestamptz NOT NULL,
    CONSTRAINT resource_code_form CHECK (code ~ '^[1-9][0-9]{5}[0-9]*/[0-9]+$' AND length(code) <= 60),
    CONSTRAINT mode_of_relation CHECK ((relation IS NULL) = (mode IS NULL))
);
CREATE UNIQUE INDEX resource_relation_key ON ldpd.resource (relation);
CREATE INDEX resource_of_provider ON ldpd.resource (provider);
COMMENT ON TABLE ldpd.resource IS '公共数据资源(第七条);目录要素在 ldpd.resource_version';
COMMENT ON COLUMN ldpd.resource.code IS '信息资源代码:类(1 位)项(2 位)目(3 位)细目(若干位)/顺序码(《政务信息资源目录编制指南(试行)》)';
COMMENT ON COLUMN ldpd.resource.provider IS '提供单位;不填即本机构';
COMMENT ON COLUMN ldpd.resource.relation IS '数据所在的表,由 ldpd.attach() 设定';
COMMENT ON COLUMN ldpd.resource.mode IS 'enforce 执行、record 只记录不拒绝;由 ldpd.attach() 设定';
COMMENT ON COLUMN ldpd.resource.classified IS '是否涉及国家秘密;涉密的不予登记(第二条)';
COMMENT ON COLUMN ldpd.resource.columns IS '表的列名和类型,由服务器维护,用以发现目录要素的调整(第八条)';
COMMENT ON COLUMN ldpd.resource.registered_at IS '登记时刻,由服务器盖记';
COMMENT ON INDEX ldpd.resource_relation_key IS '一张表至多属于一项资源';
COMMENT ON INDEX ldpd.resource_of_provider IS '某一提供单位的资源';
SELECT pg_catalog.pg_extension_config_dump('ldpd.resource', '');

CREATE FUNCTION ldpd.resource_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_resource_guard';
COMMENT ON FUNCTION ldpd.resource_guard() IS '触发器函数(行级 BEFORE):机构登记本机构的资源,涉密的不予登记(第二条、第七条)';

CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.resource
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the register of resources');
CREATE TRIGGER resource_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.resource
FOR EACH ROW EXECUTE FUNCTION ldpd.resource_guard();
CREATE TRIGGER registry_record
AFTER INSERT ON ldpd.resource
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('7');

-- ---------------------------------------------------------------- versions

CREATE SEQUENCE ldpd.resource_version_id_seq;
CREATE TABLE ldpd.resource_version (
    id               bigint PRIMARY KEY,
    resource         text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    version          int NOT NULL,
    state            text NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'published')),
    name             text,
    summary          text,
    format           text,
    format_detail    text,
    share_class      ldpd.share_class,
    share_condition  text,
    share_basis      text,
    share_method     text DEFAULT '共享平台',
    open_class       ldpd.open_class,
    open_condition   text,
    open_basis       text,
    security_level   text,
    use_requirement  text,
    update_cycle     text,
    related_resource text,
    issued_on        date,
    provider         ldpd.credit_code NOT NULL,
    submitted_at     timestamptz,
    decided_at       timestamptz,
    decided_by       ldpd.credit_code,
    return_reason    text,
    published_at     timestamptz,
    published_by     ldpd.credit_code,
    superseded_at    timestamptz,
    UNIQUE (resource, version)
);
ALTER SEQUENCE ldpd.resource_version_id_seq OWNED BY ldpd.resource_version.id;
CREATE UNIQUE INDEX resource_version_in_force ON ldpd.resource_version (resource)
    WHERE state = 'published' AND superseded_at IS NULL;
CREATE UNIQUE INDEX resource_version_in_hand ON ldpd.resource_version (resource)
    WHERE state <> 'published';
CREATE INDEX resource_version_of_provider ON ldpd.resource_version (provider);
COMMENT ON TABLE ldpd.resource_version IS '目录要素的各个版本(第六条、第七条):draft 编制→submitted 报审→approved 审定→published 发布;submitted、approved→returned 退回→submitted;发布的版本不再修改,由下一版本取代';
COMMENT ON COLUMN ldpd.resource_version.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.resource_version.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.resource_version.version IS '版本号,由服务器给定';
COMMENT ON COLUMN ldpd.resource_version.state IS '状态';
COMMENT ON COLUMN ldpd.resource_version.name IS '信息资源名称';
COMMENT ON COLUMN ldpd.resource_version.summary IS '信息资源摘要';
COMMENT ON COLUMN ldpd.resource_version.format IS '信息资源格式,取值见 ldpd.vocabulary';
COMMENT ON COLUMN ldpd.resource_version.format_detail IS '格式说明,自描述格式的必填';
COMMENT ON COLUMN ldpd.resource_version.share_class IS '共享属性(第十五条)';
COMMENT ON COLUMN ldpd.resource_version.share_condition IS '共享条件,有条件共享的必填(第十五条)';
COMMENT ON COLUMN ldpd.resource_version.share_basis IS '不予共享的依据,不予共享的必填(第十四条)';
COMMENT ON COLUMN ldpd.resource_version.share_method IS '共享方式,取值见 ldpd.vocabulary;不填即经共享平台(第十六条)';
COMMENT ON COLUMN ldpd.resource_version.open_class IS '开放属性(第二十条)';
COMMENT ON COLUMN ldpd.resource_version.open_condition IS '开放要求,有条件开放的必填(第二十条)';
COMMENT ON COLUMN ldpd.resource_version.open_basis IS '不予开放的依据,不予开放的必填(第二十条)';
COMMENT ON COLUMN ldpd.resource_version.security_level IS '安全级别(第六条、第三十二条),取值见所采用的级别方案 ldpd.data_level;不低于各信息项的最高级别';
COMMENT ON COLUMN ldpd.resource_version.use_requirement IS '使用要求(第六条)';
COMMENT ON COLUMN ldpd.resource_version.update_cycle IS '更新周期(第六条),取值见 ldpd.vocabulary';
COMMENT ON COLUMN ldpd.resource_version.related_resource IS '关联资源代码,可填几个,以顿号、逗号或者分号分开';
COMMENT ON COLUMN ldpd.resource_version.issued_on IS '发布日期:提供单位自己最初发布的日期,不得晚于当日;本目录中的发布时刻是 published_at';
COMMENT ON COLUMN ldpd.resource_version.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.resource_version.submitted_at IS '报审时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.resource_version.decided_at IS '审定或者退回时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.resource_version.decided_by IS '审定或者退回的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.resource_version.return_reason IS '退回理由,退回时必填';
COMMENT ON COLUMN ldpd.resource_version.published_at IS '发布时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.resource_version.published_by IS '发布的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.resource_version.superseded_at IS '被下一版本取代的时刻,由服务器盖记';
COMMENT ON INDEX ldpd.resource_version_in_force IS '每一资源至多一个版本施行';
COMMENT ON INDEX ldpd.resource_version_in_hand IS '每一资源至多一个版本在办';
COMMENT ON INDEX ldpd.resource_version_of_provider IS '某一提供单位的版本';
SELECT pg_catalog.pg_extension_config_dump('ldpd.resource_version', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.resource_version_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.resource_version
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.resource_version
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.resource_version
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- items

CREATE TABLE ldpd.resource_item (
    version_id  bigint NOT NULL REFERENCES ldpd.resource_version,
    position    int NOT NULL CHECK (position > 0),
    name        text NOT NULL CHECK (NOT ldpd.is_blank(name)),
    column_name text COLLATE "C" CHECK (column_name IS NULL OR NOT ldpd.is_blank(column_name)),
    data_type   text,
    length      int CHECK (length > 0),
    security_level text,
    PRIMARY KEY (version_id, position)
);
CREATE UNIQUE INDEX resource_item_column ON ldpd.resource_item (version_id, column_name);
COMMENT ON TABLE ldpd.resource_item IS '信息项(第六条):随版本编制,版本报审后不再修改';
COMMENT ON COLUMN ldpd.resource_item.version_id IS '所属版本';
COMMENT ON COLUMN ldpd.resource_item.position IS '次序';
COMMENT ON COLUMN ldpd.resource_item.name IS '信息项名称';
COMMENT ON COLUMN ldpd.resource_item.column_name IS '表中的列名';
COMMENT ON COLUMN ldpd.resource_item.data_type IS '数据类型,存代码;格式为数据库、电子表格的必填:字符型 C、数值型 N、货币型 Y、日期型 D、日期时间型 T、逻辑型 L、备注型 M、通用型 G、双精度型 B、整型 I、浮点型 F';
COMMENT ON COLUMN ldpd.resource_item.length IS '数据长度';
COMMENT ON COLUMN ldpd.resource_item.security_level IS '该信息项的安全级别(第三十二条),可不填,取值同资源的安全级别';
COMMENT ON INDEX ldpd.resource_item_column IS '一个版本中,一列至多一个信息项';
SELECT pg_catalog.pg_extension_config_dump('ldpd.resource_item', '');

CREATE FUNCTION ldpd.item_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_item_guard';
COMMENT ON FUNCTION ldpd.item_guard() IS '触发器函数(行级 BEFORE):信息项由提供单位在版本编制、退回时编辑(第七条)';

CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.resource_item
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the items of versions');
CREATE TRIGGER item_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.resource_item
FOR EACH ROW EXECUTE FUNCTION ldpd.item_guard();
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.resource_item
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('6');

-- ---------------------------------------------------------------- the published catalogue

CREATE VIEW ldpd.catalogue WITH (security_invoker = true) AS
SELECT v.resource,
       v.version,
       v.name,
       a.name AS provider_name,
       v.provider,
       v.summary,
       ldpd.classification(v.resource) AS classification,
       v.format,
       v.format_detail,
       v.share_class,
       v.share_condition,
       v.share_basis,
       v.share_method,
       v.open_class,
       v.open_condition,
       v.open_basis,
       v.security_level,
       v.use_requirement,
       v.update_cycle,
       v.related_resource,
       v.issued_on,
       r.relation,
       v.published_at,
       v.id AS version_id
FROM ldpd.resource_version v
JOIN ldpd.resource r ON r.code = v.resource
JOIN ldpd.agency a ON a.code = v.provider
WHERE v.state = 'published'
  AND v.superseded_at IS NULL;
COMMENT ON VIEW ldpd.catalogue IS '现行的全市公共数据目录(第七条):每一资源正在施行的版本';
COMMENT ON COLUMN ldpd.catalogue.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.catalogue.version IS '版本号';
COMMENT ON COLUMN ldpd.catalogue.name IS '信息资源名称';
COMMENT ON COLUMN ldpd.catalogue.provider_name IS '提供单位名称';
COMMENT ON COLUMN ldpd.catalogue.provider IS '提供单位的统一社会信用代码';
COMMENT ON COLUMN ldpd.catalogue.summary IS '信息资源摘要';
COMMENT ON COLUMN ldpd.catalogue.format IS '信息资源格式';
COMMENT ON COLUMN ldpd.catalogue.classification IS '信息资源分类:类/项/目/细目的名称,见 ldpd.resource_class';
COMMENT ON COLUMN ldpd.catalogue.format_detail IS '格式说明';
COMMENT ON COLUMN ldpd.catalogue.share_class IS '共享属性(第十五条)';
COMMENT ON COLUMN ldpd.catalogue.share_condition IS '共享条件';
COMMENT ON COLUMN ldpd.catalogue.share_basis IS '不予共享的依据';
COMMENT ON COLUMN ldpd.catalogue.share_method IS '共享方式';
COMMENT ON COLUMN ldpd.catalogue.open_class IS '开放属性(第二十条)';
COMMENT ON COLUMN ldpd.catalogue.open_condition IS '开放要求';
COMMENT ON COLUMN ldpd.catalogue.open_basis IS '不予开放的依据';
COMMENT ON COLUMN ldpd.catalogue.security_level IS '安全级别';
COMMENT ON COLUMN ldpd.catalogue.use_requirement IS '使用要求';
COMMENT ON COLUMN ldpd.catalogue.update_cycle IS '更新周期';
COMMENT ON COLUMN ldpd.catalogue.related_resource IS '关联资源代码';
COMMENT ON COLUMN ldpd.catalogue.issued_on IS '提供单位自己最初发布的日期';
COMMENT ON COLUMN ldpd.catalogue.relation IS '数据所在的表';
COMMENT ON COLUMN ldpd.catalogue.published_at IS '发布时刻';
COMMENT ON COLUMN ldpd.catalogue.version_id IS '版本的 id;信息项见 ldpd.resource_item';

-- ---------------------------------------------------------------- changes that are due

CREATE SEQUENCE ldpd.catalogue_change_id_seq;
CREATE TABLE ldpd.catalogue_change (
    id           bigint PRIMARY KEY,
    agency       ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    resource     text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    cause        text NOT NULL CHECK (cause IN ('element', 'function')),
    description  text NOT NULL,
    occurred_on  date NOT NULL,
    due_on       date,
    provisional  boolean,
    submitted_at timestamptz,
    due_rule bigint REFERENCES ldpd.duty_rule (id)
);
ALTER SEQUENCE ldpd.catalogue_change_id_seq OWNED BY ldpd.catalogue_change.id;
CREATE INDEX catalogue_change_running ON ldpd.catalogue_change (due_on) WHERE submitted_at IS NULL;
CREATE INDEX catalogue_change_of_resource ON ldpd.catalogue_change (resource) WHERE submitted_at IS NULL;
CREATE INDEX catalogue_change_of_agency ON ldpd.catalogue_change (agency);
COMMENT ON TABLE ldpd.catalogue_change IS '目录要素调整或者行政管理职能变化(第八条):自发生之日起 15 个工作日内更新目录并报审,报审新版本即告完成;对已纳管表的 DDL 由服务器自动登记';
COMMENT ON COLUMN ldpd.catalogue_change.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_change.agency IS '负有义务的机构,由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_change.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.catalogue_change.cause IS 'element 目录要素调整、function 行政管理职能发生变化';
COMMENT ON COLUMN ldpd.catalogue_change.description IS '说明';
COMMENT ON COLUMN ldpd.catalogue_change.occurred_on IS '发生之日,不得晚于当日';
COMMENT ON COLUMN ldpd.catalogue_change.due_on IS '到期日,由服务器计算';
COMMENT ON COLUMN ldpd.catalogue_change.provisional IS '所需年份尚无放假通知,到期日为暂定';
COMMENT ON COLUMN ldpd.catalogue_change.submitted_at IS '报审新版本的时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.catalogue_change.due_rule IS '设定到期日的规则(文件和条文),由服务器给定,见 ldpd.duty_rule';
COMMENT ON INDEX ldpd.catalogue_change_running IS '未报审的,按到期日(第八条)';
COMMENT ON INDEX ldpd.catalogue_change_of_resource IS '某一资源未报审的变更';
COMMENT ON INDEX ldpd.catalogue_change_of_agency IS '某一机构的变更';
SELECT pg_catalog.pg_extension_config_dump('ldpd.catalogue_change', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.catalogue_change_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.catalogue_change
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.catalogue_change
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.catalogue_change
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- tables under the law

CREATE FUNCTION ldpd.relation_columns(regclass) RETURNS jsonb
LANGUAGE sql STABLE STRICT
BEGIN ATOMIC
    SELECT pg_catalog.jsonb_object_agg(a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod))
    FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped;
END;
COMMENT ON FUNCTION ldpd.relation_columns(regclass) IS '表的列名和类型';

CREATE FUNCTION ldpd.attach(resource text, relation regclass, mode text DEFAULT 'enforce') RETURNS void
LANGUAGE c STRICT
AS 'MODULE_PATHNAME', 'ldpd_attach';
COMMENT ON FUNCTION ldpd.attach(text, regclass, text) IS '将表(连同各分区)纳管:enforce 执行,record 只把本应拒绝的记入 ldpd.ledger;再次调用可改变方式。由提供单位中该表的属主,或者数据库管理员调用(第十六条、第三十一条)';

CREATE FUNCTION ldpd.detach(resource text) RETURNS void
LANGUAGE c STRICT
AS 'MODULE_PATHNAME', 'ldpd_detach';
COMMENT ON FUNCTION ldpd.detach(text) IS '将数据资源的表移出纳管,attach() 所设的策略和授权一并撤销,记入 ldpd.ledger(第三十四条)';

CREATE FUNCTION ldpd.ddl_watch() RETURNS event_trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_ddl_watch';
COMMENT ON FUNCTION ldpd.ddl_watch() IS '事件触发器函数:已纳管表的列有增减改的,自动登记目录变更(第八条);新分区一并纳管;部分行的授权所依的策略不得自行更改(第十五条)';

CREATE EVENT TRIGGER ldpd_ddl ON ddl_command_end
WHEN TAG IN (
    'ALTER TABLE', 'CREATE TABLE', 'CREATE SCHEMA',
    -- these alter columns of tables too: RENAME COLUMN by another name, and CASCADE
    'ALTER VIEW', 'ALTER MATERIALIZED VIEW', 'ALTER FOREIGN TABLE', 'ALTER TYPE',
    'DROP TYPE', 'DROP DOMAIN', 'DROP SCHEMA', 'DROP EXTENSION', 'DROP OWNED',
    -- the policies that keep grants to their rows
    'CREATE POLICY', 'ALTER POLICY'
)
EXECUTE FUNCTION ldpd.ddl_watch();
COMMENT ON EVENT TRIGGER ldpd_ddl IS '已纳管表的结构变更即为目录要素调整(第八条)';

CREATE EVENT TRIGGER ldpd_drop ON sql_drop
EXECUTE FUNCTION ldpd.ddl_watch();
COMMENT ON EVENT TRIGGER ldpd_drop IS '已纳管表的删除即为目录要素调整(第八条)';

CREATE FUNCTION ldpd.drop_watch() RETURNS event_trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_drop_watch';
COMMENT ON FUNCTION ldpd.drop_watch() IS '事件触发器函数:DROP EXTENSION ldpd CASCADE 之前先将各表移出纳管,不使数据随之向各机构敞开(第三十一条)';

CREATE EVENT TRIGGER ldpd_drop_extension ON ddl_command_start
WHEN TAG IN ('DROP EXTENSION')
EXECUTE FUNCTION ldpd.drop_watch();
COMMENT ON EVENT TRIGGER ldpd_drop_extension IS '删除本扩展前先将各表移出纳管(第三十一条)';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.resource_class, ldpd.vocabulary_code TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.resource_class, ldpd.vocabulary_code TO ldpd_bureau;
GRANT SELECT ON ldpd.resource, ldpd.resource_version, ldpd.resource_item, ldpd.catalogue
TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.resource, ldpd.resource_version TO ldpd_agency;
GRANT INSERT, UPDATE, DELETE ON ldpd.resource_item TO ldpd_agency;
GRANT SELECT ON ldpd.catalogue_change TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.catalogue_change TO ldpd_agency;

-- Who may see which row. Who may write which is the triggers' affair, whose errors say why.
ALTER TABLE ldpd.resource_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.resource_version FOR SELECT TO ldpd_agency
USING (state = 'published' OR provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_public ON ldpd.resource_version FOR SELECT TO ldpd_public
USING (state = 'published' AND open_class <> '不予开放');
CREATE POLICY see_all ON ldpd.resource_version FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.resource_version FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.resource_version FOR UPDATE TO ldpd_agency
USING (provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);

-- An item is seen with its version, whose own policies decide.
ALTER TABLE ldpd.resource_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.resource_item FOR SELECT
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id));
CREATE POLICY edit ON ldpd.resource_item TO ldpd_agency
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id))
WITH CHECK (true);

ALTER TABLE ldpd.catalogue_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.catalogue_change FOR SELECT TO ldpd_agency
USING (agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.catalogue_change FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.catalogue_change FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.catalogue_change FOR UPDATE TO ldpd_agency
USING (agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);
-- source: sql/02_sheet.sql
-- Chapter 2: catalogue sheets (Articles 6, 7). A CSV with the Guide's column heads goes by COPY into the view catalogue_sheet;
-- each line is checked by the rules of the catalogue itself, its errors stand beside it; move_sheet() makes drafts of the rest.
-- COPY FROM does not take a table with row security, but a view with an INSTEAD OF trigger: so the rows have it, below the view.

CREATE SEQUENCE ldpd.catalogue_sheet_batch_seq;
CREATE TABLE ldpd.catalogue_sheet_row (
    batch      bigint NOT NULL,
    line       int NOT NULL,
    head       int NOT NULL,
    agency     ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    loaded_at  timestamptz NOT NULL,
    errors     text[],
    version_id bigint REFERENCES ldpd.resource_version,
    信息资源分类 text,
    信息资源名称 text,
    信息资源代码 text,
    信息资源提供方 text,
    信息资源提供方代码 text,
    信息资源摘要 text,
    信息资源格式 text,
    格式说明 text,
    信息项名称 text,
    数据类型 text,
    数据长度 text,
    字段名称 text,
    共享类型 text,
    共享条件 text,
    共享方式 text,
    是否向社会开放 text,
    开放条件 text,
    更新周期 text,
    发布日期 text,
    关联资源代码 text,
    开放属性 text,
    安全级别 text,
    使用要求 text,
    代码体系 text,
    PRIMARY KEY (batch, line)
);
ALTER SEQUENCE ldpd.catalogue_sheet_batch_seq OWNED BY ldpd.catalogue_sheet_row.batch;
CREATE INDEX catalogue_sheet_faulty ON ldpd.catalogue_sheet_row (agency, batch, line) WHERE errors IS NOT NULL;
COMMENT ON TABLE ldpd.catalogue_sheet_row IS '目录表的各行(第七条),经视图 ldpd.catalogue_sheet 导入、查看、改正';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.batch IS '批号:一条 COPY 或者 INSERT 语句为一批,由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.line IS '行号,与电子表格的行号一致:表头为第 1 行,由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.head IS '所属资源的首行行号:首行载明资源的各要素,其下各行只填信息项,其余空白或者与首行相同;由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.agency IS '导入的机构,由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.loaded_at IS '导入时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.errors IS '本行的全部错误;无误的为 NULL,由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.version_id IS '移入的版本;尚未移入的为 NULL,由服务器给定';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源分类 IS '信息资源分类:类/项/目/细目的名称;可不填,填则须与代码的类相符(指南 1)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源名称 IS '信息资源名称(指南 2)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源代码 IS '信息资源代码;空白即同上一行,属于同一资源(指南 3)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源提供方 IS '提供方的名称;不填即本机构(指南 4)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源提供方代码 IS '提供方的统一社会信用代码;不填即本机构(指南 5)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源摘要 IS '信息资源摘要(指南 6)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息资源格式 IS '信息资源格式,名称或者代码(指南 7)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.格式说明 IS '格式说明,自描述格式的必填(指南 7)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.信息项名称 IS '信息项名称,数据库、电子表格每行一项(指南 8)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.数据类型 IS '信息项的数据类型,名称或者代码(指南 8)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.数据长度 IS '信息项的长度(指南 8)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.字段名称 IS '表中的列名(本目录)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.共享类型 IS '共享类型(第十五条),名称或者代码(指南 9)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.共享条件 IS '有条件共享的填条件,不予共享的填依据(第十四条、第十五条)(指南 10)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.共享方式 IS '共享方式;不填即经共享平台(指南 11)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.是否向社会开放 IS '是、否,或者 1、0(指南 12)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.开放条件 IS '有条件开放的填要求,不予开放的填依据(第二十条)(指南 13)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.更新周期 IS '更新周期,名称或者代码(指南 14)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.发布日期 IS '提供方自己最初发布的日期,CCYY-MM-DD(指南 15)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.关联资源代码 IS '关联资源代码(指南 16)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.开放属性 IS '开放属性(第二十条);不填的,从“是否向社会开放”和“开放条件”推定(本办法)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.安全级别 IS '安全级别(第六条、第三十二条)(本办法)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.使用要求 IS '使用要求(第六条)(本办法)';
COMMENT ON COLUMN ldpd.catalogue_sheet_row.代码体系 IS '所填代码属于哪一体系,见 ldpd.vocabulary_code;不填即编制指南(本目录)';
COMMENT ON INDEX ldpd.catalogue_sheet_faulty IS '各机构有误、待改正的行';
SELECT pg_catalog.pg_extension_config_dump('ldpd.catalogue_sheet_row', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.catalogue_sheet_batch_seq', '');

CREATE VIEW ldpd.catalogue_sheet WITH (security_invoker = true) AS SELECT * FROM ldpd.catalogue_sheet_row;
COMMENT ON VIEW ldpd.catalogue_sheet IS '目录表(第六条、第七条):以编制指南的表头 COPY 导入,每行的错误记在 errors,UPDATE 改正,ldpd.move_sheet() 将无误的资源移入草稿;各机构只见本机构的';
-- its columns are the table's, and so is what is said of them
DO $$
DECLARE
    col record;
BEGIN
    FOR col IN SELECT attname, pg_catalog.col_description(attrelid, attnum) AS says FROM pg_catalog.pg_attribute
               WHERE attrelid = 'ldpd.catalogue_sheet_row'::pg_catalog.regclass AND attnum > 0 LOOP
        EXECUTE pg_catalog.format('COMMENT ON COLUMN ldpd.catalogue_sheet.%I IS %L', col.attname, col.says);
    END LOOP;
END $$;

-- ---------------------------------------------------------------- loading

CREATE FUNCTION ldpd.sheet_load() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_sheet_load';
COMMENT ON FUNCTION ldpd.sheet_load() IS '触发器函数:逐行检查导入的目录表,连同错误一并存入 ldpd.catalogue_sheet_row(第六条、第七条)';

CREATE TRIGGER sheet_begin
BEFORE INSERT ON ldpd.catalogue_sheet
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.sheet_load();
CREATE TRIGGER sheet_line
INSTEAD OF INSERT ON ldpd.catalogue_sheet
FOR EACH ROW EXECUTE FUNCTION ldpd.sheet_load();
CREATE TRIGGER sheet_end
AFTER INSERT ON ldpd.catalogue_sheet
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.sheet_load();

-- ---------------------------------------------------------------- correcting

CREATE FUNCTION ldpd.sheet_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_sheet_guard';
COMMENT ON FUNCTION ldpd.sheet_guard() IS '触发器函数(行级 BEFORE):导入的机构改正、删除尚未移入的行(第七条)';

CREATE FUNCTION ldpd.sheet_recheck() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_sheet_recheck';
COMMENT ON FUNCTION ldpd.sheet_recheck() IS '触发器函数(语句级 AFTER):改正、删除之后,重新检查所在的批(第六条)';

CREATE TRIGGER registry_guard
BEFORE INSERT OR TRUNCATE ON ldpd.catalogue_sheet_row
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '7', 'put rows below ldpd.catalogue_sheet');
CREATE TRIGGER sheet_guard
BEFORE UPDATE OR DELETE ON ldpd.catalogue_sheet_row
FOR EACH ROW EXECUTE FUNCTION ldpd.sheet_guard();
CREATE TRIGGER sheet_updated
AFTER UPDATE ON ldpd.catalogue_sheet_row
REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.sheet_recheck();
CREATE TRIGGER sheet_deleted
AFTER DELETE ON ldpd.catalogue_sheet_row
REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.sheet_recheck();

-- ---------------------------------------------------------------- moving

CREATE FUNCTION ldpd.move_sheet(
    batch bigint,
    OUT resource text,
    OUT version_id bigint,
    OUT items int
) RETURNS SETOF record
LANGUAGE c VOLATILE STRICT
AS 'MODULE_PATHNAME', 'ldpd_move_sheet';
COMMENT ON FUNCTION ldpd.move_sheet(bigint) IS '将一批目录表中各行均无误的资源移入草稿(第七条):登记新资源、编制版本和信息项,返回所编制的版本;有误的留待改正后再移';

-- ---------------------------------------------------------------- rights

GRANT SELECT, INSERT, UPDATE, DELETE ON ldpd.catalogue_sheet TO ldpd_agency;
GRANT SELECT, UPDATE, DELETE ON ldpd.catalogue_sheet_row TO ldpd_agency;

-- A sheet is its agency's own paper until it is a draft: not even the bureau above sees it.
ALTER TABLE ldpd.catalogue_sheet_row ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ldpd.catalogue_sheet_row TO ldpd_agency
USING (agency = (SELECT ldpd.current_agency()));
-- source: sql/03_collection.sql
-- Chapter 3, collection and gathering (Articles 9-13).

-- ---------------------------------------------------------------- figures that the regulation leaves to the city

CREATE TABLE ldpd.city_setting (
    name    text COLLATE "C" PRIMARY KEY,
    article int NOT NULL REFERENCES ldpd.article,
    value   int NOT NULL CHECK (value >= 0),
    note    text NOT NULL
);
COMMENT ON TABLE ldpd.city_setting IS '本办法未作规定、由本市设定的数值(第九条、第十八条、第二十五条、第二十八条、第三十四条、第四十一条);由市大数据工作主管部门维护';
COMMENT ON COLUMN ldpd.city_setting.name IS '名称';
COMMENT ON COLUMN ldpd.city_setting.article IS '条号';
COMMENT ON COLUMN ldpd.city_setting.value IS '数值';
COMMENT ON COLUMN ldpd.city_setting.note IS '含义';
SELECT pg_catalog.pg_extension_config_dump('ldpd.city_setting', '');

INSERT INTO ldpd.city_setting
SELECT name, article, value, note
FROM (VALUES
    ('repeat_items', 9, 2, '与他机构已共享的资源至少有几项相同,才视为重复采集'),
    ('repeat_percent', 9, 60, '相同的信息项至少占本资源信息项(标识和通用项除外)的百分之几,才视为重复采集'),
    ('emergency_days', 18, 30, '应急共享至多开通几日(自然日)'),
    ('open_agreement', 25, 0, '有条件开放的,是否须先签订开放利用协议:1 须,0 不须'),
    ('pilot_rows', 28, 1000, '试点运营单位的一个语句至多向客户端送出几行,写入沙箱中的表的不计;0 为不限'),
    ('incident_report_hours', 34, 24, '数据安全事件自发现起几小时内报告(参照《网络数据安全管理条例》第十条)'),
    ('quality_percent', 41, 5, '末次质量度量中不合规的行超过百分之几,列为未按照要求提供数据')
) AS s(name, article, value, note)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.city_setting
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '5', 'set the figures that the regulation leaves to the city');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.city_setting
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('5');

-- ---------------------------------------------------------------- Article 11: subjects and their identifiers

CREATE TABLE ldpd.version_subject (
    version_id bigint NOT NULL REFERENCES ldpd.resource_version,
    subject    text COLLATE "C" NOT NULL CHECK (subject IN ('person', 'legal_person', 'organization')),
    PRIMARY KEY (version_id, subject)
);
COMMENT ON TABLE ldpd.version_subject IS '资源所记载的主体(第十一条):随版本编制;有主体的,报审时须有该主体的标识';
COMMENT ON COLUMN ldpd.version_subject.version_id IS '所属版本';
COMMENT ON COLUMN ldpd.version_subject.subject IS 'person 自然人、legal_person 法人、organization 非法人组织';
SELECT pg_catalog.pg_extension_config_dump('ldpd.version_subject', '');

CREATE TABLE ldpd.subject_identifier (
    version_id    bigint NOT NULL,
    position      int NOT NULL,
    subject       text COLLATE "C" NOT NULL,
    code_kind     text NOT NULL CHECK (code_kind IN ('resident_id', 'document', 'credit_code', 'other')),
    kind_position int,
    PRIMARY KEY (version_id, position),
    FOREIGN KEY (version_id, subject) REFERENCES ldpd.version_subject,
    FOREIGN KEY (version_id, position) REFERENCES ldpd.resource_item,
    FOREIGN KEY (version_id, kind_position) REFERENCES ldpd.resource_item,
    CONSTRAINT code_of_subject CHECK (CASE subject
        WHEN 'person' THEN code_kind IN ('resident_id', 'document')
        WHEN 'legal_person' THEN code_kind = 'credit_code'
        ELSE code_kind IN ('credit_code', 'other')
    END),
    CONSTRAINT document_has_kind CHECK ((code_kind = 'document') = (kind_position IS NOT NULL) AND kind_position <> position)
);
COMMENT ON TABLE ldpd.subject_identifier IS '必要标识(第十一条):哪一信息项是哪一主体的号码或者代码';
COMMENT ON COLUMN ldpd.subject_identifier.version_id IS '所属版本';
COMMENT ON COLUMN ldpd.subject_identifier.position IS '作为标识的信息项';
COMMENT ON COLUMN ldpd.subject_identifier.subject IS '所标识的主体';
COMMENT ON COLUMN ldpd.subject_identifier.code_kind IS 'resident_id 居民身份号码、document 其他有效身份证件号码、credit_code 统一社会信用代码、other 其他识别代码(限非法人组织)';
COMMENT ON COLUMN ldpd.subject_identifier.kind_position IS '证件种类所在的信息项,code_kind 为 document 的必填';
SELECT pg_catalog.pg_extension_config_dump('ldpd.subject_identifier', '');

-- What is compiled with a version is edited as its items are: by the provider, as a draft or when returned.
CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.version_subject
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the subjects of versions');
CREATE TRIGGER item_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.version_subject
FOR EACH ROW EXECUTE FUNCTION ldpd.item_guard();
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.version_subject
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('11');
CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.subject_identifier
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the identifiers of versions');
CREATE TRIGGER item_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.subject_identifier
FOR EACH ROW EXECUTE FUNCTION ldpd.item_guard();
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.subject_identifier
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('11');

-- ---------------------------------------------------------------- Article 9: no collection of what is shared already

CREATE TABLE ldpd.common_item (
    name text PRIMARY KEY CHECK (NOT ldpd.is_blank(name))
);
COMMENT ON TABLE ldpd.common_item IS '通用信息项(第九条):各资源都有、不足以说明数据相同的名称,比对重复采集时不计';
COMMENT ON COLUMN ldpd.common_item.name IS '信息项名称';
SELECT pg_catalog.pg_extension_config_dump('ldpd.common_item', '');

INSERT INTO ldpd.common_item
SELECT name
FROM unnest('{姓名,名称,单位名称,企业名称,机构名称,性别,出生日期,民族,住址,地址,联系人,联系电话,电话,手机号码,身份证号,身份证号码,居民身份号码,公民身份号码,证件种类,证件类型,证件号码,统一社会信用代码,编号,序号,流水号,主键,状态,类型,备注,说明,日期,创建时间,更新时间,填报人,填报时间,行政区划,行政区划代码,地区}'::text[]) AS name
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.common_item
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '9', 'say which items every register has');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.common_item
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('9');

CREATE FUNCTION ldpd.item_key(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN pg_catalog.lower(pg_catalog.regexp_replace(pg_catalog.normalize(name, 'NFKC'), '[[:space:][:punct:]]+', '', 'g'));
COMMENT ON FUNCTION ldpd.item_key(text) IS '信息项名称的比对形式(第九条):全角半角、大小写、空格、标点不计';

CREATE INDEX resource_item_key ON ldpd.resource_item (ldpd.item_key(name));
COMMENT ON INDEX ldpd.resource_item_key IS '按名称的比对形式查信息项(第九条)';

-- Same data: about the same kind of subject, of an agency whose region covers this one's, and most of the items (identifiers
-- and those of common_item apart) of the same name. What this resource published before is not asked again.
CREATE FUNCTION ldpd.repeats(
    version_id bigint,
    OUT resource text,
    OUT provider ldpd.credit_code,
    OUT items text[],
    OUT percent int
) RETURNS SETOF record
LANGUAGE sql STABLE STRICT
BEGIN ATOMIC
    WITH RECURSIVE me AS (
        SELECT v.id, v.resource, v.provider, a.region
        FROM ldpd.resource_version v JOIN ldpd.agency a ON a.code = v.provider
        WHERE v.id = repeats.version_id
    ), covers(code) AS (
        SELECT region FROM me
        UNION
        SELECT r.parent FROM covers c JOIN ldpd.region r ON r.code = c.code WHERE r.parent IS NOT NULL
    ), mine AS (
        SELECT ldpd.item_key(i.name) AS key, pg_catalog.min(i.name) AS name
        FROM ldpd.resource_item i
        WHERE i.version_id = repeats.version_id
          AND NOT EXISTS (SELECT FROM ldpd.common_item c WHERE ldpd.item_key(c.name) = ldpd.item_key(i.name))
          AND NOT EXISTS (
              SELECT FROM ldpd.subject_identifier s
              WHERE s.version_id = i.version_id AND i.position IN (s.position, s.kind_position)
          )
        GROUP BY 1
    ), before AS (
        SELECT DISTINCT ldpd.item_key(i.name) AS key
        FROM me JOIN ldpd.resource_version v ON v.resource = me.resource AND v.state = 'published' AND v.superseded_at IS NULL
        JOIN ldpd.resource_item i ON i.version_id = v.id
    ), same AS (
        SELECT DISTINCT v.id, v.resource, v.provider, m.key, m.name
        FROM mine m
        JOIN ldpd.resource_item i ON ldpd.item_key(i.name) = m.key
        JOIN ldpd.resource_version v ON v.id = i.version_id
        JOIN ldpd.agency a ON a.code = v.provider
        JOIN me ON v.provider <> me.provider
        WHERE v.state = 'published' AND v.superseded_at IS NULL AND v.share_class <> '不予共享'
          AND a.region IN (SELECT code FROM covers)
          AND (
              EXISTS (
                  SELECT FROM ldpd.version_subject o JOIN ldpd.version_subject s ON s.subject = o.subject
                  WHERE o.version_id = v.id AND s.version_id = repeats.version_id
              )
              OR NOT EXISTS (SELECT FROM ldpd.version_subject o WHERE o.version_id IN (v.id, repeats.version_id))
          )
    )
    SELECT s.resource, s.provider, pg_catalog.array_agg(s.name ORDER BY s.name),
           (pg_catalog.count(*) * 100 / (SELECT pg_catalog.count(*) FROM mine))::int
    FROM same s
    GROUP BY s.resource, s.provider
    HAVING pg_catalog.count(*) >= (SELECT value FROM ldpd.city_setting WHERE name = 'repeat_items')
       AND pg_catalog.count(*) * 100 >=
           (SELECT value FROM ldpd.city_setting WHERE name = 'repeat_percent') * (SELECT pg_catalog.count(*) FROM mine)
       AND NOT pg_catalog.bool_and(s.key IN (SELECT key FROM before))
    ORDER BY 4 DESC, 1;
END;
COMMENT ON FUNCTION ldpd.repeats(bigint) IS '某一版本与他机构已共享的资源相同之处(第九条):主体相同、对方区划相同或者为上级、信息项名称大部相同的,各列其资源和相同的信息项';

CREATE SEQUENCE ldpd.demand_id_seq;
CREATE TABLE ldpd.demand (
    id           bigint PRIMARY KEY,
    agency       ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    resource     text COLLATE "C" REFERENCES ldpd.resource,
    need         text NOT NULL,
    reason       text NOT NULL,
    state        text NOT NULL CHECK (state IN ('submitted', 'served', 'not_served', 'withdrawn')),
    submitted_at timestamptz NOT NULL,
    answer       text,
    answered_at  timestamptz,
    answered_by  ldpd.credit_code,
    bureau ldpd.credit_code,
    reply_due date,
    reply_provisional boolean,
    reply_rule bigint REFERENCES ldpd.duty_rule (id),
    CONSTRAINT answer_is_given CHECK (state NOT IN ('served', 'not_served') OR NOT ldpd.is_blank(answer))
);
ALTER SEQUENCE ldpd.demand_id_seq OWNED BY ldpd.demand.id;
CREATE INDEX demand_of_agency ON ldpd.demand (agency, resource);
CREATE INDEX demand_reply_running ON ldpd.demand (reply_due) WHERE state = 'submitted';
COMMENT ON TABLE ldpd.demand IS '数据需求清单(第九条):submitted 提交→served 共享可以满足、not_served 共享不能满足、withdrawn 撤回;由本级大数据工作主管部门协商答复,答复为不能满足的,可以自行采集';
COMMENT ON COLUMN ldpd.demand.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.demand.agency IS '提出的机构,由服务器给定';
COMMENT ON COLUMN ldpd.demand.resource IS '不能满足需求的已共享资源;目录中没有任何资源的,不填';
COMMENT ON COLUMN ldpd.demand.need IS '履行职责所需的数据';
COMMENT ON COLUMN ldpd.demand.reason IS '共享数据为何不能满足';
COMMENT ON COLUMN ldpd.demand.state IS '状态';
COMMENT ON COLUMN ldpd.demand.submitted_at IS '提交时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.demand.answer IS '协商的结果,答复时必填';
COMMENT ON COLUMN ldpd.demand.answered_at IS '答复或者撤回时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.demand.answered_by IS '答复或者撤回的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.demand.bureau IS '负责答复的主管部门,由服务器给定';
COMMENT ON COLUMN ldpd.demand.reply_due IS '答复到期日;采用的文件未设期限的,为 NULL';
COMMENT ON COLUMN ldpd.demand.reply_provisional IS '答复到期日为暂定';
COMMENT ON COLUMN ldpd.demand.reply_rule IS '设定答复到期日的规则,由服务器给定,见 ldpd.duty_rule';
COMMENT ON INDEX ldpd.demand_of_agency IS '某一机构就某一资源提出的需求';
COMMENT ON INDEX ldpd.demand_reply_running IS '未答复的,按答复到期日';
SELECT pg_catalog.pg_extension_config_dump('ldpd.demand', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.demand_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.demand
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.demand
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.demand
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- Articles 10 and 11: the table and its catalogue entry

-- Types of the Guide against those of PostgreSQL, by category: 通用型 G takes any.
CREATE VIEW ldpd.item_drift WITH (security_invoker = true) AS
WITH attached AS (
    SELECT r.code AS resource, r.provider, r.relation, v.id AS version_id
    FROM ldpd.resource r
    JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
    WHERE r.relation IS NOT NULL
      AND EXISTS (SELECT FROM ldpd.resource_item i WHERE i.version_id = v.id AND i.column_name IS NOT NULL)
), col AS (
    SELECT a.resource, a.provider, a.relation, a.version_id, c.attname::text COLLATE "C" AS column_name,
           pg_catalog.format_type(c.atttypid, c.atttypmod) AS column_type, t.typcategory
    FROM attached a
    JOIN pg_catalog.pg_attribute c ON c.attrelid = a.relation AND c.attnum > 0 AND NOT c.attisdropped
    JOIN pg_catalog.pg_type t ON t.oid = c.atttypid
)
SELECT c.resource, c.provider, c.relation, 'uncatalogued'::text AS drift, c.column_name, NULL::text AS item, c.column_type, NULL::text AS data_type
FROM col c
WHERE NOT EXISTS (SELECT FROM ldpd.resource_item i WHERE i.version_id = c.version_id AND i.column_name = c.column_name)
UNION ALL
SELECT a.resource, a.provider, a.relation, 'missing', i.column_name, i.name, NULL, i.data_type
FROM attached a
JOIN ldpd.resource_item i ON i.version_id = a.version_id AND i.column_name IS NOT NULL
WHERE NOT EXISTS (
    SELECT FROM pg_catalog.pg_attribute c
    WHERE c.attrelid = a.relation AND c.attname = i.column_name AND c.attnum > 0 AND NOT c.attisdropped
)
UNION ALL
SELECT c.resource, c.provider, c.relation, 'type', c.column_name, i.name, c.column_type, i.data_type
FROM col c
JOIN ldpd.resource_item i ON i.version_id = c.version_id AND i.column_name = c.column_name
WHERE CASE
          WHEN i.data_type IN ('C', 'M') THEN c.typcategory NOT IN ('S', 'U', 'E')
          WHEN i.data_type IN ('N', 'Y', 'B', 'I', 'F') THEN c.typcategory <> 'N'
          WHEN i.data_type IN ('D', 'T') THEN c.typcategory <> 'D'
          WHEN i.data_type = 'L' THEN c.typcategory <> 'B'
          ELSE false
      END;
COMMENT ON VIEW ldpd.item_drift IS '表与目录不一致之处(第十条):uncatalogued 表中有而目录无、missing 目录有而表中无、type 类型不符;前两种 attach() 以 enforce 方式不予纳管';
COMMENT ON COLUMN ldpd.item_drift.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.item_drift.provider IS '提供单位';
COMMENT ON COLUMN ldpd.item_drift.relation IS '数据所在的表';
COMMENT ON COLUMN ldpd.item_drift.drift IS '不一致的种类';
COMMENT ON COLUMN ldpd.item_drift.column_name IS '列名';
COMMENT ON COLUMN ldpd.item_drift.item IS '信息项名称';
COMMENT ON COLUMN ldpd.item_drift.column_type IS '列的类型';
COMMENT ON COLUMN ldpd.item_drift.data_type IS '目录中的数据类型';

CREATE VIEW ldpd.identifier_drift WITH (security_invoker = true) AS
SELECT r.code AS resource, r.provider, r.relation, s.subject, s.code_kind, i.column_name, i.name AS item,
       CASE
           WHEN i.column_name IS NULL OR c.attname IS NULL THEN 'missing'
           WHEN s.position = i.position AND s.code_kind IN ('resident_id', 'credit_code')
                AND coalesce(nullif(t.typbasetype, 0), t.oid) <> w.oid THEN 'type'
           ELSE 'nullable'
       END AS drift
FROM ldpd.resource r
JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
JOIN ldpd.subject_identifier s ON s.version_id = v.id
JOIN ldpd.resource_item i ON i.version_id = v.id AND i.position IN (s.position, s.kind_position)
LEFT JOIN pg_catalog.pg_attribute c
    ON c.attrelid = r.relation AND c.attname = i.column_name AND c.attnum > 0 AND NOT c.attisdropped
LEFT JOIN pg_catalog.pg_type t ON t.oid = c.atttypid
LEFT JOIN pg_catalog.pg_type w ON w.typname = s.code_kind AND w.typnamespace = 'ldpd'::regnamespace
WHERE r.relation IS NOT NULL
  AND (
      c.attname IS NULL
      OR NOT (c.attnotnull OR t.typnotnull)
      OR s.position = i.position AND s.code_kind IN ('resident_id', 'credit_code')
         AND coalesce(nullif(t.typbasetype, 0), t.oid) <> w.oid
  )
UNION ALL
-- what holds such a number and names no subject is to be looked at: whom a table is about, no type can tell
SELECT r.code, r.provider, r.relation, NULL, w.typname::text, c.attname::text, i.name, 'undeclared'
FROM ldpd.resource r
JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
JOIN pg_catalog.pg_attribute c ON c.attrelid = r.relation AND c.attnum > 0 AND NOT c.attisdropped
JOIN pg_catalog.pg_type t ON t.oid = c.atttypid
JOIN pg_catalog.pg_type w
    ON w.oid = coalesce(nullif(t.typbasetype, 0), t.oid)
    AND w.typname IN ('resident_id', 'credit_code') AND w.typnamespace = 'ldpd'::regnamespace
LEFT JOIN ldpd.resource_item i ON i.version_id = v.id AND i.column_name = c.attname
WHERE NOT EXISTS (SELECT FROM ldpd.version_subject s WHERE s.version_id = v.id);
COMMENT ON VIEW ldpd.identifier_drift IS '必要标识不合规之处(第十一条):missing 表中无此列、type 不是 resident_id 或者 credit_code 类型、nullable 可为空,attach() 以 enforce 方式不予纳管;undeclared 有此类型的列而版本未列任何主体,须核对是否漏列,不影响纳管';
COMMENT ON COLUMN ldpd.identifier_drift.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.identifier_drift.provider IS '提供单位';
COMMENT ON COLUMN ldpd.identifier_drift.relation IS '数据所在的表';
COMMENT ON COLUMN ldpd.identifier_drift.subject IS '主体;undeclared 的为 NULL';
COMMENT ON COLUMN ldpd.identifier_drift.code_kind IS '标识的种类';
COMMENT ON COLUMN ldpd.identifier_drift.column_name IS '列名';
COMMENT ON COLUMN ldpd.identifier_drift.item IS '信息项名称';
COMMENT ON COLUMN ldpd.identifier_drift.drift IS '不合规的种类';

-- ---------------------------------------------------------------- Article 13: libraries

CREATE TABLE ldpd.library (
    name    text PRIMARY KEY CHECK (NOT ldpd.is_blank(name)),
    kind    text NOT NULL CHECK (kind IN ('base', 'topic')),
    subject text CHECK (subject IN ('person', 'legal_person', 'organization')),
    CONSTRAINT base_libraries_are_six CHECK (
        (kind = 'base') = (name IN ('人口', '法人', '公共信用', '宏观经济', '电子证照', '空间地理'))
    )
);
COMMENT ON TABLE ldpd.library IS '基础数据库和专题数据库(第十三条):基础库限于所列六种,专题库由市大数据工作主管部门会同有关部门建立';
COMMENT ON COLUMN ldpd.library.name IS '名称';
COMMENT ON COLUMN ldpd.library.kind IS 'base 基础库、topic 专题库';
COMMENT ON COLUMN ldpd.library.subject IS '库中资源须记载的主体(第十一条),不限的为 NULL';
SELECT pg_catalog.pg_extension_config_dump('ldpd.library', '');

INSERT INTO ldpd.library
SELECT name, 'base', subject
FROM (VALUES
    ('人口', 'person'), ('法人', 'legal_person'), ('公共信用', NULL), ('宏观经济', NULL), ('电子证照', NULL), ('空间地理', NULL)
) AS l(name, subject)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TABLE ldpd.library_resource (
    resource text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    library  text NOT NULL REFERENCES ldpd.library,
    PRIMARY KEY (resource, library)
);
CREATE INDEX library_resource_of_library ON ldpd.library_resource (library);
COMMENT ON TABLE ldpd.library_resource IS '各库包括哪些资源(第十三条)';
COMMENT ON COLUMN ldpd.library_resource.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.library_resource.library IS '库';
COMMENT ON INDEX ldpd.library_resource_of_library IS '某一库的资源';
SELECT pg_catalog.pg_extension_config_dump('ldpd.library_resource', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.library
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '13', 'build base and topic libraries');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.library
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('13');
CREATE FUNCTION ldpd.library_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_library_guard';
COMMENT ON FUNCTION ldpd.library_guard() IS '触发器函数(行级 BEFORE):已发布的资源才入库,人口、法人库的资源须记载该主体(第十一条、第十三条)';
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.library_resource
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '13', 'say which resources are of a library');
CREATE TRIGGER library_guard
BEFORE INSERT OR UPDATE ON ldpd.library_resource
FOR EACH ROW EXECUTE FUNCTION ldpd.library_guard();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.library_resource
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('13');

CREATE VIEW ldpd.library_content WITH (security_invoker = true) AS
SELECT l.name AS library, l.kind, r.code AS resource, v.name AS resource_name, v.provider, a.name AS provider_name, a.region,
       v.share_class, v.open_class, r.relation
FROM ldpd.library l
JOIN ldpd.library_resource m ON m.library = l.name
JOIN ldpd.resource r ON r.code = m.resource
JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
JOIN ldpd.agency a ON a.code = v.provider;
COMMENT ON VIEW ldpd.library_content IS '各库现有的资源(第十三条);读取仍依各资源的共享属性';
COMMENT ON COLUMN ldpd.library_content.library IS '库';
COMMENT ON COLUMN ldpd.library_content.kind IS 'base 基础库、topic 专题库';
COMMENT ON COLUMN ldpd.library_content.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.library_content.resource_name IS '信息资源名称';
COMMENT ON COLUMN ldpd.library_content.provider IS '提供单位';
COMMENT ON COLUMN ldpd.library_content.provider_name IS '提供单位名称';
COMMENT ON COLUMN ldpd.library_content.region IS '提供单位的区划';
COMMENT ON COLUMN ldpd.library_content.share_class IS '共享属性';
COMMENT ON COLUMN ldpd.library_content.open_class IS '开放属性';
COMMENT ON COLUMN ldpd.library_content.relation IS '数据所在的表';

CREATE VIEW ldpd.library_summary WITH (security_invoker = true) AS
SELECT l.name AS library, l.kind, pg_catalog.count(c.resource) AS resources, pg_catalog.count(DISTINCT c.provider) AS agencies,
       pg_catalog.count(DISTINCT c.region) AS regions, pg_catalog.count(c.relation) AS attached
FROM ldpd.library l
LEFT JOIN ldpd.library_content c ON c.library = l.name
GROUP BY l.name, l.kind;
COMMENT ON VIEW ldpd.library_summary IS '各库的规模(第十三条):资源、部门、地域的数目;专题库应当跨地域或者跨部门';
COMMENT ON COLUMN ldpd.library_summary.library IS '库';
COMMENT ON COLUMN ldpd.library_summary.kind IS 'base 基础库、topic 专题库';
COMMENT ON COLUMN ldpd.library_summary.resources IS '资源数';
COMMENT ON COLUMN ldpd.library_summary.agencies IS '提供单位数';
COMMENT ON COLUMN ldpd.library_summary.regions IS '区划数';
COMMENT ON COLUMN ldpd.library_summary.attached IS '已纳管的资源数';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.city_setting, ldpd.common_item, ldpd.library, ldpd.library_resource TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.city_setting, ldpd.common_item, ldpd.library, ldpd.library_resource TO ldpd_bureau;
GRANT SELECT ON ldpd.version_subject, ldpd.subject_identifier, ldpd.library_content, ldpd.library_summary
TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT SELECT ON ldpd.item_drift, ldpd.identifier_drift, ldpd.demand TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE, DELETE ON ldpd.version_subject, ldpd.subject_identifier TO ldpd_agency;
GRANT INSERT, UPDATE ON ldpd.demand TO ldpd_agency;

-- What is compiled with a version is seen with it, whose own policies decide.
ALTER TABLE ldpd.version_subject ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.version_subject FOR SELECT
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id));
CREATE POLICY edit ON ldpd.version_subject TO ldpd_agency
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id))
WITH CHECK (true);
ALTER TABLE ldpd.subject_identifier ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.subject_identifier FOR SELECT
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id));
CREATE POLICY edit ON ldpd.subject_identifier TO ldpd_agency
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id))
WITH CHECK (true);

ALTER TABLE ldpd.demand ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.demand FOR SELECT TO ldpd_agency
USING (
    agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    OR EXISTS (
        SELECT FROM ldpd.resource r
        WHERE r.code = resource
          AND r.provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    )
);
CREATE POLICY see_all ON ldpd.demand FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.demand FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.demand FOR UPDATE TO ldpd_agency
USING (agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);
-- source: sql/03_freshness.sql
-- Chapter 3, collection and gathering: how data are provided, and how fresh they are (Article 12).

-- ---------------------------------------------------------------- Article 12: how data are provided

CREATE TABLE ldpd.update_period (
    cycle    text COLLATE "C" PRIMARY KEY,
    workdays int CHECK (workdays > 0),
    months   int CHECK (months > 0),
    CONSTRAINT one_unit CHECK (workdays IS NULL OR months IS NULL)
);
COMMENT ON TABLE ldpd.update_period IS '更新周期折合的期限(第十二条):自上次更新之日起,几个工作日,或者几个月(末日非工作日的顺延);两者皆空的不设期限';
COMMENT ON COLUMN ldpd.update_period.cycle IS '更新周期,取值见 ldpd.vocabulary';
COMMENT ON COLUMN ldpd.update_period.workdays IS '工作日数';
COMMENT ON COLUMN ldpd.update_period.months IS '月数';
SELECT pg_catalog.pg_extension_config_dump('ldpd.update_period', '');

INSERT INTO ldpd.update_period
SELECT cycle, workdays, months
FROM (VALUES
    ('实时', NULL, NULL), ('每日', 1, NULL), ('每周', 5, NULL), ('每月', NULL, 1), ('每季度', NULL, 3), ('每年', NULL, 12)
) AS p(cycle, workdays, months)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.update_period
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '12', 'say how long a cycle of updates is');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.update_period
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('12');

CREATE TABLE ldpd.version_provision (
    version_id bigint PRIMARY KEY REFERENCES ldpd.resource_version,
    mode       text NOT NULL CHECK (mode IN ('实时连通', '同步更新', '按需更新')),
    cycle      text COLLATE "C" REFERENCES ldpd.update_period,
    CONSTRAINT on_demand_says_how_often CHECK ((mode = '按需更新') = (cycle IS NOT NULL))
);
COMMENT ON TABLE ldpd.version_provision IS '对接方式(第十二条):实时连通、同步更新,或者按照共享需求明确更新频率';
COMMENT ON COLUMN ldpd.version_provision.version_id IS '所属版本';
COMMENT ON COLUMN ldpd.version_provision.mode IS '实时连通、同步更新、按需更新';
COMMENT ON COLUMN ldpd.version_provision.cycle IS '按需更新的更新频率,代替目录要素中的更新周期';
SELECT pg_catalog.pg_extension_config_dump('ldpd.version_provision', '');

CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.version_provision
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the modes of provision');
CREATE TRIGGER item_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.version_provision
FOR EACH ROW EXECUTE FUNCTION ldpd.item_guard();
CREATE FUNCTION ldpd.provision_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_provision_guard';
COMMENT ON FUNCTION ldpd.provision_guard() IS '触发器函数(行级 BEFORE):对接方式为三者之一,按需更新的明确更新频率(第十二条)';
CREATE TRIGGER provision_guard
BEFORE INSERT OR UPDATE ON ldpd.version_provision
FOR EACH ROW EXECUTE FUNCTION ldpd.provision_guard();
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.version_provision
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('12');

-- ---------------------------------------------------------------- Article 12: freshness

CREATE SEQUENCE ldpd.data_change_id_seq;
CREATE TABLE ldpd.data_change (
    id         bigint PRIMARY KEY,
    resource   text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    event      text NOT NULL CHECK (event IN ('attached', 'changed')),
    changed_at timestamptz NOT NULL
);
ALTER SEQUENCE ldpd.data_change_id_seq OWNED BY ldpd.data_change.id;
CREATE INDEX data_change_of_resource ON ldpd.data_change (resource, event, changed_at);
COMMENT ON TABLE ldpd.data_change IS '纳管的表何时有过变动(第十二条):每一资源每小时、每日至多记一次,只增不改,不使写入者互相等待';
COMMENT ON COLUMN ldpd.data_change.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.data_change.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.data_change.event IS 'attached 纳管(自此开始观察)、changed 数据有变动';
COMMENT ON COLUMN ldpd.data_change.changed_at IS '时刻;其后一小时内、同一日内的变动不另记';
COMMENT ON INDEX ldpd.data_change_of_resource IS '某一资源最近的变动';
SELECT pg_catalog.pg_extension_config_dump('ldpd.data_change', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.data_change_id_seq', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.data_change
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '12', 'write down when data changed');

CREATE FUNCTION ldpd.note_change() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_note_change';
COMMENT ON FUNCTION ldpd.note_change() IS '触发器函数(语句级 AFTER),由 attach() 设于纳管的表:数据确有变动的,记入 ldpd.data_change(第十二条)';

CREATE FUNCTION ldpd.workdays_left(due_on date) RETURNS int
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_workdays_left';
COMMENT ON FUNCTION ldpd.workdays_left(date) IS '今日之后至到期日还有几个工作日,逾期的为负;所需年份尚无放假通知的为 NULL';

CREATE FUNCTION ldpd.update_due(cycle text, last timestamptz, OUT due_on date, OUT provisional boolean)
LANGUAGE c STABLE STRICT
AS 'MODULE_PATHNAME', 'ldpd_update_due';
COMMENT ON FUNCTION ldpd.update_due(text, timestamptz) IS '上次更新之后,依更新周期应于何日再次更新(第十二条);周期不设期限的为 NULL,所需年份尚无放假通知的为暂定';

CREATE VIEW ldpd.freshness WITH (security_invoker = true) AS
WITH seen AS (
    SELECT r.code AS resource, r.provider, r.relation, p.mode, coalesce(p.cycle, v.update_cycle) AS cycle,
           (SELECT pg_catalog.max(d.changed_at) FROM ldpd.data_change d WHERE d.resource = r.code AND d.event = 'attached') AS observed_since,
           (SELECT pg_catalog.max(d.changed_at) FROM ldpd.data_change d WHERE d.resource = r.code AND d.event = 'changed') AS last_change,
           NOT EXISTS (
               SELECT FROM (SELECT t.relid FROM pg_catalog.pg_partition_tree(r.relation) t UNION SELECT r.relation) t
               -- what a subscription applies fires no statement trigger
               WHERE EXISTS (SELECT FROM pg_catalog.pg_subscription_rel s WHERE s.srrelid = t.relid)
                  OR NOT EXISTS (
                      SELECT FROM pg_catalog.pg_trigger g
                      WHERE g.tgrelid = t.relid AND g.tgname = 'ldpd_change' AND g.tgenabled IN ('O', 'A')
                  )
           ) AS observed
    FROM ldpd.resource r
    JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
    LEFT JOIN ldpd.version_provision p ON p.version_id = v.id
    WHERE r.relation IS NOT NULL
), known AS (
    SELECT s.*, s.observed AND s.last_change >= s.observed_since AS knows, u.due_on, u.provisional
    FROM seen s
    LEFT JOIN LATERAL ldpd.update_due(s.cycle, greatest(s.last_change, s.observed_since)) u ON true
)
SELECT resource, provider, relation, mode, cycle, observed_since,
       CASE WHEN knows THEN last_change END AS last_change, due_on, provisional,
       CASE
           WHEN NOT observed OR observed_since IS NULL THEN 'unknown'
           WHEN due_on IS NULL THEN 'no_period'
           WHEN due_on < ldpd.today() AND NOT provisional THEN 'overdue'
           WHEN knows THEN 'in_time'
           ELSE 'unknown'
       END AS status
FROM known;
COMMENT ON VIEW ldpd.freshness IS '数据的时效(第十二条):in_time 未到期、overdue 逾期未更新、unknown 不知何时更新过(未曾观察到变动,或者触发器被移除、停用,或者数据由订阅复制而来)、no_period 更新周期不设期限';
COMMENT ON COLUMN ldpd.freshness.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.freshness.provider IS '提供单位';
COMMENT ON COLUMN ldpd.freshness.relation IS '数据所在的表';
COMMENT ON COLUMN ldpd.freshness.mode IS '对接方式';
COMMENT ON COLUMN ldpd.freshness.cycle IS '更新周期;按需更新的为其更新频率';
COMMENT ON COLUMN ldpd.freshness.observed_since IS '自何时开始观察(纳管之时)';
COMMENT ON COLUMN ldpd.freshness.last_change IS '最近的变动,精确到日,时刻至多早一小时;不知道的为 NULL';
COMMENT ON COLUMN ldpd.freshness.due_on IS '应于何日再次更新;未曾观察到变动的,自开始观察之日起算';
COMMENT ON COLUMN ldpd.freshness.provisional IS '到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd.freshness.status IS '状态';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.update_period TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.update_period TO ldpd_bureau;
GRANT SELECT ON ldpd.version_provision TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT SELECT ON ldpd.data_change, ldpd.freshness TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE, DELETE ON ldpd.version_provision TO ldpd_agency;

ALTER TABLE ldpd.version_provision ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.version_provision FOR SELECT
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id));
CREATE POLICY edit ON ldpd.version_provision TO ldpd_agency
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id))
WITH CHECK (true);
-- source: sql/03_quality.sql
-- Chapter 3, collection and gathering: the quality of data, measured (Article 10), and what their users find wrong (校核).

-- ---------------------------------------------------------------- Article 10: rules of quality

CREATE TABLE ldpd.quality_rule (
    version_id bigint NOT NULL REFERENCES ldpd.resource_version,
    rule       int NOT NULL CHECK (rule > 0),
    position   int,
    aspect     text NOT NULL CHECK (aspect IN ('真实', '准确', '完整')),
    kind       text NOT NULL CHECK (kind IN ('not_null', 'type', 'reference', 'expression')),
    argument   text,
    PRIMARY KEY (version_id, rule),
    FOREIGN KEY (version_id, position) REFERENCES ldpd.resource_item,
    CONSTRAINT kind_has_argument CHECK ((kind = 'not_null') = ldpd.is_blank(argument)),
    CONSTRAINT type_is_known CHECK (kind <> 'type' OR argument IN ('resident_id', 'credit_code', 'date', 'integer', 'numeric')),
    CONSTRAINT rule_of_item CHECK (kind = 'expression' OR position IS NOT NULL)
);
COMMENT ON TABLE ldpd.quality_rule IS '质量规则(第十条,真实、准确、完整):随版本编制,由 ldpd.measure_quality() 度量';
COMMENT ON COLUMN ldpd.quality_rule.version_id IS '所属版本';
COMMENT ON COLUMN ldpd.quality_rule.rule IS '规则号';
COMMENT ON COLUMN ldpd.quality_rule.position IS '所约束的信息项;expression 可约束整行,不填';
COMMENT ON COLUMN ldpd.quality_rule.aspect IS '真实、准确、完整';
COMMENT ON COLUMN ldpd.quality_rule.kind IS 'not_null 非空、type 类型、reference 参照、expression 合理性表达式';
COMMENT ON COLUMN ldpd.quality_rule.argument IS 'type:类型名;reference:模式.表.列;expression:对该行的布尔表达式,NULL 视为符合';
SELECT pg_catalog.pg_extension_config_dump('ldpd.quality_rule', '');

CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.quality_rule
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the rules of quality');
CREATE TRIGGER item_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.quality_rule
FOR EACH ROW EXECUTE FUNCTION ldpd.item_guard();
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.quality_rule
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('10');

-- ---------------------------------------------------------------- Article 10: quality, measured

CREATE SEQUENCE ldpd.quality_measure_id_seq;
CREATE TABLE ldpd.quality_measure (
    id          bigint PRIMARY KEY,
    version_id  bigint NOT NULL,
    rule        int NOT NULL,
    measured_at timestamptz NOT NULL,
    measured_by name NOT NULL,
    checked     bigint,
    failed      bigint,
    error       text,
    FOREIGN KEY (version_id, rule) REFERENCES ldpd.quality_rule,
    CONSTRAINT counted_or_error CHECK ((error IS NULL) = (checked IS NOT NULL AND failed IS NOT NULL))
);
ALTER SEQUENCE ldpd.quality_measure_id_seq OWNED BY ldpd.quality_measure.id;
CREATE INDEX quality_measure_of_rule ON ldpd.quality_measure (version_id, rule, measured_at);
COMMENT ON TABLE ldpd.quality_measure IS '质量度量的结果(第十条):每次度量的每条规则一行,不合规的计数,不能度量的记其错误';
COMMENT ON COLUMN ldpd.quality_measure.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.quality_measure.version_id IS '所据版本';
COMMENT ON COLUMN ldpd.quality_measure.rule IS '规则号';
COMMENT ON COLUMN ldpd.quality_measure.measured_at IS '度量时刻';
COMMENT ON COLUMN ldpd.quality_measure.measured_by IS '度量的角色的名称';
COMMENT ON COLUMN ldpd.quality_measure.checked IS '检查的行数';
COMMENT ON COLUMN ldpd.quality_measure.failed IS '不合规的行数';
COMMENT ON COLUMN ldpd.quality_measure.error IS '规则不能度量的原因';
COMMENT ON INDEX ldpd.quality_measure_of_rule IS '某一规则的各次度量';
SELECT pg_catalog.pg_extension_config_dump('ldpd.quality_measure', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.quality_measure_id_seq', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.quality_measure
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '10', 'write down what was measured');
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.quality_measure
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('10');

CREATE FUNCTION ldpd.measure_quality(resource text) RETURNS bigint
LANGUAGE c STRICT
AS 'MODULE_PATHNAME', 'ldpd_measure_quality';
COMMENT ON FUNCTION ldpd.measure_quality(text) IS '按现行版本的质量规则度量资源的表(第十条),逐条记入 ldpd.quality_measure,返回不合规的总数;由该表属主一方调用,规则在属主的权限之内、受限运行';

CREATE VIEW ldpd.quality WITH (security_invoker = true) AS
SELECT v.resource, v.provider, m.version_id, m.rule, r.aspect, r.kind, i.name AS item, r.argument,
       ldpd.day(m.measured_at) AS day,
       (pg_catalog.array_agg(m.checked ORDER BY m.measured_at DESC, m.id DESC))[1] AS checked,
       (pg_catalog.array_agg(m.failed ORDER BY m.measured_at DESC, m.id DESC))[1] AS failed,
       pg_catalog.max(m.failed) AS worst,
       (pg_catalog.array_agg(m.error ORDER BY m.measured_at DESC, m.id DESC))[1] AS error
FROM ldpd.quality_measure m
JOIN ldpd.quality_rule r ON r.version_id = m.version_id AND r.rule = m.rule
JOIN ldpd.resource_version v ON v.id = m.version_id
LEFT JOIN ldpd.resource_item i ON i.version_id = r.version_id AND i.position = r.position
GROUP BY v.resource, v.provider, m.version_id, m.rule, r.aspect, r.kind, i.name, r.argument, ldpd.day(m.measured_at);
COMMENT ON VIEW ldpd.quality IS '每条质量规则每日的度量(第十条):当日末次的结果,和当日不合规最多的一次';
COMMENT ON COLUMN ldpd.quality.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.quality.provider IS '提供单位';
COMMENT ON COLUMN ldpd.quality.version_id IS '所据版本';
COMMENT ON COLUMN ldpd.quality.rule IS '规则号';
COMMENT ON COLUMN ldpd.quality.aspect IS '真实、准确、完整';
COMMENT ON COLUMN ldpd.quality.kind IS '规则的种类';
COMMENT ON COLUMN ldpd.quality.item IS '信息项';
COMMENT ON COLUMN ldpd.quality.argument IS '规则的参数';
COMMENT ON COLUMN ldpd.quality.day IS '日期(北京时间)';
COMMENT ON COLUMN ldpd.quality.checked IS '末次检查的行数';
COMMENT ON COLUMN ldpd.quality.failed IS '末次不合规的行数';
COMMENT ON COLUMN ldpd.quality.worst IS '当日不合规最多的一次的行数';
COMMENT ON COLUMN ldpd.quality.error IS '末次不能度量的原因';

-- ---------------------------------------------------------------- 校核: who uses data says which rows are wrong

CREATE SEQUENCE ldpd.correction_id_seq;
CREATE TABLE ldpd.correction (
    id          bigint PRIMARY KEY,
    resource    text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    row_key     jsonb NOT NULL CHECK (jsonb_typeof(row_key) = 'object' AND row_key <> '{}'),
    items       text[],
    problem     text NOT NULL,
    consumer    ldpd.credit_code NOT NULL,
    provider    ldpd.credit_code NOT NULL,
    state       text NOT NULL CHECK (state IN ('flagged', 'corrected', 'confirmed', 'withdrawn')),
    flagged_at  timestamptz NOT NULL,
    answer      text,
    answered_at timestamptz,
    reply_due date,
    reply_provisional boolean,
    reply_rule bigint REFERENCES ldpd.duty_rule (id),
    CONSTRAINT answer_is_given CHECK (state NOT IN ('corrected', 'confirmed') OR NOT ldpd.is_blank(answer))
);
ALTER SEQUENCE ldpd.correction_id_seq OWNED BY ldpd.correction.id;
CREATE INDEX correction_of_provider ON ldpd.correction (provider, state);
CREATE INDEX correction_of_consumer ON ldpd.correction (consumer);
CREATE INDEX correction_reply_running ON ldpd.correction (reply_due) WHERE state = 'flagged';
COMMENT ON TABLE ldpd.correction IS '数据校核(第十条):使用单位对所能读取的行提出异议,flagged 提出→corrected 已更正、confirmed 核实无误、withdrawn 撤回;由提供单位答复';
COMMENT ON COLUMN ldpd.correction.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.correction.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.correction.row_key IS '指明该行的列和值,如 {"id": 5};须恰为提出者可读的一行';
COMMENT ON COLUMN ldpd.correction.items IS '有误的列;NULL 为整行';
COMMENT ON COLUMN ldpd.correction.problem IS '何处有误';
COMMENT ON COLUMN ldpd.correction.consumer IS '提出的机构,由服务器给定';
COMMENT ON COLUMN ldpd.correction.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.correction.state IS '状态';
COMMENT ON COLUMN ldpd.correction.flagged_at IS '提出时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.correction.answer IS '答复,答复时必填';
COMMENT ON COLUMN ldpd.correction.answered_at IS '答复或者撤回时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.correction.reply_due IS '答复到期日;采用的文件未设期限的,为 NULL';
COMMENT ON COLUMN ldpd.correction.reply_provisional IS '答复到期日为暂定';
COMMENT ON COLUMN ldpd.correction.reply_rule IS '设定答复到期日的规则,由服务器给定,见 ldpd.duty_rule';
COMMENT ON INDEX ldpd.correction_of_provider IS '某一提供单位待答复的';
COMMENT ON INDEX ldpd.correction_of_consumer IS '某一使用单位提出的';
COMMENT ON INDEX ldpd.correction_reply_running IS '未答复的,按答复到期日';
SELECT pg_catalog.pg_extension_config_dump('ldpd.correction', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.correction_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.correction
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.correction
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.correction
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.quality_rule, ldpd.quality_measure, ldpd.quality, ldpd.correction TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE, DELETE ON ldpd.quality_rule TO ldpd_agency;
GRANT INSERT, UPDATE ON ldpd.correction TO ldpd_agency;

ALTER TABLE ldpd.quality_rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.quality_rule FOR SELECT
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id));
CREATE POLICY edit ON ldpd.quality_rule TO ldpd_agency
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id))
WITH CHECK (true);

ALTER TABLE ldpd.correction ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.correction FOR SELECT TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]) OR provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.correction FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.correction FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.correction FOR UPDATE TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]) OR provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);
-- source: sql/04_derived.sql
-- Chapter 4, sharing: what was shared is not handed on (Article 17, 数不外用).

CREATE TABLE ldpd.derived (
    id             bigserial PRIMARY KEY,
    relation       regclass NOT NULL,
    resource       text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    holder         ldpd.credit_code REFERENCES ldpd.agency,
    grant_id       bigint,
    made_at        timestamptz NOT NULL,
    made_by        name NOT NULL,
    release_reason text CHECK (release_reason IS NULL OR NOT ldpd.is_blank(release_reason)),
    released_at    timestamptz,
    released_by    name,
    CONSTRAINT derived_once UNIQUE NULLS NOT DISTINCT (relation, resource, holder)
);
CREATE INDEX derived_of_resource ON ldpd.derived (resource);
COMMENT ON TABLE ldpd.derived IS '衍生表(第十七条):语句读取其他机构的纳管数据而写入别的表的,该表随之受同一规则约束:只有写入的机构在其授权有效期间可以读取(无条件共享的,各机构均可)。由服务器登记;提供单位可以解除,删除或者清空该表即终止';
COMMENT ON COLUMN ldpd.derived.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.derived.relation IS '衍生的表、物化视图';
COMMENT ON COLUMN ldpd.derived.resource IS '数据来自哪一资源';
COMMENT ON COLUMN ldpd.derived.holder IS '写入的机构;NULL 为数据库管理员或者开放平台所写,有条件共享的数据除提供单位外各机构均不得读取';
COMMENT ON COLUMN ldpd.derived.grant_id IS '写入时所据的授权;NULL 为无条件共享';
COMMENT ON COLUMN ldpd.derived.made_at IS '首次写入的时刻';
COMMENT ON COLUMN ldpd.derived.made_by IS '首次写入的角色';
COMMENT ON COLUMN ldpd.derived.release_reason IS '提供单位解除的理由(例如已汇总、已脱敏);填写即解除';
COMMENT ON COLUMN ldpd.derived.released_at IS '解除时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.derived.released_by IS '解除的角色,由服务器盖记';
COMMENT ON INDEX ldpd.derived_once IS '某一表的来源,每次读取时据以判定';
COMMENT ON INDEX ldpd.derived_of_resource IS '某一资源的衍生表';
SELECT pg_catalog.pg_extension_config_dump('ldpd.derived', 'WHERE relation IN (SELECT oid FROM pg_catalog.pg_class WHERE relpersistence <> ''t'')');

SELECT pg_catalog.pg_extension_config_dump('ldpd.derived_id_seq', '');

CREATE FUNCTION ldpd.derived_release() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_derived_release';
COMMENT ON FUNCTION ldpd.derived_release() IS '触发器函数(行级 BEFORE UPDATE):衍生表由来源的提供单位解除,须有理由(第十七条)';

CREATE TRIGGER registry_guard
BEFORE INSERT OR DELETE OR TRUNCATE ON ldpd.derived
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '17', 'register derived relations');
CREATE TRIGGER derived_release
BEFORE UPDATE ON ldpd.derived
FOR EACH ROW EXECUTE FUNCTION ldpd.derived_release();

GRANT SELECT ON ldpd.derived TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT UPDATE (release_reason) ON ldpd.derived TO ldpd_agency;
ALTER TABLE ldpd.derived ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.derived FOR SELECT TO ldpd_agency
USING (
    holder = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    OR EXISTS (
        SELECT FROM ldpd.resource r
        WHERE r.code = resource
          AND r.provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    )
);
CREATE POLICY release ON ldpd.derived FOR UPDATE TO ldpd_agency
USING (true);
CREATE POLICY see_all ON ldpd.derived FOR SELECT TO ldpd_report, ldpd_audit
USING (true);

CREATE TABLE ldpd.outlet (
    function text COLLATE "C" PRIMARY KEY,
    where_to text NOT NULL
);
COMMENT ON TABLE ldpd.outlet IS '出口函数(第十七条):读取其他机构纳管数据的语句不得调用;数据经由它们到达数据库管不到的地方。由数据库管理员增减';
COMMENT ON COLUMN ldpd.outlet.function IS '函数名,不论模式和参数';
COMMENT ON COLUMN ldpd.outlet.where_to IS '数据由此去往何处';
SELECT pg_catalog.pg_extension_config_dump('ldpd.outlet', '');

GRANT SELECT ON ldpd.outlet TO PUBLIC;

INSERT INTO ldpd.outlet
SELECT function, where_to
FROM (VALUES
    ('pg_notify', '监听该通道的任何会话'),
    ('lo_from_bytea', '大对象'),
    ('lo_put', '大对象'),
    ('lowrite', '大对象'),
    ('pg_logical_emit_message', '逻辑复制的接收方'),
    ('set_config', '会话变量:连接池中的下一个使用者可以读到'),
    ('dblink', '别的数据库'),
    ('dblink_exec', '别的数据库'),
    ('dblink_open', '别的数据库'),
    ('dblink_send_query', '别的数据库')
) AS shipped(function, where_to)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.outlet
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '17', 'keep the list of outlets');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.outlet
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('17');

CREATE FUNCTION ldpd.derived_watch() RETURNS event_trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_derived_watch';
COMMENT ON FUNCTION ldpd.derived_watch() IS '事件触发器函数:衍生表不因授权、易主、并入其他表、发布而到达别的机构(第十七条)';

CREATE EVENT TRIGGER ldpd_derived ON ddl_command_end
WHEN TAG IN ('GRANT', 'ALTER TABLE', 'ALTER MATERIALIZED VIEW', 'CREATE TABLE', 'CREATE PUBLICATION', 'ALTER PUBLICATION')
EXECUTE FUNCTION ldpd.derived_watch();
COMMENT ON EVENT TRIGGER ldpd_derived IS '衍生表不得转给第三方(第十七条)';
-- source: sql/04_sharing.sql
-- Chapter 4, sharing (Articles 14-18).

-- ---------------------------------------------------------------- requests

CREATE SEQUENCE ldpd.share_request_id_seq;
CREATE TABLE ldpd.share_request (
    id                 bigint PRIMARY KEY,
    resource           text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    consumer           ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    purpose            text NOT NULL,
    items              text[],
    valid_until        timestamptz,
    state              text NOT NULL
                       CHECK (state IN ('submitted', 'agreed', 'refused', 'withdrawn', 'fulfilled', 'ended')),
    provider           ldpd.credit_code NOT NULL,
    submitted_at       timestamptz NOT NULL,
    reply_due          date,
    reply_provisional  boolean,
    decided_at         timestamptz,
    decided_by         name,
    legal_basis        text,
    fulfil_due         date,
    fulfil_provisional boolean,
    fulfilled_at       timestamptz,
    ended_at           timestamptz,
    overturned_at      timestamptz,
    row_condition      text CHECK (row_condition IS NULL OR NOT ldpd.is_blank(row_condition)),
    quota_statements   int CHECK (quota_statements > 0),
    quota_rows         bigint CHECK (quota_rows > 0),
    reply_rule bigint REFERENCES ldpd.duty_rule (id),
    fulfil_rule bigint REFERENCES ldpd.duty_rule (id),
    CONSTRAINT refusal_has_basis CHECK (state <> 'refused' OR NOT ldpd.is_blank(legal_basis))
);
ALTER SEQUENCE ldpd.share_request_id_seq OWNED BY ldpd.share_request.id;
CREATE INDEX share_request_reply_running ON ldpd.share_request (reply_due) WHERE state = 'submitted';
CREATE INDEX share_request_fulfil_running ON ldpd.share_request (fulfil_due) WHERE state = 'agreed';
CREATE INDEX share_request_of_consumer ON ldpd.share_request (consumer);
CREATE INDEX share_request_of_provider ON ldpd.share_request (provider);
COMMENT ON TABLE ldpd.share_request IS '共享请求(第十六条第二项):submitted 提出→agreed 同意→fulfilled 完成共享→ended 终止;submitted→refused 不予共享、withdrawn 撤回。3 个工作日内反馈,同意的 7 个工作日内完成';
COMMENT ON COLUMN ldpd.share_request.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.share_request.resource IS '信息资源代码,须为有条件共享';
COMMENT ON COLUMN ldpd.share_request.consumer IS '使用单位;不填即本机构';
COMMENT ON COLUMN ldpd.share_request.purpose IS '使用目的(第十七条),必填';
COMMENT ON COLUMN ldpd.share_request.items IS '所需列名,须在现行目录的信息项内;NULL 为全部';
COMMENT ON COLUMN ldpd.share_request.valid_until IS '使用截止时刻;提供单位同意时可以缩短;NULL 为至终止时';
COMMENT ON COLUMN ldpd.share_request.state IS '状态';
COMMENT ON COLUMN ldpd.share_request.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.share_request.submitted_at IS '提出时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.share_request.reply_due IS '反馈到期日,由服务器计算';
COMMENT ON COLUMN ldpd.share_request.reply_provisional IS '反馈到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd.share_request.decided_at IS '反馈时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.share_request.decided_by IS '反馈的角色的名称,由服务器盖记';
COMMENT ON COLUMN ldpd.share_request.legal_basis IS '不予共享的法律、法规、规章依据,不予共享时必填';
COMMENT ON COLUMN ldpd.share_request.fulfil_due IS '完成共享到期日,由服务器计算';
COMMENT ON COLUMN ldpd.share_request.fulfil_provisional IS '完成共享到期日为暂定';
COMMENT ON COLUMN ldpd.share_request.fulfilled_at IS '完成共享时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.share_request.overturned_at IS '不予共享被争议处理推翻、视为同意的时刻(第三十九条),由服务器盖记;完成共享的期限自此起算';
COMMENT ON COLUMN ldpd.share_request.ended_at IS '终止或者撤回时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.share_request.row_condition IS '只提供符合此条件的行(第十五条第二项,部分提供):对该行各列的布尔表达式,由提供单位同意时填写;NULL 为全部';
COMMENT ON COLUMN ldpd.share_request.quota_statements IS '每日至多读取几次(语句数),由提供单位同意时填写;NULL 为不限';
COMMENT ON COLUMN ldpd.share_request.quota_rows IS '每日至多读取几行,由提供单位同意时填写;NULL 为不限';
COMMENT ON COLUMN ldpd.share_request.reply_rule IS '设定反馈到期日的规则(文件和条文),由服务器给定,见 ldpd.duty_rule';
COMMENT ON COLUMN ldpd.share_request.fulfil_rule IS '设定完成共享到期日的规则(文件和条文),由服务器给定,见 ldpd.duty_rule';
COMMENT ON INDEX ldpd.share_request_reply_running IS '未反馈的,按反馈到期日';
COMMENT ON INDEX ldpd.share_request_fulfil_running IS '已同意而未完成的,按完成到期日';
COMMENT ON INDEX ldpd.share_request_of_consumer IS '某一使用单位的请求';
COMMENT ON INDEX ldpd.share_request_of_provider IS '向某一提供单位提出的请求';
SELECT pg_catalog.pg_extension_config_dump('ldpd.share_request', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.share_request_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.share_request
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.share_request
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.share_request
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- emergencies

CREATE SEQUENCE ldpd.emergency_share_id_seq;
CREATE TABLE ldpd.emergency_share (
    id          bigint PRIMARY KEY,
    resource    text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    consumer    ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    event       text NOT NULL,
    purpose     text NOT NULL,
    basis       text NOT NULL,
    items       text[],
    valid_until timestamptz NOT NULL,
    state       text NOT NULL CHECK (state IN ('opened', 'ended', 'reviewed')),
    provider    ldpd.credit_code NOT NULL,
    opened_by   ldpd.credit_code NOT NULL,
    opened_at   timestamptz NOT NULL,
    ended_at    timestamptz,
    reviewer    ldpd.credit_code,
    review_due  date,
    review_provisional boolean,
    review      text,
    reviewed_at timestamptz,
    reviewed_by ldpd.credit_code,
    review_rule bigint REFERENCES ldpd.duty_rule (id),
    CONSTRAINT review_says_something CHECK (state <> 'reviewed' OR NOT ldpd.is_blank(review))
);
ALTER SEQUENCE ldpd.emergency_share_id_seq OWNED BY ldpd.emergency_share.id;
CREATE INDEX emergency_share_of_consumer ON ldpd.emergency_share (consumer);
CREATE INDEX emergency_share_of_provider ON ldpd.emergency_share (provider);
CREATE INDEX emergency_share_review_running ON ldpd.emergency_share (review_due) WHERE state <> 'reviewed';
COMMENT ON TABLE ldpd.emergency_share IS '应急共享(第十八条):提供单位或者大数据工作主管部门开通,即时生效,须载明事件、目的、依据和截止时刻(至多 ldpd.city_setting 所定日数);opened→ended→reviewed,到期自行失效,终止后由主管部门复核,逾期未复核的,不得就同一提供单位再向该使用单位开通';
COMMENT ON COLUMN ldpd.emergency_share.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.emergency_share.resource IS '信息资源代码;不予共享的,仅其提供单位可开通';
COMMENT ON COLUMN ldpd.emergency_share.consumer IS '使用单位';
COMMENT ON COLUMN ldpd.emergency_share.event IS '突发事件或者惠民政策';
COMMENT ON COLUMN ldpd.emergency_share.purpose IS '使用目的';
COMMENT ON COLUMN ldpd.emergency_share.basis IS '依据';
COMMENT ON COLUMN ldpd.emergency_share.items IS '列名;NULL 为全部';
COMMENT ON COLUMN ldpd.emergency_share.valid_until IS '截止时刻';
COMMENT ON COLUMN ldpd.emergency_share.state IS '状态';
COMMENT ON COLUMN ldpd.emergency_share.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.emergency_share.opened_by IS '开通的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.emergency_share.opened_at IS '开通时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.emergency_share.ended_at IS '提前终止时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.emergency_share.reviewer IS '负责复核的主管部门,由服务器给定';
COMMENT ON COLUMN ldpd.emergency_share.review_due IS '复核到期日,自截止或者提前终止之日起,由服务器计算';
COMMENT ON COLUMN ldpd.emergency_share.review_provisional IS '复核到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd.emergency_share.review IS '复核意见,复核时必填';
COMMENT ON COLUMN ldpd.emergency_share.reviewed_at IS '复核时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.emergency_share.reviewed_by IS '复核的主管部门,由服务器盖记';
COMMENT ON COLUMN ldpd.emergency_share.review_rule IS '设定复核到期日的规则(文件和条文),由服务器给定,见 ldpd.duty_rule';
COMMENT ON INDEX ldpd.emergency_share_review_running IS '未复核的,按复核到期日';
COMMENT ON INDEX ldpd.emergency_share_of_consumer IS '向某一使用单位开通的应急共享';
COMMENT ON INDEX ldpd.emergency_share_of_provider IS '某一提供单位数据的应急共享';
SELECT pg_catalog.pg_extension_config_dump('ldpd.emergency_share', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.emergency_share_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.emergency_share
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.emergency_share
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.emergency_share
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- grants

CREATE TABLE ldpd.share_grant (
    id        bigserial PRIMARY KEY,
    resource  text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    consumer  ldpd.credit_code REFERENCES ldpd.agency,
    platform  regrole,
    purpose   text NOT NULL,
    items     text[],
    source    text NOT NULL CHECK (source IN ('request', 'emergency', 'pilot', 'open')),
    source_id bigint NOT NULL,
    valid     tstzrange NOT NULL,
    row_condition    text,
    quota_statements int,
    quota_rows       bigint,
    suspended_at     timestamptz,
    CONSTRAINT grant_has_a_holder CHECK (num_nonnulls(consumer, platform) = 1 AND (source = 'open') = (platform IS NOT NULL))
);
CREATE INDEX share_grant_of_consumer ON ldpd.share_grant (resource, consumer);
CREATE INDEX share_grant_of_platform ON ldpd.share_grant (resource, platform);
CREATE INDEX share_grant_of_source ON ldpd.share_grant (source, source_id);
COMMENT ON TABLE ldpd.share_grant IS '授权(第十六条、第十八条、第二十二条):完成共享、应急共享或者依申请开放时由服务器给出,到时自行失效';
COMMENT ON COLUMN ldpd.share_grant.id IS '授权号;同一资源持有几项的,以 SET ldpd.grant_id 指明';
COMMENT ON COLUMN ldpd.share_grant.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.share_grant.consumer IS '使用单位;依申请开放的为 NULL';
COMMENT ON COLUMN ldpd.share_grant.platform IS '依申请开放的,代为提出的开放平台角色';
COMMENT ON COLUMN ldpd.share_grant.purpose IS '使用目的(第十七条、第二十四条)';
COMMENT ON COLUMN ldpd.share_grant.items IS '列名;NULL 为全部';
COMMENT ON COLUMN ldpd.share_grant.source IS 'request 共享请求、emergency 应急共享、pilot 试点运营、open 依申请开放';
COMMENT ON COLUMN ldpd.share_grant.source_id IS '来源的 id';
COMMENT ON COLUMN ldpd.share_grant.valid IS '有效期间';
COMMENT ON COLUMN ldpd.share_grant.row_condition IS '只可读取符合此条件的行(第十五条第二项);NULL 为全部';
COMMENT ON COLUMN ldpd.share_grant.quota_statements IS '每日至多读取几次(语句数);NULL 为不限';
COMMENT ON COLUMN ldpd.share_grant.quota_rows IS '每日至多读取几行;NULL 为不限';
COMMENT ON COLUMN ldpd.share_grant.suspended_at IS '暂停的时刻,恢复后为 NULL;见 ldpd.grant_suspension';
COMMENT ON INDEX ldpd.share_grant_of_consumer IS '某一使用单位对某一资源的授权,每次读取时据以判定';
COMMENT ON INDEX ldpd.share_grant_of_platform IS '开放平台某一角色对某一资源的授权';
COMMENT ON INDEX ldpd.share_grant_of_source IS '某一请求或者应急共享给出的授权';
SELECT pg_catalog.pg_extension_config_dump('ldpd.share_grant', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.share_grant_id_seq', '');

CREATE FUNCTION ldpd.grant_record() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_grant_record';
COMMENT ON FUNCTION ldpd.grant_record() IS '触发器函数(行级 AFTER):授权的给出和终止记入 ldpd.ledger,并使各会话重新判定';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.share_grant
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '16', 'write grants');
CREATE TRIGGER grant_record
AFTER INSERT OR UPDATE ON ldpd.share_grant
FOR EACH ROW EXECUTE FUNCTION ldpd.grant_record();

-- ---------------------------------------------------------------- suspension, quotas, grants to look after

CREATE SEQUENCE ldpd.grant_suspension_id_seq;
CREATE TABLE ldpd.grant_suspension (
    id           bigint PRIMARY KEY,
    grant_id     bigint NOT NULL REFERENCES ldpd.share_grant,
    reason       text NOT NULL,
    state        text NOT NULL CHECK (state IN ('suspended', 'lifted')),
    provider     ldpd.credit_code NOT NULL,
    consumer     ldpd.credit_code NOT NULL,
    suspended_at timestamptz NOT NULL,
    suspended_by ldpd.credit_code NOT NULL,
    lift_reason  text,
    lifted_at    timestamptz,
    lifted_by    ldpd.credit_code
);
ALTER SEQUENCE ldpd.grant_suspension_id_seq OWNED BY ldpd.grant_suspension.id;
CREATE UNIQUE INDEX grant_suspension_running ON ldpd.grant_suspension (grant_id) WHERE state = 'suspended';
CREATE INDEX grant_suspension_of_provider ON ldpd.grant_suspension (provider);
COMMENT ON TABLE ldpd.grant_suspension IS '授权的暂停(第十七条):suspended 暂停→lifted 恢复;由提供单位或者主管部门说明理由,即时生效,期限不因此延长';
COMMENT ON COLUMN ldpd.grant_suspension.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.grant_suspension.grant_id IS '授权号';
COMMENT ON COLUMN ldpd.grant_suspension.reason IS '暂停的理由,必填';
COMMENT ON COLUMN ldpd.grant_suspension.state IS '状态';
COMMENT ON COLUMN ldpd.grant_suspension.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.grant_suspension.consumer IS '使用单位,由服务器给定';
COMMENT ON COLUMN ldpd.grant_suspension.suspended_at IS '暂停时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.grant_suspension.suspended_by IS '暂停的机构,由服务器盖记;主管部门暂停的,由主管部门恢复';
COMMENT ON COLUMN ldpd.grant_suspension.lift_reason IS '恢复的理由,恢复时必填';
COMMENT ON COLUMN ldpd.grant_suspension.lifted_at IS '恢复时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.grant_suspension.lifted_by IS '恢复的机构,由服务器盖记';
COMMENT ON INDEX ldpd.grant_suspension_running IS '一项授权同时至多一次暂停';
COMMENT ON INDEX ldpd.grant_suspension_of_provider IS '某一提供单位数据的授权的暂停';
SELECT pg_catalog.pg_extension_config_dump('ldpd.grant_suspension', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.grant_suspension_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.grant_suspension
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.grant_suspension
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.grant_suspension
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE FUNCTION ldpd.quota_used(grant_id bigint, OUT statements bigint, OUT rows bigint)
LANGUAGE c STABLE STRICT
AS 'MODULE_PATHNAME', 'ldpd_quota_used';
COMMENT ON FUNCTION ldpd.quota_used(bigint) IS '设有限额的授权当日已用的语句数和行数(第十七条);记在共享内存中,服务器重启后自零计起';
REVOKE ALL ON FUNCTION ldpd.quota_used(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.quota_used(bigint) TO ldpd_agency, ldpd_report, ldpd_audit;

CREATE FUNCTION ldpd.quota_charge(grant_id bigint, statements bigint, rows bigint) RETURNS void
LANGUAGE c STRICT
AS 'MODULE_PATHNAME', 'ldpd_quota_charge';
COMMENT ON FUNCTION ldpd.quota_charge(bigint, bigint, bigint) IS '计入授权当日的用量(第十七条);供数据库管理员在服务器重启之后据读取记录补记';
REVOKE ALL ON FUNCTION ldpd.quota_charge(bigint, bigint, bigint) FROM PUBLIC;

CREATE VIEW ldpd.grant_quota WITH (security_invoker = true) AS
SELECT g.id AS grant_id, g.resource, g.consumer, g.quota_statements, u.statements AS used_statements, g.quota_rows,
       u.rows AS used_rows
FROM ldpd.share_grant g, LATERAL ldpd.quota_used(g.id) u
WHERE (g.quota_statements IS NOT NULL OR g.quota_rows IS NOT NULL)
  AND g.valid @> ldpd.now();
COMMENT ON VIEW ldpd.grant_quota IS '设有限额的授权和当日用量(第十七条)';
COMMENT ON COLUMN ldpd.grant_quota.grant_id IS '授权号';
COMMENT ON COLUMN ldpd.grant_quota.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.grant_quota.consumer IS '使用单位';
COMMENT ON COLUMN ldpd.grant_quota.quota_statements IS '每日语句数的限额';
COMMENT ON COLUMN ldpd.grant_quota.used_statements IS '当日已用的语句数';
COMMENT ON COLUMN ldpd.grant_quota.quota_rows IS '每日行数的限额';
COMMENT ON COLUMN ldpd.grant_quota.used_rows IS '当日已用的行数';

CREATE VIEW ldpd.grant_ending WITH (security_invoker = true) AS
SELECT g.id AS grant_id, g.resource, g.consumer, g.purpose, g.source, pg_catalog.upper(g.valid) AS ends_at,
       ldpd.workdays_left(ldpd.day(pg_catalog.upper(g.valid))) AS workdays_left, g.suspended_at
FROM ldpd.share_grant g
WHERE g.valid @> ldpd.now()
  AND NOT pg_catalog.upper_inf(g.valid);
COMMENT ON VIEW ldpd.grant_ending IS '有截止时刻的现行授权和剩余工作日(第十七条):WHERE workdays_left <= n 即 n 个工作日内到期的';
COMMENT ON COLUMN ldpd.grant_ending.grant_id IS '授权号';
COMMENT ON COLUMN ldpd.grant_ending.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.grant_ending.consumer IS '使用单位';
COMMENT ON COLUMN ldpd.grant_ending.purpose IS '使用目的';
COMMENT ON COLUMN ldpd.grant_ending.source IS '来源';
COMMENT ON COLUMN ldpd.grant_ending.ends_at IS '截止时刻';
COMMENT ON COLUMN ldpd.grant_ending.workdays_left IS '今日之后至截止日的工作日数;所需年份尚无放假通知的为 NULL';
COMMENT ON COLUMN ldpd.grant_ending.suspended_at IS '暂停的时刻';

CREATE VIEW ldpd.emergency_notice WITH (security_invoker = true) AS
SELECT e.id, t.told, t.title, e.resource, e.provider, e.consumer, e.opened_by, e.opened_at, e.event, e.basis, e.items,
       e.valid_until, e.state, e.reviewer, e.review_due
FROM ldpd.emergency_share e
CROSS JOIN LATERAL (VALUES (e.provider, '提供单位'::text), (e.reviewer, '主管部门')) AS t(told, title)
WHERE t.told <> e.opened_by
  AND e.state <> 'reviewed';
COMMENT ON VIEW ldpd.emergency_notice IS '应急共享的告知(第十八条):未经其手而开通的提供单位和主管部门,至复核为止;开通时并以 NOTIFY ldpd_emergency 发出其 id';
COMMENT ON COLUMN ldpd.emergency_notice.id IS '应急共享的 id';
COMMENT ON COLUMN ldpd.emergency_notice.told IS '被告知的机构';
COMMENT ON COLUMN ldpd.emergency_notice.title IS '提供单位、主管部门';
COMMENT ON COLUMN ldpd.emergency_notice.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.emergency_notice.provider IS '提供单位';
COMMENT ON COLUMN ldpd.emergency_notice.consumer IS '使用单位';
COMMENT ON COLUMN ldpd.emergency_notice.opened_by IS '开通的机构';
COMMENT ON COLUMN ldpd.emergency_notice.opened_at IS '开通时刻';
COMMENT ON COLUMN ldpd.emergency_notice.event IS '突发事件或者惠民政策';
COMMENT ON COLUMN ldpd.emergency_notice.basis IS '依据';
COMMENT ON COLUMN ldpd.emergency_notice.items IS '列名;NULL 为全部';
COMMENT ON COLUMN ldpd.emergency_notice.valid_until IS '截止时刻';
COMMENT ON COLUMN ldpd.emergency_notice.state IS '状态';
COMMENT ON COLUMN ldpd.emergency_notice.reviewer IS '负责复核的主管部门';
COMMENT ON COLUMN ldpd.emergency_notice.review_due IS '复核到期日';

-- Article 14: sharing is the rule.
CREATE VIEW ldpd.share_by_class WITH (security_invoker = true) AS
SELECT a.code AS agency, a.name, a.region, pg_catalog.count(*) AS resources,
       pg_catalog.count(*) FILTER (WHERE v.share_class = '无条件共享') AS unconditional,
       pg_catalog.count(*) FILTER (WHERE v.share_class = '有条件共享') AS conditional,
       pg_catalog.count(*) FILTER (WHERE v.share_class = '不予共享') AS not_shared,
       pg_catalog.round(100.0 * pg_catalog.count(*) FILTER (WHERE v.share_class = '不予共享') / pg_catalog.count(*), 1) AS not_shared_percent
FROM ldpd.resource_version v
JOIN ldpd.agency a ON a.code = v.provider
WHERE v.state = 'published'
  AND v.superseded_at IS NULL
GROUP BY a.code, a.name, a.region;
COMMENT ON VIEW ldpd.share_by_class IS '各机构现行目录中三种共享属性各占多少(第十四条,以共享为原则,不共享为例外)';
COMMENT ON COLUMN ldpd.share_by_class.agency IS '提供单位';
COMMENT ON COLUMN ldpd.share_by_class.name IS '提供单位名称';
COMMENT ON COLUMN ldpd.share_by_class.region IS '区划';
COMMENT ON COLUMN ldpd.share_by_class.resources IS '资源数';
COMMENT ON COLUMN ldpd.share_by_class.unconditional IS '无条件共享的';
COMMENT ON COLUMN ldpd.share_by_class.conditional IS '有条件共享的';
COMMENT ON COLUMN ldpd.share_by_class.not_shared IS '不予共享的';
COMMENT ON COLUMN ldpd.share_by_class.not_shared_percent IS '不予共享的占百分之几';

-- ---------------------------------------------------------------- who may read attached data

CREATE FUNCTION ldpd.reads_under(resource text, grant_id bigint) RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_reads_under';
COMMENT ON FUNCTION ldpd.reads_under(text, bigint) IS '正在执行的语句是否依该授权读取该资源(第十五条第二项);attach() 为有行条件的授权所设的策略据以只对该授权的使用单位起作用';

CREATE FUNCTION ldpd.may_support(internal) RETURNS internal
LANGUAGE c STRICT
AS 'MODULE_PATHNAME', 'ldpd_may_support';
COMMENT ON FUNCTION ldpd.may_support(internal) IS '规划器支持函数:准许的,在规划时即化为真';

CREATE FUNCTION ldpd.may_read(resource text) RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL RESTRICTED SUPPORT ldpd.may_support
AS 'MODULE_PATHNAME', 'ldpd_may_read';
COMMENT ON FUNCTION ldpd.may_read(text) IS '会话所用角色的机构现在可否读取该资源(第十五条至第二十条);不可的报错,错误代码为所据条文';

CREATE FUNCTION ldpd.may_write(resource text) RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL RESTRICTED SUPPORT ldpd.may_support
AS 'MODULE_PATHNAME', 'ldpd_may_write';
COMMENT ON FUNCTION ldpd.may_write(text) IS '会话所用角色的机构可否写入该资源:只有提供单位可以(第三十一条、第四十一条)';

CREATE FUNCTION ldpd.explain_access(
    resource text,
    OUT allowed boolean,
    OUT article int,
    OUT role regrole,
    OUT agency ldpd.credit_code,
    OUT version int,
    OUT share_class ldpd.share_class,
    OUT open_class ldpd.open_class,
    OUT grant_id bigint,
    OUT valid tstzrange,
    OUT items text[],
    OUT path text,
    OUT message text,
    OUT hint text
)
LANGUAGE c STABLE STRICT PARALLEL RESTRICTED
AS 'MODULE_PATHNAME', 'ldpd_explain_access';
COMMENT ON FUNCTION ldpd.explain_access(text) IS '为什么可以或者不可以读取该资源:属性、版本、授权、期间、条文;与拒绝时的 DETAIL 一致';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.share_request, ldpd.emergency_share, ldpd.share_grant, ldpd.grant_suspension, ldpd.grant_quota,
    ldpd.grant_ending, ldpd.emergency_notice, ldpd.share_by_class
TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.share_request, ldpd.emergency_share, ldpd.grant_suspension TO ldpd_agency;

ALTER TABLE ldpd.share_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.share_request FOR SELECT TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]) OR provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.share_request FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.share_request FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.share_request FOR UPDATE TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]) OR provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);

ALTER TABLE ldpd.emergency_share ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.emergency_share FOR SELECT TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]) OR provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.emergency_share FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.emergency_share FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.emergency_share FOR UPDATE TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]) OR provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);

-- A grant is seen by who holds it and by whoever sees the resource's provider.
ALTER TABLE ldpd.share_grant ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.share_grant FOR SELECT TO ldpd_agency
USING (
    consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    OR EXISTS (
        SELECT FROM ldpd.resource r
        WHERE r.code = resource
          AND r.provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    )
);
CREATE POLICY see_all ON ldpd.share_grant FOR SELECT TO ldpd_report, ldpd_audit
USING (true);

ALTER TABLE ldpd.grant_suspension ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.grant_suspension FOR SELECT TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]) OR provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.grant_suspension FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.grant_suspension FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.grant_suspension FOR UPDATE TO ldpd_agency
USING (provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);
-- source: sql/05_list.sql
-- Chapter 5, opening to the public: the catalogue of what is open, and the list of the year (Article 21).

CREATE VIEW ldpd.open_catalogue WITH (security_invoker = true) AS
SELECT c.resource, c.name, c.provider, c.provider_name, c.open_class, c.open_condition, c.format,
       (SELECT pg_catalog.string_agg(DISTINCT i.data_type, ',' ORDER BY i.data_type)
        FROM ldpd.resource_item i WHERE i.version_id = c.version_id) AS data_type,
       c.update_cycle, c.version, c.published_at
FROM ldpd.catalogue c
WHERE c.open_class <> '不予开放';
COMMENT ON VIEW ldpd.open_catalogue IS '公共数据开放目录(第二十一条):现行目录中有条件和无条件开放的资源,随目录变动';
COMMENT ON COLUMN ldpd.open_catalogue.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.open_catalogue.name IS '数据名称';
COMMENT ON COLUMN ldpd.open_catalogue.provider IS '开放主体的统一社会信用代码';
COMMENT ON COLUMN ldpd.open_catalogue.provider_name IS '开放主体';
COMMENT ON COLUMN ldpd.open_catalogue.open_class IS '开放属性';
COMMENT ON COLUMN ldpd.open_catalogue.open_condition IS '开放要求(第二十条第二项)';
COMMENT ON COLUMN ldpd.open_catalogue.format IS '数据格式';
COMMENT ON COLUMN ldpd.open_catalogue.data_type IS '数据类型:各信息项的类型';
COMMENT ON COLUMN ldpd.open_catalogue.update_cycle IS '更新频率';
COMMENT ON COLUMN ldpd.open_catalogue.version IS '版本';
COMMENT ON COLUMN ldpd.open_catalogue.published_at IS '目录发布的时刻';

CREATE SEQUENCE ldpd.open_list_id_seq;
CREATE TABLE ldpd.open_list (
    id           bigint PRIMARY KEY,
    year         int NOT NULL CHECK (year BETWEEN 2001 AND 9999),
    note         text,
    region       text COLLATE "C" NOT NULL REFERENCES ldpd.region,
    bureau       ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    edition      int CHECK (edition > 0),
    state        text NOT NULL CHECK (state IN ('draft', 'published')),
    drafted_at   timestamptz NOT NULL,
    published_at timestamptz,
    UNIQUE (region, year, edition),
    CONSTRAINT published_has_edition CHECK ((state = 'published') = (edition IS NOT NULL))
);
ALTER SEQUENCE ldpd.open_list_id_seq OWNED BY ldpd.open_list.id;
CREATE UNIQUE INDEX open_list_in_hand ON ldpd.open_list (region, year) WHERE state = 'draft';
COMMENT ON TABLE ldpd.open_list IS '年度公共数据开放清单(第二十一条):draft 编制→published 发布;由市大数据工作主管部门汇总审核后发布,发布时录入当时的开放目录,此后不变;同一年度再次发布的为新的一版,须说明缘由';
COMMENT ON COLUMN ldpd.open_list.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.open_list.year IS '年度';
COMMENT ON COLUMN ldpd.open_list.note IS '说明;同一年度第二版起必填';
COMMENT ON COLUMN ldpd.open_list.region IS '区划,由服务器给定';
COMMENT ON COLUMN ldpd.open_list.bureau IS '发布的主管部门,由服务器给定';
COMMENT ON COLUMN ldpd.open_list.edition IS '版次,由服务器给定';
COMMENT ON COLUMN ldpd.open_list.state IS '状态';
COMMENT ON COLUMN ldpd.open_list.drafted_at IS '编制时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.open_list.published_at IS '发布时刻,由服务器盖记';
COMMENT ON INDEX ldpd.open_list_in_hand IS '同一区划同一年度至多一份编制中的清单';
SELECT pg_catalog.pg_extension_config_dump('ldpd.open_list', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.open_list_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.open_list
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.open_list
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.open_list
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE TABLE ldpd.open_list_entry (
    list_id        bigint NOT NULL REFERENCES ldpd.open_list,
    position       int NOT NULL,
    resource       text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    version        int NOT NULL,
    name           text NOT NULL,
    provider       ldpd.credit_code NOT NULL,
    provider_name  text NOT NULL,
    open_class     ldpd.open_class NOT NULL,
    open_condition text,
    format         text NOT NULL,
    data_type      text,
    update_cycle   text NOT NULL,
    PRIMARY KEY (list_id, position)
);
CREATE INDEX open_list_entry_of_resource ON ldpd.open_list_entry (resource);
COMMENT ON TABLE ldpd.open_list_entry IS '年度公共数据开放清单的内容(第二十一条),发布时由服务器录入,此后不变';
COMMENT ON COLUMN ldpd.open_list_entry.list_id IS '所属清单';
COMMENT ON COLUMN ldpd.open_list_entry.position IS '序号';
COMMENT ON COLUMN ldpd.open_list_entry.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.open_list_entry.version IS '发布时的目录版本';
COMMENT ON COLUMN ldpd.open_list_entry.name IS '数据名称';
COMMENT ON COLUMN ldpd.open_list_entry.provider IS '开放主体的统一社会信用代码';
COMMENT ON COLUMN ldpd.open_list_entry.provider_name IS '开放主体';
COMMENT ON COLUMN ldpd.open_list_entry.open_class IS '开放属性';
COMMENT ON COLUMN ldpd.open_list_entry.open_condition IS '开放要求';
COMMENT ON COLUMN ldpd.open_list_entry.format IS '数据格式';
COMMENT ON COLUMN ldpd.open_list_entry.data_type IS '数据类型:各信息项的类型';
COMMENT ON COLUMN ldpd.open_list_entry.update_cycle IS '更新频率';
COMMENT ON INDEX ldpd.open_list_entry_of_resource IS '某一资源列入的清单';
SELECT pg_catalog.pg_extension_config_dump('ldpd.open_list_entry', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.open_list_entry
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '21', 'write the lists of open data');

CREATE VIEW ldpd.open_list_sheet WITH (security_invoker = true) AS
SELECT l.region AS "区划", l.year AS "年度", l.edition AS "版次", ldpd.day(l.published_at) AS "发布日期", e.position AS "序号",
       e.name AS "数据名称", e.provider_name AS "开放主体", e.open_class AS "开放属性", e.format AS "数据格式",
       e.data_type AS "数据类型", e.update_cycle AS "更新频率", e.open_condition AS "开放要求", e.resource AS "信息资源代码"
FROM ldpd.open_list l
JOIN ldpd.open_list_entry e ON e.list_id = l.id
WHERE l.state = 'published';
COMMENT ON VIEW ldpd.open_list_sheet IS '年度公共数据开放清单(第二十一条)的表格形式,供以 COPY 导出为 CSV';
COMMENT ON COLUMN ldpd.open_list_sheet."区划" IS '区划';
COMMENT ON COLUMN ldpd.open_list_sheet."年度" IS '年度';
COMMENT ON COLUMN ldpd.open_list_sheet."版次" IS '版次';
COMMENT ON COLUMN ldpd.open_list_sheet."发布日期" IS '发布日期';
COMMENT ON COLUMN ldpd.open_list_sheet."序号" IS '序号';
COMMENT ON COLUMN ldpd.open_list_sheet."数据名称" IS '数据名称';
COMMENT ON COLUMN ldpd.open_list_sheet."开放主体" IS '开放主体';
COMMENT ON COLUMN ldpd.open_list_sheet."开放属性" IS '开放属性';
COMMENT ON COLUMN ldpd.open_list_sheet."数据格式" IS '数据格式';
COMMENT ON COLUMN ldpd.open_list_sheet."数据类型" IS '数据类型';
COMMENT ON COLUMN ldpd.open_list_sheet."更新频率" IS '更新频率';
COMMENT ON COLUMN ldpd.open_list_sheet."开放要求" IS '有条件开放的要求(第二十条)';
COMMENT ON COLUMN ldpd.open_list_sheet."信息资源代码" IS '信息资源代码';

GRANT SELECT ON ldpd.open_catalogue, ldpd.open_list, ldpd.open_list_entry, ldpd.open_list_sheet
TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.open_list TO ldpd_agency;

ALTER TABLE ldpd.open_list ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_published ON ldpd.open_list FOR SELECT TO ldpd_agency, ldpd_public
USING (state = 'published');
CREATE POLICY see_own ON ldpd.open_list FOR SELECT TO ldpd_agency
USING (bureau = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.open_list FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.open_list FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.open_list FOR UPDATE TO ldpd_agency
USING (true)
WITH CHECK (true);
-- source: sql/05_opening.sql
-- Chapter 5, opening to the public (Articles 19-22).

CREATE SEQUENCE ldpd.open_request_id_seq;
CREATE TABLE ldpd.open_request (
    id                bigint PRIMARY KEY,
    resource          text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    applicant_kind    text NOT NULL CHECK (applicant_kind IN ('person', 'legal_person', 'organization')),
    applicant_name    text,
    applicant_code    text NOT NULL,
    purpose           text NOT NULL,
    state             text NOT NULL CHECK (state IN ('submitted', 'agreed', 'refused', 'opened', 'ended')),
    provider          ldpd.credit_code NOT NULL,
    filed_by          regrole NOT NULL,
    submitted_at      timestamptz NOT NULL,
    reply_due         date,
    reply_provisional boolean,
    decided_at        timestamptz,
    decided_by        name,
    reason            text,
    opened_at         timestamptz,
    items             text[],
    valid_until       timestamptz,
    ended_at          timestamptz,
    reply_rule bigint REFERENCES ldpd.duty_rule (id),
    CONSTRAINT refusal_has_reason CHECK (state <> 'refused' OR NOT ldpd.is_blank(reason))
);
ALTER SEQUENCE ldpd.open_request_id_seq OWNED BY ldpd.open_request.id;
CREATE INDEX open_request_reply_running ON ldpd.open_request (reply_due) WHERE state = 'submitted';
CREATE INDEX open_request_of_provider ON ldpd.open_request (provider);
CREATE INDEX open_request_of_platform ON ldpd.open_request (filed_by);
COMMENT ON TABLE ldpd.open_request IS '社会公众的数据开放需求(第十九条、第二十二条),由开放平台代为提出:submitted 提出→agreed 同意→opened 开放→ended 终止;submitted→refused 不同意。7 个工作日内反馈,不同意的说明理由';
COMMENT ON COLUMN ldpd.open_request.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.open_request.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.open_request.applicant_kind IS 'person 公民、legal_person 法人、organization 其他组织(第十九条)';
COMMENT ON COLUMN ldpd.open_request.applicant_name IS '申请人姓名或者名称';
COMMENT ON COLUMN ldpd.open_request.applicant_code IS '公民身份号码或者其他有效证件号码、统一社会信用代码、其他识别代码(第十一条)';
COMMENT ON COLUMN ldpd.open_request.purpose IS '使用用途(第二十四条),必填';
COMMENT ON COLUMN ldpd.open_request.state IS '状态';
COMMENT ON COLUMN ldpd.open_request.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.open_request.filed_by IS '代为提出的开放平台角色,由服务器盖记';
COMMENT ON COLUMN ldpd.open_request.submitted_at IS '提出时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.open_request.reply_due IS '反馈到期日,由服务器计算';
COMMENT ON COLUMN ldpd.open_request.reply_provisional IS '反馈到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd.open_request.decided_at IS '反馈时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.open_request.decided_by IS '反馈的角色的名称,由服务器盖记';
COMMENT ON COLUMN ldpd.open_request.reason IS '不同意开放的理由,不同意时必填';
COMMENT ON COLUMN ldpd.open_request.opened_at IS '开放时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.open_request.items IS '所需列名,须在现行目录的信息项内;NULL 为全部';
COMMENT ON COLUMN ldpd.open_request.valid_until IS '使用截止时刻;提供单位同意时可以定下或者缩短;NULL 为至终止时';
COMMENT ON COLUMN ldpd.open_request.ended_at IS '终止时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.open_request.reply_rule IS '设定反馈到期日的规则(文件和条文),由服务器给定,见 ldpd.duty_rule';
COMMENT ON INDEX ldpd.open_request_reply_running IS '未反馈的,按反馈到期日(第二十二条)';
COMMENT ON INDEX ldpd.open_request_of_provider IS '向某一提供单位提出的需求';
COMMENT ON INDEX ldpd.open_request_of_platform IS '某一开放平台角色代为提出的需求';
SELECT pg_catalog.pg_extension_config_dump('ldpd.open_request', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.open_request_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.open_request
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.open_request
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.open_request
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

GRANT SELECT ON ldpd.open_request TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT INSERT ON ldpd.open_request TO ldpd_public;
GRANT UPDATE ON ldpd.open_request TO ldpd_agency, ldpd_public;
-- An agency that files here is told by the trigger who may, not by a missing privilege.
GRANT INSERT ON ldpd.open_request TO ldpd_agency;

ALTER TABLE ldpd.open_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.open_request FOR SELECT TO ldpd_agency
USING (provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.open_request FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.open_request FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.open_request FOR UPDATE TO ldpd_agency
USING (provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);
CREATE POLICY see_public ON ldpd.open_request FOR SELECT TO ldpd_public
USING (filed_by = ldpd.acting_role());
CREATE POLICY step_public ON ldpd.open_request FOR UPDATE TO ldpd_public
USING (filed_by = ldpd.acting_role())
WITH CHECK (true);
CREATE POLICY file_public ON ldpd.open_request FOR INSERT TO ldpd_public
WITH CHECK (true);

-- What was opened for an applicant is a grant of the platform's.
GRANT SELECT ON ldpd.share_grant TO ldpd_public;
CREATE POLICY see_public ON ldpd.share_grant FOR SELECT TO ldpd_public
USING (platform = ldpd.acting_role());
-- source: sql/06_use.sql
-- Chapter 6, use of public data: the agreements (Articles 24, 25; 27 for pilot operation).

CREATE SEQUENCE ldpd.agreement_id_seq;
CREATE TABLE ldpd.agreement (
    id              bigint PRIMARY KEY,
    open_request    bigint REFERENCES ldpd.open_request,
    consumer        ldpd.credit_code REFERENCES ldpd.agency,
    title           text NOT NULL,
    document        text,
    document_sha256 bytea CHECK (length(document_sha256) = 32),
    rights          text,
    valid_until     timestamptz,
    state           text NOT NULL CHECK (state IN ('proposed', 'signed', 'ended')),
    provider        ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    proposed_at     timestamptz NOT NULL,
    signed_at       timestamptz,
    signed_by       name,
    end_reason      text,
    ended_at        timestamptz,
    CONSTRAINT agreement_of_one_kind CHECK (num_nonnulls(open_request, consumer) = 1),
    CONSTRAINT agreement_has_document CHECK (NOT ldpd.is_blank(document) OR document_sha256 IS NOT NULL)
);
ALTER SEQUENCE ldpd.agreement_id_seq OWNED BY ldpd.agreement.id;
CREATE INDEX agreement_of_request ON ldpd.agreement (open_request);
CREATE INDEX agreement_of_consumer ON ldpd.agreement (consumer);
CREATE INDEX agreement_of_provider ON ldpd.agreement (provider);
COMMENT ON TABLE ldpd.agreement IS '公共数据开放利用协议(第二十五条)和试点运营协议(第二十七条、第四十一条):proposed 拟定→signed 对方签订→ended 终止。前者由提供单位就一项开放需求拟定,开放平台代申请人签订;后者由市大数据工作主管部门拟定,试点运营单位签订';
COMMENT ON COLUMN ldpd.agreement.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.agreement.open_request IS '开放利用协议所就的开放需求';
COMMENT ON COLUMN ldpd.agreement.consumer IS '试点运营协议的试点运营单位';
COMMENT ON COLUMN ldpd.agreement.title IS '协议名称和编号';
COMMENT ON COLUMN ldpd.agreement.document IS '协议全文;存于别处的可只填摘要值';
COMMENT ON COLUMN ldpd.agreement.document_sha256 IS '协议文本(UTF-8)的 SHA-256;填有全文的由服务器计算';
COMMENT ON COLUMN ldpd.agreement.rights IS '对数据产品、服务等数据权益的约定(第二十五条);NULL 为依法律、法规';
COMMENT ON COLUMN ldpd.agreement.valid_until IS '期限;NULL 为至终止时';
COMMENT ON COLUMN ldpd.agreement.state IS '状态';
COMMENT ON COLUMN ldpd.agreement.provider IS '公共数据一方:提供单位,或者市大数据工作主管部门;由服务器给定';
COMMENT ON COLUMN ldpd.agreement.proposed_at IS '拟定时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.agreement.signed_at IS '签订时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.agreement.signed_by IS '签订的角色的名称,由服务器盖记';
COMMENT ON COLUMN ldpd.agreement.end_reason IS '终止的缘由,终止时必填';
COMMENT ON COLUMN ldpd.agreement.ended_at IS '终止时刻,由服务器盖记;据此开放、运营的授权同时终止';
COMMENT ON INDEX ldpd.agreement_of_request IS '某一开放需求的协议';
COMMENT ON INDEX ldpd.agreement_of_consumer IS '某一试点运营单位的协议';
COMMENT ON INDEX ldpd.agreement_of_provider IS '某一提供单位的协议';
SELECT pg_catalog.pg_extension_config_dump('ldpd.agreement', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.agreement_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.agreement
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.agreement
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.agreement
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

GRANT SELECT ON ldpd.agreement TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.agreement TO ldpd_agency;
GRANT UPDATE ON ldpd.agreement TO ldpd_public;

ALTER TABLE ldpd.agreement ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.agreement FOR SELECT TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]) OR provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.agreement FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.agreement FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.agreement FOR UPDATE TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]) OR provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);
-- The platform sees and signs those of the requests that it filed.
CREATE POLICY see_public ON ldpd.agreement FOR SELECT TO ldpd_public
USING (EXISTS (SELECT FROM ldpd.open_request r WHERE r.id = open_request));
CREATE POLICY step_public ON ldpd.agreement FOR UPDATE TO ldpd_public
USING (EXISTS (SELECT FROM ldpd.open_request r WHERE r.id = open_request))
WITH CHECK (true);
-- source: sql/07_pilot.sql
-- Chapter 7, pilot operation (Articles 26-29).

-- ---------------------------------------------------------------- who supervises besides bureau and provider

CREATE TABLE ldpd.state_assets_office (
    agency ldpd.credit_code PRIMARY KEY REFERENCES ldpd.agency
);
COMMENT ON TABLE ldpd.state_assets_office IS '国有资产管理部门(第二十七条),与主管部门、提供单位共同监督试点运营;由市大数据工作主管部门登记';
COMMENT ON COLUMN ldpd.state_assets_office.agency IS '机构';
SELECT pg_catalog.pg_extension_config_dump('ldpd.state_assets_office', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.state_assets_office
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '27', 'say which agency manages state assets');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.state_assets_office
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('27');

CREATE FUNCTION ldpd.is_state_assets_office() RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED
BEGIN ATOMIC
    SELECT EXISTS (SELECT FROM ldpd.state_assets_office o WHERE o.agency OPERATOR(ldpd.=) (SELECT ldpd.current_agency()));
END;
COMMENT ON FUNCTION ldpd.is_state_assets_office() IS '本机构是否国有资产管理部门(第二十七条)';

-- ---------------------------------------------------------------- operations

CREATE SEQUENCE ldpd.pilot_operation_id_seq;
CREATE TABLE ldpd.pilot_operation (
    id          bigint PRIMARY KEY,
    operator    ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    agreement   bigint NOT NULL REFERENCES ldpd.agreement,
    approval    text NOT NULL,
    conditions  text NOT NULL CHECK (NOT ldpd.is_blank(conditions)),
    procedure   text NOT NULL CHECK (NOT ldpd.is_blank(procedure)),
    security    text NOT NULL CHECK (NOT ldpd.is_blank(security)),
    environment text NOT NULL CHECK (NOT ldpd.is_blank(environment)),
    techniques  text[] NOT NULL DEFAULT '{}'
                CHECK (techniques <@ '{数据沙箱,隐私计算,身份认证,访问控制,安全审计,权限管理,过程追溯,数据互信}'::text[]),
    sandbox     name NOT NULL,
    valid_until timestamptz NOT NULL,
    state       text NOT NULL CHECK (state IN ('opened', 'ended')),
    bureau      ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    opened_at   timestamptz NOT NULL,
    end_reason  text,
    ended_at    timestamptz
);
ALTER SEQUENCE ldpd.pilot_operation_id_seq OWNED BY ldpd.pilot_operation.id;
CREATE INDEX pilot_operation_of_operator ON ldpd.pilot_operation (operator);
CREATE INDEX pilot_operation_of_agreement ON ldpd.pilot_operation (agreement);
CREATE UNIQUE INDEX pilot_operation_of_sandbox ON ldpd.pilot_operation (sandbox) WHERE state = 'opened';
COMMENT ON TABLE ldpd.pilot_operation IS '公共数据试点运营(第三条、第二十七条):主体、条件、程序、安全要求、可信环境和期限,由市大数据工作主管部门登记;opened→ended,终止时其数据范围内的授权一并终止';
COMMENT ON COLUMN ldpd.pilot_operation.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.pilot_operation.operator IS '试点运营单位';
COMMENT ON COLUMN ldpd.pilot_operation.agreement IS '试点运营协议,须已签订';
COMMENT ON COLUMN ldpd.pilot_operation.approval IS '市人民政府同意的文件(第三条),必填';
COMMENT ON COLUMN ldpd.pilot_operation.conditions IS '条件';
COMMENT ON COLUMN ldpd.pilot_operation.procedure IS '程序';
COMMENT ON COLUMN ldpd.pilot_operation.security IS '安全要求';
COMMENT ON COLUMN ldpd.pilot_operation.environment IS '安全可信环境:数据试点运营平台的所在和说明(第二十八条)';
COMMENT ON COLUMN ldpd.pilot_operation.techniques IS '平台采用的技术(第二十八条)';
COMMENT ON COLUMN ldpd.pilot_operation.sandbox IS '沙箱:本数据库中的一个模式,属主为试点运营单位的角色;数据只在其中';
COMMENT ON COLUMN ldpd.pilot_operation.valid_until IS '期限,不得晚于协议的';
COMMENT ON COLUMN ldpd.pilot_operation.state IS '状态';
COMMENT ON COLUMN ldpd.pilot_operation.bureau IS '登记的主管部门,由服务器给定';
COMMENT ON COLUMN ldpd.pilot_operation.opened_at IS '登记时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_operation.end_reason IS '终止的缘由,终止时必填';
COMMENT ON COLUMN ldpd.pilot_operation.ended_at IS '终止时刻,由服务器盖记';
COMMENT ON INDEX ldpd.pilot_operation_of_operator IS '某一试点运营单位的试点运营';
COMMENT ON INDEX ldpd.pilot_operation_of_agreement IS '某一协议下的试点运营';
COMMENT ON INDEX ldpd.pilot_operation_of_sandbox IS '一个沙箱同时只属于一项试点运营';
SELECT pg_catalog.pg_extension_config_dump('ldpd.pilot_operation', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.pilot_operation_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.pilot_operation
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.pilot_operation
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.pilot_operation
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- scopes

CREATE SEQUENCE ldpd.pilot_scope_id_seq;
CREATE TABLE ldpd.pilot_scope (
    id               bigint PRIMARY KEY,
    operation        bigint NOT NULL REFERENCES ldpd.pilot_operation,
    resource         text COLLATE "C" NOT NULL REFERENCES ldpd.resource,
    purpose          text NOT NULL,
    items            text[],
    view_name        name,
    valid_until      timestamptz,
    state            text NOT NULL CHECK (state IN ('submitted', 'approved', 'refused', 'opened', 'ended')),
    consumer         ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    provider         ldpd.credit_code NOT NULL,
    submitted_at     timestamptz NOT NULL,
    approved_at      timestamptz,
    approved_by      ldpd.credit_code,
    reason           text,
    decided_at       timestamptz,
    decided_by       ldpd.credit_code,
    ended_at         timestamptz,
    row_condition    text CHECK (row_condition IS NULL OR NOT ldpd.is_blank(row_condition)),
    quota_statements int CHECK (quota_statements > 0),
    quota_rows       bigint CHECK (quota_rows > 0)
);
ALTER SEQUENCE ldpd.pilot_scope_id_seq OWNED BY ldpd.pilot_scope.id;
CREATE INDEX pilot_scope_of_operation ON ldpd.pilot_scope (operation);
CREATE INDEX pilot_scope_of_consumer ON ldpd.pilot_scope (consumer);
CREATE INDEX pilot_scope_of_provider ON ldpd.pilot_scope (provider);
COMMENT ON TABLE ldpd.pilot_scope IS '试点运营的数据范围(第二十七条):试点运营单位提出 submitted→市大数据工作主管部门 approved→提供单位 opened→ended,或者 refused。开通即给出授权,并在沙箱中建立视图,标识以假名代替;数据只能经该视图读取';
COMMENT ON COLUMN ldpd.pilot_scope.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.pilot_scope.operation IS '所属试点运营';
COMMENT ON COLUMN ldpd.pilot_scope.resource IS '信息资源代码;不予共享的不得运营';
COMMENT ON COLUMN ldpd.pilot_scope.purpose IS '用途,必填';
COMMENT ON COLUMN ldpd.pilot_scope.items IS '列名,须在现行目录的信息项内;NULL 为全部';
COMMENT ON COLUMN ldpd.pilot_scope.view_name IS '沙箱中视图的名称;不填即与纳管的表同名';
COMMENT ON COLUMN ldpd.pilot_scope.valid_until IS '期限;不填即试点运营的期限,提供单位开通时可以缩短';
COMMENT ON COLUMN ldpd.pilot_scope.state IS '状态';
COMMENT ON COLUMN ldpd.pilot_scope.consumer IS '试点运营单位,由服务器给定';
COMMENT ON COLUMN ldpd.pilot_scope.provider IS '提供单位,由服务器给定';
COMMENT ON COLUMN ldpd.pilot_scope.submitted_at IS '提出时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_scope.approved_at IS '主管部门同意的时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_scope.approved_by IS '同意的主管部门,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_scope.reason IS '不同意、终止的理由,必填';
COMMENT ON COLUMN ldpd.pilot_scope.decided_at IS '开通或者不同意的时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_scope.decided_by IS '开通或者不同意的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_scope.ended_at IS '终止时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_scope.row_condition IS '只提供符合此条件的行,由提供单位开通时填写;NULL 为全部';
COMMENT ON COLUMN ldpd.pilot_scope.quota_statements IS '每日至多读取几次,由提供单位开通时填写;NULL 为不限';
COMMENT ON COLUMN ldpd.pilot_scope.quota_rows IS '每日至多读取几行,由提供单位开通时填写;NULL 为不限';
COMMENT ON INDEX ldpd.pilot_scope_of_operation IS '某一试点运营的数据范围';
COMMENT ON INDEX ldpd.pilot_scope_of_consumer IS '某一试点运营单位的数据范围';
COMMENT ON INDEX ldpd.pilot_scope_of_provider IS '某一提供单位的数据的试点运营';
SELECT pg_catalog.pg_extension_config_dump('ldpd.pilot_scope', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.pilot_scope_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.pilot_scope
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.pilot_scope
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.pilot_scope
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- Everything that is done in a sandbox is on record: what is read, by the record of reads; what is made, by this.
CREATE FUNCTION ldpd.pilot_watch() RETURNS event_trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_pilot_watch';
COMMENT ON FUNCTION ldpd.pilot_watch() IS '事件触发器函数(第二十八条):试点运营单位的角色执行的 DDL 记入 ldpd.ledger';

CREATE EVENT TRIGGER ldpd_pilot ON ddl_command_end
EXECUTE FUNCTION ldpd.pilot_watch();
COMMENT ON EVENT TRIGGER ldpd_pilot IS '试点运营全过程可记录(第二十八条)';

-- ---------------------------------------------------------------- products and their contracts

CREATE SEQUENCE ldpd.pilot_product_id_seq;
CREATE TABLE ldpd.pilot_product (
    id            bigint PRIMARY KEY,
    operation     bigint NOT NULL REFERENCES ldpd.pilot_operation,
    name          text NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('product', 'service')),
    description   text NOT NULL,
    resources     text[] NOT NULL CHECK (resources <> '{}'),
    state         text NOT NULL CHECK (state IN ('registered', 'withdrawn')),
    consumer      ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    registered_at timestamptz NOT NULL,
    reason        text,
    withdrawn_at  timestamptz
);
ALTER SEQUENCE ldpd.pilot_product_id_seq OWNED BY ldpd.pilot_product.id;
CREATE INDEX pilot_product_of_operation ON ldpd.pilot_product (operation);
CREATE INDEX pilot_product_of_consumer ON ldpd.pilot_product (consumer);
COMMENT ON TABLE ldpd.pilot_product IS '试点运营形成的数据产品和服务(第二十九条),由试点运营单位登记;registered→withdrawn';
COMMENT ON COLUMN ldpd.pilot_product.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.pilot_product.operation IS '所属试点运营';
COMMENT ON COLUMN ldpd.pilot_product.name IS '名称';
COMMENT ON COLUMN ldpd.pilot_product.kind IS 'product 产品、service 服务';
COMMENT ON COLUMN ldpd.pilot_product.description IS '说明';
COMMENT ON COLUMN ldpd.pilot_product.resources IS '所用的数据资源,须在该试点运营开通过的数据范围内';
COMMENT ON COLUMN ldpd.pilot_product.state IS '状态';
COMMENT ON COLUMN ldpd.pilot_product.consumer IS '试点运营单位,由服务器给定';
COMMENT ON COLUMN ldpd.pilot_product.registered_at IS '登记时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pilot_product.reason IS '撤下的缘由,撤下时必填';
COMMENT ON COLUMN ldpd.pilot_product.withdrawn_at IS '撤下时刻,由服务器盖记';
COMMENT ON INDEX ldpd.pilot_product_of_operation IS '某一试点运营的产品和服务';
COMMENT ON INDEX ldpd.pilot_product_of_consumer IS '某一试点运营单位的产品和服务';
SELECT pg_catalog.pg_extension_config_dump('ldpd.pilot_product', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.pilot_product_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.pilot_product
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.pilot_product
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.pilot_product
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE SEQUENCE ldpd.product_contract_id_seq;
CREATE TABLE ldpd.product_contract (
    id              bigint PRIMARY KEY,
    product         bigint NOT NULL REFERENCES ldpd.pilot_product,
    buyer           text NOT NULL,
    signed_on       date NOT NULL,
    amount          numeric(14, 2) CHECK (amount >= 0),
    exchange_no     text,
    document_sha256 bytea CHECK (length(document_sha256) = 32),
    state           text NOT NULL CHECK (state IN ('unfiled', 'filed', 'traded')),
    consumer        ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    recorded_at     timestamptz NOT NULL,
    recorded_by     ldpd.credit_code NOT NULL,
    filed_at        timestamptz
);
ALTER SEQUENCE ldpd.product_contract_id_seq OWNED BY ldpd.product_contract.id;
CREATE INDEX product_contract_of_product ON ldpd.product_contract (product);
CREATE INDEX product_contract_of_consumer ON ldpd.product_contract (consumer);
CREATE INDEX product_contract_not_filed ON ldpd.product_contract (signed_on) WHERE state = 'unfiled';
COMMENT ON TABLE ldpd.product_contract IS '数据产品和服务的合同(第二十九条):traded 依托山东省统一的数据交易平台签订;其他途径签订的 unfiled 未备案→filed 已备案。试点运营单位录入,主管部门发现未备案的亦可录入';
COMMENT ON COLUMN ldpd.product_contract.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.product_contract.product IS '产品或者服务';
COMMENT ON COLUMN ldpd.product_contract.buyer IS '对方';
COMMENT ON COLUMN ldpd.product_contract.signed_on IS '签订日期';
COMMENT ON COLUMN ldpd.product_contract.amount IS '金额(元)';
COMMENT ON COLUMN ldpd.product_contract.exchange_no IS '省数据交易平台的合同号,在该平台签订的必填';
COMMENT ON COLUMN ldpd.product_contract.document_sha256 IS '合同文本的 SHA-256,备案时必填';
COMMENT ON COLUMN ldpd.product_contract.state IS '状态;录入时不填即未备案';
COMMENT ON COLUMN ldpd.product_contract.consumer IS '试点运营单位,由服务器给定';
COMMENT ON COLUMN ldpd.product_contract.recorded_at IS '录入时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.product_contract.recorded_by IS '录入的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.product_contract.filed_at IS '备案时刻,由服务器盖记';
COMMENT ON INDEX ldpd.product_contract_of_product IS '某一产品的合同';
COMMENT ON INDEX ldpd.product_contract_of_consumer IS '某一试点运营单位的合同';
COMMENT ON INDEX ldpd.product_contract_not_filed IS '未备案的合同,按签订日期';
SELECT pg_catalog.pg_extension_config_dump('ldpd.product_contract', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.product_contract_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.product_contract
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.product_contract
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.product_contract
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.state_assets_office TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.state_assets_office TO ldpd_bureau;
GRANT SELECT ON ldpd.pilot_operation, ldpd.pilot_scope, ldpd.pilot_product, ldpd.product_contract
TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.pilot_operation, ldpd.pilot_scope, ldpd.pilot_product, ldpd.product_contract TO ldpd_agency;

-- The operator and the bureaus; the state-assets office sees all but the scopes; a provider sees what concerns its data.
ALTER TABLE ldpd.pilot_scope ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.pilot_scope FOR SELECT TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]) OR provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY step ON ldpd.pilot_scope FOR UPDATE TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]) OR provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);

ALTER TABLE ldpd.pilot_operation ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.pilot_operation FOR SELECT TO ldpd_agency
USING (operator = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
       OR (SELECT ldpd.is_state_assets_office())
       OR EXISTS (SELECT FROM ldpd.pilot_scope s WHERE s.operation = pilot_operation.id));
CREATE POLICY step ON ldpd.pilot_operation FOR UPDATE TO ldpd_agency
USING (operator = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);

ALTER TABLE ldpd.pilot_product ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.pilot_product FOR SELECT TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
       OR (SELECT ldpd.is_state_assets_office())
       OR EXISTS (SELECT FROM ldpd.resource r
                  WHERE r.code = ANY (resources) AND r.provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])));
CREATE POLICY step ON ldpd.pilot_product FOR UPDATE TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);

ALTER TABLE ldpd.product_contract ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.product_contract FOR SELECT TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]) OR (SELECT ldpd.is_state_assets_office()));
CREATE POLICY step ON ldpd.product_contract FOR UPDATE TO ldpd_agency
USING (consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);

CREATE POLICY see_all ON ldpd.pilot_operation FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.pilot_operation FOR INSERT TO ldpd_agency
WITH CHECK (true);

CREATE POLICY see_all ON ldpd.pilot_scope FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.pilot_scope FOR INSERT TO ldpd_agency
WITH CHECK (true);

CREATE POLICY see_all ON ldpd.pilot_product FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.pilot_product FOR INSERT TO ldpd_agency
WITH CHECK (true);

CREATE POLICY see_all ON ldpd.product_contract FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.product_contract FOR INSERT TO ldpd_agency
WITH CHECK (true);
-- source: sql/08_incident.sql
-- Chapter 8, security: the five duties of Article 34 as recurring tasks; incidents, and what they freeze.

-- ---------------------------------------------------------------- the five duties

CREATE TABLE ldpd.security_duty (
    duty       int PRIMARY KEY CHECK (duty > 0),
    name       text NOT NULL CHECK (NOT ldpd.is_blank(name)),
    cycle      text COLLATE "C" NOT NULL REFERENCES ldpd.update_period,
    instrument text COLLATE "C" NOT NULL REFERENCES ldpd.instrument
);
COMMENT ON TABLE ldpd.security_duty IS '数据安全职责(第三十四条)和各自的周期:条文只说“定期”,周期由本市设定';
COMMENT ON COLUMN ldpd.security_duty.duty IS '职责,一至五为第三十四条各项';
COMMENT ON COLUMN ldpd.security_duty.name IS '名称';
COMMENT ON COLUMN ldpd.security_duty.cycle IS '多久一次,取值见 ldpd.update_period;改动只对其后开始的周期起作用';
COMMENT ON COLUMN ldpd.security_duty.instrument IS '所依据的法律文件;施行之前不起算';
SELECT pg_catalog.pg_extension_config_dump('ldpd.security_duty', '');

INSERT INTO ldpd.security_duty
SELECT duty, name, cycle, 'linyi'
FROM (VALUES
    (1, '网络安全等级保护和制度、规范、规程', '每年'),
    (2, '数据安全教育、技术培训', '每年'),
    (3, '日常管理和检查,复制、导出、脱敏、销毁的监督', '每季度'),
    (4, '压力测试和风险监测', '每年'),
    (5, '应急预案和演练', '每年')
) AS d(duty, name, cycle)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.security_duty
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '34', 'set the cycles of the duties of security');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.security_duty
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('34');

CREATE SEQUENCE ldpd.security_task_id_seq;
CREATE TABLE ldpd.security_task (
    id          bigint PRIMARY KEY,
    agency      ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    duty        int NOT NULL REFERENCES ldpd.security_duty,
    cycle       text COLLATE "C" NOT NULL,
    state       text NOT NULL CHECK (state IN ('due', 'done')),
    started_on  date NOT NULL,
    due_on      date,
    provisional boolean,
    evidence    text,
    done_at     timestamptz,
    done_by     name,
    CONSTRAINT done_has_evidence CHECK (state <> 'done' OR NOT ldpd.is_blank(evidence))
);
ALTER SEQUENCE ldpd.security_task_id_seq OWNED BY ldpd.security_task.id;
CREATE UNIQUE INDEX security_task_running ON ldpd.security_task (agency, duty) WHERE state = 'due';
CREATE INDEX security_task_due ON ldpd.security_task (due_on) WHERE state = 'due';
COMMENT ON TABLE ldpd.security_task IS '数据安全职责的履行(第三十四条):机构登记之日起由服务器逐项起算,due→done,附凭证;履行之日起下一周期自行开始';
COMMENT ON COLUMN ldpd.security_task.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.security_task.agency IS '负有职责的机构';
COMMENT ON COLUMN ldpd.security_task.duty IS '职责,见 ldpd.security_duty';
COMMENT ON COLUMN ldpd.security_task.cycle IS '本周期的长短';
COMMENT ON COLUMN ldpd.security_task.state IS 'due 待履行、done 已履行';
COMMENT ON COLUMN ldpd.security_task.started_on IS '起算之日';
COMMENT ON COLUMN ldpd.security_task.due_on IS '到期日,由服务器计算';
COMMENT ON COLUMN ldpd.security_task.provisional IS '到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd.security_task.evidence IS '履行的凭证(报告、记录的名称和文号),履行时必填';
COMMENT ON COLUMN ldpd.security_task.done_at IS '履行时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.security_task.done_by IS '履行的角色的名称,由服务器盖记';
COMMENT ON INDEX ldpd.security_task_running IS '每一机构每项职责一个进行中的周期';
COMMENT ON INDEX ldpd.security_task_due IS '待履行的,按到期日';
SELECT pg_catalog.pg_extension_config_dump('ldpd.security_task', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.security_task_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.security_task
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.security_task
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.security_task
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE FUNCTION ldpd.security_task_begin() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_security_task_begin';
COMMENT ON FUNCTION ldpd.security_task_begin() IS '触发器函数(语句级 AFTER):机构登记、职责增加时,为尚无周期的起算(第三十四条)';
CREATE TRIGGER security_task_begin
AFTER INSERT ON ldpd.agency
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.security_task_begin();
CREATE TRIGGER security_task_begin
AFTER INSERT ON ldpd.security_duty
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.security_task_begin();

-- ---------------------------------------------------------------- incidents

CREATE SEQUENCE ldpd.incident_id_seq;
CREATE TABLE ldpd.incident (
    id                   bigint PRIMARY KEY,
    agency               ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    description          text NOT NULL,
    personal_information boolean NOT NULL DEFAULT false,
    state                text NOT NULL CHECK (state IN ('found', 'contained', 'reported', 'resolved')),
    found_at             timestamptz NOT NULL,
    filed_at             timestamptz NOT NULL,
    filed_by             ldpd.credit_code,
    report_by            timestamptz NOT NULL,
    measures             text,
    contained_at         timestamptz,
    reported_to          text,
    report               text,
    persons_told         text,
    reported_at          timestamptz,
    cause                text,
    resolved_at          timestamptz,
    resolved_by          ldpd.credit_code,
    CONSTRAINT resolved_is_contained_and_reported CHECK (state <> 'resolved' OR contained_at IS NOT NULL AND reported_at IS NOT NULL AND NOT ldpd.is_blank(cause))
);
ALTER SEQUENCE ldpd.incident_id_seq OWNED BY ldpd.incident.id;
CREATE INDEX incident_of_agency ON ldpd.incident (agency);
CREATE INDEX incident_unreported ON ldpd.incident (report_by) WHERE reported_at IS NULL;
COMMENT ON TABLE ldpd.incident IS '数据安全事件(第三十四条第四项、第五项;《网络数据安全管理条例》第十条、第十一条):found 发现→contained 控制、reported 报告(先后不拘)→resolved 了结;可以冻结资源、机构或者授权(ldpd.incident_freeze)';
COMMENT ON COLUMN ldpd.incident.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.incident.agency IS '发生事件的机构;不填即本机构';
COMMENT ON COLUMN ldpd.incident.description IS '情况';
COMMENT ON COLUMN ldpd.incident.personal_information IS '是否涉及个人信息';
COMMENT ON COLUMN ldpd.incident.state IS '状态';
COMMENT ON COLUMN ldpd.incident.found_at IS '发现的时刻,不填即登记之时,不得晚于当时';
COMMENT ON COLUMN ldpd.incident.filed_at IS '登记时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.incident.filed_by IS '登记的机构,由服务器盖记';
COMMENT ON COLUMN ldpd.incident.report_by IS '至迟何时报告,由服务器计算';
COMMENT ON COLUMN ldpd.incident.measures IS '补救措施,控制时必填';
COMMENT ON COLUMN ldpd.incident.contained_at IS '控制时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.incident.reported_to IS '报告的主管部门,报告时必填';
COMMENT ON COLUMN ldpd.incident.report IS '报告的内容:危害后果、已采取的措施,报告时必填';
COMMENT ON COLUMN ldpd.incident.persons_told IS '如何告知个人和利害关系人,或者不必告知的理由;涉及个人信息的,报告时必填';
COMMENT ON COLUMN ldpd.incident.reported_at IS '报告时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.incident.cause IS '原因和处置结果,了结时必填';
COMMENT ON COLUMN ldpd.incident.resolved_at IS '了结时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.incident.resolved_by IS '了结的机构,由服务器盖记';
COMMENT ON INDEX ldpd.incident_of_agency IS '某一机构的事件';
COMMENT ON INDEX ldpd.incident_unreported IS '尚未报告的,按时限';
SELECT pg_catalog.pg_extension_config_dump('ldpd.incident', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.incident_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.incident
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.incident
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.incident
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE SEQUENCE ldpd.incident_freeze_id_seq;
CREATE TABLE ldpd.incident_freeze (
    id          bigint PRIMARY KEY,
    incident    bigint NOT NULL REFERENCES ldpd.incident,
    resource    text COLLATE "C" REFERENCES ldpd.resource,
    agency      ldpd.credit_code REFERENCES ldpd.agency,
    grant_id    bigint REFERENCES ldpd.share_grant,
    state       text NOT NULL CHECK (state IN ('frozen', 'lifted')),
    provider    ldpd.credit_code NOT NULL,
    frozen_at   timestamptz NOT NULL,
    frozen_by   ldpd.credit_code NOT NULL,
    lift_reason text,
    lifted_at   timestamptz,
    lifted_by   ldpd.credit_code,
    CONSTRAINT freezes_one CHECK (num_nonnulls(resource, agency, grant_id) = 1)
);
ALTER SEQUENCE ldpd.incident_freeze_id_seq OWNED BY ldpd.incident_freeze.id;
CREATE UNIQUE INDEX incident_freeze_of_resource ON ldpd.incident_freeze (resource, incident) WHERE state = 'frozen';
CREATE UNIQUE INDEX incident_freeze_of_agency ON ldpd.incident_freeze (agency, incident) WHERE state = 'frozen';
CREATE UNIQUE INDEX incident_freeze_of_grant ON ldpd.incident_freeze (grant_id, incident) WHERE state = 'frozen';
CREATE INDEX incident_freeze_of_incident ON ldpd.incident_freeze (incident);
COMMENT ON TABLE ldpd.incident_freeze IS '事件的冻结(第三十四条):frozen 冻结→lifted 解除;冻结一项资源、一个机构或者一项授权,即时对各会话生效,只记录(record)方式纳管的表亦然';
COMMENT ON COLUMN ldpd.incident_freeze.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.incident_freeze.incident IS '所属的事件';
COMMENT ON COLUMN ldpd.incident_freeze.resource IS '冻结的资源:除提供单位外均不得读取';
COMMENT ON COLUMN ldpd.incident_freeze.agency IS '冻结的机构:不得读取他机构的数据';
COMMENT ON COLUMN ldpd.incident_freeze.grant_id IS '冻结的授权';
COMMENT ON COLUMN ldpd.incident_freeze.state IS '状态';
COMMENT ON COLUMN ldpd.incident_freeze.provider IS '资源、授权的提供单位,或者被冻结的机构,由服务器给定';
COMMENT ON COLUMN ldpd.incident_freeze.frozen_at IS '冻结时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.incident_freeze.frozen_by IS '冻结的机构,由服务器盖记;主管部门冻结的,由主管部门解除';
COMMENT ON COLUMN ldpd.incident_freeze.lift_reason IS '解除的理由,解除时必填';
COMMENT ON COLUMN ldpd.incident_freeze.lifted_at IS '解除时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.incident_freeze.lifted_by IS '解除的机构,由服务器盖记';
COMMENT ON INDEX ldpd.incident_freeze_of_resource IS '冻结中的资源,每次读取时据以判定';
COMMENT ON INDEX ldpd.incident_freeze_of_agency IS '冻结中的机构,每次读取时据以判定';
COMMENT ON INDEX ldpd.incident_freeze_of_grant IS '冻结中的授权,每次读取时据以判定';
COMMENT ON INDEX ldpd.incident_freeze_of_incident IS '某一事件所冻结的';
SELECT pg_catalog.pg_extension_config_dump('ldpd.incident_freeze', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.incident_freeze_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.incident_freeze
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.incident_freeze
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.incident_freeze
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.security_duty TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.security_duty TO ldpd_bureau;
GRANT SELECT ON ldpd.security_task, ldpd.incident, ldpd.incident_freeze TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT UPDATE ON ldpd.security_task TO ldpd_agency;
GRANT INSERT, UPDATE ON ldpd.incident, ldpd.incident_freeze TO ldpd_agency;

ALTER TABLE ldpd.security_task ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.security_task FOR SELECT TO ldpd_agency
USING (agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.security_task FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY step ON ldpd.security_task FOR UPDATE TO ldpd_agency
USING (agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);

ALTER TABLE ldpd.incident ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.incident FOR SELECT TO ldpd_agency
USING (agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.incident FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.incident FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.incident FOR UPDATE TO ldpd_agency
USING (agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);

-- Whoever is frozen sees it, and so does whose data are concerned.
ALTER TABLE ldpd.incident_freeze ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.incident_freeze FOR SELECT TO ldpd_agency
USING (provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    OR agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    OR EXISTS (SELECT FROM ldpd.share_grant g WHERE g.id = grant_id AND g.consumer = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])));
CREATE POLICY see_all ON ldpd.incident_freeze FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.incident_freeze FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.incident_freeze FOR UPDATE TO ldpd_agency
USING (provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);
-- source: sql/08_levels.sql
-- Chapter 8, security: classified and graded protection (Article 32).

CREATE TABLE ldpd.level_scheme (
    code    text COLLATE "C" PRIMARY KEY,
    title   text NOT NULL CHECK (NOT ldpd.is_blank(title)),
    adopted boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX level_scheme_adopted ON ldpd.level_scheme (adopted) WHERE adopted;
COMMENT ON TABLE ldpd.level_scheme IS '数据分级方案(第三十二条):本市采用其中一个,目录报审和发布时须有该方案的级别';
COMMENT ON COLUMN ldpd.level_scheme.code IS '代号';
COMMENT ON COLUMN ldpd.level_scheme.title IS '名称';
COMMENT ON COLUMN ldpd.level_scheme.adopted IS '本市是否采用;由市大数据工作主管部门会同有关主管部门确定';
COMMENT ON INDEX ldpd.level_scheme_adopted IS '至多采用一个方案(第三十二条)';
SELECT pg_catalog.pg_extension_config_dump('ldpd.level_scheme', '');

CREATE TABLE ldpd.data_level (
    scheme  text COLLATE "C" NOT NULL REFERENCES ldpd.level_scheme,
    label   text NOT NULL CHECK (NOT ldpd.is_blank(label)),
    rank    int NOT NULL,
    masking text CHECK (masking IS NULL OR NOT ldpd.is_blank(masking)),
    PRIMARY KEY (scheme, label),
    UNIQUE (scheme, rank)
);
COMMENT ON TABLE ldpd.data_level IS '各方案的级别(第三十二条)';
COMMENT ON COLUMN ldpd.data_level.scheme IS '方案';
COMMENT ON COLUMN ldpd.data_level.label IS '级别';
COMMENT ON COLUMN ldpd.data_level.rank IS '次序,由低到高';
COMMENT ON COLUMN ldpd.data_level.masking IS '该级别的信息项适用的脱敏规则的名称;不填即不要求脱敏';
SELECT pg_catalog.pg_extension_config_dump('ldpd.data_level', '');

INSERT INTO ldpd.level_scheme
SELECT code, title, adopted
FROM (VALUES
    ('gbt43697', 'GB/T 43697-2024 数据安全技术 数据分类分级规则', true),
    ('six', '核心、重要、一般四级(一般数据细分四级的通行做法,GB/T 43697-2024 附录 H)', false)
) AS s(code, title, adopted)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';
INSERT INTO ldpd.data_level
SELECT scheme, label, rank, NULL
FROM (VALUES
    ('gbt43697', '一般', 1), ('gbt43697', '重要', 2), ('gbt43697', '核心', 3),
    ('six', '一般1级', 1), ('six', '一般2级', 2), ('six', '一般3级', 3), ('six', '一般4级', 4), ('six', '重要', 5), ('six', '核心', 6)
) AS l(scheme, label, rank)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.level_scheme
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '32', 'keep the schemes of levels');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.level_scheme
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('32');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.data_level
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '32', 'keep the levels of data');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.data_level
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('32');

-- After a change of scheme, what was published under another one is graded anew.
CREATE VIEW ldpd.level_drift WITH (security_invoker = true) AS
SELECT v.resource, v.provider, v.version, g.item, g.security_level
FROM ldpd.resource_version v
CROSS JOIN LATERAL (
    SELECT NULL::text AS item, v.security_level
    UNION ALL
    SELECT i.name, i.security_level FROM ldpd.resource_item i WHERE i.version_id = v.id AND i.security_level IS NOT NULL
) g
WHERE v.state = 'published' AND v.superseded_at IS NULL
  AND NOT EXISTS (
      SELECT FROM ldpd.data_level l JOIN ldpd.level_scheme s ON s.code = l.scheme
      WHERE s.adopted AND l.label = g.security_level
  );
COMMENT ON VIEW ldpd.level_drift IS '现行目录中不属于所采用方案的级别(第三十二条):更换方案之后须重新定级、报审新版本的';
COMMENT ON COLUMN ldpd.level_drift.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.level_drift.provider IS '提供单位';
COMMENT ON COLUMN ldpd.level_drift.version IS '版本号';
COMMENT ON COLUMN ldpd.level_drift.item IS '信息项;NULL 为资源本身';
COMMENT ON COLUMN ldpd.level_drift.security_level IS '级别';

GRANT SELECT ON ldpd.level_scheme, ldpd.data_level TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.level_scheme, ldpd.data_level TO ldpd_bureau;
GRANT SELECT ON ldpd.level_drift TO ldpd_agency, ldpd_report, ldpd_audit;
-- source: sql/08_masking.sql
-- Chapter 8, security: what a value looks like to whom it is not shown whole (Articles 28, 32, 34: 脱敏).

-- ---------------------------------------------------------------- rules

CREATE TABLE ldpd.mask_rule (
    rule       text COLLATE "C" PRIMARY KEY,
    name       text NOT NULL CHECK (NOT ldpd.is_blank(name)),
    method     text NOT NULL CHECK (method IN ('keep', 'pseudonym', 'suppress', 'plain')),
    keep_head  int CHECK (keep_head >= 0),
    keep_tail  int CHECK (keep_tail >= 0),
    item_names text[] NOT NULL DEFAULT '{}',
    CONSTRAINT ends_of_keep CHECK ((method = 'keep') = (num_nonnulls(keep_head, keep_tail) = 2)
                                   AND (method = 'keep' OR num_nonnulls(keep_head, keep_tail) = 0))
);
COMMENT ON TABLE ldpd.mask_rule IS '脱敏规则(第三十四条):一种数值脱敏后的样子;由市大数据工作主管部门维护,可以增减';
COMMENT ON COLUMN ldpd.mask_rule.rule IS '规则';
COMMENT ON COLUMN ldpd.mask_rule.name IS '名称';
COMMENT ON COLUMN ldpd.mask_rule.method IS 'keep 保留首尾、其余逐字以 * 代替,pseudonym 以假名代替,suppress 不提供,plain 原样';
COMMENT ON COLUMN ldpd.mask_rule.keep_head IS '保留前几个字符';
COMMENT ON COLUMN ldpd.mask_rule.keep_tail IS '保留后几个字符;不比首尾之和长的,全部代替';
COMMENT ON COLUMN ldpd.mask_rule.item_names IS '名称以此结尾的信息项,未另行指定的,适用本规则';
SELECT pg_catalog.pg_extension_config_dump('ldpd.mask_rule', '');

INSERT INTO ldpd.mask_rule
SELECT rule, name, method, keep_head, keep_tail, item_names
FROM (VALUES
    ('resident_id', '居民身份号码:留前 6 位(区划)和后 4 位', 'keep', 6, 4, '{身份证号,身份证号码,居民身份号码,公民身份号码,身份号码,身份证件号码}'::text[]),
    ('document', '其他证件号码:留前 2 位和后 2 位', 'keep', 2, 2, '{护照号,护照号码,通行证号码}'),
    ('credit_code', '统一社会信用代码:留前 8 位(登记机关)和末位', 'keep', 8, 1, '{}'),
    ('name', '姓名:留姓', 'keep', 1, 0, '{姓名,联系人}'),
    ('phone', '电话:留前 3 位和后 4 位', 'keep', 3, 4, '{电话,联系电话,联系方式,手机号,手机号码}'),
    ('address', '住址:留前 6 个字', 'keep', 6, 0, '{住址,家庭住址,户籍地址,通讯地址}'),
    ('account', '银行账号:留后 4 位', 'keep', 0, 4, '{银行账号,银行卡号}'),
    ('hidden', '逐字代替', 'keep', 0, 0, '{}'),
    ('pseudonym', '假名:以持有单位的密钥计算,同一号码得同一假名,不能还原,亦不能由号码推算', 'pseudonym', NULL, NULL, '{}'),
    ('suppress', '不提供', 'suppress', NULL, NULL, '{}'),
    ('plain', '原样', 'plain', NULL, NULL, '{}')
) AS r(rule, name, method, keep_head, keep_tail, item_names)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.mask_rule
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '34', 'set the rules of masking');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.mask_rule
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('34');

CREATE FUNCTION ldpd.mask(value text, rule text) RETURNS text
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_mask';
COMMENT ON FUNCTION ldpd.mask(text, text) IS '按规则脱敏(第三十四条,ldpd.mask_rule);假名不由此给出';

-- ---------------------------------------------------------------- which item goes by which rule

CREATE TABLE ldpd.item_mask (
    version_id bigint NOT NULL,
    position   int NOT NULL,
    rule       text COLLATE "C" NOT NULL REFERENCES ldpd.mask_rule,
    PRIMARY KEY (version_id, position),
    FOREIGN KEY (version_id, position) REFERENCES ldpd.resource_item
);
COMMENT ON TABLE ldpd.item_mask IS '信息项适用的脱敏规则(第六条、第三十四条),随版本编制;未填的依标识和名称推定,见 ldpd.item_masking';
COMMENT ON COLUMN ldpd.item_mask.version_id IS '所属版本';
COMMENT ON COLUMN ldpd.item_mask.position IS '信息项';
COMMENT ON COLUMN ldpd.item_mask.rule IS '脱敏规则';
SELECT pg_catalog.pg_extension_config_dump('ldpd.item_mask', '');

CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.item_mask
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '7', 'truncate the masks of versions');
CREATE TRIGGER item_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.item_mask
FOR EACH ROW EXECUTE FUNCTION ldpd.item_guard();
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.item_mask
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('34');

-- What is said goes before what is inferred; but nobody says that a person's number stays as it is.
CREATE VIEW ldpd.item_masking WITH (security_invoker = true) AS
SELECT i.version_id, i.position, i.name, i.column_name,
       CASE
           WHEN declared.rule IS NOT NULL AND NOT (declared.method = 'plain' AND known.personal) THEN declared.rule
           WHEN known.identifier THEN 'pseudonym'
           ELSE coalesce(by_name.rule, 'plain')
       END AS rule,
       CASE
           WHEN declared.rule IS NOT NULL AND NOT (declared.method = 'plain' AND known.personal) THEN 'declared'
           WHEN known.identifier THEN 'identifier'
           WHEN by_name.rule IS NOT NULL THEN 'name'
       END AS source,
       known.personal OR declared.rule IS NULL AND coalesce(by_name.rule IN ('resident_id', 'document'), false) AS personal
FROM ldpd.resource_item i
JOIN ldpd.resource_version v ON v.id = i.version_id
JOIN ldpd.resource r ON r.code = v.resource
LEFT JOIN ldpd.subject_identifier s ON s.version_id = i.version_id AND s.position = i.position
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = r.relation AND a.attname = i.column_name AND a.attnum > 0
LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
CROSS JOIN LATERAL (
    SELECT coalesce(s.code_kind IN ('resident_id', 'document'), false)
               OR coalesce('ldpd.resident_id'::regtype IN (t.oid, t.typbasetype), false) AS personal,
           s.code_kind IS NOT NULL
               OR coalesce('ldpd.resident_id'::regtype IN (t.oid, t.typbasetype), false)
               OR coalesce('ldpd.credit_code'::regtype IN (t.oid, t.typbasetype), false) AS identifier
) known
LEFT JOIN (ldpd.item_mask d JOIN ldpd.mask_rule dr USING (rule)) AS declared(rule, version_id, position, title, method)
    ON declared.version_id = i.version_id AND declared.position = i.position
LEFT JOIN LATERAL (
    SELECT m.rule
    FROM ldpd.mask_rule m, unnest(m.item_names) AS n(name)
    WHERE right(ldpd.item_key(i.name), length(ldpd.item_key(n.name))) = ldpd.item_key(n.name)
    ORDER BY length(n.name) DESC, m.rule
    LIMIT 1
) by_name ON true;
COMMENT ON VIEW ldpd.item_masking IS '各信息项适用的脱敏规则(第三十四条):已指定的依指定,标识用假名,其余依名称推定;自然人的号码不得指定为原样';
COMMENT ON COLUMN ldpd.item_masking.version_id IS '版本';
COMMENT ON COLUMN ldpd.item_masking.position IS '信息项';
COMMENT ON COLUMN ldpd.item_masking.name IS '信息项名称';
COMMENT ON COLUMN ldpd.item_masking.column_name IS '列名';
COMMENT ON COLUMN ldpd.item_masking.rule IS '脱敏规则';
COMMENT ON COLUMN ldpd.item_masking.source IS 'declared 已指定、identifier 标识、name 依名称推定;NULL 为原样';
COMMENT ON COLUMN ldpd.item_masking.personal IS '是否自然人的号码:含之的资源不得开放(第二十条)';

-- ---------------------------------------------------------------- pseudonyms

CREATE TABLE ldpd.pseudonym_key (
    operator ldpd.credit_code PRIMARY KEY REFERENCES ldpd.agency,
    key      bytea NOT NULL CHECK (length(key) = 32),
    made_at  timestamptz NOT NULL
);
COMMENT ON TABLE ldpd.pseudonym_key IS '假名的密钥(第二十八条):每一试点运营单位一个,由服务器生成,不授予任何角色读取,不入台账;更换见 ldpd.pseudonym_rotation';
COMMENT ON COLUMN ldpd.pseudonym_key.operator IS '试点运营单位';
COMMENT ON COLUMN ldpd.pseudonym_key.key IS '密钥,32 个随机字节';
COMMENT ON COLUMN ldpd.pseudonym_key.made_at IS '生成时刻';
SELECT pg_catalog.pg_extension_config_dump('ldpd.pseudonym_key', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.pseudonym_key
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '28', 'keep the keys of pseudonyms');

CREATE SEQUENCE ldpd.pseudonym_rotation_id_seq;
CREATE TABLE ldpd.pseudonym_rotation (
    id         bigint PRIMARY KEY,
    operator   ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    reason     text NOT NULL,
    rotated_at timestamptz NOT NULL,
    rotated_by ldpd.credit_code
);
ALTER SEQUENCE ldpd.pseudonym_rotation_id_seq OWNED BY ldpd.pseudonym_rotation.id;
CREATE INDEX pseudonym_rotation_of_operator ON ldpd.pseudonym_rotation (operator);
COMMENT ON TABLE ldpd.pseudonym_rotation IS '假名密钥的更换(第二十八条):由市大数据工作主管部门登记,即时生效;旧密钥随即销毁,新旧假名不能互推';
COMMENT ON COLUMN ldpd.pseudonym_rotation.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.pseudonym_rotation.operator IS '试点运营单位';
COMMENT ON COLUMN ldpd.pseudonym_rotation.reason IS '更换的理由,必填';
COMMENT ON COLUMN ldpd.pseudonym_rotation.rotated_at IS '更换时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.pseudonym_rotation.rotated_by IS '更换的机构,由服务器盖记';
COMMENT ON INDEX ldpd.pseudonym_rotation_of_operator IS '某一试点运营单位密钥的更换';
SELECT pg_catalog.pg_extension_config_dump('ldpd.pseudonym_rotation', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.pseudonym_rotation_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.pseudonym_rotation
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.pseudonym_rotation
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.pseudonym_rotation
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- Whoever could call this on a value of its own would try all numbers: it answers nobody. In a view of the law's own the
-- planner puts pseudonym_of() in its place, which no statement can call, for nothing in SQL is of type internal.
CREATE FUNCTION ldpd.pseudonym_support(internal) RETURNS internal
LANGUAGE c STRICT
AS 'MODULE_PATHNAME', 'ldpd_pseudonym_support';
COMMENT ON FUNCTION ldpd.pseudonym_support(internal) IS '规划器支持函数(第二十八条):只在服务器所建的试点运营视图中,将 pseudonym() 换成 pseudonym_of()';

CREATE FUNCTION ldpd.pseudonym(value "any", operator text) RETURNS text
LANGUAGE c STABLE STRICT PARALLEL RESTRICTED SUPPORT ldpd.pseudonym_support
AS 'MODULE_PATHNAME', 'ldpd_pseudonym';
COMMENT ON FUNCTION ldpd.pseudonym("any", text) IS '假名(第二十八条):只在服务器所建的试点运营视图中起作用;其他语句调用一律拒绝,以免逐个试号';

CREATE FUNCTION ldpd.pseudonym_of(value internal, operator text) RETURNS text
LANGUAGE c STABLE STRICT PARALLEL RESTRICTED
AS 'MODULE_PATHNAME', 'ldpd_pseudonym_of';
COMMENT ON FUNCTION ldpd.pseudonym_of(internal, text) IS '假名(第二十八条):以该试点运营单位的密钥计算 HMAC-SHA256,取前 128 位;SQL 语句无从调用';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.mask_rule TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.mask_rule TO ldpd_bureau;
GRANT SELECT ON ldpd.item_mask, ldpd.item_masking TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE, DELETE ON ldpd.item_mask TO ldpd_agency;
GRANT SELECT ON ldpd.pseudonym_rotation TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT ON ldpd.pseudonym_rotation TO ldpd_agency;

ALTER TABLE ldpd.item_mask ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.item_mask FOR SELECT
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id));
CREATE POLICY edit ON ldpd.item_mask TO ldpd_agency
USING (EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = version_id))
WITH CHECK (true);

ALTER TABLE ldpd.pseudonym_rotation ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.pseudonym_rotation FOR SELECT TO ldpd_agency
USING (operator = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.pseudonym_rotation FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.pseudonym_rotation FOR INSERT TO ldpd_agency
WITH CHECK (true);
-- source: sql/08_security.sql
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
COMMENT ON COLUMN ldpd.ledger.detail IS '变更内容:列名→[旧值, 新值],新增的为列名→值';
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
USING (agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.ledger FOR SELECT TO ldpd_audit
USING (true);
-- source: sql/08_security_check.sql
-- Chapter 8, security (Articles 31, 34): the honest register of every way round the law that exists now.
--
-- Each part of the house that knows of ways round has a function that returns them as rows of ldpd.security_finding, in a file
-- 08_security_check_PART.sql; ldpd.security_findings(), in the last of these (_views), joins them. Whoever knows of more adds
-- a function, and a line there.

CREATE TYPE ldpd.security_finding AS (
    kind    text,
    id      text,
    article int,
    object  text,
    meaning text,
    mend    text,
    state   text
);
COMMENT ON TYPE ldpd.security_finding IS '安全检查的一项发现(第三十四条):kind 种类、id 所指对象的 OID 等、article 条号、object 对象、meaning 含义、mend 改正的语句、state 情形,变则确认失效';

-- ---------------------------------------------------------------- what the findings are about

CREATE FUNCTION ldpd.attached_relations(
    OUT resource text,
    OUT provider text,
    OUT mode text,
    OUT root oid,
    OUT relid oid
) RETURNS SETOF record
LANGUAGE sql STABLE ROWS 3000
SET search_path = pg_catalog, pg_temp
AS $$
    WITH RECURSIVE tree AS (
        SELECT r.code, r.provider::text AS provider, r.mode, c.oid AS root, c.oid AS relid
        FROM ldpd.resource r JOIN pg_class c ON c.oid = r.relation
        UNION
        SELECT t.code, t.provider, t.mode, t.root, i.inhrelid
        FROM tree t JOIN pg_inherits i ON i.inhparent = t.relid
    )
    SELECT code, provider, mode, root, relid FROM tree
$$;
COMMENT ON FUNCTION ldpd.attached_relations() IS '已纳管的表及其各级分区(第三十一条)';
REVOKE ALL ON FUNCTION ldpd.attached_relations() FROM PUBLIC;

-- Through views, on which rules and functions may stand.
CREATE FUNCTION ldpd.relations_over_attached(OUT base oid, OUT relid oid) RETURNS SETOF record
LANGUAGE sql STABLE ROWS 3000
SET search_path = pg_catalog, pg_temp
AS $$
    WITH RECURSIVE over AS (
        SELECT a.relid AS base, a.relid FROM ldpd.attached_relations() a
        UNION
        SELECT o.base, w.ev_class
        FROM over o
        JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = o.relid AND d.classid = 'pg_rewrite'::regclass
        JOIN pg_rewrite w ON w.oid = d.objid
        JOIN pg_class c ON c.oid = w.ev_class AND c.relkind IN ('v', 'm')
    )
    SELECT base, relid FROM over
$$;
COMMENT ON FUNCTION ldpd.relations_over_attached() IS '已纳管的表,以及逐层建于其上的视图和物化视图(第十七条)';
REVOKE ALL ON FUNCTION ldpd.relations_over_attached() FROM PUBLIC;

-- Roles that agencies and the open platform use: mapped, in their groups, or able to become one that is.
CREATE FUNCTION ldpd.bound_roles() RETURNS SETOF oid
LANGUAGE sql STABLE ROWS 500
SET search_path = pg_catalog, pg_temp
AS $$
    WITH RECURSIVE bound AS (
        SELECT r.oid FROM pg_roles r
        WHERE r.oid IN (SELECT role FROM ldpd.agency_role) OR r.rolname IN ('ldpd_agency', 'ldpd_public')
        UNION
        SELECT m.member FROM bound b JOIN pg_auth_members m ON m.roleid = b.oid
    )
    SELECT b.oid FROM bound b JOIN pg_roles r ON r.oid = b.oid WHERE NOT r.rolsuper
$$;
COMMENT ON FUNCTION ldpd.bound_roles() IS '受本办法约束的角色:各机构和开放平台的,以及可以成为它们的(第三十一条)';
REVOKE ALL ON FUNCTION ldpd.bound_roles() FROM PUBLIC;

CREATE FUNCTION ldpd.role_label(role oid) RETURNS text
LANGUAGE sql STABLE STRICT
SET search_path = pg_catalog, pg_temp
AS $$SELECT CASE WHEN role = 0 THEN 'PUBLIC' ELSE role::regrole::text END$$;
COMMENT ON FUNCTION ldpd.role_label(oid) IS '角色的名称,可用于语句;0 为 PUBLIC(第三十一条)';
REVOKE ALL ON FUNCTION ldpd.role_label(oid) FROM PUBLIC;
-- source: sql/08_security_check_law.sql
-- Ways round the law: its own objects, and the server's, that are not as they were installed (Article 34).

-- What makes each of them as it is, and what takes it away again.
CREATE FUNCTION ldpd.own_objects_now(OUT object text, OUT make text, OUT unmake text) RETURNS SETOF record
LANGUAGE sql STABLE ROWS 500
SET search_path = pg_catalog, pg_temp
AS $$
    WITH member AS MATERIALIZED (
        SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
        WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname = 'ldpd'
    ), tab AS MATERIALIZED (
        SELECT c.oid, c.oid::regclass::text AS name, c.relkind, c.relrowsecurity, c.reloptions
        FROM member m JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid
        -- the ledger's months come and go
        WHERE NOT c.relispartition
    )
    SELECT 'function ' || p.oid::regprocedure, pg_get_functiondef(p.oid), NULL
    FROM member m JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND p.oid = m.objid
    WHERE p.prokind IN ('f', 'p')
    UNION ALL
    SELECT 'row security of ' || t.name,
           format('ALTER TABLE %s %s ROW LEVEL SECURITY', t.name, CASE WHEN t.relrowsecurity THEN 'ENABLE' ELSE 'DISABLE' END), NULL
    FROM tab t WHERE t.relkind IN ('r', 'p')
    UNION ALL
    SELECT 'view ' || t.name,
           format('CREATE OR REPLACE VIEW %s%s AS %s', t.name, ' WITH (' || array_to_string(t.reloptions, ', ') || ')', pg_get_viewdef(t.oid)), NULL
    FROM tab t WHERE t.relkind = 'v'
    UNION ALL
    SELECT format('trigger %I on %s', g.tgname, t.name),
           pg_get_triggerdef(g.oid) || CASE g.tgenabled WHEN 'O' THEN '' ELSE format(E';\nALTER TABLE %s %s TRIGGER %I', t.name,
               CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, g.tgname) END,
           format('DROP TRIGGER IF EXISTS %I ON %s', g.tgname, t.name)
    FROM tab t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal
    UNION ALL
    SELECT format('rule %I on %s', w.rulename, t.name), pg_get_ruledef(w.oid), format('DROP RULE IF EXISTS %I ON %s', w.rulename, t.name)
    FROM tab t JOIN pg_rewrite w ON w.ev_class = t.oid WHERE w.rulename <> '_RETURN'
    UNION ALL
    SELECT format('policy %I on %s', p.polname, t.name),
           format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', p.polname, t.name, CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
                  CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
                  (SELECT string_agg(ldpd.role_label(r), ', ' ORDER BY n) FROM unnest(p.polroles) WITH ORDINALITY AS u(r, n)))
           || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
           || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''),
           format('DROP POLICY IF EXISTS %I ON %s', p.polname, t.name)
    FROM tab t JOIN pg_policy p ON p.polrelid = t.oid
    UNION ALL
    SELECT format('constraint %I on %s', k.conname, t.name),
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', t.name, k.conname, pg_get_constraintdef(k.oid)),
           format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I', t.name, k.conname)
    FROM tab t JOIN pg_constraint k ON k.conrelid = t.oid WHERE k.contype IN ('c', 'f', 'p', 'u')
    UNION ALL
    SELECT format('event trigger %I', v.evtname),
           format(E'CREATE EVENT TRIGGER %1$I ON %2$s%3$s EXECUTE FUNCTION %4$s();\nALTER EXTENSION ldpd ADD EVENT TRIGGER %1$I', v.evtname, v.evtevent,
                  ' WHEN TAG IN (' || (SELECT string_agg(quote_literal(tag), ', ') FROM unnest(v.evttags) tag) || ')', v.evtfoid::regproc),
           CASE WHEN EXISTS (SELECT FROM member x WHERE x.classid = 'pg_event_trigger'::regclass AND x.objid = v.oid)
           THEN format(E'ALTER EXTENSION ldpd DROP EVENT TRIGGER %I;\n', v.evtname) ELSE '' END
           || format('DROP EVENT TRIGGER IF EXISTS %I', v.evtname)
    FROM pg_event_trigger v JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = v.evtfoid
    UNION ALL
    SELECT format('state of event trigger %I', v.evtname),
           format('ALTER EVENT TRIGGER %I %s', v.evtname, CASE v.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END),
           NULL
    FROM pg_event_trigger v JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = v.evtfoid
$$;
COMMENT ON FUNCTION ldpd.own_objects_now() IS '本扩展现有的函数、视图、触发器、策略、约束等,及重建和移除它的语句(第三十四条)';
REVOKE ALL ON FUNCTION ldpd.own_objects_now() FROM PUBLIC;

CREATE TABLE ldpd.own_object (
    object text COLLATE "C" PRIMARY KEY,
    make   text NOT NULL,
    unmake text
);
COMMENT ON TABLE ldpd.own_object IS '本扩展的函数、视图、触发器、策略、约束等出厂时的样子(第三十四条),安全检查据以发现更改';
COMMENT ON COLUMN ldpd.own_object.object IS '对象';
COMMENT ON COLUMN ldpd.own_object.make IS '重建它的语句';
COMMENT ON COLUMN ldpd.own_object.unmake IS '移除它的语句,可直接替换的为 NULL';

CREATE FUNCTION ldpd.keep_own_objects() RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
AS $$
    DELETE FROM ldpd.own_object;
    INSERT INTO ldpd.own_object SELECT object, make, unmake FROM ldpd.own_objects_now()
$$;
COMMENT ON FUNCTION ldpd.keep_own_objects() IS '以本扩展现在的样子为准(第三十四条);安装和升级脚本的最后一步,PostgreSQL 大版本升级之后由管理员核对后调用';
REVOKE ALL ON FUNCTION ldpd.keep_own_objects() FROM PUBLIC;

CREATE FUNCTION ldpd.security_of_law() RETURNS SETOF ldpd.security_finding
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    WITH member AS MATERIALIZED (
        SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
        WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname = 'ldpd'
    ), shielded AS (
        -- the server's own objects and the law's: what may be done with them is as initdb and CREATE EXTENSION left it
        SELECT 'pg_class'::regclass AS classid, c.oid AS objid, 0 AS objsubid, c.relowner AS owner, c.relacl AS acl, acldefault('r', c.relowner) AS usual,
               CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.oid::regclass AS name, '' AS col
        FROM pg_class c
        WHERE c.relacl IS NOT NULL
          AND (c.oid < 16384 AND c.relnamespace = 'pg_catalog'::regnamespace OR c.relnamespace = 'ldpd'::regnamespace)
        UNION ALL
        SELECT 'pg_class'::regclass, c.oid, a.attnum, c.relowner, a.attacl, acldefault('r', c.relowner), 'TABLE ' || c.oid::regclass, format(' (%I)', a.attname)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
          AND (c.oid < 16384 AND c.relnamespace = 'pg_catalog'::regnamespace OR c.relnamespace = 'ldpd'::regnamespace)
        UNION ALL
        SELECT 'pg_proc'::regclass, p.oid, 0, p.proowner, p.proacl, acldefault('f', p.proowner), 'ROUTINE ' || p.oid::regprocedure, ''
        FROM pg_proc p
        WHERE p.proacl IS NOT NULL
          AND (p.oid < 16384 AND p.pronamespace = 'pg_catalog'::regnamespace
               OR EXISTS (SELECT FROM member m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid)
               -- what another extension kept from PUBLIC: pg_walinspect, adminpack, dblink_connect_u()
               OR EXISTS (SELECT FROM pg_init_privs i WHERE i.classoid = 'pg_proc'::regclass AND i.objoid = p.oid))
        UNION ALL
        SELECT 'pg_namespace'::regclass, n.oid, 0, n.nspowner, n.nspacl, acldefault('n', n.nspowner), 'SCHEMA ' || n.oid::regnamespace, ''
        FROM pg_namespace n WHERE n.nspacl IS NOT NULL AND n.nspname IN ('pg_catalog', 'ldpd')
    )
    SELECT 'right_added', concat_ws('/', s.classid::oid, s.objid, nullif(s.objsubid, 0), x.grantee, x.privilege_type), 34, s.name || s.col,
           format('%s 得到了安装时没有的权限 %s', ldpd.role_label(x.grantee), x.privilege_type),
           format('REVOKE %s%s ON %s FROM %s CASCADE', x.privilege_type, s.col, s.name, ldpd.role_label(x.grantee)), ''
    FROM shielded s
    LEFT JOIN pg_init_privs i ON i.classoid = s.classid AND i.objoid = s.objid AND i.objsubid = s.objsubid,
    LATERAL aclexplode(s.acl) x
    WHERE x.grantee <> s.owner
      AND NOT EXISTS (SELECT FROM aclexplode(coalesce(i.initprivs, s.usual)) u
                      WHERE u.grantee = x.grantee AND u.privilege_type = x.privilege_type)
      AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = x.grantee AND r.rolsuper)
    UNION ALL
    SELECT 'ldpd_changed', coalesce(k.object, n.object), 34, coalesce(k.object, n.object),
           CASE WHEN n.object IS NULL THEN '本扩展的对象已被删除'
                WHEN k.object IS NULL THEN '本扩展的表上添加了安装时没有的对象'
                ELSE '本扩展的对象已被更改或者停用' END,
           concat_ws(E';\n', CASE WHEN n.object IS NOT NULL THEN coalesce(n.unmake, k.unmake) END, k.make),
           n.make
    FROM ldpd.own_object k FULL JOIN ldpd.own_objects_now() n ON n.object = k.object
    WHERE k.make IS DISTINCT FROM n.make
    UNION ALL
    SELECT 'ldpd_owner', concat_ws('/', m.classid, m.objid), 34, o.identity,
           '本扩展的对象不属于超级用户,其属主可以停用本办法',
           format('ALTER %s %s OWNER TO %s', upper(o.type), o.identity, 10::regrole), r.oid::text
    FROM member m
    LEFT JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid AND c.relkind IN ('r', 'p', 'v')
    LEFT JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND p.oid = m.objid
    LEFT JOIN pg_type t ON m.classid = 'pg_type'::regclass AND t.oid = m.objid AND t.typtype = 'b' AND t.typelem = 0
    LEFT JOIN pg_namespace n ON m.classid = 'pg_namespace'::regclass AND n.oid = m.objid
    LEFT JOIN pg_event_trigger v ON m.classid = 'pg_event_trigger'::regclass AND v.oid = m.objid
    JOIN pg_roles r ON r.oid = coalesce(c.relowner, p.proowner, t.typowner, n.nspowner, v.evtowner),
    LATERAL pg_identify_object(m.classid, m.objid, 0) o
    WHERE NOT r.rolsuper
    UNION ALL
    SELECT 'ldpd_owner', 'extension', 34, 'ldpd',
           '本扩展不属于超级用户,其属主可以将其移除',
           format('REASSIGN OWNED BY %I TO %s', r.rolname, 10::regrole), r.oid::text
    FROM pg_extension e JOIN pg_roles r ON r.oid = e.extowner WHERE e.extname = 'ldpd' AND NOT r.rolsuper
    UNION ALL
    SELECT 'stranger_in_schema', 'pg_proc/' || p.oid, 34, p.oid::regprocedure::text,
           'ldpd 模式中有不属于本扩展的函数,可能被误认为本扩展的',
           format('DROP ROUTINE %s', p.oid::regprocedure), p.prosrc
    FROM pg_proc p
    WHERE p.pronamespace = 'ldpd'::regnamespace
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid)
    UNION ALL
    SELECT 'stranger_in_schema', 'pg_class/' || c.oid, 34, c.oid::regclass::text,
           'ldpd 模式中有不属于本扩展的表或者视图,可能被误认为本扩展的',
           format('DROP %s %s', CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
                  c.oid::regclass), c.relowner::text
    FROM pg_class c
    WHERE c.relnamespace = 'ldpd'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)
$$;
COMMENT ON FUNCTION ldpd.security_of_law() IS '安全检查:本扩展和服务器自身的对象,权限、属主或者内容不是安装时的样子的(第三十四条)';
REVOKE ALL ON FUNCTION ldpd.security_of_law() FROM PUBLIC;
-- source: sql/08_security_check_ledger.sql
-- Ways round the law: entries that nobody seals could be changed unseen (Article 28).

-- In plpgsql, for the tables that it asks come after it in the script.
CREATE FUNCTION ldpd.security_of_ledger() RETURNS SETOF ldpd.security_finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    sealed_upto bigint;
    sealed_at timestamptz;
    since timestamptz;
    hours int;
BEGIN
    SELECT b.upto, b.sealed_at INTO sealed_upto, sealed_at FROM ldpd.ledger_block b ORDER BY b.no DESC LIMIT 1;
    SELECT l.at INTO since FROM ldpd.ledger l WHERE l.id > coalesce(sealed_upto, 0) ORDER BY l.id LIMIT 1;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT p.seal_hours INTO hours FROM ldpd.ledger_policy p;
    -- An entry's moment may be a rehearsal clock's; the last block's is the server's.
    IF greatest(since, sealed_at) < now() - make_interval(hours => hours) THEN
        RETURN NEXT ('ledger_unsealed', '', 28, format('ldpd.ledger, id > %s', coalesce(sealed_upto, 0)),
                     format('台账中有记录超过 %s 小时未封存,改动而不留痕迹;封存后仍在的,是有事务一直未结束(pg_stat_activity.xact_start)', hours),
                     'SELECT FROM ldpd.seal_ledger()', '')::ldpd.security_finding;
    END IF;
    -- On a standby there is none. Where a job of the administrator's seals, the other finding tells.
    IF current_setting('ldpd.seal_interval', true)::interval > '0' AND NOT pg_is_in_recovery()
       AND current_setting('shared_preload_libraries') ~ '(^|[,\s/"])ldpd(\.so)?([,\s"]|$)'
       AND NOT EXISTS (SELECT FROM pg_stat_activity a
                       WHERE a.backend_type = 'ldpd recorder' AND a.datid = (SELECT oid FROM pg_database WHERE datname = current_database())) THEN
        RETURN NEXT ('recorder_missing', '', 28, 'ldpd recorder',
                     '台账有未封存的记录,而记录进程没有运行:下一次读取或者步骤将启动它;启动不了的,须调高 max_worker_processes',
                     'SELECT ldpd.flush_usage()', '')::ldpd.security_finding;
    END IF;
END
$$;
COMMENT ON FUNCTION ldpd.security_of_ledger() IS '安全检查:台账的记录是否按时封存,记录进程是否在运行(第二十八条)';
REVOKE ALL ON FUNCTION ldpd.security_of_ledger() FROM PUBLIC;
-- source: sql/08_security_check_roads.sql
-- Ways round the law: roads by which data leave (Article 17, 数不外用).

CREATE FUNCTION ldpd.security_of_roads() RETURNS SETOF ldpd.security_finding
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    WITH attached AS MATERIALIZED (
        SELECT a.resource, a.relid, c.relnamespace FROM ldpd.attached_relations() a JOIN pg_class c ON c.oid = a.relid
    ), over AS MATERIALIZED (
        SELECT o.base, c.oid AS relid, c.relname, c.relkind, c.relowner, c.relispopulated, c.reloptions
        FROM ldpd.relations_over_attached() o JOIN pg_class c ON c.oid = o.relid
    ), bound AS MATERIALIZED (
        SELECT b AS oid FROM ldpd.bound_roles() b
    ), definer AS MATERIALIZED (
        SELECT p.oid, p.prosrc, p.proowner, p.proacl, p.prosqlbody IS NOT NULL AS parsed
        FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
        WHERE p.prosecdef AND l.lanname NOT IN ('c', 'internal')
          AND NOT EXISTS (SELECT FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
                          WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e' AND e.extname = 'ldpd')
    ), punctuation(signs) AS (
        VALUES (E' \t\r\n!"#%&''()*+,-./:;<=>?@[\\]^`{|}~')
    ), name AS (
        SELECT DISTINCT lower(relname) AS name, lower(relname) <> translate(lower(relname), signs, '') AS odd FROM over, punctuation
    ), naming AS (
        -- every word of the body, whether quoted, qualified or not: what looks like the name is listed
        SELECT d.oid FROM definer d, punctuation, LATERAL string_to_table(translate(lower(d.prosrc), signs, repeat(' ', length(signs))), ' ') AS word
        JOIN name n ON n.name = word AND NOT n.odd
        UNION
        SELECT d.oid FROM definer d JOIN name n ON n.odd AND strpos(lower(d.prosrc), n.name) > 0
        UNION
        SELECT d.oid FROM definer d
        JOIN pg_depend x ON x.classid = 'pg_proc'::regclass AND x.objid = d.oid AND x.refclassid = 'pg_class'::regclass
        WHERE x.refobjid IN (SELECT relid FROM over)
    )
    SELECT 'definer_function', d.oid::text, 17, d.oid::regprocedure::text,
           'SECURITY DEFINER 函数涉及已纳管的表:提供单位的行策略按函数的属主判定,函数还可将结果交给他人',
           format('ALTER ROUTINE %s SECURITY INVOKER', d.oid::regprocedure),
           concat_ws(',', d.prosrc, CASE WHEN d.parsed THEN pg_get_function_sqlbody(d.oid) END, d.proowner, d.proacl::text)
    FROM definer d JOIN naming n ON n.oid = d.oid
    UNION ALL
    SELECT 'materialized_view', o.relid::text, 17, o.relid::regclass::text,
           '物化视图是已纳管的表的副本,无行级安全,其属主可授权给任何人',
           format('REFRESH MATERIALIZED VIEW %s WITH NO DATA', o.relid::regclass),
           pg_get_viewdef(o.relid) || o.relowner
    FROM over o
    WHERE o.relkind = 'm' AND o.relispopulated
      -- one that is bound as its source is
      AND NOT EXISTS (SELECT FROM ldpd.derived d WHERE d.relation = o.relid)
    GROUP BY o.relid, o.relowner
    UNION ALL
    SELECT 'view_past_rows', o.relid::text, 15, o.relid::regclass::text,
           '视图的属主不受行级安全约束,经由视图可以看到提供单位的行策略不予提供的行',
           format('ALTER VIEW %s SET (security_invoker = true)', o.relid::regclass),
           pg_get_viewdef(o.relid) || o.relowner
    FROM over o JOIN pg_roles r ON r.oid = o.relowner
    WHERE o.relkind = 'v' AND (r.rolsuper OR r.rolbypassrls)
      AND NOT coalesce(o.reloptions && '{security_invoker=true,security_invoker=on,security_invoker=1,security_invoker=yes}', false)
      AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = o.base AND p.polname NOT IN ('ldpd_law', 'ldpd_rows'))
    GROUP BY o.relid, o.relowner
    UNION ALL
    SELECT 'publication', p.oid || '/all', 17, quote_ident(p.pubname),
           '发布全部表,订阅者无需授权即可取得已纳管的表的数据,不留台账',
           format('DROP PUBLICATION %I', p.pubname), ''
    FROM pg_publication p WHERE p.puballtables
    UNION ALL
    SELECT 'publication', p.oid || '/' || a.relid, 17, format('%I: %s', p.pubname, a.relid::regclass),
           '发布已纳管的表,订阅者无需授权即可取得其数据,不留台账',
           format('ALTER PUBLICATION %I DROP TABLE %s', p.pubname, a.relid::regclass),
           concat_ws(',', pr.prqual::text, pr.prattrs::text)
    FROM pg_publication p JOIN pg_publication_rel pr ON pr.prpubid = p.oid JOIN attached a ON a.relid = pr.prrelid
    UNION ALL
    SELECT 'publication', p.oid || '/schema/' || n.oid, 17, format('%I: %I', p.pubname, n.nspname),
           '发布已纳管的表所在的模式,订阅者无需授权即可取得其数据,不留台账',
           format('ALTER PUBLICATION %I DROP TABLES IN SCHEMA %I', p.pubname, n.nspname), ''
    FROM pg_publication p JOIN pg_publication_namespace pn ON pn.pnpubid = p.oid JOIN pg_namespace n ON n.oid = pn.pnnspid
    WHERE n.oid IN (SELECT relnamespace FROM attached)
    UNION ALL
    SELECT 'replication_slot', s.slot_name, 17, quote_ident(s.slot_name),
           CASE s.slot_type WHEN 'logical' THEN '逻辑复制槽,可从中取得本数据库全部表的变更,不留台账'
           ELSE '物理复制槽,可从中取得整个服务器的数据,不留台账' END,
           format('SELECT pg_catalog.pg_drop_replication_slot(%L)', s.slot_name), concat_ws(',', s.slot_type, s.plugin)
    FROM pg_replication_slots s WHERE s.slot_type = 'physical' OR s.database = current_database()
    UNION ALL
    SELECT 'subscription', s.oid || '/' || a.relid, 41, format('%I: %s', s.subname, a.relid::regclass),
           '订阅将别处的数据写入已纳管的表,不由提供单位行事',
           format('ALTER SUBSCRIPTION %I DISABLE', s.subname), s.subowner::text
    FROM pg_subscription s JOIN pg_subscription_rel sr ON sr.srsubid = s.oid JOIN attached a ON a.relid = sr.srrelid
    WHERE s.subenabled
    UNION ALL
    SELECT 'user_mapping', m.umid::text, 17, format('%s: %I', ldpd.role_label(m.umuser), m.srvname),
           '机构的角色可以用此映射登录外部服务器,将所得数据写到数据库以外',
           format('DROP USER MAPPING FOR %s SERVER %I', ldpd.role_label(m.umuser), m.srvname), m.srvid::text
    FROM pg_user_mappings m WHERE m.umuser = 0 OR m.umuser IN (SELECT oid FROM bound)
    UNION ALL
    SELECT 'foreign_server', s.oid || '/' || x.grantee, 17, quote_ident(s.srvname),
           '机构的角色可以使用此外部服务器,自建映射后将所得数据写到数据库以外',
           CASE WHEN x.grantee = s.srvowner THEN format('ALTER SERVER %I OWNER TO %s', s.srvname, 10::regrole)
           ELSE format('REVOKE USAGE ON FOREIGN SERVER %I FROM %s CASCADE', s.srvname, ldpd.role_label(x.grantee)) END,
           s.srvoptions::text
    FROM pg_foreign_server s, LATERAL aclexplode(coalesce(s.srvacl, acldefault('S', s.srvowner))) x
    WHERE x.grantee = 0 OR x.grantee IN (SELECT oid FROM bound)
    UNION ALL
    SELECT 'foreign_wrapper', w.oid || '/' || x.grantee, 17, quote_ident(w.fdwname),
           '机构的角色可以自建外部服务器,将所得数据写到数据库以外',
           format('REVOKE USAGE ON FOREIGN DATA WRAPPER %I FROM %s CASCADE', w.fdwname, ldpd.role_label(x.grantee)), ''
    FROM pg_foreign_data_wrapper w, LATERAL aclexplode(w.fdwacl) x
    WHERE x.grantee = 0 OR x.grantee IN (SELECT oid FROM bound)
    UNION ALL
    SELECT 'dblink_open', e.oid || '/' || x.grantee, 17, format('%I: %s', e.extname, ldpd.role_label(x.grantee)),
           'dblink 的函数可以登录任何服务器,将所得数据写到数据库以外',
           string_agg(format('REVOKE EXECUTE ON FUNCTION %s FROM %s', p.oid::regprocedure, ldpd.role_label(x.grantee)), E';\n' ORDER BY p.oid),
           count(*)::text
    FROM pg_extension e
    JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e' AND d.classid = 'pg_proc'::regclass
    JOIN pg_proc p ON p.oid = d.objid, LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
    WHERE e.extname = 'dblink' AND p.proname ~ '^dblink(_connect|_connect_u|_exec|_send_query|_open)?$'
      AND (x.grantee = 0 OR x.grantee IN (SELECT oid FROM bound))
    GROUP BY e.oid, e.extname, x.grantee
    UNION ALL
    SELECT 'untrusted_function', p.oid::text, 31, p.oid::regprocedure::text,
           format('以不受信任的语言 %s 编写的函数可以做服务器能做的一切,而机构的角色可以调用', l.lanname),
           format('REVOKE EXECUTE ON ROUTINE %s FROM %s CASCADE', p.oid::regprocedure, string_agg(DISTINCT ldpd.role_label(x.grantee), ', ')),
           concat_ws(',', p.prosrc, p.probin, p.proacl::text)
    FROM pg_language l JOIN pg_proc p ON p.prolang = l.oid, LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
    WHERE NOT l.lanpltrusted AND p.oid >= 16384 AND x.grantee <> p.proowner
      AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = x.grantee AND r.rolsuper)
      -- those of extensions are what their authors, and who installed them, answer for
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
    GROUP BY p.oid, p.prosrc, p.probin, p.proacl::text, l.lanname
    UNION ALL
    SELECT 'large_object', l.oid::text, 17, 'large object ' || l.oid,
           '大对象授权给了属主以外的角色,其中可能有共享所得的数据',
           format('REVOKE ALL ON LARGE OBJECT %s FROM %s CASCADE', l.oid, string_agg(DISTINCT ldpd.role_label(x.grantee), ', ')),
           l.lomacl::text
    FROM pg_largeobject_metadata l, LATERAL aclexplode(l.lomacl) x
    WHERE x.grantee <> l.lomowner AND l.lomowner IN (SELECT oid FROM bound)
    GROUP BY l.oid, l.lomacl::text
    UNION ALL
    SELECT 'default_privilege', d.oid || '/' || x.grantee, 17, format('%s → %s', ldpd.role_label(d.defaclrole), ldpd.role_label(x.grantee)),
           '机构的角色今后所建的表将自动授权给本机构以外的角色',
           format('ALTER DEFAULT PRIVILEGES FOR ROLE %s%s REVOKE ALL ON TABLES FROM %s', ldpd.role_label(d.defaclrole),
                  CASE WHEN d.defaclnamespace <> 0 THEN ' IN SCHEMA ' || d.defaclnamespace::regnamespace ELSE '' END, ldpd.role_label(x.grantee)),
           string_agg(x.privilege_type, ',' ORDER BY x.privilege_type)
    FROM pg_default_acl d JOIN ldpd.agency_role own ON own.role = d.defaclrole, LATERAL aclexplode(d.defaclacl) x
    WHERE d.defaclobjtype = 'r' AND x.grantee <> d.defaclrole
      AND NOT EXISTS (SELECT FROM ldpd.agency_role a WHERE a.role = x.grantee AND a.agency::text = own.agency::text)
    GROUP BY d.oid, d.defaclrole, d.defaclnamespace, x.grantee
$$;
COMMENT ON FUNCTION ldpd.security_of_roads() IS '安全检查:数据可以由此流出的路:发布、复制槽、订阅、外部服务器、SECURITY DEFINER 函数、物化视图、不受信任的语言、大对象、默认授权(第十七条)';
REVOKE ALL ON FUNCTION ldpd.security_of_roads() FROM PUBLIC;
-- source: sql/08_security_check_roles.sql
-- Ways round the law: roles with more power than it reckons with, or of two agencies (Article 31).

CREATE FUNCTION ldpd.security_of_roles() RETURNS SETOF ldpd.security_finding
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    WITH RECURSIVE edge AS (
        -- from 16 on a membership may be without SET ROLE
        SELECT m.member, m.roleid
        FROM pg_auth_members m JOIN pg_roles u ON u.oid = m.member
        WHERE NOT u.rolsuper AND to_jsonb(m)->>'set_option' IS DISTINCT FROM 'false'
    ), reach AS (
        SELECT member, roleid AS via, roleid AS role FROM edge
        UNION
        SELECT r.member, r.via, e.roleid FROM reach r JOIN edge e ON e.member = r.role
    ), membership AS (
        SELECT m.roleid, m.member,
               string_agg(DISTINCT format('REVOKE %I FROM %I', g.rolname, u.rolname)
                   || CASE WHEN current_setting('server_version_num')::int >= 160000
                      THEN ' GRANTED BY ' || ldpd.role_label(m.grantor) ELSE '' END, E';\n') AS revoke
        FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
        GROUP BY m.roleid, m.member
    )
    SELECT 'superuser', oid::text, 31, quote_ident(rolname),
           '超级用户,以自己的身份行事时不受本办法约束,一切数据均可读写',
           -- the role that the server was made with is there by nature
           CASE oid WHEN 10 THEN $q$INSERT INTO ldpd.security_acknowledgement (finding, reason) VALUES ('superuser/10', '服务器的属主,由管理数据库的办公室保管')$q$
           ELSE format('ALTER ROLE %I NOSUPERUSER', rolname) END,
           rolcanlogin::text
    FROM pg_roles WHERE rolsuper
    UNION ALL
    SELECT 'bypassrls', oid::text, 31, quote_ident(rolname),
           '可绕过行级安全的角色,以自己的身份行事时不受本办法约束,并可登记角色的归属',
           format('ALTER ROLE %I NOBYPASSRLS', rolname), rolcanlogin::text
    FROM pg_roles WHERE rolbypassrls AND NOT rolsuper
    UNION ALL
    SELECT 'replication', oid::text, 31, quote_ident(rolname),
           '可以复制的角色,能将整个服务器的数据原样取走,不留台账',
           format('ALTER ROLE %I NOREPLICATION', rolname), rolcanlogin::text
    FROM pg_roles WHERE rolreplication AND NOT rolsuper
    UNION ALL
    SELECT 'createrole', oid::text, 31, quote_ident(rolname),
           '可以创建角色的角色,在本版本的 PostgreSQL 中能将任何非超级用户角色授予自己,包括其他机构的和读写服务器文件的',
           format('ALTER ROLE %I NOCREATEROLE', rolname), rolcanlogin::text
    FROM pg_roles WHERE rolcreaterole AND NOT rolsuper AND current_setting('server_version_num')::int < 160000
    UNION ALL
    SELECT 'powerful_membership', m.roleid || '/' || m.member, 31, format('%I → %I', u.rolname, g.rolname),
           p.meaning, m.revoke, ''
    FROM membership m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
    JOIN (VALUES
        ('pg_read_all_data', '可以读取所有表的角色,纳管时授予以外的表和本扩展的表亦在其内'),
        ('pg_write_all_data', '可以写入所有表的角色'),
        ('pg_read_server_files', '可以读取服务器文件的角色,能直接读取数据文件'),
        ('pg_write_server_files', '可以写入服务器文件的角色,能将数据导出到服务器上,亦能改动服务器的文件'),
        ('pg_execute_server_program', '可以在服务器上执行程序的角色,等于服务器的属主'),
        ('pg_create_subscription', '可以创建订阅的角色,能将外来数据写入表中'),
        ('pg_read_all_stats', '可以看到其他会话语句全文的角色,语句中常有个人信息'),
        ('pg_monitor', '可以看到其他会话语句全文的角色,语句中常有个人信息'),
        ('ldpd_pilot', '试点运营视图的属主,能以其名义另建视图,使试点运营单位看到没有以假名代替的数据')
    ) AS p(name, meaning) ON p.name = g.rolname
    WHERE NOT u.rolsuper AND u.oid >= 16384
    UNION ALL
    SELECT 'powerful_membership', m.roleid || '/' || m.member, 31, format('%I → %I', u.rolname, g.rolname),
           '可以 SET ROLE 为不受本办法约束或者可以复制的角色', m.revoke,
           concat_ws(',', g.rolsuper, g.rolbypassrls, g.rolreplication)
    FROM membership m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
    WHERE NOT u.rolsuper AND (g.rolsuper OR g.rolbypassrls AND NOT u.rolbypassrls OR g.rolreplication AND NOT u.rolreplication)
    UNION ALL
    SELECT 'role_of_two_agencies', r.member::text, 31, quote_ident(u.rolname),
           '一个角色可以代表几个机构行事,分不清谁使用、谁负责',
           format('REVOKE %s FROM %I', string_agg(DISTINCT quote_ident(v.rolname), ', ')
                  FILTER (WHERE a.agency::text IS DISTINCT FROM own.agency::text), u.rolname),
           string_agg(DISTINCT a.role::oid || '=' || a.agency::text, ',')
    FROM reach r JOIN ldpd.agency_role a ON a.role = r.role
    LEFT JOIN ldpd.agency_role own ON own.role = r.member
    JOIN pg_roles v ON v.oid = r.via JOIN pg_roles u ON u.oid = r.member
    GROUP BY r.member, u.rolname, own.agency::text
    HAVING count(DISTINCT a.agency::text) FILTER (WHERE a.agency::text IS DISTINCT FROM own.agency::text)
           > CASE WHEN own.agency::text IS NULL THEN 1 ELSE 0 END
    UNION ALL
    SELECT 'role_gone', 'agency_role/' || a.role::oid, 31, format('ldpd.agency_role (%s)', a.role::oid),
           '登记了归属的角色已删除,其编号若被新的角色取得,新角色即可代表该机构',
           format('DELETE FROM ldpd.agency_role WHERE role = %s::oid', a.role::oid), a.agency::text
    FROM ldpd.agency_role a WHERE NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = a.role)
    UNION ALL
    SELECT 'role_gone', 'open_request/' || o.filed_by::oid, 31, format('ldpd.open_request (%s)', o.filed_by::oid),
           '代为提出开放申请的平台角色已删除,其编号若被新的角色取得,新角色即可看到这些申请',
           format(E'SET ldpd.restoring = on;\nUPDATE ldpd.open_request SET filed_by = 0 WHERE filed_by = %s::oid;\nRESET ldpd.restoring',
                  o.filed_by::oid), ''
    FROM ldpd.open_request o
    WHERE o.filed_by <> 0 AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = o.filed_by)
    GROUP BY o.filed_by
$$;
COMMENT ON FUNCTION ldpd.security_of_roles() IS '安全检查:权力过大的角色,代表几个机构的角色,已删除而仍有登记的角色(第三十一条)';
REVOKE ALL ON FUNCTION ldpd.security_of_roles() FROM PUBLIC;
-- source: sql/08_security_check_server.sql
-- Ways round the law: the server's settings (Articles 16, 28, 34).

CREATE FUNCTION ldpd.security_of_server() RETURNS SETOF ldpd.security_finding
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    -- name, what is in order (a pattern), what to set, whether a role or session may choose, what it means
    WITH watched(kind, name, fine, safe, own_choice, article, meaning) AS (
        VALUES
        ('clock_set', 'ldpd.clock', '^$', '''''', false, 16, '演练时钟未撤下,期限和授权按演练的时刻判定'),
        ('restoring_on', 'ldpd.restoring', '^(off?|f|fa|fal|fals|false|no?|0)?$', 'off', false, 28, '恢复方式未关闭,各表不设防,也不记台账'),
        ('triggers_off', 'session_replication_role', '^(origin|local)$', 'origin', false, 28, '触发器不触发,各表不设防,也不记台账'),
        ('library_loaded', 'session_preload_libraries', '^$', '''''', false, 34, '会话另行装入的库可以改变本扩展的判定'),
        ('library_loaded', 'local_preload_libraries', '^$', '''''', false, 34, '会话另行装入的库可以改变本扩展的判定'),
        ('durability_off', 'fsync', '^(on|t|tr|tru|true|y|ye|yes|1)$', 'on', false, 28, '服务器崩溃时台账可能丢失或者损坏'),
        ('durability_off', 'full_page_writes', '^(on|t|tr|tru|true|y|ye|yes|1)$', 'on', false, 28, '服务器崩溃时台账可能损坏'),
        ('durability_off', 'synchronous_commit', '^(on|local|remote_write|remote_apply|t|tr|tru|true|y|ye|yes|1)$', 'on', true, 28, '服务器崩溃时最后的台账可能丢失'),
        ('statements_logged', 'log_statement', '^(none|ddl)$', 'none', false, 34, '语句全文写入服务器日志,其中常有个人信息'),
        ('statements_logged', 'log_min_duration_statement', '^-1$', '-1', false, 34, '语句全文写入服务器日志,其中常有个人信息'),
        ('statements_logged', 'log_min_duration_sample', '^-1$', '-1', false, 34, '语句全文写入服务器日志,其中常有个人信息'),
        ('statements_logged', 'auto_explain.log_min_duration', '^-1$', '-1', false, 34, '语句全文写入服务器日志,其中常有个人信息'),
        ('large_objects_open', 'lo_compat_privileges', '^(off?|f|fa|fal|fals|false|no?|0)$', 'off', false, 17, '大对象的权限不予检查,人人可读写'),
        ('system_tables_open', 'allow_system_table_mods', '^(off?|f|fa|fal|fals|false|no?|0)$', 'off', false, 34, '系统表可以直接更改')
    ), stored AS (
        SELECT s.setdatabase, s.setrole, split_part(c, '=', 1) AS name, substr(c, strpos(c, '=') + 1) AS value
        FROM pg_db_role_setting s, unnest(s.setconfig) c
        WHERE s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
    )
    SELECT w.kind, concat_ws('/', w.name, s.setdatabase, s.setrole), w.article,
           format('%s = %L', w.name, s.value) || CASE WHEN s.setrole <> 0 THEN ', role ' || s.setrole::regrole ELSE '' END
           || CASE WHEN s.setdatabase <> 0 THEN ', database ' || quote_ident(current_database()) ELSE '' END,
           w.meaning,
           CASE WHEN s.setrole = 0 AND s.setdatabase <> 0 THEN format('ALTER DATABASE %I RESET %s', current_database(), w.name)
           ELSE format('ALTER ROLE %s%s RESET %s', CASE s.setrole WHEN 0 THEN 'ALL' ELSE s.setrole::regrole::text END,
                       CASE WHEN s.setdatabase <> 0 THEN format(' IN DATABASE %I', current_database()) ELSE '' END, w.name) END,
           s.value
    FROM stored s JOIN watched w ON lower(w.name) = lower(s.name)
    WHERE lower(s.value) !~ w.fine AND NOT (w.own_choice AND s.setrole <> 0)
    UNION ALL
    SELECT w.kind, w.name || '/file', w.article, format('%s = %L', w.name, f.setting), w.meaning,
           CASE WHEN w.kind <> 'library_loaded' THEN format(E'ALTER SYSTEM SET %s = %s;\nSELECT pg_catalog.pg_reload_conf()', w.name, w.safe)
           WHEN f.sourcefile LIKE '%/postgresql.auto.conf' THEN format(E'ALTER SYSTEM RESET %s;\nSELECT pg_catalog.pg_reload_conf()', w.name)
           -- ALTER SYSTEM cannot make a list empty: it would write "", a library of no name
           ELSE format(E'-- delete line %s of %s 删去该文件的第 %1$s 行;\nSELECT pg_catalog.pg_reload_conf()', f.sourceline, f.sourcefile) END,
           f.setting
    FROM pg_file_settings f JOIN watched w ON lower(w.name) = lower(f.name)
    WHERE f.applied AND lower(f.setting) !~ w.fine
    UNION ALL
    -- this session's own; those of others are not to be seen
    SELECT w.kind, w.name || '/session', w.article, format('%s = %L, %s', w.name, s.setting, s.source), w.meaning,
           CASE WHEN s.context IN ('postmaster', 'sighup') OR s.source IN ('command line', 'environment variable')
           THEN format('-- %s: take it from the command line of the server, and restart 从服务器的启动命令中去掉,重启', w.name)
           WHEN s.context IN ('backend', 'superuser-backend')
           THEN 'SELECT pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid())'
           ELSE format('SET %s = %s', w.name, w.safe) END,
           s.setting
    FROM pg_settings s JOIN watched w ON w.name = s.name
    WHERE s.source NOT IN ('default', 'configuration file', 'database', 'user', 'database user', 'global') AND lower(s.setting) !~ w.fine
      AND NOT (w.own_choice AND s.source NOT IN ('command line', 'environment variable'))
    UNION ALL
    SELECT 'not_preloaded', '', 34, 'shared_preload_libraries',
           '本扩展的库未预先装入,未经装入的会话中没有执行本办法的钩子',
           format(E'ALTER SYSTEM SET shared_preload_libraries = %s;\n-- restart the server 重启服务器',
                  concat_ws(', ', (SELECT string_agg(quote_literal(trim(both ' "' FROM l)), ', ')
                                   FROM unnest(string_to_array(nullif(current_setting('shared_preload_libraries'), ''), ',')) l), '''ldpd''')),
           current_setting('shared_preload_libraries')
    WHERE current_setting('shared_preload_libraries') !~ '(^|[,\s/"])ldpd(\.so)?([,\s"]|$)'
    UNION ALL
    SELECT 'parameter_granted', concat_ws('/', p.oid, x.grantee, x.privilege_type), 34, format('%s: %s', p.parname, ldpd.role_label(x.grantee)),
           '受约束的角色可以更改只应由超级用户更改的设置',
           format('REVOKE %s ON PARAMETER %s FROM %s CASCADE', x.privilege_type, p.parname, ldpd.role_label(x.grantee)), ''
    FROM pg_parameter_acl p, LATERAL aclexplode(p.paracl) x
    WHERE (x.privilege_type = 'ALTER SYSTEM' OR p.parname LIKE 'ldpd.%' OR p.parname IN (SELECT name FROM watched)
           OR p.parname IN ('dynamic_library_path', 'shared_preload_libraries'))
      AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = x.grantee AND r.rolsuper)
    UNION ALL
    SELECT 'event_trigger', v.oid::text, 34, quote_ident(v.evtname),
           '不属于任何扩展的事件触发器,在各机构的 DDL 中以其身份运行',
           format('ALTER EVENT TRIGGER %I DISABLE', v.evtname), concat_ws(',', v.evtenabled, f.prosrc, f.proowner)
    FROM pg_event_trigger v JOIN pg_proc f ON f.oid = v.evtfoid
    WHERE v.evtenabled <> 'D'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_event_trigger'::regclass AND d.objid = v.oid AND d.deptype = 'e')
      -- one of the law's own, made anew
      AND f.pronamespace <> 'ldpd'::regnamespace
$$;
COMMENT ON FUNCTION ldpd.security_of_server() IS '安全检查:演练时钟、恢复方式、预装库、日志、持久性等设置,以及各处存着的设置(第三十四条)';
REVOKE ALL ON FUNCTION ldpd.security_of_server() FROM PUBLIC;
-- source: sql/08_security_check_tables.sql
-- Ways round the law: attached tables that are not as attach() makes them (Articles 16, 17, 31).

CREATE FUNCTION ldpd.security_of_tables() RETURNS SETOF ldpd.security_finding
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    WITH attached AS MATERIALIZED (
        SELECT a.resource, a.provider, a.mode, a.root, c.oid AS relid, c.oid::regclass::text AS name, c.relkind, c.relowner,
               c.relrowsecurity, c.relforcerowsecurity, c.relacl, c.relispartition
        FROM ldpd.attached_relations() a JOIN pg_class c ON c.oid = a.relid
    ), acl AS (
        SELECT t.relid, t.name, t.relowner, t.provider, x.grantor, x.grantee, x.privilege_type
        FROM attached t, LATERAL aclexplode(t.relacl) x
        UNION
        SELECT t.relid, t.name, t.relowner, t.provider, x.grantor, x.grantee, x.privilege_type
        FROM pg_attribute a JOIN attached t ON t.relid = a.attrelid, LATERAL aclexplode(a.attacl) x
        WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
    )
    SELECT 'record_only', t.relid::text, 16, t.name,
           '以 record 方式纳管,只记录本应拒绝的,并不拒绝',
           format('SELECT ldpd.attach(%L, %L, %L)', t.resource, t.name, 'enforce'), t.resource
    FROM attached t WHERE t.relid = t.root AND t.mode = 'record'
    UNION ALL
    SELECT 'owner_not_provider', t.relid::text, 31, t.name,
           '表的属主不是提供单位的角色,却可以更改表的结构和权限',
           coalesce((SELECT format('ALTER TABLE %s OWNER TO %s', t.name, min(a.role::text))
                     FROM ldpd.agency_role a JOIN pg_roles r ON r.oid = a.role WHERE a.agency::text = t.provider GROUP BY t.name),
                    format('SELECT ldpd.detach(%L)', t.resource)),
           t.relowner || '/' || t.provider
    FROM attached t JOIN pg_roles o ON o.oid = t.relowner
    WHERE NOT o.rolsuper
      AND NOT EXISTS (SELECT FROM ldpd.agency_role a WHERE a.role = t.relowner AND a.agency::text = t.provider)
    UNION ALL
    SELECT 'row_security_off', t.relid::text, 31, t.name,
           '表的行级安全未启用,或者对属主未强制',
           CASE t.relkind WHEN 'f' THEN format('ALTER TABLE %s DETACH PARTITION %s', i.inhparent::regclass, t.name)
           ELSE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t.name) END,
           concat_ws(',', t.relrowsecurity, t.relforcerowsecurity)
    FROM attached t LEFT JOIN pg_inherits i ON i.inhrelid = t.relid AND i.inhseqno = 1
    WHERE NOT (t.relrowsecurity AND t.relforcerowsecurity)
    UNION ALL
    SELECT 'policy_not_as_made', t.relid::text, 31, t.name,
           '表上没有纳管时所设的限制策略 ldpd_law,或者已被更改',
           format(E'DROP POLICY IF EXISTS ldpd_law ON %1$s;\nCREATE POLICY ldpd_law ON %1$s AS RESTRICTIVE USING (ldpd.may_read(%2$L)) WITH CHECK (ldpd.may_write(%2$L))',
                  t.name, t.resource),
           concat_ws(',', p.polpermissive, p.polcmd, p.polroles::text, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
    FROM attached t LEFT JOIN pg_policy p ON p.polrelid = t.relid AND p.polname = 'ldpd_law'
    WHERE t.relkind <> 'f'
      AND (p.polpermissive OR p.polcmd <> '*' OR p.polroles <> '{0}'
           OR pg_get_expr(p.polqual, p.polrelid) IS DISTINCT FROM format('ldpd.may_read(%L::text)', t.resource)
           OR pg_get_expr(p.polwithcheck, p.polrelid) IS DISTINCT FROM format('ldpd.may_write(%L::text)', t.resource))
    UNION ALL
    SELECT 'made_a_part', i.inhrelid || '/' || i.inhparent, 31, i.inhrelid::regclass::text,
           '表与其他表有继承关系,或者成为未纳管的表的分区,经由那张表可以读写',
           CASE WHEN c.relispartition THEN format('ALTER TABLE %s DETACH PARTITION %s', i.inhparent::regclass, i.inhrelid::regclass)
           ELSE format('ALTER TABLE %s NO INHERIT %s', i.inhrelid::regclass, i.inhparent::regclass) END,
           ''
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE c.relkind IN ('r', 'p', 'f')
      AND (NOT c.relispartition AND (i.inhrelid IN (SELECT relid FROM attached) OR i.inhparent IN (SELECT relid FROM attached))
           OR i.inhrelid IN (SELECT root FROM attached))
    UNION ALL
    SELECT CASE x.grantee WHEN 0 THEN 'granted_to_public' ELSE 'granted_to_others' END,
           concat_ws('/', x.relid, x.grantee, x.grantor), 31, x.name,
           CASE x.grantee WHEN 0 THEN '表的权限授予了任何人' ELSE '表的权限授予了提供单位以外的角色' END
           || format('(%s:%s)', ldpd.role_label(x.grantee), string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type)),
           CASE WHEN x.grantor = x.relowner THEN format('REVOKE %s ON %s FROM %s CASCADE', string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type), x.name, ldpd.role_label(x.grantee))
           ELSE format(E'SET ROLE %s;\nREVOKE %s ON %s FROM %s CASCADE;\nRESET ROLE', ldpd.role_label(x.grantor),
                       string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type), x.name, ldpd.role_label(x.grantee)) END,
           string_agg(x.privilege_type, ',' ORDER BY x.privilege_type)
    FROM acl x
    WHERE x.grantee <> x.relowner
      AND NOT EXISTS (SELECT FROM ldpd.agency_role a WHERE a.role = x.grantee AND a.agency::text = x.provider)
      AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = x.grantee
                      AND (r.rolsuper OR r.rolname IN ('ldpd_agency', 'ldpd_public') AND x.privilege_type = 'SELECT'))
    GROUP BY x.relid, x.grantee, x.grantor, x.name, x.relowner
    UNION ALL
    -- DETACH PARTITION leaves the policies, and the ledger says that it went; the hook does not know it any more
    SELECT 'detached_partition', c.oid::text, 34, c.oid::regclass::text,
           '曾经纳管的表(分区)已脱离,仍有数据,并仍授权给属主以外的角色',
           format('REVOKE ALL ON %s FROM %s CASCADE', c.oid::regclass, string_agg(DISTINCT ldpd.role_label(x.grantee), ', ')),
           c.relacl::text
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid, LATERAL aclexplode(c.relacl) x
    WHERE p.polname = 'ldpd_law' AND x.grantee <> c.relowner AND c.oid NOT IN (SELECT relid FROM attached)
    GROUP BY c.oid, c.relacl::text
    UNION ALL
    SELECT 'trigger_on_table', g.oid::text, 17, format('%s: %I', t.name, g.tgname),
           '表上的触发器在写入时运行属主选定的函数,可以将数据复制到别处',
           format('ALTER TABLE %s DISABLE TRIGGER %I', t.name, g.tgname),
           concat_ws(',', pg_get_triggerdef(g.oid), f.prosrc, f.proowner, g.tgenabled)
    FROM pg_trigger g JOIN attached t ON t.relid = g.tgrelid JOIN pg_proc f ON f.oid = g.tgfoid
    WHERE NOT g.tgisinternal AND g.tgenabled <> 'D' AND f.pronamespace <> 'ldpd'::regnamespace
      -- a partition's copy goes with its parent's
      AND NOT EXISTS (SELECT FROM pg_trigger h WHERE h.oid = g.tgparentid AND h.tgenabled <> 'D')
    UNION ALL
    SELECT 'rule_on_table', w.oid::text, 17, format('%s: %I', t.name, w.rulename),
           '表上的规则改写写入的语句,可以将数据复制到别处',
           format('ALTER TABLE %s DISABLE RULE %I', t.name, w.rulename),
           pg_get_ruledef(w.oid) || w.ev_enabled::text
    FROM pg_rewrite w JOIN attached t ON t.relid = w.ev_class
    WHERE w.ev_enabled <> 'D'
$$;
COMMENT ON FUNCTION ldpd.security_of_tables() IS '安全检查:已纳管的表的属主、行级安全、策略、分区、授权、触发器、规则,不是 ldpd.attach() 所设的样子的(第十六条、第十七条、第三十一条)';
REVOKE ALL ON FUNCTION ldpd.security_of_tables() FROM PUBLIC;
-- source: sql/08_security_check_views.sql
-- Ways round the law: all of them, what is acknowledged, and what changed (Articles 31, 34).

-- As the owner, so that whoever may ask sees the same. A plan of this many branches costs more to compile than to run.
CREATE FUNCTION ldpd.security_findings(
    OUT finding text,
    OUT kind text,
    OUT article int,
    OUT object text,
    OUT meaning text,
    OUT mend text,
    OUT fingerprint text
) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
    SELECT f.kind || '/' || f.id, f.kind, f.article, f.object, f.meaning, f.mend,
           encode(sha256(convert_to(jsonb_build_array(
               (SELECT system_identifier FROM pg_control_system()), f.kind, f.id, f.object, f.state)::text, 'UTF8')), 'hex')
    FROM (
        SELECT * FROM ldpd.security_of_roles()
        UNION ALL SELECT * FROM ldpd.security_of_tables()
        UNION ALL SELECT * FROM ldpd.security_of_roads()
        UNION ALL SELECT * FROM ldpd.security_of_law()
        UNION ALL SELECT * FROM ldpd.security_of_server()
        UNION ALL SELECT * FROM ldpd.security_of_ledger()
    ) AS f
$$;
COMMENT ON FUNCTION ldpd.security_findings() IS '现在存在的每一条绕过本办法的路,不论是否已经确认(第三十四条);无论谁问,答案相同';
REVOKE ALL ON FUNCTION ldpd.security_findings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.security_findings() TO ldpd_audit;

-- ---------------------------------------------------------------- what is there by nature, acknowledged

CREATE TABLE ldpd.security_acknowledgement (
    finding     text COLLATE "C" NOT NULL,
    fingerprint text COLLATE "C" NOT NULL,
    object      text NOT NULL,
    reason      text NOT NULL CHECK (NOT ldpd.is_blank(reason)),
    role        name NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (finding, fingerprint)
);
COMMENT ON TABLE ldpd.security_acknowledgement IS '对安全检查所列事项的确认(第三十一条):由数据库管理员说明理由,事项有变即失效;已确认的仍列于 ldpd.security_acknowledged';
COMMENT ON COLUMN ldpd.security_acknowledgement.finding IS 'ldpd.security_check 所列的事项';
COMMENT ON COLUMN ldpd.security_acknowledgement.fingerprint IS '确认时的情形(包括服务器)的摘要,由服务器盖记';
COMMENT ON COLUMN ldpd.security_acknowledgement.object IS '对象,由服务器盖记';
COMMENT ON COLUMN ldpd.security_acknowledgement.reason IS '理由,必填';
COMMENT ON COLUMN ldpd.security_acknowledgement.role IS '确认的角色,由服务器盖记';
COMMENT ON COLUMN ldpd.security_acknowledgement.at IS '确认的时刻,由服务器盖记';
SELECT pg_catalog.pg_extension_config_dump('ldpd.security_acknowledgement', '');

CREATE FUNCTION ldpd.security_acknowledge() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_security_acknowledge';
COMMENT ON FUNCTION ldpd.security_acknowledge() IS '触发器函数(行级 BEFORE):只可确认现有的事项,情形、角色、时刻由服务器盖记(第三十一条)';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.security_acknowledgement
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '31', 'acknowledge a finding');
CREATE TRIGGER security_acknowledge
BEFORE INSERT OR UPDATE ON ldpd.security_acknowledgement
FOR EACH ROW EXECUTE FUNCTION ldpd.security_acknowledge();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.security_acknowledgement
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('31');

CREATE VIEW ldpd.security_check WITH (security_invoker = true) AS
SELECT f.article, f.kind, f.object, f.meaning, f.mend, f.finding
FROM ldpd.security_findings() AS f
WHERE NOT EXISTS (
    SELECT FROM ldpd.security_acknowledgement a
    WHERE a.finding = f.finding AND a.fingerprint = f.fingerprint
);
COMMENT ON VIEW ldpd.security_check IS '安全检查(第三十一条、第三十四条):现在存在而未经确认的、绕过本办法的每一条路;无行即为妥当。每次变更之后查看';
COMMENT ON COLUMN ldpd.security_check.article IS '条号';
COMMENT ON COLUMN ldpd.security_check.kind IS '种类';
COMMENT ON COLUMN ldpd.security_check.object IS '对象';
COMMENT ON COLUMN ldpd.security_check.meaning IS '含义';
COMMENT ON COLUMN ldpd.security_check.mend IS '改正的语句,几句的各占一行起始,以分号隔开';
COMMENT ON COLUMN ldpd.security_check.finding IS '事项,确认时填入 ldpd.security_acknowledgement';

CREATE VIEW ldpd.security_acknowledged WITH (security_invoker = true) AS
SELECT f.article, f.kind, f.object, f.meaning, f.mend, f.finding, a.reason, a.role, a.at
FROM ldpd.security_findings() AS f
JOIN ldpd.security_acknowledgement a ON a.finding = f.finding AND a.fingerprint = f.fingerprint;
COMMENT ON VIEW ldpd.security_acknowledged IS '安全检查的事项中已经确认的(第三十一条),仍然存在';
COMMENT ON COLUMN ldpd.security_acknowledged.article IS '条号';
COMMENT ON COLUMN ldpd.security_acknowledged.kind IS '种类';
COMMENT ON COLUMN ldpd.security_acknowledged.object IS '对象';
COMMENT ON COLUMN ldpd.security_acknowledged.meaning IS '含义';
COMMENT ON COLUMN ldpd.security_acknowledged.mend IS '改正的语句';
COMMENT ON COLUMN ldpd.security_acknowledged.finding IS '事项';
COMMENT ON COLUMN ldpd.security_acknowledged.reason IS '确认的理由';
COMMENT ON COLUMN ldpd.security_acknowledged.role IS '确认的角色';
COMMENT ON COLUMN ldpd.security_acknowledged.at IS '确认的时刻';

CREATE FUNCTION ldpd.security_check_record() RETURNS bigint
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_security_check_record';
COMMENT ON FUNCTION ldpd.security_check_record() IS '将安全检查的事项与台账中上次所记的比较,出现、变化、消失的各记一条,返回条数(第三十四条);可手动或者由 pg_cron 定时调用';
REVOKE ALL ON FUNCTION ldpd.security_check_record() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.security_check_record() TO ldpd_audit;

GRANT SELECT ON ldpd.security_check, ldpd.security_acknowledged, ldpd.security_acknowledgement TO ldpd_audit;
-- source: sql/08_security_seal.sql
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
COMMENT ON FUNCTION ldpd.ledger_root(bigint) IS '前若干个区块之树的根(RFC 6962)';

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
COMMENT ON FUNCTION ldpd.ledger_consistency(bigint, bigint) IS '两个摘要相容的证明(RFC 6962 第 2.1.2 节):后者只在前者之上增加';

-- ---------------------------------------------------------------- verification

CREATE FUNCTION ldpd.row_text(record) RETURNS jsonb
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_row_text';
COMMENT ON FUNCTION ldpd.row_text(record) IS '一行的各列,写作台账中的文本,不含空值';

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
COMMENT ON FUNCTION ldpd.ledger_bytes(bigint) IS '一条记录的规范字节(doc/auditor.md)';
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
-- source: sql/08_usage.sql
-- Chapter 8, security: the record of reads (Articles 17, 28, 31, 34: 谁使用谁负责).

CREATE FUNCTION ldpd.flush_usage() RETURNS void
LANGUAGE c VOLATILE PARALLEL RESTRICTED
AS 'MODULE_PATHNAME', 'ldpd_flush_usage';
COMMENT ON FUNCTION ldpd.flush_usage() IS '等待本数据库各会话此前的使用记录全部写入台账(synchronous_commit 为 off 的会话,记录最迟在 ldpd.record_delay 之后写入)';

CREATE FUNCTION ldpd.my_resources() RETURNS text[]
LANGUAGE sql STABLE PARALLEL RESTRICTED
BEGIN ATOMIC
    SELECT coalesce(pg_catalog.array_agg('resource/' OPERATOR(pg_catalog.||) r.code), '{}')
    FROM ldpd.resource r
    WHERE r.provider OPERATOR(ldpd.=) ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]);
END;
COMMENT ON FUNCTION ldpd.my_resources() IS '本机构(主管部门的,并及所辖各机构)所提供的数据资源,写作台账中的对象';

-- A provider sees who used its data.
CREATE POLICY see_provider ON ldpd.ledger FOR SELECT TO ldpd_agency
USING (use_no IS NOT NULL AND object = ANY ((SELECT ldpd.my_resources())::text[]));

CREATE VIEW ldpd.usage WITH (security_invoker = true) AS
SELECT o.use_no,
       o.at,
       o.role,
       o.session_role,
       o.agency,
       substr(o.object, 10) AS resource,
       o.action,
       o.article,
       (o.detail ->> 'grant')::bigint AS grant_id,
       o.detail ->> 'purpose' AS purpose,
       CASE WHEN o.detail ? 'columns' THEN ARRAY(SELECT jsonb_array_elements_text(o.detail -> 'columns')) END AS columns,
       o.detail ->> 'derived' AS derived,
       (o.detail ->> 'query_id')::bigint AS query_id,
       o.detail ->> 'application' AS application,
       o.detail ->> 'client' AS client,
       coalesce(o.rows, e.rows) AS rows,
       CASE
           WHEN o.action IN ('denied', 'would_refuse') THEN o.action
           WHEN e.detail IS NOT NULL THEN e.detail ->> 'outcome'
           WHEN o.rows IS NOT NULL OR e.id IS NOT NULL THEN 'completed'
           ELSE 'open'
       END AS outcome,
       e.at AS ended_at,
       coalesce(o.detail ->> 'message', e.detail ->> 'sqlstate') AS message,
       o.id AS ledger_id
FROM ldpd.ledger o
LEFT JOIN ldpd.ledger e ON e.use_no = o.use_no AND e.action = 'end'
WHERE o.use_no IS NOT NULL AND o.action <> 'end';
COMMENT ON VIEW ldpd.usage IS '使用记录(第十七条、第二十八条、第三十一条、第三十四条):每一语句对每一数据资源的读取一行。提供单位读取自己的数据不记,导出的除外';
COMMENT ON COLUMN ldpd.usage.use_no IS '使用的编号';
COMMENT ON COLUMN ldpd.usage.at IS '开始的时刻(本办法的时钟)';
COMMENT ON COLUMN ldpd.usage.role IS '所用角色(SET ROLE 之后的)';
COMMENT ON COLUMN ldpd.usage.session_role IS '会话角色';
COMMENT ON COLUMN ldpd.usage.agency IS '使用的机构';
COMMENT ON COLUMN ldpd.usage.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.usage.action IS 'read 读取、copy 写入别的表、export 以 COPY TO 导出、denied 被拒绝、would_refuse 本应拒绝(record 方式)';
COMMENT ON COLUMN ldpd.usage.article IS '准许或者拒绝所据的条文';
COMMENT ON COLUMN ldpd.usage.grant_id IS '授权号';
COMMENT ON COLUMN ldpd.usage.purpose IS '授权载明的使用目的';
COMMENT ON COLUMN ldpd.usage.columns IS '语句涉及的列;* 为整行;空数组为未取任何列(如 count(*))';
COMMENT ON COLUMN ldpd.usage.derived IS '所读的是哪一衍生表;NULL 为直接读取纳管的表';
COMMENT ON COLUMN ldpd.usage.query_id IS '语句的标识(同 pg_stat_statements)';
COMMENT ON COLUMN ldpd.usage.application IS '客户端自报的应用名称';
COMMENT ON COLUMN ldpd.usage.client IS '客户端地址;local 为本机套接字';
COMMENT ON COLUMN ldpd.usage.rows IS '语句送出的行数;NULL 为不详,应视为可能已取得全部';
COMMENT ON COLUMN ldpd.usage.outcome IS 'completed 正常结束、failed 出错、abandoned 中途放弃、open 没有结束的记录(仍在进行,或者服务器崩溃)、denied、would_refuse';
COMMENT ON COLUMN ldpd.usage.ended_at IS '结束另记一条的,其时刻';
COMMENT ON COLUMN ldpd.usage.message IS '拒绝的理由,或者出错的错误代码';
COMMENT ON COLUMN ldpd.usage.ledger_id IS '开始一条在台账中的序号';
GRANT SELECT ON ldpd.usage TO ldpd_agency, ldpd_audit;
-- source: sql/08_who_answers.sql
-- Chapter 8, security: who answers for a resource (Article 31).

CREATE VIEW ldpd.responsibility WITH (security_invoker = true) AS
SELECT r.code AS resource, '收集'::text AS duty, r.provider AS agency, 'provider'::text AS basis, r.registered_at AS since
FROM ldpd.resource r
UNION ALL
SELECT r.code, '持有', coalesce(h.agency, r.provider), CASE WHEN h.agency IS NULL THEN 'attached' ELSE 'owner of the table' END,
       (SELECT pg_catalog.max(d.changed_at) FROM ldpd.data_change d WHERE d.resource = r.code AND d.event = 'attached')
FROM ldpd.resource r
JOIN pg_catalog.pg_class c ON c.oid = r.relation
LEFT JOIN ldpd.agency_role h ON h.role = c.relowner
UNION ALL
-- a copy is held by who made it
SELECT d.resource, '持有', d.holder, 'derived ' || d.relation::text, d.made_at
FROM ldpd.derived d
WHERE d.holder IS NOT NULL AND d.released_at IS NULL
UNION ALL
SELECT v.resource, '管理', m.agency, m.basis, m.since
FROM ldpd.resource_version v
CROSS JOIN LATERAL (VALUES (v.decided_by, 'approved'::text, v.decided_at), (v.published_by, 'published', v.published_at)) m(agency, basis, since)
WHERE v.state = 'published' AND v.superseded_at IS NULL AND m.agency IS NOT NULL
UNION ALL
SELECT g.resource, CASE WHEN a.kind = 'pilot_operator' THEN '运营' ELSE '使用' END, g.consumer, 'grant ' || g.id, pg_catalog.lower(g.valid)
FROM ldpd.share_grant g
JOIN ldpd.agency a ON a.code = g.consumer
WHERE g.valid @> ldpd.now()
UNION ALL
-- without a grant, as what is shared unconditionally: by the record of reads
SELECT u.resource, '使用', u.agency, 'read', pg_catalog.min(u.at)
FROM ldpd.usage u
JOIN ldpd.resource r ON r.code = u.resource AND r.provider <> u.agency
WHERE u.grant_id IS NULL AND u.action IN ('read', 'copy', 'export')
GROUP BY u.resource, u.agency;
COMMENT ON VIEW ldpd.responsibility IS '数据安全责任(第三十一条,谁收集、持有、管理、使用、运营谁负责):各资源各项责任由谁承担,由事实得出;在读者可见的范围内';
COMMENT ON COLUMN ldpd.responsibility.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.responsibility.duty IS '收集(提供单位)、持有(表的属主所代表的机构、持有衍生表的机构)、管理(审定和发布的主管部门)、使用(持有授权的、读取过的)、运营(试点运营单位)';
COMMENT ON COLUMN ldpd.responsibility.agency IS '机构';
COMMENT ON COLUMN ldpd.responsibility.basis IS '由何得出';
COMMENT ON COLUMN ldpd.responsibility.since IS '自何时起';
GRANT SELECT ON ldpd.responsibility TO ldpd_agency, ldpd_audit;
-- source: sql/09_basis.sql
-- Chapter 9, supervision: what refusals and closed classes rest on (Articles 14, 16, 20, 39).

-- A citation is seen with the row that cites, whose own policies decide.
ALTER TABLE ldpd.basis_citation ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON ldpd.basis_citation FOR SELECT
USING (CASE subject
           WHEN 'share_request' THEN EXISTS (SELECT FROM ldpd.share_request r WHERE r.id = subject_id)
           WHEN 'resource_version' THEN EXISTS (SELECT FROM ldpd.resource_version v WHERE v.id = subject_id)
       END);

CREATE VIEW ldpd.refusal_by_ground WITH (security_invoker = true) AS
SELECT c.instrument, i.title, i.rank, c.article, c.branch, r.provider,
       pg_catalog.count(DISTINCT r.id) AS refusals,
       pg_catalog.count(DISTINCT r.id) FILTER (WHERE g.id IS NOT NULL) AS given_up,
       pg_catalog.count(DISTINCT r.id) FILTER (WHERE r.overturned_at IS NOT NULL) AS overturned,
       pg_catalog.max(r.decided_at) AS last_at
FROM ldpd.basis_citation c
JOIN ldpd.instrument i ON i.code = c.instrument
JOIN ldpd.share_request r ON r.id = c.subject_id
LEFT JOIN LATERAL (
    SELECT s.id
    FROM ldpd.share_request s
    WHERE s.resource = r.resource AND s.consumer = r.consumer
      AND s.submitted_at > r.decided_at
      AND s.state IN ('agreed', 'fulfilled', 'ended')
    LIMIT 1
) g ON true
WHERE c.subject = 'share_request' AND c.matter = 'share_refusal'
GROUP BY c.instrument, i.title, i.rank, c.article, c.branch, r.provider;
COMMENT ON VIEW ldpd.refusal_by_ground IS '不予共享的反馈,按所引条文和提供单位统计(第十六条);其后向同一使用单位同意共享同一资源的,计为放弃';
COMMENT ON COLUMN ldpd.refusal_by_ground.instrument IS '法律文件';
COMMENT ON COLUMN ldpd.refusal_by_ground.title IS '名称';
COMMENT ON COLUMN ldpd.refusal_by_ground.rank IS '效力层级';
COMMENT ON COLUMN ldpd.refusal_by_ground.article IS '条号';
COMMENT ON COLUMN ldpd.refusal_by_ground.branch IS '第…条之几;无则 0';
COMMENT ON COLUMN ldpd.refusal_by_ground.provider IS '提供单位';
COMMENT ON COLUMN ldpd.refusal_by_ground.refusals IS '以此不予共享的请求数';
COMMENT ON COLUMN ldpd.refusal_by_ground.given_up IS '其中后来(经再次提出)同意共享的请求数';
COMMENT ON COLUMN ldpd.refusal_by_ground.overturned IS '其中在争议处理中被推翻的请求数(第三十九条)';
COMMENT ON COLUMN ldpd.refusal_by_ground.last_at IS '最近一次的时刻';

CREATE VIEW ldpd.basis_lapsed WITH (security_invoker = true) AS
SELECT v.resource, v.version, v.provider, c.matter, c.instrument, i.title, c.article, c.branch, i.status, i.effective
FROM ldpd.basis_citation c
JOIN ldpd.resource_version v ON v.id = c.subject_id
JOIN ldpd.instrument i ON i.code = c.instrument
WHERE c.subject = 'resource_version'
  AND v.state = 'published' AND v.superseded_at IS NULL
  AND NOT (i.status = 'issued' AND i.effective @> ldpd.today());
COMMENT ON VIEW ldpd.basis_lapsed IS '现行目录中所引依据已不施行的(第十四条、第二十条):应当重新确定其属性';
COMMENT ON COLUMN ldpd.basis_lapsed.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.basis_lapsed.version IS '版本号';
COMMENT ON COLUMN ldpd.basis_lapsed.provider IS '提供单位';
COMMENT ON COLUMN ldpd.basis_lapsed.matter IS '事项,见 ldpd.basis_rule';
COMMENT ON COLUMN ldpd.basis_lapsed.instrument IS '法律文件';
COMMENT ON COLUMN ldpd.basis_lapsed.title IS '名称';
COMMENT ON COLUMN ldpd.basis_lapsed.article IS '条号';
COMMENT ON COLUMN ldpd.basis_lapsed.branch IS '第…条之几;无则 0';
COMMENT ON COLUMN ldpd.basis_lapsed.status IS '文件的状态';
COMMENT ON COLUMN ldpd.basis_lapsed.effective IS '文件的施行期间';

GRANT SELECT ON ldpd.refusal_by_ground, ldpd.basis_lapsed TO ldpd_agency, ldpd_report, ldpd_audit;
-- source: sql/09_matters.sql
-- Chapters 9 and 10: matters that somebody files, an office handles and its answer ends: reports (Article 38), disputes (39),
-- notices to put right (41, 43).

-- ---------------------------------------------------------------- reports of misuse

CREATE SEQUENCE ldpd.report_id_seq;
CREATE TABLE ldpd.report (
    id           bigint PRIMARY KEY,
    accused      ldpd.credit_code REFERENCES ldpd.agency,
    accused_name text,
    resource     text COLLATE "C" REFERENCES ldpd.resource,
    content      text NOT NULL,
    handler      ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    anonymous    boolean NOT NULL DEFAULT false,
    reporter     text,
    contact      text,
    state        text NOT NULL CHECK (state IN ('filed', 'accepted', 'upheld', 'dismissed')),
    filed_by     regrole,
    filed_at     timestamptz NOT NULL,
    accepted_at  timestamptz,
    article      int,
    item         int,
    answer       text,
    answered_at  timestamptz,
    CONSTRAINT reported_is_somebody CHECK (accused IS NOT NULL OR NOT ldpd.is_blank(accused_name)),
    CONSTRAINT anonymous_is_nobody CHECK (NOT anonymous OR num_nonnulls(reporter, contact, filed_by) = 0),
    CONSTRAINT finding_of_article CHECK (CASE article WHEN 41 THEN item BETWEEN 1 AND 5 AND accused IS NOT NULL
        WHEN 42 THEN item BETWEEN 1 AND 4 WHEN 43 THEN item = 0 AND accused IS NOT NULL ELSE article IS NULL AND item IS NULL END),
    CONSTRAINT upheld_says_what CHECK ((state = 'upheld') = (article IS NOT NULL))
);
ALTER SEQUENCE ldpd.report_id_seq OWNED BY ldpd.report.id;
CREATE INDEX report_of_handler ON ldpd.report (handler, state);
COMMENT ON TABLE ldpd.report IS '举报(第三十八条):filed 举报→accepted 受理→upheld 查实、dismissed 不成立。只有处理的机构和举报者本人可见,被举报者、上级、审计和报表角色均不可见;台账只记何时举报、何时处理,不记何人举报和举报内容';
COMMENT ON COLUMN ldpd.report.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.report.accused IS '被举报的机构';
COMMENT ON COLUMN ldpd.report.accused_name IS '被举报的不是机构的,其姓名或者名称(如开放数据的使用者)';
COMMENT ON COLUMN ldpd.report.resource IS '所涉的资源;被举报的不是机构的,必填';
COMMENT ON COLUMN ldpd.report.content IS '举报的内容';
COMMENT ON COLUMN ldpd.report.handler IS '处理的机构:不填即被举报者(不是机构的,提供单位)的本级主管部门;可以写明资源的提供单位,不得为被举报者';
COMMENT ON COLUMN ldpd.report.anonymous IS '匿名举报:不留姓名、联系方式和角色';
COMMENT ON COLUMN ldpd.report.reporter IS '举报人姓名或者名称,可不填';
COMMENT ON COLUMN ldpd.report.contact IS '联系方式,可不填';
COMMENT ON COLUMN ldpd.report.state IS '状态';
COMMENT ON COLUMN ldpd.report.filed_by IS '举报所用的角色,由服务器盖记;匿名的为 NULL';
COMMENT ON COLUMN ldpd.report.filed_at IS '举报时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.report.accepted_at IS '受理时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.report.article IS '查实的,违反第四十一条、第四十二条或者第四十三条';
COMMENT ON COLUMN ldpd.report.item IS '该条第几项;第四十三条不分项,填 0';
COMMENT ON COLUMN ldpd.report.answer IS '处理结果,办结时必填';
COMMENT ON COLUMN ldpd.report.answered_at IS '办结时刻,由服务器盖记';
COMMENT ON INDEX ldpd.report_of_handler IS '某一机构处理的举报';
SELECT pg_catalog.pg_extension_config_dump('ldpd.report', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.report_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.report
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.report
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.report
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE TABLE ldpd.report_finding (
    report       bigint PRIMARY KEY REFERENCES ldpd.report,
    accused      ldpd.credit_code REFERENCES ldpd.agency,
    accused_name text,
    resource     text COLLATE "C" REFERENCES ldpd.resource,
    article      int NOT NULL,
    item         int NOT NULL,
    finding      text NOT NULL,
    found_by     ldpd.credit_code NOT NULL,
    found_at     timestamptz NOT NULL
);
CREATE INDEX report_finding_of_accused ON ldpd.report_finding (accused);
COMMENT ON TABLE ldpd.report_finding IS '举报查实的结果(第三十八条),由服务器登记;不含举报人和举报内容,处理结果亦不应写明举报人';
COMMENT ON COLUMN ldpd.report_finding.report IS '举报的 id';
COMMENT ON COLUMN ldpd.report_finding.accused IS '被举报的机构';
COMMENT ON COLUMN ldpd.report_finding.accused_name IS '被举报的不是机构的,其姓名或者名称';
COMMENT ON COLUMN ldpd.report_finding.resource IS '所涉的资源';
COMMENT ON COLUMN ldpd.report_finding.article IS '违反的条文';
COMMENT ON COLUMN ldpd.report_finding.item IS '第几项';
COMMENT ON COLUMN ldpd.report_finding.finding IS '处理结果';
COMMENT ON COLUMN ldpd.report_finding.found_by IS '处理的机构';
COMMENT ON COLUMN ldpd.report_finding.found_at IS '查实的时刻';
COMMENT ON INDEX ldpd.report_finding_of_accused IS '某一机构被查实的举报';
SELECT pg_catalog.pg_extension_config_dump('ldpd.report_finding', '');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.report_finding
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '38', 'write down what a report has shown');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.report_finding
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('38');

-- ---------------------------------------------------------------- disputes

CREATE SEQUENCE ldpd.dispute_id_seq;
CREATE TABLE ldpd.dispute (
    id            bigint PRIMARY KEY,
    share_request bigint REFERENCES ldpd.share_request,
    open_request  bigint REFERENCES ldpd.open_request,
    resource      text COLLATE "C" REFERENCES ldpd.resource,
    claim         text NOT NULL,
    state         text NOT NULL CHECK (state IN ('filed', 'accepted', 'upheld', 'dismissed', 'withdrawn')),
    claimant      ldpd.credit_code,
    filed_by      regrole NOT NULL,
    respondent    ldpd.credit_code NOT NULL,
    handler       ldpd.credit_code NOT NULL,
    filed_at      timestamptz NOT NULL,
    accepted_at   timestamptz,
    result        text,
    settled_at    timestamptz,
    CONSTRAINT about_one CHECK (num_nonnulls(share_request, open_request, resource) = 1),
    CONSTRAINT result_is_given CHECK (state NOT IN ('upheld', 'dismissed') OR NOT ldpd.is_blank(result))
);
ALTER SEQUENCE ldpd.dispute_id_seq OWNED BY ldpd.dispute.id;
CREATE INDEX dispute_of_handler ON ldpd.dispute (handler, state);
CREATE INDEX dispute_of_respondent ON ldpd.dispute (respondent);
COMMENT ON TABLE ldpd.dispute IS '争议(第三十九条):filed 提请→accepted 受理→upheld 支持、dismissed 不支持、withdrawn 撤回;由本级大数据工作主管部门协调解决。处理期间各项期限照常进行;支持的,不予共享、不同意开放变为同意,资源的属性须在第八条的期限内更新';
COMMENT ON COLUMN ldpd.dispute.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.dispute.share_request IS '争议所在的共享请求';
COMMENT ON COLUMN ldpd.dispute.open_request IS '争议所在的开放需求';
COMMENT ON COLUMN ldpd.dispute.resource IS '争议所在的资源(如其属性)';
COMMENT ON COLUMN ldpd.dispute.claim IS '请求和理由';
COMMENT ON COLUMN ldpd.dispute.state IS '状态';
COMMENT ON COLUMN ldpd.dispute.claimant IS '提请的机构,由服务器给定;开放平台代为提请的为 NULL';
COMMENT ON COLUMN ldpd.dispute.filed_by IS '提请的角色,由服务器盖记';
COMMENT ON COLUMN ldpd.dispute.respondent IS '对方,由服务器给定';
COMMENT ON COLUMN ldpd.dispute.handler IS '处理的主管部门,由服务器给定:提供单位的本级主管部门;其为当事人的,上一级';
COMMENT ON COLUMN ldpd.dispute.filed_at IS '提请时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.dispute.accepted_at IS '受理时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.dispute.result IS '处理结果,办结时必填';
COMMENT ON COLUMN ldpd.dispute.settled_at IS '办结或者撤回时刻,由服务器盖记';
COMMENT ON INDEX ldpd.dispute_of_handler IS '某一主管部门处理的争议';
COMMENT ON INDEX ldpd.dispute_of_respondent IS '某一机构为对方的争议';
SELECT pg_catalog.pg_extension_config_dump('ldpd.dispute', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.dispute_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.dispute
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.dispute
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.dispute
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- notices to put right

CREATE SEQUENCE ldpd.rectification_id_seq;
CREATE TABLE ldpd.rectification (
    id          bigint PRIMARY KEY,
    agency      ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    article     int NOT NULL CHECK (article IN (41, 43)),
    item        int NOT NULL,
    subject     text,
    subject_id  text,
    fact        text NOT NULL,
    demand      text NOT NULL,
    due_on      date NOT NULL,
    state       text NOT NULL CHECK (state IN ('issued', 'answered', 'returned', 'closed', 'withdrawn')),
    bureau      ldpd.credit_code NOT NULL,
    issued_at   timestamptz NOT NULL,
    answer      text,
    answered_at timestamptz,
    finding     text,
    checked_at  timestamptz,
    CONSTRAINT item_of_article CHECK (CASE article WHEN 41 THEN item BETWEEN 1 AND 5 ELSE item = 0 END)
);
ALTER SEQUENCE ldpd.rectification_id_seq OWNED BY ldpd.rectification.id;
CREATE INDEX rectification_of_agency ON ldpd.rectification (agency);
CREATE INDEX rectification_running ON ldpd.rectification (due_on) WHERE state IN ('issued', 'returned');
CREATE INDEX rectification_of_subject ON ldpd.rectification (subject, subject_id);
COMMENT ON TABLE ldpd.rectification IS '限期整改通知(第四十一条、第四十三条):issued 通知→answered 答复→closed 检查通过、returned 退回;issued、returned→withdrawn 撤销。由本级大数据工作主管部门通知,对主管部门由上一级';
COMMENT ON COLUMN ldpd.rectification.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.rectification.agency IS '被通知的机构';
COMMENT ON COLUMN ldpd.rectification.article IS '41 公共管理和服务机构、43 主管部门';
COMMENT ON COLUMN ldpd.rectification.item IS '第四十一条第几项;第四十三条不分项,填 0';
COMMENT ON COLUMN ldpd.rectification.subject IS '所涉事项,如 ldpd.breach 所列';
COMMENT ON COLUMN ldpd.rectification.subject_id IS '所涉事项的 id';
COMMENT ON COLUMN ldpd.rectification.fact IS '事实';
COMMENT ON COLUMN ldpd.rectification.demand IS '整改要求';
COMMENT ON COLUMN ldpd.rectification.due_on IS '整改期限,由通知载明;退回时可以另定';
COMMENT ON COLUMN ldpd.rectification.state IS '状态';
COMMENT ON COLUMN ldpd.rectification.bureau IS '通知的主管部门,由服务器给定';
COMMENT ON COLUMN ldpd.rectification.issued_at IS '通知时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.rectification.answer IS '整改情况,答复时必填';
COMMENT ON COLUMN ldpd.rectification.answered_at IS '答复时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.rectification.finding IS '检查的结论,办结、退回、撤销时必填';
COMMENT ON COLUMN ldpd.rectification.checked_at IS '检查时刻,由服务器盖记';
COMMENT ON INDEX ldpd.rectification_of_agency IS '某一机构的整改';
COMMENT ON INDEX ldpd.rectification_running IS '未答复的,按期限';
COMMENT ON INDEX ldpd.rectification_of_subject IS '就某一事项发出的整改通知';
SELECT pg_catalog.pg_extension_config_dump('ldpd.rectification', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.rectification_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.rectification
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.rectification
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.rectification
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.report, ldpd.dispute TO ldpd_agency, ldpd_public, ldpd_report, ldpd_audit;
GRANT SELECT ON ldpd.report_finding, ldpd.rectification TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.report, ldpd.rectification TO ldpd_agency;
GRANT INSERT ON ldpd.report TO ldpd_public;
GRANT INSERT, UPDATE ON ldpd.dispute TO ldpd_agency, ldpd_public;

-- Not my_agencies(): neither the bureau above the handler nor whoever audits needs to know who reported. No see_all here.
ALTER TABLE ldpd.report ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_handler ON ldpd.report FOR SELECT TO ldpd_agency
USING (handler = (SELECT ldpd.current_agency()));
CREATE POLICY see_own ON ldpd.report FOR SELECT TO ldpd_agency, ldpd_public
USING (filed_by = ldpd.acting_role());
CREATE POLICY file ON ldpd.report FOR INSERT TO ldpd_agency, ldpd_public
WITH CHECK (true);
CREATE POLICY step ON ldpd.report FOR UPDATE TO ldpd_agency
USING (handler = (SELECT ldpd.current_agency()))
WITH CHECK (true);

ALTER TABLE ldpd.report_finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.report_finding FOR SELECT TO ldpd_agency
USING (accused = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    OR found_by = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    OR EXISTS (SELECT FROM ldpd.resource r WHERE r.code = resource AND r.provider = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])));
CREATE POLICY see_all ON ldpd.report_finding FOR SELECT TO ldpd_report, ldpd_audit
USING (true);

ALTER TABLE ldpd.dispute ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.dispute FOR SELECT TO ldpd_agency
USING (claimant = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    OR respondent = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    OR handler = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.dispute FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.dispute FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.dispute FOR UPDATE TO ldpd_agency
USING (claimant = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    OR respondent = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    OR handler = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);
CREATE POLICY see_public ON ldpd.dispute FOR SELECT TO ldpd_public
USING (filed_by = ldpd.acting_role());
CREATE POLICY file_public ON ldpd.dispute FOR INSERT TO ldpd_public
WITH CHECK (true);
CREATE POLICY step_public ON ldpd.dispute FOR UPDATE TO ldpd_public
USING (filed_by = ldpd.acting_role())
WITH CHECK (true);

ALTER TABLE ldpd.rectification ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.rectification FOR SELECT TO ldpd_agency
USING (agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.rectification FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.rectification FOR INSERT TO ldpd_agency
WITH CHECK (true);
CREATE POLICY step ON ldpd.rectification FOR UPDATE TO ldpd_agency
USING (agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);
-- source: sql/09_supervision.sql
-- Chapter 9, supervision (Articles 8, 16, 18, 22, 34, 41): who is in time.

-- Each period once while it runs and once when it is over, told apart by a constant, so that whoever asks for what runs
-- never touches what is over: the cost of the open ones follows their own partial indexes, not the history.
CREATE VIEW ldpd.duty_period WITH (security_invoker = true) AS
SELECT 'catalogue_update'::text AS rule, 8 AS article, agency AS agency, 'catalogue_change'::text AS subject, id AS subject_id,
       (occurred_on::timestamp AT TIME ZONE interval '8 hours') AS started_at, due_on AS due_on, provisional AS provisional, NULL::timestamptz AS done_at, true AS open, due_rule AS rule_id
FROM ldpd.catalogue_change
WHERE submitted_at IS NULL AND due_on IS NOT NULL
UNION ALL
SELECT 'catalogue_update'::text AS rule, 8 AS article, agency AS agency, 'catalogue_change'::text AS subject, id AS subject_id,
       (occurred_on::timestamp AT TIME ZONE interval '8 hours') AS started_at, due_on AS due_on, provisional AS provisional, submitted_at AS done_at, false AS open, due_rule
FROM ldpd.catalogue_change
WHERE submitted_at IS NOT NULL AND due_on IS NOT NULL
UNION ALL
SELECT 'share_reply'::text AS rule, 16 AS article, provider AS agency, 'share_request'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, NULL::timestamptz AS done_at, true AS open, reply_rule
FROM ldpd.share_request
WHERE state = 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'share_reply'::text AS rule, 16 AS article, provider AS agency, 'share_request'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, coalesce(decided_at, ended_at) AS done_at, false AS open, reply_rule
FROM ldpd.share_request
WHERE state <> 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'share_fulfil'::text AS rule, 16 AS article, provider AS agency, 'share_request'::text AS subject, id AS subject_id,
       coalesce(overturned_at, decided_at) AS started_at, fulfil_due AS due_on, fulfil_provisional AS provisional, NULL::timestamptz AS done_at, true AS open, fulfil_rule
FROM ldpd.share_request
WHERE state = 'agreed' AND fulfil_due IS NOT NULL
UNION ALL
SELECT 'share_fulfil'::text AS rule, 16 AS article, provider AS agency, 'share_request'::text AS subject, id AS subject_id,
       coalesce(overturned_at, decided_at) AS started_at, fulfil_due AS due_on, fulfil_provisional AS provisional, fulfilled_at AS done_at, false AS open, fulfil_rule
FROM ldpd.share_request
WHERE state IN ('fulfilled', 'ended') AND fulfil_due IS NOT NULL
UNION ALL
SELECT 'emergency_review'::text AS rule, 18 AS article, reviewer AS agency, 'emergency_share'::text AS subject, id AS subject_id,
       least(ended_at, valid_until) AS started_at, review_due AS due_on, review_provisional AS provisional, NULL::timestamptz AS done_at, true AS open, review_rule
FROM ldpd.emergency_share
WHERE state <> 'reviewed' AND review_due IS NOT NULL AND least(ended_at, valid_until) <= ldpd.now()
UNION ALL
SELECT 'emergency_review'::text AS rule, 18 AS article, reviewer AS agency, 'emergency_share'::text AS subject, id AS subject_id,
       least(ended_at, valid_until) AS started_at, review_due AS due_on, review_provisional AS provisional, reviewed_at AS done_at, false AS open, review_rule
FROM ldpd.emergency_share
WHERE state = 'reviewed' AND review_due IS NOT NULL
UNION ALL
SELECT 'open_reply'::text AS rule, 22 AS article, provider AS agency, 'open_request'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, NULL::timestamptz AS done_at, true AS open, reply_rule
FROM ldpd.open_request
WHERE state = 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'open_reply'::text AS rule, 22 AS article, provider AS agency, 'open_request'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, decided_at AS done_at, false AS open, reply_rule
FROM ldpd.open_request
WHERE state <> 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'demand_reply'::text AS rule, 9 AS article, bureau AS agency, 'demand'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, NULL::timestamptz AS done_at, true AS open, reply_rule
FROM ldpd.demand
WHERE state = 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'demand_reply'::text AS rule, 9 AS article, bureau AS agency, 'demand'::text AS subject, id AS subject_id,
       submitted_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, answered_at AS done_at, false AS open, reply_rule
FROM ldpd.demand
WHERE state <> 'submitted' AND reply_due IS NOT NULL
UNION ALL
SELECT 'correction_reply'::text AS rule, 10 AS article, provider AS agency, 'correction'::text AS subject, id AS subject_id,
       flagged_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, NULL::timestamptz AS done_at, true AS open, reply_rule
FROM ldpd.correction
WHERE state = 'flagged' AND reply_due IS NOT NULL
UNION ALL
SELECT 'correction_reply'::text AS rule, 10 AS article, provider AS agency, 'correction'::text AS subject, id AS subject_id,
       flagged_at AS started_at, reply_due AS due_on, reply_provisional AS provisional, answered_at AS done_at, false AS open, reply_rule
FROM ldpd.correction
WHERE state <> 'flagged' AND reply_due IS NOT NULL
UNION ALL
SELECT 'security_task'::text AS rule, 34 AS article, agency AS agency, 'security_task'::text AS subject, id AS subject_id,
       (started_on::timestamp AT TIME ZONE interval '8 hours') AS started_at, due_on AS due_on, provisional AS provisional, NULL::timestamptz AS done_at, true AS open, NULL::bigint
FROM ldpd.security_task
WHERE state = 'due' AND due_on IS NOT NULL
UNION ALL
SELECT 'security_task'::text AS rule, 34 AS article, agency AS agency, 'security_task'::text AS subject, id AS subject_id,
       (started_on::timestamp AT TIME ZONE interval '8 hours') AS started_at, due_on AS due_on, provisional AS provisional, done_at AS done_at, false AS open, NULL::bigint
FROM ldpd.security_task
WHERE state = 'done' AND due_on IS NOT NULL
UNION ALL
SELECT 'incident_report'::text AS rule, 34 AS article, agency AS agency, 'incident'::text AS subject, id AS subject_id,
       found_at AS started_at, ldpd.day(report_by) AS due_on, false AS provisional, NULL::timestamptz AS done_at, true AS open, NULL::bigint
FROM ldpd.incident
WHERE reported_at IS NULL
UNION ALL
SELECT 'incident_report'::text AS rule, 34 AS article, agency AS agency, 'incident'::text AS subject, id AS subject_id,
       found_at AS started_at, ldpd.day(report_by) AS due_on, false AS provisional, reported_at AS done_at, false AS open, NULL::bigint
FROM ldpd.incident
WHERE reported_at IS NOT NULL
UNION ALL
SELECT 'rectify'::text AS rule, article AS article, agency AS agency, 'rectification'::text AS subject, id AS subject_id,
       issued_at AS started_at, due_on AS due_on, false AS provisional, NULL::timestamptz AS done_at, true AS open, NULL::bigint
FROM ldpd.rectification
WHERE state IN ('issued', 'returned')
UNION ALL
SELECT 'rectify'::text AS rule, article AS article, agency AS agency, 'rectification'::text AS subject, id AS subject_id,
       issued_at AS started_at, due_on AS due_on, false AS provisional, answered_at AS done_at, false AS open, NULL::bigint
FROM ldpd.rectification
WHERE state IN ('answered', 'closed');
COMMENT ON VIEW ldpd.duty_period IS '各项法定期限的期间,未结(open)和已结分列;ldpd.duty 的底层';
COMMENT ON COLUMN ldpd.duty_period.rule IS '规则';
COMMENT ON COLUMN ldpd.duty_period.article IS '条号';
COMMENT ON COLUMN ldpd.duty_period.agency IS '负有义务的机构';
COMMENT ON COLUMN ldpd.duty_period.subject IS '事项所在的表';
COMMENT ON COLUMN ldpd.duty_period.subject_id IS '事项的 id';
COMMENT ON COLUMN ldpd.duty_period.started_at IS '起算时刻';
COMMENT ON COLUMN ldpd.duty_period.due_on IS '到期日';
COMMENT ON COLUMN ldpd.duty_period.provisional IS '到期日为暂定';
COMMENT ON COLUMN ldpd.duty_period.done_at IS '办结时刻,未结的为 NULL';
COMMENT ON COLUMN ldpd.duty_period.open IS '是否未结';
COMMENT ON COLUMN ldpd.duty_period.rule_id IS '设定到期日的规则,见 ldpd.duty_rule';

-- The status is a constant of each branch: a condition on it leaves the other branches out of the plan.
CREATE VIEW ldpd.duty WITH (security_invoker = true) AS
SELECT p.rule, p.article, p.agency, p.subject, p.subject_id, p.started_at, p.due_on, p.provisional, p.done_at, 'running'::text AS status,
       CASE WHEN NOT provisional THEN ldpd.workdays_left(due_on) END AS workdays_left,
       r.instrument, r.article AS instrument_article
FROM ldpd.duty_period p
LEFT JOIN ldpd.duty_rule r ON r.id = p.rule_id
WHERE open AND (provisional OR due_on >= ldpd.today())
UNION ALL
SELECT p.rule, p.article, p.agency, p.subject, p.subject_id, p.started_at, p.due_on, p.provisional, p.done_at, 'overdue', ldpd.workdays_left(due_on),
       r.instrument, r.article AS instrument_article
FROM ldpd.duty_period p
LEFT JOIN ldpd.duty_rule r ON r.id = p.rule_id
WHERE open AND NOT provisional AND due_on < ldpd.today()
UNION ALL
SELECT p.rule, p.article, p.agency, p.subject, p.subject_id, p.started_at, p.due_on, p.provisional, p.done_at, 'on_time', NULL,
       r.instrument, r.article AS instrument_article
FROM ldpd.duty_period p
LEFT JOIN ldpd.duty_rule r ON r.id = p.rule_id
WHERE NOT open AND (provisional OR ldpd.day(done_at) <= due_on)
UNION ALL
SELECT p.rule, p.article, p.agency, p.subject, p.subject_id, p.started_at, p.due_on, p.provisional, p.done_at, 'late', NULL,
       r.instrument, r.article AS instrument_article
FROM ldpd.duty_period p
LEFT JOIN ldpd.duty_rule r ON r.id = p.rule_id
WHERE NOT open AND NOT provisional AND ldpd.day(done_at) > due_on;
COMMENT ON VIEW ldpd.duty IS '各项期限(第八条、第十六条、第十八条、第二十二条、第三十四条、第四十一条、第四十三条):running 未到期、overdue 逾期未办、on_time 按期办结、late 逾期办结;到期日次日零时起为逾期,暂定的到期日不算逾期';
COMMENT ON COLUMN ldpd.duty.rule IS '规则';
COMMENT ON COLUMN ldpd.duty.article IS '本办法的条号';
COMMENT ON COLUMN ldpd.duty.agency IS '负有义务的机构';
COMMENT ON COLUMN ldpd.duty.subject IS '事项所在的表';
COMMENT ON COLUMN ldpd.duty.subject_id IS '事项的 id';
COMMENT ON COLUMN ldpd.duty.started_at IS '起算时刻';
COMMENT ON COLUMN ldpd.duty.due_on IS '到期日';
COMMENT ON COLUMN ldpd.duty.provisional IS '到期日为暂定(所需年份尚无放假通知)';
COMMENT ON COLUMN ldpd.duty.done_at IS '办结时刻';
COMMENT ON COLUMN ldpd.duty.status IS '状态';
COMMENT ON COLUMN ldpd.duty.workdays_left IS '剩余工作日数,逾期的为负';
COMMENT ON COLUMN ldpd.duty.instrument IS '设定到期日的法律文件(ldpd.instrument);几个文件都有规定的,是先到期的那一个';
COMMENT ON COLUMN ldpd.duty.instrument_article IS '设定到期日的条文,该文件的条号';

GRANT SELECT ON ldpd.duty_period, ldpd.duty TO ldpd_agency, ldpd_report, ldpd_audit;

-- ---------------------------------------------------------------- grants that nobody uses (Article 17)

CREATE VIEW ldpd.grant_unused WITH (security_invoker = true) AS
SELECT g.id AS grant_id, g.resource, g.consumer, g.purpose, pg_catalog.lower(g.valid) AS given_at, u.at AS last_used,
       ldpd.today() - ldpd.day(coalesce(u.at, pg_catalog.lower(g.valid))) AS unused_days
FROM ldpd.share_grant g
LEFT JOIN LATERAL (
    SELECT pg_catalog.max(l.at) AS at
    FROM ldpd.ledger l
    WHERE l.agency = g.consumer
      AND l.object = 'resource/' || g.resource
      AND l.use_no IS NOT NULL
      AND l.action IN ('read', 'copy', 'export')
      AND (l.detail ->> 'grant')::bigint = g.id
) u ON true
WHERE g.valid @> ldpd.now();
COMMENT ON VIEW ldpd.grant_unused IS '现行授权有几日未用(第十七条),依使用记录:WHERE unused_days >= 90 即闲置 90 日以上的';
COMMENT ON COLUMN ldpd.grant_unused.grant_id IS '授权号';
COMMENT ON COLUMN ldpd.grant_unused.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.grant_unused.consumer IS '使用单位';
COMMENT ON COLUMN ldpd.grant_unused.purpose IS '使用目的';
COMMENT ON COLUMN ldpd.grant_unused.given_at IS '给出的时刻';
COMMENT ON COLUMN ldpd.grant_unused.last_used IS '最近一次使用;从未使用的为 NULL';
COMMENT ON COLUMN ldpd.grant_unused.unused_days IS '自最近一次使用(从未使用的,自给出)以来的日数';
GRANT SELECT ON ldpd.grant_unused TO ldpd_agency, ldpd_audit;
-- source: sql/09_supervision_evaluation.sql
-- Chapter 9, supervision: the yearly evaluation (Article 35) and the check of projects (Article 36).

-- ---------------------------------------------------------------- figures, from the facts

CREATE FUNCTION ldpd.evaluation_figures(
    year int,
    OUT agency ldpd.credit_code,
    OUT figure text,
    OUT good bigint,
    OUT total bigint
) RETURNS SETOF record
LANGUAGE sql STABLE STRICT
BEGIN ATOMIC
    WITH entry AS (
        SELECT r.code, r.provider, r.relation, v.id AS version_id, v.share_class, v.open_class
        FROM ldpd.resource r
        LEFT JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
        WHERE pg_catalog.date_part('year', ldpd.day(r.registered_at)) <= $1
    ), last_measure AS (
        SELECT DISTINCT ON (m.version_id, m.rule) m.version_id, m.checked, m.failed
        FROM ldpd.quality_measure m
        WHERE pg_catalog.date_part('year', ldpd.day(m.measured_at)) = $1 AND m.error IS NULL
        ORDER BY m.version_id, m.rule, m.measured_at DESC, m.id DESC
    )
    SELECT e.provider, f.figure, pg_catalog.count(*) FILTER (WHERE f.good), pg_catalog.count(*)
    FROM entry e
    CROSS JOIN LATERAL (VALUES
        ('catalogued'::text, e.version_id IS NOT NULL, true),
        ('attached', e.relation IS NOT NULL, e.version_id IS NOT NULL),
        ('shared', e.share_class <> '不予共享', e.version_id IS NOT NULL),
        ('open', e.open_class <> '不予开放', e.version_id IS NOT NULL)
    ) f(figure, good, counts)
    WHERE f.counts
    GROUP BY e.provider, f.figure
    UNION ALL
    SELECT d.agency, d.rule, pg_catalog.count(*) FILTER (WHERE d.status = 'on_time'), pg_catalog.count(*)
    FROM ldpd.duty d
    WHERE pg_catalog.date_part('year', d.due_on) = $1 AND d.status <> 'running'
    GROUP BY d.agency, d.rule
    UNION ALL
    SELECT s.provider, 'fresh', pg_catalog.count(*) FILTER (WHERE s.status = 'in_time'), pg_catalog.count(*)
    FROM ldpd.freshness s
    WHERE s.status IN ('in_time', 'overdue')
    GROUP BY s.provider
    UNION ALL
    SELECT v.provider, 'quality', pg_catalog.sum(m.checked - m.failed)::bigint, pg_catalog.sum(m.checked)::bigint
    FROM last_measure m
    JOIN ldpd.resource_version v ON v.id = m.version_id
    GROUP BY v.provider;
END;
COMMENT ON FUNCTION ldpd.evaluation_figures(int) IS '某一年度各机构的考核数字(第三十五条),由事实算得:catalogued 已登记资源中已发布目录的、attached 其中已纳管的、shared 可共享的、open 可开放的、quality 当年末次度量合规的行、fresh 现时未逾期更新的,以及各项期限(ldpd.duty 的规则)当年到期的中按期办结的;good 为合格数,total 为总数。在调用者可见的范围内';

CREATE SEQUENCE ldpd.evaluation_id_seq;
CREATE TABLE ldpd.evaluation (
    id           bigint PRIMARY KEY,
    bureau       ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    year         int NOT NULL CHECK (year BETWEEN 2000 AND 2999),
    note         text,
    state        text NOT NULL CHECK (state IN ('draft', 'published')),
    opened_at    timestamptz NOT NULL,
    published_at timestamptz,
    published_by name,
    UNIQUE (bureau, year)
);
ALTER SEQUENCE ldpd.evaluation_id_seq OWNED BY ldpd.evaluation.id;
COMMENT ON TABLE ldpd.evaluation IS '年度考核评议(第三十五条):draft→published;公布时由服务器将各机构的数字定格于 ldpd.evaluation_result';
COMMENT ON COLUMN ldpd.evaluation.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.evaluation.bureau IS '考核的主管部门,由服务器给定';
COMMENT ON COLUMN ldpd.evaluation.year IS '年度';
COMMENT ON COLUMN ldpd.evaluation.note IS '说明,如受委托的第三方';
COMMENT ON COLUMN ldpd.evaluation.state IS '状态';
COMMENT ON COLUMN ldpd.evaluation.opened_at IS '开始时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.evaluation.published_at IS '公布时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.evaluation.published_by IS '公布的角色的名称,由服务器盖记';
SELECT pg_catalog.pg_extension_config_dump('ldpd.evaluation', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.evaluation_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.evaluation
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.evaluation
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.evaluation
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

CREATE TABLE ldpd.evaluation_result (
    evaluation bigint NOT NULL REFERENCES ldpd.evaluation,
    agency     ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    figure     text COLLATE "C" NOT NULL,
    good       bigint NOT NULL,
    total      bigint NOT NULL,
    PRIMARY KEY (evaluation, agency, figure)
);
COMMENT ON TABLE ldpd.evaluation_result IS '公布的考核数字(第三十五条),由服务器登记,不再变动';
COMMENT ON COLUMN ldpd.evaluation_result.evaluation IS '考核';
COMMENT ON COLUMN ldpd.evaluation_result.agency IS '机构';
COMMENT ON COLUMN ldpd.evaluation_result.figure IS '数字的名称,见 ldpd.evaluation_figures()';
COMMENT ON COLUMN ldpd.evaluation_result.good IS '合格数';
COMMENT ON COLUMN ldpd.evaluation_result.total IS '总数';
SELECT pg_catalog.pg_extension_config_dump('ldpd.evaluation_result', '');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.evaluation_result
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '35', 'write the figures of an evaluation');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.evaluation_result
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('35');

CREATE TABLE ldpd.evaluation_mark (
    evaluation bigint NOT NULL REFERENCES ldpd.evaluation,
    agency     ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    aspect     text COLLATE "C" NOT NULL CHECK (NOT ldpd.is_blank(aspect)),
    mark       numeric NOT NULL CHECK (mark BETWEEN 0 AND 100),
    assessor   text NOT NULL CHECK (NOT ldpd.is_blank(assessor)),
    remark     text,
    PRIMARY KEY (evaluation, agency, aspect)
);
COMMENT ON TABLE ldpd.evaluation_mark IS '第三方的评分(第三十五条),由考核的主管部门在公布之前录入';
COMMENT ON COLUMN ldpd.evaluation_mark.evaluation IS '考核';
COMMENT ON COLUMN ldpd.evaluation_mark.agency IS '机构';
COMMENT ON COLUMN ldpd.evaluation_mark.aspect IS '评分的方面,如共享开放的程度、开发利用的效果';
COMMENT ON COLUMN ldpd.evaluation_mark.mark IS '百分制评分';
COMMENT ON COLUMN ldpd.evaluation_mark.assessor IS '第三方的名称';
COMMENT ON COLUMN ldpd.evaluation_mark.remark IS '评语';
SELECT pg_catalog.pg_extension_config_dump('ldpd.evaluation_mark', '');
CREATE FUNCTION ldpd.evaluation_mark_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_evaluation_mark_guard';
COMMENT ON FUNCTION ldpd.evaluation_mark_guard() IS '触发器函数(行级 BEFORE):第三方的评分由考核的主管部门在公布之前录入(第三十五条)';
CREATE TRIGGER registry_guard
BEFORE TRUNCATE ON ldpd.evaluation_mark
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('dba', '35', 'truncate the marks of evaluations');
CREATE TRIGGER evaluation_mark_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.evaluation_mark
FOR EACH ROW EXECUTE FUNCTION ldpd.evaluation_mark_guard();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.evaluation_mark
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('35');

CREATE VIEW ldpd.evaluation_sheet WITH (security_invoker = true) AS
SELECT e.bureau, e.year, r.agency, 'figure'::text AS kind, r.figure AS name, r.good, r.total,
       CASE WHEN r.total > 0 THEN pg_catalog.round(100.0 * r.good / r.total, 1) END AS percent, NULL::text AS assessor, NULL::text AS remark
FROM ldpd.evaluation e
JOIN ldpd.evaluation_result r ON r.evaluation = e.id
UNION ALL
SELECT e.bureau, e.year, m.agency, 'mark', m.aspect, NULL, NULL, m.mark, m.assessor, m.remark
FROM ldpd.evaluation e
JOIN ldpd.evaluation_mark m ON m.evaluation = e.id
WHERE e.state = 'published';
COMMENT ON VIEW ldpd.evaluation_sheet IS '公布的年度考核(第三十五条):由事实算得的数字,旁列第三方的评分';
COMMENT ON COLUMN ldpd.evaluation_sheet.bureau IS '考核的主管部门';
COMMENT ON COLUMN ldpd.evaluation_sheet.year IS '年度';
COMMENT ON COLUMN ldpd.evaluation_sheet.agency IS '机构';
COMMENT ON COLUMN ldpd.evaluation_sheet.kind IS 'figure 数字、mark 第三方评分';
COMMENT ON COLUMN ldpd.evaluation_sheet.name IS '数字的名称,或者评分的方面';
COMMENT ON COLUMN ldpd.evaluation_sheet.good IS '合格数';
COMMENT ON COLUMN ldpd.evaluation_sheet.total IS '总数';
COMMENT ON COLUMN ldpd.evaluation_sheet.percent IS '百分比,或者百分制评分';
COMMENT ON COLUMN ldpd.evaluation_sheet.assessor IS '第三方';
COMMENT ON COLUMN ldpd.evaluation_sheet.remark IS '评语';

-- ---------------------------------------------------------------- Article 36: projects

CREATE FUNCTION ldpd.project_figures(
    agency ldpd.credit_code,
    OUT requirement text,
    OUT what text,
    OUT good bigint,
    OUT total bigint,
    OUT failing text[]
) RETURNS SETOF record
LANGUAGE sql STABLE STRICT
BEGIN ATOMIC
    WITH entry AS (
        SELECT r.code, r.relation, v.id AS version_id
        FROM ldpd.resource r
        LEFT JOIN ldpd.resource_version v ON v.resource = r.code AND v.state = 'published' AND v.superseded_at IS NULL
        WHERE r.provider = $1
    ), finding AS (
        SELECT '完整'::text AS requirement, 'catalogued'::text AS what, e.code, e.version_id IS NOT NULL AS good FROM entry e
        UNION ALL
        SELECT '完整', 'attached', e.code, e.relation IS NOT NULL FROM entry e WHERE e.version_id IS NOT NULL
        UNION ALL
        SELECT '及时', 'catalogue_update', e.code, NOT EXISTS (
            SELECT FROM ldpd.catalogue_change c
            WHERE c.resource = e.code AND c.submitted_at IS NULL AND NOT c.provisional AND c.due_on < ldpd.today())
        FROM entry e
        UNION ALL
        SELECT '及时', 'fresh', e.code, f.status IS DISTINCT FROM 'overdue'
        FROM entry e JOIN ldpd.freshness f ON f.resource = e.code
        UNION ALL
        SELECT '规范', 'as_catalogued', e.code, NOT EXISTS (SELECT FROM ldpd.item_drift d WHERE d.resource = e.code AND d.drift <> 'type')
               AND NOT EXISTS (SELECT FROM ldpd.identifier_drift d WHERE d.resource = e.code AND d.drift <> 'undeclared')
        FROM entry e WHERE e.relation IS NOT NULL AND e.version_id IS NOT NULL
    )
    SELECT w.requirement, w.what, pg_catalog.count(f.code) FILTER (WHERE f.good), pg_catalog.count(f.code),
           coalesce(pg_catalog.array_agg(f.code ORDER BY f.code) FILTER (WHERE NOT f.good), '{}')
    FROM (VALUES ('完整', 'catalogued'), ('完整', 'attached'), ('及时', 'catalogue_update'), ('及时', 'fresh'), ('规范', 'as_catalogued')) w(requirement, what)
    LEFT JOIN finding f ON f.what = w.what
    GROUP BY w.requirement, w.what;
END;
COMMENT ON FUNCTION ldpd.project_figures(ldpd.credit_code) IS '某一机构提供目录、汇聚数据是否完整、及时、规范(第三十六条),在调用者可见的范围内;见 ldpd.project_check()';

CREATE FUNCTION ldpd.project_check(
    agency ldpd.credit_code,
    OUT requirement text,
    OUT what text,
    OUT ok boolean,
    OUT good bigint,
    OUT total bigint,
    OUT failing text[]
) RETURNS SETOF record
LANGUAGE c STABLE STRICT PARALLEL RESTRICTED
AS 'MODULE_PATHNAME', 'ldpd_project_check';
COMMENT ON FUNCTION ldpd.project_check(ldpd.credit_code) IS '项目审核(第三十六条):该机构提供目录、汇聚数据是否完整、及时、规范,不合的列出资源;由该机构、其主管部门和报表、审计角色(如财政部门)查询,结果与查询者可见的范围无关';

CREATE SEQUENCE ldpd.project_id_seq;
CREATE TABLE ldpd.project (
    id        bigint PRIMARY KEY,
    agency    ldpd.credit_code NOT NULL REFERENCES ldpd.agency,
    name      text NOT NULL,
    resources text[] NOT NULL,
    filed_at  timestamptz NOT NULL,
    in_order  boolean NOT NULL,
    findings  jsonb NOT NULL
);
ALTER SEQUENCE ldpd.project_id_seq OWNED BY ldpd.project.id;
CREATE INDEX project_of_agency ON ldpd.project (agency);
COMMENT ON TABLE ldpd.project IS '使用财政性资金的信息化项目的申报(第三十六条):附具相关公共数据资源目录,连同申报时的审核结果一并留存';
COMMENT ON COLUMN ldpd.project.id IS '由服务器给定';
COMMENT ON COLUMN ldpd.project.agency IS '申报的机构,由服务器给定';
COMMENT ON COLUMN ldpd.project.name IS '项目名称';
COMMENT ON COLUMN ldpd.project.resources IS '附具的公共数据资源目录:信息资源代码,须均已发布';
COMMENT ON COLUMN ldpd.project.filed_at IS '申报时刻,由服务器盖记';
COMMENT ON COLUMN ldpd.project.in_order IS '申报时该机构提供目录、汇聚数据是否完整、及时、规范,由服务器给定';
COMMENT ON COLUMN ldpd.project.findings IS '申报时的审核结果(ldpd.project_check),由服务器给定';
COMMENT ON INDEX ldpd.project_of_agency IS '某一机构申报的项目';
SELECT pg_catalog.pg_extension_config_dump('ldpd.project', '');
SELECT pg_catalog.pg_extension_config_dump('ldpd.project_id_seq', '');

CREATE TRIGGER lifecycle_begin
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.project
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_step
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.project
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();
CREATE TRIGGER lifecycle_effect
AFTER INSERT OR UPDATE ON ldpd.project
FOR EACH ROW EXECUTE FUNCTION ldpd.lifecycle();

-- ---------------------------------------------------------------- matters, by their age

CREATE VIEW ldpd.matter WITH (security_invoker = true) AS
SELECT m.kind, m.article, m.id, m.handler, m.state, m.filed_at, m.ended_at,
       coalesce(ldpd.day(m.ended_at), ldpd.today()) - ldpd.day(m.filed_at) AS days
FROM (
    SELECT 'demand'::text AS kind, 9 AS article, d.id, d.answered_by AS handler, d.state, d.submitted_at AS filed_at, d.answered_at AS ended_at FROM ldpd.demand d
    UNION ALL
    SELECT 'correction', 10, c.id, c.provider, c.state, c.flagged_at, c.answered_at FROM ldpd.correction c
    UNION ALL
    SELECT 'report', 38, r.id, r.handler, r.state, r.filed_at, r.answered_at FROM ldpd.report r
    UNION ALL
    SELECT 'dispute', 39, d.id, d.handler, d.state, d.filed_at, d.settled_at FROM ldpd.dispute d
    UNION ALL
    SELECT 'rectification', r.article, r.id, r.bureau, r.state, r.issued_at, CASE WHEN r.state IN ('closed', 'withdrawn') THEN r.checked_at END FROM ldpd.rectification r
) m;
COMMENT ON VIEW ldpd.matter IS '提出、处理、答复的各类事项和历时(第九条、第十条、第三十八条、第三十九条、第四十一条):条文未定日数的,以历时督促';
COMMENT ON COLUMN ldpd.matter.kind IS '种类,即所在的表';
COMMENT ON COLUMN ldpd.matter.article IS '条号';
COMMENT ON COLUMN ldpd.matter.id IS '事项的 id';
COMMENT ON COLUMN ldpd.matter.handler IS '处理的机构';
COMMENT ON COLUMN ldpd.matter.state IS '状态';
COMMENT ON COLUMN ldpd.matter.filed_at IS '提出时刻';
COMMENT ON COLUMN ldpd.matter.ended_at IS '办结时刻';
COMMENT ON COLUMN ldpd.matter.days IS '历时(自然日),未办结的至今日';

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.evaluation, ldpd.evaluation_result, ldpd.evaluation_mark, ldpd.evaluation_sheet, ldpd.project, ldpd.matter
TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT INSERT, UPDATE ON ldpd.evaluation TO ldpd_bureau;
GRANT INSERT, UPDATE, DELETE ON ldpd.evaluation_mark TO ldpd_bureau;
GRANT INSERT ON ldpd.project TO ldpd_agency;

-- An agency sees its own figures, and those of others only as their bureaus publish them elsewhere.
ALTER TABLE ldpd.evaluation ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.evaluation FOR SELECT TO ldpd_agency
USING (state = 'published' OR bureau = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.evaluation FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.evaluation FOR INSERT TO ldpd_bureau
WITH CHECK (true);
CREATE POLICY step ON ldpd.evaluation FOR UPDATE TO ldpd_bureau
USING (bureau = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]))
WITH CHECK (true);
ALTER TABLE ldpd.evaluation_result ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.evaluation_result FOR SELECT TO ldpd_agency
USING (agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.evaluation_result FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
ALTER TABLE ldpd.evaluation_mark ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.evaluation_mark FOR SELECT TO ldpd_agency
USING (
    agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
    AND EXISTS (SELECT FROM ldpd.evaluation e WHERE e.id = evaluation)
);
CREATE POLICY see_all ON ldpd.evaluation_mark FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY edit ON ldpd.evaluation_mark TO ldpd_bureau
USING (EXISTS (SELECT FROM ldpd.evaluation e WHERE e.id = evaluation))
WITH CHECK (true);

ALTER TABLE ldpd.project ENABLE ROW LEVEL SECURITY;
CREATE POLICY see_agency ON ldpd.project FOR SELECT TO ldpd_agency
USING (agency = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[]));
CREATE POLICY see_all ON ldpd.project FOR SELECT TO ldpd_report, ldpd_audit
USING (true);
CREATE POLICY file ON ldpd.project FOR INSERT TO ldpd_agency
WITH CHECK (true);
-- source: sql/09_supervision_pilot.sql
-- Chapter 9, supervision: pilot operation, as the bureau, the state-assets office and the providers see it (Article 27).

CREATE VIEW ldpd.contract_unfiled WITH (security_invoker = true) AS
SELECT c.id, c.product, p.name, c.consumer, c.buyer, c.signed_on, ldpd.today() - c.signed_on AS days, c.amount, c.recorded_by
FROM ldpd.product_contract c
JOIN ldpd.pilot_product p ON p.id = c.product
WHERE c.state = 'unfiled';
COMMENT ON VIEW ldpd.contract_unfiled IS '应备案而未备案的合同(第二十九条)';
COMMENT ON COLUMN ldpd.contract_unfiled.id IS '合同';
COMMENT ON COLUMN ldpd.contract_unfiled.product IS '产品或者服务';
COMMENT ON COLUMN ldpd.contract_unfiled.name IS '产品或者服务的名称';
COMMENT ON COLUMN ldpd.contract_unfiled.consumer IS '试点运营单位';
COMMENT ON COLUMN ldpd.contract_unfiled.buyer IS '对方';
COMMENT ON COLUMN ldpd.contract_unfiled.signed_on IS '签订日期';
COMMENT ON COLUMN ldpd.contract_unfiled.days IS '签订以来的日数';
COMMENT ON COLUMN ldpd.contract_unfiled.amount IS '金额(元)';
COMMENT ON COLUMN ldpd.contract_unfiled.recorded_by IS '录入的机构';

CREATE VIEW ldpd.pilot_use WITH (security_invoker = true) AS
SELECT s.id AS scope, s.operation, s.consumer, a.name AS operator_name, s.provider, s.resource, s.purpose, s.state, s.valid_until, g.id AS grant_id,
       u.statements, u.rows, u.refused, u.last_used
FROM ldpd.pilot_scope s
JOIN ldpd.agency a ON a.code = s.consumer
LEFT JOIN ldpd.share_grant g ON g.source = 'pilot' AND g.source_id = s.id
LEFT JOIN LATERAL (
    SELECT pg_catalog.count(*) FILTER (WHERE l.action IN ('read', 'copy')) AS statements,
           pg_catalog.sum(coalesce(l.rows, e.rows)) AS rows,
           pg_catalog.count(*) FILTER (WHERE l.action = 'denied') AS refused,
           pg_catalog.max(l.at) FILTER (WHERE l.action IN ('read', 'copy')) AS last_used
    FROM ldpd.ledger l
    LEFT JOIN ldpd.ledger e ON e.use_no = l.use_no AND e.action = 'end'
    WHERE l.agency = s.consumer
      AND l.object = 'resource/' || s.resource
      AND l.use_no IS NOT NULL
      AND l.action <> 'end'
      AND l.at >= s.submitted_at
      AND coalesce((l.detail ->> 'grant')::bigint = g.id, l.action = 'denied')
) u ON true;
COMMENT ON VIEW ldpd.pilot_use IS '试点运营对数据的使用(第二十七条、第二十八条):一项数据范围一行;提供单位据以监督其数据的使用';
COMMENT ON COLUMN ldpd.pilot_use.scope IS '数据范围';
COMMENT ON COLUMN ldpd.pilot_use.operation IS '试点运营';
COMMENT ON COLUMN ldpd.pilot_use.consumer IS '试点运营单位';
COMMENT ON COLUMN ldpd.pilot_use.operator_name IS '试点运营单位名称';
COMMENT ON COLUMN ldpd.pilot_use.provider IS '提供单位';
COMMENT ON COLUMN ldpd.pilot_use.resource IS '信息资源代码';
COMMENT ON COLUMN ldpd.pilot_use.purpose IS '用途';
COMMENT ON COLUMN ldpd.pilot_use.state IS '数据范围的状态';
COMMENT ON COLUMN ldpd.pilot_use.valid_until IS '期限';
COMMENT ON COLUMN ldpd.pilot_use.grant_id IS '授权号;未开通的为 NULL';
COMMENT ON COLUMN ldpd.pilot_use.statements IS '读取的语句数';
COMMENT ON COLUMN ldpd.pilot_use.rows IS '读取的行数';
COMMENT ON COLUMN ldpd.pilot_use.refused IS '对该资源的读取被拒绝的次数';
COMMENT ON COLUMN ldpd.pilot_use.last_used IS '最近一次读取';

CREATE VIEW ldpd.pilot_assets WITH (security_invoker = true) AS
SELECT o.id AS operation, o.operator, a.name AS operator_name, o.approval, o.state, o.opened_at, o.valid_until, o.ended_at,
       p.products, c.contracts, c.unfiled, c.amount
FROM ldpd.pilot_operation o
JOIN ldpd.agency a ON a.code = o.operator
CROSS JOIN LATERAL (
    SELECT pg_catalog.count(*) AS products
    FROM ldpd.pilot_product p WHERE p.operation = o.id AND p.state = 'registered'
) p
CROSS JOIN LATERAL (
    SELECT pg_catalog.count(*) AS contracts,
           pg_catalog.count(*) FILTER (WHERE k.state = 'unfiled') AS unfiled,
           coalesce(pg_catalog.sum(k.amount), 0) AS amount
    FROM ldpd.product_contract k JOIN ldpd.pilot_product q ON q.id = k.product WHERE q.operation = o.id
) c
WHERE o.operator = ANY ((SELECT ldpd.my_agencies())::ldpd.credit_code[])
   OR (SELECT ldpd.is_state_assets_office())
   OR (SELECT ldpd.current_agency()) IS NULL;
COMMENT ON VIEW ldpd.pilot_assets IS '试点运营的产品、合同和金额(第二十七条、第二十九条);国有资产管理部门据以监督';
COMMENT ON COLUMN ldpd.pilot_assets.operation IS '试点运营';
COMMENT ON COLUMN ldpd.pilot_assets.operator IS '试点运营单位';
COMMENT ON COLUMN ldpd.pilot_assets.operator_name IS '试点运营单位名称';
COMMENT ON COLUMN ldpd.pilot_assets.approval IS '市人民政府同意的文件';
COMMENT ON COLUMN ldpd.pilot_assets.state IS '状态';
COMMENT ON COLUMN ldpd.pilot_assets.opened_at IS '登记时刻';
COMMENT ON COLUMN ldpd.pilot_assets.valid_until IS '期限';
COMMENT ON COLUMN ldpd.pilot_assets.ended_at IS '终止时刻';
COMMENT ON COLUMN ldpd.pilot_assets.products IS '在册的产品和服务数';
COMMENT ON COLUMN ldpd.pilot_assets.contracts IS '合同数';
COMMENT ON COLUMN ldpd.pilot_assets.unfiled IS '未备案的合同数';
COMMENT ON COLUMN ldpd.pilot_assets.amount IS '合同金额合计(元)';

CREATE VIEW ldpd.pilot_supervision WITH (security_invoker = true) AS
SELECT s.operation, o.operator, o.operator_name, o.approval, o.state, o.valid_until, o.unfiled,
       pg_catalog.count(*) AS scopes,
       pg_catalog.count(*) FILTER (WHERE s.state IN ('submitted', 'approved')) AS waiting,
       coalesce(pg_catalog.sum(s.statements), 0) AS statements,
       coalesce(pg_catalog.sum(s.refused), 0) AS refused,
       pg_catalog.max(s.last_used) AS last_used
FROM ldpd.pilot_use s
JOIN ldpd.pilot_assets o ON o.operation = s.operation
GROUP BY s.operation, o.operator, o.operator_name, o.approval, o.state, o.valid_until, o.unfiled;
COMMENT ON VIEW ldpd.pilot_supervision IS '试点运营一览(第二十七条);大数据工作主管部门据以监督';
COMMENT ON COLUMN ldpd.pilot_supervision.operation IS '试点运营';
COMMENT ON COLUMN ldpd.pilot_supervision.operator IS '试点运营单位';
COMMENT ON COLUMN ldpd.pilot_supervision.operator_name IS '试点运营单位名称';
COMMENT ON COLUMN ldpd.pilot_supervision.approval IS '市人民政府同意的文件';
COMMENT ON COLUMN ldpd.pilot_supervision.state IS '状态';
COMMENT ON COLUMN ldpd.pilot_supervision.valid_until IS '期限';
COMMENT ON COLUMN ldpd.pilot_supervision.unfiled IS '未备案的合同数';
COMMENT ON COLUMN ldpd.pilot_supervision.scopes IS '数据范围数';
COMMENT ON COLUMN ldpd.pilot_supervision.waiting IS '待办的数据范围数';
COMMENT ON COLUMN ldpd.pilot_supervision.statements IS '读取的语句数';
COMMENT ON COLUMN ldpd.pilot_supervision.refused IS '被拒绝的读取数';
COMMENT ON COLUMN ldpd.pilot_supervision.last_used IS '最近一次读取';

GRANT SELECT ON ldpd.contract_unfiled, ldpd.pilot_assets TO ldpd_agency, ldpd_report, ldpd_audit;
GRANT SELECT ON ldpd.pilot_use, ldpd.pilot_supervision TO ldpd_agency, ldpd_audit;
-- source: sql/10_liability.sql
-- Chapter 10, liability (Articles 41-43): the register of breaches, derived from the facts.

CREATE VIEW ldpd.breach WITH (security_invoker = true) AS
WITH last_measure AS (
    SELECT DISTINCT ON (m.version_id, m.rule) m.version_id, m.rule, m.checked, m.failed, m.measured_at
    FROM ldpd.quality_measure m
    WHERE m.error IS NULL
    ORDER BY m.version_id, m.rule, m.measured_at DESC, m.id DESC
), fact AS (
    -- Article 41(1): data not collected, verified and provided as they must be
    SELECT 41 AS article, 1 AS item, f.provider AS agency, NULL::text AS user_name, 'freshness'::text AS fact, 'resource'::text AS subject,
           f.resource::text AS subject_id, f.due_on + 1 AS since, true AS standing
    FROM ldpd.freshness f
    WHERE f.status = 'overdue'
    UNION ALL
    SELECT 41, 1, v.provider, NULL, 'quality', 'resource', v.resource, ldpd.day(pg_catalog.min(m.measured_at)), true
    FROM last_measure m
    JOIN ldpd.resource_version v ON v.id = m.version_id AND v.state = 'published' AND v.superseded_at IS NULL
    WHERE m.failed * 100 > m.checked * (SELECT s.value FROM ldpd.city_setting s WHERE s.name = 'quality_percent')
    GROUP BY v.provider, v.resource
    UNION ALL
    SELECT DISTINCT 41, 1, d.provider, NULL, 'identifier', 'resource', d.resource, NULL::date, true
    FROM ldpd.identifier_drift d
    WHERE d.drift <> 'undeclared'
    UNION ALL
    -- (2) the catalogue, (3) sharing and opening; Article 43: duties of an authority
    SELECT k.article, k.item, d.agency, NULL, d.rule, d.subject, d.subject_id::text, d.due_on + 1, d.status = 'overdue'
    FROM ldpd.duty d
    JOIN (VALUES ('catalogue_update', 41, 2), ('share_reply', 41, 3), ('share_fulfil', 41, 3), ('open_reply', 41, 3),
                 ('emergency_review', 43, 0)) k(rule, article, item) ON k.rule = d.rule
    WHERE d.status IN ('overdue', 'late')
    UNION ALL
    SELECT 43, 0, d.agency, NULL, d.rule, d.subject, d.subject_id::text, d.due_on + 1, d.status = 'overdue'
    FROM ldpd.duty d
    JOIN ldpd.agency a ON a.code = d.agency AND a.kind = 'bureau'
    WHERE d.rule IN ('security_task', 'incident_report') AND d.status IN ('overdue', 'late')
    UNION ALL
    -- (5) data used or written against the rules where the law so far only records
    SELECT 41, 5, l.agency, NULL, 'would_refuse', 'ledger', l.id::text, ldpd.day(l.at), false
    FROM ldpd.ledger l
    WHERE l.action = 'would_refuse' AND l.agency IS NOT NULL AND l.use_no IS NOT NULL
    UNION ALL
    -- what a report has shown: (1) to (5), and (4) of who operates; Article 42 of users; Article 43
    SELECT f.article, f.item, f.accused, f.accused_name, 'report', 'report', f.report::text, ldpd.day(f.found_at), false
    FROM ldpd.report_finding f
)
SELECT f.article, f.item, f.agency, f.user_name, f.fact, f.subject, f.subject_id, f.since, f.standing,
       (SELECT pg_catalog.max(r.id) FROM ldpd.rectification r
        WHERE r.agency = f.agency AND r.article = f.article AND r.subject = f.subject AND r.subject_id = f.subject_id
          AND r.state <> 'withdrawn') AS rectification
FROM fact f;
COMMENT ON VIEW ldpd.breach IS '违反本办法的情形(第四十一条至第四十三条),由事实得出,不由人填写:第四十一条(一)逾期未更新、质量不合、标识不合,(二)目录逾期,(三)共享、开放逾期,(四)、(五)举报查实的和只记录方式下本应拒绝的;第四十二条举报查实的;第四十三条主管部门逾期未履行的和举报查实的。是否处分、追究责任由有权机关决定';
COMMENT ON COLUMN ldpd.breach.article IS '条号';
COMMENT ON COLUMN ldpd.breach.item IS '第几项;第四十三条为 0';
COMMENT ON COLUMN ldpd.breach.agency IS '机构';
COMMENT ON COLUMN ldpd.breach.user_name IS '开发利用主体的姓名或者名称';
COMMENT ON COLUMN ldpd.breach.fact IS '事实的种类:freshness、quality、identifier、期限的规则、would_refuse、report';
COMMENT ON COLUMN ldpd.breach.subject IS '事项';
COMMENT ON COLUMN ldpd.breach.subject_id IS '事项的 id 或者代码';
COMMENT ON COLUMN ldpd.breach.since IS '自何日起;不能确知的为 NULL';
COMMENT ON COLUMN ldpd.breach.standing IS '至今仍是如此';
COMMENT ON COLUMN ldpd.breach.rectification IS '就此发出的限期整改通知';
GRANT SELECT ON ldpd.breach TO ldpd_agency, ldpd_audit;
-- source: sql/12_reports.sql
-- Reports: what this release keeps of each article.

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

INSERT INTO ldpd.coverage (article, how, objects, tests) VALUES
    (1, 'declaratory', '{}', '{}'),
    (2, 'enforced', '{resource,resource_guard}', '{pgtap/02_catalogue.sql}'),
    (3, 'enforced', '{agency,agency_guard}', '{pgtap/01_who.sql}'),
    (4, 'declaratory', '{}', '{}'),
    (5, 'enforced', '{agency,agency_guard,region,registry_guard}', '{pgtap/01_who.sql,pgtap/02_catalogue.sql}'),
    (6, 'enforced', '{resource_version,resource_item,vocabulary,vocabulary_code,resource_class,classification,catalogue_sheet,lifecycle}', '{pgtap/02_catalogue.sql,pgtap/02_metadata.sql,pgtap/02_sheet.sql}'),
    (7, 'enforced', '{resource_version,catalogue,catalogue_sheet,move_sheet,sheet_guard,lifecycle}', '{pgtap/02_catalogue.sql,pgtap/02_sheet.sql}'),
    (8, 'enforced', '{catalogue_change,duty,ddl_watch,explain_due}', '{pgtap/02_catalogue.sql,pgtap/09_duty.sql}'),
    (9, 'enforced', '{repeats,demand,common_item,city_setting}', '{pgtap/03_collection.sql}'),
    (10, 'enforced', '{attach,item_drift,quality_rule,measure_quality,quality,correction}', '{pgtap/03_collection.sql}'),
    (11, 'enforced', '{credit_code,resident_id,version_subject,subject_identifier,identifier_drift,open_request}', '{pgtap/00_types_credit_code.sql,pgtap/00_types_resident_id.sql,pgtap/03_collection.sql,pgtap/05_opening.sql}'),
    (12, 'enforced', '{version_provision,provision_guard,data_change,note_change,freshness,update_due}', '{pgtap/03_collection.sql}'),
    (13, 'enforced', '{library,library_resource,library_guard,library_content,library_summary}', '{pgtap/03_collection.sql}'),
    (14, 'enforced', '{resource_version,share_class,share_by_class,basis_rule,basis_citation,basis_lapsed}', '{pgtap/02_catalogue.sql,pgtap/04_grants.sql,pgtap/01_legal_basis.sql}'),
    (15, 'enforced', '{share_class,share_grant,may_read,reads_under,explain_access}', '{pgtap/04_sharing.sql,pgtap/04_access.sql,pgtap/04_grants.sql}'),
    (16, 'enforced', '{share_request,share_grant,duty,attach,provision,basis_citation,refusal_by_ground}', '{pgtap/04_sharing.sql,pgtap/04_access.sql,pgtap/09_duty.sql,pgtap/01_legal_basis.sql}'),
    (17, 'enforced', '{share_grant,may_read,current_agency,derived,outlet,usage,grant_suspension,grant_quota,grant_ending,grant_unused}', '{pgtap/04_access.sql,pgtap/04_derived.sql,pgtap/04_grants.sql}'),
    (18, 'enforced', '{emergency_share,share_grant,emergency_notice,city_setting,duty}', '{pgtap/04_sharing.sql,pgtap/04_grants.sql}'),
    (19, 'enforced', '{open_request,open_catalogue,may_read}', '{pgtap/05_opening.sql,pgtap/05_list.sql}'),
    (20, 'enforced', '{resource_version,open_class,may_read,item_masking,attach,basis_citation}', '{pgtap/02_catalogue.sql,pgtap/05_opening.sql,pgtap/05_list.sql,pgtap/01_legal_basis.sql}'),
    (21, 'enforced', '{open_list,open_list_entry,open_catalogue,open_list_sheet}', '{pgtap/05_list.sql}'),
    (22, 'enforced', '{open_request,duty}', '{pgtap/05_opening.sql,pgtap/09_duty.sql}'),
    (23, 'declaratory', '{}', '{}'),
    (24, 'enforced', '{open_request,share_grant,may_read,usage}', '{pgtap/05_opening.sql,pgtap/06_use.sql}'),
    (25, 'enforced', '{agreement,city_setting}', '{pgtap/06_use.sql}'),
    (26, 'declaratory', '{}', '{}'),
    (27, 'enforced', '{pilot_operation,pilot_scope,agreement,share_grant,state_assets_office,pilot_supervision,pilot_assets,pilot_use}', '{pgtap/07_pilot.sql}'),
    (28, 'enforced', '{pilot_scope,pilot_watch,pseudonym,pseudonym_key,pseudonym_rotation,item_masking,ledger,ledger_guard,seal_ledger,verify_ledger,evidence,prune_ledger,security_of_ledger}', '{pgtap/07_pilot.sql,pgtap/08_masking.sql,pgtap/08_ledger.sql,pgtap/08_ledger_months.sql,pgtap/08_ledger_seal.sql}'),
    (29, 'enforced', '{pilot_product,product_contract,contract_unfiled}', '{pgtap/07_pilot.sql}'),
    (30, 'declaratory', '{}', '{}'),
    (31, 'enforced', '{agency_role,current_agency,may_write,attach,responsibility,security_check,security_acknowledgement}', '{pgtap/01_who.sql,pgtap/04_access.sql,pgtap/08_security_check.sql,pgtap/08_levels.sql}'),
    (32, 'enforced', '{level_scheme,data_level,resource_version,resource_item,level_drift}', '{pgtap/08_levels.sql}'),
    (33, 'declaratory', '{}', '{}'),
    (34, 'enforced', '{security_duty,security_task,incident,incident_freeze,duty,ledger,detach,ddl_watch,security_check,security_check_record}', '{pgtap/08_incident.sql,pgtap/08_security_check.sql}'),
    (35, 'enforced', '{evaluation,evaluation_figures,evaluation_result,evaluation_mark,evaluation_sheet}', '{pgtap/09_evaluation.sql}'),
    (36, 'enforced', '{project,project_check,project_figures}', '{pgtap/09_evaluation.sql}'),
    (37, 'declaratory', '{}', '{}'),
    (38, 'enforced', '{report,report_finding,matter}', '{pgtap/09_matters.sql}'),
    (39, 'enforced', '{dispute,duty,matter}', '{pgtap/09_matters.sql}'),
    (40, 'declaratory', '{}', '{}'),
    (41, 'enforced', '{may_write,breach,rectification,duty}', '{pgtap/04_access.sql,pgtap/10_breach.sql}'),
    (42, 'recorded', '{breach,report_finding}', '{pgtap/09_matters.sql,pgtap/10_breach.sql}'),
    (43, 'enforced', '{breach,rectification,duty}', '{pgtap/10_breach.sql}'),
    (44, 'enforced', '{agency,current_agency}', '{pgtap/01_instrument.sql}'),
    (45, 'enforced', '{instrument,instrument_guard,instrument_difference,duty_rule,duty_rule_guard}', '{pgtap/01_rules.sql,pgtap/01_instrument.sql}');
-- source: sql/99_end.sql
-- The last step: the law's own objects as they are now, for ldpd.security_check to compare with.

SELECT ldpd.keep_own_objects();
