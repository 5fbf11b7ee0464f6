import { lazy, Suspense } from 'react';
import { useFacts } from '../api/session.ts';
import { FeatureTable } from './FeatureTable.tsx';
import type { MapViewProps } from './mapProps.ts';
import type { MapOverlay } from './overlay.ts';
import type { TileSet } from './tileLayers.ts';
import { useMapWords } from './words.ts';
import './map.css';

const MapCanvas = lazy(async () => ({ default: (await import('./MapCanvas.tsx')).MapCanvas }));
const NO_OVERLAYS: readonly MapOverlay[] = [];
const USUAL_LAYERS: readonly TileSet[] = ['divisions', 'division-labels', 'built-up-areas', 'places'];

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
