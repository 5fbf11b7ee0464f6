import { z } from 'zod';
import type { Reply } from '../../platform/contract.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { FieldApi } from './fieldApiContract.ts';

const Row = FieldApi.rules.reply.shape.items.element;
const Ids = z.enum([
  ...(['accuracy', 'position-off', 'same-sign', 'photos-sign', 'photos-surroundings', 'clock-off'] as const),
  ...(['gate', 'photos-new', 'photos-after', 'photos-report', 'photos-item'] as const),
  ...(['stakeout-gate', 'stakeout-arrival', 'fix-readings', 'fix-stale', 'code-off'] as const),
  ...(['attest-distance', 'attest-time', 'package-signs', 'package-names', 'package-others', 'package-tiles'] as const),
]);
/** Measures of the field by their id; metres, minutes or counts as the row says. */
export type FieldRules = Record<z.infer<typeof Ids>, number>;

/** The measures in force on a day of China. @throws Error when a row is missing: the register is not whole */
export async function fieldRules(db: Db, day: string): Promise<FieldRules> {
  const rows = await many(db, z.object({ id: z.string(), value: z.number() }), selectRules(day));
  return z.record(Ids, z.number()).parse(Object.fromEntries(rows.map(({ id, value }) => [id, value])));
}

/** The same rows with where they come from, for devices and screens. */
export const listFieldRules = async (db: Db, day: string): Promise<Reply<typeof FieldApi.rules>> => ({
  items: await many(db, Row, selectRules(day)),
});

const selectRules = (day: string): Sql => sql`
  select id, value, unit, what_zh as "whatZh", what, article_zh as "articleZh", verified
    from field_rule where valid @> ${day}::date order by id`;
