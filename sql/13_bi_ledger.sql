-- Reports (Articles 28, 34): what of the ledger is not sealed yet. How much and since when, which a reporting role may know, and
-- nothing of what the entries say, which it may not.

CREATE FUNCTION ldpd.ledger_tail(OUT entries bigint, OUT since timestamptz)
LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT count(*), min(l.at) FROM ldpd.ledger l WHERE l.id > (SELECT coalesce(max(b.upto), 0) FROM ldpd.ledger_block b)
$$;
COMMENT ON FUNCTION ldpd.ledger_tail() IS '台账中尚未封存的记录:条数,其中最早的时刻(第二十八条);不涉及其内容';
REVOKE EXECUTE ON FUNCTION ldpd.ledger_tail() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ldpd.ledger_tail() TO ldpd_report, ldpd_audit;

CREATE VIEW ldpd_bi.ledger_tail WITH (security_invoker = true) AS
SELECT t.entries, t.since FROM ldpd.ledger_tail() AS t;
COMMENT ON VIEW ldpd_bi.ledger_tail IS '台账中尚未封存的部分(第二十八条):未封存的不受区块保护,是真正的敞口。粒度:一行';
COMMENT ON COLUMN ldpd_bi.ledger_tail.entries IS '尚未封存的记录条数';
COMMENT ON COLUMN ldpd_bi.ledger_tail.since IS '其中最早的时刻;全部封存的为 NULL';
GRANT SELECT ON ldpd_bi.ledger_tail TO ldpd_report, ldpd_audit;
