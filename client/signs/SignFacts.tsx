import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Sign } from '#server/signs/contract.ts';
import { MapView } from '../map/MapView.tsx';
import { overlayOf } from '../map/overlay.ts';
import type { TileSet } from '../map/tileLayers.ts';
import { useLanguage } from '../ui/addWords.ts';
import { type Definition, DefinitionList } from '../ui/DefinitionList.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { usePunctuation } from '../ui/usePunctuation.ts';
import { useRegisterWords } from './registerWords.ts';
import { useSignWords } from './words.ts';

const LAYERS: readonly TileSet[] = ['divisions', 'division-labels', 'built-up-areas', 'places', 'signs'];
const COLOURS = ['blue', 'green'] as const;

/** Where the sign stands and everything else on record. */
export function SignFacts({ sign }: { sign: Sign }) {
  const say = useSignWords();
  const [lon, lat] = sign.position;
  const overlays = useMemo(
    () => [
      overlayOf('subject', [{ key: sign.id, name: sign.name, geometry: { type: 'Point', coordinates: [lon, lat] } }]),
    ],
    [sign.id, sign.name, lon, lat],
  );
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
      <DefinitionList items={[...usePlateFacts(sign), ...useKeepingFacts(sign), ...useDayFacts(sign)]} />
    </section>
  );
}

/** What and where it is, and how its face follows. */
function usePlateFacts(sign: Sign): Definition[] {
  const say = useSignWords();
  const words = useRegisterWords();
  const { inBrackets } = usePunctuation();
  const [lon, lat] = sign.position;
  const colour = COLOURS.find((known) => known === sign.colour);
  const run = sign.azimuthDegrees === null ? null : say('azimuthValue', { n: Math.round(sign.azimuthDegrees) });
  const by = words(sign.azimuthGiven ? 'azimuthGiven' : 'azimuthByStreet');
  return [
    { term: say('place'), value: <Link to={`/places/${sign.placeId}`}>{sign.standardName ?? sign.name}</Link> },
    { term: words('division'), value: sign.divisionName },
    { term: say('signId'), value: sign.id },
    { term: say('position'), value: `${lon.toFixed(6)}, ${lat.toFixed(6)}` },
    { term: say('azimuth'), value: run && run + inBrackets(by) },
    { term: words('azimuthReason'), value: sign.azimuthReason },
    { term: say('colour'), value: colour ? say(`colour.${colour}`) : sign.colour },
    { term: say('edition'), value: sign.edition },
    { term: words('postcode'), value: sign.postcode },
    { term: words('textMinority'), value: sign.textMinority },
    { term: say('mounting'), value: say(`mounting.${sign.mounting}`) },
    { term: words('side'), value: sign.side && words(`side.${sign.side}`) },
  ].filter(({ term, value }) => value || !OPTIONAL.some((key) => term === words(key)));
}

// What most signs never have is not shown as missing.
const OPTIONAL = ['azimuthReason', 'postcode', 'textMinority'] as const;

function useKeepingFacts(sign: Sign): Definition[] {
  const say = useSignWords();
  const words = useRegisterWords();
  const language = useLanguage();
  const cost = sign.costCents === null ? null : words('costValue', { n: (sign.costCents / 100).toFixed(2) });
  return [
    { term: words('material'), value: sign.material },
    { term: words('owner'), value: sign.owner },
    { term: say('maintainer'), value: sign.maintainer },
    { term: words('madeBy'), value: sign.madeBy },
    {
      term: words('cost')
        .replace(/[（(].*/, '')
        .trim(),
      value: cost,
    },
    { term: words('warrantyTo'), value: sign.warrantyTo && formatDay(sign.warrantyTo, language) },
  ];
}

function useDayFacts(sign: Sign): Definition[] {
  const say = useSignWords();
  const words = useRegisterWords();
  const language = useLanguage();
  const { inBrackets, listed } = usePunctuation();
  const { lastInspection: last } = sign;
  const found =
    last && words(`found.${last.found}`) + (last.defects.length > 0 ? inBrackets(listed(last.defects)) : '');
  const signLink = (id: string | null) => id && <Link to={`/signs/${id}`}>{id}</Link>;
  return [
    { term: say('installedOn'), value: sign.installedOn && formatDay(sign.installedOn, language) },
    { term: words('lastInspection'), value: last ? `${formatInstant(last.at)} ${found}` : words('never') },
    ...(sign.withdrawnOn ? [{ term: words('withdrawnOn'), value: formatDay(sign.withdrawnOn, language) }] : []),
    ...(sign.replacesId ? [{ term: words('replaces'), value: signLink(sign.replacesId) }] : []),
    ...(sign.replacedById ? [{ term: words('replacedBy'), value: signLink(sign.replacedById) }] : []),
    { term: say('updated'), value: formatInstant(sign.updatedAt) },
  ];
}
