import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type AuditActor, record } from '../../audit/record.ts';
import { keepLargeUpload } from '../../naming/uploads/keepUpload.ts';
import type { LargeUpload } from '../../platform/contract.ts';
import { type Db, json, one, sql } from '../../platform/db/sql.ts';
import { type ImportChoices, type ImportKind, type ImportRun, ImportRunId } from '../imports/importContract.ts';
import { sendStep } from './advanceRun.ts';
import type { ImportDeps } from './importDeps.ts';
import { findRun } from './runRow.ts';

interface Started {
  upload: LargeUpload;
  kind: ImportKind | undefined;
  choices?: ImportChoices;
}

/**
 * Keeps an uploaded file by the office's rules and begins a run that waits to be read. Nothing is said of its content yet.
 * @throws Problem invalid-input `infected`
 */
export async function startRun(deps: ImportDeps, actor: Actor, started: Started): Promise<ImportRun> {
  const maker = { actor, accountId: actor.id, divisionCode: actor.divisionCode };
  const id = await startRunOf(deps, maker, started, (tx, runId) => sendStep(deps, tx, { ...maker, runId }));
  return findRun(deps, id);
}

interface Maker {
  actor: AuditActor;
  accountId: string | null;
  divisionCode: string;
}

/** The same for whoever has no account; without `send` he does the steps himself. */
export async function startRunOf(
  deps: Omit<ImportDeps, 'jobs'>,
  { actor, accountId, divisionCode }: Maker,
  { upload, kind, choices = {} }: Started,
  send?: (tx: Db, runId: ImportRunId) => Promise<unknown>,
): Promise<ImportRunId> {
  const kept = await keepLargeUpload(deps, actor, upload, 'application/octet-stream');
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    await kept.note(tx);
    const { id } = await one(
      tx,
      z.object({ id: ImportRunId }),
      sql`insert into import_run (kind, state, account_id, division_code, file_name, sha256, size_bytes, choices, created_at, updated_at)
          values (${kind ?? null}, 'reading', ${accountId}, ${divisionCode}, ${upload.fileName}, ${kept.sha256},
                  ${upload.sizeBytes}, ${json(choices)}, ${at}::timestamptz, ${at}::timestamptz)
          returning id`,
    );
    const subject = { subjectKind: 'import-run', subjectId: id };
    const after = { fileName: upload.fileName, sha256: kept.sha256, sizeBytes: upload.sizeBytes, kind };
    await record(tx, { actor, action: 'imports.upload', ...subject, after, at });
    await send?.(tx, id);
    return id;
  });
}
