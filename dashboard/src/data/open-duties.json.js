// Every period that runs or is overdue, the latest first, with what it is about.
import {json} from "./db.js";

await json(`
  SELECT d.status, a.name AS agency, d.rule, u.name AS duty, d.article, d.subject_id AS id, r.name AS resource, c.name AS asked_by,
         d.started_on, d.due_on, d.is_provisional, d.workdays_left
  FROM fact_duty d
  JOIN dim_agency a ON a.agency = d.agency
  JOIN dim_duty u ON u.rule = d.rule
  LEFT JOIN fact_share_request s ON d.subject = 'share_request' AND s.request_id = d.subject_id
  LEFT JOIN fact_open_request o ON d.subject = 'open_request' AND o.request_id = d.subject_id
  LEFT JOIN dim_resource r ON r.resource = coalesce(s.resource, o.resource)
  LEFT JOIN dim_agency c ON c.agency = s.consumer
  WHERE d.status IN ('running', 'overdue')
  ORDER BY d.status = 'overdue' DESC, d.due_on, d.rule, d.subject_id`);
