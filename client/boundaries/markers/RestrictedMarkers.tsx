import { Button } from 'antd';
import { useState } from 'react';
import { MarkersApi } from '#server/boundaries/markers/markersApiContract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { ClassifyMarker } from './ClassifyMarker.tsx';
import { useMarkerWords } from './words.ts';

/** That there are markers nobody sees here, for the head who may make them internal again. */
export function RestrictedMarkers() {
  return useMay()('boundaries.clear') ? <Restricted /> : null;
}

function Restricted() {
  const say = useMarkerWords();
  const pages = usePages(MarkersApi.restrictedMarkers, {});
  const [chosen, setChosen] = useState<string | null>(null);
  const marker = pages.items.find(({ id }) => id === chosen);
  if (pages.items.length === 0 && !pages.hasMore) return null;
  return (
    <section className="panel" aria-labelledby="restricted-markers">
      <h2 id="restricted-markers">{say('restricted')}</h2>
      <p className="hint">{say('restrictedHint')}</p>
      <PagedList pages={pages} empty={null}>
        {(items) => (
          <ul className="marker-list">
            {items.map(({ id, numberText, sides, ground }) => (
              <li key={id}>
                <strong>{numberText}</strong> {sides} {ground}{' '}
                <Button size="small" onClick={() => setChosen(id)}>
                  {say('classify')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      {marker && <ClassifyMarker marker={{ ...marker, secrecy: 'restricted' }} onClose={() => setChosen(null)} />}
    </section>
  );
}
