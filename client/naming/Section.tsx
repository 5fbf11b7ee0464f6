import type { ReactNode } from 'react';
import { useCaseWords } from './caseWords.ts';

export const SECTIONS = [
  'dossier',
  'findings',
  'opinions',
  'procedures',
  'objections',
  'clocks',
  'impact',
  'decision',
  'documents',
  'steps',
] as const;
export type SectionKey = (typeof SECTIONS)[number];

interface Props {
  section: SectionKey;
  /** Short facts beside the heading. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One part of the case, with a heading that the list of parts links to. */
export function Section({ section, aside, children }: Props) {
  const say = useCaseWords();
  return (
    <section className="panel file-section" id={section} aria-labelledby={`${section}-title`}>
      <div className="section-head">
        <h2 id={`${section}-title`} className="panel-title">
          {say(`section.${section}`)}
        </h2>
        {aside && <span className="section-aside">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
