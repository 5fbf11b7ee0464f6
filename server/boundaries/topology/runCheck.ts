import { type Db, json, run, sql } from '../../platform/db/sql.ts';
import type { CheckDeps } from './checkDeps.ts';
import { checkOutlines } from './checkOutlines.ts';
import { drawnOutlines, outlineRow } from './outlineRows.ts';
import type { OutlineSet } from './outlineSet.ts';
import { placedFindings, placedOutlines, type ToCgcs2000 } from './placedFindings.ts';
import type { TopologyCheckId, TopologyThresholds } from './topologyContract.ts';
import type { TopologyFinding } from './topologyFinding.ts';
import { pairKey, sidesByNumber, topologyTotals } from './topologyTotals.ts';

interface CheckTask {
  id: TopologyCheckId;
  set: OutlineSet;
  toCgcs2000: ToCgcs2000;
  thresholds: TopologyThresholds;
  /** So many outlines are what is checked; those after them are only their neighbours. */
  own?: number;
}

/** Checks a set and stores what was found. Never throws: a failure is the check's state, with its reason. */
export async function runCheck({ db, log, now }: CheckDeps, task: CheckTask): Promise<void> {
  const { id, set, thresholds } = task;
  try {
    await storeOutlines(db, task);
    const progress = async (done: number, total: number) => {
      await run(
        db,
        sql`update topology_check set done = greatest(done, ${done}), total = ${total}, heartbeat_at = now() where id = ${id}`,
      );
    };
    const found = await checkOutlines(db, set, { thresholds, progress });
    const findings = found.filter(({ sides }) => sides.some((number) => number <= (task.own ?? number)));
    const totals = topologyTotals(set, findings);
    await db.transaction(async (tx) => {
      await storeFindings(tx, task, await placedFindings(findings, task.toCgcs2000));
      await run(
        tx,
        sql`update topology_check set state = 'done', done = total, totals = ${json(totals)}, finished_at = ${now()} where id = ${id}`,
      );
    });
    log.info({ checkId: id, outlines: set.outlines.length, findings: findings.length }, 'boundaries.topology-check');
  } catch (error) {
    log.error({ err: error, checkId: id }, 'boundaries.topology-check-failed');
    const failure = error instanceof Error ? error.message.slice(-500) : String(error);
    await run(
      db,
      sql`update topology_check set state = 'failed', failure = ${failure}, finished_at = ${now()} where id = ${id}`,
    ).catch(() => undefined);
  }
}

// Portions of statements that the embedded engine takes in less than a second.
const PORTION = 200;

async function storeOutlines(db: Db, { id, set, toCgcs2000 }: CheckTask): Promise<void> {
  for (let at = 0; at < set.outlines.length; at += PORTION) {
    const placed = await placedOutlines(set.outlines.slice(at, at + PORTION), toCgcs2000);
    await run(
      db,
      sql`insert into topology_outline (check_id, number, code, name, geom)
          select ${id}, d.number, n.code, n.name, d.drawn
            from (${drawnOutlines(placed.map(outlineRow), 4490)}) d
            join jsonb_to_recordset(${json(placed.map(({ coordinates: _, ...named }) => named))})
                 as n (number int, code text, name text) on n.number = d.number`,
    );
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
