import { z } from 'zod';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { GRID } from '../claims/claimGrid.ts';
import { latestClaim } from '../claims/claimRow.ts';
import { claimThresholds } from '../claims/claimThresholds.ts';
import { selectContested } from '../claims/contestedOf.ts';
import { Rounds, selectRounds } from '../claims/submitClaim.ts';
import type { DisputeId } from '../contract.ts';

/** One part of the contested area with the edges at which each side's claim ends. Geometries are hexadecimal EWKB, EPSG:4490. */
export interface ContestedPart {
  part: string;
  /** Where A's claim ends: beyond lies what is B's in any case. */
  edgeA: string;
  edgeB: string;
}
const Part = z.object({ part: z.string(), edgeA: z.string(), edgeB: z.string() });

/** The present round with its contested area, in parts. */
export interface ContestedParts {
  round: number;
  claimA: string;
  claimB: string;
  noise: number;
  parts: ContestedPart[];
}

/** @throws Problem invalid-input where nothing is contested: there is nothing to divide */
export async function contestedParts(db: Db, id: DisputeId): Promise<ContestedParts> {
  const { present: round } = await one(db, Rounds, selectRounds(id));
  const { noise_square_metres: noise } = await claimThresholds(db);
  const parts = await many(db, Part, selectParts(id, round, noise));
  if (parts.length === 0)
    throw fieldProblem(
      '/kind',
      'nothing-contested',
      'Nothing is contested: both sides must have claimed, and their claims must overlap',
      '没有争议区域可以划分：双方须已提出主张，并且主张有重叠',
    );
  const Claims = z.object({ claimA: z.string(), claimB: z.string() });
  const claim = (side: 'a' | 'b') => latestClaim(id, side, sql`${round}`, sql`c.id`);
  const claims = await one(db, Claims, sql`select (${claim('a')}) as "claimA", (${claim('b')}) as "claimB"`);
  return { round, noise, ...claims, parts };
}

// The edge of a part that only A's ground has is where A's claim ends. The rim of both sides is the edge of both grounds, and of neither here.
const edge = (own: Sql, other: Sql): Sql => sql`
  st_difference(st_intersection(st_boundary(p.geom), st_buffer(st_boundary(${own}), 2e-8, 2), ${GRID}),
    st_buffer(st_boundary(${other}), 2e-8, 2), ${GRID})::text`;

const selectParts = (id: DisputeId, round: number, noise: number): Sql => sql`
  select p.geom::text as part, ${edge(sql`a.ground`, sql`b.ground`)} as "edgeA", ${edge(sql`b.ground`, sql`a.ground`)} as "edgeB"
    from (${selectContested(id, sql`${round}`, noise)}) f
   cross join (${latestClaim(id, 'a', sql`${round}`, sql`c.ground`)}) a cross join (${latestClaim(id, 'b', sql`${round}`, sql`c.ground`)}) b
   cross join lateral st_dump(f.contested) p
   order by st_area(p.geom) desc`;
