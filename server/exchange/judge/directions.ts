const NAMES = [
  ['north', '北'],
  ['north-east', '东北'],
  ['east', '东'],
  ['south-east', '东南'],
  ['south', '南'],
  ['south-west', '西南'],
  ['west', '西'],
  ['north-west', '西北'],
] as const;

/** A way on the ground: metres to the east and to the north. */
export interface Shift {
  east: number;
  north: number;
}

export const lengthOf = ({ east, north }: Shift): number => Math.hypot(east, north);

/** Facts of a sentence: whereto a shift goes, in eight directions. */
export function directionOf({ east, north }: Shift): { direction: string; directionZh: string } {
  const eighth = Math.round((Math.atan2(east, north) / Math.PI) * 4 + 8) % 8;
  const [direction, directionZh] = NAMES[eighth] ?? NAMES[0];
  return { direction, directionZh };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export const medianShift = (shifts: readonly Shift[]): Shift => ({
  east: median(shifts.map(({ east }) => east)),
  north: median(shifts.map(({ north }) => north)),
});

/** How many go the same way as a whole: within three tenths of it. */
export const sameWay = (shifts: readonly Shift[], main: Shift): number =>
  shifts.filter(({ east, north }) => Math.hypot(east - main.east, north - main.north) <= 0.3 * lengthOf(main)).length;
