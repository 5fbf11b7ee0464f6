import type { Feature, FeatureCollection } from 'geojson';
import { PointLineOrArea } from '#server/gazetteer/contract.ts';

/** What a drawn thing is on this map: the matter itself, a clashing name, its surroundings, a sign. */
export type OverlayRole = 'subject' | 'clash' | 'context' | 'sign';

/** Properties the map uses: `name` becomes the label, `schematic` the 示意 mark; `key` comes back with a click. */
export interface MapOverlay {
  role: OverlayRole;
  data: FeatureCollection;
}

export interface OverlayItem {
  /** Given back by `onFeatureClick`. */
  key: string;
  name: string;
  /** GeoJSON geometry in CRS84 order; anything else (also null) is left out. */
  geometry: unknown;
  schematic?: boolean;
}

/** Makes an overlay of things that may or may not have a position. Ids are integers because hit-testing needs them. */
export function overlayOf(role: OverlayRole, items: readonly OverlayItem[]): MapOverlay {
  const features: Feature[] = items.flatMap(({ geometry, ...properties }, index) => {
    const parsed = PointLineOrArea.safeParse(geometry);
    return parsed.success ? [{ type: 'Feature', id: index + 1, properties, geometry: parsed.data }] : [];
  });
  return { role, data: { type: 'FeatureCollection', features } };
}
