import type { EastNorth } from '../localMetres.ts';

/** A line on the local plane, in metres. */
export type Polyline = readonly EastNorth[];

export const distance = (a: EastNorth, b: EastNorth): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

interface Step {
  from: EastNorth;
  to: EastNorth;
  /** Metres along the line at `from`. */
  before: number;
  length: number;
}

/** The straight steps of a line with where each begins. */
export function stepsOf(line: Polyline): Step[] {
  const steps: Step[] = [];
  let before = 0;
  for (const [i, to] of line.entries()) {
    const from = line[i - 1];
    if (!from) continue;
    const length = distance(from, to);
    steps.push({ from, to, before, length });
    before += length;
  }
  return steps;
}

export const lengthOf = (line: Polyline): number => stepsOf(line).reduce((sum, { length }) => sum + length, 0);

/** The point so many metres along a line. */
export function pointAlong(line: Polyline, along: number): EastNorth {
  const steps = stepsOf(line);
  const step = steps.find(({ before, length }) => along <= before + length) ?? steps.at(-1);
  if (!step) return line[0] ?? [0, 0];
  const share = step.length === 0 ? 0 : Math.min(1, Math.max(0, (along - step.before) / step.length));
  return [step.from[0] + share * (step.to[0] - step.from[0]), step.from[1] + share * (step.to[1] - step.from[1])];
}

export interface NearPoint {
  point: EastNorth;
  along: number;
  metres: number;
}

/** Where a line lies nearest to a point. */
export function nearestTo(line: Polyline, to: EastNorth): NearPoint {
  let best: NearPoint = { point: line[0] ?? to, along: 0, metres: Number.POSITIVE_INFINITY };
  for (const { from, to: end, before, length } of stepsOf(line)) {
    const [x, y] = [end[0] - from[0], end[1] - from[1]];
    const dot = (to[0] - from[0]) * x + (to[1] - from[1]) * y;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, dot / length ** 2));
    const point: EastNorth = [from[0] + share * x, from[1] + share * y];
    const metres = distance(point, to);
    if (metres < best.metres) best = { point, along: before + share * length, metres };
  }
  return best;
}

/** Where a line crosses or touches another, in metres along the first; stretches that both share are no crossing. */
export function crossings(line: Polyline, other: Polyline): number[] {
  const others = stepsOf(other);
  return stepsOf(line).flatMap((step) =>
    others.flatMap((across) => {
      const share = shareOfCrossing(step, across);
      return share === null ? [] : [step.before + share * step.length];
    }),
  );
}

function shareOfCrossing(a: Step, b: Step): number | null {
  const [ax, ay] = [a.to[0] - a.from[0], a.to[1] - a.from[1]];
  const [bx, by] = [b.to[0] - b.from[0], b.to[1] - b.from[1]];
  const turn = ax * by - ay * bx;
  // Within a tenth of a degree of each other two steps run side by side.
  if (Math.abs(turn) <= 0.0017 * a.length * b.length) return null;
  const [x, y] = [b.from[0] - a.from[0], b.from[1] - a.from[1]];
  const onA = (x * by - y * bx) / turn;
  const onB = (x * ay - y * ax) / turn;
  return onA >= 0 && onA <= 1 && onB >= 0 && onB <= 1 ? onA : null;
}
