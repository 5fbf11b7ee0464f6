import type { ReactNode } from 'react';
import { useUiWords } from './words.ts';

export interface Definition {
  term: string;
  /** null, undefined and the empty string show a dash. */
  value: ReactNode;
  /** Takes the whole width. */
  wide?: boolean;
}

/** Facts as term and value, in columns where there is room. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  const say = useUiWords();
  return (
    <dl className="definition-list">
      {items.map(({ term, value, wide }) => (
        <div key={term} className={wide ? 'wide' : undefined}>
          <dt>{term}</dt>
          <dd>{value === null || value === undefined || value === '' ? say('none') : value}</dd>
        </div>
      ))}
    </dl>
  );
}
