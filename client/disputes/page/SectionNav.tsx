import { Link } from 'react-router';
import type { Dispute } from '#server/disputes/contract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { partsOf } from '../sections.ts';
import { useDisputeWords } from '../words.ts';

/** Leads from part to part; where one is stands in the address. */
export function SectionNav({ dispute, part }: { dispute: Dispute; part: string }) {
  const say = useDisputeWords();
  const language = useLanguage();
  return (
    <nav className="dispute-nav" aria-label={say('sections')}>
      <ul>
        {partsOf(dispute).map(({ key, title }) => (
          <li key={key}>
            <Link to={`?part=${key}`} replace aria-current={key === part ? 'page' : undefined}>
              {title[language]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
