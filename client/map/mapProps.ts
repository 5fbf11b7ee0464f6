import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapOverlay, OverlayRole } from './overlay.ts';
import type { TileSet } from './tileLayers.ts';

/** West, south, east, north in degrees. */
export type Bounds = [number, number, number, number];

/** What was clicked: an overlay's role or a tile set, with the feature's properties. */
export interface MapHit {
  source: OverlayRole | TileSet;
  properties: Record<string, unknown>;
}

export interface MapViewProps {
  /** What this map shows, for screen readers. */
  label: string;
  /** Longitude, latitude. Without centre and bounds the map opens on the installation's own extent. */
  center?: [number, number];
  zoom?: number;
  /** Wins over centre; the map follows when it changes. */
  bounds?: Bounds | null;
  /** The day whose divisions are drawn, YYYY-MM-DD; today where left out. */
  at?: string | undefined;
  /** Tile sets under the overlays. */
  layers?: readonly TileSet[];
  overlays?: readonly MapOverlay[];
  onReady?: (map: MapLibreMap) => void;
  onFeatureClick?: (hit: MapHit) => void;
  /** CSS height, e.g. `420px`. */
  height?: string;
  /** The text alternative stands elsewhere on the page. */
  hideTable?: boolean;
}
