-- The recurring work, where pg_cron is not (t/060_jobs.pl is where it is).
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(9);

SELECT results_eq('SELECT job, needed FROM job ORDER BY job', $$VALUES ('remind', true), ('seal', true), ('security check', true)$$,
    'with ldpd.seal_interval = 0 the sealing is a job too');
SELECT is_empty($$SELECT job FROM job WHERE schedule !~ '^\*/(5|10) \* \* \* \*$'$$, 'none has a time of day, which would depend on a zone');
SELECT is((SELECT statement FROM job WHERE job = 'remind'),
    format('SELECT cron.schedule_in_database(%L, ''*/10 * * * *'', ''SELECT ldpd.remind()'', %L, ''postgres'')', 'ldpd remind in ' || current_database(), current_database()),
    'a statement for the database of pg_cron');
SELECT string_agg(command, ';' ORDER BY job) AS commands FROM job \gset
SELECT lives_ok(:'commands', 'the commands are run by hand just as well');
SELECT is(refusal('postgres', 'SELECT ldpd.schedule()'), format('42704 pg_cron is not in database "%s" | It is not among shared_preload_libraries. | Run what the column "statement" of ldpd.job says in the database of pg_cron, or the column "command" in this one by whatever else you have.', current_database()),
    'without pg_cron it is said how else');
SELECT is(unschedule(), 0::bigint, 'and nothing is there to be taken back');
SELECT is(attempt('regress_city', statement), '42501', statement || ' is the administrator''s') FROM (VALUES
    ('SELECT schedule()'), ('SELECT unschedule()'), ('SELECT * FROM job')) AS s(statement);

SELECT * FROM finish();
ROLLBACK;
