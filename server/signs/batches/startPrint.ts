import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Download } from '../../platform/contract.ts';
import { maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { SignBatch, SignBatchId } from './batchContract.ts';
import type { SignBatchDeps } from './batchDeps.ts';
import { changeBatch, type Given } from './changeBatch.ts';
import { compared } from './checkBatch.ts';
import { PRINT_JOB } from './printJob.ts';

/**
 * Begins to write the file for the maker: a job does it and reports into the batch's row. The register is compared once more
 * with what both persons read.
 * @throws Problem conflict `stopped` | `running`, stale-version, wrong-state
 */
export function startPrint(deps: SignBatchDeps, actor: Actor, given: Given): Promise<SignBatch> {
  return compared(deps, actor, { ...given, act: 'print' }, async (tx, { batch, texts }) => {
    if (batch.printState === 'running') throw underWay();
    const about = {
      subjectKind: 'sign-batch',
      subjectId: given.id,
      divisionCode: batch.divisionCode,
      accountId: actor.id,
    };
    const job = await deps.jobs.send(tx, PRINT_JOB, { id: given.id }, { about });
    await run(
      tx,
      sql`update sign_batch set print_state = 'running', print_job = ${job}, print_run = null, print_by = ${actor.displayName},
                 print_done = 0, print_total = ${texts.length}, print_problem = null, print_sha256 = null
           where id = ${given.id}`,
    );
  });
}

/** Gives the writing up; the writer notices at its next page. @throws Problem stale-version, wrong-state */
export const stopPrint = (deps: SignBatchDeps, actor: Actor, given: Given): Promise<SignBatch> =>
  changeBatch(deps, actor, {
    ...given,
    act: 'print',
    after: { print: 'cancelled' },
    also: async (tx, { printState, printJob }) => {
      if (printState !== 'running' || printJob === null) throw notRunning();
      await deps.jobs.cancel(tx, { id: printJob, kind: PRINT_JOB.name });
      await run(tx, sql`update sign_batch set print_state = 'cancelled', print_run = null where id = ${given.id}`);
    },
  });

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
