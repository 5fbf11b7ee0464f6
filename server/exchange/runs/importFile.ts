import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { SYSTEM } from '../../audit/record.ts';
import { run as execute, sql } from '../../platform/db/sql.ts';
import { importRefusal } from '../importRefusal.ts';
import type { ImportChoices, ImportKind, ImportState } from '../imports/importContract.ts';
import { advanceRun } from './advanceRun.ts';
import { refusalOf } from './commitStep.ts';
import { clearStaged } from './findingRows.ts';
import type { ImportDeps } from './importDeps.ts';
import { type ImportReport, importReport } from './importReport.ts';
import { findRunRow, mappingOf, type RunRow } from './runRow.ts';
import { startRunOf } from './startRun.ts';
import { writeRows } from './writeRows.ts';

export interface FileOptions {
  path: string;
  /** Undefined: by its content. */
  kind: ImportKind | undefined;
  choices: ImportChoices;
  /** For which division; rows outside it are refused. */
  divisionCode: string;
  dryRun: boolean;
  /** Where the decoded rows are written. */
  rowsPath: string | undefined;
  tell(line: string): void;
}

type Needs = Omit<ImportDeps, 'jobs'>;

/**
 * Brings a file in by the same steps as the screen, one after the other in this process. What was not committed leaves no rows.
 * @throws Problem with the fact `code` for a file that cannot be opened, and what fails is thrown as it is
 */
export async function importFile(deps: Needs, options: FileOptions): Promise<ImportReport> {
  const { path, kind, choices, divisionCode, rowsPath, tell } = options;
  const { size } = await stat(path).catch(() => {
    throw importRefusal('unreadable', `Cannot read ${path}`, `无法读取文件 ${path}`);
  });
  if (size === 0) throw importRefusal('empty', 'The file is empty', '文件为空');
  const upload = { path, fileName: basename(path), sizeBytes: size };
  const maker = { actor: SYSTEM, accountId: null, divisionCode };
  const id = await startRunOf(deps, maker, { upload, kind, choices });
  let run = await step(deps, id);
  if (run.state === 'read') {
    tell(`${run.facts?.format ?? ''} ${run.facts?.layer ?? ''} → ${run.kind ?? ''}`);
    run = await step(deps, id, 'judging');
  }
  if (run.state === 'judged' && !options.dryRun && (await isWorthCommitting(deps, run)))
    run = await step(deps, id, 'committing');
  const report = await importReport(deps.db, run, mappingOf(run));
  if (rowsPath !== undefined) await writeRows(deps.db, run, rowsPath);
  if (run.state !== 'committed') await forget(deps, run);
  return report;
}

/** Does a step in this process. What fails is thrown: nobody would try again. */
async function step(deps: Needs, id: string, state?: ImportState): Promise<RunRow> {
  if (state)
    await execute(
      deps.db,
      sql`update import_run set state = ${state}, tries = 0, beat_at = null where id = ${id}::uuid`,
    );
  const { signal } = new AbortController();
  const { id: runId } = await findRunRow(deps.db, id);
  await advanceRun(deps, { runId }, { signal });
  return findRunRow(deps.db, id);
}

async function isWorthCommitting({ db }: Needs, run: RunRow): Promise<boolean> {
  return run.counts.added + run.counts.changed > 0 && (await refusalOf(db, run)) === null;
}

const forget = ({ db, now }: Needs, run: RunRow): Promise<void> =>
  db.transaction(async (tx) => {
    await clearStaged(tx, run.id);
    await execute(
      tx,
      sql`update import_run set state = case when state = 'failed' then state else 'cancelled' end, staged = false,
                 version = version + 1, updated_at = ${now()}::timestamptz
           where id = ${run.id}`,
    );
  });
