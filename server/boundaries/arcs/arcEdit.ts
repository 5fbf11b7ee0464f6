import { z } from 'zod';

const Point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/**
 * One step of editing a line. Points are named by where they are, not by number: the same step fits every arc that runs
 * through them, on whichever level, and arcs that were stored anew under other ids.
 */
export const ArcEdit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move'), from: Point, to: Point }),
  /** Moves the end points of all arcs that meet at `from`. */
  z.strictObject({ kind: z.literal('move-node'), from: Point, to: Point }),
  /** A new point between two neighbouring ones. */
  z.strictObject({ kind: z.literal('insert'), between: z.tuple([Point, Point]), at: Point }),
  z.strictObject({ kind: z.literal('delete'), at: Point }),
  /** A stretch takes another course between the same end points. */
  z.strictObject({
    kind: z.literal('replace'),
    course: Point.array().min(2).max(20_000),
    by: Point.array().min(2).max(20_000),
  }),
]);
export type ArcEdit = z.infer<typeof ArcEdit>;
