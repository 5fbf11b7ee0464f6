import { Select } from 'antd';
import { z } from 'zod';
import { CollectionKey, ExportFormat, ExportState, Secrecy } from '#server/exchange/exports/exportContract.ts';
import { ExportsApi } from '#server/exchange/exports/exportsApiContract.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
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
  return (
    <search className="list-filters" aria-label={say('filters')}>
      <Choice name="collection" labels={CollectionKey.options.map((value) => [value, say(`collection.${value}`)])} />
      <Choice name="format" labels={ExportFormat.options.map((value) => [value, say(`format.${value}`)])} />
      <Choice name="state" labels={ExportState.options.map((value) => [value, say(`state.${value}`)])} />
      <Choice name="secrecy" labels={Secrecy.options.map((value) => [value, say(`secrecy.${value}`)])} />
      <Select
        aria-label={say('whose')}
        value={filter.whose ?? 'all'}
        onChange={(value: 'all' | 'me') => change({ whose: value === 'me' ? value : undefined })}
        options={(['all', 'me'] as const).map((value) => ({ value, label: say(`whose.${value}`) }))}
      />
    </search>
  );
}

interface ChoiceProps {
  name: 'collection' | 'format' | 'state' | 'secrecy';
  /** Value and word. */
  labels: [string, string][];
}

function Choice({ name, labels }: ChoiceProps) {
  const say = useExportWords();
  const { filter, change } = useAddressFilter<Filter>(Filter, {});
  return (
    <Select
      allowClear
      aria-label={say(`all.${name}`)}
      placeholder={say(`all.${name}`)}
      popupMatchSelectWidth={false}
      value={filter[name] ?? null}
      onChange={(value: string | undefined) =>
        change({ [name]: undefined, ...Filter.parse(value ? { [name]: value } : {}) })
      }
      options={labels.map(([value, label]) => ({ value, label }))}
    />
  );
}
