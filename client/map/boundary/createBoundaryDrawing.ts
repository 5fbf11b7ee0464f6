import { GeoJSONSource, type Map as MapLibreMap, type MapMouseEvent } from 'maplibre-gl';
import type { BoundaryFeatures } from './boundaryFeatures.ts';
import {
  CHOSEN_LAYER,
  CHOSEN_MARKER_LAYER,
  LINE_LAYER,
  LINE_LAYERS,
  LINE_SOURCE,
  MARKER_LAYER,
  MARKER_SOURCE,
  SIDE_AREAS,
  SIDE_SOURCE,
  SIGN_LAYERS,
  sideArea,
} from './boundaryLayers.ts';
import { addMarkerImages } from './markerImages.ts';

/** What a click hit: a marker, else a line, else nothing. */
export type BoundaryHit = { kind: 'marker'; id: string } | { kind: 'line'; id: string } | null;

export interface ChosenLine {
  line: string;
  /** Codes of the neighbours. */
  sides: readonly [string, string];
}

export interface Chosen {
  line: ChosenLine | null;
  marker: string | null;
}

export interface BoundaryDrawing {
  show: (features: BoundaryFeatures) => void;
  /** Marks a line, tints its neighbours, rings a marker; null marks none. */
  choose: (chosen: Chosen) => void;
  stop: () => void;
}

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
/** A finger is about this wide on the screen, in pixels each side. */
const TOUCH = 8;

/** Puts lines with their symbols, the names beside them and markers on a map, and hears what is clicked. */
export function createBoundaryDrawing(map: MapLibreMap, onHit: (hit: BoundaryHit) => void): BoundaryDrawing {
  addTo(map);
  const click = (event: MapMouseEvent) => onHit(hitAt(map, event));
  const move = (event: MapMouseEvent) => {
    map.getCanvas().style.cursor = hitAt(map, event) ? 'pointer' : '';
  };
  const listening = [map.on('click', click), map.on('mousemove', move)];
  return {
    show({ lines, sides, markers }) {
      put(map, LINE_SOURCE, lines);
      put(map, SIDE_SOURCE, sides);
      put(map, MARKER_SOURCE, markers);
    },
    choose({ line, marker }) {
      map.setFilter(CHOSEN_LAYER, ['==', ['get', 'line'], line?.line ?? '']);
      map.setFilter(CHOSEN_MARKER_LAYER, ['==', ['get', 'marker'], marker ?? '']);
      for (const [index, { id }] of SIDE_AREAS.entries())
        if (map.getLayer(id)) map.setFilter(id, ['==', ['get', 'code'], line?.sides[index] ?? '']);
    },
    stop() {
      for (const subscription of listening) subscription.unsubscribe();
    },
  };
}

function put(map: MapLibreMap, id: string, data: GeoJSON.FeatureCollection): void {
  const source = map.getSource(id);
  if (source instanceof GeoJSONSource) void source.setData(data);
}

function hitAt(map: MapLibreMap, { point: { x, y } }: MapMouseEvent): BoundaryHit {
  const box: [[number, number], [number, number]] = [
    [x - TOUCH, y - TOUCH],
    [x + TOUCH, y + TOUCH],
  ];
  const [marker] = map.queryRenderedFeatures(box, { layers: [MARKER_LAYER] });
  if (marker) return { kind: 'marker', id: String(marker.properties.marker) };
  const [line] = map.queryRenderedFeatures(box, { layers: [LINE_LAYER] });
  return line ? { kind: 'line', id: String(line.properties.line) } : null;
}

/** Tints under the register's own outlines, lines above them, words and signs on top but under what is drawn by hand. */
function addTo(map: MapLibreMap): void {
  if (map.getSource(LINE_SOURCE)) return;
  for (const id of [LINE_SOURCE, SIDE_SOURCE, MARKER_SOURCE]) map.addSource(id, { type: 'geojson', data: EMPTY });
  addMarkerImages(map);
  const outline = map.getLayer('divisions-line') ? 'divisions-line' : undefined;
  if (outline) for (const side of SIDE_AREAS) map.addLayer(sideArea(side), outline);
  const firstWords = map.getStyle().layers.find(({ type, id }) => type === 'symbol' || id.startsWith('overlay-'))?.id;
  for (const layer of LINE_LAYERS) map.addLayer(layer, firstWords);
  const firstOverlay = map.getStyle().layers.find(({ id }) => id.startsWith('overlay-'))?.id;
  for (const layer of SIGN_LAYERS) map.addLayer(layer, firstOverlay);
}
