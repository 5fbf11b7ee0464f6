type LonLat = readonly [number, number];

/** Where a meridian or parallel of round value crosses a side of the frame: share of the side from its left or upper end. */
export interface Tick {
  share: number;
  degrees: number;
}
export interface SideTicks {
  top: Tick[];
  bottom: Tick[];
  left: Tick[];
  right: Tick[];
}

/** Steps of the graticule in minutes. */
const STEPS = [0.25, 0.5, 1, 2, 5, 10, 15, 30, 60];
/** A side carries about so many. */
const WANTED = 5;

/** Points along a side; the graticule is curved by less than a pen's width between two of them. */
export const SIDE_POINTS = 17;

/** @param sides points along each side in degrees, equally spaced, from the left or from the top */
export function graticule(sides: Readonly<Record<keyof SideTicks, readonly LonLat[]>>): SideTicks {
  const lon = stepFor(sides.top.map(([value]) => value));
  const lat = stepFor(sides.left.map(([, value]) => value));
  const lons = (points: readonly LonLat[]) =>
    crossings(
      points.map(([value]) => value),
      lon,
    );
  const lats = (points: readonly LonLat[]) =>
    crossings(
      points.map(([, value]) => value),
      lat,
    );
  return { top: lons(sides.top), bottom: lons(sides.bottom), left: lats(sides.left), right: lats(sides.right) };
}

function stepFor(values: readonly number[]): number {
  const minutes = Math.abs((values.at(-1) ?? 0) - (values[0] ?? 0)) * 60;
  return STEPS.find((step) => minutes / step <= WANTED + 2) ?? 60;
}

function crossings(values: readonly number[], step: number): Tick[] {
  return values.slice(1).flatMap((to, i) => {
    const from = values[i] ?? to;
    const [low, high] = [Math.min(from, to) * (60 / step), Math.max(from, to) * (60 / step)];
    const found: Tick[] = [];
    for (let k = Math.ceil(low); k < high; k++) {
      const degrees = (k * step) / 60;
      found.push({ degrees, share: (i + (degrees - from) / (to - from)) / (values.length - 1) });
    }
    return found;
  });
}
