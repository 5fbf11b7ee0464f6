import { Input, Select } from 'antd';
import { CensusFilter } from '#server/exchange/census/censusApiContract.ts';
import { type CensusCounty, CensusState, DefectKind, Secrecy } from '#server/exchange/census/censusContract.ts';
import { useCodeOptions } from '../../gazetteer/useCodeList.ts';
import { MoreFilters } from '../../ui/MoreFilters.tsx';
import { useCensusFilter } from './useCensusFilter.ts';
import { useCensusWords } from './words.ts';

const DEFECTS = ['any', 'none', ...DefectKind.options] as const;

/** What the queue is narrowed by. */
export function CensusFilters({ counties }: { counties: readonly CensusCounty[] }) {
  const say = useCensusWords();
  const classes = useCodeOptions('census-classes');
  const { filter, change } = useCensusFilter();
  const set = (part: Record<string, string | undefined>) => change(CensusFilter.partial().safeParse(part).data ?? {});
  const select = (
    field: 'county' | 'state' | 'class' | 'defect' | 'secrecy',
    all: string,
    options: readonly Option[],
  ) => (
    <Select
      allowClear
      aria-label={say(field)}
      placeholder={all}
      value={filter[field] ?? null}
      onChange={(value: string | undefined) => (value ? set({ [field]: value }) : change({ [field]: undefined }))}
      options={[...options]}
    />
  );
  return (
    <search className="list-filters" aria-label={say('filters')}>
      <Input.Search
        key={filter.q ?? ''}
        allowClear
        aria-label={say('search')}
        placeholder={say('search')}
        defaultValue={filter.q ?? ''}
        onSearch={(typed) => change({ q: typed.trim() || undefined })}
      />
      {select(
        'county',
        say('allCounties'),
        counties.map(({ countyCode, countyName }) => ({ value: countyCode, label: countyName })),
      )}
      {select(
        'state',
        say('allStates'),
        CensusState.options.map((value) => ({ value, label: say(`state.${value}`) })),
      )}
      <MoreFilters active={[filter.class, filter.defect, filter.secrecy].filter((one) => one !== undefined).length}>
        {select('class', say('allClasses'), classes)}
        {select(
          'defect',
          say('allDefects'),
          DEFECTS.map((value) => ({ value, label: say(`defect.${value}`) })),
        )}
        {select(
          'secrecy',
          say('allSecrecies'),
          Secrecy.options.map((value) => ({ value, label: say(`secrecy.${value}`) })),
        )}
      </MoreFilters>
    </search>
  );
}
interface Option {
  value: string;
  label: string;
}
