import { GeoJSONSource, type MapLayerMouseEvent, type Map as MapLibreMap, type MapMouseEvent } from 'maplibre-gl';

type Position = readonly [number, number];

/** One course with its vertices, some of which may not be moved. */
export interface EditedCourse {
  coordinates: readonly Position[];
  /** Indexes of vertices that stay where they are. */
  locked: ReadonlySet<number>;
  selected: number | null;
}

interface Handlers {
  onSelect: (index: number) => void;
  /** Let go at a position. */
  onMove: (index: number, to: Position) => void;
  /** A new vertex after the one with this index. */
  onInsert: (index: number, at: Position) => void;
}

export interface VertexEditor {
  show: (course: EditedCourse) => void;
  stop: () => void;
}

const SOURCE = 'edited-course';
const VERTICES = 'edited-course-vertices';
const MIDDLES = 'edited-course-middles';
const BLUE = '#0a4fb8';
/** Less than this is a click and no drag. */
const DRAG_PIXELS = 3;

/** Lets one drag the vertices of a course on a map, and drag new ones out of the middles of its edges. */
export function createVertexEditor(map: MapLibreMap, handlers: Handlers): VertexEditor {
  let shown: EditedCourse = { coordinates: [], locked: new Set(), selected: null };
  addLayers(map);
  const put = (course: EditedCourse) => {
    const source = map.getSource(SOURCE);
    if (source instanceof GeoJSONSource) void source.setData(featuresOf(course));
  };
  const press = (event: MapLayerMouseEvent) => {
    const index = Number(event.features?.[0]?.properties.index);
    const isMiddle = event.features?.[0]?.properties.kind === 'middle';
    if (!isMiddle) handlers.onSelect(index);
    event.preventDefault();
    if (!isMiddle && shown.locked.has(index)) return;
    follow(map, event, {
      onDrag: (at) => put({ ...shown, coordinates: dragged(shown.coordinates, { index, isMiddle, at }) }),
      onDrop: (at) => (isMiddle ? handlers.onInsert(index, at) : handlers.onMove(index, at)),
      onClick: () => put(shown),
    });
  };
  const layers = [VERTICES, MIDDLES];
  const [enter, leave] = [() => cursor(map, 'move'), () => cursor(map, '')];
  const listening = layers.flatMap((layer) => [
    map.on('mousedown', layer, press),
    map.on('mouseenter', layer, enter),
    map.on('mouseleave', layer, leave),
  ]);
  return {
    show(course) {
      shown = course;
      put(course);
    },
    stop() {
      for (const subscription of listening) subscription.unsubscribe();
    },
  };
}

const cursor = (map: MapLibreMap, name: string) => {
  map.getCanvas().style.cursor = name;
};

interface Drag {
  onDrag: (at: Position) => void;
  onDrop: (at: Position) => void;
  onClick: () => void;
}

/** Until the button is let go, wherever that is: outside the map the last place on it counts. */
function follow(map: MapLibreMap, start: MapMouseEvent, { onDrag, onDrop, onClick }: Drag): void {
  let last: Position | null = null;
  const move = ({ point, lngLat }: MapMouseEvent) => {
    if (point.dist(start.point) <= DRAG_PIXELS) return;
    last = [lngLat.lng, lngLat.lat];
    onDrag(last);
  };
  map.on('mousemove', move);
  const release = () => {
    map.off('mousemove', move);
    if (last) onDrop(last);
    else onClick();
  };
  addEventListener('mouseup', release, { once: true });
}

const dragged = (
  coordinates: readonly Position[],
  { index, isMiddle, at }: { index: number; isMiddle: boolean; at: Position },
): readonly Position[] => (isMiddle ? coordinates.toSpliced(index + 1, 0, at) : coordinates.with(index, at));

function featuresOf({ coordinates, locked, selected }: EditedCourse): GeoJSON.FeatureCollection {
  const point = (at: Position, properties: object): GeoJSON.Feature => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [...at] },
  });
  const vertices = coordinates.map((at, index) =>
    point(at, { kind: locked.has(index) ? 'locked' : 'vertex', index, selected: index === selected }),
  );
  const middles = coordinates.slice(1).map((to, index) => {
    const from = coordinates[index] ?? to;
    return point([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], { kind: 'middle', index });
  });
  const line: GeoJSON.Feature = {
    type: 'Feature',
    properties: { kind: 'line' },
    geometry: { type: 'LineString', coordinates: coordinates.map((at) => [...at]) },
  };
  return { type: 'FeatureCollection', features: [line, ...middles, ...vertices] };
}

function addLayers(map: MapLibreMap): void {
  if (map.getSource(SOURCE)) return;
  map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  map.addLayer({
    id: 'edited-course-line',
    type: 'line',
    source: SOURCE,
    filter: ['==', ['get', 'kind'], 'line'],
    paint: { 'line-color': BLUE, 'line-width': 3 },
  });
  map.addLayer({
    id: MIDDLES,
    type: 'circle',
    source: SOURCE,
    filter: ['==', ['get', 'kind'], 'middle'],
    paint: {
      'circle-radius': 4,
      'circle-color': '#ffffff',
      'circle-stroke-color': BLUE,
      'circle-stroke-width': 1,
      'circle-opacity': 0.8,
    },
  });
  map.addLayer({
    id: VERTICES,
    type: 'circle',
    source: SOURCE,
    filter: ['in', ['get', 'kind'], ['literal', ['vertex', 'locked']]],
    paint: {
      'circle-radius': ['case', ['get', 'selected'], 8, 6],
      // Filled: may not be moved.
      'circle-color': ['case', ['==', ['get', 'kind'], 'locked'], '#2f3a4a', ['get', 'selected'], '#ffd166', '#ffffff'],
      'circle-stroke-color': ['case', ['==', ['get', 'kind'], 'locked'], '#ffffff', BLUE],
      'circle-stroke-width': 2,
    },
  });
}
