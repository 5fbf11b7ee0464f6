import type { Marker, MarkerReference } from '#server/boundaries/markers/markerContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { useMarkerWords } from './words.ts';

/** What the registration form says. */
export function MarkerFacts({ marker }: { marker: Marker }) {
  const say = useMarkerWords();
  const language = useLanguage();
  const { position, original, faces, otherLines } = marker;
  return (
    <section className="panel" aria-labelledby="marker-facts">
      <h2 id="marker-facts">{say('facts')}</h2>
      <DefinitionList
        items={[
          { term: say('coordinates'), value: `${position[0].toFixed(6)}, ${position[1].toFixed(6)}` },
          { term: say('height'), value: marker.heightMetres },
          { term: say('heightDatum'), value: marker.heightDatum },
          { term: say('surveyMethod'), value: marker.surveyMethod },
          { term: say('accuracy'), value: marker.accuracyMetres },
          { term: say('manager'), value: marker.managerSide?.name ?? say('noManager') },
          { term: say('material'), value: marker.material },
          { term: say('size'), value: marker.sizeText },
          { term: say('setOn'), value: marker.setOn && formatDay(marker.setOn, language) },
          { term: say('maker'), value: marker.maker },
          { term: say('secrecy'), value: say(`secrecy.${marker.secrecy}`) },
          { term: say('original'), value: original && say('originalOf', original), wide: true },
          {
            term: say('faces'),
            value: faces.map(({ face, inscription }) => `${face}：${inscription}`).join('\n'),
            wide: true,
          },
          {
            term: say('otherLines'),
            value: otherLines.map(({ sideA, sideB }) => say('lineOf', { a: sideA.name, b: sideB.name })).join('、'),
            wide: true,
          },
          { term: say('note'), value: marker.note, wide: true },
        ]}
      />
    </section>
  );
}

/** The reference objects as written, beside what their coordinates give. */
export function ReferenceTable({ marker: { references } }: { marker: Marker }) {
  const say = useMarkerWords();
  if (references.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="marker-references">
      <h2 id="marker-references">{say('references')}</h2>
      <ul className="marker-list">
        {references.map((reference) => (
          <li key={reference.no}>
            <strong>{reference.name}</strong>
            <br />
            {say(`bearing.${reference.bearingKind}`)} {reference.bearingDegrees}° · {reference.distanceMetres} m
            <Measured reference={reference} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Measured({ reference }: { reference: MarkerReference }) {
  const say = useMarkerWords();
  const { measuredBearingDegrees: bearing, measuredDistanceMetres: metres } = reference;
  if (metres === null) return null;
  return (
    <p className="hint">
      {say('measured')} {bearing === null ? '' : `${bearing.toFixed(2)}° · `}
      {metres.toFixed(2)} m
    </p>
  );
}
