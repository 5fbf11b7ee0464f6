import { useState } from 'react';
import type { FieldSign } from '#server/signs/field/fieldContract.ts';
import type { LonLat } from '../stakeout/courseTo.ts';
import { distanceText } from '../stakeout/guidance.ts';
import { nearestFirst } from '../stakeout/targetsOf.ts';
import { useLanguage } from '../ui/addWords.ts';
import { SignSymbol } from './Legend.tsx';
import { useMapWords } from './words.ts';

const STEP = 20;

/** What the map shows, in words and the nearest first: for those who do not see it, and for gloves. */
export function SignsNear({ signs, here }: { signs: readonly FieldSign[]; here: LonLat | null }) {
  const say = useMapWords();
  const language = useLanguage();
  const [shown, setShown] = useState(STEP);
  const rest = signs.length - shown;
  return (
    <section aria-label={say('list')}>
      <h2>{say(here ? 'listNear' : 'list')}</h2>
      {signs.length === 0 && <p>{say('empty')}</p>}
      <ul className="near">
        {nearestFirst(signs, here)
          .slice(0, shown)
          .map(({ id, name, number, status, metres }) => (
            <li key={id}>
              <a href={`#/inspect/${id}`}>
                <SignSymbol status={status} />
                <span>
                  {name}
                  {number}
                </span>
                <span>
                  {say(`status.${status}`)}
                  {metres !== null && ` · ${distanceText(metres, language)}`}
                </span>
              </a>
              <a href={`#/stakeout/sign/${id}`}>{say('lead')}</a>
            </li>
          ))}
      </ul>
      {rest > 0 && (
        <button type="button" className="big" onClick={() => setShown(shown + STEP)}>
          {say('more', { n: Math.min(STEP, rest) })}
        </button>
      )}
    </section>
  );
}
