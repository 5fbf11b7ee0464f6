import { Select } from 'antd';
import { z } from 'zod';
import { CollectionKey, ExportFormat, ExportState, Secrecy } from '#server/exchange/exports/exportContract.ts';
import { ExportsApi } from '#server/exchange/exports/exportsApiContract.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { MoreFilters } from '../../ui/MoreFilters.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { ExportCard } from './ExportCard.tsx';
import { useExportWords } from './words.ts';
import '../../ui/listPage.css';
import './exports.css';

const Filter = z.object({
  collection: CollectionKey.optional(),
  format: ExportFormat.optional(),
  state: ExportState.optional(),
  secrecy: Secrecy.optional(),
  whose: z.literal('me').optional(),
});
type Filter = z.infer<typeof Filter>;

/** Exports that this person may know of: what, who, what for, and one's own files for seven days. */
export function ExportsPage() {
  const say = useExportWords();
  const { filter } = useAddressFilter<Filter>(Filter, {});
  const pages = usePages(ExportsApi.listExports, filter);
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      <Filters />
      <PagedList pages={pages} empty={empty}>
        {(runs) => (
          <ul className="export-list" aria-label={say('title')}>
            {runs.map((run) => (
              <ExportCard key={run.id} listed={run} />
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}

function Filters() {
  const say = useExportWords();
  const { filter, change } = useAddressFilter<Filter>(Filter, {});
  const { collection, format, state, secrecy, whose } = filter;
  return (
    <search className="list-filters" aria-label={say('filters')}>
      <FilterChoice
        label={say('all.collection')}
        all={say('all.collection')}
        value={collection}
        onChange={(value) => change({ collection: value })}
        options={CollectionKey.options.map((value) => ({ value, label: say(`collection.${value}`) }))}
      />
      <FilterChoice
        label={say('all.state')}
        all={say('all.state')}
        value={state}
        onChange={(value) => change({ state: value })}
        options={ExportState.options.map((value) => ({ value, label: say(`state.${value}`) }))}
      />
      <MoreFilters chosen={[format, secrecy, whose]}>
        <FilterChoice
          label={say('all.format')}
          all={say('all.format')}
          value={format}
          onChange={(value) => change({ format: value })}
          options={ExportFormat.options.map((value) => ({ value, label: say(`format.${value}`) }))}
        />
        <FilterChoice
          label={say('all.secrecy')}
          all={say('all.secrecy')}
          value={secrecy}
          onChange={(value) => change({ secrecy: value })}
          options={Secrecy.options.map((value) => ({ value, label: say(`secrecy.${value}`) }))}
        />
        <Select
          aria-label={say('whose')}
          value={whose ?? 'all'}
          onChange={(value: 'all' | 'me') => change({ whose: value === 'me' ? value : undefined })}
          options={(['all', 'me'] as const).map((value) => ({ value, label: say(`whose.${value}`) }))}
        />
      </MoreFilters>
    </search>
  );
}
