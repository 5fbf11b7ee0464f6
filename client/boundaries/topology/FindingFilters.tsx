import { InputNumber, Segmented } from 'antd';
import { type TopologyCheck, TopologyClass, TopologyKind } from '#server/boundaries/topology/topologyContract.ts';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { MoreFilters } from '../../ui/MoreFilters.tsx';
import { inKm2, sideNames } from './sideWords.ts';
import { useTopologyWords } from './words.ts';

export interface FindingFilter {
  kind?: TopologyKind;
  class?: TopologyClass;
  pair?: string;
  minArea?: number;
}

interface Props {
  check: TopologyCheck;
  filter: FindingFilter;
  onChange: (filter: FindingFilter) => void;
}

/** Which findings are shown: kinds with how many there are, sides with what lies between them. */
export function FindingFilters({ check: { totals }, filter, onChange }: Props) {
  const say = useTopologyWords();
  if (!totals) return null;
  const present = TopologyKind.options.filter((kind) => totals.kinds[kind].count > 0);
  const all = present.reduce((sum, kind) => sum + totals.kinds[kind].count, 0);
  const { kind, class: size, pair, minArea } = filter;
  const change = (next: { [K in keyof FindingFilter]: FindingFilter[K] | undefined }) =>
    onChange(Object.fromEntries(Object.entries({ ...filter, ...next }).filter(([, value]) => value !== undefined)));
  const labelOf = (each: TopologyKind) => {
    const { count, areaSquareMetres } = totals.kinds[each];
    return `${say(`kind.${each}`)} ${count}${areaSquareMetres > 0 ? ` · ${inKm2(areaSquareMetres)} km²` : ''}`;
  };
  return (
    <>
      <Segmented
        className="list-switch topology-kinds"
        aria-label={say('byKind')}
        value={kind ?? 'all'}
        onChange={(value) => change({ kind: TopologyKind.safeParse(value).data })}
        options={[
          { value: 'all', label: `${say('all')} ${all}` },
          ...present.map((value) => ({ value, label: labelOf(value) })),
        ]}
      />
      {kind && <p className="hint topology-kind-help">{say(`kindHelp.${kind}`)}</p>}
      <search className="list-filters" aria-label={say('filters')}>
        <FilterChoice
          canSearch
          label={say('pair')}
          all={say('allPairs')}
          value={pair}
          onChange={(value) => change({ pair: value })}
          options={totals.pairs.map(({ key, sides, areaSquareMetres }) => ({
            value: key,
            label: `${sideNames(sides)}${areaSquareMetres > 0 ? ` · ${inKm2(areaSquareMetres)} km²` : ''}`,
          }))}
        />
        <MoreFilters chosen={[size, minArea]}>
          <FilterChoice
            label={say('class')}
            all={say('allClasses')}
            value={size}
            onChange={(value) => change({ class: value })}
            options={TopologyClass.options.map((value) => ({ value, label: say(`class.${value}`) }))}
          />
          <InputNumber
            min={0}
            aria-label={say('minArea')}
            placeholder={say('minArea')}
            className="topology-least"
            value={minArea ?? null}
            onChange={(value) => change({ minArea: value ?? undefined })}
          />
        </MoreFilters>
      </search>
    </>
  );
}
