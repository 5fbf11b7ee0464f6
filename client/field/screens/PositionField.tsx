import type { Fix } from '#server/signs/field/fieldContract.ts';
import { GATE_METRES, type Locating } from '../locate/useFix.ts';
import { usePositionWords } from './positionWords.ts';

/** The position that the record will carry: how good it is, and what to do where it is not. */
export function PositionField({ locating, fix }: { locating: Locating; fix: Fix | null }) {
  const say = usePositionWords();
  const { rough, start, acceptRough } = locating;
  return (
    <section aria-label={say('title')}>
      <h2>{say('title')}</h2>
      <p role="status">
        <Standing locating={locating} fix={fix} />
      </p>
      <div className="pair">
        <button type="button" className="big" onClick={start}>
          {say(fix ? 'again' : 'begin')}
        </button>
        {rough && !fix ? (
          <button type="button" className="big" onClick={acceptRough}>
            {say('accept')}
          </button>
        ) : null}
      </div>
    </section>
  );
}

function Standing({ locating: { rough, running, failure }, fix }: { locating: Locating; fix: Fix | null }) {
  const say = usePositionWords();
  if (fix) return say('known', { metres: Math.ceil(fix.accuracyMetres), readings: fix.readings });
  if (failure) return say(`failure.${failure}`);
  if (rough) return say('coarse', { metres: Math.ceil(rough.accuracyMetres), gate: GATE_METRES });
  return say(running ? 'waiting' : 'off');
}
