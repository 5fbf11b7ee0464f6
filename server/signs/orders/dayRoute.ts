import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Download, Input } from '../../platform/contract.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type DayRoute, OrderListItem } from './orderContract.ts';
import { ORDER_TABLES, orderColumns } from './orderRow.ts';
import type { OrdersApi } from './ordersApiContract.ts';
import { legsOf, planRoute } from './planRoute.ts';
import { gpxOf, routeGeoJson } from './routeFiles.ts';
import { visibleOrders } from './visibleOrders.ts';

type Query = Input<typeof OrdersApi.dayRoute>['query'];
const Distance = z.object({ from: z.number().int(), to: z.number().int(), metres: z.number() });

/**
 * In which order to visit the places of these orders, from a starting point or from the one named first. Distances are geodesic,
 * in a straight line. @throws Problem not-found for orders outside the reader's divisions
 */
export async function dayRoute(
  db: Db,
  actor: Actor,
  { query, today }: { query: Query; today: string },
): Promise<DayRoute> {
  const orders = await ordersOf(db, actor, { query, today });
  const unplaced = orders.filter(({ position }) => position === null);
  const placed = orders.flatMap((order) => (order.position ? [{ order, position: order.position }] : []));
  const start = query.start;
  const points = [...(start ? [start] : []), ...placed.map(({ position }) => position)];
  const metres = await distancesOf(db, points);
  const route = planRoute(metres);
  const legs = legsOf(route, metres);
  const offset = start ? 1 : 0;
  const stops = route.flatMap((place, i) => {
    const stop = placed[place - offset];
    return stop ? [{ order: stop.order, legMetres: legs[i] ?? 0 }] : [];
  });
  return { stops, totalMetres: legs.reduce((sum, leg) => sum + leg, 0), unplaced };
}

async function ordersOf(
  db: Db,
  actor: Actor,
  { query, today }: { query: Query; today: string },
): Promise<OrderListItem[]> {
  const rows = await many(
    db,
    OrderListItem,
    sql`select ${orderColumns(today)} from ${ORDER_TABLES}
         where o.id = any(${query.orders}::uuid[]) and ${visibleOrders(actor)}
         order by array_position(${query.orders}::uuid[], o.id)`,
  );
  if (rows.length === query.orders.length) return rows;
  throw new Problem('not-found', 'There is no such order among those named', {
    detailZh: '所选工单中有不存在的工单。',
  });
}

/** Metres between each two points, on the ellipsoid. */
async function distancesOf(db: Db, points: readonly (readonly [number, number])[]): Promise<number[][]> {
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const rows = await many(
    db,
    Distance,
    sql`with p as (select n::int - 1 as n, st_setsrid(st_makepoint(lon, lat), 4490)::geography as at
                     from unnest(${lons}::float8[], ${lats}::float8[]) with ordinality as u (lon, lat, n))
        select a.n as from, b.n as to, st_distance(a.at, b.at) as metres from p a join p b on a.n < b.n`,
  );
  const metres = points.map(() => points.map(() => 0));
  for (const { from, to, metres: far } of rows) {
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      // biome-ignore format: one line
      const row = metres[a];
      if (row) row[b] = far;
    }
  }
  return metres;
}

/** The route as a file for a navigation device (GPX 1.1) or a map (GeoJSON). */
export async function dayRouteFile(
  db: Db,
  actor: Actor,
  { query, today, format }: { query: Query; today: string; format: 'gpx' | 'geojson' },
): Promise<Download> {
  const route = await dayRoute(db, actor, { query, today });
  const fileName = `标志维护路线 ${today}.${format}`;
  if (format === 'gpx') return { body: gpxOf(route), mediaType: 'application/gpx+xml', fileName };
  return { body: JSON.stringify(routeGeoJson(route)), mediaType: 'application/geo+json', fileName };
}
