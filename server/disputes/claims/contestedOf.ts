import { z } from 'zod';
import type { Reply } from '../../platform/contract.ts';
import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import { ContestedArea, type DisputeId } from '../contract.ts';
import { ClaimId, ClaimRelation, type ClaimsApi } from './claimContract.ts';
import { groundOf } from './claimedGround.ts';
import { GRID } from './claimGrid.ts';
import { latestClaim } from './claimRow.ts';
import { claimThresholds } from './claimThresholds.ts';
import { Rounds, selectRounds } from './submitClaim.ts';

/**
 * What both sides claim by their latest claims of a round, and what neither claims; geodesic areas on the ellipsoid of CGCS2000.
 * The last round where none is named. Whether the reader may is asked before.
 */
export async function contestedOf(db: Db, id: DisputeId, asked?: number): Promise<Reply<typeof ClaimsApi.contested>> {
  const { present } = await one(db, Rounds, selectRounds(id));
  const round = asked ?? present;
  const claims = await one(db, Claims, selectBoth(id, round));
  const base = { round, rounds: present, ...claims };
  if (!claims.claimA || !claims.claimB)
    return { ...base, result: 'waiting', relation: null, contested: null, unclaimed: null };
  const { noise_square_metres: noise } = await claimThresholds(db);
  const found = await one(db, Found, selectFound(id, round, noise));
  const contested = areaOf(found.contested, found.contestedMetres, found.contestedParts);
  const unclaimed = areaOf(found.unclaimed, found.unclaimedMetres, found.unclaimedParts);
  const same = contested.parts === 0 && unclaimed.parts === 0;
  const result = contested.parts === 0 ? 'none' : 'contested';
  return { ...base, result, relation: same ? 'identical' : found.relation, contested, unclaimed };
}

const areaOf = (geometry: z.infer<typeof ContestedArea> | null, squareMetres: number, parts: number) => ({
  geometry: parts === 0 ? null : geometry,
  squareMetres,
  hectares: squareMetres / 10_000,
  parts,
});

const Claims = z.object({ claimA: ClaimId.nullable(), claimB: ClaimId.nullable() });
const Found = z.object({
  relation: ClaimRelation,
  contested: ContestedArea.nullable().catch(null),
  contestedMetres: z.number(),
  contestedParts: z.number().int(),
  unclaimed: ContestedArea.nullable().catch(null),
  unclaimedMetres: z.number(),
  unclaimedParts: z.number().int(),
});

const selectBoth = (id: DisputeId, round: number): Sql => sql`
  select (${latestClaim(id, 'a', sql`${round}`, sql`c.id`)}) as "claimA", (${latestClaim(id, 'b', sql`${round}`, sql`c.id`)}) as "claimB"`;

const GROUND: Sql = sql`c.line, c.to_a, c.to_b`;

/** Selects `contested` and `unclaimed` (MultiPolygon, EPSG:4490) of the latest claims of a round; no row where one is missing. */
export const selectContested = (id: DisputeId, round: Sql, noise: number): Sql => sql`
  select a.line as line_a, b.line as line_b, st_union(a.to_a, a.to_b, ${GRID}) as moved_a, st_union(b.to_a, b.to_b, ${GRID}) as moved_b,
         ${groundOf(sql`st_union(st_difference(a.to_a, b.to_a, ${GRID}), st_difference(b.to_b, a.to_b, ${GRID}), ${GRID})`, noise)} as contested,
         ${groundOf(sql`st_union(st_difference(b.to_a, a.to_a, ${GRID}), st_difference(a.to_b, b.to_b, ${GRID}), ${GRID})`, noise)} as unclaimed
    from (${latestClaim(id, 'a', round, GROUND)}) a cross join (${latestClaim(id, 'b', round, GROUND)}) b`;

const measured = (area: Sql, as: { geometry: Sql; metres: Sql; parts: Sql }): Sql => sql`
  st_asgeojson(${area}, 9, 0)::jsonb as ${as.geometry}, st_area(${area}::geography) as ${as.metres}, st_numgeometries(${area}) as ${as.parts}`;

const selectFound = (id: DisputeId, round: number, noise: number): Sql => sql`
  select case when st_crosses(line_a, line_b) then 'cross' when st_intersects(line_a, line_b) then 'touch'
              when st_intersects(moved_a, moved_b) then 'nested' else 'apart' end as relation,
         ${measured(sql`contested`, { geometry: sql`contested`, metres: sql`"contestedMetres"`, parts: sql`"contestedParts"` })},
         ${measured(sql`unclaimed`, { geometry: sql`unclaimed`, metres: sql`"unclaimedMetres"`, parts: sql`"unclaimedParts"` })}
    from (${selectContested(id, sql`${round}`, noise)}) f`;
