import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { type Db, json, maybeOne, run, sql } from '../../platform/db/sql.ts';
import type { JobContext } from '../../platform/jobs/jobs.ts';
import type { BatchId } from '../batchContract.ts';
import { type CheckedName, checkNames } from '../checkNames.ts';
import type { CompiledRuleSet } from '../compileRuleSet.ts';
import { Level } from '../contract.ts';
import { namesOf } from '../namesTable.ts';
import { registerLookUp } from '../registerLookUp.ts';
import type { BatchDeps } from './batchDeps.ts';

const Held = z.object({
  header: z.string().array(),
  rows: z.string().array().array(),
  done: z.number(),
  levels: z.partialRecord(Level, z.number()),
  ruleSet: z.string(),
  day: Day,
});
/** A batch as the try found it, and whose it is. */
type Held = z.infer<typeof Held> & { id: BatchId; job: string };
type RunDeps = Pick<BatchDeps, 'db' | 'log' | 'now' | 'today' | 'rules'>;
type RunContext = Pick<JobContext, 'id' | 'signal' | 'progress'>;

const PAGE = 200;
// Between two turns of the event loop: a few milliseconds of work.
const TURN = 20;

/**
 * Checks the names that are not checked yet and stores the verdicts page by page. May be repeated: it goes on behind the last
 * page stored, or begins anew where the rules or the day have changed, so that one batch is judged by one set of rules.
 */
export async function runBatch(deps: RunDeps, id: BatchId, context: RunContext): Promise<void> {
  const { db, log, now } = deps;
  const found = await findHeld(db, id, context.id);
  if (!found) return;
  const set = await deps.rules(db);
  const isSame = found.ruleSet === set.version && found.day === deps.today();
  if (!isSame) await beginAnew(db, found, { ruleSet: set.version, day: deps.today() });
  const held = isSame ? found : { ...found, done: 0, levels: {} };
  if (!(await checkRest(deps, held, { set, context }))) return;
  await run(
    db,
    sql`update name_batch set state = 'done', finished_at = ${now()}, waiting = null
         where id = ${id} and job_id = ${context.id} and state = 'running'`,
  );
  log.info({ batchId: id, names: held.rows.length }, 'detection.batch');
}

/** `false`: it was deleted meanwhile, or another try has it, and nobody waits for the rest. */
async function checkRest(
  { db, today }: RunDeps,
  held: Held,
  { set, context: { signal, progress } }: { set: CompiledRuleSet; context: RunContext },
): Promise<boolean> {
  const names = namesOf(held);
  const lookUp = registerLookUp(db, today());
  for (let start = held.done; start < names.length; start += PAGE) {
    signal.throwIfAborted();
    const checked: CheckedName[] = [];
    for await (const name of checkNames(names.slice(start, start + PAGE), set, lookUp)) {
      checked.push(name);
      if (checked.length % TURN === 0) await nextTurn();
    }
    count(held.levels, checked);
    if (!(await store(db, held, { start, checked }))) return false;
    await progress(start + checked.length, names.length);
  }
  return true;
}

function count(levels: Held['levels'], checked: readonly CheckedName[]): void {
  for (const { level } of checked) levels[level] = (levels[level] ?? 0) + 1;
}

async function findHeld(db: Db, id: BatchId, job: string): Promise<Held | undefined> {
  const row = await maybeOne(
    db,
    Held,
    sql`select header, waiting as rows, done, levels, rule_set as "ruleSet", rules_on as day
          from name_batch where id = ${id} and job_id = ${job} and state = 'running'`,
  );
  return row && { ...row, id, job };
}

async function beginAnew(db: Db, { id }: Held, { ruleSet, day }: { ruleSet: string; day: string }): Promise<void> {
  await db.transaction(async (tx) => {
    await run(tx, sql`delete from name_batch_row where batch_id = ${id}`);
    const set = sql`done = 0, levels = '{}', rule_set = ${ruleSet}, rules_on = ${day}, touched_at = now()`;
    await run(tx, sql`update name_batch set ${set} where id = ${id}`);
  });
}

interface Page {
  start: number;
  checked: readonly CheckedName[];
}

/** A page counts once: whoever stores it moves `done` from its beginning to its end. */
async function store(db: Db, { id, job, rows: cells, levels }: Held, { start, checked }: Page): Promise<boolean> {
  const rows = checked.map((name, i) => ({ ...name, position: start + i + 1, cells: cells[start + i] ?? [] }));
  const touched = await run(
    db,
    sql`with batch as (
          update name_batch set done = ${start + checked.length}, levels = ${json(levels)}, touched_at = now()
           where id = ${id} and job_id = ${job} and state = 'running' and done = ${start} returning id)
        insert into name_batch_row (batch_id, position, cells, name, level, classes, rules, advice, advice_en)
        select batch.id, r.position, array(select jsonb_array_elements_text(r.cells)), r.name, r.level,
               array(select jsonb_array_elements_text(r.classes)), array(select jsonb_array_elements_text(r.rules)), r.advice, r."adviceEn"
          from batch, jsonb_to_recordset(${json(rows)})
               as r (position int, cells jsonb, name text, level text, classes jsonb, rules jsonb, advice text, "adviceEn" text)`,
  );
  return touched > 0;
}
