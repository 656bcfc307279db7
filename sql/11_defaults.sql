-- What clients leave to the server: NULL for a column with a default is the default (lifecycle() stamps what is the server's).

CREATE FUNCTION ldpd.default_for_null() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_default_for_null';
COMMENT ON FUNCTION ldpd.default_for_null() IS '触发器函数(行级 BEFORE):有缺省值的列,填 NULL 即取缺省值;对象关系映射(ORM)的 INSERT 列出全部的列';

CREATE TRIGGER default_for_null
BEFORE INSERT ON ldpd.incident
FOR EACH ROW EXECUTE FUNCTION ldpd.default_for_null();
CREATE TRIGGER default_for_null
BEFORE INSERT ON ldpd.pilot_operation
FOR EACH ROW EXECUTE FUNCTION ldpd.default_for_null();
CREATE TRIGGER default_for_null
BEFORE INSERT ON ldpd.report
FOR EACH ROW EXECUTE FUNCTION ldpd.default_for_null();
CREATE TRIGGER default_for_null
BEFORE INSERT ON ldpd.resource
FOR EACH ROW EXECUTE FUNCTION ldpd.default_for_null();
CREATE TRIGGER default_for_null
BEFORE INSERT ON ldpd.resource_version
FOR EACH ROW EXECUTE FUNCTION ldpd.default_for_null();
CREATE TRIGGER default_for_null
BEFORE INSERT ON ldpd.instrument
FOR EACH ROW EXECUTE FUNCTION ldpd.default_for_null();
CREATE TRIGGER default_for_null
BEFORE INSERT ON ldpd.level_scheme
FOR EACH ROW EXECUTE FUNCTION ldpd.default_for_null();
CREATE TRIGGER default_for_null
BEFORE INSERT ON ldpd.mask_rule
FOR EACH ROW EXECUTE FUNCTION ldpd.default_for_null();
CREATE TRIGGER default_for_null
BEFORE INSERT ON ldpd.provision
FOR EACH ROW EXECUTE FUNCTION ldpd.default_for_null();
