import type { Dispute } from '#server/disputes/contract.ts';
import { phasesOf } from '../phasesOf.ts';
import { useDisputeWords } from '../words.ts';

const MARK = { done: '✓', now: '●', todo: '○', skipped: '–' } as const;

/** How far the procedure is, phase by phase. */
export function PhaseBar({ dispute }: { dispute: Dispute }) {
  const say = useDisputeWords();
  return (
    <ol className="dispute-phases" aria-label={say('phases')}>
      {phasesOf(dispute).map(({ key, status }) => (
        <li key={key} className={`phase-${status}`} aria-current={status === 'now' ? 'step' : undefined}>
          <span className="phase-mark" aria-hidden="true">
            {MARK[status]}
          </span>
          <span>
            {say(`phase.${key}`)}
            <span className="visually-hidden">（{say(`phase.${status}`)}）</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
