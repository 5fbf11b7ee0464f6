import { useMemo, useState } from 'react';
import type { Sign } from '#server/signs/contract.ts';
import { boundsOf } from '../map/boundsOf.ts';
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

/** The signs of the list on the map; the one that was clicked is shown beside it. */
export function SignsMap({ signs }: { signs: readonly Sign[] }) {
  const say = useRegisterWords();
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
        onFeatureClick={({ properties }) => setChosen(String(properties.key ?? properties.id ?? ''))}
      />
      <p className="hint">{say('mapHint')}</p>
      {chosen.length > 0 && <SignCards signs={chosen} />}
    </>
  );
}
