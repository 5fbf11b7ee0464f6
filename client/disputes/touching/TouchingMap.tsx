import { useMemo } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import type { TouchingItem } from '#server/disputes/touching/touchingContract.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import { MapView } from '../../map/MapView.tsx';
import { overlayOf } from '../../map/overlay.ts';
import { useTouchingWords } from './words.ts';

/** Cases and signs over the contested area; nothing where none has a shape. */
export function TouchingMap({ dispute: { area }, items }: { dispute: Dispute; items: readonly TouchingItem[] }) {
  const say = useTouchingWords();
  const overlays = useMemo(() => {
    const of = (wanted: TouchingItem['subject']) =>
      items
        .filter(({ subject }) => subject === wanted)
        .map(({ id, label, geometry }) => ({ key: id, name: label, geometry }));
    return [
      overlayOf('context', [{ key: 'area', name: say('contested'), geometry: area }]),
      overlayOf('subject', of('case')),
      overlayOf('sign', of('sign')),
    ];
  }, [area, items, say]);
  const bounds = useMemo(() => boundsOf([area, ...items.map(({ geometry }) => geometry)]), [area, items]);
  if (items.every(({ geometry }) => geometry === null)) return null;
  return <MapView label={say('map')} bounds={bounds} overlays={overlays} height="280px" hideTable />;
}
