import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { useUiWords } from './words.ts';

interface Props {
  text?: string;
  /** What to do next: a link or a button. */
  children?: ReactNode;
}

/** Nothing to show, and the way on. */
export function EmptyState({ text, children }: Props) {
  const say = useUiWords();
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text ?? say('empty')}>
      {children}
    </Empty>
  );
}
