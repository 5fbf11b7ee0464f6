import { useMemo } from 'react';
import type { Place } from '#server/gazetteer/contract.ts';
import { boundsOf } from '../map/boundsOf.ts';
import { MapView } from '../map/MapView.tsx';
import { overlayOf } from '../map/overlay.ts';
import { useLanguage } from '../ui/addWords.ts';
import { useGazetteerWords } from './words.ts';

/** Where the place lies, and how well that is known. */
export function PlacePosition({ place }: { place: Place }) {
  const say = useGazetteerWords();
  const language = useLanguage();
  const name = place.standardName ?? place.names[0]?.name ?? '';
  const { geometry, schematic } = place;
  const overlays = useMemo(
    () => [overlayOf('subject', [{ key: 'place', name, geometry, schematic }])],
    [name, geometry, schematic],
  );
  const bounds = useMemo(() => boundsOf([geometry]), [geometry]);
  return (
    <section className="panel" aria-labelledby="place-map">
      <h2 id="place-map">{say('place.map')}</h2>
      {bounds ? (
        <MapView label={`${name} ${say('place.map')}`} height="360px" bounds={bounds} overlays={overlays} />
      ) : (
        <p className="hint">{say('place.noGeometry')}</p>
      )}
      <p className="hint">
        {say('place.positionSource', { source: language === 'en' ? place.positionSourceEn : place.positionSource })}
      </p>
      {schematic && <p className="hint">{say('place.schematic')}</p>}
    </section>
  );
}
