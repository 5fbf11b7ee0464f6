import { z } from 'zod';
import type { Input } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, join, many, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import {
  StoredFinding,
  StoredFindingDetail,
  type TopologyApi,
  type TopologyCheckId,
  TopologySide,
} from './topologyContract.ts';

type Query = Input<typeof TopologyApi.findings>['query'];
const After = z.tuple([z.int32()]);
const Count = z.object({ count: z.number().int() });

/** StoredFinding of `topology_finding f`. */
const columns: Sql = sql`
  f.position, f.kind, f.class, f.sides, f.area_square_metres as "areaSquareMetres", f.length_metres as "lengthMetres",
  f.width_metres as "widthMetres", f.ring, f.bbox`;

/** What a check found, by kind, the largest first; counted as it is filtered. */
export async function listFindings(db: Db, id: TopologyCheckId, query: Query) {
  const { limit, cursor } = query;
  const [after] = cursor ? decodeCursor(After, cursor) : [0];
  const chosen = chosenOf(id, query);
  const rows = await many(
    db,
    StoredFinding,
    sql`select ${columns} from topology_finding f where ${chosen} and f.position > ${after} order by f.position limit ${limit + 1}`,
  );
  const { count } = await one(db, Count, sql`select count(*)::int as count from topology_finding f where ${chosen}`);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.position]) : null, total: count };
}

function chosenOf(id: TopologyCheckId, { kind, class: size, pair, minArea, maxArea }: Query): Sql {
  const conditions = [sql`f.check_id = ${id}`];
  if (kind) conditions.push(sql`f.kind = ${kind}`);
  if (size) conditions.push(sql`f.class = ${size}`);
  if (pair) conditions.push(sql`f.pair = ${pair}`);
  if (minArea !== undefined) conditions.push(sql`f.area_square_metres >= ${minArea}`);
  if (maxArea !== undefined) conditions.push(sql`f.area_square_metres <= ${maxArea}`);
  return join(conditions, sql` and `);
}

/** One finding with its shape, proposals and what lies around it. @throws Problem not-found */
export async function findFinding(db: Db, id: TopologyCheckId, position: number): Promise<StoredFindingDetail> {
  const found = await maybeOne(
    db,
    StoredFindingDetail,
    sql`select ${columns}, f.geometry, f.proposal,
               (select coalesce(jsonb_agg(jsonb_build_object(
                          'side', jsonb_build_object('number', o.number, 'code', o.code, 'name', o.name),
                          'geometry', st_asgeojson(st_multi(st_clipbybox2d(st_boundary(o.geom), b.box)), 9, 0)::jsonb)
                          order by o.number), '[]')
                  from topology_outline o
                 where o.check_id = f.check_id and o.geom && b.box
                   and f.sides @> jsonb_build_array(jsonb_build_object('number', o.number))) as surroundings
          from topology_finding f
         cross join lateral (select st_expand(
             st_makeenvelope(f.bbox[1], f.bbox[2], f.bbox[3], f.bbox[4], 4490),
             greatest(f.bbox[3] - f.bbox[1], f.bbox[4] - f.bbox[2], ${LEAST_DEGREES}::float8)) as box) b
         where f.check_id = ${id} and f.position = ${position}`,
  );
  if (!found) throw new Problem('not-found', `No finding ${position}`, { detailZh: '没有这条检查结果。' });
  return found;
}

// About 100 m on all sides of a speck.
const LEAST_DEGREES = 0.001;

const Outline = z.object({ side: TopologySide, geometry: z.unknown() });
const Extent = z.object({ bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable() });

/** The outlines of a check, generalised to a two-thousandth of what they cover. */
export async function listOutlines(db: Db, id: TopologyCheckId) {
  const { bbox } = await one(
    db,
    Extent,
    sql`select case when e.box is null then null else jsonb_build_array(st_xmin(e.box), st_ymin(e.box), st_xmax(e.box), st_ymax(e.box)) end as bbox
          from (select st_extent(geom) as box from topology_outline where check_id = ${id}) e`,
  );
  const tolerance = bbox ? Math.max(bbox[2] - bbox[0], bbox[3] - bbox[1]) / 2000 : 0;
  const items = await many(
    db,
    Outline,
    sql`select jsonb_build_object('number', number, 'code', code, 'name', name) as side,
               st_asgeojson(st_multi(st_simplify(st_boundary(geom), ${tolerance}::float8, true)), 6, 0)::jsonb as geometry
          from topology_outline where check_id = ${id} order by number`,
  );
  return { items, bbox };
}
