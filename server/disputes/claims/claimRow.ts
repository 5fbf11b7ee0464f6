import { type Sql, sql } from '../../platform/db/sql.ts';

/** Selects Claim of `dispute_claim c`; conditions and order follow. Nine decimals are 0.1 mm. */
export const selectClaims: Sql = sql`
  select c.id, c.side, c.round, c.version, st_asgeojson(c.line, 9, 0)::jsonb as line, st_length(c.line::geography) as "lengthMetres",
         not exists (select 1 from dispute_claim n where n.dispute_id = c.dispute_id and n.side = c.side and n.round = c.round
           and n.version > c.version) as latest,
         c.text, c.map_scale as "mapScale", c.dated_on as "datedOn", c.evidence_ids as "evidenceIds", c.file_id as "fileId", c.part,
         c.recorded_by as "recordedBy", c.organisation, c.recorded_at as "recordedAt",
         st_area(c.ground::geography) as "groundSquareMetres",
         st_area((case c.side when 'a' then c.to_a else c.to_b end)::geography) as "gainSquareMetres",
         st_area((case c.side when 'a' then c.to_b else c.to_a end)::geography) as "leaveSquareMetres"
    from dispute_claim c`;

/** The latest claim of a side in a round. */
export const latestClaim = (dispute: string, side: 'a' | 'b', round: Sql, columns: Sql): Sql => sql`
  select ${columns} from dispute_claim c
   where c.dispute_id = ${dispute} and c.side = ${side} and c.round = ${round} order by c.version desc limit 1`;
