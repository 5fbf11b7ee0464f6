import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, run, sql } from '../../platform/db/sql.ts';
import type { BatchId } from '../batchContract.ts';
import type { BatchDeps } from './batchDeps.ts';

/** Deletes a batch and its result; one that is under way stops with its next page. */
export async function removeBatch({ db, now }: BatchDeps, actor: Actor, id: BatchId): Promise<{ deleted: true }> {
  await db.transaction(async (tx) => {
    await run(tx, sql`delete from name_batch where id = ${id}`);
    const subject = { subjectKind: 'name-batch', subjectId: id };
    await record(tx, { actor, action: 'detection.batch-delete', ...subject, at: now() });
  });
  return { deleted: true };
}

/** Batches are working papers: kept for 30 days. Answers how many went. */
export const forgetOldBatches = (db: Db): Promise<number> =>
  run(db, sql`delete from name_batch where heartbeat_at < now() - interval '30 days'`);
