import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { isSamePoint, type Position } from '../../boundaries/arcs/edgeArc.ts';
import { cycleInForce } from '../../boundaries/inspections/inspectionRules.ts';
import { type Db, json, maybeOne, run, sql } from '../../platform/db/sql.ts';
import { monthsAfter } from '../../platform/monthsAfter.ts';
import type { Ready } from './readyResult.ts';
import type { LineInForce, TaskKind } from './resultContract.ts';

interface Task {
  kind: TaskKind;
  count: number;
  examples: string[];
  dueOn?: string;
  /** Done before the line took force. */
  done?: { on: string; note: string };
}
interface By {
  body: LineInForce;
  actor: Actor;
  today: string;
}

const MOST_EXAMPLES = 50;

/** Lists what is left to do after the line took force: what lies on the ground, on maps and in registers. */
export async function listResultTasks(tx: Db, ready: Ready, by: By): Promise<void> {
  const { settled, judged, found } = ready;
  const tasks: Task[] = [
    await surveyTask(tx, ready),
    ...groundTasks(ready),
    ...(settled.kind === 'decision' && found.track === 'T2' && judged.line.agreementId === null
      ? [paperTask(found.agreement)]
      : []),
    ...(judged.line.secrecy === 'public' && !judged.line.schematic && judged.steps.edits.length > 0
      ? [one('clearance')]
      : []),
    { ...one('inspection'), dueOn: monthsAfter(by.body.on, (await cycleInForce(tx, by.today)).cycle) },
  ];
  for (const task of tasks) await insertTask(tx, found.id, task, by);
}

const one = (kind: TaskKind): Task => ({ kind, count: 1, examples: [] });
const paperTask = (agreement: string | null): Task => ({
  ...one('agreement_paper'),
  examples: agreement ? [agreement] : [],
});

const Sealed = z.object({ on: z.string(), scale: z.number(), datum: z.string() });

/** Both governments survey together (BD art. 15): done where the sealed map is on file. */
async function surveyTask(tx: Db, { found }: Ready): Promise<Task> {
  const map = await maybeOne(
    tx,
    Sealed,
    sql`select greatest(sealed_a_on, sealed_b_on) as "on", scale, datum from dispute_map
         where dispute_id = ${found.id} and role = 'surveyed_replacing'`,
  );
  return map ? { ...one('survey'), done: { on: map.on, note: `1:${map.scale}，${map.datum}` } } : one('survey');
}

function groundTasks({ judged, settled }: Ready): Task[] {
  const { effect, steps } = judged;
  const corners = effect.stretches.flatMap(({ before, after }) => turningPoints(before, after));
  const markers: Task[] =
    corners.length > 0 ? [{ kind: 'markers_to_set', count: corners.length, examples: corners.map(pointText) }] : [];
  if (steps.edits.length === 0) return settled.kind === 'agreement' ? [...markers, one('map')] : [one('map')];
  const objects = effect.objects.map(
    ({ kind, count, items }): Task => ({
      kind: kind === 'markers' ? 'markers_to_move' : kind,
      count,
      examples: items.map(({ name, from, to }) => (from && to ? `${name}（${from} → ${to}）` : name)),
    }),
  );
  return [...markers, one('map'), ...objects];
}

/** Points of the new course that are none of the old one: where a marker may have to stand. */
const turningPoints = (before: readonly Position[], after: readonly Position[]): Position[] =>
  after.filter((at) => !before.slice(1, -1).some((old) => isSamePoint(old, at)));

const pointText = ([lon, lat]: Position): string => `${lon.toFixed(6)}, ${lat.toFixed(6)}`;

async function insertTask(tx: Db, disputeId: string, { kind, count, examples, dueOn, done }: Task, { actor }: By) {
  await run(
    tx,
    sql`insert into dispute_task (dispute_id, kind, count, examples, due_on, done_on, note, done_by, organisation)
        values (${disputeId}, ${kind}, ${count}, ${json(examples.slice(0, MOST_EXAMPLES))}::jsonb, ${dueOn ?? null}::date,
                ${done?.on ?? null}::date, ${done?.note ?? null}, ${done ? actor.displayName : null}, ${done ? actor.organisationName : null})`,
  );
}
