import { z } from 'zod';
import { Position } from '../../gazetteer/contract.ts';
import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import { METRES_PER_DEGREE } from '../../platform/degrees.ts';
import { outlineOf } from '../contestedArea.ts';
import { GRID } from './claimGrid.ts';
import type { DividingLines } from './claimRing.ts';

/** The sides by their codes, and the day whose outlines hold. */
export interface SidesOn {
  sides: readonly [string, string];
  day: string;
}

const Lines = z.object({ coordinates: Position.array().array() }).transform(({ coordinates }) => coordinates);
const Row = z.object({ known: z.boolean(), shared: Lines.nullable(), facing: Lines.nullable(), rim: Lines.nullable() });

/** `shared`: both outlines run along it; `facing`: drawn apart, the outline of side A where it faces side B. */
export type Dividing = DividingLines & { status: 'shared' | 'facing' };

/**
 * What divides two sides by their outlines on record. Where these share no stretch, or hundreds of bits of one, the outline of side
 * A within a distance of side B stands for the line. Undefined where a side has no outline, or none faces the other.
 */
export async function dividingLines(db: Db, on: SidesOn, facingMetres: number): Promise<Dividing | undefined> {
  const { known, shared, facing, rim } = await one(db, Row, selectLines(on, facingMetres));
  if (!known || !rim) return undefined;
  if (shared && shared.length > 0) return { status: 'shared', recorded: shared, rim };
  return facing && facing.length > 0 ? { status: 'facing', recorded: facing, rim } : undefined;
}

// Neighbours meet along a few stretches; more are bits of outlines that were drawn apart.
const MOST_STRETCHES = 5;

// Fifteen decimals keep every digit of a double: the stretches must stay on the outlines, point for point.
const lines = (geometry: Sql): Sql => sql`st_asgeojson(st_multi(${geometry}), 15, 0)::jsonb`;

const selectLines = ({ sides: [a, b], day }: SidesOn, facingMetres: number): Sql => sql`
  with side as materialized (select ${outlineOf(a, day)} as a, ${outlineOf(b, day)} as b),
  shared as materialized (
    select st_linemerge(st_collectionextract(st_intersection(st_boundary(a), st_boundary(b), ${GRID}), 2)) as g from side),
  chosen as materialized (select g, st_isempty(g) or st_numgeometries(g) > ${MOST_STRETCHES} as apart from shared)
  select a is not null and b is not null as known, ${lines(sql`st_boundary(st_union(a, b, ${GRID}))`)} as rim,
         case when not apart then ${lines(sql`g`)} end as shared,
         case when apart then ${lines(sql`st_linemerge(st_collectionextract(st_intersection(st_boundary(a),
           st_buffer(b, ${facingMetres}::float8 / ${METRES_PER_DEGREE}::int / cos(radians(st_y(st_pointonsurface(b)))), 2), ${GRID}), 2))`)} end as facing
    from side cross join chosen`;
