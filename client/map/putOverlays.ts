import { GeoJSONSource, type Map as MapLibreMap } from 'maplibre-gl';
import type { MapOverlay } from './overlay.ts';
import { ROLES, sourceOf } from './overlayLayers.ts';

/** What each source shows, as text. */
const shown = new WeakMap<GeoJSONSource, string>();
const NOTHING = '[]';

/**
 * Draws the overlays, a role only when its features are others. Each act reads the screen again and makes new objects of
 * the same features; without a graphics card a map drawn anew takes half a second of a processor.
 */
export function putOverlays(map: MapLibreMap, overlays: readonly MapOverlay[]): void {
  for (const role of ROLES) {
    const source = map.getSource(sourceOf(role));
    if (!(source instanceof GeoJSONSource)) continue;
    const features = overlays.filter((overlay) => overlay.role === role).flatMap(({ data }) => data.features);
    const text = JSON.stringify(features);
    if (text === (shown.get(source) ?? NOTHING)) continue;
    shown.set(source, text);
    void source.setData({ type: 'FeatureCollection', features });
  }
}
