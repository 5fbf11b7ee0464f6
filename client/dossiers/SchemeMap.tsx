import { useMemo } from 'react';
import { type Dossier, DossiersApi } from '#server/dossiers/contract.ts';
import { useCall } from '../api/query.ts';
import { MapView } from '../map/MapView.tsx';
import type { Bounds } from '../map/mapProps.ts';
import { overlayOf } from '../map/overlay.ts';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { useDossierWords } from './words.ts';

const LAYERS = ['divisions', 'division-labels'] as const;

/** What each division gains and loses, on the map of the divisions today. */
export function SchemeMap({ dossier: { id, version } }: { dossier: Dossier }) {
  const say = useDossierWords();
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
      <MapView
        label={say('schemeMap')}
        layers={LAYERS}
        overlays={shown}
        bounds={boundsOf(points)}
        height="380px"
        hideTable
      />
      <p className="hint">{say('mapHint')}</p>
    </>
  );
}

function boundsOf(points: readonly number[][]): Bounds | null {
  const side = (i: 0 | 1) => points.flatMap((point) => point[i] ?? []);
  if (points.length === 0) return null;
  const least = (of: number[]) => of.reduce((a, b) => Math.min(a, b));
  const most = (of: number[]) => of.reduce((a, b) => Math.max(a, b));
  return [least(side(0)), least(side(1)), most(side(0)), most(side(1))];
}
