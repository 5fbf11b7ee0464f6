import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { DefectClass } from '#server/detection/contract.ts';
import type { CountyStatistics } from '#server/naming/campaigns/campaignContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useDetectionWords } from '../../detection/words.ts';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { MoreFilters } from '../../ui/MoreFilters.tsx';
import { useCampaignWords } from './words.ts';

export interface NameFilter {
  q?: string | undefined;
  county?: DivisionCode | undefined;
  class?: z.infer<typeof DefectClass> | undefined;
}
interface Props {
  filter: NameFilter;
  counties: readonly CountyStatistics[];
  onChange: (part: NameFilter) => void;
  /** Filters of this list alone; they stand open on a telephone too. */
  children: ReactNode;
  /** What is done with the names that are left. */
  act: ReactNode;
}

/** What candidates and listed names are narrowed by: text, county, class. */
export function NameFilters({ filter, counties, onChange, children, act }: Props) {
  const say = useCampaignWords();
  const sayRule = useDetectionWords();
  return (
    <search className="list-filters" aria-label={say('filters')}>
      <Input.Search
        allowClear
        aria-label={say('search')}
        placeholder={say('search')}
        defaultValue={filter.q ?? ''}
        onSearch={(typed) => onChange({ q: typed.trim() || undefined })}
      />
      {children}
      <MoreFilters chosen={[filter.class, filter.county]}>
        <FilterChoice
          label={say('class')}
          all={say('allClasses')}
          value={filter.class}
          onChange={(value) => onChange({ class: value })}
          options={DefectClass.options.map((value) => ({ value, label: sayRule(`defect.${value}`) }))}
        />
        <FilterChoice
          label={say('county')}
          all={say('allCounties')}
          value={filter.county}
          onChange={(value: string | undefined) => onChange({ county: DivisionCode.safeParse(value).data })}
          options={counties.map(({ countyCode, countyName }) => ({ value: countyCode, label: countyName }))}
        />
      </MoreFilters>
      {act}
    </search>
  );
}
