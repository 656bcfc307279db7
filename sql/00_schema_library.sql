-- The library is of this version at least. Here, before anything else of it is used: every update runs this file too, hence
-- OR REPLACE, and by it every session learns that the version may be another now.

DO $$
DECLARE
    script text := (SELECT extversion FROM pg_extension WHERE extname = 'ldpd');
    library text := 'older';
BEGIN
    CREATE OR REPLACE FUNCTION ldpd.library_version() RETURNS text
    LANGUAGE c STABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'ldpd_library_version';
    library := ldpd.library_version();
    IF string_to_array(library, '.')::int[] < string_to_array(script, '.')::int[] THEN
        RAISE undefined_function;
    END IF;
EXCEPTION WHEN undefined_function THEN
    RAISE EXCEPTION 'the library of ldpd is of version %, this script of version %', library, script
    USING ERRCODE = 'object_not_in_prerequisite_state',
          HINT = 'The server still runs the library that it was started with, or the package is not all there: restart the server, then try again.';
END
$$;
COMMENT ON FUNCTION ldpd.library_version() IS '服务器所载程序库的版本;与本扩展的版本(pg_extension.extversion)不同时,应重启服务器或者执行 ALTER EXTENSION ldpd UPDATE(第三十四条)';
