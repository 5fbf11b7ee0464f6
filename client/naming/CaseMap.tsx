import { Button } from 'antd';
import { useMemo } from 'react';
import type { Clash } from '#server/detection/contract.ts';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { boundsOf } from '../map/boundsOf.ts';
import { MapView } from '../map/MapView.tsx';
import { type MapOverlay, overlayOf } from '../map/overlay.ts';
import { useCaseWords } from './caseWords.ts';
import { chosenCandidate } from './chosenCandidate.ts';

interface Props {
  found: CaseDetail;
  /** The place whose clash is looked at now. */
  selected: string | null;
  onSelect: (placeId: string | null) => void;
}

const itemOf = ({ placeId, name, geometry }: Clash) => ({ key: placeId, name, geometry });

/** While one clash is looked at, the others step back. */
function overlaysOf(found: CaseDetail, selected: string | null): MapOverlay[] {
  const name = chosenCandidate(found)?.name ?? '';
  const [near, far] = [found.clashes.filter(isNear), found.clashes.filter((clash) => !isNear(clash))];
  function isNear({ placeId }: Clash): boolean {
    return selected === null || placeId === selected;
  }
  return [
    overlayOf('context', far.map(itemOf)),
    overlayOf('clash', near.map(itemOf)),
    overlayOf('subject', [{ key: 'subject', name, geometry: found.geometry }]),
  ];
}

/** Where the subject lies and which names it clashes with; a row of the list and its shape on the map select each other. */
export function CaseMap({ found, selected, onSelect }: Props) {
  const say = useCaseWords();
  const overlays = useMemo(() => overlaysOf(found, selected), [found, selected]);
  const bounds = useMemo(() => {
    const shown = found.clashes.filter(({ placeId }) => selected === null || placeId === selected);
    return boundsOf([found.geometry, ...shown.map((clash) => clash.geometry)]);
  }, [found, selected]);
  return (
    <section className="bench-map panel" aria-labelledby="case-map">
      <h2 id="case-map">{say('map')}</h2>
      <MapView
        label={say('mapOf', { name: chosenCandidate(found)?.name ?? '' })}
        height="clamp(240px, 40vh, 440px)"
        bounds={bounds}
        overlays={overlays}
        onFeatureClick={({ source, properties }) => {
          const key = properties.key;
          if ((source === 'clash' || source === 'context') && typeof key === 'string') onSelect(key);
        }}
      />
      <p className="hint">{say('mapHint')}</p>
      {found.lastRun ? (
        <ClashList clashes={found.clashes} selected={selected} onSelect={onSelect} />
      ) : (
        <p className="hint">{say('notRun')}</p>
      )}
    </section>
  );
}

interface ClashListProps {
  clashes: readonly Clash[];
  selected: string | null;
  onSelect: (placeId: string | null) => void;
}

function ClashList({ clashes, selected, onSelect }: ClashListProps) {
  const say = useCaseWords();
  if (clashes.length === 0) return <p>{say('noClashes')}</p>;
  return (
    <>
      <div className="clash-head">
        <h3>{say('clashes')}</h3>
        {selected && (
          <Button size="small" onClick={() => onSelect(null)}>
            {say('showAll')}
          </Button>
        )}
      </div>
      <ul className="clash-list">
        {clashes.map((clash) => (
          <li key={clash.nameId}>
            <button
              type="button"
              aria-pressed={clash.placeId === selected}
              disabled={clash.geometry === null}
              onClick={() => onSelect(clash.placeId === selected ? null : clash.placeId)}
            >
              <strong>{clash.name}</strong>
              <span>{clash.romanTone}</span>
              <small>{clash.divisionName}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
