import { z } from 'zod';
import { type Db, many, type Sql, sql } from '../../../platform/db/sql.ts';
import type { LineId } from '../../contract.ts';

const Row = z.object({
  id: z.string(),
  left: z.string(),
  right: z.string().nullable(),
  coordinates: z.tuple([z.number(), z.number()]).array(),
  isOwn: z.boolean(),
  lineId: z.string().nullable(),
  isRestricted: z.boolean(),
});
export type LevelArc = z.infer<typeof Row>;

/** Around a line some 2 km: what an edit of it may meet. */
const REACH_DEGREES = 0.02;

/**
 * The arcs of a level that make up all outlines near a line, whole: with them the outlines can be built. Numbers are as
 * stored.
 */
export const levelArcs = (db: Db, id: LineId, level: 'county' | 'township'): Promise<LevelArc[]> =>
  many(
    db,
    Row,
    sql`
    with near as (
      select st_expand(st_setsrid(st_extent(c.geom)::geometry, 4490), ${REACH_DEGREES}::float8) as box
        from boundary_line_arc m join boundary_arc c on c.id = m.arc_id where m.line_id = ${id}),
    code as (
      select distinct s.code from boundary_arc c, near cross join lateral unnest(array[c.left_code, c.right_code]) as s (code)
       where c.level = ${level} and c.geom && near.box and s.code is not null)
    select c.id, c.left_code as "left", c.right_code as "right", ${exact(sql`c.geom`)} as coordinates, coalesce(m.line_id = ${id}, false) as "isOwn",
           m.line_id as "lineId", coalesce(l.secrecy = 'restricted', false) as "isRestricted"
      from boundary_arc c
      left join boundary_line_arc m on m.arc_id = c.id
      left join boundary_line l on l.id = m.line_id
     where c.level = ${level} and (c.left_code in (select code from code) or c.right_code in (select code from code))
     order by c.id`,
  );

// 15 decimals: what comes back must be the very point.
const exact = (geometry: Sql): Sql => sql`st_asgeojson(${geometry}, 15, 0)::jsonb -> 'coordinates'`;

/** The level of the arcs that a line is made of: lines of provinces run between counties. */
export const arcLevelOf = (lineLevel: 'province' | 'county' | 'township'): 'county' | 'township' =>
  lineLevel === 'township' ? 'township' : 'county';
