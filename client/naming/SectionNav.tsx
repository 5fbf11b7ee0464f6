import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useCaseWords } from './caseWords.ts';
import { openFindings } from './openFindings.ts';
import { SECTIONS, type SectionKey } from './Section.tsx';

function countOf(section: SectionKey, found: CaseDetail): string | null {
  if (section === 'findings') return found.lastRun ? String(openFindings(found).length) : null;
  if (section === 'steps') return String(found.steps.length);
  if (section !== 'opinions' || found.opinions.length === 0) return null;
  return `${found.opinions.filter((o) => o.answeredAt !== null).length}/${found.opinions.length}`;
}

/** Links to the parts of the case, with what is open in each; stays in sight while one reads. */
export function SectionNav({ found }: { found: CaseDetail }) {
  const say = useCaseWords();
  return (
    <nav className="section-nav no-print" aria-label={say('sections')}>
      <ul>
        {SECTIONS.map((section) => {
          const count = countOf(section, found);
          return (
            <li key={section}>
              <a href={`#${section}`}>
                {say(`section.${section}`)}
                {count !== null && <span className="count">{count}</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
