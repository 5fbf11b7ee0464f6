import { z } from 'zod';
import { inDivisions } from '../../gazetteer/inDivisions.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { CheckAttributes } from '../contract.ts';
import { JudgedRequest } from './judgeName.ts';
import type { PastCheck } from './pastCheck.ts';

const PAGE = 200;
// As a scan counts them: names in force and those of the census.
const LIVE = sql`n.status in ('standard', 'census_only') and n.kind = 'standard'`;

const Row = z.object({
  nameId: z.string(),
  placeId: z.string(),
  label: z.string(),
  name: z.string(),
  category: z.string(),
  division: z.string(),
  attributes: z.unknown(),
  geometry: z.unknown(),
});

/** Standard names in force in the divisions of this prefix. */
export async function countRegisterNames(db: Db, prefix: string): Promise<number> {
  const query = sql`select count(*)::int as count from place_name n where ${inDivisions(prefix)} and ${LIVE}`;
  return (await one(db, z.object({ count: z.number() }), query)).count;
}

/** One page of them, as questions to the rules; a place's attributes and shape count where they are such as a check takes. */
export async function registerNames(
  db: Db,
  prefix: string,
  after: string | null,
): Promise<{ checks: PastCheck[]; next: string | null }> {
  const rows = await many(db, Row, selectPage(prefix, after));
  const checks = rows.flatMap((row): PastCheck[] => {
    const given = { name: row.name, category: row.category, division: row.division, self: row.placeId };
    const attributes = CheckAttributes.safeParse(row.attributes).data ?? {};
    const shape = JudgedRequest.shape.geometry.safeParse(row.geometry ?? undefined).data;
    const request = JudgedRequest.safeParse({ ...given, attributes, ...(shape ? { geometry: shape } : {}) }).data;
    return request ? [{ subjectId: row.placeId, label: row.label, request, answer: null }] : [];
  });
  return { checks, next: rows.length === PAGE ? (rows.at(-1)?.nameId ?? null) : null };
}

const selectPage = (prefix: string, after: string | null): Sql => sql`
  select n.id as "nameId", n.place_id as "placeId", n.name, n.category, p.division_code as division, p.attributes,
         coalesce((select d.path from division d where d.code = p.division_code and upper_inf(d.valid)), '') as label,
         st_asgeojson(p.geom, 9, 0)::jsonb as geometry
    from (
      select n.id, n.place_id, n.name, n.category from place_name n
       where ${inDivisions(prefix)} and ${LIVE} ${after ? sql`and n.id > ${after}::uuid` : sql``}
       order by n.id limit ${PAGE}) n
    join place p on p.id = n.place_id
   order by n.id`;
