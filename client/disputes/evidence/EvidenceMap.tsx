import { useMemo } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { type Evidence, EvidenceId } from '#server/disputes/evidence/evidenceContract.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import { MapView } from '../../map/MapView.tsx';
import { overlayOf } from '../../map/overlay.ts';
import { useEvidenceWords } from './words.ts';

interface Props {
  dispute: Dispute;
  items: readonly Evidence[];
  onOpen: (id: EvidenceId) => void;
}

/** Where each piece of evidence holds, over the contested area; nothing where none has an extent. */
export function EvidenceMap({ dispute: { area }, items, onOpen }: Props) {
  const say = useEvidenceWords();
  const overlays = useMemo(
    () => [
      overlayOf('context', [{ key: 'area', name: say('contested'), geometry: area }]),
      overlayOf(
        'subject',
        items.map(({ id, number, title, extent }) => ({
          ...{ key: id, name: `${say('number', { n: number })} ${title}`, geometry: extent },
        })),
      ),
    ],
    [area, items, say],
  );
  const bounds = useMemo(() => boundsOf([area, ...items.map(({ extent }) => extent)]), [area, items]);
  if (items.every(({ extent }) => extent === null)) return null;
  return (
    <MapView
      label={say('map')}
      bounds={bounds}
      overlays={overlays}
      height="320px"
      hideTable
      onFeatureClick={({ properties }) => {
        const id = EvidenceId.safeParse(properties.key);
        if (id.success) onOpen(id.data);
      }}
    />
  );
}
