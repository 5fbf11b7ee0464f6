import { distance, nearestTo, type Polyline } from './polyline.ts';

/** A stretch of a street without branches. */
export interface Chain {
  line: Polyline;
  isRing: boolean;
  /** Whether its first and its last point are ends of the street; elsewhere it meets another part of it. */
  startsHere: boolean;
  endsHere: boolean;
}

// What was cut at one point of the map and written again differs by rounding only.
const SAME_POINT_METRES = 1;
const same = (a: Polyline[number] | undefined, b: Polyline[number] | undefined): boolean =>
  a !== undefined && b !== undefined && distance(a, b) <= SAME_POINT_METRES;

/** The parts of a street put together where one goes on as the other, as its line was perhaps cut at crossings. */
export function chainsOf(parts: readonly Polyline[]): Chain[] {
  const lines = joined(parts.filter((part) => part.length > 1));
  return lines.map((line) => {
    const isRing = line.length > 3 && same(line[0], line.at(-1));
    const others = lines.filter((other) => other !== line);
    const isFree = (end: Polyline[number] | undefined): boolean =>
      !isRing && end !== undefined && others.every((other) => nearestTo(other, end).metres > SAME_POINT_METRES);
    return { line, isRing, startsHere: isFree(line[0]), endsHere: isFree(line.at(-1)) };
  });
}

function joined(parts: readonly Polyline[]): Polyline[] {
  const lines: Polyline[] = [...parts];
  for (let joint = firstJoint(lines); joint; joint = firstJoint(lines)) {
    lines.splice(joint.of[1], 1);
    lines.splice(joint.of[0], 1, joint.line);
  }
  return lines;
}

/** Two lines that go on as one another, with the line they make; where three meet none goes on. */
function firstJoint(lines: readonly Polyline[]): { of: readonly [number, number]; line: Polyline } | undefined {
  const pairs = lines.flatMap((a, i) => lines.slice(i + 1).map((b, k) => ({ a, b, of: [i, i + 1 + k] as const })));
  for (const { a, b, of } of pairs) {
    const whole = endToEnd(a, b);
    if (whole && lines.filter((line) => same(line[0], whole.at) || same(line.at(-1), whole.at)).length === 2)
      return { of, line: whole.line };
  }
  return undefined;
}

function endToEnd(a: Polyline, b: Polyline): { line: Polyline; at: Polyline[number] | undefined } | undefined {
  if (same(a.at(-1), b[0])) return { line: [...a, ...b.slice(1)], at: b[0] };
  if (same(a.at(-1), b.at(-1))) return { line: [...a, ...b.toReversed().slice(1)], at: b.at(-1) };
  if (same(a[0], b.at(-1))) return { line: [...b, ...a.slice(1)], at: a[0] };
  if (same(a[0], b[0])) return { line: [...b.toReversed(), ...a.slice(1)], at: a[0] };
  return undefined;
}
