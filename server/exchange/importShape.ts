import gcoord from 'gcoord';
import { z } from 'zod';
import type { KnownCrs } from './importCrs.ts';
import { importExtent } from './importExtent.ts';
import type { FaultOfFeature } from './importFinding.ts';

export type Position = readonly [number, number, ...number[]];
export type Ring = Position[];

/** Closed rings in the system of the file, GCJ-02 already undone, heights dropped. */
export interface ReadShape {
  coordinates: Ring[][];
  hasHeights: boolean;
}

const Position = z.tuple([z.number(), z.number()]).rest(z.number());
const Polygon = Position.array().array();
const Shape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: Polygon }).transform(({ coordinates }) => [coordinates]),
  z.object({ type: z.literal('MultiPolygon'), coordinates: Polygon.array() }).transform((shape) => shape.coordinates),
]);
const Typed = z.object({ type: z.string() });

/** The polygons of a feature as far as they can be judged without a database, or why they are none. */
export function importShape(geometry: unknown, crs: KnownCrs): FaultOfFeature | ReadShape {
  if (geometry === null || geometry === undefined) return { fault: 'no-geometry', facts: {} };
  const { data: typed } = Typed.safeParse(geometry);
  if (typed?.type !== 'Polygon' && typed?.type !== 'MultiPolygon')
    return { fault: 'not-a-polygon', facts: { type: typed?.type ?? '?' } };
  const shape = Shape.safeParse(geometry);
  if (!shape.success) return { fault: 'bad-coordinates', facts: { at: shape.error.issues[0]?.path.join('/') ?? '' } };
  return ringFault(shape.data) ?? importExtent(shape.data.flat(2), crs) ?? flat(shape.data, crs.isGcj02);
}

/** RFC 7946, 3.1.6: a ring has at least four positions and ends where it begins. */
function ringFault(polygons: readonly Ring[][]): FaultOfFeature | undefined {
  const rings = polygons.flat();
  if (rings.length === 0 || polygons.some((polygon) => polygon.length === 0))
    return { fault: 'empty-geometry', facts: {} };
  for (const [i, ring] of rings.entries()) {
    const facts = { ring: String(i + 1) };
    const [first, last] = [ring[0], ring.at(-1)];
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return { fault: 'ring-not-closed', facts };
    if (ring.length < 4) return { fault: 'too-few-points', facts };
  }
  return undefined;
}

function flat(polygons: readonly Ring[][], isGcj02: boolean): ReadShape {
  let hasHeights = false;
  const plain = ([x, y, ...more]: Position): Position => {
    if (more.length > 0) hasHeights = true;
    return isGcj02 ? fromGcj02([x, y]) : [x, y];
  };
  const coordinates = polygons.map((polygon) => polygon.map((ring) => ring.map(plain)));
  return { coordinates, hasHeights };
}

// Its types promise a default export; what CommonJS gives is the object itself.
const { transform, GCJ02, WGS84 } = gcoord.default ?? gcoord;

/** Right to 0.2 m (inverse by iteration), which is far finer than outlines from web maps are. */
const fromGcj02 = (position: [number, number]): [number, number] => transform(position, GCJ02, WGS84);
