import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import { courseTo, type LonLat } from './courseTo.ts';

/** What one can be led to. */
export interface Target {
  kind: 'sign' | 'order' | 'marker';
  id: string;
  title: string;
  position: LonLat;
}
type Content = Pick<PackageContent, 'signs' | 'orders' | 'markers'>;

/** All targets of a package. Work without a place of its own is where its sign is. */
export function targetsOf({ signs, orders, markers }: Content): Target[] {
  const at = new Map<string | null, LonLat>(signs.map(({ id, position }) => [id, position]));
  const orderTargets = orders.flatMap(({ id, text, signId, position }): Target[] => {
    const place = position ?? at.get(signId);
    return place ? [{ kind: 'order', id, title: text, position: place }] : [];
  });
  return [
    ...signs.map(
      ({ id, name, number, position }): Target => ({ kind: 'sign', id, title: name + (number ?? ''), position }),
    ),
    ...orderTargets,
    ...markers.map(({ id, numberText, position }): Target => ({ kind: 'marker', id, title: numberText, position })),
  ];
}

/** With the metres to each, the nearest first; as listed where it is not known where one is. */
export function nearestFirst<T extends { position: LonLat | null }>(
  targets: readonly T[],
  here: LonLat | null,
): (T & { metres: number | null })[] {
  const measured = targets.map((target) => ({
    ...target,
    metres: here && target.position ? courseTo(here, target.position).metres : null,
  }));
  if (!here) return measured;
  return measured.sort((a, b) => (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY));
}
