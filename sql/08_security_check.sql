-- Chapter 8, security (Articles 31, 34): the honest register of every way round the law that exists now.
--
-- Each part of the house that knows of ways round has a function that returns them as rows of ldpd.security_finding, in a file
-- 08_security_check_PART.sql; ldpd.security_findings(), in the last of these (_views), joins them. Whoever knows of more adds
-- a function, and a line there.

CREATE TYPE ldpd.security_finding AS (
    kind    text,
    id      text,
    article int,
    object  text,
    meaning text,
    mend    text,
    state   text
);
COMMENT ON TYPE ldpd.security_finding IS '安全检查的一项发现(第三十四条):kind 种类、id 所指对象的 OID 等、article 条号、object 对象、meaning 含义、mend 改正的语句、state 情形,变则确认失效';

-- ---------------------------------------------------------------- what the findings are about

CREATE FUNCTION ldpd.attached_relations(
    OUT resource text,
    OUT provider text,
    OUT mode text,
    OUT root oid,
    OUT relid oid
) RETURNS SETOF record
LANGUAGE sql STABLE ROWS 3000
SET search_path = pg_catalog, pg_temp
AS $$
    WITH RECURSIVE tree AS (
        SELECT r.code, r.provider::text AS provider, r.mode, c.oid AS root, c.oid AS relid
        FROM ldpd.resource r JOIN pg_class c ON c.oid = r.relation
        UNION
        SELECT t.code, t.provider, t.mode, t.root, i.inhrelid
        FROM tree t JOIN pg_inherits i ON i.inhparent = t.relid
    )
    SELECT code, provider, mode, root, relid FROM tree
$$;
COMMENT ON FUNCTION ldpd.attached_relations() IS '已纳管的表及其各级分区(第三十一条)';
REVOKE ALL ON FUNCTION ldpd.attached_relations() FROM PUBLIC;

-- Through views, on which rules and functions may stand.
CREATE FUNCTION ldpd.relations_over_attached(OUT base oid, OUT relid oid) RETURNS SETOF record
LANGUAGE sql STABLE ROWS 3000
SET search_path = pg_catalog, pg_temp
AS $$
    WITH RECURSIVE over AS (
        SELECT a.relid AS base, a.relid FROM ldpd.attached_relations() a
        UNION
        SELECT o.base, w.ev_class
        FROM over o
        JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = o.relid AND d.classid = 'pg_rewrite'::regclass
        JOIN pg_rewrite w ON w.oid = d.objid
        JOIN pg_class c ON c.oid = w.ev_class AND c.relkind IN ('v', 'm')
    )
    SELECT base, relid FROM over
$$;
COMMENT ON FUNCTION ldpd.relations_over_attached() IS '已纳管的表,以及逐层建于其上的视图和物化视图(第十七条)';
REVOKE ALL ON FUNCTION ldpd.relations_over_attached() FROM PUBLIC;

-- Roles that agencies and the open platform use: mapped, in their groups, or able to become one that is.
CREATE FUNCTION ldpd.bound_roles() RETURNS SETOF oid
LANGUAGE sql STABLE ROWS 500
SET search_path = pg_catalog, pg_temp
AS $$
    WITH RECURSIVE bound AS (
        SELECT r.oid FROM pg_roles r
        WHERE r.oid IN (SELECT role FROM ldpd.agency_role) OR r.rolname IN ('ldpd_agency', 'ldpd_public')
        UNION
        SELECT m.member FROM bound b JOIN pg_auth_members m ON m.roleid = b.oid
    )
    SELECT b.oid FROM bound b JOIN pg_roles r ON r.oid = b.oid WHERE NOT r.rolsuper
$$;
COMMENT ON FUNCTION ldpd.bound_roles() IS '受本办法约束的角色:各机构和开放平台的,以及可以成为它们的(第三十一条)';
REVOKE ALL ON FUNCTION ldpd.bound_roles() FROM PUBLIC;

CREATE FUNCTION ldpd.role_label(role oid) RETURNS text
LANGUAGE sql STABLE STRICT
SET search_path = pg_catalog, pg_temp
AS $$SELECT CASE WHEN role = 0 THEN 'PUBLIC' ELSE role::regrole::text END$$;
COMMENT ON FUNCTION ldpd.role_label(oid) IS '角色的名称,可用于语句;0 为 PUBLIC(第三十一条)';
REVOKE ALL ON FUNCTION ldpd.role_label(oid) FROM PUBLIC;
