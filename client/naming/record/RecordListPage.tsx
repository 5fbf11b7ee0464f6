import { Button, Grid } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Pages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';

interface Props<T> {
  pages: Pages<T>;
  say: (word: 'title' | 'lead' | 'new' | 'empty' | 'emptyHint') => string;
  /** Whether this person may open a new one. */
  mayOpen: boolean;
  /** The dialog that opens a new one. */
  dialog: (onClose: () => void) => ReactNode;
  rows: (items: readonly T[]) => ReactNode;
  /** The same on a telephone. */
  cards: (items: readonly T[]) => ReactNode;
}

/** A list of records that an office keeps, and the way to a new one. */
export function RecordListPage<T>({ pages, say, mayOpen, dialog, rows, cards }: Props<T>) {
  const isWide = Grid.useBreakpoint().md ?? true;
  const [isNew, setNew] = useState(false);
  const open = mayOpen && (
    <Button type="primary" onClick={() => setNew(true)}>
      {say('new')}
    </Button>
  );
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
      {open}
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} actions={pages.items.length > 0 && open} />
      <PagedList pages={pages} empty={empty}>
        {isWide ? rows : cards}
      </PagedList>
      {isNew && dialog(() => setNew(false))}
    </>
  );
}
