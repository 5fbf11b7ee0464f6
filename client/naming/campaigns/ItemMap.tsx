import { useMemo } from 'react';
import type { CampaignDetail } from '#server/naming/campaigns/campaignContract.ts';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import { ItemId } from '#server/naming/campaigns/itemContract.ts';
import { useCall } from '../../api/query.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import { MapView } from '../../map/MapView.tsx';
import { overlayOf } from '../../map/overlay.ts';
import { useCampaignWords } from './words.ts';

const MOST = 200;

interface Props {
  found: CampaignDetail;
  onOpen: (id: ItemId) => void;
}

/** Where the listed names are. The tab of the list says the same in words. */
export function ItemMap({ found, onOpen }: Props) {
  const say = useCampaignWords();
  const { data } = useCall(CampaignsApi.items, { query: { campaign: found.id, limit: MOST } });
  const places = useMemo(
    () =>
      (data?.items ?? [])
        .filter(({ state }) => state !== 'struck')
        .map(({ id, name, lon, lat }) => ({
          key: id,
          name,
          geometry: lon === null || lat === null ? null : { type: 'Point', coordinates: [lon, lat] },
        })),
    [data],
  );
  const overlays = useMemo(() => [overlayOf('clash', places)], [places]);
  const bounds = useMemo(() => boundsOf(places.map(({ geometry }) => geometry)), [places]);
  return (
    <div className="panel">
      {data && places.length === 0 && <p>{say('mapEmpty')}</p>}
      <MapView
        label={say('mapLabel')}
        height="min(60vh, 540px)"
        overlays={overlays}
        bounds={bounds}
        onFeatureClick={({ source, properties }) => {
          const id = source === 'clash' ? ItemId.safeParse(properties.key).data : undefined;
          if (id) onOpen(id);
        }}
      />
      <p className="hint">{say('mapHint')}</p>
    </div>
  );
}
