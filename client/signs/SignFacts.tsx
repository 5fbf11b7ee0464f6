import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Sign } from '#server/signs/contract.ts';
import { MapView } from '../map/MapView.tsx';
import { overlayOf } from '../map/overlay.ts';
import type { TileSet } from '../map/tileLayers.ts';
import { useLanguage } from '../ui/addWords.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { useSignWords } from './words.ts';

const LAYERS: readonly TileSet[] = ['divisions', 'division-labels', 'built-up-areas', 'places'];
const MOUNTINGS = ['post', 'wall', 'column'] as const;
const COLOURS = ['blue', 'green'] as const;

/** Where the sign stands and everything else on record. */
export function SignFacts({ sign }: { sign: Sign }) {
  const say = useSignWords();
  const language = useLanguage();
  const [lon, lat] = sign.position;
  const overlays = useMemo(
    () => [
      overlayOf('sign', [{ key: sign.id, name: sign.name, geometry: { type: 'Point', coordinates: [lon, lat] } }]),
    ],
    [sign.id, sign.name, lon, lat],
  );
  const mounting = MOUNTINGS.find((known) => known === sign.mounting);
  const colour = COLOURS.find((known) => known === sign.colour);
  return (
    <section className="panel" aria-labelledby="sign-facts">
      <h2 id="sign-facts">{say('facts')}</h2>
      <MapView
        label={say('position')}
        height="260px"
        center={[lon, lat]}
        zoom={15}
        overlays={overlays}
        layers={LAYERS}
        hideTable
      />
      <DefinitionList
        items={[
          { term: say('place'), value: <Link to={`/places/${sign.placeId}`}>{sign.name}</Link> },
          { term: say('signId'), value: sign.id },
          { term: say('position'), value: `${lon.toFixed(6)}, ${lat.toFixed(6)}` },
          {
            term: say('azimuth'),
            value: sign.azimuthDegrees === null ? null : say('azimuthValue', { n: Math.round(sign.azimuthDegrees) }),
          },
          { term: say('colour'), value: colour ? say(`colour.${colour}`) : sign.colour },
          { term: say('edition'), value: sign.edition },
          { term: say('mounting'), value: mounting ? say(`mounting.${mounting}`) : sign.mounting },
          { term: say('maintainer'), value: sign.maintainer },
          { term: say('installedOn'), value: sign.installedOn && formatDay(sign.installedOn, language) },
          { term: say('updated'), value: formatInstant(sign.updatedAt) },
        ]}
      />
    </section>
  );
}
