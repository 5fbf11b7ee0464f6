import { Input } from 'antd';
import { CensusFilter } from '#server/exchange/census/censusApiContract.ts';
import { type CensusCounty, CensusState, DefectKind, Secrecy } from '#server/exchange/census/censusContract.ts';
import { useCodeOptions } from '../../gazetteer/useCodeList.ts';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { MoreFilters } from '../../ui/MoreFilters.tsx';
import { useCensusFilter } from './useCensusFilter.ts';
import { useCensusWords } from './words.ts';

const DEFECTS = ['any', 'none', ...DefectKind.options] as const;
const { county: County, class: Class } = CensusFilter.shape;

/** What the queue is narrowed by. */
export function CensusFilters({ counties }: { counties: readonly CensusCounty[] }) {
  const say = useCensusWords();
  const { filter, change } = useCensusFilter();
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
      <FilterChoice
        label={say('county')}
        all={say('allCounties')}
        value={filter.county}
        onChange={(county: string | undefined) => change({ county: County.safeParse(county).data })}
        options={counties.map(({ countyCode, countyName }) => ({ value: countyCode, label: countyName }))}
      />
      <FilterChoice
        label={say('state')}
        all={say('allStates')}
        value={filter.state}
        onChange={(state) => change({ state })}
        options={CensusState.options.map((value) => ({ value, label: say(`state.${value}`) }))}
      />
      <MoreFilters chosen={[filter.class, filter.defect, filter.secrecy]}>
        <RecordFilters />
      </MoreFilters>
    </search>
  );
}

/** Narrowings by the record itself: its class, what is wrong with it, how secret it is. */
function RecordFilters() {
  const say = useCensusWords();
  const classes = useCodeOptions('census-classes');
  const { filter, change } = useCensusFilter();
  return (
    <>
      <FilterChoice
        label={say('class')}
        all={say('allClasses')}
        value={filter.class}
        onChange={(chosen: string | undefined) => change({ class: Class.safeParse(chosen).data })}
        options={classes}
      />
      <FilterChoice
        label={say('defect')}
        all={say('allDefects')}
        value={filter.defect}
        onChange={(defect) => change({ defect })}
        options={DEFECTS.map((value) => ({ value, label: say(`defect.${value}`) }))}
      />
      <FilterChoice
        label={say('secrecy')}
        all={say('allSecrecies')}
        value={filter.secrecy}
        onChange={(secrecy) => change({ secrecy })}
        options={Secrecy.options.map((value) => ({ value, label: say(`secrecy.${value}`) }))}
      />
    </>
  );
}
