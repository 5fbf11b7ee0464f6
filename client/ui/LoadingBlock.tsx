import { Skeleton } from 'antd';
import { useUiWords } from './words.ts';

/** A grey stand-in while a page is read, announced to screen readers. */
export function LoadingBlock({ rows = 6 }: { rows?: number }) {
  const say = useUiWords();
  return (
    <div role="status" className="loading-block">
      <span className="visually-hidden">{say('loading')}</span>
      <Skeleton active paragraph={{ rows }} />
    </div>
  );
}
