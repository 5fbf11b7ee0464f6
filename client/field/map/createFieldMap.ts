import { GeoJSONSource, Map as MapLibreMap, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { SignStatus } from '#server/signs/contract.ts';
import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import type { Theme } from '../ui/theme.ts';
import { fieldFeatures } from './fieldFeatures.ts';
import { fieldStyle, type Overlay } from './fieldStyle.ts';
import { serveKeptTiles } from './keptTiles.ts';
import { symbolImage } from './signSymbols.ts';

// As a file of ours: the content security policy has no blob: workers.
setWorkerUrl(workerUrl);

declare global {
  interface Window {
    /** Set only in a browser driven by a test (`navigator.webdriver`). */
    __fieldMap?: MapLibreMap;
  }
}

const FIXED = ['names', 'lines', 'markers', 'signs'] as const;
// A thumb covers this much.
const THUMB_PIXELS = 22;

/** The map of a package, once its first picture is drawn. */
export interface FieldMap {
  show: (overlay: Overlay, features: GeoJSON.FeatureCollection) => void;
  goTo: (position: readonly [number, number]) => void;
  remove: () => void;
}
interface Options {
  container: HTMLElement;
  content: PackageContent;
  theme: Theme;
  locale: Record<string, string>;
  onTap: (what: 'sign' | 'marker', id: string) => void;
}

/** Opens the map of a package in a container; needs no network. @throws Error where the browser has no WebGL2 */
export async function createFieldMap({ container, content, theme, locale, onTap }: Options): Promise<FieldMap> {
  await serveKeptTiles();
  const map = new MapLibreMap({
    ...{ container, locale, style: fieldStyle(content.tiles, theme), attributionControl: false, maxZoom: 20 },
    ...{ bounds: boundsOf(content), fitBoundsOptions: { padding: 40, maxZoom: 16 } },
    ...{ dragRotate: false, pitchWithRotate: false, fadeDuration: 0 },
    localIdeographFontFamily: "'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif",
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
  const show: FieldMap['show'] = (overlay, features) => {
    const source = map.getSource(overlay);
    if (source instanceof GeoJSONSource) void source.setData(features);
  };
  await new Promise((resolve) => map.once('style.load', resolve));
  addSymbols(map);
  const features = fieldFeatures(content);
  for (const overlay of FIXED) show(overlay, features[overlay]);
  hearTaps(map, onTap);
  markForTests(map, container);
  return {
    show,
    goTo: (center) => map.easeTo({ center: [...center], zoom: Math.max(map.getZoom(), 16) }),
    remove: () => map.remove(),
  };
}

function addSymbols(map: MapLibreMap): void {
  const ratio = Math.ceil(devicePixelRatio);
  for (const status of SignStatus.options)
    map.addImage(`sign-${status}`, symbolImage(status, ratio), { pixelRatio: ratio });
}

/** What lies under the thumb, signs before markers. */
function hearTaps(map: MapLibreMap, onTap: Options['onTap']): void {
  map.on('click', ({ point: { x, y } }) => {
    const box: [[number, number], [number, number]] = [
      [x - THUMB_PIXELS, y - THUMB_PIXELS],
      [x + THUMB_PIXELS, y + THUMB_PIXELS],
    ];
    const [sign] = map.queryRenderedFeatures(box, { layers: ['signs'] });
    const [marker] = map.queryRenderedFeatures(box, { layers: ['markers'] });
    if (sign) onTap('sign', String(sign.properties.id));
    else if (marker) onTap('marker', String(marker.properties.id));
  });
}

/** The signs where there are some, else the box of the package: a county is no help before one street. */
function boundsOf({ signs, tiles }: PackageContent): [number, number, number, number] {
  if (signs.length === 0) return tiles.bbox;
  const longitudes = signs.map(({ position }) => position[0]);
  const latitudes = signs.map(({ position }) => position[1]);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}

function markForTests(map: MapLibreMap, container: HTMLElement): void {
  if (!navigator.webdriver) return;
  window.__fieldMap = map;
  map.on('idle', () => container.setAttribute('data-map-idle', 'true'));
}
