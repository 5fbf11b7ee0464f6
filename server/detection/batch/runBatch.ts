import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Db, json, run, sql } from '../../platform/db/sql.ts';
import type { BatchId } from '../batchContract.ts';
import { type CheckedName, checkNames, type NameToCheck } from '../checkNames.ts';
import type { CompiledRuleSet } from '../compileRuleSet.ts';
import type { Level } from '../contract.ts';
import { registerLookUp } from '../registerLookUp.ts';
import type { BatchDeps } from './batchDeps.ts';

/** The names of one batch, and their rows as the file has them. */
interface BatchTask {
  id: BatchId;
  set: CompiledRuleSet;
  names: readonly NameToCheck[];
  cells: readonly (readonly string[])[];
}
type Levels = Partial<Record<Level, number>>;

const PAGE = 200;
// Between two turns of the event loop: a few milliseconds of work.
const TURN = 20;

/** Checks every name and stores the verdicts page by page. Never throws: a failure is the batch's state. */
export async function runBatch({ db, log, now, today }: BatchDeps, task: BatchTask): Promise<void> {
  const { id, set, names } = task;
  const levels: Levels = {};
  try {
    const lookUp = registerLookUp(db, today());
    for (let start = 0; start < names.length; start += PAGE) {
      const checked: CheckedName[] = [];
      for await (const name of checkNames(names.slice(start, start + PAGE), set, lookUp)) {
        levels[name.level] = (levels[name.level] ?? 0) + 1;
        checked.push(name);
        if (checked.length % TURN === 0) await nextTurn();
      }
      // Deleted meanwhile: nobody waits for the rest.
      if (!(await store(db, task, { start, checked, levels }))) return;
    }
    await run(db, sql`update name_batch set state = 'done', finished_at = ${now()} where id = ${id}`);
    log.info({ batchId: id, names: names.length }, 'detection.batch');
  } catch (error) {
    log.error({ err: error, batchId: id }, 'detection.batch-failed');
    await run(db, sql`update name_batch set state = 'failed', finished_at = ${now()} where id = ${id}`).catch(
      () => undefined,
    );
  }
}

interface Page {
  start: number;
  checked: readonly CheckedName[];
  levels: Levels;
}

async function store(db: Db, { id, cells }: BatchTask, { start, checked, levels }: Page): Promise<boolean> {
  const rows = checked.map((name, i) => ({ ...name, position: start + i + 1, cells: cells[start + i] ?? [] }));
  const touched = await run(
    db,
    sql`with batch as (
          update name_batch set done = ${start + checked.length}, levels = ${json(levels)}, heartbeat_at = now()
           where id = ${id} returning id)
        insert into name_batch_row (batch_id, position, cells, name, level, classes, rules, advice, advice_en)
        select batch.id, r.position, array(select jsonb_array_elements_text(r.cells)), r.name, r.level,
               array(select jsonb_array_elements_text(r.classes)), array(select jsonb_array_elements_text(r.rules)), r.advice, r."adviceEn"
          from batch, jsonb_to_recordset(${json(rows)})
               as r (position int, cells jsonb, name text, level text, classes jsonb, rules jsonb, advice text, "adviceEn" text)`,
  );
  return touched > 0;
}
