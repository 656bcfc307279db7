// Who read whose data, for what, by month. A reader without an agency is the open platform.
import {json} from "./db.js";

await json(`
  SELECT date_trunc('month', f.day)::date AS month, coalesce(c.name, '开放平台') AS consumer, p.name AS provider, r.name AS resource,
         r.share_class, f.action, f.action_name, f.purpose, sum(f.statements)::bigint AS statements, sum(f.rows)::bigint AS rows
  FROM fact_use f
  LEFT JOIN dim_agency c ON c.agency = f.consumer
  JOIN dim_agency p ON p.agency = f.provider
  JOIN dim_resource r ON r.resource = f.resource
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  ORDER BY 1, 2, 3, 4, 6, 8`);
