// One row: the day, how far the calendar and the counts reach, and what of the ledger is sealed.
import {json} from "./db.js";

await json(`
  SELECT s.today, s.calendar_to, s.use_counted_at, s.ledger_blocks, s.ledger_entries, s.ledger_sealed_at, t.entries AS ledger_unsealed, t.since AS ledger_unsealed_since
  FROM state s CROSS JOIN ledger_tail t`);
