-- The statements of doc/officer.md, each as the office that it names, by the calendar: they go through, and leave what the page says.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET client_min_messages = warning;
SET search_path = public, ldpd;
SELECT plan(9);
SET ldpd.clock = '2026-01-05 08:00';
CREATE ROLE regress_dashuju IN ROLE ldpd_bureau;
CREATE ROLE regress_minzheng IN ROLE ldpd_agency;
CREATE ROLE regress_gongan IN ROLE ldpd_agency;
CREATE ROLE regress_kaifang IN ROLE ldpd_public;
INSERT INTO agency (code, name, kind, region) VALUES ('11371300MB00100143', '临沂市大数据局', 'bureau', '371300'),
    ('11371300MB0010022X', '临沂市民政局', 'department', '371300'), ('11371300MB0010030Q', '临沂市公安局', 'department', '371300');
INSERT INTO agency_role VALUES ('regress_dashuju', '11371300MB00100143'), ('regress_minzheng', '11371300MB0010022X'), ('regress_gongan', '11371300MB0010030Q');

-- The page goes by office, the script by the calendar.
\set script `f="$PGHOST"/officer.sql && "$PGHOST"/test/lib/page-statements "$PGHOST"/doc/officer.md regress_ >"$f" && echo "$f"`
\o /dev/null
\i :script
\o
RESET ROLE;
SELECT ok((SELECT count(*) > 40 FROM regexp_matches(pg_read_file(:'script'), ';\s*(--[^\n]*)?$', 'gn')), 'the page has statements');
SELECT is((SELECT string_agg(resource || ' ' || version, ', ' ORDER BY resource) FROM catalogue), '303001/000001 1, 303001/000002 1', 'two entries are published');
SELECT is((SELECT status FROM duty WHERE rule = 'catalogue_update'), 'on_time', 'the change was followed in time');
SELECT is((SELECT string_agg(state, ', ' ORDER BY id) FROM share_request), 'fulfilled, fulfilled', 'both requests ended as sharing, the second after a dispute');
SELECT is((SELECT string_agg(source || ' ' || consumer::text, ', ' ORDER BY id) FROM share_grant), 'request 11371300MB0010030Q, emergency 11371300MB0010030Q, request 11371300MB0010030Q', 'by three grants');
SELECT is((SELECT state FROM open_request), 'refused', 'the public was answered');
SELECT is((SELECT state FROM incident), 'resolved', 'the incident is over');
SELECT is((SELECT state FROM rectification), 'closed', 'and the notice closed');
SELECT is((SELECT count(*)::int FROM open_list_sheet), 1, 'the list of the year has what is open');
SELECT * FROM finish();
ROLLBACK;
