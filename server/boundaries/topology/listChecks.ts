import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Input, Instant } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { selectChecks, visibleChecks } from './checkRow.ts';
import { type TopologyApi, TopologyCheck } from './topologyContract.ts';

const After = z.tuple([Instant, z.uuid()]);

/** Checks of the reader's office and of those below, newest first. */
export async function listChecks(db: Db, actor: Actor, { limit, cursor }: Input<typeof TopologyApi.list>['query']) {
  const after = cursor ? decodeCursor(After, cursor) : undefined;
  const rows = await many(
    db,
    TopologyCheck,
    sql`${selectChecks} where ${visibleChecks(actor)}
         ${after ? sql`and (t.started_at, t.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by t.started_at desc, t.id desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.startedAt, last.id]) : null, total: null };
}
