import { Grid } from 'antd';
import type { ReactNode } from 'react';
import { useUiWords } from './words.ts';

interface Props {
  /** How many of these narrow the list now: they are then open at first, and their number is said. */
  active: number;
  children: ReactNode;
}

/** The narrowings that are asked for less: in one row with the others where there is room, folded on a telephone. */
export function MoreFilters({ active, children }: Props) {
  const say = useUiWords();
  const hasRoom = Grid.useBreakpoint().sm ?? true;
  if (hasRoom) return children;
  return (
    <details className="more-filters" open={active > 0}>
      <summary>{active > 0 ? say('moreFiltersActive', { n: active }) : say('moreFilters')}</summary>
      <div className="list-filters">{children}</div>
    </details>
  );
}
