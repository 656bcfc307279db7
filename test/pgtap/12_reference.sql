-- The pages doc/reference/*.md are what the catalog and its COMMENTs say now.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SELECT no_plan();
\ir ../../tools/reference.sql
\set folder `echo "$PGHOST"/doc/reference`
SELECT set_eq(format('SELECT f FROM pg_ls_dir(%L) f', :'folder'), $$SELECT p || '.md' FROM pg_temp.reference_pages() p$$, 'a page for each schema, and one for the server');
SELECT CASE WHEN pg_read_file(path) = page || E'\n' THEN ok(true, p || ' is current')
            ELSE fail(p || ' is current (make reference)') || E'\n' || diag((
                SELECT string_agg(line, E'\n') FROM (
                    (SELECT '+ ' || l AS line FROM string_to_table(page, E'\n') l EXCEPT SELECT '+ ' || l FROM string_to_table(pg_read_file(path), E'\n') l)
                    UNION ALL
                    (SELECT '- ' || l FROM string_to_table(pg_read_file(path), E'\n') l EXCEPT SELECT '- ' || l FROM string_to_table(page, E'\n') l)) d)) END
FROM pg_temp.reference_pages() p, LATERAL (SELECT :'folder' || '/' || p || '.md', pg_temp.reference_page(p)) f(path, page);
SELECT * FROM finish();
ROLLBACK;
