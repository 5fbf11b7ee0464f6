import type { CaseDetail } from '#server/naming/caseContract.ts';
import { isAboutPlace } from '#server/naming/kindContract.ts';
import { useCaseWords } from './caseWords.ts';
import { openFindings } from './openFindings.ts';
import { SECTIONS, type SectionKey } from './Section.tsx';

/** A naming ends no name and has no impact; a cancellation proposes none and has no findings. */
const sectionsOf = ({ kind }: CaseDetail): readonly SectionKey[] =>
  SECTIONS.filter(
    (section) => (section !== 'impact' || isAboutPlace(kind)) && (section !== 'findings' || kind !== 'cancellation'),
  );

function countOf(section: SectionKey, found: CaseDetail): string | null {
  if (section === 'findings') return found.lastRun ? String(openFindings(found).length) : null;
  if (section === 'impact') return openTasks(found);
  if (section === 'steps') return String(found.steps.length);
  if (section !== 'opinions' || found.opinions.length === 0) return null;
  return `${found.opinions.filter((o) => o.answeredAt !== null).length}/${found.opinions.length}`;
}

const openTasks = ({ tasks }: CaseDetail): string | null =>
  tasks.length === 0 ? null : String(tasks.filter(({ outcome }) => outcome === null).length);

/** Links to the parts of the case, with what is open in each; stays in sight while one reads. */
export function SectionNav({ found }: { found: CaseDetail }) {
  const say = useCaseWords();
  return (
    <nav className="section-nav no-print" aria-label={say('sections')}>
      <ul>
        {sectionsOf(found).map((section) => {
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
