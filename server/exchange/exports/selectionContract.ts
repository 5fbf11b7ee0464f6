import { z } from 'zod';

const inDegrees = (most: number) => z.number().min(-most).max(most);
const Corner = z.tuple([inDegrees(180), inDegrees(90)]);
const Ring = Corner.array().min(4).max(10_000);

/** A part of the list, chosen on the map or by hand; it only ever narrows what the list shows. Degrees, longitude first, CGCS2000. */
export const ExportSelection = z.strictObject({
  /** west, south, east, north. */
  bbox: z
    .tuple([inDegrees(180), inDegrees(90), inDegrees(180), inDegrees(90)])
    .refine(
      ([west, south, east, north]) => west < east && south < north,
      'west < east, south < north / 西小于东，南小于北',
    )
    .optional(),
  /** A drawn polygon. */
  area: z.strictObject({ type: z.literal('Polygon'), coordinates: Ring.array().min(1).max(100) }).optional(),
  /** Of the places, lines, markers, signs, cases or records; codes of divisions. Clean-up names go by their places. */
  ids: z.string().min(1).max(40).array().min(1).max(5000).optional(),
});
export type ExportSelection = z.infer<typeof ExportSelection>;
