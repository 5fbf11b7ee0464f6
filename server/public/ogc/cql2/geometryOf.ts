import { join, type Sql, sql } from '../../../platform/db/sql.ts';
import { boxesOf, envelope, requireOrder } from '../boxOf.ts';
import { type Crs, read } from '../crs.ts';
import { refused } from '../refused.ts';
import type { Subject } from './propertyOf.ts';
import type { Position, Shape, Spatial } from './syntax.ts';

/** The geometry of the row, or one that was written down, in the register's system. @throws Problem invalid-input */
export function geometryOf({ collection, crs }: Subject, spatial: Spatial): Sql {
  if (spatial.kind !== 'property') return read(shapeOf(spatial, crs), crs);
  if (spatial.name === 'geometry') return collection.geometry;
  throw refused(
    'filter',
    `${spatial.name} is not a geometry; geometry is`,
    `${spatial.name} 不是几何属性，几何属性为 geometry`,
  );
}

/** Without a system. A polygon that crosses itself is taken for what it encloses; a box across the 180th meridian is two, as in `bbox`. */
function shapeOf(shape: Shape, crs: Crs): Sql {
  requireFinite(shape);
  if (shape.kind === 'box') {
    requireOrder('filter', shape.corners, crs);
    return sql`st_collect(array[${join(boxesOf(shape.corners, crs).map(envelope))}])`;
  }
  const geojson = sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(written(shape))}), 0)`;
  return shape.kind === 'polygons' ? sql`st_makevalid(${geojson}, 'method=structure')` : geojson;
}

function written(shape: Exclude<Shape, { kind: 'box' }>) {
  if (shape.kind === 'point') return { type: 'Point', coordinates: shape.at };
  if (shape.kind === 'line') {
    if (shape.points.length < 2) throw refused('filter', 'a line has two points at least', '线至少有两个点');
    return { type: 'LineString', coordinates: shape.points };
  }
  for (const ring of shape.polygons.flat()) requireRing(ring);
  return { type: 'MultiPolygon', coordinates: shape.polygons };
}

function requireRing(ring: readonly Position[]): void {
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length >= 4 && first && last && first[0] === last[0] && first[1] === last[1]) return;
  throw refused(
    'filter',
    'a ring has four points at least and ends where it begins',
    '多边形的环至少有四个点，且首尾相同',
  );
}

function requireFinite(shape: Shape): void {
  if (positionsOf(shape).flat().every(Number.isFinite)) return;
  throw refused('filter', 'a coordinate is too large', '坐标数值过大');
}

function positionsOf(shape: Shape): readonly (readonly number[])[] {
  if (shape.kind === 'box') return [shape.corners];
  if (shape.kind === 'point') return [shape.at];
  return shape.kind === 'line' ? shape.points : shape.polygons.flat(2);
}
