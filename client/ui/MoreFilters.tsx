import { Grid } from 'antd';
import type { ReactNode } from 'react';
import { useUiWords } from './words.ts';

interface Props {
  /** What is chosen in each of these, undefined for nothing: where one narrows, they are open at first and counted. */
  chosen: readonly unknown[];
  children: ReactNode;
}

/** The narrowings that are asked for less: in one row with the others where there is room, folded on a telephone. */
export function MoreFilters({ chosen, children }: Props) {
  const say = useUiWords();
  const hasRoom = Grid.useBreakpoint().sm ?? true;
  if (hasRoom) return children;
  const active = chosen.filter((one) => one !== undefined).length;
  return (
    <details className="more-filters" open={active > 0}>
      <summary>{active > 0 ? say('moreFiltersActive', { n: active }) : say('moreFilters')}</summary>
      <div className="list-filters">{children}</div>
    </details>
  );
}
