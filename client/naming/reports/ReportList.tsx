import { Grid, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { type ReportSummary, ReportsApi } from '#server/naming/reports/contract.ts';
import { usePages } from '../../api/usePages.ts';
import { ClockLight } from '../../ui/ClockLight.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { ReportStateTag } from './ReportStateTag.tsx';
import { useKindWord } from './useKindWord.ts';
import { useReportWords } from './words.ts';

/** What the public reported to this office; nothing of who did. */
export function ReportList() {
  const say = useReportWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const pages = usePages(ReportsApi.list, {});
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      <PagedList pages={pages} empty={empty}>
        {(reports) => (isWide ? <Rows reports={reports} /> : <Cards reports={reports} />)}
      </PagedList>
    </>
  );
}

function Rows({ reports }: { reports: readonly ReportSummary[] }) {
  const say = useReportWords();
  const kindOf = useKindWord();
  const columns: TableColumnsType<ReportSummary> = [
    {
      key: 'no',
      title: say('column.no'),
      render: (_, { id, reportNo }) => (
        <Link className="record-name whole" to={`/reports/${id}`}>
          {reportNo}
        </Link>
      ),
    },
    { key: 'kind', title: say('column.kind'), render: (_, report) => kindOf(report) },
    {
      key: 'place',
      title: say('column.place'),
      render: (_, { place, divisionName }) => (
        <>
          {place}
          <div className="hint">{divisionName}</div>
        </>
      ),
    },
    { key: 'handler', title: say('column.handler'), render: (_, { handler }) => handler ?? say('noHandler') },
    { key: 'sent', title: say('column.sent'), render: (_, { submittedAt }) => formatInstant(submittedAt) },
    { key: 'limit', title: say('limit'), className: 'whole', render: (_, { limit }) => <Light limit={limit} /> },
    { key: 'state', title: say('column.state'), render: (_, { state }) => <ReportStateTag state={state} /> },
  ];
  return (
    <RecordTable label={say('title')} columns={columns} records={reports} to={({ id }) => `/reports/${id}`} fits />
  );
}

const Light = ({ limit }: { limit: ReportSummary['limit'] }) =>
  limit && <ClockLight light={limit.light} dueOn={limit.dueOn} left={{ units: limit.left, unit: limit.unit }} />;

function Cards({ reports }: { reports: readonly ReportSummary[] }) {
  const say = useReportWords();
  const kindOf = useKindWord();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {reports.map((report) => (
        <li key={report.id} className="card-item">
          <div className="card-item-head">
            <Link className="record-name" to={`/reports/${report.id}`}>
              {report.reportNo}
            </Link>
            <ReportStateTag state={report.state} />
          </div>
          <p>{kindOf(report)}</p>
          <p>
            {report.divisionName} · {report.place}
          </p>
          <Light limit={report.limit} />
          <p>
            {formatInstant(report.submittedAt)} · {report.handler ?? say('noHandler')}
          </p>
        </li>
      ))}
    </ul>
  );
}
