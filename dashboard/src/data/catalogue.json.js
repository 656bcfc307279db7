// What is published now, by provider, level and classes.
import {json} from "./db.js";

await json(`
  SELECT a.name AS provider, f.security_level, f.share_class, f.open_class, f.resources, f.attached, f.items
  FROM fact_catalogue f
  JOIN dim_agency a ON a.agency = f.provider
  ORDER BY a.name, f.share_class, f.open_class`);
