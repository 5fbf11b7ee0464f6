import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { IS_RECURRING } from '../../platform/jobs/recurring.ts';
import { Problem } from '../../platform/problem.ts';
import { endWork, resumeWork } from './endedWork.ts';
import { type JobAct, type JobId, JobState } from './jobContract.ts';
import { STATE } from './jobRow.ts';

const FROM: Record<JobAct, readonly JobState[]> = {
  retry: ['dead', 'cancelled'],
  cancel: ['waiting', 'running', 'retry'],
  discard: ['dead', 'cancelled'],
};
const Held = z.object({ kind: z.string(), state: JobState, isRecurring: z.boolean(), data: z.unknown() });
type JobDeps = Pick<Deps, 'db' | 'jobs' | 'now'>;

/**
 * What a person decides about a job. Work that runs hears of its cancellation within seconds; what it worked at ends with it.
 * @throws Problem not-found, wrong-state (also for recurring work, which nobody stops), conflict `waits` (retry, where another with its key waits), `over` (retry of what was given up)
 */
export async function actOnJob(
  { db, jobs, now }: JobDeps,
  actor: Actor,
  { id, act }: { id: JobId; act: JobAct },
): Promise<{ id: JobId }> {
  await db.transaction(async (tx) => {
    const at = now();
    const { kind, state, isRecurring, data } = await lockJob(tx, id);
    if (isRecurring || !FROM[act].includes(state)) throw wrongState(act, state);
    await jobs[act](tx, { id, kind });
    if (act === 'cancel') await endWork(tx, { id, kind, data, actor, at });
    if (act === 'retry' && state === 'cancelled') await resumeWork(tx, { id, kind, data, actor, at });
    const subject = { subjectKind: 'job', subjectId: id };
    await record(tx, { actor, action: `jobs.${act}`, ...subject, before: { kind, state }, at });
  });
  return { id };
}

async function lockJob(tx: Db, id: JobId): Promise<z.infer<typeof Held>> {
  const held = await maybeOne(
    tx,
    Held,
    sql`select j.name as kind, ${STATE} as state, ${IS_RECURRING} as "isRecurring", j.data from pgboss.job j where id = ${id} for update`,
  );
  if (!held) throw new Problem('not-found', `No job ${id}`, { detailZh: '没有这个任务，可能已被清理。' });
  return held;
}

const wrongState = (act: JobAct, state: JobState): Problem =>
  new Problem('wrong-state', `A job that is ${state} cannot be subject to ${act}`, {
    detailZh: '任务状态已变化，不能执行此操作，请刷新后再看。',
    state,
  });
