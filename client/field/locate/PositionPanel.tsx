import type { LocateState } from './locateState.ts';
import type { Locating } from './useFix.ts';
import { useLocateWords } from './words.ts';
import './locate.css';

interface Props {
  locating: Locating;
}

const MARKS: Partial<Record<LocateState, string>> = { good: '✓', coarse: '≈', asking: '…', off: '·' };

/** The position that a record will carry: how good it is, and what to do where it is not. */
export function PositionPanel({ locating }: Props) {
  const say = useLocateWords();
  const { rough, state, gateMetres, start, acceptRough } = locating;
  const tone = state === 'good' ? 'good' : state === 'asking' || state === 'off' ? 'quiet' : 'warn';
  return (
    <section className="locate" data-tone={tone} aria-label={say('position')}>
      <p role="status" className="locate-state">
        <span aria-hidden="true">{MARKS[state] ?? '!'}</span> {say(`state.${state}`, { gate: gateMetres })}
      </p>
      {rough && (
        <p className="locate-numbers">
          <span className="locate-place">
            {rough.position[1].toFixed(6)}, {rough.position[0].toFixed(6)}
          </span>
          <span>
            {say('accuracy', { n: Math.ceil(rough.accuracyMetres) })} · {say('readings', { n: rough.readings })}
          </span>
        </p>
      )}
      <div className="pair">
        <button type="button" className="big" onClick={start}>
          {say(state === 'off' ? 'begin' : 'again')}
        </button>
        {state === 'coarse' && (
          <button type="button" className="big" onClick={acceptRough}>
            {say('accept')}
          </button>
        )}
      </div>
      <small>{say('datum')}</small>
    </section>
  );
}
