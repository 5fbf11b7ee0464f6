import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { z } from 'zod';
import { SignFilter, SignStatus } from '#server/signs/contract.ts';
import { DivisionFilter } from '../gazetteer/DivisionFilter.tsx';
import { useCodeOptions } from '../gazetteer/useCodeList.ts';
import { FilterChoice } from '../ui/FilterChoice.tsx';
import { MoreFilters } from '../ui/MoreFilters.tsx';
import { useAddressFilter } from '../ui/useAddressFilter.ts';
import { useRegisterWords } from './registerWords.ts';
import { useSignWords } from './words.ts';

/** The filter and how the list is shown, as the address has them. */
export const ListState = SignFilter.extend({ view: z.literal('map').optional() });
export type ListState = z.infer<typeof ListState>;

/** What the list of signs is narrowed to, kept in the address. */
export const useListState = () => useAddressFilter<ListState>(ListState, {});

const AGES = [5, 10, 15, 20] as const;

/** Search and narrowings of the list of signs. */
export function SignFilters() {
  const say = useSignWords();
  const words = useRegisterWords();
  const types = useCodeOptions('sign-types');
  const { filter, change } = useListState();
  const { type, division, maintainer, problems, olderThanYears, notInspectedSince } = filter;
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
        label={say('status')}
        all={say('allStatuses')}
        value={filter.status}
        onChange={(status) => change({ status })}
        options={SignStatus.options.map((value) => ({ value, label: say(`status.${value}`) }))}
      />
      <MoreFilters chosen={[type, division, maintainer, problems, olderThanYears, notInspectedSince]}>
        <FilterChoice
          label={say('type')}
          all={words('allTypes')}
          value={type}
          onChange={(value: string | undefined) => change({ type: SignFilter.shape.type.parse(value) })}
          options={types}
        />
        <DivisionFilter value={division} onChange={(value) => change({ division: value })} />
        <Input.Search
          key={`by ${maintainer ?? ''}`}
          allowClear
          aria-label={say('maintainer')}
          placeholder={say('maintainer')}
          defaultValue={maintainer ?? ''}
          onSearch={(typed) => change({ maintainer: typed.trim() || undefined })}
        />
        <StandingFilters />
      </MoreFilters>
      <ClearButton />
    </search>
  );
}

/** Narrowings by what became of the plate: its problems, its age, when somebody last looked. */
function StandingFilters() {
  const words = useRegisterWords();
  const { filter, change } = useListState();
  return (
    <>
      <FilterChoice
        label={words('allProblems')}
        all={words('allProblems')}
        value={filter.problems}
        onChange={(problems) => change({ problems })}
        options={(['name', 'plate'] as const).map((value) => ({ value, label: words(`problem.${value}`) }))}
      />
      <FilterChoice
        label={words('allAges')}
        all={words('allAges')}
        value={filter.olderThanYears}
        onChange={(olderThanYears) => change({ olderThanYears })}
        options={AGES.map((value) => ({ value, label: words('olderThan', { n: value }) }))}
      />
      <DatePicker
        aria-label={words('notInspected')}
        placeholder={words('notInspected')}
        value={filter.notInspectedSince ? dayjs(filter.notInspectedSince) : null}
        onChange={(day) => change({ notInspectedSince: day ? day.format('YYYY-MM-DD') : undefined })}
      />
      <Select
        aria-label={words('sort')}
        value={filter.sort ?? 'newest'}
        onChange={(sort: 'newest' | 'oldest') => change({ sort: sort === 'newest' ? undefined : sort })}
        options={(['newest', 'oldest'] as const).map((value) => ({ value, label: words(`sort.${value}`) }))}
      />
    </>
  );
}

/** Takes every narrowing away; whether list or map is shown stays. */
function ClearButton() {
  const words = useRegisterWords();
  const { filter, change } = useListState();
  const { view: _, ...narrowed } = filter;
  const keys = Object.keys(narrowed);
  if (keys.length === 0) return null;
  return (
    <Button onClick={() => change(Object.fromEntries(keys.map((key) => [key, undefined])))}>{words('clear')}</Button>
  );
}
