import { useMemo } from 'react';
import { type CensusRecord, CensusRecordId } from '#server/exchange/census/censusContract.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import { MapView } from '../../map/MapView.tsx';
import { overlayOf } from '../../map/overlay.ts';
import { useCensusWords } from './words.ts';

interface Props {
  record: CensusRecord;
  onOpen: (id: CensusRecordId) => void;
}
const AROUND_DEGREES = 0.008;

/** The record among other records of the census and places of the register. */
export function RecordMap({ record, onOpen }: Props) {
  const say = useCensusWords();
  const { geometry, name, id, neighbours, matches } = record;
  const overlays = useMemo(
    () => [
      overlayOf(
        'context',
        neighbours.map((near) => ({ key: near.id, name: near.name, geometry: near.geometry })),
      ),
      overlayOf(
        'clash',
        matches.map((match) => ({ key: match.placeId, name: match.name, geometry: match.geometry })),
      ),
      overlayOf('subject', [{ key: id, name, geometry }]),
    ],
    [neighbours, matches, id, name, geometry],
  );
  const bounds = useMemo(() => {
    const box = boundsOf([geometry]);
    return (
      box &&
      ([
        box[0] - AROUND_DEGREES,
        box[1] - AROUND_DEGREES,
        box[2] + AROUND_DEGREES,
        box[3] + AROUND_DEGREES,
      ] satisfies typeof box)
    );
  }, [geometry]);
  return (
    <section className="panel no-print" aria-labelledby="census-map">
      <h2 id="census-map">{say('map')}</h2>
      {geometry ? (
        <MapView
          label={say('mapLabel')}
          height="320px"
          overlays={overlays}
          bounds={bounds}
          onFeatureClick={({ source, properties }) => {
            const clicked = source === 'context' ? CensusRecordId.safeParse(properties.key).data : undefined;
            if (clicked) onOpen(clicked);
          }}
        />
      ) : (
        <p className="hint">{say('noPosition')}</p>
      )}
    </section>
  );
}
