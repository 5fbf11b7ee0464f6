import { PassThrough } from 'node:stream';
import { z } from 'zod';
import { record, SYSTEM } from '../../audit/record.ts';
import { type Db, many, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { PlateLayout } from '../plateLayout.ts';
import { plateOfSign } from '../plateOfSign.ts';
import { writePlates } from '../platePdf.ts';
import { SignRow, selectSigns } from '../signRow.ts';
import type { ChangedPlate, SignBatchId } from './batchContract.ts';
import type { SignBatchDeps } from './batchDeps.ts';
import { checkedHashes, stopBatch } from './checkBatch.ts';
import { changedPlates, plateText } from './plateTexts.ts';

/** One writing of a batch's file; `run` is its ticket, which another writer or a person takes away. */
export interface PrintTask {
  id: SignBatchId;
  run: string;
}

// Plates read from the register at a time, and how often the row is told.
const PAGE = 20;

/**
 * Writes the plates of a batch into one file, a page of the register at a time: memory does not grow with the batch. Each
 * plate is compared with what was checked when it is drawn; a change stops the batch. Never throws: a failure is a state.
 */
export async function printBatch(deps: SignBatchDeps, task: PrintTask): Promise<void> {
  const { db, log, files } = deps;
  try {
    const out = new PassThrough();
    const stored = files.putFrom(out);
    // Told below; a failure of the drawing is the one worth telling.
    stored.catch(() => undefined);
    const options = { title: await titleOf(db, task.id), createdAt: deps.now(), cutMarks: true };
    await writePlates(platesToPrint(deps, task), out, options, (pages) => told(db, task, pages));
    await finish(deps, task, await stored);
    log.info({ batchId: task.id }, 'signs.batch-printed');
  } catch (error) {
    await settle(deps, task, error);
  }
}

/** Another writer has the batch, or a person cancelled: nobody waits for the rest. */
class TakenAway extends Error {}

class RegisterChanged extends Error {
  readonly changed: ChangedPlate[];
  constructor(changed: ChangedPlate[]) {
    super('The register changed while the plates were drawn');
    this.changed = changed;
  }
}

const Slot = z.object({ signId: z.string(), position: z.number().int() });

async function* platesToPrint({ db, config }: SignBatchDeps, { id }: PrintTask): AsyncGenerator<PlateLayout> {
  const checked = await checkedHashes(db, id);
  let after = 0;
  for (;;) {
    const slots = await many(
      db,
      Slot,
      sql`select sign_id as "signId", position from sign_batch_plate
           where batch_id = ${id} and position > ${after} order by position limit ${PAGE}`,
    );
    const last = slots.at(-1);
    if (!last) return;
    after = last.position;
    const rows = await many(db, SignRow, sql`${selectSigns} where s.id = any(${slots.map(({ signId }) => signId)})`);
    const texts = rows.map((row) => plateText(row, config.publicUrl));
    const changed = changedPlates(texts, checked);
    if (changed.length > 0) throw new RegisterChanged(changed);
    const byId = new Map<string, SignRow>(rows.map((row) => [row.id, row]));
    for (const { signId } of slots) {
      const row = byId.get(signId);
      if (row) yield plateOfSign(row, config.publicUrl);
    }
  }
}

async function titleOf(db: Db, id: SignBatchId): Promise<string> {
  const row = await maybeOne(db, z.object({ title: z.string() }), sql`select title from sign_batch where id = ${id}`);
  return row?.title ?? '';
}

const mine = ({ id, run: ticket }: PrintTask): Sql =>
  sql`id = ${id} and print_run = ${ticket} and print_state = 'running'`;

/** Also the heartbeat by which another process knows that this one lives. */
async function told(db: Db, task: PrintTask, pages: number): Promise<void> {
  if (pages % PAGE !== 0) return;
  const rows = await run(
    db,
    sql`update sign_batch set print_done = ${pages}, print_heartbeat_at = now() where ${mine(task)}`,
  );
  if (rows === 0) throw new TakenAway();
}

async function finish(
  { db, now }: SignBatchDeps,
  task: PrintTask,
  file: { sha256: string; bytes: number },
): Promise<void> {
  const at = now();
  await db.transaction(async (tx) => {
    await run(
      tx,
      sql`insert into stored_file (sha256, size_bytes, media_type, stored_at, scan_state)
          values (${file.sha256}, ${file.bytes}, 'application/pdf', ${at}, 'off') on conflict (sha256) do nothing`,
    );
    const rows = await run(
      tx,
      sql`update sign_batch set print_state = 'done', print_done = print_total, print_sha256 = ${file.sha256} where ${mine(task)}`,
    );
    if (rows === 0) throw new TakenAway();
    const subject = { subjectKind: 'sign-batch', subjectId: task.id };
    await record(tx, { actor: SYSTEM, action: 'signs.batch-printed', ...subject, after: file, at });
  });
}

async function settle(deps: SignBatchDeps, task: PrintTask, error: unknown): Promise<void> {
  const { db, log, now } = deps;
  if (error instanceof TakenAway) return;
  try {
    if (error instanceof RegisterChanged) {
      await db.transaction(async (tx) => {
        const held = await maybeOne(
          tx,
          z.object({ id: z.string() }),
          sql`select id from sign_batch where ${mine(task)} for update`,
        );
        if (held) await stopBatch(tx, null, { id: task.id, changed: error.changed, at: now() });
      });
      return;
    }
    log.error({ err: error, batchId: task.id }, 'signs.batch-print-failed');
    const problem = error instanceof Problem ? (error.facts.detailZh ?? error.message) : null;
    await run(db, sql`update sign_batch set print_state = 'failed', print_problem = ${problem} where ${mine(task)}`);
  } catch (cause) {
    log.error({ err: cause, batchId: task.id }, 'signs.batch-print-unsettled');
  }
}
