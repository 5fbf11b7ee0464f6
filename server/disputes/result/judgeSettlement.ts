import type { Position } from '../../boundaries/arcs/edgeArc.ts';
import type { LineId } from '../../boundaries/contract.ts';
import type { EditFault } from '../../boundaries/lines/drafts/draftContract.ts';
import { editTolerances, type Judged, judgeSteps } from '../../boundaries/lines/drafts/judgeEdits.ts';
import { arcLevelOf, levelArcs } from '../../boundaries/lines/drafts/levelArcs.ts';
import { type LineFacts, lineFacts } from '../../boundaries/lines/lockLine.ts';
import type { Db } from '../../platform/db/sql.ts';
import type { SettlementRefusal } from './coursePieces.ts';
import type { ResultEffect } from './effectContract.ts';
import { passedGround } from './passedGround.ts';
import { passedObjects } from './passedObjects.ts';
import { type SettlementSteps, settlementEdits } from './settlementEdits.ts';

export interface JudgedSettlement {
  line: LineFacts & { id: LineId };
  refusal: SettlementRefusal | null;
  faults: EditFault[];
  /** Steps of editing; none where the settled course is the line on record. */
  steps: SettlementSteps | null;
  judged: Judged | null;
  /** Null where the course cannot be taken. */
  effect: ResultEffect | null;
}

/**
 * What a settled course would do to the line on record as it is now: made anew on every call, from the arcs in force. Nothing
 * is stored.
 */
export async function judgeSettlement(
  db: Db,
  { lineId, course }: { lineId: LineId; course: readonly Position[] },
  day: string,
): Promise<JudgedSettlement> {
  const line = { ...(await lineFacts(db, lineId)), id: lineId };
  const none = { line, faults: [], steps: null, judged: null, effect: null };
  const { snapMetres, sliverSquareMetres } = await editTolerances(db, day);
  const level = arcLevelOf(line.level);
  const arcs = await levelArcs(db, lineId, level);
  const finer = level === 'county' ? await levelArcs(db, lineId, 'township') : [];
  const steps = settlementEdits({ arcs, finer }, course, snapMetres);
  if ('refusal' in steps) return { ...none, refusal: steps.refusal };
  const judged = await judgeSteps(db, line, { own: steps.edits, townships: steps.finerEdits }, day);
  if (judged.faults.length > 0) return { ...none, refusal: null, faults: judged.faults };
  const effect = await effectOf(db, { steps, judged, sliverSquareMetres });
  return { line, refusal: null, faults: [], steps, judged, effect };
}

interface Sound {
  steps: SettlementSteps;
  judged: Judged;
  sliverSquareMetres: number;
}

async function effectOf(db: Db, { steps, judged, sliverSquareMetres }: Sound): Promise<ResultEffect> {
  const stretches = steps.stretches.map(({ before, after }) => ({ before: before.map(pair), after: after.map(pair) }));
  const { levels } = judged;
  const passed = steps.edits.length === 0 ? [] : await passedGround(db, { levels, stretches, sliverSquareMetres });
  return {
    areas: judged.areas.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    passed,
    objects: steps.edits.length === 0 ? [] : await passedObjects(db, passed, stretches),
    stretches,
    junctions: steps.junctions.map(({ from, to, how }) => ({ from: pair(from), to: pair(to.at), how })),
    townships: steps.townships,
  };
}

const pair = ([lon, lat]: Position): [number, number] => [lon, lat];
