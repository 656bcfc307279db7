-- Working days (Articles 8, 16, 22): counting by the State Council's notices, and what may be loaded as a notice.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = public, ldpd;
SELECT plan(79);

-- ---------------------------------------------------------------- counting

-- From the notices' own texts: an event on a day, and the day on which a period of n working days ends.
CREATE TEMP TABLE vector (started date, n int, due date, why text);
INSERT INTO vector VALUES
    ('2023-09-18', 15, '2023-10-13', 'over National Day, with two make-up days'),
    ('2023-09-28', 3, '2023-10-09', 'Saturday 7 and Sunday 8 October were worked'),
    ('2024-02-08', 7, '2024-02-23', 'Spring Festival 2024'),
    ('2024-02-09', 3, '2024-02-20', 'the eve of the festival'),
    ('2025-01-24', 3, '2025-02-05', 'Sunday 26 January was worked'),
    ('2025-01-27', 7, '2025-02-12', 'Saturday 8 February was worked'),
    ('2025-09-26', 7, '2025-10-13', 'Mid-Autumn and National Day together'),
    ('2025-09-30', 3, '2025-10-11', 'ends on a Saturday that is worked'),
    ('2026-02-12', 3, '2026-02-24', 'before Spring Festival 2026'),
    ('2026-02-24', 7, '2026-03-04', 'Saturday 28 February is worked'),
    ('2026-02-13', 3, '2026-02-25', 'Spring Festival 2026'),
    ('2026-02-13', 7, '2026-03-02', 'Spring Festival 2026'),
    ('2026-02-13', 15, '2026-03-12', 'Spring Festival 2026'),
    ('2026-09-30', 7, '2026-10-15', 'National Day 2026'),
    ('2026-09-19', 1, '2026-09-20', 'from a Saturday to a Sunday that is worked');
SELECT is(add_workdays(started, n), due, format('%s + %s: %s', started, n, why)) FROM vector;
SELECT is(workdays_between(started, due), n, format('%s to %s is %s working days', started, due, n)) FROM vector;

SELECT is(workdays_between(make_date(year - 1, 12, 31), make_date(year, 12, 31)), days, format('%s has %s working days', year, days))
FROM (VALUES (2023, 249), (2024, 251), (2025, 248), (2026, 248)) AS y(year, days);

-- The slow and obvious way, for each day of 2001 to 2026.
CREATE TEMP TABLE oracle AS
SELECT d::date AS day,
       coalesce((SELECT is_workday FROM calendar_day c WHERE c.day = d::date), extract(isodow FROM d) < 6) AS works
FROM generate_series('2001-01-01'::timestamp, '2026-12-31', '1 day') AS d;
CREATE TEMP TABLE running AS
SELECT day, works, count(*) FILTER (WHERE works) OVER (ORDER BY day)::int AS upto FROM oracle;
CREATE INDEX ON running (upto, day);
ANALYZE running;
SELECT is_empty('SELECT day FROM oracle WHERE works <> is_workday(day)', 'is_workday agrees with the rows, day by day');
SELECT is_empty($$
    SELECT day FROM running WHERE day > '2001-01-01' AND workdays_between('2001-01-01', day) <> upto
$$, 'workdays_between agrees with a plain sum, day by day');
SELECT is_empty($$
    SELECT r.day, n FROM running r, unnest('{1,2,3,7,15,40}'::int[]) n
    WHERE r.day < '2026-10-01'
      AND add_workdays(r.day, n) <> (SELECT min(s.day) FROM running s WHERE s.upto = r.upto + n)
$$, 'add_workdays forwards agrees with a plain search');
SELECT is_empty($$
    SELECT r.day, n FROM running r, unnest('{1,3,7,15}'::int[]) n
    WHERE r.day > '2001-03-01'
      AND add_workdays(r.day, -n) <>
          (SELECT min(s.day) FROM running s WHERE s.upto = r.upto - r.works::int - n + 1)
$$, 'add_workdays backwards agrees with a plain search');
SELECT is(add_workdays('2026-02-15', 0), '2026-02-15'::date, 'no days from a day off is that day');
SELECT is(add_workdays('1900-01-01', 0), '1900-01-01'::date, 'no days need no notice');
SELECT is(workdays_between('2026-02-24', '2026-02-12'), -3, 'counted back it is negative');
SELECT is(add_workdays('2000-12-31', 1), '2001-01-02'::date, 'a count may start on the eve of the first day that is known');
SELECT is(workdays_between('2000-12-31', '2026-12-31'), (SELECT max(upto) FROM running), 'and end on the last one');
SELECT is(workdays_between('1900-01-01', '1900-01-01'), 0, 'from a day to itself are none, in any year');

-- ---------------------------------------------------------------- what is not known

CREATE TEMP TABLE refused (statement text, state text, why text);
INSERT INTO refused VALUES
    ($$SELECT is_workday('2027-01-04')$$, '22008', 'a year with no notice'),
    ($$SELECT add_workdays('2026-12-31', 3)$$, '22008', 'into a year with no notice'),
    ($$SELECT add_workdays('2026-01-01', 2147483647)$$, '22008', 'any number of days is bounded'),
    ($$SELECT add_workdays('2026-01-01', -2147483648)$$, '22008', 'backwards too'),
    ($$SELECT workdays_between('2000-01-01', '2026-01-01')$$, '22008', 'from a year with no notice'),
    ($$SELECT workdays_between('2026-12-30', '2027-01-01')$$, '22008', 'to the day after the last one that is known'),
    ($$SELECT add_workdays('2000-12-30', 1)$$, '22008', 'from before the eve of the first one'),
    ($$SELECT workdays_between('-infinity', 'infinity')$$, '22008', 'an infinite date'),
    ($$SELECT workdays_between('infinity', 'infinity')$$, '22008', 'from and to the same infinite date'),
    ($$SELECT add_workdays('-infinity', 0)$$, '22008', 'no days from an infinite date'),
    ($$SELECT is_workday('5874897-12-31')$$, '22008', 'the last day there is'),
    ($$SELECT add_workdays('4714-11-24 BC', 1)$$, '22008', 'the first day there is'),
    ($$SELECT * FROM explain_workdays('2026-12-31', 3)$$, '22008', 'nor can it be explained');
SELECT throws_ok(statement, state, NULL, why) FROM refused;

-- ---------------------------------------------------------------- loading a notice

CREATE ROLE regress_bureau IN ROLE ldpd_bureau;
CREATE ROLE regress_county IN ROLE ldpd_bureau;
CREATE ROLE regress_agency IN ROLE ldpd_agency;
INSERT INTO agency (code, name, kind, region) VALUES
    ('11371300MB00100143', '临沂市大数据局', 'bureau', '371300'),
    ('11371302MB00100658', '兰山区大数据局', 'bureau', '371302'),
    ('11371300MB0010022X', '临沂市民政局', 'department', '371300');
INSERT INTO agency_role VALUES
    ('regress_bureau', '11371300MB00100143'), ('regress_county', '11371302MB00100658'), ('regress_agency', '11371300MB0010022X');

-- A statement as a role; its SQLSTATE, or NULL where it went through.
CREATE FUNCTION pg_temp.attempt(actor name, statement text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('role', actor, true);
    EXECUTE statement;
    PERFORM set_config('role', 'none', true);
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE;            -- the role goes back with the subtransaction
END $$;

SELECT is(pg_temp.attempt('regress_agency', $$INSERT INTO calendar_notice VALUES ('x', 2027)$$), '42501', 'an agency loads no notice');
SELECT is(pg_temp.attempt('regress_county', $$INSERT INTO calendar_notice VALUES ('x', 2027)$$), 'LD005', 'nor does a county''s bureau');
SELECT is(pg_temp.attempt('regress_county', $$DELETE FROM calendar_day WHERE day = '2026-10-01'$$), 'LD005', 'nor take a day out');
SELECT is(pg_temp.attempt('regress_bureau', 'TRUNCATE calendar_day'), '42501', 'nobody truncates it');
SELECT is(pg_temp.attempt('postgres', 'TRUNCATE calendar_day'), 'LD005', 'a superuser neither');
SELECT is(pg_temp.attempt('regress_bureau', statement), state, why) FROM (VALUES
    ($$INSERT INTO calendar_day VALUES ('2026-11-04', true, '测试', '国办发明电〔2025〕7号')$$, '23514', 'a Wednesday is no make-up day'),
    ($$INSERT INTO calendar_day VALUES ('infinity', false, '测试', '国办发明电〔2025〕7号')$$, '22008', 'infinity is no day off'),
    ($$INSERT INTO calendar_day VALUES ('0044-03-15 BC', false, '测试', '国办发明电〔2025〕7号')$$, '22008', 'nor is a day BC'),
    ($$INSERT INTO calendar_day VALUES ('2028-01-01', false, '测试', '国办发明电〔2025〕7号')$$, '23514', 'nor a day of another year than the notice''s'),
    ($$INSERT INTO calendar_day VALUES ('2026-11-05', false, '测试', '没有这个通知')$$, '23503', 'a document that is not there'),
    ($$INSERT INTO calendar_day VALUES ('2026-11-05', false, '测试', NULL)$$, '23502', 'no document'),
    ($$INSERT INTO calendar_day VALUES ('2026-11-05', false, E'\u3000', '国办发明电〔2025〕7号')$$, '23514', 'a blank name'),
    ($$INSERT INTO calendar_notice VALUES (E' \u00a0', 2027)$$, '23514', 'a blank document'),
    ($$INSERT INTO calendar_notice VALUES ('通知', 1999)$$, '23514', 'a year before notices were'),
    ($$INSERT INTO calendar_notice VALUES ('通知', 2027); SET CONSTRAINTS ALL IMMEDIATE$$, '23514', 'a notice with no days')
) AS t(statement, state, why);

SELECT is(pg_temp.attempt('regress_bureau', $$
    INSERT INTO calendar_notice VALUES ('测试通知', 2027, '2026-11-20');
    INSERT INTO calendar_day VALUES ('2026-12-31', false, '元旦', '测试通知'), ('2027-01-01', false, '元旦', '测试通知'),
                                    ('2027-01-03', true, '元旦', '测试通知');
    SET CONSTRAINTS ALL IMMEDIATE$$), NULL, 'the city''s bureau loads a notice, the last days of December included');
SELECT is(add_workdays('2026-12-30', 1), '2027-01-03'::date, 'and it counts at once');
SELECT is(
    (SELECT string_agg(action || ' ' || object, ', ' ORDER BY id) FROM ledger WHERE agency = '11371300MB00100143' AND action = 'registered'),
    'registered calendar_notice/测试通知, registered calendar_day/2026-12-31, registered calendar_day/2027-01-01, registered calendar_day/2027-01-03',
    'each row of it is in the ledger');
SAVEPOINT before;
DELETE FROM calendar_day WHERE document = '测试通知';
SELECT is(add_workdays('2026-12-30', 1), '2026-12-31'::date, 'rows that are taken out no longer count');
ROLLBACK TO before;
SELECT is(add_workdays('2026-12-30', 1), '2027-01-03'::date, 'and count again when that is rolled back');

-- Ten months off: further apart than the session's table of bytes can say.
SELECT is(pg_temp.attempt('regress_bureau', $$
    INSERT INTO calendar_day SELECT d, false, '测试', '测试通知' FROM generate_series('2027-02-01'::date, '2027-11-30', '1 day') d WHERE extract(isodow FROM d) < 6;
    SET CONSTRAINTS ALL IMMEDIATE$$), NULL, 'a city that takes off most of a year');
SELECT results_eq(
    $$SELECT n, add_workdays('2027-01-28', n), workdays_between('2027-01-28', add_workdays('2027-01-28', n)) FROM (VALUES (-1), (1), (2), (3), (4)) v (n)$$,
    $$VALUES (-1, '2027-01-27'::date, -1), (1, '2027-01-29', 1), (2, '2027-12-01', 2), (3, '2027-12-02', 3), (4, '2027-12-03', 4)$$,
    'its working days are counted to the day');

SELECT * FROM finish();
ROLLBACK;
