-- The last step of every update: what ldpd.security_check compares with from now on is the law's own objects as they are
-- now, but for those that were changed, added or dropped before, where this update did not mend it.

SELECT ldpd.keep_own_objects();
-- while the script runs, what it makes in passing is the extension's too
DELETE FROM ldpd.own_object WHERE object = 'row security of ldpd_changed_before';

UPDATE ldpd.own_object k SET make = b.make, unmake = b.unmake FROM pg_temp.ldpd_changed_before b
WHERE b.object = k.object AND b.found = k.make AND b.make IS NOT NULL;
DELETE FROM ldpd.own_object k USING pg_temp.ldpd_changed_before b
WHERE b.object = k.object AND b.found = k.make AND b.make IS NULL;
INSERT INTO ldpd.own_object SELECT object, make, unmake FROM pg_temp.ldpd_changed_before b
WHERE found IS NULL AND NOT EXISTS (SELECT FROM ldpd.own_object k WHERE k.object = b.object);
DROP TABLE pg_temp.ldpd_changed_before;
