import type {
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import type { Theme } from '../ui/theme.ts';
import { keptTemplate } from './keptTiles.ts';
import { MAP_COLOURS } from './mapColours.ts';

/** Drawn from the package itself; what they hold is set when the map is there. */
export const OVERLAYS = ['names', 'lines', 'markers', 'signs', 'here'] as const;
export type Overlay = (typeof OVERLAYS)[number];
type Colours = (typeof MAP_COLOURS)['light'];

const EMPTY: SourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };

/** The field's own style: few layers, hard contrasts, no glyphs and no sprite: every letter is drawn from the device's fonts. */
export function fieldStyle(tiles: PackageContent['tiles'], theme: Theme): StyleSpecification {
  const colours = MAP_COLOURS[theme];
  const { minZoom, maxZoom, sets } = tiles;
  const kept = sets.map(({ name, template }) => {
    const source: SourceSpecification = {
      ...{ type: 'vector', tiles: [keptTemplate(template)], minzoom: minZoom, maxzoom: maxZoom, bounds: tiles.bbox },
    };
    return [name, source] as const;
  });
  const has = new Set(sets.map(({ name }) => name));
  return {
    version: 8,
    sources: { ...Object.fromEntries(kept), ...Object.fromEntries(OVERLAYS.map((name) => [name, EMPTY])) },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } },
      ...tileLayers(colours).filter((layer) => !('source' in layer) || has.has(layer.source)),
      ...overlayLayers(colours),
    ],
  };
}

const text = (colours: Colours, size: number) => ({
  layout: { 'text-field': ['get', 'name'], 'text-size': size } satisfies SymbolLayerSpecification['layout'],
  paint: { 'text-color': colours.ink, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
});

function tileLayers(colours: Colours): LayerSpecification[] {
  const of = (set: string) => ({ source: set, 'source-layer': set });
  return [
    {
      id: 'built-up',
      type: 'fill',
      ...of('built-up-areas'),
      paint: { 'fill-color': colours.area, 'fill-opacity': 0.7 },
    },
    { id: 'divisions', type: 'line', ...of('divisions'), paint: { 'line-color': colours.border, 'line-width': 1.5 } },
    {
      ...{ id: 'roads', type: 'line', ...of('places'), filter: ['==', ['geometry-type'], 'LineString'] },
      paint: { 'line-color': colours.road, 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 1.5, 16, 6] },
    },
    {
      ...{ id: 'road-names', type: 'symbol', ...of('places'), filter: ['==', ['geometry-type'], 'LineString'] },
      ...text(colours, 15),
      layout: { ...text(colours, 15).layout, 'symbol-placement': 'line' },
    },
    {
      ...{ id: 'place-names', type: 'symbol', ...of('places'), filter: ['!=', ['geometry-type'], 'LineString'] },
      ...text(colours, 14),
    },
    { id: 'division-names', type: 'symbol', ...of('division-labels'), ...text(colours, 16) },
  ];
}

function overlayLayers(colours: Colours): LayerSpecification[] {
  return [
    { id: 'names', type: 'symbol', source: 'names', minzoom: 12, ...text(colours, 14) },
    {
      id: 'lines',
      type: 'line',
      source: 'lines',
      paint: { 'line-color': colours.line, 'line-width': 3, 'line-dasharray': [3, 2] },
    },
    {
      ...{ id: 'markers', type: 'circle', source: 'markers' },
      paint: {
        'circle-radius': 8,
        'circle-color': colours.ground,
        'circle-stroke-color': colours.line,
        'circle-stroke-width': 4,
      },
    },
    { id: 'marker-names', type: 'symbol', source: 'markers', minzoom: 11, ...beside(colours) },
    {
      ...{ id: 'here-circle', type: 'fill', source: 'here', filter: ['==', ['geometry-type'], 'Polygon'] },
      paint: { 'fill-color': colours.here, 'fill-opacity': 0.2, 'fill-outline-color': colours.here },
    },
    {
      ...{ id: 'signs', type: 'symbol', source: 'signs' },
      layout: { 'icon-image': ['get', 'symbol'], 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
    { id: 'sign-names', type: 'symbol', source: 'signs', minzoom: 14, ...beside(colours) },
    {
      ...{ id: 'here', type: 'circle', source: 'here', filter: ['==', ['geometry-type'], 'Point'] },
      paint: {
        'circle-radius': 8,
        'circle-color': colours.here,
        'circle-stroke-color': colours.halo,
        'circle-stroke-width': 3,
      },
    },
  ];
}

const beside = (colours: Colours) => ({
  ...text(colours, 15),
  layout: {
    ...text(colours, 15).layout,
    'text-offset': [0, 1],
    'text-anchor': 'top',
    'text-optional': true,
  } satisfies SymbolLayerSpecification['layout'],
});
