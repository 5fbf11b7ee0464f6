import { z } from 'zod';
import { type Db, json, maybeOne, run, sql } from '../../platform/db/sql.ts';
import type { JobContext } from '../../platform/jobs/jobs.ts';
import { forgetFound } from './cancelCheck.ts';
import type { CheckDeps } from './checkDeps.ts';
import { checkOutlines } from './checkOutlines.ts';
import { drawnOutlines, outlineRow } from './outlineRows.ts';
import type { OutlineSet } from './outlineSet.ts';
import { placedFindings, placedOutlines, toCgcs2000 } from './placedFindings.ts';
import { type TopologyCheckId, TopologyThresholds } from './topologyContract.ts';
import type { TopologyFinding } from './topologyFinding.ts';
import { pairKey, sidesByNumber, topologyTotals } from './topologyTotals.ts';

interface CheckTask {
  id: TopologyCheckId;
  job: string;
  set: OutlineSet;
  thresholds: TopologyThresholds;
  /** So many outlines are what is checked; those after them are only their neighbours. */
  own: number | null;
}
type RunDeps = Pick<CheckDeps, 'db' | 'log' | 'now'>;
type RunContext = Pick<JobContext, 'id' | 'signal' | 'progress' | 'isLastTry'>;

/** The check was cancelled, or another try has it: nobody waits for the rest. */
class TakenAway extends Error {}

/**
 * Checks the set that a row holds and stores what was found. May be repeated: it begins anew. Does nothing where the job is not the
 * check's any more; the reason of the last try that fails stays with the row.
 */
export async function runCheck(deps: RunDeps, id: TopologyCheckId, context: RunContext): Promise<void> {
  const task = await heldTask(deps.db, id, context.id);
  if (!task) return;
  try {
    await checkAll(deps, task, context);
  } catch (error) {
    if (error instanceof TakenAway) return;
    if (context.isLastTry && !context.signal.aborted) await noteFailure(deps.db, task, error);
    throw error;
  }
}

async function checkAll({ db, log, now }: RunDeps, task: CheckTask, context: RunContext): Promise<void> {
  const { id, set, thresholds } = task;
  await db.transaction(async (tx) => {
    await goOn(tx, task, 0, 1);
    await forgetFound(tx, id);
  });
  await storeOutlines(db, task, context);
  const progress = async (done: number, total: number) => {
    context.signal.throwIfAborted();
    await goOn(db, task, done, total);
    await context.progress(done, total);
  };
  const found = await checkOutlines(db, set, { thresholds, progress });
  const findings = found.filter(({ sides }) => sides.some((number) => number <= (task.own ?? number)));
  const placed = await placedFindings(findings, toCgcs2000(db, set));
  await db.transaction(async (tx) => {
    await storeFindings(tx, task, placed);
    const ended = await run(
      tx,
      sql`update topology_check set state = 'done', done = total, totals = ${json(topologyTotals(set, findings))}, failure = null,
                 waiting = null, finished_at = ${now()}::timestamptz
           where id = ${id} and job_id = ${task.job} and state = 'running'`,
    );
    if (ended === 0) throw new TakenAway();
  });
  log.info({ checkId: id, outlines: set.outlines.length, findings: findings.length }, 'boundaries.topology-check');
}

const Position = z.tuple([z.number(), z.number()]);
const Outline = z.object({
  number: z.number(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  coordinates: Position.array().array().array(),
});
const Waiting = z.object({
  set: z.object({ srid: z.number(), isGcj02: z.boolean().default(false), outlines: Outline.array() }),
  own: z.number().nullable(),
});

async function heldTask(db: Db, id: TopologyCheckId, job: string): Promise<CheckTask | undefined> {
  const row = await maybeOne(
    db,
    z.object({ waiting: z.string(), thresholds: TopologyThresholds }),
    sql`select waiting, thresholds from topology_check
         where id = ${id} and job_id = ${job} and state = 'running' and waiting is not null`,
  );
  return row && { id, job, thresholds: row.thresholds, ...Waiting.parse(JSON.parse(row.waiting)) };
}

/** @throws TakenAway */
async function goOn(db: Db, { id, job }: CheckTask, done: number, total: number): Promise<void> {
  const touched = await run(
    db,
    sql`update topology_check set done = case when ${done}::int = 0 then 0 else greatest(done, ${done}::int) end, total = ${total}::int
         where id = ${id} and job_id = ${job} and state = 'running'`,
  );
  if (touched === 0) throw new TakenAway();
}

async function noteFailure(db: Db, { id, job }: CheckTask, error: unknown): Promise<void> {
  const failure = error instanceof Error ? error.message.slice(-500) : String(error);
  await run(
    db,
    sql`update topology_check set failure = ${failure} where id = ${id} and job_id = ${job} and state = 'running'`,
  );
}

// Portions of statements that the embedded engine takes in less than a second.
const PORTION = 200;

/** Each portion while the check is still ours: what is stored after it was cancelled, nobody would take away. @throws TakenAway */
async function storeOutlines(db: Db, task: CheckTask, { signal }: RunContext): Promise<void> {
  const { id, set } = task;
  const carry = toCgcs2000(db, set);
  for (let at = 0; at < set.outlines.length; at += PORTION) {
    signal.throwIfAborted();
    const placed = await placedOutlines(set.outlines.slice(at, at + PORTION), carry);
    await db.transaction(async (tx) => {
      await goOn(tx, task, 0, 1);
      await run(
        tx,
        sql`insert into topology_outline (check_id, number, code, name, geom)
          select ${id}, d.number, n.code, n.name, d.drawn
            from (${drawnOutlines(placed.map(outlineRow), 4490)}) d
            join jsonb_to_recordset(${json(placed.map(({ coordinates: _, ...named }) => named))})
                 as n (number int, code text, name text) on n.number = d.number`,
      );
    });
  }
}

async function storeFindings(tx: Db, { id, set }: CheckTask, findings: readonly TopologyFinding[]): Promise<void> {
  const sideOf = sidesByNumber(set);
  for (let at = 0; at < findings.length; at += PORTION) {
    const rows = findings.slice(at, at + PORTION).map((finding, i) => ({
      ...finding,
      ...{
        position: at + i + 1,
        pair: pairKey(finding.sides),
        sides: finding.sides.map(sideOf),
        bbox: bboxOf(finding),
      },
    }));
    await run(
      tx,
      sql`insert into topology_finding (check_id, position, kind, class, pair, sides, area_square_metres, length_metres,
                                        width_metres, ring, geometry, bbox, proposal)
          select ${id}, r.position, r.kind, r.class, r.pair, r.sides, r."areaSquareMetres", r."lengthMetres", r."widthMetres",
                 nullif(r.ring, 'null'), r.geometry, array(select b::float8 from jsonb_array_elements_text(r.bbox) b),
                 nullif(r.proposal, 'null')
            from jsonb_to_recordset(${json(rows)})
                 as r (position int, kind text, class text, pair text, sides jsonb, "areaSquareMetres" float8,
                       "lengthMetres" float8, "widthMetres" float8, ring jsonb, geometry jsonb, bbox jsonb, proposal jsonb)`,
    );
  }
}

function bboxOf({ geometry }: TopologyFinding): [number, number, number, number] {
  const positions = geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates;
  const [xs, ys] = [positions.map(([x]) => x), positions.map(([, y]) => y)];
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return [least(xs), least(ys), most(xs), most(ys)];
}
