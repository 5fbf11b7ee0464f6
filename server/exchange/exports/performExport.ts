import { rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { findActor } from '../../accounts/findActor.ts';
import { record } from '../../audit/record.ts';
import { type Db, json, maybeOne, run, sql } from '../../platform/db/sql.ts';
import type { JobContext } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { exchangeThresholds } from '../thresholds/exchangeThresholds.ts';
import { ExportRequest, type ExportRunId } from './exportContract.ts';
import type { ExportDeps } from './exportDeps.ts';
import { exportPath, inWorkFolder } from './exportFolder.ts';
import { prepareExport } from './prepareExport.ts';
import { highestOf, totalOf } from './secrecyOf.ts';
import { type WrittenExport, writeExport } from './writeExport.ts';

const Claimed = z.object({
  divisionCode: z.string(),
  accountId: z.string(),
  username: z.string(),
  request: ExportRequest,
  attempt: z.string(),
});
type Claimed = z.infer<typeof Claimed>;
type Task = Claimed & { id: ExportRunId; keptDays: number };

/** Somebody cancelled the export, or another process has taken it over. */
class GivenUp extends Error {}

/**
 * Writes the file of an export with the rights that whoever asked has now. Safe to repeat: it begins anew, and does nothing where
 * the file is there. What is refused is noted in the run; a job that is told to stop leaves the run to the next try.
 */
export async function performExport(
  deps: ExportDeps,
  id: ExportRunId,
  context?: Pick<JobContext, 'signal' | 'progress'>,
): Promise<void> {
  const claimed = await claim(deps.db, id, deps.now());
  if (!claimed) return;
  const sizes = await exchangeThresholds(deps.db, { ...claimed, today: deps.today() });
  const task = { ...claimed, id, keptDays: sizes.export_kept_days };
  try {
    await inWorkFolder(deps.config.dataDir, async (folder) => {
      const written = await writtenFile(deps, task, { folder, context });
      const path = exportPath(deps.config.dataDir, id);
      await rename(written.path, path);
      if (!(await keep(deps, task, written))) await rm(path, { force: true });
    });
  } catch (error) {
    if (error instanceof GivenUp) return;
    if (context?.signal.aborted) throw error;
    await fail(deps, task, error);
  }
}

async function writtenFile(
  { db, now, today }: ExportDeps,
  { accountId, request, attempt, id }: Task,
  { folder, context }: { folder: string; context: Pick<JobContext, 'signal' | 'progress'> | undefined },
): Promise<WrittenExport> {
  const actor = await findActor(db, accountId);
  if (!actor?.permissions.has('exports.make'))
    throw new Problem('not-allowed', 'The account may not export any more', { detailZh: '账号已无导出权限。' });
  const prepared = await prepareExport(db, request, { actor, today: today(), now: now() });
  return writeExport(db, prepared, {
    folder,
    progress: async (done) => {
      context?.signal.throwIfAborted();
      const mine = await run(
        db,
        sql`update export_run set done = ${done}, updated_at = ${now()}::timestamptz
             where id = ${id} and state = 'running' and attempt = ${attempt}`,
      );
      if (mine === 0) throw new GivenUp();
      await context?.progress(done, totalOf(prepared.counts));
    },
  });
}

const claim = (db: Db, id: ExportRunId, at: string): Promise<Claimed | undefined> =>
  maybeOne(
    db,
    Claimed,
    sql`update export_run r set state = 'running', attempt = gen_random_uuid(), done = 0, updated_at = ${at}::timestamptz
          from account a
         where r.id = ${id} and r.state in ('waiting', 'running') and a.id = r.account_id
     returning r.account_id as "accountId", r.division_code as "divisionCode", a.username, r.request, r.attempt`,
  );

/** Puts the file on record; false where the run was cancelled meanwhile. */
function keep({ db, now }: ExportDeps, task: Task, written: WrittenExport): Promise<boolean> {
  const { fileName, mediaType, sha256, bytes, limits, counts } = written;
  const [at, secrecy] = [now(), highestOf(counts)];
  return db.transaction(async (tx) => {
    const kept = await run(
      tx,
      sql`update export_run
             set state = 'ready', version = version + 1, file_name = ${fileName}, media_type = ${mediaType}, sha256 = ${sha256},
                 size_bytes = ${bytes}, limits = ${json(limits)}, counts = ${json(counts)}, secrecy = ${secrecy}, total = done,
                 ready_at = ${at}::timestamptz, kept_until = ${at}::timestamptz + make_interval(days => ${task.keptDays}::int),
                 updated_at = ${at}::timestamptz
           where id = ${task.id} and state = 'running' and attempt = ${task.attempt}`,
    );
    if (kept === 0) return false;
    await record(tx, {
      ...subjectOf(task),
      action: 'exports.finish',
      after: { fileName, sha256, bytes, counts, secrecy },
      at,
    });
    return true;
  });
}

async function fail({ db, now }: ExportDeps, task: Task, error: unknown): Promise<void> {
  const at = now();
  const en = error instanceof Error ? error.message : String(error);
  const zh =
    error instanceof Problem ? (error.facts.detailZh ?? en) : '生成文件时出错，请重新导出；再次出现请告知管理员。';
  await db.transaction(async (tx) => {
    const failed = await run(
      tx,
      sql`update export_run set state = 'failed', version = version + 1, failure_en = ${en}, failure_zh = ${zh},
                 updated_at = ${at}::timestamptz
           where id = ${task.id} and state = 'running' and attempt = ${task.attempt}`,
    );
    if (failed > 0) await record(tx, { ...subjectOf(task), action: 'exports.fail', after: { reason: en }, at });
  });
}

const subjectOf = ({ accountId, username, id }: Task) => ({
  actor: { id: accountId, username },
  ...{ subjectKind: 'export', subjectId: id },
});
