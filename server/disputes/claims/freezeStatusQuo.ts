import { type Db, json, run, type Sql, sql } from '../../platform/db/sql.ts';
import { outlineOf } from '../contestedArea.ts';
import type { DisputeId } from '../contract.ts';
import { latestClaim } from './claimRow.ts';
import { claimThresholds } from './claimThresholds.ts';
import { disputedArea } from './disputedArea.ts';
import { dividingLines } from './dividingLines.ts';

/** What of a dispute the snapshot needs. */
interface Frozen {
  id: DisputeId;
  sideA: string;
  sideB: string;
}

/**
 * Freezes the status quo of a dispute, once: line on record, claims so far, outlines, and who administers what inside the disputed
 * area. Outlines and divisions are those of the day that is named, places and claims as they stand. Called in the transaction of the act; a trigger keeps the row from then on. Outlines that are missing stay null.
 */
export async function freezeStatusQuo(
  tx: Db,
  dispute: Frozen,
  { at, on: day }: { at: string; on: string },
): Promise<void> {
  const sides = [dispute.sideA, dispute.sideB] as const;
  const { facing_metres: facing } = await claimThresholds(tx);
  const lines = await dividingLines(tx, { sides, day }, facing);
  const { hex } = await disputedArea(tx, dispute.id);
  const line = lines ? lineOf(lines.recorded) : sql`null::geometry`;
  const area = hex === null ? sql`null::geometry` : sql`${hex}::geometry`;
  await run(tx, insertStatusQuo(dispute, { at, day, line, area }));
}

const lineOf = (coordinates: unknown): Sql =>
  sql`st_setsrid(st_geomfromgeojson(${json({ type: 'MultiLineString', coordinates })}), 4490)`;

interface Shapes {
  at: string;
  day: string;
  line: Sql;
  area: Sql;
}

const LAST: Sql = sql`(select max(round) from dispute_claim m where m.dispute_id = c.dispute_id)`;

const insertStatusQuo = ({ id, sideA, sideB }: Frozen, { at, day, line, area }: Shapes): Sql => sql`
  insert into dispute_status_quo (dispute_id, frozen_on, frozen_at, line, claim_a, claim_b, outline_a, outline_b, area, administered)
  select ${id}, ${day}::date, ${at}::timestamptz, ${line}, (${latestClaim(id, 'a', LAST, sql`c.id`)}), (${latestClaim(id, 'b', LAST, sql`c.id`)}),
         st_multi(${outlineOf(sideA, day)}), st_multi(${outlineOf(sideB, day)}), ${area},
         coalesce((
           select jsonb_agg(jsonb_build_object('id', p.id, 'name', n.name, 'category', p.category, 'divisionCode', p.division_code,
                    'divisionName', coalesce(v.name, p.division_code), 'at', st_asgeojson(st_pointonsurface(p.geom), 7, 0)::jsonb -> 'coordinates')
                    order by p.division_code, n.name, p.id)
             from place p
             join place_name n on n.place_id = p.id and n.status = 'standard' and n.kind = 'standard'
             left join division v on v.code = p.division_code and v.valid @> ${day}::date
            where p.geom && ${area} and st_intersects(p.geom, ${area}) and p.status = 'live'), '[]'::jsonb)`;
