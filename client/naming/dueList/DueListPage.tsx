import { Button, Grid } from 'antd';
import { useSearchParams } from 'react-router';
import { type DueFilter, DueListApi } from '#server/naming/dueList/contract.ts';
import { urlOf } from '../../api/call.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { filterIn, searchOf } from './address.ts';
import { DueFilters } from './DueFilters.tsx';
import { DueCards, DueTable } from './DueTable.tsx';
import { useDueWords } from './words.ts';
import '../naming.css';
import './dueList.css';

/** Supervision of time limits: what must be met, by whom and by when. Filters live in the address. */
export function DueListPage() {
  const say = useDueWords();
  const isWide = Grid.useBreakpoint().lg ?? true;
  const [search, setSearch] = useSearchParams();
  const filter = filterIn(search);
  const pages = usePages(DueListApi.list, filter);
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          <Button href={urlOf(DueListApi.export, { query: filter })} download>
            {say('export')}
          </Button>
        }
      />
      <DueFilters filter={filter} onChange={(changed) => setSearch(searchOf(changed), { replace: true })} />
      <PagedList pages={pages} empty={<Nothing filter={filter} onSeek={(next) => setSearch(searchOf(next))} />}>
        {(items) =>
          isWide ? <DueTable items={items} whose={filter.whose} /> : <DueCards items={items} whose={filter.whose} />
        }
      </PagedList>
    </>
  );
}

function Nothing({ filter: { whose, ...narrowed }, onSeek }: { filter: DueFilter; onSeek: (next: DueFilter) => void }) {
  const say = useDueWords();
  const isNarrowed = Object.keys(narrowed).length > 0;
  return (
    <EmptyState text={say(isNarrowed ? 'noneFiltered' : 'none')}>
      <p className="empty-hint">{say(isNarrowed ? 'noneFilteredHint' : 'noneHint')}</p>
      {isNarrowed && <Button onClick={() => onSeek({ whose })}>{say('clear')}</Button>}
      {!isNarrowed && whose === 'mine' && <Button onClick={() => onSeek({ whose: 'all' })}>{say('seeAll')}</Button>}
    </EmptyState>
  );
}
