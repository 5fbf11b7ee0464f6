import { axisOf } from './axisOf.ts';
import { type CentreLine, LEAST_CONCENTRATION, partsOf, wholeAxis } from './dominantAzimuth.ts';
import { type EastNorth, type LonLat, localMetres } from './localMetres.ts';

// Of a street that bends to and fro by up to 9° so much runs one way: one ground for all its signs.
const STRAIGHT = 0.95;
// Along a crossing the eye takes in about so much of the street either way.
const REACH_METRES = 60;

/**
 * The axis along which a street runs where a sign stands, 0 ≤ degrees clockwise from north < 180: that of the whole street
 * where it is straight, else of the stretch nearest to the sign. null where that stretch has no direction, as at the corner of
 * two equal legs: a person says it.
 */
export function azimuthAt(line: CentreLine, position: LonLat): number | null {
  const whole = wholeAxis(line);
  if (!whole) return null;
  if (whole.concentration >= STRAIGHT) return whole.degrees;
  const near = axisOf(stretchAt(line, position));
  return near && near.concentration >= LEAST_CONCENTRATION ? near.degrees : null;
}

interface Nearest {
  part: readonly EastNorth[];
  metres: number;
  /** Along the part, from its beginning. */
  along: number;
}

/** The steps of the street within reach of the point of it that lies nearest. */
function stretchAt(line: CentreLine, position: LonLat): EastNorth[] {
  const { to } = localMetres(position);
  const [nearest] = partsOf(line)
    .map((points) => nearestOn(points.map(to)))
    .toSorted((a, b) => a.metres - b.metres);
  return nearest ? cutAround(isRing(nearest.part) ? thrice(nearest) : nearest) : [];
}

/** Going round three times, so that there is street on either side of where a ring was begun. */
function thrice({ part, metres, along }: Nearest): Nearest {
  const again = part.slice(1);
  return { part: [...part, ...again, ...again], metres, along: along + lengthOf(part) };
}

const isRing = (part: readonly EastNorth[]): boolean => {
  const [first, last] = [part[0], part.at(-1)];
  return part.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
};

const lengthOf = (part: readonly EastNorth[]): number =>
  part
    .slice(1)
    .reduce((sum, [east, north], i) => sum + Math.hypot(east - (part[i]?.[0] ?? 0), north - (part[i]?.[1] ?? 0)), 0);

/** Where a part lies nearest to the origin. */
function nearestOn(part: readonly EastNorth[]): Nearest {
  let best: Nearest = { part, metres: Number.POSITIVE_INFINITY, along: 0 };
  let before = 0;
  for (const [i, to] of part.entries()) {
    const from = part[i - 1];
    if (!from) continue;
    const [east, north] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(east, north);
    const share = length === 0 ? 0 : clamp(-(from[0] * east + from[1] * north) / length ** 2);
    const metres = Math.hypot(from[0] + share * east, from[1] + share * north);
    if (metres < best.metres) best = { part, metres, along: before + share * length };
    before += length;
  }
  return best;
}

function cutAround({ part, along }: Nearest): EastNorth[] {
  const steps: EastNorth[] = [];
  let before = 0;
  for (const [i, to] of part.entries()) {
    const from = part[i - 1];
    if (!from) continue;
    const [east, north] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(east, north);
    const inReach = Math.min(before + length, along + REACH_METRES) - Math.max(before, along - REACH_METRES);
    if (length > 0 && inReach > 0) steps.push([(east * inReach) / length, (north * inReach) / length]);
    before += length;
  }
  return steps;
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));
