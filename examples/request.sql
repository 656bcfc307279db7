-- Asks for a resource, unless it may be read already or has been asked for; says why, and by when the answer is due.
-- As a role of the agency that needs it:  psql -qX -d linyi -v resource=303001/000001 -v purpose=核验婚姻状况 -f request.sql
\set ON_ERROR_STOP on
SET search_path = "$user", public, ldpd;

SELECT allowed, message, hint FROM explain_access(:'resource') \gset
SELECT id AS request, state AS request_state
FROM share_request
WHERE resource = :'resource' AND consumer = current_agency() AND state IN ('submitted', 'agreed')
UNION ALL
SELECT NULL, NULL
LIMIT 1 \gset
\if :allowed
    \echo :resource may be read already
\elif :{?request}
    \echo request :request on :resource is :request_state
\else
    \echo :message
    INSERT INTO share_request (resource, purpose) VALUES (:'resource', :'purpose') RETURNING id, state, reply_due;
    SELECT day, counted, reason FROM explain_due('share_reply', ldpd.now());
\endif
