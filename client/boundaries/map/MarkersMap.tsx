import { useMemo, useState } from 'react';
import type { MarkerListItem } from '#server/boundaries/markers/markerContract.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import type { Bounds } from '../../map/mapProps.ts';
import { MarkerCard } from './ChosenCard.tsx';
import { LinesMap } from './LinesMap.tsx';
import { useMapPageWords } from './words.ts';

/** Where the markers of a list stand; a click shows the card of one. */
export function MarkersMap({ markers }: { markers: readonly MarkerListItem[] }) {
  const say = useMapPageWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const bounds: Bounds | null = useMemo(
    () => boundsOf(markers.map(({ position }) => ({ type: 'Point', coordinates: position }))),
    [markers],
  );
  const marker = markers.find(({ id }) => id === chosen);
  return (
    <section className="panel markers-map" aria-label={say('markersMap')}>
      <LinesMap
        label={say('markersMap')}
        bounds={bounds}
        markers={markers}
        marker={chosen}
        onHit={(hit) => setChosen(hit?.kind === 'marker' ? hit.id : null)}
        height="340px"
      />
      {marker && <MarkerCard marker={marker} onClose={() => setChosen(null)} />}
    </section>
  );
}
