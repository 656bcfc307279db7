-- The guided tour prints what it should, each message to the letter. From standard input, so that no message names a file.
CREATE DATABASE ldpd_tour TEMPLATE template0 ENCODING 'UTF8';
\! psql -qX -d ldpd_tour < "$PG_ABS_SRCDIR/../demo/setup.sql" 2>&1
\! PGTZ=Asia/Shanghai psql -qX -d ldpd_tour < "$PG_ABS_SRCDIR/../demo/tour.sql" 2>&1
DROP DATABASE ldpd_tour WITH (FORCE);
SELECT format('DROP ROLE %I', rolname) FROM pg_roles WHERE rolname !~ '^(pg_|ldpd_|regress)' AND NOT rolsuper ORDER BY rolname \gexec
