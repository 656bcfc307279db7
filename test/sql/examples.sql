-- The examples for psql, as roles of the small city of test/lib/fixture.sql.
CREATE DATABASE ldpd_examples TEMPLATE template0 ENCODING 'UTF8';
\setenv PGDATABASE ldpd_examples
\setenv run `echo "$PG_ABS_SRCDIR/lib/example"`
\! psql -qX -c 'CREATE EXTENSION ldpd' -c 'CREATE EXTENSION pgtap' && psql -qX -f "$PG_ABS_SRCDIR/lib/fixture.sql" >/dev/null 2>&1
\! "$run" regress_ga 2026-03-02 request.sql -v resource=303001/1 -v purpose=核验婚姻状况
\! "$run" regress_ga 2026-03-02 request.sql -v resource=303001/1 -v purpose=核验婚姻状况
\! "$run" regress_ga 2026-03-02 request.sql -v resource=303001/2 -v purpose=核验婚姻状况
\! "$run" regress_ga 2026-03-02 request.sql -v resource=303001/99 -v purpose=核验婚姻状况
\! PGOPTIONS="-c role=regress_city -c ldpd.clock=2026-03-04" psql -qXAt -c 'SELECT ldpd.remind() > 0'
\! "$run" regress_mz 2026-03-04 due.sql
\! "$run" regress_mz 2026-03-04 due.sql
\! "$run" regress_mz 2026-03-04 answer.sql -v request=1 -v state=refused
\! "$run" regress_mz 2026-03-04 answer.sql -v request=1 -v state=maybe
\! "$run" regress_mz 2026-03-04 answer.sql -v request=1 -v state=refused -v basis=《某法》第一条
\! "$run" regress_mz 2026-03-04 answer.sql -v request=1 -v state=agreed
DROP DATABASE ldpd_examples;
SELECT format('DROP ROLE %I', rolname) FROM pg_roles WHERE rolname LIKE 'regress\_%' ORDER BY rolname \gexec
