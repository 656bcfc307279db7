// What was closed in the last twelve months, by agency, rule and month.
import {json} from "./db.js";

await json(`
  SELECT a.name AS agency, m.rule, u.name AS duty, u.article, m.month, m.closed, m.on_time, m.late
  FROM fact_duty_month m
  JOIN dim_agency a ON a.agency = m.agency
  JOIN dim_duty u ON u.rule = m.rule
  WHERE m.month > (SELECT today FROM state) - interval '12 months'
  ORDER BY m.month, a.name, u.article, m.rule`);
