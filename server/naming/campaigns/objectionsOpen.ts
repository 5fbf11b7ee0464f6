import { type Sql, sql } from '../../platform/db/sql.ts';

/** How many objections to a listed name (alias: `i` the item) are unanswered; support asks for no answer. */
export const objectionsOpen: Sql = sql`(select count(*)::int from objection b
  where b.item_id = i.id and b.stance = 'object' and b.answered_at is null)`;
