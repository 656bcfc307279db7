\echo Use "ALTER EXTENSION ldpd UPDATE TO '0.2'" to load this file. \quit

-- From 0.1 to 0.2. A line "\ir FILE" stands for the file, which make puts there: a chapter that is new in 0.2 is not written twice.

\ir begin.sql
\ir ../00_schema_library.sql

--
-- What 0.1 has, and 0.2 has otherwise: by CREATE OR REPLACE and ALTER, new columns last
--

--
-- What is new
--

--
-- What each release fills anew
--
DELETE FROM ldpd.coverage;
\ir ../12_coverage_rows.sql

\ir end.sql
