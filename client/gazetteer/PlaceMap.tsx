import type { Map as MapLibreMap } from 'maplibre-gl';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { GazetteerApi, PlaceId } from '#server/gazetteer/contract.ts';
import { useCall } from '../api/query.ts';
import { boundsOf } from '../map/boundsOf.ts';
import { MapExport } from '../map/export/MapExport.tsx';
import { MapView } from '../map/MapView.tsx';
import type { MapHit } from '../map/mapProps.ts';
import { overlayOf } from '../map/overlay.ts';
import type { PlaceFilter } from './PlaceFilters.tsx';
import { useGazetteerWords } from './words.ts';

/** A hit of the overlay carries `key`, a place of the tiles `id`. */
const placeIdOf = ({ properties }: MapHit) => PlaceId.safeParse(properties.key ?? properties.id).data;

/** Every public place from the register's tiles; what a search finds is drawn over them and brought into view. */
export function PlaceMap({ filter }: { filter: PlaceFilter }) {
  const say = useGazetteerWords();
  const navigate = useNavigate();
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [isDrawing, setDrawing] = useState(false);
  const { q = '', category, division } = filter;
  const query = { q, limit: 50, ...(category ? { category } : {}), ...(division ? { division } : {}) };
  const { data } = useCall(GazetteerApi.search, { query }, { enabled: q !== '' });
  const items = useMemo(
    () =>
      (q === '' ? [] : (data?.items ?? [])).map(({ placeId, name, lon, lat }) => ({
        key: placeId,
        name,
        geometry: lon === null || lat === null ? null : { type: 'Point', coordinates: [lon, lat] },
      })),
    [q, data],
  );
  const overlays = useMemo(() => [overlayOf('subject', items)], [items]);
  const bounds = useMemo(() => boundsOf(items.map(({ geometry }) => geometry)), [items]);
  return (
    <div className="panel register-map">
      <MapView
        label={say('mapTitle')}
        height="min(62vh, 560px)"
        overlays={overlays}
        bounds={bounds}
        hideTable
        onReady={setMap}
        onFeatureClick={(hit) => {
          if (isDrawing) return;
          const id = hit.source === 'places' || hit.source === 'subject' ? placeIdOf(hit) : undefined;
          if (id) void navigate(`/places/${id}`);
        }}
      />
      <p className="hint">{say('mapHint')}</p>
      <MapExport map={map} wishes={[{ collection: 'places', filter, what: say('exported') }]} onDrawing={setDrawing} />
    </div>
  );
}
