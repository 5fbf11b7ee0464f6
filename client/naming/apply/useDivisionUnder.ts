import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { type DivisionUnder, divisionsUnder } from '../../map/divisionsUnder.ts';
import type { ApplicationForm } from './applicationForm.ts';
import { countyOf } from './useDivisions.ts';

interface Under {
  /** The smallest division that holds the whole drawing. */
  code: string;
  label: string;
  /** Every township it touches. */
  names: string[];
}

function readUnder(map: MapLibreMap, geometry: NonNullable<ApplicationForm['geometry']>): Under | null {
  const townships = divisionsUnder(map, geometry, 'township');
  const counties = divisionsUnder(map, geometry, 'county');
  const [township] = townships;
  const [county] = counties;
  const only: DivisionUnder | undefined = townships.length === 1 ? township : county;
  if (!only || counties.length > 1) return null;
  const names = townships.filter(({ code }) => countyOf(code) === countyOf(only.code)).map(({ name }) => name);
  return { code: only.code, label: only.name, names: names.length > 0 ? names : [only.name] };
}

/** In which division the drawing lies, by the tiles on the screen; null while nothing is drawn or known. */
export function useDivisionUnder(map: MapLibreMap | null, { geometry }: ApplicationForm): Under | null {
  const [under, setUnder] = useState<Under | null>(null);
  useEffect(() => {
    if (!map || !geometry) {
      setUnder(null);
      return;
    }
    const read = () => setUnder((was) => readUnder(map, geometry) ?? was);
    read();
    map.on('idle', read);
    return () => {
      map.off('idle', read);
    };
  }, [map, geometry]);
  return under;
}
