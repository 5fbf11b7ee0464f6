import type { ReactNode } from 'react';
import type { Section } from './sections.ts';
import { useApplyWords } from './words.ts';

/** One numbered part of the form. */
export function SectionPanel({ section, n, children }: { section: Section; n: number; children: ReactNode }) {
  const say = useApplyWords();
  const id = `apply-${section}`;
  return (
    <section className="panel apply-section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <span className="apply-number" aria-hidden="true">
          {n}
        </span>
        {say(`section.${section}`)}
      </h2>
      <div className="apply-fields">{children}</div>
    </section>
  );
}
