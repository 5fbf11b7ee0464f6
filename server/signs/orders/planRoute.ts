/**
 * In which order to visit places: the nearest next, then stretches of the way turned round as long as that makes it shorter
 * (2-opt). The way is open: it ends at the last place. Good, not proved shortest.
 * @param metres distance of each place to each other; `metres[0]` is where the day begins
 * @returns indices of `metres`, 0 first
 */
export function planRoute(metres: readonly (readonly number[])[]): number[] {
  const route = nearestNext(metres);
  while (turnOne(route, metres));
  return route;
}

/** Metres of each leg of a route, in its order; the first is 0. */
export const legsOf = (route: readonly number[], metres: readonly (readonly number[])[]): number[] =>
  route.map((place, i) => between(metres, route[i - 1], place));

const between = (metres: readonly (readonly number[])[], from: number | undefined, to: number | undefined): number =>
  from === undefined || to === undefined ? 0 : (metres[from]?.[to] ?? 0);

function nearestNext(metres: readonly (readonly number[])[]): number[] {
  const left = new Set(metres.keys());
  const route: number[] = [];
  for (let place = metres.length > 0 ? 0 : undefined; place !== undefined; ) {
    route.push(place);
    left.delete(place);
    const from: number = place;
    place = [...left].toSorted((a, b) => between(metres, from, a) - between(metres, from, b))[0];
  }
  return route;
}

// Less than a millimetre is rounding, and would turn the same stretch to and fro for ever.
const GAIN_METRES = 1e-3;

/** Turns the first stretch round that shortens the way; false where none does. The beginning stays. */
function turnOne(route: number[], metres: readonly (readonly number[])[]): boolean {
  for (let i = 1; i < route.length - 1; i += 1) {
    for (let j = i + 1; j < route.length; j += 1) {
      const before = between(metres, route[i - 1], route[i]) + between(metres, route[j], route[j + 1]);
      const after = between(metres, route[i - 1], route[j]) + between(metres, route[i], route[j + 1]);
      if (before - after < GAIN_METRES) continue;
      route.splice(i, j - i + 1, ...route.slice(i, j + 1).toReversed());
      return true;
    }
  }
  return false;
}
