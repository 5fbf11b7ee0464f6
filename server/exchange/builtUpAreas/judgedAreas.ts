import { z } from 'zod';
import { CountyShare, ReadArea } from '../../gazetteer/builtUpAreas/builtUpContract.ts';
import { simplerShape } from '../../gazetteer/builtUpAreas/builtUpRow.ts';
import { countyShares } from '../../gazetteer/builtUpAreas/countyShares.ts';
import { areaInForce } from '../../gazetteer/liveNames.ts';
import { type Db, json, many, type Sql, sql } from '../../platform/db/sql.ts';
import type { GivenArea } from './readAreas.ts';

export interface Judging {
  areas: readonly GivenArea[];
  /** System of the coordinates; 4490 for degrees. */
  srid: number;
  /** YYYY-MM-DD: whose counties and whose areas in force. */
  day: string;
}

const Row = z.object({
  number: z.number(),
  /** Why it is invalid, by PostGIS; null when it is valid. */
  reason: z.string().nullable(),
  at: z.string(),
  /** How much of the area after repair is not the area as drawn, 0 to 1 and more; null where nothing is left. */
  change: z.number().nullable(),
  isOutside: z.boolean(),
  counties: CountyShare.array(),
  areaSquareMetres: z.number(),
  others: ReadArea.shape.others,
  geometry: z.unknown(),
  /** Of the county that the feature names, where the register has it on the day. */
  named: z.object({ code: z.string(), name: z.string() }).nullable(),
});
export type JudgedArea = z.infer<typeof Row>;

/** What PostGIS and the register say about each area that could be read. Overlays are computed on valid shapes only. */
export async function judgedAreas(db: Db, judging: Judging): Promise<Map<number, JudgedArea>> {
  const rows = await many(db, Row, judge(judging));
  return new Map(rows.map((row) => [row.number, row]));
}

/**
 * The areas as valid multipolygons in EPSG:4490. What is repaired keeps what is drawn inside and outside; how much that
 * changed, `change` tells: by the shoelace formula a figure of eight has the difference of its loops, a spike nothing.
 */
const validAreas = ({ areas, srid }: Judging): Sql => sql`
  select r.number, r.name, r.code, v.reason, v.location, r.given, r.geom,
         abs(st_area(r.geom) - st_area(r.given)) / nullif(st_area(r.geom), 0) as change
    from (select g.*, case when st_isvalid(g.given) then g.given
                           else st_multi(st_collectionextract(st_makevalid(g.given, 'method=structure'), 3)) end as geom
            from (select number, name, code, case when ${srid}::int = 4490 then drawn else st_transform(drawn, 4490) end as given
                    from (select number, name, code, st_setsrid(st_geomfromgeojson(
                                   jsonb_build_object('type', 'MultiPolygon', 'coordinates', coordinates)), ${srid}::int) as drawn
                            from jsonb_to_recordset(${json(areas.filter(({ coordinates }) => coordinates !== null))})
                                 as f (number int, name text, code text, coordinates jsonb)) d) g) r
   cross join lateral st_isvaliddetail(r.given) v`;

const judge = (judging: Judging): Sql => sql`
  with area as materialized (${validAreas(judging)})
  select a.number, a.reason, a.change,
         format('[%s, %s]', round(st_x(p.point)::numeric, 6)::float8, round(st_y(p.point)::numeric, 6)::float8) as at,
         coalesce(not (st_xmin(a.given) >= 73 and st_xmax(a.given) <= 136 and st_ymin(a.given) >= 3 and st_ymax(a.given) <= 54), false)
           as "isOutside",
         ${countyShares(sql`a.geom`, judging.day)} as counties,
         st_area(a.geom::geography) as "areaSquareMetres",
         ${simplerShape(sql`a.geom`)} as geometry,
         (select jsonb_build_object('code', d.code, 'name', d.name) from division d
           where d.code = left(a.code, 6) and d.level = 'county' and d.valid @> ${judging.day}::date) as named,
         (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'version', o.version, 'name', o.name,
                   'validFrom', o.valid_from, 'share', o.share, 'isSame', o.name = a.name) order by o.share desc, o.id), '[]')
            from (select b.id, b.version, b.name, b.valid_from, case when st_intersects(b.geom, a.geom) then
                           round((st_area(st_intersection(b.geom, a.geom)) / nullif(st_area(a.geom), 0))::numeric, 4)::float8
                         else 0 end as share
                    from built_up_area b
                   where ${areaInForce(judging.day)} and b.geom && a.geom
                      or b.name = a.name and (b.valid_to is null or b.valid_to > ${judging.day}::date)) o
           where o.share >= 0.001 or o.name = a.name) as others
    from area a
    cross join lateral (
      select coalesce(a.location, st_pointn(st_exteriorring(st_geometryn(a.given, 1)), 1)) as point) p
   order by a.number`;

/** Puts areas in force: rows of `built_up_area`, answered with their ids. */
export const insertAreas = (judging: Judging, kept: readonly KeptArea[], facts: KeptFacts): Sql => sql`
  insert into built_up_area (id, name, county_code, geom, as_of, valid_from, schematic, source, document_no, sha256,
    recorded_by, recorded_at, updated_at, replaces)
  select k.id, a.name, k.county, a.geom, ${facts.asOf}, ${judging.day}, false, ${facts.source}, ${facts.documentNo},
         ${facts.sha256}, ${facts.recordedBy}, ${facts.at}, ${facts.at}, k.replaces
    from (${validAreas(judging)}) a
    join jsonb_to_recordset(${json(kept)}) as k (number int, id uuid, county text, replaces uuid) on k.number = a.number`;

export interface KeptArea {
  number: number;
  id: string;
  county: string;
  replaces: string | null;
}
export interface KeptFacts {
  asOf: string;
  source: string;
  documentNo: string;
  sha256: string;
  recordedBy: string;
  at: string;
}
