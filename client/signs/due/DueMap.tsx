import { useMemo } from 'react';
import type { DuePlace, DueSite } from '#server/signs/due/dueContract.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import { MapView } from '../../map/MapView.tsx';
import { overlayOf } from '../../map/overlay.ts';
import { keyOf, type Position } from './useProposals.ts';
import { useDueWords } from './words.ts';

/** The place with its sites: missing ones red, served ones green, dismissed ones grey; each also says so in its label. */
export function DueMap({ place, moved }: { place: DuePlace; moved: ReadonlyMap<string, Position> }) {
  const say = useDueWords();
  const overlays = useMemo(() => {
    const itemsIn = (state: DueSite['state']) =>
      place.sites
        .filter((site) => site.state === state)
        .map((site) => ({
          key: keyOf(site),
          name: say(`state.${state}`),
          geometry: { type: 'Point', coordinates: moved.get(keyOf(site)) ?? site.position },
        }));
    const { name, geometry, schematic, id: key } = place;
    return [
      overlayOf('context', [{ key, name, geometry, schematic }, ...itemsIn('dismissed')]),
      overlayOf('clash', itemsIn('missing')),
      overlayOf('sign', itemsIn('served')),
    ];
  }, [place, moved, say]);
  const bounds = useMemo(() => boundsOf([place.geometry]), [place.geometry]);
  return (
    <MapView label={`${say('mapOf')}：${place.name}`} height="320px" overlays={overlays} bounds={bounds} hideTable />
  );
}
