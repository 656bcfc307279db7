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
