-- Chapter 5, opening to the public: the catalogue of what is open in the form that other portals harvest, DCAT 3 by the profile
-- DCAT-AP 3 (Articles 19, 21).

CREATE TABLE ldpd.open_platform (
    region        text COLLATE "C" PRIMARY KEY,    -- no foreign key: the row that ships is there before a dump's regions
    title         text NOT NULL CHECK (NOT ldpd.is_blank(title)),
    description   text NOT NULL CHECK (NOT ldpd.is_blank(description)),
    homepage      text NOT NULL CHECK (homepage ~ '^https?://[^[:space:]<>"{}|\\^`]+$'),
    base          text NOT NULL CHECK (base ~ '^https?://[^[:space:]<>"{}|\\^`?#]+/$'),
    page          text CHECK (page ~ '^https?://[^[:space:]<>"|\\^`]*[{]code[}][^[:space:]<>"{}|\\^`]*$'),
    licence       text CHECK (licence ~ '^https?://[^[:space:]<>"{}|\\^`]+$'),
    contact_email text CHECK (contact_email ~ '^[^[:space:]<>"@]+@[^[:space:]<>"@]+$')
);
COMMENT ON TABLE ldpd.open_platform IS '全市统一的公共数据开放平台(第十九条):开放目录对外以何名称、何地址示人,见 ldpd.dcat();由市大数据工作主管部门维护,每市一个';
COMMENT ON COLUMN ldpd.open_platform.region IS '所属的市';
COMMENT ON COLUMN ldpd.open_platform.title IS '平台名称';
COMMENT ON COLUMN ldpd.open_platform.description IS '目录的说明';
COMMENT ON COLUMN ldpd.open_platform.homepage IS '首页,http(s) 地址';
COMMENT ON COLUMN ldpd.open_platform.base IS '标识的前缀,http(s) 地址,以 / 结尾:资源、机构等的 IRI 由此加代码而成;一经对外不宜更改';
COMMENT ON COLUMN ldpd.open_platform.page IS '资源页面的地址,{code} 处代入信息资源代码;NULL 为 base 之下的 page/代码';
COMMENT ON COLUMN ldpd.open_platform.licence IS '数据的使用许可,http(s) 地址;NULL 为未定';
COMMENT ON COLUMN ldpd.open_platform.contact_email IS '联系邮箱;NULL 为未公布';
SELECT pg_catalog.pg_extension_config_dump('ldpd.open_platform', '');

INSERT INTO ldpd.open_platform (region, title, description, homepage, base)
SELECT '371300', '临沂市公共数据开放网', '临沂市公共数据开放目录', 'http://lydata.sd.gov.cn/', 'http://lydata.sd.gov.cn/';
CREATE TRIGGER shipped_yields
BEFORE INSERT ON ldpd.open_platform
FOR EACH ROW EXECUTE FUNCTION ldpd.shipped_yields('region');
ALTER TABLE ldpd.open_platform ENABLE ALWAYS TRIGGER shipped_yields;

CREATE TABLE ldpd.vocabulary_iri (
    kind   text COLLATE "C" NOT NULL CHECK (kind IN ('open_class', 'update_cycle', 'format', 'file_type', 'class')),
    label  text NOT NULL CHECK (NOT ldpd.is_blank(label)),
    iri    text NOT NULL CHECK (iri ~ '^https?://[^[:space:]<>"{}|\\^`]+$'),
    scheme text NOT NULL CHECK (scheme ~ '^https?://[^[:space:]<>"{}|\\^`]+$'),
    name   text NOT NULL CHECK (NOT ldpd.is_blank(name)),
    PRIMARY KEY (kind, label)
);
COMMENT ON TABLE ldpd.vocabulary_iri IS '本目录的取值在公开词表中的标识(第二十一条):开放目录以 DCAT 对外时用之;由市大数据工作主管部门增补';
COMMENT ON COLUMN ldpd.vocabulary_iri.kind IS '要素:open_class 开放属性、update_cycle 更新周期、format 信息资源格式、file_type 格式说明中的文件类型、class 信息资源分类';
COMMENT ON COLUMN ldpd.vocabulary_iri.label IS '本目录的取值;file_type 为小写的扩展名,class 为 ldpd.resource_class 的代码';
COMMENT ON COLUMN ldpd.vocabulary_iri.iri IS '公开词表中的 http(s) 标识';
COMMENT ON COLUMN ldpd.vocabulary_iri.scheme IS '所属词表的 http(s) 标识';
COMMENT ON COLUMN ldpd.vocabulary_iri.name IS '该标识在其词表中的名称';
SELECT pg_catalog.pg_extension_config_dump('ldpd.vocabulary_iri', '');

INSERT INTO ldpd.vocabulary_iri (kind, label, iri, scheme, name)
SELECT kind, label, scheme || '/' || code, scheme, name
FROM (VALUES
    ('open_class', '无条件开放', 'access-right', 'PUBLIC', 'public'),
    ('open_class', '有条件开放', 'access-right', 'RESTRICTED', 'restricted'),
    ('open_class', '不予开放', 'access-right', 'NON_PUBLIC', 'non-public'),
    ('update_cycle', '实时', 'frequency', 'UPDATE_CONT', 'continuously updated'),
    ('update_cycle', '每日', 'frequency', 'DAILY', 'daily'),
    ('update_cycle', '每周', 'frequency', 'WEEKLY', 'weekly'),
    ('update_cycle', '每月', 'frequency', 'MONTHLY', 'monthly'),
    ('update_cycle', '每季度', 'frequency', 'QUARTERLY', 'quarterly'),
    ('update_cycle', '每年', 'frequency', 'ANNUAL', 'annual'),
    ('file_type', 'csv', 'file-type', 'CSV', 'CSV'),
    ('file_type', 'xls', 'file-type', 'XLS', 'Excel XLS'),
    ('file_type', 'xlsx', 'file-type', 'XLSX', 'Excel XLSX'),
    ('file_type', 'json', 'file-type', 'JSON', 'JSON'),
    ('file_type', 'xml', 'file-type', 'XML', 'XML'),
    ('file_type', 'pdf', 'file-type', 'PDF', 'PDF'),
    ('file_type', 'doc', 'file-type', 'DOC', 'Word DOC'),
    ('file_type', 'docx', 'file-type', 'DOCX', 'Word DOCX'),
    ('file_type', 'txt', 'file-type', 'TXT', 'Plain text'),
    ('file_type', 'zip', 'file-type', 'ZIP', 'ZIP'),
    ('file_type', 'jpg', 'file-type', 'JPEG', 'JPEG'),
    ('file_type', 'png', 'file-type', 'PNG', 'PNG'),
    ('file_type', 'shp', 'file-type', 'SHP', 'ESRI Shapefile'),
    ('file_type', 'geojson', 'file-type', 'GEOJSON', 'GeoJSON')
) AS v(kind, label, list, code, name), LATERAL (SELECT 'http://publications.europa.eu/resource/authority/' || list) l(scheme);
CREATE TRIGGER shipped_yields
BEFORE INSERT ON ldpd.vocabulary_iri
FOR EACH ROW EXECUTE FUNCTION ldpd.shipped_yields('kind', 'label');
ALTER TABLE ldpd.vocabulary_iri ENABLE ALWAYS TRIGGER shipped_yields;

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.open_platform
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '19', 'say how the open platform shows itself');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.open_platform
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('19');
CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.vocabulary_iri
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '21', 'keep the vocabularies of the catalogue');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.vocabulary_iri
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('21');

-- What JSON-LD says in an object; nothing of nothing.
CREATE FUNCTION ldpd.dcat_iri(iri text) RETURNS jsonb
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN pg_catalog.jsonb_build_object('@id', iri);
COMMENT ON FUNCTION ldpd.dcat_iri(text) IS '一个标识的 JSON-LD(第二十一条);NULL 为 NULL';
CREATE FUNCTION ldpd.dcat_text(string text) RETURNS jsonb
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN pg_catalog.jsonb_build_object('@value', string, '@language', 'zh');
COMMENT ON FUNCTION ldpd.dcat_text(text) IS '一段中文的 JSON-LD(第二十一条);NULL 为 NULL';
CREATE FUNCTION ldpd.dcat_day(day date) RETURNS jsonb
LANGUAGE sql STABLE STRICT PARALLEL SAFE
RETURN pg_catalog.jsonb_build_object('@value', pg_catalog.to_char(day, 'YYYY-MM-DD'), '@type', 'xsd:date');
COMMENT ON FUNCTION ldpd.dcat_day(date) IS '一个日期的 JSON-LD(第二十一条);NULL 为 NULL';
CREATE FUNCTION ldpd.dcat_moment(moment timestamptz) RETURNS jsonb
LANGUAGE sql STABLE STRICT PARALLEL SAFE
RETURN pg_catalog.jsonb_build_object('@value', pg_catalog.to_char(moment AT TIME ZONE interval '8 hours', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"'),
                                     '@type', 'xsd:dateTime');
COMMENT ON FUNCTION ldpd.dcat_moment(timestamptz) IS '一个时刻的 JSON-LD(第二十一条),北京时间;NULL 为 NULL';

-- The node of a term of a public vocabulary. Its class is said here too, for whoever validates without the vocabulary at hand.
CREATE FUNCTION ldpd.dcat_term(kind text, label text, type text) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_catalog.jsonb_build_object('@id', v.iri, '@type', type, 'skos:inScheme', ldpd.dcat_iri(v.scheme))
        || CASE WHEN type = 'skos:Concept' THEN pg_catalog.jsonb_build_object('skos:prefLabel', v.name) ELSE '{}' END
    FROM ldpd.vocabulary_iri v
    WHERE v.kind = dcat_term.kind
      AND v.label = dcat_term.label;
END;
COMMENT ON FUNCTION ldpd.dcat_term(text, text, text) IS '某一取值在公开词表中的 JSON-LD 结点(第二十一条,ldpd.vocabulary_iri);没有对照的为 NULL';

-- What the resource is in: the first file type that its detail names, else what its format is; the words stand beside it.
CREATE FUNCTION ldpd.dcat_format(format text, detail text) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(
    (SELECT ldpd.dcat_term('file_type', v.label, 'dct:MediaTypeOrExtent')
     FROM pg_catalog.regexp_matches(pg_catalog.lower(detail), '[a-z]+[0-9]*', 'g') WITH ORDINALITY w(word, n)
     JOIN ldpd.vocabulary_iri v ON v.kind = 'file_type' AND v.label = w.word[1]
     ORDER BY w.n LIMIT 1),
    ldpd.dcat_term('format', format, 'dct:MediaTypeOrExtent'));
COMMENT ON FUNCTION ldpd.dcat_format(text, text) IS '格式的 JSON-LD 结点(第二十一条):格式说明中首个已知的文件类型,其次信息资源格式的对照;均无的为 NULL';

-- Compiling its many expressions would take ten times what it takes to run them for a city's catalogue.
CREATE FUNCTION ldpd.dcat(as_of date DEFAULT NULL, region text DEFAULT NULL) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
SET jit = off
-- no parsed body: pg_upgrade makes functions before the operator classes by which this one sorts
SET search_path = pg_catalog, ldpd, pg_temp
AS $$
    WITH RECURSIVE platform AS (
        SELECT p.region, p.title, p.description, p.homepage, p.base, p.licence, p.contact_email,
               coalesce(p.page, p.base || 'page/{code}') AS page
        FROM ldpd.open_platform p
        WHERE p.region = coalesce(dcat.region, (SELECT o.region FROM ldpd.open_platform o))
    ), area AS (
        SELECT p.region AS code FROM platform p
        UNION
        SELECT r.code FROM area JOIN ldpd.region r ON r.parent = area.code
    ), dataset AS (
        SELECT v.resource, v.version, v.name, v.summary, v.format, v.format_detail, v.open_class, v.open_condition, v.use_requirement,
               v.update_cycle, v.related_resource, v.issued_on, v.published_at, v.provider, a.name AS provider_name, a.region,
               pg_catalog.split_part(v.resource, '/', 1) AS class,
               p.base || 'dataset/' || v.resource AS iri,
               pg_catalog.replace(p.page, '{code}', v.resource) AS page,
               b.first_day,
               b.previous
        FROM platform p
        CROSS JOIN ldpd.resource_version v
        JOIN ldpd.agency a ON a.code = v.provider
        CROSS JOIN LATERAL (
            SELECT pg_catalog.min(ldpd.day(o.published_at)) AS first_day,
                   pg_catalog.max(o.version) FILTER (WHERE o.version < v.version) AS previous
            FROM ldpd.resource_version o
            WHERE o.resource = v.resource AND o.state = 'published' AND o.open_class <> '不予开放'
        ) b
        WHERE v.state = 'published'
          AND v.open_class <> '不予开放'
          AND a.region IN (SELECT code FROM area)
          AND CASE WHEN as_of IS NULL THEN v.superseded_at IS NULL
                   ELSE ldpd.day(v.published_at) <= as_of AND coalesce(ldpd.day(v.superseded_at) > as_of, true) END
    ), law AS (
        SELECT p.base || 'instrument/' || i.code AS iri, i.title
        FROM platform p
        CROSS JOIN ldpd.instrument i
        WHERE i.adopted
          AND i.rank IS NOT NULL
          AND i.effective @> coalesce(as_of, ldpd.today())
          AND i.adopted_from IS DISTINCT FROM 'infinity'
          AND coalesce(i.adopted_from, '-infinity') <= coalesce(as_of, ldpd.today())
    ), class AS (
        SELECT d.class AS of_dataset, c.code, c.name, p.base || 'class/' || c.code AS iri
        FROM platform p
        CROSS JOIN (SELECT DISTINCT e.class FROM dataset e) d
        JOIN ldpd.resource_class c
            ON c.code IN (pg_catalog.left(d.class, 1), pg_catalog.left(d.class, 3), pg_catalog.left(d.class, 6), d.class)
    ), classified AS (
        SELECT c.of_dataset AS class,
               pg_catalog.jsonb_agg(ldpd.dcat_text(c.name) ORDER BY c.code) AS keywords,
               pg_catalog.jsonb_agg(ldpd.dcat_iri(c.iri) ORDER BY c.code)
               || coalesce(pg_catalog.jsonb_agg(DISTINCT t.term) FILTER (WHERE t.term IS NOT NULL), '[]') AS themes
        FROM class c
        CROSS JOIN LATERAL (SELECT ldpd.dcat_term('class', c.code, 'skos:Concept')) t(term)
        GROUP BY c.of_dataset
    ), related AS (
        SELECT d.resource, pg_catalog.jsonb_agg(ldpd.dcat_iri(o.iri) ORDER BY o.resource) AS relations
        FROM dataset d
        CROSS JOIN LATERAL pg_catalog.regexp_split_to_table(d.related_resource, '[、,,;;[:space:]]+') t(resource)
        JOIN dataset o ON o.resource = t.resource
        GROUP BY d.resource
    ), bureau AS (
        SELECT a.code, a.name FROM platform p JOIN ldpd.agency a ON a.region = p.region AND a.kind = 'bureau'
    ), node AS (
        SELECT 1 AS rank, '' AS key, pg_catalog.jsonb_build_object(
            '@id', p.base || 'catalog',
            '@type', 'dcat:Catalog',
            'dct:title', ldpd.dcat_text(p.title),
            'dct:description', ldpd.dcat_text(p.description),
            'dct:publisher', (SELECT ldpd.dcat_iri(p.base || 'agency/' || b.code::text) FROM bureau b),
            'dct:language', ldpd.dcat_iri('http://publications.europa.eu/resource/authority/language/ZHO'),
            'dct:spatial', ldpd.dcat_iri(p.base || 'region/' || p.region),
            'dct:license', ldpd.dcat_iri(p.licence),
            'dct:issued', (SELECT ldpd.dcat_day(pg_catalog.min(d.first_day)) FROM dataset d),
            'dct:modified', (SELECT ldpd.dcat_moment(pg_catalog.max(d.published_at)) FROM dataset d),
            'foaf:homepage', pg_catalog.jsonb_build_object('@id', p.homepage, '@type', 'foaf:Document'),
            'dcat:themeTaxonomy', (SELECT ldpd.dcat_iri(p.base || 'class') WHERE EXISTS (SELECT FROM class)),
            'dcatap:applicableLegislation', (SELECT pg_catalog.jsonb_agg(ldpd.dcat_iri(l.iri) ORDER BY l.iri) FROM law l),
            'dcat:dataset', (SELECT pg_catalog.jsonb_agg(ldpd.dcat_iri(d.iri) ORDER BY d.resource) FROM dataset d)
        ) AS value
        FROM platform p
        UNION ALL
        SELECT 2, d.resource, pg_catalog.jsonb_build_object(
            '@id', d.iri,
            '@type', 'dcat:Dataset',
            'dct:identifier', d.resource,
            'dct:title', ldpd.dcat_text(d.name),
            'dct:description', ldpd.dcat_text(d.summary),
            'dcat:keyword', k.keywords,
            'dcat:theme', k.themes,
            'dct:accessRights', ldpd.dcat_term('open_class', d.open_class::text, 'dct:RightsStatement'),
            'dct:accrualPeriodicity', ldpd.dcat_term('update_cycle', d.update_cycle, 'dct:Frequency'),
            'dct:publisher', ldpd.dcat_iri(p.base || 'agency/' || d.provider::text),
            'dcat:contactPoint', ldpd.dcat_iri(p.base || 'agency/' || d.provider::text || '#contact'),
            'dct:language', ldpd.dcat_iri('http://publications.europa.eu/resource/authority/language/ZHO'),
            'dct:spatial', ldpd.dcat_iri(p.base || 'region/' || d.region),
            'dct:issued', ldpd.dcat_day(coalesce(d.issued_on, d.first_day)),
            'dct:modified', ldpd.dcat_moment(d.published_at),
            'dcat:version', d.version::text,
            'dcat:hasCurrentVersion', ldpd.dcat_iri(d.iri || '/version/' || d.version),
            'dcat:previousVersion', ldpd.dcat_iri(d.iri || '/version/' || d.previous),
            'dcatap:applicableLegislation', (SELECT pg_catalog.jsonb_agg(ldpd.dcat_iri(l.iri) ORDER BY l.iri) FROM law l),
            'dcat:landingPage', pg_catalog.jsonb_build_object('@id', d.page, '@type', 'foaf:Document'),
            'dct:relation', r.relations,
            'dcat:distribution', pg_catalog.jsonb_build_object(
                '@id', d.iri || '/distribution',
                '@type', 'dcat:Distribution',
                'dct:title', ldpd.dcat_text(d.name),
                'dct:description', ldpd.dcat_text(pg_catalog.concat_ws(':', d.format, d.format_detail)),
                'dcat:accessURL', ldpd.dcat_iri(d.page),
                'dct:format', ldpd.dcat_format(d.format, d.format_detail),
                'dct:license', ldpd.dcat_iri(p.licence),
                'dct:rights', pg_catalog.jsonb_build_object(
                    '@type', 'dct:RightsStatement',
                    'rdfs:label', ldpd.dcat_text(pg_catalog.concat_ws(';', CASE d.open_class WHEN '有条件开放' THEN d.open_condition END, d.use_requirement)))))
        FROM platform p
        CROSS JOIN dataset d
        LEFT JOIN classified k ON k.class = d.class
        LEFT JOIN related r ON r.resource = d.resource
        UNION ALL
        SELECT 3, a.code::text, pg_catalog.jsonb_build_object(
            '@id', p.base || 'agency/' || a.code::text,
            '@type', 'foaf:Agent',
            'foaf:name', ldpd.dcat_text(a.name),
            'dct:identifier', a.code::text)
        FROM platform p
        CROSS JOIN (SELECT d.provider, d.provider_name FROM dataset d UNION SELECT b.code, b.name FROM bureau b) a(code, name)
        UNION ALL
        SELECT 4, d.provider::text, pg_catalog.jsonb_build_object(
            '@id', p.base || 'agency/' || d.provider::text || '#contact',
            '@type', '["vcard:Kind", "vcard:Organization"]'::jsonb,
            'vcard:fn', d.provider_name,
            'vcard:hasEmail', ldpd.dcat_iri('mailto:' || p.contact_email),
            'vcard:hasURL', ldpd.dcat_iri(p.homepage))
        FROM platform p
        CROSS JOIN (SELECT DISTINCT e.provider, e.provider_name FROM dataset e) d
        UNION ALL
        SELECT 5, r.code, pg_catalog.jsonb_build_object(
            '@id', p.base || 'region/' || r.code,
            '@type', 'dct:Location',
            'skos:prefLabel', ldpd.dcat_text(r.name),
            'dct:identifier', r.code)
        FROM platform p
        JOIN ldpd.region r ON r.code = p.region OR r.code IN (SELECT d.region FROM dataset d)
        UNION ALL
        SELECT 6, '', pg_catalog.jsonb_build_object(
            '@id', p.base || 'class',
            '@type', 'skos:ConceptScheme',
            'dct:title', ldpd.dcat_text('信息资源分类'))
        FROM platform p
        WHERE EXISTS (SELECT FROM class)
        UNION ALL
        SELECT 7, c.code, pg_catalog.jsonb_build_object(
            '@id', c.iri,
            '@type', 'skos:Concept',
            'skos:notation', c.code,
            'skos:prefLabel', ldpd.dcat_text(c.name),
            'skos:inScheme', ldpd.dcat_iri(p.base || 'class'))
        FROM platform p
        CROSS JOIN (SELECT DISTINCT k.code, k.name, k.iri FROM class k) c
        UNION ALL
        SELECT 8, l.iri, pg_catalog.jsonb_build_object(
            '@id', l.iri,
            '@type', 'eli:LegalResource',
            'dct:title', ldpd.dcat_text(l.title))
        FROM law l
        UNION ALL
        SELECT 9, '', '{"@id": "http://publications.europa.eu/resource/authority/language/ZHO", "@type": "dct:LinguisticSystem",
                       "skos:inScheme": {"@id": "http://publications.europa.eu/resource/authority/language"}}'::jsonb
        FROM platform p
        UNION ALL
        SELECT 9, 'licence', pg_catalog.jsonb_build_object('@id', p.licence, '@type', 'dct:LicenseDocument')
        FROM platform p
        WHERE p.licence IS NOT NULL
    )
    SELECT pg_catalog.jsonb_build_object(
        '@context', '{
            "adms": "http://www.w3.org/ns/adms#", "dcat": "http://www.w3.org/ns/dcat#", "dcatap": "http://data.europa.eu/r5r/",
            "dct": "http://purl.org/dc/terms/", "eli": "http://data.europa.eu/eli/ontology#", "foaf": "http://xmlns.com/foaf/0.1/",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "skos": "http://www.w3.org/2004/02/skos/core#",
            "vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#"}'::jsonb,
        '@graph', pg_catalog.jsonb_agg(pg_catalog.jsonb_strip_nulls(n.value) ORDER BY n.rank, n.key))
    FROM node n
    HAVING pg_catalog.count(*) > 0
$$;
COMMENT ON FUNCTION ldpd.dcat(date, text) IS '公共数据开放目录(第十九条、第二十一条)的 DCAT 3(DCAT-AP 3)JSON-LD,供其他开放平台收割:某日终了时的目录,NULL 为现行;某市的平台,NULL 为登记的唯一一个,登记了几个而不指明的报 21000。以调用者可见的为限,不予开放的一概不列';

GRANT SELECT ON ldpd.open_platform, ldpd.vocabulary_iri TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.open_platform, ldpd.vocabulary_iri TO ldpd_bureau;
