import type { CountyShare } from '#server/gazetteer/builtUpAreas/builtUpContract.ts';
import { usePunctuation } from '../../ui/usePunctuation.ts';

/** Counties in words: 利通区; with its part of the area where there are several: 利通区 62%、青铜峡市 38%. */
export function useCountyWords(): (counties: readonly CountyShare[]) => string {
  const { listed } = usePunctuation();
  return (counties) =>
    listed(counties.map(({ name, share }) => (counties.length === 1 ? name : `${name} ${Math.round(share * 100)}%`)));
}
