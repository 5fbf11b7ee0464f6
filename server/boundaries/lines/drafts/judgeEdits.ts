import { z } from 'zod';
import { type Db, json, many, one, sql } from '../../../platform/db/sql.ts';
import { applyEdit } from '../../arcs/applyEdit.ts';
import type { ArcEdit } from '../../arcs/arcEdit.ts';
import { courseFaults } from '../../arcs/courseFaults.ts';
import type { EdgeArc } from '../../arcs/edgeArc.ts';
import { followEdit } from '../../arcs/followEdit.ts';
import type { LineId } from '../../contract.ts';
import type { LineFacts } from '../lockLine.ts';
import type { EditFault, EditPreview } from './draftContract.ts';
import { arcLevelOf, type LevelArc, levelArcs } from './levelArcs.ts';
import { measureOutlines } from './measureOutlines.ts';

/** One level before and after the edits. */
export interface EditedLevel {
  level: 'county' | 'township';
  before: readonly LevelArc[];
  after: readonly EdgeArc[];
}

export interface Judged extends EditPreview {
  levels: EditedLevel[];
}

/** Steps of editing by level: mostly the same, but townships may need some of their own. */
export interface LineSteps {
  own: readonly ArcEdit[];
  townships: readonly ArcEdit[];
}

/**
 * What steps of editing would make of a line: the arcs of its level, those of townships that lie on it, what each division
 * gains and loses, and what is wrong, with its place. Nothing is stored.
 */
export const judgeEdits = (
  db: Db,
  line: LineFacts & { id: LineId },
  edits: readonly ArcEdit[],
  day: string,
): Promise<Judged> => judgeSteps(db, line, { own: edits, townships: edits }, day);

/** As `judgeEdits`, with the steps of townships given apart. */
export async function judgeSteps(
  db: Db,
  line: LineFacts & { id: LineId },
  steps: LineSteps,
  day: string,
): Promise<Judged> {
  const level = arcLevelOf(line.level);
  const own: EditedLevel = { level, ...takeSteps(await levelArcs(db, line.id, level), steps.own) };
  const finer = level === 'county' ? [await followed(db, line.id, steps.townships)] : [];
  const levels = [own, ...finer];
  const refused = levels.flatMap(({ stepFaults = [] }: EditedLevel & { stepFaults?: EditFault[] }) => stepFaults);
  const faults =
    refused.length > 0 ? refused : levels.flatMap(({ before, after }) => courseFaults(before, after).map(asFault));
  if (faults.length > 0) return { levels, faults, areas: [], lengthMetres: null };
  const sliver = (await editTolerances(db, day)).sliverSquareMetres;
  const measured: Awaited<ReturnType<typeof measureOutlines>>[] = [];
  for (const { before, after } of levels) measured.push(await measureOutlines(db, { before, after, sliver }));
  const found = measured.flatMap((one) => one.faults);
  return {
    levels,
    faults: found,
    areas: found.length > 0 ? [] : measured.flatMap(({ areas }) => areas),
    lengthMetres: await lengthOf(db, own),
  };
}

const asFault = ({ code, at, divisions }: ReturnType<typeof courseFaults>[number]): EditFault => ({
  ...{ step: null, code, at: [at[0], at[1]], divisions, squareMetres: null },
});

function takeSteps(before: readonly LevelArc[], edits: readonly ArcEdit[]) {
  const isOwn = new Set(before.filter((arc) => arc.isOwn).map(({ id }) => id));
  let after: readonly EdgeArc[] = before;
  for (const [i, edit] of edits.entries()) {
    const result = applyEdit(after, edit);
    if ('refusal' in result) return { before, after, stepFaults: [stepFault(i, result.refusal)] };
    const touched = result.arcs.filter((arc, k) => arc !== after[k]);
    const foreign = touched.some(({ id }) => !isOwn.has(id));
    if (foreign && (edit.kind !== 'move-node' || !touched.some(({ id }) => isOwn.has(id))))
      return { before, after, stepFaults: [stepFault(i, { code: 'other-line', at: placeOf(edit) })] };
    after = result.arcs;
  }
  return { before, after };
}

const placeOf = (edit: ArcEdit) => {
  if (edit.kind === 'insert' || edit.kind === 'delete') return edit.at;
  return edit.kind === 'replace' ? (edit.course[0] ?? [0, 0]) : edit.from;
};

const stepFault = (i: number, { code, at }: { code: EditFault['code']; at: readonly [number, number] }): EditFault => ({
  ...{ step: i + 1, code, at: [at[0], at[1]], divisions: [], squareMetres: null },
});

/** Townships on both sides of a county line follow it; a line between townships never moves the county line. */
async function followed(
  db: Db,
  id: LineId,
  edits: readonly ArcEdit[],
): Promise<EditedLevel & { stepFaults?: EditFault[] }> {
  const before = await levelArcs(db, id, 'township');
  let after: readonly EdgeArc[] = before;
  for (const [i, edit] of edits.entries()) {
    const result = followEdit(after, edit);
    if ('refusal' in result) {
      const { code, at } = result.refusal;
      return {
        level: 'township',
        before,
        after,
        stepFaults: [stepFault(i, { code: code === 'node' ? 'finer-node' : code, at })],
      };
    }
    after = result.arcs;
  }
  return { level: 'township', before, after };
}

const lengthOf = async (db: Db, { before, after }: EditedLevel): Promise<number> => {
  const isOwn = new Set(before.filter((arc) => arc.isOwn).map(({ id }) => id));
  const courses = after
    .filter(({ id }) => isOwn.has(id))
    .map(({ coordinates }) => ({ g: { type: 'LineString', coordinates } }));
  const { metres } = await one(
    db,
    z.object({ metres: z.number() }),
    sql`select coalesce(sum(st_length(st_setsrid(st_geomfromgeojson(r.g), 4490)::geography)), 0) as metres
          from jsonb_to_recordset(${json(courses)}) as r (g jsonb)`,
  );
  return metres;
};

const Tolerance = z.object({ id: z.enum(['snap_metres', 'sliver_square_metres']), value: z.number() });

/** The tolerances in force on a day. @throws Error where the rows are missing */
export async function editTolerances(db: Db, day: string) {
  const rows = await many(
    db,
    Tolerance,
    sql`select id, value from boundary_edit_tolerance where valid @> ${day}::date`,
  );
  const tolerance = (id: z.infer<typeof Tolerance>['id']): number => {
    const row = rows.find((one) => one.id === id);
    if (!row) throw new Error(`No tolerance ${id} on ${day}`);
    return row.value;
  };
  return { snapMetres: tolerance('snap_metres'), sliverSquareMetres: tolerance('sliver_square_metres') };
}
