-- General provisions: which rows an agency sees, as the policies of all chapters ask it (Article 5).

CREATE FUNCTION ldpd.answers_for_support(internal) RETURNS internal
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ldpd_answers_for_support';
COMMENT ON FUNCTION ldpd.answers_for_support(internal) IS '供计划器:ldpd.answers_for 可用该列的索引,及所占行数的估计';

CREATE FUNCTION ldpd.answers_for(agency ldpd.credit_code) RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL SAFE SUPPORT ldpd.answers_for_support
AS 'MODULE_PATHNAME', 'ldpd_answers_for';
COMMENT ON FUNCTION ldpd.answers_for(ldpd.credit_code) IS '该机构是否在 ldpd.my_agencies() 之列(第五条),NULL 为 NULL;各程序表的策略据以逐行判定,机构少的并用该列的索引';
