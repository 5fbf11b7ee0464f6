// Writes data/sample/places.json, the sample register, from sample/places-table.csv.
//   node data/make-places.mjs      (after make-built-up-areas.mjs)
import { writeFileSync } from 'node:fs';
import { dataFile, itemsAsLines, readCsv, readJson } from './dataSets.mjs';
import { moved, roundedArea } from './roundedArea.mjs';

const lonLat = (row) => [Number(row.lon), Number(row.lat)];
const seats = new Map(readCsv(dataFile('sample/seats.csv')).map((row) => [row.code, lonLat(row)]));
const geonames = new Map(readCsv(dataFile('sample/geonames-points.csv')).map((row) => [row.geonameid, lonLat(row)]));
const centres = new Map(
  readJson('sample/built-up-areas.geojson').features.map(({ properties }) => [
    properties.division_code,
    properties.centre,
  ]),
);

const SOURCES = {
  address: '公开地址资料；批准文件未见',
  general: '公开通用名称；批准文件未见',
};

function square([[west, south], [east, north]], centre) {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring.map((offset) => moved(centre, offset))] };
}

/** What column `at` holds, by column `shape`; grid and square are km east/north of the centre of the built-up area. */
const SHAPES = {
  grid: ({ at, division_code }) => ({
    type: 'LineString',
    coordinates: JSON.parse(at).map((offset) => moved(centres.get(division_code), offset)),
  }),
  square: ({ at, division_code }) => square(JSON.parse(at), centres.get(division_code)),
  line: ({ at }) => ({ type: 'LineString', coordinates: JSON.parse(at) }),
  area: ({ at }) => roundedArea(...JSON.parse(at), 24),
  point: ({ at }) => ({ type: 'Point', coordinates: JSON.parse(at) }),
  seat: ({ at }) => ({ type: 'Point', coordinates: seats.get(at) }),
  geonames: ({ at }) => ({ type: 'Point', coordinates: geonames.get(at) }),
};

function place(row) {
  const open = row.shape === 'geonames' ? `GeoNames ${row.at}, CC BY 4.0` : null;
  return {
    name: row.name,
    category: row.category,
    division_code: row.division_code,
    other_division_codes: row.other_division_codes.split(';').filter(Boolean),
    kind: 'standard',
    status: 'standard',
    legal_status: 'unknown',
    schematic: !open,
    position_source: open ?? '示意',
    geometry: SHAPES[row.shape](row),
    attributes: row.feature_type ? { featureType: row.feature_type } : {},
    meaning: row.meaning || null,
    origin: null,
    history: null,
    source: open ? `${open}, https://www.geonames.org/${row.at}` : SOURCES[row.known],
  };
}

const places = readCsv(dataFile('sample/places-table.csv')).map(place);
writeFileSync(dataFile('sample/places.json'), `${itemsAsLines(places)}\n`);
