import type { EditedLevel } from '../../boundaries/lines/drafts/judgeEdits.ts';
import { changedOutlines } from '../../boundaries/lines/drafts/measureOutlines.ts';
import { type Db, json, many, type Sql, sql } from '../../platform/db/sql.ts';
import { PassedGround } from './effectContract.ts';

/**
 * The ground that passes from one division to another, by level; pieces no larger than rounding are left out. Areas on the
 * ellipsoid in m².
 */
export async function passedGround(
  db: Db,
  levels: readonly EditedLevel[],
  sliverSquareMetres: number,
): Promise<PassedGround[]> {
  const found: PassedGround[] = [];
  for (const edited of levels) {
    const changed = changedOutlines(edited);
    if (changed.length === 0) continue;
    found.push(...(await many(db, PassedGround, selectPassed(edited.level, changed, sliverSquareMetres))));
  }
  return found;
}

const unit = (code: Sql): Sql => sql`jsonb_build_object('code', ${code}, 'name',
  coalesce((select d.name from division d where d.code = ${code} order by lower(d.valid) desc limit 1), ${code}))`;

const selectPassed = (level: string, changed: ReturnType<typeof changedOutlines>, sliver: number): Sql => sql`
  with o as materialized (
    select r.code, st_setsrid(st_geomfromgeojson(r.was), 4490) as was, st_setsrid(st_geomfromgeojson(r."is"), 4490) as now
      from jsonb_to_recordset(${json(changed)}) as r (code text, was jsonb, "is" jsonb)),
  passed as (
    select a.code as from_code, b.code as to_code, st_multi(st_collectionextract(st_intersection(a.was, b.now), 3)) as geom
      from o a join o b on a.code <> b.code and a.was && b.now),
  part as (
    select p.from_code, p.to_code, st_multi(st_collect(d.geom)) as geom
      from passed p cross join lateral st_dump(p.geom) d
     where st_area(d.geom::geography) > ${sliver}::float8
     group by p.from_code, p.to_code)
  select ${level} as level, ${unit(sql`p.from_code`)} as "from", ${unit(sql`p.to_code`)} as "to",
         st_area(p.geom::geography) as "squareMetres", st_asgeojson(p.geom, 15, 0)::jsonb as geometry
    from part p
   order by p.from_code, p.to_code`;
