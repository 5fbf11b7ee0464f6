import type { Dispute } from '#server/disputes/contract.ts';
import { ActBar } from '../procedure/ActBar.tsx';
import { isDisputeWord, useDisputeWords } from '../words.ts';

/** What may happen next and whose turn it is. */
export function NextStep({ dispute }: { dispute: Dispute }) {
  const say = useDisputeWords();
  const steps = dispute.turns.filter(({ act, advances }) => advances && act !== 'withdraw');
  if (steps.length === 0) return <p className="hint">{say('nextNone')}</p>;
  return (
    <section className="panel dispute-next" aria-labelledby="dispute-next">
      <h2 id="dispute-next">{say('next')}</h2>
      <ul>
        {steps.map(({ act, who }) => {
          const key = `act.${act}`;
          return (
            <li key={act}>
              <strong>{isDisputeWord(key) ? say(key) : act}</strong>{' '}
              <span className="hint">{say('turn', { who: who.join(say('or')) })}</span>
            </li>
          );
        })}
      </ul>
      <ActBar dispute={dispute} />
    </section>
  );
}
