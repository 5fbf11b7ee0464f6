import { Segmented } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { type Dossier, DossiersApi } from '#server/dossiers/contract.ts';
import { useCall } from '../api/query.ts';
import { MapView } from '../map/MapView.tsx';
import type { Bounds } from '../map/mapProps.ts';
import { overlayOf } from '../map/overlay.ts';
import { useLanguage } from '../ui/addWords.ts';
import { formatArea } from '../ui/formatMeasure.ts';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { useDossierWords } from './words.ts';

const LAYERS = ['divisions', 'division-labels'] as const;

/** What each division gains and loses: on the map of today, and once in effect on that of the day before and of the day. */
export function SchemeMap({ dossier: { id, version, appliedAt, effectiveOn } }: { dossier: Dossier }) {
  const say = useDossierWords();
  const language = useLanguage();
  const [side, setSide] = useState<'before' | 'after'>('before');
  const day = appliedAt === null ? null : effectiveOn;
  const { data, error } = useCall(DossiersApi.scheme, { params: { id } });
  const shown = useMemo(() => {
    const of = (part: string, word: string) =>
      (data?.features ?? [])
        .filter(({ properties }) => properties.part === part)
        .map(({ id: key, geometry, properties }) => ({
          ...{ key: `${key}-${version}`, geometry, schematic: properties.schematic },
          name: `${properties.name} ${word}`,
        }));
    return [overlayOf('subject', of('gained', say('gained'))), overlayOf('clash', of('lost', say('lost')))];
  }, [data, say, version]);
  if (error) return <ProblemAlert error={error} />;
  if (!data || data.features.length === 0) return null;
  const points = data.features
    .filter(({ properties }) => properties.part === 'whole')
    .flatMap(({ geometry }) => geometry.coordinates.flat(2));
  return (
    <>
      {day && (
        <Segmented
          aria-label={say('schemeMap')}
          value={side}
          onChange={setSide}
          options={(['before', 'after'] as const).map((value) => ({ value, label: say(`map.${value}`) }))}
        />
      )}
      <MapView
        label={say('schemeMap')}
        at={day === null ? undefined : dayOn(day, side)}
        layers={LAYERS}
        overlays={shown}
        bounds={boundsOf(points)}
        height="380px"
        hideTable
      />
      <ul className="scheme-areas">
        {data.features
          .filter(({ properties }) => properties.part !== 'whole')
          .map(({ id: key, properties: { name, part, squareMetres } }) => (
            <li key={key}>
              {name} {say(part === 'gained' ? 'gained' : 'lost')} {formatArea(squareMetres ?? 0, language)}
            </li>
          ))}
      </ul>
      <p className="hint">{say('mapHint')}</p>
    </>
  );
}

const dayOn = (day: string, side: 'before' | 'after'): string =>
  side === 'after' ? day : dayjs(day).subtract(1, 'day').format('YYYY-MM-DD');

function boundsOf(points: readonly number[][]): Bounds | null {
  const side = (i: 0 | 1) => points.flatMap((point) => point[i] ?? []);
  if (points.length === 0) return null;
  const least = (of: number[]) => of.reduce((a, b) => Math.min(a, b));
  const most = (of: number[]) => of.reduce((a, b) => Math.max(a, b));
  return [least(side(0)), least(side(1)), most(side(0)), most(side(1))];
}
