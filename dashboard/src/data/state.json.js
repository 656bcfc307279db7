// One row: the day, how far the calendar and the counts reach, and what of the ledger is sealed.
import {json} from "./db.js";

await json(`
  SELECT today, calendar_to, use_counted_at, ledger_blocks, ledger_sealed_at, ledger_unsealed, ledger_unsealed_since
  FROM state`);
