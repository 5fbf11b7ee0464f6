import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Download } from '../../platform/contract.ts';
import { many, maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type SignBatch, SignBatchId } from './batchContract.ts';
import type { SignBatchDeps } from './batchDeps.ts';
import { changeBatch, type Given } from './changeBatch.ts';
import { compared } from './checkBatch.ts';
import { printBatch } from './printBatch.ts';

/**
 * Begins to write the file for the maker; the reply comes at once, the work reports into the batch's row. The register is
 * compared once more with what both persons read.
 * @throws Problem conflict `stopped` | `running`, stale-version, wrong-state
 */
export async function startPrint(deps: SignBatchDeps, actor: Actor, given: Given): Promise<SignBatch> {
  const ticket = randomUUID();
  const batch = await compared(deps, actor, { ...given, act: 'print' }, async (tx, { batch: held, texts }) => {
    if (held.printState === 'running') throw underWay();
    await run(
      tx,
      sql`update sign_batch set print_state = 'running', print_run = ${ticket}, print_by = ${actor.displayName}, print_done = 0,
                 print_total = ${texts.length}, print_heartbeat_at = now(), print_problem = null, print_sha256 = null
           where id = ${given.id}`,
    );
  });
  void printBatch(deps, { id: given.id, run: ticket });
  return batch;
}

/** Gives the writing up; the writer notices at its next page. @throws Problem stale-version, wrong-state */
export const stopPrint = (deps: SignBatchDeps, actor: Actor, given: Given): Promise<SignBatch> =>
  changeBatch(deps, actor, {
    ...given,
    act: 'print',
    after: { print: 'cancelled' },
    also: async (tx, { printState }) => {
      if (printState !== 'running') throw notRunning();
      await run(tx, sql`update sign_batch set print_state = 'cancelled', print_run = null where id = ${given.id}`);
    },
  });

// A writer reports with every twenty plates, a fifth of a second apart.
const SILENT_SECONDS = 60;

/**
 * Takes over files whose writer has died, from their first plate: a service that was stopped goes on when it is started.
 * Answers how many.
 */
export async function resumePrints(deps: SignBatchDeps, silentSeconds = SILENT_SECONDS): Promise<number> {
  const orphans = await many(
    deps.db,
    z.object({ id: SignBatchId, run: z.uuid() }),
    sql`update sign_batch set print_run = gen_random_uuid(), print_done = 0, print_heartbeat_at = now()
         where print_state = 'running' and print_heartbeat_at < now() - make_interval(secs => ${silentSeconds}::float8)
     returning id, print_run as run`,
  );
  for (const task of orphans) void printBatch(deps, task);
  return orphans.length;
}

/** The file for the maker. @throws Problem not-found before it is written */
export async function batchFile({ db, files }: SignBatchDeps, id: SignBatchId): Promise<Download> {
  const row = await maybeOne(
    db,
    z.object({ title: z.string(), sha256: z.string().nullable() }),
    sql`select title, print_sha256 as sha256 from sign_batch where id = ${id}`,
  );
  if (!row?.sha256) {
    throw new Problem('not-found', 'The file of this batch is not written yet', { detailZh: '印刷文件尚未生成。' });
  }
  return { body: await files.open(row.sha256), fileName: `${row.title}.pdf` };
}

const underWay = (): Problem =>
  new Problem('conflict', 'The file is being written', { detailZh: '印刷文件正在生成。', code: 'running' });
const notRunning = (): Problem =>
  new Problem('wrong-state', 'No file is being written', { detailZh: '没有正在生成的印刷文件。' });
