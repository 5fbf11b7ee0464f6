import { Input, Select } from 'antd';
import { Link } from 'react-router';
import { type Renaming, RenamingFilter, ReplacementsApi } from '#server/signs/replacements/replacementContract.ts';
import { usePages } from '../../api/usePages.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { PlateProgress } from './PlateProgress.tsx';
import { useReplacementWords } from './words.ts';
import '../../ui/listPage.css';
import '../signs.css';
import './replacements.css';

/** Names that ended and still stand on plates, with how far each is. */
export function RenamedPage() {
  const say = useReplacementWords();
  const { filter, change } = useAddressFilter(RenamingFilter, {});
  const show = filter.show ?? (filter.placeId ? 'all' : 'open');
  const pages = usePages(ReplacementsApi.listSignReplacements, { ...filter, show });
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <>
      <nav className="crumb">
        <Link to="/signs">{say('back')}</Link>
      </nav>
      <PageHeader title={say('title')} lead={say('lead')} />
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
          aria-label={say('show')}
          value={show}
          onChange={(value: 'open' | 'all') => change({ show: value, placeId: undefined })}
          options={(['open', 'all'] as const).map((value) => ({ value, label: say(`show.${value}`) }))}
        />
      </search>
      <PagedList pages={pages} empty={empty}>
        {(renamings) => (
          <ul className="card-list">
            {renamings.map((renaming) => (
              <RenamingCard key={renaming.id} renaming={renaming} />
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}

function RenamingCard({ renaming }: { renaming: Renaming }) {
  const say = useReplacementWords();
  const language = useLanguage();
  const { id, kind, oldName, newName, endedOn, dueOn, documentNo, counts } = renaming;
  return (
    <li className="card-item">
      <div className="card-item-head">
        <Link className="record-name" to={`/signs/renamed/${id}`}>
          {newName && kind === 'renamed' ? say('to', { old: oldName, now: newName }) : oldName}
        </Link>
        <StatusTag tone={kind === 'renamed' ? 'active' : 'warning'}>{say(`kind.${kind}`)}</StatusTag>
      </div>
      <PlateProgress counts={counts} kind={kind} />
      <p className="hint">
        {[
          renaming.divisionName,
          endedOn ? `${say('endedOn')} ${formatDay(endedOn, language)}` : '',
          documentNo ?? '',
          dueOn ? `${say('dueOn')} ${formatDay(dueOn, language)}` : '',
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
    </li>
  );
}
