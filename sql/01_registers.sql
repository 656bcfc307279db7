-- The guards of the registers of law, from here on: what is shipped stands in them by now (Article 45).

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.instrument
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '45', 'keep the register of legal instruments');
CREATE FUNCTION ldpd.instrument_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_instrument_guard';
COMMENT ON FUNCTION ldpd.instrument_guard() IS '触发器函数(行级 BEFORE):采用文件之日由服务器盖记,已施行的不得推迟,不溯及既往(第四十五条)';

CREATE TRIGGER instrument_guard
BEFORE INSERT OR UPDATE ON ldpd.instrument
FOR EACH ROW EXECUTE FUNCTION ldpd.instrument_guard();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.instrument
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('45');

CREATE FUNCTION ldpd.duty_rule_guard() RETURNS trigger
LANGUAGE c
AS 'MODULE_PATHNAME', 'ldpd_duty_rule_guard';
COMMENT ON FUNCTION ldpd.duty_rule_guard() IS '触发器函数(行级 BEFORE):规则自当日起生效,已生效的只可终止,不溯及既往(第四十五条)';

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.duty_rule
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '45', 'set the rules of duties');
CREATE TRIGGER duty_rule_guard
BEFORE INSERT OR UPDATE OR DELETE ON ldpd.duty_rule
FOR EACH ROW EXECUTE FUNCTION ldpd.duty_rule_guard();
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.duty_rule
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('45');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.provision
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '16', 'register provisions of legal instruments');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.provision
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('16');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.basis_rule
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('city_bureau', '45', 'set which ranks are a basis');
CREATE TRIGGER registry_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.basis_rule
FOR EACH ROW EXECUTE FUNCTION ldpd.registry_record('45');

CREATE TRIGGER registry_guard
BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ldpd.basis_citation
FOR EACH STATEMENT EXECUTE FUNCTION ldpd.registry_guard('nobody', '16', 'write what is cited');
CREATE TRIGGER row_record
AFTER INSERT OR UPDATE OR DELETE ON ldpd.basis_citation
FOR EACH ROW EXECUTE FUNCTION ldpd.row_record('16');
