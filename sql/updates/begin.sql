-- The first step of every update: what of the law's own objects is not as it was installed, and so remains a finding.

-- For the rest of this script, as in the first chapter.
SET LOCAL search_path TO pg_catalog, ldpd, pg_temp;

CREATE TEMP TABLE ldpd_changed_before AS
SELECT coalesce(k.object, n.object) AS object, n.make AS found, k.make, k.unmake
FROM ldpd.own_object k FULL JOIN ldpd.own_objects_now() n ON n.object = k.object
WHERE k.make IS DISTINCT FROM n.make;
