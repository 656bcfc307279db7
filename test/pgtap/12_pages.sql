-- The pages of doc/: each is in the index, each link leads somewhere, and those for a kind of reader begin with a task of five minutes.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SELECT plan(4);
CREATE TEMP VIEW page AS
SELECT 'doc/' || f AS path, pg_read_file(current_setting('unix_socket_directories') || '/doc/' || f) AS text
FROM pg_ls_dir(current_setting('unix_socket_directories') || '/doc') f WHERE f LIKE '%.md'
UNION ALL
SELECT 'doc/reference/' || f, pg_read_file(current_setting('unix_socket_directories') || '/doc/reference/' || f)
FROM pg_ls_dir(current_setting('unix_socket_directories') || '/doc/reference') f WHERE f LIKE '%.md';
CREATE TEMP VIEW link AS
SELECT p.path, l.target[1] AS target, (SELECT text FROM page i WHERE i.path = 'doc/' || l.target[1]) AS text, l.n
FROM page p, regexp_matches(p.text, '\]\(([^)#:]+)(?:#[^)]*)?\)', 'g') WITH ORDINALITY l(target, n);

SELECT is_empty($$SELECT path FROM page WHERE path <> 'doc/README.md' AND path NOT IN (SELECT 'doc/' || target FROM link WHERE path = 'doc/README.md')$$,
    'each page is in doc/README.md');
SELECT is_empty($$SELECT l.path, l.target FROM link l WHERE l.target LIKE '%.md'
    AND regexp_replace(regexp_replace(l.path, '[^/]*$', '') || l.target, '[^/]+/\.\./', '') NOT IN (SELECT path FROM page UNION SELECT 'README.md' UNION SELECT 'CHANGELOG.md')$$,
    'each link to a page leads to one');
SELECT is_empty($$SELECT l.target FROM link l JOIN page i ON i.path = l.path WHERE l.path = 'doc/README.md'
    AND strpos(i.text, '(' || l.target || ')') < strpos(i.text, '## To look things up') AND l.text !~ '^# [^\n]+\n\n\*\*In five minutes 五分钟上手:\*\*'$$,
    'those for readers begin with a task of five minutes');
SELECT is_empty($$SELECT path FROM page WHERE split_part(text, E'\n', 1) !~ '^# .*[一-龥]'$$, 'and each has a title in both languages');
SELECT * FROM finish();
ROLLBACK;
