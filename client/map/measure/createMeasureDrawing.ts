import { GeoJSONSource, type Map as MapLibreMap } from 'maplibre-gl';
import { geodesicCourse } from './geodesic.ts';

type Position = readonly [number, number];
export type MeasureMode = 'distance' | 'area';

export interface MeasureDrawing {
  show: (points: readonly Position[], mode: MeasureMode) => void;
  /** Hears clicks or not; while it does, a double click zooms nothing. */
  listen: (isOn: boolean) => void;
  stop: () => void;
}

const SOURCE = 'measure';
const RED = '#b3121d';

/** Draws what is measured, on top of everything, along geodesics; `onPoint` hears clicked places. */
export function createMeasureDrawing(map: MapLibreMap, onPoint: (at: Position) => void): MeasureDrawing {
  addTo(map);
  let isOn = false;
  const click = map.on('click', ({ lngLat }) => {
    if (isOn) onPoint([Number(lngLat.lng.toFixed(8)), Number(lngLat.lat.toFixed(8))]);
  });
  return {
    show(points, mode) {
      const source = map.getSource(SOURCE);
      if (source instanceof GeoJSONSource) void source.setData(featuresOf(points, mode));
    },
    listen(on) {
      isOn = on;
      if (on) map.doubleClickZoom.disable();
      else map.doubleClickZoom.enable();
    },
    stop: () => click.unsubscribe(),
  };
}

function featuresOf(points: readonly Position[], mode: MeasureMode): GeoJSON.FeatureCollection {
  const feature = (geometry: GeoJSON.Geometry, properties: object = {}): GeoJSON.Feature => ({
    type: 'Feature',
    properties,
    geometry,
  });
  const [first] = points;
  const closed = mode === 'area' && first && points.length > 2 ? [...points, first] : points;
  const course = geodesicCourse(closed);
  const shape: GeoJSON.Feature[] =
    course.length < 2
      ? []
      : [
          feature(
            mode === 'area' && closed !== points
              ? { type: 'Polygon', coordinates: [course] }
              : { type: 'LineString', coordinates: course },
          ),
        ];
  const places = points.map((at, index) => feature({ type: 'Point', coordinates: [...at] }, { no: String(index + 1) }));
  return { type: 'FeatureCollection', features: [...shape, ...places] };
}

function addTo(map: MapLibreMap): void {
  if (map.getSource(SOURCE)) return;
  map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  map.addLayer({
    id: 'measure-fill',
    type: 'fill',
    source: SOURCE,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': RED, 'fill-opacity': 0.12 },
  });
  map.addLayer({
    id: 'measure-line',
    type: 'line',
    source: SOURCE,
    filter: ['!=', ['geometry-type'], 'Point'],
    paint: { 'line-color': RED, 'line-width': 2 },
  });
  map.addLayer({
    id: 'measure-point',
    type: 'circle',
    source: SOURCE,
    filter: ['==', ['geometry-type'], 'Point'],
    paint: { 'circle-radius': 8, 'circle-color': '#ffffff', 'circle-stroke-color': RED, 'circle-stroke-width': 2 },
  });
  map.addLayer({
    id: 'measure-number',
    type: 'symbol',
    source: SOURCE,
    filter: ['==', ['geometry-type'], 'Point'],
    layout: { 'text-field': ['get', 'no'], 'text-size': 11, 'text-allow-overlap': true },
    paint: { 'text-color': RED },
  });
}
