import { useMemo, useState } from 'react';
import type { BuiltUpPreview, ReadArea } from '#server/gazetteer/builtUpAreas/builtUpContract.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import { MapView } from '../../map/MapView.tsx';
import { overlayOf } from '../../map/overlay.ts';
import type { TileSet } from '../../map/tileLayers.ts';
import { AreaFindings } from './AreaFindings.tsx';
import { type Chosen, firstChoice, isGood } from './chosen.ts';
import { ReadAreaList } from './ReadAreaList.tsx';
import { TakeOverForm } from './TakeOverForm.tsx';
import { useBuiltUpWords } from './words.ts';

const LAYERS: readonly TileSet[] = ['divisions', 'division-labels', 'built-up-areas'];

/** What a file holds, which of it is to come into force, and on whose word. */
export function PreviewSection({ preview }: { preview: BuiltUpPreview }) {
  const say = useBuiltUpWords();
  const { areas, findings, fileName, crs } = preview;
  const [chosen, setChosen] = useState<Chosen>(() => firstChoice(areas));
  const isRefused = findings.some(({ severity }) => severity === 'error');
  const good = isRefused ? 0 : areas.filter(isGood).length;
  return (
    <>
      <section className="panel" aria-label={say('areas')}>
        <h2>{say('read', { file: fileName, n: areas.length, good })}</h2>
        {crs && findings.every(({ code }) => code !== 'crs-assumed') && (
          <p className="hint">{say('readSystem', { crs })}</p>
        )}
        <AreaFindings findings={findings} />
        <div className="built-up-columns">
          <ReadAreaList areas={areas} chosen={isRefused ? {} : chosen} onChange={setChosen} isRefused={isRefused} />
          <ReadMap areas={areas} />
        </div>
      </section>
      {good > 0 && <TakeOverForm preview={preview} chosen={chosen} />}
    </>
  );
}

function ReadMap({ areas }: { areas: readonly ReadArea[] }) {
  const say = useBuiltUpWords();
  const { overlays, bounds } = useMemo(() => {
    const item = ({ number, name, geometry }: ReadArea) => ({ key: String(number), name: name ?? '', geometry });
    const good = areas.filter(isGood).map(item);
    const bad = areas.filter((area) => !isGood(area)).map(item);
    return {
      overlays: [overlayOf('subject', good), overlayOf('clash', bad)],
      bounds: boundsOf(areas.map(({ geometry }) => geometry)),
    };
  }, [areas]);
  return (
    <MapView
      label={say('map')}
      height="min(56vh, 460px)"
      layers={LAYERS}
      overlays={overlays}
      bounds={bounds}
      hideTable
    />
  );
}
