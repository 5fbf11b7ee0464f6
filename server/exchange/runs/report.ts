import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Download } from '../../platform/contract.ts';
import { type Db, run as execute, many, sql } from '../../platform/db/sql.ts';
import { readSetting } from '../../platform/setting.ts';
import { ImportRunId } from '../imports/importContract.ts';
import { clearStaged } from './findingRows.ts';
import type { StepDeps } from './importDeps.ts';
import { findRunRow, type RunRow } from './runRow.ts';
import { writeReport } from './writeReport.ts';

type Needs = Pick<StepDeps, 'db' | 'files' | 'now'>;

/**
 * The report of a run: as it is now, or as it was when its rows were forgotten. Made once for each version of the run and kept with
 * it; while a step is under way it is made for the reader alone.
 * @throws Problem not-found
 */
export async function reportOf(deps: Needs, id: ImportRunId): Promise<Download> {
  const run = await findRunRow(deps.db, id);
  const fileName = `${run.fileName.replace(/\.[^.]*$/, '')}-导入报告.xlsx`;
  const kept = keptReport(run) ?? (run.state.endsWith('ing') ? undefined : await keepReport(deps, run));
  if (kept !== undefined) return { body: await deps.files.open(kept), fileName };
  const { path, remove } = await written(deps.db, run);
  const stream = createReadStream(path);
  stream.once('close', () => void remove());
  return { body: { stream, bytes: (await stat(path)).size }, fileName };
}

/** Of no version: the last one, which outlives the rows. */
const keptReport = ({ reportSha256, reportVersion, version }: RunRow): string | undefined =>
  reportVersion === null || reportVersion === version ? (reportSha256 ?? undefined) : undefined;

/** Where the run went on meanwhile, the file serves this reader and is not put on record. */
async function keepReport(deps: Needs, run: RunRow): Promise<string> {
  const sha256 = await stored(deps, run);
  const set = sql`report_sha256 = ${sha256}, report_version = version`;
  await execute(deps.db, sql`update import_run set ${set} where id = ${run.id} and version = ${run.version}`);
  return sha256;
}

async function stored({ db, files, now }: Needs, run: RunRow): Promise<string> {
  const { path, remove } = await written(db, run);
  try {
    const { sha256, bytes } = await files.putFrom(createReadStream(path));
    await execute(
      db,
      sql`insert into stored_file (sha256, size_bytes, media_type, stored_at)
          values (${sha256}, ${bytes}, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ${now()}::timestamptz)
          on conflict (sha256) do nothing`,
    );
    return sha256;
  } finally {
    await remove();
  }
}

async function written(db: Db, run: RunRow): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'diming-report-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'report.xlsx');
  try {
    await writeReport(db, run, path);
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, remove };
}

/** Forgets rows and findings of imports that are over for as long as the setting says; the report is kept. Answers how many. */
export async function forgetOldRows(deps: Needs): Promise<number> {
  const days = await readSetting(deps.db, 'imports.keep-rows-days', z.coerce.number().int().min(1));
  if (days === undefined) return 0;
  const old = await many(
    deps.db,
    z.object({ id: ImportRunId }),
    sql`select r.id from import_run r
         where (r.report_sha256 is null or r.report_version is not null) and r.updated_at < ${deps.now()}::timestamptz - make_interval(days => ${days})
           and r.state in ('read', 'judged', 'committed', 'undone', 'cancelled', 'failed')
         order by r.updated_at, r.id limit 20`,
  );
  for (const { id } of old) await forgetRows(deps, await findRunRow(deps.db, id));
  return old.length;
}

async function forgetRows(deps: Needs, run: RunRow): Promise<void> {
  const sha256 = keptReport(run) ?? (await stored(deps, run));
  await deps.db.transaction(async (tx) => {
    await clearStaged(tx, run.id);
    // What was never committed can be no more: its rows are gone.
    await execute(
      tx,
      sql`update import_run
             set report_sha256 = ${sha256}, report_version = null, staged = false, version = version + 1,
                 state = case when state in ('committed', 'undone') then state else 'cancelled' end
           where id = ${run.id}`,
    );
  });
}
