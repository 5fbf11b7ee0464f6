import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { ExportRun, ExportRunId } from './exportContract.ts';
import type { ExportDeps } from './exportDeps.ts';
import { exportRun } from './exportRow.ts';

/** Gives an export up; whoever writes it notices at the next page. @throws Problem wrong-state, stale-version */
export function cancelExport(
  { db, now }: ExportDeps,
  actor: Actor,
  { id, version }: { id: ExportRunId; version: number },
): Promise<ExportRun> {
  const at = now();
  return db.transaction(async (tx) => {
    const before = await exportRun(tx, actor, id);
    if (before.state !== 'waiting' && before.state !== 'running')
      throw new Problem('wrong-state', `An export that is ${before.state} cannot be cancelled`, {
        detailZh: '这次导出已经结束，不能取消。',
      });
    const cancelled = await run(
      tx,
      sql`update export_run set state = 'cancelled', version = version + 1, updated_at = ${at}::timestamptz
           where id = ${id} and version = ${version} and state in ('waiting', 'running')`,
    );
    if (cancelled === 0) throw new Problem('stale-version', `Export ${id} went on meanwhile`);
    const subject = { subjectKind: 'export', subjectId: id };
    await record(tx, { actor, action: 'exports.cancel', ...subject, before: { state: before.state }, at });
    return exportRun(tx, actor, id);
  });
}
