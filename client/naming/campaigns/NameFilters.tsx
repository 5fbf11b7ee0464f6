import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { DefectClass } from '#server/detection/contract.ts';
import type { CountyStatistics } from '#server/naming/campaigns/campaignContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useDetectionWords } from '../../detection/words.ts';
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
  /** Filters of this list alone. */
  children: ReactNode;
}

/** What candidates and listed names are narrowed by: text, county, class. */
export function NameFilters({ filter, counties, onChange, children }: Props) {
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
      <Select
        allowClear
        aria-label={say('class')}
        placeholder={say('allClasses')}
        value={filter.class ?? null}
        onChange={(value: NameFilter['class']) => onChange({ class: value })}
        options={DefectClass.options.map((value) => ({ value, label: sayRule(`defect.${value}`) }))}
      />
      <Select
        allowClear
        aria-label={say('county')}
        placeholder={say('allCounties')}
        value={filter.county ?? null}
        onChange={(value: string | undefined) => onChange({ county: DivisionCode.safeParse(value).data })}
        options={counties.map(({ countyCode, countyName }) => ({ value: countyCode, label: countyName }))}
      />
      {children}
    </search>
  );
}
