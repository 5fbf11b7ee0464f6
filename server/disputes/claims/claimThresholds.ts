import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';

const Thresholds = z.object({
  end_metres: z.number(),
  outside_metres: z.number(),
  facing_metres: z.number(),
  noise_square_metres: z.number(),
});
export type ClaimThresholds = z.infer<typeof Thresholds>;
const Row = z.object({ id: z.string(), value: z.number() });

/** How exactly a claimed line must fit what is on record: rows, set by nobody but us. */
export async function claimThresholds(db: Db): Promise<ClaimThresholds> {
  const rows = await many(db, Row, sql`select id, value from dispute_claim_threshold`);
  return Thresholds.parse(Object.fromEntries(rows.map(({ id, value }) => [id, value])));
}
