import type { ReactNode } from 'react';
import { type ItemWord, useItemWords } from './itemWords.ts';

/** One part of what is on record of a listed name. */
export function ItemSection({ title, children }: { title: ItemWord; children: ReactNode }) {
  const say = useItemWords();
  return (
    <section aria-label={say(title)}>
      <h3>{say(title)}</h3>
      {children}
    </section>
  );
}
