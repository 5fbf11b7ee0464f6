import type { Actor } from '../../accounts/actor.ts';
import type { Input, Reply } from '../../platform/contract.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { side } from '../markers/markerRow.ts';
import { visibleMarkers } from '../markers/visibleMarkers.ts';
import { visibleLines } from '../visibleLines.ts';
import { IncidentsApi } from './incidentsApiContract.ts';

type Nearby = Reply<typeof IncidentsApi.incidentPlaces>;
const Line = IncidentsApi.incidentPlaces.reply.shape.lines.element;
const Marker = IncidentsApi.incidentPlaces.reply.shape.markers.element;
/** Far enough for a telephone in a valley, and for a map that is a little off. */
const LINE_METRES = 5000;
const MARKER_METRES = 2000;

/** The lines and markers near a place that the reader sees, the nearest first, at most five of either; none without a place. */
export async function incidentPlaces(
  db: Db,
  actor: Actor,
  { near }: Input<typeof IncidentsApi.incidentPlaces>['query'],
): Promise<Nearby> {
  if (near === undefined) return { lines: [], markers: [] };
  const [lon, lat] = near.split(',').map(Number);
  const point = sql`st_setsrid(st_makepoint(${lon}::float8, ${lat}::float8), 4490)`;
  return {
    lines: await many(db, Line, selectLines(actor, point)),
    markers: await many(db, Marker, selectMarkers(actor, point)),
  };
}

const selectLines = (actor: Actor, point: Sql): Sql => sql`
  select l.id, l.level, ${side(sql`l.side_a`)} as "sideA", ${side(sql`l.side_b`)} as "sideB", n.metres as "distanceMetres"
    from (select m.line_id, min(st_distance(c.geom::geography, ${point}::geography)) as metres
            from boundary_arc c join boundary_line_arc m on m.arc_id = c.id
           where c.geom && near_box(${point}, ${LINE_METRES})
             and st_dwithin(c.geom::geography, ${point}::geography, ${LINE_METRES})
           group by m.line_id) n
    join boundary_line l on l.id = n.line_id
   where ${visibleLines(actor)}
   order by n.metres, l.code limit 5`;

const selectMarkers = (actor: Actor, point: Sql): Sql => sql`
  select m.id, m.line_id as "lineId", m.number_text as "numberText", jsonb_build_array(st_x(m.geom), st_y(m.geom)) as position,
         st_distance(m.geom::geography, ${point}::geography) as "distanceMetres"
    from boundary_marker m join boundary_line l on l.id = m.line_id
   where m.geom && near_box(${point}, ${MARKER_METRES}) and m.status <> 'scrapped'
     and st_dwithin(m.geom::geography, ${point}::geography, ${MARKER_METRES}) and ${visibleMarkers(actor)}
   order by 5, m.id limit 5`;
