import { Input } from 'antd';
import type { z } from 'zod';
import { NameStatus, PlaceCategory } from '#server/gazetteer/contract.ts';
import type { DivisionCode } from '#server/platform/contract.ts';
import { FilterChoice } from '../ui/FilterChoice.tsx';
import { MoreFilters } from '../ui/MoreFilters.tsx';
import { DivisionFilter } from './DivisionFilter.tsx';
import { useGazetteerWords } from './words.ts';

export interface PlaceFilter {
  q?: string;
  category?: PlaceCategory;
  division?: DivisionCode;
  status?: z.infer<typeof NameStatus>;
}
/** A filter in which a member may have been cleared. */
export type ChangedFilter = { [K in keyof PlaceFilter]: PlaceFilter[K] | undefined };
interface Props {
  filter: PlaceFilter;
  onChange: (filter: ChangedFilter) => void;
}

/** Search by characters, pinyin or initials, and the three usual narrowings. */
export function PlaceFilters({ filter, onChange }: Props) {
  const say = useGazetteerWords();
  return (
    <search className="place-filters" aria-label={say('searchLabel')}>
      <Input.Search
        key={filter.q ?? ''}
        size="large"
        allowClear
        enterButton
        aria-label={say('searchLabel')}
        placeholder={say('searchHint')}
        defaultValue={filter.q ?? ''}
        onSearch={(q) => onChange({ ...filter, q: q.trim() || undefined })}
      />
      <div className="place-narrowings">
        <FilterChoice
          label={say('column.category')}
          all={say('allCategories')}
          value={filter.category}
          onChange={(category) => onChange({ ...filter, category })}
          options={PlaceCategory.options.map((value) => ({ value, label: say(`category.${value}`) }))}
        />
        <MoreFilters chosen={[filter.division, filter.status]}>
          <DivisionFilter value={filter.division} onChange={(division) => onChange({ ...filter, division })} />
          <FilterChoice
            label={say('column.status')}
            all={say('allStatuses')}
            value={filter.status}
            onChange={(status) => onChange({ ...filter, status })}
            options={NameStatus.options.map((value) => ({ value, label: say(`nameStatus.${value}`) }))}
          />
        </MoreFilters>
      </div>
    </search>
  );
}
