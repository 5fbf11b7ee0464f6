import type { Position } from '../../boundaries/arcs/edgeArc.ts';
import type { EditedLevel } from '../../boundaries/lines/drafts/judgeEdits.ts';
import { changedOutlines } from '../../boundaries/lines/drafts/measureOutlines.ts';
import { type Db, json, many, type Sql, sql } from '../../platform/db/sql.ts';
import { PassedGround } from './effectContract.ts';

type Stretches = readonly { before: readonly Position[]; after: readonly Position[] }[];
interface Moved {
  /** The level of the line first. */
  levels: readonly EditedLevel[];
  stretches: Stretches;
  sliverSquareMetres: number;
}

/**
 * The ground that passes from one division to another, by level; pieces no larger than rounding are left out. Of the line's own level
 * it is what lies between the former and the new course, with their very points. Areas on the ellipsoid in m².
 */
export async function passedGround(db: Db, { levels, stretches, sliverSquareMetres }: Moved): Promise<PassedGround[]> {
  const [own, ...finer] = levels.map((edited) => ({ level: edited.level, changed: changedOutlines(edited) }));
  if (!own) return [];
  const found = await many(db, PassedGround, selectPassed(own, facesBetween(stretches), sliverSquareMetres));
  for (const edited of finer)
    found.push(...(await many(db, PassedGround, selectPassed(edited, OVERLAY, sliverSquareMetres))));
  return found;
}

const unit = (code: Sql): Sql => sql`jsonb_build_object('code', ${code}, 'name',
  coalesce((select d.name from division d where d.code = ${code} order by lower(d.valid) desc limit 1), ${code}))`;

/** The faces between the former and the new course; a point inside tells whose each was and is. */
const facesBetween = (stretches: Stretches): Sql => sql`
  select f.geom, (select o.code from o where st_covers(o.was, f.inside) limit 1) as from_code,
         (select o.code from o where st_covers(o.now, f.inside) limit 1) as to_code
    from (select e.geom, st_pointonsurface(e.geom) as inside
            from (select (st_dump(st_polygonize(n.edges))).geom
                    from (select st_unaryunion(st_collect(st_setsrid(st_geomfromgeojson(
                                   jsonb_build_object('type', 'LineString', 'coordinates', r.course)), 4490))) as edges
                            from jsonb_array_elements(${json(stretches.flatMap(({ before, after }) => [before, after]))}::jsonb) r (course)) n) e) f`;

// On a grid of a hundredth of a millimetre: where an edge got a point, its two courses are one but for rounding.
const OVERLAY: Sql = sql`
  select (st_dump(st_collectionextract(st_intersection(a.was, b.now, 1e-10), 3))).geom, a.code as from_code, b.code as to_code
    from o a join o b on a.code <> b.code and a.was && b.now`;

interface Changed {
  level: string;
  changed: ReturnType<typeof changedOutlines>;
}

const selectPassed = ({ level, changed }: Changed, pieces: Sql, sliver: number): Sql => sql`
  with o as materialized (
    select r.code, st_setsrid(st_geomfromgeojson(r.was), 4490) as was, st_setsrid(st_geomfromgeojson(r."is"), 4490) as now
      from jsonb_to_recordset(${json(changed)}) as r (code text, was jsonb, "is" jsonb)),
  piece as materialized (${pieces}),
  p as (
    select from_code, to_code, st_multi(st_collect(geom)) as geom
      from piece
     where from_code <> to_code and st_area(geom::geography) > ${sliver}::float8
     group by from_code, to_code)
  select ${level} as level, ${unit(sql`p.from_code`)} as "from", ${unit(sql`p.to_code`)} as "to",
         st_area(p.geom::geography) as "squareMetres", st_asgeojson(p.geom, 15, 0)::jsonb as geometry
    from p
   order by p.from_code, p.to_code`;
