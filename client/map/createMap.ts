import { AttributionControl, Map as MapLibreMap, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { AppFacts } from '#server/accounts/contract.ts';
import type { Say } from '../ui/addWords.ts';
import type { Bounds } from './mapProps.ts';
import { mapStyle } from './mapStyle.ts';
import type { TileSet } from './tileLayers.ts';
import type { useMapWords } from './words.ts';

setWorkerUrl(workerUrl);

declare global {
  interface Window {
    /** Set only in a browser driven by a test (`navigator.webdriver`). */
    __dimingMap?: MapLibreMap;
  }
}

type MapSay = ReturnType<typeof useMapWords> extends Say<infer K> ? Say<K> : never;
interface Options {
  container: HTMLElement;
  label: string;
  facts: AppFacts;
  layers: readonly TileSet[];
  center?: [number, number] | undefined;
  zoom?: number | undefined;
  /** Wins over the centre. */
  bounds?: Bounds | undefined;
  at?: string | undefined;
  say: MapSay;
}

const localeOf = (label: string, say: MapSay): Record<string, string> => ({
  'Map.Title': label,
  'AttributionControl.ToggleAttribution': say('attribution'),
  'NavigationControl.ZoomIn': say('zoomIn'),
  'NavigationControl.ZoomOut': say('zoomOut'),
  'NavigationControl.ResetBearing': say('resetBearing'),
  'Popup.Close': say('closePopup'),
  'ScaleControl.Meters': say('metres'),
  'ScaleControl.Kilometers': say('kilometres'),
});

/** Public maps carry their review number (审图号); without one a map is for internal use and says so. */
const creditsOf = ({ baseMap, mapReviewNumber }: AppFacts, say: MapSay): string[] => [
  ...(baseMap.attribution ? [baseMap.attribution] : []),
  mapReviewNumber ? say('reviewNumber', { number: mapReviewNumber }) : say('internal'),
];

/** Our own tiles are asked from the address that this page has, even where TileJSON names another of the same server. */
function ownAddress(url: string): string {
  const { pathname, search } = new URL(url, location.origin);
  return pathname.startsWith('/tiles/') ? location.origin + pathname + search : url;
}

function markIdleForTests(map: MapLibreMap, container: HTMLElement): void {
  if (!navigator.webdriver) return;
  window.__dimingMap = map;
  map.on('dataloading', () => container.removeAttribute('data-map-idle'));
  map.on('movestart', () => container.removeAttribute('data-map-idle'));
  map.on('idle', () => container.setAttribute('data-map-idle', 'true'));
}

/** How what is looked at fits into the window. */
export const FIT = { padding: 40, maxZoom: 16 };

/** Opens where it is to look: tiles of another view first would be loaded and drawn for nothing. */
function firstView({ facts, center, zoom, bounds }: Options) {
  if (bounds) return { bounds, fitBoundsOptions: FIT };
  return center ? { center, zoom: zoom ?? 13 } : { bounds: facts.bbox, fitBoundsOptions: { padding: 24 } };
}

/** Opens a map in a container. @throws Error when the browser has no WebGL2 */
export function createMap(options: Options): MapLibreMap {
  const { container, label, facts, layers, at, say } = options;
  const map = new MapLibreMap({
    container,
    style: mapStyle(facts.baseMap, layers, say('tileSource'), at),
    locale: localeOf(label, say),
    transformRequest: (url) => ({ url: ownAddress(url) }),
    localIdeographFontFamily: "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif",
    attributionControl: false,
    ...firstView(options),
    maxZoom: 19,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new AttributionControl({ compact: false, customAttribution: creditsOf(facts, say) }), 'bottom-left');
  // Controls of one corner stack: the scale stands above the attribution instead of under its end on a phone.
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
  markIdleForTests(map, container);
  return map;
}
