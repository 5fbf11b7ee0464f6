import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { cancelJobs } from '../../platform/jobs/cancelJobs.ts';
import { Problem } from '../../platform/problem.ts';
import type { ExportRun, ExportRunId } from './exportContract.ts';
import type { ExportDeps } from './exportDeps.ts';
import { EXPORT_JOB } from './exportJob.ts';
import { exportRun } from './exportRow.ts';

/** Gives an export up, and its job; whoever writes it notices at the next page. @throws Problem wrong-state, stale-version */
export function cancelExport(
  { db, now, jobs }: ExportDeps,
  actor: Actor,
  { id, version }: { id: ExportRunId; version: number },
): Promise<ExportRun> {
  return db.transaction(async (tx) => {
    const before = await exportRun(tx, actor, id);
    if (before.state !== 'waiting' && before.state !== 'running')
      throw new Problem('wrong-state', `An export that is ${before.state} cannot be cancelled`, {
        detailZh: '这次导出已经结束，不能取消。',
      });
    if (!(await endExport(tx, { id, actor, at: now(), version })))
      throw new Problem('stale-version', `Export ${id} went on meanwhile`);
    await cancelJobs(tx, jobs, { kind: EXPORT_JOB.name, key: id });
    return exportRun(tx, actor, id);
  });
}

/** Its half-written file goes with the folder it is written in. Answers whether there was anything to give up. */
export async function endExport(
  tx: Db,
  { id, actor, at, version }: { id: ExportRunId; actor: Actor; at: string; version?: number },
): Promise<boolean> {
  const ended = await maybeOne(
    tx,
    z.object({ state: z.string() }),
    sql`with was as (select id, state from export_run where id = ${id} and state in ('waiting', 'running')
                        ${version === undefined ? sql`` : sql`and version = ${version}`} for update)
        update export_run r set state = 'cancelled', version = r.version + 1, updated_at = ${at}::timestamptz
          from was where r.id = was.id returning was.state`,
  );
  if (!ended) return false;
  const subject = { subjectKind: 'export', subjectId: id };
  await record(tx, { actor, action: 'exports.cancel', ...subject, before: { state: ended.state }, at });
  return true;
}
