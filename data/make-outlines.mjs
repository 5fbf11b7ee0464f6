// Draws the schematic outlines (示意) of the counties and townships of Wuzhong: Voronoi cells of their seats inside a
// hand-drawn frame. They share their edges exactly and resemble no survey; they stand in until real outlines are loaded.
//   node data/make-outlines.mjs
import { writeFileSync } from 'node:fs';
import { featureCollection, intersect, point, polygon, voronoi } from '@turf/turf';
import { dataFile, expectEqual, itemsAsLines, readCsv } from './dataSets.mjs';
import { dissolve } from './dissolve.mjs';

// Drawn by hand on a 0.05° grid from general geography; the notch in the north is where Lingwu (灵武) lies.
const FRAME = [
  [105.65, 38.0],
  [105.85, 38.2],
  [106.15, 38.2],
  [106.3, 38.05],
  [106.4, 37.85],
  [106.35, 37.6],
  [106.6, 37.6],
  [106.8, 37.8],
  [106.85, 38.05],
  [107.2, 38.15],
  [107.45, 38.0],
  [107.65, 37.85],
  [107.55, 37.55],
  [107.4, 37.25],
  [107.15, 37.05],
  [106.85, 37.15],
  [106.6, 37.0],
  [106.55, 36.75],
  [106.3, 36.6],
  [106.05, 36.65],
  [105.75, 36.7],
  [105.6, 36.9],
  [105.75, 37.2],
  [105.75, 37.45],
  [105.95, 37.6],
  [105.9, 37.75],
  [105.6, 37.8],
  [105.65, 38.0],
];
// Second sites of large townships, so that a county's shape is not left to the seats alone.
const MORE_SITES = [
  ['640381102', 105.8, 37.88],
  ['640381106', 105.85, 38.1],
  ['640381401', 105.8, 38.0],
  ['640302103', 106.26, 37.74],
  ['640302401', 106.26, 37.62],
  ['640302401', 106.08, 37.63],
  ['640303100', 105.92, 37.47],
  ['640303101', 106.4, 37.4],
  ['640303001', 106.2, 37.47],
];
const SOURCE =
  '示意：由 data/make-outlines.mjs 按驻地点生成的泰森多边形，不是行政区域界线 / schematic Voronoi cells, not a boundary';

// One degree of longitude is shorter than one of latitude; without this the cells look stretched.
const SQUEEZE = Math.cos((37.4 * Math.PI) / 180);
const flat = ([lon, lat]) => [lon * SQUEEZE, lat];
// 5 decimals: about a metre, far finer than anything schematic can mean.
const unflat = ([x, y]) => [Math.round((x / SQUEEZE) * 1e5) / 1e5, Math.round(y * 1e5) / 1e5];

const divisions = readCsv(dataFile('divisions/wuzhong.csv'));
const townships = divisions.filter((row) => row.level === 'township');
const counties = divisions.filter((row) => row.level === 'county');

function seats() {
  const byHand = readCsv(dataFile('sample/seats.csv')).map((row) => ({ ...row, position_source: 'schematic' }));
  const open = readCsv(dataFile('sample/geonames-points.csv'))
    .filter((row) => row.division_code.length === 9)
    .map((row) => ({
      code: row.division_code,
      lon: row.lon,
      lat: row.lat,
      position_source: `GeoNames ${row.geonameid}, CC BY 4.0`,
    }));
  const found = new Map(
    [...byHand, ...open].map((row) => [row.code, { ...row, at: [Number(row.lon), Number(row.lat)] }]),
  );
  expectEqual('seats', found.size, townships.length);
  return found;
}

/** Parts of Voronoi cells inside the frame, as rings of rounded lon/lat, with the township they belong to. */
function cells(found) {
  const sites = [...[...found.values()].map(({ code, at }) => [code, ...at]), ...MORE_SITES];
  const points = featureCollection(sites.map(([, ...at]) => point(flat(at))));
  const frame = polygon([FRAME.map(flat)]);
  return voronoi(points, { bbox: [80, 35, 90, 40] }).features.flatMap((cell, i) => {
    const inside = intersect(featureCollection([cell, frame]));
    const parts = inside.geometry.type === 'Polygon' ? [inside.geometry.coordinates] : inside.geometry.coordinates;
    return parts.map(([ring]) => ({ code: sites[i][0], ring: ring.map(unflat) }));
  });
}

function feature(row, rings, seat) {
  expectEqual(`parts of ${row.name}`, rings.length, 1);
  return {
    type: 'Feature',
    properties: {
      code: row.code,
      name: row.name,
      level: row.level,
      schematic: true,
      source: SOURCE,
      ...(seat && { seat: seat.at, position_source: seat.position_source }),
      ...(row.is_statistical === 'true' && { statistical: true }),
    },
    geometry: { type: 'Polygon', coordinates: rings },
  };
}

const found = seats();
const parts = cells(found);
const ringsOf = (prefix) => dissolve(parts.filter(({ code }) => code.startsWith(prefix)).map(({ ring }) => ring));
const features = [
  ...counties.map((row) => feature(row, ringsOf(row.code))),
  ...townships.map((row) => feature(row, ringsOf(row.code), found.get(row.code))),
];
writeFileSync(
  dataFile('sample/outlines.geojson'),
  `{"type":"FeatureCollection","features":${itemsAsLines(features)}}\n`,
);
