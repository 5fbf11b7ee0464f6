import { changedEdges, gainedAt } from './changedEdges.ts';
import { type EdgeArc, edgesOf, isSamePoint, nodesOf, type Position, pointKey } from './edgeArc.ts';
import { type Segment, segmentContact } from './segmentContact.ts';

/** What is wrong with a new course, and where. Codes never change once issued. */
export interface CourseFault {
  /**
   * self-crossing: the course crosses or touches itself; crossing, touching: another one; passed-over: an outline that it
   * does not touch would lie on the wrong side.
   */
  code: 'self-crossing' | 'crossing' | 'touching' | 'passed-over';
  at: Position;
  /** The divisions on both sides of the other course. */
  divisions: string[];
}

/**
 * Looks for what would make a gap or an overlap between outlines that share their arcs: contact of an edge that is new with
 * any other edge of the level, and outlines passed over. None means that the divisions still cover the same ground once.
 * @param before a state without faults
 */
export function courseFaults(before: readonly EdgeArc[], after: readonly EdgeArc[]): CourseFault[] {
  const kept = new Set(before);
  const fresh = after.filter((arc) => !kept.has(arc));
  if (fresh.length === 0) return [];
  const old = new Set(before.flatMap(({ coordinates }) => edgesOf(coordinates).map(edgeKey)));
  const nodes = nodesOf(after);
  const contacts = fresh.flatMap((arc) =>
    placedEdges(arc).flatMap((edge) => (old.has(edgeKey(edge.segment)) ? [] : contactsOf(edge, after, nodes))),
  );
  return distinct(contacts.length > 0 ? contacts : passedOver(before, after, kept));
}

const edgeKey = ([a, b]: Segment): string => [pointKey(a), pointKey(b)].sort().join('|');

interface Placed {
  arc: EdgeArc;
  index: number;
  segment: Segment;
}
const placedEdges = (arc: EdgeArc): Placed[] =>
  edgesOf(arc.coordinates).map((segment, index) => ({ arc, index, segment }));

function contactsOf(edge: Placed, arcs: readonly EdgeArc[], nodes: ReadonlySet<string>): CourseFault[] {
  const faultWith = (other: Placed): CourseFault[] => {
    const contact = contactAt(edge, other, nodes);
    if (!contact) return [];
    const crossed = contact.isCrossing ? 'crossing' : 'touching';
    return [
      { code: other.arc === edge.arc ? 'self-crossing' : crossed, at: contact.at, divisions: sidesOf(other.arc) },
    ];
  };
  return arcs.flatMap((arc) => placedEdges(arc).flatMap(faultWith));
}

const sidesOf = ({ left, right }: EdgeArc): string[] => (right === null ? [left] : [left, right]);

function contactAt(one: Placed, other: Placed, nodes: ReadonlySet<string>) {
  if (one.arc === other.arc && one.index === other.index) return null;
  const contact = segmentContact(one.segment, other.segment);
  if (contact) return contact;
  const shared = one.segment.find((p) => other.segment.some((q) => isSamePoint(p, q)));
  if (!shared || mayShare(one, other, nodes.has(pointKey(shared)))) return null;
  return { at: shared, isCrossing: false };
}

/** Neighbours along an arc share a point, and arcs share their ends. */
const mayShare = (one: Placed, other: Placed, isNode: boolean): boolean =>
  one.arc === other.arc ? Math.abs(one.index - other.index) === 1 || isNode : isNode;

function passedOver(before: readonly EdgeArc[], after: readonly EdgeArc[], kept: ReadonlySet<EdgeArc>): CourseFault[] {
  const changes = [...changedEdges(before, after).values()];
  return after
    .filter((arc) => kept.has(arc))
    .flatMap((arc): CourseFault[] => {
      const at = midpointOf(arc);
      if (!at || !changes.some((edges) => gainedAt(edges, at) !== 0)) return [];
      return [{ code: 'passed-over', at, divisions: sidesOf(arc) }];
    });
}

/** A point inside the arc's first edge: its end may lie on the course that changed. */
function midpointOf({ coordinates: [a, b] }: EdgeArc): Position | undefined {
  return a && b && [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function distinct(faults: readonly CourseFault[]): CourseFault[] {
  return [...new Map(faults.map((fault) => [pointKey(fault.at), fault])).values()];
}
