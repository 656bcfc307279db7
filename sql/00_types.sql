--
-- The types that every chapter keeps its rows in. One type a file: credit_code
-- (Article 11(2), (3)), resident_id (Article 11(1)), share_class (Article 15) and open_class (Article 20).
--

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
