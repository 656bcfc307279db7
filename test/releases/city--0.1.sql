-- A used city's database as release 0.1 left it, roles and all (tools/release keeps one of each release; test/t/015_update.pl
-- brings it up). Never changed.
CREATE ROLE ldpd_agency;
ALTER ROLE ldpd_agency WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB NOLOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE ldpd_audit;
ALTER ROLE ldpd_audit WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB NOLOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE ldpd_bureau;
ALTER ROLE ldpd_bureau WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB NOLOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE ldpd_pilot;
ALTER ROLE ldpd_pilot WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB NOLOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE ldpd_public;
ALTER ROLE ldpd_public WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB NOLOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE ldpd_report;
ALTER ROLE ldpd_report WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB NOLOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE r_dsj;
ALTER ROLE r_dsj WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE r_ga;
ALTER ROLE r_ga WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE r_ls;
ALTER ROLE r_ls WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE r_mz;
ALTER ROLE r_mz WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE r_op;
ALTER ROLE r_op WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE r_pub;
ALTER ROLE r_pub WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE r_rs;
ALTER ROLE r_rs WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS;
GRANT ldpd_agency TO ldpd_bureau GRANTED BY postgres;
GRANT ldpd_agency TO ldpd_pilot GRANTED BY postgres;
GRANT ldpd_agency TO r_ga GRANTED BY postgres;
GRANT ldpd_agency TO r_mz GRANTED BY postgres;
GRANT ldpd_agency TO r_op GRANTED BY postgres;
GRANT ldpd_agency TO r_rs GRANTED BY postgres;
GRANT ldpd_bureau TO r_dsj GRANTED BY postgres;
GRANT ldpd_bureau TO r_ls GRANTED BY postgres;
GRANT ldpd_public TO r_pub GRANTED BY postgres;
--
-- PostgreSQL database dump
--


-- Dumped from database version 15.20 (Debian 15.20-0+deb12u1)
-- Dumped by pg_dump version 15.20 (Debian 15.20-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: data; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA data;


ALTER SCHEMA data OWNER TO postgres;

--
-- Name: ldpd; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS ldpd WITH SCHEMA public;


--
-- Name: EXTENSION ldpd; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION ldpd IS '临沂市公共数据管理办法: a city''s regulation on public data, kept by the database';


--
-- Name: sandbox; Type: SCHEMA; Schema: -; Owner: r_op
--

CREATE SCHEMA sandbox;


ALTER SCHEMA sandbox OWNER TO r_op;

SET default_tablespace = '';

--
-- Name: marriage; Type: TABLE; Schema: data; Owner: r_mz
--

CREATE TABLE data.marriage (
    id integer NOT NULL,
    a text,
    region text,
    phone text,
    note text
)
PARTITION BY RANGE (id);

ALTER TABLE ONLY data.marriage FORCE ROW LEVEL SECURITY;


ALTER TABLE data.marriage OWNER TO r_mz;

SET default_table_access_method = heap;

--
-- Name: marriage_1; Type: TABLE; Schema: data; Owner: r_mz
--

CREATE TABLE data.marriage_1 (
    id integer NOT NULL,
    a text,
    region text,
    phone text,
    note text
);

ALTER TABLE ONLY data.marriage_1 FORCE ROW LEVEL SECURITY;


ALTER TABLE data.marriage_1 OWNER TO r_mz;

--
-- Name: marriage_2; Type: TABLE; Schema: data; Owner: r_mz
--

CREATE TABLE data.marriage_2 (
    id integer NOT NULL,
    a text,
    region text,
    phone text,
    note text
);

ALTER TABLE ONLY data.marriage_2 FORCE ROW LEVEL SECURITY;


ALTER TABLE data.marriage_2 OWNER TO r_mz;

--
-- Name: marriage_3; Type: TABLE; Schema: data; Owner: r_mz
--

CREATE TABLE data.marriage_3 (
    id integer NOT NULL,
    a text,
    region text,
    phone text,
    note text
);

ALTER TABLE ONLY data.marriage_3 FORCE ROW LEVEL SECURITY;


ALTER TABLE data.marriage_3 OWNER TO r_mz;

--
-- Name: open_table; Type: TABLE; Schema: data; Owner: r_mz
--

CREATE TABLE data.open_table (
    id integer,
    a text,
    region text,
    phone text
);

ALTER TABLE ONLY data.open_table FORCE ROW LEVEL SECURITY;


ALTER TABLE data.open_table OWNER TO r_mz;

--
-- Name: 社会 组织; Type: TABLE; Schema: data; Owner: r_mz
--

CREATE TABLE data."社会 组织" (
    id integer,
    a text,
    region text,
    phone text
);

ALTER TABLE ONLY data."社会 组织" FORCE ROW LEVEL SECURITY;


ALTER TABLE data."社会 组织" OWNER TO r_mz;

--
-- Name: ledger_2026_11; Type: TABLE; Schema: ldpd; Owner: postgres
--

CREATE TABLE ldpd.ledger_2026_11 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    session_role text NOT NULL COLLATE pg_catalog."C",
    agency ldpd.credit_code,
    article integer NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C",
    detail jsonb,
    use_no bigint,
    rows bigint
);


ALTER TABLE ldpd.ledger_2026_11 OWNER TO postgres;

--
-- Name: TABLE ledger_2026_11; Type: COMMENT; Schema: ldpd; Owner: postgres
--

COMMENT ON TABLE ldpd.ledger_2026_11 IS '台账 2026 年 11 月的记录';


--
-- Name: ledger_2026_12; Type: TABLE; Schema: ldpd; Owner: postgres
--

CREATE TABLE ldpd.ledger_2026_12 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    session_role text NOT NULL COLLATE pg_catalog."C",
    agency ldpd.credit_code,
    article integer NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C",
    detail jsonb,
    use_no bigint,
    rows bigint
);


ALTER TABLE ldpd.ledger_2026_12 OWNER TO postgres;

--
-- Name: TABLE ledger_2026_12; Type: COMMENT; Schema: ldpd; Owner: postgres
--

COMMENT ON TABLE ldpd.ledger_2026_12 IS '台账 2026 年 12 月的记录';


--
-- Name: ledger_2027_01; Type: TABLE; Schema: ldpd; Owner: postgres
--

CREATE TABLE ldpd.ledger_2027_01 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    session_role text NOT NULL COLLATE pg_catalog."C",
    agency ldpd.credit_code,
    article integer NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C",
    detail jsonb,
    use_no bigint,
    rows bigint
);


ALTER TABLE ldpd.ledger_2027_01 OWNER TO postgres;

--
-- Name: TABLE ledger_2027_01; Type: COMMENT; Schema: ldpd; Owner: postgres
--

COMMENT ON TABLE ldpd.ledger_2027_01 IS '台账 2027 年 1 月的记录';


--
-- Name: ledger_2027_02; Type: TABLE; Schema: ldpd; Owner: postgres
--

CREATE TABLE ldpd.ledger_2027_02 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    session_role text NOT NULL COLLATE pg_catalog."C",
    agency ldpd.credit_code,
    article integer NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C",
    detail jsonb,
    use_no bigint,
    rows bigint
);


ALTER TABLE ldpd.ledger_2027_02 OWNER TO postgres;

--
-- Name: TABLE ledger_2027_02; Type: COMMENT; Schema: ldpd; Owner: postgres
--

COMMENT ON TABLE ldpd.ledger_2027_02 IS '台账 2027 年 2 月的记录';


--
-- Name: ledger_2027_03; Type: TABLE; Schema: ldpd; Owner: postgres
--

CREATE TABLE ldpd.ledger_2027_03 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    session_role text NOT NULL COLLATE pg_catalog."C",
    agency ldpd.credit_code,
    article integer NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C",
    detail jsonb,
    use_no bigint,
    rows bigint
);


ALTER TABLE ldpd.ledger_2027_03 OWNER TO postgres;

--
-- Name: TABLE ledger_2027_03; Type: COMMENT; Schema: ldpd; Owner: postgres
--

COMMENT ON TABLE ldpd.ledger_2027_03 IS '台账 2027 年 3 月的记录';


--
-- Name: ledger_2027_04; Type: TABLE; Schema: ldpd; Owner: postgres
--

CREATE TABLE ldpd.ledger_2027_04 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    session_role text NOT NULL COLLATE pg_catalog."C",
    agency ldpd.credit_code,
    article integer NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C",
    detail jsonb,
    use_no bigint,
    rows bigint
);


ALTER TABLE ldpd.ledger_2027_04 OWNER TO postgres;

--
-- Name: TABLE ledger_2027_04; Type: COMMENT; Schema: ldpd; Owner: postgres
--

COMMENT ON TABLE ldpd.ledger_2027_04 IS '台账 2027 年 4 月的记录';


--
-- Name: ledger_2027_05; Type: TABLE; Schema: ldpd; Owner: postgres
--

CREATE TABLE ldpd.ledger_2027_05 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    session_role text NOT NULL COLLATE pg_catalog."C",
    agency ldpd.credit_code,
    article integer NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C",
    detail jsonb,
    use_no bigint,
    rows bigint
);


ALTER TABLE ldpd.ledger_2027_05 OWNER TO postgres;

--
-- Name: TABLE ledger_2027_05; Type: COMMENT; Schema: ldpd; Owner: postgres
--

COMMENT ON TABLE ldpd.ledger_2027_05 IS '台账 2027 年 5 月的记录';


--
-- Name: ledger_2027_06; Type: TABLE; Schema: ldpd; Owner: postgres
--

CREATE TABLE ldpd.ledger_2027_06 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    session_role text NOT NULL COLLATE pg_catalog."C",
    agency ldpd.credit_code,
    article integer NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C",
    detail jsonb,
    use_no bigint,
    rows bigint
);


ALTER TABLE ldpd.ledger_2027_06 OWNER TO postgres;

--
-- Name: TABLE ledger_2027_06; Type: COMMENT; Schema: ldpd; Owner: postgres
--

COMMENT ON TABLE ldpd.ledger_2027_06 IS '台账 2027 年 6 月的记录';


--
-- Name: ledger_2027_07; Type: TABLE; Schema: ldpd; Owner: postgres
--

CREATE TABLE ldpd.ledger_2027_07 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    session_role text NOT NULL COLLATE pg_catalog."C",
    agency ldpd.credit_code,
    article integer NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C",
    detail jsonb,
    use_no bigint,
    rows bigint
);


ALTER TABLE ldpd.ledger_2027_07 OWNER TO postgres;

--
-- Name: TABLE ledger_2027_07; Type: COMMENT; Schema: ldpd; Owner: postgres
--

COMMENT ON TABLE ldpd.ledger_2027_07 IS '台账 2027 年 7 月的记录';


--
-- Name: ledger_2027_08; Type: TABLE; Schema: ldpd; Owner: postgres
--

CREATE TABLE ldpd.ledger_2027_08 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    session_role text NOT NULL COLLATE pg_catalog."C",
    agency ldpd.credit_code,
    article integer NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C",
    detail jsonb,
    use_no bigint,
    rows bigint
);


ALTER TABLE ldpd.ledger_2027_08 OWNER TO postgres;

--
-- Name: TABLE ledger_2027_08; Type: COMMENT; Schema: ldpd; Owner: postgres
--

COMMENT ON TABLE ldpd.ledger_2027_08 IS '台账 2027 年 8 月的记录';


--
-- Name: ledger_2027_09; Type: TABLE; Schema: ldpd; Owner: postgres
--

CREATE TABLE ldpd.ledger_2027_09 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    session_role text NOT NULL COLLATE pg_catalog."C",
    agency ldpd.credit_code,
    article integer NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C",
    detail jsonb,
    use_no bigint,
    rows bigint
);


ALTER TABLE ldpd.ledger_2027_09 OWNER TO postgres;

--
-- Name: TABLE ledger_2027_09; Type: COMMENT; Schema: ldpd; Owner: postgres
--

COMMENT ON TABLE ldpd.ledger_2027_09 IS '台账 2027 年 9 月的记录';


--
-- Name: ledger_2027_10; Type: TABLE; Schema: ldpd; Owner: postgres
--

CREATE TABLE ldpd.ledger_2027_10 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    session_role text NOT NULL COLLATE pg_catalog."C",
    agency ldpd.credit_code,
    article integer NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C",
    detail jsonb,
    use_no bigint,
    rows bigint
);


ALTER TABLE ldpd.ledger_2027_10 OWNER TO postgres;

--
-- Name: TABLE ledger_2027_10; Type: COMMENT; Schema: ldpd; Owner: postgres
--

COMMENT ON TABLE ldpd.ledger_2027_10 IS '台账 2027 年 10 月的记录';


--
-- Name: ledger_2027_11; Type: TABLE; Schema: ldpd; Owner: postgres
--

CREATE TABLE ldpd.ledger_2027_11 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    session_role text NOT NULL COLLATE pg_catalog."C",
    agency ldpd.credit_code,
    article integer NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C",
    detail jsonb,
    use_no bigint,
    rows bigint
);


ALTER TABLE ldpd.ledger_2027_11 OWNER TO postgres;

--
-- Name: TABLE ledger_2027_11; Type: COMMENT; Schema: ldpd; Owner: postgres
--

COMMENT ON TABLE ldpd.ledger_2027_11 IS '台账 2027 年 11 月的记录';


--
-- Name: copy; Type: TABLE; Schema: sandbox; Owner: r_op
--

CREATE TABLE sandbox.copy (
    id integer,
    a text
);


ALTER TABLE sandbox.copy OWNER TO r_op;

--
-- Name: marriage; Type: VIEW; Schema: sandbox; Owner: ldpd_pilot
--

CREATE VIEW sandbox.marriage WITH (security_barrier='true') AS
 SELECT t.id,
    ldpd.mask(t.a, 'name'::text) AS a
   FROM data.marriage t;


ALTER TABLE sandbox.marriage OWNER TO ldpd_pilot;

--
-- Name: marriage_1; Type: TABLE ATTACH; Schema: data; Owner: r_mz
--

ALTER TABLE ONLY data.marriage ATTACH PARTITION data.marriage_1 FOR VALUES FROM (1) TO (100);


--
-- Name: marriage_2; Type: TABLE ATTACH; Schema: data; Owner: r_mz
--

ALTER TABLE ONLY data.marriage ATTACH PARTITION data.marriage_2 FOR VALUES FROM (100) TO (1000);


--
-- Name: marriage_3; Type: TABLE ATTACH; Schema: data; Owner: r_mz
--

ALTER TABLE ONLY data.marriage ATTACH PARTITION data.marriage_3 FOR VALUES FROM (1000) TO (2000);


--
-- Name: ledger_2026_11; Type: TABLE ATTACH; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger ATTACH PARTITION ldpd.ledger_2026_11 FOR VALUES FROM ('2026-10-31 09:00:00-07') TO ('2026-11-30 08:00:00-08');


--
-- Name: ledger_2026_12; Type: TABLE ATTACH; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger ATTACH PARTITION ldpd.ledger_2026_12 FOR VALUES FROM ('2026-11-30 08:00:00-08') TO ('2026-12-31 08:00:00-08');


--
-- Name: ledger_2027_01; Type: TABLE ATTACH; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger ATTACH PARTITION ldpd.ledger_2027_01 FOR VALUES FROM ('2026-12-31 08:00:00-08') TO ('2027-01-31 08:00:00-08');


--
-- Name: ledger_2027_02; Type: TABLE ATTACH; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger ATTACH PARTITION ldpd.ledger_2027_02 FOR VALUES FROM ('2027-01-31 08:00:00-08') TO ('2027-02-28 08:00:00-08');


--
-- Name: ledger_2027_03; Type: TABLE ATTACH; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger ATTACH PARTITION ldpd.ledger_2027_03 FOR VALUES FROM ('2027-02-28 08:00:00-08') TO ('2027-03-31 09:00:00-07');


--
-- Name: ledger_2027_04; Type: TABLE ATTACH; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger ATTACH PARTITION ldpd.ledger_2027_04 FOR VALUES FROM ('2027-03-31 09:00:00-07') TO ('2027-04-30 09:00:00-07');


--
-- Name: ledger_2027_05; Type: TABLE ATTACH; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger ATTACH PARTITION ldpd.ledger_2027_05 FOR VALUES FROM ('2027-04-30 09:00:00-07') TO ('2027-05-31 09:00:00-07');


--
-- Name: ledger_2027_06; Type: TABLE ATTACH; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger ATTACH PARTITION ldpd.ledger_2027_06 FOR VALUES FROM ('2027-05-31 09:00:00-07') TO ('2027-06-30 09:00:00-07');


--
-- Name: ledger_2027_07; Type: TABLE ATTACH; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger ATTACH PARTITION ldpd.ledger_2027_07 FOR VALUES FROM ('2027-06-30 09:00:00-07') TO ('2027-07-31 09:00:00-07');


--
-- Name: ledger_2027_08; Type: TABLE ATTACH; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger ATTACH PARTITION ldpd.ledger_2027_08 FOR VALUES FROM ('2027-07-31 09:00:00-07') TO ('2027-08-31 09:00:00-07');


--
-- Name: ledger_2027_09; Type: TABLE ATTACH; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger ATTACH PARTITION ldpd.ledger_2027_09 FOR VALUES FROM ('2027-08-31 09:00:00-07') TO ('2027-09-30 09:00:00-07');


--
-- Name: ledger_2027_10; Type: TABLE ATTACH; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger ATTACH PARTITION ldpd.ledger_2027_10 FOR VALUES FROM ('2027-09-30 09:00:00-07') TO ('2027-10-31 09:00:00-07');


--
-- Name: ledger_2027_11; Type: TABLE ATTACH; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger ATTACH PARTITION ldpd.ledger_2027_11 FOR VALUES FROM ('2027-10-31 09:00:00-07') TO ('2027-11-30 08:00:00-08');


--
-- Data for Name: marriage_1; Type: TABLE DATA; Schema: data; Owner: r_mz
--

COPY data.marriage_1 (id, a, region, phone, note) FROM stdin;
1	甲1	371311	1391	\N
2	甲2	371302	1392	\N
3	甲3	371311	1393	\N
4	甲4	371302	1394	\N
5	甲5	371311	1395	\N
6	甲6	371302	1396	\N
7	甲7	371311	1397	\N
8	甲8	371302	1398	\N
9	甲9	371311	1399	\N
10	甲10	371302	13910	\N
11	甲11	371311	13911	\N
12	甲12	371302	13912	\N
13	甲13	371311	13913	\N
14	甲14	371302	13914	\N
15	甲15	371311	13915	\N
16	甲16	371302	13916	\N
17	甲17	371311	13917	\N
18	甲18	371302	13918	\N
19	甲19	371311	13919	\N
20	甲20	371302	13920	\N
21	甲21	371311	13921	\N
22	甲22	371302	13922	\N
23	甲23	371311	13923	\N
24	甲24	371302	13924	\N
25	甲25	371311	13925	\N
26	甲26	371302	13926	\N
27	甲27	371311	13927	\N
28	甲28	371302	13928	\N
29	甲29	371311	13929	\N
30	甲30	371302	13930	\N
31	甲31	371311	13931	\N
32	甲32	371302	13932	\N
33	甲33	371311	13933	\N
34	甲34	371302	13934	\N
35	甲35	371311	13935	\N
36	甲36	371302	13936	\N
37	甲37	371311	13937	\N
38	甲38	371302	13938	\N
39	甲39	371311	13939	\N
40	甲40	371302	13940	\N
41	甲41	371311	13941	\N
42	甲42	371302	13942	\N
43	甲43	371311	13943	\N
44	甲44	371302	13944	\N
45	甲45	371311	13945	\N
46	甲46	371302	13946	\N
47	甲47	371311	13947	\N
48	甲48	371302	13948	\N
49	甲49	371311	13949	\N
50	甲50	371302	13950	\N
51	甲51	371311	13951	\N
52	甲52	371302	13952	\N
53	甲53	371311	13953	\N
54	甲54	371302	13954	\N
55	甲55	371311	13955	\N
56	甲56	371302	13956	\N
57	甲57	371311	13957	\N
58	甲58	371302	13958	\N
59	甲59	371311	13959	\N
60	甲60	371302	13960	\N
61	甲61	371311	13961	\N
62	甲62	371302	13962	\N
63	甲63	371311	13963	\N
64	甲64	371302	13964	\N
65	甲65	371311	13965	\N
66	甲66	371302	13966	\N
67	甲67	371311	13967	\N
68	甲68	371302	13968	\N
69	甲69	371311	13969	\N
70	甲70	371302	13970	\N
71	甲71	371311	13971	\N
72	甲72	371302	13972	\N
73	甲73	371311	13973	\N
74	甲74	371302	13974	\N
75	甲75	371311	13975	\N
76	甲76	371302	13976	\N
77	甲77	371311	13977	\N
78	甲78	371302	13978	\N
79	甲79	371311	13979	\N
80	甲80	371302	13980	\N
81	甲81	371311	13981	\N
82	甲82	371302	13982	\N
83	甲83	371311	13983	\N
84	甲84	371302	13984	\N
85	甲85	371311	13985	\N
86	甲86	371302	13986	\N
87	甲87	371311	13987	\N
88	甲88	371302	13988	\N
89	甲89	371311	13989	\N
90	甲90	371302	13990	\N
91	甲91	371311	13991	\N
92	甲92	371302	13992	\N
93	甲93	371311	13993	\N
94	甲94	371302	13994	\N
95	甲95	371311	13995	\N
96	甲96	371302	13996	\N
97	甲97	371311	13997	\N
98	甲98	371302	13998	\N
99	甲99	371311	13999	\N
\.


--
-- Data for Name: marriage_2; Type: TABLE DATA; Schema: data; Owner: r_mz
--

COPY data.marriage_2 (id, a, region, phone, note) FROM stdin;
100	甲100	371302	139100	\N
101	甲101	371311	139101	\N
102	甲102	371302	139102	\N
103	甲103	371311	139103	\N
104	甲104	371302	139104	\N
105	甲105	371311	139105	\N
106	甲106	371302	139106	\N
107	甲107	371311	139107	\N
108	甲108	371302	139108	\N
109	甲109	371311	139109	\N
110	甲110	371302	139110	\N
111	甲111	371311	139111	\N
112	甲112	371302	139112	\N
113	甲113	371311	139113	\N
114	甲114	371302	139114	\N
115	甲115	371311	139115	\N
116	甲116	371302	139116	\N
117	甲117	371311	139117	\N
118	甲118	371302	139118	\N
119	甲119	371311	139119	\N
120	甲120	371302	139120	\N
121	甲121	371311	139121	\N
122	甲122	371302	139122	\N
123	甲123	371311	139123	\N
124	甲124	371302	139124	\N
125	甲125	371311	139125	\N
126	甲126	371302	139126	\N
127	甲127	371311	139127	\N
128	甲128	371302	139128	\N
129	甲129	371311	139129	\N
130	甲130	371302	139130	\N
131	甲131	371311	139131	\N
132	甲132	371302	139132	\N
133	甲133	371311	139133	\N
134	甲134	371302	139134	\N
135	甲135	371311	139135	\N
136	甲136	371302	139136	\N
137	甲137	371311	139137	\N
138	甲138	371302	139138	\N
139	甲139	371311	139139	\N
140	甲140	371302	139140	\N
141	甲141	371311	139141	\N
142	甲142	371302	139142	\N
143	甲143	371311	139143	\N
144	甲144	371302	139144	\N
145	甲145	371311	139145	\N
146	甲146	371302	139146	\N
147	甲147	371311	139147	\N
148	甲148	371302	139148	\N
149	甲149	371311	139149	\N
150	甲150	371302	139150	\N
151	甲151	371311	139151	\N
152	甲152	371302	139152	\N
153	甲153	371311	139153	\N
154	甲154	371302	139154	\N
155	甲155	371311	139155	\N
156	甲156	371302	139156	\N
157	甲157	371311	139157	\N
158	甲158	371302	139158	\N
159	甲159	371311	139159	\N
160	甲160	371302	139160	\N
161	甲161	371311	139161	\N
162	甲162	371302	139162	\N
163	甲163	371311	139163	\N
164	甲164	371302	139164	\N
165	甲165	371311	139165	\N
166	甲166	371302	139166	\N
167	甲167	371311	139167	\N
168	甲168	371302	139168	\N
169	甲169	371311	139169	\N
170	甲170	371302	139170	\N
171	甲171	371311	139171	\N
172	甲172	371302	139172	\N
173	甲173	371311	139173	\N
174	甲174	371302	139174	\N
175	甲175	371311	139175	\N
176	甲176	371302	139176	\N
177	甲177	371311	139177	\N
178	甲178	371302	139178	\N
179	甲179	371311	139179	\N
180	甲180	371302	139180	\N
181	甲181	371311	139181	\N
182	甲182	371302	139182	\N
183	甲183	371311	139183	\N
184	甲184	371302	139184	\N
185	甲185	371311	139185	\N
186	甲186	371302	139186	\N
187	甲187	371311	139187	\N
188	甲188	371302	139188	\N
189	甲189	371311	139189	\N
190	甲190	371302	139190	\N
191	甲191	371311	139191	\N
192	甲192	371302	139192	\N
193	甲193	371311	139193	\N
194	甲194	371302	139194	\N
195	甲195	371311	139195	\N
196	甲196	371302	139196	\N
197	甲197	371311	139197	\N
198	甲198	371302	139198	\N
199	甲199	371311	139199	\N
200	甲200	371302	139200	\N
\.


--
-- Data for Name: marriage_3; Type: TABLE DATA; Schema: data; Owner: r_mz
--

COPY data.marriage_3 (id, a, region, phone, note) FROM stdin;
\.


--
-- Data for Name: open_table; Type: TABLE DATA; Schema: data; Owner: r_mz
--

COPY data.open_table (id, a, region, phone) FROM stdin;
1	甲	371302	\N
\.


--
-- Data for Name: 社会 组织; Type: TABLE DATA; Schema: data; Owner: r_mz
--

COPY data."社会 组织" (id, a, region, phone) FROM stdin;
1	乙	371302	\N
\.


--
-- Data for Name: region; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.region (code, name, level, parent) FROM stdin;
370000	山东省	province	\N
370100	济南市	city	370000
370200	青岛市	city	370000
370300	淄博市	city	370000
370400	枣庄市	city	370000
370500	东营市	city	370000
370600	烟台市	city	370000
370700	潍坊市	city	370000
370800	济宁市	city	370000
370900	泰安市	city	370000
371000	威海市	city	370000
371100	日照市	city	370000
371300	临沂市	city	370000
371400	德州市	city	370000
371500	聊城市	city	370000
371600	滨州市	city	370000
371302	兰山区	county	371300
371312	河东区	county	371300
371321	沂南县	county	371300
371322	郯城县	county	371300
371323	沂水县	county	371300
371324	兰陵县	county	371300
371325	费县	county	371300
371326	平邑县	county	371300
371327	莒南县	county	371300
371328	蒙阴县	county	371300
371329	临沭县	county	371300
371391	临沂高新区	zone	371300
371311	罗庄区(改)	county	371300
\.


--
-- Data for Name: agency; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.agency (code, name, kind, region, principal, data_officer, approval, mandate) FROM stdin;
11371300MB00100143	临沂市大数据局	bureau	371300	赵一	钱二	\N	\N
11371300MB0010022X	临沂市民政局	department	371300	孙三	李四	\N	\N
11371300MB0010030Q	临沂市公安局	department	371300	周五	吴六	\N	\N
11371300MB0010049M	临沂市人力资源和社会保障局	department	371300	郑七	王八	\N	\N
11371302MB00100658	兰山区大数据局	bureau	371302	\N	\N	\N	\N
91371300MB0010081Q	临沂数据运营公司	pilot_operator	371300	\N	\N	临政字〔2026〕1号	\N
\.


--
-- Data for Name: agency_role; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.agency_role (role, agency) FROM stdin;
r_dsj	11371300MB00100143
r_mz	11371300MB0010022X
r_ga	11371300MB0010030Q
r_rs	11371300MB0010049M
r_ls	11371302MB00100658
r_op	91371300MB0010081Q
\.


--
-- Data for Name: instrument; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.instrument (code, title, status, adopted, effective, rank, issuer, document_number, covers, adopted_from) FROM stdin;
linyi	临沂市公共数据管理办法(征求意见稿)	draft	t	[2024-01-01,)	规范性文件	临沂市人民政府	\N	\N	\N
linyi-emergency	公共数据应急共享程序(出厂设定,由本市改定)	draft	t	[2024-01-01,)	\N	\N	\N	\N	\N
civil-code	中华人民共和国民法典	issued	f	[2021-01-01,)	法律	全国人民代表大会	中华人民共和国主席令第四十五号	\N	\N
pipl	中华人民共和国个人信息保护法	issued	f	[2021-11-01,)	法律	全国人民代表大会常务委员会	中华人民共和国主席令第九十一号	\N	\N
data-security	中华人民共和国数据安全法	issued	f	[2021-09-01,)	法律	全国人民代表大会常务委员会	中华人民共和国主席令第八十四号	\N	\N
state-secrets	中华人民共和国保守国家秘密法	issued	f	[2024-05-01,)	法律	全国人民代表大会常务委员会	中华人民共和国主席令第二十号	\N	\N
resident-id	中华人民共和国居民身份证法	issued	f	[2012-01-01,)	法律	全国人民代表大会常务委员会	中华人民共和国主席令第五十一号	\N	\N
cryptography	中华人民共和国密码法	issued	f	[2020-01-01,)	法律	全国人民代表大会常务委员会	中华人民共和国主席令第三十五号	\N	\N
archives	中华人民共和国档案法	issued	f	[2021-01-01,)	法律	全国人民代表大会常务委员会	中华人民共和国主席令第四十七号	\N	\N
minors	中华人民共和国未成年人保护法	issued	f	[2021-06-01,)	法律	全国人民代表大会常务委员会	中华人民共和国主席令第五十七号	\N	\N
tax-collection	中华人民共和国税收征收管理法	issued	f	[2001-05-01,)	法律	全国人民代表大会常务委员会	中华人民共和国主席令第四十九号	\N	\N
statistics	中华人民共和国统计法	issued	f	[2024-09-13,)	法律	全国人民代表大会常务委员会	\N	\N	\N
open-government	中华人民共和国政府信息公开条例	issued	f	[2019-05-15,)	行政法规	国务院	中华人民共和国国务院令第711号	\N	\N
credit-reporting	征信业管理条例	issued	f	[2013-03-15,)	行政法规	国务院	中华人民共和国国务院令第631号	\N	\N
network-data	网络数据安全管理条例	issued	f	[2025-01-01,)	行政法规	国务院	中华人民共和国国务院令第790号	\N	\N
sd-bigdata	山东省大数据发展促进条例	issued	f	[2022-01-01,)	地方性法规	山东省人民代表大会常务委员会	\N	\N	\N
sd-egov-data	山东省电子政务和政务数据管理办法	issued	f	[2020-02-01,)	地方政府规章	山东省人民政府	山东省人民政府令第329号	\N	\N
own	临沂市政务数据共享工作规程	issued	t	[2026-06-01,)	\N	\N	\N	\N	2026-01-05
sc809	政务数据共享条例	issued	t	[2025-08-01,)	行政法规	国务院	中华人民共和国国务院令第809号	{bureau,department,mandated}	2026-02-26
\.


--
-- Data for Name: duty_rule; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.duty_rule (rule, instrument, article, workdays, effective, id) FROM stdin;
catalogue_update	linyi	8	15	(,)	1
share_reply	linyi	16	3	(,)	2
share_fulfil	linyi	16	7	(,)	3
emergency_review	linyi-emergency	18	10	(,)	5
catalogue_update	sc809	17	10	(,)	6
share_reply	sc809	21	10	(,)	7
share_fulfil	sc809	22	20	(,)	8
correction_reply	sc809	26	10	(,)	9
share_reply	own	5	2	[2026-06-01,)	10
open_reply	linyi	22	7	(,2030-01-01)	4
\.


--
-- Data for Name: resource; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.resource (code, provider, relation, mode, classified, columns, registered_at) FROM stdin;
303001/000004	11371300MB0010022X	\N	\N	f	\N	2026-01-04 17:00:00-08
303001/000005	11371300MB0010022X	\N	\N	f	\N	2026-01-04 17:00:00-08
303001/000006	11371300MB0010022X	\N	\N	f	\N	2026-01-04 17:00:00-08
303001/000002	11371300MB0010022X	data.open_table	enforce	f	{"a": "text", "id": "integer", "phone": "text", "region": "text"}	2026-01-04 17:00:00-08
303001/000003	11371300MB0010022X	data."社会 组织"	record	f	{"a": "text", "id": "integer", "phone": "text", "region": "text"}	2026-01-04 17:00:00-08
303001/000001	11371300MB0010022X	data.marriage	enforce	f	{"a": "text", "id": "integer", "note": "text", "phone": "text", "region": "text"}	2026-01-04 17:00:00-08
303001/000007	11371300MB0010022X	\N	\N	f	\N	2026-02-25 18:05:00-08
\.


--
-- Data for Name: open_request; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.open_request (id, resource, applicant_kind, applicant_name, applicant_code, purpose, state, provider, filed_by, submitted_at, reply_due, reply_provisional, decided_at, decided_by, reason, opened_at, items, valid_until, ended_at, reply_rule) FROM stdin;
2	303001/000001	person	某人	E12345678	研究	agreed	11371300MB0010022X	r_pub	2026-02-19 18:00:00-08	2026-03-03	f	2026-02-23 18:00:00-08	r_mz	\N	\N	\N	\N	\N	4
5	303001/000003	person	某人	E12345678	研究	refused	11371300MB0010022X	r_pub	2026-02-19 18:00:00-08	2026-03-03	f	2026-02-23 18:00:00-08	r_mz	属不予开放类	\N	\N	\N	\N	4
3	303001/000002	person	某人	E12345678	研究	opened	11371300MB0010022X	r_pub	2026-02-19 18:00:00-08	2026-03-03	f	2026-02-23 18:00:00-08	r_mz	\N	2026-02-23 18:00:00-08	\N	\N	\N	4
1	303001/000001	person	某人	E12345678	研究	submitted	11371300MB0010022X	r_pub	2026-02-19 18:00:00-08	2026-03-04	f	\N	\N	\N	\N	\N	\N	\N	4
4	303001/000002	person	某人	E12345678	研究	submitted	11371300MB0010022X	r_pub	2026-02-19 18:00:00-08	2026-03-04	f	\N	\N	\N	\N	\N	\N	\N	4
\.


--
-- Data for Name: agreement; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.agreement (id, open_request, consumer, title, document, document_sha256, rights, valid_until, state, provider, proposed_at, signed_at, signed_by, end_reason, ended_at) FROM stdin;
2	3	\N	开放利用协议	文本	\\xdd81861811e57bf7d235568e929fd62cac6a2aefa0743e141ae8af8862dea346	\N	\N	proposed	11371300MB0010022X	2026-02-25 18:52:00-08	\N	\N	\N	\N
1	\N	91371300MB0010081Q	试点运营协议	文本	\\xdd81861811e57bf7d235568e929fd62cac6a2aefa0743e141ae8af8862dea346	\N	2027-05-31 09:00:00-07	signed	11371300MB00100143	2026-02-25 18:51:00-08	2026-02-25 18:53:00-08	r_op	\N	\N
\.


--
-- Data for Name: provision; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.provision (instrument, article, branch, text) FROM stdin;
civil-code	110	0	自然人享有生命权、身体权、健康权、姓名权、肖像权、名誉权、荣誉权、隐私权、婚姻自主权等权利。\n法人、非法人组织享有名称权、名誉权和荣誉权。
civil-code	111	0	自然人的个人信息受法律保护。任何组织或者个人需要获取他人个人信息的，应当依法取得并确保信息安全，不得非法收集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息。
civil-code	1032	0	自然人享有隐私权。任何组织或者个人不得以刺探、侵扰、泄露、公开等方式侵害他人的隐私权。\n隐私是自然人的私人生活安宁和不愿为他人知晓的私密空间、私密活动、私密信息。
civil-code	1034	0	自然人的个人信息受法律保护。\n个人信息是以电子或者其他方式记录的能够单独或者与其他信息结合识别特定自然人的各种信息，包括自然人的姓名、出生日期、身份证件号码、生物识别信息、住址、电话号码、电子邮箱、健康信息、行踪信息等。\n个人信息中的私密信息，适用有关隐私权的规定；没有规定的，适用有关个人信息保护的规定。
civil-code	1035	0	处理个人信息的，应当遵循合法、正当、必要原则，不得过度处理，并符合下列条件：\n（一）征得该自然人或者其监护人同意，但是法律、行政法规另有规定的除外；\n（二）公开处理信息的规则；\n（三）明示处理信息的目的、方式和范围；\n（四）不违反法律、行政法规的规定和双方的约定。\n个人信息的处理包括个人信息的收集、存储、使用、加工、传输、提供、公开等。
civil-code	1038	0	信息处理者不得泄露或者篡改其收集、存储的个人信息；未经自然人同意，不得向他人非法提供其个人信息，但是经过加工无法识别特定个人且不能复原的除外。\n信息处理者应当采取技术措施和其他必要措施，确保其收集、存储的个人信息安全，防止信息泄露、篡改、丢失；发生或者可能发生个人信息泄露、篡改、丢失的，应当及时采取补救措施，按照规定告知自然人并向有关主管部门报告。
civil-code	1039	0	国家机关、承担行政职能的法定机构及其工作人员对于履行职责过程中知悉的自然人的隐私和个人信息，应当予以保密，不得泄露或者向他人非法提供。
pipl	10	0	任何组织、个人不得非法收集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息；不得从事危害国家安全、公共利益的个人信息处理活动。
pipl	13	0	符合下列情形之一的，个人信息处理者方可处理个人信息：\n（一）取得个人的同意；\n（二）为订立、履行个人作为一方当事人的合同所必需，或者按照依法制定的劳动规章制度和依法签订的集体合同实施人力资源管理所必需；\n（三）为履行法定职责或者法定义务所必需；\n（四）为应对突发公共卫生事件，或者紧急情况下为保护自然人的生命健康和财产安全所必需；\n（五）为公共利益实施新闻报道、舆论监督等行为，在合理的范围内处理个人信息；\n（六）依照本法规定在合理的范围内处理个人自行公开或者其他已经合法公开的个人信息；\n（七）法律、行政法规规定的其他情形。\n依照本法其他有关规定，处理个人信息应当取得个人同意，但是有前款第二项至第七项规定情形的，不需取得个人同意。
pipl	23	0	个人信息处理者向其他个人信息处理者提供其处理的个人信息的，应当向个人告知接收方的名称或者姓名、联系方式、处理目的、处理方式和个人信息的种类，并取得个人的单独同意。接收方应当在上述处理目的、处理方式和个人信息的种类等范围内处理个人信息。接收方变更原先的处理目的、处理方式的，应当依照本法规定重新取得个人同意。
pipl	25	0	个人信息处理者不得公开其处理的个人信息，取得个人单独同意的除外。
pipl	26	0	在公共场所安装图像采集、个人身份识别设备，应当为维护公共安全所必需，遵守国家有关规定，并设置显著的提示标识。所收集的个人图像、身份识别信息只能用于维护公共安全的目的，不得用于其他目的；取得个人单独同意的除外。
pipl	28	0	敏感个人信息是一旦泄露或者非法使用，容易导致自然人的人格尊严受到侵害或者人身、财产安全受到危害的个人信息，包括生物识别、宗教信仰、特定身份、医疗健康、金融账户、行踪轨迹等信息，以及不满十四周岁未成年人的个人信息。\n只有在具有特定的目的和充分的必要性，并采取严格保护措施的情形下，个人信息处理者方可处理敏感个人信息。
pipl	29	0	处理敏感个人信息应当取得个人的单独同意；法律、行政法规规定处理敏感个人信息应当取得书面同意的，从其规定。
pipl	34	0	国家机关为履行法定职责处理个人信息，应当依照法律、行政法规规定的权限、程序进行，不得超出履行法定职责所必需的范围和限度。
data-security	21	0	国家建立数据分类分级保护制度，根据数据在经济社会发展中的重要程度，以及一旦遭到篡改、破坏、泄露或者非法获取、非法利用，对国家安全、公共利益或者个人、组织合法权益造成的危害程度，对数据实行分类分级保护。国家数据安全工作协调机制统筹协调有关部门制定重要数据目录，加强对重要数据的保护。\n关系国家安全、国民经济命脉、重要民生、重大公共利益等数据属于国家核心数据，实行更加严格的管理制度。\n各地区、各部门应当按照数据分类分级保护制度，确定本地区、本部门以及相关行业、领域的重要数据具体目录，对列入目录的数据进行重点保护。
data-security	36	0	中华人民共和国主管机关根据有关法律和中华人民共和国缔结或者参加的国际条约、协定，或者按照平等互惠原则，处理外国司法或者执法机构关于提供数据的请求。非经中华人民共和国主管机关批准，境内的组织、个人不得向外国司法或者执法机构提供存储于中华人民共和国境内的数据。
data-security	38	0	国家机关为履行法定职责的需要收集、使用数据，应当在其履行法定职责的范围内依照法律、行政法规规定的条件和程序进行；对在履行职责中知悉的个人隐私、个人信息、商业秘密、保密商务信息等数据应当依法予以保密，不得泄露或者非法向他人提供。
data-security	42	0	国家制定政务数据开放目录，构建统一规范、互联互通、安全可控的政务数据开放平台，推动政务数据开放利用。
state-secrets	2	0	国家秘密是关系国家安全和利益，依照法定程序确定，在一定时间内只限一定范围的人员知悉的事项。
state-secrets	5	0	国家秘密受法律保护。\n一切国家机关和武装力量、各政党和各人民团体、企业事业组织和其他社会组织以及公民都有保密的义务。\n任何危害国家秘密安全的行为，都必须受到法律追究。
state-secrets	13	0	下列涉及国家安全和利益的事项，泄露后可能损害国家在政治、经济、国防、外交等领域的安全和利益的，应当确定为国家秘密：\n（一）国家事务重大决策中的秘密事项；\n（二）国防建设和武装力量活动中的秘密事项；\n（三）外交和外事活动中的秘密事项以及对外承担保密义务的秘密事项；\n（四）国民经济和社会发展中的秘密事项；\n（五）科学技术中的秘密事项；\n（六）维护国家安全活动和追查刑事犯罪中的秘密事项；\n（七）经国家保密行政管理部门确定的其他秘密事项。\n政党的秘密事项中符合前款规定的，属于国家秘密。
resident-id	6	0	居民身份证式样由国务院公安部门制定。居民身份证由公安机关统一制作、发放。\n居民身份证具备视读与机读两种功能，视读、机读的内容限于本法第三条第一款规定的项目。\n公安机关及其人民警察对因制作、发放、查验、扣押居民身份证而知悉的公民的个人信息，应当予以保密。
resident-id	19	0	国家机关或者金融、电信、交通、教育、医疗等单位的工作人员泄露在履行职责或者提供服务过程中获得的居民身份证记载的公民个人信息，构成犯罪的，依法追究刑事责任；尚不构成犯罪的，由公安机关处十日以上十五日以下拘留，并处五千元罚款，有违法所得的，没收违法所得。\n单位有前款行为，构成犯罪的，依法追究刑事责任；尚不构成犯罪的，由公安机关对其直接负责的主管人员和其他直接责任人员，处十日以上十五日以下拘留，并处十万元以上五十万元以下罚款，有违法所得的，没收违法所得。\n有前两款行为，对他人造成损害的，依法承担民事责任。
minors	103	0	公安机关、人民检察院、人民法院、司法行政部门以及其他组织和个人不得披露有关案件中未成年人的姓名、影像、住所、就读学校以及其他可能识别出其身份的信息，但查找失踪、被拐卖未成年人等情形除外。
tax-collection	8	0	纳税人、扣缴义务人有权向税务机关了解国家税收法律、行政法规的规定以及与纳税程序有关的情况。\n纳税人、扣缴义务人有权要求税务机关为纳税人、扣缴义务人的情况保密。税务机关应当依法为纳税人、扣缴义务人的情况保密。\n纳税人依法享有申请减税、免税、退税的权利。\n纳税人、扣缴义务人对税务机关所作出的决定，享有陈述权、申辩权；依法享有申请行政复议、提起行政诉讼、请求国家赔偿等权利。\n纳税人、扣缴义务人有权控告和检举税务机关、税务人员的违法违纪行为。
statistics	28	0	统计调查中获得的能够识别或者推断单个统计调查对象身份的资料，任何单位和个人不得对外提供、泄露，不得用于统计以外的目的。
sc809	2	0	政府部门和法律、法规授权的具有管理公共事务职能的组织（以下统称政府部门）之间政务数据共享以及相关安全、监督、管理等工作，适用本条例。
sc809	3	0	本条例所称政务数据，是指政府部门在依法履行职责过程中收集和产生的各类数据，但不包括属于国家秘密、工作秘密的数据。\n本条例所称政务数据共享，是指政府部门因依法履行职责需要，使用其他政府部门的政务数据或者为其他政府部门提供政务数据的行为。
sc809	14	0	政务数据按照共享属性分为无条件共享、有条件共享和不予共享三类：\n（一）可以提供给所有政府部门共享使用的政务数据属于无条件共享类；\n（二）可以按照一定条件提供给有关政府部门共享使用的政务数据属于有条件共享类；\n（三）法律、行政法规以及国务院决定明确规定不能提供给其他政府部门共享使用的政务数据属于不予共享类。
sc809	15	0	政府部门应当科学合理确定政务数据共享属性，不得通过擅自增设条件等方式阻碍、影响政务数据共享。\n对属于有条件共享类的政务数据，政府部门应当在政务数据目录中列明共享范围、使用用途等共享使用条件。对属于不予共享类的政务数据，政府部门应当在政务数据目录中列明理由，并明确相应的法律、行政法规以及国务院决定依据。
sc809	17	0	政务数据目录实行动态更新。\n因法律、行政法规、国务院决定调整或者政府部门职责变化导致政务数据目录需要相应更新的，政府部门应当自调整、变化发生之日起10个工作日内对政务数据目录完成更新，并报送同级政务数据共享主管部门审核。因特殊原因需要延长更新期限的，经同级政务数据共享主管部门同意，可以延长5个工作日。\n政务数据共享主管部门应当自收到更新后的政务数据目录之日起2个工作日内完成审核并发布。
sc809	21	0	政务数据需求部门申请共享的政务数据属于无条件共享类的，政务数据提供部门应当自收到政务数据共享申请之日起1个工作日内作出答复；属于有条件共享类的，应当自收到政务数据共享申请之日起10个工作日内作出是否同意共享的答复。因特殊原因需要延长答复期限的，政务数据提供部门应当报经同级政务数据共享主管部门同意，并告知政务数据需求部门，延长的期限最长不得超过10个工作日。\n政务数据需求部门提交的申请材料不全的，政务数据提供部门应当一次性告知其需要补充的材料，不得直接予以拒绝。政务数据提供部门不同意共享的，应当说明理由。
sc809	22	0	政务数据提供部门应当自作出同意共享的答复之日起20个工作日内共享政务数据。\n政务数据提供部门可以通过服务接口、批量交换、文件下载等方式向政务数据需求部门共享政务数据。
sc809	26	0	国务院政务数据共享主管部门应当统筹建立政务数据校核纠错制度。\n政府部门应当依照本部门职责，建立政务数据校核纠错规则，提供纠错渠道。政务数据需求部门应当记录政务数据使用状态，发现政务数据不准确或者不完整的，应当及时向政务数据提供部门提出政务数据校核申请。政务数据提供部门应当自收到政务数据校核申请之日起10个工作日内予以核实、更正并反馈校核处理结果。
sc809	29	0	政务数据共享主管部门应当对政务数据共享情况进行监督检查，并可以对违反本条例规定的行为予以通报。\n政务数据需求部门应当对共享政务数据的使用场景、使用过程、应用成效、存储情况、销毁情况等进行记录，有关记录保存期限不少于3年。政务数据共享主管部门和政务数据提供部门可以查阅政务数据需求部门有关记录。法律、行政法规另有规定的，从其规定。
open-government	14	0	依法确定为国家秘密的政府信息，法律、行政法规禁止公开的政府信息，以及公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息，不予公开。
open-government	15	0	涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开。但是，第三方同意公开或者行政机关认为不公开会对公共利益造成重大影响的，予以公开。
open-government	16	0	行政机关的内部事务信息，包括人事管理、后勤管理、内部工作流程等方面的信息，可以不予公开。\n行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息以及行政执法案卷信息，可以不予公开。法律、法规、规章规定上述信息应当公开的，从其规定。
credit-reporting	14	0	禁止征信机构采集个人的宗教信仰、基因、指纹、血型、疾病和病史信息以及法律、行政法规规定禁止采集的其他个人信息。\n征信机构不得采集个人的收入、存款、有价证券、商业保险、不动产的信息和纳税数额信息。但是，征信机构明确告知信息主体提供该信息可能产生的不利后果，并取得其书面同意的除外。
credit-reporting	20	0	信息使用者应当按照与个人信息主体约定的用途使用个人信息，不得用作约定以外的用途，不得未经个人信息主体同意向第三方提供。
sd-bigdata	5	0	自然人、法人和其他组织从事与大数据发展相关的活动，应当遵守法律、法规，不得泄露国家秘密、商业秘密和个人隐私，不得损害国家利益、公共利益和他人合法权益。
sd-bigdata	16	0	数据资源实行目录管理。\n省人民政府大数据工作主管部门应当制定公共数据目录编制规范，组织编制和发布本省公共数据总目录。\n公共数据提供单位应当按照公共数据目录编制规范，编制和更新本单位公共数据目录，并报大数据工作主管部门审核后，纳入本省公共数据总目录。\n鼓励非公共数据提供单位参照公共数据目录编制规范，编制和更新非公共数据目录。
sd-bigdata	17	0	数据收集应当遵循合法、正当、必要的原则，不得窃取或者以其他非法方式获取数据。\n公共数据提供单位应当根据公共数据目录，以数字化方式统一收集、管理公共数据，确保收集的数据及时、准确、完整。\n除法律、行政法规另有规定外，公共数据提供单位不得重复收集能够通过共享方式获取的公共数据。
own	1	0	第一条
\.


--
-- Data for Name: basis_citation; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.basis_citation (subject, subject_id, matter, "position", instrument, article, branch, paragraph, item, cited_on) FROM stdin;
resource_version	1	conditional	1	civil-code	1034	0	\N	\N	2026-01-05
resource_version	3	not_shared	1	civil-code	1034	0	\N	\N	2026-01-05
resource_version	3	not_open	1	pipl	25	0	\N	\N	2026-01-05
resource_version	7	conditional	1	civil-code	1034	0	\N	\N	2026-01-06
resource_version	7	not_open	1	pipl	25	0	\N	\N	2026-01-06
resource_version	4	conditional	1	civil-code	1034	0	\N	\N	2026-01-06
resource_version	4	not_open	1	pipl	25	0	\N	\N	2026-01-06
resource_version	6	not_shared	1	civil-code	1034	0	\N	\N	2026-01-06
resource_version	6	not_open	1	pipl	25	0	\N	\N	2026-01-06
share_request	3	share_refusal	1	civil-code	1034	0	\N	\N	2026-02-12
resource_version	8	not_open	1	pipl	25	0	\N	\N	2026-02-25
\.


--
-- Data for Name: basis_rule; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.basis_rule (matter, instrument, article, ranks, effective) FROM stdin;
share_refusal	linyi	16	{法律,行政法规,地方性法规,部门规章,地方政府规章}	(,)
not_shared	linyi	14	{法律,行政法规,国务院决定,地方性法规,部门规章,地方政府规章,国家政策}	(,)
conditional	linyi	15	{法律,行政法规,国务院决定,地方性法规,部门规章,地方政府规章,国家政策,规范性文件}	(,)
not_open	linyi	20	{法律,行政法规,地方性法规,部门规章,地方政府规章}	(,)
share_refusal	sc809	14	{法律,行政法规,国务院决定}	(,)
not_shared	sc809	15	{法律,行政法规,国务院决定}	(,)
share_refusal	own	1	{法律,行政法规}	[2027-01-01,)
\.


--
-- Data for Name: calendar_notice; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.calendar_notice (document, year, issued_on) FROM stdin;
国务院令第270号	2001	\N
国办发明电〔2001〕1号	2001	\N
国务院办公厅关于2002年部分节假日休息安排的通知	2002	\N
国办发明电〔2002〕27号	2003	\N
国务院办公厅关于2003年“五一”放假调休安排的通知	2003	2003-04-21
国办发明电〔2003〕53号	2004	\N
国办发明电〔2004〕52号	2005	\N
国办发明电〔2005〕35号	2006	\N
国办发明电〔2006〕49号	2007	\N
国办发明电〔2007〕52号	2008	\N
国办发明电〔2008〕42号	2009	\N
国办发明电〔2009〕27号	2010	\N
国办发明电〔2010〕40号	2011	\N
国办发明电〔2011〕45号	2012	\N
国办发明电〔2012〕33号	2013	\N
国办发明电〔2013〕28号	2014	\N
国办发明电〔2014〕28号	2015	\N
国发明电〔2015〕1号	2015	2015-05-13
国办发明电〔2015〕18号	2016	\N
国办发明电〔2016〕17号	2017	\N
国办发明电〔2017〕12号	2018	\N
国办发明电〔2018〕15号	2019	2018-12-06
国办发明电〔2019〕3号	2019	2019-03-22
国办发明电〔2019〕16号	2020	2019-11-21
国办发明电〔2020〕1号	2020	2020-01-26
国办发明电〔2020〕27号	2021	2020-11-25
国办发明电〔2021〕11号	2022	2021-10-25
国办发明电〔2022〕16号	2023	2022-12-08
国办发明电〔2023〕7号	2024	2023-10-25
国办发明电〔2024〕12号	2025	2024-11-12
国办发明电〔2025〕7号	2026	2025-11-04
关于调整2026年3月放假安排的通知	2026	2026-02-26
\.


--
-- Data for Name: calendar_day; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.calendar_day (day, is_workday, name, document) FROM stdin;
2001-01-01	f	元旦	国务院令第270号
2001-01-20	t	春节	国办发明电〔2001〕1号
2001-01-21	t	春节	国办发明电〔2001〕1号
2001-01-24	f	春节	国办发明电〔2001〕1号
2001-01-25	f	春节	国办发明电〔2001〕1号
2001-01-26	f	春节	国办发明电〔2001〕1号
2001-01-27	f	春节	国办发明电〔2001〕1号
2001-01-28	f	春节	国办发明电〔2001〕1号
2001-01-29	f	春节	国办发明电〔2001〕1号
2001-01-30	f	春节	国办发明电〔2001〕1号
2001-04-28	t	劳动节	国办发明电〔2001〕1号
2001-04-29	t	劳动节	国办发明电〔2001〕1号
2001-05-01	f	劳动节	国办发明电〔2001〕1号
2001-05-02	f	劳动节	国办发明电〔2001〕1号
2001-05-03	f	劳动节	国办发明电〔2001〕1号
2001-05-04	f	劳动节	国办发明电〔2001〕1号
2001-05-05	f	劳动节	国办发明电〔2001〕1号
2001-05-06	f	劳动节	国办发明电〔2001〕1号
2001-05-07	f	劳动节	国办发明电〔2001〕1号
2001-09-29	t	国庆节	国办发明电〔2001〕1号
2001-09-30	t	国庆节	国办发明电〔2001〕1号
2001-10-01	f	国庆节	国办发明电〔2001〕1号
2001-10-02	f	国庆节	国办发明电〔2001〕1号
2001-10-03	f	国庆节	国办发明电〔2001〕1号
2001-10-04	f	国庆节	国办发明电〔2001〕1号
2001-10-05	f	国庆节	国办发明电〔2001〕1号
2001-10-06	f	国庆节	国办发明电〔2001〕1号
2001-10-07	f	国庆节	国办发明电〔2001〕1号
2001-12-29	t	元旦	国务院办公厅关于2002年部分节假日休息安排的通知
2001-12-30	t	元旦	国务院办公厅关于2002年部分节假日休息安排的通知
2002-01-01	f	元旦	国务院办公厅关于2002年部分节假日休息安排的通知
2002-01-02	f	元旦	国务院办公厅关于2002年部分节假日休息安排的通知
2002-01-03	f	元旦	国务院办公厅关于2002年部分节假日休息安排的通知
2002-02-09	t	春节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-02-10	t	春节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-02-12	f	春节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-02-13	f	春节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-02-14	f	春节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-02-15	f	春节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-02-16	f	春节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-02-17	f	春节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-02-18	f	春节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-04-27	t	劳动节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-04-28	t	劳动节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-05-01	f	劳动节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-05-02	f	劳动节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-05-03	f	劳动节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-05-04	f	劳动节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-05-05	f	劳动节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-05-06	f	劳动节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-05-07	f	劳动节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-09-28	t	国庆节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-09-29	t	国庆节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-10-01	f	国庆节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-10-02	f	国庆节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-10-03	f	国庆节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-10-04	f	国庆节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-10-05	f	国庆节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-10-06	f	国庆节	国务院办公厅关于2002年部分节假日休息安排的通知
2002-10-07	f	国庆节	国务院办公厅关于2002年部分节假日休息安排的通知
2003-01-01	f	元旦	国办发明电〔2002〕27号
2003-02-01	f	春节	国办发明电〔2002〕27号
2003-02-02	f	春节	国办发明电〔2002〕27号
2003-02-03	f	春节	国办发明电〔2002〕27号
2003-02-04	f	春节	国办发明电〔2002〕27号
2003-02-05	f	春节	国办发明电〔2002〕27号
2003-02-06	f	春节	国办发明电〔2002〕27号
2003-02-07	f	春节	国办发明电〔2002〕27号
2003-02-08	t	春节	国办发明电〔2002〕27号
2003-02-09	t	春节	国办发明电〔2002〕27号
2003-09-27	t	国庆节	国办发明电〔2002〕27号
2003-09-28	t	国庆节	国办发明电〔2002〕27号
2003-10-01	f	国庆节	国办发明电〔2002〕27号
2003-10-02	f	国庆节	国办发明电〔2002〕27号
2003-10-03	f	国庆节	国办发明电〔2002〕27号
2003-10-04	f	国庆节	国办发明电〔2002〕27号
2003-10-05	f	国庆节	国办发明电〔2002〕27号
2003-10-06	f	国庆节	国办发明电〔2002〕27号
2003-10-07	f	国庆节	国办发明电〔2002〕27号
2003-05-01	f	劳动节	国务院办公厅关于2003年“五一”放假调休安排的通知
2003-05-02	f	劳动节	国务院办公厅关于2003年“五一”放假调休安排的通知
2003-05-03	f	劳动节	国务院办公厅关于2003年“五一”放假调休安排的通知
2003-05-04	f	劳动节	国务院办公厅关于2003年“五一”放假调休安排的通知
2003-05-05	f	劳动节	国务院办公厅关于2003年“五一”放假调休安排的通知
2004-01-01	f	元旦	国办发明电〔2003〕53号
2004-01-17	t	春节	国办发明电〔2003〕53号
2004-01-18	t	春节	国办发明电〔2003〕53号
2004-01-22	f	春节	国办发明电〔2003〕53号
2004-01-23	f	春节	国办发明电〔2003〕53号
2004-01-24	f	春节	国办发明电〔2003〕53号
2004-01-25	f	春节	国办发明电〔2003〕53号
2004-01-26	f	春节	国办发明电〔2003〕53号
2004-01-27	f	春节	国办发明电〔2003〕53号
2004-01-28	f	春节	国办发明电〔2003〕53号
2004-05-01	f	劳动节	国办发明电〔2003〕53号
2004-05-02	f	劳动节	国办发明电〔2003〕53号
2004-05-03	f	劳动节	国办发明电〔2003〕53号
2004-05-04	f	劳动节	国办发明电〔2003〕53号
2004-05-05	f	劳动节	国办发明电〔2003〕53号
2004-05-06	f	劳动节	国办发明电〔2003〕53号
2004-05-07	f	劳动节	国办发明电〔2003〕53号
2004-05-08	t	劳动节	国办发明电〔2003〕53号
2004-05-09	t	劳动节	国办发明电〔2003〕53号
2004-10-01	f	国庆节	国办发明电〔2003〕53号
2004-10-02	f	国庆节	国办发明电〔2003〕53号
2004-10-03	f	国庆节	国办发明电〔2003〕53号
2004-10-04	f	国庆节	国办发明电〔2003〕53号
2004-10-05	f	国庆节	国办发明电〔2003〕53号
2004-10-06	f	国庆节	国办发明电〔2003〕53号
2004-10-07	f	国庆节	国办发明电〔2003〕53号
2004-10-09	t	国庆节	国办发明电〔2003〕53号
2004-10-10	t	国庆节	国办发明电〔2003〕53号
2005-01-01	f	元旦	国办发明电〔2004〕52号
2005-01-02	f	元旦	国办发明电〔2004〕52号
2005-01-03	f	元旦	国办发明电〔2004〕52号
2005-02-05	t	春节	国办发明电〔2004〕52号
2005-02-06	t	春节	国办发明电〔2004〕52号
2005-02-09	f	春节	国办发明电〔2004〕52号
2005-02-10	f	春节	国办发明电〔2004〕52号
2005-02-11	f	春节	国办发明电〔2004〕52号
2005-02-12	f	春节	国办发明电〔2004〕52号
2005-02-13	f	春节	国办发明电〔2004〕52号
2005-02-14	f	春节	国办发明电〔2004〕52号
2005-02-15	f	春节	国办发明电〔2004〕52号
2005-04-30	t	劳动节	国办发明电〔2004〕52号
2005-05-08	t	劳动节	国办发明电〔2004〕52号
2005-05-01	f	劳动节	国办发明电〔2004〕52号
2005-05-02	f	劳动节	国办发明电〔2004〕52号
2005-05-03	f	劳动节	国办发明电〔2004〕52号
2005-05-04	f	劳动节	国办发明电〔2004〕52号
2005-05-05	f	劳动节	国办发明电〔2004〕52号
2005-05-06	f	劳动节	国办发明电〔2004〕52号
2005-05-07	f	劳动节	国办发明电〔2004〕52号
2005-10-01	f	国庆节	国办发明电〔2004〕52号
2005-10-02	f	国庆节	国办发明电〔2004〕52号
2005-10-03	f	国庆节	国办发明电〔2004〕52号
2005-10-04	f	国庆节	国办发明电〔2004〕52号
2005-10-05	f	国庆节	国办发明电〔2004〕52号
2005-10-06	f	国庆节	国办发明电〔2004〕52号
2005-10-07	f	国庆节	国办发明电〔2004〕52号
2005-10-08	t	国庆节	国办发明电〔2004〕52号
2005-10-09	t	国庆节	国办发明电〔2004〕52号
2005-12-31	t	元旦	国办发明电〔2005〕35号
2006-01-01	f	元旦	国办发明电〔2005〕35号
2006-01-02	f	元旦	国办发明电〔2005〕35号
2006-01-03	f	元旦	国办发明电〔2005〕35号
2006-01-28	t	春节	国办发明电〔2005〕35号
2006-02-05	t	春节	国办发明电〔2005〕35号
2006-01-29	f	春节	国办发明电〔2005〕35号
2006-01-30	f	春节	国办发明电〔2005〕35号
2006-01-31	f	春节	国办发明电〔2005〕35号
2006-02-01	f	春节	国办发明电〔2005〕35号
2006-02-02	f	春节	国办发明电〔2005〕35号
2006-02-03	f	春节	国办发明电〔2005〕35号
2006-02-04	f	春节	国办发明电〔2005〕35号
2006-04-29	t	劳动节	国办发明电〔2005〕35号
2006-04-30	t	劳动节	国办发明电〔2005〕35号
2006-05-01	f	劳动节	国办发明电〔2005〕35号
2006-05-02	f	劳动节	国办发明电〔2005〕35号
2006-05-03	f	劳动节	国办发明电〔2005〕35号
2006-05-04	f	劳动节	国办发明电〔2005〕35号
2006-05-05	f	劳动节	国办发明电〔2005〕35号
2006-05-06	f	劳动节	国办发明电〔2005〕35号
2006-05-07	f	劳动节	国办发明电〔2005〕35号
2006-09-30	t	国庆节	国办发明电〔2005〕35号
2006-10-08	t	国庆节	国办发明电〔2005〕35号
2006-10-01	f	国庆节	国办发明电〔2005〕35号
2006-10-02	f	国庆节	国办发明电〔2005〕35号
2006-10-03	f	国庆节	国办发明电〔2005〕35号
2006-10-04	f	国庆节	国办发明电〔2005〕35号
2006-10-05	f	国庆节	国办发明电〔2005〕35号
2006-10-06	f	国庆节	国办发明电〔2005〕35号
2006-10-07	f	国庆节	国办发明电〔2005〕35号
2006-12-30	t	元旦	国办发明电〔2006〕49号
2006-12-31	t	元旦	国办发明电〔2006〕49号
2007-01-01	f	元旦	国办发明电〔2006〕49号
2007-01-02	f	元旦	国办发明电〔2006〕49号
2007-01-03	f	元旦	国办发明电〔2006〕49号
2007-02-17	t	春节	国办发明电〔2006〕49号
2007-02-25	t	春节	国办发明电〔2006〕49号
2007-02-18	f	春节	国办发明电〔2006〕49号
2007-02-19	f	春节	国办发明电〔2006〕49号
2007-02-20	f	春节	国办发明电〔2006〕49号
2007-02-21	f	春节	国办发明电〔2006〕49号
2007-02-22	f	春节	国办发明电〔2006〕49号
2007-02-23	f	春节	国办发明电〔2006〕49号
2007-02-24	f	春节	国办发明电〔2006〕49号
2007-04-28	t	劳动节	国办发明电〔2006〕49号
2007-04-29	t	劳动节	国办发明电〔2006〕49号
2007-05-01	f	劳动节	国办发明电〔2006〕49号
2007-05-02	f	劳动节	国办发明电〔2006〕49号
2007-05-03	f	劳动节	国办发明电〔2006〕49号
2007-05-04	f	劳动节	国办发明电〔2006〕49号
2007-05-05	f	劳动节	国办发明电〔2006〕49号
2007-05-06	f	劳动节	国办发明电〔2006〕49号
2007-05-07	f	劳动节	国办发明电〔2006〕49号
2007-09-29	t	国庆节	国办发明电〔2006〕49号
2007-09-30	t	国庆节	国办发明电〔2006〕49号
2007-10-01	f	国庆节	国办发明电〔2006〕49号
2007-10-02	f	国庆节	国办发明电〔2006〕49号
2007-10-03	f	国庆节	国办发明电〔2006〕49号
2007-10-04	f	国庆节	国办发明电〔2006〕49号
2007-10-05	f	国庆节	国办发明电〔2006〕49号
2007-10-06	f	国庆节	国办发明电〔2006〕49号
2007-10-07	f	国庆节	国办发明电〔2006〕49号
2007-12-29	t	元旦	国办发明电〔2007〕52号
2007-12-30	f	元旦	国办发明电〔2007〕52号
2007-12-31	f	元旦	国办发明电〔2007〕52号
2008-01-01	f	元旦	国办发明电〔2007〕52号
2008-02-02	t	春节	国办发明电〔2007〕52号
2008-02-03	t	春节	国办发明电〔2007〕52号
2008-02-06	f	春节	国办发明电〔2007〕52号
2008-02-07	f	春节	国办发明电〔2007〕52号
2008-02-08	f	春节	国办发明电〔2007〕52号
2008-02-09	f	春节	国办发明电〔2007〕52号
2008-02-10	f	春节	国办发明电〔2007〕52号
2008-02-11	f	春节	国办发明电〔2007〕52号
2008-02-12	f	春节	国办发明电〔2007〕52号
2008-04-04	f	清明节	国办发明电〔2007〕52号
2008-04-05	f	清明节	国办发明电〔2007〕52号
2008-04-06	f	清明节	国办发明电〔2007〕52号
2008-05-01	f	劳动节	国办发明电〔2007〕52号
2008-05-02	f	劳动节	国办发明电〔2007〕52号
2008-05-03	f	劳动节	国办发明电〔2007〕52号
2008-05-04	t	劳动节	国办发明电〔2007〕52号
2008-06-07	f	端午节	国办发明电〔2007〕52号
2008-06-08	f	端午节	国办发明电〔2007〕52号
2008-06-09	f	端午节	国办发明电〔2007〕52号
2008-09-13	f	中秋节	国办发明电〔2007〕52号
2008-09-14	f	中秋节	国办发明电〔2007〕52号
2008-09-15	f	中秋节	国办发明电〔2007〕52号
2008-09-27	t	国庆节	国办发明电〔2007〕52号
2008-09-28	t	国庆节	国办发明电〔2007〕52号
2008-09-29	f	国庆节	国办发明电〔2007〕52号
2008-09-30	f	国庆节	国办发明电〔2007〕52号
2008-10-01	f	国庆节	国办发明电〔2007〕52号
2008-10-02	f	国庆节	国办发明电〔2007〕52号
2008-10-03	f	国庆节	国办发明电〔2007〕52号
2008-10-04	f	国庆节	国办发明电〔2007〕52号
2008-10-05	f	国庆节	国办发明电〔2007〕52号
2009-01-01	f	元旦	国办发明电〔2008〕42号
2009-01-02	f	元旦	国办发明电〔2008〕42号
2009-01-03	f	元旦	国办发明电〔2008〕42号
2009-01-04	t	元旦	国办发明电〔2008〕42号
2009-01-24	t	春节	国办发明电〔2008〕42号
2009-02-01	t	春节	国办发明电〔2008〕42号
2009-01-25	f	春节	国办发明电〔2008〕42号
2009-01-26	f	春节	国办发明电〔2008〕42号
2009-01-27	f	春节	国办发明电〔2008〕42号
2009-01-28	f	春节	国办发明电〔2008〕42号
2009-01-29	f	春节	国办发明电〔2008〕42号
2009-01-30	f	春节	国办发明电〔2008〕42号
2009-01-31	f	春节	国办发明电〔2008〕42号
2009-04-04	f	清明节	国办发明电〔2008〕42号
2009-04-05	f	清明节	国办发明电〔2008〕42号
2009-04-06	f	清明节	国办发明电〔2008〕42号
2009-05-01	f	劳动节	国办发明电〔2008〕42号
2009-05-02	f	劳动节	国办发明电〔2008〕42号
2009-05-03	f	劳动节	国办发明电〔2008〕42号
2009-05-28	f	端午节	国办发明电〔2008〕42号
2009-05-29	f	端午节	国办发明电〔2008〕42号
2009-05-30	f	端午节	国办发明电〔2008〕42号
2009-05-31	t	端午节	国办发明电〔2008〕42号
2009-09-27	t	国庆节、中秋节	国办发明电〔2008〕42号
2009-10-10	t	国庆节、中秋节	国办发明电〔2008〕42号
2009-10-01	f	国庆节、中秋节	国办发明电〔2008〕42号
2009-10-02	f	国庆节、中秋节	国办发明电〔2008〕42号
2009-10-03	f	国庆节、中秋节	国办发明电〔2008〕42号
2009-10-04	f	国庆节、中秋节	国办发明电〔2008〕42号
2009-10-05	f	国庆节、中秋节	国办发明电〔2008〕42号
2009-10-06	f	国庆节、中秋节	国办发明电〔2008〕42号
2009-10-07	f	国庆节、中秋节	国办发明电〔2008〕42号
2009-10-08	f	国庆节、中秋节	国办发明电〔2008〕42号
2010-01-01	f	元旦	国办发明电〔2009〕27号
2010-01-02	f	元旦	国办发明电〔2009〕27号
2010-01-03	f	元旦	国办发明电〔2009〕27号
2010-02-13	f	春节	国办发明电〔2009〕27号
2010-02-14	f	春节	国办发明电〔2009〕27号
2010-02-15	f	春节	国办发明电〔2009〕27号
2010-02-16	f	春节	国办发明电〔2009〕27号
2010-02-17	f	春节	国办发明电〔2009〕27号
2010-02-18	f	春节	国办发明电〔2009〕27号
2010-02-19	f	春节	国办发明电〔2009〕27号
2010-02-20	t	春节	国办发明电〔2009〕27号
2010-02-21	t	春节	国办发明电〔2009〕27号
2010-04-03	f	清明节	国办发明电〔2009〕27号
2010-04-04	f	清明节	国办发明电〔2009〕27号
2010-04-05	f	清明节	国办发明电〔2009〕27号
2010-05-01	f	劳动节	国办发明电〔2009〕27号
2010-05-02	f	劳动节	国办发明电〔2009〕27号
2010-05-03	f	劳动节	国办发明电〔2009〕27号
2010-06-12	t	端午节	国办发明电〔2009〕27号
2010-06-13	t	端午节	国办发明电〔2009〕27号
2010-06-14	f	端午节	国办发明电〔2009〕27号
2010-06-15	f	端午节	国办发明电〔2009〕27号
2010-06-16	f	端午节	国办发明电〔2009〕27号
2010-09-19	t	中秋节	国办发明电〔2009〕27号
2010-09-25	t	中秋节	国办发明电〔2009〕27号
2010-09-22	f	中秋节	国办发明电〔2009〕27号
2010-09-23	f	中秋节	国办发明电〔2009〕27号
2010-09-24	f	中秋节	国办发明电〔2009〕27号
2010-09-26	t	国庆节	国办发明电〔2009〕27号
2010-10-09	t	国庆节	国办发明电〔2009〕27号
2010-10-01	f	国庆节	国办发明电〔2009〕27号
2010-10-02	f	国庆节	国办发明电〔2009〕27号
2010-10-03	f	国庆节	国办发明电〔2009〕27号
2010-10-04	f	国庆节	国办发明电〔2009〕27号
2010-10-05	f	国庆节	国办发明电〔2009〕27号
2010-10-06	f	国庆节	国办发明电〔2009〕27号
2010-10-07	f	国庆节	国办发明电〔2009〕27号
2011-01-01	f	元旦	国办发明电〔2010〕40号
2011-01-02	f	元旦	国办发明电〔2010〕40号
2011-01-03	f	元旦	国办发明电〔2010〕40号
2011-01-30	t	春节	国办发明电〔2010〕40号
2011-02-12	t	春节	国办发明电〔2010〕40号
2011-02-02	f	春节	国办发明电〔2010〕40号
2011-02-03	f	春节	国办发明电〔2010〕40号
2011-02-04	f	春节	国办发明电〔2010〕40号
2011-02-05	f	春节	国办发明电〔2010〕40号
2011-02-06	f	春节	国办发明电〔2010〕40号
2011-02-07	f	春节	国办发明电〔2010〕40号
2011-02-08	f	春节	国办发明电〔2010〕40号
2011-04-02	t	清明节	国办发明电〔2010〕40号
2011-04-03	f	清明节	国办发明电〔2010〕40号
2011-04-04	f	清明节	国办发明电〔2010〕40号
2011-04-05	f	清明节	国办发明电〔2010〕40号
2011-04-30	f	劳动节	国办发明电〔2010〕40号
2011-05-01	f	劳动节	国办发明电〔2010〕40号
2011-05-02	f	劳动节	国办发明电〔2010〕40号
2011-06-04	f	端午节	国办发明电〔2010〕40号
2011-06-05	f	端午节	国办发明电〔2010〕40号
2011-06-06	f	端午节	国办发明电〔2010〕40号
2011-09-10	f	中秋节	国办发明电〔2010〕40号
2011-09-11	f	中秋节	国办发明电〔2010〕40号
2011-09-12	f	中秋节	国办发明电〔2010〕40号
2011-10-01	f	国庆节	国办发明电〔2010〕40号
2011-10-02	f	国庆节	国办发明电〔2010〕40号
2011-10-03	f	国庆节	国办发明电〔2010〕40号
2011-10-04	f	国庆节	国办发明电〔2010〕40号
2011-10-05	f	国庆节	国办发明电〔2010〕40号
2011-10-06	f	国庆节	国办发明电〔2010〕40号
2011-10-07	f	国庆节	国办发明电〔2010〕40号
2011-10-08	t	国庆节	国办发明电〔2010〕40号
2011-10-09	t	国庆节	国办发明电〔2010〕40号
2011-12-31	t	元旦	国办发明电〔2011〕45号
2012-01-01	f	元旦	国办发明电〔2011〕45号
2012-01-02	f	元旦	国办发明电〔2011〕45号
2012-01-03	f	元旦	国办发明电〔2011〕45号
2012-01-21	t	春节	国办发明电〔2011〕45号
2012-01-29	t	春节	国办发明电〔2011〕45号
2012-01-22	f	春节	国办发明电〔2011〕45号
2012-01-23	f	春节	国办发明电〔2011〕45号
2012-01-24	f	春节	国办发明电〔2011〕45号
2012-01-25	f	春节	国办发明电〔2011〕45号
2012-01-26	f	春节	国办发明电〔2011〕45号
2012-01-27	f	春节	国办发明电〔2011〕45号
2012-01-28	f	春节	国办发明电〔2011〕45号
2012-03-31	t	清明节	国办发明电〔2011〕45号
2012-04-01	t	清明节	国办发明电〔2011〕45号
2012-04-02	f	清明节	国办发明电〔2011〕45号
2012-04-03	f	清明节	国办发明电〔2011〕45号
2012-04-04	f	清明节	国办发明电〔2011〕45号
2012-04-28	t	劳动节	国办发明电〔2011〕45号
2012-04-29	f	劳动节	国办发明电〔2011〕45号
2012-04-30	f	劳动节	国办发明电〔2011〕45号
2012-05-01	f	劳动节	国办发明电〔2011〕45号
2012-06-22	f	端午节	国办发明电〔2011〕45号
2012-06-23	f	端午节	国办发明电〔2011〕45号
2012-06-24	f	端午节	国办发明电〔2011〕45号
2012-09-29	t	中秋节、国庆节	国办发明电〔2011〕45号
2012-09-30	f	中秋节、国庆节	国办发明电〔2011〕45号
2012-10-01	f	中秋节、国庆节	国办发明电〔2011〕45号
2012-10-02	f	中秋节、国庆节	国办发明电〔2011〕45号
2012-10-03	f	中秋节、国庆节	国办发明电〔2011〕45号
2012-10-04	f	中秋节、国庆节	国办发明电〔2011〕45号
2012-10-05	f	中秋节、国庆节	国办发明电〔2011〕45号
2012-10-06	f	中秋节、国庆节	国办发明电〔2011〕45号
2012-10-07	f	中秋节、国庆节	国办发明电〔2011〕45号
2013-01-01	f	元旦	国办发明电〔2012〕33号
2013-01-02	f	元旦	国办发明电〔2012〕33号
2013-01-03	f	元旦	国办发明电〔2012〕33号
2013-01-05	t	元旦	国办发明电〔2012〕33号
2013-01-06	t	元旦	国办发明电〔2012〕33号
2013-02-09	f	春节	国办发明电〔2012〕33号
2013-02-10	f	春节	国办发明电〔2012〕33号
2013-02-11	f	春节	国办发明电〔2012〕33号
2013-02-12	f	春节	国办发明电〔2012〕33号
2013-02-13	f	春节	国办发明电〔2012〕33号
2013-02-14	f	春节	国办发明电〔2012〕33号
2013-02-15	f	春节	国办发明电〔2012〕33号
2013-02-16	t	春节	国办发明电〔2012〕33号
2013-02-17	t	春节	国办发明电〔2012〕33号
2013-04-04	f	清明节	国办发明电〔2012〕33号
2013-04-05	f	清明节	国办发明电〔2012〕33号
2013-04-06	f	清明节	国办发明电〔2012〕33号
2013-04-07	t	清明节	国办发明电〔2012〕33号
2013-04-27	t	劳动节	国办发明电〔2012〕33号
2013-04-28	t	劳动节	国办发明电〔2012〕33号
2013-04-29	f	劳动节	国办发明电〔2012〕33号
2013-04-30	f	劳动节	国办发明电〔2012〕33号
2013-05-01	f	劳动节	国办发明电〔2012〕33号
2013-06-08	t	端午节	国办发明电〔2012〕33号
2013-06-09	t	端午节	国办发明电〔2012〕33号
2013-06-10	f	端午节	国办发明电〔2012〕33号
2013-06-11	f	端午节	国办发明电〔2012〕33号
2013-06-12	f	端午节	国办发明电〔2012〕33号
2013-09-19	f	中秋节	国办发明电〔2012〕33号
2013-09-20	f	中秋节	国办发明电〔2012〕33号
2013-09-21	f	中秋节	国办发明电〔2012〕33号
2013-09-22	t	中秋节	国办发明电〔2012〕33号
2013-09-29	t	国庆节	国办发明电〔2012〕33号
2013-10-12	t	国庆节	国办发明电〔2012〕33号
2013-10-01	f	国庆节	国办发明电〔2012〕33号
2013-10-02	f	国庆节	国办发明电〔2012〕33号
2013-10-03	f	国庆节	国办发明电〔2012〕33号
2013-10-04	f	国庆节	国办发明电〔2012〕33号
2013-10-05	f	国庆节	国办发明电〔2012〕33号
2013-10-06	f	国庆节	国办发明电〔2012〕33号
2013-10-07	f	国庆节	国办发明电〔2012〕33号
2014-01-01	f	元旦	国办发明电〔2013〕28号
2014-01-26	t	春节	国办发明电〔2013〕28号
2014-02-08	t	春节	国办发明电〔2013〕28号
2014-01-31	f	春节	国办发明电〔2013〕28号
2014-02-01	f	春节	国办发明电〔2013〕28号
2014-02-02	f	春节	国办发明电〔2013〕28号
2014-02-03	f	春节	国办发明电〔2013〕28号
2014-02-04	f	春节	国办发明电〔2013〕28号
2014-02-05	f	春节	国办发明电〔2013〕28号
2014-02-06	f	春节	国办发明电〔2013〕28号
2014-04-05	f	清明节	国办发明电〔2013〕28号
2014-04-07	f	清明节	国办发明电〔2013〕28号
2014-05-01	f	劳动节	国办发明电〔2013〕28号
2014-05-02	f	劳动节	国办发明电〔2013〕28号
2014-05-03	f	劳动节	国办发明电〔2013〕28号
2014-05-04	t	劳动节	国办发明电〔2013〕28号
2014-06-02	f	端午节	国办发明电〔2013〕28号
2014-09-08	f	中秋节	国办发明电〔2013〕28号
2014-09-28	t	国庆节	国办发明电〔2013〕28号
2014-10-11	t	国庆节	国办发明电〔2013〕28号
2014-10-01	f	国庆节	国办发明电〔2013〕28号
2014-10-02	f	国庆节	国办发明电〔2013〕28号
2014-10-03	f	国庆节	国办发明电〔2013〕28号
2014-10-04	f	国庆节	国办发明电〔2013〕28号
2014-10-05	f	国庆节	国办发明电〔2013〕28号
2014-10-06	f	国庆节	国办发明电〔2013〕28号
2014-10-07	f	国庆节	国办发明电〔2013〕28号
2015-01-01	f	元旦	国办发明电〔2014〕28号
2015-01-02	f	元旦	国办发明电〔2014〕28号
2015-01-03	f	元旦	国办发明电〔2014〕28号
2015-01-04	t	元旦	国办发明电〔2014〕28号
2015-02-15	t	春节	国办发明电〔2014〕28号
2015-02-28	t	春节	国办发明电〔2014〕28号
2015-02-18	f	春节	国办发明电〔2014〕28号
2015-02-19	f	春节	国办发明电〔2014〕28号
2015-02-20	f	春节	国办发明电〔2014〕28号
2015-02-21	f	春节	国办发明电〔2014〕28号
2015-02-22	f	春节	国办发明电〔2014〕28号
2015-02-23	f	春节	国办发明电〔2014〕28号
2015-02-24	f	春节	国办发明电〔2014〕28号
2015-04-05	f	清明节	国办发明电〔2014〕28号
2015-04-06	f	清明节	国办发明电〔2014〕28号
2015-05-01	f	劳动节	国办发明电〔2014〕28号
2015-06-20	f	端午节	国办发明电〔2014〕28号
2015-06-22	f	端午节	国办发明电〔2014〕28号
2015-09-27	f	中秋节	国办发明电〔2014〕28号
2015-10-01	f	国庆节	国办发明电〔2014〕28号
2015-10-02	f	国庆节	国办发明电〔2014〕28号
2015-10-03	f	国庆节	国办发明电〔2014〕28号
2015-10-04	f	国庆节	国办发明电〔2014〕28号
2015-10-05	f	国庆节	国办发明电〔2014〕28号
2015-10-06	f	国庆节	国办发明电〔2014〕28号
2015-10-07	f	国庆节	国办发明电〔2014〕28号
2015-10-10	t	国庆节	国办发明电〔2014〕28号
2015-09-03	f	中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日	国发明电〔2015〕1号
2015-09-04	f	中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日	国发明电〔2015〕1号
2015-09-05	f	中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日	国发明电〔2015〕1号
2015-09-06	t	中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日	国发明电〔2015〕1号
2016-01-01	f	元旦	国办发明电〔2015〕18号
2016-02-06	t	春节	国办发明电〔2015〕18号
2016-02-14	t	春节	国办发明电〔2015〕18号
2016-02-07	f	春节	国办发明电〔2015〕18号
2016-02-08	f	春节	国办发明电〔2015〕18号
2016-02-09	f	春节	国办发明电〔2015〕18号
2016-02-10	f	春节	国办发明电〔2015〕18号
2016-02-11	f	春节	国办发明电〔2015〕18号
2016-02-12	f	春节	国办发明电〔2015〕18号
2016-02-13	f	春节	国办发明电〔2015〕18号
2016-04-04	f	清明节	国办发明电〔2015〕18号
2016-05-01	f	劳动节	国办发明电〔2015〕18号
2016-05-02	f	劳动节	国办发明电〔2015〕18号
2016-06-09	f	端午节	国办发明电〔2015〕18号
2016-06-10	f	端午节	国办发明电〔2015〕18号
2016-06-11	f	端午节	国办发明电〔2015〕18号
2016-06-12	t	端午节	国办发明电〔2015〕18号
2016-09-15	f	中秋节	国办发明电〔2015〕18号
2016-09-16	f	中秋节	国办发明电〔2015〕18号
2016-09-17	f	中秋节	国办发明电〔2015〕18号
2016-09-18	t	中秋节	国办发明电〔2015〕18号
2016-10-01	f	国庆节	国办发明电〔2015〕18号
2016-10-02	f	国庆节	国办发明电〔2015〕18号
2016-10-03	f	国庆节	国办发明电〔2015〕18号
2016-10-04	f	国庆节	国办发明电〔2015〕18号
2016-10-05	f	国庆节	国办发明电〔2015〕18号
2016-10-06	f	国庆节	国办发明电〔2015〕18号
2016-10-07	f	国庆节	国办发明电〔2015〕18号
2016-10-08	t	国庆节	国办发明电〔2015〕18号
2016-10-09	t	国庆节	国办发明电〔2015〕18号
2017-01-01	f	元旦	国办发明电〔2016〕17号
2017-01-02	f	元旦	国办发明电〔2016〕17号
2017-01-22	t	春节	国办发明电〔2016〕17号
2017-02-04	t	春节	国办发明电〔2016〕17号
2017-01-27	f	春节	国办发明电〔2016〕17号
2017-01-28	f	春节	国办发明电〔2016〕17号
2017-01-29	f	春节	国办发明电〔2016〕17号
2017-01-30	f	春节	国办发明电〔2016〕17号
2017-01-31	f	春节	国办发明电〔2016〕17号
2017-02-01	f	春节	国办发明电〔2016〕17号
2017-02-02	f	春节	国办发明电〔2016〕17号
2017-04-01	t	清明节	国办发明电〔2016〕17号
2017-04-02	f	清明节	国办发明电〔2016〕17号
2017-04-03	f	清明节	国办发明电〔2016〕17号
2017-04-04	f	清明节	国办发明电〔2016〕17号
2017-05-01	f	劳动节	国办发明电〔2016〕17号
2017-05-27	t	端午节	国办发明电〔2016〕17号
2017-05-28	f	端午节	国办发明电〔2016〕17号
2017-05-29	f	端午节	国办发明电〔2016〕17号
2017-05-30	f	端午节	国办发明电〔2016〕17号
2017-09-30	t	中秋节、国庆节	国办发明电〔2016〕17号
2017-10-01	f	中秋节、国庆节	国办发明电〔2016〕17号
2017-10-02	f	中秋节、国庆节	国办发明电〔2016〕17号
2017-10-03	f	中秋节、国庆节	国办发明电〔2016〕17号
2017-10-04	f	中秋节、国庆节	国办发明电〔2016〕17号
2017-10-05	f	中秋节、国庆节	国办发明电〔2016〕17号
2017-10-06	f	中秋节、国庆节	国办发明电〔2016〕17号
2017-10-07	f	中秋节、国庆节	国办发明电〔2016〕17号
2017-10-08	f	中秋节、国庆节	国办发明电〔2016〕17号
2018-01-01	f	元旦	国办发明电〔2017〕12号
2018-02-11	t	春节	国办发明电〔2017〕12号
2018-02-24	t	春节	国办发明电〔2017〕12号
2018-02-15	f	春节	国办发明电〔2017〕12号
2018-02-16	f	春节	国办发明电〔2017〕12号
2018-02-17	f	春节	国办发明电〔2017〕12号
2018-02-18	f	春节	国办发明电〔2017〕12号
2018-02-19	f	春节	国办发明电〔2017〕12号
2018-02-20	f	春节	国办发明电〔2017〕12号
2018-02-21	f	春节	国办发明电〔2017〕12号
2018-04-05	f	清明节	国办发明电〔2017〕12号
2018-04-06	f	清明节	国办发明电〔2017〕12号
2018-04-07	f	清明节	国办发明电〔2017〕12号
2018-04-08	t	清明节	国办发明电〔2017〕12号
2018-04-28	t	劳动节	国办发明电〔2017〕12号
2018-04-29	f	劳动节	国办发明电〔2017〕12号
2018-04-30	f	劳动节	国办发明电〔2017〕12号
2018-05-01	f	劳动节	国办发明电〔2017〕12号
2018-06-18	f	端午节	国办发明电〔2017〕12号
2018-09-24	f	中秋节	国办发明电〔2017〕12号
2018-09-29	t	国庆节	国办发明电〔2017〕12号
2018-09-30	t	国庆节	国办发明电〔2017〕12号
2018-10-01	f	国庆节	国办发明电〔2017〕12号
2018-10-02	f	国庆节	国办发明电〔2017〕12号
2018-10-03	f	国庆节	国办发明电〔2017〕12号
2018-10-04	f	国庆节	国办发明电〔2017〕12号
2018-10-05	f	国庆节	国办发明电〔2017〕12号
2018-10-06	f	国庆节	国办发明电〔2017〕12号
2018-10-07	f	国庆节	国办发明电〔2017〕12号
2018-12-29	t	元旦	国办发明电〔2018〕15号
2018-12-30	f	元旦	国办发明电〔2018〕15号
2018-12-31	f	元旦	国办发明电〔2018〕15号
2019-01-01	f	元旦	国办发明电〔2018〕15号
2019-02-02	t	春节	国办发明电〔2018〕15号
2019-02-03	t	春节	国办发明电〔2018〕15号
2019-02-04	f	春节	国办发明电〔2018〕15号
2019-02-05	f	春节	国办发明电〔2018〕15号
2019-02-06	f	春节	国办发明电〔2018〕15号
2019-02-07	f	春节	国办发明电〔2018〕15号
2019-02-08	f	春节	国办发明电〔2018〕15号
2019-02-09	f	春节	国办发明电〔2018〕15号
2019-02-10	f	春节	国办发明电〔2018〕15号
2019-04-05	f	清明节	国办发明电〔2018〕15号
2019-06-07	f	端午节	国办发明电〔2018〕15号
2019-09-13	f	中秋节	国办发明电〔2018〕15号
2019-09-29	t	国庆节	国办发明电〔2018〕15号
2019-10-12	t	国庆节	国办发明电〔2018〕15号
2019-10-01	f	国庆节	国办发明电〔2018〕15号
2019-10-02	f	国庆节	国办发明电〔2018〕15号
2019-10-03	f	国庆节	国办发明电〔2018〕15号
2019-10-04	f	国庆节	国办发明电〔2018〕15号
2019-10-05	f	国庆节	国办发明电〔2018〕15号
2019-10-06	f	国庆节	国办发明电〔2018〕15号
2019-10-07	f	国庆节	国办发明电〔2018〕15号
2019-04-28	t	劳动节	国办发明电〔2019〕3号
2019-05-05	t	劳动节	国办发明电〔2019〕3号
2019-05-01	f	劳动节	国办发明电〔2019〕3号
2019-05-02	f	劳动节	国办发明电〔2019〕3号
2019-05-03	f	劳动节	国办发明电〔2019〕3号
2019-05-04	f	劳动节	国办发明电〔2019〕3号
2020-01-01	f	元旦	国办发明电〔2019〕16号
2020-01-19	t	春节	国办发明电〔2019〕16号
2020-01-24	f	春节	国办发明电〔2019〕16号
2020-01-25	f	春节	国办发明电〔2019〕16号
2020-01-26	f	春节	国办发明电〔2019〕16号
2020-01-27	f	春节	国办发明电〔2019〕16号
2020-01-28	f	春节	国办发明电〔2019〕16号
2020-01-29	f	春节	国办发明电〔2019〕16号
2020-01-30	f	春节	国办发明电〔2019〕16号
2020-04-04	f	清明节	国办发明电〔2019〕16号
2020-04-05	f	清明节	国办发明电〔2019〕16号
2020-04-06	f	清明节	国办发明电〔2019〕16号
2020-04-26	t	劳动节	国办发明电〔2019〕16号
2020-05-09	t	劳动节	国办发明电〔2019〕16号
2020-05-01	f	劳动节	国办发明电〔2019〕16号
2020-05-02	f	劳动节	国办发明电〔2019〕16号
2020-05-03	f	劳动节	国办发明电〔2019〕16号
2020-05-04	f	劳动节	国办发明电〔2019〕16号
2020-05-05	f	劳动节	国办发明电〔2019〕16号
2020-06-25	f	端午节	国办发明电〔2019〕16号
2020-06-26	f	端午节	国办发明电〔2019〕16号
2020-06-27	f	端午节	国办发明电〔2019〕16号
2020-06-28	t	端午节	国办发明电〔2019〕16号
2020-09-27	t	国庆节、中秋节	国办发明电〔2019〕16号
2020-10-10	t	国庆节、中秋节	国办发明电〔2019〕16号
2020-10-01	f	国庆节、中秋节	国办发明电〔2019〕16号
2020-10-02	f	国庆节、中秋节	国办发明电〔2019〕16号
2020-10-03	f	国庆节、中秋节	国办发明电〔2019〕16号
2020-10-04	f	国庆节、中秋节	国办发明电〔2019〕16号
2020-10-05	f	国庆节、中秋节	国办发明电〔2019〕16号
2020-10-06	f	国庆节、中秋节	国办发明电〔2019〕16号
2020-10-07	f	国庆节、中秋节	国办发明电〔2019〕16号
2020-10-08	f	国庆节、中秋节	国办发明电〔2019〕16号
2020-01-31	f	春节	国办发明电〔2020〕1号
2020-02-01	f	春节	国办发明电〔2020〕1号
2020-02-02	f	春节	国办发明电〔2020〕1号
2021-01-01	f	元旦	国办发明电〔2020〕27号
2021-01-02	f	元旦	国办发明电〔2020〕27号
2021-01-03	f	元旦	国办发明电〔2020〕27号
2021-02-07	t	春节	国办发明电〔2020〕27号
2021-02-20	t	春节	国办发明电〔2020〕27号
2021-02-11	f	春节	国办发明电〔2020〕27号
2021-02-12	f	春节	国办发明电〔2020〕27号
2021-02-13	f	春节	国办发明电〔2020〕27号
2021-02-14	f	春节	国办发明电〔2020〕27号
2021-02-15	f	春节	国办发明电〔2020〕27号
2021-02-16	f	春节	国办发明电〔2020〕27号
2021-02-17	f	春节	国办发明电〔2020〕27号
2021-04-03	f	清明节	国办发明电〔2020〕27号
2021-04-04	f	清明节	国办发明电〔2020〕27号
2021-04-05	f	清明节	国办发明电〔2020〕27号
2021-04-25	t	劳动节	国办发明电〔2020〕27号
2021-05-08	t	劳动节	国办发明电〔2020〕27号
2021-05-01	f	劳动节	国办发明电〔2020〕27号
2021-05-02	f	劳动节	国办发明电〔2020〕27号
2021-05-03	f	劳动节	国办发明电〔2020〕27号
2021-05-04	f	劳动节	国办发明电〔2020〕27号
2021-05-05	f	劳动节	国办发明电〔2020〕27号
2021-06-12	f	端午节	国办发明电〔2020〕27号
2021-06-13	f	端午节	国办发明电〔2020〕27号
2021-06-14	f	端午节	国办发明电〔2020〕27号
2021-09-18	t	中秋节	国办发明电〔2020〕27号
2021-09-19	f	中秋节	国办发明电〔2020〕27号
2021-09-20	f	中秋节	国办发明电〔2020〕27号
2021-09-21	f	中秋节	国办发明电〔2020〕27号
2021-09-26	t	国庆节	国办发明电〔2020〕27号
2021-10-09	t	国庆节	国办发明电〔2020〕27号
2021-10-01	f	国庆节	国办发明电〔2020〕27号
2021-10-02	f	国庆节	国办发明电〔2020〕27号
2021-10-03	f	国庆节	国办发明电〔2020〕27号
2021-10-04	f	国庆节	国办发明电〔2020〕27号
2021-10-05	f	国庆节	国办发明电〔2020〕27号
2021-10-06	f	国庆节	国办发明电〔2020〕27号
2021-10-07	f	国庆节	国办发明电〔2020〕27号
2022-01-01	f	元旦	国办发明电〔2021〕11号
2022-01-02	f	元旦	国办发明电〔2021〕11号
2022-01-03	f	元旦	国办发明电〔2021〕11号
2022-01-29	t	春节	国办发明电〔2021〕11号
2022-01-30	t	春节	国办发明电〔2021〕11号
2022-01-31	f	春节	国办发明电〔2021〕11号
2022-02-01	f	春节	国办发明电〔2021〕11号
2022-02-02	f	春节	国办发明电〔2021〕11号
2022-02-03	f	春节	国办发明电〔2021〕11号
2022-02-04	f	春节	国办发明电〔2021〕11号
2022-02-05	f	春节	国办发明电〔2021〕11号
2022-02-06	f	春节	国办发明电〔2021〕11号
2022-04-02	t	清明节	国办发明电〔2021〕11号
2022-04-03	f	清明节	国办发明电〔2021〕11号
2022-04-04	f	清明节	国办发明电〔2021〕11号
2022-04-05	f	清明节	国办发明电〔2021〕11号
2022-04-24	t	劳动节	国办发明电〔2021〕11号
2022-05-07	t	劳动节	国办发明电〔2021〕11号
2022-04-30	f	劳动节	国办发明电〔2021〕11号
2022-05-01	f	劳动节	国办发明电〔2021〕11号
2022-05-02	f	劳动节	国办发明电〔2021〕11号
2022-05-03	f	劳动节	国办发明电〔2021〕11号
2022-05-04	f	劳动节	国办发明电〔2021〕11号
2022-06-03	f	端午节	国办发明电〔2021〕11号
2022-06-04	f	端午节	国办发明电〔2021〕11号
2022-06-05	f	端午节	国办发明电〔2021〕11号
2022-09-10	f	中秋节	国办发明电〔2021〕11号
2022-09-11	f	中秋节	国办发明电〔2021〕11号
2022-09-12	f	中秋节	国办发明电〔2021〕11号
2022-10-01	f	国庆节	国办发明电〔2021〕11号
2022-10-02	f	国庆节	国办发明电〔2021〕11号
2022-10-03	f	国庆节	国办发明电〔2021〕11号
2022-10-04	f	国庆节	国办发明电〔2021〕11号
2022-10-05	f	国庆节	国办发明电〔2021〕11号
2022-10-06	f	国庆节	国办发明电〔2021〕11号
2022-10-07	f	国庆节	国办发明电〔2021〕11号
2022-10-08	t	国庆节	国办发明电〔2021〕11号
2022-10-09	t	国庆节	国办发明电〔2021〕11号
2022-12-31	f	元旦	国办发明电〔2022〕16号
2023-01-01	f	元旦	国办发明电〔2022〕16号
2023-01-02	f	元旦	国办发明电〔2022〕16号
2023-01-21	f	春节	国办发明电〔2022〕16号
2023-01-22	f	春节	国办发明电〔2022〕16号
2023-01-23	f	春节	国办发明电〔2022〕16号
2023-01-24	f	春节	国办发明电〔2022〕16号
2023-01-25	f	春节	国办发明电〔2022〕16号
2023-01-26	f	春节	国办发明电〔2022〕16号
2023-01-27	f	春节	国办发明电〔2022〕16号
2023-01-28	t	春节	国办发明电〔2022〕16号
2023-01-29	t	春节	国办发明电〔2022〕16号
2023-04-05	f	清明节	国办发明电〔2022〕16号
2023-04-23	t	劳动节	国办发明电〔2022〕16号
2023-05-06	t	劳动节	国办发明电〔2022〕16号
2023-04-29	f	劳动节	国办发明电〔2022〕16号
2023-04-30	f	劳动节	国办发明电〔2022〕16号
2023-05-01	f	劳动节	国办发明电〔2022〕16号
2023-05-02	f	劳动节	国办发明电〔2022〕16号
2023-05-03	f	劳动节	国办发明电〔2022〕16号
2023-06-22	f	端午节	国办发明电〔2022〕16号
2023-06-23	f	端午节	国办发明电〔2022〕16号
2023-06-24	f	端午节	国办发明电〔2022〕16号
2023-06-25	t	端午节	国办发明电〔2022〕16号
2023-09-29	f	中秋节、国庆节	国办发明电〔2022〕16号
2023-09-30	f	中秋节、国庆节	国办发明电〔2022〕16号
2023-10-01	f	中秋节、国庆节	国办发明电〔2022〕16号
2023-10-02	f	中秋节、国庆节	国办发明电〔2022〕16号
2023-10-03	f	中秋节、国庆节	国办发明电〔2022〕16号
2023-10-04	f	中秋节、国庆节	国办发明电〔2022〕16号
2023-10-05	f	中秋节、国庆节	国办发明电〔2022〕16号
2023-10-06	f	中秋节、国庆节	国办发明电〔2022〕16号
2023-10-07	t	中秋节、国庆节	国办发明电〔2022〕16号
2023-10-08	t	中秋节、国庆节	国办发明电〔2022〕16号
2024-01-01	f	元旦	国办发明电〔2023〕7号
2024-02-04	t	春节	国办发明电〔2023〕7号
2024-02-18	t	春节	国办发明电〔2023〕7号
2024-02-10	f	春节	国办发明电〔2023〕7号
2024-02-11	f	春节	国办发明电〔2023〕7号
2024-02-12	f	春节	国办发明电〔2023〕7号
2024-02-13	f	春节	国办发明电〔2023〕7号
2024-02-14	f	春节	国办发明电〔2023〕7号
2024-02-15	f	春节	国办发明电〔2023〕7号
2024-02-16	f	春节	国办发明电〔2023〕7号
2024-02-17	f	春节	国办发明电〔2023〕7号
2024-04-04	f	清明节	国办发明电〔2023〕7号
2024-04-05	f	清明节	国办发明电〔2023〕7号
2024-04-06	f	清明节	国办发明电〔2023〕7号
2024-04-07	t	清明节	国办发明电〔2023〕7号
2024-04-28	t	劳动节	国办发明电〔2023〕7号
2024-05-11	t	劳动节	国办发明电〔2023〕7号
2024-05-01	f	劳动节	国办发明电〔2023〕7号
2024-05-02	f	劳动节	国办发明电〔2023〕7号
2024-05-03	f	劳动节	国办发明电〔2023〕7号
2024-05-04	f	劳动节	国办发明电〔2023〕7号
2024-05-05	f	劳动节	国办发明电〔2023〕7号
2024-06-10	f	端午节	国办发明电〔2023〕7号
2024-09-14	t	中秋节	国办发明电〔2023〕7号
2024-09-15	f	中秋节	国办发明电〔2023〕7号
2024-09-16	f	中秋节	国办发明电〔2023〕7号
2024-09-17	f	中秋节	国办发明电〔2023〕7号
2024-09-29	t	国庆节	国办发明电〔2023〕7号
2024-10-12	t	国庆节	国办发明电〔2023〕7号
2024-10-01	f	国庆节	国办发明电〔2023〕7号
2024-10-02	f	国庆节	国办发明电〔2023〕7号
2024-10-03	f	国庆节	国办发明电〔2023〕7号
2024-10-04	f	国庆节	国办发明电〔2023〕7号
2024-10-05	f	国庆节	国办发明电〔2023〕7号
2024-10-06	f	国庆节	国办发明电〔2023〕7号
2024-10-07	f	国庆节	国办发明电〔2023〕7号
2025-01-01	f	元旦	国办发明电〔2024〕12号
2025-01-26	t	春节	国办发明电〔2024〕12号
2025-02-08	t	春节	国办发明电〔2024〕12号
2025-01-28	f	春节	国办发明电〔2024〕12号
2025-01-29	f	春节	国办发明电〔2024〕12号
2025-01-30	f	春节	国办发明电〔2024〕12号
2025-01-31	f	春节	国办发明电〔2024〕12号
2025-02-01	f	春节	国办发明电〔2024〕12号
2025-02-02	f	春节	国办发明电〔2024〕12号
2025-02-03	f	春节	国办发明电〔2024〕12号
2025-02-04	f	春节	国办发明电〔2024〕12号
2025-04-04	f	清明节	国办发明电〔2024〕12号
2025-04-05	f	清明节	国办发明电〔2024〕12号
2025-04-06	f	清明节	国办发明电〔2024〕12号
2025-04-27	t	劳动节	国办发明电〔2024〕12号
2025-05-01	f	劳动节	国办发明电〔2024〕12号
2025-05-02	f	劳动节	国办发明电〔2024〕12号
2025-05-03	f	劳动节	国办发明电〔2024〕12号
2025-05-04	f	劳动节	国办发明电〔2024〕12号
2025-05-05	f	劳动节	国办发明电〔2024〕12号
2025-05-31	f	端午节	国办发明电〔2024〕12号
2025-06-01	f	端午节	国办发明电〔2024〕12号
2025-06-02	f	端午节	国办发明电〔2024〕12号
2025-09-28	t	国庆节、中秋节	国办发明电〔2024〕12号
2025-10-11	t	国庆节、中秋节	国办发明电〔2024〕12号
2025-10-01	f	国庆节、中秋节	国办发明电〔2024〕12号
2025-10-02	f	国庆节、中秋节	国办发明电〔2024〕12号
2025-10-03	f	国庆节、中秋节	国办发明电〔2024〕12号
2025-10-04	f	国庆节、中秋节	国办发明电〔2024〕12号
2025-10-05	f	国庆节、中秋节	国办发明电〔2024〕12号
2025-10-06	f	国庆节、中秋节	国办发明电〔2024〕12号
2025-10-07	f	国庆节、中秋节	国办发明电〔2024〕12号
2025-10-08	f	国庆节、中秋节	国办发明电〔2024〕12号
2026-01-01	f	元旦	国办发明电〔2025〕7号
2026-01-02	f	元旦	国办发明电〔2025〕7号
2026-01-03	f	元旦	国办发明电〔2025〕7号
2026-01-04	t	元旦	国办发明电〔2025〕7号
2026-02-14	t	春节	国办发明电〔2025〕7号
2026-02-28	t	春节	国办发明电〔2025〕7号
2026-02-15	f	春节	国办发明电〔2025〕7号
2026-02-16	f	春节	国办发明电〔2025〕7号
2026-02-17	f	春节	国办发明电〔2025〕7号
2026-02-18	f	春节	国办发明电〔2025〕7号
2026-02-19	f	春节	国办发明电〔2025〕7号
2026-02-20	f	春节	国办发明电〔2025〕7号
2026-02-21	f	春节	国办发明电〔2025〕7号
2026-02-22	f	春节	国办发明电〔2025〕7号
2026-02-23	f	春节	国办发明电〔2025〕7号
2026-04-04	f	清明节	国办发明电〔2025〕7号
2026-04-05	f	清明节	国办发明电〔2025〕7号
2026-04-06	f	清明节	国办发明电〔2025〕7号
2026-05-01	f	劳动节	国办发明电〔2025〕7号
2026-05-02	f	劳动节	国办发明电〔2025〕7号
2026-05-03	f	劳动节	国办发明电〔2025〕7号
2026-05-04	f	劳动节	国办发明电〔2025〕7号
2026-05-05	f	劳动节	国办发明电〔2025〕7号
2026-05-09	t	劳动节	国办发明电〔2025〕7号
2026-06-19	f	端午节	国办发明电〔2025〕7号
2026-06-20	f	端午节	国办发明电〔2025〕7号
2026-06-21	f	端午节	国办发明电〔2025〕7号
2026-09-20	t	国庆节	国办发明电〔2025〕7号
2026-09-25	f	中秋节	国办发明电〔2025〕7号
2026-09-26	f	中秋节	国办发明电〔2025〕7号
2026-09-27	f	中秋节	国办发明电〔2025〕7号
2026-10-02	f	国庆节	国办发明电〔2025〕7号
2026-10-03	f	国庆节	国办发明电〔2025〕7号
2026-10-04	f	国庆节	国办发明电〔2025〕7号
2026-10-05	f	国庆节	国办发明电〔2025〕7号
2026-10-06	f	国庆节	国办发明电〔2025〕7号
2026-10-07	f	国庆节	国办发明电〔2025〕7号
2026-03-02	f	调整	关于调整2026年3月放假安排的通知
2026-10-01	f	国庆节(改)	国办发明电〔2025〕7号
\.


--
-- Data for Name: catalogue_change; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.catalogue_change (id, agency, resource, cause, description, occurred_on, due_on, provisional, submitted_at, due_rule) FROM stdin;
1	11371300MB0010022X	303001/000003	function	职能划转	2026-02-24	2026-03-16	f	2026-02-24 18:00:00-08	1
2	11371300MB0010022X	303001/000002	element	增加要素	2026-02-25	2026-03-18	f	\N	1
3	11371300MB0010022X	303001/000001	element	新增列 note text	2026-02-25	2026-03-18	f	\N	1
\.


--
-- Data for Name: resource_version; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.resource_version (id, resource, version, state, name, summary, format, format_detail, share_class, share_condition, share_basis, share_method, open_class, open_condition, open_basis, security_level, use_requirement, update_cycle, related_resource, issued_on, provider, submitted_at, decided_at, decided_by, return_reason, published_at, published_by, superseded_at) FROM stdin;
1	303001/000001	1	published	婚姻登记信息	婚姻登记信息摘要	数据库	\N	有条件共享	履行职责需要	民法典第一千零三十四条	共享平台	有条件开放	仅限研究	个人信息保护法第二十五条	一般	仅限履职	每日	\N	\N	11371300MB0010022X	2026-01-04 18:00:00-08	2026-01-04 18:00:00-08	11371300MB00100143	\N	2026-01-04 18:00:00-08	11371300MB00100143	\N
2	303001/000002	1	published	殡葬服务机构	殡葬服务机构摘要	数据库	\N	无条件共享	履行职责需要	民法典第一千零三十四条	共享平台	无条件开放	仅限研究	个人信息保护法第二十五条	一般	仅限履职	每日	\N	\N	11371300MB0010022X	2026-01-04 18:00:00-08	2026-01-04 18:00:00-08	11371300MB00100143	\N	2026-01-04 18:00:00-08	11371300MB00100143	\N
3	303001/000003	1	published	社会组织信息	社会组织信息摘要	数据库	\N	不予共享	履行职责需要	民法典第一千零三十四条	共享平台	不予开放	仅限研究	个人信息保护法第二十五条	一般	仅限履职	每日	\N	\N	11371300MB0010022X	2026-01-04 18:00:00-08	2026-01-04 18:00:00-08	11371300MB00100143	\N	2026-01-04 18:00:00-08	11371300MB00100143	2026-01-05 18:00:00-08
7	303001/000003	2	published	社会组织信息	社会组织信息摘要	数据库	\N	有条件共享	履行职责需要	民法典第一千零三十四条	共享平台	不予开放	仅限研究	个人信息保护法第二十五条	一般	仅限履职	每日	\N	\N	11371300MB0010022X	2026-01-05 18:00:00-08	2026-01-05 18:00:00-08	11371300MB00100143	\N	2026-01-05 18:00:00-08	11371300MB00100143	\N
4	303001/000004	1	submitted	低保对象信息	低保对象信息摘要	数据库	\N	有条件共享	履行职责需要	民法典第一千零三十四条	共享平台	不予开放	仅限研究	个人信息保护法第二十五条	一般	仅限履职	每日	\N	\N	11371300MB0010022X	2026-01-05 19:00:00-08	\N	\N	\N	\N	\N	\N
5	303001/000005	1	approved	养老机构信息	养老机构信息摘要	数据库	\N	无条件共享	履行职责需要	民法典第一千零三十四条	共享平台	无条件开放	仅限研究	个人信息保护法第二十五条	一般	仅限履职	每日	\N	\N	11371300MB0010022X	2026-01-05 19:00:00-08	2026-01-05 20:00:00-08	11371300MB00100143	\N	\N	\N	\N
6	303001/000006	1	returned	儿童福利信息	儿童福利信息摘要	数据库	\N	不予共享	履行职责需要	民法典第一千零三十四条	共享平台	不予开放	仅限研究	个人信息保护法第二十五条	一般	仅限履职	每日	\N	\N	11371300MB0010022X	2026-01-05 19:00:00-08	2026-01-05 20:00:00-08	11371300MB00100143	依据不足	\N	\N	\N
8	303001/000003	3	submitted	社会组织信息	社会组织信息摘要	数据库	\N	无条件共享	履行职责需要	民法典第一千零三十四条	共享平台	不予开放	仅限研究	个人信息保护法第二十五条	一般	仅限履职	每日	\N	\N	11371300MB0010022X	2026-02-24 18:00:00-08	\N	\N	\N	\N	\N	\N
9	303001/000007	1	draft	殡葬设施	摘要	数据库	\N	无条件共享	\N	\N	共享平台	无条件开放	\N	\N	一般	无	每年	\N	\N	11371300MB0010022X	\N	\N	\N	\N	\N	\N	\N
\.


--
-- Data for Name: catalogue_sheet_row; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.catalogue_sheet_row (batch, line, head, agency, loaded_at, errors, version_id, "信息资源分类", "信息资源名称", "信息资源代码", "信息资源提供方", "信息资源提供方代码", "信息资源摘要", "信息资源格式", "格式说明", "信息项名称", "数据类型", "数据长度", "字段名称", "共享类型", "共享条件", "共享方式", "是否向社会开放", "开放条件", "更新周期", "发布日期", "关联资源代码", "开放属性", "安全级别", "使用要求", "代码体系") FROM stdin;
1	4	4	11371300MB0010022X	2026-02-25 18:05:00-08	{"“信息资源代码”“30300/8”不合编码规则:“/”之前至少六位:类 1 位、项 2 位、目 3 位(第六条)","“信息资源格式”不能是“竹简”,应为:电子文件(1)、电子表格(2)、数据库(3)、图形图像(4)、自描述格式(6)、区块链(第六条)",“信息资源摘要”未填(第六条)}	\N	\N	有误	30300/8	\N	\N	\N	竹简	\N	\N	\N	\N	\N	1	\N	\N	1	\N	6	\N	\N	\N	一般	无	\N
1	2	2	11371300MB0010022X	2026-02-25 18:05:00-08	\N	9	\N	殡葬设施	303001/000007	\N	\N	摘要	3	\N	名称	C	\N	\N	1	\N	\N	1	\N	6	\N	\N	\N	一般	无	\N
1	3	2	11371300MB0010022X	2026-02-25 18:05:00-08	\N	9	\N	\N	\N	\N	\N	\N	\N	\N	地址	C	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
\.


--
-- Data for Name: city_setting; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.city_setting (name, article, value, note) FROM stdin;
repeat_items	9	2	与他机构已共享的资源至少有几项相同,才视为重复采集
repeat_percent	9	60	相同的信息项至少占本资源信息项(标识和通用项除外)的百分之几,才视为重复采集
open_agreement	25	0	有条件开放的,是否须先签订开放利用协议:1 须,0 不须
pilot_rows	28	1000	试点运营单位的一个语句至多向客户端送出几行,写入沙箱中的表的不计;0 为不限
incident_report_hours	34	24	数据安全事件自发现起几小时内报告(参照《网络数据安全管理条例》第十条)
quality_percent	41	5	末次质量度量中不合规的行超过百分之几,列为未按照要求提供数据
emergency_days	18	400	应急共享至多开通几日(自然日)
\.


--
-- Data for Name: common_item; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.common_item (name) FROM stdin;
姓名
名称
单位名称
企业名称
机构名称
性别
出生日期
住址
地址
联系人
联系电话
电话
手机号码
身份证号
身份证号码
居民身份号码
公民身份号码
证件种类
证件类型
证件号码
统一社会信用代码
编号
序号
流水号
主键
状态
类型
备注
说明
日期
创建时间
更新时间
填报人
填报时间
行政区划
行政区划代码
地区
编码
\.


--
-- Data for Name: correction; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.correction (id, resource, row_key, items, problem, consumer, provider, state, flagged_at, answer, answered_at, reply_due, reply_provisional, reply_rule) FROM stdin;
1	303001/000002	{"id": 1}	\N	有误	11371300MB0010030Q	11371300MB0010022X	flagged	2026-02-25 18:40:00-08	\N	\N	\N	\N	\N
\.


--
-- Data for Name: data_change; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.data_change (id, resource, event, changed_at) FROM stdin;
1	303001/000001	attached	2026-01-06 17:00:00-08
2	303001/000002	attached	2026-01-06 17:00:00-08
3	303001/000003	attached	2026-01-06 17:00:00-08
4	303001/000002	changed	2026-02-25 18:10:00-08
\.


--
-- Data for Name: level_scheme; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.level_scheme (code, title, adopted) FROM stdin;
gbt43697	GB/T 43697-2024 数据安全技术 数据分类分级规则	t
six	核心、重要、一般四级(一般数据细分四级的通行做法,GB/T 43697-2024 附录 H)	f
own	本市方案	f
\.


--
-- Data for Name: data_level; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.data_level (scheme, label, rank, masking) FROM stdin;
gbt43697	一般	1	\N
gbt43697	重要	2	\N
gbt43697	核心	3	\N
six	一般2级	2	\N
six	一般3级	3	\N
six	重要	5	\N
six	核心	6	\N
own	一级	1	\N
six	一般4级	4	证件号码
\.


--
-- Data for Name: demand; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.demand (id, agency, resource, need, reason, state, submitted_at, answer, answered_at, answered_by, bureau, reply_due, reply_provisional, reply_rule) FROM stdin;
1	11371300MB0010030Q	303001/000002	按日	太旧	submitted	2026-02-25 18:40:00-08	\N	\N	\N	11371300MB00100143	\N	\N	\N
\.


--
-- Data for Name: derived; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.derived (id, relation, resource, holder, grant_id, made_at, made_by, release_reason, released_at, released_by) FROM stdin;
1	sandbox.copy	303001/000001	91371300MB0010081Q	8	2026-02-25 18:58:00-08	r_op	\N	\N	\N
\.


--
-- Data for Name: share_request; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.share_request (id, resource, consumer, purpose, items, valid_until, state, provider, submitted_at, reply_due, reply_provisional, decided_at, decided_by, legal_basis, fulfil_due, fulfil_provisional, fulfilled_at, ended_at, overturned_at, row_condition, quota_statements, quota_rows, reply_rule, fulfil_rule) FROM stdin;
1	303001/000001	11371300MB0010030Q	核查1	\N	\N	submitted	11371300MB0010022X	2026-02-11 18:00:00-08	2026-02-24	f	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	2	\N
2	303001/000001	11371300MB0010030Q	核查2	\N	\N	agreed	11371300MB0010022X	2026-02-11 18:00:00-08	2026-02-24	f	2026-02-11 23:00:00-08	r_mz	\N	2026-02-28	f	\N	\N	\N	\N	\N	\N	2	3
4	303001/000001	11371300MB0010030Q	核查4	\N	\N	withdrawn	11371300MB0010022X	2026-02-11 18:00:00-08	2026-02-24	f	\N	\N	\N	\N	\N	\N	2026-02-12 17:00:00-08	\N	\N	\N	\N	2	\N
5	303001/000001	11371300MB0010030Q	核查5	{id,a}	2027-12-30 08:00:00-08	fulfilled	11371300MB0010022X	2026-02-11 18:00:00-08	2026-02-24	f	2026-02-11 23:00:00-08	r_mz	\N	2026-02-28	f	2026-02-12 18:00:00-08	\N	\N	\N	\N	\N	2	3
7	303001/000003	11371300MB0010049M	就业登记	\N	\N	fulfilled	11371300MB0010022X	2026-02-11 19:00:00-08	2026-02-24	f	2026-02-11 23:00:00-08	r_mz	\N	2026-02-28	f	2026-02-12 18:00:00-08	\N	\N	\N	\N	\N	2	3
6	303001/000001	11371300MB0010030Q	核查6	\N	\N	ended	11371300MB0010022X	2026-02-11 18:00:00-08	2026-02-24	f	2026-02-11 23:00:00-08	r_mz	\N	2026-02-28	f	2026-02-12 18:00:00-08	2026-02-13 18:00:00-08	\N	\N	\N	\N	2	3
8	303001/000001	11371300MB0010049M	年终核查	\N	\N	submitted	11371300MB0010022X	2026-12-30 00:00:00-08	2027-01-01	t	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	10	\N
9	303001/000001	11371300MB00100143	统计	\N	\N	fulfilled	11371300MB0010022X	2026-02-25 18:20:00-08	2026-03-02	f	2026-02-25 18:30:00-08	r_mz	\N	2026-03-06	f	2026-02-25 18:30:00-08	\N	\N	id <= 10 AND region = '371302'	5	100	2	3
3	303001/000001	11371300MB0010030Q	核查3	\N	\N	agreed	11371300MB0010022X	2026-02-11 18:00:00-08	2026-02-24	f	2026-02-11 23:00:00-08	r_mz	民法典第一千零三十四条	2026-03-09	f	\N	\N	2026-02-25 19:01:00-08	\N	\N	\N	2	3
\.


--
-- Data for Name: dispute; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.dispute (id, share_request, open_request, resource, claim, state, claimant, filed_by, respondent, handler, filed_at, accepted_at, result, settled_at) FROM stdin;
1	3	\N	\N	依据不足	upheld	11371300MB0010030Q	r_ga	11371300MB0010022X	11371300MB00100143	2026-02-25 19:00:00-08	2026-02-25 19:01:00-08	应当共享	2026-02-25 19:01:00-08
\.


--
-- Data for Name: emergency_share; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.emergency_share (id, resource, consumer, event, purpose, basis, items, valid_until, state, provider, opened_by, opened_at, ended_at, reviewer, review_due, review_provisional, review, reviewed_at, reviewed_by, review_rule) FROM stdin;
1	303001/000001	11371300MB0010049M	防汛	人员转移	突发事件应对法	\N	2027-01-30 08:00:00-08	opened	11371300MB0010022X	11371300MB00100143	2026-02-19 18:00:00-08	\N	11371300MB00100143	2027-02-12	t	\N	\N	\N	5
2	303001/000001	11371300MB0010030Q	防汛	人员转移	突发事件应对法	\N	2026-03-30 09:00:00-07	ended	11371300MB0010022X	11371300MB00100143	2026-02-19 18:00:00-08	2026-02-19 18:00:00-08	11371300MB00100143	2026-03-09	f	\N	\N	\N	5
\.


--
-- Data for Name: evaluation; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.evaluation (id, bureau, year, note, state, opened_at, published_at, published_by) FROM stdin;
1	11371300MB00100143	2025	\N	draft	2026-02-25 19:01:00-08	\N	\N
2	11371300MB00100143	2026	\N	published	2026-02-25 19:01:00-08	2026-02-25 19:01:00-08	r_dsj
\.


--
-- Data for Name: evaluation_mark; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.evaluation_mark (evaluation, agency, aspect, mark, assessor, remark) FROM stdin;
1	11371300MB0010022X	程度	80	某公司	\N
2	11371300MB0010022X	程度	80	某公司	\N
\.


--
-- Data for Name: evaluation_result; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.evaluation_result (evaluation, agency, figure, good, total) FROM stdin;
2	11371300MB0010022X	catalogued	3	7
2	11371300MB0010022X	open	2	3
2	11371300MB0010022X	shared	3	3
2	11371300MB0010022X	attached	3	3
2	11371300MB0010022X	catalogue_update	1	1
2	11371300MB0010022X	open_reply	3	3
2	11371300MB0010022X	security_task	1	1
2	11371300MB0010022X	share_fulfil	4	4
2	11371300MB0010022X	share_reply	7	8
2	11371300MB0010022X	fresh	1	3
\.


--
-- Data for Name: share_grant; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.share_grant (id, resource, consumer, platform, purpose, items, source, source_id, valid, row_condition, quota_statements, quota_rows, suspended_at) FROM stdin;
1	303001/000001	11371300MB0010030Q	\N	核查5	{id,a}	request	5	["2026-02-12 18:00:00-08","2027-12-30 08:00:00-08")	\N	\N	\N	\N
2	303001/000001	11371300MB0010030Q	\N	核查6	\N	request	6	["2026-02-12 18:00:00-08","2026-02-13 18:00:00-08")	\N	\N	\N	\N
4	303001/000001	11371300MB0010049M	\N	人员转移	\N	emergency	1	["2026-02-19 18:00:00-08","2027-01-30 08:00:00-08")	\N	\N	\N	\N
5	303001/000001	11371300MB0010030Q	\N	人员转移	\N	emergency	2	empty	\N	\N	\N	\N
6	303001/000002	\N	r_pub	研究	\N	open	3	["2026-02-23 18:00:00-08",)	\N	\N	\N	\N
3	303001/000003	11371300MB0010049M	\N	就业登记	\N	request	7	["2026-02-12 18:00:00-08",)	\N	\N	\N	2026-02-25 18:20:00-08
7	303001/000001	11371300MB00100143	\N	统计	\N	request	9	["2026-02-25 18:30:00-08",)	id <= 10 AND region = '371302'	5	100	\N
8	303001/000001	91371300MB0010081Q	\N	信用	{id,a}	pilot	1	["2026-02-25 18:57:00-08","2027-05-31 09:00:00-07")	id <= 20	\N	\N	\N
\.


--
-- Data for Name: grant_suspension; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.grant_suspension (id, grant_id, reason, state, provider, consumer, suspended_at, suspended_by, lift_reason, lifted_at, lifted_by) FROM stdin;
1	3	核查	suspended	11371300MB0010022X	11371300MB0010049M	2026-02-25 18:20:00-08	11371300MB00100143	\N	\N	\N
\.


--
-- Data for Name: incident; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.incident (id, agency, description, personal_information, state, found_at, filed_at, filed_by, report_by, measures, contained_at, reported_to, report, persons_told, reported_at, cause, resolved_at, resolved_by) FROM stdin;
1	11371300MB0010022X	账号被盗	f	found	2026-02-25 18:59:00-08	2026-02-25 18:59:00-08	11371300MB0010022X	2026-02-26 18:59:00-08	\N	\N	\N	\N	\N	\N	\N	\N	\N
\.


--
-- Data for Name: incident_freeze; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.incident_freeze (id, incident, resource, agency, grant_id, state, provider, frozen_at, frozen_by, lift_reason, lifted_at, lifted_by) FROM stdin;
1	1	303001/000005	\N	\N	frozen	11371300MB0010022X	2026-02-25 18:59:00-08	11371300MB0010022X	\N	\N	\N
2	1	\N	11371300MB0010022X	\N	lifted	11371300MB0010022X	2026-02-25 19:01:00-08	11371300MB00100143	查清	2026-02-25 19:01:00-08	11371300MB00100143
\.


--
-- Data for Name: mask_rule; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.mask_rule (rule, name, method, keep_head, keep_tail, item_names) FROM stdin;
resident_id	居民身份号码:留前 6 位(区划)和后 4 位	keep	6	4	{身份证号,身份证号码,居民身份号码,公民身份号码,身份号码,身份证件号码}
document	其他证件号码:留前 2 位和后 2 位	keep	2	2	{护照号,护照号码,通行证号码}
credit_code	统一社会信用代码:留前 8 位(登记机关)和末位	keep	8	1	{}
name	姓名:留姓	keep	1	0	{姓名,联系人}
phone	电话:留前 3 位和后 4 位	keep	3	4	{电话,联系电话,联系方式,手机号,手机号码}
address	住址:留前 6 个字	keep	6	0	{住址,家庭住址,户籍地址,通讯地址}
hidden	逐字代替	keep	0	0	{}
pseudonym	假名:以持有单位的密钥计算,同一号码得同一假名,不能还原,亦不能由号码推算	pseudonym	\N	\N	{}
suppress	不提供	suppress	\N	\N	{}
plain	原样	plain	\N	\N	{}
own	自定	keep	1	1	{房号}
\.


--
-- Data for Name: resource_item; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.resource_item (version_id, "position", name, column_name, data_type, length, security_level) FROM stdin;
1	1	编号	id	I	\N	\N
1	2	姓名	a	C	\N	\N
1	3	地区	region	C	\N	\N
1	4	电话	phone	C	\N	\N
2	1	编号	id	I	\N	\N
2	2	姓名	a	C	\N	\N
2	3	地区	region	C	\N	\N
2	4	电话	phone	C	\N	\N
3	1	编号	id	I	\N	\N
3	2	姓名	a	C	\N	\N
3	3	地区	region	C	\N	\N
3	4	电话	phone	C	\N	\N
4	1	编号	id	I	\N	\N
4	2	姓名	a	C	\N	\N
4	3	地区	region	C	\N	\N
4	4	电话	phone	C	\N	\N
5	1	编号	id	I	\N	\N
5	2	姓名	a	C	\N	\N
5	3	地区	region	C	\N	\N
5	4	电话	phone	C	\N	\N
6	1	编号	id	I	\N	\N
6	2	姓名	a	C	\N	\N
6	3	地区	region	C	\N	\N
6	4	电话	phone	C	\N	\N
7	1	编号	id	I	\N	\N
7	2	姓名	a	C	\N	\N
7	3	地区	region	C	\N	\N
7	4	电话	phone	C	\N	\N
8	1	编号	id	I	\N	\N
8	2	姓名	a	C	\N	\N
8	3	地区	region	C	\N	\N
8	4	电话	phone	C	\N	\N
9	1	名称	\N	C	\N	\N
9	2	地址	\N	C	\N	\N
\.


--
-- Data for Name: item_mask; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.item_mask (version_id, "position", rule) FROM stdin;
6	1	pseudonym
\.


--
-- Data for Name: ledger_2026_11; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_2026_11 (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
\.


--
-- Data for Name: ledger_2026_12; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_2026_12 (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
152	2026-12-30 00:00:00-08	r_rs	postgres	11371300MB0010049M	16	submitted	share_request/8	{"id": "8", "state": "submitted", "purpose": "年终核查", "consumer": "11371300MB0010049M", "provider": "11371300MB0010022X", "resource": "303001/000001", "reply_due": "2027-01-01", "reply_rule": "10", "submitted_at": "2026-12-30 16:00:00+08", "reply_provisional": "t"}	\N	\N
\.


--
-- Data for Name: ledger_2027_01; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_2027_01 (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
\.


--
-- Data for Name: ledger_2027_02; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_2027_02 (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
\.


--
-- Data for Name: ledger_2027_03; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_2027_03 (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
\.


--
-- Data for Name: ledger_2027_04; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_2027_04 (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
\.


--
-- Data for Name: ledger_2027_05; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_2027_05 (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
\.


--
-- Data for Name: ledger_2027_06; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_2027_06 (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
\.


--
-- Data for Name: ledger_2027_07; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_2027_07 (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
\.


--
-- Data for Name: ledger_2027_08; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_2027_08 (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
\.


--
-- Data for Name: ledger_2027_09; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_2027_09 (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
\.


--
-- Data for Name: ledger_2027_10; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_2027_10 (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
\.


--
-- Data for Name: ledger_2027_11; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_2027_11 (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
\.


--
-- Data for Name: ledger_block; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_block (no, after, upto, entries, root, previous, sealed_at, hash, peaks) FROM stdin;
1	0	275	275	\\xe12059524e575e1ed8abb2cd2e15b5add317628bb690005c30888d3b29f0c0bf	\\xaa0670da6e739b0652c4273bc4af130f3f90647aa145397e38aff19c0fdaecdd	2026-11-25 11:07:21.143952-08	\\xb1d498cef189ce4ad4ba2c7eb126409d277b6867a67d44b5df9d49252ed4a3b0	\\xb1d498cef189ce4ad4ba2c7eb126409d277b6867a67d44b5df9d49252ed4a3b0
\.


--
-- Data for Name: ledger_block_leaf; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_block_leaf (block, ids, hashes) FROM stdin;
1	\\x0101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101	\\x9d060d1cae6679342e56843c6ee695a54310458bee327aaf5828ddb243583fdb1cb1cfe3ef13a5ac2619ef18fcb88faed8a94cb2f9043f3142d3e2261192791c3485fc5f660b777201468c8b0f1f388853565e57f7d47e6aecd796297d920b85f8bf5e330db39d9ce1908f5e5865767b09f7f9c582a04c1dc1eb6a4af9eba721f3b73bfba69b7c5aadf02cb981bdec89f0bed106dea784f35ac403eed95b24bd73d02721d0cb27d125ba53d1cf9bad36efd5133f3f13cbfb57da2dc8a45b92fc18c36c74ac09b99ad578c702dca00f22a474dbfb27b430be26ed0b53d527c3c9174b5a1ef6fa9136b4d5328de95b2aae6d5f8b393dd28decd7eedce714b2b92e716819b3a7b405bf5ab5f1a906aac7c425c460591f47458610979cf3578341e3225b84cdedb23fe8dcc073fa80abc41f7c248553c85e53bb43c4515b27e07b4b5330f138e986452d5dae5be8120b03d60c8f504a5b30b417b334cf2ff789f8a446e10c601e8bd0bb7f0bcef7c903c7b35abcf85428db562c4c170bd8f6496649a2559cf7495ce3435dfe30233828f04dd7086e64eb78f6cb0b01fba7da3beec92dff54fd3ff0888cb6bc06ff8cda6f67104912da9bb3f0739e1f9c6e0003c98ba231d1bb9655bf144335570c78cef39cd486e99dd684541c9595251dd18f67bed5bc89252ed6a356fe0266374daf1233c9d9ad4285defba07726e1e7f09373849783855020415e2f5169cf1c5b20f0f8d9161bb192fdbfd635f8c24de75192b5b9e58457259024b4cc8497685320cd0aeca5fbb1ec1ca02812f98b64097789b50d9b712a6d327272e65d0f6ae198b5db9eedd1ef0d904f6df85b43321a244bc4f44cb2f17d47b1a33d8c9e525b07a234a538df44e81dd727e6596ec4aaa19b6f5ddba6a24efe06f07894b4179f0fa015639a09301dbf833b70c2a18f8f4dfa1cff09f94ffdf9c48c13e59145cb45f0114596abd23fbe7546a74c974867d3848664aa02b427be68a8985846e8b23de851148d4ad68e3b707235e5985b373b39ac5b25e0f38e6a0d2eef7221869cc4a7b4967b0af46153ec61608cf32db4f70f2670ad023ad033e2b1656e5518b9a88824ba2f5fe2e8273547d90f793126e05c3273c2478de9e9a86a48540a9cdb1aa36906d6223c07d58dd10e93c99c176c8b726e003f15c078942cf5d8774fcf558f5453ee5c74c869306dfc728051c866eafadaf6b1fc33695463fa4e93a64784b14d3a023bb5701d5fa175099bded09c72f8bc67394adff7856cc90cb5c51108e5f01febd60a19c895b22005afd184f6e5ba2a1cca800b655a5eb13d287adc5cba880da7e876f5ede402f0f43caa6af942d1978de4b6c2970807c09f9806ad467d460d00f3990247c92163b25ea91d453bd2ddcfb6915497a5ae03cf70ffb2b60dba5dd8791c623ed29186c8e11c9496b95e3978ecf1452e22bb227d11044199f7ab44bdc738e635c9bfbce1c2b4cfec64927fa85c3b589d6639d1038173ef8e7066c0789ec29577e76776b6dff9926f8b6bbc9e64dc3c64d7c8052c3c086d13c22ef9595e0f104ca51d29c139c86a4eb396f1b89cc0f52e264156f3e58481ed567c8a44997fb7b7bf0ea9872d9764554528a9f6495663906056f18af4bf30cf0dea33a05c956062169c485f9f0c5dcd8659375ddbf4849df89707402534529de55f1eb2ed23d31a6c2f0fab2153676725af547ebfbf8a80ddf0374711056253a9e477ce341cc6eff691d9f6cd4a30e789d6f6212cb1706f0dc921e30ad69809a7138b8a00d706eb26f6a1a77739b8c8a7ff2b70368d6a9bef6807e9058959309b692a9d44942adc92e33a6da86d64cb5ad6edfaf87e88b1e602384970f11711c87189dafbd26434f0f96bc286e881376b27831b7f58f560a78948a60f5917ce3a52aa4df10a21ba20a7e4e6b2809807a589365b2849962aac687f4010a327026bc45d92c06805b3e69081019ed65af51094e4805fd18535f8ed44bbb840323f459ab42708b1169ee7ecc3c36a95d500c782f560bc1504d89dddb4946479e27f40c32518c36df9c597a17e19b15cd2b43285efa3f31f90408dca080bdbe7763273ddf2631cecbc8bb23578352773fcc070e85fe861bdf56931a260d13facd513a56bcf54fa8834c2a0a6218bd319aec163489e0c63797864794142a4c2a95328b9055fc934f316d1f5c4df03441bc912f9a5c5d6fc186a40bcbd7ab5debf2259ae0627cbbe2b972d5a12a97bfe5e2dd9b86e1a2f86ddeee181c88e775110fae0f9640dd4de91cecc959b446740e598bd0226e074b30ddb3ced4baced9c767be489c9d06bd229937252c31629317b59e1a0716cb9f540e6288feafe9f224a43f848ab316761a2578808f24531b6ae781fd3d3cc8b961ac56afa91cd7e5841de4d063c4fff35c34de732ccfeda83362a3e022949df5b131cde75cf935afc1af1afb77f5367df108e8a8284fa3368e99a2a5fce75fd0c5a78235d4d2cc78bca2538680de48e1f70f4fb0edce0bdfafa54f11472f177989eee08d794962388177360eec1535f4169b91d7c51605cfd6d6684787c8fdd02646ba71b62b42170e86822015c97bf0cb8968151f09acd48f298e469852b0b744e55d5610c7857cd90e6c43136814ad664c8ce4a66aae15a4519637873acc28e1bcafa643fe70691324d4affd423c55a46fbbc1cb3d02707dc55581a51921fd6e339e64ff16ed9eab8d8b5a31e67b10a48aa4411a004b1921c2eb6d2d570645767ccb6b970ebaf9baf1c87f54bbee389f45c35557fa34aa7c0d10fa24a8b89ec584485258b06f0e7c31529f0703e896d749663c7c8f144c6498e51fb8c2510037ccc8e31546be09a5a294f9b7c4c656480eae7ddc0bd81ce8aa02b6bf0276a057573eebc287c4da8fb377bf8cf4d5cf67842224e0a4095308f6c4ed430fbeaf195fd9cf64444d75ba0f3c83f1ea01a45ec219eeee4b4e4ed9eebc755fb0f2172e8aea70d8d9680ee7679fddd8b317063931ee63ddc996ca595f99a45735073a7934d0a65ea00e0fbae1f753864fdcef49f46bb0cc75d634701ed2742c86eb932f3e35447fedcf52cf5deb28be805eab426c41fa6e035c1528eda67b94a98f3c10eae33fa0113068f524f0c9ba89323233318eba309b9eef6010973da9d8448c689c23ec1e70da4cf32feb8e34cf0a56ff962aa6fa2c0550bb253ee89af3d4fe81af836c7bdb24d99d1b0678abaa2d4efbe013d5aa6b1519dc8887816ab714dcb3a9dcc25b7c172b8c54f9f02c701dfa0f2b22cbb2454c91ee0cf8640a9b7bf22666c29cf1965dd284addedf6a3aa4ce2e136aa5da1224b4def799f4dc76d336ce58f64156d322137bdb2c6d93581e750d20a922240654565c0151bcbabd120b72cdd89f83bb512c047ff3c2f419fd6f42c32ca20dc527a460192cee179d0a90fca7f224b7856d7f23ff3a026aebd60bbfbaf7789e4c13613719e95b41ccc9a80c6e55f561b6b9985d48dac1486ce6a103d6a81766296bfcb3b0846e6aee8da41691f68987f80a738b150945ae1f7867c9404e6c9a7095f35f8c1c3d60a406203f1c778435c7ca703b9738aa461802fa3aec548a3a6161e8d77664ef88f8964c7da4a61cd0faede0bf51e86b0e8d98be678e76a09bf2b9156bf5feb71915558e0502ebc1c392e4a8e383002bb8a18c9c3f5217eb974e7448c6666b5a45af12221592df0aa1df75f4d4dcc977000bde83c1913b60a0be1751807ec3cf99f41830b631b01b77a3e911f63f4f177ee163e7acd0c9cb17280307b5c391e0e54617877a2e67210b81016e234d17297e54e467c6855373019c1cd3b381d098c2afe4234fd8f0eaa5fbc7bb8518a96cbcf2017e44733ebc878ba29ad5734cc77b42c03446d3f1d94e3182f12867df8d006a1d9ff795806f9bed64e0a3921131c9fa2a2454da1c2c907cc74f5bc52e3ba2269c3fd2f36a0ceace5d213bc58854fc6da69101a5a4ac50d5958b497a338a0b047f108c119a53d0ab2f551658ee35e023accdd2deeb571f3ec44172364533591aab41900e8e319654a929bbd28f8770c67ad5a8b4d0e7269c87260ecc69f2bbad1e8621ea2c563d36e143fa6c901d33fb19c8e63763a0ae0490730a3062d27e2314556dbd75b5f6ded96f5304f6ae59640d15914c9ae59535aa7f09a46ff37a35531e318d2ac22b5c019ba74d19aa91d58fbde7a66392e8044005c81a2a63176093970a4626ded04a210ba48c1fcb97e2c662a834f36aeb82bdf9a363054080fd1b1107b2ec72e7d3ce5da0b85dd5883de50515626ea9b6aed49572b28c57e8d653df371979ff9c0b006dbf2cd34407cef5cb06bcc536e47e71e5de4801d9ab33c580a39ff234738bf0297aa2c4c0de9abe97fe140100c6fd66ce76599c7be6bbe5b2dda465cc46d3287a1a7f621b2b518266773e00c7e680d1f25d18bc7c5c9d9c14b121dbeefa167f8486262d0861dd57cafec3075a19eec10ddaa1d4181db9ede46d82f95e6d25f1e0608c92d14e43e739dcdcfca744832a7a5410895bb9517457ab51e21dca40c7bfd5a6d3c4e766be237c1e1bf2a5d53992ef3f192ee214cd239ac7289faffdc1da98cfe101cc67e56e1903395e85e2533f90d50c29504491bcc4a4afcdf1bca9baaac849c37a6df053d80d6110d173497fdc23db7a5b5b70ab6a64c2ccbfe857a0ecbbe5c99ef70e588469b7807456006b76bd2ebe445238eaa4b0847da77c353f134f229d443b33cf984a20a47bed7fc6bb93005eb19ce3db86fd2cf0eaf6a570d16e9618cada61f61f4f6491df03037e7c55e6b03b0deb5cc286434e80cbd79a6846da84ea6dccf5b28aa9824dba527fc0ad6d770c13e80f08df7523c41690de7508c79347fc17273229c24fba344b9c44fede7d93d0eb25469094b674d10bfad0eeb3ae7fab529c1f828070e67ea787654aa7e23a34ecd6dc3265177ec548802f0660dec9ec9f93a621caa0a4a867600f1174e359a9865166781e70573845596a7fe0daf65aa9d8d8cba0381e3658ee9254caa2358909c69b3064185f0c68721e62a0bc884342cbb0a94e036f0dbfe1b475d05df05b5e10c5024674e7cc2fc7aaaeb52ce0f0a263e3e6b7c7a69616065e1e26a384f7ae013c11b6d3227a5d2fd51ca2582f09e20d1efb1cba416d013b6ac2bff8c268b9d10a17e1e7d8e720581f01a4eef0ef6b9469a3b80b2e020026154b5ec98032969e396d6d1c9751a1659b608a3421a1cea78034fd3bb5a0bb6748afcc03d5ed4a9005d5bceff3f9e240ec08ed55e8fc37c20caa416b8261885bfe0b0be354c9a4afd399a750458c5f509f86a4e1a3a4ff4ff8b2bbac2765acd8a6714a7b0a00be6935f9db7281a5ce47af171a91799d82afa44089b92494d05af14ae9d9b41a054a5e14813fef3321dbd3336688cd3d662d3f3d61749b3af061e0bbda92d9a5172af0153ec6d0430dd37724b10ac815b861bc49644e8d153d97af15da485651949964ecd6a38191763e4e4ada2ef869df66d7760023e55519befd4ef7bd49cc0dc46ca7f3aa4c95830f82d4d46ca2cec5efcb9714792888fd366131cab36ad1e6023832c7adfc33e5c66fc45db2e11f6d9b019671ba13512944f034acab166be5f080a9083b14a477ba0b2b5c5bee294bf585000838c3fdff46985755650831507ba9df1940f9b0540308bae29ded6fe4d86d04b4c573674b7a40f60d3577c8c9bbb8048cbb72ebf9c2a7c4dc68f6ddd69f61ec72279c65b0fc79711c9f45680800614ea0221de4b643094c333db10e8798337be4cb8076f1909f45f9bffe6d746c7befaa7c6fd32d789f0c5dba01c0ca8af82855bd35a978f2b357b290617dbc7db58fbe6ddbaaf2c7b61064d81614019d24cf5cbe1ce579984e28084ef57f9ffec2a38fbec46a7988b7d34c926a582b9ebab812d9f01cf3dd76e38ad32905f8cec87f8fb5c306a11527898a56b5e3fb5107a3b522eb0eadd0b550647f177d1bbb7711bd3573329ec7c8cd13356230cb72e60cd546bb0e65e0b32e498318db2d5207650995a804aee1487e5a83a1578642594075b30775bbfceb4607f4a81dc7d1bb3ef9055b33f7581539c2007b78e3756a9d7e432d9e6f23f81ce2fe4ec96707bc5abef08bd6ed344a41ea0d47add89f52fbd8d36c0d918181b67613b87ff5ad7aa9b0e48f03f818a4c748983807c1e28c1c23ae9e751e9189f2f9dd67ed47e898501248067224fe86fd624d3a42f6b095fe04d69a135610bcb7dbf06ab7a75ced5a692e7fa76c4e665a7e61f12d6fabbf3882d14321e688a8e38a3ba9fefc415c079941fb46f9f05542f4f54baff47e9beaf11c98d73fa4d2bf5f4489a8594de6e0e1c6fcb21c7bfb366548cd2017883429755a0d2e37b354176a160f34d2b5919ed78288dd8268f9f887363248dcb6f036313ffa0ec85770c616e0a39b1d1ac1638cef859d8b9aef396a9fad24096b880b1050e73cf0f86a75a6a13743a83f1f0cd414c75854b7120902d543bc7e13186f921481ba848e9179537902dbe9e9d3b3bc9b4b4ca516cb840906c88abd95b23b53b508f7c173a1187461d0bdc310b35681ad700004653be708ae6bc98c959288e32248019128ef1ac14bca3db94316dccd97fd977151a8bfc8d60ec5b2cab860e95d6425ab2f375745c4f77d57c8e0221f3ba696afaba5af460d0cde58a2152a1f4884f5c5f13f9a83b2c36012a05208ad962c519dc57e81671a27741d846406c171b29de4e1e2f0273def8f0980dff0f2b30cdc9298aa9d404522de44d2150ab4c25640631c1c9d7dcd3d4488c68da860ca5360dbb3b89aa5ae8dba4e5f3dc0ddee10a18361dad644be8db87f576781c4af31c9f44b25a329dc46cd15b801f8b63bd40d2ed3f3678ca840a382790fb5dd8e66de73388d83cf170ba94f27c2beb3dd0c0b8d82d0adb8131554f064440c9d087e9b7e51703e694b27f6204965bdef948a29025327df58dc32bfec73b6e91277204f60c696e6d05ce70456ce7d17406fd178e08f371bb96764df01190f6a592806a26d187d2bbfedcf19481de569335d20780e33630c6d524833d248e976d8b83e03fe700d36c1a628beaf8efa9fcf6db2024f877ac55aaec549c1d825248114955341859900057379611bd7303f9993019a2194585fd422ac1f12ec92eb5a661b864615fb4e753ffa1a65a698c2d03ae1f0104182824e0cd47e5c937111492aa18fb5797ae6e0f6d5e119709fa2a8dbd0368f9502ef411f29c20c518315e066e655d9d2b71a11ae44c7c63aa45fde21f3966c509ad64a0a35751bcbb73bb2b1e8b6b9ef2af11a93eb2f592c5bac24a2f02e7779564422a1353f073193428f3ff9162300fdd180b92dc69c7b99c5d7f2f613f41684f0c55a47c4ffc178f0d7505ffd5a81b09409600e029c630defcc662034c80bf5051e474623c9911b3ef077466e3bc03bbcf0feaed7a268fb0b8a6874f63317a5f92e9d13fa5992dc123e5890494ae5d198cc3cb8c4f9b7e4fefba4b93263becb8fd49a9258b696997d20e51cb69abdf33208b1ffd005415a70ae23da6c73d91e0dc32e873aad737b2e00d0891e0af0467832234c1d8037aca62dd7631a3b9f5c7757d4db126c5d489bd7f53acd16493a57bb70cd0e25bd39ea9c44b7d9bbbb10b5606f4f82bc02d024aa2da4f92ef69ddf53eaa02ce3724f7eef566fa6278cecbbe86db6d22309cd625d22397cd1125f2f8d14ba9e42d75a7f3618a68ab5d50c01a8e30ad1fbcae5e456b963e03febd5f62a67b9a6866c351e91a970e66980121e9b148eb5d11cfe42a6df42cd93ab74d41edaa0fbc366764776bff3d754404cd502e371f4fbfbfb0f53e9018a2168c9ebb5674db5527ab39d4ccdf92f6894615f36a0cf872b737c5cc24d816c949a12c05e7703fb4d827c441252613e1bf939ed7bf95470eb14982bca888498ccf1a060f42c4022f006fe45e76e53c5b40d10744bf9fba453636964dbbcf332c210abd56d962336abe088c52c9bbbebb0202620f95fbcb2a9a9a9262097c94d577239f871120aad5d4c7cb21abed49282a9a8dec0cd6384d933a102edb11eaac997d02c854d29ac925f85c08fc084d5331c308f16a00a749b2c075453ae4dc41fb1292bc15bdb51a64dfced7753d97410eca4e3c363172eb3adde3550f0ebefb6429ff0f67d8ae76ff43feef92caf90a936145700746ded42d52755e29d65ceb6c0a5013a74976100b60e283a5589b2dc7f7c0906fa635ece4d5d1403ac06a5b189c38c4b7e5fdfe332ffcf65c54cbac075599435ed6eb1f8e9050f1796fded93b1c8f4aa0389e0123a51e48bef9a8afd512a800282f88eb1e7185e67c815ef28692ce6f937ca74771e4411ebbf55446ea7d49c963e6d25cae56f5132c413882034a66581b3a1f2cf1caf34f752f31e6a165eb453ccde8b5b94ae6f63a7c842ad76eea60baefa717131287f4a04c7f5ab0d1c75ff3cbb36b0e2b2e55c76e3a5b9e07804d10f31bed4cf1b0dc80875504eb58ed9f4c6b24201ac899bc740339798afa8f895f6484cff56941b248d4b431ce466fd3d2c6bbb635cdfba131e412f3096550bc0f1d32f24e95fce0eea362aa61165cb05afe29356cbebdda66c63b76d731fc85d6c906ab5fe1e370034bd2ab7d02a69e5998c37f18b8a8b1cffd1862fce81778cb033d308d55a44eebbb483c4a58af7e2638099179faa4b967c3d8d13a670524dce9044c887450d76cb32a425ec4fcb5303c3db0848cbfa56c45d482a826fc52bd8d999bf0aba236297a78427ac82666b2b80246146362a572421078fc08e45d1df9f00aa061a5bc70d658d9e46366c1b58d3403849ce4c70d9bc5499b7142d013d56ad8bc66001d65b2146546b80e19f86ad9970418869ef18331c4c569a1ae31d77bf8cfd4e9cb6554efafe29c119b9b37eaa030336bfeb42022866eb502a41f76cf1f7a32d86e663283facb7ba3fff6b518e1cdc327fb7399c1107e29e2c18ae75d7c1e59b9532167a72dfe418bc9a29b0500176d9a37a4c0f9383f123481b99e841b1879f37e27498388feaa6ce4110cb8c1c12d28035a4aa8a66c9f227a274e7cb8fc56a703a10b8a8326f42e03633011b89853c705b8bab01b1c9d5e512a4bf5833c5edecd451c8c5f0e4817a2633dd92f8f7b7667a2138b8a8d28d396fe7a5c39895d0c98e3582ca8a505db04b62d6d366f137d4c2d2f564de220ac2483d7cd21c3ea85ab89718c736bd6773dfa52befb6957411df90898e6169b772f22b1a80d4bc01e534a63cd3cc1d06a490aaeb910ecc6015c70c2856a64883ee0adb4a1b5d5f85605d389861aecd7f7cf132b8a35af21f2872ccfad14006e83efabd31cba605100924eb16cfa55034bf11db00e3f7d8a47e8898ae0ea519881505a83710a52fc9d5dadc00d4c3fdcc4f44cc5bea5e67558dd5a068fb905c9e9bb77ac5525f41413a3f030c7bcbc17985c95b6c01816626d2ef82fbdf66db178cb178d9b0b3de046bd3b006af1cd8459ae00dd3f778686cb1ad1e17d79b4dc860c9b4cadf4dea6f3543348be3655e8e24abca5dc560e69d8e30cd919ec3222d1fe745facb20cdd4c541e1ee16104626c9e6b73481b43f693ae88fa4d7aa5156f4ef2e822a76805fef016eb7d7c94176a72a38795cd1571d3ac720e564313f99d4a8e7ed99468e12b24322724c101c6cb0af6a0859d4c5ee044d913a20de9ebcd09b97b4e18b97dffa98667007e31bf58e4b9f05e1b5bbe23dd95180c346d85b90a3eb8d2ad25326c04a5fd984b715084dd9d0553db5a10dff36dc960b22ee67ae65998317286aa56b81b177526a9c1640aa0489d9ebdbcc0bc59534b78e2891590b9e724595cefc3dbe6237d83ec3488bc206480b46d018e91cbfabf814debf8e8d29fbb952437c2c222025bae2fd9911307f6fb05e2f20d182d92d4ca79c43121b710172ee58a3bacf2432fe814deff7f13465143b5c09381db6216623cc7521e54f684b1a8ccf6d111c607bda8b9b32e65f61bf9e8ee4aedc6f7e9ab020bad6a8100977546205fc56000d3c87a6814dc44a33ae64cfb594208fddc0b2018674bc5f11ff96c7ae3cc0d26cd96151e8374d190c9bcc0f0a2fc679622a9a97a37509d5178995adcef0a065f7ba686f49785ab1ada4c8c6236f94e35e967fbd182f9ef46b708f311aefada8074e26c773404f8ed79795703c823a915bf1f5a880fbd665fb985daadac1da70e6cb38b02775b35e6c43dd3e2bfff17178994d3a62e916ab3e1b1f4f9d3f20e5c2981c61bd1cd1cd68195d27e8c09c16418a543a963c0dad334238f9eb8c2aaa56eaf869c792213b1a42892f9a06562a6af9a4441674361f556d2b8d63725ef1faf2f6a2a4fefc4665128982f29ebc4d44be7dfa436a7c6ab4f61bbb85e2a43feb0a26358e490b09b790bb8c4ea525e71656f4ddf84ad34d0d7cddec10d8c2b89b1438d29a144c4b95899722316ecae07740b338c2c4c84bc98d999d818ef57e2e2ded9ae99435d3a66da68bb1f1e2debb63271683656d25fe2df5015f90f036bd5c5415335f775c1c93ecf036ce6e22d411cca7886f901e137d5f1a5f253a12961cea89fc780e3d16ee7b9a5a9c63e01a044538d302b853d0546aba1e711521feb5e7752fb9ee27662014aa05898cdfa28c9d970149a541dbe49c0fbcddc38e2928eb3b23d3a372ce950ae7699a0fa6b8b35f8d0bfbc218a8acf8220cb67cb5812bd2bd4c63d71b1d2e120e9c904acad67fc8a8b96f76b9ac7c79f5fcccf5f046f131e3f926b746a323371ff5a5ada36b7e88a2e9958594a51526a51e902e9d6ccef05d2644381095df115ce535bd4d3aaa1703ce71602c6ceb1ceaa527ef697e0ad9d95da0adf25e655ae8c37beba418342799078115edfee38aa21b505554358b78065267ee7ed2309321ba39d8ef44e200007da935f2a1cd8ecb50590a3a27ba3081dfd6c1eaf938ad48fa431f0a35c4817794fc88a03f8270e40c8d2774db331e1ae650f00ae6848d2a630276096098413a219121ccad0f05c6c3e41e07f99b6101fa077f293e09a98abe1ccfff91925f036bc93dc38c7074ba4bc7e0fa1d067b0075f3611ec98cffe99b494c2d744492c90d9e14f143bace4271047caeb4bc1f8d45b4850b076e775f40556816e01a573cbec762cfd6d2519554d1b515291ce4ce4dd2371dd50f6d54148e1b19c23c3ff64e0afb3ebc0e56216ef9b2f1ab23971ac9d316b847a93da30975ba72ed005364bd3729c99429178eaabdfb088f651cfc0a529651fc553e7ca1375d2bc9336c4a9210979851ba8a1198ba8aa37a5617fe67db7d26b36791ca351cde2df25b4a6e334a07670c9160d9f3db736f07a9a6982081a80bdac1765a6f32b4a04143282a155cdc76718a31ca2a56c00035479bf20225e3b38f205a69b5a2c20a67d1fab35f83371988b3874e6a19eee662326f9ed053bec883ea06ff2b17bfe64d08088fe35dff89e0cc4c80ed1609a8352172e5ddd5bc6cdffde8a7d2dc76388847aeb90c3cbd2ab3aae530bf2dd92ccfb72510a7cae117cf5f9a3ae8f6edd7f515bf9c7ebd249d54d5b64582f7346e5c3501c218e50ae3cddfc721b701ec7b355492914a0d76871b5d334f93877092afdc9cea845c00d32c6105d440213225a4f8a9495ce90caca9bd48258dbfbf44602bb6217c13920755316cfa0f312b85079eb3c33a63532a8f21df3e227dc42d821c6f806864b550dce6ab14f0bbb1d196097d16ea71a1628618d6dbcd9076f5158dc74bc5de22b8d58794817d14d4638630929e207e6964ae97331ce52498dcbf4e18c2ed069b781e4e85934837eef5ff06610edf7cedb1f97f4def7b243203efb26a8f598b58ae3254731785907876236dda22a8ea6ea57e22e77edaa769b55e82d1d135596a4ca48c8d780ee48674f65cc95832f8c5a900658b63f1bfa1ddb6427dcc6fee9191f53f0d6a93ecc829e4ceb8e98f6f2657144f190dc241bbea38dc8acd4df2689c53c8905c3197fbecd624b78e771a5aa7228ebd70c235e71306427766df065717128e92dc5c11cb38358371ffa02b7081fe8d36b98ad7461acee6d2b6fe31d6795385b8ff4fdac6233a02564b4b4101fbd9f9db75b7b7add5bc06e4f46c9f0310a5f7da0f1cfbd54af9933f8e0fd29b0080bd0e4bfe44f75cd3916f3109d7a70fcc9905287728bf93b8245acf9da56da78066364d56f6dd04dc982bbd2797094315bf969c4783cebb2c6b48bd8d804a1c67678c29e92e1f7554c82b0af96dacc3b8943794aa362a42f3597efa4acb77fc34489849d3ea7698479001d52f598b280a7ea6a79ad7961d9e10de0b42808e1b29b819fd6d2f929780dd854ddda85ea2196a462b7f286b2cfeb930fb1bfffdc99f701ad83e61f1f7f2fdc223c9c9573ad21eed1c411bc2747baea1117a12e45533f
\.


--
-- Data for Name: ledger_default; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_default (id, at, role, session_role, agency, article, action, object, detail, use_no, rows) FROM stdin;
1	2026-01-04 16:00:00-08	postgres	postgres	\N	5	registered	agency/11371300MB00100143	{"code": "11371300MB00100143", "kind": "bureau", "name": "临沂市大数据局", "region": "371300", "principal": "赵一", "data_officer": "钱二"}	\N	\N
2	2026-01-04 16:00:00-08	postgres	postgres	\N	5	registered	agency/11371300MB0010022X	{"code": "11371300MB0010022X", "kind": "department", "name": "临沂市民政局", "region": "371300", "principal": "孙三", "data_officer": "李四"}	\N	\N
3	2026-01-04 16:00:00-08	postgres	postgres	\N	5	registered	agency/11371300MB0010030Q	{"code": "11371300MB0010030Q", "kind": "department", "name": "临沂市公安局", "region": "371300", "principal": "周五", "data_officer": "吴六"}	\N	\N
4	2026-01-04 16:00:00-08	postgres	postgres	\N	5	registered	agency/11371300MB0010049M	{"code": "11371300MB0010049M", "kind": "department", "name": "临沂市人力资源和社会保障局", "region": "371300", "principal": "郑七", "data_officer": "王八"}	\N	\N
5	2026-01-04 16:00:00-08	postgres	postgres	\N	5	registered	agency/11371302MB00100658	{"code": "11371302MB00100658", "kind": "bureau", "name": "兰山区大数据局", "region": "371302"}	\N	\N
6	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/1	{"id": "1", "duty": "1", "cycle": "每年", "state": "due", "agency": "11371300MB00100143", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
7	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/2	{"id": "2", "duty": "2", "cycle": "每年", "state": "due", "agency": "11371300MB00100143", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
8	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/3	{"id": "3", "duty": "3", "cycle": "每季度", "state": "due", "agency": "11371300MB00100143", "due_on": "2026-04-07", "started_on": "2026-01-05", "provisional": "f"}	\N	\N
9	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/4	{"id": "4", "duty": "4", "cycle": "每年", "state": "due", "agency": "11371300MB00100143", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
10	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/5	{"id": "5", "duty": "5", "cycle": "每年", "state": "due", "agency": "11371300MB00100143", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
11	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/6	{"id": "6", "duty": "1", "cycle": "每年", "state": "due", "agency": "11371300MB0010022X", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
12	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/7	{"id": "7", "duty": "2", "cycle": "每年", "state": "due", "agency": "11371300MB0010022X", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
13	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/8	{"id": "8", "duty": "3", "cycle": "每季度", "state": "due", "agency": "11371300MB0010022X", "due_on": "2026-04-07", "started_on": "2026-01-05", "provisional": "f"}	\N	\N
14	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/9	{"id": "9", "duty": "4", "cycle": "每年", "state": "due", "agency": "11371300MB0010022X", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
15	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/10	{"id": "10", "duty": "5", "cycle": "每年", "state": "due", "agency": "11371300MB0010022X", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
16	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/11	{"id": "11", "duty": "1", "cycle": "每年", "state": "due", "agency": "11371300MB0010030Q", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
17	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/12	{"id": "12", "duty": "2", "cycle": "每年", "state": "due", "agency": "11371300MB0010030Q", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
18	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/13	{"id": "13", "duty": "3", "cycle": "每季度", "state": "due", "agency": "11371300MB0010030Q", "due_on": "2026-04-07", "started_on": "2026-01-05", "provisional": "f"}	\N	\N
19	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/14	{"id": "14", "duty": "4", "cycle": "每年", "state": "due", "agency": "11371300MB0010030Q", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
20	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/15	{"id": "15", "duty": "5", "cycle": "每年", "state": "due", "agency": "11371300MB0010030Q", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
21	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/16	{"id": "16", "duty": "1", "cycle": "每年", "state": "due", "agency": "11371300MB0010049M", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
22	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/17	{"id": "17", "duty": "2", "cycle": "每年", "state": "due", "agency": "11371300MB0010049M", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
23	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/18	{"id": "18", "duty": "3", "cycle": "每季度", "state": "due", "agency": "11371300MB0010049M", "due_on": "2026-04-07", "started_on": "2026-01-05", "provisional": "f"}	\N	\N
24	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/19	{"id": "19", "duty": "4", "cycle": "每年", "state": "due", "agency": "11371300MB0010049M", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
25	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/20	{"id": "20", "duty": "5", "cycle": "每年", "state": "due", "agency": "11371300MB0010049M", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
26	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/21	{"id": "21", "duty": "1", "cycle": "每年", "state": "due", "agency": "11371302MB00100658", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
27	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/22	{"id": "22", "duty": "2", "cycle": "每年", "state": "due", "agency": "11371302MB00100658", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
28	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/23	{"id": "23", "duty": "3", "cycle": "每季度", "state": "due", "agency": "11371302MB00100658", "due_on": "2026-04-07", "started_on": "2026-01-05", "provisional": "f"}	\N	\N
29	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/24	{"id": "24", "duty": "4", "cycle": "每年", "state": "due", "agency": "11371302MB00100658", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
144	2026-02-12 18:00:00-08	r_mz	postgres	11371300MB0010022X	16	fulfilled	share_request/5	{"state": ["agreed", "fulfilled"], "fulfilled_at": [null, "2026-02-13 10:00:00+08"]}	\N	\N
30	2026-01-04 16:00:00-08	postgres	postgres	\N	34	due	security_task/25	{"id": "25", "duty": "5", "cycle": "每年", "state": "due", "agency": "11371302MB00100658", "due_on": "2027-01-05", "started_on": "2026-01-05", "provisional": "t"}	\N	\N
31	2026-01-04 16:00:00-08	postgres	postgres	\N	31	registered	agency_role/r_dsj	{"role": "r_dsj", "agency": "11371300MB00100143"}	\N	\N
32	2026-01-04 16:00:00-08	postgres	postgres	\N	31	registered	agency_role/r_mz	{"role": "r_mz", "agency": "11371300MB0010022X"}	\N	\N
33	2026-01-04 16:00:00-08	postgres	postgres	\N	31	registered	agency_role/r_ga	{"role": "r_ga", "agency": "11371300MB0010030Q"}	\N	\N
34	2026-01-04 16:00:00-08	postgres	postgres	\N	31	registered	agency_role/r_rs	{"role": "r_rs", "agency": "11371300MB0010049M"}	\N	\N
35	2026-01-04 16:00:00-08	postgres	postgres	\N	31	registered	agency_role/r_ls	{"role": "r_ls", "agency": "11371302MB00100658"}	\N	\N
36	2026-01-04 16:00:00-08	postgres	postgres	\N	31	registered	agency_role/r_gone	{"role": "r_gone", "agency": "11371300MB0010022X"}	\N	\N
37	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	5	registered	region/371391	{"code": "371391", "name": "临沂高新区", "level": "zone", "parent": "371300"}	\N	\N
38	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	5	changed	region/371311	{"name": ["罗庄区", "罗庄区(改)"]}	\N	\N
39	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	5	removed	region/371700	{"code": "371700", "name": "菏泽市", "level": "city", "parent": "370000"}	\N	\N
40	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	6	registered	vocabulary/format/区块链	{"kind": "format", "label": "区块链", "scheme": "本市补充"}	\N	\N
41	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	6	removed	vocabulary/format/流媒体	{"code": "5", "kind": "format", "label": "流媒体", "scheme": "政务信息资源目录编制指南(试行)"}	\N	\N
42	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	6	registered	resource_class/303	{"code": "303", "name": "国务院"}	\N	\N
43	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	6	registered	resource_class/303001	{"code": "303001", "name": "民政"}	\N	\N
44	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	6	changed	resource_class/2	{"name": ["主题信息资源", "主题类"]}	\N	\N
45	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	6	registered	vocabulary_code/update_cycle/某系统/06	{"code": "06", "kind": "update_cycle", "label": "每年", "scheme": "某系统"}	\N	\N
46	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	45	registered	instrument/own	{"code": "own", "title": "临沂市政务数据共享工作规程", "status": "issued", "adopted": "t", "effective": "[2026-06-01,)", "adopted_from": "2026-01-05"}	\N	\N
47	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	16	registered	provision/own/1/0	{"text": "第一条", "branch": "0", "article": "1", "instrument": "own"}	\N	\N
48	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	45	registered	basis_rule/share_refusal/own/[2027-01-01,)	{"ranks": "{法律,行政法规}", "matter": "share_refusal", "article": "1", "effective": "[2027-01-01,)", "instrument": "own"}	\N	\N
49	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	45	registered	duty_rule/share_reply/own/[2026-06-01,)	{"id": "10", "rule": "share_reply", "article": "5", "workdays": "2", "effective": "[2026-06-01,)", "instrument": "own"}	\N	\N
50	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	45	removed	duty_rule/open_reply/linyi/(,)	{"id": "4", "rule": "open_reply", "article": "22", "workdays": "7", "effective": "(,)", "instrument": "linyi"}	\N	\N
51	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	45	registered	duty_rule/open_reply/linyi/(,2030-01-01)	{"id": "4", "rule": "open_reply", "article": "22", "workdays": "7", "effective": "(,2030-01-01)", "instrument": "linyi"}	\N	\N
52	2026-01-04 16:30:00-08	r_dsj	postgres	11371300MB00100143	5	changed	city_setting/emergency_days	{"value": ["30", "400"]}	\N	\N
53	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	7	registered	resource/303001/000001	{"code": "303001/000001", "provider": "11371300MB0010022X", "classified": "f", "registered_at": "2026-01-05 09:00:00+08"}	\N	\N
54	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	7	registered	resource/303001/000002	{"code": "303001/000002", "provider": "11371300MB0010022X", "classified": "f", "registered_at": "2026-01-05 09:00:00+08"}	\N	\N
55	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	7	registered	resource/303001/000003	{"code": "303001/000003", "provider": "11371300MB0010022X", "classified": "f", "registered_at": "2026-01-05 09:00:00+08"}	\N	\N
56	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	7	registered	resource/303001/000004	{"code": "303001/000004", "provider": "11371300MB0010022X", "classified": "f", "registered_at": "2026-01-05 09:00:00+08"}	\N	\N
57	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	7	registered	resource/303001/000005	{"code": "303001/000005", "provider": "11371300MB0010022X", "classified": "f", "registered_at": "2026-01-05 09:00:00+08"}	\N	\N
58	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	7	registered	resource/303001/000006	{"code": "303001/000006", "provider": "11371300MB0010022X", "classified": "f", "registered_at": "2026-01-05 09:00:00+08"}	\N	\N
59	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	7	draft	resource_version/1	{"id": "1", "name": "婚姻登记信息", "state": "draft", "format": "数据库", "summary": "婚姻登记信息摘要", "version": "1", "provider": "11371300MB0010022X", "resource": "303001/000001", "open_basis": "个人信息保护法第二十五条", "open_class": "有条件开放", "share_basis": "民法典第一千零三十四条", "share_class": "有条件共享", "share_method": "共享平台", "update_cycle": "每日", "open_condition": "仅限研究", "security_level": "一般", "share_condition": "履行职责需要", "use_requirement": "仅限履职"}	\N	\N
60	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/1/1	{"name": "编号", "position": "1", "data_type": "I", "version_id": "1", "column_name": "id"}	\N	\N
61	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/1/2	{"name": "姓名", "position": "2", "data_type": "C", "version_id": "1", "column_name": "a"}	\N	\N
62	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/1/3	{"name": "地区", "position": "3", "data_type": "C", "version_id": "1", "column_name": "region"}	\N	\N
63	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/1/4	{"name": "电话", "position": "4", "data_type": "C", "version_id": "1", "column_name": "phone"}	\N	\N
90	2026-01-04 18:00:00-08	r_mz	postgres	11371300MB0010022X	16	registered	basis_citation/resource_version/1/conditional/1	{"branch": "0", "matter": "conditional", "article": "1034", "subject": "resource_version", "cited_on": "2026-01-05", "position": "1", "instrument": "civil-code", "subject_id": "1"}	\N	\N
221	2026-02-25 18:40:00-08	r_ga	postgres	11371300MB0010030Q	16	end	resource/303001/000002	\N	848948838833024	1
64	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	7	draft	resource_version/2	{"id": "2", "name": "殡葬服务机构", "state": "draft", "format": "数据库", "summary": "殡葬服务机构摘要", "version": "1", "provider": "11371300MB0010022X", "resource": "303001/000002", "open_basis": "个人信息保护法第二十五条", "open_class": "无条件开放", "share_basis": "民法典第一千零三十四条", "share_class": "无条件共享", "share_method": "共享平台", "update_cycle": "每日", "open_condition": "仅限研究", "security_level": "一般", "share_condition": "履行职责需要", "use_requirement": "仅限履职"}	\N	\N
65	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/2/1	{"name": "编号", "position": "1", "data_type": "I", "version_id": "2", "column_name": "id"}	\N	\N
66	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/2/2	{"name": "姓名", "position": "2", "data_type": "C", "version_id": "2", "column_name": "a"}	\N	\N
67	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/2/3	{"name": "地区", "position": "3", "data_type": "C", "version_id": "2", "column_name": "region"}	\N	\N
68	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/2/4	{"name": "电话", "position": "4", "data_type": "C", "version_id": "2", "column_name": "phone"}	\N	\N
69	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	7	draft	resource_version/3	{"id": "3", "name": "社会组织信息", "state": "draft", "format": "数据库", "summary": "社会组织信息摘要", "version": "1", "provider": "11371300MB0010022X", "resource": "303001/000003", "open_basis": "个人信息保护法第二十五条", "open_class": "不予开放", "share_basis": "民法典第一千零三十四条", "share_class": "不予共享", "share_method": "共享平台", "update_cycle": "每日", "open_condition": "仅限研究", "security_level": "一般", "share_condition": "履行职责需要", "use_requirement": "仅限履职"}	\N	\N
70	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/3/1	{"name": "编号", "position": "1", "data_type": "I", "version_id": "3", "column_name": "id"}	\N	\N
71	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/3/2	{"name": "姓名", "position": "2", "data_type": "C", "version_id": "3", "column_name": "a"}	\N	\N
72	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/3/3	{"name": "地区", "position": "3", "data_type": "C", "version_id": "3", "column_name": "region"}	\N	\N
73	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/3/4	{"name": "电话", "position": "4", "data_type": "C", "version_id": "3", "column_name": "phone"}	\N	\N
74	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	7	draft	resource_version/4	{"id": "4", "name": "低保对象信息", "state": "draft", "format": "数据库", "summary": "低保对象信息摘要", "version": "1", "provider": "11371300MB0010022X", "resource": "303001/000004", "open_basis": "个人信息保护法第二十五条", "open_class": "不予开放", "share_basis": "民法典第一千零三十四条", "share_class": "有条件共享", "share_method": "共享平台", "update_cycle": "每日", "open_condition": "仅限研究", "security_level": "一般", "share_condition": "履行职责需要", "use_requirement": "仅限履职"}	\N	\N
75	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/4/1	{"name": "编号", "position": "1", "data_type": "I", "version_id": "4", "column_name": "id"}	\N	\N
76	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/4/2	{"name": "姓名", "position": "2", "data_type": "C", "version_id": "4", "column_name": "a"}	\N	\N
77	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/4/3	{"name": "地区", "position": "3", "data_type": "C", "version_id": "4", "column_name": "region"}	\N	\N
78	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/4/4	{"name": "电话", "position": "4", "data_type": "C", "version_id": "4", "column_name": "phone"}	\N	\N
79	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	7	draft	resource_version/5	{"id": "5", "name": "养老机构信息", "state": "draft", "format": "数据库", "summary": "养老机构信息摘要", "version": "1", "provider": "11371300MB0010022X", "resource": "303001/000005", "open_basis": "个人信息保护法第二十五条", "open_class": "无条件开放", "share_basis": "民法典第一千零三十四条", "share_class": "无条件共享", "share_method": "共享平台", "update_cycle": "每日", "open_condition": "仅限研究", "security_level": "一般", "share_condition": "履行职责需要", "use_requirement": "仅限履职"}	\N	\N
80	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/5/1	{"name": "编号", "position": "1", "data_type": "I", "version_id": "5", "column_name": "id"}	\N	\N
81	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/5/2	{"name": "姓名", "position": "2", "data_type": "C", "version_id": "5", "column_name": "a"}	\N	\N
82	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/5/3	{"name": "地区", "position": "3", "data_type": "C", "version_id": "5", "column_name": "region"}	\N	\N
83	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/5/4	{"name": "电话", "position": "4", "data_type": "C", "version_id": "5", "column_name": "phone"}	\N	\N
84	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	7	draft	resource_version/6	{"id": "6", "name": "儿童福利信息", "state": "draft", "format": "数据库", "summary": "儿童福利信息摘要", "version": "1", "provider": "11371300MB0010022X", "resource": "303001/000006", "open_basis": "个人信息保护法第二十五条", "open_class": "不予开放", "share_basis": "民法典第一千零三十四条", "share_class": "不予共享", "share_method": "共享平台", "update_cycle": "每日", "open_condition": "仅限研究", "security_level": "一般", "share_condition": "履行职责需要", "use_requirement": "仅限履职"}	\N	\N
85	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/6/1	{"name": "编号", "position": "1", "data_type": "I", "version_id": "6", "column_name": "id"}	\N	\N
86	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/6/2	{"name": "姓名", "position": "2", "data_type": "C", "version_id": "6", "column_name": "a"}	\N	\N
87	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/6/3	{"name": "地区", "position": "3", "data_type": "C", "version_id": "6", "column_name": "region"}	\N	\N
88	2026-01-04 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/6/4	{"name": "电话", "position": "4", "data_type": "C", "version_id": "6", "column_name": "phone"}	\N	\N
89	2026-01-04 18:00:00-08	r_mz	postgres	11371300MB0010022X	7	submitted	resource_version/1	{"state": ["draft", "submitted"], "submitted_at": [null, "2026-01-05 10:00:00+08"]}	\N	\N
91	2026-01-04 18:00:00-08	r_dsj	postgres	11371300MB00100143	7	approved	resource_version/1	{"state": ["submitted", "approved"], "decided_at": [null, "2026-01-05 10:00:00+08"], "decided_by": [null, "11371300MB00100143"]}	\N	\N
92	2026-01-04 18:00:00-08	r_dsj	postgres	11371300MB00100143	7	published	resource_version/1	{"state": ["approved", "published"], "published_at": [null, "2026-01-05 10:00:00+08"], "published_by": [null, "11371300MB00100143"]}	\N	\N
93	2026-01-04 18:00:00-08	r_mz	postgres	11371300MB0010022X	7	submitted	resource_version/2	{"state": ["draft", "submitted"], "submitted_at": [null, "2026-01-05 10:00:00+08"]}	\N	\N
94	2026-01-04 18:00:00-08	r_dsj	postgres	11371300MB00100143	7	approved	resource_version/2	{"state": ["submitted", "approved"], "decided_at": [null, "2026-01-05 10:00:00+08"], "decided_by": [null, "11371300MB00100143"]}	\N	\N
95	2026-01-04 18:00:00-08	r_dsj	postgres	11371300MB00100143	7	published	resource_version/2	{"state": ["approved", "published"], "published_at": [null, "2026-01-05 10:00:00+08"], "published_by": [null, "11371300MB00100143"]}	\N	\N
96	2026-01-04 18:00:00-08	r_mz	postgres	11371300MB0010022X	7	submitted	resource_version/3	{"state": ["draft", "submitted"], "submitted_at": [null, "2026-01-05 10:00:00+08"]}	\N	\N
97	2026-01-04 18:00:00-08	r_mz	postgres	11371300MB0010022X	16	registered	basis_citation/resource_version/3/not_shared/1	{"branch": "0", "matter": "not_shared", "article": "1034", "subject": "resource_version", "cited_on": "2026-01-05", "position": "1", "instrument": "civil-code", "subject_id": "3"}	\N	\N
98	2026-01-04 18:00:00-08	r_mz	postgres	11371300MB0010022X	16	registered	basis_citation/resource_version/3/not_open/1	{"branch": "0", "matter": "not_open", "article": "25", "subject": "resource_version", "cited_on": "2026-01-05", "position": "1", "instrument": "pipl", "subject_id": "3"}	\N	\N
99	2026-01-04 18:00:00-08	r_dsj	postgres	11371300MB00100143	7	approved	resource_version/3	{"state": ["submitted", "approved"], "decided_at": [null, "2026-01-05 10:00:00+08"], "decided_by": [null, "11371300MB00100143"]}	\N	\N
100	2026-01-04 18:00:00-08	r_dsj	postgres	11371300MB00100143	7	published	resource_version/3	{"state": ["approved", "published"], "published_at": [null, "2026-01-05 10:00:00+08"], "published_by": [null, "11371300MB00100143"]}	\N	\N
101	2026-01-05 17:00:00-08	r_mz	postgres	11371300MB0010022X	7	draft	resource_version/7	{"id": "7", "name": "社会组织信息", "state": "draft", "format": "数据库", "summary": "社会组织信息摘要", "version": "2", "provider": "11371300MB0010022X", "resource": "303001/000003", "open_basis": "个人信息保护法第二十五条", "open_class": "不予开放", "share_basis": "民法典第一千零三十四条", "share_class": "有条件共享", "share_method": "共享平台", "update_cycle": "每日", "open_condition": "仅限研究", "security_level": "一般", "share_condition": "履行职责需要", "use_requirement": "仅限履职"}	\N	\N
102	2026-01-05 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/7/1	{"name": "编号", "position": "1", "data_type": "I", "version_id": "7", "column_name": "id"}	\N	\N
103	2026-01-05 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/7/2	{"name": "姓名", "position": "2", "data_type": "C", "version_id": "7", "column_name": "a"}	\N	\N
104	2026-01-05 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/7/3	{"name": "地区", "position": "3", "data_type": "C", "version_id": "7", "column_name": "region"}	\N	\N
105	2026-01-05 17:00:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/7/4	{"name": "电话", "position": "4", "data_type": "C", "version_id": "7", "column_name": "phone"}	\N	\N
106	2026-01-05 18:00:00-08	r_mz	postgres	11371300MB0010022X	7	submitted	resource_version/7	{"state": ["draft", "submitted"], "submitted_at": [null, "2026-01-06 10:00:00+08"]}	\N	\N
107	2026-01-05 18:00:00-08	r_mz	postgres	11371300MB0010022X	16	registered	basis_citation/resource_version/7/conditional/1	{"branch": "0", "matter": "conditional", "article": "1034", "subject": "resource_version", "cited_on": "2026-01-06", "position": "1", "instrument": "civil-code", "subject_id": "7"}	\N	\N
108	2026-01-05 18:00:00-08	r_mz	postgres	11371300MB0010022X	16	registered	basis_citation/resource_version/7/not_open/1	{"branch": "0", "matter": "not_open", "article": "25", "subject": "resource_version", "cited_on": "2026-01-06", "position": "1", "instrument": "pipl", "subject_id": "7"}	\N	\N
109	2026-01-05 18:00:00-08	r_dsj	postgres	11371300MB00100143	7	approved	resource_version/7	{"state": ["submitted", "approved"], "decided_at": [null, "2026-01-06 10:00:00+08"], "decided_by": [null, "11371300MB00100143"]}	\N	\N
110	2026-01-05 18:00:00-08	r_dsj	postgres	11371300MB00100143	7	superseded	resource_version/3	{"by": "resource_version 7", "superseded_at": "2026-01-06 10:00:00+08"}	\N	\N
111	2026-01-05 18:00:00-08	r_dsj	postgres	11371300MB00100143	7	published	resource_version/7	{"state": ["approved", "published"], "published_at": [null, "2026-01-06 10:00:00+08"], "published_by": [null, "11371300MB00100143"]}	\N	\N
112	2026-01-05 18:00:00-08	r_dsj	postgres	11371300MB00100143	15	class_changed	resource/303001/000003	{"open_class_to": "不予开放", "share_class_to": "有条件共享", "open_class_from": "不予开放", "share_class_from": "不予共享"}	\N	\N
113	2026-01-05 18:30:00-08	r_mz	postgres	11371300MB0010022X	7	draft	resource_version/8	{"id": "8", "name": "社会组织信息", "state": "draft", "format": "数据库", "summary": "社会组织信息摘要", "version": "3", "provider": "11371300MB0010022X", "resource": "303001/000003", "open_basis": "个人信息保护法第二十五条", "open_class": "不予开放", "share_basis": "民法典第一千零三十四条", "share_class": "无条件共享", "share_method": "共享平台", "update_cycle": "每日", "open_condition": "仅限研究", "security_level": "一般", "share_condition": "履行职责需要", "use_requirement": "仅限履职"}	\N	\N
114	2026-01-05 18:30:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/8/1	{"name": "编号", "position": "1", "data_type": "I", "version_id": "8", "column_name": "id"}	\N	\N
115	2026-01-05 18:30:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/8/2	{"name": "姓名", "position": "2", "data_type": "C", "version_id": "8", "column_name": "a"}	\N	\N
116	2026-01-05 18:30:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/8/3	{"name": "地区", "position": "3", "data_type": "C", "version_id": "8", "column_name": "region"}	\N	\N
117	2026-01-05 18:30:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/8/4	{"name": "电话", "position": "4", "data_type": "C", "version_id": "8", "column_name": "phone"}	\N	\N
118	2026-01-05 19:00:00-08	r_mz	postgres	11371300MB0010022X	7	submitted	resource_version/4	{"state": ["draft", "submitted"], "submitted_at": [null, "2026-01-06 11:00:00+08"]}	\N	\N
119	2026-01-05 19:00:00-08	r_mz	postgres	11371300MB0010022X	16	registered	basis_citation/resource_version/4/conditional/1	{"branch": "0", "matter": "conditional", "article": "1034", "subject": "resource_version", "cited_on": "2026-01-06", "position": "1", "instrument": "civil-code", "subject_id": "4"}	\N	\N
120	2026-01-05 19:00:00-08	r_mz	postgres	11371300MB0010022X	16	registered	basis_citation/resource_version/4/not_open/1	{"branch": "0", "matter": "not_open", "article": "25", "subject": "resource_version", "cited_on": "2026-01-06", "position": "1", "instrument": "pipl", "subject_id": "4"}	\N	\N
121	2026-01-05 19:00:00-08	r_mz	postgres	11371300MB0010022X	7	submitted	resource_version/5	{"state": ["draft", "submitted"], "submitted_at": [null, "2026-01-06 11:00:00+08"]}	\N	\N
122	2026-01-05 19:00:00-08	r_mz	postgres	11371300MB0010022X	7	submitted	resource_version/6	{"state": ["draft", "submitted"], "submitted_at": [null, "2026-01-06 11:00:00+08"]}	\N	\N
123	2026-01-05 19:00:00-08	r_mz	postgres	11371300MB0010022X	16	registered	basis_citation/resource_version/6/not_shared/1	{"branch": "0", "matter": "not_shared", "article": "1034", "subject": "resource_version", "cited_on": "2026-01-06", "position": "1", "instrument": "civil-code", "subject_id": "6"}	\N	\N
124	2026-01-05 19:00:00-08	r_mz	postgres	11371300MB0010022X	16	registered	basis_citation/resource_version/6/not_open/1	{"branch": "0", "matter": "not_open", "article": "25", "subject": "resource_version", "cited_on": "2026-01-06", "position": "1", "instrument": "pipl", "subject_id": "6"}	\N	\N
125	2026-01-05 20:00:00-08	r_dsj	postgres	11371300MB00100143	7	approved	resource_version/5	{"state": ["submitted", "approved"], "decided_at": [null, "2026-01-06 12:00:00+08"], "decided_by": [null, "11371300MB00100143"]}	\N	\N
126	2026-01-05 20:00:00-08	r_dsj	postgres	11371300MB00100143	7	returned	resource_version/6	{"state": ["submitted", "returned"], "decided_at": [null, "2026-01-06 12:00:00+08"], "decided_by": [null, "11371300MB00100143"], "return_reason": [null, "依据不足"]}	\N	\N
127	2026-01-06 17:00:00-08	r_mz	postgres	11371300MB0010022X	16	attached	resource/303001/000001	{"mode": "enforce", "relation": "data.marriage"}	\N	\N
128	2026-01-06 17:00:00-08	r_mz	postgres	11371300MB0010022X	16	attached	resource/303001/000002	{"mode": "enforce", "relation": "data.open_table"}	\N	\N
129	2026-01-06 17:00:00-08	r_mz	postgres	11371300MB0010022X	16	attached	resource/303001/000003	{"mode": "record", "relation": "data.\\"社会 组织\\""}	\N	\N
130	2026-02-11 18:00:00-08	r_ga	postgres	11371300MB0010030Q	16	submitted	share_request/1	{"id": "1", "state": "submitted", "purpose": "核查1", "consumer": "11371300MB0010030Q", "provider": "11371300MB0010022X", "resource": "303001/000001", "reply_due": "2026-02-24", "reply_rule": "2", "submitted_at": "2026-02-12 10:00:00+08", "reply_provisional": "f"}	\N	\N
131	2026-02-11 18:00:00-08	r_ga	postgres	11371300MB0010030Q	16	submitted	share_request/2	{"id": "2", "state": "submitted", "purpose": "核查2", "consumer": "11371300MB0010030Q", "provider": "11371300MB0010022X", "resource": "303001/000001", "reply_due": "2026-02-24", "reply_rule": "2", "submitted_at": "2026-02-12 10:00:00+08", "reply_provisional": "f"}	\N	\N
132	2026-02-11 18:00:00-08	r_ga	postgres	11371300MB0010030Q	16	submitted	share_request/3	{"id": "3", "state": "submitted", "purpose": "核查3", "consumer": "11371300MB0010030Q", "provider": "11371300MB0010022X", "resource": "303001/000001", "reply_due": "2026-02-24", "reply_rule": "2", "submitted_at": "2026-02-12 10:00:00+08", "reply_provisional": "f"}	\N	\N
133	2026-02-11 18:00:00-08	r_ga	postgres	11371300MB0010030Q	16	submitted	share_request/4	{"id": "4", "state": "submitted", "purpose": "核查4", "consumer": "11371300MB0010030Q", "provider": "11371300MB0010022X", "resource": "303001/000001", "reply_due": "2026-02-24", "reply_rule": "2", "submitted_at": "2026-02-12 10:00:00+08", "reply_provisional": "f"}	\N	\N
134	2026-02-11 18:00:00-08	r_ga	postgres	11371300MB0010030Q	16	submitted	share_request/5	{"id": "5", "items": "{id,a}", "state": "submitted", "purpose": "核查5", "consumer": "11371300MB0010030Q", "provider": "11371300MB0010022X", "resource": "303001/000001", "reply_due": "2026-02-24", "reply_rule": "2", "valid_until": "2027-12-31 00:00:00+08", "submitted_at": "2026-02-12 10:00:00+08", "reply_provisional": "f"}	\N	\N
135	2026-02-11 18:00:00-08	r_ga	postgres	11371300MB0010030Q	16	submitted	share_request/6	{"id": "6", "state": "submitted", "purpose": "核查6", "consumer": "11371300MB0010030Q", "provider": "11371300MB0010022X", "resource": "303001/000001", "reply_due": "2026-02-24", "reply_rule": "2", "submitted_at": "2026-02-12 10:00:00+08", "reply_provisional": "f"}	\N	\N
136	2026-02-11 19:00:00-08	r_rs	postgres	11371300MB0010049M	16	submitted	share_request/7	{"id": "7", "state": "submitted", "purpose": "就业登记", "consumer": "11371300MB0010049M", "provider": "11371300MB0010022X", "resource": "303001/000003", "reply_due": "2026-02-24", "reply_rule": "2", "submitted_at": "2026-02-12 11:00:00+08", "reply_provisional": "f"}	\N	\N
137	2026-02-11 23:00:00-08	r_mz	postgres	11371300MB0010022X	16	agreed	share_request/2	{"state": ["submitted", "agreed"], "decided_at": [null, "2026-02-12 15:00:00+08"], "decided_by": [null, "r_mz"], "fulfil_due": [null, "2026-02-28"], "fulfil_rule": [null, "3"], "fulfil_provisional": [null, "f"]}	\N	\N
138	2026-02-11 23:00:00-08	r_mz	postgres	11371300MB0010022X	16	agreed	share_request/5	{"state": ["submitted", "agreed"], "decided_at": [null, "2026-02-12 15:00:00+08"], "decided_by": [null, "r_mz"], "fulfil_due": [null, "2026-02-28"], "fulfil_rule": [null, "3"], "fulfil_provisional": [null, "f"]}	\N	\N
139	2026-02-11 23:00:00-08	r_mz	postgres	11371300MB0010022X	16	agreed	share_request/6	{"state": ["submitted", "agreed"], "decided_at": [null, "2026-02-12 15:00:00+08"], "decided_by": [null, "r_mz"], "fulfil_due": [null, "2026-02-28"], "fulfil_rule": [null, "3"], "fulfil_provisional": [null, "f"]}	\N	\N
140	2026-02-11 23:00:00-08	r_mz	postgres	11371300MB0010022X	16	agreed	share_request/7	{"state": ["submitted", "agreed"], "decided_at": [null, "2026-02-12 15:00:00+08"], "decided_by": [null, "r_mz"], "fulfil_due": [null, "2026-02-28"], "fulfil_rule": [null, "3"], "fulfil_provisional": [null, "f"]}	\N	\N
141	2026-02-11 23:00:00-08	r_mz	postgres	11371300MB0010022X	16	refused	share_request/3	{"state": ["submitted", "refused"], "decided_at": [null, "2026-02-12 15:00:00+08"], "decided_by": [null, "r_mz"], "legal_basis": [null, "民法典第一千零三十四条"]}	\N	\N
142	2026-02-11 23:00:00-08	r_mz	postgres	11371300MB0010022X	16	registered	basis_citation/share_request/3/share_refusal/1	{"branch": "0", "matter": "share_refusal", "article": "1034", "subject": "share_request", "cited_on": "2026-02-12", "position": "1", "instrument": "civil-code", "subject_id": "3"}	\N	\N
143	2026-02-12 17:00:00-08	r_ga	postgres	11371300MB0010030Q	16	withdrawn	share_request/4	{"state": ["submitted", "withdrawn"], "ended_at": [null, "2026-02-13 09:00:00+08"]}	\N	\N
145	2026-02-12 18:00:00-08	r_mz	postgres	11371300MB0010022X	16	granted	share_grant/1	{"id": "1", "items": "{id,a}", "valid": "[2026-02-13 10:00:00+08,2027-12-31 00:00:00+08)", "source": "request", "purpose": "核查5", "consumer": "11371300MB0010030Q", "resource": "303001/000001", "source_id": "5"}	\N	\N
146	2026-02-12 18:00:00-08	r_mz	postgres	11371300MB0010022X	16	fulfilled	share_request/6	{"state": ["agreed", "fulfilled"], "fulfilled_at": [null, "2026-02-13 10:00:00+08"]}	\N	\N
147	2026-02-12 18:00:00-08	r_mz	postgres	11371300MB0010022X	16	granted	share_grant/2	{"id": "2", "valid": "[2026-02-13 10:00:00+08,)", "source": "request", "purpose": "核查6", "consumer": "11371300MB0010030Q", "resource": "303001/000001", "source_id": "6"}	\N	\N
148	2026-02-12 18:00:00-08	r_mz	postgres	11371300MB0010022X	16	fulfilled	share_request/7	{"state": ["agreed", "fulfilled"], "fulfilled_at": [null, "2026-02-13 10:00:00+08"]}	\N	\N
149	2026-02-12 18:00:00-08	r_mz	postgres	11371300MB0010022X	16	granted	share_grant/3	{"id": "3", "valid": "[2026-02-13 10:00:00+08,)", "source": "request", "purpose": "就业登记", "consumer": "11371300MB0010049M", "resource": "303001/000003", "source_id": "7"}	\N	\N
150	2026-02-13 18:00:00-08	r_ga	postgres	11371300MB0010030Q	16	ended	share_request/6	{"state": ["fulfilled", "ended"], "ended_at": [null, "2026-02-14 10:00:00+08"]}	\N	\N
151	2026-02-13 18:00:00-08	r_ga	postgres	11371300MB0010030Q	16	grant_ended	share_grant/2	{"valid": ["[2026-02-13 10:00:00+08,)", "[2026-02-13 10:00:00+08,2026-02-14 10:00:00+08)"]}	\N	\N
153	2026-02-19 18:00:00-08	r_dsj	postgres	11371300MB00100143	18	opened	emergency_share/1	{"id": "1", "basis": "突发事件应对法", "event": "防汛", "state": "opened", "purpose": "人员转移", "consumer": "11371300MB0010049M", "provider": "11371300MB0010022X", "resource": "303001/000001", "reviewer": "11371300MB00100143", "opened_at": "2026-02-20 10:00:00+08", "opened_by": "11371300MB00100143", "review_due": "2027-02-12", "review_rule": "5", "valid_until": "2027-01-31 00:00:00+08", "review_provisional": "t"}	\N	\N
154	2026-02-19 18:00:00-08	r_dsj	postgres	11371300MB00100143	18	granted	share_grant/4	{"id": "4", "valid": "[2026-02-20 10:00:00+08,2027-01-31 00:00:00+08)", "source": "emergency", "purpose": "人员转移", "consumer": "11371300MB0010049M", "resource": "303001/000001", "source_id": "1"}	\N	\N
155	2026-02-19 18:00:00-08	r_dsj	postgres	11371300MB00100143	18	told	emergency_share/1	{"provider": "11371300MB0010022X"}	\N	\N
156	2026-02-19 18:00:00-08	r_dsj	postgres	11371300MB00100143	18	opened	emergency_share/2	{"id": "2", "basis": "突发事件应对法", "event": "防汛", "state": "opened", "purpose": "人员转移", "consumer": "11371300MB0010030Q", "provider": "11371300MB0010022X", "resource": "303001/000001", "reviewer": "11371300MB00100143", "opened_at": "2026-02-20 10:00:00+08", "opened_by": "11371300MB00100143", "review_due": "2026-04-15", "review_rule": "5", "valid_until": "2026-03-31 00:00:00+08", "review_provisional": "f"}	\N	\N
157	2026-02-19 18:00:00-08	r_dsj	postgres	11371300MB00100143	18	granted	share_grant/5	{"id": "5", "valid": "[2026-02-20 10:00:00+08,2026-03-31 00:00:00+08)", "source": "emergency", "purpose": "人员转移", "consumer": "11371300MB0010030Q", "resource": "303001/000001", "source_id": "2"}	\N	\N
158	2026-02-19 18:00:00-08	r_dsj	postgres	11371300MB00100143	18	told	emergency_share/2	{"provider": "11371300MB0010022X"}	\N	\N
159	2026-02-19 18:00:00-08	r_dsj	postgres	11371300MB00100143	18	ended	emergency_share/2	{"state": ["opened", "ended"], "ended_at": [null, "2026-02-20 10:00:00+08"], "review_due": ["2026-04-15", "2026-03-06"]}	\N	\N
160	2026-02-19 18:00:00-08	r_dsj	postgres	11371300MB00100143	18	grant_ended	share_grant/5	{"valid": ["[2026-02-20 10:00:00+08,2026-03-31 00:00:00+08)", "empty"]}	\N	\N
161	2026-02-19 18:00:00-08	r_pub	postgres	\N	22	submitted	open_request/1	{"id": "1", "state": "submitted", "purpose": "研究", "filed_by": "r_pub", "provider": "11371300MB0010022X", "resource": "303001/000001", "reply_due": "2026-03-03", "reply_rule": "4", "submitted_at": "2026-02-20 10:00:00+08", "applicant_code": "E12345678", "applicant_kind": "person", "applicant_name": "某人", "reply_provisional": "f"}	\N	\N
162	2026-02-19 18:00:00-08	r_pub	postgres	\N	22	submitted	open_request/2	{"id": "2", "state": "submitted", "purpose": "研究", "filed_by": "r_pub", "provider": "11371300MB0010022X", "resource": "303001/000001", "reply_due": "2026-03-03", "reply_rule": "4", "submitted_at": "2026-02-20 10:00:00+08", "applicant_code": "E12345678", "applicant_kind": "person", "applicant_name": "某人", "reply_provisional": "f"}	\N	\N
163	2026-02-19 18:00:00-08	r_pub	postgres	\N	22	submitted	open_request/3	{"id": "3", "state": "submitted", "purpose": "研究", "filed_by": "r_pub", "provider": "11371300MB0010022X", "resource": "303001/000002", "reply_due": "2026-03-03", "reply_rule": "4", "submitted_at": "2026-02-20 10:00:00+08", "applicant_code": "E12345678", "applicant_kind": "person", "applicant_name": "某人", "reply_provisional": "f"}	\N	\N
164	2026-02-19 18:00:00-08	r_pub	postgres	\N	22	submitted	open_request/4	{"id": "4", "state": "submitted", "purpose": "研究", "filed_by": "r_pub", "provider": "11371300MB0010022X", "resource": "303001/000002", "reply_due": "2026-03-03", "reply_rule": "4", "submitted_at": "2026-02-20 10:00:00+08", "applicant_code": "E12345678", "applicant_kind": "person", "applicant_name": "某人", "reply_provisional": "f"}	\N	\N
165	2026-02-19 18:00:00-08	r_pub	postgres	\N	22	submitted	open_request/5	{"id": "5", "state": "submitted", "purpose": "研究", "filed_by": "r_pub", "provider": "11371300MB0010022X", "resource": "303001/000003", "reply_due": "2026-03-03", "reply_rule": "4", "submitted_at": "2026-02-20 10:00:00+08", "applicant_code": "E12345678", "applicant_kind": "person", "applicant_name": "某人", "reply_provisional": "f"}	\N	\N
166	2026-02-23 18:00:00-08	r_mz	postgres	11371300MB0010022X	22	agreed	open_request/2	{"state": ["submitted", "agreed"], "decided_at": [null, "2026-02-24 10:00:00+08"], "decided_by": [null, "r_mz"]}	\N	\N
167	2026-02-23 18:00:00-08	r_mz	postgres	11371300MB0010022X	22	agreed	open_request/3	{"state": ["submitted", "agreed"], "decided_at": [null, "2026-02-24 10:00:00+08"], "decided_by": [null, "r_mz"]}	\N	\N
168	2026-02-23 18:00:00-08	r_mz	postgres	11371300MB0010022X	22	refused	open_request/5	{"state": ["submitted", "refused"], "reason": [null, "属不予开放类"], "decided_at": [null, "2026-02-24 10:00:00+08"], "decided_by": [null, "r_mz"]}	\N	\N
169	2026-02-23 18:00:00-08	r_mz	postgres	11371300MB0010022X	22	opened	open_request/3	{"state": ["agreed", "opened"], "opened_at": [null, "2026-02-24 10:00:00+08"]}	\N	\N
170	2026-02-23 18:00:00-08	r_mz	postgres	11371300MB0010022X	22	granted	share_grant/6	{"id": "6", "valid": "[2026-02-24 10:00:00+08,)", "source": "open", "purpose": "研究", "platform": "r_pub", "resource": "303001/000002", "source_id": "3"}	\N	\N
171	2026-02-24 18:00:00-08	r_mz	postgres	11371300MB0010022X	8	filed	catalogue_change/1	{"id": "1", "cause": "function", "agency": "11371300MB0010022X", "due_on": "2026-03-16", "due_rule": "1", "resource": "303001/000003", "description": "职能划转", "occurred_on": "2026-02-24", "provisional": "f"}	\N	\N
172	2026-02-24 18:00:00-08	r_mz	postgres	11371300MB0010022X	8	filed	catalogue_change/2	{"id": "2", "cause": "element", "agency": "11371300MB0010022X", "due_on": "2026-03-17", "due_rule": "1", "resource": "303001/000002", "description": "增加要素", "occurred_on": "2026-02-25", "provisional": "f"}	\N	\N
173	2026-02-24 18:00:00-08	r_mz	postgres	11371300MB0010022X	7	submitted	resource_version/8	{"state": ["draft", "submitted"], "submitted_at": [null, "2026-02-25 10:00:00+08"]}	\N	\N
174	2026-02-24 18:00:00-08	r_mz	postgres	11371300MB0010022X	8	submitted	catalogue_change/1	{"by": "resource_version 8", "submitted_at": "2026-02-25 10:00:00+08"}	\N	\N
175	2026-02-24 18:00:00-08	r_mz	postgres	11371300MB0010022X	16	registered	basis_citation/resource_version/8/not_open/1	{"branch": "0", "matter": "not_open", "article": "25", "subject": "resource_version", "cited_on": "2026-02-25", "position": "1", "instrument": "pipl", "subject_id": "8"}	\N	\N
176	2026-02-24 18:00:00-08	r_mz	postgres	11371300MB0010022X	8	filed	catalogue_change/3	{"id": "3", "cause": "element", "agency": "11371300MB0010022X", "due_on": "2026-03-17", "due_rule": "1", "resource": "303001/000001", "description": "新增列 note text", "occurred_on": "2026-02-25", "provisional": "f"}	\N	\N
177	2026-02-25 18:00:00-08	r_ga	postgres	11371300MB0010030Q	16	would_refuse	resource/303001/000003	{"path": "有条件共享, version 2, no grant", "client": "local", "message": "no grant on resource \\"303001/000003\\" is in force for this agency", "query_id": 7917985758188150969, "application": "999_keep.pl"}	848948838833022	\N
178	2026-02-25 18:00:00-08	r_ga	postgres	11371300MB0010030Q	16	read	resource/303001/000003	{"client": "local", "columns": [], "query_id": 7917985758188150969, "application": "999_keep.pl"}	848948838833023	\N
179	2026-02-25 18:05:00-08	r_mz	postgres	11371300MB0010022X	7	loaded	catalogue_sheet/1	{"lines": "3", "faulty": "1"}	\N	\N
180	2026-02-25 18:05:00-08	r_mz	postgres	11371300MB0010022X	7	registered	resource/303001/000007	{"code": "303001/000007", "provider": "11371300MB0010022X", "classified": "f", "registered_at": "2026-02-26 10:05:00+08"}	\N	\N
181	2026-02-25 18:05:00-08	r_mz	postgres	11371300MB0010022X	7	draft	resource_version/9	{"id": "9", "name": "殡葬设施", "state": "draft", "format": "数据库", "summary": "摘要", "version": "1", "provider": "11371300MB0010022X", "resource": "303001/000007", "open_class": "无条件开放", "share_class": "无条件共享", "share_method": "共享平台", "update_cycle": "每年", "security_level": "一般", "use_requirement": "无"}	\N	\N
182	2026-02-25 18:05:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/9/1	{"name": "名称", "position": "1", "data_type": "C", "version_id": "9"}	\N	\N
183	2026-02-25 18:05:00-08	r_mz	postgres	11371300MB0010022X	6	registered	resource_item/9/2	{"name": "地址", "position": "2", "data_type": "C", "version_id": "9"}	\N	\N
184	2026-02-25 18:10:00-08	r_mz	postgres	11371300MB0010022X	11	registered	version_subject/6/person	{"subject": "person", "version_id": "6"}	\N	\N
185	2026-02-25 18:10:00-08	r_mz	postgres	11371300MB0010022X	11	registered	subject_identifier/6/1	{"subject": "person", "position": "1", "code_kind": "document", "version_id": "6", "kind_position": "2"}	\N	\N
186	2026-02-25 18:10:00-08	r_mz	postgres	11371300MB0010022X	10	registered	quality_rule/6/1	{"kind": "not_null", "rule": "1", "aspect": "完整", "position": "1", "version_id": "6"}	\N	\N
187	2026-02-25 18:10:00-08	r_mz	postgres	11371300MB0010022X	12	registered	version_provision/6	{"mode": "按需更新", "cycle": "每周", "version_id": "6"}	\N	\N
188	2026-02-25 18:20:00-08	r_dsj	postgres	11371300MB00100143	13	registered	library/防汛	{"kind": "topic", "name": "防汛"}	\N	\N
189	2026-02-25 18:20:00-08	r_dsj	postgres	11371300MB00100143	13	registered	library_resource/303001/000001/防汛	{"library": "防汛", "resource": "303001/000001"}	\N	\N
190	2026-02-25 18:20:00-08	r_dsj	postgres	11371300MB00100143	9	registered	common_item/编码	{"name": "编码"}	\N	\N
191	2026-02-25 18:20:00-08	r_dsj	postgres	11371300MB00100143	9	removed	common_item/民族	{"name": "民族"}	\N	\N
192	2026-02-25 18:20:00-08	r_dsj	postgres	11371300MB00100143	12	changed	update_period/每周	{"workdays": ["5", "6"]}	\N	\N
193	2026-02-25 18:20:00-08	r_dsj	postgres	11371300MB00100143	16	submitted	share_request/9	{"id": "9", "state": "submitted", "purpose": "统计", "consumer": "11371300MB00100143", "provider": "11371300MB0010022X", "resource": "303001/000001", "reply_due": "2026-03-02", "reply_rule": "2", "submitted_at": "2026-02-26 10:20:00+08", "reply_provisional": "f"}	\N	\N
194	2026-02-25 18:20:00-08	r_dsj	postgres	11371300MB00100143	17	suspended	grant_suspension/1	{"id": "1", "state": "suspended", "reason": "核查", "consumer": "11371300MB0010049M", "grant_id": "3", "provider": "11371300MB0010022X", "suspended_at": "2026-02-26 10:20:00+08", "suspended_by": "11371300MB00100143"}	\N	\N
195	2026-02-25 18:20:00-08	r_dsj	postgres	11371300MB00100143	17	suspended	share_grant/3	{"suspended_at": [null, "2026-02-26 10:20:00+08"]}	\N	\N
196	2026-02-25 18:30:00-08	r_mz	postgres	11371300MB0010022X	16	agreed	share_request/9	{"state": ["submitted", "agreed"], "decided_at": [null, "2026-02-26 10:30:00+08"], "decided_by": [null, "r_mz"], "fulfil_due": [null, "2026-03-06"], "quota_rows": [null, "100"], "fulfil_rule": [null, "3"], "row_condition": [null, "id <= 10 AND region = '371302'"], "quota_statements": [null, "5"], "fulfil_provisional": [null, "f"]}	\N	\N
197	2026-02-25 18:30:00-08	r_mz	postgres	11371300MB0010022X	16	fulfilled	share_request/9	{"state": ["agreed", "fulfilled"], "fulfilled_at": [null, "2026-02-26 10:30:00+08"]}	\N	\N
198	2026-02-25 18:30:00-08	r_mz	postgres	11371300MB0010022X	16	granted	share_grant/7	{"id": "7", "valid": "[2026-02-26 10:30:00+08,)", "source": "request", "purpose": "统计", "consumer": "11371300MB00100143", "resource": "303001/000001", "source_id": "9", "quota_rows": "100", "row_condition": "id <= 10 AND region = '371302'", "quota_statements": "5"}	\N	\N
199	2026-02-25 18:40:00-08	r_ga	postgres	11371300MB0010030Q	9	submitted	demand/1	{"id": "1", "need": "按日", "state": "submitted", "agency": "11371300MB0010030Q", "bureau": "11371300MB00100143", "reason": "太旧", "resource": "303001/000002", "submitted_at": "2026-02-26 10:40:00+08"}	\N	\N
200	2026-02-25 18:00:00-08	r_ga	postgres	11371300MB0010030Q	16	end	resource/303001/000003	\N	848948838833023	1
201	2026-02-25 18:40:00-08	r_ga	postgres	11371300MB0010030Q	16	copy	resource/303001/000002	{"client": "local", "columns": ["id"], "query_id": 5103168875187915222, "application": "999_keep.pl"}	848948838833024	\N
202	2026-02-25 18:40:00-08	r_ga	postgres	11371300MB0010030Q	10	flagged	correction/1	{"id": "1", "state": "flagged", "problem": "有误", "row_key": "{\\"id\\": 1}", "consumer": "11371300MB0010030Q", "provider": "11371300MB0010022X", "resource": "303001/000002", "flagged_at": "2026-02-26 10:40:00+08"}	\N	\N
203	2026-02-25 18:50:00-08	postgres	postgres	\N	5	registered	agency/91371300MB0010081Q	{"code": "91371300MB0010081Q", "kind": "pilot_operator", "name": "临沂数据运营公司", "region": "371300", "approval": "临政字〔2026〕1号"}	\N	\N
204	2026-02-25 18:50:00-08	postgres	postgres	\N	31	registered	agency_role/r_op	{"role": "r_op", "agency": "91371300MB0010081Q"}	\N	\N
205	2026-02-25 18:51:00-08	r_dsj	postgres	11371300MB00100143	34	registered	mask_rule/own	{"name": "自定", "rule": "own", "method": "keep", "keep_head": "1", "keep_tail": "1", "item_names": "{房号}"}	\N	\N
206	2026-02-25 18:51:00-08	r_dsj	postgres	11371300MB00100143	34	removed	mask_rule/account	{"name": "银行账号:留后 4 位", "rule": "account", "method": "keep", "keep_head": "0", "keep_tail": "4", "item_names": "{银行账号,银行卡号}"}	\N	\N
207	2026-02-25 18:51:00-08	r_dsj	postgres	11371300MB00100143	21	draft	open_list/1	{"id": "1", "year": "2026", "state": "draft", "bureau": "11371300MB00100143", "region": "371300", "drafted_at": "2026-02-26 10:51:00+08"}	\N	\N
208	2026-02-25 18:51:00-08	r_dsj	postgres	11371300MB00100143	21	draft	open_list/2	{"id": "2", "year": "2027", "state": "draft", "bureau": "11371300MB00100143", "region": "371300", "drafted_at": "2026-02-26 10:51:00+08"}	\N	\N
209	2026-02-25 18:51:00-08	r_dsj	postgres	11371300MB00100143	21	published	open_list/1	{"state": ["draft", "published"], "edition": [null, "1"], "published_at": [null, "2026-02-26 10:51:00+08"]}	\N	\N
210	2026-02-25 18:51:00-08	r_dsj	postgres	11371300MB00100143	27	registered	state_assets_office/11371300MB0010049M	{"agency": "11371300MB0010049M"}	\N	\N
211	2026-02-25 18:51:00-08	r_dsj	postgres	11371300MB00100143	25	proposed	agreement/1	{"id": "1", "state": "proposed", "title": "试点运营协议", "consumer": "91371300MB0010081Q", "document": "文本", "provider": "11371300MB00100143", "proposed_at": "2026-02-26 10:51:00+08", "valid_until": "2027-06-01 00:00:00+08", "document_sha256": "\\\\xdd81861811e57bf7d235568e929fd62cac6a2aefa0743e141ae8af8862dea346"}	\N	\N
212	2026-02-25 18:52:00-08	r_mz	postgres	11371300MB0010022X	34	registered	item_mask/6/1	{"rule": "pseudonym", "position": "1", "version_id": "6"}	\N	\N
213	2026-02-25 18:52:00-08	r_mz	postgres	11371300MB0010022X	25	proposed	agreement/2	{"id": "2", "state": "proposed", "title": "开放利用协议", "document": "文本", "provider": "11371300MB0010022X", "proposed_at": "2026-02-26 10:52:00+08", "open_request": "3", "document_sha256": "\\\\xdd81861811e57bf7d235568e929fd62cac6a2aefa0743e141ae8af8862dea346"}	\N	\N
214	2026-02-25 18:53:00-08	r_op	postgres	91371300MB0010081Q	25	signed	agreement/1	{"state": ["proposed", "signed"], "signed_at": [null, "2026-02-26 10:53:00+08"], "signed_by": [null, "r_op"]}	\N	\N
215	2026-02-25 18:54:00-08	r_dsj	postgres	11371300MB00100143	27	opened	pilot_operation/1	{"id": "1", "state": "opened", "bureau": "11371300MB00100143", "sandbox": "sandbox", "approval": "临政字〔2026〕1号", "operator": "91371300MB0010081Q", "security": "安全", "agreement": "1", "opened_at": "2026-02-26 10:54:00+08", "procedure": "程序", "conditions": "条件", "techniques": "{}", "environment": "政务云", "valid_until": "2027-06-01 00:00:00+08"}	\N	\N
216	2026-02-25 18:55:00-08	r_op	postgres	91371300MB0010081Q	27	submitted	pilot_scope/1	{"id": "1", "items": "{id,a}", "state": "submitted", "purpose": "信用", "consumer": "91371300MB0010081Q", "provider": "11371300MB0010022X", "resource": "303001/000001", "operation": "1", "valid_until": "2027-06-01 00:00:00+08", "submitted_at": "2026-02-26 10:55:00+08"}	\N	\N
217	2026-02-25 18:56:00-08	r_dsj	postgres	11371300MB00100143	27	approved	pilot_scope/1	{"state": ["submitted", "approved"], "approved_at": [null, "2026-02-26 10:56:00+08"], "approved_by": [null, "11371300MB00100143"]}	\N	\N
218	2026-02-25 18:56:00-08	r_dsj	postgres	11371300MB00100143	28	rotated	pseudonym_rotation/1	{"id": "1", "reason": "例行", "operator": "91371300MB0010081Q", "rotated_at": "2026-02-26 10:56:00+08", "rotated_by": "11371300MB00100143"}	\N	\N
219	2026-02-25 18:57:00-08	r_mz	postgres	11371300MB0010022X	27	opened	pilot_scope/1	{"state": ["approved", "opened"], "view_name": [null, "marriage"], "decided_at": [null, "2026-02-26 10:57:00+08"], "decided_by": [null, "11371300MB0010022X"], "row_condition": [null, "id <= 20"]}	\N	\N
220	2026-02-25 18:57:00-08	r_mz	postgres	11371300MB0010022X	27	granted	share_grant/8	{"id": "8", "items": "{id,a}", "valid": "[2026-02-26 10:57:00+08,2027-06-01 00:00:00+08)", "source": "pilot", "purpose": "信用", "consumer": "91371300MB0010081Q", "resource": "303001/000001", "source_id": "1", "row_condition": "id <= 20"}	\N	\N
222	2026-02-25 18:58:00-08	r_op	postgres	91371300MB0010081Q	27	copy	resource/303001/000001	{"grant": 8, "client": "local", "columns": ["id", "a"], "purpose": "信用", "query_id": -5731565961960834339, "application": "999_keep.pl"}	848948838833025	\N
223	2026-02-25 18:58:00-08	r_op	postgres	91371300MB0010081Q	17	derived	resource/303001/000001	{"relation": "sandbox.copy"}	\N	\N
224	2026-02-25 18:58:00-08	r_op	postgres	91371300MB0010081Q	28	ddl	agency/91371300MB0010081Q	{"command": "CREATE TABLE AS", "objects": "sandbox.copy"}	\N	\N
225	2026-02-25 18:58:00-08	r_op	postgres	91371300MB0010081Q	29	registered	pilot_product/1	{"id": "1", "kind": "product", "name": "信用分", "state": "registered", "consumer": "91371300MB0010081Q", "operation": "1", "resources": "{303001/000001}", "description": "评分", "registered_at": "2026-02-26 10:58:00+08"}	\N	\N
226	2026-02-25 18:58:00-08	r_op	postgres	91371300MB0010081Q	29	unfiled	product_contract/1	{"id": "1", "buyer": "某银行", "state": "unfiled", "product": "1", "consumer": "91371300MB0010081Q", "signed_on": "2026-02-26", "recorded_at": "2026-02-26 10:58:00+08", "recorded_by": "91371300MB0010081Q"}	\N	\N
227	2026-02-25 18:59:00-08	r_mz	postgres	11371300MB0010022X	34	done	security_task/8	{"state": ["due", "done"], "done_at": [null, "2026-02-26 10:59:00+08"], "done_by": [null, "r_mz"], "evidence": [null, "检查报告"]}	\N	\N
228	2026-02-25 18:59:00-08	r_mz	postgres	11371300MB0010022X	34	due	security_task/26	{"id": "26", "duty": "3", "cycle": "每季度", "state": "due", "agency": "11371300MB0010022X", "due_on": "2026-05-26", "started_on": "2026-02-26", "provisional": "f"}	\N	\N
229	2026-02-25 18:59:00-08	r_mz	postgres	11371300MB0010022X	34	found	incident/1	{"id": "1", "state": "found", "agency": "11371300MB0010022X", "filed_at": "2026-02-26 10:59:00+08", "filed_by": "11371300MB0010022X", "found_at": "2026-02-26 10:59:00+08", "report_by": "2026-02-27 10:59:00+08", "description": "账号被盗", "personal_information": "f"}	\N	\N
230	2026-02-25 18:59:00-08	r_mz	postgres	11371300MB0010022X	34	frozen	incident_freeze/1	{"id": "1", "state": "frozen", "incident": "1", "provider": "11371300MB0010022X", "resource": "303001/000005", "frozen_at": "2026-02-26 10:59:00+08", "frozen_by": "11371300MB0010022X"}	\N	\N
231	2026-02-25 18:59:00-08	r_mz	postgres	11371300MB0010022X	36	filed	project/1	{"id": "1", "name": "民政平台", "agency": "11371300MB0010022X", "filed_at": "2026-02-26 10:59:00+08", "findings": "[{\\"good\\": 7, \\"what\\": \\"catalogue_update\\", \\"total\\": 7, \\"failing\\": [], \\"requirement\\": \\"及时\\"}, {\\"good\\": 1, \\"what\\": \\"fresh\\", \\"total\\": 3, \\"failing\\": [\\"303001/000001\\", \\"303001/000003\\"], \\"requirement\\": \\"及时\\"}, {\\"good\\": 3, \\"what\\": \\"attached\\", \\"total\\": 3, \\"failing\\": [], \\"requirement\\": \\"完整\\"}, {\\"good\\": 3, \\"what\\": \\"catalogued\\", \\"total\\": 7, \\"failing\\": [\\"303001/000004\\", \\"303001/000005\\", \\"303001/000006\\", \\"303001/000007\\"], \\"requirement\\": \\"完整\\"}, {\\"good\\": 2, \\"what\\": \\"as_catalogued\\", \\"total\\": 3, \\"failing\\": [\\"303001/000001\\"], \\"requirement\\": \\"规范\\"}]", "in_order": "f", "resources": "{303001/000001}"}	\N	\N
232	2026-02-25 18:59:00-08			\N	38	filed	report/1	{"state": [null, "filed"]}	\N	\N
233	2026-02-25 19:00:00-08	r_ga	postgres	11371300MB0010030Q	39	filed	dispute/1	{"id": "1", "claim": "依据不足", "state": "filed", "handler": "11371300MB00100143", "claimant": "11371300MB0010030Q", "filed_at": "2026-02-26 11:00:00+08", "filed_by": "r_ga", "respondent": "11371300MB0010022X", "share_request": "3"}	\N	\N
234	2026-02-25 19:00:00-08			\N	38	filed	report/2	{"state": [null, "filed"]}	\N	\N
235	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	38	accepted	report/1	{"state": "accepted"}	\N	\N
236	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	38	accepted	report/2	{"state": "accepted"}	\N	\N
237	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	38	upheld	report/2	{"state": "upheld"}	\N	\N
238	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	38	registered	report_finding/2	{"item": "1", "report": "2", "accused": "11371300MB0010022X", "article": "41", "finding": "属实", "found_at": "2026-02-26 11:01:00+08", "found_by": "11371300MB00100143"}	\N	\N
239	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	39	accepted	dispute/1	{"state": ["filed", "accepted"], "accepted_at": [null, "2026-02-26 11:01:00+08"]}	\N	\N
240	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	39	upheld	dispute/1	{"state": ["accepted", "upheld"], "result": [null, "应当共享"], "settled_at": [null, "2026-02-26 11:01:00+08"]}	\N	\N
241	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	39	agreed	share_request/3	{"by": "dispute 1", "state": "agreed", "fulfil_due": "2026-03-06", "fulfil_rule": "3", "overturned_at": "2026-02-26 11:01:00+08", "fulfil_provisional": "f"}	\N	\N
242	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	41	issued	rectification/1	{"id": "1", "fact": "不更新", "item": "1", "state": "issued", "agency": "11371300MB0010022X", "bureau": "11371300MB00100143", "demand": "整改", "due_on": "2026-03-20", "article": "41", "issued_at": "2026-02-26 11:01:00+08"}	\N	\N
243	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	34	frozen	incident_freeze/2	{"id": "2", "state": "frozen", "agency": "11371300MB0010022X", "incident": "1", "provider": "11371300MB0010022X", "frozen_at": "2026-02-26 11:01:00+08", "frozen_by": "11371300MB00100143"}	\N	\N
244	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	34	lifted	incident_freeze/2	{"state": ["frozen", "lifted"], "lifted_at": [null, "2026-02-26 11:01:00+08"], "lifted_by": [null, "11371300MB00100143"], "lift_reason": [null, "查清"]}	\N	\N
245	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	draft	evaluation/1	{"id": "1", "year": "2025", "state": "draft", "bureau": "11371300MB00100143", "opened_at": "2026-02-26 11:01:00+08"}	\N	\N
246	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	draft	evaluation/2	{"id": "2", "year": "2026", "state": "draft", "bureau": "11371300MB00100143", "opened_at": "2026-02-26 11:01:00+08"}	\N	\N
247	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	registered	evaluation_mark/1/11371300MB0010022X/程度	{"mark": "80", "agency": "11371300MB0010022X", "aspect": "程度", "assessor": "某公司", "evaluation": "1"}	\N	\N
248	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	registered	evaluation_mark/2/11371300MB0010022X/程度	{"mark": "80", "agency": "11371300MB0010022X", "aspect": "程度", "assessor": "某公司", "evaluation": "2"}	\N	\N
249	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	published	evaluation/2	{"state": ["draft", "published"], "published_at": [null, "2026-02-26 11:01:00+08"], "published_by": [null, "r_dsj"]}	\N	\N
250	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	registered	evaluation_result/2/11371300MB0010022X/catalogued	{"good": "3", "total": "7", "agency": "11371300MB0010022X", "figure": "catalogued", "evaluation": "2"}	\N	\N
251	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	registered	evaluation_result/2/11371300MB0010022X/open	{"good": "2", "total": "3", "agency": "11371300MB0010022X", "figure": "open", "evaluation": "2"}	\N	\N
252	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	registered	evaluation_result/2/11371300MB0010022X/shared	{"good": "3", "total": "3", "agency": "11371300MB0010022X", "figure": "shared", "evaluation": "2"}	\N	\N
253	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	registered	evaluation_result/2/11371300MB0010022X/attached	{"good": "3", "total": "3", "agency": "11371300MB0010022X", "figure": "attached", "evaluation": "2"}	\N	\N
254	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	registered	evaluation_result/2/11371300MB0010022X/catalogue_update	{"good": "1", "total": "1", "agency": "11371300MB0010022X", "figure": "catalogue_update", "evaluation": "2"}	\N	\N
255	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	registered	evaluation_result/2/11371300MB0010022X/open_reply	{"good": "3", "total": "3", "agency": "11371300MB0010022X", "figure": "open_reply", "evaluation": "2"}	\N	\N
256	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	registered	evaluation_result/2/11371300MB0010022X/security_task	{"good": "1", "total": "1", "agency": "11371300MB0010022X", "figure": "security_task", "evaluation": "2"}	\N	\N
257	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	registered	evaluation_result/2/11371300MB0010022X/share_fulfil	{"good": "4", "total": "4", "agency": "11371300MB0010022X", "figure": "share_fulfil", "evaluation": "2"}	\N	\N
258	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	registered	evaluation_result/2/11371300MB0010022X/share_reply	{"good": "7", "total": "8", "agency": "11371300MB0010022X", "figure": "share_reply", "evaluation": "2"}	\N	\N
259	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	35	registered	evaluation_result/2/11371300MB0010022X/fresh	{"good": "1", "total": "3", "agency": "11371300MB0010022X", "figure": "fresh", "evaluation": "2"}	\N	\N
260	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	34	changed	security_duty/3	{"cycle": ["每季度", "每月"]}	\N	\N
261	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	32	registered	level_scheme/own	{"code": "own", "title": "本市方案", "adopted": "f"}	\N	\N
262	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	32	registered	data_level/own/一级	{"rank": "1", "label": "一级", "scheme": "own"}	\N	\N
263	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	32	removed	data_level/six/一般1级	{"rank": "1", "label": "一般1级", "scheme": "six"}	\N	\N
264	2026-02-25 19:01:00-08	r_dsj	postgres	11371300MB00100143	32	changed	data_level/six/一般4级	{"masking": [null, "证件号码"]}	\N	\N
265	2026-02-25 19:05:00-08	r_dsj	postgres	11371300MB00100143	45	changed	instrument/sc809	{"adopted": ["f", "t"], "adopted_from": [null, "2026-02-26"]}	\N	\N
266	2026-02-25 19:10:00-08	r_dsj	postgres	11371300MB00100143	5	registered	calendar_notice/关于调整2026年3月放假安排的通知	{"year": "2026", "document": "关于调整2026年3月放假安排的通知", "issued_on": "2026-02-26"}	\N	\N
267	2026-02-25 19:10:00-08	r_dsj	postgres	11371300MB00100143	5	registered	calendar_day/2026-03-02	{"day": "2026-03-02", "name": "调整", "document": "关于调整2026年3月放假安排的通知", "is_workday": "f"}	\N	\N
268	2026-02-25 19:10:00-08	r_dsj	postgres	11371300MB00100143	5	changed	calendar_day/2026-10-01	{"name": ["国庆节", "国庆节(改)"]}	\N	\N
269	2026-02-25 19:10:00-08	r_dsj	postgres	11371300MB00100143	5	removed	calendar_day/2026-10-10	{"day": "2026-10-10", "name": "国庆节", "document": "国办发明电〔2025〕7号", "is_workday": "t"}	\N	\N
270	2026-02-25 19:10:00-08	r_dsj	postgres	11371300MB00100143	8	deadline_moved	catalogue_change/2	{"to": "2026-03-18", "from": "2026-03-17", "rule": "catalogue_update", "due_on": "2026-03-18", "provisional": "f", "to_provisional": "false", "from_provisional": "false"}	\N	\N
271	2026-02-25 19:10:00-08	r_dsj	postgres	11371300MB00100143	8	deadline_moved	catalogue_change/3	{"to": "2026-03-18", "from": "2026-03-17", "rule": "catalogue_update", "due_on": "2026-03-18", "provisional": "f", "to_provisional": "false", "from_provisional": "false"}	\N	\N
272	2026-02-25 19:10:00-08	r_dsj	postgres	11371300MB00100143	16	deadline_moved	share_request/3	{"to": "2026-03-09", "from": "2026-03-06", "rule": "share_fulfil", "fulfil_due": "2026-03-09", "to_provisional": "false", "from_provisional": "false", "fulfil_provisional": "f"}	\N	\N
273	2026-02-25 19:10:00-08	r_dsj	postgres	11371300MB00100143	18	deadline_moved	emergency_share/2	{"to": "2026-03-09", "from": "2026-03-06", "rule": "emergency_review", "review_due": "2026-03-09", "to_provisional": "false", "from_provisional": "false", "review_provisional": "f"}	\N	\N
274	2026-02-25 19:10:00-08	r_dsj	postgres	11371300MB00100143	22	deadline_moved	open_request/1	{"to": "2026-03-04", "from": "2026-03-03", "rule": "open_reply", "reply_due": "2026-03-04", "to_provisional": "false", "from_provisional": "false", "reply_provisional": "f"}	\N	\N
275	2026-02-25 19:10:00-08	r_dsj	postgres	11371300MB00100143	22	deadline_moved	open_request/4	{"to": "2026-03-04", "from": "2026-03-03", "rule": "open_reply", "reply_due": "2026-03-04", "to_provisional": "false", "from_provisional": "false", "reply_provisional": "f"}	\N	\N
276	2026-02-25 18:58:00-08	r_op	postgres	91371300MB0010081Q	27	end	resource/303001/000001	\N	848948838833025	20
\.


--
-- Data for Name: ledger_policy; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.ledger_policy (origin, years, seal_hours) FROM stdin;
ldpd/9195531f-2df0-4f87-bc2d-2714f52ad172	3	24
\.


--
-- Data for Name: library; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.library (name, kind, subject) FROM stdin;
人口	base	person
法人	base	legal_person
公共信用	base	\N
宏观经济	base	\N
电子证照	base	\N
空间地理	base	\N
防汛	topic	\N
\.


--
-- Data for Name: library_resource; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.library_resource (resource, library) FROM stdin;
303001/000001	防汛
\.


--
-- Data for Name: open_list; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.open_list (id, year, note, region, bureau, edition, state, drafted_at, published_at) FROM stdin;
2	2027	\N	371300	11371300MB00100143	\N	draft	2026-02-25 18:51:00-08	\N
1	2026	\N	371300	11371300MB00100143	1	published	2026-02-25 18:51:00-08	2026-02-25 18:51:00-08
\.


--
-- Data for Name: open_list_entry; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.open_list_entry (list_id, "position", resource, version, name, provider, provider_name, open_class, open_condition, format, data_type, update_cycle) FROM stdin;
1	1	303001/000001	1	婚姻登记信息	11371300MB0010022X	临沂市民政局	有条件开放	仅限研究	数据库	C,I	每日
1	2	303001/000002	1	殡葬服务机构	11371300MB0010022X	临沂市民政局	无条件开放	仅限研究	数据库	C,I	每日
\.


--
-- Data for Name: outlet; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.outlet (function, where_to) FROM stdin;
pg_notify	监听该通道的任何会话
lo_from_bytea	大对象
lo_put	大对象
lowrite	大对象
pg_logical_emit_message	逻辑复制的接收方
set_config	会话变量:连接池中的下一个使用者可以读到
dblink	别的数据库
dblink_exec	别的数据库
dblink_open	别的数据库
dblink_send_query	别的数据库
\.


--
-- Data for Name: pilot_operation; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.pilot_operation (id, operator, agreement, approval, conditions, procedure, security, environment, techniques, sandbox, valid_until, state, bureau, opened_at, end_reason, ended_at) FROM stdin;
1	91371300MB0010081Q	1	临政字〔2026〕1号	条件	程序	安全	政务云	{}	sandbox	2027-05-31 09:00:00-07	opened	11371300MB00100143	2026-02-25 18:54:00-08	\N	\N
\.


--
-- Data for Name: pilot_product; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.pilot_product (id, operation, name, kind, description, resources, state, consumer, registered_at, reason, withdrawn_at) FROM stdin;
1	1	信用分	product	评分	{303001/000001}	registered	91371300MB0010081Q	2026-02-25 18:58:00-08	\N	\N
\.


--
-- Data for Name: pilot_scope; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.pilot_scope (id, operation, resource, purpose, items, view_name, valid_until, state, consumer, provider, submitted_at, approved_at, approved_by, reason, decided_at, decided_by, ended_at, row_condition, quota_statements, quota_rows) FROM stdin;
1	1	303001/000001	信用	{id,a}	marriage	2027-05-31 09:00:00-07	opened	91371300MB0010081Q	11371300MB0010022X	2026-02-25 18:55:00-08	2026-02-25 18:56:00-08	11371300MB00100143	\N	2026-02-25 18:57:00-08	11371300MB0010022X	\N	id <= 20	\N	\N
\.


--
-- Data for Name: product_contract; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.product_contract (id, product, buyer, signed_on, amount, exchange_no, document_sha256, state, consumer, recorded_at, recorded_by, filed_at) FROM stdin;
1	1	某银行	2026-02-26	\N	\N	\N	unfiled	91371300MB0010081Q	2026-02-25 18:58:00-08	91371300MB0010081Q	\N
\.


--
-- Data for Name: project; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.project (id, agency, name, resources, filed_at, in_order, findings) FROM stdin;
1	11371300MB0010022X	民政平台	{303001/000001}	2026-02-25 18:59:00-08	f	[{"good": 7, "what": "catalogue_update", "total": 7, "failing": [], "requirement": "及时"}, {"good": 1, "what": "fresh", "total": 3, "failing": ["303001/000001", "303001/000003"], "requirement": "及时"}, {"good": 3, "what": "attached", "total": 3, "failing": [], "requirement": "完整"}, {"good": 3, "what": "catalogued", "total": 7, "failing": ["303001/000004", "303001/000005", "303001/000006", "303001/000007"], "requirement": "完整"}, {"good": 2, "what": "as_catalogued", "total": 3, "failing": ["303001/000001"], "requirement": "规范"}]
\.


--
-- Data for Name: pseudonym_key; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.pseudonym_key (operator, key, made_at) FROM stdin;
91371300MB0010081Q	\\x14b3c1404e5f24c2fcca28fa062bf3c665173ef231c1ec12f0d134364457f09a	2026-02-25 18:56:00-08
\.


--
-- Data for Name: pseudonym_rotation; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.pseudonym_rotation (id, operator, reason, rotated_at, rotated_by) FROM stdin;
1	91371300MB0010081Q	例行	2026-02-25 18:56:00-08	11371300MB00100143
\.


--
-- Data for Name: quality_rule; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.quality_rule (version_id, rule, "position", aspect, kind, argument) FROM stdin;
6	1	1	完整	not_null	\N
\.


--
-- Data for Name: quality_measure; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.quality_measure (id, version_id, rule, measured_at, measured_by, checked, failed, error) FROM stdin;
\.


--
-- Data for Name: rectification; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.rectification (id, agency, article, item, subject, subject_id, fact, demand, due_on, state, bureau, issued_at, answer, answered_at, finding, checked_at) FROM stdin;
1	11371300MB0010022X	41	1	\N	\N	不更新	整改	2026-03-20	issued	11371300MB00100143	2026-02-25 19:01:00-08	\N	\N	\N	\N
\.


--
-- Data for Name: report; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.report (id, accused, accused_name, resource, content, handler, anonymous, reporter, contact, state, filed_by, filed_at, accepted_at, article, item, answer, answered_at) FROM stdin;
1	11371300MB0010030Q	\N	\N	外传	11371300MB00100143	f	李科员	\N	accepted	r_mz	2026-02-25 18:59:00-08	2026-02-25 19:01:00-08	\N	\N	\N	\N
2	11371300MB0010022X	\N	\N	不更新	11371300MB00100143	t	\N	\N	upheld	\N	2026-02-25 19:00:00-08	2026-02-25 19:01:00-08	41	1	属实	2026-02-25 19:01:00-08
\.


--
-- Data for Name: report_finding; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.report_finding (report, accused, accused_name, resource, article, item, finding, found_by, found_at) FROM stdin;
2	11371300MB0010022X	\N	\N	41	1	属实	11371300MB00100143	2026-02-25 19:01:00-08
\.


--
-- Data for Name: resource_class; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.resource_class (code, name) FROM stdin;
1	基础信息资源
3	部门信息资源
303	国务院
303001	民政
2	主题类
\.


--
-- Data for Name: security_acknowledgement; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.security_acknowledgement (finding, fingerprint, object, reason, role, at) FROM stdin;
\.


--
-- Data for Name: update_period; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.update_period (cycle, workdays, months) FROM stdin;
实时	\N	\N
每日	1	\N
每月	\N	1
每季度	\N	3
每年	\N	12
每周	6	\N
\.


--
-- Data for Name: security_duty; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.security_duty (duty, name, cycle, instrument) FROM stdin;
1	网络安全等级保护和制度、规范、规程	每年	linyi
2	数据安全教育、技术培训	每年	linyi
4	压力测试和风险监测	每年	linyi
5	应急预案和演练	每年	linyi
3	日常管理和检查,复制、导出、脱敏、销毁的监督	每月	linyi
\.


--
-- Data for Name: security_task; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.security_task (id, agency, duty, cycle, state, started_on, due_on, provisional, evidence, done_at, done_by) FROM stdin;
1	11371300MB00100143	1	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
2	11371300MB00100143	2	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
3	11371300MB00100143	3	每季度	due	2026-01-05	2026-04-07	f	\N	\N	\N
4	11371300MB00100143	4	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
5	11371300MB00100143	5	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
6	11371300MB0010022X	1	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
7	11371300MB0010022X	2	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
9	11371300MB0010022X	4	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
10	11371300MB0010022X	5	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
11	11371300MB0010030Q	1	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
12	11371300MB0010030Q	2	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
13	11371300MB0010030Q	3	每季度	due	2026-01-05	2026-04-07	f	\N	\N	\N
14	11371300MB0010030Q	4	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
15	11371300MB0010030Q	5	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
16	11371300MB0010049M	1	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
17	11371300MB0010049M	2	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
18	11371300MB0010049M	3	每季度	due	2026-01-05	2026-04-07	f	\N	\N	\N
19	11371300MB0010049M	4	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
20	11371300MB0010049M	5	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
21	11371302MB00100658	1	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
22	11371302MB00100658	2	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
23	11371302MB00100658	3	每季度	due	2026-01-05	2026-04-07	f	\N	\N	\N
24	11371302MB00100658	4	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
25	11371302MB00100658	5	每年	due	2026-01-05	2027-01-05	t	\N	\N	\N
8	11371300MB0010022X	3	每季度	done	2026-01-05	2026-04-07	f	检查报告	2026-02-25 18:59:00-08	r_mz
26	11371300MB0010022X	3	每季度	due	2026-02-26	2026-05-26	f	\N	\N	\N
\.


--
-- Data for Name: state_assets_office; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.state_assets_office (agency) FROM stdin;
11371300MB0010049M
\.


--
-- Data for Name: version_subject; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.version_subject (version_id, subject) FROM stdin;
6	person
\.


--
-- Data for Name: subject_identifier; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.subject_identifier (version_id, "position", subject, code_kind, kind_position) FROM stdin;
6	1	person	document	2
\.


--
-- Data for Name: version_provision; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.version_provision (version_id, mode, cycle) FROM stdin;
6	按需更新	每周
\.


--
-- Data for Name: vocabulary; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.vocabulary (kind, label, scheme, code, rank) FROM stdin;
format	电子文件	政务信息资源目录编制指南(试行)	1	\N
format	电子表格	政务信息资源目录编制指南(试行)	2	\N
format	数据库	政务信息资源目录编制指南(试行)	3	\N
format	图形图像	政务信息资源目录编制指南(试行)	4	\N
format	自描述格式	政务信息资源目录编制指南(试行)	6	\N
update_cycle	实时	政务信息资源目录编制指南(试行)	1	1
update_cycle	每日	政务信息资源目录编制指南(试行)	2	2
update_cycle	每周	政务信息资源目录编制指南(试行)	3	3
update_cycle	每月	政务信息资源目录编制指南(试行)	4	4
update_cycle	每季度	政务信息资源目录编制指南(试行)	5	5
update_cycle	每年	政务信息资源目录编制指南(试行)	6	6
share_method	共享平台	政务信息资源目录编制指南(试行)	\N	\N
share_method	系统对接	行业目录常用	\N	\N
share_method	联机查询	行业目录常用	\N	\N
share_method	在线浏览	行业目录常用	\N	\N
share_method	调用在线服务	行业目录常用	\N	\N
share_method	下载	行业目录常用	\N	\N
share_method	拷贝	行业目录常用	\N	\N
share_method	其他	行业目录常用	\N	\N
data_type	字符型	政务信息资源目录编制指南(试行)	C	\N
data_type	数值型	政务信息资源目录编制指南(试行)	N	\N
data_type	货币型	政务信息资源目录编制指南(试行)	Y	\N
data_type	日期型	政务信息资源目录编制指南(试行)	D	\N
data_type	日期时间型	政务信息资源目录编制指南(试行)	T	\N
data_type	逻辑型	政务信息资源目录编制指南(试行)	L	\N
data_type	备注型	政务信息资源目录编制指南(试行)	M	\N
data_type	通用型	政务信息资源目录编制指南(试行)	G	\N
data_type	双精度型	政务信息资源目录编制指南(试行)	B	\N
data_type	整型	政务信息资源目录编制指南(试行)	I	\N
data_type	浮点型	政务信息资源目录编制指南(试行)	F	\N
format	区块链	本市补充	\N	\N
\.


--
-- Data for Name: vocabulary_code; Type: TABLE DATA; Schema: ldpd; Owner: postgres
--

COPY ldpd.vocabulary_code (kind, scheme, code, label) FROM stdin;
update_cycle	某系统	06	每年
\.


--
-- Data for Name: copy; Type: TABLE DATA; Schema: sandbox; Owner: r_op
--

COPY sandbox.copy (id, a) FROM stdin;
1	甲*
2	甲*
3	甲*
4	甲*
5	甲*
6	甲*
7	甲*
8	甲*
9	甲*
10	甲**
11	甲**
12	甲**
13	甲**
14	甲**
15	甲**
16	甲**
17	甲**
18	甲**
19	甲**
20	甲**
\.


--
-- Name: agreement_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.agreement_id_seq', 2, true);


--
-- Name: catalogue_change_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.catalogue_change_id_seq', 3, true);


--
-- Name: catalogue_sheet_batch_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.catalogue_sheet_batch_seq', 1, true);


--
-- Name: correction_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.correction_id_seq', 1, true);


--
-- Name: data_change_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.data_change_id_seq', 4, true);


--
-- Name: demand_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.demand_id_seq', 1, true);


--
-- Name: derived_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.derived_id_seq', 1, true);


--
-- Name: dispute_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.dispute_id_seq', 1, true);


--
-- Name: duty_rule_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.duty_rule_id_seq', 10, true);


--
-- Name: emergency_share_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.emergency_share_id_seq', 2, true);


--
-- Name: evaluation_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.evaluation_id_seq', 2, true);


--
-- Name: grant_suspension_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.grant_suspension_id_seq', 1, true);


--
-- Name: incident_freeze_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.incident_freeze_id_seq', 2, true);


--
-- Name: incident_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.incident_id_seq', 1, true);


--
-- Name: ledger_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.ledger_id_seq', 276, true);


--
-- Name: open_list_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.open_list_id_seq', 2, true);


--
-- Name: open_request_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.open_request_id_seq', 5, true);


--
-- Name: pilot_operation_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.pilot_operation_id_seq', 1, true);


--
-- Name: pilot_product_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.pilot_product_id_seq', 1, true);


--
-- Name: pilot_scope_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.pilot_scope_id_seq', 1, true);


--
-- Name: product_contract_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.product_contract_id_seq', 1, true);


--
-- Name: project_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.project_id_seq', 1, true);


--
-- Name: pseudonym_rotation_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.pseudonym_rotation_id_seq', 1, true);


--
-- Name: quality_measure_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.quality_measure_id_seq', 1, false);


--
-- Name: rectification_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.rectification_id_seq', 1, true);


--
-- Name: report_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.report_id_seq', 2, true);


--
-- Name: resource_version_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.resource_version_id_seq', 9, true);


--
-- Name: security_task_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.security_task_id_seq', 26, true);


--
-- Name: share_grant_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.share_grant_id_seq', 8, true);


--
-- Name: share_request_id_seq; Type: SEQUENCE SET; Schema: ldpd; Owner: postgres
--

SELECT pg_catalog.setval('ldpd.share_request_id_seq', 9, true);


--
-- Name: ledger_2026_11 ledger_2026_11_pkey; Type: CONSTRAINT; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger_2026_11
    ADD CONSTRAINT ledger_2026_11_pkey PRIMARY KEY (id);


--
-- Name: ledger_2026_12 ledger_2026_12_pkey; Type: CONSTRAINT; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger_2026_12
    ADD CONSTRAINT ledger_2026_12_pkey PRIMARY KEY (id);


--
-- Name: ledger_2027_01 ledger_2027_01_pkey; Type: CONSTRAINT; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger_2027_01
    ADD CONSTRAINT ledger_2027_01_pkey PRIMARY KEY (id);


--
-- Name: ledger_2027_02 ledger_2027_02_pkey; Type: CONSTRAINT; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger_2027_02
    ADD CONSTRAINT ledger_2027_02_pkey PRIMARY KEY (id);


--
-- Name: ledger_2027_03 ledger_2027_03_pkey; Type: CONSTRAINT; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger_2027_03
    ADD CONSTRAINT ledger_2027_03_pkey PRIMARY KEY (id);


--
-- Name: ledger_2027_04 ledger_2027_04_pkey; Type: CONSTRAINT; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger_2027_04
    ADD CONSTRAINT ledger_2027_04_pkey PRIMARY KEY (id);


--
-- Name: ledger_2027_05 ledger_2027_05_pkey; Type: CONSTRAINT; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger_2027_05
    ADD CONSTRAINT ledger_2027_05_pkey PRIMARY KEY (id);


--
-- Name: ledger_2027_06 ledger_2027_06_pkey; Type: CONSTRAINT; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger_2027_06
    ADD CONSTRAINT ledger_2027_06_pkey PRIMARY KEY (id);


--
-- Name: ledger_2027_07 ledger_2027_07_pkey; Type: CONSTRAINT; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger_2027_07
    ADD CONSTRAINT ledger_2027_07_pkey PRIMARY KEY (id);


--
-- Name: ledger_2027_08 ledger_2027_08_pkey; Type: CONSTRAINT; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger_2027_08
    ADD CONSTRAINT ledger_2027_08_pkey PRIMARY KEY (id);


--
-- Name: ledger_2027_09 ledger_2027_09_pkey; Type: CONSTRAINT; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger_2027_09
    ADD CONSTRAINT ledger_2027_09_pkey PRIMARY KEY (id);


--
-- Name: ledger_2027_10 ledger_2027_10_pkey; Type: CONSTRAINT; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger_2027_10
    ADD CONSTRAINT ledger_2027_10_pkey PRIMARY KEY (id);


--
-- Name: ledger_2027_11 ledger_2027_11_pkey; Type: CONSTRAINT; Schema: ldpd; Owner: postgres
--

ALTER TABLE ONLY ldpd.ledger_2027_11
    ADD CONSTRAINT ledger_2027_11_pkey PRIMARY KEY (id);


--
-- Name: ledger_2026_11_agency; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2026_11_agency ON ldpd.ledger_2026_11 USING btree (agency, at) WHERE (use_no IS NULL);


--
-- Name: ledger_2026_11_end; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2026_11_end ON ldpd.ledger_2026_11 USING btree (use_no) WHERE (action = 'end'::text);


--
-- Name: ledger_2026_11_object; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2026_11_object ON ldpd.ledger_2026_11 USING btree (object);


--
-- Name: ledger_2026_12_agency; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2026_12_agency ON ldpd.ledger_2026_12 USING btree (agency, at) WHERE (use_no IS NULL);


--
-- Name: ledger_2026_12_end; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2026_12_end ON ldpd.ledger_2026_12 USING btree (use_no) WHERE (action = 'end'::text);


--
-- Name: ledger_2026_12_object; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2026_12_object ON ldpd.ledger_2026_12 USING btree (object);


--
-- Name: ledger_2027_01_agency; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_01_agency ON ldpd.ledger_2027_01 USING btree (agency, at) WHERE (use_no IS NULL);


--
-- Name: ledger_2027_01_end; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_01_end ON ldpd.ledger_2027_01 USING btree (use_no) WHERE (action = 'end'::text);


--
-- Name: ledger_2027_01_object; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_01_object ON ldpd.ledger_2027_01 USING btree (object);


--
-- Name: ledger_2027_02_agency; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_02_agency ON ldpd.ledger_2027_02 USING btree (agency, at) WHERE (use_no IS NULL);


--
-- Name: ledger_2027_02_end; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_02_end ON ldpd.ledger_2027_02 USING btree (use_no) WHERE (action = 'end'::text);


--
-- Name: ledger_2027_02_object; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_02_object ON ldpd.ledger_2027_02 USING btree (object);


--
-- Name: ledger_2027_03_agency; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_03_agency ON ldpd.ledger_2027_03 USING btree (agency, at) WHERE (use_no IS NULL);


--
-- Name: ledger_2027_03_end; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_03_end ON ldpd.ledger_2027_03 USING btree (use_no) WHERE (action = 'end'::text);


--
-- Name: ledger_2027_03_object; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_03_object ON ldpd.ledger_2027_03 USING btree (object);


--
-- Name: ledger_2027_04_agency; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_04_agency ON ldpd.ledger_2027_04 USING btree (agency, at) WHERE (use_no IS NULL);


--
-- Name: ledger_2027_04_end; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_04_end ON ldpd.ledger_2027_04 USING btree (use_no) WHERE (action = 'end'::text);


--
-- Name: ledger_2027_04_object; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_04_object ON ldpd.ledger_2027_04 USING btree (object);


--
-- Name: ledger_2027_05_agency; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_05_agency ON ldpd.ledger_2027_05 USING btree (agency, at) WHERE (use_no IS NULL);


--
-- Name: ledger_2027_05_end; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_05_end ON ldpd.ledger_2027_05 USING btree (use_no) WHERE (action = 'end'::text);


--
-- Name: ledger_2027_05_object; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_05_object ON ldpd.ledger_2027_05 USING btree (object);


--
-- Name: ledger_2027_06_agency; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_06_agency ON ldpd.ledger_2027_06 USING btree (agency, at) WHERE (use_no IS NULL);


--
-- Name: ledger_2027_06_end; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_06_end ON ldpd.ledger_2027_06 USING btree (use_no) WHERE (action = 'end'::text);


--
-- Name: ledger_2027_06_object; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_06_object ON ldpd.ledger_2027_06 USING btree (object);


--
-- Name: ledger_2027_07_agency; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_07_agency ON ldpd.ledger_2027_07 USING btree (agency, at) WHERE (use_no IS NULL);


--
-- Name: ledger_2027_07_end; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_07_end ON ldpd.ledger_2027_07 USING btree (use_no) WHERE (action = 'end'::text);


--
-- Name: ledger_2027_07_object; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_07_object ON ldpd.ledger_2027_07 USING btree (object);


--
-- Name: ledger_2027_08_agency; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_08_agency ON ldpd.ledger_2027_08 USING btree (agency, at) WHERE (use_no IS NULL);


--
-- Name: ledger_2027_08_end; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_08_end ON ldpd.ledger_2027_08 USING btree (use_no) WHERE (action = 'end'::text);


--
-- Name: ledger_2027_08_object; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_08_object ON ldpd.ledger_2027_08 USING btree (object);


--
-- Name: ledger_2027_09_agency; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_09_agency ON ldpd.ledger_2027_09 USING btree (agency, at) WHERE (use_no IS NULL);


--
-- Name: ledger_2027_09_end; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_09_end ON ldpd.ledger_2027_09 USING btree (use_no) WHERE (action = 'end'::text);


--
-- Name: ledger_2027_09_object; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_09_object ON ldpd.ledger_2027_09 USING btree (object);


--
-- Name: ledger_2027_10_agency; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_10_agency ON ldpd.ledger_2027_10 USING btree (agency, at) WHERE (use_no IS NULL);


--
-- Name: ledger_2027_10_end; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_10_end ON ldpd.ledger_2027_10 USING btree (use_no) WHERE (action = 'end'::text);


--
-- Name: ledger_2027_10_object; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_10_object ON ldpd.ledger_2027_10 USING btree (object);


--
-- Name: ledger_2027_11_agency; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_11_agency ON ldpd.ledger_2027_11 USING btree (agency, at) WHERE (use_no IS NULL);


--
-- Name: ledger_2027_11_end; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_11_end ON ldpd.ledger_2027_11 USING btree (use_no) WHERE (action = 'end'::text);


--
-- Name: ledger_2027_11_object; Type: INDEX; Schema: ldpd; Owner: postgres
--

CREATE INDEX ledger_2027_11_object ON ldpd.ledger_2027_11 USING btree (object);


--
-- Name: marriage ldpd_change; Type: TRIGGER; Schema: data; Owner: r_mz
--

CREATE TRIGGER ldpd_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON data.marriage FOR EACH STATEMENT EXECUTE FUNCTION ldpd.note_change();

ALTER TABLE data.marriage ENABLE ALWAYS TRIGGER ldpd_change;


--
-- Name: marriage_1 ldpd_change; Type: TRIGGER; Schema: data; Owner: r_mz
--

CREATE TRIGGER ldpd_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON data.marriage_1 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.note_change();

ALTER TABLE data.marriage_1 ENABLE ALWAYS TRIGGER ldpd_change;


--
-- Name: marriage_2 ldpd_change; Type: TRIGGER; Schema: data; Owner: r_mz
--

CREATE TRIGGER ldpd_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON data.marriage_2 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.note_change();

ALTER TABLE data.marriage_2 ENABLE ALWAYS TRIGGER ldpd_change;


--
-- Name: marriage_3 ldpd_change; Type: TRIGGER; Schema: data; Owner: r_mz
--

CREATE TRIGGER ldpd_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON data.marriage_3 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.note_change();

ALTER TABLE data.marriage_3 ENABLE ALWAYS TRIGGER ldpd_change;


--
-- Name: open_table ldpd_change; Type: TRIGGER; Schema: data; Owner: r_mz
--

CREATE TRIGGER ldpd_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON data.open_table FOR EACH STATEMENT EXECUTE FUNCTION ldpd.note_change();

ALTER TABLE data.open_table ENABLE ALWAYS TRIGGER ldpd_change;


--
-- Name: 社会 组织 ldpd_change; Type: TRIGGER; Schema: data; Owner: r_mz
--

CREATE TRIGGER ldpd_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON data."社会 组织" FOR EACH STATEMENT EXECUTE FUNCTION ldpd.note_change();

ALTER TABLE data."社会 组织" ENABLE ALWAYS TRIGGER ldpd_change;


--
-- Name: ledger_2026_11 ledger_guard; Type: TRIGGER; Schema: ldpd; Owner: postgres
--

CREATE TRIGGER ledger_guard BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON ldpd.ledger_2026_11 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();


--
-- Name: ledger_2026_12 ledger_guard; Type: TRIGGER; Schema: ldpd; Owner: postgres
--

CREATE TRIGGER ledger_guard BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON ldpd.ledger_2026_12 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();


--
-- Name: ledger_2027_01 ledger_guard; Type: TRIGGER; Schema: ldpd; Owner: postgres
--

CREATE TRIGGER ledger_guard BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON ldpd.ledger_2027_01 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();


--
-- Name: ledger_2027_02 ledger_guard; Type: TRIGGER; Schema: ldpd; Owner: postgres
--

CREATE TRIGGER ledger_guard BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON ldpd.ledger_2027_02 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();


--
-- Name: ledger_2027_03 ledger_guard; Type: TRIGGER; Schema: ldpd; Owner: postgres
--

CREATE TRIGGER ledger_guard BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON ldpd.ledger_2027_03 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();


--
-- Name: ledger_2027_04 ledger_guard; Type: TRIGGER; Schema: ldpd; Owner: postgres
--

CREATE TRIGGER ledger_guard BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON ldpd.ledger_2027_04 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();


--
-- Name: ledger_2027_05 ledger_guard; Type: TRIGGER; Schema: ldpd; Owner: postgres
--

CREATE TRIGGER ledger_guard BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON ldpd.ledger_2027_05 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();


--
-- Name: ledger_2027_06 ledger_guard; Type: TRIGGER; Schema: ldpd; Owner: postgres
--

CREATE TRIGGER ledger_guard BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON ldpd.ledger_2027_06 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();


--
-- Name: ledger_2027_07 ledger_guard; Type: TRIGGER; Schema: ldpd; Owner: postgres
--

CREATE TRIGGER ledger_guard BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON ldpd.ledger_2027_07 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();


--
-- Name: ledger_2027_08 ledger_guard; Type: TRIGGER; Schema: ldpd; Owner: postgres
--

CREATE TRIGGER ledger_guard BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON ldpd.ledger_2027_08 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();


--
-- Name: ledger_2027_09 ledger_guard; Type: TRIGGER; Schema: ldpd; Owner: postgres
--

CREATE TRIGGER ledger_guard BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON ldpd.ledger_2027_09 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();


--
-- Name: ledger_2027_10 ledger_guard; Type: TRIGGER; Schema: ldpd; Owner: postgres
--

CREATE TRIGGER ledger_guard BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON ldpd.ledger_2027_10 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();


--
-- Name: ledger_2027_11 ledger_guard; Type: TRIGGER; Schema: ldpd; Owner: postgres
--

CREATE TRIGGER ledger_guard BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON ldpd.ledger_2027_11 FOR EACH STATEMENT EXECUTE FUNCTION ldpd.ledger_guard();


--
-- Name: marriage ldpd_grant_7; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_grant_7 ON data.marriage AS RESTRICTIVE FOR SELECT USING (((NOT ldpd.reads_under('303001/000001'::text, (7)::bigint)) OR ((id <= 10) AND (region = '371302'::text))));


--
-- Name: marriage_1 ldpd_grant_7; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_grant_7 ON data.marriage_1 AS RESTRICTIVE FOR SELECT USING (((NOT ldpd.reads_under('303001/000001'::text, (7)::bigint)) OR ((id <= 10) AND (region = '371302'::text))));


--
-- Name: marriage_2 ldpd_grant_7; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_grant_7 ON data.marriage_2 AS RESTRICTIVE FOR SELECT USING (((NOT ldpd.reads_under('303001/000001'::text, (7)::bigint)) OR ((id <= 10) AND (region = '371302'::text))));


--
-- Name: marriage_3 ldpd_grant_7; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_grant_7 ON data.marriage_3 AS RESTRICTIVE FOR SELECT USING (((NOT ldpd.reads_under('303001/000001'::text, (7)::bigint)) OR ((id <= 10) AND (region = '371302'::text))));


--
-- Name: marriage ldpd_grant_8; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_grant_8 ON data.marriage AS RESTRICTIVE FOR SELECT USING (((NOT ldpd.reads_under('303001/000001'::text, (8)::bigint)) OR (id <= 20)));


--
-- Name: marriage_1 ldpd_grant_8; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_grant_8 ON data.marriage_1 AS RESTRICTIVE FOR SELECT USING (((NOT ldpd.reads_under('303001/000001'::text, (8)::bigint)) OR (id <= 20)));


--
-- Name: marriage_2 ldpd_grant_8; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_grant_8 ON data.marriage_2 AS RESTRICTIVE FOR SELECT USING (((NOT ldpd.reads_under('303001/000001'::text, (8)::bigint)) OR (id <= 20)));


--
-- Name: marriage_3 ldpd_grant_8; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_grant_8 ON data.marriage_3 AS RESTRICTIVE FOR SELECT USING (((NOT ldpd.reads_under('303001/000001'::text, (8)::bigint)) OR (id <= 20)));


--
-- Name: marriage ldpd_law; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_law ON data.marriage AS RESTRICTIVE USING (ldpd.may_read('303001/000001'::text)) WITH CHECK (ldpd.may_write('303001/000001'::text));


--
-- Name: marriage_1 ldpd_law; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_law ON data.marriage_1 AS RESTRICTIVE USING (ldpd.may_read('303001/000001'::text)) WITH CHECK (ldpd.may_write('303001/000001'::text));


--
-- Name: marriage_2 ldpd_law; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_law ON data.marriage_2 AS RESTRICTIVE USING (ldpd.may_read('303001/000001'::text)) WITH CHECK (ldpd.may_write('303001/000001'::text));


--
-- Name: marriage_3 ldpd_law; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_law ON data.marriage_3 AS RESTRICTIVE USING (ldpd.may_read('303001/000001'::text)) WITH CHECK (ldpd.may_write('303001/000001'::text));


--
-- Name: open_table ldpd_law; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_law ON data.open_table AS RESTRICTIVE USING (ldpd.may_read('303001/000002'::text)) WITH CHECK (ldpd.may_write('303001/000002'::text));


--
-- Name: 社会 组织 ldpd_law; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_law ON data."社会 组织" AS RESTRICTIVE USING (ldpd.may_read('303001/000003'::text)) WITH CHECK (ldpd.may_write('303001/000003'::text));


--
-- Name: marriage ldpd_rows; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_rows ON data.marriage USING (ldpd.may_read('303001/000001'::text)) WITH CHECK (ldpd.may_write('303001/000001'::text));


--
-- Name: marriage_1 ldpd_rows; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_rows ON data.marriage_1 USING (ldpd.may_read('303001/000001'::text)) WITH CHECK (ldpd.may_write('303001/000001'::text));


--
-- Name: marriage_2 ldpd_rows; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_rows ON data.marriage_2 USING (ldpd.may_read('303001/000001'::text)) WITH CHECK (ldpd.may_write('303001/000001'::text));


--
-- Name: marriage_3 ldpd_rows; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_rows ON data.marriage_3 USING (ldpd.may_read('303001/000001'::text)) WITH CHECK (ldpd.may_write('303001/000001'::text));


--
-- Name: open_table ldpd_rows; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY ldpd_rows ON data.open_table USING (ldpd.may_read('303001/000002'::text)) WITH CHECK (ldpd.may_write('303001/000002'::text));


--
-- Name: marriage; Type: ROW SECURITY; Schema: data; Owner: r_mz
--

ALTER TABLE data.marriage ENABLE ROW LEVEL SECURITY;

--
-- Name: marriage_1; Type: ROW SECURITY; Schema: data; Owner: r_mz
--

ALTER TABLE data.marriage_1 ENABLE ROW LEVEL SECURITY;

--
-- Name: marriage_2; Type: ROW SECURITY; Schema: data; Owner: r_mz
--

ALTER TABLE data.marriage_2 ENABLE ROW LEVEL SECURITY;

--
-- Name: marriage_3; Type: ROW SECURITY; Schema: data; Owner: r_mz
--

ALTER TABLE data.marriage_3 ENABLE ROW LEVEL SECURITY;

--
-- Name: open_table; Type: ROW SECURITY; Schema: data; Owner: r_mz
--

ALTER TABLE data.open_table ENABLE ROW LEVEL SECURITY;

--
-- Name: 社会 组织 own_rows; Type: POLICY; Schema: data; Owner: r_mz
--

CREATE POLICY own_rows ON data."社会 组织" USING ((region = '371302'::text));


--
-- Name: 社会 组织; Type: ROW SECURITY; Schema: data; Owner: r_mz
--

ALTER TABLE data."社会 组织" ENABLE ROW LEVEL SECURITY;

--
-- Name: SCHEMA data; Type: ACL; Schema: -; Owner: postgres
--

GRANT USAGE ON SCHEMA data TO PUBLIC;
GRANT CREATE ON SCHEMA data TO r_mz;


--
-- Name: TABLE marriage; Type: ACL; Schema: data; Owner: r_mz
--

GRANT SELECT ON TABLE data.marriage TO ldpd_agency;
GRANT SELECT ON TABLE data.marriage TO ldpd_public;


--
-- Name: TABLE marriage_1; Type: ACL; Schema: data; Owner: r_mz
--

GRANT SELECT ON TABLE data.marriage_1 TO r_ls;


--
-- Name: TABLE open_table; Type: ACL; Schema: data; Owner: r_mz
--

GRANT SELECT ON TABLE data.open_table TO ldpd_agency;
GRANT SELECT ON TABLE data.open_table TO ldpd_public;


--
-- Name: TABLE "社会 组织"; Type: ACL; Schema: data; Owner: r_mz
--

GRANT SELECT ON TABLE data."社会 组织" TO ldpd_agency;
GRANT SELECT ON TABLE data."社会 组织" TO ldpd_public;


--
-- Name: TABLE marriage; Type: ACL; Schema: sandbox; Owner: ldpd_pilot
--

GRANT SELECT ON TABLE sandbox.marriage TO ldpd_agency;


--
-- PostgreSQL database dump complete
--


