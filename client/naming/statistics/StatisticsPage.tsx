import { Button, Segmented, Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import type { CaseMeasure, Grouping } from '#server/naming/statistics/contract.ts';
import { StatisticsApi } from '#server/naming/statistics/contract.ts';
import { urlOf } from '../../api/call.ts';
import { useSession } from '../../api/session.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useToday } from '../useToday.ts';
import { groupingIn, type Period, periodIn, TABLES, type Table, tableIn } from './address.ts';
import { CaseCountTable } from './CaseCountTable.tsx';
import { ClockTable } from './ClockTable.tsx';
import { OfficerTable } from './OfficerTable.tsx';
import { PeriodChooser } from './PeriodChooser.tsx';
import { useStatisticsWords } from './words.ts';
import '../../ui/listPage.css';
import './statistics.css';

const OUTCOMES: readonly CaseMeasure[] = ['received', 'undecided', 'approved', 'refused', 'notAccepted', 'withdrawn'];
const WORKLOAD: readonly CaseMeasure[] = ['received', 'decided', 'decidedOnTime', 'decidedLate', 'open', 'overdue'];
const ASSESSMENT: readonly CaseMeasure[] = [
  ...(['received', 'decided', 'decidedOnTime', 'decidedLate', 'filedOnTime', 'filedLate', 'filingOverdue'] as const),
  ...(['announcedOnTime', 'announcedLate', 'announcementOverdue', 'corrected'] as const),
];
const GROUPINGS = ['kind', 'category', 'county'] as const;

/** The cases of a period in numbers: what came of them, how long they took, who did the work, and the yearly assessment. */
export function StatisticsPage() {
  const today = useToday();
  return today ? <Statistics today={today} /> : <LoadingBlock rows={10} />;
}

function Statistics({ today }: { today: string }) {
  const say = useStatisticsWords();
  const { data: me } = useSession();
  const [search, setSearch] = useSearchParams();
  const period = periodIn(search, today);
  const table = tableIn(search);
  const by = groupingIn(search);
  const show = (next: Partial<Period> & { table?: Table; by?: Grouping }) =>
    setSearch({ table, by, ...period, ...next }, { replace: true });
  return (
    <div className="statistics">
      <PageHeader title={say('title')} lead={say('lead')} actions={<PageActs period={period} />} />
      <p className="print-line">{say('printLine', { office: me?.organisation.name ?? '', ...period, today })}</p>
      <PeriodChooser period={period} today={today} onChange={show} />
      <Tabs
        activeKey={table}
        onChange={(key) => show({ table: TABLES.find((each) => each === key) ?? 'cases' })}
        items={TABLES.map((key) => ({
          key,
          label: say(`table.${key}`),
          children: key === table && (
            <Content table={key} by={by} period={period} onGroup={(group) => show({ by: group })} />
          ),
        }))}
      />
    </div>
  );
}

function PageActs({ period }: { period: Period }) {
  const say = useStatisticsWords();
  return (
    <>
      <Button className="no-print" href={urlOf(StatisticsApi.export, { query: period })} download>
        {say('export')}
      </Button>
      <Button className="no-print" onClick={() => print()}>
        {say('print')}
      </Button>
    </>
  );
}

interface ContentProps {
  table: Table;
  by: Grouping;
  period: Period;
  onGroup: (by: Grouping) => void;
}

function Content({ table, by, period, onGroup }: ContentProps) {
  const say = useStatisticsWords();
  if (table === 'cases') return <Outcomes by={by} period={period} onGroup={onGroup} />;
  if (table === 'clocks')
    return <Panel title={say('table.clocks')} note={say('note.clocks')} of={ClockTable} period={period} />;
  if (table === 'assessment')
    return (
      <section className="panel">
        <h2 className="panel-title">{say('table.assessment')}</h2>
        <CaseCountTable caption={say('table.assessment')} by="county" measures={ASSESSMENT} period={period} />
        <p className="hint">{say('note.assessment')}</p>
      </section>
    );
  return (
    <>
      <section className="panel">
        <h2 className="panel-title">{say('offices')}</h2>
        <CaseCountTable caption={say('offices')} by="office" measures={WORKLOAD} period={period} />
        <p className="hint">{say('note.offices')}</p>
      </section>
      <Panel title={say('officers')} note={say('note.officers')} of={OfficerTable} period={period} />
    </>
  );
}

interface PanelProps {
  title: string;
  note: string;
  of: typeof ClockTable | typeof OfficerTable;
  period: Period;
}

function Panel({ title, note, of: Content, period }: PanelProps) {
  return (
    <section className="panel">
      <h2 className="panel-title">{title}</h2>
      <Content caption={title} period={period} />
      <p className="hint">{note}</p>
    </section>
  );
}

function Outcomes({ by, period, onGroup }: Omit<ContentProps, 'table'>) {
  const say = useStatisticsWords();
  const group = GROUPINGS.find((each) => each === by) ?? 'category';
  return (
    <section className="panel">
      <h2 className="panel-title">{say('table.cases')}</h2>
      <Segmented
        className="list-switch no-print"
        aria-label={say('by')}
        value={group}
        onChange={onGroup}
        options={GROUPINGS.map((value) => ({ value, label: say(`by.${value}`) }))}
      />
      <CaseCountTable caption={say('table.cases')} by={group} measures={OUTCOMES} period={period} />
      <p className="hint">{say('note.cases')}</p>
    </section>
  );
}
