// Attached resources, those first that are not as fresh as the catalogue says.
import {json} from "./db.js";

await json(`
  SELECT r.name AS resource, a.name AS provider, f.cycle, f.last_change, f.due_on, f.status, f.status_name
  FROM fact_freshness f
  JOIN dim_resource r ON r.resource = f.resource
  JOIN dim_agency a ON a.agency = f.provider
  ORDER BY f.status = 'overdue' DESC, f.due_on, r.name`);
