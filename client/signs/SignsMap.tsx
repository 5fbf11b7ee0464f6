import type { Map as MapLibreMap } from 'maplibre-gl';
import { useMemo, useState } from 'react';
import type { Sign } from '#server/signs/contract.ts';
import { boundsOf } from '../map/boundsOf.ts';
import { MapExport } from '../map/export/MapExport.tsx';
import { MapView } from '../map/MapView.tsx';
import { type OverlayItem, overlayOf } from '../map/overlay.ts';
import type { TileSet } from '../map/tileLayers.ts';
import { useRegisterWords } from './registerWords.ts';
import { SignCards } from './SignTable.tsx';

const LAYERS: readonly TileSet[] = ['divisions', 'division-labels', 'built-up-areas', 'places', 'signs'];

const itemOf = ({ id, name, number, position }: Sign): OverlayItem => ({
  key: id,
  name: number ? `${name} ${number}` : name,
  geometry: { type: 'Point', coordinates: position },
});

interface Props {
  signs: readonly Sign[];
  /** Of the list, for exports; null where it cannot be exported by. */
  filter: object | null;
}

/** The signs of the list on the map; the one that was clicked is shown beside it. */
export function SignsMap({ signs, filter }: Props) {
  const say = useRegisterWords();
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [isDrawing, setDrawing] = useState(false);
  const [chosenId, setChosen] = useState<string | null>(null);
  const chosen = signs.filter(({ id }) => id === chosenId);
  const overlays = useMemo(
    () => [
      overlayOf('sign', signs.filter(({ id }) => id !== chosenId).map(itemOf)),
      overlayOf('subject', signs.filter(({ id }) => id === chosenId).map(itemOf)),
    ],
    [signs, chosenId],
  );
  const bounds = useMemo(
    () => boundsOf(signs.map(({ position }) => ({ type: 'Point', coordinates: position }))),
    [signs],
  );
  return (
    <>
      <MapView
        label={say('mapOf')}
        height="min(60vh, 560px)"
        layers={LAYERS}
        overlays={overlays}
        bounds={bounds}
        onReady={setMap}
        onFeatureClick={({ properties }) => !isDrawing && setChosen(String(properties.key ?? properties.id ?? ''))}
      />
      <p className="hint">{say('mapHint')}</p>
      {filter && (
        <MapExport map={map} wishes={[{ collection: 'signs', filter, what: say('exported') }]} onDrawing={setDrawing} />
      )}
      {chosen.length > 0 && <SignCards signs={chosen} />}
    </>
  );
}
