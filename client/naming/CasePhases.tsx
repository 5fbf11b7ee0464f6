import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useCaseWords } from './caseWords.ts';
import { type PhaseStatus, phaseOf } from './phaseOf.ts';
import { useNamingWords } from './words.ts';

const SHAPE: Record<PhaseStatus, string> = { done: '✓', now: '●', ended: '✕', skipped: '–', ahead: '○' };

/** How far the case has come: shape and word for each stage. */
export function CasePhases({ found }: { found: CaseDetail }) {
  const say = useCaseWords();
  const sayPhase = useNamingWords();
  return (
    <ol className="phases" aria-label={say('phases')}>
      {phaseOf(found).map(({ phase, status }) => (
        <li
          key={phase}
          className={`phase-${status}`}
          aria-current={status === 'now' || status === 'ended' ? 'step' : undefined}
        >
          <span className="phase-mark" aria-hidden="true">
            {SHAPE[status]}
          </span>
          <span className="phase-name">{sayPhase(`phase.${phase}`)}</span>
          <span className="visually-hidden">{say(`phase.${status}`)}</span>
        </li>
      ))}
    </ol>
  );
}
