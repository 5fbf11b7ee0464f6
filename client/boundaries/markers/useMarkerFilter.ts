import { useSearchParams } from 'react-router';
import { MarkerFilter } from '#server/boundaries/markers/markersApiContract.ts';

type Change = { [K in keyof MarkerFilter]?: MarkerFilter[K] | undefined };

/** The filter in the address, and how to change it; what the address has wrong is left out. */
export function useMarkerFilter(): { filter: MarkerFilter; change: (part: Change) => void } {
  const [search, setSearch] = useSearchParams();
  const read = MarkerFilter.safeParse(Object.fromEntries(search));
  const filter: MarkerFilter = read.success ? read.data : { within: 1000 };
  const change = (part: Change) => {
    const { within: _, ...next } = { ...filter, ...part };
    setSearch(
      Object.fromEntries(Object.entries(next).flatMap(([key, value]) => (value ? [[key, String(value)]] : []))),
    );
  };
  return { filter, change };
}
