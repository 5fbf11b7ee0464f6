import { z } from 'zod';
import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import { GRID } from '../claims/claimGrid.ts';
import type { ContestedPart } from './contestedParts.ts';

const Divided = z.object({ a: z.string(), b: z.string(), undivided: z.string() });
export type Divided = z.infer<typeof Divided>;

const shape = (hex: string): Sql => sql`${hex}::geometry`;
const EMPTY: Sql = sql`'SRID=4490;POLYGON EMPTY'::geometry`;

/**
 * Divides a part by a line that may begin and end some centimetres inside it. A piece goes to the side whose own ground it borders:
 * along the end of B's claim lies what is A's in any case. A part that stays in one piece is divided for nobody. Hexadecimal EWKB.
 */
export const dividePart = (db: Db, part: ContestedPart, line: string): Promise<Divided> =>
  one(db, Divided, divide(part, line));

// Lines that were cut at the edge of a part end a hair inside it: both ends are led on by half a metre.
const extended = (line: Sql): Sql => sql`(
  select st_collect(st_addpoint(st_addpoint(l.geom, ${beyond(sql`st_pointn(l.geom, 2)`, sql`st_startpoint(l.geom)`)}, 0),
           ${beyond(sql`st_pointn(l.geom, -2)`, sql`st_endpoint(l.geom)`)}))
    from st_dump(${line}) l where st_npoints(l.geom) > 1 and not st_isclosed(l.geom))`;

const beyond = (before: Sql, end: Sql): Sql => sql`
  st_translate(${end}, 5e-6 * sin(st_azimuth(${before}, ${end})), 5e-6 * cos(st_azimuth(${before}, ${end})))`;

const divide = ({ part, edgeA, edgeB }: ContestedPart, line: string): Sql => sql`
  with piece as materialized (
    select f.geom, st_length(st_intersection(st_boundary(f.geom), st_buffer(${shape(edgeA)}, 1e-7, 2), ${GRID})) as along_a,
           st_length(st_intersection(st_boundary(f.geom), st_buffer(${shape(edgeB)}, 1e-7, 2), ${GRID})) as along_b
      from st_dump(st_polygonize(array[st_unaryunion(st_collect(st_boundary(${shape(part)}), coalesce(${extended(shape(line))}, ${EMPTY})), ${GRID})])) f
     where st_intersects(st_pointonsurface(f.geom), ${shape(part)})),
  many as (select count(*) > 1 as divided from piece)
  select coalesce(st_union(geom, ${GRID}) filter (where divided and along_b >= along_a), ${EMPTY})::text as a,
         coalesce(st_union(geom, ${GRID}) filter (where divided and along_b < along_a), ${EMPTY})::text as b,
         coalesce(st_union(geom, ${GRID}) filter (where not divided), ${EMPTY})::text as undivided
    from piece cross join many`;
