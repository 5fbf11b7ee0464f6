import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';

/** The vector tile sets the server makes; the layer inside a tile has the name of its set. */
export const TILE_SETS = ['divisions', 'division-labels', 'built-up-areas', 'places', 'signs'] as const;
export type TileSet = (typeof TILE_SETS)[number];
/** Sets that are kept through time. */
export const DATED_SETS: readonly TileSet[] = ['divisions', 'division-labels'];

const INK = '#2f3a4a';
const HALO = '#ffffff';
const BORDER = '#8a6fa8';

const byLevel = (
  values: Record<'province' | 'prefecture' | 'county', number>,
  other: number,
): ExpressionSpecification => [
  'match',
  ['get', 'level'],
  'province',
  values.province,
  'prefecture',
  values.prefecture,
  'county',
  values.county,
  other,
];
const NAME = { 'text-field': ['get', 'name'], 'text-size': 12 } satisfies SymbolLayerSpecification['layout'];
const of = (set: TileSet) => ({ source: set, 'source-layer': set });

const divisions: LayerSpecification[] = [
  { id: 'divisions-fill', type: 'fill', ...of('divisions'), paint: { 'fill-color': '#fdfcf8', 'fill-opacity': 0.9 } },
  {
    id: 'divisions-line',
    type: 'line',
    ...of('divisions'),
    paint: {
      'line-color': BORDER,
      'line-width': byLevel({ province: 2.4, prefecture: 2, county: 1.4 }, 0.7),
      'line-opacity': 0.8,
    },
  },
];
const divisionLabels: LayerSpecification[] = [
  {
    id: 'divisions-label',
    type: 'symbol',
    ...of('division-labels'),
    layout: { 'text-field': ['get', 'name'], 'text-size': byLevel({ province: 16, prefecture: 15, county: 14 }, 12) },
    paint: { 'text-color': '#5b4378', 'text-halo-color': HALO, 'text-halo-width': 1.4 },
  },
];
const builtUpAreas: LayerSpecification[] = [
  {
    id: 'built-up-areas-fill',
    type: 'fill',
    ...of('built-up-areas'),
    paint: { 'fill-color': '#e9d9c2', 'fill-opacity': 0.45 },
  },
  {
    id: 'built-up-areas-line',
    type: 'line',
    ...of('built-up-areas'),
    paint: { 'line-color': '#b08d57', 'line-dasharray': [3, 2] },
  },
];
const places: LayerSpecification[] = [
  {
    id: 'places-fill',
    type: 'fill',
    ...of('places'),
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': '#9fb8d8', 'fill-opacity': 0.25, 'fill-outline-color': '#5f7ea8' },
  },
  {
    id: 'places-line',
    type: 'line',
    ...of('places'),
    filter: ['==', ['geometry-type'], 'LineString'],
    paint: { 'line-color': '#7d8fa8', 'line-width': 2.2 },
  },
  {
    id: 'places-point',
    type: 'circle',
    ...of('places'),
    filter: ['==', ['geometry-type'], 'Point'],
    paint: { 'circle-radius': 3, 'circle-color': '#51657f', 'circle-stroke-color': HALO, 'circle-stroke-width': 1 },
  },
  {
    id: 'places-line-label',
    type: 'symbol',
    ...of('places'),
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'symbol-placement': 'line', 'symbol-spacing': 320, ...NAME },
    paint: { 'text-color': INK, 'text-halo-color': HALO, 'text-halo-width': 1.6 },
  },
  {
    id: 'places-label',
    type: 'symbol',
    ...of('places'),
    filter: ['!=', ['geometry-type'], 'LineString'],
    layout: { 'text-offset': [0, 0.8], 'text-anchor': 'top', 'text-optional': true, ...NAME },
    paint: { 'text-color': INK, 'text-halo-color': HALO, 'text-halo-width': 1.2 },
  },
];
const signs: LayerSpecification[] = [
  {
    id: 'signs-point',
    type: 'circle',
    ...of('signs'),
    paint: { 'circle-radius': 4, 'circle-color': '#0a7a5a', 'circle-stroke-color': HALO, 'circle-stroke-width': 1 },
  },
];

/** The register's own base map, lowest layer first: ground, then lines, then words. */
export function tileLayers(sets: readonly TileSet[]): LayerSpecification[] {
  const has = (set: TileSet) => sets.includes(set);
  return [
    ...(has('divisions') ? divisions : []),
    ...(has('built-up-areas') ? builtUpAreas : []),
    ...(has('places') ? places : []),
    ...(has('division-labels') ? divisionLabels : []),
    ...(has('signs') ? signs : []),
  ];
}
