-- The types inside the server: sorting, joins, indexes, binary format, comparison with text, attributes of functions.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET LOCAL search_path = ldpd, public;
SELECT plan(53);

-- 100,000 codes whose check characters are those that the parser asks for
CREATE FUNCTION pg_temp.repaired(code text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    complaint text := credit_code_error(code);
BEGIN
    IF complaint LIKE 'Character 17 %' THEN
        code := left(code, 16) || substr(complaint, length(complaint) - 2, 1) || '0';
        complaint := credit_code_error(code);
    END IF;
    IF complaint LIKE 'Character 18 %' THEN
        code := left(code, 17) || substr(complaint, length(complaint) - 2, 1);
    END IF;
    RETURN code;
END
$$;

CREATE TEMPORARY TABLE company AS
SELECT pg_temp.repaired('91371300MA' || translate(upper(substr(md5(i::text), 1, 6)), 'F', 'Y') || '00')::credit_code AS code
FROM generate_series(1, 100000) AS i;
ANALYZE company;

-- A sort of one column has abbreviated keys. A second sort, by text, and a third of an expression that no key can shorten
CREATE FUNCTION pg_temp.digest(query text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    result text;
BEGIN
    EXECUTE format('SELECT md5(string_agg(code::text, '','')) FROM (%s) AS q', query) INTO result;
    RETURN result;
END
$$;
SELECT is(
    pg_temp.digest('SELECT code FROM company ORDER BY code OFFSET 0'),
    pg_temp.digest('SELECT code FROM company ORDER BY code::text COLLATE "C" OFFSET 0'),
    'abbreviated keys sort as the text does');
SELECT is(
    pg_temp.digest('SELECT code FROM company ORDER BY code DESC OFFSET 0'),
    pg_temp.digest('SELECT code FROM company ORDER BY code::text COLLATE "C" DESC OFFSET 0'),
    'and backwards');
SET LOCAL work_mem = '64kB';
SELECT is(
    pg_temp.digest('SELECT code FROM company ORDER BY code OFFSET 0'),
    pg_temp.digest('SELECT code FROM company ORDER BY code::text COLLATE "C" OFFSET 0'),
    'and on disk, where full values are merged');
RESET work_mem;
SELECT is(
    pg_temp.digest('SELECT code FROM (VALUES (1, ''N2371302MF0000005R''::credit_code), (1, ''113713000043300076''), (1, ''9137130016829134XT'')) AS t(i, code) ORDER BY i, code'),
    md5('113713000043300076,9137130016829134XT,N2371302MF0000005R'),
    'without keys: as second column');

-- Against text: a driver's parameter. Most of these equal no code
CREATE TEMPORARY TABLE word AS
SELECT code::text AS t FROM company WHERE credit_code_hash(code) % 100 = 0
UNION ALL
SELECT lower(code::text) FROM company WHERE credit_code_hash(code) % 100 = 1
UNION ALL
SELECT code::text || ' ' FROM company WHERE credit_code_hash(code) % 100 = 2
UNION ALL
SELECT left(code::text, 17) FROM company WHERE credit_code_hash(code) % 100 = 3
UNION ALL
VALUES (''), ('0'), ('9'), ('9137130'), ('913713001682510225'), ('~'), ('临沂市'), (NULL);
ANALYZE word;

CREATE FUNCTION pg_temp.joined() RETURNS text
LANGUAGE sql AS $$
    SELECT format('%s %s', count(*), md5(string_agg(t, ',' ORDER BY t COLLATE "C"))) FROM company JOIN word ON code = t
$$;
CREATE FUNCTION pg_temp.plan_has(node text, query text DEFAULT 'SELECT count(*) FROM company JOIN word ON code = t') RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    line text;
BEGIN
    FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
        IF line LIKE '%' || node || '%' THEN
            RETURN true;
        END IF;
    END LOOP;
    RETURN false;
END
$$;
CREATE TEMPORARY TABLE truth AS
SELECT format('%s %s', count(*), md5(string_agg(t, ',' ORDER BY t COLLATE "C"))) AS joined FROM company JOIN word ON code::text = t;
SELECT isnt(joined, '0 ', 'the join has rows') FROM truth;

SET LOCAL enable_mergejoin = off;
SET LOCAL enable_nestloop = off;
SELECT ok(pg_temp.plan_has('Hash Join'), 'a hash join with text');
SELECT is(pg_temp.joined(), joined, 'it finds what is equal') FROM truth;
SET LOCAL enable_mergejoin = on;
SET LOCAL enable_hashjoin = off;
SELECT ok(pg_temp.plan_has('Merge Join'), 'a merge join with text');
SELECT is(pg_temp.joined(), joined, 'it finds what is equal') FROM truth;
SET LOCAL enable_mergejoin = off;
SET LOCAL enable_nestloop = on;
CREATE INDEX company_btree ON company (code);
SELECT ok(pg_temp.plan_has('Nested Loop') AND pg_temp.plan_has('company_btree'), 'a nested loop over the btree');
SELECT is(pg_temp.joined(), joined, 'it finds what is equal') FROM truth;
SELECT ok(pg_temp.plan_has('Index Only Scan Backward using company_btree', 'SELECT max(code) FROM company'), 'max is the end of the btree');
SELECT ok(pg_temp.plan_has('Index Only Scan using company_btree', 'SELECT min(code) FROM company'), 'min is its beginning');
DROP INDEX company_btree;
CREATE INDEX company_hash ON company USING hash (code);
SELECT ok(pg_temp.plan_has('Nested Loop') AND pg_temp.plan_has('company_hash'), 'a nested loop over the hash index');
SELECT is(pg_temp.joined(), joined, 'it finds what is equal') FROM truth;
DROP INDEX company_hash;
RESET enable_hashjoin;
RESET enable_mergejoin;

-- Both directions of all operators against the bytes, on pairs that differ early, late, in length, in nothing
SELECT is_empty($$
    SELECT code, t
    FROM (SELECT code FROM company LIMIT 20) AS c,
        (SELECT t FROM word WHERE t IS NOT NULL LIMIT 200) AS w,
        LATERAL (SELECT code::text COLLATE "C" AS s, t COLLATE "C" AS u) AS b
    WHERE (code < t) <> (s < u) OR (code <= t) <> (s <= u) OR (code = t) <> (s = u) OR (code <> t) <> (s <> u)
        OR (code >= t) <> (s >= u) OR (code > t) <> (s > u)
        OR (t < code) <> (u < s) OR (t <= code) <> (u <= s) OR (t = code) <> (u = s) OR (t <> code) <> (u <> s)
        OR (t >= code) <> (u >= s) OR (t > code) <> (u > s)
        OR sign(credit_code_text_cmp(code, t)) <> bttext_pattern_cmp(s, u)::int / greatest(abs(bttext_pattern_cmp(s, u)), 1)
        OR sign(text_credit_code_cmp(t, code)) <> -sign(credit_code_text_cmp(code, t))
$$, 'credit_code against text is a comparison of bytes');
SELECT is_empty($$
    SELECT n, t
    FROM unnest('{371302199001010011,37132419850615003X}'::resident_id[]) AS n,
        unnest('{371302199001010011,37132419850615003X,37132419850615003x,3713,"",4,371302199001010011 ,临沂}'::text[]) AS t,
        LATERAL (SELECT n::text COLLATE "C" AS s, t COLLATE "C" AS u) AS b
    WHERE (n < t) <> (s < u) OR (n <= t) <> (s <= u) OR (n = t) <> (s = u) OR (n <> t) <> (s <> u)
        OR (n >= t) <> (s >= u) OR (n > t) <> (s > u)
        OR (t < n) <> (u < s) OR (t <= n) <> (u <= s) OR (t = n) <> (u = s) OR (t <> n) <> (u <> s)
        OR (t >= n) <> (u >= s) OR (t > n) <> (u > s)
        OR sign(resident_id_text_cmp(n, t)) <> -sign(text_resident_id_cmp(t, n))
$$, 'resident_id against text is a comparison of bytes');
SELECT is_empty($$
    SELECT code FROM company
    WHERE credit_code_hash(code) <> credit_code_text_hash(code::text)
        OR credit_code_hash_extended(code, 42) <> credit_code_text_hash_extended(code::text, 42)
        OR credit_code_hash_extended(code, 0)::bit(32) <> credit_code_hash(code)::bit(32)
        OR credit_code_text_hash(lower(code::text)) = credit_code_hash(code)
$$, 'equal values hash alike, whichever type they come as');
SELECT is_empty($$
    SELECT n FROM unnest('{371302199001010011,37132419850615003X,911124198108030024}'::resident_id[]) AS n
    WHERE resident_id_hash(n) <> resident_id_text_hash(n::text)
        OR resident_id_hash_extended(n, 42) <> resident_id_text_hash_extended(n::text, 42)
$$, 'so do those of resident_id');

-- Two texts that are equal to a code, through one class of equality
CREATE TEMPORARY TABLE a AS SELECT code FROM company LIMIT 50;
CREATE TEMPORARY TABLE b AS SELECT code::text AS t FROM a;
CREATE TEMPORARY TABLE c AS SELECT code::varchar AS v FROM a;
SELECT is(count(*), 50::bigint, 'credit_code = text = varchar') FROM a JOIN b ON a.code = b.t JOIN c ON a.code = c.v;

-- Aggregates by hash
SELECT is(count(*), (SELECT count(DISTINCT code::text) FROM company), 'hash aggregate')
FROM (SELECT code FROM company GROUP BY code) AS g;

-- BRIN
CREATE TEMPORARY TABLE sorted AS SELECT code, code::text AS t FROM company ORDER BY code;
CREATE INDEX ON sorted USING brin (code) WITH (pages_per_range = 4);
SET LOCAL enable_seqscan = off;
SELECT is(
    (SELECT count(*) FROM sorted WHERE code BETWEEN lo.code AND hi.code),
    (SELECT count(*) FROM sorted WHERE t COLLATE "C" BETWEEN lo.t AND hi.t),
    'brin range')
FROM (SELECT * FROM sorted OFFSET 30000 LIMIT 1) AS lo, (SELECT * FROM sorted OFFSET 40000 LIMIT 1) AS hi;
SELECT cmp_ok((SELECT count(*) FROM sorted WHERE code > w.t::varchar), '=', (SELECT count(*) FROM sorted WHERE t > w.t COLLATE "C"),
    'brin range with a text')
FROM (SELECT t FROM sorted OFFSET 70000 LIMIT 1) AS w;
RESET enable_seqscan;

-- Binary format, there and back; what recv is offered is what in would be
CREATE FUNCTION pg_temp.through_binary(source text, target text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    file text := current_setting('data_directory') || '/ldpd_types.bin';
BEGIN
    EXECUTE format('COPY (%s) TO %L (FORMAT binary)', source, file);
    EXECUTE format('COPY %s FROM %L (FORMAT binary)', target, file);
END
$$;
CREATE TEMPORARY TABLE everything (c credit_code, r resident_id, s share_class, o open_class);
INSERT INTO everything
SELECT code, '37132419850615003X', '2', '3' FROM company LIMIT 1000;
CREATE TEMPORARY TABLE back (LIKE everything);
SELECT lives_ok($$SELECT pg_temp.through_binary('TABLE everything', 'back')$$, 'COPY BINARY out and in');
SELECT set_eq('TABLE back', 'TABLE everything', 'round trip');
SELECT is(credit_code_send('9137130016829134XT'), '9137130016829134XT'::bytea, 'credit_code: the characters');
SELECT is(resident_id_send('37132419850615003X'), '37132419850615003X'::bytea, 'resident_id: the characters');
SELECT is((share_class_send('2'), open_class_send('3'))::text, '("\\x02","\\x03")', 'the classes: their codes');

CREATE TEMPORARY TABLE only_c (c credit_code);
CREATE TEMPORARY TABLE only_r (r resident_id);
CREATE TEMPORARY TABLE only_s (s share_class);
CREATE TEMPORARY TABLE only_o (o open_class);
SELECT throws_ok(format('SELECT pg_temp.through_binary(%L, %L)', source, target), sqlstate, message, why)
FROM (VALUES
        ('SELECT ''9137130016829134XA''::text', 'only_c', '22P03', 'invalid input syntax for type credit_code: "9137130016829134XA"', 'check character'),
        ('SELECT ''9137130016829134X''::text', 'only_c', '22P03', 'invalid input syntax for type credit_code: "9137130016829134X"', 'length'),
        ('SELECT ''''::text', 'only_c', '22P03', 'invalid input syntax for type credit_code: ""', 'nothing'),
        ('SELECT ''\x913713001682ff''::bytea', 'only_c', '22021', NULL, 'no text at all'),
        ('SELECT ''371302199001010012''::text', 'only_r', '22P03', 'invalid input syntax for type resident_id: "371302********0012"', 'check character'),
        ('SELECT 4::"char"', 'only_s', '22P03', 'invalid binary code for type share_class: 4', 'code 4'),
        ('SELECT ''\x00''::bytea', 'only_o', '22P03', 'invalid binary code for type open_class: 0', 'code 0'),
        ('SELECT ''\x0102''::bytea', 'only_o', '22P03', 'incorrect binary data format', 'two bytes')
    ) AS t(source, target, sqlstate, message, why);

-- Assignment from what drivers send
PREPARE put(varchar) AS INSERT INTO only_c VALUES ($1);
SELECT lives_ok($$EXECUTE put('9137130016829134XT')$$, 'varchar parameter into credit_code');
PREPARE put_id(varchar) AS INSERT INTO only_r VALUES ($1);
SELECT lives_ok($$EXECUTE put_id('37132419850615003X')$$, 'varchar parameter into resident_id');
SELECT lives_ok($$INSERT INTO only_c VALUES ('913713001682510225'::char(20))$$, 'char(20) into credit_code');
SELECT throws_ok($$EXECUTE put('9137130016829134XA')$$, '22P02', NULL, 'checked on the way');
SELECT throws_ok('SELECT length(c) FROM only_c', '42883', NULL, 'to text by assignment only, nothing implicit');

-- Soft errors, where the server has them
CREATE FUNCTION pg_temp.soft_errors() RETURNS SETOF text
LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('server_version_num')::int < 160000 THEN
        RETURN QUERY SELECT skip('soft errors came with 16', 8);
        RETURN;
    END IF;
    RETURN QUERY EXECUTE $q$
        SELECT is(pg_input_is_valid(input, type), expected, format('%s %L', type, input))
        FROM (VALUES
                ('9137130016829134XT', 'credit_code', true), ('9137130016829134XA', 'credit_code', false),
                ('37132419850615003X', 'resident_id', true), ('371324198506150031', 'resident_id', false),
                ('1', 'share_class', true), ('4', 'share_class', false), ('不予开放', 'open_class', true)
            ) AS t(input, type, expected)
        UNION ALL
        SELECT is(detail, 'Character 18 is "A", the check character should be "T".', 'the DETAIL comes along')
        FROM pg_input_error_info('9137130016829134XA', 'credit_code')
    $q$;
END
$$;
SELECT pg_temp.soft_errors();

-- What the planner may rely on
SELECT is_empty($$
    SELECT p.oid::regprocedure
    FROM pg_proc AS p
    JOIN pg_language AS l ON l.oid = p.prolang
    WHERE p.pronamespace = 'ldpd'::regnamespace
        AND p.prokind = 'f'
        AND l.lanname IN ('c', 'internal')
        AND (p.proargtypes::oid[] || p.prorettype)
            && ARRAY['credit_code'::regtype, 'resident_id'::regtype, 'share_class'::regtype, 'open_class'::regtype]::oid[]
        AND p.prorettype <> 'trigger'::regtype
        -- who acts, and when, is another matter
        AND p.proname NOT IN ('current_agency', 'answers_for', 'project_check', 'rule_workdays')
        AND (p.provolatile, p.proisstrict, p.proparallel) <> ('i', true, 's')
$$, 'the functions of the types are immutable, strict, parallel safe');
SELECT is_empty($$
    SELECT o.oid::regoperator
    FROM pg_operator AS o
    JOIN pg_proc AS p ON p.oid = o.oprcode
    WHERE o.oprnamespace = 'ldpd'::regnamespace
        AND (NOT p.proleakproof OR o.oprcom = 0 OR o.oprnegate = 0 OR o.oprrest = 0 OR o.oprjoin = 0)
$$, 'operators are leakproof, have commutator, negator and estimators');
SELECT is_empty($$
    SELECT amopopr::regoperator
    FROM pg_amop
    WHERE amopopr = 'pg_catalog.=(text,text)'::regoperator
        AND amopfamily IN (SELECT oid FROM pg_opfamily WHERE opfnamespace = 'ldpd'::regnamespace)
$$, 'the = of text is a member of no family of ours');
SELECT is_empty($$
    SELECT pg_describe_object(d.classid, d.objid, 0)
    FROM pg_depend AS d
    WHERE d.deptype = 'e'
        AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'ldpd')
        AND d.classid IN ('pg_proc'::regclass, 'pg_operator'::regclass, 'pg_type'::regclass, 'pg_cast'::regclass,
            'pg_opclass'::regclass, 'pg_opfamily'::regclass)
        AND NOT EXISTS (SELECT FROM pg_type AS t WHERE d.classid = 'pg_type'::regclass AND t.oid = d.objid AND (t.typelem <> 0 OR t.typrelid <> 0))
        AND obj_description(d.objid, d.classid::regclass::name) IS NULL
$$, 'every object has its comment');

SELECT * FROM finish();
ROLLBACK;
