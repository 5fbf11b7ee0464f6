import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Input, Instant, type Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import type { ImportsApi } from '../imports/importsApiContract.ts';
import { fromRuns, RunRow, runColumns } from './runRow.ts';
import { visibleRuns } from './visibleRuns.ts';

const After = z.tuple([Instant, z.uuid()]);

/** Imports of the actor's office and those below it, the latest first. */
export async function listRuns(
  db: Db,
  actor: Actor,
  { limit, cursor, kind, state }: Input<typeof ImportsApi.list>['query'],
): Promise<Reply<typeof ImportsApi.list>> {
  const after = cursor ? decodeCursor(After, cursor) : undefined;
  const rows = await many(
    db,
    RunRow,
    sql`select ${runColumns} from ${fromRuns}
         where ${visibleRuns(actor)}
           ${kind ? sql`and r.kind = ${kind}` : sql``} ${state ? sql`and r.state = ${state}` : sql``}
           ${after ? sql`and (r.created_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by r.created_at desc, r.id desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit).map((row) => ({ ...row, progress: { done: row.done, total: row.total } }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.createdAt, last.id]) : null, total: null };
}
