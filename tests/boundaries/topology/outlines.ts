import { checkOutlines } from '#server/boundaries/topology/checkOutlines.ts';
import type { OutlineSet } from '#server/boundaries/topology/outlineSet.ts';
import type { TopologyFinding } from '#server/boundaries/topology/topologyFinding.ts';
import { topologyThresholds } from '#server/boundaries/topology/topologyThresholds.ts';
import type { Db } from '#server/platform/db/sql.ts';

type Corner = readonly [number, number];
type Polygon = Corner[][];

/** A set of made-up outlines near Wuzhong: corners in hundredths of a degree (about a kilometre), rings closed here. */
export const setOf = (...outlines: Polygon[][]): OutlineSet => ({
  srid: 4490,
  outlines: outlines.map((polygons, i) => ({
    number: i + 1,
    code: null,
    name: `${String.fromCharCode(65 + i)}`,
    coordinates: polygons.map((polygon) => polygon.map((ring) => [...ring, ...ring.slice(0, 1)].map(placed))),
  })),
});

const placed = ([x, y]: Corner): readonly [number, number] => [106 + x / 100, 37.5 + y / 100];

/** The corners of a rectangle. */
export const box = (west: number, south: number, east: number, north: number): Corner[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

export const check = (db: Db, set: OutlineSet): Promise<TopologyFinding[]> =>
  checkOutlines(db, set, { thresholds: topologyThresholds() });

/** `overlap sliver A-B` */
export const told = ({ kind, class: size, sides }: TopologyFinding): string =>
  [kind, size, sides.map((number) => String.fromCharCode(64 + number)).join('-')].filter(Boolean).join(' ');
