-- The law above and legal bases: provisions of instruments, which ranks a rule admits as a basis, what is cited (Articles 14, 16,
-- 20, 45).

-- ---------------------------------------------------------------- provisions

CREATE TABLE ldpd.provision (
    instrument text COLLATE "C" NOT NULL REFERENCES ldpd.instrument,
    article    int NOT NULL CHECK (article > 0),
    branch     int NOT NULL DEFAULT 0 CHECK (branch >= 0),
    text       text NOT NULL CHECK (NOT ldpd.is_blank(text)),
    PRIMARY KEY (instrument, article, branch)
);
COMMENT ON TABLE ldpd.provision IS '法律文件的条文;不予共享、不予开放须引具体条文(第十四条、第十六条、第二十条),出厂所附之外的由市大数据工作主管部门登记';
COMMENT ON COLUMN ldpd.provision.instrument IS '法律文件';
COMMENT ON COLUMN ldpd.provision.article IS '条号';
COMMENT ON COLUMN ldpd.provision.branch IS '第…条之几;无则 0';
COMMENT ON COLUMN ldpd.provision.text IS '条文';
SELECT pg_catalog.pg_extension_config_dump('ldpd.provision', '');

CREATE FUNCTION ldpd.parse_basis(
    basis text,
    OUT title text,
    OUT article int,
    OUT branch int,
    OUT paragraph int,
    OUT item int
) RETURNS SETOF record
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_parse_basis';
COMMENT ON FUNCTION ldpd.parse_basis(text) IS '依据的文字所引的条文:《…》第…条第…款第…项,中文数字或者阿拉伯数字,款、项可无,书名号可无(第十六条)';

CREATE FUNCTION ldpd.cite(
    instrument text,
    article int,
    branch int DEFAULT 0,
    paragraph int DEFAULT NULL,
    item int DEFAULT NULL
) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT '《' || i.title || '》第' || p.article || '条' || CASE WHEN p.branch > 0 THEN '之' || p.branch ELSE '' END
           || coalesce('第' || cite.paragraph || '款', '') || coalesce('第' || cite.item || '项', '')
    FROM ldpd.provision p
    JOIN ldpd.instrument i ON i.code = p.instrument
    WHERE p.instrument = cite.instrument AND p.article = cite.article AND p.branch = cite.branch;
END;
COMMENT ON FUNCTION ldpd.cite(text, int, int, int, int) IS '以登记的条文(文件代号、条、之、款、项)写出依据的文字,用于 legal_basis 等列;未登记的为 NULL(第十六条)';

-- ---------------------------------------------------------------- which ranks a rule admits

CREATE TABLE ldpd.basis_rule (
    matter     text COLLATE "C" NOT NULL CHECK (matter IN ('share_refusal', 'not_shared', 'conditional', 'not_open')),
    instrument text COLLATE "C" NOT NULL REFERENCES ldpd.instrument,
    article    int NOT NULL,
    ranks      text[] NOT NULL
               CHECK (ranks <> '{}' AND ranks <@ '{法律,行政法规,国务院决定,地方性法规,部门规章,地方政府规章,国家政策,规范性文件}'),
    effective  daterange NOT NULL CHECK (NOT isempty(effective)),
    PRIMARY KEY (matter, instrument, effective)
);
COMMENT ON TABLE ldpd.basis_rule IS '各文件要求以何种层级的规定为依据;几个采用的文件都有要求的,须各有一条所引规定合乎其要求';
COMMENT ON COLUMN ldpd.basis_rule.matter IS '事项:share_refusal 不予共享的反馈(第十六条)、not_shared 不予共享类(第十四条)、conditional 有条件共享类所引的依据(第十五条)、not_open 不予开放类(第二十条)';
COMMENT ON COLUMN ldpd.basis_rule.instrument IS '作此要求的法律文件';
COMMENT ON COLUMN ldpd.basis_rule.article IS '条号';
COMMENT ON COLUMN ldpd.basis_rule.ranks IS '可以作为依据的效力层级';
COMMENT ON COLUMN ldpd.basis_rule.effective IS '适用于此期间内作出的';
SELECT pg_catalog.pg_extension_config_dump('ldpd.basis_rule', '');

INSERT INTO ldpd.basis_rule (matter, instrument, article, ranks, effective)
SELECT matter, 'linyi', article, ranks::text[], daterange(NULL, NULL)
FROM (VALUES
    ('share_refusal', 16, '{法律,行政法规,地方性法规,部门规章,地方政府规章}'),
    -- 政务信息资源目录编制指南(第六条):不予共享的依据为法律、行政法规或者国家政策
    ('not_shared', 14, '{法律,行政法规,国务院决定,地方性法规,部门规章,地方政府规章,国家政策}'),
    ('conditional', 15, '{法律,行政法规,国务院决定,地方性法规,部门规章,地方政府规章,国家政策,规范性文件}'),
    ('not_open', 20, '{法律,行政法规,地方性法规,部门规章,地方政府规章}')
) AS r(matter, article, ranks)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

-- ---------------------------------------------------------------- the law above

-- 政务数据共享条例: not adopted until the city's bureau says so. It covers 政府部门和法律、法规授权的具有管理公共事务职能的组织 (its
-- Article 2), not public enterprises as such.
INSERT INTO ldpd.instrument (code, title, status, adopted, effective, rank, issuer, document_number, covers)
SELECT 'sc809', '政务数据共享条例', 'issued', false, daterange('2025-08-01', NULL), '行政法规', '国务院', '中华人民共和国国务院令第809号',
       '{bureau,department,mandated}'::text[]
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

INSERT INTO ldpd.duty_rule (rule, instrument, article, workdays, effective)
SELECT rule, 'sc809', article, workdays, daterange(NULL, NULL)
FROM (VALUES
    ('catalogue_update', 17, 10),
    ('share_reply', 21, 10),
    ('share_fulfil', 22, 20),
    ('correction_reply', 26, 10)
) AS r(rule, article, workdays)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

INSERT INTO ldpd.basis_rule (matter, instrument, article, ranks, effective)
SELECT matter, 'sc809', article, '{法律,行政法规,国务院决定}'::text[], daterange(NULL, NULL)
FROM (VALUES ('share_refusal', 14), ('not_shared', 15)) AS r(matter, article)
WHERE current_setting('ldpd.restoring', true) IS DISTINCT FROM 'on';

CREATE VIEW ldpd.instrument_difference WITH (security_invoker = true) AS
WITH says AS (
    SELECT rule AS matter, instrument, article, workdays, workdays || ' 个工作日' AS says, effective
    FROM ldpd.duty_rule
    UNION ALL
    SELECT matter, instrument, article, NULL, pg_catalog.array_to_string(ranks, '、'), effective
    FROM ldpd.basis_rule
)
SELECT o.matter, o.instrument, i.title, i.adopted, i.covers, o.article, o.says,
       l.article AS regulation_article, l.says AS regulation_says,
       CASE WHEN l.matter IS NULL THEN 'regulation silent'
            WHEN o.workdays IS NULL THEN 'both hold'
            WHEN o.workdays < l.workdays THEN 'instrument earlier'
            ELSE 'regulation earlier'
       END AS comparison
FROM says o
JOIN ldpd.instrument i ON i.code = o.instrument
LEFT JOIN says l ON l.instrument = 'linyi' AND l.matter = o.matter AND l.effective @> ldpd.today()
WHERE o.instrument <> 'linyi'
  AND o.effective @> ldpd.today()
  AND o.says IS DISTINCT FROM l.says;
COMMENT ON VIEW ldpd.instrument_difference IS '其他法律文件与本办法规定不同之处(第四十五条):当日施行的期限和依据的规定,未采用的也列出;采用之后,期限以先到期的为准,依据须各合其要求';
COMMENT ON COLUMN ldpd.instrument_difference.matter IS '规则或者事项';
COMMENT ON COLUMN ldpd.instrument_difference.instrument IS '另一文件的代号';
COMMENT ON COLUMN ldpd.instrument_difference.title IS '另一文件的名称';
COMMENT ON COLUMN ldpd.instrument_difference.adopted IS '本市是否采用';
COMMENT ON COLUMN ldpd.instrument_difference.covers IS '拘束哪些类别的机构,NULL 为全部';
COMMENT ON COLUMN ldpd.instrument_difference.article IS '另一文件的条号';
COMMENT ON COLUMN ldpd.instrument_difference.says IS '另一文件的规定';
COMMENT ON COLUMN ldpd.instrument_difference.regulation_article IS '本办法的条号';
COMMENT ON COLUMN ldpd.instrument_difference.regulation_says IS '本办法的规定,未规定的为 NULL';
COMMENT ON COLUMN ldpd.instrument_difference.comparison IS 'instrument earlier 另一文件先到期、regulation earlier 本办法先到期、both hold 两者的要求都须满足、regulation silent 本办法未规定';

-- ---------------------------------------------------------------- what is cited

CREATE TABLE ldpd.basis_citation (
    subject    text COLLATE "C" NOT NULL,
    subject_id bigint NOT NULL,
    matter     text COLLATE "C" NOT NULL,
    position   int NOT NULL,
    instrument text COLLATE "C" NOT NULL,
    article    int NOT NULL,
    branch     int NOT NULL,
    paragraph  int,
    item       int,
    cited_on   date NOT NULL,
    PRIMARY KEY (subject, subject_id, matter, position),
    FOREIGN KEY (instrument, article, branch) REFERENCES ldpd.provision
);
CREATE INDEX basis_citation_of_provision ON ldpd.basis_citation (instrument, article, branch);
COMMENT ON TABLE ldpd.basis_citation IS '不予共享的反馈、目录版本的共享和开放属性所引的条文(第十四条、第十六条、第二十条),由服务器自其依据的文字析出';
COMMENT ON COLUMN ldpd.basis_citation.subject IS '引用者所在的表:share_request、resource_version';
COMMENT ON COLUMN ldpd.basis_citation.subject_id IS '引用者的 id';
COMMENT ON COLUMN ldpd.basis_citation.matter IS '事项,见 ldpd.basis_rule';
COMMENT ON COLUMN ldpd.basis_citation.position IS '所引的第几条';
COMMENT ON COLUMN ldpd.basis_citation.instrument IS '法律文件';
COMMENT ON COLUMN ldpd.basis_citation.article IS '条号';
COMMENT ON COLUMN ldpd.basis_citation.branch IS '第…条之几;无则 0';
COMMENT ON COLUMN ldpd.basis_citation.paragraph IS '款;未引款的为 NULL';
COMMENT ON COLUMN ldpd.basis_citation.item IS '项;未引项的为 NULL';
COMMENT ON COLUMN ldpd.basis_citation.cited_on IS '引用之日';
COMMENT ON INDEX ldpd.basis_citation_of_provision IS '某一条文被何处引用';
SELECT pg_catalog.pg_extension_config_dump('ldpd.basis_citation', '');

-- ---------------------------------------------------------------- rights

GRANT SELECT ON ldpd.provision, ldpd.basis_rule, ldpd.instrument_difference TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON ldpd.provision, ldpd.basis_rule TO ldpd_bureau;
GRANT SELECT ON ldpd.basis_citation TO ldpd_agency, ldpd_report, ldpd_audit;
