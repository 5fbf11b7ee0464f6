import { applyEdit } from '../../boundaries/arcs/applyEdit.ts';
import type { ArcEdit } from '../../boundaries/arcs/arcEdit.ts';
import { type EdgeArc, isSamePoint, type Position, pointKey } from '../../boundaries/arcs/edgeArc.ts';
import { deviationMetres } from './alongCourse.ts';
import { coursePieces, cutAt, refused, SAME_METRES, type SettlementRefusal } from './coursePieces.ts';
import { type Junction, junctionsOn } from './junctionsOn.ts';
import { type Stretch, stretchOf } from './stretchOf.ts';

export interface LineArcs {
  /** The level of the line, all of it near the line. */
  arcs: readonly (EdgeArc & { isOwn: boolean })[];
  /** Townships, where the line is one between counties; else none. */
  finer: readonly EdgeArc[];
}

export interface SettlementSteps {
  edits: ArcEdit[];
  finerEdits: ArcEdit[];
  /** The stretch of the line on record between the ends of the course, and what takes its place. */
  stretches: { before: readonly Position[]; after: readonly Position[] }[];
  /** How the ends of township lines on the stretch move. */
  junctions: Junction[];
  /** Whether township outlines run along the stretch, and so follow; `none` where no township is drawn there. */
  townships: 'follow' | 'apart' | 'none';
}

/**
 * The steps of editing by which a settled course takes the place of the line on record between its ends. The ends are snapped to
 * the line within the tolerance; where one lies within an edge a point is inserted there. A course that is the line on record
 * gives no step. Whether the new course crosses something is asked of `judgeSteps`.
 */
export function settlementEdits(
  { arcs, finer }: LineArcs,
  course: readonly Position[],
  toleranceMetres: number,
): SettlementSteps | { refusal: SettlementRefusal } {
  const steps: SettlementSteps = { edits: [], finerEdits: [], stretches: [], junctions: [], townships: 'none' };
  const own = arcs.filter(({ isOwn }) => isOwn);
  const pieces = coursePieces(course, { own, toleranceMetres });
  if ('refusal' in pieces) return pieces;
  let now: readonly EdgeArc[] = arcs;
  for (const piece of pieces) {
    const stretch = stretchOf(now, piece, toleranceMetres);
    if ('refusal' in stretch) return stretch;
    steps.stretches.push({ before: stretch.before, after: stretch.after });
    if (deviationMetres(stretch.before, stretch.after) < SAME_METRES) continue;
    const taken = takePiece(now, finer, stretch);
    if ('refusal' in taken) return taken;
    now = taken.arcs;
    addTo(steps, taken);
  }
  return steps;
}

interface Taken extends Pick<SettlementSteps, 'edits' | 'finerEdits' | 'junctions' | 'townships'> {
  arcs: readonly EdgeArc[];
}

function addTo(steps: SettlementSteps, taken: Taken): void {
  steps.edits.push(...taken.edits);
  steps.finerEdits.push(...taken.finerEdits);
  steps.junctions.push(...taken.junctions);
  if (steps.townships !== 'apart') steps.townships = taken.townships;
}

function takePiece(
  arcs: readonly EdgeArc[],
  finer: readonly EdgeArc[],
  stretch: Stretch,
): Taken | { refusal: SettlementRefusal } {
  const townships = followingOf(finer, stretch);
  const found = townships === 'follow' ? junctionsOn(finer, stretch) : { junctions: [] };
  if ('refusal' in found) return found;
  const { junctions } = found;
  const edits = editsOf(stretch, junctions);
  const result = taken(arcs, edits);
  if ('refusal' in result) return result;
  const trims = junctions.flatMap(({ beyond }) => beyond.map((at): ArcEdit => ({ kind: 'delete', at: point(at) })));
  const finerEdits = townships === 'follow' ? [...trims, ...edits] : [];
  return { arcs: result.arcs, edits, finerEdits, junctions, townships };
}

/** Townships follow where every edge of the stretch is one of theirs. */
function followingOf(finer: readonly EdgeArc[], { old }: Stretch): Taken['townships'] {
  const edges = new Set(
    finer.flatMap(({ coordinates }) => coordinates.slice(1).map((to, i) => edgeKey(coordinates[i] ?? to, to))),
  );
  const found = old.slice(1).filter((to, i) => edges.has(edgeKey(old[i] ?? to, to))).length;
  if (found === old.length - 1) return 'follow';
  return finer.length === 0 ? 'none' : 'apart';
}

const edgeKey = (a: Position, b: Position): string => [pointKey(a), pointKey(b)].sort().join('|');
const point = ([lon, lat]: Position): [number, number] => [lon, lat];
const points = (course: readonly Position[]): [number, number][] => course.map(point);

/** Ends inserted, ends of township lines moved to the new course, then each part between them replaced. */
function editsOf({ before, after, inserts }: Stretch, junctions: readonly Junction[]): ArcEdit[] {
  const moves = junctions
    .filter(({ from, to }) => !isSamePoint(from, to.at))
    .map(({ from, to }): ArcEdit => ({ kind: 'move', from: point(from), to: point(to.at) }));
  const moved = new Map(junctions.map(({ from, to }) => [pointKey(from), to.at]));
  const was = before.map((at) => moved.get(pointKey(at)) ?? at);
  const cuts = junctions.map(({ to }) => to.at);
  const [wasParts, isParts] = [
    split(was, cuts),
    cutAt(
      after,
      junctions.map(({ to }) => to),
    ),
  ];
  const replaced = wasParts.flatMap((part, i): ArcEdit[] => {
    const by = isParts[i] ?? [];
    return isSameCourse(part, by) ? [] : [{ kind: 'replace', course: points(part), by: points(by) }];
  });
  return [...inserts, ...moves, ...replaced];
}

function split(course: readonly Position[], cuts: readonly Position[]): Position[][] {
  const parts: Position[][] = [[]];
  for (const at of course) {
    parts.at(-1)?.push(at);
    if (cuts.some((cut) => isSamePoint(cut, at))) parts.push([at]);
  }
  return parts;
}

const isSameCourse = (one: readonly Position[], other: readonly Position[]): boolean =>
  one.length === other.length && one.every((at, i) => isSamePoint(at, other[i]));

/** The arcs after steps that were made for them; a new point that another line has already is the one thing that may be wrong. */
function taken(arcs: readonly EdgeArc[], edits: readonly ArcEdit[]) {
  let now = arcs;
  for (const edit of edits) {
    const result = applyEdit(now, edit);
    if ('refusal' in result) return refused('occupied', result.refusal.at, null);
    now = result.arcs;
  }
  return { arcs: now };
}
