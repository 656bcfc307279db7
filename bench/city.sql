-- The city of the bench: a bureau, an agency with a catalogued resource, not attached yet, and an agency that asks for it. With \i, by
-- whoever may run it as a superuser; leaves the role as it was, and the path on the law.
\set ON_ERROR_STOP on
CREATE EXTENSION ldpd;
ALTER DATABASE bench SET search_path = public, ldpd;
SET search_path = public, ldpd;
SET client_min_messages = warning;
CREATE ROLE dashuju IN ROLE ldpd_bureau;
CREATE ROLE minzheng LOGIN IN ROLE ldpd_agency;
CREATE ROLE gongan LOGIN IN ROLE ldpd_agency;
GRANT CREATE ON SCHEMA public TO minzheng;
INSERT INTO agency (code, name, kind, region, principal, data_officer) VALUES
    ('11371300MB00100143', '临沂市大数据局', 'bureau', '371300', '甲', '乙'),
    ('11371300MB0010022X', '临沂市民政局', 'department', '371300', '甲', '乙'),
    ('11371300MB0010030Q', '临沂市公安局', 'department', '371300', '甲', '乙');
INSERT INTO agency_role VALUES
    ('dashuju', '11371300MB00100143'), ('minzheng', '11371300MB0010022X'), ('gongan', '11371300MB0010030Q');
SET ROLE minzheng;
INSERT INTO resource (code) VALUES ('303001/000001');
INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, open_class, open_basis,
                              security_level, use_requirement, update_cycle)
VALUES ('303001/000001', '婚姻登记信息', '摘要', '数据库', '有条件共享', '履行法定职责需要', '不予开放', '《中华人民共和国个人信息保护法》第二十五条',
        '一般', '仅用于履行职责', '每日');
INSERT INTO resource_item (version_id, position, name, column_name, data_type)
VALUES (1, 1, '编号', 'id', 'I'), (1, 2, '姓名', 'name', 'C'), (1, 3, '电话', 'phone', 'C');
UPDATE resource_version SET state = 'submitted';
SET ROLE dashuju;
UPDATE resource_version SET state = 'approved';
UPDATE resource_version SET state = 'published';
RESET ROLE;
