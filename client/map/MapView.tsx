import type { Map as MapLibreMap } from 'maplibre-gl';
import { lazy, Suspense } from 'react';
import { useFacts } from '../api/session.ts';
import { FeatureTable } from './FeatureTable.tsx';
import type { MapOverlay, OverlayRole } from './overlay.ts';
import type { TileSet } from './tileLayers.ts';
import { useMapWords } from './words.ts';
import './map.css';

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

const MapCanvas = lazy(async () => ({ default: (await import('./MapCanvas.tsx')).MapCanvas }));
const NO_OVERLAYS: readonly MapOverlay[] = [];
const USUAL_LAYERS: readonly TileSet[] = ['divisions', 'built-up-areas', 'places'];

/**
 * A map with a list of the same features under it. MapLibre is loaded only when one is shown.
 * Keep `layers` stable: a new list builds a new map. `overlays` may change freely.
 */
export function MapView({ overlays = NO_OVERLAYS, layers = USUAL_LAYERS, height = '420px', ...view }: MapViewProps) {
  const say = useMapWords();
  const facts = useFacts();
  const waiting = (
    <div className="map-waiting" role="status" style={{ height }}>
      {say('loading')}
    </div>
  );
  return (
    <div className="map-view">
      {facts ? (
        <Suspense fallback={waiting}>
          <MapCanvas {...view} facts={facts} overlays={overlays} layers={layers} height={height} />
        </Suspense>
      ) : (
        waiting
      )}
      {!view.hideTable && <FeatureTable overlays={overlays} />}
    </div>
  );
}
