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
