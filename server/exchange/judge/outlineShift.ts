import gcoord from 'gcoord';
import { z } from 'zod';
import { type Db, json, many, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { median } from './directions.ts';
import { counts, inForce } from './rowSql.ts';

const { transform, GCJ02, WGS84 } = gcoord.default ?? gcoord;

const Vertex = z.object({ code: z.string(), lon: z.number(), lat: z.number(), metres: z.number() });
const Distance = z.object({ metres: z.number() });

/**
 * Whether outlines fit those on record clearly better once the offset of GCJ-02 is taken off them: by the median distance of
 * some vertices from the line on record. Undefined where they do not, or nothing can be compared.
 */
export async function outlineShift(
  tx: Db,
  judged: JudgedRun,
): Promise<{ outlines: number; lon: number; lat: number } | undefined> {
  const { gcj02_outline_metres: least, gcj02_outline_ratio: better } = judged.thresholds;
  const vertices = await many(tx, Vertex, someVertices(judged));
  const before = median(vertices.map(({ metres }) => metres));
  const [first] = vertices;
  // Two drawings of one line from two sources lie 100 to 200 m apart (median); with the offset of GCJ-02 it is 330 m.
  if (!first || before < least) return undefined;
  const turned = vertices.map(({ code, lon, lat }) => ({ code, at: transform([lon, lat], GCJ02, WGS84) }));
  const after = await many(tx, Distance, distances(judged, turned));
  if (median(after.map(({ metres }) => metres)) > before * better) return undefined;
  return { outlines: new Set(vertices.map(({ code }) => code)).size, lon: first.lon, lat: first.lat };
}

/** Some forty vertices of each of at most twelve outlines. */
const someVertices = (judged: JudgedRun) => sql`
  select v.code, st_x(v.point) as lon, st_y(v.point) as lat, st_distance(v.point::geography, v.line::geography) as metres
    from (select o.code, o.line, (p.d).geom as point, (p.d).path[1] as place, o.step
            from (select r.code, st_boundary(k.geom) as line, st_exteriorring(st_geometryn(r.geom, 1)) as ring,
                         greatest(1, st_npoints(st_exteriorring(st_geometryn(r.geom, 1))) / 40) as step
                    from import_row r
                    join division k on k.code = r.code and k.valid @> ${judged.today}::date
                   where ${counts(judged)} and k.geom is not null and not k.schematic and st_dimension(r.geom) = 2 and st_isvalid(r.geom)
                   order by r.number limit 12) o
            cross join lateral (select st_dumppoints(o.ring) as d) p) v
   where v.place % v.step = 0`;

const distances = (judged: JudgedRun, points: readonly { code: string; at: readonly number[] }[]) => sql`
  select st_distance(st_setsrid(st_makepoint((f.at ->> 0)::float8, (f.at ->> 1)::float8), 4490)::geography,
           st_boundary(d.geom)::geography) as metres
    from jsonb_to_recordset(${json(points)}) as f (code text, at jsonb)
    join division d on d.code = f.code and ${inForce(judged)}`;
