-- Indexes on credit_code and resident_id serve literals, and the varchar and text parameters of drivers.
SET search_path = ldpd, public;
SET enable_seqscan = off;

-- all operator classes and families are complete and sound
SELECT a.amname, c.opcname, c.opcintype::regtype, c.opcdefault, amvalidate(c.oid)
FROM pg_opclass AS c
JOIN pg_am AS a ON a.oid = c.opcmethod
WHERE c.opcintype IN ('credit_code'::regtype, 'resident_id'::regtype, 'share_class'::regtype, 'open_class'::regtype)
ORDER BY c.opcintype::regtype::text, a.amname, c.opcname;

CREATE TABLE types_company (code credit_code PRIMARY KEY, person resident_id, share share_class);
INSERT INTO types_company
VALUES
    ('913713001682510225', '371302199001010011', '1'),
    ('9137130016829134XT', '37132419850615003X', '2'),
    ('N2371302MF0000005R', '11010519491231002X', '3');
CREATE INDEX types_company_person ON types_company (person);

-- a literal is a credit_code, not a text
EXPLAIN (COSTS OFF) SELECT * FROM types_company WHERE code = '9137130016829134XT';
EXPLAIN (COSTS OFF) SELECT * FROM types_company WHERE '9137130016829134XT' = code;
EXPLAIN (COSTS OFF) SELECT * FROM types_company WHERE code IN ('9137130016829134XT', '913713001682510225');
EXPLAIN (COSTS OFF) SELECT * FROM types_company WHERE code BETWEEN '913713001682510225' AND 'N2371302MF0000005R';
SELECT min(code), max(code), min(person), max(person), min(share), max(share) FROM types_company;
-- so one that is none is an error
SELECT * FROM types_company WHERE code = '9137130016829134XA';

-- a parameter declared varchar, as JDBC's setString does
PREPARE by_code(varchar) AS SELECT * FROM types_company WHERE code = $1;
PREPARE by_code_turned(varchar) AS SELECT * FROM types_company WHERE $1 = code;
PREPARE by_person(varchar) AS SELECT code FROM types_company WHERE person = $1;
PREPARE by_codes(varchar[]) AS SELECT code FROM types_company WHERE code = ANY ($1) ORDER BY code;
SET plan_cache_mode = force_generic_plan;
EXPLAIN (COSTS OFF) EXECUTE by_code('9137130016829134XT');
EXPLAIN (COSTS OFF) EXECUTE by_code_turned('9137130016829134XT');
EXPLAIN (COSTS OFF) EXECUTE by_person('37132419850615003X');
EXPLAIN (COSTS OFF) EXECUTE by_codes('{N2371302MF0000005R,9137130016829134XT,x}');
EXECUTE by_code('9137130016829134XT');
EXECUTE by_code_turned('9137130016829134XT');
EXECUTE by_person('37132419850615003X');
EXECUTE by_codes('{N2371302MF0000005R,9137130016829134XT,x,NULL,9137130016829134XT}');
-- a text that is no code is no error, and equals nothing; nothing is trimmed or folded
EXECUTE by_code('9137130016829134XA');
EXECUTE by_code('9137130016829134xt');
EXECUTE by_code(' 9137130016829134XT');
EXECUTE by_person('37132419850615003x');
RESET plan_cache_mode;

-- an argument of a function
CREATE FUNCTION types_find(v varchar) RETURNS credit_code
LANGUAGE sql AS 'SELECT code FROM types_company WHERE code = v';
SELECT types_find('9137130016829134XT'), types_find('nothing');

-- ranges of texts, more than one on a column (the index compares the texts with each other)
SELECT code FROM types_company WHERE code > '9137'::text AND code > '9'::varchar AND code < 'A'::text ORDER BY code;
SELECT code FROM types_company WHERE code >= 'N'::text AND code = 'N2371302MF0000005R'::varchar;
SELECT code FROM types_company WHERE code > '9137130016829134XT'::text AND code < 'N'::text;

-- char(18) columns of older systems
SELECT code FROM types_company WHERE code = '9137130016829134XT'::char(20);

-- hash indexes
CREATE INDEX types_company_hash ON types_company USING hash (code);
ALTER TABLE types_company DROP CONSTRAINT types_company_pkey;
EXPLAIN (COSTS OFF) EXECUTE by_code('9137130016829134XT');
EXPLAIN (COSTS OFF) SELECT * FROM types_company WHERE code = '9137130016829134XT';
EXECUTE by_code('9137130016829134XT');
EXECUTE by_code('9137130016829134xt');
DROP INDEX types_company_hash;

-- BRIN, minmax by default and bloom
CREATE INDEX types_company_brin ON types_company USING brin (code);
EXPLAIN (COSTS OFF) EXECUTE by_code('9137130016829134XT');
EXPLAIN (COSTS OFF) SELECT code FROM types_company WHERE code > '9137130016829134XT';
EXECUTE by_code('9137130016829134XT');
DROP INDEX types_company_brin;
CREATE INDEX types_company_bloom ON types_company USING brin (code credit_code_bloom_ops);
EXPLAIN (COSTS OFF) SELECT code FROM types_company WHERE code = '9137130016829134XT';
SELECT code FROM types_company WHERE code = '9137130016829134XT';
DROP INDEX types_company_bloom;

-- text columns are planned as if we were not here
CREATE TABLE types_word (t text PRIMARY KEY);
INSERT INTO types_word
VALUES ('9137130016829134XT'), ('a');
EXPLAIN (COSTS OFF) SELECT * FROM types_word AS a JOIN types_word AS b USING (t) WHERE t = '9137130016829134XT';
SELECT t FROM types_word WHERE t = 'a';

DROP FUNCTION types_find;
DROP TABLE types_company, types_word;
