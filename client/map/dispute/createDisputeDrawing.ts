import { GeoJSONSource, type LayerSpecification, type Map as MapLibreMap } from 'maplibre-gl';
import { DISPUTE_LOOK, DISPUTE_ROLES, type DisputeRole } from './disputeSymbols.ts';

export type DisputeShapes = Readonly<Record<DisputeRole, GeoJSON.FeatureCollection>>;
export interface DisputeDrawing {
  show: (shapes: DisputeShapes) => void;
}

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
const sourceOf = (role: DisputeRole): string => `dispute-${role}`;
const HATCH = 'dispute-hatch';

/** Puts what a dispute is about on a map: hatched ground, lines above it, claims on top, where they may cross anything. */
export function createDisputeDrawing(map: MapLibreMap): DisputeDrawing {
  addHatch(map);
  const before = map.getStyle().layers.find(({ id }) => id.startsWith('overlay-'))?.id;
  for (const role of DISPUTE_ROLES) {
    if (map.getSource(sourceOf(role))) continue;
    map.addSource(sourceOf(role), { type: 'geojson', data: EMPTY });
    for (const layer of layersOf(role)) map.addLayer(layer, before);
  }
  return {
    show(shapes) {
      for (const role of DISPUTE_ROLES) {
        const source = map.getSource(sourceOf(role));
        if (source instanceof GeoJSONSource) void source.setData(shapes[role]);
      }
    },
  };
}

function layersOf(role: DisputeRole): LayerSpecification[] {
  const { color, width, dash } = DISPUTE_LOOK[role];
  const source = sourceOf(role);
  const line: LayerSpecification = {
    ...{ id: `${source}-line`, type: 'line', source, filter: ['!=', ['geometry-type'], 'Point'] },
    layout: { 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width, ...(dash ? { 'line-dasharray': dash } : {}) },
  };
  if (role === 'contested') return [fill(source, { 'fill-pattern': HATCH }), line, words(role)];
  if (role === 'extra')
    return [fill(source, { 'fill-color': color, 'fill-opacity': 0.08 }), line, point(source, color), words(role)];
  // White beside the line keeps red and blue apart from whatever they cross.
  return [
    {
      ...line,
      id: `${source}-casing`,
      paint: { 'line-color': '#ffffff', 'line-width': width + 2.4, 'line-opacity': 0.9 },
    },
    line,
    words(role),
  ];
}

const fill = (source: string, paint: Record<string, unknown>): LayerSpecification => ({
  ...{ id: `${source}-fill`, type: 'fill', source, filter: ['==', ['geometry-type'], 'Polygon'] },
  paint,
});
const point = (source: string, color: string): LayerSpecification => ({
  ...{ id: `${source}-point`, type: 'circle', source, filter: ['==', ['geometry-type'], 'Point'] },
  paint: { 'circle-radius': 6, 'circle-color': color, 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 2 },
});

function words(role: DisputeRole): LayerSpecification {
  const along = role !== 'contested' && role !== 'extra';
  return {
    ...{ id: `${sourceOf(role)}-label`, type: 'symbol', source: sourceOf(role) },
    layout: {
      'text-field': ['coalesce', ['get', 'label'], ''],
      'text-size': 13,
      'symbol-placement': along ? 'line' : 'point',
      'symbol-spacing': 600,
      'text-offset': [0, along ? (role === 'claimB' ? 1 : -1) : 0],
    },
    paint: { 'text-color': DISPUTE_LOOK[role].color, 'text-halo-color': '#ffffff', 'text-halo-width': 1.8 },
  };
}

const SIDE = 16;

/** Slanting strokes that meet at the edges of the tile. */
function addHatch(map: MapLibreMap): void {
  if (map.hasImage(HATCH)) return;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [SIDE, SIDE];
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.strokeStyle = DISPUTE_LOOK.contested.color;
  pen.lineWidth = 2;
  for (const shift of [-SIDE, 0, SIDE]) {
    pen.beginPath();
    pen.moveTo(shift, SIDE);
    pen.lineTo(shift + SIDE, 0);
    pen.stroke();
  }
  map.addImage(HATCH, pen.getImageData(0, 0, SIDE, SIDE), { pixelRatio: 2 });
}
