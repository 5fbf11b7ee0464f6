import { z } from 'zod';
import { type Db, many, sql } from '../platform/db/sql.ts';

/** A division in force, as a scheme needs it. */
export const Unit = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  path: z.string(),
  level: z.enum(['province', 'prefecture', 'county', 'township', 'committee']),
  type: z.string(),
  parentCode: z.string().nullable(),
  provinceCode: z.string(),
  statistical: z.boolean(),
  entrustedCode: z.string().nullable(),
  /** The division of the next level in which its seat lies; null where that is not on record. */
  seatCode: z.string().nullable(),
});
export type Unit = z.infer<typeof Unit>;

/** The divisions with these codes on a day. */
export const unitsOn = (db: Db, codes: readonly string[], day: string): Promise<Unit[]> =>
  many(
    db,
    Unit,
    sql`select id, code, name, path, level, type, parent_code as "parentCode", province_code as "provinceCode", statistical,
               entrusted_code as "entrustedCode", seat_code as "seatCode"
          from division where code = any(${[...codes]}) and valid @> ${day}::date order by code`,
  );

/** The divisions that a scheme is about, and the superiors whose area or list of units it changes. */
export interface SchemeUnits {
  unit: Unit;
  to: Unit | undefined;
  units: Unit[];
  parent: Unit;
  /** The day on which all of this holds. */
  day: string;
}
