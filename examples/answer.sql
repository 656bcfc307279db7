-- Answers a request, and tells a refusal by the law from another error. As a role of the provider:
--   psql -qX -d linyi -v request=17 -v state=agreed -f answer.sql
--   psql -qX -d linyi -v request=17 -v state=refused -v basis='《中华人民共和国个人信息保护法》第十条' -f answer.sql
-- Ends with status 3 where the request was not answered.
SET search_path = "$user", public, ldpd;
\if :{?basis}
\else
    \set basis ''
\endif

-- WHERE state = …: nothing happens where a colleague has answered meanwhile
UPDATE share_request SET state = :'state', legal_basis = nullif(:'basis', '')
WHERE id = :'request' AND state = 'submitted'
RETURNING id, state, decided_by, fulfil_due;
\if :ERROR
    SELECT :'LAST_ERROR_SQLSTATE' LIKE 'LD%' AS by_law, substr(:'LAST_ERROR_SQLSTATE', 4)::int AS article WHERE :'LAST_ERROR_SQLSTATE' LIKE 'LD%' \gset
    \if :{?by_law}
        SELECT '第' || number || '条 ' || title AS "refused by" FROM article WHERE number = :article;
    \endif
    \set ON_ERROR_STOP on
    DO 'BEGIN RAISE EXCEPTION ''the request was not answered''; END';
\elif :ROW_COUNT
\else
    \echo request :request is not there to be answered any more
\endif
