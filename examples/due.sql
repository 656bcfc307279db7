-- What is due, and the reminders that nobody has received yet, which are received by this. As a role of any agency, each morning:
--   psql -qX -d linyi -f due.sql
\set ON_ERROR_STOP on
SET search_path = "$user", public, ldpd;

SELECT rule, subject || '/' || subject_id AS object, due_on, status, workdays_left
FROM duty
WHERE agency = current_agency() AND status IN ('running', 'overdue') AND workdays_left <= 3
ORDER BY due_on, object;

UPDATE reminder SET state = 'received'
WHERE agency = current_agency() AND state = 'sent'
RETURNING id, kind, rule, object, due_on;
