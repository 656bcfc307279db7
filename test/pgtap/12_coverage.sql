-- The page doc/coverage.md is what ldpd.coverage says now; no article is left for later without its being said.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SELECT plan(3);
\ir ../../tools/coverage.sql
\set page `cat "$PGHOST"/doc/coverage.md`
SELECT is(:'page'::text = :'coverage'::text, true, 'doc/coverage.md is current (make coverage)');
SELECT is_empty($$SELECT article FROM ldpd.coverage WHERE article BETWEEN 30 AND 43 AND how = 'later'$$, 'chapters 8 to 10 leave nothing for later');
SELECT is_empty($$SELECT article FROM ldpd.coverage WHERE how = 'recorded' AND article BETWEEN 30 AND 43 AND tests = '{}'$$, 'and what is recorded there is shown by a test');
SELECT * FROM finish();
ROLLBACK;
