import { Grid } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { StatisticsApi } from '#server/naming/statistics/contract.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { CaseCards } from '../CaseCards.tsx';
import { CaseTable } from '../CaseTable.tsx';
import { useListKeys } from '../desk/useListKeys.ts';
import { useToday } from '../useToday.ts';
import { type Cell, cellIn, periodIn } from './address.ts';
import { useStatisticsWords } from './words.ts';
import '../naming.css';

/** The list behind a number of the statistics. */
export function CountedCasesPage() {
  const say = useStatisticsWords();
  const today = useToday();
  const [search] = useSearchParams();
  const cell = cellIn(search);
  if (!cell) return <EmptyState text={say('listEmpty')} />;
  return today ? <CountedCases cell={cell} today={today} /> : <LoadingBlock rows={8} />;
}

function CountedCases({ cell: { row, ...cell }, today }: { cell: Cell; today: string }) {
  const say = useStatisticsWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const period = periodIn(search, today);
  const isWide = Grid.useBreakpoint().md ?? true;
  const pages = usePages(StatisticsApi.list, { ...period, ...cell });
  useListKeys(pages.items);
  const title = say('listTitle', { row: row ?? say('allRows'), measure: say(`measure.${cell.measure}`) });
  const back = (event: React.MouseEvent) => {
    // Back to the table as it was, where this list was opened from it.
    if (history.state?.idx > 0 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      void navigate(-1);
    }
  };
  return (
    <>
      <nav className="crumb no-print">
        <Link to={`/statistics?${new URLSearchParams({ ...period })}`} onClick={back}>
          {say('back')}
        </Link>
      </nav>
      <PageHeader title={title} lead={say('listPeriod', { ...period })} />
      <PagedList pages={pages} empty={<EmptyState text={say('listEmpty')} />}>
        {(cases) => (isWide ? <CaseTable cases={cases} /> : <CaseCards cases={cases} />)}
      </PagedList>
    </>
  );
}
