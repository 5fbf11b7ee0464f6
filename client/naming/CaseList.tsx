import { Button, Grid } from 'antd';
import { Link } from 'react-router';
import { NamingApi } from '#server/naming/contract.ts';
import { usePages } from '../api/usePages.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { CaseCards } from './CaseCards.tsx';
import type { CaseFilter } from './CaseFilters.tsx';
import { CaseTable } from './CaseTable.tsx';
import { CheckAll } from './desk/CheckAll.tsx';
import { useListKeys } from './desk/useListKeys.ts';
import { useInboxWords } from './inboxWords.ts';

interface Props {
  box: 'inbox' | 'all';
  filter: CaseFilter;
  onClear: () => void;
}

/** One page of cases after another; a table, or cards where a table has no room. */
export function CaseList({ box, filter, onClear }: Props) {
  const isWide = Grid.useBreakpoint().md ?? true;
  const pages = usePages(NamingApi.list, { box, ...filter });
  useListKeys(pages.items);
  const empty = <NoCases box={box} isFiltered={Object.keys(filter).length > 0} onClear={onClear} />;
  return (
    <PagedList pages={pages} empty={empty}>
      {(cases) => (
        <>
          <CheckAll cases={cases} />
          {isWide ? <CaseTable cases={cases} /> : <CaseCards cases={cases} />}
        </>
      )}
    </PagedList>
  );
}

interface NoCasesProps {
  box: 'inbox' | 'all';
  isFiltered: boolean;
  onClear: () => void;
}

function NoCases({ box, isFiltered, onClear }: NoCasesProps) {
  const say = useInboxWords();
  const about = isFiltered ? 'filter' : box === 'inbox' ? 'mine' : 'all';
  return (
    <EmptyState text={say(`${about}Empty`)}>
      <p className="empty-hint">{say(`${about}EmptyHint`)}</p>
      {isFiltered && <Button onClick={onClear}>{say('clear')}</Button>}
      {!isFiltered && box === 'inbox' && <Link to="/cases?box=all">{say('seeAll')}</Link>}
    </EmptyState>
  );
}
