import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { ThresholdItem, Thresholds, type UsedThresholds } from './thresholdContract.ts';

/** For whom and when: a division code, and a day as YYYY-MM-DD. */
export interface Where {
  divisionCode: string;
  today: string;
}

/** The nation, for what is no office's own. */
export const NATION = '000000';

/** The sizes in force for an office with where they come from, in the order of their parts. */
export const thresholdItems = (db: Db, where: Where): Promise<ThresholdItem[]> =>
  many(db, ThresholdItem, sql`select * from (${inForce(where)}) t order by array_position(${PARTS}::text[], part), id`);

/**
 * All sizes in force for an office, with those in their place that a run was judged by. Read once and passed on.
 * @throws ZodError where the register lacks one
 */
export async function exchangeThresholds(db: Db, where: Where, used: UsedThresholds = {}): Promise<Thresholds> {
  const items = await thresholdItems(db, where);
  return Thresholds.parse(Object.fromEntries(items.map(({ id, value }) => [id, used[id] ?? value])));
}

const PARTS = ['imports', 'census', 'exports', 'webhooks'];

/** Of the rows of the day the one of the narrowest jurisdiction around the office. */
const inForce = ({ divisionCode, today }: Where): Sql => sql`
  select distinct on (id) id, part, value, unit, note, note_zh as "noteZh", source, verified, jurisdiction,
         lower(valid)::text as "validFrom", upper(valid)::text as "validTo"
    from exchange_threshold
   where valid @> ${today}::date and withdrawn_at is null and (jurisdiction = 'CN' or starts_with(${divisionCode}::text, jurisdiction))
   order by id, jurisdiction = 'CN', length(jurisdiction) desc`;
