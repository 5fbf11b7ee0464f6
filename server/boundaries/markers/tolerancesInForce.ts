import { z } from 'zod';
import { type Db, one, sql } from '../../platform/db/sql.ts';
import type { Tolerances } from './markerFindings.ts';

const Row = z.object({
  'marker-off-line': z.number(),
  'reference-distance': z.number(),
  'reference-bearing': z.number(),
  transform: z.number(),
});

/** The tolerances on a day, those of the nation; metres and degrees. */
export const tolerancesInForce = (db: Db, today: string): Promise<Tolerances> =>
  one(
    db,
    Row,
    sql`select max(value) filter (where id = 'marker-off-line') as "marker-off-line",
               max(value) filter (where id = 'reference-distance') as "reference-distance",
               max(value) filter (where id = 'reference-bearing') as "reference-bearing",
               max(value) filter (where id = 'transform') as transform
          from boundary_tolerance where valid @> ${today}::date and jurisdiction = '000000'`,
  );
