import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, maybeOne, run, sql } from '../../platform/db/sql.ts';
import type { BatchId } from '../batchContract.ts';
import type { BatchDeps } from './batchDeps.ts';
import { BATCH_JOB } from './batchJob.ts';

const Gone = z.object({ jobId: z.uuid().nullable() });

/** Deletes a batch and its result; one that is under way stops with its next page. */
export async function removeBatch({ db, jobs, now }: BatchDeps, actor: Actor, id: BatchId): Promise<{ deleted: true }> {
  await db.transaction(async (tx) => {
    const gone = await maybeOne(tx, Gone, sql`delete from name_batch where id = ${id} returning job_id as "jobId"`);
    if (gone?.jobId) await jobs.cancel(tx, { id: gone.jobId, kind: BATCH_JOB.name });
    const subject = { subjectKind: 'name-batch', subjectId: id };
    await record(tx, { actor, action: 'detection.batch-delete', ...subject, at: now() });
  });
  return { deleted: true };
}

/** Batches are working papers: kept for 30 days. Answers how many went. */
export const forgetOldBatches = (db: Db): Promise<number> =>
  run(db, sql`delete from name_batch where touched_at < now() - interval '30 days'`);
