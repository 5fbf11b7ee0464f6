import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';

const PaperRow = z.object({ id: z.string(), shortMm: z.number(), longMm: z.number() });
const ScaleRow = z.object({
  denominator: z.number().int(),
  zoneDegrees: z.union([z.literal(3), z.literal(6)]),
  gridMetres: z.number().int(),
});
export type ScaleRow = z.infer<typeof ScaleRow>;

/** Papers, the smallest first. */
export const sheetPapers = (db: Db, day: string) =>
  many(
    db,
    PaperRow,
    sql`select id, short_mm as "shortMm", long_mm as "longMm" from map_sheet_paper where valid @> ${day}::date
         order by short_mm, id`,
  );

/** Scales, the largest first. */
export const sheetScales = (db: Db, day: string): Promise<ScaleRow[]> =>
  many(
    db,
    ScaleRow,
    sql`select denominator, zone_degrees as "zoneDegrees", grid_metres as "gridMetres" from map_sheet_scale
         where valid @> ${day}::date order by denominator`,
  );
