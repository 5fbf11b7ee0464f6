import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { dashesOf, SYMBOL_LEVELS } from './lineSymbols.ts';

export const LINE_SOURCE = 'boundary-lines';
export const SIDE_SOURCE = 'boundary-sides';
export const MARKER_SOURCE = 'boundary-markers';
/** What a click may hit: markers before lines. */
export const MARKER_LAYER = 'boundary-marker';
export const LINE_LAYER = 'boundary-line-casing';
export const CHOSEN_LAYER = 'boundary-line-chosen';
export const CHOSEN_MARKER_LAYER = 'boundary-marker-chosen';

const INK = '#1f2733';
const HALO = '#ffffff';

/** Thinner where the whole city is on the screen, thicker near the ground. `extra` is added before scaling. */
const scaled = (width: ExpressionSpecification, extra = 0): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  7,
  ['*', 0.7, ['+', width, extra]],
  10,
  ['+', width, extra],
  15,
  ['*', 1.5, ['+', width, extra]],
];
const WIDTH: ExpressionSpecification = ['get', 'width'];
const line = { type: 'line', source: LINE_SOURCE, layout: { 'line-join': 'round' } } as const;

const dashed = (id: string, filter: FilterSpecification, dashes: readonly number[]): LayerSpecification => ({
  ...line,
  id: `boundary-line-${id}`,
  filter,
  paint: { 'line-color': ['get', 'ink'], 'line-width': scaled(WIDTH), 'line-dasharray': [...dashes] },
});

const rhythms: LayerSpecification[] = [
  dashed('dots', ['==', ['get', 'rhythm'], 'dots'], dashesOf('county', 'ended')),
  ...SYMBOL_LEVELS.toReversed().flatMap((level) =>
    (['demarcated', 'draft'] as const).map((state) => {
      const rhythm = state === 'demarcated' ? 'settled' : 'unsettled';
      const filter: FilterSpecification = ['all', ['==', ['get', 'level'], level], ['==', ['get', 'rhythm'], rhythm]];
      return dashed(`${level}-${rhythm}`, filter, dashesOf(level, state));
    }),
  ),
];

/** Lines, lowest first: colour band, the chosen one, white casing, rails, dashes. */
export const LINE_LAYERS: readonly LayerSpecification[] = [
  {
    ...line,
    id: 'boundary-line-band',
    paint: { 'line-color': ['get', 'band'], 'line-width': scaled(['get', 'bandWidth']), 'line-opacity': 0.4 },
  },
  {
    ...line,
    id: CHOSEN_LAYER,
    filter: ['==', ['get', 'line'], ''],
    paint: { 'line-color': '#0a4fb8', 'line-width': scaled(WIDTH, 12), 'line-opacity': 0.35 },
  },
  {
    ...line,
    id: LINE_LAYER,
    paint: { 'line-color': HALO, 'line-width': scaled(WIDTH, 2.6), 'line-opacity': 0.95 },
  },
  {
    ...line,
    id: 'boundary-line-rails',
    filter: ['!=', ['get', 'rails'], ''],
    paint: { 'line-color': ['get', 'rails'], 'line-width': 1, 'line-gap-width': scaled(WIDTH, 3.4) },
  },
  ...rhythms,
];

/** Words and markers, above everything of the ground; the last is placed first, and what comes before it gives way. */
export const SIGN_LAYERS: readonly LayerSpecification[] = [
  {
    id: CHOSEN_MARKER_LAYER,
    type: 'circle',
    source: MARKER_SOURCE,
    filter: ['==', ['get', 'marker'], ''],
    paint: {
      'circle-radius': 17,
      'circle-color': '#0a4fb8',
      'circle-opacity': 0.15,
      'circle-stroke-color': '#0a4fb8',
      'circle-stroke-width': 2,
    },
  },
  {
    id: 'boundary-line-name',
    type: 'symbol',
    source: LINE_SOURCE,
    filter: ['!=', ['get', 'name'], ''],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 480,
      'text-field': ['get', 'name'],
      'text-size': 12,
      'text-letter-spacing': 0.08,
      'text-offset': [0, -1],
      'text-max-angle': 60,
    },
    paint: { 'text-color': ['get', 'ink'], 'text-halo-color': HALO, 'text-halo-width': 2 },
  },
  {
    id: 'boundary-side-name',
    type: 'symbol',
    source: SIDE_SOURCE,
    minzoom: 9,
    filter: ['<=', ['get', 'from'], ['zoom']],
    layout: {
      'text-field': ['get', 'name'],
      'text-size': ['match', ['get', 'level'], 'township', 11, 13],
      'text-anchor': ['get', 'anchor'],
      'text-offset': ['get', 'offset'],
      'text-padding': 6,
    },
    paint: { 'text-color': '#5b4378', 'text-halo-color': HALO, 'text-halo-width': 1.6 },
  },
  {
    id: MARKER_LAYER,
    type: 'symbol',
    source: MARKER_SOURCE,
    layout: {
      'icon-image': ['get', 'symbol'],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 7, 0.55, 12, 1],
      'icon-allow-overlap': true,
      'text-field': ['step', ['zoom'], '', 10, ['get', 'number']],
      'text-size': 12,
      'text-anchor': 'left',
      'text-offset': [1.1, 0],
      'text-optional': true,
    },
    paint: { 'text-color': INK, 'text-halo-color': HALO, 'text-halo-width': 1.6 },
  },
];

/** The two neighbours of the chosen line, over the ground of the public tiles; drawn only where these are on the map. */
export const SIDE_AREAS = [
  { id: 'boundary-side-a', color: '#3b7dd8' },
  { id: 'boundary-side-b', color: '#d9822b' },
] as const;

export const sideArea = ({ id, color }: (typeof SIDE_AREAS)[number]): LayerSpecification => ({
  id,
  type: 'fill',
  source: 'divisions',
  'source-layer': 'divisions',
  filter: ['==', ['get', 'code'], ''],
  paint: { 'fill-color': color, 'fill-opacity': 0.16 },
});
