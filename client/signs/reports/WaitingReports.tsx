import { Link } from 'react-router';
import { type SignReportItem, SignReportsApi } from '#server/signs/reports/reportContract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { useCodeLabel } from '../../gazetteer/useCodeList.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { DueDay } from '../orders/OrderTags.tsx';
import { useOrderWords } from '../orders/words.ts';
import { ReportPhotos } from './ReportPhotos.tsx';

/** Reports that nobody has looked into, the oldest first. Who reported is not known here (TR art. 33). */
export function WaitingReports() {
  const say = useOrderWords();
  const pages = usePages(SignReportsApi.reports, { waiting: 'yes' });
  const empty = (
    <EmptyState text={say('reportsEmpty')}>
      <p className="empty-hint">{say('reportsEmptyHint')}</p>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty} rows={4}>
      {(reports) => (
        <ul className="card-list" aria-label={say('stage.reports')}>
          {reports.map((report) => (
            <WaitingReport key={report.id} report={report} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function WaitingReport({ report }: { report: SignReportItem }) {
  const say = useOrderWords();
  const { id, kind, name, signId, isRegistered, text, at, dueOn, late } = report;
  const kindOf = useCodeLabel('sign-reports');
  const may = useMay();
  const title = `${isRegistered ? name : say('unknownSign')} · ${kindOf(kind)}`;
  return (
    <li className="card-item">
      <div className="card-item-head">
        {may('signs.orders') ? (
          <Link className="record-name" to={`/signs/orders/reports/${id}`}>
            {title}
          </Link>
        ) : (
          <strong>{title}</strong>
        )}
      </div>
      <p>{text}</p>
      {may('signs.orders') && <ReportPhotos report={report} />}
      {!isRegistered && <p className="hint">{say('notRegistered', { id: signId })}</p>}
      <div className="card-item-foot">
        <span>
          {say('reportDue')} <DueDay dueOn={dueOn} late={late} />
        </span>
        <time dateTime={at}>{formatInstant(at)}</time>
      </div>
    </li>
  );
}
