import type { EastNorth } from '../localMetres.ts';
import { crossings, distance, lengthOf, nearestTo, type Polyline, pointAlong } from './polyline.ts';
import type { SiteRule } from './siteContract.ts';
import type { PlaneSite, PlaneStreet, SitingNumbers } from './streetSites.ts';

interface Entrance {
  point: EastNorth;
  meets: string[];
  /** Of the longest street there: the main road of those that enter. */
  metres: number;
}

/**
 * Where signs of an area are due (SH98 art. 33 as a model): where streets enter or touch its outline, those of the longest
 * streets first; where none does, at the outline's nearest point to the nearest street within reach. Pure; local plane.
 */
export function areaSites(
  rule: SiteRule,
  outline: readonly Polyline[],
  streets: readonly PlaneStreet[],
  numbers: SitingNumbers,
): PlaneSite[] {
  const entrances = streets.flatMap((street) => entrancesOf(outline, street, numbers.meet));
  const kept: Entrance[] = [];
  for (const entrance of entrances.toSorted((a, b) => b.metres - a.metres)) {
    const known = kept.find(({ point }) => distance(point, entrance.point) < numbers.merge);
    if (known) known.meets = [...new Set([...known.meets, ...entrance.meets])];
    else kept.push(entrance);
  }
  if (kept.length > 0) return kept.slice(0, numbers.entrances).map(({ point, meets }) => ({ rule, point, meets }));
  const nearest = nearestStreet(outline, streets);
  return nearest && nearest.metres <= numbers.reach ? [{ rule, point: nearest.point, meets: [nearest.name] }] : [];
}

/** One sign of a building or facility: at its outline towards the nearest street, else on the middle of it. */
export function oneSite(outline: readonly Polyline[], streets: readonly PlaneStreet[], middle: EastNorth): PlaneSite {
  const nearest = nearestStreet(outline, streets);
  if (!nearest) return { rule: 'one', point: middle, meets: [] };
  return { rule: 'one', point: nearest.point, meets: [nearest.name] };
}

/** Half way along a line: where a bridge or the like has its sign. */
export const middleOf = (line: Polyline): EastNorth => pointAlong(line, lengthOf(line) / 2);

function entrancesOf(outline: readonly Polyline[], { name, parts }: PlaneStreet, meet: number): Entrance[] {
  const metres = parts.reduce((sum, part) => sum + lengthOf(part), 0);
  return outline.flatMap((ring) =>
    parts.flatMap((part) => {
      const touching = [part[0], part.at(-1)].flatMap((end) => (end ? [nearestTo(ring, end)] : []));
      const alongs = [
        ...crossings(ring, part),
        ...touching.filter((near) => near.metres <= meet).map(({ along }) => along),
      ];
      return alongs.map((along) => ({ point: pointAlong(ring, along), meets: [name], metres }));
    }),
  );
}

function nearestStreet(outline: readonly Polyline[], streets: readonly PlaneStreet[]) {
  const near = streets.flatMap(({ name, parts }) =>
    parts.flatMap((part) => outline.map((ring) => ({ name, ...nearestOf(ring, part) }))),
  );
  return near.toSorted((a, b) => a.metres - b.metres)[0];
}

/** The point of a ring, or of a single point, that lies nearest to a line: at a vertex of either. */
function nearestOf(ring: Polyline, line: Polyline): { point: EastNorth; metres: number } {
  const fromRing = ring.map((point) => ({ point, metres: nearestTo(line, point).metres }));
  const fromLine = ring.length > 1 ? line.map((vertex) => nearestTo(ring, vertex)) : [];
  return [...fromRing, ...fromLine].reduce((a, b) => (b.metres < a.metres ? b : a), {
    ...{ point: ring[0] ?? ([0, 0] as const), metres: Number.POSITIVE_INFINITY },
  });
}
