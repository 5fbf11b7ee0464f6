import { useRef, useState } from 'react';
import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import { useFix } from '../locate/useFix.ts';
import { usePackage } from '../store/usePackage.ts';
import { Frame } from '../ui/Frame.tsx';
import { go } from '../ui/router.ts';
import { ChosenSign } from './ChosenSign.tsx';
import { Legend } from './Legend.tsx';
import { SignsNear } from './SignsNear.tsx';
import { TilesPanel } from './TilesPanel.tsx';
import { useFieldMap } from './useFieldMap.ts';
import { useMapWords } from './words.ts';
import './map.css';

/** The package on a map that needs no network, and the same signs in words. */
export function MapScreen() {
  const say = useMapWords();
  const kept = usePackage();
  if (kept) return <PackageMap key={kept.id} content={kept.content} />;
  return (
    <Frame title={say('title')} back="/">
      {kept === null && (
        <p>
          {say('noPackage')} <a href="#/packages">{say('toPackages')}</a>
        </p>
      )}
    </Frame>
  );
}

function PackageMap({ content }: { content: PackageContent }) {
  const say = useMapWords();
  const container = useRef<HTMLDivElement>(null);
  const locating = useFix({ atOnce: true });
  const { rough } = locating;
  const [chosenId, choose] = useState<string | null>(null);
  const tap = (what: 'sign' | 'marker', id: string) => (what === 'sign' ? choose(id) : go(`/stakeout/marker/${id}`));
  const map = useFieldMap(container, content, rough, tap);
  const chosen = content.signs.find(({ id }) => id === chosenId);
  return (
    <Frame
      title={say('title')}
      back="/"
      actions={chosen && <ChosenSign sign={chosen} here={rough?.position ?? null} />}
    >
      <div className="field-map-box">
        {map === 'failed' ? (
          <p role="alert" className="alert">
            {say('noWebgl')}
          </p>
        ) : (
          <div ref={container} className="field-map" />
        )}
        {map === null && <p role="status">{say('opening')}</p>}
        {map !== null && map !== 'failed' && (
          <button
            type="button"
            className="field-map-here"
            disabled={!rough}
            onClick={() => rough && map.goTo(rough.position)}
          >
            {say('here')}
          </button>
        )}
      </div>
      <p className="hint">{say('internal')}</p>
      <Legend />
      <TilesPanel tiles={content.tiles} />
      <SignsNear signs={content.signs} here={rough?.position ?? null} />
    </Frame>
  );
}
