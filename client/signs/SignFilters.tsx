import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { z } from 'zod';
import { SignFilter, SignStatus } from '#server/signs/contract.ts';
import { DivisionFilter } from '../gazetteer/DivisionFilter.tsx';
import { useCodeOptions } from '../gazetteer/useCodeList.ts';
import { MoreFilters } from '../ui/MoreFilters.tsx';
import { useAddressFilter } from '../ui/useAddressFilter.ts';
import { useRegisterWords } from './registerWords.ts';
import { useSignWords } from './words.ts';

/** The filter and how the list is shown, as the address has them. */
export const ListState = SignFilter.extend({ view: z.literal('map').optional() });
export type ListState = z.infer<typeof ListState>;

/** What the list of signs is narrowed to, kept in the address. */
export const useListState = () => useAddressFilter<ListState>(ListState, {});

// What stands open on a telephone too, or is no narrowing.
const SHOWN = new Set(['q', 'status', 'view', 'sort']);
const AGES = [5, 10, 15, 20] as const;

/** Search and narrowings of the list of signs. */
export function SignFilters() {
  const say = useSignWords();
  const words = useRegisterWords();
  const types = useCodeOptions('sign-types');
  const { filter, change } = useListState();
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
      <Select
        allowClear
        aria-label={say('status')}
        placeholder={say('allStatuses')}
        value={filter.status ?? null}
        onChange={(status: ListState['status']) => change({ status })}
        options={SignStatus.options.map((value) => ({ value, label: say(`status.${value}`) }))}
      />
      <MoreFilters active={Object.keys(filter).filter((key) => !SHOWN.has(key)).length}>
        <Select
          allowClear
          aria-label={say('type')}
          placeholder={words('allTypes')}
          value={filter.type ?? null}
          onChange={(type: string | undefined) => change({ type: SignFilter.shape.type.parse(type) })}
          options={types}
        />
        <DivisionFilter value={filter.division} onChange={(division) => change({ division })} />
        <Input.Search
          key={`by ${filter.maintainer ?? ''}`}
          allowClear
          aria-label={say('maintainer')}
          placeholder={say('maintainer')}
          defaultValue={filter.maintainer ?? ''}
          onSearch={(typed) => change({ maintainer: typed.trim() || undefined })}
        />
        <StandingFilters />
      </MoreFilters>
    </search>
  );
}

/** Narrowings by what became of the plate: its problems, its age, when somebody last looked. */
function StandingFilters() {
  const words = useRegisterWords();
  const { filter, change } = useListState();
  const { view: _view, ...narrowed } = filter;
  return (
    <>
      <Select
        allowClear
        aria-label={words('allProblems')}
        placeholder={words('allProblems')}
        value={filter.problems ?? null}
        onChange={(problems: ListState['problems']) => change({ problems })}
        options={(['name', 'plate'] as const).map((value) => ({ value, label: words(`problem.${value}`) }))}
      />
      <Select
        allowClear
        aria-label={words('allAges')}
        placeholder={words('allAges')}
        value={filter.olderThanYears ?? null}
        onChange={(olderThanYears: number | undefined) => change({ olderThanYears })}
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
      {Object.keys(narrowed).length > 0 && (
        <Button
          type="link"
          onClick={() => change(Object.fromEntries(Object.keys(narrowed).map((key) => [key, undefined])))}
        >
          {words('clear')}
        </Button>
      )}
    </>
  );
}
