import { z } from 'zod';
import { type Db, json, many, run, type Sql, sql } from '../platform/db/sql.ts';
import type { Outline } from './importOutline.ts';

interface Given {
  outlines: readonly Outline[];
  /** System of the coordinates; 4490 for degrees. */
  srid: number;
  /** YYYY-MM-DD: which version of a division is meant. */
  day: string;
}

const Row = z.object({
  number: z.number(),
  code: z.string(),
  /** Why the outline is invalid, by PostGIS; null when it is valid. */
  reason: z.string().nullable(),
  at: z.string(),
  /** After repair where it is invalid. */
  areaKm2: z.string(),
  isOutside: z.boolean(),
  name: z.string().nullable(),
  state: z.enum(['new', 'same', 'other', 'unknown', 'statistical', 'level']),
  /** From the centre of an outline on record that is not schematic. */
  movedKm: z.number().nullable(),
  /** Divisions below it whose outlines are schematic. */
  schematicParts: z.number(),
  before: z.object({ source: z.string(), schematic: z.boolean() }).nullable(),
});
export type Judged = z.infer<typeof Row> & { unit: string; given: string | null };

/** What PostGIS and the register say about each outline; never overlays anything, so that invalid ones are safe. */
export async function judgedOutlines(tx: Db, given: Given): Promise<Judged[]> {
  const rows = await many(tx, Row, judge(given));
  const named = new Map(given.outlines.map(({ number, unit, name }) => [number, { unit, given: name }]));
  return rows.map((row) => ({ ...row, unit: row.code, given: null, ...named.get(row.number) }));
}

/** Holds the divisions of these codes until the transaction ends. */
export const lockDivisions = (tx: Db, codes: readonly string[], day: string): Promise<number> =>
  run(
    tx,
    sql`select row_id from division where code = any(${codes}::text[]) and valid @> ${day}::date order by row_id for update`,
  );

/** Puts the outlines in place of those that were there; answers how many. The words of `source` for the code stay. */
export const replaceOutlines = (tx: Db, given: Given, source: string): Promise<number> =>
  run(
    tx,
    sql`update division d
           set geom = r.geom, schematic = false, updated_at = now(),
               source = regexp_replace(d.source, '；轮廓：.*$', '') || '；轮廓：' || ${source}
          from (${outlineRows(given)}) r
         where d.code = r.code and d.valid @> ${given.day}::date`,
  );

const outlineRows = ({ outlines, srid }: Given): Sql => sql`
  select number, code, case when ${srid}::int = 4490 then given else st_transform(given, 4490) end as geom
    from (select number, code, st_setsrid(st_geomfromgeojson(
                   jsonb_build_object('type', 'MultiPolygon', 'coordinates', coordinates)), ${srid}::int) as given
            from jsonb_to_recordset(${json(outlines)}) as f (number int, code text, coordinates jsonb)) g`;

const judge = (given: Given): Sql => sql`
  select r.number, r.code, v.reason,
         format('[%s, %s]', round(st_x(a.point)::numeric, 6)::float8, round(st_y(a.point)::numeric, 6)::float8) as at,
         round((st_area(case when v.valid then r.geom else st_makevalid(r.geom, 'method=structure') end::geography)
           / 1e6)::numeric, 1)::text as "areaKm2",
         not (st_xmin(r.geom) >= 73 and st_xmax(r.geom) <= 136 and st_ymin(r.geom) >= 3 and st_ymax(r.geom) <= 54)
           as "isOutside",
         d.name,
         case when d.code is null then 'unknown'
              when d.statistical then 'statistical'
              when d.level not in ('county', 'township') then 'level'
              when d.geom is null then 'new'
              when not d.schematic and st_asbinary(d.geom) = st_asbinary(r.geom) then 'same'
              else 'other' end as state,
         case when v.valid and not d.schematic then round((st_distance(st_centroid(d.geom)::geography,
           st_centroid(r.geom)::geography) / 1e3)::numeric, 1)::float8 end as "movedKm",
         (select count(*) from division p where p.parent_code = d.code and p.schematic and p.valid @> ${given.day}::date)
           as "schematicParts",
         case when d.code is not null then jsonb_build_object('source', d.source, 'schematic', d.schematic) end as before
    from (${outlineRows(given)}) r
    cross join lateral st_isvaliddetail(r.geom) v
    cross join lateral (select coalesce(v.location, st_pointn(st_exteriorring(st_geometryn(r.geom, 1)), 1)) as point) a
    left join division d on d.code = r.code and d.valid @> ${given.day}::date
   order by r.number`;
