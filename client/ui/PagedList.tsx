import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Pages } from '../api/usePages.ts';
import { LoadingBlock } from './LoadingBlock.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';
import { useUiWords } from './words.ts';
import './listPage.css';

interface Props<T> {
  pages: Pages<T>;
  /** Shown when there is nothing: says why, and what to do next. */
  empty: ReactNode;
  /** Rows of the waiting block, about as many as the first page has. */
  rows?: number;
  children: (items: readonly T[]) => ReactNode;
}

/** A list read page by page: waiting, refused, empty, or its items with how many there are and the button for more. */
export function PagedList<T>({ pages, empty, rows = 8, children }: Props<T>) {
  if (pages.isLoading) return <LoadingBlock rows={rows} />;
  const failure = pages.error && <ProblemAlert error={pages.error} onRetry={pages.retry} />;
  // Rows stay when reading them again fails: a form that stands among them would lose what is typed.
  if (pages.items.length === 0) return failure ?? empty;
  return (
    <>
      {children(pages.items)}
      {failure}
      <ListFoot pages={pages} />
    </>
  );
}

function ListFoot<T>({ pages }: { pages: Pages<T> }) {
  const say = useUiWords();
  if (pages.total === null && !pages.hasMore) return null;
  return (
    <footer className="list-foot">
      {pages.total !== null && <span>{say('count', { n: pages.total })}</span>}
      {pages.hasMore && (
        <Button onClick={pages.loadMore} loading={pages.isLoadingMore}>
          {say('more')}
        </Button>
      )}
    </footer>
  );
}
