import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';

/** What a map shows, a little widened and rounded so that small moves ask nothing anew: `west,south,east,north`, whole zoom. */
export interface MapBox {
  bbox: string;
  zoom: number;
}

const MARGIN = 0.25;

function boxOf(map: MapLibreMap): MapBox {
  const bounds = map.getBounds();
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  const [width, height] = [east - west, north - south];
  const step = 2 ** Math.round(Math.log2(Math.max(width, height) * MARGIN));
  const down = (degrees: number) => Math.floor(degrees / step) * step;
  const up = (degrees: number) => Math.ceil(degrees / step) * step;
  const box = [down(west), Math.max(-90, down(south)), up(east), Math.min(90, up(north))];
  return { bbox: box.map((degrees) => Number(degrees.toFixed(9))).join(), zoom: Math.round(map.getZoom()) };
}

/** The box of a map, after each move; null while there is no map. */
export function useMapBox(map: MapLibreMap | null): MapBox | null {
  const [box, setBox] = useState<MapBox | null>(null);
  useEffect(() => {
    if (!map) return;
    const read = () =>
      setBox((was) => {
        const now = boxOf(map);
        return was?.bbox === now.bbox && was.zoom === now.zoom ? was : now;
      });
    read();
    const moved = map.on('moveend', read);
    return () => moved.unsubscribe();
  }, [map]);
  return box;
}
