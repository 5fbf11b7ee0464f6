import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Input, Instant, type Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import type { SignBatchesApi } from './batchApiContract.ts';
import { SignBatch } from './batchContract.ts';
import { selectBatches } from './batchRow.ts';

const Key = z.tuple([Instant, z.uuid()]);

/** Batches of offices inside the actor's divisions, the newest first. */
export async function listSignBatches(
  db: Db,
  actor: Actor,
  { limit, cursor, state, q }: Input<typeof SignBatchesApi.list>['query'],
): Promise<Reply<typeof SignBatchesApi.list>> {
  const before = cursor ? decodeCursor(Key, cursor) : undefined;
  const rows = await many(
    db,
    SignBatch,
    sql`${selectBatches}
         where starts_with(b.division_code, ${divisionPrefix(actor.divisionCode)})
           ${state ? sql`and b.state = ${state}` : sql``}
           ${q ? sql`and (strpos(b.title, ${q}) > 0 or strpos(b.maker, ${q}) > 0 or b.contract_no = ${q})` : sql``}
           ${before ? sql`and (b.created_at, b.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql``}
         order by b.created_at desc, b.id desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.createdAt, last.id]) : null, total: null };
}
