import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { type Step, type StepStatus, stepsOf } from './importState.ts';
import { useImportWords } from './words.ts';

export const STEP_SHAPE: Record<StepStatus, string> = { done: '✓', now: '●', ahead: '○', ended: '✕' };

/** The five steps with how far each is; a click opens its section. */
export function StepNav({ run, onOpen }: { run: ImportRun; onOpen: (step: Step) => void }) {
  const say = useImportWords();
  return (
    <nav aria-label={say('steps')}>
      <ol className="import-steps">
        {stepsOf(run).map(({ step, status }) => (
          <li key={step} className={`status-${status}`} aria-current={status === 'now' ? 'step' : undefined}>
            <button type="button" onClick={() => onOpen(step)}>
              <span className="import-step-mark" aria-hidden="true">
                {STEP_SHAPE[status]}
              </span>
              {say(`step.${step}`)}
              <span className="visually-hidden">{say(`status.${status}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
