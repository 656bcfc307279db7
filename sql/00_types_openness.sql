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
COMMENT ON TYPE ldpd.share_class IS '共享属性(第十五条):文本形式为无条件共享、有条件共享、不予共享;也读 unconditional、conditional、not_shared 和代码 1、2、3;由不予至无条件递增排序,转为 int 即代码';

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
COMMENT ON TYPE ldpd.open_class IS '开放属性(第二十条):文本形式为无条件开放、有条件开放、不予开放;也读 unconditional、conditional、not_open 和代码 1、2、3;由不予至无条件递增排序,转为 int 即代码';

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
