import { z } from 'zod';
import type { Position } from '../../boundaries/arcs/edgeArc.ts';
import { BESIDE_DEGREES, caseName, ENDED } from '../../dossiers/followUp.ts';
import { type Db, json, many, type Sql, sql } from '../../platform/db/sql.ts';
import { ObjectKind, type PassedGround, type PassedObjects } from './effectContract.ts';

const MOST_ITEMS = 50;
const Row = z.object({
  name: z.string(),
  from: z.string(),
  to: z.string(),
  at: z.tuple([z.number(), z.number()]).nullable(),
  total: z.number().int(),
});

/**
 * What changes sides: what lies wholly in ground that passes and stands under the division that gives it; names that the new
 * line cuts; markers beside the former course. Of the finest level that passes; restricted places and markers are left out.
 */
export async function passedObjects(
  db: Db,
  passed: readonly PassedGround[],
  stretches: readonly { before: readonly Position[] }[],
): Promise<PassedObjects[]> {
  const finest = passed.some(({ level }) => level === 'township') ? 'township' : 'county';
  const ground = groundOf(passed.filter(({ level }) => level === finest));
  const found: PassedObjects[] = [];
  for (const kind of ObjectKind.options) {
    const rows = await many(
      db,
      Row,
      sql`
      select f.*, count(*) over ()::int as total from (${SELECTS[kind](ground, stretches)}) f order by f.name, f.at::text limit ${MOST_ITEMS}`,
    );
    if (rows[0]) found.push({ kind, count: rows[0].total, items: rows.map(({ total: _, ...item }) => item) });
  }
  return found;
}

const groundOf = (passed: readonly PassedGround[]): Sql => {
  const rows = passed.map(({ from, to, geometry }) => ({
    from: from.code,
    to: to.code,
    toName: to.name,
    fromName: from.name,
    geometry,
  }));
  return sql`select r."from", r."fromName", r."toName", st_setsrid(st_geomfromgeojson(r.geometry), 4490) as geom
    from jsonb_to_recordset(${json(rows)}) as r ("from" text, "to" text, "fromName" text, "toName" text, geometry jsonb)`;
};

const at = (geometry: Sql): Sql => sql`st_asgeojson(st_pointonsurface(${geometry}), 6, 0)::jsonb -> 'coordinates'`;
const meets = sql`g.geom && p.geom and st_intersects(p.geom, g.geom) and not st_touches(p.geom, g.geom)`;
const columns = (name: Sql): Sql =>
  sql`${name} as name, g."fromName" as "from", g."toName" as "to", ${at(sql`p.geom`)} as at`;
// Under the township, a village of it, or the county itself.
const isUnder = sql`(starts_with(p.division_code, g."from") or starts_with(g."from", p.division_code))`;

const names = (ground: Sql, which: Sql): Sql => sql`
  select ${columns(sql`n.name`)}
    from (${ground}) g join place p on ${meets} join place_name n on n.place_id = p.id and n.kind = 'standard' and n.status = 'standard'
   where p.secrecy <> 'restricted' and ${which}`;
const within = sql`st_coveredby(p.geom, g.geom) and ${isUnder}`;

type Stretches = readonly { before: readonly Position[] }[];
const SELECTS: Readonly<Record<ObjectKind, (ground: Sql, stretches: Stretches) => Sql>> = {
  villages: (ground) => names(ground, sql`p.category = 'committee_site' and ${within}`),
  names: (ground) => names(ground, sql`p.category <> 'committee_site' and ${within}`),
  cut_names: (ground) => names(ground, sql`not st_coveredby(p.geom, g.geom) and ${isUnder}`),
  signs: (ground) => sql`
    select ${columns(sql`n.name`)}
      from (${ground}) g join place p on ${meets} join place_name n on n.place_id = p.id and n.kind = 'standard' and n.status = 'standard'
      join sign s on s.place_id = p.id and s.status = 'installed'
     where p.secrecy <> 'restricted' and ${within}`,
  cases: (ground) => sql`
    select ${columns(caseName(sql`p.id`))} from (${ground}) g join naming_case p on ${meets} where not p.state = any(${ENDED})`,
  markers: (_, stretches) => sql`
    select p.number_text as name, '' as "from", '' as "to", ${at(sql`p.geom`)} as at
      from boundary_marker p
     where p.status <> 'scrapped' and p.secrecy <> 'restricted' and exists (
       select 1 from (${courses(stretches)}) c where st_dwithin(p.geom, c.geom, ${BESIDE_DEGREES}::float8))`,
};

const courses = (stretches: Stretches): Sql => sql`
  select st_setsrid(st_geomfromgeojson(jsonb_build_object('type', 'LineString', 'coordinates', r.before)), 4490) as geom
    from jsonb_to_recordset(${json(stretches.map(({ before }) => ({ before })))}) as r (before jsonb)`;
