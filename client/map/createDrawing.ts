import type { Map as MapLibreMap } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawModeUndoRedo,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  ValidateNotSelfIntersecting,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { PointLineOrArea } from '#server/gazetteer/contract.ts';
import type { DrawMode, DrawnShape } from './coordinateText.ts';

import { type SnapLines, snapToLine } from './snapToLine.ts';

const TOOL = { line: 'linestring', polygon: 'polygon', point: 'point' } as const;
const BLUE = '#0a4fb8';
/** Deleting a vertex gives several changes; one shape is reported when they rest. */
const REST_MILLISECONDS = 120;
const COORDINATE_DECIMALS = 7;

export interface Drawing {
  /** Replaces what is drawn; null waits for a new drawing. */
  show: (shape: DrawnShape | null) => void;
  /** Takes back the last point of an unfinished drawing; false when nothing is being drawn. */
  undoPoint: () => boolean;
  stop: () => void;
}

const vertices = { coordinates: { midpoints: true, draggable: true, deletable: true } };
// Vertices that are dragged snap as those that are drawn do.
const snapping = (snapTo: SnapLines) => ({
  toCustom: ({ lng, lat }: Pointer, { project }: { project: Project }) => snapToLine(snapTo, [lng, lat], project),
});
interface Pointer {
  lng: number;
  lat: number;
}
type Project = Parameters<typeof snapToLine>[2];
const modes = (snapTo: SnapLines) => [
  new TerraDrawLineStringMode({
    styles: { lineStringColor: BLUE, lineStringWidth: 4 },
    ...(snapTo.length > 0 ? { snapping: snapping(snapTo) } : {}),
  }),
  new TerraDrawPolygonMode({
    validation: (feature, { updateType }) =>
      updateType === 'finish' || updateType === 'commit' ? ValidateNotSelfIntersecting(feature) : { valid: true },
    styles: { fillColor: BLUE, fillOpacity: 0.2, outlineColor: BLUE, outlineWidth: 3 },
  }),
  new TerraDrawPointMode({ styles: { pointColor: BLUE, pointWidth: 8 } }),
  new TerraDrawSelectMode({
    allowManualDeselection: false,
    flags: {
      linestring: {
        feature: {
          draggable: false,
          coordinates: { ...vertices.coordinates, ...(snapTo.length > 0 ? { snappable: snapping(snapTo) } : {}) },
        },
      },
      polygon: { feature: { draggable: false, ...vertices } },
      point: { feature: { draggable: true } },
    },
    styles: {
      selectedLineStringColor: BLUE,
      selectedLineStringWidth: 4,
      selectedPolygonColor: BLUE,
      selectedPolygonFillOpacity: 0.2,
      selectedPolygonOutlineColor: BLUE,
      selectedPolygonOutlineWidth: 3,
      selectedPointColor: BLUE,
      selectedPointWidth: 8,
      selectionPointColor: '#ffffff',
      selectionPointOutlineColor: BLUE,
      selectionPointOutlineWidth: 2,
      selectionPointWidth: 6,
      midPointColor: BLUE,
      midPointWidth: 4,
    },
  }),
];

function drawnShape(feature: GeoJSONStoreFeatures | undefined): DrawnShape | null {
  const parsed = PointLineOrArea.safeParse(feature?.geometry);
  if (!parsed.success) return null;
  const shape = parsed.data;
  return shape.type === 'MultiLineString' || shape.type === 'MultiPolygon' ? null : shape;
}

/** Puts the drawing tool on a map: one shape at a time, drawn, then edited by its vertices; `onShape` hears every finished change. Lines snap to `snapTo`. */
export function createDrawing(
  map: MapLibreMap,
  mode: DrawMode,
  onShape: (shape: DrawnShape) => void,
  snapTo: SnapLines = [],
): Drawing {
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: COORDINATE_DECIMALS }),
    modes: modes(snapTo),
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
  });
  const canvas = map.getCanvas();
  const pointer = new AbortController();
  let isPressed = false;
  canvas.addEventListener('pointerdown', () => (isPressed = true), { signal: pointer.signal });
  addEventListener('pointerup', () => (isPressed = false), { signal: pointer.signal });
  let rest: ReturnType<typeof setTimeout> | undefined;
  const only = () => draw.getSnapshot().find((feature) => feature.properties.mode === TOOL[mode]);
  const report = () => {
    const shape = drawnShape(only());
    if (shape) onShape(shape);
  };
  draw.start();
  draw.setMode(TOOL[mode]);
  draw.on('finish', (id, { action }) => {
    if (action === 'draw') draw.selectFeature(id);
    report();
  });
  draw.on('change', (_, type) => {
    // While a vertex is dragged nothing is reported: `finish` does it when it is let go.
    if (isPressed || draw.getMode() !== 'select' || type !== 'update') return;
    clearTimeout(rest);
    rest = setTimeout(report, REST_MILLISECONDS);
  });
  return {
    show(shape) {
      clearTimeout(rest);
      draw.clear();
      if (!shape) return draw.setMode(TOOL[mode]);
      const id = draw.getFeatureId();
      draw.addFeatures([{ type: 'Feature', id, properties: { mode: TOOL[mode] }, geometry: shape }]);
      draw.selectFeature(id);
    },
    undoPoint: () => draw.getModeState() === 'drawing' && draw.canUndo() && draw.undo(),
    stop() {
      clearTimeout(rest);
      pointer.abort();
      draw.stop();
    },
  };
}
