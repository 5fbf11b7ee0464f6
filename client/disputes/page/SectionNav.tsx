import { useLanguage } from '../../ui/addWords.ts';
import { DISPUTE_SECTIONS } from '../sections.ts';
import { useDisputeWords } from '../words.ts';

/** Jumps to a part of the page; a link scrolls without leaving the page's own address. */
export function SectionNav() {
  const say = useDisputeWords();
  const language = useLanguage();
  return (
    <nav className="dispute-nav" aria-label={say('sections')}>
      <ul>
        {DISPUTE_SECTIONS.map(({ key, title }) => (
          <li key={key}>
            <a href={`#${key}`}>{title[language]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
