-- Ways round the law: entries that nobody seals could be changed unseen (Article 28).

-- In plpgsql, for the tables that it asks come after it in the script.
CREATE FUNCTION ldpd.security_of_ledger() RETURNS SETOF ldpd.security_finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    sealed_upto bigint;
    sealed_at timestamptz;
    since timestamptz;
    hours int;
BEGIN
    SELECT b.upto, b.sealed_at INTO sealed_upto, sealed_at FROM ldpd.ledger_block b ORDER BY b.no DESC LIMIT 1;
    SELECT l.at INTO since FROM ldpd.ledger l WHERE l.id > coalesce(sealed_upto, 0) ORDER BY l.id LIMIT 1;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT p.seal_hours INTO hours FROM ldpd.ledger_policy p;
    -- An entry's moment may be a rehearsal clock's; the last block's is the server's.
    IF greatest(since, sealed_at) < now() - make_interval(hours => hours) THEN
        RETURN NEXT ('ledger_unsealed', '', 28, format('ldpd.ledger, id > %s', coalesce(sealed_upto, 0)),
                     format('台账中有记录超过 %s 小时未封存,改动而不留痕迹;封存后仍在的,是有事务一直未结束(pg_stat_activity.xact_start)', hours),
                     'SELECT FROM ldpd.seal_ledger()', '')::ldpd.security_finding;
    END IF;
    -- On a standby there is none. Where a job of the administrator's seals, the other finding tells.
    IF current_setting('ldpd.seal_interval', true)::interval > '0' AND NOT pg_is_in_recovery()
       AND current_setting('shared_preload_libraries') ~ '(^|[,\s/"])ldpd(\.so)?([,\s"]|$)'
       AND NOT EXISTS (SELECT FROM pg_stat_activity a
                       WHERE a.backend_type = 'ldpd recorder' AND a.datid = (SELECT oid FROM pg_database WHERE datname = current_database())) THEN
        RETURN NEXT ('recorder_missing', '', 28, 'ldpd recorder',
                     '台账有未封存的记录,而记录进程没有运行:下一次读取或者步骤将启动它;启动不了的,须调高 max_worker_processes',
                     'SELECT ldpd.flush_usage()', '')::ldpd.security_finding;
    END IF;
END
$$;
COMMENT ON FUNCTION ldpd.security_of_ledger() IS '安全检查:台账的记录是否按时封存,记录进程是否在运行(第二十八条)';
REVOKE ALL ON FUNCTION ldpd.security_of_ledger() FROM PUBLIC;
