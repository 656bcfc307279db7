-- share_class (Article 15) and open_class (Article 20): three terms each, from closed to open.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET LOCAL search_path = ldpd, public;
SELECT plan(44);

SELECT is(format('%s %s', input::share_class, input::share_class::int), expected, 'share_class reads ' || input)
FROM (VALUES
        ('无条件共享', '无条件共享 1'), ('有条件共享', '有条件共享 2'), ('不予共享', '不予共享 3'),
        ('unconditional', '无条件共享 1'), ('conditional', '有条件共享 2'), ('not_shared', '不予共享 3'),
        ('1', '无条件共享 1'), ('2', '有条件共享 2'), ('3', '不予共享 3'),
        (' NOT_SHARED ', '不予共享 3')
    ) AS t(input, expected);

SELECT is(format('%s %s', input::open_class, input::open_class::int), expected, 'open_class reads ' || input)
FROM (VALUES
        ('无条件开放', '无条件开放 1'), ('有条件开放', '有条件开放 2'), ('不予开放', '不予开放 3'),
        ('unconditional', '无条件开放 1'), ('conditional', '有条件开放 2'), ('not_open', '不予开放 3'),
        ('not_opened', '不予开放 3'),
        ('1', '无条件开放 1'), ('2', '有条件开放 2'), ('3', '不予开放 3'),
        (' 不予开放 ', '不予开放 3')
    ) AS t(input, expected);

SELECT throws_ok(format('SELECT %L::%s', input, type), '22P02',
    format('invalid input syntax for type %s: "%s"', type, input), why)
FROM (VALUES
        ('share_class', '0', 'no code 0'),
        ('share_class', '4', 'no code 4'),
        ('share_class', '', 'empty'),
        ('share_class', '无条件', 'half a term'),
        ('share_class', '无条件共享1', 'a term and more'),
        ('share_class', '无条件开放', 'a term of the other class'),
        ('open_class', '无条件共享', 'a term of the other class'),
        ('open_class', 'not_shared', 'a name of the other class'),
        ('open_class', '11', 'two digits')
    ) AS t(type, input, why);

-- From closed to open
SELECT is(array_agg(c ORDER BY c)::text, '{不予共享,有条件共享,无条件共享}', 'share_class: from closed to open')
FROM unnest('{1,2,3}'::share_class[]) AS c;
SELECT is(array_agg(c ORDER BY c)::text, '{不予开放,有条件开放,无条件开放}', 'open_class: from closed to open')
FROM unnest('{1,2,3}'::open_class[]) AS c;
SELECT is((min(c), max(c))::text, '(不予共享,无条件共享)', 'share_class: max is the most open')
FROM unnest('{2,1,3}'::share_class[]) AS c;
SELECT is((min(c), max(c))::text, '(不予开放,无条件开放)', 'open_class: max is the most open')
FROM unnest('{2,1,3}'::open_class[]) AS c;

-- All six operators of both types, on all pairs: openness is 3 - code
SELECT is_empty($$
    SELECT a, b
    FROM unnest('{1,2,3}'::share_class[]) AS a, unnest('{1,2,3}'::share_class[]) AS b
    WHERE (a < b) <> (a::int > b::int) OR (a <= b) <> (a::int >= b::int) OR (a = b) <> (a::int = b::int)
        OR (a <> b) <> (a::int <> b::int) OR (a >= b) <> (a::int <= b::int) OR (a > b) <> (a::int < b::int)
        OR sign(share_class_cmp(a, b)) <> sign(b::int - a::int)
$$, 'operators of share_class');
SELECT is_empty($$
    SELECT a, b
    FROM unnest('{1,2,3}'::open_class[]) AS a, unnest('{1,2,3}'::open_class[]) AS b
    WHERE (a < b) <> (a::int > b::int) OR (a <= b) <> (a::int >= b::int) OR (a = b) <> (a::int = b::int)
        OR (a <> b) <> (a::int <> b::int) OR (a >= b) <> (a::int <= b::int) OR (a > b) <> (a::int < b::int)
        OR sign(open_class_cmp(a, b)) <> sign(b::int - a::int)
$$, 'operators of open_class');

SELECT throws_ok('SELECT share_class ''1''::open_class', '42846', NULL, 'no cast between the two');
SELECT throws_ok('SELECT open_class ''1''::share_class', '42846', NULL, 'no cast between the two');
SELECT throws_ok('SELECT share_class ''1'' = open_class ''1''', '42883', NULL, 'no comparison between the two');
SELECT throws_ok('SELECT 1::share_class', '42846', NULL, 'no cast from a bare number: catalogues disagree about those');

-- By index, and through a driver's varchar
CREATE TEMPORARY TABLE r (s share_class, o open_class);
INSERT INTO r
SELECT (i % 3 + 1)::text::share_class, (i % 3 + 1)::varchar::open_class
FROM generate_series(1, 3000) AS i;
INSERT INTO r VALUES ('1'::varchar, '3'::text);
CREATE INDEX ON r (s);
CREATE INDEX ON r USING hash (o);
CREATE INDEX ON r USING brin (s, o);
SET LOCAL enable_seqscan = off;
SELECT is(count(*), 2001::bigint, 'btree: at least conditional') FROM r WHERE s >= '有条件共享';
SELECT is(count(*), 1001::bigint, 'hash: not open') FROM r WHERE o = '不予开放';
SELECT is(count(*), 3::bigint, 'hash aggregate') FROM (SELECT s FROM r GROUP BY s) AS g;
SELECT is((pg_column_size(s), pg_column_size(o))::text, '(1,1)', 'one byte') FROM r LIMIT 1;

SELECT * FROM finish();
ROLLBACK;
