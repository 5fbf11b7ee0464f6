import gcoord from 'gcoord';
import { z } from 'zod';
import type { KnownCrs } from '../importCrs.ts';
import { importExtent } from '../importExtent.ts';
import { importFinding } from '../importFinding.ts';
import { importShape } from '../importShape.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import type { ImportKind } from '../imports/importContract.ts';
import { understandFinding } from './understandWords.ts';

/** A geometry fit for PostGIS in the system of the file (GCJ-02 undone, no heights), or what is wrong with it. */
export interface ReadGeometry {
  geometry: unknown;
  findings: ImportFinding[];
}

interface Known {
  crs: KnownCrs;
  swap: boolean;
  kind: ImportKind;
  /** How sentences call the row. */
  unit: string;
}

type Position = [number, number, ...number[]];
const At = z.tuple([z.number(), z.number()]).rest(z.number());
const Rings = At.array().array();
const Shape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: At }),
  z.object({ type: z.literal('MultiPoint'), coordinates: At.array() }),
  z.object({ type: z.literal('LineString'), coordinates: At.array() }),
  z.object({ type: z.literal('MultiLineString'), coordinates: Rings }),
  z.object({ type: z.literal('Polygon'), coordinates: Rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: Rings.array() }),
]);
type Shape = z.infer<typeof Shape>;
const Typed = z.object({ type: z.string() });

const WANTED: Readonly<Record<ImportKind, { type: RegExp; en: string; zh: string }>> = {
  divisions: { type: /Polygon$/, en: 'a polygon', zh: '面' },
  'boundary-lines': { type: /LineString$/, en: 'a line', zh: '线' },
  markers: { type: /Point$/, en: 'a point', zh: '点' },
  places: { type: /./, en: 'a geometry', zh: '几何' },
  census: { type: /./, en: 'a geometry', zh: '几何' },
};

/** Reads the geometry of a feature as far as it can be judged without a database. */
export function readGeometry(geometry: unknown, known: Known): ReadGeometry {
  const { unit, kind } = known;
  const type = Typed.safeParse(geometry).data?.type ?? '?';
  const fault = (finding: ImportFinding): ReadGeometry => ({ geometry: null, findings: [finding] });
  if (geometry === null || geometry === undefined) return fault({ ...plain('no-geometry', { unit }), ...WITHOUT });
  if (!KINDS.has(type)) return fault(understandFinding('not-a-geometry', { unit, type }));
  const wanted = WANTED[kind];
  if (kind === 'divisions' && !wanted.type.test(type)) return fault(plain('not-a-polygon', { unit, type }));
  if (!wanted.type.test(type))
    return fault(understandFinding('wrong-geometry', { unit, type, wanted: wanted.en, wantedZh: wanted.zh }));
  const shape = Shape.safeParse(geometry);
  if (!shape.success) return fault(plain('bad-coordinates', { unit, at: shape.error.issues[0]?.path.join('/') ?? '' }));
  return placed(shape.data, known);
}

// A list with and without shapes, as our own exports are, may come in as it is once somebody has seen which rows have none.
const WITHOUT = {
  confirmable: true,
  proposal: '确认后该行不带图形导入 / confirm, and the row comes in without a shape',
};

const KINDS = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']);

/** Features have numbers, rows of tables too: who stages says which, so that the sentence alone is kept. */
function plain(code: Parameters<typeof importFinding>[0], facts: Record<string, string>): ImportFinding {
  const { feature: _, ...finding } = importFinding(code, 0, facts);
  return finding;
}

function placed(shape: Shape, { crs, swap, unit }: Known): ReadGeometry {
  const turned = swap ? mapped(shape, ([x, y, ...more]) => [y, x, ...more]) : shape;
  if (turned.type === 'Polygon' || turned.type === 'MultiPolygon') return area(turned, { crs, unit });
  const points = positionsOf(turned);
  if (points.length === 0 || (/LineString$/.test(turned.type) && points.length < 2))
    return { geometry: null, findings: [plain('empty-geometry', { unit })] };
  const extent = importExtent(points, crs);
  if (extent) return { geometry: null, findings: [plain(extent.fault, { unit, ...extent.facts })] };
  return { geometry: single(mapped(turned, toPlain(crs))), findings: heights(points, unit) };
}

function area(
  shape: Extract<Shape, { type: 'Polygon' | 'MultiPolygon' }>,
  { crs, unit }: Pick<Known, 'crs' | 'unit'>,
): ReadGeometry {
  const read = importShape(shape, crs);
  if ('fault' in read) return { geometry: null, findings: [plain(read.fault, { unit, ...read.facts })] };
  const geometry = { type: 'MultiPolygon', coordinates: read.coordinates };
  return { geometry, findings: read.hasHeights ? [plain('height-dropped', { unit })] : [] };
}

// Its types promise a default export; what CommonJS gives is the object itself.
const { transform, GCJ02, WGS84 } = gcoord.default ?? gcoord;

const toPlain =
  ({ isGcj02 }: KnownCrs) =>
  ([x, y]: Position): Position =>
    isGcj02 ? transform([x, y], GCJ02, WGS84) : [x, y];

const heights = (points: readonly Position[], unit: string): ImportFinding[] =>
  points.some((point) => point.length > 2) ? [plain('height-dropped', { unit })] : [];

/** Surveys export points as multipoints of one. */
const single = (shape: Shape): Shape =>
  shape.type === 'MultiPoint' && shape.coordinates.length === 1 && shape.coordinates[0]
    ? { type: 'Point', coordinates: shape.coordinates[0] }
    : shape;

type Change = (position: Position) => Position;

function mapped(shape: Shape, change: Change): Shape {
  if (shape.type === 'Point') return { ...shape, coordinates: change(shape.coordinates) };
  if (shape.type === 'MultiPoint' || shape.type === 'LineString')
    return { ...shape, coordinates: shape.coordinates.map(change) };
  if (shape.type === 'MultiPolygon')
    return { ...shape, coordinates: shape.coordinates.map((rings) => rings.map((ring) => ring.map(change))) };
  return { ...shape, coordinates: shape.coordinates.map((ring) => ring.map(change)) };
}

function positionsOf(shape: Shape): Position[] {
  if (shape.type === 'Point') return [shape.coordinates];
  if (shape.type === 'MultiPoint' || shape.type === 'LineString') return shape.coordinates;
  return shape.type === 'MultiPolygon' ? shape.coordinates.flat(2) : shape.coordinates.flat();
}

/** The point of two columns, in the system of the file. */
export function readPoint([x, y]: readonly [number, number], { crs, unit }: Pick<Known, 'crs' | 'unit'>): ReadGeometry {
  const extent = importExtent([[x, y]], crs);
  if (extent) return { geometry: null, findings: [plain(extent.fault, { unit, ...extent.facts })] };
  return { geometry: { type: 'Point', coordinates: toPlain(crs)([x, y]) }, findings: [] };
}
