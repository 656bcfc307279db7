-- Rows that a release ships into a table that the release before did not have. A dump of the release before does not bring them,
-- one of this release brings them as the city left them: so they are there before either, and yield to the dump's.
-- The trigger is ENABLE ALWAYS: a restore by several jobs runs as a replica does, so that foreign keys wait.

CREATE FUNCTION ldpd.shipped_yields() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF current_setting('ldpd.restoring') = 'on' THEN
        EXECUTE format('DELETE FROM %s t WHERE (%s) = (%s)', tg_relid::regclass,
                       (SELECT string_agg(format('t.%I', k), ', ') FROM unnest(tg_argv) k),
                       (SELECT string_agg(format('$1.%I', k), ', ') FROM unnest(tg_argv) k))
        USING new;
    END IF;
    RETURN new;
END
$$;
COMMENT ON FUNCTION ldpd.shipped_yields() IS '触发器函数(行级 BEFORE INSERT),参数为主键各列:恢复备份时,随本版本附带的同键之行让位于备份中的';
