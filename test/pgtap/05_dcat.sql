-- The open catalogue as others harvest it (Articles 19, 21): DCAT 3 in JSON-LD, validated against shapes; the list of the year as CSV.
BEGIN;
\ir ../lib/fixture.sql
SELECT plan(68);

-- A node of the document as a role sees it; what of it a path gives.
CREATE FUNCTION node(id text, path text DEFAULT '$', actor name DEFAULT 'regress_platform', as_of date DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    v text;
BEGIN
    PERFORM set_config('role', actor, true);
    SELECT string_agg(x #>> '{}', ' ') INTO v
    FROM ldpd.dcat(as_of) d, jsonb_array_elements(d -> '@graph') n,
         jsonb_path_query(n, path::jsonpath) x
    WHERE n ->> '@id' = 'https://data.linyi.example/' || id;
    PERFORM set_config('role', 'none', true);
    RETURN v;
END $$;

-- ---------------------------------------------------------------- the platform, and what its words are elsewhere

SELECT is(attempt(actor, $$UPDATE open_platform SET base = 'https://data.linyi.example/', homepage = 'https://data.linyi.example/', page = 'https://data.linyi.example/#/{code}',
    licence = 'https://data.linyi.example/licence', contact_email = 'data@linyi.example'$$), state, why) FROM (VALUES
    ('regress_county', 'LD019', 'a county''s bureau does not say how the city''s platform shows itself'),
    ('regress_platform', '42501', 'nor does the platform'),
    ('regress_city', NULL, 'the city''s bureau does')
) AS t(actor, state, why);
SELECT is(attempt('regress_city', format('UPDATE open_platform SET %s = %L', c, v)), '23514', c || ' is not ' || v) FROM (VALUES
    ('base', 'https://data.linyi.example'), ('base', 'data.linyi.example/'), ('base', 'https://data.linyi.example/?a/'), ('page', 'https://data.linyi.example/'),
    ('licence', '注明来源'), ('contact_email', '市大数据局'), ('title', E'\u3000')) AS s(c, v);
SELECT is(attempt('regress_mz', $$INSERT INTO vocabulary_iri VALUES ('class', '303001', 'http://publications.europa.eu/resource/authority/data-theme/SOCI', 'http://publications.europa.eu/resource/authority/data-theme', 'Population and society')$$),
    '42501', 'an agency keeps no vocabulary');
SELECT is(attempt('regress_city', $$INSERT INTO vocabulary_iri VALUES ('class', '303001', 'http://publications.europa.eu/resource/authority/data-theme/SOCI', 'http://publications.europa.eu/resource/authority/data-theme', 'Population and society')$$),
    NULL, 'the city''s bureau says which theme a class is');
SELECT is(attempt('regress_city', $$INSERT INTO resource_class VALUES ('303', '国务院部门'), ('303001', '民政')$$), NULL, 'and names the classes');

-- A second version of what is open, which is in spreadsheets; and one of a county's agency, not open.
SELECT clock('2026-03-10 09:00') \gset ignore_
SELECT rows_of('regress_mz', $$INSERT INTO resource_version (resource, name, summary, format, format_detail, share_class, open_class, security_level, use_requirement, update_cycle, related_resource, issued_on)
    VALUES ('303001/2', '养老机构名录', '全市养老机构', '电子表格', 'xlsx、csv', '无条件共享', '无条件开放', '一般', '注明来源', '每季度', '303001/1、303001/3', '2020-05-01')$$) \gset ignore_
SELECT rows_of('regress_mz', $$INSERT INTO resource_item SELECT max(v.id), i.* FROM resource_version v, (VALUES (1, '名称', 'name', 'C'), (2, '床位数', 'beds', 'I')) i GROUP BY 2, 3, 4, 5$$) \gset ignore_
SELECT count(rows_of(actor, format($$UPDATE resource_version SET state = %L WHERE state <> 'published'$$, state))) FROM (VALUES
    ('regress_mz', 'submitted'), ('regress_city', 'approved'), ('regress_city', 'published')) AS s(actor, state) \gset ignore_

-- ---------------------------------------------------------------- what the document says

SELECT is(node(id, path), expected, why) FROM (VALUES
    ('catalog', '$."@type"', 'dcat:Catalog', 'there is a catalogue'),
    ('catalog', '$."dct:title"."@value"', '临沂市公共数据开放网', 'of the one platform (Article 19)'),
    ('catalog', '$."dct:publisher"."@id"', 'https://data.linyi.example/agency/11371300MB00100143', 'published by the city''s bureau (Article 21)'),
    ('catalog', '$."dcat:dataset"[*]."@id"', 'https://data.linyi.example/dataset/303001/1 https://data.linyi.example/dataset/303001/2', 'with what is open, and nothing else'),
    ('catalog', '$."dct:modified"."@value"', '2026-03-10T09:00:00+08:00', 'as of its last change, in Beijing time whatever the session''s'),
    ('catalog', '$."dcatap:applicableLegislation"[*]."@id"', 'https://data.linyi.example/instrument/linyi', 'under the regulation'),
    ('instrument/linyi', '$."dct:title"."@value"', '临沂市公共数据管理办法(征求意见稿)', 'which has its title'),
    ('dataset/303001/1', '$."dct:accessRights"."@id"', 'http://publications.europa.eu/resource/authority/access-right/RESTRICTED', '有条件开放 is restricted'),
    ('dataset/303001/2', '$."dct:accessRights"."@id"', 'http://publications.europa.eu/resource/authority/access-right/PUBLIC', '无条件开放 is public'),
    ('dataset/303001/1', '$."dct:accrualPeriodicity"."@id"', 'http://publications.europa.eu/resource/authority/frequency/DAILY', 'the frequency of updates'),
    ('dataset/303001/2', '$."dct:accrualPeriodicity"."@id"', 'http://publications.europa.eu/resource/authority/frequency/QUARTERLY', 'of each'),
    ('dataset/303001/1', '$."dct:identifier"', '303001/1', 'the code is the identifier'),
    ('dataset/303001/1', '$."dct:publisher"."@id"', 'https://data.linyi.example/agency/11371300MB0010022X', 'the provider publishes'),
    ('agency/11371300MB0010022X', '$."dct:identifier"', '11371300MB0010022X', 'with its credit code'),
    ('agency/11371300MB0010022X', '$."foaf:name"."@value"', '临沂市民政局', 'and its name'),
    ('agency/11371300MB0010022X#contact', '$."vcard:hasEmail"."@id"', 'mailto:data@linyi.example', 'and whom to ask'),
    ('dataset/303001/2', '$."dct:title"."@value"', '养老机构名录', 'the version in force'),
    ('dataset/303001/2', '$."dcat:version"', '2', 'says which it is'),
    ('dataset/303001/2', '$."dcat:previousVersion"."@id"', 'https://data.linyi.example/dataset/303001/2/version/1', 'and which was before'),
    ('dataset/303001/1', '$."dcat:previousVersion"."@id"', NULL, 'where there was one'),
    ('dataset/303001/2', '$."dct:issued"."@value"', '2020-05-01', 'first issued by its provider'),
    ('dataset/303001/1', '$."dct:issued"."@value"', '2026-03-02', 'or published here'),
    ('dataset/303001/2', '$."dcat:distribution"."dct:format"."@id"', 'http://publications.europa.eu/resource/authority/file-type/XLSX', 'the first file type that its format names'),
    ('dataset/303001/1', '$."dcat:distribution"."dct:format"', NULL, 'none where it names none'),
    ('dataset/303001/1', '$."dcat:distribution"."dct:description"."@value"', '数据库', 'but the words (Article 21)'),
    ('dataset/303001/2', '$."dcat:distribution"."dct:description"."@value"', '电子表格:xlsx、csv', 'with their detail'),
    ('dataset/303001/1', '$."dcat:distribution"."dcat:accessURL"."@id"', 'https://data.linyi.example/#/303001/1', 'where it is had'),
    ('dataset/303001/1', '$."dcat:distribution"."dct:rights"."rdfs:label"."@value"', '要求;仅限履职', 'under what conditions (Article 20(2))'),
    ('dataset/303001/2', '$."dcat:distribution"."dct:rights"."rdfs:label"."@value"', '注明来源', 'none where it is unconditional'),
    ('dataset/303001/2', '$."dct:relation"[*]."@id"', 'https://data.linyi.example/dataset/303001/1', 'related is what is open, not what is not'),
    ('dataset/303001/1', '$."dcat:keyword"[*]."@value"', '部门信息资源 国务院部门 民政', 'the words of its class'),
    ('dataset/303001/1', '$."dcat:theme"[*]."@id"', 'https://data.linyi.example/class/3 https://data.linyi.example/class/303 https://data.linyi.example/class/303001 http://publications.europa.eu/resource/authority/data-theme/SOCI', 'and its themes'),
    ('class/303001', '$."skos:prefLabel"."@value"', '民政', 'by name'),
    ('region/371300', '$."skos:prefLabel"."@value"', '临沂市', 'and where'),
    ('dataset/303001/3', '$', NULL, 'what is not open is not there')
) AS t(id, path, expected, why);
SELECT is(value_of('regress_platform', $$SELECT ldpd.dcat()::text LIKE '%303001/3%'$$), 'false', 'not even by its code');
SELECT is(value_of(actor, $$SELECT count(*) FROM jsonb_path_query(ldpd.dcat(), '$."@graph"[*] ? (@."@type" == "dcat:Dataset")')$$), '2', actor || ' gets the same') FROM (VALUES
    ('regress_mz'), ('regress_report'), ('regress_audit')) AS a(actor);
SELECT ok(NOT ldpd.dcat() @? '$.** ? (@ == null)', 'nothing is null');

-- ---------------------------------------------------------------- the catalogue of another day, and of another city

SELECT is(node('dataset/303001/2', path, as_of => day::date), expected, why) FROM (VALUES
    ('$."dct:title"."@value"', '2026-03-09', '资源', 'of the day before, the version before'),
    ('$."dct:title"."@value"', '2026-03-10', '养老机构名录', 'of the day itself, what stood at its end'),
    ('$."dct:title"."@value"', '2026-03-01', NULL, 'of a day before it was published, nothing'),
    ('$."dcat:previousVersion"."@id"', '2026-03-09', NULL, 'and no version before the first')
) AS t(path, day, expected, why);
SELECT is(attempt('regress_city', $$INSERT INTO open_platform (region, title, description, homepage, base) VALUES ('370100', '济南市', '目录', 'https://jinan.example/', 'https://jinan.example/')$$),
    NULL, 'a second platform is registered');
SELECT is(attempt('regress_platform', 'SELECT dcat()'), '21000', 'then one says which is meant');
SELECT is(value_of('regress_platform', format($$SELECT count(*) FROM jsonb_path_query(dcat(region => %L), '$."@graph"[*]."dcat:dataset"[*]')$$, region)), expected, why)
FROM (VALUES ('371300', '2', 'the city''s own'), ('370100', '0', 'and of another city none')) AS t(region, expected, why);
SELECT is(attempt('regress_city', $$DELETE FROM open_platform WHERE region = '370100'$$), NULL, 'it goes again');

-- ---------------------------------------------------------------- the list of the year as CSV, as doc/officer.md has it

SELECT is(attempt('regress_city', $$INSERT INTO open_list (year) VALUES (2026)$$), NULL, 'the list of the year is drafted');
SELECT is(attempt('regress_city', $$UPDATE open_list SET state = 'published'$$), NULL, 'and published');
\setenv LIST `echo "$PGHOST"/open_list.csv`
SET ROLE regress_platform;
\o | cat >"$LIST"
COPY (SELECT 序号, 数据名称, 开放主体, 开放属性, 数据格式, 数据类型, 更新频率, 开放要求, 信息资源代码 FROM ldpd.open_list_sheet WHERE 年度 = 2026 AND 版次 = 1 ORDER BY 序号) TO STDOUT (FORMAT csv, HEADER);
\o
RESET ROLE;
\set list `cat "$LIST"`
SELECT is(:'list'::text, '序号,数据名称,开放主体,开放属性,数据格式,数据类型,更新频率,开放要求,信息资源代码
1,资源,临沂市民政局,有条件开放,数据库,C,每日,要求,303001/1
2,养老机构名录,临沂市民政局,无条件开放,电子表格,"C,I",每季度,,303001/2', 'the public takes it with the columns of Article 21');

-- ---------------------------------------------------------------- against shapes in SHACL, where node is

\set before `mkdir -p "$PGHOST"/dcat && echo "$PGHOST"/dcat`
\set good :before '/catalogue.jsonld'
\set bad :before '/untitled.jsonld'
\t on
\a
\o :good
SELECT value_of('regress_platform', 'SELECT ldpd.dcat()');
\o :bad
SELECT value_of('regress_platform', $$SELECT jsonb_set(d, ARRAY['@graph', n::text], (d #> ARRAY['@graph', n::text]) - 'dct:title' - 'dct:publisher')
    FROM ldpd.dcat() d, generate_series(0, jsonb_array_length(d -> '@graph') - 1) n WHERE d #>> ARRAY['@graph', n::text, 'dct:identifier'] = '303001/1'$$);
\o
\a
\t off
\setenv CATALOGUE :good
\setenv UNTITLED :bad
\set sound `"$PGHOST"/test/dcat/validate "$CATALOGUE"`
\set untitled `"$PGHOST"/test/dcat/validate "$UNTITLED"`
SELECT CASE WHEN :'sound' LIKE 'skipped: %' THEN skip(:'sound'::text, 3) ELSE
    collect_tap(
        matches(:'sound'::text, '^[0-9]+ triples, 2 datasets', 'the document is RDF, and what it means is in it'),
        is((SELECT count(*) FROM regexp_matches(:'sound'::text, 'Violation', 'g')), 0::bigint, 'which the shapes of DCAT-AP 3 find nothing wrong with') || diag(substr(:'sound', 1, 2000)),
        matches(:'untitled'::text, 'Violation: https://data.linyi.example/dataset/303001/1 http://purl.org/dc/terms/title', 'as they do where a title is missing')
    ) END;

SELECT * FROM finish();
ROLLBACK;
