import { z } from 'zod';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';
import { claimThresholds } from './claimThresholds.ts';
import { selectContested } from './contestedOf.ts';
import { Rounds, selectRounds } from './submitClaim.ts';

/** Where the line is disputed: MultiPolygon, EPSG:4490, in hexadecimal EWKB. */
export interface DisputedArea {
  source: 'claims' | 'registered' | 'none';
  hex: string | null;
  squareMetres: number;
}

const Found = z.object({ hex: z.string().nullable(), squareMetres: z.number().nullable() });

/** What both sides claim in the last round, else the area of the registration, else nothing. */
export async function disputedArea(db: Db, id: DisputeId): Promise<DisputedArea> {
  const { present } = await one(db, Rounds, selectRounds(id));
  const { noise_square_metres: noise } = await claimThresholds(db);
  const claimed = await maybeOne(
    db,
    Found,
    sql`select contested::text as hex, st_area(contested::geography) as "squareMetres"
          from (${selectContested(id, sql`${present}`, noise)}) f where not st_isempty(contested)`,
  );
  if (claimed?.hex) return { source: 'claims', hex: claimed.hex, squareMetres: claimed.squareMetres ?? 0 };
  const { hex, squareMetres } = await one(
    db,
    Found,
    sql`select area::text as hex, st_area(area::geography) as "squareMetres" from dispute where id = ${id}`,
  );
  return hex
    ? { source: 'registered', hex, squareMetres: squareMetres ?? 0 }
    : { source: 'none', hex: null, squareMetres: 0 };
}

/** The area as a constant of a query, so that spatial indexes serve it. */
export const areaOf = (hex: string): Sql => sql`${hex}::geometry`;
