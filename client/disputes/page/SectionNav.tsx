import type { Dispute } from '#server/disputes/contract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { sectionsOf } from '../sections.ts';
import { useDisputeWords } from '../words.ts';

/** Jumps to a part of the page; a link scrolls without leaving the page's own address. */
export function SectionNav({ dispute }: { dispute: Dispute }) {
  const say = useDisputeWords();
  const language = useLanguage();
  return (
    <nav className="dispute-nav" aria-label={say('sections')}>
      <ul>
        {sectionsOf(dispute).map(({ key, title }) => (
          <li key={key}>
            <a href={`#${key}`}>{title[language]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
