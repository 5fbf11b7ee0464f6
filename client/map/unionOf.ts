import type { Bounds } from './mapProps.ts';

/** The box around some boxes; null when none is given. */
export function unionOf(boxes: readonly (Bounds | null)[]): Bounds | null {
  return boxes.reduce((union, box) => {
    if (!union || !box) return union ?? box;
    const [west, south, east, north] = union;
    return [Math.min(west, box[0]), Math.min(south, box[1]), Math.max(east, box[2]), Math.max(north, box[3])];
  }, null);
}
