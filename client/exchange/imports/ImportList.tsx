import { Button } from 'antd';
import { z } from 'zod';
import { ImportKind, ImportState } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { ImportTable } from './ImportTable.tsx';
import { isUnderWay } from './importState.ts';
import { KindGuide } from './KindGuide.tsx';
import { UploadPanel } from './UploadPanel.tsx';
import { useRefresh } from './useRefresh.ts';
import { useImportWords } from './words.ts';
import '../../ui/listPage.css';
import './imports.css';

const Filter = z.object({ kind: ImportKind.optional(), state: ImportState.optional() });
type Filter = z.infer<typeof Filter>;

/** The imports of the office, the latest first, and the way in for another. */
export function ImportList() {
  const say = useImportWords();
  const may = useMay();
  const { filter, change } = useAddressFilter<Filter>(Filter, {});
  const pages = usePages(ImportsApi.list, filter);
  const isFiltered = Object.keys(filter).length > 0;
  const isEmpty = !pages.isLoading && pages.items.length === 0 && !isFiltered && !pages.error;
  useRefresh(
    pages.items.some(({ state }) => isUnderWay(state)),
    pages.retry,
  );
  const none = { kind: undefined, state: undefined };
  const empty = (
    <EmptyState text={say(isFiltered ? 'emptyFiltered' : 'empty')}>
      {isFiltered ? (
        <Button onClick={() => change(none)}>{say('clearFilters')}</Button>
      ) : (
        <p className="empty-hint">{say('emptyHint')}</p>
      )}
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      {may('imports.make') && <UploadPanel />}
      {may('imports.make') && <KindGuide key={String(isEmpty)} isOpen={isEmpty} />}
      <Filters filter={filter} onChange={change} />
      <PagedList pages={pages} empty={empty} rows={4}>
        {(imports) => <ImportTable imports={imports} />}
      </PagedList>
    </>
  );
}

interface FiltersProps {
  filter: Filter;
  onChange: (part: { [K in keyof Filter]?: Filter[K] | undefined }) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const say = useImportWords();
  return (
    <search className="list-filters" aria-label={say('filters')}>
      <FilterChoice
        label={say('kind')}
        all={say('allKinds')}
        value={filter.kind}
        onChange={(kind) => onChange({ kind })}
        options={ImportKind.options.map((value) => ({ value, label: say(`kind.${value}`) }))}
      />
      <FilterChoice
        label={say('state')}
        all={say('allStates')}
        value={filter.state}
        onChange={(state) => onChange({ state })}
        options={ImportState.options.map((value) => ({ value, label: say(`state.${value}`) }))}
      />
    </search>
  );
}
