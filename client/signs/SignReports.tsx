import { Link } from 'react-router';
import type { Reply } from '#server/platform/contract.ts';
import type { SignId } from '#server/signs/contract.ts';
import { SignReportsApi } from '#server/signs/reports/reportContract.ts';
import { useMay } from '../api/session.ts';
import { usePages } from '../api/usePages.ts';
import { useCodeLabel } from '../gazetteer/useCodeList.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatInstant } from '../ui/formatInstant.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useSignWords } from './words.ts';

type Report = Reply<typeof SignReportsApi.reports>['items'][number];

/** What people reported by scanning; of one sign, or of all. Who reported is not known here (TR art. 33). */
export function SignReports({ signId }: { signId?: SignId }) {
  const say = useSignWords();
  const pages = usePages(SignReportsApi.reports, signId ? { signId } : {});
  const empty = (
    <EmptyState text={say('reportsEmpty')}>
      <p className="empty-hint">{say('reportsEmptyHint')}</p>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty} rows={4}>
      {(reports) => (
        <ul className="card-list" aria-label={say('tabReports')}>
          {reports.map((report) => (
            <ReportCard key={report.id} report={report} namesSign={!signId} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function ReportCard({ report, namesSign }: { report: Report; namesSign: boolean }) {
  const say = useSignWords();
  const kindOf = useCodeLabel('sign-reports');
  const may = useMay();
  return (
    <li className="card-item">
      <div className="card-item-head">
        <strong>
          {may('signs.orders') ? (
            <Link to={`/signs/orders/reports/${report.id}`}>{kindOf(report.kind)}</Link>
          ) : (
            kindOf(report.kind)
          )}
        </strong>
        <StatusTag tone={report.open ? 'warning' : 'good'}>
          {say(report.open ? 'reportOpen' : 'reportClosed')}
        </StatusTag>
      </div>
      <p>{report.text}</p>
      <div className="card-item-foot">
        {namesSign && <Link to={`/signs/${report.signId}`}>{report.name}</Link>}
        {report.photos.length > 0 && <span>{say('reportPhotos', { n: report.photos.length })}</span>}
        <time dateTime={report.at}>{formatInstant(report.at)}</time>
      </div>
    </li>
  );
}
