import { z } from 'zod';
import type { Actor } from '../../../accounts/actor.ts';
import type { Input, Reply } from '../../../platform/contract.ts';
import { Instant } from '../../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import { many, maybeOne, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import type { FieldApi } from '../fieldApiContract.ts';
import type { Receipt, RecordId } from '../fieldContract.ts';
import type { FieldDeps } from '../fieldDeps.ts';
import { finishPhoto } from '../uploads/finishPhoto.ts';
import { applyWhole } from './applyWhole.ts';
import { receiptOf } from './receiptOf.ts';
import { RecordRow, selectRecords } from './recordRow.ts';

const ownRecord = async (deps: FieldDeps, actor: Actor, id: RecordId): Promise<RecordRow> => {
  const row = await maybeOne(
    deps.db,
    RecordRow,
    sql`${selectRecords} where r.id = ${id} and r.account_id = ${actor.id}`,
  );
  if (!row) throw new Problem('not-found', `No record ${id}`, { detailZh: '没有这条外业记录。' });
  return row;
};

/**
 * The receipt of a record of one's own, once all is made of it that can be: what a killed process left half done, a photograph
 * that was whole or a record whose photographs all were, is done now.
 * @throws Problem not-found
 */
export async function settledReceipt(deps: FieldDeps, actor: Actor, id: RecordId): Promise<Receipt> {
  const row = await ownRecord(deps, actor, id);
  if (row.state !== 'waiting') return receiptOf(deps, row);
  for (const photo of row.photos) {
    if (photo.storedAt !== null || (await deps.photos.received(photo.id)) !== photo.bytes) continue;
    await finishPhoto(deps, actor, { photo, recordId: id }).catch(toReceipt);
  }
  await applyWhole(deps, actor, id);
  return receiptOf(deps, await ownRecord(deps, actor, id));
}

// The receipt says it: the photograph is missing again, or the record refused.
function toReceipt(error: unknown): void {
  if (!(error instanceof Problem)) throw error;
}

const Key = z.tuple([Instant, z.uuid()]);

/** Receipts of what one device of the actor handed in, the latest first. */
export async function receiptsOfDevice(
  deps: FieldDeps,
  actor: Actor,
  { deviceId, limit, cursor }: Input<typeof FieldApi.receipts>['query'],
): Promise<Reply<typeof FieldApi.receipts>> {
  const before = cursor ? decodeCursor(Key, cursor) : undefined;
  const rows = await many(
    deps.db,
    RecordRow,
    sql`${selectRecords}
         where r.account_id = ${actor.id} and r.device_id = ${deviceId}
           ${before ? sql`and (r.received_at, r.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql``}
         order by r.received_at desc, r.id desc limit ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const items = await Promise.all(page.map((row) => receiptOf(deps, row)));
  return { items, next: last ? encodeCursor([last.receivedAt, last.id]) : null, total: null };
}
