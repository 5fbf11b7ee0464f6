import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Input, Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { boxOf } from '../boxOf.ts';
import { linesOfRecord } from '../markers/visibleMarkers.ts';
import { visibleLines } from '../visibleLines.ts';
import { type BoundaryMapApi, MapStretch } from './mapContract.ts';

type Query = Input<typeof BoundaryMapApi.stretches>['query'];
const Key = z.tuple([z.string().max(80), z.string().max(40)]);

/**
 * Stretches of lines inside a box that the reader may see, by line; keyset paging. Today's are arcs and know their sides; past
 * ones are the versions kept. Lines that ended come with the course they had last.
 */
export async function mapLines(
  db: Db,
  actor: Actor,
  query: Query,
  today: string,
): Promise<Reply<typeof BoundaryMapApi.stretches>> {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(db, MapStretch, selectPage(actor, { ...query, today }, after));
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.properties.code, last.id]) : null, total: null };
}

// As in the public tiles: at a smaller scale they cover everything else.
const TOWNSHIPS_FROM = 9;

type Asked = Query & { today: string };

const selectPage = (actor: Actor, query: Asked, after: z.infer<typeof Key> | undefined): Sql => sql`
  select 'Feature' as type, s.key as id,
         jsonb_build_object('line', l.id, 'code', l.code, 'name', l.name, 'level', l.level, 'status', s.status,
           'schematic', l.schematic, 'left', s.left_side, 'lengthMetres', s.metres,
           'sideA', jsonb_build_object('code', l.side_a, 'name', ${nameOf(sql`l.side_a`)}),
           'sideB', jsonb_build_object('code', l.side_b, 'name', ${nameOf(sql`l.side_b`)})) as properties,
         st_asgeojson(st_simplify(s.geom, ${toleranceAt(query.zoom)}::float8, true), 7, 0)::jsonb as geometry
    from (${stretches(actor, query)}) s
    join boundary_line l on l.id = s.line_id
   where ${query.zoom < TOWNSHIPS_FROM ? sql`l.level <> 'township'` : sql`true`}
     ${after ? sql`and (l.code, s.key) > (${after[0]}, ${after[1]})` : sql``}
   order by l.code, s.key
   limit ${query.limit + 1}`;

/** Half a pixel of a map of 512 pixels a tile, in degrees. Ends of stretches stay, so that they still meet. */
const toleranceAt = (zoom: number): number => 360 / 512 / 2 ** zoom / 2;

const nameOf = (code: Sql): Sql => sql`
  coalesce((select d.name from division d where d.code = ${code} order by lower(d.valid) desc limit 1), ${code})`;

function stretches(actor: Actor, query: Asked): Sql {
  const isPast = query.at !== undefined && query.at !== query.today;
  const standing = isPast ? standingOn(actor, query) : standingNow(actor, query);
  return query.ended === 'yes' ? sql`${standing} union all ${endedBy(actor, query)}` : standing;
}

const standingNow = (actor: Actor, query: Asked): Sql => sql`
  select l.id as line_id, c.id::text as key, l.status, c.geom,
         case when starts_with(c.left_code, l.side_a) then 'A' when starts_with(c.left_code, l.side_b) then 'B' end as left_side,
         (select sum(st_length(w.geom::geography)) from boundary_line_arc v join boundary_arc w on w.id = v.arc_id
           where v.line_id = l.id) as metres
    from boundary_arc c
    join boundary_line_arc m on m.arc_id = c.id
    join boundary_line l on l.id = m.line_id
   where c.geom && ${boxOf(query.bbox)} and ${visibleLines(actor)}`;

const standingOn = (actor: Actor, query: Asked): Sql => sql`
  select l.id as line_id, n.id::text as key, n.status, n.geom, null as left_side, n.length_metres as metres
    from boundary_line_version n
    join boundary_line l on l.id = n.line_id
   where n.geom && ${boxOf(query.bbox)} and n.valid @> ${query.at ?? query.today}::date and ${linesOfRecord(actor)}`;

const endedBy = (actor: Actor, query: Asked): Sql => sql`
  select l.id as line_id, n.id::text as key, 'ended' as status, n.geom, null as left_side, n.length_metres as metres
    from boundary_line_version n
    join boundary_line l on l.id = n.line_id
   where n.geom && ${boxOf(query.bbox)} and upper(l.valid) <= ${query.at ?? query.today}::date and ${linesOfRecord(actor)}
     and n.number = (select max(k.number) from boundary_line_version k where k.line_id = l.id and not isempty(k.valid))`;
