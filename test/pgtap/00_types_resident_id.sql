-- resident_id: the rules of GB 11643-1999, one row a case. Article 11(1).
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET LOCAL search_path = ldpd, public;
SELECT plan(60);

-- What is read, and its parts
SELECT is(
    (n::text, birth_date(n), sex(n), region(n), mask(n))::text,
    (input, birth, his_sex, his_region, masked)::text,
    why)
FROM (VALUES
        ('371302199001010011', DATE '1990-01-01', '男', '371302', '371302********0011', 'Linyi (synthetic)'),
        ('371302200002290022', '2000-02-29', '女', '371302', '371302********0022', 'leap day of a century divisible by 400'),
        ('37132419850615003X', '1985-06-15', '男', '371324', '371324********003X', 'check character X'),
        ('360426199101010071', '1991-01-01', '男', '360426', '360426********0071', 'python-stdnum'),
        ('44011320141005001X', '2014-10-05', '男', '440113', '440113********001X', 'python-stdnum'),
        ('11010519491231002X', '1949-12-31', '女', '110105', '110105********002X', 'the example of the standard'),
        ('440524188001010014', '1880-01-01', '男', '440524', '440524********0014', 'the example of the standard, born in 1880'),
        ('810000199408230021', '1994-08-23', '女', '810000', '810000********0021', 'residence permit, Hong Kong'),
        ('830000199201300022', '1992-01-30', '女', '830000', '830000********0022', 'residence permit, Taiwan'),
        ('911124198108030024', '1981-08-03', '女', NULL, '911124********0024', 'foreigner: holds no region')
    ) AS t(input, birth, his_sex, his_region, masked, why),
    LATERAL CAST(input AS resident_id) AS n;

SELECT is(input::resident_id::text, '37132419850615003X', why)
FROM (VALUES
        ('37132419850615003x', 'lower case folds up'),
        (E' \t37132419850615003X\r\n', 'blanks around')
    ) AS t(input, why);

-- What is refused, and why: the sentence is that of the DETAIL
SELECT is(resident_id_error(input), expected, why)
FROM (VALUES
        ('371302199001010011', NULL, 'NULL = valid'),
        ('', 'It has 0 characters and should have 18.', 'empty'),
        ('37130219900101001', 'It has 17 characters and should have 18.', 'one short'),
        ('3713021990010100111', 'It has 19 characters and should have 18.', 'one long'),
        ('110105491231002', 'It has 15 characters and should have 18.', 'first generation'),
        ('371302-19900101-0011', 'Character 7 is a hyphen.', 'hyphen'),
        ('３71302199001010011', 'Character 1 is "３", which is not ASCII.', 'full-width'),
        ('37132419850615003Ⅹ', 'Character 18 is "Ⅹ", which is not ASCII.', 'Roman numeral ten'),
        ('37132419850615003Y', 'Character 18 is "Y", it should be a digit or X.', 'Y'),
        ('3713O2199001010011', 'Character 5 is "O", it should be a digit.', 'O for 0'),
        ('X71302199001010011', 'Character 1 is "X", it should be a digit.', 'X elsewhere'),
        ('37130219900101001市', 'Character 18 is "市", it should be a digit or X.', 'Chinese character'),
        ('001302199001010011', 'Characters 1 and 2 are "00", which is no province of GB/T 2260.', 'province 00'),
        ('381302199001010011', 'Characters 1 and 2 are "38", which is no province of GB/T 2260.', 'province 38'),
        ('371302199902290019', 'Characters 7 to 14 should be a date of birth, YYYYMMDD, from 1800 on.', 'no leap year'),
        ('371302190002290019', 'Characters 7 to 14 should be a date of birth, YYYYMMDD, from 1800 on.', '1900 was none'),
        ('371302199013010019', 'Characters 7 to 14 should be a date of birth, YYYYMMDD, from 1800 on.', 'month 13'),
        ('371302199000010019', 'Characters 7 to 14 should be a date of birth, YYYYMMDD, from 1800 on.', 'month 0'),
        ('371302199004310019', 'Characters 7 to 14 should be a date of birth, YYYYMMDD, from 1800 on.', '31 April'),
        ('371302199001000019', 'Characters 7 to 14 should be a date of birth, YYYYMMDD, from 1800 on.', 'day 0'),
        ('371302179912310019', 'Characters 7 to 14 should be a date of birth, YYYYMMDD, from 1800 on.', 'before 1800'),
        ('371302199001010012', 'Character 18 is "2", the check character should be "1".', 'check character'),
        ('371302199001010021', 'Character 18 is "1", the check character should be "X".', 'check character X')
    ) AS t(input, expected, why);

SELECT is(is_resident_id(input), resident_id_error(input) IS NULL, 'is_resident_id agrees with resident_id_error: ' || input)
FROM (VALUES ('371302199001010011'), ('371302199001010012'), (' 37132419850615003x'), ('')) AS t(input);

-- No message prints a number whole
SELECT throws_ok(format('SELECT %L::resident_id', input), '22P02',
    format('invalid input syntax for type resident_id: "%s"', masked), why)
FROM (VALUES
        ('371302199001010012', '371302********0012', 'wrong check character'),
        (' 371302199001010012 ', '371302********0012', 'blanks do not shift the mask'),
        ('110105491231002', '110105*****1002', 'first generation'),
        ('37130219900101001', '371302*******1001', 'one short'),
        ('371302-19900101-0011', '371302**********0011', 'with hyphens'),
        ('19900101', '1*******', 'a short one'),
        ('张三371302199001010011', '张三3713**********0011', 'characters, not bytes')
    ) AS t(input, masked, why);
SELECT unalike(resident_id_error('371302199001010012'), '%19900101%', 'nor does resident_id_error');

-- A slip of the pen never passes
CREATE TEMPORARY TABLE sample AS
SELECT code FROM (VALUES ('371302199001010011'), ('37132419850615003X'), ('440524188001010014'), ('911124198108030024')) AS t(code);

SELECT is(count(*) FILTER (WHERE is_resident_id(slip)), 0::bigint, 'every wrong character is found: ' || code)
FROM sample, LATERAL (
    SELECT overlay(code PLACING letter FROM i FOR 1)
    FROM generate_series(1, 18) AS i, regexp_split_to_table('0123456789X', '') AS letter
    WHERE letter <> substr(code, i, 1)
) AS s(slip)
GROUP BY code;

SELECT is(count(*) FILTER (WHERE is_resident_id(slip)), 0::bigint, 'every swap of neighbours is found: ' || code)
FROM sample, LATERAL (
    SELECT overlay(code PLACING reverse(substr(code, i, 2)) FROM i FOR 2)
    FROM generate_series(1, 17) AS i
    WHERE substr(code, i, 1) <> substr(code, i + 1, 1)
) AS s(slip)
GROUP BY code;

-- At random, against the arithmetic of ISO 7064 MOD 11-2 in SQL
CREATE TEMPORARY TABLE random_id AS
SELECT body || substr('10X98765432', (SELECT sum(w * substr(body, i::int, 1)::int) % 11
    FROM unnest('{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}'::int[]) WITH ORDINALITY AS u(w, i))::int + 1, 1) AS code, born
FROM (SELECT '3713' || lpad((random() * 99)::int::text, 2, '0') || to_char(born, 'YYYYMMDD') ||
        lpad((random() * 999)::int::text, 3, '0'), born
    FROM (SELECT DATE '1850-01-01' + (random() * 70000)::int FROM generate_series(1, 3000)) AS d(born)) AS b(body, born);

SELECT is((SELECT count(*) FROM random_id WHERE code::resident_id::text = code AND birth_date(code::resident_id) = born),
    (SELECT count(*) FROM random_id), 'random numbers are read and written back');
SELECT is(
    (SELECT array_agg(code ORDER BY code::resident_id) FROM random_id),
    (SELECT array_agg(code ORDER BY code COLLATE "C") FROM random_id),
    'order is that of the text in collation "C"');
SELECT is((SELECT min(code::resident_id)::text FROM random_id), (SELECT min(code COLLATE "C") FROM random_id), 'min');
SELECT is((SELECT max(code::resident_id)::text FROM random_id), (SELECT max(code COLLATE "C") FROM random_id), 'max');
SELECT is(pg_column_size('371302199001010011'::resident_id), 8, '8 bytes');

SELECT * FROM finish();
ROLLBACK;
