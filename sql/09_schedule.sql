-- The recurring work as jobs of pg_cron, where it is there; without it, whatever runs statements by the clock does as well.

-- No job needs a time of day, which pg_cron would take for GMT or for its setting cron.timezone: each comes often, does what is
-- due by the clock of the law, in Beijing, and nothing twice.
CREATE VIEW ldpd.job WITH (security_invoker = true) AS
SELECT j.job, j.article, j.schedule, j.command, j.needed,
       'ldpd ' || j.job || ' in ' || current_database() AS name,
       CASE WHEN j.needed
            THEN format('SELECT cron.schedule_in_database(%L, %L, %L, %L, %L)', 'ldpd ' || j.job || ' in ' || current_database(),
                        j.schedule, j.command, current_database(), pg_get_userbyid(e.extowner))
            ELSE format('SELECT cron.unschedule(jobid) FROM cron.job WHERE jobname = %L', 'ldpd ' || j.job || ' in ' || current_database())
       END AS statement
FROM (VALUES
    ('remind', 5, '*/10 * * * *', 'SELECT ldpd.remind()', true),
    -- makes the months of the ledger ahead, too
    ('seal', 28, '*/5 * * * *', 'SELECT FROM ldpd.seal_ledger()', coalesce(current_setting('ldpd.seal_interval', true)::interval, '0') = '0'),
    ('security check', 34, '*/10 * * * *', 'SELECT ldpd.security_check_record()', true)
) AS j(job, article, schedule, command, needed), pg_extension e
WHERE e.extname = 'ldpd';
COMMENT ON VIEW ldpd.job IS '须定时进行的工作;ldpd.schedule() 交 pg_cron 进行,也可以由其他定时工具或者人工运行 command,次数不限(第五条、第二十八条、第三十四条)';
COMMENT ON COLUMN ldpd.job.job IS 'remind 期限和数据时效的提醒、seal 封存台账并预建各月分区、security check 安全检查的记录';
COMMENT ON COLUMN ldpd.job.article IS '条号';
COMMENT ON COLUMN ldpd.job.schedule IS '多久一次,cron 的写法;不取决于时区';
COMMENT ON COLUMN ldpd.job.command IS '语句,由扩展的属主运行';
COMMENT ON COLUMN ldpd.job.needed IS '现在是否需要:记录进程自行封存的(ldpd.seal_interval 不为 0),不需要 seal';
COMMENT ON COLUMN ldpd.job.name IS '在 pg_cron 中的名称';
COMMENT ON COLUMN ldpd.job.statement IS '在 pg_cron 所在的数据库中运行的语句:pg_cron 只在一个数据库中,不是本库的,在那里逐条运行';
REVOKE ALL ON ldpd.job FROM PUBLIC;

-- In plpgsql, for pg_cron need not be there when these are made; by the rights of who calls them.
CREATE FUNCTION ldpd.schedule() RETURNS SETOF ldpd.job
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    j ldpd.job;
BEGIN
    IF to_regprocedure('cron.schedule_in_database(text,text,text,text,text,boolean)') IS NULL THEN
        RAISE EXCEPTION 'pg_cron is not in database "%"', current_database()
            USING ERRCODE = 'undefined_object',
                  DETAIL = CASE WHEN current_setting('cron.database_name', true) IS NULL THEN 'It is not among shared_preload_libraries.'
                                ELSE format('Its database is "%s".', current_setting('cron.database_name')) END,
                  HINT = 'Run what the column "statement" of ldpd.job says in the database of pg_cron, or the column "command" in this one by whatever else you have.';
    END IF;
    FOR j IN SELECT * FROM ldpd.job LOOP
        EXECUTE j.statement;
        IF j.needed THEN
            RETURN NEXT j;
        END IF;
    END LOOP;
END
$$;
COMMENT ON FUNCTION ldpd.schedule() IS '将 ldpd.job 中需要的工作交 pg_cron(1.4 以上,在本库中的)定时进行,返回之;不再需要的撤去。可以重复调用,改过 ldpd.seal_interval 之后应当再调用';
REVOKE EXECUTE ON FUNCTION ldpd.schedule() FROM PUBLIC;

CREATE FUNCTION ldpd.unschedule() RETURNS bigint
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    n bigint;
BEGIN
    IF to_regclass('cron.job') IS NULL THEN
        RETURN 0;
    END IF;
    EXECUTE 'SELECT count(cron.unschedule(c.jobid)) FROM cron.job c JOIN ldpd.job j ON j.name = c.jobname' INTO n;
    RETURN n;
END
$$;
COMMENT ON FUNCTION ldpd.unschedule() IS '撤去 ldpd.schedule() 交 pg_cron 的工作,返回其个数;移除扩展之前调用';
REVOKE EXECUTE ON FUNCTION ldpd.unschedule() FROM PUBLIC;
