import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { z } from 'zod';
import { record, SYSTEM } from '../../audit/record.ts';
import { type Db, many, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { JobContext } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import type { PlateLayout } from '../plateLayout.ts';
import { plateOfSign } from '../plateOfSign.ts';
import { writePlates } from '../platePdf.ts';
import { SignRow, selectSigns } from '../signRow.ts';
import type { ChangedPlate, SignBatchId } from './batchContract.ts';
import type { SignBatchDeps } from './batchDeps.ts';
import { checkedHashes, stopBatch } from './checkBatch.ts';
import { changedPlates, plateText } from './plateTexts.ts';

type PrintContext = Pick<JobContext, 'id' | 'signal' | 'progress'>;

/** One try at a batch's file; `run` is its ticket, which another try or a person takes away. */
interface PrintTask {
  id: SignBatchId;
  run: string;
  total: number;
  context: PrintContext;
}

// Plates read from the register at a time, and how often the row is told.
const PAGE = 20;

/**
 * Writes the plates of a batch into one file, a page of the register at a time: memory does not grow with the batch. Each
 * plate is compared with what was checked when it is drawn; a change stops the batch. Begins with the first plate whenever it
 * is repeated, and does nothing where the job is not the batch's any more. What refuses a plate is the batch's state; anything
 * else is thrown for another try.
 */
export async function printBatch(deps: SignBatchDeps, id: SignBatchId, context: PrintContext): Promise<void> {
  const begun = await begin(deps.db, id, context);
  if (!begun) return;
  const task = { id, context, ...begun };
  try {
    const out = new PassThrough();
    const stored = deps.files.putFrom(out);
    // Nobody takes the pages any more: the drawing ends too.
    stored.catch((error: Error) => void out.destroy(error));
    const options = { title: begun.title, createdAt: deps.now(), cutMarks: true };
    await writePlates(platesToPrint(deps, task), out, options, (pages) => told(deps.db, task, pages));
    await finish(deps, task, await stored);
    deps.log.info({ batchId: id }, 'signs.batch-printed');
  } catch (error) {
    await settle(deps, task, error);
  }
}

const Begun = z.object({ run: z.string(), title: z.string(), total: z.number() });

const begin = (db: Db, id: SignBatchId, { id: job }: PrintContext): Promise<z.infer<typeof Begun> | undefined> =>
  maybeOne(
    db,
    Begun,
    sql`update sign_batch set print_run = ${randomUUID()}, print_done = 0
         where id = ${id} and print_job = ${job} and print_state = 'running'
     returning print_run as run, title, print_total as total`,
  );

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

const mine = ({ id, run: ticket }: PrintTask): Sql =>
  sql`id = ${id} and print_run = ${ticket} and print_state = 'running'`;

async function told(db: Db, task: PrintTask, pages: number): Promise<void> {
  if (pages % PAGE !== 0) return;
  const rows = await run(db, sql`update sign_batch set print_done = ${pages} where ${mine(task)}`);
  if (rows === 0) throw new TakenAway();
  task.context.signal.throwIfAborted();
  await task.context.progress(pages, task.total);
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
  const { db, now } = deps;
  if (error instanceof TakenAway) return;
  if (error instanceof RegisterChanged) {
    await db.transaction(async (tx) => {
      const held = sql`select id from sign_batch where ${mine(task)} for update`;
      if (await maybeOne(tx, z.object({ id: z.string() }), held))
        await stopBatch(tx, null, { id: task.id, changed: error.changed, at: now() });
    });
    return;
  }
  if (!(error instanceof Problem)) throw error;
  const problem = error.facts.detailZh ?? error.message;
  await run(db, sql`update sign_batch set print_state = 'failed', print_problem = ${problem} where ${mine(task)}`);
}
