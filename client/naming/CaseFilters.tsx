import { Button, Input, Select } from 'antd';
import { PlaceCategory } from '#server/gazetteer/contract.ts';
import { CaseState } from '#server/naming/caseContract.ts';
import { CaseKind } from '#server/naming/kindContract.ts';
import { useMay } from '../api/session.ts';
import { useGazetteerWords } from '../gazetteer/words.ts';
import { FilterChoice } from '../ui/FilterChoice.tsx';
import { MoreFilters } from '../ui/MoreFilters.tsx';
import { useDeskWords } from './desk/deskWords.ts';
import { useInboxWords } from './inboxWords.ts';
import { useLimitWords } from './timeLimits/words.ts';
import { useNamingWords } from './words.ts';

export interface CaseFilter {
  q?: string;
  state?: CaseState;
  category?: PlaceCategory;
  /** Fewest days left first; the latest change first where it is missing. */
  sort?: 'due';
  kind?: CaseKind;
  /** `me`: what was handed to this person. */
  whose?: 'me';
}
/** A filter in which a member may have been cleared. */
export type ChangedFilter = { [K in keyof CaseFilter]: CaseFilter[K] | undefined };
interface Props {
  filter: CaseFilter;
  onChange: (filter: ChangedFilter) => void;
}

/** Which cases to show. Each change takes effect at once; the search on Enter or its button. */
export function CaseFilters({ filter, onChange }: Props) {
  const say = useInboxWords();
  const sayState = useNamingWords();
  const sayPlace = useGazetteerWords();
  const sayDesk = useDeskWords();
  const sayLimit = useLimitWords();
  const may = useMay();
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <search className="list-filters" aria-label={say('filters')}>
      <Input.Search
        key={filter.q ?? ''}
        allowClear
        aria-label={say('search')}
        placeholder={say('search')}
        defaultValue={filter.q ?? ''}
        onSearch={(q) => onChange({ ...filter, q: q.trim() || undefined })}
      />
      <FilterChoice
        label={say('state')}
        all={say('allStates')}
        value={filter.state}
        onChange={(state) => onChange({ ...filter, state })}
        options={CaseState.options.map((value) => ({ value, label: sayState(`state.${value}`) }))}
      />
      <MoreFilters chosen={[filter.kind, filter.category, filter.whose]}>
        <FilterChoice
          label={say('kind')}
          all={say('allKinds')}
          value={filter.kind}
          onChange={(kind) => onChange({ ...filter, kind })}
          options={CaseKind.options.map((value) => ({ value, label: sayState(`kind.${value}`) }))}
        />
        <FilterChoice
          label={say('category')}
          all={say('allCategories')}
          value={filter.category}
          onChange={(category) => onChange({ ...filter, category })}
          options={PlaceCategory.options.map((value) => ({ value, label: sayPlace(`category.${value}`) }))}
        />
        <Select
          aria-label={sayDesk('sort')}
          value={filter.sort ?? 'updated'}
          onChange={(sort) => onChange({ ...filter, sort: sort === 'due' ? 'due' : undefined })}
          options={(['updated', 'due'] as const).map((value) => ({ value, label: sayDesk(`sort.${value}`) }))}
        />
        {may('naming.handle') && (
          <Select
            aria-label={sayLimit('whose')}
            value={filter.whose ?? 'office'}
            onChange={(whose) => onChange({ ...filter, whose: whose === 'me' ? 'me' : undefined })}
            options={[
              { value: 'office', label: sayLimit('whoseOffice') },
              { value: 'me', label: sayLimit('whoseMe') },
            ]}
          />
        )}
      </MoreFilters>
      {isFiltered && <Button onClick={() => onChange({})}>{say('clear')}</Button>}
    </search>
  );
}
