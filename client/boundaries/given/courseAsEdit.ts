import type { ArcEdit } from '#server/boundaries/arcs/arcEdit.ts';
import type { LineSurroundings } from '#server/boundaries/lines/drafts/draftContract.ts';
import type { GivenCourse } from '#server/boundaries/lines/givenCourseContract.ts';

type Point = [number, number];

/** A draft takes no more points in one step. */
const MOST_POINTS = 5000;

/**
 * The step that puts the course of a file in the place of a line, its ends at the junctions on record; undefined where either
 * has several stretches, or too many points for a draft.
 */
export function courseAsEdit(
  arcs: LineSurroundings['arcs'],
  { parts }: Pick<GivenCourse, 'parts'>,
): ArcEdit | undefined {
  const own = arcs.filter(({ isOwn }) => isOwn);
  const [arc, part] = [own[0], parts[0]];
  if (!arc || !part || own.length > 1 || parts.length > 1) return undefined;
  const [first, last] = [arc.coordinates[0], arc.coordinates.at(-1)];
  if (!first || !last || isSame(first, last) || part.length < 3) return undefined;
  if (arc.coordinates.length > MOST_POINTS || part.length > MOST_POINTS) return undefined;
  const inner = inOrder(part, first).slice(1, -1).map(toCentimetre);
  const fresh = inner.filter((point) => !isSame(point, first) && !isSame(point, last));
  return { kind: 'replace', course: arc.coordinates, by: [first, ...fresh, last] };
}

/** Files draw a line from either end. */
function inOrder(part: readonly Point[], start: Point): readonly Point[] {
  const [head, tail] = [part[0], part.at(-1)];
  return head && tail && distance(tail, start) < distance(head, start) ? part.toReversed() : part;
}

const distance = ([a, b]: Point, [c, d]: Point): number => Math.hypot(a - c, b - d);
const isSame = (one: Point, other: Point): boolean => distance(one, other) === 0;
/** Seven decimals are a centimetre. */
const toCentimetre = ([lon, lat]: Point): Point => [Number(lon.toFixed(7)), Number(lat.toFixed(7))];
