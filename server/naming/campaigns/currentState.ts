import { type Sql, sql } from '../../platform/db/sql.ts';

/**
 * Where a listed name stands (aliases: `i` the item, `c` its renaming case, left joined). The outcome is read from the
 * case and never copied, so that the two cannot disagree: a case that ended without a new name leaves it to be corrected.
 */
export const currentState: Sql = sql`case
  when i.state = 'correcting' and c.state in ('standard', 'superseded', 'abolished') then 'corrected'
  when i.state = 'correcting' and c.state in ('refused', 'withdrawn', 'not_accepted') then 'to_correct'
  else i.state end`;
