import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, json, one, sql } from '../../platform/db/sql.ts';
import { exchangeThresholds } from '../thresholds/exchangeThresholds.ts';
import { type ExportRequest, type ExportRun, ExportRunId } from './exportContract.ts';
import type { ExportDeps } from './exportDeps.ts';
import { EXPORT_JOB } from './exportJob.ts';
import { exportRun } from './exportRow.ts';
import { performExport } from './performExport.ts';
import { type PreparedExport, prepareExport, requirePurpose, requireRows } from './prepareExport.ts';
import { highestOf, totalOf } from './secrecyOf.ts';

// A process that dies over a small one leaves it to the queue.
const SECOND_TRY_SECONDS = 300;

/**
 * Exports what the actor's list shows under the filter: on record first, then written.
 * @throws Problem as `prepareExport`; invalid-input at `/purpose`; conflict `nothing-to-export`
 */
export async function makeExport(deps: ExportDeps, actor: Actor, request: ExportRequest): Promise<ExportRun> {
  const prepared = await prepareExport(deps.db, request, { actor, today: deps.today(), now: deps.now() });
  requireRows(prepared);
  requirePurpose(prepared);
  const sizes = await exchangeThresholds(deps.db, { divisionCode: actor.divisionCode, today: deps.today() });
  const isSmall = totalOf(prepared.counts) <= sizes.export_at_once_rows;
  const id = await deps.db.transaction(async (tx) => {
    const id = await insertRun(tx, prepared, deps.now());
    const later = isSmall ? { afterSeconds: SECOND_TRY_SECONDS } : {};
    const { id: accountId, divisionCode } = actor;
    const about = { subjectKind: 'export', subjectId: id, divisionCode, accountId };
    await deps.jobs.send(tx, EXPORT_JOB, { id }, { key: id, about, ...later });
    return id;
  });
  if (isSmall) await performExport(deps, id);
  return exportRun(deps.db, actor, id);
}

async function insertRun(tx: Db, { request, scope, counts }: PreparedExport, at: string): Promise<ExportRunId> {
  const { collection, format, purpose } = request;
  const [secrecy, total] = [highestOf(counts), totalOf(counts)];
  const { id } = await one(
    tx,
    z.object({ id: ExportRunId }),
    sql`insert into export_run (state, account_id, division_code, collection, format, request, purpose, secrecy, counts, total,
          created_at, updated_at)
        values ('waiting', ${scope.actor.id}, ${scope.actor.divisionCode}, ${collection}, ${format}, ${json(request)},
          ${purpose ?? null}, ${secrecy}, ${json(counts)}, ${total}, ${at}::timestamptz, ${at}::timestamptz)
        returning id`,
  );
  const after = { collection, format, filter: request.filter, purpose: purpose ?? null, secrecy, rows: total };
  await record(tx, { actor: scope.actor, action: 'exports.make', subjectKind: 'export', subjectId: id, after, at });
  return id;
}
