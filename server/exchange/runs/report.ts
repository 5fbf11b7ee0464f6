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

/** The report of a run: as it is now, or as it was when its rows were forgotten. @throws Problem not-found */
export async function reportOf(deps: Needs, id: ImportRunId): Promise<Download> {
  const run = await findRunRow(deps.db, id);
  const fileName = `${run.fileName.replace(/\.[^.]*$/, '')}-导入报告.xlsx`;
  if (run.reportSha256 !== null) return { body: await deps.files.open(run.reportSha256), fileName };
  const { path, remove } = await written(deps.db, run);
  const stream = createReadStream(path);
  stream.once('close', () => void remove());
  return { body: { stream, bytes: (await stat(path)).size }, fileName };
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
         where r.report_sha256 is null and r.updated_at < ${deps.now()}::timestamptz - make_interval(days => ${days})
           and r.state in ('read', 'judged', 'committed', 'undone', 'cancelled', 'failed')
         order by r.updated_at, r.id limit 20`,
  );
  for (const { id } of old) await forgetRows(deps, await findRunRow(deps.db, id));
  return old.length;
}

async function forgetRows({ db, files, now }: Needs, run: RunRow): Promise<void> {
  const { path, remove } = await written(db, run);
  try {
    const { sha256, bytes } = await files.putFrom(createReadStream(path));
    await db.transaction(async (tx) => {
      await execute(
        tx,
        sql`insert into stored_file (sha256, size_bytes, media_type, stored_at)
            values (${sha256}, ${bytes}, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ${now()}::timestamptz)
            on conflict (sha256) do nothing`,
      );
      await clearStaged(tx, run.id);
      // What was never committed can be no more: its rows are gone.
      await execute(
        tx,
        sql`update import_run
               set report_sha256 = ${sha256}, staged = false, version = version + 1,
                   state = case when state in ('committed', 'undone') then state else 'cancelled' end
             where id = ${run.id}`,
      );
    });
  } finally {
    await remove();
  }
}
