import type { FieldSign } from '#server/signs/field/fieldContract.ts';
import type { LonLat } from '../stakeout/courseTo.ts';
import { distanceText } from '../stakeout/guidance.ts';
import { nearestFirst } from '../stakeout/targetsOf.ts';
import { useLanguage } from '../ui/addWords.ts';
import { useNewSignWords } from './words.ts';

interface Props {
  signs: readonly FieldSign[];
  here: LonLat | null;
  onSign: (id: FieldSign['id']) => void;
}

const SHOWN = 6;

/** Signs standing near, for an old plate that has no code or none that can be read. */
export function OldSignList({ signs, here, onSign }: Props) {
  const say = useNewSignWords();
  const language = useLanguage();
  const standing = signs.filter(({ status }) => status !== 'planned' && status !== 'withdrawn');
  return (
    <section aria-label={say('chooseOld')}>
      <p className="hint">{say('chooseOld')}</p>
      <ul className="places">
        {nearestFirst(standing, here)
          .slice(0, SHOWN)
          .map(({ id, name, number, romanSign, metres }) => (
            <li key={id}>
              <button type="button" onClick={() => onSign(id)}>
                <strong>
                  {name}
                  {number}
                </strong>
                <span>
                  {romanSign}
                  {metres !== null && ` · ${distanceText(metres, language)}`}
                </span>
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}
