import type { FieldSign } from '#server/signs/field/fieldContract.ts';
import { courseTo, type LonLat } from '../stakeout/courseTo.ts';
import { distanceText } from '../stakeout/guidance.ts';
import { useLanguage } from '../ui/addWords.ts';
import { SignSymbol } from './Legend.tsx';
import { useMapWords } from './words.ts';

/** The sign that was tapped, and what can be done with it, where the thumb is. */
export function ChosenSign({ sign, here }: { sign: FieldSign; here: LonLat | null }) {
  const say = useMapWords();
  const language = useLanguage();
  return (
    <section className="chosen" aria-label={say('chosen')} aria-live="polite">
      <p>
        <SignSymbol status={sign.status} />
        <strong>
          {sign.name}
          {sign.number}
        </strong>{' '}
        {say(`status.${sign.status}`)}
        {here && ` · ${distanceText(courseTo(here, sign.position).metres, language)}`}
      </p>
      <div className="pair">
        <a className="big" href={`#/stakeout/sign/${sign.id}`}>
          {say('lead')}
        </a>
        <a className="big main" href={`#/inspect/${sign.id}`}>
          {say('inspect')}
        </a>
      </div>
    </section>
  );
}
