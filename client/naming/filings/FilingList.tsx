import { Grid, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { FilingListItem } from '#server/naming/filings/filingContract.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { ClockLight } from '../../ui/ClockLight.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { useToday } from '../useToday.ts';
import { ChaseButtons } from './ChaseButtons.tsx';
import { ChasePaperLinks } from './ChasePaperLinks.tsx';
import { FilingStateTag } from './FilingStateTag.tsx';
import { useFilingWords } from './words.ts';

interface Props {
  filings: readonly FilingListItem[];
  box: 'inbox' | 'outbox' | 'late' | 'all';
}

const pathOf = ({ id, source }: FilingListItem): string => (source === 'case' ? `/cases/${id}` : `/filings/${id}`);

/** Filings as rows, on a narrow screen as cards; late ones can be chased from here. */
export function FilingList({ filings, box }: Props) {
  const say = useFilingWords();
  const isWide = Grid.useBreakpoint().lg ?? true;
  const columns = useColumns(box);
  if (isWide) return <RecordTable fits label={say(`box.${box}`)} columns={columns} records={filings} to={pathOf} />;
  return (
    <ul className="card-list" aria-label={say(`box.${box}`)}>
      {filings.map((filing) => (
        <li key={filing.id} className="card-item">
          <div className="card-item-head">
            <NameLink filing={filing} />
            <FilingStateTag state={filing.state} />
          </div>
          <p>{filing.approver}</p>
          <p>
            <Due filing={filing} />
          </p>
          {box === 'late' && <Chased filing={filing} />}
        </li>
      ))}
    </ul>
  );
}

function useColumns(box: Props['box']): TableColumnsType<FilingListItem> {
  const say = useFilingWords();
  const language = useLanguage();
  return [
    { key: 'names', title: say('column.names'), render: (_, filing) => <NameLink filing={filing} /> },
    {
      key: 'approver',
      title: say('column.approver'),
      render: (_, { approver, documentNo }) => (
        <>
          {approver}
          <div className="hint">{documentNo}</div>
        </>
      ),
    },
    { key: 'filer', title: say('column.filer'), dataIndex: 'filer' },
    {
      key: 'approvedOn',
      title: say('column.approvedOn'),
      className: 'whole',
      render: (_, { approvedOn }) => formatDay(approvedOn, language),
    },
    { key: 'due', title: say('column.due'), render: (_, filing) => <Due filing={filing} /> },
    { key: 'state', title: say('column.state'), render: (_, { state }) => <FilingStateTag state={state} /> },
    ...(box === 'late'
      ? [
          {
            key: 'chases',
            title: say('column.chases'),
            render: (_: unknown, filing: FilingListItem) => <Chased filing={filing} />,
          },
        ]
      : []),
  ];
}

function NameLink({ filing }: { filing: FilingListItem }) {
  const say = useFilingWords();
  const sayPlace = useGazetteerWords();
  const { listed } = usePunctuation();
  return (
    <div>
      <Link className="record-name" to={pathOf(filing)}>
        {listed(filing.names)}
      </Link>
      <div className="hint">
        {sayPlace(`category.${filing.category}`)}
        {filing.filingNo && ` · ${filing.filingNo}`}
        {filing.source === 'case' && ` · ${say('fromCase')}`}
      </div>
    </div>
  );
}

function Due({ filing }: { filing: FilingListItem }) {
  const say = useFilingWords();
  const today = useToday();
  const isOpen = filing.light === 'red' || filing.light === 'yellow' || filing.light === 'green';
  return (
    <>
      <ClockLight light={filing.light} dueOn={filing.dueOn} {...(today ? { today } : {})} />
      {!isOpen && filing.daysLate > 0 && <div className="hint">{say('daysLate', { n: filing.daysLate })}</div>}
    </>
  );
}

function Chased({ filing }: { filing: FilingListItem }) {
  const say = useFilingWords();
  const language = useLanguage();
  const isOpen = filing.state === 'awaited' || filing.state === 'returned';
  return (
    <div className="chased">
      {filing.chases.length === 0 && <span className="hint">{say('noChase')}</span>}
      <ul className="plain-list">
        {filing.chases.map((chase) => (
          <li key={chase.id}>
            {say(`chase.${chase.kind}`)} <span className="hint">{chase.documentNo}</span>{' '}
            <ChasePaperLinks id={filing.id} chase={chase} />
            {chase.deadlineOn && (
              <div className="hint">{say('deadlineLine', { day: formatDay(chase.deadlineOn, language) })}</div>
            )}
          </li>
        ))}
      </ul>
      {isOpen && <ChaseButtons subject={filing} kinds={filing.mayChase} />}
    </div>
  );
}
