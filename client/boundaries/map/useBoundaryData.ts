import { useEffect } from 'react';
import { BoundaryMapApi, type MapStretch } from '#server/boundaries/map/mapContract.ts';
import type { MarkerListItem } from '#server/boundaries/markers/markerContract.ts';
import { MarkersApi } from '#server/boundaries/markers/markersApiContract.ts';
import { type Pages, usePages } from '../../api/usePages.ts';
import type { MapBox } from '../../map/useMapBox.ts';

/** Where the whole of the world is no box yet: nothing is asked for. */
const NOWHERE: MapBox = { bbox: '0,0,0,0', zoom: 0 };
const PAGE = 200;
/** As many as a screen can show apart; beyond it one has to look closer. */
const MOST = 2000;

interface Wanted {
  at: string | undefined;
  ended: boolean;
}

export interface BoundaryData {
  stretches: readonly MapStretch[];
  markers: readonly MarkerListItem[];
  /** More than a map can show: the rest is left out until one looks closer. */
  isCut: boolean;
  error: Error | null;
}

function useWhole<T>(pages: Pages<T>): readonly T[] {
  const { hasMore, isLoadingMore, items, loadMore } = pages;
  const wantsMore = hasMore && !isLoadingMore && items.length < MOST;
  useEffect(() => {
    if (wantsMore) loadMore();
  }, [wantsMore, loadMore]);
  return items;
}

/** The lines and markers in the box of a map, page by page; the old ones stay until the new ones are there. */
export function useBoundaryData(box: MapBox | null, { at, ended }: Wanted): BoundaryData {
  const { bbox, zoom } = box ?? NOWHERE;
  const lines = usePages(BoundaryMapApi.stretches, {
    ...{ bbox, zoom, limit: PAGE, ended: ended ? 'yes' : 'no' },
    ...(at ? { at } : {}),
  });
  const markers = usePages(MarkersApi.listMarkers, { bbox, limit: PAGE });
  const stretches = useWhole(lines);
  const signs = useWhole(markers);
  return {
    stretches,
    markers: signs,
    isCut: (lines.hasMore && stretches.length >= MOST) || (markers.hasMore && signs.length >= MOST),
    error: lines.error ?? markers.error,
  };
}
