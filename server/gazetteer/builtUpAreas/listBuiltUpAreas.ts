import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Input } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, one, sql } from '../../platform/db/sql.ts';
import { areaInForce } from '../liveNames.ts';
import type { BuiltUpApi } from './builtUpContract.ts';
import { builtUpAreas, seenFrom } from './builtUpRow.ts';

type Query = Input<typeof BuiltUpApi.list>['query'] & { today: string };
const Key = z.tuple([z.string().max(12), z.string().max(200), z.uuid()]);

/** The areas in force on a day that an office sees, of one division where one is asked for. */
export async function listBuiltUpAreas(db: Db, actor: Pick<Actor, 'divisionCode'>, query: Query) {
  const { at, division, limit, cursor, today } = query;
  const after = cursor ? decodeCursor(Key, cursor) : undefined;
  const day = at ?? today;
  const listed = sql`${areaInForce(day)} and ${seenFrom(actor.divisionCode)} ${division ? sql`and ${seenFrom(division)}` : sql``}`;
  const rest = after ? sql`and (b.county_code, b.name, b.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)` : sql``;
  const rows = await builtUpAreas(db, { where: sql`${listed} ${rest}`, day, limit: limit + 1 });
  const { count } = await one(
    db,
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from built_up_area b where ${listed}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.countyCode, last.name, last.id]) : null, total: count };
}
