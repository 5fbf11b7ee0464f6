import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CheckDeps } from './checkDeps.ts';
import { CHECK_JOB } from './checkJob.ts';
import { checkRow } from './checkRow.ts';
import type { TopologyCheck, TopologyCheckId } from './topologyContract.ts';

const Given = z.object({ id: z.string(), job: z.uuid().nullable() });

/** Gives a check up, and its job. @throws Problem wrong-state where it has ended */
export async function cancelCheck(deps: CheckDeps, actor: Actor, id: TopologyCheckId): Promise<TopologyCheck> {
  await deps.db.transaction(async (tx) => {
    const running = await maybeOne(
      tx,
      Given,
      sql`select id, job_id as job from topology_check where id = ${id} and state = 'running' for update`,
    );
    if (!running) throw new Problem('wrong-state', 'The check has ended', { detailZh: '这次检查已经结束，不能取消。' });
    await endCheck(tx, { id, actor, at: deps.now() });
    if (running.job) await deps.jobs.cancel(tx, { id: running.job, kind: CHECK_JOB.name });
  });
  return checkRow(deps.db, id);
}

/** A check that nobody waits for any more: what it had stored goes. */
export async function endCheck(tx: Db, { id, actor, at }: { id: string; actor: Actor; at: string }): Promise<void> {
  const ended = await run(
    tx,
    sql`update topology_check set state = 'cancelled', cancelled_by = ${actor.displayName}, finished_at = ${at}::timestamptz, waiting = null
         where id = ${id} and state = 'running'`,
  );
  if (ended === 0) return;
  await forgetFound(tx, id);
  const subject = { subjectKind: 'topology-check', subjectId: id };
  await record(tx, { actor, action: 'boundaries.topology-cancel', ...subject, at });
}

/** What an earlier try stored. */
export async function forgetFound(tx: Db, id: string): Promise<void> {
  await run(tx, sql`delete from topology_finding where check_id = ${id}`);
  await run(tx, sql`delete from topology_outline where check_id = ${id}`);
}
