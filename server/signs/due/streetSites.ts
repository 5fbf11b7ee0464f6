import type { EastNorth } from '../localMetres.ts';
import { type Chain, chainsOf } from './chainsOf.ts';
import { crossings, distance, lengthOf, nearestTo, type Polyline, pointAlong } from './polyline.ts';
import type { SiteRule } from './siteContract.ts';

/** The distances of `sign_siting_number`, in metres; `entrances` is a number of places. */
export interface SitingNumbers {
  meet: number;
  merge: number;
  gap: number;
  reach: number;
  entrances: number;
}
/** Where a sign is due, on the local plane; `meets` names what is met there. */
export interface PlaneSite {
  rule: SiteRule;
  point: EastNorth;
  meets: readonly string[];
}
/** A named street on the local plane, in its parts. */
export interface PlaneStreet {
  name: string;
  parts: readonly Polyline[];
}
interface Event extends PlaneSite {
  along: number;
}

/**
 * Where a street's signs are due (SH98 art. 33(3) as a model): at its ends, where it meets other named streets, and between
 * where these lie far apart. Sites nearer to each other than `merge` are one, be it on the two roadways of a divided street.
 * Pure; metres on the local plane.
 */
export function streetSites(
  parts: readonly Polyline[],
  others: readonly PlaneStreet[],
  numbers: SitingNumbers,
): PlaneSite[] {
  const sites: PlaneSite[] = [];
  for (const chain of chainsOf(parts)) {
    for (const { along: _along, ...site } of eventsOf(chain, others, numbers)) {
      const near = sites.findIndex(({ point }) => distance(point, site.point) < numbers.merge);
      const known = sites[near];
      if (known) sites[near] = { ...known, meets: unionOf(known.meets, site.meets) };
      else sites.push(site);
    }
  }
  return sites;
}

function eventsOf(chain: Chain, others: readonly PlaneStreet[], numbers: SitingNumbers): Event[] {
  const length = lengthOf(chain.line);
  const at = (rule: SiteRule, along: number, meets: readonly string[]): Event => ({
    ...{ rule, along, meets, point: pointAlong(chain.line, along) },
  });
  const found = [
    ...(chain.startsHere ? [at('start', 0, [])] : []),
    ...(chain.endsHere ? [at('end', length, [])] : []),
    ...others.flatMap(({ name, parts }) =>
      meetings(chain.line, parts, numbers.meet).map((along) => at('crossing', along, [name])),
    ),
  ];
  const merged = mergeAlong(found, chain.isRing ? length : null, numbers.merge);
  if (merged.length === 0) merged.push(at(chain.isRing ? 'start' : 'between', chain.isRing ? 0 : length / 2, []));
  const added = between(merged, { length, isRing: chain.isRing }, numbers.gap).map((along) => at('between', along, []));
  return [...merged, ...added].toSorted((a, b) => a.along - b.along);
}

/** Where a street meets another: crosses it, ends on it, or is where it ends. */
function meetings(line: Polyline, parts: readonly Polyline[], meet: number): number[] {
  return parts.flatMap((part) => {
    const endsOfOther = [part[0], part.at(-1)].flatMap((end) => (end ? [nearestTo(line, end)] : []));
    const ownEnds = [line[0], line.at(-1)].flatMap((end, i) =>
      end && nearestTo(part, end).metres <= meet ? [i === 0 ? 0 : lengthOf(line)] : [],
    );
    return [
      ...crossings(line, part),
      ...endsOfOther.filter(({ metres }) => metres <= meet).map(({ along }) => along),
      ...ownEnds,
    ];
  });
}

// What a merged site is called after.
const FIRST: readonly SiteRule[] = ['start', 'end', 'crossing', 'between'];

function mergeAlong(events: readonly Event[], ring: number | null, merge: number): Event[] {
  const merged: Event[] = [];
  for (const event of events.toSorted((a, b) => FIRST.indexOf(a.rule) - FIRST.indexOf(b.rule) || a.along - b.along)) {
    const near = merged.findIndex(({ along }) => apart(along, event.along, ring) < merge);
    const known = merged[near];
    if (known) merged[near] = { ...known, meets: unionOf(known.meets, event.meets) };
    else merged.push(event);
  }
  return merged.toSorted((a, b) => a.along - b.along);
}

const apart = (a: number, b: number, ring: number | null): number => {
  const straight = Math.abs(a - b);
  return ring === null ? straight : Math.min(straight, ring - straight);
};

const unionOf = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

// A thousandth: a gap is not too long by the digits of its ends.
const ROUNDING = 0.001;

/** Equal steps, none longer than `gap`, between sites that lie farther apart; from the last round to the first on a ring. */
function between(
  events: readonly Event[],
  { length, isRing }: { length: number; isRing: boolean },
  gap: number,
): number[] {
  const [first] = events;
  const stops = [...events.map(({ along }) => along), ...(isRing && first ? [first.along + length] : [])];
  return stops.slice(1).flatMap((to, i) => {
    const from = stops[i] ?? to;
    const pieces = Math.ceil((to - from) / gap - ROUNDING);
    return Array.from(
      { length: Math.max(0, pieces - 1) },
      (_, k) => (from + ((k + 1) * (to - from)) / pieces) % length,
    );
  });
}
