import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import type { Reply } from '../../platform/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';
import { lineWithheld } from './recordedLine.ts';
import { StatusQuo, type StatusQuoApi } from './statusQuoContract.ts';

/**
 * The status quo as it was frozen; null before. Places that the reader may not see now are left out; where the line on record is
 * restricted, line and outlines are.
 */
export async function statusQuo(db: Db, actor: Actor, id: DisputeId): Promise<Reply<typeof StatusQuoApi.statusQuo>> {
  const found = await maybeOne(db, StatusQuo, selectStatusQuo(id, divisionPrefix(actor.divisionCode)));
  return { statusQuo: found ?? null };
}

const shape = (geometry: Sql): Sql => sql`case when not w.withheld then st_asgeojson(${geometry}, 7, 0)::jsonb end`;
const claim = (id: Sql): Sql => sql`(
  select jsonb_build_object('id', c.id, 'line', st_asgeojson(c.line, 9, 0)::jsonb) from dispute_claim c where c.id = ${id})`;

const selectStatusQuo = (id: DisputeId, prefix: string): Sql => sql`
  select q.frozen_on as "frozenOn", q.frozen_at as "frozenAt", ${shape(sql`q.line`)} as line, w.withheld,
         ${claim(sql`q.claim_a`)} as "claimA", ${claim(sql`q.claim_b`)} as "claimB", st_asgeojson(q.area, 9, 0)::jsonb as area,
         st_area(q.area::geography) as "areaSquareMetres", ${shape(sql`q.outline_a`)} as "outlineA", ${shape(sql`q.outline_b`)} as "outlineB",
         coalesce((select jsonb_agg(a.value order by a.n)
            from jsonb_array_elements(q.administered) with ordinality a (value, n)
            join place p on p.id = (a.value ->> 'id')::uuid
             and (p.secrecy = 'public' and p.status in ('live', 'abolished') or starts_with(p.division_code, ${prefix}))), '[]'::jsonb) as administered
    from dispute_status_quo q
    join dispute d on d.id = q.dispute_id
   cross join lateral (select ${lineWithheld} as withheld) w
   where q.dispute_id = ${id}`;
