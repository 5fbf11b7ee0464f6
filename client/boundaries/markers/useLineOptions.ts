import { BoundariesApi, type LineId } from '#server/boundaries/contract.ts';
import { useCall } from '../../api/query.ts';
import { useMarkerWords } from './words.ts';

/** The lines along the office's divisions as choices, lines of provinces first, then of counties and townships. */
export function useLineOptions(): { value: LineId; label: string }[] {
  const say = useMarkerWords();
  const province = useCall(BoundariesApi.listLines, { query: { level: 'province', limit: 200 } });
  const county = useCall(BoundariesApi.listLines, { query: { level: 'county', limit: 200 } });
  const township = useCall(BoundariesApi.listLines, { query: { level: 'township', limit: 200 } });
  return [province, county, township]
    .flatMap(({ data }) => data?.items ?? [])
    .map(({ id, sideA, sideB }) => ({ value: id, label: say('lineOf', { a: sideA.name, b: sideB.name }) }));
}
