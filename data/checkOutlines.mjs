import { area, booleanPointInPolygon, explode, kinks } from '@turf/turf';
import { dissolve } from './dissolve.mjs';

const key = (at) => at.join(' ');
const square = (ring) => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0);
const digits = (value) => (String(value).split('.')[1] ?? '').length;

function ringProblems({ properties, geometry }) {
  const found = [];
  for (const ring of geometry.coordinates) {
    if (key(ring[0]) !== key(ring.at(-1))) found.push('not closed');
    if (new Set(ring.map(key)).size !== ring.length - 1) found.push('touches itself');
    if (square(ring) <= 0) found.push('not counter-clockwise');
    if (ring.flat().some((value) => digits(value) > 6)) found.push('more than 6 decimals');
  }
  if (kinks({ type: 'Feature', properties, geometry }).features.length > 0) found.push('crosses itself');
  return found.map((problem) => `${properties.name ?? properties.code}: ${problem}`);
}

/** Edges of the rings in their direction, with how many rings run along them. */
function edgesOf(features) {
  const count = new Map();
  for (const { geometry } of features) {
    const [ring] = geometry.coordinates;
    for (const [i, from] of ring.slice(0, -1).entries()) {
      const edge = `${key(from)}|${key(ring[i + 1])}`;
      count.set(edge, (count.get(edge) ?? 0) + 1);
    }
  }
  return count;
}

/** No gaps, no overlaps: each edge has one owner a side, and what is left without a second owner is one outer ring. */
function coverageProblems(features, level) {
  const found = [];
  const rings = features.map(({ geometry }) => geometry.coordinates[0]);
  if ([...edgesOf(features).values()].some((count) => count > 1))
    found.push(`${level}: two areas on one side of an edge`);
  if (dissolve(rings).length !== 1) found.push(`${level}: the areas do not form one piece without holes`);
  const [outer] = dissolve(rings);
  const whole = area({ type: 'Polygon', coordinates: [outer] });
  const parts = features.reduce((sum, feature) => sum + area(feature), 0);
  // Gaps or overlaps would show here; 1e-6 is far above the rounding of the sum and far below one square kilometre.
  if (Math.abs(whole - parts) > whole * 1e-6) found.push(`${level}: parts cover ${parts} of ${whole} m²`);
  return found;
}

function hierarchyProblems(counties, townships) {
  return counties.flatMap((county) => {
    const own = townships.filter(({ properties }) => properties.code.startsWith(county.properties.code));
    const union = dissolve(own.map(({ geometry }) => geometry.coordinates[0]));
    const same = union.length === 1 && sameVertices(union[0], county.geometry.coordinates[0]);
    return same ? [] : [`${county.properties.name}: is not the union of its townships`];
  });
}

function sameVertices(one, other) {
  const [a, b] = [new Set(one.map(key)), new Set(other.map(key))];
  return a.size === b.size && [...a].every((vertex) => b.has(vertex));
}

/** Problems of the schematic outlines, as sentences; an empty list is good. */
export function checkOutlines(outlines, divisions) {
  const { features } = outlines;
  const names = new Map(divisions.map((row) => [row.code, row.name]));
  const counties = features.filter(({ properties }) => properties.level === 'county');
  const townships = features.filter(({ properties }) => properties.level === 'township');
  const km2 = counties.reduce((sum, feature) => sum + area(feature), 0) / 1e6;
  return [
    ...(counties.length === 5 && townships.length === 50 ? [] : ['outlines: not 5 counties and 50 townships']),
    ...(km2 > 16_700 && km2 < 21_000 ? [] : [`outlines: ${km2} km² is no plausible area of the city`]),
    ...features
      .filter(({ properties: p }) => names.get(p.code) !== p.name)
      .map(({ properties }) => `outline of unknown ${properties.code}`),
    ...features
      .filter(({ properties }) => properties.schematic !== true)
      .map(({ properties }) => `${properties.code}: not marked schematic`),
    ...features.flatMap(ringProblems),
    ...coverageProblems(counties, 'counties'),
    ...coverageProblems(townships, 'townships'),
    ...hierarchyProblems(counties, townships),
    ...townships
      .filter((feature) => !booleanPointInPolygon(feature.properties.seat, feature))
      .map(({ properties }) => `${properties.name}: seat outside`),
  ];
}

/** True when every vertex lies in one of the divisions' outlines. */
export function isInside(geometry, outlines, codes) {
  const own = outlines.features.filter(({ properties }) => codes.includes(properties.code));
  const vertices = explode({ type: 'Feature', properties: {}, geometry }).features;
  return vertices.every((vertex) => own.some((outline) => booleanPointInPolygon(vertex, outline)));
}
