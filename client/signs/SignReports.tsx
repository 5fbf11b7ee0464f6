import { Button } from 'antd';
import { Link } from 'react-router';
import { type SignId, SignsApi } from '#server/signs/contract.ts';
import { usePages } from '../api/usePages.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatInstant } from '../ui/formatInstant.ts';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useSignWords } from './words.ts';

const KINDS = ['damaged', 'wrong_text', 'wrong_place', 'wrong_use', 'correction', 'forged', 'other'] as const;

/** What people reported by scanning; of one sign, or of all. Who reported is not known here (TR art. 33). */
export function SignReports({ signId }: { signId?: SignId }) {
  const say = useSignWords();
  const pages = usePages(SignsApi.reports, signId ? { signId } : {});
  const kindOf = (kind: string): string => {
    const known = KINDS.find((k) => k === kind);
    return known ? say(`report.${known}`) : kind;
  };
  if (pages.isLoading) return <LoadingBlock rows={4} />;
  if (pages.error) return <ProblemAlert error={pages.error} onRetry={pages.retry} />;
  if (pages.items.length === 0) {
    return (
      <EmptyState text={say('reportsEmpty')}>
        <p className="empty-hint">{say('reportsEmptyHint')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="card-list" aria-label={say('tabReports')}>
        {pages.items.map((report) => (
          <li key={report.id} className="card-item">
            <div className="card-item-head">
              <strong>{kindOf(report.kind)}</strong>
              <StatusTag tone={report.open ? 'warning' : 'good'}>
                {say(report.open ? 'reportOpen' : 'reportClosed')}
              </StatusTag>
            </div>
            <p>{report.text}</p>
            <div className="card-item-foot">
              {!signId && <Link to={`/signs/${report.signId}`}>{report.name}</Link>}
              <time dateTime={report.at}>{formatInstant(report.at)}</time>
            </div>
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button onClick={pages.loadMore} loading={pages.isLoadingMore}>
          {say('more')}
        </Button>
      )}
    </>
  );
}
