-- What stands before the tour begins: the extension, the database roles of the offices, and a table that one of them keeps.
-- Names are those of real offices of Linyi; their codes are made up, but valid.
\set ON_ERROR_STOP on
CREATE EXTENSION ldpd;
ALTER DATABASE :"DBNAME" SET search_path = "$user", public, ldpd;
SET search_path = public, ldpd;

CREATE ROLE dashuju LOGIN IN ROLE ldpd_bureau;
CREATE ROLE lanshan LOGIN IN ROLE ldpd_bureau;
CREATE ROLE minzheng LOGIN IN ROLE ldpd_agency;
CREATE ROLE gongan LOGIN IN ROLE ldpd_agency;
CREATE ROLE zhujian LOGIN IN ROLE ldpd_agency;
CREATE ROLE kaifangwang LOGIN IN ROLE ldpd_public;
CREATE ROLE yunying LOGIN IN ROLE ldpd_agency;
CREATE ROLE caizheng LOGIN IN ROLE ldpd_report;
GRANT CREATE ON SCHEMA public TO minzheng;

CREATE TABLE public.marriage (
    no         int PRIMARY KEY,
    husband    text NOT NULL,
    husband_id ldpd.resident_id NOT NULL,
    wife       text NOT NULL,
    wife_id    ldpd.resident_id NOT NULL,
    married_on date NOT NULL
);
INSERT INTO public.marriage VALUES
    (1, '张伟', '371302199001010011', '王芳', '371302200002290022', '2025-05-20'),
    (2, '李强', '37132419850615003X', '刘洋', '371302199001010011', '2025-10-02');
ALTER TABLE public.marriage OWNER TO minzheng;
