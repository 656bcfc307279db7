\echo Use "CREATE EXTENSION ldpd" to load this file. \quit

-- The schema, in databases that can hold what is in it.

-- The law is Chinese, and so are the values and comments that it is kept in.
DO $$
BEGIN
    IF pg_catalog.getdatabaseencoding() <> 'UTF8' THEN
        RAISE EXCEPTION 'ldpd needs a database with encoding UTF8, this one has %', pg_catalog.getdatabaseencoding()
        USING ERRCODE = 'feature_not_supported',
              HINT = 'Create the database with TEMPLATE template0 ENCODING ''UTF8''.';
    END IF;
END
$$;

-- Not by "schema = ldpd" in the control file: that schema would be no member, and DROP EXTENSION would leave it behind.
CREATE SCHEMA ldpd;
COMMENT ON SCHEMA ldpd IS '《临沂市公共数据管理办法》:目录、采集、共享、开放、安全和监督的全部对象';
GRANT USAGE ON SCHEMA ldpd TO PUBLIC;

-- For the rest of this script: views and policies find the operators of the types.
SET LOCAL search_path TO pg_catalog, ldpd, pg_temp;
