-- The page doc/coverage.md is what ldpd.coverage says now; no article is left for later without its being said.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SELECT plan(6);
\ir ../../tools/coverage.sql
\set page `cat "$PGHOST"/doc/coverage.md`
SELECT is(:'page'::text = :'coverage'::text, true, 'doc/coverage.md is current (make coverage)');
SELECT is_empty($$SELECT article FROM ldpd.coverage WHERE article BETWEEN 30 AND 43 AND how = 'later'$$, 'chapters 8 to 10 leave nothing for later');
SELECT is_empty($$SELECT article FROM ldpd.coverage WHERE how = 'recorded' AND article BETWEEN 30 AND 43 AND tests = '{}'$$, 'and what is recorded there is shown by a test');
SELECT is_empty($$SELECT a.number FROM ldpd.article a LEFT JOIN ldpd.coverage c ON c.article = a.number WHERE coalesce(c.how, 'later') = 'later'$$,
    'nor does any of the 45 articles');
SELECT is((SELECT count(*) FROM ldpd.article), 45::bigint, 'which are 45');

-- Who breaks an enforced article is stopped with its code: a test that its row names says so. Article 44 extends the others to
-- bodies that take part by reference, and they are stopped with the codes of the others.
\set provoked `cd "$PGHOST"/test && grep -oE 'LD0[0-9]{2}' pgtap/*.sql t/*.pl | sort -u | sed -E 's/(.*):LD0*([0-9]+)/(\2,\x27\1\x27),/' | tr -d '\n'`
SELECT is_empty(format($$WITH provoked(article, test) AS (VALUES %s (0, ''))
    SELECT c.article FROM ldpd.coverage c
    WHERE c.how = 'enforced' AND c.article <> 44
      AND NOT EXISTS (SELECT FROM provoked p WHERE p.article = c.article AND p.test = ANY (c.tests))$$, :'provoked'),
    'each enforced article has a test that provokes its code');
SELECT * FROM finish();
ROLLBACK;
